"""The tables that hold how articles were fetched: captures, frontier, hosts, sources, schedules, runs."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from scraper.items.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow(Row):
    """Where the bytes of one fetch lie."""

    TABLE: ClassVar[str] = "captures"
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("url",), ("payload_digest",))
    FOREIGN: ClassVar[dict[str, str]] = {"refers_to": "captures"}
    id: int | None = None
    """Number of the capture."""
    url: str
    """The address that answered."""
    fetched_at: str
    """When."""
    status: int
    """HTTP status."""
    content_type: str | None = None
    """Content-Type as sent."""
    charset: str | None = None
    """The encoding the bytes were read with."""
    charset_reason: str | None = None
    """Why that encoding."""
    payload_digest: str
    """`sha256:` and the hex digest of the decoded body."""
    complete: bool = True
    """0 when the transfer was cut short or could not be decoded whole."""
    refers_to: int | None = None
    """The earlier capture that holds the body, when this answer had the same one (a WARC `revisit` record)."""
    warc_file: str
    """File name below `captures/`."""
    warc_offset: int
    """Where the gzip member begins, bytes."""
    warc_length: int
    """Its length, bytes."""
    lost_at: str | None = None
    """When its bytes were found to be damaged or missing and could not be mended; what was read from them stays."""
    imported_from: str | None = None
    """The file it was imported from, `@`, and the byte at which its record begins there; NULL for what was fetched."""
    redirected_from: str | None = None
    """The statuses of the redirects that led here and the address that was asked for: `301 https://h.example/old`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierRow(Row):
    """One URL to visit or visited."""

    TABLE: ClassVar[str] = "frontier"
    PK: ClassVar[tuple[str, ...]] = ("url",)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("state", "not_before"),
        ("host", "state", "run_id"),
        ("source", "state"),
        ("run_id", "state", "host"),
    )
    url: str
    """Canonical URL."""
    source: str | None = None
    """Name of the source that led here."""
    host: str
    """Host and port: the unit of politeness."""
    role: str = "article"
    """`article` | `listing` | `feed` | `sitemap` | `wordpress`."""
    state: str = "queued"
    """`queued` | `leased` | `done` | `failed` | `refused` | `gone`."""
    reason: str | None = None
    """Why failed, refused or gone; for a person."""
    depth: int = 0
    """Steps from the source's own address."""
    discovered_from: str | None = None
    """The URL that led here first."""
    discovered_at: str
    """When."""
    attempts: int = 0
    """Fetches tried since it was last done."""
    not_before: str | None = None
    """Not to be fetched before this time."""
    leased_by: str | None = None
    """`host:pid:run` that holds it."""
    leased_until: str | None = None
    """After this time anyone may take it."""
    visited_at: str | None = None
    """Last visit."""
    run_id: int | None = None
    """The run that queued it for a visit."""
    article_id: int | None = None
    """The article it led to; a redirect may have led to another address."""
    etag: str | None = None
    """ETag of the last complete answer."""
    last_modified: str | None = None
    """Last-Modified of the last complete answer."""
    changed_hint: str | None = None
    """`lastmod` that the sitemap or feed gave for the version visited last."""
    fruit: int = 0
    """Of a list: 1 when it showed addresses that its source had not shown before, 2 when one of them was or became an article."""
    led_at: str | None = None
    """Of a list: when an address that it showed last became a new article; such lists are read at every run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRow(Row):
    """Politeness of one host, kept over runs."""

    TABLE: ClassVar[str] = "hosts"
    PK: ClassVar[tuple[str, ...]] = ("host",)
    host: str
    """Host and port."""
    next_allowed_at: str | None = None
    """No request before this time."""
    crawl_delay: float | None = None
    """Seconds, as robots.txt asks."""
    adapted_delay: float | None = None
    """Seconds between two requests that the host's own answers call for; None = the setting `delay` is enough."""
    robots_fetched_at: str | None = None
    """When robots.txt was read last."""
    reason: str | None = None
    """Why the host rests, if it does."""
    missing_asked_at: str | None = None
    """When it was asked for a page that cannot exist."""
    missing_words: str | None = None
    """The words that it shows, with status 200, for pages that do not exist; None when it says so honestly."""
    missing_moved: bool = False
    """1 when it leads to another address to show them."""
    idle_parameters: tuple[str, ...] = ()
    """Query parameters that its articles leave out of their own addresses: found addresses are taken without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """Where articles are found."""

    TABLE: ClassVar[str] = "sources"
    PK: ClassVar[tuple[str, ...]] = ("name",)
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("url", "spider"),)
    name: str
    """Short name, from the host."""
    url: str
    """The feed, sitemap, listing or page."""
    spider: str
    """`pages` | `feed` | `sitemap` | `listing` | `wordpress`."""
    options: dict[str, Any] = field(default_factory=dict)
    """Spider arguments, JSON."""
    added_at: str
    """When it was registered."""
    last_run_at: str | None = None
    """When it was crawled last."""
    revisit_after: float | None = None
    """Seconds after which its own address is read again; None = at every crawl."""
    site: str | None = None
    """The address that `add` was given; sources of the same one are ways into the same site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow(Row):
    """A cron entry."""

    TABLE: ClassVar[str] = "schedules"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("source", "cron", "timezone"),)
    FOREIGN: ClassVar[dict[str, str]] = {}
    id: int | None = None
    """Number of the entry."""
    source: str
    """The source to crawl."""
    cron: str
    """Five-field cron expression."""
    timezone: str = "UTC"
    """IANA time zone in which the expression is read."""
    next_due_at: str
    """Next time, UTC."""
    claimed_by: str | None = None
    """`host:pid` of the daemon that runs the due time."""
    claimed_at: str | None = None
    """When it was claimed."""
    last_run_at: str | None = None
    """Last due time that was run."""
    created_at: str
    """When it was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(Row):
    """One crawl; discovered = stored + unchanged + refused + failed + waiting."""

    TABLE: ClassVar[str] = "runs"
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("started_at",),)
    id: int | None = None
    """Number of the run."""
    source: str | None = None
    """What was crawled; None for all that was due."""
    started_at: str
    """When it began."""
    finished_at: str | None = None
    """When it ended; None while it runs or when it was killed."""
    outcome: str = "running"
    """`running` | `complete` | `incomplete` | `interrupted` | `error` | `disk_full` | `killed`."""
    owner: str | None = None
    """`host:pid` of the process."""
    heartbeat_at: str | None = None
    """When the process last said that it lives."""
    discovered: int = 0
    """Article URLs this run had to settle."""
    stored: int = 0
    """New articles and new revisions."""
    changed: int = 0
    """How many of the stored ones are new revisions of articles that were known."""
    unchanged: int = 0
    """Fetched or answered 304, nothing new."""
    refused: int = 0
    """Not fetched or not stored, by a rule: robots, address guard, not HTML, index page, gone (404, 410, 451)."""
    failed: int = 0
    """Errors after all retries."""
    waiting: int = 0
    """Still queued when the run ended."""
    assets: int = 0
    """Style sheets, images and fonts captured for its pages (`crawl --assets`); no part of `discovered`."""
