"""Quotations as CSV (RFC 4180, but that lines end in `\\n`): a heading, then a record a quotation."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from citecli.answers.quotations import QuotationSet, Speaker
from citecli.render.records import fields, record
from citecli.text.safe import safe


def quotations(answer: QuotationSet, context: bool = False, citation: bool = False) -> str:
    """The fields that JSON has, but for nested ones; an absent value is empty."""
    names = fields(context, citation)
    records = map(record, answer.utterances)
    return _written(names, ([one[name] for name in names] for one in records))


def speakers(found: Sequence[Speaker]) -> str:
    """A record a speaker; several documents are parted by spaces."""
    names = ("speaker", "speaker_display", "quotations", "words", "documents")
    return _written(
        names, ([one.speaker, one.display, one.quotations, one.words, " ".join(one.documents)] for one in found)
    )


def _written(names: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> str:
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([safe(value) if isinstance(value, str) else "" if value is None else value for value in row])
    return target.getvalue()
