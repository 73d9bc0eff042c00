"""In which lines of a bibliography its entries begin: what a message names, where a reader keeps no lines."""

import re
from collections.abc import Mapping
from pathlib import Path

from citecli.interop.read import FORMATS, Format
from citecli.readers import mixed_encodings, source

_PATTERNS = {
    Format.BIBTEX: re.compile(r"^[ \t]*@\s*\w+\s*[{(]\s*([^\s,{}\"#=]+)\s*,", re.MULTILINE),
    Format.BIBLATEX: re.compile(r"^[ \t]*@\s*\w+\s*[{(]\s*([^\s,{}\"#=]+)\s*,", re.MULTILINE),
    Format.CSL_JSON: re.compile(r"\"id\"\s*:\s*\"?([^\"\n,}]+)"),
    Format.CSL_YAML: re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*[\"']?([^\"'\n]+?)[\"']?[ \t]*$", re.MULTILINE),
    Format.RIS: re.compile(r"^ID  - [ \t]*(\S.*?)[ \t]*$", re.MULTILINE),
}
_BEGINNINGS = {
    Format.RIS: re.compile(r"^\s{0,3}TY  ?-", re.MULTILINE),
    Format.NBIB: re.compile(r"^PMID- ", re.MULTILINE),
    Format.WOS: re.compile(r"^PT ", re.MULTILINE),
    Format.REFER: re.compile(r"^%0 ", re.MULTILINE),
}


class EntryLines:
    """The lines of the entries of a file, counted from 1."""

    def __init__(self, text: str, form: Format | None) -> None:
        keys, beginnings = _PATTERNS.get(form), _BEGINNINGS.get(form)  # type: ignore[arg-type]
        self._by_key: dict[str, int] = {}
        self._by_number = [line for _, line in _lines(text, beginnings)] if beginnings else []
        for key, line in _lines(text, keys) if keys else ():
            self._by_key.setdefault(key, line)

    def line(self, key: str, number: int, count: int) -> int:
        """The line of the entry with a key, which is the `number`-th of `count` from 0; 1 when it is not known."""
        if key in self._by_key:
            return self._by_key[key]
        return self._by_number[number] if len(self._by_number) == count else 1

    def keys(self) -> Mapping[str, int]:
        """The lines by key, as far as the entries have keys of their own."""
        return self._by_key


def entry_lines(path: Path, form: Format | None = None) -> EntryLines:
    """The lines of the entries of a file. Raises `DocumentNotFound` and `UnreadableDocument`."""
    file = source.read_file(path)
    text = mixed_encodings.decode(file.data, file.name).text
    suffix = path.suffix.lower()
    form = form or next((known for known, about in FORMATS.items() if suffix in about.suffixes), None)
    return EntryLines(text, form)


def _lines(text: str, pattern: re.Pattern[str]) -> list[tuple[str, int]]:
    found = []
    line, at = 1, 0
    for match in pattern.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found.append((match[1].strip() if match.re.groups else "", line))
    return found
