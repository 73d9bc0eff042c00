"""Project Gutenberg's frame around a text: the header that names the work, the licence that follows it."""

import re
from typing import NamedTuple

from citecli.documents.dates import date_line
from citecli.documents.labelled_head import people
from citecli.documents.model import Span
from citecli.references.model import ItemType, Reference
from citecli.text.patterns import compiled_late

_START = compiled_late(r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^*]{0,400}\*{3}[ \t]*\r?$", re.MULTILINE)
_END = compiled_late(r"^\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^*]{0,400}\*{3}", re.MULTILINE)
_LAST_WORDS = compiled_late(r"^End of (?:the )?Project Gutenberg(?:’s|'s)?[^\n]{0,300}\s*\Z", re.MULTILINE)
_FIELD = compiled_late(
    r"^(Title|Author|Translator|Editor|Illustrator|Release date|Language): *(.+(?:\r?\n[ \t]+\S.*)*)",
    re.MULTILINE | re.IGNORECASE,
)
_NUMBER = compiled_late(r"\[e(?:book|text) #(\d{1,7})\]", re.IGNORECASE)
_CREDITS = compiled_late(
    r"\s*(?:E-text prepared by|Produced by|Transcribed (?:from|by)|This e(?:book|text) was produced)\b(?:.+\n?)+",
    re.IGNORECASE,
)
_LONGEST_HEADER = 20_000
_NAMES = {"author": "author", "translator": "translator", "editor": "editor", "illustrator": "illustrator"}


class GutenbergFrame(NamedTuple):
    """What the frame says, and where the work is."""

    work: Span
    """The text between the header, with its credits, and the licence."""
    reference: Reference
    """The reference of the e-book, without an id."""
    frame: tuple[str, ...]
    """The texts of the frame: the header and the licence."""


def gutenberg_frame(text: str) -> GutenbergFrame | None:
    """The frame of a text from Project Gutenberg; `None` for any other text."""
    start = _START.search(text, 0, _LONGEST_HEADER)
    if start is None:
        return None
    begin = start.end()
    if credits := _CREDITS.match(text, begin, begin + 4000):
        begin = credits.end()
    finish = _END.search(text, begin)
    end = finish.start() if finish else len(text)
    if last := _LAST_WORDS.search(text, max(begin, end - 500), end):
        end = last.start()
    header = text[: start.start()]
    fields = {match[1].lower(): " ".join(match[2].split()) for match in reversed(list(_FIELD.finditer(header)))}
    number = _NUMBER.search(header)
    released = date_line(fields.get("release date", "").partition("[")[0].strip())
    texts = {
        "title": fields.get("title", ""),
        "publisher": "Project Gutenberg",
        "URL": f"https://www.gutenberg.org/ebooks/{number[1]}" if number else "",
        "language": _LANGUAGES.get(fields.get("language", "").lower(), ""),
    }
    reference = Reference(
        id="",
        type=ItemType.BOOK,
        texts={variable: value for variable, value in texts.items() if value},
        names={variable: named for label, variable in _NAMES.items() if (named := people(fields.get(label, "")))},
        dates={"issued": released} if released else {},
    )
    frame = tuple(part for part in (text[:begin].strip(), text[end:].strip()) if part)
    return GutenbergFrame(Span(begin, end), reference, frame)


_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "finnish": "fi", "swedish": "sv", "danish": "da", "latin": "la", "greek": "el", "chinese": "zh",
    "japanese": "ja", "hungarian": "hu", "polish": "pl", "russian": "ru", "catalan": "ca", "esperanto": "eo",
}  # fmt: skip
