"""Whether other tools read and replay what we write: warcio, fastwarc, pywb, and a page in a browser.

    python -m venv /tmp/pywb && /tmp/pywb/bin/pip install pywb
    python -m benchmarks.replay --pywb /tmp/pywb/bin [--browser chromium --picture page.png]

The demo site is crawled with its assets and packed as WACZ. Then every record of the WARC files is read by warcio and
fastwarc with its digests; pywb takes the package with its own index, and every capture is asked of it again, as it came
(`id_`) and rewritten for a replay (`mp_`). A browser may take a picture of a replayed page, whose site no longer runs.
Exits 1 when a body differs, a reader complains or an answer is missing. pywb is no requirement: it brings 140 MB.
"""

import argparse
import gzip
import io
import json
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from exporters import wacz
from scraper.config import Config
from scraper.demo.run import run_demo
from scraper.items import CaptureRow
from scraper.storage.archive import Archive
from scraper.storage.packing import Selection, pages_of, records_of
from scraper.storage.records import select

COLLECTION = "demo"
START_SECONDS = 60.0


def main() -> int:
    """Measure, print one line a reader, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pywb", type=Path, help="folder with wb-manager and wayback")
    parser.add_argument("--port", type=int, default=8091)
    parser.add_argument("--browser", help="chromium, to take a picture")
    parser.add_argument("--picture", type=Path, default=Path("replay.png"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = Config(archive=folder / "archive.db", assets=True)
        run_demo(config, lambda _line: None)
        package = pack(config.archive, folder / "pages.wacz")
        wrong = read_records(package)
        if given.pywb:
            with replayed(given.pywb.absolute(), package, folder, given.port) as base:
                wrong += ask_again(config.archive, base)
                if given.browser:
                    take_picture(given.browser, base, package, given.picture, folder)
    return 1 if wrong else 0


def pack(archive_path: Path, target: Path) -> Path:
    """Write the package of all captures."""
    everything = Selection(everything=True)
    with Archive.open_read_only(archive_path) as archive, target.open("wb") as out:
        pages, captures = wacz.export_captures(
            pages_of(archive, everything),
            records_of(archive, everything),
            out,
            title="demo",
            created="2026-01-01T00:00:00Z",
            software="dramarchive",
        )
    print(f"package: {pages} pages, {captures} captures, {target.stat().st_size} bytes")
    return target


def read_records(path: Path) -> int:
    """Read every record with two readers; return what is wrong."""
    slow, fast, wrong = Counter(), Counter(), 0
    with zipfile.ZipFile(path) as package:
        for name in (n for n in package.namelist() if n.startswith("archive/")):
            data = package.read(name)
            for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
                record.content_stream().read()
                slow[record.rec_type] += 1
            for record in FastIterator(io.BytesIO(data), parse_http=False):
                fast[str(record.headers["WARC-Type"])] += 1
                wrong += not record.verify_block_digest()
    print(f"warcio: {dict(slow)}\nfastwarc: {dict(fast)}, {wrong} wrong digests")
    return wrong + (slow != fast)


@contextmanager
def replayed(pywb: Path, package: Path, folder: Path, port: int):
    """Let pywb serve the package, with the index that is in it."""
    for words in (["init", COLLECTION], ["add", COLLECTION, "--unpack-wacz", str(package)]):
        subprocess.run([pywb / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    log = (folder / "wayback.log").open("w")
    server = subprocess.Popen([pywb / "wayback", "--port", str(port), "--bind", "127.0.0.1"], cwd=folder, stdout=log, stderr=log)
    base = f"http://127.0.0.1:{port}/{COLLECTION}"
    try:
        end = time.monotonic() + START_SECONDS
        while fetch(f"{base}/")[0] == 0 and time.monotonic() < end:
            time.sleep(0.5)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def fetch(url: str) -> tuple[int, bytes]:
    """Return status and body; status 0 when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            body = answer.read()
            return answer.status, gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()
    except OSError:
        return 0, b""


def ask_again(archive_path: Path, base: str) -> int:
    """Ask pywb for every capture; return how many differ from what the archive holds."""
    missing = different = count = rewritten = 0
    with Archive.open_read_only(archive_path) as archive:
        for row in select(archive.db, CaptureRow, "1 ORDER BY id"):
            count += 1
            at = "".join(c for c in row.fetched_at if c.isdigit())[:14]
            status, body = fetch(f"{base}/{at}id_/{row.url}")
            missing += status != row.status
            different += body != archive.read_capture(row.id or 0).body
            rewritten += fetch(f"{base}/{at}mp_/{row.url}")[0] == row.status
    print(f"pywb: {count} captures asked, {missing} missing, {different} with another body, {rewritten} replayed")
    return missing + different + (rewritten != count)


def take_picture(browser: str, base: str, package: Path, picture: Path, folder: Path) -> None:
    """Let a browser show a replayed page that has a picture in it."""
    with zipfile.ZipFile(package) as held:
        pages = [json.loads(line) for line in held.read("pages/pages.jsonl").splitlines()[1:]]
    page = next((p for p in pages if "goblin" in p["url"]), pages[0])
    at = "".join(c for c in page["ts"] if c.isdigit())[:14]
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ]
    options += ["--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1000,1400"]
    options += [f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=15000", f"--screenshot={picture.absolute()}"]
    subprocess.run([browser, *options, f"{base}/{at}mp_/{page['url']}"], check=True, capture_output=True, timeout=120)
    print(f"browser: {picture}: {page['title']}")


if __name__ == "__main__":
    sys.exit(main())
