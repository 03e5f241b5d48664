"""Bloggers: nicknames that only a blogging system's markup tells from the names of sites, and signatures at the close."""

import pytest

from tests.parsers.small_pages import PROSE, Page, article, read

H1 = "<h1>Songs for a Long Walk</h1>"

PAGES = [
    Page(
        "the blog is called after its blogger: Tistory",
        article("<h2>비 그친 뒤에 듣는 노래</h2><div class='tt_article_x'><span class='writer'>by 귤껍질</span></div>"),
        {"authors": ("귤껍질",)},
        head="<title>비 그친 뒤에 듣는 노래 :: 귤껍질</title><meta property='og:site_name' content='귤껍질'>",
        lang="ko",
    ),
    Page(
        "the nickname over the date, Naver",
        article(
            "<h1>비 그친 뒤에 듣는 노래</h1><div class='blog2_container'><span class='writer'>"
            "<span class='nick'><a href='/m'>보리차</a></span></span> <span class='se_publishDate'>2021. 3. 4. 11:20</span></div>"
        ),
        {"authors": ("보리차",), "published_at": "2021-03-04T11:20"},
        head="<meta property='og:site_name' content='보리차'>",
        lang="ko",
    ),
    Page(
        "the role behind the name and a colon, Thai",
        article("<h1>เพลงละครที่ฟังแล้วเหงา</h1><p class='author'>ใบตอง : ผู้เขียน</p>"),
        {"authors": ("ใบตอง",)},
        lang="th",
    ),
    Page(
        "who pays is no person, Thai",
        article("<h1>เพลงละครที่ฟังแล้วเหงา</h1><p class='author'>สนับสนุนเนื้อหา</p>"),
        {"authors": ()},
        lang="th",
    ),
    Page(
        "an outlet signs with its own name, in no blogging system",
        article(f"{H1}<p class='byline'>By Rainy Platform</p>"),
        {"authors": ()},
        head="<meta property='og:site_name' content='Rainy Platform'>",
    ),
    Page(
        "an outlet in a blogging system",
        article(f"{H1}<div class='tt_article'><span class='author'>by Drama Daily</span></div>"),
        {"authors": ()},
        head="<meta property='og:site_name' content='Drama Daily'>",
    ),
    Page(
        "an account in the title tag with its platform",
        article(
            "<div class='post-author-userinfo'><span class='ljuser'><a><b>tea_on_a_tram</b></a></span></div>"
            "<h1>Песни на дорогу</h1><time>3 мая 2019</time>"
        ),
        {"authors": ("tea_on_a_tram",)},
        head="<title>Песни на дорогу: tea_on_a_tram — LiveJournal</title>",
        lang="ru",
    ),
    Page(
        "a writer at the end of the title tag, and the platform's name beside it",
        article("<h1>雨の日の五曲</h1><div class='c-head'><a href='/yorumi'>夜見</a></div><div>2022年6月1日</div>"),
        {"authors": ("夜見",)},
        head="<title>雨の日の五曲｜夜見</title><meta property='og:site_name' content='pages'>",
        lang="ja",
        url="https://pages.example/yorumi/n/n12ab",
    ),
    Page(
        "a section over the date, at the end of the title tag",
        article("<h1>雨の日の五曲</h1><div class='c-head'><a href='/ongaku'>音楽</a></div><div>2022年6月1日</div>"),
        {"authors": ()},
        head="<title>雨の日の五曲｜音楽</title><meta property='og:site_name' content='pages'>",
        lang="ja",
        url="https://pages.example/2022/06/ame",
    ),
    Page(
        "the box about the blogger: a motto is no list of names",
        article(
            f"{H1}",
            "<div class='writer-card'><p class='writer-card__name'>花生湯</p>"
            "<p class='writer-card__intro'>愛睡、愛劇、愛下雨天</p></div>",
        ),
        {"authors": ("花生湯",)},
        lang="zh-TW",
    ),
    Page(
        "a motto with a full stop, in an element named after the author",
        article(f"{H1}", "<p class='author-words'>吃飯，睡覺，追劇。</p>"),
        {"authors": ()},
        lang="zh-TW",
    ),
    Page(
        "posted at a platform: the words in elements of their own",
        article(f"{H1}", "<li class='author'>花生湯 <a>發表在 隨意窩</a> 留言(2) 人氣(17)</li>"),
        {"authors": ("花生湯",)},
        lang="zh-TW",
    ),
    Page(
        "behind the reading time",
        article(f"{H1}<div class='post-meta'><span title='x'>May 3, 2021</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;juniper</div>"),
        {"authors": ("juniper",), "published_at": "2021-05-03"},
    ),
    Page(
        "behind the reading time, Chinese, with a count of words between",
        article(f"{H1}<div class='post-meta'><span>2021-05-03</span> ·&nbsp;4 分钟&nbsp;·&nbsp;880 字&nbsp;·&nbsp;木耳</div>"),
        {"authors": ("木耳",)},
        lang="zh-CN",
    ),
    Page(
        "behind the reading time stands a section, a link",
        article(f"{H1}<div class='post-meta'><span>May 3, 2021</span> · 4 min read · <a href='/c/x'>Soundtracks</a></div>"),
        {"authors": ()},
    ),
    Page(
        "behind the reading time stands a word that names no person",
        article(f"{H1}<div class='post-meta'><span>3 May 2021</span> · 4 min read · Music</div>"),
        {"authors": ()},
    ),
    Page(
        "the licence box at the end, Chinese",
        article(
            f"{H1}",
            "<ul class='post-copyright'><li><strong>本文作者：</strong>木耳</li><li>本文链接：https://x.example/1</li></ul>",
        ),
        {"authors": ("木耳",)},
        lang="zh-CN",
    ),
    Page(
        "signed in brackets behind the last sentence, Japanese",
        article(f"{H1}", "<p>最後に聞こえたのは雨の音だった。（文・構成：千歳ひなた）</p>"),
        {"authors": ("千歳ひなた",)},
        lang="ja",
    ),
    Page(
        "signed in brackets behind the last sentence, German",
        article(f"{H1}", "<p>Der Regen hört nie auf. (Text: Leonie Wachs)</p>"),
        {"authors": ("Leonie Wachs",)},
        lang="de",
    ),
    Page(
        "a song and who wrote its words",
        article(f"{H1}", "<p>„Regenlied“ von Ada (Text: Leonie Wachs)</p>"),
        {"authors": ()},
        lang="de",
    ),
    Page(
        "a wire's mark in brackets of its own kind",
        article(f"{H1}<p>〔記者林大河／台北報導〕{PROSE}</p>"),
        {"authors": ("林大河",)},
        lang="zh-TW",
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: Page) -> None:
    meta = read(page)
    got = {name: getattr(meta, name) for name in page.want}
    assert got == page.want, {c.field: c.reason for c in meta.choices}
