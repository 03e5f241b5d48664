"""Captures from elsewhere into the archive: what was seen before what we have becomes history, never the text of today.

A crawl brings captures in the order of time, an import in any. The result must be the same: the text of an article is the latest
that passes the gates, and of captures that say the same the earliest stands for them.
"""

from dataclasses import replace

import sqlite_utils

from scraper.items import ArticleRow, Capture, CaptureRow, FrontierRow, ParsedPage, RevisionRow, Visit
from scraper.revisions import GONE, content_digest, decide, shrinkage
from scraper.storage import runs
from scraper.storage.articles import known_revision, write_article
from scraper.storage.captures import CaptureStore, payload_digest
from scraper.storage.connection import immediate
from scraper.storage.fingerprints import record_digest
from scraper.storage.frontier import Frontier
from scraper.storage.moments import seconds_of
from scraper.storage.moves import note_way, place_of
from scraper.storage.naming import name_of
from scraper.storage.records import insert, select, storable_value, to_json, update
from scraper.storage.visits import COUNTERS, SaveOutcome, find_visited_article, insert_captures, prepare_captures
from scraper.storage.warc import url_without_secrets

SOURCE = "import"
"""`articles.source` and `runs.source` of what was imported."""


def is_stored(db: sqlite_utils.Database, capture: Capture, *, dated: bool = True) -> bool:
    """Tell whether this very capture is in the archive; with `dated` false, whether the same bytes of the same address are."""
    found = db.execute(
        "SELECT 1 FROM captures WHERE url = ? AND payload_digest = ? AND status = ? AND (NOT ? OR fetched_at = ?) LIMIT 1",
        (url_without_secrets(capture.url), payload_digest(capture.body), capture.status, dated, capture.fetched_at),
    )
    return found.fetchone() is not None


def save_import(db: sqlite_utils.Database, store: CaptureStore, visit: Visit, *, now: str) -> SaveOutcome:
    """Store one imported capture, what it says and its count in one transaction; saving it again changes nothing.

    The frontier stays as it is: what was seen elsewhere, maybe years ago, is no visit of ours.
    """
    visit = storable_value(visit)
    prepared = prepare_captures(db, store, visit, now=now)
    with immediate(db):
        capture = insert_captures(db, visit, prepared)
        saved = _save(db, visit, capture, now)
        runs.count(db, visit.run_id, COUNTERS[saved.outcome], changed=saved.known and saved.outcome == "stored")
    return replace(saved, capture_id=capture.id if capture else None)


def foresee(db: sqlite_utils.Database | None, visit: Visit) -> SaveOutcome:
    """Return what `save_import` would say of a visit, as far as the archive tells; nothing is written."""
    if visit.page is None or visit.capture is None:
        return SaveOutcome(outcome="unchanged" if visit.outcome == "not_modified" else visit.outcome, reason=visit.reason)
    article = find_visited_article(db, visit, None) if db is not None else None
    known = known_revision(db, article) if db is not None else None
    is_past = article is not None and _is_past(article, visit.page, visit.capture.fetched_at or "", known.digest if known else "")
    intent = decide(visit.page, status=visit.capture.status, complete=visit.capture.complete, known=None if is_past else known)
    outcome = {"write": "stored", "keep": "unchanged", "refuse": "refused"}[intent.action]
    return SaveOutcome(outcome=outcome, reason=intent.reason, known=article is not None)


def _save(db: sqlite_utils.Database, visit: Visit, capture: CaptureRow | None, now: str) -> SaveOutcome:
    row = Frontier(db).get(visit.frontier_url)
    if visit.outcome == "parsed" and visit.page is not None and capture is not None:
        saved = _save_page(db, visit.page, capture, row, now)
        if saved.outcome in ("stored", "unchanged"):
            note_way(db, capture, saved.article_id)
        return saved
    article = find_visited_article(db, visit, row)
    known_id = article.id if article else None
    at = capture.fetched_at if capture else now
    if visit.outcome == "not_modified":
        if article is not None:
            _date(db, article, at, seen=True)
        return SaveOutcome(outcome="unchanged", reason="not modified", article_id=known_id)
    if visit.outcome == "gone" and article is not None:
        _date(db, article, None, seen=False)
    if visit.outcome == "parsed":
        return SaveOutcome(outcome="failed", reason="invalid visit: parsed without page or capture", article_id=known_id)
    return SaveOutcome(outcome=visit.outcome, reason=visit.reason, article_id=known_id)


def _save_page(
    db: sqlite_utils.Database, page: ParsedPage, capture: CaptureRow, row: FrontierRow | None, now: str
) -> SaveOutcome:
    place = place_of(db, page, capture, led_to=row.article_id if row else None)
    article = place.article
    if place.refused and article is not None:
        return SaveOutcome(outcome="refused", reason=place.refused, article_id=article.id, revision_id=article.revision_id)
    known = known_revision(db, article)
    if article is not None and known is not None and _is_past(article, page, capture.fetched_at, known.digest):
        return _save_past(db, article, page, capture, now)
    return _save_latest(db, article, page, capture, source=row.source if row else SOURCE, now=now)


def _is_past(article: ArticleRow, page: ParsedPage, at: str, digest: str) -> bool:
    """Tell whether a capture is older than the last one that showed the article's text; in one moment the digest decides."""
    taken, seen = seconds_of(at), seconds_of(article.last_seen_at)
    return taken < seen or (taken == seen and content_digest(page.to_record()) < digest)


def _save_latest(
    db: sqlite_utils.Database, article: ArticleRow | None, page: ParsedPage, capture: CaptureRow, *, source: str | None, now: str
) -> SaveOutcome:
    """Do what a crawl would do with this capture today."""
    assert capture.id is not None
    intent = decide(page, status=capture.status, complete=capture.complete, known=known_revision(db, article))
    if intent.action == "write":
        article_id, revision_id = _write(db, article, page, capture, source=source, now=now)
        return SaveOutcome(
            outcome="stored", reason=intent.reason, article_id=article_id, revision_id=revision_id, known=article is not None
        )
    if article is not None and intent.action == "keep":
        _date(db, article, capture.fetched_at, seen=True)
    return SaveOutcome(
        outcome="unchanged" if intent.action == "keep" else "refused",
        reason=intent.reason,
        article_id=article.id if article else None,
        revision_id=article.revision_id if article else None,
    )


def _save_past(db: sqlite_utils.Database, article: ArticleRow, page: ParsedPage, capture: CaptureRow, now: str) -> SaveOutcome:
    """Keep what an article said before; it becomes the text only where what came after is a remnant of it."""
    assert article.id is not None
    assert capture.id is not None
    told = SaveOutcome(outcome="unchanged", reason="nothing changed", article_id=article.id, revision_id=article.revision_id)
    intent = decide(page, status=capture.status, complete=capture.complete, known=None)
    if intent.action == "refuse":
        return replace(told, outcome="refused", reason=intent.reason)
    current = select(db, RevisionRow, "id = ?", (article.revision_id,))[0]
    record = page.to_record()
    remnant = shrinkage(record, current.record)
    if remnant and content_digest(record) != current.digest:
        _, revision_id = _write(db, article, page, capture, source=article.source, now=now)
        reason = f"the later text is no new version of it: {remnant}"
        return replace(told, outcome="stored", reason=reason, revision_id=revision_id, known=True)
    new = _note_revision(db, article, page, capture, now)
    _date(db, article, capture.fetched_at, seen=False)
    if new:
        return replace(told, outcome="stored", reason="an older text: kept in the article's history", known=True)
    return told


def _write(
    db: sqlite_utils.Database, article: ArticleRow | None, page: ParsedPage, capture: CaptureRow, *, source: str | None, now: str
) -> tuple[int, int]:
    """Make a page the text of its article, seen when it was captured."""
    assert capture.id is not None
    article_id, revision_id = write_article(
        db, page, url=article.url if article else name_of(db, page), known=article, source=source, capture_id=capture.id, now=now
    )
    _stand_for(db, revision_id, page, capture)
    written = select(db, ArticleRow, "id = ?", (article_id,))[0]
    first = article.first_seen_at if article else capture.fetched_at
    gone = article.gone_at if article else None
    dated = replace(written, first_seen_at=first, last_seen_at=capture.fetched_at, gone_at=gone)
    _date(db, dated, capture.fetched_at, seen=True)
    return article_id, revision_id


def _note_revision(db: sqlite_utils.Database, article: ArticleRow, page: ParsedPage, capture: CaptureRow, now: str) -> bool:
    """Keep a text as a revision that is not shown; False when the article has it already."""
    assert article.id is not None
    assert capture.id is not None
    record = page.to_record()
    digest = content_digest(record)
    same = select(
        db,
        RevisionRow,
        "article_id = ? AND digest = ? ORDER BY parser_version = ? DESC",
        (article.id, digest, page.parser_version),
    )
    if not same:
        insert(
            db,
            RevisionRow(
                article_id=article.id,
                capture_id=capture.id,
                parser_version=page.parser_version,
                digest=digest,
                created_at=now,
                record=record,
                record_digest=record_digest(to_json(record)),
            ),
        )
        return True
    found = same[0]
    assert found.id is not None
    if _stand_for(db, found.id, page, capture) and found.id == article.revision_id:
        write_article(db, page, url=article.url, known=article, source=article.source, capture_id=capture.id, now=now)
        update(db, ArticleRow, article.id, last_seen_at=article.last_seen_at, gone_at=article.gone_at)
    return False


def _stand_for(db: sqlite_utils.Database, revision_id: int, page: ParsedPage, capture: CaptureRow) -> bool:
    """Let the earliest capture of a text stand for it; True when that is now this one, and no other text came in between."""
    revision = select(db, RevisionRow, "id = ?", (revision_id,))[0]
    (before,) = db.execute("SELECT fetched_at FROM captures WHERE id = ?", (revision.capture_id,)).fetchone() or ("",)
    if revision.parser_version != page.parser_version or not before or seconds_of(capture.fetched_at) >= seconds_of(before):
        return False
    record = page.to_record()
    update(db, RevisionRow, revision_id, capture_id=capture.id, record=record, record_digest=record_digest(to_json(record)))
    db.execute("DELETE FROM rereads WHERE article_id = ?", (revision.article_id,))
    between = db.execute(
        "SELECT 1 FROM revisions r JOIN captures c ON c.id = r.capture_id"
        " WHERE r.article_id = ? AND r.id <> ? AND c.fetched_at > ? AND c.fetched_at < ? LIMIT 1",
        (revision.article_id, revision_id, capture.fetched_at, before),
    )
    return between.fetchone() is None


def _date(db: sqlite_utils.Database, article: ArticleRow, at: str | None, *, seen: bool) -> None:
    """Put down when an article was seen first and last and since when it is gone, whatever the order in which one learns it."""
    assert article.id is not None
    first = min(article.first_seen_at, at, key=seconds_of) if at else article.first_seen_at
    last = max(article.last_seen_at, at, key=seconds_of) if at and seen else article.last_seen_at
    (missed,) = db.execute(
        f"SELECT min(fetched_at) FROM captures WHERE url = ? AND status IN {tuple(GONE)} AND fetched_at > ?",  # noqa: S608 - our own text
        (article.url, last),
    ).fetchone()
    told = [time for time in (article.gone_at, missed) if time is not None and time > last]
    update(db, ArticleRow, article.id, first_seen_at=first, last_seen_at=last, gone_at=min(told, default=None))
