"""`--collapse`: of articles that are copies of one text one row, the original, with the number of its copies."""

import json
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.cli.conftest import Run
from tests.storage.making import NOW, TEXT, capture, credit, page, track, visit

SITES = ("mirror.example", "origin.example", "digest.example", "other.example")
"""The first three have one text; the second had it first."""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    songs = (track(1, "Snow", credit("Ailee"), drama="Goblin"),)
    with Archive.open(path) as archive:
        for number, site in enumerate(SITES, 1):
            url = f"https://{site}/1"
            text = TEXT + (" Rain." * (5 - number) if number < 4 else " Another rain altogether.")
            one = page(url=url, site=site, title=site, tracks=songs, body_text=text, published_at=f"2025-0{number}-01")
            archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
        archive.db.execute("UPDATE articles SET cluster_id = 1 WHERE id < 4")
        archive.db.execute("INSERT INTO clusters (id, original_id, evidence) VALUES (1, 2, '[]')")
    return path


LISTS = [
    ((), [("other.example", 0), ("origin.example", 2)], "the original stands for its copies"),
    (("--site", "digest"), [("digest.example", 2)], "a copy, where the original is none of those asked for"),
    (("--until", "2025-02"), [("origin.example", 2)], "the original, though a copy is older"),
]


@pytest.mark.parametrize(("options", "expected", "reason"), LISTS)
def test_articles(run: Run, copied: Path, options: tuple[str, ...], expected: list[tuple[str, int]], reason: str) -> None:
    rows = json.loads(run("articles", "--collapse", "--json", *options).stdout)
    assert [(row["site"], row["copies"]) for row in rows] == expected, reason
    assert "copies" in run("articles", "--collapse", *options).stdout
    assert "copies" not in run("articles", *options).stdout


def test_search(run: Run, copied: Path) -> None:
    hits = json.loads(run("search", "rain", "--json").stdout)
    assert (hits[0]["site"], hits[0]["copies"]) == ("mirror.example", 2), "the best hit says it most often"
    assert len(hits) == 4
    hits = json.loads(run("search", "rain", "--collapse", "--json").stdout)
    assert [(hit["site"], hit["copies"]) for hit in hits] == [("origin.example", 2), ("other.example", 0)]
    assert [hit["site"] for hit in json.loads(run("search", "rain site:digest", "--collapse", "--json").stdout)] == [
        "digest.example"
    ]
    assert "and 2 copies)" in run("search", "rain", "--collapse").stdout


def test_export(run: Run, copied: Path) -> None:
    whole, texts = (json.loads(run("export", "json", *how).stdout) for how in ((), ("--collapse",)))
    assert [(row["id"], row["copies"]) for row in texts["articles"]] == [(2, 2), (4, 0)]
    assert {row["article_id"] for row in texts["tracks"]} == {2, 4}
    kept = {row["id"] for row in texts["tracks"]}
    assert {row["track_id"] for row in texts["track_artists"]} == kept
    assert {row["article_id"] for row in texts["revisions"]} == {2, 4}
    assert texts["captures"] == whole["captures"], "what was fetched is not hidden"
    assert set(texts) == set(whole)
    refused = run("export", "wacz", "--collapse", "-o", "x.wacz")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
