"""From captures to visits: each page is read in a process of its own and judged as a crawl would judge it, several at a time."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from scraper.errors import ExtractionError
from scraper.importing.answers import Page, is_address
from scraper.importing.report import FileReport
from scraper.items import Capture, FrontierRow, ParsedPage, Visit
from scraper.pipelines.validate import ValidatePipeline
from scraper.revisions import GONE
from scraper.sandbox import ReaderPool
from scraper.sites import SiteRules
from scraper.storage.moments import moment
from scraper.urls import canonicalize_url, host_of
from spiders.joining import is_same_article, join, next_part
from spiders.judging import Answer, judge_page, without_capture
from spiders.reading import may_be_article

logger = logging.getLogger(__name__)
Again = Callable[[], Page | None]
"""Reads a capture once more from where it came; None when it cannot."""
Parts = Callable[[str], Page | None]
"""Returns the capture of a further page of an article, by its address."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads pages; what they mean follows from the capture, the site rules and the run alone."""

    pool: ReaderPool
    rules: SiteRules
    run_id: int

    async def visit(self, page: Page, parts: Parts | None = None) -> Visit | None:
        """Return what a capture means; None for the first page of an article in parts, when `parts` is not given yet."""
        capture = page.capture
        problem = _problem(page)
        if problem or capture.status == 304:
            return self._ended(capture, *(problem or ("not_modified", "")))
        try:
            first = await self._read(capture)
            following = next_part([first]) if first.page_type == "article" else None
            if following is not None and parts is None:
                return None
            pages, captures, missing = await self._all_parts(first, parts) if parts else ([first], [], "")
            found = await self._judged(capture, join(pages, missing))
        except Exception as error:  # the page boundary of `spiders/base.py`: one page must not cost the others
            reason = error.reason if isinstance(error, ExtractionError) else f"{type(error).__name__}: {error}"
            logger.debug("where %s failed", capture.url, exc_info=True)
            return self._ended(capture, "failed", f"cannot be read: {reason}")
        visit: Visit = ValidatePipeline().process_item(replace(found, parts=tuple(captures)) if found.page else found)
        return visit

    async def named_by_itself(self, capture: Capture) -> Capture | None:
        """Return a saved page's capture under the address that the page declares; None when it declares none.

        A front page counts as none: some sites declare it on every page, and all of them would become one article.
        """
        page = await self.pool.read(replace(capture, url=""), None)
        parts = urlsplit(page.url) if is_address(page.url) else None
        return replace(capture, url=page.url) if parts is not None and (parts.path.strip("/") or parts.query) else None

    async def _read(self, capture: Capture) -> ParsedPage:
        bare = replace(capture, raw_body=None)  # the reader needs what was decoded only
        return await self.pool.read(bare, self.rules.rule_for(capture.url))

    async def _all_parts(self, first: ParsedPage, parts: Parts) -> tuple[list[ParsedPage], list[Capture], str]:
        pages: list[ParsedPage] = [first]
        captures: list[Capture] = []
        while (following := next_part(pages)) is not None:
            found = parts(following)
            if found is None or _problem(found):
                return pages, captures, f"page {len(pages) + 1} is missing: it is not in what was imported"
            part = await self._read(found.capture)
            if part.page_type == "index" or not is_same_article(first, part):
                break
            pages.append(part)
            captures.append(found.capture)
        return pages, captures, ""

    async def _judged(self, capture: Capture, page: ParsedPage) -> Visit:
        url = canonicalize_url(capture.url)
        row = FrontierRow(url=url, host=host_of(url), discovered_at=capture.fetched_at or "")
        answer = Answer(row=row, capture=capture, run_id=self.run_id, now=time.time())
        if page.page_type == "index" or not may_be_article(capture.url):
            visit: Visit = await self.pool.call(capture.url, without_capture, judge_page, answer, page)
            return replace(visit, capture=capture)
        return judge_page(answer, page)

    def _ended(self, capture: Capture, outcome: str, reason: str) -> Visit:
        url = canonicalize_url(capture.url)
        return Visit(frontier_url=url, run_id=self.run_id, outcome=outcome, reason=reason[:500], capture=capture)


def _problem(page: Page) -> tuple[str, str] | None:
    """Return outcome and reason of a capture that is not read at all."""
    status = page.capture.status
    if status in GONE:
        return "gone", GONE[status]
    if status != 304 and not 200 <= status < 300:
        return "refused", f"the site answered {status}"
    if status == 206:
        return "refused", "incomplete: 206 Partial Content"
    if page.problem:
        return "refused", f"incomplete: {page.problem}"
    return None


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture on its way."""

    page: Page
    again: Again
    report: FileReport


class InOrder:
    """Several pages read at a time, handed back in the order in which they came."""

    def __init__(self, reader: Reader, ahead: int) -> None:
        self._reader = reader
        self._ahead = ahead
        self._waiting: deque[tuple[Taken, asyncio.Task[Visit | None]]] = deque()

    async def put(self, taken: Taken) -> AsyncIterator[tuple[Taken, Visit | None]]:
        """Begin to read a page; yield those that are done when enough are under way."""
        self._waiting.append((taken, asyncio.create_task(self._reader.visit(taken.page))))
        while len(self._waiting) >= self._ahead:
            yield await self._first()

    async def rest(self) -> AsyncIterator[tuple[Taken, Visit | None]]:
        """Yield what is under way."""
        while self._waiting:
            yield await self._first()

    def cancel(self) -> None:
        """Give up what is under way."""
        while self._waiting:
            self._waiting.popleft()[1].cancel()

    async def _first(self) -> tuple[Taken, Visit | None]:
        taken, task = self._waiting.popleft()
        return taken, await task


def now() -> str:
    """Return the time as the archive writes it."""
    return moment(time.time())
