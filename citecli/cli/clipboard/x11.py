"""The clipboard of the X Window System (ICCCM, section 2): a process that has the words until another one copies.

`xclip` and its like offer one format a process, so a text editor would paste nothing, or a word processor no italics.
What is needed of the X11 protocol to offer several is little, and is here.

    python -m citecli.cli.clipboard.x11 < FORMATS.json

FORMATS is an object of strings, a format (`text/html`) each. The process prints `ok` when it owns the clipboard.
"""

import json
import os
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_CREATE_WINDOW, _INTERN_ATOM, _CHANGE_PROPERTY, _SET_OWNER, _GET_OWNER, _SEND_EVENT, _QUERY_EXTENSION = (
    1, 16, 18, 22, 23, 25, 98,
)  # fmt: skip
_PROPERTY_NOTIFY, _SELECTION_CLEAR, _SELECTION_REQUEST, _SELECTION_NOTIFY = 28, 29, 30, 31
_ATOM, _INTEGER = 4, 19
_PLAIN = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT", "STRING")
"""The names under which programs ask for plain text, the best first."""


class NoDisplay(Exception):
    """There is no X server, or it doesn't let us in."""


class _Display(NamedTuple):
    host: str
    number: int


def parse_display(name: str) -> _Display:
    """`:0`, `localhost:10.0`, `unix:1` in parts. Raises `NoDisplay` when it is not written like one."""
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal() or len(number) > 5:
        raise NoDisplay(name)
    return _Display("" if host == "unix" else host, int(number))


def cookie(authority: bytes, number: int, host: str) -> tuple[bytes, bytes]:
    """The name and the data that the server of display `number` wants to see, of an Xauthority file; empty if none.

    An entry for this host is taken before one for any.
    """
    local, wild, numbered = (b"", b""), (b"", b""), str(number).encode()
    for family, address, entry_number, name, data in _entries(authority):
        if entry_number not in (b"", numbered) or name != b"MIT-MAGIC-COOKIE-1":
            continue
        if family == 256 and address == host.encode("utf-8", "replace"):
            local = local if local[0] else (name, data)
        else:
            wild = wild if wild[0] else (name, data)
    return local if local[0] else wild


def _entries(authority: bytes) -> Iterator[tuple[int, bytes, bytes, bytes, bytes]]:
    at = 0
    while at + 2 <= len(authority):
        (family,) = struct.unpack_from(">H", authority, at)
        at += 2
        fields = []
        for _ in range(4):
            if at + 2 > len(authority):
                return
            (length,) = struct.unpack_from(">H", authority, at)
            fields.append(authority[at + 2 : at + 2 + length])
            at += 2 + length
        yield family, fields[0], fields[1], fields[2], fields[3]


class Connection:
    """A connection to an X server, as far as a clipboard needs one; numbers have the order of bytes of x86."""

    def __init__(self, display: str) -> None:
        where = parse_display(display)
        try:
            self._socket = _connected(where)
            self._greet(where)
        except (OSError, struct.error) as error:
            raise NoDisplay(display) from error
        self._socket.settimeout(None)

    def _greet(self, where: _Display) -> None:
        path = os.environ.get("XAUTHORITY") or Path.home() / ".Xauthority"
        try:
            authority = Path(path).read_bytes()
        except OSError:
            authority = b""
        name, data = cookie(authority, where.number, socket.gethostname())
        head = struct.pack("<BxHHHHxx", ord("l"), 11, 0, len(name), len(data))
        self._socket.sendall(head + _padded(name) + _padded(data))
        status, length = struct.unpack("<B5xH", self._read(8))
        body = self._read(length * 4)
        if status != 1:
            raise NoDisplay(where.host)
        self._id_base, vendor, self._longest, formats = struct.unpack_from("<4xI8xHHxB", body)
        (self.root,) = struct.unpack_from("<I", body, 32 + vendor + -vendor % 4 + 8 * formats)
        self._sequence = 0
        self._waiting: list[bytes] = []
        extension = self.ask(_QUERY_EXTENSION, 0, struct.pack("<Hxx", 12) + b"BIG-REQUESTS")
        self._has_long_requests = bool(extension[8])
        if self._has_long_requests:
            (self._longest,) = struct.unpack_from("<I", self.ask(extension[9], 0, b""), 8)

    def _read(self, length: int) -> bytes:
        pieces = []
        while length:
            piece = self._socket.recv(length)
            if not piece:
                raise NoDisplay("the connection was closed")
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def tell(self, opcode: int, detail: int, body: bytes) -> None:
        """Send a request; `body` is what follows its length."""
        body += b"\0" * (-len(body) % 4)
        units = 1 + len(body) // 4
        if units < 1 << 16:
            head = struct.pack("<BBH", opcode, detail, units)
        else:
            head = struct.pack("<BBHI", opcode, detail, 0, units + 1)
        self._socket.sendall(head + body)
        self._sequence += 1

    def takes(self, length: int) -> bool:
        """Whether so many bytes go into one request."""
        longest: int = self._longest * 4
        return length + 64 < longest

    def ask(self, opcode: int, detail: int, body: bytes) -> bytes:
        """Send a request and wait for its reply. Raises `NoDisplay` when the server refuses it."""
        self.tell(opcode, detail, body)
        while True:
            kind, message = self._message()
            if kind == 1:
                return message
            if kind == 0:
                raise NoDisplay(f"the server refused request {opcode}")
            self._waiting.append(message)

    def _message(self) -> tuple[int, bytes]:
        message = self._read(32)
        if message[0] == 1:
            message += self._read(4 * struct.unpack_from("<I", message, 4)[0])
        return message[0], message

    def event(self) -> bytes:
        """The next event; what the server says of requests for windows that are gone by now is passed over."""
        while True:
            if self._waiting:
                return self._waiting.pop(0)
            kind, message = self._message()
            if kind > 1:
                return message

    def atom(self, name: str) -> int:
        """The number that the server has for a name."""
        data = name.encode()
        number: int = struct.unpack_from("<I", self.ask(_INTERN_ATOM, 0, struct.pack("<Hxx", len(data)) + data), 8)[0]
        return number

    def window(self) -> int:
        """A new window that is never seen, and is told when its properties change."""
        place, input_only, told_of_properties = (0, 0, 1, 1, 0), 2, (0x800, 0x400000)
        values = (self._id_base, self.root, *place, input_only, 0, *told_of_properties)
        self.tell(_CREATE_WINDOW, 0, struct.pack("<IIhhHHHHIII", *values))
        number: int = self._id_base
        return number

    def set_property(self, window: int, name: int, kind: int, data: bytes, width: int = 8) -> None:
        """Give a window a property of values of `width` bits; `kind` is the atom of their type."""
        count = len(data) * 8 // width
        self.tell(_CHANGE_PROPERTY, 0, struct.pack("<IIIBxxxI", window, name, kind, width, count) + data)


def _connected(where: _Display) -> socket.socket:
    if where.host:
        return socket.create_connection((where.host, 6000 + where.number), timeout=5)
    path = f"/tmp/.X11-unix/X{where.number}"
    for address in ("\0" + path, path):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(5)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            continue
        return connection
    raise NoDisplay(path)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


class Owner:
    """The owner of the clipboard, which hands its words to the programs that ask for them."""

    def __init__(self, connection: Connection, formats: Mapping[str, str]) -> None:
        self._connection = connection
        self._targets, self._timestamp = connection.atom("TARGETS"), connection.atom("TIMESTAMP")
        self._data = {
            connection.atom(name): (connection.atom(kind), data) for name, (kind, data) in _encoded(formats).items()
        }
        self._window, self._clipboard = connection.window(), connection.atom("CLIPBOARD")
        # The time of the server is in what it says of a change (ICCCM, 2.1).
        connection.set_property(self._window, self._timestamp, _INTEGER, b"", 32)
        event = connection.event()
        while event[0] & 0x7F != _PROPERTY_NOTIFY:
            event = connection.event()
        (self._time,) = struct.unpack_from("<I", event, 12)
        connection.tell(_SET_OWNER, 0, struct.pack("<III", self._window, self._clipboard, self._time))

    @property
    def is_owner(self) -> bool:
        """Whether the server agrees."""
        reply = self._connection.ask(_GET_OWNER, 0, struct.pack("<I", self._clipboard))
        owner: int = struct.unpack_from("<I", reply, 8)[0]
        return owner == self._window

    def serve(self) -> None:
        """Answer requests until another program owns the clipboard, or the server ends."""
        while True:
            event = self._connection.event()
            kind = event[0] & 0x7F
            if kind == _SELECTION_CLEAR:
                return
            if kind == _SELECTION_REQUEST:
                self._answer(event)

    def _answer(self, event: bytes) -> None:
        time, _, requestor, selection, target, name = struct.unpack_from("<6I", event, 4)
        # Programs of old name no property; then it is the target's.
        name = name or target
        connection = self._connection
        if target == self._targets:
            atoms = struct.pack(f"<{len(self._data) + 2}I", self._targets, self._timestamp, *self._data)
            connection.set_property(requestor, name, _ATOM, atoms, 32)
        elif target == self._timestamp:
            connection.set_property(requestor, name, _INTEGER, struct.pack("<I", self._time), 32)
        elif target in self._data and connection.takes(len(self._data[target][1])):
            connection.set_property(requestor, name, *self._data[target])
        else:
            name = 0
        notice = struct.pack("<BxHIIIII8x", _SELECTION_NOTIFY, 0, time, requestor, selection, target, name)
        connection.tell(_SEND_EVENT, 0, struct.pack("<II", requestor, 0) + notice)


def _encoded(formats: Mapping[str, str]) -> dict[str, tuple[str, bytes]]:
    """For each name that a program may ask for, the type and the bytes of what it gets; plain text has several."""
    data = {name: (name, text.encode("utf-8", "replace")) for name, text in formats.items() if name != "text/plain"}
    plain = formats.get("text/plain", "")
    data |= {name: (name, plain.encode("utf-8", "replace")) for name in _PLAIN}
    data["TEXT"] = data["UTF8_STRING"]
    # STRING is Latin-1, and nothing else (ICCCM, 2.6.2).
    data["STRING"] = ("STRING", plain.encode("latin-1", "replace"))
    return data


def main() -> int:
    """Own the clipboard until another program does; 1 when there is none."""
    formats = json.load(sys.stdin)
    try:
        owner = Owner(Connection(os.environ.get("DISPLAY", "")), formats)
        if not owner.is_owner:
            return 1
        sys.stdout.write("ok\n")
        sys.stdout.flush()
        sys.stdout.close()
        owner.serve()
    except (NoDisplay, OSError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
