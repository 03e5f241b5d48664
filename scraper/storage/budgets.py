"""Budgets of addresses by their shape: what keeps a crawl out of endless calendars, facets and the like.

Only new articles keep a path alive. `patterns` counts for each source and shape of address the first visits and those that
bore fruit: a new article, or a list that showed one. A list counts as fruitful at once when it shows addresses of another
shape that its source had not shown before, since its articles are fetched after it; for the whole source, which is to catch
what changes its shape, only when an article was there. What sitemaps, feeds and REST interfaces name is exempt, and so is
what a person named.
"""

import hashlib
import json
import re
from collections.abc import Collection, Sequence

from scraper.storage.frontier_rows import FrontierRows
from scraper.storage.runs import count
from scraper.urls import pattern_of

SLACK = 40
"""Visits without fruit that every shape may have."""
SLACK_WHOLE = 400
"""The same for all addresses of a source."""
EACH_FRUIT = 2
"""Further ones for each visit that bore fruit."""
EXEMPT = ("sitemap", "feed", "wordpress", "user")
"""Ways of being shown (`findings.way`) that make an address a page by the site's own or a person's word."""
_WORD = re.compile(r"[^\W\d_]+")
WHOLE = ""
"""The pattern that stands for all addresses of a source."""
_NAMED = f"SELECT 1 FROM findings n WHERE n.url = frontier.url AND n.way IN {EXEMPT}"  # noqa: S608 - our own names
_BOUNDED_ROLES = ("article", "listing")
"""Roles of addresses that have a budget; feeds and sitemaps have bounds of their own."""


class Budgets(FrontierRows):
    """The table `patterns`; every method is one short transaction unless the caller is inside one."""

    def spend(self, url: str, *, fruitful: bool, run_id: int, now: str, template: str = "") -> int:
        """Count a visit of a row that was settled; return how many waiting rows were refused because of it.

        `fruitful` says that the visit made a new article, and `template` what its text is like (`template_of`): the text
        of the new article of this shape before it with other numbers in it is no fruit. The lists that showed a new
        article bore fruit, too.
        """
        with self._transaction():
            row = self.get(url)
            if row is None:
                return 0
            if fruitful and template and row.source is not None:
                fruitful = self._is_new(row.source, pattern_of(url), template)
            if fruitful:
                self._credit_lists(url)
            if row.source is None or row.depth == 0 or row.role not in _BOUNDED_ROLES or self._is_named(url):
                return 0
            of_pattern, of_whole = (fruitful, fruitful) if row.role == "article" else (row.fruit > 0, row.fruit > 1)
            refused = 0
            for pattern, fruit in ((pattern_of(url), of_pattern), (WHOLE, of_whole)):
                self._count(row.source, pattern, visited=1, fruitful=int(fruit))
                refused += self._close_if_spent(row.source, pattern, run_id=run_id, now=now)
            return refused

    def _open_patterns(self, sources: Sequence[str] | None) -> None:
        """Forget what was counted for sources (None: all), so that their budgets begin anew."""
        names = None if sources is None else json.dumps(list(sources))
        self.conn.execute("DELETE FROM patterns WHERE ?1 IS NULL OR source IN (SELECT value FROM json_each(?1))", (names,))

    def _closed(self, source: str | None) -> frozenset[str]:
        """Return the closed patterns of a source."""
        found = self.conn.execute("SELECT pattern FROM patterns WHERE source = ? AND closed_at IS NOT NULL", (source or "",))
        return frozenset(pattern for (pattern,) in found.fetchall())

    def _is_named(self, url: str) -> bool:
        """Tell whether a sitemap, a feed, a REST interface or a person named a URL."""
        return self.conn.execute(f"SELECT 1 FROM frontier WHERE url = ? AND EXISTS ({_NAMED})", (url,)).fetchone() is not None  # noqa: S608

    def _credit_lists(self, url: str) -> None:
        """Note for the lists that showed a new article that they bore fruit."""
        shown_on = self.conn.execute("SELECT DISTINCT page FROM findings WHERE url = ? AND page IS NOT NULL", (url,)).fetchall()
        for (page,) in shown_on:
            self._credit(page, 2)

    def _credit(self, page: str, fruit: int) -> None:
        """Note that a list bore fruit (`frontier.fruit`), once for each kind of it."""
        row = self.get(page)
        if row is None or row.role != "listing" or row.fruit >= fruit:
            return
        self._update(page, {"fruit": fruit})
        if row.source is None or row.depth == 0 or row.visited_at is None:  # its first visit is counted with what it says
            return
        if row.fruit == 0:
            self._count(row.source, pattern_of(page), visited=0, fruitful=1)
        if fruit > 1:
            self._count(row.source, WHOLE, visited=0, fruitful=1)

    def _is_new(self, source: str, pattern: str, template: str) -> bool:
        """Keep what the last new article of a shape is like; tell whether it is unlike the one before."""
        self._count(source, pattern, visited=0, fruitful=0)
        return (
            self.conn.execute(
                "UPDATE patterns SET template = ? WHERE source = ? AND pattern = ? AND template IS NOT ?",
                (template, source, pattern, template),
            ).rowcount
            > 0
        )

    def _count(self, source: str, pattern: str, *, visited: int, fruitful: int) -> None:
        self.conn.execute(
            "INSERT INTO patterns (source, pattern, visited, fruitful) VALUES (?, ?, ?, ?) ON CONFLICT (source, pattern)"
            " DO UPDATE SET visited = visited + excluded.visited, fruitful = fruitful + excluded.fruitful",
            (source, pattern, visited, fruitful),
        )

    def _close_if_spent(self, source: str, pattern: str, *, run_id: int, now: str) -> int:
        """Close a pattern whose budget is spent, and refuse what waits of it; return how many that are."""
        visited, fruitful, closed_at = self.conn.execute(
            "SELECT visited, fruitful, closed_at FROM patterns WHERE source = ? AND pattern = ?", (source, pattern)
        ).fetchone()
        slack = SLACK if pattern else SLACK_WHOLE
        if closed_at is not None or visited - fruitful <= slack + EACH_FRUIT * fruitful:
            return 0
        self.conn.execute("UPDATE patterns SET closed_at = ? WHERE source = ? AND pattern = ?", (now, source, pattern))
        return self._refuse_waiting(source, pattern, reason=_reason(source, pattern, visited, fruitful), run_id=run_id)

    def _refuse_waiting(self, source: str, pattern: str, *, reason: str, run_id: int) -> int:
        # SQLite asks for each waiting row of the source: nothing is kept in memory, and it happens once a pattern.
        self.conn.create_function("pattern_of", 1, pattern_of, deterministic=True)
        of_it = f"source = ? AND depth > 0 AND (? = '' OR pattern_of(url) = ?) AND NOT EXISTS ({_NAMED})"
        refuse = f"UPDATE frontier SET state = 'refused', reason = ?, not_before = NULL WHERE state = 'queued' AND {of_it}"  # noqa: S608
        values = (source, pattern, pattern)
        articles = self.conn.execute(f"{refuse} AND role = 'article' AND run_id = ?", (reason, *values, run_id)).rowcount
        others = self.conn.execute(f"{refuse} AND role IN {_BOUNDED_ROLES}", (reason, *values)).rowcount
        # Lists that are read at each run are so no longer if they showed nothing.
        barren = "state = 'done' AND role = 'listing' AND fruit = 0 AND not_before IS NOT NULL"
        self.conn.execute(f"UPDATE frontier SET not_before = NULL WHERE {barren} AND {of_it}", values)  # noqa: S608
        count(self.db, run_id, "refused", number=articles)
        return articles + others


def template_of(title: str, text: str) -> str:
    """Return a digest of what is left of a text without numbers and the words of its title; empty when nothing is.

    >>> template_of("May 4", "No events on May 4, 2031.") == template_of("June 5", "No events on June 5, 2031.")
    True
    """
    said = set(_WORD.findall(title.casefold()))
    left = " ".join(word for word in _WORD.findall(text.casefold()) if word not in said)
    return hashlib.sha256(left.encode("utf-8", "surrogatepass")).hexdigest() if left else ""


def is_shut(closed: Collection[str], url: str) -> bool:
    """Tell whether a URL is of a closed pattern.

    >>> is_shut({"h.example/calendar/N/N"}, "http://h.example/calendar/2030/01/"), is_shut((), "http://h.example/")
    (True, False)
    """
    return bool(closed) and (WHOLE in closed or pattern_of(url) in closed)


def _reason(source: str, pattern: str, visited: int, fruitful: int) -> str:
    of = f"addresses like {pattern}" if pattern else f"addresses that {source} led to"
    return f"budget: of {visited} {of} {fruitful} led to a new article"
