"""When each host may be asked: the other half of the frontier, rows of `hosts`, kept over runs and restarts."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

import sqlite_utils

from scraper.items import HostRow
from scraper.storage.connection import immediate
from scraper.storage.moments import shifted
from scraper.urls import canonicalize_url

UNASKED_RESTS = ("no answer %", "robots.txt cannot be had %")
"""Reasons of rests that we chose because a host was down; every other rest the host itself asked for (`HostRow.reason`)."""
CRAWL_DELAY_MOST = 60.0
"""Longest Crawl-delay that is honoured in full, seconds; with more a small blog would take months."""
REST_MOST = 2 * 86_400.0
"""No rest is longer, seconds: a time that lies further ahead was written under a clock that was wrong."""


class HostTimes:
    """The table `hosts`; every method is one short transaction unless the caller is inside one."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self.db = db
        self.conn: sqlite3.Connection = db.conn

    def reserve(self, host: str, *, now: str, delay: float) -> str:
        """Take the turn of a request to `host` if it has come: the next one is `delay` seconds later; return `now`.

        Otherwise nothing changes, and the time of the turn is returned.
        """
        with self._transaction():
            known = self.host(host)
            if known is not None and known.next_allowed_at is not None and known.next_allowed_at > now:
                return known.next_allowed_at
            self._save_host(host, next_allowed_at=shifted(now, delay), reason=None)  # who may be asked does not rest
            return now

    def hold(self, host: str, *, until: str) -> None:
        """Move a host's next time on to `until`; a later time that is known already stays."""
        with self._transaction():
            known = self.host(host)
            self._save_host(host, next_allowed_at=max(until, (known.next_allowed_at if known else None) or until))

    def block_host(self, host: str, *, until: str, reason: str) -> None:
        """Let a host rest until a time, and keep why; a later time that is known already stays."""
        with self._transaction():
            known = self.host(host)
            if known is None or known.reason is None or until >= (known.next_allowed_at or until):
                self._save_host(host, reason=reason)
            self.hold(host, until=until)

    def note_gap(self, host: str, *, seconds: float | None) -> None:
        """Keep the gap between two requests that a host's answers call for; None when the setting is enough."""
        with self._transaction():
            self._save_host(host, adapted_delay=seconds)

    def remember(self, rows: Iterable[HostRow]) -> None:
        """Keep what was learnt of hosts outside a run: until when to wait, and what robots.txt and answers ask for."""
        with self._transaction():
            for row in rows:
                if row.robots_fetched_at is not None:
                    self.note_robots(row.host, crawl_delay=row.crawl_delay, now=row.robots_fetched_at)
                if row.next_allowed_at is not None:
                    self.hold(row.host, until=row.next_allowed_at)
                if row.adapted_delay is not None:
                    self.note_gap(row.host, seconds=row.adapted_delay)

    def hold_leased(self, *, now: str, delay: float, owner: str | None = None) -> int:
        """Hold every host of which a URL is leased (by `owner`, if given) for one gap from now; return how many.

        For leases that end without an answer (a kill, a forced stop): the request may have gone out just before.
        """
        with self._transaction():
            hosts = self.conn.execute(
                "SELECT DISTINCT host FROM frontier WHERE state = 'leased' AND (? IS NULL OR leased_by = ?)", (owner, owner)
            ).fetchall()
            for (host,) in hosts:
                gap = gap_of(self.host(host), delay)
                if gap:
                    self.hold(host, until=shifted(now, gap))
        return len(hosts)

    def mend_times(self, *, now: str, delay: float) -> int:
        """Take back rests that end beyond `REST_MOST`, which only a wrong clock can have written; return how many."""
        with self._transaction():
            return self.conn.execute(
                "UPDATE hosts SET next_allowed_at = ?, reason = NULL WHERE next_allowed_at > ?",
                (shifted(now, delay), shifted(now, REST_MOST)),
            ).rowcount

    def wake(self, *, run_id: int, now: str, delay: float, urls: Sequence[str] | None = None) -> list[str]:
        """Let a run ask hosts again that rest only because they were down (`UNASKED_RESTS`); return which.

        Those are meant that a waiting URL of the run lies on, one of `urls` if given. `delay` is the polite gap, seconds.
        """
        down = " OR ".join("h.reason LIKE ?" for _ in UNASKED_RESTS)
        with self._transaction():
            found = self.conn.execute(
                f"SELECT h.host, h.next_allowed_at FROM hosts h WHERE h.next_allowed_at > ? AND ({down})"  # noqa: S608
                " AND EXISTS (SELECT 1 FROM frontier f WHERE f.host = h.host AND f.run_id = ? AND f.state = 'queued'"
                " AND (? OR f.url IN (SELECT value FROM json_each(?))))",
                (now, *UNASKED_RESTS, run_id, urls is None, url_keys(urls or ())),
            ).fetchall()
            for host, until in found:
                self._save_host(host, next_allowed_at=shifted(now, gap_of(self.host(host), delay)), reason=None)
                self.conn.execute(
                    "UPDATE frontier SET not_before = NULL"
                    " WHERE host = ? AND run_id = ? AND state = 'queued' AND not_before <= ?",
                    (host, run_id, until),
                )
        return [str(host) for host, _ in found]

    def note_robots(self, host: str, *, crawl_delay: float | None, now: str) -> None:
        """Keep what robots.txt asks for; the host no longer rests for a reason."""
        with self._transaction():
            self._save_host(host, crawl_delay=crawl_delay, robots_fetched_at=now, reason=None)

    def note_missing(self, host: str, *, words: str, moved: bool, now: str) -> None:
        """Keep what a host shows for pages that do not exist; no words when it says so honestly."""
        with self._transaction():
            self._save_host(host, missing_asked_at=now, missing_words=words or None, missing_moved=moved)

    def host(self, host: str) -> HostRow | None:
        """Return what is known of a host."""
        names = [f.name for f in fields(HostRow)]
        row = self.conn.execute(f"SELECT {', '.join(names)} FROM hosts WHERE host = ?", (host,)).fetchone()  # noqa: S608
        return HostRow(**dict(zip(names, row, strict=True))) if row else None

    def asked_for(self, host: str) -> HostRow | None:
        """Return what is known of a host, but for a rest that we chose because it was down: a person asks for it now."""
        known = self.host(host)
        ours = tuple(reason.removesuffix("%") for reason in UNASKED_RESTS)
        if known is None or not (known.reason or "").startswith(ours):
            return known
        return replace(known, next_allowed_at=None, reason=None)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.conn.in_transaction:
            yield
            return
        with immediate(self.db):
            yield

    def _save_host(self, host: str, **changes: Any) -> None:
        self.conn.execute("INSERT OR IGNORE INTO hosts (host) VALUES (?)", (host,))
        self.conn.execute(
            f"UPDATE hosts SET {', '.join(f'{name} = ?' for name in changes)} WHERE host = ?",  # noqa: S608 - our own names
            (*changes.values(), host),
        )


def gap_of(known: HostRow | None, least: float) -> float:
    """Return the seconds between two requests to a host: the most of the setting, its robots.txt and what its answers call for.

    >>> gap_of(HostRow(host="h", crawl_delay=5.0, adapted_delay=2.0), 1.0), gap_of(HostRow(host="h", adapted_delay=2.0), 0.0)
    (5.0, 0.0)
    """
    asked = min(known.crawl_delay or 0.0, CRAWL_DELAY_MOST) if known else 0.0
    learnt = (known.adapted_delay or 0.0) if known and least else 0.0
    return max(least, asked, learnt)


def url_keys(urls: Sequence[str]) -> str:
    """Return canonical URLs as a JSON array, for `json_each`."""
    # One JSON array instead of a placeholder each: SQLite limits the number of placeholders.
    return json.dumps([canonicalize_url(url) for url in urls])
