"""Full-text search: `articles_fts` and `tracks_fts`, written in the same transaction as what they index.

The tables hold our own form of the text (see `search_text`), so their rows are found by rowid: the article's or track's id.
"""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import sqlite_utils

from scraper.storage.connection import database_path, storage_errors
from scraper.storage.search_query import SearchQuery, parse_search
from scraper.storage.search_text import bare, folded, index_text
from scraper.text import fold

TABLES: dict[str, tuple[str, ...]] = {
    "articles_fts": ("title", "body_text", "songs", "artists", "dramas"),
    "tracks_fts": ("title", "artist_credit", "drama", "text"),
}
"""Full-text tables and their columns; an archive with others is indexed anew when it is opened for writing."""
_WEIGHTS = {"articles_fts": "8.0, 1.0, 4.0, 4.0, 4.0", "tracks_fts": "8.0, 8.0, 4.0, 1.0"}
RANKED = 10_000
"""Articles that are ranked, the newest of those found: a word that nearly all articles have must not cost seconds."""
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
    copies: int
    """How many other articles of the archive are copies of its text."""
    score: float
    """Larger is better; only its order means anything."""


def missing_search_tables(db: sqlite_utils.Database) -> list[str]:
    """Return the full-text tables that are not there, or have other columns than today's."""
    known = set(db.table_names())
    return [
        name for name, columns in TABLES.items() if name not in known or tuple(c.name for c in db.table(name).columns) != columns
    ]


def sync_search(db: sqlite_utils.Database) -> None:
    """Make the full-text tables that are not there as they are today, and fill them. The caller holds the transaction."""
    missing = missing_search_tables(db)
    for name in missing:
        columns = ", ".join(TABLES[name])
        db.execute(f"DROP TABLE IF EXISTS {name}")
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


def index_article(db: sqlite_utils.Database, article_id: int, *, fresh: bool = False) -> None:
    """Bring the index in step with the rows of one article, which has none yet if `fresh`. The caller holds the transaction."""
    tracks = db.execute(
        "SELECT id, title, native_title, artist_credit, drama, text FROM tracks WHERE article_id = ? ORDER BY position",
        (article_id,),
    ).fetchall()
    article = db.execute("SELECT title, body_text, drama FROM articles WHERE id = ?", (article_id,)).fetchone()
    if article is None:  # a damaged table may list a row that it cannot find
        return
    names: dict[int, list[str]] = {row[0]: [] for row in tracks}
    for track_id, name in db.execute(
        "SELECT t.track_id, a.name FROM track_artists t JOIN artists a ON a.id = t.artist_id"
        " WHERE t.track_id IN (SELECT id FROM tracks WHERE article_id = ?) AND a.name != t.credited_as ORDER BY 1, t.position",
        (article_id,),
    ).fetchall():
        names[track_id].append(name)
    credits_of = {row[0]: "\n".join((row[3], *names[row[0]])) for row in tracks}
    songs = [f"{title}\n{native_title or ''}" for _, title, native_title, *_ in tracks]
    dramas = dict.fromkeys(filter(None, (article[2], *(row[4] for row in tracks))))
    whole = (article_id, article[0], article[1], "\n".join(songs), "\n".join(credits_of.values()), "\n".join(dramas))
    _replace(db, "articles_fts", [whole], fresh=fresh)
    sections = [(row[0], song, credits_of[row[0]], row[4], row[5]) for row, song in zip(tracks, songs, strict=True)]
    _replace(db, "tracks_fts", sections, fresh=fresh)


def forget_tracks(db: sqlite_utils.Database, track_ids: Sequence[int]) -> None:
    """Take deleted track sections out of the index. The caller holds the transaction."""
    db.conn.executemany("DELETE FROM tracks_fts WHERE rowid = ?", [(track_id,) for track_id in track_ids])


def _replace(db: sqlite_utils.Database, table: str, rows: Sequence[tuple[int, *tuple[str | None, ...]]], *, fresh: bool) -> None:
    """Write rows of a full-text table, each its rowid and its texts, over those that are there unless all are `fresh`."""
    columns = TABLES[table]
    if not fresh:
        db.conn.executemany(f"DELETE FROM {table} WHERE rowid = ?", [row[:1] for row in rows])  # noqa: S608 - our own names
    marks = ", ".join("?" * (len(columns) + 1))
    db.conn.executemany(
        f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
        [(rowid, *(index_text(text or "") for text in texts)) for rowid, *texts in rows],
    )


def search(db: sqlite_utils.Database, text: str, *, limit: int = 20, offset: int = 0, collapse: bool = False) -> list[SearchHit]:
    """Return the articles that have all that `text` asks for, best first; see `search_query.parse_search` for its syntax.

    Only the `RANKED` newest of them are ranked. Without any word to look for (`site:blog kind:ost`) the newest are first.
    `collapse` leaves one of those that are copies of one text: the original, if it is among them, in the place of the best.
    An empty list when `text` asks for nothing.
    """
    with storage_errors(database_path(db)):
        query = parse_search(text, lambda field, name: _other_names(db, field, name))
        if not query:
            return []
        sql, values = _ranked(query) if query.words else _newest(query)
        if collapse:
            found = _one_of_each_text(db, db.execute(sql, values).fetchall())[offset : offset + limit]
        else:
            found = db.execute(f"{sql} LIMIT ? OFFSET ?", (*values, limit, offset)).fetchall()
        scores: dict[int, float] = dict(found)
        articles = {
            row[0]: row for row in db.execute(
                "SELECT id, url, title, site, published_at, drama, body_text, iif(cluster_id IS NULL, 0,"  # noqa: S608 - our own
                " (SELECT count(*) - 1 FROM articles o WHERE o.cluster_id = articles.cluster_id)) FROM articles"
                f" WHERE id IN ({', '.join('?' * len(scores))})",
                tuple(scores),
            )
        }  # fmt: skip
        tracks = _tracks_with(db, tuple(scores), query)
    return [
        SearchHit(
            article_id=row[0], url=row[1], title=row[2], site=row[3], published_at=row[4], drama=row[5],
            snippet=snippet_of(row[6], query.shown), tracks=tuple(tracks[row[0]]), copies=row[7], score=round(score, 6),
        )
        for row, score in ((articles[article_id], score) for article_id, score in scores.items())
    ]  # fmt: skip


def _ranked(query: SearchQuery) -> tuple[str, list[object]]:
    """Return the SQL for the articles with the words asked for, the best first, and its values."""
    conditions = ["articles_fts MATCH ?"]
    values: list[object] = [query.words]
    if query.track:
        conditions.append(
            "+rowid IN (SELECT t.article_id FROM tracks_fts f JOIN tracks t ON t.id = f.rowid WHERE f.tracks_fts MATCH ?)"
        )
        values.append(query.track)
    if query.facts:  # the + keeps SQLite from asking the index once for every article that meets them
        facts = " AND ".join(f"({clause})" for clause, _ in query.facts)
        conditions.append(f"+rowid IN (SELECT a.id FROM articles a WHERE {facts})")  # noqa: S608 - our own clauses
        values += [value for _, value in query.facts]
    newest = (
        f"SELECT rowid AS id, bm25(articles_fts, {_WEIGHTS['articles_fts']}) AS rank FROM articles_fts"  # noqa: S608
        f" WHERE {' AND '.join(conditions)} ORDER BY rowid DESC LIMIT {RANKED}"
    )
    return f"SELECT id, -rank FROM ({newest}) ORDER BY rank, id", values  # noqa: S608


def _newest(query: SearchQuery) -> tuple[str, list[object]]:
    """Return the SQL for the articles that meet the facts asked for, the newest first, and its values."""
    facts = " AND ".join(f"({clause})" for clause, _ in query.facts)
    sql = f"SELECT a.id, 0.0 FROM articles a WHERE {facts} ORDER BY coalesce(a.published_at, a.first_seen_at) DESC, a.id"  # noqa: S608
    return sql, [value for _, value in query.facts]


def _one_of_each_text(db: sqlite_utils.Database, found: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Leave one article of each cluster, in the place and with the score of the best of it."""
    rows = db.execute("SELECT a.id, k.id, k.original_id FROM clusters k JOIN articles a ON a.cluster_id = k.id").fetchall()
    texts = {article_id: (cluster_id, original_id) for article_id, cluster_id, original_id in rows}
    there = {article_id for article_id, _ in found}
    shown: dict[int, tuple[int, float]] = {}
    for article_id, score in found:
        text, original = texts.get(article_id, (-article_id, article_id))
        shown.setdefault(text, (original if original in there else article_id, score))
    return list(shown.values())


def _other_names(db: sqlite_utils.Database, field: str, name: str) -> list[str]:
    """Return the name and aliases of the artists or dramas that `name` is a name of."""
    table, key, shown = ("artists", "sort_name", "name") if field == "artist" else ("dramas", "sort_title", "title")
    folded_name = fold(name)
    if not folded_name:
        return []
    rows = db.execute(
        f"SELECT {shown}, aliases FROM {table} WHERE {key} = ? OR instr(aliases, ?)",  # noqa: S608 - our own names
        (folded_name, name),
    ).fetchall()
    known = [[row[0], *json.loads(row[1])] for row in rows]
    return [form for forms in known if folded_name in map(fold, forms) for form in forms]


def _tracks_with(db: sqlite_utils.Database, article_ids: Sequence[int], query: SearchQuery) -> dict[int, list[str]]:
    """Return `title – artists` of the track sections of these articles that have all the words."""
    shown: dict[int, list[str]] = {article_id: [] for article_id in article_ids}
    if not query.track_words or not article_ids:
        return shown
    tracks = db.conn.execute(
        "SELECT id, article_id, title, artist_credit, coalesce(native_title, ''), coalesce(drama, ''), text FROM tracks"  # noqa: S608
        f" WHERE article_id IN ({', '.join('?' * len(article_ids))}) ORDER BY article_id, position",
        tuple(article_ids),
    )
    # Asked row by row, and only of those that can have the words, the index need not list every track of the archive.
    has_all = "SELECT 1 FROM tracks_fts WHERE tracks_fts MATCH ? AND rowid = ?"
    for track_id, article_id, title, credit, *others in tracks:
        fields = bare("\n\n".join((title, credit, *others)))
        if not all(map(fields.__contains__, query.loose_words)) or not all(p.search(fields) for p in query.loose):
            continue
        if not query.of_track or db.conn.execute(has_all, (query.track_words, track_id)).fetchone():
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
    plain = bare(text)
    found = [word for word in map(bare, words) if word in plain]
    if not found or text.isascii():
        return 0
    plain, places = _fold_with_places(text)  # twenty times slower, so only when accents or full width do matter
    hits = [at for at in map(plain.find, found) if at >= 0]
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
