"""Formulas as a line of text: MathML and Office's own."""

from xml.etree.ElementTree import fromstring

import pytest

from citecli.readers.formulas import linear


def run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


HALF = f"<m:f><m:fPr><m:type m:val='bar'/></m:fPr><m:num>{run('1')}</m:num><m:den>{run('2')}</m:den></m:f>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = mc²"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ("<msqrt><mn>2</mn></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>", "√2³√x"),
        ("<msub><mi>x</mi><mi>i</mi></msub><mo>&lt;</mo><msubsup><mi>y</mi><mn>1</mn><mi>w q</mi></msubsup>",
         "xᵢ < y₁^(w q)"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced><mtext>for all</mtext><mi>n</mi>", "(a, b) for all n"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>",
         "a, 0; b"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>\n <mo>→</mo>\n <mn>0</mn>", "x → 0"),
        ("<semantics><mi>z</mi><annotation>\\zeta</annotation></semantics>", "z"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
         "∑_(i = 1)ⁿi"),
    ],
)  # fmt: skip
def test_mathml(formula: str, text: str) -> None:
    assert linear(fromstring(f"<math>{formula}</math>")) == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"{run('A=π')}<m:sSup><m:e>{run('r')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>", "A=πr²"),
        (HALF + run("gt"), "1/2gt"),
        (f"<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e>{run('b+c')}</m:e></m:rad>", "√(b+c)"),
        (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{run('x')}</m:e></m:d>", "[x]"),
        (f"<m:d><m:e>{run('x')}</m:e><m:e>{run('y')}</m:e></m:d>", "(x| y)"),
        (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{run('n')}</m:sub><m:sup>{run('7')}</m:sup>"
         f"<m:e>{run('k')}</m:e></m:nary>", "∑ₙ⁷ k"),
        (f"<m:func><m:fName>{run('sin')}</m:fName><m:e>{run('x')}</m:e></m:func>", "sin x"),
        (f"<m:acc><m:accPr><m:chr m:val='^'/></m:accPr><m:e>{run('p')}</m:e></m:acc>", "p"),
        (f"<m:m><m:mr><m:e>{run('1')}</m:e><m:e>{run('0')}</m:e></m:mr><m:mr><m:e>{run('2')}</m:e></m:mr></m:m>",
         "1, 0; 2"),
    ],
)  # fmt: skip
def test_office(formula: str, text: str) -> None:
    assert linear(fromstring(f"<m:oMath xmlns:m='m'>{formula}</m:oMath>")) == text


def test_a_formula_nested_without_end_is_cut() -> None:
    deep = "<mrow>" * 200 + "<mi>x</mi>" + "</mrow>" * 200
    assert linear(fromstring(f"<math><mi>y</mi>{deep}</math>")) == "y"
