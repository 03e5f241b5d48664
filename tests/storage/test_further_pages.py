"""Which lists are read again, and when a list's further page is: on a real frontier, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.frontier import REVISIT_FIRST, Frontier
from scraper.storage.moments import shifted
from tests.storage.test_frontier import LATER, NOW

H = "https://h.example"


@pytest.fixture
def frontier(tmp_path: Path) -> Iterator[Frontier]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield Frontier(opened.db)


def show(frontier: Frontier, page: str, *found: Discovered, run_id: int = 1, now: str = NOW) -> int:
    return frontier.add(found, source="s", discovered_from=page, run_id=run_id, now=now, way="listing")


def due(frontier: Frontier, run_id: int, now: str) -> list[str]:
    frontier.adopt(run_id, now=now)
    return [row.url for row in frontier.lease("h:1:1", limit=9, now=now, seconds=60, run_id=run_id, per_host=9)]


@pytest.mark.parametrize("fruitful", [True, False])
def test_a_list_below_the_source_is_read_at_every_run_if_it_ever_led_to_a_new_article(
    frontier: Frontier, *, fruitful: bool
) -> None:
    section = f"{H}/ost/"
    show(frontier, f"{H}/", Discovered(url=section, role="listing", depth=1))
    if fruitful:
        show(
            frontier,
            section,
            Discovered(url=f"{H}/a-story", depth=2, leave="topic: about sports"),
            Discovered(url=f"{H}/2024/b-story"),
        )
        frontier.settle(f"{H}/2024/b-story", state="done", reason=None, now=NOW)
    frontier.settle(section, state="done", reason=None, now=NOW)
    if fruitful:
        frontier.note_led(f"{H}/2024/b-story", now=NOW)
    assert due(frontier, 2, LATER) == ([section] if fruitful else [])
    if not fruitful:
        assert due(frontier, 3, shifted(NOW, REVISIT_FIRST + 1)) == [section], "it may have become one"


def test_changes_lead_on_through_a_wordpress_and_known_posts_do_not(frontier: Frontier) -> None:
    first, second = f"{H}/wp-json/wp/v2/posts?page=1", f"{H}/wp-json/wp/v2/posts?page=2"

    def page(changed: str) -> tuple[Discovered, ...]:
        post = Discovered(url=f"{H}/a-story", last_modified=changed, depth=1)
        return post, Discovered(url=second, role="wordpress", depth=2)

    assert show(frontier, first, *page("2026-01-01T00:00:00.000Z")) == 2
    for url in (f"{H}/a-story", second):
        frontier.settle(url, state="done", reason=None, now=NOW)
    assert show(frontier, first, *page("2026-01-01T00:00:00.000Z"), run_id=2, now=LATER) == 0
    assert show(frontier, first, *page("2026-02-01T00:00:00.000Z"), run_id=3, now=LATER) == 2
