"""Speakers as people ask for them: whether a name that was typed means a speaker, and who was meant if nobody is."""

import unicodedata
from collections.abc import Iterable

from citecli.quotes.model import Attribution


def matches(wanted: str, attribution: Attribution) -> bool:
    """Whether `wanted`, as a user types it, means the speaker of `attribution`.

    It does when it is the speaker's name, the name without title, an alias or a part of one at word boundaries
    ("Milley", "mark milley", "General Milley", "new york times"). Blind to case, accents, the kind of space and of
    apostrophe, titles and a leading "the".
    """
    raise NotImplementedError


def suggest(wanted: str, attributions: Iterable[Attribution]) -> tuple[str, ...]:
    """The display names nearest to `wanted`, best first, at most three, for "did you mean"."""
    raise NotImplementedError
