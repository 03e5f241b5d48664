"""`copies`: which articles have the same text, and which had it first."""

from dataclasses import asdict, fields
from itertools import groupby

import click

from scraper.cli.frame import command
from scraper.cli.output import emit, form_options, note, paragraph, safe
from scraper.config import Config
from scraper.errors import UsageError
from scraper.storage.archive import Archive
from scraper.storage.articles import find_article
from scraper.storage.connection import is_frozen
from scraper.storage.copies import FoundCopy, list_copies, update_copies
from scraper.urls import canonicalize_url, is_web_url, next_for_word


@command(
    short="Which articles are copies, and of what.",
    examples=[
        "dramarchive copies",
        "dramarchive copies https://example.org/ost",
        "dramarchive copies --csv > copies.csv",
    ],
)
@click.argument("url", required=False)
@form_options
def copies(config: Config, /, *, url: str | None, form: str | None) -> None:
    """Show the copies of the article at URL, or all texts that several articles have, the most copied first.

    Each text begins with the article that most likely had it first, and why. Copies with edits, other titles and other
    menus are found, over all sites; two lists of the same songs with words of their own are no copies.
    """
    if url is not None and not is_web_url(url):
        step = next_for_word(url, "give the whole address of an article.")
        raise UsageError(f"copies: {url!r} is not an http(s) address. Next: {step}")
    frozen = config.archive.exists() and is_frozen(config.archive)
    with Archive.open_read_only(config.archive) if frozen else Archive.open(config.archive, create=False) as archive:
        article = find_article(archive.db, canonicalize_url(url)) if url is not None else None
        if url is not None and article is None:
            raise UsageError(f"copies: {url} is no article of this archive. Next: dramarchive why {url}")
        if not frozen:
            update_copies(archive.db)
        found = list_copies(archive.db, article_id=article.id if article else None)
    if frozen:
        note("copies of articles that came since the last crawl or `copies` are not looked for: the disk is read-only")
    if form:
        emit(map(asdict, found), [field.name for field in fields(FoundCopy)], form)
        return
    for number, (_, cluster) in enumerate(groupby(found, lambda copy: copy.cluster_id), 1):
        _show(number, list(cluster))
    if not found:
        note("no copies found.")


def _show(number: int, cluster: list[FoundCopy]) -> None:
    first, *others = cluster
    paragraph(f"{first.title or first.url}  (original: {'; '.join(first.evidence)})", mark=f"{number}. ")
    click.echo(f"   {safe(first.url)}  {(first.published_at or 'no date')[:10]}")
    for copy in others:
        click.echo(f"   {safe(copy.url)}  {(copy.published_at or 'no date')[:10]}  {copy.shared:.0%} the same")
