"""`add` and `crawl`: register where articles are found, fetch what is new or due."""

from dataclasses import asdict
from pathlib import Path

import click

from scraper.cli.frame import command, current_session, finish
from scraper.cli.output import note, safe
from scraper.config import Config
from scraper.errors import DiskFullError, DramarchiveError, UsageError
from scraper.items import RunRow
from scraper.urls import is_web_url

EXIT_CODES = {"complete": 0, "incomplete": 3, "interrupted": 130, "disk_full": DiskFullError.exit_code}
"""`runs.outcome` → exit code; anything else is an error."""
NAMED = 5
"""URLs without a good end that are named after a crawl."""
_OPEN_ENDS = "run_id = ? AND (state = 'failed' OR (state = 'queued' AND reason IS NOT NULL AND ?)) ORDER BY state, url"
ALL_OPEN_ENDS = "dramarchive query \"SELECT url, state, reason FROM frontier WHERE state IN ('failed', 'queued')\""


@command(
    network=True,
    short="Register a site as a source: probe its feed, sitemap, lists.",
    examples=[
        "dramarchive add https://example.org/",
        "dramarchive add https://example.org/feed --contact me@example.org",
    ],
)
@click.argument("url")
def add(config: Config, *, url: str) -> None:
    """Look at URL, find the feed, sitemap or list that leads to its articles, and register it.

    Prints the name of each source registered, one a line; `dramarchive crawl NAME` fetches its articles.
    """
    from scraper.cli.progress import shown
    from scraper.runner import register_source

    with shown(verbose=False):
        sources = register_source(config, url)
    for source in sources:
        click.echo(safe(source.name))
        note(f"{source.name}: {source.spider} at {source.url}")
    note("Next: dramarchive crawl")


@command(
    network=True,
    short="Fetch what is new or due.",
    examples=[
        "dramarchive crawl",
        "dramarchive crawl $(dramarchive add https://example.org/)",
        "dramarchive crawl example.org --limit 20",
        "dramarchive crawl https://example.org/ost-guide",
        "dramarchive crawl --file urls.txt --delay 2 --contact me@example.org",
    ],
)
@click.argument("what", metavar="[SOURCE|URL]...", nargs=-1)
@click.option("--file", "files", multiple=True, metavar="FILE", help="Also the URLs in this text file, one a line; repeatable.")
@click.option("--full", is_flag=True, help="Visit everything again, due or not.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Visit at most N article URLs.")
@click.option("-v", "--verbose", is_flag=True, help="Show the crawl's log.")
def crawl(config: Config, *, what: tuple[str, ...], files: tuple[str, ...], full: bool, limit: int | None, verbose: bool) -> None:
    """Visit the sources or URLs named, or every source, and store what is new; obeys robots.txt, one polite rate a host.

    Ctrl-C ends it when what is under way is done (twice: at once); the next crawl goes on from there. Exit code 3 means
    that some URLs failed or are still waiting.
    """
    if not what and not files and not config.archive.exists():
        raise UsageError(f"{config.archive}: there is no archive here. Next: dramarchive add URL, or dramarchive crawl URL.")
    from scraper.cli.progress import in_words, shown
    from scraper.network.session import read_url_list
    from scraper.runner import run_crawl

    urls = [word for word in what if is_web_url(word)]
    urls += [url for file in files for url in read_url_list(Path(file))]
    names = [word for word in what if not is_web_url(word)]
    if files and not urls and not names:
        raise UsageError(f"{files[0]}: has no URL in it. Next: one URL a line.")
    with shown(verbose=verbose) as progress:
        row = run_crawl(config, sources=names, urls=urls, full=full, limit=limit, progress=progress)
    code = EXIT_CODES.get(row.outcome, DramarchiveError.exit_code)
    current_session().code = code
    click.echo(f"run {row.id} {row.outcome.replace('_', ' ')}: {in_words(asdict(row))}")
    _say_next(config, row)
    finish(code)


def _say_next(config: Config, row: RunRow) -> None:
    """Name what failed, and what one may do now."""
    from scraper.items import FrontierRow
    from scraper.storage.archive import Archive
    from scraper.storage.records import select

    with Archive.open_read_only(config.archive) as archive:
        open_ends = select(archive.db, FrontierRow, _OPEN_ENDS, (row.id, row.outcome != "interrupted"))
        idle = not row.discovered and not archive.db.table("sources").count
    for page in open_ends[:NAMED]:
        state = "waiting" if page.state == "queued" else page.state
        until = f" (until {page.not_before[:16].replace('T', ' ')} UTC)" if state == "waiting" and page.not_before else ""
        note(f"{state}{until}: {page.url}: {page.reason or 'no reason was noted'}")
    if len(open_ends) > NAMED:
        note(f"... and {len(open_ends) - NAMED} more. Next: {ALL_OPEN_ENDS}")
    if idle:
        note("there are no sources. Next: dramarchive add URL")
    elif row.outcome == "interrupted":
        note("Next: dramarchive crawl goes on from here.")
