"""The demo from end to end: a real server, a real crawl, a real archive, twice."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scraper.config import Config
from scraper.demo.run import PROBE, run_demo
from scraper.demo.server import load_site, serve_demo
from scraper.errors import UsageError
from scraper.items import RunRow
from scraper.runner import run_crawl
from scraper.storage.archive import Archive
from scraper.storage.query import run_query

PAGES = sum(1 for path, page in load_site("").items() if path.endswith("/") and page.content_type == "text/html")
ARTICLES = PAGES - len({"/", "/page/2/", "/drafts/next-month/", "/about/"})


def archived(path: Path) -> list[str]:
    with Archive.open_read_only(path) as archive:
        return [row["url"] for row in archive.db.query("SELECT url FROM articles ORDER BY url")]


def silent(line: str) -> None:
    pass


@dataclass(frozen=True)
class Demo:
    config: Config
    run: RunRow
    said: list[str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    config = Config(archive=tmp_path_factory.mktemp("demo") / "archive.db")
    said: list[str] = []
    return Demo(config, run_demo(config, said.append), said)


def test_every_article_is_stored_and_the_drafts_are_not(demo: Demo) -> None:
    urls = archived(demo.config.archive)
    assert (demo.run.outcome, demo.run.failed) == ("complete", 0)
    assert demo.run.stored == len(urls) >= ARTICLES
    assert not any("/drafts/" in url for url in urls), "robots.txt keeps the drafts out"
    assert any(str(demo.config.archive) in line for line in demo.said), "it says where it writes"


RECIPE = re.compile(r"^### (\d+)\. (.+?)$(.*?)```sql\n(.*?)```", re.MULTILINE | re.DOTALL)
RECIPES = RECIPE.findall((Path(__file__).parents[1] / "docs" / "recipes.md").read_text(encoding="utf-8"))
FIRST_ROWS = {
    1: ("Everytime", "Chen (EXO) & Punch", 3),
    3: ("Beautiful", "Crush", "Goblin, Song by Song"),
    6: ("1", "Always", "Yoon Mi-rae", 1),
    7: ("Sunset", "Crash Landing on You", "performer", None),
    8: ("10CM", "10CM,10cm", 2),
    13: ("A Tale of a Wounded City", "Linda Chung,Ron Ng", None),
    16: ("en", "listicle", 5, "2024-02-28", "2024-03-25"),
    21: ("2020-01", 1, 0),
    23: ("Chen", "Punch", 3),
}
"""Number of a recipe → the first row of its answer, read off the pages by a person."""


def test_there_are_as_many_recipes_as_the_page_says() -> None:
    assert [int(number) for number, *_ in RECIPES] == list(range(1, 26))


@pytest.mark.parametrize(("number", "question", "words", "sql"), RECIPES, ids=[number for number, *_ in RECIPES])
def test_every_recipe_has_an_answer(demo: Demo, number: str, question: str, words: str, sql: str) -> None:
    rows = run_query(demo.config.archive, sql).rows
    assert bool(rows) != ("May be empty: " in words), question
    if int(number) in FIRST_ROWS:
        assert rows[0] == FIRST_ROWS[int(number)]


def test_the_second_run_finds_everything_unchanged(demo: Demo) -> None:
    before = archived(demo.config.archive)
    second = run_demo(demo.config, silent)
    assert (second.outcome, second.stored, second.unchanged) == ("complete", 0, demo.run.stored)
    assert archived(demo.config.archive) == before


def test_a_later_crawl_of_everything_due_does_not_miss_the_demo_server(demo: Demo) -> None:
    assert run_crawl(demo.config).failed == 0


def test_the_port_of_an_earlier_demo_is_asked_for_again(demo: Demo) -> None:
    port = urlsplit(archived(demo.config.archive)[0]).port or 0
    with serve_demo(port), pytest.raises(UsageError, match=f"Port {port}"):
        run_demo(demo.config, silent)


def test_it_prints_the_tracks_of_the_seed_article_in_order(demo: Demo) -> None:
    at = demo.said.index("‘Queen of Tears’: Exploring Its Heartfelt OST")
    assert demo.said[at + 1].lstrip().startswith("The Reasons of My Smiles – BSS")
    assert demo.said[at + 9].lstrip().startswith("Promise – Choi Yu-ree")
    assert demo.said[at + 10] == ""


def test_an_archive_with_articles_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    config = Config(archive=tmp_path / "archive.db")
    run_demo(config, silent)
    with Archive.open(config.archive) as archive, archive.transaction():
        archive.db.execute("UPDATE articles SET url = 'https://example.org/mine' WHERE url LIKE '%' || ?", [PROBE])
    with pytest.raises(UsageError, match=r"articles of your own \(1\).*Next: dramarchive demo --archive demo\.db"):
        run_demo(config, silent)
