"""Date lines in many languages: text in, ISO 8601 with its precision out.

Own compact tables instead of dateparser: that library needed about a second on one Korean line when its language was
not known, reads the clock for what is missing, and fills in days that nobody printed. Here nothing is filled in.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from scraper.parsers.facts.byline_tables import WEEKDAYS
from scraper.parsers.facts.date_tables import (
    AFTERNOON,
    AGO,
    AGO_BEFORE,
    BUDDHIST_ERA,
    DIGITS,
    ERAS,
    FORENOON,
    MONTHS,
    RELATIVE_DAYS,
    RELATIVE_UNITS,
    VIETNAMESE_MONTHS,
    ZONES,
)

EARLIEST_YEAR = 1990
"""No web page is older; a year before it belongs to the subject, not to the page."""
MAX_LENGTH = 400
"""Characters of a line that are looked at; a longer one is prose."""


class DateReading(NamedTuple):
    """A moment as precise as it was printed."""

    iso: str
    """`2025`, `2025-03`, `2025-03-14`, `2025-03-14T15:05` or with seconds; offset only when printed."""
    precision: str
    """`second` | `minute` | `day` | `month` | `year`."""
    ambiguous: bool = False
    """True when day and month could be swapped and nothing told which is which."""
    start: int = 0
    """Where it begins in the text, characters."""
    end: int = 0
    """Where it ends."""

    @property
    def day(self) -> str:
        """The date part, at most ten characters."""
        return self.iso[:10]


def _alternatives(words: object) -> str:
    assert hasattr(words, "__iter__")
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<mon>{_alternatives(MONTHS)})(?![^\W\d_])\.?"
_ANY_WORD = r"(?P<mon>[^\W\d_]+)\.?"
"""Stands for a month's name where the word is looked up afterwards: a pattern of all names tries each of 600 at every word."""
_MONTH_START = rf"(?<![^\W\d_]){_MONTH}"
_YEAR_END = r"(?!\d(?!\d:\d\d))"
"""No digit may follow, but a clock that lost its space may: `Jun 05, 202402:28 pm`."""
_YEAR = rf"(?P<y>(?:19|20|24|25)\d\d){_YEAR_END}"
_ANY_YEAR = rf"(?:(?P<y>(?:19|20|24|25)\d\d){_YEAR_END}|['’]?(?P<yy>\d\d)(?![\d:]))"
_DAY = r"(?:(?<![\d.,:/-])|(?<=ika-))(?P<d>[0-3]?\d)(?!\d)"
_OF = r"(?:de|del|of|di|ng|ika)"

_WEEKDAY = rf"(?:(?:{_alternatives(WEEKDAYS)})[.,]*\s+)?"
"""Calendars at the head of a post print the day of the week between day and year, each in an element of its own."""

_ERA_DAY = (
    r"(?:(?P<era>令和|平成|昭和|民國|民国)\s?(?P<ey>\d{1,3}|元)|(?<!\d)(?P<y>(?:19|20)\d\d|(?<![\d])\d\d))\s?[년年]\s?"
    r"(?P<m>[01]?\d)\s?[월月](?:\s?(?P<d>[0-3]?\d)\s?[일日号號])?"
)
_DAY_MONTH_YEAR = (
    rf"{_DAY}(?:\s?(?:st|nd|rd|th|er|ère|º|°|ª|:e)(?![^\W\d_])|\.)?[\s-]*(?:{_OF}\s|d['’]|/)?\s*{_MONTH}"
    rf"[\s,/-]*(?:{_OF}\s+)?(?:พ\.ศ\.|ค\.ศ\.)?\s*{_WEEKDAY}{_ANY_YEAR}"
)
_MONTH_DAY_YEAR = (
    rf"{_MONTH_START}\s*(?P<d>[0-3]?\d)(?!\d)(?:st|nd|rd|th|[日號号일])?(?:\s*[,.]\s*|\s+|\s*[-–]\s*(?=\d{{4}}))"
    rf"(?:{_WEEKDAY}|\D{{1,4}}\s)(?:{_YEAR}|['’](?P<yy>\d\d)(?!\d))"
)
_VIETNAMESE = rf"(?:(?P<m>[01]?\d)(?!\d)|(?P<vm>{_alternatives(VIETNAMESE_MONTHS)}))"
_ERA_MARK = re.compile("[년年월月]")
_ANY_SEPARATED = re.compile(r"\d\s?[-/.．]\s?\d")
_ORDERLESS = re.compile(r"\d\s?[-/.]\s?\d\d?\s?[-/.]\s?\d\d")
"""What every date of figures alone has: without it nobody needs to know which figure is the day."""
_AMERICAN_CLOCK = re.compile(r"(?<![\d/])\d/\d\d/\d{4}\s\d\d:\d\d:\d\d [AP]M(?![^\W\d_])")
"""`3/02/2022 07:12:00 PM`: the American format of Java, which Blogger prints under posts in any language."""
_Gate = Literal["named", "vietnamese", "era", "separated"]


def _gate_of(pattern: str) -> _Gate:
    """Return what every text has in which `pattern` is found; see `_gates`."""
    if "(?P<mon>" in pattern:
        return "named"
    return "vietnamese" if "tháng" in pattern else "era" if "[년年]" in pattern or "[월月]" in pattern else "separated"


_SHAPES = tuple(
    (re.compile(pattern.replace(_MONTH, _ANY_WORD), re.IGNORECASE), re.compile(pattern, re.IGNORECASE), _gate_of(pattern))
    for pattern in (
        # 2025-03-14T15:05:00+09:00; the time is read by _TIME_AFTER
        r"(?<!\d)(?P<y>(?:19|20|25)\d\d)\s?(?P<sep>[-/.])\s?(?P<m>[01]?\d)\s?(?P=sep)\s?(?P<d>[0-3]?\d)(?!\d|[-/.]\d)",
        r"(?<!\d)(?P<y>(?:19|20|25)\d\d)\s?[.．]\s?(?P<m>[01]?\d)\s?[.．]\s?(?P<d>[0-3]?\d)(?!\d)",
        _ERA_DAY,  # 2025년 3월 14일, 2025年3月14日, 令和6年3月10日, 民國113年3月1日
        _DAY_MONTH_YEAR,  # 14 March 2025, 14. März 2025, 6 de octubre de 2021, 14-Mar-25, 1er mars 2021
        rf"(?<![\d년年])(?P<m>[01]?\d)\s?[월月]\s?(?P<d>[0-3]?\d)(?!\d)\s?[일日]?\s*,?\s+{_WEEKDAY}{_YEAR}",  # 3월 8, 2020
        rf"{_DAY}\s?[일日]?\s+(?P<m>[01]?\d)\s?[월月]\s*,?\s+{_WEEKDAY}{_YEAR}",  # 8 3月, 2020
        _MONTH_DAY_YEAR,  # March 14, 2025; Mar. 14th 2025
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)[\s,.-]+{_MONTH}[\s.-]*(?P<d>[0-3]?\d)(?!\d)",  # 2025 March 14, 2011-Jul-05
        rf"{_DAY}\s*tháng\s*{_VIETNAMESE}\s*(?:,|năm|-)?\s*{_YEAR}",  # 14 tháng 3 năm 2025, 14 Tháng Ba, 2025
        rf"tháng\s*{_VIETNAMESE}\s+(?P<d>[0-3]?\d)\s*,\s*{_YEAR}",  # Tháng Ba 14, 2025
        # 14/03/2025, 03-14-2025, 14.3.2025: which is which is decided by `order`
        r"(?<![\d/.-])(?P<a>[0-3]?\d)\s?(?P<sep>[-/.])\s?(?P<b>[0-3]?\d)\s?(?P=sep)\s?(?P<y>(?:19|20|25)\d\d)(?!\d|[-/]\d)",
        # 25.03.14 (Korean) and 03/14/25
        r"(?<![\d/.:-])(?P<p>\d\d?)(?P<sep>[/.]|-(?=\d\d-\d\d\s\d\d:\d\d))(?P<q>\d\d?)(?P=sep)(?P<r>\d\d)(?![\d:/]|\.\d)",
        rf"{_MONTH_START}(?:\s*,\s*|\s+(?:{_OF}\s+)?|\s*[-/]\s*){_YEAR}",  # March 2025, marzo de 2025
    )
)
_FIGURE = re.compile(r"[\d元]")
_GATE = re.compile(
    r"(?:19|20|24|25)\d\d|\d[./]\d\d?[./]\d\d|\d-\d\d-\d\d\s|[\d元]\s?[年년]|['’]\d\d|\d[\s-]\S{2,12}[\s-]\d\d(?![\d:])"
)
"""A year, or what else a date without one looks like: one look that spares most lines the rest."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC_DAY_MONTH = re.compile(r"(?<![\d/.-])([0-3]?\d)[/-]([0-3]?\d)[/-](?:19|20)\d\d(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?)?(?!\d)")

_HALF = _alternatives(AFTERNOON | FORENOON)
_CLOCK = (
    rf"(?:(?P<half>{_HALF})\.?\s*)?(?P<H>[0-2]?\d)\s?(?:(?:[:：h]|"
    rf"\.(?=\d\d(?!\d)))\s?(?P<M>[0-5]\d)(?:[:：.](?P<S>[0-5]\d)(?:[.,]\d+)?)?"
    rf"|\s?[시時时點点]\s?(?:(?P<M2>[0-5]?\d)\s?[분分])?(?:\s?(?P<S2>[0-5]?\d)\s?[초秒])?)"
    rf"(?!\d)\s?(?:Uhr)?\s*(?:(?P<half2>{_HALF})(?![^\W\d_])\.?)?"
    rf"\s*(?P<zone>[(\[]?(?:(?:UTC|GMT)\s?)?(?:[+-]\d\d?:?(?:\d\d)?|Z(?![^\W\d_])|(?:{_alternatives(ZONES)})(?![^\W\d_])))?"
)
_TIME_AFTER = re.compile(
    rf"(?:T|[\s,|¦·•@;()]|\.(?=\s)|-(?=\s)|[–—]|[월화수목금토일月火水木金土日]\s?[)）]|[(（]|at\b|um\b|à\b|alle\b|ore\b|kl\b\.?|pukul\b|"
    rf"jam\b|lúc\b"
    rf"|saat\b|klo\b|às\b|a\slas\b|pada\b|เวลา|w\b|в\b){{0,5}}{_CLOCK}",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    rf"(?<![\d:.]){_CLOCK}[\s,|·•-]*(?:on|el|le|del|[^\W\d_]{{3,12}},|thứ\s\w+,|ngày)?[\s,|]*$", re.IGNORECASE
)
_UNWORDLY = re.compile("[\u0e00-\u0e7f\u0900-\u097f\u0300-\u036fΐ]")
"""Scripts whose months are no runs of letters: Thai has no spaces, in Devanagari the vowels are marks; and loose accents."""
_WORD = re.compile(r"[^\W\d_]+")
_AGO_AFTER = re.compile(
    rf"(?<![\d.,:/-])(?P<n>\d{{1,3}}|an?|một|une?|"
    rf"sebuah)\s?(?P<unit>{_alternatives([w for u in RELATIVE_UNITS.values() for w in u])})"
    rf"\s?(?:{_alternatives(AGO)})(?![^\W\d_])",
    re.IGNORECASE,
)
_AGO_FIRST = re.compile(
    rf"(?<![^\W\d_])(?:{_alternatives(AGO_BEFORE)})\s(?P<n>\d{{1,3}}|une?|un[ao]?|uma?|einem|einer)\s"
    rf"(?P<unit>{_alternatives([w for u in RELATIVE_UNITS.values() for w in u])})(?![^\W\d_])",
    re.IGNORECASE,
)
_RELATIVE_DAY = re.compile(rf"(?<![^\W\d_])(?P<word>{_alternatives(RELATIVE_DAYS)})(?![^\W\d_])", re.IGNORECASE)


_BESIDE_TODAY = 12
"""Letters that may stand beside `today`: `Published today at`; a third in scripts that say it in fewer."""


def find_dates(text: str, *, order: str | None = None) -> tuple[DateReading, ...]:
    """Return all dates printed in `text`, in order of position.

    `order` says how 03/04/2025 is meant: `dmy`, `mdy` or `ymd` (for two-digit years); None leaves such a date ambiguous.

    >>> [d.iso for d in find_dates("Posted March 14, 2025 at 3:05 pm, updated 2025-03-15")]
    ['2025-03-14T15:05', '2025-03-15']
    """
    text = text[:MAX_LENGTH]
    if not _FIGURE.search(text):
        return ()
    if not text.isascii():
        text = text.translate(DIGITS).replace("¦", " ")  # day, month and year in elements of their own
    if not _GATE.search(text):
        return ()
    if _AMERICAN_CLOCK.search(text):
        order = "mdy"
    return _find_dates(text, order if order and _ORDERLESS.search(text) else None)


@lru_cache(maxsize=1024)
def _find_dates(text: str, order: str | None) -> tuple[DateReading, ...]:
    """Do the work of `find_dates`; cached because the same byline is read for its names, its dates and its labels."""
    text = text.replace("İ", "I")
    open_gates = _gates(text)
    wordly = _UNWORDLY.search(text) is None
    found: list[DateReading] = []
    claimed: list[tuple[int, int]] = []
    for shape, slow_shape, gate in _SHAPES:
        if gate not in open_gates:
            continue
        for match in _with_month(shape, text) if gate == "named" and wordly else slow_shape.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in claimed):
                continue
            reading = _read(match, text, order, max((end for _, end in claimed if end <= match.start()), default=0))
            # an impossible date (29 February 2021) claims its place too, or its month alone would be read
            claimed.append((match.start(), reading.end if reading else match.end()))
            if reading:
                found.append(reading)
    return tuple(sorted(found, key=lambda d: d.start))


def _gates(text: str) -> set[str]:
    """Return which kinds of shape may be found in `text`: most are told by one look."""
    found = set()
    if _names_a_month(text):
        found.add("named")
    if _ANY_SEPARATED.search(text):
        found.add("separated")
    if not text.isascii():
        if "tháng" in text.lower():
            found.add("vietnamese")
        if _ERA_MARK.search(text):
            found.add("era")
    return found


def _with_month(shape: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `shape` finds whose word is a month; behind another word the search goes on."""
    match = shape.search(text)
    while match is not None:
        month = _month_of(match["mon"])
        if month:
            yield match
        match = shape.search(text, match.end() if month else match.end("mon"))


def parse_date(text: str, *, order: str | None = None) -> DateReading | None:
    """Return the first date printed in `text`, or None.

    >>> parse_date("2025년 3월 14일 (금) 오후 3:05").iso, parse_date("Maret 2025").precision
    ('2025-03-14T15:05', 'month')
    """
    dates = find_dates(text, order=order)
    return dates[0] if dates else None


def parse_machine_date(text: str, *, order: str | None = None) -> DateReading | None:
    """Read a date that is meant for programs: also 20250314, 20250314T150500 and Unix seconds or milliseconds.

    >>> parse_machine_date("1741964700").iso, parse_machine_date("20250314").iso
    ('2025-03-14T15:05:00Z', '2025-03-14')
    """
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) in (10, 13) and not _COMPACT.fullmatch(text[:10] + "00"):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return _plausible(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "second", moment.date())
    iso = _ISO.fullmatch(text)
    if iso:
        day = _calendar(int(iso[1]), int(iso[2]), int(iso[3]))
        clock = f"T{iso[4]}{iso[5] or ''}{_offset(iso[6])}" if iso[4] and iso[4] < "24" else ""
        precision = "day" if not clock else "second" if iso[5] else "minute"
        return _plausible(day.isoformat() + clock, precision, day) if day else None
    compact = _COMPACT.match(text)
    if compact:
        y, m, d, hour, minute, second = compact.groups()
        clock = f"T{hour}:{minute}" + (f":{second}" if second else "") if hour else ""
        day = _calendar(int(y), int(m), int(d))
        precision = "day" if not hour else "second" if second else "minute"
        return _plausible(day.isoformat() + clock, precision, day) if day else None
    return parse_date(text, order=order)


def parse_relative_date(text: str, *, now: str) -> DateReading | None:
    """Read `3 hours ago`, `2일 전`, `hace 3 días`, `yesterday` as seen at `now` (ISO 8601); None when there is none.

    Only as precise as the unit: hours and days give a day, weeks and months are too vague to name one.

    >>> parse_relative_date("2일 전", now="2025-03-14T09:00:00Z").iso
    '2025-03-12'
    """
    text = text[:MAX_LENGTH]
    moment = datetime.fromisoformat(now)
    match = _AGO_AFTER.search(text) or _AGO_FIRST.search(text)
    if match:
        count = int(match["n"]) if match["n"].isdigit() else 1
        unit = next((name for name, words in RELATIVE_UNITS.items() if match["unit"].casefold() in words), "")
        if unit in ("minute", "hour", "day"):
            day = (moment - timedelta(**{unit + "s": count})).date()
            return DateReading(iso=day.isoformat(), precision="day", start=match.start(), end=match.end())
        return None
    match = _RELATIVE_DAY.search(text)
    if match and len(text) < 40 and _letters_beside(text, match) <= (_BESIDE_TODAY if text.isascii() else _BESIDE_TODAY // 3):
        day = moment.date() - timedelta(days=RELATIVE_DAYS[match["word"].casefold()])
        return DateReading(iso=day.isoformat(), precision="day", start=match.start(), end=match.end())
    return None


def _letters_beside(text: str, match: re.Match[str]) -> int:
    """Return how many letters a line has besides a relative date: a sentence about today dates nothing."""
    return sum(c.isalpha() for c in text) - sum(c.isalpha() for c in match.group())


def numeric_order(texts: Iterator[str] | tuple[str, ...]) -> str | None:
    """Return `dmy` or `mdy` when one numeric date among `texts` can only be read that way, None without such a witness.

    >>> numeric_order(("03/04/2025", "25/12/2024"))
    'dmy'
    """
    votes = {"dmy": 0, "mdy": 0}
    for first, second in _NUMERIC_DAY_MONTH.findall("\n".join(texts)):
        if int(first) > 12 >= int(second):
            votes["dmy"] += 1
        elif int(second) > 12 >= int(first):
            votes["mdy"] += 1
    if votes["dmy"] == votes["mdy"]:
        return None
    return max(votes, key=votes.__getitem__)


def _names_a_month(text: str) -> bool:
    """Tell whether a month's name is in `text`: the shapes with names are slow, this is one look-up a word."""
    words = _WORD.findall(text.casefold())
    if not MONTHS.keys().isdisjoint(words) or _UNWORDLY.search(text):
        return True
    # capital I is both i and ı: ARALIK is aralık
    return "ı" not in text and any(w.replace("i", "ı") in MONTHS for w in words)


def _read(match: re.Match[str], text: str, order: str | None, free_from: int) -> DateReading | None:
    """Turn one match of a shape into a reading, time of day included; `free_from` is where the date before it ends."""
    parts = match.groupdict()
    ambiguous = False
    if parts.get("a"):
        year, month, day, ambiguous = _numeric(int(parts["a"]), int(parts["b"]), parts["y"], parts["sep"], order)
    elif parts.get("p"):
        short = _short_numeric(int(parts["p"]), int(parts["q"]), int(parts["r"]), order)
        if short is None:
            return None
        year, month, day = short
    else:
        year = _year(parts)
        month = _month(parts)
        day = int(parts["d"]) if parts.get("d") else 0
    if day == 0:
        if not (1 <= month <= 12) or _calendar(year, month, 1) is None or not EARLIEST_YEAR <= year <= 2100:
            return None
        return DateReading(iso=f"{year:04d}-{month:02d}", precision="month", start=match.start(), end=match.end())
    when = _calendar(year, month, day)
    if when is None:
        return None
    clock, precision, end = _time_of_day(text, match.start(), match.end(), free_from)
    reading = _plausible(when.isoformat() + clock, precision, when)
    if reading is None:
        return None
    return DateReading(iso=reading.iso, precision=precision, ambiguous=ambiguous, start=match.start(), end=end)


def _year(parts: dict[str, str | None]) -> int:
    era = parts.get("era")
    if era:
        counted = parts["ey"] or ""
        return ERAS[era] + (1 if counted == "元" else int(counted))
    year = int(parts.get("y") or parts.get("yy") or 0)
    if year < 100:
        # Thai pages abbreviate 2567 to 67, everybody else 2024 to 24; no web page is from 2043 on
        return year + 2500 - BUDDHIST_ERA if _is_thai(parts.get("mon")) else year + (2000 if year < 70 else 1900)
    return year - BUDDHIST_ERA if year > 2400 else year


def _is_thai(word: str | None) -> bool:
    return bool(word) and "\u0e00" <= (word or " ")[0] <= "\u0e7f"


def _month(parts: dict[str, str | None]) -> int:
    if parts.get("m"):
        return int(parts["m"] or 0)
    if parts.get("vm"):
        return VIETNAMESE_MONTHS[(parts["vm"] or "").casefold()]
    return _month_of(parts.get("mon") or "")


def _month_of(name: str) -> int:
    name = name.casefold()
    return MONTHS.get(name) or MONTHS.get(name.replace("i", "ı")) or 0


def _numeric(first: int, second: int, year_text: str, separator: str, order: str | None) -> tuple[int, int, int, bool]:
    """Decide a/b/year: a number over 12 is a day; else `order`; dots mean day first wherever they are used."""
    year = int(year_text)
    year = year - BUDDHIST_ERA if year > 2400 else year
    if first > 12 or (second <= 12 and order == "dmy") or first == second:
        return year, second, first, False
    if second > 12 or order == "mdy":
        return year, first, second, False
    return year, second, first, separator != "."


def _short_numeric(first: int, second: int, third: int, order: str | None) -> tuple[int, int, int] | None:
    """Decide a date whose year has two digits; only with a known order."""
    if order == "ymd":
        return 2000 + first, second, third
    if order is None and second > 12 >= first:
        return 2000 + third, first, second  # 5/14/22: the middle is no month
    if order == "mdy":
        return 2000 + third, first, second
    if order == "dmy":
        return 2000 + third, second, first
    return None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plausible(iso: str, precision: str, when: date) -> DateReading | None:
    """Refuse years that no web page has, and the zero of clocks that were never set."""
    if not EARLIEST_YEAR <= when.year <= 2100:
        return None
    return DateReading(iso=iso, precision=precision)


def _time_of_day(text: str, start: int, end: int, free_from: int) -> tuple[str, str, int]:
    """Return the time printed beside a date as an ISO suffix, the precision, and where it ends."""
    after = _TIME_AFTER.match(text, end) if _FIGURE.search(text, end) else None
    match = after
    if match is None and _FIGURE.search(text, max(free_from, start - 40), start):
        match = _TIME_BEFORE.search(text, max(free_from, start - 40), start)
    if match is None:
        return "", "day", end
    hour = int(match["H"])
    half = (match["half"] or match["half2"] or "").casefold().rstrip(".")
    if half in AFTERNOON and hour < 12:
        hour += 12
    elif half in FORENOON and hour == 12:
        hour = 0
    if hour > 23:
        return "", "day", end
    minute, second = match["M"] or match["M2"] or "00", match["S"] or match["S2"]
    clock = f"T{hour:02d}:{int(minute):02d}" + (f":{int(second):02d}" if second else "") + _offset(match["zone"])
    return clock, "second" if second else "minute", match.end() if after else end


def _offset(zone: str | None) -> str:
    """Return `Z`, `+09:00` or nothing for a printed zone."""
    zone = re.sub(r"[()\[\]\s]", "", zone or "").casefold()
    if zone in ZONES:
        return ZONES[zone]
    zone = zone.removeprefix("utc").removeprefix("gmt")
    number = re.fullmatch(r"([+-])(\d\d?):?(\d\d)?", zone)
    if number is None:
        return "Z" if zone == "z" else ""
    hours, minutes = int(number[2]), int(number[3] or 0)
    if hours > 14 or minutes > 59:
        return ""
    return "Z" if hours == minutes == 0 else f"{number[1]}{hours:02d}:{minutes:02d}"
