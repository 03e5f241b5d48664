"""The demo crawl: serve the bundled site, crawl it into an archive, show the tracks found and what to try next."""

import ipaddress
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scraper.config import Config
from scraper.demo.server import HOST, serve_demo
from scraper.errors import UsageError
from scraper.items import RunRow
from scraper.runner import register_source, run_crawl
from scraper.storage.archive import Archive

LOOPBACK = ipaddress.ip_network("127.0.0.0/8")
SITEMAP = "/sitemap.xml"
"""What is registered as the source: it names every page of the site, the feed only the newest ten."""
PROBE = "/2024/04/queen-of-tears-heartfelt-ost/"
"""A page by which the demo's site is told from any other that was served on this machine."""
NEVER_DUE = 100 * 365 * 86400.0
"""Revisit time of the demo's source, seconds."""
TRY_NEXT = (
    ("tracks", "--drama Goblin"),
    ("search", "buckwheat"),
    ("query", '"SELECT title, artist_credit FROM tracks WHERE drama IS NOT NULL"'),
    ("query", '"SELECT rule, count(*) FROM dropped GROUP BY rule"'),
    ("export csv", "-o tracks.csv"),
    ("add", "URL"),
)
"""Commands that show something on the demo's archive: the command, and what follows `--archive`."""
_TRACKS = """
    SELECT a.title AS article, t.number, t.title, t.artist_credit, t.drama, t.needs_review
    FROM tracks t JOIN articles a ON a.id = t.article_id
    WHERE a.url LIKE ? || '/%' ORDER BY a.published_at DESC, a.id, t.position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """What the archive held before the demo."""

    port: int = 0
    """The port that an earlier demo in this archive was served at; 0 when there was none."""
    foreign: int = 0
    """Number of articles that are not the demo's."""


def run_demo(config: Config, echo: Callable[[str], None]) -> RunRow:
    """Serve the demo site, crawl it into `config.archive`, tell `echo` line by line, and return the run's row.

    Running it twice is harmless: the second run asks for the same addresses and finds them unchanged. Raises
    `UsageError` when the archive holds articles of the user's own, or when the port of an earlier demo is taken.
    """
    before = _look(config.archive)
    if before.foreign:
        raise UsageError(
            f"{config.archive} already holds articles of your own ({before.foreign}), and the demo would add its pages to them. "
            "Next: dramarchive demo --archive demo.db"
        )
    with serve_demo(before.port) as base:
        echo(f"Serving the demo site at {base}/ and crawling it into {config.archive} ...")
        # Our own server on this machine needs no polite gap; nothing but loopback is allowed, and only for this crawl.
        local = replace(config, delay=0.0, allow_private=(*config.allow_private, LOOPBACK))
        source = register_source(local, base + SITEMAP)[0]
        run = run_crawl(local, sources=[source.name], full=True)
        with Archive.open(config.archive) as archive:
            with archive.transaction():
                # Its server ends with this command: a later `crawl` of everything that is due must not look for it.
                archive.db.execute("UPDATE sources SET revisit_after = ? WHERE name = ?", [NEVER_DUE, source.name])
            for line in report(archive.db.query(_TRACKS, [base]), run, config.archive):
                echo(line)
    return run


def report(tracks: Iterable[Mapping[str, Any]], run: RunRow, archive: Path) -> list[str]:
    """Return the lines that say what was found: the tracks by article, the counts, what to try next."""
    lines: list[str] = []
    article, count = None, 0
    for track in tracks:
        if track["article"] != article:
            article = track["article"]
            lines += ["", str(article)]
        count += 1
        lines.append("  " + _track_line(track))
    where = "" if archive == Config().archive else f" --archive {shlex.quote(str(archive))}"
    return [
        *lines,
        "",
        f"{count} tracks. {run.stored} pages stored, {run.unchanged} unchanged, {run.refused} refused, {run.failed} failed.",
        f"They are in {archive}. Try next:",
        *(f"  {_program()} {command}{where} {rest}" for command, rest in TRY_NEXT),
    ]


def _program() -> str:
    """Return how the reader can call this program from here: by its name, or by its path when it is not on PATH."""
    called = Path(sys.argv[0])
    if called.name != "dramarchive" or shutil.which("dramarchive"):
        return "dramarchive"
    here = Path.cwd()
    return shlex.quote(str(called.relative_to(here) if called.is_relative_to(here) else called))


def _track_line(track: Mapping[str, Any]) -> str:
    number = f"{track['number']}. " if track["number"] else ""
    artist = f" – {track['artist_credit']}" if track["artist_credit"] else ""
    drama = f"  ({track['drama']})" if track["drama"] else ""
    return f"{number}{track['title']}{artist}{drama}{'  [to review]' if track['needs_review'] else ''}"


def _look(path: Path) -> _Before:
    """Return what the archive at `path` holds; nothing when there is none yet."""
    if not path.exists():
        return _Before()
    with Archive.open_read_only(path) as archive:
        known = {row["url"] for row in archive.db.query("SELECT url FROM frontier")}
        bases = [source.url.removesuffix(SITEMAP) for source in archive.sources() if source.url.startswith(f"http://{HOST}:")]
        bases = [base for base in bases if base + PROBE in known]
        articles = [row["url"] for row in archive.db.query("SELECT url FROM articles")]
    foreign = sum(not any(url.startswith(base + "/") for base in bases) for url in articles)
    port = urlsplit(bases[-1]).port if bases else 0
    return _Before(port=port or 0, foreign=foreign)
