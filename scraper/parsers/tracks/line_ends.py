"""What stands at the end of a heading line and belongs to none of its parts: marks, votes, an open dash, a stop."""

import re

from scraper.text import DASHES

_OPEN_DASH = re.compile(r"(?<=\S)\s+[-‐‑‒–—―−]+$")
"""A dash at the end of a line, whose other side stands in the prose behind it."""
_JUNK_END = re.compile(r"[\s*。·•:：#¶§🔗]+$|(?<=[)）\"”」』])[.。]+$")
_VOTES_END = re.compile(
    r"(?<=\S)\s+[(（\[]?\d[\d.,]*\s?(?:票|표|득표|得票|ポイント|votes?|votos?|voix|stimmen|voti|suara|phiếu|oy|คะแนน|โหวต|głos(?:y|ów)?|stemmen|"
    r"голос(?:а|ов)?)[)）\]]?$",
    re.IGNORECASE,
)
"""What a poll counted, behind a heading."""
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_FIGURES = frozenset("0123456789")
_JUNK = frozenset(" *.。·•:：#¶§🔗")


def without_ends(text: str) -> str:
    """Return a line without marks, counted votes and an open dash at its end.

    >>> without_ends("Paper Kites – Mina Vale #"), without_ends("ミナ「灯」 （89票）"), without_ends("Paper Kites –")
    ('Paper Kites – Mina Vale', 'ミナ「灯」', 'Paper Kites')
    """
    if text[-1:] in _JUNK:
        text = _JUNK_END.sub("", text)
    if any(map(str.isdigit, text[-16:])) and text[-1:] not in _FIGURES:
        text = _VOTES_END.sub("", text)
    if text[-1:] in DASHES:
        text = _OPEN_DASH.sub("", text)
    return text


def without_stop(text: str) -> str:
    """Return a line without a full stop behind a word, and with one bracket where several close it.

    >>> without_stop("Paper Kites."), without_stop("Chanyeol (EXO))"), without_stop("Ft.")
    ('Paper Kites', 'Chanyeol (EXO)', 'Ft.')
    """
    if text.endswith(".") and _FULL_STOP.match(text, len(text) - 1):
        text = text[:-1]
    if text.endswith(("))", "））")):
        text = text.rstrip(")）") + ")"
    return text
