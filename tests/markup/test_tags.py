from citecli.markup.nodes import Format, Formatted, Tagged, Text
from citecli.markup.tags import edit, find, find_all, split, without

YEAR = Tagged((Text("2001"),), "year")
SUFFIX = Tagged((Text("a"),), "suffix")
CONTENT = (Text("Roe "), Formatted((YEAR, SUFFIX, Text(", p. 3")), Format()), Text("; "), Tagged((YEAR,), "other"))


def test_find_gives_the_first_and_none_for_none() -> None:
    assert find(CONTENT, "year") is YEAR
    assert find(CONTENT, "month") is None


def test_find_all_does_not_look_into_what_it_found() -> None:
    nested = (Tagged((YEAR, Tagged((Text("x"),), "year")), "year"), YEAR)
    assert list(find_all(nested, "year")) == list(nested)


def test_split_cuts_through_what_stands_around() -> None:
    parts = split(CONTENT, "suffix")
    assert parts is not None
    before, after = parts
    assert before == (Text("Roe "), Formatted((YEAR,), Format()))
    assert after == (Formatted((SUFFIX, Text(", p. 3")), Format()), *CONTENT[2:])
    assert split(CONTENT, "month") is None


def test_without_takes_every_piece_out() -> None:
    left = without(CONTENT, "year")
    assert find(left, "year") is None
    assert find(left, "suffix") == SUFFIX


def test_edit_changes_the_outer_before_the_inner() -> None:
    seen: list[str] = []

    def change(node: Tagged) -> tuple[Text, ...] | None:
        seen.append(node.tag)
        return (Text("!"),) if node.tag == "other" else None

    assert edit(CONTENT, change)[-1] == Text("!")
    assert seen == ["year", "suffix", "other"]
