"""Markdown: front matter as the reference, headings, and paragraphs of prose; a row of a table is a paragraph.

Comments are left out, and so is code, whose quotation marks quote nobody: a remark says how much of it.

The text is what the markup means, as that of HTML is: `*so*` becomes “so”, a link its words. What markdown-it takes for
HTML is read as HTML. Footnotes (`[^1]: …`, `^[…]`) come after the body. Beyond the syntax of
`citecli.readers.markdown_syntax`, links of wikis (`[[Page|words]]`) are their words, and the boxes of task lists are
left out. The number of an item stays in front of it, for it may be no list at all: “1945. What a year!”
"""

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from citecli.documents.front_matter import front_matter
from citecli.documents.model import FRONT_MATTER, Document
from citecli.documents.turn_times import with_turns_parted
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers import people
from citecli.readers.decoding import decode
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.html_blocks import BlockKind, html_blocks
from citecli.readers.markdown_syntax import blocks_only, inline_tokens, parser
from citecli.readers.markdown_wiki_links import wiki_link
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.source import Source
from citecli.references.model import ItemType, Name
from citecli.text.raised import LOWER, RAISE, RAISE_LINK, settled

LARGEST = 3 * 1024 * 1024
"""Bytes beyond which a file is refused: as much as half a million words."""

# What markdown-it looks at in inline text, line breaks that are meant included.
_ANY_MARKUP = re.compile(r"[\\`*_\[\]<&^]|~~|~\S+~|  \n")
_RAISED = re.compile(r"<(?P<end>/?)sup[\s>]", re.IGNORECASE)
_BREAK = re.compile(r"<br[\s/>]", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_CODE_IN_HTML = re.compile(r"<pre[\s>]", re.IGNORECASE)
_NO_PROSE = frozenset(("pre",))
_FRONT_MATTER_TEXTS = {
    "doi": "DOI", "url": "URL", "link": "URL", "canonical_url": "URL", "source": "URL", "isbn": "ISBN", "issn": "ISSN",
    "lang": "language", "language": "language", "publisher": "publisher", "journal": "container-title",
    "publication": "container-title", "site": "container-title", "website": "container-title", "volume": "volume",
    "issue": "issue", "number": "number", "pages": "page", "page": "page", "edition": "edition", "version": "version",
    "place": "publisher-place", "address": "publisher-place", "container-title": "container-title",
    "publisher-place": "publisher-place", "event-title": "event-title", "genre": "genre", "title-short": "title-short",
    "short-title": "title-short", "short_title": "title-short", "collection-title": "collection-title",
    "series": "collection-title", "archive": "archive", "number-of-pages": "number-of-pages",
}  # fmt: skip
_FRONT_MATTER_NAMES = {
    "author": "author", "authors": "author", "by": "author", "editor": "editor", "editors": "editor",
    "translator": "translator", "translators": "translator", "recipient": "recipient",
}  # fmt: skip
_FRONT_MATTER_DATES = {
    "date": "issued", "issued": "issued", "published": "issued", "pubdate": "issued", "publishdate": "issued",
    "date_published": "issued", "created": "issued", "accessed": "accessed", "year": "issued",
}  # fmt: skip


def read(source: Source) -> Document:
    """The document in Markdown, without an id; `UnreadableDocument` when it is no text, or has no prose in it."""
    if len(source.data) > LARGEST:
        raise UnreadableDocument(
            f"{source.name} has more than {LARGEST // 1024 // 1024} MB of Markdown; split it, or name it .txt"
        )
    decoded = decode(source.data, source.name, source.encoding)
    text = decoded.text
    if not text.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    metadata = DocumentMetadata()
    front = front_matter(text)
    if front.problem:
        metadata.remarks.append(f"its front matter was left out: {front.problem}")
    _read_front_matter(front.values, metadata)
    builder = DocumentBuilder()
    code_blocks = _Body(builder).read(with_turns_parted(text[front.end :]))
    if code_blocks:
        metadata.remarks.append(f"left out {code_blocks} block{'s' if code_blocks > 1 else ''} of code")
    document = builder.document(source, metadata)
    return replace(document, remarks=(*decoded.remarks, *document.remarks))


class _Body:
    """Puts the blocks of a text into a builder."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._md = blocks_only(parser())
        self._md.inline.ruler.before("note_ref", "wiki_link", wiki_link)
        self._env: dict[str, object] = {}
        self._label: str | None = None
        self._row: list[str] = []
        self._numbers = ""  # of the items that have begun and have no text yet

    def read(self, body: str) -> int:
        """Read every block, in order; the number of blocks of code, which are left out."""
        code_blocks = 0
        tokens = self._md.parse(body, self._env)
        for at, token in enumerate(tokens):
            match token.type:
                case "inline":
                    self._inline(token.content, tokens[at - 1], tokens[at - 2] if at > 1 else None)
                case "tr_open":
                    self._row.clear()
                case "tr_close":
                    self._paragraph(" | ".join(filter(None, self._row)))
                case "list_item_open" if token.info:
                    self._numbers += f"{token.info}{token.markup} "
                case "list_item_close" if self._numbers:
                    self._paragraph("")
                case "fence" | "code_block":
                    code_blocks += 1
                case "html_block":
                    code_blocks += 0 if token.content.startswith("<!--") else len(_CODE_IN_HTML.findall(token.content))
                    self._html(token.content)
                case "hr":
                    self._builder.part_sections()
                case "note_def_open":
                    self._label = str(token.meta["label"])
                case "note_def_close":
                    self._label = None
        return code_blocks

    def _inline(self, content: str, parent: Token, before: Token | None) -> None:
        """The text of one block, which `parent` opens; the token `before` that says whether an item begins with it."""
        if parent.type in ("th_open", "td_open"):
            self._row.append(self._words(content))
        elif parent.type == "heading_open":
            self._heading(self._words(content), int(parent.tag[1:]))
        else:
            if before is not None and before.type == "list_item_open":
                content = _TASK.sub("", content, count=1)
            self._paragraph(self._words(content))

    def _heading(self, words: str, level: int) -> None:
        self._builder.heading(self._numbered(words), level)

    def _numbered(self, words: str) -> str:
        """`words` after the numbers of the items that begin with them."""
        numbers, self._numbers = self._numbers, ""
        return numbers + words

    def _paragraph(self, words: str) -> None:
        words = self._numbered(words)
        if self._label is None:
            self._builder.paragraph(words)
        else:
            self._builder.note(words, self._label)
            self._label = ""  # a note's further paragraphs have no number

    def _html(self, html: str) -> None:
        for block in html_blocks(html, _NO_PROSE):
            if block.kind is BlockKind.PARAGRAPH:
                self._paragraph(block.text)
            elif block.kind is BlockKind.HEADING:
                self._heading(block.text, block.level)
            elif block.kind is BlockKind.NOTE:
                self._builder.note(block.text, block.sign)
            elif block.kind is BlockKind.BREAK:
                self._builder.part_sections()

    def _words(self, content: str) -> str:
        """What inline Markdown means as plain text; its inline notes are put with the others."""
        if not _ANY_MARKUP.search(content):
            return content.replace("\n", " ")
        tokens, _ = inline_tokens(self._md, content, self._env)
        words, notes = _text_and_notes(tokens)
        for note in notes:
            self._builder.note(note)
        return words


def _text_and_notes(tokens: Sequence[Token]) -> tuple[str, list[str]]:
    """The text of inline tokens, and the texts of the notes that stand in it."""
    pieces: list[str] = []
    notes: list[str] = []
    outer: list[list[str]] = []
    in_link = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            in_link = token.type == "link_open"
        pieces.append(_raising(token, in_link))
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
                notes.append("".join(settled(pieces)))
                pieces = outer.pop()
            case "note_ref":
                pass
            case _:
                pieces.append(token.content)
    return "".join(settled(pieces)), notes


def _raising(token: Token, in_link: bool) -> str:
    """The mark of raised text that a token stands for, "" for any other; within raised text a link shows as one."""
    if token.type == "html_inline" and (tag := _RAISED.match(token.content)):
        begins = not tag["end"]
    elif token.type in ("sup_open", "sup_close"):
        begins = token.type == "sup_open"
    else:
        return ""
    if not begins:
        return LOWER
    return RAISE_LINK if in_link else RAISE


def _read_front_matter(values: Mapping[str, object], metadata: DocumentMetadata) -> None:
    """What front matter says of the reference: its fields as CSL, static sites and note-takers call them."""
    lower = {str(key).strip().lower(): value for key, value in values.items()}
    title, subtitle = _front_matter_text(lower.get("title")), _front_matter_text(lower.get("subtitle"))
    metadata.text("title", f"{title}: {subtitle}" if title and subtitle else title, FRONT_MATTER)
    kind = _front_matter_text(lower.get("type")).lower()
    if kind in {item_type.value for item_type in ItemType}:
        metadata.kind(ItemType(kind), FRONT_MATTER)
    for key, variable in _FRONT_MATTER_NAMES.items():
        metadata.names(variable, _front_matter_names(lower.get(key)), FRONT_MATTER)
    for key, variable in _FRONT_MATTER_DATES.items():
        metadata.date(variable, _front_matter_text(lower.get(key)), FRONT_MATTER)
    for key, variable in _FRONT_MATTER_TEXTS.items():
        value = _front_matter_text(lower.get(key))
        if variable == "URL" and not value.startswith(("http://", "https://")):
            continue
        metadata.text(variable, value, FRONT_MATTER)


def _front_matter_text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if value is None or isinstance(value, (Mapping, list, bool)):
        return ""
    return str(value)


def _front_matter_names(value: object, depth: int = 0) -> tuple[Name, ...]:
    if isinstance(value, list) and depth < 3:
        return tuple(name for item in value for name in _front_matter_names(item, depth + 1))
    if isinstance(value, Mapping):
        parts = {str(key).lower(): _front_matter_text(inner) for key, inner in value.items()}
        if family := parts.get("family") or parts.get("last") or parts.get("surname") or parts.get("lastname", ""):
            given = parts.get("given") or parts.get("first") or parts.get("firstname", "")
            return (Name(family=family, given=given, suffix=parts.get("suffix", "")),)
        return _front_matter_names(parts.get("name") or parts.get("literal", ""))
    text = _front_matter_text(value)
    return people.names(text) if text else ()
