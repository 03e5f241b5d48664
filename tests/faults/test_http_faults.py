"""Fault → right outcome, with real sockets; every row also checks that another page of the same crawl is stored."""

import gzip
import time
import zlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from scraper.runner import run_crawl
from scraper.storage.archive import Archive
from tests.faults.canary import CANARY
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import HTML, FaultServer, Reply, Route, article

PAGE = article(7)
GOOD = article(1)


def coded(name: str, body: bytes, **more: int | bool) -> Reply:
    return Reply(body=body, headers=(HTML, ("Content-Encoding", name)), **more)  # type: ignore[arg-type]


GZIPPED = gzip.compress(PAGE)
BAD_CRC = GZIPPED[:-8] + b"\0\0\0\0" + GZIPPED[-4:]
BOMB = b" " * 30_000_000
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
LENGTH = b"Content-Length: %d\r\n\r\n" % len(PAGE)
LOGIN = (
    b"<html><head><title>Log in</title></head><body><form><h1>Log in</h1><p>Please log in to continue.</p></form></body></html>"
)


def to(place: str, status: int = 302) -> Reply:
    return Reply(status=status, headers=(("Location", place),))


def refresh(content: str, body: bytes = PAGE) -> Reply:
    return Reply(body=body.replace(b"<title>", f"<meta http-equiv='refresh' content='{content}'><title>".encode()))


# Fault → what the server does, state of the URL in the end, words of the reason.
ANSWERS: dict[str, tuple[Route, str, str]] = {
    "500 for ever": (Reply(status=500), "failed", "answered 500"),
    "500 once": ([Reply(status=500), Reply(body=PAGE)], "done", ""),
    "500 twice": ([Reply(status=500), Reply(status=502), Reply(body=PAGE)], "done", ""),
    "401": (Reply(status=401, headers=(HTML, ("WWW-Authenticate", "Basic"))), "failed", "answered 401"),
    "402": (Reply(status=402, body=PAGE), "failed", "answered 402"),
    "403": (Reply(status=403, body=b"<h1>Forbidden</h1>"), "failed", "answered 403"),
    "999": (Reply(raw=b"HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n"), "failed", "answered 999"),
    "404": (Reply(status=404, body=b"<h1>Not Found</h1>"), "gone", "404"),
    "410": (Reply(status=410), "gone", "410"),
    "451": (Reply(status=451), "gone", "451"),
    "204": (Reply(status=204), "failed", "empty"),
    "206 without a question": (Reply(status=206, body=PAGE), "failed", "incomplete: 206"),
    "304 without a question": (Reply(status=304), "failed", "304"),
    "103 before 200": (Reply(raw=b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n" + OK + LENGTH + PAGE), "done", ""),
    "empty": (Reply(body=b""), "failed", "empty"),
    "blanks": (Reply(body=b" \n" * 50), "failed", "empty"),
    "thirty bytes": (Reply(body=b"<p>It works, come back later."), "refused", ""),
    "200 Not Found": (
        Reply(body=b"<html><title>Page not found</title><body><h1>Page not found</h1></body></html>"),
        "refused",
        "",
    ),
    "a login page": (Reply(body=LOGIN), "refused", ""),
}
CONNECTIONS: dict[str, tuple[Route, str, str]] = {
    "reset": (Reply(reset=True), "failed", "no answer"),
    "reset once": ([Reply(reset=True), Reply(body=PAGE)], "done", ""),
    "closed without an answer": (Reply(raw=b""), "failed", "no answer"),
    "closed inside the head": (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty"), "failed", "no answer"),
    "no HTTP at all": (Reply(raw=b"SSH-2.0-OpenSSH\r\n"), "failed", "no answer"),
    "HTTP 0.9": (Reply(raw=PAGE), "failed", "no answer"),
    "silence": (Reply(body=PAGE, delay=6.0), "failed", "no answer: it took too long"),
    "silence once": ([Reply(body=PAGE, delay=6.0), Reply(body=PAGE)], "done", ""),
    "one byte a second": (Reply(body=PAGE, drip=1.0), "failed", "no answer: it took too long"),
    "100,000 headers": (Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n"), "", ""),
    "a header of a megabyte": (Reply(raw=OK + b"X: " + b"y" * 1_000_000 + b"\r\n" + LENGTH + PAGE), "failed", "no answer"),
    "10,000 cookies": (Reply(raw=OK + b"Set-Cookie: a=b; HttpOnly\r\n" * 10_000 + LENGTH + PAGE), "done", ""),
    "a header without a colon": (Reply(raw=OK + b"nonsense\r\n" + LENGTH + PAGE), "done", ""),
    "a header that is no ASCII": (Reply(raw=OK + "X-Ort: Köln\r\n".encode() + b"X-Bad: \xff\xfe\0\r\n" + LENGTH + PAGE), "", ""),
    "line ends without CR": (Reply(raw=(OK + LENGTH).replace(b"\r\n", b"\n") + PAGE), "", ""),
}
BODIES: dict[str, tuple[Route, str, str]] = {
    "shorter than its length": (Reply(body=PAGE, send=300), "failed", "incomplete"),
    "shorter once": ([Reply(body=PAGE, send=300), Reply(body=PAGE)], "done", ""),
    "two lengths": (Reply(raw=OK + b"Content-Length: 10\r\n" + LENGTH + PAGE), "failed", ""),
    "a negative length": (Reply(raw=OK + b"Content-Length: -5\r\n\r\n" + PAGE), "failed", ""),
    "a length that is none": (Reply(raw=OK + b"Content-Length: many\r\n\r\n" + PAGE), "failed", ""),
    "chunked": (Reply(raw=CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)), "done", ""),
    "broken chunks": (Reply(raw=CHUNKED + b"ffff\r\n<html><p>cut"), "failed", "incomplete"),
    "chunks without an end": (Reply(raw=CHUNKED + b"%x\r\n%s\r\n" % (len(PAGE), PAGE)), "failed", "incomplete"),
    "chunks that are none": (Reply(raw=CHUNKED + b"zz\r\n" + PAGE), "failed", ""),
    "a chunk of 16 exabytes": (Reply(raw=CHUNKED + b"ffffffffffffffff\r\n" + PAGE), "failed", ""),
    "no length, whole document": (Reply(body=PAGE, no_length=True), "done", ""),
    "no length, cut": (Reply(body=PAGE[:-200], no_length=True, headers=(HTML,)), "done", ""),
    "endless": (Reply(body=b"<p>la la la</p>" * 100, endless=True), "refused", "larger than 1000000 bytes"),
    "too long by its own word": (Reply(body=b"<p>" * 500_000), "refused", "larger than 1000000 bytes"),
    "an exabyte by its own word": (
        Reply(raw=OK + b"Content-Length: 1000000000000000000\r\n\r\n" + PAGE),
        "refused",
        "larger than",
    ),
}
CODINGS: dict[str, tuple[Route, str, str]] = {
    "gzip": (coded("gzip", GZIPPED), "done", ""),
    "br": (coded("br", brotli.compress(PAGE)), "done", ""),
    "zstd": (coded("zstd", zstd.compress(PAGE)), "done", ""),
    "truncated gzip, right length": (coded("gzip", GZIPPED[:-200]), "failed", "incomplete: broken gzip"),
    "gzip with a wrong checksum": (coded("gzip", BAD_CRC), "failed", "incomplete: broken gzip"),
    "gzip with garbage behind": (coded("gzip", GZIPPED + b"garbage"), "done", ""),
    "truncated br": (coded("br", brotli.compress(PAGE)[:-50]), "failed", "incomplete: broken br"),
    "truncated zstd": (coded("zstd", zstd.compress(PAGE)[:-50]), "failed", "incomplete: broken zstd"),
    "truncated deflate": (coded("deflate", zlib.compress(PAGE)[:-50]), "failed", "incomplete: broken deflate"),
    "br inside gzip": (coded("br, gzip", gzip.compress(brotli.compress(PAGE))), "done", ""),
    "gzip twice": (coded("gzip, gzip", gzip.compress(GZIPPED)), "done", ""),
    "labelled gzip, sent plain": (coded("gzip", PAGE), "done", ""),
    "labelled br, sent as gzip": (coded("br", GZIPPED), "failed", "incomplete: broken br"),
    "unknown coding": (coded("compress", b"\x1f\x9d\x90"), "failed", "unknown content coding"),
    "a tower of codings": (coded(", ".join(["gzip"] * 9), GZIPPED), "failed", "9 content codings"),
    "gzip bomb": (coded("gzip", gzip.compress(BOMB)), "failed", "more than 1000000 bytes"),
    "br bomb": (coded("br", brotli.compress(BOMB, quality=5)), "failed", "more than 1000000 bytes"),
    "zstd bomb": (coded("zstd", zstd.compress(BOMB)), "failed", "more than 1000000 bytes"),
    "deflate bomb": (coded("deflate", zlib.compress(BOMB)), "failed", "more than 1000000 bytes"),
    "gzip bomb in gzip": (coded("gzip, gzip", gzip.compress(gzip.compress(BOMB))), "failed", "more than 1000000 bytes"),
    "zstd bomb in br": (coded("zstd, br", brotli.compress(zstd.compress(BOMB))), "failed", "more than 1000000 bytes"),
}
KINDS: dict[str, tuple[Route, str, str]] = {
    "PDF as HTML": (Reply(body=b"%PDF-1.7 ..."), "refused", "PDF"),
    "PNG as HTML": (Reply(body=b"\x89PNG\r\n\x1a\n" + bytes(100)), "refused", "PNG"),
    "HTML as octets": (Reply(body=PAGE, headers=(("Content-Type", "application/octet-stream"),)), "done", ""),
    "HTML as plain text": (Reply(body=PAGE, headers=(("Content-Type", "text/plain"),)), "done", ""),
    "HTML of no type": (Reply(body=PAGE, headers=()), "done", ""),
    "a type that is none": (Reply(body=PAGE, headers=(("Content-Type", "text/html; charset=../../etc/passwd"),)), "done", ""),
    "JSON": (Reply(body=b'{"a": 1}', headers=(("Content-Type", "application/json"),)), "refused", "not an HTML page"),
    "feed as article": (Reply(body=b"<?xml version='1.0'?><rss><channel/></rss>"), "refused", "XML (rss)"),
    "a header that lies about the charset": (
        Reply(
            body=PAGE.replace(b"Three songs", "Três canções".encode()),
            headers=(("Content-Type", "text/html; charset=iso-8859-1"),),
        ),
        "done",
        "",
    ),
}
REDIRECTS: dict[str, tuple[Route, str, str]] = {
    "to file:": (to("file:///etc/passwd"), "refused", "redirect"),
    "to data:": (to("data:text/html,x"), "refused", "redirect"),
    "to javascript:": (to("javascript:alert(1)"), "refused", "redirect"),
    "to gopher:": (to("gopher://127.0.0.1/x"), "refused", "redirect"),
    "to nothing that is a URL": (to("http://[broken"), "", ""),
    "to an empty address": (to(""), "failed", "in a circle"),
    "without an address": (Reply(status=302), "refused", "redirect"),
    "to itself": (to("/page"), "failed", "redirects in a circle"),
    "to itself with a fragment": (to("/page#top"), "failed", "redirects in a circle"),
    "in a circle of two": (to("/back"), "failed", "redirects in a circle"),
    "ten times": (to("/chain/9"), "done", ""),
    "eleven times": (to("/chain/10"), "failed", "more than 10 redirects"),
    "for ever": (to("/chain/999"), "failed", "more than 10 redirects"),
    "to another page, 301": (to("/moved", 301), "done", ""),
    "to another page, 308": (to("/moved", 308), "done", ""),
    "to the front page": (to("/"), "gone", "home page"),
    "to a login page": (to("/login?next=/page"), "refused", "no article"),
    "to a missing page": (to("/nowhere"), "gone", "404"),
    "to a private address": (to("http://10.0.0.1/x"), "refused", "private address"),
    "to metadata": (to("http://169.254.169.254/"), "refused", "private address"),
    "to a decimal address": (to("http://167772161/"), "refused", "private"),
    "to IPv6 loopback": (to("http://[::1]/"), "refused", "private address"),
    "to the canary": (to(CANARY.url), "refused", "private address"),
    "by refresh": (refresh("0; url=/moved"), "done", ""),
    "by refresh to itself": (refresh("2; url=/page"), "done", ""),
    "by refresh in a circle": (refresh("0; url=/refreshed"), "failed", "redirects in a circle"),
    "by a refresh that comes later": (refresh("30; url=/"), "done", ""),
    "by refresh to javascript:": (refresh("0; url=javascript:alert(1)"), "done", ""),
    "by refresh to the canary": (refresh(f"0; url={CANARY.url}"), "refused", "private address"),
}
FAULTS = ANSWERS | CONNECTIONS | BODIES | CODINGS | KINDS | REDIRECTS
ELSEWHERE: dict[str, Route] = {
    "/moved": Reply(body=PAGE),
    "/": Reply(body=b"<p>home"),
    "/back": to("/page"),
    "/login?next=/page": Reply(body=LOGIN),
    "/refreshed": refresh("0; url=/page"),
    "/chain/1": to("/moved"),
    **{f"/chain/{n}": to(f"/chain/{n - 1}") for n in range(2, 1000)},
}
SECONDS = 15.0
"""What a fault may cost a crawl at most; the time limit of one download is 1.5 s here, and there are three tries."""


@pytest.mark.parametrize("name", FAULTS)
def test_fault(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.05)
    route, state, reason = FAULTS[name]
    config = config_for(tmp_path, timeout=1.5, max_size=1_000_000)
    table: dict[str, Route] = {"/page": route, "/good": Reply(body=GOOD), **ELSEWHERE}
    with FaultServer(table) as server, FaultServer({f"/{n}": Reply(body=article(n)) for n in range(10, 13)}) as other:
        begun = time.monotonic()
        run = run_crawl(config, urls=[f"{server.url}/page", f"{server.url}/good", *(f"{other.url}/{n}" for n in range(10, 13))])
        assert time.monotonic() - begun < SECONDS, "a fault must not hold the crawl up"
        got, why = frontier_row(config, f"{server.url}/page")
        assert server.paths().count("/page") <= config.retries + 1
        assert frontier_row(config, f"{server.url}/good")[0] == "done", "nor the host's other pages"
        assert other.paths() == ["/robots.txt", "/10", "/11", "/12"], "nor other hosts"
        assert rows(config, "SELECT count(*) FROM frontier WHERE host = ? AND state = 'done'", f"127.0.0.1:{other.port}") == [
            (3,)
        ]
    if state:
        assert got == state, why
    assert reason in (why or "")
    assert counts_add_up(config)
    assert run.outcome == ("incomplete" if got == "failed" else "complete")
    assert rows(config, "SELECT count(*) FROM articles")[0][0] == (5 if got == "done" else 4)
    assert rows(config, "SELECT count(*) FROM captures WHERE NOT complete AND id IN (SELECT capture_id FROM revisions)") == [(0,)]


CUT = {name for name, (_, _, reason) in FAULTS.items() if "incomplete" in reason or "bytes" in reason or "coding" in reason}


@pytest.mark.parametrize("name", sorted(CUT))
def test_what_came_of_it_is_kept_and_marked(tmp_path: Path, name: str) -> None:
    config = config_for(tmp_path, timeout=3.0, max_size=1_000_000, retries=0)
    with FaultServer({"/page": FAULTS[name][0]}) as server:
        run_crawl(config, urls=[f"{server.url}/page"])
    (complete, length), *more = rows(config, "SELECT complete, warc_length FROM captures")
    assert more == []
    assert complete == 0 or "206" in name
    assert length > 0
    assert rows(config, "SELECT count(*) FROM articles") == [(0,)]
    with Archive.open_read_only(config.archive) as archive:
        assert len(archive.read_capture(1).body) <= 1_000_000 + 128 * 1024, "the limit and one read from the socket"


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
