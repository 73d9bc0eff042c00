import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl import WarningKind, load_locale, render
from citecli.csl.context import SORT_SEPARATOR
from citecli.csl.passes.sort import Key, citation_numbers, collate, sorted_places
from citecli.csl.tree import SortKey
from citecli.csl.xml.parse import parse_style
from citecli.references.csl_json import from_items


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


CHINESE = [
    "Smith",
    "张|三",
    "曾|国藩",
    "陈|东",
    "李|明",
    "黎|明",
    "卢|梭",
    "吕|布",
    "鲁|迅",
    "程|颢",
    "成|龙",
    "12",
    "阿来",
    "Иванов",
]


def chinese(language: str) -> tuple[list[str], list[WarningKind]]:
    people = [dict(zip(("family", "given"), name.split("|"), strict=False)) for name in CHINESE]
    items = [{"id": name, "type": "book", "author": [one]} for name, one in zip(CHINESE, people, strict=True)]
    references, _ = from_items(list(items))
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout>'
        '<text variable="title"/></layout></citation><bibliography><sort><key variable="author"/></sort><layout>'
        '<names variable="author"/></layout></bibliography></style>'
    )
    made = render(style, references, locale=load_locale(language, style))
    return [entry.id for entry in made.bibliography or ()], [warning.kind for warning in made.warnings]


def test_chinese_comes_first_in_chinese_and_by_pinyin() -> None:
    pytest.importorskip("pypinyin")
    order, warnings = chinese("zh-CN")
    assert order == [
        "12", "阿来",
        "陈|东", "成|龙", "程|颢", "黎|明", "李|明", "卢|梭", "鲁|迅", "吕|布", "曾|国藩", "张|三", "Smith", "Иванов",
    ]  # fmt: skip
    assert not warnings
    assert chinese("en-US")[0][:3] == ["12", "Smith", "Иванов"]


def test_it_is_told_when_nothing_knows_how_chinese_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("citecli.csl.processor", "citecli.text.pinyin"):
        monkeypatch.setattr(f"{module}.is_available", lambda: False)
    collate.cache_clear()
    try:
        order, warnings = chinese("zh-CN")
    finally:
        collate.cache_clear()
    assert warnings == [WarningKind.SORTED_BY_CHARACTERS]
    assert order[-2:] == ["Smith", "Иванов"]
    assert chinese("en-US")[1] == []
