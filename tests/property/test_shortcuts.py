"""The short ways of the block reader give what the long ways give, on random markup."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture
from scraper.parsers.blocks import Block
from scraper.parsers.body import extract_body
from scraper.parsers.document import read_document
from scraper.parsers.markup import fragment
from scraper.parsers.markup.scan import scan_tree
from scraper.parsers.markup.tables import PLAIN, DataTable, read_plain_table, read_table

WORDS = ("Night Ferry", " by ", "\n 1. ", "Gaho", "“Start”", "\u00a0", " ", "노래", "&amp;", "a\u0301", "12", ". ")
INLINE = ("b", "strong", "i", "em", "a href='/x'", "a", "span", "span style='font-weight:bold'", "cite", "q", "u", "font")
MIXED = (*INLINE, "p", "div", "ul", "li", "h3", "blockquote", "pre", "figure", "figcaption", "p class='caption'", "td")
VOID = ("<br>", "<br><br>", "<img src='a.jpg'>", "<!-- c -->", "<hr>", "<iframe src='//youtu.be/x'></iframe>")


@st.composite
def markup(draw: st.DrawFn, names: tuple[str, ...], voids: tuple[str, ...], depth: int = 0) -> str:
    """Return random elements of these names with words between them."""
    kind = draw(st.integers(0, 5))
    if kind <= 1 or depth > 4:
        return "".join(draw(st.lists(st.sampled_from(WORDS), max_size=4)))
    if kind == 2:
        return draw(st.sampled_from(voids))
    name = draw(st.sampled_from(names))
    inside = "".join(draw(st.lists(markup(names, voids, depth + 1), max_size=4)))
    return f"<{name}>{inside}</{name.split()[0]}>"


def _blocks(html: str) -> tuple[Block, ...]:
    return extract_body(read_document(Capture(url="https://a.example/x", body=html.encode()))).blocks


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(markup(MIXED, VOID), min_size=1, max_size=6))
def test_words_read_at_once_are_the_words_read_step_by_step(monkeypatch: pytest.MonkeyPatch, parts: list[str]) -> None:
    html = f"<body>{''.join(parts)}</body>"
    at_once = _blocks(html)
    with monkeypatch.context() as patched:
        patched.setattr(fragment, "_LONGEST_RUN", 0)
        step_by_step = _blocks(html)
    assert at_once == step_by_step


def _shown(table: DataTable | None) -> object:
    if table is None:
        return None
    rows = [
        [(c.text, c.header, c.bold, [e for e in c.emphasis if e], [(x.url, x.text) for x in c.links]) for c in row]
        for row in table.rows
    ]
    return table.caption, rows


LINE = markup(INLINE, ("<br>", "<img src='a.jpg'>", "<!-- c -->"))
"""Inline elements hold no blocks here: lxml would part them otherwise than the HTML5 algorithm does."""
BLOCK = st.sampled_from(("<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<h3>{}</h3>", "{}"))
CELL = st.lists(st.builds(str.format, BLOCK, LINE), max_size=3).map("".join)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from(("td", "th")), CELL), max_size=3), min_size=1, max_size=4), LINE)
def test_a_plain_table_is_read_as_beautifulsoup_reads_it(rows: list[list[tuple[str, str]]], caption: str) -> None:
    inside = "".join(f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for tag, cell in row)}</tr>" for row in rows)
    tree = LexborHTMLParser(f"<body><table><caption>{caption}</caption>{inside}</table></body>")
    assert tree.body is not None
    scan = scan_tree(tree.body)
    index = scan.tags.index("table")
    assert PLAIN.issuperset(scan.tags[index + 1 : scan.ends[index]])
    expected = read_table(scan.nodes[index].html or "", "https://a.example/")
    assert _shown(read_plain_table(scan, index, "https://a.example/")) == _shown(expected)
