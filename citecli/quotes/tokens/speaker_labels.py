"""Labels that say who speaks, in the layouts in which transcripts are written and exported.

A layout is a row of `LAYOUTS`: a pattern for the beginning of a paragraph or line, and what it takes to believe it.
Whether a text has a layout at all is for all of its labels together to show (`transcripts`).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from citecli.quotes.languages.english import lexicon
from citecli.quotes.languages.english.usage import HEADINGS, NO_SPEAKERS
from citecli.quotes.tokens.talk import is_date, is_numbered
from citecli.text.clocks import CLOCK, is_handle
from citecli.text.patterns import compiled_late

REACH = 200
"""The characters of a paragraph among which its label must end."""
LEAST_SHARE = 0.2
"""The share of the paragraphs that have the label, at least, in a layout with times."""
_SHORT_LINE = 80
_MOST_WORDS = 7
_LONGEST_ABBREVIATION = 4
_JOINERS = frozenset(
    "of de von van the and for du des la le der den di da dos del y e af av bin al el zu pro tempore señor señora "
    "senhor senhora heer voorzitter".split()
)
"""Words of a label without a capital."""

_LEAD = r"[\s>*_#]{0,6}"
_NUMBER = r"(?:[0-9]{1,4}[.)] )?"
_WORD = r"(?:[^\W\d_][\w.’'&/-]{0,40}|[0-9]{1,2}\b)"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,6}}?)"
_COMMA = r"(?:, [^\n:–—\[\]()]{1,50}?)?"
_ASIDES = r"(?P<asides>(?:\s?[\[(][^\[\]()\n]{1,60}[\])]){0,3})"
_STRONG = r"[*_]{0,3}"
_FRENCH_TITLE = r"(?:MM?\.|Mme|Mlle)"
_BESIDE = rf"[\[(]?(?P<clock>{CLOCK})(?:\s*-->\s*{CLOCK})?[\])]?"
_DAY = r"(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},?\s)?"
_BEFORE = (
    rf"(?:[\[(]?{_DAY}(?P<before>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])]?{_STRONG}\s*(?:[-–—|]\s*)?{_STRONG})?"
)
_PERSON = rf"{_NAME}{_COMMA}{_STRONG}{_ASIDES}{_STRONG}"


def _has_colon(beginning: str) -> bool:
    return ":" in beginning or "：" in beginning


def _has_bracket(beginning: str) -> bool:
    return "[" in beginning[:8]


def _has_angle(beginning: str) -> bool:
    return "<" in beginning[:30]


def _has_dash(beginning: str) -> bool:
    return any(dash in beginning for dash in (" – ", " — ", " - ", " -- "))


def _has_capitals(beginning: str) -> bool:
    return any(word.isupper() and len(word) > 2 for word in beginning.split(None, 3)[:3])


def _has_french_title(beginning: str) -> bool:
    return beginning.lstrip(" *_").startswith(("M. ", "Mme ", "MM. ", "Mlle "))


def _has_short_line(beginning: str) -> bool:
    return len(beginning) < _SHORT_LINE or "\n" in beginning[:_SHORT_LINE]


class Layout(NamedTuple):
    """A way to write who speaks."""

    name: str
    may_begin: Callable[[str], bool]
    """Whether the first characters of a paragraph may have such a label: cheap to ask, and mostly false."""
    pattern: re.Pattern[str]
    """Matches from the beginning of a paragraph to its first spoken word."""
    share: float
    """The share of the paragraphs that have the label, at least, from the first that has it on."""
    fewest: int = 3
    """How many labels there must be."""
    returning: int = 1
    """How many names must come back."""
    needs_talk: bool = False
    """Whether words that only somebody who speaks uses, or questions, must follow some of the labels."""
    is_clocked: bool = False
    """Whether a time is part of the label. Times that run on are evidence enough for fewer labels."""
    has_handles: bool = False
    """Whether its names may be such as chats know somebody by: dana, lena.ortiz."""
    has_letters: bool = False
    """Whether labels of one letter (Q and A) are among its labels."""


LAYOUTS = (
    # Dana Fox: 00:12 …, the time behind the colon
    Layout(
        "clock behind",
        _has_colon,
        compiled_late(rf"{_LEAD}{_PERSON}\s?:{_STRONG}\s{{0,8}}[\[(]?(?P<behind>{CLOCK})[\])]?{_STRONG}(?:\s+|\Z)"),
        LEAST_SHARE,
        2,
        is_clocked=True,
    ),
    # 16:02:11 From Dana Fox to Everyone: …
    Layout(
        "chat",
        _has_colon,
        compiled_late(rf"\s{{0,6}}(?P<before>{CLOCK})\s+From\s+{_NAME}\s+[tT]o\s+[^:\n]{{1,60}}:(?:\s+|\Z)"),
        LEAST_SHARE,
        2,
        is_clocked=True,
    ),
    # 1. Dana Fox: …   [00:00:12] Dana Fox: …   Dana Fox (00:00:12): …   Dana Fox, host: …   The Minister (Ms Dale): …
    Layout(
        "colon",
        _has_colon,
        compiled_late(
            rf"{_LEAD}{_NUMBER}{_BEFORE}[\[(]?{_PERSON}(?:\s{{0,3}}{_BESIDE})?{_STRONG}[\])]?\s?[:：]{_STRONG}"
            rf"(?:\s*[\[(](?P<behind>{CLOCK})[\])])?(?:\s+|(?<=：)|\Z)"
        ),
        0.5,
        has_letters=True,
    ),
    # Dana Fox  0:12 and the words on the next line   Dana Fox [00:00:12] …   Dana Fox - 00:12 …
    Layout(
        "clock after",
        _has_colon,
        compiled_late(
            rf"{_LEAD}\[?{_PERSON}\]?,?\s{{1,8}}(?:[-–—|]\s?)?(?:(?:Today|Yesterday) at )?"
            rf"(?:[\[(](?P<bracketed>{CLOCK})(?:\s*-->\s*{CLOCK})?[\])]{_STRONG}(?:\s+|\Z)"
            rf"|(?P<clock>{CLOCK})(?:\s*-->\s*{CLOCK})?{_STRONG}(?:[ \t]*\n\s*|[ \t]{{2,}}|\t|\Z))"
        ),
        LEAST_SHARE,
        2,
        is_clocked=True,
    ),
    # [00:00:12] Dana Fox and the words on the next line   00:12 - Dana Fox
    Layout(
        "clock before",
        _has_colon,
        compiled_late(
            rf"{_LEAD}[\[(]?(?P<before>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])]?{_STRONG}\s*"
            rf"(?:[-–—|]\s*)?{_STRONG}{_PERSON}(?:[ \t]*\n\s*|\s\|\s+|\t\s*|\Z)"
        ),
        LEAST_SHARE,
        2,
        is_clocked=True,
    ),
    # <Dana Fox> …   [10:02] <dana> …
    Layout(
        "angles",
        _has_angle,
        compiled_late(
            rf"\s{{0,6}}(?:[\[(]?{_DAY}(?P<before>{CLOCK})[\])]?\s+)?"
            r"<[@+~&%! ]{0,2}(?P<name>[^\W_][^<>\s]{0,40}(?: [^\W_][^<>\s]{0,40}){0,4})>\s+"
        ),
        0.6,
        4,
        2,
        needs_talk=True,
        has_handles=True,
    ),
    # [Dana Fox] …
    Layout("brackets", _has_bracket, compiled_late(rf"{_LEAD}\[{_NAME}\]{_STRONG}(?:\s+|\Z)"), 0.5),
    # FOX – …   RIDLEY (laughing) – …   Ana Dale (S&D). – …
    Layout(
        "dash",
        _has_dash,
        compiled_late(rf"{_LEAD}{_PERSON}(?:, [a-z][^\n:–—.]{{1,60}})?\.?\s[–—-]{{1,2}}\s+"),
        0.6,
        needs_talk=True,
    ),
    # Mr. REED. …   HAMLET. …
    Layout(
        "stop",
        _has_capitals,
        compiled_late(
            rf"{_LEAD}(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|The|Senator|Chairman|Chairwoman|Chair)\.? )?"
            rf"[A-Z][A-Z’'-]{{2,30}}(?: [A-Z’'.-]{{2,30}}){{0,4}}(?: pro tempore| of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)"
            rf"{_STRONG}{_ASIDES}(?:, [^\n.:]{{1,80}})?\.{_STRONG}\s+(?=\S)"
        ),
        0.5,
    ),
    # Mme Anna Dale, ministre des transports. …   M. le président. …
    Layout(
        "stop after a French title",
        _has_french_title,
        compiled_late(
            rf"{_LEAD}(?P<name>{_FRENCH_TITLE} (?:l[ea] )?[^\W\d_][\w’'-]{{1,40}}(?: [^\W\d_][\w’'-]{{1,40}}){{0,5}})"
            rf"(?:, [^.\n]{{1,90}})?{_STRONG}\.{_STRONG}\s+(?=\S)"
        ),
        0.5,
    ),
    # Ms Dale and the words on the next line   Ann Dale -- Analyst, and the words in the next paragraph
    Layout(
        "line",
        _has_short_line,
        compiled_late(rf"{_LEAD}{_PERSON}(?:\s(?:--|–|—)\s[^\n:.!?]{{1,80}})?(?<![.,;:!?…])(?:[ \t]*\n\s*|\Z)"),
        0.25,
        4,
        2,
        needs_talk=True,
    ),
)


class SpeakerLabel(NamedTuple):
    """A label: where its name is, where the words after it begin, the time beside it, whether it is one letter (Q)."""

    start: int
    end: int
    words: int
    clock: str = ""
    is_interview: bool = False


_LETTER = re.compile(
    r"[\s*_]{0,10}(?P<name>[A-Z][0-9]{0,2})(?:(?:\.?[—–-]|[.:]|\s?:|\s[—–-])[*_]{0,3}(?:\s+(?=\S)|\Z)"
    r"|(?:[ \xa0]{2,8}|\t)(?=\S))"
)
INTERVIEWS = ("QA", "QR", "PR", "FA", "DR", "VA", "IB", "IA", "IR", "IP", "IE", "MR", "IS")
"""Letters of who asks and who answers: English QA; French QR; Spanish PR; German FA, IB; Italian DR; Dutch VA."""
_ANSWERS = frozenset(pair[1] for pair in INTERVIEWS)
_CLOCKS = ("before", "clock", "bracketed", "behind")
_CLOCK = compiled_late(CLOCK)
_GIVEN = compiled_late(r", [^\W\d_][^\W\d_]+(?: [^\W\d_]\.?)?(?=\s)")
_OFFICE = compiled_late(r" (?:for|of|to) ")
_CHAIRS = frozenset(
    "president präsident präsidentin président présidente presidente chair chairman chairwoman vorsitzender "
    "vorsitzende speaker talman".split()
)
_BRACKETED = compiled_late(r"[\[(]([^\[\]()\n]+)[\])]")


def interview_label(characters: str, start: int, end: int) -> SpeakerLabel | None:
    """The label of one letter (Q, A, B1) with which `characters[start:end]` begins, if it does."""
    match = _LETTER.match(characters, start, min(end, start + 20))
    if match is None or (match.end() == start + 20 < end):
        return None
    return SpeakerLabel(match.start("name"), match.end("name"), match.end(), "", True)


def is_answer(letter: str) -> bool:
    """Whether a label of one letter marks answers, of which there is one giver: A, not B1 and B2."""
    return letter in _ANSWERS


def label_at(layout: Layout, characters: str, start: int, end: int) -> SpeakerLabel | None:
    """The label of a layout with which `characters[start:end]` begins, if it can be a speaker's."""
    limit = min(end, start + REACH)
    match = layout.pattern.match(characters, start, limit)
    if match is None or (match.end() == limit < end):
        return None
    groups = match.groupdict()
    first, last = match.span("name")
    if layout.is_clocked and (given := _GIVEN.match(characters, last, match.end())) and " " not in match["name"]:
        # Holm, Britta  0:08
        last = given.end()
    clock = next((groups[key] for key in _CLOCKS if groups.get(key)), "")
    if not (
        layout.has_handles or _can_speak(characters[first:last]) or (clock and is_handle(characters[first:last], clock))
    ):
        return None
    if characters[last - 1] == "." and len(characters[first:last].split()[-1]) > _LONGEST_ABBREVIATION:
        last -= 1
    for aside in _BRACKETED.finditer(groups.get("asides") or ""):
        if not clock and (time := _CLOCK.search(aside[1])):
            clock = time[0]
        elif _is_holder(characters[first:last], aside[1]):
            # The Minister for Health (Ms Dale)
            offset = match.start("asides")
            first, last = offset + aside.start(1), offset + aside.end(1)
            break
    return SpeakerLabel(first, last, match.end(), clock)


def _is_holder(office: str, aside: str) -> bool:
    """Whether the words in brackets after an office name who holds it: The Minister for Health (Ms Dale)."""
    words = aside.split()
    is_office = office.split()[0].strip(".").lower() not in lexicon.TITLES or _OFFICE.search(office)
    if not is_office or "," in aside or _OFFICE.search(aside):
        return False
    has_title = words[0].strip(".").lower() in lexicon.TITLES
    is_chair = office.lower() in _CHAIRS or office.startswith("The ")
    return (has_title or (is_chair and len(words) > 1)) and _can_speak(aside)


def _can_speak(name: str) -> bool:
    """Whether words look like somebody's name or role: capitals, and none of those that begin fields and notes."""
    if is_numbered(name):
        return True
    words = name.split()
    if not words or len(name) < 2 or len(words) > _MOST_WORDS or is_date(name):
        return False
    lowered = [word.lower().replace("’", "'") for word in words]
    if lowered[0] in NO_SPEAKERS or lowered[-1] in NO_SPEAKERS or lowered[0] in HEADINGS:
        return False
    if lowered[0] in ("m.", "mm.", "mme", "mlle") and lowered[1:2] in (["le"], ["la"]):
        return True
    return not words[0][0].islower() and all(
        not word[0].islower() or lower in _JOINERS for word, lower in zip(words, lowered, strict=True)
    )
