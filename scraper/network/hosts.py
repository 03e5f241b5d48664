"""When a host may be asked next: the part of the frontier that the downloader needs, or a stand-in without an archive."""

from dataclasses import dataclass, field, replace
from typing import Protocol

from scraper.items import HostRow
from scraper.storage.moments import shifted


class Hosts(Protocol):
    """Politeness of every host; `storage.frontier.Frontier` keeps it over runs."""

    def reserve(self, host: str, *, now: str, delay: float) -> str:
        """Take a turn if it has come, moving the next one on, and return `now`; else return the time of the turn."""
        ...

    def hold(self, host: str, *, until: str) -> None:
        """Move the host's next time on."""
        ...

    def note_gap(self, host: str, *, seconds: float | None) -> None:
        """Keep the gap that the host's answers call for."""
        ...

    def block_host(self, host: str, *, until: str, reason: str) -> None:
        """Let a host rest."""
        ...

    def note_robots(self, host: str, *, crawl_delay: float | None, now: str) -> None:
        """Keep what robots.txt asks for."""
        ...

    def note_missing(self, host: str, *, words: str, moved: bool, now: str) -> None:
        """Keep what a host shows for pages that do not exist; no words when it says so honestly."""
        ...

    def host(self, host: str) -> HostRow | None:
        """Return what is known of a host."""
        ...


@dataclass(slots=True)
class MemoryHosts:
    """For `scrapy shell` and probes, which have no archive."""

    rows: dict[str, HostRow] = field(default_factory=dict)

    def reserve(self, host: str, *, now: str, delay: float) -> str:
        """Take a turn if it has come, moving the next one on, and return `now`; else return the time of the turn."""
        row = self.rows.get(host, HostRow(host=host))
        if (row.next_allowed_at or now) > now:
            return row.next_allowed_at or now
        self.rows[host] = replace(row, next_allowed_at=shifted(now, delay), reason=None)
        return now

    def hold(self, host: str, *, until: str) -> None:
        """Move the host's next time on."""
        row = self.rows.get(host, HostRow(host=host))
        self.rows[host] = replace(row, next_allowed_at=max(until, row.next_allowed_at or until))

    def note_gap(self, host: str, *, seconds: float | None) -> None:
        """Keep the gap that the host's answers call for."""
        self.rows[host] = replace(self.rows.get(host, HostRow(host=host)), adapted_delay=seconds)

    def block_host(self, host: str, *, until: str, reason: str) -> None:
        """Let a host rest."""
        self.hold(host, until=until)
        self.rows[host] = replace(self.rows[host], reason=reason)

    def note_robots(self, host: str, *, crawl_delay: float | None, now: str) -> None:
        """Keep what robots.txt asks for."""
        row = self.rows.get(host, HostRow(host=host))
        self.rows[host] = replace(row, crawl_delay=crawl_delay, robots_fetched_at=now, reason=None)

    def note_missing(self, host: str, *, words: str, moved: bool, now: str) -> None:
        """Keep what a host shows for pages that do not exist; no words when it says so honestly."""
        row = self.rows.get(host, HostRow(host=host))
        self.rows[host] = replace(row, missing_asked_at=now, missing_words=words or None, missing_moved=moved)

    def host(self, host: str) -> HostRow | None:
        """Return what is known of a host."""
        return self.rows.get(host)
