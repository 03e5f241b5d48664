"""Which of a page's pieces may be track headings, and the points that markup, build and prose give each."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from scraper.parsers.credits import parse_credits
from scraper.parsers.headings import read_line
from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.asides import read_aside, split_year
from scraper.parsers.tracks.cards import read_cards
from scraper.parsers.tracks.commas import read_commas
from scraper.parsers.tracks.enumerators import take_enumerators
from scraper.parsers.tracks.frames import read_frames
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import Mark, mark_line
from scraper.parsers.tracks.music import music_density
from scraper.parsers.tracks.near_misses import is_clause, is_prose, near_miss
from scraper.parsers.tracks.numbering import take_number
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.ordinals import spell_ordinals
from scraper.parsers.tracks.pieces import Piece, is_contents_link
from scraper.parsers.tracks.siblings import read_siblings
from scraper.parsers.tracks.slashes import read_slashed
from scraper.text import DASHES, one_line

_SHAPES = {
    "quoted": 3.0,
    "fields": 3.0,
    "by": 1.5,
    "from": 2.0,
    "de": 2.0,
    "de,": 2.0,
    "comma": 1.5,
    "side": 1.2,
    "pair": 1.0,
    "alone": 0.6,
    "title": 0.0,
}
_PLACES = {
    "heading": 1.0,
    "bold": 1.0,
    "lead": 1.0,
    "item": 0.5,
    "row": 0.7,
    "term": 0.7,
    "plain": 0.0,
    "line": 0.2,
    "caption": -0.5,
    "sentence": -0.2,
}
_HEADS = {
    "songs": 1.5,
    "dramas": -2.0,
    "cast": -3.0,
    "reasons": -2.0,
    "things": -3.5,
    "recap": -2.5,
    "review": -1.0,
    "ratings": -1.5,
    "news": -1.0,
    "talk": -2.0,
    "": 0.0,
}
_LABELLED = frozenset(("label", "speaker", "prose"))
_SET_APART = frozenset(("heading", "bold", "row", "term"))
_CLOSING = ("”", '"', "’", "'", "»", "“", "」", "》", "〉", "』")
_TITLE_WORDS = 8
_MOST = 0.6
_LOOK_AHEAD = 12
"""Candidates after a heading among which the one that ends its evidence is looked for."""
EVIDENCE = 1500
"""Characters of a section that are looked at for evidence."""
_GLUED = re.compile(
    r"(\d{1,2})(?=[^\W\d_]|[“\"‘„«「『《〈])(?!st\b|nd\b|rd\b|th\b|er\b|re\b|e\b|ème\b|[ºª]|位|위|회|화|話|番|선|首|曲)"
)
_LAST_COMMA = re.compile(r"([^,，“\"‘'«„「『《〈]+)[,，]\s*[“\"‘'«„「『《〈][^”\"’'»“」』》〉]+[”\"’'»“」』》〉]$")
_ENOUGH = 4.0
"""Points that no class of headings needs more of: names are not read to add to them."""
_SAID = re.compile(r"[^\s\d][:：]\s*[“\"‘«„「『]")
"""A colon before a quotation: in a talk somebody said it."""
_TIGHT = re.compile(r"^(?:\D{0,3}\d|[\u2500-\u2bff\U0001f300-\U0001faff]).*[^\s\d][-–—ー][^\s\d]")
"""A number or an ornament opens the line, as it does every line of a list."""
_WEAK = frozenset(("pair", "side", "by", "alone", "title", "comma"))


class Candidate(NamedTuple):
    """A piece that may be a track heading."""

    piece: Piece
    reading: LineReading
    score: float
    miss: str | None
    prose: str
    """The text up to the next candidate, for evidence."""
    embeds: int

    @property
    def is_song(self) -> bool:
        """Its build says song: more than a bare title."""
        return self.miss is None and self.reading.shape not in {"title", "alone"}


def find_candidates(pieces: Sequence[Piece], topic: Topic, *, page_title: str | None, dramas: tuple[str, ...]) -> list[Candidate]:
    """Read and score every piece that has a line."""
    lines = [p for p in pieces if p.line and p.place not in {"embed", "text", "quote"} and not is_contents_link(p.block)]
    if spelt := spell_ordinals(lines) or take_enumerators(lines):
        lines = [p._replace(line=spelt[p.index]) if p.index in spelt else p for p in lines]
    named, dramas = dramas, tuple(d for d in dramas if any(dash in d for dash in DASHES))
    tight = _page_is_tight(lines, dramas)
    glued = _glued_numbers(lines)
    parted = read_commas(lines, topic, named) | read_siblings(lines, named) | read_slashed(lines, topic)
    read: dict[int, LineReading] = {}
    for piece in lines:
        if piece.place == "heading" and piece.block.level == 1 and page_title and piece.line == page_title:
            continue
        if piece.place in {"plain", "line", "caption"} and is_prose(piece.line) and not piece.block.ruled:
            continue
        way = _read_glued if piece.index in glued else read_piece
        reading = parted.get(piece.index) or way(piece, dramas, tight=tight)
        if reading is not None:
            read[piece.index] = reading._replace(shape="from") if _says_who_wrote(reading) else reading
    framed = read_frames(lines, read, topic, named, pieces)
    read |= framed
    found: list[tuple[Piece, LineReading, str | None]] = []
    for piece in lines:
        if (reading := read.get(piece.index)) is not None:
            shown = pieces[piece.index]
            heading = one_line(shown.line) if piece.index in spelt else reading.heading
            miss = _miss(piece, reading, page_title)
            miss = None if miss in _LABELLED and piece.index in framed else miss  # the labels of all lines are the frame's
            found.append((shown, reading._replace(heading=heading), miss))
    return _score_all(pieces, read_cards(pieces, _as_siblings(_one_comma(_not_speakers(found, topic)))), topic)


def _not_speakers(
    found: list[tuple[Piece, LineReading, str | None]], topic: Topic
) -> list[tuple[Piece, LineReading, str | None]]:
    """Let `A: “T”` be a song where a page about songs has most of its headings so: single ones are what somebody said."""
    if topic.head == "talk":
        return [(p, r, miss or ("speaker" if _SAID.search(p.line) else None)) for p, r, miss in found]
    if topic.head != "songs":
        return found
    likely = [p for p, r, miss in found if miss == "speaker" and p.place in _SET_APART and _calls_song(r)]
    sizes = Counter(piece.key for piece, _, miss in found if miss is None or miss == "speaker")
    told = Counter(piece.key for piece in likely)
    told.update(p.key for p, r, miss in found if told[p.key] and miss is None and r.shape in {"side", "quoted"})
    songs = {p.index for p in likely if told[p.key] > 1 and told[p.key] >= _MOST * sizes[p.key]}
    return [(p, r, None if p.index in songs else miss) for p, r, miss in found]


def _calls_song(reading: LineReading) -> bool:
    """Tell whether a title in quotes ends the line and is no sentence."""
    if reading.shape != "side" or len(reading.titles) != 1 or not reading.heading.rstrip().endswith(_CLOSING):
        return False
    title = reading.titles[0]
    return len(title.split()) <= _TITLE_WORDS and not title.endswith((".", "!”", "…")) and not is_clause(title)


def _one_comma(
    found: list[tuple[Piece, LineReading, str | None]],
) -> list[tuple[Piece, LineReading, str | None]]:
    """Read `D - X, “T”` as its neighbours `D, “T”` are read: the dash stands inside a name."""
    commas = Counter(piece.key for piece, reading, _ in found if reading.shape == "comma")
    result = []
    for piece, reading, miss in found:
        side = _LAST_COMMA.match(take_number(piece.line)[1]) if commas[piece.key] > 1 and reading.shape == "quoted" else None
        mended = reading
        if side and len(reading.titles) == 1 and reading.work is None:
            mended = reading._replace(shape="comma", artist="", side=side.group(1).strip())
        result.append((piece, mended, miss))
    return result


def _as_siblings(
    found: list[tuple[Piece, LineReading, str | None]],
) -> list[tuple[Piece, LineReading, str | None]]:
    """Read `“T (2020)” A` as its siblings `“T” A` are read: alone a year in the quotation makes it a drama, `“D (2020)” T`."""
    dated = {p.index: opened for p, r, _ in found if r.shape == "from" and r.work and (opened := _dated_opening(p.line))}
    if not dated:
        return found
    opening = Counter((p.key, mark.opener) for p, r, _ in found if r.shape == "side" and (mark := _opening(p.line)))
    times = Counter((p.key, dated[p.index].opener) for p, _, _ in found if p.index in dated)
    return [
        (
            piece,
            reading._replace(shape="side", titles=(dated[piece.index].text,), side=reading.titles[0], work=None)
            if piece.index in dated
            and opening[at := (piece.key, dated[piece.index].opener)] > max(1, times[at])
            and len(reading.titles) == 1
            else reading,
            miss,
        )
        for piece, reading, miss in found
    ]


def _opening(line: str) -> Mark | None:
    """Return the quotation that opens a line behind its number."""
    mark = next(iter(mark_line(take_number(line)[1]).marks), None)
    return mark if mark is not None and mark.kind == "quote" and mark.start == 0 else None


def _dated_opening(line: str) -> Mark | None:
    """Return the quotation that opens a line if a year in a bracket ends it."""
    mark = _opening(line)
    return mark if mark is not None and mark.text.endswith((")", "）")) and split_year(mark.text)[1] else None


def _miss(piece: Piece, reading: LineReading, page_title: str | None) -> str | None:
    return near_miss(
        piece.read_as or piece.line,
        reading,
        page_title=page_title,
        marked_up=piece.place in {"heading", "bold", "lead", "row", "term"},
    )


def read_piece(piece: Piece, dramas: tuple[str, ...], *, tight: bool = False) -> LineReading | None:
    """Read a piece's line; a table row is read by its cells."""
    if piece.read_as:
        spelt = read_line(piece.read_as, dramas=dramas)
        return spelt._replace(heading=one_line(piece.line)) if spelt else None
    if piece.place == "row":
        return read_line(piece.line, dramas=dramas)
    return read_line(piece.line, dramas=dramas, tight=tight)


def _glued_numbers(lines: Sequence[Piece]) -> frozenset[int]:
    """Return the pieces whose number stands in an element of its own and so touches the title: `1Always`, `2Breath`, `3Say`."""
    found: dict[str, list[tuple[int, int]]] = {}
    for piece in lines:
        if piece.line[:1].isdigit() and (number := _GLUED.match(piece.line)):
            found.setdefault(piece.key, []).append((int(number[1]), piece.index))
    return frozenset(
        index
        for pairs in found.values()
        if len(pairs) > 1 and all(abs(b[0] - a[0]) == 1 for a, b in itertools.pairwise(pairs)) and min(pairs)[0] == 1
        for _, index in pairs
    )


def _read_glued(piece: Piece, dramas: tuple[str, ...], *, tight: bool) -> LineReading | None:
    number = _GLUED.match(piece.line)
    end = number.end() if number else 0
    reading = read_piece(piece._replace(line=f"{piece.line[:end]}. {piece.line[end:]}"), dramas, tight=tight)
    return reading._replace(heading=piece.line) if reading else None


def _page_is_tight(lines: Sequence[Piece], dramas: tuple[str, ...]) -> bool:
    """Tell whether the page writes `A-T` without spaces: most of its list does, and nothing stronger is there."""
    tight: list[LineReading] = []
    for piece in lines:
        loose = read_line(piece.line, dramas=dramas)
        if loose is not None and loose.shape not in {"title", "alone"} and not loose.tight:
            return False
        if not _TIGHT.search(piece.line):
            continue
        close = read_line(piece.line, dramas=dramas, tight=True)
        listed = close is not None and (close.number or piece.line[:1] >= "\u2500")
        if close and listed and close.tight and close.pair and not close.pair[1][:1].islower():
            tight.append(close)
    if len(tight) < 2:
        return False
    sides = [sum(name_score(r.pair[side]) for r in tight if r.pair) for side in (0, 1)]
    return max(sides) > 0.3 * len(tight) or sum(_last_aside(r.pair[1]) == "drama" for r in tight if r.pair) > _MOST * len(tight)


def _says_who_wrote(reading: LineReading) -> bool:
    """Tell whether a bare title has those who wrote it in its bracket: `T (Letra y música: A)` is a song, whoever sings it."""
    if (
        reading.shape not in {"title", "alone"}
        or reading.heading[-1:] not in ")）"
        or not ("：" in reading.heading or ":" in reading.heading)
    ):
        return False
    return _last_aside(reading.titles[0]) == "credit"


def _last_aside(side: str) -> str | None:
    """Return what the bracket that closes a side holds."""
    mark = next((m for m in reversed(mark_line(side).marks) if m.kind == "paren"), None)
    return read_aside(mark, side[: mark.start]).kind if mark is not None and mark.start > 0 and mark.end >= len(side) else None


def _score_all(pieces: Sequence[Piece], found: list[tuple[Piece, LineReading, str | None]], topic: Topic) -> list[Candidate]:
    support: dict[str, int] = defaultdict(int)
    for piece, reading, miss in found:
        if miss is None and reading.shape not in {"title", "alone"}:
            support[piece.key] += 1
    result = []
    for at, (piece, reading, miss) in enumerate(found):
        following = islice(found, at + 1, at + 1 + _LOOK_AHEAD)
        stop = next((p.index for p, r, m in following if _interrupts(p, r, m, piece)), len(pieces))
        prose, embeds = _under(pieces, piece, stop)
        score = 0.0 if miss else _score(piece, reading, prose, embeds, topic, support[piece.key])
        result.append(Candidate(piece=piece, reading=reading, score=score, miss=miss, prose=prose, embeds=embeds))
    return result


def score_line(piece: Piece, topic: Topic, *, head: str, reading: LineReading | None = None) -> Candidate | None:
    """Score one line on its own, as a table's row is; `head` is the row as shown, `reading` what its siblings make of it."""
    reading = reading or read_line(piece.line)
    if reading is None:
        return None
    embeds = len(piece.block.embeds)
    score = _score(piece, reading, piece.rest, embeds, topic, 2)
    return Candidate(
        piece=piece,
        reading=reading._replace(heading=head),
        score=score,
        miss=near_miss(piece.line, reading),
        prose=piece.rest,
        embeds=embeds,
    )


def _interrupts(piece: Piece, reading: LineReading, miss: str | None, opener: Piece) -> bool:
    """Tell whether a piece ends the text under `opener`."""
    if piece.place == "heading" or (piece.key == opener.key and miss not in {"prose", "clause", "sentence"}):
        return True
    return miss is None and reading.shape not in {"title", "alone", "pair", "side"} and piece.place not in {"caption", "sentence"}


def _under(pieces: Sequence[Piece], piece: Piece, stop: int) -> tuple[str, int]:
    prose = [piece.rest] if piece.rest else []
    size = len(piece.rest)
    embeds = len(piece.block.embeds)
    for under in pieces[piece.index + 1 : min(stop, piece.index + 12)]:
        embeds += len(under.block.embeds) if under.block is not piece.block else 0
        if size < EVIDENCE and under.place not in {"embed", "caption"}:
            text = under.text
            prose.append(text)
            size += len(text)
    return "\n".join(prose), embeds


def _score(piece: Piece, reading: LineReading, prose: str, embeds: int, topic: Topic, support: int) -> float:
    score = _SHAPES[reading.shape] + _PLACES.get(piece.place, 0.0)
    if reading.tight and reading.part is None:
        score -= 0.5
    if reading.number or piece.block.number:
        score += 0.4
    if reading.part:
        score += 0.7
    if reading.ost:
        score += 0.6
    density = music_density(prose)
    score += _topic_points(reading, topic)
    if prose.strip():
        score += 0.4 + 0.9 * density
        if density == 0 and topic.head != "songs" and not embeds and reading.shape in _WEAK:
            score -= 1.5
    elif not embeds and piece.place not in {"item", "row", "term", "line"}:
        score -= 0.8
    if embeds:
        score += 0.6
    score += min(3, max(0, support - 1)) * 0.5
    return score if score >= _ENOUGH else score + _credit_bonus(reading)


def _topic_points(reading: LineReading, topic: Topic) -> float:
    """Return what the page's topic says for or against a heading of this shape."""
    points = 0.7 if topic.intro else _HEADS[topic.head]
    if points < 0 and reading.shape not in _WEAK:
        return points / 2
    if topic.head == "dramas" and reading.shape in {"by", "side"}:
        return points / 4
    return points


def _credit_bonus(reading: LineReading) -> float:
    """Return points for signs of an act: a group in brackets, guests, a name of the tables, a length."""
    bonus = 0.0
    if reading.shape in {"quoted", "fields", "from"}:
        return bonus
    for side in (*(reading.pair or ()), reading.artist, reading.side):
        if not side:
            continue
        credit = parse_credits(side)
        if any(c.group or c.role == "featured" for c in credit):
            bonus = max(bonus, 0.4)
        if any(is_act(c.name) for c in credit):
            bonus = max(bonus, 0.5)
        for m in mark_line(side).marks:
            if (
                m.kind == "paren"
                and m.start > 0
                and read_aside(m, side[: m.start]).kind in {"length", "drama", "count", "version"}
            ):
                bonus = max(bonus, 0.5)
    return bonus
