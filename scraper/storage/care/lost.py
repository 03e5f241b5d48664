"""A database that is gone while its captures are still there."""

from collections.abc import Iterator
from pathlib import Path

from scraper.storage.care.check_captures import PATTERN, part_of
from scraper.storage.care.members import read_stretches
from scraper.storage.care.problems import Problem, several


def lost_database(path: Path, captures: Path) -> Problem | None:
    """Return what is wrong when there is no file at `path`, but captures that no other archive beside it claims; else None."""
    if path.exists():
        return None
    number = sum(named in ("", path.name) or not (path.parent / named).exists() for named in _archives_named(captures))
    if not number:
        return None
    text = f"is not there, but {several(number, 'file')} of its captures {'is' if number == 1 else 'are'} in {captures.name}/"
    return Problem(kind="no_database", where=path.name, text=text)


def is_lost(path: Path, captures: Path) -> bool:
    """Tell whether there is no file at `path`, but captures that name it as the archive they are part of."""
    return not path.exists() and path.name in _archives_named(captures)


def _archives_named(captures: Path) -> Iterator[str]:
    """Yield of each capture file the archive that it names; an empty name where it names none."""
    for file in sorted(captures.glob(PATTERN)) if captures.is_dir() else ():
        first = next(read_stretches(file), None)
        yield part_of(file, first) if first is not None and first.kind == "warcinfo" else ""
