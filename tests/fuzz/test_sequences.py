"""Short runs of what goes on for longer at night: random sequences, and neighbours on one library."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
pytestmark = pytest.mark.slow  # a hundred commands and more each


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sequences.py", "--steps", "60", "--seed", "1"), "60 steps, "),
        (("neighbours.py", "--processes", "3", "--seconds", "2"), "nothing failed; the library is whole"),
    ],
)
def test_nothing_is_lost(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=FOLDER, env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert words in ran.stdout, ran.stdout + ran.stderr
    assert ran.returncode == 0
