"""No function becomes harder to follow: what is above ruff's limit is listed, and the list only gets shorter.

ruff refuses a function above the limit that has no `noqa` (C901), and a `noqa` that is no longer needed
(RUF100). This test refuses a `noqa` that is not listed, and a line of the list that nothing answers to.
"""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "complexity_exceptions.txt"
_EXCEPTION = re.compile(r"^\s*(?:async )?def (\w+)\(.*# noqa: (?:\w+, ?)*C901\b", re.MULTILINE)


def test_the_exceptions_only_get_fewer() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    listed = Counter(line for line in lines if line and not line.startswith("#"))
    there: Counter[str] = Counter()
    for path in (ROOT / "citecli").rglob("*.py"):
        package = path.relative_to(ROOT / "citecli").parts[0].removesuffix(".py")
        there.update(f"{package}: {name}" for name in _EXCEPTION.findall(path.read_text(encoding="utf-8")))
    assert sorted((there - listed).elements()) == [], "split these functions; don't add to the list"
    assert sorted((listed - there).elements()) == [], f"take these lines out of {LIST.name}"
