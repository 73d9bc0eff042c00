"""Extraction: a text in, its quotations out. The story of the engine, on one page.

1. prepare     cut the text into units, pair the quotation marks, read the words around them
2. decide      for each quotation, left to right: everybody whose words they might be, scored; the best one
3. build       whom the chosen words mean, under the fullest name in the text; rule, kind, utterance, confidence
4. indirect    on request: reported speech without marks

That engine is learned, and English. Paragraphs in other languages are read by rules (`citecli.quotes.foreign`).
"""

from collections.abc import Iterator, Mapping, Sequence

from citecli.documents.model import Paragraph
from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.decoding import ScoredCandidates, decide
from citecli.quotes.attribution.weights import Weights, load_weights
from citecli.quotes.dialogue.genre import is_dialogue
from citecli.quotes.languages.words import is_read
from citecli.quotes.model import AttributionRule, Quotation, QuotationKind
from citecli.quotes.quotation_builder import QuotationBuilder
from citecli.quotes.tokens.dash_dialogue import DASHES
from citecli.quotes.tokens.prepared_text import PreparedText, prepare
from citecli.text.language import ENGLISH, ParagraphLanguages

_UNSETTLED = (
    AttributionRule.NONE,
    AttributionRule.CONTEXT,
    AttributionRule.CARRIED_OVER,
    AttributionRule.TURN,
    AttributionRule.ADDRESSED,
)
"""Rules by which words in an English text may be those of a paragraph in another language."""


def extract(
    text: str,
    *,
    paragraphs: Sequence[Paragraph] | None = None,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
    is_report: bool = False,
) -> tuple[Quotation, ...]:
    """Find who says what in a text, in its order.

    `paragraphs` are the body: only they are searched, while names before them (a title, a dek) still help to tell who
    is who. Without them the text is cut at blank lines. `indirect` adds reported speech without marks, `all_marks`
    words in marks that are not speech, `explain` fills in the candidates. `is_report`: the text is no story, however
    many quotations it has. Spans count characters of `text`, half open. Raises nothing on any text.

        >>> from citecli.quotes import extract
        >>> text = "Ada Byron met the press. “We will go,” she said."
        >>> [(q.span.of(text), q.speaker, q.rule.value) for q in extract(text)]
        [('“We will go,”', 'Ada Byron', 'cue after')]
    """
    weights = load_weights()
    prepared = prepare(text, paragraphs)
    dialogue = load_weights("dialogue") if prepared.quotes and not is_report else None
    return quotations(prepared, weights, indirect=indirect, all_marks=all_marks, explain=explain, dialogue=dialogue)


def quotations(
    prepared: PreparedText,
    weights: Weights,
    *,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
    dialogue: Weights | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of a text made ready, decided by `weights`; the options are those of `extract`.

    `dialogue` are the weights for stories; without them every text is read as a report.
    """
    may_have_dashes = any(prepared.text.characters[start] in DASHES for start, _ in prepared.spans)
    if not prepared.quotes and not prepared.turns and not indirect and not may_have_dashes:
        return ()
    languages = ParagraphLanguages(prepared.text.characters)
    by_rules = {} if languages.language in (ENGLISH, "") else _read_by_rules(prepared, languages)
    result: list[Quotation] = []
    left = set(by_rules)
    if prepared.turns or indirect or any(quote.unit not in by_rules for quote in prepared.quotes):
        learned = _Learned(prepared, weights, dialogue, explain)
        result, unsettled = learned.in_marks(languages, by_rules)
        left |= unsettled
        result += learned.builder.turns()
        if indirect:
            result += learned.reported(by_rules)
    if left:
        from citecli.quotes.foreign.reading import read_by_rules

        wanted = {unit for unit in left if _is_searched(prepared, unit)}
        result += read_by_rules(prepared, by_rules or _read_by_rules(prepared, languages), wanted, explain=explain)
    if not all_marks:
        result = [quotation for quotation in result if quotation.kind is not QuotationKind.MARKED]
    result.sort(key=lambda quotation: quotation.span)
    return _renumbered(result)


class _Learned:
    """The engine that learned English, at work on one text."""

    def __init__(self, prepared: PreparedText, weights: Weights, dialogue: Weights | None, explain: bool) -> None:
        self.prepared = prepared
        self.weights = weights
        self.dialogue = dialogue
        self.generator = CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units)
        self.builder = QuotationBuilder(prepared, self.generator, weights, explain)

    def in_marks(
        self, languages: ParagraphLanguages, passed_over: Mapping[int, str]
    ) -> tuple[list[Quotation], set[int]]:
        """The quotations in marks, and the units that are left to the rules of other languages.

        The units of `passed_over` are read by these anyway.
        """
        result: list[Quotation] = []
        left: set[int] = set()
        for number, choice in enumerate(_choices(self.generator, self.weights, self.dialogue)):
            unit = self.prepared.quotes[number].unit
            if unit in passed_over:
                continue
            quotation = self.builder.in_marks(number, choice)
            is_settled = languages.language in (ENGLISH, "") and quotation.rule not in _UNSETTLED
            if not is_settled and languages.is_foreign(*self.prepared.spans[unit]):
                if is_read(languages.language_at(*self.prepared.spans[unit])):
                    left.add(unit)
                    continue
                quotation = self.builder.in_other_language(number, choice, quotation)
            if _is_searched(self.prepared, unit):
                result.append(quotation)
        return result, left

    def reported(self, passed_over: Mapping[int, str]) -> list[Quotation]:
        """Reported speech without marks, but in the units of `passed_over`."""
        from citecli.quotes.indirect.reported_speech import reported_speech

        result: list[Quotation] = []
        for report in reported_speech(self.generator, self.weights):
            unit = self.prepared.text.sentence_of(report.pair.cue).unit
            if unit not in passed_over and _is_searched(self.prepared, unit):
                result.append(self.builder.reported(report, unit))
        return result


def _is_searched(prepared: PreparedText, unit: int) -> bool:
    """Whether quotations of a unit count: it is in the body and in no turn of a transcript."""
    in_turn = any(turn.unit <= unit < turn.unit + turn.units for turn in prepared.turns)
    return unit >= prepared.head_units and not in_turn


def _read_by_rules(prepared: PreparedText, languages: ParagraphLanguages) -> dict[int, str]:
    """The languages of the units that are in one that is read by rules."""
    found = {unit: languages.language_at(*span) for unit, span in enumerate(prepared.spans)}
    return {unit: language for unit, language in found.items() if is_read(language)}


def _choices(generator: CandidateGenerator, weights: Weights, dialogue: Weights | None) -> Iterator[ScoredCandidates]:
    """The decisions on all quotations: those of a dialogue turn by turn, those of a report one by one."""
    if dialogue is not None and is_dialogue(generator.text, generator.quotes, dialogue):
        from citecli.quotes.dialogue.decoding import decide_turns

        return decide_turns(generator, dialogue)
    return decide(generator, weights)


def _renumbered(ordered: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with their utterances counted from 1 in the order of the text; what is no speech has 0."""
    numbers: dict[int, int] = {}
    result: list[Quotation] = []
    for quotation in ordered:
        utterance = 0
        if quotation.kind is QuotationKind.INDIRECT:
            utterance = len(numbers) + 1
            numbers[-utterance] = utterance
        elif quotation.utterance:
            utterance = numbers.setdefault(quotation.utterance, len(numbers) + 1)
        result.append(quotation._replace(utterance=utterance))
    return tuple(result)
