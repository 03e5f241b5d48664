"""Pages are read in processes that may hang, die or run out of memory without harm."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable

import pytest

from scraper.errors import ExtractionError
from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page
from scraper.sandbox import ReaderPool
from tests.faults.server import article

PAGE = Capture(url="https://a.example/x", body=article(1))
SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
SUICIDE = [sys.executable, "-c", "import os, sys; sys.stdin.buffer.read(8); os.kill(os.getpid(), 9)"]


def with_pool(pool: ReaderPool, work: Callable[[ReaderPool], Awaitable[object]]) -> object:
    async def run() -> object:
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def children() -> list[str]:
    found = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True, check=False)
    return [line for line in found.stdout.splitlines() if "scraper.sandbox" in line or "time.sleep(60)" in line]


def test_the_reading_is_the_parser_s() -> None:
    assert with_pool(ReaderPool(), lambda pool: pool.read(PAGE)) == parse_page(PAGE)


def test_many_pages_at_once_come_back_each_to_its_asker() -> None:
    async def many(pool: ReaderPool) -> list[ParsedPage]:
        asked = [Capture(url=f"https://a.example/{n}", body=article(n)) for n in range(20)]
        return list(await asyncio.gather(*(pool.read(capture) for capture in asked)))

    found = with_pool(ReaderPool(2), many)
    assert isinstance(found, list)
    assert [page.url for page in found] == [f"https://a.example/{n}" for n in range(20)]


@pytest.mark.parametrize(
    ("command", "reason"),
    [(SLEEPER, "it takes more than 0.3 s"), (SUICIDE, "its reader died (signal SIGKILL)"), (["/bin/true"], "its reader died")],
    ids=["hangs", "is killed", "ends"],
)
def test_a_reader_that_fails_is_named_and_replaced(command: list[str], reason: str) -> None:
    async def twice(pool: ReaderPool) -> None:
        for _ in range(2):
            with pytest.raises(ExtractionError) as caught:
                await pool.read(PAGE)
            assert caught.value.reason.startswith(reason)
            assert caught.value.url == PAGE.url

    begun = time.monotonic()
    with_pool(ReaderPool(1, seconds=0.3, command=command), twice)
    assert time.monotonic() - begun < 5


def test_a_function_of_a_module_is_called_there_and_its_failure_has_the_url() -> None:
    async def both(pool: ReaderPool) -> tuple[int, str]:
        with pytest.raises(ExtractionError) as caught:
            await pool.call("https://a.example/y", os.kill, "no", "numbers")
        assert caught.value.url == "https://a.example/y"
        return int(await pool.call("https://a.example/x", os.getpid)), caught.value.reason

    found = with_pool(ReaderPool(1), both)
    assert isinstance(found, tuple)
    assert found[0] != os.getpid()
    assert found[1].startswith("TypeError: ")


def test_no_process_is_left() -> None:
    with_pool(ReaderPool(2), lambda pool: asyncio.gather(pool.read(PAGE), pool.read(PAGE)))
    assert children() == []


def test_a_worker_ends_when_its_crawl_is_gone() -> None:
    worker = subprocess.Popen([sys.executable, "-m", "scraper.sandbox.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(20) == 0
    assert worker.stdout is not None
    worker.stdout.close()


def test_memory_is_limited() -> None:
    code = (
        "import scraper.sandbox.worker as w, sys\n"
        "w.READ_BYTES = 600 * 1024**2\n"
        "w.parse_page = lambda capture, rule: bytearray(2 * 1024**3)\n"
        "w.main()"
    )

    async def ask(pool: ReaderPool) -> None:
        with pytest.raises(ExtractionError, match="MemoryError"):
            await pool.read(PAGE)

    with_pool(ReaderPool(1, command=[sys.executable, "-c", code]), ask)
