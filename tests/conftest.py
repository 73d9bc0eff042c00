"""What all tests share: a world without a user's own library, configuration or terminal."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

_LEFT_OUT = (
    "CITECLI_LIBRARY", "CITECLI_CONFIG", "CITECLI_STYLE", "NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TERM",
    "LC_ALL", "PYTHONIOENCODING", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _bare_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test; the cache of styles is shared by all, for making it takes seconds."""
    base = tmp_path_factory.getbasetemp()
    for name in _LEFT_OUT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(base / "home"))
    monkeypatch.setenv("USERPROFILE", str(base / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))


class Terminal(Protocol):
    """Runs the program on a terminal of its own; exit code and everything that was written to it."""

    def __call__(self, *arguments: str, columns: int = 80, lines: int = 200, **environment: str) -> tuple[int, str]: ...


# A session leader's first terminal becomes its own, which /dev/tty then is.
_LEADER = "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A way to run the program on a pseudo-terminal; skips where there are none."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals")
    termios = pytest.importorskip("termios", reason="there are no pseudo-terminals")

    def run(*arguments: str, columns: int = 80, lines: int = 200, **environment: str) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (lines, columns))
        done = subprocess.Popen(
            [sys.executable, "-c", _LEADER, sys.executable, "-m", "citecli", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", **environment},
        )
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not piece:
                break
            written += piece
        os.close(ours)
        return done.wait(60), written.decode().replace("\r\n", "\n")

    return run
