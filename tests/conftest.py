"""What all tests share: a world without a user's own library, configuration or terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

# Every run tries the same examples, and none of them against a clock. `--hypothesis-profile=random` tries others, which
# the nightly run does, `many` twenty times as many; what it finds becomes a case of its own.
_NO_CLOCK = [HealthCheck.too_slow]
settings.register_profile("citecli", derandomize=True, deadline=None, suppress_health_check=_NO_CLOCK)
settings.register_profile("random", deadline=None, suppress_health_check=_NO_CLOCK, print_blob=True)
settings.register_profile("many", settings.get_profile("random"), max_examples=2000)
settings.load_profile("citecli")

_LEFT_OUT = (
    "CITECLI_LIBRARY", "CITECLI_CONFIG", "CITECLI_STYLE", "NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TERM",
    "LC_ALL", "PYTHONIOENCODING", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY",
    "TMUX", "STY",
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
    if "PYTHONDONTWRITEBYTECODE" in os.environ:  # else each program that a test starts would compile all modules again
        monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
        monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(base / "bytecode"))


def _steps(run: Callable[[], object]) -> int:
    count = 0

    def line(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        run()
    finally:
        sys.setprofile(before[1])
        sys.settrace(before[0])
    return count


@pytest.fixture
def steps() -> Callable[[Callable[[], object]], int]:
    """Counts the work of a run: lines of Python executed, calls into C made. The same on any machine, unlike seconds.

    Compare the steps for n with those for 4n. What a C function does within one call isn't counted.
    """
    return _steps


class Terminal(Protocol):
    """Runs the program on a terminal of its own; exit code and everything that was written to it.

    `keys` are typed once `after` was written.
    """

    def __call__(
        self, *arguments: str, columns: int = 80, lines: int = 200, keys: bytes = b"", after: bytes = b"",
        **environment: str,
    ) -> tuple[int, str]: ...  # fmt: skip


_BAR = re.compile(r"\x1b\[\?25l\r\x1b\[2K[^\r]*\d+/\d+.*?\x1b\[\?25h(?:\r?\x1b\[1A\x1b\[2K)?", re.DOTALL)
# A session leader's first terminal becomes its own, which /dev/tty then is.
_LEADER = "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A way to run the program on a pseudo-terminal; skips where there are none."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals")
    termios = pytest.importorskip("termios", reason="there are no pseudo-terminals")

    def run(
        *arguments: str, columns: int = 80, lines: int = 200, keys: bytes = b"", after: bytes = b"",
        **environment: str,
    ) -> tuple[int, str]:  # fmt: skip
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
            if keys and after in written:
                os.write(ours, keys)
                keys = b""
        os.close(ours)
        # A bar is shown when a command takes long, as any may on a slow machine; it is gone at its end.
        return done.wait(60), _BAR.sub("", written.decode()).replace("\r\n", "\n")

    return run
