"""What `add`, `crawl`, `parse` say when a page or a host does not answer as it should, and how they end."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.network.session import CrawlSession
from scraper.runner import register_source, run_crawl
from tests.faults.crawls import config_for, start
from tests.faults.server import TEXT, XML, FaultServer, Reply, Route, article, site

Run = Callable[..., subprocess.CompletedProcess[str]]
LOCAL = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.0/8", "DRAMARCHIVE_DELAY": "0", "DRAMARCHIVE_RETRIES": "0"}
DOWN = Reply(reset=True)
NO_ROBOTS = Reply(status=404)


def sitemap(base: str, count: int) -> Reply:
    urls = "".join(f"<url><loc>{base}/a-{n}</loc></url>" for n in range(count))
    return Reply(body=f"<urlset>{urls}</urlset>".encode(), headers=(XML,))


class TestRestingHost:
    def test_it_is_told_of_everywhere_and_asked_again_by_name(self, run: Run) -> None:
        with FaultServer({f"/{n}": Reply(body=article(n)) for n in range(4)} | {"/robots.txt": DOWN}) as server:
            host, urls = server.url.removeprefix("http://"), [f"{server.url}/{n}" for n in range(4)]
            assert run("crawl", *urls, env=LOCAL).returncode == 3
            server.routes.table["/robots.txt"] = NO_ROBOTS
            before = len(server.paths())
            done = run("crawl", env=LOCAL)
            assert (done.returncode, len(server.paths())) == (3, before)
            assert f"{host} rests until 20" in done.stderr
            assert " UTC, 4 URLs wait for it: robots.txt cannot be had" in done.stderr
            assert "waiting" not in done.stderr, "why a URL waited before is not why it waits now"
            assert "--full" in done.stderr
            (resting,) = [line for line in run("status").stdout.splitlines() if line.startswith("resting")]
            assert host in resting
            assert "robots.txt cannot be had" in resting
            assert f"{host} rests until 20" in run("why", urls[3]).stdout
            named = run("crawl", urls[0], env=LOCAL)
            assert (named.returncode, "1 stored" in named.stdout) == (0, True), named.stderr
            everything = run("crawl", "--full", env=LOCAL)
            assert (everything.returncode, "3 stored + 1 unchanged" in everything.stdout) == (0, True), everything.stderr
            assert "resting" not in run("status").stdout

    @pytest.mark.parametrize("words", [["--full"], ["URL"]])
    def test_what_the_host_asked_for_holds_for_everyone(self, run: Run, words: list[str]) -> None:
        busy = Reply(status=503, headers=(("Retry-After", "3600"),))
        with FaultServer({"/0": busy, "/1": Reply(body=article(1))}) as server:
            assert run("crawl", f"{server.url}/0", env=LOCAL).returncode == 3
            before = len(server.paths())
            done = run("crawl", *(f"{server.url}/1" if word == "URL" else word for word in words), env=LOCAL)
            assert (done.returncode, len(server.paths())) == (3, before)
            assert "answered 503, Retry-After: 3600" in done.stderr

    def test_a_long_rest_is_told_of_when_it_begins(self, run: Run) -> None:
        with FaultServer({"/0": Reply(status=429, headers=(("Retry-After", "3600"),))}) as server:
            done = run("crawl", f"{server.url}/0", env=LOCAL)
            assert f"warning: {server.url.removeprefix('http://')} rests until 20" in done.stderr


class TestLimit:
    def test_what_waits_beyond_it_is_no_failure_and_is_said(self, run: Run) -> None:
        with FaultServer({f"/a-{n}": Reply(body=article(n)) for n in range(9)}) as server:
            server.routes.table["/sitemap.xml"] = sitemap(server.url, 12)  # three of them are 404
            name = run("add", f"{server.url}/sitemap.xml", env=LOCAL).stdout.strip()
            assert run("crawl", name, env=LOCAL).returncode == 0
            done = run("crawl", name, "--full", "--limit", "3", env=LOCAL)
        assert (done.returncode, "9 waiting" in done.stdout) == (0, True)
        said = [line for line in done.stderr.splitlines() if not line.startswith("crawling:")]  # of which a slow machine tells
        assert said == ["9 URLs wait beyond --limit. Next: dramarchive crawl goes on from here."]

    def test_the_time_left_is_that_of_what_it_lets_be_fetched(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("scraper.network.session.FORECAST_SECONDS", 0.0)
        told: list[tuple[float, float]] = []

        def note(run: CrawlSession) -> None:
            whole = run.pace.forecast(run.frontier.waiting_by_host(run.run_id, delay=0.2)).seconds_left
            told.append((run.forecast().seconds_left or 0.0, whole or 0.0))

        with FaultServer({f"/a-{n}": Reply(body=article(n)) for n in range(60)}) as server:
            server.routes.table["/sitemap.xml"] = sitemap(server.url, 60)
            config = config_for(tmp_path, delay=0.2)
            (source,) = register_source(config, f"{server.url}/sitemap.xml")
            row = run_crawl(config, sources=[source.name], limit=4, progress=note)
        assert (row.stored, row.waiting) == (4, 56)
        assert any(left for left, _ in told)
        assert all(left * 10 < whole for left, whole in told), "4 of 60 are going to be fetched"
        assert told[-1][0] == 0.0


REFUSALS: dict[str, tuple[str, dict[str, Route], str, str]] = {
    "gone": ("/x", {}, "gone: {url}: 404 Not Found", "check the address"),
    "robots": (
        "/x",
        {"/robots.txt": Reply(body=b"User-agent: *\nDisallow: /x\n", headers=(TEXT,))},
        "refused: {url}: robots.txt forbids this address",
        "owner",
    ),
    "not HTML": ("/x", {"/x": Reply(body=b"\x89PNG\r\n\x1a\n\0\0")}, "refused: {url}: not an HTML page: PNG image", "article"),
    "list": ("/", {"/": site(40)("/")}, "refused: {url}: an index page", "dramarchive add URL"),
}


@pytest.mark.parametrize(("path", "table", "says", "step"), REFUSALS.values(), ids=REFUSALS)
def test_a_named_url_that_was_refused_is_named_with_its_reason(
    run: Run, path: str, table: dict[str, Route], says: str, step: str
) -> None:
    with FaultServer(table) as server:
        url = f"{server.url}{path}"
        done = run("crawl", url, env=LOCAL)
    assert done.returncode == 0, "a rule that was kept is no failure"
    assert says.format(url=url) in done.stderr
    assert step in done.stderr.partition("Next: ")[2]


@pytest.mark.parametrize(("command", "code"), [("crawl", 0), ("add", 2), ("parse", 1)])
def test_a_private_address_names_the_option(run: Run, command: str, code: int) -> None:
    done = run(command, "http://127.0.0.1:9/x", env={"DRAMARCHIVE_DELAY": "0"})
    assert done.returncode == code
    assert "private address: 127.0.0.1. Next: --allow-private NETWORK" in done.stderr
    assert "check the address" not in done.stderr


@pytest.mark.parametrize("words", [["add"], ["parse"]])
def test_ctrl_c_does_not_wait_for_the_polite_gap(tmp_path: Path, words: list[str]) -> None:
    with FaultServer(default=site(30)) as server:
        process = start(tmp_path, *words, f"{server.url}/", delay=15.0)
        deadline = time.monotonic() + 20
        while not server.paths() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert time.monotonic() - begun < 3.0
    assert "Traceback" not in said


def test_adding_again_says_so(run: Run) -> None:
    links = "".join(f"<h2><a href='/a-{n}'>Songs of drama {n}</a></h2>" for n in range(6))
    page = Reply(body=f"<html><body><main>{links}</main></body></html>".encode())
    with FaultServer({"/blog": page, "/blog/": page}) as server:
        first = run("add", f"{server.url}/blog", env=LOCAL)
        again = run("add", f"{server.url}/blog", env=LOCAL)
        slashed = run("add", f"{server.url}/blog/", env=LOCAL)
    assert (first.returncode, again.returncode, slashed.returncode) == (0, 0, 0)
    assert first.stdout == again.stdout == slashed.stdout
    assert "already" not in first.stderr
    assert "is registered already, since 20" in again.stderr
    assert "is registered already, since 20" in slashed.stderr


class TestTopic:
    """What a person says a site is to be about, and how that is taken back."""

    def test_it_is_told_narrowed_and_taken_back(self, run: Run) -> None:
        table = {f"/{section}/a-{n}": Reply(body=article(n)) for section in ("drama", "sports", "music") for n in range(3)}
        links = "".join(f"<h2><a href='{path}'>Article at {path}</a></h2>" for path in table)
        home = Reply(body=f"<html><body><main>{links}</main></body></html>".encode(), headers=(("ETag", '"1"'),))
        with FaultServer({"/": home, **table}) as server:
            site = f"{server.url}/"
            narrow = run("add", site, "--take", "drama", "--leave", "a-2", env=LOCAL)
            first = run("crawl", env=LOCAL)
            widened = run("add", site, "--take", "", env=LOCAL)
            second = run("crawl", env=LOCAL)
            third = run("crawl", env=LOCAL)
            unheard = run("add", site, env=LOCAL)
        assert "a crawl takes only what has 'drama' in address, title or labels, and what has no 'a-2' there" in narrow.stderr
        assert "9 URLs = 2 stored + 0 unchanged + 7 refused" in first.stdout
        assert f"refused: 4 URLs: topic: has none of 'drama', which its source takes (such as {site}music/a-0)" in first.stderr
        assert f"refused: 3 URLs: topic: has 'a-2', which its source leaves out (such as {site}drama/a-2)" in first.stderr
        assert "Next: dramarchive crawl --all" in first.stderr
        assert "takes only" not in widened.stderr + unheard.stderr
        assert "4 URLs = 4 stored" in second.stdout, "all but what is about something else"
        assert "0 URLs = 0 stored" in third.stdout

    def test_a_source_says_so_once_it_is_known(self, run: Run) -> None:
        links = "".join(f"<h2><a href='/a-{n}'>Songs of drama {n}</a></h2>" for n in range(6))
        with FaultServer({"/": Reply(body=f"<html><body><main>{links}</main></body></html>".encode())}) as server:
            run("add", f"{server.url}/", "--strict", env=LOCAL)
            again = run("add", f"{server.url}/", env=LOCAL)
        assert "a crawl takes only pages with a word of dramas, songs or the screen" in again.stderr


def test_what_is_gone_is_named_with_its_reason(run: Run) -> None:
    with FaultServer({f"/a-{n}": Reply(body=article(n)) for n in range(3)}) as server:
        server.routes.table["/sitemap.xml"] = sitemap(server.url, 3)
        name = run("add", f"{server.url}/sitemap.xml", env=LOCAL).stdout.strip()
        run("crawl", name, env=LOCAL)
        del server.routes.table["/a-1"]
        done = run("crawl", "--full", env=LOCAL)
    assert "1 refused" in done.stdout
    assert f"gone: 1 URL: 404 Not Found (such as {server.url}/a-1). What is archived of it is kept." in done.stderr


def test_a_crawl_without_anything_to_do_says_when_there_will_be(run: Run) -> None:
    with FaultServer({f"/a-{n}": Reply(body=article(n)) for n in range(3)}) as server:
        server.routes.table["/sitemap.xml"] = sitemap(server.url, 3)
        run("add", f"{server.url}/sitemap.xml", env=LOCAL)
        first = run("crawl", env=LOCAL)
        again = run("crawl", env=LOCAL)
    assert "nothing is new" not in first.stderr
    assert "nothing is new or due, the next visit is due 20" in again.stderr


class TestOtherWays:
    """A site has several ways in; who names one of them is told of the others."""

    def test_a_crawl_and_a_schedule_of_one_way_name_the_others(self, run: Run) -> None:
        links = "".join(f"<h2><a href='/a-{n}'>Songs of drama {n}</a></h2>" for n in range(4))
        home = Reply(body=f"<html><head></head><body><main>{links}</main></body></html>".encode())
        with FaultServer({"/": home, **{f"/a-{n}": Reply(body=article(n)) for n in range(4)}}) as server:
            server.routes.table["/sitemap.xml"] = sitemap(server.url, 3)
            names = run("add", f"{server.url}/", env=LOCAL).stdout.split()
            one = run("crawl", names[0], env=LOCAL)
            planned = run("schedule", "add", names[0], "0 6 * * *", env=LOCAL)
            both = run("crawl", *names, env=LOCAL)
            other = run("schedule", "add", names[1], "0 6 * * *", env=LOCAL)
        assert len(names) == 2
        assert f"other ways into {server.url}/, not taken by this crawl: {names[1]}. Next: " in one.stderr
        assert f"other ways into {server.url}/ have no entry: {names[1]}. Next: " in planned.stderr
        assert "other ways" not in both.stderr + other.stderr


@pytest.mark.parametrize("command", ["add", "parse"])
@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_status_is_told_though_no_length_was_sent(run: Run, command: str, status: int) -> None:
    with FaultServer({"/x": Reply(status=status, body=b"no", no_length=True)}) as server:
        done = run(command, f"{server.url}/x", env=LOCAL)
    assert f"the site answered {status}" in done.stderr


def test_a_page_without_length_and_end_is_read_when_it_comes_twice_the_same(run: Run) -> None:
    open_end = article(1).replace(b"</html>", b"")
    with FaultServer({"/x": Reply(body=open_end, no_length=True)}) as server:
        done = run("parse", f"{server.url}/x", env=LOCAL)
        assert server.paths().count("/x") == 2
    assert done.returncode == 0, done.stderr
    assert "Song 1-1" in done.stdout


@pytest.mark.parametrize(("name", "cause"), [("none.txt", "no such file or directory"), (".", "is a directory")])
def test_a_file_of_urls_that_cannot_be_read(run: Run, name: str, cause: str) -> None:
    done = run("crawl", "--file", name)
    assert done.returncode == 2
    assert f"{name}: cannot be read: {cause}. Next: " in done.stderr
    assert "Errno" not in done.stderr


def test_what_cannot_be_stored_is_named_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("not a folder")
    with FaultServer({"/x": Reply(body=article(1))}) as server:
        done = run("crawl", f"{server.url}/x", env=LOCAL)
    assert done.returncode == 1, done.stderr
    assert "Visit(" not in done.stderr
    assert max(map(len, done.stderr.splitlines())) < 300
    assert sys.platform != "linux" or "captures" in done.stderr
