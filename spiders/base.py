"""The one spider behind all strategies: a leased row becomes a request, its answer a `Visit`.

The frontier drives it: `start` yields nothing, the scheduler asks `request_for`. Whatever goes wrong with one page ends
here, in the one broad boundary, as a `Visit` that says what failed and keeps the capture.
"""

import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from scraper.errors import ExtractionError, StorageError
from scraper.items import Capture, FrontierRow, ParsedPage, Visit
from scraper.network.capture import SITEMAP_BYTES
from scraper.network.context import config_of, now
from scraper.network.session import CrawlSession
from scraper.network.verdicts import HostRestsError, NowhereError, RefusedError, in_words
from scraper.sandbox import ReaderPool
from scraper.sites import SiteRules, load_rules
from scraper.storage.articles import find_article
from scraper.storage.moments import seconds_of
from scraper.urls import canonicalize_url, host_of
from spiders.assets import AssetFetcher
from spiders.joining import is_same_article, join, next_part
from spiders.judging import Answer, judge, judge_page, retry_time, without_capture
from spiders.missing import Face, face_of, is_known, is_missing, no_such_page
from spiders.neighbours import folder_of, read_with_neighbours
from spiders.reading import may_be_article

HOSTS_MOST = 10_000
"""Hosts that are remembered as asked."""
SOFT_404 = "soft 404: the words that its site shows for a page that does not exist"
_ROLE_META = {"sitemap": {"bytes_most": SITEMAP_BYTES}}
"""What a request is given by the role of its row."""
NOTHING = "nothing to crawl. Next: add -a url=https://..., -a file=urls.txt or -a source=NAME"


class ArticleSpider(scrapy.Spider):
    """Visit what the frontier leases to this run, whatever its role."""

    role: ClassVar[str] = "article"
    """Role of the addresses given by `-a url=...`."""

    def __init__(self, name: str | None = None, *, session: CrawlSession | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.arguments = arguments
        self.session = session
        self._readers = ReaderPool()
        self._asked: set[str] = set()
        """Hosts that this process asked for a page that cannot exist."""
        self.rules = SiteRules()
        self._assets: AssetFetcher | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "ArticleSpider":
        """Make the spider; under `scrapy crawl` it opens the archive and a run of its own."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.rules = load_rules(config_of(crawler).sites)
        session = spider.session
        if session is None and spider.arguments:
            session = spider.session = CrawlSession.begin_alone(config_of(crawler), spider.role, spider.arguments)
            crawler.signals.connect(session.finish_alone, signals.spider_closed)
        crawler.signals.connect(spider.end_readers, signals.spider_closed)
        if session is not None:
            crawler.signals.connect(session.item_failed, signals.item_error)
            crawler.signals.connect(session.item_stored, signals.item_scraped)
            if config_of(crawler).assets:
                spider._assets = AssetFetcher(session, spider._readers)  # noqa: SLF001 - its own
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the frontier holds what is to be visited."""
        if self.session is None:
            self.logger.error(NOTHING)
        nothing: tuple[Any, ...] = ()
        for item in nothing:
            yield item

    async def end_readers(self) -> None:
        """End the processes that read pages."""
        await self._readers.close()

    def request_for(self, row: FrontierRow) -> Request:
        """Return the request that a leased row stands for, conditional when there is something to compare with."""
        headers = {}
        if row.visited_at and row.etag:
            headers["If-None-Match"] = row.etag
        if row.visited_at and row.last_modified:
            headers["If-Modified-Since"] = row.last_modified
        due = seconds_of(row.not_before) if row.not_before else 0.0
        return Request(
            row.url,
            callback=self.parse,
            errback=self.fail,
            headers=headers,
            dont_filter=True,
            meta={
                "row": row,
                "conditional": bool(headers),
                "validators_of": row.url if headers and self._is_own_address(row) else None,
                "not_before_seconds": due,
                **_ROLE_META.get(row.role, {}),
            },
        )

    def _is_own_address(self, row: FrontierRow) -> bool:
        """Tell whether an article is kept under the very address of a row, so that its validators are that address's."""
        return self.session is not None and find_article(self.session.archive.db, row.url) is not None

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Visit | Request]:
        """Turn an answer into a visit, or ask first for what tells more: a page that cannot exist, the article's next page."""
        visit = await self.visit(response)
        asked = self._missing_asked(response.request, visit)
        async for found in self._end(asked or self._ended_or_on(response.request, visit)):
            yield found

    def _ended_or_on(self, request: Request | None, visit: Visit) -> Visit | Request:
        """Return a visit as it is, as gone when it shows its host's face of a missing page, or the request for its next page."""
        page = visit.page
        if page is None:
            return visit
        known = self.session.hosts.host(host_of(page.url)) if self.session and not page.tracks else None
        if is_missing(visit.frontier_url, page, known):
            return replace(visit, outcome="gone", page=None, reason=SOFT_404, discovered=())
        return self._go_on(request, visit, (page,))

    def _missing_asked(self, request: Request | None, visit: Visit) -> Request | None:
        """Return the request for a page that cannot exist, when a page has no tracks and its host was not asked yet."""
        page = visit.page
        if self.session is None or request is None or page is None or page.tracks:
            return None
        host = host_of(page.url)
        if host in self._asked or is_known(self.session.hosts.host(host), now()):
            return None
        if len(self._asked) >= HOSTS_MOST:
            self._asked.clear()
        self._asked.add(host)
        meta = {"row": request.meta.get("row"), "visit": visit}
        return Request(
            no_such_page(page.url), callback=self.learn_missing, errback=self.learn_nothing, dont_filter=True, meta=meta
        )

    async def learn_missing(self, response: Response, **_: Any) -> AsyncIterator[Visit | Request]:
        """Keep what a host shows for a page that cannot exist, and go on with the page that made us ask."""
        visit: Visit = response.meta["visit"]
        capture: Capture = response.meta["capture"]
        if capture.status < 500 and capture.status != 429 and capture.complete:
            page = None
            if capture.status == 200:
                with suppress(ExtractionError):
                    page = await self._readers.read(capture, self.rules.rule_for(capture.url))
            asked = response.meta.get("redirect_urls", [response.url])[0]
            self._note_missing(asked, face_of(asked, capture, page))
        async for found in self._end(self._ended_or_on(response.request, visit)):
            yield found

    async def learn_nothing(self, failure: Failure) -> AsyncIterator[Visit | Request]:
        """Go on with the page that made us ask, since there was no answer; what robots.txt forbids is not asked for again."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, StorageError) and self.session is not None:
            self.session.give_up(failure.value)
        elif isinstance(failure.value, RefusedError):
            self._note_missing(request.url, Face())
        async for found in self._end(self._ended_or_on(request, request.meta["visit"])):
            yield found

    def _note_missing(self, asked: str, face: Face) -> None:
        assert self.session is not None
        try:
            self.session.hosts.note_missing(host_of(asked), words=face.words, moved=face.moved, now=now())
        except StorageError as problem:
            self.session.give_up(problem)

    async def parse_part(self, response: Response, **_: Any) -> AsyncIterator[Visit | Request]:
        """Add a further page to an article, and go on to the next one or end."""
        first: Visit = response.meta["visit"]
        pages: tuple[ParsedPage, ...] = response.meta["pages"]
        capture: Capture = response.meta["capture"]
        if response.status != 200 or not capture.complete:
            yield self._cut_short(response.request, response.meta["capture_problem"] or f"answered {response.status}")
            return
        try:
            part = await self._readers.read(capture, self.rules.rule_for(capture.url))
        except ExtractionError as problem:
            yield self._cut_short(response.request, problem.reason)
            return
        if part.page_type == "index" or not is_same_article(pages[0], part):
            following: Visit | Request = replace(first, page=join(pages))
        else:
            following = self._go_on(response.request, replace(first, parts=(*first.parts, capture)), (*pages, part))
        async for found in self._end(following):
            yield found

    def fail_part(self, failure: Failure) -> Iterator[Visit]:
        """End an article one of whose further pages had no answer."""
        yield self._cut_short(failure.request, in_words(failure.value))  # type: ignore[attr-defined]

    async def _end(self, found: Visit | Request) -> AsyncIterator[Visit | Request]:
        """Yield what came of an answer; for the whole of an article its assets first, if they are wanted."""
        if self._assets is not None and isinstance(found, Visit) and found.outcome == "parsed":
            gathered = await self._assets.gather(found)
            if gathered is not None:
                yield gathered
        else:
            yield found

    def _go_on(self, request: Request | None, visit: Visit, pages: tuple[ParsedPage, ...]) -> Visit | Request:
        following = next_part(pages)
        if following is None or request is None:
            return replace(visit, page=join(pages))
        meta = {"row": request.meta.get("row"), "visit": visit, "pages": pages}
        return Request(following, callback=self.parse_part, errback=self.fail_part, dont_filter=True, meta=meta)

    def _cut_short(self, request: Request | None, reason: str) -> Visit:
        """Try the whole article again while tries are left; then what there is of it is better than nothing."""
        assert request is not None
        visit: Visit = request.meta["visit"]
        row: FrontierRow | None = request.meta["row"]
        pages: tuple[ParsedPage, ...] = request.meta["pages"]
        missing = f"page {len(pages) + 1} is missing: {reason}"
        again = retry_time(row, self._retries, time.time()) if row else None
        if again is None:
            return replace(visit, page=join(pages, missing))
        return replace(visit, outcome="failed", page=None, parts=(), reason=missing, retry_at=again)

    async def visit(self, response: Response) -> Visit:
        """Return what an answer means; a page that cannot be read is a failure with its capture, never the crawl's end."""
        capture: Capture = response.meta["capture"]
        row: FrontierRow = response.meta.get("row") or self._row_for(response)
        answer = Answer(
            row=row,
            capture=capture,
            run_id=self.session.run_id if self.session else 0,
            now=time.time(),
            problem=response.meta.get("capture_problem", ""),
            conditional=response.meta.get("conditional", False),
            rest=response.meta.get("rest_seconds"),
            retries=self._retries,
            source=self.session.sources.get(row.source or "") if self.session else None,
        )
        try:
            return await self._judge(answer)
        except Exception as problem:  # the one broad boundary: no page may end the crawl
            reason = problem.reason if isinstance(problem, ExtractionError) else f"{type(problem).__name__}: {problem}"
            self.logger.warning("cannot read %s: %s", row.url, reason)
            self.logger.debug("where it failed", exc_info=True)
            return self._ended(row, "failed", f"cannot be read: {reason}", capture=capture)

    async def _judge(self, answer: Answer) -> Visit:
        """Judge an answer; whatever reads what the site sent does so in a process of its own."""
        if answer.row.role != "article":
            return await self._apart(judge, answer)
        found = judge(answer)
        if found is not None:
            return found
        page, beside = await self._read(answer)
        if page.page_type == "index" or not may_be_article(answer.capture.url):
            return await self._apart(judge_page, answer, page, beside)
        return judge_page(answer, page, beside)

    async def _read(self, answer: Answer) -> tuple[ParsedPage, Sequence[str]]:
        """Read an article page, and where its pager leads inside the folder of its source."""
        capture, folder = answer.capture, folder_of(answer.source)
        rule = self.rules.rule_for(capture.url)
        if folder is None:
            return await self._readers.read(capture, rule), ()
        page, beside = await self._readers.call(capture.url, read_with_neighbours, capture, rule)
        return page, [url for url in beside if urlsplit(url).path.startswith(folder)]

    async def _apart(self, function: Callable[..., Visit | None], answer: Answer, *more: object) -> Visit:
        visit: Visit = await self._readers.call(answer.capture.url, without_capture, function, answer, *more)
        return replace(visit, capture=answer.capture)

    def fail(self, failure: Failure) -> Iterator[Visit]:
        """Turn a fetch without an answer into a visit; a host that rests only delays it."""
        request: Request = failure.request  # type: ignore[attr-defined]
        row: FrontierRow = request.meta["row"]
        problem = failure.value
        if isinstance(problem, HostRestsError) and self.session is not None:
            if problem.final:
                yield self._ended(row, "failed", str(problem))
            else:
                self.session.put_back(row, until=problem.until, reason=str(problem))
        elif isinstance(problem, StorageError) and self.session is not None:
            self.session.give_up(problem)  # the gate could not write to the archive: nothing was asked
        elif isinstance(problem, RefusedError):
            yield self._ended(row, "refused", str(problem))
        elif isinstance(problem, NowhereError):
            yield self._ended(row, "failed", str(problem))
        elif isinstance(problem, DownloadCancelledError):
            yield self._ended(row, "refused", f"larger than {config_of(self.crawler).max_size} bytes")
        elif isinstance(problem, IgnoreRequest):
            yield self._ended(row, "refused", f"not fetched: {problem}")
        else:
            visit = self._ended(row, "failed", f"no answer: {in_words(problem)}")
            yield replace(visit, retry_at=retry_time(row, self._retries, time.time()))

    @property
    def _retries(self) -> int:
        return config_of(self.crawler).retries

    def _row_for(self, response: Response) -> FrontierRow:
        """Return a row for an answer that no lease asked for (`scrapy parse`)."""
        url = canonicalize_url(response.url)
        return FrontierRow(url=url, host=host_of(url), role=self.role, discovered_at=now())

    def _ended(self, row: FrontierRow, outcome: str, reason: str, *, capture: Capture | None = None) -> Visit:
        run_id = self.session.run_id if self.session else 0
        return Visit(frontier_url=row.url, run_id=run_id, outcome=outcome, reason=reason[:500], capture=capture)
