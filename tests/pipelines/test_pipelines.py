"""The two pipelines: a sound visit is stored, a broken one fails with its reason, and its lease ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Spider
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from scraper.items import Discovered, Visit
from scraper.pipelines.store import StorePipeline
from scraper.pipelines.validate import ValidatePipeline, problem_of
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from tests.storage.making import LATER, NOW, URL, capture, credit, page, track, visit

GOOD = page(published_at="2024-04-28", tracks=(track(1, "Last Chance", credit("Sohyun")), track(2, "?", credit("!!!"))))
FIRST = GOOD.tracks[0]


def with_track(**changes: Any) -> Visit:
    return visit(replace(GOOD, tracks=(replace(FIRST, heading=replace(FIRST.heading, **changes)),)))


BROKEN = [
    (visit(GOOD, outcome="stored"), "outcome 'stored' is unknown"),
    (visit(outcome="parsed"), "parsed without a page"),
    (visit(GOOD, capture=None), "parsed without a capture"),
    (visit(GOOD, outcome="refused"), "a page, but the outcome is not parsed"),
    (visit(replace(GOOD, url="file:///etc/passwd")), "is not an http(s) address"),
    (visit(replace(GOOD, url="page.html")), "is not an http(s) address"),
    (visit(replace(GOOD, kind="ballad")), "kind 'ballad' is unknown"),
    (visit(replace(GOOD, published_at="April 28")), "published_at 'April 28' is not ISO 8601"),
    (visit(replace(GOOD, modified_at="2024-13")), "modified_at '2024-13' is not ISO 8601"),
    (visit(replace(GOOD, published_at="2031-01-01")), "is later than the fetch"),
    (visit(replace(GOOD, tracks=GOOD.tracks[1:])), "positions of tracks are [2], not 1 to 1"),
    (visit(replace(GOOD, tracks=GOOD.tracks[::-1])), "positions of tracks are [2, 1]"),
    (visit(replace(GOOD, tracks=(FIRST, FIRST))), "positions of tracks are [1, 1]"),
    (with_track(title="  "), "track 1: it has no title"),
    (with_track(heading=""), "track 1: its heading is empty"),
    (with_track(confidence=1.5), "confidence 1.5 is not between 0 and 1"),
    (with_track(confidence=float("nan")), "confidence nan is not between 0 and 1"),
    (with_track(credits=(credit("A", role="singer"),)), "role 'singer' is unknown"),
    (with_track(credits=(credit("A", credited_as=" "),)), "an artist has no name"),
]
SOUND = [
    visit(GOOD),
    visit(replace(GOOD, published_at="2025"), outcome="parsed"),
    visit(replace(GOOD, published_at="2025-03-14T15:05:00+09:00")),
    visit(outcome="listed", discovered=(Discovered(url=URL),)),
    visit(outcome="failed", reason="no answer", capture=None, retry_at=LATER),
    visit(outcome="not_modified"),
    visit(outcome="refused", capture=None),
    visit(outcome="gone"),
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN, ids=[reason for _, reason in BROKEN])
def test_a_broken_visit_fails_with_its_reason(broken: Visit, reason: str) -> None:
    assert reason in problem_of(broken)
    passed = ValidatePipeline().process_item(broken)
    assert (passed.outcome, passed.page, passed.discovered, passed.retry_at) == ("failed", None, (), None)
    assert passed.reason.startswith("invalid record: ")
    assert (passed.capture, passed.frontier_url) == (broken.capture, broken.frontier_url), "what came is kept"


@pytest.mark.parametrize("sound", SOUND)
def test_a_sound_visit_passes_untouched(sound: Visit) -> None:
    assert ValidatePipeline().process_item(sound) is sound


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.start_run(now=NOW)
        Frontier(opened.db).add([Discovered(url=URL)], source=None, discovered_from=None, run_id=1, now=NOW)
        yield opened


def pipeline(archive: Archive | None) -> StorePipeline:
    crawler = get_crawler(Spider)
    crawler.spider = Spider("pages")
    if archive is not None:
        told: list[object] = []
        session = SimpleNamespace(archive=archive, note_saved=lambda _, saved: told.append(saved.outcome), told=told)
        crawler.spider.session = session  # type: ignore[attr-defined]
    return StorePipeline.from_crawler(crawler)


def test_visits_are_stored_in_the_archive_of_the_session(archive: Archive) -> None:
    store = pipeline(archive)
    assert store.process_item(visit(GOOD)) == visit(GOOD)
    assert store._session.told == ["stored"]  # type: ignore[attr-defined]
    assert archive.db.execute("SELECT count(*) FROM tracks").fetchone() == (2,)


def test_a_broken_visit_ends_its_lease_and_keeps_its_capture(archive: Archive) -> None:
    pipeline(archive).process_item(ValidatePipeline().process_item(visit(replace(GOOD, kind="ballad"))))
    row = Frontier(archive.db).get(URL)
    assert row is not None
    assert (row.state, row.reason) == ("failed", "invalid record: kind 'ballad' is unknown")
    assert archive.read_capture(1) == capture()
    assert archive.db.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_what_is_no_visit_passes_both(archive: Archive) -> None:
    item = {"a": 1}
    assert ValidatePipeline().process_item(item) is item
    assert pipeline(archive).process_item(item) is item


def test_a_spider_without_a_session_has_no_store() -> None:
    with pytest.raises(NotConfigured):
        pipeline(None)
