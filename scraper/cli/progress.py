"""How a crawl is going, on stderr: a live bar on a terminal, a plain line now and then anywhere else."""

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

import click

from scraper.cli.output import safe

if TYPE_CHECKING:
    from scraper.network.pace import Forecast

PLAIN_SECONDS = 5.0
"""Least time between two plain lines."""
BESIDE = 22
"""Columns that a bar of ten, the time and the gaps take beside the words."""
SETTLED = ("stored", "unchanged", "refused", "failed")


class Counted(Protocol):
    """A run under way."""

    def counts(self) -> Mapping[str, int]:
        """Return `discovered`, the `SETTLED` ones, `waiting`, and how many of the stored ones are `changed`."""

    def forecast(self) -> "Forecast":
        """Return how fast it goes and how long it will take."""


Tell = Callable[[Counted], None]


def in_words(counts: Mapping[str, int]) -> str:
    """Return the counts as a sum that can be checked.

    >>> in_words({"discovered": 3, "stored": 2, "unchanged": 0, "refused": 0, "failed": 1, "waiting": 0})
    '3 URLs = 2 stored + 0 unchanged + 0 refused + 1 failed + 0 waiting'
    """
    found = counts["discovered"]
    return f"{found} URL{'s' if found != 1 else ''} = " + " + ".join(f"{counts[name]} {name}" for name in (*SETTLED, "waiting"))


def outlook(run: Counted, counts: Mapping[str, int]) -> str:
    """Return how many of the stored pages are new, how fast the run goes, on how many hosts, and how long it will take."""
    from scraper.network.pace import in_time

    forecast = run.forecast()
    parts = [f"{counts['stored'] - counts['changed']} new, {counts['changed']} changed"] if counts["changed"] else []
    if forecast.rate is not None and forecast.hosts:
        parts.append(f"{forecast.rate:.1f}/s on {forecast.hosts} host{'s' if forecast.hosts != 1 else ''}")
    if forecast.seconds_left:
        parts.append(f"{in_time(forecast.seconds_left)} left")
    return ", ".join(parts)


@contextmanager
def shown(*, verbose: bool, as_json: bool = False) -> Iterator[Tell]:
    """Show progress and log lines until the block ends; yield what a run calls with itself."""
    if as_json:
        with _json_lines() as tell:
            yield tell
        return
    with _bar() if sys.stderr.isatty() else _lines() as (tell, say), _logged(say, logging.INFO if verbose else logging.WARNING):
        yield tell


@contextmanager
def _json_lines() -> Iterator[Tell]:
    """Log everything from INFO up as JSON lines, and how the run goes as an event."""
    from scraper.cli.log_lines import JsonLines
    from scraper.network.logs import tell_event

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("dramarchive")
    said_at = time.monotonic()

    def tell(run: Counted) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= PLAIN_SECONDS:
            said_at = time.monotonic()
            counts = run.counts()
            tell_event(logger, logging.INFO, "progress", in_words(counts), **counts, **asdict(run.forecast()))

    with _handled(handler, logging.INFO):
        yield tell


@contextmanager
def _lines() -> Iterator[tuple[Tell, Callable[[str], None]]]:
    said_at = time.monotonic()

    def say(line: str) -> None:
        click.echo(line, err=True)

    def tell(run: Counted) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= PLAIN_SECONDS:
            said_at = time.monotonic()
            counts = run.counts()
            more = outlook(run, counts)
            say(f"crawling: {in_words(counts)}" + (f" ({more})" if more else ""))

    yield tell, say


@contextmanager
def _bar() -> Iterator[tuple[Tell, Callable[[str], None]]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Fitted(Progress):
        """A bar where it fits, else the words alone, on as many lines as they need: rich would cut the counts off."""

        def get_renderables(self) -> Iterator[Any]:
            for task in self.tasks:
                words = [task.description, task.fields["outlook"]]
                sum_ = f"{task.completed:.0f}/{task.total:.0f}" if task.total else ""
                if sum(map(len, (sum_, *words))) + BESIDE <= self.console.width:
                    yield self.make_tasks_table([task])
                else:
                    yield Text(", ".join(filter(None, [f"{sum_}: {words[0]}" if sum_ else words[0], words[1]])))

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[outlook]}"),
        TimeElapsedColumn(),
    )
    with Fitted(*columns, console=console, expand=True, transient=True) as progress:
        task = progress.add_task("reading the sources", total=None, outlook="")

        def tell(run: Counted) -> None:
            counts = run.counts()
            words = ", ".join(f"{counts[name]} {name}" for name in SETTLED if counts[name])
            total = counts["discovered"]
            progress.update(
                task,
                total=total or None,
                completed=total - counts["waiting"],
                description=words or "reading the sources",
                outlook=outlook(run, counts),
            )

        yield tell, console.print


@contextmanager
def _logged(say: Callable[[Any], None], level: int) -> Iterator[None]:
    """Send log records through `say`, one harmless line each: they quote what sites sent."""

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(safe(f"{record.levelname.lower()}: {record.getMessage()}"))

    with _handled(Lines(level), level):
        yield


@contextmanager
def _handled(handler: logging.Handler, level: int) -> Iterator[None]:
    """Give log records from `level` up to a handler until the block ends."""
    root = logging.getLogger()
    before = root.level
    handler.setLevel(level)
    root.addHandler(handler)
    root.setLevel(level)
    try:
        yield
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
