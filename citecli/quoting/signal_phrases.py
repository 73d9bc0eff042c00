"""Signal phrases, which introduce a quotation and name its speaker: `Milley declared, “…”`. English only."""

import re

from citecli.frozen import FrozenValue, replace
from citecli.quoting.style_manuals import Tense
from citecli.text.words import letter_runs

_FEWEST = 12
"""The fewest words in which the language can be detected by counting common words."""
_FEWEST_COMMON = 5
_MOST = 20_000
"""The number of characters examined to detect the language."""
_SHARE = 0.12
"""The lowest share of a language's most common words in a text in that language."""
_ENGLISH = frozenset("the of and to that is was for it with as by this are from at which have has were not".split())
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "der die und das ist nicht den von zu mit dem des ein eine sich auf für im es er sie wir dass wird",
        "le la les des et une est dans pour que qui du pas au sur il elle nous par ce aux sont avec",
        "el la los las que y en un una por con del se es no para su al lo como más fue",
        "il la di che e un una per non con del della sono è le da si gli nel al dei ha",
        "de het een en van is dat die te niet op zijn voor met er aan hij wij zij wordt",
        "o a os as que e um uma para com não do da em no na por se é dos das mais",
        "och att det som en på är av för med den till inte har de ett om jag han vi",
        "i w na nie się z do że jest to o jak po za od ale jego przez był",
    )
)


_OPENING = frozenset(
    "a an the this that these those my your his her its our their i you he she it we they there who what one no some "
    "any every each all both few many most several another such neither either nothing nobody somebody something "
    "everybody everything if when where while because although though since as until unless once whether for in on at "
    "by with from under over between among against without about after before during through toward towards "
    "like".split()
)
"""Words with which a phrase or clause begins: articles and the like, pronouns, conjunctions and prepositions."""


class Verb(FrozenValue):
    """A verb that introduces words."""

    base: str
    """The form with a plural, or I and you: "declare"."""
    third: str
    """The third person: "declares"."""
    past: str
    """The past tense: "declared"."""


SAY = Verb("say", "says", "said")
WRITE = Verb("write", "writes", "wrote")
_USE = Verb("use", "uses", "used")


class ReportedSpeaker(FrozenValue):
    """The speaker of a quotation and the verb for it, as far as the document gives them."""

    name: str
    """The name to use in the sentence."""
    verb: Verb = SAY
    plural: bool = False
    """Whether the name takes a plural verb."""
    present: bool = False
    """Whether the verb in the document is in the present tense."""
    about: str = ""
    """The person whose words others report: the quotation begins with a verb of which this person is the subject.

    According to officials, Milley “has made …”.
    """
    according: bool = False
    """Whether the document says "according to"."""


class SignalPhrase(FrozenValue):
    """The words before and after the name, up to the quotation. The name may have formatting of its own."""

    before: str
    after: str
    runs_on: bool = False
    """Whether the sentence continues with the quoted words, without a comma or colon before them."""


def introduction(
    speaker: ReportedSpeaker, tense: Tense, begins_small: bool, block: bool, *, stands_alone: bool = True
) -> SignalPhrase:
    """The signal phrase that introduces the words.

    `begins_small`: they begin with a small letter, in the middle of a sentence, so that they can't stand alone after
    "she said". `stands_alone`: they are a phrase or clause all the same (see `is_phrase`), not the rest of a sentence
    whose subject is missing. A sentence that is complete before a block ends in a colon (APA 7, 6.5; MLA 9 and
    Chicago 18 on introducing quotations), a verb of saying before words run in ends in a comma.
    """
    mark = ":" if block else ","
    if begins_small and speaker.about:
        if speaker.according:
            return SignalPhrase("According to ", f", {speaker.about}", runs_on=True)
        return SignalPhrase("", f" {_form(speaker, tense)} that {speaker.about}", runs_on=True)
    if speaker.according:
        return SignalPhrase("According to ", mark)
    if begins_small and not stands_alone:
        used = _form(replace(speaker, verb=_USE), tense)
        return (
            SignalPhrase("", f" {used} these words:") if block else SignalPhrase("", f" {used} the words", runs_on=True)
        )
    if begins_small:
        return SignalPhrase("In the words of ", mark)
    return SignalPhrase("", f" {_form(speaker, tense)}{mark}")


def is_phrase(words: str) -> bool:
    """Whether words that begin with a small letter are a phrase or clause of English, judged by the first of them.

    "A wall against nothing" and "we have waited" are; "has no intention" lacks its subject.
    """
    return next(iter(letter_runs(re.sub(r"[\[\]]", "", words.lower()))), "") in _OPENING


def interruption(speaker: ReportedSpeaker, tense: Tense) -> SignalPhrase:
    """The phrase between two parts of an utterance: “We have waited,” Byron said, “long enough”."""
    if speaker.according:
        return SignalPhrase("according to ", "")
    return SignalPhrase("", f" {_form(speaker, tense)}")


def _form(speaker: ReportedSpeaker, tense: Tense) -> str:
    """The verb in the tense that the manual prescribes."""
    present = tense is Tense.PRESENT or (tense is Tense.AS_WRITTEN and speaker.present)
    if not present:
        return speaker.verb.past
    return speaker.verb.base if speaker.plural else speaker.verb.third


def capitalized(text: str) -> str:
    """`text` with a capital first letter, for the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def is_english(language: str, text: str) -> bool:
    """Whether a text is English: by its language tag (BCP 47), else by its letters and its most common words.

    A text counts as English unless there is evidence for another language.
    """
    if language:
        return re.split(r"[-_]", language.strip().lower())[0] in ("en", "eng", "english")
    words = [run.lower() for run in letter_runs(text[:_MOST]) if not run.isdecimal()]
    if len(words) < _FEWEST:
        return True
    if sum(word[0] > "ɏ" for word in words) > len(words) / 2:  # beyond the Latin letters
        return False
    english = sum(word in _ENGLISH for word in words)
    other = max(sum(word in common for word in words) for common in _OTHERS)
    return other < _FEWEST_COMMON or other <= 2 * english or other < _SHARE * len(words)
