"""Links of wikis and programs for notes in Markdown, `[[Page|words]]`, as a rule for markdown-it."""

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from citecli.readers.markdown_ranges import MarkedRange, add_range

_WIKI_LINK = re.compile(r"(?P<embeds>!)?\[\[(?:[^\[\]|]{1,300}\|)?(?P<words>[^\[\]|]{1,300})\]\](?!\()")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[Page]]` and `[[Page|words]]` are their words, unless the text defines what is called so; `![[Page]]` has none.

    What is embedded stands elsewhere.
    """
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or normalizeReference(match["words"]) in state.env.get("references", ()):
        return False
    if not silent:
        start, end = match.span()
        first, last = (end, end) if match["embeds"] else match.span("words")
        state.push("text", "", 0).content = state.src[first:last]
        add_range(state, MarkedRange("hidden", start, first))
        add_range(state, MarkedRange("hidden", last, end))
    state.pos = match.end()
    return True
