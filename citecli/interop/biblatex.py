"""BibLaTeX: BibTeX's files, where publishers and places are lists (biblatex manual, "Literal lists")."""

from collections.abc import Collection, Iterable, Iterator

from citecli.interop import bibtex
from citecli.interop.bibtex_blocks import pieces as pieces
from citecli.interop.model import LoadedReferences
from citecli.interop.write import Losses
from citecli.references.model import Reference


def parse(text: str) -> LoadedReferences:
    """The references in a file, with a remark and its line for each entry that can't be read."""
    return load(pieces(text))


def load(pieces: list[str]) -> LoadedReferences:
    """The references in the pieces of a file, as `bibtex.load` reads them."""
    return bibtex.load(pieces, with_lists=True)


def select(pieces: list[str], keys: Collection[str]) -> LoadedReferences | None:
    """The references of these keys, as `bibtex.select` finds them."""
    return bibtex.select(pieces, keys, with_lists=True)


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The references as entries for BibLaTeX."""
    from citecli.interop import bibtex_write

    return bibtex_write.write(references, losses, bibtex_write.BIBLATEX)
