"""When the article was published and changed: all dates of the page with their places, then one choice each.

Order of trust: JSON-LD, meta tags, time elements and itemprop, a byline's date, the address, a line under the headline
(demands.md no. 11). The date in a masthead is today's, one in the comments is a reader's: neither is looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from scraper.parsers.facts.app_state import AppState
from scraper.parsers.facts.date_choice import NEVER, DateCandidate, Field, corrected, is_next_day, most_trusted, only_date
from scraper.parsers.facts.date_tables import PUBLISHED_WORDS, UPDATED_WORDS
from scraper.parsers.facts.dates import DateReading, find_dates, numeric_order, parse_machine_date, parse_relative_date
from scraper.parsers.facts.evidence import Candidate, Choice
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.jsonld import JsonLdArticle
from scraper.parsers.facts.labelled import values_under
from scraper.parsers.facts.names import has_byline_words, is_entry
from scraper.parsers.facts.page_lines import Line, Mark, PageLines
from scraper.text import one_line

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "article.published",
    "datepublished",
    "publish-date", "publish_date", "publishdate", "published_date", "pubdate", "publication_date", "date_published",
    "publisheddate",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate", "displaydate",
    "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date",
    "citation_online_date", "article_date_original", "rnews:datepublished", "bt:pubdate", "pdate", "created",
    "article:post_date", "date",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "article.updated", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised", "updated_date", "modified_date",
)  # fmt: skip
HEAD_LINES = 14
ABOVE_LINES = 4
"""Lines right above the headline in which a date is looked for; further up a masthead shows today's."""
TAIL_LINES = 12
_DAY_FIRST_COUNTRIES = frozenset((
    "uk", "au", "nz", "in", "ie", "za", "sg", "my", "id", "pk", "ng", "ke", "fr", "de", "it", "es", "br", "pt", "mx", "ar", "cl",
    "pe", "vn", "th", "tr", "ru", "pl", "nl",
))  # fmt: skip
_UPDATED = re.compile(
    "|".join(rf"(?<![^\W\d_]){re.escape(w)}" for w in sorted(UPDATED_WORDS, key=len, reverse=True)), re.IGNORECASE
)
_PUBLISHED = re.compile(
    "|".join(rf"(?<![^\W\d_]){re.escape(w)}" for w in sorted(PUBLISHED_WORDS, key=len, reverse=True)), re.IGNORECASE
)
_PUBLISHED_LABELS = frozenset(w.casefold().rstrip(" :") for w in PUBLISHED_WORDS)
_RUN = re.compile(
    r"\W*(?:(?:was\s+|first\s+|original(?:ly)?\s+)?(?:(?:release|air|broadcast|premiere)(?:\s+)?dates?|released|aired|airs|airing|premiered|broadcast)|"
    r"date\s+de\s+sortie|sortie|fecha\s+de\s+(?:estreno|lanzamiento)|estreno|lanzamiento|data\s+d[ei]\s+(?:lançamento|uscita)|"
    r"lançamento|(?:tanggal\s+)?rilis|(?:tanggal\s+)?tayang|(?:ngày\s+)?phát\s+(?:hành|sóng)|erscheinungsdatum|veröffentlichung|"
    r"yayın\s+tarihi|발매일?|방영일?|방송일?|공개일|発売日?|放送日?|配信日?|發行日期?|发行日期?|首播日?期?)(?:\s+on)?\W*",
    re.IGNORECASE,
)
"""What a song's or a drama's own date stands under: no article's."""
_LABELS = "|".join(re.escape(w) for w in sorted(PUBLISHED_WORDS + UPDATED_WORDS, key=len, reverse=True))
_LABELLED = re.compile(rf"^\W*(?:{_LABELS})(?![^\W\d_]).{{0,30}}.$", re.IGNORECASE)
_LABELLED_AT_END = re.compile(rf"[\s|/·,](?:{_LABELS})\W{{0,3}}(?:on\s)?$", re.IGNORECASE)
"""A name, its role, `Published`: and the date closes the line without a full stop."""
_NUMERIC = re.compile(r"(?<!\d)[0-3]?\d[/-][0-3]?\d[/-](?:19|20)?\d\d(?!\d)")
_FIRST_PUBLISHED = re.compile(
    r"\W*(?:(?:this|the)\s(?:article|post|essay|review|story|piece|interview)\s(?:was\s)?)?(?:originally|first)\s"
    r"(?:published|posted|appeared|written|ran)(?![^\W\d_]).{0,60}$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'-]{2,40},\s[A-Z].{5,40}?(?:\s?[(/][^()/]{2,40}[)/]|\d\d)\s?(?:--|—|–|-\s|/)")
_ISSUE = ("호", "号", "號")
"""What makes a month the name of a magazine's issue."""
_APART = re.compile(r"\s*(?:[|｜¦•·●,/—–-]|$)")
_APART_BEFORE = re.compile(r"[|｜¦•·●,/—–-]\s*(?:on\s)?$")
_MODIFIED_HINT = re.compile(r"updated|modif|revis|last-?edit")
_PUBLISHED_HINT = re.compile(r"publish|posted|created|entry-date|post-date|pubdate|date-?(?:time)?-?(?:published|created)")
_DATE_HINT = re.compile(r"date|time|publish|posted|created|updated|modif|pubd|meta|byline|info")
_BYLINE_DATE = re.compile(r"by-?line\S*date|(?:pub|publish|published|updated|modified|post|posted)-?_?(?:dates?|on|at)(?![a-z])")
_PUBLICATION_NAME = re.compile(r"publi\w*[-_.:]?(?:date|time|at|on)(?![a-z])|(?:date|time)[-_.:]?publi")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=\d{0,7}(?:[/_.?&-]|$))")
_URL_LOOSE = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=[/_-]|$)")
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?=/)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
_AMERICAN = frozenset({"en-us", "en-ph", "es-us", "fil-ph"})
MAX_MARK = 1_000
"""Characters, spaces of the markup included, of an element that is looked at as a date; a longer one is a container."""
MAX_MARKS = 120
"""Elements that say "date" of which the words are read."""
_LONGEST_CELL = 30
_MANY_DATES = 3
"""Cells of dates that make a column."""
_LABELLED_END = 80
"""Characters of a line that ends in a labelled date."""
_PROSE_LINE = 160
"""Characters from which a line is prose: its dates are the story's."""


_DATELESS = re.compile(r"[\s\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When the article was published and changed."""

    published: DateReading | None
    modified: DateReading | None
    candidates: tuple[Candidate, ...]
    choices: tuple[Choice, ...]


def choose_dates(
    head: Head, article: JsonLdArticle, page: PageLines, state: AppState, *, url: str, locale: str, fetched_at: str | None
) -> Publication:
    """Return both dates with all candidates; nothing is later than `fetched_at`, and a relative date needs it."""
    found = _collect(head, article, page, url, _order(locale, url), fetched_at)
    if any(_NUMERIC.search(c.evidence) for c in found):
        # a date of this page that can only be read one way says more than its locale: themes ship with lang="en-US"
        witness = numeric_order(tuple(line.text for line in page.lines if len(line.text) <= _PROSE_LINE))
        found = _collect(head, article, page, url, witness, fetched_at) if witness else found
    found += _from_state(state)
    found = [c for c in _settled(found) if not is_future(c.reading, fetched_at)]
    best, why = most_trusted(found, "published_at")
    if best is None:
        best, why = _under_label(page, _order(locale, url), fetched_at, why)
    published, why = only_date(found, why) if best is None else corrected(best, why, found)
    modified, why_modified = most_trusted(found, "modified_at")
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
    found = [*_declared(head, article, order), *_other_metas(head, order), *_from_marks(page, order), *_from_lines(page, order)]
    found += _from_url(url)
    return [*found, *_relative(page, fetched_at)] if fetched_at else found


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
                reading = replace(reading, iso=fits[0], ambiguous=False)
        settled.append(replace(candidate, reading=reading))
    return settled


def _declared(head: Head, article: JsonLdArticle, order: str | None) -> Iterator[DateCandidate]:
    for text, field, rank, evidence in (
        (article.date_published, "published_at", 0, "datePublished"),
        (article.page_published, "published_at", 2, "WebPage datePublished"),
        (article.date_modified, "modified_at", 0, "dateModified"),
    ):
        reading = parse_machine_date(text, order=order) if text else None
        if reading:
            yield DateCandidate(field=field, reading=reading, source="JSON-LD", evidence=f"{evidence} {text}", rank=rank)  # type: ignore[arg-type]
    for field, names in (("published_at", PUBLISHED_METAS), ("modified_at", MODIFIED_METAS)):
        for name in names:
            for content in head.metas.get(name, ()):
                reading = parse_machine_date(content, order=order)
                if reading:
                    rank = 4 if name in ("date", "created") else 1
                    yield DateCandidate(field=field, reading=reading, source="meta", evidence=f"{name} {content}", rank=rank)  # type: ignore[arg-type]


def _other_metas(head: Head, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of meta tags with a name of the site's own that says publication (`w-published-date`)."""
    for name, contents in head.metas.items():
        if _PUBLICATION_NAME.search(name) and name not in PUBLISHED_METAS:
            reading = parse_machine_date(contents[0], order=order)
            if reading:
                evidence = f"{name} {contents[0]}"
                yield DateCandidate(field="published_at", reading=reading, source="meta", evidence=evidence, rank=4)


def _from_state(state: AppState) -> Iterator[DateCandidate]:
    reading = parse_machine_date(state.published) if state.published else None
    if reading:
        evidence = f"the article's record in a script: {state.published}"
        yield DateCandidate(field="published_at", reading=reading, source="script", evidence=evidence, rank=8)


def _from_marks(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of elements that markup calls a date: in the head of the article, or by itemprop anywhere in it.

    A summary or a trust box may push the byline below the second line of prose: there the element must be called a byline's
    date and print a label (`Updated March 13, 2024`), and all such elements must agree.
    """
    end, looked_at = _head_end(page), 0
    below: list[DateCandidate] = []
    first, prose_end = page.article_order, page.prose_end
    for mark in page.marks:
        if mark.order < first or not (mark.tag == "time" or _DATE_HINT.search(mark.hint)):
            continue
        itemprop = (mark.attributes.get("itemprop") or "").lower()
        named = itemprop in ("datepublished", "datemodified", "datecreated", "uploaddate")
        in_head = mark.order <= end
        at_edge = named or in_head or mark.order > prose_end or not page.prose_orders
        if not at_edge and not _BYLINE_DATE.search(mark.hint):
            continue
        looked_at += 1
        if looked_at > MAX_MARKS:
            return
        shown = _shown_text(mark)
        candidate = _marked_date(mark, itemprop if named else "", shown, order, penalty=0 if in_head or named else 4)
        if candidate is not None and at_edge:
            yield candidate
        elif candidate is not None and _LABELLED.match(shown):
            below.append(candidate)
    if len({c.reading.day for c in below}) == 1:
        yield below[0]


def _shown_text(mark: Mark) -> str:
    raw = "" if mark.node.first_child is None else mark.node.text(separator=" ")
    return one_line(raw)[:_PROSE_LINE] if len(raw) <= MAX_MARK else ""


def _marked_date(mark: Mark, named: str, shown: str, order: str | None, *, penalty: int) -> DateCandidate | None:
    """Return the date of one element; `named` is its itemprop if that is a date's, `penalty` is added to the rank."""
    machine = mark.attributes.get("datetime") or mark.attributes.get("content") or ""
    machine = machine or (mark.attributes.get("title") or "" if named or mark.tag == "abbr" else "")
    reading = (parse_machine_date(machine, order=order) if machine else None) or _shown_date(mark, shown, order)
    if reading is None:
        return None
    printed = _shown_date(mark, shown, order) if reading.iso.endswith("Z") else None
    if printed is not None and not printed.ambiguous and is_next_day(printed, reading):
        reading = printed  # the same moment in the readers' zone
    return DateCandidate(
        field=_field_of(mark.hint, (mark.attributes.get("itemprop") or "").lower(), shown, order),
        reading=reading,
        source="microdata" if named else "time" if mark.tag == "time" else "byline",
        evidence=f"{mark.tag} {mark.hint}: {machine or shown}"[:120],
        rank=(2 if named else 3 if mark.tag == "time" or machine else 5) + penalty,
    )


def _shown_date(mark: Mark, shown: str, order: str | None) -> DateReading | None:
    """Read the date an element shows, when it shows little else."""
    if not shown or len(shown) > _PROSE_LINE:
        return None
    dates = find_dates(shown, order=order)
    if not dates or dates[0].precision in ("month", "year"):
        return None
    if mark.tag != "time" and not _is_date_line(shown, dates):
        return None
    return next((d for d in dates if not _label(shown, d, dates)[0]), dates[0])


def _field_of(hint: str, itemprop: str, shown: str, order: str | None) -> Field:
    if itemprop:
        return "modified_at" if "modified" in itemprop else "published_at"
    dates = find_dates(shown, order=order)
    if dates and _label(shown, dates[0], dates)[0]:
        return "modified_at"
    if _MODIFIED_HINT.search(hint) and not _PUBLISHED_HINT.search(hint):
        return "modified_at"
    return "published_at"


def _from_lines(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of lines that are date lines or bylines, near the headline first, then after the last prose."""
    end, prose_end, title, first = _head_end(page), page.prose_end, page.title_order, page.article_order
    above = [x for x in page.lines if first <= x.order < title][-ABOVE_LINES:]
    head = [*above, *(x for x in page.lines if max(title, first) <= x.order <= end)]
    tail = [x for x in page.lines if x.order > prose_end][:TAIL_LINES]
    column = _date_column(page.lines, order)
    for line in page.lines:
        if line.order > title and is_entry(line.text):
            for reading in find_dates(line.text, order=order)[:1]:
                evidence = line.text[:100]
                yield DateCandidate(field="published_at", reading=reading, source="byline", evidence=evidence, rank=8)
    yield from _dateline(page, order)
    for lines, rank in ((head, 6), (tail, 9)):
        for line in lines:
            if len(line.text) > _PROSE_LINE or line.order in column:
                continue
            dates = find_dates(line.text, order=order)
            if not dates or not _is_date_line(line.text, dates) or _RUN.fullmatch(line.text[: dates[0].start]):
                continue
            for reading in dates:
                updated, published = _label(line.text, reading, dates)
                yield DateCandidate(
                    field="modified_at" if updated else "published_at",
                    reading=reading,
                    source="byline" if has_byline_words(line.text) else "text",
                    evidence=line.text[:100],
                    rank=rank if reading.precision not in ("month", "year") else rank + 4 if rank == 6 and published else NEVER,
                )


def _dateline(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the date of an agency's dateline, `SEOUL, June 15, 2021 (Wire) --`, where the text begins."""
    for line in [x for x in page.lines if page.title_order < x.order <= page.prose_start][-2:]:
        start = _DATELINE.match(line.text)
        for reading in find_dates(start.group(), order=order)[:1] if start else ():
            yield DateCandidate(field="published_at", reading=reading, source="text", evidence=line.text[:100], rank=8)


def _date_column(lines: list[Line], order: str | None) -> frozenset[int]:
    """Return where the cells of a column of dates stand (ratings by day, say): they tell when the episodes ran."""
    cells = [x for x in lines if x.tag in ("td", "th") and len(x.text) <= _LONGEST_CELL and find_dates(x.text, order=order)]
    named = any(x.tag in ("td", "th") and _RUN.fullmatch(x.text) for x in lines)
    return frozenset(x.order for x in cells) if named or len({x.text for x in cells}) >= _MANY_DATES else frozenset()


def _label(text: str, date: DateReading, dates: tuple[DateReading, ...]) -> tuple[bool, bool]:
    """Tell whether the words before a date call it an update, a publication."""
    start = max((d.end for d in dates if d.end <= date.start), default=0)
    updated, published = _labels_in(text[start : date.start])
    issue = text[date.end : date.end + 1] in _ISSUE and date.precision == "month"
    return updated, (issue or published) and not updated


@lru_cache(maxsize=1024)
def _labels_in(before: str) -> tuple[bool, bool]:
    """Tell whether words call what follows an update, a publication; cached, for a byline is read from several sides."""
    return _UPDATED.search(before) is not None, _PUBLISHED.search(before) is not None


def _is_date_line(text: str, dates: tuple[DateReading, ...]) -> bool:
    """Tell a date line from a sentence with a date: a label, a byline, or little else but the date."""
    first = dates[0]
    if (
        _LABELLED.match(text[: first.start + 1])
        or (first.start > 10 and _FIRST_PUBLISHED.match(text[: first.start]))
        or has_byline_words(text)
    ):
        return True
    if _APART.match(text, first.end) and (first.start == 0 or _APART_BEFORE.search(text[: first.start])):
        return True
    if len(text) <= _LABELLED_END and first.end == len(text) and _LABELLED_AT_END.search(text[: first.start]):
        return True
    covered = sum(d.end - d.start for d in dates)
    words = len(_DATELESS.sub("", text)) - len(_DATELESS.sub("", "".join(text[d.start : d.end] for d in dates)))
    return covered >= 0.35 * len(text) or words <= 12


def _from_url(url: str) -> Iterator[DateCandidate]:
    """Yield the day in the address; a month alone is kept as evidence and never chosen."""
    path = urlsplit(url).path
    match = _URL_LOOSE.search(path) or _URL_DAY.search(path)
    if match:
        reading = parse_machine_date(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}")
        if reading:
            yield DateCandidate(field="published_at", reading=reading, source="URL", evidence=path[:100], rank=7)
            return
    named = _URL_NAMED.search(path.lower())
    reading = parse_machine_date(f"{named[3]} {named[2]} {named[1]}") if named else None
    if reading:
        yield DateCandidate(field="published_at", reading=reading, source="URL", evidence=path[:100], rank=7)
        return
    month = _URL_MONTH.search(path)
    if month:
        reading = DateReading(iso=f"{month[1]}-{month[2]}", precision="month")
        yield DateCandidate(field="published_at", reading=reading, source="URL", evidence=path[:100], rank=NEVER)


def _relative(page: PageLines, fetched_at: str) -> Iterator[DateCandidate]:
    end = _head_end(page)
    for line in page.lines:
        if page.article_order <= line.order <= end and len(line.text) <= 80:
            reading = parse_relative_date(line.text, now=fetched_at)
            if reading:
                field: Field = "modified_at" if _UPDATED.search(line.text) else "published_at"
                yield DateCandidate(field=field, reading=reading, source="text", evidence=line.text, rank=8)


def _head_end(page: PageLines) -> int:
    """Return where the article's head ends: after the second line of prose (the first may be a standfirst) or 14 lines."""
    below = [x.order for x in page.lines if x.order > page.title_order][:HEAD_LINES]
    last = below[-1] if below else page.title_order
    return min(last, page.prose_orders[1]) if len(page.prose_orders) > 1 else last
