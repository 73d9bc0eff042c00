"""The opinions of a court in one document: whose words are the majority's, whose the dissent's.

Judgments are printed one opinion after the other, each under a line that says who writes it: "JUSTICE ARDEN delivered
the opinion of the Court.", "Pell, J., dissenting."
"""

import re
from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.text.folding import fold
from citecli.text.words import word_places

_LINE = re.compile(
    r"(?:\b(?:mr\.?|chief|associate|lord|lady)?\s*(?:justice|judge|baron(?:ess)?)\b[^.\n]{0,60}?"
    r"\b(?P<act>delivered|announced|dissent\w*|concurr\w*|filed|writing for the court)\b"
    r"|\bj\.?j?\.?,[^.\n]{0,40}\b(?P<act2>dissent\w*|concurr\w*|delivered|for the court)\b"
    r"|^\W*(?P<act3>dissent(?:ing opinion)?|concurrence|concurring opinion|opinion of the court|majority opinion|"
    r"per curiam)\W*$)",
    re.IGNORECASE,
)
_JUDGE = re.compile(
    r"(?:justice|judge|lord|lady|baroness|baron)\s+(?!chief\b|justice\b|judge\b)(?P<after>[^\W\d_][\w'’-]+)"
    r"|(?P<before>[^\W\d_][\w'’-]+),\s*(?:C\.\s*)?J",
    re.IGNORECASE,
)
_LONGEST = 260
"""The most characters of a paragraph that is a heading of an opinion."""


class Part(StrEnum):
    """What an opinion is."""

    MAJORITY = "the majority"
    CONCURRENCE = "a concurrence"
    DISSENT = "the dissent"


class _Opinion(NamedTuple):
    start: int
    part: Part
    judge: str
    """The judge's name, folded; "" when it is not known."""


_SAYS = (
    r"(?:h[eo]ld|f[io]u?nds?|rul(?:ed|es)|wr[oi]te?s?|said|says|reason(?:ed|s)|conclud(?:ed|es)|declar(?:ed|es)|"
    r"stat(?:ed|es)|explain(?:ed|s)|not(?:ed|es)|observ(?:ed|es)|emphasi[sz](?:ed|es)|insist(?:ed|s)|argu(?:ed|es)|"
    r"affirm(?:ed|s)|reject(?:ed|s)|warn(?:ed|s))"
)
_CLAIMS = (
    (
        Part.MAJORITY,
        re.compile(
            rf"\bmajorit(?:y|ies)\b|\b(?:supreme |high |the |this )court\b[^.;]{{0,40}}\b{_SAYS}\b|"
            r"\bopinion of the court\b|\bper curiam\b",
            re.IGNORECASE,
        ),
    ),
    (Part.DISSENT, re.compile(r"\bdissent(?:s|ers?|ing|ed)?\b", re.IGNORECASE)),
    (Part.CONCURRENCE, re.compile(r"\bconcurr(?:ence|ences|ing|ed|s)\b", re.IGNORECASE)),
)


class Opinions:
    """The opinions in a document; none in one that is no judgment."""

    def __init__(self, document: Document) -> None:
        self._opinions: list[_Opinion] = []
        places = [heading.span for heading in document.headings] + [part.span for part in document.paragraphs]
        for span in sorted(places):
            text = span.of(document.text)
            if len(text) <= _LONGEST and (found := _LINE.search(text)):
                judge = _JUDGE.search(text)
                name = fold(judge["after"] or judge["before"]) if judge else ""
                act = (found["act"] or found["act2"] or found["act3"]).lower()
                part = (
                    Part.DISSENT
                    if "dissent" in text.lower()
                    else Part.CONCURRENCE
                    if "concurr" in text.lower()
                    else Part.MAJORITY
                )
                if act != "filed" or part is not Part.MAJORITY:
                    self._opinions.append(_Opinion(span.start, part, name))
        self.is_judgment = bool(self._opinions)
        """Whether somebody is named there whose opinion it has."""
        if len({opinion.part for opinion in self._opinions}) < 2:
            self._opinions = []

    def contradiction(self, claim: str, offset: int) -> str:
        """A message when a sentence of the draft gives words at `offset` of the document to another opinion.

        `claim` is what the draft says around the words. Where it speaks of the right opinion, too, or names its judge,
        nothing is said.
        """
        at = bisect_right([opinion.start for opinion in self._opinions], offset) - 1
        if at < 0:
            return ""
        actual = self._opinions[at]
        claimed = [part for part, pattern in _CLAIMS if pattern.search(claim)]
        folded = fold(claim)
        judges = {opinion.judge: opinion for opinion in self._opinions if opinion.judge}
        named = [judges[name] for name in judges if any(True for _ in word_places(folded, name))]
        if actual.part in claimed or actual in named:
            return ""
        if named:
            return f"these are words of {actual.part}{_by(actual)}, not of {named[0].judge.title()}"
        if claimed:
            return f"these are words of {actual.part}{_by(actual)}, not of {claimed[0]}"
        return ""


def _by(opinion: _Opinion) -> str:
    return f" ({opinion.judge.title()})" if opinion.judge else ""
