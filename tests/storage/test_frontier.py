"""The frontier's conformance suite: what any implementation must hold, on a real SQLite file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.items import Discovered, FrontierRow, HostRow
from scraper.storage.archive import Archive
from scraper.storage.frontier import DEATHS, REVISIT_FIRST, Frontier, owner_is_dead, owner_name
from scraper.storage.moments import shifted

NOW = "2026-03-01T10:00:00.000Z"
LATER = "2026-03-01T10:10:00.000Z"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def frontier(archive: Archive) -> Frontier:
    return Frontier(archive.db)


def add(frontier: Frontier, *urls: str, run_id: int = 1, source: str | None = "s", now: str = NOW, **fields: str | int) -> int:
    found = [Discovered(url=url, **fields) for url in urls]  # type: ignore[arg-type]
    return frontier.add(found, source=source, discovered_from="https://a.example/", run_id=run_id, now=now)


def lease(frontier: Frontier, *, limit: int = 10, now: str = NOW, run_id: int = 1, **more: float) -> list[str]:
    rows = frontier.lease("h:1:1", limit=limit, now=now, seconds=60, run_id=run_id, **more)  # type: ignore[arg-type]
    return [row.url for row in rows]


def row_of(frontier: Frontier, url: str) -> FrontierRow:
    row = frontier.get(url)
    assert row is not None
    return row


def visit(frontier: Frontier, url: str, now: str = NOW, *, unchanged: bool = False) -> None:
    frontier.settle(url, state="done", reason=None, now=now, unchanged=unchanged)


class TestAdd:
    def test_one_row_for_all_spellings_of_an_address(self, frontier: Frontier) -> None:
        assert add(frontier, "https://A.example/x#top", "https://a.example:443/x?utm_source=feed", "https://a.example/x") == 1
        assert frontier.counts()["queued"] == 1

    def test_what_is_no_web_address_is_left_out(self, frontier: Frontier) -> None:
        assert add(frontier, "mailto:a@a.example", "javascript:void(0)", "file:///etc/passwd", "http://[broken") == 0

    def test_a_done_page_is_not_due_again_when_it_is_only_seen_again(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        visit(frontier, "https://a.example/x")
        assert add(frontier, "https://a.example/x", run_id=2) == 0
        assert row_of(frontier, "https://a.example/x").state == "done"

    def test_a_changed_lastmod_makes_a_done_page_due(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x", last_modified="2026-01-01T00:00:00.000Z")
        lease(frontier)
        visit(frontier, "https://a.example/x")
        assert add(frontier, "https://a.example/x", run_id=2, last_modified="2026-01-01T00:00:00.000Z") == 0
        assert add(frontier, "https://a.example/x", run_id=2, last_modified="2026-02-01T00:00:00.000Z") == 1
        row = row_of(frontier, "https://a.example/x")
        assert (row.state, row.run_id, row.changed_hint) == ("queued", 2, "2026-02-01T00:00:00.000Z")

    def test_a_feed_and_a_sitemap_with_different_dates_do_not_take_turns(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x", source="map", last_modified="2026-02-01T00:00:00.000Z")
        lease(frontier)
        visit(frontier, "https://a.example/x")
        for run in (2, 3):
            assert add(frontier, "https://a.example/x", source="feed", run_id=run, last_modified="2026-01-01T00:00:00.000Z") == 0
            assert add(frontier, "https://a.example/x", source="map", run_id=run, last_modified="2026-02-01T00:00:00.000Z") == 0

    def test_a_first_lastmod_is_only_news_when_it_is_later_than_the_visit(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        visit(frontier, "https://a.example/x")
        assert add(frontier, "https://a.example/x", run_id=2, last_modified="2020-01-01T00:00:00.000Z") == 0
        visit(frontier, "https://a.example/x")
        assert add(frontier, "https://a.example/x", run_id=3, last_modified="2027-01-01T00:00:00.000Z") == 1

    def test_a_failed_page_is_tried_again_by_the_next_run_not_by_the_same(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.settle("https://a.example/x", state="failed", reason="500", now=NOW)
        assert add(frontier, "https://a.example/x", run_id=1) == 0
        assert add(frontier, "https://a.example/x", run_id=2) == 1

    def test_an_endless_pager_ends_where_pages_show_nothing_new(self, frontier: Frontier) -> None:
        page = "https://a.example/page/{}"
        add(frontier, page.format(1), role="listing")
        for number in range(1, 50):
            lease(frontier)
            found = [Discovered(url=page.format(number + 1), role="listing", depth=number)]
            if number < 4:
                found.append(Discovered(url=f"https://a.example/article-{number}", depth=number))
            frontier.add(found, source="s", discovered_from=page.format(number), run_id=1, now=NOW)
            visit(frontier, page.format(number))
            if frontier.get(page.format(number + 1)) is None:
                break
        assert number == 4

    def test_a_pager_whose_articles_are_known_from_a_feed_is_walked_once(self, frontier: Frontier) -> None:
        add(frontier, *(f"https://a.example/{n}" for n in range(4)), source="feed")
        for number in range(4):
            found = [
                Discovered(url=f"https://a.example/{number}", depth=number + 1),
                Discovered(url=f"https://a.example/page/{number + 2}", role="listing", depth=number + 1),
            ]
            assert frontier.add(found, source="list", discovered_from=None, run_id=1, now=NOW) == 1

    def test_who_showed_an_address_is_kept_and_what_a_list_shows_anew_leads_on(self, frontier: Frontier) -> None:
        article = "https://a.example/1"
        frontier.add(
            [Discovered(url=article)], source="map", discovered_from="https://a.example/map", run_id=1, now=NOW, way="sitemap"
        )

        def page_one(run_id: int) -> int:
            found = [Discovered(url=article, depth=5), Discovered(url="https://a.example/page/9", role="listing", depth=5)]
            return frontier.add(
                found, source="list", discovered_from="https://a.example/", run_id=run_id, now=LATER, way="listing"
            )

        assert page_one(1) == 1, "known from the sitemap, new for the list"
        visit(frontier, "https://a.example/page/9")
        assert page_one(2) == 1, "the article still waits; the list goes on no more"
        frontier.add([Discovered(url=article, way="pager")], source="list", discovered_from=f"{article}2", run_id=2, now=LATER)
        found = frontier.conn.execute("SELECT url, source, way, page, found_at FROM findings ORDER BY rowid").fetchall()
        assert found == [
            (article, "map", "sitemap", "https://a.example/map", NOW),
            (article, "list", "listing", "https://a.example/", LATER),
            (article, "list", "pager", f"{article}2", LATER),
        ]

    def test_a_known_pager_is_not_walked_again_without_new_articles(self, frontier: Frontier) -> None:
        def page_one(run_id: int, *articles: str) -> None:
            found = [Discovered(url="https://a.example/page/2", role="listing", depth=1)]
            found += [Discovered(url=f"https://a.example/{a}", depth=1) for a in articles]
            frontier.add(found, source="s", discovered_from="https://a.example/", run_id=run_id, now=NOW)

        page_one(1, "x")
        visit(frontier, "https://a.example/page/2")
        page_one(2, "x")
        assert row_of(frontier, "https://a.example/page/2").state == "done"
        page_one(3, "x", "y")
        assert row_of(frontier, "https://a.example/page/2").state == "queued"


class TestLease:
    def test_a_url_is_leased_to_one_owner_only(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        assert lease(frontier) == ["https://a.example/x"]
        assert frontier.lease("h:2:1", limit=10, now=NOW, seconds=60, run_id=1) == []

    def test_never_more_than_allowed_of_one_host(self, frontier: Frontier) -> None:
        add(frontier, *(f"https://a.example/{n}" for n in range(5)), *(f"https://b.example/{n}" for n in range(5)))
        assert sorted(lease(frontier)) == ["https://a.example/0", "https://b.example/0"]
        assert lease(frontier) == []
        visit(frontier, "https://a.example/0")
        assert lease(frontier) == ["https://a.example/1"]
        assert len(lease(frontier, per_host=3)) == 4

    def test_the_limit_holds(self, frontier: Frontier) -> None:
        add(frontier, *(f"https://h{n}.example/" for n in range(9)))
        assert len(lease(frontier, limit=4)) == 4

    def test_a_resting_host_is_passed_over_until_its_time(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x", "https://b.example/x")
        frontier.block_host("a.example", until=shifted(NOW, 30), reason="Retry-After")
        assert lease(frontier) == ["https://b.example/x"]
        assert lease(frontier, now=shifted(NOW, 26), ahead=5.0) == ["https://a.example/x"]

    def test_a_retry_waits_for_its_time(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.settle("https://a.example/x", state="failed", reason="500", now=NOW, retry_at=shifted(NOW, 4))
        assert row_of(frontier, "https://a.example/x").state == "queued"
        assert lease(frontier) == []
        assert frontier.next_due(1) == shifted(NOW, 4)
        assert lease(frontier, early=5.0) == ["https://a.example/x"]
        assert row_of(frontier, "https://a.example/x").attempts == 2

    def test_hosts_take_turns(self, frontier: Frontier) -> None:
        add(frontier, *(f"https://{host}.example/{n}" for n in range(3) for host in "abcd"))
        served = []
        while found := lease(frontier, limit=1):
            served.append(found[0])
            visit(frontier, found[0])
        assert served == [f"https://{host}.example/{n}" for n in range(3) for host in "abcd"]

    def test_a_host_that_may_be_asked_now_goes_before_one_that_may_soon(self, frontier: Frontier) -> None:
        add(frontier, *(f"https://{host}.example/x" for host in "abc"))
        frontier.hold("a.example", until=shifted(NOW, 3))
        frontier.hold("b.example", until=shifted(NOW, 1))
        assert lease(frontier, limit=2, ahead=5.0) == ["https://c.example/x", "https://b.example/x"]

    def test_a_lease_does_not_take_longer_in_a_large_archive(self, archive: Archive, frontier: Frontier) -> None:
        rows = [(f"https://h{n}.example/", f"h{n}.example", n % 2) for n in range(20_000)]
        with archive.transaction():
            archive.db.conn.executemany("INSERT INTO hosts (host) VALUES (?)", [(host,) for _, host, _ in rows])
            archive.db.conn.executemany(
                "INSERT INTO frontier (url, host, role, state, depth, discovered_at, attempts, run_id)"
                " VALUES (?, ?, 'article', 'done', 0, '', 0, ?)",
                rows,
            )
        add(frontier, *(f"https://one.example/{n}" for n in range(50)))
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        archive.db.conn.set_progress_handler(count, 100)
        assert len(lease(frontier)) == 1
        archive.db.conn.set_progress_handler(None, 0)
        assert steps < 50, "a few thousand steps of SQLite's machine, however many hosts and pages there are"

    def test_another_runs_urls_are_not_taken(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x", run_id=1)
        assert lease(frontier, run_id=2) == []
        assert frontier.next_due(2) is None


class TestPoliteness:
    def test_turns_are_one_delay_apart_over_restarts(self, archive: Archive) -> None:
        assert Frontier(archive.db).reserve("a.example", now=NOW, delay=1.5) == NOW
        for _ in range(3):
            assert Frontier(archive.db).reserve("a.example", now=NOW, delay=1.5) == shifted(NOW, 1.5), "not taken before it comes"
        assert Frontier(archive.db).reserve("a.example", now=shifted(NOW, 9), delay=1.5) == shifted(NOW, 9)
        assert Frontier(archive.db).reserve("a.example", now=shifted(NOW, 10), delay=1.5) == shifted(NOW, 10.5)

    def test_a_rest_never_gets_shorter(self, frontier: Frontier) -> None:
        frontier.block_host("a.example", until=shifted(NOW, 60), reason="asked for")
        frontier.block_host("a.example", until=shifted(NOW, 1), reason="backoff")
        assert frontier.reserve("a.example", now=NOW, delay=1.0) == shifted(NOW, 60)

    def test_hosts_of_leases_that_a_kill_cut_off_wait_for_one_gap(self, archive: Archive, frontier: Frontier) -> None:
        add(frontier, *(f"https://{host}.example/x" for host in "abcd"))
        frontier.note_robots("b.example", crawl_delay=7.0, now=NOW)
        frontier.note_robots("c.example", crawl_delay=1e9, now=NOW)
        frontier.lease("h:1:1", limit=3, now=NOW, seconds=60, run_id=1)
        assert frontier.hold_leased(now=LATER, delay=2.0, owner="h:2:1") == 0
        assert frontier.hold_leased(now=LATER, delay=2.0) == 3
        held = dict(archive.db.conn.execute("SELECT host, next_allowed_at FROM hosts ORDER BY host").fetchall())
        assert held == {
            "a.example": shifted(LATER, 2.0),
            "b.example": shifted(LATER, 7.0),
            "c.example": shifted(LATER, 60.0),
            "d.example": None,
        }

    def test_a_time_that_only_a_wrong_clock_can_have_written_is_taken_back(self, frontier: Frontier) -> None:
        frontier.block_host("a.example", until=shifted(NOW, 86_400.0), reason="Retry-After: 86400")
        frontier.block_host("b.example", until="2038-01-19T03:14:07.000Z", reason="x")
        assert frontier.mend_times(now=NOW, delay=1.0) == 1
        mended = [frontier.host(f"{name}.example") for name in "ab"]
        assert [host and (host.next_allowed_at, host.reason) for host in mended] == [
            (shifted(NOW, 86_400.0), "Retry-After: 86400"),
            (shifted(NOW, 1.0), None),
        ]

    def test_what_is_learnt_outside_a_run_is_kept_and_a_later_time_stays(self, frontier: Frontier) -> None:
        frontier.block_host("a.example", until=shifted(NOW, 60), reason="asked for")
        learnt = HostRow(
            host="a.example", next_allowed_at=shifted(NOW, 3), crawl_delay=5.0, robots_fetched_at=NOW, adapted_delay=2.0
        )
        frontier.remember([learnt, HostRow(host="b.example", next_allowed_at=shifted(NOW, 1))])
        known = [frontier.host(f"{name}.example") for name in "ab"]
        assert known[0] is not None
        assert (known[0].next_allowed_at, known[0].crawl_delay, known[0].adapted_delay) == (shifted(NOW, 60), 5.0, 2.0)
        assert known[1] is not None
        assert known[1].next_allowed_at == shifted(NOW, 1)

    @pytest.mark.parametrize(
        ("reason", "urls", "woken", "why"),
        [
            ("no answer 5 times in a row (x)", None, True, "everything is asked for again"),
            ("robots.txt cannot be had (x): nothing", ["https://a.example/x"], True, "a person named an address there"),
            ("no answer 5 times in a row (x)", ["https://b.example/x"], False, "a person named another host's address"),
            ("answered 503, Retry-After: 600", None, False, "the host asked for it"),
            ("robots.txt answered 500: nothing", None, False, "the host answers and says no"),
        ],
    )
    def test_only_a_host_that_was_down_is_woken(
        self, frontier: Frontier, reason: str, urls: list[str] | None, woken: bool, why: str
    ) -> None:
        add(frontier, "https://a.example/x", "https://b.example/x")
        lease(frontier)
        frontier.put_back("https://a.example/x", not_before=shifted(NOW, 600), reason=reason)
        frontier.block_host("a.example", until=shifted(NOW, 600), reason=reason)
        assert frontier.wake(run_id=1, now=LATER, delay=1.0) == [], "its rest is over"
        assert frontier.wake(run_id=1, now=NOW, delay=1.0, urls=urls) == (["a.example"] if woken else []), why
        assert lease(frontier, now=shifted(NOW, 1)) == (["https://a.example/x"] if woken else [])

    def test_the_later_rest_keeps_its_reason(self, frontier: Frontier) -> None:
        frontier.block_host("a.example", until=shifted(NOW, 3600), reason="answered 503, Retry-After: 3600")
        frontier.block_host("a.example", until=shifted(NOW, 600), reason="no answer 5 times in a row")
        host = frontier.host("a.example")
        assert host is not None
        assert host.reason == "answered 503, Retry-After: 3600"

    def test_a_new_visit_forgets_the_reason_of_the_last(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.settle("https://a.example/x", state="gone", reason="404 Not Found", now=NOW)
        frontier.adopt(2, now=LATER, full=True)
        assert (row_of(frontier, "https://a.example/x").state, row_of(frontier, "https://a.example/x").reason) == ("queued", None)

    def test_two_processes_never_get_the_same_slot(self, archive: Archive) -> None:
        code = (
            "import sys; from pathlib import Path; from scraper.storage.archive import Archive;"
            "from scraper.storage.frontier import Frontier; f = Frontier(Archive.open(Path(sys.argv[1])).db);"
            f"at, taken = {NOW!r}, []\n"
            "while len(taken) < 25:\n"
            "    turn = f.reserve('a.example', now=at, delay=1.0)\n"
            "    taken += [turn] * (turn == at)\n"
            "    at = turn\n"
            "print(*taken, sep='\\n')"
        )
        runs = [
            subprocess.Popen([sys.executable, "-c", code, str(archive.path)], stdout=subprocess.PIPE, text=True) for _ in range(2)
        ]
        slots = [line for run in runs for line in run.communicate(timeout=30)[0].split()]
        assert sorted(slots) == [shifted(NOW, n) for n in range(50)]


class TestEnds:
    def test_a_clean_stop_gives_leases_back_without_counting_a_try(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        assert frontier.release("h:1:1") == 1
        row = row_of(frontier, "https://a.example/x")
        assert (row.state, row.attempts, row.leased_by) == ("queued", 0, None)

    def test_put_back_waits_without_counting_a_try(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.put_back("https://a.example/x", not_before=LATER, reason="host rests")
        row = row_of(frontier, "https://a.example/x")
        assert (row.state, row.attempts, row.not_before) == ("queued", 0, LATER)

    def test_a_lease_that_ran_out_is_free(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        assert frontier.expire(shifted(NOW, 59)) == 0
        assert frontier.expire(shifted(NOW, 61)) == 1
        assert lease(frontier, now=shifted(NOW, 61)) == ["https://a.example/x"]

    def test_a_renewed_lease_is_not(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        assert frontier.renew("h:1:1", now=shifted(NOW, 50), seconds=60) == 1
        assert frontier.expire(shifted(NOW, 61)) == 0

    def test_a_dead_owners_lease_is_freed_at_once_a_living_ones_is_not(self, frontier: Frontier) -> None:
        process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        living = owner_name(1)
        dead = living.replace(f":{os.getpid()}:", f":{process.pid}:")
        assert not owner_is_dead(dead)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert owner_is_dead(dead)
        assert not owner_is_dead(living)
        add(frontier, "https://a.example/x", "https://b.example/x")
        frontier.lease(dead, limit=1, now=NOW, seconds=3600, run_id=1)
        frontier.lease(living, limit=1, now=NOW, seconds=3600, run_id=1)
        assert frontier.expire(NOW) == 1
        assert [row.url for row in frontier.held_by(living)] == ["https://b.example/x"]

    def test_who_holds_the_archive_alone_frees_everything(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        frontier.lease(owner_name(1), limit=1, now=NOW, seconds=3600, run_id=1)
        assert frontier.expire(NOW, exclusive=True) == 1

    def test_a_page_that_kills_the_crawl_again_and_again_is_marked(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        for _ in range(DEATHS):
            assert lease(frontier) == ["https://a.example/x"]
            frontier.expire(NOW, exclusive=True)
        row = row_of(frontier, "https://a.example/x")
        assert row.state == "failed"
        assert "died" in (row.reason or "")

    @pytest.mark.parametrize("state", ["done", "failed", "refused", "gone"])
    def test_a_settled_row_keeps_no_lease(self, frontier: Frontier, state: str) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.settle("https://a.example/x", state=state, reason="why", now=NOW)
        row = row_of(frontier, "https://a.example/x")
        assert (row.state, row.leased_by, row.leased_until, row.visited_at) == (state, None, None, NOW)

    def test_an_unknown_state_is_an_error(self, frontier: Frontier) -> None:
        with pytest.raises(ValueError, match="not a state"):
            frontier.settle("https://a.example/x", state="finished", reason=None, now=NOW)

    def test_a_304_keeps_the_validators_and_a_full_answer_replaces_them(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        frontier.settle("https://a.example/x", state="done", reason=None, now=NOW, etag='"1"', last_modified="Sun")
        visit(frontier, "https://a.example/x", unchanged=True)
        assert row_of(frontier, "https://a.example/x").etag == '"1"'
        visit(frontier, "https://a.example/x")
        assert row_of(frontier, "https://a.example/x").etag is None

    def test_the_interval_doubles_while_nothing_changes(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        waits = []
        at = NOW
        for unchanged in (False, True, True, False):
            visit(frontier, "https://a.example/x", at, unchanged=unchanged)
            due = row_of(frontier, "https://a.example/x").not_before or ""
            waits.append(next(d for d in range(1, 100) if shifted(at, d * REVISIT_FIRST) == due))
            at = due
        assert waits == [1, 2, 4, 1]


class TestAdopt:
    def settled(self, frontier: Frontier) -> None:
        states = {"done": "done", "failed": "failed", "gone": "gone", "refused": "not HTML", "robots": "robots.txt forbids"}
        for name, reason in states.items():
            add(frontier, f"https://a.example/{name}")
            state = "refused" if name == "robots" else name
            frontier.settle(f"https://a.example/{name}", state=state, reason=reason, now=NOW)
        add(frontier, "https://a.example/waiting")
        add(frontier, "https://a.example/feed", role="feed")
        visit(frontier, "https://a.example/feed")
        add(frontier, "https://b.example/", source="other")

    @pytest.mark.parametrize(
        ("full", "expected"),
        [
            (False, ["failed", "feed", "robots", "waiting"]),
            (True, ["done", "failed", "feed", "gone", "refused", "robots", "waiting"]),
        ],
    )
    def test_what_a_run_over_one_source_takes(self, frontier: Frontier, full: bool, expected: list[str]) -> None:
        self.settled(frontier)
        assert frontier.adopt(2, now=NOW, sources=["s"], full=full) == len(expected)
        taken = frontier.lease("h:1:2", limit=99, now=NOW, seconds=60, run_id=2, per_host=99)
        assert sorted(row.url.rpartition("/")[2] for row in taken) == expected

    def test_a_run_over_everything_takes_other_sources_too(self, frontier: Frontier) -> None:
        self.settled(frontier)
        assert frontier.adopt(2, now=NOW) == 5

    def test_urls_given_by_hand_are_taken_whatever_their_source(self, frontier: Frontier) -> None:
        self.settled(frontier)
        assert frontier.adopt(2, now=NOW, sources=[], urls=["https://b.example"]) == 1

    @pytest.mark.parametrize("state", ["done", "gone", "refused", "failed"])
    def test_a_source_s_own_address_is_read_at_every_run(self, frontier: Frontier, state: str) -> None:
        add(frontier, "https://a.example/feed", role="feed")
        frontier.settle("https://a.example/feed", state=state, reason="a maintenance page", now=NOW)
        assert frontier.adopt(2, now=NOW) == 1

    @pytest.mark.parametrize(("outcome", "again"), [("complete", 1), ("killed", 0), ("interrupted", 0)])
    def test_a_url_named_by_hand_is_visited_again_unless_its_run_was_cut_short(
        self, archive: Archive, frontier: Frontier, outcome: str, again: int
    ) -> None:
        archive.db.execute("INSERT INTO runs (id, started_at, outcome) VALUES (1, ?, ?)", (NOW, outcome))
        add(frontier, "https://a.example/x")
        visit(frontier, "https://a.example/x")
        assert frontier.require(["https://a.example/x"], run_id=2, now=shifted(NOW, 60)) == again
        assert frontier.require(["https://a.example/x"], run_id=3, now=shifted(NOW, 2 * 86_400)) == 1 - again

    def test_an_article_is_due_when_its_revisit_time_has_come(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        visit(frontier, "https://a.example/x")
        assert frontier.adopt(2, now=shifted(NOW, REVISIT_FIRST - 1)) == 0
        assert frontier.adopt(3, now=shifted(NOW, REVISIT_FIRST + 1)) == 1
        assert lease(frontier, now=shifted(NOW, REVISIT_FIRST + 1), run_id=3) == ["https://a.example/x"]

    def test_a_retry_time_that_a_host_asked_for_holds_over_runs(self, frontier: Frontier) -> None:
        add(frontier, "https://a.example/x")
        lease(frontier)
        frontier.settle("https://a.example/x", state="failed", reason="429", now=NOW, retry_at=LATER)
        frontier.adopt(2, now=NOW)
        assert lease(frontier, run_id=2) == []
        assert lease(frontier, run_id=2, now=LATER) == ["https://a.example/x"]
