"""One visit into the archive: first its capture on disk, then everything that it led to in one transaction."""

from dataclasses import dataclass, replace

import sqlite_utils

from scraper.errors import StorageError
from scraper.items import ArticleRow, AssetVisit, Capture, CaptureRow, Discovered, FrontierRow, Visit
from scraper.revisions import decide
from scraper.storage import runs
from scraper.storage.articles import find_article, known_revision, write_article
from scraper.storage.assets import link_assets
from scraper.storage.budgets import template_of
from scraper.storage.captures import CaptureStore, payload_digest
from scraper.storage.connection import immediate
from scraper.storage.frontier import Frontier
from scraper.storage.moves import Place, moved_from, note_way, place_of
from scraper.storage.naming import is_other_name, name_of
from scraper.storage.records import insert, select, storable_value, update
from scraper.storage.warc import url_without_secrets
from scraper.urls import canonicalize_url, host_of

COUNTERS = {"stored": "stored", "unchanged": "unchanged", "refused": "refused", "gone": "refused", "failed": "failed"}
"""Outcome → the run's counter; what was only listed is no article and counts nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOutcome:
    """What a visit became."""

    outcome: str
    """`stored` | `unchanged` | `listed` | `refused` | `failed` | `gone`."""
    reason: str = ""
    """What changed, or why it was refused, failed or is gone; for a person."""
    article_id: int | None = None
    """The article, when there is one."""
    revision_id: int | None = None
    """The revision that the article shows now."""
    capture_id: int | None = None
    """The stored capture, when something was fetched."""
    queued: int = 0
    """Children that are new or became due."""
    known: bool = False
    """True when the article was in the archive before."""


def save_visit(db: sqlite_utils.Database, store: CaptureStore, visit: Visit, *, now: str) -> SaveOutcome:
    """Store a visit; see `Archive.save_visit`."""
    visit = storable_value(visit)
    prepared = prepare_captures(db, store, visit, now=now)
    with immediate(db):
        capture = insert_captures(db, visit, prepared)
        row = Frontier(db).get(visit.frontier_url)
        saved = _save_records(db, visit, row, capture, now)
        saved = replace(saved, queued=_queue_children(db, visit, row, now), capture_id=capture.id if capture else None)
        _settle(db, visit, row, saved, now)
        _spend(db, visit, row, saved, capture, now)
        if saved.outcome == "stored" and not saved.known:
            Frontier(db).note_led(visit.frontier_url, now=now)
    return saved


def save_asset(db: sqlite_utils.Database, store: CaptureStore, asset: AssetVisit, *, now: str) -> int:
    """Store what came of fetching an asset, and count it in its run; return how many captures are new."""
    alone = Visit(frontier_url="", run_id=asset.run_id, outcome="listed")
    found = [_prepare_capture(db, store, replace(alone, capture=capture), now) for capture in storable_value(asset.captures)]
    fresh = [row for row in found if row is not None and row.id is None]
    with immediate(db):
        for row in fresh:
            insert(db, row)
        db.execute("UPDATE runs SET assets = assets + ? WHERE id = ?", (bool(fresh), asset.run_id))
    return len(fresh)


def find_visited_article(db: sqlite_utils.Database, visit: Visit, row: FrontierRow | None) -> ArticleRow | None:
    """Return the article that a visit is about: by the address that answered, or by what its URL led to before."""
    if visit.page is not None:
        own = canonicalize_url(visit.page.url)
        return find_article(db, name_of(db, visit.page, led_to=row.article_id if row else None)) or moved_from(db, own)
    if row is not None and row.article_id is not None:
        found = select(db, ArticleRow, "id = ?", (row.article_id,))
        return found[0] if found else None
    answered = canonicalize_url(visit.capture.url) if visit.capture else visit.frontier_url
    return find_article(db, visit.frontier_url) or find_article(db, answered) or moved_from(db, visit.frontier_url)


def prepare_captures(
    db: sqlite_utils.Database, store: CaptureStore, visit: Visit, *, now: str
) -> tuple[CaptureRow | None, list[CaptureRow | None]]:
    """Write the capture of a visit and those of its further parts to the WARC; return their rows, not inserted yet."""
    first = _prepare_capture(db, store, visit, now)
    return first, [_prepare_capture(db, store, replace(visit, capture=part, page=None), now) for part in visit.parts]


def insert_captures(
    db: sqlite_utils.Database, visit: Visit, prepared: tuple[CaptureRow | None, list[CaptureRow | None]]
) -> CaptureRow | None:
    """Insert the rows that `prepare_captures` gave, link what the article needs to be replayed; return the article's own row."""
    capture, parts = prepared
    for part in parts:
        if part is not None and part.id is None:
            insert(db, part)
    if capture is not None and capture.id is None:
        capture = replace(capture, id=insert(db, capture))
    further = (url_without_secrets(part.url) for part in visit.parts)
    link_assets(db, capture.id if capture else None, (*visit.assets, *further))
    return capture


def _prepare_capture(db: sqlite_utils.Database, store: CaptureStore, visit: Visit, now: str) -> CaptureRow | None:
    """Write the capture to the WARC, unless this very capture is stored already; its row is not inserted yet."""
    capture = visit.capture
    if capture is None:
        return None
    digest = payload_digest(capture.body)
    earlier = select(db, CaptureRow, "url = ? ORDER BY id DESC LIMIT 20", (url_without_secrets(capture.url),))
    for row in earlier:
        if (row.fetched_at, row.payload_digest, row.status) == (capture.fetched_at, digest, capture.status):
            return row
    original = next((row for row in earlier if _same_body(row, capture, digest)), None)
    if capture.status == 304 and original is None:
        return None
    if original is not None and not _is_readable(store, original):
        original = None  # this one must stand by itself
    page = visit.page
    return store.append(
        capture,
        now=now,
        original=original,
        charset=page.charset if page else None,
        charset_reason=page.charset_reason if page else None,
        rows_before=db.execute("SELECT coalesce(max(id), 0) FROM captures").fetchone()[0],
    )


def _is_readable(store: CaptureStore, row: CaptureRow) -> bool:
    try:
        store.read(row)
    except StorageError:
        return False
    return True


def _same_body(row: CaptureRow, capture: Capture, digest: str) -> bool:
    """Tell whether an earlier capture holds the body of this answer: the same bytes, or what a 304 still calls valid."""
    if row.refers_to is not None or not row.complete:
        return False
    if capture.status == 304:
        return 200 <= row.status < 300
    return capture.complete and row.payload_digest == digest and row.status == capture.status


def _save_records(
    db: sqlite_utils.Database, visit: Visit, row: FrontierRow | None, capture: CaptureRow | None, now: str
) -> SaveOutcome:
    if visit.outcome == "parsed" and visit.page is not None and capture is not None:
        place = place_of(db, visit.page, capture, led_to=row.article_id if row else None)
        saved = _save_page(db, visit, row, place, capture, now)
        if saved.outcome in ("stored", "unchanged"):
            note_way(db, capture, saved.article_id)
        return saved
    article = find_visited_article(db, visit, row)
    known_id = article.id if article else None
    if visit.outcome == "not_modified":
        _touch(db, article, now)
        return SaveOutcome(
            outcome="unchanged",
            reason="not modified",
            article_id=known_id,
            revision_id=article.revision_id if article else None,
        )
    if visit.outcome == "gone":
        if article is None or known_id is None:
            return SaveOutcome(outcome="gone", reason=visit.reason)
        moved = visit.frontier_url != article.url and moved_from(db, visit.frontier_url) is not None
        if article.gone_at is None and not moved and not is_other_name(db, visit.frontier_url, article):
            update(db, ArticleRow, known_id, gone_at=now)
        return SaveOutcome(outcome="gone", reason=visit.reason, article_id=known_id)
    if visit.outcome == "parsed":
        return SaveOutcome(outcome="failed", reason="invalid visit: parsed without page or capture", article_id=known_id)
    return SaveOutcome(outcome=visit.outcome, reason=visit.reason, article_id=known_id)


def _save_page(
    db: sqlite_utils.Database,
    visit: Visit,
    row: FrontierRow | None,
    place: Place,
    capture: CaptureRow,
    now: str,
) -> SaveOutcome:
    page, article = visit.page, place.article
    assert page is not None
    assert capture.id is not None
    if place.refused and article is not None:
        reason = place.refused
        return SaveOutcome(outcome="refused", reason=reason, article_id=article.id, revision_id=article.revision_id)
    if article is not None and not place.is_answer and is_other_name(db, canonicalize_url(page.url), article):
        _touch(db, article, now)
        reason = f"another address of {article.url}"
        return SaveOutcome(outcome="unchanged", reason=reason, article_id=article.id, revision_id=article.revision_id)
    intent = decide(page, status=capture.status, complete=capture.complete, known=known_revision(db, article))
    if intent.action == "write":
        article_id, revision_id = write_article(
            db,
            page,
            url=article.url if article else name_of(db, page),
            known=article,
            source=row.source if row else None,
            capture_id=capture.id,
            now=now,
        )
        return SaveOutcome(
            outcome="stored",
            reason=intent.reason,
            article_id=article_id,
            revision_id=revision_id,
            known=article is not None,
        )
    if intent.action == "keep":
        _touch(db, article, now)
    return SaveOutcome(
        outcome="unchanged" if intent.action == "keep" else "refused",
        reason=intent.reason,
        article_id=article.id if article else None,
        revision_id=article.revision_id if article else None,
    )


def _touch(db: sqlite_utils.Database, article: ArticleRow | None, now: str) -> None:
    """Say that an article still answers; one that had been gone is back."""
    if article is not None and article.id is not None:
        update(db, ArticleRow, article.id, last_seen_at=now, gone_at=None)


def _queue_children(db: sqlite_utils.Database, visit: Visit, row: FrontierRow | None, now: str) -> int:
    discovered = visit.discovered
    if visit.outcome == "gone" and (moved := moved_from(db, visit.frontier_url)) is not None and moved.url != visit.frontier_url:
        # The redirect is taken down: from now on the article is looked for where it has moved to.
        discovered = (*discovered, Discovered(url=moved.url, depth=row.depth if row else 0))
    if not discovered:
        return 0
    return Frontier(db).add(
        discovered,
        source=row.source if row else None,
        discovered_from=visit.frontier_url,
        run_id=visit.run_id,
        now=now,
        way=_way_of(visit, row),
    )


def _way_of(visit: Visit, row: FrontierRow | None) -> str:
    """Return how a visited page shows what it shows (`findings.way`); what was taken for an article may be a list."""
    if row is not None and row.role != "article":
        return row.role
    return "listing" if visit.outcome == "listed" else "page"


def _settle(db: sqlite_utils.Database, visit: Visit, row: FrontierRow | None, saved: SaveOutcome, now: str) -> None:
    """Mark the frontier row and count the visit in its run; saving the same visit again counts once."""
    state = {"stored": "done", "unchanged": "done", "listed": "done"}.get(saved.outcome, saved.outcome)
    if saved.outcome == "refused" and visit.outcome == "parsed" and saved.article_id is not None:
        state = "done"  # a known article that shows a shell today is looked at again when it is due
    retry_at = visit.retry_at if saved.outcome in ("failed", "refused") else None
    headers = {name.lower(): value for name, value in visit.capture.headers} if visit.capture else {}
    trusted = saved.outcome in ("stored", "unchanged", "listed")
    Frontier(db).settle(
        visit.frontier_url,
        state=state,
        reason=saved.reason if not trusted else None,
        now=now,
        retry_at=retry_at,
        etag=headers.get("etag") if trusted else None,
        last_modified=headers.get("last-modified") if trusted else None,
        unchanged=saved.outcome == "unchanged",
    )
    if saved.article_id is not None and row is not None and row.article_id != saved.article_id:
        db.execute("UPDATE frontier SET article_id = ? WHERE url = ?", (saved.article_id, visit.frontier_url))
    counts = row is None or (row.role == "article" and row.state in ("queued", "leased"))
    if counts and retry_at is None and saved.outcome in COUNTERS:
        runs.count(db, visit.run_id, COUNTERS[saved.outcome], changed=saved.known and saved.outcome == "stored")


def _spend(
    db: sqlite_utils.Database,
    visit: Visit,
    row: FrontierRow | None,
    saved: SaveOutcome,
    capture: CaptureRow | None,
    now: str,
) -> None:
    """Count a first visit against the budget of its pattern: it bore fruit when it made an article of a body not seen before.

    A fetch that failed says nothing of where it leads, nor does an article that its source is too strict for.
    """
    if row is None or capture is None or saved.outcome == "failed":
        return
    another = _is_body_of_another(db, capture)
    if saved.reason.startswith("topic:") and not another:
        return
    fruitful = saved.outcome == "stored" and not saved.known and not another
    if fruitful or row.visited_at is None:
        template = _template(visit) if fruitful else ""
        Frontier(db).spend(row.url, fruitful=fruitful, run_id=visit.run_id, now=now, template=template)


def _template(visit: Visit) -> str:
    """Return what a page is like without its numbers; empty for one that holds songs or players: those are no filled form."""
    page = visit.page
    return template_of(page.title or "", page.body_text) if page and not page.tracks and not page.embeds else ""


def _is_body_of_another(db: sqlite_utils.Database, capture: CaptureRow) -> bool:
    """Tell whether the same bytes came from another address of the same host, too; a mirror is a site of its own."""
    same_host = f"%://{host_of(capture.url)}/%"
    found = db.execute(
        "SELECT 1 FROM captures WHERE payload_digest = ? AND url <> ? AND url LIKE ? LIMIT 1",
        (capture.payload_digest, capture.url, same_host),
    )
    return found.fetchone() is not None
