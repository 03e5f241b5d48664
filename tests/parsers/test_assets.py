"""What a page loads to look as it does."""

import pytest

from scraper.items import Capture
from scraper.parsers.assets import ASSETS_MOST, assets_in, candidates_of

AT = "https://blog.example/2024/ost/"


def found(source: str, kind: str = "text/html") -> list[str]:
    return [
        url.removeprefix("https://blog.example") for url in assets_in(Capture(url=AT, body=source.encode(), content_type=kind))
    ]


@pytest.mark.parametrize(
    ("source", "expected", "reason"),
    [
        ('<link rel="stylesheet" href="a.css">', ["/2024/ost/a.css"], "a style sheet"),
        ('<link rel="alternate StyleSheet" href="/b.css">', ["/b.css"], "in any case, beside other words"),
        ('<link rel="alternate" href="/feed"><link rel="canonical" href="/x">', [], "other links lead elsewhere"),
        ('<link rel="shortcut icon" href="/i.ico">', ["/i.ico"], "an icon"),
        ('<base href="https://cdn.example/x/"><img src="y.png">', ["https://cdn.example/x/y.png"], "joined to the base"),
        ('<img src="//cdn.example/y.png">', ["https://cdn.example/y.png"], "without a scheme"),
        ('<img src=" /y.png \n">', ["/y.png"], "spaces round it"),
        ('<img src="data:image/gif;base64,AA" data-src="/late.jpg">', ["/late.jpg"], "loaded late"),
        ('<img src="/a.png"><img src="/a.png#x">', ["/a.png"], "once"),
        ('<img src="/a.gif" width="1" height="1"><img src="/b.gif" width=0>', [], "counting pixels"),
        ('<img src="javascript:x"><img src=""><img><img src="http://[">', [], "no addresses"),
        ('<img srcset="/a.jpg 1x, /b.jpg 2x"><source srcset="/c.webp">', ["/a.jpg", "/b.jpg", "/c.webp"], "all"),
        ("<p style=\"background:url('/p.png')\">", ["/p.png"], "in a style"),
        ("<style>@import url(/i.css);p{background:url(/q.png)}</style>", ["/i.css", "/q.png"], "in a style sheet of the page"),
        ('<body background="/old.gif">', ["/old.gif"], "as old pages do"),
        ('<video poster="/poster.jpg" src="/film.mp4"></video>', ["/poster.jpg"], "no films"),
        ('<svg><image href="/in.svg"/></svg>', ["/in.svg"], "inside a drawing"),
        ('<script src="/s.js"></script><iframe src="/f"></iframe><object data="/o"></object>', [], "no scripts, no players"),
        ('<img src="/z.png"><link rel=stylesheet href=/first.css>', ["/first.css", "/z.png"], "style sheets first"),
    ],
)  # fmt: skip
def test_a_page(source: str, expected: list[str], reason: str) -> None:
    assert found(source) == expected, reason


@pytest.mark.parametrize(
    ("source", "expected", "reason"),
    [
        ("@import \"a.css\"; @import url(b.css) print; @IMPORT 'c.css';", ["a.css", "b.css", "c.css"], "imports"),
        ("p{background:url( \"a b.png\" )}q{background:URL('/c.png')}", ["a b.png", "c.png"], "quotes and spaces"),
        ("/* url(no.png) */ p{background:url(data:image/png;base64,AA)}", [], "comments and data"),
        ("p{fill:url(#g)}", [], "a part of the page itself"),
        (
            "@font-face{src:url(f.eot?#iefix),url(f.woff) format('woff'),url(f.woff2),url(f.ttf)}",
            ["f.woff2"],
            "the best of a font",
        ),
        ("@font-face{src:url(f.ttf)}@font-face{src:url(g.woff)}", ["f.ttf", "g.woff"], "each font"),
    ],
)
def test_a_style_sheet(source: str, expected: list[str], reason: str) -> None:
    assert [url.removeprefix("/2024/ost/").removeprefix("/") for url in found(source, "text/css")] == expected, reason


def test_other_files_need_nothing() -> None:
    assert found('<img src="/a.png">', "image/svg+xml") == found("url(a.png)", "text/plain") == []


def test_there_is_an_end() -> None:
    assert len(found("".join(f"<img src=/{n}.png>" for n in range(5000)))) == ASSETS_MOST


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("", []),
        (" , a 1x,, b", ["a", "b"]),
        ("https://h/w_1,h_2/a.jpg 100w,\n https://h/w_2,h_4/a.jpg 200w", ["https://h/w_1,h_2/a.jpg", "https://h/w_2,h_4/a.jpg"]),
        ("a.jpg,", ["a.jpg"]),
        ("a.jpg\t2x", ["a.jpg"]),
    ],
)
def test_sizes_of_a_picture(srcset: str, expected: list[str]) -> None:
    assert candidates_of(srcset) == expected
