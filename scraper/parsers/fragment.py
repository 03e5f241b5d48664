"""The article's markup, read with BeautifulSoup, as a flat run of blocks.

Only the pruned fragment comes here (see `body.py`): what boilerplate rules took out by markup is gone already.
The walk keeps its own stack, so that no depth of nesting can exhaust Python's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag

from scraper.items import Link
from scraper.parsers.blocks import Block, BlockKind
from scraper.parsers.embeds import embed_in, is_player_url
from scraper.parsers.lists import ListLevel, open_list
from scraper.text import clean_text, one_line

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CONTAINERS = frozenset((
    "div", "section", "article", "main", "blockquote", "figure", "ul", "ol", "menu", "dl", "table", "center",
    "details", "fieldset", "form", "header", "footer", "aside", "nav", "address", "hgroup", "body",
))  # fmt: skip
"""Block elements that hold other blocks: they show in `Block.container`."""
LEAVES = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "figcaption", "caption", "legend", "summary",
    "tr", "td", "th", "tbody", "thead", "tfoot", "hr",
))  # fmt: skip
BLOCK_LEVEL = CONTAINERS | LEAVES
BOLD = frozenset(("b", "strong", "big"))
ITALIC = frozenset(("i", "em", "cite", "q", "dfn"))
SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "input", "select", "option", "button",
    "textarea",
))  # fmt: skip
"""Elements that show no words of the article."""
_BOLD_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_NUMBER_PREFIX = re.compile(r"[\s#*•◆■▶☆★.)\]\d:位위第-]{1,8}")
_LINES = re.compile(r"\s*\n\s*")


@dataclass(slots=True)
class _Run:
    """The block being read: its words and what markup says of them."""

    pieces: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    emphasis: list[list[str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    breaks: int = 0
    has_words: bool = False


class _Reader:
    """Walks one fragment once and collects its blocks."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.blocks: list[Block] = []
        self.run = _Run()
        self.bold = self.italic = self.quote = self.caption = self.pre = self.level = 0
        self.lists: list[ListLevel] = []
        self.terms: list[BlockKind] = []
        self.path: list[str] = []
        self.container = ""
        self.ordinals: dict[str, int] = {}
        self.link: tuple[str, list[str]] | None = None
        self.image_before = False

    # -- walking

    def read(self, root: Tag) -> list[Block]:
        """Return the blocks below `root`."""
        stack: list[tuple[Tag, Iterator[Any]]] = [(root, iter(root.contents))]
        while stack:
            tag, children = stack[-1]
            for child in children:
                if isinstance(child, Tag):
                    if self.enter(child):
                        stack.append((child, iter(child.contents)))
                        break
                elif type(child) is NavigableString:
                    self.add_text(child)
            else:
                stack.pop()
                if stack:
                    self.leave(tag)
        self.flush()
        return self.blocks

    def enter(self, tag: Tag) -> bool:
        """Open `tag`; False when it has been read whole or shows nothing."""
        name = tag.name
        if name == "br":
            self.add_break()
            return False
        if name in SILENT:
            return False
        if name == "img":
            self.see_image()
            return False
        embeds = embed_in(tag)
        if embeds:
            self.add_embeds(embeds)
            return False
        if name in BLOCK_LEVEL:
            return self.enter_block(tag, name)
        if name in BOLD or (name in {"span", "font"} and _BOLD_STYLE.search(str(tag.get("style") or ""))):
            self.bold += 1
        elif name in ITALIC:
            self.italic += 1
            self.run.emphasis.append([])
            if name == "q":
                self.add_text("“")
        elif name == "a":
            href = tag.get("href")
            if isinstance(href, str):
                self.link = (href, [])
        return True

    def enter_block(self, tag: Tag, name: str) -> bool:
        """Open a block element; False when a data table has been read whole."""
        self.flush()
        if name == "table" and is_data_table(tag):
            self.add_table(tag)
            return False
        if name in CONTAINERS:
            self.push(name)
        if name in HEADINGS:
            self.level = HEADINGS[name]
        elif name in {"ul", "ol", "menu"}:
            self.lists.append(open_list(tag))
        elif name == "li" and self.lists:
            self.lists[-1].open_item(tag)
        elif name == "blockquote":
            self.quote += 1
        elif name in {"figcaption", "caption"} or "caption" in str(tag.get("class") or ""):
            self.caption += 1
        elif name == "pre":
            self.pre += 1
        elif name in {"dt", "dd"}:
            self.terms.append("term" if name == "dt" else "definition")
        return True

    def leave(self, tag: Tag) -> None:
        """Close `tag`, undoing what `enter` did."""
        name = tag.name
        if name in BLOCK_LEVEL:
            self.flush()
            self.leave_block(tag, name)
        elif name in BOLD or (name in {"span", "font"} and _BOLD_STYLE.search(str(tag.get("style") or ""))):
            self.bold -= 1
        elif name in ITALIC:
            if name == "q":
                self.add_text("”")
            self.italic -= 1
        elif name == "a" and self.link:
            href, words = self.link
            self.link = None
            text = one_line("".join(words))
            if text:
                self.run.links.append(Link(url=absolute(self.base_url, href), text=text))

    def leave_block(self, tag: Tag, name: str) -> None:
        if name in CONTAINERS:
            self.pop()
        if name in HEADINGS:
            self.level = 0
        elif name in {"ul", "ol", "menu"}:
            self.lists.pop()
        elif name == "li" and self.lists:
            self.lists[-1].close_item()
        elif name == "blockquote":
            self.quote -= 1
        elif name in {"figcaption", "caption"} or "caption" in str(tag.get("class") or ""):
            self.caption -= 1
        elif name == "pre":
            self.pre -= 1
        elif name in {"dt", "dd"} and self.terms:
            self.terms.pop()

    def push(self, name: str) -> None:
        if name in {"ul", "ol", "menu", "table", "dl"}:
            self.ordinals[name] = self.ordinals.get(name, 0) + 1
            name = f"{name}{self.ordinals[name]}"
        self.path.append(name)
        self.container = ">".join(self.path)

    def pop(self) -> None:
        self.path.pop()
        self.container = ">".join(self.path)

    # -- collecting

    def add_text(self, text: str) -> None:
        """Add the words of one text node to the block being read."""
        if not self.pre:
            text = _LINES.sub(" ", text)
        if not text:
            return
        run = self.run
        if run.breaks:
            if not text.strip():
                return
            run.breaks = 0
        run.pieces.append(text)
        run.bold.append(bool(self.bold))
        if self.italic and run.emphasis:
            run.emphasis[-1].append(text)
        if self.link:
            self.link[1].append(text)
        if not run.has_words and text.strip():
            run.has_words = True

    def add_break(self) -> None:
        """Break the line at a `<br>`; end the block at the second one in a row."""
        run = self.run
        run.breaks += 1
        if run.breaks > 1 and run.has_words and not self.level and not self.link:
            self.flush()
        elif run.has_words:
            run.pieces.append("\n")
            run.bold.append(bool(self.bold))
            if self.link:
                self.link[1].append(" ")

    def see_image(self) -> None:
        """Mark the text before and after an image as touching it."""
        if not self.run.has_words and self.blocks and not self.image_before:
            self.blocks[-1] = replace(self.blocks[-1], near_image=True)
        self.image_before = True

    def add_embeds(self, embeds: tuple[str, ...]) -> None:
        self.flush()
        urls = tuple(absolute(self.base_url, u) for u in embeds)
        self.emit(Block(index=0, kind="embed", embeds=urls, container=self.container))

    def flush(self) -> None:
        """End the block being read and keep it if it has words."""
        run = self.run
        self.run = _Run()
        if not run.has_words:
            return
        text = clean_text("".join(run.pieces))
        if not text:
            return
        links = tuple(run.links)
        if is_player_url(text):
            self.emit(Block(index=0, kind="embed", text=text, embeds=(text,), container=self.container, links=links))
            return
        emphasis = tuple(e for e in (one_line("".join(words)) for words in run.emphasis) if e)
        kind, number = self.kind_and_number()
        self.emit(
            Block(
                index=0,
                kind=kind,
                text=text,
                level=self.level,
                lead=text if self.level else lead_of(run, text),
                emphasis=emphasis,
                number=number,
                container=self.container,
                links=links,
                near_image=self.image_before or self.caption > 0,
            )
        )

    def kind_and_number(self) -> tuple[BlockKind, str | None]:
        """Return what the block is by its markup, and what the list prints before it."""
        number = None
        item = False
        if self.lists and self.lists[-1].pending:
            item = True
            number = self.lists[-1].take_number()
        if self.level:
            return "heading", number
        if self.caption:
            return "caption", number
        if self.quote:
            return "quote", number
        if self.pre:
            return "preformatted", number
        if item:
            return "list_item", number
        if self.terms:
            kind = self.terms[-1]
            return kind, number
        return "paragraph", number

    def add_table(self, table: Tag) -> None:
        """Read a data table row by row."""
        self.push("table")
        caption = table.find("caption")
        if isinstance(caption, Tag) and (text := one_line(caption.get_text(" "))):
            self.emit(Block(index=0, kind="caption", text=text, container=self.container))
        for row in table.find_all("tr"):
            self.add_row(row)
        self.pop()

    def add_row(self, row: Tag) -> None:
        cells = row.find_all(("td", "th"), recursive=False)
        read = [_Reader(self.base_url).read(cell) for cell in cells]
        texts = tuple(" ".join(one_line(b.text) for b in blocks if b.text and not b.embeds) for blocks in read)
        inner = [b for blocks in read for b in blocks]
        if not any(texts) and not any(b.embeds for b in inner):
            return
        self.emit(
            Block(
                index=0,
                kind="table_row",
                text=" | ".join(t for t in texts if t),
                cells=texts,
                emphasis=tuple(e for b in inner for e in b.emphasis),
                header_row=bool(cells) and all(c.name == "th" for c in cells),
                container=self.container,
                embeds=tuple(e for b in inner for e in b.embeds),
                links=tuple(link for b in inner for link in b.links),
            )
        )

    def emit(self, block: Block) -> None:
        self.blocks.append(replace(block, index=len(self.blocks)))
        self.image_before = False


def lead_of(run: _Run, text: str) -> str:
    """Return the words at the start that bold sets apart; a number before them belongs to them."""
    if not any(run.bold):
        return ""
    end = 0
    seen = False
    for index, (piece, bold) in enumerate(zip(run.pieces, run.bold, strict=True)):
        if bold and piece.strip():
            seen = True
            end = index + 1
        elif piece.strip() and (seen or not _NUMBER_PREFIX.fullmatch(piece)):
            break
    if not seen:
        return ""
    lead = clean_text("".join(run.pieces[:end]))
    return lead if text.startswith(lead) else ""


def is_data_table(table: Tag) -> bool:
    """Tell a table of facts from one that only lays out the page."""
    if table.get("role") in {"presentation", "none"} or table.find("table") is not None:
        return False
    if table.find("th") is not None:
        return True
    rows = [row.find_all(("td", "th"), recursive=False) for row in table.find_all("tr")]
    if not rows or max(map(len, rows)) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    if any(len(cell.find_all(("p", "h1", "h2", "h3", "h4", "li"), limit=3)) > 1 for cell in cells):
        return False
    return not any(len(cell.get_text()) > 600 for cell in cells)


def absolute(base_url: str, url: str) -> str:
    """Return `url` joined to the page's address; as it is when it cannot be joined."""
    try:
        return urljoin(base_url, url.strip())
    except ValueError:
        return url.strip()


def read_fragment(html: str, base_url: str) -> list[Block]:
    """Return the blocks of the article's markup, in page order."""
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None)
    root = soup.body
    return _Reader(base_url).read(root) if root else []
