"""What each way into a site found, and what it missed of what its siblings found; who showed one URL and who did not."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from scraper.items import FindingRow, SourceRow
from scraper.storage.archive import Archive
from scraper.storage.records import select
from scraper.urls import host_of


def site_of(source: SourceRow) -> tuple[str, str]:
    """Return the site that a source is a way into: its host, and the path that was added.

    Sources that are older than `sources.site` count as ways into their host's site.

    >>> row = SourceRow(name="x", url="https://www.h.example/feed/", spider="feed", added_at="2026-01-01")
    >>> site_of(row)
    ('h.example', '/')
    """
    parts = urlsplit(source.site or "")
    return host_of(source.site or source.url).removeprefix("www."), parts.path or "/"


def coverage(archive: Archive) -> dict[str, dict[str, Any]]:
    """Return for each source: its `site`, `shown` (addresses), `found` and `missed` (articles of the archive), `ways`.

    `missed` are articles that only its siblings led to, None for the only way into a site. `ways` counts the articles
    found by each way, the pagers of articles among them.
    """
    sources = select(archive.db, SourceRow, "1 ORDER BY name")
    siblings = {source.name: [other.name for other in sources if site_of(other) == site_of(source)] for source in sources}
    shown = dict(archive.db.conn.execute("SELECT source, count(DISTINCT url) FROM findings GROUP BY source").fetchall())
    ways = _articles_by_way(archive)
    found = dict(archive.db.conn.execute(f"SELECT n.source, count(DISTINCT n.url) {_ARTICLES} GROUP BY n.source").fetchall())
    of_site: dict[tuple[str, str], int] = {}
    facts = {}
    for source in sources:
        site = site_of(source)
        if site not in of_site:
            of_site[site] = _articles_of(archive, siblings[source.name], found)
        mine = found.get(source.name, 0)
        facts[source.name] = {
            "site": source.site or f"{urlsplit(source.url).scheme}://{site[0]}/",
            "shown": shown.get(source.name, 0),
            "found": mine,
            "missed": of_site[site] - mine if len(siblings[source.name]) > 1 else None,
            "ways": ways.get(source.name, {}),
        }
    return facts


_ARTICLES = "FROM findings n JOIN frontier f ON f.url = n.url AND f.article_id IS NOT NULL"


def _articles_by_way(archive: Archive) -> Mapping[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {}
    for source, way, number in archive.db.conn.execute(f"SELECT n.source, n.way, count(*) {_ARTICLES} GROUP BY n.source, n.way"):
        counted.setdefault(source, {})[way] = number
    return counted


def _articles_of(archive: Archive, names: Sequence[str], found: Mapping[str, int]) -> int:
    """Return how many articles the sources of one site led to, each once."""
    if len(names) == 1:
        return found.get(names[0], 0)
    marks = ", ".join("?" * len(names))
    sql = f"SELECT count(DISTINCT n.url) {_ARTICLES} WHERE n.source IN ({marks})"
    return int(archive.db.conn.execute(sql, list(names)).fetchone()[0])


def shown_by(archive: Archive, url: str) -> tuple[list[FindingRow], list[str]]:
    """Return who showed a canonical URL, and the sources of the same site that were read and did not."""
    findings = select(archive.db, FindingRow, "url = ? ORDER BY found_at, source, way", (url,))
    showed = {finding.source for finding in findings}
    sources = select(archive.db, SourceRow, "1 ORDER BY name")
    sites = {site_of(source) for source in sources if source.name in showed}
    silent = [s.name for s in sources if site_of(s) in sites and s.name not in showed and s.last_run_at is not None]
    return findings, silent


def closed_patterns(archive: Archive) -> list[dict[str, Any]]:
    """Return the shapes of address that nothing is visited of any more, newest first."""
    rows = archive.db.conn.execute(
        "SELECT source, pattern, visited, fruitful, closed_at FROM patterns WHERE closed_at IS NOT NULL"
        " ORDER BY closed_at DESC, source, pattern"
    )
    return [dict(zip(("source", "pattern", "visited", "fruitful", "closed_at"), row, strict=True)) for row in rows.fetchall()]


def closed_in_words(closed: Mapping[str, Any]) -> str:
    """Return what is closed, since when and why, for a person."""
    what = f"addresses like {closed['pattern']}" if closed["pattern"] else "all its addresses that no sitemap or feed names"
    return (
        f"{closed['source']}: {what}, since {closed['closed_at'][:16].replace('T', ' ')} UTC: "
        f"{closed['visited']} visits, {closed['fruitful']} led to a new article"
    )
