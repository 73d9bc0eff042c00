"""Messages (RFC 5322, MIME) and mailboxes (RFC 4155): what a message says, and who wrote it to whom and when.

Of alternatives the plain text is read, else the HTML; every text part of what is mixed; a message that is attached (a
forwarded one) after the message itself, under a heading that says whose it is. Attachments are not read, but named.

A mailbox is one document, its messages one after the other, each under a heading, and not one document for each: what
people save as a mailbox is a thread or a folder, to be read and searched as one, and a file that is kept has one
reference. A message to be cited by itself is saved as .eml.
"""

import re
from collections.abc import Sequence
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import cast

from citecli.documents.model import Document
from citecli.errors import CitecliError, UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers import people
from citecli.readers.decoding import ASCII_BYTES, ascii_compatible, encoding_called
from citecli.readers.document_builder import DocumentBuilder, SpeakerName
from citecli.readers.mail_headers import POLICY, addresses, comment_after_address, tidied_head
from citecli.readers.mail_quotations import BodyParagraphs, html_lines, plain_lines
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.registry import LARGEST_MAIL_HEAD
from citecli.readers.source import Source
from citecli.references.display import full_name, iso
from citecli.references.model import Date, DateParts, ItemType, Name
from citecli.text.messages import unforeseen

LARGEST = 8 * 1024 * 1024
"""Bytes of a message that are read; what lies beyond are attachments."""

_MOST_PARTS = 200
_DEEPEST = 100
_MOST_NAMED = 5
_LONGEST_NAME = 80
_MOST_BOUNDARIES = 10_000
_SIGNATURE = "-- "


class MailText(FrozenValue):
    """One text of a message, as plain text or HTML."""

    text: str
    is_html: bool = False


class Message(FrozenValue):
    """One message. `attachments` are the names of what was left out; `identifier` is its Message-ID.

    `is_cut` says that what lies beyond the first `LARGEST` bytes was not read; `forwarded` are the messages in it.
    """

    subject: str
    senders: tuple[Name, ...]
    recipients: tuple[Name, ...]
    date: Date | None
    texts: tuple[MailText, ...]
    attachments: tuple[str, ...]
    identifier: str
    is_cut: bool
    forwarded: "tuple[Message, ...]" = ()


def parse(data: bytes) -> Message | None:
    """The message in `data`; `None` when it has no header that a message must have."""
    cut = len(data) > LARGEST
    data = data[:LARGEST]
    head, _, _ = data.partition(b"\n\n" if b"\n\n" in data[:LARGEST_MAIL_HEAD] else b"\r\n\r\n")
    # More lines that may part a message than any has: the parser would take minutes.
    if len(head) > LARGEST_MAIL_HEAD or data.count(b"\n--") > _MOST_BOUNDARIES:
        return None
    data = tidied_head(data)
    try:
        message = cast(EmailMessage, BytesParser(policy=POLICY).parsebytes(data))
        field_names = {key.lower() for key in message}
        asked = {"date", "subject", "to", "received", "message-id"}
        if not field_names & {"from", "sender"} or not field_names & asked:
            return None
        return _read(message, cut, 0)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None


def _read(message: EmailMessage, cut: bool, depth: int) -> Message:
    content = _Content(depth)
    content.read(message)
    return Message(
        _header(message, "subject"),
        _people(message, "from") or _people(message, "sender"),
        _people(message, "to"),
        _date(_header(message, "date")),
        tuple(content.texts),
        tuple(content.attachments),
        _header(message, "message-id").strip("<>"),
        cut,
        tuple(content.forwarded),
    )


def _header(message: EmailMessage, name: str) -> str:
    # The standard library's parser of headers raises whatever it stumbles over (IndexError, AttributeError, …).
    try:
        return one_line(str(message[name] or ""))
    except Exception:
        return next((one_line(str(value)) for key, value in message.raw_items() if key.lower() == name), "")


def _people(message: EmailMessage, name: str) -> tuple[Name, ...]:
    try:
        found = addresses(message, name)
        shown = [(one_line(address.display_name), one_line(address.addr_spec)) for address in found]
        if len(shown) == 1 and not shown[0][0]:
            shown = [(one_line(comment_after_address(message, name)), shown[0][1])]
    except Exception:
        return (Name(literal=header),) if (header := _header(message, name)) else ()
    return tuple(people.name(display) if display else Name(literal=address) for display, address in shown
                 if display or address)  # fmt: skip


def _date(text: str) -> Date | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Date(DateParts(when.year, when.month, when.day)) if 1970 <= when.year <= 2999 else None


class _Content:
    """What is in a message: its texts, the messages that it forwards, and the names of what is attached."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._parts = 0
        self.texts: list[MailText] = []
        self.forwarded: list[Message] = []
        self.attachments: list[str] = []

    def read(self, part: EmailMessage) -> None:
        """A part, and the parts in it."""
        self._parts += 1
        self._depth += 1
        if self._parts <= _MOST_PARTS and self._depth <= _DEEPEST:
            kind = part.get_content_type()
            if kind == "message/rfc822":
                self._forwarded(part)
            elif kind == "multipart/alternative":
                self._alternatives(_inner(part))
            elif part.is_multipart():
                for inner_part in _inner(part):
                    self.read(inner_part)
            elif part.get_content_disposition() == "attachment" or (part.get_filename() and not _is_inline(part)):
                self.attachments.append(_file_name(part))
            elif kind in ("text/plain", "text/html"):
                text = _text(part)
                if text.strip():
                    self.texts.append(MailText(text, kind == "text/html"))
        self._depth -= 1

    def _alternatives(self, parts: list[EmailMessage]) -> None:
        """The plain one; where there is none, or nothing in it, the best of the others: the last (RFC 2046, 5.1.4)."""
        plain = [part for part in parts if part.get_content_type() == "text/plain"]
        for part in (*plain, *reversed(parts)):
            before = len(self.texts)
            self.read(part)
            if len(self.texts) > before:
                return

    def _forwarded(self, part: EmailMessage) -> None:
        for inner in _inner(part)[:1]:
            self.forwarded.append(_read(inner, False, self._depth))


def _inner(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [item for item in payload if isinstance(item, EmailMessage)] if isinstance(payload, list) else []


def _is_inline(part: EmailMessage) -> bool:
    """Whether a text with a file name is to be shown in its place, and is no file to be saved."""
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return is_text and part.get_content_disposition() in ("inline", None)


def _file_name(part: EmailMessage) -> str:
    name = one_line(part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
    return name[:_LONGEST_NAME] or "one without a name"


def attachments_remark(names: Sequence[str]) -> str:
    """A remark on attachments with these names; "" when there are none."""
    if not names:
        return ""
    count = "1 attachment was" if len(names) == 1 else f"{len(names)} attachments were"
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{count} not read: {', '.join(names[:_MOST_NAMED])}{more}"


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    # Many a message says ASCII or Latin-1 and means UTF-8; what is UTF-8 is so by no chance.
    declared = encoding_called(part.get_content_charset() or "", "utf-8")
    first = (declared, "utf-8") if declared.startswith(ASCII_BYTES) else ("utf-8", declared)
    text = data.decode("latin-1")
    for encoding in (*first, "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except (UnicodeDecodeError, ValueError):
            continue
    text = text.removeprefix("\ufeff")
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _unflowed(text: str, without_space: bool) -> str:
    """`format=flowed` (RFC 3676): a line that ends in a space goes on in the next; `DelSp` says that it is no space.

    A line goes on only in one that is quoted as deep.
    """
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        line = line.rstrip("\r")
        depth = len(line) - len(line.lstrip(">"))
        bare = line[depth:].removeprefix(" ")
        if open_depth == depth and bare != _SIGNATURE:
            lines[-1] = (lines[-1][:-1] if without_space else lines[-1]) + bare
        else:
            lines.append(f"{'>' * depth} {bare}" if depth else bare)
        open_depth = depth if bare.endswith(" ") and bare != _SIGNATURE else -1
    return "\n".join(lines)


def add_body(message: Message, builder: DocumentBuilder, level: int = 1, speaker: SpeakerName | None = None) -> None:
    """The body's paragraphs; then the messages forwarded with it, each headed.

    `speaker` is where the sender is named, where the document is not the sender's own; a message that is quoted or
    forwarded is always its writer's.
    """
    for body in message.texts:
        paragraphs = BodyParagraphs(builder, is_wrapped=not body.is_html, keeps_unknown=body.is_html)
        paragraphs.add(html_lines(body.text) if body.is_html else plain_lines(body.text), speaker)
    for inner in message.forwarded:
        builder.part_sections()
        add_body(inner, builder, level + 1, _headed(inner, builder, level, "Forwarded: "))


def _headed(message: Message, builder: DocumentBuilder, level: int, before: str = "") -> SpeakerName | None:
    """Adds the heading of a message, and returns where in it the sender is named."""
    line = one_line(f"{before}{heading(message)}")
    part = builder.heading(line, level)
    name = full_name(message.senders[0]) if message.senders else ""
    place = line.rfind(f"({name}") + 1 if name else 0
    return SpeakerName(place, place + len(name), part) if place else None


def heading(message: Message) -> str:
    """The heading of a message that is one of several: its subject, its author and its date."""
    subject = message.subject or "Without a subject"
    source_line = ", ".join(filter(None, ("; ".join(map(full_name, message.senders)), iso(message.date))))
    return f"{subject} ({source_line})" if source_line else subject


_ORIGIN = "message header"


def read_message(source: Source) -> Document:
    """The document in a message, without an id; `UnreadableDocument` when it is none, or has no text."""
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    message = parse(ascii_compatible(source.data).lstrip())
    if message is None:
        raise UnreadableDocument(f"{source.name} is not an e-mail message: it has no From and Date or Subject lines")
    builder = DocumentBuilder()
    add_body(message, builder)
    if builder.is_empty:
        # Nothing but a signature, or quoted lines: better these than nothing.
        builder.restore_omissions()
    return builder.document(source, _message_metadata(message), with_head=False)


def _message_metadata(message: Message) -> DocumentMetadata:
    """The reference of a message, a personal communication."""
    metadata = DocumentMetadata()
    metadata.kind(ItemType.PERSONAL_COMMUNICATION, "e-mail")
    metadata.text("title", message.subject, f"{_ORIGIN} (Subject)")
    metadata.names("author", message.senders, f"{_ORIGIN} (From)")
    metadata.names("recipient", message.recipients, f"{_ORIGIN} (To)")
    metadata.date("issued", message.date, f"{_ORIGIN} (Date)")
    metadata.text("genre", "E-mail", "e-mail")
    if remark := attachments_remark(message.attachments):
        metadata.remarks.append(remark)
    if message.is_cut:
        metadata.remarks.append(f"only its first {LARGEST // 1024 // 1024} MB were read")
    return metadata


_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,40}\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
MOST_MESSAGES = 5000
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*)+", re.IGNORECASE)


def read_mailbox(source: Source) -> Document:
    """The document in a mailbox, without an id.

    `UnreadableDocument` when it is none, has too many messages, or no text.
    """
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    data = ascii_compatible(source.data)
    lines = list(islice(_FROM_LINE.finditer(data), MOST_MESSAGES + 1))
    starts = [line.end() for line in lines]
    begins = [line.start() for line in lines]
    if not starts or begins[0] != 0:
        raise UnreadableDocument(f"{source.name} is not a mailbox: it does not start with a From line")
    if len(starts) > MOST_MESSAGES:
        raise UnreadableDocument(f"{source.name} has more than {MOST_MESSAGES:,} messages; split it into parts")
    stops = [*begins[1:], len(data)]
    messages = []
    broken = 0
    remarks: list[str] = []
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True), start=1):
        try:
            message = parse(_QUOTED_FROM.sub(rb"\1", data[start:stop]))
        except Exception as error:  # whatever goes wrong in one message costs no other
            remarks.append(f"message {number} can't be read ({unforeseen(error)}); left out")
            continue
        if message is None:
            broken += 1
        else:
            messages.append(message)
    if not messages:
        raise UnreadableDocument(f"{source.name} has no message with From and Date or Subject lines")
    builder = DocumentBuilder()
    is_thread = len({message.senders for message in messages}) > 1
    for message in messages:
        if len(messages) > 1:
            builder.part_sections()
        speaker = _headed(message, builder, 1) if len(messages) > 1 else None
        try:
            add_body(message, builder, 2 if len(messages) > 1 else 1, speaker if is_thread else None)
        except CitecliError:
            raise
        except Exception as error:
            remarks.append(f"the message {heading(message)} can't be read to its end ({unforeseen(error)})")
    metadata = _mailbox_metadata(messages, broken)
    metadata.remarks += remarks
    return builder.document(source, metadata, with_head=False)


def _mailbox_metadata(messages: list[Message], broken: int) -> DocumentMetadata:
    """One reference for all: the thread's subject, everybody who wrote, from the first date to the last."""
    metadata = DocumentMetadata()
    metadata.kind(ItemType.PERSONAL_COMMUNICATION, "mailbox")
    metadata.text("title", _REPLY.sub("", messages[0].subject), f"{_ORIGIN} (Subject)")
    metadata.names(
        "author", tuple(dict.fromkeys(name for message in messages for name in message.senders)), f"{_ORIGIN}s (From)"
    )
    dated = sorted(message.date.start for message in messages if message.date and message.date.start)
    if dated and messages[0].date:
        end = dated[-1] if dated[-1] != dated[0] else None
        metadata.date("issued", replace(messages[0].date, start=dated[0], end=end), f"{_ORIGIN}s (Date)")
    metadata.text("genre", "E-mail", "mailbox")
    if remark := attachments_remark([name for message in messages for name in message.attachments]):
        metadata.remarks.append(remark)
    if broken:
        metadata.remarks.append(f"{broken} message{'s' if broken > 1 else ''} without a header left out")
    return metadata
