"""The outcomes of changes to a library, as its users get them."""

from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library import store
from citecli.library.names import with_id
from citecli.references.model import missing_variables


def addition(document: Document, status: Status, source: str | None = None, remarks: tuple[str, ...] = ()) -> Addition:
    """The outcome `status` for a document that has a file; `source` is what the user called it, else its path."""
    return Addition(
        document.path if source is None else source,
        status,
        without_text(document),
        document.count_words(),
        missing_variables(document.reference),
        remarks,
    )


def without_text(document: Document) -> Document:
    """A document as answers have it, for there may be thousands."""
    return replace(document, text="", paragraphs=(), headings=())


def document_in_library(path: Path) -> Document:
    """The document in a file of a library, under the id that it has there. Raises what `store.read_document` raises."""
    document = store.read_document(path)
    return replace(document, id=document.reference.id) if document.reference.id else with_id(document, path.stem)
