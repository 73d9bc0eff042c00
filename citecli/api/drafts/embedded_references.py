"""The references that came with a draft's citations, from whatever format their program has them in."""

from collections.abc import Sequence
from typing import NamedTuple

from citecli.drafts.model import EmbeddedReference
from citecli.errors import CitecliError
from citecli.frozen import replace
from citecli.references.csl_json import from_item
from citecli.references.model import Reference


class OwnReferences(NamedTuple):
    """References of a draft itself, and a line for each problem in them."""

    references: tuple[Reference, ...]
    problems: tuple[str, ...]


def embedded_references(embedded: Sequence[EmbeddedReference]) -> OwnReferences:
    """The references under the keys that the draft's citations have. What can't be read of one costs no other."""
    references: list[Reference] = []
    problems: list[str] = []
    for one in embedded:
        reference, found = from_item(one.item)
        if one.record:
            reference, found = _of_record(one, reference)
        references.append(replace(reference, id=one.key))
        problems += (f"{one.key}: {problem}" for problem in found)
    return OwnReferences(tuple(references), tuple(problems))


def _of_record(one: EmbeddedReference, otherwise: Reference) -> tuple[Reference, tuple[str, ...]]:
    """The reference in a program's own record; `otherwise`, with the reason, where that can't be read."""
    from citecli.interop.read import Format, parse

    try:
        loaded = parse(one.record, Format(one.form))
    except CitecliError as error:
        return otherwise, (str(error),)
    return loaded.references[0], ()
