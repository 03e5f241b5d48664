"""WARC 1.1 records (ISO 28500:2017) as bytes, through warcio: one gzip member each, and back.

What a header says of the body must be true of the bytes that are stored, or other tools misread them. A header that is
not (the transfer coding that Scrapy removed, the content coding of a body kept decoded) is kept under the prefix
`X-Crawler-`, as other crawlers do, and gets its own name back when the record is read.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import responses
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper import __version__
from scraper.decoding import coding_values, decode_body, decodes_to
from scraper.items import Capture, CaptureRow

PREFIX = "X-Crawler-"
"""What a header gets that is not true of the stored bytes."""
DECODE_LIMIT = "Dramarchive-Decode-Limit"
"""Our extension field: bytes after which decoding stops, so that it stops where the crawler stopped."""
ROWS_BEFORE = "Dramarchive-Rows-Before"
"""Our extension field: the highest `captures.id` when the record was written, so that lost rows can be told from uncommitted."""
IMPORTED_FROM = "Dramarchive-Imported-From"
"""Our extension field: file and byte from which a capture was imported (`captures.imported_from`)."""
REDIRECTED_FROM = "Dramarchive-Redirected-From"
"""Our extension field: statuses and address from which redirects led here (`captures.redirected_from`)."""
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
MOST = 1 << 30
"""A member that unpacks to more bytes than this is not read."""
_READABLE_CODINGS: tuple[list[str], ...] = ([], ["gzip"], ["deflate"], ["identity"])
_BREAKS = re.compile(r"[\r\n\0]+")
_SAFE_IN_URL = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One record, ready to be appended."""

    data: bytes
    """The gzip member."""
    record_id: str
    """Its WARC-Record-ID."""
    is_revisit: bool = False
    """True when the body is another record's."""


class _HttpHead(StatusAndHeaders):  # type: ignore[misc]
    """HTTP headers as they came: warcio would percent-encode bytes that are not ASCII."""

    def to_ascii_bytes(self, header_filter: Any = None) -> bytes:
        text: str = self.to_str(header_filter)
        try:
            return text.encode("latin-1") + b"\r\n"
        except UnicodeEncodeError:
            return text.encode("utf-8", "replace") + b"\r\n"


def warcinfo_record(file_name: str, part_of: str = "") -> Member:
    """Return the record that says who wrote the file, and for which archive."""
    info = {
        "software": f"dramarchive/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "classic",
    } | ({"isPartOf": part_of} if part_of else {})
    writer = _writer()
    return _finished(writer, writer.create_warcinfo_record(file_name, info))


def request_record(capture: Capture, *, date: str, info_id: str, answer_id: str) -> Member:
    """Return the record of what was asked for the answer `answer_id`: the headers handed to the transport, in its form."""
    parts = urlsplit(url_without_secrets(capture.url))
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE_IN_URL)
    headers = [("Host", parts.netloc), *((_one_line(n), _one_line(v)) for n, v in capture.request_headers if n.lower() != "host")]
    writer = _writer()
    record = writer.create_warc_record(
        url_without_secrets(capture.url),
        "request",
        payload=BytesIO(b""),
        length=0,
        http_headers=_HttpHead(f"GET {target} HTTP/1.1", headers, is_http_request=True),
        warc_headers_dict=_fields(date, info_id) | {"WARC-Concurrent-To": answer_id},
    )
    return _finished(writer, record)


def response_record(capture: Capture, *, date: str, info_id: str, rows_before: int | None = None) -> Member:
    """Return the record of an answer: status line, headers, and the body as it came over the wire where that is known."""
    payload, limit = _stored_payload(capture)
    fields = _fields(date, info_id, rows_before) | _origin(capture) | {"WARC-Payload-Digest": _wire_digest(payload)}
    if limit is not None:
        fields[DECODE_LIMIT] = str(limit)
    if not capture.complete:
        fields["WARC-Truncated"] = "unspecified"
    writer = _writer()
    record = writer.create_warc_record(
        url_without_secrets(capture.url),
        "response",
        payload=BytesIO(payload),
        length=len(payload),
        http_headers=_http_head(capture, len(payload), decoded=limit is None),
        warc_headers_dict=fields,
    )
    return _finished(writer, record)


def revisit_record(
    capture: Capture, earlier: bytes, original: CaptureRow, *, date: str, info_id: str, rows_before: int | None = None
) -> Member | None:
    """Return the short record of an answer whose body is that of `earlier` (the member of `original`).

    None when the stored bytes would differ, so that a full record is needed.
    """
    fields, _, _ = _opened(earlier)
    payload, limit = _stored_payload(capture)
    digest = fields.get_header("WARC-Payload-Digest")
    not_modified = capture.status == 304
    if not digest or fields.get_header("WARC-Type") != "response" or not (not_modified or digest == _wire_digest(payload)):
        return None
    writer = _writer()
    record = writer.create_revisit_record(
        url_without_secrets(capture.url),
        digest,
        original.url,
        fields.get_header("WARC-Date"),
        http_headers=_http_head(capture, len(payload), decoded=limit is None),
        warc_headers_dict=_fields(date, info_id, rows_before)
        | _origin(capture)
        | {"WARC-Refers-To": fields.get_header("WARC-Record-ID")},
    )
    if not_modified:
        record.rec_headers.replace_header("WARC-Profile", NOT_MODIFIED)
    return _finished(writer, record, is_revisit=True)


def read_member(data: bytes, row: CaptureRow, original: bytes | None) -> Capture:
    """Return the capture in a gzip member; `original` is the member that holds its body, for a revisit.

    Raises `ValueError` or `EOFError` when a member is damaged or is not an answer of the row's URL.
    """
    fields, head, payload = _opened(data)
    kind, url = fields.get_header("WARC-Type"), fields.get_header("WARC-Target-URI")
    if kind not in ("response", "revisit") or url != warc_url(row.url):
        raise ValueError(f"it holds a {kind} record of {url}")
    length = fields.get_header(DECODE_LIMIT)
    if kind == "revisit" and row.status != 304:
        if original is None:
            raise ValueError("the capture that holds its body was not given")
        earlier, _, payload = _opened(original)
        length = earlier.get_header(DECODE_LIMIT)
    headers = tuple(_headers_of(head))
    body = decode_body(payload, coding_values(headers), int(length or MOST)).body
    restored = tuple((name.removeprefix(PREFIX), value) for name, value in headers)
    return Capture(
        url=row.url,
        body=body,
        fetched_at=row.fetched_at,
        status=row.status,
        content_type=row.content_type or "",
        headers=restored,
        raw_body=payload if payload != body else None,
        complete=row.complete,
    )


def url_without_secrets(url: str) -> str:
    """Return `url` without user name and password.

    >>> url_without_secrets("http://me:secret@example.org/a")
    'http://example.org/a'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def warc_url(url: str) -> str:
    """Return an address as a record's WARC-Target-URI holds it."""
    return quote(url, safe=_SAFE_IN_URL)


def _stored_payload(capture: Capture) -> tuple[bytes, int | None]:
    """Return the bytes to store and the limit with which they give the body back; None when they are the body itself.

    What came over the wire is kept if it can be turned into the body again, here and by other tools: warcio stops with
    an error at brotli and knows neither zstd nor two codings on one body.
    """
    codings = [coding.strip().lower() for coding in coding_values(capture.headers)]
    raw = capture.body if capture.raw_body is None else capture.raw_body
    limit = len(capture.body)
    if codings in _READABLE_CODINGS and decodes_to(raw, codings, capture.body):
        return raw, limit
    return capture.body, None


def _http_head(capture: Capture, length: int, *, decoded: bool) -> _HttpHead:
    headers = []
    for name, value in capture.headers:
        low = name.lower()
        untrue = (
            low == "transfer-encoding"
            or (low == "content-encoding" and decoded)
            or (low == "content-length" and value.strip() != str(length))
        )
        headers.append((_one_line(PREFIX + name if untrue else name), _one_line(value)))
    reason = responses.get(capture.status, "")
    return _HttpHead(f"{capture.status} {reason}".strip(), headers, protocol="HTTP/1.1")


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip(" \t")


def _headers_of(head: bytes) -> Iterator[tuple[str, str]]:
    for line in head.split(b"\r\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            yield name.decode("latin-1"), value.strip(b" \t").decode("latin-1")


def _fields(date: str, info_id: str, rows_before: int | None = None) -> dict[str, str]:
    known = {} if rows_before is None else {ROWS_BEFORE: str(rows_before)}
    return {"WARC-Date": date, "WARC-Warcinfo-ID": info_id} | known


def _origin(capture: Capture) -> dict[str, str]:
    told = ((IMPORTED_FROM, capture.imported_from), (REDIRECTED_FROM, capture.redirected_from))
    return {name: _one_line(value) for name, value in told if value}


def _wire_digest(payload: bytes) -> str:
    return f"sha256:{hashlib.sha256(payload).hexdigest()}"


def _writer() -> WARCWriter:
    return WARCWriter(BytesIO(), gzip=True, warc_version="1.1")


def _finished(writer: WARCWriter, record: Any, *, is_revisit: bool = False) -> Member:
    uri = record.rec_headers.get_header("WARC-Target-URI")
    if uri:
        record.rec_headers.replace_header("WARC-Target-URI", warc_url(uri))
    writer.write_record(record)
    return Member(data=writer.out.getvalue(), record_id=record.rec_headers.get_header("WARC-Record-ID"), is_revisit=is_revisit)


def _opened(data: bytes) -> tuple[StatusAndHeaders, bytes, bytes]:
    """Return WARC fields, HTTP head and payload of a whole gzip member."""
    unpacker = zlib.decompressobj(31)
    try:
        plain = unpacker.decompress(data, MOST)
    except zlib.error as problem:
        raise ValueError(f"it cannot be unpacked ({problem})") from problem
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("it is not one whole gzip member")
    record = ArcWarcRecordLoader().parse_record_stream(BytesIO(plain), no_record_parse=True)
    head, _, payload = record.raw_stream.read().partition(b"\r\n\r\n")
    return record.rec_headers, head, payload
