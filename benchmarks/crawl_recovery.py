"""What kills and restarts cost a crawl, on servers of our own on this machine.

    python -m benchmarks.crawl_recovery kills [--kills 100] [--pages 2000] [--hosts 4]
    python -m benchmarks.crawl_recovery writes [--articles 6] [--every 1]
    python -m benchmarks.crawl_recovery politeness [--kills 10]

`kills`: crawls are killed (SIGKILL) at random moments, start-up included, ten times each, and then run to their end; after
every kill the archive is checked, at the end that every page is there once. `writes`: a crawl is killed at its n-th
write, for all n (whole and torn writes by turns), and run to its end. `politeness`: crawls are killed and started again,
then run a second time with --full; the gaps are read from the servers' own notes. Each exits 1 when a figure is missed.
"""

import argparse
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from scraper.runner import register_source
from tests.faults.crawls import command, config_for, kill, logged, rows, start
from tests.faults.server import TEXT, FaultServer, Reply, site
from tests.faults.soundness import assert_sound, assert_whole, served
from tests.faults.writes import build, run_and_kill

KILLS_A_CRAWL = 10
REPEATS_MOST = 60
"""Repeated fetches that a kill may cost."""
GAP, CRAWL_DELAY = 0.5, 1.0
CLOCK = 0.002
"""What two readings of one clock, written in milliseconds, may differ by, seconds."""


def kills(given: argparse.Namespace, folder: Path) -> bool:
    """Kill until there were so many kills; every crawl is run to its end and checked."""
    chance = random.Random(given.seed)
    done, costs, pages, crawls, begun = 0, [], 0, 0, time.monotonic()
    while done < given.kills:
        crawls += 1
        place = folder / f"crawl-{crawls}"
        place.mkdir()
        here, cost = _killed_crawl(given, place, min(KILLS_A_CRAWL, given.kills - done), chance)
        done, pages, costs = done + here, pages + given.pages, [*costs, cost / max(here, 1)]
        print(f"crawl {crawls}: {here} kills, {cost} repeated fetches, {given.pages} pages once each", flush=True)
        shutil.rmtree(place)
    took = time.monotonic() - begun
    print(
        f"{done} kills over {crawls} crawls of {given.pages} pages in {took:.0f} s: 0 URLs lost, 0 doubled records, integrity ok"
        f" {done + crawls} of {done + crawls} times, {statistics.mean(costs):.1f} repeated fetches a kill (most {max(costs):.1f})"
    )
    return max(costs) <= REPEATS_MOST


def _killed_crawl(given: argparse.Namespace, place: Path, most: int, chance: random.Random) -> tuple[int, int]:
    """Run one crawl with up to `most` kills; return how many there were and how many fetches were repeated."""
    config, done = config_for(place), 0
    with served(place, given.pages // given.hosts, hosts=given.hosts) as (urls, log):
        for url in urls:
            register_source(config, url)
        log.write_text("")
        while True:
            process = start(place, "crawl")
            if done < most:
                time.sleep(chance.uniform(0.2, given.longest))
            else:
                process.wait(3600)
            if process.poll() is not None:
                errors = process.communicate()[1]
                assert process.returncode == 0, errors
                break
            kill(process)
            done += 1
            assert_sound(config)
        fetched = Counter((seen["host"], seen["path"]) for seen in logged(log) if seen["path"].startswith("/article-"))
    assert len(fetched) == given.pages
    assert_whole(config, given.pages)
    return done, sum(fetched.values()) - given.pages


def writes(given: argparse.Namespace, folder: Path) -> bool:
    """Kill a crawl at its n-th write, for all n."""
    library = build(folder)
    repeats: list[int] = []
    with FaultServer(default=site(given.articles)) as server:
        begun = folder / "begun"
        begun.mkdir()
        register_source(config_for(begun), server.url)
        shutil.copytree(begun, folder / "counted")
        code, count = run_and_kill(library, folder / "counted", command(folder / "counted", "crawl"), at=0)
        assert code == 0
        points = range(1, count - 1, given.every)
        for number, at in enumerate(points):
            place = folder / "here"
            shutil.copytree(begun, place)
            config, torn, asked = config_for(place), number % 2 == 1, len(server.paths())
            code, _ = run_and_kill(library, place, command(place, "crawl"), at=at, torn=torn)
            assert code in (-signal.SIGKILL, 0), code  # a run may need some writes less than the one that was counted
            assert_sound(config)
            assert run_and_kill(library, place, command(place, "crawl"), at=0)[0] == 0
            assert_whole(config, given.articles)
            repeats.append(sum(path.startswith("/article-") for path in server.paths()[asked:]) - given.articles)
            shutil.rmtree(place)
    print(
        f"killed at {len(points)} of {count} write points: 0 URLs lost, 0 doubled records, integrity ok,"
        f" {statistics.mean(repeats):.2f} repeated fetches a kill (most {max(repeats)})"
    )
    return max(repeats) <= REPEATS_MOST


def politeness(given: argparse.Namespace, folder: Path) -> bool:
    """Kill and start a crawl of three hosts, run it again in full, and look at the gaps that each server saw."""
    chance, config = random.Random(given.seed), config_for(folder, delay=GAP)
    robots = f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n"
    with served(folder, 25, hosts=2) as (plain, log), FaultServer(default=site(25)) as slow:
        slow.routes.table["/robots.txt"] = _text(robots)
        for url in (*plain, slow.url):
            register_source(config, url)
        for _ in range(given.kills):
            process = start(folder, "crawl", delay=GAP)
            time.sleep(chance.uniform(1.0, 4.0))
            kill(process)
        for words in (["crawl"], ["crawl", "--full"]):
            process = start(folder, *words, delay=GAP)
            errors = process.communicate(timeout=600)[1]
            assert process.returncode == 0, errors
        times: dict[str, list[float]] = defaultdict(list)
        for seen in logged(log):
            times[seen["host"]].append(seen["at"])
        gaps = {host: [b - a for a, b in pairwise(at)] for host, at in times.items()}
        slow_gaps = slow.gaps()[1:]  # the first request was for robots.txt itself
    assert rows(config, "SELECT count(*) FROM articles") == [(75,)]
    bad = sum(gap < GAP - CLOCK for found in gaps.values() for gap in found) + sum(g < CRAWL_DELAY - CLOCK for g in slow_gaps)
    count = sum(map(len, gaps.values())) + len(slow_gaps)
    least = min(min(found) for found in gaps.values())
    print(
        f"{count} gaps over {given.kills} kills and two runs: {bad} violations"
        f" (least {least:.3f} s of {GAP} s, {min(slow_gaps):.3f} s of {CRAWL_DELAY} s asked for by robots.txt)"
    )
    return bad == 0


def _text(body: str) -> Reply:
    return Reply(body=body.encode(), headers=(TEXT,))


COMMANDS: dict[str, Callable[[argparse.Namespace, Path], bool]] = {"kills": kills, "writes": writes, "politeness": politeness}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=COMMANDS)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--hosts", type=int, default=4)
    parser.add_argument("--longest", type=float, default=8.0, help="seconds until a kill, at most")
    parser.add_argument("--articles", type=int, default=6)
    parser.add_argument("--every", type=int, default=1, help="of the write points take each n-th")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where archives are made (default: the system's)")
    given = parser.parse_args()
    if given.kills is None:
        given.kills = 10 if given.what == "politeness" else 100
    folder = Path(tempfile.mkdtemp(prefix="dramarchive-bench-", dir=given.folder))
    try:
        return int(not COMMANDS[given.what](given, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
