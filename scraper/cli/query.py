"""`search` and `query`: full text for people, SQL for everything else."""

import sys
from dataclasses import asdict, fields
from pathlib import Path

import click

from scraper.cli.frame import command
from scraper.cli.output import emit, form_options, note, paragraph, safe
from scraper.config import Config
from scraper.errors import QueryError, UsageError

STDIN = "-"
TABLE_ROWS = 1_000
"""Rows of a query that a table shows without `--limit`."""
MOST_ROWS = 100_000
"""Rows that JSON and CSV have without `--limit`."""
HITS = 20
"""Articles that a search shows without `--limit`."""


@command(
    short="Full-text search, Korean, Japanese and Chinese included.",
    examples=[
        "dramarchive search buckwheat",
        "dramarchive search 불시착",
        "dramarchive search '\"last chance\" soyou' --json",
        "dramarchive search 'artist:Heize drama:\"Queen of Tears\" rain'",
        "dramarchive search site:myblog kind:ost since:2025",
        "dramarchive search --collapse rain",
    ],
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=HITS, show_default=True, metavar="N", help="At most N articles.")
@click.option("--collapse", is_flag=True, help="One hit a text: the original of several copies, and how many those are.")
@form_options
def search(config: Config, *, text: tuple[str, ...], limit: int, collapse: bool, form: str | None) -> None:
    """Find the articles in which all words of TEXT occur, best first.

    "A phrase" in double quotes stays together; begin* finds every word with that beginning. Fields narrow it down:
    artist: song: drama: (one track has them all, aliases count), title: text: site: author: kind: language: since: until:.
    """
    from scraper.storage.archive import Archive
    from scraper.storage.search import SearchHit
    from scraper.storage.search import search as find
    from scraper.storage.search_query import open_quote

    words = " ".join(text)
    with Archive.open_read_only(config.archive) as archive:
        hits = find(archive.db, words, limit=limit, collapse=collapse)
    if phrase := open_quote(words):
        note(f"the quote before {phrase!r} is not closed: all of it was searched for as one phrase")
    fields_hint = "" if hits else _check_fields(words)
    if form:
        emit(map(asdict, hits), [field.name for field in fields(SearchHit)], form)
        return
    for number, hit in enumerate(hits, 1):
        copies = f"and {hit.copies} {'copy' if hit.copies == 1 else 'copies'}" if collapse and hit.copies else ""
        place = ", ".join(filter(None, (hit.site, (hit.published_at or "")[:10], copies)))
        paragraph(f"{hit.title or hit.url}" + (f"  ({place})" if place else ""), mark=f"{number}. ")
        click.echo(f"   {safe(hit.url)}")
        if hit.snippet:
            paragraph(hit.snippet, indent=3)
        for track in hit.tracks:
            paragraph(track, indent=3, mark="* ")
    if not hits:
        note(f"nothing found.{fields_hint}")


def _check_fields(words: str) -> str:
    """Return what to add to `nothing found`; `UsageError` when a field's name is misspelt.

    Asked only when nothing was found: as words in a text anything with a colon is right (`Re:Zero`).
    """
    from scraper.storage.search_query import FACTS, FIELDS, unknown_fields

    unknown = unknown_fields(words)
    known = " ".join(f"{name}:" for name in (*FIELDS, *FACTS))
    for word, near in unknown:
        if near:
            raise UsageError(f"search: there is no field {word!r}; known are {known}. Next: did you mean {near}:?")
    return f" There is no field {unknown[0][0]!r}; known are {known}." if unknown else ""


@command(
    short="Ask the archive in SQL, read-only.",
    examples=[
        'dramarchive query "SELECT title, artist_credit FROM tracks LIMIT 5"',
        'dramarchive query "SELECT * FROM tracks WHERE drama = :drama" --param drama Goblin --json',
        'dramarchive query "SELECT drama, count(*) AS n FROM tracks GROUP BY drama ORDER BY n DESC" --csv',
        "dramarchive query --file question.sql --timeout 60",
    ],
)
@click.argument("sql", required=False)
@click.option("--file", "file", metavar="FILE", help="Read the SQL from this file (- for standard input).")
@click.option("--param", "params", nargs=2, multiple=True, metavar="NAME VALUE", help="Value of :NAME in the SQL; repeatable.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"At most N rows (default: {TABLE_ROWS} in a table, else {MOST_ROWS}).",
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(min=0.01, max=86400),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Time limit.",
)
@form_options
def query(
    config: Config,
    *,
    sql: str | None,
    file: str | None,
    params: tuple[tuple[str, str], ...],
    limit: int | None,
    seconds: float,
    form: str | None,
) -> None:
    """Run one SELECT over the archive: nothing can be changed by it, and it ends in time.

    Tables: articles, tracks, track_artists, artists, dramas, songs, mentions, quotes, embeds, dropped, revisions,
    captures, frontier, hosts, sources, schedules, runs. Full text: articles_fts, tracks_fts with MATCH fts('words').
    """
    from scraper.storage.query import run_query

    most = limit or (MOST_ROWS if form else TABLE_ROWS)
    try:
        result = run_query(config.archive, _sql(sql, file), dict(params), seconds=seconds, rows=most)
    except QueryError as error:
        raise QueryError(f"query: {error}") from error
    columns = _distinct(result.columns)
    emit((dict(zip(columns, row, strict=True)) for row in result.rows), columns, form, exact=True)
    if result.truncated:
        note(f"{len(result.rows)} rows shown, there are more. Next: --limit N, or LIMIT and OFFSET in the SQL.")


def _sql(given: str | None, file: str | None) -> str:
    if (given is None) == (file is None):
        raise UsageError("query: give the SQL as one argument in quotes, or --file FILE. Next: dramarchive query --help")
    if given not in (None, STDIN):
        assert given is not None
        return given
    try:
        return sys.stdin.read() if file in (None, STDIN) else Path(str(file)).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"query: {file or 'standard input'} cannot be read: {cause}. Next: check the file.") from error


def _distinct(names: tuple[str, ...]) -> list[str]:
    """Return the names with a number behind those that came before, so that no column hides another.

    >>> _distinct(("id", "title", "id"))
    ['id', 'title', 'id_2']
    """
    found: list[str] = []
    for name in names:
        number, free = 2, name
        while free in found:
            number, free = number + 1, f"{name}_{number}"
        found.append(free)
    return found
