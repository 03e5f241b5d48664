"""A web server of our own that can misbehave: real sockets on 127.0.0.1, every request noted with its time.

In a test: `with FaultServer({"/": Reply(body=b"...")}) as server: ... server.url, server.paths()`.
As a process of its own: `python -m tests.faults.server --articles 500 --hosts 2 --log seen.jsonl` prints its addresses, one
a line, and serves `site(500)` at each until it is killed.
"""

import argparse
import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

HTML = ("Content-Type", "text/html; charset=utf-8")
XML = ("Content-Type", "application/xml; charset=utf-8")
TEXT = ("Content-Type", "text/plain; charset=utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer, and what is wrong with it."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (HTML,)
    etag: str | None = None
    """Answer 304 to an If-None-Match of this."""
    send: int | None = None
    """Send only so many bytes of the body, then close; the declared length stays that of the whole."""
    no_length: bool = False
    """Send no Content-Length and close at the end."""
    delay: float = 0.0
    """Seconds before the answer."""
    drip: float = 0.0
    """Seconds between single bytes of the body."""
    endless: bool = False
    """Repeat the body for ever, in chunks."""
    reset: bool = False
    """Close the connection with RST instead of an answer."""
    raw: bytes | None = None
    """Send exactly this instead of an answer."""


Route = Reply | Sequence[Reply] | Callable[[Mapping[str, str]], Reply]
"""One answer, one after the other (the last for ever), or a function of the request's headers."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it came."""

    path: str
    at: float
    headers: Mapping[str, str]
    host: str


@dataclass(slots=True)
class Routes:
    """What a server answers."""

    table: dict[str, Route]
    default: Callable[[str], Reply] = lambda _: Reply(status=404, body=b"<h1>Not Found</h1>")
    served: dict[str, int] = field(default_factory=dict)

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        route = self.table.get(path)
        if route is None:
            return self.default(path)
        if callable(route):
            return route(headers)
        if isinstance(route, Reply):
            return route
        number = self.served.get(path, 0)
        self.served[path] = number + 1
        return route[min(number, len(route) - 1)]


class FaultServer:
    """Serve routes in a thread."""

    def __init__(
        self, table: Mapping[str, Route] | None = None, default: Callable[[str], Reply] | None = None, *, log: Path | None = None
    ) -> None:
        self.routes = Routes(dict(table or {}))
        if default is not None:
            self.routes.default = default
        self.seen: list[Seen] = []
        self.bodies: list[str] = []
        """Paths that were answered with a body."""
        self._log = log
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # head and body are two writes: without this each answer takes 40 ms

            def do_GET(self) -> None:
                server.answer(self)

            def handle(self) -> None:
                # A client that was killed is no news.
                with suppress(ConnectionResetError, BrokenPipeError):
                    super().handle()

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                """Stay quiet: the server keeps its own notes."""

        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._httpd.daemon_threads = True
        self._thread = threading.Thread(target=self._httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        return int(self._httpd.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._httpd.shutdown()
        self._httpd.server_close()

    def paths(self) -> list[str]:
        """Paths asked for so far, in order."""
        with self._lock:
            return [seen.path for seen in self.seen]

    def gaps(self) -> list[float]:
        """Seconds between the requests so far."""
        with self._lock:
            times = [seen.at for seen in self.seen]
        return [after - before for before, after in pairwise(times)]

    def note(self, handler: BaseHTTPRequestHandler) -> None:
        seen = Seen(
            handler.path, time.time(), {k.lower(): v for k, v in handler.headers.items()}, handler.headers.get("Host", "")
        )
        with self._lock:
            self.seen.append(seen)
            if self._log is not None:
                with self._log.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps({"path": seen.path, "at": seen.at, "host": seen.host}) + "\n")

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.note(handler)
        headers = {k.lower(): v for k, v in handler.headers.items()}
        reply = self.routes.reply(handler.path, headers)
        time.sleep(reply.delay)
        try:
            self._send(handler, reply, headers)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply, headers: Mapping[str, str]) -> None:
        if reply.reset:
            # SO_LINGER with zero seconds makes close() send RST.
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()
            handler.close_connection = True
            return
        if reply.raw is not None:
            handler.wfile.write(reply.raw)
            handler.close_connection = True
            return
        if reply.etag and headers.get("if-none-match") == reply.etag:
            handler.send_response(304)
            handler.send_header("ETag", reply.etag)
            handler.end_headers()
            return
        handler.send_response(reply.status)
        for name, value in reply.headers:
            handler.send_header(name, value)
        if reply.etag:
            handler.send_header("ETag", reply.etag)
        if reply.endless or reply.no_length or reply.send is not None:
            handler.send_header("Connection", "close")
            handler.close_connection = True
        if not reply.endless and not reply.no_length:
            handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        self._send_body(handler, reply)

    def _send_body(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        body = reply.body if reply.send is None else reply.body[: reply.send]
        if body:
            self.bodies.append(handler.path)
        if reply.drip:
            for byte in body:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                time.sleep(reply.drip)
        elif reply.endless:
            until = time.monotonic() + 60.0  # a bound for the server's own sake
            while time.monotonic() < until:
                handler.wfile.write(body * 64)
        else:
            handler.wfile.write(body)


def article(number: int, *, base: str = "", extra: str = "") -> bytes:
    """An article page with three track sections, its text unlike that of any other number."""
    tracks = "".join(
        f"<h3>{n}. “Song {number}-{n}” – Singer {number % 7}</h3><p>It plays when scene {number}.{n} ends, and the rain"
        f" over district {number * 31 + n} begins; the strings of take {number * 17 + n} carry it to the credits.</p>"
        for n in (1, 2, 3)
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Songs of drama {number}</title></head><body>"
        f"<nav><a href='{base}/'>Home</a></nav><main><article><h1>Songs of drama {number}</h1>"
        f"<p>Three songs of drama {number} stay with its viewers long after episode {number % 16 + 1} is over.</p>{tracks}{extra}"
        f"</article></main><footer>All rights reserved</footer></body></html>"
    ).encode()


def site(articles: int, *, per_page: int = 20) -> Callable[[str], Reply]:
    """A blog: `/` and `/page/N/` list `articles` articles `/article-N/` with a pager, with ETags."""

    def listing(page: int) -> bytes:
        first = (page - 1) * per_page
        numbers = range(first + 1, min(first + per_page, articles) + 1)
        links = "".join(f"<h2><a href='/article-{n}/'>Songs of drama {n}</a></h2>" for n in numbers)
        older = f"<nav class='pagination'><a class='next' href='/page/{page + 1}/'>Older posts</a></nav>"
        more = older if first + per_page < articles else ""
        return f"<!DOCTYPE html><html><head><title>Blog</title></head><body><main>{links}</main>{more}</body></html>".encode()

    def reply(path: str) -> Reply:
        if path == "/":
            return Reply(body=listing(1), etag='"list-1"')
        word, _, number = path.strip("/").replace("/", "-").rpartition("-")
        if number.isdecimal() and word == "page":
            return Reply(body=listing(int(number)), etag=f'"list-{number}"')
        if number.isdecimal() and word == "article" and 1 <= int(number) <= articles:
            return Reply(body=article(int(number)), etag=f'"article-{number}"')
        return Reply(status=404, body=b"<h1>Not Found</h1>")

    return reply


def main() -> None:
    """Serve sites until killed."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--hosts", type=int, default=1)
    options.add_argument("--robots", default="", help="text of each site's robots.txt; none: 404")
    options.add_argument("--log", type=Path)
    given = options.parse_args()
    table = {"/robots.txt": Reply(body=given.robots.encode(), headers=(TEXT,))} if given.robots else {}
    with ExitStack() as stack:
        for _ in range(given.hosts):
            server = stack.enter_context(FaultServer(table, default=site(given.articles), log=given.log))
            sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
