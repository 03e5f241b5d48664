"""When a source is due: cron expressions with a time zone, pure functions of (expression, time).

The rules are those of Debian's cron as cronsim keeps them: five fields; an entry at a fixed time that falls into the
hour skipped in spring runs right after the gap, one in the hour repeated in autumn runs once.
"""

import zoneinfo
from datetime import UTC, datetime, tzinfo
from difflib import get_close_matches

from cronsim import CronSim, CronSimError

from scraper.errors import UsageError

EXPRESSION_LIMIT = 200
"""Longest cron expression taken, characters: a list of every minute is shorter."""


def next_due(cron: str, timezone: str, after: datetime) -> datetime:
    """Return the first time later than `after` (aware) at which `cron`, read in `timezone`, is due, in UTC.

    Times missed before `after` are not made up for: however many there were, one run catches up.
    Raises `UsageError` when the expression or the zone is wrong, or when no such time comes within fifty years.

    >>> next_due("0 6 * * *", "Asia/Seoul", datetime(2026, 3, 1, tzinfo=UTC)).isoformat()
    '2026-03-01T21:00:00+00:00'
    """
    zone = parse_zone(timezone)
    problem = f"schedule: {cron!r} is not a cron expression"
    step = 'Next: give five fields (minute hour day month weekday), such as "0 6 * * *" for six every morning.'
    if len(cron) > EXPRESSION_LIMIT or len(cron.split()) != 5:
        raise UsageError(f"{problem}: it does not have five fields. {step}")
    try:
        for due in CronSim(cron, after.astimezone(zone)):
            # In the repeated hour of autumn cronsim answers with the first pass, which may lie before `after`.
            if due > after:
                return due.astimezone(UTC)
    except CronSimError as cause:
        raise UsageError(f"{problem}: {str(cause).lower()}. {step}") from cause
    except (AssertionError, ValueError) as cause:  # what cronsim 2.8 lets through for `MON#1/2` and numbers of 5,000 digits
        raise UsageError(f"{problem}. {step}") from cause
    raise UsageError(f"schedule: {cron!r} never comes. {step}")


def parse_zone(name: str) -> tzinfo:
    """Return the time zone called `name` in the IANA database; `UsageError` when there is none.

    >>> parse_zone("UTC")
    datetime.timezone.utc
    """
    if name == "UTC":
        return UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as cause:  # OSError: `America` is a folder
        raise UsageError(_unknown_zone(name)) from cause


def _unknown_zone(name: str) -> str:
    known = zoneinfo.available_timezones()
    if not known:
        return f"schedule: {name!r}: this machine has no time zone data. Next: install the package tzdata, or use UTC."
    by_folded = {zone.casefold(): zone for zone in known}
    near = get_close_matches(name.casefold().replace(" ", "_"), by_folded, n=1, cutoff=0.5)
    hint = f"did you mean {by_folded[near[0]]}?" if near else "use a name such as Asia/Seoul or UTC."
    return f"schedule: there is no time zone {name!r}. Next: {hint}"
