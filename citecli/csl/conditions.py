"""Conditions: whether the tests of a cs:if are met (specification, cs:choose)."""

from collections.abc import Callable

from citecli.csl import numbers
from citecli.csl.context import Context
from citecli.csl.taxonomy import DATE_VARIABLES, NAME_VARIABLES, Position
from citecli.csl.tree import Branch
from citecli.csl.variables import SPECIAL, value_of


def holds(branch: Branch, context: Context) -> bool:
    """Whether a branch's tests are met (specification, cs:choose)."""
    tests = branch.tests
    if not tests:
        return True
    match = branch.match
    for test in tests:
        if test.kind == "type" and match == "all":
            # An item has one type: several are always alternatives.
            if context.reference.type not in test.values:
                return False
            continue
        check = _CHECK.get(test.kind)
        if check is None:
            return False
        for value in test.values:
            met = check(value, context)
            if match == "all":
                if not met:
                    return False
            elif met:
                return match == "any"
    return match != "any"


def _type(value: str, context: Context) -> bool:
    return context.reference.type == value


def _variable(value: str, context: Context) -> bool:
    if value in SPECIAL:
        return bool(SPECIAL[value](context))
    if value in context.texts:
        return bool(context.texts[value])
    if value in NAME_VARIABLES:
        return bool(context.names.get(value))
    if value in DATE_VARIABLES:
        found = context.date_variables.get(value)
        return found is not None and (found.start is not None or bool(found.literal))
    return False


def _is_numeric(value: str, context: Context) -> bool:
    text = value_of(value, "", context)
    return bool(text) and numbers.is_numeric(text)


def _is_uncertain(value: str, context: Context) -> bool:
    found = context.date_variables.get(value)
    return found is not None and found.circa


def _locator(value: str, context: Context) -> bool:
    return bool(context.item.locator) and (context.item.label or "page") == value


def _position(value: str, context: Context) -> bool:
    if context.area.bibliography:
        return False
    if value == "near-note":
        return context.cite.near_note
    return context.position in _POSITIONS.get(value, ())


def _disambiguate(value: str, context: Context) -> bool:
    # The conditions of a cite are granted one by one, in order.
    context.conditions += 1
    return (context.conditions <= context.expansion.conditions) == (value == "true")


_POSITIONS = {
    "first": (Position.FIRST,),
    "subsequent": (Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid": (Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid-with-locator": (Position.IBID_WITH_LOCATOR,),
}
_CHECK: dict[str, Callable[[str, Context], bool]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
