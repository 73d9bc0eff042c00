"""Pumps every regular expression of the package: its cost per character must not grow with the input.

    python tests/fuzz/patterns.py [--seconds 0.3] [WORDS OF A PATTERN OR MODULE ...]

Each pattern is taken apart; for every repetition in it inputs are made that enter the repetition and then fail, of
1,000, 2,000, 4,000 … characters. A pattern whose time grows faster than its input is printed with the input that
shows it, and the exit code is 1. Patterns that are only ever given short texts are listed in `BOUNDED`, each with what
bounds them. POSIX only: a search that does not end is interrupted by a timer.
"""

import ast
import builtins
import importlib
import re
import re._constants as sre
import re._parser as parser
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import citecli

PACKAGE = Path(citecli.__file__).parent
LATE = PACKAGE / "text" / "patterns.py"
"""Compiles what other modules write."""
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
    "citecli.api.drafts.opinions._JUDGE": "paragraphs of at most 260 characters are looked at",
    "citecli.cli.wording:error_line": "messages of at most 2,000 characters are looked at",
    "citecli.csl.locator_text._RANGE": "only matched where a number ends",
    "citecli.documents.bylines._ORGANIZATION": "lines have at most 160 characters",
    "citecli.drafts.hand_citations._NARRATIVE": "looks at 600 characters",
    "citecli.drafts.named_speakers._BEFORE": "looks at 140 characters beside a quotation",
    "citecli.drafts.named_speakers._POSSESSIVE": "looks at 140 characters beside a quotation",
    "citecli.drafts.named_speakers._PRONOUN": "looks at 140 characters beside a quotation",
    "citecli.drafts.uses._CALLED_SO": "looks at 160 characters beside a quotation",
    "citecli.drafts.uses._SOMEBODYS": "looks at 160 characters beside a quotation",
    "citecli.drafts.uses._SO_CALLED": "looks at 160 characters beside a quotation",
    "citecli.drafts.uses._TERMED": "looks at 160 characters beside a quotation",
    "citecli.drafts.uses._TITLED": "looks at 160 characters beside a quotation",
    "citecli.quotes.tokens.speaker_labels.LAYOUTS": "only matched where a paragraph begins, within a limit",
    "citecli.readers.mail_introductions._ADDRESS": "introductions have at most 600 characters",
    "citecli.readers.mail_introductions._WROTE": "introductions have at most 600 characters",
    "citecli.readers.pdf_legibility._BROKEN": "words are cut at 60 characters",
    "citecli.readers.mail_introductions._AFTER_DATE": "introductions have at most 600 characters",
    "citecli.readers.mail_introductions._BEFORE_DATE": "introductions have at most 600 characters",
    "citecli.readers.mail_introductions._VIA": "introductions have at most 600 characters",
}
"""Place, without the number of one of several -> why its inputs are short."""


def _of(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def _word_patterns(attribute: str) -> Iterable[str]:
    words = vars(importlib.import_module("citecli.text.words")).values()
    return [getattr(value, attribute)._asked[0] for value in words if hasattr(value, attribute)]


_ENDS = r"</script(?=[\s/>]|$)", r"</p(?=[\s/>]|$)"
_GAP = r"(?:\[\.\.\.\]|\[…\])"
_NAME = r"((?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
BUILT: dict[str, Callable[[], Iterable[str]]] = {
    "citecli.cli.wording:error_line": lambda: _of("citecli.cli.wording", "_ERRORS"),
    "citecli.drafts.html:_Reader.no_prose": lambda: _ENDS,
    "citecli.interop.xml_records:_one_by_one": lambda: [r"<(?:[\w.-]{1,50}:)?(?:mods|record)(?=[\s>])"],
    "citecli.interop.xml_records:_one_by_one#2": lambda: [r"</(?:[\w.-]{1,50}:)?(?:mods|record)\s*>"],
    "citecli.library.trash:_is_folder_of": lambda: [r"roe-\d+"],
    "citecli.quoting.interruptions:mark_gaps": lambda: [rf"(?<!\S){_GAP}(?:\s+{_GAP})+(?!\S)"],
    "citecli.readers.html_tokens._RAW": lambda: _ENDS,
    "citecli.readers.markdown_hidden_elements._HIDDEN_ELEMENT_ENDS": lambda: [r"</script\s*>"],
    "citecli.api.drafts.roles:named_with_role": lambda: [
        rf"\b(?i:mayor),? {_NAME}",
        rf"{_NAME},? (?:(?:the|a|an|our|its|his|her|who is the) )?(?i:mayor)\b",
        rf"\b(?i:mayor)\b[^()\n]{{0,40}}\({_NAME}\)",
        rf"{_NAME} \([^()\n]{{0,40}}\b(?i:mayor)\b",
    ],
    "citecli.render.draft_output.inline:write_inline": lambda: ["\ue002(\\d+)\ue002"],
    "citecli.text.language:_language_of_script": lambda: [one for _, one in _of("citecli.text.language", "_SCRIPTS")],
    "citecli.text.words:_Pattern.__init__": lambda: _word_patterns("_general"),
    "citecli.text.words:_Pattern.__init__#2": lambda: _word_patterns("_spaced"),
}
"""Place of a pattern that is built at run time -> its examples."""


class Pattern(NamedTuple):
    """A regular expression, where it stands, and the methods that are called on it."""

    where: str
    text: Any
    flags: int
    methods: frozenset[str]


class _TimeOutError(Exception):
    """A search took longer than it may."""


class Site(NamedTuple):
    """A place in the package that makes or uses a regular expression."""

    path: Path
    node: ast.Call
    where: str
    """`module.NAME` of what it is assigned to, else `module:function`, with a number where a function has several."""
    methods: frozenset[str]
    is_built: bool
    """Whether the pattern is made of what only a function knows when it runs: `BUILT` has examples."""


def _is_made(node: ast.expr) -> bool:
    """Whether an expression is one of the functions that take a pattern: `re.compile`, `re.sub`, `compiled_late` …"""
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "re" and node.attr in ("compile", *METHODS)
    return isinstance(node, ast.Name) and node.id == "compiled_late"


def sites() -> Iterator[Site]:
    """Every place of the package that makes or uses a regular expression.

    A place that could hide one from here is a ValueError: a name of `re` imported by itself, one of its functions
    handed on instead of called, a pattern built at run time without examples in `BUILT`.
    """
    trees = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path != LATE and ("import re" in text or "compiled_late" in text or "from re " in text):
            trees[path] = ast.parse(text)
    called = _called(trees)
    for path, tree in trees.items():
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        counts: dict[str, int] = {}
        known = _bound(tree)
        found: list[tuple[ast.AST, str, str]] = []
        _walk(tree, "", "", found)
        for node, scope, name in found:
            if isinstance(node, ast.ImportFrom) and node.module == "re":
                raise ValueError(f"{path}:{node.lineno}: import re, and call its functions by re.…")
            if isinstance(node, ast.Import) and any(one.name == "re" and one.asname for one in node.names):
                raise ValueError(f"{path}:{node.lineno}: import re under its own name")
            if not isinstance(node, ast.Call):
                continue
            if any(map(_is_made, [*node.args, *(one.value for one in node.keywords)])):
                raise ValueError(f"{path}:{node.lineno}: a function of re is handed on; call it with its pattern")
            if not _is_made(node.func):
                continue
            where = f"{module}.{name}" if name and not scope else f"{module}:{scope or name}"
            counts[where] = counts.get(where, 0) + 1
            if counts[where] > 1:
                where += f"#{counts[where]}"
            used = node.func.attr if isinstance(node.func, ast.Attribute) else "compile"
            home = path if name.startswith("_") else None  # a private name is its module's own
            methods = frozenset((used,)) if used in METHODS else frozenset(called.get((home, name), METHODS))
            is_built = not _names(node.args[0]) <= known
            if is_built and where not in BUILT:
                raise ValueError(f"{path}:{node.lineno}: built at run time; BUILT needs examples of {where!r}")
            yield Site(path, node, where, methods, is_built)


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _bound(tree: ast.Module) -> set[str]:
    """The names that a module has at its top."""
    bound = set(dir(builtins))
    for node in tree.body:
        if isinstance(node, ast.Assign):
            bound.update(*map(_names, node.targets))
        elif isinstance(node, ast.AnnAssign):
            bound |= _names(node.target)
        elif isinstance(node, _SCOPES):
            bound.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            bound |= {one.asname or one.name for one in node.names}
    return bound


def _called(trees: dict[Path, ast.Module]) -> dict[tuple[Path | None, str], set[str]]:
    """The methods that are called on names, by the module of a private name and the name."""
    calls: dict[tuple[Path | None, str], set[str]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                value = node.value
                name = getattr(value, "id", "") or getattr(value, "attr", "")
                calls.setdefault((path if name.startswith("_") else None, name), set()).add(node.attr)
    return calls


def _walk(node: ast.AST, scope: str, name: str, found: list[tuple[ast.AST, str, str]]) -> None:
    """Adds every call and import with the function or class that it is in and the name that it is assigned to."""
    for child in ast.iter_child_nodes(node):
        inside, called = scope, name
        if isinstance(child, _SCOPES):
            inside, called = f"{scope}.{child.name}".strip("."), ""
        elif isinstance(child, _ASSIGNMENTS):
            target = child.targets[0] if isinstance(child, ast.Assign) else child.target
            called = getattr(target, "id", "") or getattr(target, "attr", "")
        elif isinstance(child, ast.keyword):
            called = child.arg or name
        elif isinstance(child, ast.Name | ast.Constant):
            continue
        elif isinstance(child, ast.Call | ast.Import | ast.ImportFrom):
            found.append((child, inside, called))
        _walk(child, inside, called, found)


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)


def patterns() -> Iterator[Pattern]:
    """Every pattern of the package: of modules, tables and functions, and examples of those built at run time."""
    for site in sites():
        yield from (Pattern(site.where, text, flags, site.methods) for text, flags in _texts(site))


def _texts(site: Site) -> Iterator[tuple[Any, int]]:
    """The patterns of a place, and their flags."""
    module = importlib.import_module(".".join(site.path.relative_to(PACKAGE.parent).with_suffix("").parts))
    names = {**vars(module)}
    flag = next((one.value for one in site.node.keywords if one.arg == "flags"), None)
    made = isinstance(site.node.func, ast.Name) or site.node.func.attr == "compile"  # type: ignore[attr-defined]
    position = 1 if made else 3 if site.methods & {"sub", "subn", "split"} else 2
    if flag is None and len(site.node.args) > position:
        flag = site.node.args[position]
    flags = int(_value(flag, names)) if flag is not None else 0
    texts = BUILT[site.where]() if site.is_built else [_value(site.node.args[0], names)]
    yield from ((text, flags) for text in texts)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """What an expression of a module comes to."""
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), names)


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
    signal.setitimer(signal.ITIMER_VIRTUAL, 4)
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
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


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
                # Again, for another process may have had the caches.
                short = value[: len(value) // 4]
                last = min(times[-1], *(_seconds(compiled, method, value) for _ in range(2)))
                first = min(times[-3], *(_seconds(compiled, method, short) for _ in range(2)))
                if last > 0.02 and last / max(first, 1e-6) > 2 ** (2 * SLOPE):
                    return method, length, last, f"{before!r} + {body!r} × n + {after!r}"
    return None


def main() -> int:
    """Pump all patterns, or those whose place or text has the words given."""

    def stop(*_: object) -> None:
        raise _TimeOutError

    signal.signal(signal.SIGVTALRM, stop)
    words = sys.argv[1:]
    count = bad = 0
    for pattern in patterns():
        if words and not any(word in pattern.where or word in str(pattern.text) for word in words):
            continue
        if pattern.where.partition("#")[0] in BOUNDED:
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
