"""A bibliography, in whatever format it is kept, to references."""

import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from citecli.errors import BadInput, InvalidReference
from citecli.frozen import replace
from citecli.interop.model import LoadedReferences
from citecli.readers import decoding, source
from citecli.readers.source import Source
from citecli.text.guarded_yaml import NoYaml


class Format(StrEnum):
    """The formats that are read."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    NBIB = "nbib"
    CSL_JSON = "csl-json"
    CSL_YAML = "csl-yaml"
    ENDNOTE_XML = "endnote-xml"
    CFF = "cff"


_MODULES = {
    Format.BIBTEX: "bibtex",
    Format.BIBLATEX: "bibtex",
    Format.RIS: "ris",
    Format.NBIB: "nbib",
    Format.CSL_JSON: "csl_json",
    Format.CSL_YAML: "csl_yaml",
    Format.ENDNOTE_XML: "endnote_xml",
    Format.CFF: "cff",
}
_NAMES = {
    Format.BIBTEX: "BibTeX", Format.BIBLATEX: "BibLaTeX", Format.RIS: "RIS", Format.NBIB: "NBIB",
    Format.CSL_JSON: "CSL-JSON", Format.CSL_YAML: "CSL-YAML", Format.ENDNOTE_XML: "EndNote XML",
    Format.CFF: "CITATION.cff",
}  # fmt: skip
_SUFFIXES = {
    ".bib": Format.BIBTEX, ".bibtex": Format.BIBTEX, ".biblatex": Format.BIBLATEX, ".ris": Format.RIS,
    ".nbib": Format.NBIB, ".json": Format.CSL_JSON, ".csljson": Format.CSL_JSON, ".yaml": Format.CSL_YAML,
    ".yml": Format.CSL_YAML, ".cff": Format.CFF,
}  # fmt: skip
_NOT_READ = {
    ".enl": "an EndNote library",
    ".enlx": "an EndNote library",
    ".sqlite": "a database",
    ".jabref": "a database",
}
_SIGNS = (
    (Format.CSL_JSON, re.compile(r"\s*[\[{]")),
    (Format.ENDNOTE_XML, re.compile(r"\s*<")),
    (Format.CFF, re.compile(r"^cff-version:", re.MULTILINE)),
    (Format.RIS, re.compile(r"^\s{0,3}TY  ?-", re.MULTILINE)),
    (Format.NBIB, re.compile(r"^(?:PMID|OWN) ?- ", re.MULTILINE)),
    (Format.BIBTEX, re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)),
    (Format.CSL_YAML, re.compile(r"^\s*(?:-\s+)?(?:references|id|title|type):", re.MULTILINE)),
)
_AT_ONCE = frozenset((Format.CSL_JSON, Format.ENDNOTE_XML))
"""Formats whose sign is the very first of the text."""

_LOOKED_AT = 20_000
"""Characters in which a format that the name of the file does not tell is looked for."""


class _Parser(Protocol):
    def parse(self, text: str) -> LoadedReferences: ...


def load_references(path: Path) -> LoadedReferences:
    """The references in a file, and remarks on what in it could not be used.

    The suffix tells the format, or else the content. Raises `DocumentNotFound` and `UnreadableDocument` for a file that
    can't be read, `InvalidReference` for one in which there is no reference; messages begin with the file's name.
    """
    return load(source.read_file(path))


def load(found: Source) -> LoadedReferences:
    """The references in what was read. Raises as `load_references` does."""
    if (kind := _NOT_READ.get(found.suffix)) is not None:
        raise InvalidReference(f"{found.name} is {kind}, which can't be read; export it as BibTeX, RIS or CSL-JSON")
    decoded = decoding.decode(found.data, found.name)
    form = _SUFFIXES.get(found.suffix) or _recognized(decoded.text)
    if form is None:
        names = ", ".join(dict.fromkeys(_NAMES.values()))
        reason = "is empty" if not decoded.text.strip() else f"is not a bibliography in a known format ({names})"
        raise InvalidReference(f"{found.name} {reason}")
    try:
        loaded = parse(decoded.text, form)
    except BadInput as error:
        message = str(error)
        raise InvalidReference(message if message.startswith(found.name) else f"{found.name}: {message}") from None
    return replace(loaded, remarks=(*decoded.remarks, *loaded.remarks))


def _recognized(text: str) -> Format | None:
    head = text[:_LOOKED_AT]
    return next(
        (form for form, sign in _SIGNS if sign.search(head) and (form not in _AT_ONCE or sign.match(head))), None
    )


def parse(text: str, form: Format) -> LoadedReferences:
    """The references in a text of this format. Raises `InvalidReference` when there is none, in one line that says
    why.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InvalidReference("it is empty")
    module = cast(_Parser, import_module(f"citecli.interop.{_MODULES[form]}"))
    try:
        loaded = module.parse(text)
    except NoYaml as error:
        raise InvalidReference(str(error)) from None
    if not loaded.references:
        name = _NAMES[form]
        if not loaded.remarks:
            raise InvalidReference(f"it has no {name}")
        more = f" (and {len(loaded.remarks) - 1} more like this)" if len(loaded.remarks) > 1 else ""
        raise InvalidReference(f"none of its references can be read: {loaded.remarks[0]}{more}")
    return loaded
