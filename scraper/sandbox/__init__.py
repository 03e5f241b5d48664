"""Pages are read in worker processes, each with a time and a memory limit: no page can hang or kill the crawl.

`ReaderPool` is the crawl's side, `worker.py` the other. They talk in length-prefixed pickles over pipes; a worker ends
when its input does, so a killed crawl leaves none behind.
"""

import asyncio
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from scraper.errors import ExtractionError
from scraper.items import Capture, ParsedPage
from scraper.rules import SiteRule

READ_SECONDS = 20.0
"""Time limit for one page."""
WORKER = (sys.executable, "-m", "scraper.sandbox.worker")
"""The command that starts a worker."""
PAGES_A_WORKER = 2_000
"""After so many pages a worker is replaced, so that what a parser leaks stays small."""
LENGTH = struct.Struct("!Q")
"""What goes before each pickle: its length."""


class ReaderPool:
    """Reads pages, at most `size` at a time; workers are started when they are needed. One event loop only."""

    def __init__(self, size: int | None = None, *, seconds: float = READ_SECONDS, command: Sequence[str] = WORKER) -> None:
        self._seconds = seconds
        self._command = tuple(command)
        self._free: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._turn = asyncio.Semaphore(size or max(1, min(4, (os.cpu_count() or 2) - 1)))

    async def read(self, capture: Capture, rule: SiteRule | None = None) -> ParsedPage:
        """Return what `parse_page(capture, rule)` returns. Raises `ExtractionError` when it fails, hangs or dies."""
        page = await self._ask(capture.url, (capture, rule))
        assert isinstance(page, ParsedPage)
        return page

    async def call(self, url: str, function: Callable[..., Any], *args: object) -> Any:
        """Return what a function of a module returns, called in a worker: for whatever else reads what a site sent.

        Raises `ExtractionError`, which names `url`, as `read` does.
        """
        return await self._ask(url, (function, *args))

    async def _ask(self, url: str, question: tuple[object, ...]) -> Any:
        async with self._turn:
            worker = self._free.pop() if self._free else await self._start()
            kept = False
            try:
                async with asyncio.timeout(self._seconds):  # `wait_for` loses a cancellation that comes with the answer
                    answer = await worker.ask(question)
                kept = worker.served < PAGES_A_WORKER
            except TimeoutError:
                reason = f"it takes more than {self._seconds:g} s"
                raise ExtractionError(f"{url}: {reason}", url=url, reason=reason) from None
            except (asyncio.IncompleteReadError, ConnectionError) as problem:
                reason = f"its reader died ({await worker.exit_code()})"
                raise ExtractionError(f"{url}: {reason}", url=url, reason=reason) from problem
            finally:
                if kept:
                    self._free.append(worker)
                else:
                    self._all.discard(worker)
                    await worker.end()
        if isinstance(answer, str):
            raise ExtractionError(f"{url}: {answer}", url=url, reason=answer)
        return answer

    async def close(self) -> None:
        """End all workers."""
        while self._all:
            await self._all.pop().end()
        self._free.clear()

    async def _start(self) -> "_Worker":
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        worker = _Worker(process)
        self._all.add(worker)
        return worker


class _Worker:
    """One process and its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.served = 0

    async def ask(self, question: object) -> Any:
        """Send a question and return the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        data = pickle.dumps(question)
        self._process.stdin.write(LENGTH.pack(len(data)))
        self._process.stdin.write(data)
        await self._process.stdin.drain()
        (length,) = LENGTH.unpack(await self._process.stdout.readexactly(LENGTH.size))
        self.served += 1
        return pickle.loads(await self._process.stdout.readexactly(length))  # noqa: S301 - our own child wrote it

    async def exit_code(self) -> str:
        """Return how the process ended, in words."""
        with suppress(TimeoutError):
            code = await asyncio.wait_for(self._process.wait(), 2.0)
            return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        return "no exit code"

    async def end(self) -> None:
        """Kill the process, if it still runs, and reap it."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
