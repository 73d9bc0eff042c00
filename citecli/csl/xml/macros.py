"""Check macros: every called macro exists, none calls itself, and their expansion has a limited size and depth."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

DEEPEST = 200
"""The deepest nesting of elements with macros expanded; the evaluator recurses to this depth."""

LARGEST = 10_000_000
"""The most elements with macros expanded. The largest published style has a sixth of it."""

_MOST_CYCLES = 10


class Call(NamedTuple):
    """A macro call: which macro, on which line, and how many elements stand around it. A style makes thousands."""

    macro: str
    line: int
    depth: int


class Extent(NamedTuple):
    """The size of a macro or layout without expansion: number of elements, greatest depth, and its macro calls."""

    line: int
    size: int
    depth: int
    calls: tuple[Call, ...]


def check(macros: Mapping[str, Extent], layouts: Sequence[Extent]) -> list[tuple[int, str]]:
    """What is wrong with the macro calls, as (line, text): undefined macros, cycles, absurd depth or size.

    Linear in the number of calls; nothing here recurses, so that a hostile style can't exhaust the stack.
    """
    problems: list[tuple[int, str]] = []
    for extent in (*macros.values(), *layouts):
        problems.extend(
            (call.line, f"macro '{call.macro}' is called but not defined")
            for call in extent.calls
            if call.macro not in macros
        )
    order, cycles = _sort(macros)
    problems.extend((macros[cycle[0]].line, f"macros call each other in a circle: {_path(cycle)}") for cycle in cycles)
    if cycles:
        return problems
    sizes: dict[str, tuple[int, int]] = {}
    for name in order:
        size, depth = sizes[name] = _unfold(macros[name], sizes)
        if depth > DEEPEST or size > LARGEST:
            problems.append((macros[name].line, f"macro '{name}' expands to more than can be rendered"))
            return problems
    for extent in layouts:
        size, depth = _unfold(extent, sizes)
        if depth > DEEPEST or size > LARGEST:
            problems.append((extent.line, "cs:layout expands to more than can be rendered"))
    return problems


def _path(names: Sequence[str]) -> str:
    """A cycle of macro names as text for a message, shortened if necessary."""
    shown = names if len(names) <= 8 else [*names[:4], "…", *names[-3:]]
    return " → ".join(name[:60] for name in shown)


def _unfold(extent: Extent, sizes: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Size and depth with every call replaced by its macro."""
    size, depth = extent.size, extent.depth
    for call in extent.calls:
        if call.macro in sizes:
            inner_size, inner_depth = sizes[call.macro]
            size += inner_size
            depth = max(depth, call.depth + inner_depth)
    return size, depth


def _sort(macros: Mapping[str, Extent]) -> tuple[list[str], list[list[str]]]:
    """Macro names, the called before the callers, and the circles found on the way (first name repeated at the end)."""
    order: list[str] = []
    cycles: list[list[str]] = []
    finished: set[str] = set()
    for root in macros:
        if root in finished:
            continue
        path = [root]
        on_path = {root}
        pending = [iter(macros[root].calls)]
        while pending:
            for call in pending[-1]:
                name = call.macro
                if name in on_path:
                    if len(cycles) == _MOST_CYCLES:
                        return order, cycles
                    cycles.append([*path[path.index(name) :], name])
                elif name in macros and name not in finished:
                    path.append(name)
                    on_path.add(name)
                    pending.append(iter(macros[name].calls))
                    break
            else:
                pending.pop()
                done = path.pop()
                on_path.discard(done)
                finished.add(done)
                order.append(done)
    return order, cycles
