"""Words in capitals that look like the names of people and are none: headings, labels of forms, heads of columns."""

import re
from collections.abc import Sequence

from citecli.documents.dates import date_line
from citecli.references.model import Name
from citecli.text.abbreviations import PARTICLES
from citecli.text.folding import fold
from citecli.text.known_names import WRITERS_GIVEN_NAMES

_ADDRESS = re.compile(r"\S*[@/\\]\S*")
_SMALL = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ]{2,}(?![\w'’]|[-.]\w)")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = re.compile(
    r"@|\b(?:univ|depart|dept|instit|laborat|college|school|facult|hospital|academ|ecole|école|hochschul|fachbereich|"
    r"politec|research|centre|center|inc\b|ltd\b|corp|gmbh)",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "name names date dates number numbers type types code codes description total totals amount address phone fax "
    "table figure section index key keys value values form field fields option options button help online full "
    "status category level location locations item items details summary key class kind".split()
)
"""Words of labels, which are none of people (folded)."""
_OPENING = 60_000
_PROSE = 0.55
"""The share of words in small letters that running text has at least."""
_FEWEST = 40


def are_words(names: Sequence[Name], text: str, is_told: bool) -> bool:
    """Whether what seems to be `names` is words: those that the `text` of the same pages has in small letters, too.

    `is_told`: something beside them says that they are people; then all of the words must be such. Where nothing does,
    and there is hardly any running text, as in forms and tables, they are taken for words.
    """
    text = _ADDRESS.sub(" ", text[:_OPENING])
    found = _SMALL.findall(text)
    small = set(map(fold, found))
    if not is_told and len(found) < max(_FEWEST, _PROSE * len(_WORD.findall(text))):
        return not any(_has_given_name(name) for name in names)
    return any(_is_words(name, small, is_told) for name in names)


def tells_of_people(text: str) -> bool:
    """Whether a line after names tells that they are people: by where they work, an address for mail, or a date."""
    return bool(_PLACE.search(text)) or date_line(text) is not None


def _is_words(name: Name, small: set[str], is_told: bool) -> bool:
    if _has_given_name(name):
        return False
    words = _words(name)
    own = [word for word in words if len(word) > 1 and word not in PARTICLES]
    if any(word in _LABELS for word in own):
        return True
    found = [word in small for word in own]
    if is_told or not found:
        return bool(found) and all(found)
    return found[0] or 2 * sum(found) > len(found)


def _has_given_name(name: Name) -> bool:
    """Whether a name begins with a given name that is known, or has an initial."""
    words = _words(name)
    return bool(words) and (words[0] in WRITERS_GIVEN_NAMES or any(len(word) == 1 for word in words[:-1]))


def _words(name: Name) -> list[str]:
    return _WORD.findall(fold(f"{name.given} {name.family} {name.literal}"))
