"""Names beside the date that no class calls an author’s, and bylines in the classes of other tongues."""

import pytest

from tests.parsers.small_pages import PROSE, Page, article, read

H1 = "<h1>Songs for a Long Walk</h1>"

PAGES = [
    Page(
        "words that introduce the author are none",
        article(
            f"{H1}<div class='entry-meta'><span class='meta-prep meta-prep-author'>Diterbitkan pada</span> "
            "<span class='entry-date'>11 September 2016</span> <span class='meta-sep'>oleh</span> "
            "<span class='author vcard'><a class='fn n' href='#'>Sekar</a></span></div>"
        ),
        {"authors": ("Sekar",)},
        lang="id",
    ),
    Page(
        "the heading of the box about the author, traditional Chinese",
        article(
            f"{H1}<p>2017-02-05</p>{PROSE}<div class='author-profile'><div>作者介紹</div><div><p class='x'>燈籠魚</p>"
            "<p>愛看劇的上班族。</p></div></div>"
        ),
        {"authors": ("燈籠魚",)},
        lang="zh-TW",
    ),
    Page(
        "a public account: the writer stands before the account",
        article(
            f"{H1}<div><span class='rich_media_meta rich_media_meta_text'>阿灯</span> "
            "<span class='rich_media_meta rich_media_meta_nickname'><a>灯下剧场</a></span> "
            "<em class='rich_media_meta rich_media_meta_text'>2019年4月12日 21:30</em></div>"
        ),
        {"authors": ("阿灯",)},
        lang="zh-CN",
    ),
    Page(
        "a handle's page and a date, hashed classes",
        article(
            f"{H1}<div class='pc-1'><a href='https://letters.example/@tamsin'>Tamsin Okafor</a></div>"
            "<div class='q'>Feb 19, 2024</div>"
        ),
        {"authors": ("Tamsin Okafor",), "published_at": "2024-02-19"},
    ),
    Page(
        "a relative one, a button and a reading time",
        article(
            f"{H1}<div><a href='/@r.roe?source=page'><p>Renée Roe</p></a><span>·</span><button>Follow</button>"
            "<div><span>7 min read</span><span>·</span><span>Aug 30, 2022</span></div></div>"
        ),
        {"authors": ("Renée Roe",)},
    ),
    Page(
        "a member of a reviews site",
        article(f"{H1}<header><a href='/people/azhai/'><span>阿斋</span></a> <span>2020-07-29 13:26:11</span></header>"),
        {"authors": ("阿斋",)},
        lang="zh-CN",
    ),
    Page(
        "a forum: the first post's",
        article(
            f"{H1}<div class='authi'><a href='space-uid-8.html'>纸飞机</a></div>"
            "<div class='authi'><em>发表于 2018-3-11 20:16</em></div>"
        ),
        {"authors": ("纸飞机",)},
        lang="zh-CN",
    ),
    Page(
        "a link whose class calls it a name",
        article(
            f"{H1}<div><a class='o-contentHeader__name' href='/hoshi'>ほしくず堂</a>"
            "<time datetime='2022-06-18'>6月18日</time></div>"
        ),
        {"authors": ("ほしくず堂",)},
        lang="ja",
    ),
    Page(
        "a user's name and a date",
        article(
            f"{H1}<dl><dt><a class='i-username' href='https://p.example/'>polustanok</a></dt><dd>12 апреля 2015, 23:47</dd></dl>"
        ),
        {"authors": ("polustanok",)},
        lang="ru",
    ),
    Page(
        "a box with a heading of its own",
        article(
            H1,
            tail="<div class='author-card'><div class='author-card__header'>このブログの人</div>"
            "<p class='author-card__name'>潮見凪</p></div>",
        ),
        {"authors": ("潮見凪",)},
        lang="ja",
    ),
    Page(
        "an early theme's line: the class of the first word says author too",
        article(
            f"{H1}<div><span class='meta-prep meta-prep-author'>Julkaistu</span> "
            "<a href='#'><span class='entry-date'>3.2.2015</span></a> "
            "<span class='meta-sep'>kirjoittaja</span> <span class='author vcard'><a href='#'>Aino Salo</a></span></div>"
        ),
        {"authors": ("Aino Salo",)},
        lang="fi",
    ),
    Page(
        "an account of a platform, the writer's name before it",
        article(
            f"{H1}<div><span class='rich_media_meta rich_media_meta_text'>原创</span> "
            "<span class='rich_media_meta rich_media_meta_text'>阿禾</span> "
            "<span class='rich_media_meta rich_media_meta_nickname'><a>麦田夜话</a></span> "
            "<em class='rich_media_meta rich_media_meta_text'>2019-04-12 21:30</em></div>"
        ),
        {"authors": ("阿禾",), "published_at": "2019-04-12T21:30"},
        lang="zh-CN",
    ),
    Page(
        "a blogger whose blog is called alike",
        article(f"{H1}<div>by 느린오후 <span>2022. 10. 8. 21:14</span></div>"),
        {"authors": ("느린오후",)},
        head="<meta property='og:article:author' content='느린오후'><meta property='og:site_name' content='느린 오후'>",
        lang="ko",
    ),
    Page(
        "a Korean name before a labelled date",
        article(f"{H1}<span class='x1'>윤하람</span><span class='x1'>등록 <b>2023. 4. 2. 11:20</b></span>"),
        {"authors": ("윤하람",), "published_at": "2023-04-02T11:20"},
        lang="ko",
    ),
    Page(
        "a section before the date",
        article(f"{H1}<span class='x1'>연예부</span><span class='x1'>등록 <b>2023. 4. 2. 11:20</b></span>"),
        {"authors": ()},
        lang="ko",
    ),
    Page(
        "a nickname's class",
        article(f"{H1}<p><span class='nick'>보리차</span> <span class='q_date'>2023. 4. 2. 11:20</span></p>"),
        {"authors": ("보리차",)},
        lang="ko",
    ),
    Page(
        "a list of facts: who, when, how many comments",
        article(f"{H1}<ul><li>Tante Mur</li><li>5 Juni 2021</li><li>3 Komentar</li></ul>"),
        {"authors": ("Tante Mur",), "published_at": "2021-06-05"},
        lang="id",
    ),
    Page(
        "a list of facts that begins with the category",
        article(f"{H1}<ul><li>Drama Reviews</li><li>5 June 2021</li><li>3 comments</li></ul>"),
        {"authors": ()},
    ),
    Page(
        "a badge under an account's name",
        article(f"{H1}<div class='AuthorInfo'><b>夜雨声</b><div class='AuthorInfo-badge'>影视话题的优秀答主</div></div>"),
        {"authors": ("夜雨声",)},
        lang="zh",
    ),
    Page(
        "the role in an element behind the name",
        article(f"{H1}<div>Lampu Kota - 18/03/2024, 02:30 WIB</div><div class='credit'>Raka Mahesa<span>Penulis</span></div>"),
        {"authors": ("Raka Mahesa",)},
        head="<title>Songs for a Long Walk - Lampu Kota</title>",
        lang="id",
    ),
    Page(
        "a writer's page on a platform: the title tag ends in the writer's name",
        article(f"{H1}<div class='info'><a>砂糖ざくろ</a><time datetime='2023-01-08'>2023年1月8日</time></div>"),
        {"authors": ("砂糖ざくろ",)},
        head="<title>Songs for a Long Walk｜砂糖ざくろ</title><link rel='canonical' href='https://leaf.example/zakuro/n/n1a2b3'>",
        lang="ja",
    ),
    Page(
        "the same on a site of that name",
        article(f"{H1}<div class='info'><a>砂糖ざくろ</a><time datetime='2023-01-08'>2023年1月8日</time></div>"),
        {"authors": ()},
        head="<title>Songs for a Long Walk｜砂糖ざくろ</title><link rel='canonical' href='https://leaf.example/2023/walk'>",
        lang="ja",
    ),
    Page(
        "an actor's page under the headline, no date near",
        article(f"{H1}<p>Starring <a href='/people/kim-sol'>Kim Sol</a></p>"),
        {"authors": ()},
    ),
    Page(
        "an actor's page in the text of a dated page",
        article(f"{H1}<p>14 March 2020</p>") + f"<p>{PROSE} <a href='/people/kim-sol'>Kim Sol</a></p>",
        {"authors": (), "published_at": "2020-03-14"},
    ),
    Page(
        "the site's own channel beside the date",
        article(f"{H1}<p>14 March 2020 <a href='https://www.youtube.com/@notes'>Kim Sol</a></p>"),
        {"authors": ()},
    ),
    Page(
        "an administrator's page beside the date",
        article(f"{H1}<p><a href='/user/admin'>admin</a> 14 March 2020</p>"),
        {"authors": ()},
    ),
    Page(
        "a byline in a Spanish class, the place beside it",
        article(f"{H1}<div class='firma'><span class='autor'>Amaia Goikoetxea</span><span class='lugar'>Bilbao</span></div>"),
        {"authors": ("Amaia Goikoetxea",)},
        lang="es",
    ),
    Page(
        "a reporter in a Turkish class",
        article(f"{H1}<div class='muhabir'>Nazlı Gündoğdu</div>"),
        {"authors": ("Nazlı Gündoğdu",)},
        lang="tr",
    ),
    Page(
        "the sentence under old posts, longer than a line of prose",
        article(
            f"{H1}<p>{PROSE}</p>",
            "<p>This entry was posted on Monday, December 9th, 2013 at 9:14 pm by Ruth Roe and is filed under Drama. You can "
            "follow any responses to this entry through the feed. Both comments and pings are currently closed.</p>",
        ),
        {"authors": ("Ruth Roe",), "published_at": "2013-12-09T21:14"},
    ),
    Page(
        "who wrote the drama, in a list of its credits; the blogger signs at the end",
        article(
            f"{H1}<p>March 9, 2022</p><ul><li>Director: Jang Woo-bin</li><li>Written by: Seo Mi-rae</li></ul>",
            "<p>— posted by quietfern</p>",
        ),
        {"authors": ("quietfern",), "published_at": "2022-03-09"},
    ),
    Page(
        "who wrote the drama, on one line, Korean",
        article(f"{H1}<p>극본: 서미래 / 연출: 장우빈</p><p>글 김민지</p>"),
        {"authors": ("김민지",)},
        lang="ko",
    ),
    Page(
        "a byline next to the drama's credits",
        article(f"{H1}<p>作者：柳絮 2022年05月02日</p><p>导演：张雨滨　编剧：徐未来</p>"),
        {"authors": ("柳絮",), "published_at": "2022-05-02"},
        lang="zh-CN",
    ),
    Page(
        "a pen name that begins with an article, marked as the author",
        article(f"{H1}<span class='author vcard'><a class='fn n' rel='author' href='/author/spot'>The Tramspotter</a></span>"),
        {"authors": ("The Tramspotter",)},
    ),
    Page(
        "a newspaper marked as the author",
        article(f"{H1}<span class='author vcard'><a class='fn n' rel='author' href='/author/kt'>The Seoul Times</a></span>"),
        {"authors": ()},
    ),
    Page(
        "a signature at the right with its date",
        article(H1, "<p align='right'>— M. K. Thorne<br>22 May 2022</p>"),
        {"authors": ("M. K. Thorne",), "published_at": "2022-05-22"},
    ),
    Page(
        "a team's page beside the date",
        article(f"{H1}<div><a href='/team/bea'>Bea Lindholm</a><div>15 May 2022</div></div>"),
        {"authors": ("Bea Lindholm",)},
    ),
    Page(
        "somebody who writes about it, at the end",
        article(f"{H1}<p>{PROSE}</p>", "<p>Lucian Amory writes about film music for several magazines. He lives in Leeds.</p>"),
        {"authors": ("Lucian Amory",)},
    ),
    Page(
        "republished: the first day counts",
        article(f"{H1}<p>Originally published in The Evening Lamp on April 2, 2019. Republished here May 1, 2022.</p>"),
        {"published_at": "2019-04-02"},
    ),
    Page(
        "a magazine's issue",
        article(f"{H1}<p>2022년 5월호</p>"),
        {"published_at": "2022-05", "published_precision": "month"},
        lang="ko",
    ),
    Page(
        "an account's mark beside the date",
        article(f"{H1}<p>@nightpier · Jul 17, 2021</p>"),
        {"authors": ("nightpier",), "published_at": "2021-07-17"},
    ),
    Page(
        "a clock, a dash, a name and initials in brackets",
        article(f"{H1}<p>08/07/2021 | 10:15 - Thục Đoan (t/h)</p>"),
        {"authors": ("Thục Đoan",), "published_at": "2021-07-08T10:15"},
        lang="vi",
    ),
    Page(
        "an agency's dateline in the first line of prose",
        article(f"{H1}<p>SEOUL, June 15, 2021 (Lantern Wire) -- {PROSE}</p>"),
        {"published_at": "2021-06-15"},
    ),
    Page(
        "a place and a date in a sentence",
        article(f"{H1}<p>Seoul, June 15, 2021: it rained all day, and nobody in the street had an umbrella. {PROSE}</p>"),
        {"published_at": None},
    ),
    Page(
        "a full name behind date and comma, Russian",
        article(f"{H1}<p>4 марта 2022, Варвара Снегирёва</p>"),
        {"authors": ("Варвара Снегирёва",), "published_at": "2022-03-04"},
        lang="ru",
    ),
    Page("a town behind date and comma", article(f"{H1}<p>4 March 2022, Pretty Harbour</p>"), {"authors": ()}),
    Page(
        "a section beside the date",
        article(f"{H1}<p>Kültür Sanat · 28.02.2022 - 10:00</p>"),
        {"authors": (), "published_at": "2022-02-28T10:00"},
        lang="tr",
    ),
    Page(
        "a clinic that signs as itself",
        article(H1),
        {"authors": ()},
        head="<meta name='author' content='Harbour Clinic'><meta property='og:site_name' content='Harbour Clinic'>",
    ),
    Page(
        "a writer beside the date, Korean",
        article(f"{H1}<p>한송이 작가 | 2021-05-20</p>"),
        {"authors": ("한송이",)},
        lang="ko",
    ),
    Page(
        "a writer without a date is the drama's",
        article(f"{H1}<p>한송이 작가 | 새 드라마</p>"),
        {"authors": ()},
        lang="ko",
    ),
    Page(
        "a short label beside the date, Romanian",
        article(f"{H1}<p>de Ruxandra Ene, 7 mai 2021</p>"),
        {"authors": ("Ruxandra Ene",), "published_at": "2021-05-07"},
        lang="ro",
    ),
    Page(
        "name and date above the headline, by a test hook",
        f"<article><header><div data-hook='post-author'><span>Saffron Bly</span></div><div>Jun 5, 2022</div>{H1}</header>"
        f"<p>{PROSE}</p></article>",
        {"authors": ("Saffron Bly",), "published_at": "2022-06-05"},
    ),
    Page(
        "a reporter and an address",
        article(f"{H1}<div class='news_author'><strong>오가람</strong> <span>mail@lamp.example</span></div>"),
        {"authors": ("오가람",)},
        lang="ko",
    ),
    Page(
        "a moment in UTC over the day as printed",
        article(
            f"{H1}<time datetime='2022-06-09T15:00:00Z'><span>2022</span>-<span>06</span>-<span>10</span></time>",
            "<p><span class='author vcard'><span class='fn'>id:minato</span></span></p>",
        ),
        {"authors": ("minato",), "published_at": "2022-06-10"},
        lang="ja",
    ),
    Page(
        "those who sign, French",
        article(f"{H1}<p class='meta__publisher'><a href='/signataires/anouk-ferry/'>Anouk Ferry</a></p>"),
        {"authors": ("Anouk Ferry",)},
        lang="fr",
    ),
    Page(
        "a name before a weekday and a date",
        article(f"{H1}<p>Bagus Santoso | Sabtu, 21/08/2021 13:45 WIB</p>"),
        {"authors": ("Bagus Santoso",), "published_at": "2021-08-21T13:45+07:00"},
        lang="id",
    ),
    Page(
        "a department before a weekday and a date",
        article(f"{H1}<p>Redaksi Nada - Kamis, 17 Februari 2022</p>"),
        {"authors": ()},
        lang="id",
    ),
    Page(
        "name, town, date",
        article(f"{H1}<p>AINHOA RIBERA | MADRID | 22/08/2021</p>"),
        {"authors": ("AINHOA RIBERA",)},
        lang="es",
    ),
    Page(
        "a label in words of its own over the name, at the end, Japanese",
        article(f"{H1}<p>{PROSE}</p>", "<div class='box'><p>この記事を書いたライター</p><p>千歳ひなた</p></div>"),
        {"authors": ("千歳ひなた",)},
        lang="ja",
    ),
    Page(
        "the sentence of old posts under the headline",
        article(f"{H1}<p>This entry was posted on November 7, 2022, in Diary and tagged ember. Bookmark the permalink.</p>"),
        {"authors": (), "published_at": "2022-11-07"},
    ),
    Page(
        "an account's mark behind a label",
        article(f"{H1}<p>Ditulis oleh: @anakhujan, 22 November 2022</p>"),
        {"authors": ("anakhujan",), "published_at": "2022-11-22"},
        lang="id",
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: Page) -> None:
    meta = read(page)
    got = {name: getattr(meta, name) for name in page.want}
    assert got == page.want, {c.field: c.reason for c in meta.choices}
