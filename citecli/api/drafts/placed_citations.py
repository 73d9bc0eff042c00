"""The rendered citations of a draft put in their places, with the punctuation around them as their notes want it."""

import re
from collections.abc import Sequence

from citecli.answers.finished_drafts import Placed
from citecli.csl import Locale
from citecli.drafts.citations import notes_in
from citecli.drafts.model import Draft
from citecli.markup import plain

_MARKS_CLOSING = "\"'”’»"
_FOLLOWING = re.compile(r"[.,;:!?…)’”]+")
_QUOTED_LINE = re.compile(r"[ \t]*>[>\s]*[^>\s]")
"""A line of a block quotation with words in it."""
_NO_WORD = re.compile(r"(?:^|\n)[ \t]*(?:[-+*>]|\d+[.)]|\[\^[^\]\n]+\]:|#{1,6}|:)[ \t]*$")
"""The beginning of a line that Markdown reads: an item, a quotation, a note, a heading, a definition."""


def splice(
    draft: Draft, placed: Sequence[Placed], locale: Locale, *, raised: bool
) -> tuple[tuple[str | Placed, ...], int]:
    """The draft split at its citations, and the index of the piece after which the bibliography goes (-1: the end).

    A note mark moves behind the punctuation that follows it; a superscript number, as `raised` styles have, moves next
    to the preceding word.
    """
    text = draft.text
    pieces: list[str | Placed] = []
    at = 0
    after = -1
    behind_note = False  # or behind a title: whether a note's mark is joined to the citation before
    for citation, place in zip(draft.citations, placed, strict=True):
        start, end = citation.span
        start = max(start, at)
        if 0 <= draft.references_at <= start and after < 0:
            pieces.append(text[at : draft.references_at])
            after = len(pieces) - 1
            at = draft.references_at
        before, moved = text[at:start], ""
        note = place.note is not None
        if note and behind_note and not citation.textual and not before.strip():
            before = ""  # two notes behind one word
        if (note and not citation.textual) or (raised and not citation.part):
            before = _close_up(before)
        if note:
            following = _FOLLOWING.match(text, end)
            if following and (citation.textual or before[-1:].strip() or (behind_note and not before)):
                moved = _moved(following[0], before)
                end += len(moved)
                before = _with_punctuation(before, moved, locale) if not citation.textual else before
                if citation.textual and plain.write(place.content).endswith("."):
                    moved = moved.removeprefix(".")  # "Cole, eds." needs no other
        if start == end and before[-1:].strip() and not (note or raised or citation.part):
            before += " "  # it has no place of its own: it stands behind the words that its command quotes
        shown = plain.write(place.content).rstrip().rstrip(_MARKS_CLOSING)
        if shown.endswith(".") and not note and text[end : end + 1] == "." and text[end + 1 : end + 2] != ".":
            end += 1  # one full stop is enough: "Thus Doe et al."
        behind_note = (note and bool(moved)) or (bool(citation.part) and not note)
        pieces.append(before)
        if citation.textual and note:
            # The author's name stays in place; only the note mark moves behind the punctuation.
            pieces += [Placed(place.content), moved, Placed((), place.note)] if place.content else [moved, place]
        else:
            pieces.append(place)
        pieces += [notes for cite in citation.cites if (notes := notes_in(cite.suffix)[1])]
        at = end
    if draft.references_at >= 0 and after < 0:
        pieces.append(text[at : draft.references_at])
        after = len(pieces) - 1
        at = draft.references_at
    pieces.append(text[at:])
    return tuple(pieces), after


def _close_up(before: str) -> str:
    """The text before a note mark without the space between its last word and the mark; a line's start is kept."""
    stripped = before.rstrip(" \t\u00a0")
    if stripped.endswith(("\n", "\r")) and not stripped.endswith(("\n\n", "\n\r\n", "\r\r")):
        # A line break within a paragraph is removed as well.
        stripped = stripped.rstrip("\r\n")
        return stripped.rstrip(" \t") if stripped else before
    text, _, line = stripped.rpartition("\n")
    if line and not line.strip("> \t") and ">" in line and _QUOTED_LINE.match(text.rpartition("\n")[2]):
        return text.rstrip(" \t")  # a line of a block quotation that goes on
    if _NO_WORD.search(stripped) or not stripped:
        return before
    if stripped.endswith(("\n", "\r", "|")):
        return before
    return stripped


def _moved(following: str, before: str) -> str:
    """The punctuation that moves before a note mark, up to a closing parenthesis that has no opening one."""
    kept = ""
    for char in following:
        if char == ")" and not _in_parentheses(before + kept):
            break
        kept += char
    return kept


def _in_parentheses(text: str) -> bool:
    paragraph = text.rpartition("\n\n")[2]
    return paragraph.count("(") > paragraph.count(")")


def _with_punctuation(before: str, moved: str, locale: Locale) -> str:
    """The text before a note mark with the punctuation that followed the mark.

    Commas and full stops go inside quotation marks if the locale says so; a second full stop is not added.
    """
    bare = before.rstrip(_MARKS_CLOSING)
    marks = before[len(bare) :]
    if moved[0] in ".,":
        if bare[-1:] in (".", "!", "?", "…") and (marks or bare[-1:] == ".") and moved[0] == ".":
            return before + moved[1:]
        if marks and marks != "'" * len(marks) and locale.punctuation_in_quote:
            return bare + moved[0] + marks + moved[1:]
    return before + moved
