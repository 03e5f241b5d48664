"""The article body as a flat run of blocks: what `body.py` makes and `sections.py` reads.

A block is the smallest stretch of the page that starts on a line of its own: a paragraph, a heading, a list item, a
table row, a caption, a player. Markup evidence is kept beside the text because it outranks every text pattern.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from scraper.items import Link

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "table_row",
    "term",
    "definition",
    "quote",
    "preformatted",
    "caption",
    "embed",
]


class Block(NamedTuple):
    """One block of the article body, in page order.

    A named tuple, since a page makes hundreds and a frozen dataclass of so many fields takes four times as long to make.
    """

    index: int  # type: ignore[assignment]  # a tuple's own method of this name is of no use here
    """0-based order among the blocks of the page."""
    kind: BlockKind
    """What the markup calls it."""
    text: str = ""
    """Its text as `text.clean_text` leaves it; `<br>` is a line break; table cells are joined by ` | `."""
    level: int = 0
    """1 to 6 for h1 to h6; 0 otherwise."""
    lead: str = ""
    """The words that bold or heading markup sets apart at the start; equal to `text` when the whole block is set apart."""
    emphasis: tuple[str, ...] = ()
    """Runs in italics or quotes markup (`i`, `em`, `cite`, `q`) inside it."""
    number: str | None = None
    """What an ordered list prints before the item (start, value, reversed and nesting honoured)."""
    cells: tuple[str, ...] = ()
    """The cells of a table row."""
    header_row: bool = False
    """True for a table row of `th` cells: it names the columns."""
    container: str = ""
    """Path of the ancestors below the article, with an ordinal for each list and table: `ol1`, `table2`, `div>ul1>ul1`.
    Blocks with the same container belong to one list or table."""
    embeds: tuple[str, ...] = ()
    """Addresses of the players in it."""
    links: tuple[Link, ...] = ()
    """Links in it."""
    ruled: bool = False
    """True when the site's rule selects it, or the words it opens with, as a track heading."""
    near_image: bool = False
    """True when it touches an image or stands in a figure: a caption, if it is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What is known of the page before its sections are read."""

    url: str
    title: str | None = None
    site: str | None = None
    language: str | None = None
    published_at: str | None = None
    authors: tuple[str, ...] = ()
    description: str | None = None
    """The page's own summary (meta description), evidence for kind and drama."""
    keywords: tuple[str, ...] = ()
    """Tags and categories the page declares."""
