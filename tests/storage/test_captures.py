"""Captures: what goes in comes out, other tools can read it, and damage is found, not passed on."""

import gzip
import json
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from scraper.errors import StorageError
from scraper.items import Capture, CaptureRow
from scraper.storage.captures import CaptureStore
from tests.storage.making import LATER, NOW, URL, capture

zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
HTML = "<html><p>눈물의 여왕</p></html>".encode()


def records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Read a WARC file as another tool would, digests checked."""
    with path.open("rb") as stream:
        return [
            (r.rec_type, dict(r.rec_headers.headers), r.content_stream().read())
            for r in ArchiveIterator(stream, check_digests="raise")
        ]


def passes_warcio_check(path: Path) -> bool:
    class Arguments:
        inputs = (str(path),)
        verbose = False

    checker = Checker(Arguments())
    checker.process_all()
    return bool(checker.exit_value == 0)


GZIP = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
HEADERS = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Ünï", "café\xff"))
WIRE = [
    pytest.param(capture(HTML, headers=HEADERS), id="plain"),
    pytest.param(capture(HTML, raw_body=gzip.compress(HTML), headers=(*HEADERS, ("Content-Encoding", "gzip"))), id="gzip"),
    pytest.param(capture(HTML, raw_body=zlib.compress(HTML), headers=(("Content-Encoding", "deflate"),)), id="deflate"),
    pytest.param(capture(HTML, headers=(("Content-Encoding", "gzip"),)), id="labelled gzip, sent plain"),
    pytest.param(capture(HTML, headers=(("Transfer-Encoding", "chunked"), ("Content-Length", "9"))), id="chunked, wrong length"),
    pytest.param(capture(b"", status=204, headers=()), id="nothing at all"),
    pytest.param(capture(b"a\r\n\r\nb\x00\xff", status=299, headers=(("X-Empty", ""),)), id="blank lines in the body"),
    pytest.param(capture(HTML[:9], complete=False, headers=(("Content-Length", "999"),)), id="cut short"),
    pytest.param(capture(HTML, url="https://blog.example/눈물의 여왕?q=1&x=%E2%80%A6#top"), id="a URL that is no URI"),
]


@pytest.mark.parametrize("given_", WIRE)
def test_a_capture_comes_back_as_it_was(tmp_path: Path, given_: Capture) -> None:
    store = CaptureStore(tmp_path / "captures")
    row = replace(store.append(given_, now=NOW), id=1)
    assert store.read(row) == given_
    path = store.directory / row.warc_file
    assert passes_warcio_check(path)
    kinds = [kind for kind, _, _ in records(path)]
    assert kinds == ["warcinfo", "response"]


ASKED = (("User-Agent", "dramarchive/1 (+me@example.org)"), ("Accept-Encoding", "gzip, deflate"), ("If-None-Match", '"v1"'))


def test_what_was_asked_is_the_record_after_the_answer(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures", part_of="songs.db")
    asked = capture(HTML, url="https://me:secret@blog.example/눈물?q=1 2", request_headers=ASKED)
    row = store.append(asked, now=NOW, rows_before=7)
    path = store.directory / row.warc_file
    assert passes_warcio_check(path)
    assert "secret" not in gzip.decompress(path.read_bytes()).decode()
    (info, _, about), (answer, answer_fields, _), (request, fields, _) = records(path)
    assert (info, answer, request) == ("warcinfo", "response", "request")
    assert b"isPartOf: songs.db" in about
    assert fields["WARC-Concurrent-To"] == answer_fields["WARC-Record-ID"]
    assert fields["WARC-Target-URI"] == answer_fields["WARC-Target-URI"]
    assert answer_fields["Dramarchive-Rows-Before"] == "7"
    with path.open("rb") as stream:
        (sent,) = [r.http_headers for r in ArchiveIterator(stream) if r.rec_type == "request"]
    assert (sent.protocol, sent.statusline) == ("GET", "/%EB%88%88%EB%AC%BC?q=1%202 HTTP/1.1")
    assert sent.headers == [("Host", "blog.example"), *ASKED]
    assert store.read(row) == replace(asked, url="https://blog.example/눈물?q=1 2", request_headers=())


def test_a_second_reader_agrees(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    first = replace(store.append(capture(HTML, raw_body=gzip.compress(HTML), headers=GZIP, request_headers=ASKED), now=NOW), id=1)
    store.append(capture(HTML, raw_body=gzip.compress(HTML), headers=GZIP), now=LATER, original=first)
    with (store.directory / first.warc_file).open("rb") as stream:
        found = [
            (str(r.headers["WARC-Type"]), bool(r.verify_block_digest()), bool(r.verify_payload_digest()))
            for r in FastIterator(stream, parse_http=False)
        ]
    assert [kind for kind, _, _ in found] == ["warcinfo", "response", "request", "revisit"]
    assert all(block for _, block, _ in found)
    with (store.directory / first.warc_file).open("rb") as stream:
        bodies = [r.reader.read() for r in FastIterator(stream, auto_decode="content") if r.is_http and r.http_content_type]
    assert HTML in bodies


def test_another_tool_sees_the_body_decoded(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    row = store.append(
        capture(HTML, raw_body=gzip.compress(HTML), headers=(("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))),
        now=NOW,
    )
    _, fields, body = records(store.directory / row.warc_file)[1]
    assert body == HTML
    assert fields["WARC-Target-URI"] == URL
    assert fields["WARC-Date"] == NOW
    assert fields["WARC-Payload-Digest"].startswith("sha256:")
    assert "WARC-Truncated" not in fields


def test_a_body_cut_inside_its_coding_is_kept_and_marked(tmp_path: Path) -> None:
    raw = gzip.compress(os.urandom(2000) + HTML)[:1500]
    salvaged = zlib.decompressobj(31).decompress(raw)
    store = CaptureStore(tmp_path / "captures")
    cut = capture(salvaged, raw_body=raw, complete=False, headers=(("Content-Encoding", "gzip"),))
    row = replace(store.append(cut, now=NOW), id=1)
    assert not row.complete
    assert store.read(row) == cut
    assert records(store.directory / row.warc_file)[1][1]["WARC-Truncated"] == "unspecified"


def test_a_bomb_is_read_back_no_further_than_the_crawler_went(tmp_path: Path) -> None:
    raw = gzip.compress(b" " * 50_000_000)
    store = CaptureStore(tmp_path / "captures")
    bomb = capture(b" " * 1000, raw_body=raw, complete=False, headers=(("Content-Encoding", "gzip"),))
    row = store.append(bomb, now=NOW)
    assert store.read(row) == bomb


@pytest.mark.parametrize(
    ("raw", "coding", "reason"),
    [
        (b"secret coding", "x-secret", "nobody can undo it"),
        (brotli.compress(HTML), "br", "warcio 1.8 fails on it with today's brotli"),
        (zstd.compress(HTML), "zstd", "warcio does not know it"),
        (gzip.compress(brotli.compress(HTML)), "br, gzip", "warcio undoes one coding only"),
        (b"", "gzip", "the bytes are not the body's"),
    ],
    ids=["x-secret", "br", "zstd", "br, gzip", "other bytes"],
)
def test_what_other_tools_cannot_undo_is_kept_decoded(tmp_path: Path, raw: bytes, coding: str, reason: str) -> None:
    store = CaptureStore(tmp_path / "captures")
    row = store.append(capture(HTML, raw_body=raw, headers=(("Content-Encoding", coding),)), now=NOW)
    found = store.read(row)
    assert (found.body, found.headers) == (HTML, (("Content-Encoding", coding),)), reason
    assert passes_warcio_check(store.directory / row.warc_file)
    assert records(store.directory / row.warc_file)[1][2] == HTML, reason


def test_one_gzip_member_a_record_at_the_offset_of_its_row(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    rows = [store.append(capture(HTML * n, url=f"{URL}/{n}"), now=NOW) for n in range(1, 6)]
    data = (store.directory / rows[0].warc_file).read_bytes()
    ends = [0]
    rest = data
    while rest:
        member = zlib.decompressobj(31)
        member.decompress(rest)
        assert member.eof
        rest = member.unused_data
        ends.append(len(data) - len(rest))
    assert [(r.warc_offset, r.warc_offset + r.warc_length) for r in rows] == list(pairwise(ends[1:]))


def test_headers_cannot_smuggle_lines_or_records(tmp_path: Path) -> None:
    evil = capture(
        HTML, headers=(("X-A", "1\r\nX-Injected: 2\r\n\r\n<p>"), ("X\r\n\r\nWARC/1.1", "3")), url=f"{URL}\r\nWARC-Type: x"
    )
    store = CaptureStore(tmp_path / "captures")
    row = replace(store.append(evil, now=NOW), id=1)
    found = store.read(row)
    assert found.body == HTML
    assert [name for name, _ in found.headers] == ["X-A", "X WARC/1.1"]
    assert [kind for kind, _, _ in records(store.directory / row.warc_file)] == ["warcinfo", "response"]


def test_no_password_is_written(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    row = store.append(capture(HTML, url="https://me:hunter2@blog.example/a"), now=NOW)
    assert row.url == "https://blog.example/a"
    whole = b"".join(gzip.decompress((store.directory / row.warc_file).read_bytes()).split())
    assert b"hunter2" not in whole


def test_the_same_body_again_is_a_revisit(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    body = HTML * 500
    first = replace(store.append(capture(body), now=NOW), id=7)
    second = store.append(capture(body, fetched_at=LATER, headers=(("X-New", "1"),)), now=LATER, original=first)
    assert second.refers_to == 7
    found = store.read(second, original=first)
    assert (found.body, found.headers, found.fetched_at) == (body, (("X-New", "1"),), LATER)
    kind, fields, _ = records(store.directory / second.warc_file)[2]
    assert kind == "revisit"
    assert fields["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert fields["WARC-Refers-To-Target-URI"] == URL
    assert fields["WARC-Refers-To-Date"] == NOW
    with pytest.raises(StorageError, match="was not given"):
        store.read(second)


def test_a_304_is_a_revisit_too_and_has_no_body(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    first = replace(store.append(capture(HTML), now=NOW), id=7)
    answer = capture(b"", status=304, fetched_at=LATER)
    row = store.append(answer, now=LATER, original=first)
    assert store.read(row) == answer
    assert records(store.directory / row.warc_file)[2][1]["WARC-Profile"].endswith("server-not-modified")


def test_the_same_text_coded_otherwise_is_stored_whole(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    first = replace(store.append(capture(HTML), now=NOW), id=7)
    coded = capture(HTML, fetched_at=LATER, raw_body=gzip.compress(HTML), headers=(("Content-Encoding", "gzip"),))
    second = store.append(coded, now=LATER, original=first)
    assert second.refers_to is None
    assert store.read(second) == coded


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures", rotate_at=2000)
    rows = [store.append(capture(os.urandom(900), url=f"{URL}/{n}"), now=NOW) for n in range(6)]
    assert len({row.warc_file for row in rows}) > 1
    assert [store.read(row).body for row in rows] == [store.read(row).body for row in rows]
    for path in store.directory.iterdir():
        assert records(path)[0][0] == "warcinfo"
        assert path.stat().st_size < 2000 + 1500


def test_two_stores_never_write_to_one_file(tmp_path: Path) -> None:
    first, second = CaptureStore(tmp_path / "captures"), CaptureStore(tmp_path / "captures")
    names = {store.append(capture(HTML), now=NOW).warc_file for store in (first, second, first, second)}
    assert len(names) == 2
    first.close()
    assert first.append(capture(HTML), now=NOW).warc_file not in names, "a closed file is not opened again"


def test_a_forked_process_writes_to_a_file_of_its_own(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path / "captures")
    before = store.append(capture(HTML), now=NOW)
    child = os.fork()
    if child == 0:
        name = store.append(capture(HTML), now=NOW).warc_file
        os._exit(0 if name != before.warc_file else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    after = store.append(capture(HTML), now=NOW)
    assert after.warc_file == before.warc_file
    assert store.read(after).body == HTML


def stored(tmp_path: Path) -> tuple[CaptureStore, list[CaptureRow]]:
    store = CaptureStore(tmp_path / "captures")
    return store, [replace(store.append(capture(HTML * n, url=f"{URL}/{n}"), now=NOW), id=n) for n in range(1, 4)]


def test_a_torn_tail_harms_nothing_before_it(tmp_path: Path) -> None:
    store, rows = stored(tmp_path)
    path = store.directory / rows[0].warc_file
    os.truncate(path, rows[-1].warc_offset + 10)
    assert [store.read(row).body for row in rows[:2]] == [HTML, HTML * 2]
    with pytest.raises(StorageError, match=r"capture 3 .*ends too early.*Next: "):
        store.read(rows[2])


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_bit_is_found(tmp_path: Path, place: float) -> None:
    store, rows = stored(tmp_path)
    path = store.directory / rows[1].warc_file
    data = bytearray(path.read_bytes())
    data[rows[1].warc_offset + int(rows[1].warc_length * place)] ^= 0x10
    path.write_bytes(data)
    with pytest.raises(StorageError, match=r"capture 2 .*is damaged"):
        store.read(rows[1])
    assert store.read(rows[2]).body == HTML * 3


BAD_ROWS = [
    ({"warc_offset": 0}, "damaged", "the warcinfo record stands there"),
    ({"warc_offset": 5}, "damaged", "inside a member"),
    ({"warc_length": 40}, "damaged", "half a member"),
    ({"warc_length": 100_000_000}, "damaged", "longer than the file"),
    ({"url": "https://other.example/"}, "damaged", "the record is another URL's"),
    ({"payload_digest": "sha256:00"}, "damaged", "the body is not the one the row names"),
    ({"warc_file": "gone.warc.gz"}, "missing", "no such file"),
    ({"warc_file": "../archive.db"}, "not a file name", "outside captures/"),
    ({"warc_file": "/etc/passwd"}, "not a file name", "an absolute path"),
    ({"warc_file": ".."}, "not a file name", "a directory"),
    ({"warc_file": ""}, "not a file name", "nothing"),
    ({"warc_file": "a\0b"}, "not a file name", "a NUL"),
]


@pytest.mark.parametrize(("changes", "message", "reason"), BAD_ROWS)
def test_a_row_that_lies_is_found(tmp_path: Path, changes: dict[str, object], message: str, reason: str) -> None:
    store, rows = stored(tmp_path)
    (tmp_path / "archive.db").write_bytes(b"x")
    with pytest.raises(StorageError, match=message) as caught:
        store.read(replace(rows[1], **changes))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value), reason


printable = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0:"), max_size=30).map(lambda s: s.strip(" \t"))
header = st.tuples(printable.filter(bool), printable).filter(
    lambda h: (
        h[0].lower() not in ("content-encoding", "transfer-encoding", "content-length") and not h[0].startswith("X-Crawler-")
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=3000), headers=st.lists(header, max_size=6).map(tuple), status=st.integers(200, 599))
def test_any_body_and_headers_come_back(tmp_path: Path, body: bytes, headers: tuple[tuple[str, str], ...], status: int) -> None:
    store = CaptureStore(tmp_path / "captures")
    given_ = capture(body, headers=headers, status=status)
    assert store.read(store.append(given_, now=NOW)) == given_
    store.close()


KILLED = """
import json, os, signal, sys
from dataclasses import asdict
from pathlib import Path
from scraper.storage.captures import CaptureStore
from scraper.storage.warc import response_record
from tests.storage.making import NOW, capture
store = CaptureStore(Path(sys.argv[1]))
rows = [store.append(capture(b"x" * 1000, url=f"https://blog.example/{n}"), now=NOW) for n in range(5)]
half = response_record(capture(b"y" * 1000), date=NOW, info_id="<urn:x>").data
os.write(store._fd, half[: len(half) // 2])
print(json.dumps([asdict(row) for row in rows]), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_after_a_kill_inside_a_record_the_next_process_begins_a_new_file(tmp_path: Path) -> None:
    directory = tmp_path / "captures"
    command = [sys.executable, "-c", KILLED, str(directory)]
    killed = subprocess.run(
        command, check=False, timeout=60, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True
    )
    assert killed.returncode == -9, killed.stderr
    (torn,) = directory.iterdir()
    store = CaptureStore(directory)
    row = store.append(capture(HTML), now=NOW)
    assert row.warc_file != torn.name
    assert store.read(row).body == HTML
    written = [CaptureRow(**fields) for fields in json.loads(killed.stdout)]
    assert [store.read(row).body for row in written] == [b"x" * 1000] * 5
    assert written[-1].warc_offset + written[-1].warc_length < torn.stat().st_size, "the tail was torn"
