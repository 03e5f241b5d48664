"""The files behind the paths that a person named: what each is, and which files of a folder matter."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scraper.decoding import gunzip
from scraper.errors import UsageError
from scraper.importing.kinds import HEAD, kind_of
from scraper.importing.unpacking import GZIP

IN_FOLDERS = ("html", "warc", "wacz")
"""Kinds that are taken out of a folder unless `--as` says otherwise: a text file there may be anything."""
_COMPANION = re.compile(r"[_\-. ][^\W_]{2,20}$")
"""What browsers put behind a page's name for the folder of its parts: `_files`, `-Dateien`, `_fichiers`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to import."""

    path: Path
    """Where it is."""
    name: str
    """What it is called in what is told and stored: its own name, below a folder the way from there."""
    kind: str
    """One of `KINDS`; in brackets what it is instead."""
    below: str = ""
    """The way to it from the folder that was named; empty for a file that was named itself."""

    @property
    def is_usable(self) -> bool:
        """True when it can be imported."""
        return not self.kind.startswith("(")


def check_paths(paths: Sequence[Path]) -> None:
    """Raise `UsageError` for the first path that is no file and no folder."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder. Next: check the name.")
        if not path.is_dir() and not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path}: is no file. Next: save it to a file first.")


def inputs_of(path: Path, wanted: str | None, skipped: Counter[str]) -> Iterator[Input]:
    """Yield what is to be imported of a path; what a folder holds besides is counted in `skipped`. Raises `OSError`."""
    if not path.is_dir():
        yield Input(path=path, name=_shown(path.name), kind=wanted or _kind_of_file(path))
        return
    for file in _files_below(path, skipped):
        try:
            kind = _kind_of_file(file)
        except OSError as problem:
            kind = f"(cannot be read: {(problem.strerror or str(problem)).lower()})"
        name = _shown(f"{path.absolute().name}/{file.relative_to(path)}")
        if kind.startswith("(cannot") or kind in ((wanted,) if wanted else IN_FOLDERS):
            yield Input(path=file, name=name, kind=kind, below=file.relative_to(path).as_posix())
        else:
            skipped["other files"] += 1


def read_whole(path: Path, limit: int) -> bytes:
    """Return what is in a file, unpacked when it is gzip. Raises `OSError`, and `ValueError` beyond `limit` bytes."""
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit} bytes")
    if not data.startswith(GZIP):
        return data
    unpacked = gunzip(data, limit)
    if unpacked.problem:
        raise ValueError(f"it cannot be unpacked: {unpacked.problem}")
    return unpacked.body


def _kind_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return kind_of(stream.read(HEAD))


def _files_below(folder: Path, skipped: Counter[str]) -> Iterator[Path]:
    """Yield the files of a folder in the order of their names, without links, hidden files and the parts of saved pages."""

    def note(problem: OSError) -> None:
        skipped[f"folders that cannot be read ({(problem.strerror or '').lower()})"] += 1

    for place, folders, files in os.walk(folder, onerror=note):
        here = Path(place)
        pages = {Path(name).stem for name in files if name.lower().endswith((".html", ".htm", ".xhtml"))}
        kept = [name for name in folders if not name.startswith(".")]
        parts = {name for name in kept if _COMPANION.search(name) and _COMPANION.sub("", name) in pages}
        skipped["folders with the parts of a saved page"] += len(parts)
        links = [name for name in (*kept, *files) if (here / name).is_symlink()]
        skipped["symbolic links"] += len(links)
        folders[:] = sorted(name for name in kept if name not in parts and name not in links)
        for name in sorted(files):
            if name not in links and not name.startswith(".") and stat.S_ISREG((here / name).lstat().st_mode):
                yield here / name


def _shown(name: str) -> str:
    """Return a name on one line and in characters that every file can hold."""
    return "".join(c if c.isprintable() else "?" for c in name.encode("utf-8", "replace").decode())[-500:]
