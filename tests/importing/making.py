"""Web archives as the tools write them, and pages to put into them."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper.config import Config
from scraper.importing.report import Summary
from scraper.importing.run import run_import
from scraper.storage.archive import Archive
from tests.storage.care.sound import html

HOST = "https://blog.example"
EARLY = "2019-03-01T08:00:00Z"
LATE = "2021-03-01T08:00:00Z"
PLAIN = (("Content-Type", "text/html; charset=utf-8"),)


def address(number: int) -> str:
    """A page's address; it ends in no number, or it might be a part of another article."""
    return f"{HOST}/songs-{chr(96 + number)}"


def chunked(body: bytes, size: int = 700) -> bytes:
    """A body in the chunks of HTTP/1.1, as wget and Heritrix keep them."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


class Maker:
    """Writes records through warcio."""

    def __init__(self, *, packed: bool = True, version: str = "1.0", brackets: bool = False) -> None:
        self.out = io.BytesIO()
        self._writer = WARCWriter(self.out, gzip=packed, warc_version=version)
        self._brackets = brackets

    def add(
        self,
        url: str,
        body: bytes,
        *,
        kind: str = "response",
        date: str = LATE,
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = PLAIN,
        content_type: str = "",
        **fields: str,
    ) -> str:
        """Write one record and return its id; `fields` are WARC header fields with `_` for `-`."""
        http = kind in ("response", "request", "revisit")
        head = None
        if http:
            line = "GET / HTTP/1.1" if kind == "request" else status
            head = StatusAndHeaders(line, list(headers), protocol="" if kind == "request" else "HTTP/1.1")
        given = {name.replace("_", "-"): value for name, value in fields.items()}
        record = self._writer.create_warc_record(
            f"<{url}>" if self._brackets else url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=head,
            warc_content_type=content_type,
            warc_headers_dict={"WARC-Date": date, **given},
        )
        if self._brackets:
            record.rec_headers.replace_header("WARC-Target-URI", f"<{url}>")
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def info(self, software: str) -> None:
        self._writer.write_record(self._writer.create_warcinfo_record("made.warc.gz", {"software": software}))

    @property
    def data(self) -> bytes:
        return self.out.getvalue()


def like_wget(pages: Sequence[tuple[str, bytes]], date: str = LATE, *, packed: bool = True) -> bytes:
    """`wget --warc-file`, 1.19 and later: angle brackets, chunks as they came, its own records at the end."""
    made = Maker(packed=packed, brackets=True)
    made.info("Wget/1.21.3 (linux-gnu)")
    for url, body in pages:
        asked = made.add(url, b"", kind="request", date=date, headers=[("User-Agent", "Wget/1.21.3"), ("Host", "blog.example")])
        headers = [*PLAIN, ("Transfer-Encoding", "chunked"), ("Connection", "keep-alive")]
        made.add(url, chunked(body), date=date, headers=headers, WARC_Concurrent_To=asked, WARC_IP_Address="192.0.2.1")
    made.add(f"{HOST}/cover.jpg", b"\xff\xd8\xff", date=date, headers=[("Content-Type", "image/jpeg")])
    made.add("metadata://gnu.org/software/wget/warc/MANIFEST.txt", b"<urn:uuid:1>\n", kind="metadata", content_type="text/plain")
    made.add(
        "metadata://gnu.org/software/wget/warc/wget_arguments.txt", b'"--mirror"\n', kind="resource", content_type="text/plain"
    )
    return made.data


def like_heritrix(pages: Sequence[tuple[str, bytes]], date: str = LATE) -> bytes:
    """Heritrix 3: DNS answers, the request and a metadata record after each answer, gzip as it came."""
    made = Maker()
    made.info("Heritrix/3.4.0-20210621 http://crawler.archive.org")
    made.add("dns:blog.example", b"20210301080000\nblog.example. 300 IN A 192.0.2.1\n", kind="resource", content_type="text/dns")
    for url, body in pages:
        headers = [*PLAIN, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"), ("Vary", "Cookie")]
        answer = made.add(url, gzip.compress(body, mtime=0), date=date, headers=headers)
        made.add(url, b"", kind="request", date=date, headers=[("Host", "blog.example")], WARC_Concurrent_To=answer)
        via = b"via: https://blog.example/\r\nhopsFromSeed: L\r\nfetchTimeMs: 120\r\n"
        made.add(url, via, kind="metadata", content_type="application/warc-fields", WARC_Concurrent_To=answer)
    return made.data


def like_browsertrix(pages: Sequence[tuple[str, bytes]], date: str = "2021-03-01T08:00:00.123Z") -> bytes:
    """Browsertrix: WARC 1.1, bodies decoded by the browser under the headers as sent, notes on each page as `resource`."""
    made = Maker(version="1.1")
    made.info("Browsertrix-Crawler 1.5.0 (with warcio.js 2.4.3)")
    for number, (url, body) in enumerate(pages):
        headers = [*PLAIN, ("content-encoding", "br"), ("content-length", str(len(body) // 4))]
        fields = {"WARC_Page_ID": f"page-{number}", "WARC_Resource_Type": "document"}
        made.add(url, body, date=date, headers=headers, **fields)
        made.add(url, b"", kind="request", date=date, headers=[("user-agent", "Mozilla/5.0")])
        note = json.dumps({"pageid": f"page-{number}", "url": url, "urls": {}}).encode()
        made.add(f"urn:pageinfo:{url}", note, kind="resource", content_type="application/json", date=date)
        made.add(f"urn:text:{url}", b"words", kind="resource", content_type="text/plain", date=date)
    return made.data


def wacz(
    path: Path,
    warcs: dict[str, bytes],
    *,
    digests: dict[str, str] | None = None,
    named: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
) -> Path:
    """A WACZ with its description; `digests` stand in place of the true ones, `named` are told of and not there."""
    members = {"pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n', **warcs}
    hashes = {name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in members.items()}
    described = {"profile": "data-package", "wacz_version": "1.1.1"}
    told = {**hashes, **(digests or {}), **(named or {})}
    resources = [{"name": Path(name).name, "path": name, "hash": digest} for name, digest in told.items()]
    members |= extra or {}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
        package.writestr("datapackage.json", json.dumps(described | {"resources": resources}))
    return path


def brought(config: Config, *paths: Path, **options: Any) -> Summary:
    """Import and return what is told of it."""
    return run_import(config, paths, **options)


def counts(summary: Summary) -> dict[str, int]:
    """The counters that are not zero."""
    return {name: number for name, number in summary.counts().items() if number and name != "discovered"}


def rows(config: Config, sql: str) -> list[Any]:
    with Archive.open_read_only(config.archive) as archive:
        return list(archive.db.execute(sql).fetchall())


def pages(*numbers: int, edition: int = 1) -> list[tuple[str, bytes]]:
    return [(address(number), html(number, edition=edition)) for number in numbers]
