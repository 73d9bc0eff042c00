"""Conditions: whether the tests of a cs:if are met (specification, cs:choose)."""

from collections.abc import Callable, Iterable

from citecli.csl.context import Context
from citecli.csl.embedded_labels import are_numeric
from citecli.csl.taxonomy import CREATORS_OF_BOOKS, DATE_VARIABLES, NAME_VARIABLES, PARTS_OF_BOOKS, Position
from citecli.csl.tree import Branch
from citecli.csl.variables import SPECIAL, value_of


def holds(branch: Branch, context: Context) -> bool:
    """Whether a branch's conditions are met, as its `match` asks; those of cs:else, which has none, always are."""
    match = branch.match
    for condition in branch.conditions:
        if condition.kind == "type":
            # An item has one type: several are always alternatives.
            is_of_type = context.reference.type in condition.values
            if match == "all" and not is_of_type:
                return False
            if match != "all" and is_of_type:
                return match == "any"
            continue
        is_met = _IS_MET.get(condition.kind)
        if is_met is None:
            return False
        for value in condition.values:
            if match == "all":
                if not is_met(value, context):
                    return False
            elif is_met(value, context):
                return match == "any"
    return match != "any" or not branch.conditions


def belong_to_the_book(variables: Iterable[str], context: Context) -> bool:
    """Whether these are the names of those who made the book of which the reference is a part, where its manual keeps
    them with the book.
    """
    return (
        context.style.manual.parts_begin_with_titles
        and context.reference.type in PARTS_OF_BOOKS
        and "container-title" in context.texts
        and all(variable in CREATORS_OF_BOOKS for variable in variables)
    )


def _variable(value: str, context: Context) -> bool:
    if value in SPECIAL:
        return bool(SPECIAL[value](context))
    if value in context.texts:
        return bool(context.texts[value])
    if value in NAME_VARIABLES:
        return bool(context.names.get(value))
    date = context.dates.get(value) if value in DATE_VARIABLES else None
    return date is not None and (date.start is not None or bool(date.literal))


def _is_numeric(value: str, context: Context) -> bool:
    text = value_of(value, "", context)
    return bool(text) and are_numeric(value, text, context.locale)


def _is_uncertain(value: str, context: Context) -> bool:
    date = context.dates.get(value)
    return date is not None and date.circa


def _locator(value: str, context: Context) -> bool:
    return bool(context.item.locator) and (context.item.label or "page") == value


def _position(value: str, context: Context) -> bool:
    if context.area.is_bibliography:
        return False
    if value == "near-note":
        return context.cite.near_note
    return context.position in _POSITIONS.get(value, ())


def _disambiguate(value: str, context: Context) -> bool:
    # The tests of a cite are granted one by one, in order.
    context.disambiguate_tests += 1
    return (context.disambiguate_tests <= context.disambiguation.granted_tests) == (value == "true")


_POSITIONS = {
    "first": (Position.FIRST,),
    "subsequent": (Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid": (Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid-with-locator": (Position.IBID_WITH_LOCATOR,),
}
_IS_MET: dict[str, Callable[[str, Context], bool]] = {
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
