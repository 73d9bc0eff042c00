"""What changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from citecli.frozen import FrozenValue

_TOKEN = re.compile(r"(?:(?<!\s)\s+)?(?:[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]|_)\s*")


class Edit(StrEnum):
    """What happened to a stretch between two versions of a text."""

    KEPT = "kept"
    LEFT_OUT = "left out"
    PUT_IN = "put in"


class Change(FrozenValue):
    """A stretch of one wording, or of both."""

    edit: Edit
    text: str
    """The stretch as it stands there, white space included."""


def changes(before: str, after: str) -> tuple[Change, ...]:
    """How `before` became `after`: the kept and left-out stretches make up `before`, the kept and put-in ones `after`.

    Where only white space differs the stretch counts as kept, as `after` has it. Of two wordings with nothing in common
    one is left out, the other put in.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, [token.strip() for token in old], [token.strip() for token in new], autojunk=False)
    found: list[Change] = []
    for code, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        left_out, put_in = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if code == "equal":
            found.append(Change(Edit.KEPT, put_in))
            continue
        if left_out:
            found.append(Change(Edit.LEFT_OUT, left_out))
        if put_in:
            found.append(Change(Edit.PUT_IN, put_in))
    return tuple(found)
