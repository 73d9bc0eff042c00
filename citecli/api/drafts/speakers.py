"""The speakers of a draft: whose words it says its quotations are, and whether the sources contradict."""

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
"""The confidence of an attribution from which on two of them can contradict each other."""
_SAID_SO = frozenset(AttributionRule) - {
    AttributionRule.CARRIED_OVER,
    AttributionRule.TURN,
    AttributionRule.CONTEXT,
    AttributionRule.CUE_NEARBY,
    AttributionRule.NONE,
}
"""The rules by which a draft itself says who speaks; by the others it was only to be guessed."""
_NO_NAMES = frozenset(
    "the a an he she they it we i you who this that these those his her their one both all some".split()
)


class DraftSpeakers:
    """Who says what in the draft itself, found when it is asked for first, and whether its sources agree."""

    def __init__(self, draft: Draft, quotations_in: Callable[[Document], Sequence[Quotation]]) -> None:
        """`quotations_in` finds who says what in a document."""
        self._draft = draft
        self._quotations_in = quotations_in
        self._by_start: dict[tuple[int, int], Quotation] | None = None
        self._text = ""

    def of(self, drafted: DraftQuotation) -> Attribution | None:
        """The attribution of a quotation, `None` when the draft names nobody, or not surely."""
        if self._by_start is None:
            self._by_start = self._read()
        for at in (drafted.at - 1, drafted.at - 2, drafted.at):
            found = self._by_start.get((drafted.stretch, at))
            if found is not None and found.confidence >= _CERTAIN and found.rule in _SAID_SO:
                return found.attribution
        return None

    def by_pronoun(self, said: Attribution) -> bool:
        """Whether the draft says no more there than "she"."""
        return said.source is not None and said.source.of(self._text).lower() in _NO_NAMES

    def compared(
        self, drafted: DraftQuotation, document: Document, span: Span
    ) -> tuple[Attribution | None, Attribution | None]:
        """Who says it in the draft, and who says what stands at `span` in the document."""
        said = self.of(drafted)
        if said is None:
            return None, None
        for quotation in self._quotations_in(document):
            inside = min(quotation.span.end, span.end) - max(quotation.span.start, span.start)
            if inside * 2 > span.end - span.start and quotation.attribution is not None:
                sure = quotation.confidence >= _CERTAIN
                return said, quotation.attribution if sure else None
        return said, None

    def contradiction(
        self, quoted: QuotedWords, document: Document, span: Span, said: Attribution, really: Attribution | None
    ) -> str:
        """What speaks against the speaker that the draft names, "" when nothing does."""
        if not _is_name(said.speaker, document.text):
            return ""
        if really is not None:
            if (
                not _is_name(really.speaker, document.text)
                or _same(said, really)
                or self._says_it_too(quoted, document, said)
            ):
                return ""
            # Behind words of hers and her name in the citation, "she" may well be the author of what is cited.
            if self.by_pronoun(said) and _is_by(document, really):
                return ""
            return f"in {document.id} these are {_possessive(really.speaker)} words, not {_possessive(said.speaker)}"
        if _is_by(document, said):
            return ""
        attributed = [quotation for quotation in self._quotations_in(document) if quotation.attribution is not None]
        if any(quotation.span.overlaps(span) for quotation in attributed):
            return ""
        if any(quotation.attribution is not None and _same(said, quotation.attribution) for quotation in attributed):
            return f"in {document.id} these are the document's own words, not {_possessive(said.speaker)}"
        return ""

    def _says_it_too(self, quoted: QuotedWords, document: Document, said: Attribution) -> bool:
        """Whether the speaker that the draft names says the same words elsewhere in the document."""
        for quotation in self._quotations_in(document):
            if quotation.attribution is not None and _same(said, quotation.attribution):
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
            # A block quotation has no marks; the engine knows it with them.
            text = f"“{stretch.text}”" if stretch.depth else stretch.text
            text = text.replace("\n", " ")
            parts.append(text)
            paragraphs.append(Paragraph(number, Span(at, at + len(text))))
            at += len(text) + 2
        found = {}
        self._text = "\n\n".join(parts)
        for quotation in extract(self._text, paragraphs=paragraphs):
            if quotation.paragraph is None:
                continue
            place = paragraphs[quotation.paragraph]
            inside = quotation.span.start - place.span.start
            depth = self._draft.stretches[place.number].depth
            found[place.number, inside - (1 if depth else 0)] = quotation
        return found


def _possessive(name: str) -> str:
    """A name as an owner: "Peter Lund's", "the officials'"."""
    plural = name.endswith("s") and name.rpartition(" ")[2].islower()
    return f"{name}'" if plural else f"{name}'s"


def _same(speaker: Attribution, other: Attribution) -> bool:
    from citecli.quotes.coreference.speaker_matching import matches, names

    return any(matches(name, other) for name in names(speaker)) or any(matches(name, speaker) for name in names(other))


def _is_by(document: Document, speaker: Attribution) -> bool:
    """Whether the speaker may be an author of the document."""
    writer = authors(document.reference)
    return bool(writer) and any(_known_as(name.strip(), speaker) for name in writer.replace(" and ", ", ").split(","))


def _known_as(name: str, said: Attribution) -> bool:
    from citecli.quotes.coreference.speaker_matching import matches

    return bool(name) and (matches(name, said) or any(matches(part, said) for part in name.split()[-1:]))


def _is_name(speaker: str, text: str) -> bool:
    """Whether a speaker has a name that could be another one: not "she", "the general" or "Officials"."""
    words = [word for word in speaker.split() if word.lower() not in _NO_NAMES]
    if len(words) > 1:
        return any(word[:1].isupper() for word in words[1:])
    # A common noun at the beginning of a sentence has a capital, too: the source may have it without.
    return bool(words) and words[0][:1].isupper() and not re.search(rf"\b{re.escape(words[0].lower())}\b", text)
