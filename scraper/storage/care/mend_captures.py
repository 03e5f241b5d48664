"""Capture files and their rows in step again: damage cut out, rows moved to their records, records without row adopted."""

import os
from dataclasses import replace
from pathlib import Path

import sqlite_utils

from scraper.errors import StorageError
from scraper.items import CaptureRow, FrontierRow
from scraper.storage.captures import CaptureStore, payload_digest
from scraper.storage.care.check_captures import ANSWERS, Survey, survey_captures
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.members import Stretch, read_stretches
from scraper.storage.care.problems import several
from scraper.storage.connection import immediate
from scraper.storage.records import insert, select, update
from scraper.storage.warc import IMPORTED_FROM, REDIRECTED_FROM, warc_url
from scraper.urls import canonicalize_url, host_of, is_web_url

Place = tuple[str, Stretch]
"""A record: the name of its file, and where it stands in it."""


def mend_captures(db: sqlite_utils.Database, archive: Path, store: CaptureStore, keeper: Keeper, *, now: str) -> None:
    """Mend what can be mended, mark as lost what cannot, and queue it again. Foreign keys are off meanwhile."""
    survey = survey_captures(db, store, archive, live=False)
    damaged = {problem.file for problem in survey.problems if problem.kind in ("tail", "warc", "gzip_header") and problem.file}
    for name in sorted(damaged):
        _mend_file(db, store.directory / name, keeper)
    if damaged:
        survey = survey_captures(db, store, archive, live=False)
    with immediate(db):
        _mend_rows(db, store, survey, keeper, now=now)
    again = survey_captures(db, store, archive, live=False)  # a revisit whose original was lost just now is lost too
    with immediate(db):
        _mark_lost(db, again.bad_rows, keeper, now=now)


def _mend_file(db: sqlite_utils.Database, path: Path, keeper: Keeper) -> None:
    """Take the damage out of one file: a torn tail is cut off; anything else is left behind in the old file."""
    stretches = list(read_stretches(path))
    damage = [stretch for stretch in stretches if stretch.damage]
    headers_differ = any(
        s.gzip_header != stretches[0].gzip_header or s.gzip_header[3:4] != b"\0" for s in stretches if not s.damage
    )
    if len(damage) == 1 and damage[0].is_tail and not headers_differ:
        _cut_tail(path, damage[0].offset, keeper)
        return
    mended = _copy_sound(path, stretches)
    shift = 0
    moved: list[tuple[str, int, str, int]] = []
    for stretch in stretches:
        if stretch.damage:
            shift += stretch.length
        else:
            moved.append((mended.name, stretch.offset - shift, path.name, stretch.offset))
    with immediate(db):
        db.conn.executemany("UPDATE captures SET warc_file = ?, warc_offset = ? WHERE warc_file = ? AND warc_offset = ?", moved)
    aside = keeper.set_aside(path)
    lost = sum(stretch.length for stretch in damage)
    what = f"{several(lost, 'damaged byte')} left out" if lost else "changed gzip headers put right"
    keeper.say(
        f"captures/{mended.name}: holds the {several(len(moved), 'whole record')} of {path.name}, {what}; kept as {aside.name}"
    )


def _cut_tail(path: Path, offset: int, keeper: Keeper) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        tail = stream.read()
        kept = keeper.keep_bytes(path, tail, offset)
        stream.truncate(offset)
        stream.flush()
        os.fsync(stream.fileno())
    cut = several(len(tail), "byte")
    keeper.say(f"captures/{path.name}: cut to its last whole record at byte {offset}; {cut} kept in {kept.name}")


def _copy_sound(path: Path, stretches: list[Stretch]) -> Path:
    stem = path.name.removesuffix(".warc.gz")
    number = 1
    while (target := path.with_name(f"{stem}-mended{number}.warc.gz")).exists():
        number += 1
    header = next(s.gzip_header for s in stretches if not s.damage) if any(not s.damage for s in stretches) else b""
    header = header[:3] + b"\0" + header[4:]
    with path.open("rb") as source, target.open("xb") as stream:
        for stretch in stretches:
            if not stretch.damage:
                source.seek(stretch.offset)
                stream.write(header + source.read(stretch.length)[len(header) :])
        stream.flush()
        os.fsync(stream.fileno())
    return target


def _mend_rows(db: sqlite_utils.Database, store: CaptureStore, survey: Survey, keeper: Keeper, *, now: str) -> None:
    free: list[Place] = [(name, stretch) for name, stretch, _ in survey.without_row if stretch.record_id not in survey.id_of]
    for row in survey.bad_rows:
        free += [place for place in [_record_at(store, row)] if place is not None and place not in free]
    wrong: list[CaptureRow] = []
    for row in survey.bad_rows:
        place = _record_of(row, free)
        if place is None:
            wrong.append(row)
            continue
        free.remove(place)
        keeper.keep_rows("captures", [_plain(row)], "it did not say what its record says")
        _write_row(db, store, place, survey, row.id)
    mended = len(survey.bad_rows) - len(wrong)
    if mended:
        keeper.say(f"captures: {several(mended, 'row')} put right from the records")
    _mark_lost(db, wrong, keeper, now=now)
    for row in survey.found_again:
        assert row.id is not None
        update(db, CaptureRow, row.id, lost_at=None)
    if survey.found_again:
        keeper.say(f"captures: {several(len(survey.found_again), 'capture')} found again")
    _adopt(db, store, free, survey, keeper, now=now)
    for capture_id, named in survey.refers.items():  # the original may have got another row
        original_id = survey.id_of.get(named)
        if original_id is not None and original_id != capture_id:
            db.conn.execute(
                "UPDATE captures SET refers_to = ? WHERE id = ? AND refers_to <> ? AND lost_at IS NULL",
                (original_id, capture_id, original_id),
            )


def _record_at(store: CaptureStore, row: CaptureRow) -> Place | None:
    """Return the sound answer that stands where a row says, whatever the row says of it."""
    path = store.directory / row.warc_file
    if Path(row.warc_file).name != row.warc_file or not path.is_file():
        return None
    for stretch in read_stretches(path):
        if stretch.offset == row.warc_offset and not stretch.damage and stretch.kind in ANSWERS:
            return row.warc_file, stretch
    return None


def _record_of(row: CaptureRow, free: list[Place]) -> Place | None:
    """Return the record that a row is about: of its address and time, else the one at its place if one of them agrees."""
    url = warc_url(row.url)
    for place in free:
        if place[1].fields.get("warc-target-uri") == url and place[1].fields.get("warc-date") == row.fetched_at:
            return place
    for name, stretch in free:
        agrees = stretch.fields.get("warc-target-uri") == url or stretch.fields.get("warc-date") == row.fetched_at
        if agrees and (name, stretch.offset) == (row.warc_file, row.warc_offset):
            return name, stretch
    return None


def _write_row(db: sqlite_utils.Database, store: CaptureStore, place: Place, survey: Survey, row_id: int | None) -> int | None:
    """Write what a record says into its row, a new one when `row_id` is not there; return its id, None if it cannot be read."""
    name, stretch = place
    refers_to = survey.id_of.get(stretch.fields.get("warc-refers-to", ""))
    status = stretch.head.split(b" ")[1:2]
    if not status or not status[0].isdigit():
        return None
    status_code = int(status[0])
    is_revisit = stretch.kind == "revisit" and status_code != 304
    known = select(db, CaptureRow, "id = ?", (row_id,)) if row_id is not None else []
    row = CaptureRow(
        id=row_id,
        url=known[0].url
        if known and warc_url(known[0].url) == stretch.fields["warc-target-uri"]
        else stretch.fields["warc-target-uri"],
        fetched_at=stretch.fields["warc-date"],
        status=status_code,
        content_type=stretch.http.get("content-type") or None,
        charset=known[0].charset if known else None,
        charset_reason=known[0].charset_reason if known else None,
        payload_digest="",
        complete="warc-truncated" not in stretch.fields,
        refers_to=refers_to if is_revisit else None,
        warc_file=name,
        warc_offset=stretch.offset,
        warc_length=stretch.length,
        imported_from=stretch.fields.get(IMPORTED_FROM.lower()),
        redirected_from=stretch.fields.get(REDIRECTED_FROM.lower()),
    )
    original = select(db, CaptureRow, "id = ?", (row.refers_to,))
    try:
        row = replace(
            row, payload_digest=payload_digest(store.read_unchecked(row, original=original[0] if original else None).body)
        )
    except StorageError:
        return None
    if known:
        db.conn.execute("DELETE FROM captures WHERE id = ?", (row_id,))
    row_id = insert(db, row)
    survey.id_of[stretch.record_id] = row_id
    return row_id


def _adopt(
    db: sqlite_utils.Database, store: CaptureStore, free: list[Place], survey: Survey, keeper: Keeper, *, now: str
) -> None:
    """Give rows to records that have none: under the number that a revision still remembers, where there is one."""
    wanted = _wanted_ids(db)
    adopted = queued = 0
    for place in sorted(free, key=lambda one: (one[1].kind == "revisit", one[1].fields.get("warc-date", ""))):
        url = canonicalize_url(place[1].fields.get("warc-target-uri", ""))
        ids = [number for number, (of, at) in wanted.items() if of == url and at >= place[1].fields.get("warc-date", "")]
        row_id = _write_row(db, store, place, survey, min(ids, key=lambda number: wanted[number][1]) if ids else None)
        if row_id is None:
            continue
        wanted.pop(row_id, None)
        adopted += 1
        queued += _queue(db, url, now=now, fresh_only=True)
    if adopted:
        more = f"; {several(queued, 'address')} queued" if queued else ""
        keeper.say(f"captures: {several(adopted, 'record')} without a row got one{more}")
    for number, (address, at) in wanted.items():
        insert(db, _lost_row(number, address, at, now))
    if wanted:
        keeper.say(f"captures: {several(len(wanted), 'row')} that revisions refer to cannot be found; put in as lost")


def _wanted_ids(db: sqlite_utils.Database) -> dict[int, tuple[str, str]]:
    """Return the captures that revisions refer to and that have no row: id → address, time by which it was fetched."""
    found = db.conn.execute(
        "SELECT capture_id, coalesce(CASE WHEN json_valid(record) THEN json_extract(record, '$.url') END, ''), min(created_at)"
        " FROM revisions WHERE capture_id NOT IN (SELECT id FROM captures) GROUP BY 1"
    ).fetchall()
    return {number: (canonicalize_url(url) if is_web_url(url) else url, at) for number, url, at in found}


def _lost_row(number: int, url: str, at: str, now: str) -> CaptureRow:
    nowhere = {"payload_digest": "", "complete": False, "warc_file": "", "warc_offset": 0, "warc_length": 0}
    return CaptureRow(id=number, url=url, fetched_at=at, status=0, lost_at=now, **nowhere)  # type: ignore[arg-type]


def _mark_lost(db: sqlite_utils.Database, rows: list[CaptureRow], keeper: Keeper, *, now: str) -> None:
    queued = 0
    for row in rows:
        assert row.id is not None
        update(db, CaptureRow, row.id, lost_at=now)
        queued += _queue(db, canonicalize_url(row.url), now=now)
    if rows:
        keeper.say(
            f"captures: {several(len(rows), 'capture')} lost, what was read from them stays; "
            f"{several(queued, 'address')} queued to be fetched again"
        )


def _queue(db: sqlite_utils.Database, url: str, *, now: str, fresh_only: bool = False) -> int:
    """Make an address due, to be fetched whole; 1 when that changed something."""
    if not is_web_url(url):
        return 0
    known = select(db, FrontierRow, "url = ?", (url,))
    if known and fresh_only:
        return 0
    if known:
        db.conn.execute(
            "UPDATE frontier SET state = 'queued', not_before = NULL, etag = NULL, last_modified = NULL, reason = NULL,"
            " attempts = 0, leased_by = NULL, leased_until = NULL WHERE url = ?",
            (url,),
        )
        return 1
    insert(db, FrontierRow(url=url, host=host_of(url), discovered_at=now))
    return 1


def _plain(row: CaptureRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in CaptureRow.__dataclass_fields__}
