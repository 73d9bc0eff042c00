"""One name: its given names cut to initials, its parts in order and formatted (specification, cs:name, cs:name-part).

Names in scripts that put no space between words keep family before given.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from citecli.csl.context import SORT_SEPARATOR, Context
from citecli.csl.formatting import apply_formatting
from citecli.csl.tree import NO_FORMATTING, Formatting, NameElement, NameOptions
from citecli.frozen import replace
from citecli.markup.nodes import Content, Text, join_content
from citecli.markup.rich import parse
from citecli.references.model import Name
from citecli.text.patterns import compiled_late
from citecli.text.scripts import is_spaced

_ARTICLE = compiled_late(r"\A(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_GLUE = frozenset("’'- ")
_LETTER = compiled_late(r"[^\W\d_]")
_SEPARATOR = compiled_late(r"((?:[-\s]*</?[a-z][^<>]*>[-\s]*)+|[-\s]+)")
# A run of spaces is looked at once: it may be long.
_AROUND_HYPHENS = compiled_late(r"(?<!\s)\s+(?=-)|(?<=-)\s+")
_TAGS = compiled_late(r"<[^<>]*>")


# Initials


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
        if not word:
            out.append(following)
        elif _LETTER.match(word[0]) and word[0].upper() == word[0]:
            out.append(_closed(_initial(word), terminator, following) + ("-" if "-" in following else ""))
        else:
            out.append(" " + word + following)
    return _tidy("".join(out))


def _initial(word: str) -> str:
    """What a name that begins with a capital is cut to: its first letter, as a rule."""
    letters = word.rstrip(".")
    if word != letters and len(letters) > 1:
        return letters  # an abbreviation as the author writes it
    rest = letters[1:]
    capitals = 0
    while capitals < len(rest) and rest[capitals].isupper():
        capitals += 1
    return word[0] + (rest[:capitals].lower() if capitals < len(rest) else "")


@lru_cache(maxsize=8192)
def normalized_initials(given: str, terminator: str) -> str:
    """Given names in full, only the initials among them set with `terminator` (specification, initialize="false")."""
    if not is_spaced(given):
        return given
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
            elif following and (not short[at + 2] or len(words[at + 2].rstrip(".")) > 1):
                out.append(" ")  # "Th. Ph."
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


# What of a name is shown, and in which order


def given_text(name: Name, level: int, options: NameOptions, context: Context) -> str:
    """The given names as shown at `level`: 0 nothing, 1 initials, 2 as the style has them at most."""
    given = name.given
    if not given or level == 0:
        return ""
    if level == 1:
        terminator = options.initialize_with
        if terminator is None:
            rule = context.style.citation.givenname_disambiguation_rule
            if not rule.endswith("-with-initials"):
                return given
            terminator = ""
        if options.initialize is False:
            return normalized_initials(given, terminator)
        return initials(given, terminator, hyphen=context.style.initialize_with_hyphen)
    return given


class _ShownParts(NamedTuple):
    """A name's parts as they are shown, "" for none: made for every name, and taken apart at once."""

    given: str
    dropping_particle: str
    suffix: str


def name_content(
    name: Name, index: int, level: int, element: NameElement, options: NameOptions, context: Context
) -> tuple[Content, bool]:
    """One name, and whether it is inverted (family first). `index` is its place in its list, from 0.

    `level` says how much of its given names is shown, as in `given_text`.
    """
    if name.literal or not name.family:
        return _undivided(name, element, context), False
    given = given_text(name, level, options, context)
    # Where given names are left out, so is what goes with them; where there are none (Elizabeth II), it stays.
    is_whole = given or (level and not name.given)
    shown = _ShownParts(given, name.dropping_particle, name.suffix) if is_whole else _ShownParts("", "", "")
    if options.initialize_with is not None and shown.suffix:
        shown = shown._replace(suffix=normalized_initials(shown.suffix, options.initialize_with))
    demote = context.style.demote_non_dropping_particle
    if context.sorting:
        return _typeset(_sort_text(name, shown, demote)), True
    if element.family is None and element.given is None:
        text, inverted = _arrange(name, shown, index, options, demote, _AS_TEXT)
        return _typeset(text), inverted
    pieces = _AsContent(element.family or NO_FORMATTING, element.given or NO_FORMATTING, context)
    return _arrange(name, shown, index, options, demote, pieces)


def _undivided(name: Name, element: NameElement, context: Context) -> Content:
    """The name of an institution, or of somebody with a single name."""
    if name.literal or not name.given:
        text = name.literal
        if context.sorting:
            text = (_ARTICLE.sub("", text) if context.language == "en" else text) + SORT_SEPARATOR
        formatting = element.family
    else:
        text = name.given
        if name.suffix:
            text += (", " if name.comma_suffix else " ") + name.suffix
        formatting = element.given
    if formatting is None:
        return parse(text)
    # The affixes are for a part among others.
    return apply_formatting(parse(text), replace(formatting, prefix="", suffix=""), context)


def _sort_text(name: Name, shown: _ShownParts, demote: str) -> str:
    """A name's sort keys, the weightier first.

    Particles go after the given name, as the manuals list names (Beethoven, Ludwig van, between Karl and Maria) and the
    reference implementation does; the specification's table ("Name-part Order") has them before it.
    """
    family, particle = name.family, name.non_dropping_particle.replace("'", "").replace("’", "")
    dropping = shown.dropping_particle.replace("'", "").replace("’", "")
    if demote == "never":
        family, rest = f"{particle} {family} {dropping}".strip(), shown.given
    else:
        rest = " ".join(part for part in (shown.given, dropping, particle) if part)
    rest = f"{rest} {shown.suffix}".strip()
    return f"{family}{SORT_SEPARATOR}{rest}"


def _typeset(text: str) -> Content:
    """A name as formatted text; in names a straight mark is an apostrophe."""
    return parse(text.replace("'", "’") if "'" in text else text)


PieceT = TypeVar("PieceT")


class _Pieces(Protocol[PieceT]):
    """How the parts of a name are set and put together: as plain text, or, for name parts with formatting, as content.

    An empty text makes an empty piece, and `join` passes over those.
    """

    def family(self, text: str) -> PieceT:
        """A part that is formatted as the family name is."""

    def given(self, text: str) -> PieceT:
        """A part that is formatted as the given names are."""

    def plain(self, text: str) -> PieceT:
        """A part without formatting of its own."""

    def family_affixed(self, piece: PieceT) -> PieceT:
        """The family name, its particles with it, in the affixes of the family name."""

    def given_affixed(self, piece: PieceT) -> PieceT:
        """The given names, their particles with them, in the affixes of the given names."""

    def join(self, pieces: Sequence[PieceT], separator: str) -> PieceT:
        """The pieces that aren't empty, one after the other."""


class _AsText:
    """Pieces of plain text: no part of the name has formatting."""

    def family(self, text: str) -> str:
        return text

    given = plain = family_affixed = given_affixed = family

    def join(self, pieces: Sequence[str], separator: str) -> str:
        return separator.join([piece for piece in pieces if piece])


_AS_TEXT = _AsText()


class _AsContent:
    """Pieces of formatted text."""

    def __init__(self, family: Formatting, given: Formatting, context: Context) -> None:
        self._context = context
        self._family, self._given = family, given
        self._family_inside = replace(family, prefix="", suffix="")
        self._given_inside = replace(given, prefix="", suffix="")

    def family(self, text: str) -> Content:
        return apply_formatting(_typeset(text), self._family_inside, self._context)

    def given(self, text: str) -> Content:
        return apply_formatting(_typeset(text), self._given_inside, self._context)

    def plain(self, text: str) -> Content:
        return _typeset(text)

    def family_affixed(self, piece: Content) -> Content:
        return _affixed(piece, self._family)

    def given_affixed(self, piece: Content) -> Content:
        return _affixed(piece, self._given)

    def join(self, pieces: Sequence[Content], separator: str) -> Content:
        return join_content(pieces, separator)


def _affixed(content: Content, formatting: Formatting) -> Content:
    if content and formatting.prefix:
        content = (Text(formatting.prefix), *content)
    if content and formatting.suffix:
        content = (*content, Text(formatting.suffix))
    return content


def _arrange(
    name: Name, shown: _ShownParts, index: int, options: NameOptions, demote: str, pieces: _Pieces[PieceT]
) -> tuple[PieceT, bool]:
    """The parts of a name in order, and whether it is inverted (specification, "Name Options", "Particles")."""
    particle_text = name.non_dropping_particle
    family, particle = pieces.family(name.family), pieces.family(particle_text)
    given, join = pieces.given(shown.given), pieces.join
    if not is_spaced(name.family):
        if shown.given and is_spaced(name.given):
            return join([join([particle, family], " "), given], " "), False
        gap = " " if particle_text and is_spaced(particle_text) else ""
        return join([particle, join([family, given], "")], gap), False
    if name.static_ordering:
        return join([join([particle, family], " "), given], " "), False
    glue = "" if particle_text and particle_text[-1] in _GLUE else " "
    if options.name_as_sort_order == "all" or (options.name_as_sort_order == "first" and index == 0):
        dropping = pieces.given(shown.dropping_particle)
        if demote == "display-and-sort":
            first = pieces.family_affixed(family)
            second = pieces.given_affixed(join([given, dropping, particle], " "))
        else:
            first = pieces.family_affixed(join([particle, family], glue))
            second = pieces.given_affixed(join([given, dropping], " "))
        separator = options.sort_separator if options.sort_separator is not None else ", "
        if name.given in ("Lord", "Lady"):
            separator = ", "
        inverted = bool(second) or bool(shown.suffix)
        return join([join([first, second], separator), pieces.plain(shown.suffix)], separator), inverted
    return join(
        [pieces.given_affixed(given), pieces.family_affixed(_family_last(name, shown, glue, pieces))], " "
    ), False


def _family_last(name: Name, shown: _ShownParts, glue: str, pieces: _Pieces[PieceT]) -> PieceT:
    """The family name of a name that is not inverted, with particles and suffix."""
    dropping_text, particle_text = shown.dropping_particle, name.non_dropping_particle
    family, particle, dropping = pieces.family(name.family), pieces.family(particle_text), pieces.given(dropping_text)
    if dropping_text and not particle_text and dropping_text[-1] in "'’-\u02bc" and dropping_text[:-1] != "de":
        family, dropping = pieces.join([dropping, family], ""), pieces.plain("")
    whole = pieces.join([particle, family], glue)
    whole = pieces.join([dropping, whole], "" if dropping_text and dropping_text[-1] in "’'" else " ")
    return pieces.join([whole, pieces.plain(shown.suffix)], ", " if name.comma_suffix else " ")
