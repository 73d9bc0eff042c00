"""What `convert` and `export` show on a terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

HOSTILE = "T\x1b[31m\x07\x9b\u202e"


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csl-yaml", "csl-json", "cff", "word"])
def test_no_control_of_an_entry_reaches_it(tmp_path: Path, terminal: Any, form: str) -> None:
    item = {"id": "a", "type": "book", "title": HOSTILE, "author": [{"family": HOSTILE, "given": "Ann"}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([item]), encoding="utf-8")
    code, shown = terminal("convert", str(path), "--to", form)
    assert code == 0
    assert "Ann" in shown
    assert all(char == "\n" or char.isprintable() for char in shown)
