"""All tracks into songs anew, from the rows that the archive has: for archives of before there were keys of songs."""

import sqlite_utils

from scraper.items import ArtistCredit, TrackHeading
from scraper.storage.songs import join_song, name_songs, note_track


def join_all_songs(db: sqlite_utils.Database) -> None:
    """Join every track that has no keys yet; songs that nothing names any more go. The caller holds the transaction."""
    tracks = db.execute(
        "SELECT t.id, t.article_id, t.title, t.native_title, t.drama, t.part, s.drama_id FROM tracks t"
        " LEFT JOIN songs s ON s.id = t.song_id WHERE t.id NOT IN (SELECT track_id FROM song_keys) ORDER BY t.id"
    ).fetchall()
    for track_id, article_id, title, native_title, drama, part, drama_id in tracks:
        credits_ = db.execute(
            "SELECT a.name, c.credited_as, c.role FROM track_artists c JOIN artists a ON a.id = c.artist_id"
            " WHERE c.track_id = ? ORDER BY c.position",
            (track_id,),
        ).fetchall()
        heading = TrackHeading(
            heading="", title=title, native_title=native_title, drama=drama, part=part,
            credits=tuple(ArtistCredit(name=name, credited_as=printed, role=role) for name, printed, role in credits_),
        )  # fmt: skip
        song = join_song(db, heading, article_id=article_id, drama_id=drama_id)
        db.execute("UPDATE tracks SET song_id = ? WHERE id = ?", (song, track_id))
        note_track(db, track_id, heading)
    if tracks:
        db.execute("DELETE FROM songs WHERE id NOT IN (SELECT song_id FROM tracks WHERE song_id IS NOT NULL)")
        name_songs(db, [row[0] for row in db.execute("SELECT id FROM songs").fetchall()])
