"""Chapters of a long draft."""

from citecli.documents.model import Span
from citecli.drafts.chapters import chapters
from citecli.drafts.markdown import draft_of
from citecli.drafts.model import DraftFile
from citecli.frozen import replace

LONG = "Words and more words of it. " * 2500  # more characters than a chapter needs


def test_a_short_draft_is_one_chapter() -> None:
    draft = draft_of("# One\n\nWords.\n\n# Two\n\nMore.\n")
    assert list(chapters(draft)) == [(0, 4)]
    assert list(chapters(draft_of(""))) == []


def test_a_chapter_ends_at_the_heading_behind_enough_text() -> None:
    draft = draft_of(f"# One\n\nWords.\n\n# Two\n\n{LONG}\n\n{LONG}\n\n# Three\n\nMore.\n")
    assert list(chapters(draft)) == [(0, 5), (5, 7)]


def test_a_chapter_ends_with_its_file() -> None:
    text = f"Words.\n\n{LONG}\n\nMore of it.\n\nThe end.\n"
    at = text.index("More")
    files = (DraftFile("a", Span(0, at)), DraftFile("b", Span(at, len(text))))
    assert list(chapters(replace(draft_of(text), files=files))) == [(0, 2), (2, 4)]
    assert list(chapters(draft_of(text))) == [(0, 4)]
