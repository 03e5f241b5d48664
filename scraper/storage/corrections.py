"""What a user knows better: songs and artists that are the same, and a song that is two. Kept as rules for all later readings."""

import json
from collections.abc import Sequence

import sqlite_utils

from scraper.errors import UsageError
from scraper.items import ArtistRow, CorrectionRow
from scraper.songs import name_key
from scraper.storage.connection import database_path, immediate, storage_errors
from scraper.storage.records import insert, select, update
from scraper.storage.search import index_article
from scraper.storage.songs import SPLIT, add_keys, main_keys_of, merge_songs, name_songs, settle_songs, take_over_artist


def merge_named(db: sqlite_utils.Database, songs: Sequence[int], *, now: str) -> int:
    """Make one song of several; return its number, the first one given. Raises `UsageError` for a number that is none."""
    with storage_errors(database_path(db)), immediate(db):
        for song in songs:
            _known_song(db, song)
        first, *others = dict.fromkeys(songs)
        if not others:
            raise UsageError(
                "merge: name two songs that are different. Next: dramarchive songs --title TEXT shows their numbers."
            )
        link = f"merged:{next(iter(main_keys_of(db, first)), first)}"
        for song in (first, *others):
            for key, tracks in main_keys_of(db, song).items():
                _note(db, "song", "merge", key, link, now)
                add_keys(db, [link], tracks)
        for song in others:
            merge_songs(db, first, song)
        name_songs(db, [first])
        return first


def split_song(db: sqlite_utils.Database, song: int, title: str, *, now: str) -> int:
    """Make a song of its own of the tracks of `song` that are called `title`; return its number.

    Raises `UsageError` when there is no such song, or none or all of its tracks are called so.
    """
    with storage_errors(database_path(db)), immediate(db):
        _known_song(db, song)
        mine, all_of_it = main_keys_of(db, song, name_key(title)), main_keys_of(db, song)
        tracks = [track for each in mine.values() for track in each]
        if not tracks or len(tracks) == sum(map(len, all_of_it.values())):
            forms = [row[0] for row in db.execute("SELECT DISTINCT title FROM tracks WHERE song_id = ? ORDER BY 1", (song,))]
            raise UsageError(f"split: song {song} is called {' | '.join(forms)}. Next: name one of several titles.")
        own = f"{SPLIT}{next(iter(mine))}"
        for key in mine:
            _note(db, "song", "split", key, own, now)
        db.conn.executemany("DELETE FROM song_keys WHERE track_id = ?", [(track,) for track in tracks])
        add_keys(db, [own], tracks)
        settle_songs(db, [song])
        name_songs(db, [song])
        return int(db.execute("SELECT song_id FROM tracks WHERE id = ?", (tracks[0],)).fetchone()[0])


def merge_artists(db: sqlite_utils.Database, names: Sequence[str], *, now: str) -> int:
    """Make one artist of several names; return its number, that of the first name. Raises `UsageError` for an unknown name."""
    with storage_errors(database_path(db)), immediate(db):
        found = [_known_artist(db, name) for name in names]
        first, *others = {row.id: row for row in found}.values()
        if not others or first.id is None:
            raise UsageError("merge: name two artists that are different. Next: dramarchive artists --name TEXT shows them.")
        aliases = [form for row in (first, *others) for form in ((row.name, *row.aliases) if row is not first else row.aliases)]
        for other in others:
            _note(db, "artist", "merge", other.sort_name, first.sort_name, now)
            take_over_artist(db, first, other)
        update(db, ArtistRow, first.id, aliases=tuple(dict.fromkeys(form for form in aliases if form != first.name)))
        articles = "SELECT DISTINCT t.article_id FROM tracks t JOIN track_artists a ON a.track_id = t.id WHERE a.artist_id = ?"
        for (article_id,) in db.execute(articles, (first.id,)).fetchall():
            index_article(db, article_id)
        return first.id


def _note(db: sqlite_utils.Database, kind: str, verb: str, key: str, other: str, now: str) -> None:
    known = select(db, CorrectionRow, "kind = ? AND verb = ? AND key = ? AND other_key = ?", (kind, verb, key, other))
    if not known:
        insert(db, CorrectionRow(kind=kind, verb=verb, key=key, other_key=other, made_at=now))


def _known_song(db: sqlite_utils.Database, song: int) -> None:
    if not db.execute("SELECT 1 FROM songs WHERE id = ?", (song,)).fetchone():
        raise UsageError(f"there is no song {song}. Next: dramarchive songs --title TEXT shows their numbers.")


def _known_artist(db: sqlite_utils.Database, name: str) -> ArtistRow:
    key = name_key(name)
    written = json.dumps(name, ensure_ascii=False)
    found = select(db, ArtistRow, "sort_name = ?", (key,)) or select(db, ArtistRow, "instr(aliases, ?)", (written,))
    if not found:
        raise UsageError(f"there is no artist {name!r}. Next: dramarchive artists --name TEXT shows how they are written.")
    return found[0]
