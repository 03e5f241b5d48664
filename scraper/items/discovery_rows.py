"""The tables that hold how articles were found: which source showed which URL, and what each shape of address brought."""

from dataclasses import dataclass
from typing import ClassVar

from scraper.items.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow(Row):
    """One address as one source showed it in one way; what a source has no row for, it did not show."""

    TABLE: ClassVar[str] = "findings"
    PK: ClassVar[tuple[str, ...]] = ("url", "source", "way")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("source", "way"),)
    url: str
    """Canonical URL of an article or what may be one."""
    source: str
    """Name of the source; empty for what a person named without one."""
    way: str
    """`sitemap` | `feed` | `wordpress` | `listing` | `pager` (Previous and Next of its articles) | `page` | `user`."""
    page: str | None = None
    """The page, feed or sitemap that showed it first; None for what a person named."""
    found_at: str
    """When."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRow(Row):
    """What the addresses of one shape brought a source: the budget against endless calendars, facets and the like."""

    TABLE: ClassVar[str] = "patterns"
    PK: ClassVar[tuple[str, ...]] = ("source", "pattern")
    source: str
    """Name of the source."""
    pattern: str
    """The shape (`example.org/calendar/N/N`); empty for all addresses of the source."""
    visited: int = 0
    """First visits of addresses that no sitemap, feed or REST interface named."""
    fruitful: int = 0
    """Those that brought a new article, or led to one."""
    closed_at: str | None = None
    """Since when nothing of it is visited any more; None while its budget lasts."""
    template: str | None = None
    """Digest of the last new article's text without numbers and the words of its title."""
