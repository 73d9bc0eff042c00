"""Coreference across documents: who speaks in several texts, where the same person is one speaker.

Every text has names of its own for people ("Gen. Mark Milley" here, "Milley" there). Joined are

- names that are the same but for case, accents, title and article;
- full names that can be one person's (`person_names.compatible`: nicknames, initials, middle names), unless a third
  name fits one of them and not the other: George Bush is neither George W. nor George H. W. where both speak;
- a bare surname and the full name that has it, if there is exactly one such person;
- surnames without a full name, unless titles or genders tell several persons apart.

Two names of one text are two speakers: that text has told them apart.
"""

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import NamedTuple

from citecli.quotes.coreference.person_names import PersonName, compatible, person_name
from citecli.quotes.coreference.speaker_matching import key_of, matches
from citecli.quotes.languages.english.lexicon import FORMS_OF_ADDRESS, GIVEN_NAMES
from citecli.quotes.languages.english.nicknames import FULL_FORMS
from citecli.quotes.model import Attribution
from citecli.text.folding import fold

_MOST_ALIKE = 200
"""Of more names with one surname and one given name nobody can say which are one person's: they are left apart."""


class SpeakerName(NamedTuple):
    """The name of a speaker: `speaker` with title, `display` without."""

    speaker: str
    display: str


class _SharedName:
    """All that speak under one name, in whatever texts.

    `written` says how it was written and how often, `titles` likewise with what title, `texts` where; `forms` are all
    names of two words or more that those texts have for them.
    """

    def __init__(self, name: PersonName | None) -> None:
        self.name = name
        self.written: dict[SpeakerName, int] = {}
        self.titles: dict[str, int] = {}
        self.forms: set[tuple[str, ...]] = set()
        self.names: dict[str, None] = {}
        self.texts: set[Hashable] = set()

    def add(self, who: Attribution, text: Hashable, quotations: int) -> None:
        written = SpeakerName(who.speaker, who.display)
        self.written[written] = self.written.get(written, 0) + quotations
        title = _title(who)
        if title and title.rstrip(".").lower() not in FORMS_OF_ADDRESS:
            self.titles[title] = self.titles.get(title, 0) + quotations
        self.texts.add(text)
        for name in (who.speaker, who.display, *who.aliases):
            if name not in self.names:
                self.names[name] = None
                if len(key := key_of(name)) > 1:
                    self.forms.add(key)


class CrossDocumentCoreference:
    """The speakers of several texts, each once: `add` all of them, `resolve` once, then ask."""

    def __init__(self) -> None:
        self._keys: dict[SpeakerName, Hashable] = {}
        self._shared_names: dict[Hashable, _SharedName] = {}
        self._canonical: dict[int, SpeakerName] = {}
        self._groups: dict[int, list[_SharedName]] = {}

    def add(self, who: Attribution, text: Hashable, quotations: int = 1) -> None:
        """Add somebody who speaks in a text (`text` is whatever names it) in a number of quotations."""
        written = SpeakerName(who.speaker, who.display)
        if written not in self._keys:
            key, name = _identity(who)
            self._keys[written] = key
            self._shared_names.setdefault(key, _SharedName(name))
        self._shared_name(who).add(who, text, quotations)

    def _shared_name(self, who: Attribution) -> _SharedName:
        return self._shared_names[self._keys[SpeakerName(who.speaker, who.display)]]

    def resolve(self) -> "CrossDocumentCoreference":
        """Join the names that are one person's; returns itself."""
        things = {key: [shared] for key, shared in self._shared_names.items() if shared.name is None}
        surnames: dict[str, list[_SharedName]] = {}
        for shared in self._shared_names.values():
            if shared.name is None:
                continue
            # The article of another text tells: the Salem Courier is a thing, and Salem Courier no person.
            thing = next((key for written in shared.written if (key := fold(written.speaker)) in things), None)
            if thing is None:
                surnames.setdefault(shared.name.surname, []).append(shared)
            else:
                things[thing].append(shared)
        for group in things.values():
            self._join(group)
        for shared_names in surnames.values():
            for group in _people(shared_names):
                self._join(group)
        return self

    def _join(self, group: list[_SharedName]) -> None:
        name = _fullest(group)
        for shared in group:
            self._canonical[id(shared)] = name
            self._groups[id(shared)] = group

    def canonical_name(self, who: Attribution) -> SpeakerName:
        """Who somebody is, under the fullest name of all texts. `KeyError` for whom nobody added."""
        return self._canonical[id(self._shared_name(who))]

    def matches(self, wanted: str, who: Attribution) -> bool:
        """Whether `wanted`, as a user types it, means `who`: by a name of their own, or by one of another text.

        The second only for a name that can be theirs (see `may_match`).
        """
        if matches(wanted, who):
            return True
        if not may_match(wanted, who):
            return False
        everything = {name: None for shared in self._groups[id(self._shared_name(who))] for name in shared.names}
        return matches(wanted, who._replace(aliases=tuple(everything)))


def may_match(wanted: str, who: Attribution) -> bool:
    """Whether another text may show that `wanted` means `who`, though no name that this text has for them says so.

    It may if `who` has the surname that is wanted ("Mark Milley" for Milley), or if a given name is wanted that a bare
    surname, an initial or another form of it can hide ("Mark" for Milley and for M. Milley).
    """
    if not may_concern(wanted, who):
        return False
    key = key_of(wanted)
    name = person_name(who.display, _title(who))
    if name is None:
        return False
    if len(key) > 1:
        surname = tuple(name.surname.replace("'", "").split("-"))
        return surname in (key[-len(surname) :], key[: len(surname)])
    return not name.given or compatible(name, PersonName(key, name.surname, generation=name.generation))


def may_concern(wanted: str, who: Attribution) -> bool:
    """Whether it may matter to what `wanted` means that `who` speaks somewhere; quickly told, and for few.

    The coreference of all whom it may concern tells of each of them what that of everybody does.
    """
    key = key_of(wanted)
    if len(key) > 1:
        written = fold(who.display).replace("'", "")
        return key[-1] in written or key[0] in written
    return bool(key) and (key[0] in GIVEN_NAMES or key[0] in FULL_FORMS)


def _identity(who: Attribution) -> tuple[Hashable, PersonName | None]:
    """What is the same for those who are surely the same, and the name if it is a person's."""
    name = person_name(who.display, _title(who))
    if name is not None:
        return (name._replace(title="") if name.given else name), name
    words = fold(who.speaker)  # with what was taken for a title: Prince George, General Motors
    article, _, rest = who.speaker.partition(" ")
    return fold(rest) if article.lower() == "the" and rest[:1].isupper() else words, None


def _title(who: Attribution) -> str:
    return who.speaker.removesuffix(who.display).strip() if who.speaker.endswith(who.display) else ""


def _people(shared_names: list[_SharedName]) -> Iterator[list[_SharedName]]:
    """The shared_names of one surname, those together that are one person's."""
    full = [shared for shared in shared_names if shared.name and shared.name.given]
    bare = [shared for shared in shared_names if shared.name and not shared.name.given]
    groups = list(_full_names(full))
    if len(groups) == 1:
        (group,) = groups
        for shared in list(bare):
            if all(_can_join(shared, member) for member in group):
                group.append(shared)
                bare.remove(shared)
    yield from groups
    titles = {shared.name.title for shared in bare if shared.name and shared.name.title}
    if len(groups) == 0 and len(titles) < 2 and all(_can_join(*pair) for pair in combinations(bare, 2)):
        if bare:
            yield bare
        return
    yield from ([shared] for shared in bare)


def _can_join(name: _SharedName, other: _SharedName) -> bool:
    """Whether nothing speaks against it that a bare surname and another name are one person's."""
    assert name.name is not None and other.name is not None
    genders = {name.name.gender, other.name.gender} - {""}
    generations = {name.name.generation, other.name.generation} - {""}
    return len(genders) < 2 and len(generations) < 2 and name.texts.isdisjoint(other.texts)


def _full_names(shared_names: list[_SharedName]) -> Iterator[list[_SharedName]]:
    """Full names of one surname, those together that can be one person's and nobody else's."""
    near: dict[int, list[_SharedName]] = {id(name): [] for name in shared_names}
    for name, other in _pairs(shared_names):
        if _can_be_same(name, other):
            near[id(name)].append(other)
            near[id(other)].append(name)
    # Where those near to a name are near to each other, all of them are one; where not, it could be either's.
    clear = {id(name) for name in shared_names if all(_can_be_same(*pair) for pair in combinations(near[id(name)], 2))}
    seen: set[int] = set()
    for name in shared_names:
        if id(name) in seen:
            continue
        group = [name]
        if id(name) in clear:
            group += [other for other in near[id(name)] if id(other) in clear]
        seen.update(map(id, group))
        yield group


def _pairs(shared_names: list[_SharedName]) -> Iterator[tuple[_SharedName, _SharedName]]:
    """The pairs of full names of one surname that are worth a look, each once: few, of many with different givens."""
    alike: dict[Hashable, list[int]] = {}
    for at, shared in enumerate(shared_names):
        assert shared.name is not None
        given = shared.name.given
        first = given[0]
        hooks: set[Hashable] = {first, *FULL_FORMS.get(first, ()), *shared.name.nicknames, *shared.forms}
        if len(first) == 1:
            hooks.update(given[1:2])
        for hook in hooks:
            alike.setdefault(hook, []).append(at)
    initials: dict[str, list[int]] = {}
    for at, shared in enumerate(shared_names):
        assert shared.name is not None
        initials.setdefault(shared.name.given[0][0], []).append(at)
    seen: set[tuple[int, int]] = set()
    for group in alike.values():
        if len(group) <= _MOST_ALIKE:
            seen.update(combinations(group, 2))
    for letter, group in initials.items():
        for at in alike.get(letter, ()) if len(group) <= _MOST_ALIKE else ():
            seen.update((min(at, other), max(at, other)) for other in group if other != at)
    for first_at, second_at in sorted(seen):
        yield shared_names[first_at], shared_names[second_at]


def _can_be_same(name: _SharedName, other: _SharedName) -> bool:
    assert name.name is not None and other.name is not None
    if not name.texts.isdisjoint(other.texts):
        return False
    if compatible(name.name, other.name):
        return True
    # A text that has another given name for somebody says so: Skip Lind, whom it calls Rosa Lind, too.
    renamed = name.name.given[0] != other.name.given[0] and not name.forms.isdisjoint(other.forms)
    return renamed and name.name.generation == other.name.generation


def _fullest(group: list[_SharedName]) -> SpeakerName:
    """The name under which a person is listed: the one with most words, then letters, then quotations.

    It has its own title, else the one that the others have most often.
    """

    def fullness(written: SpeakerName) -> tuple[bool, int, int, int]:
        shouted = written.display.isupper() and any(len(word) > 3 for word in written.display.split())
        count = sum(shared.written.get(written, 0) for shared in group)
        return not shouted, len(key_of(written.display)), len("".join(key_of(written.display))), count

    every = [written for shared in group for written in shared.written]
    best = max(every, key=fullness)
    if group[0].name is None:
        return best
    titles: dict[str, int] = {}
    for shared in group:
        for title, count in shared.titles.items():
            titles[title] = titles.get(title, 0) + count
    return SpeakerName(f"{max(titles, key=titles.__getitem__)} {best.display}", best.display) if titles else best
