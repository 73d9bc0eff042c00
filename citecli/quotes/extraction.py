"""Extraction: a text in, its quotations out. The story of the engine, on one page."""

from collections.abc import Mapping, Sequence

from citecli.documents.model import Paragraph, Span
from citecli.quotes.attribution import decide, load_weights, probabilities
from citecli.quotes.candidates import Searcher
from citecli.quotes.identity import Entity, Identities
from citecli.quotes.model import Attribution, Kind, Quotation, Rule
from citecli.quotes.reading import Reading, read


def extract(
    text: str,
    *,
    paragraphs: Sequence[Paragraph] | None = None,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
) -> tuple[Quotation, ...]:
    """Find who says what in `text`, in the order of the text.

    `paragraphs` are the body: only they are searched, while names before them (a title, a dek) still help to tell who
    is who. Without them the text is cut at blank lines. `indirect` adds reported speech without marks, `all_marks`
    words in marks that are not speech, `explain` fills in the candidates. Raises nothing on any text.
    """
    return quotations(read(text, paragraphs), load_weights(), indirect=indirect, all_marks=all_marks, explain=explain)


def quotations(
    reading: Reading,
    weights: Mapping[str, float],
    *,
    indirect: bool = False,
    all_marks: bool = False,
    explain: bool = False,
) -> tuple[Quotation, ...]:
    """The quotations of a text that was read, decided by `weights`."""
    outline = reading.outline
    searcher = Searcher(outline, reading.quotes, reading.headline_units)
    identities = Identities(outline, searcher.mentions)
    found: list[Quotation] = []
    last_speaker: Entity | None = None
    for number, choice in enumerate(decide(searcher, weights)):
        option = choice.options[choice.best]
        if option.origin == "no speech" and not all_marks:
            continue
        marked = reading.quotes[number]
        attribution = None
        if option.frame is not None:
            frame = option.frame
            source = Span(outline.starts[frame.source_first], outline.ends[frame.source_end - 1])
            cue = option.frame.cue
            entity = identities.of_mention(frame.mention, last_speaker)
            words = source.of(reading.text)
            if entity is not None:
                last_speaker = entity
            attribution = Attribution(
                source,
                Span(outline.starts[cue], outline.ends[cue]) if cue >= 0 else None,
                entity.speaker if entity else words,
                entity.display if entity else words,
                Rule.CONTEXT,
                tuple(entity.aliases) if entity else (),
            )
        found.append(
            Quotation(
                Span(marked.start, marked.end),
                Kind.DIRECT if option.origin != "no speech" else Kind.MARKED,
                attribution,
                reading.numbers[marked.unit],
                confidence=probabilities(choice.scores)[choice.best],
            )
        )
    return tuple(found)
