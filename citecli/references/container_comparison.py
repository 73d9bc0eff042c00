"""Whether two titles of journals, series or books that hold others are one: in full, abbreviated, or as an acronym.

Abbreviations follow ISO 4: words are cut at their end or contracted, and articles, prepositions and conjunctions are
left out, so that no list of abbreviations is needed to tell whether one may stand for the other.
"""

from citecli.references.display import without_tags
from citecli.text.entities import unescape
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import letter_runs

_SMALL = frozenset(
    "the a an of and for in on to from with by at und der die das des für im zur zum von et de du des la le les l d y "
    "el los las del e o os as da do das dos il lo gli della delle dei di van het een en och i".split()
)
_IN_BRACKETS = compiled_late(r"\s*[\[(][^\[\]()]{0,80}[\])]")
_SECTION = compiled_late(r"\s*(?:[:;=]|,\s*(?:series|section|part|serie|sect)\b).*\Z")
_SECTION_TITLE = compiled_late(r"\s*[:;=(\[].*\Z")
"""What some write behind the letter of a part: Journal of Physics A: Mathematical and General."""
_AT_THE_END = frozenset("u s a usa uk united states america london lond online print electronic".split())
"""What some add to the title of a journal."""
_NOISE = frozenset("proceedings proc conference conf international intl annual workshop symposium".split())


def is_one_container(written: str, recorded: tuple[str, ...]) -> bool:
    """Whether a title may be one of those that a record has for it: equal, or an abbreviation one of the other."""
    return any(_is_one(written, title) for title in recorded if title.strip())


def section_letter(title: str) -> str:
    """The letter of a part at the end of a title, in capitals: "D" of Phys. Rev. D and of Acta Cryst., Sect. D."""
    words = letter_runs(_SECTION_TITLE.sub("", fold(without_tags(unescape(title[:500])))))
    return words[-1].upper() if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() else ""


def _is_one(written: str, recorded: str) -> bool:
    letters = section_letter(written), section_letter(recorded)
    if all(letters) and letters[0] != letters[1]:
        return False
    one, other = _plain(written), _plain(recorded)
    for mine in dict.fromkeys((one, _IN_BRACKETS.sub("", one), _SECTION.sub("", one))):
        for theirs in dict.fromkeys((other, _IN_BRACKETS.sub("", other), _SECTION.sub("", other))):
            if _may_be_one(_words(mine), _words(theirs)):
                return True
    return False


def _plain(title: str) -> str:
    return fold(without_tags(unescape(title[:500]))).replace("&", " and ")


def _words(folded: str) -> list[str]:
    words = letter_runs(folded)
    words = [word for word in words if word not in _SMALL] or words
    end = len(words)
    while end > 1 and words[end - 1] in _AT_THE_END:
        end -= 1
    return words[:end]


def _may_be_one(words: list[str], others: list[str]) -> bool:
    if not words or not others:
        return False
    if "".join(words) == "".join(others):
        return True
    if _is_acronym(words, others) or _is_acronym(others, words):
        return True
    if len(words) == len(others):
        return all(_may_be_word(one, other) for one, other in zip(words, others, strict=True))
    kept, others_kept = ([word for word in each if word not in _NOISE] for each in (words, others))
    if (kept, others_kept) != (words, others) and kept and others_kept:
        shared = set(kept) & set(others_kept)
        return 3 * len(shared) >= 2 * min(len(kept), len(others_kept)) and len(shared) > 1
    return False


def _may_be_word(word: str, other: str) -> bool:
    """Whether one word may be short for the other: cut (chem for chemistry), or contracted (natl for national)."""
    short, long = sorted((word, other), key=len)
    if long.startswith(short):
        return True
    if short[0] != long[0] or short[-1] != long[-1] or len(short) < 3 or len(short) > 0.75 * len(long):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_acronym(short: list[str], long: list[str]) -> bool:
    """Whether one word is the initials of the others: PNAS, JAMA; three letters or more."""
    if len(short) != 1 or len(long) < 3:
        return False
    initials = "".join(word[0] for word in long)
    # JAMA has an A of the word American, PNAS lacks "of the United States of America".
    return len(short[0]) > 2 and (initials.startswith(short[0]) or short[0] == initials)
