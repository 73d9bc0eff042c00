"""The elements of CSL and their attributes, read into the values of `tree`.

Reading an element takes two steps: from its attributes a *head*, to which its children are added when it ends. A head
depends on nothing but the attributes, so that the reader of a file may keep and reuse it.

The functions `take_…` take attributes out of the dictionary they are given and say what is wrong with a value through
`note`, a function that takes one line of text; what is left in the dictionary afterwards is unknown to CSL.
"""

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, TypeAlias

from citecli.csl.taxonomy import TermForm, TextCase
from citecli.csl.tree import NO_FORMATTING, Formatting, NameOptions
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Decoration, Display, FontFormat, FontStyle, FontVariant, FontWeight, VerticalAlign

XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute xml:lang as expat names it."""

Attributes: TypeAlias = dict[str, str]
Note: TypeAlias = Callable[[str], None]
"""Takes one line about what is wrong with the element that is being read."""

TERM_FORMS = frozenset(form.value for form in TermForm)


class ElementReader(FrozenValue):
    """How one element is read.

    `read` makes the head and takes the attributes that it knows out of the dictionary. `fill` is given the head, what
    the children became, the characters (of a `textual` element; else "") and the note-taker; without it the head is
    all. `holds` names the children that may stand in it. The macro calls in a `scope` are counted together.
    """

    read: Callable[[Attributes, Note], Any]
    fill: Callable[[Any, list[Any], str, Note], Any] | None = None
    holds: str = ""
    textual: bool = False
    scope: bool = False


RENDERING = "text number label date names group choose"
"""The rendering elements but cs:layout (specification, "Rendering Elements")."""


def term_name(name: str) -> str:
    """A term's name as CSL 1.0.2 has it."""
    return "sub-verbo" if name == "sub verbo" else intern(name)


_FORMAT_VALUES: dict[str, tuple[str, dict[str, object]]] = {
    "font-style": ("font_style", {e.value: e for e in FontStyle}),
    "font-variant": ("font_variant", {e.value: e for e in FontVariant}),
    "font-weight": ("font_weight", {e.value: e for e in FontWeight}),
    "text-decoration": ("text_decoration", {e.value: e for e in (Decoration.NONE, Decoration.UNDERLINE)}),
    "vertical-align": ("vertical_align", {e.value: e for e in VerticalAlign}),
}
_TEXT_CASES = {e.value: e for e in TextCase}
_DISPLAYS = {e.value: e for e in Display}
_BOOLEANS = {"true": True, "false": False}
_FORMATTING_ATTRIBUTES = frozenset(
    (*_FORMAT_VALUES, "prefix", "suffix", "quotes", "text-case", "strip-periods", "display")
)

_NAME_CHOICES: dict[str, tuple[str, frozenset[str]]] = {
    "and": ("and_", frozenset(("text", "symbol"))),
    "delimiter-precedes-et-al": (
        "delimiter_precedes_et_al",
        frozenset(("contextual", "after-inverted-name", "always", "never")),
    ),
    "delimiter-precedes-last": (
        "delimiter_precedes_last",
        frozenset(("contextual", "after-inverted-name", "always", "never")),
    ),
    "form": ("form", frozenset(("long", "short", "count"))),
    "name-as-sort-order": ("name_as_sort_order", frozenset(("first", "all"))),
}
_NAME_NUMBERS = {
    "et-al-min": "et_al_min",
    "et-al-use-first": "et_al_use_first",
    "et-al-subsequent-min": "et_al_subsequent_min",
    "et-al-subsequent-use-first": "et_al_subsequent_use_first",
}
_NAME_BOOLEANS = {"et-al-use-last": "et_al_use_last", "initialize": "initialize"}
_NAME_TEXTS = {"delimiter": "delimiter", "initialize-with": "initialize_with", "sort-separator": "sort_separator"}
_NAME_ATTRIBUTES = frozenset((*_NAME_CHOICES, *_NAME_NUMBERS, *_NAME_BOOLEANS, *_NAME_TEXTS))

NO_OPTIONS = NameOptions()


def take_text(attributes: Attributes, name: str, default: str = "") -> str:
    """A free text, as it stands: CSL never trims what is meant for output (specification, "Whitespace Handling")."""
    value = attributes.pop(name, None)
    return default if value is None else intern(value)


def take_choice(attributes: Attributes, name: str, choices: frozenset[str], default: str, note: Note) -> str:
    """One word of a closed vocabulary."""
    value = attributes.pop(name, None)
    if value is None:
        return default
    value = value.strip()
    if value in choices:
        return intern(value)
    note(f"{name} can't be '{_short(value)}' (it may be {', '.join(sorted(choices))})")
    return default


def take_boolean(attributes: Attributes, name: str, note: Note) -> bool | None:
    """`true` or `false`; `None` when absent or neither."""
    value = attributes.pop(name, None)
    if value is None:
        return None
    known = _BOOLEANS.get(value.strip())
    if known is None:
        note(f"{name} can't be '{_short(value)}' (it may be true, false)")
    return known


def take_number(attributes: Attributes, name: str, note: Note) -> int | None:
    """A whole number from 0 on; `None` when absent or something else."""
    value = attributes.pop(name, None)
    if value is None:
        return None
    digits = value.strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        return int(digits)
    note(f"{name} can't be '{_short(value)}' (it is a whole number)")
    return None


def take_formatting(attributes: Attributes, note: Note) -> Formatting:
    """Affixes, formatting, quotes, case, periods and display. `PLAIN` itself when there are none."""
    found = _FORMATTING_ATTRIBUTES.intersection(attributes)
    if not found:
        return NO_FORMATTING
    fields: dict[str, object] = {}
    properties: dict[str, object] = {}
    for name in found:
        value = attributes.pop(name)
        if name in ("prefix", "suffix"):
            if "&#" in value:  # escaped twice, as some styles have it
                from html import unescape

                value = unescape(value)
            fields[name] = intern(value)
        elif name in _FORMAT_VALUES:
            field, values = _FORMAT_VALUES[name]
            properties[field] = _known(name, value, values, note)
        elif name == "text-case":
            fields["text_case"] = _known(name, value, _TEXT_CASES, note)
        elif name == "display":
            fields["display"] = _known(name, value, _DISPLAYS, note)
        else:
            fields[name.replace("-", "_")] = bool(_known(name, value, _BOOLEANS, note))
    style = FontFormat(**properties)  # type: ignore[arg-type]  # the table above pairs each field with its enum
    if style != _NO_FORMAT:
        fields["font"] = style
    made = Formatting(**fields)  # type: ignore[arg-type]
    return NO_FORMATTING if made == NO_FORMATTING else made


_NO_FORMAT = FontFormat()


def take_name_options(attributes: Attributes, note: Note, *, inherited: bool) -> NameOptions:
    """The options of cs:name, or (`inherited`) those that cs:style, cs:citation and cs:bibliography hand down.

    There the two that would be mistaken for the element's own are called `name-form` and `name-delimiter`
    (specification, "Inheritable Name Options").
    """
    if inherited:
        unknown: Attributes = {name: attributes.pop(name) for name in ("form", "delimiter") if name in attributes}
        for name in ("form", "delimiter"):
            if f"name-{name}" in attributes:
                attributes[name] = attributes.pop(f"name-{name}")
        options = take_name_options(attributes, note, inherited=False)
        attributes.update(unknown)
        return options
    found = _NAME_ATTRIBUTES.intersection(attributes)
    if not found:
        return NO_OPTIONS
    fields: dict[str, object] = {}
    for name in found:
        if name in _NAME_TEXTS:
            fields[_NAME_TEXTS[name]] = take_text(attributes, name)
        elif name in _NAME_NUMBERS:
            fields[_NAME_NUMBERS[name]] = take_number(attributes, name, note)
        elif name in _NAME_BOOLEANS:
            fields[_NAME_BOOLEANS[name]] = take_boolean(attributes, name, note)
        else:
            field, choices = _NAME_CHOICES[name]
            fields[field] = take_choice(attributes, name, choices, "", note) or None
    return NameOptions(**fields)  # type: ignore[arg-type]  # the tables above pair each field with its reader


def _known(name: str, value: str, values: Mapping[str, object], note: Note) -> object:
    """What `value` stands for in a table, `None` (noted) when it isn't there."""
    known = values.get(value.strip())
    if known is None:
        note(f"{name} can't be '{_short(value)}' (it may be {', '.join(values)})")
    return known


def _short(value: str) -> str:
    """A value fit for a message: one line, not endless."""
    value = " ".join(value.split())
    return value if len(value) <= 40 else value[:39] + "…"
