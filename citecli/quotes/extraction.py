"""Extraction: a text in, its quotations out. The story of the engine, on one page.

1. read        cut the text into units, pair the quotation marks, outline the words around them
2. decide      for each quotation, left to right: everybody whose words they might be, scored; the best one
3. resolve     whom the chosen words mean, under the fullest name in the text
4. answer      the rule in words, the kind, the utterance, the confidence
5. indirect    on request: reported speech without marks
"""

from collections.abc import Sequence

from citecli.documents.model import Paragraph, Span
from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import CandidateOrigin, SourceCandidate
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.decoding import ScoredCandidates, decide
from citecli.quotes.attribution.rules import kind_of, rule_of
from citecli.quotes.attribution.weights import Weights, load_weights, probabilities
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.indirect.reported_speech import ReportedSpeech, reported_speech, source_features
from citecli.quotes.model import Attribution, Candidate, Kind, Quotation, Reason, Rule
from citecli.quotes.tokens.prepared_text import PreparedText, prepare

_SHOWN_CANDIDATES = 6
_LABELLED = 0.95
"""How sure a label makes us; there is no corpus of transcripts to learn it from."""


def extract(
    text: str,
    *,
    paragraphs: Sequence[Paragraph] | None = None,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
) -> tuple[Quotation, ...]:
    """Find who says what in `text`, in the order of the text.

    `paragraphs` are the body: only they are searched, while names before them (a title, a dek) still help to tell who
    is who. Without them the text is cut at blank lines. `indirect` adds reported speech without marks, `all_marks`
    words in marks that are not speech, `explain` fills in the candidates. Raises nothing on any text.
    """
    return quotations(
        prepare(text, paragraphs), load_weights(), indirect=indirect, all_marks=all_marks, explain=explain
    )


def quotations(
    prepared: PreparedText,
    weights: Weights,
    *,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
) -> tuple[Quotation, ...]:
    """The quotations of a text that was read, decided by `weights`."""
    if not prepared.quotes and not prepared.turns and not indirect:
        return ()
    text = prepared.text
    generator = CandidateGenerator(text, prepared.quotes, prepared.headline_units)
    answers = _Answers(prepared, generator, weights)
    found: list[Quotation] = []
    spoken = {turn.unit for turn in prepared.turns}
    for number, choice in enumerate(decide(generator, weights)):
        quotation = answers.answer(number, choice, explain)
        unit = prepared.quotes[number].unit
        if unit >= prepared.head_units and unit not in spoken and (quotation.kind is not Kind.MARKED or all_marks):
            found.append(quotation)
    found += answers.turns()
    if indirect:
        for report in reported_speech(generator, weights):
            unit = text.sentence_of(report.pair.cue).unit
            if unit >= prepared.head_units and unit not in spoken:
                found.append(answers.report(report, unit, explain))
    found.sort(key=lambda quotation: quotation.span)
    return _renumbered(found)


def _renumbered(found: list[Quotation]) -> tuple[Quotation, ...]:
    """The same with their utterances counted from 1 in the order of the text; what is no speech has 0."""
    numbers: dict[int, int] = {}
    result: list[Quotation] = []
    for quotation in found:
        utterance = 0
        if quotation.kind is Kind.INDIRECT:
            utterance = len(numbers) + 1
            numbers[-utterance] = utterance
        elif quotation.utterance:
            utterance = numbers.setdefault(quotation.utterance, len(numbers) + 1)
        result.append(quotation._replace(utterance=utterance))
    return tuple(result)


class _Answers:
    """Turns decisions into quotations; remembers the last speaker and utterance, which the next may share."""

    def __init__(self, prepared: PreparedText, generator: CandidateGenerator, weights: Weights) -> None:
        self.prepared = prepared
        self.generator = generator
        self.resolver = generator.resolver
        self.weights = weights
        self.last_speaker: Entity | None = None
        self.utterance = 0
        self.last_cue = -1

    def answer(self, number: int, choice: ScoredCandidates, explain: bool) -> Quotation:
        """The quotation that `choice` makes of the marked words `number`."""
        prepared, text = self.prepared, self.prepared.text
        marked = prepared.quotes[number]
        token = text.quote_tokens[number]
        candidate = choice.candidates[choice.best]
        chances = probabilities(choice.scores)
        speech = candidate.origin is not CandidateOrigin.NO_SPEECH
        attribution = None
        if candidate.pair is not None:
            attribution = self._attribution(candidate, token, choice.entity)
        cue = candidate.pair.cue if candidate.pair is not None else -1
        goes_on = self.generator.continues(number) or (cue >= 0 and cue == self.last_cue)
        if speech:
            if not goes_on or not self.utterance:
                self.utterance += 1
            self.last_cue = cue
        return Quotation(
            Span(marked.start, marked.end),
            kind_of(text, token, choice.marks) if speech else Kind.MARKED,
            attribution,
            prepared.numbers[marked.unit],
            self.utterance if speech else 0,
            self._about(candidate, token, attribution),
            round(self.weights.confidence(chances[choice.best]), 3),
            self._candidates(choice, chances, token) if explain else (),
        )

    def turns(self) -> list[Quotation]:
        """The quotations of a transcript: the label is the source, and who it means."""
        prepared = self.prepared
        by_name = {alias.casefold(): entity for entity in self.resolver.entities for alias in entity.aliases}
        by_last = {entity.best[-1]: entity for entity in self.resolver.entities if entity.best}
        found: list[Quotation] = []
        for turn in prepared.turns:
            label = Span(*turn.label)
            words = " ".join(label.of(prepared.text.characters).split())
            entity = None
            if turn.is_interview:
                rule = Rule.QUESTION_AND_ANSWER
                if words == "A":
                    entity = self._interviewed()
            else:
                rule = Rule.LABEL
                entity = by_name.get(words.casefold()) or by_last.get(words.casefold().split()[-1])
            if not turn.continues:
                self.utterance += 1
            name = entity.speaker if entity else words
            display = entity.display if entity else words
            aliases = tuple(entity.aliases) if entity else ()
            attribution = Attribution(label, None, name, display, rule, aliases)
            number = prepared.numbers[turn.unit]
            found.append(
                Quotation(Span(*turn.words), Kind.DIRECT, attribution, number, self.utterance, None, _LABELLED)
            )
        return found

    def _interviewed(self) -> Entity | None:
        """The one person of whom an interview's introduction speaks most."""
        people = sorted((one for one in self.resolver.entities if one.is_person), key=lambda one: -one.count)
        if not people or (len(people) > 1 and people[0].count == people[1].count):
            return None
        return people[0]

    def report(self, report: ReportedSpeech, unit: int, explain: bool = False) -> Quotation:
        """The quotation that a piece of indirect speech makes; its span has no marks."""
        text = self.prepared.text
        pair = report.pair
        span = Span(text.tokens[report.first].start, text.tokens[report.end - 1].end)
        candidate = SourceCandidate(pair, CandidateOrigin.PAIR, [])
        entity = self.resolver.entity(pair.mention, None)
        return Quotation(
            span,
            Kind.INDIRECT,
            self._attribution(candidate, report.first, entity)
            if pair.link not in (CueLink.PASSIVE, CueLink.NOBODY)
            else None,
            self.prepared.numbers[unit],
            candidates=self._sources(report) if explain else (),
            confidence=round(self.weights.indirect_confidence(report.probability), 3),
        )

    def _sources(self, report: ReportedSpeech) -> tuple[Candidate, ...]:
        """Whose words a report might be, and that it is none: its candidates, the best first."""
        text, weights = self.prepared.text, self.weights
        rows = [source_features(self.generator, pair) for pair in report.pairs]
        chances = probabilities([weights.score(row) for row in rows])
        shown = [Candidate(None, None, "no speech", Rule.NONE, round(report.silence, 4), ())]
        for pair, row, chance in zip(report.pairs, rows, chances, strict=True):
            candidate = SourceCandidate(
                pair, CandidateOrigin.NOBODY if pair.link is CueLink.NOBODY else CandidateOrigin.PAIR, row
            )
            cue = Span(text.tokens[pair.cue].start, text.tokens[pair.cue].end)
            source, name, rule = None, candidate.origin.value, Rule.NONE
            if pair.link is not CueLink.NOBODY:
                source = self._source(candidate)
                entity = self.resolver.entity(pair.mention, None)
                name = entity.speaker if entity else source.of(self.prepared.text.characters)
                rule = rule_of(text, report.first, candidate)
            reasons = self._reasons(row)
            shown.append(Candidate(source, cue, name, rule, round(chance * (1 - report.silence), 4), reasons))
        shown.sort(key=lambda candidate: -candidate.score)
        return tuple(shown[:_SHOWN_CANDIDATES])

    def _reasons(self, features: list[str]) -> tuple[Reason, ...]:
        """The features that have a weight, as they are shown."""
        known = self.weights.features
        return tuple(Reason(" ".join(feature.split()), known[feature]) for feature in features if feature in known)

    def _attribution(self, candidate: SourceCandidate, token: int, entity: Entity | None) -> Attribution:
        text = self.prepared.text
        assert candidate.pair is not None
        pair = candidate.pair
        source = self._source(candidate)
        words = " ".join(source.of(self.prepared.text.characters).split())
        rule = rule_of(text, token, candidate)
        cue = None
        if pair.cue >= 0 and candidate.origin is CandidateOrigin.PAIR:
            cue = Span(text.tokens[pair.cue].start, text.tokens[pair.cue + (1 if rule is Rule.ACCORDING_TO else 0)].end)
        if entity is None:
            if pair.mention.kind is MentionKind.RELATIVE:
                words = self._antecedent(pair.mention) or words
            return Attribution(source, cue, words, words, rule)
        self.last_speaker = entity
        return Attribution(source, cue, entity.speaker, entity.display, rule, tuple(entity.aliases))

    def _antecedent(self, mention: Mention) -> str:
        """What "who" or "which" stands for: the mention right before it."""
        text = self.prepared.text
        best = ""
        for other in self.generator.mentions(mention.sentence):
            if other.end > mention.first:
                break
            if other.kind is not MentionKind.POSSESSOR and mention.first - other.end <= 2:
                best = text.verbatim(other.first, other.end)
        return best

    def _source(self, candidate: SourceCandidate) -> Span:
        """The source as written, a pronoun without the verb that clings to it ("he" of "he’s")."""
        text = self.prepared.text
        assert candidate.pair is not None
        pair = candidate.pair
        start, end = text.tokens[pair.source_first].start, text.tokens[pair.source_end - 1].end
        if pair.mention.kind is MentionKind.PRONOUN and pair.source_end - pair.source_first == 1:
            written = text.tokens[pair.source_first].word.replace("’", "'")
            at = written.find("'")
            if at > 0:
                end = start + at
        return Span(start, end)

    def _about(self, candidate: SourceCandidate, token: int, attribution: Attribution | None) -> str | None:
        """The subject of relayed words: in “According to A, B ‘has …’” they are A's, about B."""
        text = self.prepared.text
        if candidate.pair is None or attribution is None or candidate.pair.link is not CueLink.ACCORDING_TO:
            return None
        for mention in self.generator.mentions(text.tokens[token].sentence):
            if mention.end == token and mention is not candidate.pair.mention and mention.first >= candidate.pair.end:
                entity = self.resolver.entity(mention, self.last_speaker)
                return entity.speaker if entity else text.verbatim(mention.first, mention.end)
        return None

    def _candidates(self, choice: ScoredCandidates, chances: list[float], token: int) -> tuple[Candidate, ...]:
        text = self.prepared.text
        order = sorted(range(len(chances)), key=lambda index: -chances[index])[:_SHOWN_CANDIDATES]
        shown: list[Candidate] = []
        for index in order:
            candidate = choice.candidates[index]
            reasons = self._reasons(candidate.features)
            source = cue = None
            name = candidate.origin.value
            rule = Rule.NONE
            if candidate.pair is not None:
                source = self._source(candidate)
                entity = self.resolver.entity(candidate.pair.mention, self.last_speaker)
                name = entity.speaker if entity else source.of(self.prepared.text.characters)
                rule = rule_of(text, token, candidate)
                if candidate.pair.cue >= 0:
                    cue = Span(text.tokens[candidate.pair.cue].start, text.tokens[candidate.pair.cue].end)
            shown.append(Candidate(source, cue, name, rule, round(chances[index], 4), reasons))
        return tuple(shown)
