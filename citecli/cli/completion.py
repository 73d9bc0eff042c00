"""Shell completion: single words, nothing that a shell would read as code."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citecli.errors import CitecliError

if TYPE_CHECKING:
    from citecli.documents.model import Document
    from citecli.library.library import Library

_UNSAFE = frozenset("\"'`$\\;|&<>(){}[]*?!#~ \t\n")


def _words(words: Iterable[str], incomplete: str) -> list[str]:
    return sorted(
        {word for word in words if word.startswith(incomplete) and not _UNSAFE & set(word) and word.isprintable()}
    )


@contextmanager
def _library(ctx: typer.Context) -> Iterator["Library"]:
    import citecli
    from citecli.api.open_library import open_library
    from citecli.cli import settings
    from citecli.library.location import NamedFolders, cache_folder, locate, user_folder

    own = settings.load(os.environ)
    option = ctx.params.get("library") or (ctx.parent.params.get("library") if ctx.parent else "") or ""
    named = NamedFolders(option, own.library_in_environment, own.library)
    place = locate(named, Path(), user_folder, Path(citecli.__file__).parent)
    library = open_library(place.folder, cache_folder)
    try:
        yield library
    finally:
        library.close()


def documents(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of documents."""
    try:
        with _library(ctx) as library:
            return _words(library.ids(), incomplete)
    except CitecliError:
        return []


def speakers(ctx: typer.Context, incomplete: str) -> list[str]:
    """The last names of the speakers in the documents given on the command line, or in all documents."""
    try:
        one = ctx.params.get("document")
        asked = ctx.params.get("documents") or ([one] if one else ())
        with _library(ctx) as library:
            names = _in_documents([library.find(name) for name in asked]) if asked else _in_all(library)
    except CitecliError:
        return []
    surnames = _words((name.split()[-1] for name in names), incomplete)
    # Names typed in lower case are completed, too.
    return surnames or [
        name for name in _words((name.split()[-1].lower() for name in names), incomplete.lower()) if incomplete
    ]


def quotation_numbers(ctx: typer.Context, incomplete: str) -> list[str]:
    """The numbers of the quotations in the document given on the command line."""
    name = ctx.params.get("document")
    if not name:
        return []
    from citecli.quotes import extract

    try:
        with _library(ctx) as library:
            document = library.find(name)
            count = len(extract(document.text, paragraphs=document.paragraphs))
    except CitecliError:
        return []
    return [number for number in map(str, range(1, count + 1)) if number.startswith(incomplete)]


def _in_documents(documents: "Iterable[Document]") -> set[str]:
    from citecli.quotes import extract

    return {
        quotation.speaker_display
        for document in documents
        for quotation in extract(document.text, paragraphs=document.paragraphs)
        if quotation.speaker_display
    }


def _in_all(library: "Library") -> set[str]:
    from citecli.api.quotations.quotation_cache import index_with_quotations

    if index := index_with_quotations(library):
        from citecli.api.quotations.speaker_index import speaker_names

        return speaker_names(index)
    return _in_documents(library.documents())


def styles(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of citation styles: the short ones, then every installed one's id."""
    from citecli.csl import sources

    try:
        return _words((*sources.ALIASES, *sources.style_ids()), incomplete.lower())
    except CitecliError:
        return []


def topics(ctx: typer.Context, incomplete: str) -> list[str]:
    """Topics of the manual."""
    from citecli.api.guide import topics as pages

    return _words(pages(), incomplete.lower())
