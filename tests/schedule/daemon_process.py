"""A daemon whose clock is the content of a file: `python daemon_process.py ARCHIVE CLOCK JOB [--once]`.

JOB is a program that stands in for the crawl: it is called with the source's name. Everything else is the real thing.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from scraper.config import Config
from scraper.daemon import Pace, run_schedule


def main(archive: str, clock: str, job: str, *flags: str) -> int:
    return run_schedule(
        Config(archive=Path(archive)),
        once="--once" in flags,
        report=lambda line: print(line, file=sys.stderr, flush=True),
        clock=lambda: datetime.fromisoformat(Path(clock).read_text()).astimezone(UTC),
        command=lambda _config, source: [sys.executable, job, source],
        pace=Pace(nap=0.05, busy=0.1, grace=1.0),
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
