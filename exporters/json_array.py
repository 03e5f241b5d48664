"""JSON: one array, one row a line, so that `diff` and `grep` work on it too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from exporters.encoding import to_json

NAME = "json"
SUFFIX = ".json"


def export(rows: Iterable[Mapping[str, Any]], out: TextIO, *, columns: Sequence[str] = (), raw: bool = False) -> int:
    """Write an array of objects (see `Exporter.export`)."""
    count = 0
    for row in rows:
        out.write(",\n" if count else "[\n")
        out.write(to_json(dict(row)))
        count += 1
    out.write("\n]\n" if count else "[]\n")
    return count
