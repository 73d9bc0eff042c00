import pytest

from citecli.documents.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one two", 2), ("it’s far-right", 2), ("yes—no", 2), ("“…”", 0), ("1,000 people", 2), ("a\n\nb – c", 3)],
)
def test_counting(text: str, count: int) -> None:
    assert count_words(text) == count
