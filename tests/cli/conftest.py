"""A small archive with hard rows, and the console script as a real process."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.cli.warm import WarmProgram

Run = Callable[..., subprocess.CompletedProcess[str]]
"""`run("tracks", "--json")` → the finished process, with stdout and stderr as text."""

ROWS = Path(__file__).with_name("rows.json")
"""Table → rows, in the order in which they can be inserted."""


@pytest.fixture(scope="session")
def made_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive described above, made once: nobody writes into it."""
    path = tmp_path_factory.mktemp("made") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for table, rows in json.loads(ROWS.read_text(encoding="utf-8")).items():
            for row in rows:
                archive.db.table(table).insert(row)
    return path


@pytest.fixture
def archive_path(tmp_path: Path, made_archive: Path) -> Path:
    """A copy of that archive, in `tmp_path`."""
    return Path(shutil.copy(made_archive, tmp_path))


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmProgram]:
    """The program, loaded once for all commands of a test run."""
    with WarmProgram() as program:
        yield program


@pytest.fixture
def run(tmp_path: Path, warm: WarmProgram) -> Run:
    """Run the program in `tmp_path`, far from any settings of the developer."""

    def start(*args: str, env: Mapping[str, str] | None = None, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002
        changes = dict(env or {})
        environ = {k: v for k, v in os.environ.items() if not k.startswith("DRAMARCHIVE_")} | changes
        if all(name.startswith("DRAMARCHIVE_") for name in changes):
            return warm.run(args, folder=tmp_path, environ=environ, text=input)
        command = [sys.executable, "-m", "scraper.cli", *args]  # the start itself depends on such an environment
        return subprocess.run(
            command, cwd=tmp_path, env=environ, input=input, encoding="utf-8", capture_output=True, timeout=60, check=False
        )

    return start
