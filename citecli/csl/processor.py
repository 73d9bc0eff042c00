"""The processor: references and citations in, formatted text out, pass by pass.

    1  number    references get their place: those cited first, in order, then the rest
    2  sort      the bibliography's order, which gives the citation numbers
    3  position  first, subsequent, ibid … of every cite in the document
    4  given names   what the rules ask for that look at all names
    5  disambiguate  what each reference's cites need so as to be unmistakable
    6  citations     each citation: its cites sorted, rendered, grouped and collapsed
    7  bibliography  each entry, repeated authors substituted
    8  finish    quotation marks, italics in italics, punctuation where pieces meet

Every pass is a function of values; what one finds out travels to the next as arguments.
"""

from collections.abc import Sequence

from citecli.csl.citation import BibliographyEntry, Citation, Rendered
from citecli.csl.context import NO_DISAMBIGUATION, Disambiguation
from citecli.csl.evaluate import ComparedCite, compared_cite
from citecli.csl.locale import Locale
from citecli.csl.passes import number, warnings
from citecli.csl.passes.bibliography import entry_content
from citecli.csl.passes.citations import CiteSettings, empty_references, placed_cite, render_citation
from citecli.csl.passes.disambiguate import disambiguate
from citecli.csl.passes.finish import finish
from citecli.csl.passes.given_names import given_name_levels
from citecli.csl.passes.position import positions
from citecli.csl.passes.sort import citation_numbers, sort_cites
from citecli.csl.passes.substitute import substitute_repeated
from citecli.csl.style_traits import area_of, disambiguates_cites, disambiguates_names, numbers_descend
from citecli.csl.tree import Style
from citecli.markup.nodes import Content
from citecli.references.model import Reference


def render(
    style: Style,
    references: Sequence[Reference],
    citations: Sequence[Citation] = (),
    *,
    locale: Locale,
    cited_first: bool = True,
    with_bibliography: bool = True,
) -> Rendered:
    """Citations and bibliography of a document.

    `references` are all that the bibliography lists, cited or not; of references with the same id the first counts.
    `citations` are in document order. With `cited_first` false references are numbered as given, not as cited.
    Cites of an unknown id are left out, with a warning.
    """
    citation_area = area_of(style, locale, bibliography=False)
    entry_area = area_of(style, locale, bibliography=True)
    part = style.bibliography

    # 1 number
    by_id = number.by_id(references)
    known, unknown = number.without_unknown(citations, by_id)
    listed = number.in_order(by_id, known if cited_first else ())

    # 2 sort
    as_listed = number.bare_cites(listed, range(1, len(listed) + 1))
    order = sort_cites(as_listed, part.sort if part is not None else (), entry_area)
    bare = number.bare_cites(listed, citation_numbers(order, descending=numbers_descend(style)))

    # 3 position
    places = positions(known, style.citation.near_note_distance)
    later = number.later_cites(bare, known)

    # 4 given names
    levels = None
    if disambiguates_names(style):
        compared = [compared_cite(cite, citation_area, NO_DISAMBIGUATION, None) for cite in later]
        levels = given_name_levels(style, [names for cite in compared for names in cite.name_lists])

    # 5 disambiguate
    def render_later(at: int, tried: Disambiguation) -> ComparedCite:
        return compared_cite(later[at], citation_area, tried, levels)

    def names_of(at: int) -> frozenset[object]:
        return frozenset(listed[at].names.items())

    needs = [NO_DISAMBIGUATION] * len(listed)
    if disambiguates_cites(style):
        needs = disambiguate(len(listed), style.citation, render_later, order, names_of)
    by_need = {reference.id: need for reference, need in zip(listed, needs, strict=True)}

    # 6 citations
    settings = CiteSettings(citation_area, levels, by_need)
    bare_by_id = {cite.reference.id: cite for cite in bare}
    outcomes = []
    for citation, own_places in zip(known, places, strict=True):
        pairs = zip(citation.items, own_places, strict=True)
        cites = [placed_cite(item, place, bare_by_id[item.id]) for item, place in pairs]
        outcomes.append(render_citation(citation, cites, settings))

    # 7 bibliography
    entries = {}
    if part is not None and with_bibliography:
        for at in order:
            entries[listed[at].id] = entry_content(part, bare[at], entry_area, needs[at], levels)
    told = [
        *warnings.unknown_references(unknown),
        *warnings.empty_cites(*empty_references(outcomes), by_id),
        *warnings.empty_entries(by_id[name] for name, content in entries.items() if not content),
    ]
    shown = {name: content for name, content in entries.items() if content}
    contents = substitute_repeated(list(shown.values()), part) if part is not None else []

    # 8 finish
    marks = locale.quotation_marks()

    def finished(content: Content) -> Content:
        return finish(content, marks, locale.punctuation_in_quote)

    cited = tuple([finished(outcome.content) for outcome in outcomes])
    if part is None or not with_bibliography:
        return Rendered(cited, None, tuple(told))
    return Rendered(
        cited,
        tuple([BibliographyEntry(name, finished(content)) for name, content in zip(shown, contents, strict=True)]),
        tuple(told),
        part.hanging_indent,
        part.second_field_align,
        part.line_spacing,
        part.entry_spacing,
    )
