"""Metadata of whole pages: small pages of our own in many layouts, markups and languages."""

import pytest

from tests.parsers.small_pages import PROSE, Page, article, ld, read

TITLES = [
    Page(
        "the site's name in an h1 that links home",
        '<header><h1><a href="/">Drama Lamp</a></h1></header>' + article('<h2 class="post-title">Songs for a Long Walk</h2>'),
        {"title": "Songs for a Long Walk"},
        head="<title>Songs for a Long Walk - Drama Lamp</title>",
    ),
    Page(
        "two h1, the second is the headline",
        '<h1 id="logo">Drama Lamp</h1>' + article("<h1>Songs for a Long Walk</h1>"),
        {"title": "Songs for a Long Walk", "site": "Drama Lamp"},
        head="<title>Songs for a Long Walk | Drama Lamp</title><meta property='og:site_name' content='Drama Lamp'>",
    ),
    Page(
        "the printed headline wins over a shorter og:title",
        article("<h1>Songs for a Long Walk, <em>Ranked</em></h1>"),
        {"title": "Songs for a Long Walk, Ranked"},
        head="<meta property='og:title' content='Songs for a Long Walk'>",
    ),
    Page(
        "an h3 of a blog",
        f'<div class="blog"><h1 class="title"><a href="https://notes.example/">Lamp</a></h1><div class="post hentry">'
        f'<h3 class="post-title entry-title">비 오는 날의 노래</h3><div class="post-body"><p>{PROSE}</p></div></div></div>',
        {"title": "비 오는 날의 노래"},
        head="<title>비 오는 날의 노래 :: Lamp</title>",
        lang="ko",
    ),
    Page(
        "itemprop headline in a division",
        f'<main><div itemprop="headline">Songs for a Long Walk</div><p>{PROSE}</p></main>',
        {"title": "Songs for a Long Walk"},
        head="<title>Songs for a Long Walk</title>",
    ),
    Page(
        "no heading: og:title without the site's name",
        f"<div><p>{PROSE}</p></div>",
        {"title": "Songs for a Long Walk"},
        head="<meta property='og:title' content='Songs for a Long Walk | Drama Lamp'>"
        "<meta property='og:site_name' content='Drama Lamp'>",
    ),
    Page(
        "no heading: title tag, the site named before",
        f"<div><p>{PROSE}</p></div>",
        {"title": "Songs for a Long Walk"},
        head="<title>Drama Lamp » Songs for a Long Walk</title><meta property='og:site_name' content='Drama Lamp'>",
    ),
    Page(
        "quotes and a dash inside quotes stay",
        article("<h1>‘가면 - 두 얼굴’ OST, 다시 듣기</h1>"),
        {"title": "‘가면 - 두 얼굴’ OST, 다시 듣기"},
        head="<title>‘가면 - 두 얼굴’ OST, 다시 듣기 - 노래방</title>",
        lang="ko",
    ),
    Page(
        "quotes round the whole headline go",
        article("<h1>“Signal”</h1>"),
        {"title": "Signal"},
        head="<title>“Signal”</title>",
    ),
    Page(
        "a headline of a related story is not taken",
        article("<h1>Songs for a Long Walk</h1>"),
        {"title": "Songs for a Long Walk"},
    ),
    Page(
        "hidden words and icons in the heading",
        article(
            '<h1><span class="screen-reader-text">Permalink to</span> Songs for a Long Walk <svg><title>link</title></svg></h1>'
        ),
        {"title": "Songs for a Long Walk"},
    ),
    Page(
        "a heading with a second line in a span",
        article('<h1>Songs for a Long Walk<span class="block text-sm">Nine of them</span></h1>'),
        {"title": "Songs for a Long Walk Nine of them"},
    ),
    Page(
        "the site in front of the headline, and in an h1 of its own",
        '<h1 class="blog-title">Drama Lamp</h1>' + article('<h3 class="entry-title">Songs for a Long Walk</h3>'),
        {"title": "Songs for a Long Walk", "site": "Drama Lamp"},
        head="<title>Drama Lamp: Songs for a Long Walk</title>",
        url="",
    ),
    Page(
        "a title tag that nobody filled in",
        article("<h2 class='post-title'>Songs for a Long Walk</h2>"),
        {"title": "Songs for a Long Walk"},
        head="<title>Untitled Document</title>",
    ),
    Page("a heading over two lines", article("<h1>Songs for<br>a Long Walk</h1>"), {"title": "Songs for a Long Walk"}),
    Page(
        "a headline that begins like the site's name, in a division",
        f'<div class="card-title">Paper notes: songs of a shop</div><p>{PROSE}</p>',
        {"title": "Paper notes: songs of a shop"},
        head="<title>Paper notes: songs of a shop</title>",
        url="https://papernotes.example/1",
    ),
    Page(
        "an older story's heading above the headline",
        f'<h2 class="entry-title"><a href="/old">Rain on the harbour again</a></h2><p>{PROSE}</p>',
        {"title": "Songs for a Long Walk"},
        head="<meta property='og:title' content='Songs for a Long Walk'>",
    ),
    Page(
        "a headline in the block of the site's name",
        '<div class="site-title"><h1>Songs for a Long Walk</h1></div>'
        + article("<h2 class='w-headline'>Songs for Long Walks?</h2>"),
        {"title": "Songs for a Long Walk"},
        head="<title>Songs for a Long Walk - Drama Lamp</title><meta property='og:site_name' content='Drama Lamp'>",
    ),
    Page(
        "the section in front of the headline",
        article("<h1>Blog: Songs &amp; Walks</h1>"),
        {"title": "Songs & Walks"},
        head="<title>Songs &amp; Walks</title>" + ld('{"@type":"Article","headline":"Songs &amp; Walks"}'),
    ),
    Page(
        "the same words in front of a headline that the head repeats",
        article("<h1>News: Songs for a Long Walk</h1>"),
        {"title": "News: Songs for a Long Walk"},
        head="<title>News: Songs for a Long Walk</title>",
    ),
    Page("nothing at all", "", {"title": None, "authors": (), "published_at": None, "language": "en"}),
]

AUTHORS = [
    Page(
        "JSON-LD person",
        article("<h1>T</h1>"),
        {"authors": ("Jane Roe",)},
        head=ld('{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Roe"}}'),
    ),
    Page(
        "JSON-LD graph with a reference",
        article("<h1>T</h1>"),
        {"authors": ("Jane Roe",), "site": "Drama Lamp"},
        head=ld(
            '{"@graph":[{"@type":"WebSite","name":"Drama Lamp"},{"@type":"BlogPosting","author":{"@id":"#j"}},'
            '{"@type":"Person","@id":"#j","name":"Jane Roe"}]}'
        ),
    ),
    Page(
        "JSON-LD organisation is no person",
        article("<h1>T</h1>"),
        {"authors": ()},
        head=ld('{"@type":"Article","author":{"@type":"Organization","name":"Lamp Media"}}'),
    ),
    Page(
        "JSON-LD broken by a quote",
        article("<h1>T</h1>"),
        {"authors": ("Jane Roe",), "published_at": "2021-05-04"},
        head=ld(
            '{"@type":"Article","description":"a "quoted" word","datePublished":"2021-05-04",'
            '"author":{"@type":"Person","name":"Jane Roe"}}'
        ),
    ),
    Page(
        "meta author is the site, the byline names somebody",
        article('<h1>T</h1><p class="byline">By Jane Roe</p>'),
        {"authors": ("Jane Roe",)},
        head="<meta name='author' content='Drama Lamp'><meta property='og:site_name' content='Drama Lamp'>",
    ),
    Page(
        "meta author is admin and nobody is named",
        article("<h1>T</h1>"),
        {"authors": ()},
        head="<meta name='author' content='admin'>",
    ),
    Page(
        "the printed byline names more than the head",
        article("<h1>T</h1><div>Words: Jane Roe &amp; John Doe</div>"),
        {"authors": ("Jane Roe", "John Doe")},
        head="<meta name='author' content='Jane Roe'>",
    ),
    Page(
        "rel=author in the head, a biography at the tail",
        article(
            '<h1>T</h1><div><a rel="author" href="/@x">Jane Roe</a><p><a href="#">Follow</a></p></div>',
            '<div class="author-box"><h4>About the author</h4><p>Jane Roe has been a fan since 2011.</p></div>',
        ),
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "itemprop author with a name inside",
        article('<h1>T</h1><p><span itemprop="author" itemscope><span itemprop="name">Jane Roe, John Doe</span></span></p>'),
        {"authors": ("Jane Roe", "John Doe")},
    ),
    Page(
        "Korean reporter at the tail",
        article("<h1>노래</h1>", "<p>이단오 기자 dano@notes.example</p>"),
        {"authors": ("이단오",)},
        lang="ko",
    ),
    Page(
        "Korean reporter glued to the first sentence",
        f"<article><h1>노래</h1><p>[연예통신=박하민 기자] {PROSE}</p></article>",
        {"authors": ("박하민",)},
        lang="ko",
    ),
    Page(
        "a wire's form before the first sentence",
        f"<article><h1>노래</h1><p>(서울=통신) 안태현 기자 = {PROSE}</p><p>{PROSE}</p></article>",
        {"authors": ("안태현",)},
        lang="ko",
    ),
    Page(
        "a bracket before the first sentence that names nobody",
        f"<article><h1>노래</h1><p>[종합] {PROSE}</p></article>",
        {"authors": ()},
        lang="ko",
    ),
    Page(
        "posted by, under the text",
        article("<h1>T</h1>", '<footer class="post-footer"><span class="post-author vcard">Posted by Jane Roe</span></footer>'),
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "label and name on two lines",
        article("<h1>T</h1><div>Written by</div><div>Jane Roe</div>"),
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "label, link word and name in a side column",
        article("<h1>T</h1>") + '<div class="sidebar"><h2>Author</h2><p>by <a href="/w">Jane Roe</a></p><h2>Old</h2></div>',
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "two names after one label in a side column",
        article("<h1>T</h1>") + '<div class="sidebar"><h2>Author</h2><p>text by 南条こはる、雪野るり</p><h2>Archive</h2></div>',
        {"authors": ("南条こはる", "雪野るり")},
        lang="ja",
    ),
    Page(
        "a word under the label in a side column",
        article("<h1>T</h1>") + '<div class="sidebar"><h2>Author</h2><p>by request</p><h2>Archive</h2></div>',
        {"authors": ()},
    ),
    Page(
        "the first post of a thread wrote it, the others answer",
        '<h1>T</h1><div class="post"><span class="creator">Jane Roe</span><p>' + PROSE + "</p></div>"
        '<div class="post"><span class="creator">Paul Other</span><p>Lovely.</p></div>',
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "a name and a role without a label",
        article("<h1>T</h1><p>Jane Roe, staff writer</p>"),
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "a character's trade in a sentence",
        article("<h1>T</h1><p>Jane Roe, senior editor at the webtoon house, hums it first.</p>"),
        {"authors": ()},
    ),
    Page(
        "a form's button where the author's card would be",
        article("<h1>T</h1>", '<p class="author-profile">提交</p>'),
        {"authors": ()},
        lang="zh-TW",
    ),
    Page(
        "a checker beside the author",
        article(
            '<h1>T</h1><p>By <a class="author-link" href="/author/j">Jane Roe</a></p><p>Fact-checked by <a class="author-link" '
            'href="/author/p">Paul Check</a></p>'
        ),
        {"authors": ("Jane Roe",)},
    ),
    Page(
        "date and name without a label",
        article("<h1>T</h1><div>March 3, 2021 · 5 min · Jane Roe</div>"),
        {"authors": ("Jane Roe",), "published_at": "2021-03-03"},
    ),
    Page(
        "name, date and comments without a label",
        article("<h1>T</h1><div>Jane Roe / January 4, 2022 / 2 thoughts</div>"),
        {"authors": ("Jane Roe",), "published_at": "2022-01-04"},
    ),
    Page(
        "name above its label",
        article("<h1>T</h1><div><a href='/about'>Dewi Lestari</a><br>Penulis</div><div>Bagikan: <a href='#'>Facebook</a></div>"),
        {"authors": ("Dewi Lestari",)},
        lang="id",
    ),
    Page(
        "signed at the right under the text",
        article("<h1>T</h1>", '<p style="text-align: right"><strong>Hải Vân</strong></p>'),
        {"authors": ("Hải Vân",)},
        lang="vi",
    ),
    Page(
        "date and category are no author",
        article("<h1>T</h1><div>March 3, 2021 · Music News</div>"),
        {"authors": ()},
    ),
    Page("commenters and other stories' authors", article("<h1>T</h1>"), {"authors": (), "published_at": None}),
    Page(
        "an account's name gives way to the printed person",
        article('<h1>T</h1><div class="author-name">Jane Roe</div>'),
        {"authors": ("Jane Roe",)},
        head=ld('{"@type":"Article","author":{"@type":"Person","name":"jane.r"}}'),
    ),
    Page(
        "Yoast's label in twitter:data",
        article("<h1>T</h1>"),
        {"authors": ("Jane Roe",)},
        head="<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Roe'>",
    ),
    Page(
        "reading time in twitter:data is no author",
        article("<h1>T</h1>"),
        {"authors": ()},
        head="<meta name='twitter:label1' content='Reading time'><meta name='twitter:data1' content='Five Minutes'>",
    ),
    Page(
        "a forum: the profile beside the first post, not those of the replies",
        f"<h2>Songs for a Long Walk</h2><div class='post'><dl class='postprofile'><dt>Han Jung-ah</dt><dd>Posts: 12</dd></dl>"
        f"<div class='postbody'><p>{PROSE}</p></div></div>"
        "<div class='post'><dl class='postprofile'><dt>Mina Roe</dt></dl><div class='postbody'><p>Thanks!</p></div></div>",
        {"authors": ("Han Jung-ah",)},
        head="<title>Songs for a Long Walk</title>",
    ),
    Page(
        "who commented wrote nothing",
        article(f"<h1>Songs for a Long Walk</h1><p>{PROSE}</p>")
        + "<div class='comment-box'><span class='comment-author'>Mina Roe</span><p>Thanks!</p></div>",
        {"authors": ()},
    ),
    Page(
        "a link to another story holds the label of a Korean byline",
        article(f"<h1>긴 산책의 노래</h1><p><a href='/2'>관련 글: 밤배 안내</a></p><p>{PROSE}</p>"),
        {"authors": ()},
        lang="ko",
    ),
    Page(
        "a name under a label in a side column",
        article(f"<h1>Songs for a Long Walk</h1><p>{PROSE}</p>") + "<aside><h3>Author</h3><p>Han Jung-ah</p></aside>",
        {"authors": ("Han Jung-ah",)},
    ),
    Page(
        "labels over the names of several people are cards of other stories",
        article(f"<h1>Songs for a Long Walk</h1><p>{PROSE}</p>")
        + "<aside><h3>Author</h3><p>Han Jung-ah</p><h3>Author</h3><p>Mina Roe</p></aside>",
        {"authors": ()},
    ),
    Page(
        "a date under a label in a side column",
        article(f"<h1>Songs for a Long Walk</h1><p>{PROSE}</p>") + "<aside><h4>Published</h4><div>July 8, 2024</div></aside>",
        {"published_at": "2024-07-08"},
    ),
    Page(
        "two dates under such labels say nothing of this page",
        article(f"<h1>Songs for a Long Walk</h1><p>{PROSE}</p>")
        + "<aside><h4>Published</h4><div>July 8, 2024</div><h4>Published</h4><div>May 4, 2015</div></aside>",
        {"published_at": None},
    ),
]

OTHERS = [
    Page(
        "a file is known by its canonical address",
        article("<h1>T</h1>"),
        {
            "url": "https://notes.example/songs",
            "canonical_url": "https://notes.example/songs",
            "image": "https://notes.example/i.jpg",
        },
        head="<link rel='canonical' href='https://notes.example/songs'><meta property='og:image' content='/i.jpg'>",
        url="",
    ),
    Page(
        "a file is known by og:url",
        article("<h1>T</h1>"),
        {"url": "https://notes.example/songs", "canonical_url": "https://notes.example/songs"},
        head="<meta property='og:url' content='https://notes.example/songs'>",
        url="",
    ),
    Page(
        "a relative canonical",
        article("<h1>T</h1>"),
        {"canonical_url": "https://notes.example/b"},
        head="<link rel=canonical href=/b>",
    ),
    Page(
        "a canonical that is no address",
        article("<h1>T</h1>"),
        {"canonical_url": None},
        head="<link rel=canonical href='javascript:0'>",
    ),
    Page("the host, when the site has no name", article("<h1>T</h1>"), {"site": "notes.example"}),
    Page(
        "the title tag beside the headline names the site",
        article("<h1>Songs for a Long Walk</h1>"),
        {"site": "Drama Lamp"},
        head="<title>Songs for a Long Walk – Drama Lamp</title>",
    ),
    Page(
        "tags and sections",
        article("<h1>T</h1>"),
        {"keywords": ("OST", "Goblin", "ballads"), "description": "Nine songs."},
        head="<meta property='article:tag' content='OST'><meta name='keywords' content='Goblin, ballads, OST'>"
        "<meta name='description' content=' Nine  songs. '>",
    ),
    Page("declared language", article("<h1>T</h1>"), {"language": "pt", "declared_language": "pt-BR"}, lang="pt-BR"),
    Page("no language declared", article("<h1>T</h1>"), {"language": "en", "declared_language": ""}, lang=""),
]


@pytest.mark.parametrize("page", TITLES + AUTHORS + OTHERS, ids=lambda p: p.name)
def test_page(page: Page) -> None:
    meta = read(page)
    got = {name: getattr(meta, name) for name in page.want}
    reasons = {c.field: c.reason for c in meta.choices}
    assert got == page.want, reasons


@pytest.mark.parametrize("page", TITLES + AUTHORS + OTHERS, ids=lambda p: p.name)
def test_every_choice_has_a_reason_and_is_read_twice_alike(page: Page) -> None:
    meta = read(page)
    assert read(page) == meta
    assert {c.field for c in meta.choices} >= {"title", "authors", "published_at", "modified_at", "site", "language"}
    assert all(c.reason for c in meta.choices)
    assert all(c.evidence for c in meta.candidates)
    assert {d.subject for d in meta.decisions()} == {c.field for c in meta.choices} - {"language"}


def test_all_candidates_are_kept_with_their_places() -> None:
    page = Page(
        "many",
        article('<h1>Songs for a Long Walk</h1><p class="byline">By Jane Roe, 6 May 2021</p>'),
        {},
        head="<title>Songs for a Long Walk</title><meta property='article:published_time' content='2021-05-05'>"
        + ld('{"@type":"Article","datePublished":"2021-05-04","author":"Jane Roe"}'),
    )
    found = {(c.field, c.source) for c in read(page).candidates}
    assert found >= {
        ("title", "heading"),
        ("title", "title tag"),
        ("authors", "JSON-LD"),
        ("authors", "byline"),
        ("published_at", "JSON-LD"),
        ("published_at", "meta"),
        ("published_at", "byline"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "<h1>T</h1>",
        "<h1>" + "a" * 300_000 + "</h1>",
        "<h1>T</h1>" + "<span class='author'>By " * 3_000,
        "<h1>T</h1><p class='byline'>" + "By Jane Roe, " * 20_000 + "</p>",
        "<h1>T</h1><time datetime='" + "2020-" * 20_000 + "'>" + "may " * 20_000 + "</time>",
        "<h1>" * 3_000,
        f"<div class='{'author date ' * 20_000}'>x</div>",
    ],
    ids=["deep", "long heading", "many authors", "long byline", "long date", "many headings", "long class"],
)
def test_hostile_markup_is_read(body: str) -> None:
    meta = read(Page("hostile", body, {}, head=ld("[" * 50_000) + ld('{"a":' * 5_000)))
    assert meta.published_at is None
    assert len(meta.authors) <= 50
