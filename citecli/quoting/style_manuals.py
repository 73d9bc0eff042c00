"""The rules of the style manuals for formatting quotations, as values.

Sources: Publication Manual of the American Psychological Association, 7th ed. (APA), chapter 8; MLA Handbook, 9th ed.
(MLA), chapter 6; The Chicago Manual of Style, 18th ed. (Chicago), chapters 12 and 13; AMA Manual of Style, 11th ed.;
ASA Style Guide, 6th ed. Rules are named by section (APA) or by the heading under which they stand.
"""

from enum import Enum

from citecli.frozen import FrozenValue, replace


class Tense(Enum):
    """The tense of the verb that leads in to somebody's words."""

    PAST = "past"
    PRESENT = "present"
    AS_WRITTEN = "as the document has it"


class Narrative(Enum):
    """Where the parts of a citation go when the sentence itself names the author of the source."""

    DATE_BY_NAME = "Roe (2020) wrote, “…” (p. 12)"
    ALL_BY_NAME = "Roe (2020, 12) writes, “…”"
    REST_AT_END = "Ann Roe writes, “…” (12)"


class StyleManual(FrozenValue):
    """The rules of one manual."""

    name: str
    block_words: int = 0
    """The fewest words of a block quotation (0: not a criterion)."""
    block_lines: int = 0
    """A prose quotation of more lines is a block (0: not a criterion)."""
    block_paragraphs: bool = False
    """Whether a quotation of two or more paragraphs is always a block."""
    block_verse: int = 0
    """The fewest lines of a block quotation of verse (0: not a criterion)."""
    counts_paragraphs: bool = False
    """Whether a citation may count paragraphs that the source itself does not number."""
    whole_times: bool = False
    """Whether a time includes the hours even if they are zero (00:03:16)."""
    secondary_source: str = "quoted in"
    """The words before a source that itself quotes the speaker."""
    names_speaker: bool = False
    """Whether an in-text citation names the speaker before such a source."""
    full_name: bool = True
    """Whether a sentence names a person in full."""
    tense: Tense = Tense.AS_WRITTEN
    narrative: Narrative = Narrative.ALL_BY_NAME
    own_ellipses: bool = False
    """Whether the writer's ellipses are in brackets if the source has ellipses of its own."""
    ellipsis_at_end: bool = False
    """Whether an ellipsis marks an omission at the end of the last sentence, unless the words are a fragment."""
    stop_last: bool = False
    """Whether the full stop follows the ellipsis if the end of a sentence is left out."""
    spells_and: bool = False
    """Whether two authors named in the sentence are joined by "and", even if a parenthesis uses another sign."""
    emphasis_with_citation: bool = False
    """Whether emphasis of the writer's own is said in the citation, and not in brackets behind the words."""
    italic_sic: bool = True
    """Whether the word in `[sic]` is italic."""
    hyphens: bool = False
    """Whether a hyphen, not a dash, stands in ranges of verses and lines."""
    names_lines: bool = False
    """Whether the numbers of lines have the word before them though those of pages have none."""
    stops_in_scripture: bool = False
    """Whether a full stop divides chapter and verse."""
    scripture_first: bool = False
    """Whether a citation of scripture is the passage, with the version in parentheses; it has no entry."""
    comma_before_numbers: bool = True
    """Whether a comma stands between a classical work and the numbers of its passage, in the text."""
    places_in_personal: bool = True
    """Whether a citation points to a place in a letter or message that a reader can't find."""
    heading: str = "References"
    """The heading of the list of entries."""


APA = StyleManual(
    "APA 7",
    block_words=40,  # 8.27
    counts_paragraphs=True,  # 8.28
    secondary_source="as cited in",  # 8.6
    names_speaker=True,  # 8.6
    full_name=False,  # 8.11
    tense=Tense.PAST,  # 4.12, table 4.1
    narrative=Narrative.DATE_BY_NAME,  # 8.25
    spells_and=True,  # 8.17
    places_in_personal=False,  # 8.9
)
"""APA 7: blocks 8.27, no page numbers 8.28, secondary sources 8.6, changes 8.30 and 8.31, tense 4.12."""

MLA = StyleManual(
    "MLA 9",
    block_lines=4,  # Prose: long quotations
    block_verse=4,  # Poetry: long quotations
    whole_times=True,  # Time-based media
    secondary_source="qtd. in",  # Citing indirect sources
    tense=Tense.PRESENT,  # works are spoken of in the present
    narrative=Narrative.REST_AT_END,  # Citations in prose and in parentheses
    own_ellipses=True,  # Altering quotations: ellipses in the source
    ellipsis_at_end=True,  # Altering quotations: omission at the end
    stop_last=True,  # Altering quotations: omission at the end
    emphasis_with_citation=True,  # Altering quotations: emphasis
    italic_sic=False,  # Altering quotations: sic
    hyphens=True,  # Commonly cited works
    names_lines=True,  # 6.21 Line numbers
    stops_in_scripture=True,  # Commonly cited works: scripture
    heading="Works Cited",
)
"""MLA 9: short and long quotations of prose and of poetry, quotations within quotations, marking the end of a
quotation, altering quotations, numbered paragraphs (6.20), indirect sources.

A work without an author is cited by a short title: the title's first noun phrase (Shortening titles of works). Where
that phrase ends can't be told without knowing the parts of speech ("Harbour wall to rise" has a noun or a verb at its
end), and a wrong guess makes a title that nobody gave. So the short title is the one that the record has, else the
title up to its first natural break, which begins with that phrase, so that it leads to the same place in the list."""

CHICAGO = StyleManual(
    "Chicago 18",
    block_words=100,  # Choosing between run-in and block quotations
    block_paragraphs=True,  # Choosing between run-in and block quotations
    block_verse=2,  # Poetry: set off
    own_ellipses=True,  # Bracketed ellipses
    emphasis_with_citation=True,  # Italics added
    scripture_first=True,  # Biblical and other sacred works
    comma_before_numbers=False,  # Classical Greek and Latin works
)
"""Chicago 18: permissible changes to punctuation and capitalization, choosing between run-in and block quotations,
poetry, quotations within quotations, ellipses, citations taken from secondary sources ("quoted in")."""

AMA = StyleManual("AMA 11", block_lines=4, tense=Tense.PAST)
ASA = StyleManual("ASA 6", block_words=50, names_speaker=True, tense=Tense.PAST, full_name=False)
OTHER = StyleManual("other styles", block_words=40, names_speaker=True)
"""The rules for all other styles: what most manuals have in common."""

LINE = 88
"""Characters of a line of prose in a paper as the MLA wants it: twelve points, margins of an inch."""

_MANUALS = (
    ("apa", APA),
    ("modern-language-association", MLA),
    ("chicago", CHICAGO),
    ("turabian", CHICAGO),
    ("american-medical-association", AMA),
    ("american-sociological-association", ASA),
)
# The words for "as cited in" in other languages.
_SECONDARY_SOURCE = {
    "de": "zitiert nach",
    "es": "citado en",
    "fr": "cité dans",
    "it": "citato in",
    "nl": "geciteerd in",
    "pt": "citado em",
}


def style_manual(style: str, language: str = "en-US", notes: bool = False, parent: str = "") -> StyleManual:
    """The manual behind a style (its CSL id), for a text in `language`; `notes`: the style cites in notes.

    A dependent style uses the manual of its `parent`. Variants ("apa-single-spaced", "turabian-fullnote-bibliography")
    use the manual with which their name begins.
    """
    manual = _manual_of_name(style) or _manual_of_name(parent) or OTHER
    if notes:
        manual = replace(manual, heading="Bibliography", names_speaker=True)
    if phrase := _SECONDARY_SOURCE.get(language.partition("-")[0].lower()):
        manual = replace(manual, secondary_source=phrase)
    return manual


def _manual_of_name(style: str) -> StyleManual | None:
    return next((own for start, own in _MANUALS if style == start or style.startswith(f"{start}-")), None)
