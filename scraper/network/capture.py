"""The capture: what came over the wire, kept as it came, decoded strictly, and marked when it is not whole.

Stands in for Scrapy's HttpCompressionMiddleware, which returns half a body as if it were all.
"""

import hashlib
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Request, Response
from scrapy.responsetypes import responsetypes

from scraper.decoding import ACCEPTED, coding_values, decode_body
from scraper.items import Capture
from scraper.network.context import config_of, now
from scraper.storage.warc import url_without_secrets

_ENDS = (b"</html>", b"</rss>", b"</feed>", b"</rdf:rdf>", b"</urlset>", b"</sitemapindex>", b"}", b"]")
"""How a document that was sent whole ends; matters only when the server did not say how long it is."""


_SECRET = frozenset({b"authorization", b"cookie", b"proxy-authorization"})
"""Request headers that are no part of an archive."""


def _asked(request: Request) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in request.headers.items()
        if name.lower() not in _SECRET
        for value in values
    )


def _headers_of(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values
    )


def _capture(request: Request, response: Response, headers: tuple[tuple[str, str], ...], body: bytes, problem: str) -> Capture:
    return Capture(
        url=response.url,
        body=body,
        fetched_at=now(),
        status=response.status,
        content_type=next((value for name, value in headers if name.lower() == "content-type"), ""),
        headers=headers,
        raw_body=response.body if response.body != body else None,
        complete=not problem,
        request_headers=_asked(request),
        redirected_from=_redirected_from(request),
    )


def _redirected_from(request: Request) -> str | None:
    """Return which redirects led to a request, and from where (`Capture.redirected_from`)."""
    urls, reasons = request.meta.get("redirect_urls"), request.meta.get("redirect_reasons")
    if not urls or not reasons:
        return None
    statuses = [str(reason) if str(reason).isdecimal() else "refresh" for reason in reasons]
    return " ".join([*statuses, url_without_secrets(urls[0])])


def capture_hop(request: Request, response: Response, limit: int) -> Capture:
    """Return the capture of an answer that is a redirect and goes no further."""
    headers = _headers_of(response)
    decoded = decode_body(response.body, coding_values(headers), limit)
    return _capture(request, response, headers, decoded.body, decoded.problem)


SITEMAP_BYTES = 50 * 1024 * 1024
"""Size of a sitemap (sitemaps.org: 52,428,800 bytes, uncompressed), whatever the limit of other answers is."""
NO_CAP = 1 << 62
"""More bytes than any limit."""
TOO_LARGE = "larger than"
"""How the problem of an answer beyond the limit begins; trying again would not make it smaller."""


class CaptureMiddleware:
    """Add a `Capture` to `request.meta["capture"]`, and why it is not whole to `request.meta["capture_problem"]`."""

    def __init__(self, crawler: Crawler) -> None:
        self._limit = config_of(crawler).max_size
        self._partial: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CaptureMiddleware":
        """Make one for a crawler."""
        made = cls(crawler)
        crawler.signals.connect(made.count_bytes, signals.bytes_received)
        crawler.signals.connect(made.see_length, signals.headers_received)
        return made

    def _most(self, request: Request) -> int:
        """Return the most bytes of an answer; a sitemap may have more than others, an asset less."""
        return min(max(self._limit, int(request.meta.get("bytes_most", 0))), int(request.meta.get("bytes_cap", NO_CAP)))

    def see_length(self, request: Request, body_length: object) -> None:
        """Take only the head of an answer that is too long by its own word."""
        # What is unknown is no number. Of a robots.txt or a sitemap the beginning counts, however long it is.
        begins = request.meta.get("robots") or request.meta.get("bytes_most")
        if isinstance(body_length, int) and body_length > self._most(request) and not begins:
            request.meta["too_large"] = True
            raise StopDownload(fail=False)

    def count_bytes(self, data: bytes, request: Request) -> None:
        """End a download at the limit, and keep what has come: Scrapy's own limit would throw it away."""
        request.meta["received"] = request.meta.get("received", 0) + len(data)
        if request.meta["received"] > self._most(request):
            request.meta["too_large"] = True
            raise StopDownload(fail=False)

    def process_request(self, request: Request) -> None:
        """Ask for the content codings that we can undo."""
        request.headers["Accept-Encoding"] = ACCEPTED
        request.meta.pop("received", None)  # a redirect brings that of the request before it along
        request.meta.pop("too_large", None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer and hand on the decoded one."""
        headers = _headers_of(response)
        raw = response.body
        most = self._most(request)
        decoded = decode_body(raw, coding_values(headers), most)
        problem = decoded.problem
        if request.meta.get("too_large"):
            problem = f"{TOO_LARGE} {most} bytes"
        elif "dataloss" in response.flags:
            problem = problem or "the connection ended before the whole body had come"
        elif "partial" in response.flags and not problem and not self._whole(request.url, decoded.body):
            problem = "the connection was closed without a length or an end"
        request.meta["capture"] = _capture(request, response, headers, decoded.body, problem)
        request.meta["capture_problem"] = problem
        if raw is decoded.body:
            return response
        plain = response.headers.copy()
        plain.pop("Content-Encoding", None)
        kind = responsetypes.from_args(headers=plain, url=response.url, body=decoded.body)
        changes: dict[str, Any] = {"encoding": None} if hasattr(kind, "encoding") else {}
        return response.replace(cls=kind, body=decoded.body, headers=plain, **changes)

    def _whole(self, url: str, body: bytes) -> bool:
        """Judge a body that ended with the connection: by its last tag, or because it came twice the same."""
        if body.rstrip().lower().endswith(_ENDS):
            return True
        digest = hashlib.sha256(body).hexdigest()
        if self._partial.get(url) == digest:
            return True
        if len(self._partial) >= 1000:
            self._partial.clear()
        self._partial[url] = digest
        return False
