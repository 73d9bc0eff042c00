"""An ellipsis that joins the words of two persons."""

import pytest

from citecli.api.drafts.joined_words import joined_words
from citecli.documents.model import Span
from citecli.matching.words import quoted_words
from citecli.quotes import extract

NEWS = (
    "“The council has not made up its mind, and nobody has shown us a plan,” said Mayor Ruth Alder. “The ferry is not "
    "a luxury for anybody here,” said Tomas Brandt, who works on it. “It is not,” Alder said. “It is a road.”"
)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("nobody has", "not a luxury", "the words before the ellipsis are Mayor Ruth Alder's, those behind it Tomas"),
        ("The council", "shown us a plan", ""),
        ("It is not", "It is a road", ""),
        ("nobody has", "who works", ""),
    ],
)
def test_joined_words(first: str, last: str, told: str) -> None:
    span = Span(NEWS.index(first), NEWS.index(last) + len(last))
    message = joined_words(quoted_words(f"{first} … {last}"), extract(NEWS), span, "doe2021")
    assert message == "" if not told else told in message
    assert joined_words(quoted_words(f"{first} {last}"), extract(NEWS), span, "doe2021") == ""
