"""Any text goes in and comes out as it was, through rows, JSON, revisions and the search index."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.items import (
    ROW_TYPES,
    ArticleRow,
    DroppedLine,
    MentionedSong,
    QuoteRow,
    RevisionRow,
    Row,
    SourceRow,
    TrackArtistRow,
    TrackRow,
)
from scraper.songs import main_key
from scraper.storage.archive import Archive
from scraper.storage.records import insert, row_of, select, storable, update, values_of
from scraper.storage.schema import columns_of
from scraper.text import one_line
from tests.storage.making import NOW, capture, credit, page, track, visit

anything = st.text(max_size=80)
something = anything.filter(str.strip)
numbers = count()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("any") / "archive.db") as opened:
        opened.start_run(now=NOW)
        yield opened


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=something, body=anything, name=something, song=something, quote=anything, join=anything)
def test_any_text_through_the_archive(
    archive: Archive, title: str, body: str, name: str, song: str, quote: str, join: str
) -> None:
    url = f"https://blog.example/{next(numbers)}"
    one = page(
        url=url,
        title=title,
        authors=(name, title),
        body_text=f"x{body}",
        drama=title,
        tracks=(track(1, song, credit(name, join_phrase=join), credit(title, role="featured"), text=body, quotes=(quote,)),),
        mentions=(MentionedSong(title=song, artists=(name,), text=body),),
        dropped=(DroppedLine(text=body, rule=quote),),
    )
    saved = archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
    if saved.outcome == "refused":  # the text happened to read like an error page
        return
    (article,) = select(archive.db, ArticleRow, "id = ?", (saved.article_id,))
    assert (article.title, article.authors, article.body_text) == (title, (name, title), f"x{body}")
    (row,) = select(archive.db, TrackRow, "article_id = ?", (saved.article_id,))
    assert (row.title, row.text) == (song, body)
    credits_ = select(archive.db, TrackArtistRow, "track_id = ? ORDER BY position", (row.id,))
    visible = [(credited, phrase) for credited, phrase in ((name, join), (title, "")) if one_line(credited)]
    assert [(c.credited_as, c.join_phrase) for c in credits_] == visible, "a name without a visible character is nobody's"
    assert [q.text for q in select(archive.db, QuoteRow, "track_id = ?", (row.id,))] == [quote]
    (revision,) = select(archive.db, RevisionRow, "id = ?", (saved.revision_id,))
    assert revision.record["body_text"] == f"x{body}"
    assert revision.record["tracks"][0]["title"] == song
    assert main_key(one.tracks[0].heading)
    again = archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
    assert again.outcome == "unchanged"


@given(st.text(st.characters(exclude_categories=())))
def test_a_lone_surrogate_becomes_one_replacement_character(text: str) -> None:
    kept = storable(text)
    kept.encode()
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert kept == text
    else:
        assert "\ufffd" in kept


def test_lone_surrogates_in_every_place(archive: Archive) -> None:
    url = "https://blog.example/surrogates"
    one = page(url=url, title="a\ud800b", authors=("c\udfffd",), drama="\ud83d", tracks=(track(1, "e\udc00", credit("f\udbff")),))
    saved = archive.save_visit(visit(one, frontier_url=url, capture=capture(b"s", url=url)), now=NOW)
    (article,) = select(archive.db, ArticleRow, "id = ?", (saved.article_id,))
    assert (article.title, article.authors) == ("a\ufffdb", ("c\ufffdd",))
    assert archive.save_visit(visit(one, frontier_url=url, capture=capture(b"s", url=url)), now=NOW).outcome == "unchanged"


def sample(column: Any) -> Any:
    if column.json:
        return {"a": ["사랑", 1, None]} if column.name in ("options", "record") else ("a", "사랑")
    if column.boolean:
        return True
    return {"INTEGER": 1, "REAL": 0.1, "TEXT": "x\x00y ‘’"}[column.sql_type]


@pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda t: t.TABLE)
def test_every_row_type_goes_in_and_out(tmp_path_factory: pytest.TempPathFactory, row_type: type[Row]) -> None:
    with Archive.open(tmp_path_factory.mktemp("rows") / "archive.db") as archive:
        archive.db.execute("PRAGMA foreign_keys = OFF")
        row = row_type(**{c.name: sample(c) for c in columns_of(row_type)})
        insert(archive.db, row)
        assert select(archive.db, row_type, "1") == [row]


def test_unknown_columns_are_left_out_and_rows_can_be_changed(archive: Archive) -> None:
    source = SourceRow(name="a", url="https://a.example/", spider="feed", added_at=NOW)
    assert values_of(source)[:2] == ["a", "https://a.example/"]
    assert row_of(SourceRow, {"name": "a", "url": "u", "spider": "feed", "options": "{}", "added_at": NOW, "new": 1}).url == "u"
    insert(archive.db, ArticleRow(url="https://z.example/", first_seen_at=NOW, last_seen_at=NOW))
    (row,) = select(archive.db, ArticleRow, "url = 'https://z.example/'")
    assert row.id is not None
    update(archive.db, ArticleRow, row.id, authors=("x", "y"), gone_at=None)
    assert select(archive.db, ArticleRow, "id = ?", (row.id,))[0].authors == ("x", "y")
