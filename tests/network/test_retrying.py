"""Retry-After as servers send it."""

import pytest

from scraper.network.retrying import RETRY_AFTER_MOST, parse_retry_after

NOW = 1_000_000_000.0  # 2001-09-09T01:46:40Z


@pytest.mark.parametrize(
    ("header", "seconds", "reason"),
    [
        ("120", 120.0, "seconds"),
        (" 0 ", 0.0, "none at all"),
        ("-5", None, "negative seconds are no delay that RFC 9110 knows"),
        ("3.5", None, "a fraction"),
        ("315360000", RETRY_AFTER_MOST, "ten years"),
        ("9" * 5000, RETRY_AFTER_MOST, "a megabyte of digits would be slow"),
        ("Sun, 09 Sep 2001 01:48:40 GMT", 120.0, "HTTP-date"),
        ("Sunday, 09-Sep-01 01:48:40 GMT", 120.0, "RFC 850 date"),
        ("Sun Sep  9 01:48:40 2001", 120.0, "asctime date"),
        ("Sun, 09 Sep 2001 03:48:40 +0200", 120.0, "a date with an offset"),
        ("Sat, 08 Sep 2001 01:46:40 GMT", 0.0, "a date that has passed"),
        ("Sun, 09 Sep 9999 01:46:40 GMT", RETRY_AFTER_MOST, "a date in eight thousand years"),
        ("Sun, 99 Sep 2001 01:46:40 GMT", None, "no such day"),
        ("soon", None, "a word"),
        ("", None, "nothing"),
        ("１２０", None, "full-width digits"),
    ],
)
def test_retry_after(header: str, seconds: float | None, reason: str) -> None:
    assert parse_retry_after(header, NOW) == seconds, reason
