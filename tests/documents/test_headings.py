from typing import NamedTuple

import pytest

from citecli.documents.blocks import blocks
from citecli.documents.headings import find_head
from citecli.references.display import full_name, iso


class Expected(NamedTuple):
    title: str = ""
    dek: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    blocks: int = 0


BODY = "The body begins here. It goes on."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A Title\n\n{BODY}", Expected("A Title", blocks=1)),
        (f"A Title\n\nMay 3, 2020\n\n{BODY}", Expected("A Title", date="2020-05-03", blocks=2)),
        (f"A Title\n\nA dek.\n\nMay 3, 2020\n\n{BODY}", Expected("A Title", "A dek.", (), "2020-05-03", 3)),
        (f"A Title\n\nBy Jane Doe\n\n{BODY}", Expected("A Title", authors=("Jane Doe",), blocks=2)),
        (
            f"A Title\n\nA dek\n\nBy Jane Doe\nMay 3, 2020\n\n{BODY}",
            Expected("A Title", "A dek", ("Jane Doe",), "2020-05-03", 3),
        ),
        (
            f"A Title\n\nBy Jane Doe\n\nA dek.\n\nMay 3, 2020\n\n{BODY}",
            Expected("A Title", "A dek.", ("Jane Doe",), "2020-05-03", 4),
        ),
        (f"A Title\nBy Jane Doe\nMay 3, 2020\n\n{BODY}", Expected("A Title", "", ("Jane Doe",), "2020-05-03", 1)),
        (f"A Title?\n\n{BODY}", Expected("A Title?", blocks=1)),
        (
            f"A Title\nA dek below it.\n\nBy Jane Doe\n\n{BODY}",
            Expected("A Title", "A dek below it.", ("Jane Doe",), blocks=2),
        ),
        (
            f"A title over\ntwo lines\n\nBy Jane Doe\n\n{BODY}",
            Expected("A title over two lines", "", ("Jane Doe",), blocks=2),
        ),
        (
            f"The council votes.\n\nBy Jane Doe\n\n{BODY}",
            Expected("The council votes", authors=("Jane Doe",), blocks=2),
        ),
        (
            f"A Title\n\nBy Jane Doe | 3 February 2021\n\n{BODY}",
            Expected("A Title", "", ("Jane Doe",), "2021-02-03", 2),
        ),
        (f"A Title\n\nBy Jane Doe, May 3, 2020\n\n{BODY}", Expected("A Title", "", ("Jane Doe",), "2020-05-03", 2)),
        (
            f"Die Mole\n\nVon Anna Schmidt\n\nMittwoch, 3. März 2021\n\n{BODY}",
            Expected("Die Mole", "", ("Anna Schmidt",), "2021-03-03", 3),
        ),
        (f"It\n\n{BODY}", Expected("It", blocks=1)),
        (f"論語\n\n{BODY}", Expected("論語", blocks=1)),
        ("Ann: We go\n\nBob: Why\n\nAnn: It is late\n\nBob: Then go", Expected()),
        # No heads.
        (BODY, Expected()),
        ("Only one line", Expected()),
        (f"A sentence, in fact.\n\n{BODY}", Expected()),
        (f"Dear Sir,\n\n{BODY}", Expected()),
        (f"“It is over.”\n\n{BODY}", Expected()),
        (f"Q: Who are you\n\n{BODY}", Expected()),
        (f"BYRON: Who is there\n\n{BODY}", Expected()),
        (f"May 3, 2020\n\n{BODY}", Expected()),
        ("x" * 300 + f"\n\n{BODY}", Expected()),
        (f"Two lines of a poem\nthat no stop ends\n\n{BODY}", Expected()),
        # A date that is further down than a head goes is body.
        (f"A Title\n\n{BODY}\n\n{BODY}\n\nMay 3, 2020\n\n{BODY}", Expected("A Title", blocks=1)),
        ("A Title\n\n" + "long " * 200 + f"\n\nMay 3, 2020\n\n{BODY}", Expected("A Title", blocks=1)),
        # A dated head is one, even without a body.
        ("A Title\n\nMay 3, 2020", Expected("A Title", date="2020-05-03", blocks=2)),
        # A second date is body.
        (f"A Title\n\nMay 3, 2020\n\nMay 4, 2020\n\n{BODY}", Expected("A Title", date="2020-05-03", blocks=2)),
    ],
)
def test_heads(text: str, expected: Expected) -> None:
    found = find_head(text, blocks(text))
    dek = found.head.dek.of(text) if found.head.dek else ""
    authors = tuple(map(full_name, found.authors))
    assert Expected(found.title, dek, authors, iso(found.date), found.blocks) == expected
    if found.head.title:
        # On one line, and without the stop of a headline that is a sentence.
        assert " ".join(found.head.title.of(text).split()).removesuffix(".") == found.title


@pytest.mark.parametrize(
    ("text", "texts", "authors", "date", "count"),
    [
        (
            f"Title: The wall\nAuthor: Jane Doe\nDate: 3 March 2021\nURL: https://example.org/a\n\n{BODY}",
            {"URL": "https://example.org/a"}, ["Jane Doe"], "2021-03-03", 1,
        ),
        (
            f"Titel: The wall\nAutorin: Doe, Jane; Roe, John\nZeitung: Die Mole\n\n{BODY}",
            {"container-title": "Die Mole"}, ["Jane Doe", "John Roe"], "", 1,
        ),
        (f"Title: The\n  wall\n\nBy: Jane Doe\n\n{BODY}", {}, ["Jane Doe"], "", 2),
        (
            f"https://example.org/a\n\nThe wall\n\nBy Jane Doe\n\n{BODY}",
            {"URL": "https://example.org/a"}, ["Jane Doe"], "", 3,
        ),
        (
            f"The Saltmouth Gazette\n\nThe wall will rise\n\nBy Jane Doe\n\n{BODY}",
            {"container-title": "The Saltmouth Gazette"}, ["Jane Doe"], "", 3,
        ),
    ],
)  # fmt: skip
def test_what_lines_before_a_text_state(
    text: str, texts: dict[str, str], authors: list[str], date: str, count: int
) -> None:
    found = find_head(text, blocks(text))
    assert found.title in ("The wall", "The wall will rise")
    assert (found.texts, list(map(full_name, found.authors)), found.blocks) == (texts, authors, count)
    assert (iso(found.date) if found.date else "") == date


@pytest.mark.parametrize("text", ["Note: it rains.\nTitle: none", "Time: noon\nPlace: here\nTitle: no", "Title: alone"])
def test_other_labelled_lines_are_body(text: str) -> None:
    assert not find_head(f"{text}\n\n{BODY}", blocks(f"{text}\n\n{BODY}")).texts


@pytest.mark.parametrize(
    "lines",
    [
        "3. März 2021\nAutorin: Ann Byron", "3. März 2021\nText: Ann Byron\nFotos: Jon Holm",
        "Texto: Ann Byron\n3 de marzo de 2021",
        "3 mars 2021\nTexte : Ann Byron",
        "Auteure : Ann Byron\nPublié le 3 mars 2021", "3 marzo 2021\nTesto di Ann Byron",
        "3 de março de 2021\nAutora: Ann Byron", "Tekst: Ann Byron\n3 maart 2021",
        "March 3, 2021\n\nAuthor: Ann Byron",
        "Words: Ann Byron\nPhotographs: Jon Holm\n3 March 2021", "\n03.03.2021 | Autor: Ann Byron",
    ],
)  # fmt: skip
def test_lines_that_name_the_author_with_a_label(lines: str) -> None:
    text = f"The harbour fills\n{lines}\n\nIt rained for a week, and not a soul came.\n\nThen it was over."
    parts = blocks(text)
    front = find_head(text, parts)
    assert front.title == "The harbour fills"
    assert [full_name(name) for name in front.authors] == ["Ann Byron"]
    assert front.date is not None and iso(front.date) == "2021-03-03"
    assert len(parts) - front.blocks == 2
