"""Places of a draft that is put together from several files."""

import pytest

from citecli.documents.model import Span
from citecli.drafts.markdown import draft_of
from citecli.drafts.model import Draft, DraftFile
from citecli.drafts.places import Places, line_in
from citecli.drafts.quotations import find
from citecli.frozen import replace

MAIN = "A first line.\nHere: {it} goes on.\r\nThe end.\n"
IT = "one\n\ntwo “quoted words”"


def composed() -> Draft:
    """The main file with another one in its second line."""
    before, after = MAIN.split("{it}")
    text = before + IT + after
    start, end = len(before), len(before) + len(IT)
    files = (
        DraftFile("main.md", Span(0, start)),
        DraftFile("it.md", Span(start, end)),
        DraftFile("main.md", Span(end, len(text)), start + len("{it}"), 2, 1 + MAIN.split("\n")[1].index(" goes")),
    )
    return replace(draft_of(text, "main.md"), files=files)


@pytest.mark.parametrize("name", ["main.md", "it.md"])
def test_each_character_has_its_place_in_its_file(name: str) -> None:
    draft = composed()
    file = {"main.md": MAIN, "it.md": IT}[name]
    places = Places(draft)
    found = [(place, draft.text[at]) for at in range(len(draft.text)) if (place := places.at(at)).file == name]
    assert len(found) == len(file.replace("{it}", ""))
    for place, character in found:
        assert file[place.offset] == character
        lines = file[: place.offset].split("\n")
        assert (place.line, place.column) == (len(lines), len(lines[-1]) + 1)


def test_a_quotation_stands_in_its_file() -> None:
    (quotation,) = find(composed())
    assert (quotation.first.file, quotation.line, quotation.column) == ("it.md", 3, 6)
    assert IT[quotation.first.offset : quotation.last.offset] == "quoted words"


def test_what_goes_on_in_another_file_ends_with_its_own() -> None:
    draft = composed()
    first, last = Places(draft).ends(Span(3, draft.text.index("two")))
    assert (first.file, first.offset) == ("main.md", 3)
    assert (last.file, last.line, last.offset) == ("main.md", 2, MAIN.index("{it}"))


def test_a_draft_of_one_file_needs_no_table() -> None:
    draft = draft_of("one\r\ntwo", "a.md")
    assert [(place.file, place.line, place.column) for place in map(Places(draft).at, (0, 5, 7))] == [
        ("a.md", 1, 1), ("a.md", 2, 1), ("a.md", 2, 3),
    ]  # fmt: skip


def test_lines_are_named_with_their_file_where_it_is_another() -> None:
    assert line_in("a.md", "a.md", 3) == line_in("a.md", "", 3) == "line 3"
    assert line_in("a.md", "b.md", 3) == "b.md, line 3"
