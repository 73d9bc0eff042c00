"""Which files are drafts, and what is said of those that are none."""

from pathlib import Path

import pytest

from citecli.api.drafts.load_drafts import load_cited_draft, load_draft
from citecli.drafts.quotations import find
from citecli.errors import BadInput, InvalidRequest


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.org", '*He* /said/ "so =x= it was" [cite:@doe]'),
        ("a.typ", '#strong[He] "so `x` it was" @doe'),
        ("a.rst", '**He** "so ``x`` it was" :cite:p:`doe`'),
        ("a.rest", '**He** "so ``x`` it was" :cite:p:`doe`'),
        ("a.adoc", '*He* "so `x` it was" cite:[doe]'),
        ("a.asciidoc", '*He* "so `x` it was" cite:[doe]'),
        ("A.ORG", '"so it was" cite:doe'),
    ],
)
def test_markup_is_read_by_its_suffix(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    draft = load_draft(str(tmp_path / name)).draft
    assert [(" ".join(one.text.split()), one.citations[0].cites[0].key) for one in find(draft)] == [
        ("so it was", "doe")
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.ipynb", "a notebook of Jupyter can't be read as a draft; `pandoc` makes Markdown of it"),
        ("a.wiki", "a wiki's markup can't be read as a draft; `pandoc` makes Markdown of it"),
        ("a.dj", "Djot can't be read as a draft; `pandoc` makes Markdown of it"),
        ("a.tei", "XML can't be read as a draft; export it as LaTeX, DOCX or HTML"),
        ("a.lyx", "a file of its program can't be read as a draft; export it as LaTeX, DOCX or HTML"),
    ],
)
def test_other_markup_is_not_taken_for_plain_text(tmp_path: Path, name: str, expected: str) -> None:
    path = tmp_path / name
    path.write_text('He said "so it was".\n', encoding="utf-8")
    with pytest.raises(BadInput, match=expected):
        load_draft(str(path))
    with pytest.raises(InvalidRequest, match=expected):
        load_cited_draft(str(path))


@pytest.mark.parametrize(
    ("name", "title"), [("a.org", "Org"), ("a.typ", "Typst"), ("a.rst", "reStructuredText"), ("a.adoc", "AsciiDoc")]
)
def test_bib_says_which_command_reads_a_draft_that_it_can_not_finish(tmp_path: Path, name: str, title: str) -> None:
    (tmp_path / name).write_text("A\n", encoding="utf-8")
    with pytest.raises(InvalidRequest, match=f"is {title}; bib reads Markdown and LaTeX. `citecli check` reads it"):
        load_cited_draft(str(tmp_path / name))
