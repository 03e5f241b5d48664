"""What a record is to us: a page's capture, or why it is none. Pure.

Tools keep answers differently: chunks as they came or joined under the same header, bodies as sent or decoded under the same
`Content-Encoding`. So what a header says is tried, and believed when the bytes agree.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from scraper.decoding import coding_values, decode_body
from scraper.importing.records import Record
from scraper.items import Capture
from scraper.parsers.markup.content import not_html
from scraper.storage.care.members import matches_digest
from scraper.storage.moments import moment, seconds_of
from scraper.storage.warc import DECODE_LIMIT, PREFIX, REDIRECTED_FROM
from scraper.urls import canonicalize_url, host_of, is_web_url

ANSWERS = ("response", "resource", "revisit")
"""Types of records that may hold a page."""
OWN = "records of the tool itself"
URL_MOST = 2_000
"""Characters of an address, as for a crawl."""
_HTML = ("text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "")
_GROUPS = {
    "image": "images", "audio": "audio", "video": "videos", "font": "fonts", "text/css": "style sheets",
    "application/pdf": "PDFs",
    "application/json": "JSON", "text/javascript": "scripts", "application/javascript": "scripts",
    "application/x-javascript": "scripts", "text/xml": "XML", "application/xml": "XML", "application/rss+xml": "feeds",
    "application/atom+xml": "feeds",
}  # fmt: skip
_NOT_HTML = {"nothing in it": "empty answers", "no HTML": "other files that are no HTML", "XML": "feeds and other XML"}
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_NO_HOST = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A record that holds no page; counted, not stored."""

    what: str
    """What it is, in the plural: `images`, `requests`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A page that cannot be taken."""

    url: str
    """Its address."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A revisit: the body is another record's."""

    url: str
    """The address that answered."""
    fetched_at: str
    """When."""
    of_url: str
    """The address whose answer holds the body."""
    of_time: str | None
    """When that was fetched, if it says so."""
    payload_digest: str
    """WARC-Payload-Digest of the body; empty when it does not say."""
    status: int
    """HTTP status of this answer; 0 when it has no head."""
    headers: tuple[tuple[str, str], ...]
    """Its HTTP headers."""
    redirected_from: str | None = None
    """As `Capture.redirected_from`; only our own records say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's capture."""

    capture: Capture
    """As a crawl would have made it."""
    problem: str = ""
    """Why it is not whole; empty when it is."""
    is_dated: bool = True
    """False when its time is only that of the file."""


def page_of(record: Record, *, limit: int, now: float, origin: str) -> Page | Repeat | Skipped | Broken:
    """Return what a record of one of `ANSWERS` is; `limit` is the most bytes of a decoded body."""
    url = record.url
    if record.kind not in ANSWERS:
        return Skipped(what=_records(record.kind))
    if not is_web_url(url):
        return Skipped(what=_not_web(url))
    if "warc-segment-number" in record.fields:
        return Skipped(what="records in several segments")
    said_type = record.fields.get("content-type", "")
    status, headers, payload = (
        _http(record.block) if record.kind != "resource" else (200, (("Content-Type", said_type),), record.block)
    )
    kind = _group(_header(headers, "content-type"))
    if kind and record.kind != "revisit":
        return Skipped(what=kind)
    if not is_address(url):
        return Broken(url=url[:100], reason="its address is impossible")
    at = time_of(record.fields.get("warc-date", ""))
    if at is None or seconds_of(at) > now + 86_400:
        return Broken(url=url, reason=f"its date is none ({record.fields.get('warc-date', 'not given')[:40]!r})")
    if record.kind == "revisit":
        return _repeat(record, at, status, headers)
    if not status:
        return Skipped(what="answers without an HTTP head")
    if 300 <= status < 400:
        return Skipped(what="redirects")
    return _page(record, at, status, headers, payload, limit=limit, origin=origin)


def _page(
    record: Record, at: str, status: int, headers: tuple[tuple[str, str], ...], payload: bytes, *, limit: int, origin: str
) -> Page | Skipped | Broken:
    problem = "the tool that wrote it had cut it short" if "warc-truncated" in record.fields else ""
    raw, cut = _joined(payload, headers)
    said = record.fields.get(DECODE_LIMIT.lower(), "")
    most = min(limit, int(said)) if said.isdecimal() else limit
    decoded = decode_body(raw, coding_values(headers), most)
    if what := not_html(decoded.body):
        return Skipped(what=_NOT_HTML.get(what.partition(" (")[0], f"{what}s"))
    if record.length > len(record.block):
        return Broken(url=record.url, reason=f"it is larger than {limit} bytes")
    if _contradicts(record.fields.get("warc-block-digest", ""), record.block):
        return Broken(url=record.url, reason="its block digest is wrong: it was changed after it was written")
    length = _header(headers, "content-length")
    if not problem and not cut and length.isdecimal() and int(length[:15]) > len(payload):
        cut = f"it ends after {len(payload)} of {length} bytes"
    problem = problem or cut or ("" if said.isdecimal() and len(decoded.body) == most else decoded.problem)
    capture = Capture(
        url=record.url,
        body=decoded.body,
        fetched_at=at,
        status=status,
        content_type=_header(headers, "content-type"),
        headers=tuple((name.removeprefix(PREFIX), value) for name, value in headers),
        raw_body=raw if raw != decoded.body else None,
        complete=not problem,
        imported_from=origin,
        redirected_from=record.fields.get(REDIRECTED_FROM.lower()),
    )
    return Page(capture=capture, problem=problem)


def _repeat(record: Record, at: str, status: int, headers: tuple[tuple[str, str], ...]) -> Repeat:
    of_url = record.fields.get("warc-refers-to-target-uri", "").strip("<> ")
    return Repeat(
        url=record.url,
        fetched_at=at,
        of_url=of_url if is_web_url(of_url) else record.url,
        of_time=time_of(record.fields.get("warc-refers-to-date", "")),
        payload_digest=record.fields.get("warc-payload-digest", ""),
        status=304 if "not-modified" in record.fields.get("warc-profile", "") else status,
        headers=headers,
        redirected_from=record.fields.get(REDIRECTED_FROM.lower()),
    )


def _contradicts(digest: str, data: bytes) -> bool:
    """Tell whether a digest is certainly not that of `data`; tools write them in more forms than can be compared."""
    value = digest.partition(":")[2]
    lengths = {"sha1": (40, 32), "sha256": (64, 56), "md5": (32,)}.get(digest.partition(":")[0].lower().replace("-", ""), ())
    return len(value) in lengths and not matches_digest(digest, data)


def is_address(url: str) -> bool:
    """Tell whether an address can be a page's: http(s), not endless, with a host and a port that can be.

    >>> is_address("https://h.example/a"), is_address("http://h.example:99999999/"), is_address("file:///etc/passwd")
    (True, False, False)
    """
    if len(url) > URL_MOST or not is_web_url(url) or _NO_HOST.search(host_of(url)) or _CONTROL.search(url):
        return False
    try:
        return is_web_url(canonicalize_url(url))
    except ValueError:  # also for characters that cannot be encoded
        return False


def time_of(text: str) -> str | None:
    """Return a WARC-Date as the archive writes times; None when it is no date.

    >>> time_of("2019-01-02T03:04:05Z"), time_of("2021-05-06T07:08:09.123456789Z"), time_of("14 May")
    ('2019-01-02T03:04:05.000Z', '2021-05-06T07:08:09.123Z', None)
    """
    try:
        parsed = datetime.fromisoformat(text.strip())
        return moment((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def _records(kind: str) -> str:
    return OWN if kind in ("request", "warcinfo", "metadata") else f"{kind} records" if kind.isalpha() else "records of no type"


def _not_web(url: str) -> str:
    scheme = url.partition(":")[0].lower()
    known = {"dns": "DNS answers", "metadata": OWN, "urn": OWN, "": "records without an address"}
    return known.get(scheme, f"{scheme}: addresses" if scheme.isalnum() and len(scheme) < 20 else "impossible addresses")


def _group(content_type: str) -> str:
    """Return what is no page by its content type alone; empty when its bytes must tell."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _HTML or "html" in kind:
        return ""
    return _GROUPS.get(kind) or _GROUPS.get(kind.partition("/")[0]) or "other files"


def _http(block: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Return status, headers and body of an HTTP answer; status 0 when it is none."""
    found = _STATUS.match(block)
    if not found:
        return 0, (), block
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers: list[tuple[str, str]] = []
    for line in _BREAK.split(head.decode("latin-1"))[1:]:
        if line[:1] in (" ", "\t") and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            headers.append((name.strip(), value.strip()))
    return int(found[1]), tuple(headers), body


def _header(headers: tuple[tuple[str, str], ...], wanted: str) -> str:
    return next((value for name, value in headers if name.lower() == wanted), "")


def _joined(payload: bytes, headers: tuple[tuple[str, str], ...]) -> tuple[bytes, str]:
    """Return a body without the chunks that some tools keep, and why it is not whole."""
    if "chunked" not in _header(headers, "transfer-encoding").lower() or not _CHUNK.match(payload):
        return payload, ""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(payload, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts), ""
        chunk = payload[found.end() : found.end() + size]
        parts.append(chunk)
        at = found.end() + size
        if len(chunk) < size:
            break
        at += 2 if payload[at : at + 2] == b"\r\n" else payload[at : at + 1] == b"\n"
    if len(parts) == 1 and at < len(payload):
        return payload, ""  # a text whose first line happens to be a hexadecimal number
    return b"".join(parts), "its last chunk is missing"
