"""A quotation beside its source: what may be changed, what may not, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.matching.alignment import alignments
from citecli.matching.comparison import compare, match
from citecli.matching.verdicts import Alteration, Match, Verdict
from citecli.matching.words import WordIndex, quoted_words

TEXT = (
    "The wall was rebuilt in a single summer, and nobody on the quay kept a count of the boats. Byron said: “We have "
    "waited long enough.” After that the second survey came to the opposite result; the price of salt doubled within a "
    "year. The mill stood — as ever — idle. The wall was painted."
)
SOURCE = WordIndex(TEXT)


def found(quotation: str) -> Match:
    one = match(quoted_words(quotation), SOURCE)
    assert one is not None
    return one


@pytest.mark.parametrize(
    ("quotation", "alterations"),
    [
        ("The wall was rebuilt in a single summer", ()),
        ("the wall was rebuilt in a single summer", (Alteration.INITIAL,)),
        ("[t]he wall was rebuilt in a single summer", (Alteration.INITIAL,)),
        ("the second survey … doubled within a year", (Alteration.OMISSION,)),
        ("The wall was rebuilt [. . .] in a … summer", (Alteration.OMISSION,)),
        ("Byron [the mayor] said: ‘We have waited long enough.’", (Alteration.BRACKETS, Alteration.MARKS)),
        ("[The mayor] said: “We have waited long enough", (Alteration.BRACKETS,)),
        ("[W]e have waited", (Alteration.INITIAL,)),
        ("wall[s] was rebuilt in a single summer", (Alteration.BRACKETS,)),
        ("The mill [sic] stood--as ever--idle", (Alteration.BRACKETS, Alteration.MARKS)),
        ("the second survey came\n to the opposite result", (Alteration.MARKS,)),
    ],
)
def test_permitted(quotation: str, alterations: tuple[Alteration, ...]) -> None:
    one = found(quotation)
    assert one.verdict is (Verdict.PERMITTED if alterations else Verdict.VERBATIM)
    assert set(one.alterations) == set(alterations)


@pytest.mark.parametrize(
    ("quotation", "draft", "source"),
    [
        ("The wall was rebuilt in a single winter", "winter", "summer"),
        ("A wall was rebuilt in a single summer", "A", "The"),
        ("nobody on the quay kept count of the boats", "", "a"),
        ("nobody on the new quay kept a count of the boats", "new", ""),
        ("the second Survey came to the opposite result", "Survey", "survey"),
        ("in a single summer and nobody on the quay", "summer", "summer,"),
        ("the wall was rebuilt in summer, and nobody", "", "a single"),
    ],
)
def test_altered(quotation: str, draft: str, source: str) -> None:
    one = found(quotation)
    assert one.verdict is Verdict.ALTERED
    assert [(piece.draft, piece.source) for piece in one.pieces if not piece.same] == [(draft, source)]


def test_the_passage_has_its_place() -> None:
    assert found("the price of salt doubled within a year").span.of(TEXT) == "the price of salt doubled within a year"
    assert found("The wall was painted").span.start == TEXT.rindex("The wall")
    assert found("the wall … was painted").is_faithful


def test_nearness_says_how_much_agrees() -> None:
    assert found("the price of salt doubled within a decade").nearness == pytest.approx(14 / 16)
    assert match(quoted_words("zinc lanterns glow"), SOURCE) is None
    assert match(quoted_words("… []"), SOURCE) is None
    assert match(quoted_words("words"), WordIndex("")) is None


@given(st.text(alphabet="the wal[].…’'“” \n-as"), st.text(alphabet="the wal’'“” \n-as."))
def test_any_texts_can_be_compared(quotation: str, text: str) -> None:
    one = match(quoted_words(quotation), WordIndex(text))
    if one is not None:
        assert 0 <= one.nearness <= 1
        assert 0 <= one.span.start <= one.span.end <= len(text)


@given(st.integers(0, 50), st.integers(3, 20))
def test_a_piece_of_the_source_is_found_word_for_word(start: int, size: int) -> None:
    last = min(start + size, len(SOURCE.keys)) - 1
    first = min(start, last)
    assert found(TEXT[SOURCE.starts[first] : SOURCE.ends[last]]).is_faithful


def test_of_two_equal_words_the_one_beside_the_rest_counts() -> None:
    source = WordIndex("He voted for Byron.\n\nByron won the vote by a single hand.")
    one = match(quoted_words("Byron won [sic] the vote by a single hand"), source)
    assert one is not None
    assert one.is_faithful
    again = match(quoted_words("[I]’ve waited here"), WordIndex("So I’ve waited here."))
    assert again is not None
    assert again.is_faithful


@pytest.mark.parametrize(
    ("quotation", "text", "passage"),
    [
        ("Nobody heard it in the dark", "Nobody saw it. Nobody saw it in the dark.", "Nobody saw it in the dark"),
        ("Down by the sea they met", "Down by the wall they met. They met again.", "Down by the wall they met"),
        (
            "In the dark nobody went home",
            "In the dark nobody came home. Long after, home.",
            "In the dark nobody came home",
        ),
    ],
)
def test_a_word_that_was_changed_leaves_the_rest_together(quotation: str, text: str, passage: str) -> None:
    one = match(quoted_words(quotation), WordIndex(text))
    assert one is not None
    assert one.span.of(text) == passage


_WORDS = "the wall of stone will not hold by-laws re-cast I'm I am never against sea sea's".split()
_PASSAGE = st.lists(st.sampled_from(_WORDS), min_size=4, max_size=14).map(" ".join)


@given(_PASSAGE, st.lists(_PASSAGE, min_size=1, max_size=4), st.floats(0.0, 1.0))
def test_what_is_passed_over_is_no_better(quotation: str, others: list[str], beyond: float) -> None:
    """A match that has to beat another is left out only when it doesn't."""
    quoted = quoted_words(quotation.replace("never against", "… [sic]"))
    index = WordIndex(". ".join(others))
    every = [compare(quoted, index, aligned) for aligned in alignments(quoted, index)]
    best = max(every, key=lambda found: (found.is_faithful, found.nearness), default=None)
    assert match(quoted, index) == best
    wanted = best if best and (best.is_faithful or best.nearness > beyond) else None
    assert match(quoted, index, beyond) == wanted


FIGURES = (
    "The deficit was $3.2 million in May. It lost 12 000 jobs, or 41 percent. The index fell to -12.5 points. It cost "
    "$1,250 then. He sent 3.5 tons and 1/2 of it. The vote was 10-2 that night. The range is 1.5 to 2.5 now. The "
    "captain re-signed in June. He is now here to stay. The by-laws were re-elected. We can not wait any longer. About "
    "112 years of service. A rate of 7% was set. The years 1914–18 were hard. Version 3.11 was out."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "The deficit was $32 million in", "fell to 12.5 points", "fell to -125 points", "It cost $12.50 then",
        "He sent 35 tons and", "and 12 of it", "vote was 102 that", "vote was 10 2 that night", "range is 15 to 25 now",
        "The captain resigned in June", "He is nowhere to stay", "-112 years of service", ">112 years of service",
        "or 41%", "12.5 points. It cost", "The years 1914-1918 were hard", "Version 311 was out",
    ],
)  # fmt: skip
def test_marks_in_figures_and_breaks_that_make_another_word_count(quotation: str) -> None:
    found = match(quoted_words(quotation), WordIndex(FIGURES))
    assert found is not None
    assert not found.is_faithful
    assert any(not piece.same for piece in found.pieces)


@pytest.mark.parametrize(
    "quotation",
    [
        "The deficit was $3.2 million in", "It lost 12,000 jobs, or 41 percent", "It lost 12000 jobs",
        "fell to −12.5 points", "It cost $1250 then", "vote was 10–2 that night", "The captain re-signed in June",
        "The bylaws were reelected", "The by laws were re-elected", "We cannot wait any longer", "112 years of service",
        "A rate of 7 % was set", "rate of 7%", "The years 1914-18 were hard",
    ],
)  # fmt: skip
def test_how_figures_and_words_are_set_is_the_writers(quotation: str) -> None:
    found = match(quoted_words(quotation), WordIndex(FIGURES))
    assert found is not None
    assert found.is_faithful


BRACKETED = (
    "For six hundred workers it is the only road. The vote was 10-2 that night. The plan is unlawful in every way. It "
    "paid 300 euros to the men. He told them about it in May. Twelve ships were lost at sea. They came in at nine."
)


@pytest.mark.parametrize(
    ("quotation", "is_faithful"),
    [
        ("For six [thousand] workers it is", False), ("For [600] workers it is the only road", False),
        ("The vote was [unanimous] that night", False), ("The plan is [lawful] in every way", False),
        ("[Many] ships were lost at sea", False), ("The plan is [un]lawful in every way", True),
        ("He told [the men] about it in May", True), ("[12] ships were lost at sea", True),
        ("It paid [them] to the men", True), ("For six hundred workers [of the yard] it is the only", True),
    ],
)  # fmt: skip
def test_numbers_and_opposites_in_brackets(quotation: str, is_faithful: bool) -> None:
    found = match(quoted_words(quotation), WordIndex(BRACKETED))
    assert found is not None
    assert found.is_faithful is is_faithful
