"""One message (.eml): its body as paragraphs; sender, recipient, subject and date as the reference."""

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers import mail
from citecli.readers.document_builder import Composition
from citecli.readers.metadata import Findings
from citecli.readers.source import Source
from citecli.references.model import ItemType

_ORIGIN = "message header"


def read(source: Source) -> Document:
    """The document in a message, without an id; `UnreadableDocument` when it is none, or has no text."""
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    message = mail.parse(source.data.lstrip())
    if message is None:
        raise UnreadableDocument(f"{source.name} is no e-mail message: it has no From and Date or Subject lines")
    text = Composition()
    mail.add_body(message, text)
    return text.document(source, findings(message), with_head=False)


def findings(message: mail.Message) -> Findings:
    """The reference of a message, a personal communication."""
    found = Findings()
    found.kind(ItemType.PERSONAL_COMMUNICATION, "e-mail")
    found.text("title", message.subject, f"{_ORIGIN} (Subject)")
    found.names("author", message.senders, f"{_ORIGIN} (From)")
    found.names("recipient", message.recipients, f"{_ORIGIN} (To)")
    found.date("issued", message.date, f"{_ORIGIN} (Date)")
    found.text("genre", "E-mail", "e-mail")
    if said := mail.attached(message.attachments):
        found.remarks.append(said)
    if message.is_cut:
        found.remarks.append(f"only its first {mail.LARGEST // 1024 // 1024} MB were read")
    return found
