"""What an import did, or would do: by file and in all."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from scraper.items import RunRow

NAMED = 20
"""Pages of each outcome whose reason is kept for the report."""


@dataclass(slots=True, kw_only=True)
class FileReport:
    """One file."""

    name: str
    """Its name."""
    kind: str
    """What it is."""
    pages: int = 0
    """Pages in it, taken or not."""
    addresses: int = 0
    """Addresses and feeds that it names."""
    skipped: Counter[str] = field(default_factory=Counter)
    """What is no page → how many."""
    problems: list[str] = field(default_factory=list)
    """What is damaged or refused, a line each."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape of one element of `files[]`."""
        return asdict(self) | {"skipped": dict(self.skipped.most_common())}


@dataclass(slots=True, kw_only=True)
class Summary:
    """A whole import."""

    files: list[FileReport] = field(default_factory=list)
    """In the order in which they were read."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """`stored`, `unchanged`, `refused`, `failed` → pages."""
    reasons: list[tuple[str, str, str]] = field(default_factory=list)
    """Outcome, address and reason of refused and failed pages, the first of each outcome."""
    queued: int = 0
    """Addresses that the next crawl will visit."""
    sources: list[str] = field(default_factory=list)
    """Names of the sources that it made or that were there already."""
    skipped: Counter[str] = field(default_factory=Counter)
    """What folders held besides."""
    run: RunRow | None = None
    """The run; None when nothing was to be changed."""

    @property
    def is_whole(self) -> bool:
        """True when nothing was damaged, refused as a file or failed."""
        return not self.outcomes["failed"] and not any(file.problems for file in self.files)

    def note(self, outcome: str, url: str, reason: str) -> None:
        """Count a page, and keep why it was not taken."""
        counted = "refused" if outcome == "gone" else outcome
        self.outcomes[counted] += 1
        if counted in ("refused", "failed") and sum(one[0] == counted for one in self.reasons) < NAMED:
            self.reasons.append((counted, url, reason))

    def counts(self) -> dict[str, int]:
        """Return the counters of a run."""
        counts = {name: self.outcomes[name] for name in ("stored", "unchanged", "refused", "failed")}
        return {"discovered": sum(counts.values()) + self.queued, **counts, "waiting": self.queued}

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `import --json` prints."""
        return {
            "run": asdict(self.run) if self.run else None,
            **self.counts(),
            "sources": self.sources,
            "files": [file.to_record() for file in self.files],
            "skipped": dict(self.skipped.most_common()),
            "reasons": [dict(zip(("outcome", "url", "reason"), one, strict=True)) for one in self.reasons],
        }
