"""Text fragments: the first match that a browser finds is the passage."""

from urllib.parse import unquote

import pytest

from citecli.documents.model import Span
from citecli.matching.text_fragments import Directive, directive, link, page_words, place_on_page

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


def test_marks_between_words_and_context_are_part_of_the_context() -> None:
    text = "It was rebuilt,” said Tom. “It was rebuilt,” said Clara; “– Rebuilt –” he wrote."
    page = page_words(text)
    assert directive(page, span_of(text, "It was rebuilt")) == Directive("It was rebuilt", suffix=",” said Tom")
    second = span_of(text, "It was rebuilt", last=True)
    assert directive(page, second) == Directive("It was rebuilt", prefix="Tom. “")
    assert link(PAGE, page, second).endswith("#:~:text=Tom.%20%E2%80%9C-,It%20was%20rebuilt")
    assert directive(page, span_of(text, "Rebuilt")) == Directive("Rebuilt", prefix="Clara; “–")


def test_context_in_another_block_begins_or_ends_at_its_edge() -> None:
    text = "No.\n\n“Yes,” she said.\n\nMaybe!\n\n“Yes,” she said.\n\nNever."
    page = page_words(text)
    first, second = span_of(text, "“Yes,” she said."), span_of(text, "“Yes,” she said.", last=True)
    assert directive(page, first) == Directive("“Yes,” she said", prefix="No.")
    assert directive(page, second) == Directive("“Yes,” she said", prefix="Maybe!")
    text = text[len("No.\n\n") :]
    assert directive(page_words(text), span_of(text, "“Yes,” she said.")) == Directive(
        "Yes,” she said.", suffix="Maybe"
    )


def test_no_part_runs_over_a_line_break() -> None:
    text = "The boats lay still,\nthe nets hung dry,\nand nobody came. The nets hung dry."
    page = page_words(text)
    assert directive(page, span_of(text, "lay still,\nthe nets")) == Directive("lay still", "the nets")
    assert directive(page, span_of(text, "the nets hung dry")) == Directive("the nets hung dry", prefix="still,")
    found = directive(page, Span(0, len(text)))
    assert found == Directive("The boats lay still", "came. The nets hung dry")


def test_a_passage_is_looked_for_on_the_page_that_it_was_read_from() -> None:
    article = "The wall fell. It rained.\n\nThe wall fell again."
    shown = "Menu\n\nThe wall fell\n\nHome\n\nThe wall fell. It rained.\n\nAdvertisement\n\nThe wall fell again.\n\nEnd"
    page, document = page_words(shown), page_words(article)
    place = place_on_page(page, document, span_of(article, "The wall fell. It"))
    assert place is not None
    assert place.of(shown) == "The wall fell. It"
    place = place_on_page(page, document, Span(0, 13))
    assert place == Span(shown.index("The wall fell. It"), shown.index(". It"))
    assert directive(page, place) == Directive("The wall fell", suffix=". It")
    place = place_on_page(page, document, Span(4, len(article)))
    assert place is not None
    assert place.of(shown) == "wall fell. It rained.\n\nAdvertisement\n\nThe wall fell again"
    assert place_on_page(page, page_words("Another text."), Span(0, 12)) is None


def test_marks_of_letters_belong_to_their_words() -> None:
    text = "हिन्दी में लिखा गया। हिन्दी में कहा गया।"
    assert directive(page_words(text), span_of(text, "में कहा")) == Directive("में कहा")


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
    assert (found.start, found.prefix) in {("one two three four", ""), ("one two three", "said.")}
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
