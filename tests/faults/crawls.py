"""What the tests of the crawl share: a config for this machine, a crawl in this process or in one of its own."""

import ipaddress
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from scraper.config import Config

LOOPBACK = ipaddress.ip_network("127.0.0.1/32")
"""Where the servers are; the canary listens beside it."""


def config_for(folder: Path, **changes: Any) -> Config:
    """Settings for an archive in `folder`: no polite gap, loopback allowed, short time limits."""
    settings: dict[str, Any] = {"archive": folder / "archive.db", "delay": 0.0, "allow_private": (LOOPBACK,), "timeout": 5.0}
    return Config(**(settings | changes))


def rows(config: Config, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask the archive by a connection of its own."""
    with sqlite3.connect(f"file:{config.archive}?mode=ro", uri=True) as connection:
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def frontier_row(config: Config, url: str) -> tuple[str, str | None]:
    """State and reason of a URL."""
    found = rows(config, "SELECT state, reason FROM frontier WHERE url = ?", url)
    assert len(found) == 1, found
    return str(found[0][0]), found[0][1]


def command(folder: Path, *words: str, delay: float = 0.0) -> list[str]:
    """The command line of a crawl in a process of its own."""
    options = ["--archive", str(folder / "archive.db"), "--delay", str(delay), "--allow-private", str(LOOPBACK)]
    return [sys.executable, "-m", "scraper.cli", words[0], *options, *words[1:]]


def start(folder: Path, *words: str, delay: float = 0.0) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DRAMARCHIVE_")}
    return subprocess.Popen(
        command(folder, *words, delay=delay),
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(config: Config, sql: str, at_least: int, *, seconds: float = 90.0) -> int:
    """Wait until a counting query gives so many; return what it gives."""
    until = time.monotonic() + seconds
    count = 0
    while time.monotonic() < until:
        try:
            count = int(rows(config, sql)[0][0])
        except sqlite3.Error:
            count = 0
        if count >= at_least:
            return count
        time.sleep(0.1)  # each look costs the crawl some of its processor
    raise AssertionError(f"{sql} gave {count}, not {at_least}, within {seconds} s")


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL, and reap."""
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)


def counts_add_up(config: Config) -> bool:
    """Tell whether the counts of every finished run add up."""
    sql = "SELECT discovered, stored + unchanged + refused + failed + waiting FROM runs WHERE outcome <> 'running'"
    return all(whole == parts for whole, parts in rows(config, sql))


def logged(path: Path) -> list[dict[str, Any]]:
    """Requests that a server process noted."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
