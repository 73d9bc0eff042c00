"""Processor seconds that `citecli add` takes for each file of `tests/readers/test_hostile.py`, a good text beside it.

    python tests/benchmarks/hostile.py [WORD …]

Only those that have each WORD in their name. Exits with 1 when one took longer than `LONGEST`.
"""

import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

LONGEST = 10.0
READERS = Path(__file__).parent.parent / "readers"


def load(name: str) -> ModuleType:
    """A module of the readers' tests."""
    spec = importlib.util.spec_from_file_location(name, READERS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{name} can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(words: list[str]) -> int:
    """Measure, print a line each, tell whether all were quick enough."""
    make, tests = SimpleNamespace(**vars(load("conftest"))), load("test_hostile")
    slow = 0
    for name, (suffix, content) in {**tests.REFUSED, **tests.READ}.items():
        if any(word not in name for word in words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"bad{suffix}"
            path.write_bytes(content(make))
            outcome = tests.add([path], Path(folder))
        slow += outcome.seconds > LONGEST
        print(f"{outcome.seconds:6.2f} s {outcome.memory:4} MB  {name}", flush=True)
    return int(slow > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
