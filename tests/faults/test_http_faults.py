"""Fault → right outcome, with real sockets; every row also checks that another page of the same crawl is stored."""

import gzip
import time
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from scraper.runner import run_crawl
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import HTML, FaultServer, Reply, Route, article

PAGE = article(7)
GOOD = article(1)


def coded(name: str, body: bytes, **more: int | bool) -> Reply:
    return Reply(body=body, headers=(HTML, ("Content-Encoding", name)), **more)  # type: ignore[arg-type]


GZIPPED = gzip.compress(PAGE)
BAD_CRC = GZIPPED[:-8] + b"\0\0\0\0" + GZIPPED[-4:]
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

FAULTS: list[tuple[str, Route, str, str]] = [
    # name, what the server does, state of the URL in the end, words of the reason
    ("500 for ever", Reply(status=500), "failed", "answered 500"),
    ("500 once", [Reply(status=500), Reply(body=PAGE)], "done", ""),
    ("reset", Reply(reset=True), "failed", "no answer"),
    ("reset once", [Reply(reset=True), Reply(body=PAGE)], "done", ""),
    ("closed without an answer", Reply(raw=b""), "failed", "no answer"),
    ("no HTTP at all", Reply(raw=b"SSH-2.0-OpenSSH\r\n"), "failed", "no answer"),
    ("403", Reply(status=403, body=b"<h1>Forbidden</h1>"), "failed", "answered 403"),
    ("404", Reply(status=404, body=b"<h1>Not Found</h1>"), "gone", "404"),
    ("410", Reply(status=410), "gone", "410"),
    ("451", Reply(status=451), "gone", "451"),
    ("shorter than its length", Reply(body=PAGE, send=300), "failed", "incomplete"),
    ("shorter once", [Reply(body=PAGE, send=300), Reply(body=PAGE)], "done", ""),
    ("truncated gzip, right length", coded("gzip", GZIPPED[:-200]), "failed", "incomplete: broken gzip"),
    ("gzip with a wrong checksum", coded("gzip", BAD_CRC), "failed", "incomplete: broken gzip"),
    ("truncated br", coded("br", brotli.compress(PAGE)[:-50]), "failed", "incomplete: broken br"),
    ("truncated zstd", coded("zstd", zstd.compress(PAGE)[:-50]), "failed", "incomplete: broken zstd"),
    ("gzip", coded("gzip", GZIPPED), "done", ""),
    ("br inside gzip", coded("br, gzip", gzip.compress(brotli.compress(PAGE))), "done", ""),
    ("labelled gzip, sent plain", coded("gzip", PAGE), "done", ""),
    ("unknown coding", coded("compress", b"\x1f\x9d\x90"), "failed", "unknown content coding"),
    ("gzip bomb", coded("gzip", gzip.compress(b" " * 30_000_000)), "failed", "more than 1000000 bytes"),
    ("endless", Reply(body=b"<p>la la la</p>" * 100, endless=True), "refused", "larger than 1000000 bytes"),
    ("too long by its own word", Reply(body=b"<p>" * 500_000), "refused", "larger than 1000000 bytes"),
    ("no length, whole document", Reply(body=PAGE, no_length=True), "done", ""),
    ("no length, cut", Reply(body=PAGE[:-200], no_length=True, headers=(HTML,)), "done", ""),
    ("broken chunks", Reply(raw=CHUNKED + b"ffff\r\n<html><p>cut"), "failed", "incomplete"),
    ("empty", Reply(body=b""), "failed", "empty"),
    ("blanks", Reply(body=b" \n" * 50), "failed", "empty"),
    ("PDF as HTML", Reply(body=b"%PDF-1.7 ..."), "refused", "PDF"),
    ("HTML as octets", Reply(body=PAGE, headers=(("Content-Type", "application/octet-stream"),)), "done", ""),
    ("JSON", Reply(body=b'{"a": 1}', headers=(("Content-Type", "application/json"),)), "refused", "not an HTML page"),
    ("feed as article", Reply(body=b"<?xml version='1.0'?><rss><channel/></rss>"), "refused", "XML (rss)"),
    ("304 without a question", Reply(status=304), "failed", "304"),
    ("redirect to file:", Reply(status=302, headers=(("Location", "file:///etc/passwd"),)), "refused", "redirect"),
    ("redirect to data:", Reply(status=302, headers=(("Location", "data:text/html,x"),)), "refused", "redirect"),
    ("redirect to itself", Reply(status=302, headers=(("Location", "/page"),)), "refused", "redirections"),
    ("redirect to another page", Reply(status=301, headers=(("Location", "/moved"),)), "done", ""),
    ("redirect to the front page", Reply(status=302, headers=(("Location", "/"),)), "gone", "home page"),
    ("redirect without an address", Reply(status=302), "refused", "redirect"),
    (
        "redirect to a private address",
        Reply(status=302, headers=(("Location", "http://10.0.0.1/x"),)),
        "refused",
        "private address",
    ),
    ("redirect to metadata", Reply(status=302, headers=(("Location", "http://169.254.169.254/"),)), "refused", "private address"),
    ("redirect to a decimal address", Reply(status=302, headers=(("Location", "http://167772161/"),)), "refused", "private"),
    ("redirect to IPv6 loopback", Reply(status=302, headers=(("Location", "http://[::1]/"),)), "refused", "private address"),
    ("100,000 headers", Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n"), "", ""),
]


@pytest.mark.parametrize(("name", "route", "state", "reason"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_fault(tmp_path: Path, name: str, route: Route, state: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.05)
    config = config_for(tmp_path, timeout=3.0, max_size=1_000_000)
    table: dict[str, Route] = {"/page": route, "/good": Reply(body=GOOD), "/moved": Reply(body=PAGE), "/": Reply(body=b"<p>home")}
    with FaultServer(table) as server:
        begun = time.monotonic()
        run = run_crawl(config, urls=[f"{server.url}/page", f"{server.url}/good"])
        assert time.monotonic() - begun < 15, "a fault must not hold the crawl up"
        got, why = frontier_row(config, f"{server.url}/page")
        assert frontier_row(config, f"{server.url}/good")[0] == "done"
        assert server.paths().count("/page") <= config.retries + 1 or "redirections" in (why or "")
    if state:
        assert got == state, why
    assert reason in (why or "")
    assert counts_add_up(config)
    assert run.outcome == ("incomplete" if got == "failed" else "complete")
    expected = [GOOD, PAGE] if got == "done" else [GOOD]
    stored = rows(config, "SELECT count(*) FROM articles")[0][0]
    assert stored == len(expected)


def test_an_incomplete_answer_is_kept_as_a_capture_but_not_read(tmp_path: Path) -> None:
    config = config_for(tmp_path, retries=0)
    with FaultServer({"/page": coded("gzip", GZIPPED[:-200])}) as server:
        run_crawl(config, urls=[f"{server.url}/page"])
    assert rows(config, "SELECT status, complete FROM captures") == [(200, 0)]
    assert rows(config, "SELECT count(*) FROM articles") == [(0,)]


def test_good_text_survives_every_later_fault(tmp_path: Path) -> None:
    config = config_for(tmp_path, retries=0)
    faults = [Reply(status=404), Reply(status=500), coded("gzip", GZIPPED[:-300]), Reply(body=b""), Reply(body=b"%PDF")]
    with FaultServer({"/page": [Reply(body=PAGE), *faults]}) as server:
        run_crawl(config, urls=[f"{server.url}/page"])
        before = rows(config, "SELECT title, body_text FROM articles")
        for _ in faults:
            run_crawl(config, urls=[f"{server.url}/page"], full=True)
            assert rows(config, "SELECT title, body_text FROM articles") == before
    assert len(before) == 1
    assert counts_add_up(config)


def test_a_private_host_is_refused_unless_it_is_allowed(tmp_path: Path) -> None:
    config = config_for(tmp_path, allow_private=())
    with FaultServer({"/page": Reply(body=PAGE)}) as server:
        url = f"{server.url}/page"
        run = run_crawl(config, urls=[url])
        assert (run.refused, run.outcome) == (1, "complete")
        assert "private address" in (frontier_row(config, url)[1] or "")
        assert server.paths() == []
        run = run_crawl(config_for(tmp_path))
        assert run.stored == 1, "what was refused is looked at again when the settings allow it"


def test_a_slow_body_ends_at_the_time_limit_and_others_go_on(tmp_path: Path) -> None:
    config = config_for(tmp_path, timeout=1.0, retries=0)
    with FaultServer({"/page": Reply(body=PAGE, drip=0.2)}) as slow, FaultServer({"/good": Reply(body=GOOD)}) as fast:
        run = run_crawl(config, urls=[f"{slow.url}/page", f"{fast.url}/good"])
        assert frontier_row(config, f"{slow.url}/page")[0] == "failed"
    assert (run.stored, run.failed) == (1, 1)


def test_a_host_that_is_down_lets_its_urls_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.01)
    with FaultServer({"/good": Reply(body=GOOD)}) as server, FaultServer() as gone:
        down = gone.url
    # both are closed now; one comes back
    config = config_for(tmp_path)
    with FaultServer({"/good": Reply(body=GOOD)}) as server:
        run = run_crawl(config, urls=[*(f"{down}/{n}" for n in range(30)), f"{server.url}/good"])
    assert run.stored == 1
    assert run.outcome == "incomplete"
    assert run.waiting + run.failed == 30
    assert counts_add_up(config)
