"""What must hold of an archive after any accident, and of the crawl that goes on after it."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from scraper.config import Config
from scraper.items import CaptureRow
from scraper.storage.archive import Archive
from scraper.storage.records import select
from tests.faults.crawls import counts_add_up, rows


@contextmanager
def served(folder: Path, articles: int, *, hosts: int = 1, robots: str = "") -> Iterator[tuple[list[str], Path]]:
    """A server process; yields its addresses and the file where it notes requests."""
    log = folder / "seen.jsonl"
    log.touch()
    words = ["--articles", str(articles), "--hosts", str(hosts), "--log", str(log), "--robots", robots]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server", *words], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield [process.stdout.readline().strip() for _ in range(hosts)], log
    finally:
        process.kill()
        process.communicate()


def warc_urls(folder: Path) -> Counter[str]:
    """Addresses of all response records, read by warcio from end to end."""
    found: Counter[str] = Counter()
    for path in sorted((folder / "captures").glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response":
                    record.content_stream().read()
                    found[str(record.rec_headers.get_header("WARC-Target-URI"))] += 1
    return found


def assert_sound(config: Config) -> None:
    """The database, its full-text tables and the captures that it names are whole; nothing is stored in part."""
    assert rows(config, "PRAGMA integrity_check") == [("ok",)]
    assert rows(config, "PRAGMA foreign_key_check") == []
    with Archive.open(config.archive) as archive:
        for table in ("articles_fts", "tracks_fts"):
            archive.db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
        for row in select(archive.db, CaptureRow, "1"):
            assert row.id is not None
            archive.read_capture(row.id)
    assert rows(config, "SELECT count(*) FROM articles WHERE revision_id IS NULL") == [(0,)]
    indexed = "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM articles_fts)"
    assert rows(config, indexed) == [(0,)]
    half = "SELECT count(*) FROM frontier WHERE role = 'article' AND (state = 'done') <> (url IN (SELECT url FROM articles))"
    assert rows(config, half) == [(0,)], "a page is done when its article is stored, and only then"


def assert_whole(config: Config, articles: int) -> None:
    """Every article once, the archive sound, counts that add up."""
    assert rows(config, "SELECT count(*), count(DISTINCT url) FROM articles") == [(articles, articles)]
    # All pages are alike, so each has as many tracks as any other: none was stored in part or twice.
    assert rows(
        config,
        "SELECT count(DISTINCT n) FROM (SELECT count(t.id) n FROM articles a LEFT JOIN tracks t ON t.article_id = a.id"
        " GROUP BY a.id)",
    ) == [(1,)]
    assert rows(config, "SELECT count(*), max(n) FROM (SELECT count(*) n FROM revisions GROUP BY article_id)") == [(articles, 1)]
    assert rows(config, "SELECT state, count(*) FROM frontier WHERE role = 'article' GROUP BY state") == [("done", articles)]
    assert_sound(config)
    assert counts_add_up(config)
