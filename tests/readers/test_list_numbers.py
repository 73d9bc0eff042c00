"""The numbers of list items that files do not hold, and what else Word and OpenDocument leave to the program."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

import pytest

from citecli.readers import docx, odt
from citecli.readers.source import Source

Shown = Callable[..., list[str]]
FIRST = "What follows is a list of things, in order, as they were found."


def level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, depth: int = 0, number: int = 1, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbering(levels: str, more: str = "", override: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )


@pytest.mark.parametrize(
    ("levels", "override", "numbers"),
    [
        (level(0, "upperLetter", "%1.", start=26), "", ["Z.", "AA.", "BB."]),
        (level(0, "ordinal", "%1"), "", ["1st", "2nd", "3rd"]),
        (level(0, "decimal", "%1)", start=0), "", ["0)", "1)", "2)"]),
        (level(0, "decimal", "%1"), '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="0"/></w:lvlOverride>',
         ["0", "1", "2"]),
        (level(0, "decimal", "%1."), f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "(%1)")}</w:lvlOverride>',
         ["(i)", "(ii)", "(iii)"]),
    ],
)  # fmt: skip
def test_numbers_of_word(make: SimpleNamespace, shown: Shown, levels: str, override: str, numbers: list[str]) -> None:
    data = make.docx(make.paragraph(FIRST) + item("x") * 3, numbering=numbering(levels, override=override))
    assert shown(docx.read(Source("x.docx", data, ".docx"))) == [FIRST, *(f"{number} x" for number in numbers)]


def test_word_legal_numbers_and_numbered_headings_count(make: SimpleNamespace, shown: Shown) -> None:
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="B"/><w:style w:styleId="C"><w:basedOn w:val="N"/></w:style><w:style w:styleId="N"><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = (
        make.paragraph(FIRST)
        + item("Of wells", style="H", number=0)
        + item("Dig.", number=0, style="C")
        + item("Line.", 1)
    )
    body += item("Of pumps", style="H", number=0) + item("Oil.", 1)
    data = make.docx(body, numbering=numbering(levels), styles=styles)
    assert shown(docx.read(Source("x.docx", data, ".docx")), True) == [
        FIRST, "# Of wells", "1.1 Dig.", "1.2 Line.", "# Of pumps", "2.1 Oil.",
    ]  # fmt: skip


def test_a_word_list_by_its_style(make: SimpleNamespace, shown: Shown) -> None:
    of_style = (
        f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="L"/>{level(0, "decimal", "Art. %1")}</w:abstractNum>'
    )
    data = make.docx(item("x"), numbering=numbering('<w:numStyleLink w:val="L"/>', of_style))
    assert shown(docx.read(Source("x.docx", data, ".docx"))) == ["Art. 1 x"]


def test_word_signs_formulas_and_pictures(make: SimpleNamespace, shown: Shown) -> None:
    body = (
        '<w:p><w:r><w:t>Where </w:t><w:sym w:font="Symbol" w:char="F061"/><w:t> is </w:t></w:r><m:oMath xmlns:m="m">'
        "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"
        '<w:p><w:r><w:drawing><d:docPr xmlns:d="d" id="1" name="Picture 1" descr="A well in use"/><p:pic xmlns:p="p">'
        "<p:x/></p:pic></w:drawing><w:drawing><p:pic xmlns:p='p'/></w:drawing></w:r></w:p>"
    )
    document = docx.read(Source("x.docx", make.docx(body), ".docx"))
    assert shown(document) == ["Where α is 1/2"]
    assert [(omission.kind.value, omission.text) for omission in document.omissions] == [
        ("figure", "A well in use"), ("figure", ""),
    ]  # fmt: skip


def list_style(*levels: str) -> str:
    return f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'


def numbered(depth: int, form: str, after: str = ".", more: str = "") -> str:
    form = f'style:num-format="{form}" style:num-suffix="{after}"'
    return f'<text:list-level-style-number text:level="{depth}" {form} {more}/>'


def items(*texts: str, more: str = "") -> str:
    inner = "".join(
        f"<text:list-item>{text if text[0] == '<' else f'<text:p>{text}</text:p>'}</text:list-item>" for text in texts
    )
    return f'<text:list text:style-name="L" {more}>{inner}</text:list>'


@pytest.mark.parametrize(
    ("style", "body", "lines"),
    [
        (list_style(numbered(1, "1")), items("a", "b"), ["1. a", "2. b"]),
        (list_style(numbered(1, "a", ")", 'style:num-prefix="("')), items("a", "b"), ["(a) a", "(b) b"]),
        (list_style(numbered(1, "I", more='text:start-value="4"')), items("a", "b"), ["IV. a", "V. b"]),
        (list_style(numbered(1, "1")), items("a") + "<text:p>Between</text:p>" + items("b"),
         ["1. a", "Between", "1. b"]),
        (list_style(numbered(1, "1")), items("a") + "<text:p>Between</text:p>" +
         items("b", more='text:continue-numbering="true"'), ["1. a", "Between", "2. b"]),
        (list_style(numbered(1, "1")), items("a", more='xml:id="q"') + items("b") +
         items("c", more='text:continue-list="q"'), ["1. a", "1. b", "2. c"]),
        (list_style(numbered(1, "1"), numbered(2, "1", more='text:display-levels="2"')),
         items("a", "<text:p>b</text:p>" + items("c", "d").replace('text:style-name="L"', ""), "e"),
         ["1. a", "2. b", "2.1. c", "2.2. d", "3. e"]),
        (list_style('<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'), items("a"), ["a"]),
        (list_style(numbered(1, "1")),
         '<text:list text:style-name="L"><text:list-header><text:p>h</text:p></text:list-header><text:list-item '
         'text:start-value="7"><text:p>a</text:p><text:p>more</text:p></text:list-item></text:list>',
         ["h", "7. a", "more"]),
    ],
)  # fmt: skip
def test_numbers_of_open_document(make: SimpleNamespace, shown: Shown, style: str, body: str, lines: list[str]) -> None:
    data = make.odt(f"<text:p>{FIRST}</text:p>{body}", styles=style)
    assert shown(odt.read(Source("x.odt", data, ".odt"))) == [FIRST, *lines]


def test_open_document_shapes_pictures_and_formulas(make: SimpleNamespace, shown: Shown) -> None:
    body = (
        '<text:p xmlns:draw="d" xmlns:svg="s" xmlns:xlink="http://www.w3.org/1999/xlink">See <draw:frame><draw:object '
        'xlink:href="./Object 1"/><draw:image/></draw:frame>.<draw:frame><draw:image/><svg:title>A well</svg:title>'
        "</draw:frame><draw:rect><svg:desc>blue</svg:desc><text:p>In a box</text:p></draw:rect></text:p>"
    )
    data = make.odt(body)
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("Object 1/content.xml", "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>")
    document = odt.read(Source("x.odt", file.getvalue(), ".odt"))
    assert shown(document) == ["See x = 2.", "In a box"]
    assert [(omission.kind.value, omission.text) for omission in document.omissions] == [("figure", "A well")]
