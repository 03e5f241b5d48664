"""Pieces of a page that the server sent late: put where its script would have put them.

React's streaming renderer sends a page with holes (`<template id="B:1">`, shown instead: a spinner up to the comment `/$`)
and each hole's content at the end, hidden (`<div hidden id="S:1">`), with a call that moves it (`$RC("B:1","S:1")`, or
`$RS("S:1","P:1")` for a hole inside another piece). Who runs no scripts finds the story outside its article.
Source: react-dom/server, ReactFizzConfigDOM (instruction set `completeBoundary`, `completeSegment`).
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_PIECES = 50
"""Pieces of one page that are moved; real pages have a dozen."""
MAX_FALLBACK = 2000
"""Nodes among which the end of what is shown in the meantime is looked for."""
_MARK = re.compile(r"<div hidden(?:=\"\")? id=\"S:")
_CALL = re.compile(r"\$R[CRS]\(\"([BPS]:[0-9a-f]{1,6})\",\"([BPS]:[0-9a-f]{1,6})\"")


def place_streamed(tree: LexborHTMLParser, html: str) -> int:
    """Move the late pieces of `tree` into their holes, what is shown in the meantime taken out; return how many were moved.

    `html` is what `tree` was made from: pages without such pieces are told by one look at it.
    """
    if not _MARK.search(html):
        return 0
    moved = 0
    for first, second in _CALL.findall(html)[:MAX_PIECES]:
        hole, piece = (second, first) if first.startswith("S:") else (first, second)
        target = tree.css_first(f'template[id="{hole}"]')
        source = tree.css_first(f'div[hidden][id="{piece}"]')
        if target is None or source is None or _holds(source, target):
            continue
        if hole.startswith("B:"):
            _take_out_fallback(target)
        target.insert_before(source)  # selectolax inserts a copy
        source.decompose()
        copy = tree.css_first(f'div[hidden][id="{piece}"]')
        if copy is not None:
            copy.unwrap()
        moved += 1
    return moved


def _take_out_fallback(hole: LexborNode) -> None:
    """Remove what is shown while a hole is empty: everything up to the comment that closes it."""
    shown: list[LexborNode] = []
    depth, node = 0, hole.next
    while node is not None:
        comment = (node.html or "") if node.tag == "-comment" else ""
        if comment.startswith("<!--/$"):
            if depth == 0:
                break
            depth -= 1
        elif comment.startswith("<!--$"):
            depth += 1
        shown.append(node)
        node = node.next if len(shown) < MAX_FALLBACK else None
    if node is None:  # never closed: it is not known where the fallback ends
        return
    for each in shown:
        each.decompose()


def _holds(node: LexborNode, inner: LexborNode) -> bool:
    at: LexborNode | None = inner
    while at is not None:
        if at.mem_id == node.mem_id:
            return True
        at = at.parent
    return False
