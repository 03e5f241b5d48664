"""Blocks in, track sections out: the door of the parser's second half.

The way: pieces (`pieces.py`) → candidates, scored (`acceptance.py`) and chosen by class (`choosing.py`) → group headings
(`groups.py`) → spans of text (`spans.py`) → the page's votes (`voting.py`) → final headings (`settle.py`) → mentions, kind and
drama. A page that does not speak of songs (`music.py`) goes a shorter way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.items import Decision, MentionedSong, TrackHeading, TrackSection
from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.kinds import decide_kind
from scraper.parsers.reasons import explain_headings
from scraper.parsers.subject.dramas import find_dramas
from scraper.parsers.subject.topics import Topic, read_topic, with_intro
from scraper.parsers.tracks.acceptance import find_candidates
from scraper.parsers.tracks.called import swap_brackets
from scraper.parsers.tracks.choosing import choose
from scraper.parsers.tracks.groups import bare_drama, drama_line, find_groups
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.lyrics import find_lyrics
from scraper.parsers.tracks.mentions import find_mentions
from scraper.parsers.tracks.music import SOME, song_evidence
from scraper.parsers.tracks.page_words import PageWords, page_words
from scraper.parsers.tracks.pieces import Piece, cut_pieces
from scraper.parsers.tracks.role_lines import role_drama
from scraper.parsers.tracks.settle import Votes, settle
from scraper.parsers.tracks.singers import singer_in
from scraper.parsers.tracks.song_tables import read_tables
from scraper.parsers.tracks.spans import Span, find_spans, first_line, short_drama, short_lines_are_dramas
from scraper.parsers.tracks.swaps import swap_singers
from scraper.parsers.tracks.voting import find_votes
from scraper.text import fold

_ON_SCREEN = 0.5
"""Words of the screen from which a page may be about a drama. Measured: pages on dramas 0.5 and more, nine of ten others less."""
_TELLING = 1500
"""Characters in which a page on songs would have named the drama as one, if it were about one."""
_NO_SINGER = 0.8
"""Confidence of a heading that names no performer, at most; half of it among headings that do."""
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
    chosen = [c._replace(reading=_undated(c.reading, dramas)) for c in choose(candidates, topic)]
    chosen = swap_brackets(chosen, dramas)
    groups = find_groups(pieces, chosen, dramas)
    spans = find_spans(pieces, chosen, groups)
    votes = find_votes(spans, topic, dramas, facts.language)
    tracks = swap_singers(_tracks(spans, votes), (*topic.quoted, *dramas))
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
    return reading if named in map(fold, dramas) else reading._replace(shape="pair", titles=(), work=None, pair=reading.undated)


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


def _tracks(spans: Sequence[Span], votes: Votes) -> tuple[TrackSection, ...]:
    found: list[TrackSection] = []
    lines = [first_line(s) for s in spans]
    shared = short_lines_are_dramas(lines)
    for span, line in zip(spans, lines, strict=True):
        piece = span.candidate.piece
        text = span.text
        quotes = find_lyrics(_with_rest(span))
        for own in settle(
            span.candidate.reading, votes, number=piece.block.number or span.number, prose=text, emphasis=piece.block.emphasis
        ):
            short = short_drama(line) if shared and not votes.side_is_drama else None
            heading = _with_singer(_from_context(own, span, line, short), span)
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


def _with_rest(span: Span) -> tuple[Piece, ...]:
    piece = span.candidate.piece
    own = piece._replace(line="", mark="", place="text") if piece.rest else None
    return (own, *span.body) if own else span.body


def _from_context(heading: TrackHeading, span: Span, first: str, short: str | None) -> TrackHeading:
    """Fill what the heading leaves out from the line under it, `short` if it is a drama's name, and from the group above."""
    if heading.drama is None:
        drama = drama_line(first) or role_drama(first) or (short and bare_drama(short))
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


def _with_singer(heading: TrackHeading, span: Span) -> TrackHeading:
    """Ask the prose for the singer whom neither the heading nor the group names."""
    if any(c.role == "performer" for c in heading.credits):
        return heading
    return replace(heading, credits=(*singer_in(span.text), *heading.credits))
