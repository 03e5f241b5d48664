"""WordPress's REST interface: where it is, what its pages say, where it ends, and how sites get it wrong."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from scraper.items import Capture, FrontierRow, Visit
from spiders.judging import Answer, judge
from spiders.reading import Scope
from spiders.wordpress import PAGES_MOST, posts_address, read_wordpress

SITE = "https://blog.example"
API = f"{SITE}/wp-json/wp/v2/posts?per_page=100&orderby=modified"
Headers = tuple[tuple[str, str], ...]


def post(number: int, **more: object) -> dict[str, object]:
    return {
        "link": f"{SITE}/2024/05/post-{number}/",
        "modified_gmt": "2025-03-14T06:05:00",
        "title": {"rendered": "A &#8211; B"},
    } | more


def totals(posts: object, pages: object) -> Headers:
    return (("X-WP-Total", str(posts)), ("x-wp-totalpages", str(pages)))


def read(body: bytes, *, headers: Headers = (), url: str = API, depth: int = 0) -> tuple[list[str], str | None, str]:
    """(Paths of posts, address of the next page, refusal)."""
    found = read_wordpress(Capture(url=url, body=body, headers=headers), Scope(url=url, depth=depth))
    posts = [urlsplit(child.url).path for child in found.discovered if child.role == "article"]
    following = [child.url for child in found.discovered if child.role == "wordpress"]
    assert len(following) <= 1
    return posts, following[0] if following else None, found.refusal


@pytest.mark.parametrize(
    ("head", "headers", "expected", "reason"),
    [
        ("", (("Link", '<https://blog.example/wp-json/>; rel="https://api.w.org/"'),), "/wp-json/wp/v2/posts", "the Link header"),
        (
            "",
            (("link", '</x>; rel=shortlink, </api/>; rel="https://api.w.org/"'),),
            "/api/wp/v2/posts",
            "second of two, relative",
        ),
        ("<link rel='https://api.w.org/' href='/blog/wp-json/'>", (), "/blog/wp-json/wp/v2/posts", "the head, in a folder"),
        ("<link rel='https://api.w.org/' href='/?rest_route=/'>", (), "/?rest_route=/wp/v2/posts", "without pretty addresses"),
        ("<script src='/wp-content/themes/x.js'></script>", (), "/wp-json/wp/v2/posts", "taken out, but a WordPress"),
        ("<link rel='canonical' href='/'>", (("Link", "</x>; rel=preload"),), None, "no WordPress"),
    ],
)
def test_where_it_is(head: str, headers: Headers, expected: str | None, reason: str) -> None:
    found = posts_address(Capture(url=f"{SITE}/", body=f"<html><head>{head}</head></html>".encode(), headers=headers))
    assert (found is None) if expected is None else (found or "").startswith(SITE + expected)
    if found:
        query = dict(parse_qsl(urlsplit(found).query))
        assert (query["per_page"], query["orderby"], query["order"]) == ("100", "modified", "desc")


def test_a_category_is_asked_for_by_its_number() -> None:
    term = "<link rel='alternate' type='application/json' href='/wp-json/wp/v2/categories/7'>"
    head = f"<link rel='https://api.w.org/' href='/wp-json/'>{term}"
    found = posts_address(Capture(url=f"{SITE}/category/ost/", body=f"<html><head>{head}</head></html>".encode()))
    assert found is not None
    assert dict(parse_qsl(urlsplit(found).query))["categories"] == "7"


@pytest.mark.parametrize(
    ("shown", "headers", "page", "goes_on", "reason"),
    [
        (100, totals(250, 3), 1, True, "there are more"),
        (50, totals(250, 3), 3, True, "the last one, but a round number: one page more is asked for"),
        (43, totals(243, 3), 3, False, "the last one"),
        (20, totals(40, 2), 2, True, "a limit of its own, and it counts wrongly"),
        (7, totals(7, 1), 1, False, "all there is"),
        (7, (), 1, True, "it does not count"),
        (7, totals("many", "x"), 1, True, "no numbers"),
        (0, totals(900, 9), 4, False, "empty, whatever it counts"),
    ],
)
def test_its_pages(shown: int, headers: Headers, page: int, goes_on: bool, reason: str) -> None:
    body = json.dumps([post(n) for n in range(shown)]).encode()
    posts, following, _ = read(body, headers=headers, url=f"{API}&page={page}", depth=page - 1)
    assert len(posts) == shown
    assert following == (f"{API}&page={page + 1}" if goes_on else None)


def test_there_is_a_last_page() -> None:
    body = json.dumps([post(1)]).encode()
    assert read(body, url=f"{API}&page=9", depth=PAGES_MOST - 1)[1] is not None
    assert read(body, url=f"{API}&page=9", depth=PAGES_MOST)[1] is None


def test_dates_and_what_is_no_post() -> None:
    rows = [post(1), {"link": 5}, "x", post(2, modified_gmt=None), post(3, link="https://other.example/x/"), post(1)]
    found = read_wordpress(Capture(url=API, body=json.dumps(rows).encode()), Scope(url=API))
    posts = [child for child in found.discovered if child.role == "article"]
    assert [urlsplit(child.url).path for child in posts] == ["/2024/05/post-1/", "/2024/05/post-2/"]
    assert [child.last_modified for child in posts] == ["2025-03-14T06:05:00.000Z", None]


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"\xef\xbb\xbf" + json.dumps([post(1)]).encode(), ""),
        (b"<br />\n<b>Notice</b>: Undefined index in x.php\n" + json.dumps([post(1)]).encode(), ""),
        (b"<html><body>Just a moment...</body></html>", "not the answer of a WordPress interface"),
        (
            b'{"code":"rest_cannot_access","message":"Only for members."}',
            "not the answer of a WordPress interface: Only for members.",
        ),
        (b"[" * 100_000, "not the answer of a WordPress interface"),
        (b"[{", "not the answer of a WordPress interface"),
        (b"", "not the answer of a WordPress interface"),
    ],
    ids=["byte order mark", "a warning before it", "a page", "an error as 200", "nested", "cut", "empty"],
)
def test_what_it_says_instead(body: bytes, refusal: str) -> None:
    posts, _, said = read(body)
    assert said == refusal
    assert posts == ([] if refusal else ["/2024/05/post-1/"])


def ended(status: int, body: bytes, *, depth: int) -> Visit:
    row = FrontierRow(url=API, host="blog.example", role="wordpress", depth=depth, discovered_at="2026-01-01T00:00:00.000Z")
    visit = judge(Answer(row=row, capture=Capture(url=API, body=body, status=status), run_id=1, now=0.0))
    assert visit is not None
    return visit


PAST = b'{"code":"rest_post_invalid_page_number","message":"...","data":{"status":400}}'


@pytest.mark.parametrize(
    ("status", "body", "depth", "outcome", "says"),
    [
        (400, PAST, 3, "listed", ""),
        (400, PAST, 0, "failed", "the site answered 400"),
        (400, b'{"code":"rest_invalid_param"}', 3, "failed", "the site answered 400"),
        (401, b"{}", 0, "failed", "closed to us (401); its other sources"),
        (403, b"<h1>Forbidden</h1>", 2, "failed", "closed to us (403)"),
        (404, b"{}", 0, "failed", "404 Not Found"),
        (404, b"{}", 2, "gone", "404 Not Found"),
    ],
)
def test_how_it_ends(status: int, body: bytes, depth: int, outcome: str, says: str) -> None:
    visit = ended(status, body, depth=depth)
    assert visit.outcome == outcome
    assert says in visit.reason
    assert not visit.discovered
