"""`reparse`: today's parser over the stored captures; the differences first, the change on demand."""

import sys

import click

from scraper.cli.frame import command, finish
from scraper.cli.lists import day
from scraper.cli.output import emit_object, emit_table, note, safe
from scraper.config import Config

SHOWN = 5
"""Refused and failed articles that are named."""
INCOMPLETE = 3
"""Exit code when some captures could not be read."""


@command(
    short="Today's parser over stored captures: what would change.",
    examples=["dramarchive reparse", "dramarchive reparse --site blog --since 2025", "dramarchive reparse --accept --jobs 2"],
)
@click.option("--site", metavar="TEXT", help="Site's name, address or source has this in it.")
@click.option("--since", metavar="DATE", callback=day, help="Fetched since this day.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Pages read at the same time."
)
@click.option("--accept", is_flag=True, help="Make the new reading the articles' text; the old one stays as a revision.")
@click.option(
    "--accept-shrunk",
    "shrunk",
    is_flag=True,
    help="Also a reading that lacks most of the known text or all tracks, which --accept alone refuses.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def reparse(config: Config, *, site: str | None, since: str | None, jobs: int, accept: bool, shrunk: bool, as_json: bool) -> None:
    """Read all articles again from their captures, without the network, and show what would change, by field and site.

    Nothing changes without --accept. What was read is remembered: a run that was stopped goes on where it was, and
    --accept after a look reads only what changes. `dramarchive diff URL` shows one article's change afterwards.
    """
    from scraper.reparse import reparse as read_again

    def tell(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\rread {done} of {whole} articles", nl=False, err=True)

    found = read_again(config, since=since, site=site, jobs=jobs, accept=accept or shrunk, shrunk=shrunk, progress=tell)
    code = INCOMPLETE if found.outcomes["failed"] else 0
    if as_json:
        emit_object(found.to_record())
        finish(code)
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(found.outcomes.items())) or "none"
    click.echo(f"{found.articles} articles read again: {counts}")
    if found.kinds:
        click.echo()
        emit_table([{"change": kind, "articles": number} for kind, number in found.kinds.most_common()], ("change", "articles"))
        click.echo()
        rows = [
            {"site": name, "change": kind, "articles": number}
            for name, kinds in sorted(found.sites.items())
            for kind, number in kinds.most_common()
        ]
        emit_table(rows, ("site", "change", "articles"))
        click.echo()
        for kind, lines in found.examples.items():
            click.echo(safe(kind))
            for line in lines:
                click.echo(f"  {safe(line)}")
    for line in found.problems[:SHOWN]:
        note(line)
    if len(found.problems) > SHOWN:
        note(f"... and {len(found.problems) - SHOWN} more. Next: dramarchive reparse --json")
    if any("kept the known text" in line for line in found.problems):
        note(
            "a reading that lacks much of the known text is not taken. Next: look at it, then dramarchive reparse --accept-shrunk"
        )
    if found.outcomes["changed"]:
        note("nothing was changed. Next: dramarchive reparse --accept")
    finish(code)
