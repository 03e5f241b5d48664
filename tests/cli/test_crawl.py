"""`add`, `crawl`, `status`, `runs`, `why`, `schedule run`: the whole way over a real server on loopback."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from scraper.demo.server import serve_demo
from scraper.items import SourceRow
from scraper.storage.archive import Archive
from tests.faults.server import FaultServer, Reply, article

Run = Callable[..., subprocess.CompletedProcess[str]]
LOCAL = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.0/8", "DRAMARCHIVE_DELAY": "0"}
COUNTS = ("stored", "unchanged", "refused", "failed", "waiting")


@pytest.fixture
def site() -> Iterator[str]:
    with serve_demo() as base:
        yield base


def add(run: Run, site: str) -> str:
    done = run("add", f"{site}/sitemap.xml", env=LOCAL)
    assert done.returncode == 0, done.stderr
    names = done.stdout.split()
    assert len(names) == 1, "only names on stdout, so that `crawl $(add URL)` works"
    return names[0]


@pytest.mark.slow
def test_add_crawl_ask_export(run: Run, site: str, tmp_path: Path) -> None:
    name = add(run, site)
    assert add(run, site) == name, "registering twice is harmless"
    done = run("crawl", name, env=LOCAL)
    assert done.returncode == 0, done.stderr
    first = re.fullmatch(
        r"run 1 complete: (\d+) URLs = (\d+) stored \+ 0 unchanged \+ (\d+) refused \+ 0 failed \+ 0 waiting\n", done.stdout
    )
    assert first, done.stdout
    stored = int(first[2])
    assert stored >= 14
    assert int(first[1]) == stored + int(first[3])

    status = json.loads(run("status", "--json").stdout)
    assert (status["articles"], status["sources"], status["running"]) == (stored, 1, None)
    assert status["frontier"]["done"] >= stored
    assert set(status["frontier"]) == {"queued", "leased", "done", "failed", "refused", "gone"}

    article = json.loads(run("articles", "--json", "--limit", "1").stdout)[0]
    life = json.loads(run("why", article["url"], "--json").stdout)
    assert life["verdict"].startswith(f"In the archive as article {article['id']}, found on {site}/sitemap.xml")
    assert len(life["captures"]) == len(life["revisions"]) == 1
    assert life["frontier"]["state"] == "done"

    assert run("export", "json", "--table", "articles", "-o", "articles.json").returncode == 0
    assert len(json.loads((tmp_path / "articles.json").read_text())) == stored

    again = run("crawl", name, "--full", env=LOCAL)
    assert again.returncode == 0
    assert f"0 stored + {stored} unchanged" in again.stdout
    runs = json.loads(run("runs", "--json").stdout)
    assert [row["id"] for row in runs] == [2, 1]
    assert all(row["discovered"] == sum(row[count] for count in COUNTS) for row in runs)


@pytest.fixture
def broken() -> Iterator[str]:
    """A site whose robots.txt allows everything and whose pages all answer 500."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_failed_url_is_exit_3_and_named(run: Run, site: str, broken: str) -> None:
    done = run("crawl", f"{site}/goblin-songs-in-order/", f"{broken}/page", env={**LOCAL, "DRAMARCHIVE_RETRIES": "0"})
    assert done.returncode == 3, done.stderr
    assert "1 stored" in done.stdout
    assert "1 failed" in done.stdout
    assert f"failed: {broken}/page: " in done.stderr
    assert "Failed" in run("why", f"{broken}/page").stdout


def test_a_host_that_does_not_answer_is_exit_3_and_named(run: Run) -> None:
    done = run("crawl", "http://127.0.0.1:9/nothing-listens", env={**LOCAL, "DRAMARCHIVE_RETRIES": "0"})
    assert done.returncode == 3, done.stderr
    assert "1 URL = 0 stored" in done.stdout
    assert "http://127.0.0.1:9/nothing-listens: robots.txt" in done.stderr
    assert "robots.txt" in run("why", "http://127.0.0.1:9/nothing-listens").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["crawl"], "there is no archive here"),
        (["crawl", "no-such-source"], "there is no source named 'no-such-source'"),
        (["crawl", "--file", "none.txt"], "none.txt: cannot be read"),
        (["crawl", "x", "--delay", "-1"], "--delay"),
        (["add", "ftp://example.org/"], "is not an http(s) address. Next: give a full URL"),
        (["add", "blog.example"], "'blog.example' is not an http(s) address. Next: did you mean https://blog.example/?"),
        (["add", "127.0.0.1:9101"], "Next: did you mean http://127.0.0.1:9101/?"),
        (["add", "localhost:8000/ost?p=1"], "Next: did you mean http://localhost:8000/ost?p=1?"),
        (["add", "htps://blog.example/a"], "Next: did you mean https://blog.example/a?"),
        (["add", "드라마.example"], "Next: did you mean https://드라마.example/?"),
        (["crawl", "blog.example"], "no source named 'blog.example'. Next: did you mean https://blog.example/?"),
        (["add", "http://127.0.0.1:9/"], "cannot be read"),
        (["schedule", "add", "x", "0 6 * * *"], "there is no archive here"),
    ],
)
def test_wrong_words(run: Run, words: list[str], says: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.strip().count("\n") == 0


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("exmaple-feed", "did you mean example-feed?"),
        ("Example-Feed", "did you mean example-feed?"),
        ("example", "did you mean example-feed?"),
        ("osts.exmaple.org", "did you mean osts.example.org, or https://osts.exmaple.org/?"),
        ("www.osts.example.org/", "did you mean osts.example.org, or https://www.osts.example.org/?"),
        ("nothing-like-it", "choose one of example-feed, osts.example.org, or `dramarchive add URL`."),
    ],
)
def test_a_name_that_is_nearly_a_sources(run: Run, tmp_path: Path, word: str, says: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for name in ("example-feed", "osts.example.org"):
            archive.add_source(
                SourceRow(name=name, url=f"https://{name}/feed", spider="feed", added_at="2026-01-01T00:00:00.000Z")
            )
    done = run("crawl", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"dramarchive: there is no source named {word!r}. Next: {says}\n"


def test_urls_from_a_file(run: Run, site: str, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text(f"# two pages\n\n{site}/goblin-songs-in-order/\n{site}/table-of-the-sun/\n")
    done = run("crawl", "--file", "urls.txt", env=LOCAL)
    assert done.returncode == 0, done.stderr
    assert "2 stored" in done.stdout


def on_terminal(folder: Path, *words: str, columns: int) -> tuple[str, str]:
    """What a crawl sends to a terminal of that width, and what it prints."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "scraper.cli", "crawl", *words]
    environ = {**os.environ, **LOCAL, "TERM": "xterm", "COLUMNS": str(columns), "DRAMARCHIVE_DELAY": "0.3"}
    with subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.PIPE, stderr=follower, text=True) as process:
        os.close(follower)
        sent = b""
        with suppress(OSError):  # the other side has closed
            while chunk := os.read(leader, 65536):
                sent += chunk
        assert process.wait(timeout=30) == 0
        assert process.stdout is not None
        told = process.stdout.read()
    os.close(leader)
    return sent.decode(), told


def test_a_terminal_gets_a_bar_and_then_a_clean_line(site: str, tmp_path: Path) -> None:
    urls = (f"{site}/goblin-songs-in-order/", f"{site}/table-of-the-sun/")
    sent, told = on_terminal(tmp_path, *urls, columns=80)
    assert told.startswith("run 1 complete: 2 URLs = 2 stored")
    assert re.search(r"[12] stored", sent)
    assert "━" in sent
    assert sent.endswith("\x1b[2K"), "the bar is wiped"


def test_a_narrow_terminal_loses_the_bar_and_not_the_counts(tmp_path: Path) -> None:
    table = {f"/{n}": Reply(body=article(n)) for n in range(4)} | {"/gone": Reply(status=404)}
    with FaultServer(table) as server:
        sent, _ = on_terminal(tmp_path, f"{server.url}/gone", *(f"{server.url}/{n}" for n in range(4)), columns=40)
    bar = sent.partition("\x1b[?25h")[0]  # the cursor is shown again when it ends
    lines = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "\n", bar).splitlines()]
    assert max(map(len, lines)) <= 40
    shown = " ".join(filter(None, lines))
    assert re.search(r"[45]/5: [34] stored, 1 refused,", shown), shown
    assert "on 1 host" in shown
    assert "━" not in sent
    assert "…" not in sent


def test_a_second_crawl_is_exit_4_and_names_the_first(run: Run, site: str, tmp_path: Path) -> None:
    name = add(run, site)
    with crawling(tmp_path, name) as first:
        done = run("crawl", name, env=LOCAL)
        assert done.returncode == 4
        assert done.stderr.count("\n") == 1
        assert f":{first.pid}" in done.stderr
        first.send_signal(signal.SIGINT)
        assert first.wait(timeout=20) == 130
    assert json.loads(run("runs", "--json").stdout)[0]["outcome"] == "interrupted"


def crawling(folder: Path, name: str) -> "subprocess.Popen[str]":
    """A crawl that is under way and, at one page every ten seconds, will be for a while."""
    command = [sys.executable, "-m", "scraper.cli", "crawl", name, "--delay", "10", "--allow-private", "127.0.0.0/8"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with Archive.open_read_only(folder / "archive.db") as archive:
            if archive.db.conn.execute("SELECT count(*) FROM runs WHERE outcome = 'running'").fetchone()[0]:
                return process
        time.sleep(0.05)
    process.kill()
    raise AssertionError("the crawl did not begin")


def test_the_daemon_crawls_what_is_due(run: Run, site: str, tmp_path: Path) -> None:
    name = add(run, site)
    assert run("schedule", "add", name, "* * * * *").returncode == 0
    with Archive.open(tmp_path / "archive.db") as archive, archive.transaction():
        archive.db.conn.execute("UPDATE schedules SET next_due_at = '2026-01-01T00:00:00.000Z'")
    done = run("schedule", "run", "--once", env=LOCAL)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert f"entry 1 ({name}, due 2026-01-01T00:00:00.000Z): complete." in done.stderr
    assert json.loads(run("status", "--json").stdout)["articles"] >= 14


@pytest.mark.slow
def test_the_demo_twice(run: Run) -> None:
    first = run("demo")
    assert first.returncode == 0, first.stderr
    assert "Stay With Me" in first.stdout
    again = run("demo")
    assert again.returncode == 0, again.stderr
    assert re.search(r"\b0 pages stored, [1-9]\d* unchanged", again.stdout)
