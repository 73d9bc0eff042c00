import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl.context import SORT_SEPARATOR
from citecli.csl.passes.sort import Key, citation_numbers, collate, sorted_places
from citecli.csl.tree import SortKey


def ordered(*texts: str, language: str = "en-US") -> list[str]:
    return sorted(texts, key=lambda text: collate(text, language))


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Acorn", "acre", "Bell", "bells"], "en-US"),
        (["Ebb", "Éclair", "Edda"], "fr-FR"),
        (["Olm", "Ölmühle", "Omen"], "de-DE"),
        (["Zoo", "Ås", "Ärta", "Öl"], "sv-SE"),
        (["Zoo", "Æble", "Øl", "Å"], "da-DK"),
        (["new age", "New York", "newt"], "en-US"),  # word by word: nothing goes before something
        (["part 2", "part 10"], "en-US"),
        (["co-op", "cope"], "en-US"),
        (["Łódź", "Lodz harbour", "Lucca"], "en-US"),
        (["Straße", "Strasse two"], "de-DE"),
    ],
)
def test_order(texts: list[str], language: str) -> None:
    assert ordered(*reversed(texts), language=language) == texts


def test_case_and_accents_do_not_count() -> None:
    assert collate("ÉTÉ") == collate("été") == collate("ete")
    assert collate("“Moss”") == collate("moss") == collate("Moss!")


def test_a_shorter_family_name_goes_first() -> None:
    names = [f"Berg{SORT_SEPARATOR}Zoe", f"Berg Smith{SORT_SEPARATOR}Abe", f"Berger{SORT_SEPARATOR}Abe"]
    assert ordered(*reversed(names)) == names


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_numbers_count_by_their_value(one: int, other: int) -> None:
    assert (collate(f"vol {one}") < collate(f"vol {other}")) == (one < other)


def test_items_without_a_key_go_last_in_both_directions() -> None:
    values: list[Key] = [None, ("b",), ("a",), None]
    assert sorted_places((SortKey("title"),), [values]) == [2, 1, 0, 3]
    assert sorted_places((SortKey("title", descending=True),), [values]) == [1, 2, 0, 3]


def test_later_keys_decide_among_equals_and_equals_stay() -> None:
    publisher: list[Key] = [("x",), ("x",), ("a",), ("x",)]
    title: list[Key] = [("2",), ("1",), ("9",), ("1",)]
    assert sorted_places((SortKey("publisher"), SortKey("title")), [publisher, title]) == [2, 1, 3, 0]
    descending = SortKey("title", descending=True)
    assert sorted_places((SortKey("publisher"), descending), [publisher, title]) == [2, 0, 1, 3]


def test_numbers_follow_the_order_or_the_reverse_of_it() -> None:
    assert citation_numbers([2, 0, 1], descending=False) == [2, 3, 1]
    assert citation_numbers([2, 0, 1], descending=True) == [2, 1, 3]
    assert citation_numbers([], descending=False) == []
