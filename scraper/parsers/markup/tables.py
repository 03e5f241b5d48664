"""Data tables: a table of facts is read row by row, one that only lays out the page is not read here.

Tables are read with BeautifulSoup. One whose cells hold no more than words, links and paragraphs is read from the lists of
`scan.py` instead, with the same result in a tenth of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from scraper.items import Link
from scraper.parsers.markup.scan import Scan
from scraper.text import one_line

_LONG_CELL = 600
_LINES = frozenset(("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "br"))
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "li"))
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "q"))
PLAIN = frozenset((
    "-text", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup", "a", "span", "font", "u", "small", "sup",
    "sub", "abbr", "code", "mark", "time", "s", "del", "ins", "img", "picture", "ul", "ol",
    *_LINES, *_BOLD, *_ITALIC,
))  # fmt: skip
"""What the tables hold that `read_plain_table` reads."""


@dataclass(slots=True)
class Cell:
    """One cell and what stands in it."""

    header: bool
    pieces: list[str] = field(default_factory=list)
    paragraphs: int = 0
    bold: int = 0
    """Letters in bold."""
    emphasis: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    """Addresses of the frames in it."""

    @property
    def text(self) -> str:
        """Its words on one line."""
        return one_line("".join(self.pieces))


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table of facts."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]


def read_table(html: str, base_url: str) -> DataTable | None:
    """Return the table in `html`, None when it only lays out the page.

    >>> t = read_table("<table><tr><th>Song</th><th>Artist</th></tr><tr><td>Start</td><td>Gaho</td></tr></table>", "")
    >>> [[cell.text for cell in row] for row in t.rows], t.rows[0][0].header
    ([['Song', 'Artist'], ['Start', 'Gaho']], True)
    """
    table = BeautifulSoup(html, "lxml", multi_valued_attributes=None).table
    if table is None or table.get("role") in {"presentation", "none"}:
        return None
    caption = ""
    rows: list[tuple[Cell, ...]] = []
    for part in table.descendants:
        if not isinstance(part, Tag):
            continue
        if part.name == "table":
            return None
        if part.name == "caption":
            caption = one_line(_words_in(part))
        elif part.name == "tr":
            cells = [c for c in part.contents if isinstance(c, Tag) and c.name in {"td", "th"}]
            if cells:
                rows.append(tuple(_read_cell(c, base_url) for c in cells))
    return DataTable(caption=caption, rows=tuple(rows)) if _holds_facts(rows) else None


def read_plain_table(scan: Scan, index: int, base_url: str) -> DataTable | None:
    """Return the table at `index`, in which only `PLAIN` elements stand, as `read_table` would; None when it is layout."""
    if scan.attributes_of(index).get("role") in {"presentation", "none"}:
        return None
    tags, ends = scan.tags, scan.ends
    caption = ""
    rows: list[list[Cell]] = []
    at, end = index + 1, ends[index]
    while at < end:
        tag = tags[at]
        if tag in {"td", "th"}:
            if tags[scan.parents[at]] == "tr":
                rows[-1].append(_read_plain_cell(scan, at, base_url))
            at = ends[at]
            continue
        if tag == "tr":
            rows.append([])
        elif tag == "caption":
            caption = _words_below(scan, at)
        at += 1
    filled = [tuple(row) for row in rows if row]
    return DataTable(caption=caption, rows=tuple(filled)) if _holds_facts(filled) else None


def _read_plain_cell(scan: Scan, index: int, base_url: str) -> Cell:
    texts, ends = scan.texts, scan.ends
    cell = Cell(header=scan.tags[index] == "th")
    for at, tag in enumerate(scan.tags[index + 1 : ends[index]], index + 1):
        if tag == "-text":
            cell.pieces.append(texts[at].replace("\n", " "))
        elif tag in _LINES:
            cell.pieces.append(" ")
            cell.paragraphs += tag in _PARAGRAPHS
        elif tag in _BOLD:
            cell.bold += sum(len(text.strip()) for text in texts[at + 1 : ends[at]])
        elif tag in _ITALIC:
            cell.emphasis.append(_words_below(scan, at))
        elif tag == "a" and (text := _words_below(scan, at)) and (href := scan.nodes[at].attributes.get("href")):
            cell.links.append(Link(url=_join(base_url, href), text=text))
    return cell


def _words_below(scan: Scan, index: int) -> str:
    """Return the words in an element on one line; lines do not touch."""
    inner = slice(index + 1, scan.ends[index])
    return one_line(
        "".join([text or (" " if tag in _LINES else "") for text, tag in zip(scan.texts[inner], scan.tags[inner], strict=True)])
    )


def _holds_facts(rows: Sequence[tuple[Cell, ...]]) -> bool:
    if not rows or max(map(len, rows)) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    if any(cell.header for cell in cells):
        return True
    return not any(cell.paragraphs > 1 or sum(map(len, cell.pieces)) > _LONG_CELL for cell in cells)


def _read_cell(tag: Tag, base_url: str) -> Cell:
    cell = Cell(header=tag.name == "th")
    for part in tag.descendants:
        if type(part) is NavigableString:
            cell.pieces.append(str(part).replace("\n", " "))
            continue
        if not isinstance(part, Tag):
            continue
        name = part.name
        if name in _LINES:
            cell.pieces.append(" ")
            cell.paragraphs += name in _PARAGRAPHS
        elif name in _BOLD:
            cell.bold += len(part.get_text(strip=True))
        elif name in _ITALIC:
            cell.emphasis.append(one_line(_words_in(part)))
        elif name == "a" and (href := part.get("href")) and (text := one_line(_words_in(part))):
            cell.links.append(Link(url=_join(base_url, str(href)), text=text))
        elif name == "iframe" and (source := part.get("src") or part.get("data-src")):
            cell.frames.append(str(source))
    return cell


def _words_in(tag: Tag) -> str:
    """Return the words in an element; lines do not touch."""
    parts = tag.descendants
    return "".join(
        str(p) if type(p) is NavigableString else " " if isinstance(p, Tag) and p.name in _LINES else "" for p in parts
    )


def _join(base_url: str, url: str) -> str:
    try:
        return urljoin(base_url, url.strip())
    except ValueError:
        return url.strip()
