"""`add` and `crawl`: register where articles are found, fetch what is new or due."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.frame import command, current_session, finish
from scraper.cli.output import note, safe
from scraper.config import Config
from scraper.errors import DiskFullError, DramarchiveError, UsageError
from scraper.items import RunRow, SourceRow
from scraper.urls import is_web_url

if TYPE_CHECKING:
    from spiders.probing import Survey

EXIT_CODES = {"complete": 0, "incomplete": 3, "interrupted": 130, "disk_full": DiskFullError.exit_code}
"""`runs.outcome` → exit code; anything else is an error."""
NAMED = 5
"""URLs without a good end that are named after a crawl."""
REASONS = 3
"""Reasons of refusals that are named after a crawl."""
ALL_REFUSED = "dramarchive query \"SELECT url, reason FROM frontier WHERE state IN ('refused', 'gone')\""
ALL_OPEN_ENDS = "dramarchive query \"SELECT url, state, reason FROM frontier WHERE state IN ('failed', 'queued')\""


@command(
    network=True,
    short="Find every way into a site and register each as a source.",
    examples=[
        "dramarchive add https://example.org/",
        "dramarchive add https://example.org/feed --contact me@example.org",
        "dramarchive add https://news.example.org/ --take drama --take OST",
        "dramarchive add https://news.example.org/ --leave webtoon --strict",
        "dramarchive add https://news.example.org/ --take ''",
    ],
)
@click.argument("url")
@click.option("--take", multiple=True, metavar="WORD", help="Only articles whose address, title or labels have WORD; repeatable.")
@click.option("--leave", multiple=True, metavar="WORD", help="No articles whose address, title or labels have WORD; repeatable.")
@click.option("--strict", is_flag=True, help="Only pages with a word of dramas, songs or the screen in them.")
def add(config: Config, *, url: str, take: tuple[str, ...], leave: tuple[str, ...], strict: bool) -> None:
    """Look at URL, find every way to its articles, and register each as a source of the site.

    A sitemap, WordPress's interface, a feed and the page's own list each miss what another has, so a crawl takes what any of
    them shows. The table says what each offers. A page below the front page stands for itself: its list, its own feed.

    A crawl leaves out what says of itself that it is about something else (a section such as /sports/, or all its labels),
    unless it also speaks of dramas, songs or the screen; what says nothing is fetched. --take, --leave and --strict narrow
    that for this site, also when it is registered already, from the next crawl on; what they said before is replaced, and
    an empty word (--take '') takes it all back. `crawl --all` takes everything.

    Prints the name of each source registered, one a line; `dramarchive crawl NAME` fetches its articles.
    """
    from scraper.cli.progress import shown
    from scraper.network.context import now
    from scraper.runner import look_at, register_offers

    begun = now()
    words = {name: [word for word in given if word.strip()] for name, given in (("take", take), ("leave", leave))}
    topic = {**words, "strict": strict} if take or leave or strict else None
    with shown(verbose=False):
        survey, hosts = look_at(config, url)
        sources = register_offers(config, survey, hosts, topic=topic)
    for source in sources:
        click.echo(safe(source.name))
    _tell_offers(survey, sources)
    for source in sources:
        if source.added_at < begun:
            note(f"{source.name} is registered already, since {source.added_at[:16].replace('T', ' ')} UTC")
    if narrowed := _narrowed(sources[0].options):
        note(f"of their articles a crawl takes only {narrowed}" if len(sources) > 1 else f"a crawl takes only {narrowed}")
    note("Next: dramarchive crawl")


def _narrowed(options: Mapping[str, Any]) -> str:
    """Return in words what of a source's articles is taken by its options `take`, `leave` and `strict`; empty for all."""
    take, leave = (" or ".join(map(repr, options.get(name) or ())) for name in ("take", "leave"))
    told = (
        f"what has {take} in address, title or labels" if take else "",
        f"what has no {leave} there" if leave and take else f"what has no {leave} in address, title or labels" if leave else "",
        "pages with a word of dramas, songs or the screen" if options.get("strict") else "",
    )
    return safe(", and ".join(filter(None, told)))


def _tell_offers(survey: "Survey", sources: Sequence[SourceRow]) -> None:
    """Say what each way into a site offers, as a table on stderr, and what there is none of."""
    lines = [("source", "way", "shows", "where")]
    lines += [
        (source.name, offer.spider, offer.says, offer.url.partition("?")[0] if offer.spider == "wordpress" else offer.url)
        for source, offer in zip(sources, survey.offers, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for cells in lines:
        note("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    for line in survey.without:
        note(line)
    ways = len(sources)
    if sources[0].spider == "pages":
        note(f"{survey.url} is one article: it is a source by itself")
    elif ways == 1:
        note(f"1 way leads into {survey.url}: a crawl reads it, and follows Previous and Next of its articles")
    else:
        note(f"{ways} ways lead into {survey.url}, all of them its sources now: a crawl takes what any of them shows, and")
        note("follows Previous and Next of their articles")


@command(
    network=True,
    short="Fetch what is new or due.",
    examples=[
        "dramarchive crawl",
        "dramarchive crawl $(dramarchive add https://example.org/)",
        "dramarchive crawl example.org --limit 20",
        "dramarchive crawl https://example.org/ost-guide",
        "dramarchive crawl --file urls.txt --delay 2 --contact me@example.org",
        "dramarchive crawl --assets",
        "dramarchive crawl --log-json 2> crawl.jsonl",
    ],
)
@click.argument("what", metavar="[SOURCE|URL]...", nargs=-1)
@click.option("--file", "files", multiple=True, metavar="FILE", help="Also the URLs in this text file, one a line; repeatable.")
@click.option("--full", is_flag=True, help="Visit everything again, due or not.")
@click.option("--all", "everything", is_flag=True, help="Also what is about something else, and what was left out for that.")
@click.option("--assets/--no-assets", default=None, help="Also the style sheets, images and fonts of articles, for a replay.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Visit at most N article URLs; the rest waits (exit 0).")
@click.option("-v", "--verbose", is_flag=True, help="Show the crawl's log.")
@click.option("--log-json", is_flag=True, help="Write the log to stderr as JSON, one object a line (docs/logs.md).")
def crawl(
    config: Config,
    *,
    what: tuple[str, ...],
    files: tuple[str, ...],
    full: bool,
    everything: bool,
    limit: int | None,
    verbose: bool,
    log_json: bool,
) -> None:
    """Visit the sources or URLs named, or every source, and store what is new; obeys robots.txt, one polite rate a host.

    A page is due when it is new, when its sitemap or feed gives another date of change, when it failed before, or when its
    revisit time has come: a week after it was new or changed, twice as long each time that nothing has (at most 180 days).
    --full visits everything; a URL that you name is always visited. What says of itself that it is about something else than
    dramas, songs or the screen is left out, see `dramarchive add --help`; --all takes it too.

    With --assets (or assets = true in dramarchive.toml) what articles load to look as they do is captured too, from whatever
    host, as politely: at most 100 files of 8 MB a page, none again within a week; no scripts, players or pixels that count.

    Ctrl-C ends it when what is under way is done (twice: at once); the next crawl goes on from there. Exit code 3 means
    that some URLs failed or are still waiting, other than beyond --limit: those are the next crawl's.
    """
    if not what and not files and not config.archive.exists():
        raise UsageError(f"{config.archive}: there is no archive here. Next: dramarchive add URL, or dramarchive crawl URL.")
    from scraper.cli.progress import in_words, shown
    from scraper.network.session import read_url_list
    from scraper.runner import run_crawl

    urls = [word for word in what if is_web_url(word)]
    urls += [url for file in files for url in read_url_list(Path(file))]
    names = [word for word in what if not is_web_url(word)]
    if files and not urls and not names:
        raise UsageError(f"{files[0]}: has no URL in it. Next: one URL a line.")
    with shown(verbose=verbose, as_json=log_json) as progress:
        row = run_crawl(config, sources=names, urls=urls, full=full, everything=everything, limit=limit, progress=progress)
    code = EXIT_CODES.get(row.outcome, DramarchiveError.exit_code)
    current_session().code = code
    click.echo(f"run {row.id} {row.outcome.replace('_', ' ')}: {in_words(asdict(row))}")
    if row.assets:
        note(f"{row.assets} assets of articles were captured, too; they are no part of the sum.")
    _say_next(config, row, urls, names=names, limited=limit is not None)
    finish(code)


def _say_next(config: Config, row: RunRow, urls: Sequence[str], *, names: Sequence[str], limited: bool) -> None:
    """Name what failed, what of `urls` was refused, and who rests; say what one may do now."""
    from scraper.network.context import now
    from scraper.network.verdicts import next_step
    from scraper.storage.archive import Archive
    from scraper.storage.coverage import closed_in_words, closed_patterns
    from scraper.storage.overview import next_visit, open_ends, refusals, resting_hosts, way_in, ways_besides

    assert row.id is not None
    at = now()
    with Archive.open_read_only(config.archive) as archive:
        ends = open_ends(archive, row.id, now=at, urls=urls)
        refused = refusals(archive, row.id, besides=urls) if row.refused else []
        resting = resting_hosts(archive, now=at, run_id=row.id)
        closed = [shut for shut in closed_patterns(archive) if shut["closed_at"] >= row.started_at or not row.discovered]
        besides = ways_besides(archive, names)
        idle = not row.discovered and not archive.db.table("sources").count
        due = next_visit(archive) if not row.discovered and row.outcome == "complete" else None
    if row.outcome != "incomplete":
        ends = [page for page in ends if page.state != "queued"]  # they wait for no other reason than that the run ended
    for page in ends[:NAMED]:
        state = "waiting" if page.state == "queued" else page.state
        until = f" (until {_minute(page.not_before)})" if state == "waiting" and (page.not_before or "") > at else ""
        step = next_step(page.reason or "")
        note(f"{state}{until}: {page.url}: {page.reason or 'no reason was noted'}" + (f". Next: {step}" if step else ""))
    if len(ends) > NAMED:
        note(f"... and {len(ends) - NAMED} more. Next: {ALL_OPEN_ENDS}")
    for why in refused[:REASONS]:
        kept = " What is archived of it is kept." if why["state"] == "gone" else way_in(why["reason"])
        note(f"{why['state']}: {_urls(why['urls'])}: {why['reason']} (such as {why['example']}).{kept}")
    if len(refused) > REASONS:
        note(f"refused or gone: {_urls(sum(why['urls'] for why in refused[REASONS:]))} for other reasons. Next: {ALL_REFUSED}")
    for shut in closed[:REASONS]:
        note(f"closed: {closed_in_words(shut)}. Next: dramarchive crawl --full looks again.")
    for site, others in besides:
        note(f"other ways into {site}, not taken by this crawl: {', '.join(map(safe, others))}. Next: name them too, or none.")
    for rest in resting:
        note(f"{rest['host']} rests until {_minute(rest['until'])}, {rest['waiting']} URLs wait for it: {rest['reason']}")
    if due:
        note(f"nothing is new or due, the next visit is due {_minute(due)}. Next: dramarchive crawl --full visits all now.")
    if idle:
        note("there are no sources. Next: dramarchive add URL")
    elif row.outcome == "interrupted":
        note("Next: dramarchive crawl goes on from here.")
    elif row.outcome == "complete" and limited and row.waiting:
        note(f"{row.waiting} URLs wait beyond --limit. Next: dramarchive crawl goes on from here.")
    elif resting:
        note("Next: dramarchive crawl after that time. A host that was only down is asked at once by --full or by naming a URL.")


def _urls(number: int) -> str:
    return f"{number} URL" if number == 1 else f"{number} URLs"


def _minute(moment: str | None) -> str:
    return f"{(moment or '')[:16].replace('T', ' ')} UTC"
