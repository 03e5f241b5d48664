"""How a crawl is going, on stderr: a live bar on a terminal, a plain line now and then anywhere else."""

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import click

from scraper.cli.output import safe

PLAIN_SECONDS = 5.0
"""Least time between two plain lines."""
SETTLED = ("stored", "unchanged", "refused", "failed")


class Counted(Protocol):
    """A run under way."""

    def counts(self) -> Mapping[str, int]:
        """Return `discovered`, the `SETTLED` ones and `waiting`."""


Tell = Callable[[Counted], None]


def in_words(counts: Mapping[str, int]) -> str:
    """Return the counts as a sum that can be checked.

    >>> in_words({"discovered": 3, "stored": 2, "unchanged": 0, "refused": 0, "failed": 1, "waiting": 0})
    '3 URLs = 2 stored + 0 unchanged + 0 refused + 1 failed + 0 waiting'
    """
    found = counts["discovered"]
    return f"{found} URL{'s' if found != 1 else ''} = " + " + ".join(f"{counts[name]} {name}" for name in (*SETTLED, "waiting"))


@contextmanager
def shown(*, verbose: bool) -> Iterator[Tell]:
    """Show progress and log lines until the block ends; yield what a run calls with itself."""
    with _bar() if sys.stderr.isatty() else _lines() as (tell, say), _logged(say, logging.INFO if verbose else logging.WARNING):
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
            say(f"crawling: {in_words(run.counts())}")

    yield tell, say


@contextmanager
def _bar() -> Iterator[tuple[Tell, Callable[[str], None]]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, expand=True, transient=True) as progress:
        task = progress.add_task("reading the sources", total=None)

        def tell(run: Counted) -> None:
            counts = run.counts()
            words = ", ".join(f"{counts[name]} {name}" for name in SETTLED if counts[name])
            total = counts["discovered"]
            progress.update(
                task, total=total or None, completed=total - counts["waiting"], description=words or "reading the sources"
            )

        yield tell, console.print


@contextmanager
def _logged(say: Callable[[Any], None], level: int) -> Iterator[None]:
    """Send log records through `say`, one harmless line each: they quote what sites sent."""

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(safe(f"{record.levelname.lower()}: {record.getMessage()}"))

    handler = Lines(level)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    try:
        yield
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
