"""Which encoding a page is written in, and why.

What a header or a `meta` says is a claim; the bytes decide. The order: byte order mark, UTF-16 without one, valid UTF-8 with
letters beyond ASCII (no legacy text is that by accident, but for the shortest), then the claims, then a guess by content;
among encodings that fit, the one whose reading looks most like text wins. Labels follow the WHATWG Encoding Standard.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

_META = re.compile(rb"""(?i)<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]{2,30})""")
_HEADER = re.compile(r"""(?i)charset\s*=\s*["']?\s*([\w:.-]{2,30})""")
_XML = re.compile(rb"""(?i)^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,30})""")
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_LANG = re.compile(rb"""(?i)<html[^>]{0,300}\slang\s*=\s*["']?([a-z]{2})""")

_LABELS = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949", "ms949": "cp949", "uhc": "cp949",
    "windows-949": "cp949", "ks_c_5601": "cp949", "x-windows-949": "cp949", "euckr": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932", "windows-31j": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "x-cp1251": "cp1251", "unicode": "utf-16",
    "x-euc-jp": "euc_jp", "euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "koi": "koi8_r",
}  # fmt: skip
"""Names that browsers read as another encoding than Python does, or that Python does not know."""
_NAMES = {
    "cp949": "euc-kr", "cp932": "shift_jis", "big5hkscs": "big5", "cp1252": "windows-1252", "cp1254": "windows-1254",
    "cp874": "windows-874", "euc_jp": "euc-jp", "iso2022_jp": "iso-2022-jp", "cp1251": "windows-1251", "cp1258": "windows-1258",
    "cp1250": "windows-1250", "iso2022_kr": "iso-2022-kr",
}  # fmt: skip
"""How an encoding is named to the reader."""
_NO_CHARSETS = frozenset(("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "undefined"))
"""Codecs of Python that no page is written in; UTF-7 is an attack."""
_MULTIBYTE = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs")
_BY_LANGUAGE = {"tr": "cp1254", "vi": "cp1258", "th": "cp874", "ru": "cp1251", "uk": "cp1251", "bg": "cp1251", "pl": "cp1250",
                "cs": "cp1250", "hu": "cp1250", "ko": "cp949", "ja": "cp932", "zh": "gb18030"}  # fmt: skip
_FREQUENT = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事"
    "這個們來說時為會國對後過沒學還發點麼樣開見頭經問現長話間進動無電愛歌曲劇"
    "の年日人本月大中時出分者上一生見事自会今言話曲主題歌愛恋"
)
"""Characters that make up half of any Chinese text and of the kanji in Japanese: bytes read wrongly rarely hit them."""
_FREQUENT_HANGUL = frozenset(
    "이다는에의을를가고하지한은도로서사나자어그리기시인아니대해만들있것수정일보부전라마주음면노래드곡와과"
)
_FREQUENT_LETTERS = frozenset("оеаинтсрвлкмдпуяаนรอกเงมยลวดสตทัา่้ีิุ")
"""The same for Cyrillic and Thai."""
_OUTLANDISH = frozenset("ýþðÝÞÐ")
"""What Turkish letters become when read as windows-1252."""
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text and how it was got."""

    text: str
    utf8: bytes
    """The same text in UTF-8; looking there is several times faster."""
    charset: str
    reason: str
    warnings: tuple[str, ...] = ()


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Return `body` as text; never fails, never returns NUL or lone surrogates.

    >>> d = decode("등대지기".encode("euc-kr") * 3, "text/html; charset=utf-8")
    >>> d.charset, d.text[:4]
    ('euc-kr', '등대지기')
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return _finish(body[len(mark) :], codec, "byte order mark")
    claims = list(_claims(body, content_type))
    if wide := _utf16_without_mark(body):
        return _finish(body, wide, "every other byte is zero")
    if body.find(b"\x1b", 0, 100_000) >= 0 and (b"\x1b$" in body[:100_000] or b"\x1b(" in body[:100_000]):
        for codec, source in [*claims, ("iso2022_jp", "escape sequences")]:
            if codec.startswith("iso2022") and _strict(body, codec) is not None:
                return _finish(body, codec, source)
    if body.isascii():
        named = next((c for c, _ in claims if not c.startswith("utf-16")), "utf-8")
        return _whole(body.decode("ascii", "replace"), body, _NAMES.get(named, named), "only ASCII")
    return _by_content(body, claims)


def _by_content(body: bytes, claims: list[tuple[str, str]]) -> Decoded:
    """Decide by what the bytes beyond ASCII can be read as."""
    claimed = [c for c, _ in claims]
    text = _strict(body, "utf-8")
    if text is not None and (
        len(body) - len(text) >= 8 or not any(c in _MULTIBYTE and _strict(body, c) is not None for c in claimed)
    ):
        lies = [f"{source} said {_NAMES.get(c, c)}" for c, source in claims if c != "utf-8"]
        return _whole(text, body, "utf-8", "; ".join(["valid UTF-8", *lies]))
    if text is None:
        loose = body.decode("utf-8", "replace")
        broken = loose.count("�")
        whole = sum(1 for c in loose if c > "\x7f") - broken
        if broken <= max(3, whole // 20) and whole >= 4 * broken:
            clean = _clean(loose)
            return Decoded(
                text=clean,
                utf8=clean.encode(),
                charset="utf-8",
                reason=f"UTF-8 but for {broken} broken sequences",
                warnings=(f"{broken} byte sequences are not UTF-8 and were replaced",),
            )
    sample = _sample(body)
    high = _NON_ASCII.findall(sample)
    ranked: list[tuple[float, int, str, str]] = []
    language = _LANG.search(body[:4096])
    hinted = _BY_LANGUAGE.get(language[1].decode("ascii").lower()) if language else None
    guesses = [(c, "content") for c in (*_MULTIBYTE, "cp1252") if c not in claimed]
    if sum(map(len, high)) >= 3 * len(high):  # letters beyond ASCII side by side: a script of its own, not accents
        guesses += [(c, "content") for c in ("cp1251", "cp874") if c not in claimed]
    if hinted and hinted not in claimed:
        guesses.insert(0, (hinted, "the page's language"))
    for order, (codec, source) in enumerate([*claims, *guesses]):
        if codec in {"utf-8", "utf-16", "utf-16-le", "utf-16-be"}:
            continue
        score = plausibility(sample.decode(codec, "replace")) + (0.15 if source != "content" else 0.0)
        ranked.append((score, -order, codec, source))
    _, _, codec, source = max(ranked)
    reason = source if source != "content" else "reads best by content"
    lies = [f"{said} said {_NAMES.get(c, c)}" for c, said in claims if c != codec]
    return _finish(body, codec, "; ".join([reason, *lies]))


def plausibility(text: str) -> float:
    """Return how much like text a reading looks, about -1 to 1: frequent characters for it, junk against it."""
    letters = [c for c in text if c > "\x7f" and not c.isspace()]
    if not letters:
        return 0.0
    points = 0.0
    for c in letters:
        if c in _FREQUENT or c in _FREQUENT_HANGUL or "\u3041" <= c <= "\u30fe":
            points += 1.0
        elif "가" <= c <= "힣" or "一" <= c <= "龥" or c in "、。，！？：；「」『』（）《》…“”‘’—–·～":
            points += 0.35
        elif c == "�" or "\x80" <= c <= "\x9f" or "\ue000" <= c <= "\uf8ff":
            points -= 2.0
        elif "\uff61" <= c <= "\uff9f" or "\u2500" <= c <= "\u25ff":
            points -= 0.5
        elif "\u0400" <= c <= "\u04ff" or "\u0e00" <= c <= "\u0e7f":
            points += 0.9 if c in _FREQUENT_LETTERS else -0.1 if c.isupper() else 0.2
        elif c in _OUTLANDISH:
            points -= 0.2
        elif c.isalpha():
            points += 0.3 if c.islower() or not c.isupper() else 0.1
    return points / len(letters)


def _claims(body: bytes, content_type: str) -> Iterator[tuple[str, str]]:
    """Yield (codec, who says so), the header first, each codec once."""
    found = []
    if header := _HEADER.search(content_type):
        found.append((header[1], "header"))
    if xml := _XML.match(body[:400]):
        found.append((xml[1].decode("ascii", "replace"), "XML declaration"))
    if meta := _META.search(body, 0, 200_000):
        found.append((meta[1].decode("ascii", "replace"), "meta"))
    seen = set()
    for label, source in found:
        codec = codec_of(label)
        if codec and codec not in seen:
            seen.add(codec)
            yield codec, source


def codec_of(label: str) -> str | None:
    """Return Python's codec for a charset label as browsers understand it, None for an unknown one.

    >>> codec_of("EUC-KR"), codec_of("ISO-8859-1"), codec_of("x-user-defined")
    ('cp949', 'cp1252', None)
    """
    name = label.strip().lower()
    name = _LABELS.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in _NO_CHARSETS:
        return None
    return name if name in _NAMES or name in {"gb18030", "hz"} else found.name


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(body: bytes) -> str | None:
    head = body[:4000]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.3 and odd > 4 * even:
        return "utf-16-le"
    if even > half * 0.3 and even > 4 * odd:
        return "utf-16-be"
    return None


def _sample(body: bytes) -> bytes:
    """Return bytes enough to judge by, from the first one beyond ASCII on; whole lines, so that no character is cut."""
    first = _NON_ASCII.search(body)
    start = body.rfind(b">", 0, first.start() if first else 0) + 1
    return body[start : start + 4 * _SAMPLE]


def _finish(body: bytes, codec: str, reason: str) -> Decoded:
    text = body.decode(codec, "replace")
    broken = text.count("�")
    warnings = (f"{broken} byte sequences are not {_NAMES.get(codec, codec)} and were replaced",) if broken else ()
    clean = _clean(text)
    return Decoded(text=clean, utf8=clean.encode(), charset=_NAMES.get(codec, codec), reason=reason, warnings=warnings)


def _whole(text: str, body: bytes, charset: str, reason: str) -> Decoded:
    """Return `text`, which `body` holds in UTF-8."""
    clean = _clean(text, body)
    return Decoded(text=clean, utf8=body if len(clean) == len(text) else clean.encode(), charset=charset, reason=reason)


_CONTROLS = bytes(set(range(0x20)) - {9, 10, 12, 13})
_JUNK = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str, utf8: bytes | None = None) -> str:
    """Return `text` without what no text holds: NUL, control characters, lone surrogates, a byte order mark at the start.

    `utf8` is the same text in bytes, if there is one: looking there is ten times faster.
    """
    clean = utf8 is not None and len(utf8.translate(None, _CONTROLS)) == len(utf8)
    clean = clean and utf8 is not None and (b"\xef" not in utf8 or b"\xef\xbf" not in utf8)  # one byte is found at once
    if not clean and _JUNK.search(text):
        text = _JUNK.sub("", text)
    return text.removeprefix("\ufeff")
