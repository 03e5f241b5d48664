"""Views for people: what most questions need joined already, under names that can be guessed.

They hold nothing of their own. An archive whose views are not today's gets them when it is opened for writing.
"""

from dataclasses import dataclass

import sqlite_utils


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view."""

    comment: str
    """What a row is, for docs/schema.md."""
    columns: dict[str, str]
    """Column → the SQL that it shows."""
    source: str
    """What stands behind FROM."""

    def sql(self, name: str) -> str:
        """Return the statement that makes it."""
        shown = ", ".join(f"{expression} AS {column}" for column, expression in self.columns.items())
        return f"CREATE VIEW {name} AS SELECT {shown} FROM {self.source}"  # noqa: S608 - our own names


_ARTICLE = {
    "article_id": "a.id", "article": "a.title", "url": "a.url", "site": "a.site", "published_at": "a.published_at",
}  # fmt: skip
VIEWS: dict[str, View] = {
    "track_list": View(
        comment="Every track section with its song and its article: what an article says of a song is one row. `song`"
        " and `song_credit` are what most articles print, `title` and `artist_credit` what this one does.",
        columns={
            "track_id": "t.id", "song_id": "t.song_id", "song": "s.title", "song_credit": "s.artist_credit",
            "title": "t.title", "native_title": "t.native_title", "artist_credit": "t.artist_credit", "drama": "t.drama",
            "part": "t.part", "text": "t.text", "needs_review": "t.needs_review", "position": "t.position", **_ARTICLE,
        },
        source="tracks t JOIN articles a ON a.id = t.article_id LEFT JOIN songs s ON s.id = t.song_id",
    ),
    "credit_list": View(
        comment="Every artist of every track section, under the name that all spellings share and as printed.",
        columns={
            "artist_id": "r.id", "artist": "r.name", "credited_as": "c.credited_as", "role": "c.role",
            "group_name": "c.group_name", "track_id": "t.id", "song_id": "t.song_id", "song": "s.title", "drama": "t.drama",
            **_ARTICLE,
        },
        source=(
            "track_artists c JOIN artists r ON r.id = c.artist_id JOIN tracks t ON t.id = c.track_id"
            " JOIN articles a ON a.id = t.article_id LEFT JOIN songs s ON s.id = t.song_id"
        ),
    ),
    "original_articles": View(
        comment="Every text once: articles that have no copies, and of those that have, the one that most likely was first.",
        columns={
            **_ARTICLE, "authors": "a.authors", "language": "a.language", "kind": "a.kind", "drama": "a.drama",
            "body_text": "a.body_text", "first_seen_at": "a.first_seen_at", "gone_at": "a.gone_at",
            "copies": "iif(k.id IS NULL, 0, (SELECT count(*) - 1 FROM articles o WHERE o.cluster_id = k.id))",
            "cluster_id": "a.cluster_id",
        },
        source="articles a LEFT JOIN clusters k ON k.id = a.cluster_id WHERE k.id IS NULL OR k.original_id = a.id",
    ),
}  # fmt: skip
"""Name → view; the names of columns are those of the tables wherever both have them."""


def missing_views(db: sqlite_utils.Database) -> list[str]:
    """Return the views that are not there, or not as they are today."""
    known = dict(db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    return [name for name, view in VIEWS.items() if known.get(name) != view.sql(name)]


def drop_views(db: sqlite_utils.Database) -> None:
    """Take our views out: no table can be renamed while a view shows it. The caller holds the transaction."""
    for name in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {name}")


def sync_views(db: sqlite_utils.Database) -> None:
    """Make the views as they are today. The caller holds the transaction."""
    for name in missing_views(db):
        db.execute(f"DROP VIEW IF EXISTS {name}")
        db.execute(VIEWS[name].sql(name))
