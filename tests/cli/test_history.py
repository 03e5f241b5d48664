"""`history` and `diff` on an archive of two crawls."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.care.sound import make_archive

Run = Callable[..., subprocess.CompletedProcess[str]]
CHANGED, UNCHANGED, GONE = (f"https://blog.example/ost-{n}" for n in (1, 3, 2))


@pytest.fixture(autouse=True)
def archive(tmp_path: Path) -> Path:
    make_archive(tmp_path / "archive.db", articles=6)
    return tmp_path / "archive.db"


def test_history_lists_what_each_revision_changed(run: Run) -> None:
    done = run("history", CHANGED)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "article 2: Queen of Tears OST 1"
    assert lines[2].split() == ["2", "2026-02-01", "10:00", "1", "first", "seen"]
    assert lines[3].split() == ["7", "2026-02-09", "10:00", "1", "current", "4", "paragraphs", "changed"]
    assert lines[4].startswith("fetched 2 times, 0 of them with the same bytes")
    assert "fetched 2 times, 1 of them with the same bytes" in run("history", UNCHANGED).stdout
    assert "gone since 2026-02-09 10:00 UTC, the text is kept" in run("history", GONE).stdout


def test_history_as_json(run: Run) -> None:
    told = json.loads(run("history", f"{CHANGED}?utm_source=x", "--json").stdout)
    assert [(r["id"], r["current"], r["summary"]) for r in told["revisions"]] == [
        (2, False, "first seen"),
        (7, True, "4 paragraphs changed"),
    ]
    assert [capture["revision_id"] for capture in told["captures"]] == [2, 7]


def test_diff_shows_changes_by_song(run: Run) -> None:
    done = run("diff", CHANGED)
    lines = done.stdout.splitlines()
    assert lines[0] == "revision 2 (2026-02-01 10:00 UTC, parser 1)  →  revision 7 (2026-02-09 10:00 UTC, parser 1)"
    assert lines[2:4] == ["songs", "  “Last Chance 1”"]
    assert "edition [-1-] {+2+} ends" in lines[4]
    assert "\x1b" not in done.stdout, "colour is for terminals"
    back = run("diff", CHANGED, "7", "2").stdout
    assert "edition [-2-] {+1+} ends" in back
    assert run("diff", CHANGED, "7").stdout.endswith("nothing changed that a reader would see\n")


def test_diff_as_json(run: Run) -> None:
    told = json.loads(run("diff", CHANGED, "2", "7", "--json").stdout)
    assert (told["old"]["id"], told["new"]["id"], len(told["changes"])) == (2, 7, 4)
    assert {change["what"] for change in told["changes"]} == {"paragraph changed"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff", UNCHANGED], "has one revision only"),
        (["diff", CHANGED, "99"], "has no revision 99; it has 2, 7"),
        (["diff", CHANGED, "1", "2", "3"], "3 revisions were named"),
        (["diff", "ost-1"], "is not an http(s) address"),
        (["history", "https://blog.example/none"], "is no article of this archive"),
    ],
)
def test_what_cannot_be_shown_is_said_with_the_next_step(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Next: " in done.stderr
