"""What `check` and `verify` answer: how quotations stand to their sources, and what is wrong with citations."""

from enum import StrEnum
from typing import NamedTuple

from citecli.answers.finished_drafts import UnknownKey
from citecli.matching.diff import Change
from citecli.matching.selectors import Selector
from citecli.matching.verdicts import Alteration, Piece, Verdict


class CheckVerdict(StrEnum):
    """How a quotation of a draft stands to its source: the verdict on its words, or what is to be said before that."""

    VERBATIM = Verdict.VERBATIM.value
    PERMITTED = Verdict.PERMITTED.value
    """Verbatim but for what a writer may change."""
    ALTERED = Verdict.ALTERED.value
    WRONG_SPEAKER = "wrong speaker"
    """The words are there, but somebody else's."""
    NOT_FOUND = Verdict.NOT_FOUND.value
    NO_TEXT = "source not in the library"
    """What is cited is known as a reference only, so that there is no text to look into."""
    TOO_SHORT = "too short to judge"


_NEED_WRITER = frozenset((CheckVerdict.ALTERED, CheckVerdict.WRONG_SPEAKER, CheckVerdict.NOT_FOUND))


class Problem(StrEnum):
    """What may be wrong with the citation of a quotation."""

    WRONG_SOURCE = "wrong source"
    """The words are in another document than the one cited."""
    WRONG_PLACE = "wrong locator"
    """The words stand at another place of the document."""
    NO_CITATION = "no citation"


class Passage(NamedTuple):
    """Where the words stand: the document's id and title, the number of the paragraph, the page and time ("" for none).

    `start` and `end` count characters of the document's text; `text` is that piece of it.
    """

    document: str
    title: str
    path: str
    paragraph: int | None
    page: str
    start: int
    end: int
    text: str
    time: str = ""


class Check(NamedTuple):
    """One quotation of a draft. `start` and `end` count characters of the draft; line and column count from 1.

    `passage` is where it stands, or what is nearest, and `nearness` how near (0 to 1). `pieces` compare the two word by
    word. `speaker` is who says it in the draft, `source_speaker` who does in the source ("" for nobody named).
    `problems` have a line of explanation each, in `remarks`. `others` are ids of other documents that have it as well.
    """

    draft: str
    text: str
    start: int
    end: int
    line: int
    column: int
    block: bool
    verdict: CheckVerdict
    keys: tuple[str, ...] = ()
    passage: Passage | None = None
    nearness: float = 0.0
    alterations: tuple[Alteration, ...] = ()
    pieces: tuple[Piece, ...] = ()
    speaker: str = ""
    source_speaker: str = ""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def needs_writer(self) -> bool:
        """Whether somebody has to look at it."""
        return bool(self.problems) or self.verdict in _NEED_WRITER


class DraftCheck(NamedTuple):
    """All quotations of one draft, in order, and the keys that stand for nothing."""

    draft: str
    checks: tuple[Check, ...]
    unknown: tuple[UnknownKey, ...] = ()
    citations: int = 0

    @property
    def needs_writer(self) -> bool:
        """Whether anything in the draft does."""
        return bool(self.unknown) or any(check.needs_writer for check in self.checks)


class Claim(NamedTuple):
    """A quotation as a file has it: where it is said to be from. `number` is 0 where the file has none."""

    document: str
    selector: Selector
    path: str = ""
    number: int = 0
    speaker: str = ""


class Verification(NamedTuple):
    """One claim, looked up.

    `verdict` is `None` when the document itself is not there; then `problem` says why. `start` and `end` are where the
    words, or those nearest to them, stand now (-1 when they do not), `now` is what stands there. `similarity`, 0 to 1,
    is the share of words that agree. `changes` lead from the words as they were to those that stand there now, when
    they are not the same; `alterations` are those that a writer may make.
    """

    claim: Claim
    verdict: Verdict | None
    start: int = -1
    end: int = -1
    now: str = ""
    similarity: float = 0.0
    only_typography: bool = False
    changes: tuple[Change, ...] = ()
    problem: str = ""
    alterations: tuple[Alteration, ...] = ()
