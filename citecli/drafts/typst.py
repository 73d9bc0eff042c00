"""A draft in Typst: what its markup shows, its quotations, notes and citations.

Quotations stand between marks, in `#quote[…]`, or in a block: `#quote(block: true, attribution: [Who])[…]`. Citations
are `@key[p. 3]` and `#cite(<key>, supplement: [p. 3])`; a label that the draft sets itself is no key. Code is not run:
what it has in square brackets is read as prose, but for rules (`#set`, `#show`) and definitions of functions.

The text is read once, from front to back, as markup or as code, whatever is open.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts import typst_calls
from citecli.drafts.assembly import Heading
from citecli.drafts.collected_parts import CollectedParts
from citecli.drafts.model import Draft, DraftCite, DraftMetadata
from citecli.drafts.typst_calls import Call, Words
from citecli.drafts.typst_references import TypstReferences
from citecli.readers.decoding import decode
from citecli.readers.source import Source

_BOTH = r"(?P<comment>//[^\n]*)|(?P<block>/\*)|(?P<raw>`+)|(?P<math>\$)|(?P<label><[\w][\w:.-]*>)"
_MARKUP = re.compile(
    rf"(?P<address>https?://[^\s\[\]<>\"]+)|{_BOTH}|(?P<code>#(?=[\w{{(\[\"]))|(?<![\w@])@(?P<key>\w[\w:.-]*)"
    r"|(?P<open>\[)|(?P<close>\])|\\(?P<escape>u\{[0-9a-fA-F]{1,6}\}|\S|(?=\s)|\Z)|(?P<sign>~|---?|\.\.\.|-\?)"
    r"|(?P<emphasis>[*_])|(?P<blank>\n[ \t\r]*\n\s*)"
    r"|^[ \t]*(?:(?P<heading>=+[ \t]+)|(?P<item>(?:[-+]|\d+\.|/)[ \t]+))",
    re.MULTILINE,
)
_CODE = re.compile(
    rf"(?P<string>\"(?:[^\"\\]|\\.)*+\"?)|{_BOTH}|(?P<call>[^\W\d][\w.-]*(?=[(\[]))|(?P<word>\w[\w-]*)"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<end>[\n;])",
    re.DOTALL,
)
_NAME = re.compile(r"[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*")
_METHOD = re.compile(r"\.[^\W\d][\w-]*(?=[(\[])")
_STATEMENTS = frozenset("let set show import include if for while return context".split())
_SILENT = frozenset("let set show import include".split())
_PROSE_RULE = re.compile(r"show\s*:|let\s+[\w-]+\s*=\s*\[")
"""What looks like a rule or a definition, and has prose: a template with its arguments, a text with a name."""
_GOES_ON = re.compile(r"(?:[=:,+]|=>|\b(?:in|and|or|not))\s*\Z")
_CITING = re.compile(r"#let\s+([\w-]+)(?:\([^()\n]*\))?\s*=[^\n]{0,80}?\bcite\b([^\n]*)")
_SET_LANGUAGE = re.compile(r"#set text\([^()]*?\blang\s*:\s*\"(\w+)\"")
_SET_TITLE = re.compile(r"#set document\((?:[^()]|\([^()]*\))*?\btitle\s*:\s*(?:\"([^\"\n]*)\"|\[([^\[\]\n]*)\])")
_QUOTE_BLOCKS = re.compile(r"#set quote\([^()]*\bblock\s*:\s*true")
_EDGE_OF_COMMENT = re.compile(r"/\*|\*/")
_CLOSER = {"(": ")", "[": "]", "{": "}"}
_SHOWN = {"~": " ", "--": "–", "---": "—", "...": "…", "-?": ""}
_LONGEST_ARGUMENTS = 20_000
_BEFORE = 60


class _Frame(NamedTuple):
    """What is open: markup up to a bracket, or code up to one, or up to the end of a line (`closer` "\\n")."""

    markup: bool
    closer: str
    start: int
    call: Call | None = None
    words: Words | None = None
    sizes: tuple[int, ...] = ()
    silent: bool = False


def read(source: Source) -> Draft:
    """The draft in a Typst file. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in a Typst file."""
    return _Reader(text).draft(name)


class _Reader:
    """Walks through the text; `take_…` methods take in one token and return where the next one may begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = CollectedParts(text)
        self.references = TypstReferences(self.parts)
        self.open = [_Frame(True, "", 0)]
        self.code_from = 0  # where the code begins that is not hidden yet
        self.cuts = [0]
        self.unclosed: set[str] = set()
        self.citing = {match[1]: match[2] for match in _CITING.finditer(text)}
        self.quote_blocks = _QUOTE_BLOCKS.search(text) is not None
        self.style = ""

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        text, at = self.text, 0
        while True:
            pattern = _MARKUP if self.open[-1].markup else _CODE
            token = pattern.search(text, at)
            if token is None:
                break
            at = self.markup(token) if self.open[-1].markup else self.code(token)
        while self.open[-1].closer == "\n":
            self.end_statement(len(text))
        self.references.settle()
        cuts = sorted({*self.cuts, len(text)})
        self.parts.paragraphs = [Span(start, end) for start, end in pairwise(cuts)]
        language, title = _SET_LANGUAGE.search(text), _SET_TITLE.search(text)
        front = DraftMetadata(
            style=self.style,
            language=language[1] if language else "",
            title=(title[1] or title[2] or "") if title else "",
        )
        return self.parts.draft(name, front)

    # What markup and code have in common.

    def common(self, token: re.Match[str]) -> int:
        """Comments, raw text, mathematics."""
        start, end = token.span()
        if token["comment"]:
            return self.left_out(start, end)
        if token["block"]:
            depth = 1
            while depth and (edge := _EDGE_OF_COMMENT.search(self.text, end)):
                depth += 1 if edge[0] == "/*" else -1
                end = edge.end()
            return self.left_out(start, end if not depth else len(self.text))
        fence = token["raw"] or "$"
        if token["raw"] == "``":  # nothing between two
            return self.left_out(start, end)
        close = self.text.find(fence, end) if fence not in self.unclosed else -1
        while fence == "$" and close > 0 and self.text[close - 1] == "\\":
            close = self.text.find(fence, close + 1)
        if close < 0:
            self.unclosed.add(fence)  # what is not closed behind one place is not behind a later one
            return self.left_out(start, end)
        return self.left_out(start, close + len(fence))

    def left_out(self, start: int, end: int) -> int:
        """A piece without prose; code is hidden as a whole later."""
        return self.parts.hide(start, end) if self.open[-1].markup else end

    # Markup.

    def markup(self, token: re.Match[str]) -> int:
        """Take in a token of markup."""
        start, end = token.span()
        match token.lastgroup:
            case "comment" | "block" | "raw" | "math":
                return self.common(token)
            case "code":
                return self.expression(start, end)
            case "key":
                return self.references.add(start, token["key"])
            case "open":
                self.open.append(_Frame(True, "]", start))
                return end
            case "close":
                return self.close_markup(start)
            case "blank":
                self.cuts.append(start)
                return max(start + 1, self.text.rfind("\n", start, end) + 1)
            case "address":
                return end
        return self.sign(token)

    def sign(self, token: re.Match[str]) -> int:
        """What stands for something else, or for nothing: labels, escapes, marks of emphasis, headings and items."""
        start, end = token.span()
        match token.lastgroup:
            case "label":
                self.references.labels.add(token["label"][1:-1])
            case "escape":
                return self.parts.hide(start, end, _escaped(token["escape"]))
            case "sign":
                return self.parts.hide(start, end, _SHOWN[token["sign"]])
            case "emphasis" if self.text[start - 1 : start].isalnum() and self.text[end : end + 1].isalnum():
                return end
            case "heading":
                line = self.text.find("\n", end)
                level = token["heading"].count("=")
                self.parts.headings.append(Heading(end, line if line >= 0 else len(self.text), level))
                self.cuts += (start, self.parts.headings[-1].end)
            case "item":
                self.cuts.append(start)
        return self.parts.hide(start, end)

    def close_markup(self, at: int) -> int:
        """A closing bracket in markup."""
        frame = self.open[-1]
        if frame.closer != "]":
            return at + 1
        self.open.pop()
        if frame.words is None:
            return at + 1  # brackets in the text
        call = frame.call
        frame.words.end = at
        frame.words.closing = len(self.parts.hidden)
        self.parts.hide(at, at + 1)
        self.code_from = at + 1
        if call is None:
            if not self.open[-1].markup:
                self.cuts += (frame.words.start, at)
            return self.after_code(at + 1)
        if not self.open[-1].markup and self.open[-1].call is call:
            if not (call.name in typst_calls.INLINE or typst_calls.cites_by(call.name, self.citing)):
                self.cuts += (frame.words.start, at)
            return at + 1  # it was one of the arguments
        return self.after_call(call, at + 1)

    # Code.

    def expression(self, start: int, at: int) -> int:
        """Code in markup begins at `at`, behind its sign."""
        self.code_from = start
        text = self.text
        char = text[at]
        if char == "[":
            return self.open_markup(None, at)
        if char in "({":
            self.open.append(_Frame(False, _CLOSER[char], at))
            return at + 1
        if char == '"':
            close = text.find('"', at + 1)
            self.parts.hide(start, at + 1)
            return self.parts.hide(close, close + 1) if close > 0 else at + 1
        name = _NAME.match(text, at)
        if name is None:
            return self.parts.hide(start, at)
        if name[0] in _STATEMENTS:
            silent = name[0] in _SILENT and _PROSE_RULE.match(text, at) is None
            self.open.append(_Frame(False, "\n", start, sizes=self.parts.sizes(), silent=silent))
            return name.end()
        return self.after_call(Call(name[0], start, self.parts.sizes()), name.end())

    def open_markup(self, call: Call | None, at: int) -> int:
        """Content begins with the bracket at `at`."""
        before = self.text[max(0, at - _BEFORE) : at]
        words = Words(at + 1, at + 1, len(self.parts.hidden), -1, typst_calls.is_attribution(before))
        self.parts.hide(self.code_from, at + 1)
        if call is not None:
            call.words.append(words)
        self.open.append(_Frame(True, "]", at, call, words))
        return at + 1

    def after_call(self, call: Call, at: int) -> int:
        """What comes behind the name of a function, its arguments, or its content: more of them, or its end."""
        char = self.text[at : at + 1]
        if char == "(":
            self.open.append(_Frame(False, ")", at, call))
            return at + 1
        if char == "[":
            return self.open_markup(call, at)
        if method := _METHOD.match(self.text, at):
            call.name += method[0]
            return self.after_call(call, method.end())
        self.end_call(call, at)
        return self.after_code(at)

    def after_code(self, at: int) -> int:
        """An expression ends: markup goes on, or the code around it."""
        if self.open[-1].markup:
            at += self.text[at : at + 1] == ";"
            self.parts.hide(self.code_from, at)
        return at

    def code(self, token: re.Match[str]) -> int:
        """Take in a token of code."""
        start, end = token.span()
        frame = self.open[-1]
        match token.lastgroup:
            case "comment" | "block" | "raw" | "math":
                return self.common(token)
            case "string":
                return self.string(start, end)
            case "label" if frame.call is not None and typst_calls.is_attribution(
                self.text[max(0, start - 60) : start]
            ):
                self.parts.cite(start, end, [DraftCite(token["label"][1:-1])])
            case "label" if frame.call is None or not self.refers(frame.call.name):
                self.references.labels.add(token["label"][1:-1])
            case "call":
                return self.after_call(Call(token["call"], start, self.parts.sizes()), end)
            case "open" if token["open"] == "[":
                return self.open_markup(frame.call, start)
            case "open":
                self.open.append(_Frame(False, _CLOSER[token["open"]], start))
            case "close" if token["close"] == frame.closer:
                self.open.pop()
                return self.close_code(frame, start)
            case "close" if frame.closer == "\n" and len(self.open) > 1 and token["close"] == self.open[-2].closer:
                return self.end_statement(start)
            case "end" if frame.closer == "\n":
                if token["end"] == "\n" and _GOES_ON.search(self.text[max(frame.start, start - _BEFORE) : start]):
                    return end
                return self.end_statement(start)
        return end

    def refers(self, name: str) -> bool:
        """Whether the labels among the arguments of a function may be those of works."""
        return name == "ref" or typst_calls.cites_by(name, self.citing)

    def end_statement(self, at: int) -> int:
        """A statement ends before `at`."""
        frame = self.open.pop()
        if frame.silent:
            self.parts.cut_back(frame.sizes)
            self.parts.hide(frame.start, at)
            self.code_from = at
        return self.after_code(at)

    def close_code(self, frame: _Frame, at: int) -> int:
        """A bracket of code is closed at `at`."""
        if frame.call is None:
            if self.open[-1].markup:
                return self.after_code(at + 1)
            return at + 1
        frame.call.arguments += self.text[frame.start : min(at + 1, frame.start + _LONGEST_ARGUMENTS)]
        return self.after_call(frame.call, at + 1)

    def string(self, start: int, end: int) -> int:
        """A string: the words of a quotation, who said them, or nothing that is shown."""
        call = self.open[-1].call
        if call is None or call.name != "quote" or end - start < 2:
            return end
        before = self.text[max(0, start - _BEFORE) : start]
        attribution = typst_calls.is_attribution(before)
        if typst_calls.is_named(before) and not attribution:
            return end
        words = Words(start + 1, end - 1, len(self.parts.hidden), len(self.parts.hidden) + 1, attribution)
        self.parts.hide(self.code_from, start + 1)
        self.parts.hide(end - 1, end)
        self.code_from = end
        call.words.append(words)
        return end

    # What functions mean.

    def end_call(self, call: Call, at: int) -> None:
        """A call is complete at `at`."""
        name = call.name
        if name == "quote" or name in typst_calls.BLOCKS:
            self.quotation(call, at)
        elif name == "ref":
            self.references.add_call(call.start, at, call.arguments)
        elif name in typst_calls.NOTES:
            for words in call.words:
                self.parts.note_in_place(words.start, words.end)
        elif name in ("bibliography", "bibliographyx"):
            files, style = typst_calls.bibliography(call.arguments)
            self.parts.bibliography += files
            self.style = self.style or style
        elif typst_calls.cites_by(name, self.citing):
            self.citation(call, at)
        elif typst_calls.UNSEEN.fullmatch(name):
            self.parts.cut_back(call.sizes)
            self.parts.hide(call.start, at)

    def citation(self, call: Call, at: int) -> None:
        """A call of `cite`, or of what the draft or a package has for it."""
        contents = "".join(self.text[words.start - 1 : words.end + 1] for words in call.words)
        defined = self.citing.get(call.name, "")
        cited = typst_calls.citation(call.arguments, contents, "prose" if '"prose"' in defined else "")
        if not cited.cites:
            return
        self.parts.cut_back(call.sizes)
        if cited.form == "none":
            self.parts.listed += [cite.key for cite in cited.cites]
        else:
            self.parts.cite(call.start, at, cited.cites, textual=cited.form in ("prose", "author"))

    def quotation(self, call: Call, at: int) -> None:
        """A call of `quote`: a block, or words that get marks."""
        parts = self.parts
        is_own = call.name != "quote"
        if call.is_block or self.quote_blocks or is_own:
            for number, words in enumerate(call.words):
                words.attribution |= is_own and number > 0  # who said it
                # What is shown before the words is where the citation of an attribution is found.
                shown = "— " if words.attribution else " "
                parts.hidden[words.opening] = parts.hidden[words.opening]._replace(shown=shown)
                self.cuts.append(words.end)
            parts.blocks.append(Span(call.start, at))
            self.cuts += (call.start, at)
            return
        for words in call.words:
            if words.attribution:
                parts.hide(words.start, words.end)
                continue
            parts.hidden[words.opening] = parts.hidden[words.opening]._replace(shown="“")
            parts.hidden[words.closing] = parts.hidden[words.closing]._replace(shown="”")


def _escaped(written: str) -> str:
    """What a backslash before `written` shows."""
    if written.startswith("u{"):
        code = int(written[2:-1], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return written or "\n"
