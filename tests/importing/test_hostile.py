"""Broken and hostile files: what is whole in them comes in, the rest is named in a line, nothing is written anywhere else."""

import gzip
import io
import stat
import struct
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from scraper.config import Config
from scraper.importing.answers import ANSWERS, Broken, Page, page_of
from scraper.importing.records import DAMAGES_MOST, Damage, Record, read_records
from scraper.importing.unpacking import GZIP
from scraper.items import Capture
from scraper.storage.captures import CaptureStore
from scraper.storage.care.verify import verify
from tests.importing.making import HOST, PLAIN, Maker, address, brought, chunked, like_heritrix, pages, rows, wacz
from tests.storage.care.sound import html

MOST = 4_000_000
NOW = time.time()
ONE = like_heritrix(pages(1))
THREE = Maker()
for _number in (1, 2, 3):
    THREE.add(address(_number), html(_number))
PACKED = THREE.data
PLAIN_THREE = gzip.decompress(PACKED)


def changed(data: bytes, place: int) -> bytes:
    made = bytearray(data)
    made[place] ^= 0x10
    return bytes(made)


def raw(*lines: str, block: bytes = b"", length: int | None = None) -> bytes:
    """A record written by hand."""
    head = "\r\n".join(("WARC/1.0", *lines, f"Content-Length: {len(block) if length is None else length}"))
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(number: int, *, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", **options: int) -> bytes:
    url = f"WARC-Target-URI: {address(number)}"
    return raw("WARC-Type: response", url, "WARC-Date: 2020-01-01T00:00:00Z", block=head + html(number), **options)


def digested(digest: str) -> bytes:
    return answer(1).replace(b"Content-Length", f"WARC-Block-Digest: {digest}\r\nContent-Length".encode(), 1)


def zeros(size: int) -> bytes:
    return gzip.compress(raw("WARC-Type: resource", "WARC-Target-URI: http://h.example/a", length=size) + b"\0" * size, 9)


EMPTY = raw("WARC-Type: response", f"WARC-Target-URI: {address(4)}", "WARC-Date: 2020-01-01T00:00:00Z")


@dataclass(frozen=True)
class Case:
    """A file, the pages that must come in, and a word of each problem that must be named."""

    name: str
    data: bytes
    taken: tuple[int, ...]
    problems: tuple[str, ...] = ()


FILES = [
    Case("cut in a record", PACKED[:-40], (1, 2), ("ends in the middle of a record",)),
    Case("cut in a plain record", PLAIN_THREE[:-40], (1, 2), ("ends in the middle of a record",)),
    Case("cut in a head", PLAIN_THREE[: PLAIN_THREE.rindex(b"WARC/1.0") + 60], (1, 2), ("in the middle of a record's head",)),
    Case("a flipped bit", changed(PACKED, len(PACKED) // 2), (1, 3), ("",)),
    Case("a changed letter", PLAIN_THREE.replace(b"Last Chance 2", b"Lost Chance 2"), (1, 3), ("block digest is wrong",)),
    Case("one gzip member for all", gzip.compress(PLAIN_THREE), (1, 2, 3)),
    Case("zeros at the end", PACKED + b"\0" * 5000, (1, 2, 3)),
    Case("words at the end", PACKED + b"and so on", (1, 2, 3), ("no gzip member",)),
    Case("words in between", PACKED + b"and so on" + ONE, (1, 2, 3), ("no gzip member",)),
    Case("a length that is too long", answer(1, length=9_000) + PLAIN_THREE, (1, 2, 3), ("its length is not the one it names",)),
    Case("a length beyond the end", PLAIN_THREE + answer(4, length=10**12), (1, 2, 3), ("ends in the middle",)),
    Case("a length that is too short", answer(4, length=200) + PLAIN_THREE, (1, 2, 3), ("its length is not the one it names",)),
    Case("a length of no number", raw("Content-Length: many") + PLAIN_THREE, (1, 2, 3), ("no number (many)",)),
    Case("a length below zero", answer(4, length=-5) + PLAIN_THREE, (1, 2, 3), ("no number (-5)",)),
    Case("a head without end", b"WARC/1.0\r\n" + b"A: b\r\n" * 90_000 + PLAIN_THREE, (1, 2, 3), ("its head has no end",)),
    Case("a line without end", b"WARC/1.0\r\nA: " + b"b" * 600_000 + b"\r\n" + PLAIN_THREE, (1, 2, 3), ("its head has no end",)),
    Case("endless gzip", PACKED + zeros(300_000_000) + ONE, (1, 2, 3), ("more than 200 times its size; the rest of the file",)),
    Case("no date", answer(4).replace(b"WARC-Date", b"X-Date") + PLAIN_THREE,
         (1, 2, 3), ("its date is none",)),
    Case("a date to come", PLAIN_THREE + answer(4).replace(b"2020-", b"2199-"), (1, 2, 3), ("its date is none",)),
    Case("records of another world", raw("WARC-Type: frobnicate", "WARC-Target-URI: x") + PLAIN_THREE, (1, 2, 3)),
    Case("addresses that are none", answer(4).replace(address(4).encode(), b"file:///etc/passwd")
         + answer(5).replace(address(5).encode(), b"data:text/html,<p>x") + PLAIN_THREE, (1, 2, 3)),
    Case("an impossible address", answer(4).replace(address(4).encode(), b"http://h.example:99999999/") + PLAIN_THREE,
         (1, 2, 3), ("its address is impossible",)),
    Case("a terminal's orders in an address", answer(4).replace(b"songs-d", b"a \x1b[31m b") + PLAIN_THREE,
         (1, 2, 3), ("its address is impossible",)),
    Case("a digest that nobody knows", digested("shake128:é") + PLAIN_THREE, (1, 2, 3)),
    Case("a digest in base64", digested("sha256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="), (1,)),
    Case("no HTTP", answer(4, head=b"") + PLAIN_THREE, (1, 2, 3)),
    Case("empty answers", EMPTY + PLAIN_THREE,
         (1, 2, 3)),
]  # fmt: skip


def found_in(data: bytes) -> tuple[list[str], list[str]]:
    """The addresses of the pages in a web archive, and what is wrong with it."""
    taken, problems = [], []
    for record in read_records(io.BytesIO(data), most=MOST, kinds=ANSWERS):
        found = record if isinstance(record, Damage) else page_of(record, limit=MOST, now=NOW, origin="a@0")
        if isinstance(found, Page):
            taken.append(found.capture.url)
        elif isinstance(found, Damage | Broken):
            problems.append(f"at {found.url}: {found.reason}")
    return taken, problems


@pytest.mark.parametrize("case", FILES, ids=[case.name for case in FILES])
def test_what_is_whole_comes_in(case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    taken, problems = found_in(case.data)
    assert set(taken) == {address(number) for number in case.taken}
    assert len(problems) == len(case.problems), problems
    assert all(word in problem and "\n" not in problem for word, problem in zip(case.problems, problems, strict=True)), problems
    assert capfd.readouterr().err == ""


def test_behind_any_flipped_bit_the_next_record_is_found() -> None:
    places = {0: "bc", PACKED.index(GZIP, 1): "ac", PACKED.rindex(GZIP): "ab"}
    for place in range(0, len(PACKED), 7):
        others = next(others for start, others in reversed(places.items()) if start <= place)
        assert set(others) <= {url[-1] for url in found_in(changed(PACKED, place))[0]}, place


def test_a_file_full_of_damage_is_given_up() -> None:
    taken, problems = found_in(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" * 5_000 + PLAIN_THREE)
    assert taken == []
    assert len(problems) == DAMAGES_MOST
    assert "so much of the file is damaged" in problems[-1]


BODIES = [
    ("brotli", brotli.compress(html(1)), [("Content-Encoding", "br")], ""),
    ("zstd", zstd.compress(html(1)), [("Content-Encoding", "zstd")], ""),
    ("gzip in chunks", chunked(gzip.compress(html(1))), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], ""),
    ("chunks with words", chunked(html(1)).replace(b"\r\n", b";a=b\r\n", 1), [("transfer-encoding", "Chunked")], ""),
    ("chunks joined already", html(1), [("Transfer-Encoding", "chunked")], ""),
    ("decoded already", html(1), [("Content-Encoding", "gzip"), ("Content-Length", "900")], ""),
    ("a length too short by the server", html(1), [("Content-Length", "10")], ""),
    ("no type", html(1), [("Content-Type", "")], ""),
    ("a wrong type", html(1), [("Content-Type", "text/plain")], ""),
    ("a wrong charset", html(1), [("Content-Type", "text/html; charset=euc-kr")], ""),
    ("two types", html(1), [("Content-Type", "text/html"), ("Content-Type", "image/png")], ""),
    ("a folded header", html(1), [("X-A", "b\r\n c: d")], ""),
    ("a chunk missing", chunked(html(1))[:-700], [("Transfer-Encoding", "chunked")], "its last chunk is missing"),
    ("shorter than it says", html(1)[:2000], [("Content-Length", "9000")], "it ends after 2000 of 9000 bytes"),
    ("half a gzip body", gzip.compress(html(1))[:-200], [("Content-Encoding", "gzip")], "broken gzip body"),
    ("an unknown coding", html(1), [("Content-Encoding", "rot13")], "unknown content coding"),
    ("a bomb", gzip.compress(b"<html>" + b" " * 9_000_000), [("Content-Encoding", "gzip")], "more than 4000000 bytes"),
]


@pytest.mark.parametrize(("body", "headers", "problem"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies_as_tools_keep_them(body: bytes, headers: list[tuple[str, str]], problem: str) -> None:
    made = Maker()
    made.add(address(1), body, headers=[*(PLAIN if not any(n == "Content-Type" for n, _ in headers) else ()), *headers])
    (record,) = (one for one in read_records(io.BytesIO(made.data), most=MOST, kinds=ANSWERS) if isinstance(one, Record))
    found = page_of(record, limit=MOST, now=NOW, origin="a@0")
    assert isinstance(found, Page)
    assert found.capture.complete == (not problem)
    assert problem in found.problem
    if not problem:
        assert found.capture.body == html(1)
        store_and_read(found.capture)


def store_and_read(capture: Capture) -> None:
    """What was stored is what was found, headers too."""
    with TemporaryDirectory() as place:
        store = CaptureStore(Path(place) / "captures")
        row = store.append(capture, now="2026-03-01T00:00:00.000Z")
        assert store.read(row).body == capture.body
        assert [name.lower() for name, _ in store.read(row).headers] == [name.lower() for name, _ in capture.headers]
        store.close()


def test_a_huge_page_is_refused_and_a_huge_film_passed_over() -> None:
    made = Maker(packed=False)
    made.add(address(1), html(1) + b" " * 5_000_000)
    made.add(f"{HOST}/film.mp4", b"\0" * 9_000_000, headers=[("Content-Type", "video/mp4")])
    made.add(address(2), html(2))
    assert found_in(made.data) == ([address(2)], [f"at {address(1)}: it is larger than {MOST} bytes"])


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def with_members(path: Path, members: Sequence[tuple[str | zipfile.ZipInfo, bytes]], **options: Any) -> bytes:
    with zipfile.ZipFile(path, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, data in members:
            package.writestr(name, data, **options)
    return path.read_bytes()


def lying(path: Path) -> None:
    """A member whose length, in both tables, is not the one of its bytes."""
    with_members(path, [("archive/a.warc.gz", ONE)])
    path.write_bytes(
        path.read_bytes().replace(struct.pack("<II", len(ONE), len(ONE)), struct.pack("<II", len(ONE) - 9, len(ONE) - 9))
    )


GOOD = ("archive/good.warc.gz", ONE)
PACKAGES: list[tuple[str, Callable[[Path], object], bool, tuple[str, ...]]] = [
    ("a name that leads out", lambda p: with_members(p, [("../../out.warc.gz", ONE), GOOD]), True, ("leads out",)),
    ("an absolute name", lambda p: with_members(p, [("/tmp/out.warc.gz", ONE), GOOD]), True, ("leads out",)),
    ("a drive", lambda p: with_members(p, [("C:\\out.warc.gz", ONE), GOOD]), True, ("leads out",)),
    ("a symbolic link", lambda p: with_members(p, [(link("archive/a.warc.gz"), b"/etc/passwd"), GOOD]), True, ("symbolic link",)),
    ("a name twice", lambda p: with_members(p, [GOOD, GOOD]), True, ("stands in the ZIP twice",)),
    ("a bomb", lambda p: with_members(p, [("a.warc", b"\0" * 90_000_000), GOOD], compress_type=zipfile.ZIP_DEFLATED), True,
     ("more than 200 times",)),
    ("lying lengths", lying, True, ("ends in the middle of a record",)),
    ("another digest", lambda p: wacz(p, dict([GOOD]), digests={GOOD[0]: "sha256:00"}), False, ("digest is not the one",)),
    ("a member missing", lambda p: wacz(p, dict([GOOD]), named={"archive/b.warc.gz": "sha256:00"}), True, ("it is not there",)),
    ("a description that is none", lambda p: with_members(p, [GOOD, ("datapackage.json", b"[" * 100_000)]), False,
     ("datapackage.json cannot be read",)),
    ("a description that was changed", lambda p: wacz(p, dict([GOOD]), extra={"datapackage-digest.json":
     b'{"path": "datapackage.json", "hash": "sha256:00"}'}), False, ("is not the one whose digest",)),
    ("cut short", lambda p: p.write_bytes(wacz(p, dict([GOOD])).read_bytes()[:-200]), False, ("cut short or no whole ZIP",)),
    ("a changed byte", lambda p: p.write_bytes(changed(with_members(p, [GOOD]), 700)), False, ("good.warc.gz at byte",)),
    ("no web archive in it", lambda p: with_members(p, [("a.html", html(1))]), False, ("no web archive in this ZIP",)),
    ("a package in a package", lambda p: with_members(p, [("a.wacz", b"PK\x03\x04" + ONE), GOOD]), True, ()),
    ("a whole one", lambda p: wacz(p, dict([GOOD])), True, ()),
]  # fmt: skip


def test_hostile_packages_in_one_run(tmp_path: Path) -> None:
    outside = (tmp_path.parent, Path("/tmp"))
    before = [sorted(place.glob("out*")) for place in outside]
    config = Config(archive=tmp_path / "archive.db")
    files = []
    for number, (_, make, _, _) in enumerate(PACKAGES):
        files.append(tmp_path / f"{number:02}.wacz")
        make(files[-1])
    done = brought(config, *files)
    for (name, _, taken, problems), file in zip(PACKAGES, done.files, strict=True):
        assert [word in problem for word, problem in zip(problems, file.problems, strict=True)] == [True] * len(problems), name
        assert (file.pages > 0) == taken, name
    assert done.run is not None
    assert (done.run.outcome, done.run.stored) == ("incomplete", 1)
    assert done.run.failed == sum(len(problems) for *_, problems in PACKAGES)
    assert [sorted(place.glob("out*")) for place in outside] == before
    assert verify(config.archive, now="2026-03-01T00:00:00.000Z").ok


def test_hostile_files_in_one_run(tmp_path: Path) -> None:
    config = Config(archive=tmp_path / "archive.db")
    files = []
    for number, case in enumerate(FILES):
        files.append(tmp_path / f"{number:02}.warc")
        files[-1].write_bytes(case.data)
    done = brought(config, *files, wanted="warc")
    assert [row[0] for row in rows(config, "SELECT url FROM articles ORDER BY url")] == [address(1), address(2), address(3)]
    assert done.run is not None
    assert done.run.failed == sum(len(case.problems) for case in FILES)
    run = done.run
    assert run.discovered == run.stored + run.unchanged + run.refused + run.failed
    assert verify(config.archive, now="2026-03-01T00:00:00.000Z").ok
