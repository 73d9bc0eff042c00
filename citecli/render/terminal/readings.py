"""A document on a terminal: its head set apart, its paragraphs at a readable measure, numbered in the margin.

What is spoken has the time in the margin instead. A page is named where the first paragraph on it begins.
"""

from collections.abc import Iterator

from rich.text import Text

from citecli.answers.readings import Metadata, Reading
from citecli.documents.model import Heading, Paragraph, Span, page_label
from citecli.references.display import authors, long_date
from citecli.render.output import Screen
from citecli.render.readings import LEFT_OUT, Run, omission_label, runs
from citecli.render.terminal.listings import count_of
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, voice_style, wrap_text
from citecli.text.safe import safe_line

_NARROW = 50
_SECTION = "*   *   *"
_MINOR = 3
"""The level from which headings are set as minor ones."""


def reading(answer: Reading, screen: Screen) -> str:
    """The document as terminal text."""
    longest = max((len(_label(answer, paragraph)) for paragraph in answer.paragraphs[-1:]), default=1)
    margin = longest + (1 if screen.width < _NARROW else 2 if _is_timed(answer) else 4)
    measure = min(screen.measure, screen.width - margin - (0 if screen.width < _NARROW else 1))
    return terminal_text(_lines(answer, screen, margin, measure), screen)


def _lines(answer: Reading, screen: Screen, margin: int, measure: int) -> Iterator[Text]:
    indent = " " * margin
    if answer.whole:
        for part in _head(answer, screen):
            yield from (Text(indent).append_text(line) for line in wrap_text(part, measure))
            yield Text()
    if answer.voices:
        yield from (Text(indent).append_text(line) for line in _legend(answer, measure))
        yield Text()
    section = answer.paragraphs[0].section if answer.paragraphs else 0
    headings = list(answer.headings)
    page = ""
    gap = 1 if screen.width < _NARROW or _is_timed(answer) else 2
    for index, paragraph in enumerate(answer.paragraphs):
        if index:
            yield Text()
        if paragraph.section != section:
            section = paragraph.section
            yield Text(indent + _SECTION.center(measure).rstrip(), style="dim")
            yield Text()
        if paragraph.page != page:
            page = paragraph.page
            yield Text(indent + _page(page).rjust(measure), style="dim") if page else Text()
            yield Text()
        while headings and headings[0].span.start < paragraph.span.start:
            yield from _heading(answer, headings.pop(0), screen, indent, measure)
        number = Text(_label(answer, paragraph).rjust(margin - gap) + " " * gap)
        number.stylize("dim")
        prose = _styled(runs(answer, paragraph.span), screen)
        yield from hanging_indent(number, wrap_text(prose, measure), indent)

    for heading in headings:
        yield Text()
        yield from _heading(answer, heading, screen, indent, measure)
    yield from _left_out(answer, indent, measure)


def _left_out(answer: Reading, indent: str, measure: int) -> Iterator[Text]:
    if answer.omissions:
        yield Text()
        yield Text(f"{indent}{LEFT_OUT}", style="bold")
    for omission in answer.omissions:
        yield Text()
        yield Text(f"{indent}[{omission_label(omission)}]", style="dim")
        for line in omission.text.splitlines():
            yield from (Text(indent).append_text(row) for row in wrap_text(Text(safe_line(line)), measure))


def _is_timed(answer: Reading) -> bool:
    return any(paragraph.time for paragraph in answer.document.paragraphs)


def _label(answer: Reading, paragraph: Paragraph) -> str:
    """What stands in the margin: the time of what is spoken, else the paragraph's number."""
    return safe_line(paragraph.time) if _is_timed(answer) else str(paragraph.number)


def _page(page: str) -> str:
    return page_label(safe_line(page))


def _heading(answer: Reading, heading: Heading, screen: Screen, indent: str, measure: int) -> Iterator[Text]:
    style = "bold" if heading.level < _MINOR else "italic"
    for line in wrap_text(_styled(runs(answer, heading.span), screen, style), measure):
        yield Text(indent).append_text(line)
    yield Text()


def _head(answer: Reading, screen: Screen) -> Iterator[Text]:
    """Title, dek, and byline with date: as they stand in the text, else as the reference has them."""
    document = answer.document
    head, reference, origins = document.head, document.reference, document.origins

    def source(span: Span | None, *variables: str) -> Span | None:
        """The line in the text, unless something else said otherwise."""
        return None if any(origins.get(variable) == "sidecar" for variable in variables) else span

    if span := source(head.title, "title"):
        yield _styled(runs(answer, span), screen, "bold")
    elif title := reference.texts.get("title"):
        yield Text(safe_line(title), style="bold")
    if head.dek:
        yield _styled(runs(answer, head.dek), screen, "italic")
    if span := source(head.byline, "author"):
        yield _styled(runs(answer, span), screen)
    elif names := authors(reference):
        yield Text(f"By {safe_line(names)}")
    if span := source(head.date, "issued"):
        yield _styled(runs(answer, span), screen, "dim")
    elif date := long_date(reference.dates.get("issued")):
        yield Text(safe_line(date), style="dim")


def _styled(parts: tuple[Run, ...], screen: Screen, style: str = "") -> Text:
    paragraph = Text(style=style)
    for run in parts:
        own = voice_style(run.letter) if run.letter else ""
        text = run.text
        if run.matched and not screen.styles:
            text = f"⟦{text}⟧"
        paragraph.append(text, style=f"{own} reverse".strip() if run.matched else own)
        if run.closes and run.letter:
            paragraph.append(f"[{run.letter}]", style=f"{own} bold" if own != "dim" else own)
    return paragraph


def _legend(answer: Reading, measure: int) -> Iterator[Text]:
    letters = max(len(voice.letter) for voice in answer.voices) + 2
    for voice in answer.voices:
        style = voice_style(voice.letter)
        name = Text(safe_line(voice.speaker) or "nobody named", style=style)
        name.append(f"  {count_of(voice.quotations, 'quotation')}", style="dim")
        label = Text(f"[{voice.letter}]".ljust(letters) + " ", style=style)
        yield from hanging_indent(label, wrap_text(name, measure - letters - 1), " " * (letters + 1))


def metadata(answer: Metadata, screen: Screen) -> str:
    """The fields of a reference as terminal text: name, value, origin; then what is missing."""
    return terminal_text(_metadata_lines(answer, screen), screen)


def _metadata_lines(answer: Metadata, screen: Screen) -> Iterator[Text]:
    column = max(len(safe_line(field)) for field in ("missing", *(field for field, _, _ in answer.fields)))
    narrow = screen.width < _NARROW
    indent = 2 if narrow else column + 2
    measure = min(screen.width - indent, screen.measure + 16)
    for field, value, origin in answer.fields:
        line = Text(safe_line(value))
        if origin:
            line.append(f"  ({safe_line(origin)})", style="dim")
        name = safe_line(field)
        if narrow:
            yield Text(name, style="bold")
            yield from hanging_indent(Text("  "), wrap_text(line, measure), "  ")
        else:
            yield from hanging_indent(Text(name.ljust(indent), style="bold"), wrap_text(line, measure), " " * indent)
    if answer.missing:
        yield Text()
        label = Text("missing".ljust(indent) if not narrow else "", style="bold yellow")
        if narrow:
            yield Text("missing", style="bold yellow")
            label = Text("  ")
        yield from hanging_indent(label, wrap_text(Text(", ".join(answer.missing)), measure), " " * indent)
