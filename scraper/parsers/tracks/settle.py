"""A reading and the page's votes in, the heading's final values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.items import ArtistCredit, TrackHeading
from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.asides import Work, bare_work, is_remark, read_aside, read_drama, split_year, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTE_OPENERS, Mark, mark_line
from scraper.parsers.tracks.order import Order, lean, name_score
from scraper.parsers.tracks.roles import Roles, read_triple
from scraper.parsers.tracks.titles import SongTitle, read_title
from scraper.parsers.tracks.words import OST_RE
from scraper.parsers.tracks.works import DramaSide, is_led
from scraper.text import fold

_CAPITALS = re.compile(r"^[A-Z0-9][A-Z0-9.&!*'’-]{1,11}$")
_OST_WORDS = re.compile(r"(?i)original|game|motion\s+picture|music\s+from|the|tv|\W")
_JOINERS = frozenset(("and", "dan", "y", "e", "et", "und", "và", "ve", "en", "i", "x", "feat", "ft", "with", "com", "con", "mit"))
_LEADING_NAMES = re.compile(
    r"^((?:[A-Z][\w.’'-]*\s+){1,3}(?:(?:dan|and|y|e|et|und|và|ve|&)\s+(?:[A-Z][\w.’'-]*\s+){1,3})?)(?=[a-zà-ÿ])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What the page decided once for all its headings."""

    order: Order
    bracket_is_drama: bool = False
    """A last bracket that no word explains names the drama, not a group."""
    side_is_drama: bool = False
    """`X, “T”`: X is the drama, not the artist."""
    de_is_artist: bool = False
    """`“T” de X`: X is the artist, not the drama."""
    title_bracket_is_artist: bool = False
    """`T (X)` and nothing else: X is the artist."""
    right_ost_is_drama: bool = False
    """`T – D OST`: most lines have the word there."""
    roles: Roles = "work"
    """`A – T (B)`: what B is."""
    drama_side: DramaSide = ""
    """`D – T`, `T – D`: which side the page's prose calls a drama."""
    dramas: tuple[str, ...] = ()
    language: str | None = None


@dataclass(slots=True)
class _Draft:
    """The parts of one heading while they are being sorted."""

    titles: tuple[str, ...]
    artist: str
    drama: str | None = None
    part: str | None = None
    year: str | None = None
    duration: str | None = None
    version: str | None = None
    extra: tuple[ArtistCredit, ...] = ()
    confidence: float = 1.0
    review: bool = False
    closed: bool = False
    """The title stands last, with a bracket of its own: the one behind the artist is no drama's."""

    def take(self, work: Work | None) -> None:
        if work is None:
            return
        self.drama = self.drama or work.drama
        self.part = self.part or work.part
        self.year = self.year or work.year


def settle(
    reading: LineReading, votes: Votes, *, number: str | None = None, prose: str = "", emphasis: Sequence[str] = ()
) -> tuple[TrackHeading, ...]:
    """Return the headings of a line, one for each song it names."""
    draft = _draft(reading, votes, prose, emphasis)
    draft.closed = (
        reading.pair is not None and reading.heading.endswith(draft.titles[0]) and draft.titles[0].endswith((")", "）"))
    )
    draft.take(None if votes.drama_side and is_led(reading) else reading.work)
    _take_asides(draft, votes)
    credit = parse_credits(draft.artist)
    if reading.shape == "side" and reading.side and votes.side_is_drama is False and _is_long(draft.artist):
        credit = _leading_name(draft.artist)
    found = []
    for raw in draft.titles:
        title = _title(raw, draft, votes, reading, bool(credit))
        found.append(_heading(reading, draft, title, credit, number))
    return tuple(h for h in found if any(c.isalnum() for c in h.title))


def _draft(reading: LineReading, votes: Votes, prose: str, emphasis: Sequence[str]) -> _Draft:
    """Close what the line left open."""
    if reading.pair is None:
        draft = _Draft(
            titles=reading.titles, artist=reading.artist, part=reading.part, year=reading.year, duration=reading.length
        )
        if reading.side:
            _close_side(draft, reading, votes)
        elif reading.shape == "by":
            draft.confidence = 0.9
        elif reading.shape == "title":
            draft.confidence = 0.6
        elif reading.shape == "alone":
            draft.confidence = 0.8
        return draft
    if votes.roles == "artist":
        return _work_first(reading)
    if votes.drama_side and (reading.work is None or is_led(reading)):
        return _by_drama(reading, votes.drama_side)
    order = votes.order
    own = lean(reading, prose, emphasis)
    title_first = order.title_first
    left, right = reading.pair
    if abs(own) >= 2.2 and (own > 0) != title_first and _is_certain(left, right, own):
        title_first = own > 0
    if reading.pairs and not title_first:
        left, right = reading.pairs[0]
    confidence = 0.5 + min(0.45, 0.12 * order.margin)
    review = votes.roles == "open" or (not order.settled and abs(own) < 1.0)
    if review:
        confidence = min(confidence, 0.5)
    title, artist = (left, right) if title_first else (right, left)
    draft = _Draft(titles=(title,), artist=artist, part=reading.part, confidence=round(confidence, 3), review=review)
    if votes.right_ost_is_drama and OST_RE.search(right):
        draft.titles, draft.artist = (left,), ""
        draft.take(read_drama(right))
    return draft


def _work_first(reading: LineReading) -> _Draft:
    """Close `D – T (A)`: the drama, its song, who sings it."""
    triple = read_triple(reading)
    left, title = (triple.left, triple.title) if triple else reading.pair or ("", "")
    draft = _Draft(titles=(title,), artist=triple.inside if triple else "", part=reading.part, confidence=0.8)
    draft.take(read_drama(left))
    return draft


def _by_drama(reading: LineReading, side: DramaSide) -> _Draft:
    """Close `D – T` and `T – D`; behind a title in corner brackets the other side sings."""
    left, right = reading.pair or ("", "")
    title, drama = (right, left) if side == "left" else (left, right)
    draft = _Draft(titles=(title,), artist="", part=reading.part, confidence=0.8)
    if is_led(reading) and reading.work and reading.work.drama:
        draft.titles, draft.artist = (reading.work.drama,), title
    draft.take(read_drama(drama))
    return draft


def _is_certain(left: str, right: str, own: float) -> bool:
    """Tell whether a line may break the page's order: the tables know one side as an act and the other is none."""
    act, other = (right, left) if own > 0 else (left, right)
    names = parse_credits(act)
    return bool(names) and all(is_group(c.name) for c in names) and name_score(other) <= 0


def _close_side(draft: _Draft, reading: LineReading, votes: Votes) -> None:
    drama = not votes.de_is_artist if reading.shape in {"de", "de,"} else votes.side_is_drama
    if drama and not (reading.work and reading.work.drama):
        draft.take(read_drama(reading.side))
    else:
        draft.artist = reading.side
    draft.confidence = 0.8


def _take_asides(draft: _Draft, votes: Votes) -> None:
    """Take the brackets at the end of the artist's side that are no part of the credit."""
    while draft.artist:
        marks = [m for m in mark_line(draft.artist).marks if m.kind == "paren"]
        if not marks or draft.artist[marks[-1].end :].strip(" .*)）") or marks[-1].start == 0:
            break
        mark = marks[-1]
        before = draft.artist[: mark.start].rstrip()
        aside = read_aside(mark, before)
        if aside.kind in {"guest", "group"} or (draft.closed and aside.kind == "open" and read_title(draft.titles[0]).loose):
            break
        if aside.kind in {"native", "open"} and is_remark(mark.text.strip(" )）")):
            pass
        elif aside.kind in {"native", "open"}:
            if any(read_title(t).drama for t in draft.titles) or not _is_drama_bracket(mark, before, aside.kind, votes):
                break
            draft.drama, year = (draft.drama or split_year(bare_work(mark.text.strip(" )）")))[0]), split_year(mark.text)[1]
            draft.year = draft.year or year
        elif aside.kind == "drama":
            draft.take(Work(drama=aside.drama, part=aside.part, year=aside.year))
        elif aside.kind == "year":
            draft.year = draft.year or aside.year
        elif aside.kind == "length":
            draft.duration = aside.text
        elif aside.kind == "version":
            draft.version = aside.text
        elif aside.kind in {"original", "cover"}:
            draft.extra = (*draft.extra, *aside.credits)
        draft.artist = before


def _is_drama_bracket(mark: Mark, before: str, kind: str, votes: Votes) -> bool:
    text = mark.text.strip(" )）")
    if strip_quotes(text) != text or any(fold(text) == fold(d) for d in votes.dramas):
        return True
    if not votes.bracket_is_drama:
        return False
    if kind == "native":
        return name_score(text) < 0.5 and not before.endswith((")", "）"))
    return not _CAPITALS.match(text) or before.endswith((")", "）"))


def _title(raw: str, draft: _Draft, votes: Votes, reading: LineReading, has_artist: bool) -> SongTitle:
    title = read_title(raw, votes.language)
    if title.drama and not _OST_WORDS.sub("", title.drama):
        return replace(title, title=strip_quotes(raw), drama=None)
    unnamed = title.drama is None and draft.drama is None
    if title.native and unnamed and reading.pair and votes.bracket_is_drama and not votes.order.title_first:
        return replace(title, native=None, drama=title.native)
    if title.loose and (has_artist or draft.artist) and is_remark(title.loose):
        return replace(title, loose=None)
    if loose := title.loose:
        known = any(fold(loose) == fold(d) for d in votes.dramas)
        if not has_artist and not draft.artist and votes.title_bracket_is_artist and not known and reading.work is None:
            draft.artist = loose
        elif known or (votes.bracket_is_drama and draft.drama is None and title.drama is None):
            drama, year = split_year(bare_work(loose))
            title = replace(title, drama=drama, year=title.year or year)
        elif (meant := strip_quotes(loose)) != loose and raw[:1] in QUOTE_OPENERS:
            title = replace(title, native=title.native or meant)  # what it means: `“T” (“N”)`
        else:
            title = replace(title, title=_with_bracket(raw, title))
    return title


def _with_bracket(raw: str, title: SongTitle) -> str:
    """Put an unexplained bracket back on its title: it may belong to it."""
    bare = strip_quotes(raw)
    at = bare.find(title.loose or "")
    return bare[: at + len(title.loose or "") + 1].strip() if at > 0 else title.title


def _heading(
    reading: LineReading, draft: _Draft, title: SongTitle, credit: tuple[ArtistCredit, ...], number: str | None
) -> TrackHeading:
    if not credit and draft.artist:
        credit = parse_credits(draft.artist)
    everyone = credit + tuple(c for c in (*title.credits, *draft.extra) if all(fold(c.name) != fold(o.name) for o in credit))
    return TrackHeading(
        heading=reading.heading,
        title=title.title.strip(" ,;") or title.title,
        number=reading.number or number,
        native_title=title.native,
        credits=everyone,
        drama=draft.drama or title.drama,
        part=draft.part or title.part,
        version=title.version or draft.version,
        duration=title.duration or draft.duration,
        year=draft.year or title.year,
        confidence=draft.confidence,
        needs_review=draft.review,
    )


def _is_long(text: str) -> bool:
    words = text.split()
    return len(words) > 3 and any(w[:1].islower() and w.strip(".") not in _JOINERS for w in words)


def _leading_name(text: str) -> tuple[ArtistCredit, ...]:
    """`Han Sol menceritakan … lagu`: the names before the verb."""
    found = _LEADING_NAMES.match(text)
    return parse_credits(found.group(1).strip()) if found else ()
