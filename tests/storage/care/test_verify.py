"""The damage suite: whatever is done to an archive is found, and what a crash leaves behind is no damage."""

import gzip
import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from scraper.errors import SchemaVersionError, UsageError
from scraper.items import ROW_TYPES
from scraper.storage.archive import Archive
from scraper.storage.captures import CaptureStore
from scraper.storage.care.check_captures import survey_captures
from scraper.storage.care.problems import Report
from scraper.storage.care.verify import verify
from tests.storage.care.sound import FIRST, capture_of, make_archive, visit_of

NOW = "2026-03-01T00:00:00.000Z"


def checked(path: Path) -> Report:
    return verify(path, now=NOW)


def warcs(path: Path) -> list[Path]:
    return sorted((path.parent / "captures").glob("*.warc.gz"))


def test_a_sound_archive_has_no_problem_and_is_not_written_to(copy: Path) -> None:
    before = {file: file.read_bytes() for file in (copy, *warcs(copy))}
    report = checked(copy)
    assert (report.problems, report.notes) == ((), ())
    assert dict(report.checked) == {"articles": 12, "tracks": 48, "revisions": 14, "captures": 18, "files": 2, "records": 38}
    assert {file: file.read_bytes() for file in before} == before


def test_every_flipped_bit_of_a_capture_file_is_found(copy: Path) -> None:
    missed = []
    for file in warcs(copy):
        data = file.read_bytes()
        step = max(1, len(data) // 150)
        for place in (*range(12), *range(12, len(data), step)):
            changed = bytearray(data)
            changed[place] ^= 1 << (place % 8)
            file.write_bytes(changed)
            # the bits that fill the last byte of a deflate stream say nothing: a flip there is no damage
            if checked_captures(copy).ok and gzip.decompress(changed) != gzip.decompress(data):
                missed.append((file.name, place))
        file.write_bytes(data)
    assert missed == []


def checked_captures(path: Path) -> Report:
    """Only the part of `verify` that reads the capture files: a flip there changes nothing else, and it is done 300 times."""
    with Archive.open_read_only(path) as archive:
        survey = survey_captures(archive.db, CaptureStore(archive.captures_dir), path, live=False)
    return Report(problems=tuple(survey.problems))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.77, 0.999])
def test_a_torn_tail_is_found(copy: Path, share: float) -> None:
    file = warcs(copy)[0]
    os.truncate(file, int(file.stat().st_size * share))
    report = checked(copy)
    assert not report.ok
    assert any("no record begins" in p.text or "in the middle of a record" in p.text for p in report.problems)


@pytest.mark.parametrize("rubbish", [b"\0" * 100, b"\x1f\x8b\x08", b"garbage", b"\x1f\x8b\x08\x00" + b"\xff" * 50])
def test_what_was_appended_is_found(copy: Path, rubbish: bytes) -> None:
    with warcs(copy)[1].open("ab") as stream:
        stream.write(rubbish)
    (problem,) = checked(copy).problems
    assert (problem.kind, problem.length) == ("tail", len(rubbish))


def test_a_missing_file_is_one_line(copy: Path) -> None:
    warcs(copy)[0].unlink()
    kinds = [p.kind for p in checked(copy).problems]
    assert kinds.count("missing") == 1
    assert all(kind in ("missing", "capture") for kind in kinds), "revisits whose body was in it are named too"


def test_damage_costs_the_record_that_it_hits_and_no_other(copy: Path) -> None:
    with sqlite3.connect(copy) as conn:
        name, offset, length = conn.execute("SELECT warc_file, warc_offset, warc_length FROM captures WHERE id = 5").fetchone()
    conn.close()
    file = copy.parent / "captures" / name
    data = bytearray(file.read_bytes())
    data[offset + length // 2] ^= 0x55
    file.write_bytes(data)
    (problem,) = checked(copy).problems
    assert (problem.kind, problem.offset, problem.length) == ("warc", offset, length)
    assert "1 capture with a row in it" in problem.text


STATEMENTS = [
    ("UPDATE captures SET warc_offset = warc_offset + 1 WHERE id = 3", "no record begins at byte"),
    ("UPDATE captures SET warc_length = warc_length - 1 WHERE id = 3", "its record has"),
    (
        "UPDATE captures SET url = 'https://other.example/' WHERE id = 3",
        "it holds a response record of https://blog.example/ost-2",
    ),
    ("UPDATE captures SET status = 404 WHERE id = 3", "its status is 200, not 404"),
    ("UPDATE captures SET fetched_at = '2026-02-01T10:00:09.000Z' WHERE id = 3", "was fetched at 2026-02-01T10:00:02.000Z"),
    ("UPDATE captures SET payload_digest = 'sha256:00' WHERE id = 3", "the body is not the one that was stored"),
    ("UPDATE captures SET complete = 0 WHERE id = 3", "is said to be cut short"),
    ("UPDATE captures SET content_type = 'text/plain' WHERE id = 3", "its content type is"),
    ("UPDATE captures SET warc_file = '../archive.db' WHERE id = 3", "is missing"),
    ("UPDATE captures SET warc_file = 'other.warc.gz' WHERE id = 3", "is missing"),
    ("UPDATE captures SET refers_to = 2 WHERE id = 13", "does not hold its body"),
    ("UPDATE captures SET refers_to = NULL WHERE id = 13", "disagree on whether another capture holds its body"),
    ("UPDATE captures SET warc_offset = 0, warc_file = 'x' || id WHERE id IN (4, 5)", "is missing"),
    ("DELETE FROM captures WHERE id = 13", "has no row"),
    ("DELETE FROM captures WHERE id = 3", "refers to a row of captures"),
    ("DELETE FROM captures WHERE id > 12", "has no row"),
    ("UPDATE articles SET title = 'Other' WHERE id = 4", "its rows are not the ones that were stored"),
    ("UPDATE articles SET body_text = body_text || '.' WHERE id = 4", "its rows are not the ones that were stored"),
    ("UPDATE articles SET revision_id = 1 WHERE id = 4", "shows revision 1, which is article 1's"),
    ("UPDATE articles SET revision_id = NULL WHERE id = 4", "shows no revision"),
    ("UPDATE articles SET revision_id = 999 WHERE id = 4", "refers to a row of revisions"),
    ("UPDATE articles SET last_seen_at = 'yesterday' WHERE id = 4", "last_seen_at is no time"),
    ("UPDATE articles SET authors = '[' WHERE id = 4", "authors is no JSON"),
    ("DELETE FROM articles WHERE id = 4", "refers to a row of articles"),
    ("DELETE FROM tracks WHERE id = 7", "its rows are not the ones that were stored"),
    ("UPDATE tracks SET title = 'Other' WHERE id = 7", "its rows are not the ones that were stored"),
    ("UPDATE tracks SET article_id = 1, position = 9 WHERE id = 7", "its rows are not the ones that were stored"),
    ("UPDATE tracks SET song_id = 999 WHERE id = 7", "refers to a row of songs"),
    ("UPDATE tracks SET needs_review = 7 WHERE id = 7", "needs_review is neither 0 nor 1"),
    ("UPDATE track_artists SET credited_as = 'Other' WHERE track_id = 7", "its rows are not the ones that were stored"),
    ("DELETE FROM track_artists WHERE track_id = 7", "its rows are not the ones that were stored"),
    ("DELETE FROM artists WHERE id = 2", "refer to rows of artists"),
    ("DELETE FROM dramas", "of dramas that is not there"),
    ("DELETE FROM quotes WHERE track_id = 9", "its rows are not the ones that were stored"),
    ("DELETE FROM embeds WHERE track_id = 9", "its rows are not the ones that were stored"),
    ("DELETE FROM dropped WHERE article_id = 7", "its rows are not the ones that were stored"),
    ("UPDATE dropped SET text = 'x' WHERE article_id = 7", "its rows are not the ones that were stored"),
    ("UPDATE revisions SET record = replace(record, 'Queen', 'King') WHERE id = 5", "its record is not the one that was stored"),
    ("UPDATE revisions SET record = '{', record_digest = NULL WHERE id = 5", "its digest is not that of its record"),
    ("UPDATE revisions SET digest = 'x' WHERE id = 5", "its digest is not that of its record"),
    ("DELETE FROM revisions WHERE id = 5", "refers to a row of revisions"),
    ("UPDATE frontier SET article_id = 999 WHERE url LIKE '%ost-3'", "refers to a row of articles"),
    ("UPDATE frontier SET state = 'dnoe' WHERE url LIKE '%ost-3'", "state is 'dnoe'"),
    ("UPDATE frontier SET host = 'other.example' WHERE url LIKE '%ost-3'", "host is 'other.example'"),
    ("UPDATE runs SET stored = stored + 1 WHERE id = 1", "its counts do not add up"),
    ("UPDATE runs SET outcome = 'fine' WHERE id = 1", "its outcome is 'fine'"),
    ("UPDATE runs SET started_at = '1.2.2026' WHERE id = 1", "started_at is no time"),
    ("DELETE FROM articles_fts WHERE rowid = 4", "is out of step for 1 article"),
    ("UPDATE articles_fts SET title = 'x' WHERE rowid = 4", "is out of step for 1 article"),
    ("INSERT INTO tracks_fts (rowid, title) VALUES (999, 'x')", "is out of step for 1 track"),
    ("DELETE FROM articles_fts_content WHERE id = 4", "articles_fts"),
    ("UPDATE articles_fts_data SET block = zeroblob(40) WHERE id > 100", "articles_fts: is damaged inside"),
    ("DELETE FROM tracks_fts_docsize WHERE id = 7", "tracks_fts"),
    ("DROP TABLE articles_fts", "the table articles_fts is not there"),
    ("DROP TABLE quotes", "the table quotes is not there"),
    ("ALTER TABLE tracks DROP COLUMN heading", "the column tracks.heading is not there"),
    ("UPDATE tracks SET version = 5, year = zeroblob(3) WHERE id = 7", "its rows are not the ones that were stored"),
]


@pytest.mark.parametrize(("statement", "said"), STATEMENTS)
def test_wrong_rows_are_found(copy: Path, statement: str, said: str) -> None:
    with sqlite3.connect(copy) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute(statement)
    conn.close()
    lines = [p.line() for p in checked(copy).problems]
    assert any(said in line for line in lines), lines
    assert all("\n" not in line for line in lines)


STATE = ("frontier", "hosts", "sources", "schedules")
"""Tables that say what is to be done, not what was found."""


def content_of(path: Path) -> dict[str, object]:
    """Everything that the tables hold; None where they cannot be read."""
    found: dict[str, object] = {}
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    conn.text_factory = bytes
    for table in (*(row_type.TABLE for row_type in ROW_TYPES if row_type.TABLE not in STATE), "articles_fts", "tracks_fts"):
        try:
            found[table] = conn.execute(f"SELECT * FROM {table}").fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            found[table] = None
    conn.close()
    return found


UNPROTECTED = {
    # Columns beside what the digests cover: another letter in a free text for people is a text as good as before.
    "articles": ("source", "first_seen_at", "last_seen_at", "gone_at", "cluster_id"),
    "captures": ("charset", "charset_reason"),
    "revisions": ("created_at", "parser_version", "capture_id"),
    "artists": ("name", "sort_name", "aliases"),
    "songs": ("title", "artist_credit", "song_key", "drama_id"),
    "dramas": ("title", "sort_title", "native_title", "aliases"),
    "runs": ("source", "owner", "heartbeat_at", "started_at", "finished_at"),
    "track_artists": ("artist_id",),
    "tracks": ("song_id",),
    "quotes": ("id",), "embeds": ("id",), "mentions": ("id",),
}  # fmt: skip


def protected(path: Path) -> dict[str, object]:
    """The part of `content_of` that a changed byte must not change unseen."""
    found: dict[str, object] = {}
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    conn.text_factory = bytes
    for table in content_of(path):
        columns = [row[1].decode() for row in conn.execute(f"PRAGMA table_info({table})")]
        kept = [c for c in columns if c not in UNPROTECTED.get(table, ())]
        try:
            found[table] = conn.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            found[table] = None
    conn.close()
    return found


def test_every_flipped_bit_of_the_database_that_changes_what_it_says_is_found(copy: Path) -> None:
    data = copy.read_bytes()
    truth = protected(copy)
    dice = random.Random(5)
    missed, harmful = [], 0
    for _ in range(150):
        place = dice.randrange(len(data))
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        copy.write_bytes(changed)
        for side in ("-wal", "-shm"):
            copy.with_name(copy.name + side).unlink(missing_ok=True)
        try:
            same = protected(copy) == truth
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            same = False
        try:
            ok = checked(copy).ok
        except SchemaVersionError:
            ok = False
        harmful += not same
        if ok and not same:
            missed.append(place)
    assert harmful > 30
    assert missed == []


@pytest.mark.parametrize("size", [0, 50, 100, 4096, 5000, 8192, 40960, 65537, -4096, -1])
def test_a_truncated_database_is_found(copy: Path, size: int) -> None:
    os.truncate(copy, size if size >= 0 else copy.stat().st_size + size)
    assert not checked(copy).ok


@pytest.mark.parametrize("content", [b"not a database at all", b"\0" * 8192, b"SQLite format 3\0" + b"\0" * 4080])
def test_what_is_no_database_any_more_is_found(copy: Path, content: bytes) -> None:
    copy.write_bytes(content)
    assert not checked(copy).ok


@pytest.fixture
def killed(copy: Path, tmp_path: Path) -> Path:
    """As a killed crawl leaves it: the last visits are in the write-ahead log only, and one was written and not committed."""
    with Archive.open(copy) as archive:
        archive.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        run = archive.start_run(source="blog.example", now=FIRST.format(1))
        for n in range(20, 25):
            archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=FIRST.format(n))
        last = archive.db.conn.execute("SELECT max(id) FROM captures").fetchone()[0]
        archive.captures.append(capture_of(25, at=FIRST), now=FIRST.format(25), rows_before=last)
        shutil.copytree(copy.parent, tmp_path / "killed")
    return tmp_path / "killed" / "archive.db"


def side(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def test_what_a_kill_leaves_is_no_damage(killed: Path) -> None:
    report = checked(killed)
    assert report.problems == ()
    (note,) = report.notes
    assert "was not committed before a kill (https://blog.example/ost-25)" in note


@pytest.mark.parametrize("endings", [("-wal",), ("-wal", "-shm")])
def test_a_deleted_log_is_found(killed: Path, endings: tuple[str, ...]) -> None:
    for ending in endings:
        side(killed, ending).unlink()
    lines = [p.line() for p in checked(killed).problems]
    assert any("archive.db-wal: is missing" in line for line in lines) == (len(endings) == 1)
    assert sum("has no row" in line for line in lines) >= 4


def test_every_flipped_bit_of_the_log_is_found(killed: Path) -> None:
    data = side(killed, "-wal").read_bytes()
    missed = []
    for place in range(40, len(data), len(data) // 40):
        changed = bytearray(data)
        changed[place] ^= 4
        side(killed, "-wal").write_bytes(changed)
        side(killed, "-shm").unlink(missing_ok=True)
        if checked(killed).ok:
            missed.append(place)
    side(killed, "-wal").write_bytes(data)
    last_commit = len(data) - 40 * (4096 + 24)
    assert [place for place in missed if place < last_commit] == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_cut_log_is_found(killed: Path, share: float) -> None:
    os.truncate(side(killed, "-wal"), int(side(killed, "-wal").stat().st_size * share))
    side(killed, "-shm").unlink()
    assert not checked(killed).ok


def test_a_neighbour_in_the_same_folder_is_no_damage(copy: Path) -> None:
    make_archive(copy.with_name("other.db"), articles=3)
    assert checked(copy).problems == ()
    assert checked(copy.with_name("other.db")).ok


def test_an_older_copy_of_the_database_beside_newer_captures_is_found(copy: Path, tmp_path: Path) -> None:
    shutil.copy(copy, tmp_path / "older.db")
    with Archive.open(copy) as archive:
        run = archive.start_run(now=FIRST.format(1))
        for n in range(30, 33):
            archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=FIRST.format(n))
        archive.finish_run(run, "complete", FIRST.format(40))
    shutil.copy(tmp_path / "older.db", copy)
    assert [p.kind for p in checked(copy).problems] == ["no_row", "no_row"]


def test_no_archive_and_a_newer_one_are_refused(copy: Path) -> None:
    with pytest.raises(UsageError, match=r"no archive here\. Next: "):
        checked(copy.with_name("none.db"))
    with sqlite3.connect(copy) as conn:
        conn.execute("PRAGMA user_version = 99")
    conn.close()
    with pytest.raises(SchemaVersionError, match="newer dramarchive"):
        checked(copy)
