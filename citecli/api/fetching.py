"""What `add` gets from the network: a page as it was fetched, or the reference of an identifier."""

from collections.abc import Mapping

from citecli.documents.model import Document
from citecli.errors import Failed
from citecli.network.services import Services


def addresses(name: str) -> tuple[str, ...]:
    """What a sidecar would say of the document that `name` means, were it there already (`DOI:10.…`)."""
    return ()


def fetched(name: str, services: Services) -> tuple[Document, bytes, str, Mapping[str, object]]:
    """A document, its bytes, the suffix to keep them under, and what its sidecar is to say."""
    raise Failed(f"{name} can't be fetched yet; save the page and add the file")
