"""`why --field`: the answer leads to the record, and the record holds the value at that place."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Capture, Visit
from scraper.parsers import parse_page
from scraper.storage.archive import Archive
from scraper.storage.warc import read_member
from spiders.joining import join
from tests.storage.care.sound import make_archive, url_of

Run = Callable[..., subprocess.CompletedProcess[str]]
SLOW = "https://slow.example/slow/"
AT = "2026-02-01T10:00:00.000Z"


def part(number: int) -> Capture:
    """One of two pages of an article."""
    links = '<span class="post-page-numbers">1</span><a class="post-page-numbers" href="/slow/2/">2</a>'
    if number == 2:
        links = '<a class="post-page-numbers" href="/slow/">1</a><span class="post-page-numbers">2</span>'
    songs = "".join(
        f"<h3>{k}. “Evening {k}” – Singer {k}</h3><p>Song {k} is heard when the lamps of street {k * 7} go out and the"
        f" neighbours of house {k * 3} close their windows for the night.</p>"
        for k in range(3 * number - 2, 3 * number + 1)
    )
    body = (
        "<!DOCTYPE html><html lang='en'><head><title>Six songs</title></head><body><main><article><h1>Six songs</h1>"
        f"<p>Six songs for those who like their evenings long.</p>{songs}<div class='page-links'>{links}</div></article></main>"
    )
    return Capture(url=SLOW if number == 1 else f"{SLOW}2/", body=body.encode(), fetched_at=AT, content_type="text/html")


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    first, second = part(1), part(2)
    page = join([parse_page(first), parse_page(second)])
    with Archive.open(path) as archive:
        archive.save_visit(
            Visit(frontier_url=SLOW, run_id=1, outcome="parsed", page=page, capture=first, parts=(second,)), now=AT
        )
    return path


def asked(run: Run, url: str, *fields: str) -> list[dict[str, Any]]:
    done = run("why", url, "--json", *(word for field in fields for word in ("--field", field)))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["fields"]
    return found


def body_of(archive: Path, capture: dict[str, Any]) -> bytes:
    """The body, read from the file and the bytes that the answer names."""
    data = (archive.parent / "captures" / capture["warc_file"]).read_bytes()[capture["warc_offset"] :][: capture["warc_length"]]
    row = type("Row", (), {"url": capture["url"], "fetched_at": "", "status": 200, "content_type": "", "complete": True})
    return read_member(data, row, None).body  # type: ignore[arg-type]


def test_each_page_of_an_article_is_the_source_of_its_tracks(run: Run, joined: Path) -> None:
    found = asked(run, SLOW, "tracks.title")
    assert [(row["field"], row["value"]) for row in found] == [(f"tracks[{n}].title", f"Evening {n}") for n in range(1, 7)]
    assert [row["capture"]["url"] for row in found] == [SLOW] * 3 + [f"{SLOW}2/"] * 3
    for row in found:
        (place,) = row["places"]
        assert body_of(joined, row["capture"])[place["start"] : place["end"]].decode() == row["stored"] == row["value"]
    assert [row["capture"]["url"] for row in asked(run, SLOW, "body_text")] == [SLOW, f"{SLOW}2/"]
    (position,) = asked(run, SLOW, "tracks[5].position")
    assert (position["value"], position["stored"], position["how"]) == (5, 5, "derived")


def test_what_the_archive_has_otherwise_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    make_archive(path, articles=2)
    with Archive.open(path) as archive:
        archive.db.execute("UPDATE revisions SET record = json_set(record, '$.title', 'An older title')")
    done = run("why", url_of(0), "--field", "title", "--field", "drama")
    assert done.returncode == 0
    assert "An older title, as an older parser read it" in done.stdout
    assert done.stdout.count("as an older parser") == 1
    assert "dramarchive reparse" in done.stderr
    current = run("why", url_of(0), "--field", "all")
    assert "tracks[4].featured: Giriboy" in current.stdout


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("titel", "there is no field 'titel' here. Next: use all, or one of url, canonical_url, title"),
        ("tracks[99].title", "there is no field 'tracks[99].title'"),
        ("tracks[1].colour", "there is no field"),
        ("", "there is no field ''"),
    ],
)
def test_a_wrong_name_is_one_line_with_the_right_ones(run: Run, tmp_path: Path, field: str, says: str) -> None:
    make_archive(tmp_path / "archive.db", articles=1)
    done = run("why", url_of(0), "--field", field)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


def test_a_lost_capture_is_said(run: Run, tmp_path: Path) -> None:
    make_archive(tmp_path / "archive.db", articles=1)
    for file in (tmp_path / "captures").iterdir():
        file.unlink()
    done = run("why", url_of(0), "--field", "title")
    assert done.returncode == 1
    assert "is missing" in done.stderr
    assert run("why", "https://blog.example/never", "--field", "title").returncode == 2
