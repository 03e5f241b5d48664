"""Which of a page's pieces are track headings: each is scored, then pieces that are marked up alike stand or fall together."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from scraper.parsers.acts import is_act
from scraper.parsers.asides import read_aside
from scraper.parsers.credits import parse_credits
from scraper.parsers.headings import read_line
from scraper.parsers.line_readings import LineReading
from scraper.parsers.marks import mark_line
from scraper.parsers.near_misses import is_prose, near_miss
from scraper.parsers.order import name_score
from scraper.parsers.pieces import Piece, is_contents_link
from scraper.parsers.topics import Topic
from scraper.parsers.words import CLOSING_RE, CONTENTS_RE, LABEL_RE, MUSIC_CJK_RE, MUSIC_STEMS, MUSIC_WORDS, SPACELESS
from scraper.text import DASHES

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
    "recap": -2.5,
    "review": -1.0,
    "ratings": -1.5,
    "news": -1.0,
    "talk": -2.0,
    "": 0.0,
}
_LOOK_AHEAD = 12
"""Candidates after a heading among which the one that ends its evidence is looked for."""
_WORD = re.compile(r"[^\W\d_]+")
_DENSITY = 700
"""Characters of a section in which words of music are counted."""
_EVIDENCE = 1500
"""Characters of a section that are looked at for evidence."""
_TITLE_PLACES = frozenset(("heading", "bold", "row", "item", "term", "line", "plain", "lead", "sentence"))
_SUNG = re.compile(
    r"\b(?:sings?|sang|sung|singing|singers?|voice|vocals?|menyanyikan|dinyanyikan|canta|cantada|interpreta|"
    r"chante|chantée|hát|singt|söyl\w+)\b|불렀|부른|가창|목소리|歌う|歌って|歌声|演唱|唱|ร้อง",
    re.IGNORECASE,
)
_TIGHT = re.compile(r"^\D{0,3}\d.*[^\s\d][-–—ー][^\s\d]")
_MARKED_UP = frozenset(("heading", "bold", "lead", "item", "row", "term"))
THRESHOLD = 2.2
"""Points at which a class of pieces is one of track headings; set on the research's lines, not on pages."""
_WEAK = frozenset(("pair", "side", "by", "alone", "title", "comma"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
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
    dramas = tuple(d for d in dramas if any(dash in d for dash in DASHES))
    tight = _page_is_tight(lines, dramas)
    found: list[tuple[Piece, LineReading, str | None]] = []
    for piece in lines:
        if piece.place == "heading" and piece.block.level == 1 and page_title and piece.line == page_title:
            continue
        if piece.place in {"plain", "line", "caption"} and is_prose(piece.line):
            continue
        reading = read_piece(piece, dramas, tight=tight)
        if reading is not None:
            found.append((piece, reading, _miss(piece, reading, page_title)))
    return _score_all(pieces, found, topic)


def _miss(piece: Piece, reading: LineReading, page_title: str | None) -> str | None:
    return near_miss(
        piece.line, reading, page_title=page_title, marked_up=piece.place in {"heading", "bold", "lead", "row", "term"}
    )


def read_piece(piece: Piece, dramas: tuple[str, ...], *, tight: bool = False) -> LineReading | None:
    """Read a piece's line; a table row is read by its cells."""
    if piece.place == "row":
        return read_line(piece.line, dramas=dramas)
    return read_line(piece.line, dramas=dramas, tight=tight)


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
        if close and close.tight and close.number and close.pair and not close.pair[1][:1].islower():
            tight.append(close)
    if len(tight) < 2:
        return False
    sides = [sum(name_score(r.pair[side]) for r in tight if r.pair) for side in (0, 1)]
    return max(sides) > 0.3 * len(tight)


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


def score_line(piece: Piece, topic: Topic, *, head: str) -> Candidate | None:
    """Score one line on its own, as a table's row is; `head` is the row as shown."""
    reading = read_line(piece.line)
    if reading is None:
        return None
    embeds = len(piece.block.embeds)
    score = _score(piece, reading, piece.rest, embeds, topic, 2)
    return Candidate(
        piece=piece,
        reading=replace(reading, heading=head),
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
        if size < _EVIDENCE and under.place not in {"embed", "caption"}:
            text = under.text
            prose.append(text)
            size += len(text)
    return "\n".join(prose), embeds


def music_density(prose: str) -> float:
    """Return how much prose speaks of music: 0 to 1, full at three words of it.

    >>> music_density("His voice carries the chorus of a quiet song."), music_density("She owns the bar.")
    (1.0, 0.0)
    """
    prose = prose[:_DENSITY]
    if not prose.isascii() and SPACELESS.search(prose):
        return sum(1 for _ in islice(MUSIC_CJK_RE.finditer(prose), 3)) / 3
    hits = 0
    for word in _WORD.findall(prose.casefold()):
        if word in MUSIC_WORDS or word.startswith(MUSIC_STEMS):
            hits += 1
            if hits == 3:
                break
    return hits / 3


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
    score += _credit_bonus(reading)
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
    return score + min(3, max(0, support - 1)) * 0.5


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


def choose(candidates: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the track headings among the candidates, in page order."""
    classes: dict[str, list[Candidate]] = defaultdict(list)
    for c in candidates:
        classes[c.piece.key].append(c)
    accepted: list[Candidate] = []
    for members in classes.values():
        accepted.extend(_choose_class(members, topic))
    accepted.sort(key=lambda c: c.piece.index)
    accepted = _prefer_markup(accepted)
    accepted.extend(_bare_titles(candidates, accepted, topic))
    accepted.sort(key=lambda c: c.piece.index)
    return _drop_repeats(accepted)


def _choose_class(members: list[Candidate], topic: Topic) -> list[Candidate]:
    songs = [c for c in members if c.is_song]
    if not songs:
        return _lone_leads(members, topic)
    if (
        topic.head != "songs"
        and not topic.intro
        and not _knows_acts(songs)
        and all(not c.embeds and not c.reading.ost and c.piece.place != "row" for c in songs)
        and not any(music_density(c.prose) for c in songs)
    ):
        return []
    mean = sum(c.score for c in songs) / len(songs)
    if mean < THRESHOLD:
        return [c for c in songs if c.reading.shape in {"quoted", "fields"} and c.score >= THRESHOLD + 1.0]
    place = songs[0].piece.place
    if place == "sentence" and (len(songs) < 2 or not _agree(songs)):
        return []
    if place == "caption" and (len(songs) < 2 or any(c.reading.shape not in {"quoted", "fields", "de"} for c in songs)):
        return []
    if place in {"plain", "line"}:
        songs = [c for c in songs if c.score >= THRESHOLD - 0.6 or c.reading.number]
    return songs


def _knows_acts(songs: Sequence[Candidate]) -> bool:
    """Tell whether the tables know a good part of the acts that a class of headings names."""
    sides = [side for c in songs for side in (c.reading.artist, c.reading.side, *(c.reading.pair or ())) if side]
    known = sum(any(is_act(credit.name) for credit in parse_credits(side)) for side in sides)
    return known >= 2 and known >= 0.4 * len(songs)


def _agree(songs: Sequence[Candidate]) -> bool:
    return len({c.reading.shape for c in songs}) <= 2


def _lone_leads(members: list[Candidate], topic: Topic) -> list[Candidate]:
    """`**T** : prose …`: a bare title that runs into prose about music, on a page about songs."""
    if topic.head != "songs" or members[0].piece.place != "lead":
        return []
    return [c for c in members if c.miss is None and c.reading.shape in {"title", "alone"} and _opens_prose(c)]


def _opens_prose(c: Candidate) -> bool:
    title = c.reading.titles[0]
    return (
        c.piece.mark.strip() in {":", "–", "—", "-", "."}
        and music_density(c.prose) >= 0.6
        and len(title.split()) <= 7
        and not title[:1].islower()
        and not _is_section_name(c.piece.line)
    )


def _is_section_name(line: str) -> bool:
    text = line.strip(" :.")
    return bool(CLOSING_RE.fullmatch(text) or CONTENTS_RE.fullmatch(text) or LABEL_RE.match(text + ":"))


def _prefer_markup(accepted: list[Candidate]) -> list[Candidate]:
    """Tag evidence outranks text: lines of plain text under headings that markup shows are captions and player titles."""
    strong = [c for c in accepted if c.piece.place in _MARKED_UP and c.piece.place != "item"]
    weak = [c for c in accepted if c.piece.place in {"plain", "line", "caption", "sentence"}]
    if len(strong) < 2 or not weak:
        return _no_captions(accepted)
    first = strong[0].piece.index
    inside = [c for c in weak if c.piece.index > first]
    if len(inside) > 1.5 * len(strong) and all(c.piece.place != "caption" for c in inside):
        marked = {id(c) for c in strong}
        return [c for c in accepted if id(c) not in marked or c.reading.shape in {"quoted", "fields"}]
    dropped = {
        id(c)
        for c in weak
        if not (c.piece.place != "caption" and c.reading.number and c.piece.index > first and strong[0].reading.number)
    }
    return [c for c in accepted if id(c) not in dropped]


def _no_captions(accepted: list[Candidate]) -> list[Candidate]:
    """Captions head sections only where nothing else does."""
    others = [c for c in accepted if c.piece.place != "caption"]
    return others or accepted


def _bare_titles(candidates: Sequence[Candidate], accepted: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the headings that are a title and nothing more, carried by their neighbours or by their whole class."""
    bare = [
        c
        for c in candidates
        if c.reading.shape in {"title", "alone"} and c.miss is None and not _is_section_name(c.piece.line) and not c.reading.ost
    ]
    if not accepted:
        return _title_classes(bare, topic)
    taken = {c.piece.index for c in accepted}
    keys = {c.piece.key for c in accepted}
    numbered = {c.piece.key for c in accepted if c.reading.number or c.piece.block.number}
    used = {(c.piece.key, c.reading.number or c.piece.block.number) for c in accepted}
    found = []
    for c in bare:
        if c.piece.key not in keys or c.piece.index in taken or not (c.prose.strip() or c.embeds):
            continue
        has_number = bool(c.reading.number or c.piece.block.number)
        if (c.piece.key, c.reading.number or c.piece.block.number) in used and has_number:
            continue
        if (c.piece.key in numbered and has_number and topic.head in {"songs", ""}) or (
            c.reading.shape == "alone" and topic.head == "songs"
        ):
            found.append(c)
    return found


def _title_classes(bare: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the headings of a page about songs that are titles only: all of one class, and the prose bears them out."""
    classes: dict[str, list[Candidate]] = defaultdict(list)
    for c in bare:
        classes[c.piece.key].append(c)
    if topic.head != "songs" and not topic.intro:
        return _numbered_songs(classes["sentence:numbered"]) if topic.head == "" else []
    for members in sorted(classes.values(), key=len, reverse=True):
        if members[0].piece.place in _TITLE_PLACES and len(members) > 1:
            chosen = _title_class(members)
            if len(chosen) > 1:
                return chosen
    return []


def _numbered_songs(members: Sequence[Candidate]) -> list[Candidate]:
    """Accept `1. T (D) – prose` on a page whose title is silent: no side looks like a person, and the prose knows music."""
    if len(members) < 3 or not any(music_density(c.prose) for c in members):
        return []
    titles = [c.reading.titles[0] for c in members]
    if any(not _ends_in_name(t) for t in titles) or sum(name_score(re.sub(r"\s*[(（].*", "", t)) for t in titles) > 0.3 * len(
        titles
    ):
        return []
    return list(members)


def _title_class(members: Sequence[Candidate]) -> list[Candidate]:
    """Judge one class of bare titles: brackets with names, titles that the prose quotes, singers in the prose."""
    listed = members[0].piece.place in {"item", "row"}
    chosen = [c for c in members if c.embeds or listed or (c.prose.strip() and music_density(c.prose) > 0)]
    chosen = [c for c in chosen if len(c.reading.titles[0].split()) <= 10]
    if not chosen:
        return []
    numbered = all(c.reading.number or c.piece.block.number for c in chosen)
    bracketed = [c for c in members if _ends_in_name(c.reading.titles[0])]
    if numbered and len(bracketed) >= 0.6 * len(chosen):
        return [c for c in members if c.reading.number or c.piece.block.number]
    if members[0].piece.place == "sentence":
        return []
    weak = members[0].piece.place in {"plain", "line"} and not members[0].piece.key.startswith("cell")
    if numbered and len(chosen) >= 0.6 * len(members):
        chosen = [c for c in members if c.prose.strip() or c.embeds]
    quoted = sum(_is_quoted(c) for c in chosen)
    sung = sum(bool(_SUNG.search(c.prose[:_EVIDENCE])) for c in chosen)
    if quoted >= (0.5 if weak else 0.3) * len(chosen) or (numbered and (quoted or sung >= 0.5 * len(chosen))):
        return [c for c in chosen if c.prose.strip() or c.embeds]
    return chosen if all(c.reading.shape == "alone" for c in chosen) else []


def _ends_in_name(title: str) -> bool:
    """Tell whether an unexplained bracket ends a title, as in `T (A)`."""
    marks = [m for m in mark_line(title).marks if m.kind == "paren" and m.start > 0 and m.end == len(title)]
    return bool(marks) and read_aside(marks[-1], title[: marks[-1].start]).kind in {"open", "group"}


def _is_quoted(c: Candidate) -> bool:
    """Tell whether the prose quotes the title of its own heading."""
    title = re.sub(r"\s*[(（].*", "", c.reading.titles[0]).strip("“”\"'‘’「」『』《》〈〉 ")
    at = c.prose.find(title)
    return len(title) > 1 and at > 0 and c.prose[at - 1] in "“\"‘'「『《〈« "[:9] and c.reading.shape in {"title", "alone"}


def _drop_repeats(accepted: list[Candidate]) -> list[Candidate]:
    """Keep one of headings that a contents list or a chart repeats: the one with prose."""
    best: dict[str, Candidate] = {}
    for c in accepted:
        key = re.sub(
            r"\W", "", c.reading.heading if not c.reading.number else re.sub(r"^\W*\d+", "", c.reading.heading)
        ).casefold()
        held = best.get(key)
        if held is None or (_weight(c) > _weight(held)):
            best[key] = c
    kept = {id(c) for c in best.values()}
    return [c for c in accepted if id(c) in kept]


def _weight(c: Candidate) -> tuple[int, int]:
    return (int(bool(c.piece.rest or c.embeds or len(c.prose) > 60)), int(c.piece.place != "caption"))
