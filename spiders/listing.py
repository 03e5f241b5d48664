"""Listings: pages of links to articles, with a pager (older posts, next, numbered, year and month archives)."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.items import Capture
from scraper.parsers.markup.charsets import decode
from scraper.text import fold, one_line
from scraper.urls import is_calendar_list, is_page_of_list, is_web_url
from spiders.base import ArticleSpider
from spiders.reading import DEPTH_MOST, TITLE_MOST, Entry, Found, Scope, children, may_be_section, reads
from spiders.topics import topic_of
from spiders.words import ARCHIVE_WORDS, ARROWS, FRAME_TAGS, MORE, OLDER

LINKS_MOST = 5_000
"""Links read of one page."""
SECTIONS_MOST = 60
"""Sections of one site."""
_FRAME_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navigation|navbar|menu|footer|sidebar|breadcrumbs?|share|social|cookie|banner|advert|ads|promo|newsletter"
    r"|login|masthead|toolbar|tag-?cloud|tags|meta)(?:$|[-_ ])",
    re.IGNORECASE,
)
_PAGER_NAMES = re.compile(
    r"pag(?:er|ination|e-?numbers|inate|ing)|older|nav-(?:links|previous|next)|posts-nav|load-?more|next-?page", re.IGNORECASE
)
_MENU_NAMES = re.compile(r"(?:^|[-_ ])(?:nav|navigation|navbar|menu|menubar|masthead)(?:$|[-_ ])", re.IGNORECASE)
_HAS = re.compile(r"(?:has|with|no|without|is|layout|page|body|site|col|l)[-_]", re.IGNORECASE)
"""Begins a class that says what is *beside* the list: `has-sidebar`, `no-sidebar`."""
_MORE_NAMES = re.compile(r"load-?more|more-?(?:posts|stories|button|btn)|next-?page|infinite", re.IGNORECASE)
BUTTON_ATTRIBUTES = ("data-next-url", "data-next-page", "data-next", "data-nexturl", "data-href", "data-url", "data-load-more")
"""Attributes in which a button keeps the address of the further page."""
_NEAR = 4
NUMBER_MOST = 4
"""Digits of a page's number."""
DATED_MOST = 30
"""Characters of a link to a month's archive."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d{3})")
_UNITS = re.compile("[年月년월]")
_WORDS = re.compile(r"[^\W\d_]+")


class ListingSpider(ArticleSpider):
    """Visit the articles that a page links to, and its further pages."""

    name = "listing"
    role = "listing"


@reads("listing")
def read_listing(capture: Capture, scope: Scope) -> Found:
    """Return the articles that a page lists and the further pages of the list."""
    if b"<" not in capture.body[:65_536]:
        return Found(refusal="not an HTML page")
    read = decode(capture.body, capture.content_type)  # a pager's words are told in the page's own encoding
    tree = LexborHTMLParser(read.utf8)
    base = _base(tree, capture.url)
    articles: list[Entry] = []
    pagers = [Entry(_target(link, base)) for link in tree.css("link[rel~=next][href]")]
    pagers += [Entry(url) for url in (*_in_choices(tree, base), *_behind_buttons(tree, base))]
    older = _lone_older(tree, base)
    numbered = _numbered(tree, base)
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        url = _target(anchor, base)
        if not url:
            continue
        if url == older or url in numbered or _is_pager(anchor, url) or _is_dated(one_line(anchor.text()), url):
            pagers.append(Entry(url))
        elif not _in_frame(anchor) and _says_something(anchor):
            articles.append(Entry(url, title=one_line(anchor.text())[:TITLE_MOST]))
    pagers += _sections(tree, base, scope)
    more = children(pagers, scope, role="listing") if scope.depth < DEPTH_MOST else []
    return Found(discovered=(*(c for c in children(articles, scope) if c.url != scope.url), *more))


def _sections(tree: LexborHTMLParser, base: str, scope: Scope) -> list[Entry]:
    """Return the sections that the menus of a front page name: some sites show a few articles there and the rest behind them.

    Only when the source's option `menus` says so: `add` sets it where no sitemap or interface names all articles. What a
    menu names is read as a list and never stored, so a standing page among the sections does no harm.
    """
    if not scope.options.get("menus") or scope.depth:
        return []
    topic = topic_of(scope.options)
    found: dict[str, Entry] = {}
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        url = _target(anchor, base)
        if url and url not in found and may_be_section(url) and _in_menu(anchor):
            words = one_line(anchor.text())[:TITLE_MOST]
            if not topic.refusal(url, words):
                found[url] = Entry(url, title=words)
    return list(found.values())[:SECTIONS_MOST]


def _in_menu(anchor: LexborNode) -> bool:
    above = list(_ancestors(anchor))
    if any(node.tag in ("article", "main", "footer", "form") for node in above):
        return False
    return any(node.tag in ("nav", "header") or _MENU_NAMES.search(_names(node)) for node in above)


def _base(tree: LexborHTMLParser, url: str) -> str:
    declared = tree.css_first("base[href]")
    return urljoin(url, (declared.attributes.get("href") or "") if declared else "")


def _target(anchor: LexborNode, base: str) -> str:
    href = (anchor.attributes.get("href") or "").strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    try:
        return urljoin(base, href).partition("#")[0]
    except ValueError:
        return ""


def _is_pager(anchor: LexborNode, url: str) -> bool:
    """Tell whether a link leads to a further page of this list."""
    rel = (anchor.attributes.get("rel") or "").lower().split()
    if "prev" in rel and "next" not in rel:
        return False
    paged = is_page_of_list(url)
    words = one_line(anchor.text())
    if "next" in rel or is_calendar_list(url):
        return True
    if paged and (words.isdecimal() or _in_named(anchor, _PAGER_NAMES)):
        return True
    older = fold(words) in OLDER or words in ARROWS
    return older and (paged or _in_named(anchor, _PAGER_NAMES))


def _numbered(tree: LexborHTMLParser, base: str) -> frozenset[str]:
    """Return where links of numbers lead that stand side by side and that their addresses name: `3` to `/list_3.html`."""
    rows: dict[int, list[str]] = {}
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        words = one_line(anchor.text())
        if not (words.isascii() and words.isdecimal() and len(words) <= NUMBER_MOST):
            continue
        url, row = _target(anchor, base), anchor.parent
        if row is not None and row.tag in ("li", "span", "td"):
            row = row.parent
        if url and row is not None and re.search(rf"(?<!\d)0*{words}(?!\d)", urlsplit(url).path + "?" + urlsplit(url).query):
            rows.setdefault(row.mem_id, []).append(url)
    return frozenset(url for urls in rows.values() if len(set(urls)) > 1 for url in urls)


def _is_dated(words: str, url: str) -> bool:
    """Tell whether a link leads to the archive of a year or month: its words and its address name it, and little else.

    >>> _is_dated("May 2024 (12)", "https://h.example/archives/2024-may/"), _is_dated("2024年5月", "https://h.example/d/202405.html")
    (True, True)
    >>> _is_dated("Best songs of 2024", "https://h.example/best-songs-of-2024/"), _is_dated("2024 in review", "https://h.example/2024-in-review")
    (False, False)
    """
    year, path = _YEAR.search(words) if len(words) <= DATED_MOST else None, unquote(urlsplit(url).path).casefold()
    said = _WORDS.findall(_UNITS.sub(" ", words.casefold()))
    if year is None or year[0] not in path or len(said) > 1:
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return all(word in said or word in ARCHIVE_WORDS for word in _WORDS.findall(last.rpartition(".")[0] or last))


def _in_choices(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    """Yield the archives that a drop-down list leads to: `<option value="https://h.example/2024/05/">`."""
    for option in tree.css("option[value]")[:LINKS_MOST]:
        value = (option.attributes.get("value") or "").strip()
        if "/" in value or "=" in value:
            try:
                url = urljoin(base, value)
            except ValueError:
                continue
            if is_calendar_list(url) or (is_web_url(url) and _is_dated(one_line(option.text()), url)):
                yield url


def _behind_buttons(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    """Yield the further pages that a button for more carries along: `<button class="load-more" data-next-url="/page/2/">`."""
    for node in tree.css(", ".join(f"[{name}]" for name in BUTTON_ATTRIBUTES))[:LINKS_MOST]:
        for name in BUTTON_ATTRIBUTES:
            value = (node.attributes.get(name) or "").strip()
            if "/" not in value and "=" not in value:
                continue
            try:
                url = urljoin(base, value)
            except ValueError:
                continue
            if is_web_url(url) and (is_page_of_list(url) or _MORE_NAMES.search(_names(node))):
                yield url


def _lone_older(tree: LexborHTMLParser, base: str) -> str | None:
    """Return where the links lead that only *say* that they go on to older articles, when they all lead to one place.

    Neither an address (`/p3.html`) nor a class need tell a pager from an article. Words that lead to several places stand
    under teasers, and a place that a link of other words names too is an article.
    """
    said: dict[str, set[bool]] = {}
    for anchor in tree.css("a[href]")[:LINKS_MOST]:
        url = _target(anchor, base)
        words = fold(anchor.text())
        if url and words:
            said.setdefault(url, set()).add(words in OLDER and words not in MORE and _is_meant(anchor, url))
    lone = [url for url, ways in said.items() if ways == {True}]
    return lone[0] if len(lone) == 1 else None


def _is_meant(anchor: LexborNode, url: str) -> bool:
    """Tell whether the words of a link can only be a pager's: a lone `Next` may as well be a song."""
    words = one_line(anchor.text())
    signed = " " in words or any(sign in words for sign in ARROWS) or any(c.isdecimal() for c in url.rpartition("/")[2])
    return signed and not any(node.tag == "article" for node in _ancestors(anchor))


def _says_something(anchor: LexborNode) -> bool:
    """Tell whether a link carries words or a picture, as a link to an article does."""
    words = fold(anchor.text())
    return len(words) >= 2 or anchor.css_first("img") is not None


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    current = node.parent
    while current is not None and current.tag not in ("body", "html", "-document"):
        yield current
        current = current.parent


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''} {node.attributes.get('role') or ''}"


def _in_named(anchor: LexborNode, names: re.Pattern[str]) -> bool:
    return any(names.search(_names(node)) for node in (anchor, *islice(_ancestors(anchor), _NEAR)))


def _in_frame(anchor: LexborNode) -> bool:
    """Tell whether a link belongs to the site's frame instead of the list."""
    bordering = False
    for node in _ancestors(anchor):
        if node.tag in ("article", "main"):
            return False  # an article's own header or footer is no frame
        if node.tag in ("header", "footer"):
            bordering = True
        elif node.tag in FRAME_TAGS or any(_FRAME_NAMES.search(name) for name in _names(node).split() if not _HAS.match(name)):
            return True
    return bordering
