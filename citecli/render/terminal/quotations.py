"""Quotations on a terminal: by document and speaker, the words set as a quotation, then where and how they are said."""

import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.quotations import QuotationSet, Speaker, Utterance
from citecli.documents.model import place_label
from citecli.quotes.model import QuotationKind
from citecli.render.explanation import explanation
from citecli.render.output import Screen
from citecli.render.terminal.listings import count_of
from citecli.render.terminal.rich_text import VOICES, hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe, safe_line
from citecli.text.width import pad, width

_NARROW = 50
_NARROWEST_TABLE = 36
NOBODY = "Nobody named"
NOT_SPEECH = "Not speech"
# A paragraph's number keeps to its label at a line's end.
_PLACE = re.compile(r"\b(pars?\.|paras?\.|p\.|pp\.) (?=\d)")


def quotations(answer: QuotationSet, screen: Screen, explain: bool = False) -> str:
    """The quotations as terminal text."""
    return terminal_text(_lines(answer, screen, explain), screen)


def _lines(answer: QuotationSet, screen: Screen, explain: bool) -> Iterator[Text]:
    digits = max((len(str(utterance.number)) for utterance in answer.utterances), default=1)
    margin = digits + 1 if screen.width < _NARROW else digits + 4
    measure = min(screen.measure, screen.width - margin - (0 if screen.width < _NARROW else 1))
    colors: dict[str, str] = {}
    first = True
    for group in _by_document(answer):
        if len(answer.documents) > 1:
            if not first:
                yield Text()
            document = group[0].document
            title = safe_line(document.reference.texts.get("title", "")) or document.id
            yield from wrap_text(Text(title, style="bold underline"), screen.width - 1)
            first = False
        for speaker, utterances in _by_speaker(group).items():
            if not first:
                yield Text()
            first = False
            style = colors.setdefault(speaker, VOICES[len(colors) % len(VOICES)] if speaker[1:] else "")
            yield from wrap_text(_heading(speaker, utterances, style), screen.width - 1)
            for utterance in utterances:
                yield Text()
                yield from _utterance(utterance, margin, measure, style, explain)


def _by_document(answer: QuotationSet) -> list[list[Utterance]]:
    groups: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in answer.utterances:
        groups.setdefault((utterance.document.path, utterance.document.id), []).append(utterance)
    return list(groups.values())


def _by_speaker(utterances: list[Utterance]) -> dict[str, list[Utterance]]:
    """Groups under `@` and the speaker, in order of appearance; then nobody's (`@`), then what is no speech ("")."""
    groups: dict[str, list[Utterance]] = {}
    for utterance in utterances:
        key = "" if utterance.quotation.kind is QuotationKind.MARKED else f"@{utterance.quotation.speaker}"
        groups.setdefault(key, []).append(utterance)
    return dict(sorted(groups.items(), key=lambda group: 2 if not group[0] else not group[0][1:]))


def _heading(key: str, utterances: list[Utterance], style: str) -> Text:
    name = safe_line(key[1:]) if key[1:] else NOBODY if key else NOT_SPEECH
    heading = Text(name, style=f"bold {style}".strip())
    heading.append(f"  {count_of(len(utterances), 'quotation' if key else 'place')}", style="not bold dim")
    return heading


def _utterance(utterance: Utterance, margin: int, measure: int, style: str, explain: bool) -> Iterator[Text]:
    indent = " " * margin
    number = Text(
        f"{utterance.number:>{margin - 2}}  " if margin > 4 else f"{utterance.number:>{margin - 1}} ", style="dim"
    )
    words = Text()
    start, end = (
        utterance.quotation.span.start - len(utterance.before),
        utterance.quotation.span.end + len(utterance.after),
    )
    around = utterance.paragraph.span if utterance.paragraph else None
    if utterance.before:
        cut = around is not None and start > around.start
        words.append(("… " if cut else "") + _flat(utterance.before, keep_end=True), style="dim")
    words.append(_flat(utterance.text), style=style)
    if utterance.after:
        cut = around is not None and end < around.end
        words.append(_flat(utterance.after, keep_start=True) + (" …" if cut else ""), style="dim")
    yield from hanging_indent(number, wrap_text(words, measure), indent)
    for line in wrap_text(Text(" · ".join(_facts(utterance)), style="dim"), measure):
        yield Text(indent).append_text(line)
    if utterance.citation:
        citation = _PLACE.sub("\\1\N{NO-BREAK SPACE}", safe_line(utterance.citation))
        for line in wrap_text(Text(citation), measure):
            yield Text(indent).append_text(line)
    if explain:
        reason = Text(explanation(utterance), style="dim")
        yield from hanging_indent(Text(indent), wrap_text(reason, measure - 2), indent + "  ")


def _facts(utterance: Utterance) -> list[str]:
    quotation = utterance.quotation
    place = safe_line(place_label(utterance.paragraph)) if utterance.paragraph else ""
    facts = [_PLACE.sub("\\1\N{NO-BREAK SPACE}", place)] if place else []
    if quotation.kind is QuotationKind.INDIRECT:
        facts.append("indirect")
    if utterance.cue:
        facts.append(safe_line(utterance.cue))
    if quotation.about:
        facts.append(f"about {safe_line(quotation.about)}")
    if utterance.mention and " ".join(utterance.mention.split()) != " ".join(quotation.speaker.split()):
        facts.append(f"as “{safe_line(utterance.mention)}”")
    return facts


def _flat(text: str, keep_start: bool = False, keep_end: bool = False) -> str:
    """`text` on one line; the space at an end stays where something follows there."""
    flat = " ".join(safe(text).split(" ")).replace("\n", " ").replace("\t", " ")
    if not keep_start:
        flat = flat.lstrip(" ")
    return flat if keep_end else flat.rstrip(" ")


def speakers(people: Sequence[Speaker], screen: Screen) -> str:
    """The speakers as a table with a bar for each."""
    return terminal_text(_speaker_lines(people, screen), screen)


def _speaker_lines(people: Sequence[Speaker], screen: Screen) -> Iterator[Text]:
    if not people:
        return
    names = [safe_line(speaker.speaker) or NOBODY for speaker in people]
    if screen.width < _NARROWEST_TABLE:
        for speaker, name in zip(people, names, strict=True):
            yield from wrap_text(Text(name, style="bold"), screen.width)
            facts = f"{count_of(speaker.quotations, 'quotation')}, {count_of(speaker.words, 'word')}"
            yield from hanging_indent(Text("  "), wrap_text(Text(facts, style="dim"), screen.width - 2), "  ")
        return
    count = max(len("Quotes"), *(len(f"{speaker.quotations:,}") for speaker in people))
    words = max(len("Words"), *(len(f"{speaker.words:,}") for speaker in people))
    fixed = 2 + count + 2 + words
    column = min(max(map(width, ["Speaker", *names])), max(screen.width - fixed - 1, 12))
    room = min(screen.width - column - fixed - 3, 40)
    most = max(speaker.quotations for speaker in people)
    yield Text(f"{pad('Speaker', column)}  {'Quotes':>{count}}  {'Words':>{words}}", style="dim")
    for index, (speaker, name) in enumerate(zip(people, names, strict=True)):
        style = VOICES[index % len(VOICES)] if speaker.speaker else "dim"
        for number, line in enumerate(wrap_text(Text(name, style=style), column)):
            if number:
                yield line
                continue
            line.append(" " * (column - width(line.plain)))
            line.append(f"  {speaker.quotations:>{count},}  {speaker.words:>{words},}", style="not bold")
            if room >= 8:
                line.append("  " + "█" * max(1, round(room * speaker.quotations / most)), style=style)
            yield line
