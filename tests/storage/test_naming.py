"""One page under several addresses: the name that a page gives itself is taken where only the query differs, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.naming import canonical_of
from scraper.storage.visits import SaveOutcome
from tests.storage.making import LATER, NOW, TEXT, URL, capture, page, visit

H = "https://blog.example"
CANONICALS = [
    (f"{URL}?view=print", URL, URL, "another view"),
    (f"{URL}?b=2&a=1", f"{URL}?a=1", f"{URL}?a=1", "fewer parameters"),
    (URL, f"{URL}?lang=en", f"{URL}?lang=en", "more parameters"),
    (f"{URL}?view=print", f"{URL}#top", URL, "a fragment is no part of it"),
    (f"{URL}?view=print", f"{H}/", f"{URL}?view=print", "the front page"),
    (f"{URL}?view=print", f"{URL}-2", f"{URL}?view=print", "another path"),
    (f"{URL}?view=print", URL.replace("blog.", "www.blog."), f"{URL}?view=print", "another host"),
    (f"{URL}?view=print", URL.replace("https", "http"), f"{URL}?view=print", "another scheme"),
    (f"{H}/?p=7", f"{H}/", f"{H}/?p=7", "a front page with a query"),
    (f"{H}/index.php?p=7", f"{H}/index.php", f"{H}/index.php?p=7", "the same, spelt out"),
    (f"{H}/?p=7&print=1", f"{H}/?p=7", f"{H}/?p=7", "a page whose name is a query"),
    (f"{URL}?a=1", "javascript:void(0)", f"{URL}?a=1", "no address"),
    (f"{URL}?a=1", None, f"{URL}?a=1", "none"),
]


@pytest.mark.parametrize(("url", "canonical", "name", "reason"), CANONICALS, ids=[row[3] for row in CANONICALS])
def test_which_canonical_is_believed(url: str, canonical: str | None, name: str, reason: str) -> None:
    assert canonical_of(page(url=url, canonical_url=canonical)) == name, reason


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.start_run(now=NOW)
        yield opened


def save(
    archive: Archive, url: str, title: str = "Songs", *, text: str = TEXT, canonical: str = URL, now: str = NOW
) -> SaveOutcome:
    Frontier(archive.db).add([Discovered(url=url)], source="blog", discovered_from=None, run_id=1, now=now)
    archive.db.execute("UPDATE frontier SET state = 'leased' WHERE url = ?", (url,))
    got = capture(body=f"{url}{title}{text}{now}".encode(), url=url, fetched_at=now)
    read = page(url=url, canonical_url=canonical, title=title, body_text=text)
    return archive.save_visit(visit(read, frontier_url=url, capture=got), now=now)


def articles(archive: Archive) -> list[tuple[str, str]]:
    return archive.db.execute("SELECT url, title FROM articles ORDER BY id").fetchall()


def test_two_views_are_one_article_and_do_not_take_turns(archive: Archive) -> None:
    first = save(archive, f"{URL}?view=print")
    assert (first.outcome, articles(archive)) == ("stored", [(URL, "Songs")])
    own = save(archive, URL, text=TEXT + " And more.")
    assert (own.outcome, own.article_id, own.known) == ("stored", first.article_id, True), "its own address is the better one"
    again = save(archive, f"{URL}?view=print", now=LATER)
    assert (again.outcome, again.reason, again.article_id) == ("unchanged", f"another address of {URL}", first.article_id)
    assert archive.db.execute("SELECT count(*) FROM revisions").fetchone() == (2,)
    assert archive.db.execute("SELECT DISTINCT article_id FROM frontier").fetchall() == [(first.article_id,)]
    assert archive.db.execute("SELECT last_seen_at FROM articles").fetchone() == (LATER,)


def test_another_view_that_is_gone_takes_nothing_along(archive: Archive) -> None:
    save(archive, URL)
    save(archive, f"{URL}?view=print")
    for url, gone in ((f"{URL}?view=print", None), (URL, LATER)):
        got = capture(status=404, url=url, fetched_at=LATER)
        outcome = archive.save_visit(visit(frontier_url=url, outcome="gone", reason="404", capture=got), now=LATER)
        assert outcome.outcome == "gone"
        assert archive.db.execute("SELECT gone_at FROM articles").fetchone() == (gone,)


def test_a_site_that_names_the_same_canonical_everywhere_loses_nothing(archive: Archive) -> None:
    """`view.php?id=1` and `view.php?id=2` both say that they are `view.php`."""
    base = f"{H}/view.php"
    for number in (1, 2, 3):
        save(archive, f"{base}?id={number}", f"Songs of drama {number}", text=TEXT + str(number), canonical=base)
    assert [title for _, title in articles(archive)] == [f"Songs of drama {number}" for number in (1, 2, 3)]
    for number in (1, 2, 3):
        saved = save(
            archive, f"{base}?id={number}", f"Songs of drama {number}", text=TEXT + str(number), canonical=base, now=LATER
        )
        assert (saved.outcome, saved.article_id) == ("unchanged", number)
    renamed = save(archive, f"{base}?id=1", "Songs of drama 1, revised", text=TEXT + "1", canonical=base, now=LATER)
    assert (renamed.known, len(articles(archive))) == (True, 3), "what an address led to stays what it leads to"


def test_what_is_kept_under_its_own_address_stays_there(archive: Archive) -> None:
    save(archive, f"{URL}?view=print", canonical=f"{URL}?view=print")
    assert save(archive, f"{URL}?view=print", canonical=URL, now=LATER).article_id == 1
    assert articles(archive) == [(f"{URL}?view=print", "Songs")]
