"""Every record of every WARC file against its row, and every row against its record."""

import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlite_utils

from scraper.errors import StorageError
from scraper.items import CaptureRow
from scraper.storage.captures import CaptureStore
from scraper.storage.care.members import Stretch, read_stretches
from scraper.storage.care.problems import Problem, several
from scraper.storage.records import select
from scraper.storage.warc import IMPORTED_FROM, REDIRECTED_FROM, ROWS_BEFORE

ANSWERS = ("response", "revisit")
"""Types of the records that have a row."""
PATTERN = "*.warc.gz"
"""Names of capture files."""


@dataclass(slots=True, kw_only=True)
class Survey:
    """What was seen in the capture files: for the report, and for `repair`."""

    problems: list[Problem] = field(default_factory=list)
    """In the order of files and places."""
    notes: list[str] = field(default_factory=list)
    """What is no harm."""
    files: int = 0
    """Files read."""
    records: int = 0
    """Sound records read, of every type."""
    without_row: list[tuple[str, Stretch, bool]] = field(default_factory=list)
    """Sound answers that no row names: file, record, whether the file has named ones after it."""
    bad_rows: list[CaptureRow] = field(default_factory=list)
    """Rows whose record is damaged, missing or another one."""
    found_again: list[CaptureRow] = field(default_factory=list)
    """Rows marked as lost whose record is there."""
    id_of: dict[str, int] = field(default_factory=dict)
    """WARC-Record-ID → `captures.id`."""
    refers: dict[int, str] = field(default_factory=dict)
    """`captures.id` of a revisit → the WARC-Record-ID that it names as its original."""


@dataclass(slots=True)
class _File:
    name: str
    rows: dict[int, CaptureRow]
    part_of: str = ""
    first_header: bytes = b""
    unnamed: list[Stretch] = field(default_factory=list)
    last_named: int = -1


def survey_captures(db: sqlite_utils.Database, store: CaptureStore, archive: Path, *, live: bool) -> Survey:
    """Read all capture files of an archive; `live` says that a crawl is writing to the newest of them."""
    survey = Survey()
    rows: dict[str, dict[int, CaptureRow]] = {}
    by_id: dict[int, CaptureRow] = {}
    doubles: list[CaptureRow] = []
    for row in select(db, CaptureRow, "1 ORDER BY id"):
        assert row.id is not None
        by_id[row.id] = row
        if rows.setdefault(row.warc_file, {}).setdefault(row.warc_offset, row) is not row:
            doubles.append(row)
    there = {path.name: path for path in sorted(store.directory.glob(PATTERN))} if store.directory.is_dir() else {}
    for name, mine in rows.items():
        kept = [row for row in mine.values() if row.lost_at is None]
        if name not in there and kept:
            survey.bad_rows += kept
            text = f"is missing, and with it {several(len(kept), 'capture')}"
            survey.problems.append(Problem(kind="missing", where=f"{store.directory.name}/{name}", file=name, text=text))
    for name, path in there.items():
        _survey_file(_File(name, rows.get(name, {})), path, store, by_id, survey, live=live, archive=archive)
    survey.bad_rows += [row for row in doubles if row not in survey.bad_rows]
    _check_references(survey, by_id)
    _judge_without_row(db, survey)
    return survey


def _survey_file(
    file: _File, path: Path, store: CaptureStore, by_id: dict[int, CaptureRow], survey: Survey, *, live: bool, archive: Path
) -> None:
    survey.files += 1
    waiting = dict(file.rows)
    try:
        for stretch in read_stretches(path):
            if stretch.damage:
                _note_damage(file, stretch, waiting, survey, live=live)
                continue
            survey.records += 1
            _note_header(file, stretch, survey)
            if stretch.kind == "warcinfo" and not file.part_of:
                file.part_of = part_of(path, stretch)
            if stretch.kind not in ANSWERS:
                continue
            row = waiting.pop(stretch.offset, None)
            if row is None:
                file.unnamed.append(stretch)
                continue
            file.last_named = stretch.offset
            _check_row(row, stretch, store, by_id, survey)
    except OSError as problem:
        survey.problems.append(
            Problem(kind="unreadable", where=f"captures/{file.name}", text=f"cannot be read ({problem.strerror})")
        )
    for row in waiting.values():
        if row.lost_at is None:
            survey.bad_rows.append(row)
            text = f"no record begins at byte {row.warc_offset} of {file.name} ({row.url})"
            survey.problems.append(Problem(kind="capture", where=f"capture {row.id}", row_id=row.id, text=text))
    _note_unnamed(file, survey, archive)


def _note_damage(file: _File, stretch: Stretch, waiting: dict[int, CaptureRow], survey: Survey, *, live: bool) -> None:
    end = stretch.offset + stretch.length
    hit = [row for at, row in waiting.items() if stretch.offset <= at < end and row.lost_at is None]
    for row in hit:
        del waiting[row.warc_offset]
    if live and stretch.is_tail and not hit:
        survey.notes.append(f"captures/{file.name}: its last record is being written")
        return
    survey.bad_rows += hit
    lost = f"; {several(len(hit), 'capture')} with a row in it" if hit else "; no row names it"
    survey.problems.append(
        Problem(
            kind="tail" if stretch.is_tail else "warc",
            where=f"captures/{file.name}",
            file=file.name,
            offset=stretch.offset,
            length=stretch.length,
            text=f"{several(stretch.length, 'byte')} at byte {stretch.offset} are damaged: {stretch.damage}{lost}",
        )
    )


def _note_header(file: _File, stretch: Stretch, survey: Survey) -> None:
    """Find a changed byte in the gzip header, which no checksum covers: all members of a file begin alike."""
    file.first_header = file.first_header or stretch.gzip_header
    if stretch.gzip_header != file.first_header or stretch.gzip_header[3] != 0:
        text = f"the gzip header at byte {stretch.offset} was changed; the record in it is whole"
        place = {"file": file.name, "offset": stretch.offset, "length": stretch.length}
        survey.problems.append(Problem(kind="gzip_header", where=f"captures/{file.name}", text=text, **place))  # type: ignore[arg-type]


def part_of(path: Path, stretch: Stretch) -> str:
    """Return the name of the archive that the first record of a capture file names; empty when it names none."""
    with path.open("rb") as stream:
        stream.seek(stretch.offset)
        plain = zlib.decompress(stream.read(stretch.length), 31)
    lines = plain.decode("utf-8", "replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.lower().startswith("ispartof:")), "")


def _check_row(row: CaptureRow, stretch: Stretch, store: CaptureStore, by_id: dict[int, CaptureRow], survey: Survey) -> None:
    assert row.id is not None
    survey.id_of[stretch.record_id] = row.id
    if stretch.kind == "revisit" and "warc-refers-to" in stretch.fields:
        survey.refers[row.id] = stretch.fields["warc-refers-to"]
    wrong = _row_contradicts(row, stretch)
    if not wrong:
        original = by_id.get(row.refers_to) if row.refers_to is not None else None
        try:
            store.read(replace(row, lost_at=None), original=original)
        except StorageError as problem:
            wrong = str(problem).partition(" is damaged: ")[2].partition(". Next:")[0] or str(problem).partition(". Next:")[0]
            if original is not None and original.id is not None and original in survey.bad_rows:
                wrong = f"its body is that of capture {original.id}, which is damaged"
    if row.lost_at is not None:
        if not wrong:
            survey.found_again.append(row)
            survey.notes.append(f"capture {row.id}: was marked as lost, and is there")
        return
    if wrong:
        survey.bad_rows.append(row)
        survey.problems.append(Problem(kind="capture", where=f"capture {row.id}", row_id=row.id, text=f"{wrong} ({row.url})"))


def _row_contradicts(row: CaptureRow, stretch: Stretch) -> str:
    """Return what a row says that its record does not."""
    if row.warc_length != stretch.length:
        return f"its record has {stretch.length} bytes, not {row.warc_length}"
    if stretch.fields.get("warc-date") != row.fetched_at:
        return f"was fetched at {stretch.fields.get('warc-date')}, not {row.fetched_at}"
    status = stretch.head.split(b" ")[1:2]
    if status != [str(row.status).encode()]:
        return f"its status is {b''.join(status).decode('ascii', 'replace') or 'unknown'}, not {row.status}"
    if row.complete == ("warc-truncated" in stretch.fields) and stretch.kind == "response":
        return f"is said to be {'whole' if row.complete else 'cut short'}, which its record denies"
    said = stretch.http.get("content-type", "")
    if (row.content_type or "") != said:
        return f"its content type is {said!r}, not {row.content_type!r}"
    if row.imported_from != stretch.fields.get(IMPORTED_FROM.lower()):
        return f"was imported from {stretch.fields.get(IMPORTED_FROM.lower(), 'nowhere')}, not {row.imported_from or 'nowhere'}"
    if row.redirected_from != stretch.fields.get(REDIRECTED_FROM.lower()):
        return f"was asked for as {stretch.fields.get(REDIRECTED_FROM.lower(), 'itself')}, not {row.redirected_from or 'itself'}"
    if (stretch.kind == "revisit" and row.status != 304) != (row.refers_to is not None):
        return "the row and the record disagree on whether another capture holds its body"
    return ""


def _check_references(survey: Survey, by_id: dict[int, CaptureRow]) -> None:
    """Find revisits whose row names another original than their record does."""
    record_of = {capture_id: record_id for record_id, capture_id in survey.id_of.items()}
    for capture_id, named in survey.refers.items():
        row = by_id[capture_id]
        if row.refers_to is None or row in survey.bad_rows or record_of.get(row.refers_to, named) == named:
            continue
        survey.bad_rows.append(row)
        text = f"its record names another capture than {row.refers_to} as the one that holds its body ({row.url})"
        survey.problems.append(Problem(kind="capture", where=f"capture {row.id}", row_id=row.id, text=text))


def _note_unnamed(file: _File, survey: Survey, archive: Path) -> None:
    if not file.unnamed:
        return
    if not file.rows and file.part_of not in ("", archive.name) and (archive.parent / file.part_of).exists():
        survey.notes.append(f"captures/{file.name}: belongs to {file.part_of}")
        return
    survey.without_row += [(file.name, stretch, stretch.offset < file.last_named) for stretch in file.unnamed]


def _judge_without_row(db: sqlite_utils.Database, survey: Survey) -> None:
    """Tell rows that were lost from rows that were never committed, and from those that a running crawl has committed since."""
    named = "SELECT 1 FROM captures WHERE warc_file = ? AND warc_offset = ?"
    survey.without_row = [u for u in survey.without_row if not db.conn.execute(named, (u[0], u[1].offset)).fetchone()]
    (most,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM captures").fetchone()
    for name, stretch, in_middle in survey.without_row:
        where, url = f"captures/{name}", stretch.fields.get("warc-target-uri", "no address")
        if stretch.record_id in survey.id_of:
            survey.notes.append(f"{where}: the capture at byte {stretch.offset} is a copy of one that has a row ({url})")
            continue
        before = stretch.fields.get(ROWS_BEFORE.lower(), "")
        # The last visit before a kill is written and never committed; its URL still waits in the frontier.
        if not in_middle and before.isdecimal() and int(before) <= most:
            survey.notes.append(f"{where}: the capture at byte {stretch.offset} was not committed before a kill ({url})")
            continue
        place = {"file": name, "offset": stretch.offset, "length": stretch.length}
        text = f"the capture at byte {stretch.offset} has no row ({url})"
        survey.problems.append(Problem(kind="no_row", where=where, text=text, **place))  # type: ignore[arg-type]
