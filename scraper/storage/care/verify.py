"""Everything that can be checked, in one report; nothing is written, so it may run beside a crawl and on a read-only disk."""

from pathlib import Path

from scraper.errors import SchemaVersionError, StorageError, UsageError
from scraper.items import RunRow
from scraper.storage.captures import CaptureStore
from scraper.storage.care.check_captures import survey_captures
from scraper.storage.care.check_database import database_problems
from scraper.storage.care.check_files import file_problems
from scraper.storage.care.check_search import search_problems
from scraper.storage.care.problems import Problem, Report
from scraper.storage.connection import connect_read_only, storage_errors
from scraper.storage.migrations import check_version
from scraper.storage.records import select
from scraper.storage.runs import is_stale
from scraper.storage.tables import snapshot

CAPTURES = "captures"
COUNTED = ("articles", "tracks", "revisions", "captures")


def verify(path: Path, *, now: str) -> Report:
    """Check the archive at `path` and its captures.

    Raises `UsageError` when there is none and `SchemaVersionError` when a newer dramarchive wrote it; whatever is
    damaged, up to a file that is no database any more, is in the report.
    """
    if not path.is_file():
        raise UsageError(f"{path}: there is no archive here. Next: name another with --archive PATH, or restore a backup.")
    with storage_errors(path):
        problems = list(file_problems(path))
    if any(problem.kind == "header" for problem in problems):
        return Report(problems=tuple(problems))
    try:
        db = connect_read_only(path)
    except StorageError as problem:
        return Report(problems=(*problems, _unreadable(path, problem)))
    # A byte that is no UTF-8 any more must not stop the check: it is seen as what it is, and found by the digests.
    db.conn.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    checked: dict[str, int] = {}
    notes: list[str] = []
    try:
        with storage_errors(path):
            check_version(db, path)
            with snapshot(db):
                problems += database_problems(db, path)
            if not any(problem.kind == "schema" for problem in problems):
                problems += search_problems(path)
                live = any(not is_stale(run, path, now) for run in select(db, RunRow, "outcome = 'running'"))
                survey = survey_captures(db, CaptureStore(path.parent / CAPTURES), path, live=live)
                problems += survey.problems
                notes += survey.notes
                checked = {table: db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}  # noqa: S608
                checked |= {"files": survey.files, "records": survey.records}
    except SchemaVersionError:
        raise
    except StorageError as problem:
        problems.append(_unreadable(path, problem))
    finally:
        db.close()
    return Report(problems=tuple(problems), notes=tuple(notes), checked=tuple(checked.items()))


def _unreadable(path: Path, problem: StorageError) -> Problem:
    text = str(problem).partition(". Next:")[0].removeprefix(f"{path}: ")
    return Problem(kind="unreadable", where=path.name, text=text)
