"""The table that says what a page needs to be replayed."""

from dataclasses import dataclass
from typing import ClassVar

from scraper.items.row import Row
from scraper.items.values import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetRow(Row):
    """What belongs to a captured page: the article's further parts; with `crawl --assets` style sheets, images and fonts."""

    TABLE: ClassVar[str] = "assets"
    PK: ClassVar[tuple[str, ...]] = ("capture_id", "asset_id")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("asset_id",),)
    FOREIGN: ClassVar[dict[str, str]] = {"capture_id": "captures", "asset_id": "captures"}
    capture_id: int
    """The page."""
    asset_id: int
    """The capture of what belongs to it; a redirect on the way there is one, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetVisit:
    """What came of fetching one asset of a page: stored at once, before the page's own visit ends."""

    run_id: int
    """The run that asked."""
    captures: tuple[Capture, ...]
    """The answer, and before it the redirects that led there."""
