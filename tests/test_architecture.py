"""The import contracts of pyproject.toml hold, from whatever working directory the tests are run."""

from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent


def test_contracts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_package_but_two_has_anything_in_its_init() -> None:
    for path in (ROOT / "citecli").rglob("__init__.py"):
        name = path.parent.relative_to(ROOT).as_posix()
        if name not in ("citecli", "citecli/csl", "citecli/quotes"):
            assert not path.read_text(encoding="utf-8").strip(), f"{name}/__init__.py should be empty"
