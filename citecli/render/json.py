"""Answers as JSON. The shapes are documented in README and stay as they are: fields are added, never changed.

Text is lossless: C0, C1 and bidirectional controls stand as `\\uXXXX`, everything else as it is.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from citecli.answers.listings import Listing
from citecli.documents.credits import iso
from citecli.text.safe import escape_controls

Value: TypeAlias = "str | int | float | bool | None | Mapping[str, Value] | Sequence[Value]"


def dump(value: Value, ascii_only: bool = False, indent: int | None = 2) -> str:
    """`value` as JSON text that is safe to print; one line with `indent=None`."""
    return escape_controls(json.dumps(value, ensure_ascii=ascii_only, indent=indent))


def listing(answer: Listing, ascii_only: bool = False) -> str:
    """A listing: an array of one object a document."""
    return dump(
        [
            {
                "number": row.number,
                "id": row.id,
                "title": row.title,
                "author": row.author,
                "date": iso(row.date) or None,
                "type": row.type,
                "words": row.words,
                "quotations": row.quotations,
                "path": row.path,
            }
            for row in answer.rows
        ],
        ascii_only,
    )
