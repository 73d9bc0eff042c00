"""Signal phrases, and which texts count as English."""

import pytest

from citecli.quoting.signal_phrases import (
    WRITE,
    ReportedSpeaker,
    SignalPhrase,
    capitalized,
    interruption,
    introduction,
    is_english,
    is_phrase,
)
from citecli.quoting.style_manuals import Tense

ENGLISH = "The wall was built by those who had seen the water come, and it is not a thing that they were proud of."
GERMAN = (
    "Die Mauer wurde von denen gebaut, die das Wasser gesehen hatten, und es ist nicht so, dass sie stolz auf sie sind."
)
FRENCH = "Le mur fut bâti par ceux qui avaient vu venir les eaux, et ce n’est pas une chose dont ils étaient fiers."
GREEK = "Το τείχος χτίστηκε από όσους είδαν το νερό να έρχεται και δεν είναι κάτι για το οποίο ήταν περήφανοι."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("", ENGLISH, True),
        ("", GERMAN, False),
        ("", FRENCH, False),
        ("", GREEK, False),
        ("", "Wir gehen.", True),  # too little to say
        ("", "one two three four five six seven eight nine ten " * 5, True),
        ("en-GB", GERMAN, True),
        ("de", ENGLISH, False),
        ("", "", True),
    ],
)
def test_is_english(language: str, text: str, expected: bool) -> None:
    assert is_english(language, text) is expected


@pytest.mark.parametrize(
    ("speaker", "tense", "small", "block", "before", "after"),
    [
        (ReportedSpeaker("Byron"), Tense.PAST, False, False, "", " said,"),
        (ReportedSpeaker("Byron"), Tense.PRESENT, False, True, "", " says:"),
        (ReportedSpeaker("Officials", plural=True), Tense.PRESENT, False, False, "", " say,"),
        (ReportedSpeaker("Byron", WRITE, present=True), Tense.AS_WRITTEN, False, False, "", " writes,"),
        (ReportedSpeaker("Byron"), Tense.PAST, True, False, "In the words of ", ","),
        (ReportedSpeaker("Byron", according=True), Tense.PAST, False, False, "According to ", ","),
        (ReportedSpeaker("Officials", about="Roe"), Tense.PAST, True, False, "", " said that Roe"),
        (ReportedSpeaker("Officials", about="Roe", according=True), Tense.PAST, True, False, "According to ", ", Roe"),
    ],
)
def test_introductions(
    speaker: ReportedSpeaker, tense: Tense, small: bool, block: bool, before: str, after: str
) -> None:
    phrase = introduction(speaker, tense, small, block)
    assert (phrase.before, phrase.after) == (before, after)


def test_interruptions() -> None:
    assert interruption(ReportedSpeaker("Byron"), Tense.PAST) == SignalPhrase("", " said")
    assert interruption(ReportedSpeaker("Byron", according=True), Tense.PAST) == SignalPhrase("according to ", "")
    assert capitalized("the New York Times") == "The New York Times"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a wall against nothing", True),
        ("we’ve waited", True),
        ("[t]he wall held", True),
        ("because it is there", True),
        ("has no intention of reversing course", False),
        ("will never be built", False),
        ("reversed its course", False),
        ("is", False),
        ("bold steps", False),
        ("…", False),
    ],
)
def test_is_phrase(words: str, expected: bool) -> None:
    assert is_phrase(words) is expected


@pytest.mark.parametrize(
    ("speaker", "tense", "block", "after", "runs_on"),
    [
        (ReportedSpeaker("Kerr"), Tense.PAST, False, " used the words", True),
        (ReportedSpeaker("Kerr"), Tense.PRESENT, False, " uses the words", True),
        (ReportedSpeaker("officials", plural=True), Tense.PRESENT, False, " use the words", True),
        (ReportedSpeaker("Kerr"), Tense.PAST, True, " used these words:", False),
        (ReportedSpeaker("officials", about="Roe"), Tense.PAST, False, " said that Roe", True),
    ],
)
def test_words_without_their_subject(
    speaker: ReportedSpeaker, tense: Tense, block: bool, after: str, runs_on: bool
) -> None:
    phrase = introduction(speaker, tense, begins_small=True, block=block, stands_alone=False)
    assert phrase == SignalPhrase("", after, runs_on)
