"""Where the article is on the page, and what of it is text."""

from collections.abc import Iterator
from dataclasses import dataclass

from scraper.items import Decision, DroppedLine, Link
from scraper.parsers.blocks import Block
from scraper.parsers.boilerplate import split_boilerplate
from scraper.parsers.boilerplate_dom import DomRule
from scraper.parsers.document import Document
from scraper.parsers.fragment import read_fragment
from scraper.parsers.scan import Scan, scan_tree
from scraper.parsers.scoring import Weights, choose_article, weigh
from scraper.rules import Layout


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
    chrome = chrome_inside(scan, weights, article)
    for index in chrome:  # so that a table, which is read from its markup, does not bring it back
        if any_table_above(scan, index, article):
            scan.nodes[index].decompose()
    fragment = read_fragment(scan, article, chrome, doc.base_url)
    split = split_boilerplate(fragment.blocks, title=title)
    dropped = [
        *(
            DroppedLine(text=line, rule=rule.name)
            for index, rule in chrome.items()
            for line in scan.lines(index, scan.ends[index])
        ),
        *(DroppedLine(text=line, rule=rule) for _, line, rule in fragment.shown),
        *(DroppedLine(text=line, rule=rule) for _, line, rule in split.dropped),
        *(DroppedLine(text=b.text, rule="caption") for b in split.blocks if b.kind == "caption"),
        *outside_lines(scan, article),
    ]
    return Body(
        blocks=split.blocks,
        dropped=tuple(dropped),
        links=tuple(link for b in fragment.blocks for link in b.links),
        lines=tuple((line, b.links) for b in fragment.blocks for line in b.text.split("\n")),
    )


def any_table_above(scan: Scan, index: int, article: int) -> bool:
    """Tell whether an element stands in a table inside the article."""
    at = scan.parents[index]
    while at > article:
        if scan.tags[at] == "table":
            return True
        at = scan.parents[at]
    return False


def chrome_inside(scan: Scan, weights: Weights, article: int) -> dict[int, DomRule]:
    """Return the elements inside the article that markup calls chrome, outermost only, in page order."""
    found: dict[int, DomRule] = {}
    reach, last = article + 1, scan.ends[article]
    for index in sorted(scan.rules):
        if reach <= index < last:
            rule = scan.rules[index]
            if not rule.soft or weights.words[index] <= 200 or weights.link_density(index) >= 0.5:
                found[index] = rule
                reach = scan.ends[index]
    return found


def outside_lines(scan: Scan, article: int) -> Iterator[DroppedLine]:
    """Yield the visible lines of the page outside the article, with the rule of the region they stand in."""
    if article == 0:
        return
    regions: list[tuple[int, int, str]] = []
    start, end = 1, scan.ends[article]
    for index in sorted({*scan.rules, article}):
        if index < start or (index != article and index <= article < scan.ends[index]):
            continue
        regions.append((start, index, "other"))
        if index != article:
            regions.append((index, scan.ends[index], scan.rules[index].name))
        start = end if index == article else scan.ends[index]
    regions.append((start, len(scan.nodes), "other"))
    for first, last, name in regions:
        for line in scan.lines(first, last):
            yield DroppedLine(text=line, rule=f"outside-article/{name}")
