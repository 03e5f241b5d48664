"""How the archive is written out: one format a module, found by name.

An exporter gets rows and a stream, never the database, so that it can be tested with a list and a `StringIO`. A format
for captures (a packer) gets their records and the pages to begin with in the same way, and a stream of bytes.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, BinaryIO, Protocol, TextIO, cast

from scraper.errors import ExportError
from scraper.items.stored_record import StoredRecord

ROWS, CAPTURES = "export", "export_captures"
"""What a module of this package has beside `NAME` and `SUFFIX`: the one makes it an exporter, the other a packer."""


class Exporter(Protocol):
    """One output format; a module with these three names is one."""

    NAME: str
    """What the user types: `dramarchive export NAME`."""
    SUFFIX: str
    """Ending of its files, dot included."""

    def export(self, rows: Iterable[Mapping[str, Any]], out: TextIO, *, columns: Sequence[str] = (), raw: bool = False) -> int:
        """Write `rows` to `out` as they come, one in memory at a time, and return how many there were.

        All rows have the same keys. `columns` names them in order, for formats that have a header even when there are
        no rows. `raw` asks for every value as stored where the format would guard it.
        """


class Packer(Protocol):
    """One format for captures; a module with these three names is one."""

    NAME: str
    """What the user types: `dramarchive export NAME`."""
    SUFFIX: str
    """Ending of its files, dot included."""

    def export_captures(
        self,
        pages: Iterable[Mapping[str, Any]],
        captures: Iterable[StoredRecord],
        out: BinaryIO,
        *,
        title: str,
        created: str,
        software: str,
    ) -> tuple[int, int]:
        """Write `captures` (those of one WARC file together) and `pages` as they come; return how many pages and captures.

        A page has `id`, `url` and `ts` of its capture, `title` and `text`. `created` is the time of now, ISO 8601.
        """


def load_exporters() -> dict[str, Exporter]:
    """Return every exporter by name, in alphabetical order; `ExportError` when two formats share a name."""
    return {name: cast("Exporter", module) for name, module in _formats().items() if hasattr(module, ROWS)}


def load_packers() -> dict[str, Packer]:
    """Return every packer by name, in alphabetical order; `ExportError` when two formats share a name."""
    return {name: cast("Packer", module) for name, module in _formats().items() if hasattr(module, CAPTURES)}


def _formats() -> dict[str, ModuleType]:
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if not hasattr(module, "NAME") or not hasattr(module, "SUFFIX"):
            continue
        if module.NAME in found:
            raise ExportError(f"export: two exporters are called {module.NAME!r}. Next: rename one in exporters/.")
        found[module.NAME] = module
    return dict(sorted(found.items()))
