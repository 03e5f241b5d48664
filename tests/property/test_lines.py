"""Lines of anything that headings are made of: the readers of titles, artists and labels never fail, and print what they read."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.credits import credit_text, parse_credits
from scraper.parsers.headings import read_line
from scraper.parsers.tracks.marks import BRACKETED, FIXED, QUOTED, mark_line
from scraper.text import one_line

PIECES = (
    "“", "”", "‘", "’", '"', "'", "「", "」", "『", "』", "《", "》", "〈", "〉", "(", ")", "（", "）", "[", "]", "【", "】", "–",
    "-", "~", "/", "／", "|", ":", "：", ",", "、", "&", "+", "x", "×", ".", "#", "1", "2. ", "03", "第", "回", "1位",
    "Part.3", "OST", "ost", "feat. ", "by", "from", "for", "de", "và", "Drama", "드라마", "노래", "주제가", "主題歌", "Night",
    "Ferry", "IU", "아이유", "(2024)", "Ver.", "Inst.", "cover", QUOTED, BRACKETED, FIXED, "\u0301", "İ", "\ufffd",
    "\u200d", "\n",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES) | st.just(" ") | st.characters(exclude_categories=["Cs"]), max_size=24).map("".join)


@given(LINES)
def test_no_line_breaks_the_reader_of_headings(line: str) -> None:
    for tight in (False, True):
        reading = read_line(line, dramas=("Night – Ferry",), tight=tight)
        assert reading is None or reading.heading == one_line(line)


@given(LINES)
def test_a_mask_has_the_length_of_its_line_and_its_marks_stand_in_it(line: str) -> None:
    marked = mark_line(line)
    assert len(marked.mask) == len(marked.line)
    for mark in marked.marks:
        assert set(marked.mask[mark.start : mark.end]) <= {QUOTED, BRACKETED}
    assert marked.mask.count(QUOTED) == sum(mark.end - mark.start for mark in marked.marks if mark.kind == "quote")


@given(LINES)
def test_credits_are_read_whatever_they_are(line: str) -> None:
    assert isinstance(credit_text(parse_credits(line)), str)
    assert all(credit.name for credit in parse_credits(line))


@settings(max_examples=60, deadline=None)
@given(LINES, st.lists(LINES, max_size=6), st.sampled_from(("h2", "p", "li", "td", "dt", "figcaption")))
def test_a_page_of_such_lines_is_read(title: str, lines: list[str], tag: str) -> None:
    rows = "".join(f"<{tag}><b>{escape(line)}</b></{tag}><p>She sings {escape(line)} of it.</p>" for line in lines)
    html = f"<title>{escape(title)} OST</title><article><h1>{escape(title)} OST</h1>{rows}</article>"
    page = parse_page(Capture(url="https://a.example/x", body=html.encode()))
    assert [track.position for track in page.tracks] == list(range(1, len(page.tracks) + 1))
    page.body_text.encode("utf-8")
