"""Laws of the track half that hold for any page: total, pure, in order, and linear on hostile lines."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.headings import read_line
from scraper.parsers.sections import Reading, split_sections
from scraper.parsers.tracks.marks import mark_line

KINDS = ("heading", "paragraph", "list_item", "table_row", "term", "definition", "quote", "caption", "embed")
WORDS = (
    "“Hold Me Back” – Heize", "1. Always by Yoon Mi Rae (Goblin)", "Queen of Tears", "ロイキム「Do Not Love Me」",
    "1위 멜로망스 - 사랑인가 봐",
    "Episode 5 Recap", "Conclusion", "The song waits, and its voice is quiet.", "Part 2 CHEN、Punch-Everytime", "’”“«",
    " – ", "(((", "",
)  # fmt: skip
TEXT = st.one_of(st.sampled_from(WORDS), st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=4).map("\n".join))


@st.composite
def pages(draw: st.DrawFn) -> tuple[Block, ...]:
    found = []
    for index in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(KINDS))
        text = draw(TEXT)
        lead = text if draw(st.booleans()) else ""
        cells = tuple(text.split(" – ")) if kind == "table_row" else ()
        container = draw(st.sampled_from(("", "div", "ul1", "table1", "dl1")))
        level = draw(st.integers(2, 5)) if kind == "heading" else 0
        embeds = ("https://www.youtube.com/embed/abcdefghijk",) if kind == "embed" else ()
        found.append(
            Block(index=index, kind=kind, text=text, lead=lead, level=level, cells=cells, container=container, embeds=embeds)  # type: ignore[arg-type]
        )
    return tuple(found)


TITLES = st.sampled_from(
    ("Best Drama Songs", "‘Queen of Tears’ OST", "Harbour Lights: Cast", "드라마 OST 모음", "Recap: Fox Inn Episode 2", "", "x")
)


def read(blocks: Sequence[Block], title: str) -> Reading:
    return split_sections(blocks, PageFacts(url="", title=title, language="en"))


@settings(max_examples=80, deadline=None)
@given(pages(), TITLES)
def test_any_page_is_read_and_twice_alike(blocks: tuple[Block, ...], title: str) -> None:
    first = read(blocks, title)
    assert first == read(blocks, title)
    assert [t.position for t in first.tracks] == list(range(1, len(first.tracks) + 1))
    for track in first.tracks:
        assert track.heading.title.strip()
        assert 0 <= track.heading.confidence <= 1
        assert all(credit.name.strip() for credit in track.heading.credits)


@settings(max_examples=60, deadline=None)
@given(pages(), TITLES)
def test_sections_hold_only_words_of_the_page(blocks: tuple[Block, ...], title: str) -> None:
    shown = " ".join(w for b in blocks for w in (b.text, *b.cells))
    for track in read(blocks, title).tracks:
        assert set(track.text.split()) <= set(shown.split())
        assert set(track.heading.heading.replace("|", " ").split()) <= set(shown.replace("|", " ").split())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_line_can_be_marked_and_read(line: str) -> None:
    marked = mark_line(line)
    assert len(marked.mask) == len(marked.line)
    reading = read_line(line)
    assert reading is None or reading.pair or all(t.strip() for t in reading.titles)


@pytest.mark.parametrize(
    "piece", ["“", '"', "‘", "'", "«", "(", "[", "「", " – ", "-", "by ", "feat. ", "1. ", "、", "… ", "\n", "“a” – b\n", "a/b "]
)
def test_a_megabyte_of_one_mark_is_read_in_a_second(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    block = Block(index=0, kind="paragraph", text=text)
    started = time.process_time()
    read((block,), "Best Drama Songs")
    assert time.process_time() - started < 1.0


def test_many_short_lines_are_read_in_bounded_time() -> None:
    blocks = tuple(Block(index=i, kind="paragraph", text=f"A Day Without {i} – Kim Min-{i}") for i in range(1_500))
    started = time.process_time()
    assert len(read(blocks, "Best Drama Songs").tracks) == 1_500
    assert time.process_time() - started < 4.0
