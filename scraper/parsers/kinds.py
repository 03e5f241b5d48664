"""The kind of an article and the one drama it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scraper.items import TrackSection
from scraper.parsers.asides import split_year, strip_quotes
from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.marks import script_of
from scraper.parsers.topics import Topic
from scraper.parsers.words import any_of
from scraper.text import fold

KINDS = ("ost", "listicle", "review", "recap", "news", "other")
_OPEN = (
    r"(?:review|sinopsis|ulasan)\s+drama(?:\s+korea)?", r"daftar\s+pemain", r"(?:the\s+)?recaps?:?", r"reviews?:?",
    r"review(?:ing|ed)", r"watched:", r"a\s+guide\s+to(?:\s+the)?",
    r"(?:a\s+)?ranking(?:\s+of)?", r"every\s+song\s+(?:from|in)", r"(?:all\s+)?(?:the\s+)?(?:best\s+)?songs?\s+(?:from|in|of)",
    r"inside(?:\s+the)?", r"listening\s+to(?:\s+the)?", r"the\s+music\s+of", r"why",
    r"meet\s+the\s+(?:people|cast|characters)\s+(?:of|in)",
    r"(?:the\s+)?cast\s+(?:of|and\s+characters\s+of)", r"who[’']s\s+who\s+in",
    (r"\d+\s+(?:reasons?|things|facts|songs|tracks|osts)\s+(?:to\s+(?:watch|love|see)|from|in|of|about|"
    r"you\s+should\s+watch|why\s+you\s+should\s+watch)"), r"reasons\s+(?:to|why\s+you\s+should)\s+watch",
    r"\d+\s+raisons\s+de\s+(?:voir|regarder)", r"pourquoi\s+(?:voir|regarder)",
    r"\d+\s+(?:razones|motivos)\s+para\s+(?:ver|assistir(?:\s+a)?)",
    r"(?:\d+\s+)?alasan\s+(?:menonton|nonton)", r"\d+\s+lý\s+do\s+(?:nên\s+)?xem",
    r"(?:daftar\s+|kumpulan\s+|deretan\s+|rekomendasi\s+)?(?:lagu|ost)\s+(?:ost\s+)?(?:drama\s+(?:korea\s+)?)?",
    r"ost\s+(?:drama|de|del|phim|của)?", r"coup\s+de\s+c[œo]e?ur\s*:", r"les\s+chansons\s+d[eu]",
    r"toutes\s+les\s+chansons\s+d[eu]", r"la\s+bande\s+originale\s+d[eu]", r"(?:las\s+)?canciones\s+de(?:l\s+dorama)?",
    r"(?:la\s+)?banda\s+sonora\s+de",
    r"(?:as\s+)?músicas\s+de", r"a\s+trilha\s+sonora\s+de",
    r"(?:những\s+|các\s+)?(?:ca\s+khúc|bài\s+hát|nhạc\s+phim)\s+(?:trong|của)?\s*(?:phim)?", r"nhạc\s+phim",
    r"die\s+(?:songs|lieder)\s+(?:aus|von)", r"der\s+soundtrack\s+(?:zu|von)", r"le\s+canzoni\s+di",
    r"la\s+colonna\s+sonora\s+di", r"(?:weekend\s+)?(?:drama\s+)?ratings?:?", r"rating", r"sinopsis", r"ulasan",
    r"reseña:?(?:\s+de)?", r"crítica:?(?:\s+de)?",
    r"critique\s*:?", r"đánh\s+giá\s+(?:phim)?", r"kritik:?", r"recensione:?", r"drama", r"lirik\s+lagu",
    r"เพลงประกอบ(?:ละคร|ซีรีส์)?", r"รีวิว", r"\[[^\]]{2,20}\]",
)  # fmt: skip
_CLOSE = (
    r"(?:’s|'s)?\s+(?:ost|soundtracks?|original\s+soundtrack|songs?|music)\b.*", r"\s+(?:season|series)?\s*episodes?\s+\d+.*",
    r"\s+ep\.?\s?\d+.*", r"\s+(?:k-?drama\s+|drama\s+|series\s+)?(?:reviews?|recaps?)\b.*",
    (r"\s+(?:yang|que|qui|which|that|rises|climbs|keeps|takes|naik|tayang|bikin|"
    r"track\s+by\s+track|song\s+by\s+song)\s.*"),
    r"\s+(?:cast\s+and\s+characters|cast|characters)\b.*",
    (r"\s*(?:ost|사운드트랙|サントラ|原聲帶|原声带|主題歌|主題曲|主题曲|수록곡|오에스티|리뷰|감상|후기|등장인물|줄거리|결말|시청률|感想|レビュー|あらすじ|キャスト|ネタバレ|評價|心得|"
    r"劇情)(?![a-z]).*"), r"\s+(?:nedir|müzikleri|şarkıları|dizi\s+müzikleri|oyuncuları|konusu)\b.*",
    r"\s+(?:in|en|di|im|dans|no|na|trong)\s+\d{4}.*", r"\s+(?:explained|ranked|soundtrack)\b.*", r"\s*[\[(（].*",
)  # fmt: skip
_OPEN_RE = re.compile(rf"^(?:{any_of(_OPEN)})\s*", re.IGNORECASE)
_CLOSE_RE = re.compile(rf"(?:{'|'.join(_CLOSE)})$", re.IGNORECASE)
_GENERIC = re.compile(
    r"songs?|music|osts?|soundtracks?|k-?dramas?|dramas?|korean?|best|top|the|a|an|of|and|my|our|favou?rites?|"
    r"playlists?|ballads?|albums?|lists?|new|most|terbaik|favorit|lagu|kumpulan|rekomendasi|daftar|drakor|"
    r"canciones|chansons|lieder|canzoni|mejores|meilleures|besten|migliori|phim|nhạc|hay|nhất|shows?|series|"
    r"movies?|weekend|weekly|this|week|good|old|\d+|every|all|why|which|foreign|language|reviews?|cast|news",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+[–—|•·-]\s+|\s*[|•]\s*|\s*:\s+(?=[A-Z]?\w+)")
_NEWS_WORDS = frozenset((
    "announced", "confirmed", "according", "agency", "broadcaster", "network", "representative", "official", "premiere",
    "premiered",
    "viewership", "nationwide", "reported", "menurut", "mengumumkan", "resmi", "según", "anunció", "cadena", "selon",
    "annoncé", "theo",
    "açıkladı", "kündigte", "stated", "casting", "spokesperson",
))  # fmt: skip
_NEWS_CJK = re.compile("소속사|밝혔다|관계자|방송사|전했다|공개했다|発表|放送局|所属事務所|明らかに|表示|公布|電視台|經紀公司|据")


def find_dramas(facts: PageFacts, topic: Topic, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the dramas that the page's title names, best first; empty for a title over many."""
    if not facts.title:
        return ()
    quoted = [strip_quotes(q) for q in topic.quoted if len(q) > 1]
    if quoted:
        return tuple(dict.fromkeys(split_year(q)[0].strip(" ,:") for q in quoted[:2]))
    if topic.head == "dramas":
        return ()
    names = _names_in_title(facts.title)
    present = next((n for n in names if _is_on_page(n, blocks, facts)), None)
    if present:
        return (present,)
    surely = topic.head in {"recap", "review", "cast", "reasons", "ratings"} or (topic.songs and not topic.listy)
    return (
        names[:1]
        if names and surely and names[0].isascii() is (script_of(names[0]) == "latin") and script_of(names[0]) == "latin"
        else ()
    )


def _names_in_title(title: str) -> tuple[str, ...]:
    """Take the words that every such title has off it; what is left, whole or up to a colon, may be the drama's name."""
    text = title.strip()
    for _ in range(3):
        found = _OPEN_RE.match(text)
        if not found or found.end() >= len(text):
            break
        text = text[found.end() :].strip()
    opened = text != title.strip()
    bare = _CLOSE_RE.sub("", text).strip()
    if not opened and bare == text:
        parts = _CUT.split(text, maxsplit=1)
        bare = parts[0] if len(parts) > 1 else ""
    names = []
    head, *tail = _CUT.split(bare, maxsplit=1)
    subtitled = bool(tail) and any(w[:1].islower() for w in tail[0].split())
    for piece in (*((head, bare) if subtitled else (bare, head)), re.sub(r"^[Tt]he\s+", "", bare)):
        name = split_year(piece.strip(" ,:：–—-'’\"“”"))[0]
        if name and not name[0].islower() and any(c.isalpha() for c in name) and not _is_generic(name) and name not in names:
            names.append(name)
    for longer in names[:1]:
        names.extend(n for n in _prefixes(longer) if n not in names)
    return tuple(names)


def _prefixes(name: str) -> Iterator[str]:
    """Give the shorter openings of a name in capitals, longest first: the words behind it may not belong to it."""
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        head, following = words[:count], words[count]
        if following[:1].islower() or head[-1].endswith((",", ":", ".")) or count == 2:
            short = " ".join(head).rstrip(" ,:.")
            if short[-1:].isalnum() and not _is_generic(short):
                yield short


def _is_generic(name: str) -> bool:
    """Tell whether nothing is left of a name but words that any title has."""
    words = [w for w in re.split(r"[\s,:–—-]+", name) if w]
    return all(_GENERIC.fullmatch(w) for w in words) or len(words) > 9


def _is_on_page(name: str, blocks: Sequence[Block], facts: PageFacts) -> bool:
    """Tell whether a name stands in the article too, or in what the page says of itself."""
    key = fold(name)
    if any(fold(k) == key for k in facts.keywords):
        return True
    low = name.casefold()
    if facts.description and low in facts.description.casefold():
        return True
    return any(low in b.text.casefold() for b in blocks)


def decide_kind(
    topic: Topic, dramas: Sequence[str], tracks: Sequence[TrackSection], blocks: Sequence[Block]
) -> tuple[str, str | None]:
    """Return the kind and the drama of the page."""
    drama = dramas[0] if dramas else None
    kind = _kind(topic, drama, tracks, blocks)
    if kind == "listicle" and topic.head != "reasons":
        drama = None
    if drama is None and kind in {"ost", "review", "recap", "news", "other"}:
        drama = _from_body(topic, tracks)
        if kind == "ost" and drama is None and len({fold(t.heading.drama) for t in tracks if t.heading.drama}) > 1:
            kind = "listicle"
    return kind, drama


def _kind(topic: Topic, drama: str | None, tracks: Sequence[TrackSection], blocks: Sequence[Block]) -> str:
    named = {fold(t.heading.drama) for t in tracks if t.heading.drama}
    if topic.head == "recap":
        return "recap"
    if topic.head == "songs":
        if drama and len(named - {fold(drama)}) <= 1:
            return "ost" if tracks or not _is_news(blocks) else "news"
        return "listicle"
    if topic.head == "review":
        return "ost" if topic.songs and len(tracks) > 1 and drama else "review"
    if topic.head in {"dramas", "reasons"}:
        return "listicle"
    if topic.head in {"ratings", "news"}:
        return "ost" if len(tracks) > 1 and drama else "news"
    if topic.head in {"cast", "talk"}:
        return "other"
    if tracks:
        return "ost" if drama or len(named) == 1 else "listicle"
    if _is_news(blocks):
        return "news"
    return "listicle" if topic.listy else "other"


def _is_news(blocks: Sequence[Block]) -> bool:
    """Tell whether the prose speaks as news does: agencies, announcements, viewers counted."""
    prose = " ".join(b.text for b in blocks[:30] if b.kind == "paragraph")[:4000]
    hits = sum(w.strip('.,;:!?“”"’') in _NEWS_WORDS for w in prose.casefold().split())
    return hits >= 3 or (not prose.isascii() and len(_NEWS_CJK.findall(prose)) >= 3)


def _from_body(topic: Topic, tracks: Sequence[TrackSection]) -> str | None:
    """When the title names no drama: the one that all headings name."""
    named = Counter(t.heading.drama for t in tracks if t.heading.drama)
    if len(named) == 1 and sum(named.values()) >= max(2, 0.6 * len(tracks)) and not topic.listy:
        return next(iter(named))
    return None
