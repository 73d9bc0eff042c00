"""The values of a cite's variables, which come from the reference or from the citation."""

from collections.abc import Callable

from citecli.csl import numbers
from citecli.csl.context import Context
from citecli.csl.embedded_labels import labelled_numbers
from citecli.references.model import Name


def value_of(variable: str, form: str, context: Context) -> str:
    """The value of a text or number variable of this cite, unformatted; "" without one."""
    return "" if is_suppressed(variable, context) and variable not in SPECIAL else own_value(variable, form, context)


def own_value(variable: str, form: str, context: Context) -> str:
    """The same, whether or not it has stood in for missing names."""
    special = SPECIAL.get(variable)
    if special is not None:
        return special(context)
    texts = context.texts
    if form == "short":
        return texts.get(f"{variable}-short") or texts.get(variable, "")
    return texts.get(variable, "")


def value_once(variable: str, form: str, context: Context) -> str:
    """The same for showing it: "" for a locator that the cite has shown already, which says where to look once."""
    value = value_of(variable, form, context)
    if variable == "locator" and value:
        value = "" if context.locator_shown else value
        context.locator_shown = True
    return value


def is_suppressed(variable: str, context: Context) -> bool:
    """Whether a variable has been substituted for missing names and must not be shown again."""
    return variable in context.suppressed or (context.substituting is not None and variable in context.substituting)


def _page_first(context: Context) -> str:
    own = context.texts.get("page-first")
    if own:
        return own
    page = context.texts.get("page", "")
    return numbers.parts_of(labelled_numbers(page, "page", context.locale)[0].numbers)[0].text if page else ""


def _first_note(context: Context) -> str:
    if context.comparing:  # where a work was cited first does not tell it from another by the same author
        return ""
    return str(context.cite.first_note) if context.cite.first_note else ""


def _citation_number(context: Context) -> str:
    return str(context.cite.citation_number) if context.cite.citation_number else ""


def _citation_label(context: Context) -> str:
    label = context.texts.get("citation-label") or trigraph(context)
    return label + context.disambiguation.year_suffix


SPECIAL: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.item.locator,
    "page-first": _page_first,
    "citation-number": _citation_number,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
    "year-suffix": lambda context: context.disambiguation.year_suffix,
}
"""The variables that come from the citation or are computed from other variables."""


def trigraph(context: Context) -> str:
    """A label made of names and year for a reference that has none: "Doe09", "DRS99" (as the reference implementation).

    One author gives four letters, two give two each, three two and one and one, more one each of the first four.
    """
    authors: tuple[Name, ...] = ()
    for variable in ("author", "editor", "translator", *sorted(context.names)):
        authors = context.names.get(variable, ())
        if authors:
            break
    families = [name.family or name.literal for name in authors[:4]]
    if not families:
        stem = "".join(character for character in context.texts.get("title", "") if character.isalnum())[:4] or "Anon"
    else:
        widths = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))[len(families) - 1]
        letters = ["".join(filter(str.isalpha, family)) for family in families]
        stem = "".join(name[:width].capitalize() for name, width in zip(letters, widths, strict=True))
    issued = context.dates.get("issued")
    year = f"{issued.start.year % 100:02d}" if issued and issued.start else "00"
    return stem + year
