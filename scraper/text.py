"""Unicode, whitespace, quotes and dashes: the few normalisations that everything else shares."""

import re
import unicodedata

DASHES = "-‐‑‒–—―−－"
"""Characters that separate a title from an artist; `ー` (Japanese long vowel) is judged in `parsers/headings.py`."""
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\ufeff\x00"))
_INVISIBLE = re.compile("[" + "".join(map(chr, INVISIBLE)) + "]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}


def clean_text(text: str) -> str:
    r"""Return `text` in NFC, invisible characters gone, runs of spaces as one, line breaks kept, edges trimmed.

    >>> clean_text("  a\u00a0\u200b b \n\n c ")
    'a b\nc'
    """
    if text.isprintable():  # no line break, no space but the plain one, nothing invisible: most lines, told in one look
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if _INVISIBLE.search(text):
            text = text.translate(INVISIBLE)
    elif "\x00" in text:
        text = text.replace("\x00", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join([line for line in [" ".join(part.split()) for part in text.split("\n")] if line])


def one_line(text: str) -> str:
    r"""Return `clean_text(text)` with line breaks as spaces.

    >>> one_line("a\n  b")
    'a b'
    """
    if text.isascii() and "\x00" not in text:
        return " ".join(text.split()) if "  " in text or not text.isprintable() else text.strip(" ")
    return clean_text(text).replace("\n", " ")


def fold(text: str) -> str:
    """Return the key under which spellings meet: NFKC, case folded, letters and digits only.

    >>> fold("Kim Soo-hyun") == fold("kim soohyun")
    True
    """
    if text.isascii():
        return text.lower().translate(_ASCII_MARKS)
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", text).casefold())
