"""Opening a library: what its index depends on."""

from pathlib import Path

import grimp
import pytest

from citecli.api import open_library as module
from citecli.api.open_library import open_library, program_fingerprint

ALIKE = {"citecli.errors", "citecli.frozen"}
"""Modules that no text and no quotation depends on."""


@pytest.mark.parametrize(
    ("root", "packages"),
    [
        ("citecli.readers", module._READING),
        ("citecli.library.store", module._READING),
        ("citecli.quotes", (*module._READING, *module._FINDING)),
    ],
)
def test_the_fingerprint_is_of_everything_that_decides(root: str, packages: tuple[str, ...]) -> None:
    graph = grimp.build_graph("citecli")
    modules = {root, *graph.find_descendants(root)}
    needed = {upstream for one in modules for upstream in graph.find_upstream_modules(one)}
    assert not {name for name in needed if not name.startswith(packages)} - ALIKE


def test_the_program_that_runs_has_one_fingerprint() -> None:
    assert program_fingerprint().look == program_fingerprint().look


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    told: list[str] = []

    def cache() -> Path:
        told.append("cache")
        return tmp_path / "cache"

    library = open_library(tmp_path / "none", cache, on_reading=lambda: told.append("reading"))
    assert told == []
    (tmp_path / "none").mkdir()
    for number in range(5):
        (tmp_path / "none" / f"{number}.txt").write_text("A text.", encoding="utf-8")
    assert library.index(few=4) is not None
    assert told == ["reading", "cache"]
