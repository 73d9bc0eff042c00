import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
FIELDS = [
    "document", "number", "start", "end", "text", "kind", "speaker", "speaker_display", "mention", "cue", "cue_start",
    "cue_end", "paragraph", "page", "time", "rule", "utterance", "about", "confidence",
]  # fmt: skip
WORDS = [
    "“We have waited long enough,”",
    "“The sea has not.”",
    "“a wall against nothing.”",
    "“will outlast every one of us.”",
]


@pytest.fixture
def quoted(run: Run, library: Path) -> list[dict[str, object]]:
    return json.loads(run("quotes", "--json")[1])  # type: ignore[no-any-return]


def test_json_is_verbatim(quoted: list[dict[str, object]], library: Path) -> None:
    text = library.joinpath("harbour.txt").read_text(encoding="utf-8")
    assert [one["text"] for one in quoted] == WORDS
    assert all(list(one) == FIELDS for one in quoted)
    assert all(text[one["start"] : one["end"]] == one["text"] for one in quoted)  # type: ignore[misc]
    assert [one["number"] for one in quoted] == [1, 2, 3, 4]
    assert [one["paragraph"] for one in quoted] == [1, 1, 2, 2]
    cue = quoted[0]
    assert text[cue["cue_start"] : cue["cue_end"]] == cue["cue"] == "said"  # type: ignore[misc]


def test_speakers_are_told(quoted: list[dict[str, object]]) -> None:
    assert quoted[0]["speaker_display"] == "Ann Byron"
    assert quoted[3]["speaker"] == "the engineers"


def test_json_lines_are_the_same(run: Run, quoted: list[dict[str, object]]) -> None:
    assert [json.loads(line) for line in run("quotes", "--jsonl")[1].splitlines()] == quoted


def test_csv_is_the_same(run: Run, quoted: list[dict[str, object]]) -> None:
    rows = list(csv.DictReader(run("quotes", "--csv")[1].splitlines()))
    assert list(rows[0]) == FIELDS
    assert [row["text"] for row in rows] == WORDS
    assert rows[0]["start"] == str(quoted[0]["start"])


def test_a_line_each_in_a_pipe(run: Run, library: Path) -> None:
    code, out, err = run("quotes")
    assert (code, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[1] for row in rows] == ["1", "2", "3", "4"]
    assert [row[-1] for row in rows] == WORDS


def test_markdown(run: Run, library: Path) -> None:
    out = run("quotes", "--markdown", "--speaker", "Byron")[1]
    assert "> “We have waited long enough,”\n>\n> — para. 1, *said*" in out
    assert out.startswith("# ")


def test_one_speaker(run: Run, library: Path) -> None:
    for name in ("byron", "Ann Byron", "MAYOR ANN BYRON", "ann\u00a0byrón"):
        code, out, _ = run("quotes", "--speaker", name)
        assert code == 0
        assert [line.split("\t")[1] for line in out.splitlines()] == ["1", "2"]


def test_nobody_of_that_name(run: Run, library: Path) -> None:
    code, out, err = run("quotes", "--speaker", "Biron")
    assert (code, out) == (3, "")
    assert "did you mean" in err
    assert "Byron" in err
    assert run("quotes", "--speaker", "Biron", "--json")[:2] == (3, "[]\n")


def test_a_table_of_speakers(run: Run, library: Path) -> None:
    rows = [line.split("\t") for line in run("quotes", "--speakers")[1].splitlines()]
    assert rows[0][0] == "2"
    assert rows[0][2].endswith("Ann Byron")
    data = json.loads(run("quotes", "--speakers", "--json")[1])
    assert data[0]["quotations"] == 2
    assert data[0]["words"] == 9
    assert data[0]["documents"] == ["harbour-wall-to-rise-council-decides"]
    assert (
        run("quotes", "--speakers", "--csv")[1].splitlines()[0] == "speaker,speaker_display,quotations,words,documents"
    )


def test_fewest_words(run: Run, library: Path) -> None:
    out = run("quotes", "--min-words", "6")[1]
    assert [line.split("\t")[1] for line in out.splitlines()] == ["4"]
    assert run("quotes", "--min-words", "99")[0] == 3


def test_context_is_verbatim(run: Run, library: Path) -> None:
    data = json.loads(run("quotes", "--context", "3", "--json")[1])
    assert (data[0]["before"], data[0]["after"]) == ("", " Mayor Ann Byron")
    assert (data[1]["before"], data[1]["after"]) == ("said on Tuesday. ", "")
    text = library.joinpath("harbour.txt").read_text(encoding="utf-8")
    assert all(one["before"] + one["text"] + one["after"] in text for one in data)


def test_explaining(run: Run, library: Path) -> None:
    first = run("quotes", "--explain")[1].splitlines()[0]
    assert "because “said”, with the subject “Mayor Ann Byron”, stands after the words; 9" in first
    data = json.loads(run("quotes", "--explain", "--json")[1])
    assert all(isinstance(one["candidates"], list) for one in data)


def test_citations(run: Run, library: Path) -> None:
    data = json.loads(run("quotes", "--cite", "apa", "--json")[1])
    assert data[0]["citation"] == "(Byron, as cited in Doe, 2021, para. 1)"
    assert run("quotes", "--cite", "mla", "-s", "byron", "--plain")[1].splitlines()[0].endswith("(qtd. in Doe)")


def test_a_style_that_is_not_there(run: Run, library: Path) -> None:
    code, out, err = run("quotes", "--cite", "apa-harvard-mix")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize("flags", [("--json", "--csv"), ("--jsonl", "--markdown"), ("--speakers", "--markdown")])
def test_formats_that_do_not_go_together(run: Run, library: Path, flags: tuple[str, str]) -> None:
    code, out, err = run("quotes", *flags)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_no_quotations_without_a_filter_is_no_failure(run: Run, folder: Path) -> None:
    (folder / "seeds" / "x.txt").write_text("Nobody says anything.", encoding="utf-8")
    code, out, err = run("quotes")
    assert (code, out) == (0, "")
    assert "there are no quotations in x" in err
    assert run("quotes", "--json")[1] == "[]\n"
    assert run("quotes", "--speaker", "x", "--json")[:2] == (3, "[]\n")


def test_a_library_without_documents(run: Run, folder: Path) -> None:
    code, out, err = run("quotes", "--library", "seeds", "--json")
    assert (code, out) == (3, "[]\n")
    assert "there are no documents in seeds" in err
    assert run("cite", "--library", "seeds")[0] == 3
    assert run("show", "--library", "seeds")[0] == 3


def test_several_processes_give_the_same(run: Run, library: Path) -> None:
    for number in range(30):
        (library / f"note{number}.txt").write_text(f"“Number {number},” said Sam Roe.", encoding="utf-8")
    (library / "bad.txt").write_bytes(b"\0")
    alone = run("quotes", "--jsonl")
    assert len(alone[1].splitlines()) == 34
    assert run("quotes", "--jsonl", "--jobs", "2") == alone
    assert alone[0] == 4


def test_quotations_come_as_they_are_found(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from citecli.api.quotations import extract_quotations

    (library / "other.txt").write_text("“Never,” said Sam Roe.", encoding="utf-8")
    real = extract_quotations.extract

    def extract(text: str, **options: object) -> object:
        if text.startswith("“Never"):
            raise RuntimeError("too late to matter")
        return real(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extract_quotations, "extract", extract)
    for form in ("--jsonl", "--csv", "--plain"):
        code, out, _ = run("quotes", "harbour", "other", form)
        assert code == 1
        assert len(out.splitlines()) == (5 if form == "--csv" else 4)


def test_an_array_of_json_is_one_however_it_was_written(run: Run, library: Path) -> None:
    out = run("quotes", "--json")[1]
    assert out == json.dumps(json.loads(out), ensure_ascii=False, indent=2) + "\n"


LINES = [
    {"id": "one", "text": "“Never,” said Sam Roe.", "issued": {"date-parts": [[2020]]}},
    {"text": "A title\n\n“Always,” said Sam Roe."},
    {"title": "No text"},
    {"id": "one", "text": "“Now,” said Sam Roe."},
]


def test_json_lines(run: Run, process: Callable[..., "subprocess.CompletedProcess[bytes]"], library: Path) -> None:
    content = "".join(json.dumps(line) + "\n" for line in LINES) + "\n{broken\n"
    Path("texts.jsonl").write_text(content, encoding="utf-8")
    code, out, err = run("quotes", "texts.jsonl", "harbour", "--min-words", "1")
    assert code == 4
    assert [line.split("\t")[0] for line in out.splitlines()][:4] == [
        "one",
        "a-title",
        "one-2",
        "harbour-wall-to-rise-council-decides",
    ]
    assert "texts.jsonl, line 3 must be an object with a text" in err
    assert "texts.jsonl, line 6 is not JSON" in err
    done = process("quotes", "-", "--jsonl", stdin=content.encode())
    assert [json.loads(line)["document"] for line in done.stdout.splitlines()] == ["one", "a-title", "one-2"]
    assert "(2020)" in run("cite", "texts.jsonl", "--style", "apa", "-q")[1]
    assert run("quotes", "missing.jsonl")[:2] == (3, "")


@pytest.mark.parametrize("form", ["--csv", "--json", "--jsonl", "--markdown", "--plain"])
def test_nothing_is_written_for_a_name_that_means_nothing(run: Run, library: Path, form: str) -> None:
    assert run("quotes", "nowhere", form)[:2] == (3, "")


def test_several_documents_and_one_that_is_missing(run: Run, library: Path) -> None:
    (library / "other.txt").write_text("“Never,” said Sam Roe.", encoding="utf-8")
    code, out, err = run("quotes", "harbour", "nowhere", "other")
    assert code == 3
    assert {line.split("\t")[0] for line in out.splitlines()} == {"harbour-wall-to-rise-council-decides", "other"}
    assert "“nowhere”" in err


def test_the_same_document_twice_counts_once(run: Run, library: Path) -> None:
    assert len(run("quotes", "harbour", "1")[1].splitlines()) == 4


def test_a_folder_means_all_in_it(run: Run, library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("“Never,” said Sam Roe.", encoding="utf-8")
    (other / "b.txt").write_text("“Always,” said Sam Roe.", encoding="utf-8")
    (other / "c.txt").write_bytes(b"\0")
    code, out, err = run("quotes", str(other), "harbour")
    assert code == 4
    assert [line.split("\t")[0] for line in out.splitlines()][:3] == ["a", "b", "harbour-wall-to-rise-council-decides"]
    assert "c.txt" in err
    (other / "empty").mkdir()
    assert run("quotes", str(other / "empty"))[0] == 3


# The sample, as whoever reads it would say: who is quoted, how often, in which paragraphs.
SAMPLE = [
    ("the New York Times", "the New York Times", [2]),
    ("US officials", "US officials", [2]),
    ("Gen. Mark Milley", "Mark Milley", [3]),
    ("Samuel Charap", "Samuel Charap", [5, 5, 5, 5, 6, 6, 6, 6, 6]),
]


def test_the_sample(run: Run, folder: Path) -> None:
    found = json.loads(run("quotes", "--json")[1])
    told: dict[tuple[str, str], list[int]] = {}
    for one in found:
        speaker = " ".join(one["speaker"].split())
        told.setdefault((speaker, " ".join(one["speaker_display"].split())), []).append(one["paragraph"])
    assert [(*names, paragraphs) for names, paragraphs in told.items()] == SAMPLE
    assert next(one for one in found if one["speaker"] == "US officials")["text"].startswith("“has made the case")
    for name in ("Milley", "gen. mark milley", "MARK MILLEY"):
        assert len(json.loads(run("quotes", "--speaker", name, "--json")[1])) == 1
    assert len(json.loads(run("quotes", "--speaker", "the new york times", "--json")[1])) == 1
    indirect = [one for one in json.loads(run("quotes", "--indirect", "--json")[1]) if one["kind"] == "indirect"]
    assert any(one["speaker"] == "Samuel Charap" and one["cue"] == "argued" for one in indirect)


def test_where_a_quotation_stands_in_a_recording(
    run: Run, folder: Path, terminal: Callable[..., "tuple[int, str]"]
) -> None:
    cues = ("<v Ann Roe>The tide is early.", "<v Sam Poe>It never is.", "<v Ann Roe>Look at the quay.")
    captions = "".join(f"01:0{at}.000 --> 01:0{at + 1}.000\n{cue}\n\n" for at, cue in enumerate(cues, start=2))
    (folder / "seeds" / "hearing.vtt").write_text(f"WEBVTT\n\n{captions}", encoding="utf-8")
    one = json.loads(run("quotes", "--json")[1])[0]
    assert (one["page"], one["time"], one["paragraph"]) == (None, "00:01:02", 1)
    assert "> — 00:01:02\n" in run("quotes", "--markdown")[1]
    shown = terminal("quotes", TERM="dumb")[1]
    assert "00:01:02" in shown
    assert "para." not in shown


def test_a_language_whose_speakers_are_not_found_is_named(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "privoz.txt"
    page.write_text(
        "Starostka zahájila jednání a nebyla sama. „Přívoz v zimě nepojede,“ řekla. „To není pravda,“ dodal Brandt.\n",
        encoding="utf-8",
    )
    code, out, err = run("quotes", str(page))
    assert code == 0
    assert [line.split("\t")[3] for line in out.splitlines()] == ["", ""]
    assert "privoz has quotations in Czech; their speakers are not found" in err


@pytest.mark.parametrize("names", [("byron", "engineers"), ("engineers", "byron")])
def test_several_speakers(run: Run, library: Path, names: tuple[str, ...]) -> None:
    options = [word for name in names for word in ("--speaker", name)]
    code, out, err = run("quotes", *options)
    assert (code, [line.split("\t")[1] for line in out.splitlines()], err) == (0, ["1", "2", "4"], "")
    code, out, err = run("quotes", "-s", "Byrom", "-s", "engineer")
    assert (code, out) == (3, "")
    assert err == "citecli: no quotations by “Byrom” or “engineer”; did you mean Ann Byron or the engineers?\n"
