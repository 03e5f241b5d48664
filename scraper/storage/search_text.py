"""Text as the full-text index holds it, and a user's words as a query for it.

SQLite's tokenizers find no two-syllable Korean word inside a longer one, so runs of Hangul, Kana, Han and Thai are
written as overlapping pairs (`드라마` → `드라 라마 마`) and looked for as phrases of pairs.
"""

import re
import unicodedata
from itertools import pairwise
from operator import add

_UNSPACED = (
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff"  # Kana and the iteration mark
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
    "\u0e00-\u0e7f"  # Thai
)
_RUN = re.compile(f"[{_UNSPACED}]+")
_RUNS = re.compile(f"([{_UNSPACED}]+)")
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
ACCENTS = re.compile("[\u0300-\u036f]")
_MARKED = re.compile(f"[^\\x00-\\x7f\u2000-\u206f\u3000-\u303f{_UNSPACED}]")
_QUERY_PART = re.compile(r'"([^"]*)"?|(\S+)')


def folded(text: str) -> str:
    """Return `text` in NFKC and case folded; letters keep their accents, which the index ignores by itself.

    >>> folded("ＯＳＴ Straße")
    'ost strasse'
    """
    return unicodedata.normalize("NFKC", text).casefold()


def index_text(text: str) -> str:
    """Return what is put into the index for `text`.

    >>> index_text("눈물의 여왕 OST")
    '눈물 물의 의 여왕 왕 ost'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    parts = _RUNS.split(folded(text))  # every second one is a run
    parts[1::2] = [" ".join((*_pairs(run), run[-1])) for run in parts[1::2]]
    return " ".join(" ".join(parts).split())


def match_query(text: str) -> str:
    """Return an FTS5 query for a user's words: all must occur; `"a phrase"` stays together, `begin*` is a prefix.

    Everything else that FTS5 would read as its own syntax is taken literally. Empty when there is no word in it.

    >>> match_query('드라마 "last chance" smil*')
    '"드라 라마" "last chance" "smil" *'
    """
    parts = [phrase(quoted or word, prefix=word.endswith("*")) for quoted, word in _QUERY_PART.findall(folded(text))]
    return " ".join(part for part in parts if part)


def search_words(text: str) -> list[str]:
    """Return the folded words of a query, for finding them in the text again.

    >>> search_words('드라마 "last chance" smil*')
    ['드라마', 'last', 'chance', 'smil']
    """
    return _WORD.findall(folded(text))


def phrase(text: str, *, prefix: bool) -> str:
    """Return the FTS5 phrase for words that stand together (`Soo-hyun` is two); empty when there are none."""
    words = _WORD.findall(text)
    if not words:
        return ""
    # In the index a run is followed by its last character; in a query that would be wrong at the end only.
    tokens = [token for word in words[:-1] for token in index_text(word).split()]
    tokens += (_RUN.match(words[-1]) and _pairs(words[-1])) or [words[-1]]
    # One character of a run is the beginning of some pair.
    is_open = prefix or (len(words[-1]) == 1 and _RUN.match(words[-1]))
    return f'"{" ".join(tokens)}"{" *" if is_open else ""}'


def pattern_of(text: str, *, prefix: bool) -> re.Pattern[str] | None:
    """Return what finds in `bare` text what `phrase` finds in the index; None when there are no words.

    >>> found = pattern_of("soo hyun", prefix=False)
    >>> [bool(found.search(bare(name))) for name in ("Kim Soo-Hyun", "Kim Soo-hyuna")]
    [True, False]
    """
    words = _WORD.findall(bare(text))
    if not words:
        return None
    runs = [bool(_RUN.match(word)) for word in words]
    gaps = [r"[\W_]*" if a or b else r"[\W_]+" for a, b in pairwise(runs)]
    begin = "" if runs[0] else rf"(?<![^\W_{_UNSPACED}])"
    end = "" if prefix or runs[-1] else rf"(?![^\W_{_UNSPACED}])"
    return re.compile(begin + "".join(re.escape(word) + gap for word, gap in zip(words, (*gaps, ""), strict=True)) + end)


def bare(text: str) -> str:
    """Return `text` folded and without accents; Hangul stays composed.

    >>> bare("Café 드라마")
    'cafe 드라마'
    """
    if text.isascii():
        return text.lower()
    text = folded(text)
    if not _MARKED.search(text):
        return text
    return unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))
