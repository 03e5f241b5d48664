"""Reading an archive again: what would change is told first; the result depends on no order and no interruption."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scraper.config import Config
from scraper.items import ParsedPage, Visit
from scraper.reparse import reparse
from scraper.storage.archive import Archive
from scraper.storage.care.verify import verify
from tests.storage.care.sound import FIRST, capture_of, url_of, visit_of

NOW = "2026-03-01T00:00:00.000Z"


def older_reading(page: ParsedPage, number: int) -> ParsedPage:
    """What a worse parser made of the page: every second article lacks an artist, every third has a song too few."""
    tracks = list(page.tracks)
    if number % 2:
        tracks[1] = replace(tracks[1], heading=replace(tracks[1].heading, credits=()))
    if number % 3 == 2:
        tracks.pop()
    return replace(page, tracks=tuple(tracks), parser_version="0")


def make(path: Path, articles: int = 12) -> Config:
    path.parent.mkdir(exist_ok=True)
    with Archive.open(path) as archive:
        run = archive.start_run(now=FIRST.format(0))
        for n in range(articles):
            visit = visit_of(capture_of(n, at=FIRST), run)
            assert visit.page is not None
            archive.save_visit(replace(visit, page=older_reading(visit.page, n)), now=FIRST.format(n % 60))
        archive.save_visit(Visit(frontier_url=url_of(5), run_id=run, outcome="gone", reason="404"), now=FIRST.format(30))
        archive.finish_run(run, "complete", FIRST.format(59))
    return Config(archive=path)


def told(path: Path) -> list[Any]:
    """Every revision and every row, ids included, but for the time at which it was written."""
    with Archive.open_read_only(path) as archive:
        tables = ("articles", "tracks", "track_artists", "artists", "songs")
        rows = [archive.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
        return [
            *rows,
            archive.db.execute("SELECT id, article_id, capture_id, digest, record FROM revisions ORDER BY id").fetchall(),
        ]


def test_the_differences_are_told_and_nothing_is_changed(tmp_path: Path) -> None:
    config = make(tmp_path / "archive.db")
    before = told(config.archive)
    found = reparse(config)
    assert found.articles == 12
    assert (found.outcomes["same"], found.outcomes["changed"], found.outcomes["failed"]) == (4, 8, 0)
    # What stood under the song that was not seen had been loose text.
    assert found.kinds == {"artist added": 6, "song added": 4, "paragraph removed": 4}
    assert list(found.sites.values()) == [found.kinds]
    assert found.examples["artist added"][0] == f"{url_of(1)}: artist added: “Love You With All My Heart 1”: Crush"
    assert told(config.archive) == before


def test_accepted_once_it_is_the_same_ever_after(tmp_path: Path) -> None:
    config = make(tmp_path / "archive.db")
    before = told(config.archive)
    assert reparse(config, accept=True).outcomes == {"same": 4, "accepted": 8}
    once = told(config.archive)
    assert len(once[-1]) == len(before[-1]) + 8, "the old readings stay as revisions"
    assert once[-1][: len(before[-1])] == before[-1]
    for _ in range(2):
        assert reparse(config, accept=True).outcomes == {"same": 12}
        assert told(config.archive) == once
    with Archive.open(config.archive) as archive:
        archive.db.execute("DELETE FROM rereads")
        assert archive.db.execute("SELECT gone_at, last_seen_at FROM articles WHERE url = ?", (url_of(5),)).fetchone() == (
            FIRST.format(30),
            FIRST.format(5),
        )
    assert reparse(config, accept=True).outcomes == {"same": 12}
    assert told(config.archive) == once
    assert verify(config.archive, now=NOW).problems == ()


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    results = []
    for jobs in (1, 3):
        config = make(tmp_path / str(jobs) / "archive.db")
        reparse(config, jobs=jobs, accept=True)
        results.append(told(config.archive))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("asked", "number"),
    [({"site": "ost-1"}, 3), ({"site": "nowhere"}, 0), ({"since": "2026-02-02"}, 0), ({"since": "2026-02"}, 12)],
)
def test_a_part_of_the_archive(tmp_path: Path, asked: dict[str, str], number: int) -> None:
    config = make(tmp_path / "archive.db")
    assert reparse(config, **asked).articles == number  # type: ignore[arg-type]


def test_a_capture_that_is_lost_fails_alone(tmp_path: Path) -> None:
    config = make(tmp_path / "archive.db")
    with Archive.open(config.archive) as archive:
        archive.db.execute("UPDATE captures SET lost_at = ? WHERE id = 3", (NOW,))
    found = reparse(config)
    assert (found.outcomes["failed"], found.outcomes["changed"]) == (1, 7)
    assert "was lost" in found.problems[0]


def test_a_remnant_is_refused_by_the_gate_and_named(tmp_path: Path) -> None:
    config = make(tmp_path / "archive.db")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "blog.toml").write_text(
        'hosts = ["blog.example"]\n[[layouts]]\nname = "one"\nbody = "h1"\n', encoding="utf-8"
    )
    found = reparse(replace(config, sites=tmp_path / "sites"), accept=True)
    assert found.outcomes["accepted"] == 0
    assert found.outcomes["refused"] == 12, found.outcomes
    assert "kept the known text" in found.problems[0] or "no text" in found.problems[0]


def test_a_user_may_accept_what_lacks_most_of_the_text(tmp_path: Path) -> None:
    config = make(tmp_path / "archive.db", 4)
    (tmp_path / "sites").mkdir()
    rule = 'hosts = ["blog.example"]\n[[layouts]]\nname = "one"\nbody = "article > p"\n'
    (tmp_path / "sites" / "blog.toml").write_text(rule, encoding="utf-8")
    config = replace(config, sites=tmp_path / "sites")
    assert reparse(config, accept=True).outcomes == {"refused": 4}
    before = told(config.archive)
    assert reparse(config, accept=True, shrunk=True).outcomes == {"accepted": 4}
    after = told(config.archive)
    assert after[-1][: len(before[-1])] == before[-1], "what was known stays as a revision"
    assert len(after[-1]) == len(before[-1]) + 4
    with Archive.open_read_only(config.archive) as archive:
        assert archive.db.execute("SELECT count(*) FROM tracks").fetchone() == (0,)
    assert verify(config.archive, now=NOW).problems == ()


def test_pages_that_came_in_another_order_read_the_same_to_the_byte(tmp_path: Path) -> None:
    found = []
    for name, numbers, jobs in (("one", range(6), 1), ("other", reversed(range(6)), 2)):
        path = tmp_path / name / "archive.db"
        path.parent.mkdir()
        with Archive.open(path) as archive:
            for n in numbers:
                visit = visit_of(capture_of(n, at=FIRST), 1)
                assert visit.page is not None
                archive.save_visit(replace(visit, page=older_reading(visit.page, n)), now=FIRST.format(n))
        reparse(Config(archive=path), accept=True, jobs=jobs)
        with Archive.open_read_only(path) as archive:
            shown = "SELECT r.record, r.digest, r.record_digest, a.rows_digest FROM articles a JOIN revisions r"
            found.append(sorted(archive.db.execute(f"{shown} ON r.id = a.revision_id").fetchall()))
    assert len(found[0]) == 6
    assert found[0] == found[1]


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    whole, cut = make(tmp_path / "whole" / "archive.db", 120), make(tmp_path / "cut" / "archive.db", 120)
    reparse(whole, accept=True)
    command = [sys.executable, "-m", "scraper.cli", "reparse", "--accept", "--jobs", "2", "--archive", str(cut.archive), "--json"]
    for seconds in (0.9, 1.2):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["changed"] == 0
    assert told(cut.archive) == told(whole.archive)
    assert verify(cut.archive, now=NOW).problems == ()
