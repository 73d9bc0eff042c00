from urllib.parse import unquote

import pytest

from citecli.documents.model import Span
from citecli.matching.selectors import CONTEXT, Directive, digest, directive, is_unique, link, page_words, select

TEXT = "The quay was empty. Nobody came, and nobody was missed. The quay was empty."


def test_a_selector_is_verbatim() -> None:
    found = select(TEXT, Span(20, 31))
    assert found.exact == TEXT[20:31] == "Nobody came"
    assert found.prefix == TEXT[:20]
    assert found.suffix == TEXT[31 : 31 + CONTEXT]
    assert found.digest == digest(TEXT)


def test_context_grows_until_the_place_is_unique() -> None:
    text = ("a b c d e f g h i j " * 3 + "X ") + ("a b c d e f g h i j " * 3 + "Y ")
    at = text.index("e f", 20)
    found = select(text, Span(at, at + 3))
    assert len(found.prefix) + len(found.suffix) > CONTEXT
    assert is_unique(text, found.prefix + found.exact + found.suffix)


def test_context_stops_growing() -> None:
    text = "ab" * 5_000
    found = select(text, Span(4_000, 4_002))
    assert len(found.prefix) == len(found.suffix) == 512


def test_the_digest_takes_any_text() -> None:
    assert digest("a") == "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert digest("\ud800") != digest("")


PAGE = "https://example.org/a"


def span_of(text: str, words: str, last: bool = False) -> Span:
    start = text.rindex(words) if last else text.index(words)
    return Span(start, start + len(words))


def test_a_unique_passage_needs_nothing_else() -> None:
    text = "“We will go,” she said. “We will stay.”"
    assert link(PAGE, page_words(text), span_of(text, "“We will go,”")) == f"{PAGE}#:~:text=We%20will%20go"


def test_dashes_commas_and_ampersands_are_encoded() -> None:
    text = "He said: yes - well-known, salt & sand."
    assert (
        link(PAGE, page_words(text), span_of(text, "well-known, salt & sand"))
        == f"{PAGE}#:~:text=well%2Dknown%2C%20salt%20%26%20sand"
    )


def test_prefix_only_as_far_as_needed() -> None:
    text = "The old wall fell. The new wall fell."
    assert directive(page_words(text), span_of(text, "wall fell")) == Directive("wall fell", prefix="old")
    assert directive(page_words(text), span_of(text, "wall fell", last=True)) == Directive("wall fell", prefix="new")


def test_a_suffix_where_a_prefix_is_of_no_help() -> None:
    text = "wall fell down. Much later another wall fell over"
    assert directive(page_words(text), Span(0, 9)) == Directive("wall fell", suffix="down")
    assert link(PAGE, page_words(text), Span(0, 9)).endswith("#:~:text=wall%20fell,-down")


def test_words_inside_others_are_no_match() -> None:
    text = "Swallfish. The wall."
    assert directive(page_words(text), span_of(text, "wall.")) == Directive("wall")


def test_matching_is_blind_to_case_and_accents() -> None:
    text = "LE CAFÉ noir. Our le cafe blanc."
    assert directive(page_words(text), span_of(text, "le cafe")) == Directive("le cafe", prefix="Our")


def test_a_long_passage_is_given_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    text = f"Before. {words} After."
    assert directive(page_words(text), span_of(text, words)) == Directive("word0 word1 word2", "word97 word98 word99")


def test_the_ends_grow_until_they_are_unique() -> None:
    words = "one two three four " + " ".join(f"word{number}" for number in range(80)) + " five six seven"
    text = f"One two three, they said. {words}"
    found = directive(page_words(text), span_of(text, words))
    assert found is not None
    assert (found.start, found.prefix) in {("one two three four", ""), ("one two three", "said")}
    assert found.end == "five six seven"


def test_paragraphs_are_given_by_their_ends() -> None:
    text = "One two three four.\n\nFive six seven eight."
    assert directive(page_words(text), Span(0, len(text))) == Directive("One two three", "six seven eight")


def test_an_own_fragment_stays() -> None:
    assert link(f"{PAGE}#part", page_words("We go."), Span(0, 6)) == f"{PAGE}#part:~:text=We%20go"
    assert link(f"{PAGE}#part:~:text=old", page_words("We go."), Span(0, 6)) == f"{PAGE}#part:~:text=We%20go"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "https://a b", "doi:10.1/2"])
def test_only_web_addresses(url: str) -> None:
    assert link(url, page_words("We go."), Span(0, 6)) == ""


def test_no_words_no_link() -> None:
    assert link(PAGE, page_words("“…!”"), Span(0, 4)) == ""
    assert directive(page_words("We go."), Span(3, 3)) is None


def test_the_words_come_back() -> None:
    text = "Größe, “naïve” — 100 %!"
    value = link(PAGE, page_words(text), Span(0, len(text))).partition("text=")[2]
    assert unquote(value) == "Größe, “naïve” — 100"
