"""The plain bytes of a file that may be gzip, strictly: what is cut short, damaged or made to be endless is named.

warcio's reader takes all three for the end of the file. `Plain` has the few methods that warcio's parsers need.
"""

import zlib
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, BinaryIO

STEP = 64 * 1024
"""Bytes read and unpacked at once."""
GZIP = b"\x1f\x8b\x08"
"""How a gzip member begins."""
BOMB_RATIO = 200
"""Nothing that people read shrinks to less than a two-hundredth; gzip can do a thousandth."""
BOMB_MEMBER = 64 * 1024 * 1024
"""Bytes that one member may unpack to before its ratio matters."""
BOMB_FILE = 256 * 1024 * 1024
"""The same for all that is read of one file."""
HEAD_MOST = 256 * 1024
"""Bytes of a record's head; longer ones have no end."""


class DamageError(Exception):
    """The bytes are not what they should be; what follows may be whole."""


class BombError(Exception):
    """The file unpacks to far more than any honest one: nothing more of it is read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins."""

    offset: int
    """Byte of the file; of a packed file the byte where the gzip member begins."""
    inside: int = 0
    """Bytes unpacked from that member before it: 0 where each record has a member of its own."""

    def __str__(self) -> str:
        return f"{self.offset}+{self.inside}" if self.inside else str(self.offset)


class Plain:
    """Reads a seekable stream from byte `start` on, unpacked when it is gzip. Raises `DamageError` and `BombError`."""

    def __init__(self, stream: BinaryIO, *, packed: bool, start: int = 0) -> None:
        self._stream = stream
        self._packed = packed
        self._first = start
        self._out = 0
        # Inside a ZIP every step back or to the end is paid for by reading again.
        self._size = stream.seek(0, 2) if isinstance(stream, BufferedReader) else None
        self._begin_at(start)

    def _begin_at(self, offset: int) -> None:
        self._stream.seek(offset)
        self._raw = b""
        self._raw_end = self._member_at = offset
        self._member_out = 0
        self._unpacker: Any = None
        self._data, self._at = b"", 0
        self._room: int | None = None

    @property
    def place(self) -> Place | None:
        """Where the next byte lies; None at the end."""
        if not self._ready():
            return None
        left = len(self._data) - self._at
        return Place(self._member_at, self._member_out - left) if self._packed else Place(self._raw_end - left)

    @property
    def begun(self) -> Place:
        """Where the gzip member begins that is being read; of a plain file where it was read to."""
        return Place(self._member_at if self._packed else self._raw_end)

    def begin_head(self) -> None:
        """Let lines be read up to `HEAD_MOST` bytes in all, until `end_head`."""
        self._room = HEAD_MOST

    def end_head(self) -> None:
        """End the limit of `begin_head`."""
        self._room = None

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes, fewer at the end."""
        parts: list[bytes] = []
        while size > 0 and self._ready():
            parts.append(self._data[self._at : self._at + size])
            self._at += len(parts[-1])
            size -= len(parts[-1])
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Pass over `size` bytes and return how many there were; those of a plain file are not read."""
        passed = 0
        while passed < size and self._ready():
            step = min(len(self._data) - self._at, size - passed)
            self._at += step
            passed += step
            if not self._packed and self._size is not None and passed < size:
                leap = min(size - passed, self._size - self._raw_end)
                self._raw_end = self._stream.seek(self._raw_end + max(leap, 0))
                passed += max(leap, 0)
        return passed

    def readline(self, _length: int | None = None) -> bytes:
        """Return the next line with its end; b"" at the end of the file."""
        line = b""
        while not line.endswith(b"\n") and self._ready():
            end = self._data.find(b"\n", self._at) + 1 or len(self._data)
            line += self._data[self._at : end]
            self._at = end
            if len(line) > (HEAD_MOST if self._room is None else self._room):
                raise DamageError("its head has no end")
        if self._room is not None:
            self._room -= len(line)
        return line

    def peek(self, size: int, *, in_member: bool = False) -> bytes:
        """Return up to `size` of the next bytes without passing them; `in_member` only those of the gzip member read last.

        A member that is read to its end has its checksum compared.
        """
        if in_member and self._packed:
            while self._at >= len(self._data) and self._unpacker is not None:
                self._unpack()
            return self._data[self._at : self._at + size]
        return self._data[self._at : self._at + size] if self._ready() else b""

    def recover(self, place: Place, marks: tuple[bytes, ...]) -> bool:
        """Go to the next record after the damaged one at `place`; False when there is none.

        A packed file goes on at the next gzip member that unpacks to one of `marks`, a plain one at the next line that
        begins with one of them.
        """
        tail, at = b"", place.offset + 1
        self._stream.seek(at)
        while data := self._stream.read(STEP):
            base = at - len(tail)
            for found in self._candidates(tail + data, marks):
                if not self._packed or self._begins(base + found, marks):
                    self._begin_at(base + found)
                    return True
            at += len(data)
            tail = data[-max(map(len, marks)) :]
            self._stream.seek(at)
        return False

    def _candidates(self, window: bytes, marks: tuple[bytes, ...]) -> list[int]:
        wanted = (GZIP,) if self._packed else tuple(b"\n" + mark for mark in marks)
        found = []
        for mark in wanted:
            place = window.find(mark)
            while place >= 0:
                found.append(place + (not self._packed))
                place = window.find(mark, place + 1)
        return sorted(found)

    def _begins(self, offset: int, marks: tuple[bytes, ...]) -> bool:
        self._stream.seek(offset)
        try:
            return zlib.decompressobj(31).decompress(self._stream.read(4096), 16).startswith(marks)
        except zlib.error:
            return False

    def _ready(self) -> bool:
        """Have at least one byte to give; False at the end of the file."""
        while self._at >= len(self._data):
            if not (self._unpack() if self._packed else self._load()):
                return False
        return True

    def _load(self) -> bool:
        self._data, self._at = self._stream.read(STEP), 0
        self._raw_end += len(self._data)
        return bool(self._data)

    def _unpack(self) -> bool:
        if self._unpacker is None and not self._next_member():
            return False
        self._more()
        if not self._raw:
            raise DamageError("it ends in the middle of a record")
        try:
            chunk = self._unpacker.decompress(self._raw, STEP)
        except zlib.error as problem:
            raise DamageError(f"it cannot be unpacked ({str(problem).removeprefix('Error ')})") from problem
        self._raw = self._unpacker.unused_data or self._unpacker.unconsumed_tail
        self._count(len(chunk))
        self._data, self._at = chunk, 0
        if self._unpacker.eof:
            self._unpacker = None
        return True

    def _more(self) -> None:
        if not self._raw:
            self._raw = self._stream.read(STEP)
            self._raw_end += len(self._raw)

    def _next_member(self) -> bool:
        """Begin the next gzip member; False at the end of the file, or of the zeros that some copies have there."""
        self._more()
        while self._raw.startswith(b"\0"):
            self._raw = self._raw.lstrip(b"\0")
            self._more()
        if not self._raw:
            return False
        self._member_at, self._member_out = self._raw_end - len(self._raw), 0
        if not self._raw.startswith(GZIP[: len(self._raw)]):
            raise DamageError("no gzip member begins here")
        self._unpacker = zlib.decompressobj(31)
        return True

    def _count(self, unpacked: int) -> None:
        self._out += unpacked
        self._member_out += unpacked
        used = self._raw_end - len(self._raw)
        of_member = self._member_out > max(BOMB_MEMBER, BOMB_RATIO * (used - self._member_at))
        if of_member or self._out > max(BOMB_FILE, BOMB_RATIO * (used - self._first)):
            raise BombError(f"it unpacks to more than {BOMB_RATIO} times its size")
