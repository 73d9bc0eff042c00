"""Names: one name in its form and order, and a list of names joined and shortened (specification, cs:names, cs:name).

`evaluate` hands down what lies above this floor: how to dress a content in a look, and what to do when there are no
names (cs:substitute). Names in scripts that put no space between words keep family before given.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from citecli.csl.context import SORT_SEPARATOR, Context, NameList
from citecli.csl.look import PLAIN, Look
from citecli.csl.taxonomy import Position
from citecli.csl.tree import EtAl, Label, NameOptions, Names
from citecli.csl.tree import Name as NameElement
from citecli.markup.nodes import Content, Node, Tagged, Text
from citecli.markup.rich import parse
from citecli.references.model import Name

Dress: TypeAlias = Callable[[Content, Look, Context], Content]
LabelOf: TypeAlias = Callable[[Label, str, bool, Context], Content]

_UNSPACED = re.compile(
    "[\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATOR = re.compile(r"((?:[-\s]*</?[a-z][^<>]*>[-\s]*)+|[-\s]+)")
_TAGS = re.compile(r"<[^<>]*>")
_ARTICLE = re.compile(r"\A(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_GLUE = frozenset("’'- ")
_DEFAULTS = NameOptions(
    and_=None,
    delimiter=", ",
    delimiter_precedes_et_al="contextual",
    delimiter_precedes_last="contextual",
    form="long",
    initialize=True,
    sort_separator=", ",
)


# One name


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
    given = re.sub(r"\s*-\s*", "-", given)
    given = re.sub(r"\.(?=[^\s.-])", ". ", given)
    # A hyphen before a small letter stands inside one name: Guo-ping.
    given = re.sub(r"-(?=[^\W\d_])", lambda m: "\u2013" if given[m.end() : m.end() + 1].islower() else "-", given)
    return _SEPARATOR.split(given.strip())


def _tidy(text: str) -> str:
    text = re.sub(r"\s*-\s*", "-", text.rstrip(" \t\n\r\u00a0\ufeff").lstrip(" "))
    return re.sub(r"[ \t\n\r]+", " ", text).replace("\u2013", "-")


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


# A list of names


def options_of(element: Names, context: Context) -> NameOptions:
    """The options that hold for a cs:names, inherited ones filled in; worked out once for each area."""
    known = context.area.resolved.get(id(element))
    if known is not None:
        return known[1]
    options = element.name.options.over(context.area.options).over(_DEFAULTS)
    # The element is kept beside its options so that its id stays its own.
    context.area.resolved[id(element)] = (element, options)
    return options


def et_al_limits(options: NameOptions, context: Context) -> tuple[int, int | None, bool]:
    """From how many names a list is shortened (0: never), to how many (`None`: unsaid), the last shown too or not."""
    minimum, first, last = options.et_al_min or 0, options.et_al_use_first, bool(options.et_al_use_last)
    if context.position is not Position.FIRST and not context.area.bibliography:
        if options.et_al_subsequent_min is not None:
            minimum = options.et_al_subsequent_min
        if options.et_al_subsequent_use_first is not None:
            first = options.et_al_subsequent_use_first
    if context.names_override is not None:
        own_min, own_first, own_last = context.names_override
        minimum = own_min if own_min is not None else minimum
        first = own_first if own_first is not None else first
        last = own_last if own_last is not None else last
    return minimum, first, last


def how_many(total: int, at: int, options: NameOptions, context: Context) -> tuple[int, bool]:
    """How many of `total` names are shown before "et al.", and whether the last one follows an ellipsis."""
    minimum, first, last = et_al_limits(options, context)
    if not minimum or first is None or total < minimum or minimum < first:
        return total, False
    if not first:
        return 0, False
    shown = first
    wanted = context.expansion.names
    if at < len(wanted) and wanted[at] > shown:
        shown = wanted[at]
    if last and shown > minimum - 2:
        shown = max(minimum - 2, 1)
    return (total, False) if shown >= total else (shown, last and total - shown >= 2)


def base_level(options: NameOptions) -> int:
    """What the style shows of given names anyway: 0 nothing, 1 initials, 2 all."""
    if options.form != "long":
        return 0
    return 1 if options.initialize_with is not None else 2


def level_of(name: Name, index: int, at: int, options: NameOptions, context: Context) -> int:
    """How much of a name's given part is shown: the style's measure, raised by disambiguation."""
    level = base_level(options)
    if level == 2 or not name.given:
        return level
    if context.givens is not None:
        context.givens.note(name, index)
        level = max(level, context.givens.level(name, index))
    givens = context.expansion.givens
    if at < len(givens) and index < len(givens[at]):
        asked = givens[at][index]
        if asked == 1 and options.initialize_with is None:
            asked = 2
        level = max(level, asked)
    return level


def name_list(names: tuple[Name, ...], element: Names, context: Context, dress: Dress) -> Content:
    """A list of names, joined and shortened."""
    options = options_of(element, context)
    at = len(context.lists)
    total = len(names)
    shown, with_last = how_many(total, at, options, context)
    levels = tuple([level_of(name, index, at, options, context) for index, name in enumerate(names)])
    context.lists.append(NameList(shown, total, levels))
    if not shown:
        return ()
    if options.form == "count":
        return (Text(str(shown)),)
    pieces: list[Content] = []
    inverted = []
    for index in range(shown):
        content, turned = one_name(names[index], index, levels[index], element.name, options, context, dress)
        look = element.name.look
        if names[index].literal and look is not PLAIN:  # the affixes are for people, as in other processors
            look = look._replace(prefix="", suffix="")
        pieces.append((Tagged(_dressed(content, look, context, dress), "name"),))
        inverted.append(turned)
    delimiter = options.delimiter if options.delimiter is not None else ", "
    if context.sorting:
        return _between(pieces, SORT_SEPARATOR)
    if shown < total:
        joined = _between(pieces, delimiter)
        if with_last:
            content, _ = one_name(names[-1], total - 1, levels[-1], element.name, options, context, dress)
            content = _dressed(content, element.name.look, context, dress)
            ellipsis: Content = (Text(delimiter), Text("…"), Text(" "), Tagged(content, "name"))
            return (*joined, *ellipsis)
        return (*joined, *et_al(element.et_al, shown, inverted[-1], delimiter, options, context, dress))
    if total == 1:
        return pieces[0]
    and_ = options.and_
    if not and_:
        return _between(pieces, delimiter)
    word = context.locale.term("and") if and_ == "text" else "&"
    if and_ == "symbol":
        word = context.locale.term("and", "symbol") or "&"
    rule = options.delimiter_precedes_last
    if rule == "always" or (rule == "contextual" and total > 2) or (rule == "after-inverted-name" and inverted[-2]):
        before = delimiter
    else:
        before = " " if _stands_apart(word) else ""
    after = " " if _stands_apart(word) and not word[-1:].isspace() else ""
    return (*_between(pieces[:-1], delimiter), Text(before), Text(word), Text(after), *pieces[-1])


def _dressed(content: Content, look: Look, context: Context, dress: Dress) -> Content:
    """A single name in the look of cs:name, which says how each name is set, not how the list is."""
    return content if look is PLAIN or context.sorting else dress(content, look, context)


def _stands_apart(word: str) -> bool:
    """Whether a conjunction has spaces around it: not one that is glued to names, nor one that begins with a mark."""
    return word[:1] == "&" or (word[:1].isalpha() and is_spaced(word) and word[0] != "\u05d5")


def _between(pieces: list[Content], delimiter: str) -> Content:
    out: list[Node] = []
    for piece in pieces:
        if out and delimiter:
            out.append(Text(delimiter))
        out.extend(piece)
    return tuple(out)


def et_al(
    element: EtAl | None,
    shown: int,
    inverted: bool,
    delimiter: str,
    options: NameOptions,
    context: Context,
    dress: Dress,
) -> Content:
    """ "et al." with what goes before it (specification, delimiter-precedes-et-al, cs:et-al)."""
    word = context.locale.term(element.term if element else "et-al")
    if not word:
        return ()
    rule = options.delimiter_precedes_et_al
    if rule == "always" or (rule == "contextual" and shown > 1) or (rule == "after-inverted-name" and inverted):
        before = delimiter
    else:
        before = " " if is_spaced(word) else ""
    content: Content = parse(word)
    if element is not None and element.look is not PLAIN:
        content = dress(content, element.look, context)
    return (Text(before), *content) if before else content


def render(
    element: Names,
    context: Context,
    dress: Dress,
    label_of: LabelOf,
    substitute: Callable[[Names, Context], Content],
) -> Content:
    """cs:names: its lists of names with their labels, or what stands in for them.

    The result holds a `Tagged` "names" around the lists, which collapsing and the substitution of repeated authors
    look for.
    """
    context.called += 1
    found = []
    for variable in element.variables:
        names = context.names.get(variable)
        if names and variable not in context.substituted:
            found.append((variable, names))
    if not found:
        return substitute(element, context) if element.substitute else ()
    context.filled += 1
    if context.in_substitute is not None:
        context.in_substitute.extend(variable for variable, _ in found)
    if same_people(found):
        term = common_term(element.label, context)
        found = [(term, found[0][1])] if term or element.label is None else found
    if element.name.options.form == "count" or options_of(element, context).form == "count":
        total = 0
        for _, names in found:
            content = name_list(names, element, context, dress)
            assert isinstance(content[0], Text)
            total += int(content[0].text)
        return dress((Text(str(total)),), element.look, context)
    omitted = context.omit_names and not context.names_seen and not context.area.bibliography
    context.names_seen = True
    groups: list[Node] = []
    delimiter = element.delimiter if element.delimiter is not None else context.area.names_delimiter
    for variable, names in found:
        content = name_list(names, element, context, dress)
        if not content:
            continue
        content = (Tagged(content, "name-list", variable),)
        label = element.label
        if label is not None and not context.sorting:
            if element.label_first:
                before = label_of(label, variable, len(names) > 1, context)
                content = (*before, *content)
            else:
                context.started = True
                content = (*content, *label_of(label, variable, len(names) > 1, context))
        if groups and delimiter:
            groups.append(Text(delimiter))
        groups.extend(content)
        context.started = True
    if omitted:
        context.omitted = True
        return ()
    if not groups:
        return ()
    return dress((Tagged(tuple(groups), "names"),), element.look, context)


def same_people(found: list[tuple[str, tuple[Name, ...]]]) -> bool:
    """Whether editors and translators are the same people, who are named once (specification, cs:names)."""
    return len(found) == 2 and found[0][1] == found[1][1] and {found[0][0], found[1][0]} == {"editor", "translator"}


def common_term(label: Label | None, context: Context) -> str:
    """The term for people who edit and translate, "" where there is none or no label asks for it."""
    if label is not None:
        for term in ("editortranslator", "editor-translator"):
            if context.locale.find(term, label.form) is not None:
                return term
    return ""
