"""What `verify` answers: for each quotation that was kept, how it stands in its document now."""

from typing import NamedTuple

from citecli.matching.diff import Change
from citecli.matching.finding import Standing
from citecli.matching.selectors import Selector


class Claim(NamedTuple):
    """A quotation as a file has it: where it is said to be from. `number` is 0 where the file has none."""

    document: str
    selector: Selector
    path: str = ""
    number: int = 0
    speaker: str = ""


class Verification(NamedTuple):
    """One claim, looked up.

    `standing` is `None` when the document itself is not there; then `problem` says why. `start` and `end` are where the
    words, or those nearest to them, stand now (-1 when they do not), `now` is what stands there. `changes` lead from
    the words as they were to those, when they are altered.
    """

    claim: Claim
    standing: Standing | None
    start: int = -1
    end: int = -1
    now: str = ""
    similarity: float = 0.0
    only_typography: bool = False
    changes: tuple[Change, ...] = ()
    problem: str = ""
