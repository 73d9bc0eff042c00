from citecli.markup.nodes import (
    FontFormat,
    Formatted,
    Tagged,
    Text,
    edit_tagged,
    find_all_tagged,
    find_tagged,
    split_at_tag,
    without_tag,
)

YEAR = Tagged((Text("2001"),), "year")
SUFFIX = Tagged((Text("a"),), "suffix")
CONTENT = (Text("Roe "), Formatted((YEAR, SUFFIX, Text(", p. 3")), FontFormat()), Text("; "), Tagged((YEAR,), "other"))


def test_find_gives_the_first_and_none_for_none() -> None:
    assert find_tagged(CONTENT, "year") is YEAR
    assert find_tagged(CONTENT, "month") is None


def test_find_all_does_not_look_into_what_it_found() -> None:
    nested = (Tagged((YEAR, Tagged((Text("x"),), "year")), "year"), YEAR)
    assert list(find_all_tagged(nested, "year")) == list(nested)


def test_split_cuts_through_what_stands_around() -> None:
    parts = split_at_tag(CONTENT, "suffix")
    assert parts is not None
    before, after = parts
    assert before == (Text("Roe "), Formatted((YEAR,), FontFormat()))
    assert after == (Formatted((SUFFIX, Text(", p. 3")), FontFormat()), *CONTENT[2:])
    assert split_at_tag(CONTENT, "month") is None


def test_without_takes_every_piece_out() -> None:
    left = without_tag(CONTENT, "year")
    assert find_tagged(left, "year") is None
    assert find_tagged(left, "suffix") == SUFFIX


def test_edit_changes_the_outer_before_the_inner() -> None:
    seen: list[str] = []

    def change(node: Tagged) -> tuple[Text, ...] | None:
        seen.append(node.tag)
        return (Text("!"),) if node.tag == "other" else None

    assert edit_tagged(CONTENT, change)[-1] == Text("!")
    assert seen == ["year", "suffix", "other"]
