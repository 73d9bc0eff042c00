"""Cast: who speaks in several texts, where the same person is one speaker.

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
    """A speaker of the cast: `speaker` with title, `display` without."""

    speaker: str
    display: str


class _NameCluster:
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
    """The speakers of the texts that were told of, each once. Made by `add`; `settle` once, then ask."""

    def __init__(self) -> None:
        self._keys: dict[SpeakerName, Hashable] = {}
        self._namings: dict[Hashable, _NameCluster] = {}
        self._members: dict[int, SpeakerName] = {}
        self._groups: dict[int, list[_NameCluster]] = {}

    def add(self, who: Attribution, text: Hashable, quotations: int = 1) -> None:
        """Tell of somebody who speaks in a text (whatever names it), and how many quotations there are."""
        written = SpeakerName(who.speaker, who.display)
        if written not in self._keys:
            key, name = _identity(who)
            self._keys[written] = key
            self._namings.setdefault(key, _NameCluster(name))
        self._naming(who).add(who, text, quotations)

    def _naming(self, who: Attribution) -> _NameCluster:
        return self._namings[self._keys[SpeakerName(who.speaker, who.display)]]

    def settle(self) -> "CrossDocumentCoreference":
        """Join the names that are one person's; returns itself."""
        things = {key: [naming] for key, naming in self._namings.items() if naming.name is None}
        surnames: dict[str, list[_NameCluster]] = {}
        for naming in self._namings.values():
            if naming.name is None:
                continue
            # The article of another text tells: the Salem Courier is a thing, and Salem Courier no person.
            thing = next((key for written in naming.written if (key := fold(written.speaker)) in things), None)
            if thing is None:
                surnames.setdefault(naming.name.surname, []).append(naming)
            else:
                things[thing].append(naming)
        for group in things.values():
            self._join(group)
        for namings in surnames.values():
            for group in _people(namings):
                self._join(group)
        return self

    def _join(self, group: list[_NameCluster]) -> None:
        member = _fullest(group)
        for naming in group:
            self._members[id(naming)] = member
            self._groups[id(naming)] = group

    def member(self, who: Attribution) -> SpeakerName:
        """Who somebody is, under the fullest name of all texts. `KeyError` for whom nobody told of."""
        return self._members[id(self._naming(who))]

    def is_meant(self, wanted: str, who: Attribution) -> bool:
        """Whether `wanted`, as a user types it, means `who`: by a name of their own, or by one of another text.

        The second only for a name that can be theirs (see `could_be_meant`).
        """
        if matches(wanted, who):
            return True
        if not could_be_meant(wanted, who):
            return False
        everything = {name: None for one in self._groups[id(self._naming(who))] for name in one.names}
        return matches(wanted, who._replace(aliases=tuple(everything)))


def could_be_meant(wanted: str, who: Attribution) -> bool:
    """Whether another text may show that `wanted` means `who`, though no name that this text has for them says so.

    It may if `who` has the surname that is wanted ("Mark Milley" for Milley), or if a given name is wanted that a bare
    surname, an initial or another form of it can hide ("Mark" for Milley and for M. Milley).
    """
    if not concerns(wanted, who):
        return False
    key = key_of(wanted)
    name = person_name(who.display, _title(who))
    if name is None:
        return False
    if len(key) > 1:
        surname = tuple(name.surname.replace("'", "").split("-"))
        return surname in (key[-len(surname) :], key[: len(surname)])
    return not name.given or compatible(name, PersonName(key, name.surname, generation=name.generation))


def concerns(wanted: str, who: Attribution) -> bool:
    """Whether it may matter to what `wanted` means that `who` speaks somewhere; quickly told, and for few.

    A cast of all whom it concerns knows of each of them what a cast of everybody does.
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


def _people(namings: list[_NameCluster]) -> Iterator[list[_NameCluster]]:
    """The namings of one surname, those together that are one person's."""
    full = [naming for naming in namings if naming.name and naming.name.given]
    bare = [naming for naming in namings if naming.name and not naming.name.given]
    groups = list(_full_names(full))
    if len(groups) == 1:
        (group,) = groups
        for naming in list(bare):
            if all(_can_join(naming, one) for one in group):
                group.append(naming)
                bare.remove(naming)
    yield from groups
    titles = {naming.name.title for naming in bare if naming.name and naming.name.title}
    if len(groups) == 0 and len(titles) < 2 and all(_can_join(*pair) for pair in combinations(bare, 2)):
        if bare:
            yield bare
        return
    yield from ([naming] for naming in bare)


def _can_join(one: _NameCluster, other: _NameCluster) -> bool:
    """Whether nothing speaks against it that a bare surname and another name are one person's."""
    assert one.name is not None and other.name is not None
    genders = {one.name.gender, other.name.gender} - {""}
    generations = {one.name.generation, other.name.generation} - {""}
    return len(genders) < 2 and len(generations) < 2 and one.texts.isdisjoint(other.texts)


def _full_names(namings: list[_NameCluster]) -> Iterator[list[_NameCluster]]:
    """Full names of one surname, those together that can be one person's and nobody else's."""
    near: dict[int, list[_NameCluster]] = {id(one): [] for one in namings}
    for one, other in _pairs(namings):
        if _can_be_one(one, other):
            near[id(one)].append(other)
            near[id(other)].append(one)
    # Where those near to a name are near to each other, all of them are one; where not, it could be either's.
    clear = {id(one) for one in namings if all(_can_be_one(*pair) for pair in combinations(near[id(one)], 2))}
    seen: set[int] = set()
    for one in namings:
        if id(one) in seen:
            continue
        group = [one]
        if id(one) in clear:
            group += [other for other in near[id(one)] if id(other) in clear]
        seen.update(map(id, group))
        yield group


def _pairs(namings: list[_NameCluster]) -> Iterator[tuple[_NameCluster, _NameCluster]]:
    """The pairs of full names of one surname that are worth a look, each once: few, of many with different givens."""
    alike: dict[Hashable, list[int]] = {}
    for at, naming in enumerate(namings):
        assert naming.name is not None
        given = naming.name.given
        first = given[0]
        hooks: set[Hashable] = {first, *FULL_FORMS.get(first, ()), *naming.name.nicknames, *naming.forms}
        if len(first) == 1:
            hooks.update(given[1:2])
        for hook in hooks:
            alike.setdefault(hook, []).append(at)
    initials: dict[str, list[int]] = {}
    for at, naming in enumerate(namings):
        assert naming.name is not None
        initials.setdefault(naming.name.given[0][0], []).append(at)
    seen: set[tuple[int, int]] = set()
    for group in alike.values():
        if len(group) <= _MOST_ALIKE:
            seen.update(combinations(group, 2))
    for letter, group in initials.items():
        for at in alike.get(letter, ()) if len(group) <= _MOST_ALIKE else ():
            seen.update((min(at, other), max(at, other)) for other in group if other != at)
    for first_at, second_at in sorted(seen):
        yield namings[first_at], namings[second_at]


def _can_be_one(one: _NameCluster, other: _NameCluster) -> bool:
    assert one.name is not None and other.name is not None
    if not one.texts.isdisjoint(other.texts):
        return False
    if compatible(one.name, other.name):
        return True
    # A text that has another given name for somebody says so: Skip Lind, whom it calls Rosa Lind, too.
    renamed = one.name.given[0] != other.name.given[0] and not one.forms.isdisjoint(other.forms)
    return renamed and one.name.generation == other.name.generation


def _fullest(group: list[_NameCluster]) -> SpeakerName:
    """The name under which a person is listed: the one with most words, then letters, then quotations.

    It has its own title, else the one that the others have most often.
    """

    def fullness(written: SpeakerName) -> tuple[bool, int, int, int]:
        shouted = written.display.isupper() and any(len(word) > 3 for word in written.display.split())
        count = sum(naming.written.get(written, 0) for naming in group)
        return not shouted, len(key_of(written.display)), len("".join(key_of(written.display))), count

    every = [written for naming in group for written in naming.written]
    best = max(every, key=fullness)
    if group[0].name is None:
        return best
    titles: dict[str, int] = {}
    for naming in group:
        for title, count in naming.titles.items():
            titles[title] = titles.get(title, 0) + count
    return SpeakerName(f"{max(titles, key=titles.__getitem__)} {best.display}", best.display) if titles else best
