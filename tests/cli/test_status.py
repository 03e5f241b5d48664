"""`status`, `runs`, `why`: what is going on, also when a crawl was killed."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.faults.server import TEXT, XML, FaultServer, Reply, article

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_status_counts_everything(run: Run, archive_path: Path) -> None:
    status = json.loads(run("status", "--json").stdout)
    assert {name: status[name] for name in ("articles", "tracks", "captures", "sources")} == {
        "articles": 3, "tracks": 4, "captures": 1, "sources": 1,
    }  # fmt: skip
    assert status["frontier"] == {"queued": 0, "leased": 0, "done": 2, "failed": 0, "refused": 1, "gone": 0}
    assert status["running"] is None
    assert status["last_run"]["id"] == 2
    lines = run("status").stdout.splitlines()
    assert "3 articles, 4 tracks" in lines[1]
    assert lines[-1].split() == ["ost-example", "feed", "3", "0", "0", "1", "0"], "the only way into its site missed nothing"


def test_runs_are_the_rows_newest_first(run: Run, archive_path: Path) -> None:
    rows = json.loads(run("runs", "--json").stdout)
    assert [row["id"] for row in rows] == [2, 1]
    expected = (
        "id source started_at finished_at outcome owner heartbeat_at discovered stored changed unchanged refused failed waiting"
        " assets"
    )
    assert list(rows[0]) == expected.split()
    assert [row["id"] for row in json.loads(run("runs", "--json", "--limit", "1").stdout)] == [2]
    assert "2 unchanged, 1 failed" in run("runs").stdout


def test_what_changed_is_told_apart_from_what_is_new(run: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive, archive.transaction():
        archive.db.conn.execute("UPDATE runs SET stored = 5, changed = 2, discovered = discovered + 5 - stored WHERE id = 2")
    assert "5 stored (2 of them changed, the others new), 2 unchanged" in run("runs").stdout


@pytest.mark.parametrize("alive", [True, False])
def test_a_run_whose_process_is_gone_is_not_running(run: Run, archive_path: Path, alive: bool) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    owner = f"{socket.gethostname()}:{os.getpid() if alive else ended.pid}"
    with Archive.open(archive_path) as archive, archive.transaction():
        archive.db.conn.execute(
            "INSERT INTO runs (id, started_at, heartbeat_at, outcome, owner)"
            " SELECT 3, strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'), 'running', ?",
            (owner,),
        )
    running = json.loads(run("status", "--json").stdout)["running"]
    assert (running["id"] if running else None) == (3 if alive else None)
    assert json.loads(run("runs", "--json").stdout)[0]["outcome"] == ("running" if alive else "killed")


def test_what_a_killed_run_left_waiting_is_counted(run: Run, archive_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with Archive.open(archive_path) as archive, archive.transaction():
        archive.db.conn.execute(
            "INSERT INTO runs (id, started_at, heartbeat_at, outcome, owner, stored)"
            " SELECT 3, strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'), 'running', ?, 1",
            (f"{socket.gethostname()}:{ended.pid}",),
        )
        archive.db.conn.execute("UPDATE frontier SET run_id = 3, state = 'queued'")
    row = json.loads(run("runs", "--json").stdout)[0]
    assert row["waiting"] > 0
    assert (row["outcome"], row["discovered"]) == ("killed", row["waiting"] + 1)
    status = run("status")
    assert f"run 3: killed, 1 stored, {row['waiting']} waiting" in status.stdout
    assert status.stderr == "Next: dramarchive crawl goes on\n"


@pytest.mark.parametrize(
    ("outcome", "stored", "says", "step"),
    [
        ("disk_full", 0, "nothing done: stopped because the disk was full", "free some space, then dramarchive crawl goes on"),
        ("disk_full", 3, "3 stored: stopped because the disk was full", "free some space, then dramarchive crawl goes on"),
        ("killed", 0, "nothing done", "dramarchive crawl goes on"),
        ("interrupted", 2, "2 stored", "dramarchive crawl goes on"),
        ("error", 0, "nothing done: stopped by an error", "dramarchive crawl goes on, or says what is in its way"),
        ("complete", 0, "nothing to do", ""),
        ("incomplete", 2, "2 stored", ""),
    ],
)
def test_a_run_that_ended_early_says_why_and_what_next(
    run: Run, archive_path: Path, outcome: str, stored: int, says: str, step: str
) -> None:
    with Archive.open(archive_path) as archive:
        run_id = archive.start_run(source="ost-example", now="2026-03-01T10:00:00.000Z")
        archive.finish_run(run_id, outcome, "2026-03-01T10:01:00.000Z")
        archive.db.execute("UPDATE runs SET stored = ?, discovered = ? WHERE id = ?", (stored, stored, run_id))
    status = run("status")
    assert f"run {run_id}: {outcome}, {says}, ended" in status.stdout
    assert run("runs").stdout.splitlines()[1].endswith(f"{outcome}  {says}".split("  ")[-1])
    assert status.stderr == (f"Next: {step}\n" if step else "")


def test_a_killed_import_is_gone_on_with_by_the_same_import(run: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive:
        run_id = archive.start_run(source="import", now="2026-03-01T10:00:00.000Z")
        archive.finish_run(run_id, "killed", "2026-03-01T10:01:00.000Z")
    assert run("status").stderr == "Next: the same dramarchive import again goes on\n"


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://ost.example/goblin", "In the archive as article 1, found on https://ost.example/feed; seen last at "),
        ("HTTPS://OST.example/goblin?utm_source=x#top", "In the archive as article 1"),
        ("https://drama.example/list", "In the archive as article 2"),
        ("https://ost.example/secret", "Refused, found on https://ost.example/feed: robots.txt forbids it."),
        ("https://ost.example/other", "Never seen: no source led here. Next: dramarchive crawl https://ost.example/other"),
        ("https://ost.example/old-address", "In the archive as article 1 under https://ost.example/goblin, found on"),
    ],
)
def test_why(run: Run, archive_path: Path, url: str, verdict: str) -> None:
    done = run("why", url, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verdict"].startswith(verdict)
    assert run("why", url).stdout.startswith(verdict)


def test_why_needs_an_address(run: Run, archive_path: Path) -> None:
    done = run("why", "goblin")
    assert done.returncode == 2
    assert "is not an http(s) address" in done.stderr


def test_why_shows_the_whole_life(run: Run, archive_path: Path) -> None:
    life = json.loads(run("why", "https://ost.example/goblin", "--json").stdout)
    assert life["frontier"]["state"] == "done"
    assert [capture["status"] for capture in life["captures"]] == [200]
    assert life["article"]["authors"] == ["Ann Lee", "Bo"]
    assert [revision["id"] for revision in life["revisions"]] == [1]


def test_why_tells_everything_on_one_screen(run: Run, tmp_path: Path) -> None:
    local = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.1", "DRAMARCHIVE_DELAY": "0", "DRAMARCHIVE_RETRIES": "1"}
    feed = Reply(body=b"<rss><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>", headers=(XML,))
    table = {
        "/feed": feed,
        "/a": Reply(body=article(1), etag='"1"'),
        "/b": Reply(status=500),
        "/robots.txt": Reply(body=b"User-agent: *\nCrawl-delay: 0.1\n", headers=(TEXT,)),
    }
    with FaultServer(table) as server:
        name = run("add", f"{server.url}/feed", env=local).stdout.strip()
        assert run("crawl", name, env=local).returncode == 3
        good, bad = run("why", f"{server.url}/a").stdout, run("why", f"{server.url}/b").stdout
        life = json.loads(run("why", f"{server.url}/a", "--json").stdout)
    for words in (
        f"In the archive as article 1, found on {server.url}/feed",
        f"found      on {server.url}/feed, 20",
        f"source {name}, 1 steps from it",
        "robots.txt read 20",
        "Crawl-delay 0.1 s",
        "frontier   done article, visited 20",
        "status 200, utf-8 (",
        "3 tracks",
        "revision   1 of 20",
    ):
        assert words in good, words
    assert len(good.splitlines()) <= 24, "one screen"
    assert "Failed after 2 tries" in bad
    assert "2 tries since the last good visit" in bad
    assert bad.count("\ncapture ") == 2, "each try has its capture"
    assert (life["host"]["crawl_delay"], life["reading"]["tracks"]) == (0.1, 3)


def test_why_knows_a_page_by_its_own_address_and_names_those_with_a_query(run: Run) -> None:
    own = b"<link rel='canonical' href='/story'></head>"
    with FaultServer({"/story?from=mail": Reply(body=article(1).replace(b"</head>", own))}) as server:
        env = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.0/8", "DRAMARCHIVE_DELAY": "0"}
        run("crawl", f"{server.url}/story?from=mail", f"{server.url}/lost?from=mail", env=env)
        life = json.loads(run("why", f"{server.url}/story", "--json").stdout)
        lost = run("why", f"{server.url}/lost").stdout
    assert life["article"]["url"] == f"{server.url}/story"
    assert (life["frontier"]["url"], life["findings"][0]["way"]) == (f"{server.url}/story?from=mail", "user")
    assert f"Never seen: no source led here. Known is {server.url}/lost?from=mail." in lost
