"""`verify`, `repair`, `backup`, `restore`, `reparse` as a user calls them: lines, JSON, exit codes."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.care.sound import make_archive

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def archive(tmp_path: Path) -> Path:
    make_archive(tmp_path / "archive.db", articles=6)
    return tmp_path / "archive.db"


def spoil(archive: Path) -> None:
    with sqlite3.connect(archive) as conn:
        conn.execute("UPDATE articles SET title = 'x' || char(27) || '[31m', url = url || char(10) WHERE id = 3")
    conn.close()


def test_verify_says_ok_or_one_line_a_problem(run: Run, archive: Path) -> None:
    done = run("verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ok: 6 articles, 24 tracks, 8 revisions, 10 captures, 2 files, 22 records\n"
    assert json.loads(run("verify", "--json").stdout)["ok"] is True
    spoil(archive)
    done = run("verify")
    assert done.returncode == 1
    assert all(line.startswith(("article 3: ", "articles_fts: ")) for line in done.stdout.splitlines()), done.stdout
    assert "Next: dramarchive repair" in done.stderr
    told = json.loads(run("verify", "--json").stdout)
    assert told["ok"] is False
    assert {problem["kind"] for problem in told["problems"]} == {"article", "search"}


def test_repair_says_what_it_did(run: Run, archive: Path) -> None:
    assert run("repair").stdout == "nothing to repair: the archive is sound\n"
    (archive.parent / "captures" / "x.warc.gz").write_bytes(b"\x1f\x8b\x08rubbish")
    done = run("repair")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert lines[0] == "found 1 problem"
    assert lines[1] == "captures/x.warc.gz: cut to its last whole record at byte 0; 10 bytes kept in x.warc.gz.cut-0"
    assert lines[-1] == "the archive is sound again"
    assert run("verify").returncode == 0


def test_backup_and_restore(run: Run) -> None:
    done = run("backup", "copy")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("backup in copy: 6 articles, ")
    assert "; verified\n" in done.stdout
    assert run("restore", "copy").returncode == 2, "the archive is there"
    done = run("restore", "copy", "--archive", "new/archive.db", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"] is True
    assert run("verify", "--archive", "new/archive.db").returncode == 0


def test_reparse_of_what_reads_the_same(run: Run) -> None:
    done = run("reparse")
    assert (done.returncode, done.stdout) == (0, "6 articles read again: 6 same\n")
    assert json.loads(run("reparse", "--json", "--jobs", "2").stdout)["same"] == 6


@pytest.mark.parametrize("words", [["verify"], ["repair"], ["backup", "copy"], ["reparse"]])
def test_without_an_archive_the_next_step_is_named(run: Run, words: list[str]) -> None:
    done = run(*words, "--archive", "none.db")
    assert done.returncode == 2
    assert "Next: " in done.stderr
