"""Citations: assemble each citation of a document from its cites, with the affixes and font of the layout.

The writer's additions are applied here: prefixes, suffixes, infixes, and the modes that omit or separate the author.
Bibliography entries only get the affixes and font of the layout (specification, cs:bibliography).
"""

from collections.abc import Iterable, Mapping, Sequence

from citecli.csl import evaluate
from citecli.csl.citation import Citation, CitationItem
from citecli.csl.context import Area, Cite, Context, Disambiguation, GivenNameLevels
from citecli.csl.evaluate import evaluate_cite
from citecli.csl.locator_text import split_label
from citecli.csl.passes.collapse import RenderedCite, collapse, group_by_names, groups_names
from citecli.csl.passes.position import CitePosition
from citecli.csl.passes.sort import sort_cites
from citecli.csl.taxonomy import Mode
from citecli.frozen import FrozenValue, replace
from citecli.markup.nodes import Content, Display, DisplayBlock, Formatted, Text, find_tagged, join_content
from citecli.markup.plain import write as plain_text
from citecli.markup.rich import parse


class CiteSettings(FrozenValue):
    """The results of the earlier passes, with which every cite is rendered."""

    area: Area
    given_name_levels: GivenNameLevels | None
    disambiguations: Mapping[str, Disambiguation]
    """What each reference, by its id, needs."""

    def content(self, cite: Cite, *, is_first: bool, omit_names: bool = False) -> Content:
        """A cite without what the writer adds to it. Only the first of a citation opens it with a capital."""
        prefix = cite.item.prefix
        return evaluate_cite(
            cite,
            self.area,
            self.disambiguations[cite.reference.id],
            self.given_name_levels,
            omit_names=omit_names,
            has_output=not ends_sentence(prefix) if prefix else not is_first,
        )


class CiteOutcome(FrozenValue):
    """Whether the style had anything to show for a reference where it was cited."""

    reference_id: str
    has_output: bool
    may_be_empty: bool = False
    """Whether nothing was expected: without its author a cite may well be empty."""


class CitationOutcome(FrozenValue):
    """A citation, not finished yet, and what came of its cites."""

    content: Content
    cites: tuple[CiteOutcome, ...] = ()


def placed_cite(item: CitationItem, position: CitePosition, bare: Cite) -> Cite:
    """A cite of the document: `bare` is its reference cited nowhere in particular.

    If the locator begins with an abbreviation of its kind ("ch. 4"), the abbreviation determines its label.
    """
    if item.locator and not item.label:
        label, locator = split_label(item.locator, abbreviations_only=True)
        if label:
            item = replace(item, label=label, locator=locator)
    return Cite(bare.reference, item, position.position, position.near_note, position.first_note, bare.citation_number)


def render_citations(
    citations: Sequence[Citation],
    positions: Sequence[Sequence[CitePosition]],
    bare: Sequence[Cite],
    settings: CiteSettings,
) -> list[CitationOutcome]:
    """All citations, in order. `positions` has where each of their cites stands, `bare` each reference as such."""
    by_id = {cite.reference.id: cite for cite in bare}
    outcomes: list[CitationOutcome] = []
    for citation, places in zip(citations, positions, strict=True):
        pairs = zip(citation.items, places, strict=True)
        cites = [placed_cite(item, place, by_id[item.id]) for item, place in pairs]
        outcomes.append(render_citation(citation, cites, settings))
    return outcomes


def render_citation(citation: Citation, cites: Sequence[Cite], settings: CiteSettings) -> CitationOutcome:
    """One citation of these cites, which are sorted here if style and writer ask for it."""
    keys = settings.area.style.citation.sort
    if citation.sort and keys and len(cites) > 1:
        runs = _runs(cites) if citation.sort_bare else [cites]
        area, levels = settings.area, settings.given_name_levels
        cites = [run[at] for run in runs for at in sort_cites(run, keys, area, levels)]
    modes = [cite.item.mode for cite in cites]
    if citation.mode is not Mode.NORMAL and modes:
        modes[0] = citation.mode
    if modes and modes[0] in (Mode.AUTHOR_ONLY, Mode.COMPOSITE):
        return _with_author_first(citation, cites, modes[0], settings)
    return _cluster(citation, cites, modes, settings)


def _runs(cites: Sequence[Cite]) -> list[list[Cite]]:
    """The cites cut where a writer has put a prefix before one or a suffix behind it."""
    runs: list[list[Cite]] = []
    bare = False
    for cite in cites:
        if not (bare and not cite.item.prefix and not cite.item.suffix):
            runs.append([])
        runs[-1].append(cite)
        bare = not cite.item.prefix and not cite.item.suffix
    return runs


def _cluster(
    citation: Citation, cites: Sequence[Cite], modes: Sequence[Mode], settings: CiteSettings
) -> CitationOutcome:
    """The cites put together, in the layout's affixes and font."""
    part = settings.area.style.citation
    rendered: list[RenderedCite] = []
    outcomes: list[CiteOutcome] = []
    for at, cite in enumerate(cites):
        without_author = modes[at] is Mode.SUPPRESS_AUTHOR
        content = settings.content(cite, is_first=at == 0, omit_names=without_author)
        outcomes.append(CiteOutcome(cite.reference.id, bool(content), without_author))
        names = find_tagged(content, "names") if groups_names(part) else None
        rendered.append(
            RenderedCite(
                content,
                plain_text(names.content) if names else "",
                cite.citation_number,
                bool(cite.item.locator) and find_tagged(content, "locator") is not None,
                prefix_content(cite.item.prefix),
                # Without names and the like, nothing precedes the comma of ", the second letter".
                suffix_content(cite.item.suffix) if content else parse(cite.item.suffix.lstrip(" ,;")),
            )
        )
    in_meant_order = citation.sort_bare and any(cite.prefix or cite.suffix for cite in rendered)
    if citation.sort and not in_meant_order and len(rendered) > 2 and groups_names(part):
        order = group_by_names(rendered)
        rendered, cites = [rendered[at] for at in order], [cites[at] for at in order]

    def without_names(at: int) -> Content:
        return settings.content(cites[at], is_first=at == 0, omit_names=True)

    content = collapse(
        rendered,
        part,
        without_names,
        in_text=settings.area.style.class_ == "in-text",
        parts_located_years=settings.area.style.manual.parts_located_years,
    )
    if not content:
        return CitationOutcome((), tuple(outcomes))
    formatting = part.layout.formatting
    prefix, suffix = prefix_content(citation.prefix), suffix_content(citation.suffix)
    if formatting.prefix:
        prefix = (Text(formatting.prefix), *prefix)
    if formatting.suffix:
        suffix = (*suffix, Text(formatting.suffix))
    content = (*prefix, *content, *suffix)
    if formatting.font is not None:
        content = (Formatted(content, formatting.font),)
    return CitationOutcome(content, tuple(outcomes))


def _with_author_first(
    citation: Citation, cites: Sequence[Cite], mode: Mode, settings: CiteSettings
) -> CitationOutcome:
    """The author alone, or the author, the infix and the rest (the narrative form)."""
    content = settings.content(cites[0], is_first=True)
    outcome = CiteOutcome(cites[0].reference.id, bool(content))
    names = find_tagged(content, "names")
    author: Content = content if names is None else (names,)
    if mode is Mode.AUTHOR_ONLY:
        return CitationOutcome(author, (outcome,))
    modes = [Mode.SUPPRESS_AUTHOR] + [Mode.NORMAL] * (len(cites) - 1)
    rest = _cluster(citation, cites, modes, settings)
    infix = citation.infix or " "
    if not infix.endswith(" "):
        infix += " "
    if not infix.startswith((" ", ",", ";", ":", "’", "'")):
        infix = " " + infix
    content = (*author, *parse(infix), *rest.content) if rest.content else author
    return CitationOutcome(content, (outcome, *rest.cites))


def empty_references(citations: Iterable[CitationOutcome]) -> tuple[list[str], bool]:
    """The ids of references for whose cites the style had nothing to show, and whether those are all that are cited."""
    shown: dict[str, bool] = {}
    for citation in citations:
        for cite in citation.cites:
            shown[cite.reference_id] = cite.has_output or shown.get(cite.reference_id, cite.may_be_empty)
    empty = [name for name, has_output in shown.items() if not has_output]
    return empty, len(empty) == len(shown)


# What a writer adds


def ends_sentence(prefix: str) -> bool:
    """Whether a sentence of more than a word ends with what a writer puts before a cite."""
    text = prefix.rstrip(" \u00a0\"'”’)]»")
    return text[-1:] in (".", "!", "?") and " " in text.strip()


def prefix_content(prefix: str) -> Content:
    """What a writer puts before a cite, with the space that they left out behind a word, a mark or a bracket."""
    if not prefix:
        return ()
    content = parse(prefix)
    last = plain_text(content).rstrip('"”»')[-1:]
    if last.isalnum() or last in tuple(".,;:&!?)]"):
        content = (*content, Text(" "))
    return content


def suffix_content(suffix: str) -> Content:
    """What a writer puts behind a cite, with a space where they left it out."""
    if not suffix:
        return ()
    return parse(" " + suffix if suffix[0].isalnum() or suffix[0] in "([&" else suffix)


def render_entries(
    cites: Iterable[Cite], area: Area, needs: Mapping[str, Disambiguation], levels: GivenNameLevels | None
) -> dict[str, Content]:
    """An entry, not finished yet, for each reference, by its id; an empty one where the style has nothing to show."""
    return {cite.reference.id: entry_content(cite, area, needs[cite.reference.id], levels) for cite in cites}


def entry_content(cite: Cite, area: Area, disambiguation: Disambiguation, levels: GivenNameLevels | None) -> Content:
    """One entry, not finished yet; empty when the style has nothing to show, or no bibliography."""
    part = area.style.bibliography
    if part is None:
        return ()
    pieces = evaluate.children(part.layout.children, Context(area, cite, disambiguation, levels))
    if not pieces:
        return ()
    formatting = part.layout.formatting
    prefix: Content = (Text(formatting.prefix),) if formatting.prefix else ()
    suffix: Content = (Text(formatting.suffix),) if formatting.suffix else ()
    if part.second_field_align:
        content = _aligned(pieces, prefix, suffix)
    else:
        content = _with_suffix((*prefix, *join_content(pieces, "")), suffix)
    return (Formatted(content, formatting.font),) if formatting.font is not None else content


def _aligned(pieces: list[Content], prefix: Content, suffix: Content) -> Content:
    """The first field in the margin, the others beside it (specification, second-field-align)."""
    rest = join_content(pieces[1:], "")
    if not rest:
        return (DisplayBlock((*prefix, *pieces[0], *suffix), Display.LEFT_MARGIN),)
    first = DisplayBlock((*prefix, *pieces[0]), Display.LEFT_MARGIN)
    return (first, DisplayBlock((*rest, *suffix), Display.RIGHT_INLINE))


def _with_suffix(content: Content, suffix: Content) -> Content:
    """The content with the suffix behind the last thing said, even when that is set apart."""
    last = content[-1]
    if suffix and isinstance(last, DisplayBlock):
        return (*content[:-1], replace(last, content=(*last.content, *suffix)))
    return (*content, *suffix)
