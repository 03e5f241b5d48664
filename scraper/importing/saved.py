"""Pages saved from a browser: the address and the day that the saving tool wrote into them, and the page itself. Pure.

Known are the comments of browsers (`saved from url=`), SingleFile and HTTrack, the marks of Save Page WE, MHTML, Safari's own,
and pages saved from the Wayback Machine, which stand for the page and the day that it shows.
"""

import email
import email.policy
import plistlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import quote

from scraper.importing.answers import is_address, time_of
from scraper.importing.kinds import is_mhtml, is_webarchive
from scraper.storage.moments import moment

_HEAD = 64 * 1024
_URL_MARKS = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE),
    re.compile(r"page saved with singlefile\s+url:\s*(\S+)", re.IGNORECASE),
    re.compile(r"<meta\s+name=[\"']?savepage-url[\"']?\s+content=[\"']([^\"']+)", re.IGNORECASE),
    re.compile(r"<!--\s*mirrored from (\S+) by httrack", re.IGNORECASE),
)
_DATE_MARKS = (
    re.compile(r"page saved with singlefile\s+url:.*\s+saved date:\s*([^\n(]+)", re.IGNORECASE),
    re.compile(r"<meta\s+name=[\"']?savepage-date[\"']?\s+content=[\"']([^\"'(]+)", re.IGNORECASE),
    re.compile(r"<!--\s*mirrored from \S+ by httrack[^,>]*,\s*([^>]*?)\s*-->", re.IGNORECASE),
)
_INDEX = re.compile(r"(?<![^/])index\.x?html?$")
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A page in a file."""

    body: bytes
    """The page."""
    url: str = ""
    """Its address as the saving tool wrote it down; empty when only the page itself may tell."""
    saved_at: str | None = None
    """When it was saved; None when nothing says so."""
    content_type: str = "text/html"
    """What it is, with its charset where the file says so."""


def read_saved(data: bytes) -> SavedPage:
    """Return the page in a file that a browser or a tool saved. Raises `ValueError` when there is none in it."""
    if is_mhtml(data[:8192]):
        return _from_mhtml(data)
    if is_webarchive(data):
        return _from_webarchive(data)
    head = _text(data[:_HEAD])
    found = (mark.search(head) for mark in _URL_MARKS)
    url = next((unescape(match[1]) for match in found if match), "")
    dates = (mark.search(head) for mark in _DATE_MARKS)
    said = next((match[1] for match in dates if match), "")
    return _placed(SavedPage(body=data, url=url if "://" in url else f"http://{url}" if url else "", saved_at=_date(said)))


def address_below(base: str, way: str) -> str:
    """Return the address of a file in the mirror of a site, made by a tool that left no mark in it; empty for an impossible one.

    >>> address_below("https://h.example/blog", "2020/05/index.html"), address_below("https://h.example/", "a b.html")
    ('https://h.example/blog/2020/05/', 'https://h.example/a%20b.html')
    """
    place = quote(_INDEX.sub("", way), safe="/?=&%~+,;:@!$()*")
    url = f"{base.rstrip('/')}/{place}"
    return url if is_address(url) else ""


def _placed(page: SavedPage) -> SavedPage:
    """Return a page with an address that can be one; what the Wayback Machine shows has the address and day of the original."""
    shown = _WAYBACK.fullmatch(page.url)
    url, at = page.url, page.saved_at
    if shown:
        url = re.sub(r"^(https?):/+", r"\1://", shown[2])
        at = time_of(f"{shown[1][:8]}T{shown[1][8:]}Z") or at
    url = url.partition("#")[0]
    return SavedPage(body=page.body, url=url if is_address(url) else "", saved_at=at, content_type=page.content_type)


def _from_mhtml(data: bytes) -> SavedPage:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    pages = [part for part in _parts(mail) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise ValueError("there is no page in it")
    place = _one_line(mail.get("Snapshot-Content-Location") or mail.get("Content-Location") or "")
    main = next((part for part in pages if place and _one_line(part.get("Content-Location", "")) == place), pages[0])
    body = main.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise ValueError("the page in it is empty")
    charset = main.get_content_charset()
    url = place or _one_line(main.get("Content-Location", ""))
    kind = f"text/html; charset={charset}" if charset else "text/html"
    return _placed(SavedPage(body=body, url=url, saved_at=_date(_one_line(mail.get("Date", ""))), content_type=kind))


def _from_webarchive(data: bytes) -> SavedPage:
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        body, kind = main["WebResourceData"], str(main.get("WebResourceMIMEType", "text/html"))
        body = bytes(memoryview(body))
    except (plistlib.InvalidFileException, KeyError, TypeError, AttributeError, OverflowError) as problem:
        raise ValueError("it is no whole Safari archive") from problem
    charset = str(main.get("WebResourceTextEncodingName") or "")
    content_type = f"{kind}; charset={charset}" if charset.isascii() and charset.isprintable() and charset else kind
    return _placed(SavedPage(body=body, url=str(main.get("WebResourceURL") or ""), content_type=_one_line(content_type)))


def _parts(mail: Message) -> Iterator[Message]:
    """Yield the parts of a mail that have no parts; without recursion, since anybody can nest."""
    waiting: list[Message] = [mail]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def _one_line(value: object) -> str:
    return "".join(str(value).split())[:4000] if "://" in str(value) else " ".join(str(value).split())[:4000]


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace")


def _date(text: str) -> str | None:
    """Return the time in a date as JavaScript or a mail writes it.

    >>> _date("Tue Oct 17 2023 13:55:34 GMT+0300 "), _date("Mon, 01 Jan 2018 00:00:00 GMT"), _date("soon")
    ('2023-10-17T10:55:34.000Z', '2018-01-01T00:00:00.000Z', None)
    """
    words = " ".join(text.split()[:6])
    try:
        return moment(datetime.strptime(words, "%a %b %d %Y %H:%M:%S GMT%z").timestamp())
    except (ValueError, OverflowError):
        pass
    try:
        return moment(parsedate_to_datetime(words).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return time_of(words)
