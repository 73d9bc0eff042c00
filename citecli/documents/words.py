"""Counting words."""

from citecli.documents.model import Document
from citecli.text.patterns import compiled_late

# A word holds a letter or digit; dashes without space around them part words only when they are long ones.
_WORD = compiled_late(r"[^\W_](?:[^\s–—]*[^\W_])?")


def count_words(text: str) -> int:
    """How many words `text` has: runs without white space (or a long dash) that begin at a letter or digit."""
    return sum(1 for _ in _WORD.finditer(text))


def body_words(document: Document) -> int:
    """How many words the body of `document` has."""
    return sum(count_words(paragraph.span.of(document.text)) for paragraph in document.paragraphs)
