"""Where the dates of an article stand: head, markup, lines, address; each with its place and how far it is trusted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from scraper.parsers.facts.date_choice import HEAD_RANK, NEVER, DateCandidate, Field, is_next_day
from scraper.parsers.facts.date_tables import MEMBER_WORDS, PUBLISHED_WORDS, UPDATED_WORDS
from scraper.parsers.facts.dates import DateReading, find_dates, parse_machine_date, parse_relative_date
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.jsonld import JsonLdArticle
from scraper.parsers.facts.names import has_byline_words
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
_UPDATED = tuple(w.lower() for w in UPDATED_WORDS)
_PUBLISHED = tuple(w.lower() for w in PUBLISHED_WORDS)
_ANY_LABEL = (*_UPDATED, *_PUBLISHED)
_WORD_STARTS = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_RUN = re.compile(
    r"\W*(?:(?:was\s+|first\s+|original(?:ly)?\s+)?(?:(?:release|air|broadcast|premiere)(?:\s+)?dates?|released|aired|airs|airing|premiered|broadcast)|"
    r"date\s+de\s+sortie|sortie|fecha\s+de\s+(?:estreno|lanzamiento)|estreno|lanzamiento|data\s+d[ei]\s+(?:lançamento|uscita)|"
    r"lançamento|(?:tanggal\s+)?rilis|(?:tanggal\s+)?tayang|(?:ngày\s+)?phát\s+(?:hành|sóng)|erscheinungsdatum|veröffentlichung|"
    r"(?:erst)?ausstrahlung(?:sdatum)?|sendetermin|deutsche\s+erstausstrahlung|originalausstrahlung|"
    r"(?:fecha\s+de\s+)?(?:primera\s+)?emisión|(?:data\s+de\s+)?(?:exibição|transmissão)(?:\s+original)?|estreia|"
    r"(?:date\s+de\s+)?(?:première\s+)?diffusion|(?:data\s+di\s+)?(?:prima\s+(?:tv|visione)|messa\s+in\s+onda|trasmissione)|"
    r"original\s+(?:air\s?date|run|release)|air\s?date|first\s+(?:aired|broadcast|shown)|(?:eerste\s+)?uitzend(?:ing|datum)|"
    r"(?:data\s+)?(?:premiery|emisji)|premiera|премьера|дата\s+(?:выхода|премьеры|показа)|ilk\s+(?:yayın|gösterim)(?:\s+tarihi)?|"
    r"tayang\s+perdana|(?:ngày\s+)?(?:khởi\s+chiếu|công\s+chiếu)|(?:วันที่)?ออกอากาศ(?:ครั้งแรก)?|"
    r"yayın\s+tarihi|첫\s?방[송영]일?|初回放送日?|放映日期?|播出日期?|首播时间|首播時間|발매일?|방영일?|방송일?|공개일|発売日?|放送日?|配信日?|發行日期?|发行日期?|首播日?期?)(?:\s+on)?\W*",
    re.IGNORECASE,
)
"""What a song's or a drama's own date stands under: no article's."""
_MEMBERS = "|".join(re.escape(w) for w in sorted(MEMBER_WORDS, key=len, reverse=True))
_MEMBER = re.compile(rf"\W*(?:{_MEMBERS})(?![^\W\d_])\W*(?:[^\W\d_]{{1,10}}[.,]?\s)?\W*", re.IGNORECASE)
"""A member's dates, up to the weekday before the day."""
_LABELS = "|".join(re.escape(w) for w in sorted(PUBLISHED_WORDS + UPDATED_WORDS, key=len, reverse=True))
_LABELLED = re.compile(rf"^\W*(?:{_LABELS})(?![^\W\d_]).{{0,30}}.$", re.IGNORECASE)
_LABELLED_AT_END = re.compile(rf"[\s|/·,](?:{_LABELS})\W{{0,3}}(?:on\s)?$", re.IGNORECASE)
"""A name, its role, `Published`: and the date closes the line without a full stop."""
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
_DATE_PROPERTIES = frozenset(("datepublished", "datemodified", "datecreated", "uploaddate"))
_DATE_HINTS = ("date", "time", "publish", "posted", "created", "updated", "modif", "pubd", "meta", "byline", "info")
_BYLINE_DATE = re.compile(r"by-?line\S*date|(?:pub|publish|published|updated|modified|post|posted)-?_?(?:dates?|on|at)(?![a-z])")
_PUBLICATION_NAME = re.compile(r"publi\w*[-_.:]?(?:date|time|at|on)(?![a-z])|(?:date|time)[-_.:]?publi")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=\d{0,7}(?:[/_.?&-]|$))")
_URL_LOOSE = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=[/_-]|$)")
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?=/)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
MAX_MARK = 1_000
"""Characters, spaces of the markup included, of an element that is looked at as a date; a longer one is a container."""
MAX_MARKS = 120
"""Elements that say "date" of which the words are read."""
_MACHINE = ("datetime", "content", "title")
SWAPPABLE = re.compile(r"(?<!\d)\d\d?\s?[/.-]\s?\d\d?\s?[/.-]\s?\d\d")
"""A date in figures that does not begin with the whole year."""
_LONGEST_CELL = 30
_MANY_DATES = 3
"""Cells of dates that make a column."""
_LABELLED_END = 80
"""Characters of a line that ends in a labelled date."""
PROSE_LINE = 160
"""Characters from which a line is prose: its dates are the story's."""


_DATELESS = re.compile(r"[\s\W\d_]+")


def declared_dates(head: Head, article: JsonLdArticle, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates that JSON-LD and the known meta tags declare."""
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


def other_metas(head: Head, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of meta tags with a name of the site's own that says publication (`w-published-date`)."""
    for name, contents in head.metas.items():
        if "publi" in name and _PUBLICATION_NAME.search(name) and name not in PUBLISHED_METAS:
            reading = parse_machine_date(contents[0], order=order)
            if reading:
                evidence = f"{name} {contents[0]}"
                yield DateCandidate(field="published_at", reading=reading, source="meta", evidence=evidence, rank=4)


def marked_dates(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of elements that markup calls a date: in the head of the article, or by itemprop anywhere in it.

    A summary or a trust box may push the byline below the second line of prose: there the element must be called a byline's
    date and print a label (`Updated March 13, 2024`), and all such elements must agree.
    """
    end, looked_at = _head_end(page), 0
    below: list[DateCandidate] = []
    prose_end = page.prose_end
    for mark, itemprop in _date_marks(page):
        named = itemprop != ""
        in_head = mark.order <= end
        at_edge = named or in_head or mark.order > prose_end or not page.prose_orders
        if not at_edge and not _BYLINE_DATE.search(mark.hint):
            continue
        looked_at += 1
        if looked_at > MAX_MARKS:
            return
        shown = _shown_text(mark)
        candidate = _marked_date(mark, itemprop, shown, order, penalty=0 if in_head or named else 4)
        if candidate is not None and at_edge:
            yield candidate
        elif candidate is not None and _LABELLED.match(shown):
            below.append(candidate)
    if len({c.reading.day for c in below}) == 1:
        yield below[0]


def _date_marks(page: PageLines) -> Iterator[tuple[Mark, str]]:
    """Yield the elements that markup calls a date, each with its itemprop if that is a date's."""
    first = page.article_order
    for mark in page.marks:
        if mark.order >= first and (mark.tag == "time" or any(map(mark.hint.__contains__, _DATE_HINTS))):
            itemprop = (mark.attributes.get("itemprop") or "").lower()
            yield mark, itemprop if itemprop in _DATE_PROPERTIES else ""


def _shown_text(mark: Mark) -> str:
    raw = mark.words or ("" if mark.node.first_child is None else mark.node.text(separator=" "))
    return one_line(raw)[:PROSE_LINE] if len(raw) <= MAX_MARK else ""


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
    if not shown or len(shown) > PROSE_LINE:
        return None
    dates = find_dates(shown, order=order)
    if not dates or dates[0].precision in ("month", "year"):
        return None
    if (mark.tag != "time" and not _is_date_line(shown, dates)) or _MEMBER.fullmatch(shown[: dates[0].start]):
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


def line_dates(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the dates of lines that are date lines or bylines, near the headline first, then after the last prose."""
    lines = page.lines
    tail = lines[page.at(page.prose_end + 1) :][:TAIL_LINES]
    column = _date_column(lines, order)
    for line in page.entries():
        for reading in find_dates(line.text, order=order)[:1]:
            yield DateCandidate(field="published_at", reading=reading, source="byline", evidence=line.text[:100], rank=8)
    yield from _dateline(page, order)
    for part, rank in ((_head_lines(page), HEAD_RANK), (tail, 9)):
        above = ""
        for line in part:
            if line.order not in column and not (above and _MEMBER.fullmatch(above)):
                yield from _dates_of_line(line.text, order, rank)
            above = line.text if len(line.text) <= _LONGEST_CELL else ""


def _head_lines(page: PageLines) -> list[Line]:
    """Return the lines of the article's head, those right above the headline first."""
    start = page.at(max(page.title_order, page.article_order))
    return [*page.above(ABOVE_LINES), *page.lines[start : page.at(_head_end(page) + 1)]]


def _dates_of_line(text: str, order: str | None, rank: int) -> Iterator[DateCandidate]:
    """Yield the dates of a line that is a date line or a byline."""
    dates = find_dates(text, order=order) if len(text) <= PROSE_LINE else ()
    if not dates or not _is_date_line(text, dates):
        return
    before = text[: dates[0].start]
    if _RUN.fullmatch(before) or _MEMBER.fullmatch(before):
        return
    for reading in dates:
        updated, published = _label(text, reading, dates)
        vague = reading.precision in ("month", "year")
        yield DateCandidate(
            field="modified_at" if updated else "published_at",
            reading=reading,
            source="byline" if has_byline_words(text) else "text",
            evidence=text[:100],
            rank=rank if not vague else rank + 4 if rank == HEAD_RANK and published else NEVER,
        )


def printed_at_head(page: PageLines, order: str | None) -> Iterator[DateCandidate | None]:
    """Yield the dates printed at the head of the article, as `marked_dates` and `line_dates` do, and nothing else.

    None where the rest of the page may say how a date is to be read: in figures alone, or in a cell of what may be a column.
    """
    end = _head_end(page)
    for count, (mark, itemprop) in enumerate(_date_marks(page), 1):
        if mark.order > end or count > MAX_MARKS:
            break
        if not itemprop:
            shown = _shown_text(mark)
            if SWAPPABLE.search(shown) or any(SWAPPABLE.search(mark.attributes.get(key) or "") for key in _MACHINE):
                yield None
            if candidate := _marked_date(mark, "", shown, order, penalty=0):
                yield candidate
    for line in _head_lines(page):
        if SWAPPABLE.search(line.text) or line.tag in ("td", "th"):
            yield None
        yield from _dates_of_line(line.text, order, HEAD_RANK)


def _dateline(page: PageLines, order: str | None) -> Iterator[DateCandidate]:
    """Yield the date of an agency's dateline, `SEOUL, June 15, 2021 (Wire) --`, where the text begins."""
    for line in page.lines[page.at(page.title_order + 1) : page.at(page.prose_start + 1)][-2:]:
        start = _DATELINE.match(line.text)
        for reading in find_dates(start.group(), order=order)[:1] if start else ():
            yield DateCandidate(field="published_at", reading=reading, source="text", evidence=line.text[:100], rank=8)


def _date_column(lines: list[Line], order: str | None) -> frozenset[int]:
    """Return where the cells of a column of dates stand (ratings by day, say): they tell when the episodes ran."""
    table = [x for x in lines if x.tag in ("td", "th")]
    cells = [x for x in table if len(x.text) <= _LONGEST_CELL and find_dates(x.text, order=order)]
    named = bool(cells) and any(_RUN.fullmatch(x.text) for x in table)
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
    low = before.lower()
    starts = [match.start() for match in _WORD_STARTS.finditer(low)]
    return any(low.startswith(_UPDATED, at) for at in starts), any(low.startswith(_PUBLISHED, at) for at in starts)


def _is_date_line(text: str, dates: tuple[DateReading, ...]) -> bool:
    """Tell a date line from a sentence with a date: a label, a byline, or little else but the date."""
    first = dates[0]
    if first.start and _is_labelled(text, first.start):
        return True
    if has_byline_words(text):
        return True
    if _APART.match(text, first.end) and (first.start == 0 or _APART_BEFORE.search(text[: first.start])):
        return True
    if len(text) <= _LABELLED_END and first.end == len(text) and _LABELLED_AT_END.search(text[: first.start]):
        return True
    covered = sum(d.end - d.start for d in dates)
    words = len(_DATELESS.sub("", text)) - len(_DATELESS.sub("", "".join(text[d.start : d.end] for d in dates)))
    return covered >= 0.35 * len(text) or words <= 12


def _is_labelled(text: str, start: int) -> bool:
    """Tell whether the words before the date at `start` are its label, at their beginning or, in a short line, at their end."""
    before = text[:start]
    low = before.lower()
    words = _WORD_STARTS.search(low)
    if words is None:
        return False
    if low.startswith(_ANY_LABEL, words.start()) and _LABELLED.match(text[: start + 1]):
        return True
    return start > 10 and ("first" in low or "original" in low) and _FIRST_PUBLISHED.match(before) is not None


def dates_of_url(url: str) -> Iterator[DateCandidate]:
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


def relative_dates(page: PageLines, fetched_at: str) -> Iterator[DateCandidate]:
    """Yield what `3 hours ago` and the like at the head of the article mean at `fetched_at`."""
    end = _head_end(page)
    for line in page.lines:
        if page.article_order <= line.order <= end and len(line.text) <= 80:
            reading = parse_relative_date(line.text, now=fetched_at)
            if reading:
                field: Field = "modified_at" if _labels_in(line.text)[0] else "published_at"
                yield DateCandidate(field=field, reading=reading, source="text", evidence=line.text, rank=8)


def _head_end(page: PageLines) -> int:
    """Return where the article's head ends: after the second line of prose (the first may be a standfirst) or 14 lines."""
    start = page.at(page.title_order + 1)
    below = page.lines[start : start + HEAD_LINES]
    last = below[-1].order if below else page.title_order
    return min(last, page.prose_orders[1]) if len(page.prose_orders) > 1 else last
