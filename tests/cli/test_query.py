"""`query` and `search`: read-only, limited, one clear line for everything else."""

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from scraper.storage.search import index_article

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_three_forms(run: Run, archive_path: Path) -> None:
    sql = "SELECT title, confidence, drama AS d FROM tracks WHERE article_id = 1 ORDER BY position"
    assert json.loads(run("query", sql, "--json").stdout) == [
        {"title": "Stay With Me", "confidence": 1.0, "d": "Goblin"},
        {"title": "Beautiful", "confidence": 0.5, "d": "Goblin"},
    ]
    assert list(csv.reader(io.StringIO(run("query", sql, "--csv").stdout)))[1] == ["Stay With Me", "1.0", "Goblin"]
    table = run("query", sql).stdout.splitlines()
    assert [line.split() for line in table] == [
        ["title", "confidence", "d"], ["Stay", "With", "Me", "1", "Goblin"], ["Beautiful", "0.5", "Goblin"],
    ]  # fmt: skip


def test_columns_of_the_same_name_do_not_hide_each_other(run: Run, archive_path: Path) -> None:
    sql = "SELECT a.id, t.id, a.title, t.title FROM tracks t JOIN articles a ON a.id = t.article_id WHERE t.id = 4"
    expected = {"id": 2, "id_2": 4, "title": "Songs\x1b[31m of the year", "title_2": "Here I Am Again"}
    assert json.loads(run("query", sql, "--json").stdout) == [expected]


def test_values_of_every_type(run: Run, archive_path: Path) -> None:
    sql = "SELECT NULL AS a, 9007199254740993 AS b, 1e999 AS c, x'00ff' AS d, '{\"x\": 1}' AS e, '=1+1' AS f, -5 AS g"
    assert json.loads(run("query", sql, "--json").stdout) == [
        {
            "a": None,
            "b": 9007199254740993,
            "c": None,
            "d": {"$base64": True, "encoded": "AP8="},
            "e": '{"x": 1}',
            "f": "=1+1",
            "g": -5,
        }
    ]
    assert list(csv.reader(io.StringIO(run("query", sql, "--csv").stdout)))[1][5:] == ["'=1+1", "-5"]


def test_sql_from_a_file_or_standard_input_with_values(run: Run, archive_path: Path, tmp_path: Path) -> None:
    (tmp_path / "question.sql").write_text("SELECT count(*) AS n FROM tracks WHERE drama = :drama\n", encoding="utf-8-sig")
    for words in (["--file", "question.sql"], ["--file", "-"], ["-"]):
        done = run(
            "query", *words, "--param", "drama", "Goblin", "--json", input="SELECT count(*) AS n FROM tracks WHERE drama = :drama"
        )
        assert json.loads(done.stdout) == [{"n": 2}], done.stderr


@pytest.mark.parametrize(
    ("sql", "says", "reason"),
    [
        ("DELETE FROM tracks", "only reads", "a write"),
        ("INSERT INTO tracks (id) VALUES (9)", "only reads", "a write"),
        ("UPDATE tracks SET title = 'x'", "only reads", "a write"),
        ("DROP TABLE tracks", "only reads", "a change of the schema"),
        ("CREATE TEMP TABLE t (a)", "only reads", "a temporary table"),
        ("ATTACH 'other.db' AS other", "only reads", "another file"),
        ("BEGIN", "only reads", "a transaction"),
        ("PRAGMA journal_mode = DELETE", "only reads", "a setting"),
        ("PRAGMA writable_schema = 1", "only reads", "the schema's own lock"),
        ("VACUUM INTO 'copy.db'", "only reads", "writes a file"),
        ("SELECT load_extension('x')", "", "code from a file"),
        ("SELECT 1; DELETE FROM tracks", "one statement", "two statements"),
        ("WITH x AS (SELECT 1) DELETE FROM tracks", "only reads", "a write behind a WITH"),
        ("SELECT * FROM nowhere", "no such table", "a table that is not there"),
        ("SELEC 1", "syntax error", "no SQL"),
        ("", "no statement", "nothing"),
        ("SELECT :missing", "", "a value that was not given"),
    ],
)
def test_everything_but_a_read_is_one_line(run: Run, archive_path: Path, sql: str, says: str, reason: str) -> None:
    done = run("query", sql)
    assert done.returncode == 1, reason
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("dramarchive: query: ")
    assert says in done.stderr
    assert len(json.loads(run("tracks", "--json").stdout)) == 4
    assert {p.name for p in archive_path.parent.iterdir()} <= {"archive.db", "archive.db-wal", "archive.db-shm"}


def test_an_endless_query_ends_in_time(run: Run, archive_path: Path) -> None:
    began = time.monotonic()
    done = run(
        "query", "--timeout", "0.5", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    assert time.monotonic() - began < 5
    assert done.returncode == 1
    assert "took longer than 0.5 s" in done.stderr
    assert done.stderr.count("\n") == 1


def test_ctrl_c_ends_an_endless_query_as_an_interruption(archive_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    command = [sys.executable, "-m", "scraper.cli", "query", endless, "--timeout", "60"]
    with subprocess.Popen(command, cwd=archive_path.parent, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(2.0)  # it counts by then
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert "longer than" not in process.stderr.read()


def test_more_rows_than_asked_for_are_said(run: Run, archive_path: Path) -> None:
    done = run("query", "SELECT id FROM tracks", "--limit", "3", "--json")
    assert len(json.loads(done.stdout)) == 3
    assert "there are more" in done.stderr
    assert run("query", "SELECT id FROM tracks", "--limit", "4").stderr == ""


@pytest.mark.parametrize("words", [[], ["SELECT 1", "--file", "x.sql"], ["--file", "no.sql"], ["SELECT 1", "--limit", "0"]])
def test_wrong_words(run: Run, archive_path: Path, words: list[str]) -> None:
    done = run("query", *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Next: " in done.stderr


@pytest.fixture
def indexed(archive_path: Path) -> Path:
    with Archive.open(archive_path) as archive, archive.transaction():
        for number in (1, 2, 3):
            index_article(archive.db, number)
    return archive_path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (["buckwheat"], [1]),
        (["올해"], [2]),
        (["불시착"], [2]),
        (["stay", "me"], [1]),
        (['"me stay"'], []),
        (["buckwh*"], [1]),
        (["no-such-word"], []),
        (["'; DROP TABLE tracks --"], []),
    ],
)
def test_search(run: Run, indexed: Path, text: list[str], found: list[int]) -> None:
    assert [hit["article_id"] for hit in json.loads(run("search", *text, "--json").stdout)] == found


def test_tracks_of_a_hit_are_json_in_csv(run: Run, indexed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "stay", "--csv").stdout)))
    assert rows
    assert all(isinstance(json.loads(row["tracks"]), list) for row in rows)


def test_a_hit_for_people(run: Run, indexed: Path) -> None:
    lines = run("search", "stay").stdout.splitlines()
    assert lines[0] == "1. Goblin, song by song  (OST Notes, 2025-03-14)"
    assert lines[1].strip() == "https://ost.example/goblin"
    assert lines[-1].strip() == "* Stay With Me – Chanyeol (EXO) & Punch"
    assert "\x1b" not in run("search", "year").stdout
    assert run("search", "nothing-like-it").stderr == "nothing found.\n"


@pytest.mark.parametrize(
    ("text", "word", "near"),
    [
        ("artst:Heize", "artst", "artist"),
        ("Artists:Heize stay", "artists", "artist"),
        ('dramma:"Queen of Tears"', "dramma", "drama"),
        ("lang:ko", "lang", "language"),
        ("artist:Chanyeol sonng:stayed", "sonng", "song"),
        ("ａｒｔｓｔ：Heize", "artst", "artist"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_misspelt_field_is_told(run: Run, indexed: Path, text: str, word: str, near: str, form: list[str]) -> None:
    done = run("search", text, *form)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"there is no field '{word}'; known are title: text: song: artist: drama: site:" in done.stderr
    assert done.stderr.endswith(f" Next: did you mean {near}:?\n")


@pytest.mark.parametrize("text", ["9:30", "Re:Zero", "find:me", "https://sight.example/", '"artst:Heize"', "artst: Heize"])
def test_a_colon_in_words_is_no_mistake(run: Run, indexed: Path, text: str) -> None:
    done = run("search", text)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("nothing found.")


def test_a_field_that_is_none_is_named_when_nothing_was_found(run: Run, indexed: Path) -> None:
    done = run("search", "singer:Chanyeol")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("nothing found. There is no field 'singer'; known are title: ")


@pytest.mark.parametrize("text", ["Re:Zero tonight", "9:30", "mind:blown"])
def test_what_stands_in_a_text_is_found_whatever_it_looks_like(run: Run, indexed: Path, text: str) -> None:
    with Archive.open(indexed) as archive, archive.transaction():
        archive.db.execute("UPDATE articles SET body_text = 'Re:Zero tonight at 9:30, mind:blown.' WHERE id = 2")
        index_article(archive.db, 2)
    done = run("search", text)
    assert (done.returncode, done.stderr) == (0, "")
    assert len([line for line in done.stdout.splitlines() if line.startswith("1. ")]) == 1


def test_an_open_quote_is_told(run: Run, indexed: Path) -> None:
    done = run("search", '"stay with')
    assert done.returncode == 0
    assert done.stdout.startswith("1. Goblin, song by song")
    assert done.stderr == "the quote before 'stay with' is not closed: all of it was searched for as one phrase\n"
    assert "is not closed" in run("search", 'artist:"Chanyeol').stderr
    assert "is not closed" not in run("search", '"stay with" artist:"Chanyeol"').stderr
