"""BibLaTeX: BibTeX's files, where publishers and places are lists (biblatex manual, "Literal lists")."""

from collections.abc import Iterable, Iterator

from citecli.frozen import replace
from citecli.interop import attachments, bibtex, bibtex_entries
from citecli.interop.model import LoadedReferences
from citecli.interop.write import Losses
from citecli.references.model import Reference


def parse(text: str) -> LoadedReferences:
    """The references in a file, with a remark and its line for each entry that can't be read."""
    loaded = bibtex.load(bibtex_entries.read_entries(text), with_lists=True)
    return replace(loaded, folders=attachments.folders(text))


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The references as entries for BibLaTeX."""
    from citecli.interop import bibtex_write

    return bibtex_write.write(references, losses, bibtex_write.BIBLATEX)
