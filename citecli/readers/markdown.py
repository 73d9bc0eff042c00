"""Markdown: front matter as the reference, headings, and paragraphs of prose; code, comments and tables are no prose.

The text is what the markup means, as that of HTML is: `*so*` becomes “so”, a link its words. What markdown-it takes for
HTML is read as HTML. Footnotes (`[^1]: …`, `^[…]`) come after the body. Beyond the syntax of
`citecli.readers.markdown_syntax`, links of wikis (`[[Page|words]]`) are their words, and the boxes of task lists are
left out.
"""

import re
from collections.abc import Sequence

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from citecli.documents.front_matter import front_matter
from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.decoding import decode
from citecli.readers.document_builder import Composition
from citecli.readers.front_matter import read_front_matter
from citecli.readers.html_blocks import BlockKind, html_blocks
from citecli.readers.markdown_syntax import blocks_only, inline_tokens, parser
from citecli.readers.metadata import Findings
from citecli.readers.source import Source

LARGEST = 3 * 1024 * 1024
"""Bytes beyond which a file is refused: as much as half a million words."""

# What markdown-it looks at in inline text, line breaks that are meant included.
_ANY_MARKUP = re.compile(r"[\\`*_\[\]<&^]|~~|~\S+~|  \n")
_ENCLOSED_ROW = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*\|.*\|[ \t]*")
_BREAK = re.compile(r"<br[\s/>]", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]{1,300}\|)?([^\[\]|]{1,300})\]\]")
_NO_PROSE = frozenset(("pre",))


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
    read_front_matter(front.values, findings)
    composition = Composition()
    _Body(composition).read(text[front.end :])
    document = composition.document(source, findings)
    return replace(document, remarks=(*remarks, *document.remarks))


class _Body:
    """Puts the blocks of a text into a composition."""

    def __init__(self, text: Composition) -> None:
        self._text = text
        self._md = blocks_only(parser())
        self._md.inline.ruler.before("note_ref", "wiki_link", _wiki_link)
        self._env: dict[str, object] = {}
        self._lines: list[str] = []
        self._label: str | None = None
        self._row: list[str] = []
        self._row_is_prose = False

    def read(self, body: str) -> None:
        """Every block, in order."""
        self._lines = re.split(r"\r\n?|\n", body)
        tokens = self._md.parse(body, self._env)
        for at, token in enumerate(tokens):
            match token.type:
                case "inline":
                    self._inline(token.content, tokens[at - 1], tokens[at - 2] if at > 1 else None)
                case "tr_open":
                    self._row.clear()
                    line = self._lines[token.map[0]] if token.map and token.map[0] < len(self._lines) else ""
                    self._row_is_prose = not _ENCLOSED_ROW.fullmatch(line)
                case "tr_close" if self._row_is_prose:
                    self._paragraph(" | ".join(filter(None, self._row)))
                case "html_block":
                    self._html(token.content)
                case "hr":
                    self._text.part_sections()
                case "note_def_open":
                    self._label = str(token.meta["label"])
                case "note_def_close":
                    self._label = None

    def _inline(self, content: str, parent: Token, before: Token | None) -> None:
        """The text of one block, which `parent` opens; the token `before` that says whether an item begins with it."""
        if parent.type in ("th_open", "td_open"):
            self._row.append(self._words(content))
        elif parent.type == "heading_open":
            self._text.heading(self._words(content), int(parent.tag[1:]))
        else:
            if before is not None and before.type == "list_item_open":
                content = _TASK.sub("", content, count=1)
            self._paragraph(self._words(content))

    def _paragraph(self, words: str) -> None:
        if self._label is None:
            self._text.paragraph(words)
        else:
            self._text.note(words, self._label)
            self._label = ""  # a note's further paragraphs have no number

    def _html(self, html: str) -> None:
        for block in html_blocks(html, _NO_PROSE):
            if block.kind is BlockKind.PARAGRAPH:
                self._paragraph(block.text)
            elif block.kind is BlockKind.HEADING:
                self._text.heading(block.text, block.level)
            elif block.kind is BlockKind.NOTE:
                self._text.note(block.text, block.sign)
            elif block.kind is BlockKind.BREAK:
                self._text.part_sections()

    def _words(self, content: str) -> str:
        """What inline Markdown means as plain text; its inline notes are put with the others."""
        if not _ANY_MARKUP.search(content):
            return content.replace("\n", " ")
        tokens, _ = inline_tokens(self._md, content, self._env)
        words, notes = _text_and_notes(tokens)
        for note in notes:
            self._text.note(note)
        return words


def _text_and_notes(tokens: Sequence[Token]) -> tuple[str, list[str]]:
    """The text of inline tokens, and the texts of the notes that stand in it."""
    pieces: list[str] = []
    notes: list[str] = []
    outer: list[list[str]] = []
    for token in tokens:
        match token.type:
            case "softbreak":
                pieces.append(" ")
            case "hardbreak":
                pieces.append("\n")
            case "html_inline":
                pieces.append("\n" if _BREAK.match(token.content) else "")
            case "image":
                words, within = _text_and_notes(token.children or [])
                pieces.append(words)
                notes += within
            case "note_open":
                outer.append(pieces)
                pieces = []
            case "note_close":
                notes.append("".join(pieces))
                pieces = outer.pop()
            case "note_ref":
                pass
            case _:
                pieces.append(token.content)
    return "".join(pieces), notes


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[Page]]` and `[[Page|words]]`, unless the text defines what is called so."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or normalizeReference(match[1]) in state.env.get("references", ()):
        return False
    if not silent:
        state.push("text", "", 0).content = match[1]
    state.pos = match.end()
    return True
