"""Messages (RFC 5322, MIME): what a message says, and who wrote it to whom and when.

Shared by the readers of single messages and of mailboxes. Attachments are not read.
"""

from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple, cast

from citecli.readers import people
from citecli.readers.composition import Composition
from citecli.readers.decoding import ASCII_BYTES, encoding_called
from citecli.readers.findings import one_line
from citecli.readers.html_blocks import BlockKind, html_blocks
from citecli.references.model import Date, DateParts, Name

_LONGEST_HEADER = 64 * 1024
LARGEST = 8 * 1024 * 1024
"""Bytes of a message that are read; what lies beyond are attachments."""

_MOST_PARTS = 200
_MOST_BOUNDARIES = 10_000
_SIGNATURE = "-- "


class Message(NamedTuple):
    """One message. `parts` tells how many attachments were left out; `identifier` is its Message-ID.

    `is_cut` says that what lies beyond the first `LARGEST` bytes was not read.
    """

    subject: str
    senders: tuple[Name, ...]
    recipients: tuple[Name, ...]
    date: Date | None
    body: str
    is_html: bool
    attachments: int
    identifier: str
    is_cut: bool


def parse(data: bytes) -> Message | None:
    """The message in `data`; `None` when it has no header that a message must have."""
    cut = len(data) > LARGEST
    data = data[:LARGEST]
    head, _, _ = data.partition(b"\n\n" if b"\n\n" in data[:_LONGEST_HEADER] else b"\r\n\r\n")
    # More lines that may part a message than any has: the parser would take minutes.
    if len(head) > _LONGEST_HEADER or data.count(b"\n--") > _MOST_BOUNDARIES:
        return None
    try:
        message: EmailMessage = BytesParser(policy=policy.default).parsebytes(data)
        known = {key.lower() for key in message}
        body, is_html, attachments = _body(message)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    if not known & {"from", "sender"} or not known & {"date", "subject", "to", "received", "message-id"}:
        return None
    return Message(
        _header(message, "subject"),
        _people(message, "from") or _people(message, "sender"),
        _people(message, "to"),
        _date(_header(message, "date")),
        body,
        is_html,
        attachments,
        _header(message, "message-id").strip("<>"),
        cut,
    )


def _header(message: EmailMessage, name: str) -> str:
    # The standard library's parser of headers raises whatever it stumbles over (IndexError, AttributeError, …).
    try:
        return one_line(str(message[name] or ""))
    except Exception:
        return next((one_line(str(value)) for key, value in message.raw_items() if key.lower() == name), "")


def _people(message: EmailMessage, name: str) -> tuple[Name, ...]:
    try:
        addresses = cast(tuple[Address, ...], getattr(message[name], "addresses", ()))
        shown = [(one_line(address.display_name), one_line(address.addr_spec)) for address in addresses[:1000]]
    except Exception:
        return (Name(literal=written),) if (written := _header(message, name)) else ()
    return tuple(people.name(display) if display else Name(literal=address) for display, address in shown
                 if display or address)  # fmt: skip


def _date(written: str) -> Date | None:
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Date(DateParts(when.year, when.month, when.day)) if 1970 <= when.year <= 2999 else None


def _body(message: EmailMessage) -> tuple[str, bool, int]:
    """The text of the first plain part, else of the first HTML part; and how many attachments there are."""
    plain = html = None
    attachments = 0
    for index, part in enumerate(message.walk()):
        if index >= _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.get_filename():
            attachments += 1
        elif kind == "text/plain" and plain is None:
            plain = _text(part)
        elif kind == "text/html" and html is None:
            html = _text(part)
    if plain is not None and plain.strip():
        flowed = str(message.get_content_type()) == "text/plain" and "flowed" in str(message.get("content-type", ""))
        return (_unflowed(plain) if flowed else plain), False, attachments
    return html or "", html is not None, attachments


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    # Many a message says ASCII or Latin-1 and means UTF-8; what is UTF-8 is so by no chance.
    declared = encoding_called(part.get_content_charset() or "", "utf-8")
    first = (declared, "utf-8") if declared.startswith(ASCII_BYTES) else ("utf-8", declared)
    for encoding in (*first, "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, ValueError):
            continue
    return data.decode("latin-1")


def _unflowed(text: str) -> str:
    """`format=flowed` (RFC 3676): a line that ends in a space goes on in the next."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line.rstrip("\r")
        bare = line.removeprefix(" ")
        if open_line and not bare.startswith(">"):
            lines[-1] += bare
        else:
            lines.append(bare)
        open_line = bare.endswith(" ") and bare != _SIGNATURE
    return "\n".join(lines)


def add_body(message: Message, text: Composition) -> None:
    """The body's paragraphs, without the signature below `-- `."""
    if message.is_html:
        for block in html_blocks(message.body):
            words = block.text.replace("\0", " ")
            if block.kind is BlockKind.HEADING:
                text.heading(words, block.level)
            elif block.kind is BlockKind.PARAGRAPH:
                text.paragraph(words)
            elif block.kind is BlockKind.BREAK:
                text.part_sections()
        return
    paragraph: list[str] = []
    for raw in message.body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if raw == _SIGNATURE:
            break
        if raw.strip():
            paragraph.append(raw)
        else:
            text.paragraph("\n".join(paragraph))
            paragraph.clear()
    text.paragraph("\n".join(paragraph))
