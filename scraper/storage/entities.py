"""Artists and dramas over all articles: rows that spellings share, found by their folded names."""

from dataclasses import replace

import sqlite_utils

from scraper.items import ArtistCredit, ArtistRow, CorrectionRow, DramaRow
from scraper.songs import name_key
from scraper.storage.records import insert, select, update
from scraper.storage.songs import take_over_artist
from scraper.text import one_line


def ensure_artist(db: sqlite_utils.Database, credit: ArtistCredit, *, now: str) -> int | None:
    """Return the id of a credited artist, made or given new aliases as needed; None for a name that is blank.

    A native form beside the name is the same artist from then on, wherever it stands alone.
    """
    name = one_line(credit.name) or one_line(credit.credited_as)
    if not name:
        return None
    key = _same_artist(db, name_key(name))
    found = select(db, ArtistRow, "sort_name = ?", (key,))
    native = one_line(credit.native_name or "")
    artist = found[0] if found else ArtistRow(name=name, sort_name=key)
    if not found:
        artist = replace(artist, id=insert(db, artist))
    assert artist.id is not None
    aliases = _with_new(artist.aliases, [form for form in (name, native) if form and form != artist.name])
    if native and name_key(native) != key and _same_artist(db, name_key(native)) == name_key(native):
        aliases = _with_new(aliases, _take_in(db, artist, name_key(native), now))
    if aliases != artist.aliases:
        update(db, ArtistRow, artist.id, aliases=aliases)
    return artist.id


def _same_artist(db: sqlite_utils.Database, key: str) -> str:
    """Return the key of the artist that a name is another name of; the key itself when it is none."""
    same = db.execute("SELECT other_key FROM corrections WHERE kind = 'artist' AND key = ? ORDER BY id", (key,)).fetchone()
    return str(same[0]) if same else key


def _take_in(db: sqlite_utils.Database, artist: ArtistRow, native: str, now: str) -> list[str]:
    """Make a native name one of this artist's, and an artist that was known by it the same; return the names of that."""
    if db.execute("SELECT 1 FROM corrections WHERE kind = 'artist' AND other_key = ?", (native,)).fetchone():
        return []  # others are this name's aliases already: no rings
    insert(db, CorrectionRow(kind="artist", verb="alias", key=native, other_key=artist.sort_name, made_at=now))
    names: list[str] = []
    for other in select(db, ArtistRow, "sort_name = ?", (native,)):
        names += [form for form in (other.name, *other.aliases) if form != artist.name]
        take_over_artist(db, artist, other)
    return names


def ensure_drama(db: sqlite_utils.Database, title: str | None) -> int | None:
    """Return the id of a drama, made or given a new alias as needed; None without a title."""
    title = one_line(title or "")
    if not title:
        return None
    key = name_key(title)
    found = select(db, DramaRow, "sort_title = ?", (key,))
    if not found:
        return insert(db, DramaRow(title=title, sort_title=key))
    drama = found[0]
    assert drama.id is not None
    aliases = _with_new(drama.aliases, [title] if title != drama.title else [])
    if aliases != drama.aliases:
        update(db, DramaRow, drama.id, aliases=aliases)
    return drama.id


def remove_orphans(db: sqlite_utils.Database, songs: set[int], artists: set[int]) -> None:
    """Delete the songs and artists among these that no track names any more: they were misread or corrected."""
    for song_id in songs:
        db.execute("DELETE FROM songs WHERE id = ? AND NOT EXISTS (SELECT 1 FROM tracks WHERE song_id = songs.id)", (song_id,))
    for artist_id in artists:
        db.execute(
            "DELETE FROM artists WHERE id = ? AND NOT EXISTS (SELECT 1 FROM track_artists WHERE artist_id = artists.id)",
            (artist_id,),
        )


def _with_new(aliases: tuple[str, ...], seen: list[str]) -> tuple[str, ...]:
    return (*aliases, *dict.fromkeys(form for form in seen if form not in aliases))
