"""Records: references that are kept without their document. Their file is a text of the title and the abstract."""

from pathlib import Path

from citecli.documents.model import Document
from citecli.references.display import without_tags
from citecli.text.folding import fold
from citecli.text.words import letter_runs

SUFFIX = ".txt"
"""That of a record's file."""
_LONGEST = 100_000
_LONGEST_ABSTRACT = 5_000
_OF_SERVICES = ("DOI", "ISBN", "PMID", "archive_location")


def record_text(title: str, abstract: str = "") -> bytes:
    """What the file of a record holds."""
    title = without_tags(title)
    return (f"{title}\n\n{abstract}\n" if abstract else f"{title}\n").encode("utf-8", "replace")


def is_record(document: Document) -> bool:
    """Whether a document is but a record: its text is the title that its reference has, or had, and the abstract."""
    if Path(document.path).suffix.lower() != SUFFIX or len(document.text) > _LONGEST:
        return False
    line, _, rest = document.text.strip().partition("\n")
    texts = document.reference.texts
    words, title = set(_words(line)), set(_words(texts.get("title", "")))
    # Half of the words: somebody may have corrected the title since.
    if words and 2 * len(words & title) < max(len(words), len(title)):
        return False
    if _words(rest) in ([], _words(texts.get("abstract", ""))):
        return True
    # What a service sent is in the text alone.
    return len(rest) <= _LONGEST_ABSTRACT and any(texts.get(name) for name in _OF_SERVICES)


def _words(text: str) -> list[str]:
    return letter_runs(fold(without_tags(text)))
