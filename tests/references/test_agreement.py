"""Which differences between a reference and a record are none, which are, and which make it another work."""

from typing import Any

import pytest

from citecli.references.agreement import Decision, agreement
from citecli.references.csl_json import from_item
from citecli.references.model import Reference
from citecli.references.typed_entry import read_entry
from citecli.references.work_record import WorkRecord

ITEM: dict[str, Any] = {
    "type": "article-journal",
    "title": "Tidal sluices of the lower Weser: a survey of Müller's method in TNF-α",
    "author": [
        {"family": "Müller", "given": "Jörg Anton"},
        {"family": "van der Berg", "given": "Anna"},
        {"family": "García Márquez", "given": "Inés"},
    ],
    "issued": {"date-parts": [[1998, 2]]},
    "container-title": "Journal of the Northern Hydraulic Society",
    "container-title-short": "J. North. Hydraul. Soc.",
    "volume": "35",
    "issue": "4",
    "page": "637-641",
    "DOI": "10.5000/weser",
}


def reference(**changes: Any) -> Reference:
    item = {name: value for name, value in {**ITEM, **changes}.items() if value is not None}
    return from_item({"id": "x", **item})[0]


def record(*titles: str, years: tuple[int, ...] = (), **changes: Any) -> WorkRecord:
    return WorkRecord(reference(**changes), "Crossref", titles=titles, years=years)


def people(*names: str) -> list[dict[str, str]]:
    return [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in names]


ALL = people("Müller, Jörg Anton", "van der Berg, Anna", "García Márquez, Inés")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "TIDAL SLUICES OF THE LOWER WESER: A SURVEY OF MÜLLER’S METHOD IN TNF-α"},
        {"title": "Tidal sluices of the lower Weser"},
        {"title": "Tidal Sluices of the Lower Weser: A Survey of Mueller's Method in TNF-alpha."},
        {"title": "The tidal sluices of the lower Weser [abstract]"},
        {"title": "<i>Tidal</i> sluices of the lower Weser: a survey of M&amp;uuml;ller's method in TNF-α"},
        {"author": people("Mueller, J. A.", "Berg, A. van der", "García, I.")},
        {"author": people("Muller, J", "Van der Berg, A", "Garcia-Marquez, I")},
        {"author": people("Jörg Anton, Müller", "van der Berg, Anna", "García Márquez, Inés")},
        {"author": [*people("Müller, J."), {"literal": "others"}]},
        {"author": [*people("Müller, J."), {"family": "et al."}]},
        {"author": [{"literal": "Müller J"}, *ALL[1:]]},
        {"title": "Tidal sluices of the lower Weser: Tenth Anniversary Edition"},
        {"author": [*ALL, {"literal": "The Weser Study Group"}]},
        {"title": "Gezeitenschleusen an der Unterweser [Tidal sluices of the lower Weser]"},
        {"issued": {"date-parts": [[1999]]}},
        {"issued": {"literal": "in press"}},
        {"issued": None, "DOI": None},
        {"container-title": "J. North. Hydraul. Soc."},
        {"container-title": "J N Hydraul Soc"},
        {"container-title": "The Journal of the Northern Hydraulic Society (Bremen)"},
        {"container-title": "JNHS"},
        {"volume": "Vol. 35", "issue": "no. 4"},
        {"volume": "XXXV"},
        {"issue": "April"},
        {"page": "637–41"},
        {"page": "pp. 637-641"},
        {"page": "637"},
        {"DOI": "https://doi.org/10.5000/WESER"},
    ],
)
def test_no_difference(changes: dict[str, Any]) -> None:
    found = agreement(reference(**changes), record())
    assert found.differences == ()
    assert found.decision is Decision.SAME


@pytest.mark.parametrize(
    ("changes", "variable"),
    [
        ({"title": "Tidal sluices of the lower Elbe: a survey of Müller's method in TNF-α"}, "title"),
        ({"title": "Tidal sluices of the lower Weser: a history for children"}, "title"),
        ({"title": "Gezeitenschleusen an der Unterweser"}, "title"),
        ({"title": "Tidal sluices of the lower Weser: a survey of Müller's method"}, "title"),
        ({"author": people("Ashdown, Peregrine", "van der Berg, Anna", "García Márquez, Inés")}, "author"),
        ({"author": people("Müller, Jörg Anton", "van der Berg, Anna")}, "author"),
        ({"author": [*ALL, *people("Ashdown, Peregrine")]}, "author"),
        ({"author": [ALL[1], ALL[0], ALL[2]]}, "author"),
        ({"author": people("Müller, Karl", "van der Berg, Anna", "García Márquez, Inés")}, "author"),
        ({"author": people("Möller, Jörg Anton", "van der Berg, Anna", "García Márquez, Inés")}, "author"),
        ({"issued": {"date-parts": [[2004]]}}, "issued"),
        ({"container-title": "Journal of Sea Fishing"}, "container-title"),
        ({"container-title": "J. North. Hydrol. Inst."}, "container-title"),
        ({"volume": "53"}, "volume"),
        ({"issue": "5"}, "issue"),
        ({"page": "737-741"}, "page"),
        ({"page": "637-649"}, "page"),
        ({"DOI": "10.5000/elbe"}, "DOI"),
    ],
)
def test_one_difference(changes: dict[str, Any], variable: str) -> None:
    found = agreement(reference(**changes), record())
    assert [difference.variable for difference in found.differences] == [variable]
    assert found.decision is Decision.DIFFERS


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "On the migration of eels", "page": "1001", "volume": "2"},
        {"title": "Tidal gates of the upper Thames: a review of Roe's method", "page": "12", "volume": "7"},
        {"title": "Editorial", "author": people("Roe, Sam"), "issued": {"date-parts": [[2010]]}, "page": "2"},
    ],
)
def test_another_work(changes: dict[str, Any]) -> None:
    assert agreement(reference(**changes), record()).decision is Decision.OTHER


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        # A review of a book has its title; so have an introduction and a preface of anything.
        ({"type": "book", "container-title": None, "volume": None, "issue": None, "page": None},
         {"author": people("Critic, Rea"), "page": "900-902"}),
        ({"title": "Introduction", "author": people("Roe, Sam"), "page": "1-9", "DOI": None},
         {"title": "Introduction", "author": people("Poe, Ann"), "page": "3-11"}),
        # All that is right is of the model's making.
        ({"author": people("Roe, Sam"), "container-title": "Ports", "issued": {"date-parts": [[2021]]},
          "volume": "1", "page": "8"}, {}),
    ],
)  # fmt: skip
def test_words_alone_are_not_enough(written: dict[str, Any], recorded: dict[str, Any]) -> None:
    assert agreement(reference(**written), record(**recorded), by_identifier=False).decision is Decision.OTHER


def test_a_subtitle_that_the_record_lacks() -> None:
    bare = record(title="Tidal sluices of the lower Weser")
    assert agreement(reference(), bare).differences == ()  # volume and pages say that it is the work
    made_up = reference(volume=None, issue=None, page=None)
    assert [one.variable for one in agreement(made_up, bare).differences] == ["title"]
    book = record(type="book", title="Tidal sluices", volume=None, page=None, issue=None)
    whole = reference(type="book", title="Tidal sluices: a history", volume=None, page=None, issue=None)
    assert agreement(whole, book).differences == ()


def test_the_title_in_another_language_and_script() -> None:
    assert agreement(reference(title="Schleusen der Weser"), record("Schleusen der Weser")).differences == ()
    russian = record(title="Приливные шлюзы нижнего Везера", author=people("Петров, Иван"))
    latin = reference(title="Prilivnye shliuzy nizhnego Vezera", author=people("Petrov, I."))
    assert agreement(latin, russian).decision is Decision.SAME
    assert agreement(reference(author=people("Petroff, I.")), record(author=people("Петров, Иван"))).differences == ()


def test_every_year_of_a_work_counts() -> None:
    later = reference(issued={"date-parts": [[2004]]})
    assert agreement(later, record(years=(1998, 2004))).differences == ()


def test_a_later_edition_of_a_book() -> None:
    none = {"container-title": None, "volume": None, "page": None, "issue": None, "type": "book"}
    first = record(**none)
    assert agreement(reference(**none, edition="3", issued={"date-parts": [[2011]]}), first).differences == ()
    assert agreement(reference(**none, issued={"date-parts": [[2011]]}), first).differences != ()
    assert agreement(reference(**none, edition="3", issued={"date-parts": [[1981]]}), first).differences != ()


def test_pages_of_articles_that_have_a_number_tell_nothing() -> None:
    assert agreement(reference(page="1-12"), record(page=None, number="e637")).differences == ()
    assert agreement(reference(page="e637"), record(page=None, number="E637")).differences == ()
    assert agreement(reference(page="e638"), record(page=None, number="e637")).differences != ()


def test_institutions() -> None:
    long = {"literal": "World Harbour Organization"}
    assert agreement(reference(author=[{"literal": "WHO"}]), record(author=[long])).differences == ()
    assert agreement(reference(author=[long]), record(author=[{"literal": "Bureau of Locks"}])).differences != ()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("OECD", "Organisation for Economic Co-operation and Development (OECD)"),
        ("BCS", "Bureau of Canals and Sluices [BCS]"),
        ("NASCO", "North Atlantic Sub-Committee of Oystermen"),
    ],
)
def test_the_acronym_of_an_institution(short: str, long: str) -> None:
    one, other = [{"literal": short}], [{"literal": long}]
    assert agreement(reference(author=one), record(author=other)).differences == ()
    assert agreement(reference(author=other), record(author=one)).differences == ()
    assert agreement(reference(author=[{"literal": "Bureau of Locks"}]), record(author=one)).differences != ()


@pytest.mark.parametrize(
    ("title", "volume", "differing"),
    [
        ("Harb. Rev. D", "35", []),
        ("Harb. Rev.", "D35", []),
        ("Harb. Rev.", "35D", []),
        ("Harbour Review D", "D35", []),
        ("Harb. Rev. A", "35", ["container-title"]),
        ("Harb. Rev. C", "35", ["container-title"]),
        ("Harb. Rev.", "C35", ["volume"]),
        ("Harb. Rev. D", "D53", ["volume"]),
    ],
)
def test_the_part_of_a_journal(title: str, volume: str, differing: list[str]) -> None:
    recorded = record(**{"container-title": "Harbour Review D: Sluices", "container-title-short": "Harb. Rev. D"})
    written = reference(**{"container-title": title, "container-title-short": None}, volume=volume)
    assert [one.variable for one in agreement(written, recorded).differences] == differing


NO_TITLE = "J. A. Müller, A. van der Berg, I. García Márquez, North. Hydraul. Lett. 1998, 35, 637–641."


@pytest.mark.parametrize(
    ("old", "new", "decision"),
    [
        ("", "", Decision.SAME),
        ("North. Hydraul. Lett. 1998, 35, 637–641", "North. Hydraul. Lett. 35, 637 (1998)", Decision.SAME),
        ("637–641", "737–741", Decision.OTHER),
        ("35,", "36,", Decision.OTHER),
        ("1998", "1997", Decision.OTHER),
        ("North. Hydraul.", "Sea Fish.", Decision.OTHER),
        ("J. A. Müller", "P. Ashdown", Decision.OTHER),
    ],
)
def test_an_entry_without_a_title(old: str, new: str, decision: Decision) -> None:
    entry = NO_TITLE.replace(old, new)
    recorded = record(**{"container-title": "Northern Hydraulic Letters", "container-title-short": None})
    found = agreement(read_entry(entry), recorded, entry, by_identifier=False)
    assert found.decision is decision
    assert found.is_known_without_identifier is (decision is Decision.SAME)


def test_four_hundred_names(steps: Any) -> None:
    def compare(count: int) -> None:
        names = people(*(f"Family{number}, A." for number in range(count)))
        assert agreement(reference(author=names), record(author=names)).differences == ()

    assert agreement(reference(author=None), record()).differences == ()
    assert steps(lambda: compare(400)) < 5 * steps(lambda: compare(100))


ENTRY = (
    "Müller, J. A., van der Berg, A., & García Márquez, I. (1998). Tidal sluices of the lower Weser: A survey of "
    "Müller’s method in TNF-α. Journal of the Northern Hydraulic Society, 35(4), 637–641."
)


def test_what_stands_in_a_typed_entry_agrees() -> None:
    badly_read = reference(
        title="A survey of Müller’s method in TNF", author=people("Tidal, J. A."), volume="641", page="35",
        **{"container-title": "4), 637–641"},
    )  # fmt: skip
    assert agreement(badly_read, record()).decision is not Decision.SAME
    assert agreement(badly_read, record(), ENTRY).differences == ()


@pytest.mark.parametrize(
    ("old", "new", "variable"),
    [
        ("lower Weser", "lower Elbe", "title"),
        ("Müller, J. A., van", "Ashdown, P., van", "author"),
        ("35(4)", "36(4)", "volume"),
        ("637–641", "738–741", "page"),
        ("(1998)", "(2008)", "issued"),
    ],
)
def test_what_differs_in_a_typed_entry(old: str, new: str, variable: str) -> None:
    entry = ENTRY.replace(old, new)
    fields = {
        "title": {"title": ITEM["title"].replace("Weser", "Elbe")},
        "author": {"author": people("Ashdown, P.", "van der Berg, A.", "García Márquez, I.")},
        "volume": {"volume": "36"}, "page": {"page": "738-741"}, "issued": {"issued": {"date-parts": [[2008]]}},
    }[variable]  # fmt: skip
    assert [one.variable for one in agreement(reference(**fields), record(), entry).differences] == [variable]


def test_a_part_of_a_longer_title_is_no_title() -> None:
    short = record(title="Tidal sluices", volume=None, issue=None, page=None, DOI=None)
    typed = reference(title="Tidal sluices and dikes in the north", volume=None, issue=None, page=None, DOI=None)
    entry = "Müller, J. A. (1998). Tidal sluices and dikes in the north. Journal of the Northern Hydraulic Society."
    assert agreement(typed, short, entry, by_identifier=False).decision is Decision.OTHER


@pytest.mark.parametrize("sign", ["]", "😀", "…", "— —", "\u202e"])
def test_a_reference_agrees_with_itself(sign: str) -> None:
    odd = {"container-title": sign, "page": sign, "volume": sign, "issue": sign, "container-title-short": None}
    assert agreement(reference(**odd), record(**odd)).differences == ()


def test_the_explanation_adds_up() -> None:
    found = agreement(reference(), record())
    assert found.explanation()[0] == "the title is the same (+6)"
    assert found.explanation()[-1] == f"together {found.weight:+g}: the same work"
    assert sum(evidence.weight for evidence in found.evidence) == found.weight
