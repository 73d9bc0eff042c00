"""The speakers of the quotations in a draft, and whether the sources contradict the draft."""

import re
from collections.abc import Callable, Sequence

from citecli.documents.model import Document, Paragraph, Span
from citecli.drafts.model import Draft
from citecli.drafts.quotations import DraftQuotation
from citecli.matching.comparison import match
from citecli.matching.words import QuotedWords, WordIndex
from citecli.quotes.model import Attribution, AttributionRule, Quotation
from citecli.references.display import authors

_CERTAIN = 0.5
"""The lowest confidence at which an attribution counts as evidence of a contradiction."""
_SAID_SO = frozenset(AttributionRule) - {
    AttributionRule.CARRIED_OVER,
    AttributionRule.TURN,
    AttributionRule.CONTEXT,
    AttributionRule.CUE_NEARBY,
    AttributionRule.NONE,
}
"""The attribution rules based on an explicit statement in the draft; all others infer the speaker from context."""
_NO_NAMES = frozenset(
    "the a an he she they it we i you who this that these those his her their one both all some".split()
)


class DraftSpeakers:
    """The speakers of the quotations in a draft, found on first use, and their comparison with the sources."""

    def __init__(self, draft: Draft, quotations_in: Callable[[Document], Sequence[Quotation]]) -> None:
        """`quotations_in` returns the quotations in a document."""
        self._draft = draft
        self._quotations_in = quotations_in
        self._by_start: dict[tuple[int, int], Quotation] | None = None
        self._text = ""

    def of(self, drafted: DraftQuotation) -> Attribution | None:
        """The attribution of a quotation of the draft, `None` when the draft names nobody, or not surely."""
        if self._by_start is None:
            self._by_start = self._read()
        for at in (drafted.at - 1, drafted.at - 2, drafted.at):
            quotation = self._by_start.get((drafted.stretch, at))
            if quotation is not None and quotation.confidence >= _CERTAIN and quotation.rule in _SAID_SO:
                return quotation.attribution
        return None

    def is_by_pronoun(self, draft_speaker: Attribution) -> bool:
        """Whether the draft names the speaker only by a pronoun such as "she"."""
        return draft_speaker.source is not None and draft_speaker.source.of(self._text).lower() in _NO_NAMES

    def in_draft_and_source(
        self, drafted: DraftQuotation, document: Document, span: Span
    ) -> tuple[Attribution | None, Attribution | None]:
        """The speaker of a quotation in the draft, and of the words at `span` in the document; `None` where unsure."""
        draft_speaker = self.of(drafted)
        if draft_speaker is None:
            return None, None
        for quotation in self._quotations_in(document):
            inside = min(quotation.span.end, span.end) - max(quotation.span.start, span.start)
            if inside * 2 > span.end - span.start and quotation.attribution is not None:
                sure = quotation.confidence >= _CERTAIN
                return draft_speaker, quotation.attribution if sure else None
        return draft_speaker, None

    def contradiction(
        self,
        quoted: QuotedWords,
        document: Document,
        span: Span,
        draft_speaker: Attribution,
        source_speaker: Attribution | None,
    ) -> str:
        """A message if the source contradicts the speaker that the draft names, else ""."""
        if not _is_name(draft_speaker.speaker, document.text):
            return ""
        if source_speaker is not None:
            if (
                not _is_name(source_speaker.speaker, document.text)
                or _same(draft_speaker, source_speaker)
                or self._says_it_too(quoted, document, draft_speaker)
            ):
                return ""
            # A pronoun may refer to the author of the cited document, whom the draft has named just before.
            if self.is_by_pronoun(draft_speaker) and _is_by(document, source_speaker):
                return ""
            names = _possessive(source_speaker.speaker), _possessive(draft_speaker.speaker)
            return f"in {document.id} these are {names[0]} words, not {names[1]}"
        if _is_by(document, draft_speaker):
            return ""
        attributed = [quotation for quotation in self._quotations_in(document) if quotation.attribution is not None]
        if any(quotation.span.overlaps(span) for quotation in attributed):
            return ""
        if any(
            quotation.attribution is not None and _same(draft_speaker, quotation.attribution)
            for quotation in attributed
        ):
            return f"in {document.id} these are the document's own words, not {_possessive(draft_speaker.speaker)}"
        return ""

    def _says_it_too(self, quoted: QuotedWords, document: Document, draft_speaker: Attribution) -> bool:
        """Whether `draft_speaker` says the same words elsewhere in the document."""
        for quotation in self._quotations_in(document):
            if quotation.attribution is not None and _same(draft_speaker, quotation.attribution):
                again = match(quoted, WordIndex(quotation.span.of(document.text)))
                if again is not None and again.is_faithful:
                    return True
        return False

    def _read(self) -> dict[tuple[int, int], Quotation]:
        from citecli.quotes import extract

        paragraphs: list[Paragraph] = []
        parts: list[str] = []
        at = 0
        for number, stretch in enumerate(self._draft.stretches):
            # The quotation engine needs quotation marks, which a block quotation lacks.
            text = f"“{stretch.text}”" if stretch.depth else stretch.text
            text = text.replace("\n", " ")
            parts.append(text)
            paragraphs.append(Paragraph(number, Span(at, at + len(text))))
            at += len(text) + 2
        by_start = {}
        self._text = "\n\n".join(parts)
        for quotation in extract(self._text, paragraphs=paragraphs):
            if quotation.paragraph is None:
                continue
            place = paragraphs[quotation.paragraph]
            inside = quotation.span.start - place.span.start
            depth = self._draft.stretches[place.number].depth
            by_start[place.number, inside - (1 if depth else 0)] = quotation
        return by_start


def _possessive(name: str) -> str:
    """The possessive of a name: "Peter Lund's", "the officials'"."""
    plural = name.endswith("s") and name.rpartition(" ")[2].islower()
    return f"{name}'" if plural else f"{name}'s"


def _same(speaker: Attribution, other: Attribution) -> bool:
    from citecli.quotes.coreference.speaker_matching import matches, names

    return any(matches(name, other) for name in names(speaker)) or any(matches(name, speaker) for name in names(other))


def _is_by(document: Document, speaker: Attribution) -> bool:
    """Whether the speaker may be an author of the document."""
    writer = authors(document.reference)
    return bool(writer) and any(
        _may_be_called(name.strip(), speaker) for name in writer.replace(" and ", ", ").split(",")
    )


def _may_be_called(name: str, speaker: Attribution) -> bool:
    from citecli.quotes.coreference.speaker_matching import matches

    return bool(name) and (matches(name, speaker) or any(matches(part, speaker) for part in name.split()[-1:]))


def _is_name(speaker: str, text: str) -> bool:
    """Whether a speaker has a proper name, unlike "she", "the general" or "Officials"."""
    words = [word for word in speaker.split() if word.lower() not in _NO_NAMES]
    if len(words) > 1:
        return any(word[:1].isupper() for word in words[1:])
    # A capitalised single word is not a name if the source also has it in lower case.
    return bool(words) and words[0][:1].isupper() and not re.search(rf"\b{re.escape(words[0].lower())}\b", text)
