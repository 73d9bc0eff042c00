"""Read an entry of a list of references as somebody typed it: a `Reference` from one paragraph of text.

Nobody says in which style an entry is. What the styles have in common is the order: people first, then either the year
or the title, then what the work stands in, with its numbers. So an entry is read from the left, and each step looks
for what can end it: names end with a year in brackets, an opening quotation mark, or the first word that is no name;
a title ends with its quotation mark or its sentence; the numbers of a periodical stand together at the end.

What is not recognised is left out of the reference: the entry itself, as typed, remains the evidence.
"""

import re

from citecli.frozen import FrozenValue
from citecli.references.dates import read_date
from citecli.references.institutions import is_institution
from citecli.references.model import Date, DateParts, ItemType, Name, Reference
from citecli.references.typed_identifiers import take_identifiers
from citecli.references.typed_names import TypedNames, leading_names, names_of
from citecli.references.typed_source import TypedSource, read_source
from citecli.text.abbreviations import FIRMS, GENERATIONS, TITLES
from citecli.text.patterns import compiled_late

LONGEST_ENTRY = 5_000
"""Characters; what is longer is no entry."""
_LABEL = compiled_late(r"\s*(?:\[[\w+:.-]{1,12}\]|\(\d{1,4}\)|\d{1,4}[.)]?(?=\s+\D)|[•*–-](?=\s))\s*")
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_UNDATED = (
    r"(?-i:n\.\s?d\.|s\.\s?[af]\.|o\.\s?J\.)|"
    r"in press|forthcoming|im Druck|en prensa|sous presse|in stampa|no prelo|submitted"
)
"""Case tells an abbreviation from initials."""
_IN_BRACKETS = compiled_late(
    rf"\s?[(\[]\s?((?:c(?:a|irca)?\.?\s)?(?:{_YEAR}\s?[-–/]{{1,2}})?{_YEAR})[a-z]?((?:[,–/-]|\s)[^()\[\]]{{0,40}})?\s?[)\]]\s?(?:{_YEAR}\.\s?)?[.,:]?(?=\s|$)|"
    rf"\s?[(\[]\s?({_UNDATED})(?:-[a-z])?\s?[)\]]\s?[.,:]?(?=\s|$)",
    re.IGNORECASE,
)
_BARE = compiled_late(
    rf"[.,]?\s((?:{_YEAR}\s?[-–/]{{1,2}})?{_YEAR})[a-z]?\s?[.,:](?=\s|$)|[.,]?\s({_UNDATED})[.,:]*(?=\s)", re.IGNORECASE
)
_OPENING = "“‘\"'«„‹「『"
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“", "‹": "›", "「": "」", "『": "』"}
_BEFORE_A_TITLE = frozenset((", ", ". ", ": ", ") "))
_SINGLE = "’'"
"""Closing quotation marks that are apostrophes, too."""
_SINGLE_END = compiled_late(r"(?<=[.,?!])[’'](?!\w)|[’'](?=[,.;]|$)")
"""One that is no plural's apostrophe: ‘Workers’ Rights in Leeds’, Quay Letters."""
_APOSTROPHE_FIRST = compiled_late(r"'(?:[tns]\b|\d|\s)")
"""What begins with an apostrophe: 't Hooft, '68."""
_EDITION_OR_SO = (
    r"\d{1,2}(?:st|nd|rd|th)\b|(?:Second|Third|Fourth|Revised|First)\b|[^()]{2,60}\b(?:Eds?|Trans|ed)\.|Vols?\.|Rev\.|ed\.|[^()]{0,20}[Tt]hesis|[^()]{0,20}[Dd]issertation|"
    r"Report|Publication|Working Paper|Bd\.|[^()]{2,80}\d{4}\)|pp?\.|[^\W\d_a-z][^()]{2,80}\)\.?$"
)
_TITLE_END = compiled_late(
    r"(?P<mark>[?!])[”’\"]?\s(?=[^\W\d_a-z]|[(\[“]|In\b|in:|\d)|"
    r"(?P<in>,?)\s(?=[Ii]n:\s)|"
    r"(?P<semicolon>;)\s(?=[^\W\d_a-z][^;]{0,200}(?:;[^;]{0,200}){0,3},\s(?:19|20)\d\d\b)|"
    r"(?P<stop>\.)(?:\s(?=[^\W_]|[(\[“‘\"<])|\s?$)|"
    rf"\s(?=\[[^\W\d_]{{2}})|\s(?=\((?:{_EDITION_OR_SO}))"
)
_ABBREVIATED = (
    TITLES
    | FIRMS
    | GENERATIONS
    | frozenset("vs v cf etc no vol ed eds st mt ft pp p ca bzw resp al approx dept univ u.s e.g i.e".split())
)
_COMMA_THEN = compiled_late(
    r",\s(?=[Ii]n:\s|\d{1,2}(?:st|nd|rd|th)\sed\b|\w+\sed\.|(?:edited|ed\.|translated|trans\.)\sby\s|"
    r"(?:(?:PhD|Ph\.D\.|[Dd]octoral|[Mm]aster['’]?s)\s)?(?:thesis|[Dd]iss(?:\.|ertation)|Masterarbeit|Diplomarbeit)\b)"
)
"""What follows a title behind a comma, and tells of itself that it is no part of it."""
_SMALL_FIRST = compiled_late(r"[a-z]{1,5}[A-Z][a-z]+|npj\s[A-Z]")
"""A source whose name begins with a small letter: bioRxiv, eLife, npj Climate."""
_ONLINE = compiled_late(r"\s?\[(?:Internet|[Oo]n-?line|[Ee]n ligne|[Ee]n línea)\]")
_HAS_INITIAL = compiled_late(r"(?<!\w)[^\W\d_]\.|(?<!\w)[^\W\d_a-z]{1,3}(?!\w)")
_LONGEST_WORD = 30
_LONGEST_INSTITUTION = 100
_LONGEST_PEOPLE = 400


class _Head(FrozenValue):
    """What an entry begins with."""

    names: TypedNames
    issued: Date | None
    end: int
    """Where the title begins."""
    comma: bool = False
    """Whether parts are divided by commas."""


def read_entry(text: str) -> Reference:
    """The reference that an entry describes, as far as it can be read; its id is "".

    Its type is a guess from what it has; variables that were not recognised are missing. A text that is no entry gives
    a reference without variables, or with a title alone. Raises nothing on any text.
    """
    text = " ".join(text[:LONGEST_ENTRY].split())
    if label := _LABEL.match(text):
        text = text[label.end() :]
    found = take_identifiers(_ONLINE.sub("", text))
    text = found.rest
    head = _head(text)
    title, rest = _title(text[head.end :], comma=head.comma, colon=text[: head.end].rstrip().endswith(":"))
    source = read_source(rest)
    issued = head.issued or source.issued
    texts = {"title": title, **source.texts, **found.texts}
    names = {"editor" if head.names.are_editors else "author": head.names.names, **source.names}
    dates = {"issued": issued, "accessed": found.accessed}
    return Reference(
        "",
        _type(texts, source),
        {name: value for name, value in texts.items() if value},
        {name: value for name, value in names.items() if value},
        {name: value for name, value in dates.items() if value},
    )


def _head(text: str) -> _Head:
    """The people and, where it stands with them, the date."""
    quote = next((at for at in range(len(text)) if _opens(text, at)), len(text))
    for pattern in (_IN_BRACKETS, _BARE):
        for match in pattern.finditer(text, 0, min(quote, 1_500)):
            head = text[: match.start()]
            if not re.search(r"[^\W\d_]{2}", text[match.end() :]) or not _is_people(head):
                break
            return _Head(names_of(head), _date(match), match.end() + (text[match.end() : match.end() + 1] == " "))
    if quote < len(text) and quote < 1_000:
        before = text[:quote]
        stands = before.rstrip()[-1:] in (",", ".", ":", ")")
        people = names_of(before.rstrip(" ,:")) if stands and _is_people(before) else TypedNames()
        if people.names or not before.strip():
            return _Head(people, None, quote)
    people = leading_names(text)
    if not people.names:
        for sign in (". ", ", "):
            stop = text.find(sign)
            if 0 < stop < _LONGEST_INSTITUTION and is_institution(text[:stop]):
                return _Head(TypedNames((Name(literal=text[:stop]),), stop), None, stop + 2, sign == ", ")
        return _Head(TypedNames(), None, 0)
    people = _without_title(text, people)
    end = people.end
    if role := re.match(r",?\s?\(?(?:[Ee]ds?|[Hh]rsg|[Hh]g|editors?)\b\.?\)?[.,:]?", text[end:]):
        people = TypedNames(people.names, people.end, True, people.others)
        end += role.end()
    after = re.match(r"\s*[.,:;]*\s*", text[end:])
    return _Head(people, None, end + (after.end() if after else 0), text[end:].lstrip().startswith(","))


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark opens there; the one that is an apostrophe, too, may begin a name: 'Abd, 't Hooft."""
    if text[at] not in _OPENING or (at and text[at - 1] not in " ("):
        return False
    return text[at] != "'" or (text[max(at - 2, 0) : at] in _BEFORE_A_TITLE and not _APOSTROPHE_FIRST.match(text, at))


def _without_title(text: str, people: TypedNames) -> TypedNames:
    """The people without a last one that is the title: "Jane Doe, Great Expectations (London: …"."""
    if (
        len(people.names) < 2
        or ";" in text[: people.end]
        or not re.match(r"\s?[(:]|,\s\d|\.\s(?:[^.]*:\s)?[^.]*,?\s\d{4}", text[people.end :])
    ):
        return people
    comma = text.rfind(",", 0, people.end)
    if (
        comma < 0
        or re.search(r"\b(?:and|&|und|et)\b|&", text[comma : people.end])
        or _HAS_INITIAL.search(text[comma : people.end])
    ):
        return people
    return TypedNames(people.names[:-1], comma, people.are_editors, False)


def _is_people(head: str) -> bool:
    """Whether the text before a date or a title names people or an institution, as far as its form tells."""
    bare = head.strip(" .,;:")
    if not bare or re.search(r"\d|: ", bare):
        return False
    people = leading_names(bare)
    rest = bare[people.end :].strip(" .,;:()")
    if people.names and (not rest or re.fullmatch(r"(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?)\.?", rest)):
        return True
    without_initials = re.sub(r"\b[^\W\d_]{1,2}\.", "", bare)
    if len(bare) > _LONGEST_PEOPLE or ". " in without_initials:
        return False
    parts = re.split(r"[,;&]", bare)
    return not people.names or 3 * sum(bool(_HAS_INITIAL.search(part)) for part in parts) >= len(parts)


def _date(match: re.Match[str]) -> Date | None:
    """The date that a pattern found beside the people."""
    year = match[1]
    if not year:
        word = match[match.lastindex or 0]
        return Date(literal=word) if word and "d" not in word[2:4] and len(word) > 6 else None
    more = match[2] if match.re.groups > 2 else ""
    digits = int(year[-4:])
    if more and (date := read_date(f"{more.strip(' ,')} {digits}")).start:
        return date
    return Date(DateParts(digits), circa=year.lower().startswith("c"))


def _title(text: str, *, comma: bool, colon: bool) -> tuple[str, str]:
    """The title that a text begins with, and what follows it."""
    text = text.lstrip(" .,;:")
    if text[:1] in _CLOSING and not _APOSTROPHE_FIRST.match(text):
        closed = _closing(text)
        if closed > 0 and (text[closed - 1] in ".,?!" or not re.match(r":|\s(?!in\b)[^\W\d_A-Z]", text[closed + 1 :])):
            return text[1:closed].strip(" ,.;:"), text[closed + 1 :].lstrip(" .,;:")
    contained = re.search(r"\.\sIn:\s", text)
    if colon and not contained and (end := text.rfind(" : ")) > 0:
        return text[:end].strip(" ,"), text[end + 3 :]
    if (told := _COMMA_THEN.search(text)) and (comma or not _TITLE_END.search(text, 0, told.start())):
        return text[: told.start()].strip(" ,"), text[told.start() :].lstrip(" ,")
    if comma and (end := _comma_end(text)):
        return text[:end].strip(" ,"), text[end:].lstrip(" ,")
    for match in _TITLE_END.finditer(text):
        if match["stop"] and _is_abbreviation(text, match.start()):
            continue
        if match.start() < 2 or (match["mark"] and _goes_on(text, match.end())):
            continue
        end = match.start() + bool(match["mark"])
        return text[:end].strip(" ,;:"), text[match.end() :].lstrip()
    return text.strip(" .,;:"), ""


def _goes_on(text: str, start: int) -> bool:
    """Whether a title goes on behind its question mark: "Does silt remember? The written record. Quay Letters, 8"."""
    stops = (m.start() for m in _TITLE_END.finditer(text, start) if m["stop"] and not _is_abbreviation(text, m.start()))
    stop = next(stops, -1)
    return stop > 0 and not re.search(r"\d", text[start:stop]) and bool(re.search(r"[^\W\d_]{3}", text[stop:]))


def _closing(text: str) -> int:
    """The offset of the quotation mark that closes the first character of a text; -1 without one."""
    opening, close = text[0], _CLOSING[text[0]]
    depth = 0
    if (
        close in _SINGLE
        and (end := _SINGLE_END.search(text, 1))
        and opening not in text[1 : end.start()].replace(close, "")
    ):
        return end.start()
    for at in range(1, len(text)):
        char = text[at]
        if char == opening and opening != close:
            depth += 1
        elif char == close:
            if char in _SINGLE and at + 1 < len(text) and text[at + 1].isalpha():
                continue
            if depth:
                depth -= 1
                continue
            return at
    return -1


def _comma_end(text: str) -> int:
    """Where a title ends in an entry whose parts are divided by commas: before its source; 0 if nothing shows it."""
    bracket = re.search(rf",?\s\((?:[^()]*:\s)?[^()]*{_YEAR}\)", text)
    numbers = re.search(r",?\s(?:\d+\s?\(|vol\.|\(?(?:1[4-9]|20)\d\d\b)", text)
    limit = min(found.start() for found in (bracket, numbers) if found) if bracket or numbers else len(text)
    marks = (m.end() - 1 for m in _TITLE_END.finditer(text, 0, limit) if m["mark"])
    stop = next((at for at in marks if not re.search(r"[.,]\s", text[at:limit])), -1)
    if stop < 0:
        stops = (m.start() for m in _TITLE_END.finditer(text) if m["stop"] and not _is_abbreviation(text, m.start()))
        stop = next((at for at in stops if not text[at + 2 : at + 3].isdigit()), -1)
    before = [match.start() for match in re.finditer(r",\s", text[:limit])]
    if 0 <= stop < limit:
        comma = max((at for at in before if at < stop), default=-1)
        if comma < 0 or not all(word[0].isupper() for word in text[comma + 1 : stop].split()):
            return stop
    if bracket and bracket.start() <= limit and (not before or re.match(r",?\s\([^()]*:\s", bracket[0])):
        return bracket.start()
    if not before:
        return limit if limit < len(text) else 0
    if re.search(r"\d\s?\(|vol\.", text[limit : limit + 12]):
        return before[-1]
    capitals = [at for at in before if text[at + 2 : at + 3].isupper()]
    return capitals[0] if capitals else before[-1]


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at an offset belongs to a word before it."""
    word = re.split(r"[\s(\[“‘\"]", text[max(stop - _LONGEST_WORD, 0) : stop])[-1]
    following = text[stop + 1 : stop + 2]
    if (
        following
        and text[stop + 2 : stop + 3].islower()
        and not _SMALL_FIRST.match(text, stop + 2)
        and not re.match(r"\s(?:in|edited|translated)\b", text[stop + 1 :])
    ):
        return True
    if len(word) == 1 and word.isupper():
        return stop > 2 and bool(re.match(r"\s?[A-Z]\.", text[stop + 1 :]))
    return word.lower() in _ABBREVIATED


def _type(texts: dict[str, str], source: TypedSource) -> str:
    """The type of a work with these variables."""
    if source.type:
        return source.type
    if texts.get("volume") and texts.get("container-title"):
        return ItemType.ARTICLE_JOURNAL
    if texts.get("container-title") and texts.get("page"):
        return ItemType.ARTICLE_JOURNAL
    if texts.get("number", "").startswith("arXiv"):
        return ItemType.ARTICLE
    if texts.get("publisher"):
        return ItemType.BOOK
    if texts.get("URL"):
        return ItemType.WEBPAGE
    return ItemType.ARTICLE_JOURNAL if texts.get("DOI") else ItemType.DOCUMENT
