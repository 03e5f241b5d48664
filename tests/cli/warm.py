"""A process that has the program loaded and forks for each command: a command of a test then costs no start of Python.

What it forks is a process like any other, with its own folder, environment, streams and exit code.
"""

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

SECONDS = 60.0
"""Time limit of one command."""


class WarmProgram:
    """The console script, started once; use it as a context manager."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(SECONDS)
        command = [sys.executable, "-m", "tests.cli.warm", str(theirs.fileno())]
        self._server = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ours.close()
        self._server.wait(timeout=10)

    def run(
        self, words: Sequence[str], *, folder: Path, environ: Mapping[str, str], text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run one command to its end; `text` is what it reads. Raises `TimeoutError` after `SECONDS`."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(text.encode())
            given.seek(0)
            question = json.dumps({"words": list(words), "folder": str(folder), "environ": dict(environ)}).encode()
            socket.send_fds(self._ours, [len(question).to_bytes(4)], [given.fileno(), out.fileno(), err.fileno()])
            self._ours.sendall(question)
            code = int.from_bytes(_exactly(self._ours, 4), signed=True)
            return subprocess.CompletedProcess(list(words), code, _text(out), _text(err))


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode().replace("\r\n", "\n")


def _exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            raise ConnectionError("the other side is gone")
        data += piece
    return data


def _serve(connection: socket.socket, main: Callable[[], int]) -> None:
    """Answer each question with the exit code of a forked child, as `subprocess` gives it, until the tests are over."""
    while True:
        head, streams, _, _ = socket.recv_fds(connection, 4, 3)
        if not head:
            return
        question = json.loads(_exactly(connection, int.from_bytes(head)))
        child = os.fork()
        if not child:
            connection.close()
            _become(question, streams)
            sys.exit(main())
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        with suppress(BrokenPipeError):
            connection.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, signed=True))


def _become(question: Mapping[str, Any], streams: Sequence[int]) -> None:
    """Take the folder, the environment, the streams and the words of a command."""
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    os.chdir(question["folder"])
    os.environ.clear()
    os.environ.update(question["environ"])
    signal.alarm(int(SECONDS))
    sys.stdin, sys.stdout, sys.stderr = (open(n, "w" if n else "r", encoding="utf-8") for n in range(3))  # noqa: PTH123, SIM115
    sys.argv = ["dramarchive", *question["words"]]


if __name__ == "__main__":
    for module in ("scraper.runner", "scraper.parsers", "spiders.base"):
        importlib.import_module(module)  # what the commands load when they need it
    from scraper import cli

    _serve(socket.socket(fileno=int(sys.argv[1])), cli.main)
