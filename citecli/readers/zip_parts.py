"""The parts of a zip file (DOCX, ODT, EPUB), read with a limit on each and on all: sizes are measured, not believed."""

import zlib
from io import BytesIO
from types import TracebackType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from citecli.errors import UnreadableDocument
from citecli.readers.metadata import one_line
from citecli.readers.source import Source

LARGEST_PART = 24 * 1024 * 1024
"""Bytes, uncompressed, beyond which one part is refused."""

LARGEST_TOTAL = 40 * 1024 * 1024
"""Bytes, uncompressed, beyond which no further part is read."""

MOST_PARTS = 20_000
_ENCRYPTED = 0x1
_PIECE = 1024 * 1024
_LONGEST_NAME = 100


class ZipParts:
    """The parts of the zip file in `source`. Nothing is unpacked to disk: names are keys here, never paths.

    Raises `UnreadableDocument` when it is no zip file, is broken, or has too many parts.
    """

    def __init__(self, source: Source, kind: str) -> None:
        self._name = source.name
        self._kind = kind
        self._total = 0
        if not source.data:
            raise UnreadableDocument(f"{source.name} is empty")
        if source.data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            raise UnreadableDocument(
                f"{source.name} is an encrypted or an old Office file, not {kind}; "
                "open it in its program and save it again without a password"
            )
        try:
            self._zip = ZipFile(BytesIO(source.data))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
            raise UnreadableDocument(f"{source.name} is not {kind}, or is damaged (no readable zip file)") from None
        infos = self._zip.infolist()
        if len(infos) > MOST_PARTS:
            raise UnreadableDocument(f"{source.name} has {len(infos):,} parts, more than the {MOST_PARTS:,} allowed")
        self._infos = {info.filename: info for info in infos}

    def __enter__(self) -> "ZipParts":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the file has them."""
        return tuple(self._infos)

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        `UnreadableDocument` when it isn't there, is encrypted, damaged or too large.
        """
        info = self._infos.get(part)
        if info is None:
            raise UnreadableDocument(f"{self._name} is not {self._kind}: it has no part {_shown(part)}")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocument(f"{self._name} is protected with a password; save it without one first")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            # The formats allow no other, and LZMA takes whatever memory the file says it needs.
            raise UnreadableDocument(f"{self._name} is compressed in a way that {self._kind} can't be")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    if size > LARGEST_PART or self._total + size > LARGEST_TOTAL:
                        raise UnreadableDocument(
                            f"{self._name} unpacks to more than {LARGEST_PART // 1024 // 1024} MB in one part, or "
                            f"{LARGEST_TOTAL // 1024 // 1024} MB in all, which is too much"
                        )
                    pieces.append(piece)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())[:80] or type(error).__name__
            raise UnreadableDocument(f"{self._name} is damaged: {_shown(part)} can't be unpacked ({reason})") from None
        self._total += size
        return b"".join(pieces)


def _shown(part: str) -> str:
    """The name of a part for a message, which is one line."""
    return one_line(part)[:_LONGEST_NAME]
