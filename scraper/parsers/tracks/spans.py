"""A track heading and what stands under it: where its section ends, and which of its lines are its prose."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from scraper.parsers.tracks.acceptance import Candidate
from scraper.parsers.tracks.asides import bare_work, split_year
from scraper.parsers.tracks.cards import singer_line
from scraper.parsers.tracks.gates import plain
from scraper.parsers.tracks.groups import Group
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.numbering import lone_number
from scraper.parsers.tracks.pieces import Piece, read_is_song
from scraper.parsers.tracks.words import ACTION_RE, CLOSING_RE

_CALL = re.compile(
    r"(?<![^\W_])(?:here|below|now|di\s+sini|di\s+bawah(?:\s+ini)?|aquí|abajo|ici|ci-dessous|hier|unten|qui|"
    r"tại\s+đây|dưới\s+đây|aqui|abaixo|burada|ที่นี่)\W*$"
    r"|^[▶►]|(?:こちら|여기|아래|아래에서|보러\s?가기|보기|듣기|を見る|を聴く|聴けます|見られます|視聴できます|點此|点击|收聽|收看|[请請]看下方)\W*$"
    r"|\b(?:buradan|aşağıdan)\s+(?P<verb>(?:izle|dinle)\w*)\W*$",
    re.IGNORECASE,
)
_LONGEST_CALL = 90
_CAPTION = 40
"""Characters of words beside a picture that are its caption."""
_CARD = 2
"""Pieces under a card's heading among which its small line stands."""
_SENTENCE_END = re.compile(r"[.!?。！？…][”\"’'」』)]*$")
_NO_HEADING = re.compile(r"[.!?,;…。！？、]$|^[“\"‘'「«(\[]")
_LIST = re.compile(r"(?:ul|ol|dl|table)\d")
_NO_NAME = re.compile(r"[.!?。…,:]$|[“”\"]")


_FROM_BEFORE = re.compile(r"(?:From|Aus|Dari|Uit|De|Del|Da|Dal|Dalla|Du|Do|Trong|Từ|Из|Z|Ze)\s")


class Span(NamedTuple):
    """One accepted heading and the pieces of its section."""

    candidate: Candidate
    body: tuple[Piece, ...]
    text: str
    """The prose of the section."""
    group: Group | None = None
    number: str | None = None
    """The number that stands in an element of its own above the heading."""

    @property
    def embeds(self) -> tuple[str, ...]:
        """Addresses of the players in the section."""
        own = self.candidate.piece.block.embeds
        return tuple(dict.fromkeys((*own, *(e for p in self.body for e in p.block.embeds))))


def find_spans(pieces: Sequence[Piece], chosen: Sequence[Candidate], groups: Sequence[Group]) -> list[Span]:
    """Give every heading its pieces: up to the next heading, group heading or heading of the article."""
    numbers = lone_numbers(pieces, chosen)
    starts = {c.piece.index for c in chosen} | {at - 1 for at in numbers}
    heads = {g.piece.index: g for g in groups}
    if chosen and all(c.piece.place == "caption" for c in chosen):
        return _spans_before(pieces, chosen)
    spans = []
    waiting = sorted(groups, key=lambda g: -g.piece.index)
    group: Group | None = None
    for at, c in enumerate(chosen):
        stop = chosen[at + 1].piece.index if at + 1 < len(chosen) else len(pieces)
        body: list[Piece] = []
        for piece in pieces[c.piece.index + 1 : stop]:
            if (
                piece.index in heads
                or piece.index in starts
                or _ends_section(piece, c.piece, pieces, stop, last=at + 1 == len(chosen))
            ):
                break
            body.append(piece)
        while waiting and waiting[-1].piece.index < c.piece.index:
            group = waiting.pop()
        over = group
        if over and _group_closed(pieces, over, c, starts):
            over = None
        spans.append(_span(c, body, over)._replace(number=numbers.get(c.piece.index)))
    return spans


def lone_numbers(pieces: Sequence[Piece], chosen: Sequence[Candidate]) -> dict[int, str]:
    """Return the numbers that stand alone right above headings which have none, by the index of the heading.

    Most headings must have one, and they must count up or down.
    """
    found: dict[int, str] = {}
    for c in chosen:
        above = pieces[c.piece.index - 1] if c.piece.index and not (c.reading.number or c.piece.block.number) else None
        if above is not None and not above.rest and (number := lone_number(above.line)):
            found[c.piece.index] = number
    counts = [int(n) for n in found.values()]
    steps = {b - a for a, b in itertools.pairwise(counts)}
    return found if len(counts) > 1 and len(counts) >= 0.5 * len(chosen) and steps in ({1}, {-1}) else {}


def _spans_before(pieces: Sequence[Piece], chosen: Sequence[Candidate]) -> list[Span]:
    """Captions close their sections: the prose before a caption is its text."""
    spans = []
    start = next((p.index + 1 for p in pieces if p.place in {"heading", "bold"}), 0)
    start = start if start < chosen[0].piece.index else 0
    for c in chosen:
        body = [p for p in pieces[start : c.piece.index] if p.place not in {"heading", "caption"}]
        spans.append(_span(c, body))
        start = c.piece.index + 1
    usual = max((sum(p.place != "embed" for p in s.body) for s in spans[1:]), default=0)
    if usual:
        words = [p for p in spans[0].body if p.place != "embed"]
        kept = {p.index for p in words[-usual:]}
        spans[0] = _span(chosen[0], [p for p in spans[0].body if p.place == "embed" or p.index in kept])
    return spans


def _group_closed(pieces: Sequence[Piece], group: Group, c: Candidate, taken: set[int]) -> bool:
    """Tell whether a heading of the article between group and track ends the group."""
    between = pieces[group.piece.index + 1 : c.piece.index]
    return any(
        p.place == "heading" and p.index not in taken and p.block.level <= max(1, group.piece.block.level) for p in between
    )


def _ends_section(piece: Piece, head: Piece, pieces: Sequence[Piece], stop: int, *, last: bool) -> bool:
    """Tell whether a piece that is no track heading ends the section under `head`."""
    line = piece.line.strip(" :：")
    if piece.place == "heading":
        return not (head.place == "heading" and 0 < head.block.level < piece.block.level and not CLOSING_RE.fullmatch(line))
    if line and len(line) <= 60 and CLOSING_RE.fullmatch(line) and piece.place in {"bold", "plain", "line", "lead", "term"}:
        return piece.place != "lead" or "\n" in piece.mark
    if piece.place == "bold" and len(line) <= 60 and _is_heading_like(line):
        if head.place in {"bold", "lead", "item", "row", "plain", "line", "term"}:
            return True
        return last and sum(p.place in {"plain", "text", "line"} for p in pieces[piece.index + 1 : stop]) <= 3
    return _leaves_container(piece, head, pieces)


def _is_heading_like(line: str) -> bool:
    return not _NO_HEADING.search(line) and any(ch.isalpha() for ch in line)


def _leaves_container(piece: Piece, head: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether the section stood inside a list item or a cell and the list or table is over."""
    lists = [part for part in head.block.container.split(">") if _LIST.match(part)]
    if not lists:
        return False
    if lists[-1] in piece.block.container.split(">"):
        return False
    following = pieces[head.index + 1]
    return bool(head.rest) or "table" in head.block.container or lists[-1] in following.block.container.split(">")


def _span(candidate: Candidate, body: Sequence[Piece], group: Group | None = None) -> Span:
    """Return the section of a heading; its prose is put together once, since every vote reads it."""
    found = [candidate.piece.rest.strip()]
    for at, piece in enumerate(body):
        if at < _CARD and candidate.reading.role and _names_singer(piece, candidate.reading):
            continue
        if piece.place in {"embed", "caption"} or (piece.place == "row" and candidate.piece.place == "row"):
            continue
        text = piece.text.strip()
        if text and not is_call(text) and not _is_caption(piece):
            found.append(text)
    return Span(candidate=candidate, body=tuple(body), text="\n\n".join(found if found[0] else found[1:]), group=group)


def _names_singer(piece: Piece, reading: LineReading) -> bool:
    """Tell whether a small line under a heading names who sings (in what drama), and nothing more: it is the heading's."""
    artist = reading.artist
    text = piece.text.strip()
    if not artist or artist not in text:
        return False
    rest = text.replace(artist, "", 1)
    if reading.work and reading.work.drama:
        rest = rest.replace(reading.work.drama, "", 1)
    return not any(map(str.isalpha, rest)) or (text.endswith(artist) and singer_line(text) == artist)


def _is_caption(piece: Piece) -> bool:
    """Tell whether a few words beside a picture, no sentence, stand under it."""
    return (
        piece.block.near_image and piece.place == "plain" and len(piece.text) <= _CAPTION and not _SENTENCE_END.search(piece.text)
    )


def _up_to_last_letter(text: str) -> str:
    """Return a text without the marks at its end, in the small letters that patterns compare."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return plain(text[:end])


_ENDS = (
    "here", "below", "now", "sini", "bawah", "ini", "aquí", "abajo", "ici", "dessous", "hier", "unten", "qui", "đây", "aqui",
    "abaixo", "burada", "ที่นี่", "こちら", "여기", "아래", "아래에서", "가기", "보기", "듣기", "を見る", "を聴く", "聴けます",
    "見られます", "視聴できます", "點此", "点击", "收聽", "收看", "看下方",
)  # fmt: skip
_CALL_ENDS = tuple(map(_up_to_last_letter, _ENDS))
_CALL_WORDS = (plain("buradan"), plain("aşağıdan"))


def _may_be_call(text: str) -> bool:
    """Tell whether a line ends as one that sends the reader to a player does; asked before the long pattern."""
    low = _up_to_last_letter(text)
    return low.endswith(_CALL_ENDS) or text.startswith(("▶", "►")) or any(map(low.__contains__, _CALL_WORDS))


def is_call(text: str) -> bool:
    """Tell whether a line only sends the reader to a player.

    >>> is_call("Watch the music video here!"), is_call("Tonton video musiknya di sini!"), is_call("Watch how she waits.")
    (True, True, False)
    """
    text = text.strip()
    found = _CALL.search(text) if len(text) <= _LONGEST_CALL and _may_be_call(text) else None
    if found is None:
        return False
    return (
        found.group("verb") is not None
        or bool(ACTION_RE.match(text.lstrip("▶► ")))
        or text.startswith(("▶", "►"))
        or not text.isascii()
    )


def first_line(span: Span) -> str:
    """Return the first words under the heading, up to the line's end."""
    if span.candidate.piece.rest:
        return span.candidate.piece.rest.split("\n", 1)[0].strip()
    if len(span.body) > 1 and [p.block.kind for p in span.body[:2]] == ["term", "definition"]:
        return f"{span.body[0].text.strip()}: {span.body[1].text.strip()}"
    for piece in span.body:
        if span.candidate.reading.role and _names_singer(piece, span.candidate.reading):
            continue
        shown = piece.block.near_image and len(piece.text) <= _CAPTION
        if piece.place not in {"embed", "caption"} and not shown and not is_call(piece.text):
            return piece.text.split("\n", 1)[0].strip()
    return ""


def short_lines_are_dramas(lines: Sequence[str]) -> bool:
    """`“T” by A` over a bare `D`: most sections open with a short name."""
    return len(lines) >= 2 and sum(map(is_short_name, lines)) >= 0.6 * len(lines)


def short_drama(line: str) -> str | None:
    """Return the drama that a short line names: `D`, `From D (2020)`; None for any other line.

    >>> short_drama("From Copper Street (2018)"), short_drama("Plain Sight"), short_drama("From Now On"), short_drama("Sing.")
    ('Copper Street', 'Plain Sight', 'From Now On', None)
    """
    if not is_short_name(line):
        return None
    bare, year = split_year(line)
    return bare_work(f"{bare[:1].lower()}{bare[1:]}") if year and _FROM_BEFORE.match(bare) else line


def is_short_name(line: str) -> bool:
    """Tell whether a line is a few words that begin with a capital and end in no stop, and no song."""
    if not line or len(line.split()) > 7 or not line[:1].isupper() or _NO_NAME.search(line):
        return False
    return not read_is_song(line)
