"""A BibTeX file cut into its blocks: entries and abbreviations, with their values as they are written.

Cutting is forgiving where files are often wrong: an entry without a key, doubled commas, a comma or key that was
forgotten. It takes time in proportion to the text: a value that is not closed ends where the next entry begins.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a value as it is written: what stands in braces or marks, or a bare word. Parts are joined by `#`."""

    # A named tuple, for a file has hundreds of thousands.
    text: str
    """Without its braces or marks."""
    is_bare: bool = False
    """Whether it is a number, the name of an abbreviation, or words that lack their braces."""


class Field(NamedTuple):
    """A field of a block."""

    name: str
    """In small letters."""
    pieces: tuple[Piece, ...]
    """The parts of its value."""
    line: int
    """The line that it begins in, counted from 1; 0 when it is that of the block."""
    start: int = 0
    """Where its value begins in the text, with its braces or marks, in characters."""
    end: int = 0
    """The character after the value."""


class Block(NamedTuple):
    """An entry, or an abbreviation (`@string`), whose fields then are the abbreviations by their names."""

    kind: str
    """Its type, in small letters."""
    key: str
    """Its key, "" where it has none."""
    fields: list[Field]
    """Its fields, in its order."""
    line: int
    """The line that it begins in, counted from 1."""
    problems: list[tuple[int, str]]
    """What in it could not be used: a line, and why."""
    failure: str = ""
    """Why it can't be read as a whole; "" when it can."""


# A comment with an @ is none here: each @ would be looked for an end of its own.
_SPACE = r"(?:\s++|%[^\n@]*+\n)*+"
_HEAD = re.compile(rf"@{_SPACE}(\w++){_SPACE}([{{(])")
_NEXT_HEAD = re.compile(r"^[ \t]*+@[ \t]*+\w++[ \t]*+[{(]", re.MULTILINE)
_KEY = re.compile(r"([^,={}\"#]*+)([,={}\"#]?)")
_SKIPPED = re.compile(r"(?:[\s,]++|(?<=[\s,{(])%[^\n]*+\n)*+")
_BLANK = re.compile(r"(?:\s++|(?<=[\s#])%[^\n]*+\n)*+")
_NAME = re.compile(r"([^\W\d][\w:.+/-]*+)\s*+=\s*+")
_SHALLOW = re.compile(r"\{((?:[^{}\\]++|\\[^{}]|\{(?:[^{}\\]++|\\[^{}])*+\})*+)\}")
"""A value in braces with at most one more pair in it, which nearly all values are."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_PLAIN_BRACE = re.compile(r"[{}]")
_BRACE_OR_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_PLAIN_BRACE_OR_MARK = re.compile(r"[{}\"]")
_BARE = re.compile(r"[^\s{}\"#,=()]++|[()]")
_WORDS = re.compile(r"[^{}\"#=\n,]*+")
_END = {"{": "}", "(": ")"}
_IGNORED = frozenset(("comment", "preamble"))


_PIECE = 1 << 18
"""Characters that a piece of a text has at least, but for the last."""
_ENDS = "the file ends in the middle of it"
_UNCLOSED = "a brace or quotation mark is not closed before the next entry begins"


def pieces(text: str) -> list[str]:
    """A text in pieces of whole lines and whole blocks, for each block ends where the next one begins a line.

    A large file in pieces takes less room than in one: each is as wide as its own widest character.
    """
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    found: list[str] = []
    begin = 0
    while match := _NEXT_HEAD.search(text, begin + _PIECE):
        found.append(text[begin : match.start()])
        begin = match.start()
    return [*found, text[begin:]]


def may_have_field(piece: str, names: Iterable[str]) -> bool:
    """Whether a piece of a text may have a field of one of these names, in small letters: each stands before an =."""
    low = piece.lower()
    return any(name in low and _stands_before_equals(low, name) for name in names)


def _stands_before_equals(low: str, name: str) -> bool:
    at = low.find(name)
    while at >= 0:
        end = at + len(name)
        # `urldate` is no `date`; more than a few spaces before the sign nobody writes, but a line end.
        if low[end : end + 40].lstrip()[:1] in ("=", "") and not low[max(at - 1, 0) : at].isalnum():
            return True
        at = low.find(name, end)
    return False


def blocks(text: str, line: int = 1, is_last: bool = True) -> Iterator[Block]:
    """The blocks in a text; what stands between them is ignored. `line` is the one that it begins in; after a text that
    is not the last of its file another block begins.
    """
    for block in _Cutter(text, line).blocks():
        yield block if is_last or block.failure != _ENDS else block._replace(failure=_UNCLOSED)


class _Failure(Exception):
    """A block that can't be read; the message says why."""


class _Cutter:
    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.at = 0
        self.limit = -1
        self.problems: list[tuple[int, str]] = []
        self.by_own_rule = False
        self._counted = 0
        self._line = line

    def blocks(self) -> Iterator[Block]:
        while head := _HEAD.search(self.text, self.at):
            kind = head[1].lower()
            line = self.line(head.start())
            self.at = head.end()
            if kind in _IGNORED:
                self.ignore(head[2])
                continue
            self.limit = -1
            self.by_own_rule = False
            block = self.block(kind, head[2], line)
            if block.failure:
                # By BibTeX's own rule a backslash does not keep a brace from being counted: C:\dir\} ends a value.
                self.at = head.end()
                self.by_own_rule = True
                again = self.block(kind, head[2], line)
                block = block if again.failure else again
                if block.failure:
                    self.at = self.next_head(head.end())
            yield block

    def block(self, kind: str, opening: str, line: int) -> Block:
        """The block whose head has been read."""
        self.problems = []
        key = ""
        fields: list[Field] = []
        try:
            key = self.key() if kind != "string" else ""
            self.fields(fields, _END[opening])
        except _Failure as error:
            return Block(kind, key, fields, line, self.problems, str(error))
        return Block(kind, key, fields, line, self.problems)

    def line(self, at: int) -> int:
        """The line of an offset. Time grows with the distance from the last one that was asked for."""
        if at >= self._counted:
            self._line += self.text.count("\n", self._counted, at)
        else:
            self._line -= self.text.count("\n", at, self._counted)
        self._counted = at
        return self._line

    def next_head(self, at: int) -> int:
        """Where the next block may begin: at the beginning of a line; the end of the text when none does."""
        if self.limit < at:
            match = _NEXT_HEAD.search(self.text, at)
            self.limit = match.start() if match else len(self.text)
        return self.limit

    def is_head(self, at: int) -> bool:
        """Whether the next block begins here, on a line of its own."""
        text = self.text
        if text[at] != "@" or not _HEAD.match(text, at):
            return False
        return not text[text.rfind("\n", 0, at) + 1 : at].strip()

    def ignore(self, opening: str) -> None:
        """Pass over a comment in braces, or one that is not closed to the end of its line."""
        end = self.closing(self.at - 1) if opening == "{" else -1
        if end < 0:
            end = self.text.find("\n", self.at)
        self.at = end + 1 if end >= 0 else len(self.text)

    def key(self) -> str:
        """The key of an entry, with the comma after it."""
        match = _KEY.match(self.text, self.at)
        assert match is not None  # it matches nothing, too
        words = match[1].split()
        if match[2] in ("", "{", '"', "#"):
            raise _Failure("a comma is missing" if match[2] else _ENDS)
        if match[2] != "=":
            self.at = match.end() - (match[2] == "}")
            return " ".join(words)
        # No comma: what is before the last word is the key, if there is anything.
        if len(words) > 1:
            self.at = match.start() + match[1].rstrip().rfind(words[-1])
            return " ".join(words[:-1])
        return ""

    def fields(self, fields: list[Field], ending: str) -> None:
        """The fields of a block up to its `ending`, past which it goes."""
        text = self.text
        while True:
            skipped = _SKIPPED.match(text, self.at)
            at = skipped.end() if skipped else self.at
            if at >= len(text):
                raise _Failure(_ENDS)
            self.at = at
            if text[at] == ending or text[at] == "}":
                self.at = at + 1
                return
            name = _NAME.match(text, at)
            if name is None:
                if self.is_head(at):
                    raise _Failure(self._unclosed(at))
                self.skip(at, ending)
                continue
            self.at = begin = name.end()
            parts = self.parts(ending)
            end = self.at
            self.pass_over_rest(name[1], ending)
            fields.append(Field(name[1].lower(), parts, self.line(at), begin, end))

    def parts(self, ending: str) -> tuple[Piece, ...]:
        """The parts of the value that begins here, to the end of the last."""
        text = self.text
        parts: list[Piece] = []
        while self.at < len(text):
            opening = text[self.at]
            if opening == "{" or opening == '"':
                parts.append(Piece(self.delimited(opening)))
            else:
                word = _BARE.match(text, self.at)
                if word is None or (word[0] == ending):
                    break
                words = word[0]
                self.at = word.end()
                if not words.isdigit() and (more := self.unbraced(word.start(), ending)):
                    words = more
                parts.append(Piece(words, True))
            blank = _BLANK.match(text, self.at)
            after = blank.end() if blank else self.at
            if text[after : after + 1] != "#":
                break
            blank = _BLANK.match(text, after + 1)
            self.at = blank.end() if blank else after + 1
        return tuple(parts)

    def pass_over_rest(self, name: str, ending: str) -> None:
        """Pass over what stands behind a value and is none of it, and remark on it."""
        text = self.text
        blank = _BLANK.match(text, self.at)
        after = blank.end() if blank else self.at
        is_end = after >= len(text) or text[after] in (",", ending, "}") or self.is_head(after)
        if not is_end and not _NAME.match(text, after):
            self.problems.append((self.line(after), f"{name.lower()}: text after its value was skipped"))
            self.skip(after, ending)

    def unbraced(self, begin: int, ending: str) -> str:
        """Words that lack their braces, up to a comma or the end of the line; "" when there is but one."""
        match = _WORDS.match(self.text, begin)
        words = match[0].rstrip() if match else ""
        if ending == ")":
            words = words.removesuffix(")").rstrip()
        if " " not in words:
            return ""
        after = self.text[begin + len(words) :].lstrip()[:1] if match else ""
        if after == "=":  # the last of them is the name of the next field
            return ""
        self.at = begin + len(words)
        return words

    def delimited(self, opening: str) -> str:
        """What stands in the braces or marks that open here, past which it goes."""
        text, at = self.text, self.at
        if opening == "{" and (whole := _SHALLOW.match(text, at)):
            value = whole[1]
            if "@" not in value or not _NEXT_HEAD.search(value):
                self.at = whole.end()
                return value
        end = self.closing(at)
        if end < 0:
            raise _Failure(self._unclosed(at))
        self.at = end + 1
        return text[at + 1 : end]

    def closing(self, at: int) -> int:
        """Where the brace or mark that opens at `at` is closed, -1 when it isn't before the next block."""
        marks = self.text[at] == '"'
        if self.by_own_rule:
            pattern = _PLAIN_BRACE_OR_MARK if marks else _PLAIN_BRACE
        else:
            pattern = _BRACE_OR_MARK if marks else _BRACE
        depth = 0
        for match in pattern.finditer(self.text, at + 1 if marks else at, self.next_head(at + 1)):
            mark = match[0]
            if mark == '"' and depth == 0:
                return match.start()
            depth += (mark == "{") - (mark == "}")
            if depth == 0 and not marks and mark == "}":
                return match.start()
            if depth < 0:
                break
        return -1

    def skip(self, at: int, ending: str) -> None:
        """Pass over what is no field, to the next comma or the end of the block."""
        text = self.text
        while at < len(text):
            char = text[at]
            if char == "{":
                end = self.closing(at)
                if end < 0:
                    raise _Failure(self._unclosed(at))
                at = end + 1
            elif char in (",", ending, "}"):
                self.at = at
                return
            elif char == "=":
                raise _Failure("a field has no name")
            else:
                at += 1
        raise _Failure(_ENDS)

    def _unclosed(self, at: int) -> str:
        return _UNCLOSED if self.is_head(at) or self.next_head(at) < len(self.text) else _ENDS
