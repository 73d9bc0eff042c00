"""Names: lists of names joined, shortened and labelled (specification, cs:names, cs:name, cs:et-al)."""

from collections.abc import Callable, Sequence

from citecli.csl.context import SORT_SEPARATOR, Context, NameList
from citecli.csl.formatting import apply_formatting, label_text
from citecli.csl.name_parts import name_content
from citecli.csl.taxonomy import Position
from citecli.csl.tree import NO_FORMATTING, EtAlElement, Formatting, LabelElement, NameOptions, NamesElement
from citecli.csl.variables import is_suppressed
from citecli.frozen import replace
from citecli.markup.nodes import Content, Node, Tagged, Text, join_content
from citecli.markup.rich import parse
from citecli.references.model import Name
from citecli.references.names import without_others
from citecli.text.scripts import is_spaced

_DEFAULTS = NameOptions(
    and_=None,
    delimiter=", ",
    delimiter_precedes_et_al="contextual",
    delimiter_precedes_last="contextual",
    form="long",
    initialize=True,
    sort_separator=", ",
)


def options_of(element: NamesElement, context: Context) -> NameOptions:
    """The options that hold for a cs:names, inherited ones and defaults filled in."""
    area = context.area
    known = area.resolved_options.get(id(element))
    if known is not None:
        return known[1]
    options = element.name.options.over(area.name_options).over(_DEFAULTS)
    area.resolved_options[id(element)] = (element, options)
    return options


# How many names, and how much of them


def et_al_limits(options: NameOptions, context: Context) -> tuple[int, int | None, bool]:
    """From how many names a list is shortened (0: never), to how many (`None`: unsaid), the last shown too or not."""
    minimum, first, last = options.et_al_min or 0, options.et_al_use_first, bool(options.et_al_use_last)
    if context.position is not Position.FIRST and not context.area.is_bibliography:
        if options.et_al_subsequent_min is not None:
            minimum = options.et_al_subsequent_min
        if options.et_al_subsequent_use_first is not None:
            first = options.et_al_subsequent_use_first
    override = context.et_al_override
    if override is not None:
        minimum = override.names_min if override.names_min is not None else minimum
        first = override.names_use_first if override.names_use_first is not None else first
        last = override.names_use_last if override.names_use_last is not None else last
    return minimum, first, last


def names_shown(total: int, list_at: int, options: NameOptions, context: Context) -> tuple[int, bool]:
    """How many of `total` names are shown before "et al.", and whether the last one follows an ellipsis.

    `list_at` is the list's place among those of the cite, from 0.
    """
    minimum, first, last = et_al_limits(options, context)
    if not minimum or first is None or total < minimum or total <= first:
        return total, False
    if not first:
        return 0, False
    shown = first
    wanted = context.disambiguation.names_shown
    if list_at < len(wanted) and wanted[list_at] > shown:
        shown = wanted[list_at]
    if last and shown > minimum - 2:
        shown = max(minimum - 2, 1)
    return (total, False) if shown >= total else (shown, last and total - shown >= 2)


def base_level(options: NameOptions) -> int:
    """What the style shows of given names anyway: 0 nothing, 1 initials, 2 all."""
    if options.form != "long":
        return 0
    return 1 if options.initialize_with is not None else 2


def given_name_level(name: Name, index: int, list_at: int, options: NameOptions, context: Context) -> int:
    """How much of a name's given part is shown: the style's measure, raised by disambiguation."""
    level = base_level(options)
    if level == 2 or not name.given:
        return level
    if context.given_name_levels is not None:
        level = max(level, context.given_name_levels.level(name, index))
    wanted = context.disambiguation.given_name_levels
    if list_at < len(wanted) and index < len(wanted[list_at]):
        asked = wanted[list_at][index]
        if asked == 1 and options.initialize_with is None:
            asked = 2
        level = max(level, asked)
    return level


# One list


def name_list(names: tuple[Name, ...], element: NamesElement, context: Context) -> Content:
    """A list of names, joined and shortened; how it came out goes into `context.name_lists`."""
    options = options_of(element, context)
    list_at = len(context.name_lists)
    names, has_others = without_others(names)
    total = len(names)
    shown, with_last = names_shown(total + has_others, list_at, options, context)
    shown = min(shown, total)
    levels = tuple([given_name_level(name, index, list_at, options, context) for index, name in enumerate(names)])
    context.name_lists.append(NameList(shown, total, levels, names))
    if not shown:
        return ()
    if options.form == "count":
        return (Text(str(shown)),)
    pieces: list[Content] = []
    inverted: list[bool] = []
    for index in range(shown):
        content, is_inverted = name_content(names[index], index, levels[index], element.name, options, context)
        formatting = element.name.formatting
        if names[index].literal and formatting is not NO_FORMATTING:
            # The affixes are for people, as in other processors.
            formatting = replace(formatting, prefix="", suffix="")
        # Amy and Alan Wong are two people even where both are Wong, A.
        uncut = f"{names[index].given} {names[index].suffix}" if context.area.is_bibliography else ""
        pieces.append((Tagged(_formatted_name(content, formatting, context), "name", uncut),))
        inverted.append(is_inverted)
    if context.sorting:
        if with_last:
            last, _ = name_content(names[-1], total - 1, levels[-1], element.name, options, context)
            pieces.append((Tagged(last, "name"),))
        return join_content(pieces, SORT_SEPARATOR if context.style.manual.nothing_before_something else " ")
    if shown == total and not has_others:
        return _join_with_and(pieces, inverted, options, context)
    delimiter = options.delimiter if options.delimiter is not None else ", "
    joined = join_content(pieces, delimiter)
    if with_last and not has_others:
        content, _ = name_content(names[-1], total - 1, levels[-1], element.name, options, context)
        content = _formatted_name(content, element.name.formatting, context)
        after_inverted = inverted[-1] and options.delimiter_precedes_last == "after-inverted-name"
        before = delimiter if shown > 1 or after_inverted else " "
        return (*joined, Text(before), Text("…"), Text(" "), Tagged(content, "name"))
    return (*joined, *_et_al(element.et_al, shown, inverted[-1], options, context))


def _formatted_name(content: Content, formatting: Formatting, context: Context) -> Content:
    """A single name formatted as cs:name asks, which says how each name is set, not how the list is."""
    if formatting is NO_FORMATTING or context.sorting:
        return content
    return apply_formatting(content, formatting, context)


def _join_with_and(
    pieces: Sequence[Content], inverted: Sequence[bool], options: NameOptions, context: Context
) -> Content:
    """All names of a list, "and" before the last (specification, and, delimiter-precedes-last)."""
    if len(pieces) == 1:
        return pieces[0]
    delimiter = options.delimiter if options.delimiter is not None else ", "
    if not options.and_:
        return join_content(pieces, delimiter)
    symbol = context.locale.terms.get(("and", "symbol"))
    word = symbol.single if symbol is not None else "&"  # no word takes the place of the symbol
    if options.and_ == "text":
        word = context.locale.term("and")
    several = len(pieces) > 2 and is_spaced(word)
    if _takes_delimiter(options.delimiter_precedes_last, several, inverted[-2]):
        before = delimiter
    else:
        before = " " if _stands_apart(word) else ""
    after = " " if _stands_apart(word) and not word[-1:].isspace() else ""
    return (*join_content(pieces[:-1], delimiter), Text(before), Text(word), Text(after), *pieces[-1])


def _et_al(
    element: EtAlElement | None, shown: int, after_inverted: bool, options: NameOptions, context: Context
) -> Content:
    """ "et al." with what goes before it (specification, delimiter-precedes-et-al, cs:et-al)."""
    word = context.locale.term(element.term if element else "et-al")
    if not word:
        return ()
    if _takes_delimiter(options.delimiter_precedes_et_al, shown > 1, after_inverted):
        before = options.delimiter if options.delimiter is not None else ", "
    else:
        before = " " if is_spaced(word) else ""
    content: Content = parse(word)
    if element is not None and element.formatting is not NO_FORMATTING:
        content = apply_formatting(content, element.formatting, context, context.locale.language)
    return (Text(before), *content) if before else content


def _takes_delimiter(rule: str | None, several: bool, after_inverted: bool) -> bool:
    """Whether the names' delimiter goes before what ends their list, as the rule for it says."""
    return rule == "always" or (rule == "contextual" and several) or (rule == "after-inverted-name" and after_inverted)


def _stands_apart(word: str) -> bool:
    """Whether a conjunction has spaces around it: not one that is glued to names, nor one that begins with a mark."""
    return word[:1] == "&" or (word[:1].isalpha() and is_spaced(word) and word[0] != "\u05d5")


# The element


_NamesOf = tuple[str, tuple[Name, ...]]
"""A variable, or the term that stands for two, and its names."""


def names_content(
    element: NamesElement, context: Context, substitute: Callable[[NamesElement, Context], Content]
) -> Content:
    """cs:names: its lists of names with their labels, or what `substitute` makes of cs:substitute.

    The result holds a `Tagged` "names" around the lists, which collapsing and the substitution of repeated authors
    look for.
    """
    context.variables_called += 1
    lists = [
        (variable, names)
        for variable in element.variables
        if (names := context.names.get(variable)) and not is_suppressed(variable, context)
    ]
    if not lists:
        return substitute(element, context) if element.substitute else ()
    context.variables_shown += 1
    if context.substituting is not None:
        context.substituting.extend(variable for variable, _ in lists)
    if len(element.variables) == 2 and are_same_people(lists):
        term = common_term(element.label, context)
        lists = [(term, lists[0][1])] if term or element.label is None else lists
    if element.name.options.form == "count" or options_of(element, context).form == "count":
        return _count(lists, element, context)
    omitted = context.omit_names and not context.names_rendered and not context.area.is_bibliography
    context.names_rendered = True
    content = _labelled_lists(lists, element, context)
    if omitted:
        context.names_omitted = True
        return ()
    return apply_formatting((Tagged(content, "names"),), element.formatting, context) if content else ()


def _count(lists: Sequence[_NamesOf], element: NamesElement, context: Context) -> Content:
    """How many names are shown, in digits (specification, form="count")."""
    total = 0
    for _, names in lists:
        name_list(names, element, context)
        total += context.name_lists[-1].shown
    return apply_formatting((Text(str(total)),), element.formatting, context)


def _labelled_lists(lists: Sequence[_NamesOf], element: NamesElement, context: Context) -> Content:
    """The lists side by side, each with its label."""
    delimiter = element.delimiter if element.delimiter is not None else context.area.names_delimiter
    label = None if context.sorting else element.label
    out: list[Node] = []
    for variable, names in lists:
        content = name_list(names, element, context)
        if not content:
            continue
        content = (Tagged(content, "name-list", variable),)
        if label is not None:
            if element.label_first:
                content = (*label_text(label, variable, len(names) > 1, context), *content)
            else:
                context.has_output = True
                content = (*content, *label_text(label, variable, len(names) > 1, context))
        if out and delimiter:
            out.append(Text(delimiter))
        out.extend(content)
        context.has_output = True
    return tuple(out)


def are_same_people(lists: Sequence[_NamesOf]) -> bool:
    """Whether editors and translators are the same people, who are named once (specification, cs:names)."""
    return len(lists) == 2 and lists[0][1] == lists[1][1] and {lists[0][0], lists[1][0]} == {"editor", "translator"}


def common_term(label: LabelElement | None, context: Context) -> str:
    """The term for people who edit and translate, "" where there is none or no label asks for it."""
    if label is not None:
        for term in ("editortranslator", "editor-translator"):
            if context.locale.find(term, label.form) is not None:
                return term if context.locale.term(term, label.form) else ""
    return ""
