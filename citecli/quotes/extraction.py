"""Extraction: a text in, its quotations out. The story of the engine, on one page.

1. prepare     cut the text into units, pair the quotation marks, read the words around them
2. decide      for each quotation, left to right: everybody whose words they might be, scored; the best one
3. build       whom the chosen words mean, under the fullest name in the text; rule, kind, utterance, confidence
4. indirect    on request: reported speech without marks
"""

from collections.abc import Iterator, Sequence

from citecli.documents.model import Paragraph
from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.decoding import ScoredCandidates, decide
from citecli.quotes.attribution.weights import Weights, load_weights
from citecli.quotes.dialogue.genre import is_dialogue
from citecli.quotes.model import AttributionRule, Quotation, QuotationKind
from citecli.quotes.quotation_builder import QuotationBuilder
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
) -> tuple[Quotation, ...]:
    """Find who says what in a text, in its order.

    `paragraphs` are the body: only they are searched, while names before them (a title, a dek) still help to tell who
    is who. Without them the text is cut at blank lines. `indirect` adds reported speech without marks, `all_marks`
    words in marks that are not speech, `explain` fills in the candidates. Spans count characters of `text`, half open.
    Raises nothing on any text.

        >>> from citecli.quotes import extract
        >>> text = "Ada Byron met the press. “We will go,” she said."
        >>> [(q.span.of(text), q.speaker, q.rule.value) for q in extract(text)]
        [('“We will go,”', 'Ada Byron', 'cue after')]
    """
    weights = load_weights()
    prepared = prepare(text, paragraphs)
    dialogue = load_weights("dialogue") if prepared.quotes else None
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
    if not prepared.quotes and not prepared.turns and not indirect:
        return ()
    text = prepared.text
    generator = CandidateGenerator(text, prepared.quotes, prepared.headline_units)
    builder = QuotationBuilder(prepared, generator, weights, explain)
    in_transcript = {unit for turn in prepared.turns for unit in range(turn.unit, turn.unit + turn.units)}

    def is_searched(unit: int) -> bool:
        return unit >= prepared.head_units and unit not in in_transcript

    languages = ParagraphLanguages(text.characters)
    result: list[Quotation] = []
    for number, choice in enumerate(_choices(generator, weights, dialogue)):
        quotation = builder.in_marks(number, choice)
        unit = prepared.quotes[number].unit
        is_settled = languages.language in (ENGLISH, "") and quotation.rule not in _UNSETTLED
        if not is_settled and languages.is_foreign(*prepared.spans[unit]):
            quotation = builder.in_other_language(number, choice, quotation)
        wanted = all_marks or quotation.kind is not QuotationKind.MARKED
        if wanted and is_searched(unit):
            result.append(quotation)
    result += builder.turns()
    if indirect:
        from citecli.quotes.indirect.reported_speech import reported_speech

        for report in reported_speech(generator, weights):
            unit = text.sentence_of(report.pair.cue).unit
            if is_searched(unit):
                result.append(builder.reported(report, unit))
    result.sort(key=lambda quotation: quotation.span)
    return _renumbered(result)


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
