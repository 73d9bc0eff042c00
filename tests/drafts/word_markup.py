"""Markup of Word files, and the files made of it."""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from citecli.drafts import docx
from citecli.drafts.model import Draft
from citecli.readers.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>
</w:styles>"""


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def field(code: str, result: str) -> str:
    return f"{edge('begin')}{instruction(code)}{edge('separate')}{run(result)}{edge('end')}"


def edge(kind: str, data: str = "") -> str:
    """The beginning, the middle or the end of a field, with the data beside it."""
    data = f"<w:fldData>{data}</w:fldData>" if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def instruction(code: str) -> str:
    return f"<w:r><w:instrText xml:space='preserve'>{escape(code)}</w:instrText></w:r>"


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r>"


def control(tag: str, content: str, properties: str = "") -> str:
    """A content control."""
    tag = f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    return f"<w:sdt><w:sdtPr>{tag}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def word(body: str, footnotes: str = "", parts: Mapping[str, str] | None = None) -> Source:
    """A file with this body, these notes, and other parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        file.writestr("word/styles.xml", STYLES)
        if footnotes:
            file.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
        for name, content in (parts or {}).items():
            file.writestr(name, content)
    return Source("essay.docx", buffer.getvalue(), ".docx")


def draft(body: str, footnotes: str = "", parts: Mapping[str, str] | None = None) -> Draft:
    """The draft in such a file."""
    return docx.read(word(body, footnotes, parts))
