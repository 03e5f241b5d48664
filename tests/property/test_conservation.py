"""The conservation law: every visible word of a page is in `body_text` or in `dropped`, once, and the text keeps page order."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page

BLOCKS = (
    "div", "section", "p", "blockquote", "ul", "ol", "li", "h2", "h3", "table", "tr", "td", "th", "dl", "dt", "dd", "pre",
    "figure", "figcaption", "aside", "footer", "header", "nav", "form", "article", "details", "center",
)  # fmt: skip
INLINE = ("b", "strong", "i", "em", "span", "a", "q", "cite", "font", "sup", "label", "button", "x-custom")
CLASSES = (
    "", "", "", "entry-content", "share-buttons", "related", "comments", "post-navigation", "caption", "ad-slot", "widget",
    "author-box", "screen-reader-text", "tags", "jp-relatedposts", "newsletter", "css-1a2b3c",
)  # fmt: skip
LABELS = (
    "Advertisement", "Also Read:", "Previous post", "Next post", "Source:", "Leave a Reply", "3 comments:", "Related Articles",
    "Share", "https://youtu.be/abcdefghijk", "© 2026 All rights reserved.", "광고", "次の記事", "Tags:", "About the author",
    "\u00a0", "\n",
)  # fmt: skip
WORD = re.compile(r"zq\d+z")


class _Words:
    """Makes words that stand nowhere else, so that each can be looked for."""

    def __init__(self) -> None:
        self.count = 0

    def take(self, size: int) -> str:
        start = self.count
        self.count += size
        return " ".join(f"zq{n}z" for n in range(start, self.count))


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, int]:
    """Return a page of random markup and how many marked words it shows."""
    words = _Words()

    def text() -> str:
        before = draw(st.sampled_from(("", "", "", *LABELS)))
        return f"{before} {words.take(draw(st.sampled_from((1, 2, 5, 20, 60))))}{draw(st.sampled_from(('.', '', '!', ',')))}"

    def element(depth: int) -> str:
        kind = draw(st.integers(0, 9))
        if kind <= 2 or depth > 5:
            return text()
        if kind == 3:
            return draw(
                st.sampled_from(
                    ("<br>", "<br><br>", "<img src=a.jpg>", "<hr>", "<iframe src='//youtu.be/x'></iframe>", "<!-- c -->")
                )
            )
        tag = draw(st.sampled_from(BLOCKS if kind < 8 else INLINE))
        css = draw(st.sampled_from(CLASSES))
        attribute = f' class="{css}"' if css else ""
        href = ' href="/x"' if tag == "a" else ""
        inside = "".join(element(depth + 1) for _ in range(draw(st.integers(0, 4))))
        close = "" if draw(st.integers(0, 12)) == 0 else f"</{tag}>"
        return f"<{tag}{attribute}{href}>{inside}{close}"

    body = "".join(element(0) for _ in range(draw(st.integers(1, 8))))
    return f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>", words.count


def read(html: str) -> ParsedPage:
    return parse_page(Capture(url="https://a.example/x", body=html.encode()))


@settings(max_examples=120, deadline=None)
@given(pages())
def test_every_visible_word_is_kept_or_dropped_once_and_twice_alike(page: tuple[str, int]) -> None:
    html, count = page
    parsed = read(html)
    assert read(html) == parsed
    kept = WORD.findall(parsed.body_text)
    dropped = [w for line in parsed.dropped for w in WORD.findall(line.text)]
    found = Counter((*kept, *dropped))
    expected = {f"zq{n}z" for n in range(count)}
    assert not expected - set(found), f"vanished: {sorted(expected - set(found))[:5]}"
    assert not [w for w, n in found.items() if n > 1], f"told twice: {[w for w, n in found.items() if n > 1][:5]}"


@settings(max_examples=60, deadline=None)
@given(pages())
def test_the_text_keeps_page_order(page: tuple[str, int]) -> None:
    html, _ = page
    numbers = [int(w[2:-1]) for w in WORD.findall(read(html).body_text)]
    tree = LexborHTMLParser(html).body  # the order after repair: text in the wrong place of a table is moved before it
    assert tree is not None
    shown = [int(w[2:-1]) for w in WORD.findall(tree.text(separator=" "))]
    order = {n: at for at, n in enumerate(shown)}
    assert [order[n] for n in numbers] == sorted(order[n] for n in numbers)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(("", "text/html; charset=euc-kr", "text/html; charset=utf-8", "x; charset=zlib")))
def test_any_bytes_are_read(data: bytes, content_type: str) -> None:
    page = parse_page(Capture(url="https://a.example/x", body=data, content_type=content_type))
    assert "\x00" not in page.body_text
    page.body_text.encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    page = parse_page(Capture(url="https://a.example/x", body=f"<p>{text}".encode("utf-8", "surrogatepass")))
    page.body_text.encode("utf-8")
