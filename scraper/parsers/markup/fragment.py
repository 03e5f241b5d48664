"""The article's elements as a flat run of blocks.

Reads the lists of `scan.py` between the article's two indexes; what boilerplate rules took out by markup is stepped over. The
stack is a list, so that no depth of nesting can exhaust Python's. Tables of facts are read with BeautifulSoup (`tables.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scraper.items import Link
from scraper.parsers.blocks import Block, BlockKind
from scraper.parsers.dropping.dom import DomRule
from scraper.parsers.markup.embeds import (
    CARRIERS,
    LINK_CARD,
    embed_in,
    is_player_source,
    is_player_url,
    player_links,
    sort_of,
)  # fmt: skip
from scraper.parsers.markup.lists import ListLevel, open_list
from scraper.parsers.markup.runs import BOLD, IMAGES, ITALIC, STYLED, WORDS, Run, absolute, is_bold, lead_of, read_words
from scraper.parsers.markup.scan import BLOCKS, LEFT_OPEN, Scan
from scraper.parsers.markup.span_lists import read_columns
from scraper.parsers.markup.tables import PLAIN, read_plain_table, read_table
from scraper.text import clean_text, one_line

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_CONTAINERS = frozenset((
    "div", "section", "article", "main", "blockquote", "figure", "ul", "ol", "menu", "dl", "table", "center",
    "details", "fieldset",
    "form", "header", "footer", "aside", "nav", "address", "hgroup", "dialog",
))  # fmt: skip
"""Elements that show in `Block.container`."""
_COUNTED = frozenset(("ul", "ol", "menu", "dl", "table"))
_LISTS = frozenset(("ul", "ol", "menu"))
_BOXES = _CONTAINERS - _COUNTED - {"blockquote"}
"""Containers that do nothing but hold others: most elements of a page."""
_LINES = frozenset(("p", "li", *HEADINGS))
_LONGEST_RUN = 400
"""Nodes of a block that are looked at at once."""
_BIGGEST_CAPTION = 8
"""Nodes of an element beyond which a class `caption` means nothing."""
_BIGGEST_TABLE = 5000
"""Nodes of a table beyond which it is taken for layout."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What was read between the two indexes."""

    blocks: list[Block]
    shown: list[tuple[int, str, str]]
    """(block index it stood before, line, rule) of what is shown but is no text: addresses and quoted posts."""


class _Reader:
    """Steps through one article once and collects its blocks."""

    def __init__(self, scan: Scan, base_url: str, headings: frozenset[int]) -> None:
        self.scan = scan
        self.headings = headings
        self.base_url = base_url
        self.blocks: list[Block] = []
        self.shown: list[tuple[int, str, str]] = []
        self.run = Run()
        self.bold = self.italic = self.quote = self.caption = self.pre = self.level = 0
        self.ruled: dict[int, bool] = {}
        self.lists: list[ListLevel] = []
        self.terms: list[BlockKind] = []
        self.path: list[str] = []
        self.joined: str | None = ""
        self.ordinals: dict[str, int] = {}
        self.link: tuple[str, list[str]] | None = None
        self.image_before = False
        self.untouched = True
        """True while nothing in the element at hand is dropped or ruled."""

    def read(self, article: int, dropped: Mapping[int, DomRule]) -> None:
        """Read what stands inside `article`, `dropped` elements left out."""
        scan = self.scan
        tags, texts, ends = scan.tags, scan.texts, scan.ends
        opened: list[tuple[int, str, int]] = []
        index, last = article + 1, scan.ends[article]
        stops = iter([*sorted(at for at in {*dropped, *self.headings} if at >= index), len(tags)])
        stop = next(stops)
        while index < last:
            while opened and opened[-1][0] <= index:
                _, tag, at = opened.pop()
                self.close(tag, at)
            if text := texts[index]:
                self.add_text(text)
                index += 1
                continue
            while stop < index:
                stop = next(stops)
            tag, end = tags[index], ends[index]
            if index in dropped:
                if tag in BLOCKS:
                    self.flush()
                if dropped[index].name == LINK_CARD:
                    self.add_card(index)
                index = end
                continue
            self.untouched = stop >= end
            whole = self.untouched and end - index <= _LONGEST_RUN
            if whole and tag in _LINES and self.read_line(tag, index, end):
                index = end
                continue
            ruled = bool(self.headings) and index in self.headings and self.open_ruled(tag, index)
            step = self.open(tag, index)
            if step < 0:
                index = end
                continue
            if step or ruled:
                opened.append((end, tag, index))
            index += 1
            if whole and tag in BLOCKS and index < end and self.take_words(index, end):
                index = end
        while opened:
            _, tag, at = opened.pop()
            self.close(tag, at)
        self.flush()

    def read_line(self, tag: str, index: int, end: int) -> bool:
        """Read a paragraph, heading or item that holds words alone, which most do; False when it must be stepped through."""
        if self.pre or self.italic or self.link or self.ruled:
            return False
        words = read_words(self.scan, index + 1, end, self.base_url, bold=self.bold > 0)
        if words is None:
            return False
        if self.run.pieces or self.run.links or self.run.emphasis:
            self.flush()
        level, self.level = self.level, HEADINGS.get(tag, self.level)
        item = self.lists[-1] if tag == "li" and self.lists else None
        if item:
            item.open_item(self.scan.nodes[index])
        name = self.scan.names.get(index)
        caption = name is not None and self.is_caption(tag, name, index)
        self.caption += caption
        run, image, early = words
        if early:
            self.see_image()
        self.image_before = self.image_before or image
        if run.has_words:
            self.keep(run)
        self.caption -= caption
        self.level = 0 if tag in HEADINGS else level
        if item:
            item.close_item()
        return True

    def take_words(self, start: int, end: int) -> bool:
        """Read what stands in a block just opened, if it is words alone."""
        if self.scan.tags[start] not in WORDS or self.pre or self.italic or self.link or self.run.pieces:
            return False
        words = read_words(self.scan, start, end, self.base_url, bold=self.bold > 0)
        if words is None:
            return False
        run, image, early = words
        if early:
            self.see_image()
        self.image_before = self.image_before or image
        self.run = run
        return True

    def open_ruled(self, tag: str, index: int) -> bool:
        """Open what a site's rule calls a track heading; inside a line it is the line's lead, as bold words would be."""
        if tag in BLOCKS or self.run.breaks:
            self.flush()
        elif self.run.has_words and any(piece.strip() for piece in self.run.pieces):
            return False
        self.ruled[index] = tag in BLOCKS
        if tag in BLOCKS:
            self.level = self.level or 2
        else:
            self.bold += 1
            self.run.ruled = True
        return True

    def open(self, tag: str, index: int) -> int:
        """Open an element: 1 when it must be closed, 0 when nothing hangs on its end, -1 when it has been read whole."""
        if tag in _BOXES:
            return self.open_box(tag, index)
        if tag == "br":
            self.add_break()
            return 0
        if tag in IMAGES:
            self.see_image()
            return 0
        name = self.scan.names.get(index, "")
        if (tag in CARRIERS or (name and tag == "blockquote")) and self.add_player(tag, name, index):
            return -1 if tag not in LEFT_OPEN or self.scan.ends[index] == index + 1 else 0
        if tag in BLOCKS:
            return self.open_block(tag, name, index)
        if tag in BOLD or (tag in STYLED and is_bold(self.scan, index)):
            self.bold += 1
        elif tag in ITALIC:
            self.italic += 1
            self.run.emphasis.append([])
            if tag == "q":
                self.add_text("“")
        elif tag == "a":
            self.link = (self.scan.nodes[index].attributes.get("href") or "", [])
        else:
            return -1 if (tag in CARRIERS and tag != "object") or tag == "select" else 0
        return 1

    def open_box(self, tag: str, index: int) -> int:
        """Open a container that stands for nothing itself."""
        name = self.scan.names.get(index, "")
        if name and tag == "div" and sort_of(name) and self.add_player(tag, name, index):
            return -1
        self.flush()
        self.path.append(tag)
        self.joined = None
        if name and self.is_caption(tag, name, index):
            self.caption += 1
        return 1

    def open_block(self, tag: str, name: str, index: int) -> int:
        """Open a block element; a table of facts is read whole."""
        self.flush()
        if (tag == "table" and self.add_table(index)) or (tag in _LISTS and self.add_columns(index)):
            return -1
        if tag in _CONTAINERS:
            self.push(tag)
        if tag in HEADINGS:
            self.level = HEADINGS[tag]
        elif tag in _LISTS:
            self.lists.append(open_list(self.scan.nodes[index], tag))
        elif tag == "li" and self.lists:
            self.lists[-1].open_item(self.scan.nodes[index])
        elif tag == "blockquote":
            self.quote += 1
        elif tag == "pre":
            self.pre += 1
        elif tag in {"dt", "dd"}:
            self.terms.append("term" if tag == "dt" else "definition")
        if self.is_caption(tag, name, index):
            self.caption += 1
        return 1

    def is_caption(self, tag: str, name: str, index: int) -> bool:
        """Tell whether an element's tag or class says that it is a caption; a large one holds text, whatever its class."""
        if tag in {"figcaption", "caption"}:
            return True
        return bool(name) and "caption" in name.lower() and tag != "figure" and self.scan.ends[index] - index <= _BIGGEST_CAPTION

    def close(self, tag: str, index: int) -> None:
        """Close an element, undoing what `open` did."""
        if self.ruled and index in self.ruled:
            if self.ruled[index]:
                self.flush()
                self.level = 0
            else:
                self.bold -= 1
            del self.ruled[index]
        if tag in _BOXES:
            self.flush()
            self.pop()
            if self.caption and self.is_caption(tag, self.scan.names.get(index, ""), index):
                self.caption -= 1
        elif tag in BLOCKS:
            self.flush()
            self.close_block(tag, index)
        elif tag in BOLD or tag in STYLED:
            self.bold -= 1
        elif tag in ITALIC:
            if tag == "q":
                self.add_text("”")
            self.italic -= 1
        elif tag == "a" and self.link:
            href, words = self.link
            self.link = None
            text = one_line("".join(words))
            if text and href:
                self.run.links.append(Link(url=absolute(self.base_url, href), text=text))

    def close_block(self, tag: str, index: int) -> None:
        if tag in _CONTAINERS:
            self.pop()
        if tag in HEADINGS:
            self.level = 0
        elif tag in _LISTS:
            self.lists.pop()
        elif tag == "li" and self.lists:
            self.lists[-1].close_item()
        elif tag == "blockquote":
            self.quote -= 1
        elif tag == "pre":
            self.pre -= 1
        elif tag in {"dt", "dd"}:
            self.terms.pop()
        if self.caption and self.is_caption(tag, self.scan.names.get(index, ""), index):
            self.caption -= 1

    def push(self, tag: str) -> None:
        if tag in _COUNTED:
            self.ordinals[tag] = self.ordinals.get(tag, 0) + 1
            tag = f"{tag}{self.ordinals[tag]}"
        self.path.append(tag)
        self.joined = None

    def pop(self) -> None:
        """Leave the innermost container."""
        self.path.pop()
        self.joined = None

    @property
    def container(self) -> str:
        """The open containers as `Block.container` shows them; most hold no block of their own."""
        if self.joined is None:
            self.joined = ">".join(self.path)
        return self.joined

    def add_text(self, text: str) -> None:
        """Add the words of one text node to the block being read."""
        if not self.pre and "\n" in text:
            text = text.replace("\n", " ")
        run = self.run
        run.breaks = 0
        run.pieces.append(text)
        if self.bold:
            run.any_bold = True
        run.bold.append(self.bold > 0)
        if self.italic and run.emphasis:
            run.emphasis[-1].append(text)
        if self.link:
            self.link[1].append(text)
        run.has_words = True

    def add_break(self) -> None:
        """Break the line at a `<br>`; end the block at the second one in a row."""
        run = self.run
        if not run.has_words:
            return
        run.breaks += 1
        if run.breaks > 1 and not self.level and not self.link:
            self.flush()
            return
        run.pieces.append("\n")
        run.bold.append(self.bold > 0)
        if self.link:
            self.link[1].append(" ")

    def see_image(self) -> None:
        """Mark the text before and after an image as touching it."""
        if not self.run.has_words and self.blocks and not self.image_before:
            self.blocks[-1] = self.blocks[-1]._replace(near_image=True)
        self.image_before = True

    def add_player(self, tag: str, name: str, index: int) -> bool:
        """Add the player or post that an element is; its words are shown, but no text of the article."""
        embeds = embed_in(self.scan.nodes[index], tag, name)
        if not embeds:
            return False
        self.flush()
        for line in self.scan.lines(index, self.scan.ends[index]):
            self.shown.append((len(self.blocks), line, "embedded-post"))
        urls = tuple(absolute(self.base_url, u) for u in embeds)
        self.emit(Block(index=len(self.blocks), kind="embed", embeds=urls, container=self.container))
        return True

    def add_card(self, index: int) -> None:
        """Add the player that a link card shows: publishing systems make one of a pasted address."""
        urls = player_links(self.scan.nodes[index])
        if urls:
            self.flush()
            self.emit(Block(index=len(self.blocks), kind="embed", embeds=urls, container=self.container))

    def flush(self) -> None:
        """End the block being read and keep it if it has words."""
        run = self.run
        if not run.has_words:
            if run.pieces or run.links or run.emphasis:
                self.run = Run()
            return
        self.run = Run()
        self.keep(run)

    def keep(self, run: Run) -> None:
        """Make a block of what was read, which has words."""
        pieces = run.pieces
        text = clean_text("".join(pieces) if len(pieces) > 1 else pieces[0])
        embeds: tuple[str, ...] = ()
        if "http" in text:
            text, embeds = self.take_addresses(text)
        if not text:
            if embeds:
                self.emit(Block(index=len(self.blocks), kind="embed", embeds=embeds, container=self.container))
            return
        ruled = run.ruled or (bool(self.ruled) and any(self.ruled.values()))
        level, lead = self.level, text if self.level else lead_of(run, text) if run.any_bold else ""
        if ruled and run.any_bold and level and (opening := lead_of(run, text)):
            lead, level = opening, level if opening == text else 0
        kind, number = self.kind_and_number(level)
        emphasis = [e for e in [one_line("".join(words)) for words in run.emphasis] if e] if run.emphasis else ()
        near = self.image_before or self.caption > 0
        path = self.joined if self.joined is not None else self.container
        # by position, in the order of `Block`: by name it takes three times as long, a hundred times a page
        place = (len(self.blocks), kind, text, level, lead, tuple(emphasis), number, (), False)
        self.blocks.append(Block._make((*place, path, embeds, tuple(run.links), ruled, near)))
        self.image_before = False

    def take_addresses(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Take the lines that are nothing but a player's address out of `text`."""
        lines = text.split("\n")
        urls = [line for line in lines if is_player_url(line)]
        if not urls:
            return text, ()
        self.shown.extend((len(self.blocks), url, "player-address") for url in urls)
        return "\n".join(line for line in lines if line not in urls), tuple(urls)

    def kind_and_number(self, level: int) -> tuple[BlockKind, str | None]:
        """Return what the block is by its markup, and what the list prints before it."""
        item = bool(self.lists) and self.lists[-1].pending
        number = self.lists[-1].take_number() if item else None
        if level:
            return "heading", number
        if self.caption:
            return "caption", number
        if self.quote:
            return "quote", number
        if self.pre:
            return "preformatted", number
        if item:
            return "list_item", number
        return self.terms[-1] if self.terms else "paragraph", number

    def add_table(self, index: int) -> bool:
        """Read a table of facts row by row; False when it is none."""
        inside = self.scan.tags[index + 1 : self.scan.ends[index]]
        if len(inside) >= _BIGGEST_TABLE or "table" in inside or inside.count("td") + inside.count("th") < 2:
            return False  # a layout, seen without reading it
        if self.untouched and PLAIN.issuperset(inside):
            table = read_plain_table(self.scan, index, self.base_url)
        else:
            table = read_table(self.scan.nodes[index].html or "", self.base_url)
        if table is None:
            return False
        ruled = {_packed(self.scan.nodes[h].text()) for h in self.headings if index < h < self.scan.ends[index]}
        self.push("table")
        if table.caption:
            self.emit(Block(index=len(self.blocks), kind="caption", text=table.caption, container=self.container))
        for row in table.rows:
            texts = tuple(cell.text for cell in row)
            text = " | ".join(filter(None, texts))
            embeds = tuple(f for cell in row for f in cell.frames if is_player_source(f))
            bold = sum(cell.bold for cell in row) >= sum(len(t.replace(" ", "")) for t in texts)
            if text or embeds:
                self.emit(
                    Block(
                        index=len(self.blocks),
                        kind="table_row",
                        text=text,
                        cells=texts,
                        lead=text if bold else "",
                        emphasis=tuple(e for cell in row for e in cell.emphasis),
                        ruled=bool(ruled) and not ruled.isdisjoint(map(_packed, (*texts, "".join(texts)))),
                        header_row=all(cell.header for cell in row),
                        container=self.container,
                        embeds=embeds,
                        links=tuple(link for cell in row for link in cell.links),
                    )
                )
        self.pop()
        return True

    def add_columns(self, index: int) -> bool:
        """Read a list whose items are rows of spans; False when it is none."""
        rows = read_columns(self.scan, index)
        if rows is None or any(index < h < self.scan.ends[index] for h in self.headings):
            return False
        self.push("table")
        for cells in rows:
            text = " | ".join(cells)
            self.emit(Block(index=len(self.blocks), kind="table_row", text=text, cells=cells, container=self.container))
        self.pop()
        return True

    def emit(self, block: Block) -> None:
        self.blocks.append(block)
        self.image_before = False


def _packed(text: str) -> str:
    return "".join(text.split())


def read_fragment(
    scan: Scan, article: int, dropped: Mapping[int, DomRule], base_url: str, *, headings: frozenset[int] = frozenset()
) -> Fragment:
    """Return the blocks of the article at index `article`, in page order; `headings` are headings whatever their tag."""
    reader = _Reader(scan, base_url, headings)
    reader.read(article, dropped)
    return Fragment(blocks=reader.blocks, shown=reader.shown)
