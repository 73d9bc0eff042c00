"""The processor: references and citations in, formatted text out, pass by pass.

    1  number    references get their place: those cited first, in order, then the rest
    2  sort      the bibliography's order, which gives the citation numbers
    3  position  first, subsequent, ibid … of every cite in the document
    4  names     given names that the global rules ask for
    5  disambiguate  what each reference's cites need so as to be unmistakable
    6  cite      each citation: its cites sorted, rendered, grouped and collapsed
    7  list      each entry of the bibliography, repeated authors substituted
    8  finish    quotation marks, italics in italics, punctuation where pieces meet

Every pass is a function of values; what one finds out travels to the next as arguments.
"""

from collections.abc import Hashable, Sequence

from citecli.csl import evaluate
from citecli.csl.affixes import ends_sentence, prefix_content, suffix_content
from citecli.csl.citation import Citation, CitationItem, Entry, Rendered, RenderWarning, WarningKind
from citecli.csl.context import NO_EXPANSION, Area, Cite, Context, Expansion
from citecli.csl.locale import Locale
from citecli.csl.locator_text import split_label
from citecli.csl.passes import collapse, position
from citecli.csl.passes import sort as sorting
from citecli.csl.passes.disambiguate import GlobalGivenNames, Look, disambiguate
from citecli.csl.passes.finish import finish
from citecli.csl.passes.position import Place
from citecli.csl.passes.substitute import Authors, substitute
from citecli.csl.style_traits import area_of, goes_by_number, tests_disambiguate
from citecli.csl.taxonomy import Mode, Position
from citecli.csl.tree import BibliographyPart, SortKey, Style
from citecli.frozen import replace
from citecli.markup.nodes import (
    Content,
    Display,
    DisplayBlock,
    Formatted,
    Text,
    find_tagged,
)
from citecli.markup.plain import write as plain_text
from citecli.markup.rich import parse
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
    return _Document(style, references, citations, locale, cited_first).render(with_bibliography)


class _Document:
    """One run of the passes. Holds what all of them look at; every pass is a method that says what it needs."""

    def __init__(
        self,
        style: Style,
        references: Sequence[Reference],
        citations: Sequence[Citation],
        locale: Locale,
        cited_first: bool,
    ) -> None:
        self.style = style
        self.locale = locale
        self.warnings: list[RenderWarning] = []
        self.cited: dict[str, bool] = {}
        self.citations = self._known(citations, {reference.id for reference in references})
        self.references = _numbered(references, self.citations if cited_first else ())
        self.index = {reference.id: at for at, reference in enumerate(self.references)}
        self.citation_area = area_of(style, style.citation, bibliography=False)
        self.bibliography_area = area_of(style, style.bibliography or style.citation, bibliography=True)
        self.givens: GlobalGivenNames | None = None
        self.expansions: list[Expansion] = [NO_EXPANSION] * len(self.references)
        self.first_notes: dict[str, int] = {}
        self.numbers = list(range(1, len(self.references) + 1))
        self.marks = locale.quotation_marks()

    def render(self, with_bibliography: bool) -> Rendered:
        """All passes, in order."""
        order = self.sort_bibliography()
        places = position.positions(self.citations, self.style.citation.near_note_distance)
        for citation in self.citations:
            for item in citation.items:
                self.first_notes.setdefault(item.id, citation.note)
        self.settle_given_names()
        self.expansions = self.disambiguate(order)
        cited = tuple([self.cite(citation, at) for citation, at in zip(self.citations, places, strict=True)])
        self.tell_empty()
        part = self.style.bibliography
        if part is None or not with_bibliography:
            return Rendered(cited, None, tuple(self.warnings))
        return Rendered(
            cited,
            self.list_entries(part, order),
            tuple(self.warnings),
            part.hanging_indent,
            part.second_field_align,
            part.line_spacing,
            part.entry_spacing,
        )

    def _known(self, citations: Sequence[Citation], ids: set[str]) -> list[Citation]:
        out = []
        for citation in citations:
            missing = [item.id for item in citation.items if item.id not in ids]
            for name in missing:
                self.warn(WarningKind.UNKNOWN_REFERENCE, f"there is no reference '{name}'", name)
            if missing:
                citation = citation._replace(items=tuple([item for item in citation.items if item.id in ids]))
            out.append(citation)
        return out

    def warn(self, kind: WarningKind, text: str, reference_id: str = "") -> None:
        """Add a warning."""
        self.warnings.append(RenderWarning(kind, text, reference_id))

    def note_shown(self, cite: Cite, shown: bool, by_default: bool = False) -> None:
        """Take down whether the style has anything to show where a reference is cited."""
        self.cited[cite.reference.id] = shown or self.cited.get(cite.reference.id, by_default)

    def tell_empty(self) -> None:
        """Warn of references for whose cites the style has nothing to show."""
        empty = [name for name, shown in self.cited.items() if not shown]
        if len(empty) > 1 and len(empty) == len(self.cited):
            text = "the style has nothing to show in citations, whatever is cited"
            self.warn(WarningKind.EMPTY_CITATIONS, text)
            return
        for name in empty:
            kind = self.references[self.index[name]].type
            text = f"the style has nothing to show for '{name}' ({kind}) where it is cited"
            self.warn(WarningKind.EMPTY_CITE, text, name)

    # 2 sort

    def sort_bibliography(self) -> list[int]:
        """The references in the bibliography's order; the citation numbers follow it."""
        part = self.style.bibliography
        order = list(range(len(self.references)))
        if part is not None and part.sort:
            cites = [self.plain_cite(at) for at in order]
            order = self.arranged(cites, part.sort, self.bibliography_area)
            backwards = any([key.descending for key in part.sort if goes_by_number(key, self.style)][-1:])
            for place, at in enumerate(order):
                self.numbers[at] = len(order) - place if backwards else place + 1
        return order

    def arranged(self, cites: Sequence[Cite], keys: Sequence[SortKey], area: Area) -> list[int]:
        """The places of the cites in the order of the keys."""

        def of(at: int, key: SortKey) -> sorting.Key:
            context = Context(self.style, self.locale, area, cites[at], sorting=True)
            return sorting.key_of(key, context)

        return sorting.arrange(len(cites), keys, of)

    def plain_cite(self, at: int) -> Cite:
        """A reference as such, cited nowhere in particular."""
        reference = self.references[at]
        return Cite(reference, CitationItem(reference.id), citation_number=self.numbers[at])

    # 4 names, 5 disambiguate

    def settle_given_names(self) -> None:
        """Take down every name that cites show, for the rules that look at names rather than cites."""
        part = self.style.citation
        if not part.disambiguate_add_givenname or part.givenname_disambiguation_rule == "by-cite":
            return
        self.givens = GlobalGivenNames(self.style)
        for at in range(len(self.references)):
            self.look(at, NO_EXPANSION)
        self.givens.settle()

    def look(self, at: int, expansion: Expansion) -> Look:
        """The cite of a reference that is not its first, bare."""
        cite = self.plain_cite(at)._replace(
            position=Position.SUBSEQUENT,
            near_note=True,
            first_note=self.first_notes.get(self.references[at].id, 0),
        )
        context = Context(self.style, self.locale, self.citation_area, cite, expansion, self.givens, comparing=True)
        content = evaluate.sequence(self.style.citation.layout.children, context)
        return Look(plain_text(content), tuple(context.lists), context.conditions)

    def disambiguate(self, order: Sequence[int]) -> list[Expansion]:
        """What each reference's cites need; nothing for a style that never asks."""
        part = self.style.citation
        asks = (
            part.disambiguate_add_names
            or part.disambiguate_add_year_suffix
            or (part.disambiguate_add_givenname and part.givenname_disambiguation_rule == "by-cite")
            or tests_disambiguate(self.style)
        )
        if not asks:
            return self.expansions
        return disambiguate(len(self.references), part, self.look, order, self.names_of)

    def names_of(self, at: int) -> Hashable:
        """All names of a reference; equal for two whose names are the same."""
        return frozenset(self.references[at].names.items())

    # 6 cite

    def cite(self, citation: Citation, places: Sequence[Place]) -> Content:
        """One citation, finished."""
        part = self.style.citation
        cites = [self.cite_of(item, place) for item, place in zip(citation.items, places, strict=True)]
        if citation.sort and part.sort and len(cites) > 1:
            runs = _runs(cites) if citation.sort_bare else [cites]
            cites = [run[at] for run in runs for at in self.arranged(run, part.sort, self.citation_area)]
        modes = [cite.item.mode for cite in cites]
        if citation.mode is not Mode.NORMAL and modes:
            modes[0] = citation.mode
        if modes and modes[0] in (Mode.AUTHOR_ONLY, Mode.COMPOSITE):
            return self.with_author_first(citation, cites, modes[0])
        return self.finished(self.cluster(citation, cites, modes))

    def cite_of(self, item: CitationItem, place: Place) -> Cite:
        """One cite of the document, its place known."""
        at = self.index[item.id]
        if item.locator and not item.label:
            label, locator = split_label(item.locator, abbreviations_only=True)
            if label:
                item = item._replace(label=label, locator=locator)
        return Cite(self.references[at], item, place.position, place.near_note, place.first_note, self.numbers[at])

    def cluster(self, citation: Citation, cites: Sequence[Cite], modes: Sequence[Mode]) -> Content:
        """The cites of one citation put together, in the layout's affixes and format."""
        part = self.style.citation
        pieces: list[collapse.Piece] = []
        for at, cite in enumerate(cites):
            bare = modes[at] is Mode.SUPPRESS_AUTHOR
            content = self.one_cite(self.context_of(cite, first=at == 0, omit_names=bare))
            # Without its author a cite may well be empty: that was wanted.
            self.note_shown(cite, bool(content), bare)
            names = find_tagged(content, "names") if collapse.groups_names(part) else None
            pieces.append(
                collapse.Piece(
                    content,
                    plain_text(names.content) if names else "",
                    cite.citation_number,
                    bool(cite.item.locator),
                    prefix_content(cite.item.prefix),
                    suffix_content(cite.item.suffix),
                )
            )
        in_order = citation.sort_bare and any(piece.prefix or piece.suffix for piece in pieces)
        if citation.sort and not in_order and len(pieces) > 2 and collapse.groups_names(part):
            order = collapse.group_by_names(pieces)
            pieces, cites = [pieces[at] for at in order], [cites[at] for at in order]

        def without_names(at: int) -> Content:
            return self.one_cite(self.context_of(cites[at], first=at == 0, omit_names=True))

        content = collapse.assemble(pieces, part, without_names, in_text=self.style.class_ == "in-text")
        if not content:
            return ()
        look = part.layout.look
        prefix, suffix = prefix_content(citation.prefix), suffix_content(citation.suffix)
        if look.prefix:
            prefix = (Text(look.prefix), *prefix)
        if look.suffix:
            suffix = (*suffix, Text(look.suffix))
        content = (*prefix, *content, *suffix)
        return (Formatted(content, look.format),) if look.format is not None else content

    def context_of(self, cite: Cite, *, first: bool, omit_names: bool = False) -> Context:
        """The evaluation of one cite. Only the first of a citation opens it with a capital."""
        expansion = self.expansions[self.index[cite.reference.id]]
        context = Context(
            self.style, self.locale, self.citation_area, cite, expansion, self.givens, omit_names=omit_names
        )
        context.started = not first
        if cite.item.prefix:
            context.started = not ends_sentence(cite.item.prefix)
        return context

    def one_cite(self, context: Context) -> Content:
        """One cite, bare."""
        return evaluate.sequence(self.style.citation.layout.children, context)

    def with_author_first(self, citation: Citation, cites: Sequence[Cite], mode: Mode) -> Content:
        """The author alone, or the author, the infix and the rest (the narrative form)."""
        content = self.one_cite(self.context_of(cites[0], first=True))
        self.note_shown(cites[0], bool(content))
        names = find_tagged(content, "names")
        author: Content = content if names is None else (names,)
        if mode is Mode.AUTHOR_ONLY:
            return self.finished(author)
        modes = [Mode.SUPPRESS_AUTHOR] + [Mode.NORMAL] * (len(cites) - 1)
        rest = self.cluster(citation._replace(mode=Mode.NORMAL), cites, modes)
        infix = citation.infix or " "
        if not infix.endswith(" "):
            infix += " "
        if not infix.startswith((" ", ",", ";", ":", "’", "'")):
            infix = " " + infix
        return self.finished((*author, *parse(infix), *rest) if rest else author)

    # 7 list

    def list_entries(self, part: BibliographyPart, order: Sequence[int]) -> tuple[Entry, ...]:
        """The bibliography, finished."""
        entries = []
        before: Authors | None = None
        for at in order:
            content = self.entry(part, at)
            if not content:
                reference = self.references[at]
                text = f"the style has nothing to show for '{reference.id}' ({reference.type}) in the bibliography"
                self.warn(WarningKind.EMPTY_ENTRY, text, reference.id)
                continue
            if part.subsequent_author_substitute is not None:
                authors = Authors(content)
                content = substitute(
                    content, authors, before, part.subsequent_author_substitute, part.subsequent_author_substitute_rule
                )
                before = authors
            entries.append(Entry(self.references[at].id, self.finished(content)))
        return tuple(entries)

    def entry(self, part: BibliographyPart, at: int) -> Content:
        """One entry in the layout's affixes and format."""
        context = Context(
            self.style,
            self.locale,
            self.bibliography_area,
            self.plain_cite(at),
            self.expansions[at],
            self.givens,
        )
        look = part.layout.look
        pieces = evaluate.children(part.layout.children, context)
        if not pieces:
            return ()
        suffix: Content = (Text(look.suffix),) if look.suffix else ()
        prefix: Content = (Text(look.prefix),) if look.prefix else ()
        if part.second_field_align:
            rest = tuple([node for piece in pieces[1:] for node in piece])
            content: Content = (DisplayBlock((*prefix, *pieces[0], *(() if rest else suffix)), Display.LEFT_MARGIN),)
            if rest:
                content += (DisplayBlock((*rest, *suffix), Display.RIGHT_INLINE),)
        else:
            content = (*prefix, *[node for piece in pieces for node in piece])
            if suffix and isinstance(content[-1], DisplayBlock):  # the last thing said, even when it is set apart
                content = (*content[:-1], replace(content[-1], content=(*content[-1].content, *suffix)))
            else:
                content = (*content, *suffix)
        return (Formatted(content, look.format),) if look.format is not None else content

    # 8 finish

    def finished(self, content: Content) -> Content:
        """The content with its marks and punctuation settled."""
        return finish(content, self.marks, punctuation_in_quote=self.locale.punctuation_in_quote)


# What the passes share


def _numbered(references: Sequence[Reference], citations: Sequence[Citation]) -> list[Reference]:
    """Each reference once: those cited in the order of their first cite, then the others as given."""
    by_id: dict[str, Reference] = {}
    for reference in references:
        by_id.setdefault(reference.id, reference)
    out: dict[str, Reference] = {}
    for citation in citations:
        for item in citation.items:
            if item.id in by_id:
                out.setdefault(item.id, by_id[item.id])
    for name, reference in by_id.items():
        out.setdefault(name, reference)
    return list(out.values())


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
