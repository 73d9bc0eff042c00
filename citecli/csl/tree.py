"""The style as values: what a .csl file says, with no XML left in it.

Every element has the name that the specification gives it. Macros are resolved by name when evaluated, so that a style
is as large as its file; `parse` has made sure that each exists and that none calls itself.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from citecli.csl.formatting import PLAIN, Look
from citecli.csl.locale import DatePart, LocaleLayer


class TextVariable(NamedTuple):
    """cs:text with `variable`. `form` is "" or "short"."""

    variable: str
    form: str = ""
    look: Look = PLAIN


class TextMacro(NamedTuple):
    """cs:text with `macro`."""

    macro: str
    look: Look = PLAIN


class TextTerm(NamedTuple):
    """cs:text with `term`."""

    term: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


class TextValue(NamedTuple):
    """cs:text with `value`."""

    value: str
    look: Look = PLAIN


class Number(NamedTuple):
    """cs:number. `form` is numeric, ordinal, long-ordinal or roman."""

    variable: str
    form: str = "numeric"
    look: Look = PLAIN


class Label(NamedTuple):
    """cs:label. `variable` is "" inside cs:names. `plural` is contextual, always or never."""

    variable: str
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


class Date(NamedTuple):
    """cs:date. `form` is text or numeric for a localized date (whose `parts` then only override), else ""."""

    variable: str
    form: str = ""
    date_parts: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    delimiter: str = ""
    look: Look = PLAIN


class NameOptions(NamedTuple):
    """The inheritable options of cs:name; `None` where this element is silent.

    Specification, "Inheritable Name Options".
    """

    and_: str | None = None
    delimiter: str | None = None
    delimiter_precedes_et_al: str | None = None
    delimiter_precedes_last: str | None = None
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_use_last: bool | None = None
    et_al_subsequent_min: int | None = None
    et_al_subsequent_use_first: int | None = None
    form: str | None = None
    initialize: bool | None = None
    initialize_with: str | None = None
    name_as_sort_order: str | None = None
    sort_separator: str | None = None

    def over(self, general: "NameOptions") -> "NameOptions":
        """These options, the gaps filled from the more general ones."""
        return NameOptions._make(g if own is None else own for own, g in zip(self, general, strict=True))


class Name(NamedTuple):
    """cs:name, with its cs:name-part children (`None` where absent)."""

    options: NameOptions = NameOptions()
    look: Look = PLAIN
    family: Look | None = None
    given: Look | None = None


class EtAl(NamedTuple):
    """cs:et-al."""

    term: str = "et-al"
    look: Look = PLAIN


class Names(NamedTuple):
    """cs:names. `label_first` when cs:label stands before cs:name. `delimiter` is `None` when inherited.

    A cs:names without children inside cs:substitute has been given its parent's name, et-al and label.
    """

    variables: tuple[str, ...]
    name: Name = Name()
    et_al: EtAl | None = None
    label: Label | None = None
    label_first: bool = False
    substitute: "tuple[Element, ...]" = ()
    delimiter: str | None = None
    look: Look = PLAIN


class Group(NamedTuple):
    """cs:group."""

    children: "tuple[Element, ...]"
    delimiter: str = ""
    look: Look = PLAIN


class Test(NamedTuple):
    """One condition of a branch: `kind` is the attribute's name, `values` its words."""

    kind: str
    values: tuple[str, ...]


class Branch(NamedTuple):
    """cs:if, cs:else-if or cs:else (no tests). `match` is all, any or none."""

    tests: tuple[Test, ...]
    match: str
    children: "tuple[Element, ...]"


class Choose(NamedTuple):
    """cs:choose."""

    branches: tuple[Branch, ...]


Element: TypeAlias = TextVariable | TextMacro | TextTerm | TextValue | Number | Label | Date | Names | Group | Choose


class SortKey(NamedTuple):
    """cs:key, by `variable` or by `macro`. The three name settings override et-al inside it; `None` where unset."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    names_min: int | None = None
    names_use_first: int | None = None
    names_use_last: bool | None = None


class Layout(NamedTuple):
    """cs:layout. Its affixes stand around the whole citation, or around each entry."""

    children: tuple[Element, ...]
    delimiter: str = ""
    look: Look = PLAIN


class CitationPart(NamedTuple):
    """cs:citation."""

    layout: Layout
    sort: tuple[SortKey, ...] = ()
    options: NameOptions = NameOptions()
    names_delimiter: str | None = None
    disambiguate_add_names: bool = False
    disambiguate_add_givenname: bool = False
    givenname_disambiguation_rule: str = "by-cite"
    disambiguate_add_year_suffix: bool = False
    cite_group_delimiter: str | None = None
    collapse: str = ""
    year_suffix_delimiter: str | None = None
    after_collapse_delimiter: str | None = None
    near_note_distance: int = 5


class BibliographyPart(NamedTuple):
    """cs:bibliography."""

    layout: Layout
    sort: tuple[SortKey, ...] = ()
    options: NameOptions = NameOptions()
    names_delimiter: str | None = None
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    subsequent_author_substitute: str | None = None
    subsequent_author_substitute_rule: str = "complete-all"


class StyleInfo(NamedTuple):
    """cs:info, as far as a user asks for it. `parent` is the id of a dependent style's parent."""

    id: str = ""
    title: str = ""
    title_short: str = ""
    parent: str = ""
    citation_format: str = ""
    fields: tuple[str, ...] = ()
    updated: str = ""


class Style(NamedTuple):
    """A whole independent style."""

    info: StyleInfo
    class_: str
    default_locale: str
    citation: CitationPart
    bibliography: BibliographyPart | None
    macros: Mapping[str, tuple[Element, ...]]
    locales: tuple[LocaleLayer, ...] = ()
    options: NameOptions = NameOptions()
    names_delimiter: str | None = None
    demote_non_dropping_particle: str = "display-and-sort"
    initialize_with_hyphen: bool = True
    page_range_format: str = ""
    problems: tuple[str, ...] = ()
