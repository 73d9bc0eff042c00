"""Signals that come where Python discards what they raise."""

import os
import signal
import subprocess
import sys

import pytest

# A callback of the garbage collector, in which an exception is only printed.
PROGRAM = """
import os, signal, sys, time, weakref
from citecli.cli import stopping

class Thing:
    pass

def told(_):
    os.kill(os.getpid(), int(sys.argv[1]))
    time.sleep(0.01)

stopping.prepare()
thing = Thing()
reference = weakref.ref(thing, told)
try:
    del thing
    time.sleep(5)
    print("went on")
except stopping.Stopped as stopped:
    print("stopped", stopped.number)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no timer to raise it again")
@pytest.mark.parametrize(("number", "told"), [("SIGTERM", f"stopped {int(signal.SIGTERM)}"), ("SIGINT", "interrupted")])
def test_a_signal_in_a_callback_is_not_lost(number: str, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(int(getattr(signal, number)))],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.strip() == told
    assert done.stderr == ""
