"""A word-by-word diff of two wordings."""

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
    """A stretch of text that is kept, left out or inserted."""

    edit: Edit
    text: str
    """The text of the stretch, including white space."""


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The changes from `before` to `after`: kept and omitted stretches make up `before`, kept and inserted `after`.

    A stretch that differs only in white space counts as kept, with the white space of `after`. If the two wordings have
    nothing in common, all of `before` is left out and all of `after` is inserted.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, [token.strip() for token in old], [token.strip() for token in new], autojunk=False)
    result: list[Change] = []
    for code, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        left_out, put_in = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if code == "equal":
            result.append(Change(Edit.KEPT, put_in))
            continue
        if left_out:
            result.append(Change(Edit.LEFT_OUT, left_out))
        if put_in:
            result.append(Change(Edit.PUT_IN, put_in))
    return tuple(result)
