"""Words that are written short, with a full stop that ends no sentence, and words that stand after a name.

Without their full stops, in small letters.
"""

GENERATIONS = frozenset("jr sr ii iii iv".split())
"""What tells people of one name apart: Martin Luther King Jr."""
TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov col capt lt sgt cpl maj adm cmdr supt insp det rev hon st".split()
)
"""Titles before a name that are written short."""
FIRMS = frozenset("inc ltd co corp".split())
"""What the names of firms end with."""


def is_generation(word: str) -> bool:
    """Whether a word tells people of one name apart: Jr., Sr, III. Its case and its full stop don't matter."""
    return word.rstrip(".").lower() in GENERATIONS
