"""An article that moves keeps its number and its revisions; what is no move leaves it where it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.items import ArticleRow, Discovered, MoveRow, ParsedPage, RevisionRow, Visit
from scraper.storage.archive import Archive
from scraper.storage.care.check_database import content_problems
from scraper.storage.frontier import Frontier
from scraper.storage.history import history_of
from scraper.storage.imports import save_import
from scraper.storage.moves import is_same_article
from scraper.storage.overview import life_of
from scraper.storage.records import select
from scraper.storage.removal import remove_source
from scraper.storage.visits import SaveOutcome
from tests.storage.making import NOW, TEXT, URL, capture, credit, page, track, visit

V, W = "https://blog.example/songs/queen-of-tears-ost", "https://blog.example/music/queen-of-tears"
DAYS = tuple(f"2026-02-{day:02}T10:00:00.000Z" for day in range(1, 20))
MORE = f"{TEXT}\n\nOne more song was cut from the finale."
OTHER = page(
    url=V,
    title="Every list that we made",
    body_text="\n\n".join(f"Day {n} brought us another ranking, longer than the one of the week before." for n in range(20)),
)
LOGIN = page(url=V, title="Sign in to continue", body_text="Please sign in.")
TRACKS = tuple(track(n, f"Song {n}", credit("Heize")) for n in (1, 2, 3))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.start_run(now=NOW)
        yield opened


def answer(read: ParsedPage, day: int, *, asked: str = URL, statuses: str = "") -> Visit:
    """What a visit of `asked` brought: `read`, from the address that it names, over redirects if that is another."""
    came = f"{statuses} {asked}" if statuses else None
    got = capture(
        body=f"{read.url}{read.title}{read.body_text}".encode(), url=read.url, fetched_at=DAYS[day], redirected_from=came
    )
    return visit(read, frontier_url=asked, capture=got)


def see(archive: Archive, read: ParsedPage, day: int, *, asked: str = URL, statuses: str = "") -> SaveOutcome:
    """Let a crawl visit `asked`."""
    Frontier(archive.db).add([Discovered(url=asked)], source="blog", discovered_from=None, run_id=1, now=DAYS[day])
    archive.db.execute("UPDATE frontier SET state = 'leased' WHERE url = ?", (asked,))
    return archive.save_visit(answer(read, day, asked=asked, statuses=statuses), now=DAYS[day])


def articles(archive: Archive) -> list[tuple[int, str]]:
    return archive.db.execute("SELECT id, url FROM articles ORDER BY id").fetchall()


def texts(archive: Archive, url: str) -> list[str]:
    """The texts of an article's revisions, oldest first, as `history` tells them."""
    return [step.revision.record["body_text"] for step in history_of(archive, url).steps]


def is_sound(archive: Archive) -> bool:
    broken = archive.db.execute("PRAGMA foreign_key_check").fetchall()
    return not broken and not list(content_problems(archive.db, archive.path))


def at(url: str, **changes: object) -> ParsedPage:
    return page(**({"url": url, "tracks": TRACKS} | changes))


@pytest.mark.parametrize("statuses", ["301", "308", "301 308"])
@pytest.mark.parametrize("text", [TEXT, MORE], ids=["same", "changed"])
def test_a_permanent_redirect_is_a_change_of_address(archive: Archive, statuses: str, text: str) -> None:
    first = see(archive, at(URL), 0)
    saved = see(archive, at(V, body_text=text), 1, statuses=statuses)
    assert (saved.outcome, saved.article_id) == ("unchanged" if text == TEXT else "stored", first.article_id)
    assert articles(archive) == [(first.article_id, V)]
    for url in (URL, V):
        assert texts(archive, url) == [TEXT, MORE][: 1 + (text != TEXT)]
        assert [c.url for c in history_of(archive, url).captures] == [URL, V]
        told = life_of(archive, url, now=NOW)
        assert told["article"]["id"] == first.article_id
        assert [c["url"] for c in told["captures"]] == [URL, V]
    assert archive.db.execute("SELECT count(DISTINCT article_id) FROM tracks").fetchone() == (1,)
    (moved,) = select(archive.db, MoveRow, "1")
    assert (moved.url, moved.moved_to, moved.moved_at, moved.reason) == (URL, V, DAYS[1], statuses)
    assert is_sound(archive)


NO_MOVES = {
    "302": ("302", at(V), "unchanged"),
    "303": ("303", at(V), "unchanged"),
    "307": ("307", at(V), "unchanged"),
    "not the whole way": ("301 302", at(V), "unchanged"),
    "a visitor's number": ("301", at(f"{URL}?visit=54269"), "unchanged"),
    "a page that loads another": ("refresh", at(V), "unchanged"),
    "a hub": ("301", OTHER, "refused"),
    "another article": ("308", at(V, title="Songs of Goblin", body_text=OTHER.body_text, tracks=()), "refused"),
    "a login page": ("301", LOGIN, "refused"),
    "a list": ("301", at(V, page_type="index"), "refused"),
    "a remnant": ("301", at(V, body_text=TEXT[:200], tracks=()), "refused"),
    "a hub for now": ("302", OTHER, "refused"),
}


@pytest.mark.parametrize(("statuses", "read", "outcome"), NO_MOVES.values(), ids=NO_MOVES)
def test_what_is_no_move(archive: Archive, statuses: str, read: ParsedPage, outcome: str) -> None:
    first = see(archive, at(URL), 0)
    saved = see(archive, read, 1, statuses=statuses)
    assert (saved.outcome, saved.article_id) == (outcome, first.article_id)
    assert articles(archive) == [(first.article_id, URL)]
    assert texts(archive, URL) == [TEXT]
    assert select(archive.db, MoveRow, "1") == []
    row = Frontier(archive.db).get(URL)
    assert row is not None
    assert (row.state, row.article_id) == ("done", first.article_id), "it is looked at again when it is due"
    assert is_sound(archive)


def test_a_temporary_address_brings_changes_to_the_article_where_it_is(archive: Archive) -> None:
    first = see(archive, at(URL), 0)
    saved = see(archive, at(V, body_text=MORE), 1, statuses="302")
    assert (saved.outcome, articles(archive), texts(archive, URL)) == ("stored", [(first.article_id, URL)], [TEXT, MORE])


def test_a_move_of_a_move_and_back(archive: Archive) -> None:
    first = see(archive, at(URL), 0)
    see(archive, at(V), 1, statuses="301")
    see(archive, at(W, body_text=MORE), 2, statuses="301 301")
    assert articles(archive) == [(first.article_id, W)]
    assert {texts(archive, url)[-1] for url in (URL, V, W)} == {MORE}
    see(archive, at(URL, body_text=TEXT), 3)
    assert articles(archive) == [(first.article_id, URL)]
    assert select(archive.db, ArticleRow, "1")[0].body_text == TEXT
    assert {(m.url, m.article_id) for m in select(archive.db, MoveRow, "1")} == {(V, 1), (W, 1)}
    assert is_sound(archive)


def test_an_address_that_was_left_may_get_another_article(archive: Archive) -> None:
    see(archive, at(URL), 0)
    see(archive, at(V), 1, statuses="301")
    other = see(archive, at(URL, title=OTHER.title, body_text=OTHER.body_text, tracks=()), 2)
    assert articles(archive) == [(1, V), (other.article_id, URL)]
    assert (texts(archive, V), texts(archive, URL)) == ([TEXT], [OTHER.body_text])


def test_an_article_that_has_the_new_address_already_takes_the_history_over(archive: Archive) -> None:
    """The article under V stays, the one under U goes into its history: also for archives that were doubled before."""
    old = see(archive, at(URL), 0)
    see(archive, at(URL, body_text=MORE), 1)
    new = see(archive, at(V, body_text=MORE), 2, asked=V)
    assert len(articles(archive)) == 2
    saved = see(archive, at(V, body_text=MORE), 3, statuses="301")
    assert (saved.outcome, saved.article_id) == ("unchanged", new.article_id)
    assert articles(archive) == [(new.article_id, V)]
    assert texts(archive, URL) == texts(archive, V) == [TEXT, MORE]
    assert archive.db.execute("SELECT DISTINCT article_id FROM frontier").fetchall() == [(new.article_id,)]
    assert archive.db.execute("SELECT DISTINCT article_id FROM tracks").fetchall() == [(new.article_id,)]
    assert archive.db.execute("SELECT first_seen_at FROM articles").fetchone() == (DAYS[0],)
    captures = {r.record["body_text"]: r.capture_id for r in select(archive.db, RevisionRow, "1")}
    assert captures == {TEXT: 1, MORE: 2}, "the earliest capture stands for a text"
    assert old.article_id != new.article_id
    assert is_sound(archive)


def test_two_articles_are_not_made_one_for_a_redirect_alone(archive: Archive) -> None:
    see(archive, at(URL), 0)
    see(archive, OTHER, 1, asked=V)
    saved = see(archive, OTHER, 2, statuses="301")
    assert (saved.outcome, articles(archive)) == ("refused", [(1, URL), (2, V)])
    assert "leads to another text" in saved.reason
    assert (texts(archive, URL), texts(archive, V)) == ([TEXT], [OTHER.body_text])


CANONICALS = {
    "another path": (URL, V, True),
    "https and www": (URL, V.replace("//blog.", "//www.blog."), True),
    "the first that is named": (None, V, False),
    "the front page": (URL, "https://blog.example/", False),
    "a folder above": ("https://blog.example/ost/a", "https://blog.example/ost/", False),
    "another site's": (URL, "https://other.example/queen-of-tears-ost", False),
    "the query only": (URL, f"{URL}?lang=en", False),
}


@pytest.mark.parametrize(("before", "after", "moves"), CANONICALS.values(), ids=CANONICALS)
def test_a_canonical_that_changes(archive: Archive, before: str | None, after: str, moves: bool) -> None:
    url = before or URL
    first = see(archive, at(url, canonical_url=before), 0, asked=url)
    saved = see(archive, at(url, canonical_url=after, body_text=MORE), 1, asked=url)
    assert (saved.article_id, saved.outcome) == (first.article_id, "stored")
    assert articles(archive) == [(first.article_id, after if moves else url)]
    again = see(archive, at(url, canonical_url=after, body_text=MORE), 2, asked=url)
    assert (again.article_id, again.outcome) == (first.article_id, "unchanged")
    assert texts(archive, url) == texts(archive, articles(archive)[0][1]) == [TEXT, MORE]
    assert is_sound(archive)


def test_a_site_that_names_one_canonical_everywhere_loses_nothing(archive: Archive) -> None:
    pages = [f"https://blog.example/a{n}" for n in (1, 2, 3)]
    said = [f"Songs of drama {n}" for n in (1, 2, 3)]
    bodies = ["\n\n".join(f"Drama {n}, scene {k}: take {n * 31 + k} of {n * 7}." for k in range(30)) for n in (1, 2, 3)]
    for day, canonical in ((0, None), (1, V)):
        for url, title, body in zip(pages, said, bodies, strict=True):
            see(archive, page(url=url, title=title, body_text=body, canonical_url=canonical or url), day, asked=url)
    assert archive.db.execute("SELECT title FROM articles ORDER BY id").fetchall() == [(title,) for title in said]
    assert [texts(archive, url) for url in pages] == [[body] for body in bodies]


def test_a_redirect_that_is_taken_down_does_not_make_the_article_gone(archive: Archive) -> None:
    see(archive, at(URL), 0)
    see(archive, at(V), 1, statuses="301")
    archive.db.execute("UPDATE frontier SET state = 'leased' WHERE url = ?", (URL,))
    got = capture(status=404, url=URL, fetched_at=DAYS[2], body=b"no")
    saved = archive.save_visit(visit(frontier_url=URL, outcome="gone", reason="404", capture=got), now=DAYS[2])
    assert (saved.outcome, saved.queued) == ("gone", 1)
    assert archive.db.execute("SELECT gone_at FROM articles").fetchone() == (None,)
    waiting = Frontier(archive.db).get(V)
    assert waiting is not None
    assert waiting.state == "queued", "it is looked for where it has moved to"


def test_a_removed_source_takes_no_address_along(archive: Archive) -> None:
    see(archive, at(URL), 0)
    see(archive, at(V, body_text=MORE), 1, statuses="301")
    archive.db.execute(
        "INSERT INTO sources (name, url, spider, added_at) VALUES ('blog', 'https://blog.example/', 'feed', ?)", (NOW,)
    )
    archive.finish_run(1, outcome="complete", now=NOW)
    remove_source(archive, "blog", now=NOW)
    assert texts(archive, URL) == [TEXT, MORE]
    assert life_of(archive, URL, now=NOW)["article"]["url"] == V


@pytest.mark.parametrize("order", ["in order", "backwards"])
def test_imports_come_to_the_same_in_any_order(archive: Archive, order: str) -> None:
    visits = [answer(at(URL), 0), answer(at(URL, body_text=MORE), 1), answer(at(V, body_text=MORE), 2, statuses="301")]
    for found in visits if order == "in order" else reversed(visits):
        save_import(archive.db, archive.captures, found, now=DAYS[9])
    assert articles(archive) == [(1, V)]
    assert texts(archive, URL) == [TEXT, MORE]
    assert select(archive.db, ArticleRow, "1")[0].body_text == MORE
    assert is_sound(archive)


def test_an_older_capture_of_the_old_address_joins_the_history(archive: Archive) -> None:
    see(archive, at(URL, body_text=MORE), 1)
    see(archive, at(V, body_text=MORE), 2, statuses="301")
    saved = save_import(archive.db, archive.captures, answer(at(URL), 0), now=DAYS[9])
    assert (saved.outcome, saved.article_id, articles(archive)) == ("stored", 1, [(1, V)])
    assert texts(archive, V) == [TEXT, MORE]


def test_which_texts_are_one_article() -> None:
    one = {"title": "Songs", "body_text": TEXT}
    assert is_same_article(one, {"title": "SONGS", "body_text": OTHER.body_text})
    assert is_same_article(one, {"title": "Another headline", "body_text": MORE})
    assert not is_same_article(one, {"title": OTHER.title, "body_text": OTHER.body_text})
    assert not is_same_article({"title": None, "body_text": ""}, {"title": None, "body_text": TEXT})
