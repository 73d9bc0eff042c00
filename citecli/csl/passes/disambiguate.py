"""Disambiguate: find the additions that make cites of different references distinguishable.

Specification, "Disambiguation". Identical cites are expanded together, step by step: first with given names and further
names (`disambiguate-add-givenname`, `disambiguate-add-names`), then with a year suffix, last by cs:if
disambiguate="true". A step that separates no cites is undone. Only cites that are still ambiguous are rendered again.
References are identified by their index; a *group* is a list of references with identical cites.

The rules that compare names instead of cites (givenname-disambiguation-rule) are applied first: a name is expanded in
every cite if another cited person has the same family name.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from citecli.csl.context import NO_DISAMBIGUATION, Area, Cite, Disambiguation, GivenNameLevels, NameList
from citecli.csl.evaluate import ComparedCite, compared_cite
from citecli.csl.name_parts import initials
from citecli.csl.style_traits import disambiguates_cites, disambiguates_names
from citecli.csl.tree import CitationPart, Style
from citecli.frozen import FrozenValue, replace
from citecli.references.model import Name
from citecli.text.numerals import letters


class GlobalGivenNameLevels(FrozenValue):
    """The given-name levels that a style's rule requires for all cited names."""

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
    """The levels that the style's rule requires for these cites; `None` for a style without such a rule."""
    if not disambiguates_names(area.style):
        return None
    compared = [compared_cite(cite, area, NO_DISAMBIGUATION, None) for cite in cites]
    return levels_for(area.style, [names for cite in compared for names in cite.name_lists])


def levels_for(style: Style, lists: Iterable[NameList]) -> GlobalGivenNameLevels:
    """The levels that the style's rule requires for the lists of names in its cites."""
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
    """Given names without full stops, spaces and a final "et al.", for comparison."""
    words = given.replace(".", " ").split()
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return " ".join(words)


Render: TypeAlias = Callable[[int, Disambiguation], ComparedCite]
"""Renders the cite of a reference as one that is not its first."""

Found: TypeAlias = dict[int, Disambiguation]
"""What references need."""


class _Question(FrozenValue):
    """The data that every step uses."""

    render: Render
    bare: Sequence[ComparedCite]
    """The cites as they are without any disambiguation."""
    names_of: Callable[[int], Hashable]
    part: CitationPart
    rank: Mapping[int, int]
    """The references' places in the bibliography, which year suffixes follow."""

    @property
    def adds_given_names(self) -> bool:
        """Whether given names are expanded cite by cite."""
        return self.part.disambiguate_add_givenname and self.part.givenname_disambiguation_rule == "by-cite"


def disambiguate_cites(
    cites: Sequence[Cite], area: Area, levels: GivenNameLevels | None, order: Sequence[int]
) -> dict[str, Disambiguation]:
    """The disambiguation of each reference by id. `cites` has one subsequent cite of each reference.

    `levels` are the given-name levels that the style's rule requires; `order` is the bibliography's order, by index.
    """
    needs = [NO_DISAMBIGUATION] * len(cites)
    if disambiguates_cites(area.style):

        def render(at: int, tried: Disambiguation) -> ComparedCite:
            return compared_cite(cites[at], area, tried, levels)

        def names_of(at: int) -> Hashable:
            return frozenset(cites[at].reference.names.items())

        needs = disambiguate(len(cites), area.style.citation, render, order, names_of)
        needs = [
            _with_shown_names(render(at, need), need) if need.given_name_levels else need
            for at, need in enumerate(needs)
        ]
    return {cite.reference.id: need for cite, need in zip(cites, needs, strict=True)}


def _with_shown_names(cite: ComparedCite, need: Disambiguation) -> Disambiguation:
    """The need with the given names that the cite shows for it, which the bibliography shows as well.

    Where a style has no initials in its cites, all given names come instead.
    """
    pairs = zip(need.given_name_levels, cite.name_lists, strict=False)
    levels = [
        tuple([shown if asked else 0 for asked, shown in zip(wanted, names.levels, strict=False)])
        for wanted, names in pairs
    ]
    return replace(need, given_name_levels=tuple(levels))


def disambiguate(
    count: int, part: CitationPart, render: Render, order: Sequence[int], names_of: Callable[[int], Hashable]
) -> list[Disambiguation]:
    """The disambiguation of each of `count` references. `order` (the bibliography's) determines year suffixes.

    `names_of` returns equal values for references with the same names, which no expansion of names can separate.
    """
    bare = [render(at, NO_DISAMBIGUATION) for at in range(count)]
    question = _Question(render, bare, names_of, part, {at: place for place, at in enumerate(order)})
    asks = question.adds_given_names or part.disambiguate_add_names or part.disambiguate_add_year_suffix
    if not (asks or any(cite.disambiguate_tests for cite in bare)):
        return [NO_DISAMBIGUATION] * count
    found: Found = {}
    for group in _grouped(range(count), lambda at: bare[at].text):
        if len(group) > 1:
            found |= _in_group(group, question)
    return [found.get(at, NO_DISAMBIGUATION) for at in range(count)]


def _in_group(group: list[int], question: _Question) -> Found:
    """What references need whose cites look alike: names, and for those that stay ambiguous what is left."""
    found: Found = {}
    ambiguous = [group]
    if question.adds_given_names or question.part.disambiguate_add_names:
        same_names = _grouped(group, question.names_of)
        if len(same_names) > 1:
            found, ambiguous = _by_names_of_some(same_names, question)
    for rest in ambiguous:
        found |= _by_year_suffix(rest, {at: found.get(at, NO_DISAMBIGUATION) for at in rest}, question)
    return found


def _grouped(members: Iterable[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    """The members with equal keys together, in the order in which they come."""
    groups: dict[Hashable, list[int]] = {}
    for at in members:
        groups.setdefault(key(at), []).append(at)
    return list(groups.values())


# Names


class _Trial(NamedTuple):
    """A further name, or more of a given name, shown: which, and the names shown by then (made for every step)."""

    list_at: int
    name_at: int
    disambiguation: Disambiguation


def _by_names_of_some(same_names: Sequence[list[int]], question: _Question) -> tuple[Found, list[list[int]]]:
    """Expand one reference for all that have its names; also returns the groups that stay ambiguous."""
    by_first = {members[0]: members for members in same_names}
    found, together = _by_names(list(by_first), question)
    ambiguous = [[at for first in group for at in by_first[first]] for group in together]
    met = {first for group in together for first in group}
    ambiguous += [members for first, members in by_first.items() if first not in met and len(members) > 1]
    return {at: found[first] for first, members in by_first.items() for at in members}, ambiguous


def _by_names(group: list[int], question: _Question) -> tuple[Found, list[list[int]]]:
    """Expand names until cites differ or there is nothing left to expand; also returns the groups that stay ambiguous.

    A group that a step parts goes on in parts; a step is kept by the cites that it parted.
    """
    lists = [question.bare[at].name_lists for at in group]
    found: Found = {}
    parts = [(group, _as_shown(lists))]
    for trial in _trials(lists, question):
        parts = _split(parts, trial, question, found)
        if not parts:
            break
    found |= {at: kept for part, kept in parts for at in part}
    return found, [part for part, _ in parts]


def _as_shown(lists: Sequence[Sequence[NameList]]) -> Disambiguation:
    """The names that the cites show anyway, and room for the given names of all."""
    places = range(max(map(len, lists)))
    by_place = [[cite[place] for cite in lists if place < len(cite)] for place in places]
    return Disambiguation(
        tuple(max(names.shown for names in same) for same in by_place),
        tuple((0,) * max(names.total for names in same) for same in by_place),
    )


def _trials(lists: Sequence[Sequence[NameList]], question: _Question) -> Iterator[_Trial]:
    """One walk over the names, forward only, list by list: a further name, then more of its given name."""
    tried = _as_shown(lists)
    levels = (1, 2) if question.adds_given_names else ()
    for list_at, given in enumerate(tried.given_name_levels):
        rows = [cite[list_at].names if list_at < len(cite) else () for cite in lists]
        for name_at in range(len(given)):
            hidden = name_at >= tried.names_shown[list_at]
            if hidden and not question.part.disambiguate_add_names:
                break
            if hidden:
                tried = replace(tried, names_shown=_with(tried.names_shown, list_at, name_at + 1))
            if _are_alike(rows, name_at):
                continue
            if hidden:
                yield _Trial(list_at, name_at, tried)
            for level in levels:
                tried = _with_level(tried, list_at, name_at, level)
                yield _Trial(list_at, name_at, tried)


def _with(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _with_level(tried: Disambiguation, list_at: int, name_at: int, level: int) -> Disambiguation:
    rows = tried.given_name_levels
    row = _with(rows[list_at], name_at, level)
    return replace(tried, given_name_levels=(*rows[:list_at], row, *rows[list_at + 1 :]))


def _are_alike(rows: Sequence[tuple[Name, ...]], at: int) -> bool:
    """Whether all lists have the same name at a place and end, or go on after it, together: no cite looks different."""
    first = rows[0]
    if not all(len(row) == len(first) or min(len(row), len(first)) > at + 1 for row in rows):
        return False
    return all(row[at] == first[at] for row in rows) if at < len(first) else False


_Parts: TypeAlias = list[tuple[list[int], Disambiguation]]
"""Groups that are ambiguous still, each with the steps that it has kept."""


def _split(parts: _Parts, trial: _Trial, question: _Question, found: Found) -> _Parts:
    """Each group as the trial parts it; cites that stand alone have what they need and go into `found`."""
    out: _Parts = []
    list_at, name_at, tried = trial
    for group, kept in parts:
        texts = {at: question.render(at, tried).text for at in group}
        groups = _grouped(group, texts.__getitem__)
        if len(groups) == 1:
            out.append((group, kept))
            continue
        kept = replace(kept, names_shown=_with(kept.names_shown, list_at, tried.names_shown[list_at]))
        kept = _with_level(kept, list_at, name_at, tried.given_name_levels[list_at][name_at])
        for members in groups:
            if len(members) == 1:
                found[members[0]] = kept
            else:
                out.append((members, kept))
    return out


# What names could not tell apart


def _by_year_suffix(group: list[int], needs: Found, question: _Question) -> Found:
    """Year suffixes, if the style has them; the style's own tests where those tell nothing; both together at last."""
    if not question.part.disambiguate_add_year_suffix:
        return _by_tests(group, needs, question)
    ranked = sorted(group, key=question.rank.__getitem__)
    suffixed = {at: replace(needs[at], year_suffix=letters(place)) for place, at in enumerate(ranked, start=1)}
    if not any(question.bare[at].disambiguate_tests for at in group) or _are_told_apart(suffixed, question):
        return suffixed
    tested = _by_tests(group, needs, question)
    return tested if _are_told_apart(tested, question) else _by_tests(group, suffixed, question)


def _are_told_apart(needs: Found, question: _Question) -> bool:
    return len({question.render(at, need).text for at, need in needs.items()}) == len(needs)


def _by_tests(group: list[int], needs: Found, question: _Question) -> Found:
    """Grant the style's tests disambiguate="true" one by one, to those that the ones before did not tell apart."""
    granted, most = 0, max(question.bare[at].disambiguate_tests for at in group)
    while granted < most:
        granted += 1
        with_tests = {at: replace(needs[at], granted_tests=granted) for at in group}
        seen = {at: question.render(at, with_tests[at]) for at in group}
        most = max(most, *(cite.disambiguate_tests for cite in seen.values()))
        groups = _grouped(group, lambda at, seen=seen: seen[at].text)  # type: ignore[misc]  # bound at once
        if len(groups) == len(group):
            return with_tests
        if len(groups) > 1:
            found: Found = {}
            for members in groups:
                # Those that this test tells apart need no more of them.
                found |= (
                    {members[0]: with_tests[members[0]]} if len(members) == 1 else _by_tests(members, needs, question)
                )
            return found
    return {at: replace(needs[at], granted_tests=granted) for at in group}
