"""Searching, and the places that are shown."""

from pathlib import Path

import pytest

from citecli.answers.library import Hits
from citecli.api.library.search import SNIPPETS, search
from citecli.api.quotations.quotation_cache import index_with_quotations
from citecli.api.quotations.speaker_index import speech_of
from citecli.library.library import Library
from citecli.library.query import parse

TEXTS = {
    "walls": "Sea walls\n\n3 March 2021\n\nThe council met in winter.\n\n“The walls will hold,” said Ann Roe.\n\n"
    "Winter ends.",
    "tides": "Tides\n\n3 March 2021\n\nWinter tides: “The walls will fall,” said Bo Lund. " + "And more of it. " * 40,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return Library(tmp_path)


def found(library: Library, text: str, limit: int = 20) -> Hits:
    query = parse(text)
    index = library.required_index()
    index_with_quotations(library)
    return search(index, query, limit, speech_of(index, query.speakers) if query.speakers else None)


def places(hits: Hits) -> dict[str, list[tuple[int, list[str]]]]:
    return {
        hit.document.id: [
            (snippet.paragraph, [match.of(hit.document.text) for match in snippet.matches]) for snippet in hit.snippets
        ]
        for hit in hits.hits
    }


def test_where_words_stand(library: Library) -> None:
    assert places(found(library, "council"))["sea-walls"] == [(1, ["council"])]
    assert places(found(library, "WINTER"))["sea-walls"] == [(1, ["winter"]), (3, ["Winter"])]
    assert places(found(library, '"walls will"'))["tides"] == [(1, ["walls will"])]
    assert places(found(library, "counc*"))["sea-walls"] == [(1, ["council"])]
    assert places(found(library, '"the walls wi"*'))["tides"] == [(1, ["The walls will"])]
    assert found(library, "nothing").total == 0


def test_what_somebody_says(library: Library) -> None:
    assert places(found(library, "speaker:roe walls")) == {"sea-walls": [(2, ["walls"])]}
    assert places(found(library, "speaker:roe winter")) == {}
    assert places(found(library, "speaker:lund")) == {"tides": [(1, ["“The walls will fall,”"])]}
    assert found(library, "speaker:nobody").total == 0


def test_a_limit_and_how_many_there_are(library: Library) -> None:
    assert (len(found(library, "winter", 1).hits), found(library, "winter", 1).total) == (1, 2)
    assert len(found(library, "winter", 0).hits) == 2


def test_a_snippet_is_cut_between_words(library: Library) -> None:
    (hit,) = found(library, "tides").hits
    (snippet,) = hit.snippets
    text = snippet.span.of(hit.document.text)
    assert snippet.begins
    assert not snippet.ends
    assert text.startswith("Winter tides")
    assert hit.document.text[snippet.span.end].isspace()
    assert len(text) < 300


def test_no_more_snippets_than_so_many(tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("\n\n".join(["Rain falls."] * 9), encoding="utf-8")
    (hit,) = found(Library(tmp_path), "rain").hits
    assert len(hit.snippets) == SNIPPETS
