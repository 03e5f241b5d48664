"""`verify`, `repair`, `backup`, `restore`: is everything whole, mend it, copy it, bring it back."""

import time

import click

from scraper.cli.frame import command, finish
from scraper.cli.output import emit_object, note, safe
from scraper.config import Config
from scraper.errors import DramarchiveError


@command(
    short="Is everything whole? Reads the database and every capture.",
    examples=["dramarchive verify", "dramarchive verify --json", "dramarchive verify --archive backups/archive.db"],
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: ok, problems, notes, checked.")
def verify(config: Config, *, as_json: bool) -> None:
    """Check the archive and its captures: one line a problem, exit code 1 when there is any.

    SQLite's own check of pages and indexes, references between rows, rows against their digests, the full-text index
    against the articles, and every capture file read to its end: checksums, lengths, digests, and each record against
    its row. Nothing is written; a crawl may go on meanwhile.
    """
    from scraper.storage.care.verify import verify as check
    from scraper.storage.moments import moment

    report = check(config.archive, now=moment(time.time()))
    if as_json:
        problems = [problem.to_record() for problem in report.problems]
        emit_object({"ok": report.ok, "problems": problems, "notes": list(report.notes), "checked": dict(report.checked)})
        finish(0 if report.ok else DramarchiveError.exit_code)
    for problem in report.problems:
        click.echo(safe(problem.line()))
    for text in report.notes:
        note(f"note: {text}")
    done = ", ".join(f"{number} {what}" for what, number in report.checked) or "as far as it can be read"
    if report.ok:
        click.echo(f"ok: {done}")
        return
    count = len(report.problems)
    note(f"{count} problem{'s' * (count > 1)}; checked: {done}. Next: dramarchive repair (it keeps what it replaces)")
    finish(DramarchiveError.exit_code)
