"""An import that is killed or stopped is run again: nothing is lost, nothing doubled, the counts add up."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from scraper.config import Config
from scraper.storage.care.verify import verify
from tests.importing.making import HOST, Maker, brought, counts, rows
from tests.storage.care.sound import html

PAGES = 60


def many(path: Path) -> Path:
    made = Maker()
    for number in range(PAGES):
        made.add(f"{HOST}/many/{number:02}x", html(number))
    path.write_bytes(made.data)
    return path


COMMAND = [sys.executable, "-m", "scraper.cli", "import"]


@contextmanager
def begun(place: Path, file: Path, *, more: int = 5) -> Iterator[subprocess.Popen[str]]:
    """The command as a process, held in the middle: some pages are stored, others not. It is gone after the block."""
    already = stored(place)
    process = subprocess.Popen(
        [*COMMAND, str(file), "--archive", str(place)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        _hold(process, place, already + more)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _hold(process: "subprocess.Popen[str]", place: Path, least: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if stored(place) >= least:
            process.send_signal(signal.SIGSTOP)
            if is_free(place):
                assert stored(place) < PAGES
                return
            process.send_signal(signal.SIGCONT)  # held in a transaction, it would keep others waiting for 30 s
        time.sleep(0.005)
    raise AssertionError("it ended by itself, or never came so far")


def stored(place: Path) -> int:
    if not place.exists():
        return 0
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def is_free(place: Path) -> bool:
    """Tell whether nobody is writing."""
    with closing(sqlite3.connect(place, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        db.execute("ROLLBACK")
        return True


def told(config: Config) -> list[Any]:
    """Everything that an import leaves behind, without our own numbers and times."""
    return [
        rows(config, "SELECT url, fetched_at, status, payload_digest, imported_from FROM captures ORDER BY url"),
        rows(config, "SELECT url, first_seen_at, last_seen_at, rows_digest, source FROM articles ORDER BY url"),
        rows(config, "SELECT digest, record FROM revisions ORDER BY record"),
        rows(config, "SELECT heading, title FROM tracks ORDER BY heading, title"),
    ]


def test_killed_and_run_again(tmp_path: Path) -> None:
    file = many(tmp_path / "many.warc.gz")
    whole, killed = (Config(archive=tmp_path / name / "archive.db") for name in ("whole", "killed"))
    for config in (whole, killed):
        config.archive.parent.mkdir()
    with begun(killed.archive, file) as process:
        command = [*COMMAND, str(file), "--archive", str(killed.archive)]
        second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert second.returncode == 4, second.stderr
        assert "is in use by run 1" in second.stderr
        process.send_signal(signal.SIGCONT)
        time.sleep(0.01)  # anywhere in the work on a page
        os.killpg(process.pid, signal.SIGKILL)
    before = stored(killed.archive)
    done = brought(killed, file)
    assert counts(done) == {"stored": PAGES - before, "unchanged": before}
    assert counts(brought(whole, file)) == {"stored": PAGES}
    assert told(killed) == told(whole)
    runs = rows(
        killed, "SELECT outcome, discovered, stored + unchanged + refused + failed + waiting, stored FROM runs ORDER BY id"
    )
    assert runs == [("killed", before, before, before), ("complete", PAGES, PAGES, PAGES - before)]
    assert verify(killed.archive, now="2026-03-01T00:00:00.000Z").ok


def test_stopped_by_signals(tmp_path: Path) -> None:
    file = many(tmp_path / "many.warc.gz")
    config = Config(archive=tmp_path / "archive.db")
    for number in (signal.SIGTERM, signal.SIGINT):
        with begun(config.archive, file) as process:
            process.send_signal(number)
            process.send_signal(signal.SIGCONT)
            out, err = process.communicate(timeout=60)
        assert process.returncode == 130, err
        assert "interrupted: " in out
        assert err.splitlines()[-1] == "Next: the same command again goes on from here."
        last = "SELECT outcome, discovered = stored + unchanged, waiting FROM runs ORDER BY id DESC LIMIT 1"
        assert rows(config, last) == [("interrupted", 1, 0)]
    before = stored(config.archive)
    assert counts(brought(config, file)) == {"stored": PAGES - before, "unchanged": before}
    assert verify(config.archive, now="2026-03-01T00:00:00.000Z").ok
