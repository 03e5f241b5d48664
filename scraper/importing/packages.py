"""WACZ: web archives in a ZIP, read where they lie; nothing is unpacked to a disk, so no name in it can lead anywhere.

A ZIP is only believed as far as its bytes agree: digests in `datapackage.json` are compared, and a member that is named like a
way out, is a link, is encrypted, stands twice or claims to unpack to far too much is refused.
"""

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from scraper.importing.kinds import HEAD, kind_of
from scraper.importing.unpacking import BOMB_MEMBER, BOMB_RATIO, STEP

PACKAGE = "datapackage.json"
PACKAGE_DIGEST = "datapackage-digest.json"
JSON_MOST = 16 * 1024 * 1024
"""Bytes of a package's description."""
ZIP_PROBLEMS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What reading a broken ZIP raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A member that is not read."""

    name: str
    """Its name in the ZIP; empty for the whole package."""
    reason: str
    """Why."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP. Raises `ValueError` with the reason when it is none, or cannot be one by its own table of contents."""
    try:
        package = zipfile.ZipFile(path)
    except ZIP_PROBLEMS as problem:
        raise ValueError(f"it is cut short or no whole ZIP ({problem}). Next: --as warc takes what is whole in it") from problem
    with package:
        if sum(info.compress_size for info in package.infolist()) > path.stat().st_size:
            raise ValueError("its members lie over one another or are longer than the file")
        yield package


def unchecked(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Open a member without the ZIP's own checksum, so that of a damaged one what is whole can be read: records have theirs."""
    stream: Any = package.open(info)
    stream._update_crc = _pass_over  # noqa: SLF001 - zipfile has no other way to read what a damaged member still holds
    return cast("IO[bytes]", stream)


def _pass_over(_data: bytes) -> None:
    """Compare nothing."""


def members(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo | Refused]:
    """Yield the web archives in a package that may be read, and what is refused, in the order of the ZIP."""
    digests, problem = _digests(package)
    if problem:
        yield Refused(name="", reason=problem)
        return
    seen: set[str] = set()
    for info in package.infolist():
        if info.is_dir():
            continue
        reason = "it stands in the ZIP twice" if info.filename in seen else _refusal(info)
        seen.add(info.filename)
        if reason:
            yield Refused(name=info.filename, reason=reason)
            continue
        try:
            with unchecked(package, info) as stream:
                if kind_of(stream.read(HEAD)) != "warc":
                    continue
            wrong = _wrong_digest(package, info, digests)
        except ZIP_PROBLEMS as unreadable:
            wrong = f"it cannot be read ({unreadable})"
        yield Refused(name=info.filename, reason=wrong) if wrong else info
    for name in sorted(digests.keys() - seen):
        if name.startswith("archive/"):
            yield Refused(name=name, reason=f"{PACKAGE} names it, and it is not there")


def _refusal(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) or ".." in re.split(r"[/\\]", name):
        return "its name leads out of the package"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a symbolic link"
    if info.flag_bits & 1:
        return "it is encrypted"
    if info.file_size > max(BOMB_MEMBER, BOMB_RATIO * info.compress_size):
        return f"it unpacks to more than {BOMB_RATIO} times its size"
    return ""


def _digests(package: zipfile.ZipFile) -> tuple[Mapping[str, str], str]:
    """Return the digests that the package's description names, by member; and what is wrong with it."""
    names = set(package.namelist())
    if PACKAGE not in names:
        return {}, ""
    try:
        text = _text(package, PACKAGE)
        described = json.loads(text)
        resources = described.get("resources", []) if isinstance(described, dict) else []
        found = {str(one["path"]): str(one.get("hash", "")) for one in resources if isinstance(one, dict) and "path" in one}
        if PACKAGE_DIGEST in names:
            said = str(json.loads(_text(package, PACKAGE_DIGEST)).get("hash", ""))
            if said.startswith("sha256:") and said != f"sha256:{hashlib.sha256(text).hexdigest()}":
                return {}, f"{PACKAGE} is not the one whose digest {PACKAGE_DIGEST} names"
    except (*ZIP_PROBLEMS, AttributeError, RecursionError) as problem:
        return {}, f"{PACKAGE} cannot be read ({problem})"
    return found, ""


def _text(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        data = stream.read(JSON_MOST + 1)
    if len(data) > JSON_MOST:
        raise ValueError(f"it has more than {JSON_MOST} bytes")
    return data


def _wrong_digest(package: zipfile.ZipFile, info: zipfile.ZipInfo, digests: Mapping[str, str]) -> str:
    name, _, value = digests.get(info.filename, "").partition(":")
    if name.lower() not in ("sha256", "sha1", "md5", "sha512"):
        return ""
    total = hashlib.new(name.lower(), usedforsecurity=False)
    with package.open(info) as stream:
        while chunk := _chunk(stream):
            total.update(chunk)
    return "" if total.hexdigest() == value.lower() else f"its digest is not the one that {PACKAGE} names"


def _chunk(stream: IO[bytes]) -> bytes:
    return stream.read(STEP)
