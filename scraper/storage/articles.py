"""The rows of one article: its current revision with tracks, credits, quotes, embeds, mentions and dropped lines.

The caller holds the transaction and has decided that the reading is to be written (`scraper.revisions`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import sqlite_utils

from scraper.items import (
    ArticleRow,
    ArtistCredit,
    DroppedRow,
    EmbedRow,
    MentionRow,
    ParsedPage,
    QuoteRow,
    RevisionRow,
    TrackArtistRow,
    TrackRow,
    TrackSection,
)
from scraper.items.values import ArticleFields
from scraper.revisions import Known, content_digest
from scraper.storage.entities import ensure_artists, ensure_dramas, remove_orphans
from scraper.storage.fingerprints import record_digest, rows_digest
from scraper.storage.joining import NamedTrack, join_tracks
from scraper.storage.records import insert, insert_many, select, to_json, update
from scraper.storage.schema import columns_of
from scraper.storage.search import forget_tracks, index_article
from scraper.storage.songs import name_songs, settle_songs
from scraper.urls import embed_of

_SHARED = tuple(ArticleFields.__dataclass_fields__)


def find_article(db: sqlite_utils.Database, url: str) -> ArticleRow | None:
    """Return the article with this canonical URL."""
    found = select(db, ArticleRow, "url = ?", (url,))
    return found[0] if found else None


def known_revision(db: sqlite_utils.Database, article: ArticleRow | None) -> Known | None:
    """Return what `revisions.decide` needs of the current revision."""
    if article is None or article.revision_id is None:
        return None
    row = select(db, RevisionRow, "id = ?", (article.revision_id,))[0]
    return Known(digest=row.digest, record=row.record)


def write_article(
    db: sqlite_utils.Database,
    page: ParsedPage,
    *,
    url: str,
    known: ArticleRow | None,
    source: str | None,
    capture_id: int,
    now: str,
) -> tuple[int, int]:
    """Make `page` the current revision of the article `url`; return the ids of the article and the revision."""
    fields = {name: getattr(page, name) for name in _SHARED} | {"url": url}
    if known is None:
        article_id = insert(db, ArticleRow(**fields, source=source, first_seen_at=now, last_seen_at=now))
    else:
        assert known.id is not None
        article_id = known.id
        update(db, ArticleRow, article_id, **fields, source=known.source or source, last_seen_at=now, gone_at=None)
    revision_id = _ensure_revision(db, page, article_id, capture_id, fresh=known is None, now=now)
    _write_parts(db, page, article_id, fresh=known is None, now=now)
    index_article(db, article_id, fresh=known is None)
    update(db, ArticleRow, article_id, revision_id=revision_id, rows_digest=rows_digest(db, article_id))
    return article_id, revision_id


def _ensure_revision(
    db: sqlite_utils.Database, page: ParsedPage, article_id: int, capture_id: int, *, fresh: bool, now: str
) -> int:
    """Return the id of the revision with this content: a text that comes back after a change is the old revision."""
    record = page.to_record()
    digest = content_digest(record)
    key = (article_id, digest, page.parser_version)
    same = "SELECT id FROM revisions WHERE article_id = ? AND digest = ? AND parser_version = ?"
    found = None if fresh else db.execute(same, key).fetchone()
    if found:
        return int(found[0])
    row = RevisionRow(
        article_id=article_id,
        capture_id=capture_id,
        parser_version=page.parser_version,
        digest=digest,
        created_at=now,
        record=record,
    )
    return insert(db, replace(row, record_digest=record_digest(to_json(record))))


def _write_parts(db: sqlite_utils.Database, page: ParsedPage, article_id: int, *, fresh: bool, now: str) -> None:
    """Write what the sections hold; a `fresh` article has nothing yet that would have to make room."""
    songs, artists = (set[int](), set[int]()) if fresh else _make_room(db, page, article_id)
    ids, renamed = _write_tracks(db, page, article_id, fresh=fresh, now=now)
    insert_many(db, _embeds(page, article_id, ids))
    insert_many(
        db,
        [
            MentionRow(article_id=article_id, position=n, title=m.title, artists=m.artists, drama=m.drama, text=m.text)
            for n, m in enumerate(page.mentions, start=1)
        ],
    )
    insert_many(
        db, [DroppedRow(article_id=article_id, position=n, text=d.text, rule=d.rule) for n, d in enumerate(page.dropped, start=1)]
    )
    settle_songs(db, songs)
    name_songs(db, sorted(songs | renamed))
    remove_orphans(db, songs, artists)


def _make_room(db: sqlite_utils.Database, page: ParsedPage, article_id: int) -> tuple[set[int], set[int]]:
    """Delete what the last revision had, but for the rows of the tracks that keep their ids; return its songs and artists."""
    mine = "(SELECT id FROM tracks WHERE article_id = ?)"
    songs = {row[0] for row in db.execute("SELECT song_id FROM tracks WHERE article_id = ?", (article_id,)) if row[0]}
    artists = {row[0] for row in db.execute(f"SELECT artist_id FROM track_artists WHERE track_id IN {mine}", (article_id,))}  # noqa: S608
    for table in ("track_artists", "quotes"):
        db.execute(f"DELETE FROM {table} WHERE track_id IN {mine}", (article_id,))  # noqa: S608 - our own names
    for table in ("embeds", "mentions", "dropped"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608 - our own names
    surplus = db.execute("SELECT id FROM tracks WHERE article_id = ? AND position > ?", (article_id, len(page.tracks))).fetchall()
    forget_tracks(db, [row[0] for row in surplus])
    db.execute(f"DELETE FROM song_keys WHERE track_id IN {mine}", (article_id,))  # noqa: S608 - our own names
    db.execute("UPDATE tracks SET song_id = NULL WHERE article_id = ?", (article_id,))
    db.conn.executemany("DELETE FROM tracks WHERE id = ?", surplus)
    return songs, artists


def _within(section: TrackSection, drama: str | None) -> TrackSection:
    """Give a track whose heading names no drama the one its article is about, so that `WHERE drama = ...` finds it."""
    return section if section.heading.drama or not drama else replace(section, heading=replace(section.heading, drama=drama))


def _write_tracks(
    db: sqlite_utils.Database, page: ParsedPage, article_id: int, *, fresh: bool, now: str
) -> tuple[list[int], frozenset[int]]:
    """Write the track sections, over those at their positions; return their ids and the songs to be named."""
    sections = [_within(section, page.drama) for section in page.tracks]
    dramas = ensure_dramas(db, (page.drama, *(s.heading.drama for s in sections), *(m.drama for m in page.mentions)))
    artists = ensure_artists(db, [credit for s in sections for credit in s.heading.credits], now=now)
    joined = join_tracks(
        db,
        article_id,
        [
            NamedTrack(heading=h, credit=credit_text(h.credits), drama_id=dramas.get(h.drama or ""))
            for h in (section.heading for section in sections)
        ],
    )
    kept = {} if fresh else dict(db.execute("SELECT position, id FROM tracks WHERE article_id = ?", (article_id,)).fetchall())
    unused = count(1 + db.execute("SELECT coalesce(max(id), 0) FROM tracks").fetchone()[0])
    ids = [kept[s.position] if s.position in kept else next(unused) for s in sections]
    rows = [_track_row(*each, article_id) for each in zip(ids, sections, joined.songs, strict=True)]
    insert_many(db, [row for row in rows if row.position not in kept])
    for row in rows:
        if row.position in kept:
            update(db, TrackRow, kept[row.position], **{c.name: getattr(row, c.name) for c in columns_of(TrackRow)[1:]})
    keys = [(key, track_id) for track_id, mine in zip(ids, joined.keys, strict=True) for key in mine]
    db.conn.executemany("INSERT INTO song_keys (key, track_id) VALUES (?, ?)", keys)
    insert_many(db, list(_credits(sections, ids, artists)))
    insert_many(
        db,
        [
            QuoteRow(track_id=track_id, position=n, text=text)
            for track_id, section in zip(ids, sections, strict=True)
            for n, text in enumerate(section.quotes, start=1)
        ],
    )
    return ids, joined.renamed


def _track_row(track_id: int, section: TrackSection, song_id: int, article_id: int) -> TrackRow:
    h = section.heading
    return TrackRow(
        id=track_id,
        article_id=article_id,
        position=section.position,
        number=h.number,
        title=h.title,
        native_title=h.native_title,
        artist_credit=credit_text(h.credits),
        drama=h.drama,
        part=h.part,
        version=h.version,
        duration=h.duration,
        year=h.year,
        heading=h.heading,
        text=section.text,
        confidence=h.confidence,
        needs_review=h.needs_review,
        song_id=song_id,
    )


def credit_text(credits_: tuple[ArtistCredit, ...]) -> str:
    """Return a credit as printed: names and join phrases in order."""
    return "".join(c.credited_as + c.join_phrase for c in credits_).strip()


def _credits(sections: Sequence[TrackSection], ids: Sequence[int], artists: Sequence[int | None]) -> Iterator[TrackArtistRow]:
    """Yield the rows of all credits; `artists` are those of all credits in order, None for one that names nobody."""
    found = iter(artists)
    for track_id, section in zip(ids, sections, strict=True):
        position = 0
        for credit in section.heading.credits:
            artist_id = next(found)
            if artist_id is None:
                continue
            position += 1
            yield TrackArtistRow(
                track_id=track_id,
                position=position,
                artist_id=artist_id,
                credited_as=credit.credited_as,
                join_phrase=credit.join_phrase,
                role=credit.role,
                group_name=credit.group,
            )


def _embeds(page: ParsedPage, article_id: int, track_ids: list[int]) -> list[EmbedRow]:
    """Return the players in page order; one that a section has goes to the first section with it that has it still."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for section, track_id in zip(page.tracks, track_ids, strict=True):
        for url in section.embeds:
            waiting[url].append(track_id)
    placed = [(url, waiting[url].pop(0) if waiting[url] else None) for url in page.embeds]
    placed += [(url, track_id) for url, ids in waiting.items() for track_id in ids]
    rows = []
    for position, (url, owner) in enumerate(placed, start=1):
        provider, embed_id = embed_of(url)
        rows.append(
            EmbedRow(article_id=article_id, track_id=owner, position=position, provider=provider, embed_id=embed_id, url=url)
        )
    return rows
