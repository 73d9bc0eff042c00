"""Quotations with their citations, ready to stand in somebody's own text: plain, Markdown, HTML, RTF, JSON.

In JSON `selector` and `position` are the Web Annotation Data Model's TextQuoteSelector and TextPositionSelector.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.frozen import replace
from citecli.markup.nodes import Content, Text
from citecli.render.output import OutputFormat, OutputTarget
from citecli.render.quotations import QuotationDetails, quotation_object, quotation_pieces
from citecli.text.safe import safe

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


def with_citation(one: CitedQuotation) -> tuple[Content, ...]:
    """The paragraphs of a quotation, a citation that belongs in the text at its place behind the last."""
    paragraphs = one.set.paragraphs
    if one.note or not one.citation:
        stop = one.set.stop if not one.note and not one.set.block else ""
        return paragraphs if not stop else (*paragraphs[:-1], (*paragraphs[-1], Text(stop)))
    last = (*paragraphs[-1], Text(one.set.space), *one.citation, Text(one.set.stop))
    return (*paragraphs[:-1], last)


def plain(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """Paragraphs separated by empty lines, blocks indented; a note has its number set high, and stands below."""
    from citecli.markup.plain import write

    def block(lines: list[str]) -> str:
        return "\n".join(_INDENT + text for text in lines)

    return _text(answer, part, write, block, lambda note, text: f"{raised(note)} {text}", raised)


def raised(number: int) -> str:
    """A number in the characters that stand for raised digits."""
    return str(number).translate(_RAISED)


def markdown(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """Paragraphs, block quotations and footnotes."""
    from citecli.markup.markdown import write

    def block(lines: list[str]) -> str:
        return "\n>\n".join(f"> {text}" for text in lines)

    return _text(answer, part, write, block, lambda note, text: f"[^{note}]: {text}", lambda number: f"[^{number}]")


def _text(
    answer: SetQuotations,
    part: CopyPart,
    write: Callable[[Content], str],
    block: Callable[[list[str]], str],
    note: Callable[[int, str], str],
    mark: Callable[[int], str],
) -> str:
    """Text separated by empty lines. `write` writes a content, `block` the paragraphs of a block quotation; `note` and
    `mark` are those of `_pieces`.
    """

    def line(content: Content) -> str:
        return safe(write(content)).strip().replace("\n", " ")

    def quotation(one: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not one.set.block:
            return lines[0]
        return f"{line(one.set.lead_in)}\n\n{block(lines)}" if one.set.lead_in else block(lines)

    text = "\n\n".join(_pieces(answer, part, line, quotation, note, mark))
    return f"{text}\n" if text else ""


def html(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """`p` and `blockquote` elements (which name the address of the words), notes linked, entries as `cite` has them."""
    from citecli.markup.html import escape, write

    def line(content: Content) -> str:
        return safe(write(content)).strip()

    def quotation(one: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not one.set.block:
            return f"<p>{lines[0]}</p>"
        lead = f"<p>{line(one.set.lead_in)}</p>\n" if one.set.lead_in else ""
        source = f' cite="{escape(safe(one.link)).replace(chr(34), "&#34;")}"' if one.link else ""
        return f"{lead}<blockquote{source}>\n" + "".join(f"  <p>{text}</p>\n" for text in lines) + "</blockquote>"

    def note(number: int, text: str) -> str:
        return f'<p id="note-{number}"><a href="#cite-{number}">{number}</a>. {text}</p>'

    def mark(number: int) -> str:
        return f'<sup id="cite-{number}"><a href="#note-{number}">{number}</a></sup>'

    def inline(content: Content) -> str:
        return f"<p>{line(content)}</p>" if part is CopyPart.CITATION else line(content)

    entries = [f'  <div class="csl-entry">{line(one.content)}</div>' for one in answer.entries]
    whole = list(_pieces(replace(answer, entries=()), part, inline, quotation, note, mark))
    if entries and part in (CopyPart.ALL, CopyPart.ENTRY):
        whole += ['<div class="csl-bib-body">', *entries, "</div>"]
    return "".join(f"{piece}\n" for piece in whole)


def rtf(answer: SetQuotations, part: CopyPart = CopyPart.ALL) -> str:
    """A whole RTF document; notes are footnotes."""
    from citecli.markup.rtf import paragraph, whole

    paragraphs: list[str] = []
    for one in answer.quotations:
        note = one.citation if one.note and part is CopyPart.ALL else ()
        if part in (CopyPart.ALL, CopyPart.QUOTE):
            contents = with_citation(one) if part is CopyPart.ALL else one.set.paragraphs
            if one.set.lead_in:
                paragraphs.append(paragraph(one.set.lead_in))
            paragraphs += [paragraph(content, block=one.set.block) for content in contents[:-1]]
            paragraphs.append(paragraph(contents[-1], block=one.set.block, footnote=note))
        elif part is CopyPart.CITATION and one.citation:
            paragraphs.append(paragraph(one.citation))
    if part in (CopyPart.ALL, CopyPart.ENTRY):
        paragraphs += [paragraph(one.content, hanging_indent=answer.hanging_indent) for one in answer.entries]
    return whole(paragraphs)


def _pieces(
    answer: SetQuotations,
    part: CopyPart,
    line: Callable[[Content], str],
    quotation: Callable[[CitedQuotation, Iterable[Content], str], str],
    note: Callable[[int, str], str],
    mark: Callable[[int], str],
) -> Iterator[str]:
    """What is to be written, piece by piece: each quotation with its note, then the entries.

    `line` writes a content, `quotation` a quotation and the mark of its note, `note` a note, `mark` such a mark.
    """
    for one in answer.quotations:
        if part is CopyPart.ALL:
            yield quotation(one, with_citation(one), mark(one.note) if one.note else "")
            if one.note:
                yield note(one.note, line(one.citation))
        elif part is CopyPart.QUOTE:
            yield quotation(one, one.set.paragraphs, "")
        elif part is CopyPart.CITATION and one.citation:
            yield line(one.citation)
    if part in (CopyPart.ALL, CopyPart.ENTRY):
        for entry in answer.entries:
            yield line(entry.content)


def json(answer: SetQuotations, details: QuotationDetails, ascii_only: bool = False) -> str:
    """An _json_array of one object a quotation."""
    from citecli.render.output import dump

    return dump(list(_objects(answer, details)), ascii_only)


def json_lines(answer: SetQuotations, details: QuotationDetails, ascii_only: bool = False) -> str:
    """JSON lines: a line a quotation."""
    from citecli.render.output import dump

    return "".join(dump(one, ascii_only, indent=None) + "\n" for one in _objects(answer, details))


def csv(answer: SetQuotations, details: QuotationDetails) -> str:
    """A record a quotation, as `quotes --csv` has it, with its citation."""
    return _in_format(answer, OutputFormat.CSV, details)


def lines(answer: SetQuotations, details: QuotationDetails) -> str:
    """A line a quotation, as `quotes` has it in a pipe, with its citation."""
    return _in_format(answer, OutputFormat.LINES, details)


def _in_format(answer: SetQuotations, format: OutputFormat, details: QuotationDetails) -> str:
    from citecli.markup.plain import write

    utterances = [
        replace(part, citation=write(one.citation).strip())
        for one in answer.quotations
        for part in ([part.utterance for part in one.parts] or [one.utterance])
    ]
    return "".join(quotation_pieces([utterances], OutputTarget(format), details))


def _objects(answer: SetQuotations, details: QuotationDetails) -> "Iterator[Value]":
    from citecli.markup import html, plain
    from citecli.matching.selectors import digest

    entries = {one.id: one.content for one in answer.entries}
    texts = {one.utterance.document.text for one in answer.quotations}
    digests = {text: digest(text) for text in texts}
    for one in answer.quotations:
        usual = quotation_object(one.utterance, QuotationDetails(details.context, explain=details.explain))
        entry = entries.get(one.entry, ())
        yield {
            **usual,
            "path": one.utterance.document.path,
            "style": answer.style,
            "locale": answer.locale,
            "quote": _plain_text(one, one.set.paragraphs),
            "block": one.set.block,
            "citation": plain.write(one.citation).strip(),
            "note": one.note or None,
            "second_hand": one.secondary_source,
            "locator": {"label": one.locator.label or None, "value": one.locator.text} if one.locator.text else None,
            "section": one.locator.section or None,
            "entry": plain.write(entry).strip(),
            "passage": _plain_text(one, with_citation(one)),
            "html": {
                "citation": html.write(one.citation).strip(),
                "entry": html.write(entry).strip(),
            },
            **_selector_fields(one.selector),
            "digest": digests[one.utterance.document.text],
            "link": one.link or None,
            "parts": [
                {
                    "number": part.utterance.number,
                    "text": part.utterance.text,
                    **_selector_fields(part.selector),
                    "link": part.link or None,
                }
                for part in one.parts
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


def _plain_text(one: CitedQuotation, paragraphs: Iterable[Content]) -> str:
    """Paragraphs of a quotation as plain text, after its lead-in, separated by empty lines."""
    from citecli.markup.plain import write

    lead = [one.set.lead_in] if one.set.lead_in else []
    return "\n\n".join(write(content).strip() for content in (*lead, *paragraphs))
