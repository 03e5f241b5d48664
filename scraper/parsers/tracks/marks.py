"""One heading line as marks: what stands in quotes, what in brackets, and a mask in which only separators are left.

The mask has the line's length; every character inside quotes or brackets is a filler, so that a regular expression
on the mask finds only what separates the heading's parts.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from scraper.text import DASHES

MAX_LINE = 300
"""Characters; a longer line is prose, whatever it holds."""
QUOTED = "\ue000"
BRACKETED = "\ue001"
FIXED = "\ue002"
_OWN = dict.fromkeys(map(ord, QUOTED + BRACKETED + FIXED), "\ufffd")
"""A page may hold these letters too (icons): there they are no fillers."""

_CLOSERS = {
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "«": "»",
    "‹": "›",
    "≪": "≫",
    "｢": "｣",
    "〝": "〟",
    "❝": "❞",
    "<": ">",
    "＜": "＞",
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "【": "】",
    "〔": "〕",
}
_PARENS = "(（[［【〔"
_SIGNS = "<＜"
"""Brackets that are signs of their own when they stand alone (`I <3 You`): quotation marks only in pairs."""
_DOUBLE_OPEN = "“„‟＂"
_DOUBLE_CLOSE = '”＂"“„'
_REVERSED = {"”": "”", "»": "«»"}
"""Marks that close elsewhere and open in some languages, with what closes them: `”T”`, `»T«`, `»T»`."""
_SINGLE = "‘'’`‛"
_SINGLE_CLOSE = "’'‘`´"
_SEPARATES = re.compile(
    rf"\s*(?:$|[{DASHES}ー~/|,:;、。.!()（\[「『《〈】」』）\]…]|(?:by|from|và|and|dan|y|et|e|de|del|d[’']|da|di|von|del|oleh|dari|trong|của|feat|ft|ost|for|tarafından|그리고|และ|und|ve)\b|"
    r"\s[^\W\d_]{1,8}\s[‘'](?=[^\W_]))",
    re.IGNORECASE,
)
QUOTE_OPENERS = frozenset((*(set(_CLOSERS) - set(_PARENS)), *_DOUBLE_OPEN, '"', *_SINGLE, *_REVERSED))
"""What a quotation begins with."""
_OPENERS = re.compile("[" + re.escape("".join(_CLOSERS) + _DOUBLE_OPEN + '"' + _SINGLE + "".join(_REVERSED)) + "]")
_OPEN_END = re.compile(rf"\s+[{DASHES}]+\s|\s+by\s|\s*[(（]|$")
_MIXED = re.compile(r"[^\"“”]{1,80}?[\"”]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Mark(NamedTuple):
    """A quoted or bracketed run of a line."""

    kind: Literal["quote", "paren"]
    start: int
    """Offset of the opening mark."""
    end: int
    """Offset after the closing mark (or after the text, when it is missing)."""
    text: str
    """What stands inside."""
    opener: str
    closed: bool = True


class MarkedLine(NamedTuple):
    """A line, its marks and its mask."""

    line: str
    mask: str
    marks: tuple[Mark, ...]

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that lie in the given span."""
        return tuple(m for m in self.marks if start <= m.start and m.end <= end)


def mark_line(line: str, fixed: tuple[str, ...] = ()) -> MarkedLine:
    """Read the marks of `line` (one line, cleaned); `fixed` are titles whose own dashes do not separate.

    >>> [(m.kind, m.text) for m in mark_line("“Fallin’” – Chen (EXO)").marks]
    [('quote', 'Fallin’'), ('paren', 'EXO')]
    >>> mark_line("“The Reasons of My Smiles – BSS").marks[0].text
    'The Reasons of My Smiles'
    """
    return _mark(line[:MAX_LINE], fixed)


@lru_cache(maxsize=4096)
def _mark(line: str, fixed: tuple[str, ...]) -> MarkedLine:
    marks: list[Mark] = []
    found = _OPENERS.search(line)
    while found:
        mark = _mark_at(line, found.start())
        if mark is not None:
            marks.append(mark)
        found = _OPENERS.search(line, max(mark.end if mark else 0, found.start() + 1))
    masked = line if line.isascii() else line.translate(_OWN)
    for m in marks:
        filler = QUOTED if m.kind == "quote" else BRACKETED
        masked = masked[: m.start] + filler * (m.end - m.start) + masked[m.end :]
    for title in fixed:
        if any(d in title for d in DASHES):
            at = masked.find(title)
            if at >= 0:
                masked = masked[:at] + FIXED * len(title) + masked[at + len(title) :]
    return MarkedLine(line=line, mask=masked, marks=tuple(marks))


def _mark_at(line: str, at: int) -> Mark | None:
    char = line[at]
    if char in _CLOSERS:
        return _bracket(line, at, _CLOSERS[char])
    if char in _DOUBLE_OPEN or char == '"':
        return _double(line, at)
    if char in _SINGLE:
        return _single(line, at)
    return _reversed(line, at) if char in _REVERSED else None


def _reversed(line: str, at: int) -> Mark | None:
    """Read a quotation that opens with what closes one in most languages."""
    if not _opens(line, at):
        return None
    end = next((i for i in range(at + 2, len(line)) if line[i] in _REVERSED[line[at]] and not line[i - 1].isspace()), -1)
    return Mark(kind="quote", start=at, end=end + 1, text=line[at + 1 : end].strip(), opener=line[at]) if end > 0 else None


def _bracket(line: str, at: int, closer: str) -> Mark | None:
    opener = line[at]
    if opener in _SIGNS and (closer not in line[at:] or not line[at + 1].strip()):
        return None
    kind: Literal["quote", "paren"] = "paren" if opener in _PARENS else "quote"
    depth = 0
    for index in range(at, len(line)):
        if line[index] == opener and (opener not in "«‹" or depth == 0):
            depth += 1
        elif line[index] == closer or (opener in "«‹" and line[index] == opener):
            depth -= 1
            if depth == 0:
                return Mark(kind=kind, start=at, end=index + 1, text=line[at + 1 : index].strip(), opener=opener)
    if kind == "paren" and at > 0:
        return Mark(kind=kind, start=at, end=len(line), text=line[at + 1 :].strip(), opener=opener, closed=False)
    if kind == "quote":
        end = _open_end(line, at + 1)
        return Mark(kind=kind, start=at, end=end, text=line[at + 1 : end].strip(), opener=opener, closed=False)
    return None


def _opens(line: str, at: int) -> bool:
    """Tell whether a straight or single mark can open a quotation here."""
    if at + 1 >= len(line) or line[at + 1].isspace():
        return False
    return at == 0 or (not (line[at - 1].isalnum() and not _CJK.match(line[at - 1])) and line[at - 1] not in "”’")


def _double(line: str, at: int) -> Mark | None:
    opener = line[at]
    if opener == '"' and not _opens(line, at):
        return None
    closers = _DOUBLE_CLOSE if opener != "“" else '”"“'
    end = next((i for i in range(at + 1, len(line)) if line[i] in closers), -1)
    if end < 0:
        if opener == '"' and at > 0 and not line[at - 1].isspace():
            return None
        stop = _open_end(line, at + 1)
        return Mark(kind="quote", start=at, end=stop, text=line[at + 1 : stop].strip(), opener=opener, closed=False)
    if line[end] == "“" and line[end - 1].isspace():
        stop = _open_end(line, at + 1, limit=end)
        return Mark(kind="quote", start=at, end=stop, text=line[at + 1 : stop].strip(), opener=opener, closed=False)
    return Mark(kind="quote", start=at, end=end + 1, text=line[at + 1 : end].strip(), opener=opener)


def _open_end(line: str, start: int, limit: int | None = None) -> int:
    """Return where a quotation without a closing mark ends: at the next spaced dash, ` by ` or bracket."""
    found = _OPEN_END.search(line, start, len(line) if limit is None else limit)
    return found.start() if found and found.start() > start else len(line)


def _single(line: str, at: int) -> Mark | None:
    if not _opens(line, at) or (line[at] == "’" and at > 0):
        return None
    closing: list[int] = []
    for index in range(at + 2, len(line)):
        char = line[index]
        if char in _SINGLE_CLOSE and not line[index - 1].isspace():
            after = line[index + 1] if index + 1 < len(line) else " "
            if not after.isalnum() or _CJK.match(after):
                closing.append(index)
        elif char == "‘" and line[index - 1].isspace():
            break
    settled = [i for i in closing if _SEPARATES.match(line, i + 1) and not (i + 1 < len(line) and line[i + 1] in _SINGLE_CLOSE)]
    if settled:
        end = settled[0]
        return Mark(kind="quote", start=at, end=end + 1, text=line[at + 1 : end].strip(), opener=line[at])
    if closing and line[at] != "'":
        return Mark(kind="quote", start=at, end=closing[-1] + 1, text=line[at + 1 : closing[-1]].strip(), opener=line[at])
    if closing and (at == 0 or (len(closing) == 1 and closing[0] - at > 4 and line.count("'") == 2)):
        return Mark(kind="quote", start=at, end=closing[-1] + 1, text=line[at + 1 : closing[-1]].strip(), opener=line[at])
    mixed = _MIXED.match(line, at + 1)
    if mixed and not closing:
        return Mark(kind="quote", start=at, end=mixed.end(), text=line[at + 1 : mixed.end() - 1].strip(), opener=line[at])
    return None


Script = Literal["latin", "hangul", "kana", "han", "thai", "other", "none"]


@lru_cache(maxsize=4096)
def script_of(text: str) -> Script:
    """Return the script of most letters of `text`; any kana makes Japanese.

    >>> script_of("Bright"), script_of("ブライト"), script_of("有你才完整"), script_of("꿈결 같아서"), script_of("2004")
    ('latin', 'kana', 'han', 'hangul', 'none')
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else "none"
    counts: dict[Script, int] = {}
    for char in text:
        if char.isalpha():
            name = _char_script(char)
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return "none"
    if counts.get("kana", 0) and counts.get("kana", 0) + counts.get("han", 0) >= counts.get("latin", 0):
        return "kana"
    return max(counts, key=lambda k: counts[k])


def _char_script(char: str) -> Script:
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code < 0x1200 or 0x3130 <= code < 0x3190:
        return "hangul"
    if 0x3040 <= code <= 0x30FF or 0xFF66 <= code <= 0xFF9F:
        return "kana"
    if 0x3400 <= code <= 0x9FFF:
        return "han"
    return "thai" if 0x0E00 <= code < 0x0E80 else "other"
