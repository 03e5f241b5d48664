"""Artists, dramas and songs over all articles: rows that spellings share, found by their folded names."""

import sqlite_utils

from scraper.items import ArtistCredit, ArtistRow, DramaRow, SongRow, TrackHeading
from scraper.storage.records import insert, select, update
from scraper.text import fold, one_line


def name_key(name: str) -> str:
    """Return the key under which spellings meet; a name of signs only (`!!!`) is its own key.

    >>> name_key("KIM Na-Young"), name_key("!!!")
    ('kimnayoung', '!!!')
    """
    return fold(name) or one_line(name).casefold()


def ensure_artist(db: sqlite_utils.Database, credit: ArtistCredit) -> int | None:
    """Return the id of a credited artist, made or given new aliases as needed; None for a name that is blank."""
    name = one_line(credit.name) or one_line(credit.credited_as)
    if not name:
        return None
    key = name_key(name)
    found = select(db, ArtistRow, "sort_name = ?", (key,))
    seen = [form for form in (name, one_line(credit.native_name or "")) if form]
    if not found:
        return insert(db, ArtistRow(name=name, sort_name=key, aliases=tuple(seen[1:])))
    artist = found[0]
    assert artist.id is not None
    aliases = _with_new(artist.aliases, [form for form in seen if form != artist.name])
    if aliases != artist.aliases:
        update(db, ArtistRow, artist.id, aliases=aliases)
    return artist.id


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


def song_key(heading: TrackHeading) -> str:
    """Return the key of a song: folded title and performers in any order; without performers, the drama.

    >>> song_key(TrackHeading(heading="", title="Love-Story", drama="Eve"))
    'lovestory|in:eve'
    """
    artists = sorted({name_key(c.name) for c in heading.credits if c.role == "performer" and c.name.strip()})
    if artists:
        return f"{name_key(heading.title)}|by:{'&'.join(artists)}"
    return f"{name_key(heading.title)}|in:{name_key(heading.drama or '')}"


def ensure_song(db: sqlite_utils.Database, heading: TrackHeading, credit: str) -> int:
    """Return the id of a track's song; the drama is filled in once it is known."""
    key = song_key(heading)
    drama_id = ensure_drama(db, heading.drama)
    found = select(db, SongRow, "song_key = ?", (key,))
    if not found:
        return insert(db, SongRow(title=heading.title, artist_credit=credit, drama_id=drama_id, song_key=key))
    song = found[0]
    assert song.id is not None
    if song.drama_id is None and drama_id is not None:
        update(db, SongRow, song.id, drama_id=drama_id)
    return song.id


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
