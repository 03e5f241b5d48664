"""`remove`: take a source out."""

import time

import click

from scraper.cli.frame import command
from scraper.cli.output import note, safe
from scraper.config import Config


@command(
    short="Take a source out; its articles stay.",
    examples=["dramarchive remove example.org", "dramarchive remove example.org --with-articles"],
)
@click.argument("name")
@click.option("--with-articles", is_flag=True, help="Also delete the articles that it led to first, with their history.")
def remove(config: Config, *, name: str, with_articles: bool) -> None:
    """Take out the source NAME with its queue and its cron entries, so that nothing of it is fetched any more.

    Its articles and tracks stay, unless --with-articles; what was fetched (captures) stays in any case.
    """
    from scraper.storage.archive import Archive
    from scraper.storage.moments import moment
    from scraper.storage.removal import remove_source

    with Archive.open(config.archive, create=False) as archive:
        removed = remove_source(archive, name, now=moment(time.time()), with_articles=with_articles)
    articles = f"{removed.articles} articles deleted" if with_articles else f"{removed.kept} articles stay"
    click.echo(
        safe(f"removed {name} ({removed.source.spider} at {removed.source.url}): {removed.urls} URLs of its queue, {articles}")
    )
    if removed.schedules:
        note(f"{removed.schedules} cron entries went with it.")
