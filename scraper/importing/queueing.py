"""Addresses and feeds into the archive: queued and registered for the next crawl, nothing is fetched."""

from collections.abc import Sequence

import sqlite_utils

from scraper.importing.lists import Listed
from scraper.items import Discovered, SourceRow
from scraper.storage.connection import immediate
from scraper.storage.frontier import Frontier
from scraper.storage.records import insert, select
from scraper.urls import canonicalize_url
from spiders.probing import Offer, source_name

PREFIX = "import:"
"""How the name of a source begins that is a list from a file."""


def queue(db: sqlite_utils.Database, name: str, listed: Listed, *, run_id: int, now: str) -> tuple[list[str], int]:
    """Queue what a list names; return the sources that lead to it and how many addresses are new or due again.

    A list is a source without an address of its own; its pages may lead anywhere, since a person chose them.
    """
    with immediate(db):
        known = select(db, SourceRow, "1 ORDER BY name") if listed.feeds else []
        names = [_feed(db, url, known, now) for url in listed.feeds]
        if not listed.urls:
            return names, 0
        source = f"{PREFIX}{name}"
        if not select(db, SourceRow, "name = ?", (source,)):
            insert(db, SourceRow(name=source, url=source, spider="pages", options={"offsite": True}, added_at=now))
        found = [Discovered(url=url) for url in listed.urls]
        due = Frontier(db).add(found, source=source, discovered_from=None, run_id=run_id, now=now, way="user")
    return [source, *names], due


def unknown(db: sqlite_utils.Database | None, urls: Sequence[str]) -> int:
    """Return how many addresses the frontier does not know."""
    return len(urls) if db is None else sum(Frontier(db).get(canonicalize_url(url)) is None for url in urls)


def _feed(db: sqlite_utils.Database, url: str, known: list[SourceRow], now: str) -> str:
    """Register a feed unless it is known; return its source's name."""
    for row in known:
        if (row.url.rstrip("/"), row.spider) == (url.rstrip("/"), "feed"):
            return row.name
    name = source_name(Offer(spider="feed", url=url, articles=0), [row.name for row in known])
    known.append(SourceRow(name=name, url=url, spider="feed", added_at=now))
    insert(db, known[-1])
    return name
