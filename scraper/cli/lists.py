"""`tracks`, `articles`, `dramas`, `artists`: what the archive holds."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click

from scraper.cli.frame import command
from scraper.cli.output import emit, form_options, note
from scraper.config import Config
from scraper.errors import UsageError

TABLE_LIMIT = 100
"""Rows that a table shows without `--limit`; JSON and CSV have all."""
KINDS = ("ost", "listicle", "review", "recap", "news", "other")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def day(_context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Return `text` when it is a day, month or year as ISO 8601 writes it."""
    if text is not None and not _is_day(text):
        raise UsageError(f"--{option.name}: {text!r} is not a day. Next: write it as 2025-03-14, 2025-03 or 2025.")
    return text


def _is_day(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


limit_option = click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N rows, 0 for all (default: {TABLE_LIMIT} in a table, all in JSON and CSV).",
)


@command(
    short="List the songs found.",
    examples=[
        "dramarchive tracks",
        "dramarchive tracks --artist IU",
        'dramarchive tracks --drama "Crash Landing" --json',
        "dramarchive tracks --needs-review --csv > review.csv",
    ],
)
@click.option("--artist", metavar="NAME", help="By this artist or group, however it is spelt.")
@click.option("--drama", metavar="TEXT", help="Of a drama whose title, native title or alias has this in it.")
@click.option("--title", metavar="TEXT", help="Song title or native title has this in it.")
@click.option("--site", metavar="TEXT", help="Site's name, address or source has this in it.")
@click.option("--since", metavar="DATE", callback=day, help="In an article published (or else first seen) since this day.")
@click.option("--needs-review", is_flag=True, help="Only where title and artist could not be told apart by evidence.")
@limit_option
@form_options
def tracks(config: Config, /, *, limit: int | None, form: str | None, **filters: Any) -> None:
    """List the songs found: every track section of every article, newest article first."""
    show("list_tracks", config, filters, limit, form, ("number", "title", "artist_credit", "drama", "article", "published_at"))


@command(
    short="List the articles.",
    examples=[
        "dramarchive articles",
        "dramarchive articles --kind review --since 2025",
        "dramarchive articles --drama Goblin --json",
        "dramarchive articles --collapse --since 2025",
    ],
)
@click.option("--site", metavar="TEXT", help="Site's name, address or source has this in it.")
@click.option("--since", metavar="DATE", callback=day, help="Published (or else first seen) since this day.")
@click.option("--until", metavar="DATE", callback=day, help="Published (or else first seen) until this day.")
@click.option("--kind", type=click.Choice(KINDS), help="Kind of article.")
@click.option("--language", metavar="CODE", help="Language of the text, such as ko.")
@click.option("--drama", metavar="TEXT", help="About a drama, or with a track of one, whose title has this in it.")
@click.option("--collapse", is_flag=True, help="One row a text: the original of several copies, and how many those are.")
@limit_option
@form_options
def articles(config: Config, /, *, limit: int | None, form: str | None, **filters: Any) -> None:
    """List the articles, newest first."""
    shown = ("title", "site", "kind", "drama", "published_at", "tracks", *(("copies",) if filters["collapse"] else ()))
    show("list_articles", config, filters, limit, form, shown)


@command(
    short="List the dramas.",
    examples=["dramarchive dramas", "dramarchive dramas --artist Gummy", "dramarchive dramas --title goblin --json"],
)
@click.option("--title", metavar="TEXT", help="Title, native title or alias has this in it.")
@click.option("--artist", metavar="NAME", help="With a track by this artist or group.")
@limit_option
@form_options
def dramas(config: Config, /, *, limit: int | None, form: str | None, **filters: Any) -> None:
    """List the dramas over all articles, those with most tracks first."""
    show("list_dramas", config, filters, limit, form, ("title", "native_title", "aliases", "tracks", "articles"))


@command(
    short="List the artists.",
    examples=["dramarchive artists", "dramarchive artists --drama Goblin", "dramarchive artists --name baek --json"],
)
@click.option("--name", metavar="TEXT", help="Name or alias has this in it.")
@click.option("--drama", metavar="TEXT", help="With a track of a drama whose title has this in it.")
@limit_option
@form_options
def artists(config: Config, /, *, limit: int | None, form: str | None, **filters: Any) -> None:
    """List the artists over all articles, those with most tracks first."""
    show("list_artists", config, filters, limit, form, ("name", "aliases", "tracks", "dramas"))


def show(
    listing: str, config: Config, filters: dict[str, Any], limit: int | None, form: str | None, shown: Sequence[str]
) -> None:
    """Write one of the lists of `storage.listings`; say on stderr when there is more than is shown."""
    from scraper.storage import listings
    from scraper.storage.archive import Archive

    most = limit if limit is not None else (0 if form else TABLE_LIMIT)
    with Archive.open_read_only(config.archive) as archive:
        found = getattr(listings, listing)(archive.db, limit=most + 1 if most else None, **filters)
        more: list[bool] = []
        count = emit(_first(found.rows, most, more), found.columns, form, shown=shown)
    if more and limit is None:
        note(f"{count} shown, there are more. Next: --limit 0 shows all; filters narrow it down (--help).")
    elif not count and not form:
        note("nothing found.")


def _first(rows: Iterator[dict[str, Any]], most: int, more: list[bool]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows):
        if most and number == most:
            more.append(True)
            return
        yield row
