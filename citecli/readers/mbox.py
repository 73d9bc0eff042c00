"""A mailbox (RFC 4155): its messages one after the other, each under a heading that says who wrote it and when.

One document, not one for each message: what people save as a mailbox is a thread or a folder, to be read and searched
as one, and a file that is kept has one reference. A message to be cited by itself is saved as .eml.
"""

import re
from itertools import islice

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers import mail
from citecli.readers.document_builder import Composition
from citecli.readers.metadata import Findings
from citecli.readers.source import Source
from citecli.references.model import ItemType

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,40}\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
MOST_MESSAGES = 5000
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*)+", re.IGNORECASE)
_ORIGIN = "message header"


def read(source: Source) -> Document:
    """The document in a mailbox, without an id.

    `UnreadableDocument` when it is none, has too many messages, or no text.
    """
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    lines = list(islice(_FROM_LINE.finditer(source.data), MOST_MESSAGES + 1))
    starts = [line.end() for line in lines]
    begins = [line.start() for line in lines]
    if not starts or begins[0] != 0:
        raise UnreadableDocument(f"{source.name} is no mailbox: it does not begin with a From line")
    if len(starts) > MOST_MESSAGES:
        raise UnreadableDocument(f"{source.name} has more than {MOST_MESSAGES:,} messages; split it into parts")
    stops = [*begins[1:], len(source.data)]
    messages = []
    broken = 0
    for start, stop in zip(starts, stops, strict=True):
        message = mail.parse(_QUOTED_FROM.sub(rb"\1", source.data[start:stop]))
        if message is None:
            broken += 1
        else:
            messages.append(message)
    if not messages:
        raise UnreadableDocument(f"{source.name} has no message with From and Date or Subject lines")
    text = Composition()
    for message in messages:
        if len(messages) > 1:
            text.part_sections()
            text.heading(mail.heading(message))
        mail.add_body(message, text, 2 if len(messages) > 1 else 1)
    return text.document(source, _findings(messages, broken), with_head=False)


def _findings(messages: list[mail.Message], broken: int) -> Findings:
    """One reference for all: the thread's subject, everybody who wrote, from the first date to the last."""
    found = Findings()
    found.kind(ItemType.PERSONAL_COMMUNICATION, "mailbox")
    found.text("title", _REPLY.sub("", messages[0].subject), f"{_ORIGIN} (Subject)")
    found.names(
        "author", tuple(dict.fromkeys(name for message in messages for name in message.senders)), f"{_ORIGIN}s (From)"
    )
    dated = sorted(message.date.start for message in messages if message.date and message.date.start)
    if dated and messages[0].date:
        end = dated[-1] if dated[-1] != dated[0] else None
        found.date("issued", replace(messages[0].date, start=dated[0], end=end), f"{_ORIGIN}s (Date)")
    found.text("genre", "E-mail", "mailbox")
    if said := mail.attached([name for message in messages for name in message.attachments]):
        found.remarks.append(said)
    if broken:
        found.remarks.append(f"{broken} message{'s' if broken > 1 else ''} without a header left out")
    return found
