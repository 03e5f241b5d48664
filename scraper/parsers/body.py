"""Where the article is on the page, and what of it is text."""

from collections.abc import Iterator
from dataclasses import dataclass

from scraper.items import Decision, DroppedLine, Link
from scraper.parsers.blocks import Block
from scraper.parsers.boilerplate import split_boilerplate
from scraper.parsers.document import Document
from scraper.parsers.fragment import read_fragment
from scraper.parsers.scan import Scan, scan_tree
from scraper.parsers.scoring import Weights, choose_article, weigh
from scraper.rules import Layout
from scraper.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's text in blocks, and what was left out."""

    blocks: tuple[Block, ...]
    dropped: tuple[DroppedLine, ...] = ()
    links: tuple[Link, ...] = ()
    lines: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """Every line of the article with its links, dropped ones too."""
    next_page: str | None = None
    page_type: str = "article"
    warnings: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def text(self) -> str:
        """Paragraphs and headings in page order joined by a blank line."""
        return "\n\n".join(b.text for b in self.blocks if b.text and b.kind not in {"embed", "caption"})


def extract_body(doc: Document, layout: Layout | None = None, *, title: str | None = None, explain: bool = False) -> Body:  # noqa: ARG001
    """Return the article of `doc`; the tree is pruned on the way, so read everything else first."""
    root = doc.tree.body
    if root is None:
        return Body(blocks=())
    scan = scan_tree(root)
    weights = weigh(scan)
    article = choose_article(scan, weights)
    dropped: list[DroppedLine] = []
    outside = list(outside_lines(scan, article))
    for index in chrome_inside(scan, weights, article):
        rule = scan.rules[index]
        assert rule is not None
        dropped.extend(DroppedLine(text=line, rule=rule.name) for line in lines_of(scan, index, scan.ends[index]))
        scan.nodes[index].decompose()
    read = read_fragment(scan.nodes[article].html or "", doc.base_url)
    split = split_boilerplate(read, title=title)
    dropped.extend(DroppedLine(text=line, rule=rule) for _, line, rule in split.dropped)
    return Body(
        blocks=split.blocks,
        dropped=tuple(dropped + outside),
        links=tuple(link for b in read for link in b.links),
        lines=tuple((line, b.links) for b in read for line in b.text.split("\n")),
    )


def chrome_inside(scan: Scan, weights: Weights, article: int) -> Iterator[int]:
    """Yield the elements inside the article that markup calls chrome, outermost only, in page order."""
    index = article + 1
    while index < scan.ends[article]:
        rule = scan.rules[index]
        if rule is not None and not scan.texts[index]:
            small = weights.words[index] <= 200 or weights.link_density(index) >= 0.5
            if small or not rule.soft:
                yield index
                index = scan.ends[index]
                continue
        index += 1


def lines_of(scan: Scan, start: int, end: int) -> Iterator[str]:
    """Yield the visible lines between two indexes, each as shown."""
    pieces: list[str] = []
    block = -1
    for index in range(start, end):
        text = scan.texts[index]
        if not text:
            if scan.tags[index] == "br" and pieces:
                if line := one_line("".join(pieces)):
                    yield line
                pieces = []
            continue
        if scan.blocks[index] != block:
            if pieces and (line := one_line("".join(pieces))):
                yield line
            pieces = []
            block = scan.blocks[index]
        pieces.append(text)
    if pieces and (line := one_line("".join(pieces))):
        yield line


def outside_lines(scan: Scan, article: int) -> Iterator[DroppedLine]:
    """Yield the visible lines of the page outside the article, with the rule of the region they stand in."""
    if article == 0:
        return
    regions: list[tuple[int, int, str]] = []
    index = 1
    start, size = 1, len(scan.nodes)
    while index < size:
        if index == article:
            regions.append((start, index, "other"))
            index = start = scan.ends[article]
            continue
        rule = scan.rules[index]
        if rule is not None and not scan.inside(index, article):
            regions.append((start, index, "other"))
            regions.append((index, scan.ends[index], rule.name))
            index = start = scan.ends[index]
            continue
        index += 1
    regions.append((start, size, "other"))
    for first, last, name in regions:
        for line in lines_of(scan, first, last):
            yield DroppedLine(text=line, rule=f"outside-article/{name}")
