"""The records of a WARC or ARC file, one after the other, whoever wrote it; damage is named and passed over.

Heads are read by warcio. What warcio takes on trust is checked here: that a record is as long as it says, that the next one
begins behind it, that the file does not end inside. A record is handed on only after that.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from scraper.importing.unpacking import GZIP, STEP, BombError, DamageError, Place, Plain

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it quotes what a file says to the terminal, as it is
WARC_MARKS = (b"WARC/1.", b"WARC/0.")
ARC_MARK = b"filedesc://"
DAMAGES_MOST = 100
"""Damaged places after which a file is given up: it is no web archive any more, and looking for the next record takes time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One whole record."""

    place: Place
    """Where it begins."""
    fields: dict[str, str] = field(default_factory=dict)
    """Its WARC header fields, names in lower case, the first of each."""
    block: bytes = b""
    """What it holds, as far as it was asked for."""
    length: int = 0
    """Bytes of the block, asked for or not."""

    @property
    def kind(self) -> str:
        """Its WARC-Type."""
        return self.fields.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """Its WARC-Target-URI without the angle brackets that WARC 1.0 prescribed and wget writes."""
        url = self.fields.get("warc-target-uri", "").strip()
        return url[1:-1] if url.startswith("<") and url.endswith(">") else url


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place where no whole record is."""

    place: Place
    """Where it begins."""
    reason: str
    """What is wrong."""
    url: str = ""
    """The address of the record, if its head could be read."""
    is_end: bool = False
    """True when nothing could be read after it."""


def is_packed(stream: BinaryIO) -> bool:
    """Tell whether a file is gzip, also when its first bytes are damaged."""
    stream.seek(0)
    head = stream.read(STEP)
    return head.startswith(GZIP) or (not head.startswith((*WARC_MARKS, ARC_MARK)) and GZIP in head)


def read_records(stream: BinaryIO, *, most: int, kinds: tuple[str, ...]) -> Iterator[Record | Damage]:
    """Yield the records of a file in order; only of `kinds` the block is read, `most` bytes of it at most."""
    plain = Plain(stream, packed=is_packed(stream))
    reader = _Reader(plain, most, kinds)
    damages = 0
    while True:
        place = None
        try:
            place = plain.place
            if place is None:
                return
            yield reader.next_record(place)
            continue
        except EOFError:
            return
        except BombError as problem:
            yield Damage(place=place or plain.begun, reason=f"{problem}; the rest of the file is not read", is_end=True)
            return
        except DamageError as problem:
            damages += 1
            at, url = (place, reader.last_url) if place else (plain.begun, "")
            goes_on = damages < DAMAGES_MOST and plain.recover(at, reader.marks)
            reason = str(problem) + (
                "; so much of the file is damaged that the rest is not read" if damages == DAMAGES_MOST else ""
            )
            yield Damage(place=at, reason=reason, url=url, is_end=not goes_on)
            if not goes_on:
                return


def read_record(stream: BinaryIO, place: Place, *, most: int) -> Record:
    """Return the record at a place that `read_records` gave. Raises `DamageError` when it is not there any more."""
    plain = Plain(stream, packed=is_packed(stream), start=place.offset)
    plain.skip(place.inside)
    try:
        return _Reader(plain, most, ()).next_record(place, wanted=True)
    except (EOFError, BombError) as problem:
        raise DamageError(str(problem) or "it is not there any more") from problem


class _Reader:
    def __init__(self, plain: Plain, most: int, kinds: tuple[str, ...]) -> None:
        self._plain = plain
        self._most = most
        self._kinds = kinds
        self._loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
        self._format = ""
        self.last_url = ""

    @property
    def marks(self) -> tuple[bytes, ...]:
        """How a record may begin."""
        return (b"http://", b"https://") if self._format == "arc" else WARC_MARKS

    def next_record(self, place: Place, *, wanted: bool = False) -> Record:
        """Read one record and look at what follows it. Raises `EOFError` at the end, `DamageError`, `BombError`."""
        self.last_url = ""
        plain = self._plain
        if not self._format:
            self._format = "warc" if plain.peek(5) == b"WARC/" else "arc"
        fields = self._head()
        record = Record(place=place, fields=fields)
        self.last_url = record.url
        if "content-length" not in fields and not plain.peek(1, in_member=True):
            raise DamageError("the file ends in the middle of a record's head")
        length = _length_of(fields)
        wanted = wanted or record.kind in self._kinds
        block = plain.read(min(length, self._most)) if wanted else b""
        passed = len(block) + plain.skip(length - len(block))
        if passed < length:
            raise DamageError(f"the file ends in the middle of a record ({passed} of {length} bytes)")
        self._end_record()
        return Record(place=place, fields=fields, block=block, length=length)

    def _head(self) -> dict[str, str]:
        plain = self._plain
        plain.begin_head()
        try:
            found = self._loader.parse_record_stream(plain, known_format=self._format, no_record_parse=True)
        except (ArchiveLoadFailed, StatusAndHeadersParserException) as problem:
            raise DamageError("no record begins here") from problem
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as problem:
            raise DamageError("its head cannot be read") from problem
        finally:
            plain.end_head()
        fields: dict[str, str] = {}
        for name, value in found.rec_headers.headers:
            fields.setdefault(str(name).strip().lower(), str(value).strip())
        if self._format == "arc":  # warcio has taken off what a file's own head counts among its length
            fields["content-length"] = str(found.length)
        return fields

    def _end_record(self) -> None:
        """Pass over the blank lines behind a record; what follows must be another one."""
        plain = self._plain
        while plain.peek(1, in_member=True) in (b"\r", b"\n"):
            plain.read(1)
        rest = plain.peek(5, in_member=True)
        if self._format == "warc" and rest != b"WARC/"[: len(rest)]:
            raise DamageError("its length is not the one it names: something else than a record follows it")


def _length_of(fields: dict[str, str]) -> int:
    said = fields.get("content-length", "")
    if not said.isascii() or not said.isdecimal() or len(said) > 18:
        raise DamageError(f"its length is no number ({said[:20] or 'none'})")
    return int(said)
