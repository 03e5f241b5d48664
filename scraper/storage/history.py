"""The life of one article: its captures, its revisions, and what changed from each to the next."""

from dataclasses import dataclass
from typing import Any

from scraper.changes import Change, compare, in_short
from scraper.errors import UsageError
from scraper.items import ArticleRow, CaptureRow, FrontierRow, RevisionRow
from scraper.storage.archive import Archive
from scraper.storage.moves import addresses_of, moved_from
from scraper.storage.records import select
from scraper.urls import canonicalize_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One revision and what it changed."""

    revision: RevisionRow
    """The revision."""
    capture: CaptureRow | None
    """The capture that it was read from; None when its row is lost."""
    is_current: bool
    """True for the one that the article shows."""
    changes: tuple[Change, ...]
    """What changed since the revision before; nothing for the first."""
    is_first: bool
    """True for the article's first revision."""
    is_reread: bool
    """True when the revision before was read from the same capture: then the parser changed, not the page."""

    def summary(self) -> str:
        """Return what happened in a few words."""
        if self.is_first:
            return "first seen"
        return f"{'read anew by another parser: ' if self.is_reread else ''}{in_short(self.changes)}"

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `history --json` prints."""
        return {
            "id": self.revision.id,
            "created_at": self.revision.created_at,
            "capture_id": self.revision.capture_id,
            "fetched_at": self.capture.fetched_at if self.capture else None,
            "parser_version": self.revision.parser_version,
            "current": self.is_current,
            "reread": self.is_reread,
            "summary": self.summary(),
            "changes": [change.to_record() for change in self.changes],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that happened to one article."""

    article: ArticleRow
    """The article as it is."""
    steps: tuple[Step, ...]
    """Its revisions, oldest first."""
    captures: tuple[CaptureRow, ...]
    """All captures of its addresses, oldest first."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `history --json` prints."""
        read = {step.revision.capture_id: step.revision.id for step in self.steps}
        return {
            "url": self.article.url,
            "article_id": self.article.id,
            "title": self.article.title,
            "first_seen_at": self.article.first_seen_at,
            "last_seen_at": self.article.last_seen_at,
            "gone_at": self.article.gone_at,
            "revisions": [step.to_record() for step in self.steps],
            "captures": [
                {
                    "id": capture.id,
                    "fetched_at": capture.fetched_at,
                    "status": capture.status,
                    "complete": capture.complete,
                    "same_body_as": capture.refers_to,
                    "revision_id": read.get(capture.id or 0),
                }
                for capture in self.captures
            ],
        }


def find_article_of(archive: Archive, url: str) -> ArticleRow:
    """Return the article that `url` leads to: its address, a redirect's, or the canonical one. Raises `UsageError`."""
    key = canonicalize_url(url)
    row = select(archive.db, FrontierRow, "url = ?", (key,))
    led_to = row[0].article_id if row else None
    found = select(
        archive.db,
        ArticleRow,
        "id IS ? OR url IN (?, ?) OR canonical_url IN (?, ?) ORDER BY id IS ? DESC, url IN (?, ?) DESC, id LIMIT 1",
        (led_to, key, url, key, url, led_to, key, url),
    )
    moved = moved_from(archive.db, key)
    if moved is not None and (not found or found[0].url != key):
        return moved
    if not found:
        raise UsageError(f"{url}: is no article of this archive. Next: dramarchive why {url}")
    return found[0]


def history_of(archive: Archive, url: str) -> History:
    """Return the history of the article at `url`. Raises `UsageError` when there is none."""
    article = find_article_of(archive, url)
    revisions = select(archive.db, RevisionRow, "article_id = ? ORDER BY id", (article.id,))
    read_from = {str(revision.record.get("url") or "") for revision in revisions}
    places = {*addresses_of(archive.db, article), canonicalize_url(url), url, *read_from}
    marks = ", ".join("?" * len(places))
    captures = select(archive.db, CaptureRow, f"url IN ({marks}) ORDER BY fetched_at, id", tuple(places))
    by_id = {capture.id: capture for capture in captures}
    # What was imported may be older than what was there; without its capture a revision stands where it was made.
    order = {row.id: (by_id[row.capture_id].fetched_at if row.capture_id in by_id else row.created_at) for row in revisions}
    revisions.sort(key=lambda row: (order[row.id], row.id))
    steps = []
    before: RevisionRow | None = None
    for revision in revisions:
        steps.append(
            Step(
                revision=revision,
                capture=by_id.get(revision.capture_id),
                is_current=revision.id == article.revision_id,
                changes=compare(before.record, revision.record) if before else (),
                is_first=before is None,
                is_reread=before is not None and before.capture_id == revision.capture_id,
            )
        )
        before = revision
    return History(article=article, steps=tuple(steps), captures=tuple(captures))


def two_revisions(archive: Archive, url: str, numbers: tuple[int, ...]) -> tuple[Step, Step]:
    """Return the revisions to compare, older first as asked: two named ones, one and the current one, or the last two.

    Raises `UsageError` when the article has no such revision, or only one.
    """
    history = history_of(archive, url)
    steps = {step.revision.id: step for step in history.steps}
    for number in numbers:
        if number not in steps:
            known = ", ".join(map(str, steps))
            raise UsageError(f"{history.article.url}: has no revision {number}; it has {known}. Next: dramarchive history {url}")
    current = next((step for step in history.steps if step.is_current), history.steps[-1])
    if len(numbers) == 2:
        return steps[numbers[0]], steps[numbers[1]]
    if len(numbers) == 1:
        return steps[numbers[0]], current
    others = [step for step in history.steps if step is not current]
    if not others:
        raise UsageError(f"{history.article.url}: has one revision only, so nothing changed. Next: dramarchive history {url}")
    return others[-1], current
