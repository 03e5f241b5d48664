"""Addresses: the canonical form that is a page's key, and predicates on URLs."""

from collections.abc import Callable
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url as sort_and_encode
from w3lib.url import url_query_cleaner

from scraper.items import CanonicalUrl

UrlPredicate = Callable[[str], bool]

TRACKING_PARAMETERS = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "fbclid", "gclid", "dclid", "msclkid",
    "mc_cid", "mc_eid", "igshid", "yclid", "spm", "ref_src",
)  # fmt: skip
"""Query parameters that name the way to a page, never the page."""
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonicalize_url(url: str) -> CanonicalUrl:
    """Return the key of `url`: host in lower case, default port, fragment and tracking parameters gone, query sorted.

    >>> canonicalize_url("HTTPS://Example.org:443/a?utm_source=x&b=2&a=1#top")
    'https://example.org/a?a=1&b=2'
    """
    cleaned = url_query_cleaner(url.strip(), TRACKING_PARAMETERS, remove=True)
    canonical = sort_and_encode(cleaned)
    parts = urlsplit(canonical)
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


def host_of(url: str) -> str:
    """Return host and port in lower case: the unit of politeness.

    >>> host_of("http://Example.org:8080/x")
    'example.org:8080'
    """
    return urlsplit(url).netloc.rpartition("@")[2].lower()
