"""The words of one block and what markup says of them: bold, italics, links, line breaks.

Most blocks hold words and inline elements only; those are read here in one pass over their stretch of the lists, because
where an element ends is known when it begins. Whatever else a block holds is stepped through by `fragment.py`.
"""

import re
from urllib.parse import urljoin

from scraper.items import Link
from scraper.parsers.markup.scan import Scan
from scraper.text import clean_text, one_line

BOLD = frozenset(("b", "strong", "big"))
ITALIC = frozenset(("i", "em", "cite", "q", "dfn"))
STYLED = frozenset(("span", "font"))
IMAGES = frozenset(("img", "picture", "amp-img"))
_BOLD_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_NUMBER_PREFIX = re.compile(r"[\s#*•◆■▶☆★.)\]\d:位위第-]{1,8}")
_INERT = frozenset(("-text", "u", "small", "sup", "sub", "abbr", "mark", "code", "time", "s", "del", "ins", "wbr"))
WORDS = frozenset((*_INERT, "a", "br", *BOLD, *ITALIC, *STYLED, *IMAGES)) - {"q"}
"""Elements that `read_words` reads; `q` has quotation marks of its own."""


class Run:
    """The block being read: its words and what markup says of them."""

    __slots__ = ("any_bold", "bold", "breaks", "emphasis", "has_words", "links", "pieces", "ruled")

    def __init__(self) -> None:
        """Begin a block; a page begins hundreds, which a dataclass makes half as fast."""
        self.pieces: list[str] = []
        self.bold: list[bool] = []
        self.emphasis: list[list[str]] = []
        self.links: list[Link] = []
        self.breaks = 0
        self.has_words = self.ruled = self.any_bold = False


def read_words(scan: Scan, start: int, end: int, base_url: str, *, bold: bool = False) -> tuple[Run, bool, bool] | None:
    """Return what stands between two indexes as (words, an image stands in it, one stands before its words).

    None when there is more in it than words, or what must be read step by step: two breaks in a row, italics in italics.
    `bold` is true inside bold markup that began before.
    """
    inner = scan.tags[start:end]
    if not WORDS.issuperset(inner):
        return None
    if len(inner) == 1 and scan.texts[start]:
        return _one_text(scan.texts[start], bold=bold), False, False
    return _read_inline(scan, inner, start, base_url, bold_end=end if bold else 0)


def _one_text(text: str, *, bold: bool) -> Run:
    """Return a block that is one text node, as most are."""
    run = Run()
    run.pieces.append(text.replace("\n", " "))
    run.bold.append(bold)
    run.has_words, run.any_bold = True, bold
    return run


def _read_inline(scan: Scan, inner: list[str], start: int, base_url: str, *, bold_end: int) -> tuple[Run, bool, bool] | None:
    """Read text and inline elements, whose names are `inner`; up to `bold_end` they are bold."""
    texts, ends = scan.texts, scan.ends
    run = Run()
    pieces, marks = run.pieces, run.bold
    slanted = 0
    image = early = False
    for index, tag in enumerate(inner, start):
        if tag == "-text":
            text = texts[index]
            pieces.append(text.replace("\n", " ") if "\n" in text else text)
            marks.append(index < bold_end)
            run.breaks = 0
        elif tag in _INERT:
            continue
        elif tag == "br":
            if not pieces:
                continue
            if run.breaks:
                return None
            run.breaks = 1
            pieces.append("\n")
            marks.append(index < bold_end)
        elif tag == "a":
            link = link_of(scan, index, base_url)
            if link is not None:
                run.links.append(link)
        elif tag in IMAGES:
            image, early = True, early or not pieces
        elif tag in ITALIC:
            if index < slanted:
                return None
            slanted = ends[index]
            run.emphasis.append(texts[index + 1 : slanted])
        elif tag in BOLD or is_bold(scan, index):
            bold_end = max(bold_end, ends[index])
    run.has_words = bool(pieces)
    run.any_bold = bold_end > 0 and True in marks
    return run, image, early


def link_of(scan: Scan, index: int, base_url: str) -> Link | None:
    """Return the hyperlink at `index`; None when it has no words or no address."""
    end = scan.ends[index]
    words = scan.texts[index + 1 : end]
    if "br" in scan.tags[index + 1 : end]:
        words = [" " if tag == "br" else word for word, tag in zip(words, scan.tags[index + 1 : end], strict=True)]
    text = one_line("".join(words))
    href = (scan.nodes[index].attributes.get("href") or "") if text else ""
    return Link(url=absolute(base_url, href), text=text) if href else None


def is_bold(scan: Scan, index: int) -> bool:
    """Tell whether the element's own style sets it in bold."""
    style = scan.attributes_of(index).get("style")
    return style is not None and _BOLD_STYLE.search(style) is not None


def lead_of(run: Run, text: str) -> str:
    """Return the words at the start that bold sets apart; a number before them belongs to them."""
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


def absolute(base_url: str, url: str) -> str:
    """Return `url` joined to the page's address; as it is when it cannot be joined."""
    url = url.strip()
    if url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(base_url, url)
    except ValueError:
        return url
