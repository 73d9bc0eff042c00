from citecli.csl.citation import Citation, CitationItem
from citecli.csl.passes.position import CitePosition, positions
from citecli.csl.taxonomy import Position

FIRST, SUBSEQUENT, IBID, WITH = (
    Position.FIRST,
    Position.SUBSEQUENT,
    Position.IBID,
    Position.IBID_WITH_LOCATOR,
)


def found(*citations: Citation) -> list[list[Position]]:
    return [[place.position for place in places] for places in positions(citations, 5)]


def note(number: int, *ids: str | CitationItem) -> Citation:
    return Citation(tuple(CitationItem(one) if isinstance(one, str) else one for one in ids), number)


def at(name: str, locator: str, label: str = "") -> CitationItem:
    return CitationItem(name, locator, label)


def test_what_ibid_refers_to() -> None:
    assert found(note(1, "a"), note(2, "a"), note(3, "b"), note(4, "a")) == [[FIRST], [IBID], [FIRST], [SUBSEQUENT]]
    assert found(note(1, "a", "b"), note(2, "b")) == [[FIRST, FIRST], [SUBSEQUENT]]
    assert found(note(1, "a", "a", "b", "a")) == [[FIRST, IBID, FIRST, SUBSEQUENT]]
    assert found(note(1, "a"), note(2, "a", "a")) == [[FIRST], [IBID, IBID]]


def test_locators() -> None:
    assert found(note(1, "a"), note(2, at("a", "3")), note(3, at("a", "3")), note(4, at("a", "4")), note(5, "a")) == [
        [FIRST], [WITH], [IBID], [WITH], [SUBSEQUENT],
    ]  # fmt: skip
    assert found(note(1, at("a", "3")), note(2, at("a", "3", "page"))) == [[FIRST], [IBID]]
    assert found(note(1, at("a", "3")), note(2, at("a", "3", "chapter"))) == [[FIRST], [WITH]]
    assert found(note(1, at("a", "3")), note(2, at("a", " 3 "))) == [[FIRST], [IBID]]


def test_a_crowded_note_gives_no_ibid() -> None:
    """Two citations in one note: "ibid." in the next would be unclear."""
    assert found(note(1, "b"), note(1, "a"), note(2, "a")) == [[FIRST], [FIRST], [SUBSEQUENT]]
    assert found(note(1, "a"), note(1, "a")) == [[FIRST], [IBID]]


def test_text_and_notes_are_two_sequences() -> None:
    assert found(note(1, "a"), note(0, "a"), note(2, "a")) == [[FIRST], [FIRST], [IBID]]


def test_nearness_and_first_note() -> None:
    places = positions([note(2, "a"), note(4, "a"), note(10, "a"), note(11, "b"), note(15, "a")], 5)
    assert [(place.near_note, place.first_note) for (place,) in places] == [
        (False, 0), (True, 2), (False, 2), (False, 0), (True, 2),
    ]  # fmt: skip
    assert positions([note(0, "a"), note(0, "a")], 5) == [[CitePosition()], [CitePosition(IBID)]]


def test_what_the_caller_says_goes_before() -> None:
    said = CitationItem("a", near_note=True, position="ibid")
    assert positions([note(1, said)], 5) == [[CitePosition(IBID, True, 0)]]


def test_nothing() -> None:
    assert positions([], 5) == []
    assert positions([Citation(())], 5) == [[]]
