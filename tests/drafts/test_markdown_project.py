"""Drafts in Markdown of several files: inclusions, pages of a project, and books as one text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from citecli.drafts.markdown_project import MarkdownDraft, read
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find
from citecli.errors import BadInput
from citecli.readers.source import read_file

Write = Callable[[Mapping[str, str]], Path]


def loaded(name: str) -> MarkdownDraft:
    return read(Path(name), read_file(Path(name)))


def quoted(draft: Draft) -> list[tuple[str, str, int]]:
    return [(" ".join(one.text.split()), one.first.file, one.line) for one in find(draft)]


@pytest.mark.parametrize(
    ("call", "file"),
    [
        ("{{< include _one.qmd >}}", "_one.qmd"),
        ('{{<include  "_one two.qmd" >}}', "_one two.qmd"),
        ("{{< include sub/_one.md >}}", "sub/_one.md"),
        ("{{< include /sub/_one.md >}}", "sub/_one.md"),
        ("> {{< include _one.qmd >}}", "_one.qmd"),
        ("```{r child='one.Rmd'}\n```", "one.Rmd"),
        ('```{r kids, echo=FALSE, child = "sub/one.Rmd", fig.cap="x.png"}\n```', "sub/one.Rmd"),
        ("```{r}\n#| child: one.Rmd\n#| echo: false\n```", "one.Rmd"),
        ('```{r}\n#| child: ["one.Rmd"]\n```', "one.Rmd"),
        ("`r knitr::knit_child('one.Rmd', quiet = TRUE)`", "one.Rmd"),
        ("```{include} sub/one.md\n```", "sub/one.md"),
        ("````{include} one.md\n:relative-images:\n````", "one.md"),
        (":::{include} one.md\n:::", "one.md"),
    ],
)
def test_what_is_included_stands_in_its_file(write: Write, call: str, file: str) -> None:
    write({"main.qmd": f"Before.\n\n{call}\n\nAfter “and after”.\n", file: "---\ntitle: x\n---\n\n“in one” [@roe].\n"})
    draft = loaded("main.qmd").draft
    line = 5 + call.count("\n")
    assert quoted(draft) == [("in one", file, 5), ("and after", "main.qmd", line)]
    assert [(citation.file, citation.line) for citation in draft.citations] == [(file, 5)]
    assert draft.remarks == ()


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{< include _one.qmd >}}\n```",
        "~~~~\n```\n{{< include _one.qmd >}}\n~~~~",
        "{{{< include _one.qmd >}}}",
        "Write `{{< include _one.qmd >}}` there.",
        "{{< video _one.qmd >}}",
        "```{r child='_one.qmd', eval=FALSE}\n```",
        "```{python child='_one.qmd'}\n```",
        "````\n```{r child='_one.qmd'}\n```\n````",
        "```{include} _one.qmd\n:literal: true\n```",
        "```{literalinclude} _one.qmd\n```",
        "A child = _one.qmd of prose.",
    ],
)
def test_what_is_no_inclusion(write: Write, text: str) -> None:
    write({"main.qmd": text, "_one.qmd": "So “it is”."})
    draft = loaded("main.qmd").draft
    assert (quoted(draft), draft.files, draft.remarks) == ([], (), ())


def test_several_children_of_one_chunk(write: Write) -> None:
    text = "```{r, child=c('a.Rmd', 'b.Rmd', 'none.Rmd')}\n```\n"
    write({"main.Rmd": text, "a.Rmd": "“in a”", "b.Rmd": "“in b”\n"})
    draft = loaded("main.Rmd").draft
    assert quoted(draft) == [("in a", "a.Rmd", 1), ("in b", "b.Rmd", 1)]
    (remark,) = draft.remarks
    assert remark.endswith("none.Rmd, is not followed: there is no file none.Rmd")


def test_names_are_relative_to_the_file_that_includes_then_to_the_main_file(write: Write) -> None:
    write(
        {
            "main.qmd": "{{< include sub/a.qmd >}}\n",
            "sub/a.qmd": "{{< include b.qmd >}}\n\n{{< include c.qmd >}}\n",
            "sub/b.qmd": "“beside it”",
            "b.qmd": "“beside main”",
            "c.qmd": "“only beside main”",
        }
    )
    assert quoted(loaded("main.qmd").draft) == [("beside it", "sub/b.qmd", 1), ("only beside main", "c.qmd", 1)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":start-line: 2", ["two", "three"]),
        (":end-line: 2", ["one"]),
        (":start-line: 2\n:end-line: 4", ["two"]),
        (":start-after: <!-- a -->", ["three"]),
        (":end-before: <!-- a -->", ["one", "two"]),
    ],
)
def test_a_part_of_a_file(write: Write, options: str, expected: list[str]) -> None:
    write({"main.md": f"```{{include}} x.md\n{options}\n```\n", "x.md": "“one”\n\n“two”\n<!-- a -->\n\n“three”\n"})
    assert [text for text, _, _ in quoted(loaded("main.md").draft)] == expected


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"main.qmd": "{{< include none.qmd >}}"}, "there is no file none.qmd"),
        ({"main.qmd": "{{< include main.qmd >}}"}, "it would include itself"),
        ({"main.qmd": "{{< include a.qmd >}}", "a.qmd": "{{< include main.qmd >}}"}, "it would include itself"),
        ({"main.qmd": "{{< include ../a.qmd >}}", "../a.qmd": "“a”"}, "it is not in the folder"),
        ({"main.qmd": "{{< include /etc/passwd >}}"}, "it is not in the folder"),
        ({"main.qmd": "{{< include a.qmd >}}", "a.qmd": "a\0b"}, "is not text"),
        ({"main.qmd": "{{< include a.ipynb >}}", "a.ipynb": "{}"}, "it is not Markdown"),
    ],
)
def test_what_is_not_followed_is_told(write: Write, files: dict[str, str], reason: str) -> None:
    write(files)
    draft = loaded("main.qmd").draft
    (remark,) = draft.remarks
    assert reason in remark
    assert quoted(draft) == []


def test_a_chain_that_is_too_deep_ends(write: Write) -> None:
    chain = {f"c{number}.qmd": f"{{{{< include c{number + 1}.qmd >}}}}\n" for number in range(10_000)}
    write({"main.qmd": "{{< include c0.qmd >}}\n", **chain})
    (remark,) = loaded("main.qmd").draft.remarks
    assert "more than 50 deep" in remark


# Pages of a project.

PROJECT = {
    "_quarto.yml": "project: {type: website}\nbibliography: [refs.bib, /bib/more.bib]\ncsl: styles/mla.csl\nlang: de\n",
    "refs.bib": "", "bib/more.bib": "", "styles/mla.csl": "",
}  # fmt: skip


def test_a_page_has_what_its_project_says(write: Write) -> None:
    folder = write(
        {**PROJECT, "posts/one/a.qmd": "---\ntitle: A\nbibliography: own.bib\n---\n\nSo.\n", "posts/one/own.bib": ""}
    )
    read = loaded("posts/one/a.qmd")
    front = read.draft.front
    assert front.bibliography == ("posts/one/own.bib", "refs.bib", "bib/more.bib")
    assert (front.style, front.language, front.title) == ("styles/mla.csl", "de", "A")
    assert read.folder.resolve() == folder


def test_folders_say_more_than_the_project_and_less_than_the_page(write: Write) -> None:
    write(
        {
            **PROJECT,
            "posts/_metadata.yml": "bibliography: posts.bib\nlang: fr\ncsl: apa\n",
            "posts/posts.bib": "",
            "posts/one/_metadata.yml": "lang: it\n",
            "posts/one/a.qmd": "---\ncsl: chicago\n---\nSo.\n",
        }
    )
    front = loaded("posts/one/a.qmd").draft.front
    assert front.bibliography == ("posts/posts.bib", "refs.bib", "bib/more.bib")
    assert (front.style, front.language) == ("chicago", "it")


@pytest.mark.parametrize("settings", ["a: [", "a: b: c", "\tx", "[" * 2000])
def test_settings_that_can_t_be_read_are_told(write: Write, settings: str) -> None:
    write({"_quarto.yml": settings, "a.qmd": "“So it is” [@roe].\n"})
    draft = loaded("a.qmd").draft
    assert quoted(draft) == [("So it is", "a.qmd", 1)]
    (remark,) = draft.remarks
    assert "_quarto.yml" in remark
    with pytest.raises(BadInput, match=r"_quarto\.yml"):
        loaded("_quarto.yml")


def test_aliases_and_tags_in_settings_are_passed_over(write: Write) -> None:
    aliases = "".join(f"a{number}: &a{number} [{f'*a{number - 1},' * 9 if number else 1}]\n" for number in range(30))
    text = f"knitr:\n  opts_chunk:\n    fig.width: !expr 2 * 3\n{aliases}bibliography: refs.bib\ncsl: !x apa\n"
    write({"_quarto.yml": text, "a.qmd": "So.\n"})
    front = loaded("a.qmd").draft.front
    assert (front.bibliography, front.style) == (("refs.bib",), "")


def test_settings_above_a_repository_are_not_its_own(write: Write) -> None:
    write({**PROJECT, "repository/.git/HEAD": "", "repository/a.qmd": "So.\n"})
    assert loaded("repository/a.qmd").draft.front.bibliography == ()


def test_an_inclusion_may_lie_anywhere_in_the_project(write: Write) -> None:
    write({**PROJECT, "posts/a.qmd": "{{< include ../shared/_b.qmd >}}\n", "shared/_b.qmd": "“So it is”"})
    assert quoted(loaded("posts/a.qmd").draft) == [("So it is", "shared/_b.qmd", 1)]


# Books.

BOOK = {
    "_quarto.yml": """\
project: {type: book}
book:
  title: Walls & tides
  author: [Ada Roe, {name: Bo Li}]
  chapters:
    - index.qmd
    - part: "The sea"
      chapters:
        - ch/one.qmd
        - file: two.qmd
          text: Two
    - part: land.qmd
      chapters: [three.md]
    - none.qmd
    - code.ipynb
  appendices:
    - more.qmd
bibliography: refs.bib
csl: mla
lang: en-GB
""",
    "refs.bib": "",
    "index.qmd": "# Preface {.unnumbered}\n\n“in the preface”[^1]\n\n[^1]: A note “in a note”.\n",
    "ch/one.qmd": "---\ntitle: One\nbibliography: one.bib\n---\n\n“in one” [@roe].[^1]\n\n"
    "[^1]: Another “of one” [@poe].\n",
    "ch/one.bib": "",
    "two.qmd": "# Two\n\n{{< include _in.qmd >}}\n\nSee [^1].\n",
    "_in.qmd": "“in two”\n\n[^1]: “of two”\n",
    "land.qmd": "# Land\n",
    "three.md": "“in three”",
    "code.ipynb": "{}",
    "more.qmd": "# More\n\n“in more”\n",
}  # fmt: skip


def test_a_book_is_one_text(write: Write) -> None:
    write(BOOK)
    draft = loaded("_quarto.yml").draft
    assert sorted(quoted(draft), key=str) == sorted(
        [
            ("in the preface", "index.qmd", 3), ("in a note", "index.qmd", 5),
            ("in one", "ch/one.qmd", 6), ("of one", "ch/one.qmd", 8),
            ("in two", "_in.qmd", 1), ("of two", "_in.qmd", 3),
            ("in three", "three.md", 1), ("in more", "more.qmd", 3),
        ],
        key=str,
    )  # fmt: skip
    headings = [stretch.text.strip() for stretch in draft.stretches if stretch.heading]
    assert headings == ["Preface", "The sea", "One", "Two", "Land", "More"]
    front = draft.front
    assert (front.title, front.authors, front.language) == ("Walls & tides", ("Ada Roe", "Bo Li"), "en-GB")
    assert (front.bibliography, front.style) == (("refs.bib", "ch/one.bib"), "mla")
    assert draft.remarks == (
        "line 14: none.qmd is not followed: there is no file none.qmd",
        "line 15: code.ipynb is not followed: it is not Markdown",
    )


def test_each_chapter_has_its_own_notes(write: Write) -> None:
    write(BOOK)
    draft = loaded("_quarto.yml").draft
    notes = {citation.cites[0].key: citation.note for citation in draft.citations}
    assert notes == {"roe": "", "poe": "1-3"}
    assert [mark.label for mark in draft.note_marks] == ["1", "1-3", "1-4"]
    assert "in one” [@roe].[^1-3]\n\n[^1-3]: Another" in draft.text


def test_a_chapter_of_a_book_alone(write: Write) -> None:
    write(BOOK)
    draft = loaded("two.qmd").draft
    assert quoted(draft) == [("in two", "_in.qmd", 1), ("of two", "_in.qmd", 3)]
    assert draft.front.bibliography == ("refs.bib",)


def test_a_manuscript_is_its_article(write: Write) -> None:
    settings = "project: {type: manuscript}\nmanuscript:\n  article: a.qmd\nbibliography: refs.bib\n"
    write({"_quarto.yml": settings, "a.qmd": "---\ntitle: A\n---\n\n“So it is”\n", "refs.bib": ""})
    draft = loaded("_quarto.yml").draft
    assert quoted(draft) == [("So it is", "a.qmd", 5)]
    assert (draft.front.bibliography, draft.front.title) == (("refs.bib",), "A")


def test_a_website_is_no_draft(write: Write) -> None:
    write({**PROJECT, "a.qmd": "So.\n"})
    with pytest.raises(BadInput, match="lists no files of a book"):
        loaded("_quarto.yml")


INDEX = (
    "---\ntitle: B\nbibliography: [refs.bib, two.bib]\nsite: bookdown::bookdown_site\n---\n\n# Preface\n\n“in index”\n"
)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (None, ["index.Rmd", "01-a.Rmd", "02-b.Rmd"]),
        ("", ["index.Rmd", "01-a.Rmd", "02-b.Rmd"]),
        ("book_filename: x\nrmd_files: [02-b.Rmd, index.Rmd]\n", ["index.Rmd", "02-b.Rmd"]),
        ("rmd_files:\n  latex: [index.Rmd, 01-a.Rmd]\n", ["index.Rmd", "01-a.Rmd"]),
        ("rmd_subdir: true\n", ["index.Rmd", "01-a.Rmd", "02-b.Rmd", "sub/c.Rmd"]),
        ("rmd_subdir: [sub]\n", ["index.Rmd", "01-a.Rmd", "02-b.Rmd", "sub/c.Rmd"]),
        ("rmd_files: [index.Rmd, sub/c.Rmd]\n", ["index.Rmd", "sub/c.Rmd"]),
    ],
)
def test_a_book_of_bookdown_s(write: Write, settings: str | None, expected: list[str]) -> None:
    chapters = {name: f"# C\n\n“in {name}” [@roe]\n" for name in ("02-b.Rmd", "01-a.Rmd", "_draft.Rmd", "sub/c.Rmd")}
    write({"index.Rmd": INDEX, **chapters, **({} if settings is None else {"_bookdown.yml": settings})})
    for name in ("index.Rmd", *(["_bookdown.yml"] if settings is not None else [])):
        draft = loaded(name).draft
        assert [file for _, file, _ in quoted(draft)] == expected
        assert (draft.front.title, draft.front.bibliography) == ("B", ("refs.bib", "two.bib"))
        assert draft.text.startswith(INDEX)


def test_a_chapter_of_bookdown_s_has_the_bibliography_of_the_first_page(write: Write) -> None:
    write(
        {"index.Rmd": INDEX, "_bookdown.yml": "", "_output.yml": "bookdown::gitbook: default\n", "01-a.Rmd": "“in a”\n"}
    )
    draft = loaded("01-a.Rmd").draft
    assert quoted(draft) == [("in a", "01-a.Rmd", 1)]
    assert draft.front.bibliography == ("refs.bib", "two.bib")


def test_a_chapter_whose_front_matter_can_t_be_read(write: Write) -> None:
    write({"_quarto.yml": "book: {chapters: [a.qmd]}\n", "a.qmd": "---\ntitle: [\n---\n\n“So it is”\n"})
    draft = loaded("_quarto.yml").draft
    assert quoted(draft) == [("So it is", "a.qmd", 5)]
    (remark,) = draft.remarks
    assert remark.startswith("a.qmd, line 1: the front matter is not followed: ")


PAGES = {
    "intro.md": "# Intro\n\n“in intro”\n",
    "sub/one.md": "# One\n\n“in one”\n",
    "two.md": "“in two”\n",
    "a.bib": "",
    "b.bib": "",
}


@pytest.mark.parametrize(
    ("settings", "bibliography"),
    [
        (
            {
                "_toc.yml": "format: jb-book\nroot: intro\nparts:\n- caption: The sea\n  chapters:\n"
                "  - file: sub/one\n    sections:\n    - file: two\n",
                "_config.yml": "title: T\nbibtex_bibfiles: [a.bib]\n",
            },
            ("a.bib",),
        ),
        (
            {
                "_toc.yml": "root: intro\nchapters: [{file: sub/one}, {file: two.md}]\n",
                "_config.yml": "title: T\nsphinx: {config: {bibtex_bibfiles: [b.bib]}}\n",
            },
            ("b.bib",),
        ),
        (
            {
                "myst.yml": "version: 1\nproject:\n  title: T\n  authors: [{name: Ada Li}]\n  toc:\n"
                "  - file: intro.md\n  - title: The sea\n    children: [{file: sub/one.md}, {file: two.md}]\n",
            },
            ("a.bib", "b.bib"),
        ),
        (
            {"myst.yml": "project: {title: T, bibliography: b.bib, toc: [file: intro, file: sub/one, file: two]}"},
            ("b.bib",),
        ),
    ],
)
def test_books_of_myst_s_and_jupyter_s(write: Write, settings: dict[str, str], bibliography: tuple[str, ...]) -> None:
    write({**PAGES, **settings})
    draft = loaded(next(iter(settings))).draft
    assert [(text, file) for text, file, _ in quoted(draft)] == [
        ("in intro", "intro.md"), ("in one", "sub/one.md"), ("in two", "two.md"),
    ]  # fmt: skip
    assert (draft.front.title, draft.front.bibliography, draft.remarks) == ("T", bibliography, ())
    assert loaded("sub/one.md").draft.front.bibliography == bibliography


def test_the_input_of_pandoc_s_defaults(write: Write) -> None:
    settings = "input-files:\n- a.md\n- sub/b.md\nmetadata: {csl: mla, title: T}\nbibliography: [refs.bib]\ncsl: apa\n"
    write(
        {"defaults.yaml": settings, "a.md": "“in a”[^1]\n\n[^1]: “in a note”\n", "sub/b.md": "“in b”\n", "refs.bib": ""}
    )
    draft = loaded("defaults.yaml").draft
    assert [file for _, file, _ in quoted(draft)] == ["a.md", "a.md", "sub/b.md"]
    assert (draft.front.title, draft.front.bibliography, draft.front.style) == ("T", ("refs.bib",), "apa")
    write({"defaults.yaml": "input-files: [c.md]\n", "c.md": "---\ntitle: C\n---\n\n“in c”\n"})
    draft = loaded("defaults.yaml").draft
    assert (quoted(draft), draft.front.title) == ([("in c", "c.md", 5)], "C")
