"""Quotations as CSV (RFC 4180, but that lines end in `\\n`): a heading, then a record a quotation."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from citecli.answers.quotations import Speaker, Utterance
from citecli.render.records import fields, record
from citecli.text.safe import safe


def heading(context: bool = False, citation: bool = False) -> str:
    """The names of the fields of a quotation."""
    return _written([fields(context, citation)])


def quotations(utterances: Iterable[Utterance], context: bool = False, citation: bool = False) -> str:
    """A record a quotation: the fields that JSON has, but for nested ones; an absent value is empty."""
    names = fields(context, citation)
    return _written([one[name] for name in names] for one in map(record, utterances))


def speakers(found: Sequence[Speaker]) -> str:
    """A record a speaker; several documents are parted by spaces."""
    names = ("speaker", "speaker_display", "quotations", "words", "documents")
    rows: list[list[str | int]] = [
        [one.speaker, one.display, one.quotations, one.words, " ".join(one.documents)] for one in found
    ]
    return _written([names, *rows])


def _written(rows: Iterable[Sequence[str | int | float | None]]) -> str:
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    for row in rows:
        writer.writerow([safe(value) if isinstance(value, str) else "" if value is None else value for value in row])
    return target.getvalue()
