"""Lines that blogs, public accounts, wikis and hand-made pages write round a text: notes, greetings, browsers, actions in a row.

As in `systems.py`, each is known by what it is made of, so that a wording nobody has seen is read as well.
"""

from scraper.parsers.dropping.line_pattern import LinePattern, row

_NOBODY = (
    r"(?:he|she|it|they|we|you|i|who|that|and|but|so|nobody|no-?one|everyone|everybody|someone|somebody|people|fans|critics|"
    r"audiences|"
    r"mom|dad|others|both|all|most|many|few)"
)
_PASSED_ON = (
    r"\S{2,40} (?:reblogged|reposted|repinned) this(?: (?:post|photo))?(?: from \S{2,40})?(?: and added)?",
    r"\S{2,40} (?:hat (?:das|diesen eintrag|dies) gerebloggt|rebloggte (?:das|dies)(?: von \S{2,40})?)",
    r"\S{2,40} a reblogué (?:ceci|cela|ce billet)(?: (?:de|depuis) \S{2,40})?",
    r"\S{2,40} reblogueó esto(?: de \S{2,40})?",
    r"\S{2,40} reblogou (?:isto|isso)(?: de \S{2,40})?",
    r"\S{2,40} ha rebloggato questo(?: (?:elemento|post))?(?: da \S{2,40})?",
    r"\S{2,40} me-?reblog (?:ini|kiriman ini)(?: dari \S{2,40})?",
    r"\S{2,40} bunu yeniden blogladı",
    r"\S{2,40} (?:реблогнул|реблогнула) (?:это|запись)(?: от \S{2,40})?",
    r"\S{2,40}(?:님이|さんが) ?(?:\S{2,40}(?:님의|さんの) ?)?(?:글을 |게시물을 |この投稿を)?(?:리블로그|リブログ)\S{0,6}",
)
_LIKED = (
    rf"(?!{_NOBODY}\b)\S{{2,40}} (?:liked|posted|boosted|favou?rited|replied to) this",
    r"\S{2,40} hat (?:das|diesen eintrag|dies) (?:gelikt|gepostet)",
    r"\S{2,40} a (?:aimé|publié) (?:ceci|cela|ce billet)",
    r"(?:a \S{2,40} le (?:gusta|gustó|ha gustado) esto|\S{2,40} publicó esto)",
    r"\S{2,40} (?:curtiu|publicou) (?:isto|isso)",
    r"a \S{2,40} piace questo",
    r"\S{2,40} (?:menyukai|memposting) (?:ini|kiriman ini)",
    r"\S{2,40} bunu (?:beğendi|gönderdi)",
    r"\S{2,40} (?:понравилось|нравится) это",
    r"\S{2,40}(?:님이|さんが) ?(?:이 글을 |この投稿を)?(?:좋아|スキ|いいね)(?:했습니다|합니다|しました|しています)",
)
"""Who passed a post on, who liked it: an account, and what it did."""
_BROWSERS = (
    r"(?:internet explorer|netscape(?: navigator)?|firefox|chrome|safari|(?:ms)?ie\s?\d|瀏覽器|浏览器|ブラウザ|브라우저|browser|"
    r"navegador|navigateur|trình duyệt|tarayıcı|przeglądar|браузер)"
)
_SCREEN = r"\d{3,4}\s?[*xх×＊]\s?\d{3,4}"
_ADVISED = (
    r"best (?:viewed|seen|experienced)|(?:view(?:ed)?|optimi[sz]ed) (?:best|with|in|for|at)|recommended|"
    r"建[議议]|推薦|推荐|最佳|最適|推奨|"
    r"권장|최적|optimi|am besten|empfohlen|mieux|conseillé|recomend|mejor|melhor|migliore|consigliat|terbaik|disarankan|"
    r"tốt nhất|en iyi|önerilen|лучше|рекоменду|najlepiej|zalecan|het best|aanbevolen|แนะนำ|เหมาะ"
)
_SITE = (
    r"(?:(?:web ?)?sites?|web|blogs?|home ?pages?|pages?|página|pagina|seite|strona|stron[ęiy]|страниц\w+|сайт\w*|блог\w*|"
    r"laman|situs|trang|"
    r"홈페이지|홈피|블로그|누리집|카페|サイト|ブログ|ホームページ|hp|本站|小站|網站|网站|部落格|网页|網頁|空間|空间|博客)"
)
_WELCOME = (
    r"welcome to|selamat datang (?:di|ke)|bienvenid[oa]s? (?:a|al)|bem[- ]vind[oa]s? (?:a|ao|à)|bienvenue (?:sur|dans|à|chez)|"
    r"(?:herzlich )?willkommen (?:auf|bei|in|im)|benvenut[oiae] (?:su|sul|sulla|nel|nella|in|a)|chào mừng .{0,20}(?:đến|tới)|"
    r"welkom (?:op|bij)|witaj(?:cie)? na|witamy na|добро пожаловать (?:на|в)|ยินดีต้อนรับ(?:สู่|เข้าสู่)?"
)
_GUESTBOOK = r"(?:留言|簽名|签名|簽到|签到|拍拍|常來|常来|guest ?book|방명록|글 ?남|書き込み|足跡|ゲストブック|bbs|掲示板)"
_ACTIONS = (
    r"like|likes|share|comment|comments|save|reply|repost|restack|tweet|bookmark|좋아요|댓글|공유|공유하기|스크랩|저장|공감|"
    r"いいね|コメント|シェア|保存|スキ|リブログ|ブックマーク|分享|收藏|点赞|點讚|按讚|在看|赞|讚|转发|轉發|评论|評論|留言|写留言|喜欢|喜歡|投诉|"
    r"suka|komentar|bagikan|simpan|me gusta|comentar|compartir|guardar|curtir|compartilhar|salvar|j[’']aime|commenter|partager|"
    r"enregistrer|gefällt mir|kommentieren|teilen|speichern|mi piace|commenta|condividi|salva|thích|bình luận|chia sẻ|lưu|"
    r"beğen|yorum yap|"
    r"paylaş|kaydet|ถูกใจ|แสดงความคิดเห็น|แชร์|บันทึก|нравится|комментировать|поделиться|сохранить|vind ik leuk|reageren|delen|"
    r"lubię to|komentuj|udostępnij|zapisz"
)
_JUMPS = (
    r"(?:jump|skip|go) to (?:the )?(?:navigation|search|content|sidebar|menu|footer|main)|zu[rm] (?:navigation|suche|"
    r"inhalt) (?:springen|wechseln)|"
    r"aller (?:à|au) (?:la )?(?:navigation|recherche|contenu)|(?:ir|saltar) (?:a la|al) (?:navegación|búsqueda|contenido)|"
    r"(?:ir|saltar|pular) para (?:a|o) (?:navegação|pesquisa|menu|conteúdo)|(?:vai|salta) al(?:la)? (?:navigazione|ricerca|"
    r"contenuto)|"
    r"(?:loncat|lompat|langsung) ke (?:navigasi|pencarian|isi|konten)|(?:bước|chuyển|nhảy) (?:tới|đến) (?:điều hướng|"
    r"tìm kiếm|nội dung)|"
    r"(?:gezinti|arama|içerik) kısmına (?:atla|geç)|(?:ไปยัง|ข้ามไป(?:ที่|ยัง)?|กระโดดไป(?:ที่)?)(?:การนำทาง|การค้นหา|"
    r"เนื้อหา|เมนู)|"
    r"naar (?:de )?(?:navigatie|zoeken|inhoud) (?:springen|gaan)|przejdź do (?:nawigacji|wyszukiwania|treści)|"
    r"перейти к (?:навигации|поиску|содержимому)|(?:둘러보기|탐색|검색|본문)(?:로|으로)? ?(?:이동|가기|바로가기)|"
    r"(?:둘러보기로|검색하러) 가기|"
    r"(?:ナビゲーション|検索|本文|コンテンツ)(?:に|へ)(?:移動|スキップ|ジャンプ)|(?:跳|移|前往|转|轉)(?:转|轉|到|至|去)+(?:导航|導覽|導航|搜索|搜尋|内容|內容|正文|目录|目錄)"
)
_ALSO_OF_INTEREST = (
    (
        r"(?:이|다른|이런|함께|같이)\s?\S{0,6}\s?(?:기사|글|콘텐츠|포스트|뉴스|이야기|소식)\S{0,3}\s?(?:도|은|는)?\s?(?:\S{1,6}\s)?"
        r"(?:흥미|관심|재미|궁금|좋아하|어떠|어때|읽어|마음에)\S{0,8}(?:\s\S{1,8}){0,3}"
    ),
    r"(?:こちら|この|ほか)の?(?:記事|投稿|話題|ニュース)も.{0,14}(?:気に|おすすめ|読まれ|チェック|どうぞ|いかが|人気)\S{0,10}",
    r"(?:你|您)?(?:可能|或許|或许|也許|也许|應該|应该)?(?:也|还|還)?(?:会|會)?(?:对|對)?(?:这些|這些|以下)(?:文章|新聞|新闻|內容|内容).{0,6}(?:感兴趣|感興趣|有興趣|喜欢|喜歡)",
    (
        r"(?:these|other|more) (?:stories|articles|posts|reads) (?:you(?:[’']ll| (?:might|may|will))? (?:also )?(?:like|"
        r"love|enjoy)|that might interest you)"
    ),
    (
        r"(?:estas?|otras|outras|estes) (?:notas?|noticias|historias|artículos|matérias|artigos) (?:también )?(?:te|le|"
        r"podem|podrían|pueden) .{0,10}interes\w+"
    ),
    r"ces (?:articles|sujets) (?:pourraient|peuvent|vont) (?:aussi |également )?vous (?:intéresser|plaire)",
    r"diese (?:artikel|beiträge|themen) könnten (?:sie|dich|euch)(?: auch)? interessieren",
    r"questi articoli (?:ti |vi )?potrebbero (?:anche )?(?:interessar\w+|piacer\w+)",
    r"(?:artikel|berita) ini (?:juga )?(?:mungkin|bisa) .{0,16}(?:suka|menarik|minat)\w*",
    r"(?:những )?(?:bài|tin) (?:viết )?này (?:cũng )?có thể .{0,16}(?:thích|quan tâm)",
    r"bu (?:haberler|yazılar) da (?:ilginizi|ilgini|hoşunuza|hoşuna) .{0,14}",
)
"""That other stories may interest as well."""

BLOG_PATTERNS: tuple[LinePattern, ...] = (
    row("comments", rf"^(?:{'|'.join(_PASSED_ON)})\W*(?<![.!?…])$", limit=110),
    row("comments", rf"^(?:{'|'.join(_LIKED)})\W*(?<![.!?…])$", where="tail", limit=80),
    row(
        "share",
        r"^\W*(?:[请請]?[点點][击擊选選]|轻触|輕觸|戳|按|长按|長按)\W?(?:上方|下方|顶部|頂部|顶端|左上角|右上角|文末|标题下方?|標題下方?)\W{0,3}"
        r"(?:的)?(?:蓝色?字?体?|藍色?字?體?|名片|卡片|头像|頭像|图标|圖標|二维码|二維碼|按[钮鈕])?\W?.{0,24}"
        r"(?:关注|關注|订阅|訂閱|追[蹤踪]|置顶|置頂|星标|星標|[进進]入).{0,14}$",
        limit=60,
    ),
    row(
        "share",
        r"^.{0,24}[点點](?:个|個|一个|一個|亮|击|擊|下)?\W{0,2}(?:在看|赞|讚|好看)\W?[^。！!？?]{0,24}$",
        where="tail",
        limit=60,
    ),
    row("share", rf"^\W*(?:{_ACTIONS})(?:[\s|·・/,、•]{{1,3}}(?:{_ACTIONS})){{1,6}}\W*$", where="edge", limit=70),
    row("furniture", rf"^\W*(?:{_JUMPS})(?:[\s,、，|·/]+(?:{_JUMPS}))?\W*$", where="edge", limit=70),
    row(
        "furniture",
        rf"^.{{0,30}}(?:{_ADVISED}).{{0,40}}(?:{_BROWSERS}|{_SCREEN}).{{0,40}}(?<![.!?。！？])$",
        where="edge",
        limit=100,
    ),
    row(
        "furniture",
        rf"^.{{0,30}}(?:{_BROWSERS}|{_SCREEN}).{{0,30}}(?:{_ADVISED}).{{0,30}}(?<![.!?。！？])$",
        where="edge",
        limit=100,
    ),
    row("furniture", rf"^\W*(?:{_WELCOME})\b.{{0,40}}{_SITE}\b.{{0,24}}[!~♪♡♥☆★)\s]+$", where="edge", limit=90),
    row(
        "furniture",
        rf"^\W*(?:[欢歡]迎(?:光[临臨]|[来來]到|[来來]訪|[来來]访)|ようこそ|いらっしゃいませ).{{1,30}}(?:{_GUESTBOOK}|{_SITE}).{{0,14}}$",
        where="edge",
        limit=60,
    ),
    row(
        "furniture",
        rf"^.{{1,24}}{_SITE}(?:에|へ|に).{{0,6}}(?:오신|방문해|찾아주신|ようこそ|いらっしゃ).{{0,30}}$",
        where="edge",
        limit=60,
    ),
    row("related", rf"^\W*(?:{'|'.join(_ALSO_OF_INTEREST)})\W*$", where="tail", limit=70),
    row(
        "newsletter",
        r"^.{0,40}(?:소식|정보|뉴스|기사|혜택)\S{0,2}\s.{0,12}(?:카카오톡|카톡|이메일|메일|문자|앱|라인|텔레그램)\S{0,3}\s?.{0,6}(?:받아|받으|받을|만나|보내).{0,14}$",
        where="tail",
        limit=80,
    ),
)
"""In the order in which they are asked."""
