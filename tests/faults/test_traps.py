"""Traps in real crawls: a site that is a blog of 24 articles and every trap beside it is found whole, and the crawl ends."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from scraper.runner import run_crawl
from scraper.storage.budgets import SLACK
from scraper.urls import pattern_of
from tests.faults.crawls import config_for, counts_add_up, rows
from tests.faults.server import FaultServer, Reply, article
from tests.faults.server import site as mirrored
from tests.faults.test_recrawl import add_source

ARTICLES = 24
NOW = "2026-03-01T10:00:00.000Z"


def page(title: str, *links: tuple[str, str]) -> Reply:
    anchors = "".join(f"<li><a href='{address}'>{words}</a></li>" for address, words in links)
    return Reply(body=f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><ul>{anchors}</ul></main>".encode())


def blog(number: int) -> Reply:
    """A page of the blog: two articles, the trap's mouth, and older posts."""
    links = [(f"/story-{n}/", f"Songs of drama {n}") for n in (2 * number - 1, 2 * number)]
    links += [("/events/2026/02/", "Events"), ("/items?color=red", "Shop by colour"), ("/w1x/start", "Start here")]
    links += [("/loop/a", "Round"), ("/diary/o", "Day by day")]
    older = [(f"/older/{number + 1}", "Older posts")] if number < ARTICLES // 2 else []
    return page("Songs", *links, *older)


def trap(path: str) -> Reply:
    parts = urlsplit(path)
    where, *rest = parts.path.strip("/").split("/")
    match where:
        case "events":  # months for ever, all of them empty
            year, month = int(rest[0]), int(rest[1])
            months = [(year * 12 + month - 1 + step) for step in (-1, 1)]
            return page("Events", *((f"/events/{m // 12}/{m % 12 + 1:02}/", f"{m % 12 + 1}/{m // 12}") for m in months))
        case "items":  # each choice offers the others
            chosen = dict(parse_qsl(parts.query))
            more = [{**chosen, f"f{n}": str(len(chosen))} for n in range(3)]
            return page("Shop", *(("/items?" + "&".join(f"{k}={v}" for k, v in m.items()), f"Facet {m}") for m in more))
        case "diary" if rest[0].count("o") == len(rest[0]):  # notes that name the next ones; all say the same
            day = len(rest[0])
            text = f"<p>Nothing is planned for day {day}. Look at another day, or come back later for news of it.</p>" * 3
            onward = f"<nav class='post-navigation'><a rel='next' href='/diary/{rest[0]}o'>Day {day + 1}</a></nav>"
            body = f"<html><title>Day {day}</title><body><article><h1>Day {day}</h1>{text}</article>{onward}"
            return Reply(body=body.encode())
        case "loop":
            return page("Round", *((f"{parts.path}/{n}", f"Round {n}") for n in "ab"))
        case _ if where.startswith("w") and where.endswith("x"):  # a new first segment on every page
            letters = "".join(chr(97 + int(c)) for c in str(len(where) * 31 % 997))
            return page("Start", *((f"/{where[:-1]}{letters[:2]}{n}x/start", f"Start {letters}{n}") for n in "pq"))
        case _:
            return Reply(status=404)


def site(path: str) -> Reply:
    if path == "/":
        return blog(1)
    where, _, number = path.strip("/").replace("/", "-").rpartition("-")
    if where == "older":
        return blog(int(number))
    if where == "story" and 1 <= int(number) <= ARTICLES:
        return Reply(body=article(int(number)))
    return trap(path)


def test_a_blog_among_traps_is_found_whole_and_the_crawl_ends(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(default=site) as server:
        add_source(tmp_path, "blog", f"{server.url}/", "listing")
        run = run_crawl(config)
        shapes = Counter(pattern_of(server.url + path).partition("/")[2] for path in server.paths())
        found = rows(config, "SELECT count(*) FROM articles WHERE title LIKE 'Songs of drama %'")
    assert found == [(ARTICLES,)]
    assert run.outcome == "complete"
    assert counts_add_up(config)
    assert max(shapes.values()) <= SLACK + 10, "no trap is asked for more than its budget and what was under way"


def test_a_mirror_is_a_site_of_its_own(tmp_path: Path) -> None:
    config, pages = config_for(tmp_path), SLACK + 20
    with FaultServer(default=mirrored(pages)) as one, FaultServer(default=mirrored(pages)) as other:
        for name, server in (("one", one), ("other", other)):
            add_source(tmp_path, name, f"{server.url}/", "listing")
            run = run_crawl(config, sources=[name])
            assert (run.outcome, run.stored, run.refused) == ("complete", pages, 0), name


class TestNumberOfTheVisit:
    """A site that puts another number into every link at every request, under a name that is in no list."""

    @staticmethod
    def site(stories: list[int], *, name: str = "vnr", own: bool = True) -> Callable[[str], Reply]:
        numbers = iter(range(54_269, 10**6, 7))

        def reply(path: str) -> Reply:
            where, number = urlsplit(path).path, next(numbers)
            if where == "/":
                return page("Songs", *((f"/ost/story-{n}?{name}={number}", f"Songs of drama {n}") for n in stories))
            if not where.startswith("/ost/"):
                return Reply(status=404)
            story = int(where.rpartition("-")[2])
            at = stories.index(story)
            beside = [stories[n] for n in (at - 1, at + 1) if 0 <= n < len(stories)]
            links = "".join(f"<a rel='next' href='/ost/story-{n}?{name}={number}'>Songs of drama {n}</a>" for n in beside)
            head = f"<link rel='canonical' href='/ost/story-{story}'></head>" if own else "</head>"
            body = article(story, extra=f"<nav class='post-navigation'>{links}</nav>").replace(b"</head>", head.encode())
            return Reply(body=body)

        return reply

    def test_each_article_is_fetched_about_once_and_new_ones_are_found(self, tmp_path: Path) -> None:
        config, stories = config_for(tmp_path), list(range(1, 61))
        with FaultServer(default=self.site(stories)) as server:
            add_source(tmp_path, "blog", f"{server.url}/", "listing")
            first = run_crawl(config)
            asked = len(server.paths())
            stories += [61, 62]
            second = run_crawl(config)
            more = len(server.paths()) - asked
            third = run_crawl(config, full=True)
        assert (first.outcome, rows(config, "SELECT count(*) FROM articles")) == ("complete", [(62,)])
        assert asked <= 60 + 2 * SLACK
        assert (second.stored, more <= 8) == (2, True), more
        assert (third.stored, third.refused) == (0, 0)
        assert counts_add_up(config)
        assert rows(config, "SELECT count(*) FROM frontier WHERE state = 'done' AND instr(url, 'vnr=')") == [(0,)]

    @pytest.mark.parametrize(
        ("name", "own"), [("vnr", False), ("page", True)], ids=["the pages do not say so", "a page's number"]
    )
    def test_what_may_be_a_part_of_the_address_stays(self, tmp_path: Path, name: str, own: bool) -> None:
        config = config_for(tmp_path)
        with FaultServer(default=self.site(list(range(1, 13)), name=name, own=own)) as server:
            add_source(tmp_path, "blog", f"{server.url}/", "listing")
            run_crawl(config)
            run_crawl(config)
            assert all("?" in path for path in server.paths() if path.startswith("/ost/"))
