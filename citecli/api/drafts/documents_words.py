"""Words of a document that nobody in it is quoted for: they are its author's, and nobody else's."""

import re
from collections.abc import Sequence

from citecli.api.drafts.people import is_by, is_name, is_told_in_first_person, may_be_called_in, possessive, same_person
from citecli.documents.model import Document, Span
from citecli.quotes.model import Attribution, Quotation
from citecli.references.display import authors

_AUTHORS = frozenset(
    "author writer narrator poet novelist essayist journalist reporter columnist correspondent critic historian "
    "biographer editor translator researcher scholar scientist study report paper article book essay letter memo "
    "document text piece review review's magazine newspaper agency court committee ministry organisation organization "
    "authors writers researchers scholars reporters".split()
)
"""Words that an author, or the document itself, may be called by."""
_KIN = frozenset(
    "daughter son wife husband mother father sister brother uncle aunt cousin niece nephew grandmother grandfather "
    "widow widower neighbour neighbor friend doctor lawyer spokesman spokeswoman spokesperson assistant secretary "
    "servant teacher boss employer landlord landlady colleague rival opponent".split()
)
_THAT = frozenset("que dass che dat qu".split())
"""Words of other languages with which what somebody said is told."""
_BEFORE = 400
"""Characters before words in which it is looked for of whom they are told."""
_WORK_OF = re.compile(
    r"\b(?i:letters?|diar(?:y|ies)|journals?|memoirs?|speech(?:es)?|address|notebooks?|autobiography|confessions?|"
    r"recollections|reminiscences|testimony|statement|remarks|sermons?)\s+(?:of|by|from)\s+(?=[^\W\d_a-z])(?P<name>[^,:]+?)"
    r"(?=\s(?:to|on|at|in)\s|[,:]|$)"
    r"|\b(?i:petition|manifesto|appeal|remonstrance)\s+(?:of|by|from)\s+(?P<names>[^,:]+?)(?=\s(?:to|on|at)\s|[,:]|$)"
)
"""What a title calls a text that somebody whom it names has written or spoken."""


def is_somebodys_work(document: Document) -> bool:
    """Whether it is known who wrote a document: its reference has authors, or its title names the one."""
    return bool(authors(document.reference)) or bool(_author_in_title(document))


def is_authored_by(document: Document, speaker: Attribution) -> bool:
    """Whether the speaker may be the author whom a document's reference, or its title, names."""
    return is_by(document, speaker) or may_be_called_in(_author_in_title(document), speaker)


def _author_in_title(document: Document) -> str:
    """Whoever the title of a document says has written it, "" for nobody: "Letters of Ann Roe to her Sister"."""
    found = _WORK_OF.search(document.reference.texts.get("title", ""))
    return (found["name"] or found["names"]) if found else ""


def are_own_words(document: Document, span: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether nobody is quoted for the words at `span`, and no marks stand around them."""
    return not is_in_marks(document, span) and not any(
        quotation.attribution is not None and quotation.span.overlaps(span) for quotation in quotations
    )


def wrong_author(
    document: Document, span: Span, quotations: Sequence[Quotation], speaker: Attribution
) -> tuple[bool, str]:
    """A message if the words at `span` are the document's own, and the draft gives them to somebody else.

    With it: whether that is sure. Where a role may be the author's, or nobody knows who the author is, it is not.
    """
    if is_authored_by(document, speaker) or not are_own_words(document, span, quotations):
        return False, ""
    if _is_reported_of(document, span, speaker):
        return False, ""
    speaks = any(one.attribution is not None and same_person(speaker, one.attribution) for one in quotations)
    title = _author_in_title(document) or document.reference.texts.get("title", "")
    whose = f"in {document.id} these are the document's own words"
    if is_name(speaker.speaker, document.text):
        # Somebody's speech or letter, printed as a whole, has that person in its title and no marks around the words.
        is_figure = is_somebodys_work(document) and not may_be_called_in(title, speaker)
        return (True, f"{whose}, not {possessive(speaker.speaker)}") if is_figure or speaks else (False, "")
    if not _is_somebody_else(speaker.speaker):
        return False, ""
    if speaks and (is_somebodys_work(document) or is_told_in_first_person(document)):
        return True, f"{whose}, not {possessive(speaker.speaker)}"
    if not is_somebodys_work(document):
        return False, ""
    return False, f"{whose}; whether they are {possessive(speaker.speaker)} is not known"


def _is_reported_of(document: Document, span: Span, speaker: Attribution) -> bool:
    """Whether the document itself tells that the speaker said so, without marks: she stood up and said that …"""
    from citecli.quotes.languages.english.lexicon import STRONG_CUES

    paragraph = document.paragraph_at(span.start)
    start = max(paragraph.span.start if paragraph else 0, span.start - _BEFORE)
    sentences = re.split(r"(?<=[.!?])[”’\"')]*\s+", document.text[start : span.start])
    words = re.findall(r"[^\W\d_]+", sentences[-1])
    cue = max((at for at, word in enumerate(words) if word.lower() in STRONG_CUES), default=-1)
    if cue < 0 and any(word in _THAT for word in words):
        cue = len(words)
    return cue >= 0 and may_be_called_in(" ".join([*sentences[-2:-1], *words[:cue]]), speaker)


def _is_somebody_else(role: str) -> bool:
    """Whether somebody is called by a role that is hardly an author's: the captain, Marsh's daughter."""
    words = re.findall(r"[^\W\d_]+", role.lower())
    is_described = bool(words) and words[-1] in _KIN
    determined = words[:1] in (["the"], ["a"], ["an"], ["his"], ["her"], ["their"], ["my"], ["one"])
    return is_described or (determined and len(words) > 1 and not _AUTHORS.intersection(words))


def is_in_marks(document: Document, span: Span) -> bool:
    """Whether the words at `span` stand in quotation marks in their paragraph."""
    from citecli.text.quotation_marks import pair_marks

    paragraph = document.paragraph_at(span.start)
    if paragraph is None:
        return False
    pairs = pair_marks(document.text, [(paragraph.span.start, paragraph.span.end)])
    return any(pair.start <= span.start < pair.end for pair in pairs if not pair.surplus)
