"""A small archive with hard rows, and the console script as a real process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.storage.archive import Archive

Run = Callable[..., subprocess.CompletedProcess[str]]
"""`run("tracks", "--json")` → the finished process, with stdout and stderr as text."""

ROWS = Path(__file__).with_name("rows.json")
"""Table → rows, in the order in which they can be inserted."""


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    """The archive described above, in `tmp_path`."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for table, rows in json.loads(ROWS.read_text(encoding="utf-8")).items():
            for row in rows:
                archive.db.table(table).insert(row)
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the console script in `tmp_path`, far from any settings of the developer."""

    def start(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
        environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAMARCHIVE_")} | options.pop("env", {})
        return subprocess.run(
            [sys.executable, "-m", "scraper.cli", *args],
            cwd=tmp_path,
            env=environ,
            encoding="utf-8",
            capture_output=True,
            timeout=60,
            check=False,
            **options,
        )

    return start
