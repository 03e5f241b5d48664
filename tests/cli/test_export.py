"""`export`: exactly the rows of the tables, whole files or nothing, never over what is in the way."""

import csv
import json
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.items import ROW_TYPES
from scraper.storage.tables import TABLES
from tests.storage.care.sound import make_archive

Run = Callable[..., subprocess.CompletedProcess[str]]
JSON_COLUMNS = {"authors", "aliases", "options", "record", "artists"}


def rows_of(archive: Path, table: str) -> list[dict[str, Any]]:
    """What the file holds, read with nothing but sqlite3, JSON columns decoded."""
    with sqlite3.connect(archive) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return [{k: json.loads(v) if k in JSON_COLUMNS and v is not None else v for k, v in row.items()} for row in rows]


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    # 0 and 1 of a flag are false and true in JSON, which compare equal but do not print the same.
    return sorted(json.dumps({k: int(v) if isinstance(v, bool) else v for k, v in row.items()}, sort_keys=True) for row in rows)


def test_json_holds_exactly_the_rows_of_every_table(run: Run, archive_path: Path, tmp_path: Path) -> None:
    done = run("export", "json", "-o", "all.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    exported = json.loads((tmp_path / "all.json").read_text())
    assert list(exported) == [row_type.TABLE for row_type in ROW_TYPES if not row_type.INTERNAL]
    for table, rows in exported.items():
        assert in_order(rows) == in_order(rows_of(archive_path, table))
    assert exported["tracks"][1]["needs_review"] is True
    assert exported["articles"][0]["authors"] == ["Ann Lee", "Bo"]


def test_json_lines_holds_exactly_the_rows_of_every_table(run: Run, archive_path: Path, tmp_path: Path) -> None:
    assert run("export", "jsonl", "-o", "all.jsonl").returncode == 0
    found: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for line in (tmp_path / "all.jsonl").read_text().splitlines():
        row = json.loads(line)
        found[row.pop("table")].append(row)
    for table, rows in found.items():
        assert in_order(rows) == in_order(rows_of(archive_path, table))


def test_csv_holds_exactly_the_rows_of_a_table(run: Run, archive_path: Path, tmp_path: Path) -> None:
    done = run("export", "csv", "--raw", "-o", "tables/")
    assert done.returncode == 0, done.stderr
    for table in TABLES:
        with (tmp_path / "tables" / f"{table}.csv").open(newline="") as file:
            exported = list(csv.DictReader(file))
        with sqlite3.connect(archive_path) as connection:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [name for name, *_ in cursor.description]
            stored = [{n: "" if v is None else str(v) for n, v in zip(names, row, strict=True)} for row in cursor]
        connection.close()
        assert sorted(map(str, exported)) == sorted(map(str, stored)), table


def test_one_table_is_its_rows_alone(run: Run, archive_path: Path) -> None:
    assert in_order(json.loads(run("export", "json", "--table", "dramas").stdout)) == in_order(rows_of(archive_path, "dramas"))
    lines = run("export", "jsonl", "--table", "dramas").stdout.splitlines()
    assert in_order([json.loads(line) for line in lines]) == in_order(rows_of(archive_path, "dramas"))


def test_csv_without_a_table_is_the_tracks_and_safe_to_open(run: Run, archive_path: Path, tmp_path: Path) -> None:
    done = run("export", "csv", "-o", "tracks.csv")
    assert "4 rows of table tracks" in done.stderr
    with (tmp_path / "tracks.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["Stay With Me", "Beautiful", "눈의 꽃", "Here I Am Again"]
    assert rows[2]["text"] == '\'=1+1 "a",\nb'
    assert rows[1]["confidence"] == "0.5"


def test_several_tables_do_not_go_into_one_csv(run: Run, archive_path: Path, tmp_path: Path) -> None:
    done = run("export", "csv", "--table", "tracks", "--table", "dramas", "-o", "x.csv")
    assert done.returncode == 2
    assert "one table a file" in done.stderr
    assert not (tmp_path / "x.csv").exists()


def test_an_existing_file_stays_unless_forced(run: Run, archive_path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("precious")
    (tmp_path / "mine.json").chmod(0o640)
    done = run("export", "json", "-o", "mine.json")
    assert done.returncode == 2
    assert "exists and stays" in done.stderr
    assert (tmp_path / "mine.json").read_text() == "precious"
    assert run("export", "json", "-o", "mine.json", "--force").returncode == 0
    assert "tracks" in json.loads((tmp_path / "mine.json").read_text())
    assert (tmp_path / "mine.json").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_not_replaced(run: Run, archive_path: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    assert run("export", "json", "-o", "link.json", "--force").returncode == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())


@pytest.mark.parametrize("name", ["archive.db", "archive.db-wal", "./sub/../archive.db"])
def test_the_archive_is_never_written_over(run: Run, archive_path: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    holder = sqlite3.connect(archive_path)  # keeps the -wal file there
    holder.execute("SELECT count(*) FROM tracks").fetchone()
    done = run("export", "json", "-o", name, "--force")
    holder.close()
    assert done.returncode == 2
    assert "the archive itself" in done.stderr
    assert len(rows_of(archive_path, "tracks")) == 4


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["xml", "-o", "x.xml"], 2, "is not one of"),
        (["json", "--table", "users", "-o", "x"], 2, "there is no table 'users'"),
        (["json", "--table", "tracks; DROP TABLE tracks", "-o", "x"], 2, "there is no table"),
        (["json", "-o", "no/such/folder/x.json"], 2, "there is no folder no/such/folder"),
        (["csv", "--table", "../../x", "-o", "out/"], 2, "there is no table"),
        (["json", "-o", "a" * 300], 1, "file name too long"),
        (["csv", "-o", ""], 2, "the name of the output is empty"),
        (["wacz"], 2, "is a file whose name ends in .wacz"),
        (["wacz", "-o", "x.zip"], 2, "is a file whose name ends in .wacz"),
        (["wacz", "--table", "tracks", "-o", "x.wacz"], 2, "--table says nothing about wacz"),
        (["wacz", "--raw", "-o", "x.wacz"], 2, "--raw says nothing about wacz"),
        (["json", "--all"], 2, "--all says nothing about json"),
        (["wacz", "--since", "soon", "-o", "x.wacz"], 2, "'soon' is not a day"),
        (["wacz", "--site", "nowhere", "-o", "x.wacz"], 2, "there is no capture of such an article"),
    ],
)
def test_wrong_words_are_one_line(run: Run, archive_path: Path, tmp_path: Path, args: list[str], code: int, says: str) -> None:
    done = run("export", *args)
    assert done.returncode == code
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert {p.name for p in tmp_path.iterdir()} <= {"archive.db", "archive.db-wal", "archive.db-shm"}


def test_a_full_disk_is_exit_5(run: Run, archive_path: Path, tmp_path: Path) -> None:
    done = run("export", "json", "-o", "/dev/full", "--force")
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scraper.cli", "export", "json"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1


def test_a_reader_that_has_enough_is_no_error(archive_path: Path) -> None:
    fill(archive_path, 3000)
    command = f"{sys.executable} -m scraper.cli export jsonl --table articles 2>err | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=archive_path.parent, capture_output=True, text=True, timeout=60, check=False
    )
    first, code = done.stdout.splitlines()
    assert json.loads(first)["id"] == 1
    assert code == "0"
    assert (archive_path.parent / "err").read_text() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_export_leaves_nothing(archive_path: Path, number: signal.Signals) -> None:
    fill(archive_path, 60_000)
    command = [sys.executable, "-m", "scraper.cli", "export", "json", "-o", "all.json"]
    with subprocess.Popen(command, cwd=archive_path.parent, stderr=subprocess.DEVNULL) as process:
        while not list(archive_path.parent.glob(".all.json.*")) and process.poll() is None:
            time.sleep(0.005)
        assert process.poll() is None, "ended before it could be interrupted"
        process.send_signal(number)
        assert process.wait(timeout=30) == (130 if number == signal.SIGINT else 143)
    assert {p.name for p in archive_path.parent.iterdir()} <= {"archive.db", "archive.db-wal", "archive.db-shm"}


def test_memory_does_not_grow_with_the_archive(archive_path: Path) -> None:
    fill(archive_path, 60_000)
    # VmHWM begins anew at exec; ru_maxrss would count the test's own memory, which the child had between fork and exec.
    program = (
        "import sys; from pathlib import Path; from scraper.cli import main; code = main(sys.argv[1:])\n"
        "print(next(x for x in Path('/proc/self/status').read_text().splitlines() if x.startswith('VmHWM'))); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "export", "json", "-o", "all.json"]
    done = subprocess.run(command, cwd=archive_path.parent, capture_output=True, text=True, check=True, timeout=120)
    size = (archive_path.parent / "all.json").stat().st_size
    assert size > 60_000_000
    peak = int(done.stdout.split()[-2]) * 1024
    assert peak < 100_000_000, "the whole process, the interpreter included"


def test_a_package_replaces_a_file_only_when_forced(run: Run, tmp_path: Path) -> None:
    make_archive(tmp_path / "archive.db", articles=3)
    (tmp_path / "mine.wacz").write_text("precious")
    done = run("export", "wacz", "-o", "mine.wacz")
    assert done.returncode == 2
    assert "exists and stays" in done.stderr
    assert (tmp_path / "mine.wacz").read_text() == "precious"
    done = run("export", "wacz", "-o", "mine.wacz", "--force", "--all")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr == "mine.wacz: 4 pages, 5 captures.\n"
    assert "archive/" in str(zipfile.ZipFile(tmp_path / "mine.wacz").namelist())
    assert {p.name for p in tmp_path.iterdir() if "archive.db" not in p.name} == {"captures", "mine.wacz"}


def fill(archive: Path, count: int) -> None:
    """Add `count` articles of about a kilobyte."""
    text = "As long as it snows. " * 40
    with sqlite3.connect(archive) as connection:
        connection.executemany(
            "INSERT INTO articles (id, url, authors, kind, body_text, first_seen_at, last_seen_at)"
            " VALUES (?, ?, '[]', 'other', ?, '', '')",
            ((number, f"https://fill.example/{number}", text) for number in range(10, 10 + count)),
        )
    connection.close()
