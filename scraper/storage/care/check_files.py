"""The files of the database before SQLite opens them: what it would pass over in silence or mend without a word."""

import struct
from collections.abc import Iterator
from pathlib import Path

from scraper.storage.care.problems import Problem, several

LONG_LOG = 64 * 1024 * 1024
"""A log longer than this (bytes) is left to SQLite: its checksums would take half a minute here."""
_MAGIC = b"SQLite format 3\0"
_WAL_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_BIG_ENDIAN, _LITTLE_ENDIAN = 0x377F0683, 0x377F0682


def sidecar(path: Path, ending: str) -> Path:
    """Return the file that SQLite keeps beside the database: `-wal` or `-shm`."""
    return path.with_name(path.name + ending)


def file_problems(path: Path) -> Iterator[Problem]:
    """Yield what is wrong with the database's files as files; nothing is written."""
    with path.open("rb") as stream:
        header = stream.read(100)
    size = path.stat().st_size
    wal, shm = sidecar(path, "-wal"), sidecar(path, "-shm")
    if size and not header.startswith(_MAGIC):
        yield Problem(kind="header", where=path.name, text="it does not begin as a SQLite database does")
        return
    cut = _cut_pages(header, size)
    # A kill in the middle of a checkpoint leaves pages that only the log has; integrity_check sees both together.
    if cut and not (wal.exists() and wal.stat().st_size):
        yield Problem(kind="truncated", where=path.name, text=cut)
    # In this order, twice: whoever opens the archive makes the log first, and whoever closes it deletes it last.
    if not wal.exists() and shm.exists() and not wal.exists():
        yield Problem(
            kind="wal",
            where=wal.name,
            text=f"is missing, but {shm.name} is there: a process was killed, and what it committed last is lost",
        )
    if wal.exists() and wal.stat().st_size <= LONG_LOG:
        lost = _settled(wal)
        if lost:
            text = f"a page in it is damaged, and with it {several(lost, 'page')} that were committed are lost"
            yield Problem(kind="wal", where=wal.name, text=text)


def _cut_pages(header: bytes, size: int) -> str:
    """Return that pages are missing at the end of the file; empty when none are."""
    if len(header) < 100:
        return "it ends inside its header" if header else ""
    (page_size,) = struct.unpack_from(">H", header, 16)
    page_size = 65536 if page_size == 1 else page_size
    changes, pages = struct.unpack_from(">II", header, 24)
    (valid_for,) = struct.unpack_from(">I", header, 92)
    if page_size < 512:
        return "its header names an impossible page size"
    if size % page_size:
        return f"its length is no number of whole pages: it was cut inside page {size // page_size + 1}"
    if changes == valid_for and pages * page_size > size:
        return f"{several(pages - size // page_size, 'page')} of {pages} are missing at its end: it was cut short"
    return ""


def _settled(wal: Path) -> int:
    """Return `lost_frames`, read again while a running crawl begins the log anew under our eyes."""
    for _ in range(3):
        data = wal.read_bytes()
        lost = lost_frames(data)
        if not lost or (wal.exists() and wal.read_bytes()[: len(data)] == data):
            return lost
    return 0


def lost_frames(data: bytes) -> int:
    """Return how many pages of the write-ahead log SQLite would pass over in silence because one before them is damaged.

    A frame whose checksum is wrong ends the log (file format, section 4.4). One that nothing follows is a write that a
    kill cut short; one that is followed by frames of the same generation (their salts agree) was changed afterwards.
    """
    if len(data) < _WAL_HEADER.size:
        return 0
    magic, _, page_size, _, *salts, sum1, sum2 = _WAL_HEADER.unpack_from(data)
    if magic not in (_BIG_ENDIAN, _LITTLE_ENDIAN) or (
        _checksum(data[:24], (0, 0), big=magic == _BIG_ENDIAN) != (sum1, sum2) and len(data) > _WAL_HEADER.size
    ):
        return max(1, (len(data) - _WAL_HEADER.size) // (4096 + _FRAME_HEADER.size)) if len(data) > _WAL_HEADER.size else 0
    running = (sum1, sum2)
    step = _FRAME_HEADER.size + page_size
    good = True
    lost = 0
    for at in range(_WAL_HEADER.size, len(data) - step + 1, step):
        _, _, salt1, salt2, frame1, frame2 = _FRAME_HEADER.unpack_from(data, at)
        if good:
            if [salt1, salt2] != salts and not _follows(data, at + step, step, salts):
                break  # what is left of an earlier generation
            content = data[at : at + 8] + data[at + _FRAME_HEADER.size : at + step]
            running = _checksum(content, running, big=magic == _BIG_ENDIAN)
            good = running == (frame1, frame2) and [salt1, salt2] == salts
        elif [salt1, salt2] == salts:
            lost += 1
    return lost + 1 if lost else 0


def _follows(data: bytes, at: int, step: int, salts: list[int]) -> bool:
    """Tell whether the next frame is of this generation."""
    return at + step <= len(data) and list(_FRAME_HEADER.unpack_from(data, at)[2:4]) == salts


def _checksum(data: bytes, start: tuple[int, int], *, big: bool) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{'>' if big else '<'}{len(data) // 4}I", data)
    for index in range(0, len(words), 2):
        first = (first + words[index] + second) & 0xFFFFFFFF
        second = (second + words[index + 1] + first) & 0xFFFFFFFF
    return first, second
