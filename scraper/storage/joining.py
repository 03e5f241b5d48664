"""The tracks of one article find their songs: those of other articles that they share a key with.

All that the archive knows of the article's keys is asked for at once; songs that a track connects become one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlite_utils

from scraper.items import SongRow, TrackHeading
from scraper.songs import Spelling, is_misprint, near_keys, part_keys, song_keys, titles_of, voted
from scraper.storage.records import insert, select_in
from scraper.storage.songs import SPLIT, merge_songs, titles_in


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTrack:
    """A track that looks for its song."""

    heading: TrackHeading
    """What its heading says."""
    credit: str
    """Its credit as printed."""
    drama_id: int | None
    """Its drama."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The songs of an article's tracks."""

    songs: tuple[int, ...]
    """The song of each track."""
    keys: tuple[tuple[str, ...], ...]
    """The keys by which each track is to be found."""
    renamed: frozenset[int]
    """Songs to be named anew (`songs.name_songs`) once the tracks are stored."""


def join_tracks(db: sqlite_utils.Database, article_id: int, tracks: Sequence[NamedTrack]) -> Joined:
    """Find the songs that the tracks of an article name, made or put together as needed.

    The caller holds the transaction, has stored the artists, and stores the tracks and keys. The tracks that the article
    had before have no song any more.
    """
    return _Joiner(db, article_id, tracks).join_all()


def linking_keys(db: sqlite_utils.Database, tracks: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the keys of tracks as a user's `merge` and `split` want them: one is taken for another, or stands by itself."""
    asked = "SELECT key, verb, other_key FROM corrections WHERE kind = '%k' AND key IN (%s) ORDER BY id"
    rules: dict[str, list[tuple[str, str]]] = {}
    for key, verb, other in select_in(db, asked.replace("%k", "song"), (key for keys in tracks for key in keys)):
        rules.setdefault(key, []).append((verb, other))
    singers = (key.rpartition("|by:")[2] for keys in tracks for key in keys if "|by:" in key)
    same = {key: other for key, _, other in select_in(db, asked.replace("%k", "artist"), singers)}
    return [_linking(keys, rules, same) for keys in tracks]


def _linking(keys: tuple[str, ...], rules: dict[str, list[tuple[str, str]]], same: dict[str, str]) -> tuple[str, ...]:
    for verb, other in rules.get(keys[0], ()):
        if verb == "split":
            return (other,)
    split = (key.rpartition("|by:") for key in keys) if same else ()
    by_others = (f"{title}|by:{same[singer]}" for title, found, singer in split if found and singer in same)
    merged = (other for key in keys for verb, other in rules.get(key, ()) if verb == "merge")
    return tuple(dict.fromkeys((*keys, *by_others, *merged)))


class _Joiner:
    """Joins the tracks of one article, one after the other."""

    def __init__(self, db: sqlite_utils.Database, article_id: int, tracks: Sequence[NamedTrack]) -> None:
        self._db = db
        self._article_id = article_id
        self._tracks = tracks
        self._linking = linking_keys(db, [song_keys(track.heading) for track in tracks])
        self._others = [
            () if keys[0].startswith(SPLIT) else (*part_keys(track.heading), *near_keys(track.heading))
            for keys, track in zip(self._linking, tracks, strict=True)
        ]
        self._by_key: dict[str, list[int]] = {}
        known = (
            "SELECT DISTINCT k.key, t.song_id FROM song_keys k JOIN tracks t ON t.id = k.track_id"
            " WHERE t.song_id IS NOT NULL AND k.key IN (%s) ORDER BY 2"
        )
        for key, song in select_in(db, known, (key for keys in (*self._linking, *self._others) for key in keys)):
            self._by_key.setdefault(key, []).append(song)
        first = (keys[0] for keys in self._linking)
        self._by_main: dict[str, int] = dict(select_in(db, "SELECT song_key, id FROM songs WHERE song_key IN (%s)", first))
        self._mine: list[int] = []
        self._renamed: set[int] = set()

    def join_all(self) -> Joined:
        """Join every track."""
        for n, track in enumerate(self._tracks):
            song = self._join(n, track)
            self._mine.append(song)
            for key in self._linking[n]:
                songs = self._by_key.setdefault(key, [])
                if song not in songs:
                    songs.append(song)
        keys = (tuple(dict.fromkeys((*a, *b))) for a, b in zip(self._linking, self._others, strict=True))
        return Joined(songs=tuple(self._mine), keys=tuple(keys), renamed=frozenset(self._renamed))

    def _join(self, n: int, track: NamedTrack) -> int:
        keys = self._linking[n]
        found = self._songs_with(keys)
        for song in self._other_titles(track.heading, self._others[n]):
            if song not in found and not self._meet_in_article(song, found):
                found.append(song)
        if not found:
            return self._own_song(keys[0], track)
        song, *others = sorted(found)
        for other in others:
            self._merge(song, other)
        if track.drama_id is not None:
            self._db.execute("UPDATE songs SET drama_id = ? WHERE id = ? AND drama_id IS NULL", (track.drama_id, song))
        self._renamed.add(song)
        return song

    def _own_song(self, key: str, track: NamedTrack) -> int:
        """Return the song that has this key but no tracks any more, or a new one."""
        if key in self._by_main:
            self._renamed.add(self._by_main[key])
            return self._by_main[key]
        heading = track.heading
        spelling = Spelling(title=heading.title, native_title=heading.native_title, artist_credit=track.credit)
        title, credit, aliases = voted([spelling])
        row = SongRow(title=title, artist_credit=credit, drama_id=track.drama_id, song_key=key, aliases=aliases)
        song = self._by_main[key] = insert(self._db, row)
        return song

    def _songs_with(self, keys: Iterable[str]) -> list[int]:
        return list(dict.fromkeys(song for key in keys for song in self._by_key.get(key, ())))

    def _other_titles(self, heading: TrackHeading, keys: tuple[str, ...]) -> list[int]:
        """Return the songs that a track names by another title: of the same part of a release, or misprinted."""
        known = [key for key in keys if key in self._by_key]
        if not known:
            return []
        near = [key for key in near_keys(heading) if key in self._by_key]
        found = sorted(self._songs_with(key for key in known if key not in near))
        titles = titles_of(heading)
        rows = select_in(
            self._db,
            "SELECT DISTINCT t.song_id, o.key FROM song_keys k JOIN tracks t ON t.id = k.track_id"
            " JOIN song_keys o ON o.track_id = t.id WHERE t.song_id IS NOT NULL AND k.key IN (%s) ORDER BY 1",
            near,
        )
        written: dict[int, set[str]] = {}
        for song, key in rows:
            written.setdefault(song, set()).update(titles_in([key]))
        misprints = (song for song, forms in written.items() if any(is_misprint(a, b) for a in titles for b in forms))
        return list(dict.fromkeys((*found, *misprints)))

    def _meet_in_article(self, song: int, others: Sequence[int]) -> bool:
        """Tell whether a song stands in this article, or in another beside one of the other songs: then it is none of them."""
        if song in self._mine:
            return True
        # A song that others name a thousand times stands in thousands of articles, so their numbers are not listed.
        beside = "SELECT 1 FROM tracks a JOIN tracks b ON b.article_id = a.article_id WHERE a.song_id = ? AND b.song_id = ?"
        return any(self._db.execute(f"{beside} LIMIT 1", (song, other)).fetchone() for other in others)

    def _merge(self, song: int, other: int) -> None:
        merge_songs(self._db, song, other)
        self._mine = [song if one == other else one for one in self._mine]
        self._by_key = {key: [song if one == other else one for one in songs] for key, songs in self._by_key.items()}
        self._by_main = {key: one for key, one in self._by_main.items() if one != other}
        self._renamed.discard(other)
