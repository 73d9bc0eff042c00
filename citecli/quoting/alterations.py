"""Visible alterations that a writer may make to quoted words: omissions, and the case of the first letter.

An ellipsis (…) marks omitted words; added words are in brackets: APA 7, 8.30 and 8.31; MLA 9, "Altering quotations";
Chicago 18, "Permissible changes" and "Ellipses". APA and Chicago allow a silent change of the first letter; brackets,
which MLA requires, are correct in all of them.
"""

import re
from enum import Enum

from citecli.errors import NothingMatched
from citecli.frozen import FrozenValue
from citecli.quoting.emphasis import as_in_source, emphasize, with_sic
from citecli.quoting.interruptions import GAP, mark_gaps
from citecli.quoting.style_manuals import StyleManual
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import occurrences

ELLIPSIS = "…"
_BETWEEN = compiled_late(r"(?:(?<!\s)\s+)?(?:…|\.\.\.)\s*")
_OWN_ELLIPSIS = compiled_late(r"…|\.\s?\.\s?\.")
_SENTENCE_END = compiled_late(r"[.?!…][\"'”’»)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")


class FirstLetter(Enum):
    """How the first letter of a quotation is changed."""

    AS_IT_IS = "as it is"
    LOWER = "lower"
    UPPER = "upper"


class AlterationOptions(FrozenValue):
    """The changes to quoted words that a writer asks for.

    A stretch of the words is named by "FROM…TO" (or with three full stops), words where it begins and words where it
    ends, both included; without an ellipsis it is the stretch itself. A side may be empty: "…TO" begins with the first
    word, "FROM…" goes to the last.
    """

    only: str = ""
    """The stretch to keep; "" for all words."""
    trims: tuple[str, ...] = ()
    """The stretches to leave out."""
    first_letter: FirstLetter = FirstLetter.AS_IT_IS
    emphasis: tuple[str, ...] = ()
    """The stretches that the writer emphasizes."""
    source_emphasis: tuple[str, ...] = ()
    """The stretches that are emphasized in the source."""
    sic: tuple[str, ...] = ()
    """The stretches that are wrong in the source, and quoted as they are."""


NO_ALTERATIONS = AlterationOptions()


def find_stretch(words: str, named: str) -> tuple[int, int] | None:
    """The half-open offsets of the first stretch in `words` that matches "FROM…TO"; `None` when there is none.

    Case, accents and typography are ignored.
    """
    parts = _BETWEEN.split(named.strip(), maxsplit=1)
    first = parts[0].strip()
    last = parts[1].strip() if len(parts) > 1 else ""
    start, end = 0, len(words)
    if first:
        phrase = find_phrase(words, first)
        if phrase is None:
            return None
        start, end = phrase[0], (phrase[1] if len(parts) == 1 else len(words))
        after = phrase[1]
    else:
        after = 0
    if last:
        phrase = find_phrase(words[after:], last)
        if phrase is None:
            return None
        end = after + phrase[1]
    return (start, end) if first or last else None


def find_phrase(words: str, wanted: str) -> tuple[int, int] | None:
    """The half-open offsets of the first occurrence in `words` of `wanted` as a phrase of whole words, else `None`."""
    for start, end in occurrences(words, wanted):
        while end > start and words[end - 1].isspace():
            end -= 1
        # `occurrences` may fall back to single words; here only the whole phrase counts.
        if _is_whole(words, start, end) and fold(words[start:end]) == fold(wanted):
            return start, end
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start : start + 1].isalnum()) and not (
        after.isalnum() and text[end - 1 : end].isalnum()
    )


def alter(words: str, wanted: AlterationOptions, manual: StyleManual, language: str = "en-US") -> str:
    """Apply alterations to `words`, given without marks. Gaps between parts are kept, in brackets if ellipses are.

    Emphasis is marked as in `citecli.quoting.emphasis`. Raises `NothingMatched` for a stretch that does not occur.
    """
    shown = _with_omissions(words, wanted, manual)
    for named in wanted.source_emphasis:
        shown = as_in_source(shown, find_stretch(shown, named), named)
    for named in wanted.emphasis:
        shown = emphasize(shown, find_stretch(shown, named), named, manual, language)
    for named in wanted.sic:
        shown = with_sic(shown, find_stretch(shown, named), named, manual)
    return _with_first_letter(shown, wanted.first_letter)


def _with_omissions(words: str, wanted: AlterationOptions, manual: StyleManual) -> str:
    mark = ELLIPSIS
    if manual.own_ellipses and _OWN_ELLIPSIS.search(words):
        mark = f"[{ELLIPSIS}]"
    if not wanted.only and not wanted.trims:
        return mark_gaps(words, mark)
    start, end = 0, len(words)
    if wanted.only:
        kept = find_stretch(words, wanted.only)
        if kept is None:
            raise NothingMatched(f"“{wanted.only}” does not occur in the quotation")
        start, end = kept
    gaps = [(0, start), (end, len(words))]
    for trim in wanted.trims:
        gap = find_stretch(words, trim)
        if gap is None:
            raise NothingMatched(f"“{trim}” does not occur in the quotation")
        gaps.append(gap)
    shown = _with_ellipses(words, _merge_gaps(gaps, words), mark, manual, wanted.first_letter)
    if not _LETTER.search(shown.replace(ELLIPSIS, "")):
        raise NothingMatched("the quotation has no words left; leave out less")
    return mark_gaps(shown.strip(f" {GAP}"), mark)


def _merge_gaps(gaps: list[tuple[int, int]], words: str) -> list[tuple[int, int]]:
    """The gaps in order, without empty ones; gaps that touch or have only white space between them are merged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(gap for gap in gaps if gap[0] < gap[1]):
        if merged and not words[merged[-1][1] : start].strip():  # touching or overlapping, too
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_ellipses(words: str, gaps: list[tuple[int, int]], mark: str, manual: StyleManual, first: FirstLetter) -> str:
    """The words without the gaps, with an ellipsis for each inner gap, and at the ends if the manual requires one.

    A fragment that begins with a lower-case letter needs no ellipsis at its end, as it is obviously incomplete.
    """
    shown = ""
    at = 0
    for start, end in gaps:
        if end < len(words) and not _LETTER.search(words[end:]):
            end = len(words)  # only a final mark would remain
        kept = words[at:start]
        shown += kept if not shown else kept.lstrip()
        left_out = words[start:end].rstrip()
        if end >= len(words):
            shown = shown.rstrip()
            complete = _SENTENCE_END.search(shown)
            begins = _LETTER.search(shown)
            reads_whole = first is FirstLetter.UPPER or (begins is not None and begins[0].isupper())
            if manual.ellipsis_at_end and reads_whole and not complete and _LETTER.search(left_out):
                shown = f"{shown.rstrip(' ,;:—–')} {mark}"
        elif shown.strip():
            shown = _with_gap(shown.rstrip(), left_out, words[end:].lstrip(), mark, manual.stop_last)
        at = end
    rest = words[at:]
    return (shown + rest.lstrip() if shown else rest).strip()


def _with_gap(before: str, left_out: str, after: str, mark: str, stop_last: bool) -> str:
    """`before` with the ellipsis for `left_out`, so that `after` can follow.

    If whole sentences are left out, the full stop before them is kept (. …). If the end of a sentence is left out and a
    new sentence follows, a full stop goes before the ellipsis (APA, Chicago) or, with `stop_last`, after it (MLA).
    Punctuation directly after the omission is not separated from it by a space.
    """
    ends_sentence = bool(_SENTENCE_END.search(left_out)) and after[:1].isupper()
    follows = "" if after[:1] in ",;:.?!)" else " "
    if _SENTENCE_END.search(before) or not ends_sentence:
        return f"{before} {mark}{follows}"
    before = before.rstrip(" ,;:—–")
    return f"{before} {mark}. " if stop_last else f"{before}. {mark} "


def _with_first_letter(words: str, change: FirstLetter) -> str:
    """`words` with the first letter in the wanted case, in brackets if the case changes."""
    if change is FirstLetter.AS_IT_IS:
        return words
    match = _LETTER.search(words)
    if not match:
        return words
    letter = match[0]
    wanted = letter.lower() if change is FirstLetter.LOWER else letter.upper()
    if wanted == letter:
        return words
    return f"{words[: match.start()]}[{wanted}]{words[match.end() :]}"
