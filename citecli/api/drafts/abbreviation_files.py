"""Bibliographies of LaTeX without references: abbreviations (`@string`) for the files that are named after them.

BibTeX reads all the bibliographies of a draft as one. Some files of abbreviations are a part of every TeX.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.errors import BadInput, CitecliError, InvalidReference
from citecli.readers.decoding import decode
from citecli.readers.source import read_file

if TYPE_CHECKING:
    from citecli.interop.model import LoadedReferences

_OF_TEX = frozenset("IEEEabrv.bib IEEEfull.bib IEEEexample.bib acm.bib xampl.bib mrabbrev.bib".split())
_ENTRY = re.compile(r"@\s*(\w+)\s*[{(]")
_NO_REFERENCE = frozenset(("string", "comment", "preamble"))


def is_of_tex(path: Path) -> bool:
    """Whether a file that is missing is one that TeX brings along."""
    return path.name in _OF_TEX


def abbreviations(path: Path) -> str:
    """The abbreviations in a file that has no references, in one line; "" for any other file."""
    if path.suffix.lower() != ".bib":
        return ""
    try:
        text = decode(read_file(path).data, str(path)).text
    except CitecliError:
        return ""  # why it can't be read is told where its references are read
    kinds = {match[1].lower() for match in _ENTRY.finditer(text)}
    return " ".join(text.split()) if "string" in kinds and kinds <= _NO_REFERENCE else ""


def load_with(path: Path, before: str) -> "LoadedReferences":
    """The references of a file in BibTeX, with the abbreviations `before` it. Raises `CitecliError` as reading does."""
    from citecli.interop.read import Format, parse

    text = decode(read_file(path).data, str(path)).text
    try:
        return parse(f"{before} {text}", Format.BIBTEX)
    except BadInput as error:
        raise InvalidReference(f"{path}: {error}") from None
