"""The use case `convert`: a bibliography of one format into another."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from citecli.api.citing.document_reference import with_distinct_ids
from citecli.documents.model import Document
from citecli.frozen import FrozenValue, replace
from citecli.interop import read, write
from citecli.interop.attachments import ATTACHMENTS
from citecli.interop.model import LoadedReferences
from citecli.readers import source
from citecli.references.model import Reference

STANDARD_INPUT = "-"
ZOTERO = "zotero.sqlite"
"""What Zotero's database is called in its folder."""


class Bibliography(FrozenValue):
    """A bibliography that is being written, and what its format can't hold."""

    pieces: Iterator[str]
    """Its text, piece by piece."""
    losses: write.Losses
    """What was left out; complete when all pieces were taken."""
    name: str
    """What users call its format."""

    def remarks(self) -> tuple[str, ...]:
        """A line for each kind of value that was left out."""
        return self.losses.remarks(self.name)


def read_bibliography(name: str, form: str = "") -> LoadedReferences:
    """The references in a file, or in standard input (`-`), with remarks that begin with its name.

    `form` is the name of its format; without it the suffix and the content tell. Raises `DocumentNotFound`,
    `UnreadableDocument`, `InvalidRequest` for an unknown format, and `InvalidReference` when there is no reference
    in it.
    """
    asked = read.format_named(form) if form else None
    if name == STANDARD_INPUT:
        return read.load(source.read_standard_input(), asked, named=True)
    return read.load_file(Path(name), asked, named=True)


def read_library(name: str) -> LoadedReferences:
    """The references in the folder of a Papis library. Raises `InvalidReference` when it is none."""
    from citecli.interop import papis

    loaded = papis.load_folder(Path(name))
    return replace(loaded, remarks=tuple(f"{name}: {remark}" for remark in loaded.remarks))


def bibliography(references: Sequence[Reference], form: write.WrittenFormat) -> Bibliography:
    """The references in a format."""
    losses = write.Losses()
    return Bibliography(write.write(references, form, losses), losses, write.FORMATS[form].name)


_OF_CITECLI = ("encoding",)
"""What sidecars say of the file, which is no part of a reference."""


def exported(documents: Sequence[Document], *, with_files: bool) -> list[Reference]:
    """The references of documents under their ids, each once; with the paths of their files if wanted."""
    return with_distinct_ids([_exported(document, with_files) for document in documents])


def _exported(document: Document, with_files: bool) -> Reference:
    custom = dict(document.reference.custom)
    own = custom.get("custom")
    if isinstance(own, dict) and not own.keys() - set(_OF_CITECLI):
        del custom["custom"]
    if with_files and document.path:
        custom[ATTACHMENTS] = [str(Path(document.path).resolve())]
    return replace(document.reference, id=document.id, custom=custom)
