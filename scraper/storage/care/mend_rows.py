"""Rows that contradict each other put right: from the capture read again where that is possible, else from the record.

The caller holds the transaction and has turned foreign keys off.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

import sqlite_utils

from scraper.items import ROW_TYPES, ArticleRow, CaptureRow, ParsedPage, RevisionRow
from scraper.revisions import content_digest, decide
from scraper.storage.articles import find_article, known_revision, write_article
from scraper.storage.care.check_database import ROLES
from scraper.storage.care.from_record import page_of
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.problems import Problem, several
from scraper.storage.fingerprints import record_digest, rows_digest
from scraper.storage.frontier_rows import STATES
from scraper.storage.moves import asked_of, moved_from
from scraper.storage.naming import name_of
from scraper.storage.records import insert, select, to_json, update
from scraper.storage.runs import OUTCOMES
from scraper.storage.schema import Column, columns_of
from scraper.storage.tables import decode_json
from scraper.urls import canonicalize_url, host_of

Read = Callable[[CaptureRow], ParsedPage | None]
"""Reads a stored capture with today's parser, all parts of its article joined; None when it cannot be read."""
_PARTS = {  # table → the column that refers to its owner, and the owner
    "track_artists": ("track_id", "tracks"),
    "quotes": ("track_id", "tracks"),
    "song_keys": ("track_id", "tracks"),
    "tracks": ("article_id", "articles"),
    "embeds": ("article_id", "articles"),
    "mentions": ("article_id", "articles"),
    "dropped": ("article_id", "articles"),
    "moves": ("article_id", "articles"),
}


def mend_values(db: sqlite_utils.Database, keeper: Keeper, *, now: str) -> None:
    """Put a legal value where none was: NULL where that is allowed, else the column's default."""
    for row_type in ROW_TYPES:
        for column in columns_of(row_type):
            wrong = _wrong_value(column)
            if not wrong:
                continue
            rows = _rows(db, f"SELECT rowid AS _rowid, * FROM {row_type.TABLE} WHERE {column.name} IS NOT NULL AND ({wrong})")  # noqa: S608
            keeper.keep_rows(row_type.TABLE, rows, f"{column.name} had no legal value")
            for row in rows:
                value = _legal(column, row[column.name], now)
                db.conn.execute(f"UPDATE {row_type.TABLE} SET {column.name} = ? WHERE rowid = ?", (value, row["_rowid"]))  # noqa: S608
            if rows:
                keeper.say(f"{row_type.TABLE}: {column.name} of {several(len(rows), 'row')} put right")


def _wrong_value(column: Column) -> str:
    if column.json:
        return f"NOT json_valid({column.name})"
    if column.boolean:
        return f"{column.name} NOT IN (0, 1)"
    if column.name.endswith("_at") and column.name not in ("published_at", "modified_at"):
        return f"{column.name} NOT GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'"
    if column.sql_type == "INTEGER":
        return f"typeof({column.name}) <> 'integer'"
    return (
        f"typeof({column.name}) NOT IN ('integer', 'real')" if column.sql_type == "REAL" else f"typeof({column.name}) <> 'text'"
    )


def _legal(column: Column, value: object, now: str) -> object:
    if column.json:
        return column.default or "{}"
    if not column.required:
        return None
    if column.name.endswith("_at"):
        return now
    if column.sql_type == "TEXT":
        return column.default if column.default is not None else str(value)
    return column.default or 0


def mend_states(db: sqlite_utils.Database, keeper: Keeper) -> None:
    """Put right what the crawler's own tables say: hosts, states, roles, and counts that do not add up."""
    states, roles = (", ".join(f"'{name}'" for name in names) for names in (STATES, ROLES))
    wrong = 0
    for url, host in db.conn.execute("SELECT url, host FROM frontier").fetchall():
        if host != host_of(url):
            db.conn.execute("UPDATE frontier SET host = ? WHERE url = ?", (host_of(url), url))
            wrong += 1
    wrong += db.conn.execute(f"UPDATE frontier SET state = 'queued', not_before = NULL WHERE state NOT IN ({states})").rowcount  # noqa: S608
    wrong += db.conn.execute(f"UPDATE frontier SET role = 'article' WHERE role NOT IN ({roles})").rowcount  # noqa: S608
    lost = db.conn.execute(
        "UPDATE frontier SET article_id = NULL, state = 'queued', not_before = NULL, etag = NULL, last_modified = NULL"
        " WHERE article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM articles)"
    ).rowcount
    if wrong or lost:
        keeper.say(f"frontier: {several(wrong + lost, 'row')} put right, {several(lost, 'address')} of them queued again")
    outcomes = ", ".join(f"'{outcome}'" for outcome in OUTCOMES)
    runs = db.conn.execute(f"UPDATE runs SET outcome = 'error' WHERE outcome NOT IN ({outcomes})").rowcount  # noqa: S608
    sums = "stored + unchanged + refused + failed + waiting"
    runs += db.conn.execute(f"UPDATE runs SET discovered = {sums} WHERE outcome <> 'running' AND discovered <> {sums}").rowcount  # noqa: S608
    if runs:
        keeper.say(f"runs: {several(runs, 'row')} put right")


def mend_articles(db: sqlite_utils.Database, problems: Iterable[Problem], read: Read, keeper: Keeper, *, now: str) -> None:
    """Bring articles, their rows and their revisions in step again."""
    db.conn.execute("DELETE FROM rereads")  # read again at the next reparse; they name revisions that may go
    _restore_articles(db, keeper)
    _mend_revisions(db, [p.row_id for p in problems if p.kind == "revision" and p.row_id], read, keeper)
    _point_at_revisions(db, keeper)
    damaged = _drop_orphans(db, keeper)
    db.conn.execute("UPDATE songs SET drama_id = NULL WHERE drama_id NOT IN (SELECT id FROM dramas)")
    rows = db.conn.execute("SELECT id, rows_digest FROM articles").fetchall()
    damaged |= {article_id for article_id, digest in rows if digest is not None and digest != rows_digest(db, article_id)}
    damaged |= {article_id for (article_id,) in db.conn.execute("SELECT id FROM articles WHERE revision_id IS NULL")}
    for article_id in sorted(damaged):
        _rewrite(db, article_id, read, keeper, now=now)


def _restore_articles(db: sqlite_utils.Database, keeper: Keeper) -> None:
    """Make the rows of articles that only their revisions remember."""
    lost = db.conn.execute(
        "SELECT article_id, max(id), min(created_at), max(created_at) FROM revisions"
        " WHERE article_id NOT IN (SELECT id FROM articles) GROUP BY 1"
    ).fetchall()
    for article_id, revision_id, first, last in lost:
        (record,) = db.conn.execute("SELECT record FROM revisions WHERE id = ?", (revision_id,)).fetchone()
        found = decode_json(record)
        url = canonicalize_url(str(found.get("url") or "")) if isinstance(found, dict) else ""
        asked = "SELECT moved_to FROM moves WHERE article_id = ? ORDER BY moved_at DESC"
        moved = db.conn.execute(asked, (article_id,)).fetchone()
        url = moved[0] if moved else url
        if not url or find_article(db, url):
            rows = _rows(db, "SELECT * FROM revisions WHERE article_id = ?", (article_id,))
            keeper.keep_rows("revisions", rows, "their article is not there and cannot be told")
            db.conn.execute("DELETE FROM revisions WHERE article_id = ?", (article_id,))
            continue
        insert(
            db,
            ArticleRow(id=article_id, url=url, first_seen_at=first, last_seen_at=last, revision_id=revision_id, rows_digest=""),
        )
    if lost:
        keeper.say(f"articles: {several(len(lost), 'row')} made again from their revisions")


def _mend_revisions(db: sqlite_utils.Database, ids: list[int], read: Read, keeper: Keeper) -> None:
    for revision_id in ids:
        row = db.conn.execute(
            "SELECT article_id, capture_id, digest, record, record_digest FROM revisions WHERE id = ?", (revision_id,)
        )
        found = row.fetchone()
        if found is None:
            continue
        article_id, capture_id, digest, record, stored = found
        keeper.keep_rows("revisions", _rows(db, "SELECT * FROM revisions WHERE id = ?", (revision_id,)), "its record was damaged")
        if stored is not None and record_digest(record) == stored:
            new = content_digest(json.loads(record))
            db.conn.execute("UPDATE OR IGNORE revisions SET digest = ? WHERE id = ?", (new, revision_id))
            keeper.say(f"revision {revision_id}: its digest was put right from its record")
            continue
        captures = select(db, CaptureRow, "id = ?", (capture_id,))
        page = read(captures[0]) if captures else None
        if page is not None and content_digest(page.to_record()) == digest:
            text = to_json(page.to_record())
            db.conn.execute(
                "UPDATE revisions SET record = ?, record_digest = ? WHERE id = ?", (text, record_digest(text), revision_id)
            )
            keeper.say(f"revision {revision_id}: its record was read again from capture {capture_id}")
            continue
        db.conn.execute("DELETE FROM revisions WHERE id = ?", (revision_id,))
        db.conn.execute("UPDATE articles SET revision_id = NULL WHERE revision_id = ?", (revision_id,))
        keeper.say(
            f"revision {revision_id}: its record is damaged, its capture reads otherwise today: taken out (article {article_id})"
        )


def _point_at_revisions(db: sqlite_utils.Database, keeper: Keeper) -> None:
    """Let every article show a revision of its own: the newest, where it named none or another's."""
    changed = db.conn.execute(
        "UPDATE articles SET revision_id = (SELECT max(id) FROM revisions WHERE article_id = articles.id), rows_digest = ''"
        " WHERE revision_id IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM revisions WHERE id = articles.revision_id AND article_id = articles.id)"
    ).rowcount
    if changed:
        keeper.say(f"articles: {several(changed, 'row')} show their newest revision again")


def _drop_orphans(db: sqlite_utils.Database, keeper: Keeper) -> set[int]:
    """Take out rows without an owner; return the articles whose rows name artists or songs that are not there."""
    for table in ("tracks", "embeds", "mentions", "dropped", "moves", "track_artists", "quotes", "song_keys"):
        column, owner = _PARTS[table]
        where = f"{column} NOT IN (SELECT id FROM {owner})"  # noqa: S608 - our own names
        gone = keeper.keep_rows(table, _rows(db, f"SELECT * FROM {table} WHERE {where}"), f"its row of {owner} is not there")  # noqa: S608
        if gone:
            db.conn.execute(f"DELETE FROM {table} WHERE {where}")  # noqa: S608 - our own names
            keeper.say(f"{table}: {several(gone, 'row')} without a row of {owner} taken out")
    found = db.conn.execute(
        "SELECT article_id FROM tracks WHERE song_id NOT IN (SELECT id FROM songs) UNION"
        " SELECT t.article_id FROM tracks t JOIN track_artists a ON a.track_id = t.id"
        " WHERE a.artist_id NOT IN (SELECT id FROM artists) UNION"
        " SELECT article_id FROM embeds WHERE track_id IS NOT NULL AND track_id NOT IN (SELECT id FROM tracks)"
    )
    return {row[0] for row in found}


def _rewrite(db: sqlite_utils.Database, article_id: int, read: Read, keeper: Keeper, *, now: str) -> None:
    """Write the rows of an article anew: from its capture if that still reads the same, else from its record."""
    article = select(db, ArticleRow, "id = ?", (article_id,))[0]
    revisions = select(db, RevisionRow, "id = ?", (article.revision_id,))
    captures = select(db, CaptureRow, "id = ?", (revisions[0].capture_id,)) if revisions else _captures_of(db, article.url)
    page = read(captures[0]) if captures else None
    source = f"capture {captures[0].id}" if captures else ""
    if revisions and (page is None or content_digest(page.to_record()) != revisions[0].digest):
        page, source = page_of(revisions[0].record), f"the record of revision {revisions[0].id}"
    keeper.keep_rows("articles", _rows(db, "SELECT * FROM articles WHERE id = ?", (article_id,)), "its rows were damaged")
    if page is None or not captures:
        keeper.say(f"article {article_id}: nothing is left to read it from ({article.url})")
        return
    assert captures[0].id is not None
    seen, gone = article.last_seen_at, article.gone_at
    write_article(db, page, url=article.url, known=article, source=article.source, capture_id=captures[0].id, now=now)
    update(db, ArticleRow, article_id, last_seen_at=seen, gone_at=gone)
    keeper.say(f"article {article_id}: its rows were written anew from {source} ({article.url})")


def _captures_of(db: sqlite_utils.Database, url: str) -> list[CaptureRow]:
    return select(
        db, CaptureRow, "url = ? AND complete AND status BETWEEN 200 AND 299 AND lost_at IS NULL ORDER BY id DESC", (url,)
    )


def read_unread(db: sqlite_utils.Database, read: Read, keeper: Keeper) -> None:
    """Make the articles and revisions that only their captures remember: of each address the newest that passes the gates."""
    good = "complete AND lost_at IS NULL AND status BETWEEN 200 AND 299 AND content_type LIKE '%html%'"
    found = select(db, CaptureRow, f"{good} ORDER BY fetched_at DESC, id DESC")
    made = 0
    seen: set[str] = set()
    for row in found:
        url = canonicalize_url(row.url)
        if url in seen:
            continue
        article = find_article(db, url)
        if article is None and (moved_from(db, url) or _stands_elsewhere(db, row)):
            continue  # an address that an article had before, or one that another led to
        if not (_is_behind(db, article, row) if article else _is_lost(db, url)):
            seen.add(url)
            continue
        page = read(row)
        known = known_revision(db, article)
        if page is None or decide(page, status=row.status, complete=row.complete, known=known).action != "write":
            continue
        assert row.id is not None
        seen.add(url)
        name = article.url if article else name_of(db, page)
        if article is None and find_article(db, name):
            continue  # another address of an article that is there
        source = article.source if article else None
        article_id, _ = write_article(db, page, url=name, known=article, source=source, capture_id=row.id, now=row.fetched_at)
        _keep_state(db, article_id, url, article)
        made += 1
    if made:
        keeper.say(f"articles: {several(made, 'article')} read again from the captures")


def _is_lost(db: sqlite_utils.Database, url: str) -> bool:
    """Tell whether an address should have an article: the frontier calls it stored, or does not know it any more."""
    asked = "SELECT f.role, f.state, f.reason, a.url FROM frontier f LEFT JOIN articles a ON a.id = f.article_id WHERE f.url = ?"
    found = db.conn.execute(asked, (url,)).fetchone()
    if found is None:
        return True
    role, state, reason, name = found
    if role != "article" or (name is not None and name.partition("?")[0] == url.partition("?")[0]):
        return False  # a list, or another address of an article that is there
    return bool(state == "gone" or (reason is None and state in ("done", "queued", "leased")))


def _stands_elsewhere(db: sqlite_utils.Database, row: CaptureRow) -> bool:
    """Tell whether a capture was the answer for the address of an article that did not move there."""
    asked, _ = asked_of(row)
    return asked is not None and find_article(db, asked) is not None


def _is_behind(db: sqlite_utils.Database, article: ArticleRow, row: CaptureRow) -> bool:
    """Tell whether an article shows an older capture than `row`, with another body."""
    shown = db.conn.execute(
        "SELECT c.id, c.fetched_at FROM revisions r JOIN captures c ON c.id = r.capture_id WHERE r.id = ?", (article.revision_id,)
    ).fetchone()
    if shown is None or row.id is None:
        return shown is None
    # What was imported came in later and may be older.
    return row.id > shown[0] and row.fetched_at >= shown[1] and row.refers_to is None


def _keep_state(db: sqlite_utils.Database, article_id: int, url: str, article: ArticleRow | None) -> None:
    found = db.conn.execute("SELECT source, state, visited_at FROM frontier WHERE url = ?", (url,)).fetchone()
    db.conn.execute("UPDATE frontier SET article_id = ? WHERE url = ?", (article_id, url))
    if found and article is None:
        source, state, visited_at = found
        update(db, ArticleRow, article_id, source=source, gone_at=visited_at if state == "gone" else None)


def _rows(db: sqlite_utils.Database, sql: str, values: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    cursor = db.conn.execute(sql, values)
    cursor.row_factory = None
    names = [name for name, *_ in cursor.description]
    try:
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except sqlite3.OperationalError:
        return []
