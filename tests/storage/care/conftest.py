"""One sound archive for all tests of this folder, and a copy of it for each that does something to it."""

import shutil
from pathlib import Path

import pytest

from tests.storage.care.sound import make_archive


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sound archive; nothing writes to it."""
    folder = tmp_path_factory.mktemp("sound")
    make_archive(folder / "archive.db")
    return folder


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy of that archive, to be damaged."""
    shutil.copytree(sound, tmp_path / "copy")
    return tmp_path / "copy" / "archive.db"
