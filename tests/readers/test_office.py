"""DOCX and ODT."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import docx, odt
from citecli.readers.source import Source

Shown = Callable[..., list[str]]
HEADING = '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
TITLE = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
OUTLINE = '<w:style w:styleId="O"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
HEIR = '<w:style w:styleId="I"><w:basedOn w:val="H"/></w:style>'
CIRCLE = (
    '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)


def word(make: SimpleNamespace, body: str, **parts: str) -> object:
    return docx.read(Source("x.docx", make.docx(body, **parts), ".docx"))


def test_word_paragraphs_headings_and_title(make: SimpleNamespace, shown: Shown) -> None:
    body = "".join(
        make.paragraph(text, style)
        for text, style in (
            ("On Rain", "T"), ("First “words”.", ""), ("Causes", "H"), ("Second.", "A"), ("Deeper", "O"), ("Own", "I"),
            ("Third.", ""),
        )
    )  # fmt: skip
    document = word(make, body, styles=TITLE + HEADING + OUTLINE + HEIR + CIRCLE)
    assert shown(document, True) == ["First “words”.", "## Causes", "Second.", "### Deeper", "## Own", "Third."]
    assert document.head.title.of(document.text) == "On Rain"
    assert document.reference.texts["title"] == "On Rain"
    assert document.origins["title"] == "title style"
    assert [part.number for part in document.paragraphs] == [1, 2, 3]


def test_word_runs_tabs_breaks_hyphens_and_what_is_left_out(make: SimpleNamespace, shown: Shown) -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText><w:footnoteReference/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Field</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert shown(word(make, body)) == ["One two\nthree‑four new linked", "Cell", "Field"]


def test_word_pages_are_those_that_word_has_marked(make: SimpleNamespace) -> None:
    mark = "<w:lastRenderedPageBreak/>"
    body = (
        make.paragraph("On the first.")
        + f"<w:p><w:r>{mark}<w:t>On the second.</w:t></w:r></w:p>"
        + f"<w:p><w:r><w:t>From the second </w:t>{mark}<w:t>to the third.</w:t></w:r></w:p>"
        + make.paragraph("On the third.")
    )
    assert [part.page for part in word(make, body).paragraphs] == ["1", "2", "2–3", "3"]
    (turn,) = word(make, body).paragraphs[2].turns
    assert (turn.page, word(make, body).text[turn.offset :][:13]) == ("3", "to the third.")
    numbered = body + '<w:sectPr><w:pgNumType w:start="7"/></w:sectPr>'
    assert {part.page for part in word(make, numbered).paragraphs} == {""}


def test_word_properties(make: SimpleNamespace) -> None:
    core = (
        "<dc:title>Rain and Rivers</dc:title><dc:creator>Ann Byron; Cole, Dan</dc:creator>"
        "<dcterms:created>2021-03-04T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"
    )
    document = word(make, make.paragraph("Words here."), core=core)
    assert document.reference.texts == {"title": "Rain and Rivers", "language": "en-GB"}
    assert [(name.family, name.given) for name in document.reference.names["author"]] == [
        ("Byron", "Ann"),
        ("Cole", "Dan"),
    ]
    assert document.reference.dates["issued"].start[:3] == (2021, 0, 0)
    assert any("the year 2021 is when the file was made" in remark for remark in document.remarks)
    assert set(document.origins.values()) == {"document properties", "default"}


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "Untitled", "report.docx", "Document1"])
def test_titles_that_programs_put_in_are_none(make: SimpleNamespace, title: str) -> None:
    document = word(make, make.paragraph("Some sentence."), core=f"<dc:title>{title}</dc:title>")
    assert "title" not in document.reference.texts


def test_a_byline_below_the_title_is_believed(make: SimpleNamespace, shown: Shown) -> None:
    body = "".join(map(make.paragraph, ("Rain Again", "By Ann Byron", "May 3, 2020", "It rained.", "It stopped.")))
    document = word(make, body, core="<dc:title>Template of the house</dc:title><dc:creator>User</dc:creator>")
    assert shown(document) == ["It rained.", "It stopped."]
    assert document.reference.texts["title"] == "Rain Again"
    assert document.reference.names["author"][0].family == "Byron"
    assert document.reference.dates["issued"].start[:3] == (2020, 5, 3)


def test_word_headings_whose_styles_the_file_does_not_define(make: SimpleNamespace, shown: Shown) -> None:
    body = "".join(
        make.paragraph(words, style)
        for words, style in (("It rains.", "Body"), ("Causes", "Heading2"), ("It pours.", ""), ("So.", "Heading"))
    )
    assert shown(word(make, body), True) == ["It rains.", "## Causes", "It pours.", "So."]
    headed = make.paragraph("On Rain", "Title") + make.paragraph("It rains.")
    assert word(make, headed).reference.texts["title"] == "On Rain"


def test_odt(make: SimpleNamespace, shown: Shown) -> None:
    body = (
        '<text:p text:style-name="P1">On Rain</text:p><text:p>Some<text:s text:c="3"/>words'
        "<text:line-break/>more<text:note><text:p>noted</text:p></text:note>.</text:p>"
        '<text:h text:outline-level="2">Causes</text:h>'
        "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
        "<text:p>To <text:soft-page-break/>the next.</text:p>"
        "<text:table-of-content><text:p>Contents</text:p>"
        "</text:table-of-content>"
    )
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    meta = "<dc:creator>Last Editor</dc:creator><meta:initial-creator>Ann Byron</meta:initial-creator>"
    meta += "<dc:title>On Rain</dc:title>"
    document = odt.read(Source("x.odt", make.odt(body, meta, styles)))
    assert shown(document, True) == ["Some words\nmore.", "## Causes", "Item", "To the next."]
    assert [part.page for part in document.paragraphs] == ["1", "1", "1–2"]
    (turn,) = document.paragraphs[2].turns
    assert (turn.page, document.text[turn.offset :]) == ("2", "the next.")
    assert document.reference.texts["title"] == "On Rain"
    assert [name.family for name in document.reference.names["author"]] == ["Byron"]


def test_protected_files_are_refused(make: SimpleNamespace) -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(UnreadableDocument, match="password"):
        odt.read(Source("x.odt", make.odt("<text:p>x</text:p>", manifest=manifest)))
    with pytest.raises(UnreadableDocument, match="encrypted or an old Office file"):
        docx.read(Source("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    encrypted = bytearray(make.docx(make.paragraph("x")))
    for at in range(len(encrypted) - 4):
        if encrypted[at : at + 4] == b"PK\x01\x02":
            encrypted[at + 8] |= 1
    with pytest.raises(UnreadableDocument, match="password"):
        docx.read(Source("x.docx", bytes(encrypted)))


def test_a_sheet_is_no_text(make: SimpleNamespace) -> None:
    data = make.zipped(
        {"content.xml": '<o:document-content xmlns:o="office"><o:body><o:spreadsheet/></o:body></o:document-content>'}
    )
    with pytest.raises(UnreadableDocument, match="is not a text document"):
        odt.read(Source("x.odt", data))


def test_word_notes_come_after_the_body(make: SimpleNamespace, shown: Shown) -> None:
    def note(kind: str, number: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{number}"{more}><w:p><w:r><w:{kind}Ref/><w:t> {text}</w:t></w:r></w:p></w:{kind}>'

    def cited(kind: str, number: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    body = (
        f"<w:p><w:r><w:t>“It rains,</w:t></w:r>{cited('footnote', 7)}<w:r><w:t>” she said.</w:t></w:r>"
        f"{cited('endnote', 2)}</w:p><w:p><w:r><w:t>So it does.</w:t></w:r>{cited('footnote', 3)}{cited('footnote', 9)}"
        "</w:p>"
    )
    footnotes = note("footnote", 0, "", ' w:type="separator"') + note("footnote", 3, "See the sky.")
    footnotes += note("footnote", 7, "In “May”.") + note("footnote", 8, "Nobody cites this.")
    document = word(make, body, footnotes=footnotes, endnotes=note("endnote", 2, "Letter to Bo."))
    assert shown(document, True) == [
        "“It rains,” she said.", "So it does.", "# Notes", "1. In “May”.", "i. Letter to Bo.", "2. See the sky.",
    ]  # fmt: skip


def test_word_text_boxes_tables_and_hidden_text(make: SimpleNamespace, shown: Shown) -> None:
    box = f"<w:txbxContent>{make.paragraph('In the box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around </w:t></w:r><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><x>12345</x>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>the box.</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Seen, so­ftly.</w:t></w:r></w:p>"
    )
    rows = (("Year", "Rain"), ("2020", "7 mm"))
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{make.paragraph(one)}</w:tc>' for one in row)}</w:tr>" for row in rows)
    prose = f"<w:tr><w:tc>{make.paragraph('One.') * 2}</w:tc><w:tc>{make.paragraph('Two.')}</w:tc></w:tr>"
    found = shown(word(make, f"{body}<w:tbl>{cells}{prose}</w:tbl>"))
    assert found == [
        "Around the box.",
        "In the box.",
        "Seen, softly.",
        "Year | Rain",
        "2020 | 7 mm",
        "One.",
        "One.",
        "Two.",
    ]


def test_word_ruby_keeps_its_base(make: SimpleNamespace, shown: Shown) -> None:
    run = "<w:r><w:t>%s</w:t></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{run % 'あめ'}</w:rt><w:rubyBase>{run % '雨'}</w:rubyBase></w:ruby></w:r>"
    assert shown(word(make, f"<w:p>{ruby}{run % 'が降る'}</w:p>")) == ["雨が降る"]


def test_odt_notes_boxes_tables_and_hidden_sections(make: SimpleNamespace, shown: Shown) -> None:
    note = (
        "<text:note><text:note-citation>*</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body>"
        "</text:note>"
    )
    body = (
        f"<text:p>It rains{note}, she said.<draw:frame xmlns:draw='d'><draw:text-box><text:p>Boxed.</text:p>"
        "</draw:text-box><draw:image><text:p>Picture</text:p></draw:image></draw:frame></text:p>"
        "<t:table xmlns:t='t'><t:table-row><t:table-cell><text:p>Year</text:p></t:table-cell><t:table-cell>"
        "<text:p>Rain</text:p></t:table-cell></t:table-row></t:table>"
        "<text:section text:display='none'><text:p>Hidden.</text:p></text:section>"
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        "<text:p><text:a>Linked</text:a> so­ftly.</text:p>"
    )
    found = shown(odt.read(Source("x.odt", make.odt(body))), True)
    assert found == ["It rains, she said.", "Boxed.", "Year | Rain", "Linked softly.", "# Notes", "* In May."]


def test_line_breaks_of_word_and_odt_are_breaks(make: SimpleNamespace) -> None:
    run = "<w:p><w:r><w:t>The boats lay still,</w:t><w:br/><w:t>the nets hung dry.</w:t></w:r></w:p>"
    spaced = "<text:p>The boats lay still,<text:line-break/>the nets hung dry.</text:p>"
    for document in (word(make, run), odt.read(Source("x.odt", make.odt(spaced), ".odt"))):
        assert [document.text[:offset] for offset in document.line_breaks] == ["The boats lay still,"]


def test_a_drop_cap_of_word_belongs_to_its_word(make: SimpleNamespace, shown: Shown) -> None:
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
    body = f"<w:p>{frame}<w:r><w:t>T</w:t></w:r></w:p>" + make.paragraph("he boats lay still.") + make.paragraph("So.")
    assert shown(word(make, body)) == ["The boats lay still.", "So."]


def test_a_document_of_headings_only_is_read_by_its_headings(make: SimpleNamespace, shown: Shown) -> None:
    body = (
        make.paragraph("The harbour in four points", "H") + make.paragraph("Stone", "H") + make.paragraph("Water", "H")
    )
    document = word(make, body, styles=HEADING)
    assert document.reference.texts["title"] == "The harbour in four points"
    assert shown(document) == ["Stone", "Water"]
    assert not document.headings


def numbered(text: str, level: int = 0, number: str = "1") -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def level(number: int, form: str, text: str, start: int = 1) -> str:
    begin = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{number}">{begin}<w:lvlText w:val="{text}"/></w:lvl>'


def test_numbers_of_word_lists_are_counted(make: SimpleNamespace, shown: Shown) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.", 3)}{level(1, "lowerLetter", "(%2)")}'
        f"{level(2, 'lowerRoman', '%1.%3')}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "o")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = (
        make.paragraph("It begins here.") + numbered("Three") + numbered("a", 1) + numbered("b", 1)
        + numbered("deep", 2) + numbered("Four")
        + numbered("again a", 1) + numbered("bullet", 0, "2") + numbered("anew", 0, "3") + numbered("none", 0, "0")
    )  # fmt: skip
    assert shown(word(make, body, numbering=numbering)) == [
        "It begins here.", "3. Three", "(a) a", "(b) b", "3.i deep", "4. Four", "(a) again a", "bullet", "1. anew",
        "none",
    ]  # fmt: skip


def test_each_paragraph_in_the_style_of_authors_names_some(make: SimpleNamespace) -> None:
    names = [("Why it rains", "Title"), ("Ann Byron", "Author"), ("Edgar Pell and Joan Pike", "Author")]
    body = "".join(make.paragraph(text, style) for text, style in names) + make.paragraph("It rains.", "")
    styles = "".join(f'<w:style w:styleId="{one}"><w:name w:val="{one}"/></w:style>' for one in ("Title", "Author"))
    document = docx.read(Source("x.docx", make.docx(body, styles=styles)))
    assert [name.family for name in document.reference.names["author"]] == ["Byron", "Pell", "Pike"]
