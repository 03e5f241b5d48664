"""Digests over what is stored, so that a changed byte in a row is found even where SQLite sees nothing wrong.

`revisions.record_digest` is over the record as it stands in the file; `articles.rows_digest` over the article's row and
the rows of its tracks, credits, quotes, embeds, mentions and dropped lines: what the page says, not ids that may move.
"""

import hashlib
import json

import sqlite_utils

from scraper.items.values import ArticleFields

_ARTICLE = ", ".join(ArticleFields.__dataclass_fields__)
_PARTS = (
    f"SELECT {_ARTICLE} FROM articles WHERE id = ?",  # noqa: S608 - our own names
    (
        "SELECT position, number, title, native_title, artist_credit, drama, part, version, duration, year, heading, text,"
        " confidence, needs_review FROM tracks WHERE article_id = ? ORDER BY position"
    ),
    (
        "SELECT t.position, a.position, a.credited_as, a.join_phrase, a.role, a.group_name FROM tracks t"
        " JOIN track_artists a ON a.track_id = t.id WHERE t.article_id = ? ORDER BY 1, 2"
    ),
    "SELECT t.position, q.position, q.text FROM tracks t JOIN quotes q ON q.track_id = t.id WHERE t.article_id = ? ORDER BY 1, 2",
    (
        "SELECT e.position, e.provider, e.embed_id, e.url, t.position FROM embeds e LEFT JOIN tracks t ON t.id = e.track_id"
        " WHERE e.article_id = ? ORDER BY 1"
    ),
    "SELECT position, title, artists, drama, text FROM mentions WHERE article_id = ? ORDER BY 1",
    "SELECT position, text, rule FROM dropped WHERE article_id = ? ORDER BY 1",
)


def record_digest(stored: str) -> str:
    """Return SHA-256 over a record as `revisions.record` holds it, hex."""
    return hashlib.sha256(stored.encode("utf-8", "surrogatepass")).hexdigest()


def rows_digest(db: sqlite_utils.Database, article_id: int) -> str:
    """Return SHA-256 over the rows of an article as they are stored, hex."""
    rows = [db.conn.execute(sql, (article_id,)).fetchall() for sql in _PARTS]
    # A blob is no value of ours, but a damaged row may hold one.
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True, separators=(",", ":"), default=repr).encode("ascii")).hexdigest()


def stamp_everything(db: sqlite_utils.Database) -> None:
    """Write the digests of rows that have none: those of an archive that is older than the digests."""
    for revision_id, record in db.conn.execute("SELECT id, record FROM revisions WHERE record_digest IS NULL").fetchall():
        db.conn.execute("UPDATE revisions SET record_digest = ? WHERE id = ?", (record_digest(record), revision_id))
    for (article_id,) in db.conn.execute("SELECT id FROM articles WHERE rows_digest IS NULL").fetchall():
        db.conn.execute("UPDATE articles SET rows_digest = ? WHERE id = ?", (rows_digest(db, article_id), article_id))
