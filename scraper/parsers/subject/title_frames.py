"""The slot for a drama's name in titles that are built alike: `Review: X is …`, `5 Gründe, X zu sehen`, `X 7회 줄거리`.

A frame is an opening (a label, or a noun and the word that joins a name to it), a closing, or both. What stands between is
the name, cut where the sentence goes on. All tables here are of words that any such title has in its language.
"""

import re

from scraper.parsers.subject.topics import read_topic
from scraper.parsers.tracks.words import DRAMA_NOUNS, any_of

DAYS = (
    r"(?:pekan|minggu|hari)\s+ini", r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", r"weekend", r"weekly", r"daily",
    r"nightly", r"senin", r"selasa", r"rabu", r"kamis", r"jum[’']?at", r"sabtu", r"minggu", r"akhir\s+pekan", r"lunes",
    r"martes", r"miércoles", r"jueves", r"viernes", r"sábado", r"domingo", r"fin\s+de\s+semana", r"lundi", r"mardi",
    r"mercredi", r"jeudi", r"vendredi", r"samedi", r"dimanche", r"week-end", r"montag", r"dienstag", r"mittwoch",
    r"donnerstag", r"freitag", r"samstag", r"sonntag", r"wochenende", r"lunedì", r"martedì", r"mercoledì", r"giovedì",
    r"venerdì", r"sabato", r"domenica", r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?", r"thứ\s+\w+", r"chủ\s+nhật",
    r"cuối\s+tuần", r"pazartesi", r"salı", r"çarşamba", r"perşembe", r"cuma", r"cumartesi", r"pazar", r"hafta\s+sonu",
)  # fmt: skip
_RATINGS = (
    r"ratings?", r"viewership", r"audienci?as?", r"audiências?", r"audiences", r"quoten", r"einschaltquoten", r"ascolti",
    r"reyting(?:ler)?i?", r"tỷ\s+suất(?:\s+người\s+xem)?",
)  # fmt: skip
_REVIEWS = (
    r"reviews?", r"reviewed", r"(?:wieder|neu)\s+gehört", r"now\s+(?:playing|watching)", r"thoughts", r"moments", r"scenes",
    r"quotes", r"ranked", r"explained", r"first\s+impressions?", r"reseñas?", r"crítica", r"resenha", r"critique", r"avis",
    r"ulasan", r"kritik", r"rezension", r"recensione", r"inceleme", r"đánh\s+giá", r"รีวิว",
)  # fmt: skip
_RECAPS = (
    r"recaps?", r"récap", r"sinopsis", r"resumen", r"résumé", r"resumo", r"riassunto", r"zusammenfassung", r"özet",
    r"tóm\s+tắt", r"nội\s+dung", r"เรื่องย่อ", r"(?:all\s+)?episodes", r"episode\s+guide", r"guía\s+de\s+episodios",
    r"guide\s+des\s+épisodes", r"episoden(?:führer|guide|liste)", r"guida\s+agli\s+episodi", r"guia\s+de\s+episódios",
)  # fmt: skip
_CASTS = (
    r"cast", r"characters?", r"who\s+(?:is|plays)\s+whom?", r"who[’']s\s+who", r"reparto", r"personajes", r"elenco",
    r"personagens", r"personnages", r"acteurs", r"distribution", r"besetzung", r"figuren", r"charaktere", r"rollen",
    r"wer\s+ist\s+wer", r"qu[ei]m\s+é\s+quem", r"qui[eé]n\s+es\s+qui[eé]n", r"qui\s+est\s+qui", r"chi\s+è\s+chi",
    r"character\s+guide", r"personaggi", r"(?:daftar\s+|profil\s+)?(?:pemain|pemeran)", r"(?:dàn\s+)?diễn\s+viên",
    r"nhân\s+vật", r"นักแสดง", r"ตัวละคร",
)  # fmt: skip
_SONGS = (
    r"songs?", r"(?:track)?lists?", r"sounds?", r"tracks?", r"music", r"soundtracks?", r"ost", r"canciones", r"música",
    r"músicas", r"chansons", r"musique", r"lieder", r"musik", r"canzoni", r"musica", r"lagu(?:-lagu)?", r"bài\s+hát",
    r"ca\s+khúc", r"nhạc(?:\s+phim)?", r"banda\s+sonora", r"bande\s+originale", r"colonna\s+sonora", r"trilha\s+sonora",
    r"เพลงประกอบ", r"şarkılar[ıi]", r"theme\s+songs?",
)  # fmt: skip
_COUNTED = (
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|all|every|best|cinq|six|sept|cinco|seis|fünf|sechs|"
    r"cinque|sei)\s+)"
)
_SONGS_AFTER = (
    r"songs?", r"tracks?", r"music", r"soundtracks?", r"osts?", r"theme\s+songs?", r"şarkılar[ıi]",
)  # fmt: skip
"""Of these, the ones that a name stands before."""
_MAKERS = (
    r"composers?", r"music\s+directors?", r"directors?", r"writers?", r"screenwriters?", r"producers?", r"stars?",
    r"compositor[ae]?", r"director[ae]?", r"guionista", r"compositeur", r"réalisateur", r"scénariste", r"komponist(?:in)?",
    r"regisseur(?:in)?", r"compositore", r"regista", r"diretor[ae]?", r"roteirista", r"sutradara", r"penulis", r"đạo\s+diễn",
    r"biên\s+kịch",
)  # fmt: skip
_OF = (
    r"of", r"in", r"from", r"for", r"about", r"behind", r"on", r"de(?:l|(?-i:\s+la))?", r"du", r"di", r"dell[ao’']", r"da",
    r"do", r"von", r"aus", r"zu", r"für", r"en", r"em", r"dans", r"nel(?:la)?", r"sur", r"sobre", r"su", r"của", r"trong",
    r"về", r"dari", r"untuk", r"dalam", r"pour", r"para", r"per",
)  # fmt: skip
_WATCH = (
    r"(?:to|should|must|can)\s+(?:re-?)?(?:watch|see|love|start|try)", r"(?:menonton|nonton|tonton)",
    r"(?:nên|phải|đáng|để)\s+xem",
    (
        r"(?:para|de|por|p[ae]r|pour|zum|harus|wajib|untuk)\s+(?:ver|assistir(?:\s+a)?|voir|regarder|adorer|vedere|guardare|"
        r"amare|nonton)"
    ),
    r"(?:por\s?qu[eé]|pourquoi|perché)\s+(?:ver|assistir(?:\s+a)?|voir|regarder|vedere|guardare)",
    r"warum\s+(?:man|du|sie|ihr)", r"reasons?(?:\s+why)?(?=\s+(?-i:[A-Z]))(?!\s+(?:you|we|i|to|why)\b)",
    r"ที่?(?:ควร|ต้อง)ดู", r"à\s+voir", r"gründe\s*(?:,(?:\s+warum)?|für)",
)  # fmt: skip
_TELLING = (
    r"(?:re-?)?listening\s+to", r"réécouter", r"(?:volver\s+a\s+)?escuch(?:ar|ando)(?:\s+(?:otra\s+vez|de\s+nuevo))?",
    r"(?:ri)?ascolt(?:are|ando)", r"(?:re)?ouvi(?:r|ndo)", r"(?:re)?écouter", r"mendengarkan(?:\s+(?:lagi|kembali))?",
    r"nghe\s+lại", r"(?:music|songs)\s+that\s+made(?!\s+(?:me|us|you|them|it|my|our)\b)",
    r"(?:of\s+us|we|let[’']s)\s+(?:talk|argue|fight)\s+about", r"(?:talking|talk|chat|argument)\s+about", r"sings?\s+for",
    r"(?:things|facts)\s+(?:to\s+know\s+|(?:we|i|you)\s+(?:\w+\s+){1,2})?about", r"chante(?:ra)?\s+pour",
    r"canta(?:rá)?\s+para", r"singt\s+für", r"joins?", r"voice\s+to", r"joining", r"(?:to\s+)?releases?", r"guide\s+to",
)  # fmt: skip
_STARTING = (
    r"ranking", r"re-?playing", r"re-?visiting", r"remembering", r"rediscovering", r"inside", r"why", r"watched:?",
    r"reviewing", r"recapping", r"rewatching", r"watching", r"what", r"is", r"how", r"where\s+(?:was|is)",
)  # fmt: skip
_NOUNS = (*_REVIEWS, *_RECAPS, *_CASTS, *_SONGS, *_RATINGS)
_BARE = (
    r"(?:review|ulasan|sinopsis|recap|spoiler)", r"(?:daftar\s+|profil\s+)?(?:pemain|pemeran)", r"đánh\s+giá", r"tóm\s+tắt",
    r"nội\s+dung(?:\s+từng\s+tập)?", r"(?:dàn\s+)?diễn\s+viên", r"ost", r"soundtrack", r"lagu(?:-lagu)?(?:\s+pengiring)?",
    r"karakter", r"nhạc\s+phim", r"(?:ca\s+khúc|bài\s+hát)", r"rating", r"alasan(?:\s+(?:kamu|anda|kenapa|mengapa))?",
)  # fmt: skip
"""Nouns that a name follows without a word between, in Indonesian and Vietnamese."""
_DRAMA = (
    rf"(?:(?:the\s+|le\s+|la\s+|el\s+|il\s+|o\s+)?(?:drama\s+(?:korea|china|jepang|thailand|turki)|{any_of(DRAMA_NOUNS)})\s+)?"
)
_AND = r"\s*(?:,|&|\band|\by|\bet|\be|\bund|\bdan|\bvà|\bve)\s+(?:the\s+|les\s+|i\s+|gli\s+|die\s+|các\s+|os\s+|las\s+|los\s+)?"
_NOUN = rf"(?:{any_of(_NOUNS)})(?:{_AND}(?:{any_of(_NOUNS)}))?"

_ARTICLES = frozenset((
    "", "the", "le", "la", "les", "el", "los", "las", "il", "lo", "i", "gli", "der", "die", "das", "o", "a", "os", "as", "nos",
))  # fmt: skip
NO_NAME = re.compile(
    r"\b(?:k-?dramas?|c-?dramas?|dramas|dramen|osts?)\b|\b(?:korean|chinese|taiwanese|japanese|thai)\s+drama|^(?:(?:cantonese|mandarin|korean|english|japanese|chinese|thai|taiwanese|spanish|french|german|vietnamese|indonesian|turkish)"
    r"(?:\s\w+)?|(?:south\s+)?korea|hong\s+kong|taiwan|seoul|japan|tokyo|china|thailand|bangkok|asia|youtube|spotify|netflix)$|"
    r"^(?:that|which)\b|^(?:i|you|we|it|this|these|interview|news|complete|full|official)$|[’']s\s+(?:best|top|favou?rites?)$|"
    r"\s(?:of|the|of\s+the|and|in|to|from|for|where|when|that|which|who)$|^\w+ies$|^\d{2,4}s$|"
    r"^\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|"
    r"(?:월화|수목|금토|토일|주말|일일|아침)(?:극|드라마)?$|^(?:hàn|trung|nhật|thái)\s+(?-i:[a-zà-ỹ])",
    re.IGNORECASE,
)
"""What stands in the slot when no drama does: a country's dramas, a decade, a day, half of a sentence."""
_RUNS_ON = re.compile(r"\s+[a-z]")
_COLON = re.compile(r"\s?:\s")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BEHIND_NAME = re.compile(r"\s+[|–—-]\s.*$|\?.*$")
_CLAUSE = re.compile(r",\s+[a-zà-ÿ].*$")
_BRACKETS = re.compile(r"\s*[\[【〔][^\]】〕]{1,20}[\]】〕]\s*(?=\S)")
_LABEL = re.compile(
    rf"\s*(?:(?<![^\W_])(?:{any_of((*_RATINGS, *_REVIEWS, *_RECAPS, *_CASTS, *DAYS, *DRAMA_NOUNS))}|tv|the|of|am|"
    r"del|dell[ao]|de|du|di|da|do|on|for|เรตติ้ง[ก-๛]*)(?![^\W_])[\s-]*){1,5}(?:\s*[:：|]\s*|(?<=\s)[–—-]\s+|\s+[–—-]\s+)(?=\S)",
    re.IGNORECASE,
)
_OPENERS = (
    re.compile(
        rf"(?:.*?(?<![^\W_]))??(?:{_NOUN}|{any_of(_MAKERS)})\s+(?:{any_of(_OF)})\s+{_DRAMA}(?:(?-i:the)\s+)?", re.IGNORECASE
    ),
    re.compile(rf"(?:.*?(?<![^\W_]))??(?:{any_of((*_WATCH, *_TELLING))})\s+{_DRAMA}(?:(?-i:the)\s+)?", re.IGNORECASE),
)
_START = re.compile(rf"(?:{any_of(_STARTING)})\s+(?:(?-i:the)\s+)?{_DRAMA}", re.IGNORECASE)
_BARE_OPENER = re.compile(
    rf"(?:.*?(?<![^\W_]))??(?:{any_of(_BARE)})\s+(?:(?:ost|di|trong|của|lengkap|{any_of(_WATCH)})\s+)*{_DRAMA}", re.IGNORECASE
)
_THAI_OPENER = re.compile(
    r"[^:]*?(?:รีวิว|เรื่องย่อ|(?:รายชื่อ)?นักแสดงและตัวละคร|(?:รายชื่อ)?นักแสดง|ตัวละคร|เหตุผลที่(?:ควร|ต้อง)ดู|"
    r"(?:ฟัง)?เพลงประกอบ)(?:ซีรีส์|ละคร)?(?:เรื่อง)?\s+"
)
_BARE_LANGUAGES = frozenset(("id", "ms", "vi", ""))
_CLOSER = re.compile(
    r"(?=[\s:–—\-’',（(\[\u0e00-\u0e7f])(?:"  # what any of it begins with, so that the many are not tried at every letter
    rf"(?:\s*[:–—-]|\s+(?:en|in))\s+{_COUNTED}(?:{any_of(_SONGS)})(?![^\W_]).*$|"
    rf"(?:[’']s?)?\s+(?:{any_of((*_SONGS_AFTER, *_RECAPS, *_REVIEWS))}|finale)(?![^\W_]).*$|"
    r"\s+(?:k-?drama\s+|drama\s+)?(?:cast|characters?|oyuncular[ıi]|karakterleri|müzikleri|şarkıları|"
    r"oyuncu\s+kadrosu|incelemesi|yorumu|dizi\s+müzikleri|ending)(?![^\W_]).*$|"
    r",?\s+(?:s\d{1,2}\s?e\d+|(?:eps?\.?|episodes?|épisodes?|capítulos?|episodi?os?|episódios?|folgen?|puntat[ae]|tập|bölüm|season|"
    r"temporada|staffel)\s*\d+|\d+\.\s?bölüm|ตอนที่|per\s+episode|setiap\s+episode|episode(?:-by-episode|\s+guide)|bölüm\s).*$|"
    r"\s+(?:izlemek|yeniden|im\s+test|noch\s+einmal|track\s+by|song\s+by|one\s+by|one\s+song|episode\s+by|through|lohnt|per\s+episode|worth|ranked|explained|"
    r"reviewed|sehen\s+(?:sollte|muss)|zu\s+(?:sehen|schauen)|từng|again$|de\s+novo|sounds?\s+like|uses|filmed|works|is\s+worth)(?![^\W_]).*$|"
    r",\s+(?:la|le|il|l[’']|der|die|das|the|a|an|uno?|una|um|uma|ein|eine|une)\s+[a-zà-ÿ].*$|"
    r",\s+(?-i:Drama|Drakor)\s.*$|(?<=[\u0e00-\u0e7f])\s+(?:ครบ|ทุก|ทีละ|พร้อม).*$|,\s+(?:satu|bikin|ranked|reviewed|explained)\b.*$|"
    r"\s+(?:dan|và|y|e|et|und)\s+(?:các\s+)?(?:para\s+)?(?:peran|karakter|pemeran|pemain|nhân\s+vật|penyanyi)\w*.*$|"
    r",\s+(?:siapa|ada|ini|apa|cek|simak|yuk|wajib|mana)\b.*$|,?\s+(?P<unit>\w+)\s+(?:für|by|per|par|por|demi|à|a)\s+(?P=unit)\b.*$|"
    r"\s+lengkap\b.*$|\s*[（(\[].*$|(?<=[\w.!?])(?<![\u0e00-\u0e7f])\s*[\u0e00-\u0e7f].*$|"
    r"[’'](?:ni|nin|nın|nun|nün|yi|ye|de|da|den|dan|e|a|i|ı|u|ü)\s.*$)",
    re.IGNORECASE,
)
"""Where a name in Latin letters ends for good: the words behind it are those of the frame."""
_THE_SONGS = re.compile(
    r"(?:(?:\bthe|\bThe(?=\s+(?:complete|full|whole|entire|official|original)\s)|\b[Ee]very|\b[Aa]ll(?:\s+the)?|\b[Ee]ach)\s+)(?:(?:complete|full|whole|entire|official|original)\s+)?([A-Z0-9](?:(?!:\s[a-z]).)*?)(?:[’']s)?\s+"
    r"(?:[Ss]oundtracks?|OSTs?|[Ss]ongs?|[Mm]usic|[Tt]racks?)(?![^\W_])"
)
"""`Every X song`, `the X soundtrack`: between the article and the noun stands the name."""
_RATED = re.compile(r"([A-Z][^:,]{1,40}?)\s+(?:Raih|Tembus|Catat|Cetak|Puncaki|Pimpin|Capai)\s+(?:\w+\s+)?Rating\b")
"""`X Raih Rating …`: dramas reach ratings, people do not."""
_COPULA = re.compile(
    r"\s+(?:is|isn[’']t|was|are|es|est|é|è|ist|có|has|hat|ha|tiene|tem|keeps|holds|rises|slips|climbs|falls|sets|adds)\s+(?=[^A-Z]).*$"
)
_HEADLINE_VERB = re.compile(
    r"\s+(?:Is\s+(?:Worth|Not|So|More|Less|Better|[Aa]n?|[Tt]he|\w+er\s+Than)|[A-Z][a-z]{2,}s\s+(?:Its|Their|Our|Your|Us|You|It|All|Up|Out))\b.*$"
)
"""`Paper Lanterns Finds Its Feet`: where a headline in capitals goes on behind the name."""
_CLAUSE_WORDS = (
    r"(?:of|the|and|in|to|on|a|an|for|with|at|by|is|it|from|about|not|"
    r"de|del|da|du|des|la|le|les|di|della|your|my|you|der|die|und|y|e|et|los|las|el)"
)
_TAKEN = re.compile(
    rf"[^\sa-zà-ÿ][^\s]*(?:\s+(?:{_CLAUSE_WORDS}\s+){{0,3}}[^\sa-zà-ÿ][^\s]*)*(?:\s+(?:de|du|des|del|dei|della|di|da|do)(?:\s+(?:la|las|los|el|le|les|l[’']|tu|mi|su))?\s+[a-zà-ÿ]+)?"
)
_RELEASE = re.compile(r"(?<![^\W_])(?:ost|soundtrack)\s+(?=\S)", re.IGNORECASE)
_TITLE_CASE_VERB = re.compile(
    r"\s+(?:Layak|Lebih|Naik|Turun|Tembus|Wajib|Bikin|Setiap|Per|Tayang|Resmi|Raih|Capai|Kembali|Tetap|Masih|Jadi|Pimpin|"
    r"(?:Mem|Men|Meng|Ber|Ter(?!akhir|baik|indah)|Di)[a-z]{4,})(?![^\W_]).*$"
)
_ASKS = re.compile(r"(?:what|how|why|when|where|who|which|a|an|one|two|three)\b", re.IGNORECASE)
EPISODE_NAME = re.compile(
    r"(?:episodes?|eps?\.?|season|part|week|chapter|capítulo|épisode|folge|tập)\s*(?:\d|[IVX]+\b)", re.IGNORECASE
)
_CJK_CLOSER = re.compile(
    r"\s*(?:제?\s?\d+\s?[-~]?\s?\d*\s?(?:회|화|위|%)|第?\s?[\d一二三四五六七八九十]+(?:\s?[-~～〜–—、至到]\s?第?\s?[\d一二三四五六七八九十]+)?\s?[話集回]|最終[話回]|最[終终后後]一?[話集回]|"
    r"마지막\s?[회화]|정주행|を(?:[見観]た|[見観]終|[見観]まし|完走)|[을를]\s*(?:꼭\s*|다\s*)?(?:봐야|보는|보고)|"
    r"등장인물|출연진|인물관계도|줄거리|결말|후기|리뷰|감상|시청률|자체\s|회차|キャスト|登場人物|相関図|あらすじ|ネタバレ|感想|レビュー|"
    r"視聴率|各話|全話|分集|劇情|剧情|演員|演员|角色|心得|影評|影评|評價|评价|[觀观]後感|观后感|收視|收视|大結局|大结局).*$"
)
_CJK_OST = re.compile(r"\s*(?<![A-Za-z])(?:OST|原聲帶|原声带|サントラ|사운드트랙)(?![A-Za-z]).*$", re.IGNORECASE)
_CJK_NOUN = re.compile(r"(?:드라마|ドラマ|韓劇|韩剧|電視劇|电视剧)\s*(?=\S)")
_CJK_OPEN = re.compile(r"[比被把]$|那些|[這这]些|보다$|より$")
"""Half of a sentence, no name."""
_CJK_STOP = re.compile(r"[,、,:：。!！?？/|].*$|\s+[-–—~]\s.*$")


def framed_name(title: str, language: str | None = None) -> str | None:
    """Return what stands in the slot for a name when `title` is built like many; `None` when it is not, or holds none.

    >>> framed_name("Review: Salt Season is slower than you think"), framed_name("Salt Season for beginners")
    ('Salt Season', None)
    >>> framed_name("5 Gründe, Love from the Harbour zu sehen", "de"), framed_name("[줄거리] 소금의 계절 3화", "ko")
    ('Love from the Harbour', '소금의 계절')
    """
    title = title[:300]
    found = _BRACKETS.match(title)
    text = title[found.end() :].strip() if found else title.strip()
    if _is_cjk(text):
        text = _CJK_NOUN.sub("", text)
        closed = _CJK_CLOSER.sub("", text)
        name = _CJK_OST.sub("", _CJK_STOP.sub("", closed)).strip()
        told = bool(name) and (bool(found) or closed != text) and len(name) <= 16
        return name if told and not NO_NAME.search(name) and not _CJK_OPEN.search(name) else None
    held = _THE_SONGS.search(text)
    if held:
        return None if NO_NAME.search(held.group(1)) else held.group(1).strip()
    rated = _RATED.match(text)
    if rated:
        return rated.group(1)
    rest, opened = _after_opening(text, (language or "")[:2])
    whole = _before_topic(rest)
    if whole:
        return whole
    closed = _CLOSER.sub("", rest).strip(" ,:")
    if not (opened or found or closed != rest):
        return None
    name = _clip(closed, (language or "")[:2])
    if text[: len(text) - len(rest)].endswith(" the ") and _RUNS_ON.match(closed, len(name)):
        return None  # `the Hong Kong serials`: the capitals only tell which
    return None if name.casefold() in _ARTICLES or NO_NAME.search(name) or NO_NAME.search(closed) else name


def tells_the_topic(tail: str) -> bool:
    """Tell whether what follows a colon speaks of the topic and is no subtitle of the drama.

    >>> tells_the_topic("What Stays With You"), tells_the_topic("Boys Over Flowers")
    (True, False)
    """
    told = read_topic(tail)
    return bool(
        told.head
        or told.songs
        or _ASKS.match(tail)
        or any(w[:1].islower() and len(w) > 2 for w in tail.split())
        or EPISODE_NAME.match(tail)
    )


def _before_topic(text: str) -> str:
    """Return what stands before a colon with nothing but the topic behind it: `X: the soundtrack, song by song`."""
    parts = list(_COLON.finditer(text))
    if (
        not parts
        or any(o.match(text[: parts[-1].start()]) for o in (*_OPENERS, _START))
        or _CLOSER.search(text[: parts[-1].start()])
    ):
        return ""
    name, tail = text[: parts[-1].start()], text[parts[-1].end() :]
    opener = _OPENERS[0].match(tail)
    if opener and tail[opener.end() : opener.end() + 1].isupper():
        return ""
    topic = read_topic(tail)
    return (
        _HEADLINE_VERB.sub("", _COPULA.sub("", name.strip()))
        if (topic.head or topic.songs) and (tail[:1].islower() or " " not in tail)
        else ""
    )


def _is_cjk(text: str) -> bool:
    return _CJK.match(text) is not None


def _after_opening(text: str, language: str) -> tuple[str, bool]:
    """Return the title behind its label and its opening, and whether there was any."""
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    if _before_topic(rest):
        bare = _BARE_OPENER.match(rest) if language in _BARE_LANGUAGES else None
        return (rest[bare.end() :], True) if bare and bare.end() < rest.index(":") else (rest, True)
    openers = (*_OPENERS, _BARE_OPENER) if language in _BARE_LANGUAGES else _OPENERS
    first = rest.partition(": ")[0]
    if first != rest and rest[:1].isupper() and _CLOSER.search(first) and not any(o.match(first) for o in (*openers, _START)):
        return first, True
    ends = [found.end() for opener in (*openers, _THAI_OPENER) if (found := opener.match(rest)) and found.end() < len(rest)]
    starting = _START.match(rest)
    ends = ends or ([starting.end()] if starting and starting.end() < len(rest) else [])
    ends = [end for end in ends if not rest[end].islower()]
    return (_RELEASE.sub("", rest[min(ends) :]), True) if ends else (rest, bool(label))


def _clip(text: str, language: str) -> str:
    """Cut a name in Latin letters where the frame or the sentence goes on."""
    name = text
    head, colon, tail = name.partition(": ")
    if not colon:
        head, colon, tail = name.partition(" : ")
    if colon and (not tail[:1].isupper() or tells_the_topic(tail)):
        name = head
    name = _HEADLINE_VERB.sub("", _TITLE_CASE_VERB.sub("", _COPULA.sub("", name)))
    name = _BEHIND_NAME.sub("", name).strip(" ,:|–—-’'")
    name = _CLAUSE.sub("", name)
    taken = _TAKEN.match(name)
    sentence = language == "vi" and name.split()[1:2] != [] and name.split()[1][:1].islower()
    if taken and taken.end() < len(name) and not sentence and not _is_sentence_like_name(name):
        name = taken.group()
    return name.strip(" ,:|–—-’'")


def _is_sentence_like_name(name: str) -> bool:
    """`La sal de tu nombre`: in Romance languages a title has one capital."""
    words = name.split()
    return (
        len(words) <= 6
        and not any(w[:1].isupper() for w in words[1:])
        and words[0].casefold()
        in {
            "la",
            "le",
            "el",
            "il",
            "o",
            "a",
            "los",
            "las",
            "les",
            "os",
            "as",
            "mi",
            "mon",
            "ma",
            "mio",
            "meu",
            "un",
            "una",
            "une",
            "um",
            "uma",
        }
    )
