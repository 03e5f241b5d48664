"""What a site shows for a page that does not exist, when it says 200 to everything: learnt by asking once for one that cannot.

The first page of a host that has no tracks is what makes the crawl ask; what comes back is the host's face of a missing page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from scraper.items import Capture, HostRow, ParsedPage
from scraper.revisions import looks_like_error
from scraper.storage.moments import shifted
from scraper.urls import canonicalize_url
from spiders.reading import may_be_article

WORD = "dramarchiveasksfornopage"
"""The name of a page that no site has; whoever reads a site's log can tell who asked."""
KEPT_SECONDS = 30 * 86_400.0
"""How long a host's face is believed."""
WORDS_MOST = 300
"""Different words of a page that are compared."""
WORDS_LEAST = 3
"""With fewer a face tells nothing."""
OTHERS = 5
"""One word in so many may be another one: a date, a count, the newest headline in a corner."""
_NUMBER = re.compile(r"\d{2,}")
_WORDS = re.compile(r"\w+")
_ERROR_PAGE = re.compile(r"404|not[-_]?found|missing|error", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a host shows that a page does not exist."""

    words: str = ""
    """The words of its page, a space between; empty when it says so honestly."""
    moved: bool = False
    """True when it leads to another address first."""


def is_known(host: HostRow | None, now: str) -> bool:
    """Tell whether a host was asked lately."""
    return host is not None and host.missing_asked_at is not None and host.missing_asked_at > shifted(now, -KEPT_SECONDS)


def no_such_page(url: str) -> str:
    """Return the address of a neighbour of `url` that cannot exist, of the same shape: a site may know its pages by number.

    >>> no_such_page("https://h.example/2024/best-ost/"), no_such_page("https://h.example/news/20251.html")
    ('https://h.example/2024/dramarchiveasksfornopage/', 'https://h.example/news/999999999.html')
    >>> no_such_page("https://h.example/view.php?id=12&cat=3"), no_such_page("https://h.example/p/12-best")
    ('https://h.example/view.php?id=999999999&cat=3', 'https://h.example/p/999999999-dramarchiveasksfornopage')
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    number = next((at for at, (_, value) in enumerate(query) if value.isascii() and value.isdecimal()), None)
    if number is not None:
        query[number] = (query[number][0], _impossible(query[number][1]))
        return parts._replace(query=urlencode(query), fragment="").geturl()
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 5:
        stem, dot, ending = last, "", ""
    slash = "/" if parts.path.endswith("/") else ""
    return parts._replace(path=f"{folder}/{_other_name(stem)}{dot}{ending}{slash}", query="", fragment="").geturl()


def _other_name(stem: str) -> str:
    if stem.isascii() and stem.isdecimal():
        return _impossible(stem)
    found = _NUMBER.match(stem) or _NUMBER.search(stem)
    if found and found.start() == 0 and stem[found.end()] in "-_":
        return f"{_impossible(found[0])}{stem[found.end()]}{WORD}"
    if found and stem.endswith(found[0]) and stem[found.start() - 1] in "-_":
        return f"{WORD}{stem[found.start() - 1]}{_impossible(found[0])}"
    return WORD


def _impossible(number: str) -> str:
    return "9" * max(9, len(number) + 2)


def face_of(asked: str, capture: Capture, page: ParsedPage | None) -> Face:
    """Return what a host's answer for `asked`, which cannot exist, says about its missing pages; `page` is its reading.

    An answer that is an article, or that speaks of an error by itself, is no face: the first may be a page that exists, the
    second is recognised wherever it stands.
    """
    if capture.status != 200 or page is None or page.tracks or _is_article(asked, page):
        return Face()
    if any(looks_like_error(line) for line in (page.title or "", page.body_text.split("\n", 1)[0])):
        return Face()
    words = dict.fromkeys(word for word in _words(page) if WORD not in word and not word.startswith("99999"))
    if len(words) < WORDS_LEAST:
        return Face()
    return Face(words=" ".join(words), moved=canonicalize_url(capture.url) != canonicalize_url(asked))


def _is_article(asked: str, page: ParsedPage) -> bool:
    """Tell whether a page says that its address is that of another article: a site that shows its newest one for anything."""
    own = page.canonical_url
    if not own or canonicalize_url(own) == canonicalize_url(asked):
        return False
    return may_be_article(own) and not _ERROR_PAGE.search(urlsplit(own).path)


def is_missing(url: str, page: ParsedPage, host: HostRow | None) -> bool:
    """Tell whether a page, asked for as `url`, has the face of its host's missing pages."""
    face = (host.missing_words or "").split() if host else []
    if host is None or not face or page.tracks:
        return False
    if host.missing_moved and canonicalize_url(page.url) == canonicalize_url(url):
        return False  # it may be the very page to which the site leads
    wanted, found = set(face), set(_words(page))
    asked = set(_WORDS.findall(unquote(url).casefold()))  # such pages like to repeat what was asked for
    return len(wanted - found) + len(found - wanted - asked) <= len(wanted) // OTHERS


def _words(page: ParsedPage) -> Iterator[str]:
    """Yield the first different words of a page."""
    text = f"{page.title or ''}\n{page.body_text}".casefold()
    return islice(dict.fromkeys(found[0] for found in _WORDS.finditer(text[:20_000])), WORDS_MOST)
