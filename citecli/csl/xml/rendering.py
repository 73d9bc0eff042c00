"""The rendering elements (specification, "Rendering Elements")."""

from sys import intern
from typing import Any

from citecli.csl.taxonomy import DATE_VARIABLES, LOCATORS, NAME_VARIABLES, Position
from citecli.csl.tree import (
    Branch,
    ChooseElement,
    Condition,
    DateElement,
    DatePart,
    EtAlElement,
    Formatting,
    GroupElement,
    LabelElement,
    NameElement,
    NamesElement,
    NumberElement,
    RenderingElement,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.csl.xml.attributes import (
    RENDERING,
    TERM_FORMS,
    Attributes,
    ElementReader,
    Note,
    take_boolean,
    take_choice,
    take_formatting,
    take_name_options,
    take_text,
    term_name,
)
from citecli.frozen import FrozenValue, replace

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
_NEVER = Condition("variable", ())
"""With match="any" no value can satisfy it."""


def _text(left: Attributes, note: Note) -> RenderingElement:
    if "macro" in left:
        return TextMacro(take_text(left, "macro"), take_formatting(left, note))
    if "variable" in left:
        variable = take_text(left, "variable")
        form = take_choice(left, "form", frozenset(("long", "short")), "", note)
        return TextVariable(variable, "" if form == "long" else form, take_formatting(left, note))
    if "term" in left:
        return TextTerm(
            term_name(take_text(left, "term")),
            take_choice(left, "form", TERM_FORMS, "long", note),
            bool(take_boolean(left, "plural", note)),
            take_formatting(left, note),
        )
    if "value" not in left:
        note("cs:text has neither variable, macro, term nor value")
    return TextValue(take_text(left, "value"), take_formatting(left, note))


def _number(left: Attributes, note: Note) -> NumberElement:
    return NumberElement(
        take_text(left, "variable"),
        take_choice(left, "form", _NUMBER_FORMS, "numeric", note),
        take_formatting(left, note),
    )


def _label(left: Attributes, note: Note) -> LabelElement:
    return LabelElement(
        take_text(left, "variable"),
        take_choice(left, "form", TERM_FORMS, "long", note),
        take_choice(left, "plural", _PLURALS, "contextual", note),
        take_formatting(left, note),
    )


def _date(left: Attributes, note: Note) -> DateElement:
    variable = take_text(left, "variable")
    if variable and variable not in DATE_VARIABLES:
        note(f"'{variable}' is not a date variable")
    return DateElement(
        variable,
        take_choice(left, "form", frozenset(("text", "numeric")), "", note),
        take_choice(left, "date-parts", _DATE_PARTS, "year-month-day", note),
        (),
        take_text(left, "delimiter"),
        take_formatting(left, note),
    )


def _add_parts(date: DateElement, children: list[Any], text: str, note: Note) -> DateElement:
    if not children and not date.form:
        note("cs:date has neither form nor cs:date-part")
    return replace(date, parts=tuple(part for part in children if part.name)) if children else date


def _date_part(left: Attributes, note: Note) -> DatePart:
    name = take_choice(left, "name", frozenset(_PART_FORMS), "", note)
    form = take_choice(left, "form", _PART_FORMS[name], "", note) if name else take_text(left, "form")
    return DatePart(name, form, take_text(left, "range-delimiter", "–"), take_formatting(left, note))


def _group(left: Attributes, note: Note) -> GroupElement:
    return GroupElement((), take_text(left, "delimiter"), take_formatting(left, note))


def _fill_group(group: GroupElement, children: list[Any], text: str, note: Note) -> GroupElement:
    return GroupElement(tuple(children), group.delimiter, group.formatting)


def _choose(left: Attributes, note: Note) -> ChooseElement:
    return ChooseElement(())


def _fill_choose(choose: ChooseElement, children: list[Any], text: str, note: Note) -> ChooseElement:
    for branch in children[:-1]:
        if not branch.conditions:
            note("cs:else is not the last branch of its cs:choose")
            break
    return ChooseElement(tuple(children))


def _condition(left: Attributes, note: Note) -> Branch:
    match = take_choice(left, "match", _SCOPES, "all", note)
    tests: list[Condition] = []
    for kind in _TESTS:
        value = left.pop(kind, None)
        if value is not None:
            words = ("sub-verbo",) if value == "sub verbo" else tuple(map(intern, value.split()))
            tests.append(Condition(kind, words))
            _check_test(kind, words, note)
    # What can't be tested doesn't hold: with "all", nor does the branch.
    if not tests or (match == "all" and left):
        if not left:
            note("the condition tests nothing")
        return Branch((_NEVER,), "any", ())
    return Branch(tuple(tests), match, ())


def _check_test(kind: str, words: tuple[str, ...], note: Note) -> None:
    """Note the words that no data can ever meet."""
    known = {"position": _POSITIONS, "locator": LOCATORS, "is-uncertain-date": DATE_VARIABLES}.get(kind)
    if kind == "disambiguate" and words != ("true",):
        note("disambiguate can only be tested for 'true'")
    for word in words:
        if known is not None and word not in known:
            note(f"'{word}' is not a value for {kind}")


def _else(left: Attributes, note: Note) -> Branch:
    return Branch((), "all", ())


def _fill_branch(branch: Branch, children: list[Any], text: str, note: Note) -> Branch:
    return Branch(branch.conditions, branch.match, tuple(children))


# cs:names

_NO_NAME = NameElement()


class _NamePart(FrozenValue):
    name: str
    formatting: Formatting


class _Substitute(FrozenValue):
    children: tuple[RenderingElement, ...]


def _names(left: Attributes, note: Note) -> NamesElement:
    variables = tuple(map(intern, left.pop("variable", "").split()))
    for variable in variables:
        if variable not in NAME_VARIABLES:
            note(f"'{variable}' is not a name variable")
    if not variables:
        note("cs:names has no variable")
    delimiter = take_text(left, "delimiter") if "delimiter" in left else None
    return NamesElement(variables, _NO_NAME, delimiter=delimiter, formatting=take_formatting(left, note))


def _fill_names(names: NamesElement, children: list[Any], text: str, note: Note) -> NamesElement:
    name, et_al, label, label_first = _NO_NAME, None, None, False
    substitute: tuple[RenderingElement, ...] = ()
    for child in children:
        if isinstance(child, NameElement):
            name = child
            label_first = label is not None
        elif isinstance(child, EtAlElement):
            et_al = child
        elif isinstance(child, LabelElement):
            label = child
        else:
            substitute = child.children
    filled = replace(names, name=name, et_al=et_al, label=label, label_first=label_first)
    if substitute:
        filled = replace(filled, substitute=tuple(_inherit(child, filled) for child in substitute))
    return filled


def _inherit(element: RenderingElement, parent: NamesElement) -> RenderingElement:
    """A cs:names without children inside cs:substitute takes over its parent's (specification, "Substitute").

    Of the attributes of cs:names itself the specification is silent; like the reference implementation we take them
    over too, but for those that the element has of its own.
    """
    if isinstance(element, NamesElement):
        bare = element.name is _NO_NAME and element.et_al is None and element.label is None and not element.substitute
        if bare:
            return replace(
                parent,
                variables=element.variables,
                substitute=(),
                delimiter=parent.delimiter if element.delimiter is None else element.delimiter,
                formatting=element.formatting.over(parent.formatting),
            )
        return element
    if isinstance(element, GroupElement):
        return replace(element, children=tuple(_inherit(child, parent) for child in element.children))
    if isinstance(element, ChooseElement):
        return ChooseElement(
            tuple(
                replace(branch, children=tuple(_inherit(child, parent) for child in branch.children))
                for branch in element.branches
            )
        )
    return element


def _name(left: Attributes, note: Note) -> NameElement:
    return NameElement(take_name_options(left, note, inherited=False), take_formatting(left, note))


def _fill_name(name: NameElement, children: list[Any], text: str, note: Note) -> NameElement:
    looks = {part.name: part.formatting for part in children}
    return replace(name, family=looks.get("family"), given=looks.get("given"))


def _name_part(left: Attributes, note: Note) -> _NamePart:
    return _NamePart(take_choice(left, "name", frozenset(("family", "given")), "", note), take_formatting(left, note))


def _et_al(left: Attributes, note: Note) -> EtAlElement:
    return EtAlElement(take_text(left, "term", "et-al"), take_formatting(left, note))


def _substitute(left: Attributes, note: Note) -> _Substitute:
    return _Substitute(())


def _fill_substitute(head: _Substitute, children: list[Any], text: str, note: Note) -> _Substitute:
    return _Substitute(tuple(children))


READERS = {
    "choose": ElementReader(_choose, _fill_choose, "if else-if else"),
    "date": ElementReader(_date, _add_parts, "date-part"),
    "date-part": ElementReader(_date_part),
    "else": ElementReader(_else, _fill_branch, RENDERING),
    "else-if": ElementReader(_condition, _fill_branch, RENDERING),
    "et-al": ElementReader(_et_al),
    "group": ElementReader(_group, _fill_group, RENDERING),
    "if": ElementReader(_condition, _fill_branch, RENDERING),
    "label": ElementReader(_label),
    "name": ElementReader(_name, _fill_name, "name-part"),
    "name-part": ElementReader(_name_part),
    "names": ElementReader(_names, _fill_names, "name et-al label substitute"),
    "number": ElementReader(_number),
    "substitute": ElementReader(_substitute, _fill_substitute, RENDERING),
    "text": ElementReader(_text),
}
