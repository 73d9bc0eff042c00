"""Context: everything that the evaluation of one cite or entry looks at, and the little that it notes down.

An `Area` is what cs:citation or cs:bibliography settles for all its cites. A `Cite` is one occurrence of a reference,
its position known. An `Expansion` is what disambiguation adds to a reference's cites.
"""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from citecli.csl.citation import CitationItem
from citecli.csl.locale import Locale
from citecli.csl.taxonomy import Position
from citecli.csl.tree import NameOptions, Names, Style
from citecli.references.model import Name, Reference

SORT_SEPARATOR = "\x01"
"""Parts what belongs apart in sort keys, family from given names, say: whatever is shorter before it goes first."""


class Expansion(NamedTuple):
    """What makes a cite unmistakable, beyond what the style shows anyway.

    `names` has for each list of names in the cite how many are shown at least; `givens` for each list and name 0 (as
    the style has it), 1 (initials) or 2 (all given names). `conditions` is how many of a cite's tests
    disambiguate="true" are granted.
    """

    names: tuple[int, ...] = ()
    givens: tuple[tuple[int, ...], ...] = ()
    conditions: int = 0
    year_suffix: str = ""


NO_EXPANSION = Expansion()


class Cite(NamedTuple):
    """One occurrence of a reference. `first_note` is the note of its first occurrence, 0 for none."""

    reference: Reference
    item: CitationItem
    position: Position = Position.FIRST
    near_note: bool = False
    first_note: int = 0
    citation_number: int = 0


class GivenNames(Protocol):
    """Which given names a style's rule asks for, whatever the cite (the global rules of givenname-disambiguation)."""

    def note(self, name: Name, index: int) -> None:
        """Take down a name that is shown, `index` from 0 in its list."""

    def level(self, name: Name, index: int) -> int:
        """0, 1 or 2 as in `Expansion.givens`."""


class Area(NamedTuple):
    """What holds for every cite of a citation layout, or every entry of a bibliography.

    `options` are the name options of style and part together, `resolved` the finished ones for each cs:names met.
    """

    bibliography: bool
    options: NameOptions
    names_delimiter: str
    explicit_year_suffix: bool
    resolved: dict[int, tuple[Names, NameOptions]]


class NameList(NamedTuple):
    """How one list of names came out: `shown` of `total` names, the level of given names by position, and the names."""

    shown: int
    total: int
    levels: tuple[int, ...]
    names: tuple[Name, ...] = ()


class Context:
    """The state of one evaluation. Made anew for each cite and entry.

    `comparing` is true for cites rendered only to be compared: when a reference was looked at is left out of them.
    `called` and `filled` count the variables asked for and those that had something to show; groups compare them.
    `substituted` are the variables that stood in for missing names and are not shown again.
    `started` is true once something was written; the first term of an entry or note is capitalized.
    `conditions` counts the tests disambiguate="true" met with. `lists` notes how each list of names came out
    (disambiguation starts from there).
    """

    __slots__ = (
        "area",
        "called",
        "cite",
        "comparing",
        "conditions",
        "date_variables",
        "english",
        "expansion",
        "filled",
        "givens",
        "in_substitute",
        "item",
        "lists",
        "locale",
        "names",
        "names_override",
        "names_seen",
        "omit_names",
        "omitted",
        "position",
        "reference",
        "sorting",
        "started",
        "style",
        "substituted",
        "texts",
        "year_suffix_pending",
    )

    def __init__(
        self,
        style: Style,
        locale: Locale,
        area: Area,
        cite: Cite,
        expansion: Expansion = NO_EXPANSION,
        givens: GivenNames | None = None,
        *,
        sorting: bool = False,
        omit_names: bool = False,
        comparing: bool = False,
    ) -> None:
        self.style = style
        self.locale = locale
        self.area = area
        self.cite = cite
        self.item = cite.item
        self.position = cite.position
        reference = cite.reference
        self.reference = reference
        self.texts: Mapping[str, str] = reference.texts
        self.names = reference.names
        self.date_variables = reference.dates
        language = reference.texts.get("language") or style.default_locale or locale.language
        self.english = language[:2].lower() == "en"
        self.expansion = expansion
        self.givens = givens
        self.sorting = sorting
        self.omit_names = omit_names
        self.omitted = False
        self.comparing = comparing
        self.names_override: tuple[int | None, int | None, bool | None] | None = None
        self.called = 0
        self.filled = 0
        self.substituted: frozenset[str] = frozenset()
        self.in_substitute: list[str] | None = None
        self.started = False
        self.names_seen = False
        self.conditions = 0
        self.lists: list[NameList] = []
        self.year_suffix_pending = expansion.year_suffix if not area.explicit_year_suffix else ""
