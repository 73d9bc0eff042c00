"""Character references, however long."""

import pytest

from citecli.readers import registry
from citecli.readers.source import Source
from citecli.text.entities import unescape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b", "a & b"),
        ("&#65;&#x42;", "AB"),
        ("&#" + "0" * 20 + "65;", "A"),
        ("&#x" + "0" * 5000 + "41;.", "A."),
        ("&#" + "9" * 5000 + ";.", "\ufffd."),
        ("&#" + "9" * 5000, "\ufffd"),
        ("&#x" + "f" * 9000 + ";", "\ufffd"),
        ("&#1114112;", "\ufffd"),
        ("no reference; & none", "no reference; & none"),
        ("&#;", "&#;"),
    ],
)
def test_unescape(text: str, expected: str) -> None:
    assert unescape(text) == expected


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".html", "<title>It &#{0}; rains</title><p>It rains&#{0}; and it rains all day, she said.</p>"),
        (
            ".html",
            '<script type="application/ld+json">{{"author": "&#{0};"}}</script><p>It rains all day.</p>',
        ),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A&#{0};>It rains &#{0};\n"),
        (".md", "It rains&#{0}; all day.\n"),
    ],
)
def test_no_reader_fails_on_one(suffix: str, text: str) -> None:
    document = registry.read(Source("x", text.format("9" * 5000).encode(), suffix))
    assert "rains" in document.text
