"""RTF (Rich Text Format 1.9.1): paragraphs and headings, the reference from the document's information group.

Read by a tokenizer of one pass, for what passes for RTF may be nested without end or hold megabytes of pictures.
The row of a table is one paragraph (`cell | cell`) unless its cells hold prose of their own; text boxes come after the
paragraph that they hang on. Footnotes and endnotes come after the body, numbered in one row. Headers, footers and
whatever else is a destination of its own are left out, and pictures, which are counted.

(striprtf gives the text alone: no headings, no notes, no properties, no limits.)
"""

import re
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.errors import UnreadableDocument
from citecli.readers import people
from citecli.readers.document_builder import LONGEST_INITIAL, DocumentBuilder
from citecli.readers.dublin_core import meant_author, meant_title
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.rtf_encodings import character, code_page, decoded, font_encodings
from citecli.readers.rtf_rows import RtfRow
from citecli.readers.source import Source
from citecli.references.model import Date, DateParts
from citecli.text.raised import LOWER, RAISE, settled

LARGEST_MARKUP = 5 * 1024 * 1024
"""Bytes of RTF, pictures left aside, beyond which a file is refused: as much as some 2,000 pages."""

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_HEX = re.compile(rb"[0-9a-fA-F\s]{1000,}")
_BIN = re.compile(rb"\\bin(\d{1,9}) ?")
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator pict object objdata datastore "
    b"themedata colorschememapping latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf "
    b"annotation atnid atnauthor atntime fldinst bkmkstart bkmkend pntxta pntxtb shpinst shprslt sp nonesttables "
    b"nonshppict shppict filetbl template private tc xe userprops wgrffmtfilter mmathPr do background".split()
)
_STARRED = (b"nesttableprops", b"footnote")
"""Destinations that are read though their writers let others skip them: LibreOffice's notes."""
_PICTURES = frozenset(b"pict shppict object".split())
_BOXES = frozenset(b"shptxt dptxbxtext".split())
_INFO = {b"title": "title", b"author": "author", b"subject": "", b"operator": "", b"keywords": "", b"doccomm": "",
         b"company": "", b"manager": "", b"category": "", b"comment": "", b"hlinkbase": ""}  # fmt: skip
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"emspace": "\u2003", b"enspace": "\u2002",
    b"qmspace": "\u2005", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"~": "\N{NO-BREAK SPACE}", b"_": "\N{NON-BREAKING HYPHEN}", b"{": "{", b"}": "}", b"\\": "\\",
}  # fmt: skip
_PARAGRAPH_ENDS = frozenset(b"par sect page row cell nestcell nestrow\n\r".split()) | {b"\n", b"\r"}
_LOOKS = frozenset(b"f v deleted plain super up dn sub nosupersub".split())
_DEEPEST = 2000
_NOTE = "note"
_BOX = "box"
_ITEM = "item"
_PART = re.compile(rb"\{[\s{]{0,20}\\(?:pard|trowd|sectd|plain|par)\b")
_ITEM_NUMBER = re.compile(r"\(?(?:\d[\w.]{0,20}[.)]?|[^\W\d_]{1,6}[.)])\)?")
_HEADING_STYLE = re.compile(
    rb"\\s(\d{1,5})(?=[\\ ])[^{};]{0,400} (?:heading|berschrift|Titre|T.tulo) (\d)", re.IGNORECASE
)


class _Group(NamedTuple):
    """What holds within a pair of braces."""

    skipped: bool = False
    hidden: bool = False
    field: str = ""
    font: int = -1
    raised: bool = False
    unicode_skip: int = 1


def read(source: Source) -> Document:
    """The document in an RTF file, without an id.

    `UnreadableDocument` when it is none, is too large, nested too deeply, or has no text.
    """
    data = source.data
    if not data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    data = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    is_part = not data.startswith(b"{\\rtf")
    if is_part:
        if not _PART.match(data):
            raise UnreadableDocument(f"{source.name} is not RTF: it does not start with {{\\rtf")
        data = b"{\\rtf1 %s}" % data
    data = _HEX.sub(b"", _without_binary(data))
    if len(data) > LARGEST_MARKUP:
        raise UnreadableDocument(
            f"{source.name} has more than {LARGEST_MARKUP // 1024 // 1024} MB of RTF; save it as DOCX or plain text"
        )
    metadata = DocumentMetadata()
    reader = _Reader(data, source.name)
    reader.read()
    if title := meant_title(reader.information.get("title", "")):
        metadata.text("title", title, "RTF information")
    named = people.names(reader.information.get("author", ""))
    metadata.names("author", tuple(name for name in named if meant_author(name)), "RTF information")
    metadata.made(reader.created(), "RTF information")
    if is_part:
        metadata.remarks.append("it has no header of RTF: it may be a part of a file; read as Windows-1252")
    if not reader.complete:
        metadata.remarks.append("it ends in the middle; it may be truncated")
    return reader.text.document(source, metadata)


def _without_binary(data: bytes) -> bytes:
    """`\\binN` is followed by N bytes that are no RTF."""
    pieces, at = [], 0
    while match := _BIN.search(data, at):
        pieces.append(data[at : match.start()])
        at = min(len(data), match.end() + int(match[1]))
    pieces.append(data[at:])
    return b"".join(pieces)


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self.text = DocumentBuilder()
        self.information: dict[str, str] = {}
        self.complete = True
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._levels = {int(number): int(level) for number, level in _HEADING_STYLE.findall(data[:200_000])}
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._encoding = "cp1252"
        self._level = 0
        self._created: dict[bytes, int] = {}
        self._in_created = False
        # Within a note: what has been read of the paragraph that it belongs to.
        self._around: list[str] | None = None
        # A letter that is set over several lines, in a paragraph of its own before that of its word.
        self._is_initial = False
        self._initial = ""
        self._notes = 0
        self._is_raised = False
        self._is_in_table = False
        self._row = RtfRow()
        # Within a text box: what has been read of the paragraph that it hangs on, and then the text of the box.
        self._outside: list[str] | None = None
        self._boxed: list[tuple[str, int]] = []

    def created(self) -> Date | None:
        """The date of creation, as the information group has it."""
        year, month, day = (self._created.get(key, 0) for key in (b"yr", b"mo", b"dy"))
        return Date(DateParts(year, month, day)) if 1900 < year < 2200 and 0 < month < 13 and 0 < day < 32 else None

    def read(self) -> None:  # noqa: C901
        """Reads everything into `text` and `information`."""
        self._fonts = font_encodings(self._data)
        group = _Group()
        stack: list[_Group] = []
        to_skip = 0
        starred = False
        begins = False  # whether nothing precedes in the group
        for match in _TOKEN.finditer(self._data):
            if match.lastindex is None:
                continue  # the end of a line
            word, argument, hexadecimal, symbol, brace, plain = match.groups()
            if brace == b"{":
                self._flush()
                if len(stack) >= _DEEPEST:
                    raise UnreadableDocument(
                        f"{self._name} can't be read: its groups are nested more than {_DEEPEST} deep"
                    )
                stack.append(group)
                to_skip = 0
            elif brace == b"}":
                self._flush()
                if group.field == _BOX:
                    if stack and stack[-1].field != _BOX:
                        self._end_box()
                elif group.field == _NOTE:
                    if stack and stack[-1].field != _NOTE:
                        self._end_note()
                elif group.field == _ITEM:
                    if stack and stack[-1].field != _ITEM:
                        self._end_item_number()
                elif group.field and self._pieces and not (stack and stack[-1].field == group.field):
                    self.information.setdefault(group.field, "".join(settled(self._pieces))[:5000])
                    self._pieces.clear()
                if not stack:
                    break
                group = stack.pop()
                to_skip = 0
            elif plain is not None:
                piece = plain[to_skip:]
                to_skip = max(0, to_skip - len(plain))
                self._add_bytes(piece, group)
            elif hexadecimal is not None:
                if to_skip:
                    to_skip -= 1
                else:
                    self._add_bytes(bytes((int(hexadecimal, 16),)), group)
            elif symbol == b"*":
                starred = begins  # elsewhere it is a slip: what follows in the group is text
                continue
            elif symbol is not None and symbol not in _PARAGRAPH_ENDS:
                if to_skip:
                    to_skip -= 1
                elif sign := _SIGNS.get(symbol):
                    self._add(sign, group)
            elif word is not None or symbol is not None:
                key = word or symbol or b""
                number = int(argument) if argument else 0
                if key == b"u" and argument:
                    self._add(character(number % 0x10000, self._fonts.get(group.font, "")), group)
                    to_skip = group.unicode_skip
                elif key == b"uc":
                    group = group._replace(unicode_skip=min(max(number, 0), 10))
                else:
                    group = self._control(key, argument, number, group, starred)
            starred = False
            begins = brace == b"{"
        else:
            self.complete = not stack
        self._flush()
        self._end_note()
        self._end_box()
        self._is_in_table = False
        self._end_paragraph()

    def _control(self, key: bytes, argument: bytes | None, number: int, group: _Group, starred: bool) -> _Group:  # noqa: C901
        if key in _BOXES and group.field in ("", _BOX):
            return self._begin_box(group)
        if key in _PICTURES and not group.skipped:
            self.text.omit(OmissionKind.FIGURE)
        if key in _SKIPPED or (starred and key not in _STARRED):
            return group._replace(skipped=True)
        if key in (b"listtext", b"pntext") and not group.skipped:
            return group._replace(field=_ITEM)
        if key == b"footnote" and not group.skipped:
            return self._begin_note(group)
        if key in _INFO and group.field != _NOTE:
            return group._replace(field=_INFO[key], skipped=not _INFO[key])
        if key == b"info":
            return group._replace(field="info")
        if key in (b"creatim", b"revtim", b"printim", b"buptim"):
            self._in_created = key == b"creatim"
        elif key in (b"yr", b"mo", b"dy") and self._in_created:
            self._created.setdefault(key, number)
        elif group.skipped:
            return group
        elif key in _PARAGRAPH_ENDS:
            self._end_paragraph(key)
        elif key == b"intbl":
            self._is_in_table = True
        elif key in _SIGNS:
            self._add(_SIGNS[key], group)
        elif key == b"ansicpg":
            self._code_page = code_page(number)
        elif key in (b"mac", b"pc", b"pca"):
            self._code_page = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}[key]
        elif key in _LOOKS:
            return _look(group, key, argument, number)
        elif key == b"pard":
            self._level = 0
            self._is_initial = self._is_in_table = False
        elif key in (b"dropcapli", b"dropcapt"):
            self._is_initial = True
        elif key == b"s":
            self._level = self._levels.get(number, self._level)
        elif key == b"outlinelevel":
            self._level = number + 1 if number < 9 else 0
        return group

    def _begin_box(self, group: _Group) -> _Group:
        if self._outside is not None or self._around is not None:
            return group._replace(skipped=True)
        self._flush()
        self._outside, self._pieces = self._pieces, []
        self._is_raised = False
        return group._replace(field=_BOX, skipped=False, hidden=False, raised=False)

    def _end_box(self) -> None:
        """The paragraphs of the box wait for the end of the one around it."""
        if self._outside is None:
            return
        self._end_paragraph()
        self._pieces, self._outside = [*self._outside, LOWER], None
        self._is_raised = False

    def _begin_note(self, group: _Group) -> _Group:
        if self._around is not None:
            return group
        self._flush()
        self._around, self._pieces = self._pieces, []
        self._is_raised = False
        return group._replace(field=_NOTE, hidden=False, raised=False)

    def _end_note(self) -> None:
        if self._around is None:
            return
        self._notes += 1
        self.text.note(_plain(self._pieces), str(self._notes))
        self._pieces, self._around = [*self._around, LOWER], None
        self._is_raised = False

    def _end_item_number(self) -> None:
        """The number of a list item stays in front of it; a bullet does not."""
        number = "".join(settled(self._pieces)).strip()
        self._pieces = [f"{number} "] if _ITEM_NUMBER.fullmatch(number) else []

    def _add_bytes(self, data: bytes, group: _Group) -> None:
        if group.skipped or group.hidden or not data:
            return
        encoding = self._fonts.get(group.font, self._code_page)
        self._raise(group)
        if encoding != self._encoding:
            self._flush()
            self._encoding = encoding
        self._bytes += data

    def _add(self, text: str, group: _Group) -> None:
        if not (group.skipped or group.hidden):
            self._raise(group)
            self._flush()
            self._pieces.append(text)

    def _raise(self, group: _Group) -> None:
        """Marks where raised text begins and ends."""
        if group.raised != self._is_raised:
            self._flush()
            self._pieces.append(RAISE if group.raised else LOWER)
            self._is_raised = group.raised

    def _flush(self) -> None:
        """Bytes become text when their run has ended: a character may be two of them."""
        if self._bytes:
            self._pieces.append(decoded(self._bytes, self._encoding))
            self._bytes.clear()

    def _end_paragraph(self, key: bytes = b"par") -> None:
        self._flush()
        if self._around is not None:
            self._pieces.append("\n")
            return
        text, self._initial = self._initial + _plain(self._pieces), ""
        self._pieces.clear()
        self._is_raised = False
        if self._is_initial and len(text.strip()) <= LONGEST_INITIAL:
            self._initial = text.strip()
            text = ""
        if self._outside is not None:
            self._boxed.append((text, self._level))
            return
        if key in (b"cell", b"row", b"nestcell", b"nestrow") or self._is_in_table:
            self._row.add(text, self._level, key)
            if key == b"row":
                self._end_row()
        else:
            self._end_row()
            self._put(text, self._level)
        boxed, self._boxed = self._boxed, []
        for paragraph in boxed:
            self._put(*paragraph)

    def _end_row(self) -> None:
        for paragraph in self._row.end():
            self._put(*paragraph)

    def _put(self, text: str, level: int) -> None:
        if level:
            self.text.heading(text, level)
        else:
            self.text.paragraph(text)


def _look(group: _Group, key: bytes, argument: bytes | None, number: int) -> _Group:
    """`group` after a control that says how its characters look."""
    if key == b"f":
        return group._replace(font=number) if number != group.font else group
    if key in (b"v", b"deleted"):  # hidden, or struck out while changes are tracked
        return group._replace(hidden=argument != b"0")
    if key == b"plain":
        return group._replace(hidden=False, font=-1, raised=False)
    return group._replace(raised=(key == b"super" and argument != b"0") or (key == b"up" and number > 0))


def _plain(pieces: list[str]) -> str:
    return _whole("".join(settled(pieces)))


def _whole(text: str) -> str:
    """Characters beyond U+FFFF are written as two, which meet here."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
