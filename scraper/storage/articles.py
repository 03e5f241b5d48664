"""The rows of one article: its current revision with tracks, credits, quotes, embeds, mentions and dropped lines.

The caller holds the transaction and has decided that the reading is to be written (`scraper.revisions`).
"""

from collections import defaultdict
from dataclasses import replace

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
from scraper.storage.entities import ensure_artist, ensure_drama, remove_orphans
from scraper.storage.fingerprints import record_digest, rows_digest
from scraper.storage.records import insert, insert_many, select, to_json, update
from scraper.storage.schema import columns_of
from scraper.storage.search import forget_tracks, index_article
from scraper.storage.songs import join_song, name_songs, note_track, settle_songs
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
    revision_id = _ensure_revision(db, page, article_id, capture_id, now)
    ensure_drama(db, page.drama)
    _write_tracks(db, page, article_id, fresh=known is None, now=now)
    index_article(db, article_id)
    update(db, ArticleRow, article_id, revision_id=revision_id, rows_digest=rows_digest(db, article_id))
    return article_id, revision_id


def _ensure_revision(db: sqlite_utils.Database, page: ParsedPage, article_id: int, capture_id: int, now: str) -> int:
    """Return the id of the revision with this content: a text that comes back after a change is the old revision."""
    record = page.to_record()
    digest = content_digest(record)
    key = (article_id, digest, page.parser_version)
    found = select(db, RevisionRow, "article_id = ? AND digest = ? AND parser_version = ?", key)
    if found:
        assert found[0].id is not None
        return found[0].id
    return insert(
        db,
        RevisionRow(
            article_id=article_id,
            capture_id=capture_id,
            parser_version=page.parser_version,
            digest=digest,
            created_at=now,
            record=record,
            record_digest=record_digest(to_json(record)),
        ),
    )


def _write_tracks(db: sqlite_utils.Database, page: ParsedPage, article_id: int, *, fresh: bool, now: str) -> None:
    """Write what the sections hold; a `fresh` article has nothing yet that would have to make room."""
    songs, artists = (set[int](), set[int]()) if fresh else _make_room(db, page, article_id)
    kept = {} if fresh else dict(db.execute("SELECT position, id FROM tracks WHERE article_id = ?", (article_id,)).fetchall())
    ids = [
        _write_track(db, _within(section, page.drama), article_id, kept=kept.get(section.position), now=now)
        for section in page.tracks
    ]
    insert_many(db, _embeds(page, article_id, ids))
    for mention in page.mentions:
        ensure_drama(db, mention.drama)
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
    named = {row[0] for row in db.execute("SELECT song_id FROM tracks WHERE article_id = ?", (article_id,))}
    name_songs(db, sorted(songs | named))
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


def _write_track(db: sqlite_utils.Database, section: TrackSection, article_id: int, *, kept: int | None, now: str) -> int:
    """Write one track section, over the row of the section at its position if there was one; return its id."""
    h = section.heading
    credit = credit_text(h.credits)
    row = TrackRow(
        article_id=article_id,
        position=section.position,
        number=h.number,
        title=h.title,
        native_title=h.native_title,
        artist_credit=credit,
        drama=h.drama,
        part=h.part,
        version=h.version,
        duration=h.duration,
        year=h.year,
        heading=h.heading,
        text=section.text,
        confidence=h.confidence,
        needs_review=h.needs_review,
        song_id=join_song(db, h, article_id=article_id, drama_id=ensure_drama(db, h.drama)),
    )
    track_id = insert(db, row) if kept is None else kept
    if kept is not None:
        update(db, TrackRow, kept, **{c.name: getattr(row, c.name) for c in columns_of(TrackRow) if c.name != "id"})
    note_track(db, track_id, h)
    insert_many(db, _credits(db, h.credits, track_id, now))
    insert_many(db, [QuoteRow(track_id=track_id, position=n, text=text) for n, text in enumerate(section.quotes, start=1)])
    return track_id


def credit_text(credits_: tuple[ArtistCredit, ...]) -> str:
    """Return a credit as printed: names and join phrases in order."""
    return "".join(c.credited_as + c.join_phrase for c in credits_).strip()


def _credits(db: sqlite_utils.Database, credits_: tuple[ArtistCredit, ...], track_id: int, now: str) -> list[TrackArtistRow]:
    rows: list[TrackArtistRow] = []
    for credit in credits_:
        artist_id = ensure_artist(db, credit, now=now)
        if artist_id is None:
            continue
        rows.append(
            TrackArtistRow(
                track_id=track_id,
                position=len(rows) + 1,
                artist_id=artist_id,
                credited_as=credit.credited_as,
                join_phrase=credit.join_phrase,
                role=credit.role,
                group_name=credit.group,
            )
        )
    return rows


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
