"""Coreference across documents: which names in several texts refer to the same speaker.

Texts use different names for the same person ("Gen. Mark Milley" here, "Milley" there). Names are merged if they are

- names that differ only in case, accents, title and article;
- full names that can be one person's (`person_names.compatible`: nicknames, initials, middle names), unless a third
  name fits one of them and not the other: George Bush is neither George W. nor George H. W. where both speak;
- a bare surname and a full name with it, if there is exactly one such person;
- bare surnames without a matching full name, unless titles or genders show that they are several persons.

Two different names in the same text are never merged, because coreference within that text has kept them apart.
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
"""If more names share a surname and a given name, they are not merged: the comparison of all pairs would be slow."""


class SpeakerName(NamedTuple):
    """The name of a speaker: `speaker` with title, `display` without."""

    speaker: str
    display: str


class _SharedName:
    """All speakers with the same (normalised) name in any text.

    `written` counts the spellings of the name, `titles` the titles before it. `texts` are the texts it occurs in, and
    `forms` are all names of two or more words that these texts use for the speaker.
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
    """Merges the speakers of several texts: first `add` all of them, then `resolve` once, then query."""

    def __init__(self) -> None:
        self._keys: dict[SpeakerName, Hashable] = {}
        self._shared_names: dict[Hashable, _SharedName] = {}
        self._canonical: dict[int, SpeakerName] = {}
        self._groups: dict[int, list[_SharedName]] = {}

    def add(self, who: Attribution, text: Hashable, quotations: int = 1) -> None:
        """Add a speaker with a number of quotations in a text; `text` is any key of the text."""
        written = SpeakerName(who.speaker, who.display)
        if written not in self._keys:
            key, name = _identity(who)
            self._keys[written] = key
            self._shared_names.setdefault(key, _SharedName(name))
        self._shared_name(who).add(who, text, quotations)

    def _shared_name(self, who: Attribution) -> _SharedName:
        return self._shared_names[self._keys[SpeakerName(who.speaker, who.display)]]

    def resolve(self) -> "CrossDocumentCoreference":
        """Merge the names of the same person; returns `self`."""
        things = {key: [shared] for key, shared in self._shared_names.items() if shared.name is None}
        surnames: dict[str, list[_SharedName]] = {}
        for shared in self._shared_names.values():
            if shared.name is None:
                continue
            # If any text writes "the Salem Courier", then "Salem Courier" is not a person.
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
        """The fullest name of a speaker in all texts. Raises `KeyError` for a speaker that was not added."""
        return self._canonical[id(self._shared_name(who))]

    def matches(self, wanted: str, who: Attribution) -> bool:
        """Whether `wanted`, as a user types it, refers to `who`: by a name in the same text or in another text.

        Names in other texts count only if `wanted` can be a name of `who` (see `may_match`).
        """
        if matches(wanted, who):
            return True
        if not may_match(wanted, who):
            return False
        everything = {name: None for shared in self._groups[id(self._shared_name(who))] for name in shared.names}
        return matches(wanted, who._replace(aliases=tuple(everything)))


def may_match(wanted: str, who: Attribution) -> bool:
    """Whether `wanted` can refer to `who`, so that names in other texts must decide.

    It can if `who` has the surname in `wanted` ("Mark Milley" for Milley), or if `wanted` is a given name and `who` has
    a bare surname, an initial or another form of the given name ("Mark" for Milley and for M. Milley).
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
    """Whether `who` can influence which speakers `wanted` refers to. A fast test, true for few speakers.

    `CrossDocumentCoreference` gives the same answers for `wanted` with only these speakers as with all speakers.
    """
    key = key_of(wanted)
    if len(key) > 1:
        written = fold(who.display).replace("'", "")
        return key[-1] in written or key[0] in written
    return bool(key) and (key[0] in GIVEN_NAMES or key[0] in FULL_FORMS)


def _identity(who: Attribution) -> tuple[Hashable, PersonName | None]:
    """A key that is equal for speakers who are certainly the same, and the parsed name if it is a person's."""
    name = person_name(who.display, _title(who))
    if name is not None:
        return (name._replace(title="") if name.given else name), name
    words = fold(who.speaker)  # includes words that look like a title: Prince George, General Motors
    article, _, rest = who.speaker.partition(" ")
    return fold(rest) if article.lower() == "the" and rest[:1].isupper() else words, None


def _title(who: Attribution) -> str:
    return who.speaker.removesuffix(who.display).strip() if who.speaker.endswith(who.display) else ""


def _people(shared_names: list[_SharedName]) -> Iterator[list[_SharedName]]:
    """The names with one surname, in one group for each person."""
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
    """Whether a bare surname and another name can refer to the same person: gender, generation and texts allow it."""
    assert name.name is not None and other.name is not None
    genders = {name.name.gender, other.name.gender} - {""}
    generations = {name.name.generation, other.name.generation} - {""}
    return len(genders) < 2 and len(generations) < 2 and name.texts.isdisjoint(other.texts)


def _full_names(shared_names: list[_SharedName]) -> Iterator[list[_SharedName]]:
    """Full names with one surname, grouped if they can refer to the same person and to nobody else."""
    near: dict[int, list[_SharedName]] = {id(name): [] for name in shared_names}
    for name, other in _pairs(shared_names):
        if _can_be_same(name, other):
            near[id(name)].append(other)
            near[id(other)].append(name)
    # A name is ambiguous if two names that are compatible with it are not compatible with each other.
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
    """The pairs of full names with one surname that can be compatible, each once. Avoids comparing all pairs."""
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
    # A text may itself use two given names for one person: Skip Lind, also called Rosa Lind.
    renamed = name.name.given[0] != other.name.given[0] and not name.forms.isdisjoint(other.forms)
    return renamed and name.name.generation == other.name.generation


def _fullest(group: list[_SharedName]) -> SpeakerName:
    """The name under which a person is listed: the one with most words, then most letters, then most quotations.

    It is shown with the most frequent title of the person.
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
