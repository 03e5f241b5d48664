"""The gate before the wire: one polite rate a host, Retry-After obeyed, a host that does not answer left alone.

Every request passes here, redirects and robots.txt too. The gap is counted from the moment an answer begins, when the
server has seen the request for certain, so from its side it is never under the allowed one; the times lie in the archive,
so that it holds over restarts and runs. So does the gap itself: it grows with what a host needs for an answer
(`retrying.adapted_gap`), never under the setting `delay` or the Crawl-delay. With `delay` 0 nothing is adapted.
"""

import asyncio
import logging
import time
from collections import Counter

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Request, Response

from scraper.items import HostRow
from scraper.network.context import AHEAD, config_of, context_of
from scraper.network.logs import tell_event
from scraper.network.retrying import BUSY, adapted_gap, backoff, parse_retry_after
from scraper.network.verdicts import HostRestsError
from scraper.storage.hosts import gap_of
from scraper.storage.moments import moment, seconds_of
from scraper.urls import host_of

SILENT = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError)
"""How a host that is down shows itself."""
SILENCES = 5
"""After this many in a row the host rests: its other URLs wait instead of failing one by one."""
SILENCE_REST = 600.0
"""How long, seconds."""
TOLD_REST = 10.0
"""Rests of at least so many seconds are told of."""
LATE = 0.1
"""A request that goes out so many seconds after its turn moves the next one on, should there be no answer to count from."""
NEWS = 0.1
"""A gap that differs by less than this share from the known one is not written down."""
HOSTS_MOST = 10_000
"""Hosts whose failures are counted at a time."""
_SLICE = 0.2

logger = logging.getLogger(__name__)


def let_rest(crawler: Crawler, host: str, *, until: float, reason: str) -> None:
    """Ask nothing of a host until a time (seconds since 1970), keep why, and say so."""
    context_of(crawler).hosts.block_host(host, until=moment(until), reason=reason)
    if until - time.time() >= TOLD_REST:
        message = f"{host} rests until {moment(until)[:19].replace('T', ' ')} UTC: {reason}"
        tell_event(logger, logging.WARNING, "host_rests", message, host=host, until=moment(until), reason=reason)


class PolitenessMiddleware:
    """Let a request out when its host may be asked, and note what the answer says about the next one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._config = config_of(crawler)
        self._silent: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PolitenessMiddleware":
        """Make one for a crawler."""
        made = cls(crawler)
        crawler.signals.connect(made.note_begin, signals.headers_received)
        return made

    def note_begin(self, request: Request) -> None:
        """Note when an answer begins. Scrapy's own latency is counted from later than `sent_at`, by what it needs to connect."""
        request.meta["begun_at"] = time.time()

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn. Raises `HostRestsError` when that is too far off or the crawl stops."""
        context = context_of(self._crawler)
        host = host_of(request.url)
        due = float(request.meta.get("not_before_seconds", 0.0))
        while True:
            known = context.hosts.host(host)
            delay, start = self._delay(known), time.time()
            free = seconds_of(known.next_allowed_at) if known and known.next_allowed_at else 0.0
            if free - start > delay + 2 * AHEAD:
                raise HostRestsError((known and known.reason) or f"{host} rests", until=moment(free))
            # The turn is taken when it has come, not before: another request's answer may move it on meanwhile.
            due = max(due, free)
            if due <= start and (not delay or seconds_of(context.hosts.reserve(host, now=moment(start), delay=delay)) <= start):
                break
            await asyncio.sleep(min(max(due - start, 0.0), _SLICE))
            if context.stopping:
                raise HostRestsError("the crawl stops", until=moment(time.time()))
        request.meta.pop("begun_at", None)  # a redirect brings that of the request before it along
        request.meta["sent_at"] = time.time()
        if delay and request.meta["sent_at"] - start > LATE:
            context.hosts.hold(host, until=moment(request.meta["sent_at"] + delay))

    def _delay(self, known: HostRow | None) -> float:
        return gap_of(known, self._config.delay)

    def _hold(self, request: Request, status: int | None) -> None:
        """Count the gap from the answer's first byte; from now when there was none. `status` None: there was no answer."""
        hosts = context_of(self._crawler).hosts
        host = host_of(request.url)
        known = hosts.host(host)
        begun = request.meta.get("begun_at")
        latency = begun - request.meta["sent_at"] if begun is not None and "sent_at" in request.meta else None
        delay = self._adapt(host, known, latency, status)
        if delay:
            hosts.hold(host, until=moment((time.time() if begun is None else begun) + delay))

    def _adapt(self, host: str, known: HostRow | None, latency: float | None, status: int | None) -> float:
        """Return the gap after an answer, and keep it if it is another one now."""
        least = self._config.delay
        if not least:
            return self._delay(known)
        before = known.adapted_delay if known else None
        wanted = adapted_gap(max(before or least, least), latency=latency, status=status)
        after = wanted if wanted > least * (1 + NEWS) else None
        if (before is None) != (after is None) or abs((after or 0.0) - (before or 0.0)) > NEWS * (before or 1.0):
            context_of(self._crawler).hosts.note_gap(host, seconds=after)
            tell_event(
                logger, logging.INFO, "host_gap", f"{host}: {wanted:.1f} s between two requests", host=host, seconds=wanted
            )
        return max(self._delay(known), wanted)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a host that is busy or slow."""
        self._hold(request, response.status)
        host = host_of(request.url)
        self._silent.pop(host, None)
        if response.status not in BUSY:
            self._busy.pop(host, None)
            return response
        if len(self._busy) > HOSTS_MOST:
            self._busy.clear()
        self._busy[host] += 1
        header = response.headers.get("Retry-After")
        now = time.time()
        asked = parse_retry_after(header.decode("latin-1"), now) if header else None
        rest = backoff(self._busy[host]) if asked is None else asked
        request.meta["rest_seconds"] = rest
        let_rest(
            self._crawler,
            host,
            until=now + rest,
            reason=f"answered {response.status}" + (f", Retry-After: {header.decode('latin-1')[:40]}" if header else ""),
        )
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note a host that does not answer."""
        if not isinstance(exception, SILENT):
            return
        self._hold(request, None)
        host = host_of(request.url)
        if len(self._silent) > HOSTS_MOST:
            self._silent.clear()
        self._silent[host] += 1
        if self._silent[host] >= SILENCES:
            let_rest(
                self._crawler,
                host,
                until=time.time() + SILENCE_REST,
                reason=f"no answer {self._silent[host]} times in a row ({type(exception).__name__})",
            )
