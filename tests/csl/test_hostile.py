"""Whatever the processor is fed: no exception, no hang, nothing invented, and what is sound beside it is rendered."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from citecli.csl import (
    Citation,
    CitationItem,
    Locale,
    Mode,
    Rendered,
    RenderWarning,
    Style,
    WarningKind,
    load_locale,
    load_style,
    render,
)
from citecli.csl.xml.parse import parse_style
from citecli.errors import InvalidStyle
from citecli.frozen import replace
from citecli.markup import html, markdown, plain, rtf
from citecli.references.csl_json import from_items
from citecli.references.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES

Steps = Callable[[Callable[[], object]], int]
STYLES: dict[str, Style] = {
    name: load_style(name)
    for name in ("apa", "modern-language-association", "chicago-author-date", "chicago-notes-bibliography")
}
LOCALES: dict[str, Locale] = {name: load_locale("en-US", style) for name, style in STYLES.items()}
SOUND: dict[str, object] = {
    "id": "sound",
    "type": "book",
    "title": "The quiet item",
    "author": [{"family": "Meek", "given": "Ida"}],
    "issued": {"date-parts": [[1999]]},
}


def written(rendered: Rendered) -> list[str]:
    """Everything that was rendered, in every format, the plain texts first."""
    contents = [*rendered.citations, *(entry.content for entry in rendered.bibliography or ())]
    return [writer(content) for writer in (plain.write, html.write, markdown.write, rtf.write) for content in contents]


def in_all_styles(
    items: Sequence[object], citations: Sequence[Citation] | None = None, styles: Sequence[str] = tuple(STYLES)
) -> list[str]:
    """The items, beside a sound one, in the four styles; the sound one must be there each time."""
    references, _ = from_items([*items, SOUND])
    if citations is None:
        citations = [Citation((CitationItem(reference.id),)) for reference in references]
    out: list[str] = []
    for name in styles:
        rendered = render(STYLES[name], references, citations, locale=LOCALES[name])
        sound = [plain.write(entry.content) for entry in rendered.bibliography or () if entry.id == "sound"]
        assert len(sound) == 1 and "quiet item" in sound[0].lower() and "1999" in sound[0]
        out += written(rendered)
    controls = {chr(code) for code in (*range(32), *range(127, 160))} - set("\t\n")
    assert controls.isdisjoint("".join(out))
    return out


# Items that are not what they should be.

WRONG: tuple[object, ...] = (
    None, 1, -1, 1.5, True, "", [], {}, [[]], [None], [{}], {"a": 1}, "x", float("inf"), float("nan"), 10**400, "\x00",
    [1, [2, [3]]], {"literal": {}}, {"literal": 5}, {"family": 5}, [{"family": [1]}], [{"given": None}], "None",
    {"date-parts": 5}, {"date-parts": [5]}, {"date-parts": [[None]]}, {"date-parts": [["x"]]},
    {"date-parts": [[[2000]]]},
    {"date-parts": [[99999999, 13, 0]]}, {"date-parts": [[2000, 13, 45]]}, {"date-parts": [[2000, 0, 0]]},
    {"date-parts": [[0]]}, {"date-parts": [[-99999999]]}, {"date-parts": [[2000], [1999], [1998]]},
    {"date-parts": [[2000], []]},
    {"raw": 5}, {"raw": "\x1b[2J"}, {"season": 9, "date-parts": [[2000]]}, {"edtf": "9999999999-13"},
)  # fmt: skip
KEYS = sorted(
    DATE_VARIABLES | NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | {"type", "id", "custom", "unheard-of"}
)


@pytest.mark.slow
def test_a_wrong_value_in_any_variable_harms_nothing_else() -> None:
    for at, wrong in enumerate(WRONG):
        items = [{**SOUND, "id": f"wrong-{key}", key: wrong} for key in KEYS[at % 2 :: 2]]
        texts = in_all_styles(items, styles=[list(STYLES)[at % len(STYLES)]])
        if wrong != "None":
            assert not any("None" in text.split() for text in texts), wrong


@pytest.mark.parametrize("item", [None, 5, "text", [], [{}], True, {}, {"id": None}, {"id": []}, {"type": "book"}])
def test_what_is_no_item_is_told_and_passed_over(item: object) -> None:
    references, problems = from_items([item, SOUND])
    assert references[-1].id == "sound"
    assert problems
    assert all("\n" not in problem for problem in problems)
    in_all_styles([item])


def test_of_equal_ids_the_first_counts() -> None:
    references, problems = from_items([SOUND, {**SOUND, "title": "The other item"}])
    assert len({reference.id for reference in references}) == 2 and len(problems) == 1
    doubled = (references[0], replace(references[0], texts={"title": "The other item"}))
    style = STYLES["apa"]
    rendered = render(style, doubled, [Citation((CitationItem("sound"),))], locale=LOCALES["apa"])
    assert [plain.write(entry.content) for entry in rendered.bibliography or ()] == ["Meek, I. (1999). The quiet item."]


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[99999999]]}, None),
        ({"date-parts": [[2000, 13]]}, "2000"),
        ({"date-parts": [[2000, 2, 30]]}, "2000"),
        ({"date-parts": [[2000, 5, 0]]}, "2000"),
        ({"date-parts": [2000, 5]}, "2000"),
        ({"date-parts": [["2000", "05", "x"]]}, "2000"),
        ("2000-99-99", None),
    ],
)
def test_absurd_dates_are_read_as_far_as_they_make_sense(issued: object, year: str | None) -> None:
    (reference,), _ = from_items([{**SOUND, "issued": issued}])
    rendered = render(STYLES["apa"], (reference,), locale=LOCALES["apa"])
    (entry,) = rendered.bibliography or ()
    text = plain.write(entry.content)
    assert text.endswith("The quiet item.")
    assert f"({year}" in text if year else "99999999" not in text


def test_an_item_may_speak_of_itself() -> None:
    in_all_styles(
        [{**SOUND, "id": "self", "references": ["self"], "related": [{"id": "self"}], "note": "{:note: self}"}]
    )


def test_unknown_types_and_variables_are_no_harm() -> None:
    texts = in_all_styles([{**SOUND, "id": "odd", "type": "holograph", "wibble": "wobble", "colour": ["red"]}])
    assert not any("wobble" in text for text in texts)


def test_a_cite_may_hold_anything() -> None:
    odd = "<i>unclosed “ and \x1b]52; [sic] & {\\rtf1"
    for mode in Mode:
        for label in ("", "page", "no such label", "sub-verbo"):
            cite = CitationItem("sound", locator=odd, label=label, prefix=odd, suffix=odd, mode=mode)
            in_all_styles([], [Citation((cite, cite), note=-1, mode=mode, infix=odd, prefix=odd, suffix=odd)])


def test_citations_of_nothing_and_of_nobody() -> None:
    citations = [
        Citation(()),
        Citation((CitationItem("nobody"),)),
        Citation((CitationItem("nobody"), CitationItem("sound"))),
    ]
    in_all_styles([], citations)
    references, _ = from_items([SOUND])
    rendered = render(STYLES["apa"], references, citations, locale=LOCALES["apa"])
    assert [plain.write(content) for content in rendered.citations] == ["", "", "(Meek, 1999)"]
    warning = RenderWarning(WarningKind.UNKNOWN_REFERENCE, "no reference 'nobody'", "nobody")
    assert rendered.warnings == (warning,) * 2
    for name, style in STYLES.items():
        empty = render(style, (), citations, locale=LOCALES[name])
        assert empty.bibliography == () and set(empty.citations) == {()}


# Markup and control characters are data.


def test_unclosed_tags_stay_text() -> None:
    texts = in_all_styles(
        [{**SOUND, "id": "tags", "title": "<i>one <b>two</i> <span class='x'>three <script>alert(1)</script>"}]
    )
    assert not any("<script" in text for text in texts[len(texts) // 4 :] if "&#60;" in text)
    (reference,), _ = from_items([{**SOUND, "title": "a <script>b</script> <i>c"}])
    (entry,) = render(STYLES["apa"], (reference,), locale=LOCALES["apa"]).bibliography or ()
    assert "&#60;script&#62;b&#60;/script&#62; &#60;i&#62;c" in html.write(entry.content)


def test_control_characters_break_nothing() -> None:
    controls = "".join(map(chr, (0, *range(2, 32), 127, *range(128, 160), 0x202E, 0x2066, 0xFEFF, 0xFFFF)))
    fields = dict.fromkeys(("title", "publisher", "page", "volume", "DOI", "container-title"), f"a{controls}b")
    in_all_styles([{**SOUND, "id": "controls", "type": "article-journal", **fields, "author": [{"family": controls}]}])


# Much of everything: the work grows with the input, not with its square.


PIECES = (
    "<i>", "</i>", "<b><i>", '"', "'", "\"'", "“", "”", "«", '<span class="nocase">', "<span ", "<", "(", "-", "–",
    ": ", ". ", "1-", "1,", "a-", "& ", "\\-", "I", "\n", " ", "’", "word ", "WORD ", "? ", "1 and ", "\u0301",
    "{:a: b}",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_long_values_cost_no_more_than_their_length(piece: str, steps: Steps) -> None:
    style, locale = STYLES["chicago-notes-bibliography"], LOCALES["chicago-notes-bibliography"]

    def run(times: int, mark: str) -> Callable[[], object]:
        text = f"{mark}{piece * times}"  # nothing remembered from another run
        item = {
            **SOUND, "type": "article-journal", "title": text, "volume": text, "page": text, "note": text,
            "author": [{"family": text, "given": text}, {"literal": text}],
        }  # fmt: skip
        references, _ = from_items([item])
        cite = CitationItem("sound", locator=text, prefix=text, suffix=text)
        return lambda: written(render(style, references, [Citation((cite,))], locale=locale))

    run(10, "w")()
    small, large = steps(run(30, "s")), steps(run(120, "l"))
    assert large <= small * 4.6 + 1000, (small, large)


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
def test_many_authors_cost_no_more_than_their_number(name: str, steps: Steps) -> None:
    def run(many: int) -> Callable[[], object]:
        people: list[object] = [{"family": f"F{many}{at}", "given": f"G{at} H."} for at in range(many)]
        items: list[object] = [
            {**SOUND, "id": "a", "author": people},
            {**SOUND, "id": "b", "author": [*people[:-1], {"family": "Z"}]},
        ]
        references, _ = from_items(items)
        cites = Citation((CitationItem("a"), CitationItem("b")))
        return lambda: render(STYLES[name], references, [cites], locale=LOCALES[name])

    run(10)()
    small, large = steps(run(100)), steps(run(400))
    assert large <= small * 4.6 + 1000, (small, large)


_ALONE = """
import sys
from citecli.csl import *
from citecli.markup import plain
from citecli.references.csl_json import from_items
base = {"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2000]]}}
people = [{"family": f"F{at}", "given": f"G{at} H."} for at in range(1000)]
style = load_style(sys.argv[1])
locale = load_locale("en-US", style)
def go(*items, **cite):
    references, _ = from_items(list(items))
    cites = [Citation((CitationItem(reference.id, **cite),), note=at) for at, reference in enumerate(references, 1)]
    rendered = render(style, references, cites, locale=locale)
    return [plain.write(content) for content in rendered.citations]
go({**base, "author": people}, {**base, "id": "b", "author": people[::-1]}, {**base, "id": "c", "author": people[:-1]})
long = {"title": "word " * 4000, "author": [{"family": "x" * 20000, "given": "A. " * 6000}]}
go({**base, **long}, locator="1-2, " * 1000)
gap = "a" + " " * 20000 + "b"
go({**base, "title": gap, "page": gap, "volume": gap, "author": [{"family": gap, "given": gap}]}, locator=gap)
go({**base, "title": "<i>'\\"" * 5000})
print(len(go(*({**base, "id": str(at), "author": people[at % 7:at % 7 + 3]} for at in range(300)))))
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
def test_thousands_of_authors_and_a_title_of_20_kb(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, name], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("300", "")


def test_control_characters_do_not_come_out() -> None:
    bad = "\x00\x01\x1b\x7f\x9b"
    wrong = {
        "id": "wrong", "type": "book", "title": f"A{bad}b\r\nc<i>d{bad}</i>", "publisher": f"E{bad}f",
        "volume": f"1{bad}",
        "author": [{"family": f"Gh{bad}i", "given": f"J{bad}k"}], "DOI": f"10.1/{bad}l",
    }  # fmt: skip
    cite = Citation((CitationItem("wrong", locator=f"3{bad}", prefix=f"m{bad}", suffix=f"n{bad}"),))
    texts = in_all_styles([wrong], [cite])
    assert any("ab cd" in text.lower() for text in texts)


# Styles.


def style_around(layout: str, before: str = "", options: str = "") -> str:
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f"{before}<citation {options}><layout>{layout}</layout></citation></style>"
    )


def cited(xml: str) -> str:
    references, _ = from_items([SOUND])
    style = parse_style(xml)
    citations = [Citation((CitationItem("sound"),))]
    return plain.write(render(style, references, citations, locale=load_locale("en-US", style)).citations[0])


def test_elements_nested_too_deeply_are_refused() -> None:
    depth = 5000
    with pytest.raises(InvalidStyle):
        parse_style(style_around("<group>" * depth + '<text variable="title"/>' + "</group>" * depth))


def test_elements_nested_deeply_are_rendered() -> None:
    depth = 40
    assert cited(style_around("<group>" * depth + '<text variable="title"/>' + "</group>" * depth)) == "The quiet item"


def test_macros_that_call_each_other_in_a_circle_are_refused() -> None:
    macros = "".join(f'<macro name="m{at}"><text macro="m{(at + 1) % 30}"/></macro>' for at in range(30))
    with pytest.raises(InvalidStyle):
        parse_style(style_around('<text macro="m0"/>', macros))


def test_a_chain_of_macros_is_rendered_or_refused_but_never_runs_out_of_stack() -> None:
    for length in (20, 100, 1000, 5000):
        macros = "".join(f'<macro name="m{at}"><text macro="m{at + 1}"/></macro>' for at in range(length))
        macros += f'<macro name="m{length}"><text variable="title"/></macro>'
        try:
            assert cited(style_around('<text macro="m0"/>', macros)) == "The quiet item"
        except InvalidStyle:
            assert length > 20


def test_macros_that_double_at_each_step_are_refused() -> None:
    macros = "".join(
        f'<macro name="m{at}"><text macro="m{at + 1}"/><text macro="m{at + 1}"/></macro>' for at in range(40)
    )
    macros += '<macro name="m40"><text variable="title"/></macro>'
    with pytest.raises(InvalidStyle):
        parse_style(style_around('<text macro="m0"/>', macros))


def test_a_choose_of_ten_thousand_branches() -> None:
    branches = "".join(f'<else-if type="book" variable="volume-{at}"/>' for at in range(10000))
    xml = style_around(f'<choose><if type="song"/>{branches}<else><text variable="title"/></else></choose>')
    assert cited(xml) == "The quiet item"


def test_absurd_options_are_no_harm() -> None:
    options = (
        'et-al-min="99999999999" et-al-use-first="-1" near-note-distance="x" collapse="what" initialize-with="\u202e"'
    )
    assert cited(style_around('<names variable="author"/>', options=options)).replace("\u202e", "")


# Random items.

_TEXT = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Co")), max_size=30)
_NASTY = (
    st.sampled_from(PIECES) | _TEXT | st.sampled_from(["2-5", "12", "xii", "et al.", "van der", "10.5/x", "B.C.", "?"])
)
_VALUE = st.lists(_NASTY, max_size=4).map("".join)
_NAME_KEYS = "family given literal suffix dropping-particle non-dropping-particle comma-suffix".split()
_NAME = st.fixed_dictionaries({}, optional=dict.fromkeys(_NAME_KEYS, _VALUE))
_PART = st.integers(-3000, 12000) | st.sampled_from(["2001", "", "May", None])
_DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(_PART, max_size=3), max_size=2),
        "season": st.integers(0, 5),
        "circa": st.booleans(),
        "literal": _VALUE,
        "raw": _VALUE,
    },
)
_ITEM = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["book", "article-journal", "chapter", "webpage", "legal_case", "bill", "post", "interview"]
        )
    },
    optional={
        **dict.fromkeys(sorted(TEXT_VARIABLES - {"note"} | NUMBER_VARIABLES), _VALUE),
        **dict.fromkeys(sorted(NAME_VARIABLES), st.lists(_NAME, max_size=4)),
        **dict.fromkeys(sorted(DATE_VARIABLES), _DATE),
    },
)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(items=st.lists(_ITEM, min_size=1, max_size=4), locator=_VALUE)
def test_random_items_never_raise_and_leak_nothing(items: list[dict[str, object]], locator: str) -> None:
    items = [{**item, "id": f"random-{at}"} for at, item in enumerate(items)]
    cites = tuple(CitationItem(f"random-{at}", locator=locator) for at in range(len(items)))
    citations = [Citation(cites, note=1), *(Citation((cite,), note=2, mode=mode) for cite in cites for mode in Mode)]
    texts = in_all_styles(items, citations)
    if "None" not in json.dumps([items, locator]):  # Hypothesis takes strings from programs, too
        assert not any("None" in text.split() for text in texts)


@settings(max_examples=60, deadline=None)
@given(title=_VALUE, more=_VALUE)
@example(title="", more="<span ?")
def test_every_letter_of_a_title_is_in_its_entry(title: str, more: str) -> None:
    """Punctuation may merge, case may change and marks may turn; letters and digits never go."""
    style = parse_style(
        style_around('<group delimiter=". "><text variable="title"/><text variable="publisher"/></group>')
    )
    references, _ = from_items([{**SOUND, "title": title, "publisher": more}])
    citations = [Citation((CitationItem("sound"),))]
    text = plain.write(render(style, references, citations, locale=LOCALES["apa"]).citations[0])

    def letters(string: str) -> str:
        for tag in ("i", "b", "span"):
            string = string.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        string = string.replace('<span class="nocase">', "").replace("<span", "")
        return "".join(character for character in string if character.isalnum())

    assert letters(text) == letters(title) + letters(more)
