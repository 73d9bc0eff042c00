"""The headers of a message as the standard library parses them, within limits.

Its parser takes time by the square of what stands between two commas.
"""

import re
from email import policy
from email.header import decode_header, make_header
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

_BETWEEN_COMMAS = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.){0,400}+"|")++')
"""One address, as a rule: what stands between two commas that are in no quotation marks."""


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
_COMMENT_AFTER_ADDRESS = re.compile(r"<?[^\s<>()@]{1,200}@[^\s<>()]{1,200}>? \(([^()]{1,200})\)")


def addresses(message: EmailMessage, name: str) -> list[Address]:
    """The addresses in a header called `name`, none where there is no such header; a long one goes piece by piece."""
    written = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if len(written) <= _LONGEST_VALUE:
        headers = [message[name]]
    else:
        pieces = islice(_BETWEEN_COMMAS.finditer(written), MOST_ADDRESSES)
        headers = [POLICY.header_fetch_parse(name, piece[0].strip()) for piece in pieces]
    return [address for header in headers for address in getattr(header, "addresses", ())][:MOST_ADDRESSES]


def comment_after_address(message: EmailMessage, name: str) -> str:
    """The name in brackets after the single address of a header, as messages of old have it: a@b.example (Ann Byron).

    "" where there is none.
    """
    written = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    match = _COMMENT_AFTER_ADDRESS.fullmatch(" ".join(written[:_LONGEST_VALUE].split()))
    return str(make_header(decode_header(match[1]))).strip() if match else ""


_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_ONLY_ONCE = (b"content-type", b"content-transfer-encoding", b"mime-version")
_READ = frozenset((b"from", b"sender", b"to", b"date", b"subject", b"received", b"message-id", *_ONLY_ONCE))
_LONGEST_FIELD = 64 * 1024
"""Bytes of a header that are read."""
_BARE_BOUNDARY = re.compile(rb'(boundary\s*=\s*)([^"\s;]{1,200})', re.IGNORECASE)
_BOUNDARY = re.compile(rb'boundary\s*=\s*"?([^";\r\n]{1,200})', re.IGNORECASE)


def tidied_head(data: bytes) -> bytes:
    """A message whose head the standard library's parser can read to its end.

    Headers that nobody asks for are left out, of however many others; so are lines among the headers that are none, and
    spaces before a colon; a bare boundary is quoted. Of two headers that say what the content is, the one stays that
    names a boundary in the body, else the first. Of one that is longer than any has to be, the beginning stays.
    """
    separator = (
        min((place, mark) for mark in (b"\n\n", b"\r\n\r\n") if (place := data.find(mark)) >= 0)
        if b"\n\n" in data or b"\r\n\r\n" in data
        else (-1, b"")
    )
    if separator[0] < 0:
        return data
    head, body = data[: separator[0]], data[separator[0] :]
    kept = _each_once(_fields(head), body)
    for field in kept:
        if field[0][:13].lower() == b"content-type:":
            # A boundary with = in it must be quoted, and mostly isn't.
            field[:] = [_BARE_BOUNDARY.sub(rb'\1"\2"', line) for line in field]
    return b"\n".join(b"\n".join(field) for field in kept) + body


def _fields(head: bytes) -> list[list[bytes]]:
    """The lines of each field of a head that somebody asks for, and what stands at its edges and is no field."""
    fields: list[list[bytes]] = []
    met: set[bytes] = set()
    room = 0
    lines = head.split(b"\n")
    last = max((number for number, line in enumerate(lines) if _FIELD.match(line)), default=-1)
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match is not None:
            name = match[1].lower()
            is_read = name in _ONLY_ONCE or (name not in met and (name in _READ or name.startswith(b"content-")))
            met.add(name)
            room = _LONGEST_FIELD if is_read else 0
            if is_read:
                fields.append([match[1] + b":" + line[match.end() :][:room]])
        elif line[:1] in (b" ", b"\t") and fields:
            if room > 0:
                fields[-1].append(line[:room])
        elif number > last or (number == 0 and line.startswith(b"From ")):
            fields.append([line])
        room -= len(line)
    return fields


def _each_once(fields: list[list[bytes]], body: bytes) -> list[list[bytes]]:
    """The fields without the second of those that may be there only once."""
    chosen: dict[bytes, int] = {}
    for number, field in enumerate(fields):
        name = field[0].partition(b":")[0].lower()
        if name not in _ONLY_ONCE:
            continue
        boundary = _BOUNDARY.search(b"\n".join(field))
        if name not in chosen or (boundary and b"--" + boundary[1] in body):
            chosen[name] = number
    kept = set(chosen.values())
    return [
        field
        for number, field in enumerate(fields)
        if number in kept or field[0].partition(b":")[0].lower() not in _ONLY_ONCE
    ]
