"""One crawl of six kinds of site by the real commands: every article is found, next to nothing else, and traps end."""

from pathlib import Path

import pytest

from scraper.storage.budgets import SLACK
from tests.faults.canary import CANARY
from tests.faults.crawls import config_for, counts_add_up, rows
from tests.web.measure import KINDS, Found, Outcome, crawl_web, table

PATTERNS = {"facets": 3, "empty months": 1, "calendar": 1, "circle": 1, "sessions": 1, "dead links": 1, "past the API's end": 0}
"""Trap → shapes of address that it is made of, each with a budget of its own."""
FRUIT = {"empty months": 2 * 21, "facets": 2 * 8}
"""Trap → further visits that the articles found beside it allow (`EACH_FRUIT` each)."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    return crawl_web(folder, [make() for make in KINDS])


@pytest.fixture(params=range(len(KINDS)), ids=[make.__name__ for make in KINDS])
def found(request: pytest.FixtureRequest, outcome: Outcome) -> Found:
    number: int = request.param
    return outcome.found[number]


@pytest.mark.slow
def test_every_article_and_next_to_nothing_else(found: Found) -> None:
    assert sorted(found.missed) == []
    assert found.precision >= 0.98, sorted(found.wrong)


@pytest.mark.slow
def test_traps_end_within_their_budget(found: Found) -> None:
    for name, count in found.trapped().items():
        assert count <= PATTERNS[name] * (SLACK + 1) + FRUIT.get(name, 0), name


@pytest.mark.slow
def test_nothing_is_asked_for_twice(found: Found) -> None:
    """But for what `add` looked at, which the crawl reads."""
    asked = [path for path in found.paths if path != "/robots.txt"]
    assert max(map(asked.count, asked)) <= 2
    assert [path for path in asked if asked.count(path) > 1 and path in found.site.articles] == []


@pytest.mark.slow
def test_the_crawl_as_a_whole(folder: Path, outcome: Outcome) -> None:
    assert outcome.code == 0, outcome.said
    config = config_for(folder)
    assert counts_add_up(config)
    assert rows(config, "SELECT count(*) FROM frontier WHERE state IN ('queued', 'leased', 'failed')") == [(0,)]
    assert CANARY.seen == []
    print(table(outcome))
