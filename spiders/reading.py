"""What every strategy shares: the result of reading an index page, dates of change, and which links are worth a visit.

Links are filtered here, before anything is built from them: on pages with hundreds of links that is most of the cost.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import tldextract

from scraper.items import Capture, Discovered
from scraper.storage.moments import moment
from scraper.urls import calendar_of, host_of, is_calendar_list, is_page_of_list, is_web_url
from spiders.topics import topic_of
from spiders.words import LIST_SEGMENTS, SECTION_SEGMENTS, SERVICE_QUERY, SERVICE_SEGMENTS, STANDING_SEGMENTS

URL_MOST = 2_000
"""Characters of a URL; longer ones are made by machines for machines."""
SEGMENTS_MOST = 12
"""Segments of an article's path."""
DEPTH_MOST = 5_000
"""Pager pages that are followed below a source's own address, each of which showed something that the source had not."""
SECTION_DEPTH = 3
"""Segments of a section's path."""
SECTION_WORDS = 4
"""Words of its last one; headlines have more."""
TITLE_MOST = 300
"""Characters of a title or label."""
LABELS_MOST = 20
"""Labels of one address."""
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where an index page stands: what its children may be."""

    url: str
    """Address of the page in the frontier."""
    depth: int = 0
    """Its steps from the source's own address."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """The source's options: `offsite` true lets children lead anywhere, `hosts` names further hosts; for `take`,
    `leave` and `everything` see `topics.py`."""
    fetched_at: str | None = None
    """When the page was fetched; lists of months after it are not asked for."""

    def takes(self, url: str) -> bool:
        """Tell whether a child may be visited: same site, or named by the source.

        >>> Scope(url="https://blog.example.com/").takes("https://www.example.com/a"), Scope(url="http://a.com/").takes("http://b.com/")
        (True, False)
        >>> scope = Scope(url="http://a.com/", fetched_at="2026-03-01")
        >>> scope.takes("http://a.com/2026/03/"), scope.takes("http://a.com/2026/04/")
        (True, False)
        """
        if len(url) > URL_MOST or not is_web_url(url):
            return False
        month = calendar_of(url)
        if month and self.fetched_at and month > self.fetched_at[: len(month)]:
            return False
        if self.options.get("offsite") or site_of(url) == site_of(self.url):
            return True
        return host_of(url) in self.options.get("hosts", ())


class Entry(NamedTuple):
    """One address as a page, feed or sitemap shows it."""

    url: str
    """Absolute address."""
    changed: str | None = None
    """What is said of its last change, as written."""
    title: str = ""
    """What it is called there."""
    labels: tuple[str, ...] = ()
    """Categories, tags, keywords."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an index page led to."""

    discovered: tuple[Discovered, ...] = ()
    """Children."""
    counted: int | None = None
    """How many articles there are by the site's own word; None when it does not say."""
    home: str | None = None
    """The page that a feed stands for."""
    refusal: str = ""
    """Why it cannot be read as what it should be; empty when it can."""


Reader = Callable[[Capture, Scope], Found]
"""Reads a feed, a sitemap or a listing; a pure function."""
READERS: dict[str, Reader] = {}
"""Role of a frontier row → how what it answers is read; each strategy's module adds its own."""


def reads(role: str) -> Callable[[Reader], Reader]:
    """Register a reader for a role."""

    def register(reader: Reader) -> Reader:
        READERS[role] = reader
        return reader

    return register


def site_of(url: str) -> str:
    """Return the registrable domain of `url`; host and port where there is none (IP addresses, localhost).

    >>> site_of("https://www.blog.example.co.uk/x"), site_of("https://a.b.blog.example/"), site_of("http://127.0.0.1:8000/")
    ('example.co.uk', 'blog.example', '127.0.0.1:8000')
    """
    host = host_of(url)
    found = _suffixes(host.partition(":")[0])
    if found.ipv4 or found.ipv6 or host.startswith("[") or "." not in host:
        return host
    # With an unknown top-level domain the list's own rule is that it stands alone (`*`).
    return found.top_domain_under_public_suffix or ".".join(host.partition(":")[0].split(".")[-2:])


def when(text: str | None) -> str | None:
    """Return a feed's or sitemap's date (W3C or RFC 822) as the archive writes times; the text itself when it is neither.

    A date that cannot be read still tells a change by being another one.

    >>> when("Fri, 14 Mar 2025 15:05:00 +0900"), when("2025-03-14"), when("  "), when("yesterday")
    ('2025-03-14T06:05:00.000Z', '2025-03-14T00:00:00.000Z', None, 'yesterday')
    """
    text = (text or "").strip()[:64]
    if not text:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            return moment((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return text


_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|css|m?js|json|xml|rss|atom|gz|zip|rar|7z|pdf|docx?|xlsx?|pptx?|epub|mp3|m4a|ogg|wav"
    r"|mp4|m4v|webm|mov|avi|woff2?|ttf|eot|txt|exe|dmg|apk|torrent|ics|webmanifest)$",
    re.IGNORECASE,
)


def may_be_article(url: str) -> bool:
    """Tell whether an address can be an article's: not a file, a home page, a list or a service.

    >>> may_be_article("https://h.example/2024/05/best-ost.html"), may_be_article("https://h.example/tag/ost/")
    (True, False)
    >>> may_be_article("https://h.example/cover.jpg"), may_be_article("https://h.example/?p=12")
    (False, True)
    >>> may_be_article("https://h.example/de/ueber-uns.html"), may_be_article("https://h.example/2024/welcome/")
    (False, True)
    """
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    if any(name.lower() in SERVICE_QUERY for name in query) or is_page_of_list(url) or is_calendar_list(url):
        return False
    segments = [s for s in unquote(parts.path).lower().split("/") if s]
    if not segments or (len(segments) == 1 and segments[0].startswith("index.")):
        return bool(query)
    if _FILES.search(segments[-1]) or len(segments) > SEGMENTS_MOST:
        return False
    if any(segments.count(segment) > 2 for segment in segments):
        return False  # `/a/a/a`: a relative link that goes round in circles
    if segments[0] in LIST_SEGMENTS or segments[-1] in SERVICE_SEGMENTS:
        return False
    alone = segments[1:] if _LANGUAGE.fullmatch(segments[0]) else segments
    return len(alone) != 1 or _ENDING.sub("", alone[0]) not in STANDING_SEGMENTS


_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
"""The language that an address begins with: `/ko/`, `/pt-br/`."""
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$")


def may_be_section(url: str) -> bool:
    """Tell whether an address of a site's menu can be a list of articles: short, without a date, no form or standing page.

    >>> may_be_section("https://h.example/reviews/"), may_be_section("https://h.example/category/k-drama/")
    (True, True)
    >>> may_be_section("https://h.example/about/"), may_be_section("https://h.example/2024/05/ten-songs-of-the-year.html")
    (False, False)
    """
    parts = urlsplit(url)
    segments = [s for s in unquote(parts.path).lower().split("/") if s]
    if parts.query or not 1 <= len(segments) <= SECTION_DEPTH or _FILES.search(segments[-1]) or "." in segments[-1]:
        return False
    if segments[0] in LIST_SEGMENTS - SECTION_SEGMENTS or segments[-1] in SERVICE_SEGMENTS - SECTION_SEGMENTS:
        return False
    return len(re.split(r"[-_ ]+", segments[-1])) <= SECTION_WORDS and re.search(r"\d{3}", parts.path) is None


def is_front(url: str) -> bool:
    """Tell whether an address is a site's front page.

    >>> is_front("https://h.example"), is_front("https://h.example/blog/"), is_front("https://h.example/?p=1")
    (True, False, False)
    """
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def children(entries: Iterable[Entry], scope: Scope, *, role: str = "article") -> list[Discovered]:
    """Return what may be visited of what a page shows, each URL once, in order; articles of other topics say so in `leave`."""
    seen: dict[str, Discovered] = {}
    topic = topic_of(scope.options)
    for entry in entries:
        url = entry.url.partition("#")[0]
        known = seen.get(url)
        if known is None and scope.takes(url) and (role != "article" or may_be_article(url)):
            leave = topic.refusal(url, entry.title, entry.labels) if role == "article" else ""
            seen[url] = Discovered(url=url, role=role, last_modified=when(entry.changed), depth=scope.depth + 1, leave=leave)
        elif known is not None and known.leave and not topic.refusal(url, entry.title, entry.labels):
            seen[url] = replace(known, leave="")  # a picture without words led here first
    return list(seen.values())
