"""What a machine and a page may do to a crawl: no room on the disk, few open files, a page that hangs, dies or eats memory."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.crawl_memory import MOST
from benchmarks.crawl_memory import crawl as measured
from scraper.errors import DiskFullError
from scraper.items import SourceRow
from scraper.runner import register_source, run_crawl
from scraper.sandbox import ReaderPool
from scraper.storage import captures
from scraper.storage.archive import Archive
from tests.faults.crawls import command, config_for, counts_add_up, frontier_row, rows
from tests.faults.server import FaultServer, Reply, article, site
from tests.faults.soundness import assert_sound, assert_whole

GB = 1 << 30


class TestDisk:
    def test_a_disk_that_is_low_is_seen_before_anything_is_asked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        config = config_for(tmp_path)
        with FaultServer(default=site(20)) as server:
            register_source(config, server.url)
            before = len(server.paths())
            monkeypatch.setattr("scraper.network.session.free_bytes", lambda _: captures.RESERVE - 1)
            with pytest.raises(DiskFullError) as caught:
                run_crawl(config)
            assert caught.value.exit_code == 5
            assert len(server.paths()) == before
            assert rows(config, "SELECT outcome, waiting FROM runs") == [("disk_full", 0)]
            monkeypatch.undo()
            assert run_crawl(config).stored == 20
        assert_whole(config, 20)

    def test_a_disk_that_fills_up_pauses_the_crawl_and_the_next_one_goes_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        config = config_for(tmp_path)
        left = [1000]

        def free(_: Path) -> int:
            left[0] -= 1
            return GB if left[0] > 0 else 0

        monkeypatch.setattr("scraper.storage.captures.free_bytes", free)
        with FaultServer(default=site(40)) as server:
            register_source(config, server.url)
            left[0] = 20
            with pytest.raises(DiskFullError, match=r"the disk is full; what was stored is intact\. Next: free some space"):
                run_crawl(config)
            stored = rows(config, "SELECT count(*) FROM articles")[0][0]
            assert 10 <= stored < 25
            assert_sound(config)
            assert rows(config, "SELECT count(*) FROM frontier WHERE state = 'leased'") == [(0,)]
            left[0] = 10_000
            asked = len(server.paths())
            assert run_crawl(config).outcome == "complete"
            assert len(server.paths()) - asked <= 40 - stored + 4, "what is stored is not fetched again"
        assert_whole(config, 40)

    @pytest.mark.slow
    @pytest.mark.parametrize("room", [9_000_000, 9_600_000])
    def test_a_real_one(self, tmp_path: Path, room: int) -> None:
        place = tmp_path / "disk"
        place.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(place)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a file system")
        try:
            config = config_for(place)
            with FaultServer(default=site(300)) as server:
                register_source(config, server.url)
                first = crawl(place)
                assert first.returncode == 5, first.stderr
                assert first.stderr.splitlines()[-1].startswith("dramarchive: ")
                assert first.stderr.count("the disk is full; what was stored is intact") == 1, "once is enough"
                assert "Traceback" not in first.stderr
                assert_sound(config)
                assert crawl(place).returncode == 5, "nothing has changed"
                subprocess.run(["mount", "-o", "remount,size=80m", str(place)], check=True)
                last = crawl(place)
                assert last.returncode == 0, last.stderr
            assert_whole(config, 300)
        finally:
            subprocess.run(["umount", "-l", str(place)], check=True)


def crawl(
    folder: Path, *, limit: Callable[[], None] | None = None, urls: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(folder, "crawl", *urls), cwd=folder, capture_output=True, text=True, timeout=90, check=False, preexec_fn=limit
    )


@pytest.mark.slow
def test_few_open_files_are_enough_for_many_hosts(tmp_path: Path) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (48, 48))

    with ExitStack() as stack:
        servers = [stack.enter_context(FaultServer({f"/{n}": Reply(body=article(n)) for n in range(3)})) for _ in range(40)]
        urls = tuple(f"{server.url}/{n}" for server in servers for n in range(3))
        done = crawl(tmp_path, limit=few, urls=urls)
    assert done.returncode == 0, done.stderr
    assert "120 URLs = 120 stored" in done.stdout or "120 URLs = 3 stored + 117 unchanged" in done.stdout, done.stdout


PAGES = {
    "hangs": "import time; time.sleep(60)",
    "is killed": "import os; os.kill(os.getpid(), 9)",
    "breaks its stack": "import ctypes; ctypes.string_at(0)",
    "eats memory": "bytearray(8 << 30)",
    "prints what the crawl waits for": "import os; os.write(1, b'\\xff' * 100_000)",
}
READER = """
import scraper.sandbox.worker as worker
whole = worker.parse_page
def parse_page(capture, rule):
    if b"drama 13<" in capture.body:
        {what}
    return whole(capture, rule)
worker.parse_page = parse_page
worker.READ_BYTES = 1 << 30
worker.main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("what", PAGES)
def test_a_page_that_ruins_its_reader_is_marked_and_the_crawl_goes_on(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = config_for(tmp_path)
    reader = [sys.executable, "-c", READER.format(what=PAGES[what])]
    monkeypatch.setattr("spiders.base.ReaderPool", lambda: ReaderPool(2, seconds=3.0, command=reader))
    table = {f"/{n}": Reply(body=article(n)) for n in range(10, 17)}
    with FaultServer(table) as server, FaultServer(table) as other:
        begun = time.monotonic()
        urls = [f"{server.url}/{n}" for n in range(10, 17)] + [f"{other.url}/{n}" for n in range(10, 13)]
        run = run_crawl(config, urls=urls)
        assert time.monotonic() - begun < 25
        state, reason = frontier_row(config, f"{server.url}/13")
    assert counts_add_up(config)
    if what == "prints what the crawl waits for":
        assert (state, run.failed) == ("done", 0), "its standard output is not what the crawl reads"
        return
    assert state == "failed"
    assert (reason or "").startswith("cannot be read: ")
    assert (run.failed, run.stored + run.unchanged, run.outcome) == (1, 9, "incomplete")
    urls_captured = [url for (url,) in rows(config, "SELECT url FROM captures")]
    assert f"{server.url}/13" in urls_captured, "its bytes are kept, for a later reader"


HOSTILE = {
    # A tree of these takes the HTML5 algorithm time that grows with the square of the count.
    "100,000 nested elements": b"<div>" * 100_000,
    "500,000 attributes": b"<p " + b" ".join(b"a%d=1" % n for n in range(500_000)) + b">",
}


@pytest.mark.slow
@pytest.mark.parametrize("what", HOSTILE)
def test_a_list_that_cannot_be_read_in_time_holds_nobody_up(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_for(tmp_path)
    monkeypatch.setattr("spiders.base.ReaderPool", lambda: ReaderPool(2, seconds=6.0))
    links = b"".join(b"<h2><a href='/%d'>Song %d</a></h2>" % (n, n) for n in range(10, 13))
    table = {f"/{n}": Reply(body=article(n), delay=0.3) for n in range(10, 13)}
    with FaultServer({**table, "/": Reply(body=b"<html><body>" + HOSTILE[what] + links)}) as server, FaultServer(table) as other:
        with Archive.open(config.archive) as archive:
            archive.add_source(
                SourceRow(name="trap", url=f"{server.url}/", spider="listing", added_at="2026-01-01T00:00:00.000Z")
            )
        begun = time.time()
        run = run_crawl(config, sources=["trap"], urls=[f"{other.url}/{n}" for n in range(10, 13)])
        assert time.time() - begun < 30
        assert max(other.gaps()) < 4.0, "the other host was asked all the while"
    assert run.stored >= 3
    assert counts_add_up(config)


BOMBS = """
import gzip, sys, zlib
import brotli
from backports import zstd
from tests.faults.server import HTML, FaultServer, Reply
big = b" " * (400 << 20)
coded = {
    "gzip": gzip.compress(big, 1), "br": brotli.compress(big, quality=1, lgwin=16), "zstd": zstd.compress(big, 1),
    "deflate": zlib.compress(big, 1),
}
del big
table = {f"/{name}": Reply(body=body, headers=(HTML, ("Content-Encoding", name))) for name, body in coded.items()}
table["/endless"] = Reply(body=b"<p>la la</p>" * 1000, endless=True)
with FaultServer(table) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_bombs_of_400_mb_cost_less_than_twice_the_limit(tmp_path: Path) -> None:
    limit = 16 << 20

    def peak(*urls: str) -> int:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        (folder / "dramarchive.toml").write_text(f"max_size = {limit}\nretries = 0\n")
        watch = (
            "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], check=False);"
            "print('peak', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)"
        )
        done = subprocess.run(
            [sys.executable, "-c", watch, *command(folder, "crawl", *urls)],
            cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 3), done.stderr
        return int(done.stdout.split("peak ")[1]) * 1024

    server = subprocess.Popen([sys.executable, "-c", BOMBS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        usual = peak(f"{url}/nothing")
        for name in ("gzip", "br", "zstd", "deflate", "endless"):
            assert peak(f"{url}/{name}") - usual < 2 * limit, name
    finally:
        server.kill()
        server.communicate()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's /proc")
def test_memory_and_open_files_do_not_grow_with_the_crawl(tmp_path: Path) -> None:
    # benchmarks/crawl_memory.py does the same with 10,000 and 100,000 pages.
    peaks = []
    for pages in (300, 1500):
        folder = tmp_path / str(pages)
        folder.mkdir()
        peaks.append(measured(pages, 4, folder))
    assert peaks[1].own <= MOST * peaks[0].own
    assert peaks[1].readers <= MOST * peaks[0].readers
    assert max(peak.files for peak in peaks) < 48
