"""Transcripts: layouts in which a label, not a mark, says who speaks ("MILLEY: …", "Q. … A. …").

A text is taken for a transcript when labels come back: two different ones at least, and one of them twice, on half of
the paragraphs; or when all paragraphs have one in capitals. A paragraph without a label then goes on with the speaker
before. Lists of fields ("Source: …") never repeat and are left alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citecli.quotes.languages.english.usage import NO_SPEAKERS
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked

_LABEL = re.compile(
    r"[\s>*_\[(-]{0,6}"
    r"(?P<name>(?:[A-Z][\w.’'&-]*|[0-9]{1,2})(?: (?:[A-Z(][\w.’'&)-]*|of|de|von|van|the|and|[0-9]{1,2})){0,5})"
    r"[\])*_]{0,3}\s?:[*_]{0,3}\s+(?=\S)"
)
_QUESTION = re.compile(r"\s{0,4}(?P<name>[QA])(?:\.|:|\s[—–-])\s+(?=\S)")
_FEWEST = 3
_SHARE = 0.5


_DIRECTION = compiled_late(r"[\s…._-]*(?:[(\[][^()\[\]]*[)\]][\s.…]*)?")


def _is_spoken(words: str) -> bool:
    """Whether words of a transcript are spoken, not a stage direction in brackets or dots alone."""
    return _DIRECTION.fullmatch(words) is None


class TranscriptTurn(NamedTuple):
    """What somebody says in a transcript."""

    label: tuple[int, int]
    """Where the label stands, in characters; that of an earlier unit where this one `continues`."""
    words: tuple[int, int]
    """Where the words stand, in characters."""
    unit: int
    continues: bool
    """Whether the unit has no label of its own."""
    is_interview: bool
    """Whether the label is Q or A."""


class _Label(NamedTuple):
    """A label: where its name stands, where the words after it begin, and whether it is Q or A."""

    start: int
    end: int
    words: int
    is_interview: bool


def transcript_turns(
    characters: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked], headline_units: int = 0
) -> list[TranscriptTurn]:
    """The turns of a transcript, in order; none when the text is no transcript.

    `units` are stretches of characters. A label in the first `headline_units` must come back. Paragraphs where more
    follows on words in quotation marks (`quotes`) are left out: the marks are dealt with elsewhere.
    """
    labels: dict[int, _Label] = {}
    for unit, (start, end) in enumerate(units):
        label = _label_at(characters, start, end)
        if label is not None:
            labels[unit] = label
    labels = _of_transcript(characters, labels, len(units), headline_units)
    if not labels:
        return []
    in_marks = _units_in_marks(characters, units, quotes, labels)
    turns: list[TranscriptTurn] = []
    current: _Label | None = None
    for unit in range(min(labels), len(units)):
        start, end = units[unit]
        own = labels.get(unit)
        if own is not None:
            current = None if unit in in_marks else own
        if current is None:
            continue
        begin = current.words if own is not None else start
        while begin < end and characters[begin].isspace():
            begin += 1
        while end > begin and characters[end - 1].isspace():
            end -= 1
        if _is_spoken(characters[begin:end]):
            label_span = current.start, current.end
            turns.append(TranscriptTurn(label_span, (begin, end), unit, own is None, current.is_interview))
    return turns


def _label_at(characters: str, start: int, end: int) -> _Label | None:
    """The label with which a unit begins, if it has one that can be a speaker's."""
    match = _QUESTION.match(characters, start, min(end, start + 20))
    if match is not None:
        return _Label(match.start("name"), match.end("name"), match.end(), True)
    match = _LABEL.match(characters, start, min(end, start + 90))
    if match is None:
        return None
    name = match.group("name")
    words = name.lower().replace("’", "'").split()
    if words[0] in NO_SPEAKERS or words[-1] in NO_SPEAKERS or len(name) < 2:
        return None
    return _Label(match.start("name"), match.end("name"), match.end(), False)


def _of_transcript(characters: str, labels: dict[int, _Label], units: int, headline_units: int) -> dict[int, _Label]:
    """The labels, by unit, if so many of a text's units with such labels make it a transcript; else none."""
    if not labels:
        return labels
    names = Counter(characters[label.start : label.end] for label in labels.values())
    everywhere = len(labels) == units - min(labels)
    if not (everywhere and len(names) > 1 and all(name.isupper() for name in names)):
        labels = {
            unit: label
            for unit, label in labels.items()
            # “Mayor: No new bridge” is a headline
            if unit >= headline_units or names[characters[label.start : label.end]] > 1
        }
        if len(labels) < _FEWEST or len(names) < 2 or max(names.values()) < 2:
            return {}
    return labels if len(labels) >= _SHARE * (units - min(labels)) else {}


def _units_in_marks(
    characters: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked], labels: dict[int, _Label]
) -> set[int]:
    """The units whose words after the label begin with a quotation after which more follows."""
    return {
        quote.unit
        for quote in quotes
        if quote.unit in labels
        and quote.start <= labels[quote.unit].words + 1
        and characters[quote.end : units[quote.unit][1]].strip()
    }
