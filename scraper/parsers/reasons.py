"""The parser's decisions in words, one row a block, for `parse --explain`."""

from collections.abc import Iterable, Sequence

from scraper.items import Decision
from scraper.parsers.tracks.acceptance import Candidate
from scraper.parsers.tracks.choosing import THRESHOLD
from scraper.parsers.tracks.settle import Votes

_PLACES = {
    "heading": "a heading",
    "bold": "a bold line",
    "lead": "bold words that open a paragraph",
    "item": "a list item",
    "row": "a table row",
    "term": "a term of a list",
    "plain": "a paragraph",
    "line": "a line of a paragraph",
    "caption": "a caption",
    "sentence": "a sentence that opens a paragraph",
}
_SHAPES = {
    "quoted": "a quoted title beside its artist",
    "fields": "fields beside each other",
    "by": "a title by an artist",
    "pair": "two sides of a dash or slash",
    "comma": "words, a comma and a quoted title",
    "from": "a title from a drama",
    "de": "a title and a name joined by a preposition",
    "de,": "a title and a name joined by a preposition",
    "side": "words beside a quoted title",
    "title": "a title and nothing else",
    "alone": "a quoted title and nothing else",
}
_MISSES = {
    "label": "it is a line of an information box",
    "glued label": "it is a line of an information box",
    "credit line": "it credits somebody",
    "speaker": "it is somebody's words",
    "related link": "it leads to another article",
    "dateline": "it is a dateline",
    "date": "a side of it is a date",
    "pager": "it leads to another page",
    "prose": "it is running text",
    "clause": "a side of it is part of a sentence",
    "sentence": "its title would be a sentence",
    "section of the article": "it heads a section of the article itself",
    "spoiler bar": "it is a warning to the reader",
    "call to action": "it tells the reader to do something",
    "caption": "it is a caption",
    "list title": "it is the title of a list",
    "page title": "it repeats the page's title",
    "no song": "no part of it is a song",
    "no words": "it has no words",
    "actor as role": "it is an actor and a role",
    "episode": "it is about an episode",
    "rating": "it is a rating",
    "headline": "it is another headline",
    "topic": "a side of it is a general word",
    "platform": "a side of it is a broadcaster",
    "news": "it is news",
}
"""What the near-miss rules mean."""


def explain_headings(candidates: Sequence[Candidate], chosen: Sequence[Candidate], votes: Votes) -> tuple[Decision, ...]:
    """Return for each line that may be a track heading why it is one or not, after the order that the page voted for."""
    taken = {c.piece.index for c in chosen}
    order = votes.order
    first = "title first" if order.title_first else "artist first"
    why = (
        f"{first} ({order.lines} headings speak for it by {order.margin:.1f} points)"
        if order.lines
        else "no heading leaves it open"
    )
    found = [Decision(action="field", subject="order", reason=why)]
    for c in candidates:
        if c.piece.index in taken:
            found.append(Decision(action="heading", subject=c.piece.line, reason=_why_taken(c)))
        elif c.miss or c.is_song:
            found.append(Decision(action="kept", subject=c.piece.line, reason=f"no track heading: {_why_not(c)}"))
    return tuple(found)


def _build_of(c: Candidate) -> str:
    return f"{_PLACES.get(c.piece.place, c.piece.place)}, built as {_SHAPES.get(c.reading.shape, c.reading.shape)}"


def _why_taken(c: Candidate) -> str:
    if c.piece.block.ruled:
        return "the site's rule selects it"
    return f"{_build_of(c)}: {c.score:.1f} points, {THRESHOLD:.1f} are needed"


def _why_not(c: Candidate) -> str:
    if c.miss:
        return f"{_MISSES.get(c.miss, c.miss)} (rule: {c.miss})"
    reason = "too few points" if c.score < THRESHOLD else "others like it, or better marked up, speak against it"
    return f"{_build_of(c)}: {c.score:.1f} points, {THRESHOLD:.1f} are needed; {reason}"


def one_row_a_block(blocks: Iterable[Decision], lines: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions on blocks with those on their lines put in the block's row, or right behind it.

    >>> kept = Decision(action="kept", subject="T – A", reason="heading level 2")
    >>> [d.reason for d in one_row_a_block([kept], [Decision(action="heading", subject="T – A", reason="6.0 points")])]
    ['6.0 points; heading level 2']
    """
    waiting: dict[str, Decision] = {}
    found: list[Decision] = []
    for line in lines:
        if line.action == "field":
            found.append(line)
        else:
            waiting[line.subject] = line
    for block in blocks:
        own = waiting.pop(block.subject, None) if block.action == "kept" else None
        if own is not None:
            found.append(Decision(action=own.action, subject=block.subject, reason=f"{own.reason}; {block.reason}"))
            continue
        found.append(block)
        if block.action == "kept":
            parts = [subject for subject in waiting if subject in block.subject]
            found.extend(waiting.pop(subject) for subject in parts)
    return (*found, *waiting.values())
