"""Who wrote a page that has no byline, and when: biographies, personal sites, a program's state."""

import pytest

from scraper.parsers.facts.app_state import read_app_state
from scraper.parsers.facts.owners import is_full_name
from tests.parsers.small_pages import PROSE, Page, article, ld, read

H1 = "<h1>Songs for a Long Walk</h1>"
LONG = f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>"
BIO = "<h3>Alma Roe</h3><p>Alma Roe is the head of music at a small radio station and keeps two cats.</p>"
STATE = (
    '<script>window.__STATE__={"menu":[{"title":"Home","date":"2001-01-01"}],"post":{"title":"Songs for a Long Walk &#8211; One",'
    '"date":"2020-04-06T15:16:00","author":{"node":{"name":"Mina Lindqvist"}}}};(function(){})()</script>'
)

PAGES = [
    Page("a box at the end", article(H1 + LONG, BIO), {"authors": ("Alma Roe",)}),
    Page(
        "one sentence at the end",
        article(H1 + LONG, "<p><em>Alma Roe is a freelance music writer based in Lisbon.</em></p>"),
        {"authors": ("Alma Roe",)},
    ),
    Page(
        "one sentence, Spanish",
        article(H1 + LONG, "<p>Lucía Barrante es periodista cultural y escribe sobre bandas sonoras.</p>"),
        {"authors": ("Lucía Barrante",)},
        lang="es",
    ),
    Page(
        "the article is about the person",
        article(H1 + LONG + "<p>Alma Roe picked the songs.</p>", BIO),
        {"authors": ()},
    ),
    Page(
        "a singer in a box",
        article(H1 + LONG, "<h3>Alma Roe</h3><p>Alma Roe is a singer and the host of a radio show.</p>"),
        {"authors": ()},
    ),
    Page("two boxes", article(H1 + LONG, BIO + BIO.replace("Alma", "Zoe")), {"authors": ()}),
    Page("a box at the top", article(H1 + BIO + LONG), {"authors": ()}),
    Page("a byline beside a box", article(f"{H1}<p>By Jane Lim</p>{LONG}", BIO), {"authors": ("Jane Lim",)}),
    Page(
        "a site called after its owner",
        article(H1),
        {"authors": ("Jane Lindqvist",)},
        head="<title>Songs for a Long Walk | Jane Lindqvist</title>",
    ),
    Page(
        "the blog of somebody",
        article(H1),
        {"authors": ("Jane Lindqvist",)},
        head="<meta property='og:site_name' content='Jane Lindqvist’s Film Blog'>",
    ),
    Page(
        "a site called like two words of no name",
        article(H1),
        {"authors": ()},
        head="<title>Songs for a Long Walk | Hallyu Lounge</title>",
    ),
    Page(
        "the masthead names the owner",
        '<div class="top"><h1><a href="/">Engine Notes</a></h1><p>Jane Lindqvist’s thoughts on songs, films and tea.</p></div>'
        + article("<h2 class='post-title'>Songs for a Long Walk</h2>"),
        {"authors": ("Jane Lindqvist",)},
        head="<title>Songs for a Long Walk - Engine Notes</title>",
    ),
    Page(
        "a personal site with a guest",
        article(f"{H1}<p>By Mina Roe</p>"),
        {"authors": ("Mina Roe",)},
        head="<title>Songs for a Long Walk | Jane Lindqvist</title>",
    ),
    Page(
        "the domain is the blogger's pen name, the blog has another",
        article(H1 + LONG, "<p>Posted by:</p><p>Idle Lanterns</p>"),
        {"authors": ("Idle Lanterns",)},
        head="<meta property='og:site_name' content='The Quiet Reel'>",
        url="https://idlelanterns.example/a",
    ),
    Page(
        "the domain and the site share the name",
        article(H1 + LONG, "<p>Posted by:</p><p>Idle Lanterns</p>"),
        {"authors": ()},
        head="<meta property='og:site_name' content='The Idle Lanterns'>",
        url="https://idlelanterns.example/a",
    ),
    Page(
        "on a blog host the address is the blogger's account",
        article(f"{H1}<p>Posted by <a rel='author' href='/author/idlelanterns'>idlelanterns</a></p>"),
        {"authors": ("idlelanterns",)},
        head="<meta property='og:site_name' content='Idle Lanterns'>",
        url="https://idlelanterns.wordpress.com/2021/02/03/a/",
    ),
    Page(
        "elsewhere an account of that name may be the outlet's",
        article(f"{H1}<p>Posted by <a rel='author' href='/author/idlelanterns'>idlelanterns</a></p>"),
        {"authors": ()},
        head="<meta property='og:site_name' content='Idle Lanterns'>",
        url="https://idlelanterns.example/a/",
    ),
    Page(
        "the outlet's account answers in the comments: it is somebody's",
        article(H1 + LONG, "<li class='comment byuser comment-author-idlelanterns bypostauthor odd'><p>Thank you!</p></li>"),
        {"authors": ("idlelanterns",)},
        head="<meta name='author' content='idlelanterns'><meta property='og:site_name' content='Idle Lanterns Blog'>",
        url="https://idlelanterns.example/a/",
    ),
    Page(
        "another account answers",
        article(H1 + LONG, "<li class='comment byuser comment-author-mina bypostauthor odd'><p>Thank you!</p></li>"),
        {"authors": ()},
        head="<meta name='author' content='idlelanterns'><meta property='og:site_name' content='Idle Lanterns Blog'>",
        url="https://idlelanterns.example/a/",
    ),
    Page(
        "a pen name that the blog is called after: its author speaks in the first person",
        article(H1),
        {"authors": ("Lamp Travel Expert",), "site": "Lamp Travel Expert"},
        head=ld(
            '{"@graph":[{"@type":"Article","author":{"name":"Lamp Travel Expert","@id":"#p"},"publisher":'
            '{"@type":"Organization","name":"Lamp Travel Expert"}},{"@type":"Person","@id":"#p","name":"Lamp Travel Expert",'
            '"description":"Welcome! Here I share my passion for trains."}]}'
        ),
    ),
    Page(
        "an outlet that is typed as a person",
        article(H1),
        {"authors": ()},
        head=ld(
            '{"@graph":[{"@type":"Article","author":{"name":"Lamp Travel Expert","@id":"#p"},"publisher":'
            '{"@type":"Organization","name":"Lamp Travel Expert"}},{"@type":"Person","@id":"#p","name":"Lamp Travel Expert",'
            '"description":"Your guide to trains since 2009."}]}'
        ),
    ),
    Page(
        "an administrator on a blog host",
        article(f"{H1}<p>Posted by <a rel='author' href='/author/admin'>admin</a></p>"),
        {"authors": ()},
        url="https://admin.wordpress.com/2021/02/03/a/",
    ),
    Page(
        "a department in the words of the site's name, a person in the head",
        article(f"{H1}<p class='author'>Blue River Film & Music</p>"),
        {"authors": ("Abby Colt",)},
        head="<meta property='og:site_name' content='Film & Music Pages by Blue River'><meta name='author' content='Abby Colt'>",
    ),
    Page(
        "a program's state knows date and author",
        article("<h1>Songs for a Long Walk – One</h1>") + STATE,
        {"authors": ("Mina Lindqvist",), "published_at": "2020-04-06T15:16:00"},
    ),
    Page(
        "the state of another article",
        article("<h1>Songs for a Short Walk</h1>") + STATE,
        {"authors": (), "published_at": None},
    ),
    Page(
        "what is printed goes before the state",
        article("<h1>Songs for a Long Walk – One</h1><p>By Jane Roe, 5 April 2020</p>") + STATE,
        {"authors": ("Jane Roe",), "published_at": "2020-04-05"},
    ),
    Page(
        "a full name that no list of given names knows, a comma and the date",
        article("<h1>Songs for a Long Walk</h1><p><i>Ilinca Moldoveanu, 4 May 2021</i></p>"),
        {"authors": ("Ilinca Moldoveanu",), "published_at": "2021-05-04"},
    ),
    Page(
        "a pen name, a comma and the date, Chinese",
        article("<h1>雨天的五首歌</h1><p>住在码头的猫, 2021年5月4日</p>"),
        {"authors": ("住在码头的猫",)},
        lang="zh-CN",
    ),
    Page(
        "a town, a comma and the date",
        article("<h1>Songs for a Long Walk</h1><p>Buenos Aires, 4 May 2021</p>"),
        {"authors": ()},
    ),
    Page(
        "a town and the date, Chinese",
        article("<h1>雨天的五首歌</h1><p>青岛, 2021年5月4日</p>"),
        {"authors": ()},
        lang="zh-CN",
    ),
    Page(
        "a column and the date",
        article("<h1>Songs for a Long Walk</h1><p>Drama News, 4 May 2021</p>"),
        {"authors": ()},
    ),
    Page(
        "an element called name in the box of the date",
        article('<h1>Đêm mưa</h1><div class="meta"><b class="name">Thùy My</b><b class="tm">Thứ ba, 4/5/2021</b></div>'),
        {"authors": ("Thùy My",)},
        lang="vi",
    ),
    Page(
        "an element called name that holds the column",
        article('<h1>Đêm mưa</h1><div class="meta"><b class="name">Âm nhạc</b><b class="tm">Thứ ba, 4/5/2021</b></div>'),
        {"authors": ()},
        lang="vi",
    ),
    Page(
        "a name, the post's own address and a count under the text",
        article(H1, '<p class="foot"><span>Odile Marsh</span> <a href="/p">#</a> <span>4 Comments</span></p>'),
        {"authors": ("Odile Marsh",)},
    ),
    Page(
        "the same in Chinese",
        article(
            "<h1>雨天的五首歌</h1>", '<p class="foot"><span>林曉舟</span> <a href="/p">固定連結</a> <span>讀者留言(4)</span></p>'
        ),
        {"authors": ("林曉舟",)},
        lang="zh-TW",
    ),
    Page(
        "a column, the post's own address and a count",
        article(H1, '<p class="foot"><span>Drama Music</span> <a href="/p">#</a> <span>4 Comments</span></p>'),
        {"authors": ()},
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: Page) -> None:
    meta = read(page)
    got = {name: getattr(meta, name) for name in page.want}
    assert got == page.want, {c.field: c.reason for c in meta.choices}


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Jane Roe", True),
        ("Jean-Luc Roe", True),
        ("Ana Lima Rodrigues", True),
        ("Jane", False),
        ("Jane Travel", False),
        ("Hallyu Lounge", False),
        ("jane roe", False),
    ],
)
def test_full_names(name: str, full: bool) -> None:
    assert is_full_name(name) is full


@pytest.mark.parametrize(
    ("script", "published", "authors"),
    [
        ('{"props":{"post":{"headline":"A Walk","publishedAt":"2020-04-06","authors":["Mina"]}}}', "2020-04-06", ("Mina",)),
        ('{"a":{"title":{"rendered":"A Walk"},"date_gmt":"2020-04-06T01:02:03"}}', "2020-04-06T01:02:03", ()),
        ('{"a":{"title":"A Walk","date":"last week","first_published_at":"2020-04-06"}}', "2020-04-06", ()),
        ('{"a":{"title":"A Walk"}}', "", ()),
        ('{"a":{"title":"A Walk","date":', "", ()),
        ("[" * 100_000, "", ()),
        ("", "", ()),
    ],
)
def test_states(script: str, published: str, authors: tuple[str, ...]) -> None:
    state = read_app_state([script], "A Walk")
    assert (state.published, state.authors) == (published, authors)
