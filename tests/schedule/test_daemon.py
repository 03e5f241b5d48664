"""The daemon as real processes over a real archive, with a clock that the test turns."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.config import load_config
from scraper.daemon import crawl_command
from scraper.storage.archive import Archive
from scraper.storage.schedules import Schedules

PROCESS = Path(__file__).with_name("daemon_process.py")
NIGHT = "2026-03-01T00:00:00+00:00"


class Bench:
    """An archive with sources, a clock file, a job that writes down that it ran, and daemons."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = folder / "archive.db"
        self.clock = folder / "clock"
        self.log = folder / "log"
        self.job = folder / "job.py"
        self.log.touch()
        self.set_clock(NIGHT)
        self.set_job("")
        with Archive.open(self.archive) as archive:
            for name in ("one", "two"):
                row = {"name": name, "url": f"https://{name}.example/feed", "spider": "feed", "options": "{}", "added_at": NIGHT}
                archive.db.table("sources").insert(row)

    def set_clock(self, text: str) -> None:
        new = self.clock.with_suffix(".new")
        new.write_text(text)
        new.replace(self.clock)  # a daemon never reads half a time

    def set_job(self, rest: str, *, first: str = "") -> None:
        """The job does `first`, appends `source pid` to the log in one write, then does `rest`."""
        self.job.write_text(
            f"import os, signal, sys, time\n{first}\n"
            f"log = os.open({str(self.log)!r}, os.O_WRONLY | os.O_APPEND)\n"
            "os.write(log, f'{sys.argv[1]} {os.getpid()}\\n'.encode())\n" + rest
        )

    def schedule(self, source: str, cron: str, timezone: str = "UTC") -> None:
        with Archive.open(self.archive) as archive:
            Schedules(archive).add(source, cron, timezone, now=datetime.fromisoformat(NIGHT))

    def runs(self) -> list[str]:
        return [line.split()[0] for line in self.log.read_text().splitlines()]

    def pids(self) -> list[int]:
        return [int(line.split()[1]) for line in self.log.read_text().splitlines()]

    @contextmanager
    def daemons(self, count: int = 1) -> Iterator[list[subprocess.Popen[str]]]:
        command = [sys.executable, str(PROCESS), str(self.archive), str(self.clock), str(self.job)]
        processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(count)]
        try:
            yield processes
        finally:
            for process in processes:
                process.kill()
                process.communicate()

    def once(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(PROCESS), str(self.archive), str(self.clock), str(self.job), "--once"]
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_daemons_run_a_due_time_once(bench: Bench) -> None:
    bench.schedule("one", "0 6 * * *")
    bench.schedule("two", "0 6 * * *", "Asia/Seoul")  # 21:00 UTC the day before
    with bench.daemons(2):
        time.sleep(0.5)
        assert bench.runs() == [], "nothing is due at midnight"
        for day in range(1, 6):
            bench.set_clock(f"2026-03-{day:02}T06:00:00+00:00")
            until(lambda day=day: bench.runs().count("one") == day)  # type: ignore[misc]
            bench.set_clock(f"2026-03-{day:02}T21:00:00.500+00:00")
            until(lambda day=day: bench.runs().count("two") == day)  # type: ignore[misc]
        time.sleep(0.5)
    assert sorted(bench.runs()) == ["one"] * 5 + ["two"] * 5


def test_many_daemons_at_the_same_moment(bench: Bench) -> None:
    bench.schedule("one", "* * * * *")
    with bench.daemons(4):
        time.sleep(1.0)
        for minute in range(1, 9):
            bench.set_clock(f"2026-03-01T00:{minute:02}:00+00:00")
            until(lambda minute=minute: len(bench.runs()) >= minute)  # type: ignore[misc]
        time.sleep(0.5)
    assert bench.runs() == ["one"] * 8


def test_missed_times_are_one_run(bench: Bench) -> None:
    bench.schedule("one", "*/5 * * * *")
    bench.set_clock("2026-03-09T12:34:56+00:00")
    assert bench.once().returncode == 0
    assert bench.once().returncode == 0
    assert bench.runs() == ["one"]
    with Archive.open_read_only(bench.archive) as archive:
        entry = Schedules(archive).all()[0]
    assert (entry.last_run_at, entry.next_due_at) == ("2026-03-01T00:05:00.000Z", "2026-03-09T12:35:00.000Z")


def test_once_with_nothing_due_names_the_next(bench: Bench) -> None:
    assert "there are no entries. Next: dramarchive schedule add" in bench.once().stderr
    bench.schedule("two", "30 9 * * *")
    bench.schedule("one", "15 6 * * *", "Asia/Seoul")
    done = bench.once()
    assert (done.returncode, bench.runs()) == (0, [])
    assert done.stderr.count("\n") == 1
    assert "nothing is due; the next (two) is due at 2026-03-01 09:30 UTC." in done.stderr
    bench.set_clock("2026-03-01T09:31:00+00:00")
    assert "nothing is due" not in bench.once().stderr
    assert "the next (one) is due at 2026-03-01 21:15 UTC." in bench.once().stderr


def test_once_ends_though_more_becomes_due_meanwhile(bench: Bench) -> None:
    """The crawl takes longer than the entry's interval."""
    bench.set_job(
        f"from pathlib import Path\nruns = len(open({str(bench.log)!r}).readlines())\n"
        f"Path({str(bench.clock)!r}).write_text(f'2026-03-01T00:{{10 + runs:02}}:30+00:00')\n"
    )
    bench.schedule("one", "* * * * *")
    bench.set_clock("2026-03-01T00:10:30+00:00")
    assert bench.once().returncode == 0
    assert bench.runs() == ["one"]


def test_a_clock_that_is_set_back_runs_nothing_again(bench: Bench) -> None:
    bench.schedule("one", "0 6 * * *")
    for time_of_day in ("06:00", "05:00", "06:00", "06:30"):
        bench.set_clock(f"2026-03-01T{time_of_day}:00+00:00")
        bench.once()
    assert bench.runs() == ["one"]


@pytest.mark.parametrize(
    ("rest", "code", "says"),
    [
        ("sys.exit(0)", 0, "complete"),
        ("sys.exit(3)", 3, "incomplete"),
        ("sys.exit(5)", 5, "disk is nearly full"),
        ("os.kill(os.getpid(), signal.SIGKILL)", -9, "killed by signal 9"),
        ("raise RuntimeError", 1, "exit code 1"),
    ],
)
def test_a_crawl_that_fails_is_reported_and_survived(bench: Bench, rest: str, code: int, says: str) -> None:
    bench.set_job(f"if sys.argv[1] == 'one':\n    {rest}\n")
    bench.schedule("one", "0 6 * * *")
    bench.schedule("two", "0 6 * * *")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    done = bench.once()
    assert bench.runs() == ["one", "two"]
    assert says in done.stderr
    assert done.returncode == (code if code >= 0 else 1)


def test_a_busy_archive_is_tried_again(bench: Bench) -> None:
    """The crawl of another process ends after a while: exit code 4 means later, not never."""
    bench.set_job(f"sys.exit(4 if len(open({str(bench.log)!r}).readlines()) < 3 else 0)\n")
    bench.schedule("one", "0 6 * * *")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    assert bench.once().returncode == 0
    assert bench.runs() == ["one"] * 3


def test_a_program_that_cannot_be_started_is_survived(bench: Bench) -> None:
    bench.schedule("one", "0 6 * * *")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    bench.job.unlink()
    assert bench.once().returncode == 2  # what Python says of a script that is not there


def test_an_entry_that_can_no_longer_be_read_stops_nothing(bench: Bench) -> None:
    bench.schedule("one", "0 5 * * *")
    bench.schedule("two", "0 6 * * *")
    with Archive.open(bench.archive) as archive, archive.transaction():
        archive.db.conn.execute("UPDATE schedules SET timezone = 'Mars/Olympus' WHERE source = 'one'")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    done = bench.once()
    assert bench.runs() == ["two"]
    assert "no time zone 'Mars/Olympus'" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_leaves_no_child(bench: Bench, number: signal.Signals) -> None:
    bench.set_job("time.sleep(60)\n", first="signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))")
    bench.schedule("one", "0 6 * * *")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    with bench.daemons() as (daemon,):
        until(lambda: len(bench.pids()) == 1)
        daemon.send_signal(number)
        assert daemon.wait(timeout=10) == 0
        assert not alive(bench.pids()[0])
        assert daemon.stderr is not None
        assert "stopped." in daemon.stderr.read()


def test_a_crawl_that_does_not_stop_is_killed(bench: Bench) -> None:
    bench.set_job("time.sleep(60)\n", first="signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    bench.schedule("one", "0 6 * * *")
    bench.set_clock("2026-03-01T06:00:00+00:00")
    with bench.daemons() as (daemon,):
        until(lambda: len(bench.pids()) == 1)
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(timeout=10) == 0
        assert not alive(bench.pids()[0])


def test_an_idle_daemon_sleeps(bench: Bench) -> None:
    """With the naps of production and nothing due, the process uses next to no processor time."""
    bench.schedule("one", "0 6 * * *")
    command = [sys.executable, "-m", "scraper.cli", "schedule", "run", "--archive", str(bench.archive)]
    with Archive.open(bench.archive) as archive, archive.transaction():
        archive.db.conn.execute("UPDATE schedules SET next_due_at = ?", (f"{datetime.now(UTC).year + 1}-01-01T00:00:00.000Z",))
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as daemon:
        time.sleep(1.5)  # start-up
        before = cpu_seconds(daemon.pid)
        time.sleep(2.0)
        used = cpu_seconds(daemon.pid) - before
        daemon.terminate()
        assert daemon.wait(timeout=10) == 0
    assert used <= 0.02


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_the_crawl_gets_the_settings_of_the_daemon(tmp_path: Path) -> None:
    options = {"archive": "a b.db", "delay": "2.5", "allow_private": ("127.0.0.0/8", "::1"), "contact": "me@example.org"}
    words = crawl_command(load_config(options, {}, tmp_path), "--source")
    assert words[:4] == [sys.executable, "-m", "scraper.cli", "crawl"]
    assert words[-2:] == ["--", "--source"], "a name is never an option"
    given = dict(zip(words[4:-2:2], words[5:-2:2], strict=True))
    again = {name.removeprefix("--").replace("-", "_"): value for name, value in given.items()}
    assert load_config(again, {}, tmp_path) == load_config(options, {}, tmp_path)


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scraper.cli", "schedule", "run", "--once", "--archive", str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
