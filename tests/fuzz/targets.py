# ruff: noqa: E501
"""What is fuzzed and pumped: everything of citecli that reads what others wrote, each as a function of bytes.

A target answers, or raises a `CitecliError` in one line; whatever else comes of it is a finding. Its corpus is small valid
files,
made here; its fragments are what such files are made of, openers without their ends among them.
"""

import importlib.util
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import uses

from citecli.csl import Citation, CitationItem, Locale, load_locale, load_style, render
from citecli.csl import numbers as csl_numbers
from citecli.csl.locator_text import locator_terms, parse_locator, parse_suffix, split_label
from citecli.csl.tree import Style
from citecli.csl.xml.parse import parse_any_style, parse_locale, parse_style
from citecli.drafts import asciidoc as asciidoc_drafts
from citecli.drafts import docx as docx_drafts
from citecli.drafts import html as html_drafts
from citecli.drafts import latex as latex_drafts
from citecli.drafts import markdown as markdown_drafts
from citecli.drafts import odt as odt_drafts
from citecli.drafts import org as org_drafts
from citecli.drafts import plain as plain_drafts
from citecli.drafts import quotations as draft_quotations
from citecli.drafts import rst as rst_drafts
from citecli.drafts import rtf as rtf_drafts
from citecli.drafts import typst as typst_drafts
from citecli.drafts.model import Draft
from citecli.drafts.typed_references import typed_references
from citecli.interop import bibtex_names, latex_text
from citecli.interop.read import Format, parse
from citecli.interop.write import Losses, WrittenFormat, write
from citecli.library import query
from citecli.markup import html, markdown, plain, rich, rtf
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.references import csl_json, identifiers
from citecli.references.dates import read_date
from citecli.references.model import NUMBER_VARIABLES, Reference
from citecli.references.names import read_name
from citecli.references.typed_entry import read_entry
from citecli.text import guarded_yaml

READERS = Path(__file__).parent.parent / "readers"
WORDS = (
    "“We will go,” said Ann Byron (Roe, 2019, pp. 12–15). It rains in the valley; nobody knows when it will end.\n\n"
)
HEADER = "From: Ann Byron <a@b.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: Rain\nTo: Bo <b@b.org>\n"
STYLES = ("apa", "chicago-notes-bibliography", "ieee")
LONGEST_LINE = 2000
"""Characters of a message that are still one line for a user."""


class Target(NamedTuple):
    """One thing that reads."""

    name: str
    run: Callable[[bytes], object]
    corpus: tuple[bytes, ...]
    fragments: tuple[str, ...]
    """What is put in and repeated."""
    around: tuple[tuple[str, str], ...] = (("", ""),)
    """What stands before and after repeated fragments."""


@cache
def make() -> SimpleNamespace:
    """The functions that make files, of the readers' tests."""
    spec = importlib.util.spec_from_file_location("fuzz_make", READERS / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return SimpleNamespace(**vars(module))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _foreseen(remarks: Iterable[str]) -> None:
    """Fail for a remark on a part in which something went wrong that nobody foresaw: it costs no other, but is a fault."""
    for remark in remarks:
        if _UNFORESEEN.search(remark):
            raise AssertionError(remark)


_UNFORESEEN = re.compile(r"can't be read.* \(\w*(?:Error|Exception)\b")


# Readers and drafts


def _read(suffix: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        document = registry.read(Source(f"x{suffix}", data, suffix))
        _foreseen(document.remarks)
        return document

    READ.add(suffix)
    return run


def _docx_body(data: bytes) -> bytes:
    made: bytes = make().docx(_text(data))
    return made


def _word(data: bytes) -> object:
    return registry.read(Source("x.docx", _docx_body(data), ".docx"))


def _open_document(data: bytes) -> object:
    return registry.read(Source("x.odt", make().odt(_text(data)), ".odt"))


def _book(data: bytes) -> object:
    return registry.read(Source("x.epub", make().epub({"a.xhtml": _text(data)}, ""), ".epub"))


def _draft(read: Callable[[Source], Draft], suffix: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        draft = read(Source(f"x{suffix}", data, suffix))
        return draft_quotations.find(draft)

    return run


def _odt_draft(data: bytes) -> object:
    return draft_quotations.find(odt_drafts.read(Source("x.odt", make().odt(_text(data)), ".odt")))


def _word_draft(data: bytes) -> object:
    return draft_quotations.find(docx_drafts.read(Source("x.docx", _docx_body(data), ".docx")))


# References and styles


@cache
def _english(style: str) -> Locale:
    return load_locale("en-US", load_style(style))


def _rendered(references: tuple[Reference, ...], locator: str = "") -> None:
    if not references:
        return
    for name in STYLES[len(locator or str(references[0].texts)) % len(STYLES) :][:1]:
        cite = CitationItem(references[0].id, locator=locator, label="page", suffix=locator[:200])
        rendered = render(load_style_once(name), references[:3], [Citation((cite,))], locale=_english(name))
        for content in (*rendered.citations, *(entry.content for entry in rendered.bibliography or ())):
            for writer in (plain, html, markdown, rtf):
                writer.write(content)


@cache
def load_style_once(name: str) -> Style:
    """An installed style."""
    return load_style(name)


def _bibliography(form: Format) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        loaded = parse(_text(data), form)
        _foreseen(loaded.remarks)
        _rendered(loaded.references[:1])
        for written in _WRITTEN:
            # What is written can be read; what a format can't hold is said.
            text = "".join(write(loaded.references, written, losses := Losses()))
            losses.remarks("x")
            if written in _READ_AGAIN and loaded.references:
                # An entry with nothing that the format has a field for is none.
                full = [one for one in loaded.references if one.texts.get("title") or one.names.get("author")]
                assert not full or len(parse(text, _READ_AGAIN[written]).references) >= len(full), text[:300]
        return loaded

    EXCHANGED.add(form)
    return run


EXCHANGED: set[Format] = set()
READ: set[str] = set()
"""The suffixes of files that have a target."""
_WRITTEN = tuple(WrittenFormat)
_READ_AGAIN = {
    WrittenFormat.CSL_JSON: Format.CSL_JSON, WrittenFormat.CSL_YAML: Format.CSL_YAML, WrittenFormat.RIS: Format.RIS,
    WrittenFormat.BIBTEX: Format.BIBTEX, WrittenFormat.BIBLATEX: Format.BIBLATEX,
}  # fmt: skip


def _item(data: bytes) -> None:
    references, remarks = csl_json.parse(_text(data))
    _foreseen(remarks)
    _rendered(references)
    for reference in references:
        csl_json.from_item(csl_json.to_item(reference))


VARIABLES = (
    "title",
    "container-title",
    "page",
    "volume",
    "edition",
    "number",
    "note",
    "DOI",
    "URL",
    "publisher",
    "genre",
)


def variable(name: str) -> Callable[[bytes], object]:
    """One item with the bytes as the value of a variable."""

    def run(data: bytes) -> None:
        item: dict[str, object] = {"id": "x", "type": "article-journal", "title": "T", "issued": "2001"}
        text = _text(data)
        item[name] = [{"family": text, "given": text}] if name == "author" else text
        references, _ = csl_json.from_items([item])
        _rendered(references)

    return run


def _style(data: bytes) -> None:
    style = parse_style(data)
    references, _ = csl_json.from_items([json.loads(ITEM)])
    render(style, references, [Citation((CitationItem("roe", locator="12-15"),))], locale=load_locale("en-US", style))


def _locale(data: bytes) -> None:
    layer = parse_locale(data)
    locale = Locale(layer.language, [layer])
    csl_numbers.ordinals("3", locale, "edition")
    locale.term("and")


def _any_style(data: bytes) -> object:
    return parse_any_style(data)


# Small texts


def _locator(data: bytes) -> None:
    text = _text(data)
    terms = locator_terms(_english("apa"))
    parse_locator(text, terms)
    parse_suffix(text, terms)
    split_label(text)
    _rendered(csl_json.from_items([json.loads(ITEM)])[0], text[:20_000])


def _number(data: bytes) -> None:
    text, locale = _text(data), _english("apa")
    csl_numbers.parts_of(text)
    csl_numbers.is_numeric(text)
    csl_numbers.romans(text, locale)
    csl_numbers.ordinals(text, locale, "edition")
    for variable in ("page", "number-of-pages"):
        csl_numbers.is_plural(variable, text)
    for form in ("", "expanded", "minimal", "minimal-two", "chicago", "chicago-16"):
        csl_numbers.set_numbers(text, locale, range_format=form)


def _names(data: bytes) -> None:
    text = _text(data)
    read_name(text)
    bibtex_names.names(text)


def _typed_entry(data: bytes) -> object:
    return read_entry(_text(data))


def _typed_list(data: bytes) -> object:
    draft = plain_drafts.draft_of(_text(data))
    found = typed_references(draft)
    for entry in found:
        assert 0 <= entry.span.start < entry.span.end <= len(draft.text)
    return found


def _identifier(data: bytes) -> None:
    text = _text(data)
    identifiers.parse(text)
    for clean in (identifiers.clean_doi, identifiers.clean_url, identifiers.doi_in_text, identifiers.doi_in_address):
        clean(text)


def _latex(data: bytes) -> None:
    text = _text(data)
    latex_text.plain(text)
    latex_text.rich(text)


def _markup(data: bytes) -> None:
    content = rich.parse(_text(data))
    for writer in (plain, html, markdown, rtf):
        writer.write(content)


def _speech(data: bytes) -> None:
    from citecli.quotes import extract

    extract(_text(data), indirect=True, all_marks=True)


def _claims(data: bytes) -> object:
    from citecli.api.drafts.verify import parse_claims

    return parse_claims(_text(data), "x.json")


# Tables

ITEM = json.dumps(
    {
        "id": "roe", "type": "article-journal", "title": "The <i>quay</i> “now”: a study", "container-title": "Rain",
        "author": [{"family": "de Roe", "given": "Ann B."}, {"literal": "Rain Group"}], "page": "12-15", "volume": "3",
        "issue": "2-3", "issued": {"date-parts": [[2019, 5, 3], [2020, 1]]}, "accessed": {"raw": "3 May 2020"},
        "edition": "2nd", "DOI": "10.1234/abc", "URL": "https://example.org/a", "note": "publisher: Wet Press\nPMID: 7",
    }
)  # fmt: skip
BIBTEX = (
    '@string{wet = {Wet} # " Press"}\n@comment{x}\n@article{roe, author={Roe, Ann and {Rain Group} and others}, title={The'
    " {Quay} \\emph{of} \\'E $x^2$}, journal=wet, year=2019, month=may, pages={12--15}, series=3, url={https://a.org},"
    ' howpublished={\\url{http://a.org}}, note = "a {b} c", crossref={poe}}\n'
    '@book{poe, title="T", date={2019-05/2020~}, edition=2}\n'
)
RIS = (
    "TY  - JOUR\nID  - roe\nAU  - Roe, Ann, Jr.\nTI  - The quay\nPY  - 2019/05/03/spring\nSP  - 12\nEP  - 15\nVL  - 3\n"
    "DO  - 10.1234/abc\nN1  - on\nand on\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n"
)
NBIB = (
    "PMID- 7\nTI  - The quay.\nFAU - Roe, Ann B\nDP  - 2019 Dec 15-2020 Jan 3\nPG  - 12-5\nLID - 10.1234/abc [doi]\n"
    "JT  - Rain\nIS  - 1234-5678\nAB  - It rains\n      and rains.\n\nPMID- 8\nBTI - Book\n"
)
YAML = "references:\n- id: roe\n  type: book\n  title: The *quay* [of]{.smallcaps} x^2^\n  issued: 2019-05\n"
REFER = "%0 Journal Article\n%A Roe, Ann\n%A Poe, B. C.\n%T The quay\nand the sea\n%J Rain\n%V 3\n%P 12-15\n%D 2019\n%8 May 3\n%@ 1234-5678\n%K a\nb\n\n%0 Book\n%T Two\n"
WOS = "FN Clarivate\nVR 1.0\nPT J\nAU Roe, A\n   Poe, BC\nAF Roe, Ann\nTI The quay\n   and the sea\nSO RAIN\nPD MAY 3\nPY 2019\nBP 12\nEP 15\nDI 10.1234/abc\nER\n\nEF\n"
OVID = "<1. >\nVN  - Ovid Technologies\nAN  - 12-34.\nAU  - ROE, Ann 1,*\nAU  - Poe, Sam PhD\nTI  - The quay. [Article]\nSO  - Rain May 2019;3(2):12-15\nLG  - English\n\n<2. >\nAU  - Doe, Bo\nTI  - Two.\n"
PUBMED = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>3"
    "</Volume><PubDate><Year>2019</Year><Month>May</Month><Day>3</Day></PubDate></JournalIssue><Title>Rain</Title></Journal>"
    "<ArticleTitle>The <i>quay</i>.</ArticleTitle><Pagination><MedlinePgn>12-5</MedlinePgn></Pagination><AuthorList><Author><LastName>Roe"
    "</LastName><ForeName>Ann</ForeName></Author><Author><CollectiveName>Rain Group</CollectiveName></Author></AuthorList></Article>"
    "</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='doi'>10.1234/abc</ArticleId></ArticleIdList></PubmedData>"
    "</PubmedArticle></PubmedArticleSet>"
)
SOURCES = (
    "<b:Sources xmlns:b='urn:a'><b:Source><b:Tag>roe</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>Tides</b:Title>"
    "<b:Author><b:Author><b:NameList><b:Person><b:Last>Roe</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author>"
    "<b:Year>1999</b:Year><b:Month>5</b:Month><b:Pages>1-9</b:Pages></b:Source></b:Sources>"
)
MODS = (
    "<modsCollection xmlns='http://www.loc.gov/mods/v3'><mods ID='roe'><titleInfo><title>The quay</title><subTitle>a study</subTitle>"
    "</titleInfo><name type='personal'><namePart type='given'>Ann</namePart><namePart type='family'>Roe</namePart><role><roleTerm>author"
    "</roleTerm></role></name><typeOfResource>text</typeOfResource><genre>article</genre><originInfo><dateIssued>2019-05-03</dateIssued>"
    "<publisher>Wet</publisher></originInfo><relatedItem type='host'><titleInfo><title>Rain</title></titleInfo><part><detail "
    "type='volume'><number>3</number></detail><extent unit='page'><start>12</start><end>15</end></extent></part></relatedItem>"
    "<identifier type='doi'>10.1234/abc</identifier></mods></modsCollection>"
)
CFF = (
    "cff-version: 1.2.0\ntitle: Tool\nversion: '2'\nauthors:\n- family-names: Roe\n  given-names: Ann\nyear: '2019'\n"
    "date-released: 2019-05-03\nidentifiers:\n- {type: doi, value: 10.1234/abc}\nreferences:\n- {title: Two, type: book}\n"
)
ENDNOTE = (
    "<xml><records><record><ref-type name='Book'>6</ref-type><label>roe</label><contributors><authors><author>Roe, Ann"
    "</author></authors></contributors><titles><title><style face='italic bold'>A</style> quay</title></titles><dates>"
    "<year>2019</year><pub-dates><date>3 May</date></pub-dates></dates><pages>12-15</pages></record></records></xml>"
)
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>T</title><id>t</id>'
    "<updated>2020-01-01T00:00:00+00:00</updated></info><macro name='a'><names variable='author'><name and='text' "
    "et-al-min='3' et-al-use-first='1'/><substitute><text variable='title'/></substitute></names></macro>"
    "<citation collapse='year'><sort><key macro='a'/></sort><layout prefix='(' suffix=')' delimiter='; '><group "
    "delimiter=', '><text macro='a'/><date variable='issued'><date-part name='year'/></date><choose><if locator='page'>"
    "<label variable='locator' form='short'/></if></choose><number variable='edition' form='ordinal'/><text "
    "variable='locator'/></group></layout></citation><bibliography><layout><text variable='title' text-case='title'/>"
    "</layout></bibliography></style>"
)
LOCALE = (
    '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><style-options '
    "punctuation-in-quote='true'/><date form='text'><date-part name='month' suffix=' '/><date-part name='year'/></date>"
    "<terms><term name='and'>and</term><term name='page'><single>page</single><multiple>pages</multiple></term>"
    "<term name='ordinal'>th</term><term name='ordinal-01' match='whole-number'>st</term></terms></locale>"
)
MARKDOWN = (
    "---\ntitle: Rain\nbibliography: a.bib\nnocite: '@*'\n---\n\n# Rain {#a}\n\n" + WORDS +
    "As @roe2019 [p. 12] says [see @roe2019, pp. 3-4; -@poe, {ch. 2}].^[A *note* [@a].]\n\n> A quoted “block”\n> on.\n\n"
    "- one\n  1. two\n\n[^1]: A note.\n\n```py\nx\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n![a](b) [c](<d> \"e\") <i>x</i>"
    " `code` \\* &amp; ~~x~~ ***y***\n\n::: {#refs}\n:::\n"
)  # fmt: skip
LATEX = (
    "\\documentclass{article}\n\\addbibresource{a.bib}\n\\title{Rain}\n\\begin{document}\n\\section{One}\n``We go,'' said "
    "Ann \\autocite[see][12--15]{roe}. \\enquote{It \\emph{rains}.}\\footnote{A note \\citep{a,b}.} \\cites[1]{a}[2]{b} % c\n"
    "\\begin{quote}A block $x^2$ \\verb|x| \\[ y \\] \\'e \\&\\end{quote}\n\\begin{verbatim}\n\\cite{x}\n\\end{verbatim}\n"
    "\\printbibliography\n\\end{document}\n"
)
ORG = (
    '#+title: Rain\n#+bibliography: a.bib\n#+cite_export: csl apa.csl\n* TODO One :a:\n:PROPERTIES:\n:ID: a\n:END:\n"We go," said '
    "Ann [cite:see @roe p. 3; @doe]. As [cite/t:@a] has it, cite:a,b \\citep[3]{a} [[citet:see &a p. 3;&b]].[fn:1] [fn::A note.]\n\n"
    "#+begin_quote\nA /block/ *on*.\n\n--- Ann\n#+end_quote\n#+begin_src c\nx\n#+end_src\n- one\n  1. two =x= ~y~\n| a | b |\n|---+---|\n"
    "[[http://a.b][c]] {{{m}}} $x$ \\alpha\n: fixed\n# c\n* COMMENT Two\n[fn:1] A note [cite:@a].\n"
)
TYPST = (
    '#import "a.typ": b\n#set text(lang: "en")\n#let f(x) = [a #x]\n#show: f.with(title: [Rain])\n= One <one>\n"We go," said '
    'Ann @roe[p.~3] @doe. #cite(<a>, supplement: [3], form: "prose") has #quote[it]. #footnote[A _note_ @a.] // c\n/* /* d */ */\n'
    '#quote(block: true, attribution: [Ann @a])[\n  A *block*.\n\n  On.\n]\n#figure(image("a.png"), caption: [b]) <fig>\n- one\n+ two\n'
    '$x$ `y` ```c z``` \\u{e9} \\# #if a [b] else { c } @one\n#bibliography("a.bib", style: "apa")\n'
)
RST = (
    '====\nRain\n====\n\n:Author: Ann\n\nOne\n---\n\n"We go," said Ann :cite:p:`{see}roe{p. 3},doe`. As :cite:t:`a` has it. [1]_ [#]_ [Roe]_\n'
    "*a* **b** ``c`` `d <e>`_ |f| g_\n\n   A block\n   on. :cite:`a`\n\n   -- Ann\n\n.. epigraph:: B\n\n   c\n\n- one\n\n  1. two\n\na\n  b\n\nc::\n\n   d\n\n"
    ".. code:: c\n   :a: b\n\n   d\n\n.. a comment\n   on\n\n| a\n| b\n\n===  ===\na    b\n===  ===\n\n+---+\n| a |\n+---+\n\n.. [1] A note :cite:`a`.\n.. [#] b\n"
    ".. [Roe] Roe, A.\n   2001.\n.. bibliography:: a.bib\n"
)
ASCIIDOC = (
    "= Rain\nAnn Byron\n:bibtex-file: a.bib\n:a: b\n\n== One\n\n\"`We go,`\" said Ann cite:[roe(p. 3), doe]. citenp:[a] has '`it`'.footnote:[A _note_ "
    'cite:[a].] <<x,y>> {a} https://a.b[c] +d+ `e` *f* #g# [cite:h,3]\n\n[quote, Ann, cite:[a]]\n____\nA block.\n____\n\n[verse]\na\nb\n\n"c\nd"\n-- Ann\n\n'
    '> e\n\n""\nf\n""\n\n[source,c]\n----\nx\n----\n\n////\ny\n////\n// z\n* one\n+\ntwo\n. three\na:: b\n\n|===\n| a | b\n|===\n\n.Title\n====\nc\n====\n'
    "* [[[x]]] Roe, A. 2001.\nimage::a[]\nNOTE: d\n"
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Rain | Site</title><meta name=author content='Ann Byron'><script "
    'type="application/ld+json">{"@type": "Article", "headline": "Rain", "datePublished": "2020-05-03"}</script></head>'
    f"<body><article><h1>Rain</h1><p class=byline>By Ann Byron</p><time datetime=2020-05-03>3 May</time><p>{WORDS}</p>"
    "<blockquote><p>“A block”<sup>1</sup><br>on</p></blockquote><ul><li>one</ul><table><tr><td>a</table><pre>x</pre>"
    f"<!-- c --><p>{WORDS * 3}&amp; &#8220;x&#8221;</article></body></html>"
)
RTF = (
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 A;}}{\\info{\\title Rain}{\\author Ann}}{\\stylesheet{\\s1 "
    "heading 1;}}\\pard\\s1 Rain\\par\\pard It rains \\u8220?x\\u8221? \\'e9 {\\*\\x y}{\\field{\\*\\fldinst X}{\\fldrslt Y}}"
    "{\\footnote note}\\bin3 abc\\par}"
)
JATS = (
    "<article><front><journal-meta><journal-title>Rain</journal-title></journal-meta><article-meta><title-group>"
    "<article-title>Why</article-title></title-group><contrib-group><contrib><name><surname>Byron</surname><given-names>A"
    "</given-names></name></contrib></contrib-group><pub-date><day>3</day><month>5</month><year>2020</year></pub-date>"
    f"<abstract><p>A</p></abstract></article-meta></front><body><sec><title>One</title><p>{WORDS}<xref ref-type='fn'>1"
    "</xref><fn><label>1</label><p>n</p></fn><list><list-item><p>x</p></list-item></list></p></sec></body></article>"
)
SRT = "1\n00:00:01,000 --> 00:00:02,000\n<i>ANN:</i> It rains.\n- No.\n\n2\n00:00:03,000 --> 00:00:04,000\n>> It does.\n\n"
VTT = "WEBVTT\n\nNOTE x\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.000 align:start\n<v.loud Ann>It <b>rains</b></v> &amp;\n\n"
EML = (
    HEADER + "Message-ID: <a@b>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: "
    "text/plain; charset=utf-8; format=flowed; delsp=yes\nContent-Transfer-Encoding: quoted-printable\n\nIt rains. =C3=A9\n"
    "> q\n-- \nAnn\n--x\nContent-Type: text/html\n\n<p>It <b>rains</b>\n--x\nContent-Type: message/rfc822\n\n" + HEADER +
    "\nInner\n--x\nContent-Disposition: attachment; filename*=utf-8''a%20b\nContent-Transfer-Encoding: base64\n\nYQ==\n--x--\n"
)  # fmt: skip
MBOX = f"From a@b.org Sun May  3 10:00:00 2020\n{HEADER}\nIt rains.\n\n" * 2
WORD = (
    "<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Rain</w:t></w:r></w:p><w:p><w:r>"
    "<w:t xml:space='preserve'>It “rains” </w:t><w:br w:type='page'/><w:tab/><w:noBreakHyphen/></w:r><w:ins><w:r><w:t>x</w:t>"
    "</w:r></w:ins><w:del><w:r><w:delText>y</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
    '<w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"id": "roe", "locator": "12"}]}</w:instrText></w:r><w:r>'
    "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>(Roe)</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
ODT = (
    "<text:h text:outline-level='1'>Rain</text:h><text:p>It<text:s text:c='3'/>rains<text:tab/><text:line-break/>"
    "<text:span>x</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p>"
    "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>y</text:p></text:list-item></text:list>"
)
ODT_CITED = (
    "<text:p>“So it rains” <text:reference-mark-start text:name='JR_cite_1_roe'/>(Roe)<text:reference-mark-end "
    "text:name='JR_cite_1_roe'/> <text:bibliography-mark text:identifier='a' text:author='Roe, A' text:year='1999'>[a]"
    "</text:bibliography-mark><text:bookmark-start text:name='b'/>c<text:bookmark-end text:name='b'/></text:p>"
)
CHAPTER = (
    f"<h1>One</h1><p>{WORDS}<a epub:type='noteref' href='#n'>1</a></p><aside epub:type='footnote' id='n'>n</aside>"
)

GENERAL = (
    "a", " ", "\n", "a ", "a\n", "\n\n", "\t", "\r", "1", "1,", "1-", "-", "“", "”", '"', "'", "“a ", "a” ", '" a', "' a",
    "(", ")", "[", "]", "{", "}", "<", ">", "&", ";", ".", ",", "a.", "A. ", "é", "中", "\u0301", "\u00a0", "\u200b", "…",
    "said ", "“a” said A. ", "“a,” ", "Ann Byron ", "he ", "that ", ": ", "— ", "http://a.b/", "10.1/a", "(a", "[1] ", "²",
)  # fmt: skip
MARKS = (
    "<a ",
    "</",
    "<a>",
    "</a>",
    "<!--",
    "<![CDATA[",
    "<?",
    "<a b='",
    "&#",
    "&amp;",
    "&lt;",
    "<p>",
    "<b><i>",
    "<br>",
)
MD = (
    "[", "[@a", "[a ", "![", "[a](", "](", "[a][", "*", "*a", "**a ", "_a", "***", "`", "``a", "`a``", "~~", "~", "^", "^[",
    "[^1]", "[^1]: a\n", "> ", ">", "- ", "- a\n", "1. ", "#", "# a\n", "|", "|a", "| a | b |\n", "|-", "```\n", "~~~\n",
    ":::\n", "::: a\n", "<", "<a", "<!--", "<a href='", "&amp;", "\\", "\\[", "$", "$$", "@a ", "@a [", "-@a", "@{", "[-@a; ",
    "[@a, p. ", "; @a", "[[", "[[@a]]", "[[a|", "]]", "![[", "%%", "\n%%\n", "% a\n", "==", "> [!quote] a\n", "> [!a]", "^a\n", "a:: b",
    "#+BEGIN_QUOTE\n", "#+END_QUOTE\n", "{{a}}", "{cite:p}`a", "{cite}`", "```{note}\n", ":::{epigraph}\n", "+++\n", "(a)=\n", "#a ", "{", "{.a", "[a]{", "***a** ", "    a\n", "  - a\n", "---\n", "===\n", "[a]: b\n", "<http://a", "\n> a\n",
)  # fmt: skip
TEX = (
    "{", "}", "{a", "{}", "\\", "\\a", "\\a{", "\\a{}", "\\emph{", "\\emph{a}", "$", "$$", "$a", "\\(", "\\[", "%", "%\n", "~",
    "\\'", "\\'{e}", "\\\"", "\\v{", "^", "_", "^{", "``", "''", "`", "--", "\\cite{", "\\cite[", "\\cite[a][b]{c}", "\\cite{a,",
    "\\footnote{", "\\begin{quote}", "\\end{quote}", "\\begin{a}", "\\verb|", "\\verb", "\\enquote{", "\\textcquote{a}{",
    "\\item ", "\\section{", "\\\\", "\\iffalse ", "\\fi ", "\\newcommand{\\a}{", "\\def\\a{", "\\input{", "\\url{", "[", "]",
    "\\cites(a)(b)[", "\\bibstring{and}", "\\char", "\\ss", "\\begin{comment}",
)  # fmt: skip
ORGS = (
    "*", "* ", "* a\n", "* COMMENT ", ":a:\n", ":END:\n", "#+a: ", "#+begin_quote\n", "#+end_quote\n", "#+begin_src\n", "#+end_src\n", "# a\n",
    "[cite:", "[cite:@a", "[cite/t:@a]", "; @b", "[[", "[[a][", "]]", "cite:a", "cite:&a", "&a", "[fn:", "[fn:1]", "[fn::", "\n[fn:1] ", "- ",
    "1. ", "- [ ] ", "| a | ", "|-", "=a=", "~", "/a/", "_", "+", "$", "\\(", "\\cite{a}", "\\a", "\\\\\n", "{{{", "<<", ": ", "--", "\\begin{a}\n",
)  # fmt: skip
TYPSTS = (
    "#", "#a", "#a(", "#a[", "#(", "#{", "#[", "@a", "@a[", "<a>", "#quote", "#quote(", "block: true", "attribution: ", "attribution: [", ", ", ": ",
    "#cite(<a>", "#footnote[", "#let a = ", "#let a(b) = [", "#set ", "#show ", "#show: a", "#if a ", "#for a in b ", "else ", "#import ", ";", "//",
    "/*", "*/", "`", "```", "$", "\\", "\\u{", "*", "_", "= ", "\n= ", "\n- ", "\n+ ", "\n/ ", "~", "--", "https://a", "#a.b(", "#\"a\"", "cite.with(",
)  # fmt: skip
RSTS = (
    "..", ".. ", ".. a\n", ".. a::", ".. a:: b\n", ".. [1] ", ".. [#] ", ".. [a] ", ".. _a: ", ".. |a| ", "::", "::\n\n", "   ", "\n  ", "\n\n   ",
    "- ", "* ", "1. ", "#. ", ":a: ", ":cite:`", ":cite:p:`a`", "{a}", "`", "``", "`a`_", "`a <b>`__", "[1]_", "[a]_", "[#]_", "|a|", "a_", "\\",
    "\\ ", "====\n", "----\n", "===  ===\n", "+--+\n", "| ", "-- a\n", ".. epigraph::\n\n", ".. note:: ", ".. code::\n\n", ">>> ", "**", "*a*",
)  # fmt: skip
ASCIIDOCS = (
    "= ", "== a\n", ":a: b\n", ":!a:\n", "[quote]\n", "[quote, a, b]\n", "[verse]\n", "[source]\n", "[[a]]\n", "____\n", "----\n", "....\n",
    "====\n", "****\n", "--\n", '""\n', "////\n", "// ", "```\n", "|===\n", "| a", "2+|", "* ", "** ", ". ", "a:: ", "+\n", "> ", "-- a\n", "\"`", "`\"",
    "'`", "`'", "cite:[", "cite:[a(", "citenp:[a]", "[cite:a,", "footnote:[", "footnote:a[", "<<", "<<a,", "[[[a]]] ", "{a}", "{", "https://a[", "link:",
    "((", "(((", "stem:[", "#", "^", "+++", "``", "NOTE: ", ".a\n", "image::a[]\n", "ifdef::a[", " +\n",
)  # fmt: skip
RTFS = (
    "{", "}", "{a}", "\\a", "\\a1 ", "\\a-1", "\\'e9", "\\'", "\\u8220?", "\\uc9 ", "\\*", "{\\*", "\\par ", "\\bin3 abc",
    "\\bin99999 ", "\\f1", "{\\f0\\fcharset204 A;}", "{\\field{\\*\\fldinst ", "{\\footnote ", "\\~", "\\s1 ", "\\pict 00", "00",
    "{\\s1 heading 1;}", "\\f0\\b", "\\pard\\intbl\\cell\\row ",
)  # fmt: skip
BIB = (
    "@", "@a{", "@article{a,", "@article{a, title={b}}\n", "@string{a=", "@comment{", "@string{a = a # a}\n", "a = {", "a = ",
    "a = {b},\n", "#", "a # ", '"', "{", "}", "{a}", "{{", "}}", "=", ",", "%\n", "\\{", "\\}", " and ", "a and ", "a, ", "\\'e",
    "@book{b, crossref={b}}", "}\n@a{b,",
)  # fmt: skip
TAGS = ("TY  - JOUR\n", "ER  - \n", "AU  - a\n", "TI  - ", "PMID- 1\n", "PMID- 1\nTI  - a\n\n", "TY  - JOUR\nTI  - a\nER  - \n", "a\n", "VL  - 1\n", "DP  - 1 ", "KW  - a\n", "N1  - a: b\n", "AU  - et al\n")  # fmt: skip
YAMLS = ("- ", "- a\n", "a: ", "a: b\n", "{", "[", "[a, ", "{a: ", "'", '"', "|\n", ">\n", "&a ", "*a ", "!a ", "? ", "- - ", "# a\n", "  a: 1\n", "\\u", "---\n")  # fmt: skip
JSONS = ("[", "{", '{"a":', '"', "\\u", "[[", "1", '{"id":"a"},', '"a":1,', "null,", "-1e")
MAILS = (
    "--x\n", "\n--x", "\n--", "--x--\n", "Content-Type: text/plain\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    "Received: a\n", "From: a\n", "To: a <b@c>, ", "To: \"", "=?utf-8?q?a?= ", "=?utf-8?b?", "=?", "Subject: =?utf-8?q?a?=\n ",
    " a\n", "<p>", "From a@b 2020\n\n", "\nFrom a@b.org Sun May  3 10:00:00 2020\nFrom: a\nDate: b\n\n", ">From ", "> ", "=\n",
    "=C3", "(", "((", "a;", "; a*0*=b", "Content-Type: message/rfc822\n\nFrom: a\nDate: b\n", "a@", "<a@", "@a,", "a:;", "\\",
)  # fmt: skip
CUES = ("00:00:01,000 --> 00:00:02,000\n", "1\n00:00:01,000 --> 00:00:02,000\na\n\n", "00:01.000 --> 00:02.000\n", "00:01.000 --> 00:02.000\n<v A>a\n\n", "<v A>", "<i>", "</i>", "- ", ">> ", "A: ", "A B: ", "NOTE a\n", "-->", "1\n", "{\\a", "STYLE\n", "&gt;&gt; ")  # fmt: skip
TYPED = (
    "Roe, A. B., & Poe, J. (2019). Rain: A study. Journal of Rain, 12(3), 4–9. https://doi.org/10.1234/abc",
    "[2] A. Roe and J. Poe, “Rain,” J. Rain, vol. 1, no. 2, pp. 3–4, May 2019, doi: 10.1234/abc.",
    "Roe A, Poe J, et al. Rain [Internet]. Leeds: Quay; 2019 [cited 2020 May 3]. Available from: http://a.org/b",
    "———. Rain. In Work, edited by Ann Poe, 2nd ed., Quay, 2019, pp. 3-4. ISBN 978-3-16-148410-0.",
)
TYPED_PARTS = (
    "Roe, A. ", "Roe A, ", "A. Roe, ", "Ann Roe, ", "; Poe, J.", " & ", " et al.", "(Eds.)", "(2019). ", ", 2019.", " 2019;", "n.d.",
    "“", "”", "‘", "« ", "In: ", "In ", "edited by ", "[12] ", "1. ", "———. ", "12(3)", ", 4–9", "vol. 1", "no. 2", "https://a.org/",
    "Retrieved May 3, 2020, from ", "PhD thesis", "[Internet]", "Leeds: Quay", ". ", "? ", " : ", "et", "von ", "’", "-",
)  # fmt: skip
SMALL = (
    "0", "1 ", "1a", "1-2", "1–", "1, ", "1 & ", "and ", "a-1", "i", "x", "p. ", "pp. 1", "ch. ", "§", "{", "}", "{1", "Jan ",
    "May 3, ", "2001", "2001-", "2001/", "c. ", "?", "~", "BC ", "th ", "st", "XX", "Y1", "年", "12:", "12:34 ", "van ", "de ", "d'",
    "Mc", "Jr. ", "Ann, ", "A. B. ", "O'", "and others", " and ", "  ", "/", "--", "10.1234/", "doi:", "978-", "(a) ", "://", "\\-",
    "OR ", 'a:"', "-a ", "title:", "after:", "by:a ",
)  # fmt: skip
ATOMS = ("w:p", "w:r", "w:t", "w:tbl", "w:ins", "w:sdt", "w:hyperlink", "w:txbxContent", "w:footnoteReference")
OPENS = tuple(f"<{name}>" for name in ATOMS) + tuple(f"<{name}/>" for name in ATOMS)
WORDXML = (*OPENS, "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:r><w:t>a </w:t></w:r>", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "<w:r><w:instrText>a</w:instrText></w:r>", "<w:r><w:br w:type='page'/></w:r>", "<w:r><w:lastRenderedPageBreak/><w:t>a </w:t></w:r>")  # fmt: skip
CSL = (
    "<group>", "<group></group>", "<text value='a'/>", "<text macro='a'/>", "<text variable='title'/>", "<choose><if type='book'>",
    "<choose><if type='book'/></choose>", "<names variable='author'/>", "<names variable='author'><substitute>", "<term name='a'>b</term>",
    "<macro name='b'/>", "<macro name='c'><text macro='c'/></macro>", "<number variable='volume' form='ordinal'/>", "<!-- a -->",
    "<date variable='issued' form='text'/>", "<key variable='title'/>", "<if/>", "<else/>", "<label variable='page'/>", "<locale/>",
)  # fmt: skip


def _encoded(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def _yaml(data: bytes) -> None:
    with suppress(guarded_yaml.NoYaml):  # whoever calls it says what is no YAML
        guarded_yaml.load(_text(data))


def _pdf(data: bytes) -> object:
    return registry.read(Source("x.pdf", data, ".pdf"))


def load_all() -> None:
    """Load what targets load when they are first used."""
    for target in targets().values():
        for data in target.corpus:
            with suppress(Exception):
                target.run(data)


def targets() -> dict[str, Target]:
    """All targets by name."""
    page = (("", ""), ("<p>", "</p>"), ("<html><head>", "</head><body><p>a</body></html>"))
    jats = (
        ("<article><body><p>", "</p></body></article>"),
        ("<article><front><article-meta>", "</article-meta></front>"),
    )
    word = (("", ""), ("<w:p>", "</w:p>"))
    style_parts = STYLE.split("<group delimiter=', '>")
    found = [
        Target("html", _read(".html"), _encoded(PAGE, f"<p>{WORDS}"), (*GENERAL, *MARKS), page),
        Target("markdown", _read(".md"), _encoded(MARKDOWN, WORDS), (*GENERAL, *MD), (("", ""), ("---\ntitle: a\n---\n", ""))),
        Target("text", _read(".txt"), _encoded("Rain\n\nBy Ann Byron\n\n3 May 2020\n\n" + WORDS), GENERAL),
        Target("rtf", _read(".rtf"), _encoded(RTF), (*GENERAL, *RTFS), (("{\\rtf1 ", " a}"), ("{\\rtf1{\\fonttbl", "}a}"))),
        Target("srt", _read(".srt"), _encoded(SRT), (*GENERAL, *CUES), (("1\n00:00:01,000 --> 00:00:02,000\n", ""), ("", ""))),
        Target("webvtt", _read(".vtt"), _encoded(VTT), (*GENERAL, *CUES), (("WEBVTT\n\n00:01.000 --> 00:02.000\n", ""),)),
        Target("message", _read(".eml"), _encoded(EML, HEADER + "\na\n"), (*GENERAL, *MAILS),
               ((HEADER + "\n", ""), (HEADER, "\n\na"), ("To: ", "\n" + HEADER + "\na"),
                (HEADER + "Content-Type: ", "\n\na"), (EML, ""))),
        Target("mailbox", _read(".mbox"), _encoded(MBOX), (*GENERAL, *MAILS), ((MBOX, ""),)),
        Target("jats", _read(".xml"), _encoded(JATS), (*GENERAL, *MARKS, "<p>a</p>", "<fn/>", "<sec>", "<list>"), jats),
        Target("docx", _word, _encoded(WORD), (*GENERAL, *WORDXML), word),
        Target("odt", _open_document, _encoded(ODT), (*GENERAL, *MARKS, "<text:p>", "<text:p>a</text:p>", "<text:s/>"), word[:1]),
        Target("epub", _book, _encoded(CHAPTER), (*GENERAL, *MARKS), page[:2]),
        Target("docx file", _read(".docx"), (make().docx(WORD),), ()),
        Target("odt file", _read(".odt"), (make().odt(ODT),), ()),
        Target("epub file", _read(".epub"), (make().epub({"a.xhtml": CHAPTER}, "<dc:title>a</dc:title>"),), ()),
        Target("pdf", _pdf, (make().pdf([[("It rains.", 72, 700, 10)]]),), ()),
        Target("markdown draft", _draft(markdown_drafts.read, ".md"), _encoded(MARKDOWN), (*GENERAL, *MD), (("", ""), ("", "]"), ("[@a ", "](a)"))),
        Target("latex draft", _draft(latex_drafts.read, ".tex"), _encoded(LATEX), (*GENERAL, *TEX)),
        Target("org draft", _draft(org_drafts.read, ".org"), _encoded(ORG), (*GENERAL, *ORGS)),
        Target("typst draft", _draft(typst_drafts.read, ".typ"), _encoded(TYPST), (*GENERAL, *TYPSTS)),
        Target("rst draft", _draft(rst_drafts.read, ".rst"), _encoded(RST), (*GENERAL, *RSTS)),
        Target("asciidoc draft", _draft(asciidoc_drafts.read, ".adoc"), _encoded(ASCIIDOC), (*GENERAL, *ASCIIDOCS)),
        Target("html draft", _draft(html_drafts.read, ".html"), _encoded(PAGE), (*GENERAL, *MARKS), page[:2]),
        Target("docx draft", _word_draft, _encoded(WORD), (*GENERAL, *WORDXML), word),
        Target("odt draft", _odt_draft, _encoded(ODT, ODT_CITED), (*GENERAL, *MARKS, "<text:reference-mark-start text:name='JR_cite_1_roe'/>", "<text:reference-mark-end text:name='JR_cite_1_roe'/>", "<text:bibliography-mark text:identifier='a'/>"), word[:1]),
        Target("rtf draft", _draft(rtf_drafts.read, ".rtf"), _encoded(RTF), (*GENERAL, *RTFS, "{\\field{\\*\\fldinst ADDIN EN.CITE}{\\fldrslt a}}")),
        Target("text draft", _draft(plain_drafts.read, ".txt"), _encoded(WORDS), (*GENERAL, "(a 2001) ", "(Roe 2001: 12) ")),
        Target("bibtex", _bibliography(Format.BIBTEX), _encoded(BIBTEX), (*GENERAL, *BIB, *TEX),
               (("", ""), ("@book{a, title={", "}}"), ("@book{a, author={", "}}"), ("@book{a, year={", "}}"),
                ("@book{a, pages={", "}}"))),
        Target("ris", _bibliography(Format.RIS), _encoded(RIS), (*GENERAL, *TAGS, "1-2"),
               (("TY  - JOUR\nTI  - ", "\nER  - \n"), ("TY  - JOUR\nTI  - a\nVL  - ", "\nER  - \n"), ("TY  - JOUR\nTI  - a\nVL  - ", "a-2\nER  - \n"))),
        Target("nbib", _bibliography(Format.NBIB), _encoded(NBIB), (*GENERAL, *TAGS), (("PMID- 1\nTI  - ", "\n"),)),
        Target("csl-json", _bibliography(Format.CSL_JSON), _encoded(f"[{ITEM}]"), (*GENERAL, *JSONS), (("[", ""),)),
        Target("csl-yaml", _bibliography(Format.CSL_YAML), _encoded(YAML), (*GENERAL, *YAMLS, "*a", "_a", "^a", "[a]{"),
               (("- id: a\n  title: ", "\n"), ("", ""))),
        Target("endnote xml", _bibliography(Format.ENDNOTE_XML), _encoded(ENDNOTE), (*GENERAL, *MARKS),
               (("<xml><record><titles><title>", "</title></titles></record></xml>"),)),
        Target("cff", _bibliography(Format.CFF), _encoded(CFF), (*GENERAL, *YAMLS), (("title: ", "\n"), ("", ""))),
        Target("refer", _bibliography(Format.REFER), _encoded(REFER), (*GENERAL, "%A a\n", "%0 Book\n", "%T ", "%", "\n\n%0 Book\n%T a\n", "%8 May 3\n", "%P 1-\n")),
        Target("wos", _bibliography(Format.WOS), _encoded(WOS), (*GENERAL, "PT J\n", "ER\n\n", "AU A, B\n", "   ", "AF A\n   B\n", "EF\n", "TI ", "PT J\nTI a\nER\n\n")),
        Target("ovid", _bibliography(Format.OVID), _encoded(OVID), (*GENERAL, "<1. >\n", "TI  - a\n", "AU  - A, B\n", "SO  - ", "<", "\n<2. >\nTI  - a\n", "2001;3(2):1-2", "(2): ")),
        Target("pubmed xml", _bibliography(Format.PUBMED_XML), _encoded(PUBMED), (*GENERAL, *MARKS, "<Author>", "<Author/>", "<PubmedArticle/>", "<PubDate>", "<i>"),
               (("<PubmedArticle><MedlineCitation><Article><ArticleTitle>", "</ArticleTitle></Article></MedlineCitation></PubmedArticle>"),)),
        Target("word sources", _bibliography(Format.WORD), _encoded(SOURCES), (*GENERAL, *MARKS, "<b:Author>", "<b:Person/>", "<b:Tag>a</b:Tag>", "<b:Source/>"),
               (("<b:Sources xmlns:b='a'><b:Source><b:Title>", "</b:Title></b:Source></b:Sources>"), ("<b:Sources xmlns:b='a'>", "</b:Sources>"))),
        Target("mods", _bibliography(Format.MODS), _encoded(MODS), (*GENERAL, *MARKS, "<name>", "<name><namePart>a</namePart></name>", "<relatedItem>", "<titleInfo>", "<part/>"),
               (("<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>", "</title></titleInfo></mods>"), ("<mods xmlns='http://www.loc.gov/mods/v3'>", "</mods>"))),
        Target("yaml", _yaml, _encoded(YAML, CFF), (*GENERAL, *YAMLS)),
        Target("style", _style, _encoded(STYLE), CSL, ((style_parts[0], style_parts[1][style_parts[1].index("</layout>"):]),)),
        Target("locale", _locale, _encoded(LOCALE), CSL, (("<locale xmlns='http://purl.org/net/xbiblio/csl'><terms>", "</terms></locale>"),)),
        Target("style of a kind", _any_style, _encoded(STYLE), ()),
        Target("reference", _item, _encoded(ITEM), ()),
        Target("date", lambda data: read_date(_text(data)), _encoded("3 May 2020", "2019-05/2020~", "100–44 BC"), SMALL),
        Target("name", _names, _encoded("de la Roe, Jr., Ann B.", "{Rain} and A~B and others", "Ann van Roe"), (*SMALL, *TEX[:24])),
        Target("locator", _locator, _encoded("pp. 12-15, 18", "{ch. 2} and on", "00:12:41", "§§ 3 & 4"), SMALL),
        Target("number", _number, _encoded("12-15", "2nd", "L2d & 7", "xii–xv", "1,234"), SMALL, (("", ""), ("", "a-2"), ("1-", ""))),
        Target("identifier", _identifier, _encoded("https://doi.org/10.1234/abc.", "978-3-16-148410-0", "arXiv:2001.01234v2"), SMALL),
        Target("typed entry", _typed_entry, _encoded(*TYPED), (*SMALL, *TYPED_PARTS)),
        Target("typed list", _typed_list, _encoded("A text.\n\nReferences\n\n" + "\n".join(TYPED)), (*SMALL, *TYPED_PARTS, "\n", "\n\n", "    "), (("References\n\n", ""),)),
        Target("latex text", _latex, _encoded(BIBTEX, LATEX), (*GENERAL, *TEX)),
        Target("search query", lambda data: query.parse(_text(data)), _encoded('by:roe "it rains"* -tag:a OR after:2019-05'), SMALL),
        Target("rich text", _markup, _encoded('<i>a “b”</i> <span class="nocase">c</span> <sup>2</sup>'), (*GENERAL, *MARKS[:8], "<i>", "</i>", "<sup>", "<span class=\"nocase\">", "</span>")),
        Target("quotations", _speech, _encoded(WORDS * 2, "ANN: a\n\nBO: b\n\n" + WORDS), GENERAL),
        Target("sbv", _read(".sbv"), _encoded(uses.SBV), (*GENERAL, *CUES, "0:00:01.000,0:00:02.500\n"), (("0:00:01.000,0:00:02.500\n", ""),)),
        Target("ttml", _read(".ttml"), _encoded(uses.TTML), (*GENERAL, *MARKS, "<p begin='1s'>a</p>", "<span>", "<div>", "<p begin='1s'>a<br/></p>"),
               (("<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s'>", "</p></div></body></tt>"),
                ("<tt xmlns='http://www.w3.org/ns/ttml'><body><div>", "</div></body></tt>"))),
        Target("recognised speech", _read(".transcript"), _encoded(*map(json.dumps, uses.SPEECH), uses.WHISPER_TSV),
               (*JSONS, '{"start":1,"end":2,"text":"a"},', "1\t2\ta\n"), (("start\tend\ttext\n", ""), ('{"segments":[', "{}]}"))),
        Target("any file", _read(""), _encoded(PAGE, RTF, EML, MBOX, SRT, VTT, JATS, uses.SBV, uses.TTML, LATEX, BIBTEX), ()),
        Target("biblatex", _bibliography(Format.BIBLATEX), _encoded(BIBTEX), (*GENERAL, *BIB), (("@book{a, date={", "}}"), ("@book{a, editor={", "}}"))),
        Target("typeset pdf", uses.typeset(make().pdf), (uses.PAGES,), ()),
        Target("check", uses.check, _encoded(uses.DRAFT, uses.DRAFT + uses.PARTING + uses.TEXT), (*GENERAL, *MD, "[x] ", " … ", "“a [b] c” [@x] "),
               (("", ""), ("“We will ", " in May” [@x]"))),
        Target("finished draft", uses.finish, _encoded(uses.DRAFT), (*GENERAL, *MD, "[@x] ", "@y ", "[-@z, p. 3] ", "^[@x] ")),
        Target("quote", uses.quote, _encoded("1", "open again", "open…May", f"2{uses.PARTING}{uses.TEXT}", f"rains{uses.PARTING}{WORDS}"), GENERAL,
               (("1" + uses.PARTING, ""), ("", uses.PARTING + uses.TEXT))),
        Target("verify", uses.verify, _encoded(uses.CLAIMS, f"[{uses.CLAIMS}]", uses.CLAIMS + uses.PARTING + uses.TEXT), JSONS),
        Target("annotations", uses.annotated, _encoded(*map(json.dumps, uses.ANNOTATIONS)), (*JSONS, '{"first":', '"refinedBy":{')),
        Target("quotations in other languages", uses.foreign, _encoded(uses.FOREIGN),
               (*GENERAL, "« ", " »", "„", "—", "– ", " —dijo ", ", sagte Ann Roe", "dit-il", "« a », dit A. ", "„a“, sagte er. ", "Laut A. ", "que ", "dass ")),
        Target("sidecar", uses.read_sidecar, _encoded(uses.SIDECAR, f"[{uses.SIDECAR}]"), JSONS),
        Target("configuration", uses.configured, _encoded(uses.CONFIGURATION), ("a = ", "[a]\n", "[[a]]\n", "'", '"', "a.", "{a=", "\\u", "=", "#", "1", "-", "[", "]\n")),
        *(Target(name, uses.service(identifier), _encoded(answer), (*JSONS, *MARKS)) for name, (identifier, answer) in uses.SERVICES.items()),
        Target("claims", _claims, _encoded('{"document": "a", "text": "b", "position": {"start": 3}}\n' * 2), JSONS),
    ]  # fmt: skip
    names = sorted({*VARIABLES, "author", "issued", "locator", *NUMBER_VARIABLES})
    found += [
        Target(f"variable {name}", variable(name), _encoded("12-15", "a “b” c: d"), (*SMALL[:30], *GENERAL[:30]),
               (("", ""), ("", "a-2")) if name in NUMBER_VARIABLES else (("", ""),))
        for name in names
    ]  # fmt: skip
    return {target.name: target for target in found}
