"""The parts of a Word file that are much the same for each draft (ECMA-376, parts 1 and 2): styles, lists, package.

Names of styles are Word's own, so that they are shown in the user's language, and take what a template says of them.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from citecli.markup.docx import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"),
          ("settings", "settings"))  # fmt: skip
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of each part: the same draft gives the same file."""

# Id, name, the style it is based on, properties of its paragraphs and of its characters.
_PARAGRAPH_STYLES = (
    ("Title", "Title", "Normal", '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>',
     '<w:b/><w:sz w:val="40"/>'),
    ("Author", "Author", "Normal", '<w:spacing w:after="120"/><w:jc w:val="center"/>', ""),
    ("Date", "Date", "Normal", '<w:spacing w:after="240"/><w:jc w:val="center"/>', ""),
    ("Quote", "Quote", "Normal", '<w:ind w:left="720"/>', ""),
    ("ListParagraph", "List Paragraph", "Normal", '<w:ind w:left="720"/>', ""),
    ("HTMLPreformatted", "HTML Preformatted", "Normal", "",
     '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="20"/>'),
    ("Bibliography", "Bibliography", "Normal", "", ""),
    ("FootnoteText", "footnote text", "Normal", '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
     '<w:sz w:val="20"/>'),
)  # fmt: skip
_SIZES = (36, 32, 28, 24, 24, 24)
"""Half points of the headings of each level."""


def package(document: str, footnotes: str, lists: str, title: str, authors: str, language: str) -> bytes:
    """The whole file. `document` and `footnotes` are the inside of these parts, `lists` numberings (`numbering_of`)."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (
                f"{_RELATIONS}/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(title, authors),
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{document}{_PAGE}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_MAIN}">{_styles(language)}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_MAIN}">{lists}</w:numbering>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_MAIN}">{_SEPARATORS}{footnotes}</w:footnotes>',
        "word/settings.xml": f'<w:settings xmlns:w="{_MAIN}">{_SETTINGS}</w:settings>',
        "word/_rels/document.xml.rels": _relations(*((f"{_OFFICE}/{name}", f"{name}.xml") for name, _ in _PARTS[1:])),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = ZipInfo(name, _BEGINNING)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, (_XML + text).encode())
    return file.getvalue()


_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    "</w:sectPr>"
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
    for number, kind, element in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)
_SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for name, kind in _PARTS
    )
    return (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*relations: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def _core(title: str, authors: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(authors)}</dc:creator></cp:coreProperties>"
    )


def _styles(language: str) -> str:
    lang = f'<w:lang w:val="{escape(language)}"/>' if language else ""
    font = "".join(f' w:{range}="Times New Roman"' for range in ("ascii", "hAnsi", "eastAsia", "cs"))
    font = f"<w:rFonts{font}/>"
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="24"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    for level, size in enumerate(_SIZES, start=1):
        layout = f'<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>'
        styles += _style(f"Heading{level}", f"heading {level}", "Normal", layout, f'<w:b/><w:sz w:val="{size}"/>')
    styles += "".join(_style(*row) for row in _PARAGRAPH_STYLES)
    for id, name, properties in (
        ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        ("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
        ("HTMLCode", "HTML Code", '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'),
    ):
        styles += (
            f'<w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{properties}</w:rPr></w:style>'
        )
    return styles


def _style(id: str, name: str, based_on: str, paragraph: str, characters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


LEVELS = 9
"""How many levels Word's lists have."""


def numbering_of(starts: list[tuple[int | None, int]]) -> str:
    """Numberings of lists: for each its first number (`None` for bullets) and its level from 0. Ids count from 1."""
    kinds = ""
    for id, numbers in ((0, False), (1, True)):
        levels = ""
        for level in range(LEVELS):
            text = f"%{level + 1}." if numbers else "•"
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if numbers else "bullet"}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            )
        kinds += f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    lists = ""
    for id, (start, level) in enumerate(starts, start=1):
        override = "" if start is None else (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )  # fmt: skip
        lists += f'<w:num w:numId="{id}"><w:abstractNumId w:val="{int(start is not None)}"/>{override}</w:num>'
    return kinds + lists
