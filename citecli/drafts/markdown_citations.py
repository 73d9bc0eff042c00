"""Pandoc's citations in Markdown, as rules for markdown-it."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from citecli.drafts import citations
from citecli.drafts.citations import ParsedCitation
from citecli.readers.markdown_ranges import MarkedRange, add_range


@dataclass(frozen=True, slots=True)
class CitationRange(MarkedRange):
    """Where a citation stands, and what it says."""

    citation: ParsedCitation | None = None


def add_rules(md: MarkdownIt) -> None:
    """Have `md` find citations (`cite`)."""
    md.inline.ruler.before("note_ref", "cite", _cite)
    md.inline.ruler.before("cite", "mathematics", _mathematics)


def push_citation(state: StateInline, citation: ParsedCitation) -> None:
    """A citation that begins where `state` is; it goes on behind it."""
    token = state.push("cite", "", 0)
    token.content = state.src[state.pos : citation.end]
    add_range(state, CitationRange("citation", state.pos, citation.end, citation=citation))
    state.pos = citation.end


_MATHEMATICS = re.compile(r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{1,2000}(?<![\s\\])\$(?!\d)")
_ADDRESS = re.compile(r"://|(?:^|\W)www\.|\bdoi:|\]\([^()]*$")
_PARTED = re.compile(r"[\s<>“”\"—–]")
_LONGEST_ADDRESS = 300


def _mathematics(state: StateInline, silent: bool) -> bool:
    """Mathematics between dollar signs in which something looks like a citation stays as it is."""
    if state.src[state.pos] != "$":
        return False
    found = _MATHEMATICS.match(state.src, state.pos, state.posMax)
    if found is None or "@" not in found[0] or "\n\n" in found[0]:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _is_in_address(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to an address that is written out, or to that of a link."""
    return _ADDRESS.search(_PARTED.split(text[max(0, at - _LONGEST_ADDRESS) : at])[-1]) is not None


def _cite(state: StateInline, silent: bool) -> bool:
    src, pos = state.src, state.pos
    char = src[pos]
    if char == "[":
        read = citations.bracketed(src, pos, state.posMax)
    elif char in "@-":
        if pos and (src[pos - 1].isalnum() or _is_in_address(src, pos)):
            return False
        read = citations.textual(src, pos, state.posMax)
    else:
        return False
    if read is None:
        return False
    if silent:
        state.pos = read.end
    else:
        push_citation(state, read)
    return True
