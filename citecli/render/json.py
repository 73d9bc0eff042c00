"""JSON that is safe to print. The shapes of the answers are documented and stay: fields are added, never changed.

Text is lossless: C0, C1 and bidirectional controls stand as `\\uXXXX`, everything else as it is.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from citecli.text.safe import escape_controls

Value: TypeAlias = "str | int | float | bool | Mapping[str, Value] | Sequence[Value] | None"


def dump(value: Value, ascii_only: bool = False, indent: int | None = 2) -> str:
    """`value` as JSON text that is safe to print; one line with `indent=None`."""
    return escape_controls(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
