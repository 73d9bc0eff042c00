"""The head of a plain text: title, dek, byline and date, found by strict rules.

- The *title* is the first line, if it is short, does not end with a full stop or the like, and is followed by a blank
  line, a byline or a date.
- A *date* is a line that consists of a date. A *byline* is a line of "By" and names; only it names authors.
- The *dek* (standfirst) is a single block between the title and the date or byline.

A line that fits no rule belongs to the body. A head makes up the whole text only if it has a date.
"""

from citecli.documents.blocks import LineBlock
from citecli.documents.bylines import byline
from citecli.documents.dates import date_line
from citecli.documents.model import Head, Span
from citecli.documents.turn_times import is_beside_clock
from citecli.frozen import FrozenValue, replace
from citecli.references.model import Date, Name

LONGEST_TITLE = 160
LONGEST_DEK = 600
_NO_TITLE_ENDS_IN = (".", ",", ";", ":", "…", "-", "–", "—")
_ENDS_LIKE_A_SENTENCE = (".", ".”", '."', ".’", ".'", ",”", ',"')


class FoundHead(FrozenValue):
    """The head of a text: the positions of its lines and the values read from them."""

    head: Head = Head()
    """The positions of its lines."""
    title: str = ""
    """The title, on one line; "" when there is no head."""
    authors: tuple[Name, ...] = ()
    """The authors named in the byline."""
    date: Date | None = None
    """The date in the date line."""
    blocks: int = 0
    """The number of blocks of the text that belong to the head."""


def find_head(text: str, blocks: tuple[LineBlock, ...]) -> FoundHead:
    """The head of `text`; `blocks` are its blocks. Without a head the result is `FoundHead()`."""
    if not blocks or not _is_title(first := blocks[0].lines[0].of(text)) or is_beside_clock(first):
        return FoundHead()
    title = blocks[0].lines[0]
    if len(blocks[0].lines) > 1:
        return _head_in_one_block(text, blocks[0], title)
    front = FoundHead(Head(title=title), _one_line(title.of(text)), blocks=1)
    front = _details(text, blocks, front)
    if front.blocks == len(blocks) and not front.date:
        return FoundHead()
    return front


def _details(text: str, blocks: tuple[LineBlock, ...], front: FoundHead) -> FoundHead:
    """`found` with the date and byline blocks that follow the title, and a dek before either of them."""
    at = 1
    if (
        at + 1 < len(blocks)
        and not _label(text, blocks[at])
        and _is_dek(text, blocks[at])
        and _label(text, blocks[at + 1])
    ):
        front = replace(front, head=replace(front.head, dek=blocks[at].span), blocks=at + 1)
        at += 1
    while at < len(blocks) and (label := _label(text, blocks[at])):
        if (label.date and front.date) or (label.authors and front.authors):
            break
        front = _with_label(front, label, at + 1)
        at += 1
        # A dek may also stand between the byline and the date.
        if (
            front.head.dek is None
            and not (front.date and front.authors)
            and at + 1 < len(blocks)
            and not _label(text, blocks[at])
            and _is_dek(text, blocks[at])
            and front.authors
            and _label(text, blocks[at + 1])
        ):
            front = replace(front, head=replace(front.head, dek=blocks[at].span), blocks=at + 1)
            at += 1
    return front


def _head_in_one_block(text: str, block: LineBlock, title: Span) -> FoundHead:
    """The head of a block that holds title, dek, byline and date without blank lines between them.

    Empty unless every line of the block is one of these.
    """
    front = FoundHead(Head(title=title), _one_line(title.of(text)), blocks=1)
    for index, line in enumerate(block.lines[1:], start=1):
        label = _line_label(text, line)
        if label and not (label.date and front.date) and not (label.authors and front.authors):
            front = _with_label(front, label, 1)
        elif index == 1 and len(block.lines) > 2:
            front = replace(front, head=replace(front.head, dek=line))
        else:
            return FoundHead()
    return front if front.date or front.authors else FoundHead()


def _with_label(front: FoundHead, label: FoundHead, blocks: int) -> FoundHead:
    return FoundHead(
        replace(front.head, date=label.head.date or front.head.date, byline=label.head.byline or front.head.byline),
        front.title,
        label.authors or front.authors,
        label.date or front.date,
        blocks,
    )


def _label(text: str, block: LineBlock) -> FoundHead | None:
    """The values of a block that consists of a date line, a byline, or one of each; `None` for other blocks."""
    if len(block.lines) > 2:
        return None
    labels = FoundHead()
    for line in block.lines:
        label = _line_label(text, line)
        if label is None or (label.date and labels.date) or (label.authors and labels.authors):
            return None
        labels = _with_label(labels, label, 0)
    return labels


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
    """Whether a line begins like a transcript (`Q: …`, `A. …`, `MILLEY: …`), so that it can't be a title."""
    label, colon, _ = line.partition(":")
    if line[:2] in ("Q.", "A."):
        return True
    return bool(colon) and (len(label) == 1 or (label.isupper() and len(label.split()) <= 3 and not line.isupper()))


def _is_dek(text: str, block: LineBlock) -> bool:
    return block.span.end - block.span.start <= LONGEST_DEK


def _one_line(text: str) -> str:
    return " ".join(text.split(" "))
