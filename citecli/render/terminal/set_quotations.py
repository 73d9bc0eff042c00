"""Quotations with their citations on a terminal: the words, the citation and the entry, the three apart."""

import re
from collections.abc import Iterator

from rich.text import Text

from citecli.answers.citations import Citations
from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.markup.nodes import Content
from citecli.render.explanation import explanation
from citecli.render.screen import Screen
from citecli.render.set_quotations import raised
from citecli.render.terminal.citations import citations, styled
from citecli.render.terminal.quotations import NOBODY
from citecli.render.terminal.rich_text import VOICES, hanging, paint, wrapped
from citecli.text.safe import safe_line

_NARROW = 50
_BLOCK = 4
# A number keeps to its label at a line's end.
_PLACE = re.compile(r"\b(pars?\.|paras?\.|pp?\.) (?=\d)")


def set_quotations(answer: SetQuotations, screen: Screen, explain: bool = False) -> str:
    """The quotations, then the entries under their heading, as terminal text."""
    text = paint(_lines(answer, screen, explain), screen)
    if not answer.entries:
        return text
    entries = Citations(
        answer.style, answer.title, answer.locale, answer.entries, (), hanging_indent=answer.hanging_indent
    )
    heading = paint([Text(), Text(answer.heading, style="bold"), Text()], screen)
    return text + heading + citations(entries, screen)


def _lines(answer: SetQuotations, screen: Screen, explain: bool) -> Iterator[Text]:
    digits = max((len(one.numbers) for one in answer.quotations), default=1) or 1
    narrow = screen.width < _NARROW
    margin = digits + 1 if narrow else digits + 4
    measure = min(screen.measure, screen.width - margin - (0 if narrow else 1))
    colors: dict[str, str] = {}
    before: tuple[str, str, str] | None = None
    several = len({(one.utterance.document.path, one.utterance.document.id) for one in answer.quotations}) > 1
    for index, one in enumerate(answer.quotations):
        document, speaker = one.utterance.document, one.utterance.quotation.speaker
        group = document.path, document.id, speaker
        if index:
            yield Text()
        if several and (before is None or before[:2] != group[:2]):
            title = safe_line(document.reference.texts.get("title", "")) or document.id
            yield from wrapped(Text(title, style="bold underline"), screen.width - 1)
        style = colors.setdefault(speaker, VOICES[len(colors) % len(VOICES)] if speaker else "")
        if group != before and (speaker or one.utterance.number):
            yield from wrapped(Text(safe_line(speaker) or NOBODY, style=f"bold {style}".strip()), screen.width - 1)
            yield Text()
        before = group
        yield from _quotation(one, margin, measure, style)
        if explain:
            for reason in explanation(one.utterance):
                yield from hanging(
                    Text(" " * margin), wrapped(Text(reason, style="dim"), measure - 2), " " * (margin + 2)
                )


def _quotation(one: CitedQuotation, margin: int, measure: int, style: str) -> Iterator[Text]:
    indent = " " * margin
    number = Text(f"{one.numbers:>{margin - 2}}  " if margin > 4 else f"{one.numbers:>{margin - 1}} ", style="dim")
    paragraphs = [_text(content, style) for content in one.set.paragraphs]
    if one.note:
        paragraphs[-1].append(raised(one.note))
    if one.set.lead_in:
        yield from hanging(number, wrapped(_text(one.set.lead_in, style), measure), indent)
        yield Text()
        number = Text(indent)
    inset = _BLOCK if one.set.block else 0
    for paragraph in paragraphs:
        yield from hanging(number + Text(" " * inset), wrapped(paragraph, measure - inset), indent + " " * inset)
        number = Text(indent)
    if one.citation:
        yield Text()
        citation = _text(one.citation)
        if one.note:
            citation = Text(f"{raised(one.note)} ") + citation
        yield from hanging(Text(indent), wrapped(citation, measure), indent)
    if one.utterance.before or one.utterance.after:
        source = safe_line(one.utterance.before + one.utterance.text + one.utterance.after)
        yield Text()
        yield from hanging(Text(indent), wrapped(Text(f"… {source} …", style="dim"), measure), indent)
    if one.link:
        yield from hanging(Text(indent), wrapped(Text(safe_line(one.link), style="dim"), measure), indent)


def _text(content: Content, style: str = "") -> Text:
    """A content, styled; numbers of places are kept with their labels."""
    text = styled(content)
    text.stylize_before(style)
    for match in _PLACE.finditer(text.plain):
        at = match.end() - 1
        text = text[:at] + Text("\N{NO-BREAK SPACE}") + text[at + 1 :]
    return text
