"""Drafts in LaTeX."""

from collections.abc import Callable

import pytest

from citecli.drafts import latex
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(latex.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``So it was''~\\citep[p.~3]{doe}.", [("So it was", False, ["doe p. 3"])]),
        ("``So it was'' \\citep[see][pp.~3--5]{doe}.", [("So it was", False, ["doe pp. 3–5"])]),
        ("\\textcite[3]{doe} has \\enquote{so it was}.", [("so it was", False, ["doe 3"])]),
        ("\\enquote{it \\emph{is} \\enquote{so}} \\autocite{doe}", [("it is ‘so’", False, ["doe"])]),
        ("\\enquote*{so it was} \\parencites[3]{a}[4]{b}", [("so it was", False, ["a 3", "b 4"])]),
        ("\\textcquote[3]{doe}{so it was}.", [("so it was", False, ["doe 3"])]),
        ("\\blockcquote[3]{doe}{So it was.}", [("So it was.", True, ["doe 3"])]),
        ("\\blockquote[{\\cite[3]{doe}}]{So it was.}", [("So it was.", True, ["doe 3"])]),
        ("\\foreignquote{german}{so war es}", [("so war es", False, [])]),
        ("\\begin{quotation}\nSo it was.\n\nAnd is.\n\\cite{doe}\n\\end{quotation}",
         [("So it was.", True, ["doe"]), ("And is.", True, ["doe"])]),
        ("\\begin{displaycquote}[3]{doe}\nSo it was.\n\nAnd is.\n\\end{displaycquote}",
         [("So it was.", True, ["doe 3"]), ("And is.", True, ["doe 3"])]),
        ("``So it was.''\\footnote{\\cite[3]{doe}.}", [("So it was.", False, ["doe 3"])]),
        ("``So it was''\\footnotemark{} and ``is''.\\footnotetext{\\cite[3]{doe}}",
         [("So it was", False, ["doe 3"]), ("is", False, [])]),
        ("``Caf\\'e na\\\"{\\i}ve --- 5\\,\\% \\& \\ldots\\ so''", [("Café naïve — 5 % & … so", False, [])]),
        ("%``No'' comment\n\\verb|``no''| $``x''$ \\begin{verbatim}``no''\\end{verbatim}", []),
        ("\\section{On ``walls''}", []),
        ("\\documentclass{x}``no''\n\\begin{document}``yes, it is''\\end{document}``no''", [("yes, it is", False, [])]),
        ("\\enquote{never closed\n\n\\enquote{this is} and {.", [("this is", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert [one for one in found(text) if one[0] != "never closed"] == expected


def test_places_are_those_of_the_source() -> None:
    text = "\\section{A}\r\n\r\nÄ \\emph{b} \\enquote{so \\textbf{it} was}\r\n"
    (one,) = find(latex.draft_of(text))
    assert (one.line, one.column) == (3, text.split("\r\n")[2].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so \\textbf{it} was"


def test_a_bibliography_is_named() -> None:
    text = "\\addbibresource{one.bib}\\begin{document}\\bibliography{two,three.bib}\\nocite{*}"
    draft = latex.draft_of(text)
    assert draft.front.bibliography == ("one.bib", "two.bib", "three.bib")
    assert draft.citations == ()


ODD = (
    "{", "\\enquote{", "$", "\\begin{quote}", "\\cite[", "\\footnote{", "\\verb|", "}", "[{", "\\'", "\\iffalse ",
    "\\newcommand{\\a}[2][]{\\cite[#1]{#2}", "\\todo{", "\\textquote[\\cite{a}", "\"`", "\\cites(a", "\\volcite{1}[",
    "\\let\\a\\a ", "\\begin{thebibliography}", "\\cite<", "\\textelp{", "\\begin{comment}",
)  # fmt: skip


@pytest.mark.parametrize("piece", ODD)
def test_odd_sources_cost_no_more_than_their_length(piece: str, steps: Callable[[Callable[[], object]], int]) -> None:
    find(latex.draft_of(piece))
    small, large = (steps(lambda text=piece * times: find(latex.draft_of(text))) for times in (500, 2000))
    assert large <= 5 * small


def test_a_command_without_keys_says_nothing_of_the_citation_before() -> None:
    draft = latex.draft_of("So.\\citet{roe} And.\\footcite{ }")
    assert [(one.textual, one.as_note) for one in draft.citations] == [(True, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\textcquote[see][12]{k}[.]{so it was}", [("so it was", False, ["k 12"])]),
        ("\\foreigntextcquote{german}[12]{k}{so war es}.", [("so war es", False, ["k 12"])]),
        ("\\hyphentextquote{german}[{\\cite[3]{k}}]{so war es}", [("so war es", False, ["k 3"])]),
        ("\\hybridblockcquote{german}[12]{k}[.]{So war es}", [("So war es", True, ["k 12"])]),
        ("\\foreignblockquote{german}[{\\cite{k}}]{So war es.}", [("So war es.", True, ["k"])]),
        ("\\begin{foreigndisplaycquote}{german}[12]{k}[.]So war es\\end{foreigndisplaycquote}",
         [("So war es", True, ["k 12"])]),
        ("\\begin{displayquote}[{\\cite{k}}]So it was.\\end{displayquote}", [("So it was.", True, ["k"])]),
        ("\\say{so it was} \\citep{k}", [("so it was", False, ["k"])]),
        ("\\epigraph{So it was.}{Ann Roe, \\emph{Tides} \\cite[3]{k}} Next.", [("So it was.", True, ["k 3"])]),
        ("\\begin{quote}So it was. (\\cite{k})\\end{quote}", [("So it was.", True, ["k"])]),
        ("\\begin{quote}So it was. [\\citealt{k}: 7--8]\\end{quote}", [("So it was.", True, ["k 7–8"])]),
        ("\\begin{itemize}\\item ``so it was''\n\\item ``and is'' \\cite{k}\\end{itemize} \\cite{l}",
         [("so it was", False, []), ("and is", False, ["k"])]),
        ("\\begin{itemize}\\item[``Rain''] ``so it was'' \\cite{k}\\end{itemize}",
         [("Rain", False, ["k"]), ("so it was", False, ["k"])]),
        ("\\begin{verse}So it was, \\\\*\nand is. \\\\!\n\\end{verse}", [("So it was,  \nand is.", True, [])]),
        ("\\begin{quote}[I]t was so.\\end{quote}", [("[I]t was so.", True, [])]),
        ("\\begin{quote}So it\\begin{quote}was and\\end{quote}is.\\end{quote} Next.",
         [("So it was and is.", True, [])]),
        ("\\enquote{So it was.\n\nAnd is.} \\cite{k}", [("So it was.", True, ["k"]), ("And is.", True, ["k"])]),
        ("\\glqq so war es\\grqq{} \\cite{k}", [("so war es", False, ["k"])]),
        ("\\flqq so war es\\frqq\\ \\cite{k}", [("so war es", False, ["k"])]),
        ("\\og c'est ainsi \\fg{} \\cite{k}", [("c'est ainsi", False, ["k"])]),
        ("\\lq\\lq so it was\\rq\\rq{} \\cite{k}", [("so it was", False, ["k"])]),
        (",,so war es'' \\cite{k}, also,, nichts", [("so war es", False, ["k"])]),
        ("<<c'est ainsi>> \\cite{k}", [("c'est ainsi", False, ["k"])]),
        ("\"`so war es\"' \\cite{k}", [("so war es", False, ["k"])]),
        ("\\MakeOuterQuote{\"} \"so it was\" \\cite{k}", [("so it was", False, ["k"])]),
        ("\\usepackage[ngerman]{babel} \"`F\"ur die Stra\"se\"' \"<\"Uber ein\"-ander\">",
         [("Für die Straße", False, []), ("Über einander", False, [])]),
        ("F\"ur gr\"o\"sere H\"auser: \"`F\"ur die Stra\"se\"'", [("Für die Straße", False, [])]),
        ("He said \"under us\" and \"as of old\", \"so\" it is.",
         [("under us", False, []), ("as of old", False, []), ("so", False, [])]),
    ],
)  # fmt: skip
def test_marks_and_commands_that_quote(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so \\textelp{} was \\textelp{and} is", "so […] was […] [and] is"),
        ("\\textins{T}o \\textins*{w}as walk\\textdel{ed} \\textdel{words} \\elide", "[T]o [w]as walk[] […] […]"),
        ("he \\textcolor{red}{had} \\colorbox{red}{it} \\href{http://a}{there}", "he had it there"),
        ("he\\todo{``no'' {x} \\cite{x}} had\\marginnote{no} it\\marginpar{no}", "he had it"),
        ("\\hl{he} \\underline{had} \\textsc{It} \\textbf{\\emph{all}}", "he had It all"),
        ("he % said {\n had", "he had"),
        ("some%\n  thing", "something"),
        ("he \\iffalse \\ifx a b ``no'' \\fi and \\else had \\fi it", "he had it"),
        ("he \\begin{comment} had no { \\end{comment} had", "he had"),
        ("Stra\\ss e und \\LaTeX{} so\\\\[2ex] und", "Straße und LaTeX so und"),
        ("he \\replaced{had}{has} it \\deleted{not} \\added{all}", "he had it all"),
        (
            "the 19$^{th}$ century, $5$ of $n=10$, $\\alpha$-helix \\(p<0.05\\)",
            "the 19th century, 5 of n=10, α-helix p<0.05",
        ),
        ("so $\\sum_{i} \\frac{a}{b}$ was", "so was"),
        ("an \\texorpdfstring{\\emph{odd}}{odd} thing\\index{thing}", "an odd thing"),
    ],
)
def test_what_is_seen_of_words(text: str, words: str) -> None:
    ((seen, _, _),) = found(f"\\enquote{{{text} end}}")
    assert " ".join(seen.split()) == f"{words} end"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("\\parencites(see)(passim)[12]{a}[13]{b}", ["see a 12", "b 13, passim"]),
        ("\\volcite{2}[15]{k} \\pvolcite[see]{2}[15]{k}", ["k vol. 2, p. 15", "see k vol. 2, p. 15"]),
        ("\\cite<see>[p.~3]{k} \\citeA{a} \\citeNP[3]{b}", ["see k p. 3", "a", "b 3"]),
        ("\\cite<2->{k} \\shortcite{a} \\onlinecite{b} \\citeonline[3]{c}", ["k", "a", "b", "c 3"]),
        ("\\notecite[3]{a} \\citepos{b} \\Citet*{c} \\citealp{d}", ["a 3", "b", "c", "d"]),
        ("\\citetext{see \\citealp[3]{k}} \\defcitealias{k}{X} \\citetalias{k}", ["k 3", "k"]),
        ("\\footcitetext[3]{k} \\smartcites[3]{a}[4]{b} \\cites{c,d}", ["k 3", "a 3", "b 4", "c", "d"]),
        ("\\citeasnoun{a} \\possessivecite{b} \\gentextcite[3]{c} \\citeaffixed{d}{see}", ["a", "b", "c 3", "see d"]),
        ("\\cite{k}*{Theorem 2} \\apud[3]{a}{b} \\citefield{k}{title}", ["k Theorem 2", "a 3", "b", "k"]),
        ("\\cite{a, % the first\n  b,%\nc} \\cite{{d}} \\cite\n  {e}", ["a", "b", "c", "d", "e"]),
        ("\\cite{e:f/g_h.i-1+2} \\cite{[anon]1730} \\cite{*[see] k}", ["e:f/g_h.i-1+2", "[anon]1730", "k"]),
        ("\\posscitet[3]{a} \\citew{b} \\textcitetv{c}", ["a 3", "b", "c"]),
        ("\\cited{words here} \\excited{so} \\citestyle{apa} \\unknowncite{some words} \\cite{\\mykey}", []),
        ("\\begin{theorem}[\\cite[3]{k}] So.\\end{theorem}", ["k 3"]),
        ("(\\citealt{a}: 103--4; \\citealt{b}: 7) and \\citet{c}: 3 of them.", ["a 103–4", "b 7", "c"]),
        ("\\cite[see {\\emph{x} [3]}][]{k}", ["see *x* [3] k"]),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    citations = latex.draft_of(text).citations
    shown = [f"{cite.prefix}{cite.key} {cite.suffix}" for citation in citations for cite in citation.cites]
    assert [one.strip() for one in shown] == keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\newcommand{\\zit}[3]{\\enquote{#1} \\parencite[#2]{#3}}\\zit{so it was}{12}{k} more",
         [("so it was", False, ["k 12"])]),
        ("\\newcommand{\\zit}[3][]{``#3'' (\\cite[#1]{#2})}\\zit[12]{k}{so it was} more",
         [("so it was", False, ["k 12"])]),
        ("\\newcommand{\\pc}{\\parencite}\\newcommand\\pcs[2][]{\\pc[#1]{#2}}``so it was'' \\pcs[4]{k}",
         [("so it was", False, ["k 4"])]),
        ("\\let\\qc\\citep ``so it was'' \\qc[4]{k}", [("so it was", False, ["k 4"])]),
        ("\\def\\mc#1{\\citep{#1}}``so it was'' \\mc{k}", [("so it was", False, ["k"])]),
        ("\\newcommand{\\fn}[2][]{\\footnote{See \\cite[#1]{#2}.}}``so it was''\\fn[3]{k}",
         [("so it was", False, ["k 3"])]),
        ("\\NewDocumentCommand{\\mc}{s o m}{\\autocite[#2]{#3}}``so it was'' \\mc*[3]{k}",
         [("so it was", False, ["k 3"])]),
        ("\\DeclareCiteCommand{\\mc}[\\mkbibparens]{a}{b}{c}{d}``so it was'' \\mc[3]{k}",
         [("so it was", False, ["k 3"])]),
        ("\\newcommand{\\gen}[2][]{\\citeauthor{#2}'s (\\citeyear[#1]{#2})}``so it was'' (\\gen[3]{k})",
         [("so it was", False, ["k 3"])]),
        ("\\newcommand{\\dq}[1]{\\glqq #1\\grqq}\\dq{so war es} \\cite{k}", [("so war es", False, ["k"])]),
        ("\\newenvironment{aquote}[2][]{\\begin{quote}}{\\parencite[#1]{#2}\\end{quote}}"
         "\\begin{aquote}[12]{k}So it was.\\end{aquote}", [("So it was.", True, ["k 12"])]),
        ("\\newcommand*{\\long}[2]{\\begin{quote}#1 \\hfill\\citep{#2}\\end{quote}}\\long{So it was.}{k}",
         [("So it was.", True, ["k"])]),
        ("\\newcommand{\\bq}{\\begin{quote}}\\newcommand{\\eq}{\\end{quote}}\\bq So it was.\\eq \\cite{k}",
         [("So it was.", True, ["k"])]),
        ("\\newcommand{\\bq}[2]{\\begin{quote}#1 \\hfill\\cite{#2}\\end{quote}}Before. \\bq{So it was.}{k}",
         [("So it was.", True, ["k"])]),
        ("\\newcommand{\\bq}[3][]{\\begin{quotation}\\emph{#3}\\end{quotation}\\citep[#1]{#2}}\\bq[12]{k}{So it was.}",
         [("So it was.", True, ["k 12"])]),
        ("\\NewDocumentCommand{\\bq}{m o m}{\\begin{verse}#3\\end{verse}\\textcite[#2]{#1}}\\bq{k}[4]{So it was.}",
         [("So it was.", True, ["k 4"])]),
        ("\\newenvironment{src}{\\begin{quote}}{\\end{quote}}\\newcommand{\\bq}[1]{\\begin{src}#1\\end{src}}"
         "\\bq{So it was.} \\cite{k}", [("So it was.", True, ["k"])]),
        ("\\newcommand{\\ep}[2]{\\epigraph{#1}{\\textcite{#2}}}\\ep{So it was.}{k}", [("So it was.", True, ["k"])]),
        ("\\newcommand{\\fr}[1]{\\begin{center}#1\\end{center}}\\fr{So it was.} ``it is'' \\cite{k}",
         [("it is", False, ["k"])]),
        ("\\newcommand{\\ie}{that is\\xspace}\\enquote{so it was, \\ie, is}", [("so it was, that is, is", False, [])]),
        ("\\renewcommand{\\footnote}[1]{\\marginpar{#1}}``so it was''\\footnote{\\cite{k}}",
         [("so it was", False, ["k"])]),
        ("\\newcommand{\\x}{\\x}\\def\\y{\\z}\\def\\z{\\y}\\renewcommand{\\cite}[1]{\\cite{#1}}"
         "``so\\x\\y\\z{} it was'' \\cite{k}",
         [("so it was", False, ["k"])]),
    ],
)  # fmt: skip
def test_commands_of_the_sources_own(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "\\textcquote[1]{a}{so it was}, and \\textcquote[2]{b}{it is}",
        "\\textquote[{\\cite[1]{a}}]{so it was}, and \\textquote[{\\cite[2]{b}}]{it is}",
        "\\newcommand{\\q}[3]{\\enquote{#3} \\cite[#2]{#1}}\\q{a}{1}{so it was}, and \\q{b}{2}{it is}",
        "\\blockcquote[1]{a}{so it was} and \\blockcquote[2]{b}{it is}",
        "\\textcquote[1]{a}{so it was}, and \\enquote{it is} \\cite[2]{b}",
    ],
)
def test_a_command_that_quotes_and_cites_does_so_for_its_own_words(text: str) -> None:
    assert [one[2] for one in found(text)] == [["a 1"], ["b 2"]]


def test_a_list_of_references_is_neither_quoted_nor_ends_the_text() -> None:
    entries = "\\bibitem[Roe]{roe} Roe. ``The Title''. 1999."
    text = f"``so it was''\n\\begin{{thebibliography}}{{9}}\n{entries}\n\\end{{thebibliography}}\n"
    assert [one[0] for one in found(f"{text}``it is''")] == ["so it was", "it is"]
    levels = "\\section*{References}``No.'' 1999.\\subsection{Web}``No.'' 2001.\\section{Notes}``so it was''"
    assert [one[0] for one in found(levels)] == ["so it was"]


def test_the_works_of_a_typed_list_have_keys() -> None:
    entries = "\\bibitem[Roe(1999)]{roe} Roe, A. {\\em Tides}. 1999.\n\\bibitem{doe}\nDoe. ``Rain''. 2001."
    draft = latex.draft_of(f"So \\cite{{roe}}.\\begin{{thebibliography}}{{9}}{entries}\\end{{thebibliography}}")
    works = [(work.key, work.text) for work in draft.listed_works]
    assert works == [("roe", "Roe, A. Tides . 1999."), ("doe", "Doe. ``Rain''. 2001.")]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("\\textquote[Roe 1999, 12]{so it was} and", "Roe 1999, 12"),
        ("\\blockquote[Roe 1999, 12]{So it was.} And", "Roe 1999, 12"),
        ("\\begin{displayquote}[Roe 1999, 12]So it was.\\end{displayquote}\nAnd", "Roe 1999, 12"),
    ],
)
def test_a_citation_by_hand_among_the_arguments(text: str, cited: str) -> None:
    (quotation,) = find(latex.draft_of(text))
    assert [one.text for one in quotation.hand_citations] == [cited]
    assert cited not in quotation.text


@pytest.mark.parametrize(
    ("preamble", "language"),
    [
        ("\\usepackage[english,ngerman]{babel}", "de-DE"),
        ("\\usepackage[main=french,english]{babel}", "fr-FR"),
        ("\\documentclass[brazil]{article}\\usepackage{babel}", "pt-BR"),
        ("\\usepackage{polyglossia}\\setdefaultlanguage{italian}", "it-IT"),
        ("\\usepackage{csquotes}", ""),
    ],
)
def test_the_language_is_that_of_babel(preamble: str, language: str) -> None:
    draft = latex.draft_of(f"{preamble}\\begin{{document}}So.\\end{{document}}")
    assert draft.front.language == language


def test_long_arguments_and_deep_braces_cost_no_more_than_their_length(
    steps: Callable[[Callable[[], object]], int],
) -> None:
    def text(size: int) -> str:
        return (
            "\\newcommand{\\z}[2]{\\enquote{#1} \\cite{#2}}\\z{" + "so it was " * size + "}{k}"
            + "{" * size + "\\enquote{" * size + "}" * 2 * size + "\\z{a}{b}" * size
        )  # fmt: skip

    small, large = (steps(lambda source=source: find(latex.draft_of(source))) for source in (text(500), text(2000)))  # type: ignore[misc]
    assert large <= 5 * small
