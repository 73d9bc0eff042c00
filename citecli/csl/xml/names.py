"""cs:names and what stands in it (specification, "Names")."""

from sys import intern
from typing import Any, NamedTuple

from citecli.csl.formatting import PLAIN, Look
from citecli.csl.taxonomy import NAME_VARIABLES
from citecli.csl.tree import Choose, Element, EtAl, Group, Label, Name, Names
from citecli.csl.xml.attributes import take_choice, take_look, take_name_options, take_text
from citecli.csl.xml.element_kinds import RENDERING, Attributes, Kind, Note

_NO_NAME = Name()


class _NamePart(NamedTuple):
    name: str
    look: Look


class _Substitute(NamedTuple):
    children: tuple[Element, ...]


def _names(left: Attributes, note: Note) -> Names:
    variables = tuple(map(intern, left.pop("variable", "").split()))
    for variable in variables:
        if variable not in NAME_VARIABLES:
            note(f"'{variable}' is not a name variable")
    if not variables:
        note("cs:names has no variable")
    delimiter = take_text(left, "delimiter") if "delimiter" in left else None
    return Names(variables, _NO_NAME, delimiter=delimiter, look=take_look(left, note))


def _fill_names(names: Names, children: list[Any], text: str, note: Note) -> Names:
    name, et_al, label, label_first = _NO_NAME, None, None, False
    substitute: tuple[Element, ...] = ()
    for child in children:
        if isinstance(child, Name):
            name = child
            label_first = label is not None
        elif isinstance(child, EtAl):
            et_al = child
        elif isinstance(child, Label):
            label = child
        else:
            substitute = child.children
    filled = names._replace(name=name, et_al=et_al, label=label, label_first=label_first)
    if substitute:
        filled = filled._replace(substitute=tuple(_inherit(child, filled) for child in substitute))
    return filled


def _inherit(element: Element, parent: Names) -> Element:
    """A cs:names without children inside cs:substitute takes over its parent's (specification, "Substitute").

    Of the attributes of cs:names itself the specification is silent; like the reference implementation we take them
    over too, but for those that the element has of its own.
    """
    if isinstance(element, Names):
        bare = element.name is _NO_NAME and element.et_al is None and element.label is None and not element.substitute
        if bare:
            return parent._replace(
                variables=element.variables,
                substitute=(),
                delimiter=parent.delimiter if element.delimiter is None else element.delimiter,
                look=_over(element.look, parent.look),
            )
        return element
    if isinstance(element, Group):
        return element._replace(children=tuple(_inherit(child, parent) for child in element.children))
    if isinstance(element, Choose):
        return Choose(
            tuple(
                branch._replace(children=tuple(_inherit(child, parent) for child in branch.children))
                for branch in element.branches
            )
        )
    return element


def _over(own: Look, general: Look) -> Look:
    """A look, its gaps filled from a more general one."""
    if own is PLAIN or general is PLAIN:
        return general if own is PLAIN else own
    style = own.format or general.format
    if own.format and general.format:
        style = own.format.over(general.format)
    return Look(
        own.prefix or general.prefix,
        own.suffix or general.suffix,
        style,
        own.quotes or general.quotes,
        own.text_case or general.text_case,
        own.strip_periods or general.strip_periods,
        own.display or general.display,
    )


def _name(left: Attributes, note: Note) -> Name:
    return Name(take_name_options(left, note, inherited=False), take_look(left, note))


def _fill_name(name: Name, children: list[Any], text: str, note: Note) -> Name:
    looks = {part.name: part.look for part in children}
    return name._replace(family=looks.get("family"), given=looks.get("given"))


def _name_part(left: Attributes, note: Note) -> _NamePart:
    return _NamePart(take_choice(left, "name", frozenset(("family", "given")), "", note), take_look(left, note))


def _et_al(left: Attributes, note: Note) -> EtAl:
    return EtAl(take_text(left, "term", "et-al"), take_look(left, note))


def _substitute(left: Attributes, note: Note) -> _Substitute:
    return _Substitute(())


def _fill_substitute(head: _Substitute, children: list[Any], text: str, note: Note) -> _Substitute:
    return _Substitute(tuple(children))


KINDS = {
    "et-al": Kind(_et_al),
    "name": Kind(_name, _fill_name, "name-part"),
    "name-part": Kind(_name_part),
    "names": Kind(_names, _fill_names, "name et-al label substitute"),
    "substitute": Kind(_substitute, _fill_substitute, RENDERING),
}
