"""What programs pack into the fields of a document: JSON, XML, base64, compressed bytes.

A document may come from anybody: every step has a limit, and what can't be read raises `BadInput` with the reason, as
it would stand behind "could not be read:".
"""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citecli.errors import BadInput, UnreadableDocument
from citecli.readers.xml_trees import texts, tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 8 * 1024 * 1024
"""Characters, or bytes, of one program's data beyond which they are not read."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
"""Which may name the encoding that the text had as bytes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def json_object(text: str, start: int = 0) -> Mapping[str, object]:
    """The JSON object that begins at `start` of a text, whatever stands behind it."""
    _limited(len(text))
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        raise BadInput("its data are damaged or cut off") from None
    if not isinstance(value, dict):
        raise BadInput("its data are none of a citation")
    return value


def json_list(text: str) -> list[object]:
    """The JSON list that a text is."""
    _limited(len(text))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput("its data are damaged or cut off") from None
    if not isinstance(value, list):
        raise BadInput("its data are none of a citation")
    return value


def from_base64(text: str) -> bytes:
    """The bytes of a text in base64; white space in it does not count."""
    import binascii

    _limited(len(text))
    plain = "".join(text.split()).replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(plain.rstrip("=") + "=" * (-len(plain.rstrip("=")) % 4), strict_mode=True)
    except (binascii.Error, ValueError):
        raise BadInput("its data are damaged or cut off") from None


def text_of(data: bytes) -> str:
    """Bytes as text: UTF-8, or UTF-16 where every second byte is null; without what fills them up at the end."""
    _limited(len(data))
    encoding = "utf-16-le" if data[1:64:2].count(0) > len(data[:64]) // 4 else "utf-8"
    return data.decode(encoding, "replace").lstrip("\ufeff").rstrip("\x00")


def inflated(data: bytes) -> bytes:
    """The bytes that zlib has compressed."""
    import zlib

    machine = zlib.decompressobj()
    try:
        whole = machine.decompress(data, LARGEST + 1)
    except zlib.error:
        raise BadInput("its data are damaged or cut off") from None
    _limited(len(whole))
    if not machine.eof:
        raise BadInput("its data are damaged or cut off")
    return whole


def xml_element(text: str) -> "Element":
    """The root of the XML that a text is."""
    _limited(len(text))
    try:
        return tree(_CONTROL.sub("", _DECLARATION.sub("", text, count=1)).encode("utf-8", "replace"), "it")
    except UnreadableDocument:
        raise BadInput("its data are damaged or cut off") from None


def flat(element: "Element") -> str:
    """The text in an element and those in it, on one line."""
    return " ".join(texts(element).split())


def flat_at(element: "Element | None", path: str) -> str:
    """The text of the first element at a path, on one line; "" where there is none."""
    found = None if element is None else element.find(path)
    return "" if found is None else flat(found)


def _limited(size: int) -> None:
    if size > LARGEST:
        raise BadInput(f"its data are larger than {LARGEST // 1024 // 1024} MB")


def text_at(values: Mapping[str, object], *path: str) -> str:
    """The text or the number at a path of keys in JSON, as text; "" for anything else."""
    found: object = values
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, bool) or not isinstance(found, (str, int, float)):
        return ""
    return str(found)


def objects_at(values: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """The objects of a list in JSON; none where there is no list."""
    found = values.get(key)
    return [value for value in found if isinstance(value, Mapping)] if isinstance(found, list) else []
