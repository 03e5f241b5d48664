"""Memory and open files of a crawl that is ten times as long: they must not grow with it.

    python -m benchmarks.crawl_memory [--small 10000] [--large 100000] [--hosts 8] [--folder /dev/shm]

Small pages, listed in sitemaps, are served on this machine by a process of its own and crawled without a polite gap.
Measured from outside, every second: resident memory of the crawl's process and of its page readers, and its open files.
Exits 1 when the peak of the large crawl is over 1.2 times that of the small one.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from scraper.runner import register_source
from tests.faults.crawls import command, config_for, rows

MOST = 1.2
SITE = """
import sys, threading
from tests.faults.server import XML, FaultServer, Reply, site
from contextlib import ExitStack
hosts, pages = int(sys.argv[1]), int(sys.argv[2])
class Forgetful(list):
    def append(self, _): pass
with ExitStack() as stack:
    for _ in range(hosts):
        server = stack.enter_context(FaultServer(default=site(pages)))
        server.seen, server.bodies = Forgetful(), Forgetful()
        urls = "".join(f"<url><loc>{server.url}/article-{n}/</loc></url>" for n in range(1, pages + 1))
        server.routes.table["/sitemap.xml"] = Reply(body=f"<urlset>{urls}</urlset>".encode(), headers=(XML,))
        print(server.url, flush=True)
    threading.Event().wait()
"""


@dataclass(slots=True)
class Peaks:
    """The most that was seen."""

    own: int = 0
    """Resident memory of the crawl's process, KiB."""
    readers: int = 0
    """Resident memory of the largest page reader, KiB."""
    files: int = 0
    """Open files of the crawl's process."""
    seconds: float = 0.0

    def look(self, pid: int) -> None:
        """Read what the kernel says of a process and its children now."""
        self.own = max(self.own, _status(pid, "VmHWM"))
        try:
            self.files = max(self.files, len(list(Path(f"/proc/{pid}/fd").iterdir())))
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:
            return
        self.readers = max([self.readers, *(_status(int(child), "VmHWM") for child in children)])


def _status(pid: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def crawl(pages: int, hosts: int, folder: Path) -> Peaks:
    """Crawl `pages` pages on `hosts` hosts and return the peaks."""
    config, peaks = config_for(folder), Peaks()
    server = subprocess.Popen([sys.executable, "-c", SITE, str(hosts), str(pages // hosts)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        for _ in range(hosts):
            register_source(config, server.stdout.readline().strip() + "/sitemap.xml")
        begun = time.monotonic()
        log = folder / "said.txt"  # a pipe that nobody reads would fill up
        with log.open("w") as said:
            process = subprocess.Popen(command(folder, "crawl"), cwd=folder, stdout=said, stderr=said)
            while process.poll() is None:
                peaks.look(process.pid)
                time.sleep(1.0)
        peaks.seconds = time.monotonic() - begun
        assert process.returncode == 0, log.read_text()[-2000:]
    finally:
        server.kill()
        server.communicate()
    assert rows(config, "SELECT count(*) FROM articles") == [(pages,)]
    return peaks


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--hosts", type=int, default=8)
    parser.add_argument("--folder", type=Path, help="where archives are made (default: the system's)")
    given = parser.parse_args()
    found = []
    print(
        "| pages | seconds | pages a second | peak MiB, crawl | peak MiB, a page reader | open files |\n|---|---|---|---|---|---|"
    )
    for pages in (given.small, given.large):
        folder = Path(tempfile.mkdtemp(prefix="dramarchive-bench-", dir=given.folder))
        try:
            peaks = crawl(pages, given.hosts, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        found.append(peaks)
        memory = f"{peaks.own / 1024:.0f} | {peaks.readers / 1024:.0f}"
        print(f"| {pages} | {peaks.seconds:.0f} | {pages / peaks.seconds:.1f} | {memory} | {peaks.files} |", flush=True)
    ratio = found[1].own / found[0].own
    print(f"peak resident memory: {ratio:.2f} times (at most {MOST})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
