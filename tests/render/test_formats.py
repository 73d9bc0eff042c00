"""The pure functions that write answers: lines, CSV, JSON, Markdown; and the layout of the manual's tables."""

import csv
import json
from io import StringIO

import pytest

from citecli.answers.quotations import QuotationSet, Speaker, Utterance
from citecli.quotes import extract
from citecli.readers import plain_text
from citecli.readers.source import Source
from citecli.render.checks import excerpt
from citecli.render.formats import quotations_text, settings_text, speakers_text
from citecli.render.output import OutputFormat, OutputTarget, Screen
from citecli.render.quotations import QuotationDetails, fields, quotation_pieces
from citecli.render.terminal.listings import count_of
from citecli.text.width import width

TEXT = "“The tide, they say, turns,” Ada Marsh said.\n\n“It\tdoes not,” replied Ben Lund."
SETTINGS = [("style", "apa", "default"), ("services.contact", "jo@example.org", "/home/jo/config.toml")]


def answer(text: str = TEXT) -> QuotationSet:
    document = plain_text.read(Source("tide", text.encode()))
    quotations = extract(text, paragraphs=document.paragraphs, explain=True)
    utterances = tuple(Utterance(document, number, one) for number, one in enumerate(quotations, 1))
    return QuotationSet(utterances, (document,))


def written(format: OutputFormat, details: QuotationDetails = QuotationDetails()) -> str:  # noqa: B008
    return quotations_text(answer(), OutputTarget(format), details)


def test_a_line_has_as_many_fields_as_it_should() -> None:
    lines = written(OutputFormat.PLAIN).splitlines()
    assert [line.count("\t") for line in lines] == [5, 5]
    assert lines[1].endswith("“It does not,”")


def test_csv_and_json_have_the_same_fields() -> None:
    details = QuotationDetails(context=True, citation=True)
    rows = list(csv.DictReader(StringIO(written(OutputFormat.CSV, details))))
    objects = json.loads(written(OutputFormat.JSON, details))
    assert [tuple(row) for row in rows] == [fields(True, True)] * 2
    assert [tuple(one) for one in objects] == [fields(True, True)] * 2
    assert [row["text"] for row in rows] == [one["text"] for one in objects]


def test_json_lines_are_the_array_line_by_line() -> None:
    lines = written(OutputFormat.JSON_LINES).splitlines()
    assert list(map(json.loads, lines)) == json.loads(written(OutputFormat.JSON))


def test_the_candidates_are_explained_in_json() -> None:
    (first, _) = json.loads(written(OutputFormat.JSON, QuotationDetails(explain=True)))
    assert first["candidates"][0]["speaker"] == "Ada Marsh"
    assert first["candidates"][0]["reasons"]


@pytest.mark.parametrize("format", [OutputFormat.JSON, OutputFormat.JSON_LINES, OutputFormat.CSV, OutputFormat.PLAIN])
def test_nothing_is_an_answer_too(format: OutputFormat) -> None:
    text = "".join(quotation_pieces([], OutputTarget(format), QuotationDetails()))
    assert text == {"json": "[]\n", "csv": ",".join(fields()) + "\n"}.get(format, "")


def test_ascii_alone() -> None:
    text = quotations_text(answer(), OutputTarget(OutputFormat.JSON, ascii_only=True), QuotationDetails())
    assert text.isascii()
    assert json.loads(text)[0]["text"] == "“The tide, they say, turns,”"


def test_speakers_in_every_format() -> None:
    speakers = [Speaker("Ada Marsh", "Ada Marsh", 2, 9, ("a", "b")), Speaker("", "", 1, 3, ("a",))]
    assert speakers_text(speakers, OutputTarget()) == "2\t9\tAda Marsh\n1\t3\t\n"
    assert json.loads(speakers_text(speakers, OutputTarget(OutputFormat.JSON)))[1]["speaker"] is None
    assert speakers_text(speakers, OutputTarget(OutputFormat.CSV)).splitlines()[1] == "Ada Marsh,Ada Marsh,2,9,a b"
    assert "Nobody named" in speakers_text(speakers, OutputTarget(OutputFormat.TERMINAL, Screen(60, 24, styles=False)))


@pytest.mark.parametrize("columns", [30, 80])
def test_settings_on_a_terminal(columns: int) -> None:
    shown = settings_text(SETTINGS, OutputTarget(OutputFormat.TERMINAL, Screen(columns, 24, styles=False)))
    assert max(map(width, shown.splitlines())) <= columns
    assert "(default)" not in shown
    assert settings_text(SETTINGS, OutputTarget()).splitlines()[0] == "style\tapa\tdefault"


def test_an_excerpt() -> None:
    assert excerpt("one two") == "one two"
    assert excerpt("word " * 20).endswith("word …")


@pytest.mark.parametrize(("number", "text"), [(1, "1\xa0word"), (1404, "1,404\xa0words"), (0, "0\xa0words")])
def test_counts(number: int, text: str) -> None:
    assert count_of(number, "word") == text
