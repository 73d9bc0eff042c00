"""The import contracts of pyproject.toml hold, from whatever working directory the tests are run, and nothing imports
itself on a way round: deferred imports count, for one of them is what a reader can't see.
"""

from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
# The package itself is left out: it offers the public names of all rooms, and each room may ask it for the version.
FACE = "citecli"


def test_contracts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_package_but_two_has_anything_in_its_init() -> None:
    for path in (ROOT / "citecli").rglob("__init__.py"):
        name = path.parent.relative_to(ROOT).as_posix()
        if name not in ("citecli", "citecli/csl", "citecli/quotes"):
            assert not path.read_text(encoding="utf-8").strip(), f"{name}/__init__.py should be empty"


def circles(imports: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that reach each other (Tarjan's strongly connected components of more than one), sorted."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    found = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        open_.append(module)
        for other in sorted(imports[module]):
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in open_:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            at = open_.index(module)
            if len(open_) - at > 1:
                found.append(sorted(open_[at:]))
            del open_[at:]

    for module in sorted(imports):
        if module not in number:
            visit(module)
    return sorted(found)


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == [["b", "c"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_module_imports_itself_on_a_way_round() -> None:
    graph = grimp.build_graph("citecli", cache_dir=None)
    modules = graph.modules - {FACE}
    imports = {module: graph.find_modules_directly_imported_by(module) & modules for module in modules}
    assert circles(imports) == []
