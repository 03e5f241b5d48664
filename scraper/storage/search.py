"""Full-text search: `articles_fts` and `tracks_fts`, written in the same transaction as what they index.

The tables hold our own form of the text (see `search_text`), so their rows are found by rowid: the article's or track's id.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import sqlite_utils

from scraper.storage.connection import database_path, storage_errors
from scraper.storage.search_text import folded, index_text, match_query, search_words

TABLES: dict[str, tuple[str, ...]] = {
    "articles_fts": ("title", "body_text", "tracks"),
    "tracks_fts": ("title", "artist_credit", "drama", "text"),
}
"""Full-text tables and their columns."""
_WEIGHTS = {"articles_fts": "8.0, 1.0, 4.0", "tracks_fts": "8.0, 8.0, 4.0, 1.0"}
SNIPPET = 160
"""Characters of a snippet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One article that has all the words, the best first."""

    article_id: int
    """Number of the article."""
    url: str
    """Its address."""
    title: str | None
    """Its headline."""
    site: str | None
    """Its site."""
    published_at: str | None
    """When it was published."""
    drama: str | None
    """The drama it is about."""
    snippet: str
    """The stretch of its text round the first word found; its beginning when the words stand elsewhere."""
    tracks: tuple[str, ...]
    """`title – artists` of its track sections that have all the words."""
    score: float
    """Larger is better; only its order means anything."""


def missing_search_tables(db: sqlite_utils.Database) -> list[str]:
    """Return the full-text tables that are not there."""
    known = set(db.table_names())
    return [name for name in TABLES if name not in known]


def sync_search(db: sqlite_utils.Database) -> None:
    """Make the full-text tables that are not there, and fill them. The caller holds the transaction."""
    missing = missing_search_tables(db)
    for name in missing:
        columns = ", ".join(TABLES[name])
        # Thai vowels are marks (M*), which the tokenizer would otherwise split words at.
        db.execute(f"""CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize="unicode61 categories 'L* N* Co M*'")""")
    if missing:
        rebuild_search(db)


def rebuild_search(db: sqlite_utils.Database) -> None:
    """Index every article anew. The caller holds the transaction."""
    for name in TABLES:
        db.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
    for (article_id,) in db.execute("SELECT id FROM articles").fetchall():
        index_article(db, article_id)


def index_article(db: sqlite_utils.Database, article_id: int) -> None:
    """Bring the index in step with the rows of one article. The caller holds the transaction."""
    tracks = db.execute(
        "SELECT id, title, native_title, artist_credit, drama, text FROM tracks WHERE article_id = ? ORDER BY position",
        (article_id,),
    ).fetchall()
    article = db.execute("SELECT title, body_text FROM articles WHERE id = ?", (article_id,)).fetchone()
    names = [
        row[0] for row in db.execute(
            "SELECT DISTINCT a.name FROM track_artists t JOIN artists a ON a.id = t.artist_id"
            " WHERE t.track_id IN (SELECT id FROM tracks WHERE article_id = ?)",
            (article_id,),
        )
    ]  # fmt: skip
    all_tracks = "\n".join(" ".join(filter(None, row[1:5])) for row in tracks)
    _replace(db, "articles_fts", article_id, [article[0], article[1], "\n".join([all_tracks, *names])])
    db.execute("DELETE FROM tracks_fts WHERE rowid IN (SELECT id FROM tracks WHERE article_id = ?)", (article_id,))
    for track_id, title, native_title, credit, drama, text in tracks:
        _replace(db, "tracks_fts", track_id, [f"{title}\n{native_title or ''}", credit, drama, text])


def forget_tracks(db: sqlite_utils.Database, track_ids: Sequence[int]) -> None:
    """Take deleted track sections out of the index. The caller holds the transaction."""
    db.conn.executemany("DELETE FROM tracks_fts WHERE rowid = ?", [(track_id,) for track_id in track_ids])


def _replace(db: sqlite_utils.Database, table: str, rowid: int, texts: Sequence[str | None]) -> None:
    columns = TABLES[table]
    db.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608 - our own names
    marks = ", ".join("?" * (len(columns) + 1))
    db.execute(
        f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
        [rowid, *(index_text(text or "") for text in texts)],
    )


def search(db: sqlite_utils.Database, text: str, *, limit: int = 20, offset: int = 0) -> list[SearchHit]:
    """Return the articles in which all words of `text` occur, best first; see `search_text.match_query` for its syntax.

    An empty list when `text` has no word in it.
    """
    query = match_query(text)
    if not query:
        return []
    with storage_errors(database_path(db)):
        found = db.execute(
            "SELECT a.id, a.url, a.title, a.site, a.published_at, a.drama, a.body_text, -f.score FROM"  # noqa: S608 - our own names
            f" (SELECT rowid AS id, bm25(articles_fts, {_WEIGHTS['articles_fts']}) AS score FROM articles_fts"
            "   WHERE articles_fts MATCH ? ORDER BY score, rowid LIMIT ? OFFSET ?) f"
            " JOIN articles a ON a.id = f.id ORDER BY f.score, a.id",
            (query, limit, offset),
        ).fetchall()
        words = search_words(text)
        tracks = _tracks_with(db, [row[0] for row in found], query)
    return [
        SearchHit(
            article_id=row[0], url=row[1], title=row[2], site=row[3], published_at=row[4], drama=row[5],
            snippet=snippet_of(row[6], words), tracks=tuple(tracks[row[0]]), score=round(row[7], 6),
        )
        for row in found
    ]  # fmt: skip


def _tracks_with(db: sqlite_utils.Database, article_ids: Sequence[int], query: str) -> dict[int, list[str]]:
    """Return `title – artists` of the track sections of these articles that have all the words."""
    found = db.execute(
        "SELECT t.article_id, t.title, t.artist_credit FROM tracks_fts f JOIN tracks t ON t.id = f.rowid"  # noqa: S608
        f" WHERE tracks_fts MATCH ? AND t.article_id IN ({', '.join('?' * len(article_ids))}) ORDER BY t.article_id, t.position",
        (query, *article_ids),
    )
    shown: dict[int, list[str]] = {article_id: [] for article_id in article_ids}
    for article_id, title, credit in found.fetchall():
        shown[article_id].append(" – ".join(filter(None, (title, credit))))
    return shown


def snippet_of(text: str, words: Sequence[str]) -> str:
    """Return about `SNIPPET` characters of `text` round the first of the (folded) words, on one line.

    >>> snippet_of("x " * 200 + "Ａ drama", ["drama"])[-9:]
    'x Ａ drama'
    """
    start = max(0, _place_of(text, words) - SNIPPET // 2)
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    end = start + SNIPPET
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


def _place_of(text: str, words: Sequence[str]) -> int:
    """Return where the first of the (folded) words stands in `text`; 0 when none does."""
    plain = text.casefold()
    if len(plain) == len(text):
        hits = [at for at in map(plain.find, words) if at >= 0]
        if hits:
            return min(hits)
    plain, places = _fold_with_places(text)  # twenty times slower, so only when accents or full width may matter
    hits = [at for at in (plain.find(_fold_with_places(word)[0]) for word in words) if at >= 0]
    return places[min(hits)] if hits else 0


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return `text` folded and without accents, and for each character of that its place in `text`."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = folded(character)
        if not character.isascii() and len(plain) == 1 and not "\u1100" <= plain <= "\ud7ff":
            plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)) or plain
        out.append(plain)
        places += [place] * len(plain)
    return "".join(out), places
