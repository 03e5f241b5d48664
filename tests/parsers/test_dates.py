"""Dates as pages print them, in many languages: rows in tests/cases/dates.json."""

import json
from pathlib import Path

import pytest

from scraper.parsers.facts.dates import find_dates, numeric_order, parse_date, parse_machine_date, parse_relative_date

CASES = json.loads((Path(__file__).parents[1] / "cases" / "dates.json").read_text(encoding="utf-8"))
NOW = "2025-03-14T09:00:00Z"


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['text']} {c.get('order', '')}")
def test_date_line(case: dict[str, str]) -> None:
    reading = parse_date(case["text"], order=case.get("order"))
    assert (reading.iso if reading else "") == case["iso"], case["why"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-03-14T15:05:09Z", "second"),
        ("14 March 2025, 15:05", "minute"),
        ("14 March 2025", "day"),
        ("March 2025", "month"),
    ],
)
def test_precision_is_what_is_printed(text: str, precision: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert reading.precision == precision


def test_undecidable_order_is_marked() -> None:
    reading = parse_date("03/04/2020")
    assert reading is not None
    assert reading.ambiguous
    decided = parse_date("03/04/2020", order="dmy")
    assert decided is not None
    assert not decided.ambiguous


def test_all_dates_of_a_line_keep_their_places() -> None:
    text = "입력 2025.03.14 15:05 | 수정 2025.03.15 16:00"
    dates = find_dates(text)
    assert [d.iso for d in dates] == ["2025-03-14T15:05", "2025-03-15T16:00"]
    assert all(text[d.start : d.start + 4] == "2025" for d in dates)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("20250314", "2025-03-14"),
        ("20250314T150500", "2025-03-14T15:05:00"),
        ("1741964700", "2025-03-14T15:05:00Z"),
        ("1741964700000", "2025-03-14T15:05:00Z"),
        ("March 14, 2025", "2025-03-14"),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01T00:00:00", ""),
        ("0", ""),
        ("", ""),
        ("99999999", ""),
        ("12345678901234567890", ""),
    ],
)
def test_machine_date(text: str, iso: str) -> None:
    reading = parse_machine_date(text)
    assert (reading.iso if reading else "") == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3 hours ago", "2025-03-14"),
        ("10 hours ago", "2025-03-13"),
        ("an hour ago", "2025-03-14"),
        ("2 days ago", "2025-03-12"),
        ("2일 전", "2025-03-12"),
        ("3시간 전", "2025-03-14"),
        ("5日前", "2025-03-09"),
        ("2 天前", "2025-03-12"),
        ("3 hari yang lalu", "2025-03-11"),
        ("hace 3 días", "2025-03-11"),
        ("há 2 dias", "2025-03-12"),
        ("il y a 2 heures", "2025-03-14"),
        ("vor 3 Tagen", "2025-03-11"),
        ("5 giờ trước", "2025-03-14"),
        ("2 gün önce", "2025-03-12"),
        ("Yesterday", "2025-03-13"),
        ("어제", "2025-03-13"),
        ("昨日", "2025-03-13"),
        ("Kemarin", "2025-03-13"),
        ("Posted yesterday at 5:10 PM", "2025-03-13"),
        ("오늘 오후 3:05", "2025-03-14"),
        ("작가의 신작, 오늘 첫 방송", ""),
        ("What we heard today in Seoul", ""),
        ("2 months ago", ""),
        ("a long time ago", ""),
        ("Yesterday, all my troubles seemed so far away to everybody", ""),
    ],
)
def test_relative_date_needs_the_moment_of_the_fetch(text: str, iso: str) -> None:
    reading = parse_relative_date(text, now=NOW)
    assert (reading.iso if reading else "") == iso


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (("25/12/2020",), "dmy"),
        (("12/25/2020", "03/04/2021"), "mdy"),
        (("03/04/2021",), None),
        (("25/12/2020", "12/25/2020"), None),
        ((), None),
    ],
)
def test_a_date_that_leaves_no_choice_tells_the_order(texts: tuple[str, ...], order: str | None) -> None:
    assert numeric_order(texts) == order


@pytest.mark.parametrize(
    "bad", ["1" * 5000, "1/" * 3000, "may " * 3000, "10:" * 3000, "2020-" * 3000, "12.12." * 2000, "\x00" * 500]
)
def test_hostile_text_is_read_within_bounds(bad: str) -> None:
    assert len(find_dates(bad)) < 100
