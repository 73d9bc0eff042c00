"""The use case of quoting: words out of documents, set by a style's manual, each with its citation and its entry.

All citations of one answer are rendered together, so that the processor tells apart what looks alike (2022a, 2022b),
and notes after the first of a source are short. What the manuals say about quoting is in `citecli.quoting`.
"""

from collections.abc import Sequence
from itertools import count, pairwise

from citecli.answers.citations import Form, FormattedText
from citecli.answers.quotations import Utterance
from citecli.answers.set_quotations import CitedQuotation, Part, PassageLocator, SetQuotations
from citecli.api.citing.cite import style_id
from citecli.api.citing.document_reference import document_reference, with_distinct_ids
from citecli.api.citing.interrupted_quotations import join_interrupted, merge_parts, text_between
from citecli.api.citing.locators import locator_in_document
from citecli.api.citing.quoted_source import QuotedSource
from citecli.api.citing.speakers import is_author, is_named, surname, without_article
from citecli.csl import Citation, CitationItem, Locale, Mode, Style, load_locale, render
from citecli.csl.load import require_locale
from citecli.csl.locator_text import locator_terms, parse_locator
from citecli.csl.numbers import is_plural
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
from citecli.matching.selectors import Selector, link, select
from citecli.quotes.model import QuotationKind
from citecli.quoting.alterations import NO_ALTERATIONS, AlterationOptions
from citecli.quoting.interruptions import JoinParts
from citecli.quoting.quotation import CitationPlacement, is_block, set_quotation, words_to_quote
from citecli.quoting.signal_phrases import capitalized, is_english
from citecli.quoting.style_manuals import Narrative, style_manual
from citecli.references.model import Reference

# Stands for a speaker's name while the citation is rendered: a name is data, and may look like markup.
_NAME = "\ufdd0"


class QuotingOptions(FrozenValue):
    """How quotations are wanted."""

    direct: bool = False
    """Whether the document alone is cited, whoever speaks in it."""
    introduce: bool = False
    """Whether a signal phrase names the speaker."""
    alterations: AlterationOptions = NO_ALTERATIONS
    locator: str = ""
    """Where the words stand, as people write it, instead of what the document says; "" for that."""
    join: JoinParts = JoinParts.SENTENCE
    """Which parts of one utterance (“…,” she said, “…”) are one quotation."""


DEFAULT_OPTIONS = QuotingOptions()


class _Credit(FrozenValue):
    """Whose words a citation says they are."""

    secondary_source: bool
    """Whether they are somebody's whom the source quotes, and the citation says so."""
    narrative: bool
    """Whether the sentence names the author of the source, so that the citation need not."""
    name: str = ""
    """The speaker whom the citation names before the source, "" for nobody."""
    prefix: str = ""
    """What stands before the source in the citation, with `_NAME` for the name."""


class _Plan(FrozenValue):
    """What is to be cited for one quotation, before anything is rendered."""

    utterance: Utterance
    reference: Reference
    words: str
    """The words as they are to stand in the writer's text, bare."""
    locator: PassageLocator
    credit: _Credit
    citation: Citation
    parts: tuple[Utterance, ...]
    """The parts of the utterance, one as a rule."""


def set_quotations(
    utterances: Sequence[Utterance], style: Style, options: QuotingOptions = DEFAULT_OPTIONS, locale: str = ""
) -> SetQuotations:
    """The quotations set by the style's manual, with their citations, and the entries of their documents.

    Lead-ins are English: what is to be cited in another language, or is in another itself, comes without, and a warning
    says so. Raises `UnknownLocale`; `NothingMatched` when what is to be trimmed occurs in none of them.
    """
    language = require_locale(locale) if locale else style.default_locale or "en-US"
    return _QuotationSetter(style, load_locale(language, style), language, options).run(utterances)


class _QuotationSetter:
    """One answer in the making: what all its quotations share."""

    def __init__(self, style: Style, locale: Locale, language: str, options: QuotingOptions) -> None:
        self.style = style
        self.locale = locale
        self.language = language
        self.options = options
        self.notes = style.class_ == "note"
        self.manual = style_manual(
            style_id(style), language, self.notes, style.info.parent.rstrip("/").rsplit("/", 1)[-1]
        )
        # A number, or a label, says nothing of whose words they are.
        self.numeric = style.info.citation_format in ("numeric", "label")
        self.introducing = options.introduce and is_english(language, "")
        self.sources: dict[tuple[str, str], QuotedSource] = {}
        self.marks = locale.quotation_marks()

    def source(self, document: Document) -> QuotedSource:
        """The document as it is quoted from, made once."""
        key = _key(document)
        if key not in self.sources:
            self.sources[key] = QuotedSource(document)
        return self.sources[key]

    def introduces(self, document: Document) -> bool:
        """Whether words of a document get a lead-in."""
        return self.introducing and self.source(document).is_english

    def without_lead_in(self) -> tuple[str, ...]:
        """What there is to say about lead-ins that were wanted and could not be given."""
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
            tuple(FormattedText(entry.id, Form.ENTRY, entry.content) for entry in rendered.bibliography or ()),
            (
                *self.style.problems,
                *(warning.text for warning in rendered.warnings),
                *self.without_lead_in(),
            ),
            rendered.hanging_indent,
        )

    def altered_words(self, groups: Sequence[tuple[Utterance, ...]]) -> list[str]:
        """The words of each, bare, with the changes that are wanted.

        Of several quotations those keep their words in which what is to be trimmed does not occur, if it does in one.
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
                word_lists.append(words_to_quote(words, betweens, wanted, self.manual))
                occurs = True
            except NothingMatched as error:
                missing = error
                usual = AlterationOptions(first_letter=wanted.first_letter)
                word_lists.append(words_to_quote(words, betweens, usual, self.manual))
        if missing and not occurs:
            raise missing
        return word_lists

    def plan(
        self, utterance: Utterance, reference: Reference, words: str, number: int, parts: tuple[Utterance, ...]
    ) -> _Plan:
        """What to cite for the quotation of that number, and how."""
        credit = self.credit(utterance, reference)
        locator = self.locator(utterance)
        mode = Mode.NORMAL
        if credit.narrative:
            mode = Mode.SUPPRESS_AUTHOR if self.manual.narrative is Narrative.REST_AT_END else Mode.COMPOSITE
        item = CitationItem(reference.id, prefix=credit.prefix)
        if credit.narrative and self.manual.narrative is Narrative.DATE_BY_NAME:
            pass  # the locator follows the words, in parentheses of its own
        elif locator.section:
            item = replace(item, suffix=f", {self.located(locator)}")
        else:
            item = replace(item, label=locator.label, locator=locator.value, suffix=locator.suffix)
        citation = Citation((item,), note=number if self.notes else 0, mode=mode)
        return _Plan(utterance, reference, words, locator, credit, citation, parts)

    def credit(self, utterance: Utterance, reference: Reference) -> _Credit:
        """Whose words the citation of an utterance says they are."""
        quotation = utterance.quotation
        introduce = self.introduces(utterance.document)
        attribution = quotation.attribution
        speech = (
            quotation.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
            and attribution is not None
            and is_named(attribution)
        )
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

    def locator(self, utterance: Utterance) -> PassageLocator:
        """Where the words stand: as the user says, else as the document does."""
        if self.options.locator:
            locator = parse_locator(self.options.locator, locator_terms(self.locale))
            return PassageLocator(locator.label, locator.value, suffix=locator.suffix)
        source = self.source(utterance.document)
        inside = source.paragraphs_in(utterance.quotation.span)
        return locator_in_document(utterance.document, inside, self.manual, source.numbers)

    def located(self, locator: PassageLocator) -> str:
        """A locator by itself: `p. 12`, `Results section, para. 3`, `the second letter`."""
        if not locator.value:
            return locator.suffix.lstrip(", ")
        several = is_plural("locator", locator.value)
        term = "" if locator.label == "timestamp" else self.locale.term(locator.label, "short", plural=several)
        value = locator.value.replace("-", "–")
        section = f"{locator.section} section" if locator.section else ""
        return ", ".join(part for part in (section, f"{term} {value}".strip()) if part) + locator.suffix

    def cited_quotation(self, plan: _Plan, citation: Content) -> CitedQuotation:
        """The quotation set around its citation."""
        utterance = plan.utterance
        if _says_nothing(citation, plan):
            citation = ()
        block = is_block(plan.words, self.manual)
        by_name: Content = ()
        if plan.credit.narrative and self.manual.narrative is not Narrative.REST_AT_END:
            by_name = citation
            located = self.located(plan.locator) if self.manual.narrative is Narrative.DATE_BY_NAME else ""
            citation = (Text(f"({located})"),) if located else ()
        lead_in: Content = ()
        interruption: Content = ()
        if self.introduces(utterance.document):
            lead_in, interruption = self.introduction(plan, block, by_name)
        setting = set_quotation(
            plan.words,
            block=block,
            follows=self.placement(citation),
            marks=self.marks,
            stop_inside=self.locale.punctuation_in_quote,
            lead_in=lead_in,
            interruption=interruption,
        )
        source = self.source(utterance.document)
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

    def placement(self, citation: Content) -> CitationPlacement:
        """What of a citation stands behind the words."""
        if self.notes or _is_raised(citation):
            return CitationPlacement.MARK
        return CitationPlacement.PARENTHESIS if plain_text(citation).strip() else CitationPlacement.NOTHING

    def introduction(self, plan: _Plan, block: bool, by_name: Content) -> tuple[Content, Content]:
        """What stands before the words, and between two parts of them; nothing when there is nobody to name."""
        from citecli.api.citing import speakers

        if self.manual.spells_and:
            by_name = speakers.spell_and(by_name, self.locale)
        speaker = speakers.reported_speaker(plan.utterance, plan.reference, self.manual, self.notes)
        if speaker is None:
            return (), ()
        before = speakers.phrase_before(speaker, plan.words, self.manual.tense, block, by_name)
        return before, speakers.phrase_between(speaker, self.manual.tense, by_name) if len(plan.parts) > 1 else ()

    def found_again(self, reference: Reference, source: QuotedSource, span: Span) -> tuple[Selector, str]:
        """What it takes to find words of a document again but for its digest, and a link to them."""
        url = reference.texts.get("URL", "")
        return select(source.document.text, span, ""), link(url, source.page, span) if url else ""


def _says_nothing(citation: Content, plan: _Plan) -> bool:
    """Whether a citation has no more than what introduces the source: the style cites nothing."""
    prefix = plan.citation.items[0].prefix.replace(_NAME, plan.credit.name)
    without_prefix = plain_text(citation).replace(prefix.strip(), "", 1) if prefix else plain_text(citation)
    return not any(char.isalnum() for char in without_prefix)


def _key(document: Document) -> tuple[str, str]:
    return document.path, document.id


def _references(utterances: Sequence[Utterance]) -> dict[tuple[str, str], Reference]:
    """The reference of each document, in order of appearance, their ids distinct."""
    documents = {_key(utterance.document): utterance.document for utterance in utterances}
    references = with_distinct_ids([document_reference(document) for document in documents.values()])
    return dict(zip(documents, references, strict=True))


def _is_raised(content: Content) -> bool:
    """Whether all of a citation is set high, as a number of a note is."""
    return bool(content) and all(
        (isinstance(node, Formatted) and node.format.vertical_align is VerticalAlign.SUP)
        or (isinstance(node, (Formatted, Tagged, Link, NoCase)) and _is_raised(node.content))
        for node in content
    )


def _with_name(content: Content, name: str) -> Content:
    """`content` with the speaker's name in its place."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            nodes.append(Text(node.text.replace(_NAME, name), node.joined))
        else:
            nodes.append(replace(node, content=_with_name(node.content, name)))
    return tuple(nodes)
