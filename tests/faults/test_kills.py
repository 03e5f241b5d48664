"""What a kill costs: nothing but a few repeated fetches. A real server, a real crawl, real signals, each in its own process."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from scraper.errors import StorageError
from scraper.runner import register_source, run_crawl
from tests.faults.crawls import command, config_for, kill, logged, rows, start, wait_for
from tests.faults.server import FaultServer, Reply, article, site
from tests.faults.soundness import assert_whole, served, warc_urls

ARTICLES = 500
DONE = "SELECT count(*) FROM articles"


@pytest.mark.slow
def test_three_kills_in_a_crawl_of_500_pages(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with served(tmp_path, ARTICLES) as ([url], log):
        register_source(config, url)
        log.write_text("")
        for share in (100, 250, 400):
            process = start(tmp_path, "crawl")
            wait_for(config, DONE, share)
            kill(process)
        assert rows(config, DONE)[0][0] < ARTICLES
        process = start(tmp_path, "crawl")
        _, errors = process.communicate(timeout=90)
        assert process.returncode == 0, errors
        fetched = Counter(entry["path"] for entry in logged(log) if entry["path"].startswith("/article-"))
    assert len(fetched) == ARTICLES
    assert sum(fetched.values()) - ARTICLES <= 3 * 8, "only what was under way is fetched again"
    assert_whole(config, ARTICLES)
    outcomes = [outcome for (outcome,) in rows(config, "SELECT outcome FROM runs ORDER BY id")]
    assert outcomes == ["killed"] * 3 + ["complete"]
    stored = warc_urls(tmp_path)
    assert all(stored[f"{url}/article-{n}/"] >= 1 for n in range(1, ARTICLES + 1))


@pytest.mark.slow
def test_kills_at_random_moments_start_up_included(tmp_path: Path) -> None:
    chance = random.Random(20260301)
    config = config_for(tmp_path)
    with served(tmp_path, 120) as ([url], _):
        register_source(config, url)
        for _ in range(8):
            process = start(tmp_path, "crawl")
            time.sleep(chance.uniform(0.3, 1.2))
            kill(process)
        process = start(tmp_path, "crawl")
        assert process.wait(90) == 0
        process.communicate()
    assert_whole(config, 120)


@pytest.mark.slow
def test_the_polite_gap_holds_over_kills_and_runs(tmp_path: Path) -> None:
    # benchmarks/crawl_recovery.py politeness does the same for longer, with a Crawl-delay beside.
    chance, config, gap = random.Random(7), config_for(tmp_path, delay=0.3), 0.3
    with served(tmp_path, 15, hosts=2) as (urls, log):
        for url in urls:
            register_source(config, url)
        for _ in range(3):
            process = start(tmp_path, "crawl", delay=gap)
            time.sleep(chance.uniform(1.0, 2.5))
            kill(process)
        for words in (["crawl"], ["crawl", "--full"]):
            process = start(tmp_path, *words, delay=gap)
            _, errors = process.communicate(timeout=90)
            assert process.returncode == 0, errors
        for host in (url.removeprefix("http://") for url in urls):
            times = [seen["at"] for seen in logged(log) if seen["host"] == host]
            assert len(times) > 40
            assert min(after - before for before, after in pairwise(times)) >= gap - 0.002, "two readings of one clock"
    assert rows(config, DONE) == [(30,)]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_finishes_what_is_under_way_and_the_next_crawl_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    config = config_for(tmp_path)
    with served(tmp_path, 150) as ([url], log):
        register_source(config, url)
        log.write_text("")
        process = start(tmp_path, "crawl")
        wait_for(config, DONE, 20)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130, errors
        assert "Traceback" not in errors
        assert rows(config, "SELECT outcome, finished_at IS NULL FROM runs") == [("interrupted", 0)]
        assert rows(config, "SELECT count(*) FROM frontier WHERE state = 'leased'") == [(0,)]
        process = start(tmp_path, "crawl")
        process.communicate(timeout=90)
        assert process.returncode == 0
        fetched = Counter(entry["path"] for entry in logged(log) if entry["path"].startswith("/article-"))
    assert set(fetched.values()) == {1}, "a clean stop repeats no fetch"
    assert_whole(config, 150)


@pytest.mark.slow
def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    slow = Reply(body=article(1), delay=20.0)
    with FaultServer({"/slow": slow, "/good": Reply(body=article(2))}) as server:
        process = start(tmp_path, "crawl", f"{server.url}/good", f"{server.url}/slow")
        wait_for(config, DONE, 1)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert process.poll() is None, "the page under way is waited for"
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert time.monotonic() - begun < 5
    assert process.returncode == 130, errors
    assert "Traceback" not in errors
    assert rows(config, "SELECT state, count(*) FROM frontier GROUP BY state ORDER BY 1") == [("done", 1), ("queued", 1)]
    assert rows(config, "SELECT outcome FROM runs") == [("interrupted",)]


@pytest.mark.slow
def test_a_crawl_that_only_waits_ends_at_the_first_signal(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    busy = Reply(status=429, headers=(("Retry-After", "120"),))
    with (
        FaultServer({"/busy": busy, "/good": Reply(body=article(2))}) as server,
        FaultServer({"/x": Reply(body=article(3))}) as other,
    ):
        process = start(tmp_path, "crawl", f"{server.url}/busy", f"{server.url}/good", f"{other.url}/x")
        wait_for(config, DONE, 1)
        time.sleep(1.0)
        assert process.poll() is None, "a rest of two minutes is waited for"
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert time.monotonic() - begun < 10
    assert process.returncode == 130
    assert rows(config, "SELECT waiting FROM runs") == [(2,)]


AT_START = """
import os, signal, sys
from scrapy.core.engine import ExecutionEngine
from scraper.cli import main

async def open_spider(engine, opened=ExecutionEngine.open_spider_async):
    os.kill(os.getpid(), signal.SIGINT)
    await opened(engine)

ExecutionEngine.open_spider_async = open_spider
sys.exit(main(sys.argv[1:]))
"""
"""A crawl that is interrupted while its engine is being started."""


def test_a_signal_at_the_very_start_ends_it(tmp_path: Path) -> None:
    with FaultServer({"/x": Reply(body=article(1))}) as server:
        words = command(tmp_path, "crawl", f"{server.url}/x")[3:]
        done = subprocess.run([sys.executable, "-c", AT_START, *words], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 130, done.stderr
    assert rows(config_for(tmp_path), "SELECT outcome, waiting FROM runs") == [("interrupted", 1)]


@pytest.mark.slow
def test_a_second_crawl_of_the_same_archive_is_refused_by_name(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with served(tmp_path, 300) as ([url], _):
        register_source(config, url)
        first = start(tmp_path, "crawl")
        wait_for(config, DONE, 5)
        second = start(tmp_path, "crawl")
        _, errors = second.communicate(timeout=60)
        assert second.returncode == 4, errors
        assert str(first.pid) in errors
        assert "Traceback" not in errors
        first.communicate(timeout=90)
        assert first.returncode == 0
    assert_whole(config, 300)


def test_a_frozen_run_that_comes_back_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Another run took the archive over while this one was asleep: it must not go on beside it.
    monkeypatch.setattr("scraper.network.session.BEAT_SECONDS", 0.0)
    config = config_for(tmp_path)
    with FaultServer(default=site(40)) as server:
        register_source(config, server.url)

        def take_over(session: object) -> None:
            with sqlite3.connect(config.archive, timeout=10) as other:
                other.execute("UPDATE runs SET outcome = 'killed' WHERE outcome = 'running'")

        with pytest.raises(StorageError, match="taken the archive over"):
            run_crawl(config, progress=take_over)
        assert len(server.paths()) < 40
    assert rows(config, "PRAGMA integrity_check") == [("ok",)]
