"""The archive at size, beside raw sqlite3 and plain FTS5 with the same data, in one run.

    benchmarks/archive.py [--articles 100000] [--folder FOLDER]

The articles are made up (five tracks each, words by Zipf's law, every fourth text Korean) and the same for both sides,
as are durability (WAL, synchronous FULL), SQLite's other settings and one transaction an article. The raw side writes the
article, its tracks, credits and the revision's JSON with plain INSERTs into tables with the indexes that a user's questions
need, and the text into FTS5's own tables; ours does all that a crawl does, the frontier and the decision whether anything
changed included. Two figures, by turns of a batch: the database alone (our captures are written before the clock runs), and
with the page's bytes, which the raw side appends to a file, one gzip member and one fsync a page.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from scraper.items import ArtistCredit, Capture, ParsedPage, TrackHeading, TrackSection, Visit
from scraper.storage.archive import Archive
from scraper.storage.care.verify import verify
from scraper.storage.connection import SETTINGS
from scraper.storage.listings import list_tracks
from scraper.storage.records import insert
from scraper.storage.search import search

NOW = "2026-01-01T00:00:00.000Z"
PARAGRAPHS, TRACKS, WORDS = 8, 5, 60
ROUNDS = 15
BATCH = 1_000
RAW_TABLES = """
    CREATE TABLE articles (id INTEGER PRIMARY KEY, url TEXT UNIQUE, site TEXT, title TEXT, authors TEXT, published_at TEXT,
        language TEXT, kind TEXT, drama TEXT, body_text TEXT, first_seen_at TEXT);
    CREATE INDEX articles_site ON articles (site);
    CREATE INDEX articles_published ON articles (published_at);
    CREATE INDEX articles_drama ON articles (drama);
    CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
    CREATE TABLE songs (id INTEGER PRIMARY KEY, song_key TEXT UNIQUE, title TEXT);
    CREATE TABLE tracks (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES articles, position INTEGER, number TEXT,
        title TEXT, artist_credit TEXT, drama TEXT, heading TEXT, text TEXT,
        song_id INTEGER REFERENCES songs, UNIQUE (article_id, position));
    CREATE INDEX tracks_song ON tracks (song_id);
    CREATE INDEX tracks_drama ON tracks (drama);
    CREATE INDEX tracks_title ON tracks (title);
    CREATE TABLE track_artists (track_id INTEGER REFERENCES tracks, position INTEGER, artist_id INTEGER REFERENCES artists,
        PRIMARY KEY (track_id, position)) WITHOUT ROWID;
    CREATE INDEX track_artists_artist ON track_artists (artist_id);
    CREATE TABLE revisions (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES articles, digest TEXT, record TEXT);
    CREATE INDEX revisions_article ON revisions (article_id);
    CREATE TABLE captures (id INTEGER PRIMARY KEY, url TEXT, fetched_at TEXT, offset INTEGER, length INTEGER);
    CREATE INDEX captures_url ON captures (url);
    CREATE VIRTUAL TABLE articles_fts USING fts5(title, body_text, songs, artists, dramas);
    CREATE VIRTUAL TABLE tracks_fts USING fts5(title, artist_credit, drama, text);
"""


class Words:
    """Made-up words, the first ones in nearly every text, the last ones in hardly any."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = ["ka", "ri", "mo", "sen", "tal", "vi", "dor", "nu", "esh", "lam", "pri", "qua"]
        hangul = [chr(0xAC00 + 28 * n) for n in range(0, 399, 5)]
        self.latin = ["".join(p) for p in itertools.islice(itertools.product(syllables, repeat=4), 20_000)]
        self.korean = ["".join(p) for p in itertools.islice(itertools.product(hangul, repeat=3), 0, 200_000, 10)]
        self.random.shuffle(self.latin)
        self.random.shuffle(self.korean)
        self.weights = list(itertools.accumulate(1 / (n + 2) for n in range(20_000)))

    def text(self, count: int, *, korean: bool = False) -> str:
        return " ".join(self.random.choices(self.korean if korean else self.latin, cum_weights=self.weights, k=count))


def make_pages(count: int, seed: int = 1) -> Iterator[ParsedPage]:
    """Yield `count` articles, the same ones for the same seed."""
    words = Words(seed)
    artists = [words.text(2).title() for _ in range(max(50, count // 20))]
    dramas = [words.text(2).title() for _ in range(max(20, count // 50))]
    for n in range(count):
        korean = n % 4 == 3
        drama = words.random.choice(dramas)
        tracks = []
        for position in range(1, TRACKS + 1):
            name, title = words.random.choice(artists), words.text(2).title()
            credit = ArtistCredit(name=name, credited_as=name)
            heading = TrackHeading(
                heading=f"{position}. {title} – {name}", number=str(position), title=title, credits=(credit,), drama=drama
            )
            tracks.append(TrackSection(position=position, heading=heading, text=words.text(WORDS, korean=korean)))
        body = "\n\n".join(words.text(WORDS, korean=korean) for _ in range(PARAGRAPHS))
        yield ParsedPage(
            url=f"https://site{n % 50}.example/{2000 + n % 25}/{n}", title=words.text(6).capitalize(),
            site=f"site{n % 50}.example", authors=("A. Writer",), language="ko" if korean else "en", kind="ost", drama=drama,
            body_text=body, tracks=tuple(tracks),
            published_at=f"{2000 + n % 25}-0{1 + n % 9}-1{n % 10}", parser_version="1", charset_reason="header",
        )  # fmt: skip


def html_of(page: ParsedPage) -> bytes:
    """Return a page as a site would send it, the text once more with tags."""
    paragraphs = "".join(f"<p class='entry-text'>{text}</p>\n" for text in page.body_text.split("\n\n"))
    tracks = "".join(f"<h3>{track.heading.heading}</h3>\n<p>{track.text}</p>\n" for track in page.tracks)
    return f"<!DOCTYPE html><html><head><title>{page.title}</title></head><body>{paragraphs}{tracks}</body></html>".encode()


def fill_ours(folder: Path, pages: Sequence[ParsedPage], *, captured: bool) -> float:
    """Store `pages` as a crawl does; return the seconds it took, without their captures unless `captured`."""
    with Archive.open(folder / "ours.db") as archive:
        captures = [Capture(url=page.url, body=html_of(page), fetched_at=NOW) for page in pages]
        if not captured:
            for capture in captures:
                row = archive.captures.append(capture, now=NOW)
                with archive.transaction():
                    insert(archive.db, row)
        started = time.perf_counter()
        for page, capture in zip(pages, captures, strict=True):
            archive.save_visit(Visit(frontier_url=page.url, run_id=1, outcome="parsed", page=page, capture=capture), now=NOW)
        return time.perf_counter() - started


def fill_raw(folder: Path, pages: Sequence[ParsedPage], *, captured: bool) -> float:
    """Store `pages` with plain INSERTs; return the seconds it took."""
    fresh = not (folder / "raw.db").exists()
    bodies = [html_of(page) for page in pages]
    with (
        closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as db,
        (folder / "raw.gz").open("ab", buffering=0) as store,
    ):
        for setting in ("journal_mode = WAL", *SETTINGS):
            db.execute(f"PRAGMA {setting}")
        if fresh:
            db.executescript(RAW_TABLES)
        started = time.perf_counter()
        for page, body in zip(pages, bodies, strict=True):
            place = (0, 0)
            if captured:
                member = gzip.compress(body)
                place = (store.tell(), len(member))
                store.write(member)
                os.fsync(store)
            db.execute("BEGIN IMMEDIATE")
            if captured:
                db.execute("INSERT INTO captures (url, fetched_at, offset, length) VALUES (?, ?, ?, ?)", (page.url, NOW, *place))
            _insert_raw(db, page)
            db.execute("COMMIT")
        return time.perf_counter() - started


def _insert_raw(db: sqlite3.Connection, page: ParsedPage) -> None:
    record = page.to_record()
    article = db.execute(
        "INSERT INTO articles (url, site, title, authors, published_at, language, kind, drama, body_text, first_seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (page.url, page.site, page.title, json.dumps(page.authors), page.published_at, page.language, page.kind, page.drama,
         page.body_text, NOW),
    ).lastrowid  # fmt: skip
    db.execute("INSERT INTO revisions (article_id, digest, record) VALUES (?, ?, ?)", (article, "", json.dumps(record)))
    names = []
    for track in page.tracks:
        heading, credit = track.heading, track.heading.credits[0]
        names.append(credit.name)
        db.execute("INSERT OR IGNORE INTO artists (name) VALUES (?)", (credit.name,))
        (artist,) = db.execute("SELECT id FROM artists WHERE name = ?", (credit.name,)).fetchone()
        key = f"{heading.title}|{credit.name}"
        db.execute("INSERT OR IGNORE INTO songs (song_key, title) VALUES (?, ?)", (key, heading.title))
        (song,) = db.execute("SELECT id FROM songs WHERE song_key = ?", (key,)).fetchone()
        row = db.execute(
            "INSERT INTO tracks (article_id, position, number, title, artist_credit, drama, heading, text, song_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article,
                track.position,
                heading.number,
                heading.title,
                credit.name,
                heading.drama,
                heading.heading,
                track.text,
                song,
            ),
        ).lastrowid
        db.execute("INSERT INTO track_artists VALUES (?, 1, ?)", (row, artist))
        db.execute("INSERT INTO tracks_fts (rowid, title, artist_credit, drama, text) VALUES (?, ?, ?, ?, ?)",
                   (row, heading.title, credit.name, heading.drama, track.text))  # fmt: skip
    titles = "\n".join(track.heading.title for track in page.tracks)
    db.execute("INSERT INTO articles_fts (rowid, title, body_text, songs, artists, dramas) VALUES (?, ?, ?, ?, ?, ?)",
               (article, page.title, page.body_text, titles, "\n".join(names), page.drama))  # fmt: skip


def milliseconds(ask: Callable[[], Any]) -> float:
    """Return the least time of `ask` over some rounds: the machine is shared, and what others do is no part of it."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        ask()
        times.append((time.perf_counter() - started) * 1000)
    return min(times)


def raw_search(db: sqlite3.Connection, query: str) -> list[Any]:
    """A first page as plain FTS5 gives it: ranked, joined with the article."""
    return db.execute(
        "SELECT a.id, a.url, a.title, a.body_text FROM (SELECT rowid, bm25(articles_fts, 8.0, 1.0, 4.0, 4.0, 4.0) AS r"
        " FROM articles_fts WHERE articles_fts MATCH ? ORDER BY r LIMIT 20) f JOIN articles a ON a.id = f.rowid ORDER BY f.r",
        (query,),
    ).fetchall()


def raw_answer(db: sqlite3.Connection, query: str) -> list[Any]:
    """The same with what our page shows, too: FTS5's own snippets, and the tracks that have the words."""
    hits = [row[0] for row in raw_search(db, query)]
    marks = ", ".join("?" * len(hits))
    return [
        *db.execute(
            "SELECT rowid, snippet(articles_fts, 1, '', '', '…', 24) FROM articles_fts"
            f" WHERE articles_fts MATCH ? AND rowid IN ({marks})",
            (query, *hits),
        ),
        *db.execute(
            "SELECT t.article_id, t.title, t.artist_credit FROM tracks_fts f JOIN tracks t ON t.id = f.rowid"
            f" WHERE tracks_fts MATCH ? AND f.rowid IN (SELECT id FROM tracks WHERE article_id IN ({marks}))",
            (query, *hits),
        ),
    ]


def report(folder: Path, count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield (figure, ours, raw, ratio)."""
    yield from _inserts(folder, count)
    yield from _questions(folder)
    sizes = [(folder / name).stat().st_size / count / 1024 for name in ("ours.db", "raw.db")]
    yield "KiB an article in the database", f"{sizes[0]:.1f}", f"{sizes[1]:.1f}", f"{sizes[0] / sizes[1]:.2f}x"
    started = time.perf_counter()
    checked = verify(folder / "ours.db", now=NOW)
    took = time.perf_counter() - started
    with closing(sqlite3.connect(folder / "raw.db")) as db:
        started = time.perf_counter()
        sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        plain = time.perf_counter() - started
    known = "ok" if checked.ok else f"{len(checked.problems)} problems"
    yield (
        f"verify ({known}), s; integrity_check ({'ok' if sound else 'damaged'}), s",
        f"{took:.1f}",
        f"{plain:.1f}",
        f"{took / plain:.2f}x the time",
    )


def _inserts(folder: Path, count: int) -> Iterator[tuple[str, str, str, str]]:
    spent = {False: [0.0, 0.0, 0], True: [0.0, 0.0, 0]}
    pages = make_pages(count)
    for captured in itertools.cycle((False, True)):
        part = list(itertools.islice(pages, BATCH))
        if not part:
            break
        ours, raw = fill_ours(folder, part, captured=captured), fill_raw(folder, part, captured=captured)
        spent[captured] = [a + b for a, b in zip(spent[captured], (ours, raw, len(part)), strict=True)]
        print(f"{part[-1].url}: {len(part) / ours:.0f} and {len(part) / raw:.0f} a second", file=sys.stderr)
    for captured, what in ((False, "the database alone"), (True, "with the page's bytes")):
        ours, raw, number = spent[captured]
        if number:
            yield (
                f"insert, {what}, articles a second",
                f"{number / ours:.0f}",
                f"{number / raw:.0f}",
                f"{raw / ours:.2f}x the rate",
            )


def _questions(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    words = Words(1)
    cases = {
        "a word of most articles": words.latin[0], "a word of one in a hundred": words.latin[500],
        "a rare word": words.latin[19_000], "two words": f"{words.latin[3]} {words.latin[40]}", "a Korean word": words.korean[30],
    }  # fmt: skip
    with closing(sqlite3.connect(folder / "raw.db")) as db, Archive.open_read_only(folder / "ours.db") as archive:
        for name, text in cases.items():
            quoted = " ".join(f'"{word}"' for word in text.split())
            mine = milliseconds(partial(search, archive.db, text))
            for asked, what in ((raw_search, "plain hits"), (raw_answer, "plain hits, snippets and tracks")):
                plain = milliseconds(partial(asked, db, quoted))
                yield f"search, {name}, ms; {what}", f"{mine:.1f}", f"{plain:.1f}", f"{mine / plain:.2f}x the time"
        (artist,) = db.execute("SELECT name FROM artists LIMIT 1").fetchone()
        mine = milliseconds(lambda: list(list_tracks(archive.db, artist=artist).rows))
        plain = milliseconds(
            lambda: db.execute(
                "SELECT t.*, a.title FROM artists r JOIN track_artists x ON x.artist_id = r.id JOIN tracks t ON t.id = x.track_id"
                " JOIN articles a ON a.id = t.article_id WHERE r.name = ?",
                (artist,),
            ).fetchall()
        )
        yield "tracks --artist, ms", f"{mine:.1f}", f"{plain:.1f}", f"{mine / plain:.2f}x the time"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the two databases here (an empty folder)")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="dramarchive-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        print(f"{folder}: is not empty. Next: name another folder.", file=sys.stderr)
        return 2
    try:
        print(f"| {given.articles} articles | dramarchive | raw sqlite3, FTS5 | ratio |\n| --- | --- | --- | --- |")
        for row in report(folder, given.articles):
            print(f"| {' | '.join(row)} |", flush=True)
    finally:
        if not given.folder:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
