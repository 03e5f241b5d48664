"""Titles that have a word for songs or dramas and promise something else: gifts, books, headphones, places, tour dates.

The noun that names the thing opens the title (behind numbers and adjectives), or stands last where the language has it so.
"""

from scraper.parsers.tracks.gates import Gate

_OPENING = (
    r"gift\s+(?:guides?|ideas|lists?)", r"gifts", r"presents", r"merch(?:andise)?", r"headphones", r"earphones",
    r"earbuds", r"speakers", r"turntables", r"record\s+players", r"(?:sheet\s+music\s+|song|score\s+)?books",
    r"novels", r"apps", r"podcasts", r"newsletters", r"instruments",
    r"(?:sheet\s+music|scores?)\s+(?:books|collections)", r"composers", r"producers", r"lyricists",
    r"music\s+directors", r"places", r"locations", r"(?:concert\s+)?venues", r"record\s+(?:shops|stores)",
    r"tour\s+dates", r"concert\s+dates", r"posters", r"documentaries", r"websites", r"channels", r"accounts",
    r"regalos", r"ideas\s+de\s+regalo", r"auriculares", r"libros", r"aplicaciones", r"p[oó]dcasts?", r"instrumentos",
    r"compositor[ea]s", r"lugares", r"fechas", r"idées\s+(?:de\s+)?cadeaux", r"cadeaux", r"casques", r"livres",
    r"applis", r"applications", r"compositeurs", r"lieux", r"geschenk(?:e|ideen|tipps)", r"kopfhörer", r"bücher",
    r"instrumente", r"komponist\w+", r"orte", r"regali", r"idee\s+regalo", r"cuffie", r"libri", r"strumenti",
    r"compositori", r"luoghi", r"presentes", r"fones(?:\s+de\s+ouvido)?", r"livros", r"aplicativos", r"kado",
    r"hadiah", r"ide\s+(?:kado|hadiah)", r"buku", r"aplikasi", r"komposer", r"tempat", r"quà(?:\s+tặng)?",
    r"gợi\s+ý\s+quà", r"tai\s+nghe", r"sách", r"ứng\s+dụng", r"nhạc\s+sĩ", r"địa\s+điểm", r"prezent(?:y|ów)",
    r"pomysły\s+na\s+prezent", r"słuchawki", r"książk\w+", r"kompozytor\w+", r"cadeaus?(?:tips|ideeën)?",
    r"koptelefoons", r"boeken", r"componisten", r"подарк\w+", r"наушник\w+", r"книг\w*", r"композитор\w+",
    r"мест[а]?", r"ของขวัญ", r"หูฟัง", r"หนังสือ", r"แอป",
)  # fmt: skip
_LAST = (
    r"선물\s?(?:가이드|추천|리스트|목록)", "굿즈", "헤드폰", "이어폰", "작곡가", "음악감독", "악보집?", "서적",
    r"(?<=\s)책", "팟캐스트", "성지순례", "촬영지", r"(?:ギフト|プレゼント)(?:ガイド)?", "グッズ", "ヘッドホン",
    "ヘッドフォン", "イヤホン", "書籍", "作曲家", "楽譜集?", "ロケ地", "聖地巡礼", "禮物", "礼物", "周邊", "周边",
    "耳機", "耳机", "書單", "书单", "樂譜", "乐谱", "拍攝地點?", "取景地",
    r"hediye(?:ler\w*|\s+(?:önerileri|rehberi|fikirleri))?", r"kulaklık\w*", r"kitap\w*", r"besteci\w*",
)  # fmt: skip
_COUNT = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|diez|deux|trois|quatre|cinq|"
    r"six|sept|huit|dix|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|due|tre|quattro|cinque|sei|sette|dieci|dois|três|quatro|dez)"
)
_ARTICLE = r"(?:the|our|my|a|an|some|all|los|las|les|nos|des|mes|die|unsere|i|le|gli|os|as|những|các|mười|năm)"
_ADJECTIVE = (
    r"(?:best|great|perfect|lovely|little|small|favou?rite|essential|beautiful|mejores|meilleurs|besten|schönsten|migliori|melhores|cuốn|"
    r"món|chiếc|idées|pairs\s+of|good|new|holiday|christmas|musical|drama|soundtrack|ost|k-?drama)"
)
_PROMISES = Gate(
    rf"^\W*(?:(?:{_ARTICLE}|{_COUNT}|{_ADJECTIVE})\s+){{0,4}}(?:{'|'.join(_OPENING)})(?![^\W_])|"
    rf"(?:{'|'.join(_LAST)})\s?(?:(?:베스트|best|top)?\s?\d{{1,3}}\s?"
    rf"(?:선|가지|권|곳|명|인|選|選び|冊|人|款|件|本|位|個|样|樣|張)?|추천|모음|おすすめ|まとめ|推薦|推荐|önerileri)?\W*$|"
    r"\bwhat\s+to\s+(?:buy|get|give)\b|\bqué\s+regalar|\bquoi\s+offrir|"
    r"\b(?:tour|concerts?)\b.{0,60}\bdates\b|\bfechas\s+de\s+la\s+gira|\bdates\s+de\s+(?:la\s+)?tournée|"
    r"\btourdaten|(?:공연|투어)\s?일정|ツアー(?:日程|スケジュール)|\bwhere\s+to\s+(?:buy|shop|eat|stay)\b",
)


def promises_things(title: str) -> bool:
    """Tell whether a title, without what it quotes, promises things that are no songs and no dramas.

    >>> promises_things("A Gift Guide for OST Fans"), promises_things("Five Songs for Your Headphones")
    (True, False)
    >>> promises_things("드라마 OST 팬을 위한 선물 가이드"), promises_things("선물 같은 드라마 OST")
    (True, False)
    """
    return _PROMISES.search(title) is not None
