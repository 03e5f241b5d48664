"""`verify`, `repair`, `backup`, `restore`: is everything whole, mend it, copy it, bring it back."""

import time
from collections.abc import Iterable
from pathlib import Path

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
    done = counted(report.checked) or "as far as it can be read"
    if report.ok:
        click.echo(f"ok: {done}")
        return
    count = len(report.problems)
    note(f"{count} problem{'s' * (count > 1)}; checked: {done}. Next: dramarchive repair (it keeps what it replaces)")
    finish(DramarchiveError.exit_code)


@command(
    short="Mend what verify finds; keep what is replaced.",
    examples=["dramarchive repair", "dramarchive repair --json"],
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: what was wrong, what was done, what is left.")
def repair(config: Config, *, as_json: bool) -> None:
    """Mend the archive as far as it can be mended, and say what was done.

    A damaged database is built anew from every row that can be read; a torn capture file is cut to its last whole
    record; rows are put in step with the captures, articles read again from them, indexes built anew; what is lost is
    queued to be fetched again. Damaged files, cut bytes and replaced rows are kept beside the archive. An archive that is
    gone is made again from its captures, every revision of every article.
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


@command(
    short="Copy the archive, also while a crawl goes on; checked.",
    examples=["dramarchive backup /media/disk/dramas", "dramarchive backup copy --archive dramas.db"],
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def backup(config: Config, *, folder: Path, as_json: bool) -> None:
    """Copy the database and the captures into FOLDER, or bring the backup there up to date; then check the copy.

    The database is copied as of one moment, and captures only ever grow, so a crawl may go on meanwhile and the next
    backup copies only what is new. A copy that is not sound never replaces the one before it.
    """
    from scraper.storage.care.backup import backup as copy
    from scraper.storage.care.backup import to_record
    from scraper.storage.moments import moment

    done = copy(config.archive, folder, now=moment(time.time()))
    if as_json:
        emit_object(to_record(done))
        return
    click.echo(f"backup in {safe(str(folder))}: {counted(done.checked)}; verified")
    click.echo(f"{_megabytes(done.bytes_copied)} of captures copied, {_megabytes(done.bytes_kept)} were there already")


@command(
    short="Bring a backup back.",
    examples=["dramarchive restore /media/disk/dramas", "dramarchive restore /media/disk/dramas --archive elsewhere/archive.db"],
)
@click.argument("folder", metavar="BACKUP", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Also where an archive is; it is set aside, not deleted.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def restore(config: Config, *, folder: Path, force: bool, as_json: bool) -> None:
    """Make the archive (--archive PATH) from the backup in the folder BACKUP, checked before and after."""
    from scraper.storage.care.backup import restore as bring_back
    from scraper.storage.care.backup import to_record
    from scraper.storage.moments import moment

    done, report = bring_back(folder, config.archive, force=force, now=moment(time.time()))
    code = 0 if report.ok else DramarchiveError.exit_code
    if as_json:
        emit_object(to_record(done) | {"ok": report.ok, "problems": [problem.to_record() for problem in report.problems]})
        finish(code)
    click.echo(f"restored {safe(str(config.archive))}: {counted(done.checked)}")
    for problem in report.problems:
        click.echo(safe(problem.line()))
    if code:
        note("captures beside it are newer than the backup. Next: dramarchive repair takes them over")
    finish(code)


def counted(checked: Iterable[tuple[str, int]]) -> str:
    """Return what was looked at as a list: `12 articles, 1 file`."""
    from scraper.storage.care.problems import several

    return ", ".join(several(number, what.removesuffix("s")) for what, number in checked)


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB"
