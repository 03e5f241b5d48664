"""Results on stdout: a table for people, JSON and CSV for programs; nothing a page says can steer the terminal."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

import click

from exporters import csv_table, json_array
from exporters.encoding import to_json

Row = Mapping[str, Any]
F = TypeVar("F", bound=Callable[..., Any])

PLAIN_WIDTH = 60
"""Widest column that is still padded when the table goes to a pipe; longer cells run on, nothing is cut."""
SAMPLE = 500
"""Rows that are looked at before the width of the plain columns is settled."""
LONGEST = 300
"""Characters of a cell that a table on a terminal shows; `--json` has all of them."""
NARROWEST = 12
"""Characters down to which a column may be squeezed; when that is not enough, every field gets a line of its own."""
TITLES = {
    "number": "no.",
    "artist_credit": "artists",
    "published_at": "published",
    "started_at": "started",
    "last_run_at": "last run",
    "next_due_at": "next due",
    "native_title": "native title",
}
"""What a column is called in a table, where that is not its name."""
GAP = 2
"""Spaces between two columns."""

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+ *")
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    r"""Return `text` on one line, control and direction characters shown as escapes.

    >>> safe("a\nb \x1b[31mred\u202e")
    'a b \\x1b[31mred\\u202e'
    """
    return _CONTROL.sub(_escape, _SPACE.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def note(text: str) -> None:
    """Say something about the result, on stderr."""
    context = click.get_current_context(silent=True)
    if context is not None and getattr(context.obj, "log_json", False):
        from scraper.cli.log_lines import json_line

        click.echo(json_line("note", text), err=True)
        return
    click.echo(safe(text), err=True)


def form_options(function: F) -> F:
    """Add `--json` and `--csv`, which set `form`; the table is what one gets without them."""
    function = click.option("--csv", "form", flag_value="csv", help="CSV that no spreadsheet runs.")(function)
    return click.option("--json", "form", flag_value="json", default=None, help="A JSON array.")(function)


def emit(rows: Iterable[Row], columns: Sequence[str], form: str | None, *, shown: Sequence[str] = (), exact: bool = False) -> int:
    """Write rows to stdout in the form asked for and return how many there were.

    `columns` are all that a row has; a table has only those of `shown`, if given, and times shortened unless `exact`.
    """
    if form == "json":
        return json_array.export(rows, sys.stdout, columns=columns)
    if form == "csv":
        on_terminal = sys.stdout.isatty()
        return csv_table.export(map(_safe_row, rows) if on_terminal else rows, sys.stdout, columns=columns)
    return emit_table(rows, shown or columns, exact=exact)


def emit_object(value: Any) -> None:
    """Write one value as indented JSON."""
    click.echo(to_json(value, indent=2))


def emit_table(rows: Iterable[Row], columns: Sequence[str], *, exact: bool = False) -> int:
    """Write a table: fitted to the terminal's width, or one line a row when the output goes elsewhere."""
    heads = [safe(column) if exact else TITLES.get(column, column.replace("_", " ")) for column in columns]
    values = ([row[column] if exact else _for_people(column, row[column]) for column in columns] for row in rows)
    return _fitted(list(values), heads) if sys.stdout.isatty() else _plain(values, heads)


def _for_people(column: str, value: Any) -> Any:
    """Shorten times to what a person compares: the day of publication, the minute of anything else."""
    if not column.endswith("_at") or not isinstance(value, str):
        return value
    return value[:10] if column == "published_at" else value[:16].replace("T", " ")


def cell(value: Any) -> str:
    """Return a value as one line for a person; NULL is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    if isinstance(value, list | tuple):
        return safe(", ".join(map(str, value)))
    return safe(to_json(value) if isinstance(value, dict) else str(value))


def _plain(values: Iterator[list[Any]], heads: Sequence[str]) -> int:
    """Print one line a row, columns padded as the first rows need it, every cell whole: for `grep`, `less -S` and logs."""
    from rich.cells import cell_len

    sample = [list(map(cell, row)) for row in islice(values, SAMPLE)]
    widths = [min(PLAIN_WIDTH, max(map(cell_len, column))) for column in zip(heads, *sample, strict=True)]
    count = -1
    for row in chain([list(heads)], sample, (list(map(cell, row)) for row in values)):
        padded = [text + " " * max(0, width - cell_len(text)) for text, width in zip(row, widths, strict=True)]
        sys.stdout.write("  ".join(padded).rstrip() + "\n")
        count += 1
    return count


def _fitted(values: list[list[Any]], heads: Sequence[str]) -> int:
    """Print a table that wraps inside its cells; one line a field when there are too many columns for the width."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    texts = [[_short(cell(value)) for value in row] for row in values]
    natural = [max(map(cell_len, column)) for column in zip(heads, *texts, strict=True)]
    if sum(min(width, NARROWEST) + GAP for width in natural) - GAP > console.width:
        return _records(texts, heads)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for index, head in enumerate(heads):
        numeric = any(isinstance(row[index], int | float) and not isinstance(row[index], bool) for row in values)
        table.add_column(Text(safe(head)), justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    console.print(table)
    return len(values)


def _records(texts: list[list[str]], heads: Sequence[str]) -> int:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    for number, row in enumerate(texts, 1):
        console.print(Text(f"-- {number} --", style="bold"))
        record = Table(box=None, show_header=False, pad_edge=False, padding=(0, GAP, 0, 0))
        record.add_column(no_wrap=True)
        record.add_column(overflow="fold")
        for head, text in zip(heads, row, strict=True):
            record.add_row(Text(safe(head)), Text(text))
        console.print(record)
    return len(texts)


def paragraph(text: str, *, indent: int = 0, mark: str = "") -> None:
    """Write text on a line of its own, indented; on a terminal it is wrapped inside its indentation."""
    lead = " " * indent + mark
    if not sys.stdout.isatty():
        click.echo(lead + safe(text))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    width = max(console.width - len(lead), NARROWEST)
    for number, line in enumerate(Text(safe(text)).wrap(console, width)):
        console.print(Text(lead if not number else " " * len(lead)) + line, soft_wrap=True)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _safe_row(row: Row) -> Row:
    return {safe(key): safe(value) if isinstance(value, str) else value for key, value in row.items()}
