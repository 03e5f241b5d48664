"""What was found: new URLs join the queue, known ones become due again, and each source's own findings are kept.

`findings` holds which source showed which URL in which way, written in the transaction that queues it. It tells what a
source misses of what its siblings lead to, and whether a list goes on to show what it had not shown before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlite_utils

from scraper.items import CanonicalUrl, Discovered, FrontierRow
from scraper.storage.budgets import EXEMPT, Budgets, is_shut
from scraper.storage.idle import IdleParameters
from scraper.storage.runs import count
from scraper.urls import calendar_of, host_of, is_web_url, pattern_of

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
    closed: frozenset[str] = field(default_factory=frozenset)
    """Closed patterns of the source."""

    def is_shut(self, key: str, item: Discovered) -> bool:
        """Tell whether an address is left, because what looked like it led to no article."""
        return bool(self.closed) and (item.way or self.way) not in EXEMPT and is_shut(self.closed, key)


@dataclass(slots=True)
class _Tally:
    """What one page, feed or sitemap brought."""

    due: int = 0
    """Rows that are new or became due."""
    news: int = 0
    """Addresses that the source had not shown before."""
    fruit: int = 0
    """What kind of them there were, as `frontier.fruit` has it."""


class FoundUrls(Budgets, IdleParameters):
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
        pager ends, and a known one is not walked each time. A month's list leads on even when it is empty.
        What is of a closed pattern is left, unless it is known (`budgets.py`); what an item says to leave is noted as
        refused.
        """
        tally = _Tally()
        pagers: list[tuple[CanonicalUrl, Discovered]] = []
        showing = _Showing(source, discovered_from, way, run_id, now, self._closed(source))
        with self._transaction():
            for item in found:
                if not is_web_url(item.url):
                    continue
                key = self.key_of(item.url)
                if key == discovered_from:
                    self._update(key, {"role": item.role})  # taken for an article, it turned out to be a list
                elif item.role in ("listing", "feed", "wordpress") and item.depth > 0:
                    pagers.append((key, item))
                else:
                    self._take(key, item, showing, tally)
            for key, item in pagers:
                # A WordPress's interface shows what was changed last first: changes lead on as news do.
                news = tally.news > 0 or (item.role == "wordpress" and tally.due > 0)
                tally.due += self._page_on(key, item, showing, news=news)
            if tally.fruit and discovered_from is not None:
                self._credit(discovered_from, tally.fruit)
        return tally.due

    def note_led(self, url: str, *, now: str) -> None:
        """Note for the lists that showed a new article's address that they lead somewhere: they are read at every run."""
        with self._transaction():
            self.conn.execute(
                "UPDATE frontier SET led_at = ?,"
                " not_before = iif(state = 'done' AND not_before IS NOT NULL, visited_at, not_before)"
                " WHERE role = 'listing' AND url IN (SELECT page FROM findings WHERE url = ?)",
                (now, url),
            )

    def read_lists_again(self, source: str) -> None:
        """Queue what a source's articles are found on, to be read in whole: what is wanted of them has changed."""
        with self._transaction():
            self.conn.execute(
                "UPDATE frontier SET state = 'queued', etag = NULL, last_modified = NULL, changed_hint = NULL, not_before = NULL"
                " WHERE source = ? AND role <> 'article' AND state = 'done'",
                (source,),
            )

    def _take(self, key: str, item: Discovered, showing: _Showing, tally: _Tally) -> None:
        """Queue an article, a sitemap or a source's own address."""
        row = self.get(key)
        if row is None and showing.is_shut(key, item):
            return
        if item.role == "article" and self._note_finding(key, item, showing):
            tally.news += 1
            tally.fruit = max(tally.fruit, _fruit_of(key, item, row, showing))
        if row is not None:
            tally.due += self._meet(row, item, showing)
        elif item.leave:
            self._leave(key, item, showing)
        else:
            self._insert(key, item, showing)
            tally.due += 1

    def _note_finding(self, url: str, item: Discovered, showing: _Showing) -> bool:
        """Note that a source showed a URL; tell whether that is new."""
        return (
            self.conn.execute(
                "INSERT OR IGNORE INTO findings (url, source, way, page, found_at) VALUES (?, ?, ?, ?, ?)",
                (url, showing.source or "", item.way or showing.way, showing.page, showing.now),
            ).rowcount
            > 0
        )

    def _page_on(self, key: str, item: Discovered, showing: _Showing, *, news: bool) -> bool:
        """Queue a further page of a list if there is a reason to read it; tell whether there was."""
        row = self.get(key)
        if row is None:
            empty_month = len(calendar_of(key) or "") > len("2024")
            if (news or item.depth == 1 or empty_month) and not showing.is_shut(key, item):
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

    def _leave(self, url: str, item: Discovered, showing: _Showing) -> None:
        """Note an address that is not to be visited, and why; it counts as refused in its run."""
        self._insert(url, item, showing)
        self._update(url, {"state": "refused", "reason": item.leave})
        if showing.run_id is not None:
            count(self.db, showing.run_id, "refused")

    def _take_back(self, row: FrontierRow, showing: _Showing) -> None:
        """Queue what was refused by its topic or its pattern, now that somebody else wants it."""
        self._queue(row.url, showing.run_id)
        if row.run_id == showing.run_id and row.run_id is not None:
            count(self.db, row.run_id, "refused", number=-1)

    def _meet(self, row: FrontierRow, item: Discovered, showing: _Showing) -> bool:
        """Make a known URL that was found again due if there is a reason; tell whether it became so."""
        if item.depth == 0 and item.role not in ("article", row.role):
            # The user registered as a source what had been seen as a plain page.
            self._update(row.url, {"role": item.role, "source": showing.source, "depth": 0})
            self._queue(row.url, showing.run_id)
            return True
        if row.state == "refused" and _is_wanted(row, item, showing):
            self._take_back(row, showing)
            return True
        if item.leave and row.state == "refused":
            return False
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


def _fruit_of(url: str, item: Discovered, row: FrontierRow | None, showing: _Showing) -> int:
    """Return what an address that its source had not shown before says of the list that shows it (`frontier.fruit`).

    Another view of the list itself is nothing new: another query, or an address of the same shape.
    """
    page = showing.page
    if row is not None and row.article_id is not None:
        return 2
    if page is None or item.leave or url.partition("?")[0] == page.partition("?")[0] or showing.is_shut(url, item):
        return 0
    return int(pattern_of(url) != pattern_of(page))


def _is_wanted(row: FrontierRow, item: Discovered, showing: _Showing) -> bool:
    """Tell whether an address that was refused by its topic or its pattern is to be visited after all."""
    if item.leave:
        return False
    reason = row.reason or ""
    return reason.startswith("topic:") or (reason.startswith("budget:") and (item.way or showing.way) in EXEMPT)


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
