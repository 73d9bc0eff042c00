"""The words around quotations."""

from citecli.quotes.tokens.prepared_text import prepare


def test_a_quotation_is_one_token_and_offsets_are_those_of_the_text() -> None:
    text = "“We go,” Ann Roe said, “and soon.” It rains."
    prepared = prepare(text)
    tokens = prepared.text.tokens
    assert [(one.start, one.end) for one in prepared.quotes] == [(0, 8), (23, 34)]
    assert len(prepared.text.quote_tokens) == 2
    words = [text[one.start : one.end] for one in tokens if one.word and one.word[0].isalpha()]
    assert words == ["Ann", "Roe", "said", "It", "rains"]
    assert all(0 <= one.start <= one.end <= len(text) for one in tokens)


def test_a_sentence_goes_on_over_the_quotations_in_it() -> None:
    prepared = prepare("“We go,” Ann Roe said, “and soon.” It rains.").text
    before, after = prepared.quote_tokens
    assert prepared.tokens[before].sentence == prepared.tokens[after].sentence
    assert prepared.tokens[-1].sentence != prepared.tokens[before].sentence


def test_a_unit_is_a_paragraph() -> None:
    prepared = prepare("It rains.\n\nIt rains still.\n\n“Yes.”\n")
    assert len(prepared.text.unit_tokens) == len(prepared.numbers) == 3
