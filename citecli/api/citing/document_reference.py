"""The reference with which a document is cited: its own, with a title or short title added where citations need one."""

import re
from collections.abc import Sequence

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library.names import unique
from citecli.references.display import short_title
from citecli.references.model import Reference


def document_reference(document: Document) -> Reference:
    """The reference of a document, with a short title where citations would otherwise print a long one.

    A document with neither title nor author gets the name of its file as title, in brackets, like any supplied title.
    """
    reference = document.reference
    title = reference.texts.get("title", "")
    if not title and not reference.names:
        name = re.split(r"[\\/]", document.path)[-1] or document.id
        return replace(reference, texts={**reference.texts, "title": f'<span class="nocase">[{name}]</span>'})
    if not title or "title-short" in reference.texts or not (short := short_title(title)):
        return reference
    return replace(reference, texts={**reference.texts, "title-short": short})


def with_distinct_ids(references: Sequence[Reference]) -> list[Reference]:
    """The references with a letter or number appended to each id that an earlier reference has."""
    taken: set[str] = set()
    distinct = []
    for reference in references:
        name = unique(reference.id or "reference", taken)
        taken.add(name)
        distinct.append(reference if name == reference.id else replace(reference, id=name))
    return distinct
