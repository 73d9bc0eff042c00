"""The punctuation mark that quoted words end with, which depends on what follows them in the writer's text.

Rules: a full stop or comma of the source gives way to the writer's own; a question mark, exclamation mark, dash or
ellipsis stays (APA 7, 6.7 and 8.26; MLA 9, "Marking the end of a quotation"; Chicago 18, "Permissible changes to
punctuation, capitalization, and spelling"). Where the language sets full stops before a closing mark, all closing marks
that meet there come after it; where it does not, only a full stop that is the source's own stands inside.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from citecli.markup.nodes import Content, Quoted, Text

_GIVES_WAY = ".,;:"
_STAYS = ("?", "!", "…", "—", "–", "-")
# A full stop that belongs to its word: initials (U.S., a.m.) and what is always written with one.
_ABBREVIATED = re.compile(
    r"(?:^|[^\w.])(?:(?:[^\W\d_]\.){2,}|[A-Z]\.|(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|St|Dr|Mr|Mrs|Ms|etc|al|No|vs)\.)$"
)


class Ended(NamedTuple):
    """Words with the mark they end with; `outside` is what goes behind the closing quotation mark."""

    content: Content
    outside: str = ""


def open_ended(content: Content) -> Content:
    """The words without a last mark that gives way: a citation follows in the same sentence."""
    return _rewritten(content, _without_stop)


def ended(content: Content, stop_inside: bool) -> Ended:
    """The words as the end of a sentence. `stop_inside`: the language sets full stops before a closing mark."""
    last = _last(content)
    if not last or last.endswith(_STAYS):
        return Ended(content)
    if last.endswith(".") and not stop_inside:
        return Ended(content)
    bare = open_ended(content)
    if _last(bare).endswith((*_STAYS, ".")):
        return Ended(content if last.endswith(".") else bare)
    if stop_inside:
        return Ended(_rewritten(bare, lambda text: text + "."))
    return Ended(bare, ".")


def _last(content: Content) -> str:
    """The last text of a content, quotations in it included."""
    for node in reversed(content):
        text = node.text if isinstance(node, Text) else _last(node.content)
        if text:
            return text
    return ""


def _without_stop(text: str) -> str:
    text = text.rstrip()
    if text.endswith("...") or (text.endswith(".") and _ABBREVIATED.search(text)):
        return text
    if text.endswith(". . ."):
        return text
    return text[:-1].rstrip() if text[-1:] and text[-1] in _GIVES_WAY else text


def _rewritten(content: Content, change: Callable[[str], str]) -> Content:
    """`content` with its last text changed, however deeply in quotations it stands."""
    for at in range(len(content) - 1, -1, -1):
        node = content[at]
        if isinstance(node, Text):
            if not node.text:
                continue
            changed = Text(change(node.text))
            if not changed.text:
                return _rewritten(content[:at], change)
            return (*content[:at], changed)
        if isinstance(node, Quoted):
            return (*content[:at], Quoted(_rewritten(node.content, change), node.marks), *content[at + 1 :])
    return content
