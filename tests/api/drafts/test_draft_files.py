"""Finished drafts for word processors and TeX: Word files and LaTeX, and manuscripts in LaTeX."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from citecli.answers.finished_drafts import Finished
from citecli.api.drafts.bib import finish_draft
from citecli.api.drafts.load_drafts import load_cited_draft
from citecli.csl import load_style
from citecli.drafts import latex as latex_drafts
from citecli.drafts.docx import read as read_word_draft
from citecli.readers import docx as word_reader
from citecli.readers.source import Source
from citecli.render.draft_output.docx import docx
from citecli.render.draft_output.latex import latex
from citecli.render.draft_output.latex_source import latex_source, plain_source
from tests.api.drafts.test_bib import REFERENCES, finished

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAFT = """\
---
title: Walls & *tides*
author: [Ada Roe, Bo Li]
date: 2024-05-06
lang: de
reference-section-title: Works
---

# One & all

A *quoted **bold*** ~~struck~~ word[^n] with [a link](https://example.org/a_b%20c) and `code_x` [@roe, p. 3].
Line\x20\x20
end.[^n] Note ^[inline with @doe].

> A block quotation [@doe].
>
> > Nested.

3. one
4. two
   - nested

| A | B |
|:--|--:|
| [x] | 2[^n] |

```
def f():
    return 1
```

![A picture](pic.png) ![Another](pic.svg)

***

[^n]: A note with [@roe, 5].

    A second paragraph.
"""


def parts(answer: Finished) -> dict[str, ElementTree.Element]:
    """The parts of a Word file, each of them well-formed XML."""
    with ZipFile(BytesIO(docx(answer))) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def words(element: ElementTree.Element) -> str:
    """The text of a paragraph, with marks for breaks and calls for notes."""
    shown = {f"{W}br": "/", f"{W}tab": ">", f"{W}footnoteReference": "^"}
    runs = element.iter(f"{W}r")
    return "".join(one.text or "" if one.tag == f"{W}t" else shown.get(one.tag, "") for run in runs for one in run)


def paragraphs(part: ElementTree.Element) -> list[tuple[str, str]]:
    """Style and words of each paragraph."""
    found = []
    for paragraph in part.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append((style.get(f"{W}val", "") if style is not None else "", words(paragraph)))
    return found


def test_a_word_file_has_the_draft_in_word_s_styles() -> None:
    file = parts(finished(DRAFT, with_tree=True))
    assert paragraphs(file["word/document.xml"]) == [
        ("Title", "Walls & tides"),
        ("Author", "Ada Roe, Bo Li"),
        ("Date", "2024-05-06"),
        ("Heading1", "One & all"),
        ("", "A quoted bold struck word^ with a link and code_x (Roe, 2019, S. 3). Line/end.^ Note ^."),
        ("Quote", "A block quotation (Doe, 2022)."),
        ("Quote", "Nested."),
        ("ListParagraph", "one"),
        ("ListParagraph", "two"),
        ("ListParagraph", "nested"),
        ("", "A"),
        ("", "B"),
        ("", "[x]"),
        ("", "2^"),
        ("", ""),
        ("HTMLPreformatted", "def f():/    return 1"),
        ("", "A picture Another"),
        ("", ""),
        ("Heading1", "Works"),
        ("Bibliography", "Doe, J. (2022). Tides. Sea Press."),
        ("Bibliography", "Roe, A. (2019). The quay at night. Dock Press."),
    ]
    notes = [text.strip() for _, text in paragraphs(file["word/footnotes.xml"]) if text]
    note = ["A note with (Roe, 2019, S. 5).", "A second paragraph."]
    assert notes == [*note, *note, "inline with Doe (2022)", *note]


def test_styles_notes_and_lists_that_are_named_are_there() -> None:
    file = parts(finished(DRAFT, "ieee", with_tree=True))
    document = file["word/document.xml"]
    styles = {style.get(f"{W}styleId") for style in file["word/styles.xml"].iter(f"{W}style")}
    both = [*document.iter(), *file["word/footnotes.xml"].iter()]
    assert {one.get(f"{W}val") for one in both if one.tag in (f"{W}pStyle", f"{W}rStyle")} <= styles
    called = [one.get(f"{W}id") for one in document.iter(f"{W}footnoteReference")]
    held = [one.get(f"{W}id") for one in file["word/footnotes.xml"].iter(f"{W}footnote")]
    assert held == ["-1", "0", *called]
    lists = [one.get(f"{W}numId") for one in file["word/numbering.xml"].iter(f"{W}num")]
    assert {one.get(f"{W}val") for one in document.iter(f"{W}numId")} == set(lists)
    starts = [one.get(f"{W}val") for one in file["word/numbering.xml"].iter(f"{W}startOverride")]
    assert starts == ["3"]
    named = {one.get("PartName", "").lstrip("/") for one in file["[Content_Types].xml"] if one.get("PartName")}
    assert named == {name for name in file if not name.endswith(".rels") and not name.startswith("[")}


def test_runs_have_the_whole_of_their_format() -> None:
    runs = {
        words(run): [child.tag.removeprefix(W) for child in run.findall(f"{W}rPr/*")]
        for run in parts(finished(DRAFT, with_tree=True))["word/document.xml"].iter(f"{W}r")
    }
    assert runs["quoted "] == ["i"]
    assert runs["bold"] == ["b", "i"]
    assert runs["struck"] == ["strike"]
    assert runs["The quay at night"] == ["i"]
    assert runs["a link"] == ["rStyle"]


def test_entries_with_numbers_have_a_column_for_them() -> None:
    file = parts(finished("So [@roe; @doe].", "ieee", with_tree=True))
    assert paragraphs(file["word/document.xml"])[1][1].startswith("[1]>A. Roe,")
    assert len(list(file["word/document.xml"].iter(f"{W}tabs"))) == 2


@pytest.mark.parametrize("text", ['a\x00b \ud800 \uffff \x0b c & <d> "e" ]]> [@roe]', "", "---\ntitle: '&<'\n---\n"])
def test_any_text_gives_a_file_that_is_read(text: str) -> None:
    answer = finished(text, with_tree=True)
    parts(answer)
    source = Source("draft.docx", docx(answer))
    assert ("Roe, 2019" in read_word_draft(source).text) == ("@roe" in text)


def test_our_readers_read_what_is_written() -> None:
    source = Source("draft.docx", docx(finished(DRAFT, "chicago", with_tree=True)))
    draft = read_word_draft(source)
    assert "A block quotation." in [stretch.text.strip() for stretch in draft.stretches if stretch.depth]
    assert len(draft.note_marks) == 6
    text = word_reader.read(source).text
    assert "One & all" in text
    assert "3. one" in text


def test_the_same_draft_gives_the_same_file() -> None:
    assert docx(finished(DRAFT, with_tree=True)) == docx(finished(DRAFT, with_tree=True))


def test_a_latex_document() -> None:
    text = latex(finished(DRAFT, with_tree=True))
    assert "\\title{Walls \\& \\textit{tides}}\n\\author{Ada Roe \\and Bo Li}\n\\date{2024-05-06}\n" in text
    assert "\\usepackage[ngerman,shorthands=off]{babel}" in text
    assert "\\usepackage[normalem]{ulem}" in text
    assert "\\section*{One \\& all}" in text
    assert "\\textit{quoted \\textbf{bold}} \\sout{struck} word\\footnote{A note with (Roe, 2019, S. 5)." in text
    assert "\\href{https://example.org/a\\_b\\%20c}{a link} and \\texttt{code\\_x}" in text
    assert "Line\\\\{}\nend." in text
    assert "{}[x] & 2\\footnotemark{} \\\\" in text
    assert "\\addtocounter{footnote}{-1}%\n\\stepcounter{footnote}\\footnotetext{A note" in text
    assert "\\item[3.] one" in text
    assert "def~f():\\\\{}\n~~~~return~1" in text
    assert "\\includegraphics[width=\\linewidth,keepaspectratio]{pic.png} Another" in text
    assert "\\section*{Works}" in text
    assert "\\item {}Roe, A. (2019). \\textit{The quay at night}. Dock Press." in text
    # An empty line would end the argument of a command around the note.
    assert not re.search(r"\\footnote\{[^{}]*\n\n", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\\\ { } $5 & 6% #1 a_b ~ ^ \\`", r"\textbackslash{} \{ \} \$5 \& 6\% \#1 a\_b \textasciitilde{} "),
        ("a ,, b << c >> d", "a ,{}, b <{}< c >{}> d"),
        ("# A note^[so]", "\\section*{A note\\protect\\footnote{so}}"),
        ("Line  \n[so]", "Line\\\\{}\n[so]"),
        ("one <b>two</b>\n\n<hr>", "one two"),
    ],
)
def test_text_is_no_command(text: str, expected: str) -> None:
    assert expected in latex(finished(text, with_tree=True))


def manuscript(text: str, style: str = "apa") -> Finished:
    return finish_draft(latex_drafts.draft_of(text), load_style(style), REFERENCES)


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("So~\\citep[see][12]{roe}.", "apa", "So~(see Roe, 2019, p. 12)."),
        ("\\textcite[p.~3]{roe} says \\emph{so}.", "apa", "Roe (2019, p. 3) says \\emph{so}."),
        ("So \\autocites[3]{roe}[4]{doe}.", "apa", "So (Doe, 2022, p. 4; Roe, 2019, p. 3)."),
        ("So.\\footcite[3]{roe} And", "apa", "So.\\footnote{(Roe, 2019, p. 3)} And"),
        ("So \\autocite[3]{doe}.", "chicago", "So.\\footnote{Jo Doe, \\textit{Tides} (Sea Press, 2022), 3.}"),
        ("So.\\footnote{See \\cite[3]{roe}.}", "apa", "So.\\footnote{See (Roe, 2019, p. 3).}"),
        ("\\citeauthor{roe} and \\citeyear{roe}", "apa", "Roe and 2019"),
        ("\\citeyearpar{roe} and \\citedate{roe}.", "apa", "(2019) and 2019."),
        ("In \\citetitle{roe} she says.", "apa", "In \\textit{The quay at night} she says."),
        ("In \\citetitle{roe} \\autocite[3]{roe}.", "chicago", "In \\textit{The quay at night}.\\footnote{Ada Roe, "),
        ("So \\citeurl{roe} it", "apa", "So roe? it"),
        ("So \\citetitle{xyzzy} it", "apa", "So \\textbf{xyzzy?} it"),
        ("\\citetitle{roe,doe} and", "apa", "\\textit{The quay at night}, \\textit{Tides} and"),
        ("See \\fullcite{doe}.", "apa", "See Doe, J. (2022). \\textit{Tides}. Sea Press."),
        ("See.\\footfullcite{doe} And", "apa", "See.\\footnote{Doe, J. (2022). \\textit{Tides}. Sea Press.} And"),
        ("\\citeauthor{roe} says", "chicago", "Ada Roe says"),
        ("So \\cite[{cf.\\ \\emph{passim}}]{roe}", "apa", "So (Roe, 2019, cf. \\textit{passim})"),
        ("\\textcquote[see][12]{roe}[.]{so it was} and", "apa",
         "\\textquote[][.]{so it was} (see Roe, 2019, p. 12) and"),
        ("\\foreigntextcquote{german}[3]{roe}{so war es}.", "chicago",
         "\\foreigntextquote{german}{so war es}.\\footnote{"),
        ("\\blockcquote[3]{roe}{So \\enquote{it} was \\cite{doe}.}", "apa",
         "\\blockquote{So \\enquote{it} was (Doe, 2022).} (Roe, 2019, p. 3)"),
        ("\\begin{displaycquote}[3]{roe}\nSo.\n\\end{displaycquote}", "apa",
         "\\begin{displayquote}\nSo.\n(Roe, 2019, p. 3)\\end{displayquote}"),
        ("\\textquote[{\\cite[3]{roe}}]{so}", "apa", "\\textquote[{(Roe, 2019, p. 3)}]{so}"),
        ("\\newcommand{\\gen}[2][]{\\citeauthor{#2}: \\citeyearpar[#1]{#2}}\\begin{document}\\gen[3]{roe} so", "apa",
         "\\newcommand{\\gen}[2][]{\\citeauthor{#2}: \\citeyearpar[#1]{#2}}\\begin{document}Roe (2019, p. 3) so"),
        ("\\parencites(see)()[12]{roe}[13]{doe}", "apa", "(see Roe, 2019, p. 12; Doe, 2022, p. 13)"),
        ("\\volcite{2}[15]{doe} \\citeA{roe}", "apa", "(Doe, 2022, Volume 2, p. 15) Roe (2019)"),
        ("% \\cite{roe}\nSo \\cite{xyzzy}", "apa", "% \\cite{roe}\nSo (\\textbf{xyzzy?})"),
    ],
)  # fmt: skip
def test_a_manuscript_in_latex_is_finished(text: str, style: str, expected: str) -> None:
    assert latex_source(manuscript(text, style)).startswith(expected)


def test_a_command_of_the_drafts_own_that_quotes_and_cites_is_told() -> None:
    text = "\\newcommand{\\zit}[2]{\\enquote{#1} \\cite{#2}}\\begin{document}\nSo \\zit{it was}{roe}.\\end{document}"
    answer = manuscript(text)
    assert "\\zit{it was}{roe} (Roe, 2019)." in latex_source(answer)
    assert any("line 2" in warning and "quotes and cites at once" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("definition", "text", "expected"),
    [
        ("\\newcommand{\\bq}[2]{\\begin{quote}#1\\cite{#2}\\end{quote}}", "\\bq{So.}{roe}",
         "\\bq{So.}{roe} (Roe, 2019)"),
        ("\\newcommand{\\bq}[2]{\\begin{quote}#2\\end{quote}\\cite{#1}}", "\\bq{roe}{So.}",
         "\\bq{roe}{So.} (Roe, 2019)"),
        ("\\newcommand{\\it}[2]{\\textit{#1} \\cite{#2}}", "\\it{So}{roe}", "\\it{So}{roe} (Roe, 2019)"),
        ("\\newcommand{\\it}[2]{\\textit{#1} \\cite{#2}}", "\\it{So} {roe}", "\\it{So} {roe} (Roe, 2019)"),
        ("\\newenvironment{src}[1]{\\begin{quote}}{\\cite{#1}\\end{quote}}", "\\begin{src}{roe}So.\\end{src}",
         "\\begin{src}{roe}So. (Roe, 2019)\\end{src}"),
    ],
)  # fmt: skip
def test_what_the_draft_defines_keeps_its_arguments(definition: str, text: str, expected: str) -> None:
    answer = manuscript(f"{definition}\\begin{{document}}\n{text}\n\\end{{document}}")
    assert f"\n{expected}\n" in latex_source(answer)
    assert any("line 2" in warning and "quotes and cites at once" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("definition", "use", "words"),
    [
        ("\\newcommand{\\see}[1]{(as told in \\cite[#1]{roe}, at length)}", "\\see{3}", True),
        ("\\newcommand{\\see}{Roe's essay \\parencite{roe}}", "\\see{}", True),
        ("\\newcommand{\\see}[2][]{\\footnote{See also \\cite[#1]{#2}.}}", "\\see[3]{roe}", True),
        ("\\newcommand{\\see}[2][]{\\footnote{\\cite[see][#1]{#2}.}}", "\\see[3]{roe}", False),
        ("\\newcommand{\\see}[1]{\\citeauthor{#1}'s (\\citeyear{#1})}", "\\see{roe}", False),
        ("\\newcommand{\\see}[1]{\\begin{small}\\cite{#1}\\end{small}}", "\\see{roe}", False),
        ("\\newcommand{\\other}{so it is}", "\\cite{roe}", False),
    ],
)
def test_words_of_a_command_that_cites_are_not_lost_unseen(definition: str, use: str, words: bool) -> None:
    answer = manuscript(f"{definition}\\begin{{document}}\nSo {use} says.\n\\end{{document}}")
    assert any("line 2: \\see has words of its own" in warning for warning in answer.warnings) is words


def test_a_command_that_cites_is_told_at_its_line_in_its_own_file(tmp_path: Path) -> None:
    definition = "\\newcommand{\\zit}[2]{\\enquote{#1} \\cite{#2}}"
    main = tmp_path / "main.tex"
    main.write_text(
        f"\\documentclass{{book}}\n{definition}\n\\begin{{document}}\n\\input{{one}}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    (tmp_path / "one.tex").write_text("So\n\\zit{it was}{roe}.\n", encoding="utf-8")
    answer = finish_draft(load_cited_draft(str(main)).draft, load_style("apa"), REFERENCES)
    told = [warning for warning in answer.warnings if "quotes and cites at once" in warning]
    assert [warning.partition(": ")[0].rpartition("/")[2] for warning in told] == ["one.tex, line 2"]


def test_a_part_that_a_reference_lacks_is_named() -> None:
    assert manuscript("So.\n\nAnd \\citeurl{roe}.").warnings == ("line 3: \\citeurl: roe has no url",)


def test_a_field_of_a_reference() -> None:
    answer = manuscript("So \\citefield{doe}{publisher} and \\citefield{doe}{entrysubtype}.")
    assert latex_source(answer).startswith("So Sea Press and doe?.")
    assert answer.warnings == ("line 1: \\citefield: entrysubtype is no field that is set",)


def test_the_bibliography_stands_where_it_is_asked_for() -> None:
    entry = "\\item {}Roe, A. (2019). \\textit{The quay at night}. Dock Press.\n\\end{list}"
    text = (
        "\\documentclass{article}\n\\addbibresource{a.bib}\n\\begin{document}\nSo \\cite{roe}.\n"
        "% \\printbibliography\n\\printbibliography[title=Works]\n\nEnd.\\nocite{doe}\n\\end{document}\n"
    )
    source = latex_source(manuscript(text))
    assert "% \\printbibliography\n\\begin{list}" in source
    assert source.count("\\begin{list}") == 1
    assert f"{entry}\n\nEnd.\\end{{document}}\n" in source
    assert "\\item {}Doe" in source
    assert "addbibresource" not in source
    assert "nocite" not in source
    without = latex_source(manuscript(text.replace("\\printbibliography", "")))
    assert without.endswith(f"{entry}\n\n\\end{{document}}\n")
    assert latex_source(manuscript("So \\cite{roe}.")).endswith(f"So (Roe, 2019).\n\n{LIST}\n{entry}\n")


LIST = "\\begin{list}{}{\\setlength{\\leftmargin}{2em}\\setlength{\\itemindent}{-2em}}"


def test_a_manuscript_as_plain_text() -> None:
    text = (
        "\\begin{document}\n\\section{One}\nSo \\emph{it} was \\autocite[3]{roe}. ``Now''\\footnote{Not \\cite{doe}.} "
        "it is.\n\n\\begin{quote}Set in.\\end{quote}\n\\printbibliography\n\\end{document}"
    )
    assert plain_source(manuscript(text, "ieee")).split("\n\n") == [
        "One",
        "So it was [1, p. 3]. “Now”[1] it is.",
        "  Set in.",
        "[1] A. Roe, The quay at night. Dock Press, 2019.",
        "[2] J. Doe, Tides. Sea Press, 2022.",
        "[1] Not [2].\n",
    ]
