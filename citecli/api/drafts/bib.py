"""The use case `bib`: a draft with citations in it becomes a finished text with its bibliography.

1. Order the citations as a reader meets them: those in a footnote at the place of its mark.
2. Render all of them together, so that "ibid.", years with letters and short forms are right.
3. Place each in the text, in its footnote, or as a footnote (`citecli.api.drafts.placed_citations`).
"""

import re
from collections.abc import Mapping, Sequence, Set
from itertools import count

from citecli.answers.finished_drafts import Bibliography, Finished, Placed
from citecli.api.citing.cite import style_id
from citecli.api.drafts.entry_parts import entry_part
from citecli.api.drafts.pandoc_citations import citation_item
from citecli.api.drafts.placed_citations import splice
from citecli.api.drafts.references import EVERY_REFERENCE, unknown_keys
from citecli.csl import BibliographyEntry, Citation, CitationItem, Locale, Style, WarningKind, load_locale, render
from citecli.csl.load import require_locale
from citecli.csl.locator_text import LocatorTerms, locator_terms
from citecli.csl.taxonomy import Mode
from citecli.drafts.blocks import Block, HeadingBlock, ParagraphBlock
from citecli.drafts.citations import keys
from citecli.drafts.labels import without_labels
from citecli.drafts.model import Draft, DraftCitation, DraftCite, DraftMetadata, Stretch
from citecli.frozen import FrozenValue, replace
from citecli.markup import plain
from citecli.markup.nodes import Content, FontFormat, FontWeight, Formatted, Text, VerticalAlign
from citecli.references.model import Reference

_BOLD = FontFormat(font_weight=FontWeight.BOLD)


class CitationSlot(FrozenValue):
    """A citation of the draft and its place in the order of reading."""

    citation: DraftCitation
    number: int
    """The index of the citation in the draft's source, from 0."""
    note: int
    """The number of its note, 0 in running text."""
    opens: bool = False
    """Whether only white space precedes it in its footnote."""
    closes: bool = False
    """Whether only white space or a full stop follows it in its footnote."""


def finish_draft(
    draft: Draft, style: Style, references: Mapping[str, Reference], locale: str = "", *, with_tree: bool = False
) -> Finished:
    """The draft with its citations and bibliography in a style.

    `references` are the references by citation key. `locale` "" means the draft's own language, else the style's, else
    American English. Raises `UnknownLocale` for an unknown `locale`.
    """
    tag = require_locale(locale) if locale else draft.front.language or style.default_locale or "en-US"
    language = load_locale(tag, style)
    as_notes = style.class_ == "note"
    draft = without_labels(draft, references)
    own_problems: list[str] = []
    if draft.is_latex:
        from citecli.drafts import latex_keyed_quotations

        own_problems = latex_keyed_quotations.problems(draft)
        draft = latex_keyed_quotations.with_citations_behind_words(draft)
    slots = _order(draft, as_notes)
    unknown = unknown_keys(draft, references, draft.citations)
    used = _used(draft, references)
    renderer = _CitationRenderer(style, language, used, as_notes)
    in_order = renderer.place(slots)
    parts = renderer.parts(draft.citations, references)
    placed = [parts[at] if at in parts else in_order[at] for at in range(len(draft.citations))]
    pieces, after = splice(draft, placed, language, raised=renderer.raised)
    if draft.start and isinstance(pieces[0], str):
        pieces = (pieces[0][draft.start :], *pieces[1:])  # what the draft needs of its book is no part of it
    bibliography = None
    if renderer.entries is not None and not draft.front.suppress_bibliography:
        bibliography = Bibliography(renderer.entries, draft.front.section_title, renderer.hanging_indent)
    tree = None
    if with_tree:
        from citecli.drafts import markdown_tree

        numbers = count()
        text = "".join(
            markdown_tree.without_place_holders(piece)
            if isinstance(piece, str)
            else markdown_tree.PLACE_HOLDER.format(next(numbers))
            for piece in pieces
        )
        tree = markdown_tree.build(text[draft.front.end :])
        tree = replace(tree, blocks=(*_head(draft.front), *tree.blocks))
    return Finished(
        pieces,
        bibliography,
        after,
        style_id(style),
        style.info.title,
        tag,
        tree,
        unknown,
        (*style.problems, *renderer.warnings, *own_problems),
        len(used),
        draft.is_latex,
        draft.front,
    )


def _head(front: DraftMetadata) -> tuple[Block, ...]:
    """The title, the authors and the date of a draft, as blocks: Markdown alone keeps the front matter."""
    from citecli.drafts import markdown_tree

    head: list[Block] = []
    for line in (front.title, ", ".join(front.authors), front.date):
        content = next(
            (block.content for block in markdown_tree.build(line).blocks if isinstance(block, ParagraphBlock)),
            (Text(line),) if line else (),
        )
        if content:
            head.append(ParagraphBlock(content) if head or line is not front.title else HeadingBlock(content, 1))
    return tuple(head)


def _used(draft: Draft, references: Mapping[str, Reference]) -> tuple[Reference, ...]:
    """The references of the bibliography: those cited, in order, then those that `nocite` adds."""
    wanted = [cite.key for citation in draft.citations for cite in citation.cites]
    for key in keys(draft.front.nocite):
        wanted += references if key == EVERY_REFERENCE else [key]
    return tuple(references[key] for key in dict.fromkeys(wanted) if key in references)


# 1 order


def _order(draft: Draft, as_notes: bool) -> list[CitationSlot]:
    """The citations in the order of reading: those of a footnote at its first mark, of footnotes without mark last."""
    own = [citation for citation in draft.citations if not citation.part]
    number_of = {citation: number for number, citation in enumerate(draft.citations)}
    within: dict[str, list[DraftCitation]] = {}
    for citation in own:
        if citation.note:
            within.setdefault(citation.note, []).append(citation)
    events: list[tuple[int, DraftCitation | str]] = []
    events += [(citation.span.start, citation) for citation in own if not citation.note]
    end = -1
    for mark in draft.note_marks:
        if mark.span.start >= end:  # a mark inside an inline note belongs to that note
            events.append((mark.span.start, mark.label))
            end = max(end, mark.span.end)
    events.sort(key=lambda pair: pair[0])
    prose: dict[str, list[Stretch]] = {}
    for stretch in draft.stretches:
        if stretch.note:
            prose.setdefault(stretch.note, []).append(stretch)
    slots: list[CitationSlot] = []
    called: set[str] = set()
    note = 0
    for _, event in events:
        if isinstance(event, DraftCitation):
            note += as_notes
            slots.append(CitationSlot(event, number_of[event], note if as_notes else 0))
        elif event not in called:
            note += 1
            called.add(event)
            slots += _in_note(prose.get(event, ()), within.pop(event, []), number_of, note if as_notes else 0)
    for label, citations in within.items():
        note += 1
        slots += _in_note(prose.get(label, ()), citations, number_of, note if as_notes else 0)
    return slots


def _in_note(
    prose: Sequence[Stretch], citations: Sequence[DraftCitation], number_of: Mapping[DraftCitation, int], note: int
) -> list[CitationSlot]:
    slots = []
    for citation in citations:
        before, after = _around(prose, citation)
        slots.append(CitationSlot(citation, number_of[citation], note, not before.strip(), after.strip() in ("", ".")))
    return slots


def _around(prose: Sequence[Stretch], citation: DraftCitation) -> tuple[str, str]:
    """The text before and after a citation in the paragraph of its note."""
    for stretch in prose:
        if stretch.offsets[0] <= citation.span.start < stretch.offsets[-1]:
            text = stretch.text
            first = next(
                (at for at, place in enumerate(stretch.offsets[:-1]) if place >= citation.span.start), len(text)
            )
            last = next((at for at, place in enumerate(stretch.offsets[:-1]) if place >= citation.span.end), len(text))
            return text[:first], text[last:]
    return "", ""


# 2 render


class _CitationRenderer:
    """Renders the citations of a draft."""

    def __init__(self, style: Style, locale: Locale, references: Sequence[Reference], as_notes: bool) -> None:
        self.style = style
        self.locale = locale
        self.references = references
        self.known = {reference.id for reference in references}
        self.unsigned = {reference.id for reference in references if not reference.names}
        self.as_notes = as_notes
        self.terms: LocatorTerms = locator_terms(locale)
        font = style.citation.layout.formatting.font
        self.raised = not as_notes and font is not None and font.vertical_align is VerticalAlign.SUP
        self.entries: tuple[BibliographyEntry, ...] | None = None
        self.hanging_indent = False
        self.warnings: tuple[str, ...] = ()

    def place(self, slots: Sequence[CitationSlot]) -> dict[int, Placed]:
        """The rendered citations, by their index in the draft's source."""
        citations = [self.processor_citation(slot) for slot in slots]
        citations = _after_other_notes(citations)
        authors = []
        met: set[str] = set()
        for slot in slots:
            authors.append(self.author(slot, met) if slot.citation.textual else ())
            met.update(cite.key for cite in slot.citation.cites)
        # In a note style, the author's name in the text is rendered as a separate citation outside of notes.
        sequence = [citation for pair in zip(authors, citations, strict=True) for citation in (*pair[0], pair[1])]
        rendered = render(self.style, self.references, sequence, locale=self.locale)
        self.entries = rendered.bibliography
        self.hanging_indent = rendered.hanging_indent
        # Unknown keys are reported elsewhere, with their line numbers.
        warnings = [warning.text for warning in rendered.warnings if warning.kind is not WarningKind.UNKNOWN_REFERENCE]
        self.warnings = tuple(dict.fromkeys(warnings))
        contents = iter(rendered.citations)
        pairs = [(next(contents) if author else (), next(contents)) for author in authors]
        bare: Sequence[Content] = ()
        if self.as_notes and any(slot.citation.note for slot in slots):
            bare = self.without_stop(sequence, authors)
        placed: dict[int, Placed] = {}
        for at, slot in enumerate(slots):
            author, content = pairs[at]
            if missing := self.missing(slot):
                content = _with_missing_keys(missing, content, slot, self.terms, self.as_notes)
            placed[slot.number] = self.placed_citation(slot, author, content, bare[at] if bare else content)
        return placed

    def parts(self, citations: Sequence[DraftCitation], references: Mapping[str, Reference]) -> dict[int, Placed]:
        """What stands for the citations that take a part out of a reference, by their index in the draft's source."""
        entries = {entry.id: entry for entry in self.entries or ()}
        placed: dict[int, Placed] = {}
        for at, citation in enumerate(citations):
            if not citation.part:
                continue
            key = citation.cites[0].key
            content: Content = (Formatted((Text(f"{key}?"),), _BOLD),)
            if key in references:
                part = entry_part(citation, references[key], entries.get(key))
                content = part.content
                self.warnings = (*self.warnings, part.problem) if part.problem else self.warnings
            is_note = citation.as_note and not citation.note
            if citation.span.start == citation.span.end and not is_note:
                content = (Text(", "), *content)  # the second key of one command
            placed[at] = Placed((), content) if is_note else Placed(content)
        return placed

    def processor_citation(self, slot: CitationSlot) -> Citation:
        """The citation in the processor's form."""
        cites = [cite for cite in slot.citation.cites if cite.key in self.known]
        textual = slot.citation.textual and bool(cites) and cites[0] is slot.citation.cites[0]
        if textual and self.as_notes:
            items = tuple(citation_item(cite, self.terms, suppress=at == 0) for at, cite in enumerate(cites))
            mode = Mode.NORMAL
        else:
            items = tuple(citation_item(cite, self.terms) for cite in cites)
            named = textual and self.style.info.citation_format not in ("numeric", "label")
            alone = slot.citation.author_only
            mode = Mode.AUTHOR_ONLY if alone else Mode.COMPOSITE if named else Mode.NORMAL
        if items and self.as_notes and not slot.citation.note:
            # A note begins with a capital letter: "See …".
            items = (replace(items[0], prefix=_capitalized(items[0].prefix)), *items[1:])
        # Cites with affixes keep the writer's order ("see one; but compare two"); only bare ones are sorted.
        return Citation(items, slot.note, mode, sort_bare=True)

    def author(self, slot: CitationSlot, met: Set[str]) -> tuple[Citation, ...]:
        """The citation for the author's name in the sentence, in a note style; in full at the first mention.

        `met` are the keys cited before. Empty for other styles and unknown keys.
        """
        first = slot.citation.cites[0].key
        if not self.as_notes or first not in self.known:
            return ()
        # What nobody has signed is called by its title, not by all that a first note says of it.
        is_short = first in met or first in self.unsigned
        cite = CitationItem(first, position="subsequent" if is_short else "first")
        return (Citation((cite,), 0, Mode.AUTHOR_ONLY),)

    def without_stop(self, sequence: Sequence[Citation], authors: Sequence[tuple[Citation, ...]]) -> list[Content]:
        """The citations rendered again without the layout's suffix, usually a full stop, for use within a sentence."""
        part = self.style.citation
        layout = replace(part.layout, formatting=replace(part.layout.formatting, suffix=""))
        style = replace(self.style, citation=replace(part, layout=layout))
        contents = iter(render(style, self.references, sequence, locale=self.locale, with_bibliography=False).citations)
        without_stop = []
        for author in authors:
            if author:
                next(contents)
            without_stop.append(next(contents))
        return without_stop

    def missing(self, slot: CitationSlot) -> tuple[DraftCite, ...]:
        """The cites of a citation whose keys are unknown."""
        return tuple(cite for cite in slot.citation.cites if cite.key not in self.known)

    def placed_citation(self, slot: CitationSlot, author: Content, content: Content, bare: Content) -> Placed:
        """A citation in its place."""
        if not self.as_notes:
            return Placed((), content) if slot.citation.as_note and not slot.citation.note else Placed(content)
        if slot.citation.author_only:
            return Placed(author or content)
        if not slot.citation.note:
            if slot.citation.textual and not plain.write(content).strip():
                return Placed(author)
            if slot.citation.textual and not author:
                return Placed(content)  # an unknown key, in the sentence
            return Placed(author, content)
        if self.missing(slot):
            bare = content
        if slot.citation.textual:
            if slot.closes:
                bare = content  # it ends the note, and with a full stop
            has_place = bool(plain.write(bare).strip(" ."))
            return Placed((*author, Text(", "), *bare) if has_place and author else (*author, *bare))
        if slot.opens:
            return Placed(content if slot.closes else bare)
        return Placed((Text("("), *bare, Text(")")))


def _after_other_notes(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, where none behind a note without any is "ibid.": that stands for what the note before cites."""
    placed = []
    notes = {citation.note for citation in citations}
    cited: set[str] = set()
    at = 0
    for citation in citations:
        opens = citation.note != at
        at = citation.note or at
        first = citation.items[0] if citation.items else None
        if first and opens and citation.note > 1 and citation.note - 1 not in notes and first.id in cited:
            citation = replace(citation, items=(replace(first, position="subsequent"), *citation.items[1:]))
        if citation.note:
            cited.update(item.id for item in citation.items)
        placed.append(citation)
    return placed


def _capitalized(prefix: str) -> str:
    match = re.match(r"(?:<[^<>]*>)*", prefix)
    start = match.end() if match else 0
    return prefix[:start] + prefix[start : start + 1].upper() + prefix[start + 1 :]


def _with_missing_keys(
    missing: Sequence[DraftCite], content: Content, slot: CitationSlot, terms: LocatorTerms, as_notes: bool
) -> Content:
    """A citation with its unknown keys in bold, so that the writer notices them, and the words beside them."""
    shown: Content = ()
    for cite in missing:
        words = citation_item(cite, terms)
        key = Formatted((Text(f"{cite.key}?"),), _BOLD)
        shown = (*shown, *((Text("; "),) if shown else ()), *_affix(words.prefix), key, *_affix(words.suffix))
    if content and plain.write(content).strip():
        return (*content, Text(" ["), *shown, Text("]"))
    if as_notes or slot.citation.textual:
        return shown
    return (Text("("), *shown, Text(")"))


def _affix(text: str) -> Content:
    return (Text(re.sub(r"</?[a-z]+>", "", text)),) if text else ()
