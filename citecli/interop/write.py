"""References to a bibliography, in whatever format it is wanted."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from citecli.frozen import FrozenValue
from citecli.references.model import Name, Reference
from citecli.references.names import OTHERS, without_others

_FEW = 5


class WrittenFormat(StrEnum):
    """The formats that are written."""

    CSL_JSON = "csl-json"
    CSL_YAML = "csl-yaml"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CFF = "cff"
    WORD = "word"


class _Writing(FrozenValue):
    """A format that is written: what it is called, which module writes it, and suffixes of files that mean it."""

    name: str
    module: str
    suffixes: tuple[str, ...]


FORMATS = {
    WrittenFormat.CSL_JSON: _Writing("CSL-JSON", "csl_json", (".json", ".csljson")),
    WrittenFormat.CSL_YAML: _Writing("CSL-YAML", "csl_yaml", (".yaml", ".yml")),
    WrittenFormat.BIBTEX: _Writing("BibTeX", "bibtex", (".bib", ".bibtex")),
    WrittenFormat.BIBLATEX: _Writing("BibLaTeX", "biblatex", (".biblatex",)),
    WrittenFormat.RIS: _Writing("RIS", "ris_write", (".ris",)),
    WrittenFormat.CFF: _Writing("CITATION.cff", "cff", (".cff",)),
    WrittenFormat.WORD: _Writing("Word’s list of sources", "word", (".xml",)),
}
"""Every format that is written. `module` is in this package and has `write(references, losses)`."""


AND_OTHERS = "“and others”"
"""What is left out of a list of names where a format has no sign for it: there it would be somebody's name."""


class Losses:
    """What a format can't hold: for each kind of value the keys of the references that have it."""

    def __init__(self) -> None:
        self._keys: dict[str, list[str]] = {}
        self._with_others: list[str] = []

    def named_others(self, key: str) -> None:
        """Note that the reference `key` has “and others”, which is written as a name."""
        self._with_others.append(key)

    def known(self, people: tuple[Name, ...], key: str) -> tuple[Name, ...]:
        """The people without “and others”, which is noted to be left out of the reference `key`."""
        people, has_others = without_others(people)
        if has_others:
            self.add(AND_OTHERS, key)
        return people

    def add(self, what: str, key: str) -> None:
        """Note that a value of the reference `key` was left out; `what` names it ("archive_location")."""
        keys = self._keys.setdefault(what, [])
        if not keys or keys[-1] != key:
            keys.append(key)

    @property
    def kinds(self) -> frozenset[str]:
        """What was left out, by kind."""
        return frozenset(self._keys)

    def remarks(self, name: str) -> tuple[str, ...]:
        """A line for each kind of value: what the format called `name` has no place for, and whose it was."""
        lines = [f"{name} has no place for {what}; left out of {_listed(keys)}" for what, keys in self._keys.items()]
        if self._with_others:
            named = f"a name “{OTHERS.literal}” stands for it in {_listed(self._with_others)}"
            lines.append(f"{name} has no sign for {AND_OTHERS}; {named}, which citecli and Pandoc set as et al.")
        return tuple(lines)


def _listed(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - _FEW:,} more" if len(keys) > _FEW else ""
    return ", ".join(keys[:_FEW]) + more


class _Writer(Protocol):
    def write(self, references: Iterable[Reference], losses: Losses) -> Iterator[str]: ...


def write(references: Iterable[Reference], form: WrittenFormat, losses: Losses) -> Iterator[str]:
    """A bibliography of these references, piece by piece; `losses` is told what the format can't hold."""
    module = cast(_Writer, import_module(f"citecli.interop.{FORMATS[form].module}"))
    return module.write(references, losses)


def format_of_suffix(suffix: str) -> WrittenFormat | None:
    """The format that the suffix of a file's name (".bib") means, `None` when it means none that is written."""
    return next((form for form, described in FORMATS.items() if suffix.lower() in described.suffixes), None)
