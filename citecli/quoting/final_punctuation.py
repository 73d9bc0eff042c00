"""The final punctuation of quoted words, which depends on the text that follows them.

The writer's punctuation replaces a final full stop or comma of the source; a question mark, exclamation mark, dash or
ellipsis is kept (APA 7, 6.7 and 8.26; MLA 9, "Marking the end of a quotation"; Chicago 18, "Permissible changes to
punctuation, capitalization, and spelling"). If the language puts full stops before a closing quotation mark, they go
before all consecutive closing marks; if not, only the source's own full stop goes inside.
"""

from collections.abc import Callable

from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content, Quoted, Text
from citecli.text.abbreviations import FIRMS
from citecli.text.patterns import compiled_late

_GIVES_WAY = ".,;:"
LASTING_MARKS = ("?", "!", "…", "—", "–", "-")
"""Final marks that are always kept."""

# A full stop that belongs to its word: initials (U.S., a.m.) and what is always written with one. A single letter at
# the end is a word as a rule (so do I, plan B).
_NAMES = "|".join(map(str.capitalize, sorted(FIRMS | {"jr", "sr", "bros", "st"})))
_ABBREVIATED = compiled_late(rf"(?:^|[^\w.])(?:(?:[^\W\d_]\.){{2,}}|(?:{_NAMES}|etc|al|vs)\.)$")


class EndedWords(FrozenValue):
    """Quoted words at the end of a sentence."""

    content: Content
    """The words with the punctuation that goes inside the closing quotation mark."""
    outside: str = ""
    """The punctuation that goes after the closing quotation mark."""


def without_last_mark(content: Content) -> Content:
    """The words without a replaceable final mark, for use before a citation in the same sentence."""
    return _rewritten(content, _without_stop)


def end_sentence(content: Content, stop_inside: bool) -> EndedWords:
    """The words at the end of a sentence. `stop_inside`: the language puts full stops before a closing mark."""
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
    """The words with a mark after the last word, inside all quotations that end there."""
    return _rewritten(content, lambda text: text + mark)


def last_text(content: Content) -> str:
    """The text of the last leaf of a content, which may be inside a quotation."""
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
    """`content` with `change` applied to the text of its last leaf."""
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
