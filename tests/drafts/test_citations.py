"""Citations in Pandoc's syntax."""

import pytest

from citecli.drafts.citations import bracketed, keys, textual
from citecli.drafts.model import DraftCite

BRACKETED = {
    "[@roe]": [DraftCite("roe")],
    "[see @roe, pp. 3-5; @doe2022]": [DraftCite("roe", "see ", ", pp. 3-5"), DraftCite("doe2022")],
    "[-@roe]": [DraftCite("roe", author_suppressed=True)],
    "[*so* -@roe [2nd] part]": [DraftCite("roe", "*so* ", " [2nd] part", True)],
    "[@{https://example.org/x?y=1}, 3]": [DraftCite("https://example.org/x?y=1", suffix=", 3")],
    "[@roe:2019a.b, {vol. 2; part 3}]": [DraftCite("roe:2019a.b", suffix=", {vol. 2; part 3}")],
    "[@roe.]": [DraftCite("roe", suffix=".")],
}
TEXTUAL = {
    "@roe says": ([DraftCite("roe")], True, 4),
    "@roe [p. 3] says": ([DraftCite("roe", suffix="p. 3")], True, 11),
    "@roe [p. 3; see @doe]": ([DraftCite("roe", suffix="p. 3"), DraftCite("doe", "see ")], True, 21),
    "@roe [@doe]": ([DraftCite("roe")], True, 4),
    "@roe [a link](x)": ([DraftCite("roe")], True, 4),
    "@roe [^1]": ([DraftCite("roe")], True, 4),
    "-@roe,": ([DraftCite("roe", author_suppressed=True)], False, 5),
}


@pytest.mark.parametrize("text", BRACKETED)
def test_in_brackets(text: str) -> None:
    read = bracketed(text, 0, len(text))
    assert read is not None
    assert list(read.cites) == BRACKETED[text]
    assert (read.textual, read.end) == (False, len(text))


@pytest.mark.parametrize(
    "text", ["[no key]", "[a@b.org]", "[@roe](x)", "[@roe; nothing]", "[@roe", "[\\@roe]", "[`@roe`]", "[]"]
)
def test_no_citation(text: str) -> None:
    assert bracketed(text, 0, len(text)) is None


@pytest.mark.parametrize("text", TEXTUAL)
def test_in_the_sentence(text: str) -> None:
    read = textual(text, 0, len(text))
    assert read is not None
    assert (list(read.cites), read.textual, read.end) == TEXTUAL[text]


def test_keys_of_nocite() -> None:
    assert keys("@a, @b; @a and @{c d}") == ("a", "b")
    assert keys("@*") == ("*",)
