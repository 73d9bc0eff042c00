"""One name: what of it is shown, in which order, with which look (specification, cs:name, cs:name-part).

Names in scripts that put no space between words keep family before given.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from citecli.csl.context import SORT_SEPARATOR, Context
from citecli.csl.formatting import PLAIN, Look
from citecli.csl.initials import initials, is_spaced, normalized_initials
from citecli.csl.tree import Name as NameElement
from citecli.csl.tree import NameOptions
from citecli.markup.nodes import Content, Node, Text
from citecli.markup.rich import parse
from citecli.references.model import Name
from citecli.text.patterns import compiled_late

Dress: TypeAlias = Callable[[Content, Look, Context], Content]

_ARTICLE = compiled_late(r"\A(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_GLUE = frozenset("’'- ")


def given_text(name: Name, level: int, options: NameOptions, context: Context) -> str:
    """The given names as shown at `level`: 1 initials, 2 as the style has them at most."""
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


def one_name(
    name: Name, index: int, level: int, element: NameElement, options: NameOptions, context: Context, dress: Dress
) -> tuple[Content, bool]:
    """One name set, and whether it is inverted (family first)."""
    if name.literal or not (name.family or name.given):
        text = name.literal
        if context.sorting and context.english:
            text = _ARTICLE.sub("", text)
        if element.family is not None:
            return dress(parse(text), element.family, context), False
        return parse(text), False
    if not name.family:
        text = name.given
        if name.suffix:
            text += (", " if name.comma_suffix else " ") + name.suffix
        content = parse(text)
        return (dress(content, element.given, context) if element.given is not None else content), False
    given = given_text(name, level, options, context)
    dropping, suffix = name.dropping_particle, name.suffix
    if not given:
        dropping = suffix = ""
    if options.initialize_with is not None and suffix:
        suffix = normalized_initials(suffix, options.initialize_with)
    if context.sorting:
        return _typeset(_sort_name(name, given, dropping, suffix, context.style.demote_non_dropping_particle)), True
    if element.family is None and element.given is None:
        plain, inverted = _arrange(
            name, given, dropping, suffix, index, options, context, lambda t: t, lambda t: t, _same, _same, _join_text
        )
        assert isinstance(plain, str)
        return _typeset(plain), inverted
    family_look, given_look = element.family or PLAIN, element.given or PLAIN
    family_inner, given_inner = family_look._replace(prefix="", suffix=""), given_look._replace(prefix="", suffix="")
    arranged, inverted = _arrange(
        name,
        given,
        dropping,
        suffix,
        index,
        options,
        context,
        lambda t: dress(_typeset(t), family_inner, context),
        lambda t: dress(_typeset(t), given_inner, context),
        lambda c: _affixed(c, family_look),
        lambda c: _affixed(c, given_look),
        _join_content,
    )
    assert isinstance(arranged, tuple)
    return arranged, inverted


def _sort_name(name: Name, given: str, dropping: str, suffix: str, demote: str) -> str:
    """A name's sort keys, the weightier first.

    Particles go after the given name, as the manuals list names (Beethoven, Ludwig van, between Karl and Maria) and the
    reference implementation does; the specification's table ("Name-part Order") has them before it.
    """
    family, particle = name.family, name.non_dropping_particle.replace("'", "").replace("’", "")
    dropping = dropping.replace("'", "").replace("’", "")
    if demote == "never":
        family, rest = f"{particle} {family} {dropping}".strip(), given
    else:
        rest = " ".join(part for part in (given, dropping, particle) if part)
    return SORT_SEPARATOR.join((family, f"{rest} {suffix}".strip()))


def _typeset(text: str) -> Content:
    """A name as formatted text; in names a straight mark is an apostrophe."""
    return parse(text.replace("'", "’") if "'" in text else text)


Piece: TypeAlias = "str | Content"


def _same(piece: Piece) -> Piece:
    return piece


def _affixed(piece: Piece, look: Look) -> Piece:
    if not piece or isinstance(piece, str):
        return piece
    if look.prefix:
        piece = (Text(look.prefix), *piece)
    if look.suffix:
        piece = (*piece, Text(look.suffix))
    return piece


def _join_text(pieces: list[Piece], separator: str) -> Piece:
    return separator.join(piece for piece in pieces if piece)  # type: ignore[misc]


def _join_content(pieces: list[Piece], separator: str) -> Piece:
    out: list[Node] = []
    for piece in pieces:
        if not piece:
            continue
        if out and separator:
            out.append(Text(separator))
        out.extend(_typeset(piece) if isinstance(piece, str) else piece)
    return tuple(out)


def _arrange(
    name: Name,
    given_shown: str,
    dropping_shown: str,
    suffix: Piece,
    index: int,
    options: NameOptions,
    context: Context,
    family_dress: Callable[[str], Piece],
    given_dress: Callable[[str], Piece],
    family_affix: Callable[[Piece], Piece],
    given_affix: Callable[[Piece], Piece],
    join: Callable[[list[Piece], str], Piece],
) -> tuple[Piece, bool]:
    """The parts of a name in order, and whether it is inverted (specification, "Name Options", "Particles")."""
    particle_text = name.non_dropping_particle
    family = family_dress(name.family)
    particle = family_dress(particle_text) if particle_text else ""
    given = given_dress(given_shown) if given_shown else ""
    dropping = given_dress(dropping_shown) if dropping_shown else ""
    glued = "" if particle_text and particle_text[-1] in _GLUE else " "
    demote = context.style.demote_non_dropping_particle
    if not is_spaced(name.family):
        if given and is_spaced(name.given):
            return join([join([particle, family], " "), given], " "), False
        return join([particle, family, given], ""), False
    if name.static_ordering:
        return join([join([particle, family], " "), given], " "), False
    order = options.name_as_sort_order
    if order == "all" or (order == "first" and index == 0):
        separator = options.sort_separator if options.sort_separator is not None else ", "
        if name.given in ("Lord", "Lady"):
            separator = ", "
        if demote == "display-and-sort":
            first = family_affix(family)
            second = given_affix(join([given, dropping, particle], " "))
        else:
            first = family_affix(join([particle, family], glued))
            second = given_affix(join([given, dropping], " "))
        merged = join([first, second], separator)
        return join([merged, suffix], separator), bool(second) or bool(suffix)
    if dropping_shown and not particle_text and dropping_shown[-1] in "'’-\u02bc" and dropping_shown[:-1] != "de":
        family, dropping = join([dropping, family], ""), ""
    second = join([particle, family], glued)
    second = join([dropping, second], "" if dropping_shown and dropping_shown[-1] in "’'" else " ")
    second = join([second, suffix], ", " if name.comma_suffix else " ")
    return join([given_affix(given), family_affix(second)], " "), False
