"""Web archives as wget, Heritrix and Browsertrix write them: every page comes in as it was captured, nothing else does."""

import base64
import gzip
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.config import Config
from scraper.rereading import stored_reader
from scraper.sites import SiteRules
from scraper.storage.archive import Archive
from scraper.storage.care.repair import repair
from scraper.storage.care.verify import verify
from tests.importing.making import (
    HOST,
    LATE,
    PLAIN,
    Maker,
    address,
    brought,
    counts,
    like_browsertrix,
    like_heritrix,
    like_wget,
    pages,
    rows,
    wacz,
)
from tests.storage.care.sound import html

NOW = "2026-03-01T00:00:00.000Z"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(archive=tmp_path / "archive.db")


def test_three_tools_one_result(tmp_path: Path, config: Config) -> None:
    (tmp_path / "wget.warc.gz").write_bytes(like_wget(pages(1, 2)))
    (tmp_path / "plain").write_bytes(like_wget(pages(3), packed=False))
    (tmp_path / "heritrix.warc.gz").write_bytes(like_heritrix(pages(4, 5)))
    wacz(tmp_path / "browsertrix.zip", {"archive/data.warc.gz": like_browsertrix(pages(6, 7))})
    names = ("wget.warc.gz", "plain", "heritrix.warc.gz", "browsertrix.zip")
    done = brought(config, *(tmp_path / name for name in names))
    assert [(file.name, file.kind, file.pages, file.problems) for file in done.files] == [
        ("wget.warc.gz", "warc", 2, []),
        ("plain", "warc", 1, []),
        ("heritrix.warc.gz", "warc", 2, []),
        ("browsertrix.zip", "wacz", 2, []),
    ]
    assert done.files[0].skipped == {"images": 1, "records of the tool itself": 5}
    assert done.files[3].skipped == {"records of the tool itself": 7}
    assert counts(done) == {"stored": 7}
    assert done.run is not None
    assert (done.run.source, done.run.outcome, done.run.stored, done.run.discovered) == ("import", "complete", 7, 7)
    stored = rows(config, "SELECT url, first_seen_at, last_seen_at, source FROM articles ORDER BY url")
    assert [row[0] for row in stored] == [address(number) for number in range(1, 8)]
    assert {row[1:] for row in stored[:5]} == {("2021-03-01T08:00:00.000Z",) * 2 + ("import",)}
    assert stored[6][1] == "2021-03-01T08:00:00.123Z"
    assert rows(config, "SELECT count(*), min(title) FROM tracks") == [(28, "Hold Me Back 1")]
    places = [row[0] for row in rows(config, "SELECT imported_from FROM captures ORDER BY id")]
    assert places[0].startswith("wget.warc.gz@")
    assert places[6].startswith("browsertrix.zip/archive/data.warc.gz@")
    with Archive.open_read_only(config.archive) as archive:
        for number in range(1, 8):
            (capture_id,) = archive.db.execute("SELECT id FROM captures WHERE url = ?", (address(number),)).fetchone()
            assert archive.read_capture(capture_id).body == html(number)
    assert verify(config.archive, now=NOW).ok


def test_again_changes_nothing(tmp_path: Path, config: Config) -> None:
    (tmp_path / "a.warc.gz").write_bytes(like_heritrix(pages(1, 2)))
    brought(config, tmp_path / "a.warc.gz")
    before = rows(config, "SELECT * FROM captures") + rows(config, "SELECT * FROM articles")
    again = brought(config, tmp_path / "a.warc.gz")
    assert counts(again) == {"unchanged": 2}
    assert rows(config, "SELECT * FROM captures") + rows(config, "SELECT * FROM articles") == before


def test_our_own_captures_come_back_as_they_were(tmp_path: Path, config: Config) -> None:
    first = Config(archive=tmp_path / "first" / "archive.db")
    first.archive.parent.mkdir()
    (tmp_path / "a.warc.gz").write_bytes(like_browsertrix(pages(1, 2)))
    brought(first, tmp_path / "a.warc.gz")
    done = brought(config, first.archive.parent / "captures")
    assert counts(done) == {"stored": 2}
    same = "SELECT url, fetched_at, status, content_type, payload_digest FROM captures ORDER BY url"
    assert rows(config, same) == rows(first, same)
    with Archive.open_read_only(config.archive) as archive, Archive.open_read_only(first.archive) as other:
        assert archive.read_capture(1).headers == other.read_capture(1).headers


def test_old_arc_files(tmp_path: Path, config: Config) -> None:
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + html(1)
    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"
    head = b"filedesc://a.arc 0.0.0.0 20070504100000 text/plain %d\n%s" % (len(about), about)
    entry = b"%s 192.0.2.1 20070504100001 text/html %d\n%s\n" % (address(1).encode(), len(answer), answer)
    (tmp_path / "a.arc.gz").write_bytes(gzip.compress(head) + gzip.compress(entry))
    (tmp_path / "b.arc").write_bytes(head + entry.replace(address(1).encode(), address(2).encode()))
    assert counts(brought(config, tmp_path / "a.arc.gz", tmp_path / "b.arc")) == {"stored": 2}
    assert rows(config, "SELECT DISTINCT fetched_at FROM captures") == [("2007-05-04T10:00:01.000Z",)]


SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def test_revisits_find_their_page(tmp_path: Path, config: Config) -> None:
    made = Maker()
    # Before its page, as in files that were put together; told by address and time, by digest alone, and by a server's word.
    named: dict[str, Any] = {"WARC_Refers_To_Target_URI": address(1), "WARC_Refers_To_Date": LATE, "WARC_Profile": SAME}
    made.add(address(1), b"", kind="revisit", date="2021-04-01T08:00:00Z", **named)
    made.add(address(1), html(1))
    digest = f"sha1:{base64.b32encode(hashlib.sha1(html(1)).digest()).decode()}"
    made.add(address(1), b"", kind="revisit", date="2021-05-01T08:00:00Z", WARC_Profile=SAME, WARC_Payload_Digest=digest)
    made.add(address(1), b"", kind="revisit", date="2021-06-01T08:00:00Z", status="304 Not Modified", WARC_Profile=NOT_MODIFIED)
    made.add(f"{HOST}/a.jpg", b"", kind="revisit", WARC_Profile=SAME, WARC_Payload_Digest=digest, headers=[])
    (tmp_path / "a.warc.gz").write_bytes(made.data)
    done = brought(config, tmp_path / "a.warc.gz")
    assert counts(done) == {"stored": 1, "unchanged": 3}
    assert done.files[0].skipped == {"revisits of what is not here": 1}
    assert rows(config, "SELECT first_seen_at, last_seen_at FROM articles") == [
        ("2021-03-01T08:00:00.000Z", "2021-06-01T08:00:00.000Z")
    ]
    assert rows(config, "SELECT status, refers_to FROM captures ORDER BY fetched_at") == [
        (200, None),
        (200, 1),
        (200, 1),
        (304, None),
    ]
    assert verify(config.archive, now=NOW).ok
    assert counts(brought(config, tmp_path / "a.warc.gz")) == {"unchanged": 4}


def test_an_article_in_parts_is_joined(tmp_path: Path, config: Config) -> None:
    def part(number: int, following: int | None) -> bytes:
        link = f'<div class="pagination"><a href="{HOST}/long/{following}/">{following}</a></div>' if following else ""
        return (
            html(number)
            .replace(f"Queen of Tears OST {number}".encode(), b"All the Songs")
            .replace(b"<p><a href='/prev'>", link.encode() + b"<p><a href='/prev'>")
        )

    made = Maker()
    made.add(f"{HOST}/long/3/", part(3, None))
    made.add(f"{HOST}/long/", part(1, 2))
    made.add(f"{HOST}/long/2/", part(2, 3))
    made.add(f"{HOST}/best-ost/2/", html(9))
    (tmp_path / "a.warc.gz").write_bytes(made.data)
    done = brought(config, tmp_path / "a.warc.gz")
    assert rows(config, "SELECT url, (SELECT count(*) FROM tracks WHERE article_id = a.id) FROM articles a ORDER BY 1") == [
        (f"{HOST}/best-ost/2/", 4),
        (f"{HOST}/long/", 12),
    ]
    assert counts(done) == {"stored": 2}
    assert done.files[0].skipped == {"further pages of articles": 2}
    assert rows(config, "SELECT count(*) FROM captures") == [(4,)]
    assert counts(brought(config, tmp_path / "a.warc.gz")) == {"unchanged": 4}


def test_what_is_gone_is_known_whatever_came_first(tmp_path: Path) -> None:
    there, missing = Maker(), Maker()
    there.add(address(1), html(1), date="2019-01-01T00:00:00Z")
    missing.add(address(1), b"<html><title>Not Found</title><p>Not Found", date="2022-01-01T00:00:00Z", status="404 Not Found")
    (tmp_path / "there.warc.gz").write_bytes(there.data)
    (tmp_path / "missing.warc.gz").write_bytes(missing.data)
    for number, names in enumerate((("there", "missing"), ("missing", "there"))):
        config = Config(archive=tmp_path / f"{number}.db")
        done = [brought(config, tmp_path / f"{name}.warc.gz") for name in names]
        assert sorted(str(counts(one)) for one in done) == ["{'refused': 1}", "{'stored': 1}"]
        assert rows(config, "SELECT gone_at, title FROM articles") == [("2022-01-01T00:00:00.000Z", "Queen of Tears OST 1")]


def test_an_import_leaves_the_queue_alone(tmp_path: Path, config: Config) -> None:
    (tmp_path / "urls.txt").write_text(f"{address(1)}\n{address(2)}\n")
    (tmp_path / "a.warc.gz").write_bytes(like_heritrix(pages(1)))
    brought(config, tmp_path / "urls.txt")
    brought(config, tmp_path / "a.warc.gz")
    assert rows(config, "SELECT url, state, visited_at FROM frontier ORDER BY url") == [
        (address(1), "queued", None),
        (address(2), "queued", None),
    ]


def test_headers_stay_as_they_were(tmp_path: Path, config: Config) -> None:
    made = Maker()
    headers = [*PLAIN, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Etag", '"x"')]
    made.add(address(1), html(1), headers=headers)
    (tmp_path / "a.warc").write_bytes(made.data)
    brought(config, tmp_path / "a.warc")
    with Archive.open_read_only(config.archive) as archive:
        assert list(archive.read_capture(1).headers) == headers


def test_a_repair_keeps_what_is_shown_and_where_it_came_from(tmp_path: Path, config: Config) -> None:
    (tmp_path / "블로그.warc.gz").write_bytes(like_heritrix(pages(1, 2)))
    (tmp_path / "older.warc.gz").write_bytes(like_heritrix(pages(1, edition=2), date="2015-01-01T00:00:00Z"))
    brought(config, tmp_path / "블로그.warc.gz", tmp_path / "older.warc.gz")
    shown = "articles a JOIN revisions r ON r.id = a.revision_id JOIN captures c ON c.id = r.capture_id"
    told = (
        "SELECT url, fetched_at, imported_from FROM captures ORDER BY url, fetched_at",
        f"SELECT a.url, r.record, c.fetched_at FROM {shown} ORDER BY a.url",
    )
    before = [rows(config, sql) for sql in told]
    assert before[0][1][2].startswith("블로그.warc.gz@")
    assert [row[2] for row in before[1]] == ["2021-03-01T08:00:00.000Z"] * 2
    with closing(sqlite3.connect(config.archive)) as db, db:
        db.execute("UPDATE captures SET imported_from = 'elsewhere' WHERE id = 1")
        db.execute("DELETE FROM captures WHERE id = 2")
    assert {problem.kind for problem in verify(config.archive, now=NOW).problems} >= {"capture", "no_row"}
    mended = repair(config.archive, lambda archive: stored_reader(archive, SiteRules()), now=NOW)
    assert mended.after.ok
    assert [rows(config, sql) for sql in told] == before
