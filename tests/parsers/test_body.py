"""Where the article is, and what its markup says: layouts, languages, lists, tables, players, site rules."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page
from scraper.parsers.blocks import Block
from scraper.parsers.body import Body, extract_body
from scraper.parsers.document import read_document
from scraper.parsers.markup.pager import part_of
from scraper.rules import Layout, SiteRule
from tests.parsers.site_layouts import LAYOUTS

CASES = Path(__file__).parents[1] / "cases" / "boilerplate_languages.json"
LANGUAGES: dict[str, dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
CHROME = ("also_read", "ad", "follow", "source", "previous", "next", "copyright", "related", "comments", "comment", "share")
PROSE = "<p>The melody climbs, hesitates, climbs again, and then simply stops where a bigger song would have shouted.</p>"


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def body_of(
    html: str, *, url: str = "https://a.example/night-ferry", layout: Layout | None = None, explain: bool = False
) -> Body:
    document = read_document(Capture(url=url, body=html.encode()))
    return extract_body(document, layout, title="Night Ferry", explain=explain)


def blocks_of(inside: str) -> list[Block]:
    return list(body_of(f"<main class='entry-content'>{PROSE}{inside}{PROSE}</main>").blocks[1:-1])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layout_in_every_language(layout: str, language: str) -> None:
    row = {**LANGUAGES[language], "language": language}
    html = LAYOUTS[layout](row)
    body = body_of(html)
    kept = {letters(line) for line in body.text().split("\n")}
    filed = {letters(line.text) for line in body.dropped_lines()}
    for line in (*row["prose"], *row["danger"]):
        assert letters(line) in kept, f"lost: {line}"
        assert letters(line) not in filed
    for line in (*(row[key] for key in CHROME), *row["titles"]):
        if line in html:
            assert letters(line) not in kept, f"leaked: {line}"
            assert letters(line) in "".join(filed), f"not recorded: {line}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<ol><li>a<li>b</ol>", ["1", "2"], id="plain"),
        pytest.param("<ol start=9><li>a<li value=20>b<li>c</ol>", ["9", "20", "21"], id="start and value"),
        pytest.param("<ol reversed><li>a<li>b<li>c</ol>", ["3", "2", "1"], id="reversed"),
        pytest.param("<ol reversed start=10><li>a<li>b</ol>", ["10", "9"], id="countdown"),
        pytest.param("<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", ["1", "a", "b", "2"], id="nested"),
        pytest.param("<ol type=I start=4><li>a<li>b</ol>", ["IV", "V"], id="Roman"),
        pytest.param("<ol style='list-style:none'><li>a<li>b</ol>", [None, None], id="nothing printed"),
        pytest.param("<ul><li>a<li>b</ul>", [None, None], id="bullets"),
        pytest.param(
            "<ol><li><h3>a</h3><p>b</p><li><p>c</p></ol>", ["1", None, "2"], id="the first block of an item has the number"
        ),
        pytest.param("<ol start=x><li>a</ol><ol start=3><li>b</ol>", ["1", "3"], id="split lists, a broken start"),
    ],
)
def test_list_numbers(inside: str, expected: list[str | None]) -> None:
    assert [b.number for b in blocks_of(inside)] == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<p>one<br>two</p>", [("paragraph", "one\ntwo", "")], id="one break is a line"),
        pytest.param("<p>one<br> <br/>two</p>", [("paragraph", "one", ""), ("paragraph", "two", "")], id="two are a paragraph"),
        pytest.param("<p><b>Song – A</b><br>Prose.</p>", [("paragraph", "Song – A\nProse.", "Song – A")], id="bold lead"),
        pytest.param("<p>1. <strong>Song</strong> by A</p>", [("paragraph", "1. Song by A", "1. Song")], id="number before bold"),
        pytest.param("<p><span style='font-weight:700'>All</span></p>", [("paragraph", "All", "All")], id="bold by style"),
        pytest.param("<p>Not <b>at the start</b></p>", [("paragraph", "Not at the start", "")], id="bold inside"),
        pytest.param("<h3>Song – <i>Singer</i></h3>", [("heading", "Song – Singer", "Song – Singer")], id="heading"),
        pytest.param("<p>a<b>b</b> <i>c</i>\n<span>d</span></p>", [("paragraph", "ab c d", "")], id="white space between words"),
        pytest.param("<blockquote><p>line one<br>line two</p></blockquote>", [("quote", "line one\nline two", "")], id="quote"),
        pytest.param("<dl><dt>Song</dt><dd>Prose.</dd></dl>", [("term", "Song", ""), ("definition", "Prose.", "")], id="terms"),
        pytest.param("<pre>a\n  b</pre>", [("preformatted", "a\nb", "")], id="preformatted"),
        pytest.param("<div>one<p>two</p>three</div>", [("paragraph", t, "") for t in ("one", "two", "three")], id="div soup"),
        pytest.param("<p><q>Song</q> by Singer</p>", [("paragraph", "“Song” by Singer", "")], id="q prints its marks"),
        pytest.param("<p>melo&shy;dy\u200b</p>", [("paragraph", "melody", "")], id="soft hyphen"),
        pytest.param("<figure><img src=a><figcaption>Song</figcaption></figure>", [("caption", "Song", "")], id="caption"),
    ],
)  # fmt: skip
def test_blocks(inside: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(b.kind, b.text, b.lead) for b in blocks_of(inside)] == expected


def test_table_of_facts() -> None:
    rows = blocks_of(
        "<table><caption>Part 1</caption><tr><th>No.</th><th>Song</th></tr>"
        "<tr><td>1</td><td><b>Start</b><br>Gaho <a href=/s>listen</a></td></tr></table>"
    )
    assert [b.kind for b in rows] == ["caption", "table_row", "table_row"]
    assert rows[1].header_row
    assert rows[2].cells == ("1", "Start Gaho listen")
    assert rows[2].text == "1 | Start Gaho listen"
    assert rows[2].links[0].url == "https://a.example/s"
    assert {b.container for b in rows} == {"table1"}


def test_table_for_layout_is_read_as_text() -> None:
    blocks = blocks_of("<table><tr><td><h3>Song</h3><p>One.</p><p>Two.</p></td><td><p>Three.</p><p>Four.</p></td></tr></table>")
    assert [b.text for b in blocks] == ["Song", "One.", "Two.", "Three.", "Four."]


def test_lists_have_places_of_their_own() -> None:
    blocks = blocks_of("<ul><li>a</ul><div><ul><li>b<ul><li>c</ul></ul></div>")
    assert [b.container for b in blocks] == ["ul1", "div>ul2", "div>ul2>ul3"]


@pytest.mark.parametrize(
    ("inside", "address"),
    [
        ("<iframe src='//www.youtube.com/embed/abc'></iframe>", "https://www.youtube.com/embed/abc"),
        ("<iframe data-src='https://open.spotify.com/embed/track/x'></iframe>", "https://open.spotify.com/embed/track/x"),
        ("<iframe src='about:blank' data-lazy-src='https://w.soundcloud.com/player/?url=x'></iframe>", "https://w.soundcloud.com/player/?url=x"),
        ("<lite-youtube videoid='a_b-c'></lite-youtube>", "https://www.youtube.com/embed/a_b-c"),
        ("<p>https://youtu.be/abc</p>", "https://youtu.be/abc"),
        ("<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\nhttps://youtu.be/abc\n</div></figure>", "https://youtu.be/abc"),
        ("<div class='lazy-video-container' data-video-id='a_b-c' data-provider-name='youtube'></div>", "https://www.youtube.com/embed/a_b-c"),
        ("<div class='rll-youtube-player' data-src='https://www.youtube.com/embed/abc'></div>", "https://www.youtube.com/embed/abc"),
        ("<blockquote class='twitter-tweet'>Sung by Min <a href='https://twitter.com/m/status/1'>May 1</a></blockquote>", "https://twitter.com/m/status/1"),
        ("<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/x/'>View</blockquote>", "https://www.instagram.com/p/x/"),
        ("<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@a/video/1'>x</blockquote>", "https://www.tiktok.com/@a/video/1"),
        ("<object><param name='movie' value='http://www.youtube.com/v/abc'><embed src='/x.swf'></object>", "http://www.youtube.com/v/abc"),
        ('<object data="http://www.youtube.com/v/abc"><p>Get a player</p></object>', "http://www.youtube.com/v/abc"),
    ],
)  # fmt: skip
def test_players(inside: str, address: str) -> None:
    body = body_of(f"<main>{PROSE}{inside}{PROSE}</main>")
    assert [e for b in body.blocks for e in b.embeds] == [address]
    assert body.text().count("\n\n") == 1


def test_frames_that_are_no_players() -> None:
    assert not [e for b in blocks_of("<iframe src='https://ads.example/x'></iframe><iframe></iframe>") for e in b.embeds]
    assert not [e for b in blocks_of("<div class='video-rating' data-video-id='7'>4 stars</div>") for e in b.embeds]


def test_address_on_a_line_between_heading_and_prose() -> None:
    blocks = blocks_of("<p><b>Song</b><br>https://youtu.be/abc<br>Prose.</p>")
    assert [(b.text, b.embeds) for b in blocks] == [("Song\nProse.", ("https://youtu.be/abc",))]


def test_text_beside_an_image() -> None:
    blocks = blocks_of("<p>Before.</p><img src=a><p>After.</p><p>Far.</p>")
    assert [b.near_image for b in blocks] == [True, True, False]


def page(
    html: str, rule: SiteRule | None = None, url: str = "https://a.example/night-ferry", *, explain: bool = False
) -> ParsedPage:
    return parse_page(Capture(url=url, body=html.encode()), rule, explain=explain)


def test_a_caption_is_no_text_unless_it_names_the_song() -> None:
    body = body_of(f"<main>{PROSE}<figure><img src=a><figcaption>Song – Singer</figcaption></figure></main>")
    assert "Song – Singer" not in body.text()
    assert ("Song – Singer", "caption") in {(d.text, d.rule) for d in body.dropped_lines()}
    assert "Song – Singer" in body.text(frozenset({"Song – Singer"}))
    assert not body.dropped_lines(frozenset({"Song – Singer"}))


SITE = f"""<body><div class=x><div class=y><h4 class=t>Start / Gaho</h4>{PROSE}<div class=z><p>Vote for your favourite scene of
the week now, the winner is announced on Sunday.</p></div><a class=more href="/night-ferry?part=b">more</a></div>
<div class=w>{PROSE * 9}</div></div></body>"""


def test_site_layout() -> None:
    layout = Layout(name="v1", body=".y", heading=".t", drop=(".z",), next_page="a.more")
    parsed = page(SITE, SiteRule(name="s", hosts=("a.example",), layouts=(layout,)), explain=True)
    assert parsed.body_text.startswith("Start / Gaho")
    assert parsed.body_text.count("The melody climbs") == 1
    assert any(d.rule == "site-rule" and d.text.startswith("Vote for") for d in parsed.dropped)
    assert parsed.next_page == "https://a.example/night-ferry?part=b"


def test_site_layout_makes_headings() -> None:
    body = body_of(
        SITE.replace("<h4 class=t>Start / Gaho</h4>", "<div class=t>Start</div>"),
        layout=Layout(name="v", body=".y", heading=".t"),
    )
    first = body.blocks[0]
    assert (first.kind, first.level, first.lead) == ("heading", 2, "Start")


def test_a_layout_that_no_longer_fits_is_told() -> None:
    body = body_of(f"<main>{PROSE}</main>", layout=Layout(name="v1", body=".gone", heading=".t"))
    assert len(body.warnings) == 2
    assert "The melody climbs" in body.text()


def test_explain_gives_a_reason_for_every_block_and_line() -> None:
    parsed = page(f"<main><nav>Home</nav>{PROSE}<p>Advertisement</p></main>", explain=True)
    reasons = {(d.action, d.subject): d.reason for d in parsed.decisions}
    assert reasons["dropped", "Advertisement"] == "advertising"
    assert reasons["dropped", "Home"] == "outside-article/menu" or reasons["dropped", "Home"] == "menu"
    assert any(action == "kept" and subject.startswith("The melody") for action, subject in reasons)
    assert page(f"<main>{PROSE}</main>").decisions == ()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            "<div class='page-links'>Pages: 1 <a href='/night-ferry/2/'>2</a> <a href='/night-ferry/3/'>3</a></div>",
            "/night-ferry/2/",
        ),
        ("<div class='paging'><a href='?page=1'>1</a><a href='?page=2'>2</a></div>", "/night-ferry?page=2"),
        ("<nav><a rel=next href='/another-post'>Next post</a></nav>", None),
        ("<div class='pagination'><a href='https://other.example/night-ferry/2/'>2</a></div>", None),
        ("<div class='pager'><a href='/page/2/'>Older posts</a></div>", None),
    ],
)
def test_next_part(inside: str, expected: str | None) -> None:
    body = body_of(f"<main>{PROSE}{inside}</main>")
    assert body.next_page == (f"https://a.example{expected}" if expected else None)


def test_next_part_of_a_later_part() -> None:
    html = f"<main>{PROSE}<div class='page-links'><a href='/night-ferry/'>1</a> 2 <a href='/night-ferry/3/'>3</a></div></main>"
    assert body_of(html, url="https://a.example/night-ferry/2/").next_page == "https://a.example/night-ferry/3/"
    assert part_of("https://a.example/night-fare/", "https://a.example/night-ferry/") is None


CARD = "<article><h2><a href='/{0}'>Story number {0} of the week</a></h2><p>Two lines of teaser text are here.</p></article>"


def test_index_pages_are_known() -> None:
    cards = "".join(CARD.format(n) for n in range(8))
    assert body_of(f"<body><main>{cards}</main></body>").page_type == "index"
    assert body_of(f"<body><main><article>{PROSE * 4}</article><aside>{cards}</aside></main></body>").page_type == "article"
    songs = "".join(f"<h3><a href='https://youtu.be/{n}'>Song {n}</a></h3>{PROSE * 5}" for n in range(8))
    assert body_of(f"<body><article>{songs}</article></body>").page_type == "article"


def test_linked_cards_in_the_article_are_not_the_article() -> None:
    cards = "".join(f"<div><h3><a href='/album/{n}'>Album {n}</a></h3><p>Label: Blue Lantern</p></div>{PROSE}" for n in range(4))
    other = f"<section>{PROSE * 3}</section>" * 3
    body = body_of(f"<body><main><div class='article-body'>{PROSE}{cards}{PROSE}</div>{other}</main></body>")
    text = body.text()
    assert text.count("The melody climbs") >= 6
    assert "Album 2" in text


def test_links_of_text_and_pager() -> None:
    body = body_of(f"<main>{PROSE}<p>See <a href=/a>this</a>.</p><div class='pagination'><a href='/page/2'>2</a></div></main>")
    assert {link.url for link in body.links} == {"https://a.example/a", "https://a.example/page/2"}


@pytest.mark.parametrize(
    "html", ["", "<html>", "<body></body>", "<body><script>x</script></body>", "plain text", "<p>One short line.</p>"]
)
def test_pages_with_next_to_nothing(html: str) -> None:
    parsed = page(html)
    assert parsed.body_text == re.sub(r"<script>.*</script>|<[^>]+>", "", html)
    assert bool(parsed.warnings) == (not parsed.body_text)


def test_comments_longer_than_the_article_stay_out() -> None:
    comments = "".join(
        f"<div class=comment><p>I have listened to this {n} times since the finale, and it never gets old, truly.</p></div>"
        for n in range(40)
    )
    body = body_of(
        f"<body><h1>Night Ferry</h1><div class=post>{PROSE * 2}</div><div id=comments><h3>40 comments</h3>{comments}</div></body>"
    )
    assert body.text().count("The melody climbs") == 2
    assert "times since the finale" not in body.text()


def test_hidden_text_is_filed() -> None:
    body = body_of(f"<main>{PROSE}<p style='display: none'>Hidden words</p><p hidden>More of them</p></main>")
    assert {(d.text, d.rule) for d in body.dropped} == {("Hidden words", "hidden"), ("More of them", "hidden")}


def test_comments_are_known_by_the_mark_over_them() -> None:
    told = "".join(
        f"<div><div>reader{i}</div><div>The trumpet on the second record is even better, take it from me, {i}.</div></div>"
        for i in range(4)
    )
    html = f"<main class='x1'><div class='x2'>{PROSE * 6}</div><div class='x3'><div>Discussion (4)</div>{told}</div></main>"
    body = body_of(html)
    assert "trumpet" not in body.text()
    assert {d.rule for d in body.dropped if "trumpet" in d.text} == {"outside-article/comments"}


def test_a_chapter_called_discussion_stays() -> None:
    html = f"<main class='x1'><div class='x3'><h2>Discussion</h2>{PROSE * 3}</div><div class='x2'>{PROSE * 2}</div></main>"
    assert body_of(html).text().count("The melody climbs") == 5


def test_a_forum_thread_is_its_first_post() -> None:
    def post(text: str) -> str:
        return f"<div class='post'><dl class='postprofile'><dt>nana</dt></dl><div class='postbody'>{text}</div></div>"

    reply = "<p>The trumpet on the second record is even better, and so is the sleeve.</p>"
    html = f"<div id='page-body' class='page-body'>{post(PROSE * 4)}{post(reply)}{post(reply)}</div>"
    assert "trumpet" not in body_of(html).text()


def test_a_source_is_found_in_what_a_class_calls_byline() -> None:
    html = f"<article>{PROSE * 3}<p class='byline_src'><a href='https://wire.example/1'>원문 보기</a></p></article>"
    page = parse_page(Capture(url="https://a.example/night-ferry", body=html.encode()))
    assert page.source_url == "https://wire.example/1"


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ('<a class="origin" href="https://wire.example/1">Lihat artikel asli</a>', "https://wire.example/1"),
        (
            '<div class="printed">Originally published at <a href="https://wire.example/1">wire.example</a></div>',
            "https://wire.example/1",
        ),
        ('<div id="comments"><p>Source: <a href="https://wire.example/1">wire.example</a></p></div>', None),
        ('<p>Sources say that <a href="https://wire.example/1">the agency</a> will move in May.</p>', None),
    ],
)
def test_a_source_may_stand_right_under_the_article(below: str, source: str | None) -> None:
    html = f"<html><body><div><article><h1>Night Ferry</h1>{PROSE * 4}</article>{below}</div></body></html>"
    page = parse_page(Capture(url="https://a.example/x", body=html.encode()))
    assert page.source_url == source


def test_what_the_markup_calls_a_comment_is_none_of_the_text() -> None:
    post = '<div class="post" itemprop="text">'
    html = f"<html><body><main><h1>Night Ferry</h1><div class='topic'>{post}{PROSE * 4}</div></div>"
    html += f"<div class='topic' itemprop='comment'>{post}<p>Does anybody know the chords?</p></div></div></main></body></html>"
    body = body_of(html)
    assert "chords" not in body.text()
    assert body.text().count("climbs again") == 4
    assert next(line.rule for line in body.dropped if "chords" in line.text).endswith("comments")


def test_the_id_of_a_heading_that_repeats_its_words_is_no_rule() -> None:
    sections = "".join(
        f"<h3 id='{name.lower()}-10cm'>{name} – 10CM</h3><p>{name} is sung softly over the last scene, and nobody speaks.</p>"
        for name in ("Drawer", "Sidebar", "Footer")
    )
    page = parse_page(Capture(url="", body=f"<main><h1>Three songs</h1>{sections}</main>".encode()))
    assert [f"{name} – 10CM" in page.body_text for name in ("Drawer", "Sidebar", "Footer")] == [True] * 3
    reply = "<h3 id='comments'>Comments</h3><div class='comment-list'><p>First!</p></div>"
    page = parse_page(Capture(url="", body=f"<main><h1>Three songs</h1>{sections}{reply}</main>".encode()))
    assert "First!" not in page.body_text


STANDFIRST = "Half a year after its last episode the harbour series sells more records than it ever had viewers."


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        pytest.param(f"<header><h1>Night Ferry</h1><p class='item__dek'>{STANDFIRST}</p></header>", True, id="class"),
        pytest.param(f"<h1>Night Ferry</h1><div class='x1'><div>{STANDFIRST}</div></div>", True, id="a sentence without a class"),
        pytest.param("<h1>Night Ferry</h1><h2 class='sapo'>Bài hát cũ trở lại, và lần này ai cũng nghe.</h2>", True, id="short"),
        pytest.param(
            "<h1>Night Ferry</h1><p>Die Fähre fährt, die Lieder auch.</p>", False, id="short, no class, not the summary"
        ),
        pytest.param(
            "<h1>Night Ferry</h1><p>Eine kurze Überfahrt, und die Lieder fahren mit.</p>", True, id="the declared summary"
        ),
        pytest.param(f"<p class='dek'>{STANDFIRST}</p><h1>Night Ferry</h1>", False, id="above the headline"),
        pytest.param(f"<h1>Night Ferry</h1><div class='share-bar'><p>{STANDFIRST}</p></div>", False, id="chrome"),
        pytest.param(f"<h1>Night Ferry</h1><p class='dek'><a href='/x'>{STANDFIRST}</a></p>", False, id="a link"),
        pytest.param(
            "<h1>Night Ferry</h1><p class='dek'>Five songs for the crossing and one for the way back</p>", False, id="slogan"
        ),
    ],
)
def test_standfirst(head: str, kept: bool) -> None:
    html = f"<body><article>{head}<p class='by'>Mina Roe</p><div class='story__body'>{PROSE * 3}</div></article></body>"
    document = read_document(Capture(url="https://a.example/night-ferry", body=html.encode()))
    body = extract_body(document, title="Night Ferry", summary="Eine kurze Überfahrt, und die Lieder fahren mit.")
    shown = re.sub(r"<[^>]+>", "\n", head).replace("Night Ferry", "").strip()
    assert body.text().startswith(shown) is kept
    assert (shown in {line.text for line in body.dropped_lines()}) is not kept


def test_a_standfirst_that_the_text_repeats_is_no_second_paragraph() -> None:
    head = f"<h1>Night Ferry</h1><p class='dek'>{STANDFIRST}</p>"
    html = f"<body><article>{head}<div class='story__body'><p>{STANDFIRST} And on.</p>{PROSE * 3}</div></article></body>"
    body = body_of(html)
    assert body.text().count(STANDFIRST) == 1
