"""What a site asks or counts in one short line, in as many languages as we could write: share, rate, look, buy, receive.

Each has two halves, since a sentence of the article may begin with either: an imperative or a noun, and its aim or number (a
network, a recipe, pictures; an advertisement's button, a letter's day).
"""

from scraper.parsers.dropping.line_pattern import LinePattern, row

_NETWORKS = "pinteres|facebook|whatsapp|instagram|twitter|telegram|tiktok|threads|linkedin|youtube|bluesky|mastodon|viber"
_NETWORKS_ELSEWHERE = "فيسبوك|تويتر|واتساب|פייסבוק|טוויטר|וואטסאפ|فیسبوک|توییتر|واتساپ|फेसबुक|व्हाट्सएप|ट्विटर|фейсбук|φέισμπουκ"
_SHARES = (
    r"sdílet|sdílej(?:te)?|zdieľať|zdieľaj(?:te)?|megosztás|oszd meg|ossza meg|distribuie|distribuiți|partajează|κοινοποίηση|"
    r"κοινοποιήστε|μοιραστείτε|μοιράσου|dela|del|jaa|udostępnij|podziel się|поширити|поділитися|поділись|сподели|споделете|"
    r"podijeli(?:te)?|podeli(?:te)?|deli(?:te)?|подели|شارك(?:ها|ه)?|انشر|مشاركة|שתף|שתפו|שיתוף|اشتراک(?:‌گذاری)?|साझा करें|शेयर करें|"
    r"teilen|auf|partager|compartir|compartilhar|condividi|delen"
)
_RATES = (
    r"rate|notez|note[zr]?|évaluez|donnez une note à|bewerte[nt]?(?: sie)?|valora|califica|puntúa|avalie|classifique|vota|valuta|"
    r"beoordeel|oceń|ohodnoťte|ohodnoť|értékeld|evaluează|βαθμολογήστε|αξιολογήστε|betygsätt|bedøm|vurder|arvioi|оцените|оцініть|"
    r"beri (?:nilai|rating|penilaian)(?: untuk)?|nilai|đánh giá|puanla|oyla|ให้คะแนน"
)
_RATED = (
    r"recipe|recette|rezept|receta|receita|ricetta|recept\w*|przepis|rețet[aă]|συνταγή|oppskrift\w*|opskrift\w*|resepti\w*|"
    r"рецепт|resep|công thức|tarif\w*|สูตร\w*|article|artikel\w*|artículo|artigo|articolo|artykuł|статью|статтю"
)
_PICTURES = (
    r"photos?|pictures|images?|pics|fotos?|bilder|imágenes|imagens|immagini|foto['’]?s|zdjęć|zdjęcia|fotografi[ií]|kép|fotografii|"
    r"φωτογραφίες|bildern|billeder|kuvaa|фото(?:графий|графии)?|gambar|ảnh|fotoğraf|ภาพ|รูป|장|枚|张|張|張照片|张图片"
)
_ALBUMS = (
    r"(?:photo |picture |image )?(?:gallery|album|slideshow)|photos|galerie(?: photos?)?|diaporama|bildergalerie|"
    r"fotostrecke|fotogalerie|"
    r"galería(?: de (?:fotos|imágenes))?|galeria(?: (?:de fotos|zdjęć))?|galleria(?: fotografica)?|fotogaler[iíe]\w*|"
    r"fotó(?:k|galéria)|"
    r"galerie foto|φωτογραφίες|bildspel|billedserie|kuvagalleria|фотогалерея|галерея|album foto|galeri(?: foto)?|album ảnh|"
    r"bộ ảnh|"
    r"อัลบั้มภาพ|อัลบั้มรูป|แกลเลอรี่?|ภาพทั้งหมด|사진(?: ?모음)?|포토 ?갤러리|화보|写真(?:一覧|集)?|フォトギャラリー|画像(?:一覧)?|"
    r"图集|圖集|组图|組圖|相册|相簿|高清大图"
)
_VISITOR = (
    r"you are (?:visitor|guest)|sie sind (?:der |besucher)|vous êtes le|eres (?:el|la) visit|você é o visit|sei il visit|"
    r"u bent bezoeker|jesteś gościem|вы .{0,12}посетитель|(?:您|你)是(?:本站|本頁|本页)?第"
)
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

CALL_PATTERNS: tuple[LinePattern, ...] = (
    row("share", rf"^(?:{_SHARES})\b.{{0,24}}(?:{_NETWORKS})\w{{0,5}}\W*$", where="tail", limit=60),
    row("share", rf"^(?:{_SHARES}) .{{0,6}}(?:{_NETWORKS_ELSEWHERE})\W*$", limit=50),
    row("share", rf"^(?:{_NETWORKS_ELSEWHERE}) (?:पर|में) (?:साझा|शेयर) क\S{{0,6}}\W*$", limit=50),
    row("reactions", rf"^(?:{_RATES}) ?(?:\w{{1,6}} )?(?:{_RATED})(?:\s.{{0,40}})?(?<![.。])$", where="tail", limit=70),
    row("furniture", rf"^(?:{_ALBUMS})\W{{0,4}}\d{{1,3}}\W{{0,3}}(?:{_PICTURES})\W*$", limit=50),
    row("furniture", rf"^[^.!?。]{{3,70}}[.!。]\s?(?:{_VISITOR}).{{0,30}}\d[\d\s,.]*\W*$", where="tail", limit=120),
    row("advertising", rf"^\W*{_AD}\b\W{{1,3}}\S.{{1,70}}[\s\W]{_BUTTON}\W*$", limit=110),
    row("newsletter", rf"^\W*{_DO_NOT_MISS}\b[^.!?:;]{{0,60}}[.!?:;,–—-]\s*{_RECEIVE}.{{0,70}}$", limit=150),
    row("newsletter", rf"^\W*{_RECEIVE}\W*{_OURS} .{{2,50}}\b{_DAYS}\W*$", limit=110),
    row(
        "newsletter",
        r"^\W*매(?:주|일|달|월)\s?.{0,24}(?:받아 ?보세요|받아보시|보내 ?드립니다|보내 ?드려요|전해 ?드립니다|전해 ?드려요)\W*$",
        limit=60,
    ),
)
"""In lower case, as all rows, and in the order in which they are asked."""
