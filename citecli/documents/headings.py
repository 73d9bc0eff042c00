"""The head of a plain text: title, dek, byline and date, found by strict rules.

- The *title* is the first line, if it is short and ends in no stop, and a blank line, byline or date follows.
- A *date* is a line that is wholly a date; a *byline* one that says "By" and names. Nothing else names an author.
- The *dek* is the one block between the title and the date or byline.

Where a rule does not hold, the line is body. A head is never the whole text unless it is dated.
"""

from citecli.documents.blocks import LineBlock
from citecli.documents.bylines import byline
from citecli.documents.dates import date_line
from citecli.documents.model import Head, Span
from citecli.frozen import FrozenValue, replace
from citecli.references.model import Date, Name

LONGEST_TITLE = 160
LONGEST_DEK = 600
_NO_TITLE_ENDS_IN = (".", ",", ";", ":", "…", "-", "–", "—")
_ENDS_LIKE_A_SENTENCE = (".", ".”", '."', ".’", ".'", ",”", ',"')


class FoundHead(FrozenValue):
    """A head that was found, and what its lines say."""

    head: Head = Head()
    """Where its lines stand."""
    title: str = ""
    """The title, on one line; "" when there is no head."""
    authors: tuple[Name, ...] = ()
    """Whom the byline names."""
    date: Date | None = None
    """What the date line says."""
    blocks: int = 0
    """How many blocks of the text belong to the head."""


def find_head(text: str, blocks: tuple[LineBlock, ...]) -> FoundHead:
    """The head of `text`, whose blocks are given."""
    if not blocks or not _is_title(blocks[0].lines[0].of(text)):
        return FoundHead()
    title = blocks[0].lines[0]
    if len(blocks[0].lines) > 1:
        return _head_in_one_block(text, blocks[0], title)
    found = FoundHead(Head(title=title), _one_line(title.of(text)), blocks=1)
    found = _details(text, blocks, found)
    if found.blocks == len(blocks) and not found.date:
        return FoundHead()
    return found


def _details(text: str, blocks: tuple[LineBlock, ...], found: FoundHead) -> FoundHead:
    """The date and byline blocks that follow the title, with a dek before the first of them."""
    at = 1
    if (
        at + 1 < len(blocks)
        and not _label(text, blocks[at])
        and _is_dek(text, blocks[at])
        and _label(text, blocks[at + 1])
    ):
        found = replace(found, head=replace(found.head, dek=blocks[at].span), blocks=at + 1)
        at += 1
    while at < len(blocks) and (label := _label(text, blocks[at])):
        if (label.date and found.date) or (label.authors and found.authors):
            break
        found = _joined(found, label, at + 1)
        at += 1
        # A dek may stand between byline and date, too.
        if (
            found.head.dek is None
            and not (found.date and found.authors)
            and at + 1 < len(blocks)
            and not _label(text, blocks[at])
            and _is_dek(text, blocks[at])
            and found.authors
            and _label(text, blocks[at + 1])
        ):
            found = replace(found, head=replace(found.head, dek=blocks[at].span), blocks=at + 1)
            at += 1
    return found


def _head_in_one_block(text: str, block: LineBlock, title: Span) -> FoundHead:
    """Title, dek, byline and date without blank lines between them: each line must be one of these."""
    found = FoundHead(Head(title=title), _one_line(title.of(text)), blocks=1)
    for index, line in enumerate(block.lines[1:], start=1):
        label = _line_label(text, line)
        if label and not (label.date and found.date) and not (label.authors and found.authors):
            found = _joined(found, label, 1)
        elif index == 1 and len(block.lines) > 2:
            found = replace(found, head=replace(found.head, dek=line))
        else:
            return FoundHead()
    return found if found.date or found.authors else FoundHead()


def _joined(found: FoundHead, label: FoundHead, blocks: int) -> FoundHead:
    return FoundHead(
        replace(found.head, date=label.head.date or found.head.date, byline=label.head.byline or found.head.byline),
        found.title,
        label.authors or found.authors,
        label.date or found.date,
        blocks,
    )


def _label(text: str, block: LineBlock) -> FoundHead | None:
    """What a block says that is nothing but a date, a byline, or both on a line each."""
    if len(block.lines) > 2:
        return None
    found = FoundHead()
    for line in block.lines:
        label = _line_label(text, line)
        if label is None or (label.date and found.date) or (label.authors and found.authors):
            return None
        found = _joined(found, label, 0)
    return found


def _line_label(text: str, line: Span) -> FoundHead | None:
    words = line.of(text)
    if date := date_line(words):
        return FoundHead(Head(date=line), date=date)
    if authors := byline(words):
        return FoundHead(Head(byline=line), authors=authors)
    return None


def _is_title(line: str) -> bool:
    return (
        len(line) <= LONGEST_TITLE
        and not line.endswith(_NO_TITLE_ENDS_IN)
        and not line.endswith(_ENDS_LIKE_A_SENTENCE)
        and any(map(str.isalpha, line))
        and date_line(line) is None
        and not byline(line)
        and not _is_speaker_label(line)
    )


def _is_speaker_label(line: str) -> bool:
    """`Q: …`, `A. …`, `MILLEY: …`: a transcript begins, not a title."""
    label, colon, _ = line.partition(":")
    if line[:2] in ("Q.", "A."):
        return True
    return bool(colon) and (len(label) == 1 or (label.isupper() and len(label.split()) <= 3 and not line.isupper()))


def _is_dek(text: str, block: LineBlock) -> bool:
    return block.span.end - block.span.start <= LONGEST_DEK


def _one_line(text: str) -> str:
    return " ".join(text.split(" "))
