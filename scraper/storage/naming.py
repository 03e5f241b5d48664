"""Under which address an article is kept: its own, or what the page names as canonical where only the query differs.

`?view=print`, `?lang=en` and the like are other names of one page. Other canonicals are not believed: sites name their front
page, or the first page of a series.
"""

from urllib.parse import urlsplit

import sqlite_utils

from scraper.items import ArticleRow, CanonicalUrl, ParsedPage
from scraper.storage.articles import find_article
from scraper.storage.frontier import Frontier
from scraper.text import fold
from scraper.urls import canonicalize_url, is_web_url


def name_of(db: sqlite_utils.Database, page: ParsedPage, *, led_to: int | None = None) -> CanonicalUrl:
    """Return the address under which a page is kept.

    A canonical that other pages name, too, as of a site that leaves out what its pages differ by, is told by the title of
    the article that has the name already. What is kept under its own address stays there; `led_to` is the article that
    the address led to before, whatever that was called.
    """
    own = canonicalize_url(page.url)
    named = canonical_of(page)
    if named == own or find_article(db, own) is not None:
        return own
    there = find_article(db, named)
    return named if there is None or there.id == led_to or fold(there.title or "") == fold(page.title or "") else own


def canonical_of(page: ParsedPage) -> CanonicalUrl:
    """Return the address that a page names as its own when only the query differs; else the one that it came from.

    >>> canonical_of(ParsedPage(url="https://h.example/a?print=1", canonical_url="https://h.example/a"))
    'https://h.example/a'
    >>> canonical_of(ParsedPage(url="https://h.example/?p=7", canonical_url="https://h.example/"))
    'https://h.example/?p=7'
    """
    own = canonicalize_url(page.url)
    if not page.canonical_url or not is_web_url(page.canonical_url):
        return own
    named = canonicalize_url(page.canonical_url)
    mine, theirs = urlsplit(own), urlsplit(named)
    same = (mine.scheme, mine.netloc, mine.path) == (theirs.scheme, theirs.netloc, theirs.path)
    front = not theirs.query and theirs.path in ("", "/", "/index.php", "/index.html")
    return named if same and not front else own


def is_other_name(db: sqlite_utils.Database, url: str, article: ArticleRow) -> bool:
    """Tell whether an address is only another name of an article that is visited under its own."""
    if url == article.url:
        return False
    row = Frontier(db).get(article.url)
    return row is not None and row.article_id == article.id and row.state in ("queued", "leased", "done") and bool(row.visited_at)
