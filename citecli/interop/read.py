"""A bibliography in whatever format to references."""

from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from citecli.errors import InvalidReference
from citecli.interop.model import Loaded


class Format(StrEnum):
    """The formats that are read."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    NBIB = "nbib"


_MODULES = {Format.BIBTEX: "bibtex", Format.BIBLATEX: "bibtex", Format.RIS: "ris", Format.NBIB: "nbib"}


class _Parser(Protocol):
    def parse(self, text: str) -> Loaded: ...


def parse(text: str, kind: Format) -> Loaded:
    """The references in a text of this format."""
    module = cast(_Parser, import_module(f"citecli.interop.{_MODULES[kind]}"))
    loaded = module.parse(text)
    if not loaded.references:
        raise InvalidReference("there is no reference in it")
    return loaded
