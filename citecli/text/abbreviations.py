"""Small words: those written short, with a full stop that ends no sentence, and those that belong to names.

In small letters, without their full stops. The quotation engine has longer lists of its own, which its weights were
learnt with (`citecli.quotes.languages`).
"""

GENERATIONS = frozenset("jr sr ii iii iv".split())
"""What tells people of one name apart: Martin Luther King Jr."""
TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov col capt lt sgt cpl maj adm cmdr supt insp det rev hon st".split()
)
"""Titles before a name that are written short."""
FIRMS = frozenset("inc ltd co corp".split())
"""What the names of firms end with."""

PARTICLES = frozenset(
    "da dal das de del della den der des di do dos du al bin ben ibn el la le ten ter van vom von y zu zum zur".split()
)
"""Small words before a family name that belong to it as a rule."""


def is_generation(word: str) -> bool:
    """Whether a word tells people of one name apart: Jr., Sr, III. Its case and its full stop don't matter."""
    return word.rstrip(".").lower() in GENERATIONS
