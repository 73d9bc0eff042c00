"""Markdown: front matter as the reference, headings, and paragraphs of prose; code, comments and tables are no prose.

The text is what the markup means, as that of HTML is: `*so*` becomes “so”, a link its words. Blocks are those of
CommonMark as far as prose needs them, and footnotes (`[^1]: …`), which come after the body. Everything is read in one
pass, in time that grows with the text alone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers.decoding import decode
from citecli.readers.document_builder import Composition
from citecli.readers.front_matter import front_matter, read_into
from citecli.readers.markdown_inline import definition, plain
from citecli.readers.metadata import Findings
from citecli.readers.source import Source

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_QUOTE = re.compile(r" {0,3}> ?")
_BULLET = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_TABLE_ROW = re.compile(r" {0,3}\|.*\|[ \t]*")
_HTML = re.compile(r" {0,3}<(?:(/?)([a-zA-Z][\w-]*)(?=[\s/>])|!--|[?!])")
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]{1,100})\]:[ \t]*")
_RAW_HTML = frozenset("script style pre textarea svg iframe".split())
LARGEST = 3 * 1024 * 1024
"""Bytes beyond which a file is refused: as much as half a million words."""

_DEEPEST_QUOTE = 20
_CODE_INDENT = 4


class _Line(NamedTuple):
    """A line without the marks of the quotations and lists around it. `begins` when one of these marks is its own."""

    text: str
    begins: bool


def read(source: Source) -> Document:
    """The document in Markdown, without an id; `UnreadableDocument` when it is no text, or has no prose in it."""
    if len(source.data) > LARGEST:
        raise UnreadableDocument(
            f"{source.name} has more than {LARGEST // 1024 // 1024} MB of Markdown; split it, or name it .txt"
        )
    text, remarks = decode(source.data, source.name)
    if not text.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    findings = Findings()
    front = front_matter(text)
    if front.problem:
        findings.remarks.append(f"its front matter was left out: {front.problem}")
    read_into(front.values, findings)
    composition = Composition()
    _Blocks(composition, text[front.end :]).read()
    document = composition.document(source, findings)
    return document._replace(remarks=(*remarks, *document.remarks))


class _Blocks:
    """Reads lines into a composition."""

    def __init__(self, text: Composition, body: str) -> None:
        self._text = text
        self._lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._defined = frozenset(filter(None, map(definition, self._lines)))
        self._paragraph: list[str] = []
        self._fence = ""
        self._raw = ""
        self._code_from = _CODE_INDENT
        self._note = ""

    def read(self) -> None:
        """Every line, in order."""
        for raw in self._lines:
            if self._fence:
                self._in_fence(raw)
            elif self._raw:
                self._in_html(raw)
            else:
                self._line(raw)
        self._close()

    def _in_fence(self, raw: str) -> None:
        line = _bare(raw).text
        match = _FENCE.fullmatch(line)
        if match and match[1].startswith(self._fence) and not match[2].strip():
            self._fence = ""

    def _in_html(self, raw: str) -> None:
        if self._raw == "blank":
            self._raw = "" if not raw.strip() else self._raw
        elif self._raw in raw.lower():
            self._raw = ""

    def _line(self, raw: str) -> None:
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        indented = indent >= _CODE_INDENT
        if not indent and raw.strip() and not self._paragraph:
            self._code_from = _CODE_INDENT
        if indent >= self._code_from and not self._paragraph:
            return  # code
        line = _bare(raw.lstrip() if indented else raw)
        text = line.text
        if not text.strip():
            self._close()
            return
        if (match := _FENCE.fullmatch(text)) and (match[1][0] != "`" or "`" not in match[2]):
            self._close()
            self._fence = match[1]
            return
        if match := _HEADING.fullmatch(text):
            self._close()
            self._text.heading(plain(match[2] or "", self._defined), len(match[1]))
            return
        if self._paragraph and not line.begins and (match := _UNDERLINE.fullmatch(text)):
            self._underlined(1 if match[1][0] == "=" else 2)
            return
        if _RULE.fullmatch(text):
            self._close()
            self._text.part_sections()
            return
        if _TABLE_ROW.fullmatch(text) or definition(text):
            self._close()
            if match := _NOTE.match(text):
                self._note = match[1]
                self._paragraph.append(text[match.end() :])
            return
        if not self._paragraph and (match := _HTML.match(text)):
            self._begin_html(text, match)
            return
        if line.begins:
            self._close()
            self._code_from = len(raw.expandtabs(4)) - len(text.expandtabs(4)) + _CODE_INDENT
        self._paragraph.append(text)

    def _begin_html(self, text: str, match: re.Match[str]) -> None:
        name = (match[2] or "").lower()
        if not name:
            mark = "-->" if text.lstrip().startswith("<!--") else ">"
            self._raw = "" if mark in text[match.end() :] else mark
        elif name in _RAW_HTML:
            end = f"</{name}>"
            self._raw = "" if end in text.lower() else end
        elif text.rstrip().endswith(">") and re.fullmatch(r"\s*</?[a-zA-Z][^<>]*>\s*", text):
            pass  # a tag alone on its line (<div>, <details>): what it holds is text like any other
        else:
            self._paragraph.append(text)

    def _underlined(self, level: int) -> None:
        words = plain("\n".join(self._paragraph), self._defined)
        self._paragraph.clear()
        self._text.heading(words, level)

    def _close(self) -> None:
        if self._paragraph:
            words = plain("\n".join(_broken(self._paragraph)), self._defined)
            self._paragraph.clear()
            if self._note:
                self._text.note(words, self._note)
            else:
                self._text.paragraph(words)
        self._note = ""


def _bare(raw: str) -> _Line:
    """`raw` without the marks before its text: `>` of quotations, `-` or `1.` of lists."""
    text, begins = raw, False
    for _ in range(_DEEPEST_QUOTE):
        if match := _QUOTE.match(text):
            text = text[match.end() :]
            if begins or not text.strip():
                continue
        elif (match := _BULLET.match(text)) and not _RULE.fullmatch(text):
            text, begins = text[match.end() :], True
        else:
            break
    return _Line(text, begins)


def _broken(lines: list[str]) -> Iterator[str]:
    """The lines of a paragraph as one, but for breaks that are meant: two spaces or a backslash before them."""
    line = ""
    for index, raw in enumerate(lines):
        hard = index + 1 < len(lines) and raw.endswith(("  ", "\\"))
        line += raw.strip() if not hard else raw.rstrip().removesuffix("\\").strip()
        if hard:
            yield line
            line = ""
        elif index + 1 < len(lines):
            line += " "
    yield line
