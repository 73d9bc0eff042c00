"""BibTeX and BibLaTeX: entries, values, inheritance, what is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.interop import bibtex
from citecli.interop.bibtex_entries import read_entries
from citecli.references.model import Date, DateParts, Name, Reference


def one(text: str) -> Reference:
    loaded = bibtex.parse(text)
    assert len(loaded.references) == 1
    return loaded.references[0]


def fields(text: str) -> dict[str, str]:
    return dict(read_entries(text).entries[0].fields)


# Values.


@pytest.mark.parametrize(
    ("value", "is_read_as"),
    [
        ("{in braces}", "in braces"),
        ('"in marks"', "in marks"),
        ('"a {"} inside"', 'a {"} inside'),
        ("{a {nested {group}} more}", "a {nested {group}} more"),
        ("1999", "1999"),
        ("mar", "March"),
        ('"~5 " # may', "~5 May"),
        ("pub # { and } # PUB", "The Press and The Press"),
        ("{ends in \\{}", "ends in \\{"),
        ("no braces at all", "no braces at all"),
        ("{C:\\dir\\}", "C:\\dir\\"),
    ],
)
def test_values(value: str, is_read_as: str) -> None:
    text = f"@string{{pub = {{The Press}}}}\n@misc{{k,\n  note = {value},\n  year = 2000\n}}\n"
    assert fields(text) == {"note": is_read_as, "year": "2000"}


def test_parentheses_case_and_comments() -> None:
    found = read_entries(
        "words between\n@COMMENT{not @this{one}}\n@Book(k, TITLE = {A (b) c}, Year = 1900)\n% end\n"
    ).entries
    assert [(entry.kind, entry.key, dict(entry.fields)) for entry in found] == [
        ("book", "k", {"title": "A (b) c", "year": "1900"})
    ]


def test_a_forgotten_comma() -> None:
    assert fields("@misc{k,\n title = {One}\n note = {Two}\n year = 2000\n}") == {
        "title": "One", "note": "Two", "year": "2000"}  # fmt: skip


def test_of_a_field_given_twice_the_first_counts() -> None:
    assert fields("@misc{k, title={One}, title={Two}}") == {"title": "One"}


# What is broken.


def test_a_broken_entry_costs_no_other() -> None:
    loaded = bibtex.parse(
        "@book{first, title={One}, year=2001}\n\n@book{second, title={Two {never closed}, year=2002}\n\n"
        "@book{third, title={Three}, year=2003}\n@book{fourth, title={Four"
    )
    assert [reference.id for reference in loaded.references] == ["first", "third"]
    assert len(loaded.remarks) == 2
    assert loaded.remarks[0].startswith("line 3: the entry second (@book) can't be read: ")
    assert loaded.remarks[1] == "line 6: the entry fourth (@book) can't be read: the file ends in the middle of it"


def test_keys_twice_and_keys_missing() -> None:
    loaded = bibtex.parse(
        "@book{a, title={One}}\n@book{a, title={Two}}\n@book{, author={Doe, Jo}, title={Three}, year=2003}\n@book{b}\n"
        "@book{a, title={one}}\n@book{a, title={One}}\n@book{a, title={Four}}\n@book{a-2, title={Five}}"
    )
    assert [(reference.id, reference.texts["title"]) for reference in loaded.references] == [
        ("a", "One"),
        ("a-3", "Two"),
        ("doe2003", "Three"),
        ("a-4", "Four"),
        ("a-2", "Five"),
    ]
    assert loaded.remarks == (
        "line 2: a is also the key of an earlier entry (line 1); it was given the key a-3",
        "line 3: the entry has no key; it was given the key doe2003",
        "line 4: the entry b has no fields; skipped",
        "line 5: a is also the key of an earlier entry (line 1); skipped",
        "line 6: a is also the key of an earlier entry (line 1); skipped",
        "line 7: a is also the key of an earlier entry (line 1); it was given the key a-4",
    )
    assert loaded.lost == 2


def test_abbreviations_that_are_not_there_or_grow_without_end() -> None:
    assert bibtex.parse("@misc{k, title=nothing # { x}}").remarks == (
        "line 1: k: title: there is no abbreviation nothing",
    )
    bomb = '@string{a0="0123456789"}\n' + "".join(f"@string{{a{n}=a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    assert any("more than a million" in remark for remark in bibtex.parse(f"{bomb}@misc{{k, title=a59}}").remarks)


@given(st.text(alphabet='@book{}(),=#"\\ \nay1%', max_size=120))
def test_anything_is_read(text: str) -> None:
    loaded = bibtex.parse(text)
    assert len({reference.id for reference in loaded.references}) == len(loaded.references)


@given(
    st.lists(
        st.tuples(st.sampled_from(["title", "note", "volume"]), st.text(alphabet="abc é{}", max_size=12)),
        unique_by=lambda pair: pair[0],
        max_size=3,
    )
)
def test_balanced_values_come_back(pairs: list[tuple[str, str]]) -> None:
    def balanced(text: str) -> bool:
        depth = 0
        for char in text:
            depth += (char == "{") - (char == "}")
            if depth < 0:
                return False
        return depth == 0

    kept = [(name, value) for name, value in pairs if balanced(value)]
    text = "@misc{key,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in kept) + "}\n"
    assert fields(text) == dict(kept)


# Inheritance.


def test_a_part_inherits_from_its_book() -> None:
    loaded = bibtex.parse(
        "@incollection{part, author={Doe, Jo}, title={A part}, pages={1--2}, crossref={whole}}\n"
        "@collection{whole, editor={Roe, Sam}, title={The whole}, subtitle={All of it}, date={1999}, publisher={Quay}}"
    )
    part = loaded.references[0]
    assert part.texts == {
        "title": "A part", "container-title": "The whole: All of it", "page": "1-2", "publisher": "Quay"
    }  # fmt: skip
    assert part.names["editor"] == (Name("Roe", "Sam"),)
    assert part.dates["issued"] == Date(DateParts(1999))


def test_data_by_way_of_others() -> None:
    loaded = bibtex.parse(
        "@xdata{a, publisher={Quay}, xdata={b}}\n@xdata{b, location={Brest}, publisher={Not this}}\n"
        "@book{k, title={T}, xdata={a}}"
    )
    assert loaded.references[0].texts == {"title": "T", "publisher": "Quay", "publisher-place": "Brest"}
    assert not loaded.remarks


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}",
        "@book{a, title={A}, crossref={a}}",
        "@book{a, title={A}, xdata={b}}\n@xdata{b, xdata={c}}\n@xdata{c, xdata={b}}",
    ],
)
def test_circles_are_told_and_end(text: str) -> None:
    loaded = bibtex.parse(text)
    assert loaded.references[0].texts["title"] == "A"
    assert any("inherits from itself" in remark for remark in loaded.remarks)


def test_a_parent_that_is_not_there() -> None:
    assert bibtex.parse("@inbook{k, title={T}, crossref={none}}").remarks == (
        "line 1: k: there is no entry none to inherit from",
    )


def test_a_long_chain() -> None:
    chain = "".join(f"@xdata{{k{n}, xdata={{k{n + 1}}}}}\n" for n in range(3000))
    assert one(f"@book{{k, title={{T}}, xdata={{k0}}}}\n{chain}@xdata{{k3000, publisher={{Quay}}}}").texts == {
        "title": "T", "publisher": "Quay"}  # fmt: skip


def test_parent_that_says_what_its_children_call_it() -> None:
    text = (
        "@incollection{a, title={Kid}, crossref={p}}\n"
        "@book{p, title={Whole}, subtitle={Sub}, booktitle={Whole of Quays}, publisher={P}}\n"
        "@incollection{b, title={Kid}, crossref={q}}\n"
        "@book{q, title={Whole}, subtitle={Sub}, publisher={P}}\n"
    )
    first, _, second, _ = bibtex.parse(text).references
    assert (first.texts["title"], first.texts["container-title"], first.texts["publisher"]) == (
        "Kid", "Whole of quays", "P",
    )  # fmt: skip
    assert second.texts["container-title"] == "Whole: Sub"


def test_holder_of_a_patent_is_said_to_be_left_out() -> None:
    loaded = bibtex.parse("@patent{p, title={A quay}, holder={Quay and Sons}}")
    assert loaded.remarks == ("line 1: p: CSL has no place for the holder of a patent; left out: Quay and Sons",)
    assert loaded.lost == 0
