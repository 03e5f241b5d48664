"""Calls in the middle of a text that say what a reader gets: an advertisement with its button, a letter with its day.

A sentence of the article may begin with either half: so both halves must be there.
"""

from scraper.parsers.dropping.line_pattern import LinePattern, row

_AD = (
    r"(?:광고|広告|广告|廣告|advertisement|anzeige|werbung|publicidad|publicidade|publicité|pubblicità|iklan|reklame?|reklama|"
    r"реклама|"
    r"quảng cáo|โฆษณา|advertentie|annonse?|mainos|hirdetés|publicitate|oglas|inzerce|διαφήμιση|פרסומת|إعلان|تبلیغات|विज्ञापन)"
)
_BUTTON = (
    r"(?:바로 ?가기|보러 ?가기|구경하기|구매하기|자세히 ?(?:보기|알아보기)|더 ?알아보기|신청하기|설치하기|"
    r"(?:詳しくは)?こちら|詳細を見る|今すぐ(?:購入|チェック|申し込む)|立即(?:购买|購買|查看|下载|下載|抢购|搶購)|点击(?:查看|购买|进入)|點擊(?:查看|購買|進入)|"
    r"(?:shop|buy|order|book|download|install|try|play|join) (?:it )?now|learn more|find out more|click here|"
    r"jetzt (?:kaufen|bestellen|sichern|entdecken)|mehr erfahren|compra(?:r)? ahora|ver ofertas?|más información|"
    r"compre (?:agora|já)|saiba mais|"
    r"achete[rz] maintenant|j[’']en profite|en savoir plus|acquista ora|scopri di più|beli sekarang|cek di sini|mua ngay|"
    r"xem ngay|"
    r"hemen (?:al|incele)|ซื้อเลย|คลิกเลย|ดูเลย|koop nu|bestel nu|kup teraz|sprawdź|купить сейчас|подробнее|køb nu|köp nu|"
    r"kjøp nå|osta nyt|"
    r"vásárolj most|cumpără acum|kup nyní|kúp teraz|αγόρασε τώρα|اشتر الآن|تسوق الآن)"
)
_DO_NOT_MISS = (
    r"(?:ne (?:ratez|manquez|loupez)|n[’']en (?:ratez|manquez)|don[’']t miss|never miss|no te pierdas|no se pierda|não perca|"
    r"não perd[ae]|non perder\w*|verpass\w*|mis (?:niets|geen|nooit)|не пропуст\w+|nie przegap\w*|gå inte miste|gå ikke glip|"
    r"jangan lewatkan|đừng bỏ lỡ|kaçırma\w*|älä missaa|ne maradj le|nu rata(?:ți)?|nezmeškej\w*|ne propusti\w*|μη(?:ν)? χάσ\w+)"
)
_RECEIVE = (
    r"(?:recevez|reçois|abonne[sz]?[- ]|inscri\w+-|receive |get |sign up|subscribe|suscr[ií]b\w+|recib[ea]\b|recibí\b|receba\b|"
    r"assine\b|inscreva|ricevi\b|iscriviti|erhalte|hol dir|melde dich|melden sie sich|abonnier\w*|ontvang|meld je|schrijf je in|"
    r"подпи\w+|получа\w+|отримуй\w*|підпи\w+|zapisz się|otrzymuj|prenumerera|tilmeld|meld deg|berlangganan|dapatkan|đăng ký|nhận|"
    r"abone ol|tilaa |iratkozz|abonează|odebírej\w*|odoberaj\w*|prijavi\w*|εγγρα\w+)"
)
_OURS = r"(?:our|nos|notre|nuestr\w+|noss\w+|(?:i|il|la|le) nostr\w+|unsere\w?|onze|наш\w*|nasz\w*|vores|våra|våre|meille)"
_DAYS = (
    r"(?:(?:every|each|chaque|cada|ogni|jede[nrs]?|elke|iedere|кажд\w+|кожн\w+|każd\w+|hver|varje|setiap|mỗi|joka)"
    r" [^\W\d_]{2,12}|"
    r"(?:tou(?:te)?s les|tod[ao]s (?:los|las|os|as)|tutt[ei] (?:i|le)) [^\W\d_]{2,12}|co tydzień|wöchentlich|weekly|daily)"
)

OFFER_PATTERNS: tuple[LinePattern, ...] = (
    row("advertising", rf"^\W*{_AD}\b\W{{1,3}}\S.{{1,70}}[\s\W]{_BUTTON}\W*$", limit=110),
    row("newsletter", rf"^\W*{_DO_NOT_MISS}\b[^.!?:;]{{0,60}}[.!?:;,–—-]\s*{_RECEIVE}.{{0,70}}$", limit=150),
    row("newsletter", rf"^\W*{_RECEIVE}\W*{_OURS} .{{2,50}}\b{_DAYS}\W*$", limit=110),
    row(
        "newsletter",
        r"^\W*매(?:주|일|달|월)\s?.{0,24}(?:받아 ?보세요|받아보시|보내 ?드립니다|보내 ?드려요|전해 ?드립니다|전해 ?드려요)\W*$",
        limit=60,
    ),
)
"""In the order in which they are asked."""
