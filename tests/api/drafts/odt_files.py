"""Manuscripts as flat OpenDocument texts, with the citations of many programs."""

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from tests.api.drafts.manuscripts import ZOTERO, Citation, Maker, csl, family, paragraphs, year

_OWN = ("office", "text", "style", "meta", "field")
_NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _OWN)


class Odt(Maker):
    """Makes flat OpenDocument texts; `cite` makes the markup of a citation."""

    def __init__(self, cite: Callable[["Odt", Citation], str]) -> None:
        super().__init__()
        self.cite = cite

    def citation(self, citation: Citation) -> str:
        self.count += 1
        return self.cite(self, citation)

    def text(self, words: str) -> str:
        return escape(words)

    def note(self, content: str) -> str:
        return (
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            f"<text:p>{content}</text:p></text:note-body></text:note>"
        )

    def file(self, name: str) -> bytes:
        """The file of a manuscript."""
        self.begin()
        body = ""
        for kind, words in paragraphs(name):
            if kind == "head":
                body += f'<text:h text:outline-level="1">{self.pieces(words)}</text:h>'
            elif kind == "list":
                section = '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDx">'
                body += f"{section}<text:p>{self.pieces(words)}</text:p></text:section>"
            else:
                body += f'<text:p text:style-name="{"P1" if kind else "Text_20_body"}">{self.pieces(words)}</text:p>'
        properties = "".join(
            f"<meta:user-defined meta:name={quoteattr(key)}>{escape(value)}</meta:user-defined>"
            for key, value in self.properties.items()
        )
        return (
            f'<office:document {_NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>'
            f'{properties}</office:meta><office:automatic-styles><style:style style:name="P1" style:family="paragraph" '
            'style:parent-style-name="Mein_20_Zitat"/><style:style style:name="Mein_20_Zitat" style:family="paragraph" '
            'style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>'
            f"{body}</office:text></office:body></office:document>"
        ).encode()


def mark(name: str, shown: str, kind: str = "reference-mark") -> str:
    """A mark around what it shows."""
    edges = (f"<text:{kind}-{edge} text:name={quoteattr(name)}/>" for edge in ("start", "end"))
    start, end = edges
    return f"{start}{escape(shown)}{end}"


def _odt_bookmark(odt: Odt, citation: Citation) -> str:
    name = f"ZOTERO_BREF_{odt.count}"
    code = f"ZOTERO_ITEM CSL_CITATION {csl(citation, address=ZOTERO)}"
    for number in range(0, len(code), 255):
        odt.properties[f"{name}_{number // 255 + 1}"] = code[number : number + 255]
    return mark(name, citation.shown, "bookmark")


def _jabref(odt: Odt, citation: Citation) -> str:
    name = f"JR_cite{odt.count}_1_{','.join(str(work['id']) for work in citation.works)}"
    if citation.locator:
        odt.properties[name] = f"{citation.label} {citation.locator}"
    return mark(name, citation.shown)


def _odt_own(odt: Odt, citation: Citation) -> str:
    return "".join(
        f'<text:bibliography-mark text:bibliography-type="book" text:identifier="{work["id"]}" '
        f'text:author="{family(work)}, A" text:title={quoteattr(str(work["title"]))} text:year="{year(work)}">'
        f"[{work['id']}]</text:bibliography-mark>"
        for work in citation.works
    )


def _fieldmark(odt: Odt, citation: Citation) -> str:
    code = quoteattr(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(citation, address=ZOTERO)} ")
    return (
        f'<field:fieldmark-start text:name="" field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param '
        f'field:name="vnd.oasis.opendocument.field.code" field:value={code}/></field:fieldmark-start>'
        f"{escape(citation.shown)}<field:fieldmark-end/>"
    )


ODT = {
    "zotero": Odt(lambda _, one: mark(f"ZOTERO_ITEM CSL_CITATION {csl(one, address=ZOTERO)} RNDa1", one.shown)),
    "zotero bookmarks": Odt(_odt_bookmark),
    "mendeley": Odt(lambda _, one: mark(f"CSL_CITATION {csl(one, numbered=True, address='urn:')}", one.shown)),
    "jabref": Odt(_jabref),
    "bibliography marks": Odt(_odt_own),
    "fields of word": Odt(_fieldmark),
}
"""LibreOffice's files by the program that has made their citations."""
