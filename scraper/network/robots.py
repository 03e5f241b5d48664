"""robots.txt by RFC 9309: 4xx allows all, 5xx and silence forbid all for now, redirects followed, 500 KiB read.

Scrapy's own middleware lets every page through when robots.txt answers 500.
"""

import asyncio
import codecs
import logging
import re
import time
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from scraper.config import PRODUCT
from scraper.network.context import Alone, config_of, context_of, now
from scraper.network.logs import tell_event
from scraper.network.politeness import let_rest
from scraper.network.retrying import backoff
from scraper.network.verdicts import HostRestsError, RefusedError, in_words
from scraper.storage.moments import moment

READ_BYTES = 500 * 1024
"""How much of a robots.txt is read (RFC 9309, 2.5)."""
FRESH_SECONDS = 86_400.0
"""How long an answer holds (RFC 9309, 2.4: at most 24 hours)."""
DOWN_SECONDS = 600.0
"""How long a host is left alone when robots.txt failed again and again."""
KEPT_BYTES = 16 * 1024 * 1024
"""Rules of hosts are kept until their files add up to this; those of the host that was asked longest ago go first."""
KEPT_LEAST = 1024
"""What rules cost at least, bytes."""
_VERSION = re.compile(r"^([ \t]*user-?agent[ \t]*:[ \t]*[\w-]+)/[^\s#]*", re.IGNORECASE | re.MULTILINE)
"""A version behind a product token, which is no part of it (RFC 9309, 2.2.1)."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RobotsPolicy:
    """What one host's robots.txt says."""

    rules: Protego | None
    """The rules; None = nothing is forbidden."""
    until: float
    """Seconds since 1970 up to which this holds."""
    size: int = 0
    """Length of the file, bytes."""

    def allows(self, url: str) -> bool:
        """Tell whether our product token may fetch `url`."""
        return self.rules is None or self.rules.can_fetch(url, PRODUCT)


def read_robots(body: bytes) -> Protego:
    r"""Return the rules in a robots.txt, whatever it really is; a byte order mark decides the encoding, else UTF-8.

    >>> read_robots(b"\xef\xbb\xbfUser-agent: *\rDisallow: /a").can_fetch("http://h.example/a", "dramarchive")
    False
    """
    body = body[:READ_BYTES]
    mark, encoding = next((known for known in _BOMS if body.startswith(known[0])), (b"", "utf-8"))
    return Protego.parse(_VERSION.sub(r"\1", body[len(mark) :].decode(encoding, "replace")))


@dataclass(slots=True)
class KeptPolicies:
    """Policies by origin, of bounded size, however many hosts a crawl meets."""

    most: int = KEPT_BYTES
    _kept: dict[str, RobotsPolicy] = field(default_factory=dict)
    _size: int = 0

    def get(self, origin: str) -> RobotsPolicy | None:
        """Return a policy that is known."""
        policy = self._kept.pop(origin, None)
        if policy is not None:
            self._kept[origin] = policy  # the order of the keys is that of their last use
        return policy

    def __setitem__(self, origin: str, policy: RobotsPolicy) -> None:
        before = self._kept.pop(origin, None)
        self._size += max(policy.size, KEPT_LEAST) - (max(before.size, KEPT_LEAST) if before else 0)
        self._kept[origin] = policy
        while self._size > self.most and len(self._kept) > 1:
            oldest = self._kept.pop(next(iter(self._kept)))
            self._size -= max(oldest.size, KEPT_LEAST)

    def __len__(self) -> int:
        return len(self._kept)


class RobotsMiddleware:
    """Ask robots.txt before any other address of a host; raise `RefusedError` or `HostRestsError`."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._retries = config_of(crawler).retries
        self._own = KeptPolicies()
        self._asking: MutableMapping[str, asyncio.Lock] = WeakValueDictionary()
        self._failures: dict[str, int] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Make one for a crawler."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or say why not."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        # One fetch for all that wait; a lock a host, since the first answer may be a failure that is tried again.
        lock = self._asking.setdefault(origin, asyncio.Lock())
        async with lock:
            known = self._known
            policy = known.get(origin)
            if policy is None or policy.until < time.time():
                policy = await self._ask(origin, parts.netloc.rpartition("@")[2].lower())
                known[origin] = policy
        if not policy.allows(request.url):
            raise RefusedError("robots.txt forbids this address")

    @property
    def _known(self) -> "KeptPolicies | dict[str, RobotsPolicy]":
        context = context_of(self._crawler)
        return context.robots if isinstance(context, Alone) else self._own

    async def _ask(self, origin: str, host: str) -> RobotsPolicy:
        request = Request(f"{origin}/robots.txt", callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True, "robots": True})
        try:
            response = await self._crawler.engine.download_async(request)
        except (RefusedError, HostRestsError):
            raise
        except Exception as problem:
            raise self._down(host, f"cannot be had ({in_words(problem)})") from problem
        policy, context = self._read(response, host), context_of(self._crawler)
        if response.status == 200 and isinstance(context, Alone):
            context.robots_captures[origin] = response.meta["capture"]
        return policy

    def _read(self, response: Response, host: str) -> RobotsPolicy:
        status = response.status
        if status == 429 or status >= 500 or 300 <= status < 400:
            raise self._down(host, f"answered {status}")
        problem = _cut_short(response) if status < 300 else ""
        if problem:
            raise self._down(host, f"is cut short ({problem})")
        self._failures.pop(host, None)
        rules = read_robots(response.body) if status < 300 else None
        delay = rules.crawl_delay(PRODUCT) if rules else None
        context_of(self._crawler).hosts.note_robots(host, crawl_delay=delay, now=now())
        message = f"{host}: robots.txt answered {status}" + (f", Crawl-delay {delay:g}" if delay else "")
        tell_event(logger, logging.INFO, "robots", message, host=host, status=status, crawl_delay=delay)
        return RobotsPolicy(rules, time.time() + FRESH_SECONDS, min(len(response.body), READ_BYTES))

    def _down(self, host: str, what: str) -> HostRestsError:
        """Let the host rest: a robots.txt that cannot be read forbids everything until it can (RFC 9309, 2.3.1.4)."""
        self._failures[host] = self._failures.get(host, 0) + 1
        count = self._failures[host]
        final = count > self._retries
        until = time.time() + (DOWN_SECONDS if final else backoff(count))
        reason = f"robots.txt {what}: nothing may be fetched until it can be read"
        let_rest(self._crawler, host, until=until, reason=reason)
        return HostRestsError(reason, until=moment(until), final=final)


def _cut_short(response: Response) -> str:
    """Return why a robots.txt misses rules; what is beyond `READ_BYTES`, or came without a length, is taken as whole."""
    if len(response.body) >= READ_BYTES or "partial" in response.flags:
        return ""
    return str(response.meta.get("capture_problem", ""))
