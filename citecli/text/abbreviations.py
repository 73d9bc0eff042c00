"""Word lists: abbreviations whose full stop does not end a sentence, and particles that belong to names.

All words are lower case, without full stops. The quotation engine has longer lists of its own
(`citecli.quotes.languages`), because its weights were trained with them.
"""

GENERATIONS = frozenset("jr sr ii iii iv".split())
"""Suffixes that distinguish people with the same name: Martin Luther King Jr."""
TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov col capt lt sgt cpl maj adm cmdr supt insp det rev hon st".split()
)
"""Abbreviated titles that precede a name."""
FIRMS = frozenset("inc ltd co corp".split())
"""Abbreviations that end the names of companies."""

PARTICLES = frozenset(
    "da dal das de del della den der des di do dos du al bin ben ibn el la le ten ter van vom von y zu zum zur".split()
)
"""Particles before a family name that usually belong to it."""


def is_generation(word: str) -> bool:
    """Whether a word is a generational suffix: Jr., Sr, III. Case and a final full stop are ignored."""
    return word.rstrip(".").lower() in GENERATIONS
