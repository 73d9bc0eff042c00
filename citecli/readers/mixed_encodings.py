"""UTF-8 with characters of another encoding in it, as a bibliography has that was put together from several files."""

import codecs
import re

from citecli.readers import decoding
from citecli.readers.decoding import Decoded, title_of
from citecli.readers.encoding_detection import likely_encodings
from citecli.text.messages import number_of

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|"
    rb"\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])"
)
"""A character in UTF-8 (Unicode standard, table 3-7), or a byte that belongs to none: then in group 1."""
_FEW = 20
"""Bytes of another encoding from which nothing can be told of it."""
_WESTERN = frozenset(("cp1250", "cp1252", "cp1254", "iso8859_2", "iso8859_15"))
"""Encodings in which what UTF-8 makes of a letter is no text: two signs that never stand together."""


def decode(data: bytes, name: str) -> Decoded:
    """The text that `data` is: where it is UTF-8 but for some characters, each in its own encoding, said so.

    `name` is for messages. Raises what `decoding.decode` raises.
    """
    unmarked = data.removeprefix(codecs.BOM_UTF8)
    if unmarked.isascii() or _is_utf_8(unmarked) or b"\0" in data:
        return decoding.decode(data, name)
    good = bad = 0
    for match in _SEQUENCE.finditer(unmarked):
        if match[1] is None:
            good += 1
        else:
            bad += 1
    encoding = "cp1252"
    if bad >= _FEW:
        encoding = next(iter(likely_encodings(_SEQUENCE.sub(lambda match: match[1] or b"e", unmarked))), encoding)
    if good < bad and not (good > 1 and encoding in _WESTERN):
        return decoding.decode(data, name)
    if encoding not in _WESTERN:
        encoding = "cp1252"  # others have several bytes for a character, or another alphabet
    in_utf_8 = {bytes((byte,)): bytes((byte,)).decode(encoding, "replace").encode() for byte in range(0x80, 0x100)}
    text = _SEQUENCE.sub(lambda match: in_utf_8[match[0]] if match[1] else match[0], unmarked).decode("utf-8")
    characters = number_of(bad, "character")
    return Decoded(text, (f"{name} is UTF-8 but for {characters}, read as {title_of(encoding)}",))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
