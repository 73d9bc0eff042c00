"""The tags of CSL's rich text, for formats that write formatting otherwise, or not at all."""

import re
from collections.abc import Callable, Mapping

_TAG = re.compile(
    r"<(/?)(i|b|sc|sup|sub)>|<span\s++class=\"(nocase)\">|<span\s++style=\"font-variant:\s*+(small-caps);?\">|</span>"
)


class _Opened:
    """A tag that is open: what it is, its own text, and where its content begins."""

    __slots__ = ("kind", "start", "tag")

    def __init__(self, kind: str, tag: str, start: int) -> None:
        self.kind, self.tag, self.start = kind, tag, start


def rewritten(text: str, characters: Callable[[str], str], tags: Mapping[str, tuple[str, str]]) -> str:
    """The text with its characters written by `characters` and its formats by `tags`, opening and closing.

    The formats are "i", "b", "sc", "sup", "sub" and "nocase"; one without a line in `tags` is left out. Tags without a
    partner are characters. Time grows with the length.
    """
    if "<" not in text:
        return characters(text)
    parts: list[str] = []
    opened: list[_Opened] = []
    at = 0
    for match in _TAG.finditer(text):
        parts.append(characters(text[at : match.start()]))
        at = match.end()
        kind = match[2] or ("span" if match[0] == "</span>" else match[3] or "sc")
        if match[1] or kind == "span":
            wanted = ("nocase", "span-sc") if kind == "span" else (kind,)
            if opened and opened[-1].kind in wanted:
                last = opened.pop()
                before, after = tags.get(last.kind.removeprefix("span-"), ("", ""))
                parts[last.start] = before
                parts.append(after)
            else:
                parts.append(characters(match[0]))
            continue
        opened.append(_Opened("span-sc" if match[4] else kind, match[0], len(parts)))
        parts.append("")
    parts.append(characters(text[at:]))
    for left in opened:
        parts[left.start] = characters(left.tag)
    return "".join(parts)


def plain(text: str) -> str:
    """The text without its formats."""
    return rewritten(text, str, {})
