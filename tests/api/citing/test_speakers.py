import pytest

from citecli.api.citing.speakers import is_author, is_plural, surname, verb_of
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.model import Attribution, AttributionRule
from citecli.references.model import Name, Reference


def attribution(speaker: str, display: str = "", aliases: tuple[str, ...] = ()) -> Attribution:
    return Attribution(None, None, speaker, display or speaker, AttributionRule.CUE_AFTER, aliases)


@pytest.mark.parametrize(
    ("speaker", "display", "aliases", "short"),
    [
        ("Gen. Ansel Byron", "Ansel Byron", (), "Byron"),
        ("Ansel Byron", "", ("Byron",), "Byron"),
        ("Ann Byron", "", (), "Byron"),
        ("A. Byron", "", (), "Byron"),
        ("Ursula von der Heide", "", (), "von der Heide"),
        ("Harbour Board", "", (), "Harbour Board"),
        ("the Harbour Board", "", (), "Harbour Board"),
        ("the engineers", "", (), "the engineers"),
        ("Byron", "", (), "Byron"),
    ],
)
def test_surnames(speaker: str, display: str, aliases: tuple[str, ...], short: str) -> None:
    assert surname(attribution(speaker, display, aliases)) == short


@pytest.mark.parametrize(
    ("speaker", "same"),
    [
        ("Jane Doe", True),
        ("Doe", True),
        ("J. Doe", True),
        ("JANE DOE", True),
        ("John Doe", True),  # the same initial: nothing tells them apart
        ("Sam Doe", False),
        ("Jane Roe", False),
        ("", False),
    ],
)
def test_who_is_the_author(speaker: str, same: bool) -> None:
    reference = Reference("x", names={"author": (Name(family="Doe", given="Jane"),)})
    assert is_author(attribution(speaker), reference) is same


def test_a_group_is_the_author_with_and_without_article() -> None:
    reference = Reference("x", names={"author": (Name(literal="The Harbour Board"),)})
    assert is_author(attribution("the Harbour Board"), reference)
    assert is_author(attribution("Harbour Board"), reference)
    assert not is_author(attribution("Board"), reference)


@pytest.mark.parametrize(
    ("cue", "forms", "present"),
    [
        ("declared", ("declare", "declares", "declared"), False),
        ("says", ("say", "says", "said"), True),
        ("has written", ("write", "writes", "wrote"), False),
        ("told reporters", ("say", "says", "said"), False),
        ("put it", ("say", "says", "said"), False),
        ("According to", ("say", "says", "said"), False),
        ("", ("say", "says", "said"), False),
    ],
)
def test_verbs(cue: str, forms: tuple[str, str, str], present: bool) -> None:
    verb, _, is_present = verb_of(cue)
    assert ((verb.base, verb.third, verb.past), is_present) == (forms, present)


def test_every_verb_that_introduces_has_three_forms() -> None:
    for word, cue in CUES.items():
        verb = verb_of(word)[0]
        assert verb.base and verb.third and verb.past
        assert verb.third != verb.base or cue.lemma == verb.base


def test_plural() -> None:
    assert is_plural("the engineers", None)
    assert is_plural("Ann Roe and Sam Poe", None)
    assert not is_plural("the New York Times", None)
    assert not is_plural("the press", None)
    assert not is_plural("the engineers", CUES["says"])
