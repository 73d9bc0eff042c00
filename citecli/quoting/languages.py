"""Whether a text is in English, the only language in which quotations are introduced here."""

import re

from citecli.text.words import letter_runs

_FEWEST = 12
"""Of fewer words nobody can tell by counting."""
_FEWEST_COMMON = 5
_MOST = 20_000
"""Characters that are looked at."""
_SHARE = 0.12
"""What a language's commonest words make up of any prose in it, at the least."""
_ENGLISH = frozenset("the of and to that is was for it with as by this are from at which have has were not".split())
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "der die und das ist nicht den von zu mit dem des ein eine sich auf für im es er sie wir dass wird",
        "le la les des et une est dans pour que qui du pas au sur il elle nous par ce aux sont avec",
        "el la los las que y en un una por con del se es no para su al lo como más fue",
        "il la di che e un una per non con del della sono è le da si gli nel al dei ha",
        "de het een en van is dat die te niet op zijn voor met er aan hij wij zij wordt",
        "o a os as que e um uma para com não do da em no na por se é dos das mais",
        "och att det som en på är av för med den till inte har de ett om jag han vi",
        "i w na nie się z do że jest to o jak po za od ale jego przez był",
    )
)


def is_english(language: str, text: str) -> bool:
    """Whether a text is English: by the tag of its language (BCP 47), else by its letters and its commonest words.

    A text counts as English, or as near enough to it, unless something speaks for another language.
    """
    if language:
        return re.split(r"[-_]", language.strip().lower())[0] in ("en", "eng", "english")
    words = [run.lower() for run in letter_runs(text[:_MOST]) if not run.isdecimal()]
    if len(words) < _FEWEST:
        return True
    if sum(word[0] > "ɏ" for word in words) > len(words) / 2:  # beyond the Latin letters
        return False
    english = sum(word in _ENGLISH for word in words)
    other = max(sum(word in common for word in words) for common in _OTHERS)
    return other < _FEWEST_COMMON or other <= 2 * english or other < _SHARE * len(words)
