"""Who is who in several texts."""

from collections.abc import Callable
from itertools import permutations

import pytest

from citecli.quotes import Attribution, AttributionRule
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, may_match
from citecli.quotes.coreference.person_names import PersonName, compatible, person_name


def who(name: str, display: str = "", *aliases: str) -> Attribution:
    return Attribution(None, None, name, display or name, AttributionRule.CUE_AFTER, aliases)


def titled(written: str) -> Attribution:
    """A speaker as an entry "Gen. | Mark Milley": the title, if any, before the bar."""
    title, bar, name = written.rpartition("|")
    return who(f"{title.strip()} {name.strip()}" if bar else name.strip(), name.strip())


def groups(*texts: tuple[str, ...]) -> set[frozenset[str]]:
    """The speakers of texts, those together that are one."""
    coreference = CrossDocumentCoreference()
    for number, names in enumerate(texts):
        for name in names:
            coreference.add(titled(name), number)
    coreference.resolve()
    found: dict[object, set[str]] = {}
    for names in texts:
        for name in names:
            found.setdefault(coreference.canonical_name(titled(name)), set()).add(name)
    return {frozenset(group) for group in found.values()}


ONE = [
    ("Gen. | Rosa Lind", "Rosa Lind"),
    ("Rosa Lind", "ROSA LIND", "rosa\u00a0Lind".title()),
    ("Gábor Maté", "Gabor Mate"),
    ("Rosa Lind", "Rosa K. Lind", "Rosa Karin Lind"),
    ("R. Lind", "Rosa Lind"),
    ("Bill Weston", "William Weston"),
    ("Mr. | Weston", "William Weston"),
    ("Lind", "Rosa Lind"),
    ("Capt. | Lind", "Lind", "Rosa Lind"),
    ("Capt. | Lind", "Lind"),
    ("Captain | Lind", "Capt. | Lind"),
    ("Leyen", "Ursula von der Leyen"),
    ("J.D. Marsh", "JD Marsh", "J. D. Marsh"),
    ("J. Edgar Marsh", "Edgar Marsh"),
    ("Moon", "Moon Dae-sung"),
    ("Karine Jean-Pierre", "Jean-Pierre"),
    ("the Salem Courier", "Salem Courier", "The Salem Courier"),
    ("officials", "Officials"),
    ("William “Bill” Weston", "Bill Weston", "William Weston"),
]


@pytest.mark.parametrize("names", ONE, ids=" ~ ".join)
def test_one_person_under_several_names(names: tuple[str, ...]) -> None:
    for order in permutations(names):
        assert groups(*[(name,) for name in order]) == {frozenset(names)}


APART = [
    ("Rosa Lind", "Carl Lind"),
    ("Kate Lind", "Cathy Lind"),
    ("Dan Lind", "Daniela Lind"),
    ("Rosa Lind", "Rosa Berg"),
    ("Carl Lind", "Carl Lind Jr."),
    ("Carl W. Lind", "Carl H. W. Lind"),
    ("Mrs. | Weston", "William Weston"),
    ("Mr. | Weston", "Mrs. | Weston"),
    ("Capt. | Lind", "Judge | Lind"),
    ("Prince | George", "David George"),
    ("George", "David George"),
    ("Houston", "Ida Houston"),
    ("officials", "US officials"),
    ("the mayor", "Mayor | Lind"),
    ("he", "He Wu"),
    ("General | Motors", "Tesla Motors"),
    ("the Salem Times", "the Times"),
    ("House", "White House"),
]


@pytest.mark.parametrize("names", APART, ids=" / ".join)
def test_two_persons(names: tuple[str, ...]) -> None:
    for order in permutations(names):
        assert len(groups(*[(name,) for name in order])) == len(names)


AMBIGUOUS = [
    (("Lind", "Rosa Lind", "Carl Lind"), 3),
    (("Carl Lind", "Carl W. Lind", "Carl H. Lind"), 3),
    (("R. Lind", "Rosa Lind", "Rolf Lind"), 3),
    (("Harry Lind", "Harold Lind", "Henry Lind"), 3),
    (("Lind", "Rosa Lind", "Rosa K. Lind", "Capt. | Lind"), 1),
]


@pytest.mark.parametrize(("names", "persons"), AMBIGUOUS)
def test_what_fits_two_is_joined_with_neither(names: tuple[str, ...], persons: int) -> None:
    for order in permutations(names):
        assert len(groups(*[(name,) for name in order])) == persons


def test_a_text_that_tells_two_apart_is_believed() -> None:
    assert groups(("Lind", "Rosa Lind"), ("Rosa Lind",)) == {frozenset({"Lind"}), frozenset({"Rosa Lind"})}
    assert len(groups(("Rosa Lind", "Rosa K. Lind"))) == 2


def test_the_fullest_name_wins() -> None:
    coreference = CrossDocumentCoreference()
    coreference.add(who("Lind"), 1, 9)
    coreference.add(who("Capt. Lind", "Lind"), 2, 5)
    coreference.add(who("Judge Rosa Lind", "Rosa Lind"), 3, 1)
    coreference.add(who("ROSA KARIN LIND"), 4, 1)
    coreference.add(who("Rosa Lind"), 5, 1)
    coreference.resolve()
    assert coreference.canonical_name(who("Lind")) == ("Capt. Rosa Lind", "Rosa Lind")


def test_names_that_a_text_has_beside_the_fullest_join_too() -> None:
    coreference = CrossDocumentCoreference()
    coreference.add(who("Rosa Lind", "Rosa Lind", "Skip Lind", "Lind"), 1)
    coreference.add(who("Skip Lind"), 2)
    coreference.resolve()
    assert coreference.canonical_name(who("Skip Lind")) == coreference.canonical_name(who("Rosa Lind"))
    # But what two texts call two persons alike makes them no one.
    coreference = CrossDocumentCoreference()
    coreference.add(who("Carl W. Lind", "Carl W. Lind", "Carl Lind"), 1)
    coreference.add(who("Carl H. Lind", "Carl H. Lind", "Carl Lind"), 2)
    coreference.resolve()
    assert coreference.canonical_name(who("Carl W. Lind")) != coreference.canonical_name(who("Carl H. Lind"))


def test_who_is_meant() -> None:
    coreference = CrossDocumentCoreference()
    for number, one in enumerate(("Gen. | Mark Lind", "Lind", "M. Lind", "Ida Berg", "Berg", "Uwe Berg")):
        coreference.add(titled(one), number)
    coreference.resolve()
    for wanted in ("Mark Lind", "mark", "Lind", "M. Lind"):
        meant = [
            name
            for name in ("Gen. | Mark Lind", "Lind", "M. Lind", "Berg")
            if coreference.matches(wanted, titled(name))
        ]
        assert meant == ["Gen. | Mark Lind", "Lind", "M. Lind"], wanted
    assert not coreference.matches("Ida Berg", who("Berg"))
    assert not coreference.matches("Ida", who("Berg"))
    assert coreference.matches("Berg", who("Berg"))


def test_who_may_match() -> None:
    assert may_match("Mark Lind", who("Lind"))
    assert may_match("Mark Lind", who("M. Lind"))
    assert may_match("Ida Lind-Berg", who("Lind-Berg"))
    assert may_match("Ida O’Lind", who("O'Lind"))
    assert may_match("Moon Dae-sung", who("Moon"))
    assert may_match("Mark", who("Lind"))
    assert may_match("Mark", who("M. Lind"))
    assert not may_match("Mark", who("Ida Lind"))
    assert not may_match("Lind", who("Berg"))
    assert not may_match("Mark Lind", who("the Linden Post"))
    assert not may_match("…", who("Berg"))


def test_names_taken_apart() -> None:
    assert person_name("Rosa K. Lind Jr.", "Gen.") == PersonName(("rosa", "k"), "lind", (), "f", "jr", "general")
    assert person_name("GEN. LIND") == PersonName((), "lind", title="general")
    assert person_name("Lind", "Mrs.") == PersonName((), "lind", gender="f")
    for thing in ("the White House", "New England", "Salem Motors", "a spokesman for the mayor", "they", "Grace", ""):
        assert person_name(thing) is None, thing


def test_comparing_is_symmetrical() -> None:
    names = [name for names in (*ONE, *APART) for one in names if (name := person_name(one.rpartition("|")[2].strip()))]
    assert len(names) > 30
    for one in names:
        for other in names:
            assert compatible(one, other) == compatible(other, one)


def test_many_names_cost_no_more_than_their_number(steps: Callable[[Callable[[], object]], int]) -> None:
    def settled(count: int) -> CrossDocumentCoreference:
        coreference = CrossDocumentCoreference()
        for number in range(count):
            coreference.add(who(f"Ann {chr(65 + number % 26)}{number} Lind"), number)
            coreference.add(who(f"Q{number} Lind"), number)
        coreference.add(who("Lind"), 9999)
        coreference.add(who("A. Lind"), 9999)
        coreference.resolve()
        return coreference

    coreference = settled(300)
    assert coreference.canonical_name(who("Lind")).display == "Lind"
    assert coreference.canonical_name(who("A. Lind")).display == "A. Lind"
    small, large = steps(lambda: settled(300)), steps(lambda: settled(1200))
    assert large <= 5 * small
