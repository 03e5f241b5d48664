"""`demo`: the whole way, from pages to tracks, on this machine."""

import click

from scraper.cli.crawl import EXIT_CODES
from scraper.cli.frame import command, finish
from scraper.cli.output import safe
from scraper.config import Config
from scraper.errors import DramarchiveError


@command(
    short="Crawl a small bundled site, show what was found.",
    examples=["dramarchive demo", "dramarchive demo --archive demo.db"],
)
def demo(config: Config) -> None:
    """Serve a small drama-music site on this machine, crawl it into the archive, and show the tracks found.

    Nothing leaves this machine. Running it again finds everything unchanged.
    """
    from scraper.cli.progress import shown
    from scraper.demo.run import run_demo

    with shown(verbose=False):
        row = run_demo(config, lambda line: click.echo(safe(line)))
    finish(EXIT_CODES.get(row.outcome, DramarchiveError.exit_code))
