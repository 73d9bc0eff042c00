"""One utterance in several parts: “We have waited,” she said, “long enough.”

The words between the parts are the document's, not the speaker's. A writer who quotes the speaker leaves them out and
marks the omission. None of the manuals has a rule for this case, but all require a sign for omitted words (APA 7, 8.31;
MLA 9 and Chicago 18 on ellipses). This gives two forms:

- With a lead-in, the writer's phrase replaces the document's: “We have waited,” Byron said, “long enough”.
- Without a lead-in, an ellipsis replaces it: “We have waited … long enough”. The comma before a reporting clause
  belongs to that clause and is removed with it. If the clause ended the sentence, the comma stood for a full stop,
  which is restored: “The wall is old. … It leaks”.

Further interruptions are ellipses in either form. In a block quotation all interruptions are ellipses.

By default, an interrupted sentence is one quotation, and sentences on both sides of a reporting clause are separate
quotations. The writer may choose otherwise (`JoinParts`).
"""

import re
from collections.abc import Sequence
from enum import Enum

from citecli.text.abbreviations import FIRMS, TITLES
from citecli.text.patterns import compiled_late
from citecli.text.words import count_words

GAP = "\ufdd1"
"""Placeholder for the document's words between two parts; a code point that does not occur in texts."""

_ELLIPSIS = "…"
_GAP = compiled_late(rf"(?:(?<!\s)\s+)?\[?{GAP}\]?\s*")
_LETTER = re.compile(r"[^\W_]")
_CLAUSE_WORDS = 40
_SENTENCE = compiled_late(r"(?<![^\W\d_])([^\W\d_][\w.]{0,200})[.!?]\s+(?=[^\W\d_]|[“\"‘'])")
_ABBREVIATED = TITLES | FIRMS | frozenset("bros cpt esq fr jr no pres sr vs".split())


class JoinParts(Enum):
    """Which parts of an interrupted utterance are joined into one quotation."""

    SENTENCE = "those of a sentence"
    WHOLE = "all"
    APART = "none"


def are_one_quotation(before: str, between: str, after: str, join: JoinParts = JoinParts.SENTENCE) -> bool:
    """Whether two parts, given with their marks, are one quotation that only a reporting clause interrupts.

    They can be one if the first part begins a sentence, the text between them is in the same paragraph and no more than
    the rest of a sentence, and it ends with a punctuation mark, so that the second part is independent of the
    document's words. Not so in ``Instead of “stone,” Poe proposed, “the council should …”``: these are two quotations.
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
    """Join parts (without marks) into one text, with `GAP` for each of the texts between them (`betweens`)."""
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
    """`words` with each gap written as the omission `mark`, but still recognisable as a gap; adjacent gaps merge."""
    gap = mark.replace(_ELLIPSIS, GAP)
    words = words.replace(GAP, gap)
    either = f"(?:{re.escape(mark)}|{re.escape(gap)})"
    several = re.compile(rf"(?<!\S){either}(?:\s+{either})+(?!\S)")
    return several.sub(lambda match: gap if GAP in match[0] else match[0], words).strip()


def show_gaps(words: str) -> str:
    """`words` with ellipses for the gaps."""
    return words.replace(GAP, _ELLIPSIS)


def split_at_gap(words: str) -> tuple[str, str] | None:
    """The words before and after the first gap; `None` without a gap, or if one side has no words."""
    parts = _GAP.split(words, maxsplit=1)
    if len(parts) < 2 or not all(_LETTER.search(part) for part in parts):
        return None
    return parts[0], parts[1]


def ends_sentence(head: str, tail: str) -> bool:
    """Whether `head` ends a sentence, so that the interruption after it ends with a full stop."""
    first = _LETTER.search(tail)
    return bool(re.search(r"[.?!]['\"”’»]*$", head)) and first is not None and not first[0].islower()
