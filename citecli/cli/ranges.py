"""Ranges of numbers as people write them: `3`, `2-4`, `2,5-6`, `5-`."""

import re

import typer

_RANGE = re.compile(r"(\d{1,9})?\s*+(-|–|\.\.)?\s*+(\d{1,9})?")


def parse_ranges(value: str) -> tuple[tuple[int, int | None], ...]:
    """Pairs of first and last number, the last `None` for "to the end". `typer.BadParameter` when it is no range."""
    ranges: list[tuple[int, int | None]] = []
    for part in value.split(","):
        match = _RANGE.fullmatch(part.strip())
        first, dash, last = match.groups() if match else (None, None, None)
        if not (first or last) or (last and not dash):
            raise typer.BadParameter(f"“{part.strip()}” is not a paragraph range; write 3, 2-4 or 5-")
        begin = int(first or 1)
        end = int(last) if last else None if dash else begin
        if end is not None and end < begin:
            begin, end = end, begin
        ranges.append((begin, end))
    return tuple(ranges)
