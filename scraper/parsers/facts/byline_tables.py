"""Words round the names in a byline, by language; data only.

Sources: boilerplate.md section 1 (class "byline, date, reporter"), the author strings of WordPress, Blogger, Drupal,
Tistory, Ghost and PIXNET themes in the languages listed.
"""

_SIMPLE_LABELS = (
    # English
    "by", "written by", "posted by", "published by", "created by", "authored by", "reported by", "contributed by", "submitted by",
    "article by", "post by", "story by", "text by", "words by", "review by", "reviewed by", "recap by", "recapped by",
    "interview by", "interviewed by", "filed by", "interview",
    "guest post by", "a guest post by", "blog by", "from the desk of", "author", "authors", "author name", "the author",
    "writer", "writers",
    "words", "text", "story", "from", "reporter", "reporting by", "recapper", "reviewer", "blogger", "columnist", "contributor",
    "post author",
    # Korean, Japanese, Chinese
    "글", "글쓴이", "글·사진", "작성자", "작성", "기자", "취재", "에디터", "필자", "지은이", "저자", "리뷰", "기고",
    "文", "記", "文章", "文責", "執筆", "執筆者", "著者", "筆者", "ライター", "取材・文", "取材＆文", "構成・文", "文・構成",
    "記事", "投稿者", "作成者", "書いた人", "記事の著者", "本文作者", "文章作者", "글 작성자", "beitragsautor",
    "auteur du billet", "auteur de l’article", "auteur de l'article", "autor del post", "autor del artículo",
    "autor do post", "autor do artigo", "autore dell’articolo", "autore dell'articolo",
    "tác giả bài viết", "yazının yazarı", "автор поста", "autor wpisu",
    "この記事を書いた人", "記者", "作者", "撰文", "撰稿", "撰稿人", "记者", "文字", "採訪", "采访", "採訪撰文", "特約記者",
    "實習記者", "原作者",
    # Indonesian, Malay, Tagalog
    "oleh", "dari", "penulis", "ditulis oleh", "diposting oleh", "diterbitkan oleh", "dipublikasikan oleh", "pewarta",
    "kontributor", "jurnalis",
    "penulis artikel", "laporan", "teks", "ni", "isinulat ni", "sinulat ni",
    # Spanish, Portuguese, Italian, French
    "por", "escrito por", "publicado por", "redactado por", "posteado por", "autor", "autora", "autores", "redactor",
    "redactora", "texto",
    "texto de", "texto por", "reportagem de", "reportagem", "postado por", "escrita por", "un artículo de", "di",
    "a cura di", "scritto da",
    "pubblicato da", "autore", "autrice", "testo di", "testo", "articolo di", "par", "écrit par", "publié par", "rédigé par",
    "posté par",
    "auteur", "auteure", "autrice", "texte", "texte de", "texte par", "propos recueillis par", "un article de", "une critique de",
    # German, Dutch, Nordic
    "von", "verfasst von", "geschrieben von", "veröffentlicht von", "ein beitrag von", "ein artikel von", "text von",
    "autorin", "door",
    "geschreven door", "geplaatst door", "tekst", "auteurs", "av", "skriven av", "skrevet av", "af", "skrevet af", "skribent",
    # Turkish, Vietnamese, Thai
    "yazan", "yazar", "yazı", "yazarı", "hazırlayan", "ekleyen", "gönderen", "haber", "haberi yapan", "muhabir", "bởi", "tác giả",
    "người viết", "viết bởi", "đăng bởi", "bài viết của", "bài viết", "bài", "phóng viên", "người đăng", "โดย", "เขียนโดย",
    "ผู้เขียน", "เรื่อง",
    "เรื่องโดย", "โพสต์โดย", "ผู้สื่อข่าว",
    "gespräch", "das gespräch führte", "das interview führte", "protokoll", "aufgezeichnet von", "entretien", "entretien avec",
    "entrevista", "entrevista de", "entrevista por", "intervista", "intervista di", "wywiad", "rozmowa", "rozmawiał",
    "rozmawiała",
    "opublikował", "opublikowała", "dodał", "dodała", "przygotował", "przygotowała", "интервью", "беседовал", "беседовала",
    "беседу вёл", "беседу вела", "беседу вел", "wawancara", "vraaggesprek", "opgetekend door", "phỏng vấn", "thực hiện",
    "สัมภาษณ์โดย", "สัมภาษณ์", "聞き手", "聽寫", "专访", "專訪", "글쓴 이", "올린이", "등록자", "게시자", "楼主", "樓主",
    "發文者", "发帖人",
    "author(s)", "この記事を書いたライター", "この記事のライター",
    "この記事の著者", "この記事の執筆者", "rédaction", "redaktion", "redacción",
    "redação", "опубликовал(а)", "написал(а)", "добавил(а)", "автор статьи", "автор текста",
    # Finnish, Hungarian, Romanian, Catalan, more Nordic and Turkish
    "teksti", "kirjoittanut", "kirjoittaja", "toimittaja",
    "szerző", "írta", "scris de", "publicat de", "escrit per", "skrevet av",
    "forfatter", "journalist", "röportaj", "söyleşi", "derleyen",
    # Polish, Czech, Russian, Ukrainian, Greek
    "przez", "napisał", "napisała", "tekst", "napsal", "napsala", "autorka", "автор", "авторы", "авторка", "текст", "написал",
    "написала", "опубликовал", "опубликовала", "του", "της", "από τον", "από την", "γράφει ο", "γράφει η", "συντάκτης", "κείμενο",
    # Persian, Arabic, Hebrew, Hindi
    "نویسنده", "نوشته",
    "بقلم", "كتب", "كتبه", "كتبت", "الكاتب", "الكاتبة", "تحرير", "إعداد", "מאת", "כתב", "כתבה", "כתבת", "लेखक", "लेखिका",
    "द्वारा",
    "रिपोर्टर", "संवाददाता",
)  # fmt: skip
"""Labels of one word or phrase."""

_BESIDE = ("取材", "構成", "インタビュー", "聞き手", "撮影", "写真", "編集", "企画", "絵", "글")
COMPOUND_LABELS = tuple(
    f"{first}{joint}{second}"
    for other in _BESIDE
    for joint in ("・", "＆", "&", "·")
    for first, second in ((other, "文"), ("文", other))
)
"""Japanese credits: the writer did something else as well (`インタビュー＆文`)."""

LABELS = (*_SIMPLE_LABELS, *COMPOUND_LABELS)
"""What stands before a name."""

BARE_LABELS = frozenset({
    "this page belongs to", "this site belongs to", "this page is maintained by", "this page was made by", "page by",
    "by", "written by", "posted by", "published by", "words by", "text by", "story by", "review by", "reviewed by",
    "recap by", "recapped by",
    "article by", "post by", "reported by", "contributed by", "submitted by", "interview by", "interviewed by", "filed by",
    "guest post by",
    "a guest post by", "blog by",
    "created by", "authored by", "oleh", "ditulis oleh", "diposting oleh", "por", "escrito por", "publicado por", "postado por",
    "redactado por", "par", "écrit par", "publié par", "rédigé par", "von", "verfasst von", "geschrieben von", "ein beitrag von",
    "veröffentlicht von", "text von", "a cura di", "scritto da", "pubblicato da", "di", "door", "geschreven door", "bởi",
    "viết bởi",
    "đăng bởi", "yazan", "โดย", "เขียนโดย", "ライター", "作者", "글", "문", "글쓴이", "작성자", "記者", "记者", "撰文",
    "採訪", "采访", "採訪撰文", "撰稿", "撰稿人", "文字",
    "przez",
    "بقلم", "كتب", "av",
    "skriven av",
    "skrevet av", "ni", "isinulat ni", "texto de", "texte de", "texte par", "testo di", "un artículo de", "un article de",
    "tác giả", "autor",
    "autora", "auteur", "autore", "penulis", "reporter", "yazar", "автор", "propos recueillis par", "articolo di",
    "ein artikel von", "του", "της", "γράφει ο", "γράφει η", "كتبه", "كتبت", "מאת", "เรื่องโดย", "เรื่อง", "ผู้เขียน",
    "napsal", "napsala", "napisał", "napisała", "opublikował", "opublikowała", "dodał", "dodała", "przygotował", "przygotowała",
    "rozmawiał", "rozmawiała", "написал", "написала", "опубликовал", "опубликовала", "добавил", "добавила", "беседовал",
    "беседовала", "द्वारा", "af", "kirjoittanut", "írta", "scris de", "에디터", "reportaje de",
})  # fmt: skip
"""The labels that need no colon before the name."""

GLUED_LABELS = ("作者", "記者", "记者", "撰文", "撰稿", "โดย", "เขียนโดย", "เรื่องโดย", "ผู้เขียน")
"""The labels that need not even a space, in scripts that use none."""

LEADING_ROLES = (
    "staff writer", "staff reporter", "senior reporter", "special correspondent", "contributing writer", "guest writer", "editor",
    "reporter", "correspondent", "critic", "columnist", "redacteur", "verslaggever", "correspondent", "medewerker", "redakteur",
    "redakteurin", "korrespondent", "korrespondentin", "reporterin", "mitarbeiter", "mitarbeiterin", "correspondant",
    "correspondante", "envoyé spécial", "envoyée spéciale", "journaliste", "corresponsal", "enviado especial", "enviada especial",
    "redactor", "redactora", "repórter", "colunista", "enviado", "enviada", "corrispondente", "inviato", "inviata", "reporterka",
    "dziennikarz", "dziennikarka", "wartawan", "kontributor", "muhabiri", "muhabir",
)  # fmt: skip
"""What may stand before a name, after a label or `our`: `Door onze redacteur Fenna`, `De notre correspondante Maud`."""

OURS = (
    "our", "unser", "unsere", "unserem", "unserer", "unseren", "onze", "ons", "notre", "nuestro", "nuestra", "nosso", "nossa",
    "nostro",
    "nostra", "vår", "vores", "naszego", "naszej",
)  # fmt: skip
"""What may stand before such a role."""

PLACE_WORDS = frozenset((
    "de", "da", "do", "em", "en", "desde", "from", "in", "dal", "dalla", "da", "di", "aus", "à", "a", "au", "depuis", "uit",
    "vanuit",
    "från", "fra", "di", "dari", "z", "ze", "из", "с", "من", "في",
))  # fmt: skip
"""What a place begins with that follows a name and a comma: `Por Ana Lima, de São Paulo`."""

REPORTER_SUFFIXES = (
    "인턴기자", "객원기자", "선임기자", "수습기자", "전문기자", "연예기자", "대중문화기자", "시민기자", "기자", "에디터",
    "리포터", "특파원", "칼럼니스트",
    "논설위원", "편집위원", "음악평론가", "영화평론가",
    "문화평론가", "대중음악평론가", "대중문화평론가", "드라마평론가", "문학평론가",
    "평론가", "记者", "記者", "特派員",
)  # fmt: skip
"""What stands after a name in Korean, Japanese and Chinese bylines."""

ROLES = (
    "staff writer", "senior staff writer", "contributing writer", "senior writer", "freelance writer", "guest writer",
    "content writer",
    "features writer", "feature writer", "writer", "staff reporter", "senior reporter", "reporter", "correspondent",
    "senior correspondent",
    "special correspondent", "contributing editor", "senior editor", "associate editor", "deputy editor", "managing editor",
    "executive editor",
    "news editor", "features editor", "web editor", "editor in chief", "editor-in-chief", "editor", "contributor",
    "guest contributor",
    "guest author", "guest blogger", "columnist", "critic", "music critic", "tv critic", "author", "blogger", "founder",
    "co-founder",
    "ceo", "cmo", "cto", "founder & ceo", "founder and ceo", "director", "manager", "content manager",
    "content marketing manager",
    "marketing manager", "content strategist", "strategist", "content specialist", "specialist", "analyst", "consultant",
    "researcher",
    "producer", "journalist", "head of content", "head of marketing", "vp", "president", "admin", "administrator",
    "moderator", "rd",
    "rdn", "ms", "mph", "md", "phd", "ph.d", "ph.d.", "m.d.", "m.d", "mba", "cpa", "cfp", "cfp®", "cfa", "esq", "esq.", "jr",
    "jr.",
    "redaktur", "kontributor", "reporter", "penulis", "redactor", "redactora", "periodista", "journaliste", "redakteur",
    "redakteurin", "giornalista",
    "colaborador", "colaboradora", "muhabir", "editör", "author & editor", "follow", "following", "verified",
    "opens in a new window",
)  # fmt: skip
"""What may follow a name after a comma or on the same line, and is not a name."""

NOT_PERSONS = frozenset({
    "原创", "原創", "转载", "轉載",
    "admin", "admins", "adminn", "administrator", "administrador", "administrateur", "editor", "editors", "the editors",
    "editorial",
    "editorial team", "editorial staff", "editorial board", "staff", "staff writer", "staff writers", "staff reporter",
    "staff report",
    "staff reports", "team", "the team", "our team", "content team", "newsroom", "news desk", "newsdesk", "web desk",
    "news team", "wire",
    "wire reports", "wire service", "wire services", "agency", "agencies", "guest", "guest author", "guest post",
    "guest writer", "guest blogger",
    "anonymous", "anonym", "anonyme", "anónimo", "anônimo", "unknown", "author", "authors", "writer", "reporter",
    "contributor", "contributors", "user",
    "superuser", "super user", "root", "webmaster", "web master", "wordpress", "wp admin", "wpadmin", "site admin",
    "siteadmin", "moderator",
    "default", "none", "null", "undefined", "n/a", "na", "test", "demo", "blog", "blogger", "press release", "pr", "sponsored",
    "sponsored content", "advertisement", "advertorial", "partner content", "brand content", "redaksi", "tim redaksi",
    "redacción", "redaccion", "redação",
    "redacao", "la redacción", "rédaction", "redaction", "la rédaction", "redaktion", "die redaktion", "redazione",
    "la redazione", "redactie",
    "redakcja", "редакция", "haber merkezi", "editör", "yönetici", "ban biên tập", "biên tập viên", "quản trị viên",
    "กองบรรณาธิการ", "แอดมิน", "สนับสนุนเนื้อหา", "ผู้สนับสนุน", "제휴 콘텐츠", "제휴콘텐츠", "提供", "スポンサー", "赞助内容", "贊助內容",
    "contenido patrocinado", "conteúdo patrocinado", "contenu sponsorisé", "contenuto sponsorizzato", "gesponserter inhalt",
    "konten sponsor", "nội dung tài trợ", "sponsorlu içerik", "gesponsorde inhoud", "artykuł sponsorowany",
    "편집부", "편집국", "온라인뉴스팀", "온라인팀", "뉴스팀", "디지털뉴스팀", "디지털뉴스부", "관리자", "운영자", "연예팀",
    "編集部", "編集局", "管理者", "管理人", "運営",
    "運営者", "事務局", "ニュース", "編輯部", "编辑部", "編輯", "编辑", "小編", "小编", "管理員", "管理员", "綜合報導",
    "综合报道", "本站", "本報訊", "about",
    "about us", "home", "share", "comments", "comment", "leave a comment", "read more", "follow", "follow us", "facebook",
    "twitter", "instagram", "linkedin",
    "pinterest", "youtube", "email", "e-mail", "website", "view all posts", "view profile", "view my complete profile",
    "see all posts", "subscribe",
    "login", "log in", "sign in", "sign up", "menu", "search", "here", "this author", "more", "link", "copy link", "print",
    "profile", "bio", "posts",
    "agencias", "agências", "agences", "agenturen", "agenzie",
    "agentschappen", "ajanslar", "агентства", "dpa", "afp", "efe", "ansa", "reuters",
    # heads of columns, and what lists are sorted by
    "artist", "artists", "title", "titles", "length", "singer", "album", "vocals", "song", "songs", "track", "lyrics", "music",
    "category", "categories", "manufacturer", "brand", "brands",
    "price", "popularity", "date", "topic", "topics", "genre", "year", "name",
    "relevance", "rating", "region", "country", "type", "size", "tag", "tags", "popular", "latest", "newest",
    # the buttons of forms
    "submit", "send", "post", "reply", "post comment", "submit comment",
    "提交", "送出", "發送", "发送", "發表", "发表", "留言",
    "我要留言",
    "發表留言", "发表评论",
    "送信", "投稿する", "送信する", "コメントする", "등록", "전송", "보내기", "의견 등록", "댓글 등록",
    "kirim", "kirim komentar",
    "enviar", "enviar comentario", "enviar comentário", "publicar", "envoyer", "publier", "absenden", "senden", "abschicken",
    "invia", "pubblica", "gönder", "yorum gönder", "gửi", "gửi bình luận", "ส่ง", "ส่งความคิดเห็น",
})  # fmt: skip
"""Casefolded words in a byline that name no person."""

ROLE_PHRASES = (
    "staff writer", "senior staff writer", "contributing writer", "senior writer", "guest writer", "staff reporter",
    "senior reporter", "contributing editor", "senior editor", "features writer", "tv critic", "music critic",
    "special correspondent", "da redação", "de la redacción", "de redacción", "de la rédaction", "della redazione",
    "redaktion", "redaksi", "redactora", "redactor", "colaboradora", "colaborador", "kontributor", "muhabir",
)  # fmt: skip
"""Roles that make a byline of the name and comma before them, without a label."""

TEXTS = (
    "profile", "editorial", "write-up", "thinkpiece", "portrait",
    "reportage", "kommentar", "porträt", "leitartikel", "récit", "tribune",
    "édito", "éditorial", "reportaje", "perfil", "commento", "editoriale", "reportagem", "comentario", "comentário", "opinie",
    "essay", "article", "review", "report", "feature", "story", "column", "analysis", "interview", "recap",
    "post", "guest post", "piece",
    "opinion", "commentary", "critique", "list", "playlist", "primer", "guide", "text", "words", "curated",
    "compiled", "selected",
    "rezension", "kritik", "artikel", "beitrag", "gastbeitrag", "kolumne", "bericht", "glosse", "critique",
    "chronique", "billet", "texte",
    "dossier", "entretien", "analyse", "reseña", "crítica", "artículo", "crónica", "columna", "entrevista",
    "análisis", "texto", "resenha",
    "artigo", "crônica", "coluna", "análise", "recensione", "articolo", "intervista", "rubrica", "testo",
    "recensie", "verslag", "ulasan",
    "resensi", "esai", "recenzja", "artykuł", "felieton", "wywiad", "recension", "krönika", "anmeldelse",
)  # fmt: skip
"""What somebody writes: `Eine Rezension von Leonie`, `Essay by Jane`. What else is made by people (songs, photos) is left out."""

OUTLET_ENDINGS = (
    "일보", "신문", "뉴스", "통신", "타임스", "타임즈", "미디어",
    "경제", "방송", "저널", "닷컴", "투데이", "데일리", "스포츠", "매거진", "신보",
)  # fmt: skip
"""Last syllables of a Korean outlet that stands before its reporter: `[강변일보 윤하람 기자]`."""

PRODUCTION = (
    "director", "directed by", "producer", "produced by", "network", "cast", "starring", "genre", "episodes",
    "screenwriter", "screenplay",
    "scriptwriter", "broadcast", "air date", "aired", "airs", "runtime", "title", "drama", "country",
    "channel", "original network",
    "연출", "극본", "감독", "출연", "편성", "방송", "제작", "각본", "장르",
    "导演", "主演", "编剧", "類型", "类型", "導演", "編劇", "監督", "脚本", "演出", "出演",
    "放送", "主題歌", "原作", "sutradara", "pemeran", "penulis naskah", "genre", "dirección", "director", "guion",
    "guionista", "reparto",
    "direção", "roteiro", "elenco", "réalisation", "réalisateur", "scénario", "distribution", "regie",
    "drehbuch", "besetzung", "regia",
    "sceneggiatura", "yönetmen", "senarist", "oyuncular", "đạo diễn", "biên kịch", "diễn viên", "ผู้กำกับ",
    "นักแสดง", "บทโทรทัศน์",
    "режиссёр", "режиссер", "сценарий", "в ролях",
)  # fmt: skip
"""Labels of a drama's own credits: a writer among them wrote the drama."""

WEAK_LABELS = frozenset({
    "gespräch", "entretien", "entretien avec", "entrevista", "intervista", "wywiad", "rozmowa", "интервью", "wawancara",
    "phỏng vấn", "สัมภาษณ์", "专访", "專訪", "interview", "reviewed by", "review by", "edited by", "text by", "photos by",
    "hosted by",
})  # fmt: skip
"""Labels of people who are the authors only when nobody else is named."""

WEEKDAYS = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun", "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "segunda", "terça", "quarta", "quinta",
    "sexta", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
    "domenica", "chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "вторник", "среда", "четверг",
    "пятница", "суббота", "воскресенье", "понедельник", "maandag", "dinsdag",
    "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "pazartesi", "salı",
    "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "ahad", "isnin", "khamis", "jumaat",
    *(f"{week}{day}" for week in ("週", "周", "星期", "礼拜", "禮拜") for day in "一二三四五六日天"),
    *(f"{day}요일" for day in "월화수목금토일"),
    *(f"{day}曜日" for day in "月火水木金土日"),
))  # fmt: skip

NOT_IN_NAMES = frozenset((
    "view", "full", "profile", "posts", "learn", "more", "read", "cite", "citation", "webpage", "fact", "checked",
    "checker", "verified", "expert", "expertise", "follow", "share", "written", "published", "reviewed", "reviewer",
    "updated", "comments", "click", "here", "the", "our", "all", "by", "about", "posted", "contact", "website", "blog",
    "bio", "minutes", "subscribe", "newsletter", "see", "website", "articles", "article", "name", "email", "login",
    "register", "disclosure", "advertiser", "editorial", "guidelines", "policy", "photo", "photos", "image", "images",
    "diperbarui", "dipublikasikan", "diterbitkan", "actualizado", "publicado", "atualizado", "aktualisiert", "veröffentlicht",
    "aggiornato", "pubblicato", "publié", "bijgewerkt", "güncelleme",
    "foto", "fotos", "fotografie", "fotografía", "fotografías", "imágenes", "bilder", "kuvat",
    "who", "translated", "edited", "photographed", "illustrated", "adapted", "curated", "compiled",
    "video", "source", "sources", "wrote", "says", "said", "this", "that", "these", "those", "your", "you", "we", "is",
    "was",
))  # fmt: skip
"""Words of buttons and labels: none of them is part of a name."""

COMMON_WORDS = frozenset((
    "travel", "expert", "marketing", "growth", "store", "shop", "canada", "global", "world", "digital", "media", "music",
    "drama", "dramas", "daily", "news", "notes", "weekly", "times", "post", "review", "reviews", "guide", "blog",
    "agency", "studio", "design", "designs", "solutions", "systems", "group", "team", "club", "house", "home", "kitchen",
    "garden", "food", "health", "fitness", "life", "style", "living", "beauty", "fashion", "tech", "technology",
    "software", "science", "sports", "gaming", "games", "book", "books", "film", "films", "movie", "movies", "tv",
    "television", "radio", "channel", "network", "online", "web", "site", "official", "company", "business", "money",
    "finance", "legal", "law", "firm", "university", "college", "school", "academy", "institute", "center", "centre",
    "foundation", "society", "association", "council", "magazine", "journal", "press", "publishing", "records",
    "entertainment", "korea", "korean", "seoul", "japan", "japanese", "tokyo", "asia", "asian", "china", "chinese",
    "thai", "indonesia", "america", "american", "european", "british", "international", "national", "local", "social",
    "creative", "photography", "photo", "pictures", "art", "arts", "culture", "luxury", "top", "best", "great", "good",
    "new", "first", "one", "happy", "modern", "smart", "easy", "simple", "little", "big", "green", "blue", "red",
    "black", "white", "golden", "silver", "moon", "sun", "star", "night", "day", "strategies", "services", "consulting",
    "partners", "ventures", "capital", "insurance", "bank", "construction", "auto", "cars", "pets", "dog", "cat",
    "wedding", "baby", "kids", "family", "women", "men", "people", "the", "a", "an", "and", "of", "for", "in", "on",
    "at", "to", "with", "from", "my", "our", "your",
    "kültür", "sanat", "magazin", "gündem", "yaşam", "dünya",
    "spor", "ekonomi", "haber", "haberler", "cultura", "ocio", "arte", "artes",
    "entretenimiento", "televisión", "series", "cine", "música",
    "espectáculos", "famosos", "sociedad", "entretenimento", "televisão",
    "culture", "médias", "séries", "cinéma", "musique", "kultur", "medien", "fernsehen", "serien", "musik", "leute", "spettacoli",
    "cinema", "serie", "televisione", "musica", "hiburan",
    "selebriti", "lifestyle", "nasional", "berita", "giải", "trí", "văn", "hóa",
    "tin", "tức", "âm", "nhạc", "phim", "культура", "кино",
    "музыка", "сериалы", "новости", "общество", "kultura", "muzyka", "seriale",
    "rozrywka", "nyheter", "nöje", "nieuws", "muziek", "media",
    "opinion", "opinión", "opinião", "features", "feature", "interviews",
    "los", "san", "santa", "angeles", "kuala", "lumpur", "hong",
    "kong", "são", "paulo", "rio", "buenos", "aires", "ho", "chi", "minh",
    "clinic", "hospital", "medical", "dental", "church", "museum", "library", "theatre", "theater", "gallery", "department",
    "ministry", "laboratory", "labs", "lab", "bureau", "office", "union", "federation", "league", "committee", "commission",
    "authority", "service", "tips", "insights", "lounge", "corner", "diary", "diaries", "talk", "talks", "hub", "zone", "spot",
    "world", "planet", "island", "street", "avenue", "cafe", "café", "archive", "archives", "report", "reports", "wire",
))  # fmt: skip
"""Words that a brand may be made of: a site named without any of them and like a person is a person's own site."""

COLLECTIVE_STARTS = frozenset((
    "redaksi", "redacción", "redação", "rédaction", "redaktion",
    "redazione", "redactie", "redakcja", "redakcia", "редакция", "редакція",
    "agencia", "agência", "agence", "agentur", "agenzia", "editorial",
))  # fmt: skip
"""First words of names that are not a person's: `Redaksi Nada`."""

COLLECTIVE_ENDINGS = (
    "tips", "insights", "experts", "advisors", "partners", "clinic", "hospital", "museum", "library",
    "team", "staff", "desk", "newsroom", "editors", "editorial", "editorial team", "news", "media", "magazine", "network",
    "press",
    "inc", "inc.", "llc", "ltd", "ltd.", "limited", "gmbh", "corp", "corp.", "company", "co.", "agency", "studio", "studios",
    "group", "university",
    "institute", "foundation", "association", "society", "blog", "website", "official", "online", "tv", "radio", "times",
    "daily", "post",
    "journal", "weekly", "store", "shop", "marketing", "digital", "solutions", "services", "software", "technologies",
    "construction",
    "strategies", "redaksi", "redaktion", "redacción", "redazione", "rédaction", "팀", "편집부", "뉴스", "뉴스팀", "編集部",
    "編輯部", "编辑部",
    "事務局", "新聞", "ニュース",
)  # fmt: skip
"""Last words of names that are not a person's."""

KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진"
    "나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
"""Korean family names of one letter."""
KOREAN_WORDS = frozenset((
    "방송국", "방송가", "방송인", "연예부", "연예계", "연예인", "문화부", "문화계", "정주행", "명대사", "명장면", "추천곡",
    "주제가",
    "주제곡", "유튜브", "신드롬", "전시회", "정보글", "인터뷰", "오에스", "한드라", "신작들", "주인공", "나들이", "기자단",
    "공지글",
    "지난주", "이번주", "이벤트", "최신곡", "인기글", "전체글", "조회수", "추천수", "주말극", "일일극", "노래방", "음악방",
    "구독자",
))  # fmt: skip
"""Words of three letters under headlines that begin like a family name."""
