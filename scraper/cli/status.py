"""`status`, `runs`, `why`: what is going on, what happened, what became of a URL."""

import time
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import click

from scraper.cli.frame import command
from scraper.cli.output import cell, emit, emit_object, emit_table, note, safe
from scraper.config import Config
from scraper.errors import UsageError
from scraper.urls import is_web_url, next_for_word

RUNS_SHOWN = 20
"""Runs that a table shows without `--limit`."""
CLOSED_SHOWN = 5
"""Shapes of address that are closed of which `status` tells."""
ENDED_EARLY = {
    "disk_full": ("stopped because the disk was full", "free some space, then dramarchive crawl goes on"),
    "killed": ("", "dramarchive crawl goes on"),
    "interrupted": ("", "dramarchive crawl goes on"),
    "error": ("stopped by an error", "dramarchive crawl goes on, or says what is in its way"),
}
"""`runs.outcome` of a run that did not come to its end → why, in words, and what one may do now."""
COUNTS = ("stored", "unchanged", "refused", "failed", "waiting")


@command(short="What is in the archive and what is going on.", examples=["dramarchive status", "dramarchive status --json"])
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(config: Config, *, as_json: bool) -> None:
    """Show what the archive holds, what waits to be fetched, each source, and the run of now.

    Of a source: `articles` that it led to first, articles that it `found` at all, and those that it `missed`: only other ways
    into the same site show them.
    """
    from scraper.storage.archive import Archive
    from scraper.storage.coverage import closed_in_words
    from scraper.storage.moments import moment
    from scraper.storage.overview import overview

    with Archive.open_read_only(config.archive) as archive:
        facts = overview(archive, now=moment(time.time()))
    if as_json:
        emit_object(facts)
        return
    held = ", ".join(f"{facts[table]} {table}" for table in ("articles", "tracks", "artists", "dramas", "captures"))
    _line("archive", facts["archive"])
    _line("holds", held)
    _line("frontier", ", ".join(f"{number} {state}" for state, number in facts["frontier"].items()))
    if facts["running"]:
        run = facts["running"]
        _line("running", f"run {run['id']} of {run['source'] or 'all that is due'} since {run['started_at']} ({run['owner']})")
    if facts["last_run"]:
        run = facts["last_run"]
        ended = f", ended {run['finished_at'][:16].replace('T', ' ')} UTC" if run["finished_at"] else ""
        _line("last run", f"run {run['id']}: {run['outcome']}, {_counts(run)}{ended}")
    for rest in facts["resting"]:
        _line(
            "resting",
            f"{rest['host']} until {rest['until'][:16].replace('T', ' ')} UTC, {rest['waiting']} wait: {rest['reason']}",
        )
    for closed in facts["closed"][:CLOSED_SHOWN]:
        _line("closed", f"{closed_in_words(closed)} (crawl --full looks again)")
    if len(facts["closed"]) > CLOSED_SHOWN:
        _line("", f"... and {len(facts['closed']) - CLOSED_SHOWN} more, see the table patterns")
    if facts["next_due_at"]:
        _line("next due", facts["next_due_at"][:16].replace("T", " ") + " UTC")
    if facts["by_source"]:
        click.echo()
        emit_table(
            facts["by_source"], ("name", "spider", "articles", "found", "missed", "waiting", "refused", "failed", "last_run_at")
        )
    else:
        note("no sources yet. Next: dramarchive add URL")
    if facts["last_run"] and not facts["running"] and facts["last_run"]["outcome"] in ENDED_EARLY:
        step = ENDED_EARLY[facts["last_run"]["outcome"]][1]
        imported = facts["last_run"]["source"] == "import"
        note(f"Next: {step.replace('dramarchive crawl', 'the same dramarchive import again') if imported else step}")


@command(short="What happened: the crawls, newest first.", examples=["dramarchive runs", "dramarchive runs --json"])
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=f"At most N rows, 0 for all (default: {RUNS_SHOWN} in a table)."
)
@click.option("--json", "form", flag_value="json", default=None, help="A JSON array of the rows of `runs`.")
def runs(config: Config, *, limit: int | None, form: str | None) -> None:
    """List the crawls, newest first; discovered = stored + unchanged + refused + failed + waiting."""
    from scraper.storage.archive import Archive
    from scraper.storage.moments import moment
    from scraper.storage.overview import list_runs

    most = limit if limit is not None else (0 if form else RUNS_SHOWN)
    with Archive.open_read_only(config.archive) as archive:
        listing = list_runs(archive, now=moment(time.time()))
        rows = (row if form else _shown(row) for row in islice(listing.rows, most or None))
        count = emit(rows, listing.columns, form, shown=("id", "source", "started_at", "took", "outcome", "result"))
    if not count and not form:
        note("no runs yet. Next: dramarchive crawl")


@command(
    short="Why a URL is or is not in the archive.",
    examples=[
        "dramarchive why https://example.org/ost",
        "dramarchive why https://example.org/ost --json",
        "dramarchive why https://example.org/ost --field published_at --field 'tracks[3]'",
    ],
)
@click.argument("url")
@click.option(
    "--field", "fields", multiple=True, metavar="NAME", help="Where this value comes from; repeatable, all for every one."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def why(config: Config, *, url: str, fields: tuple[str, ...], as_json: bool) -> None:
    """Tell the life of URL on one screen: who led to it, what its host asks for, tries and waits, captures, what became of it.

    With --field tell where a value of the article comes from: the rule that chose it, the line and bytes of the page where it
    stands, the capture, and what else the page offers. NAME is a name of `parse --jsonl`: title, authors, tracks[3].artists
    (counted from 1), tracks[3] for all of a track, tracks.title for all titles.
    """
    from scraper.storage.archive import Archive
    from scraper.storage.moments import moment
    from scraper.storage.overview import life_of

    if not is_web_url(url):
        step = next_for_word(url, "give the whole address of a page.")
        raise UsageError(f"why: {url!r} is not an http(s) address. Next: {step}")
    if fields:
        from scraper.cli.provenance import show_origins

        show_origins(config, url, fields, as_json=as_json)
        return
    with Archive.open_read_only(config.archive) as archive:
        life = life_of(archive, url, now=moment(time.time()))
    if as_json:
        emit_object(life)
        return
    click.echo(safe(life["verdict"]))
    if life["article"]:
        _line("title", life["article"]["title"])
    if life["frontier"]:
        _tell_queue(life["frontier"], life["host"] or {})
    _tell_findings(life["findings"], life["missed_by"])
    for capture in life["captures"]:
        whole = "" if capture["complete"] else ", cut short"
        charset = f"{capture['charset']} ({capture['charset_reason']})" if capture["charset"] else "not read as a page"
        _line("capture", f"{capture['id']} of {capture['fetched_at']}: status {capture['status']}{whole}, {charset}")
    if life["reading"]:
        read = life["reading"]
        drama = f" of {read['drama']}" if read["drama"] else ""
        review = f" ({read['needs_review']} to review)" if read["needs_review"] else ""
        _line("reading", f"{read['kind']}{drama}, {read['tracks']} tracks{review}, {read['dropped']} lines dropped")
    for revision in life["revisions"]:
        current = " (current)" if revision["id"] == life["article"]["revision_id"] else ""
        _line("revision", f"{revision['id']} of {revision['created_at']}, parser {revision['parser_version']}{current}")


def _tell_queue(row: dict[str, Any], host: dict[str, Any]) -> None:
    """Tell where a URL was found, what robots.txt and its host ask for, and how often and when it is fetched."""
    where = f"on {row['discovered_from']}" if row["discovered_from"] else "in no page: named by hand or registered"
    _line("found", f"{where}, {row['discovered_at']}, source {row['source'] or 'none'}, {row['depth']} steps from it")
    read = f"robots.txt read {host['robots_fetched_at']}" if host.get("robots_fetched_at") else "robots.txt not read yet"
    asks = [
        f"Crawl-delay {host['crawl_delay']:g} s" if host.get("crawl_delay") else "",
        f"asked every {host['adapted_delay']:.1f} s, as it answers slowly or with errors" if host.get("adapted_delay") else "",
        f"rests: {host['reason']}" if host.get("reason") else "",
    ]
    _line("host", ", ".join([row["host"], read, *filter(None, asks)]))
    waits = f", not before {row['not_before']}" if row["not_before"] else ""
    tries = f", {row['attempts']} tries since the last good visit" if row["attempts"] else ""
    visited = f", visited {row['visited_at']}" if row["visited_at"] else ", never visited"
    _line("frontier", f"{row['state']} {row['role']}{visited}{tries}{waits}" + (f": {row['reason']}" if row["reason"] else ""))


def _tell_findings(findings: Sequence[dict[str, Any]], missed_by: Sequence[str]) -> None:
    """Tell which sources showed a URL, in which way and where first, and which sources of the site did not."""
    for found in findings:
        who = found["source"] or "you"
        where = f" on {found['page']}" if found["page"] else ""
        way = "named by hand" if found["way"] == "user" else f"as {_WAYS.get(found['way'], found['way'])}"
        _line("shown by", f"{who}, {way}{where}, {found['found_at'][:16].replace('T', ' ')} UTC")
    if missed_by:
        _line("not by", ", ".join(missed_by))


_WAYS = {"pager": "a neighbour of an article", "page": "a link of a page", "listing": "a link of a list"}


def _line(name: str, value: Any) -> None:
    click.echo(f"{name:<10} {cell(value)}")


def _counts(run: dict[str, Any]) -> str:
    shown = [f"{run[name]} {name}" for name in COUNTS if run[name]]
    if run["stored"] and run["changed"]:
        shown[0] += f" ({run['changed']} of them changed, the others new)"
    if run["assets"]:
        shown.append(f"and {run['assets']} assets")
    early = run["outcome"] in ENDED_EARLY
    why = ENDED_EARLY[run["outcome"]][0] if early else ""
    done = ", ".join(shown) or ("nothing done" if early else "nothing to do")
    return f"{done}: {why}" if why else done


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """Add how long a run took and its counts in words, for a person."""
    took = ""
    if row["finished_at"]:
        took = str(datetime.fromisoformat(row["finished_at"]) - datetime.fromisoformat(row["started_at"])).partition(".")[0]
    return {**row, "took": took, "result": _counts(row)}
