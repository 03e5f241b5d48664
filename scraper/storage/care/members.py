"""Every byte of a WARC file, read member by member: gzip checksums, record heads, lengths and digests.

Behind damage the next whole record is looked for, so that one flipped bit costs one record and not the rest of the file
(`warcio check` stops there, and calls a truncated file good).
"""

import base64
import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

STEP = 256 * 1024
"""Bytes read at once."""
MOST = 1 << 30
"""A member that unpacks to more bytes than this is not read."""
MAGIC = b"\x1f\x8b\x08"
"""How a gzip member begins."""
HEADER = 10
"""Length of the gzip header that we write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a WARC file: one whole record, or damaged bytes up to the next one."""

    offset: int
    """Where it begins, bytes."""
    length: int
    """How many bytes it has."""
    damage: str = ""
    """What is wrong with it; empty for a sound record."""
    is_tail: bool = False
    """True when no whole record follows the damage."""
    fields: dict[str, str] = field(default_factory=dict)
    """Its WARC header fields, names in lower case; empty when they cannot be read."""
    head: bytes = b""
    """The first line of the HTTP head, for answers and requests."""
    http: dict[str, str] = field(default_factory=dict)
    """The HTTP header fields, names in lower case, the first of each."""
    gzip_header: bytes = b""
    """The first bytes of the member, which no checksum covers."""

    @property
    def kind(self) -> str:
        """Its WARC-Type."""
        return self.fields.get("warc-type", "")

    @property
    def record_id(self) -> str:
        """Its WARC-Record-ID."""
        return self.fields.get("warc-record-id", "")


def read_stretches(path: Path, *, start: int = 0) -> Iterator[Stretch]:
    """Yield the file from byte `start` on as stretches in order; their lengths add up to what it has. Raises `OSError`."""
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        at = start
        while at < size:
            unpacked = _unpack(stream, at)
            if isinstance(unpacked, str):
                following = _next_record(stream, at + 1, size)
                end = size if following is None else following
                yield Stretch(offset=at, length=end - at, damage=unpacked, is_tail=following is None)
                at = end
                continue
            length, plain = unpacked
            yield _record(plain, offset=at, length=length, gzip_header=os.pread(stream.fileno(), HEADER, at))
            at += length


def _unpack(stream: BinaryIO, at: int) -> tuple[int, bytes] | str:
    """Return length and content of the gzip member at `at`, or why there is none."""
    unpacker = zlib.decompressobj(31)
    plain = bytearray()
    position = at
    while not unpacker.eof:
        data = unpacker.unconsumed_tail
        if not data:
            data = os.pread(stream.fileno(), STEP, position)
            position += len(data)
            if not data:
                return "it ends in the middle of a record"
        try:
            plain += unpacker.decompress(data, STEP * 8)
        except zlib.error as problem:
            return f"it cannot be unpacked ({str(problem).removeprefix('Error ')})"
        if len(plain) > MOST:
            return f"it unpacks to more than {MOST} bytes"
    return position - at - len(unpacker.unused_data), bytes(plain)


def _next_record(stream: BinaryIO, start: int, size: int) -> int | None:
    """Return where the next whole-looking record begins at or after `start`."""
    at = start
    while at < size:
        window = os.pread(stream.fileno(), STEP + len(MAGIC) - 1, at)
        place = window.find(MAGIC)
        if place < 0:
            at += STEP
            continue
        if _begins_record(stream, at + place):
            return at + place
        at += place + 1
    return None


def _begins_record(stream: BinaryIO, at: int) -> bool:
    try:
        return zlib.decompressobj(31).decompress(os.pread(stream.fileno(), 4096, at), 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _record(plain: bytes, *, offset: int, length: int, gzip_header: bytes) -> Stretch:
    head, gap, rest = plain.partition(b"\r\n\r\n")
    version, *lines = head.split(b"\r\n")
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    wrong = _wrong_record(version, gap, fields, rest)
    length_said = int(fields["content-length"]) if not wrong else 0
    http_head, _, _ = rest[:length_said].partition(b"\r\n\r\n")
    http_lines = (
        http_head.decode("latin-1").split("\r\n") if fields.get("content-type", "").startswith("application/http") else [""]
    )
    http: dict[str, str] = {}
    for text in http_lines[1:]:
        name, _, value = text.partition(":")
        http.setdefault(name.strip().lower(), value.strip())
    return Stretch(
        offset=offset,
        length=length,
        damage=wrong,
        fields=fields,
        head=http_lines[0].encode("latin-1"),
        http=http,
        gzip_header=gzip_header,
    )


def _wrong_record(version: bytes, gap: bytes, fields: dict[str, str], rest: bytes) -> str:
    """Return what is wrong with an unpacked record; empty when it is whole and its digests are right."""
    if not version.startswith(b"WARC/1.") or not gap:
        return "it holds no WARC record"
    said = fields.get("content-length", "")
    if not said.isdecimal() or len(rest) != int(said) + 4 or not rest.endswith(b"\r\n\r\n"):
        return f"its length is not the one it names ({said or 'none'})"
    block = rest[:-4]
    if not matches_digest(fields.get("warc-block-digest"), block):
        return "its block digest is wrong"
    if fields.get("warc-type") in ("response", "resource"):
        payload = block.partition(b"\r\n\r\n")[2] if fields.get("warc-type") == "response" else block
        if not matches_digest(fields.get("warc-payload-digest"), payload):
            return "its payload digest is wrong"
    return ""


def matches_digest(digest: str | None, data: bytes) -> bool:
    """Tell whether a digest field (`sha1:BASE32`, `sha256:hex`) is that of `data`; true for one that nobody can check."""
    if not digest:
        return True
    name, _, value = digest.partition(":")
    try:
        found = hashlib.new(name.lower().replace("-", ""), data, usedforsecurity=False).digest()
    except (ValueError, TypeError):  # an algorithm that nobody knows, or one without a length of its own
        return True
    if len(value) == len(found) * 2:
        return value.lower() == found.hex()
    try:
        return base64.b32decode(value.upper()) == found
    except ValueError:
        return False
