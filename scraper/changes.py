"""What changed between two records of an article, section by section. Pure: records in, changes out.

Songs are matched by title, then by what else they share (a corrected title keeps artist or prose), so that a correction
is a correction and not a song removed and another one added. Paragraphs are matched in order, by the words they share.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from scraper.text import fold
from scraper.urls import embed_of

ARTICLE_FIELDS = (
    "title",
    "authors",
    "published_at",
    "modified_at",
    "site",
    "kind",
    "drama",
    "language",
    "source_url",
    "canonical_url",
)
"""Fields of the article that are compared."""
SONG_FIELDS = ("title", "native_title", "artists", "featured", "group", "drama", "part", "number", "heading")
"""Fields of a track section that are compared."""
NAMES = {"artists": "artist", "authors": "author", "featured": "guest", "native_title": "native title", "published_at": "date"}
"""What a field is called in a sentence, where that is not its name."""
ALIKE = 0.5
"""Two paragraphs, or two titles of songs, that share this share of their words or letters are one that was changed."""

NEAR = 8
"""Places ahead in which a changed paragraph is looked for, so that a page that was rewritten whole costs no minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference."""

    section: str
    """`article` | `songs` | `text`."""
    what: str
    """`song added`, `artist corrected`, `paragraph removed`, ..."""
    action: str
    """`added` | `removed` | `changed` | `moved`."""
    song: str | None = None
    """The title of the song it is about, as it is now (as it was, when it is gone)."""
    field: str | None = None
    """The field of the record."""
    old: str | None = None
    """As it was."""
    new: str | None = None
    """As it is."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `diff --json` prints."""
        return {name: getattr(self, name) for name in ("section", "what", "action", "song", "field", "old", "new")}

    def line(self) -> str:
        """Return the change on one line.

        >>> Change(section="songs", what="artist corrected", action="changed", song="Heart", old="Crus", new="Crush").line()
        'artist corrected: “Heart”: Crus → Crush'
        """
        values = " → ".join(_short(value) for value in (self.old, self.new) if value)
        about = f"“{self.song}”" if self.song and self.what not in ("song added", "song removed") else ""
        return ": ".join(filter(None, (self.what, about, values)))


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    r"""Return all changes from one record to another: the article's fields, then its songs, then its text.

    >>> [c.what for c in compare({"title": "A", "body_text": "x"}, {"title": "B", "body_text": "x\n\ny"})]
    ['title corrected', 'paragraph added']
    """
    return (*_fields("article", ARTICLE_FIELDS, old, new), *_songs(old, new), *_text(old, new), *_mentions(old, new))


def in_short(changes: Iterable[Change]) -> str:
    """Return changes as one sentence with counts.

    >>> added = Change(section="text", what="paragraph added", action="added", new="x")
    >>> in_short([added, added, Change(section="songs", what="song added", action="added", song="A")])
    '2 paragraphs added, song added'
    """
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.what] = counts.get(change.what, 0) + 1
    return ", ".join(_counted(what, number) for what, number in counts.items()) or "nothing changed"


def _counted(what: str, number: int) -> str:
    if number == 1:
        return what
    noun, _, verb = what.rpartition(" ")
    return f"{number} {noun}s {verb}"


def _fields(
    section: str, names: Sequence[str], old: Mapping[str, Any], new: Mapping[str, Any], song: str | None = None
) -> Iterator[Change]:
    for name in names:
        was, now = _shown(old.get(name)), _shown(new.get(name))
        if was == now:
            continue
        action = "changed" if was and now else "added" if now else "removed"
        verb = "corrected" if action == "changed" else action
        what = f"{NAMES.get(name, name.replace('_', ' ').removesuffix(' at'))} {verb}"
        yield Change(section=section, what=what, action=action, song=song, field=name, old=was, new=now)


def _shown(value: object) -> str | None:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or None
    return str(value) if value not in (None, "") else None


def _songs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before, after = list(old.get("tracks") or ()), list(new.get("tracks") or ())
    pairs = _matched(before, after)
    of_new = {right: left for left, right in pairs}
    for place, track in enumerate(after):
        left = of_new.get(place)
        if left is None:
            yield Change(section="songs", what="song added", action="added", song=track.get("title"), new=_song_line(track))
        else:
            yield from _song(before[left], track)
    gone = set(range(len(before))) - {left for left, _ in pairs}
    for place in sorted(gone):
        track = before[place]
        yield Change(section="songs", what="song removed", action="removed", song=track.get("title"), old=_song_line(track))
    yield from _moved(after, pairs)


def _moved(after: Sequence[Mapping[str, Any]], pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """Name the songs that left their place among those that stayed: the fewest whose moving explains the new order."""
    order = [left for left, _ in sorted(pairs, key=lambda pair: pair[1])]
    matcher = SequenceMatcher(a=sorted(order), b=order, autojunk=False)
    kept = {order[block.b + n] for block in matcher.get_matching_blocks() for n in range(block.size)}
    for left, right in sorted(pairs, key=lambda pair: pair[1]):
        if left not in kept:
            yield Change(
                section="songs",
                what="song moved",
                action="moved",
                song=after[right].get("title"),
                old=f"place {left + 1}",
                new=f"place {right + 1}",
            )


def _song(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    title = str(new.get("title") or "")
    changes = list(_fields("songs", SONG_FIELDS, old, new, song=title))
    explained = any(change.field != "heading" for change in changes)
    yield from (change for change in changes if change.field != "heading" or not explained)
    yield from _paragraphs("songs", _split(old.get("text")), _split(new.get("text")), song=title)
    for name, noun in (("quotes", "lyric"), ("embeds", "player")):
        was, now = [_same(name, one) for one in old.get(name) or ()], [_same(name, one) for one in new.get(name) or ()]
        yield from _members("songs", noun, was, now, song=title)


def _same(name: str, value: str) -> str:
    """Return what makes a player the same one, whatever its address looks like."""
    if name != "embeds":
        return value
    provider, embed_id = embed_of(value)
    return f"{provider}:{embed_id}" if provider and embed_id else value


def _members(section: str, noun: str, was: Sequence[str], now: Sequence[str], song: str | None = None) -> Iterator[Change]:
    for value in dict.fromkeys(now):
        if value not in was:
            yield Change(section=section, what=f"{noun} added", action="added", song=song, new=value)
    for value in dict.fromkeys(was):
        if value not in now:
            yield Change(section=section, what=f"{noun} removed", action="removed", song=song, old=value)


def _matched(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Pair the songs of two lists: same title, else same prose, else same artists and a like title, in order."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(before))), list(range(len(after)))
    for alike in (_same_title, _same_text, _same_artists):
        for one in list(left):
            found = next((other for other in right if alike(before[one], after[other])), None)
            if found is not None:
                pairs.append((one, found))
                left.remove(one)
                right.remove(found)
    return sorted(pairs)


def _same_title(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _key(one.get("title")) == _key(other.get("title"))


def _same_text(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one.get("text")) and one.get("text") == other.get("text")


def _same_artists(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    artists = [_key(name) for name in one.get("artists") or ()]
    if not artists or artists != [_key(name) for name in other.get("artists") or ()]:
        return False
    return SequenceMatcher(a=_key(one.get("title")), b=_key(other.get("title")), autojunk=False).ratio() >= ALIKE


def _key(name: object) -> str:
    return fold(str(name or "")) or str(name or "")


def _song_line(track: Mapping[str, Any]) -> str:
    artists = ", ".join(track.get("artists") or ())
    featured = ", ".join(track.get("featured") or ())
    number = f"{track['number']}. " if track.get("number") else ""
    by = f" – {artists}" if artists else ""
    return f"{number}“{track.get('title')}”{by}{f' feat. {featured}' if featured else ''}"


def _text(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Compare the paragraphs that belong to no song; those that do are compared with their song."""
    yield from _paragraphs("text", _loose(old), _loose(new))


def _loose(record: Mapping[str, Any]) -> list[str]:
    owned: set[str] = set()
    for track in record.get("tracks") or ():
        owned |= {str(track.get("heading") or ""), *_split(track.get("text")), *(track.get("quotes") or ())}
    owned = {" ".join(one.split()) for one in owned}
    return [paragraph for paragraph in _split(record.get("body_text")) if " ".join(paragraph.split()) not in owned]


def _split(text: object) -> list[str]:
    return [paragraph.strip() for paragraph in str(text or "").split("\n\n") if paragraph.strip()]


def _paragraphs(section: str, before: list[str], after: list[str], song: str | None = None) -> Iterator[Change]:
    for tag, a1, a2, b1, b2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = before[a1:a2], after[b1:b2]
        pairs = _like_pairs(was, now)
        for left, text in enumerate(was):
            if left not in pairs:
                yield Change(section=section, what="paragraph removed", action="removed", song=song, field="text", old=text)
        back = {right: left for left, right in pairs.items()}
        for right, text in enumerate(now):
            kind = {"section": section, "song": song, "field": "text"}
            if right in back:
                yield Change(what="paragraph changed", action="changed", old=was[back[right]], new=text, **kind)  # type: ignore[arg-type]
            else:
                yield Change(what="paragraph added", action="added", new=text, **kind)  # type: ignore[arg-type]


def _like_pairs(was: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Pair the paragraphs of a replaced stretch that share their words, in order."""
    pairs: dict[int, int] = {}
    start = 0
    for left, text in enumerate(was):
        words = text.split() if " " in text else list(text)
        for right in range(start, min(len(now), max(start, left) + NEAR)):
            others = now[right].split() if " " in text else list(now[right])
            matcher = SequenceMatcher(a=words, b=others, autojunk=False)
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
                pairs[left], start = right, right + 1
                break
    return pairs


def _mentions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    was = [_song_line(mention) for mention in old.get("mentions") or ()]
    now = [_song_line(mention) for mention in new.get("mentions") or ()]
    yield from _members("text", "mention", was, now)


def word_changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return a changed paragraph as runs: (`same` | `removed` | `added`, words).

    >>> word_changes("the old song plays", "the new song plays")
    (('same', 'the'), ('removed', 'old'), ('added', 'new'), ('same', 'song plays'))
    """
    glue = " " if " " in old or " " in new else ""
    before, after = (old.split(), new.split()) if glue else (list(old), list(new))
    runs: list[tuple[str, str]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", glue.join(before[a1:a2])))
            continue
        runs += [(kind, glue.join(words)) for kind, words in (("removed", before[a1:a2]), ("added", after[b1:b2])) if words]
    return tuple(runs)


def _short(text: str, most: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
