"""`schedule add | list | remove | run`: crawls at set times."""

from dataclasses import asdict, fields
from datetime import UTC, datetime

import click

from scraper.cli.frame import command, finish
from scraper.cli.output import emit, form_options, note, safe
from scraper.config import Config
from scraper.items import ScheduleRow
from scraper.storage.archive import Archive
from scraper.storage.overview import ways_besides
from scraper.storage.schedules import Schedules

COLUMNS = tuple(f.name for f in fields(ScheduleRow))


@click.group(short_help="Crawl at set times.", context_settings={"help_option_names": ["-h", "--help"]})
def schedule() -> None:
    """Crawl at set times: cron expressions with a time zone, kept in the archive."""


@command(
    short="Crawl a source at set times.",
    examples=[
        'dramarchive schedule add example.org "0 6 * * *" --timezone Asia/Seoul',
        'dramarchive schedule add example.org "*/30 * * * *"',
    ],
)
@click.argument("source")
@click.argument("cron", metavar="CRON")
@click.option("--timezone", default="UTC", show_default=True, metavar="ZONE", help="IANA time zone, such as Asia/Seoul.")
def add(config: Config, *, source: str, cron: str, timezone: str) -> None:
    """Crawl SOURCE whenever CRON (minute hour day month weekday) comes round in the time zone."""
    with Archive.open(config.archive, create=False) as archive:
        schedules = Schedules(archive)
        entry = schedules.add(source, cron, timezone, now=datetime.now(UTC))
        besides = ways_besides(archive, [planned.source for planned in schedules.all()], of=source)
    click.echo(f"entry {entry.id}: {entry.source} at {entry.cron} ({entry.timezone}), next {entry.next_due_at}")
    for site, others in besides:
        note(f"other ways into {site} have no entry: {', '.join(map(safe, others))}. Next: add one for each.")
    note("It runs while `dramarchive schedule run` does.")


@command(name="list", short="List the entries.", examples=["dramarchive schedule list", "dramarchive schedule list --json"])
@form_options
def list_(config: Config, *, form: str | None) -> None:
    """List the entries, the next due first; times are UTC."""
    with Archive.open_read_only(config.archive) as archive:
        entries = Schedules(archive).all()
    emit(map(asdict, entries), COLUMNS, form, shown=("id", "source", "cron", "timezone", "next_due_at", "last_run_at"))
    if not entries and not form:
        note('no entries. Next: dramarchive schedule add SOURCE "0 6 * * *"')


@command(short="Remove an entry.", examples=["dramarchive schedule remove 1"])
@click.argument("entry_id", metavar="ID", type=int)
def remove(config: Config, *, entry_id: int) -> None:
    """Remove the entry with this number (see `schedule list`)."""
    with Archive.open(config.archive, create=False) as archive:
        entry = Schedules(archive).remove(entry_id)
    click.echo(f"removed entry {entry.id}: {entry.source} at {entry.cron} ({entry.timezone})")


@command(
    short="Run the crawls when they are due (the daemon).",
    network=True,
    examples=[
        "dramarchive schedule run",
        "dramarchive schedule run --once",
        "nohup dramarchive schedule run --contact me@example.org 2>> schedule.log &",
    ],
)
@click.option("--once", is_flag=True, help="Run what is due now and end: for cron or a systemd timer.")
def run(config: Config, *, once: bool) -> None:
    """Wait for the entries and crawl their sources when they are due, until Ctrl-C or SIGTERM.

    Each crawl is a process of its own; what was missed while nothing ran is made up for by one crawl. Several of these
    may run on one archive: a due time is taken by one of them.
    """
    from scraper.daemon import run_schedule

    if not once:
        note(f"{_now()} waiting for the entries of {config.archive}; Ctrl-C stops.")
    finish(run_schedule(config, once=once, report=lambda line: note(f"{_now()} {line}")))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


for entry_command in (add, list_, remove, run):
    schedule.add_command(entry_command)
