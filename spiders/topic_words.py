"""Words of the topic filter, a language a row: other subjects, our own, and words that say nothing. Data only; see `topics.py`.

Words are split at `|`; spellings meet without accents.
"""

OTHERS: dict[str, str] = {
    "en": (
        "sport|sports|football|soccer|baseball|basketball|volleyball|tennis|golf|cricket|rugby|hockey|boxing|wrestling|ufc|"
        "mma|motorsport|motorsports|formula 1|f1|olympics|nba|nfl|mlb|nhl|ncaa|premier league|esports|politics|election|"
        "elections|government|parliament|congress|economy|economics|finance|personal finance|money|markets|stock market|"
        "stocks|banking|business|investing|cryptocurrency|crypto|bitcoin|real estate|property|housing|jobs|taxes|tech|"
        "technology|gadgets|software|smartphones|cybersecurity|artificial intelligence|science|environment|climate|health|"
        "nutrition|fitness|covid 19|coronavirus|weather|traffic|cars|autos|automotive|motoring|horoscope|horoscopes|"
        "astrology|recipes|gardening"
    ),
    "ko": (
        "스포츠|야구|축구|농구|배구|골프|해외축구|해외야구|프로야구|e스포츠|정치|국회|선거|경제|증시|증권|금융|부동산|산업|"
        "기업|재테크|주식|코인|가상화폐|과학|테크|it 과학|기술|건강|의학|날씨|교통|자동차|운세|채용"
    ),
    "ja": (
        "スポーツ|野球|プロ野球|サッカー|ゴルフ|相撲|バスケットボール|テニス|ラグビー|eスポーツ|政治|選挙|国会|経済|株式|"
        "株価|マーケット|金融|ビジネス|不動産|為替|仮想通貨|テクノロジー|科学|サイエンス|健康|天気|交通|自動車|クルマ|占い|"
        "求人"
    ),
    "zh": (
        "体育|體育|运动|運動|足球|篮球|籃球|棒球|网球|網球|高尔夫|高爾夫|电竞|電競|政治|时政|時政|选举|選舉|经济|經濟|财经|"
        "財經|股市|股票|证券|證券|金融|理财|理財|房产|房產|地产|地產|房地产|房地產|产经|產經|商业|商業|科技|科学|科學|数码|"
        "數碼|健康|养生|養生|天气|天氣|气象|氣象|交通|汽车|汽車|运势|運勢|星座|招聘"
    ),
    "es": (
        "deporte|deportes|fútbol|béisbol|baloncesto|tenis|ciclismo|boxeo|política|elecciones|gobierno|economía|finanzas|"
        "mercados|bolsa|negocios|empresas|empleo|vivienda|inmobiliario|criptomonedas|tecnología|ciencia|salud|clima|"
        "tráfico|motor|autos|coches|horóscopo|horóscopos|recetas"
    ),
    "pt": (
        "esporte|esportes|desporto|desportos|futebol|basquete|vôlei|política|eleições|governo|economia|finanças|mercado|"
        "mercados|negócios|empregos|imóveis|tecnologia|ciência|saúde|previsão do tempo|trânsito|carros|automóveis|"
        "horóscopo|receitas"
    ),
    "fr": (
        "sport|sports|football|cyclisme|rugby|politique|élections|gouvernement|économie|finance|finances|bourse|"
        "entreprises|emploi|immobilier|argent|technologie|technologies|high tech|science|sciences|santé|météo|auto|"
        "automobile|horoscope|recettes"
    ),
    "de": (
        "sport|fußball|bundesliga|handball|politik|wahlen|wirtschaft|finanzen|börse|geld|unternehmen|immobilien|karriere|"
        "technik|technologie|wissenschaft|gesundheit|wetter|verkehr|auto|mobilität|horoskop|rezepte"
    ),
    "it": (
        "sport|calcio|basket|ciclismo|politica|elezioni|economia|finanza|mercati|lavoro|immobiliare|tecnologia|scienza|"
        "scienze|salute|meteo|motori|oroscopo|ricette"
    ),
    "id": (
        "olahraga|bola|sepak bola|sepakbola|bulu tangkis|bulutangkis|politik|pemilu|ekonomi|bisnis|keuangan|finansial|"
        "saham|pasar modal|properti|teknologi|tekno|sains|kesehatan|cuaca|otomotif|zodiak|ramalan zodiak|resep|"
        "lowongan kerja|sukan|perniagaan|kesihatan"
    ),
    "vi": (
        "thể thao|bóng đá|chính trị|bầu cử|kinh tế|tài chính|kinh doanh|chứng khoán|bất động sản|doanh nghiệp|công nghệ|"
        "khoa học|sức khỏe|thời tiết|giao thông|xe máy|ô tô|ô tô xe máy|tử vi"
    ),
    "th": (
        "กีฬา|ฟุตบอล|มวย|การเมือง|เลือกตั้ง|เศรษฐกิจ|การเงิน|หุ้น|ธุรกิจ|อสังหาริมทรัพย์|เทคโนโลยี|ไอที|วิทยาศาสตร์|สุขภาพ|"
        "พยากรณ์อากาศ|สภาพอากาศ|จราจร|ยานยนต์|รถยนต์|ดูดวง"
    ),
    "tr": (
        "spor|futbol|basketbol|voleybol|siyaset|politika|seçim|ekonomi|finans|borsa|emlak|iş dünyası|teknoloji|bilim|"
        "sağlık|hava durumu|trafik|otomobil|otomotiv|astroloji|burçlar|yemek tarifleri"
    ),
    "ru": (
        "спорт|футбол|хоккей|баскетбол|теннис|политика|выборы|экономика|финансы|бизнес|рынки|деньги|недвижимость|биржа|"
        "технологии|наука|здоровье|погода|авто|автомобили|гороскоп|гороскопы|рецепты|futbol|hokkej|politika|ekonomika|"
        "biznes|finansy|nedvizhimost|tehnologii|nauka|zdorove|pogoda|goroskop"
    ),
    "ar": (
        "رياضة|الرياضة|كرة القدم|سياسة|السياسة|انتخابات|اقتصاد|الاقتصاد|مال وأعمال|أعمال|بورصة|البورصة|عقارات|تكنولوجيا|"
        "علوم|صحة|الصحة|طقس|الطقس|سيارات|أبراج|الأبراج"
    ),
    "nl": (
        "voetbal|wielrennen|politiek|verkiezingen|economie|financieel|beurs|wetenschap|gezondheid|weer|verkeer|horoscoop|recepten"
    ),
    "pl": (
        "piłka nożna|siatkówka|polityka|wybory|gospodarka|biznes|finanse|giełda|nieruchomości|technologie|nauka|zdrowie|"
        "pogoda|motoryzacja|przepisy"
    ),
    "tl": "palakasan|pulitika|ekonomiya|negosyo|teknolohiya|kalusugan",
    "hi": (
        "खेल|क्रिकेट|फुटबॉल|राजनीति|चुनाव|अर्थव्यवस्था|व्यापार|कारोबार|बिज़नेस|बाजार|शेयर बाजार|विज्ञान|तकनीक|टेक्नोलॉजी|स्वास्थ्य|सेहत|मौसम|राशिफल"
    ),
}
"""Language → names of sections and labels that are about something else, compared whole.

Hard news only, never a genre of dramas (crime, medical, military, law, history and school are missing on purpose) and nothing
that drama coverage lives in (culture, life, fashion, travel, opinion).
"""

OURS: dict[str, str] = {
    "en": (
        "drama*|kdrama*|cdrama*|jdrama*|dorama*|drakor|telenovela*|sitcom*|ost|osts|soundtrack*|song|songs|songwriter*|"
        "lyric*|singer*|music*|ballad*|playlist*|album|albums|film|films|filming|filmography|movie*|cinema*|actor*|"
        "actress*|screenwriter*|entertainment|showbiz*|celeb|celebs|celebrit*|kpop|k pop|idol|idols|hallyu|netflix|viki|"
        "tving|kocowa|webtoon*|genre|genres"
    ),
    "ko": (
        "드라마|노래|음악|가요|가수|배우|영화|방송|예능|연예|아이돌|케이팝|앨범|음원|주제가|삽입곡|수록곡|웹툰|시청률|사극|"
        "넷플릭스|티빙|출연|뮤지컬|로맨스|주연|장르"
    ),
    "ja": "ドラマ|歌|曲|音楽|サントラ|俳優|女優|映画|アニメ|アイドル|芸能|エンタメ|番組|韓流|アルバム|放送|出演|ジャンル",
    "zh": (
        "电视|電視|歌|曲|音乐|音樂|原声|原聲|演员|演員|影视|影視|电影|電影|娱乐|娛樂|综艺|綜藝|明星|偶像|主演|艺人|藝人|"
        "韩流|剧集|劇集|剧|劇"
    ),
    "es": (
        "novela|novelas|canción|canciones|cantante*|sonora|película*|cine|actriz|actrices|actores|farándula|"
        "entretenimiento|espectáculo*|famosos|música*"
    ),
    "pt": "novela|novelas|canção|canções|cantor*|filme|filmes|ator|atriz|atores|entretenimento|famosos|celebridade*",
    "fr": "feuilleton*|chanson*|chanteu*|acteur*|actrice*|divertissement*|bande originale|musique*",
    "de": "fernseh*|lied|lieder|sänger*|schauspiel*|unterhaltung|promis|kino|filme|musik*|filmmusik",
    "it": "canzon*|colonna sonora|cantant*|attore|attori|attrice|spettacol*|televisione|fiction",
    "id": "lagu|sinetron|penyanyi|aktor|aktris|hiburan|seleb|selebriti|selebritas|artis|drachin",
    "vi": "phim|nhạc|bài hát|ca khúc|ca sĩ|diễn viên|giải trí|điện ảnh|truyền hình",
    "th": "ละคร|ซีรีส์|ซีรี่ส์|ซีรีย์|เพลง|ดารา|นักแสดง|นักร้อง|บันเทิง|หนัง|ภาพยนตร์|ดนตรี",
    "tr": "dizi|diziler*|dizisi*|şarkı*|müzik*|filmi|filmleri|oyuncu*|sinema*|magazin",
    "ru": (
        "дорам*|сериал*|песн*|музык*|фильм*|кино*|актёр*|актер*|актрис*|певец|певиц*|саундтрек*|шоу бизнес|serial|serialy|"
        "muzyka|kino"
    ),
    "ar": "مسلسل|دراما|أغنية|أغاني|موسيقى|فيلم|أفلام|ممثل|فنان|مطرب|سينما|تلفزيون|ترفيه|مشاهير",
    "nl": "muziek*|liedje*|acteur*|zanger*|amusement|showbizz|films",
    "pl": "serial|seriale|serialu|muzyk*|piosenk*|aktor*|film*|rozrywka",
    "tl": "teleserye*|kanta|awit|pelikula|aktres|artista|libangan",
    "hi": "नाटक|धारावाहिक|ड्रामा|गाना|गाने|गीत|संगीत|फिल्म|फ़िल्म|सिनेमा|अभिनेता|अभिनेत्री|गायक|मनोरंजन|बॉलीवुड|सीरियल",
}
"""Language → words of dramas, songs and the screen; `*` stands for any ending.

In scripts without spaces any part of a text may be one.
"""

OURS_AS_NAMES = (
    "tv|television|series|serie|séries|serien|show|shows|cast|star|stars|stage|theater|theatre|arts|culture|season|seasons|"
    "episode|episodes|recap|recaps|review|reviews|screen|streaming|media|people|televisión|televisão|diziler|show biz|"
    "cultura|kultur|cultural|budaya|văn hóa|文化|문화|วัฒนธรรม"
)
"""Words that count only in the name of a section or label: elsewhere they are said of sports and markets just as well."""

NOTHING = (
    "news|latest|home|featured|top stories|top story|headline|headlines|breaking|breaking news|section|sections|category|"
    "categories|all|uncategorized|uncategorised|blog|article|articles|story|stories|post|posts|archive|archives|index|"
    "world|national|local|international|global|today|live|video|videos|photos|newsletter|more|misc|updates|뉴스|소식|기사|"
    "종합|전체|속보|일반|해외|국내|ニュース|速報|記事|新闻|新聞|资讯|資訊|noticias|noticia|últimas|notícias|notícia|"
    "actualité|actualités|nachrichten|aktuell|notizie|ultime|berita|terkini|tin tức|tin|ข่าว|ข่าวล่าสุด|haber|haberler|"
    "son dakika|новости|أخبار|nieuws|wiadomości|balita|समाचार|खबरें"
)
"""Words that say nothing of a subject; beside a name of another subject they change nothing."""

SECTION_QUERIES = frozenset(("category", "cat", "section", "sec", "channel", "rubric", "topic"))
"""Query parameters that name a section."""
