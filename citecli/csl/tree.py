"""Styles and locales as values: what their files say, with no XML left in it.

Every element has the name that the specification gives it, and says how its text is to be formatted. Macros are
resolved by name when evaluated, so that a style is as large as its file; the reader of the XML has made sure that each
exists and that none calls itself.
"""

from collections.abc import Mapping
from typing import TypeAlias

from citecli.csl.taxonomy import TextCase
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Display, FontFormat


class Formatting(FrozenValue):
    """What a rendering element asks for its output: formatting, affixes, display, quotes, case, periods.

    `font` is `None` when none of its properties is set (specification, "Formatting" to "Text-case").
    """

    prefix: str = ""
    suffix: str = ""
    font: FontFormat | None = None
    quotes: bool = False
    text_case: TextCase | None = None
    strip_periods: bool = False
    display: Display | None = None

    def over(self, general: "Formatting") -> "Formatting":
        """This formatting, what it leaves open filled in from a more general one."""
        if self is NO_FORMATTING or general is NO_FORMATTING:
            return general if self is NO_FORMATTING else self
        font = self.font or general.font
        if self.font and general.font:
            font = self.font.over(general.font)
        return Formatting(
            self.prefix or general.prefix,
            self.suffix or general.suffix,
            font,
            self.quotes or general.quotes,
            self.text_case or general.text_case,
            self.strip_periods or general.strip_periods,
            self.display or general.display,
        )


NO_FORMATTING = Formatting()
"""Nothing asked: one object, so that `formatting is NO_FORMATTING` is the quick way out."""


# What a locale says


class Term(FrozenValue):
    """One term in one form. `multiple` equals `single` where the locale makes no difference.

    `gender` is the term's own (of a noun that numbers agree with); `gender_form` and `match` belong to ordinals.
    """

    single: str
    multiple: str
    gender: str = ""
    gender_form: str = ""
    match: str = ""


class DatePart(FrozenValue):
    """cs:date-part: `name` is day, month or year. Empty `form` means unset."""

    name: str
    form: str = ""
    range_delimiter: str = "–"
    formatting: Formatting = NO_FORMATTING


class DateFormat(FrozenValue):
    """A localized date: cs:date in a locale."""

    parts: tuple[DatePart, ...]
    delimiter: str = ""
    formatting: Formatting = NO_FORMATTING


class LocaleLayer(FrozenValue):
    """One cs:locale, from a locale file or a style. Absent options are `None`.

    `terms` is keyed by (name, form); ordinals, which may differ by gender, are keyed (name, gender form) in `ordinals`.
    """

    language: str = ""
    terms: Mapping[tuple[str, str], Term] = {}
    ordinals: Mapping[tuple[str, str], Term] = {}
    dates: Mapping[str, DateFormat] = {}
    punctuation_in_quote: bool | None = None
    limit_day_ordinals: bool | None = None


# Rendering elements


class TextVariable(FrozenValue):
    """cs:text with `variable`. `form` is "" or "short"."""

    variable: str
    form: str = ""
    formatting: Formatting = NO_FORMATTING


class TextMacro(FrozenValue):
    """cs:text with `macro`."""

    macro: str
    formatting: Formatting = NO_FORMATTING


class TextTerm(FrozenValue):
    """cs:text with `term`."""

    term: str
    form: str = "long"
    plural: bool = False
    formatting: Formatting = NO_FORMATTING


class TextValue(FrozenValue):
    """cs:text with `value`."""

    value: str
    formatting: Formatting = NO_FORMATTING


class NumberElement(FrozenValue):
    """cs:number. `form` is numeric, ordinal, long-ordinal or roman."""

    variable: str
    form: str = "numeric"
    formatting: Formatting = NO_FORMATTING


class LabelElement(FrozenValue):
    """cs:label. `variable` is "" inside cs:names. `plural` is contextual, always or never."""

    variable: str
    form: str = "long"
    plural: str = "contextual"
    formatting: Formatting = NO_FORMATTING


class DateElement(FrozenValue):
    """cs:date. `form` is text or numeric for a localized date (whose `parts` then only override), else ""."""

    variable: str
    form: str = ""
    date_parts: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    delimiter: str = ""
    formatting: Formatting = NO_FORMATTING


class NameOptions(FrozenValue):
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
        pairs = zip(self.field_values(), general.field_values(), strict=True)
        return NameOptions(*[its if own is None else own for own, its in pairs])


class NameElement(FrozenValue):
    """cs:name, with its cs:name-part children (`None` where absent)."""

    options: NameOptions = NameOptions()
    formatting: Formatting = NO_FORMATTING
    family: Formatting | None = None
    given: Formatting | None = None


class EtAlElement(FrozenValue):
    """cs:et-al."""

    term: str = "et-al"
    formatting: Formatting = NO_FORMATTING


class NamesElement(FrozenValue):
    """cs:names. `label_first` when cs:label stands before cs:name. `delimiter` is `None` when inherited.

    A cs:names without children inside cs:substitute has been given its parent's name, et-al and label.
    """

    variables: tuple[str, ...]
    name: NameElement = NameElement()
    et_al: EtAlElement | None = None
    label: LabelElement | None = None
    label_first: bool = False
    substitute: "tuple[RenderingElement, ...]" = ()
    delimiter: str | None = None
    formatting: Formatting = NO_FORMATTING


class GroupElement(FrozenValue):
    """cs:group."""

    children: "tuple[RenderingElement, ...]"
    delimiter: str = ""
    formatting: Formatting = NO_FORMATTING


class Condition(FrozenValue):
    """One condition of a branch: `kind` is the attribute's name, `values` its words (specification, cs:choose)."""

    kind: str
    values: tuple[str, ...]


class Branch(FrozenValue):
    """cs:if, cs:else-if or cs:else (which has no conditions). `match` is all, any or none."""

    conditions: tuple[Condition, ...]
    match: str
    children: "tuple[RenderingElement, ...]"


class ChooseElement(FrozenValue):
    """cs:choose."""

    branches: tuple[Branch, ...]


RenderingElement: TypeAlias = (
    TextVariable
    | TextMacro
    | TextTerm
    | TextValue
    | NumberElement
    | LabelElement
    | DateElement
    | NamesElement
    | GroupElement
    | ChooseElement
)


class SortKey(FrozenValue):
    """cs:key, by `variable` or by `macro`. The three name settings override et-al inside it; `None` where unset."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    names_min: int | None = None
    names_use_first: int | None = None
    names_use_last: bool | None = None


class Layout(FrozenValue):
    """cs:layout. Its affixes stand around the whole citation, or around each entry."""

    children: tuple[RenderingElement, ...]
    delimiter: str = ""
    formatting: Formatting = NO_FORMATTING


class CitationPart(FrozenValue):
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


class BibliographyPart(FrozenValue):
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


class StyleInfo(FrozenValue):
    """cs:info, as far as a user asks for it. `parent` is the id of a dependent style's parent."""

    id: str = ""
    title: str = ""
    title_short: str = ""
    parent: str = ""
    citation_format: str = ""
    fields: tuple[str, ...] = ()
    updated: str = ""


class ManualRules(FrozenValue):
    """What manuals ask for that CSL has no words for (`families` says whose they are); by default nothing."""

    capital_from: int = 0
    """Title case: small words with at least so many letters have a capital, too; 0 for none."""
    capital_after_colon: bool = False
    """Titles that are in sentence case have a capital after a colon and the like."""
    parts_located_years: bool = False
    """The years of one author are parted as citations are when one has a locator: (Wong 1999, 328; 2000, 475)."""
    drops_scheme: bool = False
    """Addresses are set without "https://"."""
    names_publisher_once: bool = False
    """A publisher is named neither as the author nor beside the container that has its name."""
    names_author_once: bool = False
    """An author is not named as the publisher again."""
    parts_begin_with_titles: bool = False
    """Who edited or translated a book does not stand in for the author of a part of it."""
    reads_notes: bool = False
    """Variables that a note calls by their names in words ("Original date: 1886") are read."""
    detects_language: bool = False
    """The language of a reference that says none is told by its title."""
    drops_soft_hyphens: bool = False
    knows_elisions: bool = False
    """An apostrophe that begins a word (’tis, the ’90s) opens no quotation."""
    nothing_before_something: bool = False
    """Sorting: "Doe, J., & Zeb" comes before "Doe, J. A."."""


class Style(FrozenValue):
    """A whole independent style."""

    info: StyleInfo
    class_: str
    default_locale: str
    citation: CitationPart
    bibliography: BibliographyPart | None
    macros: Mapping[str, tuple[RenderingElement, ...]]
    locales: tuple[LocaleLayer, ...] = ()
    options: NameOptions = NameOptions()
    names_delimiter: str | None = None
    demote_non_dropping_particle: str = "display-and-sort"
    initialize_with_hyphen: bool = True
    page_range_format: str = ""
    problems: tuple[str, ...] = ()
    manual: ManualRules = ManualRules()
