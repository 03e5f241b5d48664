"""`export`: write the archive out, whole files or nothing."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import click

from exporters import Exporter, Packer, load_exporters, load_packers
from scraper.cli.files import check_target, whole_binary, whole_file
from scraper.cli.frame import command
from scraper.cli.lists import day
from scraper.cli.output import note
from scraper.config import Config
from scraper.errors import UsageError
from scraper.storage.archive import Archive
from scraper.storage.tables import TABLES, Listing, read_table, snapshot

STDOUT = "-"
ONE_TABLE = "csv"
"""The format that holds a single table."""
DEFAULT_TABLE = "tracks"
"""What such a format holds when no table is named."""
_Read = Callable[[str], Listing]
"""Name of a table → its rows."""


@command(
    short="Write the archive out: json, jsonl, csv, wacz.",
    examples=[
        "dramarchive export json -o archive.json",
        "dramarchive export jsonl --table articles --table tracks -o articles.jsonl",
        "dramarchive export csv -o tracks.csv",
        "dramarchive export csv -o tables/",
        "dramarchive export jsonl --table tracks | head -3",
        "dramarchive export json --collapse -o texts.json",
        "dramarchive export wacz -o pages.wacz",
        "dramarchive export wacz --site example.org --since 2025 -o example.wacz",
    ],
)
@click.argument("fmt", metavar="FORMAT", type=click.Choice([*load_exporters(), *load_packers()]))
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", help="Where to; FOLDER/ for one file a table, - (default) for stdout."
)
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Only this table; repeatable.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.option("--raw", is_flag=True, help="CSV: leave cells that a spreadsheet would run as they are.")
@click.option("--collapse", is_flag=True, help="Of articles that are copies of one text only the original, with their number.")
@click.option("--site", metavar="TEXT", help="wacz: only articles whose site's name, address or source has this in it.")
@click.option("--since", metavar="DATE", callback=day, help="wacz: only articles published (or else first seen) since this day.")
@click.option("--all", "everything", is_flag=True, help="wacz: also lists, errors, and what articles showed before.")
def export(config: Config, /, fmt: str, *, output: str, force: bool, **given: Any) -> None:
    """Write tables of the archive as FORMAT json, jsonl or csv, or its captures as FORMAT wacz.

    \b
    json   {"articles": [...], "tracks": [...], ...}; with one --table just the array
    jsonl  one object a line, its table under "table"; with one --table just the rows
    csv    one table (default tracks), or one file a table with -o FOLDER/
    wacz   the pages as they came, for ReplayWeb.page and pywb (WACZ 1.1.1)

    Every file holds exactly the rows of its tables, all of one moment, and appears complete or not at all. With --collapse
    `articles` has a column `copies` and one article a text, the other tables what belongs to these articles.
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    if not output:
        raise UsageError("export: the name of the output is empty. Next: give -o FILE, -o FOLDER/ or -o - for stdout.")
    packer = load_packers().get(fmt)
    others = ("tables", "raw", "collapse") if packer else ("site", "since", "everything")
    for name in others:
        if given[name]:
            option = {"tables": "table", "everything": "all"}.get(name, name)
            raise UsageError(f"export: --{option} says nothing about {fmt}. Next: leave it out, or choose another format.")
    if packer:
        _to_package(packer, config, Path(output), force=force, **{name: given[name] for name in ("site", "since", "everything")})
    else:
        how = {name: given[name] for name in ("raw", "collapse")}
        _to_tables(load_exporters()[fmt], config, output, given["tables"], force=force, **how)


def _to_package(packer: Packer, config: Config, target: Path, *, force: bool, **selected: Any) -> None:
    from scraper import __version__
    from scraper.network.context import now
    from scraper.storage.packing import Selection, pages_of, records_of

    if target.suffix != packer.SUFFIX:
        raise UsageError(f"export: {packer.NAME} is a file whose name ends in {packer.SUFFIX}. Next: -o NAME{packer.SUFFIX}.")
    selection = Selection(**selected)
    with Archive.open_read_only(config.archive) as archive, snapshot(archive.db):
        check_target(target, force=force, keep=_files_of(archive))
        with whole_binary(target, force=force) as stream:
            pages, captures = packer.export_captures(
                pages_of(archive, selection),
                records_of(archive, selection),
                stream,
                title=archive.path.name,
                created=now(),
                software=f"dramarchive/{__version__}",
            )
            if not captures:
                raise UsageError(
                    "export: there is no capture of such an article. Next: dramarchive articles lists what there is."
                )
    note(f"{target}: {pages} pages, {captures} captures.")


def _to_tables(
    exporter: Exporter, config: Config, output: str, tables: Sequence[str], *, force: bool, raw: bool, collapse: bool
) -> None:
    names = _tables(tables)
    with Archive.open_read_only(config.archive) as archive, snapshot(archive.db):
        read = partial(read_table, archive.db, collapse=collapse)
        kept = _files_of(archive)
        if output != STDOUT and (output.endswith("/") or Path(output).is_dir()):
            _to_folder(exporter, read, names, Path(output), keep=kept, force=force, raw=raw)
            return
        if exporter.NAME == ONE_TABLE and len(names) > 1:
            if tables:
                raise UsageError(
                    f"export: {exporter.NAME} holds one table a file. Next: name one --table, or -o FOLDER/ for all."
                )
            names = [DEFAULT_TABLE]
        if output == STDOUT:
            _write(exporter, read, names, sys.stdout, raw=raw)
        else:
            _to_file(exporter, read, names, Path(output), keep=kept, force=force, raw=raw)


def _files_of(archive: Archive) -> list[Path]:
    return [archive.path.with_name(archive.path.name + end) for end in ("", "-wal", "-shm")]


def _tables(wanted: Sequence[str]) -> list[str]:
    unknown = [name for name in wanted if name not in TABLES]
    if unknown:
        raise UsageError(f"export: there is no table {unknown[0]!r}. Next: use one of {', '.join(TABLES)}.")
    return list(dict.fromkeys(wanted)) or list(TABLES)


def _to_folder(
    exporter: Exporter, read: _Read, names: Sequence[str], folder: Path, *, keep: Sequence[Path], force: bool, raw: bool
) -> None:
    folder.mkdir(exist_ok=True)
    targets = {name: folder / f"{name}{exporter.SUFFIX}" for name in names}
    for target in targets.values():
        check_target(target, force=force, keep=keep)
    for name, target in targets.items():
        _to_file(exporter, read, [name], target, keep=keep, force=force, raw=raw)


def _to_file(
    exporter: Exporter, read: _Read, names: Sequence[str], target: Path, *, keep: Sequence[Path], force: bool, raw: bool
) -> None:
    check_target(target, force=force, keep=keep)
    with whole_file(target, force=force) as stream:
        count = _write(exporter, read, names, stream, raw=raw)
    what = f"table {names[0]}" if len(names) == 1 else f"{len(names)} tables"
    note(f"{target}: {count} rows of {what}.")


def _write(exporter: Exporter, read: _Read, names: Sequence[str], out: TextIO, *, raw: bool) -> int:
    """Write the tables to one stream; several of them need a frame that says which row is whose."""
    if len(names) == 1:
        return _write_one(exporter, read(names[0]), out, raw=raw)
    if exporter.NAME == "json":
        return _write_object(exporter, read, names, out, raw=raw)
    return exporter.export(_labelled(read, names), out, raw=raw)


def _write_one(exporter: Exporter, listing: Listing, out: TextIO, *, raw: bool) -> int:
    return exporter.export(listing.rows, out, columns=listing.columns, raw=raw)


def _write_object(exporter: Exporter, read: _Read, names: Sequence[str], out: TextIO, *, raw: bool) -> int:
    count = 0
    for position, name in enumerate(names):
        out.write(f'{"," if position else "{"}\n"{name}": ')
        count += _write_one(exporter, read(name), out, raw=raw)
    out.write("}\n")
    return count


def _labelled(read: _Read, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        for row in read(name).rows:
            yield {"table": name, **row}
