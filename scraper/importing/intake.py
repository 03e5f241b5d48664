"""Captures in the order in which they come, to the reader and on to the archive.

What is in the archive already is passed over, so a run that was killed is simply run again. Two things wait until all files have
been read once: revisits whose page may stand further on, and articles that run over several pages.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from scraper.importing.answers import Broken, Page, Repeat, Skipped
from scraper.importing.keeping import Keeper
from scraper.importing.reading import Again, InOrder, Reader, Taken
from scraper.importing.report import FileReport, Summary
from scraper.items import Capture, Visit
from scraper.parsers.markup.pager import part_of
from scraper.storage.moments import seconds_of
from scraper.urls import canonicalize_url

LATER_MOST = 200_000
"""Revisits and parts of articles that may wait for the end."""
NOT_HERE = "revisits of what is not here"
FURTHER = "further pages of articles"


@dataclass(frozen=True, slots=True)
class _Part:
    """A page that may be a further part of an article."""

    at: float
    url: str
    again: Again
    report: FileReport


@dataclass(slots=True, kw_only=True)
class Intake:
    """Takes what records and files were found to be."""

    keeper: Keeper
    reader: Reader
    in_order: InOrder
    summary: Summary
    tell: Callable[[Summary], None]
    repeats: list[tuple[Repeat, str, FileReport]] = field(default_factory=list)
    """Revisits whose page has not been met."""
    firsts: list[_Part] = field(default_factory=list)
    """First pages of articles in parts."""
    parts: dict[str, list[_Part]] = field(default_factory=dict)
    """Canonical address → its captures."""

    async def take(self, found: Page | Repeat | Skipped | Broken, origin: str, again: Again, report: FileReport) -> None:
        """Take what was found in a file; `again` reads it once more. Raises `StorageError`."""
        self.keeper.beat()
        match found:
            case Skipped():
                report.skipped[found.what] += 1
            case Broken():
                report.pages += 1
                self.fail(report, found.url, found.reason)
            case Page():
                await self._take_page(found, again, report)
            case Repeat():
                page = self.keeper.resolved(found, origin)
                if page is not None:
                    await self._take_page(page, lambda: self.keeper.resolved(found, origin), report)
                elif len(self.repeats) < LATER_MOST:
                    self.repeats.append((found, origin, report))
                else:
                    report.skipped[NOT_HERE] += 1

    def fail(self, report: FileReport, where: str, reason: str) -> None:
        """Count a page or a damaged place as failed, and keep the reason."""
        report.problems.append(f"{where}: {reason}" if where else reason)
        self.summary.outcomes["failed"] += 1
        self.keeper.count_failed()

    async def finish(self) -> None:
        """Take what had to wait."""
        await self._settle_rest()
        waiting: list[tuple[Repeat, str, FileReport]] = []
        while self.repeats and len(self.repeats) != len(waiting):
            waiting, self.repeats = self.repeats, []
            for repeat, origin, report in waiting:
                await self.take(repeat, origin, lambda: None, report)
            await self._settle_rest()
        for _, _, report in self.repeats:
            report.skipped[NOT_HERE] += 1
        for first in self.firsts:
            await self._read_again(first)
        while self.parts:
            key = next(iter(self.parts))
            await self._read_again(self._taken(key, self.parts[key][0]))
        self.keeper.flush()

    async def _take_page(self, page: Page, again: Again, report: FileReport) -> None:
        capture = page.capture
        report.pages += 1
        if self.keeper.is_known(capture, dated=page.is_dated):
            self.summary.outcomes["unchanged"] += 1
            self.keeper.count_known()
            return
        url = canonicalize_url(capture.url)
        if (part_of(url, url) or 1) > 1 and capture.status == 200 and len(self.parts) < LATER_MOST:
            self.parts.setdefault(url, []).append(_Part(_seconds(capture), capture.url, again, report))
            return
        async for done in self.in_order.put(Taken(page, again, report)):
            self._settle(*done)

    async def _settle_rest(self) -> None:
        async for done in self.in_order.rest():
            self._settle(*done)

    def _settle(self, taken: Taken, visit: Visit | None) -> None:
        capture = taken.page.capture
        if visit is None:
            self.firsts.append(_Part(_seconds(capture), capture.url, taken.again, taken.report))
            return
        outcome, reason = self.keeper.save(visit)
        self.summary.note(outcome, capture.url, reason)
        self.tell(self.summary)

    async def _read_again(self, part: _Part) -> None:
        """Read a page that had to wait, with its further parts."""
        page = part.again()
        if page is None:
            self.fail(part.report, part.url, "it could not be read a second time")
            return
        visit = await self.reader.visit(page, lambda url: self._part(url, part.at))
        self._settle(Taken(page, part.again, part.report), visit)

    def _part(self, url: str, at: float) -> Page | None:
        """Return the capture of a further part that is nearest in time, of what waits; else the last one that is stored."""
        key = canonicalize_url(url)
        if key in self.parts:
            found = self._taken(key, min(self.parts[key], key=lambda part: abs(part.at - at)))
            found.report.pages -= 1
            found.report.skipped[FURTHER] += 1
            return found.again()
        return self.keeper.stored_part(url)

    def _taken(self, key: str, part: _Part) -> _Part:
        self.parts[key].remove(part)
        if not self.parts[key]:
            del self.parts[key]
        return part


def _seconds(capture: Capture) -> float:
    return seconds_of(capture.fetched_at) if capture.fetched_at else 0.0
