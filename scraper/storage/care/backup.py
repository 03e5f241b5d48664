"""A copy of an archive that can be trusted: made while a crawl goes on, checked before it replaces the copy before it.

The database is copied first, as of one moment; then the capture files, each up to the last record that this database
knows. Capture files only ever grow, so a second backup into the same folder copies what is new, and damage to what was
copied before never spreads.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from scraper.errors import StorageError, UsageError
from scraper.storage import runs
from scraper.storage.archive import CAPTURES
from scraper.storage.care.check_captures import ANSWERS
from scraper.storage.care.check_files import sidecar
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.members import read_stretches
from scraper.storage.care.problems import Report
from scraper.storage.care.repair import check_free
from scraper.storage.care.verify import verify
from scraper.storage.connection import connect, connect_read_only, immediate, storage_errors

NAME = "archive.db"
"""What the database is called in a backup."""
MANIFEST = "backup.json"
"""What makes a folder a backup."""
STEP = 1 << 20
"""Bytes copied at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a backup or a restore did."""

    folder: str
    """Where the copy is."""
    files: int
    """Capture files that it has."""
    bytes_copied: int
    """Bytes of captures that were new."""
    bytes_kept: int
    """Bytes of captures that were there already."""
    checked: tuple[tuple[str, int], ...]
    """What was checked in the copy."""


def backup(path: Path, folder: Path, *, now: str) -> Copied:
    """Copy the archive at `path` into `folder`, or bring the backup there up to date.

    Raises `UsageError` for a folder that holds something else, `StorageError` when the copy is not sound: then the
    backup that was there stays as it was.
    """
    _check_folder(path, folder)
    with storage_errors(folder):
        (folder / CAPTURES).mkdir(parents=True, exist_ok=True)
        if not (folder / MANIFEST).exists():
            _write_manifest(folder, {"source": str(path.absolute()), "made_at": None})
        part = folder / f"{NAME}.part"
        _remove(part)
        _copy_database(path, part)
        copied = kept = files = 0
        for name, length in _capture_lengths(path, part):
            more, old = _copy_captures(path.parent / CAPTURES / name, folder / CAPTURES / name, length)
            copied, kept, files = copied + more, kept + old, files + 1
        report = verify(part, now=now)
        if not report.ok:
            _remove(part)
            raise StorageError(
                f"{path}: the copy is not sound, so no backup was made of it: {report.problems[0].line()} "
                f"({len(report.problems)} in all). Next: dramarchive verify, then dramarchive repair."
            )
        _publish(part, folder / NAME)
        _write_manifest(folder, {"source": str(path.absolute()), "made_at": now, "checked": dict(report.checked)})
    return Copied(folder=str(folder), files=files, bytes_copied=copied, bytes_kept=kept, checked=report.checked)


def restore(source: Path, path: Path, *, force: bool, now: str) -> tuple[Copied, Report]:
    """Bring the backup in the folder `source` back as the archive `path`; return what was done and how it checks.

    Raises `UsageError` when there is no backup, or an archive is there and not `force`; what was there is set aside,
    never written over. `StorageError` when the backup is damaged or a capture file contradicts it.
    """
    database = source / NAME if source.is_dir() else source
    if not database.is_file():
        raise UsageError(f"{source}: holds no backup. Next: name the folder that dramarchive backup made.")
    if path.exists() and not force:
        raise UsageError(f"{path}: exists and stays as it is. Next: choose another --archive PATH, or give --force.")
    if path.exists() and path.samefile(database):
        raise UsageError(f"{path}: is the backup itself. Next: choose another --archive PATH.")
    found = verify(database, now=now)
    if not found.ok:
        raise StorageError(
            f"{database}: the backup is damaged: {found.problems[0].line()}. Next: dramarchive repair --archive {database}"
        )
    check_free(path, now)
    with storage_errors(path):
        (path.parent / CAPTURES).mkdir(parents=True, exist_ok=True)
        copied = kept = files = 0
        for name, length in _capture_lengths(database, database):
            more, old = _copy_captures(database.parent / CAPTURES / name, path.parent / CAPTURES / name, length)
            copied, kept, files = copied + more, kept + old, files + 1
        part = path.with_name(f"{path.name}.part")
        _remove(part)
        _copy_database(database, part)
        if path.exists():
            aside = Keeper(path, now).set_aside(path, "replaced")
            for ending in ("-wal", "-shm"):
                if sidecar(path, ending).exists():
                    sidecar(path, ending).rename(sidecar(aside, ending))
        _publish(part, path)
    report = verify(path, now=now)
    done = Copied(folder=str(path.parent), files=files, bytes_copied=copied, bytes_kept=kept, checked=report.checked)
    return done, report


def _check_folder(path: Path, folder: Path) -> None:
    if not path.is_file():
        raise UsageError(f"{path}: there is no archive here. Next: name another with --archive PATH.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file. Next: name a folder for the backup.")
    if folder.exists() and folder.resolve() == path.parent.resolve():
        raise UsageError(f"{folder}: is where the archive itself lies. Next: name another folder for the backup.")
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).exists():
        raise UsageError(f"{folder}: holds something else than a backup. Next: name an empty or a new folder.")
    if not folder.exists() and not folder.parent.is_dir():
        raise UsageError(f"{folder}: the folder {folder.parent} does not exist. Next: make it, or name another.")


def _copy_database(source: Path, part: Path) -> None:
    """Copy the database as of this moment, in one piece and with no log beside it; a run under way is closed in the copy."""
    db = connect_read_only(source)
    try:
        target = sqlite3.connect(part, isolation_level=None)
        try:
            db.conn.backup(target, pages=-1)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    finally:
        db.close()
    copy = connect(part)
    try:
        with immediate(copy):
            runs.close_open_runs(copy)
    finally:
        copy.close()
    with part.open("rb") as stream:
        os.fsync(stream.fileno())


def _capture_lengths(source: Path, database: Path) -> Iterator[tuple[str, int]]:
    """Yield each capture file that the database knows and how many of its bytes belong to what it knows."""
    db = connect_read_only(database)
    try:
        rows = db.conn.execute(
            "SELECT warc_file, max(warc_offset + warc_length) FROM captures WHERE lost_at IS NULL GROUP BY 1 ORDER BY 1"
        ).fetchall()
    finally:
        db.close()
    for name, end in rows:
        if Path(name).name != name or not name:
            raise StorageError(f"{source}: a capture names the file {name!r}. Next: dramarchive repair.")
        file = source.parent / CAPTURES / name
        if not file.is_file():
            raise StorageError(f"{file}: is missing. Next: put it back, or dramarchive repair.")
        yield name, _end_of_visit(file, end)


def _end_of_visit(file: Path, end: int) -> int:
    """Return where the records end that belong to the last known answer: what was asked for it stands behind it."""
    for stretch in read_stretches(file, start=end):
        if stretch.damage or stretch.kind in ANSWERS:
            break
        end = stretch.offset + stretch.length
    return end


def _copy_captures(source: Path, target: Path, length: int) -> tuple[int, int]:
    """Bring `target` to the first `length` bytes of `source`; return bytes copied and bytes that were there.

    What is there must be the same bytes; a longer file is left as it is if it begins with them.
    """
    have = target.stat().st_size if target.exists() else 0
    common = min(have, length)
    if not _same(source, target, common):
        if have > length or not _is_torn(target):
            raise StorageError(f"{target}: is another file than {source}. Next: move it away, or choose another folder.")
        common = 0  # a copy that was cut short by a crash and never finished
    if have >= length:
        return 0, length
    with source.open("rb") as reading, target.open("r+b" if target.exists() else "xb") as writing:
        reading.seek(common)
        writing.truncate(common)
        writing.seek(common)
        left = length - common
        while left:
            data = reading.read(min(STEP, left))
            if not data:
                raise StorageError(f"{source}: ends before byte {length}. Next: dramarchive verify.")
            writing.write(data)
            left -= len(data)
        writing.flush()
        os.fsync(writing.fileno())
    return length - common, common


def _same(source: Path, target: Path, length: int) -> bool:
    if not length:
        return True
    with source.open("rb") as one, target.open("rb") as other:
        left = length
        while left:
            size = min(STEP, left)
            if one.read(size) != other.read(size):
                return False
            left -= size
    return True


def _is_torn(path: Path) -> bool:
    return any(stretch.damage for stretch in read_stretches(path))


def _publish(part: Path, target: Path) -> None:
    part.replace(target)
    for ending in ("-wal", "-shm"):
        sidecar(part, ending).unlink(missing_ok=True)
        sidecar(target, ending).unlink(missing_ok=True)
    fd = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _remove(part: Path) -> None:
    for file in (part, sidecar(part, "-wal"), sidecar(part, "-shm"), part.with_name(part.name + "-journal")):
        file.unlink(missing_ok=True)


def _write_manifest(folder: Path, facts: dict[str, object]) -> None:
    part = folder / f"{MANIFEST}.part"
    with part.open("w", encoding="utf-8") as stream:
        json.dump(
            {"what": "a backup made by dramarchive; bring it back with: dramarchive restore FOLDER"} | facts, stream, indent=2
        )
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(folder / MANIFEST)


def to_record(done: Copied) -> dict[str, object]:
    """Return the JSON shape that `backup --json` and `restore --json` print."""
    return asdict(done) | {"checked": dict(done.checked)}
