"""Citations in Pandoc's syntax (its manual, "Citation syntax"), and those that a writer sets by hand.

[@key]   [see @key, pp. 33-35; also @other]   [-@key]   @key   @key [p. 3; @other]   @{any:key}
(Marsh, 2023, para. 1)   (qtd. in Marsh)   (Doe 2021, 4)   quiet.¹
"""

import re

from citecli.drafts.model import DraftCite
from citecli.frozen import FrozenValue, replace

_KEY = re.compile(r"@(?:\{(?P<braced>[^{}\s]+)\}|(?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))")
_CITE = re.compile(rf"(?<![\w\\@])(?P<minus>-?)(?:{_KEY.pattern})")
_JOINT = re.compile(r"(?:(?:(?<!\s)\s+)?[,&]\s*(?:and\s+)?|(?<!\s)\s+and\s+)\Z")
_BARE_LOCATOR = re.compile(r"[ \t]?\n?[ \t]*\[(?!\^)")
_LONGEST = 4000
"""The most characters of a citation, so that an unclosed bracket does not cause a search through the whole draft."""

_INSIDE = r"(?=[^()]{0,300}(?:\b\d{4}[a-z]?\b|\bn\.d\.|\bqtd\.|\bpp?\.|\bparas?\.))(?=[^()]{0,300}[^\W\d_])[^()]{1,300}"
_BEHIND = re.compile(rf"""[.!?,]?[”’"'»]*(?:</\w+>)?[^.!?()]{{0,120}}\({_INSIDE}\)""")
_AT_END = re.compile(rf"\s*\({_INSIDE}\)\.?\s*\Z")
# A number behind the last stop: raised, in brackets, or as it comes from a word processor: quiet.¹ quiet. [4] quiet.12
_NUMBERS = r"\d{1,3}(?:[,–-]\s?\d{1,3})*"
_NUMBER_AT_END = re.compile(
    rf"""(?<=[.!?…])[”’"'»]*(\s*(?:[⁰¹²³⁴-⁹⁻,–]+|\^{_NUMBERS}\^|\[{_NUMBERS}\]|\({_NUMBERS}\)|{_NUMBERS})\.?\s*)\Z"""
)
_LONGEST_MANUAL = 400
_LINES_AT_END = re.compile(r"(?<!\s)\s{1,20}\((?:[\w.]{0,8} )?\d+(?:\.\d+){0,3}(?:[–-]\d+(?:\.\d+)*)?\)\.?\s?\Z")
"""The lines, or the pages, of a quotation in a block: (9-12), (ll. 9–12), (3.1.64–65)."""


class ParsedCitation(FrozenValue):
    """A citation that was read, and the offset at which it ends."""

    cites: tuple[DraftCite, ...]
    textual: bool
    end: int


def bracketed(text: str, start: int, end: int) -> ParsedCitation | None:
    """The citation in brackets that begins at `start`; `None` if there is none."""
    if text[start : start + 1] != "[":
        return None
    close = _closing(text, start, min(end, start + _LONGEST))
    # A note may follow: [@key][^1]. Else it is a link.
    if close < 0 or (text[close + 1 : close + 2] in ("(", "[") and text[close + 1 : close + 3] != "[^"):
        return None
    cites = _cites(text, start + 1, close)
    return ParsedCitation(cites, False, close + 1) if cites else None


def textual(text: str, start: int, end: int) -> ParsedCitation | None:
    """The citation in running text that begins at `start` with `@` or `-@`; `None` when there is none."""
    match = _CITE.match(text, start, end)
    if match is None:
        return None
    cite = DraftCite(_key(match), author_suppressed=bool(match["minus"]))
    after = match.end()
    bare = _BARE_LOCATOR.match(text, after, end)
    if bare is not None:
        opening = bare.end() - 1
        close = _closing(text, opening, min(end, opening + _LONGEST))
        if close >= 0 and text[close + 1 : close + 2] not in ("(", "[", "{"):
            parts = _parts(text, opening + 1, close)
            first = text[slice(*parts[0])]
            others: tuple[DraftCite, ...] = ()
            if len(parts) > 1:
                others = _cites(text, parts[1][0], close)
            if first.strip() and not _CITE.search(first) and (others or len(parts) == 1):
                return ParsedCitation((replace(cite, suffix=first.strip()), *others), not match["minus"], close + 1)
    return ParsedCitation((cite,), not match["minus"], after)


_NOTE = re.compile(r"\s?(?:\[\^[^\]\s]{1,100}\]|\^\[[^\[\]]{0,400}\])")


def notes_in(suffix: str) -> tuple[str, str]:
    """A cite's suffix without the notes in it, and these as they are written: `[@key, p. 3[^1]]`."""
    found = [match[0].strip() for match in _NOTE.finditer(suffix)]
    return (_NOTE.sub("", suffix).rstrip(), "".join(found)) if found else (suffix, "")


def keys(text: str) -> tuple[str, ...]:
    """All keys in a text (that of `nocite`), each once; `*` stands for every reference there is."""
    cited_keys = [_key(match) for match in _CITE.finditer(text)]
    if re.search(r"(?<!\w)@\*", text):
        cited_keys.append("*")
    return tuple(dict.fromkeys(cited_keys))


def _key(match: re.Match[str]) -> str:
    return match["braced"] or match["plain"]


def _cites(text: str, start: int, end: int) -> tuple[DraftCite, ...]:
    """The cites between brackets, parted by semicolons; nothing unless each part has a key.

    A comma, or "and", before another key parts cites, too: `[@one, @two]`.
    """
    cites = []
    for first, last in _parts(text, start, end):
        part = text[first:last]
        matches = [match for match in _CITE.finditer(part) if not _in_code(part, match.start())]
        if not matches:
            return ()
        begin = 0
        for at, match in enumerate(matches):
            following = matches[at + 1].start() if at + 1 < len(matches) else len(part)
            joint = _JOINT.search(part, match.end(), following) if at + 1 < len(matches) else None
            if at + 1 < len(matches) and joint is None:
                # A key among other words is one of the writer's words: "[@one, who answers @two]".
                following, joint = len(part), None
                matches = matches[: at + 1]
            prefix = part[begin : match.start()].lstrip()
            suffix = part[match.end() : joint.start() if joint else following].rstrip()
            cites.append(DraftCite(_key(match), prefix, suffix, bool(match["minus"])))
            if joint is None:
                break
            begin = joint.end()
    return tuple(cites)


def _in_code(part: str, at: int) -> bool:
    return part.count("`", 0, at) % 2 == 1


def _closing(text: str, start: int, end: int) -> int:
    """The offset at which the bracket opened at `start` closes, -1 if it does not close before `end`."""
    if text.find("]", start, end) < 0:
        return -1
    depth = 0
    at = start
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "`":
            code = text.find("`", at + 1, end)
            at = code if code > 0 else at
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the parts between semicolons, ignoring semicolons inside brackets and braces."""
    parts = []
    depth = 0
    first = at = start
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == ";" and depth <= 0:
            parts.append((first, at))
            first = at + 1
        at += 1
    parts.append((first, end))
    return parts


def is_cited(text: str, end: int) -> bool:
    """Whether a manual citation follows, in the same sentence, a quotation whose words end at `end`."""
    return _BEHIND.match(text, end) is not None


def without_citation(text: str, start: int, end: int) -> int:
    """The end of the words of a block quotation in `text[start:end]`, without a manual citation after them."""
    at = text.rfind("(", max(start, end - _LONGEST_MANUAL), end)
    while at > start and text[at - 1].isspace():
        at -= 1
    if at > start and _AT_END.match(text[at:end]):
        return at
    lines = _LINES_AT_END.search(text, max(start, end - _LONGEST_MANUAL), end)
    if lines and lines.start() > start:
        return lines.start()
    number = _NUMBER_AT_END.search(text[max(start, end - _LONGEST_MANUAL) : end])
    return end - len(number[1]) if number else end
