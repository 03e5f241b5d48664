"""Previous and Next of an article: which links lead to its neighbours, and which only sound like it."""

import pytest

from scraper.items import Capture, SourceRow
from spiders.neighbours import folder_of, neighbours
from tests.web.pages import DATA, article

HOST = "https://blog.example"
URL = f"{HOST}/2024/this-one/"
A, B = "/2024/older-one/", "/2024/newer-one/"


def found(markup: str, *, url: str = URL, head: str = "", encoding: str = "utf-8") -> list[str]:
    page = article(5, after=markup, head=head).decode()
    body = page.replace("charset='utf-8'", f"charset='{encoding}'").replace("“", '"').replace("”", '"').encode(encoding, "ignore")
    return [address.removeprefix(HOST) for address in neighbours(Capture(url=url, body=body))]


@pytest.mark.parametrize(("name", "markup"), DATA["pagers"], ids=[name for name, _ in DATA["pagers"]])
def test_pagers_of_the_test_web(name: str, markup: str) -> None:
    assert found(markup.format(older=A, newer=B, older_title="Salt Harbour", newer_title="Iron Harbour")) == [A, B]


@pytest.mark.parametrize(
    ("markup", "expected", "reason"),
    [
        ("<a href='{A}' rel='prev'>Salt Harbour</a>", [A], "the relation is enough, one way too"),
        ("<a class='prev-post' href='{A}'>Salt Harbour</a>", [A], "a class is enough"),
        ("<div class='nav-previous'><a href='{A}'>Salt Harbour</a></div>", [A], "the class of what holds it"),
        ("<a href='{A}'><span>Previous Post</span> <span>Salt Harbour</span></a>", [A], "label and title in one link"),
        ("<h4>Previous post</h4><a href='{A}'>Salt Harbour</a>", [A], "a heading over it"),
        ("<dl><dt>다음글</dt><dd><a href='{B}'>Iron Harbour</a></dd></dl>", [B], "a definition list"),
        ("<p>Previous: <a href='{A}'>Salt</a></p><p>Next: <a href='{B}'>Iron</a></p>", [A, B], "one word and a colon, both ways"),
        ("<a href='{A}' aria-label='Previous post'><svg></svg></a>", [A], "an arrow with a name for those who cannot see"),
        ("<a href='{A}'>« Prev</a> · <a href='{B}'>Next »</a>", [A, B], "single words, both ways"),
        ("<p><a href='{A}'>Next</a></p>", [], "a lone Next may lead anywhere"),
        ("<p>Next, the cook <a href='{A}'>sells the house</a>.</p>", [], "a sentence"),
        ("<p>In my <a href='{A}'>previous post on Salt Harbour and its many songs</a> I said so.</p>", [], "a longer sentence"),
        ("<h3>You may also like</h3><a href='{A}'>Salt Harbour</a>", [], "related"),
        ("<a rel='next' href='https://other.example/x/'>Next post</a>", [], "another host"),
        ("<a rel='next' href='/2024/this-one/2/'>Next page</a>", [], "a further page of this article"),
        ("<a rel='next' href='/2024/this-one/?utm_source=x'>Next post</a>", [], "the page itself"),
        ("<a rel='next' href='#top'>Next post</a>", [], "no address"),
        ("<a rel='next' href='/page/2/'>Older posts</a>", [], "a list"),
        ("<a rel='prev' href='/'>Previous post</a>", [], "the front page"),
        ("<a rel='next' href='/photo.jpg'>Next</a><a rel='prev' href='/category/x'>Previous</a>", [], "a file and a category"),
        ("<a rel='next' href='http://[bad/'>Next post</a>", [], "no address at all"),
        ("".join(f"<a rel='next' href='/p-{n}-x'>Next</a>" for n in range(50)), [f"/p-{n}-x" for n in range(8)], "beyond reason"),
    ],
)
def test_links(markup: str, expected: list[str], reason: str) -> None:
    assert found(markup.replace("{A}", A).replace("{B}", B)) == expected


def test_the_head_the_base_and_the_encoding_count() -> None:
    assert found("", head=f"<link rel='prev' href='{A}'>") == [A]
    assert found("<a href='older-one/'>前の記事</a>", head="<base href='/2024/'>", encoding="shift_jis") == [A]
    assert found(f"<p>이전 글 <a href='{A}'>t</a></p>", encoding="euc-kr") == [A]


@pytest.mark.parametrize(
    ("spider", "path", "options", "expected"),
    [
        ("feed", "/feed/", {}, "/"),
        ("sitemap", "/maps/sitemap.xml", {}, "/"),
        ("listing", "/", {}, "/"),
        ("listing", "/ost/", {}, "/ost/"),
        ("listing", "/ost", {}, "/ost/"),
        ("listing", "/ost.html", {}, None),
        ("listing", "/all/dramas/", {"folder": "/"}, "/"),
        ("feed", "/ost/feed/", {"folder": "/ost/"}, "/ost/"),
        ("pages", "/", {}, None),
    ],
)
def test_the_pagers_of_a_section_do_not_lead_out_of_it(
    spider: str, path: str, options: dict[str, str], expected: str | None
) -> None:
    source = SourceRow(name="x", url=HOST + path, spider=spider, options=options, added_at="2026-01-01T00:00:00.000Z")
    assert folder_of(source) == expected
