"""The head of a plain text: title, dek, byline and date, found by strict rules.

- The *title* is the first line, if it is short, does not end with a full stop or the like, and is followed by a blank
  line, a byline or a date.
- A *date* is a line that consists of a date. A *byline* is a line of "By" and names; only it names authors.
- The *dek* (standfirst) is a single block between the title and the date or byline.

A line that fits no rule belongs to the body. A head makes up the whole text only if it has a date.
"""

import re
from collections import Counter
from collections.abc import Mapping

from citecli.documents.blocks import LineBlock
from citecli.documents.bylines import byline, byline_parts, is_picture_credit
from citecli.documents.dates import date_line
from citecli.documents.labelled_head import labelled_head
from citecli.documents.model import Head, Span
from citecli.documents.turn_lines import comes_back
from citecli.documents.turn_times import is_beside_clock
from citecli.frozen import FrozenValue, replace
from citecli.references.model import Date, Name
from citecli.text.folding import fold

LONGEST_TITLE = 160
LONGEST_DEK = 600
_LONGEST_SENTENCE = 110
_LABELLED_BLOCKS = 8
_LABEL_REACH = 120
_ADDRESS = re.compile(r"https?://\S+")
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|eu|de|fr|es|it|nl|pt|uk|us|ca|au|io)", re.IGNORECASE
)
_PUBLICATIONS = frozenset(
    "times post gazette news herald journal tribune review magazine daily weekly press observer guardian telegraph "
    "chronicle courier star mirror examiner inquirer standard independent register bulletin zeitung anzeiger tagblatt "
    "allgemeine rundschau nachrichten kurier spiegel monde figaro pais mundo diario corriere stampa repubblica jornal "
    "folha publico volkskrant dagblad".split()
)
_NAME_LABEL = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2})(?:, [^\n:.?!]{1,50})?(?: \([^()\n]{1,40}\))?:\s"
)
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
    texts: Mapping[str, str] = {}
    """Other variables that lines of the head state: "URL", "container-title", "publisher", "language"."""
    translators: tuple[Name, ...] = ()
    """The translators whom a labelled line names."""


def find_head(text: str, blocks: tuple[LineBlock, ...]) -> FoundHead:
    """The head of `text`; `blocks` are its blocks. Without a head the result is `FoundHead()`."""
    if not blocks:
        return FoundHead()
    if labelled := _labelled(text, blocks):
        return labelled
    texts = _before_title(text, blocks)
    front = _titled_head(text, blocks[bool(texts) :])
    if not texts:
        return front
    return replace(front, blocks=front.blocks + 1, texts=texts) if front.title else FoundHead()


def _labelled(text: str, blocks: tuple[LineBlock, ...]) -> FoundHead | None:
    """The head of labelled lines (`Title: …`), over as many of the first blocks as consist of them."""
    lines = [line for block in blocks[:_LABELLED_BLOCKS] for line in block.lines]
    found = labelled_head(text, tuple(lines))
    if found is None or found.title is None:
        return None
    last = lines[found.lines - 1]
    count = next(number for number, block in enumerate(blocks, 1) if block.span.end >= last.end)
    if blocks[count - 1].span.end > last.end:
        return None  # the block goes on with something else
    title = _one_line(" ".join(found.texts["title"].split()))
    texts = {variable: value for variable, value in found.texts.items() if variable != "title"}
    head = Head(title=found.title, byline=found.byline, date=found.date_line)
    return FoundHead(head, title, found.authors, found.date, count, texts, found.translators)


def _before_title(text: str, blocks: tuple[LineBlock, ...]) -> Mapping[str, str]:
    """What a line before the title states: the address of the text, or the name of the publication."""
    if len(blocks) < 3 or len(blocks[0].lines) > 1:
        return {}
    line = blocks[0].span.of(text)
    if _ADDRESS.fullmatch(line):
        return {"URL": line}
    title = blocks[1].lines[0].of(text)
    if len(blocks[1].lines) > 1 or not _is_title(title) or len(title.split()) < len(line.split()):
        return {}
    # A title of a few words may name a newspaper, too: only before another title that a byline or a date follows.
    return {"container-title": line} if _is_publication(line) and _label(text, blocks[2]) else {}


def _is_publication(line: str) -> bool:
    words = line.split()
    if _DOMAIN.fullmatch(line):
        return True
    return (
        1 < len(words) <= 5
        and all(word[0].isupper() or word in ("of", "and", "for") for word in words)
        and (fold(words[-1]) in _PUBLICATIONS or fold(words[0]) in _PUBLICATIONS or fold(words[1]) in _PUBLICATIONS)
    )


def _titled_head(text: str, blocks: tuple[LineBlock, ...]) -> FoundHead:
    title = blocks[0].lines[0]
    followed = len(blocks) > 1 and _label(text, blocks[1]) is not None
    led = len(blocks) > 2 and _is_dek(blocks[1]) and _label(text, blocks[2]) is not None
    if not _is_title(title.of(text), may_be_sentence=followed or led) or _begins_transcript(text, blocks):
        return FoundHead()
    if is_beside_clock(title.of(text)):
        return FoundHead()
    dek = None
    if len(blocks[0].lines) > 1:
        in_one_block = _head_in_one_block(text, blocks[0], title)
        if in_one_block.title and not (in_one_block.date and in_one_block.authors) and followed:
            # The byline is below a blank line.
            label = _label(text, blocks[1])
            if label and not (label.date and in_one_block.date) and not (label.authors and in_one_block.authors):
                return _with_label(in_one_block, label, 2)
        if in_one_block.title or not followed or any(_line_label(text, line) for line in blocks[0].lines):
            return in_one_block
        # A headline over several lines, or directly above its dek.
        second = blocks[0].lines[1]
        if second.of(text)[:1].islower() and not title.of(text).endswith(_NO_TITLE_ENDS_IN):
            title = blocks[0].span
        else:
            dek = Span(second.start, blocks[0].span.end)
    front = FoundHead(Head(title=title, dek=dek), _one_line(" ".join(title.of(text).split())), blocks=1)
    front = _details(text, blocks, front)
    if front.blocks == len(blocks) and not front.date:
        return FoundHead()
    return replace(front, title=front.title.removesuffix(".")) if followed or led else front


def _begins_transcript(text: str, blocks: tuple[LineBlock, ...]) -> bool:
    """Whether the first line is the first turn of a transcript: two of the next blocks begin with such labels, too."""
    labels = [_NAME_LABEL.match(block.span.of(text)[:_LABEL_REACH]) for block in blocks[:_LABELLED_BLOCKS]]
    if labels[0] is None:
        return False
    names = Counter(label["name"] for label in labels if label)
    return names.total() > 2 and any(comes_back(name, names) for name in names)


def _details(text: str, blocks: tuple[LineBlock, ...], front: FoundHead) -> FoundHead:
    """`found` with the date and byline blocks that follow the title, and a dek before either of them."""
    at = 1
    if (
        at + 1 < len(blocks)
        and front.head.dek is None
        and not _label(text, blocks[at])
        and _is_dek(blocks[at])
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
            and _is_dek(blocks[at])
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
    parts = byline_parts(words)
    if len(parts) > 1:
        # By Jane Doe | 3 February 2021     3 February 2021 | Author: Jane Doe
        authors = byline(parts[0], any_language=True) or byline(parts[-1], any_language=True)
        date = next((date for part in parts if (date := date_line(part))), None)
        if authors and date:
            return FoundHead(Head(byline=line), authors=authors, date=date)
    if authors := byline(words, any_language=True):
        return FoundHead(Head(byline=line), authors=authors)
    return FoundHead() if is_picture_credit(words) else None


def _is_title(line: str, *, may_be_sentence: bool = False) -> bool:
    """Whether a line can be a title; one that ends with a full stop only with `may_be_sentence`."""
    is_sentence = may_be_sentence and line.endswith(".") and len(line) <= _LONGEST_SENTENCE
    return (
        len(line) <= LONGEST_TITLE
        and (is_sentence or not line.endswith(_NO_TITLE_ENDS_IN))
        and (is_sentence or not line.endswith(_ENDS_LIKE_A_SENTENCE))
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


def _is_dek(block: LineBlock) -> bool:
    return block.span.end - block.span.start <= LONGEST_DEK


def _one_line(text: str) -> str:
    return " ".join(text.split(" "))
