"""What manuals ask for beyond CSL: the table of families, and each rule with inputs of its own."""

import pytest

from citecli.csl import Citation, CitationItem, Style, load_locale, load_style, render
from citecli.csl.families import FAMILIES, with_manual
from citecli.csl.passes.links import link
from citecli.csl.tree import ManualRules
from citecli.frozen import replace
from citecli.markup import html, plain
from citecli.references.csl_json import from_items
from citecli.text.language import title_language


def entry(style: Style, **item: object) -> str:
    references, problems = from_items([{"id": "a", "type": "book", **item}])
    assert problems == ()
    made = render(style, references, [Citation((CitationItem("a"),))], locale=load_locale("en-US", style))
    assert made.bibliography is not None
    return plain.write(made.bibliography[0].content)


APA, MLA = with_manual(load_style("apa")), with_manual(load_style("modern-language-association"))
CHICAGO = with_manual(load_style("chicago-author-date"))


def test_a_style_as_it_is_has_no_rules_of_a_manual() -> None:
    assert load_style("apa").manual == ManualRules()
    item = {"title": "Tides and us: a memoir", "author": [{"literal": "Tarn Press"}], "publisher": "Tarn Press"}
    assert entry(load_style("apa"), **item) == "Tarn Press. (n.d.). Tides and us: a memoir. Tarn Press."


@pytest.mark.parametrize(
    ("identifier", "family"),
    [
        ("apa", "APA"),
        ("apa-annotated-bibliography", "APA"),
        ("apaches", ""),
        ("chicago-notes-bibliography", "Chicago"),
        ("chicago-notes-bibliography-17th-edition", ""),
        ("modern-language-association", "MLA"),
        ("modern-language-association-8th-edition", ""),
        ("nature", ""),
    ],
)
def test_families(identifier: str, family: str) -> None:
    assert [known.name for known in FAMILIES if known.holds(identifier)] == ([family] if family else [])


def test_a_dependent_style_has_the_rules_of_its_parent() -> None:
    style = replace(load_style("nature"), info=replace(load_style("nature").info, id="x", parent="http://z/styles/apa"))
    assert with_manual(style).manual.capital_after_colon


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tides and us: a memoir", "Tides and us: A memoir."),
        ("Who knew? everybody", "Who knew? Everybody."),
        ("Salt – an early history", "Salt – An early history."),
        ("Well-known: iPhone and pH", "Well-known: iPhone and pH."),
        ("Ratios of 3:1 and more", "Ratios of 3:1 and more."),
        ('Sea: <span class="nocase">de Witt</span> at large', "Sea: de Witt at large."),
        ("Stop! “the end” and after", "Stop! “The end” and after."),
    ],
)
def test_apa_has_a_capital_after_a_colon(title: str, expected: str) -> None:
    assert entry(APA, title=title).startswith(expected)


def test_a_subtitle_in_another_language_stays() -> None:
    assert ": une histoire" in entry(APA, title="La mer : une histoire de la côte", language="fr")
    assert ": une histoire" in entry(APA, title="Sur la mer: une histoire pour tous")


def test_small_words_of_five_letters_have_a_capital_in_chicago() -> None:
    made = entry(CHICAGO, title="letters from a house without walls", language="en")
    assert "Letters from a House Without Walls" in made
    strict = entry(load_style("chicago-author-date"), title="letters from a house without walls", language="en")
    assert "House without Walls" in strict


def test_mla_sets_addresses_without_their_scheme_and_links_them_whole() -> None:
    item = {"type": "webpage", "title": "Tides", "URL": "https://example.org/tides"}
    references, _ = from_items([{"id": "a", **item}])
    made = render(MLA, references, locale=load_locale("en-US", MLA))
    assert made.bibliography is not None
    content = made.bibliography[0].content
    assert plain.write(content).endswith(" example.org/tides.")
    assert 'href="https://example.org/tides"' in html.write(link(content))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"author": [{"literal": "Tarn Press"}], "publisher": "Tarn Press"}, "The Tides. Tarn Press."),
        ({"author": [{"family": "Tarn Press"}], "publisher": "the Tarn press"}, "The Tides. The Tarn press."),
        ({"author": [{"family": "Tarn", "given": "Jo"}], "publisher": "Tarn"}, "Tarn, Jo. The Tides. Tarn."),
        ({"author": [{"literal": "Tarn Board"}], "publisher": "Tarn Press"}, "Tarn Board. The Tides. Tarn Press."),
    ],
)
def test_mla_names_a_publisher_once(item: dict[str, object], expected: str) -> None:
    assert entry(MLA, title="The tides", language="en", **item).lower() == expected.lower()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"author": [{"literal": "Tarn Board"}], "publisher": "Tarn Board"}, "Tarn Board. (n.d.). The tides."),
        ({"author": [{"literal": "Tarn Board"}], "publisher": "The Tarn Board"}, "Tarn Board. (n.d.). The tides."),
        ({"author": [{"literal": "Tarn Board"}], "publisher": "Quay"}, "Tarn Board. (n.d.). The tides. Quay."),
        ({"author": [{"family": "Tarn", "given": "Jo"}], "publisher": "Tarn"}, "Tarn, J. (n.d.). The tides. Tarn."),
    ],
)
def test_apa_names_an_author_who_is_the_publisher_once(item: dict[str, object], expected: str) -> None:
    assert entry(APA, title="The tides", **item) == expected


@pytest.mark.parametrize("kind", ["interview", "manuscript", "personal_communication"])
def test_apa_keeps_the_publisher_of_what_would_be_unpublished(kind: str) -> None:
    item = {"author": [{"literal": "Tarn Board"}], "publisher": "Tarn Board"}
    assert entry(APA, title="The tides", type=kind, **item).endswith(" Tarn Board.")


def test_mla_keeps_editors_with_the_book_of_an_anonymous_part() -> None:
    people = {"editor": [{"family": "Vole", "given": "Ada"}], "container-title": "Old tides", "language": "en"}
    part = entry(MLA, type="chapter", title="A tide", **people)
    assert part == "“A Tide.” Old Tides, edited by Ada Vole."
    for kind in ("paper-conference", "entry-encyclopedia"):
        assert entry(MLA, type=kind, title="A tide", **people).startswith("“A Tide.” Old Tides, edited by Ada Vole")
    # A book has its editor first; so have parts that have an author.
    assert entry(MLA, type="book", title="Old tides", editor=people["editor"]) == "Vole, Ada, editor. Old Tides."
    named = entry(MLA, type="chapter", title="A tide", author=[{"family": "Fell"}], **people)
    assert named == "Fell. “A Tide.” Old Tides, edited by Ada Vole."
    strict = load_style("modern-language-association")
    assert entry(strict, type="chapter", title="A tide", **people).startswith("Vole, Ada, editor. “A Tide.”")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Original date: 1886", "(2001). The tides. (Original work published 1886)"),
        ("Reviewed title: Old walls\nReviewed-genre: book", "(2001). The tides [Review of the book Old walls]."),
        ("Genre: Atlas", "(2001). The tides [Atlas]."),
        ("Bought in: Brest\nOriginal Date: 1886", "(2001). The tides. (Original work published 1886)"),
        ("A remark\nof two lines\nOriginal date: 1886", "(2001). The tides."),
        ("Shelf: 12", "(2001). The tides."),
    ],
)
def test_variables_in_a_note_may_be_called_as_people_type_them(note: str, expected: str) -> None:
    made = entry(APA, title="The tides", language="en", issued="2001", author=[{"family": "Fell"}], note=note)
    assert made == f"Fell. {expected}"
    strict = entry(load_style("apa"), title="The tides", issued="2001", author=[{"family": "Fell"}], note=note)
    assert strict == "Fell. (2001). The tides."


def test_soft_hyphens_go_and_elisions_stay() -> None:
    assert entry(APA, title="Inter\u00adoperable rock 'n' roll of the '90s' end").startswith(
        "Interoperable rock ’n’ roll of the ’90s’ end"
    )


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Un écrivain turc à succès", "fr"),
        ("Die Welt des Islam", "de"),
        ("Como agua para chocolate", "es"),
        ("Il nome della rosa", "it"),
        ("雪国", "ja"),
        ("Van Gogh in Arles", ""),
        ("Los Angeles noir", ""),
        ("La La Land", ""),
        ("Die hard with a vengeance", ""),
        ("Data en masse", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_title(title: str, language: str) -> None:
    assert title_language(title).replace("zh", "ja") == language


def test_nothing_comes_before_something() -> None:
    items = [
        {"id": "b", "type": "book", "title": "B", "author": [{"family": "Doe", "given": "J. A."}]},
        {"id": "a", "type": "book", "title": "A", "author": [{"family": "Doe", "given": "J."}, {"family": "Zeb"}]},
        {"id": "c", "type": "book", "title": "C", "author": [{"family": "Zeb"}]},
    ]
    references, _ = from_items(items)
    made = render(APA, references, locale=load_locale("en-US", APA)).bibliography or ()
    assert [one.id for one in made] == ["a", "b", "c"]
    strict = render(load_style("apa"), references, locale=load_locale("en-US")).bibliography or ()
    assert [one.id for one in strict] == ["b", "a", "c"]


def test_chicago_parts_years_with_pages_by_semicolons() -> None:
    names = {"author": [{"family": "Vole", "given": "A"}]}
    items = [{"id": str(year), "type": "book", **names, "issued": {"date-parts": [[year]]}} for year in (1999, 2000)]
    references, _ = from_items([*items, {"id": "z", "type": "book", "author": [{"family": "Zeb"}]}])
    locale = load_locale("en-US", CHICAGO)
    with_pages = (CitationItem("1999", "328", "page"), CitationItem("2000", "475", "page"), CitationItem("z"))
    bare = (CitationItem("1999"), CitationItem("2000"))
    made = render(CHICAGO, references, [Citation(with_pages), Citation(bare)], locale=locale).citations
    assert [plain.write(one) for one in made] == ["(Vole 1999, 328; 2000, 475; Zeb, n.d.)", "(Vole 1999, 2000)"]
