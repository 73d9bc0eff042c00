"""Transcripts: layouts in which a label, not a mark, says who speaks ("MILLEY: …", "Q. … A. …").

A text is taken for a transcript when labels come back: two different ones at least, and one of them twice, on half of
the paragraphs; or when all paragraphs have one in capitals. A paragraph without a label then goes on with the speaker
before. Lists of fields ("Source: …") never repeat and are left alone.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked

_LABEL = re.compile(
    r"[\s>*_\[(-]{0,6}"
    r"(?P<name>(?:[A-Z][\w.’'&-]*|[0-9]{1,2})(?: (?:[A-Z(][\w.’'&)-]*|of|de|von|van|the|and|[0-9]{1,2})){0,5})"
    r"[\])*_]{0,3}\s?:[*_]{0,3}\s+(?=\S)"
)
_QUESTION = re.compile(r"\s{0,4}(?P<name>[QA])(?:\.|:|\s[—–-])\s+(?=\S)")
_NO_SPEAKERS = frozenset(
    "note notes source sources photo photos image images caption update updated correction read more see also related "
    "editor's editors by date time place subject from to cc re title author tags share video watch listen http https "
    "warning example step question answer abstract keywords background methods results conclusion conclusions".split()
)
_FEWEST = 3
_SHARE = 0.5


_DIRECTION = compiled_late(r"[\s…._-]*(?:[(\[][^()\[\]]*[)\]][\s.…]*)?")


def _is_spoken(words: str) -> bool:
    """Whether words of a transcript are spoken, not a stage direction in brackets or dots alone."""
    return _DIRECTION.fullmatch(words) is None


class TranscriptTurn(NamedTuple):
    """What somebody says in a transcript: the label's and the words' stretches (characters), and the unit.

    `continues` is set where the unit has no label of its own: then `label` is the one before. `is_interview` says
    that the label is Q or A.
    """

    label: tuple[int, int]
    words: tuple[int, int]
    unit: int
    continues: bool
    is_interview: bool


def transcript_turns(  # noqa: C901
    text: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked], headline_units: int = 0
) -> list[TranscriptTurn]:
    """The turns of a transcript, in order; none when `text` is no transcript. A label in the first
    `headline_units` must come back.

    Paragraphs where more follows on words in quotation marks are left out: the marks are dealt with elsewhere.
    """
    labels: dict[int, tuple[int, int, int, bool]] = {}
    counts: dict[str, int] = {}
    for unit, (start, end) in enumerate(units):
        match = _QUESTION.match(text, start, min(end, start + 20))
        interview = match is not None
        if match is None:
            match = _LABEL.match(text, start, min(end, start + 90))
        if match is None:
            continue
        name = match.group("name")
        words = name.lower().replace("’", "'").split()
        if not interview and (words[0] in _NO_SPEAKERS or len(name) < 2 or words[-1] in _NO_SPEAKERS):
            continue
        labels[unit] = (match.start("name"), match.end("name"), match.end(), interview)
        counts[name] = counts.get(name, 0) + 1
    if not labels:
        return []
    first = min(labels)
    shouted = len(counts) > 1 and len(labels) == len(units) - first and all(name.isupper() for name in counts)
    if not shouted:
        for unit in [unit for unit in labels if unit < headline_units]:
            if counts[text[labels[unit][0] : labels[unit][1]]] == 1:
                del labels[unit]  # “Mayor: No new bridge” is a headline
        if len(labels) < _FEWEST or len(counts) < 2 or max(counts.values()) < 2:
            return []
        first = min(labels)
    if len(labels) < _SHARE * (len(units) - first):
        return []
    marked_units = {
        quote.unit
        for quote in quotes
        if quote.unit in labels
        and quote.start <= labels[quote.unit][2] + 1
        and text[quote.end : units[quote.unit][1]].strip()
    }
    turns: list[TranscriptTurn] = []
    current: tuple[int, int, int, bool] | None = None
    for unit in range(first, len(units)):
        start, end = units[unit]
        own = labels.get(unit)
        if own is not None:
            current = None if unit in marked_units else own
        if current is None:
            continue
        begin = current[2] if own is not None else start
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if _is_spoken(text[begin:end]):
            turns.append(TranscriptTurn((current[0], current[1]), (begin, end), unit, own is None, current[3]))
    return turns
