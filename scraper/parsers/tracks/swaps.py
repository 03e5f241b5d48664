"""Singer and drama in each other's place: columns of names tell, once all headings of a page are read.

A heading alone does not say whether `(X)` behind a title sings or is watched; ten of them do, when the words called dramas are
names of people and those called singers are none.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from scraper.items import ArtistCredit, TrackHeading, TrackSection
from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.fields import bounded
from scraper.parsers.tracks.order import name_score, prose_score
from scraper.text import fold

_FEW = 3
_NAMES, _NONE = 0.3, 0.1
"""Mean scores of a column that is one of names, at least, and of one that is none, at most."""
_APART = 0.45
"""How far the two must be apart."""


def swap_singers(tracks: Sequence[TrackSection], dramas: Sequence[str]) -> tuple[TrackSection, ...]:
    """Return the tracks with singers and dramas changed round where names say so; `dramas` are those the page names elsewhere."""
    full = [t for t in tracks if t.heading.drama and _performers(t.heading)]
    if len(full) < _FEW or len(full) < len(tracks):
        return tuple(tracks)
    called = [t.heading.drama or "" for t in full]
    singers = [_performers(t.heading) for t in full]
    if len(set(map(fold, called))) < _FEW or any(is_act(c.name) for credit in singers for c in credit):
        return tuple(tracks)
    if not {fold(d) for d in dramas}.isdisjoint(map(fold, called)):
        return tuple(tracks)
    names = fmean(bounded(name_score(c), 1.0) for c in called)
    others = fmean(bounded(name_score(_spelt(credit)), 1.0) for credit in singers)
    told = fmean(prose_score(c, t.text) for c, t in zip(called, full, strict=True))
    if names < _NAMES or others > _NONE or names - others < _APART or told < 0:
        return tuple(tracks)
    return tuple(_swapped(t) for t in tracks)


def _performers(heading: TrackHeading) -> tuple[ArtistCredit, ...]:
    return tuple(c for c in heading.credits if c.role == "performer")


def _spelt(credit: Sequence[ArtistCredit]) -> str:
    """Return a credit as it is printed."""
    return "".join(f"{c.credited_as}{c.join_phrase}" for c in credit)


def _swapped(track: TrackSection) -> TrackSection:
    heading = track.heading
    rest = tuple(c for c in heading.credits if c.role != "performer")
    swapped = replace(
        heading, credits=(*parse_credits(heading.drama or ""), *rest), drama=_spelt(_performers(heading)), confidence=0.7
    )
    return replace(track, heading=swapped)
