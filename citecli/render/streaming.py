"""Batches: quotations written as they come, a document's at a time, in a format that needs not know the rest."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from textwrap import indent
from typing import NamedTuple

from citecli.answers.quotations import Utterance


class Form(StrEnum):
    """The formats that can be written so."""

    PLAIN = "plain"
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"


class Extras(NamedTuple):
    """What is written of each quotation beyond the usual. `ascii_only` goes for JSON."""

    context: bool = False
    citation: bool = False
    explain: bool = False
    ascii_only: bool = False


def written(batches: Iterable[Sequence[Utterance]], form: Form, extras: Extras) -> Iterator[str]:
    """The text of all batches, piece by piece."""
    match form:
        case Form.JSON:
            return _json(batches, extras)
        case Form.JSON_LINES:
            return _json_lines(batches, extras)
        case Form.CSV:
            return _csv(batches, extras)
        case Form.PLAIN:
            from citecli.render import plain

            return (plain.quotations(batch, extras.explain) for batch in batches)


def _json(batches: Iterable[Sequence[Utterance]], extras: Extras) -> Iterator[str]:
    """An array, each object on lines of its own."""
    from citecli.render import json

    between = "[\n"
    for batch in batches:
        for one in batch:
            shape = json.quotation(one, extras.context, extras.citation, extras.explain)
            yield between + indent(json.dump(shape, extras.ascii_only), "  ")
            between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _json_lines(batches: Iterable[Sequence[Utterance]], extras: Extras) -> Iterator[str]:
    from citecli.render import json

    for batch in batches:
        for one in batch:
            shape = json.quotation(one, extras.context, extras.citation, extras.explain)
            yield json.dump(shape, extras.ascii_only, indent=None) + "\n"


def _csv(batches: Iterable[Sequence[Utterance]], extras: Extras) -> Iterator[str]:
    from citecli.render import csv

    yield csv.heading(extras.context, extras.citation)
    for batch in batches:
        yield csv.quotations(batch, extras.context, extras.citation)
