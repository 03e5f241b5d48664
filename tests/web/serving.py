"""A site of the test web: what it answers, which of its pages are articles, where its traps lie."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from tests.faults.server import HTML, TEXT, XML, FaultServer, Reply
from tests.web.pages import plain

JSON = ("Content-Type", "application/json; charset=UTF-8")
Headers = tuple[tuple[str, str], ...]
Answer = Callable[[str, str], Reply | bytes | None]
"""(Address of the server, path with query) → what it answers; None = 404."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One kind of site."""

    kind: str
    """A word or two, for tables."""
    articles: frozenset[str]
    """Paths of its true articles, as they should end in the archive."""
    answer: Answer
    robots: str = ""
    """Text of its robots.txt; `{base}` is its own address. Empty: there is none."""
    headers: Headers = ()
    """Headers of every page."""
    traps: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """What lies in wait → the addresses that belong to it."""
    missing: bytes | None = None
    """The page that it shows, with status 200, for what does not exist; None: an honest 404."""


class Served:
    """A site on a port of its own."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._server = FaultServer(default=self._reply)

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.__exit__(kind, error, trace)

    @property
    def url(self) -> str:
        return self._server.url

    def paths(self) -> list[str]:
        """Paths asked for so far, in order."""
        return self._server.paths()

    def _reply(self, path: str) -> Reply:
        if path == "/robots.txt":
            text = self.site.robots.format(base=self.url)
            return Reply(status=200 if text else 404, body=text.encode(), headers=(TEXT,))
        found = self.site.answer(self.url, path)
        if found is None:
            honest = self.site.missing is None
            return Reply(status=404 if honest else 200, body=self.site.missing or plain("Not Found", "There is nothing here."))
        if isinstance(found, bytes):
            return Reply(body=found, headers=(HTML, *self.site.headers))
        return found


def sitemap(base: str, entries: Iterable[tuple[str, str]], *, news: bool = False) -> bytes:
    """A `urlset`, or with `news` one of Google News; entries are (path or address, date)."""
    place = "<url><loc>{0}</loc>" + (
        "<news:news><news:publication><news:name>Reel</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>{1}</news:publication_date><news:title>A title</news:title></news:news></url>"
        if news
        else "<lastmod>{1}</lastmod></url>"
    )
    urls = "".join(place.format(_address(base, path), date) for path, date in entries)
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {spaces}>{urls}</urlset>".encode()


def sitemap_index(base: str, entries: Iterable[tuple[str, str]]) -> bytes:
    """A `sitemapindex`."""
    maps = "".join(f"<sitemap><loc>{_address(base, path)}</loc><lastmod>{date}</lastmod></sitemap>" for path, date in entries)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{maps}</sitemapindex>".encode()


def xml(body: bytes) -> Reply:
    """An answer in XML."""
    return Reply(body=body, headers=(XML,))


def rss(base: str, items: Sequence[tuple[str, str]], *, extra: str = "") -> Reply:
    """An RSS feed of (title, path)."""
    entries = "".join(f"<item><title>{name}</title><link>{base}{path}</link></item>" for name, path in items)
    head = f"<title>A feed</title><link>{base}/</link>{extra}"
    return xml(f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{entries}</channel></rss>".encode())


def _address(base: str, path: str) -> str:
    return path if path.startswith("http") else base + path
