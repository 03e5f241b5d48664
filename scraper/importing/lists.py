"""Addresses out of lists, bookmarks and OPML. Pure, and called in a reader's process: the files come from anywhere."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from scraper.importing.answers import is_address
from scraper.importing.kinds import text_of
from scraper.urls import is_web_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list names."""

    urls: tuple[str, ...] = ()
    """Addresses of pages, each once, in order."""
    feeds: tuple[str, ...] = ()
    """Addresses of feeds."""
    others: int = 0
    """Entries that are no address of a web page: `javascript:`, `file:`, `place:`, words."""


def read_list(kind: str, data: bytes) -> Listed:
    """Return what a file of the kind `urls`, `bookmarks` or `opml` names. Raises `ValueError` when it cannot be read."""
    if kind == "urls":
        return _listed([(url, False) for url in _lines(text_of(data))])
    if kind == "bookmarks" and data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _listed([(url, False) for url in _json_bookmarks(json.loads(text_of(data)))])
    wanted = {"bookmarks": ("a", "href", "feedurl"), "opml": ("outline", "htmlurl", "xmlurl")}[kind]
    reader = _Attributes(wanted[0])
    reader.feed(text_of(data))
    found: list[tuple[str, bool]] = []
    for attributes in reader.found:
        feed, page = attributes.get(wanted[2]), attributes.get(wanted[1])
        if feed:
            found.append((feed, True))  # the page of a feed is its site's front page: the feed leads to more
        elif page or attributes.get("url"):
            found.append((page or attributes.get("url") or "", False))
    return _listed(found)


def _listed(found: list[tuple[str, bool]]) -> Listed:
    stripped = [(url.strip(), is_feed) for url, is_feed in found]
    good = [(url, is_feed) for url, is_feed in stripped if is_address(url)]
    return Listed(
        urls=tuple(dict.fromkeys(url for url, is_feed in good if not is_feed)),
        feeds=tuple(dict.fromkeys(url for url, is_feed in good if is_feed)),
        others=len(found) - len(good),
    )


def _lines(text: str) -> Iterator[str]:
    """Yield what each line names: itself, or in a table the first cell that is an address."""
    entries = [entry for line in text.splitlines() if (entry := line.strip()) and not entry.startswith("#")]
    mark = _column_mark(entries)
    if mark is None:
        yield from (entry.strip("\"'<>") for entry in entries)
        return
    for number, cells in enumerate(csv.reader(entries, delimiter=mark)):
        url = next((cell.strip() for cell in cells if is_web_url(cell.strip())), None)
        if url is not None or number:  # the first row may hold the names of the columns
            yield url or mark.join(cells)


def _column_mark(entries: list[str]) -> str | None:
    """Return what parts the columns of a table; None for a plain list, whose addresses may have commas in them."""
    for mark in (",", ";", "\t"):
        marked = [entry for entry in entries[:100] if mark in entry]
        if marked and marked[0] == entries[0] and ("://" not in entries[0] or len(marked) == min(len(entries), 100) > 1):
            return mark
        if any(mark in entry.strip("\"'<>") and (" " in entry or '"' in entry.strip('"')) for entry in marked):
            return mark
    return None


def _json_bookmarks(data: Any) -> Iterator[str]:
    """Yield the addresses in a backup of Firefox (`uri`) or in a profile of Chrome (`url`), folders in their order."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            url = value.get("uri") or value.get("url")
            if isinstance(url, str):
                yield url
            waiting += reversed([inner for inner in value.values() if isinstance(inner, list | dict)])


class _Attributes(HTMLParser):
    """Collects the attributes of all elements of one name; XML is near enough to HTML for that, and has no entities there."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        if tag == self._tag:
            self.found.append(dict(attrs))
