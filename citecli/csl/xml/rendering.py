"""The rendering elements but cs:names (specification, "Rendering Elements")."""

from sys import intern
from typing import Any

from citecli.csl.locale import DatePart
from citecli.csl.taxonomy import DATE_VARIABLES, LOCATORS, Position
from citecli.csl.tree import (
    Branch,
    Choose,
    Date,
    Element,
    Group,
    Label,
    Number,
    Test,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.csl.xml.attributes import take_boolean, take_choice, take_look, take_text
from citecli.csl.xml.element_kinds import RENDERING, TERM_FORMS, Attributes, Kind, Note, term_name

_SCOPES = frozenset(("all", "any", "none"))
_PLURALS = frozenset(("contextual", "always", "never"))
_NUMBER_FORMS = frozenset(("numeric", "ordinal", "long-ordinal", "roman"))
_DATE_PARTS = frozenset(("year-month-day", "year-month", "year"))
_PART_FORMS = {
    "day": frozenset(("numeric", "numeric-leading-zeros", "ordinal")),
    "month": frozenset(("long", "short", "numeric", "numeric-leading-zeros")),
    "year": frozenset(("long", "short")),
}
_TESTS = ("disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable")
_POSITIONS = frozenset((*(position.value for position in Position), "near-note"))
_NEVER = Test("variable", ())
"""With match="any" no value can satisfy it."""


def _text(left: Attributes, note: Note) -> Element:
    if "macro" in left:
        return TextMacro(take_text(left, "macro"), take_look(left, note))
    if "variable" in left:
        variable = take_text(left, "variable")
        form = take_choice(left, "form", frozenset(("long", "short")), "", note)
        return TextVariable(variable, "" if form == "long" else form, take_look(left, note))
    if "term" in left:
        return TextTerm(
            term_name(take_text(left, "term")),
            take_choice(left, "form", TERM_FORMS, "long", note),
            bool(take_boolean(left, "plural", note)),
            take_look(left, note),
        )
    if "value" not in left:
        note("cs:text has neither variable, macro, term nor value")
    return TextValue(take_text(left, "value"), take_look(left, note))


def _number(left: Attributes, note: Note) -> Number:
    return Number(
        take_text(left, "variable"),
        take_choice(left, "form", _NUMBER_FORMS, "numeric", note),
        take_look(left, note),
    )


def _label(left: Attributes, note: Note) -> Label:
    return Label(
        take_text(left, "variable"),
        take_choice(left, "form", TERM_FORMS, "long", note),
        take_choice(left, "plural", _PLURALS, "contextual", note),
        take_look(left, note),
    )


def _date(left: Attributes, note: Note) -> Date:
    variable = take_text(left, "variable")
    if variable and variable not in DATE_VARIABLES:
        note(f"'{variable}' is not a date variable")
    return Date(
        variable,
        take_choice(left, "form", frozenset(("text", "numeric")), "", note),
        take_choice(left, "date-parts", _DATE_PARTS, "year-month-day", note),
        (),
        take_text(left, "delimiter"),
        take_look(left, note),
    )


def _add_parts(date: Date, children: list[Any], text: str, note: Note) -> Date:
    if not children and not date.form:
        note("cs:date has neither form nor cs:date-part")
    return date._replace(parts=tuple(part for part in children if part.name)) if children else date


def _date_part(left: Attributes, note: Note) -> DatePart:
    name = take_choice(left, "name", frozenset(_PART_FORMS), "", note)
    form = take_choice(left, "form", _PART_FORMS[name], "", note) if name else take_text(left, "form")
    return DatePart(name, form, take_text(left, "range-delimiter", "–"), take_look(left, note))


def _group(left: Attributes, note: Note) -> Group:
    return Group((), take_text(left, "delimiter"), take_look(left, note))


def _fill_group(group: Group, children: list[Any], text: str, note: Note) -> Group:
    return Group(tuple(children), group.delimiter, group.look)


def _choose(left: Attributes, note: Note) -> Choose:
    return Choose(())


def _fill_choose(choose: Choose, children: list[Any], text: str, note: Note) -> Choose:
    for branch in children[:-1]:
        if not branch.tests:
            note("cs:else is not the last branch of its cs:choose")
            break
    return Choose(tuple(children))


def _condition(left: Attributes, note: Note) -> Branch:
    match = take_choice(left, "match", _SCOPES, "all", note)
    tests: list[Test] = []
    for kind in _TESTS:
        value = left.pop(kind, None)
        if value is not None:
            words = ("sub-verbo",) if value == "sub verbo" else tuple(map(intern, value.split()))
            tests.append(Test(kind, words))
            _check_test(kind, words, note)
    # What can't be tested doesn't hold: with "all", nor does the branch.
    if not tests or (match == "all" and left):
        if not left:
            note("a condition that tests nothing")
        return Branch((_NEVER,), "any", ())
    return Branch(tuple(tests), match, ())


def _check_test(kind: str, words: tuple[str, ...], note: Note) -> None:
    """Note the words that no data can ever meet."""
    known = {"position": _POSITIONS, "locator": LOCATORS, "is-uncertain-date": DATE_VARIABLES}.get(kind)
    if kind == "disambiguate" and words != ("true",):
        note("disambiguate can only be tested for 'true'")
    for word in words:
        if known is not None and word not in known:
            note(f"'{word}' is nothing that {kind} can be")


def _else(left: Attributes, note: Note) -> Branch:
    return Branch((), "all", ())


def _fill_branch(branch: Branch, children: list[Any], text: str, note: Note) -> Branch:
    return Branch(branch.tests, branch.match, tuple(children))


KINDS = {
    "choose": Kind(_choose, _fill_choose, "if else-if else"),
    "date": Kind(_date, _add_parts, "date-part"),
    "date-part": Kind(_date_part),
    "else": Kind(_else, _fill_branch, RENDERING),
    "else-if": Kind(_condition, _fill_branch, RENDERING),
    "group": Kind(_group, _fill_group, RENDERING),
    "if": Kind(_condition, _fill_branch, RENDERING),
    "label": Kind(_label),
    "number": Kind(_number),
    "text": Kind(_text),
}
