from collections.abc import Callable

import pytest

from citecli.references.display import short_title, without_tags


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The long way round: how a small town lost its harbour", "The long way round"),
        ("Who owns the sea? A question that nobody asked in time", "Who owns the sea?"),
        ("Harbour wall to rise, council decides after a long winter", "Harbour wall to rise"),
        ("A title that is short", ""),
        ("A title that goes on and on without a place to take a breath", ""),
        ("Flood: everything that we know about the night of the storm", ""),
        ("Some 1,000 people met on the quay to protest against the wall", ""),
    ],
)
def test_short_titles(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("The <i>Tides</i> of <jats:sup>x</jats:sup>", "The Tides of x"),
        ('<span class="nocase">iPhone</span>', "iPhone"),
        ("p < 0.5 and q > 2", "p < 0.5 and q > 2"),
        ("A tag that is <i not closed", "A tag that is <i not closed"),
    ],
)
def test_titles_without_tags(title: str, plain: str) -> None:
    assert without_tags(title) == plain


@pytest.mark.parametrize("piece", [": ", "? ", "; ", "a: ", " ", "x;", ", "])
def test_a_title_of_nothing_but_breaks_costs_no_more_than_its_length(
    piece: str, steps: Callable[[Callable[[], object]], int]
) -> None:
    short_title("Rain: a study of the harbour and of what the town says")
    small, large = (steps(lambda n=n: short_title("x" * 50 + piece * n)) for n in (100, 400))  # type: ignore[misc]
    assert large < 6 * small
