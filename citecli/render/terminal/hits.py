"""What was found, on a terminal: each document with its best places, the matches highlighted."""

from collections.abc import Iterator

from rich.text import Text

from citecli.answers.library import Hit, Hits, Snippet
from citecli.references.display import authors, long_date
from citecli.render.output import Screen
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe_line

_INDENT = 5


def hits(answer: Hits, screen: Screen) -> str:
    """The documents as terminal text."""
    return terminal_text(_lines(answer, screen), screen)


def _lines(answer: Hits, screen: Screen) -> Iterator[Text]:
    for index, hit in enumerate(answer.hits):
        if index:
            yield Text()
        yield from _hit(hit, screen)


def _hit(hit: Hit, screen: Screen) -> Iterator[Text]:
    document = hit.document
    reference = document.reference
    measure = min(screen.measure + _INDENT, screen.width - 1)
    title = safe_line(reference.texts.get("title", "")) or safe_line(document.id)
    yield from wrap_text(Text(title, style="bold"), measure)
    facts = [safe_line(document.id), safe_line(authors(reference)), safe_line(long_date(reference.dates.get("issued")))]
    yield from wrap_text(Text(" · ".join(fact for fact in facts if fact), style="dim"), measure)
    for snippet in hit.snippets:
        number = Text(f"{snippet.paragraph:>{_INDENT - 2}}  ", style="dim")
        words = wrap_text(_highlighted(document.text, snippet, screen), measure - _INDENT)
        yield from hanging_indent(number, words, " " * _INDENT)


def _highlighted(text: str, snippet: Snippet, screen: Screen) -> Text:
    """The words with their matches in bold; in marks where there is no bold."""
    shown = Text("" if snippet.begins else "… ")
    at = snippet.span.start
    for span in snippet.matches:
        shown.append(_flat(text[at : span.start]))
        match = _flat(text[span.start : span.end])
        shown.append(match if screen.styles else f"⟦{match}⟧", style="bold yellow" if screen.color else "bold")
        at = span.end
    shown.append(_flat(text[at : snippet.span.end]))
    return shown.append("" if snippet.ends else " …")


def _flat(text: str) -> str:
    """`text` safe and on one line, but for the spaces at its ends, which part it from what stands beside it."""
    inner = safe_line(text)
    before = " " if text[:1].isspace() and inner[:1] != " " else ""
    after = " " if text[-1:].isspace() and inner[-1:] != " " and inner else ""
    return f"{before}{inner}{after}"
