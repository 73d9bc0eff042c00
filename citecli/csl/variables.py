"""Variables: what a cite has under a variable's name, the reference's own or the citation's."""

from collections.abc import Callable
from typing import Any

from citecli.csl import numbers
from citecli.csl.context import Context


def value_of(variable: str, form: str, context: Context) -> str:
    """A text or number variable of this cite as it is written, "" where there is none."""
    special = SPECIAL.get(variable)
    if special is not None:
        return special(context)
    if gone(variable, context):
        return ""
    texts = context.texts
    if form == "short":
        return texts.get(f"{variable}-short") or texts.get(variable, "")
    return texts.get(variable, "")


def gone(variable: str, context: Context) -> bool:
    """Whether a variable stood in for names, or is doing so, and must not be shown again."""
    return variable in context.substituted or (context.in_substitute is not None and variable in context.in_substitute)


def _page_first(context: Context) -> str:
    own = context.texts.get("page-first")
    if own:
        return own
    page = context.texts.get("page", "")
    return numbers.read(page)[0].text if page else ""


def _first_note(context: Context) -> str:
    return str(context.cite.first_note) if context.cite.first_note else ""


def _citation_number(context: Context) -> str:
    return str(context.cite.citation_number) if context.cite.citation_number else ""


def _citation_label(context: Context) -> str:
    own = context.texts.get("citation-label")
    label = own or trigraph(context)
    return label + context.expansion.year_suffix


SPECIAL: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.item.locator,
    "page-first": _page_first,
    "citation-number": _citation_number,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
    "year-suffix": lambda context: context.expansion.year_suffix,
}


def trigraph(context: Context) -> str:
    """A label made of names and year for a reference that has none: "Doe09", "DRS99" (as the reference implementation).

    One author gives four letters, two give two each, three two and one and one, more one each of the first four.
    """
    authors: tuple[Any, ...] = ()
    for variable in ("author", "editor", "translator", *sorted(context.names)):
        authors = context.names.get(variable, ())
        if authors:
            break
    families = [name.family or name.literal for name in authors[:4]]
    if not families:
        stem = "".join(character for character in context.texts.get("title", "") if character.isalnum())[:4] or "Anon"
    else:
        widths = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))[len(families) - 1]
        stem = "".join(family[:width] for family, width in zip(families, widths, strict=True))
    issued = context.date_variables.get("issued")
    year = f"{issued.start.year % 100:02d}" if issued and issued.start else "00"
    return stem + year
