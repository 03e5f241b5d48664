"""How the archive is written out: one format a module, found by name.

An exporter gets rows and a stream, never the database, so that it can be tested with a list and a `StringIO`.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TextIO, cast

from scraper.errors import ExportError

REQUIRED = ("NAME", "SUFFIX", "export")
"""What makes a module of this package an exporter."""


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


def load_exporters() -> dict[str, Exporter]:
    """Return every exporter by name, in alphabetical order; `ExportError` when two share a name."""
    found: dict[str, Exporter] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if not all(hasattr(module, name) for name in REQUIRED):
            continue
        exporter = cast("Exporter", module)
        if exporter.NAME in found:
            raise ExportError(f"export: two exporters are called {exporter.NAME!r}. Next: rename one in exporters/.")
        found[exporter.NAME] = exporter
    return dict(sorted(found.items()))
