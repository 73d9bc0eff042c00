"""A draft in HTML: what a browser would show of it, with its quotations, notes and citations.

Quotations are those between marks, `q` and `blockquote`. Citations are Pandoc's, as it writes them (`<span
class="citation" data-cites="key other">`) or as it reads them (`[@key, p. 3]`). A note is a link to an element of the
page whose id names a footnote, as Pandoc, Markdown's writers, Word and LibreOffice make them.

Tokens are those of documents (`citecli.readers.html_tokens`), with their places; no nesting is trusted, and the time
grows with the length of the page.
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Hidden, Lookup, Note, Parts, assemble, outermost_hidden
from citecli.drafts.citation_fields import citation_at
from citecli.drafts.hand_citations import HandCitation, place_in, works_in
from citecli.drafts.html_indents import Indent, indent_of, indents_of_classes
from citecli.drafts.model import Draft, DraftCitation, DraftCite, NoteMark
from citecli.drafts.plain import pandoc_citations
from citecli.drafts.styled_paragraphs import ParagraphLook, StyledParagraph, block_quotations
from citecli.readers.decoding import decode_marked
from citecli.readers.html_tokens import Cursor, HtmlTag, located_tokens
from citecli.readers.source import Source

_ENTITY = re.compile(r"&#?\w{1,32};?")
_RAW = frozenset("script style textarea title xmp iframe noembed noframes svg math template object".split())
_CODE = frozenset("pre code kbd samp tt var".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCK = frozenset(("del", "s", "strike"))
"""Elements with what the writer has struck out."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LIST = re.compile(r"(?:^|\s)(?:refs|references|reflist|ref-list|csl-bib-body|doc-bibliography|bibliography)(?:\s|$)")
"""The id, the class or the role of an element with a list of references: Pandoc's, Zotero's, MediaWiki's, ARIA's."""
_NOTE_ID = re.compile(
    r"(?:_?(?:fn|ftn|edn|footnote|endnote|note)|cite_note|sdfootnote|sdendnote)[-:_.]?\w*", re.IGNORECASE
)
_COMMENT_ID = re.compile(r"cmnt\d{1,6}|_msocom_\d{1,6}")
"""The ids of comments, as Google Docs and Word write them."""
_IN_OTHERS = frozenset("li td th blockquote dd figcaption".split())
"""Elements that set their paragraphs in by themselves."""
_BACK = re.compile(r"ref|anc|back", re.IGNORECASE)
_DASHED = re.compile(r"(?:\s|<[^<>]{0,100}>|&nbsp;)*(?:[—–―(-]|&[mn]dash;)")
_ENDS_SENTENCE = frozenset((">", ".", "!", "?", "…", "”", "»", '"'))
_BLOCK_END = re.compile(r"(?:\s|</(?:p|footer|small|em|i|span|div)\s*>|<br\s*/?>){0,20}</blockquote", re.IGNORECASE)
_NEAR_ELEMENTS = 20
_LONGEST_TAG = 10_000
_DEEPEST = 500
_NEAREST = 8
"""Elements around a paragraph that are looked at."""


class _Open(NamedTuple):
    """An element that is open: its name, where its text begins, and the label of the note that it holds."""

    name: str
    start: int
    note: str = ""
    is_list: bool = False
    """Whether it is marked as a list of references."""
    is_comment: bool = False
    """Whether it holds a reader's comment on the draft."""
    indent: int = 0
    """How far a paragraph is set in, in twentieths of a point."""


def read(source: Source) -> Draft:
    """The draft in a page of HTML. `UnreadableDocument` when it is no text."""
    return draft_of(decode_marked(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in a page of HTML."""
    reader = _Reader(text)
    reader.walk()
    return reader.draft(name)


_TAG = re.compile(r"<[^<>]*>")


def _shown(markup: str) -> str:
    """The text of some markup."""
    return unescape(_TAG.sub("", markup))


def _cites_shown(keys: Sequence[str], shown: str) -> tuple[DraftCite, ...]:
    """The cites of a citation that was rendered, each with the place that its text gives: (Roe, 2019, p. 3)."""
    text = _shown(shown).strip()
    works = works_in(HandCitation(text.strip("()[]"), is_note="(" not in text[:1] and not text.endswith(")")))
    if len(works) != len(keys):
        return tuple(DraftCite(key) for key in keys)
    return tuple(DraftCite(key, suffix=place_in(work)) for key, work in zip(keys, works, strict=True))


class _Reader:
    """Walks through a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hidden: list[Hidden] = []
        self.cuts: list[int] = [0]
        self.blocks: list[Span] = []
        self.headings: list[Heading] = []
        self.lists: list[Span] = []
        self.notes: list[Note] = []
        self.marks: list[NoteMark] = []
        self.citations: list[DraftCitation] = []
        self.open: list[_Open] = []
        self.quotes = 0
        self.unclosed: set[str] = set()
        self.paragraphs: list[StyledParagraph] = []
        self.indents: Mapping[str, Indent] = {}
        targets = re.findall(r"href\s*=\s*[\"']?#([^\"'\s>]+)", text, re.IGNORECASE)
        self.called = {target for target in targets if _NOTE_ID.fullmatch(target) and not _BACK.search(target)}
        self.targets = set(self.called)

    def walk(self) -> None:
        """Read the page from front to back."""
        text = self.text
        body = re.search(r"<body[\s>]", text, re.IGNORECASE)
        at = body.start() if body else 0
        self.indents = indents_of_classes(text[:at])
        if at:
            self.hide(0, at)
        cursor = Cursor(at)
        for token in located_tokens(text, cursor):
            if token.tag is not None:
                cursor.at = self.tag(token.tag, token.start, token.end)
            elif token.text is not None:
                for entity in _ENTITY.finditer(text, token.start, token.end):
                    self.hide(*entity.span(), unescape(entity[0]))
            else:
                self.hide(token.start, token.end)
        for element in reversed(self.open):
            self.end_element(element, len(text))

    def hide(self, start: int, end: int, shown: str = "") -> None:
        """Replace a piece by what is seen of it."""
        self.hidden.append(Hidden(start, end, shown))

    def near(self, mark: str, start: int) -> int:
        """The end of a short element's closing tag; `start` when it is not closed soon."""
        position = self.text.find(mark, start, start + _LONGEST_TAG)
        return start if position < 0 else position + len(mark)

    def tag(self, tag: HtmlTag, start: int, end: int) -> int:
        """Process a tag, or a whole element that is not prose; returns the offset at which to continue."""
        name = tag.name
        if tag.closes:
            self.hide(start, end, self.close(name, start))
            if name in _BLOCKS:
                self.cuts.append(end)
            return end
        if name in _RAW or name in _CODE:
            stop = self.no_prose(name, end)
            self.hide(start, stop)
            if name in _BLOCKS:
                self.cuts.append(stop)
            return stop
        if name in _BLOCKS:
            if name == "p":
                self.close_paragraph(start)
            self.cuts.append(start)
        self.hide(start, end, self.start_element(name, start, end, tag.attributes))
        return end

    def no_prose(self, name: str, at: int) -> int:
        """The end of an element of code or data; where it is never closed, that of the page, or of the tag for code."""
        close = None
        if name not in self.unclosed:
            close = re.compile(f"</{re.escape(name)}(?=[\\s/>]|$)", re.IGNORECASE).search(self.text, at)
        if close is None:
            self.unclosed.add(name)
            return len(self.text) if name in _RAW else at
        end = self.text.find(">", close.end())
        return len(self.text) if end < 0 else end + 1

    def start_element(self, name: str, start: int, end: int, attributes: Mapping[str, str]) -> str:
        """An element begins; what is seen in place of its tag."""
        if name == "br":
            return "\n"
        if name == "a" and (href := attributes.get("href", "")):
            close = self.near("</a>", end)
            if href[1:] in self.called and href[0] == "#":
                self.marks.append(NoteMark(Span(start, close), href[1:]))
                self.hide(start, close)
                return ""
            if href[0] == "#" and _COMMENT_ID.fullmatch(href[1:]):
                self.hide(start, close)
                return ""
            if (citation := citation_at(href)) and close > end:
                span = Span(end, close - len("</a>"))
                self.citations.append(DraftCitation(span, 0, (), unread=citation.problem))
        if name == "span" and "citation" in attributes.get("class", "").split() and attributes.get("data-cites"):
            close = self.near("</span>", end)
            cites = _cites_shown(attributes["data-cites"].split(), self.text[end:close])
            self.citations.append(DraftCitation(Span(start, close), 0, cites))
        if name in _VOID or len(self.open) >= _DEEPEST:
            return ""
        label = next((target for key in ("id", "name") if (target := attributes.get(key, "")) in self.targets), "")
        marked = " ".join(attributes.get(key, "") for key in ("id", "class", "role"))
        if name == "a" and any(_COMMENT_ID.fullmatch(attributes.get(key, "")) for key in ("id", "name")):
            self.begin_comment()
        is_list = name in _BLOCKS and _LIST.search(marked) is not None
        self.open.append(_Open(name, end, label, is_list, indent=self.indent(name, attributes)))
        if name == "q":
            self.quotes += 1
            return "“" if self.quotes % 2 else "‘"
        if name in ("cite", "footer", "figcaption") and self.is_source_of_block(name, start, end):
            self.cuts.append(start)
            return "" if _DASHED.match(self.text, end) else "— "
        return ""

    def is_source_of_block(self, name: str, start: int, end: int) -> bool:
        """Whether an element names the author of the block quotation that it ends, or stands below."""
        if name == "figcaption":
            return self.text[max(0, start - 200) : start].rstrip().endswith("</blockquote>")
        if not any(element.name == "blockquote" for element in self.open[-_NEAR_ELEMENTS:]):
            return False
        if name == "footer":
            return True
        before = self.text[max(0, start - _NEAR_ELEMENTS) : start].rstrip()[-1:]
        close = self.near("</cite>", end)
        return before in _ENDS_SENTENCE and close > end and _BLOCK_END.match(self.text, close) is not None

    def begin_comment(self) -> None:
        """A reader's comment begins: the division, or the paragraph, that is open is no part of the draft."""
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 20), -1):
            if self.open[index].name in ("div", "li") or index == 0:
                self.open[index] = self.open[index]._replace(is_comment=True)
                return

    def indent(self, name: str, attributes: Mapping[str, str]) -> int:
        """How far a paragraph is set in by its style, and by nothing else."""
        if name != "p" or any(element.name in _IN_OTHERS for element in self.open[-_NEAREST:]):
            return 0
        return indent_of(attributes, self.indents)

    def close_paragraph(self, at: int) -> None:
        """A paragraph begins: one that is open ends (its end tag may be left out)."""
        if self.open and self.open[-1].name == "p":
            self.end_element(self.open.pop(), at)

    def close(self, name: str, at: int) -> str:
        """An element ends, and all that were left open in it; what is seen in place of its tag."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].name == name:
                break
            if index < len(self.open) - 20:
                return ""
        else:
            return ""
        shown = ""
        while len(self.open) > index:
            shown = self.end_element(self.open.pop(), at)
        return shown

    def end_element(self, element: _Open, at: int) -> str:
        """Take notice of an element that is complete."""
        if element.name == "blockquote":
            self.blocks.append(Span(element.start, at))
        elif element.name in _HEADINGS:
            self.headings.append(Heading(element.start, at, int(element.name[1])))
        elif element.name in _STRUCK and at < len(self.text):  # one that is never closed strikes nothing out
            self.hide(element.start, at)
        elif element.name == "p":
            self.paragraphs.append(StyledParagraph(Span(element.start, at), ParagraphLook(indent=element.indent)))
        if element.is_comment:
            self.hide(element.start, at)
        if element.is_list:
            self.lists.append(Span(element.start, at))
        if element.note in self.targets:
            self.targets.remove(element.note)  # an id stands for one element
            # Word's and LibreOffice's anchors stand in the note's paragraph, and hold nothing of it.
            self.notes.append(Note(element.start, self.paragraph_end(at) if element.name == "a" else at, element.note))
        if element.name == "q":
            self.quotes -= 1
            return "’" if self.quotes % 2 else "”"
        return ""

    def paragraph_end(self, at: int) -> int:
        match = re.compile(r"</(?:p|div|li)\b", re.IGNORECASE).search(self.text, at)
        return match.start() if match else len(self.text)

    def draft(self, name: str) -> Draft:
        """What was found, put together."""
        text = self.text
        if "@" in text:
            # Not in tags, scripts and styles.
            unseen = Lookup([Span(part.start, part.end) for part in outermost_hidden(self.hidden)])
            self.citations += [
                citation for citation in pandoc_citations(text, 0, len(text)) if unseen.find(citation.span.start) < 0
            ]
        if any(paragraph.look.indent for paragraph in self.paragraphs):
            seen = [(one, words) for one in self.paragraphs if (words := _shown(one.span.of(text)).strip())]
            self.blocks += block_quotations([one for one, _ in seen], [words for _, words in seen])
        cuts = sorted({*self.cuts, len(text)})
        spans = [Span(start, end) for start, end in pairwise(cuts)]
        parts = Parts(
            self.citations, self.hidden, self.blocks, self.headings, self.notes, self.marks, reference_lists=self.lists
        )
        return assemble(name, text, spans, parts)
