"""Turns of captions: their lines as the paragraphs of who speaks.

A line that begins with a name and a colon, with `>>`, or with a dash where each line of its caption has one, begins
another turn. What is heard but not said ([Music], ♪ la la ♪) is a paragraph of its own.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from citecli.readers.caption_lines import Caption, CaptionLine
from citecli.readers.document_builder import DocumentBuilder, SpeakerName
from citecli.text.clocks import clock_of

LONGEST_PAUSE = 4.0
"""Seconds of silence that part paragraphs."""

LONG_ENOUGH = 400
"""Characters after which the end of a sentence ends a paragraph."""

_LONGEST = 1500
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
_LABEL = re.compile(r"([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4})((?: ?[(\[][^()\[\]:]{1,40}[)\]])?):\s+(?=\S)")
_ANY_LABEL = re.compile(r"([^\W_][^:\n()\[\]]{0,60}?)((?: ?[(\[][^()\[\]:]{1,40}[)\]])?):\s+(?=\S)")
_BRACKETED_LABEL = re.compile(r"\[([^\W_][^:\n()\[\]]{0,60})\]():?\s+(?=\S)")
_LABELLED = 0.5
"""The share of the captions that begin with a name, at least, for names to be believed."""
_NEARLY_ALL = 0.9
_SMALL_WORDS = 3
_VOICE_ASIDE = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]$")
_NOT_LABELS = frozenset("note http https warning".split())
_CHANGE = re.compile(r"(?:^|(?<=\s))(?:>>+|»)\s*")
_DASHES = ("-", "–", "—")
_IN_BRACKETS = re.compile(r"\[[^\[\]]{1,120}\]|\([^()]{1,120}\)")
_NOTES = ("♪", "♫", "🎵", "🎶")
_CHARACTERS_ONLY = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_UNSPACED = re.compile(rf"{_CHARACTERS_ONLY}\Z")
_UNSPACED_START = re.compile(_CHARACTERS_ONLY)


class _Piece(NamedTuple):
    """Words of one speaker in one caption."""

    start: float
    end: float
    line: CaptionLine
    speaker: str = ""
    aside: str = ""
    is_voice: bool = False
    """Whether the file's own markup names the speaker."""
    changes: bool = False
    """Whether somebody else begins to speak."""


def add_turns(captions: Sequence[Caption], builder: DocumentBuilder) -> None:
    """The captions as paragraphs, each with the times at which its words are spoken.

    A speaker's name leads them, with a colon.
    """
    names = _names(captions)
    turn: list[_Piece] = []
    length = 0
    last_end = 0.0
    voice = ""
    for piece in _pieces(captions, names):
        is_sound = _is_sound(piece.line.text)
        if piece.speaker and (piece.is_voice or names):
            voice = piece.speaker
        elif piece.changes:
            voice = ""
        elif names and voice and not is_sound:
            # Where captions begin with names, one without goes on.
            piece = piece._replace(speaker=voice, is_voice=True)
        if turn:
            is_sound = is_sound or _is_sound(turn[0].line.text)
            is_other = piece.changes or (bool(piece.speaker) and piece.speaker != turn[0].speaker)
            is_other = is_other or (turn[0].is_voice and not piece.is_voice)
            paused = piece.start - last_end > LONGEST_PAUSE
            ended = length > LONG_ENOUGH and _SENTENCE_END.search(turn[-1].line.text)
            if is_sound or is_other or paused or ended or length > _LONGEST:
                _add(turn, builder)
                if not (is_other or paused or is_sound or piece.speaker):
                    piece = piece._replace(speaker=turn[0].speaker, is_voice=turn[0].is_voice)
                turn, length = [], 0
        turn.append(piece)
        length += len(piece.line.text) + 1
        last_end = max(last_end, piece.end)
    if turn:
        _add(turn, builder)


def _is_sound(text: str) -> bool:
    """Whether a line is what is heard and not said: [Music], (thunder), ♪ la la ♪."""
    bare, count = _IN_BRACKETS.subn("", text)
    return text.startswith(_NOTES) or (count > 0 and not bare.strip(" …._-♪"))


def _any_label(text: str) -> re.Match[str] | None:
    """Dana Fox: …   Dana Fox (Quay): …   [SPEAKER_01]: …"""
    return _ANY_LABEL.match(text) or _BRACKETED_LABEL.match(text)


def _names(captions: Sequence[Caption]) -> frozenset[str]:
    """Names with which captions begin, where most begin with one that comes back (Zoom); else none."""
    beginnings = [match for caption in captions if (match := _any_label(caption.lines[0].text))]
    if len(beginnings) < _LABELLED * len(captions):
        return frozenset()
    counts = Counter(match[1] for match in beginnings)
    plain = [match for match in beginnings if _is_name(match[1])]
    returning = frozenset(name for name, count in counts.items() if count > 1 and len(name.split()) <= _SMALL_WORDS)
    if len(beginnings) >= _NEARLY_ALL * len(captions) and returning and len(counts) > 1 and not plain:
        return frozenset(counts)  # names of accounts, in small letters
    if len(plain) * 2 < len(beginnings) or not any(counts[match[1]] > 1 for match in plain):
        return frozenset()
    return frozenset(name for name, count in counts.items() if count > 1 or _is_name(name))


def _pieces(captions: Iterable[Caption], names: Container[str]) -> Iterator[_Piece]:
    for caption in captions:
        dashed = len(caption.lines) > 1 and all(line.text.startswith(_DASHES) for line in caption.lines)
        for line in caption.lines:
            yield from _pieces_of(caption, line, dashed, names)


def _pieces_of(caption: Caption, line: CaptionLine, dashed: bool, names: Container[str]) -> Iterator[_Piece]:
    if line.voice:
        remark = _VOICE_ASIDE.search(line.voice)
        name = line.voice[: remark.start()].strip() if remark else ""
        aside = remark[1] if remark and name else ""
        yield _Piece(caption.start, caption.end, line, name or line.voice, aside, True)
        return
    changes = [match.span() for match in _CHANGE.finditer(line.text)]
    begins = [0, *(end for _, end in changes)]
    ends = [*(start for start, _ in changes), len(line.text)]
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        words = (
            line._replace(text=line.text[:end].rstrip()).from_word(begin, caption.start) if begin or changes else line
        )
        if not words.text:
            continue
        changed = number > 0 or dashed
        if dashed and (bare := words.text.lstrip("-–— ")):
            words = words.from_word(len(words.text) - len(bare), caption.start)
        label = _any_label(words.text) if names else _LABEL.match(words.text)
        if label and (label[1] in names if names else _is_name(label[1])):
            words = words.from_word(label.end(), caption.start)
            name, aside = str(label[1]), str(label[2]).strip(" ()[]")
            is_other = not names or changed
            yield _Piece(caption.start, caption.end, words, name, aside, bool(names), is_other)
        else:
            if changed:
                # A change of speaker without a name is told by the dash that it has in print.
                moments = tuple((place + 2, time) for place, time in words.moments)
                words = words._replace(text=f"– {words.text}", moments=moments)
            yield _Piece(caption.start, caption.end, words, changes=changed)


def _is_name(label: str) -> bool:
    words = label.split()
    return label.lower() not in _NOT_LABELS and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _add(turn: Sequence[_Piece], builder: DocumentBuilder) -> None:
    first = turn[0]
    text = ""
    speaker = None
    if first.speaker:
        text = f"{first.speaker} ({first.aside}): " if first.aside else f"{first.speaker}: "
        speaker = SpeakerName(0, len(first.speaker)) if first.is_voice else None
    said = ""
    moments: list[tuple[int, str]] = []
    shown = clock_of(first.start)
    for piece in turn:
        words = piece.line.text
        if said and not (_UNSPACED.search(said[-1]) and _UNSPACED_START.match(words)):
            said += " "
        offset = len(text) + len(said)
        for place, seconds in _moments(piece):
            if (time := clock_of(seconds)) != shown:
                moments.append((offset + place, time))
                shown = time
        said += words
    builder.paragraph(text + said, time=clock_of(first.start), moments=moments, speaker=speaker)


def _moments(piece: _Piece) -> tuple[tuple[int, float], ...]:
    """Where words begin whose times are known, with the seconds; the first ones begin with the caption."""
    moments = piece.line.moments
    return moments if moments and moments[0][0] == 0 else ((0, piece.start), *moments)
