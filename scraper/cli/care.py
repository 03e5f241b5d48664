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


@command(
    short="Mend what verify finds; keep what is replaced.",
    examples=["dramarchive repair", "dramarchive verify || dramarchive repair"],
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: what was wrong, what was done, what is left.")
def repair(config: Config, *, as_json: bool) -> None:
    """Mend the archive as far as it can be mended, and say what was done.

    A damaged database is built anew from every row that can be read; a torn capture file is cut to its last whole
    record; rows are put in step with the captures, articles read again from them, indexes built anew; what is lost is
    queued to be fetched again. Damaged files, cut bytes and replaced rows are kept beside the archive.
    """
    from scraper.rereading import stored_reader
    from scraper.sites import load_rules
    from scraper.storage.care.repair import repair as mend
    from scraper.storage.moments import moment

    rules = load_rules(config.sites)
    result = mend(config.archive, lambda archive: stored_reader(archive, rules), now=moment(time.time()))
    code = 0 if result.after.ok else DramarchiveError.exit_code
    if as_json:
        found, left = ([problem.to_record() for problem in report.problems] for report in (result.before, result.after))
        emit_object({"ok": result.after.ok, "found": found, "done": list(result.done), "problems": left})
        finish(code)
    if result.before.ok:
        click.echo("nothing to repair: the archive is sound")
        return
    click.echo(f"found {len(result.before.problems)} problem{'s' * (len(result.before.problems) > 1)}")
    for line in result.done:
        click.echo(safe(line))
    for problem in result.after.problems:
        click.echo(safe(f"still wrong: {problem.line()}"))
    if code:
        note("Next: restore a backup (dramarchive restore), or report what is still wrong.")
    else:
        click.echo("the archive is sound again")
        note("Next: dramarchive crawl fetches what was lost and queued")
    finish(code)
