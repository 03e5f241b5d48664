"""The frontier: which URLs are to be visited, by whom, when; a few short transactions over `frontier` and `hosts`.

The rows are the state: nothing is kept in memory, so a kill at any moment loses nothing. A URL is *leased* to the one
run that fetches it; a lease ends when the visit is settled, when its owner stops or dies, or when its time is over.
Times are compared as text, so callers pass them as `moments.moment` writes them.
"""

import json
import os
import socket
from collections.abc import Iterator, Sequence
from typing import Any

import sqlite_utils

from scraper.items import FrontierRow
from scraper.storage.finding import FoundUrls
from scraper.storage.frontier_rows import SELECT_ROWS, STATES, row_from
from scraper.storage.hosts import gap_of, url_keys
from scraper.storage.moments import seconds_of, shifted
from scraper.urls import is_calendar_list, is_page_of_list

REVISIT_FIRST = 7 * 86400.0
"""Seconds until a new or changed article is due again."""
REVISIT_MOST = 180 * 86400.0
"""Most seconds between two visits; each visit without news doubles the interval up to here."""
DEATHS = 6
"""A URL whose fetches began this often without ever ending is what kills the crawl: it is marked failed."""
RECHECKED = ("robots.txt%", "private address%")
"""Refusals that another run looks at again, because robots.txt or the settings may have changed."""
LEFT = "topic:%"
"""Refusals that a run looks at again which takes everything."""


def owner_name(run_id: int) -> str:
    """Return the name under which this process leases: `host:pid:run`."""
    return f"{socket.gethostname()}:{os.getpid()}:{run_id}"


def owner_is_dead(owner: str) -> bool:
    """Tell whether `owner` was a process of this machine that no longer runs; a foreign machine's is taken as alive."""
    host, _, rest = owner.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname() or not rest.isdecimal():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


class Frontier(FoundUrls):
    """The queue of URLs in `archive.db`; every method is one short transaction unless the caller is inside one."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        super().__init__(db)
        self._last_host = ""

    # What is to be visited

    def adopt(
        self,
        run_id: int,
        *,
        now: str,
        sources: Sequence[str] | None = None,
        urls: Sequence[str] = (),
        full: bool = False,
        everything: bool = False,
    ) -> int:
        """Give a run the rows that it has to settle; return how many.

        The scope is `urls` and the rows of `sources` (None: every row). Of these the run takes what waits, what failed
        before, what a rule may now allow, pages whose revisit time has come, and the feeds, sitemaps and first pages of
        listings; with `full` everything, and closed patterns are open again. What was never visited because
        of its topic the run takes only with `everything`.
        """
        where, values = "1", []
        if sources is not None:
            where = "(source IN (SELECT value FROM json_each(?)) OR url IN (SELECT value FROM json_each(?)))"
            values = [json.dumps(list(sources)), url_keys(urls)]
        rechecked = [*RECHECKED, LEFT] if everything else list(RECHECKED)
        due = "1" if everything else f"NOT (state = 'refused' AND visited_at IS NULL AND reason LIKE '{LEFT}')"
        if not full:
            due = (
                "(state IN ('queued', 'leased', 'failed')"
                f" OR (state = 'refused' AND ({' OR '.join('reason LIKE ?' for _ in rechecked)}))"
                " OR (state = 'done' AND not_before <= ?)"
                " OR (role <> 'article' AND (depth = 0 OR (role = 'sitemap' AND changed_hint IS NULL))))"
            )
            values += [*rechecked, now]
        with self._transaction():
            if full:
                self._open_patterns(sources)
            # A waiting row keeps its `not_before` (a host may have asked for it); a settled one starts anew.
            changed = self.conn.execute(
                "UPDATE frontier SET run_id = ?, attempts = iif(state = 'leased', attempts, 0),"  # noqa: S608
                " not_before = iif(state = 'queued' OR (state = 'done' AND not_before <= ?), not_before, NULL),"
                " reason = iif(state IN ('queued', 'leased'), reason, NULL),"
                f" state = iif(state = 'leased', state, 'queued') WHERE {where} AND {due}",
                [run_id, now, *values],
            )
        return changed.rowcount

    def require(self, urls: Sequence[str], *, run_id: int, now: str) -> int:
        """Make URLs that a person named due, whatever became of them before; return how many that changed.

        What a run that was killed or stopped within the last day has done already stays done: the same command again
        continues it.
        """
        with self._transaction():
            return self.conn.execute(
                "UPDATE frontier SET state = 'queued', run_id = ?, attempts = 0, not_before = NULL, reason = NULL"
                " WHERE url IN (SELECT value FROM json_each(?)) AND state NOT IN ('queued', 'leased')"
                " AND NOT (visited_at > ? AND run_id IN (SELECT id FROM runs WHERE outcome NOT IN ('complete', 'incomplete')))",
                (run_id, url_keys(urls), shifted(now, -86_400.0)),
            ).rowcount

    def lease(
        self,
        owner: str,
        *,
        limit: int,
        now: str,
        seconds: float,
        run_id: int,
        per_host: int = 1,
        ahead: float = 0.0,
        early: float = 0.0,
    ) -> list[FrontierRow]:
        """Take up to `limit` rows of the run that are due, at most `per_host` of one host at a time, oldest first.

        Hosts take turns. One that may be asked within `ahead` seconds counts as ready after those that are, a URL that
        is due within `early` seconds as due: the caller then waits that long.
        """
        horizon, due, until = shifted(now, ahead), shifted(now, early), shifted(now, seconds)
        taken: list[FrontierRow] = []
        with self._transaction():
            held = dict(self.conn.execute("SELECT host, count(*) FROM frontier WHERE state = 'leased' GROUP BY host"))
            for host in self._ready_hosts(run_id, now=now, horizon=horizon):
                if len(taken) >= limit:
                    break
                room = min(limit - len(taken), per_host - held.get(host, 0))
                if room <= 0:
                    continue
                rows = self.conn.execute(
                    f"{SELECT_ROWS} WHERE host = ? AND state = 'queued' AND run_id = ?"
                    " AND (not_before IS NULL OR not_before <= ?) ORDER BY rowid LIMIT ?",
                    (host, run_id, due, room),
                )
                taken += [row_from(values) for values in rows.fetchall()]
                self._last_host = host
            self.conn.executemany(
                "UPDATE frontier SET state = 'leased', leased_by = ?, leased_until = ?, attempts = attempts + 1 WHERE url = ?",
                [(owner, until, row.url) for row in taken],
            )
        return taken

    def _ready_hosts(self, run_id: int, *, now: str, horizon: str) -> Iterator[str]:
        """Yield the hosts on which URLs of a run wait: those that may be asked now, in turns, then those up to `horizon`."""
        soon: list[tuple[str, str]] = []
        for host in self._waiting_hosts(run_id):
            known = self.conn.execute("SELECT next_allowed_at FROM hosts WHERE host = ?", (host,)).fetchone()
            free_at = (known[0] if known else None) or ""
            if free_at <= now:
                yield host
            elif free_at <= horizon:
                soon.append((free_at, host))
        yield from (host for _, host in sorted(soon))

    def _waiting_hosts(self, run_id: int) -> Iterator[str]:
        """Yield each host with waiting URLs of a run once, beginning behind the one that was served last.

        One step of an index a host, however many URLs wait on it and however many hosts the archive knows.
        """
        begin = self._last_host
        step = "SELECT min(host) FROM frontier WHERE run_id = ? AND state = 'queued' AND host > ?"
        for after, end in ((begin, None), ("", begin)):
            (host,) = self.conn.execute(step, (run_id, after)).fetchone()
            while host is not None and (end is None or host <= end):
                yield host
                (host,) = self.conn.execute(step, (run_id, host)).fetchone()

    def renew(self, owner: str, *, now: str, seconds: float) -> int:
        """Say that `owner` lives: its leases last `seconds` from now. Return how many there are."""
        with self._transaction():
            return self.conn.execute(
                "UPDATE frontier SET leased_until = ? WHERE state = 'leased' AND leased_by = ?", (shifted(now, seconds), owner)
            ).rowcount

    def settle(
        self,
        url: str,
        *,
        state: str,
        reason: str | None,
        now: str,
        retry_at: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        unchanged: bool = False,
    ) -> None:
        """End a visit: the row goes to `state`, or back to `queued` until `retry_at`.

        `etag` and `last_modified` are those of a complete answer; with `unchanged` the known ones stay when none are
        given. A done article is due again after an interval that doubles while nothing changes. Unknown URLs are ignored.
        """
        if state not in STATES:
            raise ValueError(f"{state!r} is not a state of the frontier; known are {', '.join(STATES)}.")
        with self._transaction():
            row = self.get(url)
            if row is None:
                return
            changes: dict[str, Any] = {"state": state, "reason": reason or None, "leased_by": None, "leased_until": None}
            if retry_at is not None:
                changes |= {"state": "queued", "not_before": retry_at}
            elif state == "done":
                changes |= {"attempts": 0, "visited_at": now, "not_before": _next_visit(row, now, unchanged=unchanged)}
                if etag or last_modified or not unchanged:
                    changes |= {"etag": etag, "last_modified": last_modified}
            else:
                changes |= {"visited_at": now, "not_before": None}
            self._update(url, changes)

    def forget_validators(self, url: str) -> None:
        """Drop ETag and Last-Modified of a URL, so that the next visit fetches it whole."""
        with self._transaction():
            self._update(url, {"etag": None, "last_modified": None})

    def release(self, owner: str) -> int:
        """Give back what `owner` holds without counting it as a try; return how many."""
        with self._transaction():
            return self.conn.execute(
                "UPDATE frontier SET state = 'queued', leased_by = NULL, leased_until = NULL, attempts = max(attempts - 1, 0)"
                " WHERE state = 'leased' AND leased_by = ?",
                (owner,),
            ).rowcount

    def put_back(self, url: str, *, not_before: str, reason: str) -> None:
        """Give one lease back without counting it as a try, because the host is not to be asked before a time."""
        with self._transaction():
            row = self.get(url)
            if row is not None:
                changes = {"state": "queued", "leased_by": None, "leased_until": None, "not_before": not_before, "reason": reason}
                self._update(url, {**changes, "attempts": max(row.attempts - 1, 0)})

    def expire(self, now: str, *, exclusive: bool = False) -> int:
        """Free the leases that ran out and those of dead owners (`exclusive`: all of them); return how many.

        `exclusive` is for a caller that holds the whole archive, so that no other lease can be alive: a process id
        may have been given to another process since. A URL whose fetches never ended `DEATHS` times is marked failed.
        """
        held = "SELECT url, attempts, leased_by FROM frontier WHERE state = 'leased'"
        with self._transaction():
            rows = self.conn.execute(f"{held} AND (? OR leased_until < ?)", (exclusive, now)).fetchall()
            if not exclusive:
                seen = {url for url, _, _ in rows}
                rows += [r for r in self.conn.execute(held).fetchall() if r[0] not in seen and r[2] and owner_is_dead(r[2])]
            for url, attempts, _ in rows:
                changes: dict[str, Any] = {"state": "queued", "leased_by": None, "leased_until": None}
                if attempts >= DEATHS:
                    changes |= {"state": "failed", "reason": f"the crawl died {attempts} times while this was being fetched"}
                self._update(url, changes)
        return len(rows)

    # What is known

    def held_by(self, owner: str) -> list[FrontierRow]:
        """Return what an owner holds."""
        rows = self.conn.execute(f"{SELECT_ROWS} WHERE state = 'leased' AND leased_by = ?", (owner,))
        return [row_from(values) for values in rows.fetchall()]

    def next_due(self, run_id: int) -> str | None:
        """Return when the first waiting row of a run may be fetched; None when nothing waits."""
        found = self.conn.execute(
            "SELECT min(max(coalesce(f.not_before, ''), coalesce(h.next_allowed_at, '')))"
            " FROM frontier f LEFT JOIN hosts h USING (host) WHERE f.run_id = ? AND f.state = 'queued'",
            (run_id,),
        ).fetchone()
        return None if found[0] is None else str(found[0])

    def waiting_by_host(self, run_id: int, *, delay: float) -> list[tuple[int, float]]:
        """Return how many URLs of a run are not settled on each host, and the gap between two requests to it, seconds."""
        found = self.conn.execute(
            "SELECT f.host, count(*) FROM frontier f WHERE f.run_id = ? AND f.state IN ('queued', 'leased') GROUP BY f.host",
            (run_id,),
        ).fetchall()
        return [(int(count), gap_of(self.host(host), delay)) for host, count in found]

    def counts(self, run_id: int | None = None, *, role: str | None = None) -> dict[str, int]:
        """Return how many rows are in each state, of one run and role if given; every state is there."""
        counted = self.conn.execute(
            "SELECT state, count(*) FROM frontier WHERE (? IS NULL OR run_id = ?) AND (? IS NULL OR role = ?) GROUP BY state",
            (run_id, run_id, role, role),
        )
        return dict.fromkeys(STATES, 0) | {str(state): int(number) for state, number in counted.fetchall()}


def _next_visit(row: FrontierRow, now: str, *, unchanged: bool) -> str | None:
    """Return when a settled page is due again; None for what `adopt` or `add` decides about."""
    below = row.role == "listing" and row.depth > 0 and not is_page_of_list(row.url) and not is_calendar_list(row.url)
    if below and row.led_at:
        return now  # a list below the source's own, such as a category: read at every run
    if row.role != "article" and not below:
        return None
    wait = REVISIT_FIRST
    if unchanged and row.visited_at and row.not_before:
        before = seconds_of(row.not_before) - seconds_of(row.visited_at)
        wait = min(max(2 * before, REVISIT_FIRST), REVISIT_MOST)
    return shifted(now, wait)
