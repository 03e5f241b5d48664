"""Lines that are marked up alike and have a comma in the same place: `T, A — D`, `T (A, for D)`, `T, A (D)`.

On one line a comma joins two singers or belongs to a title. Where every sibling has exactly one, at the same side of the same
joint, it parts columns, and names tell which column is the artist's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.asides import is_version, read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import BRACKETED, QUOTED, mark_line
from scraper.parsers.tracks.near_misses import is_prose
from scraper.parsers.tracks.numbering import take_number, without_ornament
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.siblings import Markup, class_of
from scraper.parsers.tracks.words import OST_RE, PART_RE, ROLE_RE
from scraper.text import DASHES, fold, one_line

_COMMA = re.compile(r"\s?[,，]\s*")
_DASH = re.compile(rf"\s+[{re.escape(DASHES)}]{{1,2}}\s+")
_NO_SONGS = frozenset(("cast", "recap", "reasons", "ratings"))
_FEW = 2
_MOST = 0.6
"""Share of the siblings that have the comma in the same place."""
_NAME = 0.25
"""How much more one column is of names than the other, at least."""


class _Parted(NamedTuple):
    """One line and its three columns."""

    piece: Piece
    number: str | None
    layout: str
    """`, –` | `– ,` | `, ()` | `(,)` | `,,`: where comma and joint stand."""
    parts: tuple[str, str, str]


def read_commas(lines: Sequence[Piece], topic: Topic, dramas: Sequence[str]) -> dict[int, LineReading]:
    """Return the readings of lines that commas part, by the index of their pieces."""
    if topic.head in _NO_SONGS or not topic.musical:
        return {}
    classes: dict[tuple[Markup, str], list[_Parted]] = defaultdict(list)
    for piece in lines:
        if ("," in piece.line or "，" in piece.line) and piece.place != "row" and not piece.read_as and (cut := _cut(piece)):
            classes[class_of(piece), cut.layout].append(cut)
    classes = {key: cuts for key, cuts in classes.items() if len(cuts) >= _FEW}
    if not classes:
        return {}
    wanted = {key for key, _ in classes}
    sizes = Counter(k for p in lines if (k := class_of(p)) in wanted and any(map(str.isalpha, p.line)) and not is_prose(p.line))
    known = {fold(d) for d in dramas}
    found: dict[int, LineReading] = {}
    for (key, layout), cuts in classes.items():
        if len(cuts) >= _MOST * sizes[key]:
            found.update(_read_class(cuts, layout, known))
    return found


def _cut(piece: Piece) -> _Parted | None:
    line = one_line(piece.line)
    number, text = take_number(line)
    text = without_ornament(text, line)
    if is_prose(text):
        return None
    marked = mark_line(text)
    commas = list(_COMMA.finditer(marked.mask))
    dashes = list(_DASH.finditer(marked.mask))
    bracket = marked.marks[-1] if marked.marks and marked.marks[-1].kind == "paren" and marked.mask.endswith(BRACKETED) else None
    if len(commas) == 1 and len(dashes) == 1:
        first, last = sorted((commas[0].span(), dashes[0].span()))
        layout = ", –" if first == commas[0].span() else "– ,"
        parts = text[: first[0]], text[first[1] : last[0]], text[last[1] :]
    elif dashes or (QUOTED in marked.mask[1:] and bracket is None):
        return None
    elif len(commas) == 2:
        layout = ",,"
        parts = text[: commas[0].start()], text[commas[0].end() : commas[1].start()], text[commas[1].end() :]
    elif len(commas) == 1 and bracket is not None and bracket.start > commas[0].end():
        layout = ", ()"
        parts = text[: commas[0].start()], text[commas[0].end() : bracket.start], bracket.text
    elif not commas and bracket is not None and bracket.start > 0:
        inner = list(_COMMA.finditer(mark_line(bracket.text).mask))
        if not inner:
            return None
        layout = "(,)"
        parts = text[: bracket.start], bracket.text[: inner[-1].start()], bracket.text[inner[-1].end() :]
    else:
        return None
    stripped = (parts[0].strip(), parts[1].strip(), parts[2].strip())
    return _Parted(piece, number, layout, stripped) if all(any(map(str.isalpha, part)) for part in stripped) else None


def _read_class(cuts: Sequence[_Parted], layout: str, known: set[str]) -> dict[int, LineReading]:
    columns = [[cut.parts[at] for cut in cuts] for at in range(3)]
    if any(_is_aside(cell) for column in columns for cell in column) or _runs_on(columns[1]):
        return {}
    if layout in {", –", "– ,", ",,"} and _runs_on(columns[2]):
        return {}
    word = _shared_word(columns[2]) if layout in {"(,)", ", ()"} else ""
    roles = (0, 1, 2) if word and layout == "(,)" else _roles(columns, layout, known)
    if roles is None:
        return {}
    title, artist, drama = roles
    if len(cuts) == _FEW and not word and layout in {"– ,", "(,)"} and not all(fold(c.parts[drama]) in known for c in cuts):
        return {}  # two duets are no wonder
    return {
        cut.piece.index: LineReading(
            heading=one_line(cut.piece.line),
            number=cut.number,
            shape="fields",
            titles=(strip_quotes(cut.parts[title]),),
            artist=cut.parts[artist],
            work=read_drama(cut.parts[drama].removeprefix(word).strip() if drama == 2 else cut.parts[drama]),
        )
        for cut in cuts
    }


def _runs_on(cells: Sequence[str]) -> bool:
    """Tell whether a small word opens most cells: the comma of `T – A, cover by B` and of `«T», de A` parts no columns."""
    return sum(cell[:1].islower() and " " in cell for cell in cells) > len(cells) / 2


def _is_aside(cell: str) -> bool:
    return (
        is_version(cell) or ROLE_RE.fullmatch(cell) is not None or (PART_RE.search(cell) is not None and not OST_RE.search(cell))
    )


def _shared_word(cells: Sequence[str]) -> str:
    """Return the small word that opens every cell of a column (`for`, `para`, `aus`), empty where there is none."""
    first = {cell.split(maxsplit=1)[0] for cell in cells}
    word = next(iter(first))
    return word if len(first) == 1 and word.islower() and all(len(cell) > len(word) for cell in cells) else ""


def _roles(columns: Sequence[Sequence[str]], layout: str, known: set[str]) -> tuple[int, int, int] | None:
    """Name the columns of title, artist and drama; None where names do not tell."""
    names = [sum(map(name_score, column)) / len(column) for column in columns]
    artist = max(range(3), key=lambda at: names[at])
    others = [at for at in range(3) if at != artist]
    if names[artist] < max(_NAME, *(names[at] + _NAME for at in others)):
        return None
    title, drama = others
    if layout == "– ," and artist == 2:
        title, drama = drama, title
    if sum(fold(strip_quotes(cell)) in known for cell in columns[title]) > len(columns[title]) / 2:
        title, drama = drama, title
    return title, artist, drama
