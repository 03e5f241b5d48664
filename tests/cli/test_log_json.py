"""`crawl --log-json`: every line on stderr is one JSON object, and docs/logs.md says what it holds."""

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.network.logs import EVENTS
from tests.faults.crawls import config_for, start, wait_for
from tests.faults.server import TEXT, FaultServer, Reply, article

Run = Callable[..., subprocess.CompletedProcess[str]]
LOCAL = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.1", "DRAMARCHIVE_DELAY": "0", "DRAMARCHIVE_RETRIES": "0"}
HEAD = ["time", "level", "logger", "event", "message"]
DOCUMENT = Path(__file__).parents[2] / "docs" / "logs.md"


def lines(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    for line in found:
        assert list(line)[: len(HEAD)] == HEAD
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
        assert line["event"] in EVENTS
    return found


def of(found: list[dict[str, Any]], event: str) -> list[dict[str, Any]]:
    return [line for line in found if line["event"] == event]


def test_a_crawl_as_lines(run: Run) -> None:
    table = {
        "/1": Reply(body=article(1)),
        "/2": Reply(status=500),
        "/3": Reply(status=302, headers=(("Location", "/1"),)),
        "/robots.txt": Reply(body="User-agent: *\nDisallow: /5\nCrawl-delay: 0.1\n# \x1b[31m 드라마".encode(), headers=(TEXT,)),
        "/6": Reply(status=429, headers=(("Retry-After", "3600"),)),
    }
    with FaultServer(table) as server, FaultServer({"/7": Reply(body=article(7))}) as other:
        urls = [*(f"{server.url}/{n}" for n in (1, 2, 3, 4, 5, 6)), f"{other.url}/7"]
        done = run("crawl", "--log-json", *urls, env=LOCAL)
        host = server.url.removeprefix("http://")
    assert done.returncode == 3
    assert done.stdout.startswith("run 1 incomplete: ")
    assert done.stderr.isascii()
    found = lines(done.stderr)
    (begin,), (end,) = of(found, "run_begin"), of(found, "run_end")
    assert (begin["run_id"], begin["urls"], begin["waiting"]) == (1, 7, 7)
    counts = ("stored", "unchanged", "refused", "failed", "waiting")
    assert end["discovered"] == sum(end[name] for name in counts) == 7
    visits = {line["url"].rpartition("/")[2]: line for line in of(found, "visit")}
    outcomes = {path: line["outcome"] for path, line in visits.items() if path != "6"}
    assert outcomes == {"1": "stored", "2": "failed", "3": "unchanged", "4": "gone", "5": "refused", "7": "stored"}
    first = visits["1"]
    assert (first["status"], first["tracks"], first["known"], first["complete"], first["host"]) == (200, 3, False, True, host)
    assert first["bytes"] == len(article(1))
    assert visits["3"]["final_url"] == f"{server.url}/1"
    assert visits["2"]["reason"] == "the site answered 500"
    (rest,) = of(found, "host_rests")
    assert (rest["level"], rest["host"], rest["reason"]) == ("warning", host, "answered 429, Retry-After: 3600")
    assert {line["host"]: line["crawl_delay"] for line in of(found, "robots")}[host] == 0.1
    assert of(found, "note"), "what a person is told at the end is there, too"


def test_fields_are_the_documented_ones(run: Run) -> None:
    with FaultServer({"/1": Reply(body=article(1))}) as server:
        found = lines(run("crawl", "--log-json", f"{server.url}/1", env=LOCAL).stderr)
    for line in found:
        if line["event"] in ("run_end", "log"):
            continue
        named = set(re.findall(r"`(\w+)`", EVENTS[line["event"]]))
        assert set(line) - set(HEAD) == named, line["event"]


@pytest.mark.parametrize("words", [["crawl", "no-such-source"], ["crawl", "--limit", "none"]])
def test_an_error_is_a_line_too(run: Run, words: list[str]) -> None:
    done = run(*words, "--log-json", "--archive", "new.db")
    (line,) = lines(done.stderr)
    assert (done.returncode, line["exit_code"], line["event"], line["level"]) == (2, 2, "error", "error")


@pytest.mark.slow
def test_progress_is_told_and_an_interrupted_run_ends_with_its_row(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer({f"/{n}": Reply(body=article(n)) for n in range(40)}) as server:
        process = start(tmp_path, "crawl", "--log-json", *(f"{server.url}/{n}" for n in range(40)), delay=0.7)
        wait_for(config, "SELECT count(*) FROM articles", 10)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    found = lines(said)
    progress = of(found, "progress")[0]
    assert progress["discovered"] == 40
    assert progress["hosts"] == 1
    assert 0.0 < progress["rate"] < 1.6
    assert progress["seconds_left"] >= progress["waiting"] * 0.7 - 1.0, "one host cannot go faster than its gap"
    assert of(found, "run_end")[0]["outcome"] == "interrupted"


def test_the_document_lists_every_event() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [row for row in text.splitlines() if row.startswith("| `")] == [
        f"| `{name}` | {says} |" for name, says in EVENTS.items()
    ]
