"""cs:locale: terms, dates and options of a language (specification, "Locale Files - Structure")."""

from sys import intern
from typing import Any, NamedTuple

from citecli.csl.tree import DateElement, DateFormat, LocaleLayer, Term
from citecli.csl.xml.attributes import (
    TERM_FORMS,
    XML_LANG,
    Attributes,
    ElementReader,
    Note,
    take_boolean,
    take_choice,
    term_name,
)
from citecli.frozen import FrozenValue

_GENDERS = frozenset(("feminine", "masculine"))
_MATCHES = frozenset(("last-digit", "last-two-digits", "whole-number"))


class _StyleOptions(FrozenValue):
    punctuation_in_quote: bool | None
    limit_day_ordinals: bool | None


class _TermHead(NamedTuple):
    """cs:term, without its text. A locale file has hundreds, and each is a key."""

    name: str
    form: str
    gender: str
    gender_form: str
    match: str


class _TermText(FrozenValue):
    """cs:single or cs:multiple."""

    name: str
    text: str


def _locale(left: Attributes, note: Note) -> LocaleLayer:
    left.pop("version", None)
    return LocaleLayer(language=intern(left.pop(XML_LANG, "").strip()))


def _fill_locale(layer: LocaleLayer, children: list[Any], text: str, note: Note) -> LocaleLayer:
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[str, str], Term] = {}
    dates: dict[str, DateFormat] = {}
    options = _StyleOptions(None, None)
    for child in children:
        if isinstance(child, dict):
            for head, term in child.items():
                if head.name.startswith(("ordinal", "long-ordinal-")):
                    ordinals[head.name, head.gender_form] = term
                else:
                    terms[head.name, head.form] = term
        elif isinstance(child, DateElement):
            dates[child.form or "text"] = DateFormat(child.parts, child.delimiter, child.formatting)
        elif isinstance(child, _StyleOptions):
            options = child
    return LocaleLayer(
        layer.language, terms, _complete(ordinals), dates, options.punctuation_in_quote, options.limit_day_ordinals
    )


def _complete(ordinals: dict[tuple[str, str], Term]) -> dict[tuple[str, str], Term]:
    """Give ordinals in the manner of CSL 1.0, where "ordinal-04" stood for all others, the terms they have since.

    Specification, "Ordinal Suffixes", last paragraph but one.
    """
    if ("ordinal", "") in ordinals or ("ordinal-04", "") not in ordinals:
        return ordinals
    general = ordinals.pop(("ordinal-04", ""))
    completed = {("ordinal", ""): general, **ordinals}
    for number in (11, 12, 13):
        completed.setdefault((f"ordinal-{number}", ""), general)
    return completed


def _style_options(left: Attributes, note: Note) -> _StyleOptions:
    return _StyleOptions(
        take_boolean(left, "punctuation-in-quote", note), take_boolean(left, "limit-day-ordinals-to-day-1", note)
    )


def _terms(left: Attributes, note: Note) -> dict[_TermHead, Term]:
    return {}


def _fill_terms(head: dict[_TermHead, Term], children: list[Any], text: str, note: Note) -> dict[_TermHead, Term]:
    return dict(children)


def _term(left: Attributes, note: Note) -> _TermHead:
    name = left.pop("name", "")
    if not name:
        note("cs:term has no name")
    if len(left) == 0:
        return _TermHead(term_name(name), "long", "", "", "")
    return _TermHead(
        term_name(name),
        take_choice(left, "form", TERM_FORMS, "long", note),
        take_choice(left, "gender", _GENDERS, "", note),
        take_choice(left, "gender-form", _GENDERS, "", note),
        take_choice(left, "match", _MATCHES, "", note),
    )


def _fill_term(head: _TermHead, children: list[Any], text: str, note: Note) -> tuple[_TermHead, Term]:
    single = multiple = _trim(text)
    if children:
        texts = {child.name: child.text for child in children}
        single = texts.get("single", texts.get("multiple", ""))
        multiple = texts.get("multiple", single)
    return head, Term(single, multiple, head.gender, head.gender_form, head.match)


def _single(left: Attributes, note: Note) -> _TermText:
    return _TermText("single", "")


def _multiple(left: Attributes, note: Note) -> _TermText:
    return _TermText("multiple", "")


def _fill_text(head: _TermText, children: list[Any], text: str, note: Note) -> _TermText:
    return _TermText(head.name, _trim(text))


def _trim(text: str) -> str:
    """A term's text. Spaces belong to it, but not the line breaks of a file that was indented."""
    return text.strip(" \t\r\n") if "\n" in text else text


READERS = {
    "locale": ElementReader(_locale, _fill_locale, "style-options terms date"),
    "multiple": ElementReader(_multiple, _fill_text, textual=True),
    "single": ElementReader(_single, _fill_text, textual=True),
    "style-options": ElementReader(_style_options),
    "term": ElementReader(_term, _fill_term, "single multiple", textual=True),
    "terms": ElementReader(_terms, _fill_terms, "term"),
}
