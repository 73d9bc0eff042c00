"""Marks: which belong together, in every typography."""

import pytest

from citecli.text.quotation_marks import pair_marks


def pairs(text, units=None):
    found = pair_marks(text, units or [(0, len(text))])
    return [(text[one.start : one.end], one.depth, one.closed) for one in found if not one.surplus]


@pytest.mark.parametrize(
    "quoted",
    [
        "“a b”",
        '"a b"',
        "‘a b’",
        "'a b'",
        "''a b''",
        "``a b''",
        "„a b“",
        "„a b”",
        "«a b»",
        "« a b »",
        "»a b«",
        "”a b”",
        "「a b」",
        "‹a b›",
    ],
)
def test_pairs_of_every_kind(quoted):
    assert pairs(f"x {quoted} y") == [(quoted, 0, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a ‘b’ c”", [("“a ‘b’ c”", 0, True), ("‘b’", 1, True)]),
        ("‘a “b” c’", [("‘a “b” c’", 0, True), ("“b”", 1, True)]),
        ("\"a 'b' c\"", [("\"a 'b' c\"", 0, True), ("'b'", 1, True)]),
        ('"a "b" c"', [('"a "b" c"', 0, True), ('"b"', 1, True)]),
        ("«a “b” c»", [("«a “b” c»", 0, True), ("“b”", 1, True)]),
    ],
)
def test_nested(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "don't can’t o'clock",
        "the dogs' bowls and the dogs’ bowls",
        "’tis the '90s, rock ’n’ roll, 'em and ’em",
        'a board of 6\' 2" and of 1" more',
        '<a href="x" title="y">',
        "no marks at all",
        "",
    ],
)
def test_what_is_no_quotation(text):
    assert pairs(text) == []


def test_a_mark_never_closed_ends_with_its_unit():
    text = "“one two\n“three” four"
    assert pairs(text, [(0, 8), (9, len(text))]) == [("“one two", 0, False), ("“three”", 0, True)]


def test_a_second_opening_mark_ends_what_was_never_closed():
    assert pairs("“one two. “three” four") == [("“one two.", 0, False), ("“three”", 0, True)]


def test_a_stray_closing_mark_is_reported_as_surplus():
    found = pair_marks("one” “two”", [(0, 10)])
    assert [(one.start, one.surplus) for one in found] == [(3, True), (5, False)]


def test_a_plural_possessive_inside_single_marks():
    assert pairs("‘the voters’ choice was clear’") == [("‘the voters’ choice was clear’", 0, True)]


def test_a_deep_pile_of_all_kinds_of_marks_costs_no_more_than_its_length(steps):
    piece = "“”\"'‘’«»"
    text = piece * 2_000
    found = pair_marks(text, [(0, len(text))])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert len(found) > 2_000
    small, large = (steps(lambda n=times: pair_marks(piece * n, [(0, len(piece) * n)])) for times in (250, 1000))
    assert large <= 5 * small


@pytest.mark.parametrize("number", ["1", "12", "¹", "⁴"])
def test_the_number_of_a_note_behind_a_closing_mark(number):
    assert pairs(f"He said, ‘We go now.’{number} So they went.") == [("‘We go now.’", 0, True)]
    assert pairs(f"'We go now,'{number} he said.") == [("'We go now,'", 0, True)]


def test_a_raised_number_needs_no_stop_before_the_mark():
    assert pairs("He called it ‘a toy’² and left.") == [("‘a toy’", 0, True)]
    assert pairs("the summer of ‘68, and the ’70s") == []
