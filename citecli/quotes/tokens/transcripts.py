"""Transcripts: texts in which a label, not a mark, says who speaks ("MILLEY: …", "Q. … A. …", a name on its own line).

A text is taken for a transcript when labels of one layout come back: two different ones at least, and one of them
twice, on half of the paragraphs; or when all paragraphs have one in capitals; or with times that run on as a
recording's. A paragraph without a label then goes on with the speaker before. Lists of fields ("Source: …") never
repeat and are left alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citecli.documents.turn_lines import comes_back
from citecli.quotes.tokens.speaker_labels import (
    INTERVIEWS,
    LAYOUTS,
    LEAST_SHARE,
    REACH,
    Layout,
    SpeakerLabel,
    interview_label,
    label_at,
)
from citecli.quotes.tokens.talk import are_sentences, is_numbered, name_people, share_of_talk
from citecli.text.clocks import CLOCK_ALONE, is_running, seconds_of
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked
from citecli.text.segment import stripped

_SILENT = compiled_late(
    rf"[\s…._-]*(?:[(\[][^()\[\]]*[)\]][\s.…]*)*|{CLOCK_ALONE}|Transcribed by https?://\S+"
    r"|This (?:editable )?transcript was (?:computer )?generated.{0,80}"
    r"|[^\n.?!]{1,80} (?:started|stopped) (?:transcription|recording)\.?"
    r"|(?:Meeting|Transcription|Recording) (?:ended|stopped|started)\b[^\n]{0,60}"
)
"""What is not spoken in a transcript: stage directions in brackets, dots alone, times, the mark of a program."""
_DIRECTION = compiled_late(r"\s*[^\W\d_][\w ]{0,40}:\s*[(\[][^()\[\]\n]{1,80}[)\]]\s*")
"""What nobody in particular does: Multiple speakers: [laughter]."""
_EXAMINER = compiled_late(
    r"\s*(?:[A-Z]{2,14} )?(?:EXAMINATION )?(?:BY|By) "
    r"(?P<name>(?:M[RSX]S?|Mr|Ms|Mrs|Mx|DR|Dr)\.? [^\W\d_][\w.'’ -]{1,40}?)\s?:?\s*"
)
"""Who asks the questions of a witness that follow: BY MR. REED:"""
_TO_WORDS = compiled_late(r"(?:\s?[(\[][^()\[\]\n]{0,80}[)\]]){0,3}\s?[:：]?\s*")
"""What is between a name and the words: remarks in brackets and a colon."""
_CLOCK_ALONE = compiled_late(CLOCK_ALONE)
_AT_ONCE = 60
"""Seconds within which somebody speaks in a recording, while the first entry of a timetable is hours away."""
_TALK = 0.25
_SOME_TALK = 0.15
_FIELD_WORDS = 6
_ENDS = (".", "?", "!", "…", "”", '"', "»", "。", "？")
_ASKS = compiled_late(r"[?？]|か。")


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
    has_label: bool = True
    """Whether there is a label; answers of an interview may have none."""
    units: int = 1
    """How many units it has: lines of one paragraph are one turn."""


def transcript_turns(
    characters: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked], headline_units: int = 0
) -> list[TranscriptTurn]:
    """The turns of a transcript, in order; none when the text is no transcript.

    `units` are stretches of characters. A label in the first `headline_units` must come back. Paragraphs where more
    follows on words in quotation marks (`quotes`) are left out: the marks are dealt with elsewhere.
    """
    labels = _labels(characters, units, headline_units)
    if not labels:
        return []
    in_marks = _units_in_marks(characters, units, quotes, labels)
    turns: list[TranscriptTurn] = []
    current: SpeakerLabel | None = None
    asking: tuple[int, int] | None = None
    for unit in range(min(labels), len(units)):
        start, end = units[unit]
        if examiner := _EXAMINER.fullmatch(characters, start, end):
            asking = examiner.span("name")
            continue
        own = labels.get(unit)
        if own is not None:
            current = None if unit in in_marks else own
        if current is None or (own is None and _DIRECTION.fullmatch(characters, start, end)):
            continue
        begin, end = stripped(characters, current.words if own is not None else start, end)
        if _SILENT.fullmatch(characters, begin, end) is None:
            label_span = current.start, current.end
            if asking and current.is_interview and characters[current.start] == "Q":
                label_span = asking
            turns.append(TranscriptTurn(label_span, (begin, end), unit, own is None, current.is_interview))
    return turns


def named_turns(
    characters: str, units: Sequence[tuple[int, int]], speakers: Mapping[int, tuple[int, int]]
) -> list[TranscriptTurn]:
    """The turns of units whose speaker the file itself names, in order; silent ones are left out.

    `speakers` has where the name stands, by unit: at the beginning of the unit, before the words, or outside it.
    """
    turns: list[TranscriptTurn] = []
    for unit, label in speakers.items():
        start, end = units[unit]
        names_itself = start <= label[0] < end
        if names_itself:
            match = _TO_WORDS.match(characters, label[1], end)
            start = match.end() if match else label[1]
        while end > start and characters[end - 1].isspace():
            end -= 1
        if _SILENT.fullmatch(characters, start, end) is None:
            before = turns[-1] if turns else None
            goes_on = not names_itself and before is not None and (before.label, before.unit) == (label, unit - 1)
            turns.append(TranscriptTurn(label, (start, end), unit, goes_on, False))
    return turns


def joined(turns: Sequence[TranscriptTurn], numbers: Sequence[int]) -> list[TranscriptTurn]:
    """The turns with lines of one paragraph joined; `numbers` has the number of the paragraph of each unit."""
    result: list[TranscriptTurn] = []
    for turn in turns:
        before = result[-1] if result else None
        if (
            before is not None
            and turn.continues
            and turn.label == before.label
            and turn.unit == before.unit + before.units
            and numbers[turn.unit] == numbers[before.unit] > 0
        ):
            result[-1] = before._replace(words=(before.words[0], turn.words[1]), units=before.units + 1)
        else:
            result.append(turn)
    return result


def _labels(characters: str, units: Sequence[tuple[int, int]], headline_units: int) -> dict[int, SpeakerLabel]:
    """The labels, by unit, of the layout that most of them have; none when the text is no transcript."""
    if len(units) < 2:
        return {}
    beginnings = [characters[start : min(end, start + REACH)] for start, end in units]
    best: dict[int, SpeakerLabel] = {}
    for layout in LAYOUTS:
        candidates = [unit for unit, beginning in enumerate(beginnings) if layout.may_begin(beginning)]
        labels = _interview_labels(characters, units) if layout.has_letters else {}
        first = min([*labels, *candidates[:1], len(units)])
        if len(labels) + len(candidates) < LEAST_SHARE * (len(units) - first) or not (labels or candidates):
            continue
        for unit in candidates:
            if _SILENT.fullmatch(characters, *units[unit]) is not None:
                continue
            if unit not in labels and (label := label_at(layout, characters, *units[unit])) is not None:
                if not label.clock and unit and (clock := _CLOCK_ALONE.fullmatch(characters, *units[unit - 1])):
                    label = label._replace(clock=clock["begin"])
                elif not label.clock and label.words == units[unit][1] and unit + 1 < len(units):
                    clock = _CLOCK_ALONE.fullmatch(characters, *units[unit + 1])
                    label = label._replace(clock=clock["begin"]) if clock else label
                labels[unit] = label
        labels = _of_transcript(characters, labels, units, headline_units, layout)
        if len(labels) > len(best):
            best = labels
    return best


def _interview_labels(characters: str, units: Sequence[tuple[int, int]]) -> dict[int, SpeakerLabel]:
    """The labels of one letter that ask and answer (Q and A, I and B1), by unit."""
    labels: dict[int, SpeakerLabel] = {}
    for unit, (start, end) in enumerate(units):
        label = interview_label(characters, start, end)
        if label is not None:
            labels[unit] = label
    letters = Counter(characters[label.start] for label in labels.values())
    pairs = [pair for pair in INTERVIEWS if letters[pair[0]] and letters[pair[1]]]
    if not pairs:
        # Questions of many, as at a press conference: who answers has a label of another kind.
        questions = {unit: label for unit, label in labels.items() if characters[label.start : label.end] == "Q"}
        return questions if len(questions) > 1 else {}
    pair = max(pairs, key=lambda pair: letters[pair[0]] + letters[pair[1]])
    kept = {unit: label for unit, label in labels.items() if characters[label.start] in pair}
    if pair != INTERVIEWS[0]:
        asked = [unit for unit, label in kept.items() if characters[label.start] == pair[0]]
        marks = sum(bool(_ASKS.search(characters, *units[unit])) for unit in asked)
        if len(kept) < 3 or marks * 2 < len(asked):
            return {}
    return kept


def _of_transcript(
    characters: str,
    labels: dict[int, SpeakerLabel],
    units: Sequence[tuple[int, int]],
    headline_units: int,
    layout: Layout,
) -> dict[int, SpeakerLabel]:
    """The labels, by unit, if there are enough of them and they come back, as in a transcript; else none."""
    if len(labels) < 2:
        return {}
    clocks = [label.clock for label in labels.values() if label.clock]
    runs = len(clocks) * 2 > len(labels) and is_running(clocks)
    if layout.is_clocked and not runs:
        return {}
    names = Counter(characters[label.start : label.end] for label in labels.values())
    everywhere = len(labels) == len(units) - min(labels)
    in_capitals = layout.has_letters and everywhere and len(names) > 1 and all(name.isupper() for name in names)
    is_loud = sum(name.isupper() for name in names) * 4 >= 3 * len(names) > 3
    if not in_capitals and not (runs and everywhere):
        labels = {
            unit: label
            for unit, label in labels.items()
            # “Mayor: No new bridge” is a headline
            if runs
            or unit >= headline_units
            or _comes_back(characters[label.start : label.end], names)
            or (is_loud and characters[label.start : label.end].isupper())
        }
        if not runs:
            labels = {
                unit: label
                for unit, label in labels.items()
                if not (name := characters[label.start : label.end])[-1].isdecimal()
                or names[name] > 1
                or is_numbered(name)
            }
            labels = _without_fields(characters, labels, units, names)
        returning = sum(_comes_back(name, names) for name in names)
        begins = runs and seconds_of(clocks[0]) <= _AT_ONCE
        fewest, least = (2, 0) if begins else (layout.fewest, layout.returning)
        if least > 1 and name_people(names):
            least = 1
        distinct = {characters[label.start : label.end] for label in labels.values()}
        if len(labels) < fewest or returning < least or (len(distinct) < 2 and not runs):
            return {}
    if not _is_believable(characters, labels, units, layout, runs):
        return {}
    share = LEAST_SHARE if runs else layout.share
    # A label on a line of its own has its words on the next.
    weight = sum(2 if label.words >= units[unit][1] else 1 for unit, label in labels.items())
    return labels if weight >= share * (len(units) - min(labels)) else {}


def _comes_back(name: str, names: Counter[str]) -> bool:
    """Whether a name is that of another label, too, or is an office."""
    return name.startswith(("Mme la ", "M. le ")) or comes_back(name, names)  # who presides in the French chambers


def _without_fields(
    characters: str, labels: dict[int, SpeakerLabel], units: Sequence[tuple[int, int]], names: Counter[str]
) -> dict[int, SpeakerLabel]:
    """The labels without the fields above a transcript: Interviewer: Ruth Mace."""
    kept = dict(labels)
    for unit, label in labels.items():
        words = characters[label.words : units[unit][1]].strip()
        if (
            _comes_back(characters[label.start : label.end], names)
            or words.endswith(_ENDS)
            or len(words.split()) > _FIELD_WORDS
        ):
            break
        del kept[unit]
    return kept


def _is_believable(
    characters: str,
    labels: dict[int, SpeakerLabel],
    units: Sequence[tuple[int, int]],
    layout: Layout,
    runs: bool,
) -> bool:
    """Whether the labels are those of people who talk, by the words after them or by their own form."""
    spoken = [_words_after(characters, unit, label, units) for unit, label in labels.items()]
    talk = share_of_talk(spoken)
    if layout.needs_talk and not runs:
        return talk >= _TALK
    if talk >= _SOME_TALK or any(label.is_interview for label in labels.values()):
        return True
    people = [characters[label.start : label.end] for label in labels.values() if not label.is_interview]
    return bool(people) and name_people(people) and (runs or are_sentences(spoken))


def _words_after(characters: str, unit: int, label: SpeakerLabel, units: Sequence[tuple[int, int]]) -> str:
    """The words of a label's unit, or those of the next where it has none."""
    own = characters[label.words : units[unit][1]]
    return own or (characters[slice(*units[unit + 1])] if unit + 1 < len(units) else "")


def _units_in_marks(
    characters: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked], labels: dict[int, SpeakerLabel]
) -> set[int]:
    """The units whose words after the label begin with a quotation after which more follows."""
    return {
        quote.unit
        for quote in quotes
        if quote.unit in labels
        and quote.start <= labels[quote.unit].words + 1
        and characters[quote.end : units[quote.unit][1]].strip()
    }
