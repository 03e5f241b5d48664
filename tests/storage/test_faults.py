"""What a machine does to an archive: kills at every step, a full disk, several writers at once."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from scraper.errors import ArchiveBusyError, DiskFullError
from scraper.items import CaptureRow, Discovered
from scraper.storage import connection
from scraper.storage.archive import Archive
from scraper.storage.captures import CaptureStore
from scraper.storage.frontier import Frontier
from scraper.storage.records import select
from tests.storage.making import LATER, NOW, TEXT, URL, capture, page, visit

ENVIRONMENT = os.environ | {"PYTHONPATH": "."}


def check_sound(path: Path) -> None:
    """Everything that must hold after any accident."""
    with Archive.open(path) as archive:
        assert archive.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("articles_fts", "tracks_fts"):
            archive.db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
        for row in select(archive.db, CaptureRow, "1"):
            assert row.id is not None
            archive.read_capture(row.id)
        assert archive.db.execute("SELECT count(*) FROM articles WHERE revision_id IS NULL").fetchone() == (0,)
        dangling = "SELECT count(*) FROM frontier WHERE state = 'done' AND url NOT IN (SELECT url FROM articles)"
        assert archive.db.execute(dangling).fetchone() == (0,)


WRITER = """
import sys
from pathlib import Path
from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from tests.storage.making import NOW, capture, credit, page, track, visit
number, path = int(sys.argv[2]), Path(sys.argv[1])
with Archive.open(path) as archive:
    for n in range(40):
        url = f"https://blog.example/{number}/{n}"
        Frontier(archive.db).add([Discovered(url=url)], source=None, discovered_from=None, run_id=1, now=NOW)
        one = page(url=url, title=f"{number} {n}", tracks=(track(1, "Last Chance", credit("Sohyun")),))
        archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
        archive.db.execute("SELECT count(*) FROM articles").fetchone()
"""


def test_four_writers_at_once_and_none_is_locked_out(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.start_run(now=NOW)
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [subprocess.Popen([*command, str(n)], env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) for n in range(4)]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert errors == [""] * 4
    with Archive.open_read_only(path) as archive:
        counts = {
            t: archive.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("articles", "tracks", "songs", "artists")
        }
        assert counts == {"articles": 160, "tracks": 160, "songs": 1, "artists": 1}
        run = archive.runs()[0]
        assert (run.stored, run.discovered) == (160, 160)
        assert len({row.warc_file for row in select(archive.db, CaptureRow, "1")}) == 4, "each process has a file of its own"
    check_sound(path)


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from scraper.items import Discovered
from scraper.storage import captures
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from tests.storage.making import NOW, capture, credit, page, track, visit

path, step = Path(sys.argv[1]), int(sys.argv[2])
archive = Archive.open(path)
done = 0

def count(*_):
    global done
    done += 1
    if done == step:
        os.kill(os.getpid(), signal.SIGKILL)

one = page(tracks=(track(1, "Last Chance", credit("Sohyun")), track(2, "Hold Me Back", credit("Heize"), quotes=("a",))))
real_fsync = os.fsync
os.fsync = lambda fd: (count(), real_fsync(fd), count())
archive.db.conn.set_trace_callback(count)
archive.save_visit(visit(one), now=NOW)
os.fsync = real_fsync
archive.db.conn.set_trace_callback(None)
print(done, flush=True)
"""


def prepared(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.start_run(now=NOW)
        Frontier(archive.db).add([Discovered(url=URL)], source=None, discovered_from=None, run_id=1, now=NOW)


def save_and_be_killed(path: Path, step: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(path), str(step)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.slow
def test_a_kill_at_any_step_of_a_visit_stores_all_of_it_or_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole" / "archive.db"
    whole.parent.mkdir()
    prepared(whole)
    steps = int(save_and_be_killed(whole, 0).stdout)
    assert steps > 30, "statements and fsyncs of one visit"
    for step in {1, 2, 3, 4, 5, 6, steps // 4, steps // 2, steps - 2, steps - 1, steps}:
        path = tmp_path / str(step) / "archive.db"
        path.parent.mkdir()
        prepared(path)
        assert save_and_be_killed(path, step).returncode == -signal.SIGKILL
        check_sound(path)
        with Archive.open(path) as archive:
            row = Frontier(archive.db).get(URL)
            assert row is not None
            stored = archive.db.execute("SELECT count(*) FROM articles").fetchone()[0]
            assert (row.state, stored) in {("queued", 0), ("done", 1)}
            again = archive.save_visit(visit(page()), now=LATER)
            assert again.outcome == ("stored" if row.state == "queued" or again.revision_id == 2 else "unchanged")
            assert archive.db.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        check_sound(path)


def test_a_record_without_its_row_is_all_that_a_kill_leaves(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    prepared(path)
    code = KILLED.replace("archive.db.conn.set_trace_callback(count)", "").replace(
        "os.fsync = lambda fd: (count(), real_fsync(fd), count())",
        "archive.db.conn.set_trace_callback(lambda sql: sql == 'COMMIT' and os.kill(os.getpid(), signal.SIGKILL))",
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path), "0"], env=ENVIRONMENT, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    (warc,) = (tmp_path / "captures").iterdir()
    with warc.open("rb") as stream:
        assert [record.rec_type for record in ArchiveIterator(stream)] == ["warcinfo", "response"]
    with Archive.open(path) as archive:
        assert select(archive.db, CaptureRow, "1") == []
        assert archive.save_visit(visit(page()), now=NOW).outcome == "stored"
    check_sound(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill_up(archive: Archive, store: CaptureStore) -> tuple[int, DiskFullError]:
    """Save pages until the disk is full; return how many were saved, and the error."""
    archive.captures = store
    for n in range(10_000):
        url = f"https://blog.example/{n}"
        one = page(url=url, title=f"{n}", body_text=f"{n} {TEXT * 8}")
        body = os.urandom(2000)
        try:
            archive.save_visit(visit(one, frontier_url=url, capture=capture(body, url=url)), now=NOW)
        except DiskFullError as problem:
            return n, problem
    raise AssertionError("the disk never became full")


@pytest.mark.parametrize("reserve", [0, 1_500_000])
def test_a_full_disk_ends_cleanly_and_can_be_gone_on_from(small_disk: Path, reserve: int) -> None:
    path = small_disk / "archive.db"
    with Archive.open(path) as archive:
        archive.start_run(now=NOW)
        stored, problem = fill_up(archive, CaptureStore(archive.captures_dir, reserve=reserve))
        assert stored > 10
        assert problem.exit_code == 5
        assert "the disk is full; what was stored is intact. Next: free some space" in str(problem)
        assert archive.db.execute("SELECT count(*) FROM articles").fetchone() == (stored,)
    subprocess.run(["mount", "-o", "remount,size=12m", str(small_disk)], check=True)
    check_sound(path)
    with Archive.open(path) as archive:
        archive.captures = CaptureStore(archive.captures_dir, reserve=0)
        assert archive.save_visit(visit(page()), now=NOW).outcome == "stored"
    check_sound(path)


def test_a_full_disk_inside_a_record_is_cut_back(small_disk: Path) -> None:
    store = CaptureStore(small_disk / "captures", reserve=-(1 << 40))
    rows = [store.append(capture(os.urandom(1_000_000), url=URL), now=NOW) for _ in range(2)]
    with pytest.raises(DiskFullError):
        store.append(capture(os.urandom(2_000_000)), now=NOW)
    (warc,) = store.directory.iterdir()
    assert warc.stat().st_size == rows[-1].warc_offset + rows[-1].warc_length
    assert [len(store.read(row).body) for row in rows] == [1_000_000] * 2
    subprocess.run(["mount", "-o", "remount,size=12m", str(small_disk)], check=True)
    assert store.append(capture(b"more"), now=NOW).warc_file != warc.name


def test_an_archive_cannot_be_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (3 * 1024 * 1024 - 8192))
    with pytest.raises(DiskFullError):
        Archive.open(small_disk / "archive.db")


def test_sqlite_itself_says_full(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.start_run(now=NOW)
        pages = archive.db.execute("PRAGMA page_count").fetchone()[0]
        archive.db.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(DiskFullError):
            archive.save_visit(visit(page(body_text=TEXT * 200)), now=NOW)
        assert archive.db.execute("SELECT count(*) FROM captures").fetchone() == (0,)
        assert not archive.db.conn.in_transaction


def test_a_lock_that_is_never_given_up_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusyError, match=r"another process has been writing .*Next: "):
            archive.start_run(now=NOW)
        other.close()
        assert archive.start_run(now=NOW) == 1


def add_host_and_fail(archive: Archive, host: str) -> None:
    with archive.transaction():
        archive.db.execute("INSERT INTO hosts (host) VALUES (?)", (host,))
        raise KeyError(host)


def test_a_failure_inside_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        with pytest.raises(KeyError):
            add_host_and_fail(archive, "a")
        with archive.transaction():
            archive.db.execute("INSERT INTO hosts (host) VALUES ('b')")
            with pytest.raises(KeyError):
                add_host_and_fail(archive, "c")
        assert archive.db.execute("SELECT host FROM hosts").fetchall() == [("b",)]
