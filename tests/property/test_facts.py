"""A plain parse stops at the first certain place, `--explain` reads them all: both must take the same."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.items import Capture
from scraper.parsers.facts import names
from scraper.parsers.facts.byline_patterns import MEANING
from scraper.parsers.facts.names import has_byline_words, split_names
from scraper.parsers.facts.title_tag import SEPARATOR, separators
from tests.parsers.small_pages import PROSE, ld, read_both_ways

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*/page.html"))
PEOPLE = ("Jane Roe", "Mia Lim", "이단오", "김하늘", "wren_k", "Ana Lima", "Drama Notes", "田中花子")
JOINTS = (" and ", ", ", " & ", "·", " ", " / ", ", Editor and ")
BYLINES = (
    '<p class="byline">By {}</p>', '<span class="author">{}</span>', '<a rel="author" href="/author/x">{}</a>', "<p>By {}</p>",
    "<p>{} 기자</p>", "<p>Written by</p><p>{}</p>", '<p class="meta">{} | 3 May 2021</p>', '<div itemprop="author">{}</div>',
    "<p>This entry was posted on May 4, 2021 by {} and is filed under Drama.</p>", "<p>撰文：{}</p>",
)  # fmt: skip
DATES = (
    "2021-05-03", "2021-05-04T09:00:00Z", "2021-05-04T00:00:00Z", "2023-01-09", "May 3, 2021", "4 May 2021", "03/05/2021",
    "05/25/2021", "2 days ago", "2021년 5월 3일", "May 2021", "May 5, 2021", "03/05/21", "21.05.03",
)  # fmt: skip
DATED = (
    "<p>{}</p>", "<time>{}</time>", '<time datetime="{}">then</time>', "<p>Updated: {}</p>", "<p>Posted {} | Last updated {}</p>",
    '<meta itemprop="dateModified" content="{}">', '<span class="entry-date updated">{}</span>', "<td>{}</td>",
    '<span class="byline-date">Updated {}</span>', "<p>By Jane Roe, {}</p>", "<p>Published</p><p>{}</p>",
)  # fmt: skip
METAS = (
    '<meta name="author" content="{0}">', '<meta property="article:published_time" content="{1}">',
    '<meta property="article:modified_time" content="{1}">', '<meta name="date" content="{1}">',
    '<meta property="og:site_name" content="Drama Notes">', '<meta name="w-publish-date" content="{1}">',
)  # fmt: skip


def people() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3).flatmap(
        lambda found: st.sampled_from(JOINTS).map(lambda joint: joint.join(found))
    )


def lines() -> st.SearchStrategy[str]:
    bylines = st.builds(str.format, st.sampled_from(BYLINES), people())
    dated = st.builds(lambda line, day: line.replace("{}", day), st.sampled_from(DATED), st.sampled_from(DATES))
    return st.lists(st.one_of(bylines, dated, st.just("<p>Share</p>")), max_size=3).map("".join)


def heads() -> st.SearchStrategy[str]:
    metas = st.builds(str.format, st.sampled_from(METAS), people(), st.sampled_from(DATES))
    days = st.sampled_from(DATES)
    fields = st.one_of(
        st.fixed_dictionaries({}, optional={"author": people(), "datePublished": days, "dateModified": days}),
        st.fixed_dictionaries({"datePublished": st.just("2021-05-03"), "dateModified": st.just("2021-05-09")}),
    )
    objects = fields.map(
        lambda found: ld('{"@type":"Article"' + "".join(f',"{key}":"{value}"' for key, value in found.items()) + "}")
    )
    return st.builds(lambda tags, told: "".join(tags) + told, st.lists(metas, max_size=3), objects)


@settings(max_examples=150, deadline=None)
@given(heads(), lines(), lines(), lines(), lines(), st.sampled_from(("en", "en-US", "de", "")), st.booleans())
def test_the_first_certain_place_decides_as_all_places_do(
    head: str, above: str, below: str, middle: str, after: str, lang: str, fetched: bool
) -> None:
    prose = f"<p>{PROSE}</p>"
    body = f"<article>{above}<h1>A Walk</h1>{below}{prose}{middle}{prose}<div>{middle}</div>{prose}{after}</article>"
    html = f"<html lang='{lang}'><head><title>A Walk</title>{head}</head><body>{body}</body></html>"
    read_both_ways(Capture(url="", body=html.encode(), fetched_at="2024-06-01T12:00:00Z" if fetched else None))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_a_golden_page_is_read_alike_with_and_without_its_candidates(path: Path) -> None:
    for fetched_at in (None, "2026-01-02T03:04:05Z"):
        read_both_ways(Capture(url="https://notes.example/2021/05/a", body=path.read_bytes(), fetched_at=fetched_at))


WORDS = st.sampled_from(
    [
        *sorted(MEANING)[::3],
        "yazdı",
        "tarafından",
        "muhabİr",
        "jane",
        "roe",
        "mia",
        "lim",
        "drama",
        "notes",
        "álvarez",
        "soo-hyun",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(("", "By ", "by ", "Posted by ")), st.lists(WORDS, min_size=1, max_size=4), st.booleans())
def test_a_plain_name_is_read_at_once_as_it_is_step_by_step(label: str, words: list[str], personal: bool) -> None:
    text = label + " ".join(word.title() for word in words)
    sites = ("Drama Notes", "drama.example", "Jane Roe")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "PLAIN_NAME", re.compile("(?!)"))
        slow = split_names(text, site_names=sites, personal=personal)
    assert split_names(text, site_names=sites, personal=personal) == slow


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(WORDS, st.sampled_from((":", ",", "/", "|", "2021", "3 May", "by", "-", "¦"))), min_size=1, max_size=6),
    st.sampled_from((str, str.upper, str.title)),
)
def test_a_line_without_a_byline_s_words_is_told_at_once_as_it_is_step_by_step(
    parts: list[str], written: Callable[[str], str]
) -> None:
    line = written(" ".join(parts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_may_be_byline", bool)
        slow = has_byline_words.__wrapped__(line)
    assert has_byline_words.__wrapped__(line) == slow


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab :|-–·»/«>~\u3000\t", max_size=16))
def test_separators_are_found_at_their_signs_as_they_are_at_every_letter(title: str) -> None:
    assert [m.span() for m in separators(title)] == [m.span() for m in SEPARATOR.finditer(title)]
