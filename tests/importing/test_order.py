"""The text of an article does not depend on the order in which its captures come in, and what is older becomes history."""

import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scraper.config import Config
from scraper.items import Visit
from scraper.parsers import parse_page
from scraper.storage.archive import Archive
from scraper.storage.care.verify import verify
from scraper.storage.history import history_of
from tests.importing.making import HOST, Maker, address, brought, rows
from tests.storage.care.sound import capture_of, html

URL = address(1)
FULL = html(1)
EDITED = html(1, edition=2)
SAME_WORDS = FULL.replace(b"Previous post", b"Older posts").replace(b"<html", b"<!-- v2 --><html")
REMNANT = (
    b"<html lang=en><title>Queen of Tears OST 1</title><article><h1>Queen of Tears OST 1</h1><p>"
    + b"Read on. " * 12
    + b"</article>"
)
ERROR = b"<html><title>404 Not Found</title><h1>Not Found</h1><p>The page was not found."
LIST = b"<html><title>Blog</title>" + b"".join(
    b'<article><h2><a href="/a-%d">Story %d</a></h2><p>Words.</article>' % (n, n) for n in range(20)
)

PAIRS = [
    ("edited", FULL, EDITED, 2),
    ("the same words in other markup", FULL, SAME_WORDS, 1),
    ("a remnant came later", FULL, REMNANT, None),
    ("a remnant came first", REMNANT, FULL, 2),
    ("an error page came later", FULL, ERROR, 1),
    ("an error page came first", ERROR, FULL, 1),
    ("a list came later", FULL, LIST, 1),
]
"""What the captures differ in, the earlier and the later one, and how many revisions that makes (None: the order tells)."""


def warc_of(path: Path, captures: Sequence[tuple[str, str, bytes]]) -> Path:
    """A web archive with (address, date, body)."""
    made = Maker()
    for url, date, body in captures:
        made.add(url, body, date=date)
    path.write_bytes(made.data)
    return path


def archive_of(path: Path, *captures: tuple[str, bytes]) -> Config:
    """An archive into which captures of one page, each in a file of its own, were imported in this order."""
    config = Config(archive=path)
    files = [warc_of(path.with_suffix(f".{n}.warc.gz"), [(URL, *capture)]) for n, capture in enumerate(captures)]
    brought(config, *files)
    return config


def shown(config: Config, url: str = URL) -> list[Any]:
    """All that an article is today: its row without the numbers that only we give, its record, its tracks and dropped lines."""
    article = (
        "SELECT a.*, r.record, r.digest, c.fetched_at, c.payload_digest FROM articles a"
        " JOIN revisions r ON r.id = a.revision_id JOIN captures c ON c.id = r.capture_id WHERE a.url = ?"
    )
    parts = (
        "SELECT position, title, artist_credit, heading, text FROM tracks WHERE article_id = ? ORDER BY position",
        "SELECT position, text, rule FROM dropped WHERE article_id = ? ORDER BY position",
    )
    with Archive.open_read_only(config.archive) as archive:
        (row,) = archive.db.query(article, (url,))
        rows_of = [archive.db.execute(sql, (row["id"],)).fetchall() for sql in parts]
        ours = ("id", "revision_id", "cluster_id")
        return [{name: value for name, value in row.items() if name not in ours}, *rows_of]


def test_two_captures_in_either_order(tmp_path: Path) -> None:
    urls = [f"{HOST}/{name.replace(' ', '-')}" for name, *_ in PAIRS]
    earlier = warc_of(
        tmp_path / "a.warc.gz", [(url, "2019-05-01T00:00:00Z", pair[1]) for url, pair in zip(urls, PAIRS, strict=True)]
    )
    later = warc_of(
        tmp_path / "b.warc.gz", [(url, "2021-05-01T00:00:00Z", pair[2]) for url, pair in zip(urls, PAIRS, strict=True)]
    )
    forth, back = Config(archive=tmp_path / "forth.db"), Config(archive=tmp_path / "back.db")
    brought(forth, earlier, later)
    brought(back, later)
    brought(back, earlier)
    for url, (name, _, _, revisions) in zip(urls, PAIRS, strict=True):
        assert shown(forth, url) == shown(back, url), name
        for config in (forth, back):
            counted = rows(
                config, f"SELECT count(*) FROM revisions r JOIN articles a ON a.id = r.article_id WHERE a.url = '{url}'"
            )
            assert revisions is None or counted == [(revisions,)], name
    assert all(verify(config.archive, now="2026-03-01T00:00:00.000Z").ok for config in (forth, back))


def test_three_editions_and_two_of_one_moment_in_any_order(tmp_path: Path) -> None:
    moments = ("2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z")
    editions = [(date, html(1, edition=n)) for n, date in enumerate(moments)]
    orders = list(itertools.permutations(editions))
    captures = [(f"{HOST}/order/{n:02}x", *capture) for n, order in enumerate(orders) for capture in order]
    config = Config(archive=tmp_path / "a.db")
    brought(config, warc_of(tmp_path / "a.warc.gz", captures))

    def without_address(number: int) -> str:
        row, *parts = shown(config, f"{HOST}/order/{number:02}x")
        row.pop("rows_digest")  # of the address, too
        return json.dumps([row, *parts]).replace(f"/order/{number:02}x", "")

    results = [without_address(number) for number in range(len(orders))]
    assert set(results) == {results[0]}
    row = shown(config, f"{HOST}/order/00x")[0]
    assert (row["first_seen_at"], row["last_seen_at"]) == ("2018-01-01T00:00:00.000Z", "2020-01-01T00:00:00.000Z")


def test_history_is_told_in_the_order_of_time(tmp_path: Path) -> None:
    editions = [(f"20{year}-01-01T00:00:00Z", html(1, edition=year)) for year in (20, 18, 19)]
    config = archive_of(tmp_path / "a.db", *editions)
    with Archive.open_read_only(config.archive) as archive:
        history = history_of(archive, URL)
    assert [step.capture.fetched_at[:4] for step in history.steps if step.capture] == ["2018", "2019", "2020"]
    assert [step.is_current for step in history.steps] == [False, False, True]


def test_an_old_capture_never_replaces_what_was_crawled(tmp_path: Path) -> None:
    config = Config(archive=tmp_path / "a.db")
    crawled = replace(capture_of(1, at="2026-02-01T10:00:00.000Z", edition=9), url=URL)
    with Archive.open(config.archive) as archive:
        run = archive.start_run(now="2026-02-01T10:00:00.000Z")
        visit = Visit(frontier_url=URL, run_id=run, outcome="parsed", capture=crawled, page=parse_page(crawled))
        archive.save_visit(visit, now="2026-02-01T10:00:01.000Z")
        archive.finish_run(run, "complete", "2026-02-01T10:00:02.000Z")
    before = shown(config)
    archive_of(config.archive, ("2012-05-01T00:00:00Z", FULL))
    after = shown(config)
    assert after[0].pop("first_seen_at") == "2012-05-01T00:00:00.000Z"
    before[0].pop("first_seen_at")
    assert after == before
    assert rows(config, "SELECT count(*), min(id) = (SELECT revision_id FROM articles) FROM revisions") == [(2, 1)]
