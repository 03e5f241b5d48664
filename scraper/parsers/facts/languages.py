"""The language of the text: what the page declares, checked against scripts and stop words.

Hangul, kana and Han decide Korean, Japanese and Chinese; other scripts are told by letters; languages in Latin script by
their commonest words. A declaration is believed unless the text says clearly otherwise: many themes ship `lang="en"`.
"""

import re
from collections import Counter
from functools import lru_cache

SAMPLE = 3_000
"""Characters of the text that are looked at."""
FIRST_LOOK = 800
"""Characters after which a Korean, Japanese or Chinese text is known."""
ENOUGH_LETTERS = 40
"""Letters below which the text cannot contradict a declaration."""
EASTERN_WEIGHT = 1.5
"""Letters by which a Korean, Japanese or Chinese character says more than a Latin letter."""

_STOP_WORDS = {
    "en": (
        "the and of to in is that it for was with as on but this are from have her his they you be at not she he an by which "
        "who their been has"
    ),
    "id": (
        "yang dan di dengan untuk dari ini itu pada adalah tidak dalam akan juga oleh ke saat bisa sebagai karena ada lebih "
        "lagu para kita sudah saja satu atau"
    ),
    "es": "de la que el en y los se del las por un para con no una su al lo como más pero sus le ya este esta cuando es muy fue",
    "pt": (
        "de que não do da em um para com uma os no se na por mais as dos como mas foi ao ele das tem seu sua ou ser quando "
        "muito são é"
    ),
    "fr": (
        "de la le et les des en un du une que est pour qui dans pas au sur ne se ce il avec plus par sont elle mais ses "
        "cette aux ont l'"
    ),
    "de": (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass "
        "sie nach wird bei"
    ),
    "it": (
        "di che è la il un per non una in sono le si con del della da come più ma ha nel gli alla anche i dei lo questa "
        "questo delle"
    ),
    "nl": (
        "de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij door wordt naar heeft hij zij "
        "nog wel"
    ),
    "tr": (
        "ve bir bu da de için ile çok olarak gibi daha olan kadar ise en ne var sonra mi her o ama ki diye olduğu göre dizi "
        "şarkı"
    ),
    "vi": "và của là có không những được cho một trong với các đã người này để khi như từ đến cũng về ra lại thì phim bài hát",
    "tl": "ang ng sa na mga ay at si ni para ito hindi kung niya kaya siya rin lang nang mula ko mo pa isang dahil",
    "ms": (
        "yang dan di dengan untuk dari ini itu pada adalah tidak dalam akan juga oleh ke ialah telah beliau boleh kerana "
        "manakala sebuah daripada kepada"
    ),
    "pl": "i w na z do nie się że jest to o jak po co ale za od przez który dla są tak jego jej już tylko",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var jag från sig när",
    "da": "og i at det er en på som af for med til den har de ikke et men var fra sig kan blev",
    "ro": "și în de la a cu pe nu că este un o din care sunt pentru mai ca fost dar lui",
    "hu": "a az és hogy nem is egy ez volt de meg csak ha már van mint el még",
    "cs": "a se na je že v s to o do z jako ale za by pro jsem byl jeho jen",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ASCII = bytes(range(128))
_LONGER_LETTERS = re.compile(r"[\u0100-\u1fff\u2c00-\uffff]")
"""Letters that Latin-1 lacks; the marks of typography and symbols lie between the two ranges."""
_TWICE = re.compile(r"'[^ ']*'")
"""Two apostrophes in one word: `rock'n'roll`."""
_NO_LETTERS = bytes(code for code in range(256) if code > 127 or not chr(code).isalpha())
_SPACED = bytes(code if chr(code).isalpha() or chr(code) == "'" else ord(" ") for code in range(256))
_SCRIPTS = (
    ("latin", (("A", "Z"), ("a", "z"), ("\u00c0", "\u024f"), ("\u1e00", "\u1eff"))),
    ("hangul", (("\uac00", "\ud7a3"), ("\u1100", "\u11ff"), ("\u3130", "\u318f"))),
    ("kana", (("\u3041", "\u30fa"), ("\u30fd", "\u30ff"), ("\uff66", "\uff9d"))),
    ("han", (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))),
    ("thai", (("\u0e01", "\u0e3a"), ("\u0e40", "\u0e4e"))),
    ("cyrillic", (("\u0400", "\u04ff"),)),
    ("arabic", (("\u0620", "\u064a"), ("\u0671", "\u06d3"))),
    ("hebrew", (("\u05d0", "\u05ea"),)),
    ("greek", (("\u0370", "\u03ff"),)),
    ("devanagari", (("\u0900", "\u097f"),)),
)
"""Unicode blocks of each script, first and last character."""
_ONE_LANGUAGE = {"thai": "th", "hebrew": "he", "greek": "el", "devanagari": "hi"}
_ALIASES = {
    "in": "id",
    "iw": "he",
    "kr": "ko",
    "jp": "ja",
    "cn": "zh",
    "tw": "zh",
    "fil": "tl",
    "cmn": "zh",
    "yue": "zh",
    "nb": "no",
    "nn": "no",
}
_MARKS = tuple(zip("’‘“”–—…", "'      ", strict=True))
"""Marks that most English pages have, and what stands for them: text of ASCII alone is cut up several times as fast."""
_WORDS = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, words in _WORDS.items() if word in words) for word in frozenset().union(*_WORDS.values())
}
"""The languages that a stop word is one of."""
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def decide_language(declared: str | None, text: str) -> tuple[str | None, str]:
    """Return the ISO 639-1 code of `text` and the reason; `declared` is the page's `lang`, as written.

    >>> decide_language("en-US", "이 드라마의 노래는 모두 아홉 곡이고, 마지막 곡은 결말이 난 뒤에야 흘러나온다. 그래서 더 오래.")
    ('ko', 'hangul script; the page declares en-US')
    """
    code = base_language(declared)
    sample = text[:SAMPLE]
    counts = _count_scripts(sample if sample.isascii() else sample[:FIRST_LOOK])
    if not sample.isascii() and not _is_eastern(counts):
        counts = _count_scripts(sample)
    letters = sum(counts.values()) + EASTERN_WEIGHT * (counts["hangul"] + counts["kana"] + counts["han"])
    if letters < ENOUGH_LETTERS and code:
        return code, f"declared {declared}"
    return _guess(sample, declared, counts)


@lru_cache(maxsize=512)
def base_language(declared: str | None) -> str | None:
    """Return the language part of a tag, as ISO 639-1 where it has such a code.

    >>> base_language("pt_BR"), base_language("zh-Hant-TW"), base_language("x")
    ('pt', 'zh', None)
    """
    part = re.split(r"[-_,; ]", (declared or "").strip().lower())[0]
    part = _ALIASES.get(part, part)
    return part if re.fullmatch(r"[a-z]{2,3}", part) else None


def _count_scripts(sample: str) -> dict[str, int]:
    """Count the letters of each script: those of ASCII at once, each different other character classified once."""
    counts = dict.fromkeys((name for name, _ in _SCRIPTS), 0)
    coded = sample.encode("utf-8", "surrogatepass")
    counts["latin"] = len(coded.translate(None, delete=_NO_LETTERS))
    # every byte of a longer character is above 127, so what is left is the other characters, whole
    rest = "" if sample.isascii() else coded.translate(None, delete=_ASCII).decode("utf-8", "surrogatepass")
    for character in frozenset(rest):
        if script := _script_of(character):
            counts[script] += rest.count(character)
    return counts


@lru_cache(maxsize=4096)
def _script_of(character: str) -> str | None:
    for name, blocks in _SCRIPTS:
        if any(first <= character <= last for first, last in blocks):
            return name
    return None


def _is_eastern(counts: dict[str, int]) -> bool:
    """Tell whether most letters are Korean, Japanese or Chinese, and enough of them to know which."""
    east = counts["hangul"] + counts["kana"] + counts["han"]
    return east >= 200 and 2 * east > sum(counts.values())


def _guess(sample: str, declared: str | None, counts: dict[str, int]) -> tuple[str | None, str]:
    code = base_language(declared)
    if not any(counts.values()):
        return code, f"declared {declared}" if code else "no text"
    script, found = _script(counts)
    beside = f"; the page declares {declared}" if code and code != found else ""
    if script != "latin":
        if found is None:
            found = code if script == "cyrillic" and code in ("uk", "bg", "sr", "be", "mk", "kk") else "ru"
            found = (code if code in ("fa", "ur") else "ar") if script == "arabic" else found
            beside = f"; the page declares {declared}" if code and code != found else ""
        return found, f"{script} script{beside}"
    return _latin(sample, code, declared)


def _script(counts: dict[str, int]) -> tuple[str, str | None]:
    """Return the script that carries the text, and its language where a script has one.

    A third of Hangul or kana is enough: drama articles are full of Latin names, Latin articles hold few native titles.
    """
    east = counts["hangul"] + counts["kana"] + counts["han"]
    total = sum(counts.values())
    if (1 + EASTERN_WEIGHT) * east >= total - east:
        if counts["hangul"] >= max(counts["kana"] * 2, 0.2 * east):
            return "hangul", "ko"
        if counts["kana"] >= 0.08 * east:
            return "kana", "ja"
        return "han", "zh"
    script = max(
        ("thai", "cyrillic", "arabic", "hebrew", "greek", "devanagari", "latin"),
        key=lambda s: counts[s] * (1 if s == "latin" else 1.5),
    )
    return script, _ONE_LANGUAGE.get(script)


def _latin(sample: str, code: str | None, declared: str | None) -> tuple[str | None, str]:
    """Decide among languages in Latin script by the share of words that are stop words of each."""
    words = _words(sample)
    total = len(words) or 1
    counts = dict.fromkeys(_WORDS, 0)
    for word, number in Counter(filter(_LANGUAGES_OF.__contains__, words)).items():
        for language in _LANGUAGES_OF[word]:
            counts[language] += number
    shares = {language: count / total for language, count in counts.items()}
    if any(letter in sample for letter in "đưạơ") and len(_VIETNAMESE.findall(sample)) >= 0.04 * len(sample):
        shares["vi"] += 0.3
    best = max(shares, key=lambda name: (shares[name], name == code))
    own = shares.get(code or "", 0.0)
    if code and (shares[best] < 0.08 or own >= 0.75 * shares[best] or (code not in shares and shares[best] < 0.2)):
        return code, f"declared {declared}" + (f"; {own:.0%} of the words are its commonest" if own else "")
    if shares[best] >= 0.06 and total >= 8:
        beside = f"; the page declares {declared}" if code else ""
        return best, f"{shares[best]:.0%} of the words are the commonest of {best}{beside}"
    return code, f"declared {declared}" if code else "too little text"


def _words(text: str) -> list[str]:
    """Return what `_WORD` finds in `text` case folded, by a quicker way where all letters have one byte: most of Western Europe.

    >>> _words("Don't say ‘No’, it’s rock'n'roll"), _words("Großes '90")
    (["don't", 'say', 'no', "it's", "rock'n", 'roll'], ['grosses'])
    """
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    text = text.casefold()
    try:
        coded = text.encode("latin-1")
    except UnicodeEncodeError:
        if _LONGER_LETTERS.search(text):
            return _WORD.findall(text)
        coded = text.encode("latin-1", "replace")
    text = coded.translate(_SPACED).decode("latin-1")
    if "'" in text:
        within = f" {text} ".replace(" '", " ").replace("' ", " ")
        return _WORD.findall(text) if "''" in text or _TWICE.search(within) else within.split()
    return text.split()
