"""`tracks`, `articles`, `dramas`, `artists`: the filters people use, the three forms, what a terminal may see."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.text import Text

from scraper.storage.archive import Archive

Run = Callable[..., subprocess.CompletedProcess[str]]


def titles(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [row.get("title") or row["name"] for row in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("words", "expected", "reason"),
    [
        ("", ["Stay With Me", "Beautiful", "눈의 꽃", "Here I Am Again"], "newest article first, page order inside"),
        ("--artist chanyeol", ["Stay With Me"], "case does not matter"),
        ("--artist exo", ["Stay With Me"], "the group of a member"),
        ("--artist 찬열", ["Stay With Me"], "an alias in another script"),
        ("--artist bakyerin", [], "a name is a whole name"),
        ("--artist Yerin", [], "a part of a name is another name"),
        ("--artist BAEK-YERIN", ["Here I Am Again"], "hyphens and spaces do not matter"),
        ("--drama gob", ["Stay With Me", "Beautiful"], "part of a title"),
        ("--drama 도깨비", ["Stay With Me", "Beautiful"], "the native title"),
        ("--drama lonely", ["Stay With Me", "Beautiful"], "an alias"),
        ("--drama crash_landing", ["Here I Am Again"], "an alias of a drama known by its native title"),
        ("--drama %", [], "no wildcard"),
        ("--title snow", [], "no translation"),
        ("--title 눈의", ["눈의 꽃"], "part of a Korean title"),
        ("--site ost.example", ["Stay With Me", "Beautiful"], "part of the address"),
        ("--site DAILY", ["눈의 꽃", "Here I Am Again"], "the site's name"),
        ("--since 2025-02-20", ["Stay With Me", "Beautiful", "눈의 꽃", "Here I Am Again"], "a month stands for its days"),
        ("--since 2025-03", ["Stay With Me", "Beautiful"], "a month"),
        ("--since 2026", [], "a year"),
        ("--needs-review", ["Beautiful"], "doubtful ones only"),
        ("--limit 1", ["Stay With Me"], "a limit"),
        ("--limit 0 --artist crush", ["Beautiful"], "no limit"),
        ("--artist exo --title beautiful", [], "filters are joined by and"),
        ("--artist ' OR 1=1 --", [], "words are never SQL"),
    ],
)
def test_tracks_are_filtered(run: Run, archive_path: Path, words: str, expected: list[str], reason: str) -> None:
    args = words.split(" ") if words and "OR" not in words else ["--artist", "' OR 1=1 --"] if words else []
    assert titles(run("tracks", "--json", *args)) == expected, reason


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("articles --kind ost", ["Goblin, song by song"]),
        ("articles --language KO", ["Songs\x1b[31m of the year"]),
        ("articles --drama 불시착", ["Songs\x1b[31m of the year"]),
        ("articles --until 2025-02", ["Songs\x1b[31m of the year"]),
        ("articles --since 2025-03-15", ["=cmd|' /C calc'!A0"]),
        ("dramas", ["Goblin", "I'm Sorry, I Love You", "사랑의 불시착"]),
        ("dramas --title crash", ["사랑의 불시착"]),
        ("dramas --artist Punch", ["Goblin"]),
        ("artists", ["Baek Ye-rin", "Chanyeol", "Crush", "Park Hyo Shin", "Punch"]),
        ("artists --name 효신", ["Park Hyo Shin"]),
        ("artists --drama goblin", ["Chanyeol", "Crush", "Punch"]),
    ],
)
def test_the_other_lists(run: Run, archive_path: Path, command: str, expected: list[str]) -> None:
    assert titles(run(*command.split(" "), "--json")) == expected


def test_json_rows_are_whole_and_decoded(run: Run, archive_path: Path) -> None:
    track = json.loads(run("tracks", "--json", "--limit", "1").stdout)[0]
    assert [(a["name"], a["join_phrase"], a["group"]) for a in track["artists"]] == [
        ("Chanyeol", " & ", "EXO"),
        ("Punch", "", None),
    ]
    assert (track["needs_review"], track["article"], track["url"]) == (
        False,
        "Goblin, song by song",
        "https://ost.example/goblin",
    )
    assert json.loads(run("articles", "--json", "--kind", "ost").stdout)[0]["authors"] == ["Ann Lee", "Bo"]


def test_csv_is_guarded_and_whole(run: Run, archive_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("tracks", "--csv").stdout)))
    assert [row["title"] for row in rows] == ["Stay With Me", "Beautiful", "눈의 꽃", "Here I Am Again"]
    assert rows[2]["text"] == '\'=1+1 "a",\nb'


def test_a_table_in_a_pipe_is_one_whole_line_a_row(run: Run, archive_path: Path) -> None:
    lines = run("articles").stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].split()[:3] == ["title", "site", "kind"]
    assert "\\x1b[31m" in lines[3], "what a page says never steers the terminal"
    assert "\x1b" not in "".join(lines)


def test_more_than_the_table_shows_is_said_on_stderr(run: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive, archive.transaction():
        rows = ((100 + n, 3, n, f"Song {n}", "", "") for n in range(1, 100))
        archive.db.conn.executemany(
            "INSERT INTO tracks (id, article_id, position, title, heading, text) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
    done = run("tracks")
    assert len(done.stdout.splitlines()) == 1 + 100
    assert "100 shown, there are more" in done.stderr
    assert len(run("tracks", "--limit", "0").stdout.splitlines()) == 1 + 103
    assert len(json.loads(run("tracks", "--json").stdout)) == 103
    assert run("tracks", "--limit", "2").stderr == ""


def test_nothing_found_is_no_error(run: Run, archive_path: Path) -> None:
    done = run("tracks", "--title", "no such song")
    assert (done.returncode, done.stderr.strip()) == (0, "nothing found.")
    assert run("tracks", "--title", "no such song", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    "words",
    [
        ["tracks", "--since", "yesterday"],
        ["tracks", "--since", "2024-13-01"],
        ["articles", "--until", "2024-02-31"],
        ["tracks", "--since", "2024-99"],
        ["articles", "--until", "14.3.2025"],
        ["tracks", "--limit", "-1"],
    ],
)
def test_wrong_words_are_one_line_and_exit_2(run: Run, archive_path: Path, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Next: " in done.stderr


def test_no_archive_is_one_line_and_makes_none(run: Run, tmp_path: Path) -> None:
    done = run("tracks", "--archive", "nowhere.db")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "nowhere.db" in done.stderr
    assert list(tmp_path.iterdir()) == []


def on_terminal(args: list[str], cwd: Path, columns: int) -> str:
    """What a terminal of that width is sent."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "scraper.cli", *args],
        cwd=cwd,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm"},
    ) as process:
        os.close(follower)
        sent = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # the other side has closed
                break
            sent += chunk
            if not chunk:
                break
        process.wait(timeout=30)
    os.close(leader)
    return sent.decode()


@pytest.mark.parametrize("args", [["tracks"], ["articles"], ["dramas"], ["artists"]])
def test_a_terminal_gets_a_table_of_its_width(args: list[str], archive_path: Path) -> None:
    shown = on_terminal(args, archive_path.parent, 80)
    assert "\x1b[31m" not in shown
    lines: list[Any] = [Text.from_ansi(line).plain for line in shown.splitlines()]
    assert lines
    assert max(map(cell_len, lines)) <= 80


def test_csv_on_a_terminal_does_not_steer_it(archive_path: Path) -> None:
    assert "\x1b" not in on_terminal(["articles", "--csv"], archive_path.parent, 80)


def test_a_drama_counts_the_articles_about_it_too(run: Run, archive_path: Path) -> None:
    with Archive.open(archive_path) as archive, archive.transaction():
        archive.db.execute("UPDATE articles SET drama = 'Goblin' WHERE id = 2")
        archive.db.execute("UPDATE tracks SET drama = NULL WHERE article_id = 2")
        articles = archive.db.execute("SELECT count(*) FROM articles WHERE id IN (1, 2)").fetchone()[0]
        tracks = archive.db.execute("SELECT count(*) FROM tracks WHERE drama = 'Goblin'").fetchone()[0]
    goblin = next(row for row in json.loads(run("dramas", "--json").stdout) if row["title"] == "Goblin")
    assert (goblin["tracks"], goblin["articles"]) == (tracks, articles)
