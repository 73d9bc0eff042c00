"""Words of a sentence before a quotation that deny what is quoted from it, or make it depend on something."""

import pytest

from citecli.matching.governing_words import Effect, GoverningWords, governing_words, is_conveyed
from citecli.matching.words import WordIndex


def governing(sentence: str, quoted: str, language: str = "English") -> GoverningWords | None:
    text = f"The tide was out. {sentence} Nobody spoke."
    index = WordIndex(text)
    first = index.starts.index(text.index(quoted))
    return governing_words(index, first, first + len(WordIndex(quoted).keys), language)


@pytest.mark.parametrize(
    ("sentence", "quoted", "words"),
    [
        ("It is not a safe harbour.", "a safe harbour", "not"),
        ("It is not a safe harbour.", "safe harbour", "not a"),
        ("The pier has never been repaired.", "repaired", "never been"),
        ("It was not for the money.", "the money", "not for"),
        ("I do not believe that the bridge will hold.", "the bridge will hold", "not believe that"),
        ("I do not believe that closing it will save a pound.", "save a pound", "not believe that closing it will"),
        ("I would never say the town is dull.", "the town is dull", "never say"),
        ("There is no evidence that the ships came back.", "the ships came back", "no evidence that"),
        ("There was no sign of a storm.", "a storm", "no sign of"),
        ("There is no such thing as a silent sea.", "a silent sea", "no such thing as"),
        ("It would be a mistake to think that trade came first.", "trade came first", "mistake to think that"),
        ("It is premature to conclude that it works.", "conclude that it works", "premature to"),
        ("The mayor denied that the money was gone.", "the money was gone", "denied that"),
        ("Not all the boats came back.", "all the boats came back", "Not"),
        ("I would not go so far as to say that it is theft.", "it is theft", "not go so far as to say that"),
        ("I doubt that anyone came.", "that anyone came", "doubt"),
        ("She refused to sign the paper.", "sign the paper", "refused to"),
        ("It is a habit rather than a rule.", "a rule", "rather than"),
        ("I won't ask my people to vote for that.", "vote for that", "won't ask my people to"),
        ("They did not want to close the school.", "close the school", "not want to"),
        ("Ich habe das nicht gesagt.", "gesagt", "nicht"),
    ],
)
def test_words_that_deny(sentence: str, quoted: str, words: str) -> None:
    language = "German" if sentence.startswith("Ich") else "English"
    found = governing(sentence, quoted, language)
    assert found == GoverningWords(words, Effect.DENIAL)


@pytest.mark.parametrize(
    ("sentence", "quoted", "words"),
    [
        ("We go if the state pays for it.", "the state pays for it", "if"),
        ("We go only if the state pays for it.", "the state pays for it", "only if"),
        ("We go unless the council objects.", "the council objects", "unless"),
        ("They ask whether the wall held.", "the wall held", "whether"),
    ],
)
def test_words_that_condition(sentence: str, quoted: str, words: str) -> None:
    assert governing(sentence, quoted) == GoverningWords(words, Effect.CONDITION)


@pytest.mark.parametrize(
    ("sentence", "quoted", "words", "effect"),
    [
        ("No town should rely on markers.", "should rely on markers", "No town", Effect.DENIAL),
        ("None of the boats came back.", "came back", "None of the boats", Effect.DENIAL),
        ("It is possible that walls slow the water.", "slow the water", "possible that walls", Effect.HEDGE),
        ("It may improve sleep.", "improve sleep", "may", Effect.HEDGE),
        ("The man was allegedly drunk on duty.", "drunk on duty", "allegedly", Effect.HEDGE),
        ("If it rains, the wall holds for a day.", "the wall holds for a day", "If it rains", Effect.CLAUSE),
        ("Only those who swept know it.", "those who swept know it", "Only", Effect.RESTRICTION),
        ("People think we marched.", "we marched", "People think", Effect.OTHERS),
        ("There are those who want a fence.", "want a fence", "those who", Effect.OTHERS),
        (
            "It is fashionable to claim that all borders are bad.",
            "all borders are bad",
            "fashionable to claim that",
            Effect.OTHERS,
        ),
        (
            "It is sometimes said that a book cannot end.",
            "a book cannot end",
            "It is sometimes said that",
            Effect.OTHERS,
        ),
        ("I have been told that roses will not grow.", "roses will not grow", "been told that", Effect.OTHERS),
        ("I used to think it was for reading.", "was for reading", "used to think it", Effect.HEDGE),
        ("Critics say that the fence is ugly.", "the fence is ugly", "Critics say that", Effect.OTHERS),
    ],
)
def test_words_without_a_subject_unsure_ones_and_those_of_others(
    sentence: str, quoted: str, words: str, effect: Effect
) -> None:
    assert governing(sentence, quoted) == GoverningWords(words, effect)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("It was not raining, and the wall held.", "the wall held"),
        ("He did not come because the road was flooded.", "the road was flooded"),
        ("I did not know that the bridge was gone.", "the bridge was gone"),
        ("I do not deny that the sea will win.", "the sea will win"),
        ("She did not forget to lock the gate.", "lock the gate"),
        ("There is no doubt that it works.", "it works"),
        ("It is not only a harbour.", "only a harbour"),
        ("I never met the man who built the pier.", "who built the pier"),
        ("He hardly spoke of it.", "spoke of it"),
        ("Not everybody stayed until the lamps were lit.", "the lamps were lit"),
        ("We left early.", "left early"),
        ("It was not at all kind.", "all kind"),
    ],
)
def test_words_that_leave_what_is_said(sentence: str, quoted: str) -> None:
    assert governing(sentence, quoted) is None


@pytest.mark.parametrize(
    ("claim", "effects"),
    [
        ("The report does not recommend", "denial hedge restriction others"),
        ("It is too early to", "denial hedge others"),
        ("She rejects the idea that", "denial hedge others"),
        ("The report recommends", ""),
        ("Boats go, provided that", "condition clause"),
        ("It might", "condition hedge clause"),
        ("She speaks of those who", "others"),
        ("Only the boats", "condition clause restriction"),
    ],
)
def test_what_a_draft_makes_of_the_words(claim: str, effects: str) -> None:
    assert " ".join(effect for effect in Effect if is_conveyed(effect, claim, "English")) == effects
