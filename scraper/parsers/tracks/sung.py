"""`A sings “T”`: a verb of singing between a performer and a title in quotation marks, in any of our languages.

Such a line is read as `A – “T”`. Kept apart from the joints of `chunks.py`, since here the performer stands first.
"""

import re

from scraper.parsers.tracks.callings import without_calling
from scraper.parsers.tracks.marks import QUOTED, MarkedLine
from scraper.parsers.tracks.words import BY, OST_RE, ROLE_RE, any_of

_VERBS = (
    r"sings?", r"sang", r"performs?", r"performed", r"canta(?:n|m|no|ron|ram|rono)?", r"cantó", r"cantou", r"interpretan?",
    r"interpretam?", r"interpretano", r"chante(?:nt)?", r"interprète(?:nt)?", r"singt", r"singen", r"sang(?:en)?",
    r"interpretier(?:t|en)",
    r"zingt", r"zingen", r"zong(?:en)?", r"vertolkt", r"(?:za)?śpiewa(?:ją|ł[ai]?)?", r"по[её]т", "поют", r"исполня[ею]т",
    "спела?",
    r"hát", r"thể\s+hiện", r"trình\s+bày", "menyanyikan", "membawakan",
)  # fmt: skip
_SONG = (
    r"the\s+song", r"the\s+theme(?:\s+song)?", r"la\s+canción", r"el\s+tema", r"la\s+chanson", r"le\s+titre", r"das\s+lied",
    r"den\s+song",
    r"il\s+brano", r"la\s+canzone", r"a\s+(?:música|canção)", r"bài(?:\s+hát)?", r"ca\s+khúc", "lagu", "piosenkę", "песню",
    r"het\s+(?:lied|nummer)",
)  # fmt: skip
_LED = re.compile(
    rf"(?:\s+(?:{any_of(_VERBS)})(?:\s+(?:{any_of(_SONG)}))?\s*[:：]?\s*|\s?(?:ขับ)?ร้อง(?:เพลง)?\s?"
    r"|(?<=[\u3400-\u9fff\uac00-\ud7a3A-Za-z])\s?(?:所)?(?:演唱|[獻献主]唱|唱)的?(?:歌曲|[主片插][題题头頭尾]?曲)?\s?"
    r"|\s?[がの](?:歌う|歌った|唄う)\s?|[이가]?\s?(?:부른|노래한|가창한)\s(?:노래\s)?"
    rf"|[’'](?:d[ae]n|t[ae]n)\s+|(?:[’']n?[ıiuü]n)?\s+(?:sesinden|söylediği|seslendirdiği)\s+)(?={QUOTED})",
    re.IGNORECASE,
)
"""What stands between the performer and the quotation."""
_BEHIND = re.compile(
    rf"(?<={QUOTED})\s*[,–—-]?\s*do\s+(?P<who>\S.{{0,60}}?)\s+(?:thể\s+hiện|trình\s+bày|hát)(?=$|\s*[,(（\ue000\ue001–—-])",
    re.IGNORECASE,
)
"""Vietnamese frames the performer: `“T” do A thể hiện`."""
_IN_BRACKET = re.compile(
    rf"(?:(?:{any_of(BY)})(?:\s*:)?\s+|由)(?P<who>\S.*?)(?:\s?(?:演唱|主唱|獻唱|献唱|唱|노래|歌唱))?", re.IGNORECASE
)
"""`“T” (sung by A)`: what stands in the bracket."""
_CALLED = re.compile(
    rf"(?:(?:{any_of(_VERBS)})|gesang|chant|voz|voce|canto|zang|wokal(?:ist(?:ka|a))?|вокал|исп\.|vokal|seslendiren|söyleyen|노래|보컬|"
    r"演唱|主唱|唱|歌|ボーカル|เสียงร้อง|(?:ขับ)?ร้อง)\s+(?-i:(?=[^\sa-zà-ÿ]))(?P<who>\S.*)",
    re.IGNORECASE,
)
_SINGS_LAST = re.compile(
    r"\s?(?:演唱|主唱|獻唱|献唱|歌唱|(?<![翻合独獨重])唱|(?<=\s)(?:trình\s+bày|thể\s+hiện|hát|söylüyor|seslendiriyor|sings|canta|chante|singt))$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,，;；、]\s*")
_LONGEST_ASIDE = 80
_SINGER_OF = re.compile(
    rf"(?<={QUOTED})(?:[을를]\s?(?:부른|부르는|노래한|가창한)\s|を(?:歌う|歌った|唄う))(?P<who>[^\s\ue000\ue001].{{0,40}})$"
)
"""Korean and Japanese put the singer last: `‘T’를 부른 A`, `「T」を歌うA`."""
_MOST_WORDS = 9
"""Words of a credit; what is longer in front of a verb is a sentence."""


def sung_line(marked: MarkedLine) -> str | None:
    """Return the line with a dash for the verb of singing, None when it has none beside its quotation.

    >>> from scraper.parsers.tracks.marks import mark_line
    >>> sung_line(mark_line("Mina singt „See“ aus „Mond“")), sung_line(mark_line("ミナが歌う「湖」"))
    ('Mina – „See“ aus „Mond“', 'ミナ – 「湖」')
    >>> sung_line(mark_line("“Hồ” do Mina thể hiện"))
    '“Hồ” – Mina'
    >>> sung_line(mark_line("《湖》（由米娜演唱）")), sung_line(mark_line("„See“ (gesungen von Mina)"))
    ('《湖》 – 米娜', '„See“ – Mina')
    """
    mask, line = marked.mask, marked.line
    at = mask.find(QUOTED)
    if at < 0:
        return None
    if at == 0:
        if (mark := next((m for m in marked.marks if m.kind == "paren"), None)) and (who := _singer_in(mark.text)):
            return f"{line[: mark.start].rstrip()} – {who}{line[mark.end :]}"
        found = _BEHIND.search(mask) or _SINGER_OF.search(mask)
        return f"{line[: found.start()]} – {line[found.start('who') : found.end('who')]}{line[found.end() :]}" if found else None
    found = _LED.search(mask, 0, at + 1)
    if found is None or found.end() != at or found.start() == 0 or len(mask[: found.start()].split()) > _MOST_WORDS:
        return None
    return f"{line[: found.start()].removeprefix('由')} – {line[found.end() :]}"


def _singer_in(aside: str) -> str | None:
    """Return who sings as a bracket behind a title says it, alone or among those who wrote the song; else None.

    >>> _singer_in("ca sĩ Mina trình bày"), _singer_in("nhạc sĩ Lam, ca sĩ Mina trình bày"), _singer_in("singer Mina")
    ('Mina', 'Mina', 'Mina')
    >>> _singer_in("主題歌"), _singer_in("翻唱"), _singer_in("sings it live")
    (None, None, None)
    >>> _singer_in("米娜唱"), _singer_in("поёт Мина"), _singer_in("The Singer"), _singer_in("live, 2019"), _singer_in("Mina")
    ('米娜', 'Мина', None, None, None)
    """
    if len(aside) > _LONGEST_ASIDE:
        return None
    if by := _IN_BRACKET.fullmatch(aside):
        return by["who"]
    parts = _PARTS.split(aside)
    if len(parts) > 1 and any(p[:1].isupper() for p in parts):
        return None  # `(A, of the band B)`: the first part is the name
    for part in parts:
        bare = _SINGS_LAST.sub("", part)
        called = _CALLED.fullmatch(bare)
        who = called["who"] if called else without_calling(bare)
        if who and who != part and not ROLE_RE.search(who) and not OST_RE.search(who):
            return who
    return None
