"""The quotations of the paragraphs that are in a language read by rules."""

from collections.abc import Mapping, Set

from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.east_asian import read_east_asian
from citecli.quotes.foreign.reader import LanguageReader
from citecli.quotes.languages.words import has_words
from citecli.quotes.model import Quotation, QuotationKind
from citecli.quotes.tokens.dash_dialogue import DASH
from citecli.quotes.tokens.prepared_text import PreparedText

_FIRST_UTTERANCE = 1 << 40
"""Utterances are counted from here on, apart from those of other paragraphs; only which are the same matters."""


def people_named(text: str, spans: Mapping[int, tuple[int, int]], language: str) -> list[Figure]:
    """The people whose names stand in the units `spans` of a text in a language."""
    cast = LanguageReader(text, spans, (), language).cast
    return [figure for figure in cast.figures if figure.is_person or (len(figure.words) > 1 and not figure.is_place)]


def read_by_rules(
    prepared: PreparedText, languages: Mapping[int, str], wanted: Set[int], *, explain: bool = False
) -> list[Quotation]:
    """The quotations of the `wanted` units, what is no speech among them; `languages` has units and their languages.

    Units that are not wanted help to tell who is who.
    """
    found: list[Quotation] = []
    utterance = _FIRST_UTTERANCE
    quotes = [marked for marked in prepared.quotes if marked.opener != DASH]
    for language in dict.fromkeys(languages.values()):
        spans = {unit: prepared.spans[unit] for unit, own in languages.items() if own == language}
        if not has_words(language):
            for unit, goes_on, quotation in read_east_asian(prepared.text.characters, spans, quotes, language):
                utterance += not goes_on
                said = utterance if quotation.kind is not QuotationKind.MARKED else 0
                if unit in wanted:
                    found.append(quotation._replace(paragraph=prepared.numbers[unit], utterance=said))
            continue
        reader = LanguageReader(prepared.text.characters, spans, quotes, language)
        for decision in reader.decisions():
            if decision.words.is_rest:
                continue
            utterance += decision.is_speech and not decision.continues
            unit = decision.words.unit
            if unit in wanted:
                found.append(reader.quotation(decision, prepared.numbers[unit], utterance, explain))
    return found
