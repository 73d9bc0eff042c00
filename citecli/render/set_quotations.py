"""Quotations with their citations, ready to stand in somebody's own text: plain, Markdown, HTML, RTF, JSON.

In JSON `selector` and `position` are the Web Annotation Data Model's TextQuoteSelector and TextPositionSelector.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.frozen import replace
from citecli.markup.nodes import Content, FontFormat, FontWeight, Formatted, Text
from citecli.render.output import OutputFormat, OutputTarget
from citecli.render.quotations import QuotationDetails, quotation_object, quotation_pieces
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.matching.selectors import Selector
    from citecli.render.output import Value


_INDENT = "    "
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class CopyPart(StrEnum):
    """What is written of an answer: everything, or one of the three things that it is made of."""

    ALL = "all"
    QUOTE = "quote"
    CITATION = "citation"
    ENTRY = "entry"


def with_citation(quotation: CitedQuotation) -> tuple[Content, ...]:
    """The paragraphs of a quotation, a citation that belongs in the text at its place behind the last."""
    paragraphs = quotation.set.paragraphs
    if quotation.note or not quotation.citation:
        stop = quotation.set.stop if not quotation.note and not quotation.set.block else ""
        return paragraphs if not stop else (*paragraphs[:-1], (*paragraphs[-1], Text(stop)))
    last = (*paragraphs[-1], Text(quotation.set.space), *quotation.citation, Text(quotation.set.stop))
    return (*paragraphs[:-1], last)


def plain(answer: SetQuotations, part: CopyPart = CopyPart.ALL, links: bool = False) -> str:
    """Paragraphs separated by empty lines, blocks indented; a note has its number set high, and stands below.

    `links` are the addresses of the words, a line each.
    """
    from citecli.markup.plain import write

    def block(lines: list[str], following: frozenset[int]) -> str:
        stanzas = any(index not in following for index in range(1, len(lines))) and bool(following)
        gaps = ["\n" if stanzas and index and index not in following else "" for index in range(len(lines))]
        return "\n".join(gap + _INDENT + text for gap, text in zip(gaps, lines, strict=True))

    notes = _Notes(lambda note, text: f"{raised(note)} {text}", raised)
    return _text(answer, part, write, block, notes, str, str if links else None)


def raised(number: int) -> str:
    """A number in the characters that stand for raised digits."""
    return str(number).translate(_RAISED)


def markdown(answer: SetQuotations, part: CopyPart = CopyPart.ALL, links: bool = False) -> str:
    """Paragraphs, block quotations and footnotes; `links` are the addresses of the words, a line each."""
    from citecli.markup.markdown import write

    def block(lines: list[str], following: frozenset[int]) -> str:
        ends = ["\\\n" if index in following else "\n>\n" for index in range(1, len(lines))]
        return "".join(f"> {text}{end}" for text, end in zip(lines, [*ends, ""], strict=True))

    notes = _Notes(lambda note, text: f"[^{note}]: {text}", lambda number: f"[^{number}]")
    return _text(answer, part, write, block, notes, "## {}".format, "<{}>".format if links else None)


class _Notes(NamedTuple):
    """How a note and its mark in the text are written."""

    note: Callable[[int, str], str]
    mark: Callable[[int], str]


def _text(
    answer: SetQuotations,
    part: CopyPart,
    write: Callable[[Content], str],
    block: Callable[[list[str], frozenset[int]], str],
    notes: _Notes,
    heading: Callable[[str], str],
    link: Callable[[str], str] | None,
) -> str:
    """Text separated by empty lines. `write` writes a content, `block` the paragraphs of a block quotation, of which
    some are lines that follow on others (their indexes); the rest is for `_pieces`.
    """

    def line(content: Content) -> str:
        return safe(write(content)).strip().replace("\n", " ")

    def quotation(cited: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not cited.set.block:
            return lines[0]
        quoted = block(lines, cited.set.following_lines)
        return f"{line(cited.set.lead_in)}\n\n{quoted}" if cited.set.lead_in else quoted

    text = "\n\n".join(_pieces(answer, part, line, quotation, notes, heading, link))
    return f"{text}\n" if text else ""


def html(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """`p` and `blockquote` elements (which name the address of the words), notes linked, entries as `cite` has them."""
    from citecli.markup.html import escape, write

    def line(content: Content) -> str:
        return safe(write(content)).strip()

    def quotation(cited: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not cited.set.block:
            return f"<p>{lines[0]}</p>"
        lead = f"<p>{line(cited.set.lead_in)}</p>\n" if cited.set.lead_in else ""
        source = f' cite="{escape(safe(cited.link)).replace(chr(34), "&#34;")}"' if cited.link else ""
        following = cited.set.following_lines
        tags = ["<br>\n  " if index in following else "</p>\n  <p>" for index in range(1, len(lines))]
        words = "".join(f"{text}{tag}" for text, tag in zip(lines, [*tags, ""], strict=True))
        return f"{lead}<blockquote{source}>\n  <p>{words}</p>\n</blockquote>"

    def note(number: int, text: str) -> str:
        return f'<p id="note-{number}"><a href="#cite-{number}">{number}</a>. {text}</p>'

    def mark(number: int) -> str:
        return f'<sup id="cite-{number}"><a href="#note-{number}">{number}</a></sup>'

    def inline(content: Content) -> str:
        return f"<p>{line(content)}</p>" if part is CopyPart.CITATION else line(content)

    entries = [f'  <div class="csl-entry">{line(entry.content)}</div>' for entry in answer.entries]
    pieces = list(_pieces(replace(answer, entries=()), part, inline, quotation, _Notes(note, mark)))
    if entries and part is CopyPart.ALL:
        pieces.append(f"<h2>{escape(answer.heading)}</h2>")
    if entries and part in (CopyPart.ALL, CopyPart.ENTRY):
        hanging = " hanging-indent" if answer.hanging_indent else ""
        pieces += [f'<div class="csl-bib-body{hanging}">', *entries, "</div>"]
    return "".join(f"{piece}\n" for piece in pieces)


def rtf(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """A whole RTF document; notes are footnotes."""
    from citecli.markup.rtf import paragraph, whole

    paragraphs: list[str] = []
    for quotation in answer.quotations:
        note = quotation.citation if quotation.note and part is CopyPart.ALL else ()
        if part in (CopyPart.ALL, CopyPart.QUOTE):
            contents = with_citation(quotation) if part is CopyPart.ALL else quotation.set.paragraphs
            if quotation.set.lead_in:
                paragraphs.append(paragraph(quotation.set.lead_in))
            paragraphs += [paragraph(content, block=quotation.set.block) for content in contents[:-1]]
            paragraphs.append(paragraph(contents[-1], block=quotation.set.block, footnote=note))
        elif part is CopyPart.CITATION and quotation.citation:
            paragraphs.append(paragraph(quotation.citation))
    if answer.entries and part is CopyPart.ALL:
        paragraphs.append(paragraph((Formatted((Text(answer.heading),), FontFormat(font_weight=FontWeight.BOLD)),)))
    if part in (CopyPart.ALL, CopyPart.ENTRY):
        paragraphs += [paragraph(entry.content, hanging_indent=answer.hanging_indent) for entry in answer.entries]
    return whole(paragraphs)


def _pieces(
    answer: SetQuotations,
    part: CopyPart,
    line: Callable[[Content], str],
    quotation: Callable[[CitedQuotation, Iterable[Content], str], str],
    notes: _Notes,
    heading: Callable[[str], str] = str,
    link: Callable[[str], str] | None = None,
) -> Iterator[str]:
    """What is to be written, piece by piece: each quotation with its note, then the entries under their heading.

    `line` writes a content, `quotation` a quotation and the mark of its note, `link` the address of the words.
    """
    for cited in answer.quotations:
        if part is CopyPart.ALL:
            yield quotation(cited, with_citation(cited), notes.mark(cited.note) if cited.note else "")
            if cited.note:
                yield notes.note(cited.note, line(cited.citation))
        elif part is CopyPart.QUOTE:
            yield quotation(cited, cited.set.paragraphs, "")
        elif part is CopyPart.CITATION and cited.citation:
            yield line(cited.citation)
        if link and cited.link and part is CopyPart.ALL:
            yield link(safe_line(cited.link))
    if answer.entries and part is CopyPart.ALL:
        yield heading(answer.heading)
    if part in (CopyPart.ALL, CopyPart.ENTRY):
        for entry in answer.entries:
            yield line(entry.content)


def json(answer: SetQuotations, details: QuotationDetails, ascii_only: bool = False) -> str:
    """A JSON array of one object a quotation."""
    from citecli.render.output import dump

    return dump(list(_objects(answer, details)), ascii_only)


def json_lines(answer: SetQuotations, details: QuotationDetails, ascii_only: bool = False) -> str:
    """JSON lines: a line a quotation."""
    from citecli.render.output import dump

    return "".join(dump(item, ascii_only, indent=None) + "\n" for item in _objects(answer, details))


def csv(answer: SetQuotations, details: QuotationDetails) -> str:
    """A record a quotation, as `quotes --csv` has it, with its citation."""
    return _in_format(answer, OutputFormat.CSV, details)


def lines(answer: SetQuotations, details: QuotationDetails) -> str:
    """A line a quotation, as `quotes` has it in a pipe, with its citation."""
    return _in_format(answer, OutputFormat.LINES, details)


def _in_format(answer: SetQuotations, format: OutputFormat, details: QuotationDetails) -> str:
    from citecli.markup.plain import write

    utterances = [
        replace(part, citation=write(quotation.citation).strip())
        for quotation in answer.quotations
        for part in ([part.utterance for part in quotation.parts] or [quotation.utterance])
    ]
    return "".join(quotation_pieces([utterances], OutputTarget(format), details))


def _objects(answer: SetQuotations, details: QuotationDetails) -> "Iterator[Value]":
    from citecli.markup import html, plain
    from citecli.matching.selectors import digest

    entries = {entry.id: entry.content for entry in answer.entries}
    texts = {quotation.utterance.document.text for quotation in answer.quotations}
    digests = {text: digest(text) for text in texts}
    for quotation in answer.quotations:
        usual = quotation_object(quotation.utterance, QuotationDetails(details.context, explain=details.explain))
        entry = entries.get(quotation.entry, ())
        yield {
            **usual,
            "path": quotation.utterance.document.path,
            "style": answer.style,
            "locale": answer.locale,
            "quote": _plain_text(quotation, quotation.set.paragraphs),
            "block": quotation.set.block,
            "citation": plain.write(quotation.citation).strip(),
            "note": quotation.note or None,
            "second_hand": quotation.secondary_source,
            "locator": {"label": quotation.locator.label or None, "value": quotation.locator.text}
            if quotation.locator.text
            else None,
            "section": quotation.locator.section or None,
            "entry": plain.write(entry).strip(),
            "passage": _plain_text(quotation, with_citation(quotation)),
            "html": {
                "citation": html.write(quotation.citation).strip(),
                "entry": html.write(entry).strip(),
            },
            **_selector_fields(quotation.selector),
            "digest": digests[quotation.utterance.document.text],
            "link": quotation.link or None,
            "parts": [
                {
                    "number": part.utterance.number,
                    "text": part.utterance.text,
                    **_selector_fields(part.selector),
                    "link": part.link or None,
                }
                for part in quotation.parts
            ],
        }


def _selector_fields(selector: "Selector") -> "dict[str, Value]":
    """A selector in the terms of the Web Annotation Data Model."""
    return {
        "selector": {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        "position": {"type": "TextPositionSelector", "start": selector.span.start, "end": selector.span.end},
    }


def _plain_text(quotation: CitedQuotation, paragraphs: Iterable[Content]) -> str:
    """Paragraphs of a quotation as plain text, after its lead-in, separated by empty lines; verse in lines."""
    from citecli.markup.plain import write

    lead = [quotation.set.lead_in] if quotation.set.lead_in else []
    following = quotation.set.following_lines
    texts = [
        ("\n" if index in following else "\n\n") + write(content).strip() for index, content in enumerate(paragraphs)
    ]
    return "\n\n".join([*(write(content).strip() for content in lead), "".join(texts).lstrip("\n")])
