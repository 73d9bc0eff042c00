"""Pumps every regular expression of the package: its cost per character must not grow with the input.

    python tests/fuzz/patterns.py [--seconds 0.3] [WORDS OF A PATTERN OR MODULE ...]

Each pattern is taken apart; for every repetition in it inputs are made that enter the repetition and then fail, of
1,000, 2,000, 4,000 … characters. A pattern whose time grows faster than its input is printed with the input that
shows it, and the exit code is 1. Patterns that are only ever given short texts are listed in `BOUNDED`, each with what
bounds them. POSIX only: a search that does not end is interrupted by a timer.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import re._constants as sre
import re._parser as parser
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import citecli

PACKAGE = Path(citecli.__file__).parent
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
SCANNING = frozenset(METHODS) - {"match", "fullmatch"}
"""Methods that try a pattern at every character."""
BUDGET = 0.25
"""Seconds that one input may take before growth is judged."""
SLOPE = 1.55
"""What counts as growth: doubling the input multiplies the time by 2 ** SLOPE or more."""
BOUNDED = {
    "citecli.quotes.attribution.weights._ENDING": "reads the package's own weights",
    "citecli.csl.locator_text._NUMBER": "only matched where a text begins or a delimiter ends",
    "citecli.documents.turn_times._BESIDE": "lines are cut at 160 characters before",
    "citecli.readers.page_head._AGENCY": "lines have at most 160 characters, without runs of spaces",
    "citecli.readers.mail_introductions._AFTER_DATE": "introductions have at most 600 characters",
    "citecli.readers.mail_introductions._BEFORE_DATE": "introductions have at most 600 characters",
    "citecli.readers.mail_introductions._VIA": "introductions have at most 600 characters",
    "citecli/documents/bylines.py:30": "lines of a byline are cut at a few dozen characters before",
}
"""`module.NAME` -> why its inputs are short."""


class Pattern(NamedTuple):
    """A regular expression, where it stands, and the methods that are called on it."""

    where: str
    text: Any
    flags: int
    methods: frozenset[str]


class _TimeOutError(Exception):
    """A search took longer than it may."""


def modules() -> Iterator[str]:
    """The names of all modules of the package."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "citecli."):
        if not module.name.endswith("__main__"):
            yield module.name


def patterns() -> Iterator[Pattern]:
    """Every pattern that a module compiles by name or uses in place."""
    calls: dict[tuple[Path | None, str], set[str]] = {}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
                home = path if node.value.id.startswith("_") else None  # a private name is its module's own
                calls.setdefault((home, node.value.id), set()).add(node.attr)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            literal = (
                node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str | bytes)
            )
            if is_re and node.func.attr in METHODS and literal:
                where = f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"
                yield Pattern(where, node.args[0].value, 0, frozenset((node.func.attr,)))  # type: ignore[attr-defined]
    for name in modules():
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            found = _compiled(value)
            if found is not None and f"\n{attribute} = " in "\n" + inspect.getsource(module):
                text, flags = found
                home = Path(inspect.getfile(module)) if attribute.startswith("_") else None
                methods = calls.get((home, attribute), METHODS)
                yield Pattern(f"{name}.{attribute}", text, flags, frozenset(methods))


def _compiled(value: object) -> tuple[Any, int] | None:
    if isinstance(value, re.Pattern):
        return value.pattern, value.flags
    asked = getattr(value, "__dict__", {}).get("_asked")
    return asked if isinstance(asked, tuple) else None


# Inputs


def _sample(items: Any, variant: int) -> str:
    """A short text that the items of a parsed pattern match, more or less."""
    out = []
    for op, value in items:
        if op in (sre.LITERAL,):
            out.append(chr(value))
        elif op is sre.NOT_LITERAL:
            out.append("a" if value != ord("a") else "b")
        elif op is sre.ANY:
            out.append("a")
        elif op is sre.IN:
            out.append(_member(value, variant))
        elif op is sre.BRANCH:
            branches = value[1]
            out.append(_sample(branches[variant % len(branches)], variant))
        elif op is sre.SUBPATTERN:
            out.append(_sample(value[3], variant))
        elif op is getattr(sre, "ATOMIC_GROUP", None):
            out.append(_sample(value, variant))
        elif op in _REPEATS:
            low, _, body = value
            out.append(_sample(body, variant) * max(low, 1 if variant % 2 else low))
        elif op is sre.CATEGORY:
            out.append(_category(value, variant))
    return "".join(out)


_REPEATS = tuple(
    op for op in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)) if op is not None
)
_PROBES = "a1 A-.,;:'\"()[]{}<>/\\_*`~#|=+\n\té中"


def _category(category: Any, variant: int) -> str:
    name = str(category)
    if "NOT_SPACE" in name or ("WORD" in name and "NOT" not in name):
        return "a1"[variant % 2]
    if "DIGIT" in name and "NOT" not in name:
        return "1"
    return " "


def _member(members: Any, variant: int) -> str:
    negated = members[0][0] is sre.NEGATE
    fits = [character for character in _PROBES if _is_in(character, members) != negated]
    if not fits and not negated:
        for op, value in members:
            if op is sre.LITERAL:
                fits.append(chr(value))
            elif op is sre.RANGE:
                fits.append(chr(value[0]))
    return fits[variant % len(fits)] if fits else "a"


def _is_in(character: str, members: Any) -> bool:
    point = ord(character)
    for op, value in members:
        if op is sre.LITERAL and value == point:
            return True
        if op is sre.RANGE and value[0] <= point <= value[1]:
            return True
        if op is sre.CATEGORY:
            text = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
            text |= {"CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_WORD": r"\W"}
            if re.match(text[str(value)], character):
                return True
    return False


def pumps(text: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """(before, what is repeated, after) of the inputs that a pattern is tried with."""
    tree = parser.parse(text, flags & ~re.DEBUG)
    seen = set()
    for variant in range(4):
        for before, body in _repetitions(list(tree), "", variant):
            for pump in {body, body + " ", before + body, body * 2}:
                for after in ("", "\0", "!", "a", "\n", "x y"):
                    if pump and (key := (before, pump, after)) not in seen:
                        seen.add(key)
                        yield key
        whole = _sample(list(tree), variant)
        for after in ("", "\0"):
            for cut in range(1, min(len(whole), 12) + 1):
                if (key := ("", whole[:cut], after)) not in seen:
                    seen.add(key)
                    yield key


def _repetitions(items: list[Any], before: str, variant: int) -> Iterator[tuple[str, str]]:
    for index, (op, value) in enumerate(items):
        prefix = before + _sample(items[:index], variant)
        if op in _REPEATS:
            _, high, body = value
            if high == sre.MAXREPEAT or high > 8:
                yield prefix, _sample(body, variant)
            yield from _repetitions(list(body), prefix, variant)
        elif op is sre.SUBPATTERN:
            yield from _repetitions(list(value[3]), prefix, variant)
        elif op is getattr(sre, "ATOMIC_GROUP", None):
            yield from _repetitions(list(value), prefix, variant)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _repetitions(list(branch), prefix, variant)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repetitions(list(value[1]), prefix, variant)


# Measuring


def _seconds(compiled: re.Pattern[Any], method: str, text: Any) -> float:
    signal.setitimer(signal.ITIMER_REAL, 4)
    start = time.process_time()
    try:
        if method in ("sub", "subn"):
            compiled.sub(text[:0], text)
        elif method == "finditer":
            for _ in compiled.finditer(text):
                pass
        else:
            getattr(compiled, method)(text)
        return time.process_time() - start
    except _TimeOutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def grows(pattern: Pattern) -> tuple[str, int, float, str] | None:
    """The method, length, seconds and input (cut) at which a pattern's time grows faster than its input."""
    as_bytes = isinstance(pattern.text, bytes)
    text = pattern.text.decode("latin-1") if as_bytes else pattern.text
    compiled = re.compile(pattern.text, pattern.flags)
    kinds = [method for method in ("search", "finditer", "fullmatch", "match") if method in pattern.methods]
    if not any(method in SCANNING for method in kinds) and pattern.methods & SCANNING:
        kinds.insert(0, "finditer")
    for before, body, after in pumps(text, pattern.flags & ~re.UNICODE if not as_bytes else 0):
        for method in kinds:
            times = []
            for length in (1000, 2000, 4000, 8000, 16000, 32000):
                whole = before + body * (length // len(body)) + after
                value = whole.encode("latin-1", "replace") if as_bytes else whole
                times.append(_seconds(compiled, method, value))
                if times[-1] > BUDGET:
                    break
                if len(times) == 3 and times[-1] < 0.0004:
                    break
            if times[-1] == float("inf"):
                return method, length, times[-1], f"{before!r} + {body!r} × n + {after!r}"
            if len(times) >= 3 and times[-1] > 0.004 and times[-1] / max(times[-3], 1e-6) > 2 ** (2 * SLOPE):
                return method, length, times[-1], f"{before!r} + {body!r} × n + {after!r}"
    return None


def main() -> int:
    """Pump all patterns, or those whose place or text has the words given."""

    def stop(*_: object) -> None:
        raise _TimeOutError

    signal.signal(signal.SIGALRM, stop)
    words = sys.argv[1:]
    count = bad = 0
    for pattern in patterns():
        if words and not any(word in pattern.where or word in str(pattern.text) for word in words):
            continue
        if pattern.where in BOUNDED:
            continue
        count += 1
        found = grows(pattern)
        if found:
            bad += 1
            method, length, seconds, text = found
            print(f"{pattern.where}: {method}, {length} characters, {seconds:.2f} s: {text}")
            sys.stdout.flush()
    print(f"{count} patterns pumped, {bad} grow faster than their input")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
