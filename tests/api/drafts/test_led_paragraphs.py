"""Paragraphs that nothing but a colon shows to be quoted: block quotations whose indentation is lost, or is small."""

from pathlib import Path

import pytest

from citecli.answers.checks import CheckVerdict
from citecli.api.drafts.check import DraftChecker
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.frozen import replace
from citecli.readers import registry
from citecli.readers.source import read_file

BLOCK = "Nothing but the tide has ever told the truth about this harbour, and nobody in the town has listened to it."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.txt", "Roe writes:\n\n  {words}\n\nThat is all.\n"),
        ("draft.txt", "Roe writes:\n\n\t{words}\n\nThat is all.\n"),
        ("draft.txt", "Roe writes:\n\n{words}\n\nThat is all.\n"),
        ("draft.md", "Roe writes:\n\n{words}\n\nThat is all.\n"),
        (
            "draft.rtf",
            "{{\\rtf1\\ansi {{\\pard Roe writes:\\par}}{{\\pard\\li720 {words}\\par}}{{\\pard That is all.\\par}}}}",
        ),
    ],
)
def test_a_paragraph_that_a_colon_leads_to_is_quoted_if_a_source_has_it(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "source.txt").write_text(f"Harbours\n\n{BLOCK}\n\nThe wall is old.\n", encoding="utf-8")
    corpus = SourceCorpus(None, [registry.read(read_file(tmp_path / "source.txt"))])
    for words, verdicts in (
        (BLOCK, [CheckVerdict.VERBATIM]),
        (BLOCK.replace("town", "council"), [CheckVerdict.ALTERED]),
        ("There are three reasons for this, none of which has anything to do with the sea or with those on it.", []),
    ):
        (tmp_path / name).write_text(text.format(words=words), encoding="utf-8")
        answer = DraftChecker(corpus).check(str(tmp_path / name)).answer
        is_indented = "  " in text or "\t" in text
        expected = verdicts or ([CheckVerdict.NOT_FOUND] if is_indented else [])
        assert [check.verdict for check in answer.checks] == expected
        assert answer.remarks == ()


@pytest.mark.parametrize(
    "text",
    [
        "    Roe writes at length of what the harbour was:\n\n    {words}\n\n    That is all.\n",
        "Roe writes:\n\n  1. {words}\n",
        "Roe writes.\n\n  {words}\n",
    ],
)
def test_an_indented_paragraph_is_no_quotation_where_all_are_or_it_is_an_item(tmp_path: Path, text: str) -> None:
    (tmp_path / "draft.txt").write_text(text.format(words="These words are in no source at all, for sure."), "utf-8")
    assert DraftChecker(SourceCorpus(None)).check(str(tmp_path / "draft.txt")).answer.checks == ()


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("# “The wall is never old”\n\nWords [@doe].", [CheckVerdict.ALTERED]),
        ("# “The wall is very old”\n\nWords [@doe].", [CheckVerdict.VERBATIM]),
        ("# “Ten ways to see a harbour”\n\nWords [@doe].", []),
        ("Roe said, “The wall is very young, and that is that [@doe].", [CheckVerdict.ALTERED]),
        ("Roe said, “I was never there on any day at all, and that is that.", []),
    ],
)
def test_headings_and_open_marks_count_where_a_source_has_the_words(
    tmp_path: Path, text: str, verdicts: list[CheckVerdict]
) -> None:
    (tmp_path / "doe.txt").write_text("Harbours\n\nThe wall is very old, and that is that. So it goes.\n", "utf-8")
    (tmp_path / "draft.md").write_text(text, encoding="utf-8")
    corpus = SourceCorpus(None, [replace(registry.read(read_file(tmp_path / "doe.txt")), id="doe")])
    checks = DraftChecker(corpus).check(str(tmp_path / "draft.md")).answer.checks
    assert [(check.verdict, check.problems) for check in checks] == [(verdict, ()) for verdict in verdicts]
