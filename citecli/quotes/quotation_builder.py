"""From decisions to quotations: whom the chosen words mean, the rule in words, kind, utterance and confidence."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from citecli.documents.model import Span
from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import CandidateOrigin, SourceCandidate
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.attribution.decoding import ScoredCandidates
from citecli.quotes.attribution.rules import kind_of, rule_of
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.entities import Entity, nominal
from citecli.quotes.coreference.label_names import LabelNames
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.words import has_words
from citecli.quotes.model import Attribution, AttributionRule, Candidate, Quotation, QuotationKind, Reason
from citecli.quotes.tokens.prepared_text import PreparedText
from citecli.quotes.tokens.speaker_labels import is_answer
from citecli.quotes.tokens.transcripts import TranscriptTurn
from citecli.text.language import ParagraphLanguages

if TYPE_CHECKING:
    from citecli.quotes.indirect.reported_speech import ReportedSpeech

_SHOWN_CANDIDATES = 6
_LABELLED = 0.95
"""How sure a label makes us; there is no corpus of transcripts to learn it from."""
_BY = (" by", "\nby", "By", "BY")
"""Words before the name of who asks, in a byline."""
_UNREAD = 0.5
"""How sure we are at most in a language that isn't read."""
BY_TURNS = "speakers of the turns before and after"
"""The reason that the turns around are."""
_UNNAMED = (CueLink.PASSIVE, CueLink.NOBODY)
"""Links of indirect speech whose source nobody names."""


class _Interviewed(NamedTuple):
    """Who answers in an interview, and where the introduction names them."""

    source: Span
    entity: Entity


class QuotationBuilder:
    """Turns the decisions on a text into quotations.

    Remembers the last speaker and utterance, which the next quotation may share. With `explain` quotations have their
    candidates.
    """

    def __init__(self, prepared: PreparedText, generator: CandidateGenerator, weights: Weights, explain: bool) -> None:
        self.prepared = prepared
        self.text = prepared.text
        self.generator = generator
        self.resolver = generator.resolver
        self.weights = weights
        self.explain = explain
        self.last_speaker: Entity | None = None
        self.utterance = 0
        self.last_cue = -1

    def in_marks(self, number: int, choice: ScoredCandidates) -> Quotation:
        """The quotation that a choice makes of the marked words `number`."""
        marked = self.prepared.quotes[number]
        token = self.text.quote_tokens[number]
        candidate = choice.candidates[choice.best]
        pair = candidate.pair
        attribution: Attribution | None = None
        if pair is not None:
            attribution = self._attribution(pair, candidate.origin, token, choice.entity)
        elif choice.entity is not None:
            attribution = _attribution_of(None, None, "", AttributionRule.TURN, choice.entity)
            self.last_speaker = choice.entity
        is_speech = candidate.origin is not CandidateOrigin.NO_SPEECH
        if is_speech:
            cue = pair.cue if pair is not None else -1
            continues = self.generator.continues(number) or (cue >= 0 and cue == self.last_cue)
            if not continues or not self.utterance:
                self.utterance += 1
            self.last_cue = cue
        return Quotation(
            Span(marked.start, marked.end),
            kind_of(self.text, token, choice.marks) if is_speech else QuotationKind.MARKED,
            attribution,
            self.prepared.numbers[marked.unit],
            self.utterance if is_speech else 0,
            self._about(pair, token) if attribution is not None else None,
            round(choice.confidence, 3),
            self._explained(choice, probabilities(choice.scores), token) if self.explain else (),
        )

    def in_other_language(self, number: int, choice: ScoredCandidates, quotation: Quotation) -> Quotation:
        """A quotation in a language that isn't read: speech, by whoever its own sentence names beside it, or nobody.

        Grammar that is not the text's tells nothing of the difference between speech and other words in marks.
        """
        attribution = quotation.attribution
        pair = choice.candidates[choice.best].pair
        token = self.text.quote_tokens[number]
        if attribution is not None and (
            pair is None
            or pair.mention.kind is not MentionKind.NAME
            or pair.mention.sentence != self.text.tokens[token].sentence
            or not attribution.speaker[:1].isupper()
        ):
            attribution = None
        if not quotation.utterance:
            self.utterance += 1
        return quotation._replace(
            kind=QuotationKind.DIRECT if quotation.kind is QuotationKind.MARKED else quotation.kind,
            attribution=attribution,
            utterance=quotation.utterance or self.utterance,
            confidence=min(quotation.confidence, _UNREAD),
        )

    def turns(self) -> list[Quotation]:
        """The quotations of a transcript: the label is the source, and who it means."""
        names = LabelNames(self.resolver.entities, self.text.characters)
        interviewed = self._interviewed()
        quotations: list[Quotation] = []
        for turn in self.prepared.turns:
            label = Span(*turn.label)
            words = " ".join(label.of(self.text.characters).split())
            answers = turn.is_interview and (is_answer(words) or not turn.has_label)
            if interviewed is None and not turn.has_label:
                continue
            if not turn.continues:
                self.utterance += 1
            rule = _rule_of_turn(turn)
            if answers and interviewed is not None:
                source = label if turn.has_label else interviewed.source
                attribution = _attribution_of(source, None, words, rule, interviewed.entity)
            else:
                speaker, display, aliases = names.speaker(words)
                attribution = Attribution(label, None, speaker, display, rule, aliases)
            quotations.append(self._turn(turn, attribution))
        return quotations

    def _turn(self, turn: TranscriptTurn, attribution: Attribution) -> Quotation:
        number = self.prepared.numbers[turn.unit]
        span = Span(*turn.words)
        return Quotation(span, QuotationKind.DIRECT, attribution, number, self.utterance, None, _LABELLED)

    def _interviewed(self) -> "_Interviewed | None":
        """The person of whom an interview's introduction speaks most, if it is only one."""
        turns = self.prepared.turns
        if not any(turn.is_interview for turn in turns):
            return None
        first = min(turn.unit for turn in turns)
        start = min(self.prepared.spans[first][0], *(turn.label[0] for turn in turns if turn.has_label), 1 << 60)
        introduction = self.text.characters[:start]
        counts: list[tuple[int, int, Entity]] = []
        for entity in self._named_before(first):
            may_speak = entity.is_person or (not entity.is_thing and _has_two_names(entity.display))
            place = introduction.rfind(entity.display) if may_speak else -1
            if place >= 0 and not introduction[:place].rstrip().endswith(_BY):
                counts.append((introduction.count(entity.display.split()[-1]), place, entity))
        # Frau Mori is Hana Mori.
        names = [entity.display for _, _, entity in counts]
        counts = [found for found in counts if not any(name.endswith(f" {found[2].display}") for name in names)]
        counts.sort(key=lambda found: -found[0])
        if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
            return None
        _, place, entity = counts[0]
        return _Interviewed(Span(place, place + len(entity.display)), entity)

    def _named_before(self, first: int) -> list[Entity]:
        """Whoever the text names; in a language read by rules, before the unit `first`."""
        languages = ParagraphLanguages(self.text.characters)
        if not has_words(languages.language):
            return list(self.resolver.entities)
        from citecli.quotes.foreign.reading import people_named

        spans = dict(enumerate(self.prepared.spans[: first + 1]))
        people = people_named(self.text.characters, spans, languages.language)
        return [nominal(figure.display, figure.words[-1], figure.gender) for figure in people]

    def reported(self, report: "ReportedSpeech", unit: int) -> Quotation:
        """The quotation that a piece of indirect speech makes; its span has no marks."""
        tokens, pair = self.text.tokens, report.pair
        entity = self.resolver.entity(pair.mention, None)
        attribution = None
        if pair.link not in _UNNAMED:
            attribution = self._attribution(pair, CandidateOrigin.PAIR, report.first, entity)
        return Quotation(
            Span(tokens[report.first].start, tokens[report.end - 1].end),
            QuotationKind.INDIRECT,
            attribution,
            self.prepared.numbers[unit],
            candidates=self._explained_report(report) if self.explain else (),
            confidence=round(self.weights.indirect_confidence(report.probability), 3),
        )

    def _attribution(
        self, pair: CueSourcePair, origin: CandidateOrigin, token: int, entity: Entity | None
    ) -> Attribution:
        """Whose the words at a token are by `pair`; `entity` is whom its mention means."""
        source = self._source(pair)
        words = " ".join(source.of(self.text.characters).split())
        rule = rule_of(self.text, token, pair, origin)
        cue = None
        if pair.cue >= 0 and origin is CandidateOrigin.PAIR:
            last = pair.cue + 1 if rule is AttributionRule.ACCORDING_TO else pair.cue
            cue = Span(self.text.tokens[pair.cue].start, self.text.tokens[last].end)
        if entity is not None:
            self.last_speaker = entity
        elif pair.mention.kind is MentionKind.RELATIVE:
            words = self._antecedent(pair.mention) or words
        return _attribution_of(source, cue, words, rule, entity)

    def _antecedent(self, mention: Mention) -> str:
        """What "who" or "which" stands for: the mention right before it."""
        best = ""
        for other in self.generator.mentions(mention.sentence):
            if other.end > mention.first:
                break
            if other.kind is not MentionKind.POSSESSOR and mention.first - other.end <= 2:
                best = self.text.verbatim(other.first, other.end)
        return best

    def _source(self, pair: CueSourcePair) -> Span:
        """The source as written, a pronoun without the verb that clings to it ("he" of "he’s")."""
        tokens = self.text.tokens
        start, end = tokens[pair.source_first].start, tokens[pair.source_end - 1].end
        if pair.mention.kind is MentionKind.PRONOUN and pair.source_end - pair.source_first == 1:
            at = tokens[pair.source_first].word.replace("’", "'").find("'")
            if at > 0:
                end = start + at
        return Span(start, end)

    def _about(self, pair: CueSourcePair | None, token: int) -> str | None:
        """The subject of relayed words: in “According to A, B ‘has …’” they are A's, about B."""
        if pair is None or pair.link is not CueLink.ACCORDING_TO:
            return None
        for mention in self.generator.mentions(self.text.tokens[token].sentence):
            if mention.end == token and mention is not pair.mention and mention.first >= pair.end:
                entity = self.resolver.entity(mention, self.last_speaker)
                return entity.speaker if entity else self.text.verbatim(mention.first, mention.end)
        return None

    def _explained(self, choice: ScoredCandidates, chances: Sequence[float], token: int) -> tuple[Candidate, ...]:
        """The candidates of words in marks, the best first."""
        order = sorted(range(len(chances)), key=lambda index: -chances[index])[:_SHOWN_CANDIDATES]
        shown: list[Candidate] = []
        for index in order:
            candidate = choice.candidates[index]
            shown.append(
                self._explanation(
                    candidate, token, round(chances[index], 4), self.last_speaker, choice.weights.features
                )
            )
        return tuple(shown)

    def _explained_report(self, report: "ReportedSpeech") -> tuple[Candidate, ...]:
        """Whose words a report might be, and that it is none: its candidates, the best first."""
        from citecli.quotes.indirect.reported_speech import source_features

        rows = [source_features(self.generator, pair) for pair in report.pairs]
        chances = probabilities([self.weights.score(row) for row in rows])
        silence = CandidateOrigin.NO_SPEECH.value
        shown = [Candidate(None, None, silence, AttributionRule.NONE, round(report.silence, 4), ())]
        for pair, features, chance in zip(report.pairs, rows, chances, strict=True):
            score = round(chance * (1 - report.silence), 4)
            unnamed = pair.link is CueLink.NOBODY
            origin = CandidateOrigin.NOBODY if unnamed else CandidateOrigin.PAIR
            candidate = self._explanation(
                SourceCandidate(pair, origin, features), report.first, score, None, self.weights.features
            )
            shown.append(candidate)
        shown.sort(key=lambda candidate: -candidate.score)
        return tuple(shown[:_SHOWN_CANDIDATES])

    def _explanation(
        self,
        candidate: SourceCandidate,
        token: int,
        score: float,
        last_speaker: Entity | None,
        weights: Mapping[str, float],
    ) -> Candidate:
        """A candidate for the words at a token as it is shown; `weights` are those of its features."""
        pair = candidate.pair
        source = cue = None
        name, rule = candidate.origin.value, AttributionRule.NONE
        if candidate.entity is not None:
            name, rule = candidate.entity.speaker, AttributionRule.TURN
        if pair is not None:
            if pair.cue >= 0:
                cue = Span(self.text.tokens[pair.cue].start, self.text.tokens[pair.cue].end)
            if pair.link is not CueLink.NOBODY:
                source = self._source(pair)
                entity = candidate.entity or self.resolver.entity(pair.mention, last_speaker)
                name = entity.speaker if entity else source.of(self.text.characters)
                rule = rule_of(self.text, token, pair, candidate.origin)
        reasons = [
            Reason(" ".join(feature.split()), weights[feature]) for feature in candidate.features if feature in weights
        ]
        if candidate.by_turns:
            reasons.append(Reason(BY_TURNS, candidate.by_turns))
        return Candidate(source, cue, name, rule, score, tuple(reasons))


def _attribution_of(
    source: Span | None, cue: Span | None, words: str, rule: AttributionRule, entity: Entity | None
) -> Attribution:
    """An attribution to an entity, or to the words of the source alone."""
    if entity is None:
        return Attribution(source, cue, words, words, rule)
    return Attribution(source, cue, entity.speaker, entity.display, rule, tuple(entity.aliases))


def _has_two_names(display: str) -> bool:
    """Whether words have the form of a given name and a surname."""
    words = display.split()
    return len(words) in (2, 3) and all(word[0].isupper() and not word.isupper() for word in words)


def _rule_of_turn(turn: TranscriptTurn) -> AttributionRule:
    return AttributionRule.QUESTION_AND_ANSWER if turn.is_interview else AttributionRule.LABEL
