"""Addresses: the canonical form that is a page's key, and predicates on URLs."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

from w3lib.url import canonicalize_url as sort_and_encode
from w3lib.url import url_query_cleaner

from scraper.items import CanonicalUrl

UrlPredicate = Callable[[str], bool]

TRACKING_PARAMETERS = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "fbclid", "gclid", "dclid", "msclkid",
    "mc_cid", "mc_eid", "igshid", "yclid", "spm", "ref_src",
)  # fmt: skip
"""Query parameters that name the way to a page, never the page."""
_SESSION_PARAMETER = re.compile(
    r"(?<=[?&])(?:(?:phpsessid|jsessionid|aspsessionid\w*|zenid|oscsid|s(?:ess(?:ion)?)?_?id)=[0-9a-z,-]{16,}|cf(?:id|token)=\w+)(?:&|$)",
    re.IGNORECASE,
)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?]*", re.IGNORECASE)
"""Names of a visit, not of a page; the short ones only with a value that is as long as such a name (`sid=12` is a story)."""
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonicalize_url(url: str) -> CanonicalUrl:
    """Return the key of `url`: host in lower case, default port, fragment, session and tracking parameters gone, query sorted.

    >>> canonicalize_url("HTTPS://Example.org:443/a?utm_source=x&b=2&a=1#top")
    'https://example.org/a?a=1&b=2'
    >>> canonicalize_url("http://h.example/a;jsessionid=1F?sid=12&PHPSESSID=0123456789abcdef")
    'http://h.example/a?sid=12'
    """
    cleaned = url_query_cleaner(url.strip(), TRACKING_PARAMETERS, remove=True)
    canonical = sort_and_encode(cleaned)
    parts = urlsplit(canonical)
    if ";" in parts.path or _SESSION_PARAMETER.search(canonical):
        query = _SESSION_PARAMETER.sub("", f"?{parts.query}")[1:].rstrip("&")
        parts = parts._replace(path=_SESSION_PATH.sub("", parts.path), query=query)
        canonical = parts.geturl()
    port = _DEFAULT_PORTS.get(parts.scheme, "")
    if port and parts.netloc.endswith(port):
        canonical = parts._replace(netloc=parts.netloc.removesuffix(port)).geturl()
    return CanonicalUrl(canonical)


def is_web_url(url: str) -> bool:
    """Tell whether `url` is absolute http(s).

    >>> is_web_url("mailto:a@example.org"), is_web_url("https://example.org/")
    (False, True)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def url_meant(word: str) -> str:
    """Return the address that somebody may have meant who left the scheme out or misspelt it; empty when there is none.

    >>> url_meant("blog.example"), url_meant("127.0.0.1:9101"), url_meant("htp://blog.example/ost")
    ('https://blog.example/', 'http://127.0.0.1:9101/', 'https://blog.example/ost')
    >>> url_meant("saved.html"), url_meant("my-source"), url_meant("ftp://blog.example/"), url_meant("9.30")
    ('', '', '', '')
    """
    found = _HOST_FIRST.fullmatch(word.strip())
    if found is None:
        return ""
    scheme, name, port, rest = (part or "" for part in found.groups())
    numeric = name.replace(".", "").isdecimal()
    if name.lower() != "localhost" and (name.count(".") != 3 if numeric else name.lower().endswith(_FILE_ENDINGS)):
        return ""
    if scheme.lower() in ("http", "https"):
        protocol = scheme.lower()
    elif scheme and not get_close_matches(scheme.lower(), ("http", "https"), n=1, cutoff=0.75):
        return ""
    else:  # a port or a number is a server of one's own, which seldom has a certificate
        protocol = "http" if port or numeric or name.lower() == "localhost" else "https"
    url = f"{protocol}://{name}{port}{rest or '/'}"
    return url if is_web_url(url) else ""


_HOST_FIRST = re.compile(
    r"(?:([a-z]{2,6})?:?/{1,3})?((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_]+(?:-[^\W_]+)*|localhost)(:\d{1,5})?([/?]\S*)?",
    re.IGNORECASE,
)
_FILE_ENDINGS = (
    ".html", ".htm", ".xhtml", ".xml", ".txt", ".json", ".jsonl", ".csv", ".db", ".sqlite", ".toml", ".md", ".pdf", ".gz",
    ".warc", ".wacz", ".opml", ".yaml", ".yml",
)  # fmt: skip


def next_for_word(word: str, otherwise: str) -> str:
    """Return the next step for a word that is no address: the address that was meant, else what is said `otherwise`.

    >>> next_for_word("blog.example", "give a full URL."), next_for_word("nonsense", "give a full URL.")
    ('did you mean https://blog.example/?', 'give a full URL.')
    """
    meant = url_meant(word)
    return f"did you mean {meant}?" if meant else otherwise


def host_of(url: str) -> str:
    """Return host and port in lower case: the unit of politeness.

    >>> host_of("http://Example.org:8080/x")
    'example.org:8080'
    """
    return urlsplit(url).netloc.rpartition("@")[2].lower()


_PLAYERS: tuple[tuple[str, str, str], ...] = (
    ("youtube", r"(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com", r"/(?:embed|shorts|live|v|e)/(?!videoseries)([\w-]{6,})"),
    ("youtube", r"(?:www\.)?youtu\.be", r"/([\w-]{6,})"),
    ("spotify", r"open\.spotify\.com", r"/(?:intl-[a-z]+/)?(?:embed/)?((?:track|album|playlist|artist|episode|show)/\w+)"),
    ("soundcloud", r"(?:www\.|m\.)?soundcloud\.com", r"/([\w-]+/(?:sets/)?[\w-]+)"),
    ("apple", r"(?:embed\.)?music\.apple\.com", r"/(?:[a-z]{2}/)?(?:album|playlist|song|music-video)/(?:[^/]+/)?([\w.-]+)"),
    ("tiktok", r"(?:www\.)?tiktok\.com", r"/(?:@[^/]+/video|embed(?:/v\d)?|player/v\d)/(\d+)"),
    ("instagram", r"(?:www\.)?instagram\.com", r"/(?:[^/]+/)?(?:p|reel|tv)/([\w-]+)"),
    ("x", r"(?:www\.|mobile\.)?(?:twitter|x)\.com", r"/[^/]+/status/(\d+)"),
    ("vimeo", r"(?:www\.|player\.)?vimeo\.com", r"/(?:video/)?(\d+)"),
    ("dailymotion", r"(?:www\.|geo\.)?dailymotion\.com", r"/(?:embed/)?video/(\w+)"),
    ("naver", r"tv\.naver\.com", r"/(?:v|embed|h)/(\d+)"),
    ("kakao", r"(?:tv|play-tv)\.kakao\.com", r"/(?:embed/player/cliplink|v|channel/\d+/cliplink)/(\d+)"),
    ("deezer", r"(?:www\.|widget\.)?deezer\.com", r"/(?:widget/\w+/|[a-z]{2}/)?((?:track|album|playlist)/\d+)"),
    ("tidal", r"embed\.tidal\.com", r"/((?:tracks|albums|playlists|videos)/[\w-]+)"),
)
"""Provider, host, and the path whose group is the provider's own id."""
_PLAYER_QUERIES: tuple[tuple[str, str, str], ...] = (
    ("youtube", r"(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com", "v"),
    ("youtube", r"(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com", "list"),
    ("apple", r"(?:embed\.)?music\.apple\.com", "i"),
    ("bilibili", r"player\.bilibili\.com", "bvid"),
    ("dailymotion", r"(?:www\.|geo\.)?dailymotion\.com", "video"),
)
"""Provider, host, and the query parameter that is the provider's own id."""
_ID = re.compile(r"[\w.-]{1,64}")


def embed_of(url: str) -> tuple[str | None, str | None]:
    """Return the provider of a player and the provider's own id; None for what is not known.

    >>> embed_of("https://www.youtube.com/embed/dQw4w9WgXcQ?start=3"), embed_of("https://youtu.be/dQw4w9WgXcQ")
    (('youtube', 'dQw4w9WgXcQ'), ('youtube', 'dQw4w9WgXcQ'))
    >>> embed_of("https://example.org/player/1")
    (None, None)
    """
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return None, None
    query = parse_qs(parts.query)
    if host == "w.soundcloud.com" and "url" in query:
        return _soundcloud_of(query["url"][0])
    for provider, pattern, parameter in _PLAYER_QUERIES:
        if re.fullmatch(pattern, host) and parameter in query and _ID.fullmatch(query[parameter][0]):
            return provider, query[parameter][0]
    for provider, pattern, path in _PLAYERS:
        found = re.match(path, parts.path) if re.fullmatch(pattern, host) else None
        if found:
            return provider, found[1]
    return None, None


def _soundcloud_of(url: str) -> tuple[str, str | None]:
    """Return what SoundCloud's widget plays: a track number of its API, or a page of the site."""
    parts = urlsplit(url)
    return "soundcloud", parts.path.strip("/") or None


_PAGED_PATH = re.compile(r"/(?:page|seite|pagina|paged)[/-]?\d{1,4}(?:\.html?)?/?$", re.IGNORECASE)
PAGED_QUERY = frozenset(("page", "paged", "pg", "pageno", "page_no", "pagenum", "start", "offset"))
"""Query parameters that count the pages of a list, or the parts of an article."""
_CALENDAR = re.compile(
    r"/(?P<y>(?:19|2[01])\d\d)(?:/(?P<m>0?[1-9]|1[0-2]))?/?$"
    r"|/(?:archives?|calendar)[/_-](?P<y2>(?:19|2[01])\d\d)(?:[/_-]?(?P<m2>0[1-9]|1[0-2]))?(?:\.html?|\.php|/)?$"
    r"|/(?P<y3>(?:19|2[01])\d\d)_(?P<m3>0[1-9]|1[0-2])(?:_\d\d)?_archive\.html?$",
    re.IGNORECASE,
)
_CALENDAR_QUERY = re.compile(
    r"(?:m|month|ym|date|archives?)=(?P<y>(?:19|2[01])\d\d)-?(?P<m>0[1-9]|1[0-2])?"
    r"|(?:y|year)=(?P<y2>(?:19|2[01])\d\d)(?:&(?:m|month|mon)=(?P<m2>\d{1,2}))?",
    re.IGNORECASE,
)


def is_page_of_list(url: str) -> bool:
    """Tell whether an address is a further page of a list: `/page/2`, `?paged=2`.

    >>> is_page_of_list("https://h.example/ost/page/2/"), is_page_of_list("https://h.example/?paged=3"), is_page_of_list("https://h.example/a-2/")
    (True, True, False)
    """
    parts = urlsplit(url)
    if _PAGED_PATH.search(parts.path):
        return True
    return any(name.lower() in PAGED_QUERY and value.isdecimal() for name, value in parse_qsl(parts.query))


def is_calendar_list(url: str) -> bool:
    """Tell whether an address is a year's or a month's list.

    >>> is_calendar_list("https://h.example/2024/05/"), is_calendar_list("https://h.example/2024/05/best-ost")
    (True, False)
    >>> is_calendar_list("https://h.example/?m=202405"), is_calendar_list("https://h.example/archive/2024-05.html")
    (True, True)
    """
    return calendar_of(url) is not None


def calendar_of(url: str) -> str | None:
    """Return the year (`2024`) or month (`2024-05`) of which an address is the list; None for other addresses.

    >>> calendar_of("https://h.example/2187/3/"), calendar_of("https://h.example/cal?month=5&year=2024")
    ('2187-03', '2024-05')
    >>> calendar_of("https://h.example/archive-2024.html"), calendar_of("https://h.example/p/4711")
    ('2024', None)
    """
    parts = urlsplit(url)
    if parts.query:  # the year first, wherever it stands
        found = _CALENDAR_QUERY.fullmatch("&".join(sorted(parts.query.split("&"), reverse=True)))
    else:
        found = _CALENDAR.search(parts.path)
    if found is None:
        return None
    groups = {name: value for name, value in found.groupdict().items() if value}
    year, month = next((groups[name], groups.get(name.replace("y", "m"))) for name in groups if name.startswith("y"))
    return f"{year}-{int(month):02}" if month else year


_NUMBER = re.compile(r"\d+")
_SCRIPT = re.compile(r"\.(?:php|aspx?|cgi|jsp|do|pl)$", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d]{1,30}")
_SEGMENTS_SHOWN = 12
_NAMES_SHOWN = 20


def pattern_of(url: str) -> str:
    """Return the shape of an address, the same for all pages that one template makes: what a budget is kept for.

    Numbers become `N`, whatever else stands below a first segment that is a word becomes `*`, a query its names.

    >>> [pattern_of(f"http://h/{path}") for path in ("calendar/2024/05/", "best-ost-7", "shop?size=m&color=red", "a/b/c.html")]
    ['h/calendar/N/N', 'h/*', 'h/shop?color&size', 'h/a/*/*.html']
    """
    parts = urlsplit(url)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    alone = len(segments) == 1 and not parts.query
    shown = [_shape_of(segment, word=at == 0 and not alone) for at, segment in enumerate(segments[:_SEGMENTS_SHOWN])]
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join([host_of(url), *shown]) + ("?" + "&".join(names[:_NAMES_SHOWN]) if names else "")


def _shape_of(segment: str, *, word: bool) -> str:
    numbered = _NUMBER.sub("N", segment)
    if (word and _PLAIN.fullmatch(segment)) or _SCRIPT.search(segment) or not numbered.strip("N-_."):
        return numbered
    stem, dot, ending = numbered.rpartition(".")
    return f"*.{ending}" if dot and stem and 2 <= len(ending) <= 5 else "*"
