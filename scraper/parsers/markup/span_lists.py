"""Lists whose items are columns: `<li><span class="no">1</span><span class="artist">A</span><span class="title">T</span></li>`.

Style sheets set such spans apart; their words touch in the markup. They are read as the rows of a table.
"""

from scraper.parsers.markup.scan import Scan
from scraper.text import one_line

_COLUMNS = 3
"""Spans of an item, at least: two are a label and its value, or a bullet and its words."""
_LONGEST = 100
"""Characters of a column; more is prose."""
_BIGGEST = 3000
"""Nodes of a list beyond which it is not looked at."""
_INLINE = frozenset(("-text", "span", "a", "b", "strong", "i", "em"))


def read_columns(scan: Scan, index: int) -> tuple[tuple[str, ...], ...] | None:
    """Return the columns of every item of the list at `index`; None when its items are no such rows."""
    end = scan.ends[index]
    if end - index > _BIGGEST:
        return None
    rows: list[tuple[str, ...]] = []
    shape: tuple[str, ...] | None = None
    at = index + 1
    while at < end:
        read = _read_item(scan, at) if scan.tags[at] == "li" else None
        if read is None or (shape is not None and read[0] != shape):
            return None
        shape = read[0]
        rows.append(read[1])
        at = scan.ends[at]
    return tuple(rows) if len(rows) > 1 else None


def _read_item(scan: Scan, item: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the classes and the words of an item's spans; None when it holds anything else."""
    names: list[str] = []
    cells: list[str] = []
    at = item + 1
    while at < scan.ends[item]:
        name = scan.names.get(at, "")
        end = scan.ends[at]
        if scan.tags[at] != "span" or not name or not _INLINE.issuperset(scan.tags[at:end]):
            return None
        words = one_line("".join(scan.texts[at:end]))
        if not words or len(words) > _LONGEST:
            return None
        names.append(name)
        cells.append(words)
        at = end
    if len(set(names)) < max(_COLUMNS, len(names)):
        return None
    return tuple(names), tuple(cells)
