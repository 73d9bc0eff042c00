"""Formatted citations, and quotations with theirs, on a terminal."""

import re
from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from citecli.answers.citations import Citations, Form
from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontWeight,
    Formatted,
    Link,
    Quoted,
    is_followable,
)
from citecli.markup.nodes import Text as Characters
from citecli.markup.plain import write as plain_text
from citecli.render.explanation import explanation
from citecli.render.output import Screen
from citecli.render.set_quotations import raised
from citecli.render.terminal.quotations import NOBODY
from citecli.render.terminal.rich_text import VOICES, hanging_indent, link_style, terminal_text, wrap_text
from citecli.text.safe import safe, safe_line

_HANG = 4
_NARROW = 50


def citations(answer: Citations, screen: Screen) -> str:
    """The texts as terminal text, an empty line between them."""
    return terminal_text(_lines(answer, screen), screen)


def _lines(answer: Citations, screen: Screen) -> Iterator[Text]:
    for index, formatted in enumerate(answer.texts):
        if index:
            yield Text()
        text = rich_text(formatted.content)
        indent = (
            (2 if screen.width < _NARROW else _HANG) if formatted.form is Form.ENTRY and answer.hanging_indent else 0
        )
        measure = min(screen.measure + _HANG, screen.width - 1)
        lines = wrap_text(text, measure)
        if indent and lines:
            # The first line has the room of the indent more than those that follow.
            first = lines[0]
            rest = text[len(first.plain) :]
            rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
            lines = [first, *(wrap_text(rest, measure - indent) if rest.plain else [])]
        yield from hanging_indent(Text(), lines, " " * indent)


def rich_text(content: Content) -> Text:
    """A content as styled text."""
    text = Text()
    _append(content, text, Style())
    text.rstrip()
    return text


def _append(content: Content, text: Text, style: Style) -> None:
    for node in content:
        match node:
            case Characters():
                text.append(safe(node.text), style=style)
            case Formatted():
                _append(node.content, text, style + _style(node.format))
            case Quoted():
                text.append("‘" if node.inner else "“", style=style)
                _append(node.content, text, style)
                text.append("’" if node.inner else "”", style=style)
            case Link():
                _append(node.content, text, style + _link_style(node))
            case DisplayBlock():
                if text.plain and not text.plain.endswith(("\n", " ")):
                    text.append(" " if node.display is Display.RIGHT_INLINE else "\n")
                _append(node.content, text, style)
                if node.display in (Display.BLOCK, Display.INDENT):
                    text.append("\n")
            case _:
                _append(node.content, text, style)


def _link_style(node: Link) -> Style:
    """A link where the text is the address itself, so that it can be followed though it is broken into lines.

    Any other is shown, not linked: an address from outside stays visible for what it is.
    """
    shown = plain_text(node.content)
    if shown and is_followable(node.url) and node.url in (shown, f"https://{shown}", f"http://{shown}"):
        return link_style(node.url)
    return Style()


def _style(font: FontFormat) -> Style:
    italic = None if font.font_style is None else font.font_style is not FontStyle.NORMAL
    bold = None if font.font_weight is None else font.font_weight is FontWeight.BOLD
    underline = None if font.text_decoration is None else font.text_decoration is Decoration.UNDERLINE
    strike = None if font.text_decoration is None else font.text_decoration is Decoration.LINE_THROUGH
    return Style(italic=italic, bold=bold, underline=underline, strike=strike)


_NARROW_QUOTATIONS = 50
_BLOCK = 4
# A number keeps to its label at a line's end.
_PLACE = re.compile(r"\b(pars?\.|paras?\.|pp?\.) (?=\d)")


def set_quotations(answer: SetQuotations, screen: Screen, explain: bool = False, links: bool = False) -> str:
    """The quotations, then the entries under their heading, as terminal text.

    A citation is a link to the words on their page; with `links` the address has a line of its own besides.
    """
    text = terminal_text(_quotation_lines(answer, screen, explain, links), screen)
    if not answer.entries:
        return text
    entries = Citations(
        answer.style, answer.title, answer.locale, answer.entries, (), hanging_indent=answer.hanging_indent
    )
    heading = terminal_text([Text(), Text(answer.heading, style="bold"), Text()], screen)
    return text + heading + citations(entries, screen)


def _quotation_lines(answer: SetQuotations, screen: Screen, explain: bool, links: bool) -> Iterator[Text]:
    digits = max((len(quotation.numbers) for quotation in answer.quotations), default=1) or 1
    narrow = screen.width < _NARROW_QUOTATIONS
    margin = digits + 1 if narrow else digits + 4
    measure = min(screen.measure, screen.width - margin - (0 if narrow else 1))
    colors: dict[str, str] = {}
    before: tuple[str, str, str] | None = None
    several = (
        len({(quotation.utterance.document.path, quotation.utterance.document.id) for quotation in answer.quotations})
        > 1
    )
    for index, quotation in enumerate(answer.quotations):
        document, speaker = quotation.utterance.document, quotation.utterance.quotation.speaker
        group = document.path, document.id, speaker
        if index:
            yield Text()
        if several and (before is None or before[:2] != group[:2]):
            title = safe_line(document.reference.texts.get("title", "")) or document.id
            yield from wrap_text(Text(title, style="bold underline"), screen.width - 1)
        style = colors.setdefault(speaker, VOICES[len(colors) % len(VOICES)] if speaker else "")
        if group != before and (speaker or quotation.utterance.number):
            yield from wrap_text(Text(safe_line(speaker) or NOBODY, style=f"bold {style}".strip()), screen.width - 1)
            yield Text()
        before = group
        yield from _quotation(quotation, margin, measure, style)
        if links and quotation.link:
            yield Text()
            # Unbroken, however wide the terminal is: it can be copied, and followed.
            yield Text(safe_line(quotation.link), style="dim")
        if explain:
            reason = Text(explanation(quotation.utterance), style="dim")
            yield from hanging_indent(Text(" " * margin), wrap_text(reason, measure - 2), " " * (margin + 2))


def _quotation(quotation: CitedQuotation, margin: int, measure: int, style: str) -> Iterator[Text]:
    indent = " " * margin
    number = Text(
        f"{quotation.numbers:>{margin - 2}}  " if margin > 4 else f"{quotation.numbers:>{margin - 1}} ", style="dim"
    )
    paragraphs = [_text(content, style) for content in quotation.set.paragraphs]
    if quotation.note:
        paragraphs[-1].append(raised(quotation.note))
    if quotation.set.lead_in:
        yield from hanging_indent(number, wrap_text(_text(quotation.set.lead_in, style), measure), indent)
        yield Text()
        number = Text(indent)
    inset = _BLOCK if quotation.set.block else 0
    following = quotation.set.following_lines
    for index, paragraph in enumerate(paragraphs):
        if following and index and index not in following:
            yield Text()  # another stanza
        yield from hanging_indent(
            number + Text(" " * inset), wrap_text(paragraph, measure - inset), indent + " " * inset
        )
        number = Text(indent)
    if quotation.citation:
        yield Text()
        citation = _text(quotation.citation)
        if quotation.link:
            citation.stylize(link_style(quotation.link))
        if quotation.note:
            citation = Text(f"{raised(quotation.note)} ") + citation
        yield from hanging_indent(Text(indent), wrap_text(citation, measure), indent)
    if quotation.utterance.before or quotation.utterance.after:
        source = safe_line(quotation.utterance.before + quotation.utterance.text + quotation.utterance.after)
        yield Text()
        yield from hanging_indent(Text(indent), wrap_text(Text(f"… {source} …", style="dim"), measure), indent)


def _text(content: Content, style: str = "") -> Text:
    """A content, styled; numbers of places are kept with their labels."""
    text = rich_text(content)
    text.stylize_before(style)
    for match in _PLACE.finditer(text.plain):
        at = match.end() - 1
        text = text[:at] + Text("\N{NO-BREAK SPACE}") + text[at + 1 :]
    return text
