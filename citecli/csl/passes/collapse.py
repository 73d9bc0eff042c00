"""Collapse: the cites of one citation put together, what repeats left out.

Specification, "Cite Grouping" and "Cite Collapsing". Cites come rendered (`Piece`), in order. Cites by the same authors
stand together; with `collapse` the authors are named once, equal years once, and runs of numbers or suffixes become
ranges.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citecli.csl.tree import CitationPart
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


class Piece(NamedTuple):
    """One cite, rendered. `names` is its list of names as plain text, "" for none; `number` its citation number.

    `bare` is true when the writer added nothing to it (no locator, prefix or suffix). `prefix` and `suffix` are the
    writer's own, not yet in `content`.
    """

    content: Content
    names: str = ""
    number: int = 0
    locator: bool = False
    prefix: Content = ()
    suffix: Content = ()

    @property
    def bare(self) -> bool:
        """Nothing added by the writer."""
        return not (self.locator or self.prefix or self.suffix)

    @property
    def whole(self) -> Content:
        """The cite with what the writer put around it."""
        content = self.content
        if self.prefix:
            content = (Tagged(self.prefix, "prefix"), *content)
        if self.suffix:
            content = (*content, Tagged(self.suffix, "suffix"))
        return content


def groups_names(part: CitationPart) -> bool:
    """Whether cites by the same authors are brought together."""
    return part.cite_group_delimiter is not None or part.collapse in (YEAR, YEAR_SUFFIX, YEAR_SUFFIX_RANGED)


def group_by_names(pieces: Sequence[Piece]) -> list[int]:
    """The places of the cites with those by the same authors behind the first of them."""
    first: dict[str, int] = {}
    order: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces):
        home = first.setdefault(piece.names, at) if piece.names else at
        order.append((home, at))
    return [at for _, at in sorted(order)]


def assemble(
    pieces: Sequence[Piece], part: CitationPart, without_names: Callable[[int], Content], *, in_text: bool
) -> Content:
    """One content of all cites. `without_names` renders the cite at a place again, its authors left out.

    `in_text` is the style's class: there a comma parts the years of one author unless the style says otherwise.
    """
    delimiter = part.layout.delimiter
    if part.collapse == NUMBER:
        return _numbers(pieces, part, delimiter)
    if not groups_names(part):
        return _joined([(piece.whole, delimiter) for piece in pieces])
    after = part.after_collapse_delimiter
    if part.cite_group_delimiter is not None:
        group_delimiter = part.cite_group_delimiter
    else:
        group_delimiter = ", " if in_text and after is None else delimiter
    out: list[tuple[Content, str]] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _same_authors(pieces[at], pieces[end], part):
            end += 1
        if not part.collapse or part.collapse == NUMBER:
            out += [(pieces[place].whole, group_delimiter) for place in range(at, end)]
            out[-1] = (out[-1][0], delimiter)
        else:
            out += _one_author(pieces, at, end, part, group_delimiter, without_names)
            # With collapse="year" the delimiter after a collapsed group stands between all of them.
            apart = end - at > 1 or pieces[end - 1].locator or part.collapse == YEAR
            out[-1] = (out[-1][0], after if after is not None and apart else delimiter)
        at = end
    return _joined(out)


def _same_authors(one: Piece, other: Piece, part: CitationPart) -> bool:
    """Whether two cites go together: the same names, or none and the same year to hang suffixes on."""
    if one.names != other.names or other.prefix:  # "cf. Doe 1990" begins anew
        return False
    if one.names:
        return True
    return part.collapse in (YEAR_SUFFIX, YEAR_SUFFIX_RANGED) and bool(_stem(one)) and _stem(one) == _stem(other)


def _one_author(
    pieces: Sequence[Piece],
    start: int,
    end: int,
    part: CitationPart,
    group_delimiter: str,
    without_names: Callable[[int], Content],
) -> list[tuple[Content, str]]:
    """The cites of one list of authors, each with the delimiter that follows it."""
    shown = [pieces[start]] + [pieces[at]._replace(content=without_names(at)) for at in range(start + 1, end)]
    after = part.after_collapse_delimiter
    if part.collapse == YEAR:
        return [(piece.whole, after if piece.locator and after is not None else group_delimiter) for piece in shown]
    out: list[tuple[Content, str]] = []
    suffix_delimiter = part.layout.delimiter
    for own in (part.cite_group_delimiter, part.year_suffix_delimiter):
        if own is not None:
            suffix_delimiter = own
    at = 0
    while at < len(shown):
        run = [shown[at]]
        stem = _stem(shown[at] if at else shown[0]._replace(content=without_names(start)))
        at += 1
        while stem and at < len(shown) and not shown[at].prefix and _stem(shown[at]) == stem:
            run.append(shown[at])
            at += 1
        out += _suffix_run(run, suffix_delimiter, group_delimiter, part.collapse == YEAR_SUFFIX_RANGED)
        piece = run[-1]
        out[-1] = (out[-1][0], after if piece.locator and after is not None else group_delimiter)
    return out


def _stem(piece: Piece) -> str:
    """A cite's text up to its year suffix, "" when it has none."""
    parts = split_at_tag(piece.content, "year-suffix")
    return "" if parts is None else plain_text(parts[0])


def _suffix_run(run: list[Piece], delimiter: str, wide: str, ranged: bool) -> list[tuple[Content, str]]:
    """Cites of one year: the first whole, of the others what begins with the suffix, runs of three or more as ranges.

    `delimiter` parts bare suffixes, `wide` those with a locator or the like.
    """
    if len(run) == 1:
        return [(run[0].whole, delimiter)]
    tails = [piece._replace(content=(split_at_tag(piece.content, "year-suffix") or ((), ()))[1]).whole for piece in run]
    suffixes = [find_tagged(piece.content, "year-suffix") for piece in run]
    out: list[tuple[Content, str]] = []
    at = 0
    while at < len(run):
        last = at
        if ranged:
            while last + 1 < len(run) and _follows(suffixes[last], suffixes[last + 1]) and run[last].bare:
                last += 1
        whole = run[0].whole if at == 0 else tails[at]
        if last - at >= 2:
            out.append(((*whole, Text("–"), *tails[last]), delimiter))
            at = last + 1
        else:
            bare = run[at].bare and (at + 1 == len(run) or run[at + 1].bare)
            out.append((whole, delimiter if bare else wide))
            at += 1
    return out


def _follows(one: Tagged | None, other: Tagged | None) -> bool:
    if one is None or other is None:
        return False
    before, after = plain_text(one.content), plain_text(other.content)
    return len(before) == 1 and len(after) == 1 and ord(after) == ord(before) + 1


def _numbers(pieces: Sequence[Piece], part: CitationPart, delimiter: str) -> Content:
    """Citation numbers, runs of three or more as ranges."""
    after = part.after_collapse_delimiter
    lone = [piece.bare and _is_lone_number(piece.content) for piece in pieces]
    out: list[tuple[Content, str]] = []
    at = 0
    while at < len(pieces):
        last = at
        while (
            last + 1 < len(pieces)
            and lone[last]
            and lone[last + 1]
            and pieces[last + 1].number == pieces[last].number + 1
        ):
            last += 1
        if last - at >= 2:
            content = (*pieces[at].whole, Text("–"), *pieces[last].whole)
            out.append((content, after if after is not None else delimiter))
            at = last + 1
        else:
            out.append((pieces[at].whole, after if after is not None and pieces[at].locator else delimiter))
            at += 1
    return _joined(out)


def _is_lone_number(content: Content) -> bool:
    """Whether a cite is its citation number, with at most brackets and the like around it."""
    if find_tagged(content, "citation-number") is None:
        return False
    return not any(character.isalnum() for character in plain_text(without_tag(content, "citation-number")))


def _joined(pieces: Sequence[tuple[Content, str]]) -> Content:
    """The contents with the delimiter of each before the next one."""
    out: list[Node] = []
    waiting = ""
    for content, delimiter in pieces:
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
