"""Given names: the rules that look at names rather than at cites (specification, givenname-disambiguation-rule).

A name is expanded, in every cite, wherever another person who is cited has the same family name.
"""

from collections.abc import Iterable, Mapping, Sequence

from citecli.csl.context import NO_DISAMBIGUATION, Area, Cite, NameList
from citecli.csl.evaluate import compared_cite
from citecli.csl.name_parts import initials
from citecli.csl.style_traits import disambiguates_names
from citecli.csl.tree import Style
from citecli.frozen import FrozenValue
from citecli.references.model import Name


class GlobalGivenNameLevels(FrozenValue):
    """How much of given names a style's rule asks for, once it is known which names are cited."""

    cited: Mapping[str, Mapping[str, frozenset[str]]]
    """For each family name the given names that are cited with it, by their initials."""
    primary_only: bool
    """Whether the rule is for the first name of a list alone."""
    initials_only: bool
    """Whether initials are the most that the rule gives."""
    particle_belongs_to_family: bool

    def level(self, name: Name, index: int) -> int:
        """0 (as the style has it), 1 (initials) or 2 (all given names) for a name at `index`, from 0, of its list."""
        if self.primary_only and index:
            return 0
        by_initials = self.cited.get(_family(name, self.particle_belongs_to_family))
        if not by_initials:
            return 0
        if not self.initials_only and len(by_initials.get(initials(_plain(name.given), ""), ())) > 1:
            return 2
        return 1 if len(by_initials) > 1 else 0


def given_name_levels(cites: Sequence[Cite], area: Area) -> GlobalGivenNameLevels | None:
    """What the style's rule asks for when these are its cites; `None` for a style without such a rule."""
    if not disambiguates_names(area.style):
        return None
    compared = [compared_cite(cite, area, NO_DISAMBIGUATION, None) for cite in cites]
    return levels_for(area.style, [names for cite in compared for names in cite.name_lists])


def levels_for(style: Style, lists: Iterable[NameList]) -> GlobalGivenNameLevels:
    """What the style's rule asks for when these are the lists of names that its cites show."""
    rule = style.citation.givenname_disambiguation_rule
    primary_only = rule.startswith("primary-name")
    with_particle = style.demote_non_dropping_particle == "never"
    cited: dict[str, dict[str, set[str]]] = {}
    for names in lists:
        for index, (name, level) in enumerate(zip(names.names, names.levels, strict=True)):
            # Whose given names are shown in full, or aren't known, is nobody else.
            if level < 2 and name.given and name.family and not (primary_only and index):
                given = _plain(name.given)
                by_initials = cited.setdefault(_family(name, with_particle), {})
                by_initials.setdefault(initials(given, ""), set()).add(given)
    frozen = {
        family: {short: frozenset(given) for short, given in by_initials.items()}
        for family, by_initials in cited.items()
    }
    return GlobalGivenNameLevels(frozen, primary_only, rule.endswith("-with-initials"), with_particle)


def _family(name: Name, with_particle: bool) -> str:
    return f"{name.family} {name.non_dropping_particle}" if with_particle else name.family


def _plain(given: str) -> str:
    """Given names without what only spells them: full stops, spaces, "et al." behind them."""
    words = given.replace(".", " ").split()
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return " ".join(words)
