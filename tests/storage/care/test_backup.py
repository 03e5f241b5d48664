"""Backups: made beside a running crawl, restored elsewhere, and never spoilt by what is damaged."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from scraper.errors import DramarchiveError, StorageError, UsageError
from scraper.storage.archive import Archive
from scraper.storage.care.backup import backup, restore
from scraper.storage.care.verify import verify
from tests.faults.crawls import config_for, kill, rows, start, wait_for
from tests.faults.server import FaultServer, Reply
from tests.storage.care.sound import FIRST, capture_of, html, make_archive, visit_of

NOW = "2026-03-01T00:00:00.000Z"
ALL = "SELECT url, title, body_text, rows_digest FROM articles ORDER BY url"


def dump(path: Path) -> list[tuple[object, ...]]:
    with Archive.open_read_only(path) as archive:
        return archive.db.execute(ALL).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    make_archive(tmp_path / "here" / "archive.db")
    return tmp_path / "here" / "archive.db"


def test_a_backup_is_the_archive_and_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    done = backup(path, tmp_path / "backup", now=NOW)
    assert (done.files, done.bytes_kept) == (2, 0)
    assert verify(tmp_path / "backup" / "archive.db", now=NOW).ok
    truth = dump(path)
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    _, report = restore(tmp_path / "backup", path, force=False, now=NOW)
    assert report.ok
    assert dump(path) == truth


def test_the_second_backup_copies_what_is_new(path: Path, tmp_path: Path) -> None:
    first = backup(path, tmp_path / "backup", now=NOW)
    assert backup(path, tmp_path / "backup", now=NOW).bytes_copied == 0
    with Archive.open(path) as archive:
        run = archive.start_run(now=NOW)
        archive.save_visit(visit_of(capture_of(40, at=FIRST), run), now=NOW)
        archive.finish_run(run, "complete", NOW)
    third = backup(path, tmp_path / "backup", now=NOW)
    assert (third.files, third.bytes_kept) == (3, first.bytes_copied)
    assert 0 < third.bytes_copied < first.bytes_copied
    assert dump(tmp_path / "backup" / "archive.db") == dump(path)


def test_a_damaged_archive_never_replaces_a_good_backup(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup", now=NOW)
    truth = dump(path)
    with Archive.open(path) as archive:
        archive.db.execute("UPDATE articles SET title = 'x' WHERE id = 3")
    with pytest.raises(StorageError, match=r"no backup was made of it: article 3: .*Next: "):
        backup(path, tmp_path / "backup", now=NOW)
    assert dump(tmp_path / "backup" / "archive.db") == truth
    assert verify(tmp_path / "backup" / "archive.db", now=NOW).ok


def test_a_flipped_bit_in_the_captures_does_not_spread(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup", now=NOW)
    file = min(path.parent.glob("captures/*.gz"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(StorageError, match="is another file than"):
        backup(path, tmp_path / "backup", now=NOW)
    assert verify(tmp_path / "backup" / "archive.db", now=NOW).ok


def test_a_copy_that_was_cut_short_is_finished(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup", now=NOW)
    file = max((tmp_path / "backup").glob("captures/*.gz"))
    os.truncate(file, file.stat().st_size // 2)
    done = backup(path, tmp_path / "backup", now=NOW)
    assert done.bytes_copied == file.stat().st_size - file.stat().st_size // 2
    assert verify(tmp_path / "backup" / "archive.db", now=NOW).ok


def test_what_is_in_the_way_stays(path: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear", encoding="utf-8")
    backup(path, tmp_path / "backup", now=NOW)
    for call, said in (
        (lambda: backup(path, tmp_path / "full", now=NOW), "holds something else"),
        (lambda: backup(path, path.parent, now=NOW), "is where the archive itself lies"),
        (lambda: backup(path, tmp_path / "a" / "b", now=NOW), "does not exist"),
        (lambda: backup(path.with_name("none.db"), tmp_path / "new", now=NOW), "no archive here"),
        (lambda: restore(tmp_path / "backup", path, force=False, now=NOW), "exists and stays as it is"),
        (lambda: restore(tmp_path / "full", path, force=True, now=NOW), "holds no backup"),
        (lambda: restore(tmp_path / "backup", tmp_path / "backup" / "archive.db", force=True, now=NOW), "is the backup itself"),
    ):
        with pytest.raises(UsageError, match=said):
            call()
    assert (tmp_path / "full" / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_restoring_over_a_newer_archive_sets_it_aside_and_says_what_is_newer(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup", now=NOW)
    truth = dump(path)
    with Archive.open(path) as archive:
        run = archive.start_run(now=NOW)
        for n in (40, 41, 42):
            archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=NOW)
        archive.finish_run(run, "complete", NOW)
    newer = dump(path)
    _, report = restore(tmp_path / "backup", path, force=True, now=NOW)
    assert dump(path) == truth
    assert {problem.kind for problem in report.problems} == {"no_row"}
    (aside,) = [file for file in path.parent.glob("archive.db.replaced-*") if not file.name.endswith(("-wal", "-shm"))]
    assert dump(aside) == newer


def test_a_damaged_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "backup", now=NOW)
    file = min((tmp_path / "backup" / "captures").iterdir())
    os.truncate(file, 500)
    with pytest.raises(DramarchiveError, match="the backup is damaged"):
        restore(tmp_path / "backup", tmp_path / "new.db", force=False, now=NOW)
    assert not (tmp_path / "new.db").exists()


@pytest.mark.slow
def test_a_backup_of_a_running_crawl_is_whole_and_the_crawl_goes_on(tmp_path: Path) -> None:
    """The figure of issue 5: made during a crawl, restored elsewhere, `verify` ok, nothing torn."""
    pages = 40
    links = "".join(f"<p><a href='/ost-{n}'>Queen of Tears OST {n}</a></p>" for n in range(pages))
    table = {f"/ost-{n}": Reply(body=html(n)) for n in range(pages)}
    table["/"] = Reply(body=f"<html><body><h1>All</h1>{links}</body></html>".encode())
    home = tmp_path / "home"
    home.mkdir()
    (home / "urls.txt").write_text("", encoding="utf-8")
    config = config_for(home)
    with FaultServer(table) as server:
        (home / "urls.txt").write_text("\n".join(f"{server.url}/ost-{n}" for n in range(pages)), encoding="utf-8")
        crawl = start(home, "crawl", "--file", "urls.txt", delay=0.1)
        try:
            for number, least in enumerate((3, 12, 20)):
                wait_for(config, "SELECT count(*) FROM articles", least)
                made = tmp_path / f"backup-{number % 2}"
                command = [sys.executable, "-m", "scraper.cli", "backup", str(made), "--archive", str(config.archive), "--json"]
                done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
                assert done.returncode == 0, done.stderr
                assert crawl.poll() is None, "the crawl was still running"
                elsewhere = tmp_path / f"elsewhere-{number}"
                elsewhere.mkdir()
                _, report = restore(made, elsewhere / "archive.db", force=False, now=NOW)
                assert report.problems == ()
                assert report.notes == ()
                held = dict(report.checked)
                assert least <= held["articles"] == json.loads(done.stdout)["checked"]["articles"]
                with Archive.open(elsewhere / "archive.db") as archive:
                    assert archive.runs()[0].outcome == "killed"
                    archive.finish_run(archive.start_run(now=NOW), "complete", NOW)
            out, err = crawl.communicate(timeout=60)
            assert crawl.returncode == 0, (out, err)
        finally:
            if crawl.poll() is None:
                kill(crawl)
    assert rows(config, "SELECT count(*) FROM articles") == [(pages,)]
    assert verify(config.archive, now=NOW).problems == ()
    requests = [r for file in (home / "captures").iterdir() for r in _types(file)]
    assert requests.count("request") >= pages


def _types(file: Path) -> list[str]:
    with file.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]
