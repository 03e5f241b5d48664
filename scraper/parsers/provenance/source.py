"""The source of a page as streams of characters that know where they stand, so that a value can be found in the bytes.

The parser reads a repaired tree, which knows no offsets. So the source is read a second time, tag by tag: running text,
each attribute and each script is a stream of letters without spaces and in one form (NFKD), each with its place.
"""

import codecs
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from scraper.parsers.markup.charsets import codec_of
from scraper.text import INVISIBLE

Kind = Literal["text", "title", "attribute", "script"]
"""Where in a source: running text, the title tag, an attribute, a script (JSON-LD, a program's state)."""

_TOKEN = re.compile(
    r"<!--.*?-->|</?[a-zA-Z][^\s/>]*+(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>]){0,2000}+>|<[!?/][^>]*+>",
    re.DOTALL,
)
"""Comments and tags; a quote counts only behind an equals sign, as in the HTML Standard (13.2.5.32 to 38)."""
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_RAW = frozenset(("script", "style", "textarea", "title"))
_VOID = frozenset(("meta", "link", "img", "br", "hr", "input", "source", "wbr", "base", "col", "embed", "area", "track", "param"))
_UNSEEN = dict.fromkeys((*INVISIBLE, *map(ord, "¦\ufe0e\ufe0f")))
_SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of the source."""

    kind: Kind
    """What it is part of."""
    element: str
    """The parent and the element, with their first classes, or an attribute: `h1.title > a`, `meta[name=author] content`."""
    start: int
    """First byte of the body (content coding undone). ISO-2022 texts can only be read from their last shift sequence on."""
    end: int
    """Byte after the last one."""
    line: int
    """Line of the source, from 1."""
    source: str
    """The source itself, as written."""


@dataclass(slots=True)
class _Stream:
    """Letters of one kind of place, and where each comes from."""

    kind: Kind
    element: str
    letters: str
    starts: list[int]
    ends: list[int]
    elements: list[tuple[int, str]]
    """For running text: from which letter on which element holds it."""

    def element_at(self, position: int) -> str:
        if not self.elements:
            return self.element
        at = bisect_left(self.elements, (position + 1,)) - 1
        return self.elements[max(at, 0)][1]


def letters_of(text: str) -> str:
    """Return the letters under which a value and its source meet: NFKD, nothing invisible, no spaces.

    >>> letters_of(" 눈의  꽃") == letters_of("눈의꽃"), letters_of("x ½")
    (True, 'x1⁄2')
    """
    return "".join(unicodedata.normalize("NFKD", text).translate(_UNSEEN).split())


class Source:
    """A page's source, to be asked where something stands."""

    def __init__(self, body: bytes, charset: str) -> None:
        codec = codec_of(charset) or "utf-8"
        self._bytes_at: list[int] = []
        if codec == "utf-8":
            self._text = body.decode(codec, "surrogateescape")
        else:
            self._text, self._bytes_at = _decoded(body, codec)
        self._lines = [found.start() for found in re.finditer("\n", self._text)]
        self._streams = list(_streams(self._text))

    def find(self, text: str, kind: Kind | None = None, *, near: str = "", most: int = 5) -> list[Place]:
        """Return the places where `text` stands, in running text first; `near` is part of their element's name."""
        wanted = letters_of(text)
        found: list[Place] = []
        if not wanted:
            return found
        order: tuple[Kind, ...] = ("text", "title", "attribute", "script") if kind is None else (kind,)
        for stream in (s for k in order for s in self._streams if s.kind == k):
            position = stream.letters.find(wanted)
            while position >= 0 and len(found) < most:
                if near.lower() in stream.element_at(position).lower():
                    found.append(self._place(stream, position, len(wanted)))
                position = stream.letters.find(wanted, position + 1)
        return found

    def positions(self, text: str) -> list[tuple[int, int]]:
        """Return where `text` stands among the letters of the running text: (first letter, letter after the last)."""
        wanted, letters = letters_of(text), self.running.letters
        found, at = [], letters.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = letters.find(wanted, at + 1)
        return found

    def place_of(self, span: tuple[int, int]) -> Place:
        """Return the place of a stretch of letters of the running text."""
        return self._place(self.running, span[0], span[1] - span[0])

    @property
    def running(self) -> _Stream:
        """The stream of the running text."""
        return self._streams[0]

    def _place(self, stream: _Stream, position: int, length: int) -> Place:
        start, end = stream.starts[position], stream.ends[position + length - 1]
        return Place(
            kind=stream.kind,
            element=stream.element_at(position),
            start=self._byte_of(start),
            end=self._byte_of(end),
            line=bisect_left(self._lines, start) + 1,
            source=self._text[start:end].encode("utf-8", "replace").decode(),
        )

    def _byte_of(self, position: int) -> int:
        return self._bytes_at[position] if self._bytes_at else len(self._text[:position].encode("utf-8", "surrogateescape"))


def _decoded(body: bytes, codec: str) -> tuple[str, list[int]]:
    """Return the text and for each of its characters, and for its end, the byte at which it begins."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    characters: list[str] = []
    begins: list[int] = []
    pending = 0
    for position in range(len(body)):
        made = decoder.decode(body[position : position + 1])
        if made:
            characters.append(made)
            begins += [pending] * len(made)
            pending = position + 1
    rest = decoder.decode(b"", final=True)
    characters.append(rest)
    begins += [pending] * len(rest)
    return "".join(characters), [*begins, len(body)]


def _streams(html: str) -> Iterator[_Stream]:
    """Yield the running text, then titles, attributes and scripts in the order of the source."""
    running, elements, others = _Letters(), [(0, "")], list[_Stream]()
    stack: list[str] = []
    at, last_close = 0, html.rfind(">") + 1
    while at < len(html):
        tag = _TOKEN.search(html, at, last_close)  # behind the last bracket nothing is a tag
        _read_entities(html, at, tag.start() if tag else len(html), running)
        if tag is None:
            break
        at = tag.end()
        word = re.match(r"</?([a-zA-Z][^\s/>]*)", tag[0])
        if word is None:
            continue
        name = word[1].lower()
        if tag[0][1] == "/":
            if name in (label.partition(".")[0] for label in stack):
                while stack and stack.pop().partition(".")[0] != name:
                    pass
        else:
            label, attributes = _attributes(tag, name)
            others += attributes
            if name in _RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
                end = closing.start() if closing else len(html)
                others += _raw(html, at, end, name, label)
                at = end
                continue
            if name not in _VOID and not tag[0].endswith("/>"):
                stack.append(label)
        elements.append((len(running.starts), " > ".join(stack[-2:])))
    yield running.stream("text", "", elements)
    yield from others


class _Letters:
    """Letters being gathered."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Add what the source between two characters means."""
        for letter in text if "!" <= text <= "~" and len(text) == 1 else letters_of(text):
            self.letters.append(letter)
            self.starts.append(start)
            self.ends.append(end)

    def add_plain(self, html: str, start: int, end: int) -> None:
        """Add source that means itself."""
        for position in range(start, end):
            self.add(html[position], position, position + 1)

    def stream(self, kind: Kind, element: str, elements: list[tuple[int, str]]) -> _Stream:
        return _Stream(kind, element, "".join(self.letters), self.starts, self.ends, elements)


def _read_entities(html: str, start: int, end: int, into: _Letters) -> None:
    at = start
    for entity in _ENTITY.finditer(html, start, end):
        into.add_plain(html, at, entity.start())
        into.add(unescape(entity[0]), entity.start(), entity.end())
        at = entity.end()
    into.add_plain(html, at, end)


def _attributes(tag: re.Match[str], name: str) -> tuple[str, list[_Stream]]:
    """Return what to call an element, and its attributes."""
    values: dict[str, tuple[str, int, int]] = {}
    base = tag.start()
    for found in _ATTRIBUTE.finditer(tag[0], len(name) + 1):
        group = next((n for n in (2, 3, 4) if found[n] is not None), 4)
        values.setdefault(found[1].lower(), (found[group], base + found.start(group), base + found.end(group)))
    classes = values["class"][0].split()[:2] if "class" in values else []
    label = ".".join([name, *classes])
    key = next((f"[{k}={values[k][0]}]" for k in ("property", "name", "itemprop", "rel", "http-equiv") if k in values), "")
    streams = []
    for attribute, (_, start, end) in values.items():
        letters = _Letters()
        _read_entities(tag.string, start, end, letters)
        streams.append(letters.stream("attribute", f"{name if key else label}{key} {attribute}", []))
    return label, streams


def _raw(html: str, start: int, end: int, name: str, label: str) -> Iterator[_Stream]:
    letters = _Letters()
    if name in ("title", "textarea"):
        _read_entities(html, start, end, letters)
        yield letters.stream("title" if name == "title" else "text", label, [])
    elif name == "script":
        at = start
        for escape in _ESCAPE.finditer(html, start, end):
            letters.add_plain(html, at, escape.start())
            letters.add(_unescaped(escape[0]), escape.start(), escape.end())
            at = escape.end()
        letters.add_plain(html, at, end)
        yield letters.stream("script", label, [])


def _unescaped(escape: str) -> str:
    if len(escape) == 12:
        return escape.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if escape[1] == "u" and len(escape) == 6:
        return chr(int(f"0x{escape[2:]}", 0))
    return _SIMPLE_ESCAPES.get(escape[1], escape[1])
