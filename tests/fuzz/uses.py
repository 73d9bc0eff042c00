# ruff: noqa: E501
"""More that is fuzzed: files of the library and the configuration, answers of services, and what is done with a text.

A draft and its source, a text and the words to be quoted from it, are one input, parted by a line of `=====`.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import tomlkit

from citecli.api.citing.select_quotation import select_quotation
from citecli.api.citing.set_quotation import QuotingOptions, set_quotations
from citecli.api.drafts.bib import finish_draft
from citecli.api.drafts.check import DraftChecker
from citecli.api.drafts.load_drafts import LoadedDraft
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.api.drafts.verify import parse_claims, verifications
from citecli.cli import configuration, settings
from citecli.csl import load_style
from citecli.documents.model import Document
from citecli.drafts import markdown as markdown_drafts
from citecli.errors import DocumentNotFound
from citecli.library import sidecar
from citecli.matching import annotations
from citecli.matching.finding import find
from citecli.matching.words import WordIndex
from citecli.network import lookup
from citecli.network.fetching import Response
from citecli.network.services import Services
from citecli.quotes import extract
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.references import csl_json
from citecli.references.identifiers import Identifier, Scheme
from citecli.render import formats
from citecli.render.output import OutputFormat, OutputTarget
from citecli.render.quotations import QuotationDetails

PARTING = "\n=====\n"
TEXT = (
    "The harbour\n\nBy Ann Byron\n\n3 May 2020\n\n“We will open again in May,” said Ada Roe, who runs it. “It is not "
    "certain,” she added.\n\nThe town has no other harbour, and it won't have one for many years to come.\n"
)
DRAFT = (
    "---\nlang: en\n---\nRoe says that “we will [surely] open … in May” [@x, para. 1]. The town “has no other harbor, and it "
    "will have one” [see @x, p. 3; @poe]. @x [2] writes ‘for many years’.[^1]\n\n> “It is certain,” she added.\n\n[^1]: See @x.\n"
)


def _parts(data: bytes) -> tuple[str, str]:
    first, _, second = data.decode("utf-8", "replace").partition(PARTING)
    return first, second


def _document(text: str) -> Document:
    document: Document = registry.read(Source("x.txt", text.encode("utf-8", "replace") or b"a", ".txt"))
    return document


def check(data: bytes) -> None:
    """A draft in Markdown is checked against a text."""
    draft, text = _parts(data)
    corpus = SourceCorpus(None, (_document(text or TEXT),))
    loaded = LoadedDraft(markdown_drafts.draft_of(draft, "the draft"), Path("/nonexistent"))
    done = DraftChecker(corpus, None).check_loaded(loaded)
    for form in (OutputFormat.PLAIN, OutputFormat.JSON):
        formats.checks_text([done.answer], OutputTarget(form), True)


def finish(data: bytes) -> None:
    """A draft in Markdown is set in two styles and every format."""
    draft = markdown_drafts.draft_of(data.decode("utf-8", "replace"), "the draft")
    references, _ = csl_json.from_items([{"id": key, "type": "book", "title": "T", "issued": "2001"} for key in "xyz"])
    by_key = {reference.id: reference for reference in references}
    for style in ("apa", "chicago-notes-bibliography"):
        answer = finish_draft(draft, load_style(style), by_key, with_tree=True)
        for form in (
            OutputFormat.MARKDOWN,
            OutputFormat.HTML,
            OutputFormat.RTF,
            OutputFormat.LATEX,
            OutputFormat.PLAIN,
        ):
            formats.finished_text(answer, OutputTarget(form))
        formats.finished_file(answer)


def quote(data: bytes) -> None:
    """Words of a text are set as a quotation, in every format."""
    wanted, text = _parts(data)
    utterances = select_quotation(_document(text or TEXT), wanted)
    options = QuotingOptions(introduce=len(wanted) % 2 == 0)
    answer = set_quotations(utterances, load_style("apa"), options, "en-US")
    details = QuotationDetails()
    for form in (OutputFormat.PLAIN, OutputFormat.JSON, OutputFormat.HTML, OutputFormat.RTF, OutputFormat.CSV):
        formats.set_quotations_text(answer, OutputTarget(form), details)


def verify(data: bytes) -> None:
    """Quotations that were saved are looked up in a text."""
    saved, text = _parts(data)
    document = _document(text or TEXT)
    claims, _ = parse_claims(saved, "x.json")

    def found(name: str) -> Document:
        raise DocumentNotFound(f"there is no document {name}")

    done = tuple(verifications(claims, (document,), found))
    for form in (OutputFormat.PLAIN, OutputFormat.JSON):
        formats.verifications_text(done, OutputTarget(form))


def annotated(data: bytes) -> None:
    """Annotations are read, written, and read again."""
    read = annotations.parse(data.decode("utf-8", "replace"), "x.json")
    again = annotations.parse(annotations.collection(read.found, read.rest), "x.json")
    assert again.found == read.found, (again.found, read.found)
    annotations.hypothesis_export([(one, "T") for one in read.found], "1", "2020-05-03")
    index = WordIndex(TEXT)
    for one in read.found[:20]:
        find(one.selector, index)


def foreign(data: bytes) -> None:
    """Quotations in texts of several languages."""
    extract(data.decode("utf-8", "replace"), indirect=True, all_marks=True)


def read_sidecar(data: bytes) -> None:
    """A sidecar's text changes a document's reference."""
    item = sidecar._item(data.decode("utf-8", "replace"), "x.json")
    sidecar.encoding_of(item)
    sidecar.with_item(_document(TEXT), item, "x.json")


def configured(data: bytes) -> None:
    """The text of a configuration file is read, repaired and changed."""
    values, problem = settings.parse(data)
    if not problem:
        settings.problems_of(values)
        settings.settings_of(values, Path("x"))
    text = configuration._repaired(data)[0] if problem else data.decode("utf-8-sig")
    document = tomlkit.parse(text)
    configuration._set(document, "style", "ieee")
    changed, problem = settings.parse(tomlkit.dumps(document).encode())
    assert not problem, problem
    assert changed["style"] == "ieee"


def service(identifier: Identifier) -> Callable[[bytes], None]:
    """The answer of the service for an identifier."""

    def run(data: bytes) -> None:
        lookup.look_up(identifier, Services(), lambda *_: Response(data, "", ""))

    return run


def typeset(make_pdf: Callable[..., bytes]) -> Callable[[bytes], object]:
    """A PDF of lines `PAGE X Y SIZE WORDS`, so that mutations are of what the pages show."""

    def run(data: bytes) -> object:
        pages: dict[int, list[tuple[str, float, float, float]]] = {0: []}
        for line in data.decode("utf-8", "replace").split("\n")[:3000]:
            page, x, y, size, words = (line.split(" ", 4) + ["0"] * 5)[:5]
            place = [_number(x, 700), _number(y, 800), _number(size, 60)]
            pages.setdefault(int(_number(page, 40)), []).append((_printable(words), *place))
        return registry.read(Source("x.pdf", make_pdf([pages[key] for key in sorted(pages)]), ".pdf"))

    return run


def _printable(words: str) -> str:
    return "".join(letter for letter in words if letter.isprintable() and not 0xD800 <= ord(letter) < 0xE000) or "a"


def _number(text: str, most: int) -> float:
    digits = "".join(filter(str.isascii, filter(str.isdecimal, text)))[:6]
    return min(int(digits or "1"), most)


def lines_of_pages(pages: Iterable[Iterable[str]]) -> bytes:
    """Lines for `typeset`, from the top of each page."""
    return "\n".join(
        f"{page} 72 {740 - 14 * row} 11 {words}" for page, lines in enumerate(pages) for row, words in enumerate(lines)
    ).encode()


TTML = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en" '
    'ttp:frameRate="25" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"><head><metadata><ttm:title>Rain</ttm:title>'
    '<ttm:agent xml:id="a" type="person"><ttm:name type="full">Ann Byron</ttm:name></ttm:agent></metadata></head><body>'
    '<div><p begin="00:00:01.500" end="2s" ttm:agent="a">It rains<br/>and <span begin="10f">rains</span>.</p><p begin="3s" '
    'dur="1s">ANN: So.</p></div></body></tt>'
)
SBV = "0:00:01.000,0:00:02.500\nANN: It rains\n[rain]\n\n0:00:02.500,0:00:04.000\nand rains.\n"
SPEECH = (
    {"language": "en", "segments": [{"start": 0.5, "end": 2, "text": " It rains.", "speaker": "S1", "words": [
        {"word": "It", "start": 0.5, "end": 0.7}, {"word": "rains.", "start": 0.8}]}]},
    {"utterances": [{"start": 500, "end": 900, "text": "It rains.", "speaker": "A", "words": [{"text": "It", "start": 500}]}]},
    {"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "It", "ts": 0.5, "end_ts": 1}, {
        "type": "punct", "value": "."}]}]},
    {"results": {"items": [{"type": "pronunciation", "start_time": "0.5", "end_time": "1", "alternatives": [{"content": "It"}]},
     {"type": "punctuation", "alternatives": [{"content": "."}]}], "speaker_labels": {"segments": [
         {"speaker_label": "spk_0", "start_time": "0.5", "end_time": "1", "items": [{"start_time": "0.5", "speaker_label": "spk_0"}]}]}}},
    {"transcription": [{"timestamps": {"from": "00:00:00,500", "to": "00:00:02,000"}, "text": "It rains."}]},
)  # fmt: skip
WHISPER_TSV = "start\tend\ttext\n500\t900\tIt rains.\n900\t1500\tIt does.\n"
SIDECAR = json.dumps(
    {
        "title": "Rain",
        "author": [{"family": "Roe"}],
        "issued": "2020-05",
        "custom": {"encoding": "utf-8", "tags": ["a"]},
    }
)
CONFIGURATION = (
    'style = "apa"\nmeasure = 70\nstrict_csl = true\n[services]\ntimeout = 3.5\ndoi = "https://doi.example.org"\n'
)
ANNOTATIONS = (
    {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [
        {"id": "urn:a", "type": "Annotation", "created": "2020-05-03T10:00:00Z", "motivation": "commenting", "creator": "Bo",
         "body": [{"type": "TextualBody", "value": "So.", "purpose": "commenting"}, {"value": "rain", "purpose": "tagging"}],
         "target": {"source": "x.txt", "selector": [{"type": "TextQuoteSelector", "exact": "We will open", "prefix": "“", "suffix": " again"},
             {"type": "TextPositionSelector", "start": 44, "end": 56, "refinedBy": {"type": "X"}}]}, "citecli:order": 1}]}},
    {"rows": [{"uri": "http://a.b", "text": "So.", "tags": ["rain"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "rain"}]}]}]},
)  # fmt: skip
FOREIGN = (
    "„Wir gehen“, sagte Ann Roe, die Bürgermeisterin. Der Minister erklärte, er werde „bald“ kommen. Laut Bo Doe „regnet es“.\n\n"
    "— Il pleut, dit Anne Roë. « Nous partons », a déclaré la maire Léa Doe. Selon lui, « c’est fini ».\n\n—Llueve —dijo Ana Ruiz—. "
    "«Nos vamos», afirmó el ministro.\n\n“Piove”, ha detto Anna Rossi. «Andiamo», disse.\n\n– Chove – disse Ana. ‘Het regent’, zei Jan de Wit.\n"
)
CLAIMS = (
    '{"document": "x", "text": "We will open", "position": {"start": 3, "end": 9}, "prefix": "“", "suffix": " again"}\n'
)
DOI_ANSWER = json.dumps(
    {"DOI": "10.1234/abc", "title": ["Rain &amp; wind"], "type": "journal-article", "author": [{"family": "Roe", "given": "Ann"}],
     "issued": {"date-parts": [[2019, 5]]}, "container-title": "Wet", "page": "1-9", "abstract": "<jats:p>It rains.</jats:p>"}
)  # fmt: skip
ARXIV_ANSWER = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><id>http://arxiv.org/abs/'
    "2001.01234v2</id><title>Rain</title><summary>It rains.</summary><author><name>Ann van Roe</name></author><published>"
    "2020-01-03T00:00:00Z</published><arxiv:doi>10.1234/abc</arxiv:doi></entry></feed>"
)
ISBN_ANSWER = json.dumps(
    {"ISBN:9783161484100": {"title": "Rain", "subtitle": "A study", "authors": [{"name": "Ann Roe"}], "publishers": [{"name": "Wet"}],
     "publish_places": [{"name": "Ulm"}], "publish_date": "May 2019", "number_of_pages": 300}}
)  # fmt: skip
PMID_ANSWER = json.dumps(
    {"result": {"7": {"title": "Rain.", "authors": [{"name": "van Roe AB", "authtype": "Author"}], "pubdate": "2019 May 3",
     "fulljournalname": "Wet", "source": "W", "volume": "3", "issue": "2", "pages": "1234-8", "articleids": [
         {"idtype": "doi", "value": "10.1234/abc"}]}}}
)  # fmt: skip
PAGES = lines_of_pages(
    (["RAIN", "It rains in the valley, and no one knows when", "it will end. “We go,” said Ann By-", "ron.", "", "1"],
     ["It rains", "in the valley again.", "1 A note below.", "2"])
)  # fmt: skip
SERVICES = {
    "doi answer": (Identifier(Scheme.DOI, "10.1234/abc"), DOI_ANSWER),
    "arxiv answer": (Identifier(Scheme.ARXIV, "2001.01234"), ARXIV_ANSWER),
    "isbn answer": (Identifier(Scheme.ISBN, "9783161484100"), ISBN_ANSWER),
    "pmid answer": (Identifier(Scheme.PMID, "7"), PMID_ANSWER),
}
