"""`citecli check` as its users meet it. The library is one article (see conftest)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
KEY = "harbour-wall-to-rise-council-decides"
FAITHFUL = f"""\
Mayor Ann Byron said, “We have waited long enough” [@{KEY}, para. 1].

> The works begin in May, and nobody on the quay expects quiet. [@{KEY}, para. 3]

It “will outlast every one of us” [@{KEY}].
"""


@pytest.fixture
def check(library: Path, folder: Path, run: Run) -> Callable[..., "tuple[int, str, str]"]:
    """Check a draft that holds a text."""

    def call(text: str, *options: str) -> tuple[int, str, str]:
        (folder / "draft.md").write_text(text, encoding="utf-8")
        return run("check", "draft.md", *options)

    return call


def test_a_faithful_draft(check: Run) -> None:
    code, out, err = check(FAITHFUL)
    assert (code, out) == (0, "")
    assert "3 quotations: 3 verbatim" in err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"“The works begin in June, and nobody on the quay expects quiet” [@{KEY}].", "[-June-] {+May+}"),
        (f"Mark Rourke said, “We have waited long enough” [@{KEY}].", "wrong speaker"),
        (f"“Nobody on the long quay expects no quiet” [@{KEY}].", "draft.md:1:2: altered"),
        ("“These are words that nobody has ever written down” is new.", "not found"),
        (f"“Nobody on the quay expects quiet” [@{KEY}, para. 1].", "are in para. 3, not para. 1"),
        (f"“Nobody on the quay expects quiet.”\n\nAnd [@{KEY}] too.", "no citation"),
        ("So [@harbor-wall].", "unknown key: no reference for @harbor-wall"),
    ],
)
def test_what_needs_the_writer(check: Run, text: str, says: str) -> None:
    code, out, _ = check(text)
    assert code == 1
    assert says in out


def test_two_people_say_the_same(check: Run, library: Path) -> None:
    words = "“We shall see what the sea says,”"
    text = f"{words} said Ann Roe. Nobody spoke.\n\n{words} said Sam Poe."
    (library / "echo.txt").write_text(f"Echo\n\n5 May 2020\n\n{text}\n", encoding="utf-8")
    for name, code in (("Ann Roe", 0), ("Sam Poe", 0), ("Mark Rourke", 1)):
        assert check(f"{name} said, “We shall see what the sea says” [@echo].")[0] == code, name


def test_what_a_writer_may_do(check: Run) -> None:
    text = f"“[N]obody … expects quiet,” he said [@{KEY}]. And a ‘wall’ and “Harbour wall to rise, council decides”."
    code, out, _ = check(text, "--all")
    assert code == 0
    assert "permitted alterations" in out
    assert "omission" in out
    assert "too short to judge: “wall”" in out
    assert out.count("\n") == 2


def test_a_source_without_text_can_t_be_judged(check: Run, folder: Path) -> None:
    (folder / "items.json").write_text('[{"id": "roe", "type": "book", "title": "Quays"}]', encoding="utf-8")
    code, out, _ = check("“These are words of a book we lack” [@roe].", "--all", "--bibliography", "items.json")
    assert code == 0
    assert "source not in the library" in out


def test_another_document_has_it(check: Run, library: Path) -> None:
    (library / "other.txt").write_text(
        "Another story\n\n5 May 2020\n\nLamps were lit along the whole long mole.\n", "utf-8"
    )
    code, out, _ = check(f"“Lamps were lit along the whole long mole” [@{KEY}].")
    assert code == 1
    assert "wrong source" in out
    assert "another-story" in out


def test_json(check: Run) -> None:
    code, out, _ = check(f"So “the works begin in June, and nobody” [@{KEY}].", "--json")
    assert code == 1
    (draft,) = json.loads(out)
    (one,) = draft["quotations"]
    assert (one["verdict"], one["line"], one["column"], one["keys"]) == ("altered", 1, 5, [KEY])
    assert one["passage"]["text"] == "The works begin in May, and nobody"
    assert [piece for piece in one["comparison"] if not piece["same"]] == [
        {"draft": "June", "source": "May", "same": False}
    ]


def test_sarif_and_annotations(check: Run) -> None:
    text = f"So “the works begin in June, and nobody” [@{KEY}]."
    log = json.loads(check(text, "--format", "sarif")[1])
    (result,) = log["runs"][0]["results"]
    assert (log["version"], result["ruleId"]) == ("2.1.0", "altered")
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 40
    }  # fmt: skip
    assert check(text, "--format", "github")[1].startswith(
        "::error file=draft.md,line=1,col=5,endColumn=40,title=altered::altered"
    )


def test_a_source_beside_the_library(check: Run, folder: Path) -> None:
    (folder / "letter.txt").write_text("A letter\n\nThe lamps went out along the mole at nine.\n", encoding="utf-8")
    assert check("He wrote: “The lamps went out along the mole.”")[0] == 1
    assert check("He wrote: “The lamps went out along the mole.”", "--source", "letter.txt")[0] == 0


def test_several_drafts_and_one_that_is_not_there(check: Run, run: Run) -> None:
    assert check(FAITHFUL)[0] == 0
    code, _, err = run("check", "draft.md", "none.md")
    assert code == 3
    assert "there is no draft none.md" in err


@pytest.mark.parametrize("text", ["", "No quotations.\n", "“‘«\"'``", "> \n>\n", "“" * 3000, "“a b c d” " * 300])
def test_odd_drafts(check: Run, text: str) -> None:
    code, _, err = check(text)
    assert code in (0, 1)
    assert "Traceback" not in err


def test_an_empty_library(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "draft.md").write_text("“These words are nowhere to be found.”", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = run("check", "draft.md", "--library", str(empty))
    assert code == 1
    assert "there is nothing to check against" in err


def test_on_a_terminal(library: Path, folder: Path, terminal: Callable[..., "tuple[int, str]"]) -> None:
    draft = f"“The works begin in June, and nobody” [@{KEY}] and [@none].\n\n“[I]n May, and nobody” [@{KEY}, para. 1]\n"
    (folder / "draft.md").write_text(draft, encoding="utf-8")
    code, shown = terminal("check", "draft.md", columns=40, TERM="dumb")
    assert code == 1
    assert "  1  altered\n     “The works begin in [-June-]\n     {+May+} and nobody”\n" in shown
    assert "  1  unknown key: no reference for @none\n" in shown
    assert "  3  permitted alterations, wrong\n     locator\n     “[I]n May, and nobody”\n" in shown
    assert max(map(len, shown.splitlines())) <= 40


def test_a_pronoun_may_be_the_author_of_what_is_cited(check: Run, library: Path) -> None:
    text = "Of tides\n\nBy Zoë Müller\n\n3 May 2020\n\n“The stones moved at night,” Müller writes."
    (library / "tides.txt").write_text(text, encoding="utf-8")
    draft = (
        f"“We have waited long enough,” said Ann Byron [@{KEY}].\n\n"
        "“The stones moved at night” [@of-tides], {} wrote.\n"
    )
    assert check(draft.format("she"))[0] == 0
    code, out, _ = check(draft.format("Byron"))
    assert code == 1
    assert "wrong speaker: “The stones moved at night”" in out


@pytest.mark.parametrize(
    ("behind", "code"),
    [
        (" (Byron, as cited in Doe, 2021, para. 1).", 0),
        (", she said (qtd. in\nDoe).", 0),
        (". The rest is silence (Doe, 2021).", 1),
        (" (para. 1)", 0),
        (" (or so it is said).", 1),
        (".\n\nThe sea. That was all of it. In the end nothing came (Doe, 2021).", 1),
    ],
)
def test_citations_set_by_hand(check: Run, behind: str, code: int) -> None:
    assert check(f"See @{KEY}.\n\n“We have waited long enough”{behind}\n")[0] == code


@pytest.mark.parametrize("cited", ["(Doe, 2021, para. 3)", "(qtd. in Doe).", "(Doe, n.d.)", "¹²", "12", "[4]", "(1,2)"])
def test_a_citation_set_by_hand_is_no_part_of_a_block(check: Run, cited: str) -> None:
    text = f"See @{KEY}.\n\n> The works begin in May, and nobody on the quay expects quiet. {cited}\n"
    code, out, _ = check(text, "--all")
    assert code == 0
    assert ": verbatim: “The works begin in May, and nobody on the quay expects quiet.”" in out


def test_what_quote_writes_is_faithful(check: Run, run: Run, library: Path) -> None:
    long = " ".join(["The sea has been here before us all, and it will be here after us."] * 8)
    text = f"Of tides\n\nBy Zoë Müller\n\n3 May 2020\n\n“{long}” Ann Roe said. “We know it,” she added."
    (library / "tides.txt").write_text(text, encoding="utf-8")
    for style in ("apa", "mla", "chicago", "chicago-author-date", "ieee", "nature"):
        written = run("quotes", "--cite", style, "--introduce", "--format", "markdown", "-q")[1]
        _, out, _ = check(f"See @{KEY}.\n\n{written}", "--all")
        assert ("altered:" in out, "not found" in out) == (False, False), (style, out)
        assert "wrong speaker" not in out


POEM = """\
The Quay at Night

3 March 2021

The harbour lies asleep beneath the hill,
And all the lamps are out along the pier;
The miller’s wheel, that never once was still,
Stands silent as the turning of the year.

No gull cries over water grey as slate
Nor any step is heard upon the stone.
"""
ESSAY = """\
In a poem of that year the night on the quay is a silence in which not even the mill is at work, and the first thing
that is said of it is that “The harbour lies asleep beneath the hill, / And all the lamps are out along the pier”. What
follows is quieter still: the mill “Stands silent as the turning of the year. // No gull cries over water”.

| The miller’s wheel, that never once was still,
| Stands silent as the turning of the year.

The writer of these lines had lived beside that mill for thirty years, and nobody who reads them will believe that it
was ever still for as long as a night, whatever the poem may say about its wheel and about the people who came and went.

> No gull cries over water grey as slate\\
> Nor any step is heard upon the stone.
"""


def test_slashes_and_line_blocks_stand_for_the_breaks_of_verse(check: Run, library: Path) -> None:
    (library / "poem.txt").write_text(POEM, encoding="utf-8")
    code, out, err = check(ESSAY)
    assert (code, out) == (0, "")
    assert "4 quotations: 1 verbatim, 3 with permitted alterations" in err


def test_regions_have_an_end(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("So “we have waited\nfor ever and a day” [@harbour; @none].\n", encoding="utf-8")
    code, out, _ = run("check", "draft.md", "--format", "sarif")
    assert code == 1
    results = json.loads(out)["runs"][0]["results"]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    assert {"startLine": 1, "startColumn": 5, "endLine": 2, "endColumn": 19} in regions
    assert {"startLine": 2} in regions
