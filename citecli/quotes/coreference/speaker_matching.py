"""Speakers as people ask for them: whether a name that was typed means a speaker, and who was meant if nobody is."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from citecli.quotes.model import Attribution
from citecli.text.folding import fold
from citecli.text.words import folded_words

_NEAR = 0.6
_SUGGESTIONS = 3


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, without possessive, articles and titles before the name itself."""
    from citecli.quotes.languages.english.lexicon import TITLES

    words = []
    # One word each: U.S., AT&T.
    for word in folded_words(name.replace(".", "").replace("&", "")):
        if word.endswith("'s"):
            word = word[:-2]
        words.append(word.replace("'", ""))
    words = [word for word in words if word]
    while len(words) > 1 and (words[0] in TITLES or words[0] in ("the", "a", "an")):
        del words[0]
    return tuple(words)


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `whole` as consecutive words."""
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _is_nickname(name: str, other: str) -> bool:
    """Whether one given name is short for the other: Bill, William."""
    from citecli.quotes.languages.english.nicknames import same_given

    return name != other and same_given(name, other)


def names(attribution: Attribution) -> tuple[str, ...]:
    """All names of the speaker of `attribution`, the fullest first, each once."""
    return tuple(
        dict.fromkeys(name for name in (attribution.speaker, attribution.display, *attribution.aliases) if name)
    )


def matches(wanted: str, attribution: Attribution) -> bool:
    """Whether `wanted`, as a user types it, means the speaker of `attribution`.

    It does when its words stand, in order and whole, in one of the speaker's names ("Milley", "mark milley", "General
    Milley", "new york times"), or are the given name, or a nickname of it, and the surname of a longer one ("Hillary
    Clinton" for Hillary Rodham Clinton, "Bill Weston" for William Weston). Blind to case, accents, the kind of space,
    of apostrophe and of hyphen, titles and a leading "the".
    Words without letters match nobody.
    """
    key = key_of(wanted)
    if not key:
        return False
    for name in names(attribution):
        known = key_of(name)
        if _contains(known, key):
            return True
        if len(key) < 2 or len(known) < 2 or known[-1] != key[-1]:
            continue
        if (len(known) > len(key) and known[0] == key[0]) or (len(key) == 2 and _is_nickname(key[0], known[0])):
            return True
    return False


def suggest(wanted: str, attributions: Iterable[Attribution]) -> tuple[str, ...]:
    """The display names nearest to `wanted`, best first, at most three, for "did you mean"."""
    key = " ".join(key_of(wanted)) or fold(wanted)
    scores: dict[str, float] = {}
    for attribution in attributions:
        best = 0.0
        for name in names(attribution):
            known = key_of(name)
            for form in (" ".join(known), *known):
                best = max(best, SequenceMatcher(None, key, form).ratio())
        if best >= _NEAR:
            scores[attribution.display] = max(best, scores.get(attribution.display, 0.0))
    return tuple(sorted(scores, key=lambda name: (-scores[name], name))[:_SUGGESTIONS])
