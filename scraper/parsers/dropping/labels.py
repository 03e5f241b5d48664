"""Words that label chrome, by rule and language: the tables behind the text rules in `boilerplate.py`.

A row is one language's labels, separated by `|`. They are compared without case, edges of punctuation and arrows. Where a
label may stand, and what must stand beside it, is said by the rule, not here. Sources: the strings of WordPress,
Blogger, Drupal, Hugo and Jekyll themes, Tistory, Naver, Ameba, Hatena, PIXNET and the press portals of each language.
"""

PREVIOUS: dict[str, str] = {
    "en": "earlier story|earlier post|earlier article|older entry|"
    "previous post|previous article|previous story|previous entry|previous page|prev post|prev article|older post|"
    "older posts|older story|older entry|older article|previous previous post|published in|older entries|last post",
    "ko": "지난 이야기|지난 글|지난 기사|이전 글|이전글|이전 기사|이전기사|이전 포스트|이전 게시물|이전 포스팅|앞 글|앞글|"
    "앞 기사|지난 포스트",
    "ja": "前の記事|前の投稿|前の日記|前のページ|過去の記事|前へ|前の記事へ|前回の記事",
    "zh-Hans": "上一篇|上一篇文章|前一篇|上一页|上一条",
    "zh-Hant": "上一則|前一篇文章|上一頁|上一篇日誌|前一則",
    "id": "artikel sebelumnya|berita sebelumnya|postingan sebelumnya|pos sebelumnya|postingan lama|tulisan sebelumnya|"
    "artikulo sebelumnya|pos lama|pos lebih lama|kiriman lama",
    "es": "entrada anterior|artículo anterior|publicación anterior|post anterior|nota anterior|noticia anterior|"
    "entrada antigua|entradas antiguas",
    "pt": "artigo anterior|publicação anterior|postagem anterior|postagem mais antiga|matéria anterior|notícia anterior|"
    "texto anterior",
    "fr": "article précédent|billet précédent|publication précédente|article plus ancien|articles plus anciens|page précédente",
    "vi": "bài trước|bài viết trước|bài trước đó|bài cũ hơn|tin trước|bài đăng cũ hơn",
    "tr": "önceki yazı|önceki haber|önceki makale|önceki gönderi|eski yazı|önceki sayfa|daha eski kayıt",
    "th": "บทความก่อนหน้า|โพสต์ก่อนหน้า|เรื่องก่อนหน้า|ข่าวก่อนหน้า|บทความเก่ากว่า|ก่อนหน้านี้",
    "de": "vorheriger beitrag|vorheriger artikel|voriger beitrag|älterer post|älterer beitrag|ältere beiträge|vorherige seite",
    "it": "articolo precedente|post precedente|post più vecchio|articoli precedenti|pagina precedente",
}
NEXT: dict[str, str] = {
    "en": "later story|later post|later article|newer entry|"
    "next post|next article|next story|next entry|next page|newer post|newer posts|newer story|newer entry|"
    "newer article|next next post|newer entries",
    "ko": "다음 이야기|다음 글|다음글|다음 기사|다음기사|다음 포스트|다음 게시물|다음 포스팅|뒤 글|뒷글|뒤 기사",
    "ja": "次の記事|次の投稿|次の日記|次のページ|新しい記事|次へ|次の記事へ|次回の記事",
    "zh-Hans": "下一篇|下一篇文章|后一篇|下一页|下一条",
    "zh-Hant": "下一則|後一篇|後一篇文章|下一頁|下一篇日誌",
    "id": "artikel selanjutnya|artikel berikutnya|berita selanjutnya|berita berikutnya|postingan berikutnya|pos berikutnya|"
    "postingan baru|tulisan berikutnya|tulisan selanjutnya|pos baru|pos lebih baru|kiriman baru",
    "es": "entrada siguiente|siguiente entrada|artículo siguiente|siguiente artículo|próximo artículo|próxima entrada|"
    "publicación siguiente|post siguiente|nota siguiente|entrada más reciente|entradas más recientes|"
    "siguiente noticia",
    "pt": "próximo post|próximo artigo|próxima publicação|próxima postagem|postagem mais recente|próxima matéria|"
    "próxima notícia|próximo texto|artigo seguinte|publicação seguinte|post seguinte",
    "fr": "article suivant|billet suivant|publication suivante|article plus récent|articles plus récents|page suivante",
    "vi": "bài tiếp theo|bài viết tiếp theo|bài sau|bài kế tiếp|bài mới hơn|tin tiếp theo|tin sau|bài đăng mới hơn",
    "tr": "sonraki yazı|sonraki haber|sonraki makale|sonraki gönderi|yeni yazı|sonraki sayfa|daha yeni kayıt",
    "th": "บทความถัดไป|โพสต์ถัดไป|เรื่องถัดไป|ข่าวถัดไป|บทความต่อไป|บทความใหม่กว่า",
    "de": "nächster beitrag|nächster artikel|neuerer post|neuerer beitrag|neuere beiträge|nächste seite|folgender beitrag",
    "it": "articolo successivo|prossimo articolo|post successivo|post più recente|articoli successivi|pagina successiva",
}
PREVIOUS_WORD: dict[str, str] = {
    "en": "previous|previously|prev|older|last week|up previous",
    "ko": "이전",
    "ja": "前|前回",
    "zh": "前一|上篇|前篇",
    "id": "sebelumnya",
    "es": "anterior|más antiguo|más antigua|más antiguas",
    "pt": "anterior|mais antigo|mais antiga|mais antigas",
    "fr": "précédent|précédente|plus ancien|plus ancienne|plus anciens",
    "vi": "trước|trước đó|cũ hơn",
    "tr": "önceki|daha eski",
    "th": "ก่อนหน้า|เก่ากว่า",
    "de": "vorheriger|zurück|voriger|vorherige|älter|ältere",
    "it": "precedente|più vecchio|meno recente|meno recenti",
}
"""One word: counts only beside its partner or a link."""
NEXT_WORD: dict[str, str] = {
    "en": "next|newer|next up|this week|up next",
    "ko": "다음",
    "ja": "次|次回",
    "zh": "后一|後一|下篇|后篇|後篇",
    "id": "selanjutnya|berikutnya",
    "es": "siguiente|próximo|próxima|más reciente|más recientes|más nuevo",
    "pt": "próximo|próxima|seguinte|mais recente|mais recentes|mais novo",
    "fr": "suivant|suivante|plus récent|plus récente|plus récents",
    "vi": "tiếp theo|sau|kế tiếp|mới hơn",
    "tr": "sonraki|daha yeni",
    "th": "ถัดไป|ต่อไป|ใหม่กว่า",
    "de": "nächster|weiter|nächste|neuer|neuere",
    "it": "successivo|successiva|prossimo|più recente|più recenti",
}
SOURCE: dict[str, str] = {
    "en": "source link|source title|source|sources|source url|original article|original source|original post|original story|"
    "original link|read the original article|read original article|read the original|view original|source article|"
    "article source|news source|via|originally published at|originally published on|originally published in|"
    "originally posted at|originally posted on|originally appeared on|originally appeared at|originally appeared in|"
    "first published at|first published on|first published in|first appeared on|see original|view source",
    "ko": "출처|출처 링크|원문|원문 링크|원문 보기|원문보기|기사 원문|원본 기사|자료 출처|원문 기사|원문 기사 보기|원본 보기|"
    "원문 출처|기사 출처",
    "ja": "元の記事はこちら|元記事はこちら|元記事を見る|"
    "出典|引用元|参照元|元記事|情報元|ソース|記事元|出典元|元の記事|元の記事を読む|元記事を読む|オリジナル記事|"
    "原文を読む|初出",
    "zh-Hans": "原文出处|来源|来源链接|原文链接|原文|查看原文|阅读原文|文章来源|资料来源|新闻来源|信息来源|原始文章|"
    "查看原始文章|阅读原始文章|原始来源",
    "zh-Hant": "原文出處|來源|來源連結|原文連結|查看原文|閱讀原文|文章來源|資料來源|新聞來源|原始連結|閱讀原始文章|原始來源|"
    "原始出處",
    "id": "sumber|sumber artikel|sumber asli|sumber berita|artikel asli|tautan sumber|tautan asli|link sumber|"
    "baca artikel asli|baca artikel aslinya|lihat artikel asli|lihat sumber asli|pertama kali terbit di",
    "es": "fuente|fuentes|fuente original|artículo original|enlace original|enlace a la fuente|nota original|"
    "noticia original|ver original|vía|ver nota original|ver la nota original|ver artículo original|ver el artículo original|"
    "ver noticia original|leer el original|leer nota original|leer la nota original|leer artículo original|"
    "leer el artículo original|publicado originalmente en",
    "pt": "fonte|fontes|fonte original|artigo original|matéria original|link original|link da fonte|notícia original|"
    "leia o original|leia o artigo original|leia a matéria original|ver o original|ver artigo original|ver matéria original|"
    "veja o original|publicado originalmente em",
    "fr": "source d’origine|"
    "source|sources|lien source|article original|article d’origine|article d'origine|lien original|lien de la source|"
    "lire l’original|source originale|lire l’article original|lire l’article d’origine|voir l’article original|"
    "voir l’original|consulter l’article original|publié à l’origine sur",
    "vi": "nguồn|theo|nguồn bài viết|link gốc|link nguồn|bài gốc|bài viết gốc|theo nguồn|xem bài gốc|đọc bài gốc|"
    "xem bài viết gốc|đọc bài viết gốc",
    "tr": "özgün yazı|özgün haber|özgün makale|kaynak|kaynaklar|kaynak bağlantısı|kaynak linki|haberin kaynağı|"
    "orijinal haber|orijinal makale|haberin aslı|yazının aslı|haberin orijinali|orijinal yazı|orijinal kaynak",
    "th": "ที่มา|แหล่งที่มา|แหล่งข่าว|ลิงก์ต้นฉบับ|อ่านต้นฉบับ|ต้นฉบับ|อ่านบทความต้นฉบับ|ดูต้นฉบับ|บทความต้นฉบับ|ดูบทความต้นฉบับ",
    "de": "quelle|quellen|quellenlink|originalartikel|zum original|zum originalartikel|link zur quelle|originalbeitrag|"
    "original lesen|originalartikel lesen|zur originalquelle|zuerst erschienen auf|ursprünglich erschienen auf",
    "it": "fonte|fonti|link alla fonte|articolo originale|fonte originale|notizia originale|leggi l’originale|"
    "leggi l’articolo originale|vai all’articolo originale|vedi l’originale|pubblicato originalmente su",
}
ALSO_READ: dict[str, str] = {
    "en": "also read|read also|see also|also see|also check|read more|read next|related|related article|related articles|"
    "related story|related stories|related post|related posts|related news|related reading|recommended|recommended reading|"
    "must read|don't miss|don’t miss|you may also like|you might also like|you may like|more on this|more like this|"
    "read this next|check this out|trending|in case you missed it|more stories|further reading|read|read here|watch also|"
    "also watch|must-read|more|more on|more in",
    "ko": "관련기사|관련 기사|관련글|관련 글|관련 뉴스|함께 읽기|함께 보면 좋은 글|함께 볼 만한 글|추천 기사|추천 글|더 읽기|"
    "같이 읽기|함께 보기|추천|같이 보면 좋은 글|이어 읽기|더 보기|다음으로 읽기|이어서 읽기",
    "ja": "こちらも読む|"
    "関連記事|関連|あわせて読みたい|合わせて読みたい|併せて読みたい|こちらもおすすめ|おすすめ記事|おすすめの記事|"
    "こちらの記事もどうぞ|こちらもチェック|続きを読む|関連リンク|関連ニュース|こちらも|こちらの記事も|次に読む",
    "zh-Hans": "相关阅读|延伸阅读|推荐阅读|相关文章|相关新闻|猜你喜欢|另请参阅|相关报道|更多阅读|扩展阅读|更多新闻|更多文章|"
    "更多内容",
    "zh-Hant": "相關閱讀|延伸閱讀|推薦閱讀|相關文章|相關新聞|你可能也想看|看更多|更多報導|同場加映|相關報導|更多閱讀|"
    "更多新聞|更多文章|更多內容",
    "id": "baca juga|baca|baca selengkapnya|baca pula|baca lainnya|lihat juga|simak juga|simak|artikel terkait|"
    "berita terkait|tonton juga|rekomendasi|baca artikel lainnya|pilihan redaksi|terkait|baca selanjutnya",
    "es": "lee también|leer también|lea también|te puede interesar|también te puede interesar|leer más|lee más|relacionado|"
    "relacionada|mira también|ver también|vea también|te recomendamos|no te pierdas|más información|nota relacionada|"
    "recomendado|además|más en|más sobre",
    "pt": "leia também|leia mais|veja também|saiba mais|relacionado|relacionada|confira também|confira|recomendado|não perca|"
    "você também pode gostar|veja mais|leia ainda|talvez você goste|mais em|mais sobre",
    "fr": "lire aussi|à lire aussi|à lire|a lire aussi|à lire également|voir aussi|lire également|à voir aussi|"
    "à découvrir aussi|sur le même sujet|en savoir plus|lire la suite|recommandé|lire l’avis|à ne pas manquer|plus sur|"
    "à lire ensuite",
    "vi": "xem thêm|đọc thêm|bài liên quan|tin liên quan|có thể bạn quan tâm|đừng bỏ lỡ|đọc tiếp|đề xuất|bài viết liên quan|"
    "liên quan|đọc thêm về",
    "tr": "ayrıca oku|ayrıca okuyun|ilgili haber|ilgili yazı|ilginizi çekebilir|bunu da oku|bunu da okuyun|şuna da bakın|"
    "devamını oku|bunlar da ilginizi çekebilir|önerilen|ayrıca bakınız|kaçırmayın|ilgili|sıradaki haber",
    "th": "อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|บทความแนะนำ|ดูเพิ่มเติม|อ่านด้วย|อ่านข่าวอื่น|"
    "แนะนำให้อ่าน|เรื่องที่เกี่ยวข้อง|อ่านต่อไป|เกี่ยวข้อง",
    "de": "lesen sie auch|lies auch|auch interessant|mehr zum thema|siehe auch|weiterlesen|das könnte sie auch interessieren|"
    "das könnte dich auch interessieren|passend dazu|lesetipp|mehr dazu|empfohlen|zum thema|auch lesenswert|mehr in|"
    "mehr über|als nächstes lesen",
    "it": "leggi anche|potrebbe interessarti|potrebbe interessarti anche|vedi anche|leggi di più|correlati|da non perdere|"
    "approfondisci|consigliato|leggi tutto|guarda anche|altro su|leggi dopo",
}
HALF_LABELS: dict[str, str] = {
    "en": "more on|more in",
    "es": "más en|más sobre",
    "pt": "mais em|mais sobre",
    "fr": "plus sur",
    "de": "mehr in|mehr über",
    "it": "altro su",
}
"""Those of `ALSO_READ` that also begin a sentence: they need their colon or a link."""
RELATED_LIST: dict[str, str] = {
    "en": "more from the blog|more from this blog|more from this site|more on this site|read more articles|"
    "related articles|related posts|related stories|related news|related content|related topics|related|"
    "you may also like|you might also like|more stories|recommended|recommended for you|recommended articles|"
    "recommended posts|trending|trending now|trending stories|popular posts|popular articles|recent posts|"
    "recent articles|most read|most popular|most viewed|must read|must reads|latest articles|latest news|"
    "latest posts|latest stories|top stories|more articles|more posts|more news|stay connected|editor's picks|"
    "editor’s picks|editors' picks|keep reading|what to read next|read next|up next|similar posts|similar articles|"
    "don't miss|don’t miss|suggested for you|more from this author|more from the web|most read this week|"
    "most read : this week|other stories|hot topics|more like this|from the web|around the web|you may have missed|"
    "recommended reading|also read|more to read|continue exploring|explore more|popular now|hot",
    "ko": "같이 읽으면 좋은 글|함께 읽으면 좋은 글|"
    "관련 글|관련글|관련 기사|관련기사|관련 뉴스|인기 글|인기글|인기 기사|인기기사|실시간 인기기사|실시간 인기 기사|"
    "실시간 주요뉴스|주요 기사|주요뉴스|주요 뉴스|많이 본 뉴스|많이 본 기사|많이 본 글|최신 글|최신글|최신 기사|"
    "최신기사|최근 글|최근글|추천 글|추천 기사|추천 뉴스|이 카테고리의 다른 글|다른 글|다른 기사|오늘의 주요뉴스|"
    "함께 보면 좋은 글|이 시각 주요뉴스|핫이슈|헤드라인",
    "ja": "関連記事|関連する記事|関連ニュース|人気記事|人気の記事|おすすめ記事|おすすめの記事|おすすめ|アクセスランキング|"
    "最新記事|最近の記事|新着記事|よく読まれています|よく読まれている記事|人気記事ランキング|記事ランキング|注目記事|"
    "こちらの記事も人気です|あわせて読みたい|週間アクセスランキング|最近の投稿|人気の投稿|このカテゴリの最新記事|"
    "その他の記事|ピックアップ",
    "zh-Hans": "相关文章|相关阅读|热门文章|推荐阅读|最新文章|猜你喜欢|相关新闻|热门新闻|近期文章|推荐文章|热门推荐|大家都在看|"
    "为您推荐|热门排行",
    "zh-Hant": "相關文章|相關閱讀|熱門文章|推薦閱讀|最新文章|你可能會喜歡|延伸閱讀|推薦文章|人氣文章|熱門新聞|相關新聞|近期文章|"
    "猜你喜歡|大家都在看|你可能也喜歡|編輯推薦|最新消息",
    "id": "baca juga yang lain|baca artikel lain|"
    "artikel terkait|berita terkait|terkait|terpopuler|terkini|berita populer|artikel populer|artikel lainnya|"
    "berita lainnya|rekomendasi|pos terbaru|pilihan editor|berita terbaru|artikel terbaru|baca juga|populer|"
    "berita pilihan|rekomendasi untuk anda|pos terkait|postingan populer|mungkin anda suka|sedang tren",
    "es": "artículos relacionados|entradas relacionadas|noticias relacionadas|relacionado|relacionados|te puede interesar|"
    "también te puede gustar|también te puede interesar|lo más leído|más leídas|más leídos|más noticias|"
    "entradas recientes|tendencias|entradas populares|más vistos|últimas noticias|lo más visto|recomendados|"
    "noticias recientes|publicaciones relacionadas",
    "pt": "artigos relacionados|posts relacionados|notícias relacionadas|relacionado|relacionados|você também pode gostar|"
    "mais lidas|mais lidos|posts recentes|leia também|últimas notícias|em alta|matérias relacionadas|mais populares|"
    "veja também|recomendados|postagens relacionadas|posts populares|destaques",
    "fr": "articles similaires|articles liés|articles récents|à lire aussi|vous aimerez aussi|sur le même sujet|"
    "les plus lus|articles populaires|tendances|articles connexes|dans la même catégorie|vous aimerez peut-être|"
    "les plus lues|derniers articles|à découvrir|sur le même thème|nos autres articles",
    "vi": "bài viết liên quan|tin liên quan|có thể bạn quan tâm|đọc nhiều|xem nhiều|bài viết mới nhất|bài viết mới|tin mới|"
    "tin nổi bật|bài viết nổi bật|bài liên quan|cùng chuyên mục|tin cùng chuyên mục|đọc nhiều nhất|tin mới nhất|"
    "bài đăng phổ biến",
    "tr": "bunlar da ilginizi çekebilir|bunlar da ilgini çekebilir|"
    "ilgili yazılar|ilgili haberler|benzer yazılar|benzer haberler|en çok okunanlar|son yazılar|son haberler|"
    "popüler yazılar|öne çıkanlar|ilginizi çekebilir|gündem|diğer haberler|bunlara da bakın|çok okunanlar|trendler",
    "th": "บทความที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|บทความยอดนิยม|ข่าวล่าสุด|บทความล่าสุด|เรื่องแนะนำ|"
    "บทความแนะนำ|ข่าวยอดนิยม|เรื่องยอดนิยม|เรื่องล่าสุด|คุณอาจสนใจ|ยอดนิยม",
    "de": "ähnliche beiträge|ähnliche artikel|verwandte artikel|verwandte beiträge|mehr zum thema|meistgelesen|"
    "beliebte beiträge|neueste beiträge|das könnte dir auch gefallen|das könnte sie auch interessieren|"
    "auch interessant|weitere artikel|weitere beiträge|aktuelle beiträge|meistgelesene artikel|im trend|"
    "das könnte dich auch interessieren",
    "it": "articoli correlati|post correlati|articoli simili|potrebbe interessarti anche|i più letti|più letti|"
    "articoli recenti|ultime notizie|di tendenza|potrebbero interessarti|ti potrebbe interessare|altri articoli|"
    "notizie correlate|post più popolari|in evidenza",
}
SHARE: dict[str, str] = {
    "en": "share|share this|share this post|share this article|share this story|share it|share on|share via|share with|"
    "tweet|tweet this|pin it|email this|email|blogthis|like this|loading|like loading|like|link copied|link saved|"
    "copy link|print|print this|share to x|share to|share on facebook|share on twitter|share on x|share on pinterest|"
    "share on whatsapp|share on linkedin|share to facebook|share to pinterest|save|bookmark|spread the word|follow|"
    "followers|clap|responses|reblog|report this content|send this story|share this with|share article|share story|"
    "share post",
    "ko": "공유하기|공유|공감|좋아요|로딩 중|로드 중|이 글 공유하기|구독하기|구독|신고하기|북마크|스크랩|카카오톡으로 공유|"
    "페이스북 공유|트위터 공유|url 복사|링크 복사|인쇄|기사 공유|기사 공유하기|글자크기|글자 크기|추천해요|훈훈해요|"
    "이 기사 공유하기|이 글 공유",
    "ja": "シェア|シェアする|この記事をシェア|この記事をシェアする|いいね|ツイート|ツイートする|リブログ|フォローする|"
    "フォロー|はてなブックマーク|ポスト|lineで送る|リンクをコピー|印刷|拍手する|共有|共有する|読み込み中|この記事を共有|"
    "この投稿を共有|この記事をsnsでシェア",
    "zh-Hans": "分享|分享到|分享至|点赞|收藏|转发|分享此文|分享这篇文章|赞|喜欢|加载中|正在加载|关注|复制链接|打赏|举报|"
    "分享本文|分享此文章",
    "zh-Hant": "分享到|分享至|按讚|收藏|分享此文|分享這篇文章|讚|喜歡|載入中|追蹤|複製連結|檢舉|分享文章|請分享|列印|轉寄|"
    "分享本文|分享此文章|分享這則新聞",
    "id": "bagikan|bagikan ini|bagikan artikel|bagikan artikel ini|bagikan berita|bagikan ke|suka ini|suka|memuat|"
    "salin tautan|sebarkan|sebarkan artikel ini|ikuti|cetak|bagikan di facebook|laporkan konten|tautan disalin|share artikel|"
    "bagikan tulisan ini|bagikan berita ini",
    "es": "compartir|compartir esto|comparte|compártelo|compartir en|me gusta|me gusta esto|cargando|compartir en facebook|"
    "compartir en twitter|copiar enlace|imprimir|comparte esta noticia|comparte esto|compartir artículo|seguir|guardar|"
    "compartir esta nota|compartir esta noticia|compartir este artículo|comparte esta nota|comparte este artículo",
    "pt": "compartilhar|compartilhe|compartilhe isso|compartilhe este post|partilhar|partilhe|curtir|curtir isso|gosto|"
    "carregando|copiar link|imprimir|compartilhar no facebook|compartilhe esta notícia|seguir|salvar|compartilhe no whatsapp|"
    "compartilhar esta matéria|compartilhar esta notícia|compartilhar este artigo|compartilhar este post|"
    "compartilhe esta matéria|compartilhe este artigo",
    "fr": "partager|partagez|partager cet article|partagez cet article|partager sur|j'aime|j’aime|j’aime ça|chargement|"
    "tweeter|imprimer|partager sur facebook|copier le lien|suivre|enregistrer|partager ce contenu|partager ce billet|"
    "partager ce texte",
    "vi": "chia sẻ|chia sẻ bài viết|chia sẻ ngay|thích|đang tải|sao chép liên kết|in bài viết|chia sẻ lên facebook|theo dõi|"
    "lưu|gửi|chia sẻ bài viết này|chia sẻ tin này",
    "tr": "paylaş|bunu paylaş|paylaşın|beğen|yükleniyor|facebook'ta paylaş|twitter'da paylaş|bağlantıyı kopyala|yazdır|"
    "haberi paylaş|yazıyı paylaş|takip et|kaydet|facebook’ta paylaş|bu haberi paylaş|bu yazıyı paylaş",
    "th": "แชร์|แชร์บทความ|แชร์เลย|แชร์หน้านี้|ถูกใจ|กำลังโหลด|คัดลอกลิงก์|พิมพ์|ติดตาม|แบ่งปัน|บันทึก|แชร์ข่าวนี้|แชร์เรื่องนี้|แชร์บทความนี้",
    "de": "teilen|teilen mit|gefällt mir|wird geladen|beitrag teilen|artikel teilen|auf facebook teilen|link kopieren|"
    "drucken|folgen|merken|diesen beitrag teilen|jetzt teilen|per e-mail teilen|diesen artikel teilen",
    "it": "condividi|condividi su|condividi su facebook|mi piace|caricamento|condividi questo articolo|condividi articolo|"
    "copia link|stampa|segui|salva|condividilo|invia|condividi questa notizia|condividi questo post",
}
ADVERTISING: dict[str, str] = {
    "en": "advertisement|advertisment|advertising|advertisements|ad|ads|sponsored|sponsored content|sponsored links|"
    "sponsored post|advertisement continue reading below|story continues below advertisement|"
    "article continues below advertisement|continue reading below|advertise here|book this ads spot|promoted|paid content|"
    "article continues after advertisement|article continues below|scroll to continue|remove ads|ad space|your ad here|"
    "article continues after the ad",
    "ko": "광고|반응형|ad|스폰서|협찬|광고문의|광고 문의|"
    "이 포스팅은 쿠팡 파트너스 활동의 일환으로, 이에 따른 일정액의 수수료를 제공받습니다|광고입니다|광고 영역|광고 배너|"
    "광고 후 계속됩니다",
    "ja": "広告|スポンサーリンク|スポンサードリンク|スポンサーサイト|pr|広告の下に記事が続きます|この記事は広告を含みます|"
    "広告枠|広告スペース|広告の後に続きます|記事は広告の後に続きます",
    "zh-Hans": "广告|赞助|推广|赞助商链接|广告合作|文章未完，请往下滑|广告位|广告(请继续阅读本文)|广告（请继续阅读本文）",
    "zh-Hant": "廣告|贊助|廣告（請繼續閱讀本文）|請繼續往下閱讀|贊助商連結|廣告請繼續往下閱讀|廣告(請繼續閱讀本文)|廣告版位",
    "id": "iklan|scroll to continue with content|advertisement scroll to resume content|konten berbayar|lanjutkan membaca|"
    "scroll untuk melanjutkan|sponsor|gulir untuk melanjutkan|ruang iklan|artikel berlanjut setelah iklan",
    "es": "publicidad|anuncio|anuncios|patrocinado|continúa leyendo después de la publicidad|contenido patrocinado|"
    "continúa después de la publicidad|espacio publicitario|la nota continúa después de la publicidad",
    "pt": "publicidade|anúncio|continua após a publicidade|continua depois da publicidade|patrocinado|propaganda|"
    "conteúdo patrocinado|espaço publicitário|continua após o anúncio",
    "fr": "publicité|annonce|sponsorisé|la suite après la publicité|la suite après cette publicité|contenu sponsorisé|pub|"
    "espace publicitaire|la suite après l’annonce",
    "vi": "quảng cáo|tài trợ|nội dung được tài trợ|bài viết tiếp tục sau quảng cáo|khu vực quảng cáo|vị trí quảng cáo",
    "tr": "reklam|reklamlar|sponsorlu|sponsorlu içerik|ilan|haberin devamı reklamdan sonra|reklam alanı|"
    "haber reklamdan sonra devam ediyor",
    "th": "โฆษณา|ผู้สนับสนุน|สนับสนุนโดย|เนื้อหาโฆษณา|พื้นที่โฆษณา|พื้นที่ประชาสัมพันธ์|เลื่อนลงเพื่ออ่านต่อ",
    "de": "anzeige|werbung|gesponsert|anzeigen|weiter nach der anzeige|artikel geht nach der werbung weiter|"
    "weiterlesen nach der anzeige|werbefläche|anzeigenplatz",
    "it": "pubblicità|annuncio|sponsorizzato|continua a leggere dopo la pubblicità|l’articolo continua dopo la pubblicità|"
    "contenuto sponsorizzato|spazio pubblicitario",
}
COMMENTS: dict[str, str] = {
    "en": "leave a reply|leave a comment|leave your comment|post a comment|post comment|add a comment|add comment|"
    "write a comment|join the conversation|join the discussion|be the first to comment|view all comments|"
    "view comments|show comments|load comments|log in to comment|login to comment|inline feedbacks|"
    "leave a reply cancel reply|comments are closed|no comments|no comments yet|cancel reply|"
    "comment using your account|comments section|reader comments|you can comment by replying on twitter|"
    "what do you think",
    "ko": "댓글쓰기|댓글 쓰기|댓글 남기기|댓글남기기|답글 남기기|댓글 달기|전체 댓글|댓글을 남겨주세요|댓글 보기|"
    "댓글을 입력하세요|댓글을 입력해주세요",
    "ja": "コメントする|コメントを残す|コメントを書く|コメントを投稿|コメントを投稿する|コメント一覧|コメントはこちら|"
    "コメントをキャンセル|まだコメントがありません",
    "zh-Hans": "发表评论|发表回复|写评论|我要评论|网友评论|取消回复|暂无评论|添加评论|评论列表|全部评论",
    "zh-Hant": "發表留言|發佈留言|發表迴響|讀者迴響|發表評論|發表回應|我要留言|留言列表|取消回覆|張貼留言|尚無留言|新增留言",
    "id": "beri komentar|tinggalkan balasan|tinggalkan komentar|tulis komentar|kirim komentar|posting komentar|"
    "berikan komentar|tambahkan komentar|belum ada komentar|tulis komentarmu|batalkan balasan",
    "es": "deja un comentario|deja una respuesta|dejar un comentario|publicar un comentario|escribe un comentario|"
    "añadir un comentario|agregar comentario|deja tu comentario|cancelar la respuesta|sé el primero en comentar|"
    "responder|comentar",
    "pt": "deixe um comentário|deixe uma resposta|postar um comentário|escreva um comentário|adicionar comentário|"
    "deixe seu comentário|deixar um comentário|cancelar resposta|seja o primeiro a comentar|comente|"
    "enviar um comentário",
    "fr": "laisser un commentaire|poster un commentaire|ajouter un commentaire|laissez un commentaire|"
    "publier un commentaire|écrire un commentaire|annuler la réponse|soyez le premier à commenter|"
    "enregistrer un commentaire|réagir",
    "vi": "để lại bình luận|để lại một bình luận|viết bình luận|gửi bình luận|đăng bình luận|ý kiến bạn đọc|"
    "bình luận của bạn|thêm bình luận|để lại câu trả lời|hủy trả lời|đăng nhận xét|trả lời",
    "tr": "yorum yap|yorum yapın|bir yanıt yazın|bir cevap yazın|yorum yaz|yorum ekle|yorum gönder|yanıtı iptal et|"
    "yorumunuzu yazın|ilk yorumu sen yap|cevap yaz|yanıt bırakın",
    "th": "แสดงความคิดเห็น|ใส่ความเห็น|ทิ้งคำตอบไว้|เขียนความคิดเห็น|ยกเลิกการตอบ|ความคิดเห็นทั้งหมด|โพสต์ความคิดเห็น|ร่วมแสดงความคิดเห็น",
    "de": "kommentar hinterlassen|schreibe einen kommentar|kommentar schreiben|kommentar veröffentlichen|"
    "hinterlasse einen kommentar|kommentar verfassen|antworten abbrechen|kommentieren|schreib einen kommentar|"
    "antwort hinterlassen|hinterlasse eine antwort",
    "it": "lascia un commento|lascia una risposta|posta un commento|scrivi un commento|aggiungi un commento|invia commento|"
    "annulla risposta|commenta|lascia il tuo commento|rispondi",
}
COMMENTS_WORD: dict[str, str] = {
    "en": "comments|comment|discussion|responses|replies",
    "ko": "댓글|답글",
    "ja": "コメント",
    "zh": "评论|評論|留言|回應|回复|迴響",
    "id": "komentar|tanggapan",
    "es": "comentarios|comentario",
    "pt": "comentários|comentário",
    "fr": "commentaires|commentaire",
    "vi": "bình luận|nhận xét",
    "tr": "yorumlar|yorum",
    "th": "ความคิดเห็น|ความเห็น",
    "de": "kommentare|kommentar",
    "it": "commenti|commento",
}
CONTENTS: dict[str, str] = {
    "en": "contents|table of contents|in this article|on this page|jump to|quick links|what's inside",
    "ko": "목차|차례|목록",
    "ja": "目次|もくじ|この記事の目次",
    "zh": "目录|目錄|文章目录|文章目錄|本文目录|本文目錄",
    "id": "daftar isi|isi artikel|toggle",
    "es": "índice|contenido|contenidos|tabla de contenidos|tabla de contenido|índice de contenidos",
    "pt": "sumário|conteúdo|índice|tabela de conteúdo|neste artigo",
    "fr": "sommaire|table des matières|au sommaire|plan de l’article",
    "vi": "mục lục|nội dung|nội dung bài viết|nội dung chính",
    "tr": "içindekiler|içerik|içerik tablosu",
    "th": "สารบัญ|เนื้อหา|สารบัญบทความ",
    "de": "inhalt|inhaltsverzeichnis|inhaltsübersicht",
    "it": "indice|sommario|contenuti|indice dei contenuti",
}
AUTHOR_BIO: dict[str, str] = {
    "en": "about the author|about author|about the writer|author|author bio|written by|about me|meet the author|"
    "about the authors|article by",
    "ko": "글쓴이 소개|작성자 소개|저자 소개|필자 소개|기자 소개|글쓴이",
    "ja": "この記事を書いた人|著者紹介|ライター紹介|執筆者|著者について|筆者紹介|この記事の著者|プロフィール",
    "zh": "创作者介绍|創作者介紹|关于作者|關於作者|作者简介|作者簡介|作者介绍|作者介紹",
    "id": "tentang penulis|profil penulis|penulis",
    "es": "sobre el autor|sobre la autora|acerca del autor|acerca de la autora|autor",
    "pt": "sobre o autor|sobre a autora|sobre o(a) autor(a)",
    "fr": "à propos de l’auteur|à propos de l'auteur|à propos de l’autrice|l’auteur|à propos de l’auteure",
    "vi": "về tác giả|giới thiệu tác giả|thông tin tác giả",
    "tr": "yazar hakkında|yazar",
    "th": "เกี่ยวกับผู้เขียน|ผู้เขียน",
    "de": "über den autor|über die autorin|zum autor|zur autorin",
    "it": "sull’autore|sull'autore|informazioni sull’autore|l’autore|chi è l’autore",
}
TAGS: dict[str, str] = {
    "en": "tags|tag|labels|label|filed under|posted in|tagged|tagged with|topics|categories|category|keywords",
    "ko": "태그|카테고리|분류|키워드",
    "ja": "タグ|テーマ|カテゴリ|カテゴリー|ジャンル|キーワード",
    "zh": "全站分类|全站分類|个人分类|個人分類|文章分类|文章分類|系统分类|網誌分類|标签|標籤|標签|分类|分類|关键词|關鍵字|关键字",
    "id": "topik|kategori|label|tag terkait|kata kunci",
    "es": "etiquetas|categorías|etiquetado|temas|palabras clave|etiqueta",
    "pt": "marcadores|categorias|tópicos|assuntos|palavras-chave",
    "fr": "étiquettes|mots-clés|mots clés|catégories|classé dans|libellés|publié dans",
    "vi": "từ khóa|thẻ|chuyên mục|chủ đề|nhãn",
    "tr": "etiketler|etiket|kategori|kategoriler|anahtar kelimeler|konular",
    "th": "แท็ก|ป้ายกำกับ|หมวดหมู่|คำค้น",
    "de": "schlagwörter|schlagworte|kategorien|stichwörter|themen|kategorie|veröffentlicht in",
    "it": "etichette|categorie|argomenti|parole chiave|categoria|pubblicato in",
}
FURNITURE: dict[str, str] = {
    "en": "skip to content|skip to main content|jump to navigation jump to search|jump to navigation|type here to search|"
    "sign in|sign up|log in|menu_icon|open in app|back to top|top|text to speech|listen|listen to this article|"
    "search for|post navigation|expand tweet|view this post on instagram|home|menu|toggle navigation|close|accept|"
    "accept all|connecting to %s|image|play video|watch now|scroll down|view more|show more|load more|see more|"
    "get started|translate|select language|main menu|primary menu|now reading|back to top button|toggle table of content|"
    "toggle table of contents|how does this article make you feel|estimated reading time",
    "ko": "본문 바로가기|내용 바로가기|메뉴 바로가기|글자크기 설정|글자크기가 바뀝니다|로그인|회원가입|맨 위로|본문 내용|"
    "닫기|검색|더보기|메뉴|홈|본문을 함께 보시길 권합니다|음성으로 듣기|번역|가|이전 다음|목록보기|목록으로|블로그 홈",
    "ja": "本文へスキップ|コンテンツへスキップ|ログイン|トップへ戻る|ページの先頭へ|メニュー|検索|閉じる|もっと見る|top|"
    "ホーム|会員登録|ページトップへ",
    "zh-Hans": "跳到内容|跳至内容|登录|注册|返回顶部|菜单|搜索|关闭|首页|查看更多|展开全文",
    "zh-Hant": "跳到主要內容|跳至主要內容|登入|註冊|回到頂端|選單|搜尋|關閉|首頁|閱讀全文",
    "id": "lewati ke konten|langsung ke konten|masuk|daftar|kembali ke atas|mohon tunggu|tutup|beranda|cari|"
    "baca artikel lainnya di aplikasi|lihat foto|halaman|lihat semua|selengkapnya|navigasi pos",
    "es": "saltar al contenido|ir al contenido|iniciar sesión|registrarse|volver arriba|menú|buscar|cerrar|inicio|ver más|"
    "navegación de entradas",
    "pt": "pular para o conteúdo|ir para o conteúdo|entrar|cadastre-se|voltar ao topo|menu|pesquisar|fechar|início|"
    "ver mais|navegação de post",
    "fr": "aller au contenu|passer au contenu|se connecter|s’inscrire|retour en haut|menu|rechercher|fermer|accueil|"
    "voir plus|navigation des articles|navigation de l’article",
    "vi": "chuyển đến nội dung|bỏ qua nội dung|đăng nhập|đăng ký|về đầu trang|trang chủ|tìm kiếm|đóng|điều hướng bài viết",
    "tr": "içeriğe geç|içeriğe atla|giriş yap|kayıt ol|başa dön|ana sayfa|menü|ara|kapat|yazı gezinmesi|yazı dolaşımı",
    "th": "ข้ามไปยังเนื้อหา|เข้าสู่ระบบ|สมัครสมาชิก|กลับขึ้นด้านบน|หน้าแรก|เมนู|ค้นหา|ปิด|ดูทั้งหมด",
    "de": "zum inhalt springen|zum inhalt|anmelden|registrieren|nach oben|menü|suche|schließen|startseite|mehr anzeigen|"
    "beitragsnavigation",
    "it": "vai al contenuto|salta al contenuto|accedi|registrati|torna su|menu|cerca|chiudi|home|mostra altro|"
    "navigazione articoli",
}
