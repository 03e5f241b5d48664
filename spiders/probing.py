"""What a site offers to a crawler: sitemaps, WordPress's interface, feeds, lists; pure functions on a few answers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.markup.content import not_html
from scraper.urls import host_of
from spiders.feed import read_feed
from spiders.listing import LINKS_MOST, read_listing
from spiders.reading import Found, Scope, is_front, site_of
from spiders.sitemap import read_sitemap
from spiders.wordpress import plain_address, posts_address, read_wordpress

SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap-index.xml", "/sitemap.xml.gz", "/sitemap.txt")
"""Where a sitemap is looked for when neither robots.txt nor the page names one that is there."""
FEEDS = ("/feed/", "/feed.xml", "/rss.xml", "/index.xml", "/atom.xml", "/rss", "/feed.json", "/feeds/posts/default")
"""Where a feed is looked for when the page names none."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
NAMED_MOST = 10
"""Sitemaps of one robots.txt that are looked at."""
FEEDS_MOST = 3
"""Feeds of one page that are looked at."""
COUNTED_MOST = 6
"""Sitemaps below an index that are asked for, only to say how much there is."""
WHOLE_LEAST = 100
"""With so many addresses a sitemap or interface is taken for the whole site, and the menus of the front page are not read."""
WAYS = {"sitemap": "sitemap", "wordpress": "WordPress interface", "feed": "feed", "listing": "list of articles on the page"}
"""The ways that a site may have, as spiders are called → as people are told."""
_SHOWN = {
    "sitemap": ("address", "addresses"),
    "wordpress": ("post", "posts"),
    "feed": ("newest article", "newest articles"),
    "listing": ("link", "links"),
}
"""Spider → what it shows, one and several."""
_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_FEED_LINK = re.compile(
    r"(?:^|/)(?:feeds?|rss|atom|rdf)(?:\.(?:xml|json|rdf|php))?/?$|\.(?:rss|atom|rdf)$|/feeds/posts/default$|[?&]feed=(?:rss2?|atom)",
    re.IGNORECASE,
)
"""Addresses of feeds that a page links to in plain sight."""
_COMMENTS = re.compile(r"comments?(?:/|$|-|\?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to find a site's articles."""

    spider: str
    """`feed` | `sitemap` | `wordpress` | `listing` | `pages`."""
    url: str
    """Where it begins."""
    articles: int
    """How many article addresses it is known to lead to."""
    more: bool = False
    """True when there are more behind: further pages, or sitemaps that were not counted."""
    maps: tuple[str, ...] = ()
    """The sitemaps of an index."""
    counted: int = 0
    """How many of these were looked at."""
    shown: frozenset[str] = frozenset()
    """The addresses that it shows at once."""
    folder: str = "/"
    """Where the neighbours of its articles belong to it (`spiders.neighbours`)."""
    hosts: tuple[str, ...] = ()
    """Hosts of its articles, when its own is another one."""

    menus: bool = False
    """True when the sections that its menus name are to be read, too."""

    paged: bool = False
    """True when the further pages of a WordPress's feed are to be read, though it does not name them."""

    @property
    def says(self) -> str:
        """What it shows, in words."""
        if self.spider == "pages":
            return "the article itself"
        least = "at least " if self.more and self.spider in ("sitemap", "wordpress") else ""
        words = _SHOWN[self.spider][self.articles != 1]
        within = ""
        if self.maps:
            part = f"{self.counted} of " if self.counted < len(self.maps) else ""
            within = f" in {part}{len(self.maps)} sitemap{'s' * (len(self.maps) > 1)}"
        further = ", and further pages" * (self.more and not least) + ", and the sections of its menus" * self.menus
        return f"{least}{self.articles:,} {words}{within}{further}"

    @property
    def options(self) -> dict[str, object]:
        """Options of the source that is registered for it."""
        folder = {"folder": self.folder} if self.folder != "/" and self.spider != "listing" else {}
        hosts = {"hosts": list(self.hosts)} if self.hosts else {}
        return {**folder, **hosts, **({"menus": True} if self.menus else {}), **({"paged": True} if self.paged else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found out about a site."""

    url: str
    """The address that was given."""
    offers: tuple[Offer, ...] = ()
    """Its ways in, the fullest first."""
    without: tuple[str, ...] = ()
    """What it does not have, or has and does not give, one line each, for a person."""

    @property
    def cause(self) -> str:
        """Why nothing is offered, in one line."""
        told = [line for line in self.without if not line.startswith("not offered")]
        return "; ".join(told) or "no feed, sitemap or list found"


def candidates(url: str, captures: Mapping[str, Capture]) -> dict[str, str]:
    """Return the addresses that are worth a look once `url` and its robots.txt have answered → who named them, if anybody did."""
    first = captures[url]
    if _direct(url, first) or not_html(first.body):
        return {}
    tree, page = LexborHTMLParser(first.body), _page_of(url, first)
    front = is_front(page)
    named = dict(_named_sitemaps(url, captures, tree))
    if front:
        found = named or dict.fromkeys(_guesses(first.url, SITEMAPS), "")
    else:  # a blog in a folder has everything in it
        found = {at: who for at, who in named.items() if _belongs(at, page)}
    api = posts_address(first)
    if api and (front or _is_of_term(api) or _belongs(api, page)):
        found[api] = "the page names it" if b"api.w.org" in first.body or b"wp/v2/" in first.body else ""
    feeds = list(dict.fromkeys(_alternates(first, tree)))[:FEEDS_MOST]
    if not feeds and front:
        return found | dict.fromkeys(_guesses(first.url, FEEDS), "")
    return found | dict.fromkeys(feeds, "the page names it")


def further(url: str, captures: Mapping[str, Capture]) -> dict[str, str]:
    """Return what is worth a look once the `candidates` were asked: what counts them, what stands in for those that failed."""
    first, found = captures[url], dict[str, str]()
    for own, capture in captures.items():
        offer = _direct(own, capture) if own != robots_of(url) else None
        found |= dict.fromkeys(offer.maps if offer else (), "")
    found = dict.fromkeys([at for at in found if at not in captures][:COUNTED_MOST], "")
    asked = candidates(url, captures)
    named = [at for at, who in asked.items() if who and _is_of_sitemap(at, captures)]
    if is_front(_page_of(url, first)) and asked and not named:
        found |= dict.fromkeys(_guesses(first.url, SITEMAPS), "")
    api = next((at for at in asked if "/wp/v2/posts" in at), None)
    if api and api not in captures and not _is_of_term(api):  # some sites allow no parameters, or fewer posts at once
        found[plain_address(api)] = ""
    return found


def _named_sitemaps(url: str, captures: Mapping[str, Capture], tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    robots, home = captures.get(robots_of(url)), urljoin(captures[url].url, "/")
    for line in _SITEMAP_LINE.findall(robots.body[:512_000])[:NAMED_MOST] if robots else ():
        yield urljoin(home, line.decode("utf-8", "replace")), "robots.txt names it"
    for link in tree.css("link[rel=sitemap][href]")[:NAMED_MOST]:
        yield urljoin(captures[url].url, link.attributes.get("href") or ""), "the page names it"


def _is_of_sitemap(at: str, captures: Mapping[str, Capture]) -> bool:
    offer = _direct(at, captures[at]) if at in captures else None
    return offer is not None and offer.spider == "sitemap"


def _guesses(page: str, paths: Sequence[str]) -> list[str]:
    return [urljoin(page, path) for path in paths]


def _page_of(url: str, first: Capture) -> str:
    """Return the address that the page stands for: a front page stays one where it leads to `/en/` or `/blog/`."""
    return url if is_front(url) else first.url


def robots_of(url: str) -> str:
    """Return the address of the robots.txt that covers `url`."""
    return urljoin(url, "/robots.txt")


def survey(url: str, captures: Mapping[str, Capture], problems: Mapping[str, str]) -> Survey:
    """Return what a site offers; no offers when nothing there leads to an article.

    The front page stands for the whole site: its sitemaps, its interface, its feeds and its list are all offered, since
    each misses what another has. A page below it stands for itself: its list, and the feed that is its own.
    """
    first = captures[url]
    direct = _direct(url, first)
    if direct:
        return Survey(url=url, offers=(_counted(direct, captures),))
    kind = not_html(first.body)
    if kind:
        what = f"but {kind}" if kind != "no HTML" else "by its content"
        return Survey(url=url, without=(f"it is no page, feed or sitemap {what}",))
    page = _page_of(url, first)
    front, asked = is_front(page), candidates(url, captures)
    answered = [
        at
        for at in dict.fromkeys((*asked, *further(url, captures), *captures))
        if at in captures and at not in (url, robots_of(url))
    ]
    found = [offer for at in answered for offer in _indirect(at, captures, page)]
    listed = _count(read_listing(first, Scope(url=url)), "listing", url)
    if listed and listed.articles and (listed.articles >= 3 or front or parse_page(first).page_type == "index"):
        found.append(listed)
    elif not front and parse_page(first).page_type == "article":
        return Survey(url=url, offers=(Offer(spider="pages", url=url, articles=1),))
    kept = sorted(_without_doubles(found), key=lambda offer: (-offer.articles, list(WAYS).index(offer.spider)))
    if front and not any(offer.spider in ("sitemap", "wordpress") and offer.articles >= WHOLE_LEAST for offer in kept):
        kept = [replace(offer, menus=offer.spider == "listing", paged=offer.spider == "feed") for offer in kept]
    return Survey(url=url, offers=tuple(kept), without=tuple(_lacks(kept, asked, captures, problems)))


def source_name(offer: Offer, taken: Sequence[str]) -> str:
    """Return a short name for a source, from its host and, below the front page, its last path segment.

    >>> source_name(Offer(spider="feed", url="https://www.blog.example/feed/", articles=9), [])
    'blog.example'
    >>> source_name(Offer(spider="listing", url="https://blog.example/ost/", articles=9), ["blog.example"])
    'blog.example-ost'
    """
    host = host_of(offer.url).removeprefix("www.").replace(":", "-")
    segments = [s for s in urlsplit(offer.url).path.split("/") if s]
    plain = re.sub(r"[^\w.-]+", "-", segments[-1])[:40].strip("-") if segments and offer.spider == "listing" else ""
    names = [f"{host}-{plain}"] if plain else [host, f"{host}-{offer.spider}"]
    for name in (*names, *(f"{names[-1]}-{number}" for number in range(2, len(taken) + 3))):
        if name not in taken:
            return name
    raise AssertionError("there are more candidates than names taken")


def _direct(url: str, capture: Capture) -> Offer | None:
    """Return the offer when the address itself is a feed, a sitemap or WordPress's interface."""
    body = capture.body.lstrip(b"\xef\xbb\xbf \t\r\n")
    head = body[:1000].lower()
    if "/wp/v2/posts" in url and body[:1] == b"[":
        return _count(read_wordpress(capture, Scope(url=url, options={"offsite": True})), "wordpress", url)
    if body[:2] == b"\x1f\x8b" or b"<urlset" in head or b"<sitemapindex" in head:
        return _count(read_sitemap(capture, Scope(url=url)), "sitemap", url)
    if b"<html" in head or b"<!doctype html" in head:
        return None
    feed = _count(read_feed(capture, Scope(url=url)), "feed", url)
    if feed is None and urlsplit(url).path.endswith(".txt"):
        return _count(read_sitemap(capture, Scope(url=url)), "sitemap", url)
    return feed


def _indirect(url: str, captures: Mapping[str, Capture], page: str) -> Iterator[Offer]:
    offer = _direct(url, captures[url])
    if offer is None or not (offer.articles or offer.maps):
        return
    elsewhere = (host_of(page),) if offer.spider == "wordpress" and site_of(url) != site_of(page) else ()
    if is_front(page):
        yield replace(_counted(offer, captures), folder="/", hosts=elsewhere)
    elif _is_of_term(url) or _belongs(url, page):
        yield replace(offer, folder=_folder(page), hosts=elsewhere)


def _counted(offer: Offer, captures: Mapping[str, Capture]) -> Offer:
    """Return the offer of an index with what its sitemaps hold, as far as they were looked at."""
    held = [below for at in offer.maps if at in captures and (below := _direct(at, captures[at]))]
    if not offer.maps:
        return offer
    shown = offer.shown.union(*(below.shown for below in held))
    return replace(
        offer,
        articles=len(shown),
        shown=shown,
        counted=len(held),
        more=len(held) < len(offer.maps) or any(below.maps for below in held),
    )


def _without_doubles(found: Sequence[Offer]) -> Iterator[Offer]:
    """Yield offers but for sitemaps that an index holds, and feeds that show nothing which another one does not."""
    inside = {at for offer in found for at in offer.maps if at != offer.url}
    feeds: list[Offer] = []
    for offer in sorted(found, key=lambda offer: -len(offer.shown)):
        same = any(offer.shown <= other.shown for other in feeds)
        if offer.url in inside or (offer.spider == "feed" and same and not offer.more):
            continue
        if offer.spider == "feed":
            feeds.append(offer)
        yield offer


def _lacks(
    kept: Sequence[Offer], asked: Mapping[str, str], captures: Mapping[str, Capture], problems: Mapping[str, str]
) -> Iterator[str]:
    """Say which ways a site does not have, and what of those that it names gives nothing."""
    has = {offer.spider for offer in kept}
    lacking = [words for way, words in WAYS.items() if way not in has]
    if lacking:
        yield f"not offered: {', '.join(lacking)}"
    for at, who in asked.items():
        if who and at in problems:
            yield f"{at.partition('?')[0]}: {problems[at]} ({who})"
        elif who and at in captures and _direct(at, captures[at]) is None:
            yield f"{at.partition('?')[0]}: neither sitemap nor feed nor interface ({who})"


def _is_of_term(url: str) -> bool:
    """Tell whether the interface is asked for one category or tag."""
    return re.search(r"[?&](?:categories|tags)=\d", url) is not None


def _belongs(url: str, page: str) -> bool:
    """Tell whether a feed is that of this page (`/ost/feed/` of `/ost/`), not the whole site's."""
    return urlsplit(url).path.startswith(_folder(page))


def _folder(page: str) -> str:
    return urlsplit(page).path.rstrip("/") + "/"


def _count(found: Found, spider: str, url: str) -> Offer | None:
    if found.refusal:
        return None
    shown = frozenset(child.url for child in found.discovered if child.role == "article")
    maps = tuple(child.url for child in found.discovered if child.role == "sitemap")
    further = any(child.role == spider for child in found.discovered) and spider != "sitemap"
    home = urlsplit(found.home or "").path.rpartition("/")[0] + "/" if found.home else "/"
    return Offer(
        spider=spider,
        url=url,
        articles=len(shown) if found.counted is None else found.counted,
        more=further and found.counted is None,
        maps=maps,
        shown=shown,
        folder=home,
    )


def _alternates(capture: Capture, tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the feeds that a page names, in its head first, then in plain sight."""
    for link in tree.css("link[rel~=alternate][href]"):
        kind = (link.attributes.get("type") or "").strip().lower()
        href = link.attributes.get("href") or ""
        if kind in FEED_TYPES and not _COMMENTS.search(href):
            yield urljoin(capture.url, href)
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        href = urljoin(capture.url, (anchor.attributes.get("href") or "").partition("#")[0])
        if _FEED_LINK.search(href) and not _COMMENTS.search(href) and site_of(href) == site_of(capture.url):
            yield href
