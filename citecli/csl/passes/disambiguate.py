"""Disambiguate: what cites of different references need so that nobody takes one for another.

Specification, "Disambiguation". The cites that look alike are expanded together, step by step: first given names and
further names (`disambiguate-add-givenname`, `disambiguate-add-names`), then a year suffix, last whatever cs:if
disambiguate="true" adds. A step that tells no cites apart is not kept. Only cites that are still ambiguous are rendered
again.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from citecli.csl.context import NO_EXPANSION, Expansion, NameList
from citecli.csl.initials import initials
from citecli.csl.tree import CitationPart, Style
from citecli.references.model import Name
from citecli.text.numerals import letters


class Look(NamedTuple):
    """How a reference's cite looks: its text, its lists of names, and how often the style tests for ambiguity in it."""

    text: str
    lists: tuple[NameList, ...]
    conditions: int


Render: TypeAlias = Callable[[int, Expansion], Look]
"""Renders the cite of reference `int` (an index) as one that is not its first."""


def _plain(given: str) -> str:
    """Given names without what only spells them: full stops, spaces, "et al." behind them."""
    words = given.replace(".", " ").split()
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return " ".join(words)


class GlobalGivenNames:
    """The rules that look at names rather than cites: a name is expanded wherever another one has the same family name.

    `note` takes names down while every cite is rendered once; then `settle` is called and `level` answers.
    """

    def __init__(self, style: Style) -> None:
        rule = style.citation.givenname_disambiguation_rule
        self.primary_only = rule.startswith("primary-name")
        self.initials_only = rule.endswith("-with-initials")
        self.never_demote = style.demote_non_dropping_particle == "never"
        self.settled = False
        self._given: dict[str, dict[str, set[str]]] = {}

    def _family(self, name: Name) -> str:
        return f"{name.family} {name.non_dropping_particle}" if self.never_demote else name.family

    def note(self, name: Name, index: int) -> None:
        """Take down a name; `index` is its place in its list, from 0."""
        if self.settled or (self.primary_only and index) or not name.family:
            return
        given = _plain(name.given)
        self._given.setdefault(self._family(name), {}).setdefault(initials(given, ""), set()).add(given)

    def settle(self) -> None:
        """No more names come; from now on `level` answers."""
        self.settled = True

    def level(self, name: Name, index: int) -> int:
        """0, 1 (initials) or 2 (all given names)."""
        if not self.settled or (self.primary_only and index):
            return 0
        shorts = self._given.get(self._family(name))
        if not shorts:
            return 0
        if self.initials_only:
            return 1 if len(shorts) > 1 else 0
        short = initials(_plain(name.given), "")
        if len(shorts.get(short, ())) > 1:
            return 2
        return 1 if len(shorts) > 1 else 0


def disambiguate(
    count: int, part: CitationPart, render: Render, order: Sequence[int], names_of: Callable[[int], Hashable]
) -> list[Expansion]:
    """What each of `count` references needs. `order` ranks them for year suffixes (the bibliography's order).

    `names_of` gives something equal for references with the same names: no expansion of names tells those apart.
    """
    by_cite = part.disambiguate_add_givenname and part.givenname_disambiguation_rule == "by-cite"
    add_names = part.disambiguate_add_names
    expansions = [NO_EXPANSION] * count
    looks = [render(at, NO_EXPANSION) for at in range(count)]
    tests_condition = any(look.conditions for look in looks)
    if not (by_cite or add_names or part.disambiguate_add_year_suffix or tests_condition):
        return expansions
    groups: dict[str, list[int]] = {}
    for at, look in enumerate(looks):
        groups.setdefault(look.text, []).append(at)
    rank = {reference: place for place, reference in enumerate(order)}
    for members in groups.values():
        if len(members) < 2:
            continue
        left = [members]
        if by_cite or add_names:
            alike: dict[Hashable, list[int]] = {}
            for at in members:
                alike.setdefault(names_of(at), []).append(at)
            if len(alike) > 1:
                left = _by_names_of_some(alike.values(), looks, expansions, render, by_cite, add_names)
        for rest in left:
            _by_suffix_and_condition(rest, looks, expansions, render, part, rank)
    return expansions


def _by_names_of_some(
    alike: Iterable[list[int]],
    looks: list[Look],
    expansions: list[Expansion],
    render: Render,
    by_cite: bool,
    add_names: bool,
) -> list[list[int]]:
    """Expand one reference for all that have its names; returns the groups that stay ambiguous."""
    by_first = {some[0]: some for some in alike}
    together = _by_names(list(by_first), looks, expansions, render, by_cite, add_names)
    groups = [[at for first in group for at in by_first[first]] for group in together]
    met = {first for group in together for first in group}
    groups += [some for first, some in by_first.items() if first not in met and len(some) > 1]
    for first, some in by_first.items():
        for at in some:
            expansions[at] = expansions[first]
    return groups


def _by_names(  # noqa: C901
    members: list[int],
    looks: list[Look],
    expansions: list[Expansion],
    render: Render,
    by_cite: bool,
    add_names: bool,
) -> list[list[int]]:
    """Expand names until cites differ or there is nothing left to expand; returns the groups that stay ambiguous.

    One walk over the names, forward only, list by list: more of a given name, then a further name. A group that a step
    parts goes on in parts; a step is kept by the cites that it parted.
    """
    lists = max((looks[at].lists for at in members), key=len)
    width = [
        max((look.lists[place].total for look in (looks[at] for at in members) if place < len(look.lists)), default=0)
        for place in range(len(lists))
    ]
    start_names = [
        max((looks[at].lists[place].shown for at in members if place < len(looks[at].lists)), default=0)
        for place in range(len(lists))
    ]
    tried = _Trial(start_names, [[0] * size for size in width])
    parts: list[tuple[list[int], _Trial]] = [(members, tried.copy())]
    for list_at in range(len(lists)):
        rows = [looks[at].lists[list_at].names if list_at < len(looks[at].lists) else () for at in members]
        for name_at in range(width[list_at]):
            hidden = name_at >= tried.names[list_at]
            if hidden and not add_names:
                break
            if hidden:
                tried.names[list_at] = name_at + 1
            if _alike(rows, name_at):
                continue
            if hidden:
                parts = _split(parts, tried, list_at, name_at, expansions, render)
                if not parts:
                    return []
            if by_cite:
                for level in (1, 2):
                    tried.givens[list_at][name_at] = level
                    parts = _split(parts, tried, list_at, name_at, expansions, render)
                    if not parts:
                        return []
    for part, kept in parts:
        for at in part:
            expansions[at] = kept.expansion()
    return [part for part, _ in parts]


def _alike(rows: list[tuple[Name, ...]], at: int) -> bool:
    """Whether all lists have the same name at a place and end, or go on after it, together: no cite looks different."""
    first = rows[0]
    if not all(len(row) == len(first) or min(len(row), len(first)) > at + 1 for row in rows):
        return False
    return all(row[at] == first[at] for row in rows) if at < len(first) else False


class _Trial:
    """The names and given names of an expansion in the making."""

    __slots__ = ("givens", "names")

    def __init__(self, names: list[int], givens: list[list[int]]) -> None:
        self.names = names
        self.givens = givens

    def copy(self) -> "_Trial":
        return _Trial(list(self.names), [list(row) for row in self.givens])

    def expansion(self) -> Expansion:
        return Expansion(tuple(self.names), tuple(tuple(row) for row in self.givens))


def _split(
    parts: list[tuple[list[int], _Trial]],
    tried: _Trial,
    list_at: int,
    name_at: int,
    expansions: list[Expansion],
    render: Render,
) -> list[tuple[list[int], _Trial]]:
    """Each group as the expansion tried parts it; cites that stand alone have theirs and leave."""
    expansion = tried.expansion()
    out: list[tuple[list[int], _Trial]] = []
    for members, kept in parts:
        groups: dict[str, list[int]] = {}
        for at in members:
            groups.setdefault(render(at, expansion).text, []).append(at)
        if len(groups) == 1:
            out.append((members, kept))
            continue
        kept.names[list_at] = tried.names[list_at]
        kept.givens[list_at][name_at] = tried.givens[list_at][name_at]
        for group in groups.values():
            if len(group) == 1:
                expansions[group[0]] = kept.expansion()
            else:
                out.append((group, kept.copy()))
    return out


def _by_suffix_and_condition(  # noqa: C901
    members: list[int],
    looks: list[Look],
    expansions: list[Expansion],
    render: Render,
    part: CitationPart,
    rank: dict[int, int],
) -> None:
    """What names could not tell apart: year suffixes, then the style's own condition."""
    if part.disambiguate_add_year_suffix:
        for place, at in enumerate(sorted(members, key=rank.__getitem__)):
            expansions[at] = expansions[at]._replace(year_suffix=letters(place + 1))
        if not any(looks[at].conditions for at in members):
            return
        if len({render(at, expansions[at]).text for at in members}) == len(members):
            return
    granted, most = 0, max(looks[at].conditions for at in members)
    while granted < most:
        granted += 1
        seen = [render(at, expansions[at]._replace(conditions=granted)) for at in members]
        most = max(most, *(look.conditions for look in seen))
        if len({look.text for look in seen}) == len(members):
            break
        groups: dict[str, list[int]] = {}
        for at, look in zip(members, seen, strict=True):
            groups.setdefault(look.text, []).append(at)
        if len(groups) > 1:
            # Those that this condition tells apart need no more of them.
            for at in [group[0] for group in groups.values() if len(group) == 1]:
                expansions[at] = expansions[at]._replace(conditions=granted)
            for group in groups.values():
                if len(group) > 1:
                    _by_suffix_and_condition(
                        group, looks, expansions, render, part._replace(disambiguate_add_year_suffix=False), rank
                    )
            return
    if granted:
        for at in members:
            expansions[at] = expansions[at]._replace(conditions=granted)
