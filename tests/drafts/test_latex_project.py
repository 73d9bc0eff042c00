r"""Drafts in LaTeX of several files: what is included, from where, and what is said of what is not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from citecli.drafts.latex_project import LatexDraft, main_file, read
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find
from citecli.readers.source import read_file

Write = Callable[[Mapping[str, str]], Path]
MAIN = "\\documentclass{book}\n\\begin{document}\n%s\n\\end{document}\n"


def loaded(name: str = "main.tex") -> LatexDraft:
    return read(Path(name), read_file(Path(name)))


def quoted(draft: Draft) -> list[tuple[str, str, int]]:
    return [(" ".join(one.text.split()), one.first.file, one.line) for one in find(draft)]


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("\\input{ch/one}", "ch/one.tex"),
        ("\\input{ch/one.tex}", "ch/one.tex"),
        ("\\input ch/one", "ch/one.tex"),
        ('\\input "ch/one two"', "ch/one two.tex"),
        ("\\input{./ch/../ch/one}", "ch/one.tex"),
        ("\\include{ch/one}", "ch/one.tex"),
        ("\\subfile{ch/one}", "ch/one.tex"),
        ("\\subfileinclude{ch/one}", "ch/one.tex"),
        ("\\import{ch/}{one}", "ch/one.tex"),
        ("\\import{ch}{one.tex}", "ch/one.tex"),
        ("\\subimport*{ch/}{one}", "ch/one.tex"),
        ("\\input{chapter.1}", "chapter.1.tex"),
        ("\\newcommand{\\parts}{ch}\n\\input{\\parts/one}", "ch/one.tex"),
        ("\\def\\parts{ch}\\include{\\parts{}/one}", "ch/one.tex"),
        ("\\input{\\jobname-one}", "main-one.tex"),
    ],
)
def test_what_is_included_stands_in_its_file(write: Write, command: str, file: str) -> None:
    write(
        {"main.tex": MAIN % f"Before.\n{command}\nAfter ``and after''.", file: "One.\n\nTwo ``in one'' \\cite{roe}.\n"}
    )
    draft = loaded().draft
    line = 5 + command.count("\n")
    assert quoted(draft) == [("in one", file, 3), ("and after", "main.tex", line)]
    assert [(citation.file, citation.line) for citation in draft.citations] == [(file, 3)]
    assert draft.remarks == ()


@pytest.mark.parametrize(
    "text",
    [
        "% \\input{one}",
        "50\\% \\\\% \\input{one}",
        "\\begin{verbatim}\n\\input{one}\n\\end{verbatim}",
        "\\begin{comment}\n\\input{one}\n\\end{comment}",
        "\\verb|\\input{one}|",
        "\\iffalse \\ifodd3 a\\fi \\input{one} \\fi",
        "\\endinput\n\\input{one}",
        "\\end{document}\n\\input{one}",
        "\\inputminted{tex}{one}",
        "\\includegraphics{one}",
        "\\\\input{one}",
    ],
)
def test_what_is_no_inclusion(write: Write, text: str) -> None:
    write({"main.tex": MAIN % text, "one.tex": "So ``it is''."})
    draft = loaded().draft
    assert (quoted(draft), draft.files, draft.remarks) == ([], (), ())


def test_the_other_branch_of_a_condition_is_set(write: Write) -> None:
    write({"main.tex": MAIN % "\\iffalse no \\else \\input{one} \\fi", "one.tex": "So ``it is''."})
    assert quoted(loaded().draft) == [("it is", "one.tex", 1)]


def test_names_are_relative_to_the_main_file_or_to_what_import_says(write: Write) -> None:
    write(
        {
            "main.tex": MAIN % "\\input{a/one}\\import{b/}{one}\\input{two}",
            "a/one.tex": "\\input{two}\\input{three}",
            "b/one.tex": "\\input{two}",
            "two.tex": "``in the main folder''",
            "a/two.tex": "``beside a one''",
            "a/three.tex": "``only beside a one''",
            "b/two.tex": "``imported''",
        }
    )
    assert quoted(loaded().draft) == [
        ("in the main folder", "two.tex", 1),
        ("only beside a one", "a/three.tex", 1),
        ("imported", "b/two.tex", 1),
        ("in the main folder", "two.tex", 1),
    ]


def test_of_a_document_that_is_included_the_body_is_set(write: Write) -> None:
    chapter = "\\documentclass[../main]{subfiles}\n\\begin{document}\nSo ``it is''.\n\\end{document}\nNot ``this''.\n"
    write({"main.tex": MAIN % "\\subfile{ch/one} Then ``more''.", "ch/one.tex": chapter})
    assert quoted(loaded().draft) == [("it is", "ch/one.tex", 3), ("more", "main.tex", 3)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", " % a comment", " % a comment\n"])
def test_the_end_of_a_file_neither_hides_nor_parts_what_follows(write: Write, end: str) -> None:
    write({"main.tex": MAIN % "A number, \\input{one}\nof ``two''.", "one.tex": f"three{end}"})
    draft = loaded().draft
    assert [" ".join(stretch.text.split()) for stretch in draft.stretches] == ["A number, three of “two”."]


@pytest.mark.parametrize(
    ("files", "remark"),
    [
        ({"main.tex": MAIN % "\\input{one}"}, "line 3: \\input{one} is not followed: there is no file one.tex"),
        ({"main.tex": MAIN % "\\input{main}"}, "line 3: \\input{main} is not followed: it would include itself"),
        (
            {"main.tex": MAIN % "\\input{a}", "a.tex": "\n\\input{b}", "b.tex": "\\input{a}"},
            "b.tex, line 1: \\input{a} is not followed: it would include itself",
        ),
        ({"main.tex": MAIN % "\\input{../other}", "../other.tex": "x"}, "it is not in the folder {folder}"),
        ({"main.tex": MAIN % "\\input{/etc/passwd}"}, "it is not in the folder {folder}"),
        ({"main.tex": MAIN % "\\import{../}{other}", "../other.tex": "x"}, "\\import{{../}}{{other}} is not followed"),
        ({"main.tex": MAIN % "\\input{a}", "a.tex": "a\0b"}, "a.tex is not text"),
        ({"main.tex": MAIN % "\\input{\\chosen}"}, "its name is made by a command"),
        ({"main.tex": MAIN % "\\input{|ls}"}, "it is the output of a program"),
        (
            {"main.tex": "\\includeonly{two}" + MAIN % "\\include{one}\\include{two}", "one.tex": "", "two.tex": ""},
            "\\include{{one}} is not followed: \\includeonly leaves it out",
        ),
        ({"main.tex": MAIN % "\\input{a\x07b}"}, "there is no file"),
    ],
)
def test_what_is_not_followed_is_told_once(write: Write, files: dict[str, str], remark: str) -> None:
    folder = write(files)
    (told,) = loaded().draft.remarks
    assert remark.replace("{folder}", str(folder)).replace("{{", "{").replace("}}", "}") in told


def test_a_link_out_of_the_folder_is_not_followed(write: Write) -> None:
    folder = write({"main.tex": MAIN % "\\input{one}\\input{sub/two}", "../other/two.tex": "``secret''"})
    (folder / "one.tex").symlink_to(folder.parent / "other" / "two.tex")
    (folder / "sub").symlink_to(folder.parent / "other")
    draft = loaded().draft
    assert quoted(draft) == []
    assert [remark.count("it is not in the folder") for remark in draft.remarks] == [1, 1]


def test_the_same_is_told_once(write: Write) -> None:
    write({"main.tex": MAIN % ("\\input{one}\n" * 50)})
    assert len(loaded().draft.remarks) == 1


def test_a_chain_that_is_too_deep_ends(write: Write) -> None:
    chain = {f"c{number}.tex": f"\\input{{c{number + 1}}}" for number in range(10_000)}
    write({"main.tex": MAIN % "\\input{c0}", **chain})
    (remark,) = loaded().draft.remarks
    assert "more than 50 deep" in remark


def test_files_that_include_one_another_many_times_end(write: Write) -> None:
    chain = {f"c{number}.tex": f"\\input{{c{number + 1}}}" * 10 for number in range(12)}
    write({"main.tex": MAIN % "\\input{c0}", **chain})
    draft = loaded().draft
    assert any("too large" in remark for remark in draft.remarks)
    assert len(draft.text) < 1_000_000


# A chapter alone.

BOOK = {
    "main.tex": "\\documentclass{book}\n\\input{pre}\n\\addbibresource{a.bib}\n\\begin{document}\n\\include{ch/one}\n"
    "\\bibliography{b,bib/c}\n\\end{document}\n",
    "pre.tex": "\\newcommand{\\own}[1]{\\cite{#1}}\n",
}


@pytest.mark.parametrize(
    "head",
    [
        "% !TEX root = ../main.tex\n",
        "%!TeX root=../main\n",
        "\\documentclass[../main.tex]{subfiles}\n\\begin{document}\n",
        "\\documentclass[../main]{subfiles}\n\\begin{document}\n",
        '%%% TeX-master: "../main"\n',
        "",  # the book above includes it
        "% not now\n",  # the same
    ],
)
def test_a_chapter_finds_its_book(write: Write, head: str) -> None:
    folder = write({**BOOK, "ch/one.tex": f"{head}So ``it is'' \\cite{{roe}}.\n"})
    read = loaded("ch/one.tex")
    assert quoted(read.draft) == [("it is", "ch/one.tex", 1 + head.count("\n"))]
    assert read.draft.citations[0].line == 1 + head.count("\n")
    assert set(read.draft.front.bibliography) == {"a.bib", "b.bib", "bib/c.bib"}
    assert read.folder.resolve() == folder
    assert read.draft.text[: read.draft.start].startswith("\\documentclass{book}\n\\newcommand{\\own}[1]{\\cite{#1}}\n")
    assert read.draft.text[read.draft.start :].startswith(head or "So")
    assert read.draft.remarks == ()


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ("../none.tex", "there is no file"),
        ("../../elsewhere/main.tex", "the file is not in its folder"),
        ("/etc/hosts", "the file is not in its folder"),
    ],
)
def test_a_book_that_is_none_is_told(write: Write, root: str, reason: str) -> None:
    write({"ch/one.tex": f"% !TEX root = {root}\nSo ``it is''.\n", "../elsewhere/main.tex": MAIN % ""})
    draft = loaded("ch/one.tex").draft
    assert quoted(draft) == [("it is", "ch/one.tex", 2)]
    (remark,) = draft.remarks
    assert remark.startswith(f"line 1: the main file {root} is not followed: ")
    assert reason in remark


def test_a_chapter_without_a_book_is_a_draft(write: Write) -> None:
    write({"notes.tex": "So ``it is''.", "paper.tex": MAIN % "Another."})
    draft = loaded("notes.tex").draft
    assert (quoted(draft), draft.files, draft.front.bibliography) == ([("it is", "notes.tex", 1)], (), ())


def test_a_main_file_is_its_own_root(write: Write) -> None:
    write({"main.tex": "% !TEX root = main.tex\n" + MAIN % "So ``it is''."})
    draft = loaded().draft
    assert (quoted(draft), draft.start, draft.remarks) == ([("it is", "main.tex", 4)], 0, ())


def test_bibliographies_are_looked_for_in_the_book_s_folder_then_beside_the_chapter(write: Write) -> None:
    files = {"refs/a.bib": "", "ch/b.bib": "", "ch/one.tex": "\\bibliography{b}"}
    write({"main.tex": MAIN % "\\bibliography{refs/a,none}\\subfile{ch/one}", **files})
    assert loaded().draft.front.bibliography == ("refs/a.bib", "none.bib", "ch/b.bib")


@pytest.mark.parametrize(
    ("files", "main"),
    [
        ({"a.tex": MAIN % "\\input{b}", "b.tex": "b"}, "a.tex"),
        ({"a.tex": MAIN % "\\subfile{b}", "b.tex": MAIN % "b"}, "a.tex"),
        ({"main.tex": MAIN % "a", "letter.tex": MAIN % "b"}, "main.tex"),
        ({"a.tex": MAIN % "a", "b.tex": MAIN % "b"}, None),
        ({"a.tex": "a"}, None),
    ],
)
def test_the_main_file_of_a_folder(write: Write, files: dict[str, str], main: str | None) -> None:
    write(files)
    found = main_file(Path())
    assert (found.name if found else None) == main


def test_a_chapter_that_is_not_included_at_the_moment_has_its_book(write: Write) -> None:
    main = BOOK["main.tex"].replace("\\include{ch/one}", "% \\include{ch/two}")
    write({**BOOK, "main.tex": main, "ch/two.tex": "So."})
    assert "a.bib" in loaded("ch/two.tex").draft.front.bibliography


def test_a_main_file_may_include_its_class(write: Write) -> None:
    main = "\\input{head}\n\\begin{document}\n\\input{one}\n\\bibliography{a,%\n  b}\n\\end{document}\n"
    write({"main.tex": main, "head.tex": "\\documentclass{book}\n", "one.tex": "So ``it is''."})
    assert main_file(Path()) == Path("main.tex")
    for name in ("main.tex", "one.tex"):
        draft = loaded(name).draft
        assert quoted(draft) == [("it is", "one.tex", 1)]
        assert draft.front.bibliography == ("a.bib", "b.bib")


def test_a_command_of_the_writer_s_own_includes_what_its_argument_names(write: Write) -> None:
    own = "\\newcommand{\\chap}[1]{\\cleardoublepage\\input{chapters/#1}\\label{ch:#1}}\n"
    write({"main.tex": own + MAIN % "\\chap{one}, \\chap{none}.", "chapters/one.tex": "So ``it is''.\n"})
    draft = loaded().draft
    assert quoted(draft) == [("it is", "chapters/one.tex", 1)]
    assert "\\cleardoublepage So ``it is''.\\label{ch:one}, \\chap{none}." in draft.text.replace("pageSo", "page So")
    (remark,) = draft.remarks
    assert remark == "line 4: \\input{chapters/none} is not followed: there is no file chapters/none.tex"
