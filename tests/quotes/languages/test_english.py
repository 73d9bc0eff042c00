"""The English vocabulary."""

import pytest

from citecli.quotes.languages.english.cues import CUES, INDIRECT_CUES, INDIRECT_NOUNS
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, PRONOUN_GENDER, WORD_KINDS
from citecli.quotes.languages.english.nicknames import FULL_FORMS, same_given
from citecli.quotes.languages.vocabulary import Agreement, CueClass, TokenKind, VerbForm


@pytest.mark.parametrize(
    ("form", "lemma", "verb_form"),
    [
        ("said", "say", VerbForm.PAST),
        ("replies", "reply", VerbForm.S),
        ("agreeing", "agree", VerbForm.ING),
        ("quipped", "quip", VerbForm.PAST),
        ("spoken", "speak", VerbForm.PAST),
        ("found", "find", VerbForm.PAST),
        ("confesses", "confess", VerbForm.S),
    ],
)
def test_forms_of_verbs(form, lemma, verb_form):
    assert CUES[form].lemma == lemma
    assert CUES[form].form is verb_form


def test_a_word_is_a_cue_of_one_sort():
    assert not CUES.keys() & INDIRECT_CUES.keys()
    assert INDIRECT_CUES["sought"].cue_class is CueClass.WILL
    assert INDIRECT_CUES["confident"].form is VerbForm.NONE
    assert all(cue.cue_class is CueClass.NOUN for cue in INDIRECT_NOUNS.values())


def test_kinds_of_words():
    assert WORD_KINDS["that"] is TokenKind.SUBORDINATOR
    assert WORD_KINDS["whom"] is TokenKind.RELATIVE
    assert WORD_KINDS["said"] is TokenKind.CUE
    assert "bridge" not in WORD_KINDS


def test_names_and_pronouns_show_gender():
    assert GIVEN_NAMES["ida"] is Agreement.FEMALE
    assert PRONOUN_GENDER["their"] is Agreement.PLURAL
    assert not Agreement.ANY


def test_short_forms():
    assert FULL_FORMS["bill"] == {"william"}
    assert same_given("bob", "rob")
    assert not same_given("bob", "bill")
