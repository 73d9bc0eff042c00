"""Typed lists of references are cut into entries, however their lines are set."""

import textwrap
from collections.abc import Callable

import pytest

from citecli.drafts import markdown, plain
from citecli.drafts.model import Draft
from citecli.drafts.typed_references import typed_references

ENTRIES = (
    "Dahl, N. (2019). Ferries and the making of a county: Timetables, tides and taxes, 1840–1914. Saltmouth Press.",
    "Ellison, R. A., & Moss, A. (2014). Tidal locks of the northern estuaries. Journal of Harbour Studies, 27(4), "
    "311–329. https://doi.org/10.5555/jhs.2014.27.311",
    "Institute of Coastal Research. (2011). State of the coast (Report No. 12). https://icr.example/reports/state.pdf",
    "Lamb, H. (2007). The keepers of the quay. Tern Books.",
    "Perez, A. (1986). Rope and rumour. In M. Dobbs & F. Rook (Eds.), Work songs of the western ports (pp. 45–67). "
    "Tern Books.",
    "Rosen, S. (2003, March 4). Council votes to close the old harbour after a night of argument. The Courier, A1.",
)
BODY = "An essay\n\nIt was “a quiet harbour” in those days (Lamb, 2007).\n\n"


def wrapped(entry: str, hanging: str = "", first: str = "") -> str:
    return textwrap.fill(
        entry, 72, initial_indent=first, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


LISTS: dict[str, str] = {
    "a paragraph each": "References\n\n" + "\n\n".join(ENTRIES),
    "a wrapped paragraph each": "References\n\n" + "\n\n".join(map(wrapped, ENTRIES)),
    "a line each": "Works Cited\n\n" + "\n".join(ENTRIES),
    "hanging indents": "Bibliography\n\n" + "\n".join(wrapped(entry, "    ") for entry in ENTRIES),
    "first lines set in": "Bibliography\n\n" + "\n".join(wrapped(entry, "", "    ") for entry in ENTRIES),
    "wrapped without a sign": "Literaturverzeichnis\n\n" + "\n".join(map(wrapped, ENTRIES)),
    "numbers in brackets": "Références\n\n" + "\n".join(wrapped(f"[{n}] {e}") for n, e in enumerate(ENTRIES, 1)),
    "numbers": "Bibliografía\n\n" + "\n".join(wrapped(f"{n}. {e}", "   ") for n, e in enumerate(ENTRIES, 1)),
}


def texts(draft: Draft) -> list[str]:
    return [
        entry.text.partition(" ")[2] if entry.text[:1] in "[123456" else entry.text for entry in typed_references(draft)
    ]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("read", [plain.draft_of, markdown.draft_of], ids=["plain", "markdown"])
def test_every_entry_once(name: str, read: Callable[[str], Draft]) -> None:
    heading, _, entries = LISTS[name].partition("\n\n")
    if read is markdown.draft_of:
        if name == "first lines set in":
            pytest.skip("this is code in Markdown")
        heading = f"## {heading}"
    draft = read(f"{BODY}{heading}\n\n{entries}\n")
    assert texts(draft) == list(ENTRIES)


def test_places_are_those_of_the_draft() -> None:
    draft = plain.draft_of(f"{BODY}{LISTS['hanging indents']}\n")
    for entry in typed_references(draft):
        assert " ".join(entry.span.of(draft.text).split()) == entry.text


def test_what_stands_among_the_entries_is_none() -> None:
    note = (
        "This is the only history of the lighthouse service that speaks to the families themselves, and its chapter on "
        "the strike has not been bettered by anybody who wrote of it later."
    )
    parts = ("Annotated Bibliography", "Primary sources", ENTRIES[0], note, "Secondary sources", ENTRIES[3])
    text = BODY + "\n\n".join(parts)
    assert texts(plain.draft_of(text)) == [ENTRIES[0], ENTRIES[3]]


def test_an_entry_goes_on_over_a_page() -> None:
    cut = ENTRIES[1].index("Journal")
    text = f"{BODY}References\n\n{ENTRIES[0]}\n\n{ENTRIES[1][:cut]}\n\n{ENTRIES[1][cut:]}\n\n{ENTRIES[3]}\n"
    found = texts(plain.draft_of(text))
    assert found[0] == ENTRIES[0]
    assert found[-1] == ENTRIES[3]
    address = ENTRIES[1].index("https")
    text = f"{BODY}References\n\n{ENTRIES[0]}\n\n{ENTRIES[1][:address]}\n\n{ENTRIES[1][address:]}\n\n{ENTRIES[3]}\n"
    assert texts(plain.draft_of(text)) == [ENTRIES[0], ENTRIES[1], ENTRIES[3]]


def test_a_dash_stands_for_the_authors_of_the_entry_before() -> None:
    text = f"{BODY}Works Cited\n\nLamb, Harriet. The Keepers. Tern, 2007.\n\n———. The Pilots. Tern, 2011.\n"
    first, second = typed_references(plain.draft_of(text))
    assert second.reference.names["author"] == first.reference.names["author"]
    assert second.reference.texts["title"] == "The Pilots"
    assert second.text.startswith("———.")


def test_no_list_has_no_entries() -> None:
    assert typed_references(plain.draft_of(BODY)) == ()


def test_an_entry_may_begin_with_a_particle() -> None:
    entry = "van den Berg, J. (2012). Dikes and their keepers. Tern Books."
    text = f"{BODY}References\n\n{ENTRIES[3]}\n\n{entry}\n\n{ENTRIES[0]}\n"
    assert texts(plain.draft_of(text)) == [ENTRIES[3], entry, ENTRIES[0]]


@pytest.mark.parametrize("family", ["Ōkubo", "Šimek", "Øster", "Петров", "Żak", "Ünal"])
def test_an_entry_begins_with_a_capital_of_any_alphabet(family: str) -> None:
    entry = f"{family}, J. (2012). Dikes and their keepers. Tern Books."
    text = f"{BODY}References\n\n{ENTRIES[3]}\n\n{entry}\n\n{ENTRIES[0]}\n"
    assert texts(plain.draft_of(text)) == [ENTRIES[3], entry, ENTRIES[0]]


ON_ONE_LINE = (
    "Ellison, R. (2003). Of silt and song. Quay Review, 12(3), 4–9. https://doi.org/10.5555/silt-07",
    "Núñez, E., & van der Moss, A. (2011). Tides: A table. Harbour Letters, 8(1), 21–30.",
    "O'Dowd, P. (2014) 'Locks and keys', Quay Review, 23(1), pp. 1–8.",
    "Roe, S. J. (2019). Ropes. Leeds: Quay Press.",
)


def test_entries_that_a_page_has_on_one_line() -> None:
    assert texts(markdown.draft_of("# References\n\n" + " ".join(ON_ONE_LINE) + "\n")) == list(ON_ONE_LINE)


@pytest.mark.parametrize(
    "entry",
    [
        "Ellison, R. (2003). Of silt and song. In A. Moss (Ed.), Songs (2nd ed., pp. 4–9). Leeds: Quay Press.",
        "Ellison, R. (2003). Of silt and song. Quay Review, 12(3), 4–9. Moss (2004) calls it a hymn.",
        "Ellison, R. (2003). Of silt (1999). And song (2000). A reply to Moss, A. (2001). Quay Review, 12(3), 4–9.",
        "Ellison, R. (2003). Of silt and song: Leeds in the floods of Roe, S. (1999). Quay Press.",
    ],
)
def test_an_entry_on_one_line_is_one(entry: str) -> None:
    assert texts(markdown.draft_of(f"# References\n\n{entry}\n")) == [entry]


MLA = (
    "Dahl, Nora. Ferries and the Making of a County. Saltmouth Press, 2019.",
    "Ellison, Ruth A., and Alan Moss. “Tidal Locks of the Northern Estuaries.” Journal of Harbour Studies, vol. 27, "
    "no. 4, 2014, pp. 311–29.",
    "Lamb, Harriet. The Keepers of the Quay. Tern Books, 2007.",
)
VANCOUVER = (
    "Dahl N. Ferries and the making of a county. Leeds: Saltmouth Press; 2019.",
    "Ellison RA, Moss A. Tidal locks of the northern estuaries. J Harb Stud. 2014;27(4):311–29.",
    "Lamb H. The keepers of the quay. London: Tern Books; 2007.",
)


@pytest.mark.parametrize("entries", [ENTRIES, MLA, VANCOUVER], ids=["APA", "MLA", "Vancouver"])
@pytest.mark.parametrize("label", ["", "[{}] ", "{}. "], ids=["bare", "brackets", "numbers"])
def test_entries_that_run_together(entries: tuple[str, ...], label: str) -> None:
    together = " ".join(label.format(number) + entry for number, entry in enumerate(entries, 1))
    draft = plain.draft_of(f"{BODY}References\n\n{together}\n")
    assert [entry.text.removeprefix(label.format(n)) for n, entry in enumerate(typed_references(draft), 1)] == [
        *entries
    ]
