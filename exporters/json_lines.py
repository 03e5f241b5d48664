"""JSON Lines (jsonlines.org): one object a line, for streaming readers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from exporters.encoding import to_json

NAME = "jsonl"
SUFFIX = ".jsonl"


def export(rows: Iterable[Mapping[str, Any]], out: TextIO, *, columns: Sequence[str] = (), raw: bool = False) -> int:
    """Write one object a line (see `Exporter.export`)."""
    count = 0
    for row in rows:
        out.write(to_json(dict(row)) + "\n")
        count += 1
    return count
