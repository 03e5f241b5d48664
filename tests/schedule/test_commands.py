"""`schedule add | list | remove` as a user types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.storage.archive import Archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "archive.db") as archive:
        row = {
            "name": "ost",
            "url": "https://ost.example/feed",
            "spider": "feed",
            "options": "{}",
            "added_at": "2026-01-01T00:00:00.000Z",
        }
        archive.db.table("sources").insert(row)
    return tmp_path


def schedule(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scraper.cli", "schedule", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=30, check=False)


def test_add_list_remove(folder: Path) -> None:
    added = schedule(folder, "add", "ost", "0  6 * * *", "--timezone", "Asia/Seoul")
    assert added.returncode == 0
    assert added.stdout.startswith("entry 1: ost at 0 6 * * * (Asia/Seoul), next 20")
    listed = json.loads(schedule(folder, "list", "--json").stdout)
    assert [(e["source"], e["cron"], e["timezone"]) for e in listed] == [("ost", "0 6 * * *", "Asia/Seoul")]
    assert listed[0]["next_due_at"].endswith("T21:00:00.000Z")
    assert "Asia/Seoul" in schedule(folder, "list").stdout
    assert schedule(folder, "remove", "1").returncode == 0
    assert json.loads(schedule(folder, "list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["add", "ost", "0 6 * *"], "five fields"),
        (["add", "ost", "0 25 * * *"], "bad hour"),
        (["add", "ost", "0 6 * * *", "--timezone", "Mars/Olympus"], "no time zone 'Mars/Olympus'"),
        (["add", "oops", "0 6 * * *"], "no source 'oops'. Next: use one of ost"),
        (["add", "ost\nx", "0 6 * * *"], "no source"),
        (["remove", "7"], "no entry 7"),
        (["remove", "one"], "not a valid integer"),
        (["lst"], "did you mean"),
        (["add", "ost"], "missing argument 'CRON'"),
    ],
)
def test_wrong_words_are_one_line_and_exit_2(folder: Path, words: list[str], says: str) -> None:
    done = schedule(folder, *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert says.lower() in done.stderr.lower()
    assert "Next: " in done.stderr


def test_the_same_entry_twice(folder: Path) -> None:
    assert schedule(folder, "add", "ost", "0 6 * * *").returncode == 0
    again = schedule(folder, "add", "ost", " 0 6  * * * ")
    assert again.returncode == 2
    assert "entry 1 already" in again.stderr
