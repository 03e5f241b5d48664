"""A small real web server for the demo site, on loopback only: ETag, Last-Modified, 304, HEAD and gzip.

`python -m scraper.demo.server --port 8000` serves the site for a browser until Ctrl-C.
"""

import argparse
import gzip
import hashlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import unquote, urlsplit

from scraper.errors import UsageError

HOST = "127.0.0.1"
"""The only address the demo is ever served at."""
PLACEHOLDER = b"{{base}}"
"""What stands in the site's files for the address they are served at."""
NOT_FOUND = "/404.html"
LAST_MODIFIED = datetime(2024, 4, 20, 8, 0, tzinfo=UTC)
"""One date for all pages, the newest post's: a file's own date would differ between installations."""
TYPES = {
    # No charset for HTML: the pages declare their own, and one of them is not UTF-8.
    ".html": "text/html",
    ".xml": "application/xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address of the demo site, ready to be sent."""

    body: bytes
    content_type: str
    etag: str


def load_site(base: str) -> dict[str, Page]:
    """Return the whole site by path (`/`, `/about/`, `/feed.xml`), rendered for `base` (no slash at its end)."""
    pages = {}
    for path, raw in _walk(files("scraper.demo") / "site", "/"):
        body = raw.replace(PLACEHOLDER, base.encode("ascii"))
        pages[path.removesuffix("index.html")] = Page(
            body=body,
            content_type=TYPES["." + path.rpartition(".")[2]],
            etag=f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        )
    return pages


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


class DemoHandler(BaseHTTPRequestHandler):
    """Answers from the loaded site and from nothing else, so no path can leave it."""

    protocol_version = "HTTP/1.1"
    server_version = "dramarchive-demo"
    timeout = 30

    def __init__(self, *args: object, pages: dict[str, Page], quiet: bool) -> None:
        self.pages = pages
        self.quiet = quiet
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send a page's headers."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Log to stderr, unless a command is using it for its own progress."""
        if not self.quiet:
            super().log_message(format, *args)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path not in self.pages and path + "/" in self.pages:
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": path + "/"}, b"", with_body=with_body)
            return
        page = self.pages.get(path)
        if page is None:
            page, status = self.pages[NOT_FOUND], HTTPStatus.NOT_FOUND
        else:
            status = HTTPStatus.OK
        headers = {"Content-Type": page.content_type, "Vary": "Accept-Encoding"}
        if status is HTTPStatus.OK:
            headers |= {"ETag": page.etag, "Last-Modified": format_datetime(LAST_MODIFIED, usegmt=True)}
            if self._is_current(page):
                self._send(HTTPStatus.NOT_MODIFIED, headers, b"", with_body=False)
                return
        body = page.body
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._send(status, headers, body, with_body=with_body)

    def _is_current(self, page: Page) -> bool:
        """Tell whether the client's copy is good (RFC 9110, section 13.2.2: If-None-Match goes first)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or page.etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            return parsedate_to_datetime(since) >= LAST_MODIFIED
        except (ValueError, TypeError):  # TypeError: a date without a zone cannot be compared
            return False

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


class DemoServer(ThreadingHTTPServer):
    """Threads that do not outlive the process, on loopback."""

    daemon_threads = True

    def __init__(self, port: int = 0, *, quiet: bool = True) -> None:
        # The pages hold the address, and the address holds the port that binding gives: bind first, load then.
        pages: dict[str, Page] = {}
        super().__init__((HOST, port), partial(DemoHandler, pages=pages, quiet=quiet))
        pages.update(load_site(self.base))

    @property
    def base(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://{HOST}:{self.server_address[1]}"


@contextmanager
def serve_demo(port: int = 0) -> Iterator[str]:
    """Serve the demo site while the block runs; gives its address (`http://127.0.0.1:PORT`, no slash at its end).

    Port 0 takes any free one. Raises `UsageError` when the port is taken.
    """
    server = _bind(port, quiet=True)
    thread = threading.Thread(target=server.serve_forever, name="demo-server", daemon=True)
    thread.start()
    try:
        yield server.base
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _bind(port: int, *, quiet: bool) -> DemoServer:
    try:
        return DemoServer(port, quiet=quiet)
    except (OSError, OverflowError) as problem:
        message = f"Port {port} on {HOST} cannot be used: {problem}. Next: end what uses it, or name another one."
        raise UsageError(message) from problem


def main(arguments: list[str] | None = None) -> int:
    """Serve for a browser until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m scraper.demo.server", description="Serve the demo site on loopback.")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    try:
        server = _bind(parser.parse_args(arguments).port, quiet=False)
    except UsageError as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.exit_code
    with server:
        sys.stdout.write(f"{server.base}/\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
