"""The headers of a message as the standard library parses them, within limits.

Its parser takes time by the square of what stands between two commas.
"""

import re
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from functools import lru_cache
from itertools import islice
from typing import Any

MOST_ADDRESSES = 1000
"""Addresses of a header that are read."""

_LONGEST_VALUE = 4_000
_LONGEST_PARAMETERS = 2_000
"""Characters that are parsed of a header, and of one that says what a part is."""

_ADDRESS_END = re.compile(r"(?<=>)\s{0,9},")


class LimitedPolicy(EmailPolicy):
    """The standard library's usual policy, with the values of headers cut."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header, parsed; of values beyond all measure the beginning."""
        longest = _LONGEST_PARAMETERS if name.lower().startswith("content-") else _LONGEST_VALUE
        return _parsed(name, str(value)[:longest])


@lru_cache(maxsize=64)
def _parsed(name: str, value: str) -> Any:
    # A part is asked for the same few headers again and again.
    try:
        return policy.default.header_fetch_parse(name, value)
    except Exception:  # the parser raises whatever it stumbles over (IndexError, RecursionError, …)
        if name.lower().startswith("content-"):
            return policy.default.header_fetch_parse(name, "")  # what says nothing of a part leaves it a usual one
        raise


POLICY = LimitedPolicy()


def addresses(message: EmailMessage, name: str) -> list[Address]:
    """The addresses in a header called `name`, none where there is no such header; a long one goes piece by piece."""
    written = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if len(written) <= _LONGEST_VALUE:
        headers = [message[name]]
    else:
        pieces = islice(_ADDRESS_END.split(written), MOST_ADDRESSES)
        headers = [POLICY.header_fetch_parse(name, piece) for piece in pieces]
    return [address for header in headers for address in getattr(header, "addresses", ())][:MOST_ADDRESSES]
