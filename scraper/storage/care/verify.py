"""Everything that can be checked, in one report; nothing is mended, so it may run beside a crawl and on a read-only disk."""

from pathlib import Path

from scraper.errors import ReadOnlyDiskError, SchemaVersionError, StorageError, UsageError
from scraper.items import RunRow
from scraper.storage.archive import CAPTURES, Archive
from scraper.storage.captures import CaptureStore
from scraper.storage.care.check_captures import survey_captures
from scraper.storage.care.check_database import content_problems, schema_problems, structure_problems
from scraper.storage.care.check_files import file_problems
from scraper.storage.care.check_search import check_search
from scraper.storage.care.lost import lost_database
from scraper.storage.care.problems import Problem, Report
from scraper.storage.connection import check_can_be_updated, connect_read_only, storage_errors
from scraper.storage.migrations import check_version, is_outdated
from scraper.storage.records import select
from scraper.storage.runs import is_stale
from scraper.storage.tables import snapshot

COUNTED = ("articles", "tracks", "revisions", "captures")


def verify(path: Path, *, now: str) -> Report:
    """Check the archive at `path` and its captures.

    Raises `UsageError` when there is none, nor captures of it, `SchemaVersionError` when a newer dramarchive wrote it,
    `ReadOnlyDiskError` when its log cannot be read where nothing can be written; whatever is damaged, up to a file that is
    no database any more, is in the report.
    """
    lost = lost_database(path, path.parent / CAPTURES)
    if lost is not None:
        return Report(problems=(lost,))
    if not path.is_file():
        raise UsageError(f"{path}: there is no archive here. Next: name another with --archive PATH, or restore a backup.")
    with storage_errors(path):
        problems = list(file_problems(path))
    if any(problem.kind == "header" for problem in problems):
        return Report(problems=tuple(problems))
    try:
        problems += _structure(path)
        if not any(problem.kind == "schema" for problem in problems):
            _bring_up_to_date(path, sound=not problems)
            found, notes, checked = _content(path, now)
            return Report(problems=(*problems, *found), notes=tuple(notes), checked=tuple(checked.items()))
    except (SchemaVersionError, ReadOnlyDiskError):  # neither is damage
        raise
    except StorageError as problem:
        problems.append(_unreadable(path, problem))
    except ValueError as problem:  # a name that is no UTF-8, a time that is none: what no column of ours can hold
        problems.append(Problem(kind="unreadable", where=path.name, text=f"holds what cannot be read ({problem})"))
    return Report(problems=tuple(problems))


def _structure(path: Path) -> list[Problem]:
    db = connect_read_only(path)
    try:
        with storage_errors(path):
            check_version(db, path)
            return [*structure_problems(db, path), *schema_problems(db, path)]
    finally:
        db.close()


def _bring_up_to_date(path: Path, *, sound: bool) -> None:
    """Give the archive of an older dramarchive today's columns, as every command does; one that is damaged stays as it is."""
    db = connect_read_only(path)
    try:
        with storage_errors(path):
            outdated = is_outdated(db)
    finally:
        db.close()
    if outdated and sound:
        check_can_be_updated(path)
        Archive.open(path).close()


def _content(path: Path, now: str) -> tuple[list[Problem], list[str], dict[str, int]]:
    db = connect_read_only(path)
    # A byte that is no UTF-8 any more must not stop the check: it is seen as what it is, and found by the digests.
    db.conn.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        with storage_errors(path):
            with snapshot(db):
                problems = list(content_problems(db, path))
            found, unchecked = check_search(path)
            live = any(not is_stale(run, path, now) for run in select(db, RunRow, "outcome = 'running'"))
            survey = survey_captures(db, CaptureStore(path.parent / CAPTURES), path, live=live)
            checked = {table: db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}  # noqa: S608
            notes = [*survey.notes, *unchecked]
            return [*problems, *found, *survey.problems], notes, checked | {"files": survey.files, "records": survey.records}
    finally:
        db.close()


def _unreadable(path: Path, problem: StorageError) -> Problem:
    text = str(problem).partition(". Next:")[0].removeprefix(f"{path}: ")
    return Problem(kind="unreadable", where=path.name, text=text)
