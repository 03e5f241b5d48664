"""What pages need to be replayed: which captures of further parts, style sheets, images and fonts belong to which page."""

import json
from collections.abc import Sequence

import sqlite_utils

from scraper.items import AssetRow, CaptureRow
from scraper.storage.moments import shifted
from scraper.storage.records import select

FRESH_SECONDS = 7 * 86400.0
"""An asset that was captured within this time is not fetched again: most belong to all pages of a site."""


def fresh_asset(db: sqlite_utils.Database, url: str, *, now: str) -> CaptureRow | None:
    """Return the capture that stands for an asset without asking for it again."""
    found = select(
        db,
        CaptureRow,
        "url = ? AND fetched_at >= ? AND complete AND lost_at IS NULL ORDER BY id DESC LIMIT 1",
        (url, shifted(now, -FRESH_SECONDS)),
    )
    return found[0] if found else None


def link_assets(db: sqlite_utils.Database, capture_id: int | None, urls: Sequence[str]) -> None:
    """Note which captures a page needs: the last one of each address. The caller holds the transaction."""
    if capture_id is None or not urls:
        return
    db.execute(
        f"INSERT OR IGNORE INTO {AssetRow.TABLE} (capture_id, asset_id)"  # noqa: S608 - our own name
        " SELECT ?, max(id) FROM captures WHERE url IN (SELECT value FROM json_each(?)) AND lost_at IS NULL GROUP BY url",
        (capture_id, json.dumps(list(urls))),
    )
