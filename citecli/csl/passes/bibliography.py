"""Bibliography: each entry in the affixes and font of the layout (specification, cs:bibliography)."""

from collections.abc import Iterable, Mapping

from citecli.csl import evaluate
from citecli.csl.context import Area, Cite, Context, Disambiguation, GivenNameLevels
from citecli.frozen import replace
from citecli.markup.nodes import Content, Display, DisplayBlock, Formatted, Text, join_content


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
