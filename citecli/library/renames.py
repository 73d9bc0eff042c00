"""Documents that somebody renamed: what stands beside a document bears its name, and is renamed with it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from citecli.errors import Failed
from citecli.library import store, writing
from citecli.library.writing import annotations_of, sidecar_of


def former_sidecars(folder: Path, former: Mapping[str, str]) -> dict[str, Path]:
    """The sidecars that renamed documents have under their old names: `former` has these by the new ones.

    One is no longer that document's where another document has the same stem.
    """
    stems = _stems(folder) if former else set()
    sides = {name: sidecar_of(folder / old) for name, old in former.items() if Path(old).stem not in stems}
    return {name: side for name, side in sides.items() if _is_left(side, folder / former[name])}


def follow(folder: Path, former: Mapping[str, str]) -> list[str]:
    """Rename sidecars, and what is kept of documents, as the documents were: `former` has their old names by their new.

    Returns a line for each document that something was renamed with. What is in the way, and what can't be renamed,
    stays. Only under the lock.
    """
    lines: list[str] = []
    stems = _stems(folder) if former else set()
    for name, old in former.items():
        if Path(old).stem in stems:
            continue
        done = []
        for side_of in (sidecar_of, annotations_of):
            source, target = side_of(folder / old), side_of(folder / name)
            if source == target or not _is_left(source, folder / old) or os.path.lexists(target):
                continue
            with suppress(Failed):
                writing.move(source, target)
                done.append(source.name)
        if done:
            verb = "was" if len(done) == 1 else "were"
            lines.append(f"{' and '.join(done)} {verb} renamed with the document, which is {name} now")
    return lines


def _is_left(side: Path, document: Path) -> bool:
    """Whether a file beside a document is there, and the document is not."""
    return not os.path.lexists(document) and not side.is_symlink() and store.is_file(side)


def _stems(folder: Path) -> set[str]:
    """The stems of the names of all documents."""
    names = os.listdir(folder)  # noqa: PTH208 - Path objects take longer
    return {name.rpartition(".")[0] for name in names if store.is_document_name(name)}
