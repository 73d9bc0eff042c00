"""Names, nicknames and abbreviations: which can be one person's, and what stands for what."""

import pytest

from citecli.quotes.coreference.names import abbreviation_definitions, can_be_one_person
from citecli.quotes.languages.english.nicknames import is_family_first, same_given
from citecli.quotes.tokens.tokenizer import tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "william"), ("rob", "bob"), ("peggy", "margaret"), ("kate", "katherine"), ("ida", "ida")],
)
def test_given_names_of_one_person(one, other):
    assert same_given(one, other)
    assert same_given(other, one)


@pytest.mark.parametrize(("one", "other"), [("bill", "walter"), ("william", "robert"), ("ida", "ada"), ("", "bill")])
def test_given_names_of_two_persons(one, other):
    assert not same_given(one, other)
    assert not same_given(other, one)


def test_full_names():
    assert can_be_one_person(("william", "weston"), ("bill", "weston"))
    assert can_be_one_person(("w.", "weston"), ("walter", "weston"))
    assert can_be_one_person(("ida", "k", "novak"), ("ida", "novak"))
    assert not can_be_one_person(("nora", "smith"), ("peter", "smith"))


@pytest.mark.parametrize("name", ["kim dae-sung", "li wei", "nguyen van an"])
def test_family_name_first(name):
    assert is_family_first(tuple(name.split()), False)


@pytest.mark.parametrize("name", ["ida novak", "kim", "peter li", "wei"])
def test_family_name_last(name):
    assert not is_family_first(tuple(name.split()), False)


def test_family_name_with_an_english_given_name_after_it():
    assert not is_family_first(("kim", "helen"), True)


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("The Food and Water Agency (FWA) warned.", "FWA", "Food and Water Agency"),
        ("A study by the Ministry of Public Works (MPW) said so.", "MPW", "Ministry of Public Works"),
    ],
)
def test_abbreviation(text, short, whole):
    text = tokenize(text, [(0, len(text))], [])
    ((at, first, end),) = abbreviation_definitions(text)
    assert (text.tokens[at].word, text.verbatim(first, end)) == (short, whole)


@pytest.mark.parametrize(
    "text", ["Ida Novak (D) won.", "The Harbor Council (see below) met.", "It rose (GDP).", "(FWA)"]
)
def test_no_abbreviation(text):
    text = tokenize(text, [(0, len(text))], [])
    assert list(abbreviation_definitions(text)) == []
