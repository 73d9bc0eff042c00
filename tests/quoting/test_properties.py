"""What holds for any words, however strange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.errors import NothingMatched
from citecli.markup.nodes import QuoteMarks
from citecli.markup.plain import write
from citecli.quoting.alterations import AlterationOptions, FirstLetter, alter, find_phrase, find_stretch
from citecli.quoting.final_punctuation import end_sentence, without_last_mark
from citecli.quoting.marks import apply_marks, parse_content, strip_marks
from citecli.quoting.quotation import CitationPlacement, is_block, set_quotation, words_to_quote
from citecli.quoting.style_manuals import APA, CHICAGO, MLA, OTHER, StyleManual, style_manual

MARKS = QuoteMarks()
MESSY = st.text(alphabet="ab Z.,;:?!…—-“”‘’\"'«»()[]\n1é", max_size=60)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(MESSY, st.sampled_from(CitationPlacement), st.booleans(), st.booleans())
def test_no_letter_is_lost_or_put_in(words: str, follows: CitationPlacement, block: bool, inside: bool) -> None:
    plain = words_to_quote([words], (), AlterationOptions(), APA)
    if not letters(plain):
        return
    found = set_quotation(plain, block=block, follows=follows, marks=MARKS, stop_inside=inside)
    assert letters("".join(map(write, found.paragraphs))) == letters(words)


@given(MESSY)
def test_marks_come_in_pairs(words: str) -> None:
    text = write(apply_marks(parse_content(words), MARKS))
    assert text.count("“") == text.count("”")


@given(MESSY, MESSY, st.sampled_from([APA, MLA, CHICAGO]), st.sampled_from(FirstLetter))
def test_trimming_never_fails_but_in_words(words: str, named: str, manual: StyleManual, first: FirstLetter) -> None:
    try:
        shown = alter(strip_marks(words), AlterationOptions(trims=(named,), first_letter=first), manual)
    except NothingMatched:
        return
    assert letters(shown.replace("…", ""))


@pytest.mark.parametrize(
    ("words", "named", "found"),
    [
        ("We go down to the sea.", "go…the", "go down to the"),
        ("We go down to the sea.", "go ... sea", "go down to the sea"),
        ("We go down to the sea.", "down to", "down to"),
        ("We go down to the sea.", "…down", "We go down"),
        ("We go down to the sea.", "down…", "down to the sea."),
        ("We go down; we go up.", "go up", "go up"),
        ("The Café’s door.", "cafe's", "Café’s"),
        ("We  go\u00a0down.", "we go down", "We  go\u00a0down"),
    ],
)
def test_stretches(words: str, named: str, found: str) -> None:
    place = find_stretch(words, named)
    assert place is not None
    assert words[place[0] : place[1]] == found


@pytest.mark.parametrize("named", ["", "…", "sea…go", "ea", "go sea", "x…sea", "go…x"])
def test_no_stretch(named: str) -> None:
    assert find_stretch("We go down to the sea.", named) is None


def test_only_whole_words_count() -> None:
    assert find_phrase("seaside sea", "sea") == (8, 11)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("“We go.”", "We go."),
        ("‘We ‘really’ go.’", "We ‘really’ go."),
        ("\"We 'really' go.\"", "We 'really' go."),
        ("''We go.''", "We go."),
        ("„Wir gehen.“", "Wir gehen."),
        ("« Nous allons »", "Nous allons"),
        ("“We go,” and “we stay.”", "“We go,” and “we stay.”"),
        ("“One.\n\n“Two.”", "One.\n\nTwo."),
        ("“We go", "We go"),
        ("’Tis gone.", "’Tis gone."),
        ("We go.", "We go."),
    ],
)
def test_outer_marks_go(words: str, plain: str) -> None:
    assert strip_marks(words) == plain


@pytest.mark.parametrize(
    ("words", "open_end", "american", "british"),
    [
        ("We go.", "We go", "We go.|", "We go.|"),
        ("We go,", "We go", "We go.|", "We go|."),
        ("We go", "We go", "We go.|", "We go|."),
        ("We go?", "We go?", "We go?|", "We go?|"),
        ("We go …", "We go …", "We go …|", "We go …|"),
        ("We go ...", "We go ...", "We go ...|", "We go ...|"),
        ("in the U.S.", "in the U.S.", "in the U.S.|", "in the U.S.|"),
        ("Roe et al.", "Roe et al.", "Roe et al.|", "Roe et al.|"),
        ("I—", "I—", "I—|", "I—|"),
        ("said ‘no.’", "said “no”", "said “no.”|", "said “no.”|"),
        ("said ‘no’.", "said “no”", "said “no.”|", "said “no”.|"),
    ],
)
def test_endings(words: str, open_end: str, american: str, british: str) -> None:
    content = parse_content(words)

    def shown(inside: bool) -> str:
        found = end_sentence(content, inside)
        return f"{write(apply_marks(found.content, MARKS))}|{found.outside}"

    assert write(apply_marks(without_last_mark(content), MARKS)) == open_end
    assert shown(True) == american
    assert shown(False) == british


def test_manuals_by_style() -> None:
    assert style_manual("apa") == style_manual("apa-single-spaced") == APA
    assert style_manual("apathy") == OTHER
    assert style_manual("modern-language-association-8th-edition") == MLA
    assert style_manual("chicago-notes-bibliography", notes=True).heading == "Bibliography"
    assert style_manual("turabian-author-date").block_words == 100
    assert style_manual("journal-of-walls", parent="apa") == APA
    assert style_manual("apa", "de-AT").secondary_source == "zitiert nach"


def test_blocks() -> None:
    assert is_block(" ".join(["word"] * 40), APA)
    assert not is_block(" ".join(["word"] * 39), APA)
    assert is_block("x" * 353, MLA)
    assert not is_block("x" * 352, MLA)
    assert is_block("a\nb", CHICAGO)
    assert not is_block("a\nb\nc", MLA)
    assert is_block("a\n\nb", MLA)
    assert not is_block("a\n\nb", APA)
