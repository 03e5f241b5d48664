"""When to try again: Retry-After as sent, or a backoff of our own; pure functions of (header, time)."""

from email.utils import parsedate_to_datetime

RETRY_AFTER_MOST = 86_400.0
"""Longest rest that a server may ask for, seconds; beyond that its clock or its author is wrong."""
BACKOFF_FIRST = 1.0
"""Seconds before the first retry; each further one waits four times as long."""
BACKOFF_MOST = 3_600.0
"""Longest backoff, seconds."""


def parse_retry_after(value: str, now: float) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or an HTTP-date).

    None for what cannot be read; never negative, never more than `RETRY_AFTER_MOST`.

    >>> parse_retry_after("3", 0.0), parse_retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 10.0), parse_retry_after("soon", 0.0)
    (3.0, 50.0, None)
    """
    text = value.strip()
    if text.isascii() and text.isdecimal():
        # Beyond 15 digits the number is nonsense anyway, and int() of a megabyte of digits is slow.
        return min(float(text[:15]), RETRY_AFTER_MOST)
    try:
        asked = parsedate_to_datetime(text).timestamp() - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(asked, 0.0), RETRY_AFTER_MOST)


def backoff(attempt: int) -> float:
    """Return the seconds to wait after the `attempt`-th failure, counted from 1.

    >>> [backoff(n) for n in (1, 2, 3, 99)]
    [1.0, 4.0, 16.0, 3600.0]
    """
    return min(BACKOFF_FIRST * 4.0 ** min(max(attempt, 1) - 1, 10), BACKOFF_MOST)
