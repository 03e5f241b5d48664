"""Lines that are built alike: what all of them repeat is the frame, what changes are the fields (`”T” av A, ur D`).

Tables know the small words of some languages; here none is needed. Quotation marks, brackets and signs cut a line, and words
that stand in all siblings at the same place cut it further, whatever they mean. What each field is `fields.py` tells.
Asked only where most of the lines, read one by one, say less than the frame, mix two fields, or take the frame's own words into
a name; and only where title or prose speak of songs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.asides import strip_quotes
from scraper.parsers.tracks.fields import Field, is_aside, name_fields, read_work
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.more_words import SONG_NOUNS
from scraper.parsers.tracks.music import music_density
from scraper.parsers.tracks.near_misses import is_prose
from scraper.parsers.tracks.numbering import take_number, take_part
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.words import OST_RE, ROLE_LABEL_RE, ROLE_RE, any_of
from scraper.text import DASHES, fold, one_line

_FEW = 3
"""Lines that must be built alike."""
_MOST = 0.6
"""Share of the siblings that must be."""
_MUSICAL = 0.7
"""Share of the lines under which prose must speak of music, where the page's title does not promise songs."""
_SILENT = frozenset(("", "news", "review"))
"""Heads of titles that may stand over songs without promising any: `I rewatched twelve dramas with my eyes closed`."""
_SET_APART = frozenset(("heading", "bold", "lead"))
_BARE = frozenset(("title", "alone"))
_PAIR, _WIDEST = 2, 4
"""Fields of a frame: two are one only with words between them, since signs alone are read line by line."""
_LONGEST = 160
"""Characters of a line."""
_WORDS, _BESIDE = 5, 4
"""Words of the names in one field, on the average: what has more, or stands beside a quotation and has more, is a sentence."""
_SIGNS = rf"[{re.escape(DASHES)}~〜→/•·♥★☆]+"
_SIGN = re.compile(rf"\s+{_SIGNS}\s+|\s*[—|｜¦│／]+\s*|^\s*{_SIGNS}\s*|\s*{_SIGNS}\s*$|:\s+|：|;\s+|(?P<comma>,\s+|[，、])")
"""What parts two fields: a sign between spaces or beside a quotation, a bar, a colon; commas where all lines have them."""
_ONE_DASH = str.maketrans(dict.fromkeys((*DASHES, "—"), "-"))
_LABELS = frozenset(":：")
_EDGES = " ,，、;:"
_DIGITS = re.compile(r"\d+")
_OWNER = re.compile(r"(?<=\w)(?:[’'‘`´]s|(?<=s)[’']|의|の|的)(?=(?:\s*[(（][^()（）]*[)）])?$)")
_JUNK = re.compile(r"[\s#¶§🔗]+$")
"""What a heading's own link leaves behind it."""
_ARTICLES = frozenset(
    ("the", "a", "an", "la", "el", "le", "les", "los", "las", "il", "lo", "i", "der", "die", "das", "de", "o", "os", "as", "l")
)
"""Words that open many names: none of a frame."""
_CALLS = re.compile(any_of(SONG_NOUNS), re.IGNORECASE)
"""What a song is called: in no line a singer."""


class _Way(NamedTuple):
    """What else parts a line than signs and quotations."""

    commas: bool
    brackets: bool
    """Those amid a line, too: some singers have their group behind them."""


_WAYS = (_Way(commas=True, brackets=True), _Way(commas=False, brackets=True), _Way(commas=False, brackets=False))


class _Token(NamedTuple):
    kind: str
    """`words` | `quote` | `sign` | `(` | `)`."""
    mark: str
    """The opening mark of a quotation, the sign, or nothing."""
    text: str


def read_frames(
    lines: Sequence[Piece], read: Mapping[int, LineReading], topic: Topic, dramas: Sequence[str], pieces: Sequence[Piece]
) -> dict[int, LineReading]:
    """Return better readings of lines that share a frame, by the index of their pieces; `read` is what they say one by one."""
    promised = topic.head == "songs" or topic.intro
    if not promised and topic.head not in _SILENT:
        return {}
    classes: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in lines:
        if piece.place not in {"row", "caption"} and not piece.read_as and len(piece.line) <= _LONGEST:
            classes[piece.key, piece.place].append(piece)
    marked = sum(p.place in _SET_APART and (r := read.get(p.index)) is not None and r.shape not in _BARE for p in lines)
    found: dict[int, LineReading] = {}
    for (_, place), siblings in classes.items():
        if place not in _SET_APART and marked >= _PAIR:
            continue  # markup shows the songs: other lists are the cast's, the shops'
        members = [p for p in siblings if not is_prose(p.line)] if len(siblings) >= _FEW else []
        if len(members) < _FEW:
            continue
        made = _read_class(members, read, {fold(d) for d in dramas}, pieces)
        if made and (promised or _speak_of_music([_under(pieces, p, members) for p in members])):
            found |= made
    return found


def _read_class(
    members: Sequence[Piece], read: Mapping[int, LineReading], dramas: set[str], pieces: Sequence[Piece]
) -> dict[int, LineReading]:
    """Read lines of one markup by their frame; nothing where there is none, or where most say by themselves what it tells."""
    numbered = [take_number(_JUNK.sub("", one_line(p.line))) for p in members]
    if any(r.number and r.number != n for p, (n, _) in zip(members, numbered, strict=True) if (r := read.get(p.index))):
        return {}
    parted = [take_part(text) for _, text in numbered]
    ways = [_common([tuple(_tokens(text, way)) for _, text in parted]) for way in _WAYS]
    rows = max(ways, key=len)  # of ways as good the first, which parts at most signs
    built = sum(_is_built(text) for _, text in parted)
    if len(rows) < max(_FEW, _MOST * built):
        return {}
    fields = [f for f in _fields(list(rows.values())) if not is_aside(f.cells)]
    if not _PAIR <= len(fields) <= _WIDEST or (len(fields) == _PAIR and not any(f.before or f.after for f in fields)):
        return {}
    most = _BESIDE if any(f.opener for f in fields) else _WORDS
    if any(fmean(len(c.split()) for c in f.cells) > (_WORDS if f.opener else most) for f in fields):
        return {}
    whole = sum(_is_whole(read.get(members[i].index), fields, at) for at, i in enumerate(rows))
    told = whole > (1 - _MOST) * len(rows)
    if told and (
        len(rows) < len(members) or not all(_is_cut_alike(read.get(members[i].index), fields, at) for at, i in enumerate(rows))
    ):
        return {}  # the page's votes would be those of the few that are left; what is cut otherwise is known better there
    roles = name_fields(fields, [_under(pieces, members[i], members) for i in rows], dramas, told=told)
    if roles is None:
        return {}
    return {
        members[i].index: _reading(members[i].line, fields, roles, at)._replace(number=numbered[i][0], part=parted[i][0])
        for at, i in enumerate(rows)
    }


def _speak_of_music(under: Sequence[str]) -> bool:
    return sum(music_density(prose) > 0 for prose in under) >= _MUSICAL * len(under)


def _common(rows: Sequence[Sequence[_Token]]) -> dict[int, Sequence[_Token]]:
    """Return the rows that have the build of most, or have it but for a bracket behind a quotation, by their place."""
    build, _ = Counter(map(_build, rows)).most_common(1)[0]
    slim = {at: row if _build(row) == build else _without_brackets(row) for at, row in enumerate(rows)}
    return {at: row for at, row in slim.items() if _build(row) == build}


def _without_brackets(row: Sequence[_Token]) -> Sequence[_Token]:
    """Return a row with the brackets behind its quotations drawn into them: `A ”T” (with B) / D` is built as `A ”T” / D`."""
    found: list[_Token] = []
    inside: list[str] = []
    for token in row:
        if token.kind == "(" and found and found[-1].kind == "quote":
            inside = ["("]
        elif inside and token.kind == ")":
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {inside[0]}{' '.join(inside[1:])})")
            inside = []
        elif inside:
            inside.append(token.text or token.mark)
        else:
            found.append(token)
    return found


def _build(row: Sequence[_Token]) -> tuple[tuple[str, str], ...]:
    return tuple((token.kind, token.mark) for token in row)


def _is_built(text: str) -> bool:
    """Tell whether a line has anything that parts it; a bare heading among songs is another matter."""
    return bool(mark_line(text).marks) or _SIGN.search(text) is not None


def _tokens(text: str, way: _Way, *, inside: bool = False) -> Iterator[_Token]:
    """Cut one line at its quotations, signs and, if wanted, brackets."""
    at = 0
    for mark in mark_line(text).marks:
        if mark.kind == "paren" and (inside or not (way.brackets or mark.end >= len(text))):
            continue
        yield from _signs(text[at : mark.start], commas=way.commas)
        at = mark.end
        if mark.kind == "quote":
            yield _Token("quote", mark.opener, mark.text)
        else:
            yield _Token("(", "", "")
            yield from _tokens(mark.text, way, inside=True)
            yield _Token(")", "", "")
    yield from _signs(text[at:], commas=way.commas)


def _signs(text: str, *, commas: bool) -> Iterator[_Token]:
    """Cut a stretch without quotations at its signs."""
    at = 0
    for found in _SIGN.finditer(text):
        if commas or not found["comma"]:
            yield from _words(text[at : found.start()])
            yield _Token("sign", found.group().strip().translate(_ONE_DASH), "")
            at = found.end()
    yield from _words(text[at:])


def _words(text: str) -> Iterator[_Token]:
    if any(map(str.isalnum, text)):
        yield _Token("words", "", text.strip(_EDGES))


def _fields(rows: Sequence[Sequence[_Token]]) -> list[Field]:
    """Return what changes between rows of one build, with the frame's words beside it."""
    found: list[Field] = []
    before, inside, tied = "", False, False
    for at, token in enumerate(rows[0]):
        if token.kind in {"(", ")", "sign"}:
            inside = token.kind == "(" or (inside and token.kind == "sign")
            if tied and token.mark in _LABELS:
                found[-1] = found[-1]._replace(labels=True)
            elif token.kind == "sign" and not inside:
                found = [field._replace(heads=field.labels) for field in found]
            before, tied = before if token.mark in _LABELS else "", False
            continue
        cells = tuple(row[at].text for row in rows)
        for part, repeated in _part(cells) if token.kind == "words" else [(cells, _are_one(cells))]:
            if repeated:
                if tied:
                    found[-1] = found[-1]._replace(after=part[0])
                before, tied = part[0], False
            else:
                found.append(_owner(Field(part, token.mark, inside, before, "")))
                before, tied = "", True
    return found


def _owner(field: Field) -> Field:
    """Return a field without the ending that says whose the next is (`A’s “T”`, `A의 ‘T’`), if all of its cells have one."""
    cut = [_OWNER.sub("", cell) for cell in field.cells]
    return field._replace(cells=tuple(cut), after="’s") if all(a != b for a, b in zip(cut, field.cells, strict=True)) else field


def _part(cells: Sequence[str]) -> list[tuple[tuple[str, ...], bool]]:
    """Cut cells at the words that all of them have, once each and in one order: (texts, whether they are the frame's)."""
    if _are_one(cells) or all(map(_is_role, cells)):
        return [(tuple(cells), True)]
    rows = [c.split() for c in cells]
    folded = [[w.casefold() for w in row] for row in rows]
    shared = [w for w in folded[0] if _may_frame(w, rows, folded)]
    found: list[tuple[tuple[str, ...], bool]] = []
    starts = [0] * len(rows)
    for word in shared:
        places = [row.index(word) for row in folded]
        if any(place < start for place, start in zip(places, starts, strict=True)):
            return [(tuple(cells), False)]  # not in one order
        if not _add_gap(found, [row[a:b] for row, a, b in zip(rows, starts, places, strict=True)]):
            return [(tuple(cells), False)]
        starts = [place + 1 for place in places]
        if found and found[-1][1]:
            found[-1] = ((f"{found[-1][0][0]} {word}",), True)
        else:
            found.append(((word,), True))
    if not _add_gap(found, [row[start:] for row, start in zip(rows, starts, strict=True)]):
        return [(tuple(cells), False)]
    return found


def _add_gap(found: list[tuple[tuple[str, ...], bool]], gaps: Sequence[Sequence[str]]) -> bool:
    """Add the words between two of the frame; False where only some lines have any there."""
    if all(gaps):
        found.append((tuple(map(" ".join, gaps)), False))
    return all(gaps) or not any(gaps)


def _may_frame(word: str, rows: Sequence[Sequence[str]], folded: Sequence[Sequence[str]]) -> bool:
    """Tell whether a word that all lines have, once each, is the frame's: it is written small, or opens every cell."""
    if any(row.count(word) != 1 for row in folded) or not any(map(str.isalnum, word)):
        return False
    if all(not row[words.index(word)][:1].isupper() for row, words in zip(rows, folded, strict=True)):
        return True
    return word.strip("'’") not in _ARTICLES and all(row[0] == word for row in folded)


def _are_one(cells: Sequence[str]) -> bool:
    """Tell whether cells say the same but for their figures: `D OST Part 1`, `D OST Part 2`."""
    return len({_DIGITS.sub("0", fold(c)) for c in cells}) == 1


def _is_role(words: str) -> bool:
    """Tell whether words only say what a song is in its drama: they differ from line to line, and are no name."""
    return (
        any(gate.fullmatch(words.strip("の的 ")) for gate in (ROLE_RE, OST_RE)) or ROLE_LABEL_RE.match(f"{words}: x") is not None
    )


def _is_whole(known: LineReading | None, fields: Sequence[Field], row: int) -> bool:
    """Tell whether a line read by itself has all its fields, each apart, and none of the frame's words in one of them."""
    if known is None or known.shape in _BARE:
        return False
    named = known.work.drama if known.work else None
    parts = [part for part in (*known.titles, *(known.pair or ()), known.artist, known.side, named) if part]
    cells = [f.cells[row] for f in fields if not f.inside]
    frame = {word for f in fields for word in (f.before, f.after) if word}
    mixed = any(sum(cell in part for cell in cells) > 1 or any(_hangs_on(word, part) for word in frame) for part in parts)
    told = [f.cells[row] for f in fields if not f.inside and not f.labels]
    return not mixed and all(any(part in cell or cell.split()[-1] in part for part in parts) for cell in told)


def _is_cut_alike(known: LineReading | None, fields: Sequence[Field], row: int) -> bool:
    """Tell whether a line read by itself has just the fields of the frame, whatever it takes them for."""
    if known is None:
        return False
    named = known.work.drama if known.work else None
    parts = [part for part in (*known.titles, *(known.pair or ()), known.artist, known.side, named) if part]
    for part in (*parts,):
        for mark in mark_line(part).marks:
            parts += [mark.text, part[: mark.start].strip()]
    cut = set(map(fold, parts))
    return all(fold(f.cells[row]) in cut for f in fields)


def _hangs_on(word: str, part: str) -> bool:
    """Tell whether a word of the frame stands at an edge of a name.

    >>> _hangs_on("sung by", "sung by Lina Park"), _hangs_on("sing", "Singing Rain"), _hangs_on("sing", "singing")
    (True, False, False)
    """
    if len(word) == len(part):
        return _CALLS.fullmatch(word) is not None
    behind, before = part[len(word) : len(word) + 1], part[-len(word) - 1 : -len(word)]
    return (part.startswith(word) and not behind.isalnum()) or (part.endswith(word) and not before.isalnum())


def _under(pieces: Sequence[Piece], piece: Piece, siblings: Sequence[Piece]) -> str:
    """Return the prose under a line."""
    indexes = {p.index for p in siblings}
    parts = [piece.rest]
    for following in pieces[piece.index + 1 : piece.index + 5]:
        if following.index in indexes:
            break
        parts.append(following.text)
    return "\n".join(parts)


def _reading(line: str, fields: Sequence[Field], roles: Sequence[str], row: int) -> LineReading:
    said = {role: field.cells[row] for field, role in zip(fields, roles, strict=True) if role}
    return LineReading(
        heading=one_line(line),
        number=None,
        shape="fields" if said.get("artist") else "from",
        titles=(strip_quotes(said["title"]),),
        artist=said.get("artist", ""),
        work=read_work(said["drama"]) if "drama" in said else None,
    )
