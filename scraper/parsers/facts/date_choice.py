"""One date out of many: which candidate is taken, and where what is printed corrects what is declared.

`published_at` is the first publication (schema.org datePublished: "date of first publication or broadcast"), so a later day that
the page prints as its last change never replaces it.
"""

import re
from datetime import date
from typing import Literal, NamedTuple

from scraper.parsers.facts.dates import DateReading
from scraper.parsers.facts.evidence import Source

Field = Literal["published_at", "modified_at"]

NEVER = 99
"""Rank of a candidate that is shown under --explain and never chosen."""
MOST_DECLARED = 2
"""Rank up to which JSON-LD and meta tags declare a publication, and below which a change: nothing else outranks those."""
HEAD_RANK = 6
"""Rank up to which a printed date stands at the head of the article."""
REPUBLISHED = 30
"""Days from which a printed date after the declared one is a new edition and no slip of zone or clock."""
_DAY = len("2000-01-01")
_MIDNIGHT = re.compile(r"T00:00:00Z?$")


class DateCandidate(NamedTuple):
    """One date of the page."""

    field: Field
    reading: DateReading
    source: Source
    evidence: str
    rank: int
    """Trust, 0 is best; of equals the one that comes first on the page is taken."""


def most_trusted(found: list[DateCandidate], field: Field) -> tuple[DateCandidate | None, str]:
    """Return the candidate of the best rank for a field, None when every one is ambiguous or a month of the address; and why."""
    usable = [c for c in found if c.field == field and not c.reading.ambiguous and c.rank < NEVER]
    best = min(usable, key=lambda c: c.rank, default=None)  # min keeps the first of equals
    if best is not None:
        return best, _reason(best)
    rejected = [c for c in found if c.field == field]
    if rejected:
        return None, f"{rejected[0].evidence}: day and month cannot be told apart, or it is only a month in the address"
    return None, "no date"


def corrected(best: DateCandidate, why: str, found: list[DateCandidate]) -> tuple[DateCandidate, str]:
    """Return `best`, or what corrects a declared date: a more exact declaration first, then what is printed."""
    if best.source not in ("JSON-LD", "meta") or len(best.reading.iso) < _DAY:
        return best, why
    return as_printed(*as_declared(best, why, found), found)


def as_declared(best: DateCandidate, why: str, found: list[DateCandidate]) -> tuple[DateCandidate, str]:
    """Return what the head as a whole declares: JSON-LD may be outvoted, a day alone gives way to a moment."""
    return _to_the_minute(*_outvoted(best, why, found), found)


def _outvoted(best: DateCandidate, why: str, found: list[DateCandidate]) -> tuple[DateCandidate, str]:
    """Take the day that meta tags of two vocabularies give where JSON-LD alone gives one far from it.

    Declarations that contradict each other are witnesses: each vocabulary is filled by another part of a site's program.
    """
    if best.source != "JSON-LD" or len(best.reading.iso) < _DAY:
        return best, why
    metas = [c for c in found if c.field == "published_at" and c.source == "meta" and c.rank <= MOST_DECLARED]
    if (
        len(metas) < 2
        or any(len(c.reading.iso) < _DAY for c in metas)
        or any(abs(_days_after(c, best)) <= REPUBLISHED for c in metas)
    ):
        return best, why
    if len({c.reading.day for c in metas}) == 1 and len({_vocabulary(c) for c in metas}) > 1:
        return metas[0], f"{_reason(metas[0])}; {metas[-1].evidence.split()[0]} agrees, only JSON-LD says {best.reading.iso}"
    return best, why


def _vocabulary(declared: DateCandidate) -> str:
    """Return whose word the name of a meta tag is: `article` (Open Graph), `parsely`, `sailthru`, `dc`."""
    return re.split(r"[.:_-]", declared.evidence.removeprefix("og:"), maxsplit=1)[0]


def _to_the_minute(best: DateCandidate, why: str, found: list[DateCandidate]) -> tuple[DateCandidate, str]:
    """Take the declared moment where the best candidate is only a day, written as midnight in UTC, next to it."""
    if not _MIDNIGHT.search(best.reading.iso):
        return best, why
    for other in found:
        exact = other.field == "published_at" and other.source in ("JSON-LD", "meta") and other.reading.precision == "second"
        if exact and not _MIDNIGHT.search(other.reading.iso) and abs(_days_after(other, best)) <= 1:
            return other, f"{_reason(other)}; {best.source} says the day alone, {best.reading.iso}"
    return best, why


def as_printed(best: DateCandidate, why: str, found: list[DateCandidate]) -> tuple[DateCandidate, str]:
    """Take the day printed under the headline where it corrects a machine date.

    A machine date in UTC one day off is the same moment in another zone: readers saw the printed day. A machine date days
    after the printed one is when the page was built or moved. One long before it stays, because many themes print the day of
    the last change; but where the markup knows another day of change, the text was published anew on the printed one.
    """
    printed = [c for c in found if c.source in ("byline", "text", "time") and c.field == "published_at" and c.rank <= HEAD_RANK]
    certain = [c for c in printed if not c.reading.ambiguous and len(c.reading.iso) >= _DAY]
    if not certain or any(c.reading.day == best.reading.day for c in certain):
        return best, why
    first = certain[0]
    later = _days_after(best, first)
    changed = {c.reading.day for c in found if c.field == "modified_at"}
    if abs(later) == 1 and best.reading.iso.endswith("Z"):
        note = "the same in another zone"
    elif later > 1:
        note = "later than what is printed"
    elif later < -REPUBLISHED and changed and first.reading.day not in changed and len({c.reading.day for c in certain}) == 1:
        note = "an earlier edition"
    else:
        return best, why
    return first, f"{_reason(first)}; {best.source} says {best.reading.iso}, {note}"


def is_new_edition(best: DateCandidate, printed: list[DateCandidate]) -> bool:
    """Tell whether the first day printed at the head lies so long after `best` that the text may have been published anew."""
    certain = [c for c in printed if len(c.reading.iso) >= _DAY]
    return bool(certain) and certain[-1].reading.day != best.reading.day and _days_after(certain[0], best) > REPUBLISHED


def only_date(found: list[DateCandidate], why: str) -> tuple[DateCandidate | None, str]:
    """Take the one date that the page prints although it is called an update: nothing else dates the text."""
    shown = [c for c in found if c.field == "modified_at" and c.source in ("byline", "text", "time")]
    printed = [c for c in shown if c.rank < NEVER and not c.reading.ambiguous]
    if printed and len({c.reading.day for c in printed}) == 1:
        return printed[0], f"{_reason(printed[0])}; the only date on the page, called an update"
    return None, why


def is_next_day(printed: DateReading, moment: DateReading) -> bool:
    """Tell whether a printed day is the one before or after a moment's: the same in another zone."""
    return abs((date.fromisoformat(printed.day) - date.fromisoformat(moment.day)).days) == 1


def _reason(candidate: DateCandidate) -> str:
    return f"{candidate.source}: {candidate.evidence}"


def _days_after(later: DateCandidate, earlier: DateCandidate) -> int:
    return (date.fromisoformat(later.reading.day) - date.fromisoformat(earlier.reading.day)).days
