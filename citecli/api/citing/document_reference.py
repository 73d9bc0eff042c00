"""The reference under which a document is cited: its own, with a title wherever citations need one."""

import re

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.references.model import Reference
from citecli.references.titles import short_title


def document_reference(document: Document) -> Reference:
    """The reference of a document, with a short title where citations would otherwise name a long one.

    A document with neither title nor author is called by its file, in brackets, as supplied titles are.
    """
    reference = document.reference
    title = reference.texts.get("title", "")
    if not title and not reference.names:
        name = re.split(r"[\\/]", document.path)[-1] or document.id
        return replace(reference, texts={**reference.texts, "title": f'<span class="nocase">[{name}]</span>'})
    if not title or "title-short" in reference.texts or not (short := short_title(title)):
        return reference
    return replace(reference, texts={**reference.texts, "title-short": short})
