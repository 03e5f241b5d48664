"""Query parameters that are no part of an address, learnt from what a host's own articles say.

A visit's number that a site appends to every link (`/story?sid=54269`) makes each page a new address at each visit, and
no list of names knows them all. The pages know: they name an address without it as their own (`rel=canonical`).
"""

import json
import sqlite3
from collections import Counter, defaultdict
from urllib.parse import parse_qsl, urlencode, urlsplit

import sqlite_utils

from scraper.items import CanonicalUrl
from scraper.storage.frontier_rows import FrontierRows
from scraper.urls import PAGED_QUERY, canonicalize_url, host_of

ARTICLES = 5
"""Articles that must have said so."""
SHORTEST = 4
"""Letters that the values have at least: shorter ones are numbers of pages, parts and languages."""
_LOOKED_AT = 300
"""Addresses of a host that are looked at, those visited last."""
_FIRST, _MOST = 8, 512
"""Addresses with a query after which a host's articles are asked again: few at first, as much may be learnt from few."""


class IdleParameters(FrontierRows):
    """What is known of each host's parameters, asked again as the archive grows."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        super().__init__(db)
        self._idle: dict[str, frozenset[str]] = {}
        self._asked: Counter[str] = Counter()

    def key_of(self, url: str) -> CanonicalUrl:
        """Return the canonical URL without what is idle on its host."""
        key = canonicalize_url(url)
        if "?" not in key:
            return key
        host = host_of(key)
        asked = self._asked[host]
        self._asked[host] += 1
        if not asked or asked % _MOST == 0 or (asked >= _FIRST and asked & (asked - 1) == 0):
            self._learn(host)
        names = self._idle[host]
        return without(key, names) if names else key

    def _learn(self, host: str) -> None:
        """Ask a host's articles, keep what they say, and take what is idle out of the addresses that are settled."""
        known = known_parameters(self.conn, host)
        candidates = known | idle_parameters(self.conn, host)
        self._idle[host] = names = frozenset(name for name in candidates if not _is_in_use(self.conn, host, name))
        if names != known:
            self.conn.execute("UPDATE hosts SET idle_parameters = ? WHERE host = ?", (json.dumps(sorted(names)), host))
        if names:
            self._rename(host, names)

    def _rename(self, host: str, names: frozenset[str]) -> None:
        """Name the visited articles of a host by their addresses without `names`; one that is there already stands for both."""
        settled = self.conn.execute(
            "SELECT url FROM frontier WHERE host = ? AND state = 'done' AND role = 'article' AND instr(url, '?')", (host,)
        ).fetchall()
        for (url,) in settled:
            if (key := without(url, names)) == url:
                continue
            for table in ("frontier", "findings"):
                self.conn.execute(f"UPDATE OR IGNORE {table} SET url = ? WHERE url = ?", (key, url))  # noqa: S608 - our own names
                self.conn.execute(f"DELETE FROM {table} WHERE url = ?", (url,))  # noqa: S608 - our own names


def known_parameters(conn: sqlite3.Connection, host: str) -> frozenset[str]:
    """Return the names that are known to be idle on a host."""
    found = conn.execute("SELECT idle_parameters FROM hosts WHERE host = ?", (host,)).fetchone()
    return frozenset(json.loads((found and found[0]) or "[]"))


def idle_parameters(conn: sqlite3.Connection, host: str) -> frozenset[str]:
    """Return the names of a host's query parameters that its articles leave out of their own addresses.

    Of each at least `ARTICLES` articles have said so. By the site's own word nothing
    is lost with them: what an address says without them is the same article.
    """
    said = conn.execute(
        "SELECT f.url, a.url, a.id FROM frontier f JOIN articles a ON a.id = f.article_id"
        " WHERE f.host = ? AND f.state = 'done' AND f.role = 'article' AND f.url <> a.url AND instr(f.url, '?') > 0"
        " ORDER BY f.visited_at DESC LIMIT ?",
        (host, _LOOKED_AT),
    ).fetchall()
    articles: dict[str, set[int]] = defaultdict(set)
    for visited, own, article_id in said:
        query = parse_qsl(urlsplit(visited).query, keep_blank_values=True)
        kept = {name for name, _ in parse_qsl(urlsplit(own).query, keep_blank_values=True)}
        names = {name for name, _ in query} - kept - PAGED_QUERY
        if names and without(visited, names) == own:
            for name, value in query:
                if name in names and len(value) >= SHORTEST:
                    articles[name].add(article_id)
    return frozenset(name for name, said_by in articles.items() if len(said_by) >= ARTICLES and not _is_in_use(conn, host, name))


def _is_in_use(conn: sqlite3.Connection, host: str, name: str) -> bool:
    """Tell whether an article of the host has a parameter in its own address."""
    return any(
        conn.execute(
            "SELECT 1 FROM articles WHERE url >= ? AND url < ? AND (instr(url, ?) OR instr(url, ?)) LIMIT 1",
            (f"{scheme}://{host}/", f"{scheme}://{host}0", f"?{name}=", f"&{name}="),
        ).fetchone()
        for scheme in ("http", "https")
    )


def without(url: str, names: frozenset[str] | set[str]) -> CanonicalUrl:
    """Return a canonical URL without the parameters of these names.

    >>> without("http://h.example/a?id=7&sid=54269", {"sid"}), without("http://h.example/a?sid=54269", {"sid"})
    ('http://h.example/a?id=7', 'http://h.example/a')
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    left = [(name, value) for name, value in query if name not in names]
    return canonicalize_url(parts._replace(query=urlencode(left)).geturl()) if len(left) < len(query) else CanonicalUrl(url)
