"""Roles of reStructuredText and MyST: which of them cite, and which show the text that they are given.

Those that cite are sphinxcontrib-bibtex's and MyST's: `cite`, `cite:p`, `cite:t`, `footcite:t`, `cite:alp` ...
"""

import re

from citecli.drafts.model import DraftCite

_CITING = re.compile(r"(?:foot)?(?:full)?cite(?::\w+)*", re.IGNORECASE)
_KEY = re.compile(
    r"(?:\{(?P<before>[^{}]*)\})?\s*(?P<key>[^\s,;{}\[]+)\s*"
    r"(?:\{(?P<after>[^{}]*)\}|(?:\[(?P<first>[^\[\]]*)\])(?:\[(?P<second>[^\[\]]*)\])?)?"
)
_UNSEEN = frozenset(("math", "code", "raw", "eq", "numref", "file", "samp", "kbd", "literal", "eval"))
_BARE = frozenset(("ref", "doc"))
"""Roles that show the title of what they lead to."""


def cites(role: str) -> bool:
    """Whether a role cites."""
    return _CITING.fullmatch(role) is not None


def is_listed_only(role: str) -> bool:
    """Whether a role that cites shows nothing: its works are only listed."""
    return role.lower().partition(":")[2] == "empty"


def is_textual(role: str) -> bool:
    """Whether a role that cites puts the authors into the sentence."""
    return role.lower().partition(":")[2].startswith(("t", "ct", "author"))


def is_note(role: str) -> bool:
    """Whether a role that cites does so in a note."""
    return role.lower().startswith("foot")


def cited(text: str) -> list[DraftCite]:
    """What the text of a role cites: `one,two`, `{see}one{p. 3}`; natbib's `one [see][p. 3]`."""
    found = []
    for key in _KEY.finditer(text):
        # Between brackets two are what stands before and behind, one is behind.
        before = key["before"] or (key["first"] if key["second"] is not None else "")
        after = key["after"] or key["second"] or (key["first"] if key["second"] is None else "")
        found.append(DraftCite(key["key"], f"{before} " if before else "", after or ""))
    return found


def shows(role: str, text: str) -> bool:
    """Whether a role that does not cite shows its text, or what of it stands before an address."""
    kind = role.lower().rpartition(":")[2]
    return not (kind in _UNSEEN or (kind in _BARE and "<" not in text))
