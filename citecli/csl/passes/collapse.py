"""Collapse: join the cites of one citation, without repeated parts.

Specification, "Cite Grouping" and "Cite Collapsing". Cites come rendered (`RenderedCite`), in order. Cites by the same
authors stand together; with `collapse` the authors are named once, equal years once, and runs of numbers or suffixes
become ranges.
"""

from collections.abc import Callable, Sequence

from citecli.csl.tree import CitationPart
from citecli.frozen import FrozenValue, replace
from citecli.markup.nodes import (
    Content,
    Node,
    Tagged,
    Text,
    find_tagged,
    split_at_tag,
    without_tag,
)
from citecli.markup.plain import write as plain_text

NUMBER, YEAR, YEAR_SUFFIX, YEAR_SUFFIX_RANGED = "citation-number", "year", "year-suffix", "year-suffix-ranged"


class RenderedCite(FrozenValue):
    """One cite of a citation, without the writer's prefix and suffix."""

    content: Content
    names: str = ""
    """Its list of names as plain text, "" for none."""
    number: int = 0
    """Its citation number."""
    has_locator: bool = False
    prefix: Content = ()
    """The writer's prefix, not included in `content`."""
    suffix: Content = ()
    """The writer's suffix, not included in `content`."""

    @property
    def is_bare(self) -> bool:
        """Whether the cite has neither prefix nor suffix."""
        return not (self.has_locator or self.prefix or self.suffix)

    @property
    def with_affixes(self) -> Content:
        """The cite with the writer's prefix and suffix."""
        content = self.content
        if self.prefix:
            content = (Tagged(self.prefix, "prefix"), *content)
        if self.suffix:
            content = (*content, Tagged(self.suffix, "suffix"))
        return content


_Delimited = list[tuple[Content, str]]
"""Contents, each with the delimiter that goes before the next one."""


def groups_names(part: CitationPart) -> bool:
    """Whether cites by the same authors are brought together."""
    return part.cite_group_delimiter is not None or part.collapse in (YEAR, YEAR_SUFFIX, YEAR_SUFFIX_RANGED)


def group_by_names(cites: Sequence[RenderedCite]) -> list[int]:
    """The indexes of the cites, reordered so that cites by the same authors follow the first of them."""
    first: dict[str, int] = {}
    order: list[tuple[int, int]] = []
    for at, cite in enumerate(cites):
        home = first.setdefault(cite.names, at) if cite.names else at
        order.append((home, at))
    return [at for _, at in sorted(order)]


def collapse(
    cites: Sequence[RenderedCite],
    part: CitationPart,
    without_names: Callable[[int], Content],
    *,
    in_text: bool,
    parts_located_years: bool = False,
) -> Content:
    """One content of all cites. `without_names` renders the cite at a place again, its authors left out.

    `in_text` is the style's class: there a comma parts the years of one author unless the style says otherwise. With
    `parts_located_years` what parts citations parts them when one of them has a locator.
    """
    delimiter = part.layout.delimiter
    if part.collapse == NUMBER:
        return _numbers(cites, part, delimiter)
    if not groups_names(part):
        return _with_delimiters([(cite.with_affixes, delimiter) for cite in cites])
    after = part.after_collapse_delimiter
    if part.cite_group_delimiter is not None:
        group_delimiter = part.cite_group_delimiter
    else:
        group_delimiter = ", " if in_text and after is None else delimiter
    out: _Delimited = []
    at = 0
    while at < len(cites):
        end = at + 1
        while end < len(cites) and _same_authors(cites[at], cites[end], part):
            end += 1
        if not part.collapse or part.collapse == NUMBER:
            out += [(cites[place].with_affixes, group_delimiter) for place in range(at, end)]
            out[-1] = (out[-1][0], delimiter)
        else:
            located = parts_located_years and any(cite.has_locator for cite in cites[at:end])
            out += _one_author(cites, at, end, part, delimiter if located else group_delimiter, without_names)
            # Where years or ranges collapse, the delimiter after a collapsed group stands between all of them.
            apart = end - at > 1 or cites[end - 1].has_locator or part.collapse != YEAR_SUFFIX
            out[-1] = (out[-1][0], after if after is not None and apart else delimiter)
        at = end
    return _with_delimiters(out)


def _same_authors(first: RenderedCite, other: RenderedCite, part: CitationPart) -> bool:
    """Whether two cites go together: the same names, or none and the same year to hang suffixes on."""
    if first.names != other.names or other.prefix:  # "cf. Doe 1990" begins anew
        return False
    if first.names:
        return True
    return part.collapse in (YEAR_SUFFIX, YEAR_SUFFIX_RANGED) and bool(_stem(first)) and _stem(first) == _stem(other)


def _one_author(
    cites: Sequence[RenderedCite],
    start: int,
    end: int,
    part: CitationPart,
    group_delimiter: str,
    without_names: Callable[[int], Content],
) -> _Delimited:
    """The cites of one list of authors, each with the delimiter that follows it."""
    shown = [cites[start]] + [replace(cites[at], content=without_names(at)) for at in range(start + 1, end)]
    after = part.after_collapse_delimiter
    if part.collapse == YEAR:
        return [
            (cite.with_affixes, after if cite.has_locator and after is not None else group_delimiter) for cite in shown
        ]
    out: _Delimited = []
    suffix_delimiter = part.layout.delimiter
    for own in (part.cite_group_delimiter, part.year_suffix_delimiter):
        if own is not None:
            suffix_delimiter = own
    at = 0
    while at < len(shown):
        run = [shown[at]]
        stem = _stem(shown[at] if at else replace(shown[0], content=without_names(start)))
        at += 1
        while stem and at < len(shown) and not shown[at].prefix and _stem(shown[at]) == stem:
            run.append(shown[at])
            at += 1
        out += _suffix_run(run, suffix_delimiter, group_delimiter, part.collapse == YEAR_SUFFIX_RANGED)
        cite = run[-1]
        out[-1] = (out[-1][0], after if cite.has_locator and after is not None else group_delimiter)
    return out


def _stem(cite: RenderedCite) -> str:
    """A cite's text up to its year suffix, "" when it has none."""
    parts = split_at_tag(cite.content, "year-suffix")
    return "" if parts is None else plain_text(parts[0])


def _suffix_run(run: list[RenderedCite], delimiter: str, wide: str, ranged: bool) -> _Delimited:
    """Cites of one year: the first whole, of the others what begins with the suffix, runs of three or more as ranges.

    `delimiter` parts bare suffixes, `wide` those with a locator or the like.
    """
    if len(run) == 1:
        return [(run[0].with_affixes, delimiter)]
    tails = [
        replace(cite, content=(split_at_tag(cite.content, "year-suffix") or ((), ()))[1]).with_affixes for cite in run
    ]
    suffixes = [find_tagged(cite.content, "year-suffix") for cite in run]
    out: _Delimited = []
    at = 0
    while at < len(run):
        last = at
        if ranged:
            while last + 1 < len(run) and _follows(suffixes[last], suffixes[last + 1]) and run[last].is_bare:
                last += 1
        whole = run[0].with_affixes if at == 0 else tails[at]
        if last - at >= 2:
            out.append(((*whole, Text("–"), *tails[last]), delimiter))
            at = last + 1
        else:
            bare = run[at].is_bare and (at + 1 == len(run) or run[at + 1].is_bare)
            out.append((whole, delimiter if bare else wide))
            at += 1
    return out


def _follows(first: Tagged | None, second: Tagged | None) -> bool:
    if first is None or second is None:
        return False
    before, after = plain_text(first.content), plain_text(second.content)
    return len(before) == 1 and len(after) == 1 and ord(after) == ord(before) + 1


def _numbers(cites: Sequence[RenderedCite], part: CitationPart, delimiter: str) -> Content:
    """Citation numbers, runs of three or more as ranges."""
    after = part.after_collapse_delimiter
    lone = [cite.is_bare and _is_lone_number(cite.content) for cite in cites]
    out: _Delimited = []
    at = 0
    while at < len(cites):
        last = at
        while (
            last + 1 < len(cites) and lone[last] and lone[last + 1] and cites[last + 1].number == cites[last].number + 1
        ):
            last += 1
        if last - at >= 2:
            content = (*cites[at].with_affixes, Text("–"), *cites[last].with_affixes)
            out.append((content, after if after is not None else delimiter))
            at = last + 1
        else:
            out.append((cites[at].with_affixes, after if after is not None and cites[at].has_locator else delimiter))
            at += 1
    return _with_delimiters(out)


def _is_lone_number(content: Content) -> bool:
    """Whether a cite is its citation number, with at most brackets and the like around it."""
    if find_tagged(content, "citation-number") is None:
        return False
    return not any(character.isalnum() for character in plain_text(without_tag(content, "citation-number")))


def _with_delimiters(cites: Sequence[tuple[Content, str]]) -> Content:
    """The contents with the delimiter of each before the next one."""
    out: list[Node] = []
    waiting = ""
    for content, delimiter in cites:
        if not content:
            continue
        if out and waiting:
            waiting = _beside_punctuation(waiting, out[-1], content[0])
            out.append(Text(waiting))
        out.extend(content)
        waiting = delimiter
    return tuple(out)


def _beside_punctuation(delimiter: str, before: Node, after: Node) -> str:
    """The delimiter between two cites, less the mark that a writer's own suffix or prefix brings already."""
    if isinstance(before, Tagged) and before.tag == "suffix":
        if plain_text(before.content)[-1:] in (",", ";", "."):
            at = delimiter.find(" ")
            return delimiter[at:] if at >= 0 else ""
    elif isinstance(after, Tagged) and after.tag == "prefix" and plain_text(after.content)[:1] in (",", ";", "."):
        return ""
    return delimiter
