"""The entries of a BibTeX or BibLaTeX file: blocks, abbreviations (`@string`), values put together with `#`.

Cutting the file into blocks is bibtexparser's work; what stands in a block is read here, because values have to survive
frequent errors in such files: a missing comma or closing brace, an undefined abbreviation.
"""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from citecli.frozen import FrozenValue
from citecli.interop.model import Entry
from citecli.text import calendar

if TYPE_CHECKING:
    from bibtexparser.library import Library

MONTHS = {name[:3].lower(): name for name in calendar.MONTHS}
"""The abbreviations that every BibTeX style defines."""

_LONGEST_VALUE = 1_000_000
"""Characters that all abbreviations of a value may add up to: each may hold the one before it twice."""

_BLANK = re.compile(r"(?:\s|(?<=[\s#])%[^\n]*\n)*")
_BARE = re.compile(r"[^\s{}\"#,=]+")
_UNBRACED = re.compile(r"[^{}\"#=\n]*")
_BRACE_OR_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_PLAIN_BRACE = re.compile(r"[{}]")
_PLAIN_BRACE_OR_MARK = re.compile(r"[{}\"]")
_NEXT_FIELD = re.compile(r",?\s*([A-Za-z][\w:.+-]*)\s*=")
_ODD_HEAD = re.compile(r"@\s*+(?:%[^\n]{0,1000}\n\s*+){0,50}(\w++)\s*+(?:%[^\n]{0,1000}\n\s*+){0,50}(?=[{(])")
_HIDDEN = "\ue000"  # stands for a backslash before a brace, where the block is read by BibTeX's own rule


class EntryList(FrozenValue):
    """The entries of a BibTeX file, and remarks on those that can't be read."""

    entries: tuple[Entry, ...]
    """Its entries, in its order."""
    remarks: tuple[tuple[int, str], ...]
    """What could not be read: a line, counted from 1, and what is wrong there."""


class _Block(NamedTuple):
    kind: str
    key: str
    values: tuple[tuple[str, str, int], ...]  # name, value as written, line
    line: int


class _Failed(NamedTuple):
    text: str
    line: int
    reason: str


class _Abbreviation(NamedTuple):
    name: str
    value: str
    line: int


def read_entries(text: str) -> EntryList:
    """The entries in `text`. Never fails: text outside of entries is ignored, broken entries get a remark."""
    remarks: list[tuple[int, str]] = []
    entries: list[Entry] = []
    abbreviations = dict(MONTHS)
    for block in _blocks(text, remarks):
        if isinstance(block, _Abbreviation):
            value, _, problems = _value(block.value, abbreviations)
            abbreviations[block.name.lower()] = value
            remarks += [(block.line, problem) for problem in problems]
            continue
        fields: dict[str, str] = {}
        for name, source, line in block.values:
            while name:
                value, rest, problems = _value(source, abbreviations)
                remarks += [(line, f"{block.key}: {name}: {problem}") for problem in problems]
                fields.setdefault(name.lower(), value)
                # A comma was forgotten: the next field stands in what was taken for this one's value.
                following = _NEXT_FIELD.match(rest)
                if rest and not following:
                    remarks.append((line, f"{block.key}: {name}: text after its value was skipped"))
                name, source = (following[1], rest[following.end() :]) if following else ("", "")
        entries.append(Entry(block.kind.lower(), block.key, fields, block.line))
    return EntryList(tuple(entries), tuple(remarks))


# Blocks.


def _blocks(text: str, remarks: list[tuple[int, str]]) -> Iterator[_Block | _Abbreviation]:
    for block in _split(text, 0):
        if not isinstance(block, _Failed):
            yield block
            continue
        # By BibTeX's own rule a backslash does not keep a brace from being counted: C:\dir\} ends a value.
        raw, line, reason = block.text, block.line, block.reason
        again = list(_split(re.sub(r"\\(?=[{}\"])", _HIDDEN, raw), line - 1))
        if again and all(isinstance(part, (_Block, _Abbreviation)) for part in again):
            yield from (_with_backslashes(part) for part in again if isinstance(part, (_Block, _Abbreviation)))
        else:
            remarks.append((line, f"{_head(raw)} can't be read: {reason}"))


def _split(text: str, before: int) -> Iterator[_Block | _Abbreviation | _Failed]:
    """The blocks of `text`, read or failed; `before` lines go before the first."""
    from bibtexparser.model import (
        Block,
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        Entry,
        ParsingFailedBlock,
        String,
    )

    for block in _library(text).blocks:
        content: Block | None = block
        while isinstance(content, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
            content = content.ignore_error_block
        line = (block.start_line or 0) + 1 + before
        if isinstance(content, Entry):
            values = tuple(
                (field.key, str(field.value), (field.start_line or 0) + 1 + before) for field in content.fields
            )
            yield _Block(content.entry_type, " ".join(content.key.split()), values, line)
        elif isinstance(content, String):
            yield _Abbreviation(content.key, str(content.value), line)
        elif isinstance(content, ParsingFailedBlock):
            yield _Failed(content.raw or "", line, _reason(content.error))


def _library(text: str) -> "Library":
    from bibtexparser.splitter import Splitter

    # It tells its logger of every block that fails, and so, unasked, standard error; we tell it ourselves.
    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    return Splitter(_ODD_HEAD.sub(_on_one_line, text)).split()


def _on_one_line(match: re.Match[str]) -> str:
    """The head of a block (`@`, kind) without what may stand between, its line breaks kept for counting."""
    head = match[0]
    lines = head.count("\n")
    return "\n" * lines + "@" + match[1] if lines else f"@{match[1]}"


def _with_backslashes(block: _Block | _Abbreviation) -> _Block | _Abbreviation:
    if isinstance(block, _Abbreviation):
        return block._replace(value=block.value.replace(_HIDDEN, "\\"))
    values = tuple((name, value.replace(_HIDDEN, "\\"), line) for name, value, line in block.values)
    return block._replace(values=values)


def _head(raw: str) -> str:
    """What a broken block is called in a remark: its kind, and its key if it has one."""
    match = re.match(r"@\s*+(\w*)\s*+[{(]\s*+([^\s,{}()=\"]{0,60})\s*+,", raw)
    if match:
        return f"the entry {match[2]} (@{match[1].lower()})" if match[2] else f"an entry (@{match[1].lower()})"
    kind = re.match(r"@\s*(\w*)", raw)
    return f"@{kind[1].lower()}" if kind and kind[1] else "an entry"


def _reason(error: Exception) -> str:
    text = str(getattr(error, "abort_reason", error))
    if "end of file" in text:
        return "the file ends in the middle of it"
    if "block start" in text:
        return "a brace or quotation mark is not closed before the next entry begins"
    if "comma" in text or "`,`" in text:
        return "a comma is missing"
    return "a field has no “=”"


# Values.


def _value(source: str, abbreviations: dict[str, str]) -> tuple[str, str, list[str]]:
    """The value at the start of `written`: braces, marks, numbers and abbreviations, joined by `#`.

    Also what follows it, and problems.
    """
    problems: list[str] = []
    parts: list[str] = []
    at = _end(_BLANK, source, 0)
    size = 0
    while at < len(source):
        opening = source[at]
        if opening in '{"':
            end = _closing(source, at)
            if end < 0:
                problems.append("its brace or quotation mark is not closed")
                end = len(source)
                part = source[at + 1 :]
            else:
                part = source[at + 1 : end]
                end += 1
        else:
            word = _BARE.match(source, at)
            if word is None:
                break
            end = word.end()
            part = word[0]
            if not part.isdigit():
                replacement = abbreviations.get(part.lower())
                if replacement is None:
                    # A value without braces, or an abbreviation that is not defined: the words say what was meant.
                    words = _UNBRACED.match(source, at)
                    if words and " " in words[0].strip():
                        part, end = words[0].strip(), words.end()
                    else:
                        problems.append(f"there is no abbreviation {part}")
                else:
                    part = replacement
        size += len(part)
        if size > _LONGEST_VALUE and len(parts) > 0:
            problems.append("its abbreviations expand to more than a million characters")
            return "", "", problems
        parts.append(part)
        at = _end(_BLANK, source, end)
        if at >= len(source) or source[at] != "#":
            break
        at = _end(_BLANK, source, at + 1)
    return "".join(parts), source[at:], problems


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _closing(source: str, at: int) -> int:
    """Where the brace or mark that opens at `at` is closed, -1 when it isn't.

    An escaped brace is none, unless that leaves the value open: then every brace counts, as in BibTeX.
    """
    marks = source[at] == '"'
    for pattern in (_BRACE_OR_MARK, _PLAIN_BRACE_OR_MARK) if marks else (_BRACE, _PLAIN_BRACE):
        depth = 0
        for match in pattern.finditer(source, at + 1 if marks else at):
            mark = match[0]
            if mark == '"' and depth == 0:
                return match.start()
            depth += (mark == "{") - (mark == "}")
            if depth == 0 and not marks and mark == "}":
                return match.start()
    return -1
