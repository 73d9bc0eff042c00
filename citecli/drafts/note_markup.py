"""What programs for notes add to Markdown: Obsidian, its plug-ins Citations and Dataview, Logseq, Zettlr.

`[[@key]]` is a citation, `[[Page|words]]` its words. A callout is a quotation if it says so (`[!quote]`); its head is
none of the words quoted. Comments (`%%…%%`), what is embedded, ids of blocks, properties (`key:: value`) and tags at
the end of a paragraph are no text.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from citecli.drafts.citations import ParsedCitation
from citecli.drafts.markdown_citations import CitationRange, push_citation
from citecli.drafts.model import DraftCite
from citecli.readers.markdown_ranges import MarkedRange, add_range
from citecli.readers.markdown_wiki_links import wiki_link

_LINKED = re.compile(
    r"\[\[(?:[^\[\]|@]{0,200}/)?@(?P<key>[\w][\w:.$%&+?<>~/-]{0,200})(?:\.md)?(?:[#^][^\[\]|]{0,300})?"
    r"(?:\|[^\[\]]{0,300})?\]\]"
    r"(?P<place>,?[ ](?:pp?|S|s|par|para|ch|chap|sec|vol|no|l|ll|v|vv)\.[ ]?\d[\d–, -]*\d|"
    r",?[ ](?:pp?|S|par|para|ch|chap|sec|l|ll|v|vv)\.[ ]?\d)?"
)
_FILE = re.compile(r"\.(?:pdf|png|jpe?g|gif|svg|webp|canvas|base|mp[34])$", re.IGNORECASE)
_HIGHLIGHT = re.compile(r"==(?=[^\s=])(?:[^=\n]|=(?!=)){1,2000}(?<=[^\s=])==(?!=)")
_UNSEEN = re.compile(
    r"(?P<embedded>\{\{[^{}\n]{0,500}\}\})"
    r"|^[ \t]*[A-Za-z_][\w-]*(?: [\w-]+){0,2}::(?:[ \t][^\n]*|[ \t]*$)"
    r"|[\[(][A-Za-z_][\w -]{0,40}::[^\[\]()\n]{0,300}[\])]"
    r"|\(\([0-9a-fA-F-]{8,40}\)\)"
    r"|(?:(?<=\s)|^)\^[A-Za-z0-9-]{1,60}[ \t]*$"
    r"|(?:(?<=\s)|\A)#[^\W\d_][\w/-]{0,60}(?:\s{1,4}#[^\W\d_][\w/-]{0,60}){0,20}\s*\Z",
    re.MULTILINE,
)
_COMMENT = re.compile(r"%%(?:[^%]|%(?!%)){0,5000}%%")
_CALLOUT = re.compile(r"\[!(?P<kind>\w[\w -]{0,60})(?:\|[^\[\]]*)?\][+-]?[ \t]*")
_QUOTATIONS = frozenset(("quote", "cite"))
_BEGIN = re.compile(r"#\+BEGIN_(?P<name>QUOTE|VERSE)[ \t]*", re.IGNORECASE)
_NEVER_CLOSED = "note markup that is never closed"


def add_rules(md: MarkdownIt) -> None:
    """Have `md` read links, citations, comments and quotations as programs for notes have them."""
    md.inline.ruler.before("cite", "wiki_link", wiki_link)
    md.inline.ruler.before("wiki_link", "cite_link", _cite_link)
    md.inline.ruler.before("cite_link", "comment", _comment)
    md.inline.ruler.before("link", "highlight", _highlight)
    for name, rule in (("comment_block", _comment_block), ("begin_quote", _begin_quote)):
        md.block.ruler.before("division", name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def with_callouts(tokens: Sequence[Token]) -> list[Token]:
    """The blocks of a text, where callouts are no quotations unless they say so, and their heads are paragraphs."""
    changed: list[Token] = []
    kinds: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            head = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1].type == "paragraph_open" else None
            callout = _CALLOUT.match(head.content) if head is not None else None
            kinds.append("quote" if callout is None or callout["kind"].lower() in _QUOTATIONS else "callout")
            if kinds[-1] == "callout":
                token = token.copy(type="callout_open")
        elif token.type == "blockquote_close" and kinds and kinds.pop() == "callout":
            token = token.copy(type="callout_close")
        changed.append(token)
        if token.type == "inline" and at > 1 and tokens[at - 2].type == "blockquote_open":
            changed[-1:] = _parted(token, tokens[at - 1])
    return changed


def _parted(inline: Token, opening: Token) -> list[Token]:
    """The first text in a quotation; the head of a callout is a paragraph apart from the text below it."""
    callout = _CALLOUT.match(inline.content)
    if callout is None or inline.map is None:
        return [inline]
    head, _, rest = inline.content.partition("\n")
    first, after = inline.map
    title = inline.copy(content=head, map=[first, first + 1])
    title.meta = {"callout": callout["kind"].lower()}
    if not rest:
        return [title]
    close = Token("paragraph_close", "p", -1)
    return [title, close, opening.copy(map=[first + 1, after]), inline.copy(content=rest, map=[first + 1, after])]


def with_unseen(token: Token, ranges: list[MarkedRange]) -> list[MarkedRange]:
    """The ranges of a block's inline markup, with what programs for notes don't show; what is cited there is not."""
    content = token.content
    unseen: list[MarkedRange] = []
    if kind := token.meta.get("callout"):
        width = _CALLOUT.match(content)
        end = width.end() if width else 0
        # The head of a quotation is shown as the line that names who is quoted: it is none of the words.
        unseen.append(MarkedRange("entity" if kind in _QUOTATIONS else "hidden", 0, end, "—"))
    for match in _UNSEEN.finditer(content):
        unseen.append(MarkedRange("hidden", *match.span()))
        if match["embedded"]:
            ranges = [one for one in ranges if not _is_citation_in(one, *match.span())]
    return [*ranges, *unseen]


def _is_citation_in(marked_range: MarkedRange, start: int, end: int) -> bool:
    return isinstance(marked_range, CitationRange) and start <= marked_range.start < end


def _comment(state: StateInline, silent: bool) -> bool:
    """`%%…%%` within a paragraph."""
    if not state.src.startswith("%%", state.pos):
        return False
    match = _COMMENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        add_range(state, MarkedRange("hidden", *match.span()))
    state.pos = match.end()
    return True


def _cite_link(state: StateInline, silent: bool) -> bool:
    """`[[@key]]`, perhaps with a place behind it: `[[@key|Roe]], p. 3`."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = _LINKED.match(state.src, state.pos, state.posMax)
    if match is None or _FILE.search(match["key"]):
        return False
    if silent:
        state.pos = match.end()
    else:
        key = match["key"].removesuffix(".md").rstrip(".:")
        push_citation(state, ParsedCitation((DraftCite(key, suffix=match["place"] or ""),), False, match.end()))
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    """`==words==` are their words."""
    start, limit = state.pos, state.posMax
    if state.src[start] != "=":
        return False
    match = _HIGHLIGHT.match(state.src, start, limit)
    if match is None:
        return False
    if not silent:
        add_range(state, MarkedRange("hidden", start, start + 2))
        add_range(state, MarkedRange("hidden", match.end() - 2, match.end()))
        state.push("span_open", "", 1).meta = {"classes": ("mark",)}
        state.pos, state.posMax = start + 2, match.end() - 2
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
    state.pos, state.posMax = match.end(), limit
    return True


def _comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines of a comment, from one that begins with `%%` to the one that ends with it."""
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith("%%", begin) or state.is_code_block(start_line):
        return False
    close = state.src.find("%%", begin + 2, end)
    if close >= 0:
        if state.src[close + 2 : end].strip():
            return False  # words follow on the line
        last = start_line
    else:
        last = _line_with(state, start_line, end_line, "%%")
    if last < 0:
        return False
    if not silent:
        state.line = last + 1
    return True


def _begin_quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines between `#+BEGIN_QUOTE` and `#+END_QUOTE`."""
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith("#+", begin) or state.is_code_block(start_line):
        return False
    opening = _BEGIN.fullmatch(state.src, begin, end)
    last = _line_with(state, start_line, end_line, f"#+END_{opening['name'].upper()}") if opening else -1
    if last < 0:
        return False
    if silent:
        return True
    state.push("blockquote_open", "blockquote", 1).map = [start_line, last + 1]
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "blockquote", last
    state.md.block.tokenize(state, start_line + 1, last)
    state.parentType, state.lineMax = parent, line_max
    state.push("blockquote_close", "blockquote", -1)
    state.line = last + 1
    return True


def _line_with(state: StateBlock, start_line: int, end_line: int, closing: str) -> int:
    """The next line that has `closing` in it, -1 for none."""
    never: set[tuple[int, str]] = state.env.setdefault(_NEVER_CLOSED, set())
    if (end_line, closing) in never:  # what is not closed behind one line is not behind a later one
        return -1
    for line in range(start_line + 1, end_line):
        if closing in state.src[state.bMarks[line] : state.eMarks[line]].upper():
            return line
    never.add((end_line, closing))
    return -1
