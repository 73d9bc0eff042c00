"""A head of labelled lines before a text: `Title: …`, `Author: …`, `Date: …`, `URL: …`, in several languages."""

import re
from collections.abc import Mapping

from citecli.documents.bylines import byline, person_name
from citecli.documents.dates import date_line
from citecli.documents.model import Span
from citecli.frozen import FrozenValue
from citecli.references.model import Date, Name

_LINE = re.compile(r"(?P<label>[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,2})\s?:(?:\s+(?P<value>\S.*)|\s*)")
_LABELS = {
    "title": "title headline titel titre título titolo subject",
    "author": "author authors autor autorin autores autora auteur auteurs autore autori byline by writer from",
    "date": "date datum data fecha published publication-date pubdate veröffentlicht publié publicado pubblicato "
    "release-date erschienen",
    "URL": "url link source-url address adresse permalink original-url source quelle",
    "container-title": "publication newspaper journal magazine zeitung periodical site website published-in medium",
    "publisher": "publisher verlag éditeur editorial editore editora uitgever",
    "language": "language sprache langue idioma lingua taal",
    "translator": "translator übersetzer traducteur traductor traduttore tradutor vertaler",
}
_VARIABLES = {label: variable for variable, labels in _LABELS.items() for label in labels.split()}
_ADDRESS = re.compile(r"https?://\S+")
_FEWEST = 2
_MOST_LINES = 24
_LONGEST_VALUE = 1000
_SEPARATOR = re.compile(r" ?(?:;|,? (?:and|und|et|y|e|en) |&) ?|, (?=\S+ \S)")


class LabelledHead(FrozenValue):
    """The values of labelled lines, and which lines have the title, the authors and the date."""

    texts: Mapping[str, str] = {}
    """Variables of CSL and their values; "title" is among them."""
    authors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    date: Date | None = None
    title: Span | None = None
    byline: Span | None = None
    date_line: Span | None = None
    lines: int = 0
    """How many lines the head has."""


def labelled_head(text: str, lines: tuple[Span, ...]) -> LabelledHead | None:
    """The head that the first of the `lines` make; `None` unless two labels at least are known, a title among them.

    A line after a labelled one that is indented, or goes on with a small letter, belongs to it.
    """
    values: dict[str, tuple[str, Span]] = {}
    known = unknown = count = 0
    last = ""
    for line in lines[:_MOST_LINES]:
        words = line.of(text)
        match = _LINE.fullmatch(words)
        if match is None:
            if not last or not (text[line.start - 1 : line.start] in (" ", "\t") or words[:1].islower()):
                break
            value, span = values[last]
            values[last] = (f"{value} {words}".strip(), Span(span.start, line.end))
            count += 1
            continue
        label = "-".join(match["label"].lower().split())
        last = _VARIABLES.get(label, "")
        known += bool(last)
        unknown += not last
        count += 1
        value_span = Span(*(line.start + edge for edge in match.span("value"))) if match["value"] else line
        if last and last not in values:
            values[last] = (match["value"] or "", value_span)
        elif last:
            last = ""
    if known < _FEWEST or unknown > known or not values.get("title", ("", None))[0]:
        return None
    texts = {
        variable: value
        for variable, (value, _) in values.items()
        if value and variable not in ("author", "date", "translator", "URL")
    }
    address = _ADDRESS.search(values.get("URL", ("", None))[0])
    if address:
        texts["URL"] = address[0]
    place = {variable: span for variable, (_, span) in values.items()}
    date = date_line(values["date"][0].partition("[")[0].strip()) if "date" in values else None
    authors = people(values["author"][0]) if "author" in values else ()
    return LabelledHead(
        texts,
        authors,
        people(values["translator"][0]) if "translator" in values else (),
        date,
        place.get("title"),
        place.get("author") if authors else None,
        place.get("date") if date else None,
        count,
    )


def people(value: str) -> tuple[Name, ...]:
    """The people or organizations that the value of a label names: "Doe, Jane; Roe, John", "Jane Doe and John Roe"."""
    value = " ".join(value[:_LONGEST_VALUE].split())
    value = re.sub(r" ?<[^<>]*>| ?\([^()]*\)", "", value).strip(" \"'")
    if not value:
        return ()
    if named := byline(value, any_language=True):
        return named
    parts = value.split(";") if ";" in value else _SEPARATOR.split(value)
    names: list[Name] = []
    for part in filter(None, map(str.strip, parts)):
        family, comma, given = part.partition(", ")
        if comma and given and " " not in family:
            names.append(Name(family=family, given=given))
        else:
            names.append(person_name(part) or Name(literal=part))
    return tuple(names)
