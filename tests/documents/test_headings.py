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
        assert found.head.title.of(text) == found.title
