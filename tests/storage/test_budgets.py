"""Budgets of address shapes: traps end, what has articles goes on; a crawl is played on a real frontier without a network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.budgets import EACH_FRUIT, SLACK, SLACK_WHOLE, template_of
from scraper.storage.coverage import closed_patterns
from scraper.storage.frontier import Frontier
from tests.storage.test_frontier import LATER, NOW, add

H = "https://h.example"
Page = tuple[str, list[str]]
"""What a visit is (`article`, `list`, `nothing`), and the paths it leads to."""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.db.execute("PRAGMA synchronous = OFF")  # thousands of visits, none of which has to survive a power cut
        yield opened


@dataclass
class Played:
    """A crawl of a site that is a function of the path."""

    archive: Archive
    site: Callable[[str], Page]
    way: str = "listing"
    visited: list[str] = field(default_factory=list)
    articles: int = 0

    def crawl(self, *, run_id: int = 1, most: int = 3000, full: bool = False, now: str = NOW) -> "Played":
        frontier = Frontier(self.archive.db)
        self.archive.db.execute("INSERT OR IGNORE INTO runs (id, started_at, outcome) VALUES (?, ?, 'complete')", (run_id, now))
        root = [Discovered(url=f"{H}/", role="listing")]
        frontier.add(root, source="s", discovered_from=None, run_id=run_id, now=now, way="user")
        frontier.adopt(run_id, now=now, full=full)
        while len(self.visited) < most and (rows := frontier.lease("h:1:1", limit=1, now=now, seconds=60, run_id=run_id)):
            with self.archive.transaction():
                self._visit(frontier, rows[0].url, run_id, now)
        return self

    def _visit(self, frontier: Frontier, url: str, run_id: int, now: str) -> None:
        row = frontier.get(url)
        assert row is not None
        self.visited.append(url.removeprefix(H))
        kind, links = self.site(url.removeprefix(H))
        known = row.article_id is not None
        found = [Discovered(url=H + path, depth=row.depth + 1) for path in links]
        if kind == "list" and row.role == "article":
            found.insert(0, Discovered(url=url, role="listing"))
        frontier.add(found, source="s", discovered_from=url, run_id=run_id, now=now, way=self.way)
        frontier.settle(url, state="done" if kind != "nothing" else "refused", reason=None, now=now)
        if kind == "article" and not known:
            self.articles += 1
            self.archive.db.execute("UPDATE frontier SET article_id = ? WHERE url = ?", (self.articles, url))
        if row.visited_at is None:
            frontier.spend(url, fruitful=kind == "article" and not known, run_id=run_id, now=now)


def number_of(path: str) -> int:
    return int("".join(c for c in path if c.isdecimal()) or 0)


def blog(path: str) -> Page:
    """A list that is one page after the other, each with two articles, for ever."""
    if path.startswith("/post-"):
        return "article", []
    page = number_of(path)
    return "list", [f"/post-{2 * page}", f"/post-{2 * page + 1}", f"/older/{page + 1}"]


def calendar(path: str) -> Page:
    return "list", [f"/calendar/{2000 + number_of(path) % 2000 + 1}/", f"/calendar/{1999 + number_of(path) % 2000}/"]


def days(path: str) -> Page:
    """Each month shows its days, which are nothing."""
    if "/day/" in path:
        return "nothing", []
    month = number_of(path) + 1
    return "list", [*(f"/month/{month}/day/{day}" for day in range(1, 29)), f"/month/{month}"]


def facets(path: str) -> Page:
    chosen = path.partition("?")[2].split("&") if "?" in path else []
    return "list", ["/shop?" + "&".join(sorted({*chosen, f"f{n}={n}"})) for n in range(8)]


def sessions(path: str) -> Page:
    """Every link carries a new session id, as a first segment of its own."""
    number = number_of(path)
    return "list", [f"/(S(x{number + 1}y{n}))/list" for n in range(3)]


def circle(path: str) -> Page:
    return "list", [f"{path.rstrip('/')}/a", f"{path.rstrip('/')}/b"] if path.count("/") < 30 else []


def shapes(path: str) -> Page:
    """Every page is of a shape of its own."""
    return "list", [f"{path.partition('?')[0]}?{'x' * (len(path) % 40)}{n}=1" for n in range(3)] if len(path) < 9000 else []


def words(path: str) -> Page:
    letters = "abcdefghij"
    number = len(path) * 7
    return "list", [f"/{letters[number % 10]}{path.replace('/', '')[:25]}{letters[(number // 10 + n) % 10]}/x" for n in range(4)]


TRAPS = [
    (calendar, SLACK + 5, "years before and after, one template"),
    (days, 2 * SLACK + 10, "days are of another shape than months, until theirs is closed"),
    (facets, SLACK_WHOLE, "each page shows other views of itself only"),
    (sessions, SLACK + 5, "a session's name is a number and letters"),
    (circle, SLACK_WHOLE + 5, "a relative link that goes round"),
    (shapes, SLACK_WHOLE + 5, "query names that never end: the source's own budget"),
    (words, SLACK_WHOLE + 5, "first segments that never end: the source's own budget"),
]


@pytest.mark.parametrize(("site", "most", "reason"), TRAPS, ids=[site.__name__ for site, _, _ in TRAPS])
def test_a_trap_ends(archive: Archive, site: Callable[[str], Page], most: int, reason: str) -> None:
    played = Played(archive, site).crawl()
    assert len(played.visited) <= most, reason
    assert Frontier(archive.db).counts()["queued"] == 0


def test_a_list_that_has_articles_goes_on(archive: Archive) -> None:
    assert len(Played(archive, blog).crawl(most=600).visited) == 600


def test_articles_beside_a_trap_are_all_found_and_what_waits_in_the_trap_is_refused_with_a_reason(archive: Archive) -> None:
    def site(path: str) -> Page:
        if path.startswith("/cal/"):
            year = number_of(path)
            return "list", [f"/cal/{year + n}/x" for n in range(1, 20)]
        kind, links = blog(path) if number_of(path) < 60 or "post" in path else ("list", [])
        return kind, [*links, "/cal/1/x"] if kind == "list" else []

    played = Played(archive, site).crawl()
    assert played.articles == 120
    in_trap = [path for path in played.visited if path.startswith("/cal/")]
    assert len(in_trap) == SLACK + 1
    closed = {"source": "s", "pattern": "h.example/cal/N/*", "visited": SLACK + 1, "fruitful": 0, "closed_at": NOW}
    assert closed_patterns(archive) == [closed]
    refused = archive.db.execute("SELECT reason, count(*) FROM frontier WHERE state = 'refused' GROUP BY 1").fetchall()
    assert [reason for reason, _ in refused] == [
        f"budget: of {SLACK + 1} addresses like h.example/cal/N/* 0 led to a new article"
    ]
    assert archive.db.execute("SELECT refused FROM runs").fetchone()[0] == refused[0][1], "counted in the run, once each"
    assert archive.db.execute("SELECT count(*) FROM frontier WHERE url LIKE '%/cal/%'").fetchone()[0] < 800, "later ones are left"

    before = len(played.visited)
    played.crawl(run_id=2, now=LATER)
    assert [path for path in played.visited[before:] if path.startswith("/cal/")] == [], "closed is closed"
    before = len(played.visited)
    played.crawl(run_id=3, now=LATER, full=True)
    again = [path for path in played.visited[before:] if path.startswith("/cal/")]
    assert SLACK < len(set(again) - set(in_trap)) < 3 * SLACK, "--full looks again, and ends again"


def test_what_a_sitemap_names_has_no_budget(archive: Archive) -> None:
    played = Played(archive, lambda path: ("nothing", [f"/p/{n}" for n in range(900)] if path == "/" else []), way="sitemap")
    assert len(played.crawl().visited) == 901


def test_a_closed_address_that_a_sitemap_names_is_taken_after_all(archive: Archive) -> None:
    Played(archive, lambda path: ("nothing", [f"/p/{n}" for n in range(100)] if path == "/" else [])).crawl()
    frontier = Frontier(archive.db)
    assert (frontier.counts()["queued"], archive.db.execute("SELECT refused FROM runs").fetchone()[0]) == (0, 100 - SLACK - 1)
    named = [Discovered(url=f"{H}/p/{n}") for n in (98, 99, 100)]
    assert frontier.add(named, source="map", discovered_from=None, run_id=1, now=NOW, way="sitemap") == 3
    assert archive.db.execute("SELECT refused FROM runs").fetchone()[0] == 100 - SLACK - 3, "they are to be settled again"


def test_a_text_of_which_only_the_numbers_and_the_title_are_new_is_no_fruit(archive: Archive) -> None:
    same = [
        template_of(title, f"{title}: nothing is planned for {title} {year}.")
        for title, year in (("May", 2031), ("June 7", 2032))
    ]
    assert same[0] == same[1] != template_of("May", "In May the singer comes back, as she has each year.")
    frontier = Frontier(archive.db)
    add(frontier, *(f"{H}/diary/{n}" for n in range(SLACK + 4)), depth=1)
    refused = [frontier.spend(f"{H}/diary/{n}", fruitful=True, template=same[0], run_id=1, now=NOW) for n in range(SLACK + 4)]
    assert refused[:-1] == [0] * (SLACK + 3)
    assert refused[-1] == SLACK + 4, "all of them, since none was settled here"
    assert template_of("", "2031") == "", "what is no text is like nothing"


def test_months_without_articles_lead_on_years_and_pages_do_not(archive: Archive) -> None:
    frontier = Frontier(archive.db)
    places = {"/2024/03/": 1, "/?m=202403": 1, "/2024/": 0, "/page/7/": 0}
    for path, taken in places.items():
        found = [Discovered(url=H + path, role="listing", depth=5)]
        assert frontier.add(found, source="s", discovered_from=f"{H}/2024/04/", run_id=1, now=NOW, way="listing") == taken, path


def test_hundreds_of_lists_that_come_before_their_articles_keep_their_budget(archive: Archive) -> None:
    """An archive page leads to 150 months; each is read before the first article is."""

    def site(path: str) -> Page:
        if path == "/":
            return "list", [f"/month/{n}" for n in range(150)]
        return ("list", [f"/{path[7:]}/post-{n}" for n in range(3)]) if path.startswith("/month") else ("article", [])

    assert Played(archive, site).crawl().articles == 450


def test_a_list_of_what_a_sitemap_found_first_keeps_its_budget(archive: Archive) -> None:
    frontier = Frontier(archive.db)
    named = [Discovered(url=f"{H}/post-{n}") for n in range(300)]
    frontier.add(named, source="map", discovered_from=f"{H}/map.xml", run_id=1, now=NOW, way="sitemap")

    def site(path: str) -> Page:
        return ("article", []) if path.startswith("/post") else blog(path) if number_of(path) < 150 else ("list", [])

    played = Played(archive, site).crawl()
    assert (played.articles, "/older/149" in played.visited) == (300, True)
    whole = archive.db.execute("SELECT visited, fruitful FROM patterns WHERE pattern = ''").fetchone()
    assert whole == (150, 149), "the lists count, what the sitemap named does not; the last one shows nothing"


def test_a_fruit_is_what_exceeds_the_budget_thrice(archive: Archive) -> None:
    """One article in four addresses: 3 without fruit for one with is more than the 2 that each allows."""

    def site(path: str) -> Page:
        if path == "/":
            return "list", [f"/x/{n}" for n in range(600)]
        return ("article" if number_of(path) % 4 == 0 else "nothing"), []

    played = Played(archive, site).crawl()
    assert (played.articles, len(played.visited)) == (SLACK + 1, 4 * SLACK + 5), f"40 + {EACH_FRUIT} * 41 < 3 * 41"
