"""Crawl the test web by the real commands and say, for each kind of site, what was found: `python -m tests.web.measure`."""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.cli.warm import WarmProgram
from tests.web.lists import month_archive, paged_feeds
from tests.web.portal import portal
from tests.web.serving import Served, Site
from tests.web.sites import feed_blog, sitemap_only, wordpress

KINDS = (sitemap_only, feed_blog, wordpress, month_archive, paged_feeds, portal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a crawl made of one site."""

    site: Site
    added: str
    """What `add` said, both streams."""
    stored: frozenset[str]
    """Paths of the articles in the archive."""
    paths: tuple[str, ...]
    """Requests as the server saw them, `add` included."""

    @property
    def missed(self) -> frozenset[str]:
        return self.site.articles - self.stored

    @property
    def wrong(self) -> frozenset[str]:
        return self.stored - self.site.articles

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / len(self.site.articles)

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / len(self.stored) if self.stored else 0.0

    def trapped(self) -> dict[str, int]:
        """Requests that went into each trap."""
        return {name: sum(bool(pattern.search(path)) for path in self.paths) for name, pattern in self.site.traps.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One crawl of several sites."""

    found: tuple[Found, ...]
    code: int
    said: str
    seconds: float


def crawl_web(folder: Path, sites: Sequence[Site]) -> Outcome:
    """Add each site by its front page, crawl them all at once, and return what was found."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DRAMARCHIVE_")}
    environment |= {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.1/32", "DRAMARCHIVE_DELAY": "0"}
    with ExitStack() as stack:
        program = stack.enter_context(WarmProgram())
        served = [stack.enter_context(Served(site)) for site in sites]
        begun = time.monotonic()
        added = [program.run(["add", f"{one.url}/"], folder=folder, environ=environment) for one in served]
        assert all(done.returncode == 0 for done in added), [done.stderr for done in added]
        done = program.run(["crawl"], folder=folder, environ=environment)
        hosts = {urlsplit(one.url).netloc: one for one in served}
        stored: dict[str, set[str]] = {host: set() for host in hosts}
        with sqlite3.connect(f"file:{folder}/archive.db?mode=ro", uri=True) as connection:
            for (url,) in connection.execute("SELECT url FROM articles"):
                stored[urlsplit(url).netloc].add(url.partition(urlsplit(url).netloc)[2])
        found = tuple(
            Found(site=one.site, added=add.stdout + add.stderr, stored=frozenset(stored[host]), paths=tuple(one.paths()))
            for (host, one), add in zip(hosts.items(), added, strict=True)
        )
    return Outcome(found=found, code=done.returncode, said=done.stdout + done.stderr, seconds=time.monotonic() - begun)


def table(outcome: Outcome) -> str:
    """Return what was found as a table in Markdown."""
    lines = ["| kind of site | articles | recall | precision | requests | into traps |", "| --- | --- | --- | --- | --- | --- |"]
    for one in outcome.found:
        traps = ", ".join(f"{name} {count}" for name, count in one.trapped().items()) or "-"
        shares = f"{one.recall:.2f} | {one.precision:.2f}"
        lines.append(f"| {one.site.kind} | {len(one.site.articles)} | {shares} | {len(one.paths)} | {traps} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what is missing or too much."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = [make() for make in KINDS if not sys.argv[1:] or make.__name__ in sys.argv[1:]]
        outcome = crawl_web(Path(folder), wanted)
    print(table(outcome))
    print(f"exit {outcome.code}, {outcome.seconds:.1f} s\n{outcome.said.strip()}")
    for one in outcome.found:
        print(json.dumps({"kind": one.site.kind, "missed": sorted(one.missed)[:60], "wrong": sorted(one.wrong)[:60]}))
        print(one.added.strip())


if __name__ == "__main__":
    main()
