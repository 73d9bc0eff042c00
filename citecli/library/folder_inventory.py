"""What a folder holds, as much of it as adding to it must know: names, contents, keys."""

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from citecli.errors import BadInput, NotFound
from citecli.library import sidecar
from citecli.library.names import slug, unique
from citecli.library.store import ANNOTATIONS, SIDECAR, document_files, is_file
from citecli.readers.source import first_bytes
from citecli.references.citekeys import citekey
from citecli.references.model import Reference

ADDRESSES = ("URL", "DOI", "ISBN", "PMID", "archive_location")
"""Variables by which a document from the network is known again."""
# Names that Windows keeps for devices.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


class FolderInventory:
    """What is in a folder at one moment; tell it with `add` what is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stems: set[str] = set()
        self._by_size: dict[int, list[Path]] = {}
        self._digests: dict[Path, bytes] = {}
        self._sidecars: list[Path] = []
        self._keys: set[str] | None = None
        self._addresses: dict[str, Path] = {}
        self.last_time = 0
        for path in document_files(folder):
            try:
                status = path.stat()
            except OSError:  # removed just now, or a link to itself
                continue
            self._by_size.setdefault(status.st_size, []).append(path)
            self.last_time = max(self.last_time, status.st_mtime_ns)
        for path in folder.iterdir():
            self._stems.add(_stem(path).casefold())
            if path.name.endswith(SIDECAR) and is_file(path):
                self._sidecars.append(path)

    def same(self, data: bytes) -> Path | None:
        """The document that holds just these bytes, if there is one."""
        candidates = self._by_size.get(len(data))
        if not candidates:
            return None
        digest = sha256(data).digest()
        return next((path for path in candidates if self._digest(path) == digest), None)

    def _digest(self, path: Path) -> bytes:
        if path not in self._digests:
            try:
                self._digests[path] = sha256(first_bytes(path)).digest()
            except OSError:
                # Gone or locked meanwhile: then it is no document that could be shown instead.
                return b""
        return self._digests[path]

    def with_address(self, addresses: Iterable[str]) -> Path | None:
        """The document, or its sidecar, that says one of these (`DOI:10.…`): see `ADDRESSES`."""
        self._read_sidecars()
        paths = self._addresses
        return next((paths[address] for address in map(str.casefold, addresses) if address in paths), None)

    def free_stem(self, *wishes: str) -> str:
        """A file name without suffix that is not taken, from the first of `wishes` that has a letter."""
        wanted = next((candidate for wish in wishes if (candidate := slug(wish))), "document")
        wanted = unicodedata.normalize("NFC", wanted)
        if wanted in _RESERVED:
            wanted += "-document"
        return unique(wanted, self._stems)

    def free_key(self, reference: Reference, otherwise: str) -> str:
        """A citekey for `reference` that is not taken: its own id when it has one; of `otherwise` if it has nothing."""
        taken = self._read_sidecars()
        return unique(reference.id, taken) if reference.id else citekey(reference, taken, otherwise)

    def add(self, path: Path, data: bytes, key: str, item: Mapping[str, object]) -> None:
        """Count a document in that was added."""
        self._stems.add(path.stem.casefold())
        self._by_size.setdefault(len(data), []).append(path)
        self._digests[path] = sha256(data).digest()
        self._add_addresses(path, item)
        if self._keys is not None:
            self._keys.add(key)

    def _add_addresses(self, path: Path, item: Mapping[str, object]) -> None:
        for variable in ADDRESSES:
            if item.get(variable):
                self._addresses[f"{variable}:{item[variable]}".casefold()] = path

    def _read_sidecars(self) -> set[str]:
        if self._keys is None:
            self._keys = set()
            for path in self._sidecars:
                try:
                    item = sidecar.read_item(path)
                except (BadInput, NotFound):
                    # Who reads the document is told; a key can't be taken by what can't be read.
                    continue
                if isinstance(item.get("id"), str):
                    self._keys.add(str(item["id"]))
                self._add_addresses(path, item)
        return self._keys


def _stem(path: Path) -> str:
    for ending in (SIDECAR, ANNOTATIONS):
        if path.name.endswith(ending):
            return path.name.removesuffix(ending)
    return path.stem
