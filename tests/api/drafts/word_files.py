"""Manuscripts as Word files, with the citations of many programs."""

import base64
import json
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from tests.api.drafts.manuscripts import WORKS, ZOTERO, Citation, Maker, csl, family, packed, paragraphs, year

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = (
    f"<w:styles {_W}>"
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>'
)


def field(code: str, shown: str, data: str = "", inner: str = "") -> str:
    """A field of Word's; its code is split over two runs."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    half = len(code) // 2
    codes = "".join(
        f"<w:r><w:instrText xml:space='preserve'>{escape(part)}</w:instrText></w:r>"
        for part in (code[:half], code[half:])
    )
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{edge}"/></w:r>' for edge in ("separate", "end"))
    return f"{begin}{codes}{inner}{separate}<w:r><w:t xml:space='preserve'>{escape(shown)}</w:t></w:r>{end}"


class Word(Maker):
    """Makes Word files; `cite` makes the markup of a citation."""

    list_field = "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"

    def __init__(self, cite: Callable[["Word", Citation], str], list_field: str = list_field) -> None:
        super().__init__()
        self.cite, self.list_field = cite, list_field

    def citation(self, citation: Citation) -> str:
        self.count += 1
        return self.cite(self, citation)

    def text(self, words: str) -> str:
        return f"<w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r>" if words else ""

    def note(self, content: str) -> str:
        self.notes.append(f'<w:footnote w:id="{len(self.notes) + 1}"><w:p>{content}</w:p></w:footnote>')
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def file(self, name: str) -> bytes:
        """The file of a manuscript."""
        self.begin()
        body = ""
        for kind, words in paragraphs(name):
            style = {"head": "<w:pStyle w:val='H1'/>", "quote": "<w:pStyle w:val='Q'/>"}.get(kind, "")
            content = field(self.list_field, words) if kind == "list" else self.pieces(words)
            body += f"<w:p><w:pPr>{style}</w:pPr>{content}</w:p>"
        buffer = BytesIO()
        with ZipFile(buffer, "w") as file:
            file.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
            file.writestr("word/styles.xml", _STYLES)
            file.writestr("word/footnotes.xml", f"<w:footnotes {_W}>{''.join(self.notes)}</w:footnotes>")
            properties = "".join(
                f"<property name={quoteattr(key)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
                for key, value in self.properties.items()
            )
            file.writestr("docProps/custom.xml", f'<Properties xmlns:vt="urn:vt">{properties}</Properties>')
            for part, content in self.extra.items():
                file.writestr(part, content)
        return buffer.getvalue()


def _endnote(citation: Citation) -> str:
    cites = ""
    for number, work in enumerate(citation.works):
        authors = "".join(f"<author>{one['family']}, {one['given']}</author>" for one in work["author"])  # type: ignore[attr-defined]
        label, locator = citation.place(number)
        place = (
            f"<Pages>{locator}</Pages>" if label == "page" else f"<Suffix>, para. {locator}</Suffix>" if label else ""
        )
        record = (
            f"<record><foreign-keys><key app='EN' db-id='db{work['id']}'>7</key></foreign-keys>"
            f"<ref-type name='Book'>6</ref-type><contributors><authors>{authors}</authors></contributors><titles>"
            f"<title>{escape(str(work['title']))}</title></titles><dates><year>{year(work)}</year></dates></record>"
        )
        cites += (
            f"<Cite><Author>{family(work)}</Author><Year>{year(work)}</Year><RecNum>7</RecNum>{place}{record}</Cite>"
        )
    return f"<EndNote>{cites}</EndNote>"


def _endnote_in_data(word: Word, citation: Citation) -> str:
    data = f"<w:fldData xml:space='preserve'>{packed(_endnote(citation))}</w:fldData>"
    inner = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    inner += "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
    inner += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return field(" ADDIN EN.CITE ", citation.shown, inner=inner)


def _bookmark(word: Word, citation: Citation) -> str:
    name = f"ZOTERO_BREF_{word.count}"
    code = f"ZOTERO_ITEM CSL_CITATION {csl(citation, address='http://zotero.org/users/1/items/')}"
    for number in range(0, len(code), 255):
        word.properties[f"{name}_{number // 255 + 1}"] = code[number : number + 255]
    shown = word.text(citation.shown)
    return f'<w:bookmarkStart w:id="{word.count}" w:name="{name}"/>{shown}<w:bookmarkEnd w:id="{word.count}"/>'


def control(tag: str, content: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(tag)}/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _own(word: Word, citation: Citation) -> str:
    code = " CITATION"
    sources = ""
    for number, work in enumerate(citation.works):
        label, locator = citation.place(number)
        switch = f" \\p {locator}" if label == "page" else f' \\s ", para. {locator}"' if label else ""
        code += (" \\m " if number else " ") + f"{work['id']}{switch} \\l 1033"
    for work in WORKS.values():
        people = "".join(
            f"<b:Person><b:Last>{one['family']}</b:Last><b:First>{one['given']}</b:First></b:Person>"
            for one in work["author"]
        )
        sources += (
            f"<b:Source><b:Tag>{work['id']}</b:Tag><b:SourceType>Book</b:SourceType><b:Title>{work['title']}</b:Title>"
            f"<b:Year>{year(work)}</b:Year><b:Author><b:Author><b:NameList>{people}</b:NameList></b:Author></b:Author></b:Source>"
        )
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    word.extra["customXml/item1.xml"] = f'<b:Sources xmlns:b="{uri}">{sources}</b:Sources>'
    word.extra["customXml/itemProps1.xml"] = (
        f'<ds:datastoreItem xmlns:ds="urn:ds"><ds:schemaRef ds:uri="{uri}"/></ds:datastoreItem>'
    )
    return f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{field(code, citation.shown)}</w:sdtContent></w:sdt>"


def _citavi(word: Word, citation: Citation) -> str:
    entries = []
    for number, work in enumerate(citation.works):
        label, locator = citation.place(number)
        people = [{"LastName": one["family"], "FirstName": one["given"]} for one in work["author"]]
        reference = {
            "$id": str(10 + number),
            "ReferenceType": "Book",
            "Title": work["title"],
            "Year": year(work),
            "Authors": people,
        }
        place = {"OriginalString": locator, "NumberingType": 2 if label == "paragraph" else 0}
        entries.append({"ReferenceId": work["id"], "Reference": reference, "PageRange": place if locator else None})
    data = packed(json.dumps({"$id": "1", "Entries": entries}))
    return control("CitaviPlaceholder#1", field(f"ADDIN CitaviPlaceholder{{{data}}}", citation.shown))


def _paperpile(word: Word, citation: Citation) -> str:
    works, beside = [], ""
    for number, work in enumerate(citation.works):
        label, locator = citation.place(number)
        people = [{"last": one["family"], "first": one["given"]} for one in work["author"]]
        works.append({"_id": work["id"], "title": work["title"], "author": people, "published": {"year": year(work)}})
        place = f"<locator>{locator}</locator><locator_label>{label or 'page'}</locator_label>"
        beside += f"<citation><id>{work['id']}</id><no_author/><prefix/><suffix/>{place}</citation>"
    data = base64.b64encode(zlib.compress(json.dumps(works).encode())).decode()
    content = f"<clusterId>A</clusterId><metadata>{beside}</metadata><data>{data}</data>"
    return field(f"ADDIN paperpile_citation {content} \\* MERGEFORMAT", citation.shown)


def _papers(word: Word, citation: Citation) -> str:
    works = "".join(
        f"<publication><publication_date>99{year(work)}01011200000000222000</publication_date><title>{work['title']}</title>"
        f"<uuid>{work['id']}</uuid><authors><author><firstName>A</firstName><lastName>{family(work)}</lastName></author></authors></publication>"
        for work in citation.works
    )
    content = f"<citation><uuid>1</uuid><publications>{works}</publications><cites></cites></citation>"
    return field(f"ADDIN PAPERS2_CITATIONS {content}", citation.shown)


WORD = {
    "zotero": Word(lambda _, one: field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(one, address=ZOTERO)} ", one.shown)),
    "zotero bookmarks": Word(_bookmark),
    "mendeley": Word(
        lambda _, one: field(f"ADDIN CSL_CITATION {csl(one, numbered=True, address='http://m.com/?uuid=')}", one.shown),
        "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
    ),
    "mendeley, no addresses": Word(lambda _, one: field(f"ADDIN CSL_CITATION {csl(one, numbered=True)}", one.shown)),
    "mendeley cite": Word(lambda word, one: control(f"MENDELEY_CITATION_v3_{packed(csl(one))}", word.text(one.shown))),
    "endnote": Word(lambda _, one: field(f" ADDIN EN.CITE {_endnote(one)}", one.shown), " ADDIN EN.REFLIST "),
    "endnote in data": Word(_endnote_in_data, " ADDIN EN.REFLIST "),
    "word": Word(_own, " BIBLIOGRAPHY "),
    "citavi": Word(_citavi, "ADDIN CitaviBibliography"),
    "paperpile": Word(_paperpile, "ADDIN paperpile_bibliography <pp-bibliography/>"),
    "papers": Word(_papers, "ADDIN PAPERS2_CITATIONS <papers2_bibliography/>"),
}  # fmt: skip
"""Word files by the program that has made their citations."""
