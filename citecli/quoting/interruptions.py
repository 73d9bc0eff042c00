"""One utterance in several parts: “We have waited,” she said, “long enough.”

What stands between the parts is the document's. A writer who quotes the speaker leaves it out, and shows that. None of
the manuals has a rule for just this; what they all ask for is that no words of a source go without a sign (APA 7, 8.31;
MLA 9 and Chicago 18 on ellipses), and that leads to two forms:

- with a lead-in, the writer's own goes where the document's was: “We have waited,” Byron said, “long enough”;
- else an ellipsis stands for it: “We have waited … long enough”. The comma before a reporting clause belongs to that
  clause, and goes with it; where the clause ended the sentence, the comma stood for a full stop, which comes back:
  “The wall is old. … It leaks”.

Further interruptions are ellipses in either form, and so they all are in a block.

A sentence that is interrupted is one quotation unless the writer wants its parts; sentences between which the clause
stands are one each, unless the writer wants them all.
"""

import re
from collections.abc import Sequence
from enum import Enum

from citecli.text.abbreviations import FIRMS, TITLES
from citecli.text.patterns import compiled_late
from citecli.text.words import count_words

GAP = "\ufdd1"
"""Stands for what the document says between two parts until the words are set; a code point that no text may have."""

_ELLIPSIS = "…"
_GAP = compiled_late(rf"(?:(?<!\s)\s+)?\[?{GAP}\]?\s*")
_LETTER = re.compile(r"[^\W_]")
_CLAUSE_WORDS = 40
_SENTENCE = compiled_late(r"(?<![^\W\d_])([^\W\d_][\w.]{0,200})[.!?]\s+(?=[^\W\d_]|[“\"‘'])")
_ABBREVIATED = TITLES | FIRMS | frozenset("bros cpt esq fr jr no pres sr vs".split())


class JoinParts(Enum):
    """Which parts of an utterance are one quotation."""

    SENTENCE = "those of a sentence"
    WHOLE = "all"
    APART = "none"


def are_one_quotation(before: str, between: str, after: str, join: JoinParts = JoinParts.SENTENCE) -> bool:
    """Whether two parts, marks included, are one quotation: parted by a reporting clause only, and to be joined.

    They may be when the first begins a sentence, and what stands between is no more than the rest of one: no paragraph
    ends there, and it ends with a punctuation mark, so that the second part needs none of the document's words. In
    ``Instead of “stone,” Poe proposed, “the council should …”`` it does, and there are two quotations.
    """
    if join is JoinParts.APART or (join is JoinParts.SENTENCE and re.search(r"[.!?]\s*$", between)):
        return False
    if not _begins_sentence(before) or not _LETTER.search(after) or re.search(r"\n\s*\n", between):
        return False
    clause = " ".join(between.split())
    if count_words(clause) > _CLAUSE_WORDS or not re.search(r"[.,;:!?—–-]$", clause):
        return False
    if not _LETTER.search(clause) or not (clause[0] == "," or re.search(r"[,;.?!…—–-]['\"”’»]*\s*$", before)):
        return False
    return all(_is_abbreviated(match[1]) for match in _SENTENCE.finditer(clause))


def _begins_sentence(words: str) -> bool:
    first = _LETTER.search(words)
    return first is not None and not first[0].islower()


def _is_abbreviated(word: str) -> bool:
    return len(word) == 1 or "." in word or word.lower() in _ABBREVIATED


def join_parts(parts: Sequence[str], betweens: Sequence[str]) -> str:
    """Bare parts as one text, with `GAP` for what stands between each two (`betweens`, one fewer)."""
    words = parts[0].replace(GAP, "")
    for between, part in zip(betweens, parts[1:], strict=True):
        part = part.replace(GAP, "")
        head = words.rstrip().removesuffix(",").rstrip()
        first = _LETTER.search(part)
        ended = bool(re.search(r"[.!?]\s*$", between)) and first is not None and not first[0].islower()
        stop = "." if ended and not re.search(r"[.?!…—–-]['\"”’»]*$", head) else ""
        words = f"{head}{stop} {GAP} {part.lstrip()}"
    return words


def mark_gaps(words: str, mark: str) -> str:
    """`words` with each gap as `mark` shows an omission, still to be told from others; two that meet are one."""
    gap = mark.replace(_ELLIPSIS, GAP)
    words = words.replace(GAP, gap)
    either = f"(?:{re.escape(mark)}|{re.escape(gap)})"
    several = re.compile(rf"(?<!\S){either}(?:\s+{either})+(?!\S)")
    return several.sub(lambda match: gap if GAP in match[0] else match[0], words).strip()


def show_gaps(words: str) -> str:
    """`words` with ellipses for the gaps."""
    return words.replace(GAP, _ELLIPSIS)


def split_at_gap(words: str) -> tuple[str, str] | None:
    """The words before and after the first gap, `None` when there is none or one side has no words."""
    parts = _GAP.split(words, maxsplit=1)
    if len(parts) < 2 or not all(_LETTER.search(part) for part in parts):
        return None
    return parts[0], parts[1]


def ends_sentence(head: str, tail: str) -> bool:
    """Whether a sentence ends with `head`, so that the interruption ends with a full stop."""
    first = _LETTER.search(tail)
    return bool(re.search(r"[.?!]['\"”’»]*$", head)) and first is not None and not first[0].islower()
