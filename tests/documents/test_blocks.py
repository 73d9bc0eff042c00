from hypothesis import given
from hypothesis import strategies as st

from citecli.documents.blocks import LONGEST_WRAPPED_LINE, blocks, paragraphs


def shown(text: str) -> list[tuple[str, int]]:
    return [(part.span.of(text), part.section) for part in paragraphs(blocks(text))]


def test_blank_lines_part_paragraphs() -> None:
    assert shown("one\ntwo\n \nthree") == [("one\ntwo", 0), ("three", 0)]


def test_line_ends_of_every_kind() -> None:
    assert shown("one\r\n\r\ntwo\r\rthree") == [("one", 0), ("two", 0), ("three", 0)]


def test_two_blank_lines_begin_a_section() -> None:
    assert shown("a\n\nb\n\n\nc") == [("a", 0), ("b", 0), ("c", 1)]


def test_a_double_spaced_text_has_no_sections() -> None:
    assert shown("a\n\n\nb\n\n\nc") == [("a", 0), ("b", 0), ("c", 0)]


def test_an_ornament_begins_a_section_and_is_no_paragraph() -> None:
    assert shown("a\n\n* * *\n\nb") == [("a", 0), ("b", 1)]


def test_two_lone_paragraphs_with_a_wide_gap_are_two_sections() -> None:
    assert shown("a\n\n\nb") == [("a", 0), ("b", 1)]


def test_lines_that_nobody_wrapped_are_paragraphs() -> None:
    long = "word " * (LONGEST_WRAPPED_LINE // 4)
    assert len(shown(f"{long}\n“No,” he said.\n{long}")) == 3


def test_spans_leave_out_white_space_around() -> None:
    assert shown("  one  \n\n\ttwo\n") == [("one", 0), ("two", 0)]


@given(st.text(alphabet="ab *\n\r\t"))
def test_paragraphs_hold_all_letters_in_order(text: str) -> None:
    found = paragraphs(blocks(text))
    assert "".join(c for part in found for c in part.span.of(text) if c.isalpha()) == "".join(filter(str.isalpha, text))
    assert [part.number for part in found] == list(range(1, len(found) + 1))
