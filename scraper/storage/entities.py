"""Artists and dramas over all articles: rows that spellings share, found by their folded names."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

import sqlite_utils

from scraper.items import ArtistCredit, ArtistRow, CorrectionRow, DramaRow
from scraper.songs import name_key
from scraper.storage.records import insert, select, select_in, update
from scraper.storage.songs import take_over_artist
from scraper.text import one_line


@dataclass(frozen=True, slots=True)
class _Known:
    """An artist or drama as the archive has it."""

    id: int
    name: str
    aliases: tuple[str, ...]

    @classmethod
    def of(cls, row_id: int, name: str, aliases: str) -> "_Known":
        """Return a stored row."""
        return cls(row_id, name, () if aliases == "[]" else tuple(json.loads(aliases)))

    def with_new(self, *forms: str) -> tuple[str, ...]:
        """Return the aliases with those of some names that are new."""
        return tuple(dict.fromkeys((*self.aliases, *(form for form in forms if form and form != self.name))))


def ensure_dramas(db: sqlite_utils.Database, titles: Iterable[str | None]) -> dict[str, int]:
    """Return the id of each drama, made or given a new alias as needed; none for a title that is blank."""
    keys = {title: name_key(one_line(title)) for title in titles if title and one_line(title)}
    columns = "SELECT id, title, sort_title, aliases FROM dramas WHERE sort_title IN (%s)"
    known = {row[2]: _Known.of(row[0], row[1], row[3]) for row in select_in(db, columns, keys.values())}
    ids: dict[str, int] = {}
    for title, key in keys.items():
        shown = one_line(title)
        if key not in known:
            known[key] = _Known(insert(db, DramaRow(title=shown, sort_title=key)), shown, ())
        drama = known[key]
        aliases = drama.with_new(shown)
        if aliases != drama.aliases:
            known[key] = replace(drama, aliases=aliases)
            update(db, DramaRow, drama.id, aliases=aliases)
        ids[title] = drama.id
    return ids


def ensure_artists(db: sqlite_utils.Database, credits_: Iterable[ArtistCredit], *, now: str) -> list[int | None]:
    """Return the id of each credited artist, made or given new aliases as needed; None for a name that is blank.

    A native form beside a name is the same artist from then on, wherever it stands alone.
    """
    names = [_names_of(credit) for credit in credits_]
    known_natives = _same_artists(db, (name_key(native) for _, native in names if native))
    for name, native in dict.fromkeys(names):
        if name and native and name_key(native) not in known_natives:
            _ensure_both(db, name, native, now)
    keys = {name: name_key(name) for name, _ in names if name}
    same = _same_artists(db, keys.values())
    keys = {name: same.get(key, key) for name, key in keys.items()}
    columns = "SELECT id, name, sort_name, aliases FROM artists WHERE sort_name IN (%s)"
    known = {row[2]: _Known.of(row[0], row[1], row[3]) for row in select_in(db, columns, keys.values())}
    for name, native in dict.fromkeys(names):
        if not name:
            continue
        key = keys[name]
        if key not in known:
            known[key] = _Known(insert(db, ArtistRow(name=name, sort_name=key)), name, ())
        artist = known[key]
        aliases = artist.with_new(name, native)
        if aliases != artist.aliases:
            known[key] = replace(artist, aliases=aliases)
            update(db, ArtistRow, artist.id, aliases=aliases)
    return [known[keys[name]].id if name else None for name, _ in names]


def _names_of(credit: ArtistCredit) -> tuple[str, str]:
    return one_line(credit.name) or one_line(credit.credited_as), one_line(credit.native_name or "")


def _same_artists(db: sqlite_utils.Database, keys: Iterable[str]) -> dict[str, str]:
    """Return for names that are other names of an artist the key of that artist."""
    rows = select_in(db, "SELECT key, other_key FROM corrections WHERE kind = 'artist' AND key IN (%s) ORDER BY id DESC", keys)
    return dict(rows)


def _ensure_both(db: sqlite_utils.Database, name: str, native: str, now: str) -> None:
    """Make one artist of a name and the native one beside it."""
    key = name_key(name)
    key = _same_artists(db, [key]).get(key, key)
    other = name_key(native)
    if other == key:
        return
    found = select(db, ArtistRow, "sort_name = ?", (key,))
    artist = found[0] if found else ArtistRow(name=name, sort_name=key)
    if not found:
        artist = replace(artist, id=insert(db, artist))
    assert artist.id is not None
    taken = _take_in(db, artist, other, now)
    aliases = _Known(artist.id, artist.name, artist.aliases).with_new(name, native, *taken)
    update(db, ArtistRow, artist.id, aliases=aliases)


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


def remove_orphans(db: sqlite_utils.Database, songs: set[int], artists: set[int]) -> None:
    """Delete the songs and artists among these that no track names any more: they were misread or corrected."""
    for song_id in songs:
        db.execute("DELETE FROM songs WHERE id = ? AND NOT EXISTS (SELECT 1 FROM tracks WHERE song_id = songs.id)", (song_id,))
    for artist_id in artists:
        db.execute(
            "DELETE FROM artists WHERE id = ? AND NOT EXISTS (SELECT 1 FROM track_artists WHERE artist_id = artists.id)",
            (artist_id,),
        )
