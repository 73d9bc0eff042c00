"""How processor time grows with the length of texts made to be hard: n, 4n and 16n times a piece of each kind.

    python tests/benchmarks/growth.py [WORD …]

The tests count steps of Python (`steps` in conftest.py); here the clock also sees what a regular expression does within
one call. Exits with 1 when four times the length took more than `MOST` times as long.
"""

import importlib.util
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from citecli.drafts import html, latex
from citecli.drafts.quotations import find
from citecli.quotes import extract
from citecli.text.quotation_marks import pair_marks

FIRST = 1000
MOST = 9
TESTS = Path(__file__).parent.parent


def load(path: str) -> ModuleType:
    """A module of the tests."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, TESTS / path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kinds() -> dict[str, tuple[Callable[[str], object], str]]:
    """What is measured: for each name what takes a text, and the piece that the text is made of."""
    made: dict[str, tuple[Callable[[str], object], str]] = {}
    for name, read in (("latex", latex.draft_of), ("html", html.draft_of)):
        for piece in load(f"drafts/test_{name}.py").ODD:
            made[f"{name} {piece!r}"] = (lambda text, read=read: find(read(text)), piece)
    for name, piece in load("quotes/test_robustness.py").EVIL.items():
        made[f"quotes {name}"] = (lambda text: extract(text, indirect=True), piece)
    made["marks"] = (lambda text: pair_marks(text, [(0, len(text))]), "“”\"'‘’«»")
    return made


def main(words: list[str]) -> int:
    """Measure, print a line each, tell whether all grew as they should."""
    steep = 0
    for name, (run, piece) in kinds().items():
        if any(word not in name for word in words):
            continue
        seconds = []
        for count in (FIRST, 4 * FIRST, 16 * FIRST):
            text = piece * count
            start = time.process_time()
            run(text)
            seconds.append(time.process_time() - start)
            if seconds[-1] > 20:
                break
        worst = max(after / max(before, 0.05) for before, after in pairwise(seconds))
        steep += worst > MOST
        print("  ".join(f"{one:6.2f} s" for one in seconds), f"  ×{worst:4.1f}  {name}", flush=True)
    return int(steep > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
