"""The address behind `Source Link`, `Source: ...`, `출처`, `Kaynak` at the end of a copied page.

The label decides, not the link: a photo credit (`Photo source: ...`), a citation in the prose and a list of several sources
name no origin of the page.
"""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urljoin

from scraper.items import Link
from scraper.parsers.dropping import labels
from scraper.text import one_line
from scraper.urls import host_of, is_web_url

_NOUNS = (
    # English, Korean, Japanese, Chinese
    "source link", "source article", "source", "original article", "original post", "original source", "original story",
    "original link", "original",
    "article source", "news source", "via", "originally published at", "originally published on", "originally published in",
    "originally posted on",
    "originally posted at", "originally appeared on", "originally appeared in", "this article originally appeared on",
    "this article was originally published on",
    "this post originally appeared on", "first published on", "first published at", "reposted from", "republished from",
    "syndicated from", "read the original",
    "read the original article", "read the original post", "read original article", "view original", "view source",
    "see original", "credit to the original",
    "출처", "원문", "원문 링크", "원문 보기", "원문보기", "원문 기사", "기사 원문", "기사원문", "기사 출처", "출처 링크",
    "원본", "원본 링크", "원글",
    "出典", "引用元", "引用", "元記事", "ソース", "情報元", "参照元", "参考", "転載元", "原文", "記事元", "出所",
    "原文出處", "原文出处",
    "来源", "來源", "文章来源", "文章來源", "新闻来源", "新聞來源", "资料来源", "資料來源", "信息来源", "原文链接",
    "原文連結", "原文網址", "原文地址", "转载自", "轉載自",
    "转自", "轉自", "本文来源", "本文來源", "出處", "出处", "消息來源", "阅读原文", "閱讀原文",
    # Indonesian, Malay, Tagalog
    "sumber", "sumber artikel", "sumber berita", "sumber asli", "artikel asli", "tautan sumber", "link sumber",
    "dilansir dari", "dikutip dari", "disadur dari",
    "baca artikel asli", "pautan asal", "artikel asal", "pinagmulan", "pinagkunan",
    # Spanish, Portuguese, Italian, French
    "fuente", "fuente original", "artículo original", "articulo original", "enlace original", "nota original",
    "enlace a la fuente", "noticia original", "vía",
    "fonte", "fonte original", "artigo original", "matéria original", "link original", "texto original", "notícia original",
    "via:", "fonte dell'articolo",
    "articolo originale", "link originale", "articolo tratto da", "tratto da", "source originale", "article original",
    "article d'origine", "lien source",
    "lien vers la source", "lien original", "lire l'article original", "source de l'article",
    # German, Dutch, Nordic, Polish
    "quelle", "quellen", "originalartikel", "original-artikel", "originalbeitrag", "zum original", "quellenlink",
    "link zur quelle", "zum originalartikel", "bron",
    "oorspronkelijk artikel", "origineel artikel", "bronlink", "källa", "kilde", "źródło", "zrodlo", "oryginalny artykuł",
    # Turkish, Vietnamese, Thai, Russian, Arabic
    "özgün yazı", "özgün haber", "özgün makale",
    "kaynak", "kaynak linki", "kaynak link", "haber kaynağı", "haberin kaynağı", "haberin linki", "orijinal haber",
    "orijinal makale", "orjinal haber", "alıntı",
    "nguồn", "nguồn tin", "nguồn bài viết", "link nguồn", "bài gốc", "bài viết gốc", "link gốc", "theo", "dẫn nguồn",
    "xem bài gốc",
    "ที่มา", "แหล่งที่มา", "ต้นฉบับ", "ลิงก์ต้นฉบับ", "บทความต้นฉบับ", "อ้างอิง", "ขอบคุณที่มา", "источник", "оригинал",
    "первоисточник", "источник новости", "المصدر",
    "مصدر", "رابط المصدر", "المقال الأصلي",
    *(
        label.replace("’", "'")
        for row in labels.SOURCE.values() for label in row.split("|") if " " in label or not label.isascii()
    ),
)  # fmt: skip
_PICTURE = re.compile(
    r"(?<![^\W\d_])(?:photos?|pictures?|pics?|images?|screenshots?|poster|gifs?|video|cover|featured image|foto|fotos|"
    r"gambar|imagen|imágenes|imagem|immagine|bild|bilder|"
    r"görsel|resim|fotoğraf|ảnh|hình|afbeelding|credit:|credits?)(?![^\W\d_])|사진|이미지|캡처|画像|写真|図|图|圖|照片|ภาพ|фото",
    re.IGNORECASE,
)
_ORDERED = "|".join(re.escape(n) for n in sorted(_NOUNS, key=len, reverse=True))
_LABEL = re.compile(
    rf"^[\W_]*(?:\((?:the\s)?)?(?:{_ORDERED})(?:\s?\((?:s|en|ko)\))?\s*(?:[:：/|│›»→➜▶–—-]+\s*|[)\]】」]\s*|\s+|$)", re.IGNORECASE
)
_ONLY_LABEL = re.compile(rf"^[\W_]*(?:{_ORDERED})[\W_]*$", re.IGNORECASE)
_COLON_LABEL = re.compile(rf"^[\W_]*(?:{_ORDERED})\s*[:：|/→»›]", re.IGNORECASE)
_HEAD = 3
"""Letters of a label that are looked up; a label of two letters is looked up whole."""
_LABEL_HEADS = frozenset(n[:_HEAD] for n in _NOUNS)
_START = re.compile(r"[\W_]*(?:the\s(?=\S))?", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[^\s<>\"'）)】」]+", re.IGNORECASE)
HOST = re.compile(r"^(?:www\.)?(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_SHARES = re.compile(
    r"(?:facebook\.com/sharer|twitter\.com/(?:intent|share)|x\.com/intent|pinterest\.\w+/pin/create|wa\.me|t\.me/share|"
    r"mailto:|javascript:|api\.whatsapp|story\.kakao|"
    r"(?:youtube\.com|youtu\.be|open\.spotify\.com|music\.apple\.com)/)",
    re.IGNORECASE,
)
_FIRST_LABEL = re.compile(r"[\W_]*[^\W\d_][^:：]{1,20}[:：]")
"""What begins a line of labels."""
_BETWEEN = re.compile(r"[\s|｜/·；;）)]+")
_LONGEST_LABEL = 40
_MOST_LINKS = 5
MAX_LINE = 160
"""Characters; a longer line is prose that cites."""
MAX_LABELLED = 6
"""Words beside the label; more of them make a sentence."""


def source_of_line(text: str, links: Iterable[Link] = (), *, base_url: str = "") -> tuple[str | None, str]:
    """Return the origin that one line names, and the reason; (None, "") when it is no source line.

    >>> source_of_line("Source Link", [Link(url="https://news.example/a", text="Source Link")])
    ('https://news.example/a', 'link under the label "Source Link"')
    >>> source_of_line("kaynak: soompi.example/article/9")[0]
    'https://soompi.example/article/9'
    >>> source_of_line("Source of the sample is a 1970s record.")[0] is None
    True
    """
    line = one_line(text).replace("’", "'")
    if not line or len(line) > MAX_LINE + 200 or not may_be_label(line) or _PICTURE.search(line[:40]):
        return None, ""
    label = _LABEL.match(line)
    if label is None:
        return None, ""
    usable = [link for link in links if _is_origin(link.url, base_url)]
    rest = _PLAIN.sub("", line[label.end() :]).strip(" :：()[]-–—|.")
    strict = bool(_ONLY_LABEL.match(line) or _COLON_LABEL.match(line) or (usable and _carries(usable[0], line, label.end())))
    if not strict or len(rest) > MAX_LINE or (len(rest.split()) > MAX_LABELLED and not _fills(usable, rest)):
        return None, ""
    if usable and len({link.url for link in usable}) <= 3:
        return usable[0].url, f'link under the label "{line[:60]}"'
    plain = _PLAIN.search(line)
    if plain and _is_origin(plain.group().rstrip(".,;"), base_url):
        return plain.group().rstrip(".,;"), f'address after the label "{line[:60]}"'
    if HOST.match(rest) and ("/" in rest or _COLON_LABEL.match(line)):
        return f"https://{rest}", f'host after the label "{line[:60]}"'
    return None, ""


def _source_behind_label(line: str, links: Iterable[Link], base_url: str) -> tuple[str | None, str] | None:
    """Return the link right behind a source label that is not the first of its line: `Original title: A  Source: B`."""
    if len(line) > MAX_LINE or not _FIRST_LABEL.match(line):
        return None
    for link in islice(links, _MOST_LINKS):
        words = one_line(link.text)
        before = line[: max(0, line.rfind(words))].rstrip() if words else ""
        if not before.endswith((":", "：")) or not _is_origin(link.url, base_url):
            continue
        parts = _BETWEEN.split(before[:-1].rstrip()[-_LONGEST_LABEL:])
        label = next((name for n in (1, 2, 3) if len(parts) > n and _ONLY_LABEL.match(name := " ".join(parts[-n:]))), "")
        if label and not _PICTURE.search(" ".join(parts[-3:])):
            return link.url, f'link behind the label "{label}"'
    return None


def may_be_label(line: str) -> bool:
    """Tell whether a line's first letters are those of a label; a set is looked up before the long pattern is tried."""
    head = line[:_HEAD].lower()
    if not head.isalnum() or head == "the":
        start = _START.match(line)
        head = line[start.end() : start.end() + _HEAD].lower() if start else ""
    return head in _LABEL_HEADS or head[:2] in _LABEL_HEADS


def find_source(lines: Iterable[tuple[str, tuple[Link, ...]]], *, base_url: str = "") -> tuple[str | None, str]:
    """Return the origin that the article's lines name, and the reason: the last source line that has an address.

    `lines` are (text, links) in page order, dropped ones included; a label alone is joined to the line under it.

    >>> find_source([("The end.", ()), ("출처", (Link(url="https://news.example/1", text="출처"),)), ("다음 글", ())])[0]
    'https://news.example/1'
    """
    found: tuple[str | None, str] = (None, "")
    pending = ""
    for text, links in lines:
        if not pending and not may_be_label(text):
            if links and len(text) <= MAX_LINE and (":" in text or "：" in text):
                found = _source_behind_label(one_line(text).replace("’", "'"), links, base_url) or found
            continue
        line = one_line(text).replace("’", "'")
        if not line:
            continue
        url, reason = source_of_line(line, links, base_url=base_url)
        if url is None and pending:
            url, reason = source_of_line(f"{pending}: {line}", links, base_url=base_url)
        behind = _source_behind_label(line, links, base_url) if url is None and links else None
        if url is not None or behind:
            found = behind or (url, reason)
        alone = url is None and not links and may_be_label(line) and _ONLY_LABEL.match(line)
        pending = line.rstrip(":： ") if alone else ""
    return found


def _is_origin(url: str, base_url: str) -> bool:
    """Tell an address elsewhere from an anchor, a share button, a player or the page itself."""
    try:
        absolute = urljoin(base_url, url.strip())
    except ValueError:
        return False
    return is_web_url(absolute) and not _SHARES.search(absolute) and host_of(absolute) != (host_of(base_url) if base_url else "")


def _carries(link: Link, line: str, label_end: int) -> bool:
    """Tell whether the link's words hold the label or begin right behind it."""
    words = one_line(link.text)
    start = line.find(words) if words else -1
    return 0 <= start <= label_end + 2 and (start + len(words) >= label_end or start >= label_end - 1)


def _fills(links: list[Link], rest: str) -> bool:
    """Tell whether all that stands beside the label is the link: the origin's own headline."""
    return bool(links) and len(one_line(links[0].text)) >= 0.8 * len(rest)
