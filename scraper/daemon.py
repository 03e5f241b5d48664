"""`schedule run`: wait until an entry is due, claim it, run its crawl in a process of its own, go on.

Nothing is kept in memory: the entries are rows, so several daemons may share an archive and any may die. Crawls run
one after the other, because an archive has one writer; while nothing is due the process sleeps.
"""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import FrameType

from scraper.config import Config
from scraper.errors import ArchiveBusyError, DiskFullError, DramarchiveError
from scraper.items import ScheduleRow
from scraper.storage.archive import Archive
from scraper.storage.moments import seconds_of
from scraper.storage.schedules import Claim, Schedules

INCOMPLETE = 3
INTERRUPTED = 130
_OUTCOMES = {
    0: "complete",
    2: "the source or a setting is wrong",
    INCOMPLETE: "finished but incomplete",
    ArchiveBusyError.exit_code: "the archive is in use by another run",
    DiskFullError.exit_code: "the disk is nearly full",
    INTERRUPTED: "interrupted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long the daemon waits for what, seconds."""

    nap: float = 30.0
    """Longest sleep: an entry that somebody adds meanwhile is seen after this."""
    busy: float = 15.0
    """Pause before a crawl that found the archive in use is tried again."""
    grace: float = 30.0
    """What a crawl gets to end by itself after a signal, before it is killed."""


def run_schedule(
    config: Config,
    *,
    once: bool,
    report: Callable[[str], None],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    command: Callable[[Config, str], Sequence[str]] | None = None,
    pace: Pace | None = None,
) -> int:
    """Run what is due, for ever or (`once`) until nothing is, and return the exit code.

    `report` gets one line for everything that happens. `clock` says what time it is and `command` what a crawl of a
    source is: the wall clock and `dramarchive crawl SOURCE`, unless a test says otherwise. Must be called in the main
    thread. Raises `UsageError` when there is no archive.
    """
    Archive.open(config.archive, create=False).close()
    with Signals.caught() as signals:
        return _Daemon(config, report, clock, command or crawl_command, pace or Pace(), signals).run(once=once)


def crawl_command(config: Config, source: str) -> list[str]:
    """Return the command line that crawls `source` with the settings of this process."""
    options = {
        "--archive": config.archive,
        "--delay": config.delay,
        "--concurrency": config.concurrency,
        "--user-agent": config.user_agent,
        "--contact": config.contact,
        "--timeout": config.timeout,
        "--allow-private": ",".join(map(str, config.allow_private)),
    }
    given = [word for option, value in options.items() if str(value) for word in (option, str(value))]
    return [sys.executable, "-m", "scraper.cli", "crawl", *given, "--", source]


class Signals:
    """Signals as something to wait for: SIGTERM, SIGINT and SIGHUP stop, SIGCHLD only wakes."""

    def __init__(self, read_end: int) -> None:
        self.stops = 0
        """How many stop signals came."""
        self._read_end = read_end

    @classmethod
    @contextmanager
    def caught(cls) -> Iterator["Signals"]:
        """Catch the signals inside the block and give them back after it."""
        read_end, write_end = os.pipe()
        os.set_blocking(read_end, False)
        os.set_blocking(write_end, False)
        signals = cls(read_end)
        before = {n: signal.signal(n, signals._stop) for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        # Python writes a byte for every signal it handles: one that comes just before the wait is not missed.
        wakeup = signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
        try:
            yield signals
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(read_end)
            os.close(write_end)

    def stopping(self) -> bool:
        """Tell whether a stop signal came."""
        return self.stops > 0

    def wait(self, seconds: float | None) -> None:
        """Sleep until a signal comes, `seconds` at most."""
        if select.select([self._read_end], [], [], seconds)[0]:
            os.read(self._read_end, 4096)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stops += 1


@dataclass(slots=True)
class _Daemon:
    config: Config
    report: Callable[[str], None]
    clock: Callable[[], datetime]
    command: Callable[[Config, str], Sequence[str]]
    pace: Pace
    signals: Signals

    def run(self, *, once: bool) -> int:
        owner = f"{socket.gethostname()}:{os.getpid()}"
        codes: list[int] = []
        # `once` means what is due now, not what becomes due while that is crawled: it has an end.
        due_by = self.clock() if once else None
        while not self.signals.stopping():
            claim, pause, idle = self._look(owner, due_by)
            if claim is not None:
                codes.append(self._serve(claim))
            elif once:
                if not codes and idle:
                    self.report(idle)
                return _worst(codes)
            else:
                self.signals.wait(pause)
        self.report("stopped.")
        return INTERRUPTED if once else 0

    def _look(self, owner: str, due_by: datetime | None) -> tuple[Claim | None, float, str]:
        """Claim what is due, or return how long to sleep and what is next in words.

        An archive that cannot be read now is tried again later.
        """
        try:
            with Archive.open(self.config.archive, create=False) as archive:
                schedules = Schedules(archive)
                now = self.clock()
                claim = schedules.claim(owner, now=now, due_by=due_by)
                following = None if claim else schedules.next()
        except DramarchiveError as error:
            self.report(str(error))
            return None, self.pace.nap, ""
        left = self.pace.nap if following is None else seconds_of(following.next_due_at) - now.timestamp()
        return claim, min(max(left, 0.0), self.pace.nap), _idle(following)

    def _serve(self, claim: Claim) -> int:
        entry = claim.entry
        name = f"entry {entry.id} ({entry.source}, due {claim.due_at})"
        if claim.problem:
            self.report(f"{name}: not run: {claim.problem}")
            return DramarchiveError.exit_code
        next_at = datetime.fromtimestamp(seconds_of(entry.next_due_at), UTC)
        while True:
            self.report(f"{name}: crawl starts.")
            code = self._crawl(entry.source)
            self.report(f"{name}: {_outcome(code)}.")
            if code != ArchiveBusyError.exit_code or self.signals.stopping():
                return code
            if self.clock() + timedelta(seconds=self.pace.busy) >= next_at:
                return code  # the entry's next time takes over
            self.signals.wait(self.pace.busy)
            if self.signals.stopping():
                return code

    def _crawl(self, source: str) -> int:
        """Run one crawl to its end and return its exit code; a stop signal is passed on to it, once."""
        try:
            # Its own process group: a Ctrl-C in the terminal reaches it through us only, not twice.
            child = subprocess.Popen(  # noqa: S603 - our own command; the source's name is one argument
                self.command(self.config, source), stdin=subprocess.DEVNULL, stdout=sys.stderr.fileno(), start_new_session=True
            )
        except OSError as error:
            self.report(f"the crawl of {source} could not be started: {error.strerror}.")
            return DramarchiveError.exit_code
        try:
            while child.poll() is None and not self.signals.stopping():
                self.signals.wait(None)
            return self._end(child) if child.poll() is None else child.returncode
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def _end(self, child: subprocess.Popen[bytes]) -> int:
        """Ask the crawl to stop and wait; a second signal to us, or no answer in time, ends it by force."""
        child.send_signal(signal.SIGTERM)
        heard = self.signals.stops
        deadline = time.monotonic() + self.pace.grace
        while child.poll() is None and self.signals.stops == heard and time.monotonic() < deadline:
            self.signals.wait(deadline - time.monotonic())
        if child.poll() is None:
            self.report("the crawl did not stop and is killed; what it stored is safe.")
            os.killpg(child.pid, signal.SIGKILL)
        return child.wait()


def _idle(following: ScheduleRow | None) -> str:
    if following is None:
        return 'there are no entries. Next: dramarchive schedule add SOURCE "0 6 * * *"'
    at = following.next_due_at[:16].replace("T", " ")
    return f"nothing is due; the next ({following.source}) is due at {at} UTC."


def _outcome(code: int) -> str:
    if code < 0:
        return f"the crawl was killed by signal {-code}; the next one goes on where it stopped"
    return _OUTCOMES.get(code, f"the crawl failed with exit code {code}")


def _worst(codes: Sequence[int]) -> int:
    """Return the code that says most: any error before incomplete before complete; 1 for a crawl that was killed."""
    worst = max(codes, key=lambda code: (code not in (0, INCOMPLETE), code != 0), default=0)
    return worst if worst >= 0 else DramarchiveError.exit_code
