"""The results of `check` and `verify`: how quotations compare with their sources, and the problems of citations."""

from enum import StrEnum

from citecli.answers.finished_drafts import UnknownKey
from citecli.frozen import FrozenValue
from citecli.matching.diff import Change
from citecli.matching.selectors import Selector
from citecli.matching.verdicts import Alteration, Piece, Verdict


class CheckVerdict(StrEnum):
    """The verdict on a quotation of a draft: how its words compare with the source, or why they can't be compared."""

    VERBATIM = Verdict.VERBATIM.value
    PERMITTED = Verdict.PERMITTED.value
    """Verbatim except for permitted changes."""
    ALTERED = Verdict.ALTERED.value
    WRONG_SPEAKER = "wrong speaker"
    """The words are in the source, but another person says them."""
    NOT_FOUND = Verdict.NOT_FOUND.value
    NO_TEXT = "source not in the library"
    """The cited source is known only as a reference, without a text to compare."""
    TOO_SHORT = Verdict.TOO_SHORT.value
    NOT_COMPARED = "not compared"
    """The words are in no document, but they seem to be no quotation of one: a title, a term, a translation."""


_NEED_WRITER = frozenset((CheckVerdict.ALTERED, CheckVerdict.WRONG_SPEAKER, CheckVerdict.NOT_FOUND))


class Problem(StrEnum):
    """The problems that the citation of a quotation can have."""

    WRONG_SOURCE = "wrong source"
    """The words are in another document than the one cited."""
    WRONG_PLACE = "wrong locator"
    """The words are at another place in the document."""
    NO_PLACE = "no such locator"
    """The source has no places of that kind."""
    NO_CITATION = "no citation"


class Passage(FrozenValue):
    """Words of a document."""

    document: str
    """The document's id."""
    title: str
    """Its title."""
    path: str
    """Its file."""
    paragraph: int | None
    """The number of the paragraph; `None` outside of the body."""
    page: str
    """The page, "" when the source has none."""
    start: int
    """The first character, counted in the document's text."""
    end: int
    """The character after the last one."""
    text: str
    """`text[start:end]` of the document."""
    time: str = ""
    """When it is spoken, as in `1:02:03`; "" in what is not a recording."""


class Check(FrozenValue):
    """One quotation of a draft, compared with its source."""

    draft: str
    """The file of the draft that it stands in."""
    text: str
    """The quoted words."""
    start: int
    """The first character, counted in the file."""
    end: int
    """The character after the last one."""
    line: int
    """The line, from 1."""
    column: int
    """The column, from 1."""
    end_line: int
    """The line of the character after the last one."""
    end_column: int
    """The column of that character."""
    block: bool
    """Whether it is a block quotation."""
    verdict: CheckVerdict
    """The result of comparing the words with the source."""
    keys: tuple[str, ...] = ()
    """The citation keys that go with it."""
    passage: Passage | None = None
    """The passage with the words in a source, or the most similar passage."""
    nearness: float = 0.0
    """The share of matching words, 0 to 1."""
    alterations: tuple[Alteration, ...] = ()
    """The permitted changes that the writer made."""
    pieces: tuple[Piece, ...] = ()
    """The two texts compared, word by word."""
    speaker: str = ""
    """The speaker according to the draft, "" if none is named."""
    source_speaker: str = ""
    """The speaker according to the source, "" if none is named."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the citation."""
    remarks: tuple[str, ...] = ()
    """A line of explanation for each problem."""
    others: tuple[str, ...] = ()
    """Ids of other documents with the same words."""
    original: Passage | None = None
    """Where the words were spoken or written, if another document than `passage`, which only quotes them, has them."""

    @property
    def needs_writer(self) -> bool:
        """Whether somebody has to look at the quotation or its citation."""
        return bool(self.problems) or self.verdict in _NEED_WRITER


class LeftOut(FrozenValue):
    """A document that was not used as a source of a draft, because it has the draft's own text."""

    document: str
    """Its id."""
    reason: str
    """What shows it."""


class DraftCheck(FrozenValue):
    """The result of checking one draft."""

    draft: str
    """Its name."""
    checks: tuple[Check, ...]
    """Its quotations, in order."""
    unknown: tuple[UnknownKey, ...] = ()
    """The citation keys that no reference has."""
    citations: int = 0
    """How many citations there are."""
    left_out: tuple[LeftOut, ...] = ()
    """The documents that were left out, because they have the draft's own text."""
    remarks: tuple[str, ...] = ()
    """What is to be said of the draft beside its quotations, one line each."""
    files: tuple[str, ...] = ()
    """The files that it is put together from, if there are several."""

    @property
    def needs_writer(self) -> bool:
        """Whether a quotation or a key of the draft needs somebody to look at it."""
        return bool(self.unknown) or any(check.needs_writer for check in self.checks)


class Claim(FrozenValue):
    """A quotation as a file has it."""

    document: str
    """The id of the document that it is said to be from."""
    selector: Selector
    """The words with their context and position when they were saved."""
    path: str = ""
    """The document's file, "" where the file does not say."""
    number: int = 0
    """Its number among the document's quotations; 0 where the file has none."""
    speaker: str = ""
    """Who says it, "" for nobody named."""


class Verification(FrozenValue):
    """The result of looking one claim up in its document."""

    claim: Claim
    """The quotation as the file has it."""
    verdict: Verdict | None
    """How the quotation compares with its document now; `None` when the document is missing."""
    start: int = -1
    """The offset of the words, or of the most similar passage; -1 without one."""
    end: int = -1
    """The character after the last one; -1 for none."""
    now: str = ""
    """The text at this place now."""
    similarity: float = 0.0
    """The share of words that agree, 0 to 1."""
    only_typography: bool = False
    """Whether they differ in accents or capitals alone."""
    changes: tuple[Change, ...] = ()
    """What leads from the words as they were to those that are there now."""
    problem: str = ""
    """Why the document is not there."""
    alterations: tuple[Alteration, ...] = ()
    """The changes that a writer may make."""
    nearest: str = ""
    """For words that are not found the most similar passage, "" where nothing is like them; `similarity` is its."""
