"""`songs`, `merge`, `split`, `copies`: what a user sees and may put right."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.storage.making import NOW, capture, credit, page, track, visit

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "\n\n".join(f"Paragraph {n} of a text that two sites have, word for word, with number {n * 7} in it." for n in range(12))


@pytest.fixture
def songs(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        for n, (title, name) in enumerate([("Snow", "Ailee"), ("SNOW", "Ailee"), ("First Snow", "Ailee Lee")]):
            url = f"https://s{n}.example/a"
            one = page(
                url=url, tracks=(track(1, title, credit(name)),), body_text=TEXT, site=f"s{n}", published_at=f"2020-01-0{n + 1}"
            )
            archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
    return path


def test_songs_are_listed_merged_and_split(run: Run, songs: Path) -> None:
    listed = json.loads(run("songs", "--json").stdout)
    assert [(row["title"], row["articles"], row["aliases"]) for row in listed] == [("Snow", 2, ["SNOW"]), ("First Snow", 1, [])]
    numbers = [str(row["id"]) for row in listed]
    done = run("merge", "song", *numbers)
    assert (done.returncode, done.stdout) == (0, "")
    (one,) = json.loads(run("songs", "--title", "first snow", "--json").stdout)
    assert (one["title"], one["articles"]) == ("Snow", 3)
    assert run("split", "song", str(one["id"]), "First Snow").returncode == 0
    assert len(json.loads(run("songs", "--artist", "ailee", "--json").stdout)) == 1


WRONG = [
    (("merge", "song", "1", "x"), "'x' is not the number of a song"),
    (("merge", "song", "1", "999"), "there is no song 999"),
    (("merge", "song", "1"), "name two songs that are different"),
    (("merge", "artist", "Ailee", "Nobody"), "there is no artist 'Nobody'"),
    (("split", "song", "1", "Rain"), "song 1 is called SNOW | Snow"),
    (("copies", "nonsense"), "'nonsense' is not an http(s) address"),
    (("copies", "https://nowhere.example/"), "is no article of this archive"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_what_is_wrong_is_said_in_one_line(run: Run, songs: Path, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Next: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_copies(run: Run, songs: Path) -> None:
    rows = json.loads(run("copies", "--json").stdout)
    assert [(row["url"], row["is_original"], row["shared"]) for row in rows] == [
        ("https://s0.example/a", True, 1.0), ("https://s1.example/a", False, 1.0), ("https://s2.example/a", False, 1.0),
    ]  # fmt: skip
    shown = run("copies", "https://s1.example/a").stdout
    assert "original: published first (2020-01-01)" in shown
    assert "100% the same" in shown
