"""A visit that breaks what every record promises is not stored: it fails with the reason, and its capture is kept."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from scraper.items import ParsedPage, TrackSection, Visit
from scraper.urls import canonicalize_url, is_web_url

OUTCOMES = frozenset({"parsed", "listed", "not_modified", "refused", "failed", "gone"})
"""All values of `Visit.outcome`."""
KINDS = frozenset({"ost", "listicle", "review", "recap", "news", "other"})
"""All values of `ParsedPage.kind`."""
ROLES = frozenset({"performer", "featured", "original"})
"""All values of `ArtistCredit.role`."""


class ValidatePipeline:
    """Let a sound visit through and turn a broken one into a failed one."""

    def process_item(self, item: Any) -> Any:
        """Return the visit, or a failed visit in its place; what is no visit passes untouched."""
        if not isinstance(item, Visit):
            return item
        problem = problem_of(item)
        if not problem:
            return item
        # The lease must end in any case, so the visit goes on without what is wrong with it.
        return replace(item, outcome="failed", reason=f"invalid record: {problem}", page=None, discovered=(), retry_at=None)


def problem_of(visit: Visit) -> str:
    """Return which promise a visit breaks, in words; empty for a sound one."""
    if visit.outcome not in OUTCOMES:
        return f"outcome {visit.outcome!r} is unknown"
    if visit.outcome != "parsed":
        return "a page, but the outcome is not parsed" if visit.page is not None else ""
    if visit.page is None:
        return "parsed without a page"
    if visit.capture is None:
        return "parsed without a capture"
    return _page_problem(visit.page, visit.capture.fetched_at)


def _page_problem(page: ParsedPage, fetched_at: str | None) -> str:
    if not is_web_url(page.url) or not is_web_url(canonicalize_url(page.url)):
        return f"url {page.url[:200]!r} is not an http(s) address"
    if page.kind not in KINDS:
        return f"kind {page.kind!r} is unknown"
    for name in ("published_at", "modified_at"):
        value = getattr(page, name)
        if value is not None and not _is_time(value):
            return f"{name} {value!r} is not ISO 8601"
    if page.published_at and fetched_at and page.published_at[:4] > fetched_at[:4]:
        return f"published_at {page.published_at} is later than the fetch ({fetched_at})"
    positions = [track.position for track in page.tracks]
    if positions != list(range(1, len(positions) + 1)):
        return f"positions of tracks are {positions}, not 1 to {len(positions)}"
    problems = (f"track {track.position}: {_track_problem(track)}" for track in page.tracks if _track_problem(track))
    return next(problems, "")


def _track_problem(track: TrackSection) -> str:
    heading = track.heading
    if not heading.title.strip():
        return "it has no title"
    if not heading.heading.strip():
        return "its heading is empty"
    if not 0.0 <= heading.confidence <= 1.0:
        return f"confidence {heading.confidence} is not between 0 and 1"
    for credit in heading.credits:
        if credit.role not in ROLES:
            return f"role {credit.role!r} is unknown"
        if not credit.credited_as.strip():
            return "an artist has no name"
    return ""


def _is_time(value: str) -> bool:
    """Tell whether `value` is a year, month, day or point in time in ISO 8601.

    >>> [_is_time(v) for v in ("2025", "2025-03", "2025-03-14T15:05:00+09:00", "soon", "2025-13")]
    [True, True, True, False, False]
    """
    padded = {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
    try:
        datetime.fromisoformat(padded)
    except ValueError:
        return False
    return True
