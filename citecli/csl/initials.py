"""Initials: given names cut to their first letters, or those among them that are initials already set anew."""

import re
from functools import lru_cache

from citecli.text.patterns import compiled_late

_UNSPACED = compiled_late(
    "[\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTER = compiled_late(r"[^\W\d_]")
_SEPARATOR = compiled_late(r"((?:[-\s]*</?[a-z][^<>]*>[-\s]*)+|[-\s]+)")
# A run of spaces is looked at once: it may be long.
_AROUND_HYPHENS = compiled_late(r"(?<!\s)\s+(?=-)|(?<=-)\s+")
_TAGS = compiled_late(r"<[^<>]*>")


def is_spaced(text: str) -> bool:
    """Whether a name is written in a script that puts spaces between words."""
    return text.isascii() or not _UNSPACED.search(text) or bool(re.search(r"[A-Za-z]", text))


@lru_cache(maxsize=8192)
def initials(given: str, terminator: str, *, hyphen: bool = True) -> str:
    """Given names cut to initials, each followed by `terminator` (specification, initialize-with).

    Hyphens between names stay unless `hyphen` is false; lower-case words and abbreviations ("Th.") stay as they are.
    """
    if given in ("Lord", "Lady"):
        return given
    if not is_spaced(given):
        return given
    words = _words(given, hyphen)
    out: list[str] = []
    for at in range(0, len(words), 2):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        first = word[:1]
        if not first:
            out.append(following)
            continue
        if _LETTER.match(first) and first.upper() == first:
            letters = word.rstrip(".")
            if word != letters and len(letters) > 1:
                initial = letters  # an abbreviation as the author writes it
            else:
                rest = letters[1:]
                capitals = 0
                while capitals < len(rest) and rest[capitals].isupper():
                    capitals += 1
                initial = first + (rest[:capitals].lower() if capitals < len(rest) else "")
            out.append(_closed(initial, terminator, following) + ("-" if "-" in following else ""))
        else:
            out.append(" " + word + following)
    return _tidy("".join(out))


@lru_cache(maxsize=8192)
def normalized_initials(given: str, terminator: str) -> str:
    """Given names in full, only the initials among them set with `terminator` (specification, initialize="false")."""
    words = _words(given, True)
    short = [
        (len(word) > 1 and word.endswith("."))
        or (len(word) == 1 and word.upper() == word and bool(_LETTER.match(word)))
        for word in words
    ]
    out: list[str] = []
    for at in range(0, len(words), 2):
        word = words[at].rstrip(".") if short[at] else words[at]
        out.append(word)
        following = words[at + 1] if at + 1 < len(words) else ""
        if not short[at]:
            out.append(following)
        else:
            out[-1] = _closed(word, terminator, following)
            if "-" in following:
                out.append("-")
            elif following and not short[at + 2]:
                out.append(" ")
    return _tidy("".join(out))


def _closed(initial: str, terminator: str, following: str) -> str:
    """An initial with its terminator, markup that ends or begins behind it kept in its place."""
    tags = "".join(_TAGS.findall(following)) if "<" in following else ""
    if not tags:
        return initial + terminator
    mark = terminator.rstrip()
    return initial + mark + tags + terminator[len(mark) :]


def _words(given: str, hyphen: bool) -> list[str]:
    """Words at even places, the spaces and hyphens between them at odd ones."""
    if not hyphen:
        given = given.replace("-", " ")
    given = _AROUND_HYPHENS.sub("", given)
    given = re.sub(r"\.(?=[^\s.-])", ". ", given)
    # A hyphen before a small letter stands inside one name: Guo-ping.
    given = re.sub(r"-(?=[^\W\d_])", lambda m: "\u2013" if given[m.end() : m.end() + 1].islower() else "-", given)
    return _SEPARATOR.split(given.strip())


def _tidy(text: str) -> str:
    text = _AROUND_HYPHENS.sub("", text.rstrip(" \t\n\r\u00a0\ufeff").lstrip(" "))
    return re.sub(r"[ \t\n\r]+", " ", text).replace("\u2013", "-")
