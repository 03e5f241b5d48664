"""Times as the archive writes them: UTC, ISO 8601, milliseconds, so that text order is time order."""

from datetime import UTC, datetime


def moment(timestamp: float) -> str:
    """Return seconds since 1970 as the archive writes a time.

    >>> moment(1741964700.25)
    '2025-03-14T15:05:00.250Z'
    """
    return datetime.fromtimestamp(timestamp, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds_of(text: str) -> float:
    """Return an ISO 8601 time (UTC when it names no offset) as seconds since 1970. Raises ValueError for anything else.

    >>> seconds_of("2025-03-14T15:05:00.250Z")
    1741964700.25
    """
    parsed = datetime.fromisoformat(text)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()


def shifted(text: str, seconds: float) -> str:
    """Return the time `seconds` after `text`.

    >>> shifted("2025-03-14T15:05:00Z", 0.5)
    '2025-03-14T15:05:00.500Z'
    """
    return moment(seconds_of(text) + seconds)
