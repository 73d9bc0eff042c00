"""What a folder holds, as much of it as adding to it must know: names, contents, keys."""

import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from citecli.library import sidecar_facts
from citecli.library.catalogue import IndexCache
from citecli.library.names import slug, unique
from citecli.library.sidecar_facts import SidecarFacts
from citecli.library.store import ANNOTATIONS, SIDECAR, FolderScan
from citecli.readers.source import first_bytes
from citecli.references.citekeys import citekey
from citecli.references.model import Reference

# Names that Windows keeps for devices.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


class FolderInventory:
    """What is in a folder at one moment; tell it with `add` what is added."""

    def __init__(self, folder: Path, scan: FolderScan | None = None, cache: IndexCache | None = None) -> None:
        """`scan` is how the folder looks, when it was looked at before. `cache` keeps what sidecars say."""
        self.folder = folder
        self._cache = cache
        self._scan = scan = scan or FolderScan(folder)
        self._undigested: dict[int, list[str]] = {}
        """The names of documents that nobody has looked into yet, by their sizes."""
        for state in scan.states:
            self._undigested.setdefault(state.size, []).append(state.name)
        self._by_digest: dict[bytes, str] = {}
        self._stems = {_stem(name).casefold() for name in scan.names()}
        self._new_addresses: dict[str, str] = {}
        self.last_time = scan.states[-1].time if scan.states else 0

    def same(self, data: bytes) -> Path | None:
        """The document that holds just these bytes, if there is one."""
        for name in self._undigested.pop(len(data), ()):
            with suppress(OSError):  # gone or locked meanwhile: then it is no document that could be shown instead
                self._by_digest.setdefault(sha256(first_bytes(self.folder / name)).digest(), name)
        name_of_same = self._by_digest.get(sha256(data).digest())
        return self.folder / name_of_same if name_of_same else None

    def with_address(self, addresses: Iterable[str]) -> Path | None:
        """The document whose sidecar says one of these (`DOI:10.…`): see `sidecar_facts.ADDRESSES`."""
        for address in map(str.casefold, addresses):
            name = self._new_addresses.get(address) or self._names_by_address.get(address)
            if name:
                return self.folder / name
        return None

    def free_stem(self, *wishes: str) -> str:
        """A file name without suffix that is not taken, from the first of `wishes` that has a letter."""
        wanted = next((candidate for wish in wishes if (candidate := slug(wish))), "document")
        wanted = unicodedata.normalize("NFC", wanted)
        if wanted in _RESERVED:
            wanted += "-document"
        return unique(wanted, self._stems)

    def free_key(self, reference: Reference, otherwise: str) -> str:
        """A citekey for `reference` that is not taken: its own id when it has one; of `otherwise` if it has nothing."""
        taken = self._keys
        return unique(reference.id, taken) if reference.id else citekey(reference, taken, otherwise)

    def add(self, path: Path, data: bytes, key: str, item: Mapping[str, object]) -> None:
        """Count a document in that was added."""
        self._stems.add(path.stem.casefold())
        self._by_digest.setdefault(sha256(data).digest(), path.name)
        self._new_addresses |= dict.fromkeys(sidecar_facts.of_item(item).addresses, path.name)
        self._keys.add(key)

    @cached_property
    def _facts(self) -> Mapping[str, SidecarFacts]:
        return sidecar_facts.of_folder(self.folder, self._scan.sidecars, self._cache)

    @cached_property
    def _keys(self) -> set[str]:
        """The keys that are taken."""
        return {facts.key for facts in self._facts.values() if facts.key}

    @cached_property
    def _names_by_address(self) -> dict[str, str]:
        """The names of the documents whose sidecars stated addresses when the folder was looked at."""
        facts = self._facts
        return {
            address: state.name
            for state in self._scan.states
            if state.sidecar
            for address in facts[state.name.rpartition(".")[0]].addresses
        }


def _stem(name: str) -> str:
    for ending in (SIDECAR, ANNOTATIONS):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name.rpartition(".")[0] or name
