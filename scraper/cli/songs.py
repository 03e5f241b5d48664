"""`songs`, `merge`, `split`: one song over all articles, and what a user knows better."""

import time
from typing import Any

import click

from scraper.cli.frame import command
from scraper.cli.lists import limit_option, show
from scraper.cli.output import form_options, note
from scraper.config import Config
from scraper.errors import UsageError


@command(
    short="List the songs over all articles.",
    examples=[
        "dramarchive songs",
        'dramarchive songs --drama "Queen of Tears"',
        "dramarchive songs --title 'hold me back' --json",
    ],
)
@click.option("--title", metavar="TEXT", help="Title or another title has this in it.")
@click.option("--artist", metavar="NAME", help="With a track by this artist or group.")
@click.option("--drama", metavar="TEXT", help="Of a drama whose title, native title or alias has this in it.")
@limit_option
@form_options
def songs(config: Config, /, *, limit: int | None, form: str | None, **filters: Any) -> None:
    """List the songs with the number of articles that name them, those named most first.

    Tracks are one song when they share the singer and the title, the drama and the title, or the part of a release; a native
    title or a misprint is an alias. `merge` and `split` put right what is wrong.
    """
    show("list_songs", config, filters, limit, form, ("id", "title", "artist_credit", "drama", "aliases", "articles"))


@command(
    short="Make one song or artist of several.",
    examples=["dramarchive merge song 12 34", "dramarchive merge artist Rothy 'Kang Ju-hee'"],
)
@click.argument("kind", type=click.Choice(("song", "artist")))
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def merge(config: Config, *, kind: str, names: tuple[str, ...]) -> None:
    """Make one of several songs (by their numbers, see `songs`) or artists (by their names); the first keeps its place.

    It stays so when pages are read anew.
    """
    from scraper.storage.archive import Archive
    from scraper.storage.corrections import merge_artists, merge_named
    from scraper.storage.moments import moment

    numbers = [_number(name) for name in names] if kind == "song" else []
    with Archive.open(config.archive, create=False) as archive:
        now = moment(time.time())
        number = merge_named(archive.db, numbers, now=now) if kind == "song" else merge_artists(archive.db, names, now=now)
    note(f"{kind} {number} is all of them now.")


@command(short="Take a song out of another.", examples=["dramarchive split song 12 'Beautiful Day'"])
@click.argument("kind", type=click.Choice(("song",)))
@click.argument("number", metavar="NUMBER")
@click.argument("title")
def split(config: Config, *, kind: str, number: str, title: str) -> None:
    """Make a song of its own of those tracks of song NUMBER that are called TITLE. It stays so when pages are read anew."""
    from scraper.storage.archive import Archive
    from scraper.storage.corrections import split_song
    from scraper.storage.moments import moment

    with Archive.open(config.archive, create=False) as archive:
        own = split_song(archive.db, _number(number), title, now=moment(time.time()))
    note(f"{title!r} is {kind} {own} now.")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise UsageError(f"{text!r} is not the number of a song. Next: dramarchive songs --title TEXT shows them.")
    return int(text)
