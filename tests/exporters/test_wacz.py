"""WACZ: what the specification asks for holds, two other readers read it, and every index line leads to its record."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from exporters import load_packers, wacz
from exporters.surt import surt_key
from scraper.errors import StorageError
from scraper.items.stored_record import StoredRecord
from scraper.storage.archive import Archive
from scraper.storage.packing import Selection, pages_of, records_of
from tests.storage.care.sound import make_archive, url_of

NOW = "2026-03-01T08:09:11.000Z"
ARTICLES = 7


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pages; of the second crawl three are revisits and one is another edition."""
    path = tmp_path_factory.mktemp("sound") / "archive.db"
    make_archive(path, articles=ARTICLES)
    return path


def packed(path: Path, **selected: Any) -> tuple[zipfile.ZipFile, tuple[int, int]]:
    out = io.BytesIO()
    selection = Selection(**selected)
    with Archive.open_read_only(path) as archive:
        counts = wacz.export_captures(
            pages_of(archive, selection), records_of(archive, selection), out, title="songs", created=NOW, software="x/1"
        )
    return zipfile.ZipFile(out), counts


def index_of(package: zipfile.ZipFile) -> list[tuple[str, str, dict[str, str]]]:
    lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
    assert lines == sorted(lines), "sorted by bytes, for a binary search"
    assert [line for block in blocks_of(package) for line in block] == lines
    return [(key, time, json.loads(rest)) for key, time, rest in (line.split(" ", 2) for line in lines)]


def blocks_of(package: zipfile.ZipFile) -> list[list[str]]:
    """The index read by its own index, each block under the key of its first line."""
    about, *blocks = package.read("indexes/index.idx").decode().splitlines()
    assert about == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    data, found = package.read("indexes/index.cdx.gz"), []
    for key, time, said in (line.split(" ", 2) for line in blocks):
        place = json.loads(said)
        lines = gzip.decompress(data[place["offset"] :][: place["length"]]).decode().splitlines()
        assert lines[0].startswith(f"{key} {time} ")
        found.append(lines)
    return found


def pages_in(package: zipfile.ZipFile) -> list[dict[str, Any]]:
    return [json.loads(line) for line in package.read("pages/pages.jsonl").decode().splitlines()]


def test_it_is_found_by_its_name() -> None:
    assert load_packers()["wacz"].SUFFIX == ".wacz"


def test_the_manifest_covers_every_file(path: Path) -> None:
    package, _ = packed(path, everything=True)
    manifest = json.loads(package.read("datapackage.json"))
    assert (manifest["profile"], manifest["wacz_version"], manifest["created"]) == ("data-package", "1.1.1", NOW)
    listed = {r["path"]: (r["hash"], r["bytes"]) for r in manifest["resources"]}
    held = {
        name: (f"sha256:{hashlib.sha256(package.read(name)).hexdigest()}", len(package.read(name)))
        for name in package.namelist()
        if not name.startswith("datapackage")
    }
    assert listed == held
    digest = json.loads(package.read("datapackage-digest.json"))
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(package.read('datapackage.json')).hexdigest()}",
    }
    assert {r["name"] for r in manifest["resources"]} >= {"index.cdx.gz", "index.idx", "pages.jsonl"}
    stored = {i.filename for i in package.infolist() if i.compress_type == zipfile.ZIP_STORED}
    assert stored == {n for n in package.namelist() if n.endswith(".gz")}, "what is packed is not packed again"
    assert package.testzip() is None
    with_extra = [i.filename for i in package.infolist() if local_extra(package, i)]
    assert with_extra == [], "ReplayWeb.page takes ZIP64 fields in a local header for content"


def local_extra(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """Length of the extra field in a file's local header (APPNOTE 4.3.7)."""
    assert package.fp is not None
    package.fp.seek(info.header_offset + 28)
    return int.from_bytes(package.fp.read(2), "little")


@pytest.mark.parametrize("everything", [False, True])
def test_every_line_of_the_index_leads_to_its_record(path: Path, everything: bool) -> None:
    package, (_, count) = packed(path, everything=everything)
    lines = index_of(package)
    assert len(lines) == count
    for key, time, said in lines:
        assert key == surt_key(said["url"])
        data = package.read(f"archive/{said['filename']}")[int(said["offset"]) :][: int(said["length"])]
        (record,) = ArchiveIterator(io.BytesIO(data), check_digests="raise")
        fields = record.rec_headers
        assert fields.get_header("WARC-Target-URI") == said["url"]
        assert fields.get_header("WARC-Payload-Digest") == said["digest"]
        assert fields.get_header("WARC-Date").replace("-", "").replace(":", "").replace("T", "")[:14] == time
        assert record.rec_type == ("revisit" if said["mime"] == "warc/revisit" else "response")
        assert record.http_headers.get_statuscode() == said["status"]


def test_two_readers_read_every_record(path: Path) -> None:
    package, _ = packed(path, everything=True)
    for name in (n for n in package.namelist() if n.startswith("archive/")):
        data = package.read(name)
        assert data == (path.parent / "captures" / name.removeprefix("archive/")).read_bytes(), "byte for byte"
        slow = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(io.BytesIO(data), check_digests="raise")]
        fast = [(r, r.verify_block_digest()) for r in FastIterator(io.BytesIO(data), parse_http=False)]
        assert all(right for _, right in fast)
        assert [kind for kind, _ in slow] == [str(r.headers["WARC-Type"]) for r, _ in fast]
        assert slow[0][0] == "warcinfo"


def test_the_pages_are_the_articles_and_can_be_found_in_the_index(path: Path) -> None:
    package, (count, captures) = packed(path)
    head, *pages = pages_in(package)
    assert head["format"] == "json-pages-1.0"
    assert sorted(page["url"] for page in pages) == sorted(map(url_of, range(ARTICLES)))
    assert count == len(pages) == captures, "one capture each: the one that the article shows now"
    indexed = {(said["url"], time) for _, time, said in index_of(package)}
    for page in pages:
        assert (page["url"], "".join(c for c in page["ts"] if c.isdigit())[:14]) in indexed
        assert page["text"].startswith(page["title"]) or "All the songs" in page["text"]
    manifest = json.loads(package.read("datapackage.json"))
    assert (manifest["mainPageUrl"], manifest["mainPageDate"]) == (pages[0]["url"], pages[0]["ts"])


def test_all_has_the_old_editions_too(path: Path) -> None:
    package, (count, captures) = packed(path, everything=True)
    changed = [page for page in pages_in(package)[1:] if page["url"] == url_of(1)]
    assert len(changed) == 2
    assert len({page["ts"] for page in changed}) == 2
    assert count == ARTICLES + 2, "two pages changed"
    assert captures == ARTICLES + 5
    assert sum(said["mime"] == "warc/revisit" for _, _, said in index_of(package)) == 3


def test_a_revisit_brings_what_it_refers_to(path: Path, tmp_path: Path) -> None:
    with Archive.open(path) as archive:
        (revisit, original), *_ = archive.db.execute("SELECT id, refers_to FROM captures WHERE refers_to IS NOT NULL").fetchall()
        archive.db.execute("UPDATE revisions SET capture_id = ? WHERE capture_id = ?", (revisit, original))
        try:
            package, _ = packed(path)
        finally:
            archive.db.execute("UPDATE revisions SET capture_id = ? WHERE capture_id = ?", (original, revisit))
    digests = [said["digest"] for _, _, said in index_of(package) if said["url"] == url_of(0)]
    assert len(digests) == 2
    assert len(set(digests)) == 1


@pytest.mark.parametrize(("selected", "count"), [({"since": "2024-04-05"}, 3), ({"site": "nowhere"}, 0), ({"site": "blog"}, 7)])
def test_only_what_was_asked_for(path: Path, selected: dict[str, str], count: int) -> None:
    package, found = packed(path, **selected)
    assert found == (count, count)
    assert len(index_of(package)) == count


@pytest.mark.parametrize("where", [40, -40, -600])
def test_a_damaged_record_is_not_handed_on(path: Path, where: int) -> None:
    """The last file ends with a request record behind its answer: whichever of them is damaged."""
    file = max((path.parent / "captures").iterdir())
    data = bytearray(file.read_bytes())
    data[where] ^= 1
    sound = file.read_bytes()
    file.write_bytes(data)
    try:
        with pytest.raises(StorageError, match="damaged"):
            packed(path, everything=True)
    finally:
        file.write_bytes(sound)


def test_captures_are_written_as_they_come_and_the_index_is_sorted_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz, "SORTED_AT_ONCE", 7)
    monkeypatch.setattr(wacz, "BLOCK_LINES", 40)
    out = io.BytesIO()
    sizes = []

    def endless() -> Iterator[StoredRecord]:
        for n in range(100):
            sizes.append(out.tell())
            yield StoredRecord(
                url=f"https://h.example/{n * 37 % 100}",
                fetched_at=NOW,
                status=200,
                mime="text/html",
                digest="sha256:0",
                file=f"{n // 60}.warc.gz",
                info=b"info",
                answer=b"x" * 10_000,
                asked=b"?",
            )

    assert wacz.export_captures([], endless(), out, title="", created=NOW, software="") == (0, 100)
    assert sizes[50] > 400_000, "the first ones are out before the next is asked for"
    package = zipfile.ZipFile(out)
    assert [name for name in package.namelist() if name.startswith("archive")] == ["archive/0.warc.gz", "archive/1.warc.gz"]
    lines = index_of(package)
    assert len(lines) == 100
    assert [len(block) for block in blocks_of(package)] == [40, 40, 20]
    assert {int(said["offset"]) for _, _, said in lines} >= {4, 4 + 10_001}
    assert package.getinfo("archive/1.warc.gz").file_size == 4 + 40 * 10_001
