"""BibLaTeX: BibTeX's files, where publishers and places are lists (biblatex manual, "Literal lists")."""

from citecli.interop import bibtex, bibtex_entries
from citecli.interop.model import LoadedReferences


def parse(text: str) -> LoadedReferences:
    """The references in a file, with a remark and its line for each entry that can't be read."""
    return bibtex.load(bibtex_entries.read_entries(text), with_lists=True)
