"""Guards against absurd markup, before the tree is built; they cost next to nothing on other pages.

The HTML5 algorithm looks up its stack of open elements at every start tag, so 100,000 nested `div`s cost 10,000,000,000
steps; other parsers drop what lies deeper than 256. Beyond `DEEPEST` levels the tags (never the words) are taken out. Each
attribute is compared with those before it, so a tag with 100,000 of them costs as much: it keeps its first ones. A page
of 100,000 elements takes us seconds: of what lies behind the first `MOST_TAGS` only the words are read.
"""

import re

DEEPEST = 400
"""Open elements beyond which further ones are flattened; browsers stop at 512."""
MOST_TAGS = 15_000
"""Start tags that are read as such; the largest of 233 real articles that we measured has 5,106."""
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template|noscript|svg|math)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_INLINE = "a|abbr|b|bdi|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr"
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
FEW_TAGS = 3000
"""Start tags in excess of end tags, void elements included, beyond which a page is looked at tag by tag."""
_SLICES = 16
_LONG_TAG = 20_000
"""Characters of a start tag beyond which its attributes are counted."""
_MOST_ATTRIBUTES = 500
_ATTRIBUTE = re.compile(r"[^\s=\"'<>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_START_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*'){20000,})>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_UNCOUNTED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt",
    "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "script", "style", "html", "head", "body",
))  # fmt: skip
"""Void elements, elements that close each other, and those that no one nests."""


def flatten_nesting(html: str) -> tuple[str, bool]:
    """Return `html` with no element deeper than `DEEPEST`, and whether anything was taken out.

    >>> flatten_nesting("<div>" * 5000 + "deep")[0].count("<div>")
    400
    """
    if not _looks_deep(html):
        return html, False
    pieces: list[str] = []
    open_names: list[str] = []
    last = 0
    for tag in _TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        if name in _UNCOUNTED or tag[3].endswith("/"):
            continue
        if not closing:
            open_names.append(name)
            keep = len(open_names) <= DEEPEST
        else:
            keep = len(open_names) <= DEEPEST
            if open_names and open_names[-1] == name:
                open_names.pop()
            elif name in open_names[-20:]:
                while open_names.pop() != name:
                    pass
        if not keep:
            pieces.append(html[last : tag.start()])
            last = tag.end()
    pieces.append(html[last:])
    return "".join(pieces), bool(last)


def _looks_deep(html: str) -> bool:
    """Tell whether start tags run far ahead of end tags anywhere; two counts over the page, no parsing."""
    step = len(html) // _SLICES + 1
    excess = 0
    for at in range(0, len(html), step):
        part = html[at : at + step]
        excess += part.count("<") - 2 * part.count("</")
        if excess > FEW_TAGS:
            return True
    return False


def thin_crowds(html: str) -> tuple[str, bool]:
    """Return `html`, of what lies behind the first `MOST_TAGS` start tags the words alone, and whether that was needed.

    >>> thinned, _ = thin_crowds("<p>one <b>two</b></p><script>x</script>" * 9000)
    >>> thinned.count("<p>"), thinned.count("one"), thinned.count("x")
    (5000, 9000, 5000)
    """
    if html.count("<") - html.count("</") <= MOST_TAGS:
        return html, False
    tags = 0
    for tag in _TAG.finditer(html):
        tags += not tag[1]
        if tags > MOST_TAGS:
            # What is hidden stays hidden: a script that was begun before ends where it would have.
            rest = _ANY_TAG.sub("\n", _INLINE_TAG.sub("", _HIDDEN.sub(" ", html[tag.start() :])))
            return html[: tag.start()] + rest, True
    return html, False


def cut_attributes(html: str) -> tuple[str, bool]:
    """Return `html` with no start tag of more than 500 attributes, and whether anything was taken out.

    >>> cut_attributes("<p " + " ".join(f"a{i}=1" for i in range(9000)) + ">x</p>")[0].count("=")
    500
    """
    if not _has_long_tag(html):
        return html, False
    cut = False

    def shorten(tag: re.Match[str]) -> str:
        nonlocal cut
        kept: list[str] = []
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            if len(kept) == _MOST_ATTRIBUTES:
                cut = True
                return f"<{tag[1]} {' '.join(kept)}>"
            kept.append(attribute[0])
        return tag[0]

    return _START_TAG.sub(shorten, html), cut


def _has_long_tag(html: str) -> bool:
    """Tell whether some start tag has many attributes in `_LONG_TAG` characters without a `>`; a few searches, no parsing."""
    half = _LONG_TAG // 2
    return any(
        html.find(">", at, at + half) < 0
        and html.count(" ", at, at + half) > 100
        and html.rfind("<", 0, at) > html.rfind(">", 0, at)
        for at in range(0, len(html) - half, half)
    )
