"""Writing result files: whole or not at all, and never over something that is in the way."""

import os
import secrets
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import BinaryIO, TextIO

from scraper.errors import ExportError, UsageError

TERMINATED = 128 + signal.SIGTERM


def check_target(target: Path, *, force: bool, keep: Iterable[Path] = ()) -> None:
    """Raise `UsageError` when `target` must not be written: it exists, its folder does not, or it is one of `keep`."""
    if any(target.exists() and other.exists() and target.samefile(other) for other in keep):
        raise UsageError(f"export: {target} is the archive itself. Next: choose another name with -o.")
    if target.is_dir():
        raise UsageError(f"export: {target} is a folder. Next: name a file, or end the name with / for one file a table.")
    if not target.parent.is_dir():
        raise UsageError(f"export: there is no folder {target.parent}. Next: make it (mkdir -p), or choose another name.")
    if target.is_file() and not force:
        raise UsageError(f"export: {target} exists and stays as it is. Next: choose another name, or give --force.")


@contextmanager
def whole_file(target: Path, *, force: bool) -> Iterator[TextIO]:
    """Yield a stream of text whose content appears under `target` at the end of the block, or not at all (`whole_binary`)."""
    with whole_binary(target, force=force) as raw:
        stream = TextIOWrapper(raw, encoding="utf-8", newline="")
        yield stream
        stream.detach()


@contextmanager
def whole_binary(target: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Yield a stream whose content appears under `target` at the end of the block, complete and on disk, or not at all.

    A device or pipe (`/dev/stdout`) is written directly. `ExportError` when another process made `target` meanwhile.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    final = target.resolve()  # through a symbolic link: the file is replaced, the link stays
    temporary = final.with_name(f".{final.name[:200]}.{secrets.token_hex(4)}.part")
    with _ended_by_exception():
        try:
            with temporary.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _publish(temporary, final, force=force)
        except OSError as error:
            error.filename = error.filename or str(target)  # a full disk does not say where
            raise
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()


def _publish(temporary: Path, final: Path, *, force: bool) -> None:
    if force:
        if final.exists():
            temporary.chmod(final.stat().st_mode & 0o777)
        temporary.replace(final)
    else:
        try:
            # Unlike a rename, a hard link fails when the name is taken, without a moment in between.
            os.link(temporary, final)
        except FileExistsError as error:
            raise ExportError(f"export: {final} was made by someone else meanwhile. Next: choose another name.") from error
        except OSError:  # a filesystem without hard links
            if final.exists():
                raise ExportError(f"export: {final} was made by someone else meanwhile. Next: choose another name.") from None
            temporary.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _ended_by_exception() -> Iterator[None]:
    """Let SIGTERM unwind the block, so that the temporary file goes."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(TERMINATED)

    try:
        before = signal.signal(signal.SIGTERM, leave)
    except ValueError:  # not the main thread: the default ends the process
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
