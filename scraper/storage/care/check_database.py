"""The database as SQLite and as we see it: its structure, its references, and rows that contradict each other."""

import json
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import sqlite_utils

from scraper.items import ROW_TYPES
from scraper.revisions import content_digest
from scraper.storage import search
from scraper.storage.care.problems import Problem, several
from scraper.storage.fingerprints import record_digest, rows_digest
from scraper.storage.frontier_rows import STATES
from scraper.storage.runs import OUTCOMES
from scraper.storage.schema import columns_of
from scraper.urls import host_of

MOST_LINES = 50
"""Lines of SQLite's own check that are shown."""
ROLES = ("article", "listing", "feed", "sitemap", "wordpress", "pager")
"""All values of `frontier.role`."""
FIRST_TABLES = (
    "articles", "tracks", "track_artists", "artists", "dramas", "songs", "mentions", "quotes", "embeds", "dropped", "revisions",
    "captures", "frontier", "hosts", "sources", "schedules", "runs",
)  # fmt: skip
"""The tables of the first version; later ones may be missing in an older archive."""
_A_TIME = "'[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'"
_PAGE_TIMES = ("published_at", "modified_at")
"""Times as a page prints them, which may be a year only."""


def structure_problems(db: sqlite_utils.Database, path: Path) -> Iterator[Problem]:
    """Yield what SQLite finds wrong with its pages, indexes and constraints."""
    try:
        for (line,) in db.conn.execute(f"PRAGMA integrity_check({MOST_LINES})"):
            if line != "ok":
                yield Problem(
                    kind="integrity", where=path.name, text=" ".join(str(line).replace("*** in database main ***", "").split())
                )
    except sqlite3.DatabaseError as problem:
        yield Problem(kind="integrity", where=path.name, text=str(problem))


def schema_problems(db: sqlite_utils.Database, path: Path) -> Iterator[Problem]:
    """Yield tables and columns that every archive has had from the first version on, and this one has not."""
    known = set(db.table_names())
    for name in (*FIRST_TABLES, *search.TABLES):
        if name not in known:
            yield Problem(kind="schema", where=path.name, text=f"the table {name} is not there")
    for row_type in (row_type for row_type in ROW_TYPES if row_type.TABLE in known):
        present = db.table(row_type.TABLE).columns_dict
        for column in columns_of(row_type):
            # What is required and has no default was there when the table was made: no later version could have added it.
            if column.name not in present and (column.name in row_type.PK or (column.required and column.default is None)):
                yield Problem(kind="schema", where=path.name, text=f"the column {row_type.TABLE}.{column.name} is not there")


def reference_problems(db: sqlite_utils.Database) -> Iterator[Problem]:
    """Yield rows that refer to rows that are not there, one line for each pair of tables."""
    counts: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in db.conn.execute("PRAGMA foreign_key_check"):
        counts[table, parent] = counts.get((table, parent), 0) + 1
    lost = db.conn.execute(
        "SELECT count(*) FROM frontier WHERE article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM articles)"
    ).fetchone()[0]
    if lost:
        counts["frontier", "articles"] = lost
    for (table, parent), number in counts.items():
        refer = "refers to a row" if number == 1 else "refer to rows"
        yield Problem(kind="reference", where=table, text=f"{several(number, 'row')} {refer} of {parent} that is not there")


def row_problems(db: sqlite_utils.Database) -> Iterator[Problem]:
    """Yield rows whose values cannot be, or contradict others."""
    for check in (_articles, _revisions, _positions, _frontier, _runs, _captures, _values):
        try:
            yield from check(db)
        except sqlite3.DatabaseError as problem:
            yield Problem(kind="unreadable", where=check.__name__.strip("_"), text=f"cannot be read to its end ({problem})")


def _articles(db: sqlite_utils.Database) -> Iterator[Problem]:
    wrong = partial(Problem, kind="article")
    shown = (
        "SELECT a.id, a.url, a.rows_digest, a.revision_id, r.article_id"
        " FROM articles a LEFT JOIN revisions r ON r.id = a.revision_id"
    )
    for article_id, url, digest, revision_id, owner in db.conn.execute(shown).fetchall():
        where = f"article {article_id}"
        if revision_id is None:
            yield wrong(where=where, row_id=article_id, text=f"shows no revision ({url})")
        elif owner is not None and owner != article_id:
            yield wrong(where=where, row_id=article_id, text=f"shows revision {revision_id}, which is article {owner}'s ({url})")
        if digest is not None and digest != rows_digest(db, article_id):
            yield wrong(where=where, row_id=article_id, text=f"its rows are not the ones that were stored ({url})")


def _revisions(db: sqlite_utils.Database) -> Iterator[Problem]:
    for revision_id, article_id, digest, stored, said in db.conn.execute(
        "SELECT id, article_id, digest, record_digest, record FROM revisions"
    ):
        text = ""
        if stored is not None and record_digest(said) != stored:
            text = "its record is not the one that was stored"
        elif _meaning(said) != digest:
            text = "its digest is not that of its record"
        if text:
            yield Problem(
                kind="revision", where=f"revision {revision_id}", row_id=revision_id, text=f"{text} (article {article_id})"
            )


def _meaning(record: str) -> str:
    try:
        found = json.loads(record)
        return content_digest(found) if isinstance(found, dict) else ""
    except (ValueError, TypeError, AttributeError):
        return ""


def _positions(db: sqlite_utils.Database) -> Iterator[Problem]:
    """Yield articles without digest whose rows leave gaps; with a digest the article's check has seen it."""
    for table in ("tracks", "embeds", "mentions", "dropped"):
        for (article_id,) in db.conn.execute(
            f"SELECT p.article_id FROM {table} p JOIN articles a ON a.id = p.article_id WHERE a.rows_digest IS NULL"  # noqa: S608
            " GROUP BY 1 HAVING max(p.position) <> count(*) OR min(p.position) <> 1"
        ).fetchall():
            yield Problem(
                kind="article",
                where=f"article {article_id}",
                row_id=article_id,
                text=f"its {table} are not numbered 1 to the last",
            )


def _frontier(db: sqlite_utils.Database) -> Iterator[Problem]:

    for url, host, role, state in db.conn.execute("SELECT url, host, role, state FROM frontier"):
        wrong = []
        if host != host_of(url):
            wrong.append(f"host is {host!r}")
        if role not in ROLES:
            wrong.append(f"role is {role!r}")
        if state not in STATES:
            wrong.append(f"state is {state!r}")
        if wrong:
            yield Problem(kind="frontier", where=f"frontier {url}", text=", ".join(wrong))


def _runs(db: sqlite_utils.Database) -> Iterator[Problem]:
    sums = "discovered <> stored + unchanged + refused + failed + waiting"
    names = ", ".join(f"'{name}'" for name in OUTCOMES)
    for run_id, outcome, adds_up in db.conn.execute(
        f"SELECT id, outcome, NOT ({sums}) FROM runs WHERE (outcome <> 'running' AND {sums}) OR outcome NOT IN ({names})"  # noqa: S608
    ):
        text = "its counts do not add up" if not adds_up else f"its outcome is {outcome!r}"
        yield Problem(kind="run", where=f"run {run_id}", row_id=run_id, text=text)


def _captures(db: sqlite_utils.Database) -> Iterator[Problem]:
    for capture_id, other in db.conn.execute(
        "SELECT c.id, c.refers_to FROM captures c JOIN captures o ON o.id = c.refers_to"
        " WHERE o.refers_to IS NOT NULL OR o.payload_digest <> c.payload_digest OR o.id = c.id"
    ):
        text = f"refers to capture {other}, which does not hold its body"
        yield Problem(kind="capture", where=f"capture {capture_id}", row_id=capture_id, text=text)
    for capture_id, file, offset in db.conn.execute(
        "SELECT max(id), warc_file, warc_offset FROM captures WHERE lost_at IS NULL GROUP BY 2, 3 HAVING count(*) > 1"
    ):
        text = f"has the same place as another: {file} at byte {offset}"
        yield Problem(kind="capture", where=f"capture {capture_id}", row_id=capture_id, text=text)


def _values(db: sqlite_utils.Database) -> Iterator[Problem]:
    """Yield columns with values of the wrong form: JSON that is none, times that are none, flags that are neither 0 nor 1."""
    for row_type in ROW_TYPES:
        key = ", ".join(row_type.PK)
        for column in columns_of(row_type):
            name = column.name
            if column.json:
                condition, what = f"NOT json_valid({name})", "is no JSON"
            elif column.boolean:
                condition, what = f"{name} NOT IN (0, 1)", "is neither 0 nor 1"
            elif name.endswith("_at") and name not in _PAGE_TIMES:
                condition, what = f"{name} NOT GLOB {_A_TIME}", "is no time"
            elif column.sql_type in ("INTEGER", "REAL"):
                kinds = "'integer'" if column.sql_type == "INTEGER" else "'integer', 'real'"
                condition, what = f"typeof({name}) NOT IN ({kinds})", "is no number"
            else:
                condition, what = f"typeof({name}) <> 'text'", "is no text"
            for found in db.conn.execute(
                f"SELECT {key} FROM {row_type.TABLE} WHERE {name} IS NOT NULL AND ({condition}) LIMIT {MOST_LINES}"  # noqa: S608
            ):
                where = f"{row_type.TABLE} {', '.join(map(str, found))}"
                yield Problem(kind="value", where=where, text=f"{name} {what}")


def content_problems(db: sqlite_utils.Database, path: Path) -> Iterator[Problem]:
    """Yield every row that cannot be as it is: what it refers to, what it holds, what contradicts it."""
    try:
        yield from reference_problems(db)
    except sqlite3.DatabaseError as problem:
        yield Problem(kind="unreadable", where=path.name, text=f"references cannot be checked ({problem})")
    yield from row_problems(db)
