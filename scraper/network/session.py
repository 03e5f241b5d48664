"""One run of the crawl: its settings, archive, leases and limits; what scheduler, middlewares and spider share."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self

from twisted.python.failure import Failure

from scraper.config import Config
from scraper.errors import DiskFullError, StorageError, UsageError
from scraper.items import Discovered, FrontierRow, RunRow, SourceRow, Visit
from scraper.network.context import AHEAD, now
from scraper.network.hosts import Hosts
from scraper.network.logs import tell_event
from scraper.network.pace import Forecast, Pace
from scraper.storage import runs
from scraper.storage.archive import Archive
from scraper.storage.captures import RESERVE
from scraper.storage.connection import disk_full, free_bytes
from scraper.storage.frontier import Frontier, owner_name
from scraper.storage.moments import seconds_of, shifted
from scraper.storage.records import select
from scraper.storage.visits import SaveOutcome
from scraper.urls import is_web_url, next_for_word, url_meant

PATIENCE = 300.0
"""How long a run waits for the next due URL before it ends and leaves the rest waiting, seconds."""
BEAT_SECONDS = 15.0
"""How often a run says that it lives."""
LOST_SECONDS = 2.0
"""How long a lease must be held while nothing is under way until it counts as lost."""
PROGRESS_SECONDS = 0.2
"""Least time between two calls of the progress hook."""
PROGRESS_SHARE = 0.02
"""Share of its time that a run spends on telling how it goes: counting takes long in a large frontier."""
FORECAST_SECONDS = 2.0
"""Least time between two looks at what waits on which host."""
MEANT = 4
"""Letters from which the beginning of a source's name is taken for it."""
ROLES: Mapping[str, str] = {"pages": "article"}
"""Spider → the role of a source's own address, where it is not called like it."""

logger = logging.getLogger(__name__)
Progress = Callable[["CrawlSession"], None]
"""Called after visits, in the crawl's own thread; see `CrawlSession.counts`."""


@dataclass(slots=True, kw_only=True, weakref_slot=True)
class CrawlSession:
    """A run under way."""

    config: Config
    archive: Archive
    frontier: Frontier
    run_id: int
    owner: str
    sources: Mapping[str, SourceRow] = field(default_factory=dict)
    """All registered sources by name."""
    scope: tuple[str, ...] = ()
    """Names of the sources that this run reads."""
    limit: int | None = None
    """Most article URLs to visit; None = all."""
    progress: Progress | None = None
    stopping: bool = False
    """True when nothing new may begin."""
    interrupted: bool = False
    """True when a person or the system asked for the end."""
    problem: Exception | None = None
    """What made it impossible to go on."""
    taken: int = 0
    """Article URLs leased so far."""
    suspects: dict[str, float] = field(default_factory=dict)
    """Leases that were held while nothing was under way → when that was first seen."""
    beat_at: float = 0.0
    tell_at: float = 0.0
    """When the progress hook may be called again, monotonic."""
    visits: int = 0
    """How many visits were stored so far, listings and failures that are tried again included."""
    pace: Pace = field(default_factory=Pace)
    forecast_at: float = 0.0
    known_forecast: Forecast = field(default_factory=Forecast)

    @classmethod
    def begin(
        cls,
        config: Config,
        archive: Archive,
        *,
        names: Sequence[str] = (),
        urls: Sequence[str] = (),
        role: str = "article",
        full: bool = False,
        everything: bool = False,
        limit: int | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Begin a run over the named sources and URLs; over everything that is due when neither is given.

        With `everything` no address is left out for its topic.

        Raises `UsageError` for an unknown source or an impossible URL, `ArchiveBusyError` when another run holds the
        archive.
        """
        at = now()
        known = {row.name: row for row in select(archive.db, SourceRow, "1 ORDER BY name")}
        if everything:
            known = {name: replace(row, options={**row.options, "everything": True}) for name, row in known.items()}
        scope = _scope(known, names, urls, at, full=full)
        for url in urls:
            if not is_web_url(url):
                step = next_for_word(url, "give a full URL, or a name from `dramarchive status`.")
                raise UsageError(f"{url!r} is not an http(s) address. Next: {step}")
        told = ", ".join([*names, *urls])[:500] or None
        run_id = runs.start_run(archive.db, archive.path, source=told, now=at, stale_after=runs.STALE_SECONDS)
        frontier = Frontier(archive.db)
        with archive.transaction():
            for name in scope:
                root = Discovered(url=known[name].url, role=ROLES.get(known[name].spider, known[name].spider))
                frontier.add([root], source=name, discovered_from=None, run_id=run_id, now=at, way="user")
            given = [Discovered(url=url, role=role) for url in urls]
            frontier.add(given, source=None, discovered_from=None, run_id=run_id, now=at, way="user")
            whole = not names and not urls and len(scope) == len(known)
            frontier.adopt(run_id, now=at, sources=None if whole else scope, urls=urls, full=full, everything=everything)
            if urls:
                frontier.require(urls, run_id=run_id, now=at)
            # A killed run's last requests may have gone out just before: their hosts wait for one gap from now.
            frontier.hold_leased(now=at, delay=config.delay)
            frontier.mend_times(now=at, delay=config.delay)
            frontier.expire(at, exclusive=True)
            if urls or full:  # a person who asks by name knows more of a host that was down than we do
                frontier.wake(run_id=run_id, now=at, delay=config.delay, urls=None if full else urls)
        waiting = frontier.counts(run_id)["queued"]
        message = f"run {run_id} begins: {waiting} URLs wait"
        tell_event(logger, logging.INFO, "run_begin", message, run_id=run_id, sources=scope, urls=len(urls), waiting=waiting)
        return cls(
            config=config,
            archive=archive,
            frontier=frontier,
            run_id=run_id,
            owner=owner_name(run_id),
            sources=known,
            scope=tuple(scope),
            limit=limit,
            progress=progress,
            beat_at=time.monotonic(),
            pace=Pace(deque([(time.monotonic(), 0)])),
        )

    @classmethod
    def begin_alone(cls, config: Config, role: str, arguments: Mapping[str, Any]) -> Self:
        """Begin a run for `scrapy crawl NAME -a url=... -a file=... -a source=... -a limit=... -a full=1 -a all=1`."""
        urls = str(arguments.get("url") or arguments.get("urls") or "").replace(",http", " http").split()
        if arguments.get("file"):
            urls += read_url_list(Path(str(arguments["file"])))
        names = str(arguments.get("source") or "").replace(",", " ").split()
        if not names and not urls:
            raise UsageError("nothing to crawl. Next: add -a url=https://..., -a file=urls.txt or -a source=NAME.")
        archive = Archive.open(config.archive)
        try:
            return cls.begin(
                config,
                archive,
                names=names,
                urls=urls,
                role=role,
                full=_is_yes(arguments.get("full")),
                everything=_is_yes(arguments.get("all")),
                limit=int(arguments["limit"]) if arguments.get("limit") else None,
            )
        except BaseException:
            archive.close()
            raise

    def finish_alone(self, reason: str) -> None:
        """End a run that `begin_alone` began."""
        self.interrupted = self.interrupted or reason == "shutdown"
        row = self.finish()
        if self.problem is not None:
            logger.error("run %s ended early: %s", row.id, self.problem)
        logger.info("run %s: %s", row.id, row)
        self.archive.close()

    @property
    def hosts(self) -> Hosts:
        """Politeness of every host, kept in the archive."""
        return self.frontier

    def lease(self) -> list[FrontierRow]:
        """Lease what is due now or, when nothing is under way, what will be within seconds."""
        self.beat()
        room = self.config.concurrency if self.limit is None else min(self.config.concurrency, self.limit - self.taken)
        if self.stopping or room <= 0:
            return []
        if free_bytes(self.archive.path.absolute().parent) < RESERVE:
            self.give_up(disk_full(self.archive.path))  # before anything is asked that could not be kept
            return []
        try:
            rows = self._lease(room, early=0.0)
            if not rows and not self.frontier.held_by(self.owner):
                rows = self._lease(room, early=AHEAD)
        except StorageError as problem:
            self.give_up(problem)
            return []
        self.taken += sum(row.role == "article" for row in rows)
        return rows

    def _lease(self, room: int, *, early: float) -> list[FrontierRow]:
        return self.frontier.lease(
            self.owner,
            limit=room,
            now=now(),
            seconds=self.config.lease_seconds,
            run_id=self.run_id,
            ahead=AHEAD,
            early=early,
        )

    def has_more(self) -> bool:
        """Tell whether the run has a URL that will be due within `PATIENCE`."""
        if self.stopping or self.limit_reached():
            return False
        if self.suspects or self.frontier.held_by(self.owner):
            self.settle_lost()
            return True
        due = self.frontier.next_due(self.run_id)
        return due is not None and (not due or seconds_of(due) - time.time() <= PATIENCE)

    def limit_reached(self) -> bool:
        """Tell whether the run has visited as many articles as it may."""
        return self.limit is not None and self.taken >= self.limit

    def put_back(self, row: FrontierRow, *, until: str, reason: str) -> None:
        """Give a lease back because its host rests; it counts neither as a try nor against the limit."""
        self.taken -= row.role == "article"
        self.frontier.put_back(row.url, not_before=until, reason=reason)
        tell_event(logger, logging.INFO, "put_back", f"put back: {row.url}: {reason}", url=row.url, until=until, reason=reason)

    def settle_lost(self) -> None:
        """Mark what stays leased while nothing is under way: its fetch ended without any result.

        Called when Scrapy is idle. A lease must be found twice, some time apart, so that nothing that is just being
        handed on is taken for lost; without this a lost lease would hold its host, and the run would never end.
        """
        held = {row.url: row for row in self.frontier.held_by(self.owner)}
        since = time.monotonic()
        self.suspects = {url: self.suspects.get(url, since) for url in held}
        for url, row in held.items():
            if since - self.suspects[url] >= LOST_SECONDS:
                self.fail(row, "its visit ended without a result")

    def fail(self, row: FrontierRow, reason: str) -> None:
        """Settle a leased row as failed and count it, past the pipelines."""
        tell_event(logger, logging.ERROR, "lost", f"{row.url}: {reason}", url=row.url, reason=reason)
        with self.archive.transaction():
            self.frontier.settle(row.url, state="failed", reason=reason, now=now())
            if row.role == "article":
                runs.count(self.archive.db, self.run_id, "failed")

    def item_failed(self, item: Any, failure: Failure) -> None:
        """Take note of a visit that could not be stored; with a broken or full archive there is no point in going on."""
        if isinstance(failure.value, StorageError):
            self.give_up(failure.value)
            return
        row = self.frontier.get(item.frontier_url) if isinstance(item, Visit) else None
        if row is not None and row.leased_by == self.owner:
            self.fail(row, f"cannot be stored: {type(failure.value).__name__}: {failure.value}"[:500])

    def item_stored(self, item: Any) -> None:
        """Say that a visit was stored."""
        if not isinstance(item, Visit):
            return
        self.tell()

    def note_saved(self, visit: Visit, saved: SaveOutcome) -> None:
        """Count a visit, and log what became of it."""
        self.visits += 1
        self.pace.read(time.monotonic(), self.visits)
        if not logger.isEnabledFor(logging.INFO):
            return
        row, capture = self.frontier.get(visit.frontier_url), visit.capture
        reason = saved.reason or visit.reason
        tell_event(
            logger,
            logging.INFO,
            "visit",
            f"{saved.outcome}: {visit.frontier_url}" + (f": {reason}" if reason else ""),
            run_id=self.run_id,
            url=visit.frontier_url,
            source=row.source if row else None,
            role=row.role if row else None,
            host=row.host if row else None,
            outcome=saved.outcome,
            reason=reason or None,
            retry_at=row.not_before if row and row.state == "queued" else None,
            status=capture.status if capture else None,
            final_url=capture.url if capture else None,
            bytes=len(capture.body) if capture else None,
            complete=capture.complete if capture else None,
            tracks=len(visit.page.tracks) if visit.page else None,
            known=saved.known,
            article_id=saved.article_id,
            revision_id=saved.revision_id,
            capture_id=saved.capture_id,
            queued=saved.queued,
        )

    def give_up(self, problem: Exception) -> None:
        """Let the run end because of `problem`."""
        if self.problem is None:
            # Whoever drives the run raises the problem at its end, where it is told; see `runner.run_crawl`, `finish_alone`.
            logger.info("the crawl ends: %s", problem)
            self.problem = problem
        self.stopping = True

    def stop(self) -> None:
        """Let the run end as soon as what is under way is done."""
        self.stopping = self.interrupted = True

    def release(self) -> int:
        """Give back what is leased; return how many URLs that were."""
        try:
            with self.archive.transaction():
                self.frontier.hold_leased(now=now(), delay=self.config.delay, owner=self.owner)
                return self.frontier.release(self.owner)
        except StorageError as problem:
            self.give_up(problem)  # a lease also ends with its process
            return 0

    def beat(self) -> None:
        """Say that the run lives, not too often; stop when another process has taken the archive over."""
        if time.monotonic() - self.beat_at < BEAT_SECONDS:
            return
        self.beat_at = time.monotonic()
        at = now()
        if runs.heartbeat(self.archive.db, self.run_id, now=at):
            self.frontier.renew(self.owner, now=at, seconds=self.config.lease_seconds)
        else:
            self.give_up(StorageError(f"{self.archive.path}: another run has taken the archive over. Next: run it again."))

    def tell(self, *, always: bool = False) -> None:
        """Call the progress hook, not too often."""
        self.beat()
        if self.progress and (always or time.monotonic() >= self.tell_at):
            begun = time.monotonic()
            self.progress(self)
            took = time.monotonic() - begun
            self.tell_at = time.monotonic() + max(PROGRESS_SECONDS, took / PROGRESS_SHARE)

    def counts(self) -> dict[str, int]:
        """Return what the run has settled so far (the counters of `runs`), `waiting`, and the `discovered` sum of them.

        `changed` are those of `stored` that were known before.
        """
        row = select(self.archive.db, RunRow, "id = ?", (self.run_id,))[0]
        states = self.frontier.counts(self.run_id, role="article")
        settled = {"stored": row.stored, "unchanged": row.unchanged, "refused": row.refused, "failed": row.failed}
        waiting = states["queued"] + states["leased"]
        return {"discovered": sum(settled.values()) + waiting, **settled, "waiting": waiting, "changed": row.changed}

    def forecast(self) -> Forecast:
        """Return how fast the run goes and how long it will take; looked at anew every few seconds."""
        if time.monotonic() >= self.forecast_at:
            begun = time.monotonic()
            waiting = self.frontier.waiting_by_host(self.run_id, delay=self.config.delay)
            self.known_forecast = self.pace.forecast(waiting, most=self._most_to_come())
            took = time.monotonic() - begun
            self.forecast_at = time.monotonic() + max(FORECAST_SECONDS, took / PROGRESS_SHARE)
        return self.known_forecast

    def _most_to_come(self) -> int | None:
        """Return how many of the URLs that wait the limit lets be fetched, what is under way and lists included; None for all."""
        if self.limit is None:
            return None
        every, articles = self.frontier.counts(self.run_id), self.frontier.counts(self.run_id, role="article")
        lists = every["queued"] + every["leased"] - articles["queued"] - articles["leased"]
        return max(0, self.limit - self.taken) + articles["leased"] + lists

    def outcome(self) -> str:
        """Return how the run ends, as `runs.outcome` has it."""
        if isinstance(self.problem, DiskFullError):
            return "disk_full"
        if self.problem is not None:
            return "error"
        if self.interrupted:
            return "interrupted"
        every = self.frontier.counts(self.run_id)
        counted = self.counts()
        waiting = 0 if self.limit_reached() else every["queued"] + every["leased"]
        return "incomplete" if counted["failed"] or every["failed"] or waiting else "complete"

    def finish(self) -> RunRow:
        """End the run and return its row."""
        self.release()
        at = now()
        outcome = self.outcome()
        with self.archive.transaction():
            if outcome in ("complete", "incomplete"):
                for name in self.scope:
                    self.archive.db.execute("UPDATE sources SET last_run_at = ? WHERE name = ?", (at, name))
            row = runs.finish_run(self.archive.db, self.run_id, outcome=outcome, now=at)
        tell_event(logger, logging.INFO, "run_end", f"run {row.id} ends: {row.outcome}", **asdict(row))
        self.tell(always=True)
        return row


def _is_yes(word: object) -> bool:
    return str(word or "").lower() in ("1", "true", "yes")


def read_url_list(path: Path) -> list[str]:
    """Return the URLs in a text file, one a line; blank lines and lines that begin with `#` are skipped."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        cause = problem.strerror if isinstance(problem, OSError) and problem.strerror else "it is no text in UTF-8"
        raise UsageError(f"{path}: cannot be read: {cause.lower()}. Next: give a text file with one URL a line.") from problem
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _scope(known: Mapping[str, SourceRow], names: Sequence[str], urls: Sequence[str], at: str, *, full: bool) -> list[str]:
    for name in names:
        if name not in known:
            raise UsageError(f"there is no source named {name!r}. Next: {_source_meant(known, name)}")
    if names or urls:
        return list(dict.fromkeys(names))
    return [name for name, row in known.items() if full or _is_due(row, at)]


def _source_meant(known: Iterable[str], word: str) -> str:
    """Return the next step for a word that names no source: what it is nearly the name of, or an address without its scheme."""
    names = {name.casefold(): name for name in known}
    plain = word.casefold().removeprefix("www.").rstrip("/")
    near = get_close_matches(plain, names, n=1, cutoff=0.8)
    near += [name for name in names if min(len(plain), len(name)) >= MEANT and (name.startswith(plain) or plain.startswith(name))]
    meant = [*dict.fromkeys(names[name] for name in near[:1]), *filter(None, [url_meant(word)])]
    if meant:
        return f"did you mean {', or '.join(meant)}?"
    listed = ", ".join(names.values())
    return f"choose one of {listed}, or `dramarchive add URL`." if listed else "`dramarchive add URL`: there are none yet."


def _is_due(row: SourceRow, at: str) -> bool:
    return row.revisit_after is None or row.last_run_at is None or shifted(row.last_run_at, row.revisit_after) <= at
