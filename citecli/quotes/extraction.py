"""Extraction: a text in, its quotations out. The story of the engine, on one page.

1. read        cut the text into units, pair the quotation marks, outline the words around them
2. decide      for each quotation, left to right: everybody whose words they might be, scored; the best one
3. resolve     whom the chosen words mean, under the fullest name in the text
4. answer      the rule in words, the kind, the utterance, the confidence
5. indirect    on request: reported speech without marks
"""

from collections.abc import Sequence

from citecli.documents.model import Paragraph, Span
from citecli.quotes.attribution.candidates import Option, Searcher
from citecli.quotes.attribution.decoding import Choice, decide
from citecli.quotes.attribution.rules import kind_of, rule_of
from citecli.quotes.attribution.weights import Weights, load_weights, probabilities
from citecli.quotes.coreference.identity import Entity
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.indirect.extraction import Report, find_reports, source_features
from citecli.quotes.indirect.indirect_pairs import NOBODY
from citecli.quotes.model import Attribution, Candidate, Kind, Quotation, Reason, Rule
from citecli.quotes.tokens.reading import Reading, read

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
    return quotations(read(text, paragraphs), load_weights(), indirect=indirect, all_marks=all_marks, explain=explain)


def quotations(
    reading: Reading,
    weights: Weights,
    *,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
) -> tuple[Quotation, ...]:
    """The quotations of a text that was read, decided by `weights`."""
    if not reading.quotes and not reading.turns and not indirect:
        return ()
    outline = reading.outline
    searcher = Searcher(outline, reading.quotes, reading.headline_units)
    answers = _Answers(reading, searcher, weights)
    found: list[Quotation] = []
    spoken = {turn.unit for turn in reading.turns}
    for number, choice in enumerate(decide(searcher, weights)):
        quotation = answers.answer(number, choice, explain)
        unit = reading.quotes[number].unit
        if unit >= reading.head_units and unit not in spoken and (quotation.kind is not Kind.MARKED or all_marks):
            found.append(quotation)
    found += answers.turns()
    if indirect:
        for report in find_reports(searcher, weights):
            unit = outline.sentences[outline.sentence[report.frame.cue]][2]
            if unit >= reading.head_units and unit not in spoken:
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

    def __init__(self, reading: Reading, searcher: Searcher, weights: Weights) -> None:
        self.reading = reading
        self.searcher = searcher
        self.identities = searcher.identities
        self.weights = weights
        self.last_speaker: Entity | None = None
        self.utterance = 0
        self.last_cue = -1

    def answer(self, number: int, choice: Choice, explain: bool) -> Quotation:
        """The quotation that `choice` makes of the marked words `number`."""
        reading, outline = self.reading, self.reading.outline
        marked = reading.quotes[number]
        token = outline.quote_at[number]
        option = choice.options[choice.best]
        chances = probabilities(choice.scores)
        speech = option.origin != "no speech"
        attribution = None
        if option.frame is not None:
            attribution = self._attribution(option, token, choice.entity)
        cue = option.frame.cue if option.frame is not None else -1
        goes_on = self.searcher.goes_on(number) or (cue >= 0 and cue == self.last_cue)
        if speech:
            if not goes_on or not self.utterance:
                self.utterance += 1
            self.last_cue = cue
        return Quotation(
            Span(marked.start, marked.end),
            kind_of(outline, token, choice.shape) if speech else Kind.MARKED,
            attribution,
            reading.numbers[marked.unit],
            self.utterance if speech else 0,
            self._about(option, token, attribution),
            round(self.weights.confidence(chances[choice.best]), 3),
            self._candidates(choice, chances, token) if explain else (),
        )

    def turns(self) -> list[Quotation]:
        """The quotations of a transcript: the label is the source, and who it means."""
        reading = self.reading
        by_name = {alias.casefold(): entity for entity in self.identities.entities for alias in entity.aliases}
        by_last = {entity.best[-1]: entity for entity in self.identities.entities if entity.best}
        found: list[Quotation] = []
        for turn in reading.turns:
            label = Span(*turn.label)
            words = " ".join(label.of(reading.text).split())
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
            number = reading.numbers[turn.unit]
            found.append(
                Quotation(Span(*turn.words), Kind.DIRECT, attribution, number, self.utterance, None, _LABELLED)
            )
        return found

    def _interviewed(self) -> Entity | None:
        """The one person of whom an interview's introduction speaks most."""
        people = sorted((one for one in self.identities.entities if one.is_person), key=lambda one: -one.count)
        if not people or (len(people) > 1 and people[0].count == people[1].count):
            return None
        return people[0]

    def report(self, report: Report, unit: int, explain: bool = False) -> Quotation:
        """The quotation that a piece of indirect speech makes; its span has no marks."""
        outline = self.reading.outline
        frame = report.frame
        span = Span(outline.starts[report.first], outline.ends[report.end - 1])
        option = Option(frame, "frame", [])
        entity = self.identities.of_mention(frame.mention, None)
        return Quotation(
            span,
            Kind.INDIRECT,
            self._attribution(option, report.first, entity) if frame.link not in ("passive", NOBODY) else None,
            self.reading.numbers[unit],
            candidates=self._sources(report) if explain else (),
            confidence=round(self.weights.indirect_confidence(report.probability), 3),
        )

    def _sources(self, report: Report) -> tuple[Candidate, ...]:
        """Whose words a report might be, and that it is none: its candidates, the best first."""
        outline, weights = self.reading.outline, self.weights
        rows = [source_features(self.searcher, frame) for frame in report.frames]
        chances = probabilities([weights.score(row) for row in rows])
        shown = [Candidate(None, None, "no speech", Rule.NONE, round(report.silence, 4), ())]
        for frame, row, chance in zip(report.frames, rows, chances, strict=True):
            option = Option(frame, "nobody" if frame.link == NOBODY else "frame", row)
            cue = Span(outline.starts[frame.cue], outline.ends[frame.cue])
            source, name, rule = None, option.origin, Rule.NONE
            if frame.link != NOBODY:
                source = self._source(option)
                entity = self.identities.of_mention(frame.mention, None)
                name = entity.speaker if entity else source.of(self.reading.text)
                rule = rule_of(outline, report.first, option, False)
            reasons = self._reasons(row)
            shown.append(Candidate(source, cue, name, rule, round(chance * (1 - report.silence), 4), reasons))
        shown.sort(key=lambda candidate: -candidate.score)
        return tuple(shown[:_SHOWN_CANDIDATES])

    def _reasons(self, features: list[str]) -> tuple[Reason, ...]:
        """The features that have a weight, as they are shown."""
        known = self.weights.features
        return tuple(Reason(" ".join(feature.split()), known[feature]) for feature in features if feature in known)

    def _attribution(self, option: Option, token: int, entity: Entity | None) -> Attribution:
        outline = self.reading.outline
        assert option.frame is not None
        frame = option.frame
        source = self._source(option)
        words = " ".join(source.of(self.reading.text).split())
        is_turn = option.origin in ("turn", "carried 2")
        rule = rule_of(outline, token, option, is_turn)
        cue = None
        if frame.cue >= 0 and option.origin == "frame":
            cue = Span(outline.starts[frame.cue], outline.ends[frame.cue + (1 if rule is Rule.ACCORDING_TO else 0)])
        if entity is None:
            if frame.mention.kind is MentionKind.RELATIVE:
                words = self._antecedent(frame.mention) or words
            return Attribution(source, cue, words, words, rule)
        self.last_speaker = entity
        return Attribution(source, cue, entity.speaker, entity.display, rule, tuple(entity.aliases))

    def _antecedent(self, mention: Mention) -> str:
        """What "who" or "which" stands for: the mention right before it."""
        outline = self.reading.outline
        best = ""
        for other in self.searcher.mentions(mention.sentence):
            if other.end > mention.first:
                break
            if other.kind is not MentionKind.POSSESSOR and mention.first - other.end <= 2:
                best = outline.say(other.first, other.end)
        return best

    def _source(self, option: Option) -> Span:
        """The source as written, a pronoun without the verb that clings to it ("he" of "he’s")."""
        outline = self.reading.outline
        assert option.frame is not None
        frame = option.frame
        start, end = outline.starts[frame.source_first], outline.ends[frame.source_end - 1]
        if frame.mention.kind is MentionKind.PRONOUN and frame.source_end - frame.source_first == 1:
            written = outline.words[frame.source_first].replace("’", "'")
            at = written.find("'")
            if at > 0:
                end = start + at
        return Span(start, end)

    def _about(self, option: Option, token: int, attribution: Attribution | None) -> str | None:
        """The subject of relayed words: in “According to A, B ‘has …’” they are A's, about B."""
        outline = self.reading.outline
        if option.frame is None or attribution is None or option.frame.link != "according-to":
            return None
        for mention in self.searcher.mentions(outline.sentence[token]):
            if mention.end == token and mention is not option.frame.mention and mention.first >= option.frame.end:
                entity = self.identities.of_mention(mention, self.last_speaker)
                return entity.speaker if entity else outline.say(mention.first, mention.end)
        return None

    def _candidates(self, choice: Choice, chances: list[float], token: int) -> tuple[Candidate, ...]:
        outline = self.reading.outline
        order = sorted(range(len(chances)), key=lambda index: -chances[index])[:_SHOWN_CANDIDATES]
        shown: list[Candidate] = []
        for index in order:
            option = choice.options[index]
            reasons = self._reasons(option.features)
            source = cue = None
            name = option.origin
            rule = Rule.NONE
            if option.frame is not None:
                source = self._source(option)
                entity = self.identities.of_mention(option.frame.mention, self.last_speaker)
                name = entity.speaker if entity else source.of(self.reading.text)
                rule = rule_of(outline, token, option, option.origin in ("turn", "carried 2"))
                if option.frame.cue >= 0:
                    cue = Span(outline.starts[option.frame.cue], outline.ends[option.frame.cue])
            shown.append(Candidate(source, cue, name, rule, round(chances[index], 4), reasons))
        return tuple(shown)
