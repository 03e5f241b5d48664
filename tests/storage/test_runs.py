"""One crawl at a time: the holder is named, the dead are taken over, the counts add up."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.errors import ArchiveBusyError, UsageError
from scraper.items import Discovered, RunRow, SourceRow
from scraper.storage import runs
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.records import insert
from tests.storage.making import LATER, NOW, URL, capture, page, visit

HOST = socket.gethostname()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def test_a_second_crawl_is_refused_and_told_who_holds_it(archive: Archive) -> None:
    archive.start_run(now=NOW)
    with pytest.raises(ArchiveBusyError, match=rf"in use by run 1 \(process {HOST}:{os.getpid()}, .*Next: ") as caught:
        archive.start_run(now=NOW)
    assert caught.value.exit_code == 4
    assert len(archive.runs()) == 1


def test_a_crawl_in_another_process_holds_the_archive_until_it_is_killed(archive: Archive) -> None:
    code = (
        "import sys, time; from pathlib import Path; from scraper.storage.archive import Archive\n"
        f"print(Archive.open(Path(sys.argv[1])).start_run(now={NOW!r}), flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(archive.path)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "1\n"
        with pytest.raises(ArchiveBusyError, match=f":{other.pid}"):
            archive.start_run(now=NOW)
    finally:
        other.kill()
        other.wait(timeout=10)
        assert other.stdout is not None
        other.stdout.close()
    assert archive.start_run(now=NOW) == 2
    assert [(run.id, run.outcome) for run in archive.runs()] == [(2, "running"), (1, "killed")]


STALE = [
    (f"{HOST}:1", NOW, False, "process 1 always lives"),
    (f"{HOST}:1", "2026-02-01T09:57:00Z", True, "silent for three minutes: its pid belongs to another process by now"),
    (f"{HOST}:1", "2026-02-01T09:59:00Z", False, "silent for one minute"),
    (f"{HOST}:1", "2027-02-01T10:00:00Z", True, "the clock was set back a year"),
    (f"{HOST}:999999999", NOW, True, "no such process"),
    ("elsewhere:999999999", NOW, False, "another machine's processes cannot be seen"),
    ("elsewhere:999999999", "2026-02-01T09:57:00Z", True, "but they can be silent"),
    (f"{HOST}:{os.getpid()}", NOW, True, "our own pid, but not our run: a container's earlier life"),
    (None, NOW, False, "nobody knows whose"),
    (None, "2026-02-01T09:57:00Z", True, "nobody knows whose, and silent"),
    (f"{HOST}:me", "2026-02-01T09:57:00Z", True, "not a process id"),
]


@pytest.mark.parametrize(("owner", "heartbeat", "is_stale", "reason"), STALE, ids=[case[-1] for case in STALE])
def test_when_a_holder_counts_as_dead(archive: Archive, owner: str | None, heartbeat: str, is_stale: bool, reason: str) -> None:
    insert(archive.db, RunRow(started_at=heartbeat, heartbeat_at=heartbeat, owner=owner))
    if not is_stale:
        with pytest.raises(ArchiveBusyError):
            archive.start_run(now=NOW)
        return
    assert archive.start_run(now=NOW) == 2, reason
    dead = archive.runs()[1]
    assert (dead.outcome, dead.finished_at) == ("killed", None)


def test_a_heartbeat_keeps_a_run_and_tells_when_it_was_lost(archive: Archive) -> None:
    run_id = archive.start_run(now=NOW)
    assert archive.heartbeat(run_id, now=LATER)
    assert archive.runs()[0].heartbeat_at == LATER
    archive.finish_run(run_id, "complete", LATER)
    assert not archive.heartbeat(run_id, now=LATER)


def test_counts_add_up(archive: Archive) -> None:
    run_id = archive.start_run(source="blog", now=NOW)
    urls = [f"https://blog.example/{n}" for n in range(8)]
    frontier = Frontier(archive.db)
    frontier.add([Discovered(url=url) for url in urls], source="blog", discovered_from=None, run_id=run_id, now=NOW)
    frontier.add([Discovered(url=URL, role="feed")], source="blog", discovered_from=None, run_id=run_id, now=NOW)
    for n in (0, 1):
        archive.save_visit(visit(page(url=urls[n]), frontier_url=urls[n], capture=capture(b"%d" % n, url=urls[n])), now=NOW)
    archive.save_visit(visit(outcome="not_modified", frontier_url=urls[2], capture=None), now=NOW)
    archive.save_visit(visit(outcome="refused", reason="robots.txt", frontier_url=urls[3], capture=None), now=NOW)
    archive.save_visit(visit(outcome="gone", reason="404", frontier_url=urls[4], capture=None), now=NOW)
    archive.save_visit(visit(outcome="failed", reason="no answer", frontier_url=urls[5], capture=None), now=NOW)
    archive.save_visit(visit(outcome="failed", frontier_url=urls[6], capture=None, retry_at=LATER), now=NOW)
    row = archive.finish_run(run_id, "incomplete", LATER)
    assert (row.source, row.outcome, row.started_at, row.finished_at) == ("blog", "incomplete", NOW, LATER)
    assert (row.stored, row.unchanged, row.refused, row.failed, row.waiting) == (2, 1, 2, 1, 2)
    assert row.discovered == 8 == row.stored + row.unchanged + row.refused + row.failed + row.waiting


def test_the_counts_of_a_killed_run_add_up_too(archive: Archive) -> None:
    insert(archive.db, RunRow(started_at=NOW, heartbeat_at=NOW, owner=f"{HOST}:999999999", stored=3))
    Frontier(archive.db).add([Discovered(url=URL)], source=None, discovered_from=None, run_id=1, now=NOW)
    archive.start_run(now=LATER)
    killed = archive.runs()[1]
    assert (killed.discovered, killed.stored, killed.waiting) == (4, 3, 1)


def test_a_run_ends_in_a_known_way_only(archive: Archive) -> None:
    run_id = archive.start_run(now=NOW)
    with pytest.raises(ValueError, match="not how a run ends"):
        archive.finish_run(run_id, "running", NOW)
    assert runs.OUTCOMES[0] == "running"


def test_four_processes_want_the_archive_and_one_gets_it(archive: Archive) -> None:
    code = (
        "import sys, json; from pathlib import Path; from scraper.storage.archive import Archive\n"
        "from scraper.errors import ArchiveBusyError\n"
        "a = Archive.open(Path(sys.argv[1]))\n"
        f"try: got = a.start_run(now={NOW!r})\n"
        "except ArchiveBusyError: got = None\n"
        "print(json.dumps(got), flush=True); sys.stdin.readline()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-c", code, str(archive.path)]
    running = [subprocess.Popen(command, **pipes) for _ in range(4)]  # type: ignore[call-overload]
    got = [json.loads(p.stdout.readline()) for p in running]
    for process in running:
        process.communicate("\n", timeout=30)
    assert sorted(got, key=str) == [1, None, None, None]


def source(name: str, url: str, spider: str = "feed") -> SourceRow:
    return SourceRow(name=name, url=url, spider=spider, options={"limit": 3}, added_at=NOW)


def test_sources_are_registered_once(archive: Archive) -> None:
    first = source("blog", "https://blog.example/feed")
    assert archive.add_source(first) == "blog"
    assert archive.add_source(source("other-name", "https://blog.example/feed")) == "blog"
    with pytest.raises(UsageError, match=r"'blog' is https://blog\.example/feed already\. Next: "):
        archive.add_source(source("blog", "https://elsewhere.example/"))
    assert archive.add_source(source("map", "https://blog.example/feed", "sitemap")) == "map"
    assert [s.name for s in archive.sources()] == ["blog", "map"]
    assert archive.sources()[0] == first


def test_an_unknown_capture_is_a_usage_error(archive: Archive) -> None:
    with pytest.raises(UsageError, match=r"no capture 5\. Next: "):
        archive.read_capture(5)
