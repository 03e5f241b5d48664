"""The article's own column of the page, read once: short lines, and elements whose markup names a byline or a date.

One pass over the lists of `scan.py` in page order; menus, mastheads, side columns, related stories, comments and forms
are not entered.
So "just under the headline" and "at the end of the article" can be told before the body extractor has run.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.parsers.facts.byline_patterns import ENTRY, ENTRY_STARTS, PIECE
from scraper.parsers.facts.element_names import NAMELESS, kind_of_names
from scraper.parsers.markup.scan import Scan

MAX_NODES = 200_000
"""Elements and text nodes that are looked at; a page with more has its byline before that."""
MAX_MARKS = 2_000
"""Elements of one page that are kept because they name a byline or a date."""
MAX_LINE = 400
"""Characters of a line that are kept: enough to know it as prose."""
HEAD_LINES = 60
"""Lines under the headline that are read closely, unless two lines of prose come first."""
SHORT = 60
"""Characters below which a paragraph may hold a byline in its markup."""
PROSE = 120
"""Width from which a line is taken for prose."""

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "math", "head",
    "picture", "video", "audio", "canvas", "nav", "aside", "dialog",
))  # fmt: skip
_PARAGRAPHS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "blockquote"])
_LISTS = frozenset(["ul", "ol", "dl", "table", "figure"])
_SHUT = _PARAGRAPHS | _LISTS
_OWN_COLUMN = frozenset(["article", "main", "section"])
PROFILE = re.compile(
    r"(?:^|/)(?:author|autor|auteur|autore|writer|contributor|reporter|journalist|people|profile|staff|team|signataire|user|member|penulis|yazar)[a-z]{0,2}/"
    r"|/(?:u|by)/|/@\w|space-uid|[?&]uid="
)
"""Addresses of the pages that sites keep about their writers and members."""
SIGNATURE = "signature"
"""Hint of a mark that is set apart at the right, under the text."""
_NAMING = frozenset(
    ("class", "id", "itemprop", "rel", "data-testid", "data-test", "data-qa", "data-role", "data-hook", "property")
)
_BESIDE_NAMES = _NAMING - {"class", "id"}
_HIDING = frozenset(("hidden", "role", "style"))
_ALIGNING = frozenset(("align", "style"))
_TELLING = _BESIDE_NAMES | _HIDING | _ALIGNING
"""Attributes that are looked at besides class and id."""
_DOUBTFUL = frozenset(("form", "header", "footer"))
"""Elements that are the article's or not, depending on where they stand."""
_SET_APART = frozenset(("span", "time", "a", "abbr", "cite", "label"))
_VOID = frozenset(("br", "hr", "img", "wbr"))
"""Elements that hold nothing; the attributes they have name no byline."""
_PLAIN = {tag: tag in _BLOCKS for tag in (
    "address", "article", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "li", "main", "ol", "p", "pre", "section", "span", "summary", "table", "td", "th", "ul",
)}  # fmt: skip
"""The common elements of which the scan reads the attributes, and whether they start a line of their own."""
_LEVELS = 6
"""The headline itself and five elements round it."""
_ORDER = itemgetter(0)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PIECES = re.compile(rf"(?:\s?{PIECE})+")


class Line(NamedTuple):
    """One line of the page as shown."""

    order: int
    """Position on the page; marks count in the same series."""
    text: str
    """The line, at most `MAX_LINE` characters; `¦` stands where two inline elements meet without a space."""
    tag: str
    """The block element it began in."""
    linked: bool = False
    """True when all of it is inside links."""


_new_line: Callable[[tuple[int, str, str, bool]], Line] = partial(tuple.__new__, Line)
"""Make a line of its fields; calling the class goes by way of Python code, for every line of every page."""


class Mark(NamedTuple):
    """An element whose class, id or semantic attribute names a byline or a date."""

    order: int
    node: LexborNode
    tag: str
    attributes: Mapping[str, str | None]
    hint: str
    """Class, id and semantic attributes in lower case."""
    words: str
    """Its text where it holds nothing else."""


@dataclass(slots=True, kw_only=True)
class PageLines:
    """What one walk found."""

    lines: list[Line] = field(default_factory=list)
    """In page order."""
    marks: list[Mark] = field(default_factory=list)
    """In page order."""
    title_order: int = 0
    """Position of the headline; 0 when the page has none."""
    article_order: int = 0
    """Where the element begins, at most five levels above the headline, that may hold a byline or date line above it."""
    prose_orders: list[int] = field(default_factory=list)
    """Positions of the lines of prose under the headline."""
    texts: Sequence[str] = ()
    """Every text of the page, side columns too; empty where an element stands."""
    _entries: list[Line] | None = None

    def entries(self) -> list[Line]:
        """Return the sentences under the headline that say when the post was made, by whom and in what."""
        if self._entries is None:
            below = self.lines[self.at(self.title_order + 1) :]
            self._entries = [x for x in below if x.text[:4].casefold() in ENTRY_STARTS and ENTRY.match(x.text)]
        return self._entries

    @property
    def prose_start(self) -> int:
        """Position of the first line of prose under the headline; the end of the page when there is none."""
        return self.prose_orders[0] if self.prose_orders else (self.lines[-1].order + 1 if self.lines else 0)

    @property
    def prose_end(self) -> int:
        """Position of the last line of prose."""
        return self.prose_orders[-1] if self.prose_orders else self.prose_start

    def at(self, order: int) -> int:
        """Return the index of the first line that stands at `order` or behind it."""
        return bisect_left(self.lines, order, key=_ORDER)

    def above(self, count: int) -> list[Line]:
        """Return the `count` lines of the article right above its headline, or fewer."""
        end = self.at(self.title_order)
        return self.lines[max(self.at(self.article_order), end - count) : end]


def read_page(scan: Scan | None, title: LexborNode | None) -> PageLines:
    """Go over `scan` and return the page's lines and marks; `title` is the headline's element.

    Ancestors of the headline are always entered: a theme that wraps the whole page in `.widget` or `<form>` hides nothing.
    """
    page = PageLines()
    if scan is not None:
        _Walk(page, scan, title).run()
        page.texts = scan.texts
    return page


class _Walk:
    """The state of one walk: line under construction, counters."""

    def __init__(self, page: PageLines, scan: Scan, title: LexborNode | None) -> None:
        self.page = page
        self.scan = scan
        self.order = 0
        self.pieces: list[str] = []
        self.line_tag = "body"
        self.links = 0
        self.unlinked = False
        self.columns = 0
        self.head_lines = 0
        self.head_prose = 0
        self.past_head = False
        self.title = at = _index_of(scan, title)
        self.spine: dict[int, int] = {}
        """The headline's element and those round it, with how far above it they are."""
        while at >= 0:
            self.spine[at] = len(self.spine)
            at = scan.parents[at]

    def run(self) -> None:
        """Go to the end of the page."""
        scan, pieces, plain, known, spine = self.scan, self.pieces, _PLAIN, self.scan.attributes, self.spine
        tags, texts, ends, spaced = scan.tags, scan.texts, scan.ends, scan.spaced
        size = len(tags)
        opened = [(size + 1, 0)]
        innermost = size + 1
        index = 0
        while index < size and self.order < MAX_NODES:
            while innermost <= index:
                self._leave(opened.pop()[1])
                innermost = opened[-1][0]
            if text := texts[index]:
                if not self.links:
                    self.unlinked = True
                pieces.append(text)
                index += 1
                continue
            if pieces and index in spaced:
                pieces.append(" ")
            tag, end = tags[index], ends[index]
            if (
                tag not in plain
                or index in spine
                or ((attributes := known.get(index)) and self._says_something(index, attributes))
            ):
                into = self._enter(index, tag, end)
            else:
                into = self._enter_plain(index, tag, end)
            if into:
                opened.append((end, index))
                innermost = end
                index += 1
            else:
                index = end
        for _, index in reversed(opened[1:]):
            self._leave(index)
        self._flush()

    def _says_something(self, index: int, attributes: Mapping[str, str | None]) -> bool:
        """Tell whether an element's attributes may name a byline, a date or what is not the article."""
        if not _TELLING.isdisjoint(attributes):
            return True
        name = self.scan.names.get(index)
        return name is not None and kind_of_names(name) is not NAMELESS

    def _enter(self, index: int, tag: str, end: int) -> bool:
        """Open an element that ends before `end`; False when there is nothing to go into."""
        if tag in _VOID:
            self.order += 1
            if tag in _BLOCKS:
                self._begin_line(tag)
            return False
        on_spine = index in self.spine
        if tag in _SKIPPED and not on_spine:
            return False
        attributes = self.scan.attributes_of(index)
        foreign, marked = self._kind_of(index, attributes) if attributes else NAMELESS
        block = tag in _BLOCKS
        doubtful = foreign or tag in _DOUBTFUL or not _HIDING.isdisjoint(attributes)
        if doubtful and self.spine and not on_spine and (foreign or self._is_foreign(tag, attributes)):
            if block:
                self._begin_line(tag)
            return False
        self.order += 1
        aligned = not _ALIGNING.isdisjoint(attributes) and _is_right_aligned(attributes)
        if block:
            self._begin_line(tag)
            # the middle of the article: nothing in it is metadata, so its inside is not walked
            if self.past_head and not marked and not aligned and self._whole(index, tag, end):
                return False
            self.columns += tag in _OWN_COLUMN
        else:
            self._gap(tag)
            self.links += tag == "a"
        if on_spine:
            self._note_headline(index, tag)
        signed = aligned and self.page.title_order > 0 and tag in ("p", "div")
        if marked or signed or tag == "time" or (tag == "a" and self._is_of_somebody(attributes)):
            hint = f"{_hint(attributes)} {SIGNATURE}" if signed else _hint(attributes)
            self._mark(index, tag, attributes, hint)
        return True

    def _enter_plain(self, index: int, tag: str, end: int) -> bool:
        """Open an element, one of `_PLAIN` off the headline's spine, of which the attributes say nothing."""
        self.order += 1
        if not _PLAIN[tag]:
            self._gap(tag)
            return True
        if self.pieces:
            self._flush()
        self.line_tag = tag
        if self.past_head and tag in _SHUT and self._whole(index, tag, end):
            return False
        self.columns += tag in _OWN_COLUMN
        return True

    def _kind_of(self, index: int, attributes: Mapping[str, str | None]) -> tuple[bool, bool]:
        """Tell whether an element's names are of what is not the article, and whether they name a byline or date."""
        if _NAMING.isdisjoint(attributes):
            return NAMELESS
        # most elements have a class and an id at most: those as written are a key that costs nothing to make
        names = None
        if _BESIDE_NAMES.isdisjoint(attributes):
            names = self.scan.names.get(index) or ("id" not in attributes and attributes["class"])
        return kind_of_names(names or _hint(attributes))

    def _mark(self, index: int, tag: str, attributes: Mapping[str, str | None], hint: str) -> None:
        if len(self.page.marks) < MAX_MARKS:
            scan = self.scan
            words = scan.texts[index + 1].strip() if scan.ends[index] == index + 2 else ""
            self.page.marks.append(Mark(self.order, scan.nodes[index], tag, attributes, hint, words))

    def _whole(self, index: int, tag: str, end: int) -> bool:
        """Take a list as nothing, a paragraph as one line.

        False for other elements, and for a paragraph that breaks cut into several lines or that is short enough to be a byline.
        """
        if tag in _LISTS:
            return True
        if tag not in _PARAGRAPHS:
            return False
        scan = self.scan
        text = "".join(scan.texts[index + 1 : end])
        if len(text) < SHORT or (len(text) >= PROSE and "br" in scan.tags[index + 1 : end]):
            return False
        only_link = index + 1 < end and scan.tags[index + 1] == "a" and scan.ends[index + 1] == end
        self.unlinked = not self.links and not only_link
        self.pieces.append(text[: 2 * MAX_LINE])
        self._flush()
        return True

    def _note_headline(self, index: int, tag: str) -> None:
        if index == self.title:
            self.page.title_order = self.order
            self.page.prose_orders.clear()  # what stands above the headline
        if self.spine[index] < _LEVELS and not self.page.article_order and tag != "body":
            self.page.article_order = self.order

    def _is_foreign(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Tell menus, mastheads, hidden parts and page footers by tag, role and style."""
        if tag == "form" or "hidden" in attributes:
            return True
        if tag == "header":
            return self.page.title_order == 0 and not self.columns
        if tag == "footer":
            return not self.columns
        if "role" in attributes and attributes["role"] in ("navigation", "complementary", "contentinfo", "search", "dialog"):
            return True
        return "style" in attributes and "display:none" in (attributes["style"] or "").replace(" ", "")

    def _is_of_somebody(self, attributes: Mapping[str, str | None]) -> bool:
        """Tell a link to a writer's page; under the headline also one to a member's, or whose class calls it a name."""
        href = attributes.get("href") or ""
        if "/author" in href or not self.page.title_order or self.past_head:
            return "/author" in href
        return PROFILE.search(href) is not None or "name" in (attributes.get("class") or "").lower()

    def _leave(self, index: int) -> None:
        tag = self.scan.tags[index]
        if tag in _BLOCKS:
            if self.pieces:
                self._flush()
            self.columns -= tag in _OWN_COLUMN
            return
        if self.pieces and -index in self.scan.spaced:
            self.pieces.append(" ")
        self._gap(tag)
        self.links -= tag == "a"

    def _gap(self, tag: str) -> None:
        """Mark where one inline element ends and the next begins with nothing between them."""
        if self.pieces and tag in _SET_APART and not self.pieces[-1][-1].isspace():
            self.pieces.append(PIECE)

    def _begin_line(self, tag: str) -> None:
        if self.pieces:
            self._flush()
        self.line_tag = tag

    def _flush(self) -> None:
        """End the line under construction."""
        text = _line("".join(self.pieces))
        self.pieces.clear()
        if text:
            self.order += 1
            self.page.lines.append(_new_line((self.order, text, self.line_tag, not self.unlinked)))
            prose = self.unlinked and _is_prose(text)
            if prose:
                self.page.prose_orders.append(self.order)
            if self.page.title_order and not self.past_head:
                self.head_lines += 1
                self.head_prose += prose
                self.past_head = self.head_prose >= 2 or self.head_lines > HEAD_LINES
        self.unlinked = False


def _is_prose(text: str) -> bool:
    """Tell prose by its length; a letter of Chinese, Japanese or Korean says as much as three of an alphabet."""
    length = len(text)
    return length >= PROSE or (3 * length >= PROSE and not text.isascii() and length + 2 * len(_WIDE.findall(text)) >= PROSE)


def _index_of(scan: Scan, node: LexborNode | None) -> int:
    """Return where an element stands in the lists, or the nearest one round it; -1 when there is none."""
    while node is not None:
        tag, identity = node.tag or "", node.mem_id
        index = -1
        for _ in range(scan.tags.count(tag)):
            index = scan.tags.index(tag, index + 1)
            if scan.nodes[index].mem_id == identity:
                return index
        node = node.parent
    return -1


def _is_right_aligned(attributes: Mapping[str, str | None]) -> bool:
    """Tell a signature's place: where an article is signed at its end, the name stands at the right."""
    if "align" in attributes and (attributes["align"] or "").lower() == "right":
        return True
    return "style" in attributes and "text-align:right" in (attributes["style"] or "").replace(" ", "")


def _line(text: str) -> str:
    """Return the line with runs of spaces as one; NFC and invisible characters are left to whoever reads it closely."""
    text = text.strip()[:MAX_LINE]
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return _PIECES.sub(PIECE, text).strip(f" {PIECE}") if PIECE in text else text


def _hint(attributes: Mapping[str, str | None]) -> str:
    return " ".join([v for k, v in attributes.items() if k in _NAMING and v]).lower()
