"""The rules read only the lines that begin like chrome: no line that a label or a pattern takes may be passed over."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.parsers.blocks import Block
from scraper.parsers.dropping.line_pattern import LinePattern
from scraper.parsers.dropping.lines import Line, sheet_of
from scraper.parsers.dropping.match import LABELS, LabelSet, key_of
from scraper.parsers.dropping.patterns import COMMENT_COUNT, PATTERNS, PLATFORMS, RIGHTS
from scraper.text import one_line


def line_of(text: str) -> Line:
    return Line(0, text, Block(index=0, kind="paragraph", text=text), alone=True)


@pytest.mark.parametrize("number", range(len(PATTERNS)))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_line_that_a_pattern_takes_is_tried(number: int, data: st.DataObject) -> None:
    row: LinePattern = PATTERNS[number]
    text = one_line(data.draw(st.from_regex(row.pattern)).split("\n")[0])
    # U+0345 is a mark that turns into a letter in small letters; no line begins with it.
    if row.takes(text.lower()) and len(text) <= row.limit and "\u0345" not in text:
        assert number in sheet_of([line_of(text)]).tries.get(0, ())


def test_every_notice_of_rights_is_tried() -> None:
    row = next(number for number, row in enumerate(PATTERNS) if row.pattern.pattern == RIGHTS)
    for notice in RIGHTS.replace(" ?", " ").split("|"):
        assert row in sheet_of([line_of(f"(c) 2024 {notice}")]).tries[0], notice


@pytest.mark.parametrize("pattern", [COMMENT_COUNT, PLATFORMS], ids=["counts", "platforms"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_counts_and_platforms_are_looked_at(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = one_line(data.draw(st.from_regex(pattern)).split("\n")[0])
    if pattern.match(text) and len(text) <= 90 and "\u0345" not in text:
        assert sheet_of([line_of(text)]).begun == [0]


TURKISH = str.maketrans("ıi", "Iİ")


@pytest.mark.parametrize("names", LABELS)
def test_every_label_is_read_as_without_the_gate(names: LabelSet) -> None:
    for label in names.exact:
        for shown in (label, label.upper(), label.title(), label.translate(TURKISH).upper()):
            for text in (shown, f"» {shown}:", f"{shown}: Night Ferry", f"— {shown} →", f"{shown} İstanbul"):
                sheet = sheet_of([line_of(text)])
                line = sheet.lines[0]
                found = names.rest_after(text)
                assert (names.begins(line.low) if sheet.begun else None) == found, text
                assert key_of(text) not in names.exact or line.key == key_of(text), text


def test_prose_is_not_looked_at() -> None:
    prose = (
        "Nobody on the roof says a word.",
        "Hoch oben wird es still, und dann regnet es.",
        "옥상에 노래가 흐른다.",
        "部屋の空気を変えてしまう。",
    )
    assert sheet_of([line_of(line) for line in prose * 5]).begun == []
