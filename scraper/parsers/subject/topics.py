"""What a page is about, from its title: songs, dramas, a cast, reasons, an episode, a review, news — and which drama."""

import itertools
import re
from dataclasses import dataclass, replace

from scraper.parsers.subject.more_heads import MORE_HEADS
from scraper.parsers.subject.other_things import promises_things
from scraper.parsers.tracks.gates import Gate, plain
from scraper.parsers.tracks.marks import BRACKETED, FIXED, QUOTED, mark_line
from scraper.parsers.tracks.more_words import SERIES_NOUNS, SONG_NOUNS
from scraper.parsers.tracks.words import OST, OST_RE, ROLE_RE, any_of

_SONGS = (
    *OST, *SONG_NOUNS,
    r"songs?", r"tracks?", r"playlists?", r"ballads?", r"albums?", r"records?", r"tunes?", r"music", r"theme\s+songs?",
    r"lagu(?:-lagu)?", r"soundtrack", r"musik", r"canci[oó]n(?:es)?", r"baladas?", r"temas?", r"m[uú]sicas?", r"canç(?:ão|ões)",
    r"trilhas?(?:\s+sonoras?)?",
    r"chansons?", r"morceaux", r"musiques?", r"bo", r"ca\s+khúc", r"bài\s+hát", r"nhạc", r"şarkı\w*", r"müzik\w*", r"lieder",
    r"lied", r"musik", r"canzon[ei]", r"brani", r"colonn[ae]\s+sonor[ae]", r"amvs?", r"k-?pop",
    r"(?:re-?)?listening", r"sounds\s+like", r"réécouter", r"escuch(?:ar|ando)", r"(?:ri)?ascolt(?:are|ando)", r"ouvi(?:r|ndo)",
    r"mendengarkan", r"nghe\s+lại", r"dinle(?:mek|rken)", r"gehört",
    r"piosen\w+", r"utw(?:ór|ory|orów)", r"muzyk\w*", r"liedjes?", r"muziek", r"песн\w*", r"песен", r"музык\w*", r"саундтрек\w*",
    r"композици\w*",
    r"ballad\w+",
)  # fmt: skip
_SONGS_CJK = (
    "노래",
    "곡",
    "수록곡",
    "삽입곡",
    "주제가",
    "음악",
    r"(?<![a-z])ost(?![a-z])",
    "主題歌",
    "挿入歌",
    "テーマ曲",
    r"(?<![作编編戲戏])曲(?!家|線|线|折|解)",
    r"歌(?!舞)",
    "サントラ",
    "主題曲",
    "主题曲",
    "片尾曲",
    "插曲",
    "原聲帶",
    "原声带",
    "歌曲",
    "金曲",
    "音樂",
    "音乐",
    "音楽",
    "ソング",
    "เพลง",
    "プレイリスト",
    "플레이리스트",
)
_DRAMAS = (
    *SERIES_NOUNS,
    r"k-?dramas?",
    r"c-?dramas?",
    r"j-?dramas?",
    r"dramas?",
    r"doramas?",
    r"series",
    r"shows?",
    r"drakor",
    r"films?",
    r"movies?",
    r"phim",
    r"serien?",
    r"séries?",
    r"dizi(?:ler(?:i)?)?",
    r"novelas?",
    r"k-?dram(?:ach|ami|om|y|en|a’s)?",
    r"dram(?:y|ach|ami|om)",
    r"serial(?:e|i|u|ach|ami|om|ów)?",
    r"сериал\w*",
    r"дорам\w*",
)
_DRAMAS_CJK = ("드라마", "작품", "ドラマ", "作品", "劇", "剧", "電視劇", "电视剧", "ละคร", "ซีรีส์")
_PREPOSITION = re.compile(r"\s(?:of|with|for|that|to|in|from|by|on|worth|about|where|you|whose|which|i)\b|,|:|–|—", re.IGNORECASE)
_HEADS: tuple[tuple[str, str], ...] = (
    ("ratings", (r"^\W*(?:ratings?|viewership)\b|시청률|視聴率|收視|收视|\breyting\w*|เรตติ้ง|\btỷ\s+suất|\beinschaltquoten?\b|"
    r"\bquoten\b|\bau(?:diências?|dienci?as|diences)\b|\bascolti\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+ratings\b")),
    ("recap", (r"\brecaps?\b|\bstreszczenie\b|\bodcin(?:ek|ka|ku)\s+\d+|"
    r"\bsamenvatting\b|\baflevering\s+\d+|\bсери[яи]\s+\d+|\b\d+\s+серия|"
    r"\bкраткое\s+содержание|\bepisodes?\s+\d+|\bepisode\s+guide|\bep\.?\s?\d+\b|\bsinopsis\b|제?\s?\d+\s?(?:회|화)|"
    r"第\s?\d+\s?(?:話|集|回)|\bresumen\s+(?:de|del)|\brésumé|\bcapítulos?\s+\d+|\bepisódios?\s+\d+|\bfolge\s+\d+|"
    r"\brécap|\bending\s+explained|\ball\s+episodes\b|\b(?:episodio|épisode|puntata)\s+\d+|\bepisode[-\s]by[-\s]episode|\b(?:per|setiap|tiap)\s+episode|\bguía\s+de\s+episodios|"
    r"\bguide\s+des\s+épisodes|\bepisoden(?:führer|guide|liste)|\bguida\s+agli\s+episodi|\bguia\s+de\s+episódios|\bresumo\s+d|"
    r"\btừng\s+tập|\btóm\s+tắt|\bbölüm\s+(?:rehberi|özet\w*)|เรื่องย่อ|회차|줄거리|(?:各|全|毎)[話回]|あらすじ|分集|剧情|劇透|剧透|"
    r"\d+\.\s?bölüm|\btập\s+\d+|ตอนที่|\briassunto|\briepilogo|ネタバレ|劇情|리캡")),
    ("recap", r"\bs\d{1,2}\s?e\d{1,2}\b"),
    *MORE_HEADS,
    ("review",
    (r"\brecenzj\w*|\brecensie\b|\bрецензи\w*|"
    r"\bобзор\b|\bотзыв\w*|\breview(?:s|ed|ing)?\b|리뷰|감상|후기|レビュー|感想|評價|评价|影評|影评|劇評|剧评|心得|[觀观]後?后?感|\breseñas?\b|\bresenhas?\b|\bcr[ií]ticas?\b|"
    r"\bcritiques?\b|\bavis\b|\bulasan\b|đánh\s+giá|\binceleme\w*|\byorumu\b|รีวิว|\bkritik\b|\brezension\b|"
    r"[을를]\s(?:다\s)?보고|\bthoughts\s+on\b|\brecension[ei]\b|\bwhy\b.*\bworks\b|\bwatched:|\bfirst\s+impressions?\b")),
    ("recap", r"\bfinale\b|결말|最終[回話集]|最[后後]一集|大結局|大结局"),
    ("reasons", (r"\bpowod(?:y|ów)\b|\bredenen\b|\bпричин\w*|"
    r"\breasons?\b|\bworth\s+(?:your\s+time|watching|the\s+(?:hype|watch)|a\s+(?:watch|binge))|"
    r"\bwhy\s+you\s+should|이유|\b理由|理由|\balasan\b|\brazones\b|"
    r"\bmotivos\b|\braisons\b|\brazões\b|\bragioni\b|lý\s+do|\bneden\w*|เหตุผล|\bgründe\b|\bmotivi\b|\bthings\s+(?:to|we|you)\b|"
    r"^\W*\d{1,3}\s+(?:[\w-]+\s+)?(?:caf[eé]s?|coffee\s+shops?|restaurants?|bars?|pubs?|places?|spots?|shops?|stores?|hotels?|"
    r"locations?|cities|kafe|tempat|restoran|lugares|bares|cafeterías|restaurantes|lieux|endroits|orte|lokale|luoghi|locali|quán|"
    r"mekan|kafeler?)\b|\d\s?(?:곳|카페|맛집|軒|か所|カフェ|間|[家個个]?(?:咖啡[廳厅館馆店]|餐[廳厅館馆]))|\bfacts\b")),
    ("ratings", r"\bratings?\b|\braiting|\baudiencia\b"),
    ("talk", (r"\bwywiad\b|\brozmowa\s+z\b|\bin\s+gesprek\b|\bинтервью\b|"
    r"\bwe\s+talk\b|\bdiscussion\b|\broundtable\b|\bchat\b|\bopen\s+thread\b|\bhangout\b|"
    r"대담|座談|対談|인터뷰|インタビュー|專訪|专访|\binterview\b|"
    r"\bentrevista\b|\bentretien\b|\bintervista\b|\bwawancara\b|phỏng\s+vấn|\bsöyleşi\w*|\bröportaj\w*|"
    r"(?<!in\s)\b(?:talk(?:s|ing)?|argue)\s+(?:about|to|with)\b|\ba\s+talk\s+with\b|ngobrol|"
    r"\bcharla\b")),
    ("news", (r"\b(?:fans\s+(?:react|in|are|go)|returns\s+to|announce[sd]?|confirm(?:s|ed)?|in\s+talks|casting|responds?|"
    r"released?|to\s+be\s+released|teasers?|"
    r"premieres?|cast\s+(?:in|announced)|lead\s+cast|drops?|unveils?|reveals?|rises?\s+to|climbs?\s+to|joins?|"
    r"to\s+(?:sing|star|join|lead|air|premiere)|set(?:s)?\s+\d|allowed|concert|konser|concierto|fan\s?meeting|best\s+ratings|tour|dirilis|diumumkan|naik|"
    r"resmi|anuncia|confirma|estrena|nueva\s+canción|annonce|dévoile|công\s+bố|ra\s+mắt|açıkla\w+|duyur\w+|"
    r"sings?|ends\s+(?:on|with)|renew(?:s|ed)|lends?|signs?\s+(?:on|up)|upcoming|(?:first|new)\s+(?:poster|trailer|stills)|to\s+(?:play|release)|weighs|cast\s+in|adds|offered|considers?|eyes|casts?\s+as|sold\s+out|gets\s+(?:an?|its|new|more)|isi|nyanyikan|menyanyikan|bawakan|(?:jadi|pengisi)\s+pengisi|"
    r"podría|pressentie?|cotad[oa]|ditawari|im\s+gespräch|anlaştı|dikabarkan|bintangi|jajaki|gabung|negocia|canta(?:rá)?|chante(?:ra)?|singt|verhandelt|ausverkauft|tratta|in\s+trattative|"
    r"en\s+négociations?|agotad[oa]s?|đàm\s+phán|được\s+mời|hát\s+nhạc\s+phim|görüş\w+|seslendir\w+|"
    r"kadrosu(?:na|\s+\w+[iıuü]yor)|kadroya|zapowiedzian\w+|potwierdz\w+|dołącza\w*|aangekondigd|bevestigd|объявлен\w*|подтвердил\w*|присоединил\w*|"
    r"sort(?:ent)?\s+(?:en|le|chez|enfin)|paraît|erscheint|esce\s+(?:in|il|su)|sale\s+a\s+la\s+venta|sai\s+em\s+(?:vinil|cd)|chega\s+em\s+vinil|"
    r"verschijnt|ukazuje\s+się|выходит\s+на|phát\s+hành|satışa\s+çıkt?\w*|(?:out|coming|comes)\s+on\s+(?:double\s+)?(?:vinyl|cd)|"
    r"angekündigt|bestätigt|annuncia\w*|lança(?:da|do)?|divulga)\b|공개|확정|발매|출연(?!진|자)|캐스팅|콘서트|합류|참여|가창|부른다|불렀|검토|물망|차기작|발탁|낙점|완판|공식입장|公開|公布|決定|発表|發布|发布|釋出|"
    r"官宣|開拍|開播|开播|定檔|定档|発売|担当|参加|起用|を歌う|出演|(?:獻|献)[聲声唱]|演唱|[传傳將将]\S{0,2}(?:主演|出演)|主演新|洽[談谈]|有望|接演|加盟|"
    r"เจรจา|รับบท|ร้องเพลง|ประกาศ|เปิดตัว|เผย")),
    ("cast",
    (r"\bkto\s+jest\s+kim\b|\bobsad[aęzy]\b|\bwie\s+is\s+wie\b|\brolverdeling\b|"
    r"\bкто\s+есть\s+кто\b|\bактёры\s+и\s+роли\b|"
    r"\bcast\b|\bcharacters?\b|\bmeet\s+the\b|\bwho\s+is\s+who\b|\bwer\s+ist\s+wer\b|"
    r"\bqui[eé]n\s+es\s+qui[eé]n\b|\bqui\s+est\s+qui\b|\bchi\s+è\s+chi\b|\bwho[’']s\s+who\b|등장인물|인물\s?관계|출연진|"
    r"キャスト|登場人物|相関図|角色|演員表?|"
    r"人物(?:介紹|介绍|關係)|\bwho\s+plays\s+who|\bqu[ei]m\s+é\s+quem\b|\bkim\s+kimdir\b|인물관계|\bpemeran\b|\bpemain(?:nya)?\b|\breparto\b|\bpersonajes\b|\belenco\b|"
    r"\bpersonagens\b|\bpersonnages\b|\bdistribution\b|diễn\s+viên|nhân\s+vật|\bfiguren\b|\boyuncu\w*|karakter\w*|"
    r"นักแสดง|ตัวละคร|\bbesetzung\b|\bcharaktere\b|\bpersonaggi\b|\bdie\s+rollen\b")),
)  # fmt: skip
_LABEL_RE = re.compile(r"\s*[\[【〔]([^\]】〕]{1,20})[\]】〕]")
_ASKS_RE = re.compile(
    r"\W*(?:why|how|when|what|warum|wie|pourquoi|comment|por\s?qu[eé]|cómo|como|perché|vì\s+sao|tại\s+sao|kenapa|mengapa|neden)\b|"
    r"\W*(?:なぜ|どうして|왜|為什麼|为什么|ทำไม)",
    re.IGNORECASE,
)
_SAYS_OF_SONGS = re.compile(r"(?:노래|음악)(?:은|는|이|가)\s.*다[.!]?\s*$|[歌曲](?:は|が)\S*[るたいうくすつむぶ]。?\s*$")
"""A sentence about songs, the title of an essay: `노래는 … 온다`, `歌は…残る`."""
_TOLD_OF = re.compile(
    r"(?:드라마|노래|음악|OST)(?:를|을|가|이)?\s?(?:보다가|보고|보며|보면서|듣다가|듣고|듣던|들으며|들으면서).{1,120}$|"
    r"(?:ドラマ|[歌曲])(?:を|が)\S{0,40}(?:日|夜|朝|とき|時|話|こと|人|場所|旅|料理|レシピ)(?:のこと|の話)?\s*$|"
    r"ドラマを[見観](?:て|ながら|た)|[追看刷][劇剧][時时的后後]|(?:跟[著着]|照[著着])\S{0,2}[劇剧]"
)
"""An essay or a recipe that a drama or a song led to: `드라마 보다가 만든 …`, `主題歌を飛ばせなくなった日のこと`."""
_NEW_RE = Gate(
    r"\b(?:new|nuev[oa]|nov[oa]|nouve(?:au|lle)|nuov[oa]|neue[nmrs]?)\s+(?:\w+\s+)?(?:\w*serie?s?|dramas?|dorama|thriller|romance|film|série)\b|"
    r"\bphim\b.*\bmới\b|\byeni\b.*\bdizi|\bdrama\s+(?:\w+\s+)?baru\b|(?:ซีรีส์|ละคร)\S*ใหม่|새\s?(?:드라마|작품|영화|스릴러)|신작|"
    r"新(?:作|ドラマ|[劇剧])|\b(?:role|lead|part|peran|papel|rôle|rolle|ruolo)\s+(?:in|di|en|em|dans)\b",
)
"""A drama that is not there yet, and somebody for it: casting news."""
_OPEN_HEADS = frozenset(("", "songs", "dramas", "reasons", "news"))
"""What a title may seem to promise while it promises things (see `other_things.py`)."""
_HEAD_GATES = tuple((name, Gate(pattern)) for name, pattern in _HEADS)
_COUNTED = re.compile(r"\s*(?:the\s+)?(?:top\s+|best\s+)?\d{1,3}\b", re.IGNORECASE)
_COUNTED_PART = re.compile(r"(?<=[:：])\s*(?:the|las|los|les|die|le|gli|i|os|as|de)?\s*(?:top\s+)?\d{1,3}\s", re.IGNORECASE)
"""Behind a colon, a number of things."""
_LISTY = Gate(
    r"\b\d{1,3}\s+(?:[\w-]+\s+)?(?:k-?)?(?:dramas|songs|osts?|titles|tracks|soundtracks|canciones|temas|baladas|músicas|trilhas|"
    r"chansons|morceaux|canzoni|brani|lieder|lagu|şarkı|piosenek|песен|liedjes)\b|\b(?:best|top|favou?rites?|greatest|essential|recommended|"
    r"must)\b|(?:(?<![全共總总총\d])(?<!총\s)(?!1\D)\d+\s?(?:선|곡|편|가지|選|曲|首|大|部)(?!씩|ずつ))|추천|모음|베스트|순위|랭킹|(?:\b(?:top|best)|トップ|톱)\s?\d|ランキング|おすすめ|まとめ|推薦|推荐|精選|盤點|排行|\b(?:rekomendasi|"
    r"kumpulan|deretan|daftar|terbaik|mejores|melhores|meilleure?s?|préférée?s?|favorit[aeo]?s?|nhất|"
    r"schönste[nr]?|unutulmaz|najlepsz\w+|najpiękniejsz\w+|ulubion\w+|mooiste|favoriete|лучши[ехм]|любимы[ехм]|"
    r"tuyển\s+tập|en\s+iyi|รวม|แนะนำ|besten|migliori)\b",
)
_SONG_RE = Gate(rf"(?<![^\W_])(?:{any_of(_SONGS)})(?![^\W_])|{any_of(_SONGS_CJK)}")
_DRAMA_RE = Gate(rf"(?<![^\W_])(?:{any_of(_DRAMAS)})(?![^\W_])|{any_of(_DRAMAS_CJK)}")
_INTRO_RE = Gate(
    rf"(?<![^\W_])(?:{any_of(OST)}|songs|theme\s+songs?|ballads|lagu|canciones|chansons|lieder|canzoni|músicas|"
    rf"bài\s+hát|ca\s+khúc|şarkılar\w*)(?![^\W_])|노래|수록곡|주제가|主題歌|挿入歌|歌曲|主題曲|主题曲|เพลง",
)
_RANKS = re.compile(r"(?:第?\d{1,3}\s?[位위名]|top\s?\d{1,3}|\s|[-~〜～–—])+", re.IGNORECASE)
_CJK_DRAMA = re.compile("드라마|ドラマ|[電电][視视][劇剧]|[韓韩日]劇|[韩日]剧|ละคร|ซีรีส์")
_CLAUSE = re.compile(r"(?<![은는던한할의なの的い])[,，、]\s?")
"""What ends the first clause of a title whose nouns stand last: behind it something is said of them (`D OST 정리, …`)."""
_CJK = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_FILLERS = dict.fromkeys(map(ord, QUOTED + BRACKETED + FIXED), " ")
HEAD_FINAL = frozenset(("ko", "ja", "zh", "tr", "hi", "bn", "ta", "te", "ur", "az", "uz", "kk", "mn"))
"""Languages in which the noun that names the thing stands last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the title promises."""

    head: str
    """`songs` | `dramas` | `cast` | `reasons` | `things` | `recap` | `review` | `ratings` | `news` | `talk` |
    `` (it does not say)."""
    listy: bool
    """It promises a list."""
    songs: bool
    """It has a word for songs or soundtrack at all."""
    intro: bool = False
    """The article's first words speak of songs or a soundtrack."""
    dramas: bool = False
    """It has a word for drama, or for a drama's soundtrack."""
    cast: bool = False
    """News that has a word for the cast."""
    quoted: tuple[str, ...] = ()
    """What stands in quotes in it: the drama, as a rule."""
    musical: bool = True
    """The page speaks of songs (see `music.py`); on one that does not, only lines that say so themselves are tracks."""


def read_topic(title: str | None, language: str | None = None) -> Topic:
    """Read a page title.

    >>> read_topic("Dramas With Wonderful Soundtracks").head, read_topic("Best Drama Songs of the Decade").head
    ('dramas', 'songs')
    >>> read_topic("음악이 좋은 드라마 6선", "ko").head, read_topic("5 Drama dengan Musik Terbaik", "id").head
    ('dramas', 'dramas')
    """
    title = title or ""
    marked = mark_line(title)
    quotes = [m for m in marked.marks if m.kind == "quote" and m.text]
    quoted = tuple(m.text for m in quotes if not is_phrase(m.text))
    masked = marked.mask.translate(_FILLERS)
    for m in quotes:
        if m.text not in quoted:
            masked = f"{masked[: m.start]}{title[m.start : m.end]}{masked[m.end :]}"
    label = _LABEL_RE.match(title)
    told = f"{label.group(1)} {masked}" if label else masked
    songs, dramas = list(_SONG_RE.finditer(masked)), list(_DRAMA_RE.finditer(masked))
    low = plain(told)
    head = next((name for name, gate in _HEAD_GATES if gate.may_match(low) and gate.regex.search(told)), "")
    listy = _COUNTED.match(masked) is not None or _LISTY.search(masked) is not None
    noun = _head_noun(masked, songs, dramas, (language or "")[:2])
    if noun == "dramas" and not quoted and not listy and _ASKS_RE.match(masked):
        noun = ""  # an essay on dramas at large: it asks, it does not list
    if noun and not listy and _TOLD_OF.search(masked):
        noun = ""
    if noun == "songs" and not listy and _SAYS_OF_SONGS.search(masked):
        noun = ""
    ends_in_songs = bool(songs) and not masked[songs[-1].end() :].strip(" !?！？。…")
    if head == "recap" and noun == "songs" and ends_in_songs and (language or "")[:2] in HEAD_FINAL:
        head = "songs"  # the noun stands last: `比剧情更久的歌`
    if noun != "songs" and not head and not listy and _NEW_RE.search(masked):
        head, noun = "news", ""
    if head in {"", "reasons", "news"} and noun and not (head == "news" and not listy) and head != "reasons":
        head = noun
    if head in _OPEN_HEADS and promises_things(masked):
        head = "things"
    return Topic(
        head=head,
        listy=listy,
        songs=bool(songs),
        dramas=bool(dramas or OST_RE.search(masked)),
        cast=head == "news" and _HEAD_GATES[-1][1].found_in(told, low),
        quoted=quoted,
    )


def is_phrase(quoted: str) -> bool:
    """Tell whether quoted words of a title are what the page is about, no drama's name: songs of dramas, a stretch of a ranking.

    >>> is_phrase("好きなドラマ主題歌"), is_phrase("비 오는 날 드라마 OST"), is_phrase("1위~10위"), is_phrase("Soundtrack #1")
    (True, True, True, False)
    """
    if _RANKS.fullmatch(quoted):
        return True
    if not quoted.isascii() and _CJK_DRAMA.search(quoted):
        return _SONG_RE.search(quoted) is not None
    return bool((ROLE_RE.search(quoted) or OST_RE.search(quoted)) and _DRAMA_RE.search(OST_RE.sub(" ", quoted)))


def asks_why(title: str | None) -> bool:
    """Tell whether a title asks, as an essay's does: `Why the song comes late`, `왜 …`."""
    return _ASKS_RE.match(title or "") is not None


def with_intro(topic: Topic, intro: str) -> Topic:
    """Return `topic` knowing what the article's first words speak of; asked only where the title is silent.

    >>> with_intro(read_topic("Two discs"), "The soundtrack of this serial came as a gift.").intro
    True
    """
    if topic.head or not _INTRO_RE.search(intro):
        return topic
    return replace(topic, intro=True)


def _head_noun(title: str, songs: list[re.Match[str]], dramas: list[re.Match[str]], language: str) -> str:
    """Return `songs` or `dramas`: which of the two the title's head noun is, given where their words stand in it."""
    hits = [(m.start(), m.end(), "songs") for m in songs]
    hits += [(m.start(), m.end(), "dramas") for m in dramas]
    hits.sort()
    if not hits:
        return ""
    if len({kind for _, _, kind in hits}) == 1:
        return hits[0][2]
    if (counted := _COUNTED_PART.search(title)) and (counting := [hit for hit in hits if hit[0] >= counted.start()]):
        hits = counting  # what is counted is what the page lists: `On dramas: the 10 songs …`
        title = " " * counted.start() + title[counted.start() :]
    if language in HEAD_FINAL or (not language and _CJK.search(title)):
        comma = _CLAUSE.search(title)
        first = [kind for start, _, kind in hits if comma and start < comma.start()]
        return "songs" if first[-1:] == ["songs"] else hits[-1][2]
    if language in {"en", ""}:
        for part in _spans(title):
            inside = [kind for start, _, kind in hits if part[0] <= start < part[1]]
            if inside:
                return inside[-1]
    return hits[0][2]


def _spans(title: str) -> list[tuple[int, int]]:
    cuts = [m.start() for m in _PREPOSITION.finditer(title)]
    edges = [0, *cuts, len(title)]
    return list(itertools.pairwise(edges))
