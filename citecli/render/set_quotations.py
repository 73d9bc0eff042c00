"""Quotations with their citations, ready to stand in somebody's own text: plain, Markdown, HTML, RTF."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.markup.nodes import Content, Text
from citecli.text.safe import safe

_INDENT = "    "
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Part(StrEnum):
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


def plain(answer: SetQuotations, part: Part = Part.ALL) -> str:
    """Paragraphs parted by empty lines, blocks indented; a note has its number set high, and stands below."""
    from citecli.markup.plain import write

    def line(content: Content) -> str:
        return safe(write(content)).strip().replace("\n", " ")

    def quotation(one: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not one.set.block:
            return lines[0]
        lead = [line(one.set.lead_in), ""] if one.set.lead_in else []
        return "\n".join([*lead, *(_INDENT + text for text in lines)])

    return _joined(_pieces(answer, part, line, quotation, lambda note, text: f"{raised(note)} {text}", raised))


def raised(number: int) -> str:
    """A number in the characters that stand for raised digits."""
    return str(number).translate(_RAISED)


def markdown(answer: SetQuotations, part: Part = Part.ALL) -> str:
    """Paragraphs, block quotations and footnotes."""
    from citecli.markup.markdown import write

    def line(content: Content) -> str:
        return safe(write(content)).strip().replace("\n", " ")

    def quotation(one: CitedQuotation, paragraphs: Iterable[Content], mark: str) -> str:
        lines = [line(content) for content in paragraphs]
        lines[-1] += mark
        if not one.set.block:
            return lines[0]
        block = "\n>\n".join(f"> {text}" for text in lines)
        return f"{line(one.set.lead_in)}\n\n{block}" if one.set.lead_in else block

    def note(number: int, text: str) -> str:
        return f"[^{number}]: {text}"

    return _joined(_pieces(answer, part, line, quotation, note, lambda number: f"[^{number}]"))


def html(answer: SetQuotations, part: Part = Part.ALL) -> str:
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
        return f"<p>{line(content)}</p>" if part is Part.CITATION else line(content)

    entries = [f'  <div class="csl-entry">{line(one.content)}</div>' for one in answer.entries]
    whole = list(_pieces(answer._replace(entries=()), part, inline, quotation, note, mark))
    if entries and part in (Part.ALL, Part.ENTRY):
        whole += ['<div class="csl-bib-body">', *entries, "</div>"]
    return "".join(f"{piece}\n" for piece in whole)


def rtf(answer: SetQuotations, part: Part = Part.ALL) -> str:
    """A whole RTF document; notes are footnotes."""
    from citecli.markup.rtf import paragraph, whole

    paragraphs: list[str] = []
    for one in answer.quotations:
        note = one.citation if one.note and part is Part.ALL else ()
        if part in (Part.ALL, Part.QUOTE):
            contents = with_citation(one) if part is Part.ALL else one.set.paragraphs
            if one.set.lead_in:
                paragraphs.append(paragraph(one.set.lead_in))
            paragraphs += [paragraph(content, block=one.set.block) for content in contents[:-1]]
            paragraphs.append(paragraph(contents[-1], block=one.set.block, footnote=note))
        elif part is Part.CITATION and one.citation:
            paragraphs.append(paragraph(one.citation))
    if part in (Part.ALL, Part.ENTRY):
        paragraphs += [paragraph(one.content, hanging_indent=answer.hanging_indent) for one in answer.entries]
    return whole(paragraphs)


def _pieces(
    answer: SetQuotations,
    part: Part,
    line: Callable[[Content], str],
    quotation: Callable[[CitedQuotation, Iterable[Content], str], str],
    note: Callable[[int, str], str],
    mark: Callable[[int], str],
) -> Iterator[str]:
    """What is to be written, piece by piece: each quotation with its note, then the entries.

    `line` writes a content, `quotation` a quotation and the mark of its note, `note` a note, `mark` such a mark.
    """
    for one in answer.quotations:
        if part is Part.ALL:
            yield quotation(one, with_citation(one), mark(one.note) if one.note else "")
            if one.note:
                yield note(one.note, line(one.citation))
        elif part is Part.QUOTE:
            yield quotation(one, one.set.paragraphs, "")
        elif part is Part.CITATION and one.citation:
            yield line(one.citation)
    if part in (Part.ALL, Part.ENTRY):
        for entry in answer.entries:
            yield line(entry.content)


def _joined(pieces: Iterable[str]) -> str:
    text = "\n\n".join(pieces)
    return f"{text}\n" if text else ""
