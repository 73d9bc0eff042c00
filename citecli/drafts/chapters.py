"""The chapters of a long draft, which are read one after the other, so that little memory is needed at a time."""

from collections.abc import Iterator
from itertools import pairwise

from citecli.drafts.model import Draft

_LONG = 60_000
"""Characters from which on a chapter ends at the next heading, or with its file."""


def chapters(draft: Draft) -> Iterator[tuple[int, int]]:
    """The chapters, as the numbers of their first stretch and of the one behind their last."""
    starts = sorted(file.span.start for file in draft.files)
    edges = [0]
    length = file = 0
    for number, stretch in enumerate(draft.stretches):
        begins = stretch.heading
        while file < len(starts) and starts[file] <= stretch.offsets[0]:
            begins = True
            file += 1
        if begins and length >= _LONG and not stretch.note:
            edges.append(number)
            length = 0
        length += len(stretch.text)
    yield from pairwise([*edges, len(draft.stretches)] if draft.stretches else ())
