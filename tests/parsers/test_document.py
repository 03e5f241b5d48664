"""Bytes into text: charset lies, marks, damage, and markup beyond reason in bounded time."""

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.document import read_document
from scraper.parsers.markup.charsets import codec_of, decode
from scraper.parsers.markup.guards import (
    MOST_TAGS,
    close_formats,
    cut_attributes,
    flatten_nesting,
    part_options,
    thin_crowds,
    without_hidden,
)

KO = "<p>사랑했지만 어쩔 수 없이 헤어진 두 사람의 노래가 옥상에 흐른다. 똠방각하도 함께 듣는다.</p>"
JA = "<p>ドラマの主題歌は一本のギターから始まり、部屋の空気を変えてしまう。</p>"
ZH_S = "<p>这部电视剧的主题曲由一把吉他开始，慢慢改变了房间里的空气。</p>"
ZH_T = "<p>這部電視劇的主題曲由一把吉他開始，慢慢改變了房間裡的空氣。</p>"
FR = "<p>La même mélodie revient au huitième épisode, puis en chœur — « à l’été ».</p>"
TR = '<html lang="tr"><p>Şarkı sekizinci bölümde geri dönüyor; ışık, güneş, öğle.</p>'
TH = "<p>เพลงประกอบละครเรื่องนี้เริ่มต้นด้วยกีตาร์ตัวเดียว</p>"
RU = "<p>Песня возвращается в восьмой серии, и хор поёт её до конца.</p>"
PROSE = "<p>The melody climbs, hesitates, climbs again, and then simply stops where a bigger song would have shouted.</p>"
META = '<meta charset="{}">'

CASES = [
    pytest.param(KO, "cp949", "", "euc-kr", id="Korean, nothing said"),
    pytest.param(KO, "cp949", "text/html; charset=utf-8", "euc-kr", id="Korean, the header says UTF-8"),
    pytest.param(KO, "cp949", "text/html; charset=iso-8859-1", "euc-kr", id="Korean, the server's default"),
    pytest.param(KO, "utf-8", "text/html; charset=euc-kr", "utf-8", id="UTF-8, the header says EUC-KR"),
    pytest.param(META.format("euc-kr") + KO, "utf-8", "", "utf-8", id="UTF-8, the meta says EUC-KR"),
    pytest.param(META.format("ks_c_5601-1987") + KO, "cp949", "", "euc-kr", id="the old Korean label"),
    pytest.param(JA, "cp932", "", "shift_jis", id="Japanese, nothing said"),
    pytest.param(JA, "euc_jp", "text/html; charset=shift_jis", "euc-jp", id="EUC-JP, the header says Shift_JIS"),
    pytest.param(JA, "cp932", "text/html; charset=euc-jp", "shift_jis", id="Shift_JIS, the header says EUC-JP"),
    pytest.param(JA, "iso2022_jp", "", "iso-2022-jp", id="JIS by its escape sequences"),
    pytest.param(JA, "utf-8-sig", "text/html; charset=shift_jis", "utf-8", id="a byte order mark beats the header"),
    pytest.param(ZH_S, "gb18030", "", "gb18030", id="simplified, nothing said"),
    pytest.param(META.format("gb2312") + ZH_S, "gbk", "", "gb18030", id="gb2312 is read as its superset"),
    pytest.param(ZH_T, "big5", "text/html; charset=gb2312", "big5", id="Big5, the header says GB2312"),
    pytest.param(ZH_T, "utf-16", "", "utf-16-le", id="UTF-16 with a mark"),
    pytest.param("<p>" + "night ferry " * 9, "utf-16-be", "", "utf-16-be", id="UTF-16 without one"),
    pytest.param(FR, "cp1252", "", "windows-1252", id="French, nothing said"),
    pytest.param(FR, "cp1252", "text/html; charset=utf-8", "windows-1252", id="French, the header says UTF-8"),
    pytest.param(FR, "utf-8", "text/html; charset=iso-8859-1", "utf-8", id="UTF-8, the server's default"),
    pytest.param(TR, "cp1254", "text/html; charset=iso-8859-1", "windows-1254", id="Turkish by the page's language"),
    pytest.param(TH, "cp874", "", "windows-874", id="Thai, nothing said"),
    pytest.param(RU, "cp1251", "", "windows-1251", id="Cyrillic, nothing said"),
    pytest.param(" " * 5000 + META.format("euc-kr") + KO, "cp949", "", "euc-kr", id="a meta beyond 1,024 bytes"),
]


@pytest.mark.parametrize(("text", "encoding", "content_type", "charset"), CASES)
def test_charset(text: str, encoding: str, content_type: str, charset: str) -> None:
    decoded = decode(text.encode(encoding), content_type)
    assert (decoded.charset, decoded.text) == (charset, text)
    assert decoded.reason


def test_a_lie_is_named() -> None:
    assert decode(KO.encode(), "text/html; charset=euc-kr").reason == "valid UTF-8; header said euc-kr"


def test_one_broken_byte_does_not_turn_a_page_into_another_script() -> None:
    decoded = decode(KO.encode() * 9 + b"\xff\xfe" + KO.encode(), "")
    assert decoded.charset == "utf-8"
    assert decoded.text.count("옥상") == 10
    assert decoded.warnings


def test_what_no_text_holds_is_taken_out() -> None:
    text = decode(b"<p>one\x00two\x0bthree\x1f</p>").text
    assert text == "<p>onetwothree</p>"
    page = parse_page(Capture(url="https://a.example/", body="<p>a&#xD800;b&#0;c \ufeffd\uffff</p>".encode()))
    page.body_text.encode("utf-8")
    assert "\x00" not in page.body_text


@pytest.mark.parametrize("label", ["zlib", "rot13", "utf-7", "x-user-defined", "", "no such thing", "unicode_escape"])
def test_labels_that_name_no_charset(label: str) -> None:
    assert codec_of(label) is None


def test_base_href_joins_the_links() -> None:
    html = (
        b'<head><base href="https://b.example/dir/"></head><p>Text with <a href="song">a song</a> in it, as long as it needs.</p>'
    )
    page = parse_page(Capture(url="https://a.example/x", body=html))
    assert [link.url for link in page.links] == ["https://b.example/dir/song"]


@pytest.mark.parametrize(
    "address", ["http://[", "//[", "http://a\u2100b/", "http://a:b/", "\ud800", "javascript:1", "http://[::1%25]/"]
)
@pytest.mark.parametrize("url", ["", "https://a.example/x", "http://["])
def test_an_address_that_is_none_spoils_no_page(url: str, address: str) -> None:
    html = (
        f'<base href="{address}"><link rel=canonical href="{address}"><meta property="og:url" content="{address}">'
        f'<script type="application/ld+json">{{"@type":"Article","url":"{address}","image":"{address}"}}</script>'
        f'<a rel=next href="{address}">Next</a>{PROSE}<p>Text with <a href="{address}">a song</a> in it.</p><img src="{address}">'
        f'<iframe src="{address}"></iframe><p>Source: <a href="{address}">a name</a></p>'
    )
    page = parse_page(Capture(url=url, body=html.encode("utf-8", "surrogatepass")))
    assert "The melody climbs" in page.body_text


def test_the_head_stays_whole_with_a_noscript_image() -> None:
    html = '<head><noscript><img src="p.gif"></noscript><link rel="canonical" href="https://a.example/x"></head><p>Text.</p>'
    assert read_document(Capture(url="", body=html.encode())).tree.css_first("head link") is not None


# -- beyond reason

TAIL = "<p>The tail of the page is here and it is a sentence long enough to count.</p>"
HOSTILE = {
    "40,000 nested div": PROSE + "<div>" * 40_000 + PROSE + TAIL,
    "40,000 nested div, closed": PROSE + "<div>" * 40_000 + PROSE + "</div>" * 40_000 + TAIL,
    "40,000 nested b": PROSE + "<b>" * 40_000 + PROSE + TAIL,
    "20,000 nested font, closed": PROSE + "<font size=2>" * 20_000 + PROSE + "</font>" * 20_000 + TAIL,
    "20,000 nested dl and dd": PROSE + "<dl><dd>" * 20_000 + PROSE + TAIL,
    "20,000 nested tables": PROSE + "<table><tr><td>" * 20_000 + PROSE + TAIL,
    "3,000 nested lists": PROSE + "<ul><li>" * 3000 + PROSE + TAIL,
    "20,000 lists that end themselves, as in XML": PROSE + "<ul/>x" * 20_000 + TAIL,
    "20,000 menus that end themselves": PROSE + "<select/>x" * 20_000 + "</select>" + TAIL,
    "20,000 divisions behind a drawing": "<svg><p>" + "<div/>x" * 20_000 + PROSE + TAIL,
    "ends of nothing in 390 levels": PROSE + "<span>" * 390 + "</x>" * 200_000 + TAIL,
    "1 MB of quotes": PROSE + "<p>" + "“" * 330_000 + "</p>" + TAIL,
    "1 MB of dashes": PROSE + "<p>" + "–" * 330_000 + "</p>" + TAIL,
    "1 MB of spaces": PROSE + "<p>a" + " " * 1_000_000 + "b</p>" + TAIL,
    "1 MB of a quote and a letter": PROSE + "<p>" + "a“" * 250_000 + "</p>" + TAIL,
    "a 10 MB attribute": PROSE + '<div data-x="' + "x " * 5_000_000 + '">' + PROSE + "</div>" + TAIL,
    "2 MB of classes": PROSE + '<div class="' + "x " * 1_000_000 + '">' + PROSE + "</div>" + TAIL,
    "100,000 attributes": PROSE + "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + PROSE + "</div>" + TAIL,
    "1 MB of line breaks": PROSE + "a<br>" * 200_000 + TAIL,
    "1 MB of hash tags": PROSE + "<p>" + "#tag " * 200_000 + "</p>" + TAIL,
    "100,000 paragraphs": PROSE + "<p>a</p>" * 100_000 + TAIL,
    "a million ampersands": PROSE + "<p>" + "&" * 1_000_000 + "</p>" + TAIL,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_is_read_to_its_end_in_time(html: str) -> None:
    from scraper.parsers.body import extract_body  # noqa: PLC0415  the structure half alone is timed

    started = time.process_time()
    body = extract_body(read_document(Capture(url="https://a.example/x", body=html.encode())), title="x")
    seconds = time.process_time() - started
    text = body.text()
    assert "The tail of the page is here" in text
    assert text.count("The melody climbs") >= 1
    assert seconds < 3 * max(1.0, len(html.encode()) / 1e6), f"{seconds:.1f} s"


MARKUP = {
    "400 bold tags left open, then paragraphs": "<p>" + "".join(f"<b i={n}>" for n in range(400)) + "</p>" + "<p>x</p>" * 14_000,
    "the same in 2,800 tags": "<p>" + "".join(f"<b i={n}>" for n in range(1400)) + "</p>" + "<p>x" * 1400,
    "the same, behind ends of nothing": "<p>" + "".join(f"<i i={n}></b>" for n in range(400)) + "</p>" + "<p>x</p>" * 14_000,
    "bold ended outside of its divisions": "".join(f"<b i={n}><div>" for n in range(190)) + "<p>x</b>" * 14_000,
    "ends of bold alone": "".join(f"<b i={n}><div>" for n in range(190)) + "</b>" * 150_000,
    "60,000 ends of paragraphs": "</p>x" * 60_000,
    "30,000 scripts left open": "<p>x" * 16_000 + "<p><script>" * 30_000 + "</script>" + PROSE,
    "100,000 drawings left open": "<p>x" * 16_000 + "<svg>" * 100_000,
    "a crowd in the style of a formula": "<math><style>" + "<p>" * 200_000,
    "tags left open behind the crowd": "<p>x" * 16_000 + "<a " * 100_000,
    "ends left open behind the crowd": "<p>x" * 16_000 + "</" * 100_000,
    "a crowd in a script": "<script>" + "'<p>'," * 16_000 + "</script>",
    "a crowd in a comment": "<p>x" * 14_990 + "<!--" + "<p>" * 90_000 + "-->",
    "90,000 comments": "<!-- x -->a" * 90_000,
    "49 holes of late pieces before 14,000 comments": "".join(f'<template id="B:{n:x}"></template>' for n in range(49))
    + "<!--$-->x" * 14_000
    + "".join(f'<div hidden id="S:{n:x}">x</div><script>$RC("B:{n:x}","S:{n:x}")</script>' for n in range(49)),
    "15,000 options": "<select>" + "<option selected>x</option>" * 15_000 + "</select>",
}


@pytest.mark.parametrize("html", MARKUP.values(), ids=MARKUP.keys())
def test_a_crowd_of_tags_becomes_a_tree_in_time(html: str) -> None:
    body = f"<article>{PROSE}{html}{PROSE}{TAIL}</article>".encode()
    started = time.process_time()
    document = read_document(Capture(url="https://a.example/x", body=body))
    scan = document.scan()
    seconds = time.process_time() - started
    assert scan is not None
    text = "".join(scan.texts)
    assert "The melody climbs" in text
    assert "The tail of the page is here" in text
    assert seconds < 2 * max(1.0, len(body) / 1e6), f"{seconds:.1f} s"


CROWDED = {
    "30,000 paragraphs": "<p>x</p>" * 30_000,
    "30,000 line breaks": "<p>" + "a<br>" * 30_000 + "</p>",
    "10,000 table rows": "<table>" + "<tr><td>4</td><td><a href='/x'>Song</a></td><td>Name</td></tr>" * 10_000 + "</table>",
    "20,000 times Comments": "<p>Comments</p>" * 20_000,
    "20,000 list items": "<ul>" + "<li>Song - Name</li>" * 20_000 + "</ul>",
    "20,000 links": "<p>" + "<a href='/a'>b</a> " * 20_000 + "</p>",
    "16,000 songs": "".join(f'<p>{n}. "Title" - Artist</p>' for n in range(16_000)),
    "10,000 headings": "<h2>Song - Name</h2><p>text here</p>" * 10_000,
    "14,000 headings of lists of links": "<p>Related</p>" * 14_000,
    "7,000 linked lines of one paragraph": "<p>" + "<a href=x>a link</a><br>" * 7000,
    "4,000 emphatic lines of one paragraph": "<p>" + "<em>a title</em><br>Share<br>" * 4000,
    "14,000 keywords": "".join(f'<meta property="article:tag" content="a{n}">' for n in range(14_000)),
    "20,000 pictures": "<p>a</p>" + "<img src=/a.jpg alt=b>" * 20_000,
    "a title of 60,000 parts": "<title>" + "a - " * 60_000 + "</title>",
    "2,000 links to a base of 100 KB": f'<base href="/{"a/../" * 20_000}">' + "<a href=x>y</a>" * 2000,
}


@pytest.mark.parametrize("html", CROWDED.values(), ids=CROWDED.keys())
def test_a_crowd_of_elements_is_read_in_time(html: str) -> None:
    body = f"<article><h1>Songs of the drama</h1>{PROSE}{html}{TAIL}</article>".encode()
    started = time.process_time()
    page = parse_page(Capture(url="https://a.example/x", body=body))
    seconds = time.process_time() - started
    kept = page.body_text + "".join(line.text for line in page.dropped)
    assert "The tail of the page is here" in kept
    # Half a second on a quiet machine; three times as long on a busy one.
    assert seconds < 3 * max(1.0, len(body) / 1e6), f"{seconds:.1f} s"


def test_a_crowd_loses_its_tags_but_no_word() -> None:
    html, thinned = thin_crowds("<p>first <b>wo</b>rd</p><!-- no --><style>p {}</style>" * 9000 + "last")
    assert thinned
    assert html.count("first") == 9000
    assert html.count("word") + html.count("<b>wo</b>rd") == 9000
    assert html.endswith("last")
    assert thin_crowds("<p>a" * MOST_TAGS) == ("<p>a" * MOST_TAGS, False)


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        pytest.param("<script>'<p>'</script>shown", "shown", id="a script"),
        pytest.param("<svg><text>no</text></svg>shown", "shown", id="a drawing"),
        pytest.param("<svg><p>shown</svg>", "shown</svg>", id="a paragraph ends a drawing"),
        pytest.param("<svg><foreignObject><p>no</p></foreignObject></svg>shown", "shown", id="HTML in a drawing"),
        pytest.param("<math>x</math><math>shown", "<math>shown", id="a formula left open"),
        pytest.param("shown<!-- no", "shown", id="a comment left open"),
        pytest.param("shown<STYLE>no<p>no", "shown", id="a style left open"),
        pytest.param("<script>no</script >shown", "shown", id="an end tag with a space"),
    ],
)
def test_what_is_hidden_behind_a_crowd(behind: str, words: str) -> None:
    assert "".join(without_hidden(behind).split()).removeprefix("<p>") == words


@pytest.mark.parametrize(
    "inside",
    [
        "<svg>x</svg>",
        "<svg><style>x</style></svg>",
        "<svg><p>x</svg>",
        "<select><option>a<option>b</select>",
        "<object><p>x</object>",
        "<textarea><p>x</textarea>",
        "<title>x</title>",
        "<!-- <p>x -->",
        "<script>'<p>x</p>'</script>",
    ],
)
def test_words_behind_a_crowd_do_not_come_to_stand_in_what_is_hidden(inside: str) -> None:
    html = f"<p>{inside}</p>{PROSE}"
    for tags in range(MOST_TAGS - 6, MOST_TAGS):
        read = LexborHTMLParser(thin_crowds("<br>" * tags + html * 2)[0], scripting=True)
        for hidden in read.css("svg, select, object, textarea, title, script"):
            hidden.decompose()
        assert read.body is not None
        assert read.body.text().count("The melody climbs") == 2, tags


def test_bold_left_open_beyond_reason_loses_its_innermost_tags_but_no_word() -> None:
    html = "<p>" + "".join(f"<B id={n}>word " for n in range(400)) + "</p>" + "<p>x</p>" * 5000
    closed, gone = close_formats(html, html.count("<"))
    assert gone
    assert closed.count("word") == 400
    assert 3 <= closed.count("<B") < 12
    usual = "<p><b>Song</b> by <i class=a>Name</i></p>" * 900 + "<font color=red><b><i>left open" * 3
    assert close_formats(usual, usual.count("<")) == (usual, False)
    typed = "<p><b>Song by <i class=a>Name</p>" * 3000
    assert close_formats(typed, typed.count("<")) == (typed, False)


def test_menus_of_a_usual_page_keep_their_options() -> None:
    html = "<select>" + "<option>x</option>" * 900 + "</select>"
    assert part_options(html) == html


LEFT_OPEN = (
    "<picture><source>", "<map name=a>", "<b>", "<a href=/x>", "<h2>", "<video src=/a.mp4>", "<video><source src=/a.mp4>",
    "<audio src=/a.mp3>", "<canvas>", "<object data=/a.swf>", "<amp-img src=/a.jpg>",
)  # fmt: skip


@pytest.mark.parametrize("left_open", LEFT_OPEN)
def test_what_a_browser_shows_behind_an_element_left_open_is_read(left_open: str) -> None:
    page = parse_page(Capture(url="", body=f"<article>{PROSE}{left_open}{PROSE * 2}{TAIL}</article>".encode()))
    assert "The tail of the page is here" in page.body_text


@pytest.mark.parametrize("element", ["video src=/a.mp4", "audio src=/a.mp3", "canvas", "object data=/a.swf"])
def test_what_is_said_to_old_browsers_is_no_text(element: str) -> None:
    said = f"<{element}><p>Your browser cannot play this.</p></{element.split(maxsplit=1)[0]}>"
    page = parse_page(Capture(url="", body=f"<article>{PROSE}{said}{PROSE}{TAIL}</article>".encode()))
    assert "Your browser" not in page.body_text
    assert "The tail of the page is here" in page.body_text


def test_flattening_keeps_every_word() -> None:
    html, flattened = flatten_nesting("<div>" * 6000 + "deep" + "</div>" * 6000 + "after")
    assert flattened
    assert html.endswith("after")
    assert html.count("<div>") == html.count("</div>") == 400
    assert "deep" in html


def test_guards_leave_a_usual_page_alone() -> None:
    html = "<ul>" + "<li><a href=x>a</a><br>" * 900 + "</ul>" + '<img src="data:image/png;base64,' + "A" * 50_000 + '">'
    assert flatten_nesting(html) == (html, False)
    assert cut_attributes(html) == (html, False)
