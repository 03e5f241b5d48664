"""`parse`: show how a page is read, store nothing."""

import gzip
import io
import sys
import traceback
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import click

from exporters.encoding import to_json
from scraper.cli.frame import command, current_session, finish
from scraper.cli.output import cell, emit_table, note, safe
from scraper.config import Config
from scraper.errors import DramarchiveError, ExtractionError, UsageError
from scraper.items import ArtistCredit, Capture, ParsedPage, TrackSection
from scraper.sites import SiteRules, load_rules
from scraper.urls import is_web_url

STDIN = "-"
GZIP_MAGIC = b"\x1f\x8b"


@command(
    short="Show how a page is read, store nothing.",
    network=True,
    examples=[
        "dramarchive parse page.html",
        "dramarchive parse --jsonl pages/*.html > pages.jsonl",
        "dramarchive parse --explain page.html.gz",
        "curl -s https://example.org/ost | dramarchive parse -",
    ],
)
@click.argument("pages", metavar="PATH|URL...", nargs=-1, required=True)
@click.option("--jsonl", is_flag=True, help="One JSON object a page, in the order given.")
@click.option("--explain", is_flag=True, help="Say why each block was kept, dropped or taken as a heading.")
def parse(config: Config, pages: tuple[str, ...], *, jsonl: bool, explain: bool) -> None:
    """Read pages as a crawl would and show the article, its tracks and what was dropped; nothing is stored.

    PATH is a saved page (.html, .html.gz, or - for standard input), URL is fetched as politely as in a crawl.
    """
    if jsonl and explain:
        raise UsageError("parse: --jsonl and --explain exclude each other. Next: leave one out.")
    failed = 0
    rules = load_rules(config.sites)
    fetched = Fetched.of(list(dict.fromkeys(filter(is_web_url, pages))), config)
    for number, place in enumerate(pages):
        try:
            page = read_page(place, config, fetched, rules, explain=explain)
        except DramarchiveError as error:
            complain(error)
            failed = current_session().code = 1
            continue
        if jsonl:
            sys.stdout.write(to_json(page.to_record()) + "\n")
            continue
        if number:
            click.echo()
        (show_reasons if explain else show_page)(page)
    finish(failed)


def complain(error: DramarchiveError) -> None:
    """Say what is wrong with one page, on stderr."""
    if current_session().debug:
        traceback.print_exception(error)
    note(f"dramarchive: {error}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the URLs among the pages answered."""

    captures: dict[str, Capture]
    problems: dict[str, str]

    @classmethod
    def of(cls, urls: list[str], config: Config) -> Self:
        """Fetch all URLs in one go, so that one host is asked at one polite rate."""
        if not urls:
            return cls({}, {})
        from scraper.cli.progress import shown
        from scraper.runner import fetch

        with shown(verbose=False):
            return cls(*fetch(config, urls))

    def capture_of(self, url: str) -> Capture:
        """Return what a URL answered; `ExtractionError` with the reason when nothing useful came."""
        if url not in self.captures:
            from scraper.network.verdicts import next_step

            cause = self.problems.get(url, "no answer")
            step = next_step(cause, "check the address.")
            raise ExtractionError(f"{url}: cannot be read: {cause}. Next: {step}", url=url, reason=cause)
        return self.captures[url]


def read_page(place: str, config: Config, fetched: Fetched, rules: SiteRules, *, explain: bool = False) -> ParsedPage:
    """Return the reading of one file or URL; `ExtractionError` naming it when there is none.

    A saved page is read by the rule of the address that it declares, if there is a rule for it.
    """
    from scraper.parsers import parse_page
    from scraper.parsers.markup.content import not_html

    if is_web_url(place):
        capture, path = fetched.capture_of(place), None
    else:
        capture, path = Capture(url="", body=read_file(place, config.max_size)), place
    if what := not_html(capture.body):
        reason = f"not an HTML page: {what}"
        raise ExtractionError(f"{place}: {reason}. Next: give an article's page.", url=capture.url, reason=reason)
    try:
        page = parse_page(capture, rules.rule_for(capture.url), path=path, explain=explain)
        rule = None if capture.url else rules.rule_for(page.url)
        return parse_page(capture, rule, path=path, explain=explain) if rule else page
    except ExtractionError as error:
        raise ExtractionError(f"{place}: {error.reason}", url=error.url, reason=error.reason) from error
    except Exception as error:  # the page boundary, as in spiders/base.py: one page must not cost the others
        reason = f"a bug in the parser: {type(error).__name__}: {error}"
        raise ExtractionError(f"{place}: {reason}. Next: report it with the page.", url=place, reason=reason) from error


def read_file(place: str, limit: int) -> bytes:
    """Return the bytes of a file or of standard input, unpacked when they are gzip, `limit` bytes at most."""
    try:
        data = _read(place, limit)
        return gunzip(data, limit) if data.startswith(GZIP_MAGIC) else data
    except (OSError, EOFError, ValueError, zlib.error) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        step = "give the name of a saved page." if isinstance(error, OSError) else "save the page again."
        raise ExtractionError(f"{place}: cannot be read: {cause.lower()}. Next: {step}", url="", reason=cause) from error


def _read(place: str, limit: int) -> bytes:
    if place == STDIN:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(place).open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit} bytes")
    return data


def gunzip(data: bytes, limit: int) -> bytes:
    """Return `data` unpacked; ValueError when that is more than `limit` bytes (a bomb)."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
        body = packed.read(limit + 1)
    if len(body) > limit:
        raise ValueError(f"it is larger than {limit} bytes when unpacked")
    return body


def show_page(page: ParsedPage) -> None:
    """Print what was found on the page, for a person."""
    facts = {
        "page": page.path or page.url,
        "title": page.title,
        "site": page.site,
        "authors": page.authors,
        "published": page.published_at,
        "language": page.language,
        "kind": page.kind,
        "drama": page.drama,
        "source": page.source_url,
        "next part": page.next_page,
        "text": f"{len(page.body_text.split())} words, {len(page.dropped)} lines dropped",
    }
    for name, value in facts.items():
        if value:
            click.echo(f"{name:<10} {cell(value)}")
    for warning in page.warnings:
        click.echo(f"{'warning':<10} {safe(warning)}")
    click.echo(f"{'tracks':<10} {len(page.tracks) or 'none'}")
    if page.tracks:
        click.echo()
        emit_table((_track_row(track, page.drama) for track in page.tracks), TRACK_COLUMNS)


def show_reasons(page: ParsedPage) -> None:
    """Print every decision of the parser in page order, then every line that was dropped, with its rule."""
    click.echo(f"{'page':<10} {safe(page.path or page.url)}")
    for warning in page.warnings:
        click.echo(f"{'warning':<10} {safe(warning)}")
    rows = [{"action": d.action, "subject": d.subject, "reason": d.reason} for d in page.decisions]
    told = {(d.subject, d.reason) for d in page.decisions if d.action == "dropped"}
    left = dict.fromkeys((line.text, line.rule) for line in page.dropped if (line.text, line.rule) not in told)
    rows += [{"action": "dropped", "subject": text, "reason": rule} for text, rule in left]
    emit_table(rows, ("action", "subject", "reason"))


TRACK_COLUMNS = ("number", "title", "artists", "drama", "confidence")


def _track_row(track: TrackSection, page_drama: str | None) -> dict[str, Any]:
    heading = track.heading
    names = {role: ", ".join(map(_name, (c for c in heading.credits if c.role == role))) for role in ("performer", "featured")}
    return {
        "number": heading.number,
        "title": heading.title,
        "artists": names["performer"] + (f" feat. {names['featured']}" if names["featured"] else ""),
        "drama": heading.drama or page_drama,
        "confidence": round(heading.confidence, 2),
    }


def _name(credit: ArtistCredit) -> str:
    return f"{credit.name} ({credit.group})" if credit.group else credit.name
