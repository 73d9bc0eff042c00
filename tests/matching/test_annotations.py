"""Annotations as the W3C's model and Hypothesis have them."""

import json

import pytest

from citecli.documents.model import Span
from citecli.errors import BadInput
from citecli.matching.annotations import LONGEST, Annotation, collection, hypothesis_export, parse
from citecli.matching.selectors import Selector

QUOTE = {"type": "TextQuoteSelector", "exact": "the sea", "prefix": "of ", "suffix": " has"}
PLACE = {"type": "TextPositionSelector", "start": 7, "end": 14}
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:x:1",
    "type": "Annotation",
    "motivation": "commenting",
    "created": "2021-03-03T12:00:00Z",
    "creator": {"name": "Ann Roe"},
    "body": [
        {"type": "TextualBody", "value": "A note", "purpose": "commenting"},
        {"type": "TextualBody", "value": "tides", "purpose": "tagging"},
        "https://example.org/elsewhere",
    ],
    "target": {"source": "https://example.org/a", "selector": [QUOTE, PLACE]},
}
HYPOTHESIS = {
    "id": "abc",
    "created": "2021-03-03T12:00:00.000000+00:00",
    "user": "acct:roe@hypothes.is",
    "uri": "https://example.org/a",
    "text": "A note",
    "tags": ["tides"],
    "group": "__world__",
    "permissions": {"read": ["group:__world__"]},
    "target": [{"source": "https://example.org/a", "selector": [{"type": "RangeSelector"}, PLACE, QUOTE]}],
    "document": {"title": ["The sea"]},
    "links": {"html": "https://example.org/x"},
}


@pytest.mark.parametrize(
    "value",
    [
        W3C,
        [W3C],
        {"type": "AnnotationPage", "items": [W3C]},
        {"type": "AnnotationCollection", "total": 1, "first": {"type": "AnnotationPage", "items": [W3C]}},
        {"total": 1, "rows": [HYPOTHESIS]},
        {"export_date": "2021-03-03", "export_userid": "x", "client_version": "1", "annotations": [HYPOTHESIS]},
        [{**W3C, "body": {"type": "TextualBody", "value": "A note"}, "tags": ["tides"]}],
        [{**W3C, "body": None, "bodyValue": "A note", "tags": ["tides", 3, " "]}],
        [{**W3C, "target": [{"source": {"id": "https://example.org/a"}, "selector": {**PLACE, "refinedBy": QUOTE}}]}],
    ],
)
def test_what_is_read(value: object) -> None:
    ((one,), problems, rest) = parse(json.dumps(value), "a.json")
    assert (problems, rest) == ((), ())
    assert (one.selector.exact, one.selector.prefix, one.selector.suffix) == ("the sea", "of ", " has")
    assert (one.selector.span, one.source, one.note) == (Span(7, 14), "https://example.org/a", "A note")
    assert "tides" in one.tags


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        (3, "is no annotation"),
        ({"target": "https://example.org/a"}, "has no words of a text"),
        ({**HYPOTHESIS, "target": [{"source": "x"}]}, "has no words of a text"),
        ({"target": []}, "has no words of a text"),
        ({"target": {"selector": PLACE}}, "has no TextQuoteSelector with words"),
        ({"target": {"selector": {**QUOTE, "exact": ["the sea"]}}}, "has no TextQuoteSelector with words"),
        ({"target": {"selector": {**QUOTE, "exact": "x" * (LONGEST + 1)}}}, "has 100,001 characters"),
    ],
)
def test_what_is_left_out(item: object, problem: str) -> None:
    found, problems, rest = parse(json.dumps([W3C, item]), "a.json")
    assert (len(found), rest) == (1, (item,))
    assert problems[0].startswith(f"a.json: item 2 {problem}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.json is not JSON (line 1)"),
        ("{", "a.json is not JSON"),
        ("3", "a.json holds no annotations"),
        ('{"first": "https://example.org/page1"}', "a.json holds no annotations"),
        ("[" * 200_000, "a.json is nested too deeply"),
        ('{"rows": 3}', "a.json holds no annotations"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message.replace("(", r"\(").replace(")", r"\)")):
        parse(text, "a.json")


@pytest.mark.parametrize("start", [-1, 10**12, "3", True, None, 2.5])
def test_an_odd_place_is_none(start: object) -> None:
    item = {"target": {"selector": [QUOTE, {**PLACE, "start": start}]}}
    assert parse(json.dumps(item), "a.json").found[0].selector.span == Span(0, 7)


ONE = Annotation(
    Selector("“the \ud800 sea”\x1b[2J", Span(7, 22), "of ", " has"),
    "a.txt", "A *note*\u202e", ("tides", "wall"), "Ann Roe", "2021-03-03T12:00:00Z", "urn:x:1", 4, {"creator": "R"},
)  # fmt: skip


def test_what_is_written_is_read_again() -> None:
    text = collection([ONE], [{"target": "x"}])
    assert text.isascii()
    found, problems, rest = parse(text, "a.json")
    assert found == (ONE,)
    assert (len(problems), rest) == (1, ({"target": "x"},))


def test_hypothesis_gets_what_it_imports() -> None:
    text = hypothesis_export([(ONE, "The sea")], "1.0", "2021-03-04")
    (item,) = json.loads(text)["annotations"]
    assert (item["uri"], item["text"], item["tags"]) == ("a.txt", ONE.note, ["tides", "wall"])
    assert [one["type"] for one in item["target"][0]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert item["document"] == {"title": ["The sea"]}
    assert parse(text, "a.json").found[0].selector == ONE.selector
