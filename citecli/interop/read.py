"""A bibliography, in whatever format it is kept, to references."""

import re
from collections.abc import Collection
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from citecli.errors import BadInput, InvalidReference, InvalidRequest
from citecli.frozen import FrozenValue, replace
from citecli.interop.model import LoadedReferences
from citecli.readers import mixed_encodings, source
from citecli.readers.source import Source
from citecli.text.guarded_yaml import NoYaml
from citecli.text.messages import did_you_mean
from citecli.text.patterns import compiled_late


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
    REFER = "refer"
    WOS = "wos"
    OVID = "ovid"
    PUBMED_XML = "pubmed-xml"
    MODS = "mods"
    WORD = "word"


class BibliographyFormat(FrozenValue):
    """A format of bibliographies: what it is called, which module reads it, and how a file of it is recognised."""

    name: str
    """What users call it."""
    module: str
    """The module in this package that has `parse(text)`."""
    suffixes: tuple[str, ...] = ()
    """Suffixes of file names that mean it."""
    sign: re.Pattern[str] | None = None
    """What a text of this format has near its beginning; None when only a suffix tells."""
    is_first: bool = False
    """Whether the sign is the very first thing in the text."""


FORMATS = {
    Format.CSL_JSON: BibliographyFormat(
        "CSL-JSON", "csl_json", (".json", ".csljson"), sign=compiled_late(r"\A\s*[\[{]"), is_first=True
    ),
    Format.OVID: BibliographyFormat("Ovid", "ovid", sign=compiled_late(r"\A\s*<\d{1,6}[.\s]{0,4}>"), is_first=True),
    Format.PUBMED_XML: BibliographyFormat(
        "PubMed XML", "pubmed_xml", sign=compiled_late(r"<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)\b")
    ),
    Format.MODS: BibliographyFormat(
        "MODS", "mods", (".mods",), sign=compiled_late(r"<(?:\w{1,20}:)?mods(?:Collection)?[\s>]")
    ),
    Format.WORD: BibliographyFormat(
        "Word’s list of sources", "word_sources", sign=compiled_late(r"<(?:\w{1,20}:)?Sources[\s>]")
    ),
    Format.ENDNOTE_XML: BibliographyFormat("EndNote XML", "endnote_xml", sign=compiled_late(r"\A\s*<"), is_first=True),
    Format.CFF: BibliographyFormat(
        "CITATION.cff", "cff", (".cff",), sign=compiled_late(r"^cff-version:", re.MULTILINE)
    ),
    Format.RIS: BibliographyFormat("RIS", "ris", (".ris",), sign=compiled_late(r"^\s{0,3}TY  ?-", re.MULTILINE)),
    Format.NBIB: BibliographyFormat("NBIB", "nbib", (".nbib",), sign=compiled_late(r"^(?:PMID|OWN) ?- ", re.MULTILINE)),
    Format.WOS: BibliographyFormat(
        "Web of Science", "wos", (".ciw", ".isi"), sign=compiled_late(r"^\ufeff?(?:FN \S|PT [A-Z]\b)", re.MULTILINE)
    ),
    Format.REFER: BibliographyFormat(
        "EndNote tagged", "refer", (".enw",), sign=compiled_late(r"^%(?:0|A|T|D|J) \S", re.MULTILINE)
    ),
    Format.BIBTEX: BibliographyFormat(
        "BibTeX", "bibtex", (".bib", ".bibtex"), sign=compiled_late(r"^[ \t]*@\s*\w+\s*[{(]", re.MULTILINE)
    ),
    Format.BIBLATEX: BibliographyFormat("BibLaTeX", "biblatex", (".biblatex",)),
    Format.CSL_YAML: BibliographyFormat(
        "CSL-YAML",
        "csl_yaml",
        (".yaml", ".yml"),
        sign=compiled_late(r"^[ \t]*(?:-[ \t]+)?(?:references|id|title|type):", re.MULTILINE),
    ),
}
"""Every format that is read. A file whose suffix tells nothing has the first format whose sign is found in it."""

ALIASES = {
    "bib": Format.BIBTEX, "better-bibtex": Format.BIBTEX, "betterbibtex": Format.BIBTEX,
    "betterbiblatex": Format.BIBLATEX, "better-biblatex": Format.BIBLATEX, "medline": Format.NBIB,
    "pubmed": Format.NBIB, "json": Format.CSL_JSON, "csljson": Format.CSL_JSON, "yaml": Format.CSL_YAML,
    "cslyaml": Format.CSL_YAML, "endnote": Format.ENDNOTE_XML, "endnotexml": Format.ENDNOTE_XML,
    "citation.cff": Format.CFF, "enw": Format.REFER, "endnote-tagged": Format.REFER, "bibix": Format.REFER,
    "wos-tagged": Format.WOS, "web-of-science": Format.WOS, "isi": Format.WOS, "ciw": Format.WOS,
    "ovid-tagged": Format.OVID, "medline-xml": Format.PUBMED_XML, "pubmedxml": Format.PUBMED_XML,
}  # fmt: skip
"""Other names of formats, as users and other programs have them."""

_BY_SUFFIX = {suffix: form for form, described in FORMATS.items() for suffix in described.suffixes}
_NOT_READ = {
    ".enl": "an EndNote library",
    ".enlx": "an EndNote library",
    ".jabref": "a database",
}
_DATABASE = b"SQLite format 3\0"
"""What an SQLite database begins with."""

_LOOKED_AT = 20_000
"""Characters in which a format that the name of the file does not tell is looked for."""


class _Parser(Protocol):
    def parse(self, text: str) -> LoadedReferences: ...


class _ParserOfPieces(Protocol):
    def pieces(self, text: str) -> list[str]: ...

    def select(self, pieces: list[str], keys: Collection[str]) -> LoadedReferences | None: ...

    def load(self, pieces: list[str]) -> LoadedReferences: ...


def load_references(path: Path, keys: Collection[str] = ()) -> LoadedReferences:
    """The references in a file, and remarks on what in it could not be used.

    The suffix tells the format, or else the content. With `keys`, at least the references of these are read, as far as
    they are there: of a large BibTeX file no others, unless there is none of these. Raises `DocumentNotFound` and
    `UnreadableDocument` for a file that can't be read, `InvalidReference` for one in which there is no reference;
    messages begin with the file's name.
    """
    return load_file(path, keys=keys)


def load_file(
    path: Path, form: Format | None = None, named: bool = False, keys: Collection[str] = ()
) -> LoadedReferences:
    """The references in a file, as `load_references` has them; or in Zotero's database.

    `form` is its format, `None` to find out; with `named` each remark begins with its name. Raises as `load_references`
    does.
    """
    if form is None and path.suffix.lower() not in _NOT_READ and _is_database(path):
        from citecli.interop import zotero

        loaded = zotero.load(path)
        return _named(loaded, str(path)) if named else loaded
    file = source.read_file(path)
    name, suffix, data = file.name, file.suffix, [file.data]
    del file  # whose bytes nobody needs any more once they are a text
    loaded = _load(name, suffix, data, form, keys)
    return _named(loaded, name) if named else loaded


def _named(loaded: LoadedReferences, name: str) -> LoadedReferences:
    remarks = (remark if remark.startswith(f"{name} ") else f"{name}: {remark}" for remark in loaded.remarks)
    return replace(loaded, remarks=tuple(remarks))


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except (OSError, ValueError):
        return False


def format_named(name: str) -> Format:
    """The format that a user calls so. Raises `InvalidRequest` for an unknown one, with the nearest."""
    plain = "-".join(name.lower().replace("_", " ").split())
    plain = ALIASES.get(plain, plain)
    if plain in set(Format):
        return Format(plain)
    from difflib import get_close_matches

    near = get_close_matches(plain, (*Format, *ALIASES), n=1)
    hint = did_you_mean(near) or f"; there are {', '.join(Format)}"
    raise InvalidRequest(f"“{name}” is no format of bibliographies that is read{hint}")


def load(source: Source, form: Format | None = None, named: bool = False) -> LoadedReferences:
    """The references in what was read, in a format, or else in that which the suffix or the content tells.

    With `named` each remark begins with the name of the file. Raises as `load_references` does.
    """
    loaded = _load(source.name, source.suffix, [source.data], form, ())
    return _named(loaded, source.name) if named else loaded


def _load(name: str, suffix: str, data: list[bytes], form: Format | None, keys: Collection[str]) -> LoadedReferences:
    """The references in bytes, which are taken out of the list, so that they go as soon as they are a text."""
    if (kind := _NOT_READ.get(suffix)) is not None:
        raise InvalidReference(f"{name} is {kind}, which can't be read; export it as BibTeX, RIS or CSL-JSON")
    decoded = mixed_encodings.decode(data.pop(), name)
    texts, remarks = [decoded.text], decoded.remarks
    del decoded
    form = form or _BY_SUFFIX.get(suffix) or _recognized(texts[0])
    if form is None:
        names = ", ".join(FORMATS[form].name for form in Format)
        reason = f"is not a bibliography in a known format ({names})" if texts[0].strip() else "is empty"
        raise InvalidReference(f"{name} {reason}")
    try:
        loaded = _parsed(texts, form, keys)
    except BadInput as error:
        message = str(error)
        raise InvalidReference(message if message.startswith(name) else f"{name}: {message}") from None
    return replace(loaded, remarks=(*remarks, *loaded.remarks))


def _recognized(text: str) -> Format | None:
    head = text[:_LOOKED_AT]
    for form, described in FORMATS.items():
        sign = described.sign
        if sign is not None and (sign.match(head) if described.is_first else sign.search(head)):
            return form
    return None


def parse(text: str, form: Format) -> LoadedReferences:
    """The references in a text of this format. Raises `InvalidReference` when there is none, in one line that says
    why.
    """
    return _parsed([text], form, ())


def _parsed(texts: list[str], form: Format, keys: Collection[str]) -> LoadedReferences:
    """The references in a text, which is taken out of the list."""
    text = texts.pop().removeprefix("\ufeff")
    if not text or text.isspace():
        raise InvalidReference("it is empty")
    from citecli.interop.repair import repaired

    name, module = FORMATS[form].name, import_module(f"citecli.interop.{FORMATS[form].module}")
    try:
        if form in (Format.BIBTEX, Format.BIBLATEX):
            in_pieces = cast(_ParserOfPieces, module)
            pieces = in_pieces.pieces(text)
            del text
            is_large = len(pieces) > 1
            loaded = (in_pieces.select(pieces, keys) if keys and is_large else None) or in_pieces.load(pieces)
        else:
            loaded = cast(_Parser, module).parse(text)
    except NoYaml as error:
        raise InvalidReference(str(error)) from None
    if not loaded.references:
        if not loaded.remarks:
            raise InvalidReference(f"it has no {name}")
        more = f" (and {len(loaded.remarks) - 1} more like this)" if len(loaded.remarks) > 1 else ""
        raise InvalidReference(f"none of its references can be read: {loaded.remarks[0]}{more}")
    references = tuple(map(repaired, loaded.references))
    if form not in (Format.CSL_JSON, Format.CSL_YAML, Format.CFF):  # what stands on a title page, not what CSL asks for
        from citecli.interop.editions import with_edition_number

        references = tuple(map(with_edition_number, references))
    return replace(loaded, references=references)
