"""When to ask again: Retry-After as sent, a backoff of our own, the gap that a host's answers call for; pure functions."""

from email.utils import parsedate_to_datetime

RETRY_AFTER_MOST = 86_400.0
"""Longest rest that a server may ask for, seconds; beyond that its clock or its author is wrong."""
BACKOFF_FIRST = 1.0
"""Seconds before the first retry; each further one waits four times as long."""
BACKOFF_MOST = 3_600.0
"""Longest backoff, seconds."""
GAP_MOST = 60.0
"""Longest gap that we choose by ourselves, seconds; a host that needs more asks for a rest."""
GAP_BUSY = 1.0
"""Least gap after an answer 429 or 503, seconds."""
BUSY = (429, 503)
"""Statuses that ask for rest (RFC 9110, RFC 6585)."""


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


def adapted_gap(gap: float, *, latency: float | None, status: int | None) -> float:
    """Return the gap to a host's next request, seconds, after an answer that took `latency` seconds to begin.

    As Scrapy's AutoThrottle for one request at a time: a host that needs long is asked that much more seldom, at once;
    one that is quick again is asked more often by and by, and never because of an error page, which costs it little.
    An answer 429 or 503, and none at all (`status` None), doubles the gap. At most `GAP_MOST`.

    >>> [adapted_gap(1.0, latency=took, status=200) for took in (3.0, 0.2)]
    [3.0, 0.8]
    >>> adapted_gap(1.0, latency=0.1, status=503), adapted_gap(1.0, latency=0.1, status=404)
    (2.0, 1.0)
    """
    if status is None or status in BUSY:
        return min(max(2.0 * gap, GAP_BUSY), GAP_MOST)
    if latency is not None and latency > gap:
        return min(latency, GAP_MOST)
    if latency is not None and (200 <= status < 300 or status == 304):
        return gap - (gap - latency) / 4.0
    return gap
