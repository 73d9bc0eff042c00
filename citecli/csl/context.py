"""Context: the input of the evaluation of one cite or entry, and the state that it records.

An `Area` holds the settings of cs:citation or cs:bibliography for all its cites. A `Cite` is one occurrence of a
reference with its position. A `Disambiguation` holds the additions that make a reference's cites unambiguous.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from citecli.csl.citation import CitationItem
from citecli.csl.locale import Locale
from citecli.csl.taxonomy import Position
from citecli.csl.tree import NameOptions, NamesElement, Style
from citecli.frozen import FrozenValue
from citecli.references.model import Name, Reference
from citecli.text.language import title_language

SORT_SEPARATOR = "\x01"
"""Separates the parts of sort keys, such as family and given names, so that the shorter part sorts first."""


class Disambiguation(FrozenValue):
    """The additions to the style's normal output that make a reference's cites unambiguous."""

    names_shown: tuple[int, ...] = ()
    """For each list of names in the cite, in order, how many names it shows at least."""
    given_name_levels: tuple[tuple[int, ...], ...] = ()
    """For each list and name 0 (as the style has it), 1 (initials) or 2 (all given names)."""
    granted_tests: int = 0
    """How many of the cite's tests disambiguate="true" are met, from the first on."""
    year_suffix: str = ""


NO_DISAMBIGUATION = Disambiguation()


class Cite(FrozenValue):
    """One occurrence of a reference."""

    reference: Reference
    item: CitationItem
    position: Position = Position.FIRST
    near_note: bool = False
    first_note: int = 0
    """The number of the note of the reference's first cite, 0 for none."""
    citation_number: int = 0
    """Its place in the bibliography, from 1; 0 where there is none."""


def bare_cites(references: Sequence[Reference], numbers: Sequence[int]) -> list[Cite]:
    """A cite for each reference, with its citation number but without a position in the document."""
    pairs = zip(references, numbers, strict=True)
    return [Cite(reference, CitationItem(reference.id), citation_number=number) for reference, number in pairs]


class GivenNameLevels(Protocol):
    """How much of given names a style's global rule asks for (specification, givenname-disambiguation-rule)."""

    def level(self, name: Name, index: int) -> int:
        """0 (as the style has it), 1 (initials) or 2 (all given names) for a name at `index`, from 0, of its list."""


class Area(FrozenValue):
    """The settings for all cites of cs:citation, or for all entries of cs:bibliography."""

    style: Style
    locale: Locale
    is_bibliography: bool
    name_options: NameOptions
    """The name options of the style and of this part of it together."""
    names_delimiter: str
    places_year_suffix: bool
    """Whether a layout says itself where year suffixes go; if none does they follow the year."""
    resolved_options: dict[int, tuple[NamesElement, NameOptions]]
    """A cache: by the identity of each cs:names met the element, so that it lives on, and the options that hold for it,
    which are the same each time; to hash so many options would cost more than to work them out."""


class EtAlOverride(FrozenValue):
    """What a sort key says of et-al, `None` where it is silent (specification, cs:key)."""

    names_min: int | None = None
    names_use_first: int | None = None
    names_use_last: bool | None = None


class NameList(FrozenValue):
    """How one list of names came out."""

    shown: int
    """How many names are shown, not counting one behind an ellipsis."""
    total: int
    levels: tuple[int, ...]
    """For each name of the list what is shown of its given names: 0 nothing, 1 initials, 2 all."""
    names: tuple[Name, ...] = ()


class Context:
    """The state of one evaluation; made anew for each cite and entry, and dropped with it.

    Given from outside: `area` (and its `style` and `locale`), `cite` (and its parts), `disambiguation`,
    `given_name_levels`, and what the evaluation is for: `sorting` (for a key), `comparing` (for a look at whether cites
    differ: when a reference was accessed is left out), `omit_names` (the writer names the author already). `brackets`
    counts those that are open, for brackets within brackets are square in a note; `None` where they are left alone.

    Noted down: `variables_called` and `variables_shown` count the variables asked for and those with something to
    show, which groups compare. `suppressed` are the variables that stood in for missing names and are not shown
    again, `substituting` those that are standing in just now (`None` outside cs:substitute). `has_output` is true
    once something was written: the first term of an entry or note is capitalized. `names_rendered` and
    `names_omitted` tell whether names came, and were left out; `locator_shown` that the locator came, which is set
    once. `label_forms` has the forms in which the labels of numbers were asked for. `disambiguate_tests` counts the
    tests disambiguate="true" met with, and `name_lists` has how each list of names came out: disambiguation starts from
    these two.
    """

    __slots__ = (
        "area",
        "brackets",
        "cite",
        "comparing",
        "dates",
        "disambiguate_tests",
        "disambiguation",
        "et_al_override",
        "given_name_levels",
        "has_output",
        "item",
        "label_forms",
        "language",
        "locale",
        "locator_shown",
        "name_lists",
        "names",
        "names_omitted",
        "names_rendered",
        "omit_names",
        "position",
        "reference",
        "sorting",
        "style",
        "substituting",
        "suppressed",
        "texts",
        "variables_called",
        "variables_shown",
        "year_suffix_pending",
    )

    def __init__(
        self,
        area: Area,
        cite: Cite,
        disambiguation: Disambiguation = NO_DISAMBIGUATION,
        given_name_levels: GivenNameLevels | None = None,
        *,
        sorting: bool = False,
        omit_names: bool = False,
        comparing: bool = False,
        has_output: bool = False,
        et_al_override: EtAlOverride | None = None,
        brackets: int | None = None,
    ) -> None:
        reference = cite.reference
        self.area = area
        self.style = area.style
        self.locale = area.locale
        self.cite = cite
        self.item = cite.item
        self.position = cite.position
        self.reference = reference
        self.texts: Mapping[str, str] = reference.texts
        self.names = reference.names
        self.dates = reference.dates
        language = reference.texts.get("language")
        if not language and self.style.manual.detects_language:
            language = title_language(reference.texts.get("title", ""))
        self.language = (language or area.style.default_locale or area.locale.language)[:2].lower()
        self.disambiguation = disambiguation
        self.given_name_levels = given_name_levels
        self.sorting = sorting
        self.omit_names = omit_names
        self.comparing = comparing
        self.et_al_override = et_al_override
        self.brackets = brackets
        self.variables_called = 0
        self.variables_shown = 0
        self.suppressed: frozenset[str] = frozenset()
        self.substituting: list[str] | None = None
        self.has_output = has_output
        self.locator_shown = False
        self.names_rendered = False
        self.names_omitted = False
        self.disambiguate_tests = 0
        self.name_lists: list[NameList] = []
        self.label_forms: dict[str, str] = {}
        self.year_suffix_pending = "" if area.places_year_suffix else disambiguation.year_suffix
