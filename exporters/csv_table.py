"""CSV (RFC 4180, UTF-8, header line): opens in a spreadsheet without running anything.

A cell that a spreadsheet would take for a formula gets a leading apostrophe; `remove_guard` is the exact way back.
The list of dangerous beginnings is OWASP's ("CSV Injection"), with the full-width forms that some spreadsheets fold.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TextIO

from exporters.encoding import to_json

NAME = "csv"
SUFFIX = ".csv"

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_LEADING = " \u00a0\u3000\u200b\ufeff\0\"'“”‘’"
"""What a spreadsheet, or the person pasting into one, may strip before it looks for a formula."""


def export(rows: Iterable[Mapping[str, Any]], out: TextIO, *, columns: Sequence[str] = (), raw: bool = False) -> int:
    """Write a header and one line a row (see `Exporter.export`); NULL is an empty cell, lists are JSON text."""
    remaining = iter(rows)
    first = next(remaining, None)
    names = list(columns) or list(first or ())
    writer = csv.writer(out, lineterminator="\n")
    if names:
        writer.writerow(names if raw else map(guard_cell, names))
    count = 0
    for row in chain([] if first is None else [first], remaining):
        cells = [_as_stored(row[name]) for name in names]
        writer.writerow(cells if raw else map(guard_cell, cells))
        count += 1
    return count


def guard_cell(value: Any) -> Any:
    """Return `value`, with an apostrophe before text that a spreadsheet would run; numbers are never touched.

    >>> guard_cell("=1+1"), guard_cell(-5), guard_cell("Mr. Sunshine - OST")
    ("'=1+1", -5, 'Mr. Sunshine - OST')
    """
    return f"'{value}" if isinstance(value, str) and _would_run(value) else value


def remove_guard(value: str) -> str:
    """Return the text that `guard_cell` was given.

    >>> remove_guard("'=1+1"), remove_guard("'Cause I Love You")
    ('=1+1', "'Cause I Love You")
    """
    return value[1:] if value.startswith("'") and _would_run(value[1:]) else value


def _would_run(text: str) -> bool:
    return text.startswith(("\t", "\r", "\n")) or text.lstrip(_LEADING).startswith(_FORMULA_STARTS)


def _as_stored(value: Any) -> Any:
    """Undo what the JSON formats want decoded: CSV shows the column as the table holds it."""
    if isinstance(value, bool):
        return int(value)
    return to_json(value) if isinstance(value, list | tuple | dict | bytes) else value
