import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from citecli.cli.main import main

ARTICLE = """\
Harbour wall to rise, council decides

After a winter of floods the town votes for stone.

By Jane Doe

3 March 2021

“We have waited long enough,” Mayor Ann Byron said on Tuesday. “The sea has not.”

Opponents called the plan “a wall against nothing.” According to the engineers, it “will outlast every one of us.”


The works begin in May, and nobody on the quay expects quiet.
"""


class Result(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with an empty `seeds`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    return tmp_path


@pytest.fixture
def library(folder: Path) -> Path:
    """A library of one article, under `./seeds`."""
    path = folder / "seeds" / "harbour.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path.parent


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process."""

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = main(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def process() -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Run the program as a process of its own."""

    def call(*arguments: str, stdin: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "citecli", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )

    return call
