"""A sound archive where nothing can be written: it is read and checked like any other, and never called damaged."""

import ctypes
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.care.sound import make_archive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="takes rights away from root by prctl")
ROOT = Path(__file__).parents[3]
COUNTED = "ok: 6 articles, 24 tracks, 8 revisions, 10 captures, 2 files, 22 records\n"
LIBC = ctypes.CDLL(None)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
NO_SCRATCH = "import sys, tempfile; tempfile.tempdir = {folder!r}; from scraper.cli import main; sys.exit(main())"


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    """A folder with an archive that the program cannot write to."""
    folder = tmp_path / "medium"
    folder.mkdir()
    make_archive(folder / "archive.db", articles=6)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def as_anyone() -> None:
    """Take from root the right to write where the mode forbids it, from the next program on."""
    if os.getuid() == 0:
        for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            LIBC.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


def run(folder: Path, *words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in `folder`."""
    program = ["-c", code] if code else ["-m", "scraper.cli"]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=folder, env=env, preexec_fn=as_anyone, encoding="utf-8", capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def test_verify_checks_everything(medium: Path) -> None:
    done = run(medium, "verify")
    assert (done.returncode, done.stdout, done.stderr) == (0, COUNTED, "")


def test_an_index_that_is_out_of_step_is_seen_there_too(medium: Path) -> None:
    medium.chmod(0o755)
    conn = sqlite3.connect(medium / "archive.db", isolation_level=None)
    conn.execute("DELETE FROM tracks_fts WHERE rowid = 2")
    conn.close()
    medium.chmod(0o555)
    done = run(medium, "verify")
    assert (done.returncode, done.stdout) == (1, "tracks_fts: is out of step for 1 track\n")


def test_without_any_place_for_a_copy_the_index_is_left_out_and_that_is_said(medium: Path) -> None:
    done = run(medium, "verify", code=NO_SCRATCH.format(folder=str(medium)))
    assert (done.returncode, done.stdout) == (0, COUNTED)
    note = "note: full text index not checked: the disk is read-only (TMPDIR=FOLDER names a place for temporary files)\n"
    assert done.stderr == note


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        (["status"], "6 articles"),
        (["search", "artist:Heize"], "Queen of Tears OST 5"),
        (["search", "바랄게", "--json"], '"url"'),
        (["tracks", "--artist", "Heize"], "Hold Me Back 5"),
        (["songs"], "Hold Me Back 5"),
        (["why", "https://blog.example/ost-1"], "In the archive as article 2"),
        (["query", "SELECT count(*) FROM tracks_fts WHERE tracks_fts MATCH 'heize'"], "6"),
        (["copies", "--json"], "["),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else "",
)
def test_what_only_reads_works(medium: Path, words: list[str], shows: str) -> None:
    done = run(medium, *words)
    assert done.returncode == 0, done.stderr
    assert shows in done.stdout


def test_copies_says_that_it_cannot_look_anew(medium: Path) -> None:
    assert "the disk is read-only" in run(medium, "copies").stderr


@pytest.mark.parametrize("words", [["crawl"], ["repair"], ["reparse"]], ids=lambda words: words[0])
def test_what_writes_says_why_it_cannot(medium: Path, words: list[str]) -> None:
    (medium / "archive.db").chmod(0o644)
    done = run(medium, *words)
    if words == ["repair"]:
        assert (done.returncode, done.stdout) == (0, "nothing to repair: the archive is sound\n")
        return
    assert done.returncode == 1
    assert "cannot be opened or written: the disk is read-only. Next: copy" in done.stderr


def test_a_log_that_cannot_be_read_there_is_no_damage(medium: Path) -> None:
    """A -wal with pages in it needs a -shm beside it, which nobody can make here."""
    medium.chmod(0o755)
    grow = (
        "import os, sqlite3; c = sqlite3.connect('archive.db'); c.execute('PRAGMA wal_autocheckpoint = 0');"
        "c.execute('UPDATE runs SET owner = 1'); c.commit(); os.unlink('archive.db-shm'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", grow], cwd=medium, check=True)
    (medium / "archive.db-wal").chmod(0o644)
    medium.chmod(0o555)
    for words in (["verify"], ["status"]):
        done = run(medium, *words)
        assert (done.returncode, done.stdout) == (1, ""), words
        assert "archive.db-wal cannot be read where nothing can be written. Next: copy" in done.stderr


@pytest.mark.parametrize("words", [["verify"], ["status"], ["search", "tears"]], ids=lambda words: words[0])
def test_an_archive_of_an_older_dramarchive_is_named_as_such(medium: Path, words: list[str]) -> None:
    medium.chmod(0o755)
    conn = sqlite3.connect(medium / "archive.db", isolation_level=None)
    conn.execute("DROP VIEW IF EXISTS original_articles")
    conn.close()
    medium.chmod(0o555)
    done = run(medium, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "and cannot be brought up to date: the disk is read-only. Next: copy" in done.stderr
