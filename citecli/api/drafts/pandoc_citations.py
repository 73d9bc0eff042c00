"""Convert the cites of a draft to citation items of the processor: split locators and affixes."""

import re

from citecli.csl import CitationItem
from citecli.csl.locator_text import LocatorTerms, parse_suffix
from citecli.csl.taxonomy import Mode
from citecli.drafts.citations import notes_in
from citecli.drafts.model import DraftCite

_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)

_WORDS = re.compile(r"[\w\"'“‘„«‹*_§¶\\]")

_NESTED = 3
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# While emphasis is parsed, escaped characters are moved to Unicode's private use area.
_SHELTER = 0xF000
_SHELTERED = re.compile("[\uf021-\uf07e]")


def citation_item(cite: DraftCite, terms: LocatorTerms, *, suppress: bool = False) -> CitationItem:
    """The citation item for a draft's cite; `suppress` omits the author even if the cite does not ask for it."""
    suffix, _ = notes_in(cite.suffix)  # the notes are set behind the citation
    locator = parse_suffix(suffix, terms)
    behind = locator.suffix
    if not locator.value and _WORDS.match(behind):  # "@key [the second letter]": nothing separates the words yet
        behind = f", {behind}"
    mode = Mode.SUPPRESS_AUTHOR if suppress or cite.author_suppressed else Mode.NORMAL
    return CitationItem(cite.key, locator.value, locator.label, rich_text(cite.prefix), rich_text(behind), mode)


def rich_text(text: str) -> str:
    """Convert inline Markdown to the HTML-like rich text of CSL, which affixes of cites may contain."""
    text = " ".join(text.split("\n"))
    text = _ESCAPED.sub(lambda match: chr(_SHELTER + ord(match[1])), text)
    for _ in range(_NESTED):
        text = _EMPHASIS.sub(_tagged, text)
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    return _SHELTERED.sub(lambda match: chr(ord(match[0]) - _SHELTER), text)


def _tagged(match: re.Match[str]) -> str:
    tag = "b" if len(match[1]) == 2 else "i"
    return f"<{tag}>{match[2]}</{tag}>"
