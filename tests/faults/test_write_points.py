"""SIGKILL at the n-th write of a crawl, whatever it writes: WARC, database, write-ahead log, index; half a write included."""

import shutil
import signal
import sys
from pathlib import Path

import pytest

from scraper.runner import register_source
from tests.faults.crawls import command, config_for, rows
from tests.faults.server import FaultServer, site
from tests.faults.soundness import assert_sound, assert_whole
from tests.faults.writes import COMPILER, build, run_and_kill

ARTICLES = 3
POINTS = 7
"""Of all write points so many are tried here, each second one torn; `benchmarks/crawl_recovery.py writes` tries all."""


@pytest.mark.slow
@pytest.mark.skipif(COMPILER is None or sys.platform != "linux", reason="needs a C compiler and LD_PRELOAD")
def test_a_kill_at_any_write_loses_nothing(tmp_path: Path) -> None:
    library = build(tmp_path)
    with FaultServer(default=site(ARTICLES)) as server:
        begun = tmp_path / "begun"
        begun.mkdir()
        register_source(config_for(begun), server.url)
        shutil.copytree(begun, tmp_path / "counted")
        code, writes = run_and_kill(library, tmp_path / "counted", command(tmp_path / "counted", "crawl"), at=0)
        assert (code, writes > 100) == (0, True), "opening, leases, records, captures, each with its sync"
        for number in range(POINTS):
            at = 1 + (writes - 2) * number // (POINTS - 1)
            folder = tmp_path / f"at-{at}"
            shutil.copytree(begun, folder)
            config = config_for(folder)
            assert run_and_kill(library, folder, command(folder, "crawl"), at=at, torn=number % 2 == 1)[0] == -signal.SIGKILL
            assert_sound(config)
            asked = len(server.paths())
            assert run_and_kill(library, folder, command(folder, "crawl"), at=0)[0] == 0
            assert len(server.paths()) - asked <= ARTICLES + 2, "robots.txt, the list, each article once"
            assert_whole(config, ARTICLES)
            assert rows(config, "SELECT outcome FROM runs ORDER BY id DESC LIMIT 1") == [("complete",)]
