"""A small gazetteer: acts, groups and family names whose spelling settles what grammar leaves open.

It is the last witness asked, never the first: most names in an article are not in any table. A row is here because the
name is hard to read without knowing it (a group in brackets, a joiner inside one act's name), not to know all acts.
"""

from functools import lru_cache

from scraper.text import fold

GROUPS = frozenset(map(fold, (
    "2AM", "2NE1", "2PM", "4Minute", "AB6IX", "AKMU", "AOA", "APink", "ASTRO", "ATEEZ", "aespa", "B1A4", "BAP", "B.A.P", "BESTie",
    "BIGBANG", "BLACKPINK", "BOYNEXTDOOR", "BTOB", "BTS", "BSS", "Block B", "Brown Eyed Girls", "CIX", "CNBLUE", "CRAVITY",
    "Cosmic Girls",
    "Crayon Pop", "DAY6", "DreamCatcher", "Dreamcatcher", "ENHYPEN", "EVERGLOW", "EXID", "EXO", "EXO-CBX", "EXO-SC", "f(x)",
    "F.T. Island",
    "FTISLAND", "fromis_9", "FLY TO THE SKY", "Fly to the Sky", "(G)I-DLE", "GFRIEND", "GOT7", "GWSN", "Girl's Day",
    "Girls' Generation",
    "Girls Generation", "Girls’ Generation", "SNSD", "Golden Child", "Guckkasten", "H.O.T", "Highlight", "I.B.I", "I.O.I",
    "iKON", "ILLIT",
    "INFINITE", "ITZY", "IVE", "IZ*ONE", "JYJ", "KARA", "KARD", "Kep1er", "Kiss of Life", "LABOUM", "LE SSERAFIM", "LOONA",
    "Lovelyz",
    "MAMAMOO", "MBLAQ", "MONSTA X", "MeloMance", "Melomance", "Miss A", "miss A", "MOMOLAND", "MYTEEN", "N.Flying", "NCT",
    "NCT 127",
    "NCT DREAM", "NCT U", "WayV", "NMIXX", "NU'EST", "NewJeans", "Nine Muses", "ONEUS", "ONF", "Oh My Girl", "OH MY GIRL",
    "P1Harmony",
    "PENTAGON", "Pristin", "RIIZE", "RedVelvet", "Red Velvet", "Rainbow", "SECHSKIES", "SEVENTEEN", "SF9", "SG Wannabe",
    "SHINee", "SISTAR",
    "SISTAR19", "STAYC", "Secret", "Shinhwa", "Stray Kids", "Super Junior", "Super Junior-K.R.Y.", "Supernova", "T-ARA",
    "T-Max", "TEEN TOP",
    "THE BOYZ", "TOMORROW X TOGETHER", "TREASURE", "TVXQ", "TVXQ!", "TWICE", "TXT", "U-KISS", "UNIQ", "VAV", "VERIVERY",
    "VICTON", "VIXX",
    "VIXX LR", "WINNER", "WJSN", "Wanna One", "Weeekly", "Weki Meki", "Wonder Girls", "ZE:A", "ZEROBASEONE", "Fiestar",
    "Ladies' Code",
    "Hello Venus", "gugudan", "Day6", "DKZ", "Nell", "The Rose", "Standing Egg", "10CM", "Urban Zakapa", "Davichi", "Vibe",
    "4MEN", "Monday Kiz",
    "Bolbbalgan4", "BOL4", "Jannabi", "Busker Busker", "Coffee Boy", "Soulstar", "LUCY", "Epik High", "Dynamic Duo", "Leessang",
    "Girlsday",
    "SixTONES", "Snow Man", "King & Prince", "Hey! Say! JUMP", "Sexy Zone", "KAT-TUN", "NEWS", "V6", "Arashi", "SMAP",
    "KinKi Kids", "AKB48",
    "Nogizaka46", "F4", "S.H.E", "Fahrenheit", "5566", "F.I.R.", "Mayday", "K ONE", "BNK48", "LYKN", "PROXIE", "SB19", "BINI",
    "Blink-182",
    "방탄소년단", "엑소", "세븐틴", "샤이니", "소녀시대", "레드벨벳", "마마무", "러블리즈", "에이핑크", "오마이걸",
    "여자친구", "블랙핑크", "트와이스",
    "빅뱅", "위너", "아이콘", "인피니트", "비투비", "빅스", "갓세븐", "데이식스", "몬스타엑스", "더보이즈", "스트레이키즈",
    "스트레이 키즈", "아이들",
    "(여자)아이들", "에스파", "있지", "아이브", "르세라핌", "뉴진스", "뉴이스트", "워너원", "하이라이트", "슈퍼주니어",
    "동방신기", "신화", "씨엔블루",
    "FT아일랜드", "국카스텐", "멜로망스", "볼빨간사춘기", "잔나비", "다비치", "바이브", "먼데이키즈", "어반자카파",
    "스탠딩에그", "십센치", "악뮤",
    "악동뮤지션", "부석순", "라붐", "씨스타", "걸스데이", "투피엠", "투에이엠", "원더걸스", "카라", "티아라", "에프엑스",
    "SG워너비", "브라운아이드걸스",
    "엔시티", "투모로우바이투게더", "우주소녀", "구구단", "프로미스나인", "케플러", "스테이씨", "엔믹스", "아스트로",
    "펜타곤", "골든차일드",
    "少女時代", "防弾少年団", "東方神起", "五月天", "飛輪海",
)))  # fmt: skip
"""Groups and bands, folded: in brackets or as a possessive beside a name they are the member's group."""

WHOLE_NAMES = (
    "Ben&Ben", "Ben & Ben", "Car, The Garden", "W & Whale", "Yovie & Nuno",
    "King & Prince", "CHAGE&ASKA", "CHAGE and ASKA", "Simon & Garfunkel", "Hall & Oates",
    "Earth, Wind & Fire",
    "Tegan and Sara", "Mumford & Sons", "Of Monsters and Men", "Years & Years", "Brooks & Dunn", "Crosby, Stills & Nash",
    "Big & Rich",
    "Hyungdon & Daejune", "Angus & Julia Stone", "Echo & the Bunnymen", "Sam and Dave", "Tyler, The Creator", "Above & Beyond",
    "Matt and Kim",
    "Chase & Status", "Derek and the Dominos", "Salt-N-Pepa", "Dan + Shay", "Chloe x Halle", "TOMORROW X TOGETHER", "MONSTA X",
    "f(x)",
    "Seals & Crofts", "Peter, Paul and Mary", "Blood, Sweat & Tears", "Emerson, Lake & Palmer", "Macklemore & Ryan Lewis",
    "Coheed and Cambria",
    "Belle and Sebastian", "Iron & Wine", "She & Him", "Aly & AJ", "Kool & The Gang", "Sly & The Family Stone",
    "Ike & Tina Turner",
)  # fmt: skip
"""Acts with a joiner inside one name: never split."""

ACTS = frozenset(map(fold, (
    "Ailee", "Baek Ji-young", "Baek Yerin", "BoA", "Chen", "Baekhyun", "Chanyeol", "Xiumin", "Cheeze", "Crush", "Colde", "Dean",
    "DOKO", "Dvwn",
    "Gaho", "Gummy", "Heize", "Hwasa", "IU", "Jung Seung Hwan", "K.Will", "Kassy", "Kim Feel", "Kim Na-young", "Kyuhyun",
    "LeeHi", "Lee Hi",
    "Loco", "Lyn", "Mad Clown", "Nam Hye-seung", "Paul Kim", "Punch", "Ra.D", "Rothy", "Roy Kim", "SAAY", "Sam Kim",
    "So Soo-bin", "Sohyang",
    "Sondia", "Soyou", "Suran", "Sung Si Kyung", "Taeyeon", "Taemin", "Wendy", "Wheein", "Wheesung", "Yang Da Il", "Younha",
    "Yoon Mi Rae",
    "Yoon Mirae", "Zico", "Zion.T", "Joy", "Seulgi", "Jonghyun", "Onew", "Minhyuk", "Ha Hyun-woo", "Huh Gak", "Kim Bum Soo",
    "Lim Young Woong",
    "Ariana Grande", "Maroon 5", "Shawn Mendes", "Billie Eilish", "Taylor Swift", "Vitamin String Quartet", "Ed Sheeran",
    "Celeste", "Eve",
    "아이유", "태연", "거미", "펀치", "찬열", "첸", "백현", "헤이즈", "크러쉬", "에일리", "폴킴", "임영웅", "이무진",
    "백예린", "백지영", "린", "정승환",
    "케이윌", "로꼬", "소유", "벤", "이하이", "로이킴", "규현", "윤미래", "성시경", "김범수", "박효신", "이선희", "이승철",
    "가호", "홍이삭", "김나영",
    "鄧紫棋", "周杰倫", "林俊傑", "張韶涵", "尹美萊", "陳奕迅", "李榮浩", "毛不易", "周深", "米津玄師", "宇多田ヒカル",
    "あいみょん", "髭男dism",
)))  # fmt: skip
"""Solo acts often heard in drama soundtracks, folded. Some are words too (`Crush`, `Joy`): weak evidence only."""

FAMILY_NAMES = frozenset((
    "kim", "lee", "yi", "park", "choi", "jung", "jeong", "chung", "kang", "cho", "jo", "yoon", "yun", "jang", "lim", "im",
    "han", "shin", "seo",
    "kwon", "hwang", "ahn", "an", "song", "yoo", "yu", "ryu", "hong", "ko", "go", "moon", "yang", "son", "bae", "baek", "heo",
    "huh", "nam",
    "shim", "sim", "noh", "roh", "ha", "kwak", "sung", "cha", "joo", "ju", "woo", "koo", "gu", "min", "jin", "ji", "na", "ma",
    "ok", "do", "gong",
    "pyo", "ban", "byun", "byeon", "eom", "um", "won", "so", "ham", "hyun", "tak", "yeo", "chae", "bang", "seol", "gil", "wang",
    "wong", "chan",
    "cheung", "chow", "fong", "lam", "lau", "leung", "ng", "tam", "tang", "wu", "zhang", "li", "liu", "chen", "lin", "huang",
    "zhao", "zhou", "xu",
    "sun", "zhu", "guo", "hu", "siu", "kwan", "yung", "tsang", "chu", "mok", "yip", "ho", "chiu", "cheng", "nguyen", "tran",
    "pham", "tanaka",
    "sato", "suzuki", "yamada", "fu", "mi",
))  # fmt: skip
"""Romanised family names that stand first, in lower case."""

HANGUL_FAMILY = frozenset(
    "김이박최정강조윤장임림한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지나마옥공표반변엄원소함현탁여채방설길왕도천석선명기라"
)
HAN_FAMILY = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹曾彭蕭萧蔡潘田董袁于余葉叶蔣蒋杜蘇苏魏程呂吕丁沈任姚盧卢傅鍾钟姜崔譚谭廖范汪陸陆金石戴賈贾韋韦夏邱方侯鄒邹熊孟秦白江閻阎薛尹段雷黎史龍龙賀贺顧顾毛郝龔龚邵萬万覃武錢钱菊青森小佐"
)


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Tell whether `name` is a group of the table.

    >>> is_group("SEVENTEEN"), is_group("2 AM"), is_group("Goblin")
    (True, True, False)
    """
    return fold(name) in GROUPS


@lru_cache(maxsize=4096)
def is_act(name: str) -> bool:
    """Tell whether `name` is an act or a group of the tables.

    >>> is_act("Heize"), is_act("다비치"), is_act("Hold Me Back")
    (True, True, False)
    """
    key = fold(name)
    return key in ACTS or key in GROUPS
