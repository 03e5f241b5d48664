"""Which drama a page is about: names out of its title, weighed by what the article says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.subject.listed import are_examples, counts_songs, drama_behind_colon, drama_of_lyrics, of_many
from scraper.parsers.subject.reviewed import boxed_name, is_episode, without_motto, without_watching
from scraper.parsers.subject.sayings import is_saying, says_it
from scraper.parsers.subject.title_frames import DAYS, EPISODE_NAME, NO_NAME, framed_name, tells_the_topic
from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.asides import split_year, strip_quotes
from scraper.parsers.tracks.marks import QUOTED, mark_line, script_of
from scraper.parsers.tracks.near_misses import is_clause
from scraper.parsers.tracks.words import DRAMA_NOUNS, NETWORK_RE, OST, any_of
from scraper.text import fold

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
    (r"(?:a\s+|la\s+|the\s+|der\s+|de\s+)?(?:trilha\s+sonora|banda\s+sonora|bande\s+originale|colonna\s+sonora|"
    r"(?:original\s+)?soundtrack|ścieżka\s+dźwiękowa|саундтрек)\s*:"),
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
    (r"\s*(?:(?<![a-z])ost|사운드트랙|サントラ|原聲帶|原声带|主題歌|主題曲|主题曲|수록곡|오에스티|리뷰|감상|후기|등장인물|줄거리|결말|시청률|感想|レビュー|あらすじ|キャスト|ネタバレ|評價|心得|"
    r"劇情)(?![a-z]).*"), r"\s+(?:nedir|müzikleri|şarkıları|dizi\s+müzikleri|oyuncuları|konusu)\b.*",
    r"\s+(?:in|en|di|im|dans|no|na|trong)\s+\d{4}.*", r"\s+(?:explained|ranked|soundtrack)\b.*", r"\s*[\[(（].*",
)  # fmt: skip
_OPEN_RE = re.compile(rf"^(?:{any_of(_OPEN)})\s*", re.IGNORECASE)
_CLOSE_RE = re.compile(rf"(?:{'|'.join(_CLOSE)})$", re.IGNORECASE)
_GENERIC = re.compile(
    r"songs?|music|osts?|soundtracks?|k-?dramas?|dramas?|korean?|best|top|the|a|an|of|and|my|our|favou?rites?|"
    r"playlists?|ballads?|albums?|lists?|new|most|terbaik|favorit|lagu|kumpulan|rekomendasi|daftar|drakor|"
    r"canciones|chansons|lieder|canzoni|mejores|meilleures|besten|migliori|phim|nhạc|hay|nhất|shows?|series|"
    r"themes?|k-?dramen|movies?|weekend|weekly|this|week|good|old|\d+|every|all|why|which|foreign|language|reviews?|cast|news|k-?pop|idols?|"
    r"popular|populer|populares|populaires|popolari|beliebte\w*|sedih|tersedih|years?|edition|melancholy|special|especial",
    re.IGNORECASE,
)
_SEASON_TAIL = re.compile(
    r"\s*:\s*(?:season|series)\s+\d+$|,?\s+(?:épisodes?|capítulos?|episodios?|episódios?|folgen?|puntat[ae]|tập|bölüm)\s*\d+.*$|,\s+[a-z].*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+[–—|•·-]\s+|\s*[|•]\s*|\s*:\s+(?=[A-Z]?\w+)")
_SONG_WORDS = (
    rf"(?:{any_of(OST)}|songs?|music|playlist|tracks?|ballads|theme\s+songs?|"
    "canzoni|canciones|chansons|lieder|lagu|músicas)"
)
_CAPITAL = r"[A-Z0-9#ÀÁÂÉÈÊÍÓÚĐ&][\w.'’#&-]*"
_PARTICLE = r"(?:of|the|and|in|to|on|a|for|with|at|by|is|de|del|da|du|la|le|di|your|my)"
_PARTICLES_LAST = re.compile(rf"(?:\s+{_PARTICLE})+$")
_RUNS_ON = re.compile(r"\s+[a-z]")
_RUNS_ON_ACCENTED = re.compile(r"\s+[a-zà-ÿ]")
_SMALL = re.compile(r"[a-zà-ÿ]{3}")
_ARTICLE = re.compile(r"\b(?:a|an|ein|eine|un|una|une)\s$")
_LED = re.compile(
    r"^(?:Recap|Review|Reviewing|Ratings?|Watch(?:ed)?|Listen|Update|Exclusive|Cast|OST|Soundtrack|Meet|Inside|Sinopsis|Ulasan|Drama):?\s+"
)
_THE = re.compile(r"^[Tt]he\s+")
_BREAK = re.compile(r"[\s,:–—]+")
_RUN = re.compile(rf"{_CAPITAL}(?:(?:\s+(?:{_PARTICLE}\s+){{0,2}}|:\s+){_CAPITAL})*")
_BEFORE_NAME = re.compile(
    r"\b(?:of|in|from|for|to|aus|von|di|de|du|dei|del|trong|phim|của|dari|drama|series?|serie|with|"
    r"as)\s+(?:the\s+|la\s+|le\s+)?$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(rf"(?:[’']s?)?\s+(?:{_SONG_WORDS})(?![^\W_])", re.IGNORECASE)
_PERSON_VERB = re.compile(
    r"\s+(?:in\s+(?:early\s+)?talks|considers?|considering|offered|eyes|to\s+(?:star|lead|sing|join|play|return|release)|joins?|sings?|cast\s+(?:as|in)|weighs|"
    r"(?:lần\s+đầu(?:\s+tiên)?|por\s+primera\s+vez|pela\s+primeira\s+vez|pour\s+la\s+première\s+fois|zum\s+ersten\s+mal|per\s+la\s+prima\s+volta|"
    r"pertama\s+kali|ilk\s+kez)\s+(?:hát|canta\w*|chante|singt|\w*nyanyi\w*|\w*\s?söyl\w+)|"
    r"signs?|lends?|confirmed\s+(?:to|for|as)|negocia|será|podría|pressentie?|é\s+cotad[oa]|ditawari|für|có\s+thể|protagoniza\w*|tratta|announces?|holds?|verhandelt|übernimmt|en\s+négociations?|yeni|canta|chante|singt|hát|isi|"
    r"nyanyikan|jajaki|dikabarkan|bintangi|jadi|được|đàm\s+phán|görüşüyor)\b",
    re.IGNORECASE,
)
"""What people do and dramas do not, behind the name that opens a headline."""
_SINGS_LAST = re.compile(
    r"\s(?:isi|(?:me)?nyanyikan|bawakan|sings?|canta|chante|singt|hát|söylüyor|śpiewa|zingt|поёт)$", re.IGNORECASE
)
_TALKED_TO = re.compile(
    r"\b(?:talk|interview|conversation|chat|q\s?&\s?a|entrevista|entretien|intervista|interview|gespräch|wawancara|rozmowa|gesprek)\s"
    r"(?:with|a|con|com|avec|mit|dengan|z|met)\s$",
    re.IGNORECASE,
)
"""What is led with a person, not with a drama."""
_KIND_OF = re.compile(r"\s+(?:serials?|dramas|series|films?|shows?|movies?|television|pop|music)\b")
_ENDS_IN_SONGS = re.compile(
    rf"(?:[’']s?)?\s+(?:{any_of(OST)}|songs?|review|recap|episodes?|eps?\.?\s?\d|cast|canzoni|canciones|chansons|lieder|lagu|músicas)(?:[\s:.-].*)?$",
    re.IGNORECASE,
)
_CJK_NAME = re.compile(
    r"^[^\s:：,，、]{2,12}(?:\s[^\s:：,，、]{1,8}){0,2}?(?=\s*(?:ost|노래|수록곡|주제가|음악|사운드트랙|リスト|の?(?:主題歌|挿入歌|サントラ|曲|歌)|"
    r"的?(?:原聲帶|原声带|主題曲|主题曲|插曲|歌曲)))",
    re.IGNORECASE,
)
_CJK_OPEN_END = re.compile(r"(?:는|은|던|한|할|을|를|기|고|의|き|く|い|な|る|た|の|で|に|を|的|好聽|好听|最|必聽)$")
_CJK_GENERIC = re.compile(
    "[歌片][單单]|[主挿插劇剧][題题入中]?$|片[頭头尾]$|드라마|ドラマ|韓劇|韩剧|戲劇|戏剧|電視劇|电视剧|陸劇|日劇|曲|歌|노래|추천|순위|首|選|大"
)
_NOUN_BEFORE = re.compile(rf"(?:{any_of(DRAMA_NOUNS)})\s*[“\"‘'「『《«]?\s?$", re.IGNORECASE)
_UNNAMED = 6.0
"""Points that a list's title loses for a name that the page never writes so: it is one of the title's own words."""
_OPENING_BLOCKS = 12
_REACH = 24
"""Characters before a name in which what kind of work it is stands."""
_LEADING = frozenset(("the", "of", "in", "to", "for", "drama", "from", "on", "review", "recap", "again", "people", "cast"))
_STARTS_GENERIC = re.compile(
    r"(?:songs|canciones|chansons|lieder|canzoni|músicas|lagu|people|dramas|osts|tracks|titles|notes|every|all|songs|small|which|what|how|why|when|where|"
    r"(?:ter)?baru(?:nya)?|perdana(?:nya)?|pertama(?:nya)?)\b|[^\s]*(?:[歌片清][單单]|プレイリスト|플레이리스트)",
    re.IGNORECASE,
)
_ASKING_NAME = re.compile(r"(?:When|What|Why|How|Where|Who)(?:\s(?:of|the|and|in|to|is|a))*\s[A-Z]\w+")
_COLUMN = re.compile(
    r"^(?:(?:music(?:al)?|songs?|osts?|soundtracks?|playlists?|tunes?|listening|musik|música|musique)[\s-]+\w+|"
    rf"[\w-]+[\s-](?:{any_of(DAYS)})):\s+(?=\S)",
    re.IGNORECASE,
)
"""The name of a column before a colon: `Music Monday: X OST`."""
_COUNTED_NAME = re.compile(r"[^\W\d_]{1,3}\s\d")
_NO_OPENING = frozenset("¿¡/&")
_NUMERALS = frozenset((
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty",
    "fünf", "drei",
    "vier", "sechs", "zehn", "quattro", "cinque", "tre", "dieci", "cinco", "cuatro", "tres", "diez", "cinq", "quatre",
    "trois", "dix", "três",
    "quatro", "dez", "trzy", "pięć", "drie", "vijf", "tien", "üç", "beş", "on", "три", "пять",
))  # fmt: skip
_SINGLE_WORDS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "notes", "note", "opening", "songs", "my",
    "our", "your", "the", "a", "an",
    "every", "all", "what", "why", "how", "when", "where", "year", "decade", "summer", "winter", "spring", "autumn", "season",
    "fans", "week", "catalogue",
    "titles", "casting", "checking", "main", "cast", "fünf", "drei", "vier", "sechs", "quattro", "cinque", "cinco", "cuatro",
    "cinq", "quatre", "youtube",
    "with", "from", "for", "to", "and", "in", "on", "of", "o", "os", "as", "um", "uma", "el", "la", "los", "las", "un", "una",
    "le", "les", "des",
    "une", "il", "lo", "gli", "der", "die", "das", "ein", "eine", "de", "het", "een", "deux", "trois", "six", "sept", "huit",
    "dix", "zwei",
    "sieben", "acht", "zehn", "due", "tre", "sei", "sette", "otto", "dieci", "dos", "tres", "seis", "siete", "ocho", "diez",
    "dois", "três",
    "sete", "oito", "dez", "dwa", "trzy", "cztery", "pięć", "twee", "drie", "vijf", "zes", "iki", "üç", "dört", "beş", "kto",
    "wie", "chi", "quem",
    "trilha", "banda", "bande", "colonna", "ścieżka",
    "watch", "listen",
    "netflix", "korea", "seoul", "tvn", "kbs", "sbs", "mbc", "jtbc", "christmas", "halloween", "monday", "friday",
))  # fmt: skip


_OST_CROWN = re.compile(
    r"(?<![a-z])(?i:ost)[\s\-의の]*(?i:queen|king|prince(?:ss)?|fairy|여왕|퀸|킹|여신|왕자|공주|요정|강자|女王|公主|王子|天后|女神|王|クイーン|プリンス)|"
    r"^[a-zà-ỹ]\S*(?:\s[a-zà-ỹ]\S*)*\s(?:OST|ost|nhạc\s+phim)$",
)
"""What singers of soundtracks are called: `OST Queen`, `OST 여왕`, `hoàng tử OST`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name in the title that may be the drama's, and what speaks for it."""

    text: str
    points: float
    by_pattern: bool = False
    """The title is built like many; what is left of it is the name."""


def _stands_in(name: str, prose: str) -> bool:
    """Tell whether a name stands in prose as words of its own."""
    at = prose.find(name)
    while at >= 0:
        around = prose[at - 1 : at] + prose[at + len(name) : at + len(name) + 1]
        if not any(char.isalnum() or char == "_" for char in around):
            return True
        at = prose.find(name, at + 1)
    return False


def _is_within_a_sentence(name: str, prose: str) -> bool:
    """Tell whether a name follows a word in small letters or a comma."""
    at = prose.find(f" {name}")
    while at >= 0:
        if "a" <= prose[at - 1 : at] <= "z" or prose[at - 1 : at] == ",":
            return True
        at = prose.find(f" {name}", at + 1)
    return False


def find_dramas(facts: PageFacts, topic: Topic, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the dramas that the page's title names, best first; empty for a title over many.

    >>> topic = Topic(head="songs", listy=False, songs=True)
    >>> facts = PageFacts(url="", title="Checking In Again: the Hotel Del Luna Soundtrack")
    >>> find_dramas(facts, topic, [Block(index=0, kind="paragraph", text="Hotel Del Luna has a piano.")])
    ('Hotel Del Luna',)
    """
    if not facts.title:
        return ()
    title = _COLUMN.sub("", facts.title, count=1) if topic.songs else facts.title
    title = without_watching(title) if topic.head == "review" and not title.isascii() else title
    facts = replace(facts, title=title)
    quoted = [strip_quotes(q) for q in topic.quoted if len(q) > 1 and not is_clause(q) and not is_saying(q, title)]
    quoted = [q for q in quoted if not is_episode(q, title) and not _OST_CROWN.search(q)]
    if len(quoted) > 1 and not _named_as_drama(quoted[0], blocks) and _named_as_drama(quoted[1], blocks):
        quoted[:2] = quoted[1::-1]
    if (not quoted and topic.songs and of_many(title)) or are_examples(title, quoted, topic):
        return ()
    if sung := drama_of_lyrics(title):
        return (sung,)
    if quoted:
        return tuple(dict.fromkeys(split_year(q)[0].strip(" ,:") for q in quoted[:2]))
    prose = "\n".join(b.text for b in blocks)
    if topic.head == "dramas":
        named = drama_behind_colon(title, prose, _can_be_name) if topic.songs and ": " in title else None
        return (named,) if named else ()
    low = prose.casefold()
    best: dict[str, float] = {}
    surely = topic.head in {"recap", "review", "cast", "reasons", "ratings"} or (topic.songs and not topic.listy)
    boxed = boxed_name(title, topic)
    if boxed and _can_be_name(boxed):
        return (boxed,)
    for name in (*_in_frame(facts, topic, prose), *_names(title, topic)):
        if name.text and not (topic.quoted and says_it(name.text, topic.quoted, title)):
            points = name.points + _evidence(name.text, prose, low, facts)
            points -= 3.0 * _opens_sentence(name.text, title, prose)
            points -= 2.0 * (_counts(name.text) and not _stands_in(name.text, prose))
            if topic.listy and topic.head in {"songs", ""} and not _stands_in(name.text, prose):
                points -= _UNNAMED * (not _is_songs_of(name.text, title))
            points += 0.9 if surely and name.by_pattern and script_of(name.text) == "latin" else 0.0
            best[name.text] = max(points, best.get(name.text, -9.0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], -len(pair[0])))
    needed = 2.0 if topic.head or topic.intro else 2.5
    if not ranked or ranked[0][1] < needed:
        return ()
    best_name = ranked[0][0].rstrip(" /")
    return (without_motto(best_name, low, facts.keywords) if topic.head == "review" else best_name,)


def _named_as_drama(quote: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the prose calls a quoted name a drama right before it: `ซีรีส์ “D”`, `드라마 ‘D’`."""
    for block in blocks[:_OPENING_BLOCKS]:
        at = block.text.find(quote)
        while at > 0:
            if _NOUN_BEFORE.search(block.text, max(0, at - _REACH), at):
                return True
            at = block.text.find(quote, at + 1)
    return False


def _counts(name: str) -> bool:
    """Tell whether a name begins with a number in words, as the titles of lists do."""
    words = name.split()
    return len(words) > 1 and words[0].casefold() in _NUMERALS


def _is_songs_of(name: str, title: str) -> bool:
    """Tell whether the title speaks of the songs of a name: `from the X OST`, `X songs, …`, `X: the …`."""
    at = title.find(name)
    if at == 0:
        return not _COUNTED_NAME.match(name) and (title[len(name) :][:1] == ":" or bool(_AFTER_NAME.match(title, len(name))))
    return at > 0 and bool(_BEFORE_NAME.search(title[:at])) and bool(_AFTER_NAME.match(title, at + len(name)))


def _opens_sentence(name: str, title: str, prose: str) -> bool:
    """Tell whether a name has only the capital that opens the title, before small words, and the page never writes it."""
    behind = title[len(name) :]
    return (
        title.startswith(name)
        and name[:1].isupper()
        and name[1:] == name[1:].lower()
        and bool(_RUNS_ON.match(behind))
        and not _stands_in(name, prose)
    )


def _in_frame(facts: PageFacts, topic: Topic, prose: str) -> Iterator[_Name]:
    """Give the name in the slot of a title built like many; under a list of songs the prose must name it too."""
    framed = framed_name(facts.title or "", facts.language)
    if not framed or len(framed) < 2 or framed[:1] in '“‘"' or not (_can_be_name(framed) or _ASKING_NAME.match(framed)):
        return
    name = split_year(framed)[0]
    bare = name.removeprefix("The ")
    if topic.listy and topic.head in {"songs", ""}:
        yield _Name(text=name, points=1.0)
        return
    yield _Name(text=name, points=4.6)
    if bare != name:
        songs_follow = " " in bare and bool(_AFTER_NAME.match((facts.title or "").partition(name)[2]))
        of_the_title = songs_follow and not _is_within_a_sentence(name, prose)
        yield _Name(text=bare, points=5.0 if of_the_title else 3.4)


def _names(title: str, topic: Topic) -> Iterator[_Name]:
    """Give every name that the title may hold."""
    for at, text in enumerate(_by_pattern(title)):
        yield _Name(text=text, points=(1.2 if at == 0 else 0.8) + _subtitle(text), by_pattern=True)
    found = _CJK_NAME.match(title)
    prefix = found.group().strip() if found and not topic.listy else ""
    named = script_of(prefix) not in {"latin", "none"} and not _CJK_OPEN_END.search(prefix) and not _CJK_GENERIC.search(prefix)
    if prefix and named:
        yield _Name(text=prefix, points=2.0)
    mask = mark_line(title).mask.replace(QUOTED, " ")
    for run in _RUN.finditer(mask):
        yield from _of_run(mask, run, topic)


def _of_run(title: str, run: re.Match[str], topic: Topic) -> Iterator[_Name]:
    """Give the names in one run of capitals, with what stands around it."""
    before, after = title[: run.start()], title[run.end() :]
    points = 0.5 + _around(before, after, topic)
    text = run.group().strip(" ,:.’'")
    if ": " in text and _RUNS_ON_ACCENTED.match(after):
        text = text.split(": ", 1)[0]
    if " " in text and "’s " not in text and "'s " not in text and _is_sentence_case(title):
        points += 1.0
    if _AFTER_NAME.match(after):
        points += 1.5
    for name, bonus in _cut_run(text):
        if _can_be_name(name):
            yield _Name(text=split_year(name)[0], points=points + bonus + _subtitle(name) - 0.8 * (" " not in name))


def _around(before: str, after: str, topic: Topic) -> float:
    """Weigh the words before and behind a run of capitals."""
    points = 0.0
    if _BEFORE_NAME.search(before):
        points += 1.2 if topic.songs or topic.head else 0.6
        if before.rstrip().endswith(" the") and _RUNS_ON.match(after) and not _AFTER_NAME.match(after):
            points -= 2.5
    if _ARTICLE.search(before):
        points -= 1.5
    if _KIND_OF.match(after):
        points -= 3.0
    if _TALKED_TO.search(before):
        points -= 5.0
    following = after.lstrip()
    if not before.strip() and _PERSON_VERB.match(after):
        points -= 3.0
    if not before.strip() and (following[:1] in ",:" or _SMALL.match(following)):
        points += 1.2 if following[:1] == ":" else 0.8
    if before.rstrip().endswith(":") and following[:1] in {",", ""}:
        points += 0.5
    return points


def _is_sentence_case(title: str) -> bool:
    """Tell whether a title is written like a sentence, so that capitals mark names; so does another script round them."""
    words = [w for w in title.split() if w[:1].isalpha()]
    return sum(not w[:1].isupper() for w in words) >= 0.35 * len(words)


def _can_be_name(name: str) -> bool:
    return (
        any(c.isupper() or (c.isalpha() and not c.isascii()) for c in name)
        and not name[:1].islower()
        and name[:1] not in _NO_OPENING
        and not (name[:1].isdigit() and counts_songs(name))
        and not _STARTS_GENERIC.match(name)
        and not is_generic(name)
        and not (" " not in name and name.casefold().strip(".,") in _SINGLE_WORDS)
        and not EPISODE_NAME.match(name)
        and not NO_NAME.search(name)
        and not (" " in name and _SINGS_LAST.search(name))
    )


def _subtitle(name: str) -> float:
    """`F4 Thailand: Boys Over Flowers`: a tail in capitals belongs to the name, one that tells the topic does not."""
    head, colon, tail = name.partition(": ")
    if not colon or not head:
        return 0.0
    return -2.0 if tells_the_topic(tail) else 1.4


def _cut_run(text: str) -> Iterator[tuple[str, float]]:
    """Give a run without the words for songs at its end and for kinds at its start."""
    text = _LED.sub("", text)
    bare = _ENDS_IN_SONGS.sub("", text).strip(" ,:")
    bonus = 1.5 if bare != text else 0.0
    bare = _PARTICLES_LAST.sub("", bare)
    yield bare, bonus
    if bare.startswith("The "):
        yield bare[4:], bonus
    words = bare.split()
    for start in range(1, min(6, len(words) - 1)):
        if words[start][:1].isupper() and words[start - 1].casefold().strip(":") in _LEADING:
            yield " ".join(words[start:]), 0.7 if bonus else 0.0
    if ": " in bare:
        yield bare.split(": ", 1)[0], 0.0


def _by_pattern(title: str) -> tuple[str, ...]:
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
    bare = _SEASON_TAIL.sub("", bare)
    names: list[str] = []
    head, *tail = _CUT.split(bare, maxsplit=1)
    subtitled = bool(tail) and any(w[:1].islower() for w in tail[0].split())
    for piece in (*((head, bare) if subtitled else (bare, head)), _THE.sub("", bare)):
        name = split_year(piece.strip(" ,:：–—-'’\"“”"))[0]
        if name and not name[0].islower() and _can_be_name(name) and name not in names:
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
            if short[-1:].isalnum() and _can_be_name(short):
                yield short


def is_generic(name: str) -> bool:
    """Tell whether nothing is left of a name but words that any title has."""
    words = [w for w in _BREAK.split(name) if w]
    return all(_GENERIC.fullmatch(w) or w.casefold() in _SINGLE_WORDS for w in words) or len(words) > 9


def _evidence(name: str, prose: str, low: str, facts: PageFacts) -> float:
    """Weigh a name by what the page says of itself and by the article's words."""
    key = name.casefold()
    if not key:
        return -9.0
    points = -3.0 if is_act(name) or NETWORK_RE.fullmatch(name) else 0.0
    folded = fold(name)
    if any(fold(k) == folded for k in facts.keywords):
        points += 2.0
    if facts.description and key in facts.description.casefold():
        points += 1.0
    if facts.site and folded == fold(facts.site):
        points -= 3.0
    at = low.find(key)
    if at >= 0:
        points += 1.2 + 0.5 * (low.find(key, at + 1) >= 0)
        if len(low) == len(prose) and _NOUN_BEFORE.search(prose[max(0, at - 24) : at]):
            points += 1.0
    words = name.split()
    if name.isascii() and sum(w[:1].islower() for w in words) > len(words) / 2:
        points -= 1.0
    return points
