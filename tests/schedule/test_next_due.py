"""Cron expressions with a time zone: clock changes, missed times, wrong expressions."""

from datetime import UTC, datetime, timedelta

import pytest

from scraper.errors import UsageError
from scraper.schedule import next_due, parse_zone


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("cron", "zone", "after", "expected", "reason"),
    [
        ("0 6 * * *", "UTC", "2026-03-01T06:00:00+00:00", "2026-03-02T06:00:00+00:00", "a due time is later than, not at"),
        ("0 6 * * *", "UTC", "2026-03-01T05:59:59.9+00:00", "2026-03-01T06:00:00+00:00", "a fraction of a second before"),
        ("0 6 * * *", "Asia/Seoul", "2026-03-01T00:00:00+00:00", "2026-03-01T21:00:00+00:00", "no clock change in Seoul"),
        (
            "30 2 * * *",
            "America/New_York",
            "2026-03-08T06:00:00+00:00",
            "2026-03-08T07:00:00+00:00",
            "skipped hour: after the gap",
        ),
        ("30 2 * * *", "America/New_York", "2026-03-08T07:00:00+00:00", "2026-03-09T06:30:00+00:00", "the day after the gap"),
        ("30 1 * * *", "America/New_York", "2026-11-01T04:00:00+00:00", "2026-11-01T05:30:00+00:00", "repeated hour: first pass"),
        ("30 1 * * *", "America/New_York", "2026-11-01T05:30:00+00:00", "2026-11-02T06:30:00+00:00", "repeated hour: not twice"),
        ("50 1 * * *", "America/New_York", "2026-11-01T06:45:00+00:00", "2026-11-02T06:50:00+00:00", "asked in the second pass"),
        ("0 * * * *", "America/New_York", "2026-11-01T05:30:00+00:00", "2026-11-01T06:00:00+00:00", "hourly runs in both passes"),
        ("0 0 29 2 *", "UTC", "2026-03-01T00:00:00+00:00", "2028-02-29T00:00:00+00:00", "a leap day"),
        ("0 9 * * MON#1", "Europe/Berlin", "2026-11-25T00:00:00+00:00", "2026-12-07T08:00:00+00:00", "first Monday"),
        ("*/15 8-10 1,15 jan-mar sun", "UTC", "2026-01-02T00:00:00+00:00", "2026-01-04T08:00:00+00:00", "day or weekday"),
    ],
)
def test_next_due(cron: str, zone: str, after: str, expected: str, reason: str) -> None:
    assert next_due(cron, zone, at(after)) == at(expected), reason


def test_a_month_of_missed_times_leads_to_one_next_time() -> None:
    assert next_due("*/5 * * * *", "UTC", at("2026-02-01T00:02:00+00:00")) == at("2026-02-01T00:05:00+00:00")


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"])
@pytest.mark.parametrize("cron", ["15 1 * * *", "30 2 * * *", "0 * * * *", "*/7 */3 * * *"])
def test_due_times_only_ever_go_forward(zone: str, cron: str) -> None:
    after = at("2026-10-20T00:00:00+00:00")
    for _ in range(120):
        due = next_due(cron, zone, after)
        assert due > after
        assert due - after <= timedelta(hours=27)
        after = due


@pytest.mark.parametrize(
    ("cron", "reason"),
    [
        ("", "nothing"),
        ("* * * *", "four fields"),
        ("0 0 6 * * *", "six fields: seconds are not Debian cron"),
        ("60 * * * *", "no such minute"),
        ("* * * * 8", "no such weekday"),
        ("*/0 * * * *", "an endless step"),
        ("0 0 30 2 *", "no such day in February"),
        ("0 0 31 2,4,6 *", "no such day in any of the months"),
        ("0 0 * 2 MON#1/2", "cronsim fails an assertion"),
        ("0 0 * * " + "1" * 5000, "longer than int() reads"),
        ("0 0 * * " + ",".join(["1"] * 200), "longer than any real expression"),
        ("@daily", "a nickname"),
        ("0 ٣ * * *", "digits of another script"),
        ("every day at six", "words"),
        ("0 6 * * *; rm -rf /", "more than an expression"),
    ],
)
def test_a_wrong_expression_is_one_clear_line(cron: str, reason: str) -> None:
    with pytest.raises(UsageError, match=r"Next: give five fields") as caught:
        next_due(cron, "UTC", datetime.now(UTC))
    assert "\n" not in str(caught.value), reason


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "KST", "America", "a\0b"])
def test_an_unknown_zone_is_one_clear_line(name: str) -> None:
    with pytest.raises(UsageError, match="Next: ") as caught:
        parse_zone(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "near"), [("asia/seoul", "Asia/Seoul"), ("Asia/Tokio", "Asia/Tokyo"), ("america/new york", "America/New_York")]
)
def test_a_misspelt_zone_gets_a_suggestion(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean {near}"):
        parse_zone(name)
