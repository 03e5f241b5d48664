"""What was found: new URLs join the queue, known ones become due again, and each source's own findings are kept.

`findings` holds which source showed which URL in which way, written in the transaction that queues it. It tells what a
source misses of what its siblings lead to, and whether a list goes on to show what it had not shown before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlite_utils

from scraper.items import Discovered, FrontierRow
from scraper.storage.frontier_rows import FrontierRows
from scraper.urls import canonicalize_url, host_of, is_web_url

WAYS = ("sitemap", "feed", "wordpress", "listing", "pager", "page", "user")
"""All ways in which a URL can be shown (`findings.way`)."""


@dataclass(frozen=True, slots=True)
class _Showing:
    """Who shows something, where, how and when."""

    source: str | None
    page: str | None
    way: str
    run_id: int | None
    now: str


@dataclass(slots=True)
class _Tally:
    """What one page, feed or sitemap brought."""

    due: int = 0
    """Rows that are new or became due."""
    news: int = 0
    """Addresses that the source had not shown before."""


class FoundUrls(FrontierRows):
    """How URLs come into the frontier; every method is one short transaction unless the caller is inside one."""

    def add(
        self,
        found: Iterable[Discovered],
        *,
        source: str | None,
        discovered_from: str | None,
        run_id: int | None,
        now: str,
        way: str = "page",
    ) -> int:
        """Queue what was found, and note which source showed it; return how many rows are new or became due by it.

        `way` is how the page `discovered_from` shows what it shows (one of `WAYS`); an item may name its own.
        A known URL keeps its row: it becomes due when its `lastmod` changed, when an earlier run failed on it, or
        when it waits for another run. A pager's next page (a listing or feed below the source's own address) is
        taken when this page is the source's own or had something that the source had not shown before: so an endless
        pager ends, and a known one is not walked each time.
        """
        tally = _Tally()
        pagers: list[Discovered] = []
        showing = _Showing(source, discovered_from, way, run_id, now)
        with self._transaction():
            for item in found:
                if not is_web_url(item.url):
                    continue
                key = canonicalize_url(item.url)
                if key == discovered_from:
                    self._update(key, {"role": item.role})  # taken for an article, it turned out to be a list
                elif item.role in ("listing", "feed", "wordpress") and item.depth > 0:
                    pagers.append(item)
                else:
                    self._take(key, item, showing, tally)
            for item in pagers:
                tally.due += self._page_on(item, showing, news=tally.news > 0)
        return tally.due

    def _take(self, key: str, item: Discovered, showing: _Showing, tally: _Tally) -> None:
        """Queue an article, a sitemap or a source's own address."""
        if item.role == "article":
            tally.news += self._note_finding(key, item, showing)
        row = self.get(key)
        if row is None:
            self._insert(key, item, showing)
            tally.due += 1
        else:
            tally.due += self._meet(row, item, showing)

    def _note_finding(self, url: str, item: Discovered, showing: _Showing) -> bool:
        """Note that a source showed a URL; tell whether that is new."""
        return (
            self.conn.execute(
                "INSERT OR IGNORE INTO findings (url, source, way, page, found_at) VALUES (?, ?, ?, ?, ?)",
                (url, showing.source or "", item.way or showing.way, showing.page, showing.now),
            ).rowcount
            > 0
        )

    def _page_on(self, item: Discovered, showing: _Showing, *, news: bool) -> bool:
        """Queue a further page of a list if there is a reason to read it; tell whether there was."""
        key = canonicalize_url(item.url)
        row = self.get(key)
        if row is None:
            if news or item.depth == 1:
                self._insert(key, item, showing)
                return True
            return False
        if row.run_id == showing.run_id or not (news or row.state in ("queued", "failed")):
            return False
        if row.role == "article" and row.article_id is None:
            self._update(row.url, {"role": item.role})  # another page's words led here as to an article
        self._queue(row.url, showing.run_id)
        return True

    def _insert(self, url: str, item: Discovered, showing: _Showing) -> None:
        host = host_of(url)
        self.conn.execute("INSERT OR IGNORE INTO hosts (host) VALUES (?)", (host,))
        self.conn.execute(
            "INSERT OR IGNORE INTO frontier (url, source, host, role, state, depth, discovered_from, discovered_at,"
            " attempts, run_id, changed_hint) VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, 0, ?, ?)",
            (url, showing.source, host, item.role, item.depth, showing.page, showing.now, showing.run_id, item.last_modified),
        )

    def _meet(self, row: FrontierRow, item: Discovered, showing: _Showing) -> bool:
        """Make a known URL that was found again due if there is a reason; tell whether it became so."""
        if item.depth == 0 and item.role not in ("article", row.role):
            # The user registered as a source what had been seen as a plain page.
            self._update(row.url, {"role": item.role, "source": showing.source, "depth": 0})
            self._queue(row.url, showing.run_id)
            return True
        news = _is_news(row, item, same_source=row.source == showing.source)
        if item.last_modified and (news or row.changed_hint is None):
            self._update(row.url, {"changed_hint": item.last_modified})
        if row.run_id == showing.run_id or row.state == "leased":
            return False
        again = item.role == "sitemap" and item.last_modified is None
        if news or again or row.state in ("queued", "failed"):
            self._queue(row.url, showing.run_id, keep_wait=row.state == "queued")
            return True
        return False


def _is_news(row: FrontierRow, item: Discovered, *, same_source: bool) -> bool:
    """Tell whether what a feed or sitemap says of the last change is news against what it said before.

    Another source's word counts only when it is later: a feed's date and a sitemap's differ, and must not take turns.
    """
    if not item.last_modified or item.last_modified == row.changed_hint:
        return False
    if row.changed_hint is None:
        return bool(row.visited_at and item.last_modified > row.visited_at)
    return same_source or item.last_modified > row.changed_hint


def note_first_findings(db: sqlite_utils.Database) -> None:
    """Write the findings of an archive that is older than the table: of each address the source that led to it first."""
    db.conn.execute(
        "INSERT OR IGNORE INTO findings (url, source, way, page, found_at)"
        " SELECT f.url, coalesce(f.source, ''),"
        " CASE WHEN s.spider IN ('sitemap', 'feed', 'listing') THEN s.spider ELSE 'user' END,"
        " f.discovered_from, f.discovered_at FROM frontier f LEFT JOIN sources s ON s.name = f.source WHERE f.role = 'article'"
    )
