"""CSL-JSON read forgivingly and written back."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.errors import InvalidReference
from citecli.references.csl_json import from_item, parse, to_item, with_note_fields
from citecli.references.model import Date, DateParts, ItemType, Name, Reference


def fields(note: str, **item: object) -> dict[str, object]:
    """What the note gives beyond the item itself; the rest of the note under `note`."""
    made = with_note_fields({"note": note, **item})
    return {key: value for key, value in made.items() if key == "note" or item.get(key) != value}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("genre: sketch", {"genre": "sketch", "note": ""}),
        ("PMID: 77\nDOI: 10.1/x", {"PMID": "77", "DOI": "10.1/x", "note": ""}),
        ("PMID:77\n\nA remark.", {"PMID": "77", "note": "A remark."}),
        ("A remark.\ngenre: sketch\nMore.", {"genre": "sketch", "note": "A remark.\n\nMore."}),
        ("A remark.\nMore.\ngenre: sketch", {"note": "A remark.\nMore.\ngenre: sketch"}),
        ("{:genre:sketch}", {"genre": "sketch", "note": ""}),
        ("{:genre: sketch} {:original-date:1850}", {"genre": "sketch", "original-date": "1850", "note": ""}),
        ("Some words {:genre:sketch}", {"genre": "sketch", "note": "Some words"}),
        ("archive_collection: Papers", {"archive_collection": "Papers", "note": ""}),
        ("Genre: sketch", {"note": "Genre: sketch"}),
        ("see http://example.com", {"note": "see http://example.com"}),
        ("genre:", {"note": "genre:"}),
        ("note: x\nid: y", {"note": "note: x\nid: y"}),
        ("", {"note": ""}),
    ],
)
def test_lines_and_braces(note: str, found: dict[str, object]) -> None:
    assert fields(note) == found


def test_what_the_item_says_goes_first_but_for_types_and_dates() -> None:
    assert fields("genre: sketch", genre="essay") == {"note": "genre: sketch"}
    assert fields("type: map\nissued: 1850", type="book", issued={"date-parts": [[2000]]}) == {
        "type": "map",
        "issued": "1850",
        "note": "",
    }


def test_names_have_a_line_each() -> None:
    reference, problems = from_item(
        {"id": "x", "type": "book", "note": "editor: van Dyck || Jan\neditor: Some Society\ntranslator: One"}
    )
    assert reference.names == {
        "editor": (Name("Dyck", "Jan", non_dropping_particle="van"), Name(literal="Some Society")),
        "translator": (Name(literal="One"),),
    }
    assert "note" not in reference.texts and problems == ()


def test_dates_are_read() -> None:
    reference, _ = from_item({"id": "x", "type": "book", "note": 'event-date: 2001-02-03/2001-02-05\nissued: "soon"'})
    assert reference.dates == {
        "event-date": Date(DateParts(2001, 2, 3), DateParts(2001, 2, 5)),
        "issued": Date(literal="soon"),
    }


def test_an_item_without_is_the_same_object() -> None:
    for item in ({"id": "x"}, {"note": "Nothing here"}, {"note": "Nothing: here"}, {"note": 3}):
        assert with_note_fields(item) is item


def one(**item: Any) -> Reference:
    """The reference of an item with which nothing is wrong."""
    reference, problems = from_item(
        {"id": "x", "type": "book", **{key.replace("_", "-"): value for key, value in item.items()}}
    )
    assert problems == ()
    return reference


def wrong(**item: Any) -> tuple[Reference, list[str]]:
    """The reference of an item, and what was wrong with it."""
    reference, problems = from_item({"id": "x", "type": "book", **item})
    assert problems
    return reference, list(problems)


# Documents.


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]',
        '{"items": [{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]}',
        '{"references": [{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]}',
        '{"a": {"type": "book"}, "b": {"type": "book"}}',
        '\ufeff[{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]',
    ],
)
def test_the_shapes_of_a_document(text: str) -> None:
    references, problems = parse(text)
    assert [reference.id for reference in references] == ["a", "b"]
    assert problems == ()


def test_one_item_alone() -> None:
    assert parse('{"id": "a", "type": "map", "title": "T"}') == ((Reference("a", "map", {"title": "T"}),), ())


def test_an_empty_list_is_no_references() -> None:
    assert parse("[]") == ((), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("@book{x}", "line 1, column 1"),
        ('[{"id" "a"},\n {"id" "b"}]', "line 1, column 8"),
        ("3", "an item is an object"),
        ('"text"', "an item is an object"),
        ("{}", "none of the keys that an item has"),
        ('{"scripts": {"build": "x"}, "private": true}', "none of the keys that an item has"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"volume": ' + "9" * 10_000 + "}]", "a number that is too long"),
    ],
)
def test_what_is_no_csl_json(text: str, reason: str) -> None:
    with pytest.raises(InvalidReference, match="not CSL-JSON: ") as caught:
        parse(text)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bad_items_never_cost_the_others() -> None:
    references, problems = parse(
        '[{"id": "a", "type": "book", "title": {}}, null, [], "b", {"id": "c", "type": "map"}]'
    )
    assert [reference.id for reference in references] == ["a", "c"]
    assert problems == (
        "item 1 (a): title: not a text but an object",
        "item 2: not an object but nothing; skipped",
        "item 3: not an object but a list; skipped",
        "item 4: not an object but a text; skipped",
    )


def test_ids() -> None:
    references, problems = parse(
        '[{"id": 7, "type": "book"}, {"type": "book"}, {"id": "", "type": "map"}, {"id": "item-4", "type": "map"}]'
    )
    assert [reference.id for reference in references] == ["7", "item-2", "item-3", "item-4"]
    assert problems == ("item 2: it has no id", "item 3: it has no id")
    references, _ = parse('[{"type": "book"}, {"id": "item-1", "type": "map"}]')
    assert [reference.id for reference in references] == ["item-1-", "item-1"]


def test_items_with_the_same_id() -> None:
    """Of one work the first is kept; another gets an id of its own."""
    items = [(1, "Map"), ("1", "Book"), ("1", "The map"), ("1", "map"), ("1b", "Sea")]
    references, problems = parse(json.dumps([{"id": key, "type": "book", "title": title} for key, title in items]))
    assert [(one.id, one.texts["title"]) for one in references] == [
        ("1", "Map"), ("1c", "Book"), ("1d", "The map"), ("1b", "Sea")
    ]  # fmt: skip
    assert problems == (
        "item 2 (1): an earlier item has the same id; it was given the id 1c",
        "item 3 (1): an earlier item has the same id; it was given the id 1d",
        "item 4 (1): an earlier item has the same id; skipped",
    )


def test_types() -> None:
    assert one(type="article-journal").type == ItemType.ARTICLE_JOURNAL
    assert one(type="holo-novel").type == "holo-novel"
    reference, problems = from_item({"id": "x"})
    assert reference.type == ItemType.DOCUMENT and problems == ("it has no type; treated as a document",)


# Texts.


def test_numbers_are_texts() -> None:
    assert one(volume=3, issue="4", edition=2.0, number=1.5).texts == {
        "volume": "3",
        "issue": "4",
        "edition": "2",
        "number": "1.5",
    }


def test_former_keys() -> None:
    assert one(shortTitle="S", journalAbbreviation="J").texts == {"title-short": "S", "container-title-short": "J"}
    both, _ = from_item({"id": "x", "type": "book", "title-short": "new", "shortTitle": "old"})
    assert both.texts == {"title-short": "new"}


def test_texts_are_kept_as_they_are_but_empty_ones_go() -> None:
    assert one(title=" <i>A</i>\tb ", publisher="", abstract=None).texts == {"title": " <i>A</i>\tb "}


def test_unknown_keys_are_kept() -> None:
    made = one(shelf="top", custom={"a": [1]}, tags=[{"x": 1}], flag=True)
    assert made.texts == {"shelf": "top"}
    assert made.custom == {"custom": {"a": [1]}, "tags": [{"x": 1}], "flag": True}


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    (reference,), _ = parse(r'[{"id": "x", "type": "book", "title": "a\ud800b", "author": [{"family": "\udc00"}]}]')
    assert reference.texts["title"] == "a\ufffdb"
    assert reference.names["author"] == (Name("\ufffd"),)
    (reference,), _ = parse(r'[{"id": "x", "type": "book", "title": "\ud83d\ude00"}]')
    assert reference.texts["title"] == "😀"


def test_lists_where_a_text_should_be() -> None:
    assert one(title=["Alone"]).texts == {"title": "Alone"}
    reference, problems = wrong(ISBN=["1", "2"])
    assert reference.texts == {"ISBN": "1, 2"}
    assert problems == ["ISBN: several values where there should be one"]


@pytest.mark.parametrize(("value", "kind"), [({}, "an object"), ([], "a list"), (True, "true"), ([{}], "a list")])
def test_texts_that_are_none(value: object, kind: str) -> None:
    reference, problems = from_item({"id": "x", "type": "book", "title": value, "volume": 1})
    assert reference.texts == {"volume": "1"}
    assert problems == ((f"title: not a text but {kind}"),) or value is True


# Names.


def test_names_in_every_shape() -> None:
    people = [
        {"family": "Okri", "given": "Ben"},
        {"family": "Gaulle", "given": "Charles", "dropping-particle": "de", "suffix": "II", "comma-suffix": "true"},
        {"literal": "United Bees"},
        {"name": "Other Bees"},
        {"family": "Bee House", "isInstitution": 1},
        "Third Bees",
        {"family": "毛", "given": "泽东", "static-ordering": True},
        {"given": "Björk"},
        {"family": "", "given": ""},
        {},
        None,
        "",
    ]
    assert one(author=people).names["author"] == (
        Name("Okri", "Ben"),
        Name("Gaulle", "Charles", "de", suffix="II", comma_suffix=True),
        Name(literal="United Bees"),
        Name(literal="Other Bees"),
        Name(literal="Bee House"),
        Name(literal="Third Bees"),
        Name("毛", "泽东", static_ordering=True),
        Name(given="Björk"),
    )


def test_a_single_name_need_not_be_in_a_list() -> None:
    assert one(author={"family": "A"}, editor="B C").names == {"author": (Name("A"),), "editor": (Name(literal="B C"),)}


def test_particles_are_split_unless_told_not_to() -> None:
    dyck = {"family": "van Dyck", "given": "Jan"}
    assert one(author=[dyck]).names["author"][0].non_dropping_particle == "van"
    for told in ({"parse-names": False}, {"parse-names": 0}, {"static-particles": True}):
        assert one(author=[{**dyck, **told}]).names["author"] == (Name("van Dyck", "Jan"),)


def test_names_of_variables_that_csl_does_not_know() -> None:
    assert one(inker=[{"family": "A"}]).names == {"inker": (Name("A"),)}


@pytest.mark.parametrize(("value", "kind"), [(3, "a number"), ([[]], "a list"), ([False], "true or false")])
def test_names_that_are_none(value: object, kind: str) -> None:
    reference, problems = wrong(author=value)
    assert reference.names == {} and problems == [f"author: not a name but {kind}"]


def test_ten_thousand_authors() -> None:
    assert len(one(author=[{"family": "van A", "given": "B."}] * 10_000).names["author"]) == 10_000


# Dates.


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2019]]}, Date(DateParts(2019))),
        ({"date-parts": [["2019", "7", 4]]}, Date(DateParts(2019, 7, 4))),
        ({"date-parts": [[2019, "", ""]]}, Date(DateParts(2019))),
        ({"date-parts": [[2019, None]]}, Date(DateParts(2019))),
        ({"date-parts": [[2019.0, 7.0]]}, Date(DateParts(2019, 7))),
        ({"date-parts": [2019, 7]}, Date(DateParts(2019, 7))),
        ({"date-parts": [[2019, 7], [2020]]}, Date(DateParts(2019, 7), DateParts(2020))),
        ({"date-parts": [[2019], [0]]}, Date(DateParts(2019), open_end=True)),
        ({"date-parts": [[2019], [""]]}, Date(DateParts(2019), open_end=True)),
        ({"date-parts": [[2019], []]}, Date(DateParts(2019), open_end=True)),
        ({"date-parts": [[2019, 22]]}, Date(DateParts(2019, season=2))),
        ({"date-parts": [["-50"]]}, Date(DateParts(-50))),
        ({"date-parts": [["1924?"]]}, Date(DateParts(1924), circa=True)),
        ({"date-parts": [[1924]], "circa": "1"}, Date(DateParts(1924), circa=True)),
        ({"date-parts": [[1924]], "circa": "false"}, Date(DateParts(1924))),
        ({"date-parts": [[2019]], "season": 4}, Date(DateParts(2019, season=4))),
        ({"date-parts": [[2019]], "season": "Autumn"}, Date(DateParts(2019, season=3, season_text="Autumn"))),
        ({"date-parts": [[2019]], "season": "Michaelmas"}, Date(DateParts(2019, season_text="Michaelmas"))),
        ({"date-parts": [[2019, 5]], "season": "1"}, Date(DateParts(2019, 5))),
        ({"date-parts": [[2019]], "literal": "MMXIX"}, Date(DateParts(2019), literal="MMXIX")),
        ({"date-parts": [[2019]], "raw": "1850"}, Date(DateParts(2019))),
        ({"date-parts": [], "raw": "May 2019"}, Date(DateParts(2019, 5))),
        ({"raw": "Hardly a date"}, Date(literal="Hardly a date")),
        ({"edtf": "2019-05/2019-06"}, Date(DateParts(2019, 5), DateParts(2019, 6))),
        ({"literal": "in press"}, Date(literal="in press")),
        ({"year": 2019, "month": "5"}, Date(DateParts(2019, 5))),
        ("2019-05-06", Date(DateParts(2019, 5, 6))),
        (2019, Date(DateParts(2019))),
        ([[2019, 5]], Date(DateParts(2019, 5))),
    ],
)
def test_dates(value: object, date: Date) -> None:
    assert one(issued=value).dates == {"issued": date}


@pytest.mark.parametrize(
    "value",
    [{}, "", None, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [[0]]}, {"_keys": {}}, '""', {"raw": '""'}],
)
def test_empty_dates_are_none(value: object) -> None:
    assert one(issued=value).dates == {}


@pytest.mark.parametrize(
    ("value", "date", "problem"),
    [
        ({"date-parts": [[2019, 2, 30]]}, Date(DateParts(2019, 2)), "there is no such day: 2019-2-30"),
        ({"date-parts": [[2019, 40]]}, Date(DateParts(2019)), "there is no such day: 2019-40-0"),
        ({"date-parts": [[2019, "May"]]}, Date(DateParts(2019)), "'May' is not a number"),
        ({"date-parts": [[2019, True]]}, Date(DateParts(2019)), "not a number but true"),
        ({"date-parts": [["MMXIX"]]}, Date(literal="MMXIX"), "'MMXIX' is not a year"),
        ({"date-parts": [[10**9]]}, None, "a year that is too large"),
        ({"date-parts": [[10**5000]]}, None, "a number that is too large"),
        ({"date-parts": [[2019, 1e300]]}, Date(DateParts(2019)), "a number that is too large"),
        ({"date-parts": "2019"}, None, "date-parts: not a list but a text"),
        ({"date-parts": [[2019]], "season": "7"}, Date(DateParts(2019)), "'7' is not a season"),
        (
            {"date-parts": [[2019], [2020], [2021]]},
            Date(DateParts(2019), DateParts(2020)),
            "date-parts: more than a st",
        ),
        ({"date-parts": [[0, 5, 3]]}, None, "a month or day without its year"),
        ({"season": 2}, None, "a season without its year"),
        (True, None, "not a date but true"),
    ],
)
def test_dates_with_something_wrong(value: object, date: Date | None, problem: str) -> None:
    reference, problems = wrong(issued=value)
    assert reference.dates == ({} if date is None else {"issued": date})
    assert len(problems) == 1 and problems[0].startswith(f"issued: {problem}")


def test_dates_of_variables_that_csl_does_not_know() -> None:
    assert one(created={"date-parts": [[2019]]}).dates == {"created": Date(DateParts(2019))}


# There and back.

_LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_WORDS = _LETTERS.filter(str.strip).map(str.strip)
_PERSON = st.builds(
    Name,
    family=_LETTERS.map(str.strip).filter(lambda text: not text.startswith('"')),
    given=_LETTERS.map(str.strip),
    dropping_particle=st.sampled_from(("", "von")),
    non_dropping_particle=st.sampled_from(("", "van der", "d'")),
    suffix=st.sampled_from(("", "Jr.")),
    comma_suffix=st.booleans(),
    static_ordering=st.booleans(),
    literal=st.just(""),
).filter(lambda name: bool(name.family or name.given))
_NAMES = st.lists(st.one_of(_PERSON, st.builds(lambda text: Name(literal=text), _WORDS)), min_size=1, max_size=4).map(
    tuple
)
_DAY = st.one_of(
    st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 28), st.just(0)).map(
        lambda parts: DateParts(*parts)
    ),
    st.builds(lambda year, season: DateParts(year, season=season), st.integers(-999, -1), st.integers(0, 4)),
)
_DATE = st.one_of(
    st.builds(lambda start, circa: Date(start, circa=circa), _DAY, st.booleans()),
    st.builds(lambda start, end: Date(start, end), _DAY, _DAY),
    st.builds(lambda start: Date(start, open_end=True), _DAY),
    st.builds(lambda text, start: Date(start, literal=text), _WORDS, st.one_of(st.none(), _DAY)),
)
_REFERENCE = st.builds(
    Reference,
    _WORDS,
    st.sampled_from(["book", "article-journal", "odd"]),
    st.dictionaries(st.sampled_from(["title", "volume", "DOI", "shelf"]), _LETTERS.filter(bool)),
    st.dictionaries(st.sampled_from(["author", "editor", "inker"]), _NAMES),
    st.dictionaries(st.sampled_from(["issued", "accessed", "created"]), _DATE),
    st.dictionaries(st.just("custom"), st.dictionaries(_LETTERS, st.integers(), min_size=1)),
)


@pytest.mark.slow
@given(_REFERENCE)
def test_there_and_back(reference: Reference) -> None:
    text = json.dumps([to_item(reference)])
    assert parse(text) == ((reference,), ())


@pytest.mark.parametrize("note", ["A remark.", "Remark\ngenre: sketch", "genre: sketch", "x\n{:type:map}"])
def test_a_note_is_not_read_twice(note: str) -> None:
    reference, _ = from_item({"id": "x", "type": "book", "note": f"title: T\nSee {note}", "genre": "essay"})
    assert from_item(to_item(reference))[0] == reference


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(st.text(max_size=8), inside, max_size=4)),
    max_leaves=12,
)
_KEYS = st.sampled_from(
    [
        "id",
        "type",
        "title",
        "author",
        "issued",
        "note",
        "volume",
        "family",
        "given",
        "literal",
        "date-parts",
        "season",
        "raw",
    ]
)


@pytest.mark.slow
@given(st.one_of(_JSON, st.lists(st.dictionaries(_KEYS, st.one_of(_JSON, st.dictionaries(_KEYS, _JSON))))))
def test_any_json(data: object) -> None:
    try:
        references, problems = parse(json.dumps(data))
    except InvalidReference:
        assert not isinstance(data, list)
        return
    assert all("\n" not in problem for problem in problems)
    assert len({reference.id for reference in references}) == len(references)
    for reference in references:
        json.dumps(to_item(reference)).encode()
        assert all(isinstance(text, str) for text in reference.texts.values())


@given(st.text())
def test_any_text(text: str) -> None:
    try:
        parse(text)
    except InvalidReference as error:
        assert "\n" not in str(error)


GOOD = '{"id": "%s", "type": "book", "title": "T {1}, {2}", "author": [{"family": "Roe"}, {"literal": "id"}]}'


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('{"id": "b", "title": "not closed}', 2),
        ('{"id": "b", "author": [{"family": "Doe"}, {"family" "Poe"}], "issued": {"date-parts": [[1]]}}', 2),
        ('{"id": "b",, "title": "x"}', 2),
        ("{id: 'b', title: 'x'}", 2),
        ('{"id": "b"', 2),
    ],
)
def test_an_item_that_is_broken_costs_itself(broken: str, line: int) -> None:
    text = f"[{GOOD % 'a'},\n{broken},\n{GOOD % 'c'},\n{GOOD % 'd'}]"
    references, problems = parse(text)
    assert [reference.id for reference in references] == ["a", "c", "d"]
    assert len(problems) == 1
    assert problems[0].startswith(f"line {line}: the item that begins here can't be read (")


@pytest.mark.parametrize("head", ["[", '{"items": [', '{"references":\n['])
def test_of_a_file_that_was_cut_what_is_whole_is_read(head: str) -> None:
    text = head + f"{GOOD % 'a'},\n{GOOD % 'b'}"
    for end in range(len(head) + len(GOOD % "a"), len(text) - 1):
        references, problems = parse(text[:end])
        assert [reference.id for reference in references] == ["a"]
        assert len(problems) == 1
