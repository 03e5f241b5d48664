"""What `repair` makes of every kind of damage: an archive that `verify` finds sound, with every good record in it."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import ArchiveBusyError
from scraper.items import CaptureRow
from scraper.rereading import stored_reader
from scraper.sites import SiteRules
from scraper.storage.archive import Archive
from scraper.storage.care.repair import Repaired, repair
from scraper.storage.care.verify import verify
from scraper.storage.records import select
from tests.storage.care.sound import FIRST, capture_of, visit_of
from tests.storage.care.test_verify import STATEMENTS

NOW = "2026-03-01T00:00:00.000Z"
TRACKS = "FROM tracks t JOIN articles a ON a.id = t.article_id"
PLACE_OF_FIVE = "SELECT warc_file, warc_offset, warc_length, url FROM captures WHERE id = 5"


def mend(path: Path) -> Repaired:
    return repair(path, lambda archive: stored_reader(archive, SiteRules()), now=NOW)


def records(path: Path) -> dict[str, Any]:
    """What the archive knows, without ids: every record of every revision, every body, what each article shows."""
    with Archive.open_read_only(path) as archive:
        db = archive.db.conn
        bodies = {}
        for row in select(archive.db, CaptureRow, "lost_at IS NULL"):
            assert row.id is not None
            bodies[row.url, row.fetched_at] = archive.read_capture(row.id).body
        return {
            "revisions": set(db.execute("SELECT json_extract(record, '$.url'), digest, record FROM revisions")),
            "bodies": bodies,
            "articles": set(db.execute("SELECT url, title, body_text, published_at, rows_digest FROM articles")),
            "tracks": set(db.execute(f"SELECT a.url, t.position, t.title, t.artist_credit, t.text {TRACKS}")),
            "queued": {row[0] for row in db.execute("SELECT url FROM frontier WHERE state = 'queued'")},
        }  # fmt: skip


def damage_rows(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            conn.execute(statement)
    conn.close()


def test_a_sound_archive_is_left_alone(copy: Path) -> None:
    before = {file: file.read_bytes() for file in (copy, *copy.parent.glob("captures/*"))}
    assert mend(copy).done == ()
    assert {file: file.read_bytes() for file in (copy, *copy.parent.glob("captures/*"))} == before


@pytest.mark.parametrize("statement", [statement for statement, _ in STATEMENTS])
def test_wrong_rows_are_put_right_and_nothing_is_lost(copy: Path, statement: str) -> None:
    truth = records(copy)
    damage_rows(copy, statement)
    result = mend(copy)
    assert result.after.problems == (), result.done
    found = records(copy)
    for what in ("bodies", "articles", "tracks"):
        assert found[what] == truth[what], (what, result.done)
    assert {row[:2] for row in found["revisions"]} >= {row[:2] for row in truth["revisions"]}, result.done


def test_a_torn_tail_is_cut_and_what_was_cut_is_kept(copy: Path) -> None:
    truth = records(copy)
    file = sorted((copy.parent / "captures").glob("*.gz"))[1]
    with sqlite3.connect(copy) as conn:
        last, offset, lost = conn.execute("SELECT id, warc_offset, url FROM captures ORDER BY id DESC LIMIT 1").fetchone()
    conn.close()
    os.truncate(file, offset + 100)
    tail = file.read_bytes()[offset:]
    result = mend(copy)
    assert result.after.problems == ()
    assert file.stat().st_size == offset
    assert file.with_name(f"{file.name}.cut-{offset}").read_bytes() == tail
    assert any("1 capture lost, what was read from them stays; 1 address queued" in line for line in result.done)
    found = records(copy)
    assert len(truth["bodies"]) - len(found["bodies"]) == 1
    assert (found["articles"], found["revisions"]) == (truth["articles"], truth["revisions"])
    assert found["queued"] == truth["queued"] | {lost}
    with Archive.open_read_only(copy) as archive:
        assert select(archive.db, CaptureRow, "lost_at IS NOT NULL")[0].id == last


def test_one_flipped_bit_costs_one_record(copy: Path) -> None:
    truth = records(copy)
    with sqlite3.connect(copy) as conn:
        name, offset, length, url = conn.execute(PLACE_OF_FIVE).fetchone()
    conn.close()
    file = copy.parent / "captures" / name
    data = bytearray(file.read_bytes())
    data[offset + length // 2] ^= 0x55
    file.write_bytes(data)
    result = mend(copy)
    assert result.after.problems == (), result.done
    found = records(copy)
    assert {key[0] for key in truth["bodies"].keys() - found["bodies"].keys()} == {url}
    assert all(found["bodies"][key] == body for key, body in truth["bodies"].items() if key in found["bodies"])
    assert found["articles"] == truth["articles"]
    assert found["queued"] == truth["queued"] | {url}
    (aside,) = file.parent.glob("*.damaged-*")
    assert aside.read_bytes() == bytes(data), "the damaged file is kept as it was"


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_to_captures_keeps_every_other_record(copy: Path, seed: int) -> None:
    truth = records(copy)
    dice = random.Random(seed)
    files = sorted((copy.parent / "captures").glob("*.gz"))
    for _ in range(dice.randrange(1, 4)):
        file = dice.choice(files)
        data = bytearray(file.read_bytes())
        match dice.randrange(4):
            case 0:
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            case 1:
                del data[dice.randrange(len(data) // 2, len(data)) :]
            case 2:
                start = dice.randrange(len(data))
                data[start : start + 300] = bytes(len(data[start : start + 300]))
            case _:
                start = dice.randrange(len(data))
                del data[start : start + dice.randrange(1, 2000)]
        file.write_bytes(data)
    if verify(copy, now=NOW).ok:
        pytest.fail("damage was not found")
    result = mend(copy)
    assert result.after.problems == (), result.done
    found = records(copy)
    assert (found["articles"], found["revisions"]) == (truth["articles"], truth["revisions"])
    assert all(truth["bodies"][key] == body for key, body in found["bodies"].items())
    lost = {url for url, _ in truth["bodies"].keys() - found["bodies"].keys()}
    assert found["queued"] == truth["queued"] | lost, "what was lost is fetched again, nothing else"


def test_a_file_that_comes_back_is_found_again(copy: Path) -> None:
    truth = records(copy)
    file = min((copy.parent / "captures").glob("*.gz"))
    file.rename(copy.parent / "elsewhere")
    assert mend(copy).after.ok
    assert not records(copy)["bodies"].keys() & {key for key in truth["bodies"] if "2026-02-01" in key[1]}
    (copy.parent / "elsewhere").rename(file)
    assert verify(copy, now=NOW).ok
    assert any("is there" in note for note in verify(copy, now=NOW).notes)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_a_truncated_database_is_built_anew_from_what_is_left_and_the_captures(copy: Path, share: float) -> None:
    truth = records(copy)
    size = copy.stat().st_size
    os.truncate(copy, int(size * share) // 4096 * 4096)
    result = mend(copy)
    assert result.after.problems == (), [p.line() for p in result.after.problems]
    found = records(copy)
    assert found["bodies"] == truth["bodies"]
    assert {row[0] for row in found["articles"]} == {row[0] for row in truth["articles"]}
    assert found["tracks"] == truth["tracks"]
    assert int(size * share) // 4096 * 4096 in {file.stat().st_size for file in copy.parent.glob("archive.db.damaged-*")}


@pytest.mark.parametrize("content", [b"", b"rubbish" * 5000, b"SQLite format 3\0" + b"\0" * 8000])
def test_without_any_database_the_captures_give_the_articles_back(copy: Path, content: bytes) -> None:
    truth = records(copy)
    copy.write_bytes(content)
    result = mend(copy)
    assert result.after.problems == (), [p.line() for p in result.after.problems]
    found = records(copy)
    assert found["bodies"] == truth["bodies"]
    assert {row[:4] for row in found["articles"]} == {row[:4] for row in truth["articles"]}
    assert found["tracks"] == truth["tracks"]


@pytest.mark.parametrize("seed", range(15))
def test_random_damage_to_the_database_keeps_every_good_record(copy: Path, seed: int) -> None:
    truth = records(copy)
    dice = random.Random(seed)
    data = bytearray(copy.read_bytes())
    for _ in range(dice.randrange(1, 5)):
        page = dice.randrange(1, len(data) // 4096)
        kind = dice.randrange(3)
        start = page * 4096 + (0 if kind == 0 else dice.randrange(4096))
        length = (4096, 8, 200)[kind]
        data[start : start + length] = dice.randbytes(len(data[start : start + length]))
    copy.write_bytes(data)
    if verify(copy, now=NOW).ok:
        return  # it hit what nothing uses
    result = mend(copy)
    assert result.after.problems == (), ([p.line() for p in result.after.problems], result.done)
    found = records(copy)
    assert found["bodies"] == truth["bodies"], result.done
    assert {row[:4] for row in found["articles"]} == {row[:4] for row in truth["articles"]}, result.done
    assert found["tracks"] == truth["tracks"], result.done


def test_a_deleted_log_loses_no_capture_and_no_article(copy: Path, tmp_path: Path) -> None:
    with Archive.open(copy) as archive:
        archive.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        run = archive.start_run(source="blog.example", now=FIRST.format(1))
        for n in range(20, 25):
            archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=FIRST.format(n))
        shutil.copytree(copy.parent, tmp_path / "killed")
    truth = records(copy)
    killed = tmp_path / "killed" / "archive.db"
    for ending in ("-wal", "-shm"):
        killed.with_name(killed.name + ending).unlink()
    result = mend(killed)
    assert result.after.problems == ()
    found = records(killed)
    assert found["bodies"] == truth["bodies"]
    assert {row[:4] for row in found["articles"]} == {row[:4] for row in truth["articles"]}


def test_repair_does_not_touch_an_archive_that_a_crawl_holds(copy: Path) -> None:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        with Archive.open(copy) as archive:
            run = archive.start_run(now=NOW)
            owner = archive.runs()[0].owner or ""
            archive.db.execute("UPDATE runs SET owner = ? WHERE id = ?", (f"{owner.rpartition(':')[0]}:{sleeper.pid}", run))
        with pytest.raises(ArchiveBusyError, match=r"in use by run 3 .*Next: "):
            mend(copy)
    finally:
        sleeper.kill()
        sleeper.wait()


def test_what_is_taken_out_is_kept_as_json_lines(copy: Path) -> None:
    damage_rows(copy, "DELETE FROM tracks WHERE id = 9")
    mend(copy)
    (kept,) = copy.parent.glob("archive.db.replaced-*.jsonl")
    tables = {json.loads(line)["table"] for line in kept.read_text(encoding="utf-8").splitlines()}
    assert {"track_artists", "quotes"} <= tables
