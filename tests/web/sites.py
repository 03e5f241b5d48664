"""Three kinds of site that show a reader little: one with sitemaps only, a blog with a short feed, a WordPress with its API."""

import gzip
import json
import re
from urllib.parse import parse_qs, urlsplit

from tests.faults.server import Reply
from tests.web.pages import DATA, article, frame, plain, slug, teasers, title
from tests.web.serving import JSON, Site, rss, sitemap, sitemap_index, xml

STANDING = {
    "/about/": plain("About", "We watch dramas in the evening and write about them in the morning, and nobody pays us."),
    "/contact/": plain("Contact", "Write to us on paper; the address is on the back of every ticket."),
}
"""Pages that are no articles."""


def sitemap_only() -> Site:
    """An index of sitemaps, one gzipped, one of news; the front shows nothing. Some of what they name is not there."""
    paths = {f"/stories/{slug(n)}": n for n in range(1, 37)}
    names = list(paths)

    def answer(base: str, path: str) -> Reply | bytes | None:
        days = [(name, f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d}") for n, name in enumerate(names)]
        maps: dict[str, bytes] = {
            "/sitemap-posts-1.xml.gz": gzip.compress(sitemap(base, days[:14])),
            "/sitemap-posts-2.xml": sitemap(base, [*days[14:30], ("https://elsewhere.example/stories/x", "2025-01-01")]),
            "/sitemap-news.xml": sitemap(base, [(name, f"{day}T08:00:00+09:00") for name, day in days[27:]], news=True),
            "/sitemap-pages.xml": sitemap(base, [(name, "0001-01-01") for name in (*STANDING, "/")]),
            "/sitemap-tags.xml": sitemap(base, [("/tags/seoul", "2025-01-01"), ("/tags/night", "2025-01-01")]),
        }
        if path == "/maps/index.xml":
            named = [*maps, "/sitemap-posts-9.xml", "/maps/index.xml"]
            return xml(sitemap_index(base, [(name, "2025-06-01") for name in named]))
        if path in maps:
            return Reply(body=maps[path], headers=(("Content-Type", "application/x-gzip"),)) if ".gz" in path else xml(maps[path])
        if path.startswith("/tags/"):
            return frame(teasers([1, 2, 3], names[:3]), heading="A tag")
        if path == "/":
            return frame("<h1>Evening Reel</h1><p>Loading the latest stories…</p>", heading="Front")
        return article(paths[path]) if path in paths else STANDING.get(path)

    return Site(
        kind="sitemaps only",
        articles=frozenset(paths),
        answer=answer,
        robots="User-agent: *\nDisallow: /private/\nSitemap: {base}/maps/index.xml\n",
    )


def feed_blog() -> Site:
    """A blog whose feed has its ten newest posts but for the very last; the others are reached from neighbour to neighbour."""
    paths = {f"/2024/{n % 12 + 1:02d}/{slug(n)}/": n for n in range(1, 41)}
    names = dict(zip(paths.values(), paths, strict=True))

    def post(number: int) -> bytes:
        if number == 17:  # nothing but its head says where the next one is
            return article(number, head=f"<link rel='prev' href='{names[16]}'><link rel='next' href='{names[18]}'>")
        older, newer = names.get(number - 1, "/"), names.get(number + 1, "/")
        _, markup = DATA["pagers"][number % len(DATA["pagers"])]
        titles = {"older_title": title(number - 1), "newer_title": title(number + 1)}
        pager = markup.format(older=older, newer=newer, **titles)
        aside = (
            "<h3>You may also like</h3><p><a href='/shop/mugs'>Our mugs</a> <a href='https://elsewhere.example/next'>Next</a></p>"
        )
        return article(number, after=pager + aside)

    def answer(base: str, path: str) -> Reply | bytes | None:
        if path == "/":
            link = "<link rel='alternate' type='application/rss+xml' title='Posts' href='/rss'>"
            comments = "<link rel='alternate' type='application/rss+xml' href='/comments/rss'>"
            return frame("<h1>Night Ferry Notes</h1><p>One blogger, one lamp.</p>", heading="Front", head=comments + link)
        if path == "/rss":
            return rss(base, [(title(n), names[n]) for n in range(39, 29, -1)])
        if path == "/shop/mugs":
            return plain("Mugs", "Three mugs, all of them chipped.")
        return post(paths[path]) if path in paths else STANDING.get(path)

    return Site(kind="feed and neighbours", articles=frozenset(paths), answer=answer)


_API = "/wp-json/wp/v2/posts"


def wordpress() -> Site:
    """A WordPress: its API gives twenty posts at a time and lies about their number; its sitemap misses some, and has others."""
    posts = {f"/2023/{n % 12 + 1:02d}/{slug(n)}/": n for n in range(1, 44)}
    reviews = {f"/reviews/{slug(n)}/": n for n in range(60, 65)}  # a post type of its own, which the API does not list
    every, names = posts | reviews, list(posts)

    def api(base: str, query: dict[str, list[str]]) -> Reply:
        page, size = int(query.get("page", ["1"])[0]), min(int(query.get("per_page", ["10"])[0]), 20)
        part = names[::-1][(page - 1) * size : page * size]
        counted = (("X-WP-Total", "40"), ("X-WP-TotalPages", "2"))
        if not part:
            code = {
                "code": "rest_post_invalid_page_number",
                "message": "The page number requested is larger.",
                "data": {"status": 400},
            }
            return Reply(status=400, body=json.dumps(code).encode(), headers=(JSON,))
        terms = [[{"taxonomy": "category", "name": "Recaps &amp; songs"}]]
        rows = [
            {
                "id": posts[name],
                "link": base + name,
                "modified_gmt": f"2025-03-{posts[name] % 27 + 1:02d}T10:00:00",
                "title": {"rendered": title(posts[name])},
                "_embedded": {"wp:term": terms},
            }
            for name in part
        ]
        return Reply(body=json.dumps(rows).encode(), headers=(JSON, *counted))

    def answer(base: str, path: str) -> Reply | bytes | None:
        parts = urlsplit(path)
        if parts.path == _API:
            return api(base, parse_qs(parts.query))
        maps = {
            "/wp-sitemap-posts-post-1.xml": names[5:],
            "/wp-sitemap-posts-review-1.xml": list(reviews),
            "/wp-sitemap-posts-page-1.xml": list(STANDING),
            "/wp-sitemap-taxonomies-category-1.xml": ["/category/recaps/"],
            "/wp-sitemap-users-1.xml": ["/author/lamp/"],
        }
        if path == "/wp-sitemap.xml":
            return xml(sitemap_index(base, [(name, "2025-04-01") for name in maps]))
        if path in maps:
            return xml(sitemap(base, [(name, "2025-03-01") for name in maps[path]]))
        if path == "/feed/":
            return rss(base, [(title(posts[name]), name) for name in names[:-11:-1]])
        if path in ("/", "/category/recaps/", "/author/lamp/"):
            rest = f"<link rel='https://api.w.org/' href='{base}/wp-json/'>"
            head = rest + "<link rel='alternate' type='application/rss+xml' href='/feed/'>"
            return frame(teasers([posts[name] for name in names[-5:]], names[-5:]), heading="Lamplight", head=head)
        return article(every[path], after="<p><a href='?share=x'>Share</a></p>") if path in every else STANDING.get(path)

    return Site(
        kind="WordPress",
        articles=frozenset(every),
        answer=answer,
        headers=(("Link", '</wp-json/>; rel="https://api.w.org/"'),),
        traps={"past the API's end": re.compile(rf"{_API}\?.*\bpage=(?:[4-9]|\d\d)")},
    )
