"""Articles that run over several pages become one; each page's capture is kept."""

import re
from pathlib import Path

import pytest

from scraper.runner import run_crawl
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import FaultServer, Reply, Route


def part(number: int, parts: int, *, title: str = "Nine songs for a slow evening") -> bytes:
    """One page of three of the article's sections, with links to all of them."""
    pages = "".join(
        f"<span class='post-page-numbers'>{n}</span>"
        if n == number
        else f"<a class='post-page-numbers' href='/slow/{n}/'>{n}</a>"
        for n in range(1, parts + 1)
    ).replace("/slow/1/", "/slow/")
    songs = "".join(
        f"<h3>{k}. “Evening {k}” – Singer {k}</h3><p>Song {k} is heard when the lamps of street {k * 7} go out and the"
        f" neighbours of house {k * 3} close their windows for the night.</p>"
        for k in range(3 * number - 2, 3 * number + 1)
    )
    intro = "<p>Nine songs for those who like their evenings long, chosen by the people who hum them on the way home.</p>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body><main>"
        f"<article><h1>{title}</h1>{intro}{songs}<div class='page-links'>Pages: {pages}</div></article></main></body></html>"
    ).encode()


def table(*numbers: int, parts: int = 3) -> dict[str, Route]:
    return {"/slow/" if n == 1 else f"/slow/{n}/": Reply(body=part(n, parts)) for n in numbers}


def test_three_pages_are_one_article(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(table(1, 2, 3)) as server:
        run = run_crawl(config, urls=[f"{server.url}/slow/"])
        assert server.paths() == ["/robots.txt", "/slow/", "/slow/2/", "/slow/3/"]
        urls = [url.removeprefix(server.url) for (url,) in rows(config, "SELECT url FROM captures ORDER BY id")]
    assert (run.discovered, run.stored, run.outcome) == (1, 1, "complete")
    assert sorted(urls) == ["/slow/", "/slow/2/", "/slow/3/"]
    assert rows(config, "SELECT capture_id, asset_id FROM assets ORDER BY 1, 2") == [(3, 1), (3, 2)], "what a replay needs of it"
    assert rows(config, "SELECT position, title FROM tracks ORDER BY position") == [(n, f"Evening {n}") for n in range(1, 10)]
    text = rows(config, "SELECT body_text FROM articles")[0][0]
    assert [int(n) for n in re.findall(r"Song (\d) is heard", text)] == list(range(1, 10))
    assert text.count("Nine songs for those") == 1, "what each page repeats stands once"


def test_a_page_that_fails_is_tried_again_with_the_whole_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.05)
    config = config_for(tmp_path)
    pages = table(1, 2, 3) | {"/slow/2/": [Reply(status=500), Reply(body=part(2, 3))]}
    with FaultServer(pages) as server:
        assert run_crawl(config, urls=[f"{server.url}/slow/"]).stored == 1
    assert rows(config, "SELECT count(*) FROM tracks") == [(9,)]
    assert counts_add_up(config)


FAULTS = {"404": Reply(status=404), "reset": Reply(reset=True), "cut": Reply(body=part(3, 3), send=200)}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_there_is_of_an_article_is_better_than_nothing(tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.02)
    config = config_for(tmp_path)
    with FaultServer(table(1, 2) | {"/slow/3/": FAULTS[fault]}) as server:
        run = run_crawl(config, urls=[f"{server.url}/slow/"])
        assert frontier_row(config, f"{server.url}/slow/")[0] == "done"
    assert (run.stored, run.failed) == (1, 0)
    assert rows(config, "SELECT count(*) FROM tracks") == [(6,)]
    assert counts_add_up(config)


def test_another_article_is_not_joined(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    pages = table(1, parts=2) | {"/slow/2/": Reply(body=part(2, 2, title="Songs for a quick morning"))}
    with FaultServer(pages) as server:
        run_crawl(config, urls=[f"{server.url}/slow/"])
    assert rows(config, "SELECT count(*) FROM tracks") == [(3,)]


def test_pages_that_go_round_end(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    pages: dict[str, Route] = {f"/slow/{n}/": Reply(body=part(n, 99)) for n in range(2, 99)}
    with FaultServer(pages | {"/slow/": Reply(body=part(1, 99))}) as server:
        run_crawl(config, urls=[f"{server.url}/slow/"])
        assert len(server.paths()) <= 32
