"""Whether the citations of a quotation name the right document, and the right place in it."""

from citecli.answers.checks import Problem
from citecli.api.citing.places import misplaced
from citecli.api.drafts.check_work import DraftWork
from citecli.api.drafts.unread_citations import shown_text
from citecli.documents.model import Document
from citecli.documents.page_numbers import numbered_by
from citecli.drafts.citations import is_cited
from citecli.drafts.hand_citations import names_work, place_in, works_in
from citecli.drafts.quotations import DraftQuotation
from citecli.matching.comparison import is_short
from citecli.matching.verdicts import Match
from citecli.matching.words import QuotedWords

_SHOWN = 12
"""The most words of a citation that are shown."""


class CitationCheck:
    """The documents that the citations of a quotation mean, and what is wrong with the citations."""

    def __init__(self, work: DraftWork, quotation: DraftQuotation, quoted: QuotedWords) -> None:
        self.work = work
        self.quotation = quotation
        self.quoted = quoted
        self.keys = tuple(dict.fromkeys(cite.key for citation in quotation.citations for cite in citation.cites))
        self.cited = [document for key in self.keys if (document := work.document(key)) is not None]
        self.without_text = [key for key in self.keys if key in work.known_keys and work.document(key) is None]
        self.by_hand = [] if self.keys else self._cited_by_hand()
        self.unread = next((citation for citation in quotation.citations if citation.unread), None)

    @property
    def documents(self) -> list[Document]:
        """The documents cited, by their keys or by hand."""
        return self.cited or self.by_hand

    def _cited_by_hand(self) -> list[Document]:
        """The documents that a citation without a key means, those of the nearest citation that means any."""
        for citation in self.quotation.hand_citations:
            names = self.work.cited_by_hand.named(citation)
            documents = [document for name in names if (document := self.work.document(name)) is not None]
            if documents:
                return documents
        return []

    def named_by_hand(self) -> tuple[str, ...]:
        """The ids of all documents that the citations without a key may mean, left out or not."""
        named = self.work.cited_by_hand.named
        return tuple(dict.fromkeys(name for one in self.quotation.hand_citations for name in named(one)))

    def problems(self, document: Document, passage: Match) -> list[tuple[Problem | None, str]]:
        """The problems of the citation, each with a remark for the user; `None` where there is only a remark."""
        if not self.keys:
            return self._problems_without_key(document, passage)
        if document.id not in {cited.id for cited in self.cited}:
            if self.unread:
                return [(None, self._of_unread(document))]
            if self.without_text and passage.is_faithful and not is_short(self.quotation.text):
                listed = self.work.named(self.without_text)
                return [(None, f"the text of {listed} is not in the library; the words are in {document.id}")]
            if self.without_text or not self.cited:
                return []
            listed = self.work.named(self.keys)
            return [(Problem.WRONG_SOURCE, f"the words are in {document.id}, not in {listed}")]
        for citation in self.quotation.citations:
            for cite in citation.cites:
                if self.work.document(cite.key) == document and (
                    wrong := self._misplaced(
                        cite.suffix, numbered_by(document, self.work.context.references.get(cite.key)), passage
                    )
                ):
                    return [wrong]
        return []

    @property
    def unread_remark(self) -> str:
        """What is said of words whose citation can't be read, and means no document by what it shows; "" for others."""
        if self.unread is None or self.documents:
            return ""
        return f"the citation “{shown_text(self.work.draft, self.unread)}” can't be read"

    def _of_unread(self, document: Document) -> str:
        """What is said of words whose citation can't be read, and that are in a document."""
        assert self.unread is not None
        shown = shown_text(self.work.draft, self.unread)
        return f"the citation “{shown}” can't be read: whether it means {document.id} is not known"

    def _problems_without_key(self, document: Document, passage: Match) -> list[tuple[Problem | None, str]]:
        """The problems of a citation set by hand, or of a quotation without any."""
        if self.by_hand:
            if document.id in {cited.id for cited in self.by_hand}:
                return self._places_by_hand(document, passage)
            listed = " or ".join(cited.id for cited in self.by_hand)
            return (
                [(Problem.WRONG_SOURCE, f"the words are in {document.id}, not in {listed}")]
                if passage.is_faithful
                else []
            )
        if self.unread:
            return [(None, self._of_unread(document))]
        if unknown := self._cites_unknown_work(document, passage):
            return [unknown]
        if not self.work.draft.citations or self.quotation.hand_citations or self.quotation.unsure:
            return []
        if is_cited(self.work.draft.text, self.quotation.span.end) or self._cites_it_beside(document):
            return []
        return [(Problem.NO_CITATION, "")]

    def _cites_it_beside(self, document: Document) -> bool:
        """Whether another citation in the paragraph of the quotation means the document that has its words."""
        stretch = self.work.draft.stretches[self.quotation.stretch]
        start, end = stretch.offsets[0], stretch.offsets[-1]
        return any(
            self.work.document(cite.key) == document
            for citation in self.work.draft.citations
            if start <= citation.span.start < end
            for cite in citation.cites
        )

    def _cites_unknown_work(self, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is said where a citation set by hand names a work that is not in the library, and the words are."""
        citation = next((one for one in self.quotation.hand_citations if one.near and not one.only_place), None)
        if citation is None or not passage.is_faithful or is_short(self.quotation.text) or not names_work(citation):
            return None
        if self.named_by_hand():
            return None
        mentioned = self.work.cited_by_hand.mentions(citation, document.id)
        is_other = self.work.cited_by_hand.is_another_year(citation, document.id)
        if mentioned and not is_other:
            return None  # a short title, or the second author
        shown = " ".join(citation.text.split("\n")[0].split()[:_SHOWN])
        remark = f"no document of the library is “{shown}”; the words are in {document.id}"
        # Whom the document only quotes may have written them elsewhere.
        sure = is_other and not mentioned and not self.work.is_quoted_in(document, passage.span)
        return (Problem.WRONG_SOURCE if sure else None), remark

    def _places_by_hand(self, document: Document, passage: Match) -> list[tuple[Problem | None, str]]:
        """What is wrong with the place that a citation set by hand gives for these words alone."""
        for citation in self.quotation.hand_citations:
            names = self.work.cited_by_hand.named(citation)
            if not citation.near or (document.id not in names and not citation.only_place):
                return []
            works = [one for one in works_in(citation) if self.work.cited_by_hand.named(one) == (document.id,)]
            if citation.only_place and len(self.by_hand) == 1:
                works = [citation]
            places = [place for one in works if (place := place_in(one))]
            if not places:
                continue
            found = [self._misplaced_by_hand(place, document, passage) for place in places]
            return [] if None in found else [one for one in found[:1] if one is not None]
        return []

    def _misplaced_by_hand(self, place: str, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is wrong with a place that a citation set by hand gives."""
        wrong = self._misplaced(place, numbered_by(document, self.work.context.references.get(document.id)), passage)
        if wrong is not None and wrong[0] is not Problem.WRONG_PLACE and place[:1].isdecimal() and ":" not in place:
            return None  # a mere number may be that of a line or a letter
        return wrong

    def _misplaced(self, suffix: str, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is wrong with a locator."""
        wrong = misplaced(
            suffix, document, passage.span, self.quoted, self.work.context.locator_terms, faithful=passage.is_faithful
        )
        if wrong is None:
            return None
        if not wrong.is_known:
            return None, wrong.remark
        return (Problem.NO_PLACE if wrong.has_none else Problem.WRONG_PLACE), wrong.remark
