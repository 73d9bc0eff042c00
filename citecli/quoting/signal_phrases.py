"""Lead-ins: the words that introduce a quotation and say whose it is: `Milley declared, “…”`. In English."""

from typing import NamedTuple

from citecli.quoting.style_manuals import Tense


class Verb(NamedTuple):
    """A verb that introduces words: "declare", "declares", "declared"."""

    base: str
    third: str
    past: str


SAY = Verb("say", "says", "said")
WRITE = Verb("write", "writes", "wrote")


class Saying(NamedTuple):
    """Who says it and how, as far as the document tells.

    `name` is as the sentence is to have it; `plural` when it takes a plural verb; `present` when the document has its
    verb in the present tense. `about`: relayed words begin with a verb whose subject is this person (According to
    officials, Milley “has made …”). `according`: the document says "according to".
    """

    name: str
    verb: Verb = SAY
    plural: bool = False
    present: bool = False
    about: str = ""
    according: bool = False


class LeadIn(NamedTuple):
    """The words before and after the name (which may be set in a format of its own) up to the quotation.

    `runs_on`: the sentence goes on into the quoted words, so that nothing parts them.
    """

    before: str
    after: str
    runs_on: bool = False


def lead_in(saying: Saying, tense: Tense, begins_small: bool, block: bool) -> LeadIn:
    """How the words are introduced.

    `begins_small`: they begin with a small letter, in the middle of a sentence, so that they can't stand alone after
    "she said". A sentence that is complete before a block ends in a colon (APA 7, 6.5; MLA 9 and Chicago 18 on
    introducing quotations), a saying before words run in ends in a comma.
    """
    mark = ":" if block else ","
    if begins_small and saying.about:
        if saying.according:
            return LeadIn("According to ", f", {saying.about}", runs_on=True)
        return LeadIn("", f" {_form(saying, tense)} that {saying.about}", runs_on=True)
    if saying.according:
        return LeadIn("According to ", mark)
    if begins_small:
        return LeadIn("In the words of ", mark)
    return LeadIn("", f" {_form(saying, tense)}{mark}")


def interruption(saying: Saying, tense: Tense) -> LeadIn:
    """How an utterance in two parts is interrupted: “We have waited,” Byron said, “long enough”."""
    if saying.according:
        return LeadIn("according to ", "")
    return LeadIn("", f" {_form(saying, tense)}")


def _form(saying: Saying, tense: Tense) -> str:
    """The verb in the tense that the manual asks for."""
    present = tense is Tense.PRESENT or (tense is Tense.AS_WRITTEN and saying.present)
    if not present:
        return saying.verb.past
    return saying.verb.base if saying.plural else saying.verb.third


def capitalized(text: str) -> str:
    """`text` as it begins a sentence: `the New York Times` with a capital."""
    return text[:1].upper() + text[1:]
