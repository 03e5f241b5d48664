"""Guards against absurd markup, before the tree is built; they cost next to nothing on other pages.

The HTML5 algorithm looks up its stack of open elements at every start tag, so 100,000 nested `div`s cost 10,000,000,000
steps; other parsers drop what lies deeper than 256. Beyond `DEEPEST` levels the tags (never the words) are taken out. Each
attribute is compared with those before it, so a tag with 100,000 of them costs as much: it keeps its first ones. A page
of 100,000 elements takes us seconds: of what lies behind the first `MOST_TAGS` only the words are read. Bold, italics and
fonts that no one closed are opened again in every paragraph that follows: 400 of them and 14,000 paragraphs are 5,600,000
elements, so few are let stand open where they would come to `MOST_REOPENED`.
"""

import re
from typing import NamedTuple

DEEPEST = 400
"""Open elements beyond which further ones are flattened; browsers stop at 512."""
MOST_TAGS = 15_000
"""Start tags that are read as such; the largest of 233 real articles that we measured has 5,106."""
MOST_REOPENED = 100_000
"""Open formatting elements, summed over the tags of the page: what the algorithm may have to open again."""
_HIDDEN = re.compile(
    r"<(?:(!--)|(script|style|template|noscript|textarea|iframe|noembed|noframes|title|svg|math)\b)", re.IGNORECASE
)
"""What opens a comment or an element whose words are not shown."""
_FOREIGN_ENDS = {
    name: re.compile(
        rf"(?P<close></{name}\b[^>]*>)|(?P<html><(?:foreignobject|desc|title|annotation-xml)\b)|"
        r"<(?:b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|"
        r"pre|ruby|s|small|span|strong|strike|sub|sup|table|tt|u|ul|var)[\s/>]",
        re.IGNORECASE,
    )
    for name in ("svg", "math")
}
"""What ends a drawing or a formula: its end tag, or an element of HTML where none belongs. The other hidden elements run to
the end of the page where no one closes them."""
_FORMATS = (  # spelt out: a pattern that ignores case takes twice as long
    r"[bBiIsSuU]|[eE][mM]|[bB][iI][gG]|[tT][tT]|[cC][oO][dD][eE]|[fF][oO][nN][tT]|[nN][oO][bB][rR]|"
    r"[sS](?:[mM][aA][lL][lL]|[tT][rR][iI][kK][eE]|[tT][rR][oO][nN][gG])"
)
_MAKING = ("</p", "</P", "</b", "</B")
"""What the end tags begin with that make an element where none is open, `</p>` and `</br>`."""
_OPENING = re.compile(rf"<(?:{_FORMATS})[\s/>]")
_FORMATTING = re.compile(rf"<(/?)({_FORMATS})(?=[\s/>])[^<>]*>")
"""Elements that are opened again in what follows until they are closed."""
_LEFT_OPEN = re.compile(
    rf"<(?=[bBcCeEfFiInNsStTuU])({_FORMATS})(?=[\s/>])[^<>]*>(?![^<]*</\1[\s/>])".encode()  # the letters rule out most tags
)
"""A formatting element of which the next tag is not the end: `<b><a>`, but not `<b>word</b>`, as most are."""
_SAME = 3
"""Elements of one name with the same attributes that are opened again (the algorithm's "Noah's Ark clause")."""
_WHOLE = frozenset(("select", "datalist", "object", "canvas", "map", "video", "audio"))
"""Elements whose words are not shown as text: what follows them must not come to stand in them."""
_INLINE = "a|abbr|b|bdi|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr"
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_STEPS = 20_000_000
"""Tags times open elements: what the algorithm may have to look up."""
FEW_TAGS = 3000
"""Start tags in excess of end tags, void elements included, beyond which a page is looked at tag by tag."""
_SLICES = 16
_MOST_OPTIONS = 2000
"""Options of menus that are read as such: each makes the algorithm look through the others of its menu."""
_OPTION = re.compile(r"</?option\b[^<>]*>", re.IGNORECASE)
_LONG_TAG = 20_000
"""Characters of a start tag beyond which its attributes are counted."""
_MOST_ATTRIBUTES = 500
_ATTRIBUTE = re.compile(r"[^\s=\"'<>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_START_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*'){20000,})>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_TOKEN = re.compile(rf"{_TAG.pattern}|<!--")
_UNCOUNTED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt",
    "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "script", "style", "html", "head", "body",
))  # fmt: skip
"""Void elements, elements that close each other, and those that no one nests."""


class Suspicions(NamedTuple):
    """Which guards may have something to do on a page."""

    deep: bool
    """`flatten_nesting`"""
    options: bool
    """`part_options`"""
    long: bool
    """`cut_attributes`"""
    left_open: bool
    """`close_formats`"""


def suspicions(utf8: bytes, tags: int) -> Suspicions:
    """Return which guards may have something to do on a page in UTF-8 with `tags` `<`; a few passes in C, in bytes the fastest.

    >>> any(suspicions(b"<p>one <b>two</b>", 3)), suspicions(b"<i>" * 400 + b"<p>" * 5000, 5400).left_open
    (False, True)
    """
    many = tags > FEW_TAGS
    # an element that ends with the next tag counts once, any other at most once a tag
    left_open = tags * tags >= 4 * MOST_REOPENED and (len(_LEFT_OPEN.findall(utf8)) + 1) * tags > MOST_REOPENED
    return Suspicions(
        deep=many and _looks_deep(utf8, FEW_TAGS if _deepest(tags) == DEEPEST else _deepest(tags)),
        options=many and utf8.count(b"<option") + utf8.count(b"<OPTION") > _MOST_OPTIONS,
        long=_has_long_tag(utf8),
        left_open=left_open,
    )


def _deepest(tags: int) -> int:
    """Return how deep elements may be nested: less on a page of 100,000 tags, as each end tag may look through all open ones."""
    return min(DEEPEST, _STEPS // max(1, tags))


def flatten_nesting(html: str) -> tuple[str, bool]:
    """Return `html` with no element deeper than `DEEPEST`, and whether anything was taken out.

    >>> flatten_nesting("<div>" * 5000 + "deep")[0].count("<div>")
    400
    """
    deepest = _deepest(html.count("<"))
    if not _looks_deep(html.encode("utf-8", "replace"), FEW_TAGS if deepest == DEEPEST else deepest):
        return html, False
    pieces: list[str] = []
    open_names: list[str] = []
    last = 0
    foreign = ""
    for tag in _TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        if foreign and _FOREIGN_ENDS[foreign].match(html, tag.start()):
            foreign = ""
        elif name in _FOREIGN_ENDS and not closing and not tag[3].endswith("/"):
            foreign = name
        if name in _UNCOUNTED or (tag[3].endswith("/") and (foreign or name in _FOREIGN_ENDS)):
            continue  # only drawings and formulas have elements that end themselves
        if not closing:
            open_names.append(name)
            keep = len(open_names) <= deepest
        else:
            keep = len(open_names) <= deepest
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


def _looks_deep(utf8: bytes, few: int) -> bool:
    """Tell whether start tags run more than `few` ahead of end tags anywhere; two counts over the page, no parsing."""
    step = len(utf8) // _SLICES + 1
    excess = 0
    for at in range(0, len(utf8), step):
        excess += utf8.count(b"<", at, at + step) - 2 * utf8.count(b"</", at, at + step)
        if excess > few:
            return True
    return False


def thin_crowds(html: str) -> tuple[str, bool]:
    """Return `html`, of what lies behind the first `MOST_TAGS` start tags the words alone, and whether that was needed.

    >>> thinned, _ = thin_crowds("<p>one <b>two</b></p><script>x</script>" * 9000)
    >>> thinned.count("<p>"), thinned.count("one"), thinned.count("x")
    (5000, 9000, 5000)
    """
    if html.count("<") - html.count("</") + sum(map(html.count, _MAKING)) <= MOST_TAGS:
        return html, False
    tags = at = 0
    paragraph = False
    endless: set[str] = set()
    whole, ending = 0, ""
    while (tag := _TOKEN.search(html, at)) is not None:
        start, at = tag.span()
        name = (tag[2] or "").lower()
        tags += not tag[1] or name == "br" or (name == "p" and not paragraph)
        paragraph = paragraph if name != "p" else not tag[1]
        if tags > MOST_TAGS and (start >= whole or tags > 2 * MOST_TAGS):
            # What looks like a tag and is none must not hide the words behind it, now that no other tag ends it.
            rest = _ANY_TAG.sub("\n", _INLINE_TAG.sub("", without_hidden(html[start:])))
            return html[:start] + ending + rest.replace("<", "&lt;"), True
        if hidden := _HIDDEN.match(html, start):
            at = max(at, _end_of(html, hidden, endless))
        elif name in _WHOLE and start >= whole and not tag[1] and name not in endless:
            whole = html.find(f"</{tag[2]}", at) + 1
            if not whole:
                endless.add(name)
        ending = f"</{name}>" if name in _FOREIGN_ENDS else ""
    return html, False


def without_hidden(html: str) -> str:
    """Return `html` without comments and the elements whose words are not shown; each ends where a browser ends it.

    >>> without_hidden("one <!-- a --> <script>'<p>'</script> two <svg> three <style>b")
    'one     two <svg> three  '
    """
    pieces = []
    endless: set[str] = set()
    last = at = 0
    while (found := _HIDDEN.search(html, at)) is not None:
        at = _end_of(html, found, endless)
        if at < 0:
            at = found.end()
        else:
            pieces.append(html[last : found.start()])
            last = at
    pieces.append(html[last:])
    return " ".join(pieces)


def _end_of(html: str, opened: re.Match[str], endless: set[str]) -> int:
    """Return where a hidden element or a comment ends; -1 for a drawing or formula that nothing ends, noted in `endless`."""
    name = (opened[1] or opened[2]).lower()
    if name in endless:
        return -1
    at = opened.end()
    if name in _FOREIGN_ENDS:
        end = _FOREIGN_ENDS[name].search(html, at)
        if end is not None and not end["html"]:
            return end.end() if end["close"] else end.start()
    end = re.compile("-->" if opened[1] else rf"</{name}\b[^>]*>", re.IGNORECASE).search(html, at)
    if end is None and name in _FOREIGN_ENDS:
        endless.add(name)
        return -1
    return end.end() if end else len(html)


def close_formats(html: str, tags: int) -> tuple[str, bool]:
    """Return `html` with no more formatting open at once than can be opened again, and whether any went.

    `tags` is the number of `<` in the page, start and end tags.

    >>> html = "<p>" + "".join(f"<b id={n}>" for n in range(400)) + "x</p>" + "<p>y</p>" * 5000
    >>> close_formats(html, 10_402)[0].count("<b ")
    9
    """
    most = max(_SAME, MOST_REOPENED // max(1, tags))
    if tags * tags < 4 * MOST_REOPENED or len(_OPENING.findall(html)) <= most or _reopened(html) <= MOST_REOPENED:
        return html, False
    depths: dict[str, int] = {}
    total = last = 0
    pieces = []
    for tag in _FORMATTING.finditer(html):
        name = tag[2].lower()
        if tag[1]:
            if depths.get(name):
                depths[name] -= 1
                total -= 1
        elif total < most:
            depths[name] = depths.get(name, 0) + 1
            total += 1
        else:
            pieces.append(html[last : tag.start()])
            last = tag.end()
    pieces.append(html[last:])
    return "".join(pieces), bool(last)


def _reopened(html: str) -> int:
    """Return how many elements the algorithm may open again: those open at a tag, summed over all tags.

    An end tag may also end what was opened outside of other elements, which are then all built again: it counts as that many.
    """
    opened: dict[str, list[str]] = {}
    alike: dict[str, int] = {}
    total = count = last = most = astray = 0
    for tag in _FORMATTING.finditer(html):
        between = html.count("<", last, tag.start())
        total += count * between
        last = tag.start()
        names = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            names.append(tag[0])
            alike[tag[0]] = alike.get(tag[0], 0) + 1
            count += alike[tag[0]] <= _SAME
            most = max(most, count)
            continue
        astray += between > 1 or not names
        if names:
            gone = names.pop()
            count -= alike[gone] <= _SAME
            alike[gone] -= 1
    return max(total + count * html.count("<", last), most * astray)


def part_options(html: str) -> str:
    """Return `html` without the tags of its options if they are more than `_MOST_OPTIONS`; menus are no part of the text.

    >>> part_options("<select>" + "<option value=a>a</option>" * 3000 + "</select>").count("<option")
    0
    """
    if html.count("<option") + html.count("<OPTION") <= _MOST_OPTIONS:
        return html
    return _OPTION.sub("\n", html)


def cut_attributes(html: str) -> tuple[str, bool]:
    """Return `html` with no start tag of more than 500 attributes, and whether anything was taken out.

    >>> cut_attributes("<p " + " ".join(f"a{i}=1" for i in range(9000)) + ">x</p>")[0].count("=")
    500
    """
    if not _has_long_tag(html.encode("utf-8", "replace")):
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


def _has_long_tag(utf8: bytes) -> bool:
    """Tell whether some start tag has many attributes in `_LONG_TAG` characters without a `>`; a few searches, no parsing."""
    half = _LONG_TAG // 2
    looked, opened, closed = 0, -1, -1
    for at in range(0, len(utf8) - half, half):
        if utf8.find(b">", at, at + half) >= 0 or utf8.count(b" ", at, at + half) <= 100:
            continue
        # the last of each before `at`; what was looked through is not looked through again
        opened, closed = (max(last, utf8.rfind(mark, looked, at)) for last, mark in ((opened, b"<"), (closed, b">")))
        if opened > closed:
            return True
        looked = at
    return False
