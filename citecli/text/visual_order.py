"""Lines of Arabic and Hebrew as they are seen, from left to right, put into the order in which they are read.

The reverse of what UAX #9 does for display, as far as a line of print lets it be undone.
"""

import re
import unicodedata
from collections.abc import Sequence

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(r"[^\W_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NUMBER_JOINERS = frozenset(".,:/-–%٫٬")
_DIGITS = re.compile(r"\d")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([{«‹", ")]}»›"


def is_right_to_left(text: str) -> bool:
    """Whether `text` has a letter of Arabic, Hebrew or another script that runs from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def base_letters(text: str) -> str:
    """`text` with plain letters in place of the forms that Arabic ones take within a word, and of Hebrew ligatures."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip() or match[0], text)


def reading_order(pieces: Sequence[str]) -> str:
    """The text of `pieces` (a character with its marks, or a space, each), which are given from left to right.

    A line of mostly Arabic or Hebrew is read from its right end; Latin words and numbers in it keep their own order.
    In a line of another script, runs of Arabic or Hebrew are turned.
    """
    kinds = [_kind(piece) for piece in pieces]
    if kinds.count("R") >= kinds.count("L"):
        return _with_brackets("".join(_turned(pieces, kinds, "L")[::-1]))
    return "".join(_turned(pieces, kinds, "R"))


def _kind(piece: str) -> str:
    """R or L for a letter of either direction, N for a digit, "" for what takes the direction of its neighbours."""
    if _DIGITS.search(piece):
        return "N"
    if is_right_to_left(piece):
        return "R"
    return "L" if _LEFT_TO_RIGHT.search(piece) else ""


def _turned(pieces: Sequence[str], kinds: Sequence[str], turn: str) -> list[str]:
    """`pieces` with each run of the kind `turn` reversed; numbers are such runs, too, whenever a line is turned."""
    out: list[str] = []
    start = 0
    while start < len(pieces):
        if not _belongs(kinds[start], turn):
            out.append(pieces[start])
            start += 1
            continue
        end = _end_of_run(pieces, kinds, start, turn)
        run = list(pieces[start:end])
        if turn == "R":
            run = _turned(run, list(kinds[start:end]), "N")[::-1]
            out.append(_with_brackets("".join(run)))
        else:
            out += run[::-1]
        start = end
    return out


def _belongs(kind: str, turn: str) -> bool:
    return kind == turn or (turn == "L" and kind == "N")


def _end_of_run(pieces: Sequence[str], kinds: Sequence[str], start: int, turn: str) -> int:
    """Where the run from `start` ends: after its last letter; what stands between two of its letters is in it."""
    end = at = start + 1
    only_digits = kinds[start] == "N"
    while at < len(pieces):
        kind = kinds[at]
        if _belongs(kind, turn) or (turn == "R" and kind == "N"):
            if only_digits and kind != "N" and any(piece == " " for piece in pieces[end:at]):
                only_digits = False
            only_digits = only_digits and kind == "N"
            end = at + 1 if turn != "R" or kind == "R" else end
        elif kind or (
            (turn == "N" or (only_digits and turn == "L"))
            and (
                # Only what is written within a number keeps it whole: 12.5, 3/4, 10:30.
                pieces[at] not in _NUMBER_JOINERS or at + 1 >= len(pieces) or kinds[at + 1] != "N"
            )
        ):
            break
        at += 1
    return end


def _with_brackets(text: str) -> str:
    """`text`, its brackets mirrored if they would close before they open."""
    for char in text:
        if char in _OPENING:
            return text
        if char in _CLOSING:
            return text.translate(_MIRRORED)
    return text
