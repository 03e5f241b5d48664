"""One pass over the page's tree: what every element holds, in flat lists that later steps only add up.

Index 0 is `body`; indexes are in page order, so element `i` holds the indexes from `i + 1` to `ends[i] - 1`.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scraper.parsers.boilerplate_dom import DomRule, dom_rule_of

BLOCKS = frozenset((
    "body", "div", "section", "article", "main", "blockquote", "figure", "figcaption", "ul", "ol", "menu", "li", "dl", "dt", "dd",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "center",
    "details", "summary", "fieldset", "legend", "form", "header", "footer", "aside", "nav", "address", "hgroup", "hr", "dialog",
    "label", "button", "option", "br",
))  # fmt: skip
"""Elements that start a line of their own."""
SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "link", "meta", "iframe", "object", "embed",
    "video", "audio", "canvas", "map", "datalist", "select",
))  # fmt: skip
"""Elements whose inside is never shown as text."""


@dataclass(slots=True)
class Scan:
    """The flat lists, one entry an element or a text node with words."""

    nodes: list[LexborNode] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The words of a text node as written; empty for an element."""
    blocks: list[int] = field(default_factory=list)
    """The nearest element that starts a line of its own (itself, if it does)."""
    linked: list[bool] = field(default_factory=list)
    """True inside a hyperlink."""
    rules: list[DomRule | None] = field(default_factory=list)
    """The boilerplate rule that the element's own tag, role, class or id meets."""
    names: list[str] = field(default_factory=list)
    """Class and id as written."""

    def add(self, node: LexborNode, tag: str, parent: int, *, text: str = "", name: str = "", rule: DomRule | None = None) -> int:
        """Append one node; returns its index."""
        index = len(self.nodes)
        self.nodes.append(node)
        self.tags.append(tag)
        self.parents.append(parent)
        self.ends.append(index + 1)
        self.texts.append(text)
        self.names.append(name)
        self.rules.append(rule)
        self.blocks.append(index if tag in BLOCKS or parent < 0 else self.blocks[parent])
        self.linked.append(tag == "a" or (parent >= 0 and self.linked[parent]))
        return index

    def inside(self, outer: int, inner: int) -> bool:
        """Tell whether `inner` is `outer` or stands in it."""
        return outer <= inner < self.ends[outer]


def scan_tree(body: LexborNode) -> Scan:
    """Return the lists for the tree below `body`."""
    scan = Scan()
    parent = scan.add(body, "body", -1)
    stack: list[LexborNode] = [body]
    node: LexborNode | None = body.first_child
    while stack:
        if node is None:
            scan.ends[parent] = len(scan.nodes)
            parent = scan.parents[parent]
            closed = stack.pop()
            node = closed.next if stack else None
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if text and not text.isspace():
                scan.add(node, tag, parent, text=text)
            node = node.next
        elif tag in SILENT or tag[:1] in "!-":
            node = node.next
        else:
            attributes = node.attributes
            name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
            parent = scan.add(node, tag, parent, name=name, rule=dom_rule_of(tag, name, attributes))
            stack.append(node)
            node = node.first_child
    return scan


def width(text: str) -> int:
    """Return the length of `text`, a wide character counted as three letters (its length in UTF-8).

    >>> width("song"), width("노래")
    (4, 6)
    """
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
