"""What is going on in an archive, and the life of one URL in it: read-only questions for `status`, `runs` and `why`."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from scraper.items import ArticleRow, CaptureRow, FrontierRow, HostRow, RevisionRow, RunRow, ScheduleRow, SourceRow
from scraper.storage.archive import Archive
from scraper.storage.coverage import closed_patterns, coverage, shown_by, site_of
from scraper.storage.frontier import Frontier
from scraper.storage.idle import known_parameters, without
from scraper.storage.moves import addresses_of, moved_from
from scraper.storage.records import select
from scraper.storage.runs import is_stale
from scraper.storage.tables import Listing
from scraper.urls import canonicalize_url, host_of

COUNTED = ("articles", "tracks", "artists", "dramas", "captures", "sources")
"""Tables whose rows `status` counts."""


def overview(archive: Archive, *, now: str) -> dict[str, Any]:
    """Return counts of everything, the frontier by state, each source, the run of now and the last one, the next due time.

    With each source goes what it found and missed (`coverage.coverage`); `closed` are patterns whose budget is spent.
    """
    db = archive.db
    counts = {table: int(db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in COUNTED}  # noqa: S608 - ours
    newest = [_in_truth(archive, run, now) for run in select(db, RunRow, "1 ORDER BY id DESC LIMIT 2")]
    running = [run for run in newest if run.outcome == "running"]
    last = [run for run in newest if run.outcome != "running"]
    due = select(db, ScheduleRow, "1 ORDER BY next_due_at LIMIT 1")
    covered = coverage(archive)
    return {
        "archive": str(archive.path),
        **counts,
        "frontier": Frontier(db).counts(),
        "by_source": [_source(archive, source) | covered[source.name] for source in select(db, SourceRow, "1 ORDER BY name")],
        "closed": closed_patterns(archive),
        "running": asdict(running[0]) if running else None,
        "last_run": asdict(last[0]) if last else None,
        "next_due_at": due[0].next_due_at if due else None,
        "resting": resting_hosts(archive, now=now),
    }


def resting_hosts(archive: Archive, *, now: str, run_id: int | None = None) -> list[dict[str, Any]]:
    """Return hosts that nothing is asked of before a time: host, `until`, `reason`, and how many URLs (of a run) wait for it."""
    waiting = "SELECT count(*) FROM frontier f WHERE f.host = h.host AND f.state = 'queued' AND (? IS NULL OR f.run_id = ?)"
    rows = archive.db.conn.execute(
        f"SELECT h.host, h.next_allowed_at, h.reason, ({waiting}) AS waiting FROM hosts h"  # noqa: S608 - ours
        " WHERE h.reason IS NOT NULL AND h.next_allowed_at > ? AND waiting > 0 ORDER BY h.next_allowed_at",
        (run_id, run_id, now),
    ).fetchall()
    return [dict(zip(("host", "until", "reason", "waiting"), row, strict=True)) for row in rows]


def open_ends(archive: Archive, run_id: int, *, now: str, urls: Sequence[str] = ()) -> list[FrontierRow]:
    """Return the URLs of a run without a good end: failed, waiting to be tried again, and of `urls` those refused or gone.

    What waits only because its host rests is left out, see `resting_hosts`.
    """
    return select(
        archive.db,
        FrontierRow,
        "run_id = ? AND (state = 'failed'"
        " OR (state = 'queued' AND reason IS NOT NULL"
        " AND host NOT IN (SELECT host FROM hosts WHERE reason IS NOT NULL AND next_allowed_at > ?))"
        " OR (state IN ('refused', 'gone') AND url IN (SELECT value FROM json_each(?)))) ORDER BY state, url",
        (run_id, now, json.dumps([canonicalize_url(url) for url in urls])),
    )


def refusals(archive: Archive, run_id: int, *, besides: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return why a run refused articles other than `besides`, or found them gone, most frequent first.

    Each with `state` (`refused` or `gone`), `reason`, how many `urls`, and one as `example`.
    """
    rows = archive.db.conn.execute(
        "SELECT state, coalesce(reason, 'no reason was noted') AS reason, count(*) AS urls, min(url) FROM frontier"
        " WHERE run_id = ? AND state IN ('refused', 'gone') AND role = 'article'"
        " AND url NOT IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY urls DESC, reason",
        (run_id, json.dumps([canonicalize_url(url) for url in besides])),
    ).fetchall()
    return [dict(zip(("state", "reason", "urls", "example"), row, strict=True)) for row in rows]


def next_visit(archive: Archive) -> str | None:
    """Return when the first of the known articles is to be visited again; None when none is."""
    found = archive.db.conn.execute("SELECT min(not_before) FROM frontier WHERE state = 'done' AND role = 'article'").fetchone()
    return found[0] if found else None


def ways_besides(archive: Archive, names: Sequence[str], *, of: str | None = None) -> list[tuple[str, list[str]]]:
    """Return the sites into which the named sources are not all the ways there are, each with the other sources.

    With `of` only the site of that source.
    """
    by_site: dict[tuple[str, str], list[SourceRow]] = defaultdict(list)
    for source in select(archive.db, SourceRow, "1 ORDER BY name"):
        by_site[site_of(source)].append(source)
    found = []
    for ways in by_site.values():
        others = [way.name for way in ways if way.name not in names]
        if others and len(others) < len(ways) and (of is None or of in {way.name for way in ways}):
            found.append((ways[0].site or ways[0].url, others))
    return found


def _source(archive: Archive, source: SourceRow) -> dict[str, Any]:
    conn = archive.db.conn
    states = dict(conn.execute("SELECT state, count(*) FROM frontier WHERE source = ? GROUP BY state", (source.name,)).fetchall())
    articles = conn.execute("SELECT count(*) FROM articles WHERE source = ?", (source.name,)).fetchone()[0]
    return {
        "name": source.name,
        "spider": source.spider,
        "url": source.url,
        "articles": articles,
        "waiting": states.get("queued", 0) + states.get("leased", 0),
        "refused": states.get("refused", 0),
        "failed": states.get("failed", 0),
        "last_run_at": source.last_run_at,
    }


def list_runs(archive: Archive, *, now: str) -> Listing:
    """Return the rows of `runs`, newest first; a run whose process is gone is `killed`, as the next crawl will note."""
    rows = [asdict(_in_truth(archive, run, now)) for run in select(archive.db, RunRow, "1 ORDER BY id DESC")]
    return Listing(columns=tuple(f.name for f in fields(RunRow)), rows=iter(rows))


def _in_truth(archive: Archive, run: RunRow, now: str) -> RunRow:
    if run.outcome != "running" or not is_stale(run, archive.path, now):
        return run
    states = Frontier(archive.db).counts(run.id, role="article")
    waiting = states["queued"] + states["leased"]
    found = run.stored + run.unchanged + run.refused + run.failed + waiting
    return replace(run, outcome="killed", waiting=waiting, discovered=found)


def life_of(archive: Archive, url: str, *, now: str) -> dict[str, Any]:
    """Return what the archive knows of a URL, and a verdict in one sentence.

    Its frontier row, its host's row, who showed it and which sources of the site did not, captures, article, what the
    parser made of it, revisions.
    """
    db = archive.db
    key = canonicalize_url(url)
    frontier = select(db, FrontierRow, "url = ?", (key,))
    if not frontier:
        key = without(key, known_parameters(db.conn, host_of(key)))
        frontier = select(db, FrontierRow, "url = ?", (key,))
    places = (key, url)
    moved = moved_from(db, key)
    led_to = (frontier[0].article_id if frontier else None) or (moved.id if moved else None)
    # A page that declares another address as its canonical one is that article only if nothing better is known.
    order = "ORDER BY id IS ? DESC, url IN (?, ?) DESC, id LIMIT 1"
    where = f"id IS ? OR url IN (?, ?) OR canonical_url IN (?, ?) {order}"
    articles = select(db, ArticleRow, where, (led_to, *places, *places, led_to, *places))
    is_its = bool(articles) and (led_to is not None or articles[0].url in places)
    seen_at = [*places, *(addresses_of(db, articles[0]) if is_its else ())]
    captures = select(db, CaptureRow, "url IN (SELECT value FROM json_each(?)) ORDER BY id", (json.dumps(seen_at),))
    revisions = select(db, RevisionRow, "article_id = ? ORDER BY id", (articles[0].id,)) if articles else []
    if articles and not frontier:  # it was visited under another address, by which it is known where it was found
        frontier = select(db, FrontierRow, "article_id = ? ORDER BY visited_at DESC LIMIT 1", (articles[0].id,))
    row = frontier[0] if frontier else None
    article = articles[0] if articles else None
    hosts = select(db, HostRow, "host = ?", (row.host,)) if row else []
    findings, silent = shown_by(archive, row.url if row else key)
    resting = [host for host in hosts if host.reason is not None and (host.next_allowed_at or "") > now]
    return {
        "url": key,
        "verdict": _verdict(key, row, article, captures, _with_queries(archive, key)) + _rest(row, resting),
        "frontier": asdict(row) if row else None,
        "host": asdict(hosts[0]) if hosts else None,
        "findings": [{name: value for name, value in asdict(finding).items() if name != "url"} for finding in findings],
        "missed_by": silent,
        "reading": _reading(archive, article),
        "captures": [asdict(capture) for capture in captures],
        "article": asdict(article) if article else None,
        "revisions": [{name: value for name, value in asdict(revision).items() if name != "record"} for revision in revisions],
    }


def _reading(archive: Archive, article: ArticleRow | None) -> dict[str, Any] | None:
    """Return what the parser made of the page that an article shows now: kind, drama, how many tracks and dropped lines."""
    if article is None:
        return None
    count = archive.db.conn.execute(
        "SELECT count(*), coalesce(sum(needs_review), 0), (SELECT count(*) FROM dropped WHERE article_id = ?1)"
        " FROM tracks WHERE article_id = ?1",
        (article.id,),
    ).fetchone()
    numbers = dict(zip(("tracks", "needs_review", "dropped"), count, strict=True))
    return {"kind": article.kind, "drama": article.drama, "language": article.language, **numbers}


def _rest(row: FrontierRow | None, hosts: list[HostRow]) -> str:
    """Return that the host rests, when a URL waits for it."""
    if row is None or row.state != "queued" or not hosts:
        return ""
    return f" {hosts[0].host} rests until {(hosts[0].next_allowed_at or '')[:16]}Z: {hosts[0].reason}."


def _with_queries(archive: Archive, url: str) -> list[str]:
    """Return some known addresses that are this one with a query behind it."""
    begin = f"{url}?"
    found = archive.db.conn.execute("SELECT url FROM frontier WHERE url > ? AND url < ? LIMIT 2", (begin, f"{url}@"))
    return [other for (other,) in found.fetchall()]


def _others(urls: Sequence[str]) -> str:
    return f" Known is {urls[0]}{' and others with a query' if len(urls) > 1 else ''}." if urls else ""


def _verdict(
    url: str, row: FrontierRow | None, article: ArticleRow | None, captures: list[CaptureRow], others: Sequence[str]
) -> str:
    found = f", found on {row.discovered_from}" if row and row.discovered_from else ""
    if article is not None:
        gone = (
            f"; gone since {article.gone_at}, the text is kept" if article.gone_at else f"; seen last at {article.last_seen_at}"
        )
        elsewhere = f" under {article.url}" if article.url != url else ""
        return f"In the archive as article {article.id}{elsewhere}{found}{gone}."
    if row is None:
        seen = f"Not an article: it answered {captures[-1].status}." if captures else ""
        return seen or f"Never seen: no source led here.{_others(others)} Next: dramarchive crawl {url}"
    reason = row.reason or "no reason was noted"
    match row.state:
        case "queued":
            later = f", not before {row.not_before[:16]}Z" if row.not_before else ""
            return f"Waiting to be fetched{found}{later}" + (f": {row.reason}." if row.reason else ".")
        case "leased":
            return f"Being fetched by {row.leased_by}{found}."
        case "done" if row.role != "article":
            return f"Read as a {row.role}{found}: it leads to articles and is none itself."
        case "done":
            return f"Fetched{found}, and not stored as an article under this address: {reason}."
        case "gone":
            return f"Gone{found}: {reason}."
        case _:
            tried = f" after {row.attempts} tries" if row.state == "failed" and row.attempts > 1 else ""
            return f"{row.state.capitalize()}{tried}{found}: {reason}.{way_in(reason)}"


def way_in(reason: str) -> str:
    """Return what takes a URL after all that was refused unseen."""
    if reason.startswith("topic:"):
        return " Next: dramarchive crawl --all takes it, or name it: dramarchive crawl URL."
    return " Next: dramarchive crawl --full looks again." if reason.startswith("budget:") else ""
