"""Format quotations by the rules of a style's manual, each with its citation and reference entry.

All citations of an answer are rendered together, so that the processor can disambiguate similar ones (2022a, 2022b)
and shorten repeated notes. The rules of the manuals for quoting are in `citecli.quoting`.
"""

from collections.abc import Sequence
from itertools import count, pairwise

from citecli.answers.citations import Form, FormattedText
from citecli.answers.quotations import Utterance
from citecli.answers.set_quotations import CitedQuotation, Part, PassageLocator, SetQuotations
from citecli.api.citing.cite import style_id
from citecli.api.citing.document_reference import document_reference, with_distinct_ids
from citecli.api.citing.faithfulness import turned_meaning, wrong_place
from citecli.api.citing.interrupted_quotations import join_interrupted, merge_parts, text_between
from citecli.api.citing.passage_locators import PassageLocators
from citecli.api.citing.quoted_source import QuotedSource
from citecli.api.citing.speakers import is_author, is_named, is_unknown, surname, without_article
from citecli.csl import Citation, CitationItem, Locale, Mode, Style, load_locale, render
from citecli.csl.load import require_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document, Span
from citecli.errors import NothingMatched
from citecli.frozen import FrozenValue, replace
from citecli.markup.nodes import (
    Content,
    Formatted,
    Link,
    NoCase,
    Node,
    Tagged,
    Text,
    VerticalAlign,
)
from citecli.markup.plain import write as plain_text
from citecli.matching.selectors import Selector, select
from citecli.quotes.model import QuotationKind
from citecli.quoting.alterations import NO_ALTERATIONS, AlterationOptions
from citecli.quoting.emphasis import is_emphasized, said_to_be_added
from citecli.quoting.interruptions import JoinParts
from citecli.quoting.quotation import CitationPlacement, is_block, set_quotation, words_to_quote
from citecli.quoting.signal_phrases import capitalized, is_english
from citecli.quoting.style_manuals import Narrative, style_manual
from citecli.references.model import Reference

# Placeholder for a speaker's name while the citation is rendered, because a name may look like markup.
_NAME = "\ufdd0"


class QuotingOptions(FrozenValue):
    """How quotations are formatted."""

    direct: bool = False
    """Whether only the document is cited, not the speaker in it."""
    introduce: bool = False
    """Whether a signal phrase names the speaker."""
    alterations: AlterationOptions = NO_ALTERATIONS
    locator: str = ""
    """The place of the words, such as "p. 12"; "" means the place that is found in the document."""
    join: JoinParts = JoinParts.SENTENCE
    """Which parts of an interrupted utterance (“…,” she said, “…”) are quoted as one."""


DEFAULT_OPTIONS = QuotingOptions()


class _Credit(FrozenValue):
    """How a citation credits the words to a speaker or author."""

    secondary_source: bool
    """Whether the citation says that the source itself quotes somebody else ("as cited in")."""
    narrative: bool
    """Whether the sentence names the author of the source, so that the citation omits the name."""
    name: str = ""
    """The speaker that the citation names before the source, "" for nobody."""
    prefix: str = ""
    """The text before the source in the citation, with `_NAME` in place of the speaker's name."""


class _Plan(FrozenValue):
    """One quotation and its citation before rendering."""

    utterance: Utterance
    reference: Reference
    words: str
    """The altered words for the writer's text, without quotation marks."""
    locator: PassageLocator
    credit: _Credit
    citation: Citation
    parts: tuple[Utterance, ...]
    """The parts of the utterance, usually one."""


def set_quotations(
    utterances: Sequence[Utterance], style: Style, options: QuotingOptions = DEFAULT_OPTIONS, locale: str = ""
) -> SetQuotations:
    """The quotations formatted by the style's manual, with their citations, and the entries of their documents.

    Lead-ins are in English. If the document or the citations are in another language, there is a warning instead of a
    lead-in. Raises `UnknownLocale`, and `NothingMatched` when the words to be trimmed occur in none of the quotations.
    """
    language = require_locale(locale) if locale else style.default_locale or "en-US"
    return _QuotationSetter(style, load_locale(language, style), language, options).run(utterances)


class _QuotationSetter:
    """Formats the quotations of one answer; holds the state that they share."""

    def __init__(self, style: Style, locale: Locale, language: str, options: QuotingOptions) -> None:
        self.style = style
        self.locale = locale
        self.language = language
        self.options = options
        self.notes = style.class_ == "note"
        self.manual = style_manual(
            style_id(style), language, self.notes, style.info.parent.rstrip("/").rsplit("/", 1)[-1]
        )
        # A citation by number or label can't name the speaker.
        self.numeric = style.info.citation_format in ("numeric", "label")
        self.introducing = options.introduce and is_english(language, "")
        self.locators = PassageLocators(self.manual, locale, notes=self.notes, given=options.locator)
        self.sources: dict[tuple[str, str], QuotedSource] = {}
        self.marks = locale.quotation_marks()

    def source(self, document: Document) -> QuotedSource:
        """The `QuotedSource` of a document, cached."""
        key = _key(document)
        if key not in self.sources:
            self.sources[key] = QuotedSource(document)
        return self.sources[key]

    def introduces(self, document: Document) -> bool:
        """Whether quotations from this document get a lead-in."""
        return self.introducing and self.source(document).is_english

    def without_lead_in(self) -> tuple[str, ...]:
        """The warnings about lead-ins that were requested but are not possible."""
        if not self.options.introduce:
            return ()
        if not self.introducing:
            return (f"quotations are introduced in English only, and the citations are in {self.language}",)
        foreign = [source.document.id for source in self.sources.values() if not source.is_english]
        if not foreign:
            return ()
        named = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        return (f"quotations are introduced in English only; not in English: {named}",)

    def run(self, utterances: Sequence[Utterance]) -> SetQuotations:
        references = _references(utterances)
        numbers = count(1)
        groups = join_interrupted(utterances, self.options.join)
        plans = [
            self.plan(merge_parts(parts), references[_key(parts[0].document)], words, next(numbers), parts)
            for parts, words in zip(groups, self.altered_words(groups), strict=True)
        ]
        rendered = render(self.style, tuple(references.values()), [plan.citation for plan in plans], locale=self.locale)
        quotations = [
            self.cited_quotation(plan, _with_name(citation, plan.credit.name))
            for plan, citation in zip(plans, rendered.citations, strict=True)
        ]
        return SetQuotations(
            style_id(self.style),
            self.style.info.title,
            self.language,
            self.manual.heading,
            tuple(quotations),
            tuple(
                FormattedText(entry.id, Form.ENTRY, entry.content)
                for entry in rendered.bibliography or ()
                if entry.id not in self.without_entry(plans)
            ),
            (
                *self.style.problems,
                *(warning.text for warning in rendered.warnings),
                *self.without_lead_in(),
                *self.remarks(plans),
            ),
            rendered.hanging_indent,
        )

    def remarks(self, plans: Sequence[_Plan]) -> tuple[str, ...]:
        """The warnings about words whose meaning an omission turns, and about locators of other places, each once."""
        alterations = self.options.alterations
        remarks: list[str] = []
        for plan in plans:
            document, span = plan.utterance.document, plan.utterance.quotation.span
            if alterations.only or alterations.trims or not plan.utterance.number:
                remarks.append(turned_meaning(document, span, plan.words))
            # A locator that is found for the words in the document can't be wrong, however a style counts.
            found = plan.locator
            if self.options.locator:
                found = self.locators.found(plan.reference, self.source(document), span)
            if (found.label, found.value) != (plan.locator.label, plan.locator.value):
                terms = locator_terms(self.locale)
                remarks.append(wrong_place(self.options.locator, document, span, plan.words, terms))
        return tuple(dict.fromkeys(remark for remark in remarks if remark))

    def without_entry(self, plans: Sequence[_Plan]) -> frozenset[str]:
        """The ids of scripture, which is cited by its passages and has no entry where the manual wants that."""
        places = {plan.reference.id: plan.locator.canonical for plan in plans}
        return frozenset(
            key for key, place in places.items() if self.manual.scripture_first and place and place.is_scripture
        )

    def altered_words(self, groups: Sequence[tuple[Utterance, ...]]) -> list[str]:
        """The words of each quotation with the requested alterations, without quotation marks.

        A quotation that does not contain the words to be trimmed is left untrimmed. Raises `NothingMatched` only if no
        quotation contains them.
        """
        wanted = self.options.alterations
        word_lists: list[str] = []
        missing: NothingMatched | None = None
        occurs = False
        for parts in groups:
            source = self.source(parts[0].document)
            words = [source.words(part.quotation.span) for part in parts]
            betweens = [text_between(before, after) for before, after in pairwise(parts)]
            try:
                word_lists.append(words_to_quote(words, betweens, wanted, self.manual, self.language))
                occurs = True
            except NothingMatched as error:
                missing = error
                usual = AlterationOptions(first_letter=wanted.first_letter)
                word_lists.append(words_to_quote(words, betweens, usual, self.manual, self.language))
        if missing and not occurs:
            raise missing
        return word_lists

    def plan(
        self, utterance: Utterance, reference: Reference, words: str, number: int, parts: tuple[Utterance, ...]
    ) -> _Plan:
        """The plan for the quotation with this number: its locator, credit and citation."""
        credit = self.credit(utterance, reference)
        locator = self.locators.of(reference, self.source(utterance.document), utterance.quotation.span)
        mode = Mode.NORMAL
        if credit.narrative:
            mode = Mode.SUPPRESS_AUTHOR if self.manual.narrative is Narrative.REST_AT_END else Mode.COMPOSITE
        item = CitationItem(reference.id, prefix=credit.prefix)
        if credit.narrative and self.manual.narrative is Narrative.DATE_BY_NAME:
            pass  # the locator goes after the words, in separate parentheses
        elif locator.section:
            item = replace(item, suffix=f", {self.locators.located(locator)}")
        else:
            item = replace(item, label=locator.label, locator=locator.value, suffix=locator.suffix)
        if added := self.remark_on_emphasis(words):
            item = replace(item, suffix=item.suffix + (f" ({added})" if self.notes else f"; {added}"))
        if self.locators.stands_alone(locator):
            item = replace(item, prefix="", label="", locator="", suffix="")
        citation = Citation((item,), note=number if self.notes else 0, mode=mode)
        return _Plan(utterance, reference, words, locator, credit, citation, parts)

    def credit(self, utterance: Utterance, reference: Reference) -> _Credit:
        """How the citation of an utterance credits its speaker."""
        quotation = utterance.quotation
        introduce = self.introduces(utterance.document)
        attribution = quotation.attribution
        said = quotation.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
        speech = said and attribution is not None and is_named(attribution)
        if said and is_unknown(attribution) and not self.options.direct and not self.numeric:
            prefix = f"{self.manual.secondary_source} "
            return _Credit(True, False, prefix=capitalized(prefix) if self.notes else prefix)
        if not speech or attribution is None or is_author(attribution, reference):
            authors = reference.names.get("author", ())
            alone = bool(authors) and (not speech or len(authors) == 1)
            return _Credit(False, introduce and not self.notes and not self.numeric and alone)
        if self.options.direct or self.numeric:
            return _Credit(not self.options.direct, False)
        prefix = f"{self.manual.secondary_source} "
        if self.manual.names_speaker and not introduce:
            name = without_article(attribution.display) if self.notes else surname(attribution)
            return _Credit(True, False, name, f"{_NAME}, {prefix}")
        return _Credit(True, False, prefix=capitalized(prefix) if self.notes else prefix)

    def cited_quotation(self, plan: _Plan, citation: Content) -> CitedQuotation:
        """The formatted quotation with its rendered citation."""
        utterance = plan.utterance
        source = self.source(utterance.document)
        alone = self.locators.stands_alone(plan.locator)
        if alone:
            added = self.remark_on_emphasis(plan.words)
            citation = self.locators.alone(plan.locator, plan.reference, added)
        elif _says_nothing(citation, plan):
            citation = ()
            if added := self.remark_on_emphasis(plan.words):
                citation = (Text(f"({added})"),)
        verse = source.is_verse(utterance.quotation.span)
        block = is_block(plan.words, self.manual, verse=verse)
        by_name: Content = ()
        if plan.credit.narrative and self.manual.narrative is not Narrative.REST_AT_END and not alone:
            by_name = citation
            located = self.locators.located(plan.locator) if self.manual.narrative is Narrative.DATE_BY_NAME else ""
            citation = (Text(f"({located})"),) if located else ()
        lead_in: Content = ()
        interruption: Content = ()
        if self.introduces(utterance.document):
            lead_in, interruption = self.introduction(plan, block, by_name)
        setting = set_quotation(
            plan.words,
            block=block,
            verse=verse,
            follows=self.placement(citation),
            marks=self.marks,
            stop_inside=self.locale.punctuation_in_quote,
            lead_in=lead_in,
            interruption=interruption,
        )
        parts = plan.parts if len(plan.parts) > 1 else ()
        return CitedQuotation(
            utterance,
            setting,
            citation if plain_text(citation).strip() else (),
            plan.citation.note,
            plan.reference.id,
            plan.locator,
            plan.credit.secondary_source,
            *self.found_again(plan.reference, source, utterance.quotation.span),
            tuple(Part(part, *self.found_again(plan.reference, source, part.quotation.span)) for part in parts),
        )

    def remark_on_emphasis(self, words: str) -> str:
        """What the citation says of emphasis that the writer added to the words, where the manual wants it there."""
        wanted = self.manual.emphasis_with_citation and is_emphasized(words)
        return said_to_be_added(self.language) if wanted else ""

    def placement(self, citation: Content) -> CitationPlacement:
        """What follows the quoted words: a note mark, a parenthesis or nothing."""
        if self.notes or _is_raised(citation):
            return CitationPlacement.MARK
        return CitationPlacement.PARENTHESIS if plain_text(citation).strip() else CitationPlacement.NOTHING

    def introduction(self, plan: _Plan, block: bool, by_name: Content) -> tuple[Content, Content]:
        """The phrases before the words and between their parts; empty when there is nobody to name."""
        from citecli.api.citing import speakers

        if self.manual.spells_and:
            by_name = speakers.spell_and(by_name, self.locale)
        speaker = speakers.reported_speaker(plan.utterance, plan.reference, self.manual, self.notes)
        if speaker is None:
            return (), ()
        before = speakers.phrase_before(speaker, plan.words, self.manual.tense, block, by_name)
        return before, speakers.phrase_between(speaker, self.manual.tense, by_name) if len(plan.parts) > 1 else ()

    def found_again(self, reference: Reference, source: QuotedSource, span: Span) -> tuple[Selector, str]:
        """The selector, without the document's digest, and the URL with which to find a passage again."""
        url = reference.texts.get("URL", "")
        return select(source.document.text, span, ""), source.link(url, span) if url else ""


def _says_nothing(citation: Content, plan: _Plan) -> bool:
    """Whether a citation is empty apart from its prefix, because the style prints nothing for the source."""
    prefix = plan.citation.items[0].prefix.replace(_NAME, plan.credit.name)
    without_prefix = plain_text(citation).replace(prefix.strip(), "", 1) if prefix else plain_text(citation)
    suffix = plan.citation.items[0].suffix if not plan.locator.value and not plan.locator.suffix else ""
    without_prefix = without_prefix.replace(suffix.strip(" ;()"), "", 1) if suffix else without_prefix
    return not any(char.isalnum() for char in without_prefix)


def _key(document: Document) -> tuple[str, str]:
    return document.path, document.id


def _references(utterances: Sequence[Utterance]) -> dict[tuple[str, str], Reference]:
    """The reference of each document, in order of appearance, with distinct ids."""
    documents = {_key(utterance.document): utterance.document for utterance in utterances}
    references = with_distinct_ids([document_reference(document) for document in documents.values()])
    return dict(zip(documents, references, strict=True))


def _is_raised(content: Content) -> bool:
    """Whether the whole citation is superscript, like a note number."""
    return bool(content) and all(
        (isinstance(node, Formatted) and node.format.vertical_align is VerticalAlign.SUP)
        or (isinstance(node, (Formatted, Tagged, Link, NoCase)) and _is_raised(node.content))
        for node in content
    )


def _with_name(content: Content, name: str) -> Content:
    """`content` with the speaker's name in place of `_NAME`."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            nodes.append(Text(node.text.replace(_NAME, name), node.joined))
        else:
            nodes.append(replace(node, content=_with_name(node.content, name)))
    return tuple(nodes)
