"""The lists a user asks for: tracks, articles, dramas and artists, filtered by the words people use.

Names meet as `text.fold` makes them meet: case, spaces and hyphens do not matter, and native titles and aliases count.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlite_utils

from scraper.storage.tables import Listing, decode_flag, decode_json, stream
from scraper.text import fold


@dataclass(slots=True)
class Filters:
    """Conditions of a SELECT, joined by AND."""

    clauses: list[str] = field(default_factory=lambda: ["1"])
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, clause: str, **values: Any) -> None:
        """Add a condition when all its values were given."""
        if all(value is not None for value in values.values()):
            self.clauses.append(f"({clause})")
            self.values.update(values)

    def __str__(self) -> str:
        return " AND ".join(self.clauses)


_DRAMA_NAMES = "sort_title || ' ' || fold_all(aliases) || ' ' || coalesce(fold(native_title), '')"
_DRAMA_IS = f"""(instr(fold(%s), :drama)
    OR fold(%s) IN (SELECT sort_title FROM dramas WHERE instr({_DRAMA_NAMES}, :drama)))"""  # noqa: S608 - a constant
# By the indexes, in steps from one group to the next: folding or only reading every credit would take long at 100,000 articles.
_TRACK_IS_BY = """t.id IN (
    SELECT track_id FROM track_artists WHERE artist_id IN (
        SELECT id FROM artists WHERE sort_name = :artist
            OR (aliases <> '[]' AND instr(' ' || fold_all(aliases) || ' ', ' ' || :artist || ' ')))
    UNION ALL SELECT track_id FROM track_artists WHERE group_name IN (
        WITH RECURSIVE groups (name) AS (
            SELECT min(group_name) FROM track_artists
            UNION ALL
            SELECT (SELECT min(group_name) FROM track_artists WHERE group_name > name) FROM groups WHERE name IS NOT NULL
        ) SELECT name FROM groups WHERE fold(name) = :artist))"""
_SITE_IS = "instr(lower(coalesce(a.site, '') || ' ' || a.url || ' ' || coalesce(a.source, '')), lower(:site))"
_DATE = "coalesce(a.published_at, a.first_seen_at)"
# A date printed as a month only (`2025-03`) is compared as a month.
_SINCE = f"{_DATE} >= substr(:since, 1, length({_DATE}))"
_UNTIL = f"substr({_DATE}, 1, length(:until)) <= :until"

_TRACKS = f"""
    SELECT t.*, (
        SELECT json_group_array(json_object('name', ar.name, 'credited_as', ta.credited_as, 'join_phrase', ta.join_phrase,
                                            'role', ta.role, 'group', ta.group_name))
        FROM (SELECT * FROM track_artists x WHERE x.track_id = t.id ORDER BY x.position) ta
        JOIN artists ar ON ar.id = ta.artist_id
    ) AS artists, a.title AS article, a.url, a.site, a.published_at
    FROM tracks t JOIN articles a ON a.id = t.article_id
    WHERE %s ORDER BY {_DATE} DESC, a.id, t.position"""  # noqa: S608 - a constant
_ARTICLES = f"""
    SELECT a.*, (SELECT count(*) FROM tracks t WHERE t.article_id = a.id) AS tracks
    FROM articles a WHERE %s ORDER BY {_DATE} DESC, a.id"""  # noqa: S608 - a constant
# One of each cluster: its original if that meets the conditions, else the oldest of those that do.
_COLLAPSED = f"""
    SELECT a.*, (SELECT count(*) FROM tracks t WHERE t.article_id = a.id) AS tracks,
        iif(a.cluster_id IS NULL, 0, (SELECT count(*) - 1 FROM articles o WHERE o.cluster_id = a.cluster_id)) AS copies
    FROM articles a WHERE a.id IN (SELECT id FROM (
        SELECT a.id, row_number() OVER (
            PARTITION BY coalesce(a.cluster_id, -a.id) ORDER BY a.id IS NOT k.original_id, {_DATE}, a.id) AS place
        FROM articles a LEFT JOIN clusters k ON k.id = a.cluster_id WHERE %s) WHERE place = 1)
    ORDER BY {_DATE} DESC, a.id"""  # noqa: S608 - a constant
_DRAMAS = """
    SELECT d.*, coalesce(n.tracks, 0) AS tracks, coalesce(n.articles, 0) AS articles
    FROM dramas d LEFT JOIN (
        SELECT fold(drama) AS sort_title, sum(is_track) AS tracks, count(DISTINCT article_id) AS articles
        FROM (
            SELECT drama, article_id, 1 AS is_track FROM tracks
            UNION ALL SELECT drama, id, 0 FROM articles
        ) WHERE drama IS NOT NULL GROUP BY 1
    ) n USING (sort_title)
    WHERE %s ORDER BY tracks DESC, d.title"""
_SONGS = """
    SELECT s.id, s.title, s.artist_credit, d.title AS drama, s.aliases, n.tracks, n.articles
    FROM songs s LEFT JOIN dramas d ON d.id = s.drama_id JOIN (
        SELECT song_id, count(*) AS tracks, count(DISTINCT article_id) AS articles FROM tracks GROUP BY 1
    ) n ON n.song_id = s.id
    WHERE %s ORDER BY n.articles DESC, s.title, s.id"""
_ARTISTS = """
    SELECT ar.*, coalesce(n.tracks, 0) AS tracks, coalesce(n.dramas, 0) AS dramas
    FROM artists ar LEFT JOIN (
        SELECT ta.artist_id, count(DISTINCT ta.track_id) AS tracks, count(DISTINCT fold(t.drama)) AS dramas
        FROM track_artists ta JOIN tracks t ON t.id = ta.track_id GROUP BY 1
    ) n ON n.artist_id = ar.id
    WHERE %s ORDER BY tracks DESC, ar.name"""


def list_tracks(
    db: sqlite_utils.Database,
    *,
    artist: str | None = None,
    drama: str | None = None,
    title: str | None = None,
    site: str | None = None,
    since: str | None = None,
    needs_review: bool = False,
    limit: int | None = None,
) -> Listing:
    """Return every track section with its artists and its article, newest article first.

    `artist` is a whole name (of an artist, an alias or a group); `drama`, `title` and `site` are parts of one; `since`
    is a day, month or year; `limit` None means all.
    """
    where = Filters()
    where.add(_TRACK_IS_BY, artist=folded(artist))
    where.add(_DRAMA_IS.replace("%s", "t.drama"), drama=folded(drama))
    where.add("instr(fold(t.title || ' ' || coalesce(t.native_title, '')), :title)", title=folded(title))
    where.add(_SITE_IS, site=site)
    where.add(_SINCE, since=since)
    if needs_review:
        where.add("t.needs_review")
    return _select(db, _TRACKS, where, limit, decoded=("artists",), flags=("needs_review",))


def list_articles(
    db: sqlite_utils.Database,
    *,
    site: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    language: str | None = None,
    drama: str | None = None,
    collapse: bool = False,
    limit: int | None = None,
) -> Listing:
    """Return the articles with the number of their tracks, newest first; `drama` also finds those with a track of it.

    `collapse` leaves one row of those that are copies of one text (the original, if it meets the conditions), with the
    number of the others in the archive as `copies`.
    """
    where = Filters()
    where.add(_SITE_IS, site=site)
    where.add(_SINCE, since=since)
    where.add(_UNTIL, until=until)
    where.add("a.kind = :kind", kind=kind)
    where.add("lower(a.language) = lower(:language)", language=language)
    track_of = _DRAMA_IS.replace("%s", "t.drama")
    clause = f"{_DRAMA_IS.replace('%s', 'a.drama')} OR a.id IN (SELECT t.article_id FROM tracks t WHERE {track_of})"  # noqa: S608
    where.add(clause, drama=folded(drama))
    return _select(db, _COLLAPSED if collapse else _ARTICLES, where, limit, decoded=("authors",))


def list_dramas(
    db: sqlite_utils.Database, *, title: str | None = None, artist: str | None = None, limit: int | None = None
) -> Listing:
    """Return the dramas with the number of their tracks and articles, those with most tracks first."""
    where = Filters()
    where.add(f"instr({_DRAMA_NAMES}, :title)", title=folded(title))
    where.add(f"d.sort_title IN (SELECT fold(t.drama) FROM tracks t WHERE {_TRACK_IS_BY})", artist=folded(artist))  # noqa: S608
    return _select(db, _DRAMAS, where, limit, decoded=("aliases",))


def list_songs(
    db: sqlite_utils.Database,
    *,
    title: str | None = None,
    artist: str | None = None,
    drama: str | None = None,
    limit: int | None = None,
) -> Listing:
    """Return the songs with their drama and the number of tracks and articles that name them, those named most first."""
    where = Filters()
    where.add("instr(fold(s.title) || ' ' || fold_all(s.aliases), :title)", title=folded(title))
    where.add(f"s.id IN (SELECT t.song_id FROM tracks t WHERE {_TRACK_IS_BY})", artist=folded(artist))  # noqa: S608
    where.add(_DRAMA_IS.replace("%s", "d.title"), drama=folded(drama))
    return _select(db, _SONGS, where, limit, decoded=("aliases",))


def list_artists(
    db: sqlite_utils.Database, *, name: str | None = None, drama: str | None = None, limit: int | None = None
) -> Listing:
    """Return the artists with the number of their tracks and dramas, those with most tracks first."""
    where = Filters()
    where.add("instr(ar.sort_name || ' ' || fold_all(ar.aliases), :name)", name=folded(name))
    performed = "SELECT ta.artist_id FROM track_artists ta JOIN tracks t ON t.id = ta.track_id"
    where.add(f"ar.id IN ({performed} WHERE {_DRAMA_IS.replace('%s', 't.drama')})", drama=folded(drama))
    return _select(db, _ARTISTS, where, limit, decoded=("aliases",))


def folded(text: str | None) -> str | None:
    """Return the form under which spellings meet; words without any letter (`!!!`) are taken as they are.

    >>> folded("Baek Ye-rin"), folded("!!!")
    ('baekyerin', '!!!')
    """
    return None if text is None else fold(text) or text


def _select(
    db: sqlite_utils.Database,
    sql: str,
    where: Filters,
    limit: int | None,
    *,
    decoded: Sequence[str] = (),
    flags: Sequence[str] = (),
) -> Listing:
    db.conn.create_function("fold", 1, folded, deterministic=True)
    db.conn.create_function("fold_all", 1, _fold_all, deterministic=True)
    values = {**where.values, "limit": -1 if limit is None else limit}
    decoders = dict.fromkeys(decoded, decode_json) | dict.fromkeys(flags, decode_flag)
    return stream(db, sql.replace("%s", str(where)) + " LIMIT :limit", values, decoders)


def _fold_all(names: str | None) -> str:
    """Fold every name of a JSON array, separated by spaces."""
    return " ".join(map(fold, json.loads(names or "[]")))
