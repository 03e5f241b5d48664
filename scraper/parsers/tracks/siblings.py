"""Lines that are marked up alike and share a sign (`T ♥ A ♥ D`, `T · A`): the sign parts them, whatever it is.

A sign between words says nothing on one line. Where it stands in every sibling, and in each as often, it is the page's own
separator, and its parts are columns: what is drama, artist and title is told by what stands in all of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from scraper.parsers.headings import read_line
from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.asides import is_version, read_aside, read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTED, mark_line
from scraper.parsers.tracks.near_misses import is_prose
from scraper.parsers.tracks.numbering import take_number, without_ornament
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.words import OST_RE, PART_RE, ROLE_RE, YEAR_RE
from scraper.text import DASHES, fold, one_line

_JOINS_NAMES = "&＆+＋×✕,，、.;:：…"
"""Signs that stand between the names of one credit, or between clauses."""
_ANY = rf"[^\w\s\ue000-\uf8ff{re.escape(_JOINS_NAMES)}]{{1,3}}"
_SIGN = re.compile(
    rf"\s+(?P<sign>{_ANY})\s+|(?<={QUOTED})\s*(?P<left>{_ANY})\s+|\s+(?P<right>{_ANY})(?={QUOTED})|\s*(?P<bar>[|｜¦│／])\s*"
)
_LOOSE = re.compile(rf"[\s”»」』》〉)]([^\w\s\ue000-\uf8ff{re.escape(_JOINS_NAMES)}\"“”'‘’«„(（\[「『《〈!?])|([|｜¦│／])")
"""A sign behind a space or a closing mark: a line without any is not looked at."""
_ORDINARY = frozenset((*DASHES, "ー", "/", "／", "—"))
"""Signs that single lines are read by: here they matter only where there are three parts or more."""
_SLASHES = frozenset("/／")
_MOST = 0.6
"""Share of the siblings that have the sign."""
_FEW = 2
_NAME = 0.25
"""Mean score of a column of names, at least."""
_COLUMNS = 5
_WORKS = frozenset("『《")
"""Brackets of whole works: round the last part and no other they are a drama's."""
_FIGURE = re.compile(r"#?\d{1,4}(?:[:.,]\d{1,2})?[.)]?|[(（]?(?:19|20)\d\d[)）]?")
_COMPLETE = frozenset(("quoted", "by", "fields"))


class _Parted(NamedTuple):
    """One line and its parts."""

    piece: Piece
    number: str | None
    parts: tuple[str, ...]


Markup = tuple[str, str, bool]


def class_of(piece: Piece) -> Markup:
    """Return what siblings share: their markup, their place in it, and whether a number opens them."""
    return piece.key, piece.place, piece.line[:1].isdigit()


def _may_part(line: str) -> bool:
    """Tell whether a line holds a sign that single lines are not read by, or two of any."""
    signs = [spaced or bar for spaced, bar in _LOOSE.findall(line)]
    return len(signs) >= _FEW or (len(signs) == 1 and signs[0] not in _ORDINARY)


def read_siblings(lines: Sequence[Piece], dramas: Sequence[str]) -> dict[int, LineReading]:
    """Return the readings of lines that a shared sign parts, by the index of their pieces."""
    classes: dict[Markup, list[Piece]] = defaultdict(list)
    for piece in lines:
        if piece.place != "row" and not piece.read_as and _may_part(piece.line):
            classes[class_of(piece)].append(piece)
    classes = {key: members for key, members in classes.items() if len(members) >= _FEW}
    if not classes:
        return {}
    sizes = Counter(
        key for p in lines if (key := class_of(p)) in classes and any(map(str.isalpha, p.line)) and not is_prose(p.line)
    )
    found: dict[int, LineReading] = {}
    for key, members in classes.items():
        if len(members) >= max(_FEW, _MOST * sizes[key]):
            found.update(_read_class(members, sizes[key], {fold(d) for d in dramas}))
    return found


def _read_class(members: Sequence[Piece], size: int, dramas: set[str]) -> dict[int, LineReading]:
    """Read one class of lines by the sign that most of them have, and have equally often."""
    rows: list[tuple[Piece, str | None, str, list[tuple[str, int, int]]]] = []
    for piece in members:
        number, text = take_number(line := one_line(piece.line))
        text = without_ornament(text, line)
        found = [
            (m["sign"] or m["left"] or m["right"] or m["bar"], m.start(), m.end()) for m in _SIGN.finditer(mark_line(text).mask)
        ]
        rows.append((piece, number, text, [j for j in found if j[1] > 0 and j[2] < len(text)]))
    enough = max(_FEW, _MOST * size)
    whole, lines = Counter(tuple(sign for sign, _, _ in joints) for *_, joints in rows).most_common(1)[0]
    slashed = not _SLASHES.isdisjoint(whole) and any(sign in DASHES for sign in whole)  # see `slashes.py`
    if lines >= enough and _FEW <= len(whole) < _COLUMNS and not slashed:
        parted = [
            _Parted(piece, number, _parts(text, joints))
            for piece, number, text, joints in rows
            if tuple(sign for sign, _, _ in joints) == whole
        ]
        return _read_dashed(parted, whole) or _read_parted(parted, whole[0], dramas)
    signs = Counter((sign, n) for *_, joints in rows for sign, n in Counter(sign for sign, _, _ in joints).items())
    for (sign, times), lines in signs.most_common():
        if lines < enough or times >= _COLUMNS or (sign[0] in _ORDINARY and times < _FEW):
            continue
        parted = [
            _Parted(piece, number, _parts(text, [j for j in joints if j[0] == sign]))
            for piece, number, text, joints in rows
            if sum(j[0] == sign for j in joints) == times
        ]
        return _read_parted(parted, sign, dramas)
    return {}


def _parts(text: str, joints: Sequence[tuple[str, int, int]]) -> tuple[str, ...]:
    starts = [0, *(end for _, _, end in joints)]
    ends = [*(start for _, start, _ in joints), len(text)]
    return tuple(text[a:b].strip() for a, b in zip(starts, ends, strict=True))


def _read_parted(lines: Sequence[_Parted], sign: str, dramas: set[str]) -> dict[int, LineReading]:
    """Read the lines by their columns; those without a figure, a version or a role are what is title, artist and drama."""
    columns = [[line.parts[at] for line in lines] for at in range(len(lines[0].parts))]
    kept = [at for at, cells in enumerate(columns) if not _is_aside(cells)]
    if len(kept) == 1 and _are_complete(columns[kept[0]]):
        return _alone(lines, kept[0])
    if len(kept) < _FEW:
        return {}
    whole = [at for at in kept if _are_complete(columns[at])]
    if whole and len(kept) == _FEW:
        return _with_drama(lines, whole[0], next(at for at in kept if at != whole[0]))
    if len(kept) == _FEW:
        return {} if sign[0] in _ORDINARY else _as_pairs(lines, kept)
    if len(kept) > 3 or whole:
        return {}
    title, artist, drama = _three(columns, kept, dramas)
    return {
        line.piece.index: LineReading(
            heading=one_line(line.piece.line),
            number=line.number,
            shape="fields",
            titles=(_bare_title(line.parts[title]),),
            artist=line.parts[artist],
            work=read_drama(line.parts[drama]),
        )
        for line in lines
        if line.parts[title]
    }


def _read_dashed(lines: Sequence[_Parted], signs: tuple[str, ...]) -> dict[int, LineReading]:
    """Read `T – A / D` and `D | T – A`: a dash binds closer than any other sign."""
    dashes = [at for at, sign in enumerate(signs) if sign in DASHES or sign == "—"]
    if len(signs) != _FEW or len(dashes) != 1:
        return {}
    at, other = dashes[0], 0 if dashes[0] else _FEW
    if _is_aside([line.parts[other] for line in lines]):
        return {}
    found = {}
    for line in lines:
        reading = read_line(f"{line.parts[at]} – {line.parts[at + 1]}")
        if reading is not None and reading.work is None:
            reading = reading._replace(work=read_drama(line.parts[other]))
        if reading is not None:
            found[line.piece.index] = reading._replace(heading=one_line(line.piece.line), number=line.number or reading.number)
    return found


def _is_aside(cells: Sequence[str]) -> bool:
    """Tell whether a column counts, dates, or says a part or a version only."""
    return all(
        _FIGURE.fullmatch(c) or is_version(c) or ROLE_RE.fullmatch(c) or (PART_RE.search(c) and not read_drama(c).drama)
        for c in cells
    )


def _are_complete(cells: Sequence[str]) -> bool:
    """Tell whether most cells of a column name song and singer by themselves."""
    return sum(_is_complete(c) for c in cells) > len(cells) / 2


def _is_complete(cell: str) -> bool:
    reading = read_line(cell)
    if reading is None:
        return False
    if (reading.shape in _COMPLETE and reading.artist) or reading.shape in {"side", "de"}:
        return True
    if reading.pair:
        return any(dash in mark_line(cell).mask for dash in DASHES)
    return reading.shape in {"alone", "title"} and _named_in_bracket(cell) is not None


def _named_in_bracket(cell: str) -> str | None:
    """Return what stands in the bracket of `“T” (A)`, None where the cell is built otherwise."""
    marked = mark_line(cell)
    if not marked.mask.startswith(QUOTED) or not marked.marks or marked.marks[-1].kind != "paren":
        return None
    mark = marked.marks[-1]
    named = mark.end >= len(cell) and read_aside(mark, cell[: mark.start]).kind in {"open", "group"}
    return mark.text if named else None


def _alone(lines: Sequence[_Parted], whole: int) -> dict[int, LineReading]:
    """Read `OST Part 2 → “T” by A`: the other parts count."""
    found = {}
    for line in lines:
        reading = read_line(line.parts[whole])
        part = next((g for text in line.parts if (m := PART_RE.search(text)) for g in m.groups() if g), None)
        if reading is not None:
            found[line.piece.index] = reading._replace(
                heading=one_line(line.piece.line), number=line.number or reading.number, part=part
            )
    return found


def _with_drama(lines: Sequence[_Parted], whole: int, other: int) -> dict[int, LineReading]:
    """Read `“T” by A ♥ D`: one part names song and singer, the other is left for the drama."""
    found = {}
    for line in lines:
        reading = read_line(line.parts[whole])
        if reading is None:
            continue
        work = reading.work or read_drama(line.parts[other])
        named = _named_in_bracket(line.parts[whole])
        if named and reading.shape in {"alone", "title"}:
            title = line.parts[whole][: line.parts[whole].rfind(named) - 1]
            reading = reading._replace(shape="quoted", titles=(strip_quotes(title),), artist=named)
        found[line.piece.index] = reading._replace(
            heading=one_line(line.piece.line), number=line.number or reading.number, work=work
        )
    return found


def _as_pairs(lines: Sequence[_Parted], kept: Sequence[int]) -> dict[int, LineReading]:
    """Read `T · A` as `T – A` is read."""
    found = {}
    for line in lines:
        left, right = (line.parts[at] for at in kept)
        reading = read_line(f"{left} – {right}") if left and right else None
        if reading is not None:
            found[line.piece.index] = reading._replace(heading=one_line(line.piece.line), number=line.number or reading.number)
    return found


def _three(columns: Sequence[Sequence[str]], kept: Sequence[int], dramas: set[str]) -> tuple[int, int, int]:
    """Name three columns: quotation marks are a title's, words for soundtracks a drama's, names an artist's."""
    names = {at: sum(map(_artist_score, columns[at])) / len(columns[at]) for at in kept}
    works = {at: sum(_is_work(c, dramas) for c in columns[at]) / len(columns[at]) for at in kept}
    quoted = [at for at in kept if sum(mark_line(c).mask.startswith(QUOTED) for c in columns[at]) > len(columns[at]) / 2]
    drama = max(kept, key=lambda at: works[at]) if max(works.values()) >= 0.5 else None
    if drama is None and quoted == kept[-1:] and all(c[:1] in _WORKS for c in columns[kept[-1]]):
        drama = kept[-1]
    title = next((at for at in quoted if at != drama), None)
    rest = [at for at in kept if at not in {drama, title}]
    if title is not None and drama is not None:
        return title, rest[0], drama
    if title is not None:
        artist = rest[1] if names[rest[1]] > names[rest[0]] + _NAME else rest[0]
        return title, artist, next(at for at in rest if at != artist)
    artist = max(rest, key=lambda at: (round(names[at], 1), at == kept[1]))
    if names[artist] < _NAME and kept[1] in rest:
        artist = kept[1]
    rest = [at for at in rest if at != artist]
    return rest[0], artist, drama if drama is not None else rest[-1]


def _artist_score(cell: str) -> float:
    return name_score(cell) if cell else 0.0


def _is_work(cell: str, dramas: set[str]) -> bool:
    return bool(OST_RE.search(cell) or ROLE_RE.search(cell) or YEAR_RE.search(mark_line(cell).line[-6:])) or (
        fold(strip_quotes(cell)) in dramas and not is_group(cell)
    )


def _bare_title(text: str) -> str:
    marks = mark_line(text).marks
    return text if marks and marks[0].kind == "quote" and marks[-1].kind == "paren" else strip_quotes(text)
