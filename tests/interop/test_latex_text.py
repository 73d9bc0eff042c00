"""LaTeX to text."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.interop.latex_text import MAX_DEPTH, plain, rich, within_braces


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Sm{\o}rg{\aa}s", "Smørgås"),
        (r"\'{\i}sla \'ila \"o {\"o} \"{o}", "ísla íla ö ö ö"),
        (r"\v{S}koda, \c{c}a, \H{o}, \k a, \r{u}, \=a, \.z, \d{h}", "Škoda, ça, ő, ą, ů, ā, ż, ḥ"),
        (r"Stra\ss e and Stra{\ss}e", "Straße and Straße"),
        (r"pages 3--5 --- or so", "pages 3–5 — or so"),
        (r"``outer `inner' outer''", "“outer ‘inner' outer”"),
        (r"R\&D, 50\%, \$3, \#1, a\_b, \{x\}", "R&D, 50%, $3, #1, a_b, {x}"),
        (r"A.~B.", "A.\u00a0B."),
        (r"one  two" + "\n\t three", "one two three"),
        (r"CO$_2$ and m$^{2}$", "CO<sub>2</sub> and m<sup>2</sup>"),
        (r"$\alpha \leq 3$, $p<0.05$, $( 1 )$", "α ≤ 3, p < 0.05, (1)"),
        (r"costs $5", "costs $5"),
        (r"\emph{very \textbf{bold}} \textsc{x}",
         '<i>very <b>bold</b></i> <span style="font-variant:small-caps;">x</span>'),
        (r"{\em all of it} but {\bfseries this}", "<i>all of it</i> but <b>this</b>"),
        (r"\textit{a}\textit{b}", "<i>ab</i>"),
        (r"\enquote{say \enquote{so}}", "“say ‘so’”"),
        (r"\href{https://example.org}{the page}", "the page"),
        (r"\foreignlanguage{german}{Wort}", "Wort"),
        (r"\noopsort{zz}Zola", "Zola"),
        (r"\unheardof{kept} \unheardof", r"kept \unheardof"),
        (r"\aap", "Astronomy & Astrophysics"),
        (r"The \LaTeX{} Companion", "The LaTeX Companion"),
        (r"\hookrightarrow", "↪"),
        ("a } stray { brace", "a stray brace"),
        ("\\", "\\"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_it_says(latex: str, text: str) -> None:
    assert rich(latex) == text


def test_plain_has_no_tags() -> None:
    assert plain(r"\emph{a} $x^2$") == "a x2"


def test_blank_lines_are_paragraphs_where_asked_for() -> None:
    assert rich("one\n\n\n two\\par three", breaks=True) == "one\n\ntwo\n\nthree"
    assert rich("one\n\ntwo") == "one two"


def test_depth_has_an_end() -> None:
    deep = MAX_DEPTH * 50
    assert rich("{" * deep + "x" + "}" * deep) == "x"
    assert rich(r"\emph{" * deep + "x" + "}" * deep).count("x") == 1


@given(st.text(alphabet="ab \\{}$^_~`'\"-\n%éi", max_size=60))
def test_anything_is_read(latex: str) -> None:
    found = rich(latex)
    for tag in ("i", "b", "sup", "sub", "span"):
        assert found.count(f"<{tag}>") + found.count(f"<{tag} ") == found.count(f"</{tag}>")


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$`~'-", exclude_categories=("C", "Z")), max_size=40))
def test_text_without_latex_stays(text: str) -> None:
    import unicodedata

    assert unicodedata.normalize("NFC", rich(text)) == unicodedata.normalize("NFC", text)


def test_braces_in_braces_cost_no_more_than_their_number(steps: Callable[[Callable[[], object]], int]) -> None:
    within_braces("{}")
    short, long = (steps(lambda count=count: within_braces("{" * count + "x" + "}" * count)) for count in (100, 400))
    assert long < 5 * short


@pytest.mark.parametrize(
    ("latex", "inner"),
    [
        ("{a}", "a"), (" { {a b} } ", "a b"), ("{a}{b}", ""), (r"{\emph{a}}", ""), (r"{{\emph{a}}}", r"{\emph{a}}"),
        ("a", ""), ("{a", ""), ("{}", ""), ("{a {b} c}", "a {b} c"),
    ],
)  # fmt: skip
def test_within_braces(latex: str, inner: str) -> None:
    assert within_braces(latex) == inner
