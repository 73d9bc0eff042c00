"""The processor: turns references and citations into formatted text, in several passes.

    1  number        order the references: cited ones by first citation, then the rest
    2  given names   apply the disambiguation rules that compare all names
    3  sort          sort the bibliography, which determines the citation numbers
    4  position      find the position of every cite in the document (first, subsequent, ibid …)
    5  disambiguate  find what each reference's cites need to be unambiguous
    6  citations     sort, render, group and collapse the cites of each citation
    7  bibliography  render each entry and replace repeated authors
    8  finish        resolve quotation marks, nested italics and adjacent punctuation

Every pass is a pure function; its results are passed to the next one as arguments.
"""

from collections.abc import Iterable, Mapping, Sequence

from citecli.csl.citation import BibliographyEntry, Citation, Rendered, RenderWarning, WarningKind
from citecli.csl.context import bare_cites
from citecli.csl.families import prepared
from citecli.csl.locale import Locale
from citecli.csl.passes import number
from citecli.csl.passes.citations import CiteSettings, empty_references, render_citations, render_entries
from citecli.csl.passes.disambiguate import disambiguate_cites, given_name_levels
from citecli.csl.passes.finish import finish
from citecli.csl.passes.position import positions
from citecli.csl.passes.sort import sort_references
from citecli.csl.passes.substitute import substitute_repeated
from citecli.csl.style_traits import area_of
from citecli.csl.tree import ManualRules, Style
from citecli.frozen import replace
from citecli.references.model import Reference
from citecli.text.pinyin import has_han, is_available


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
    if style.manual != ManualRules():
        references = [prepared(reference, style.manual) for reference in references]
    by_id = number.by_id(references)
    citations, unknown = number.without_unknown(citations, by_id)
    ordered = number.in_order(by_id, citations if cited_first else ())

    # 2 given names
    unnumbered = bare_cites(ordered, [0] * len(ordered))
    levels = given_name_levels(number.later_cites(unnumbered, citations), citation_area)

    # 3 sort
    order, numbers = sort_references(ordered, entry_area, levels)
    cites = bare_cites(ordered, numbers)

    # 4 position
    cite_positions = positions(citations, style.citation.near_note_distance)
    later = number.later_cites(cites, citations)

    # 5 disambiguate
    needs = disambiguate_cites(later, citation_area, levels, order)

    # 6 citations
    outcomes = render_citations(citations, cite_positions, cites, CiteSettings(citation_area, levels, needs))

    # 7 bibliography
    has_bibliography = part is not None and with_bibliography
    entries = render_entries([cites[at] for at in order], entry_area, needs, levels) if has_bibliography else {}
    with_content = {name: content for name, content in entries.items() if content}
    contents = substitute_repeated(with_content, part) if part is not None else with_content

    # 8 finish
    is_sorted = has_bibliography and part is not None and bool(part.sort)
    marks, in_quote = locale.quotation_marks(), locale.punctuation_in_quote
    rendered = Rendered(
        citations=tuple([finish(outcome.content, marks, in_quote) for outcome in outcomes]),
        bibliography=None,
        warnings=(
            *unknown_references(unknown),
            *empty_cites(*empty_references(outcomes), by_id),
            *empty_entries(by_id[name] for name in entries if name not in with_content),
            *(chinese_without_readings(ordered) if is_sorted and locale.language.startswith("zh") else ()),
        ),
    )
    if part is None or not with_bibliography:
        return rendered
    return replace(
        rendered,
        bibliography=tuple(
            [BibliographyEntry(name, finish(content, marks, in_quote)) for name, content in contents.items()]
        ),
        hanging_indent=part.hanging_indent,
        second_field_align=part.second_field_align,
        line_spacing=part.line_spacing,
        entry_spacing=part.entry_spacing,
    )


def unknown_references(ids: Iterable[str]) -> list[RenderWarning]:
    """A warning for every cite of an unknown reference."""
    return [RenderWarning(WarningKind.UNKNOWN_REFERENCE, f"no reference '{name}'", name) for name in ids]


def empty_cites(ids: list[str], all_empty: bool, references: Mapping[str, Reference]) -> list[RenderWarning]:
    """A warning for each reference whose cites are empty in this style; a single one if all of several are empty."""
    if len(ids) > 1 and all_empty:
        text = "the style prints nothing in citations"
        return [RenderWarning(WarningKind.EMPTY_CITATIONS, text)]
    return [_empty(WarningKind.EMPTY_CITE, references[name], "in citations") for name in ids]


def empty_entries(references: Iterable[Reference]) -> list[RenderWarning]:
    """A warning for each reference whose bibliography entry is empty in this style."""
    return [_empty(WarningKind.EMPTY_ENTRY, reference, "in the bibliography") for reference in references]


def chinese_without_readings(references: Iterable[Reference]) -> list[RenderWarning]:
    """A warning if there is Chinese to be sorted and nothing that knows how it is read."""
    if is_available() or not any(map(_has_chinese, references)):
        return []
    text = "Chinese is sorted by its characters; to sort it by pinyin: pip install 'citecli[zh]'"
    return [RenderWarning(WarningKind.SORTED_BY_CHARACTERS, text)]


def _has_chinese(reference: Reference) -> bool:
    names = (name.family or name.literal for people in reference.names.values() for name in people)
    return any(map(has_han, (reference.texts.get("title", ""), *names)))


def _empty(kind: WarningKind, reference: Reference, where: str) -> RenderWarning:
    text = f"the style prints nothing for '{reference.id}' ({reference.type}) {where}"
    return RenderWarning(kind, text, reference.id)
