"""What a page's headings say together: which side is the title, what brackets and unnamed sides hold."""

import re
from collections.abc import Sequence

from scraper.parsers.credits import parse_credits
from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.asides import read_aside, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTE_OPENERS, mark_line, script_of
from scraper.parsers.tracks.order import Order, name_score, prose_score, vote
from scraper.parsers.tracks.roles import vote_roles
from scraper.parsers.tracks.settle import Votes
from scraper.parsers.tracks.spans import Span
from scraper.parsers.tracks.words import OST_RE
from scraper.parsers.tracks.works import drama_side
from scraper.text import fold

_CAPITALS = re.compile(r"[A-Z0-9.&-]{2,8}")
_BRACKETS = re.compile(r"(?<=\S)\s*[(（\[［【〔]")
_PAIR = 2
_OF_ONE = 1.4
"""Points where the page is about one drama and its headings name several others: those are singers."""
_SUNG = re.compile(r"\bsung\s+by\b|演唱|가창|歌う|dinyanyikan|interpretada|chantée")


def find_votes(spans: Sequence[Span], topic: Topic, dramas: tuple[str, ...], language: str | None) -> Votes:
    """Let the page decide what single lines leave open."""
    readings = [s.candidate.reading for s in spans]
    pairs = [(s.candidate.reading, s.text, s.candidate.piece.block.emphasis) for s in spans if s.candidate.reading.pair]
    title_first = sum(
        r.shape == "quoted" and bool(r.artist) and r.heading.find(r.titles[0]) < r.heading.find(r.artist) for r in readings
    )
    artist_first = sum(
        r.shape == "quoted" and bool(r.artist) and r.heading.find(r.titles[0]) > r.heading.find(r.artist) for r in readings
    )
    order = vote(
        pairs, quoted_title_first=title_first, quoted_artist_first=artist_first, dramas=dramas, prior=_prior(topic, readings)
    )
    about = bool(dramas) or _is_about_dramas(topic, readings)
    rights = [r for r in readings if r.pair and OST_RE.search(_BRACKETS.split(r.pair[1], maxsplit=1)[0])]
    return Votes(
        order=order,
        bracket_is_drama=_bracket_vote(spans, order, topic),
        side_is_drama=_side_vote(spans, topic, dramas),
        de_is_artist=_de_vote(spans, language, dramas),
        title_bracket_is_artist=_title_bracket_vote(readings, topic, dramas),
        right_ost_is_drama=bool(rights) and len(rights) >= 0.5 * len(readings) and order.title_first,
        roles=vote_roles([(r, s.text) for r, s in zip(readings, spans, strict=True)], order, about_dramas=about, dramas=dramas),
        drama_side=drama_side([(r, s.text) for r, s in zip(readings, spans, strict=True)]) if pairs else "",
        dramas=dramas,
        language=language,
    )


def _prior(topic: Topic, readings: Sequence[LineReading]) -> float:
    """Return what pages of a kind do: title first on drama pages (54 : 32), artist first where albums are reviewed."""
    return 0.4 if _is_about_dramas(topic, readings) or not readings else -0.8


def _is_about_dramas(topic: Topic, readings: Sequence[LineReading]) -> bool:
    return topic.dramas or bool(topic.quoted) or any(r.ost or r.work for r in readings)


def _last_bracket(text: str) -> tuple[str, str]:
    """Return kind and text of the bracket that closes a side."""
    marks = [m for m in mark_line(text).marks if m.kind == "paren" and m.start > 0]
    if not marks or text[marks[-1].end :].strip(" .*)"):
        return "", ""
    return read_aside(marks[-1], text[: marks[-1].start]).kind, marks[-1].text


def _ends_in_title_bracket(reading: LineReading) -> bool:
    """Tell whether the bracket behind the title ends a heading whose singer stands first: `A – “T” (D)`."""
    return len(reading.titles) == 1 and reading.titles[0].endswith((")", "）")) and reading.heading.endswith(reading.titles[0])


def _quotes_twice(title: str) -> bool:
    """Tell whether a title in quotation marks has another name in such marks in its bracket: `«T» («D»)`.

    In plain Latin letters that may be what the title means in another language, which other scripts would not quote in their own.
    """
    marks = mark_line(title).marks
    twice = len(marks) == 2 and marks[0].kind == "quote" and marks[0].start == 0 and strip_quotes(marks[1].text) != marks[1].text
    return twice and script_of(title) not in {"latin", "none"}


def _bracket_vote(spans: Sequence[Span], order: Order, topic: Topic) -> bool:
    """Last brackets that nothing explains are dramas when most headings have one, or when others are so in words."""
    kinds = []
    readings = [s.candidate.reading for s in spans]
    alike = len(spans) > _PAIR and all(
        r.artist and _ends_in_title_bracket(r) and _last_bracket(r.titles[0])[1][:1] not in QUOTE_OPENERS for r in readings
    )
    for s in spans:
        r = s.candidate.reading
        side = r.artist
        if side and _ends_in_title_bracket(r) and (((topic.dramas or alike) and not topic.quoted) or _quotes_twice(r.titles[0])):
            side = r.titles[0]
        elif r.pair:
            side = r.pair[1]
        elif not side and r.side:
            side = r.titles[0] if r.shape == "comma" and len(r.titles) == 1 and r.titles[0].endswith((")", "）")) else r.side
        elif not side and len(r.titles) == 1:
            side = r.titles[0]
        kind, text = _last_bracket(side)
        if kind == "open" and (is_group(text) or _CAPITALS.fullmatch(text)):
            kind = "group"
        kinds.append(kind)
    if not kinds or not any(k in {"open", "native"} for k in kinds):
        return "drama" in kinds
    dramas = kinds.count("drama")
    opens = kinds.count("open")
    if dramas and dramas + opens >= 0.5 * len(kinds):
        return True
    if len(kinds) == 1:
        return opens == 1 and topic.head == "songs" and not topic.quoted and (order.lines == 1 or topic.listy)
    return opens >= 2 and opens >= 0.5 * len(kinds)


def _side_vote(spans: Sequence[Span], topic: Topic, dramas: tuple[str, ...]) -> bool:
    """`X, “T”`: decide for the page whether X is the drama."""
    score = 0.0
    known = {fold(d) for d in dramas}
    members = [s for s in spans if s.candidate.reading.side and s.candidate.reading.shape in {"comma", "side"}]
    for s in members:
        side = s.candidate.reading.side
        score += 1.5 * (fold(side) in known) - name_score(side) - prose_score(side, s.text)
        if s.candidate.reading.shape == "side":
            score -= 0.7
        elif _SUNG.search(s.text) and prose_score(side, s.text) <= 0:
            score += 0.8
    commas = sum(s.candidate.reading.shape == "comma" for s in members)
    score += 0.5 * commas if topic.dramas else -0.5 * commas
    return score > 0


def _de_vote(spans: Sequence[Span], language: str | None, dramas: tuple[str, ...]) -> bool:
    """`“T” de X`: French and German name the artist, Spanish and Portuguese the drama, unless the prose says otherwise."""
    artist_language = (language or "")[:2] in {"fr", "de", "it", "vi", "id", "nl", "th"}
    score = 0.6 if artist_language else -0.6
    sides: set[str] = set()
    known = {fold(d) for d in dramas}
    for s in spans:
        r = s.candidate.reading
        if r.shape in {"de", "de,"} and r.side:
            credit = parse_credits(r.side)
            score += prose_score(r.side, s.text) + 0.7 * name_score(r.side) - 1.5 * (fold(r.side) in known)
            score += 0.5 * (len(credit) > 1 or any(c.group for c in credit))
            score -= 0.2 * (r.shape == "de,")
            sides.add(fold(r.side))
    if len(known) == 1 and len(sides) > 1 and known.isdisjoint(sides):
        score += _OF_ONE
    return score > 0


def _title_bracket_vote(readings: Sequence[LineReading], topic: Topic, dramas: tuple[str, ...]) -> bool:
    """`T (X)` and nothing else: X sings where names stand in brackets, or where the page's title quotes its one drama."""
    titled = [r for r in readings if r.shape in {"title", "alone"}]
    loose = [_last_bracket(r.titles[0]) for r in titled]
    named = [text for kind, text in loose if kind == "open"]
    if not named or len(named) < 0.5 * len(titled):
        return False
    known = {fold(d) for d in dramas}
    of_one = len(topic.quoted) == 1 and len(named) > 1 and not any(fold(t) in known for t in named)
    return of_one or sum(name_score(t) for t in named) > 0
