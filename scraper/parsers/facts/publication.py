"""When the article was published and changed: all dates of the page with their places, then one choice each.

Order of trust: JSON-LD, meta tags, time elements and itemprop, a byline's date, the address, a line under the headline
(demands.md no. 11). The date in a masthead is today's, one in the comments is a reader's: neither is looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from scraper.parsers.facts.app_state import AppState
from scraper.parsers.facts.date_choice import (
    HEAD_RANK,
    MOST_DECLARED,
    DateCandidate,
    as_declared,
    as_printed,
    corrected,
    is_new_edition,
    most_trusted,
    only_date,
)
from scraper.parsers.facts.date_places import (
    PROSE_LINE,
    SWAPPABLE,
    dates_of_url,
    declared_dates,
    line_dates,
    marked_dates,
    other_metas,
    printed_at_head,
    relative_dates,
)
from scraper.parsers.facts.date_tables import PUBLISHED_WORDS
from scraper.parsers.facts.dates import DateReading, find_dates, numeric_order, parse_machine_date
from scraper.parsers.facts.evidence import Candidate, Choice
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.jsonld import JsonLdArticle
from scraper.parsers.facts.labelled import values_under
from scraper.parsers.facts.page_lines import PageLines

_DAY_FIRST_COUNTRIES = frozenset((
    "uk", "au", "nz", "in", "ie", "za", "sg", "my", "id", "pk", "ng", "ke", "fr", "de", "it", "es", "br", "pt", "mx", "ar", "cl",
    "pe", "vn", "th", "tr", "ru", "pl", "nl",
))  # fmt: skip
_PUBLISHED_LABELS = frozenset(w.casefold().rstrip(" :") for w in PUBLISHED_WORDS)
_NUMERIC = re.compile(r"(?<!\d)[0-3]?\d[/-][0-3]?\d[/-](?:19|20)?\d\d(?!\d)")
_AMERICAN = frozenset({"en-us", "en-ph", "es-us", "fil-ph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When the article was published and changed."""

    published: DateReading | None
    modified: DateReading | None
    candidates: tuple[Candidate, ...]
    choices: tuple[Choice, ...]


def choose_dates(
    head: Head,
    article: JsonLdArticle,
    page: PageLines,
    state: AppState,
    *,
    url: str,
    locale: str,
    fetched_at: str | None,
    explain: bool = False,
) -> Publication:
    """Return both dates; nothing is later than `fetched_at`, and a relative date needs it. With `explain` all candidates."""
    order = _order(locale, url)
    if not explain and (certain := _certain(head, article, page, order, fetched_at)):
        return certain
    found = _collect(head, article, page, url, order, fetched_at)
    if any(_NUMERIC.search(c.evidence) for c in found):
        # a date of this page that can only be read one way says more than its locale: themes ship with lang="en-US"
        witness = numeric_order(tuple(line.text for line in page.lines if len(line.text) <= PROSE_LINE))
        found = _collect(head, article, page, url, witness, fetched_at) if witness else found
    found += _from_state(state)
    found = [c for c in _settled(found) if not is_future(c.reading, fetched_at)]
    best, why = most_trusted(found, "published_at")
    if best is None:
        best, why = _under_label(page, order, fetched_at, why)
    published, why = only_date(found, why) if best is None else corrected(best, why, found)
    return _publication(published, why, *most_trusted(found, "modified_at"), found)


def _publication(
    published: DateCandidate | None,
    why: str,
    modified: DateCandidate | None,
    why_modified: str,
    found: list[DateCandidate],
) -> Publication:
    if modified is not None and published is not None and modified.reading.day < published.reading.day:
        why_modified = f"{modified.reading.iso} lies before the publication"
        modified = None
    return Publication(
        published=published.reading if published else None,
        modified=modified.reading if modified else None,
        candidates=tuple(Candidate(field=c.field, value=c.reading.iso, source=c.source, evidence=c.evidence) for c in found),
        choices=(
            Choice(field="published_at", value=published.reading.iso if published else "", reason=why),
            Choice(field="modified_at", value=modified.reading.iso if modified else "", reason=why_modified),
        ),
    )


def _certain(
    head: Head, article: JsonLdArticle, page: PageLines, order: str | None, fetched_at: str | None
) -> Publication | None:
    """Return both dates where they are declared and the head of the article alone can correct them, else None."""
    found = [*declared_dates(head, article, order), *other_metas(head, order)]
    if any(c.reading.ambiguous or SWAPPABLE.search(c.evidence) for c in found):
        return None
    found = [c for c in found if not is_future(c.reading, fetched_at)]
    best, why = most_trusted(found, "published_at")
    modified, why_modified = most_trusted(found, "modified_at")
    if best is None or modified is None or best.rank > MOST_DECLARED or modified.rank >= MOST_DECLARED:
        return None
    best, why = as_declared(best, why, found)
    if len(best.reading.iso) < len("2000-01-01"):
        return _publication(best, why, modified, why_modified, found)
    printed: list[DateCandidate] = []
    for candidate in printed_at_head(page, order):
        if candidate is None or candidate.reading.ambiguous:
            return None
        if candidate.field == "published_at" and candidate.rank <= HEAD_RANK and not is_future(candidate.reading, fetched_at):
            printed.append(candidate)
            if candidate.reading.day == best.reading.day:
                break
    if is_new_edition(best, printed):
        return None  # the page's other dates tell whether it is
    return _publication(*as_printed(best, why, printed), modified, why_modified, found)


def is_future(reading: DateReading, fetched_at: str | None) -> bool:
    """Tell whether a date lies after the fetch; without an offset it may be of the earliest zone, 14 hours ahead.

    >>> is_future(DateReading(iso="2025-03-16", precision="day"), "2025-03-14T15:00:00Z")
    True
    """
    if not fetched_at:
        return False
    fetch = datetime.fromisoformat(fetched_at)
    if fetch.tzinfo is None:
        fetch = fetch.replace(tzinfo=UTC)
    if reading.precision in ("second", "minute"):
        moment = datetime.fromisoformat(reading.iso)
        if moment.tzinfo is not None:
            return moment > fetch
    return reading.day > (fetch + timedelta(hours=14)).isoformat()[: len(reading.day)]


def _under_label(page: PageLines, order: str | None, fetched_at: str | None, why: str) -> tuple[DateCandidate | None, str]:
    """Take the one day that stands under `Published` or the like, anywhere on the page."""
    days: dict[str, DateCandidate] = {}
    for text in values_under(page.texts, lambda label: label.casefold() in _PUBLISHED_LABELS):
        reading = next(iter(find_dates(text, order=order)), None)
        if reading and not reading.ambiguous and len(reading.day) == len("2000-01-01") and not is_future(reading, fetched_at):
            days[reading.day] = DateCandidate(
                field="published_at", reading=reading, source="text", evidence=f"under a label: {text}", rank=9
            )
    if len(days) != 1:
        return None, why
    candidate = next(iter(days.values()))
    return candidate, f"text: {candidate.evidence}"


def _collect(
    head: Head, article: JsonLdArticle, page: PageLines, url: str, order: str | None, fetched_at: str | None
) -> list[DateCandidate]:
    """Return every date of the page, numeric ones read in `order`."""
    found = [
        *declared_dates(head, article, order),
        *other_metas(head, order),
        *marked_dates(page, order),
        *line_dates(page, order),
    ]
    found += dates_of_url(url)
    return [*found, *relative_dates(page, fetched_at)] if fetched_at else found


def _order(locale: str, url: str) -> str | None:
    """Return how numeric dates are meant by locale or by the host's country, None when neither tells."""
    language, _, region = locale.lower().replace("_", "-").partition("-")
    if language in ("ko", "ja", "zh"):
        return "ymd"
    if locale.lower().replace("_", "-") in _AMERICAN:
        return "mdy"
    if language and language != "en":
        return "dmy"
    country = (urlsplit(url).hostname or "").rpartition(".")[2]
    if (region and region != "ca") or country in _DAY_FIRST_COUNTRIES:
        return "dmy"
    return None


def _settled(found: list[DateCandidate]) -> list[DateCandidate]:
    """Decide ambiguous dates that agree, one way or the other, with a date that is certain."""
    certain = {c.reading.day for c in found if not c.reading.ambiguous}
    if not any(c.reading.ambiguous for c in found):
        return found
    settled = []
    for candidate in found:
        reading = candidate.reading
        if reading.ambiguous:
            swapped = f"{reading.iso[:5]}{reading.iso[8:10]}-{reading.iso[5:7]}{reading.iso[10:]}"
            fits = [iso for iso in (reading.iso, swapped) if iso[:10] in certain or iso[:7] in certain]
            if len(fits) == 1:
                reading = reading._replace(iso=fits[0], ambiguous=False)
        settled.append(candidate._replace(reading=reading))
    return settled


def _from_state(state: AppState) -> Iterator[DateCandidate]:
    reading = parse_machine_date(state.published) if state.published else None
    if reading:
        evidence = f"the article's record in a script: {state.published}"
        yield DateCandidate(field="published_at", reading=reading, source="script", evidence=evidence, rank=8)
