"""Entries that our own processor has set in many styles are read back; and such as people type by hand."""

from functools import cache

import pytest

from citecli.csl import load_locale, load_style, render
from citecli.markup import plain
from citecli.references.csl_json import from_item
from citecli.references.model import Reference
from citecli.references.typed_entry import LONGEST_ENTRY, read_entry
from citecli.text.folding import fold

STYLES = """
    apa modern-language-association chicago-author-date chicago-notes-bibliography ieee nature vancouver-nlm
    harvard-cite-them-right american-medical-association american-chemical-society elsevier-harvard cell science
    plos-one springer-basic-author-date bmj acm-sig-proceedings american-sociological-association
    elsevier-with-titles council-of-science-editors
""".split()
ITEMS: list[dict[str, object]] = [
    {
        "type": "article-journal",
        "title": "Tidal locks of the northern estuaries",
        "author": [{"family": "Ellison", "given": "Ruth A."}, {"family": "de Vries", "given": "Jan"}],
        "container-title": "Journal of Harbour Studies",
        "issued": {"date-parts": [[2014, 3]]},
        "volume": "27",
        "issue": "4",
        "page": "311-329",
        "DOI": "10.5555/jhs.2014.27.311",
    },
    {
        "type": "article-journal",
        "title": "Does silt remember? Sediment and the written record",
        "author": [
            {"family": "Okonkwo", "given": "Chidi"},
            {"family": "Lind-Márquez", "given": "Lucía"},
            {"family": "O’Hara", "given": "Maeve B."},
        ],
        "container-title": "Sedimentary Letters",
        "issued": {"date-parts": [[1998]]},
        "volume": "8",
        "page": "12-19",
    },
    {
        "type": "book",
        "title": "The keepers of the quay: Lighthouses and their families",
        "author": [{"family": "Lamb", "given": "Harriet"}],
        "publisher": "Saltmouth Press",
        "publisher-place": "Leeds",
        "issued": {"date-parts": [[2007]]},
    },
    {
        "type": "chapter",
        "title": "Rope and rumour",
        "author": [{"family": "Perez", "given": "Ana"}],
        "editor": [{"family": "Dobbs", "given": "Martin"}, {"family": "Rook", "given": "Fanny"}],
        "container-title": "Work songs of the western ports",
        "publisher": "Tern Books",
        "publisher-place": "London",
        "page": "45-67",
        "issued": {"date-parts": [[1986]]},
    },
    {
        "type": "thesis",
        "genre": "PhD thesis",
        "title": "Ferries and the making of a county",
        "author": [{"family": "Dahl", "given": "Nora"}],
        "publisher": "University of Saltmouth",
        "issued": {"date-parts": [[2019]]},
    },
    {
        "type": "article-newspaper",
        "title": "Council votes to close the old harbour",
        "author": [{"family": "Moss", "given": "Alan"}],
        "container-title": "The Saltmouth Courier",
        "issued": {"date-parts": [[2021, 2, 3]]},
        "URL": "https://courier.example/2021/harbour",
    },
    {
        "type": "report",
        "title": "State of the coast",
        "author": [{"literal": "Institute of Coastal Research"}],
        "publisher": "Institute of Coastal Research",
        "issued": {"date-parts": [[2011]]},
        "URL": "https://icr.example/state.pdf",
    },
]
REFERENCES = [reference for item in ITEMS for reference in (from_item({"id": "work", **item})[0],)]


@cache
def entry(style: str, number: int) -> str:
    """The entry of a reference in a style."""
    loaded = load_style(style)
    rendered = render(loaded, [REFERENCES[number]], locale=load_locale("en-US", loaded))
    (only,) = rendered.bibliography
    return plain.write(only.content)


def words(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def families(reference: Reference) -> list[str]:
    names = reference.names.get("author", ())
    return [words(name.non_dropping_particle + name.family or name.literal) for name in names]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("number", range(len(REFERENCES)), ids=[str(item["type"]) for item in ITEMS])
def test_an_entry_of_any_style_is_read_back(style: str, number: int) -> None:
    text, expected = entry(style, number), REFERENCES[number]
    read = read_entry(text)
    assert words(read.texts["title"]) == words(expected.texts["title"]), text
    assert families(read)[:1] == families(expected)[:1], text
    if "et al" not in text:
        assert families(read) == families(expected), text
    issued = read.dates["issued"].start
    assert issued is not None
    assert issued.year == expected.dates["issued"].start.year, text  # type: ignore[union-attr]
    for name in ("DOI", "URL"):
        if name in expected.texts and words(expected.texts[name]) in words(text):
            assert read.texts[name] == expected.texts[name], text


@pytest.mark.parametrize("style", STYLES)
def test_the_numbers_of_a_periodical(style: str) -> None:
    read = read_entry(entry(style, 0))
    assert read.type == "article-journal"
    assert read.texts["volume"] == "27"
    assert read.texts["page"].partition("-")[0] == "311"
    assert read.texts.get("issue", "4") == "4"
    assert words(read.texts["container-title"]) in ("journalofharbourstudies", "jharbstud", "jharbourstud")


TYPED = {
    # What nobody's processor has set.
    "Ellison RA and Moss A: Of silt and song. J Harb Stud 12(3), pages 4-9 (2003)": (
        "Of silt and song",
        "ellison",
        2003,
    ),
    "ELLISON, R. A. Of silt and song. Leeds: Quay Press, 2003, 214 p.": ("Of silt and song", "ellison", 2003),
    "Ruth Ellison, Of Silt and Song (Leeds: Quay Press, 2003).": ("Of Silt and Song", "ellison", 2003),
    "[12] Ellison, R. (2003, March 4). Of silt and song. Quay Press": ("Of silt and song", "ellison", 2003),
    "(3) R. García Ellison & A. Moss (2003): Of silt and song. Leeds": ("Of silt and song", "garciaellison", 2003),
    "Ellison, Ruth: Of silt and song. Leeds 2003.": ("Of silt and song", "ellison", 2003),
    "Ellison R., Moss A. «Of silt and song», Quay Review, 12, 2003, pp. 4-9": ("Of silt and song", "ellison", 2003),
    "The Quay Collective. (n.d.). Of silt and song. https://quay.example/silt": (
        "Of silt and song",
        "thequaycollective",
        0,
    ),
    "“Of silt and song.” Quay Review, 4 Mar. 2003, quay.example/silt. Accessed 5 May 2020.": (
        "Of silt and song",
        "",
        2003,
    ),
}


@pytest.mark.parametrize("text", TYPED, ids=[text[:24] for text in TYPED])
def test_entries_as_people_type_them(text: str) -> None:
    title, family, year = TYPED[text]
    read = read_entry(text)
    assert read.texts["title"] == title
    assert families(read)[:1] == [family] * bool(family)
    issued = read.dates.get("issued")
    assert (issued.start.year if issued and issued.start else 0) == year


@pytest.mark.parametrize(
    ("text", "title", "source"),
    [
        ("Ellison, R. (2003) 'Of silt and song', Quay Review, 12(3), pp. 4–9.", "Of silt and song", "Quay Review"),
        ("R. Ellison, 'The pilots' guild of O'Neill', Quay Review, 12 (2003), 4-9.",
         "The pilots' guild of O'Neill", "Quay Review"),
        ("Ellison, R. (2003) ‘The Pilots’ Guild’, Quay Review, 12(3), pp. 4–9.", "The Pilots’ Guild", "Quay Review"),
        ("G. 't Mannetje, 'Of silt', Quay Review, 12 (2003), 4-9.", "Of silt", "Quay Review"),
        ("'Abd al-Nur, K. (2003). Of silt and song. Quay Review, 12(3), 4–9.", "Of silt and song", "Quay Review"),
        ("Ellison, R. (2003). 'Silt': A history of mud. Quay Review, 12(3), 4–9.",
         "'Silt': A history of mud", "Quay Review"),
        ("Ellison, R. (2003). Of silt and song. eLife, 12, e04321.", "Of silt and song", "eLife"),
        ("Ellison, R. (2003). Of silt and song. npj Ocean Science, 12(3), 4.", "Of silt and song", "npj Ocean Science"),
        ("Ellison, R. (2003). Silt vs. mBio in mud. Quay Review, 12(3), 4–9.", "Silt vs. mBio in mud", "Quay Review"),
    ],
)  # fmt: skip
def test_where_a_title_ends(text: str, title: str, source: str) -> None:
    read = read_entry(text)
    assert (read.texts["title"], read.texts["container-title"]) == (title, source)


def test_a_preprint_server_is_no_part_of_the_title() -> None:
    read = read_entry("Ellison, R. (2020). Of silt and song. medRxiv. https://doi.org/10.5555/2020.05.11")
    assert (read.texts["title"], read.texts["publisher"]) == ("Of silt and song", "medRxiv")


def test_identifiers_and_the_day_of_access() -> None:
    read = read_entry(
        "Ellison R. Silt [Internet]. Leeds: Quay Press; 2003 [cited 2020 May 5]. "
        "Available from: https://quay.example/(silt). ISBN 978-0-306-40615-7. PMID: 123456. "
        "arXiv:2103.01234v2. doi:10.5555/(ab)12."
    )
    assert read.texts["URL"] == "https://quay.example/(silt)"
    assert read.texts["ISBN"] == "978-0-306-40615-7"
    assert read.texts["PMID"] == "123456"
    assert read.texts["number"] == "arXiv:2103.01234v2"
    assert read.dates["accessed"].start is not None
    assert read.dates["accessed"].start[:3] == (2020, 5, 5)
    assert read.dates["issued"].start is not None
    assert read.dates["issued"].start.year == 2003


def test_a_chapter_has_the_book_its_editors_and_pages() -> None:
    read = read_entry(
        "Perez, A. (1986). Rope and rumour. In M. Dobbs & F. Rook (Eds.), Work songs of the western ports (pp. 45–67). "
        "Tern."
    )
    assert read.type == "chapter"
    assert read.texts["container-title"] == "Work songs of the western ports"
    assert [name.family for name in read.names["editor"]] == ["Dobbs", "Rook"]
    assert (read.texts["page"], read.texts["publisher"]) == ("45-67", "Tern")


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "(", "“", "1.", "[1]", "A" * LONGEST_ENTRY, "A, " * 3000, "(1999) " * 900, "A. " * 2000,
     "Doe, J. " * 900, "“" * 5000, ", 12(3)" * 800, "https://" * 700, "In: " * 1500, "1999;" * 1200, "Doe JA, " * 700],
    ids=lambda text: text[:8] or "nothing",
)  # fmt: skip
def test_what_is_no_entry(text: str) -> None:
    read = read_entry(text)
    assert all(isinstance(value, str) and value for value in read.texts.values())
