"""The songs over all articles: which tracks name the same one, and what it is called.

A track joins the songs it shares a key with as it is stored, and songs that it connects become one. What an article is
corrected to may also take songs apart again (`settle_songs`).
"""

from collections.abc import Iterable

import sqlite_utils

from scraper.items import ArtistRow, SongRow, TrackHeading
from scraper.songs import NEAR, Spelling, is_misprint, name_key, near_keys, part_keys, song_keys, titles_of, voted
from scraper.storage.records import insert, update

MOST_TRACKS = 300
"""Songs with more tracks are not taken apart: so many articles do not all err."""
SPLIT = "split:"
"""Beginning of the key of tracks that a user took out of a song: the only one they have."""
_IN = "SELECT DISTINCT t.song_id FROM song_keys k JOIN tracks t ON t.id = k.track_id WHERE t.song_id IS NOT NULL AND k.key"


def join_song(db: sqlite_utils.Database, heading: TrackHeading, *, article_id: int, drama_id: int | None) -> int:
    """Return the song that a track names, made of all those it connects; the caller stores the track, then calls `note_track`."""
    keys = linking_keys(db, song_keys(heading))
    found = _songs_with(db, keys)
    for song in [] if keys[0].startswith(SPLIT) else _other_titles(db, heading):
        if song not in found and not _meet_in_article(db, song, found, article_id):
            found.append(song)
    if not found:
        known = db.execute("SELECT id FROM songs WHERE song_key = ?", (keys[0],)).fetchone()
        if known:
            return int(known[0])
        return insert(db, SongRow(title=heading.title, drama_id=drama_id, song_key=keys[0]))
    song, *others = sorted(found)
    for other in others:
        merge_songs(db, song, other)
    if drama_id is not None:
        db.execute("UPDATE songs SET drama_id = ? WHERE id = ? AND drama_id IS NULL", (drama_id, song))
    return song


def note_track(db: sqlite_utils.Database, track_id: int, heading: TrackHeading) -> None:
    """Write down the keys by which a stored track is found."""
    keys = linking_keys(db, song_keys(heading))
    if not keys[0].startswith(SPLIT):
        keys += (*part_keys(heading), *near_keys(heading))
    db.execute("DELETE FROM song_keys WHERE track_id = ?", (track_id,))
    db.conn.executemany("INSERT INTO song_keys (key, track_id) VALUES (?, ?)", [(key, track_id) for key in dict.fromkeys(keys)])


def name_songs(db: sqlite_utils.Database, songs: Iterable[int]) -> None:
    """Call songs what most of their tracks call them."""
    for song in dict.fromkeys(songs):
        rows = db.execute(
            "SELECT title, native_title, artist_credit FROM tracks WHERE song_id = ? ORDER BY id", (song,)
        ).fetchall()
        if rows:
            title, credit, aliases = voted([Spelling(title=r[0], native_title=r[1], artist_credit=r[2]) for r in rows])
            update(db, SongRow, song, title=title, artist_credit=credit, aliases=aliases)


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


def linking_keys(db: sqlite_utils.Database, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys as a user's `merge` and `split` want them: one is taken for another, or stands by itself."""
    marks = ", ".join("?" * len(keys))
    rules = db.execute(
        f"SELECT verb, key, other_key FROM corrections WHERE kind = 'song' AND key IN ({marks}) ORDER BY id",  # noqa: S608
        keys,
    ).fetchall()
    for verb, key, other in rules:
        if verb == "split" and key == keys[0]:
            return (other,)
    singers = [singer for _, found, singer in (key.rpartition("|by:") for key in keys) if found]
    same = dict(
        db.execute(
            f"SELECT key, other_key FROM corrections WHERE kind = 'artist' AND key IN ({', '.join('?' * len(singers))})",  # noqa: S608
            singers,
        ).fetchall()
    )
    by_others = (
        f"{title}|by:{same[singer]}"
        for title, found, singer in (key.rpartition("|by:") for key in keys)
        if found and singer in same
    )
    return tuple(dict.fromkeys((*keys, *by_others, *(other for verb, _, other in rules if verb == "merge"))))


def _songs_with(db: sqlite_utils.Database, keys: tuple[str, ...]) -> list[int]:
    return [row[0] for row in db.execute(f"{_IN} IN ({', '.join('?' * len(keys))})", keys)]


def _other_titles(db: sqlite_utils.Database, heading: TrackHeading) -> list[int]:
    """Return the songs that a track names by another title: of the same part of a release, or misprinted."""
    found = sorted(_songs_with(db, parts)) if (parts := part_keys(heading)) else []
    near = near_keys(heading)
    if not near:
        return found
    titles = titles_of(heading)
    known = db.execute(
        "SELECT DISTINCT t.song_id, o.key FROM song_keys k JOIN tracks t ON t.id = k.track_id"  # noqa: S608 - only marks
        f" JOIN song_keys o ON o.track_id = t.id WHERE k.key IN ({', '.join('?' * len(near))}) ORDER BY 1",
        near,
    ).fetchall()
    misprints = (song for song, key in known if any(is_misprint(a, b) for a in titles for b in _titles_in([key])))
    return list(dict.fromkeys((*found, *misprints)))


def _meet_in_article(db: sqlite_utils.Database, song: int, others: list[int], article_id: int) -> bool:
    """Tell whether a song stands in an article, or in another one beside one of the other songs: then it is none of them."""
    marks = ", ".join("?" * len(others))
    return bool(
        db.execute(
            "SELECT 1 FROM tracks WHERE song_id = ? AND (article_id = ? OR article_id IN"  # noqa: S608 - only marks
            f" (SELECT article_id FROM tracks WHERE song_id IN ({marks}))) LIMIT 1",
            (song, article_id, *others),
        ).fetchone()
    )


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
    return bool(shared) and any(is_misprint(a, b) for a in _titles_in(one) for b in _titles_in(other))


def _titles_in(keys: Iterable[str]) -> set[str]:
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
