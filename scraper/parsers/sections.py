"""Blocks in, track sections out: the door of the parser's second half.

The way: pieces (`pieces.py`) → candidates, scored (`acceptance.py`) and chosen by class (`choosing.py`) → group headings
(`groups.py`) → spans of text → one vote a page (`order.py`) → final headings (`settle.py`) → mentions, kind and drama.
A page that does not speak of songs (`music.py`) goes a shorter way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.items import Decision, MentionedSong, TrackHeading, TrackSection
from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.credits import parse_credits
from scraper.parsers.kinds import decide_kind
from scraper.parsers.reasons import explain_headings
from scraper.parsers.subject.dramas import find_dramas
from scraper.parsers.subject.topics import Topic, read_topic, with_intro
from scraper.parsers.tracks.acceptance import Candidate, find_candidates
from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.asides import read_aside
from scraper.parsers.tracks.choosing import choose
from scraper.parsers.tracks.groups import Group, drama_line, find_groups
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.lyrics import find_lyrics
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.mentions import find_mentions
from scraper.parsers.tracks.music import SOME, song_evidence
from scraper.parsers.tracks.order import Order, name_score, prose_score, vote
from scraper.parsers.tracks.page_words import PageWords, page_words
from scraper.parsers.tracks.pieces import Piece, cut_pieces, read_is_song
from scraper.parsers.tracks.roles import vote_roles
from scraper.parsers.tracks.settle import Votes, settle
from scraper.parsers.tracks.singers import singer_in
from scraper.parsers.tracks.song_tables import read_tables
from scraper.parsers.tracks.words import ACTION_RE, CLOSING_RE, OST_RE
from scraper.text import fold

_CALL = re.compile(
    r"(?<![^\W_])(?:here|below|now|di\s+sini|di\s+bawah(?:\s+ini)?|aquí|abajo|ici|ci-dessous|hier|unten|qui|"
    r"tại\s+đây|dưới\s+đây|aqui|abaixo|burada|ที่นี่)\W*$"
    r"|^[▶►]|(?:こちら|여기|아래|아래에서|보러\s?가기|보기|듣기|を見る|を聴く|聴けます|見られます|視聴できます|點此|点击|收聽|收看|[请請]看下方)\W*$"
    r"|\b(?:buradan|aşağıdan)\s+(?P<verb>(?:izle|dinle)\w*)\W*$",
    re.IGNORECASE,
)


_ON_SCREEN = 0.5
"""Words of the screen from which a page may be about a drama. Measured: pages on dramas 0.5 and more, nine of ten others less."""
_TELLING = 1500
"""Characters in which a page on songs would have named the drama as one, if it were about one."""
_CAPTION = 40
"""Characters of words beside a picture that are its caption."""
_NO_SINGER = 0.8
"""Confidence of a heading that names no performer, at most; half of it among headings that do."""
_SENTENCE_END = re.compile(r"[.!?。！？…][”\"’'」』)]*$")


MOST_BLOCKS = 3_000
"""Blocks among which track sections are looked for; a list of a thousand songs has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the track half of the parser makes of a page."""

    tracks: tuple[TrackSection, ...] = ()
    mentions: tuple[MentionedSong, ...] = ()
    kind: str = "other"
    drama: str | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """One accepted heading and the pieces of its section."""

    candidate: Candidate
    body: tuple[Piece, ...]
    group: Group | None = None

    @property
    def text(self) -> str:
        """The prose of the section."""
        return "\n\n".join(_merge(self))

    @property
    def embeds(self) -> tuple[str, ...]:
        """Addresses of the players in the section."""
        own = self.candidate.piece.block.embeds
        return tuple(dict.fromkeys((*own, *(e for p in self.body for e in p.block.embeds))))


def split_sections(blocks: Sequence[Block], facts: PageFacts, *, explain: bool = False) -> Reading:
    """Read the article's blocks: its track sections, the songs it only mentions, its kind and its drama.

    No song is looked for behind the first `MOST_BLOCKS`: what is larger is no article.
    """
    blocks = blocks[:MOST_BLOCKS]
    words = page_words(facts.title, blocks)
    evidence = song_evidence(facts.title, blocks, words)
    topic = read_topic(facts.title, facts.language)
    if evidence.points < 1 and not evidence.lines and not any(b.ruled for b in blocks):
        return _without_tracks(blocks, facts, topic, words, evidence.points)
    pieces = cut_pieces(blocks)
    topic = replace(with_intro(topic, _intro(pieces)), musical=evidence.points >= 1)
    dramas = find_dramas(facts, topic, blocks)
    candidates = find_candidates(pieces, topic, page_title=facts.title, dramas=dramas)
    candidates = read_tables(pieces, candidates, topic)
    chosen = [replace(c, reading=_undated(c.reading, dramas)) for c in choose(candidates, topic)]
    groups = find_groups(pieces, chosen, dramas)
    spans = _spans(pieces, chosen, groups)
    votes = _votes(spans, topic, dramas, facts.language)
    tracks = _tracks(spans, votes)
    long = sum(len(b.text) for b in blocks) > _TELLING
    if long and not tracks and not topic.dramas and not _is_on_screen(topic, words):
        dramas = ()
    kind, drama = decide_kind(facts, topic, dramas, tracks, blocks)
    used = {p.index for s in spans for p in (s.candidate.piece,)}
    mentions = find_mentions([p for p in pieces if p.index not in used], tracks, dramas)
    decisions = explain_headings(candidates, chosen, votes) if explain else ()
    return Reading(tracks=tracks, mentions=mentions, kind=kind, drama=drama, decisions=decisions)


def _undated(reading: LineReading, dramas: tuple[str, ...]) -> LineReading:
    """On a page about one drama a year in a bracket makes no other of what stands before it: `T — A (2022)`."""
    if reading.undated is None or not dramas:
        return reading
    named = fold(reading.work.drama or "") if reading.work else ""
    return reading if named in map(fold, dramas) else replace(reading, shape="pair", titles=(), work=None, pair=reading.undated)


def _is_on_screen(topic: Topic, words: PageWords) -> bool:
    """Tell whether title or words let the page be about a drama at all."""
    return bool(topic.quoted) or topic.head in {"recap", "cast"} or words.screen() >= _ON_SCREEN


def _without_tracks(blocks: Sequence[Block], facts: PageFacts, topic: Topic, words: PageWords, evidence: float) -> Reading:
    """Read a page on another matter: its kind, its drama, and the songs it mentions if it has a word for songs at all."""
    on_screen = _is_on_screen(topic, words)
    dramas = find_dramas(facts, topic, blocks) if on_screen else ()
    kind, drama = decide_kind(facts, topic, dramas, (), blocks)
    mentions = find_mentions(cut_pieces(blocks), (), dramas) if evidence >= SOME else ()
    return Reading(kind=kind, drama=drama if on_screen else None, mentions=mentions)


def _intro(pieces: Sequence[Piece]) -> str:
    """Return the article's first words of prose."""
    return " ".join(p.text for p in pieces[:6] if p.place in {"text", "plain", "line"})[:700]


def _spans(pieces: Sequence[Piece], chosen: Sequence[Candidate], groups: Sequence[Group]) -> list[_Span]:
    """Give every heading its pieces: up to the next heading, group heading or heading of the article."""
    starts = {c.piece.index for c in chosen}
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
        spans.append(_Span(candidate=c, body=tuple(body), group=over))
    return spans


def _spans_before(pieces: Sequence[Piece], chosen: Sequence[Candidate]) -> list[_Span]:
    """Captions close their sections: the prose before a caption is its text."""
    spans = []
    start = next((p.index + 1 for p in pieces if p.place in {"heading", "bold"}), 0)
    start = start if start < chosen[0].piece.index else 0
    for c in chosen:
        body = [p for p in pieces[start : c.piece.index] if p.place not in {"heading", "caption"}]
        spans.append(_Span(candidate=c, body=tuple(body)))
        start = c.piece.index + 1
    usual = max((sum(p.place != "embed" for p in s.body) for s in spans[1:]), default=0)
    if usual:
        words = [p for p in spans[0].body if p.place != "embed"]
        kept = {p.index for p in words[-usual:]}
        spans[0] = replace(spans[0], body=tuple(p for p in spans[0].body if p.place == "embed" or p.index in kept))
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
    return not re.search(r"[.!?,;…。！？、]$|^[“\"‘'「«(\[]", line) and any(ch.isalpha() for ch in line)


def _leaves_container(piece: Piece, head: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether the section stood inside a list item or a cell and the list or table is over."""
    lists = [part for part in head.block.container.split(">") if re.match(r"(?:ul|ol|dl|table)\d", part)]
    if not lists:
        return False
    if lists[-1] in piece.block.container.split(">"):
        return False
    following = pieces[head.index + 1]
    return bool(head.rest) or "table" in head.block.container or lists[-1] in following.block.container.split(">")


def _merge(span: _Span) -> list[str]:
    """Return the paragraphs of a section."""
    found = [span.candidate.piece.rest] if span.candidate.piece.rest.strip() else []
    for piece in span.body:
        if piece.place in {"embed", "caption"} or not piece.text.strip() or _is_call(piece) or _is_caption(piece):
            continue
        if piece.place == "row" and span.candidate.piece.place == "row":
            continue
        found.append(piece.text.strip())
    return [text.strip() for text in found]


def _is_caption(piece: Piece) -> bool:
    """Tell whether a few words beside a picture, no sentence, stand under it."""
    return (
        piece.block.near_image and piece.place == "plain" and len(piece.text) <= _CAPTION and not _SENTENCE_END.search(piece.text)
    )


def _is_call(piece: Piece) -> bool:
    return is_call(piece.text)


def is_call(text: str) -> bool:
    """Tell whether a line only sends the reader to a player.

    >>> is_call("Watch the music video here!"), is_call("Tonton video musiknya di sini!"), is_call("Watch how she waits.")
    (True, True, False)
    """
    text = text.strip()
    found = _CALL.search(text) if len(text) <= 90 else None
    if found is None:
        return False
    return (
        found.group("verb") is not None
        or bool(ACTION_RE.match(text.lstrip("▶► ")))
        or text.startswith(("▶", "►"))
        or not text.isascii()
    )


def _votes(spans: Sequence[_Span], topic: Topic, dramas: tuple[str, ...], language: str | None) -> Votes:
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
    rights = [r for r in readings if r.pair and OST_RE.search(r.pair[1].split("(")[0])]
    return Votes(
        order=order,
        bracket_is_drama=_bracket_vote(spans, order, topic),
        side_is_drama=_side_vote(spans, topic, dramas),
        de_is_artist=_de_vote(spans, language, dramas),
        title_bracket_is_artist=_title_bracket_vote(readings),
        right_ost_is_drama=bool(rights) and len(rights) >= 0.5 * len(readings) and order.title_first,
        roles=vote_roles([(r, s.text) for r, s in zip(readings, spans, strict=True)], order, about_dramas=about, dramas=dramas),
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


def _bracket_vote(spans: Sequence[_Span], order: Order, topic: Topic) -> bool:
    """Last brackets that nothing explains are dramas when most headings have one, or when others are so in words."""
    kinds = []
    for s in spans:
        r = s.candidate.reading
        side = r.artist
        if r.pair:
            side = r.pair[1]
        elif not side and r.side:
            side = r.side
        elif not side and len(r.titles) == 1:
            side = r.titles[0]
        kind, text = _last_bracket(side)
        if kind == "open" and (is_group(text) or re.fullmatch(r"[A-Z0-9.&-]{2,8}", text)):
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


def _side_vote(spans: Sequence[_Span], topic: Topic, dramas: tuple[str, ...]) -> bool:
    """`X, “T”`: decide for the page whether X is the drama."""
    score = 0.0
    known = {fold(d) for d in dramas}
    members = [s for s in spans if s.candidate.reading.side and s.candidate.reading.shape in {"comma", "side"}]
    for s in members:
        side = s.candidate.reading.side
        score += 1.5 * (fold(side) in known) - name_score(side) - prose_score(side, s.text)
        if s.candidate.reading.shape == "side":
            score -= 0.7
        elif (
            re.search(r"\bsung\s+by\b|演唱|가창|歌う|dinyanyikan|interpretada|chantée", s.text) and prose_score(side, s.text) <= 0
        ):
            score += 0.8
    commas = sum(s.candidate.reading.shape == "comma" for s in members)
    score += 0.5 * commas if topic.dramas else -0.5 * commas
    return score > 0


def _de_vote(spans: Sequence[_Span], language: str | None, dramas: tuple[str, ...]) -> bool:
    """`“T” de X`: French and German name the artist, Spanish and Portuguese the drama, unless the prose says otherwise."""
    artist_language = (language or "")[:2] in {"fr", "de", "it", "vi", "id", "nl", "th"}
    score = 0.6 if artist_language else -0.6
    known = {fold(d) for d in dramas}
    for s in spans:
        r = s.candidate.reading
        if r.shape in {"de", "de,"} and r.side:
            credit = parse_credits(r.side)
            score += prose_score(r.side, s.text) + 0.7 * name_score(r.side) - 1.5 * (fold(r.side) in known)
            score += 0.5 * (len(credit) > 1 or any(c.group for c in credit))
            score -= 0.2 * (r.shape == "de,")
    return score > 0


def _title_bracket_vote(readings: Sequence[LineReading]) -> bool:
    titled = [r for r in readings if r.shape in {"title", "alone"}]
    loose = [_last_bracket(r.titles[0]) for r in titled]
    named = [text for kind, text in loose if kind == "open"]
    return bool(named) and len(named) >= 0.5 * len(titled) and sum(name_score(t) for t in named) > 0


def _tracks(spans: Sequence[_Span], votes: Votes) -> tuple[TrackSection, ...]:
    found: list[TrackSection] = []
    lines = [_first_line(s) for s in spans]
    shared = _short_lines_are_dramas(lines)
    for span, line in zip(spans, lines, strict=True):
        piece = span.candidate.piece
        text = span.text
        quotes = find_lyrics(_with_rest(span))
        for own in settle(span.candidate.reading, votes, number=piece.block.number, prose=text, emphasis=piece.block.emphasis):
            heading = _with_singer(_from_context(own, span, line if shared and _is_short_name(line) else None, votes), span)
            found.append(TrackSection(position=len(found) + 1, heading=heading, text=text, quotes=quotes, embeds=span.embeds))
    return _doubted(found)


def _doubted(tracks: Sequence[TrackSection]) -> tuple[TrackSection, ...]:
    """Lower the confidence of tracks without a performer; where most of their neighbours have one, ask for a review."""
    bare = [t for t in tracks if not any(c.role == "performer" for c in t.heading.credits)]
    if not bare:
        return tuple(tracks)
    odd = len(bare) < 0.5 * len(tracks)
    doubt = {
        t.position: replace(
            t.heading,
            confidence=min(t.heading.confidence, _NO_SINGER / 2 if odd else _NO_SINGER),
            needs_review=odd or t.heading.needs_review,
        )
        for t in bare
    }
    return tuple(replace(t, heading=doubt.get(t.position, t.heading)) for t in tracks)


def _with_rest(span: _Span) -> tuple[Piece, ...]:
    piece = span.candidate.piece
    own = replace(piece, line="", mark="", place="text") if piece.rest else None
    return (own, *span.body) if own else span.body


def _first_line(span: _Span) -> str:
    """Return the first words under the heading, up to the line's end."""
    if span.candidate.piece.rest:
        return span.candidate.piece.rest.split("\n", 1)[0].strip()
    for piece in span.body:
        shown = piece.block.near_image and len(piece.text) <= _CAPTION
        if piece.place not in {"embed", "caption"} and not shown and not is_call(piece.text):
            return piece.text.split("\n", 1)[0].strip()
    return ""


def _short_lines_are_dramas(lines: Sequence[str]) -> bool:
    """`“T” by A` over a bare `D`: most sections open with a short name."""
    return len(lines) >= 2 and sum(map(_is_short_name, lines)) >= 0.6 * len(lines)


def _is_short_name(line: str) -> bool:
    if not line or len(line.split()) > 7 or not line[:1].isupper() or re.search(r"[.!?。…,:]$|[“”\"]", line):
        return False
    return not read_is_song(line)


def _from_context(heading: TrackHeading, span: _Span, short: str | None, votes: Votes) -> TrackHeading:
    """Fill what the heading leaves out from the line under it and from the group heading above."""
    if heading.drama is None:
        first = _first_line(span)
        drama = drama_line(first) or (short if short and not votes.side_is_drama else None)
        if drama is None and span.group and span.group.drama:
            drama = span.group.drama
        if drama:
            heading = replace(heading, drama=drama, year=heading.year or (span.group.year if span.group else None))
    if span.group and span.group.credits:
        performers = [c for c in heading.credits if c.role == "performer"]
        if not performers:
            heading = replace(heading, credits=(*span.group.credits, *heading.credits))
        elif span.candidate.reading.shape == "side" and heading.drama is None:
            heading = replace(heading, drama=performers[0].credited_as, credits=span.group.credits)
    return heading


def _with_singer(heading: TrackHeading, span: _Span) -> TrackHeading:
    """Ask the prose for the singer whom neither the heading nor the group names."""
    if any(c.role == "performer" for c in heading.credits):
        return heading
    return replace(heading, credits=(*singer_in(span.text), *heading.credits))
