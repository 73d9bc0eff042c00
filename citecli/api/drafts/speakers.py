"""The speakers of the quotations in a draft: whom the draft says to have said them."""

import re
from collections.abc import Sequence
from functools import cached_property

from citecli.api.drafts.people import CERTAIN, NO_NAMES, may_be_called_in
from citecli.documents.model import Paragraph, Span
from citecli.drafts.chapters import chapters
from citecli.drafts.model import Draft
from citecli.drafts.named_speakers import cleft_speaker, is_denied, name_in_brackets, named_speaker, speaker_behind
from citecli.drafts.quotations import DraftQuotation
from citecli.quotes.model import Attribution, AttributionRule, Quotation
from citecli.text.words import word_places

SAID_SO = frozenset(AttributionRule) - {
    AttributionRule.CARRIED_OVER,
    AttributionRule.TURN,
    AttributionRule.ADDRESSED,
    AttributionRule.CONTEXT,
    AttributionRule.CUE_NEARBY,
    AttributionRule.NONE,
}
"""The attribution rules based on an explicit statement; all others infer the speaker from context."""
_LIKELY = 0.6
"""The lowest confidence at which who is named in a draft counts as the speaker."""
_PARAGRAPH = 600
"""Characters before a pronoun in which the name that it stands for is looked for."""
_FARTHEST_VERB = 40
"""Characters before "according to …" in which another verb of saying is looked for."""
_NEXT_QUOTATION = re.compile(r"[^“”\"«».;!?\n]{0,60}[,:]\s*[“\"«„]")
_WORDS_IN_MARKS = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[^\W\d_a-z]|“)")
_THINKS = re.compile(
    r"\b(?:think|thought|feel|felt|believe|kn[eo]w|wonder|hope|imagine|dream|remember|reali[sz]e|sense|fear|see|saw)"
)
_BEFORE = 5
"""Characters before a word that tell whether a sentence begins with it."""
_RUNNING = re.compile(r"(?:[\w,;:]|,[”’\"'»]) \Z")
_BEGINNING = re.compile(r"(?:[.!?:]\W{1,4}|\n)\Z")


class DraftSpeakers:
    """The speakers of the quotations in a draft, found on first use."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_start: dict[tuple[int, int], Quotation] | None = None
        self._text = ""
        self._said: dict[str, bool] = {}

    def of(self, drafted: DraftQuotation) -> Attribution | None:
        """The attribution of a quotation of the draft, `None` when the draft names nobody, or not surely."""
        if self.is_denied(drafted):
            return None
        if name := cleft_speaker(self._around(drafted)[0]):
            return _plain(name)
        name = self._named(drafted)
        for quotation in self.found(drafted):
            if quotation.confidence < _LIKELY or quotation.rule not in SAID_SO:
                continue
            if self._only_reports(quotation, name):
                break
            if self._is_witness(quotation) or self._leads_to_next(quotation):
                continue
            if quotation.attribution is None or self._is_said(quotation.attribution):
                return quotation.attribution
        return _plain(name) if name else None

    def in_brackets(self, drafted: DraftQuotation) -> Attribution | None:
        """Whom brackets behind a quotation name, a speaker or a source: “…” (Park)."""
        name = name_in_brackets(self._around(drafted)[1])
        return _plain(name) if name else None

    def _around(self, drafted: DraftQuotation) -> tuple[str, str]:
        """The text of the paragraph before a quotation, and behind it."""
        text = self._draft.stretches[drafted.stretch].text
        return text[: drafted.at], text[drafted.at + len(drafted.text) :]

    def is_denied(self, drafted: DraftQuotation) -> bool:
        """Whether the draft says that somebody did not say these words."""
        return is_denied(self._around(drafted)[0])

    def _only_reports(self, quotation: Quotation, name: str) -> bool:
        """Whether who is named only reports that `name`, right before the words, says them: A says that B said."""
        from citecli.quotes.coreference.speaker_matching import matches

        speaker = quotation.attribution
        if speaker is None or speaker.cue is None or len(name.split()) < 2 or speaker.cue.end > quotation.span.start:
            return False
        return not matches(name, speaker) and not matches(name.split()[-1], speaker)

    def _is_witness(self, quotation: Quotation) -> bool:
        """Whether who is named only reports it: he said, according to Voss, “…”."""
        from citecli.quotes.languages.english.lexicon import STRONG_CUES

        speaker = quotation.attribution
        if speaker is None or speaker.cue is None:
            return False
        between = self._text[speaker.cue.end : quotation.span.start]
        if between[:1] == "," and any(word.lower() in STRONG_CUES for word in re.findall(r"[^\W\d_]+", between)):
            return True  # Strand, the Gazette reported, told them, “…”
        if speaker.rule is not AttributionRule.ACCORDING_TO:
            return False
        before = re.search(r"([^\W\d_]+),?\s*$", self._text[: speaker.cue.start][-_FARTHEST_VERB:])
        return before is not None and before[1].lower() in STRONG_CUES

    def _leads_to_next(self, quotation: Quotation) -> bool:
        """Whether what names the speaker leads to the next quotation: he asked, “…?” Vane answered, “…”."""
        speaker = quotation.attribution
        if speaker is None or speaker.cue is None or speaker.cue.start < quotation.span.end:
            return False
        words = quotation.span.of(self._text).rstrip("“”\"’'» ")
        before = self._text[: quotation.span.start].rstrip()
        if words[-1:] not in (".", "!", "?") or before[-1:] not in (",", ":"):
            return False
        return _NEXT_QUOTATION.match(self._text, speaker.cue.end) is not None

    def found(self, drafted: DraftQuotation) -> list[Quotation]:
        """What the quotation engine has for a quotation of the draft."""
        if self._by_start is None:
            self._by_start = self._read()
        places = ((drafted.stretch, at) for at in (drafted.at - 1, drafted.at - 2, drafted.at))
        return [self._by_start[place] for place in places if place in self._by_start]

    @cached_property
    def _language(self) -> str:
        return self._draft.front.language or _tag(self._draft.text)

    def _named(self, drafted: DraftQuotation) -> str:
        """The speaker that words of a plain form around a quotation name, "" for none."""
        stretches = self._draft.stretches
        before, after = self._around(drafted)
        if not drafted.block:
            return named_speaker(before, after, self._language)
        around = [
            stretches[at].text if 0 <= at < len(stretches) else "" for at in (drafted.stretch - 1, drafted.stretch + 1)
        ]
        lead = around[0] if around[0].rstrip()[-1:] in (":", ",") else ""
        return named_speaker(before or lead, after, self._language) or speaker_behind(after.strip() or around[1])

    def _is_said(self, speaker: Attribution) -> bool:
        """Whether a name of one word is a name: it has a capital elsewhere than at the beginning of a sentence."""
        words = speaker.speaker.split()
        if len(words) != 1 or not words[0][:1].isupper():
            return True
        if words[0] not in self._said:
            self._said[words[0]] = self._is_inside_a_sentence(words[0])
        return self._said[words[0]]

    def _is_inside_a_sentence(self, word: str) -> bool:
        """Whether a word of the draft is within a sentence somewhere, or nowhere at the beginning of one."""
        begins = False
        for at in word_places(self._text, word):
            before = self._text[max(0, at - _BEFORE) : at]
            if _RUNNING.search(before):
                return True
            begins = begins or at == 0 or _BEGINNING.search(before) is not None
        return not begins

    def is_by_pronoun(self, draft_speaker: Attribution) -> bool:
        """Whether the draft names the speaker only by a pronoun such as "she"."""
        return draft_speaker.source is not None and self.word_for(draft_speaker) in NO_NAMES

    def word_for(self, speaker: Attribution) -> str:
        """What the draft calls a speaker beside the quotation, such as "she", in small letters."""
        return (speaker.source.of(self._text) if speaker.source else speaker.speaker).lower()

    def is_thought(self, speaker: Attribution) -> bool:
        """Whether the draft says that the speaker thinks or feels the words, which another may tell."""
        return speaker.cue is not None and _THINKS.search(speaker.cue.of(self._text)) is not None

    def names_before_pronoun(self, speaker: Attribution, other: Attribution) -> bool:
        """Whether the paragraph names `other` before the pronoun that stands for `speaker`, and may mean either."""
        assert speaker.source is not None
        at = speaker.source.start
        paragraph = self._text[max(self._text.rfind("\n\n", 0, at), at - _PARAGRAPH, 0) : at]
        return may_be_called_in(paragraph, other)

    def names_beside(self, speaker: Attribution, other: Attribution) -> bool:
        """Whether the sentence that names `speaker` names `other` before it: The captain, Corrie wrote, was “…”."""
        if speaker.source is None:
            return False
        at = speaker.source.start
        sentence = _SENTENCE.split(_WORDS_IN_MARKS.sub("“”", self._text[max(0, at - _PARAGRAPH) : at]))[-1]
        return may_be_called_in(sentence.rpartition("\n")[2], other)

    def names_itself_before_pronoun(self, speaker: Attribution) -> bool:
        """Whether the sentence of a pronoun, or the one before it, names the speaker before it."""
        return may_be_called_in(self._before_pronoun(speaker), speaker)

    def _before_pronoun(self, speaker: Attribution) -> str:
        """The sentence of a pronoun up to it, and the one before it, without quotations; "" for "they"."""
        assert speaker.source is not None
        if self.word_for(speaker) not in ("he", "she"):
            return ""
        at = speaker.source.start
        paragraph = self._text[max(self._text.rfind("\n\n", 0, at), at - _PARAGRAPH, 0) : at]
        return " ".join(_SENTENCE.split(_WORDS_IN_MARKS.sub("“”", paragraph))[-2:])

    def is_clear_pronoun(self, speaker: Attribution, others: Sequence[Attribution]) -> bool:
        """Whether a pronoun means the speaker alone: the sentence or the one before it names the speaker before it, and
        none of `others`, and what follows it up to the words not the speaker (He adds that Roe “…”).
        """
        assert speaker.source is not None
        behind = re.split(r"[“\"«]", self._text[speaker.source.end : speaker.source.end + _PARAGRAPH], maxsplit=1)[0]
        near = self._before_pronoun(speaker)
        return (
            may_be_called_in(near, speaker)
            and not may_be_called_in(behind, speaker)
            and not any(may_be_called_in(near, other) for other in others)
        )

    def unproved(self, drafted: DraftQuotation) -> list[Attribution]:
        """Speakers of a quotation whose one word the draft alone does not show to be a name."""
        return [
            found.attribution
            for found in self.found(drafted)
            if found.attribution is not None
            and found.confidence >= CERTAIN
            and found.rule in SAID_SO
            and not self._is_said(found.attribution)
            and not (self._is_witness(found) or self._leads_to_next(found))
        ]

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
        for first, last in chapters(self._draft):
            start = paragraphs[first].span.start
            own = [Paragraph(one.number, _moved(one.span, -start)) for one in paragraphs[first:last]]
            text = self._text[start : paragraphs[last - 1].span.end]
            for found in extract(text, paragraphs=own, is_report=True):
                if found.paragraph is None:
                    continue
                quotation = _quotation_moved(found, start)
                place = paragraphs[found.paragraph]
                inside = quotation.span.start - place.span.start
                depth = self._draft.stretches[place.number].depth
                by_start[place.number, inside - (1 if depth else 0)] = quotation
        return by_start


def _quotation_moved(quotation: Quotation, by: int) -> Quotation:
    """A quotation whose text begins so many characters later."""
    said = quotation.attribution
    if said is not None:
        source, cue = said.source and _moved(said.source, by), said.cue and _moved(said.cue, by)
        said = said._replace(source=source, cue=cue)
    return quotation._replace(span=_moved(quotation.span, by), attribution=said)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _plain(name: str) -> Attribution:
    """The attribution to a name that stands beside the words."""
    return Attribution(None, None, name, name, AttributionRule.NOUN_CUE)


def _tag(text: str) -> str:
    """The language tag of a text, as far as it matters here: "" for English."""
    from citecli.text.language import ENGLISH, language_of

    language = language_of(text)
    return "" if language in ("", ENGLISH) else language[:2].lower()
