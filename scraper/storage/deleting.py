"""An article taken out with everything that hangs on it, whatever tables there are: the records say what refers to what."""

import sqlite_utils

from scraper.items import ROW_TYPES, ArticleRow, Row, TrackRow
from scraper.storage.entities import remove_orphans
from scraper.storage.search import forget_tracks


def delete_article(db: sqlite_utils.Database, article_id: int) -> None:
    """Delete an article and all rows that refer to it; its addresses in the frontier stay. The caller holds the transaction."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # an article and its revisions refer to each other
    tracks = [row[0] for row in db.execute("SELECT id FROM tracks WHERE article_id = ?", (article_id,)).fetchall()]
    songs = {row[0] for row in db.execute("SELECT song_id FROM tracks WHERE article_id = ?", (article_id,)) if row[0]}
    named = "SELECT artist_id FROM track_artists WHERE track_id IN (SELECT id FROM tracks WHERE article_id = ?)"
    artists = {row[0] for row in db.execute(named, (article_id,))}
    forget_tracks(db, tracks)
    db.execute("DELETE FROM articles_fts WHERE rowid = ?", (article_id,))
    for track_id in tracks:
        _delete_rows_of(db, TrackRow, track_id)
    _delete_rows_of(db, ArticleRow, article_id)
    db.execute("UPDATE frontier SET article_id = NULL WHERE article_id = ?", (article_id,))
    remove_orphans(db, songs, artists)


def _delete_rows_of(db: sqlite_utils.Database, kind: type[Row], row_id: int) -> None:
    """Delete a row and all rows that refer to it."""
    for other in ROW_TYPES:
        for column in (name for name, table in other.FOREIGN.items() if table == kind.TABLE):
            db.execute(f"DELETE FROM {other.TABLE} WHERE {column} = ?", (row_id,))  # noqa: S608 - our own names
    db.execute(f"DELETE FROM {kind.TABLE} WHERE id = ?", (row_id,))  # noqa: S608 - our own names
