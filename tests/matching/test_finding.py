from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.documents.model import Span
from citecli.matching.finding import find as find_in
from citecli.matching.selectors import Selector, select
from citecli.matching.verdicts import Alteration, Match, Verdict
from citecli.matching.words import WordIndex

TEXT = (
    "The council met on Monday. “We have waited long enough for this wall, and the sea has not waited at all,” the "
    "mayor said. Nobody spoke. The council met on Tuesday. Nobody spoke. Then it rained for a week."
)
WORDS = "“We have waited long enough for this wall, and the sea has not waited at all,”"


def selector(words: str = WORDS, text: str = TEXT) -> Selector:
    start = text.index(words)
    return select(text, Span(start, start + len(words)))


def find(text: str, selector: Selector) -> Match:
    """The match; `NOT_FOUND` without a place for nothing at all."""
    return find_in(selector, WordIndex(text)) or Match(Verdict.NOT_FOUND, Span(0, 0), 0.0)


def stands(text: str, found: Match) -> str:
    return found.span.of(text)


def test_verbatim() -> None:
    assert find(TEXT, selector()) == Match(Verdict.VERBATIM, selector().span)


def test_moved() -> None:
    text = "A new beginning. " + TEXT
    found = find(text, selector())
    assert found.verdict is Verdict.MOVED
    assert stands(text, found) == WORDS


def test_of_several_places_the_context_decides() -> None:
    start = TEXT.rindex("Nobody spoke.")
    wanted = select(TEXT, Span(start, start + len("Nobody spoke.")))
    text = TEXT.replace("The council met on Monday. ", "")
    found = find(text, wanted)
    assert found.verdict is Verdict.MOVED
    assert found.span == Span(text.rindex("Nobody spoke."), text.rindex("Nobody spoke.") + len("Nobody spoke."))


def test_the_same_words_put_at_the_old_place_are_not_taken_for_it() -> None:
    start = TEXT.index("Nobody spoke.")
    wanted = select(TEXT, Span(start, start + 13))
    text = "x" * start + "Nobody spoke." + "y" * 50 + TEXT
    found = find(text, wanted)
    assert found.verdict is Verdict.MOVED
    assert found.span == Span(start + 63 + start, start + 63 + start + 13)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("long enough", "too long"),
        (" for this wall", ""),
        ("the sea", "the grey and patient sea"),
        ("We have", "They have"),
        ("not waited at all", "not slept"),
    ],
)
def test_altered(old: str, new: str) -> None:
    text = "New. " + TEXT.replace(old, new)
    found = find(text, selector())
    assert found.verdict is Verdict.ALTERED
    assert 0.6 <= found.nearness < 1
    assert stands(text, found) == WORDS.replace(old, new)


def test_only_typography() -> None:
    text = TEXT.replace(WORDS, '"We have  waited long enough for this wall, and the sea has not waited at all,"')
    found = find(text, selector())
    assert (found.verdict, found.alterations, found.nearness) == (Verdict.PERMITTED, (Alteration.MARKS,), 1.0)
    assert stands(text, found).startswith('"We have  waited')
    assert stands(text, found).endswith('all,"')


def test_short_words_are_known_by_what_stands_around_them() -> None:
    found = find(TEXT.replace("for a week", "for a year"), selector("for a week"))
    assert found.verdict is Verdict.ALTERED
    gone = find(TEXT.replace("Then it rained for a week", "Then the sun came"), selector("for a week"))
    assert gone.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("text", ["", "…", "Something else altogether was written here in the meantime.", "the " * 500])
def test_gone(text: str) -> None:
    assert find(text, selector()).verdict is Verdict.NOT_FOUND


def test_without_context_or_digest() -> None:
    bare = Selector(WORDS, Span(0, len(WORDS)))
    assert find(TEXT, bare).verdict is Verdict.MOVED
    assert find(TEXT, Selector("", Span(0, 0))).verdict is Verdict.NOT_FOUND


@given(st.text(alphabet="ab .“”", max_size=60), st.text(alphabet="ab .“”", max_size=60), st.integers(0, 60))
def test_every_answer_is_a_place_in_the_text(text: str, exact: str, start: int) -> None:
    found = find(text, Selector(exact, Span(start, start + len(exact))))
    if found.verdict is not Verdict.NOT_FOUND:
        assert 0 <= found.span.start <= found.span.end <= len(text)
    if found.verdict in (Verdict.VERBATIM, Verdict.MOVED):
        assert WordIndex(stands(text, found)).keys == WordIndex(exact).keys
    if exact and exact in text:
        assert stands(text, found) == exact
        assert found.verdict in (Verdict.VERBATIM, Verdict.MOVED)


def of_one_word(count: int) -> None:
    find("wall " * count, Selector("wall " * 200 + "sea", Span(0, 1003)))


def of_one_letter(count: int) -> None:
    find("a" * count, Selector("a" * 1_000, Span(300_000, 301_000)))


@pytest.mark.parametrize("search", [of_one_word, of_one_letter])
def test_long_texts_of_the_same_word_cost_no_more_than_their_length(
    search: Callable[[int], None], steps: Callable[[Callable[[], object]], int]
) -> None:
    search(10)
    small, large = (steps(lambda count=count: search(count)) for count in (3_000, 12_000))
    assert large <= 5 * small


def test_many_passages_of_a_long_text_cost_little_more_than_one(
    steps: Callable[[Callable[[], object]], int],
) -> None:
    words = [f"{'abcdefghij'[at % 10]}{at * 7919 % 6007}" for at in range(20_000)]
    text = " ".join(words)
    index = WordIndex(text)

    def search(at: int) -> None:
        passage = " ".join([*words[at : at + 7], "lantern", *words[at + 8 : at + 20]])
        found = find_in(select(passage, Span(0, len(passage))), index)
        assert found is not None
        assert found.verdict is Verdict.ALTERED
        assert found.span.of(text) == " ".join(words[at : at + 20])

    first = steps(lambda: search(1000))
    others = [steps(lambda at=at: search(at)) for at in range(1500, 19_000, 500)]
    assert max(others) <= first / 10
