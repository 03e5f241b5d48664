"""All tracks into songs anew, from the rows that the archive has: for archives of before there were keys of songs."""

from itertools import groupby
from typing import Any

import sqlite_utils

from scraper.items import ArtistCredit, TrackHeading
from scraper.storage.joining import NamedTrack, join_tracks
from scraper.storage.songs import add_keys, name_songs


def join_all_songs(db: sqlite_utils.Database) -> None:
    """Join every track that has no keys yet; songs that nothing names any more go. The caller holds the transaction."""
    rows = db.execute(
        "SELECT t.article_id, t.id, t.title, t.native_title, t.drama, t.part, t.artist_credit, s.drama_id FROM tracks t"
        " LEFT JOIN songs s ON s.id = t.song_id WHERE t.id NOT IN (SELECT track_id FROM song_keys) ORDER BY t.article_id, t.id"
    ).fetchall()
    for article_id, group in groupby(rows, key=lambda row: int(row[0])):
        tracks = list(group)
        joined = join_tracks(db, article_id, [_named(db, row) for row in tracks])
        for row, song, keys in zip(tracks, joined.songs, joined.keys, strict=True):
            db.execute("UPDATE tracks SET song_id = ? WHERE id = ?", (song, row[1]))
            add_keys(db, keys, [row[1]])
    if rows:
        db.execute("DELETE FROM songs WHERE id NOT IN (SELECT song_id FROM tracks WHERE song_id IS NOT NULL)")
        name_songs(db, [row[0] for row in db.execute("SELECT id FROM songs").fetchall()])


def _named(db: sqlite_utils.Database, row: tuple[Any, ...]) -> NamedTrack:
    _, track_id, title, native_title, drama, part, credit, drama_id = row
    credits_ = db.execute(
        "SELECT a.name, c.credited_as, c.role FROM track_artists c JOIN artists a ON a.id = c.artist_id"
        " WHERE c.track_id = ? ORDER BY c.position",
        (track_id,),
    ).fetchall()
    heading = TrackHeading(
        heading="", title=title, native_title=native_title, drama=drama, part=part,
        credits=tuple(ArtistCredit(name=name, credited_as=printed, role=role) for name, printed, role in credits_),
    )  # fmt: skip
    return NamedTrack(heading=heading, credit=credit, drama_id=drama_id)
