"""Two kinds of site that are read page by page: lists and month archives with holes, and feeds in pages."""

import json
import re

from tests.faults.server import Reply
from tests.web.pages import article, frame, slug, teasers, title
from tests.web.serving import JSON, Site, xml
from tests.web.sites import STANDING

MONTHS = [f"{year}/{month:02d}" for year in (2023, 2024) for month in range(1, 13)]


def month_archive() -> Site:
    """A blog whose pager ends after three pages; older posts stand in months' archives, of which one is empty.

    Each month leads to the one before and the one after it, for ever: there is a page for June 2041, too.
    """
    months = [month for month in MONTHS if month not in ("2023/08", "2024/02", "2024/03")]
    paths = {f"/{months[n % len(months)]}/{slug(n)}.html": n for n in range(1, 55)}
    newest = sorted(paths, reverse=True)

    def page(number: int) -> bytes:
        part = newest[(number - 1) * 6 : number * 6]
        pager = f"<div class='pager'><a href='/page/{number + 1}'>Older posts</a></div>" if number < 3 else ""
        archive = "<aside class='sidebar'><h4>Archive</h4><a href='/2024/12/'>December 2024</a></aside>"
        return frame(teasers([paths[name] for name in part], part) + pager, heading="Posts", head="").replace(
            b"</main>", archive.encode() + b"</main>"
        )

    def month(year: int, number: int) -> bytes:
        part = [name for name in paths if name.startswith(f"/{year}/{number:02d}/")]
        before, after = divmod(year * 12 + number - 2, 12), divmod(year * 12 + number, 12)
        links = " ".join(f"<a href='/{y}/{m + 1:02d}/'>{y}-{m + 1:02d}</a>" for y, m in (before, after))
        shown = teasers([paths[name] for name in part], part) or "<p>Nothing was written in this month.</p>"
        return frame(f"<h1>{year}-{number:02d}</h1>{shown}<div class='months'>{links}</div>", heading=f"{year}-{number:02d}")

    def answer(base: str, path: str) -> Reply | bytes | None:
        if path == "/" or re.fullmatch(r"/page/[123]", path):
            return page(int(path[-1]) if path != "/" else 1)
        dated = re.fullmatch(r"/(\d{4})/(\d\d)/", path)
        if dated and 1 <= int(dated[2]) <= 12:
            return month(int(dated[1]), int(dated[2]))
        return article(paths[path]) if path in paths else STANDING.get(path)

    return Site(
        kind="lists and months",
        articles=frozenset(paths),
        answer=answer,
        traps={"empty months": re.compile(r"/(?:(?!2023|2024)\d{4})/\d\d/")},
    )


def paged_feeds() -> Site:
    """A front made by scripts, an Atom feed in pages (RFC 5005) and a JSON Feed in pages; each misses some posts."""
    paths = {f"/p/{n}-{slug(n)}": n for n in range(1, 46)}
    names = list(paths)[::-1]
    atom = [name for name in names if paths[name] % 7]
    items = [name for name in names if paths[name] % 5 or paths[name] == 35]

    def atom_page(base: str, number: int) -> Reply:
        part = atom[(number - 1) * 10 : number * 10]
        entries = "".join(
            f"<entry><title>{title(paths[name])}</title><id>tag:reel,{paths[name]}</id><link href='{name}'/>"
            f"<updated>2025-02-{paths[name] % 27 + 1:02d}T00:00:00Z</updated></entry>"
            for name in part
        )
        # The last page leads to itself, as some programs have it.
        following = f"<link rel='next' href='/atom.xml?page={min(number + 1, 4)}'/>"
        head = f"<title>Reel</title><link href='/'/>{following}"
        feed = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}/'>{head}{entries}</feed>"
        return xml(feed.encode())

    def json_page(base: str, number: int) -> Reply:
        part = items[(number - 1) * 12 : number * 12]
        shown = [{"id": base + name, "url": base + name, "title": title(paths[name])} for name in part]
        more = {"next_url": f"{base}/feed.json?page={number + 1}"} if number * 12 < len(items) else {}
        body = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Reel",
            "home_page_url": f"{base}/",
            "items": shown,
            **more,
        }
        return Reply(body=json.dumps(body).encode(), headers=(JSON,))

    def answer(base: str, path: str) -> Reply | bytes | None:
        asked = re.fullmatch(r"/(atom\.xml|feed\.json)(?:\?page=(\d))?", path)
        if asked:
            return (atom_page if asked[1] == "atom.xml" else json_page)(base, int(asked[2] or 1))
        if path == "/":
            kinds = (("application/atom+xml", "/atom.xml"), ("application/feed+json", "/feed.json"))
            head = "".join(f"<link rel='alternate' type='{kind}' href='{at}'>" for kind, at in kinds)
            return frame("<div id='app'></div><noscript>Turn scripts on.</noscript>", heading="Front", head=head)
        return article(paths[path]) if path in paths else STANDING.get(path)

    return Site(kind="feeds in pages", articles=frozenset(paths), answer=answer)
