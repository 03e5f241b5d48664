"""Politeness as the server sees it: robots.txt, gaps, Retry-After; over redirects, restarts and runs."""

import gzip
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from scraper.errors import UsageError
from scraper.runner import register_source, run_crawl
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.moments import moment
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import TEXT, XML, FaultServer, Reply, Route, article

SLACK = 0.02
"""What two clocks readings on one machine may differ by, seconds."""


RSS = Reply(body=b"<rss><channel><item><link>/a</link></item></channel></rss>", headers=(XML,))


def robots(text: str, status: int = 200) -> Reply:
    return Reply(body=text.encode(), status=status, headers=(TEXT,))


def pages(count: int) -> dict[str, Route]:
    return {f"/{n}": Reply(body=article(n)) for n in range(count)}


@pytest.fixture
def quick_backoff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.05)


class TestGap:
    def test_no_gap_is_under_the_delay_redirects_and_robots_included(self, tmp_path: Path) -> None:
        table = pages(5) | {"/1": Reply(status=301, headers=(("Location", "/4"),)), "/2": Reply(reset=True)}
        config = config_for(tmp_path, delay=0.25, retries=0)
        with FaultServer(table) as server:
            run_crawl(config, urls=[f"{server.url}/{n}" for n in range(4)])
            assert len(server.paths()) == 6
            assert min(server.gaps()) >= 0.25 - SLACK

    def test_the_gap_holds_from_one_run_to_the_next(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.6)
        with FaultServer(pages(2)) as server:
            for n in range(2):
                run_crawl(config, urls=[f"{server.url}/{n}"])
            assert len(server.paths()) == 4
            assert min(server.gaps()) >= 0.6 - SLACK

    def test_hosts_do_not_wait_for_each_other(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.4)
        with FaultServer(pages(4)) as one, FaultServer(pages(4)) as two, FaultServer(pages(4)) as three:
            begun = time.monotonic()
            run = run_crawl(config, urls=[f"{s.url}/{n}" for s in (one, two, three) for n in range(4)])
            taken = time.monotonic() - begun
        assert run.stored == 12
        assert taken < 2 * 5 * 0.4, f"three hosts of five requests each took {taken:.1f} s"

    def test_the_server_s_crawl_delay_is_kept(self, tmp_path: Path) -> None:
        table = pages(3) | {"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.5\n")}
        with FaultServer(table) as server:
            run_crawl(config_for(tmp_path), urls=[f"{server.url}/{n}" for n in range(3)])
            assert min(server.gaps()[1:]) >= 0.5 - SLACK


class TestAdaptation:
    def test_a_slow_host_is_asked_more_seldom_a_quick_one_is_not(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.3)
        slow = {f"/{n}": Reply(body=article(n), delay=1.2) for n in range(3)}
        with FaultServer(slow) as server, FaultServer(pages(6)) as quick:
            run_crawl(config, urls=[*(f"{server.url}/{n}" for n in range(3)), *(f"{quick.url}/{n}" for n in range(6))])
            # From the begin of one answer to the next request: one's own time again.
            assert min(server.gaps()[2:]) >= 2 * 1.2 - SLACK
            assert sum(quick.gaps()) < 5.0
            kept = dict(rows(config, "SELECT host, adapted_delay FROM hosts"))
        assert kept[f"127.0.0.1:{server.port}"] >= 1.1
        assert (kept[f"127.0.0.1:{quick.port}"] or 0.0) < 0.9, "an answer on a busy machine may take a moment"

    def test_what_a_host_needs_holds_in_the_next_run_until_it_is_quick_again(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.1)
        with FaultServer(
            {"/0": Reply(body=article(0), delay=1.0), **pages(9)} | {"/0": Reply(body=article(0), delay=1.0)}
        ) as server:
            run_crawl(config, urls=[f"{server.url}/0"])
            before = len(server.seen)
            run_crawl(config, urls=[f"{server.url}/{n}" for n in range(1, 9)])
            gaps = server.gaps()[before:]
            assert gaps[0] >= 0.7, "robots.txt was quick, that is one step back"
            assert gaps[-1] < gaps[0] / 2

    def test_an_answer_503_doubles_the_gap(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.6)
        busy = Reply(status=503, headers=(("Retry-After", "0"),))
        with FaultServer({"/0": busy, **pages(3)} | {"/0": busy}) as server:
            run_crawl(config_for(tmp_path, delay=0.6, retries=0), urls=[f"{server.url}/{n}" for n in range(3)])
            assert server.paths() == ["/robots.txt", "/0", "/1", "/2"]
            assert server.gaps()[1] >= 1.2 - SLACK
        assert rows(config, "SELECT adapted_delay FROM hosts")[0][0] > 0.6

    def test_an_error_page_makes_nothing_quicker(self, tmp_path: Path) -> None:
        config = config_for(tmp_path, delay=0.1)
        table = {"/0": Reply(body=article(0), delay=0.7)} | {f"/{n}": Reply(status=404) for n in range(1, 4)}
        with FaultServer(table) as server:
            run_crawl(config, urls=[f"{server.url}/{n}" for n in range(4)])
            assert min(server.gaps()[2:]) >= 0.7 - SLACK

    def test_without_a_gap_nothing_is_adapted(self, tmp_path: Path) -> None:
        config = config_for(tmp_path)
        with FaultServer({"/0": Reply(body=article(0), delay=0.5)}) as server:
            run_crawl(config, urls=[f"{server.url}/0"])
        assert rows(config, "SELECT adapted_delay FROM hosts") == [(None,)]


class TestRobots:
    def test_what_is_forbidden_is_refused_and_not_asked_for(self, tmp_path: Path) -> None:
        table = pages(2) | {"/robots.txt": robots("User-agent: dramarchive\nDisallow: /1\n")}
        config = config_for(tmp_path)
        with FaultServer(table) as server:
            run = run_crawl(config, urls=[f"{server.url}/0", f"{server.url}/1"])
            assert "/1" not in server.paths()
            assert frontier_row(config, f"{server.url}/1") == ("refused", "robots.txt forbids this address")
        assert (run.stored, run.refused, run.outcome) == (1, 1, "complete")

    def test_a_redirect_into_a_forbidden_part_is_refused(self, tmp_path: Path) -> None:
        table = pages(2) | {
            "/robots.txt": robots("User-agent: *\nDisallow: /1\n"),
            "/0": Reply(status=302, headers=(("Location", "/1"),)),
        }
        with FaultServer(table) as server:
            assert run_crawl(config_for(tmp_path), urls=[f"{server.url}/0"]).refused == 1
            assert "/1" not in server.paths()

    @pytest.mark.parametrize(
        "answer",
        [
            robots("", 500),
            robots("", 503),
            robots("", 429),
            Reply(reset=True),
            Reply(status=301, headers=(("Location", "/robots.txt"),)),
        ],
        ids=["500", "503", "429", "reset", "loop"],
    )
    @pytest.mark.usefixtures("quick_backoff")
    def test_when_it_cannot_be_read_nothing_is_fetched(self, tmp_path: Path, answer: Reply) -> None:
        config = config_for(tmp_path)
        with FaultServer(pages(30) | {"/robots.txt": answer}) as server, FaultServer(pages(1)) as other:
            run = run_crawl(config, urls=[*(f"{server.url}/{n}" for n in range(30)), f"{other.url}/0"])
            assert set(server.paths()) == {"/robots.txt"}
        assert (run.stored, run.failed, run.waiting, run.outcome) == (1, 1, 29, "incomplete")
        assert rows(config, "SELECT DISTINCT reason LIKE 'robots.txt %' FROM frontier WHERE state = 'failed'") == [(1,)]
        assert counts_add_up(config)

    @pytest.mark.usefixtures("quick_backoff")
    def test_it_is_tried_again_and_then_obeyed(self, tmp_path: Path) -> None:
        table = pages(2) | {"/robots.txt": [robots("", 500), robots("User-agent: *\nDisallow: /1\n")]}
        with FaultServer(table) as server:
            run = run_crawl(config_for(tmp_path), urls=[f"{server.url}/0", f"{server.url}/1"])
        assert (run.stored, run.refused) == (1, 1)

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
    def test_when_there_is_none_everything_is_allowed(self, tmp_path: Path, status: int) -> None:
        with FaultServer(pages(1) | {"/robots.txt": robots("User-agent: *\nDisallow: /", status)}) as server:
            assert run_crawl(config_for(tmp_path), urls=[f"{server.url}/0"]).stored == 1

    def test_a_redirect_is_followed_to_the_rules(self, tmp_path: Path) -> None:
        table = pages(1) | {
            "/robots.txt": Reply(status=301, headers=(("Location", "/rules"),)),
            "/rules": robots("User-agent: *\nDisallow: /\n"),
        }
        with FaultServer(table) as server:
            assert run_crawl(config_for(tmp_path), urls=[f"{server.url}/0"]).refused == 1

    @pytest.mark.usefixtures("quick_backoff")
    @pytest.mark.parametrize("cut", ["by length", "by coding"])
    def test_half_of_it_is_not_taken_for_all(self, tmp_path: Path, cut: str) -> None:
        rules = ("User-agent: *\nAllow: /\n" + "# x\n" * 500 + "Disallow: /0\n").encode()
        if cut == "by length":
            answer = Reply(body=rules, headers=(TEXT,), send=300)
        else:
            answer = Reply(body=gzip.compress(rules)[:-15], headers=(TEXT, ("Content-Encoding", "gzip")))
        config = config_for(tmp_path)
        with FaultServer(pages(1) | {"/robots.txt": answer}) as server:
            run = run_crawl(config, urls=[f"{server.url}/0"])
            assert set(server.paths()) == {"/robots.txt"}
        assert run.stored == 0
        assert "robots.txt is cut short" in (frontier_row(config, f"{server.url}/0")[1] or "")

    def test_rules_beyond_500_kib_are_not_read_and_those_before_are_kept(self, tmp_path: Path) -> None:
        text = "User-agent: *\nDisallow: /0\n" + "# x\n" * 200_000 + "Disallow: /1\n"
        with FaultServer(pages(2) | {"/robots.txt": robots(text)}) as server:
            run = run_crawl(config_for(tmp_path, max_size=600_000), urls=[f"{server.url}/{n}" for n in range(2)])
        assert (run.stored, run.refused) == (1, 1)

    def test_the_rules_of_another_host_hold_when_a_redirect_leads_there(self, tmp_path: Path) -> None:
        with FaultServer({"/robots.txt": robots("User-agent: *\nDisallow: /0\n")}) as other:
            away = Reply(status=301, headers=(("Location", f"{other.url}/robots.txt"),))
            with FaultServer(pages(2) | {"/robots.txt": away}) as server:
                run = run_crawl(config_for(tmp_path), urls=[f"{server.url}/{n}" for n in range(2)])
        assert (run.stored, run.refused) == (1, 1)

    def test_a_host_that_allows_only_robots_txt(self, tmp_path: Path) -> None:
        table = {"/robots.txt": robots("User-agent: *\nDisallow: /\nAllow: /robots.txt\n")} | pages(3)
        with FaultServer(table) as server:
            run = run_crawl(config_for(tmp_path), urls=[f"{server.url}/{n}" for n in range(3)])
            assert server.paths() == ["/robots.txt"]
        assert (run.refused, run.outcome) == (3, "complete")

    def test_what_changes_in_it_counts_from_the_next_run_on(self, tmp_path: Path) -> None:
        config = config_for(tmp_path)
        with FaultServer(pages(2) | {"/robots.txt": [robots("Disallow:"), robots("User-agent: *\nDisallow: /\n")]}) as server:
            assert run_crawl(config, urls=[f"{server.url}/0"]).stored == 1
            assert run_crawl(config, urls=[f"{server.url}/1"]).refused == 1

    def test_an_absurd_crawl_delay_does_not_stop_the_crawl_for_years(self, tmp_path: Path) -> None:
        config = config_for(tmp_path)
        with FaultServer(pages(1) | {"/robots.txt": robots("User-agent: *\nCrawl-delay: 1000000000\n")}) as server:
            run_crawl(config, urls=[f"{server.url}/0"])
        (until,) = rows(config, "SELECT next_allowed_at FROM hosts")[0]
        assert datetime.fromisoformat(until).timestamp() - time.time() <= 61

    def test_it_is_asked_for_once_a_host_and_run(self, tmp_path: Path) -> None:
        with FaultServer(pages(5)) as server:
            run_crawl(config_for(tmp_path), urls=[f"{server.url}/{n}" for n in range(5)])
            assert server.paths().count("/robots.txt") == 1

    def test_adding_a_site_and_crawling_it_keep_the_gap_between_them(self, tmp_path: Path) -> None:
        table: dict[str, Route] = {"/": RSS, "/robots.txt": robots("User-agent: *\nCrawl-delay: 0.8\n")}
        config = config_for(tmp_path)
        with FaultServer(table) as server:
            register_source(config, f"{server.url}/")
            before = len(server.seen)
            run_crawl(config)
            assert server.gaps()[before - 1] >= 0.8 - SLACK
            register_source(config, f"{server.url}/")
            assert min(server.gaps()[1:]) >= 0.8 - SLACK

    def test_adding_a_site_asks_for_it_once_and_keeps_the_gap(self, tmp_path: Path) -> None:
        table: dict[str, Route] = {
            "/": Reply(body=b"<html><body>Hello</body></html>"),
            "/robots.txt": robots("Sitemap: /map.xml"),
        }
        table["/map.xml"] = Reply(body=b"<urlset><url><loc>/a</loc></url></urlset>", headers=(XML,))
        with FaultServer(table) as server:
            found = register_source(config_for(tmp_path, delay=0.4), f"{server.url}/")
            assert [source.url for source in found] == [f"{server.url}/map.xml"], "what robots.txt names is known all the same"
            assert server.paths().count("/robots.txt") == 1
            assert min(server.gaps()) >= 0.4 - SLACK


class TestRetryAfter:
    @pytest.mark.parametrize("form", ["seconds", "date"])
    def test_the_host_rests_as_long_as_it_asked(self, tmp_path: Path, form: str) -> None:
        def busy(header: str) -> Reply:
            return Reply(status=429, headers=(("Retry-After", header),))

        until = time.time() + 3.0
        header = "2" if form == "seconds" else format_datetime(datetime.fromtimestamp(until, UTC), usegmt=True)
        with FaultServer(pages(3) | {"/0": [busy(header), Reply(body=article(0))]}) as server, FaultServer(pages(2)) as other:
            run = run_crawl(config_for(tmp_path), urls=[*(f"{server.url}/{n}" for n in range(3)), f"{other.url}/0"])
            times = [seen.at for seen in server.seen]
            asked = times[server.paths().index("/0")]
            rest = times[server.paths().index("/0") + 1] - asked
            assert rest >= (2.0 if form == "seconds" else int(until) - asked) - SLACK
            assert min(seen.at for seen in other.seen) < asked + 1.0, "another host does not wait"
        assert (run.stored, run.outcome) == (4, "complete")

    def test_a_long_rest_ends_the_run_and_holds_in_the_next(self, tmp_path: Path) -> None:
        config = config_for(tmp_path)
        busy = Reply(status=503, headers=(("Retry-After", "3600"),))
        with FaultServer(pages(9) | {"/0": busy}) as server:
            run = run_crawl(config, urls=[f"{server.url}/{n}" for n in range(9)])
            assert (run.outcome, run.waiting + run.stored) == ("incomplete", 9)
            before = len(server.paths())
            again = run_crawl(config)
            assert (again.outcome, again.waiting) == ("incomplete", run.waiting)
            assert len(server.paths()) == before, "the host asked for an hour"

    @pytest.mark.parametrize(
        ("reason", "asked"), [("answered 503, Retry-After: 3600", False), ("no answer 5 times in a row (x)", True)]
    )
    def test_a_rest_that_the_host_asked_for_holds_for_adding_it_too(self, tmp_path: Path, reason: str, asked: bool) -> None:
        config = config_for(tmp_path)
        with FaultServer({"/": RSS}) as server:
            with Archive.open(config.archive) as archive:
                Frontier(archive.db).block_host(f"127.0.0.1:{server.port}", until=moment(time.time() + 3600), reason=reason)
            if asked:
                assert register_source(config, f"{server.url}/")
            else:
                with pytest.raises(UsageError, match="cannot be read: answered 503, Retry-After: 3600"):
                    register_source(config, f"{server.url}/")
            assert bool(server.paths()) is asked

    @pytest.mark.usefixtures("quick_backoff")
    @pytest.mark.parametrize("header", ["soon", "-1", "Fri, 99 Foo 2000"])
    def test_garbage_is_answered_by_our_own_backoff(self, tmp_path: Path, header: str) -> None:
        busy = Reply(status=429, headers=(("Retry-After", header),))
        with FaultServer({"/0": [busy, busy, Reply(body=article(0))]}) as server:
            assert run_crawl(config_for(tmp_path), urls=[f"{server.url}/0"]).stored == 1

    def test_ten_years_are_capped(self, tmp_path: Path) -> None:
        config = config_for(tmp_path)
        with FaultServer({"/0": Reply(status=429, headers=(("Retry-After", "315360000"),))}) as server:
            run_crawl(config, urls=[f"{server.url}/0"])
        (until,) = rows(config, "SELECT next_allowed_at FROM hosts")[0]
        assert datetime.fromisoformat(until).timestamp() - time.time() <= 86_400


def test_who_we_are_is_said(tmp_path: Path) -> None:
    config = config_for(tmp_path, contact="librarian@example.org")
    with FaultServer(pages(1)) as server:
        run_crawl(config, urls=[f"{server.url}/0"])
        agents = {seen.headers["user-agent"] for seen in server.seen}
        assert all("cookie" not in seen.headers and "referer" not in seen.headers for seen in server.seen)
    assert agents == {config.user_agent_header()}
    assert agents.pop().startswith("dramarchive/")
