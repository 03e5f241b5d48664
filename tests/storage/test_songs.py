"""One song over many articles: joined through titles, names and releases, taken apart again when a page is corrected."""

import json
import random
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from scraper.items import ArtistCredit
from scraper.storage.archive import Archive
from scraper.storage.corrections import merge_artists, merge_named, split_song
from tests.storage.making import NOW, capture, page, track, visit

GROUPS = json.loads((Path(__file__).parents[1] / "cases" / "songs.json").read_text())["groups"]
Row = tuple[int, str, str | None, str, str | None, str | None]


def credits_of(names: str) -> list[ArtistCredit]:
    made = []
    for name in filter(None, names.split("|")):
        latin, _, native = name.partition("=")
        made.append(ArtistCredit(name=latin, credited_as=name.replace("=", " "), native_name=native or None, join_phrase=" & "))
    return made


def store(archive: Archive, article: int, rows: Iterable[Row], version: str = "") -> None:
    url = f"https://blog.example/{article}"
    tracks = tuple(
        track(n, title, *credits_of(names), native_title=native, drama=drama, part=part)
        for n, (_, title, native, names, drama, part) in enumerate(rows, 1)
    )
    one = page(url=url, tracks=tracks, title=f"Songs {article} {version}")
    archive.save_visit(visit(one, frontier_url=url, capture=capture(f"{article}{version}".encode(), url=url)), now=NOW)


def songs_of(archive: Archive) -> dict[tuple[str, str], int]:
    rows = archive.db.execute("SELECT a.url, t.title, t.song_id FROM tracks t JOIN articles a ON a.id = t.article_id").fetchall()
    return {(url, title): song for url, title, song in rows}


@pytest.mark.parametrize("seed", range(5))
def test_tracks_of_one_song_meet_in_whatever_order_the_articles_come(tmp_path: Path, seed: int) -> None:
    truth = {(f"https://blog.example/{row[0]}", row[1]): n for n, group in enumerate(GROUPS) for row in group["tracks"]}
    articles = sorted({row[0] for group in GROUPS for row in group["tracks"]})
    random.Random(seed).shuffle(articles)
    with Archive.open(tmp_path / "archive.db") as archive:
        for article in articles:
            store(archive, article, [tuple(row) for group in GROUPS for row in group["tracks"] if row[0] == article])
        found = songs_of(archive)
        assert set(found) == set(truth)
        pairs = list(combinations(found, 2))
        right = sum(found[a] == found[b] and truth[a] == truth[b] for a, b in pairs)
        wrong = [(a, b) for a, b in pairs if found[a] == found[b] and truth[a] != truth[b]]
        missed = [(a, b) for a, b in pairs if found[a] != found[b] and truth[a] == truth[b]]
        assert 2 * right / (2 * right + len(wrong) + len(missed)) >= 0.95, (wrong, missed)
        assert archive.db.execute("SELECT count(*) FROM songs").fetchone()[0] == len(set(found.values()))


def row(article: int, title: str, names: str, drama: str | None = "Goblin", part: str | None = None) -> Row:
    return (article, title, None, names, drama, part)


def test_a_misprint_is_outvoted_and_kept_as_written(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for article, title in enumerate(["Missing Yuo", "Missing You", "Missing You"]):
            store(archive, article, [row(article, title, "Ailee")])
        (song,) = archive.db.execute("SELECT title, artist_credit, aliases FROM songs").fetchall()
        assert (song[0], json.loads(song[2])) == ("Missing You", ["Missing Yuo"])
        assert archive.db.execute("SELECT title FROM tracks ORDER BY id").fetchone() == ("Missing Yuo",)


def test_a_correction_takes_songs_apart(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, 1, [row(1, "Snow", "Ailee", "Goblin")])
        store(archive, 2, [row(2, "Frost", "Punch", "Signal")])
        store(archive, 3, [(3, "Snow", "Frost", "Ailee|Punch", "Signal", None)])
        assert len(set(songs_of(archive).values())) == 1, "article 3 says both are one"
        store(archive, 3, [row(3, "Rain", "Ben", "Vincenzo")], version="corrected")
        assert len(set(songs_of(archive).values())) == 3
        assert archive.db.execute("SELECT count(*) FROM songs").fetchone() == (3,)


def test_a_users_merge_holds_when_pages_are_read_anew(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, 1, [row(1, "Snow", "Ailee", None)])
        store(archive, 2, [row(2, "First Snow", "Ailee Lee", None)])
        one, other = songs_of(archive).values()
        assert merge_named(archive.db, [one, other], now=NOW) == one
        assert len(set(songs_of(archive).values())) == 1
        store(archive, 2, [row(2, "First Snow", "Ailee Lee", None)], version="again")
        store(archive, 4, [row(4, "First Snow", "Ailee Lee", None)])
        assert len(set(songs_of(archive).values())) == 1


def test_a_users_split_holds_when_pages_are_read_anew(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, 1, [row(1, "Beautiful", "Crush", "Goblin", "4")])
        store(archive, 2, [row(2, "Beautiful Day", "Crush", "Goblin", "4")])
        (song,) = set(songs_of(archive).values())
        assert split_song(archive.db, song, "beautiful day", now=NOW) != song
        store(archive, 2, [row(2, "Beautiful Day", "Crush", "Goblin", "4")], version="again")
        store(archive, 5, [row(5, "Beautiful Day", "Crush", "Goblin", "4")])
        found = songs_of(archive)
        assert found["https://blog.example/2", "Beautiful Day"] == found["https://blog.example/5", "Beautiful Day"]
        assert found["https://blog.example/1", "Beautiful"] != found["https://blog.example/2", "Beautiful Day"]


def test_a_users_artist_merge_holds(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, 1, [row(1, "Snow", "Rothy", None)])
        store(archive, 2, [row(2, "Snow", "Kang Ju-hee", None)])
        merge_artists(archive.db, ["Rothy", "Kang Ju-hee"], now=NOW)
        store(archive, 3, [row(3, "Snow", "KANG JU HEE", None)])
        assert len(set(songs_of(archive).values())) == 1
        artists = archive.db.execute("SELECT name, aliases FROM artists").fetchall()
        assert [(name, json.loads(aliases)) for name, aliases in artists] == [("Rothy", ["Kang Ju-hee", "KANG JU HEE"])]
        assert archive.db.execute("SELECT count(DISTINCT artist_id) FROM track_artists").fetchone() == (1,)
