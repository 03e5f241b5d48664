"""`parse`: files, gzip, standard input and URLs; one record a page in the order given, whatever else fails."""

import gzip
import json
import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from scraper.items import ParsedPage

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Goblin, song by song</title>
<meta property="og:url" content="https://ost.example/goblin"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Goblin, song by song</h1>
<p>Share on Facebook</p><p>The songs of the drama in the order in which one hears them, with a word on each of them.</p>
<h2>1. “Stay With Me” – Chanyeol & Punch</h2><p>It is heard when he walks out of the portal, and again in the field.</p>
<h2>2. “Beautiful” – Crush</h2><p>It is heard whenever it snows, and it snows a good deal in that winter.</p>
<h2>3. “Hush” – Lasse Lindh</h2><p>The one song in the list that is sung in English from the first line to the last.</p>
</article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_record_a_page_in_the_order_given(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "packed.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "bare.html").write_bytes(b"<p>")
    done = run("parse", "--jsonl", "packed.html.gz", "bare.html", "page.html", str(page))
    assert done.returncode == 0, done.stderr
    found = records(done)
    assert [record["path"] for record in found] == ["packed.html.gz", "bare.html", "page.html", str(page)]
    assert all(list(record) == list(ParsedPage(url="").to_record()) for record in found)
    assert found[0] | {"path": ""} == found[2] | {"path": ""}
    assert found[2]["url"] == "https://ost.example/goblin"


def test_standard_input(run: Run) -> None:
    found = records(run("parse", "--jsonl", "-", input=PAGE))
    assert [(record["path"], record["title"]) for record in found] == [("-", "Goblin, song by song")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.html", None, "no such file"),
        (".", None, "is a directory"),
        ("cut.html.gz", gzip.compress(PAGE.encode() * 9)[:-20], "end-of-stream"),
        ("bad.html.gz", b"\x1f\x8b" + b"\x00" * 40, "cannot be read"),
        ("empty.html", b"", "not an html page: nothing in it"),
        ("cover.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "not an html page: png image"),
        ("feed.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "not an html page: xml (rss)"),
        ("program", b"\x7fELF" + b"\x00" * 400, "not an html page: binary file"),
        ("notes.txt", b"Songs: Stay With Me", "not an html page: no html"),
        ("bomb.html.gz", gzip.compress(b" " * 40_000_000, compresslevel=1), "when unpacked"),
    ],
)
def test_a_page_that_cannot_be_read_does_not_cost_the_others(
    run: Run, page: Path, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("parse", "--jsonl", "page.html", name, "page.html")
    assert done.returncode == 1
    assert [record["path"] for record in records(done)] == ["page.html", "page.html"]
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"dramarchive: {name}: ")
    assert says in done.stderr.lower()


@pytest.mark.parametrize(
    "content",
    [
        b"<p>" + b"\x00" * 1000,
        b"\xff\xfe\x00",
        b"<p>%PDF-1.7\n",
        b"<div" + b"<" * 50_000,
        b"<div>" * 3_000 + b"deep",
        b"<p>\xed\xa0\x80",
    ],
)
def test_whatever_is_in_a_file_there_is_a_record(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.html").write_bytes(content)
    done = run("parse", "--jsonl", "odd.html")
    assert done.returncode == 0, done.stderr
    assert [record["path"] for record in records(done)] == ["odd.html"]


def test_the_table_names_what_was_found(run: Run, page: Path) -> None:
    done = run("parse", "page.html")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert ["title", "Goblin,", "song", "by", "song"] in [line.split() for line in lines]
    assert any(line.split()[:4] == ["1", "Stay", "With", "Me"] and "Chanyeol, Punch" in line for line in lines)
    assert sum("Beautiful" in line for line in lines) == 1


def test_explain_gives_a_reason_for_every_part(run: Run, page: Path) -> None:
    done = run("parse", "--explain", "page.html")
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[1] == ["action", "subject", "reason"]
    assert ["heading", "2.", "“Beautiful”", "–", "Crush"] in [line[:5] for line in lines]
    assert {"field", "heading", "dropped"} <= {line[0] for line in lines}
    rows = [line for line in done.stdout.splitlines()[2:] if line.split()[0] != "field"]
    assert len(set(rows)) == len(rows)
    assert [line.split()[0] for line in rows if "Hush" in line] == ["heading"]
    assert "None ()" not in done.stdout


def test_nothing_on_the_page_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.html").write_text(
        PAGE.replace("Beautiful", "Beau\x1b[2Jtiful\x9b31m").replace("song by song", "\x1b]0;x\x07")
    )
    for words in (["parse"], ["parse", "--explain"], ["parse", "--jsonl"]):
        shown = run(*words, "evil.html").stdout
        assert not set(shown) & {"\x1b", "\x07", "\x9b"}


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/goblin"
            body = PAGE.encode() if found else b"User-agent: *\nDisallow: /secret\n"
            self.send_response(200 if found or self.path == "/robots.txt" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8" if found else "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_url_is_fetched_with_all_manners(run: Run, page: Path, site: str, tmp_path: Path) -> None:
    words = ["parse", "--jsonl", "--allow-private", "127.0.0.0/8", "--delay", "0"]
    done = run(*words, f"{site}/goblin", "page.html", f"{site}/nothing", f"{site}/secret")
    assert done.returncode == 1
    assert [(record["path"], record["url"]) for record in records(done)] == [
        (None, f"{site}/goblin"),
        ("page.html", "https://ost.example/goblin"),
    ]
    missing, secret = done.stderr.splitlines()
    assert "/nothing: cannot be read: the site answered 404" in missing
    assert "/secret: cannot be read: " in secret
    assert "robots.txt" in secret
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"], "nothing is stored"


def test_a_private_address_is_not_contacted(run: Run, site: str) -> None:
    done = run("parse", "--jsonl", f"{site}/goblin")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "private" in done.stderr
