"""One visit, one transaction: what is stored, what is kept, and what must never happen to good text."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scraper.items import (
    ArticleRow,
    ArtistRow,
    CaptureRow,
    Discovered,
    DramaRow,
    DroppedLine,
    EmbedRow,
    FrontierRow,
    MentionedSong,
    QuoteRow,
    RevisionRow,
    Row,
    RunRow,
    SongRow,
    TrackArtistRow,
    TrackRow,
    Visit,
)
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.records import select
from tests.storage.making import LATER, NOW, TEXT, URL, capture, credit, page, track, visit

SPOTIFY = "https://open.spotify.com/embed/track/abc123"
YOUTUBE = "https://www.youtube.com/embed/dQw4w9WgXcQ"
FULL = page(
    authors=("Kim Ha-na",),
    drama="Queen of Tears",
    published_at="2024-04-28",
    published_precision="day",
    tracks=(
        track(1, "Last Chance", credit("Sohyun", credited_as="Sohyun (Fromis_9)", group="Fromis_9"), drama="Queen of Tears"),
        track(
            2,
            "The Reasons of My Smiles",
            credit("BSS", credited_as="BSS (SEVENTEEN)", join_phrase=" feat. ", group="SEVENTEEN", native_name="부석순"),
            credit("Heize", role="featured"),
            drama="Queen of Tears",
            text="It opens every episode.",
            quotes=("I like you", "no, I love you"),
            embeds=(YOUTUBE,),
        ),
    ),
    mentions=(MentionedSong(title="Eight", artists=("IU",), drama="My Mister", text="It recalls “Eight”."),),
    embeds=(SPOTIFY, YOUTUBE),
    dropped=(DroppedLine(text="Previous post", rule="pager"),),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.start_run(now=NOW)
        found = [Discovered(url=URL), Discovered(url="https://blog.example/feed", role="feed")]
        Frontier(opened.db).add(found, source="blog", discovered_from=None, run_id=1, now=NOW)
        yield opened


def rows(archive: Archive, row_type: type[Row]) -> list[Any]:
    return select(archive.db, row_type, "1 ORDER BY 1, 2")


def run(archive: Archive) -> RunRow:
    return archive.runs()[0]


def frontier(archive: Archive, url: str = URL) -> FrontierRow:
    found = Frontier(archive.db).get(url)
    assert found
    return found


def lease(archive: Archive, now: str = NOW) -> None:
    """Let the URL be due again and lease it, as a later run would."""
    archive.db.execute("UPDATE frontier SET state = 'leased', leased_by = 'x:1:1', run_id = 1 WHERE url = ?", (URL,))


def everything(archive: Archive) -> dict[str, list[Any]]:
    """All rows of what articles say, and the search index."""
    texts = ("articles", "tracks", "track_artists", "artists", "dramas", "songs", "mentions", "quotes", "embeds", "dropped")
    tables = (*texts, "revisions", "articles_fts", "tracks_fts")
    return {t: archive.db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in tables}


def test_everything_of_a_page_is_stored(archive: Archive) -> None:
    saved = archive.save_visit(visit(FULL), now=NOW)
    assert (saved.outcome, saved.reason) == ("stored", "new")
    (article,) = rows(archive, ArticleRow)
    assert (article.id, article.revision_id, article.url) == (saved.article_id, saved.revision_id, URL)
    assert article.source == "blog"
    assert (article.first_seen_at, article.last_seen_at, article.gone_at) == (NOW, NOW, None)
    assert {f: getattr(article, f) for f in ("title", "authors", "body_text", "drama", "published_at", "kind")} == {
        f: getattr(FULL, f) for f in ("title", "authors", "body_text", "drama", "published_at", "kind")
    }
    first, second = rows(archive, TrackRow)
    assert (first.title, first.artist_credit, first.drama) == ("Last Chance", "Sohyun (Fromis_9)", "Queen of Tears")
    assert second.artist_credit == "BSS (SEVENTEEN) feat. Heize"
    assert second.text == "It opens every episode."
    credits_ = rows(archive, TrackArtistRow)
    assert [(c.track_id, c.position, c.credited_as, c.join_phrase, c.role, c.group_name) for c in credits_] == [
        (first.id, 1, "Sohyun (Fromis_9)", "", "performer", "Fromis_9"),
        (second.id, 1, "BSS (SEVENTEEN)", " feat. ", "performer", "SEVENTEEN"),
        (second.id, 2, "Heize", "", "featured", None),
    ]
    assert {(a.name, a.sort_name, a.aliases) for a in rows(archive, ArtistRow)} == {
        ("Sohyun", "sohyun", ()),
        ("BSS", "bss", ("부석순",)),
        ("Heize", "heize", ()),
    }
    assert {d.title for d in rows(archive, DramaRow)} == {"Queen of Tears", "My Mister"}
    assert [(s.title, s.artist_credit) for s in rows(archive, SongRow)] == [
        ("Last Chance", "Sohyun (Fromis_9)"),
        ("The Reasons of My Smiles", "BSS (SEVENTEEN) feat. Heize"),
    ]
    assert [(q.track_id, q.position, q.text) for q in rows(archive, QuoteRow)] == [
        (second.id, 1, "I like you"),
        (second.id, 2, "no, I love you"),
    ]
    assert [(e.position, e.track_id, e.provider, e.embed_id) for e in rows(archive, EmbedRow)] == [
        (1, None, "spotify", "track/abc123"),
        (2, second.id, "youtube", "dQw4w9WgXcQ"),
    ]
    assert archive.db.execute("SELECT title, artists, drama, text FROM mentions").fetchall() == [
        ("Eight", '["IU"]', "My Mister", "It recalls “Eight”.")
    ]
    assert archive.db.execute("SELECT * FROM dropped").fetchall() == [(1, 1, "Previous post", "pager")]
    (revision,) = rows(archive, RevisionRow)
    assert revision.record == json.loads(json.dumps(FULL.to_record()))
    (stored,) = rows(archive, CaptureRow)
    assert (stored.charset_reason, stored.url, stored.complete, revision.capture_id) == ("header", URL, True, stored.id)
    assert archive.read_capture(stored.id) == capture()
    done = frontier(archive)
    assert (done.state, done.etag, done.article_id, done.visited_at) == ("done", '"v1"', article.id, NOW)
    assert (run(archive).stored, run(archive).discovered) == (1, 1)


def test_the_same_visit_again_changes_nothing(archive: Archive) -> None:
    first = archive.save_visit(visit(FULL), now=NOW)
    before = everything(archive)
    second = archive.save_visit(visit(FULL), now=NOW)
    assert (second.outcome, second.article_id, second.capture_id) == ("unchanged", first.article_id, first.capture_id)
    assert everything(archive) == before
    assert len(rows(archive, CaptureRow)) == 1
    assert (run(archive).stored, run(archive).unchanged) == (1, 0), "one URL is counted once"


def test_an_unchanged_page_is_only_seen_again(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    before = everything(archive)
    lease(archive)
    same = replace(FULL, modified_at="2026-02-02", warnings=("today's clock",), dropped=())
    saved = archive.save_visit(visit(same, capture=capture(fetched_at=LATER)), now=LATER)
    assert saved.outcome == "unchanged"
    after = everything(archive)
    assert after["articles"] != before["articles"]
    assert after.pop("articles")[0][:5] == before.pop("articles")[0][:5]
    assert after == before
    assert rows(archive, ArticleRow)[0].last_seen_at == LATER
    first, second = rows(archive, CaptureRow)
    assert second.refers_to == first.id, "the same body is not stored twice"
    assert archive.read_capture(second.id).body == capture().body
    assert (run(archive).stored, run(archive).unchanged) == (1, 1)


def test_a_changed_page_makes_a_revision_and_keeps_the_ids(archive: Archive) -> None:
    first = archive.save_visit(visit(FULL), now=NOW)
    ids = [t.id for t in rows(archive, TrackRow)]
    lease(archive)
    new = replace(
        FULL,
        tracks=(*FULL.tracks, track(3, "From Bottom of My Heart", credit("HUH GAK"))),
        title="Songs of Queen of Tears, updated",
    )
    saved = archive.save_visit(visit(new, capture=capture(b"<html>two</html>", fetched_at=LATER)), now=LATER)
    assert (saved.outcome, saved.article_id) == ("stored", first.article_id)
    assert "song added: From Bottom of My Heart" in saved.reason
    assert [t.id for t in rows(archive, TrackRow)][:2] == ids
    assert [r.id for r in rows(archive, RevisionRow)] == [first.revision_id, saved.revision_id]
    (article,) = rows(archive, ArticleRow)
    assert (article.title, article.revision_id, article.first_seen_at) == (new.title, saved.revision_id, NOW)


def test_a_text_that_comes_back_is_the_old_revision(archive: Archive) -> None:
    first = archive.save_visit(visit(FULL), now=NOW)
    other = replace(FULL, title="Another headline")
    archive.save_visit(visit(other, capture=capture(b"two", fetched_at=LATER)), now=LATER)
    back = archive.save_visit(
        visit(FULL, capture=capture(b"three", fetched_at="2026-02-03T00:00:00Z")), now="2026-02-03T00:00:00Z"
    )
    assert (back.outcome, back.revision_id) == ("stored", first.revision_id)
    assert len(rows(archive, RevisionRow)) == 2
    assert rows(archive, ArticleRow)[0].title == FULL.title


def test_a_removed_track_leaves_no_trace_but_in_the_revision(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    less = replace(FULL, tracks=FULL.tracks[:1], embeds=(SPOTIFY,))
    archive.save_visit(visit(less, capture=capture(b"two", fetched_at=LATER)), now=LATER)
    assert [t.title for t in rows(archive, TrackRow)] == ["Last Chance"]
    assert [a.name for a in rows(archive, ArtistRow)] == ["Sohyun"]
    assert [s.title for s in rows(archive, SongRow)] == ["Last Chance"]
    assert archive.db.execute("SELECT count(*) FROM tracks_fts").fetchone() == (1,)
    assert archive.db.execute("SELECT count(*) FROM quotes").fetchone() == (0,)
    assert "Reasons of My Smiles" in json.dumps(rows(archive, RevisionRow)[0].record)


NOT_NOW = [
    (page(title="404 Not Found", body_text="Nothing was found at this location."), {}, "error or consent"),
    (page(title="Blog", body_text="페이지를 찾을 수 없습니다"), {}, "error or consent"),
    (page(title="Just a moment...", body_text="Checking your browser."), {}, "error or consent"),
    (page(title="Before you continue to the site", body_text="We use cookies."), {}, "error or consent"),
    (page(body_text=""), {}, "no text"),
    (page(body_text=TEXT[:100]), {}, "tracks and"),
    (page(body_text=TEXT[:300], tracks=FULL.tracks[:1]), {}, "shrunk from"),
    (page(page_type="index"), {}, "index page"),
    (FULL, {"complete": False}, "incomplete"),
    (FULL, {"status": 503}, "answered 503"),
]


@pytest.mark.parametrize(("shell", "answer", "reason"), NOT_NOW)
def test_nothing_bad_replaces_good_text(archive: Archive, shell: Any, answer: dict[str, Any], reason: str) -> None:
    good = replace(FULL, tracks=(*FULL.tracks, track(3, "Hold Me Back", credit("Heize"))), title="The good text")
    archive.save_visit(visit(good), now=NOW)
    before = everything(archive)
    lease(archive)
    saved = archive.save_visit(visit(shell, capture=capture(b"<p>shell</p>", fetched_at=LATER, **answer)), now=LATER)
    assert saved.outcome == "refused"
    assert reason in saved.reason
    assert everything(archive) == before
    assert len(rows(archive, CaptureRow)) == 2, "what came is kept all the same"
    again = frontier(archive)
    assert (again.state, again.etag) == ("done", None), "it is looked at again when it is due, in full"
    assert again.not_before is not None
    assert run(archive).refused == 1


@pytest.mark.parametrize(
    ("shell", "answer", "reason"), [case for case in NOT_NOW if case[2] not in ("tracks and", "shrunk from")]
)
def test_nothing_bad_becomes_an_article(archive: Archive, shell: Any, answer: dict[str, Any], reason: str) -> None:
    saved = archive.save_visit(visit(shell, capture=capture(**answer)), now=NOW)
    assert (saved.outcome, saved.article_id) == ("refused", None)
    assert rows(archive, ArticleRow) == []
    assert frontier(archive).state == "refused"
    assert reason in (frontier(archive).reason or "")


def test_a_gone_page_keeps_its_text_and_may_come_back(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    before = everything(archive)
    lease(archive)
    gone = visit(outcome="gone", reason="404 Not Found", capture=capture(b"no", status=404, fetched_at=LATER))
    assert archive.save_visit(gone, now=LATER).outcome == "gone"
    (article,) = rows(archive, ArticleRow)
    assert (article.gone_at, article.body_text) == (LATER, TEXT)
    assert frontier(archive).state == "gone"
    lease(archive)
    archive.save_visit(replace(gone, capture=None), now="2026-02-03T00:00:00Z")
    assert rows(archive, ArticleRow)[0].gone_at == LATER, "the first time is kept"
    lease(archive)
    archive.save_visit(visit(FULL, capture=capture(fetched_at="2026-02-04T00:00:00Z")), now="2026-02-04T00:00:00Z")
    assert rows(archive, ArticleRow)[0].gone_at is None
    assert {k: v for k, v in everything(archive).items() if k != "articles"} == {
        k: v for k, v in before.items() if k != "articles"
    }


def test_a_redirected_url_finds_its_article_again(archive: Archive) -> None:
    final = "https://blog.example/2024/queen-of-tears-ost"
    archive.save_visit(visit(page(url=f"{final}?utm_source=feed"), capture=capture(url=final)), now=NOW)
    assert rows(archive, ArticleRow)[0].url == final
    lease(archive)
    archive.save_visit(visit(outcome="gone", capture=capture(b"no", status=404, fetched_at=LATER, url=URL)), now=LATER)
    assert rows(archive, ArticleRow)[0].gone_at == LATER


def test_not_modified(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    lease(archive)
    answer = visit(outcome="not_modified", capture=capture(b"", status=304, fetched_at=LATER, headers=()))
    saved = archive.save_visit(answer, now=LATER)
    assert (saved.outcome, saved.article_id) == ("unchanged", 1)
    assert rows(archive, ArticleRow)[0].last_seen_at == LATER
    assert frontier(archive).etag == '"v1"', "the validators stay"
    assert [c.status for c in rows(archive, CaptureRow)] == [200, 304]


def test_children_and_done_mark_of_a_feed(archive: Archive) -> None:
    feed = "https://blog.example/feed"
    children = (
        Discovered(url="https://blog.example/a?utm_source=x"),
        Discovered(url=URL),
        Discovered(url="mailto:me@blog.example"),
    )
    listed = Visit(
        frontier_url=feed,
        run_id=1,
        outcome="listed",
        capture=capture(b"<rss/>", url=feed),
        discovered=children,
    )
    saved = archive.save_visit(listed, now=NOW)
    assert (saved.outcome, saved.queued) == ("listed", 1)
    assert frontier(archive, feed).state == "done"
    child = frontier(archive, "https://blog.example/a")
    assert (child.source, child.discovered_from, child.state) == ("blog", feed, "queued")
    assert run(archive).discovered == 0, "a feed is no article"


def test_failures_wait_or_end(archive: Archive) -> None:
    later = visit(outcome="failed", reason="the site answered 503", capture=capture(b"busy", status=503), retry_at=LATER)
    assert archive.save_visit(later, now=NOW).outcome == "failed"
    assert (frontier(archive).state, frontier(archive).not_before) == ("queued", LATER)
    assert run(archive).failed == 0, "it is not settled yet"
    archive.save_visit(visit(outcome="failed", reason="no answer", capture=None), now=LATER)
    assert (frontier(archive).state, frontier(archive).reason) == ("failed", "no answer")
    assert run(archive).failed == 1
    assert len(rows(archive, CaptureRow)) == 1


@pytest.mark.parametrize("broken", [visit(FULL, capture=None), visit(outcome="parsed")])
def test_a_visit_without_its_parts_fails(archive: Archive, broken: Visit) -> None:
    saved = archive.save_visit(broken, now=NOW)
    assert (saved.outcome, saved.reason) == ("failed", "invalid visit: parsed without page or capture")
    assert frontier(archive).state == "failed"


def test_names_meet_over_articles(archive: Archive) -> None:
    a = page(url="https://a.example/1", tracks=(track(1, "Love-Story", credit("Kim Na-young"), drama="Hi, Bye Mama"),))
    b = page(url="https://b.example/2", tracks=(track(1, "LOVE STORY", credit("KIM NA YOUNG", native_name="김나영")),))
    c = page(url="https://c.example/3", tracks=(track(1, "Love Story", credit("!!!")), track(2, "?", credit("  "))))
    for n, one in enumerate((a, b, c), start=1):
        archive.save_visit(visit(one, frontier_url=one.url, capture=capture(b"%d" % n, url=one.url)), now=NOW)
    assert [(x.name, x.sort_name, x.aliases) for x in rows(archive, ArtistRow)] == [
        ("Kim Na-young", "kimnayoung", ("KIM NA YOUNG", "김나영")),
        ("!!!", "!!!", ()),
    ]
    first, second, third, fourth = rows(archive, TrackRow)
    assert first.song_id == second.song_id
    assert len({first.song_id, third.song_id, fourth.song_id}) == 3
    song = rows(archive, SongRow)[0]
    assert (song.title, song.drama_id) == ("Love-Story", 1)


def test_a_drama_known_later_is_filled_in(archive: Archive) -> None:
    for n, drama in enumerate((None, "Goblin", "GOBLIN")):
        url = f"https://x.example/{n}"
        one = page(url=url, tracks=(track(1, "Beautiful", credit("Crush"), drama=drama),))
        archive.save_visit(visit(one, frontier_url=url, capture=capture(b"%d" % n, url=url)), now=NOW)
    assert [(s.title, s.drama_id) for s in rows(archive, SongRow)] == [("Beautiful", 1)]
    assert [(d.title, d.aliases) for d in rows(archive, DramaRow)] == [("Goblin", ("GOBLIN",))]


def test_a_track_belongs_to_the_drama_of_its_article_unless_its_heading_says_another(archive: Archive) -> None:
    tracks = (track(1, "Beautiful", credit("Crush")), track(2, "My Destiny", credit("Lyn"), drama="My Love from the Star"))
    archive.save_visit(visit(page(drama="Goblin", tracks=tracks)), now=NOW)
    assert [t.drama for t in rows(archive, TrackRow)] == ["Goblin", "My Love from the Star"]


def test_an_unreadable_earlier_capture_is_not_referred_to(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    next(archive.captures_dir.iterdir()).write_bytes(b"")
    lease(archive)
    archive.save_visit(visit(FULL, capture=capture(fetched_at=LATER)), now=LATER)
    assert [row.refers_to for row in rows(archive, CaptureRow)] == [None, None]


def test_the_archive_is_sound_after_all_this(archive: Archive) -> None:
    archive.save_visit(visit(FULL), now=NOW)
    archive.save_visit(visit(replace(FULL, tracks=()), capture=capture(b"2", fetched_at=LATER)), now=LATER)
    assert archive.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []
