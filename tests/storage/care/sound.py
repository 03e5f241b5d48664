"""A sound archive with everything in it that may be damaged: pages read by the parser, revisits, unchanged and gone ones."""

import gzip
from dataclasses import replace
from pathlib import Path

from scraper.items import Capture, Discovered, Visit
from scraper.parsers import parse_page
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier

FIRST = "2026-02-01T10:00:{:02d}.000Z"
SECOND = "2026-02-09T10:00:{:02d}.000Z"
ASKED = (("User-Agent", "dramarchive/1"), ("Accept-Encoding", "gzip, deflate"))
SONGS = (
    ("Last Chance", "Sohyun (소현)"),
    ("Love You With All My Heart", "Crush"),
    ("더 바랄게 없죠", "Kim Na-young"),
    ("Hold Me Back", "Heize feat. Giriboy"),
)


def html(number: int, *, edition: int = 1) -> bytes:
    """A page with track sections, a lyric, a player and a pager; each number has other words."""
    sections = "".join(
        f"<h3>{place}. “{title} {number}” – {artist}</h3><p>The {number}th story of {title} begins where edition {edition} ends, "
        f"and the two look at each other for {place} minutes. 눈물의 여왕 {number}.</p>"
        f"<blockquote>나를 봐 {number} {place}<br>나를 봐</blockquote>"
        f'<p><iframe src="https://www.youtube.com/embed/aaaa{number:03d}{place:04d}"></iframe></p>'
        for place, (title, artist) in enumerate(SONGS, 1)
    )
    return (
        f"<html lang=en><head><title>Queen of Tears OST {number}</title>"
        f'<meta property="article:published_time" content="2024-04-{number % 28 + 1:02d}T08:00:00Z"></head><body><article>'
        f"<h1>Queen of Tears OST {number}</h1><p>{'All the songs of the drama, in order. ' * (20 + number % 7)}</p>{sections}"
        "<p><a href='/prev'>Previous post</a> <a href='/next'>Next post</a></p></article></body></html>"
    ).encode()


def url_of(number: int) -> str:
    """The address of a page."""
    return f"https://blog.example/ost-{number}"


def capture_of(number: int, *, at: str, edition: int = 1) -> Capture:
    """The page as it would come over the wire."""
    body = html(number, edition=edition)
    return Capture(
        url=url_of(number),
        body=body,
        raw_body=gzip.compress(body, mtime=0),
        fetched_at=at.format(number % 60),
        content_type="text/html; charset=utf-8",
        headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Etag", f'"{number}-{edition}"')),
        request_headers=ASKED,
    )


def visit_of(capture: Capture, run_id: int) -> Visit:
    """What a crawl makes of it."""
    page = replace(parse_page(capture), decisions=())
    return Visit(frontier_url=capture.url, run_id=run_id, outcome="parsed", page=page, capture=capture)


def make_archive(path: Path, *, articles: int = 12, close: bool = True) -> Archive:
    """Two crawls: all pages; then every third unchanged, every fourth changed, one gone, one that failed."""
    archive = Archive.open(path)
    run = archive.start_run(source="blog.example", now=FIRST.format(0))
    found = [Discovered(url=url_of(n)) for n in range(articles + 1)]
    Frontier(archive.db).add(found, source="blog.example", discovered_from=None, run_id=run, now=FIRST.format(0))
    for n in range(articles):
        archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=FIRST.format(n % 60))
    failed = Visit(frontier_url=url_of(articles), run_id=run, outcome="failed", reason="the site answered 500")
    archive.save_visit(failed, now=FIRST.format(59))
    archive.finish_run(run, "complete", FIRST.format(59))
    archive.captures.close()  # the second crawl is another process
    run = archive.start_run(source="blog.example", now=SECOND.format(0))
    Frontier(archive.db).adopt(run, now=SECOND.format(0), full=True)
    for n in range(0, articles, 3):
        archive.save_visit(visit_of(capture_of(n, at=SECOND), run), now=SECOND.format(n % 60))
    for n in (n for n in range(1, articles, 4) if n % 3):
        archive.save_visit(visit_of(capture_of(n, at=SECOND, edition=2), run), now=SECOND.format(n % 60))
    archive.save_visit(Visit(frontier_url=url_of(2), run_id=run, outcome="gone", reason="404"), now=SECOND.format(59))
    archive.finish_run(run, "complete", SECOND.format(59))
    if close:
        archive.close()
    return archive
