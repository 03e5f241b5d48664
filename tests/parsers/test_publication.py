"""Publication and change of whole pages: small pages of our own in many layouts and languages."""

import pytest

from tests.parsers.small_pages import PROSE, Page, article, ld, read

ANEW = '<meta property="article:published_time" content="2024-12-19T18:06:00Z"><meta name="sailthru.date" content="2024-12-19">'
DATES = [
    Page(
        "JSON-LD before meta before print",
        article('<h1>T</h1><time datetime="2021-05-06">6 May 2021</time>'),
        {"published_at": "2021-05-04T10:00:00Z", "modified_at": "2021-05-07T10:00:00Z", "published_precision": "second"},
        head=ld('{"@type":"Article","datePublished":"2021-05-04T10:00:00Z","dateModified":"2021-05-07T10:00:00Z"}')
        + "<meta property='article:published_time' content='2021-05-05T10:00:00Z'>",
    ),
    Page(
        "today's date in the masthead",
        '<div class="top"><div class="date">Sunday, 1 June 2025</div></div>' + article("<h1>T</h1>"),
        {"published_at": None},
    ),
    Page(
        "today's date in the masthead beside a printed one",
        "<header><span>Sunday, 1 June 2025</span></header>" + article("<h1>T</h1><p>Posted on 14 March 2020</p>"),
        {"published_at": "2020-03-14"},
    ),
    Page(
        "a column of release dates",
        article(
            "<h1>T</h1><p>All songs of it.</p><table><tr><th>Artist</th><th>Title</th><th>Released</th></tr>"
            "<tr><td>Han Sol</td><td>Quiet Rain</td><td>2016-01-29</td></tr>"
            "<tr><td>Mia Lim</td><td>Tin Roof</td><td>2016-02-05</td></tr></table>"
        ),
        {"published_at": None},
    ),
    Page(
        "when a song came out and a drama ran",
        article("<h1>T</h1><p>Release date: 29 January 2016</p><p>Aired: January 22, 2016</p>"),
        {"published_at": None},
    ),
    *(
        Page(
            f"when an episode ran, in a box of facts: {label}",
            article(f"<h1>T</h1><table><tr><td>{label}</td><td>{date}</td></tr></table>"),
            {"published_at": None},
            lang=lang,
        )
        for lang, label, date in (
            ("de", "Erstausstrahlung", "14. März 2020"),
            ("es", "Primera emisión", "14 de marzo de 2020"),
            ("pt", "Exibição original", "14 de março de 2020"),
            ("fr", "Première diffusion", "14 mars 2020"),
            ("it", "Prima visione", "14 marzo 2020"),
            ("ru", "Премьера", "14 марта 2020"),
            ("pl", "Data premiery", "14 marca 2020"),
            ("ko", "첫 방송", "2020년 3월 14일"),
            ("zh-Hans", "播出日期", "2020年3月14日"),
            ("vi", "Ngày khởi chiếu", "14/03/2020"),
            ("en", "Original air date", "March 14, 2020"),
        )
    ),
    Page(
        "a posted date beside the same label's words",
        article("<h1>T</h1><table><tr><td>Veröffentlicht</td><td>14. März 2020</td></tr></table>"),
        {"published_at": "2020-03-14"},
        lang="de",
    ),
    Page(
        "a posted date above a release date",
        article("<h1>T</h1><p>Posted on 14 March 2020</p><p>Released: 29 January 2016</p>"),
        {"published_at": "2020-03-14"},
    ),
    Page(
        "when the writer joined the forum, above the post's own date",
        article(
            "<h1>T</h1><dl><dt>mira</dt><dd>Joined: Fri Feb 01, 2008 9:10 am</dd></dl><p>by mira » Sat Mar 14, 2020 1:00 pm</p>"
        ),
        {"published_at": "2020-03-14T13:00"},
    ),
    Page(
        "the same with the label in an element of its own, Polish",
        article("<h1>T</h1><dl><dt>Dołączyła</dt><dd>1 lutego 2008</dd></dl><p>Napisała Mira, 14 marca 2020</p>"),
        {"published_at": "2020-03-14"},
        lang="pl",
    ),
    Page(
        "the same in Korean",
        article("<h1>T</h1><div>가입일 2008.02.01</div><div>작성 2020.03.14</div>"),
        {"published_at": "2020-03-14"},
        lang="ko",
    ),
    Page(
        "today's date above a headline that is no heading",
        "<div class='date-now'>Sunday, 1 June 2025</div><div class='big'>Nine Songs for a Slow Train</div>"
        "<p>Posted on 14 March 2020</p><p>Rain fell.</p>",
        {"published_at": "2020-03-14", "title": "Nine Songs for a Slow Train"},
        head="<title>Nine Songs for a Slow Train - Lamp Post Weekly</title>",
    ),
    Page(
        "a year in the footer",
        article("<h1>T</h1>") + "<footer>© 2020 Drama Lamp, March 1, 2020</footer>",
        {"published_at": None},
    ),
    Page(
        "a date line above the headline in the same article",
        article('<h2 class="date-header">14 March 2020</h2><h1 class="entry-title">T</h1>'),
        {"published_at": "2020-03-14"},
    ),
    Page(
        "updated beside published",
        article("<h1>T</h1><p>Published March 1, 2020 | Updated March 5, 2020</p>"),
        {"published_at": "2020-03-01", "modified_at": "2020-03-05"},
    ),
    Page(
        "Korean input and change",
        article("<h1>노래</h1><div>입력 2020.03.01 09:00 수정 2020.03.05 10:00</div>"),
        {"published_at": "2020-03-01T09:00", "modified_at": "2020-03-05T10:00"},
        lang="ko",
    ),
    Page(
        "class updated is the change",
        article(
            '<h1>T</h1><time class="entry-date published" datetime="2020-03-01"></time>'
            '<time class="updated" datetime="2020-03-05"></time>'
        ),
        {"published_at": "2020-03-01", "modified_at": "2020-03-05"},
    ),
    Page(
        "later than the fetch",
        article("<h1>T</h1><p>Posted on 14 March 2026</p>"),
        {"published_at": None},
        head="<meta property='article:published_time' content='2025-07-01T00:00:00Z'>",
    ),
    Page(
        "fetch time unknown",
        article("<h1>T</h1><p>Posted on 14 March 2026</p>"),
        {"published_at": "2026-03-14"},
        fetched_at=None,
    ),
    Page(
        "relative with the fetch time",
        article("<h1>T</h1><div class='meta'>By Jane Roe · 3 days ago</div>"),
        {"published_at": "2025-05-29", "published_precision": "day"},
    ),
    Page(
        "relative without the fetch time",
        article("<h1>T</h1><div class='meta'>By Jane Roe · 3 days ago</div>"),
        {"published_at": None},
        fetched_at=None,
    ),
    Page(
        "day in the address",
        article("<h1>T</h1>"),
        {"published_at": "2020-03-14"},
        url="https://notes.example/2020/03/14/songs",
    ),
    Page(
        "a month in the address is not a day",
        article("<h1>T</h1>"),
        {"published_at": None},
        url="https://notes.example/2020/03/songs",
    ),
    Page("numeric, British page", article("<h1>T</h1><p>Posted: 03/04/2020</p>"), {"published_at": "2020-04-03"}, lang="en-GB"),
    Page("numeric, American page", article("<h1>T</h1><p>Posted: 03/04/2020</p>"), {"published_at": "2020-03-04"}, lang="en-US"),
    Page("numeric, nothing tells", article("<h1>T</h1><p>Posted: 03/04/2020</p>"), {"published_at": None}),
    Page(
        "numeric, another date of the page tells",
        article("<h1>T</h1><p>Posted: 03/04/2020</p>", "<p>Edited: 25/12/2020</p>"),
        {"published_at": "2020-04-03"},
        lang="en-US",
    ),
    Page(
        "numeric, the address tells",
        article("<h1>T</h1><p>Posted: 03/04/2020</p>"),
        {"published_at": "2020-04-03"},
        url="https://notes.example/2020/04/03/songs",
    ),
    Page("Indonesian page", article("<h1>T</h1><p>Diposting 03/04/2020</p>"), {"published_at": "2020-04-03"}, lang="id"),
    Page(
        "a premiere date in a subtitle is the story's",
        article("<h1>T</h1><h2>The drama premieres on March 7, 2020 on cable and on the web</h2>"),
        {"published_at": None},
    ),
    Page(
        "the day readers saw, when the machine date is in UTC",
        article("<h1>T</h1><p>Posted on March 14, 2020</p>"),
        {"published_at": "2020-03-14"},
        head="<meta property='article:published_time' content='2020-03-15T02:30:00+00:00'>",
    ),
    Page(
        "a machine date that is when the site was built",
        article("<h1>T</h1><p>Posted on March 14, 2020</p>"),
        {"published_at": "2020-03-14"},
        head=ld('{"@type":"Article","datePublished":"2024-11-02T02:30:00Z"}'),
    ),
    Page(
        "itemprop in a footer of the post",
        article(
            "<h1>T</h1>",
            '<div class="post-footer"><abbr itemprop="datePublished" title="2020-03-14T09:49:00+07:00">09:49</abbr></div>',
        ),
        {"published_at": "2020-03-14T09:49:00+07:00"},
    ),
    Page(
        "Thai with a Buddhist year",
        article("<h1>เพลง</h1><div>12 มีนาคม 2563 เวลา 14:30 น.</div>"),
        {"published_at": "2020-03-12T14:30"},
        lang="th",
    ),
    Page(
        "today's date in the top row of a layout of tables",
        "<table><tr><td><b>Night Paper</b> <span>Sunday, 1 June 2025</span></td></tr><tr><td>On</td></tr><tr><td>Hear</td></tr>"
        f"<tr><td>Film</td></tr><tr><td>Books</td></tr><tr><td><h1>T</h1><p>{PROSE}</p></td></tr></table>",
        {"published_at": None},
    ),
    Page(
        "a column of dates in a table of ratings",
        "<article><h1>T</h1><table><tr><th>Day</th><th>Share</th></tr><tr><td>2024.04.13</td><td>3.8%</td></tr>"
        f"<tr><td>2024.04.14</td><td>4.1%</td></tr><tr><td>2024.04.20</td><td>4.4%</td></tr></table><p>{PROSE}</p></article>",
        {"published_at": None},
    ),
    Page(
        "one date in a cell of the head",
        f"<table><tr><td><h1>T</h1></td></tr><tr><td>13 April 2024</td></tr><tr><td><p>{PROSE}</p></td></tr></table>",
        {"published_at": "2024-04-13"},
    ),
    Page(
        "name, role and a labelled date on one line",
        article("<h1>T</h1><p><em>Jane Roe, contributing editor</em> Published Apr. 21, 2019</p>"),
        {"published_at": "2019-04-21"},
    ),
    Page(
        "a sentence about a print run",
        article("<h1>T</h1><p>The webtoon that Jane Roe adapted here was published Apr. 21, 2019.</p>"),
        {"published_at": None},
    ),
    Page(
        "short paragraphs, the date under them",
        '<article><h1>T</h1><p>It rained.</p><p>Nobody moved.</p><div class="date"><time datetime="2023-01-25">25</time>'
        "</div></article>",
        {"published_at": "2023-01-25"},
    ),
    Page(
        "a month only",
        article("<h1>T</h1><p>Published March 2020</p>"),
        {"published_at": "2020-03", "published_precision": "month"},
    ),
    Page(
        "the zero of a clock that was never set",
        article("<h1>T</h1>"),
        {"published_at": None},
        head="<meta property='article:published_time' content='1970-01-01T00:00:00Z'>",
    ),
    Page(
        "a day written as midnight beside the moment itself",
        article("<h1>T</h1>"),
        {"published_at": "2021-05-05T03:39:05Z"},
        head=ld(
            '{"@graph":[{"@type":"Article","datePublished":"2021-05-04T00:00:00+0000"},'
            '{"@type":"WebPage","datePublished":"2021-05-05T03:39:05+00:00"}]}'
        ),
    ),
    Page(
        "a day written as midnight, another day for the page",
        article("<h1>T</h1>"),
        {"published_at": "2021-05-04T00:00:00Z"},
        head=ld(
            '{"@graph":[{"@type":"Article","datePublished":"2021-05-04T00:00:00+0000"},'
            '{"@type":"WebPage","datePublished":"2021-08-05T03:39:05+00:00"}]}'
        ),
    ),
    Page(
        "printed years after the declared day: the day of the last change, which is no publication",
        article("<h1>T</h1><p class='post-date'>November 21, 2024</p>"),
        {"published_at": "2019-08-11", "modified_at": "2024-11-21"},
        head=ld('{"@type":"Article","datePublished":"2019-08-11","dateModified":"2024-11-21"}'),
    ),
    Page(
        "printed years after the declared day, changed later still: published anew",
        article("<h1>T</h1><p class='post-date'>November 21, 2024</p>"),
        {"published_at": "2024-11-21", "modified_at": "2024-12-01"},
        head=ld('{"@type":"Article","datePublished":"2019-08-11","dateModified":"2024-12-01"}'),
    ),
    Page(
        "printed years after the declared day, nothing known of changes",
        article("<h1>T</h1><p class='post-date'>November 21, 2024</p>"),
        {"published_at": "2019-08-11"},
        head=ld('{"@type":"Article","datePublished":"2019-08-11"}'),
    ),
    Page(
        "printed as an update years after the declared day",
        article("<h1>T</h1><p>Last updated: November 21, 2024</p>"),
        {"published_at": "2019-08-11", "modified_at": "2024-11-21"},
        head=ld('{"@type":"Article","datePublished":"2019-08-11"}'),
    ),
    Page(
        "declarations that contradict each other: two vocabularies against JSON-LD alone",
        article("<h1>T</h1><p>Updated: December 19, 2024</p>"),
        {"published_at": "2024-12-19T18:06:00Z", "modified_at": "2024-12-19"},
        head=ld('{"@type":"Article","datePublished":"2018-04-03"}') + ANEW,
    ),
    Page(
        "two vocabularies against JSON-LD and what is printed",
        article("<h1>T</h1><p>April 3, 2018</p>"),
        {"published_at": "2018-04-03"},
        head=ld('{"@type":"Article","datePublished":"2018-04-03"}') + ANEW,
    ),
    Page(
        "two spellings of one vocabulary are one witness",
        article("<h1>T</h1>"),
        {"published_at": "2018-04-03"},
        head=ld('{"@type":"Article","datePublished":"2018-04-03"}')
        + '<meta property="article:published_time" content="2024-12-19"><meta property="article:published" content="2024-12-19">',
    ),
    Page(
        "two vocabularies that contradict each other as well",
        article("<h1>T</h1>"),
        {"published_at": "2018-04-03"},
        head=ld('{"@type":"Article","datePublished":"2018-04-03"}')
        + '<meta property="article:published_time" content="2024-12-19"><meta name="parsely-pub-date" content="2021-01-01">',
    ),
    Page(
        "a month declared beside a day",
        article("<h1>T</h1>"),
        {"published_at": "2018-04-03"},
        head=ld('{"@type":"Article","datePublished":"2018-04-03"}')
        + '<meta property="article:published_time" content="2024-12-19"><meta name="dc.date" content="December 2024">',
    ),
    Page(
        "a byline below a summary and a trust box",
        article(
            f"<h1>T</h1><p>{PROSE}</p><h2>Why trust us?</h2><p>{PROSE}</p>"
            "<div class='article-byline'><p class='article-byline__pub-dates'>Updated March 13, 2024</p></div>"
        ),
        {"published_at": "2024-03-13", "modified_at": "2024-03-13"},
    ),
    Page(
        "cards with dates of their own in the text",
        article(
            f"<h1>T</h1><p>{PROSE}</p><p>{PROSE}</p>"
            + "".join(f"<div><b>Song</b><p class='pub-date'>Published March {n}, 2024</p></div>" for n in (13, 14))
            + f"<p>{PROSE}</p>"
        ),
        {"published_at": None},
    ),
]


@pytest.mark.parametrize("page", DATES, ids=lambda p: p.name)
def test_page(page: Page) -> None:
    meta = read(page)
    got = {name: getattr(meta, name) for name in page.want}
    assert got == page.want, {c.field: c.reason for c in meta.choices}
    assert read(page) == meta
