"""Copies of one text over all sites and runs: clusters kept in step with the articles, and the question which was first.

Nothing here is done while a page is stored: `update_copies` looks at what changed since, a batch a transaction, and may
be stopped and begun again at any time.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlite_utils

from scraper.similarity import Copy, are_copies, containment, guess_origin, prose_of, shingles_of, sketch
from scraper.storage.connection import database_path, immediate, storage_errors

BATCH = 100
"""Articles in a transaction."""
MOST_CANDIDATES = 100
"""Articles that one is compared with, those with most bands in common first."""
MOST_ORIGINALS = 30
"""Copies of one text, the oldest, of which one may be the original."""
_TEXTS = 500
"""Texts whose shingles are kept in memory."""
_STALE = """SELECT a.id FROM articles a LEFT JOIN text_sketches s ON s.article_id = a.id
    WHERE s.article_id IS NULL OR s.revision_id IS NOT a.revision_id ORDER BY a.id LIMIT ?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """One of the copies of a text."""

    cluster_id: int
    """The text."""
    article_id: int
    """The article."""
    url: str
    """Its address."""
    title: str | None
    """Its headline."""
    site: str | None
    """Its site."""
    published_at: str | None
    """When it was published."""
    is_original: bool
    """True for the one that most likely had the text first."""
    shared: float
    """Which share of the shorter text stands in the original, too; 0 to 1."""
    evidence: tuple[str, ...]
    """What speaks for the original; empty for the others."""


def update_copies(db: sqlite_utils.Database, *, limit: int | None = None) -> int:
    """Bring the clusters in step with the articles' texts; return how many articles were looked at, at most about `limit`."""
    done = 0
    finder = _Finder(db)
    with storage_errors(database_path(db)):
        with immediate(db):
            _forget_lost(db)
        while (limit is None or done < limit) and (stale := [row[0] for row in db.execute(_STALE, (BATCH,)).fetchall()]):
            with immediate(db):
                touched: set[int] = set()
                for article_id in stale:
                    touched |= finder.place(article_id)
                for cluster_id in touched:
                    _settle(db, cluster_id)
            done += len(stale)
    return done


def _forget_lost(db: sqlite_utils.Database) -> None:
    """Look again at the copies of an article that was taken out of the archive."""
    lost = db.execute(
        "SELECT id FROM articles WHERE cluster_id IN (SELECT cluster_id FROM articles GROUP BY 1 HAVING count(*) < 2)"
        " OR (cluster_id IS NOT NULL AND cluster_id NOT IN (SELECT id FROM clusters))"
    ).fetchall()
    db.conn.executemany("DELETE FROM text_sketches WHERE article_id = ?", lost)
    db.conn.executemany("UPDATE articles SET cluster_id = NULL WHERE id = ?", lost)
    db.execute("DELETE FROM clusters WHERE id NOT IN (SELECT cluster_id FROM articles WHERE cluster_id IS NOT NULL)")


class _Finder:
    """Finds the copies of one article after another."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        self._known: dict[int, frozenset[int]] = {}

    def place(self, article_id: int) -> set[int]:
        """Put one article into the cluster it belongs to; return the clusters that changed. The caller holds the transaction."""
        db = self._db
        self._known.pop(article_id, None)
        touched = _leave(db, article_id)
        shingles = self._shingles(article_id)
        bands = list(enumerate(sketch(shingles)))
        db.execute("DELETE FROM sketch_bands WHERE article_id = ?", (article_id,))
        db.conn.executemany(
            "INSERT INTO sketch_bands (band, value, article_id) VALUES (?, ?, ?)", [(*b, article_id) for b in bands]
        )
        db.execute(
            "INSERT OR REPLACE INTO text_sketches (article_id, revision_id, shingles)"
            " SELECT id, revision_id, ? FROM articles WHERE id = ?",
            (len(shingles), article_id),
        )
        copies: list[int] = []
        known: set[int] = set()
        for other, cluster in self._candidates(article_id):
            if cluster not in known and are_copies(shingles, self._shingles(other)):
                copies.append(other)
                known |= {cluster} if cluster is not None else set()  # one of a cluster stands for all of it
        return touched | _join(db, article_id, copies) if copies else touched

    def _candidates(self, article_id: int) -> list[tuple[int, int | None]]:
        """Return the articles worth comparing, each with its cluster."""
        return self._db.execute(
            "SELECT o.article_id, a.cluster_id FROM sketch_bands m"
            " CROSS JOIN sketch_bands o ON o.band = m.band AND o.value = m.value JOIN articles a ON a.id = o.article_id"
            " WHERE m.article_id = ? AND o.article_id != m.article_id"
            " GROUP BY o.article_id ORDER BY count(*) DESC, o.article_id LIMIT ?",
            (article_id, MOST_CANDIDATES),
        ).fetchall()

    def _shingles(self, article_id: int) -> frozenset[int]:
        if article_id not in self._known:
            if len(self._known) >= _TEXTS:
                self._known.clear()
            self._known[article_id] = _shingles_in(self._db, article_id)
        return self._known[article_id]


def _shingles_in(db: sqlite_utils.Database, article_id: int) -> frozenset[int]:
    (text,) = db.execute("SELECT body_text FROM articles WHERE id = ?", (article_id,)).fetchone()
    headings = [row[0] for row in db.execute("SELECT heading FROM tracks WHERE article_id = ?", (article_id,))]
    return shingles_of(prose_of(text, headings))


def _leave(db: sqlite_utils.Database, article_id: int) -> set[int]:
    """Take an article whose text changed out of its cluster; return the cluster.

    The others may hang together only by it, so they are looked at again.
    """
    known = db.execute(
        "SELECT a.cluster_id FROM articles a JOIN text_sketches s ON s.article_id = a.id WHERE a.id = ?", (article_id,)
    ).fetchone()
    if known is None or known[0] is None:  # looked at for the first time, or again
        return set()
    members = db.execute("SELECT id FROM articles WHERE cluster_id = ?", known).fetchall()
    db.conn.executemany("DELETE FROM text_sketches WHERE article_id = ?", members)
    db.execute("UPDATE articles SET cluster_id = NULL WHERE cluster_id = ?", known)
    return {known[0]}


def _join(db: sqlite_utils.Database, article_id: int, copies: Sequence[int]) -> set[int]:
    """Make one cluster of an article, its copies and all that they are in one with."""
    marks = ", ".join("?" * len(copies))
    known = {
        row[0]
        for row in db.execute(f"SELECT DISTINCT cluster_id FROM articles WHERE id IN ({marks})", tuple(copies))  # noqa: S608
        if row[0] is not None
    }
    cluster = min(known | {article_id, *copies})
    for other in known - {cluster}:
        db.execute("UPDATE articles SET cluster_id = ? WHERE cluster_id = ?", (cluster, other))
    db.conn.executemany(
        "UPDATE articles SET cluster_id = ? WHERE id = ?", [(cluster, member) for member in (article_id, *copies)]
    )
    return known | {cluster}


def _settle(db: sqlite_utils.Database, cluster_id: int) -> None:
    """Write down which article of a cluster had the text first; forget a cluster that nobody is in any more."""
    copies = _copies_in(db, cluster_id)
    if len(copies) < 2:
        db.execute("DELETE FROM clusters WHERE id = ?", (cluster_id,))
        db.execute("UPDATE articles SET cluster_id = NULL WHERE cluster_id = ?", (cluster_id,))
        return
    origin = guess_origin(copies)
    db.execute(
        "INSERT OR REPLACE INTO clusters (id, original_id, evidence) VALUES (?, ?, ?)",
        (cluster_id, origin.article_id, json.dumps(origin.evidence, ensure_ascii=False)),
    )


def _copies_in(db: sqlite_utils.Database, cluster_id: int) -> list[Copy]:
    rows = db.execute(
        "SELECT id, url, site, canonical_url, source_url, authors, published_at, first_seen_at, body_text"
        " FROM articles WHERE cluster_id = ? ORDER BY coalesce(published_at, first_seen_at), id LIMIT ?",
        (cluster_id, MOST_ORIGINALS),
    ).fetchall()
    return [
        Copy(
            article_id=row[0], url=row[1], site=row[2], canonical_url=row[3], source_url=row[4],
            authors=tuple(json.loads(row[5])), published_at=row[6], first_seen_at=row[7], body_text=row[8],
        )
        for row in rows
    ]  # fmt: skip


def list_copies(db: sqlite_utils.Database, *, article_id: int | None = None) -> list[FoundCopy]:
    """Return the copies of one article's text, itself among them, or all clusters, the largest first.

    The original leads each.
    """
    with storage_errors(database_path(db)):
        if article_id is None:
            found = db.execute(
                "SELECT cluster_id FROM articles WHERE cluster_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
            ).fetchall()
        else:
            found = db.execute(
                "SELECT cluster_id FROM articles WHERE id = ? AND cluster_id IS NOT NULL", (article_id,)
            ).fetchall()
        return [copy for (cluster_id,) in found for copy in _cluster(db, cluster_id)]


def _cluster(db: sqlite_utils.Database, cluster_id: int) -> Iterable[FoundCopy]:
    row = db.execute("SELECT original_id, evidence FROM clusters WHERE id = ?", (cluster_id,)).fetchone()
    if row is None:  # only between two transactions of an update
        return []
    original, evidence = row
    texts = _shingles_in(db, original)
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT id, url, title, site, published_at FROM articles WHERE cluster_id = ?"
        " ORDER BY id != ?, coalesce(published_at, first_seen_at), id",
        (cluster_id, original),
    ).fetchall()
    return [
        FoundCopy(
            cluster_id=cluster_id, article_id=number, url=url, title=title, site=site, published_at=published,
            is_original=number == original, evidence=tuple(json.loads(evidence)) if number == original else (),
            shared=1.0 if number == original else round(containment(texts, _shingles_in(db, number)), 2),
        )
        for number, url, title, site, published in rows
    ]  # fmt: skip
