"""Text with CSL's formats as LaTeX, in UTF-8: what `latex_text` reads as the same text."""

import re
from collections.abc import Callable

from citecli.interop.rich_tags import rewritten
from citecli.text.latex import escape

_TAGS = {
    "i": (r"\textit{", "}"),
    "b": (r"\textbf{", "}"),
    "sc": (r"\textsc{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
    "nocase": ("{", "}"),
}
_BRACED = re.compile(r"\\[{}]")
_WORD = re.compile(r"[^\s\-–—/()\[\]“”\"„:;,.!?<>]+")


def latex(text: str) -> str:
    """A text with its formats."""
    return _safe(rewritten(text, escape, _TAGS))


def title(text: str) -> str:
    """A title in sentence case: words with a capital are in braces, so that no style makes it a small one.

    The first word of the title, and of what follows a colon, needs its braces only for further capitals.
    """
    return _safe(rewritten(text, _protecting(), _TAGS))


def _protecting() -> Callable[[str], str]:
    before = ":"  # what the word before ended in, over the borders of formats

    def characters(text: str) -> str:
        nonlocal before
        parts: list[str] = []
        at = 0
        for match in _WORD.finditer(text):
            gap = text[at : match.start()]
            parts.append(escape(gap))
            before = gap.rstrip()[-1:] or before
            word = match[0]
            begins = before in (":", "?", "!", ".")
            capital = any(char.isupper() for char in (word[1:] if begins else word))
            parts.append(f"{{{escape(word)}}}" if capital else escape(word))
            at = match.end()
            before = "x"
        parts.append(escape(text[at:]))
        before = text[at:].rstrip()[-1:] or before
        return "".join(parts)

    return characters


def _safe(written: str) -> str:
    r"""Escaped braces that don't pair are counted by BibTeX: those are written by name."""
    if "\\{" not in written and "\\}" not in written:
        return written
    return _BRACED.sub(lambda match: r"\textbraceleft{}" if match[0] == r"\{" else r"\textbraceright{}", written)
