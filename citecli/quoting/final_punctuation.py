"""The punctuation mark that quoted words end with, which depends on what follows them in the writer's text.

Rules: a full stop or comma of the source gives way to the writer's own; a question mark, exclamation mark, dash or
ellipsis stays (APA 7, 6.7 and 8.26; MLA 9, "Marking the end of a quotation"; Chicago 18, "Permissible changes to
punctuation, capitalization, and spelling"). Where the language sets full stops before a closing mark, all closing marks
that meet there come after it; where it does not, only a full stop that is the source's own stands inside.
"""

from collections.abc import Callable

from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content, Quoted, Text
from citecli.text.abbreviations import FIRMS
from citecli.text.patterns import compiled_late

_GIVES_WAY = ".,;:"
LASTING_MARKS = ("?", "!", "…", "—", "–", "-")
"""What quoted words end with whatever follows."""

# A full stop that belongs to its word: initials (U.S., a.m.) and what is always written with one. A single letter at
# the end is a word as a rule (so do I, plan B).
_NAMES = "|".join(map(str.capitalize, sorted(FIRMS | {"jr", "sr", "bros", "st"})))
_ABBREVIATED = compiled_late(rf"(?:^|[^\w.])(?:(?:[^\W\d_]\.){{2,}}|(?:{_NAMES}|etc|al|vs)\.)$")


class EndedWords(FrozenValue):
    """Words as the end of a sentence."""

    content: Content
    """The words with the marks that stand inside of the closing quotation mark."""
    outside: str = ""
    """What goes behind the closing quotation mark."""


def without_last_mark(content: Content) -> Content:
    """The words without a last mark that gives way: a citation follows in the same sentence."""
    return _rewritten(content, _without_stop)


def end_sentence(content: Content, stop_inside: bool) -> EndedWords:
    """The words as the end of a sentence. `stop_inside`: the language sets full stops before a closing mark."""
    last = last_text(content)
    if not last or last.endswith(LASTING_MARKS):
        return EndedWords(content)
    if last.endswith(".") and not stop_inside:
        return EndedWords(content)
    bare = without_last_mark(content)
    if last_text(bare).endswith((*LASTING_MARKS, ".")):
        return EndedWords(content if last.endswith(".") else bare)
    if stop_inside:
        return EndedWords(with_last_mark(bare, "."))
    return EndedWords(bare, ".")


def with_last_mark(content: Content, mark: str) -> Content:
    """The words with a mark behind the last of them, inside of all quotations that end there."""
    return _rewritten(content, lambda text: text + mark)


def last_text(content: Content) -> str:
    """The last text of a content, quotations in it included."""
    for node in reversed(content):
        text = node.text if isinstance(node, Text) else last_text(node.content)
        if text:
            return text
    return ""


def _without_stop(text: str) -> str:
    text = text.rstrip()
    if text.endswith("...."):
        return text[:-1].rstrip()
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
