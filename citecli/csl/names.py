"""Names: lists of names joined, shortened and labelled (specification, cs:names, cs:name, cs:et-al).

`evaluate` hands down what lies above this floor: how to dress a content in a look, and what to do when there are no
names (cs:substitute).
"""

from collections.abc import Callable
from typing import TypeAlias

from citecli.csl.context import SORT_SEPARATOR, Context, NameList
from citecli.csl.formatting import PLAIN, Look
from citecli.csl.initials import is_spaced
from citecli.csl.name_order import Dress, one_name
from citecli.csl.taxonomy import Position
from citecli.csl.tree import EtAl, Label, NameOptions, Names
from citecli.markup.nodes import Content, Node, Tagged, Text
from citecli.markup.rich import parse
from citecli.references.model import Name

LabelOf: TypeAlias = Callable[[Label, str, bool, Context], Content]

_DEFAULTS = NameOptions(
    and_=None,
    delimiter=", ",
    delimiter_precedes_et_al="contextual",
    delimiter_precedes_last="contextual",
    form="long",
    initialize=True,
    sort_separator=", ",
)


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
    if not minimum or first is None or total < minimum or total <= first:
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
    context.lists.append(NameList(shown, total, levels, names))
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


def render(  # noqa: C901
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
