"""Markdown of several files: what Quarto, knitr and MyST include, put in its place.

Quarto: `{{< include _one.qmd >}}`; R Markdown: a chunk with `child = "one.Rmd"`, `knit_child("one.Rmd")`; MyST: the
directive `include`. Nothing in code is an inclusion. Names are relative to the file that includes, to the main file,
and to the folder of the project, which a leading `/` means alone.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from citecli.documents.front_matter import OF_A_DRAFT, front_matter
from citecli.drafts.composition import Composer
from citecli.drafts.project_files import DEEPEST, FileText, NotFollowed, ProjectFiles

_MAY_INCLUDE = re.compile(r"\{\{<\s*include\s|child|\{include\}")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_FENCE = re.compile(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^\r\n]*)")
_SHORTCODE = re.compile(r"[ \t>]*(?P<call>\{\{<\s*include\s+(?P<name>\"[^\"\n]+\"|'[^'\n]+'|[^\s\"'<>]+)\s*>\}\})\s*\Z")
_KNIT_CHILD = re.compile(
    r"[ \t]*(?P<call>`r\s+(?:cat\()?(?:knitr::)?knit_child\(\s*(?P<name>\"[^\"\n]+\"|'[^'\n]+')[^`\n]*\)`)\s*\Z"
)
_CHILD = re.compile(
    r"(?<![\w.])child\s*[=:]\s*(?P<names>c\([^()\n]*\)|\[[^\[\]\n]*\]|\"[^\"\n]*\"|'[^'\n]*'|[\w./-]+\.[rRqQ]?md\b)"
)
_NAMES = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'|(?<![\w=])([\w./-]+\.[rRqQ]?md)\b")
_OPTION_LINE = re.compile(r"#\|[ \t]*(child[ \t]*:.*)")
_MYST = re.compile(r"\{include\}\s*(?P<name>[^\s{}][^\n{}]*)")
_MYST_OPTION = re.compile(r"^[ \t]*:([\w-]+):(.*)$", re.MULTILINE)
_NOT_SHOWN = re.compile(r"\beval\s*[=:]\s*(?:FALSE|F|false|no)\b")
_PROSE = frozenset(("", ".qmd", ".md", ".rmd", ".markdown", ".mdown", ".mkd", ".txt", ".myst"))

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


class Inclusion(NamedTuple):
    """What includes files: where it begins and ends in the file that includes, how it is written, and the names."""

    start: int
    end: int
    written: str
    names: tuple[str, ...]
    options: Mapping[str, str] = {}


class MarkdownExpander:
    """Puts files into the text of the one that includes them."""

    def __init__(self, files: ProjectFiles, main: str, take_front: Callable[[FileText], None]) -> None:
        """`main` is the path of the main file; `take_front` is called with each file that is included."""
        self._files = files
        self._main = main
        self._take_front = take_front
        self.notes: Mapping[str, str] = {}
        """Labels of notes that are to be replaced, since files before have them, too."""

    def expand(self, composer: Composer, file: FileText, start: int = 0) -> None:
        """Add a file from `start` on, with what it includes."""
        self._add(composer, file, start, len(file.text), (file.path,))

    def _add(self, composer: Composer, file: FileText, start: int, end: int, trail: tuple[str, ...]) -> None:
        added = start
        inclusions = _inclusions(file.text, start, end) if _MAY_INCLUDE.search(file.text, start, end) else ()
        for inclusion in inclusions:
            for number, name in enumerate(inclusion.names):
                try:
                    included = self._find(name, file)
                    if included.path in trail:
                        raise NotFollowed("it would include itself")
                    if len(trail) > DEEPEST:
                        raise NotFollowed(f"files are included in one another more than {DEEPEST} deep")
                except NotFollowed as reason:
                    what = inclusion.written if len(inclusion.names) == 1 else f"{inclusion.written}, {name},"
                    composer.remark(file, inclusion.start, what, str(reason))
                    continue
                if added < inclusion.start:
                    self._piece(composer, file, added, inclusion.start)
                added = inclusion.end
                if number:
                    composer.add_words("\n", file, inclusion.start)
                self._take_front(included)
                begin, stop = _part(included.text, inclusion.options)
                self._add(composer, included, begin, stop, (*trail, included.path))
        self._piece(composer, file, added, end)

    def _find(self, name: str, file: FileText) -> FileText:
        """The file that another one includes by a name. Raises `NotFollowed`."""
        if posixpath.splitext(name)[1].lower() not in _PROSE:
            raise NotFollowed("it is not Markdown")
        if name.startswith("/"):
            return self._files.read(self._files.find((name.lstrip("/"), name)))
        folders = (posixpath.dirname(file.path), posixpath.dirname(self._main), "")
        return self._files.read(self._files.find(posixpath.join(folder, name) for folder in folders))

    def _piece(self, composer: Composer, file: FileText, start: int, end: int) -> None:
        """Add a piece of a file, with new labels for its notes where they need them."""
        if self.notes:
            for match in _NOTE.finditer(file.text, start, end):
                if label := self.notes.get(match[1]):
                    composer.add(file, start, match.start(1))
                    composer.add_words(label, file, match.start(1))
                    start = match.end(1)
        composer.add(file, start, end)


def note_labels(text: str) -> frozenset[str]:
    """The labels of the notes that a text defines."""
    return frozenset(match[1] for match in _NOTE_DEFINITION.finditer(text))


def _part(text: str, options: Mapping[str, str]) -> tuple[int, int]:
    """The part of an included file that is set: its body, or what the options of MyST's directive leave of it."""
    start, end = front_matter(text, OF_A_DRAFT).end, len(text)
    if after := options.get("start-after"):
        found = text.find(after, start)
        start = found + len(after) if found >= 0 else start
    if before := options.get("end-before"):
        found = text.find(before, start)
        end = found if found >= 0 else end
    lines = [match.start() for match in _LINE.finditer(text)] if {"start-line", "end-line"} & options.keys() else []
    if lines and (first := options.get("start-line", "")).isdecimal():
        start = max(start, lines[min(int(first), len(lines) - 1)])
    if lines and (last := options.get("end-line", "")).isdecimal() and int(last) < len(lines):
        end = min(end, lines[int(last)])
    return start, max(start, end)


def _inclusions(text: str, start: int, end: int) -> Iterator[Inclusion]:
    """What includes files in a part of a text, in order; lines of code are passed over."""
    lines = _LINE.finditer(text, start, end)
    for line in lines:
        fence = _FENCE.match(line[0])
        if fence is None or (fence["fence"].startswith(":") and not _MYST.match(fence["info"])):
            found = _SHORTCODE.match(line[0]) or _KNIT_CHILD.match(line[0])
            if found:
                call = line.start() + found.start("call")
                yield Inclusion(call, call + len(found["call"]), found["call"], (found["name"].strip("\"'"),))
            continue
        if "`" in fence["info"] and fence["fence"].startswith("`"):
            continue
        at = line.end()
        stop, content = _code(lines, fence, at)
        if inclusion := _in_code(text[at:content], fence):
            names, options = inclusion
            written = " ".join(text[line.start() : line.end()].split())
            yield Inclusion(line.start() + len(fence["before"]), stop, written, names, options)


def _code(lines: Iterator[re.Match[str]], fence: re.Match[str], at: int) -> tuple[int, int]:
    """Where the block ends that a fence opens, and its content; `lines` are those behind the fence."""
    mark = fence["fence"]
    content = at
    for line in lines:
        bare = line[0].strip().lstrip("> \t")
        if len(bare) >= len(mark) and bare == bare[0] * len(bare) and bare[0] == mark[0]:
            return line.start() + len(line[0].rstrip()), line.start()
        content = line.end()
    return content, content


def _in_code(content: str, fence: re.Match[str]) -> tuple[tuple[str, ...], Mapping[str, str]] | None:
    """The files that a block includes, with the options of that; `None` when it is none that does."""
    info = fence["info"]
    if myst := _MYST.match(info):
        options = {match[1]: match[2].strip() for match in _MYST_OPTION.finditer(content)}
        return None if {"literal", "code"} & options.keys() else ((myst["name"].strip(),), options)
    if not re.match(r"\{\s*[rR]\b", info) or _NOT_SHOWN.search(info):
        return None
    option = _OPTION_LINE.search(content)
    child = _CHILD.search(info) or (_CHILD.search(option[1]) if option else None)
    if child is None:
        return None
    names = tuple(filter(None, (match[1] or match[2] or match[3] for match in _NAMES.finditer(child["names"]))))
    return (names, {}) if names else None
