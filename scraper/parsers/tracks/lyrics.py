"""Lyric quotations inside a section: slashes, stanzas, labels."""

import re
from collections.abc import Sequence

from scraper.parsers.tracks.pieces import Piece

_SLASHED = re.compile(r"[“\"«「『‘]\s?([^“”\"«»「」『』]{8,600}?[^\s/]\s?[/／;]\s?[^“”\"«»「」『』]{2,600}?)\s?[”\"»«」』’]")
_LABEL = re.compile(
    r"^(?:best\s+lines?|lyrics?|lời\s+bài\s+hát|lirik(?:\s+lagu)?|letra|paroles|liedtext|testo|şarkı\s+sözleri|가사|歌詞|歌词|เนื้อเพลง|\[(?:hangul|romanization|english|translation)\])\s*[:：]?\s*",
    re.IGNORECASE,
)
_SLASH = re.compile(r"[/／;]")
_NO_LYRIC = re.compile(r"https?:|www\.|\d/\d")
_END = re.compile(r"[.。!?！？]$")
MAX_LINE = 80
"""Characters of a lyric line."""


def find_lyrics(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the lyric quotations of a section, as written."""
    found: list[str] = []
    labelled = False
    for piece in pieces:
        text = piece.text
        label = _LABEL.match(text)
        if label and len(text) <= label.end() + 2:
            labelled = True
            continue
        if piece.place in {"quote", "plain", "line", "text", "item"} and _is_stanza(
            text, quoted=piece.place == "quote", labelled=labelled or bool(label)
        ):
            found.append(text[label.end() :] if label else text)
        elif "/" in text or "／" in text or ";" in text:
            found.extend(m.group(1).strip() for m in _SLASHED.finditer(text) if _is_lyric(m.group(1)))
        labelled = False
    return tuple(found)


def _is_lyric(quote: str) -> bool:
    """Two lines or more of ordinary length, no address, no date."""
    lines = [part.strip() for part in _SLASH.split(quote)]
    return len(lines) > 1 and all(1 <= len(line) <= 120 for line in lines) and not _NO_LYRIC.search(quote)


def _is_stanza(text: str, *, quoted: bool, labelled: bool) -> bool:
    if len(text) > MAX_LINE and "\n" not in text:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or max(map(len, lines)) > MAX_LINE:
        return False
    ends = sum(bool(_END.search(line.strip("”\"’' "))) for line in lines)
    if len(lines) == 1:
        return (quoted or labelled) and not ends and len(text) > 12
    return ends <= len(lines) / 3 or labelled
