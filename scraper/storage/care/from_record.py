"""A page back from its record: for an article whose rows are damaged and whose capture cannot be read any more.

A record holds names and not how a credit was printed, so groups in brackets and join phrases are not in it; everything
else is. `page_of(record).to_record()` is the record again.
"""

from collections.abc import Mapping
from typing import Any

from scraper.items import ArtistCredit, DroppedLine, MentionedSong, ParsedPage, TrackHeading, TrackSection

_PLAIN = (
    "path", "url", "canonical_url", "title", "published_at", "published_precision", "modified_at", "site", "language", "drama",
    "source_url", "parser_version",
)  # fmt: skip


def page_of(record: Mapping[str, Any]) -> ParsedPage:
    """Return the page that a record was made of, as far as the record tells."""
    plain: dict[str, Any] = {name: record[name] for name in _PLAIN if record.get(name) is not None}
    return ParsedPage(
        **plain,
        kind=str(record.get("kind") or "other"),
        body_text=str(record.get("body_text") or ""),
        authors=tuple(record.get("authors") or ()),
        embeds=tuple(record.get("embeds") or ()),
        warnings=tuple(record.get("warnings") or ()),
        tracks=tuple(_section(track) for track in record.get("tracks") or ()),
        mentions=tuple(
            MentionedSong(
                title=str(m.get("title") or ""),
                artists=tuple(m.get("artists") or ()),
                drama=m.get("drama"),
                text=m.get("text") or "",
            )
            for m in record.get("mentions") or ()
        ),
        dropped=tuple(DroppedLine(text=str(d.get("text")), rule=str(d.get("rule"))) for d in record.get("dropped") or ()),
    )


def _section(track: Mapping[str, Any]) -> TrackSection:
    heading = TrackHeading(
        heading=str(track.get("heading") or ""),
        title=str(track.get("title") or ""),
        number=track.get("number"),
        native_title=track.get("native_title"),
        credits=_credits(track),
        drama=track.get("drama"),
        part=track.get("part"),
        confidence=float(track.get("confidence") or 0.0),
        needs_review=bool(track.get("needs_review")),
    )
    return TrackSection(
        position=int(track.get("position") or 0),
        heading=heading,
        text=str(track.get("text") or ""),
        quotes=tuple(track.get("quotes") or ()),
        embeds=tuple(track.get("embeds") or ()),
    )


def _credits(track: Mapping[str, Any]) -> tuple[ArtistCredit, ...]:
    performers = [str(name) for name in track.get("artists") or ()]
    featured = [str(name) for name in track.get("featured") or ()]
    made = []
    for place, name in enumerate(performers):
        joined = ", " if place + 1 < len(performers) else " feat. " if featured else ""
        made.append(
            ArtistCredit(name=name, credited_as=name, join_phrase=joined, group=track.get("group") if not place else None)
        )
    for place, name in enumerate(featured):
        joined = ", " if place + 1 < len(featured) else ""
        made.append(ArtistCredit(name=name, credited_as=name, join_phrase=joined, role="featured"))
    return tuple(made)
