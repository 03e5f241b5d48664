"""`import`: bring in what one has already; nothing is fetched."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.frame import command, current_session, finish
from scraper.cli.output import emit_object, note, safe
from scraper.config import Config
from scraper.errors import DramarchiveError

if TYPE_CHECKING:
    from scraper.importing.report import Summary

KINDS = ("warc", "wacz", "html", "urls", "bookmarks", "opml")
"""What `--as` takes; `scraper.importing.kinds` would have to be imported for it."""
EXIT_CODES = {"complete": 0, "incomplete": 3, "interrupted": 130}
NAMES = {
    "warc": "web archive",
    "wacz": "packed web archives",
    "html": "saved page",
    "urls": "list",
    "bookmarks": "bookmarks",
    "opml": "feeds",
}
"""What each kind is called."""
FILES_SHOWN = 12
"""So many files are told of one by one, more only in all."""
NAMED = 5
"""Problems of a file, and pages of an outcome, that are named."""


@command(
    name="import",
    short="Bring in web archives, saved pages, lists, bookmarks.",
    examples=[
        "dramarchive import blog.warc.gz crawl.wacz",
        "dramarchive import ~/saved-pages --dry-run",
        "dramarchive import mirror/ --base https://example.org/",
        "dramarchive import bookmarks.html && dramarchive crawl",
        "dramarchive import feeds.opml",
        "dramarchive import notes.txt --as urls",
    ],
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "wanted", type=click.Choice(KINDS), help="Read it as this kind; otherwise its content tells.")
@click.option("--base", default="", metavar="URL", help="Where a mirrored folder was, for pages that do not say it themselves.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def import_(config: Config, *, paths: tuple[Path, ...], wanted: str | None, base: str, dry_run: bool, as_json: bool) -> None:
    """Store the pages of web archives (WARC, WACZ, ARC) and of saved pages (HTML, MHTML, whole folders); fetch nothing.

    Lists of addresses and bookmarks are queued for the next crawl, the feeds of OPML files become sources. What a file is, is
    told by what is in it.

    Pages keep the day on which they were captured: one that is older than what the archive has becomes a revision in the
    article's history (`dramarchive history URL`). What is there already is passed over, so an import that was stopped is simply
    run again. Damaged and hostile files are refused with the reason, and the rest goes on (exit code 3). See docs/import.md.
    """
    from scraper.cli.progress import in_words
    from scraper.importing.run import run_import

    def tell(done: "Summary") -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{sum(done.outcomes.values())} pages read", nl=False, err=True)

    summary = run_import(config, paths, wanted=wanted, base=base, dry_run=dry_run, tell=tell)
    if sys.stderr.isatty() and summary.outcomes:
        click.echo(err=True)
    outcome = summary.run.outcome if summary.run else "complete" if summary.is_whole else "incomplete"
    code = EXIT_CODES.get(outcome, DramarchiveError.exit_code)
    current_session().code = code
    if as_json:
        emit_object(summary.to_record())
        finish(code)
    _show_files(summary)
    words = in_words(summary.counts()).replace("URL", "page", 1) if not summary.queued else in_words(summary.counts())
    click.echo(f"run {summary.run.id} {outcome}: {words}" if summary.run else f"would be: {words}")
    _show_reasons(summary)
    _say_next(summary, outcome)
    finish(code)


def _show_files(summary: "Summary") -> None:
    """Say what was in each file, or of many files in all; and what is wrong with which."""
    if len(summary.files) <= FILES_SHOWN:
        for file in summary.files:
            parts = [_number(file.pages, "page")] if file.pages else []
            parts += [_number(file.addresses, "address", "es")] if file.addresses else []
            passed = f"; passed over: {_counted(file.skipped)}" if file.skipped.total() else ""
            click.echo(safe(f"{file.name}: {NAMES.get(file.kind, 'unknown')}: {', '.join(parts) or 'no page'}{passed}"))
    else:
        skipped: Counter[str] = sum((file.skipped for file in summary.files), Counter())
        pages = _number(sum(file.pages for file in summary.files), "page")
        passed = f"; passed over: {_counted(skipped)}" if skipped.total() else ""
        click.echo(safe(f"{len(summary.files)} files: {pages}{passed}"))
    problems = [f"{file.name}: {problem}" for file in summary.files for problem in file.problems]
    for problem in problems[:NAMED]:
        note(problem)
    if len(problems) > NAMED:
        note(f"... and {len(problems) - NAMED} more. Next: dramarchive import ... --json lists all")
    if summary.skipped.total():
        note(f"left aside in folders: {_counted(summary.skipped)}")


def _show_reasons(summary: "Summary") -> None:
    refused = [f"{outcome}: {url}: {reason}" for outcome, url, reason in summary.reasons]
    for line in refused[:NAMED]:
        note(line)
    more = summary.outcomes["refused"] - len(refused[:NAMED])
    if more > 0:
        note(f"... and {more} more")


def _say_next(summary: "Summary", outcome: str) -> None:
    if summary.run is None:
        note("nothing was changed. Next: the same command without --dry-run")
    elif outcome == "interrupted":
        note("Next: the same command again goes on from here.")
    elif summary.queued or summary.sources:
        names = f" ({', '.join(summary.sources[:NAMED])})" if summary.sources else ""
        note(f"Next: dramarchive crawl fetches what was queued{names}")


def _number(number: int, what: str, plural: str = "s") -> str:
    return f"{number} {what}{plural if number != 1 else ''}"


def _counted(skipped: Counter[str]) -> str:
    return ", ".join(f"{what} {number}" for what, number in skipped.most_common() if number)
