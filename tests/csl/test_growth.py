"""The work of disambiguation grows with what is ambiguous, counted in cites rendered, not in seconds."""

import pytest

from citecli.csl import Citation, CitationItem, evaluate, load_locale, load_style, processor
from citecli.csl.context import Area, Cite, Disambiguation, GivenNameLevels
from citecli.csl.passes import disambiguate
from citecli.references.model import Date, DateParts, Name, Reference


def references(count: int, authors: int, *, last_differs: bool) -> list[Reference]:
    people = tuple(Name(family=f"Author{number}", given="Ann B.") for number in range(authors))
    return [
        Reference(
            f"item{number}",
            "book",
            {"title": f"Work {number}"},
            {"author": (*people, Name(family="Last", given=f"Given{number}")) if last_differs else people},
            {"issued": Date(DateParts(2001))},
        )
        for number in range(count)
    ]


def count_comparisons(monkeypatch: pytest.MonkeyPatch) -> list[Cite]:
    """The cites rendered so as to be compared, filled while a document is rendered."""
    compared: list[Cite] = []
    compare = evaluate.compared_cite

    def counted(cite: Cite, area: Area, tried: Disambiguation, levels: GivenNameLevels | None) -> evaluate.ComparedCite:
        compared.append(cite)
        return compare(cite, area, tried, levels)

    monkeypatch.setattr(disambiguate, "compared_cite", counted)
    return compared


@pytest.mark.slow
@pytest.mark.parametrize("style", ["apa", "modern-language-association", "chicago-author-date"])
@pytest.mark.parametrize("last_differs", [False, True])
def test_long_lists_of_shared_authors_are_not_walked(
    style: str, last_differs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = count_comparisons(monkeypatch)
    items = references(3, 2000, last_differs=last_differs)
    loaded = load_style(style)
    cites = [Citation((CitationItem(item.id),)) for item in items]
    rendered = processor.render(loaded, items, cites, locale=load_locale("en-US", loaded))
    assert len(rendered.citations) == 3
    assert len(compared) < 40


def test_references_with_the_same_names_are_expanded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = count_comparisons(monkeypatch)
    items = references(300, 4, last_differs=False)
    style = load_style("apa")
    rendered = processor.render(style, items, locale=load_locale("en-US", style))
    assert rendered.bibliography is not None
    assert len(rendered.bibliography) == 300
    assert len(compared) <= 2 * 300
