"""A finished draft as Markdown: the draft as it was written, but for its citations."""

import re

from citecli.answers.finished_drafts import Bibliography, Finished, Placed
from citecli.drafts.labels import is_label
from citecli.markup.markdown import write
from citecli.markup.nodes import Content, Text
from citecli.text.safe import safe


def markdown(answer: Finished) -> str:
    """The draft's own Markdown with citations set, notes as footnotes at its end, and the bibliography."""
    label = _free_label(answer)
    pieces: list[str] = []
    notes: list[str] = []
    for index, piece in enumerate(answer.pieces):
        if isinstance(piece, str):
            pieces.append(safe(piece))
        else:
            begins = not pieces or not pieces[-1].rpartition("\n")[2].strip()
            pieces.append(_citation(piece, label, notes, begins))
        if index == answer.bibliography_after and answer.bibliography:
            pieces.append("\n" + _entries(answer.bibliography, heading=False) + "\n")
    text = "".join(pieces)
    if notes:
        text = text.rstrip("\n") + "\n\n" + "\n\n".join(notes) + "\n"
    if answer.bibliography and answer.bibliography.entries and answer.bibliography_after < 0:
        text = text.rstrip("\n") + "\n\n" + _entries(answer.bibliography, heading=True) + "\n"
    return text if text.endswith("\n") or not text else text + "\n"


def _citation(placed: Placed, label: str, notes: list[str], begins: bool) -> str:
    text = safe(write(placed.content) if begins else _inline(placed.content)) if placed.content else ""
    text = _LABEL.sub(_label, text)
    if placed.note is None:
        return text
    name = f"[^{label}{len(notes) + 1}]"
    notes.append(f"{name}: {safe(write(placed.note)).strip()}")
    return text + name


_LABEL = re.compile(r"\\@((?:[\w:.-]|\\_)+)")


def _label(match: re.Match[str]) -> str:
    """A label among the words of a citation as the program wants it that resolves it: without backslashes."""
    key = match[1].replace("\\", "")
    return f"@{key}" if is_label(key.rstrip(".:-")) else match[0]


def _inline(content: Content) -> str:
    """A citation in the middle of a line: what would begin a block at a line's start does not there."""
    return write((Text("( "), *content))[2:]


def _entries(bibliography: Bibliography, *, heading: bool) -> str:
    entries = "\n\n".join(safe(write(entry.content)).strip() for entry in bibliography.entries)
    return f"# {bibliography.title}\n\n{entries}" if heading and bibliography.title else entries


def _free_label(answer: Finished) -> str:
    """A beginning for the labels of notes that no note of the draft has."""
    text = "".join(piece for piece in answer.pieces if isinstance(piece, str))
    label = "cite-"
    while f"[^{label}" in text:
        label = f"cite{label}"
    return label
