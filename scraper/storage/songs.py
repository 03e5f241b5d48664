"""The songs over all articles: what they are called, two that are one, and one that is two.

A track joins the songs it shares a key with as it is stored (`joining`). What an article is corrected to may also take
songs apart again (`settle_songs`).
"""

from collections.abc import Iterable

import sqlite_utils

from scraper.items import ArtistRow, SongRow
from scraper.songs import NEAR, Spelling, is_misprint, name_key, voted
from scraper.storage.records import insert, select_in, to_json

MOST_TRACKS = 300
"""Songs with more tracks are not taken apart: so many articles do not all err."""
SPLIT = "split:"
"""Beginning of the key of tracks that a user took out of a song: the only one they have."""
_IN = "SELECT DISTINCT t.song_id FROM song_keys k JOIN tracks t ON t.id = k.track_id WHERE t.song_id IS NOT NULL AND k.key"


def name_songs(db: sqlite_utils.Database, songs: Iterable[int]) -> None:
    """Call songs what most of their tracks call them."""
    rows = select_in(
        db,
        "SELECT song_id, title, native_title, artist_credit, count(*) FROM tracks WHERE song_id IN (%s)"
        " GROUP BY 1, 2, 3, 4 ORDER BY min(id)",
        songs,
    )
    spelt: dict[int, list[Spelling]] = {}
    for song, title, native, credit, times in rows:
        spelling = Spelling(title=title, native_title=native, artist_credit=credit, times=times)
        spelt.setdefault(song, []).append(spelling)
    named = ((song, *voted(spellings)) for song, spellings in spelt.items())
    db.conn.executemany(
        "UPDATE songs SET title = ?, artist_credit = ?, aliases = ? WHERE id = ?",
        [(title, credit, to_json(aliases), song) for song, title, credit, aliases in named],
    )


def merge_songs(db: sqlite_utils.Database, song: int, other: int) -> None:
    """Make one song of two; the first keeps its number."""
    db.execute("UPDATE tracks SET song_id = ? WHERE song_id = ?", (song, other))
    db.execute(
        "UPDATE songs SET drama_id = coalesce(drama_id, (SELECT drama_id FROM songs WHERE id = ?)) WHERE id = ?", (other, song)
    )
    db.execute("DELETE FROM songs WHERE id = ?", (other,))


def settle_songs(db: sqlite_utils.Database, songs: Iterable[int]) -> None:
    """Take songs apart whose tracks hang together by nothing any more, since an article was read anew or a user said so."""
    for song in dict.fromkeys(songs):
        rows = db.execute(
            "SELECT k.track_id, k.key FROM tracks t JOIN song_keys k ON k.track_id = t.id WHERE t.song_id = ? ORDER BY k.rowid",
            (song,),
        ).fetchall()
        keys: dict[int, set[str]] = {}
        for track_id, key in rows:
            keys.setdefault(track_id, set()).add(key)
        groups = _components(keys) if 1 < len(keys) <= MOST_TRACKS else []
        for group in sorted(groups, key=lambda g: (-len(g), min(g)))[1:]:
            _part(db, song, group)


def _songs_with(db: sqlite_utils.Database, keys: tuple[str, ...]) -> list[int]:
    return [row[0] for row in db.execute(f"{_IN} IN ({', '.join('?' * len(keys))})", keys)]


def _components(keys: dict[int, set[str]]) -> list[list[int]]:
    """Return the tracks in groups that hang together by shared keys or by misprinted titles."""
    groups: list[tuple[set[str], list[int]]] = []
    for track, mine in keys.items():
        joined = [group for group in groups if _hang_together(group[0], mine)]
        apart = [group for group in groups if group not in joined]
        groups = [*apart, (mine.union(*(g[0] for g in joined)), [*(t for g in joined for t in g[1]), track])]
    return [tracks for _, tracks in groups]


def _hang_together(one: set[str], other: set[str]) -> bool:
    shared = one & other
    if any(not key.startswith(NEAR) for key in shared):
        return True
    return bool(shared) and any(is_misprint(a, b) for a in titles_in(one) for b in titles_in(other))


def titles_in(keys: Iterable[str]) -> set[str]:
    """Return the title keys that some keys of songs hold."""
    return {key.rpartition("|in:")[0] for key in keys if "|in:" in key and not key.startswith("part:")}


def _part(db: sqlite_utils.Database, song: int, tracks: list[int]) -> None:
    """Give some of a song's tracks a song of their own."""
    (key,) = db.execute("SELECT key FROM song_keys WHERE track_id = ? ORDER BY rowid LIMIT 1", (tracks[0],)).fetchone()
    row = db.execute(
        "SELECT s.drama_id, t.title FROM songs s, tracks t WHERE s.id = ? AND t.id = ?", (song, tracks[0])
    ).fetchone()
    taken = db.execute("SELECT id FROM songs WHERE song_key = ?", (key,)).fetchone()
    if taken and taken[0] == song:
        db.execute("UPDATE songs SET song_key = song_key || '|' || id WHERE id = ?", (song,))
    own = taken[0] if taken and taken[0] != song else insert(db, SongRow(title=row[1], drama_id=row[0], song_key=key))
    db.conn.executemany("UPDATE tracks SET song_id = ? WHERE id = ?", [(own, track) for track in tracks])
    name_songs(db, (song, own))


def main_keys_of(db: sqlite_utils.Database, song: int, title: str | None = None) -> dict[str, list[int]]:
    """Return the main keys of a song's tracks (of those with this title key, when one is given), each with its tracks."""
    rows = db.execute(
        "SELECT k.track_id, k.key, t.title FROM tracks t JOIN song_keys k ON k.track_id = t.id"
        " WHERE t.song_id = ? ORDER BY k.rowid",
        (song,),
    ).fetchall()
    first: dict[int, str] = {}
    for track, key, name in rows:
        if title is None or name_key(name) == title:
            first.setdefault(track, key)
    tracks: dict[str, list[int]] = {}
    for track, key in first.items():
        tracks.setdefault(key, []).append(track)
    return tracks


def take_over_artist(db: sqlite_utils.Database, artist: ArtistRow, other: ArtistRow) -> None:
    """Give all that another artist row has to this one, and join the songs that only the two names kept apart."""
    assert artist.id is not None
    tracks = [
        row[0] for row in db.execute("SELECT DISTINCT track_id FROM track_artists WHERE artist_id = ?", (other.id,)).fetchall()
    ]
    db.execute("UPDATE track_artists SET artist_id = ? WHERE artist_id = ?", (artist.id, other.id))
    db.execute("DELETE FROM artists WHERE id = ?", (other.id,))
    for track_id in tracks:
        keys = [row[0] for row in db.execute("SELECT key FROM song_keys WHERE track_id = ?", (track_id,)).fetchall()]
        same = [f"{key.rpartition('|by:')[0]}|by:{artist.sort_name}" for key in keys if key.endswith(f"|by:{other.sort_name}")]
        add_keys(db, same, [track_id])
        if same and (songs := sorted(_songs_with(db, tuple(same)))):
            for song in songs[1:]:
                merge_songs(db, songs[0], song)
            name_songs(db, songs[:1])


def add_keys(db: sqlite_utils.Database, keys: Iterable[str], tracks: Iterable[int]) -> None:
    """Give tracks further keys."""
    pairs = [(key, track) for key in keys for track in tracks]
    db.conn.executemany("INSERT OR IGNORE INTO song_keys (key, track_id) VALUES (?, ?)", pairs)
