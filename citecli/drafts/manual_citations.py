"""Citations that a writer sets by hand: (Marsh, 2023, para. 1), (qtd. in Marsh), (Doe 2021, 4), or a number."""

import re

_INSIDE = r"(?=[^()]{0,300}(?:\b\d{4}[a-z]?\b|\bn\.d\.|\bqtd\.|\bpp?\.|\bparas?\.))(?=[^()]{0,300}[^\W\d_])[^()]{1,300}"
_BEHIND = re.compile(rf"""[.!?,]?[”’"'»]*(?:</\w+>)?[^.!?()]{{0,120}}\({_INSIDE}\)""")
_AT_END = re.compile(rf"\s*\({_INSIDE}\)\.?\s*\Z")
# A number behind the last stop: raised, in brackets, or as it comes from a word processor: quiet.¹ quiet. [4] quiet.12
_NUMBERS = r"\d{1,3}(?:[,–-]\s?\d{1,3})*"
_NUMBER_AT_END = re.compile(
    rf"""(?<=[.!?…])[”’"'»]*(\s*(?:[⁰¹²³⁴-⁹⁻,–]+|\^{_NUMBERS}\^|\[{_NUMBERS}\]|\({_NUMBERS}\)|{_NUMBERS})\.?\s*)\Z"""
)
_LONGEST = 400


def is_cited(text: str, end: int) -> bool:
    """Whether such a citation stands behind a quotation whose words end at `end`, in the same sentence."""
    return _BEHIND.match(text, end) is not None


def without_citation(text: str, start: int, end: int) -> int:
    """Where the words of a block quotation end that stands from `start` to `end`: before such a citation."""
    at = text.rfind("(", max(start, end - _LONGEST), end)
    while at > start and text[at - 1].isspace():
        at -= 1
    if at > start and _AT_END.match(text[at:end]):
        return at
    number = _NUMBER_AT_END.search(text[max(start, end - _LONGEST) : end])
    return end - len(number[1]) if number else end
