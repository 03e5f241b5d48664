"""Word tables: what a heading's small words mean, in the languages that drama articles are written in.

A table is a tuple of regular-expression alternatives; the compiled forms are made once, below. Nothing here decides.
"""

import re
from collections.abc import Iterable

from scraper.parsers.tracks.gates import Gate

Words = tuple[str, ...]


def any_of(words: Iterable[str]) -> str:
    """Return one alternation of `words`, longest first, so that no word hides a longer one."""
    return "|".join(sorted(words, key=len, reverse=True))


OST: Words = (
    r"o\.?\s?s\.?\s?t\.?s?", r"original\s+sound\s?tracks?", r"sound\s?tracks?", r"banda\s+sonora(?:\s+original)?",
    r"bande\s+originale",
    r"colonna\s+sonora", r"trilha\s+sonora", r"nhạc\s+phim", "사운드트랙", "원성음반",
    r"саундтрек\w*", r"ścieżk[aięi]\s+dźwiękow\w+",
    "サウンドトラック", "サントラ",
    "原聲帶?", "原声带?", "เพลงประกอบ",
)  # fmt: skip
"""The soundtrack of a drama: the words beside it are the drama's title."""

SONG_ROLES: Words = (
    "主題歌", "挿入歌", "挿入曲", "エンディング(?:曲|テーマ)?", "オープニング(?:曲|テーマ)?", "テーマ曲", "主題曲", "主题曲",
    "片尾曲", "片頭曲", "片头曲", "插曲",
    "劇集歌曲", "剧集歌曲", "主題歌曲", "推廣曲", "推广曲", "주제곡", "주제가", "삽입곡", "삽입송", "테마곡", "엔딩곡",
    "오프닝곡", "메인\\s?테마",
    r"(?:main|opening|ending|closing|love|sub)\s+theme(?:\s+song)?", r"theme\s+song", r"insert\s+song",
    r"(?:opening|ending)\s+song",
    r"lagu\s+tema", r"tema\s+(?:principal|central|de\s+apertura|de\s+cierre)", r"g[eé]n[eé]rique", r"tema\s+musical",
    r"jenerik\s+müziği",
)  # fmt: skip
"""What a song is in its drama: never part of a title."""

ROLE_LABELS: Words = (
    "opening", "ending", "insert", "closing", "op", "ed", "main\\s+title", "오프닝", "엔딩", "삽입곡", "메인\\s?테마",
    "片头", "片尾", "片頭", "apertura", "cierre", "abertura", "encerramento", "ouverture", "pembuka", "penutup",
    "nhạc\\s+mở\\s+đầu",
    "nhạc\\s+kết", "açılış", "kapanış", "vorspann", "abspann", "sigla",
)  # fmt: skip
"""The same before a colon, where a plain word is enough: `Opening: T – A`."""

DRAMA_NOUNS: Words = (
    r"k-?\s?dramas?", r"(?:korean|chinese|japanese|thai|tvb|hit)\s+(?:drama|series)(?:\s+series)?", r"tv\s+series",
    r"dramas?(?:\s+series)?",
    r"drama\s+korea", r"drakor", r"doramas?", r"series", r"serial", r"film", r"sinetron", r"telenovela", r"novela", r"série",
    r"serie", r"phim(?:\s+truyền\s+hình)?",
    "bộ phim", "드라마", "ドラマ", "劇集", "剧集", "電視劇", "电视剧", "韓劇", "韩剧", "陸劇", "陆剧", "劇",
    "dizisi(?:nden|nin)?", "ละคร(?:เรื่อง)?",
    "ซีรีส์(?:เรื่อง)?", "เรื่อง",
    r"bollywood\s+film", r"movie",
)  # fmt: skip
"""The kind of work, written beside its title."""

BY: Words = (
    r"(?:(?:sung|performed|written\s+and\s+sung)\s+)?by", r"(?:yang\s+)?(?:dibawakan|dinyanyikan|dipopulerkan)\s+oleh", "oleh",
    r"do\s+\S+(?:\s\S+){0,3}\s+(?:thể\s+hiện|trình\s+bày|hát)", "của", r"(?:ขับ)?(?:ร้อง)?โดย", r"interpretad[ao]\s+por",
    r"cantad[ao]\s+por", "por",
    r"(?:interprétée?|chantée?)\s+par", "par", r"gesungen\s+von", r"cantat[ao]\s+da",
    r"(?:được\s+)?(?:thể\s+hiện|trình\s+bày)\s+bởi", "bởi", r"(?:as\s+)?(?:sung|performed|voiced|rendered)\s+by",
    r"vocals?\s+by",
    r"en\s+(?:la\s+)?voz\s+del?", r"con\s+la\s+voz\s+del?", r"a\s+cargo\s+del?", r"na\s+voz\s+d[eoa]s?",
    r"com\s+a\s+voz\s+d[eoa]s?", r"(?:con\s+la|nella)\s+voce\s+d(?:i|ei|egli|el(?:la)?)",
    r"(?:interpretat|cantat|eseguit)[ao]\s+da(?:i|gli|lla|l)?", r"avec\s+la\s+voix\s+d[eu]", r"par\s+la\s+voix\s+d[eu]",
    r"(?:gesungen|interpretiert|performt|vorgetragen|eingesungen)\s+von", r"mit\s+der\s+stimme\s+von",
    r"(?:gezongen|uitgevoerd|vertolkt|gebracht)\s+door", r"w\s+wykonaniu", r"(?:za)?śpiewan[aey]\s+przez",
    r"(?:za)?śpiewa(?:ją|ł[ai]?)?",
    r"в\s+исполнении", r"исполня[ею]т", r"по[её]т", "поют", r"(?:seslendiren|söyleyen|yorumlayan)(?:ler)?",
    r"disuarakan\s+oleh",
    r"qua\s+(?:giọng\s+(?:hát|ca)|tiếng\s+hát)(?:\s+của)?", r"เสียงร้อง(?:โดย|ของ)?",
)  # fmt: skip
"""Before the performer, quoted title or not."""

BY_BEHIND_MARK: Words = ("door", "przez", r"(?:ขับ)?ร้อง", r"wyk\.", r"исп\.",
    r"(?:yang\s+)?(?:dinyanyikan|dibawakan|dipopulerkan|dilantunkan|didendangkan)", "nyanyian", "dendangan",
    r"(?:na\s+)?(?:inawit|kinanta)\s+n(?:i|ina|g)")  # fmt: skip
"""The same, behind a quotation only: on their own they are words of titles."""

BY_AFTER_QUOTE: Words = (
    r"d[’']", "de", "del", "von", "di", "da", "dari", "van", "ของ", "do", "dos", "das", "della", "dei", "degli", r"dell[’']",
    "du", "des",
)  # fmt: skip
"""Before the performer (or the drama) when the title stands in quotes: too common elsewhere."""

FROM_DRAMA: Words = (
    r"dari\s+(?:drama(?:\s+korea)?|serial|drakor|film|ost)", r"(?:trong|từ)\s+(?:bộ\s+)?phim", r"(?:nhạc|ost)\s+phim",
    r"de\s+la\s+(?:serie|série|novela)",
    r"del\s+(?:drama|dorama|k-?drama)", r"d[oae]\s+(?:drama|dorama|novela|série|k-?drama)", r"du\s+(?:drama|k-?drama)",
    r"(?:extrait|tirée?)\s+d[eu]", r"aus\s+(?:dem\s+(?:k-?)?drama|der\s+serie)",
    r"dal\s+(?:drama|k-?drama)", r"dalla\s+serie", r"ze?\s+(?:serialu|k-?dramy|dramy)", r"из\s+(?:сериала|дорамы|драмы)",
    r"uit\s+(?:de\s+(?:serie|reeks)|(?:het|de)\s+(?:k-?)?drama)",
    (r"(?:from|for|in)\s+(?:the\s+)?(?:\d{4}\s+)?(?:hit\s+)?(?:k-?drama|drama|series|tv\s+series|ost\s+of|"
    r"soundtrack\s+of)(?:\s+series)?(?:,|\s+[–—-])?"), r"featured\s+in", r"(?:ประกอบ|จาก)\s?(?:ละคร|ซีรีส์)(?:เรื่อง)?",
    "จากเรื่อง",
)  # fmt: skip
"""Before the drama, beyond doubt."""

FROM: Words = ("from", "aus", "dari", "จาก", "uit", "из")
FOR: Words = ("for", "untuk", "para", "pour")

FEATURING: Words = (
    r"feat(?:uring)?\s?\.?", r"f(?:ea)?t\s?\.", r"ft", "featuring", r"with\s?\.?",
    r"bersama(?:\s+dengan)?", r"duet\s+(?:with|dengan)", "con", "avec", r"cùng(?:\s+với)?", "mit", "com", "ร่วมกับ",
    r"피처링", r"피쳐링",
)  # fmt: skip
"""Before a guest."""
FEATURING_PLAIN: Words = (
    r"feat(?:uring)?\s?\.?",
    r"f(?:ea)?t\s?\.",
    "ft",
    "featuring",
    "with",
    r"bersama(?:\s+dengan)?",
    r"duet\s+(?:with|dengan)",
    "avec",
    r"cùng\s+với",
    "ร่วมกับ",
)
"""The ones safe inside an unquoted line."""

VERSIONS: Words = (
    "ver(?:sion|sión|são|sione)?", "versi", "inst(?:rumental)?", "acoustic", "acústic[ao]", "acoustique", "akustik", "remix",
    "remaster(?:ed)?", "live", "demo", "piano", "orchestra(?:l)?",
    "unplugged", "reprise", "short", "full", "band", "rock", "ballad", "bossa\\s?nova", "lo-?fi", "a\\s?cappella", "edit",
    "mix", "english", "korean", "japanese", "chinese", "female", "male", "duet",
    "버전", "어쿠스틱", "연주곡", "バージョン", "アコースティック", "版", "伴奏",
)  # fmt: skip

NETWORKS: Words = (
    "tvn", "jtbc", "kbs\\s?2?(?:tv)?", "mbc", "sbs(?:\\s?tv)?", "mbn", "ocn", "ena", "ebs", "channel\\s?a", "tv\\s?chosun",
    "netflix", "disney\\s?\\+?", "viki(?:\\s+rakuten)?", "rakuten(?:\\s+viki)?", "viu", "wavve",
    "tving", "watcha", "coupang\\s?play", "hulu", "hbo(?:\\s+max)?", "max", "prime(?:\\s+video)?",
    "amazon(?:\\s+prime)?(?:\\s+video)?", "apple\\s?tv\\+?", "iqiyi", "wetv", "youku", "mango\\s?tv", "bilibili",
    "tencent(?:\\s+video)?",
    "tvb", "abs-cbn", "gma", "gmm\\s?(?:25|tv)?", "one\\s?31", "channel\\s?3", "nhk", "tbs系?", "フジ(?:テレビ)?系?", "日テレ系?",
    "日本テレビ系?", "テレ朝系?", "テレビ朝日系?", "テレ東系?", "[一-龥]{1,3}系", "テレビ東京系?", "mbs(?:・tbs系?)?",
    "(?:カンテレ|関西テレビ|東海テレビ|読売テレビ)(?:・(?:フジテレビ|日本テレビ)系?)?", "vtv\\d?", "rcti", "sctv", "indosiar",
    "kocowa", "crunchyroll", "星空",
    "八大", "中視", "台視", "三立",
)  # fmt: skip

EPISODE: Words = (
    r"episodes?\s*\d*", r"ep\s?\.?\s?\d+", r"eps?\.", r"recaps?", "season\\s+\\d+\\s+episode", r"chapter\s+\d+",
    r"capítulos?\s*\d*", r"épisodes?\s*\d*", r"episódios?\s*\d*", r"folgen?\s*\d+", r"bölüm", r"tập\s*\d+",
    r"第\s?\d+\s?(?:話|回|集)", r"\d+\s?(?:화|회|話)", "ตอนที่", "sinopsis", "summary", "preview", "ending\\s+explained",
)  # fmt: skip
"""A heading about an episode."""

ROLE_LINKS: Words = (
    r"\sas\s",
    r"\bplayed\s+by\b",
    r"\bportrayed\s+by\b",
    r"\bdiperankan\b",
    r"\bsebagai\b",
    r"(?:^|\s)분\)",
    "役",
    "扮演?",
    "飾演?",
    r"\bđóng\b",
    r"\binterpretad[oa]\s+por\b",
    r"\bcomo\s",
    r"\bcanlandırıyor\b",
)
"""An actor and a role."""

LABELS: Words = (
    "drama", "genres?", "cast", "director", "directed\\s+by", "writer", "written\\s+by", "screenwriter", "network",
    "original\\s+network", "episodes?", "number\\s+of\\s+episodes", "no\\.?\\s+of\\s+episodes", "release(?:d|\\s+date)?",
    "runtime",
    "country", "language", "rating", "score", "streamed\\s+on", "streaming", "where\\s+to\\s+watch", "broadcast(?:\\s+period)?",
    "air(?:ed|s|\\s+date)?", "original\\s+title", "title", "also\\s+known\\s+as", "hangul", "hanja", "revised\\s+romanization",
    "romanization",
    "composer", "composed\\s+by", "lyrics?(?:\\s+by)?", "lyricist", "arranger", "arranged\\s+by", "label", "producer",
    "produced\\s+by", "album", "duration", "source", "character(?:s|\\s+name)?", "starring", "synopsis", "plot", "status",
    "type",
    "artist", "singer", "song", "장르", "출연", "감독", "연출", "극본", "제작", "방송", "작사", "작곡", "편곡",
    "발매(?:일|사)?", "キャスト", "監督", "脚本",
    "放送", "作詞", "作曲", "編曲", "類型", "導演", "編劇", "主演", "集數", "作詞人", "genero", "género",
    "genre", "réalisateur", "sutradara", "pemain", "pemeran", "penulis", "thể\\s+loại", "đạo\\s+diễn", "diễn\\s+viên",
    "ca\\s+sĩ", "yönetmen", "oyuncular", "tür", "regie", "regia", "drehbuch", "broadcast\\s+time",
)  # fmt: skip
"""`Label: value` lines of an information box."""

ACTIONS: Words = (
    "listen", "watch", "check\\s+out", "click", "stream", "see", "read", "subscribe", "follow", "buy", "download", "vote",
    "enjoy", "dengarkan", "tonton", "simak", "saksikan", "escucha", "mira", "écoute[rz]?", "regarde[rz]?", "nghe", "xem",
    "hören", "ascolta", "guarda", "dinle", "izle", "ouça", "assista",
)  # fmt: skip
"""Imperatives that open a call to action."""

RELATED: Words = (
    "earlier(?:\\s+story)?", "previous(?:ly)?(?:\\s+(?:post|story))?", "next(?:\\s+(?:up|post|story))?",
    "you\\s+m(?:ay|ight)\\s+also\\s+like",
    "see\\s+also", "also\\s+read", "read(?:\\s+(?:also|more))?", "related", "recommended", "more", "must\\s+read",
    "baca\\s+juga", "lihat\\s+juga", "関連記事?", "관련\\s?기사", "延伸閱讀", "相關文章", "lire\\s+aussi",
    "à\\s+lire(?:\\s+aussi)?",
    "lea\\s+también", "lee\\s+también", "leia\\s+também",
    "xem\\s+thêm", "đọc\\s+thêm", "ayrıca\\s+okuyun", "อ่านเพิ่มเติม", "lesen\\s+sie\\s+auch", "leggi\\s+anche", "source",
    "sources", "via", "quelle", "fuente", "sumber", "kaynak", "출처", "来源", "來源", "出典",
)  # fmt: skip

CLOSINGS: Words = (
    "conclusions?", "final\\s+(?:thoughts?|words?|note)", "closing(?:\\s+(?:thoughts?|words?|notes?))?",
    "(?:a|the|one)\\s+last\\s+(?:notes?|words?)", "in\\s+(?:the\\s+end|closing|conclusion|summary)", "to\\s+sum\\s+up",
    "wrap(?:ping)?[-\\s]?(?:up|it\\s+up)", "the\\s+end", "epilogue", "outro",
    "verdict", "(?:final\\s+)?takeaways?", "honou?rable\\s+mentions?", "bonus",
    "about\\s+the\\s+(?:drama|series|show|author|album)", "what\\s+(?:do|did)\\s+you\\s+think", "over\\s+to\\s+you", "faqs?",
    "notes?", "credits?", "references", "sources?",
    "penutup", "kesimpulan", "akhir\\s+kata", "tentang\\s+(?:drama(?:nya)?|penulis)", "마치며", "마무리(?:하며)?", "맺음말",
    "끝으로", "결론",
    "まとめ", "おわりに", "終わりに", "最後に", "さいごに", "結語", "结语", "結論", "總結", "总结", "後記", "小結", "最後",
    "conclusiones", "conclusión", "para\\s+(?:terminar|cerrar|concluir)", "palabras\\s+finales",
    "sobre\\s+(?:el|o|la|a)\\s+\\S+", "conclusão", "considerações\\s+finais", "para\\s+finalizar", "(?:en\\s+)?conclusion",
    "le\\s+mot\\s+de\\s+la\\s+fin", "pour\\s+(?:finir|conclure)", "à\\s+propos\\s+d\\S+.*",
    "lời\\s+kết", "kết\\s+luận", "tổng\\s+kết", "về\\s+bộ\\s+phim", "sonuç", "son\\s+söz", "kapanış", "สรุป", "บทสรุป",
    "ส่งท้าย", "fazit", "zum\\s+schluss", "schlusswort", "conclusione", "conclusioni", "per\\s+(?:finire|concludere)",
    "in\\s+conclusione",
    "(?:other|more)\\s+(?:favou?rites?|songs?)", "(?:the\\s+)?rest\\s+of\\s+the\\s+best", "reactions?",
    "share\\s+your\\s+thoughts?",
)  # fmt: skip
"""A heading of the article itself, which ends a track's section."""

ORDINAL_TITLES: Words = (
    "contents",
    "toggle(?:\\s+table\\s+of\\s+contents?)?",
    "table\\s+of\\s+contents",
    "daftar\\s+isi",
    "目次",
    "목차",
    "índice",
    "sommaire",
    "mục\\s+lục",
    "içindekiler",
    "inhalt(?:sverzeichnis)?",
    "indice",
    "สารบัญ",
    "目錄",
    "目录",
)

MUSIC_WORDS = frozenset((
    "song", "songs", "sing", "sings", "sang", "sung", "singing", "singer", "singers", "vocal", "vocals", "voice", "lyric",
    "lyrics", "chorus", "ballad",
    "ballads", "tune", "tunes", "track", "tracks", "album", "albums", "refrain", "verse", "verses", "chord", "chords",
    "guitar", "piano", "drum",
    "drums", "bass", "soundtrack", "soundtracks", "ost", "band", "record", "records", "recorded", "recording", "tempo",
    "riff", "score", "theme",
    "suara", "nada", "reff", "ref", "canción", "canciones", "voz", "estribillo", "letra", "melodía", "música", "canta",
    "cantan", "cantó", "versión",
    "chanson", "chansons", "voix", "paroles", "musique", "ballade", "khúc", "giọng", "nhạc", "hát", "khúc", "điệu", "lied",
    "lieder", "lieds",
    "stimme", "gesang", "voce", "brano", "brani", "canção", "canções", "gitarre", "guitarra", "guitare", "chitarra", "gitar",
    "ses", "sesi", "sesle",
    "nummer", "lied", "liedje", "liedjes", "zang", "zangeres", "zanger", "zingt", "stem", "refrein", "gitaar", "akkoord",
    "utwór", "chór",
    "nuta", "akord", "gitara", "fortepian", "хор", "припев", "припеве", "баллада", "гитара", "гитары", "пианино", "трек",
    "klavier", "ritornello", "strophe", "strofa", "refrán", "coro", "choeur", "chœur", "chor",
))  # fmt: skip
MUSIC_STEMS = (
    "melod",
    "music",
    "listen",
    "lagu",
    "lirik",
    "penyanyi",
    "dinyanyi",
    "menyanyi",
    "aransemen",
    "mélod",
    "chante",
    "morceau",
    "şarkı",
    "müzi",
    "musik",
    "canzon",
    "nakarat",
    "sänger",
    "gesungen",
    "titellied",
    "piosen",
    "śpiew",
    "głos",
    "refren",
    "utwor",
    "muzyk",
    "muziek",
    "песн",
    "песен",
    "голос",
    "мелоди",
    "музык",
    "саундтрек",
    "вокал",
)
"""Words, and beginnings of words, that prose about a song uses."""
MUSIC_CJK: Words = (
    "노래", "곡", "목소리", "가사", "선율", "멜로디", "후렴", "가창", "부른", "불렀", "음악", "보컬", "연주", "歌", "曲",
    "歌声", "旋律", "メロディ", "ボーカル",
    "サビ", "音楽", "演唱", "歌聲", "副歌", "編曲", "前奏", "เพลง", "เสียง", "ร้อง", "ทำนอง",
)  # fmt: skip
"""The same in scripts without spaces between words."""

SINGS_AFTER: Words = (
    r"[’']s?\s+(?:\w+[-\s]){0,4}?(?:voice|vocals?|tone|rendition|singing|vibrato|ballad|song|delivery|falsetto|track)",
    (r"\s+(?:sings?|sang|lends?|lent|croons?|takes\s+the\s+verse|keeps\s+the\s+consonants|performs?|delivers|"
    r"has\s+(?:said|explained)\s+in\s+interviews)\b"), r"의\s?(?:\S+\s){0,2}(?:목소리|노래|음색|보컬|가창)",
    r"[이가은는]?(?:\([가이은는]\))?\s?(?:부른|불렀|노래|가창)", "の歌声", "が歌う", "の声", "の曲",
    r"的(?:歌聲|歌声|聲音|声音|嗓音)", "演唱", "唱",
    r"\s+(?:canta|cantó|chante|menyanyikan|membawakan|hát|singt|söylüyor|seslendiriyor|ร้อง)\b",
)  # fmt: skip
"""After a singer's name in prose."""
SINGS_BEFORE: Words = (
    r"(?:sung|performed|delivered|recorded|voiced|covered|released)\s+by\s+(?:the\s+)?",
    (r"(?:the\s+)?(?:voice|vocals?|singer|backing\s+vocals)\s+(?:is|are|of|belongs?\s+to|prove\s+to\s+be|"
    r"turn\s+out\s+to\s+be)\s+(?:the\s+)?(?:gifted\s+)?"), r"(?:voice|vocals|tone|tones|rendition)\s+of\s+", r"suara\s+",
    r"(?:dinyanyikan|dibawakan)\s+oleh\s+", r"penyanyinya\s+adalah\s+", r"canta\s+",
    r"la\s+interpreta\s+", r"(?:interpretada|cantada)\s+por\s+", r"(?:chantée?|interprétée?)\s+par\s+", "由", r"(?:do|bởi)\s+",
    r"가창(?:은|자는)?\s?", "歌手", "歌うのは", r"gesungen\s+von\s+", r"cantat[ao]\s+da\s+", r"singer\s+",
)  # fmt: skip
"""Before a singer's name in prose."""

_DOTTED_OST = tuple(f"o{a}s{b}t" for a in ("", ".", " ", ". ") for b in ("", ".", " ", ". "))
_OST_LETTERS = (
    "саундтрек", "ścieżk", "sound", "banda", "bande", "sonora", "nhạc", "사운드", "원성음반", "サウンド", "サントラ",
    "原聲", "原声", "เพลงประกอบ",
)  # fmt: skip
OST_RE = Gate(
    rf"(?<![^\W_])(?:{any_of(OST)})(?![^\W_\d])(?!\s?#\s?\d)|(?<=[가-힣\u3040-\u30ff\u4e00-\u9fff])ost(?![a-z])",
    letters=(*_DOTTED_OST, *_OST_LETTERS),
)
ROLE_RE = Gate(any_of(SONG_ROLES))
ROLE_LABEL_RE = re.compile(
    rf"(?:{any_of((*ROLE_LABELS, *SONG_ROLES))})(?:\s?(?:song|theme|曲|歌|곡))?\s?\d?\s?[:：]\s*(?=\S)|"
    rf"(?:{any_of((*ROLE_LABELS, *SONG_ROLES))})\s?\d?\s?(?=[〈《「『≪<＜])|"
    rf"[\[【(（〔](?:{any_of((*ROLE_LABELS, *SONG_ROLES))})(?:\s?(?:song|theme|曲|歌|곡))?\s?\d?[\]】)）〕]\s*(?=\S)",
    re.IGNORECASE,
)
DRAMA_NOUN_RE = Gate(rf"(?<![^\W_])(?:{any_of(DRAMA_NOUNS)})(?![^\W_])")
PART_RE = re.compile(
    r"(?:(?<![^\W_])(?:part|pt|vol(?:ume)?|chapter|deel|teil|część|cz|часть|partie|parte|phần|bagian|kısım)\s?\.?\s?(\d{1,3})(?!\d)|파트\s?\.?\s?(\d{1,3})|"
    r"パート\s?(\d{1,3})|第?(\d{1,2})(?:弾|輯))",
    re.IGNORECASE,
)
YEAR_RE = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-4]\d)(?!\d)年?")
NETWORK_RE = Gate(rf"(?<![^\W_])(?:{any_of(NETWORKS)})(?![^\W_])")
EPISODE_RE = Gate(rf"(?<![^\W_])(?:{any_of(EPISODE)})(?![^\W_])")
ROLE_LINK_RE = Gate(any_of(ROLE_LINKS))
LABEL_RE = re.compile(rf"^(?:{any_of(LABELS)})\s*[:：]", re.IGNORECASE)
ACTION_RE = re.compile(rf"^(?:{any_of(ACTIONS)})(?![^\W_])", re.IGNORECASE)
RELATED_RE = re.compile(rf"^[\[【]?(?:{any_of(RELATED)})[\]】]?\s*[:：\]】]", re.IGNORECASE)
CLOSING_RE = re.compile(rf"(?:{any_of(CLOSINGS)})\s*[:：.!?…]*", re.IGNORECASE)
CONTENTS_RE = re.compile(rf"(?:{any_of(ORDINAL_TITLES)})\s*[:：]?", re.IGNORECASE)
SPACELESS = re.compile(r"[가-힣\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Scripts without spaces between words, or with endings glued on: no word boundary there."""
MUSIC_CJK_RE = re.compile(any_of(MUSIC_CJK))
