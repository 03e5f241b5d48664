"""Lines that publishing systems write round a text in every language: forums, wikis, blogs, and the breaks that ads make.

They are known by what they are made of (an imperative and its aim, a role and a name, counters, a sign and a date), so that a
wording that nobody has seen is read as well. A line that closes like a sentence is none of them, unless it asks to log in.
"""

from scraper.parsers.dropping.line_pattern import LinePattern, row

_NO_STOP = r"(?<![.!?。！？])$"
_ADS = (
    "advertisement|iklan|anuncio|publicidad|publicidade|publicité|pubblicità|werbung|anzeige|reklam|reklama|quảng cáo|"
    "โฆษณา|광고|"
    "広告|广告|廣告"
)
_SCROLL = (
    (
        r"(?:keep |continue )?(?:scroll(?:ing)?|swipe)\b.{0,12}(?:\bto\b|\bfor\b|\band\b).{0,10}(?:continu|keep|read|resume|"
        r"more)\w*.{0,24}"
    ),
    r"(?:scroll|gulir|geser|usap|swipe)\b.{0,20}(?:lanjut|melanjutkan|membaca|baca)\w*.{0,20}",
    r"sigue leyendo(?: después .{0,20})?",
    r"desli(?:za|ce)\b.{0,12}para .{0,10}(?:le[ey]|continuar|seguir|ver)\w*.{0,16}",
    r"role\b.{0,14}para .{0,10}(?:ler|continuar|ver).{0,16}",
    r"fai(?:tes|s) défiler\b.{0,14}pour .{0,24}",
    r"(?:scroll\w*|wisch\w*)\W.{0,14}(?:um|zum|weiter)\w*.{0,24}",
    r"scorri\b.{0,14}per .{0,24}",
    r"(?:cuộn|kéo|vuốt|lướt)\b.{0,16}để .{0,8}(?:đọc|xem).{0,12}",
    r"(?:okumaya devam|haberin devamı|yazının devamı|devamı için)\b.{0,30}(?:kaydır|reklam)\w*.{0,12}",
    r"เลื่อน.{0,10}เพื่อ.{0,6}(?:อ่าน|ดู).{0,12}",
    r"(?:아래로 )?스크롤.{0,12}(?:계속|읽|보기|보세요).{0,10}",
    r"계속 (?:읽|보).{0,10}스크롤.{0,8}",
    r"(?:下に)?スクロール.{0,8}(?:続き|記事|本文).{0,8}",
    r"[请請]?(?:继续|繼續)?[向往]?[上下](?:滑|拉|滚|滾|捲|划)[动動]?.{0,6}(?:阅读|閱讀|观看|觀看|看).{0,6}",
    r"[请請](?:继续|繼續)?往下(?:继续|繼續)?(?:阅读|閱讀|看)(?:本文)?",
    r"scroll (?:om|verder|door)\b.{0,24}",
    r"przewiń\W.{0,14}(?:aby|by|żeby|czyta)\w*.{0,20}",
    r"(?:прокрутите|листайте|пролистайте)\W.{0,30}(?:чита|продолж|дал)\w*.{0,14}",
)
"""To move on, in order to read on."""
_BEHIND_THE_AD = (
    (
        r"(?:the |our )?(?:article|story|post|review|recap|interview|text|content)s? (?:continues?|resumes?) (?:below|after)"
        r"(?: (?:this|the|our))?(?: (?:ads?|advert|advertisement|video|gallery|promo|newsletter))?"
    ),
    r"(?:artikel|berita|cerita|konten|tulisan)\b.{0,12}(?:berlanjut|dilanjutkan|lanjut) (?:setelah|di bawah)\b.{0,16}",
    r"(?:lanjut(?:kan)? )?(?:baca|membaca)\b.{0,10}(?:di bawah|setelah) iklan.{0,8}",
    (
        r"(?:(?:la|el|este|esta) )?(?:nota|noticia|artículo|texto|historia)? ?(?:contin[uú]\w+|sigue|siga)\b.{0,14}"
        r"(?:después|luego|tras|debajo|abajo)\b.{0,12}(?:publicidad|anuncio|aviso|pauta)\w*"
    ),
    (
        r"(?:o |a )?(?:texto|matéria|artigo|notícia)? ?continu\w+\b.{0,10}(?:depois|após|abaixo)\b.{0,8}(?:publicidade|anúncio|"
        r"propaganda)\w*"
    ),
    r"(?:lire )?la suite\b.{0,24}après .{0,14}(?:publicité|annonce|pub|vidéo)\w*",
    r"(?:l[’']|votre |cet )article (?:continue|se poursuit) après .{0,24}",
    (
        r"(?:(?:der |dieser )?(?:artikel|text|beitrag|bericht) )?(?:geht|wird|weiter\w*|nach)\b.{0,24}(?:anzeige|werbung|"
        r"werbepause)\b.{0,20}"
    ),
    r"(?:l[’']articolo |il testo )?(?:continua|prosegue|riprende)\b.{0,14}dopo .{0,14}(?:pubblicità|annuncio)\w*",
    r"(?:bài viết|nội dung|bài|tin)\b.{0,8}tiếp.{0,8}(?:sau|dưới) quảng cáo.{0,6}",
    r"(?:เนื้อหา|ข่าว|บทความ).{0,6}ต่อ.{0,8}โฆษณา.{0,6}",
    r"(?:광고|기사|본문).{0,10}(?:광고|기사|본문|내용).{0,8}(?:이어|계속).{0,8}",
    r"(?:記事|続き|本文).{0,8}広告.{0,4}(?:続|後|下|あと).{0,8}",
    r"広告の(?:後|下|あと).{0,8}続.{0,8}",
    r"(?:文章|内容|內容|内文|內文|本文|广告|廣告|新聞|新闻).{0,6}(?:继续|繼續|未完).{0,10}",
    r"(?:haber|yazı|içerik)\b.{0,14}reklam\w*.{0,24}",
    r"(?:het |dit )?(?:artikel|bericht|tekst)\W.{0,8}(?:gaat|loopt)\b.{0,24}advertentie\w*",
    r"(?:artykuł|tekst|dalszy ciąg|dalsza część|ciąg dalszy)\b.{0,24}reklam\w*",
    r"(?:продолжение|(?:статья|материал|текст) продолж\w+)\b.{0,24}реклам\w*",
)
"""The text, that it goes on, behind the advertisement."""
_COUNTED = (
    "likes?|comments?|shares?|views?|hits|reads?|replies|reactions?|reblogs?|claps?|trackbacks?|"
    "좋아요|공감|댓글|조회수?|추천|공유|스크랩|いいね|コメント|トラックバック|閲覧数?|リブログ|アクセス|ブックマーク|拍手|"
    "留言|人氣|人气|瀏覽數?|浏览量?|點閱|点击|阅读量?|閱讀|评论|評論|回覆|回复|收藏|点赞|點讚|讚|赞|分享|转发|轉發|推薦|推荐|"
    "komentar|suka|dilihat|dibaca|me gusta|comentarios?|vistas|lecturas|visitas|curtidas|comentários?|visualizações|"
    "compartilhamentos|j[’']aime|commentaires?|vues|partages|lượt (?:xem|thích|đọc)|bình luận|chia sẻ|"
    "beğeni|yorum|görüntülenme|okunma|paylaşım|ถูกใจ|ความคิดเห็น|เข้าชม|gefällt mir|kommentare?|aufrufe|mi piace|commenti|"
    "visualizzazioni|letture|reacties?|weergaven|komentarz[ey]|wyświetle[nń]|polubie[nń]|комментари[ейя]|просмотр(?:ов|а)?"
)
"""What is counted under a post."""
_COUNT = r"\d[\d.,]{0,9}k?"
_COUNTER = (
    rf"(?:(?:{_COUNTED})[!！]?\s?[:：(（]?\s?{_COUNT}\s?(?:回|次|人|件|개|건|명|회|kali)?[)）]?|"
    rf"{_COUNT}\s?(?:{_COUNTED}))"
)
_VIEWS = (
    "views|page ?views|hits|조회 ?수?|閲覧数?|アクセス数?|浏览(?:量|次数)?|瀏覽(?:數|次數|人次)?|阅读(?:量|数)?|閱讀數?|"
    "點閱[數率]?|人氣|人气|"
    "dilihat|dibaca|lượt (?:xem|đọc)|vistas|visitas|lecturas|visualizações|vues|lu|aufrufe|gelesen|visualizzazioni|görüntülenme|"
    "okunma|weergaven|wyświetleń|просмотров|เข้าชม|ยอดวิว|จำนวนผู้เข้าชม"
)
_ROLES = (
    r"(?:责任|責任|执行|執行|文字|本文|本期|核稿|值班|见习|實習|实习|主|总|總|新媒体|網路|网络)?(?:编辑|編輯|责编|責編|"
    r"校对|校對|"
    r"审核|審核|审校|審校|终审|終審|审稿|審稿|撰文|排版)|"
    r"編集|文|取材|執筆|(?:取材|構成|企画)[・･]文|文[・･](?:写真|構成)|편집|교열|교정|글[·・]사진|취재|에디터|"
    r"editor|edited by|editing by|reporting by|fact[- ]?check(?:ed|ing)(?: by)?|copy[- ]?edit(?:ed|ing) by|"
    r"penyunting|redaktur|pewarta|reporter|edición|editado por|editada por|redacción|edição|revisão|redação|"
    r"édité par|rédaction|rédigé par|relecture|biên tập(?: viên)?|editör|muhabir|haber|haberi hazırlayan|derleyen|"
    r"ผู้เรียบเรียง|เรียบเรียง(?:โดย)?|บรรณาธิการ|redaktion|redakteur(?:in)?|redigiert von|lektorat|redazione|a cura di|"
    r"redactie|eindredactie|redakcja|opracowanie|opracował[ai]?|редактор|корректор|(?:материал )?подготовил[аи]?"
)
"""Who worked on the text (not on the drama: the writer, the director and the cutter of a film have other words)."""
_ROLES_OPEN = (
    r"edited by|editing by|reporting by|editad[oa] por|édité par|rédigé par|redigiert von|a cura di|เรียบเรียงโดย|"
    r"opracował[ai]?|подготовил[аи]?|责任编辑|責任編輯|责编|编辑|編輯|편집|교열|글[·・]사진"
)
"""Those that a name follows without a mark between."""
_POSTED = (
    "posted by|diposting oleh|diposkan oleh|dipublikasikan oleh|ditulis oleh|publicado por|postado por|publié par|"
    "eingestellt von|"
    "gepostet von|pubblicato da|postato da|(?:được )?đăng bởi|gönderen|เขียนโดย|(?:작성자|投稿者|張貼者|發佈者|发帖者|"
    "发布者)[ :：]|"
    "gepost door|geplaatst door|autor|opublikowane przez|opublikował[ai]?|автор|отправлено|post by"
)
_BY = "by|von|par|por|oleh|da|od|от|door|przez"
_EDITED = (
    "edited|modified|updated|modifi|édit|edit|bearbeit|geändert|aggiornat|sửa|değiş|düzenle|diubah|disunting|แก้ไข|bewerkt|"
    "gewijzigd|"
    "zmien|edyt|измен|редакт|편집|수정|更新|修订|修訂|編輯|编辑"
)
_THIS_PAGE = (
    "this (?:page|post|article|entry)|last|cette page|dernière|esta página|última|ultima|questa pagina|diese seite|zuletzt|"
    "trang này|"
    "lần|bu sayfa|son|halaman ini|terakhir|deze pagina|laatst|tę stronę|ostatni[ao]|эта страница|последнее|последний раз"
)
_THIS_PAGE_GLUED = (
    "이 (?:문서|페이지|글)는|[この]{0,2}(?:ページ|記事|投稿)の?最終|最終|[本此](?:页面?|頁面?|帖|文章|"
    "条目|條目)最[后後]|最[后後]|หน้านี้|แก้ไขครั้งล่าสุด"
)
"""In scripts that put no space behind a word."""
_LOG_IN = (
    r"you (?:must|need to|have to)\b.{0,20}(?:log|sign|regist).{0,50}(?:reply|comment|post|respond).{0,30}",
    r"(?:please )?(?:log|sign) in\b.{0,24} to (?:reply|comment|post|join|vote).{0,40}",
    r"(?:du musst|sie müssen|bitte)\b.{0,30}(?:einlogg|anmeld|registr).{0,50}(?:antwort|kommentier|schreib).{0,20}",
    (
        r"(?:debes|tienes que|necesitas|inicia|para responder)\b.{0,30}(?:sesión|registr).{0,40}(?:responder|comentar|"
        r"publicar).{0,20}"
    ),
    r"(?:vous devez|veuillez|il faut)\b.{0,40}(?:connect|inscri|identifi).{0,40}(?:répondre|commenter|poster|publier).{0,20}",
    r"(?:você (?:precisa|deve)|é necessário|faça login|é preciso)\b.{0,50}(?:responder|comentar|postar).{0,20}",
    r"(?:devi|bisogna|è necessario|effettua)\b.{0,40}(?:acced|registr|login).{0,40}(?:rispond|commentar|scriver).{0,20}",
    r"(?:bạn (?:phải|cần)|vui lòng|hãy)\b.{0,20}(?:đăng nhập|đăng ký).{0,40}(?:trả lời|bình luận|phản hồi).{0,20}",
    r"(?:anda|kamu|silakan|harap)\b.{0,30}(?:masuk|login|log in|daftar)\b.{0,40}(?:balas|komentar).{0,20}",
    r"(?:cevap|yorum|yanıt|mesaj)\w*\b.{0,30}(?:giriş yap|üye ol|kayıt ol).{0,40}",
    r"(?:คุณต้อง|กรุณา|โปรด).{0,10}(?:เข้าสู่ระบบ|ล็อกอิน|สมัคร).{0,40}(?:ตอบ|แสดงความ|คอมเมนต์).{0,20}",
    r"(?:댓글|답글|답변)을? ?.{0,12}(?:로그인|회원가입).{0,20}",
    r"(?:返信|コメント|投稿)(?:する|を).{0,10}(?:ログイン|登録).{0,20}",
    r"[您你]?(?:需要|必须|必須)?先?登[录入錄][后後]?才(?:可以|能).{0,30}",
    r"(?:je moet|u moet|log in)\b.{0,30}(?:inlog|ingelogd|registr).{0,40}(?:reager|antwoord|plaats).{0,20}",
    r"(?:musisz|zaloguj się|aby)\b.{0,30}(?:zalog|zarejestr).{0,40}(?:odpowi|komentow|pisać).{0,20}",
    r"(?:вы должны|вам необходимо|чтобы|необходимо)\b.{0,40}(?:войти|авториз|зарегистр).{0,40}(?:ответ|коммент|сообщ).{0,20}",
)
"""To log in, in order to answer."""
_EDIT_LINKS = (
    "edit|view source|bearbeiten|quelltext(?: anzeigen)?|modifier|editar|modifica|sunting|ubah|sửa|değiştir|düzenle|แก้ไข|편집|"
    "編集|编辑|"
    "編輯|bewerken|edytuj|править|hide|show|expand|collapse|펼치기|접기|展开|展開|折叠|摺疊|隐藏|隱藏|表示|非表示|"
    "mostrar|ocultar|anzeigen|"
    "verbergen|afficher|masquer|nascondi|mostra"
)
_STUBS = (
    r"this (?:article|page|section|\w+[- ]related article)\b.{0,40} is a stub",
    r"you can help\b.{0,40} by expanding",
    r"this (?:article|section) (?:needs|does not cite|may require)\b",
    r"[此这這本](?:条目|條目|文章|页面|頁面).{0,14}小作品",
    r"この(?:項目|記事)は.{0,24}書きかけ",
    r"이 (?:문서|글)는 .{0,24}토막글",
    r"artikel ini\b.{0,30}rintisan",
    r"bài (?:viết )?.{0,30}sơ khai",
    r"cet article\b.{0,40}ébauche",
    r"dieser artikel\b.{0,40}(?:unvollständig|stub)",
    r"est[ea] (?:artículo|página)\b.{0,40}esbozo",
    r"este artigo\b.{0,40}esboço",
    r"questa voce\b.{0,50}abbozzo",
    r"bu madde\b.{0,40}taslak",
    r"dit artikel\b.{0,40}beginnetje",
    r"ten artykuł\b.{0,40}zalążek",
)
_ENCYCLOPEDIA = (
    r"^(?:from .{2,40}, the free (?:\w+ )?encyclop|出典\W{1,3}フリー百科事典|aus .{2,40}, der freien enzyk|"
    r"da .{2,40}, l[’']enciclopedia libera|de .{2,40}, la enciclopedia libre|origem: .{2,40}, a enciclopédia livre|"
    r"bách khoa toàn thư mở|dari .{2,40}ensiklopedia bebas|z .{2,40}wolnej encyk|uit .{2,40}vrije encyc|"
    r"un article de .{2,40}encyclopédie libre)"
)

SYSTEM_PATTERNS: tuple[LinePattern, ...] = (
    row("advertising", rf"^\W*(?:(?:{_ADS})\W+)?(?:{'|'.join((*_SCROLL, *_BEHIND_THE_AD))})\W*{_NO_STOP}", limit=70),
    row("byline", rf"^\W*(?:{_ROLES})\s?[:：/／=|｜丨\]】]\s?[^.!?。！？]{{2,60}}$", where="tail", limit=80),
    row(
        "byline",
        rf"^\W*(?:{_ROLES_OPEN})(?:\s[^\s.!?。！？,，、]{{1,24}}){{1,4}}(?:; [^.!?]{{3,40}})?\W*$",
        where="tail",
        limit=60,
    ),
    row(
        "byline",
        r"^(?:penulis|teks|written by|words|text|글|texto|texte|testo|bài|yazı|文)\s?[:：/／].{2,40}(?:editor|"
        r"penyunting|redaktur|"
        r"edit(?:ed|ing) by|"
        r"편집|edición|edição|édition|biên tập|editör|編集|编辑|編輯|foto|photo|사진|写真|摄影)\s?[:：/／].{2,30}$",
        where="tail",
        limit=90,
    ),
    row(
        "source",
        r"^\W?(?:theo|nguồn|via|source|sources|fuente|fonte|quelle|kaynak|sumber|źródło|источник|bron|출처|出典|来源|來源)"
        r"\s?[:：]?\s?[^.!?。！？]{2,50}[)）\]]$",
        where="tail",
        limit=70,
    ),
    row(
        "byline",
        rf"^\W*{_COUNTER}(?:[\s|/·,、•–-]{{1,3}}{_COUNTER}){{1,5}}(?:[\s|/·]{{1,3}}\w{{2,8}})?\W*$",
        where="edge",
        limit=80,
    ),
    row(
        "byline",
        rf"^.{{1,40}}\s(?:留言|人氣|人气|評論|评论|コメント|댓글|조회|comments?)\s?[(（]{_COUNT}[)）][\s|/·]{{1,3}}\S{{1,12}}\s?[(（]{_COUNT}[)）]\W*$",
        where="edge",
        limit=90,
    ),
    row(
        "byline",
        rf"^\W*(?:{_VIEWS})\s?[:：(（]?\s?\d[\d.,  ]*(?:회|回|次|人次|kali|fois|mal|x|k|만|万|萬|ครั้ง)?\W*$",
        where="edge",
        limit=30,
    ),
    row("byline", rf"^\W*\d[\d.,  ]*[k만万萬]?\s?(?:회|回|次|人|kali|x|mal)?\s?(?:{_VIEWS})\W*$", where="edge", limit=30),
    row(
        "byline",
        rf"^\W*(?:{_BY})\s\D{{2,40}}\d.{{0,24}}\W\d{{1,2}}[:.]\d{{2}}(?:\s?[ap]\.?m\.?)?\W*{_NO_STOP}",
        where="edge",
        limit=90,
    ),
    row(
        "byline",
        rf"^\W*(?:{_POSTED}).{{1,50}}\d{{1,2}}[:.]\d{{2}}(?:\s?[ap]\.?m\.?)?(?:\W.{{0,24}})?{_NO_STOP}",
        where="edge",
        limit=100,
    ),
    row(
        "byline",
        r"^(?:diposting|diposkan|dipublikasikan|ditulis) oleh \S[^.!?]{1,40}$",
        where="edge",
        limit=60,
    ),
    row(
        "byline",
        r"^\W*(?:发表于|發表於|发布于|發布於|编辑于|編輯於|写于|寫於|작성일|등록일|投稿日時?|posted(?: on)?|edited|"
        r"geschrieben am|verfasst am|"
        r"publicado el|publicado em|publié le|pubblicato il|đăng lúc|yayınlanma|"
        r"เมื่อ)\s?[:：]?\s?.{0,14}\d{1,4}\W.{0,20}\d.{0,16}" + _NO_STOP,
        where="edge",
        limit=60,
    ),
    row(
        "tags",
        r"^\W*(?:posted|published|filed) (?:in|under)\b.{1,80}[|•·—–,;].{0,50}(?:comment|repl|tagged|trackback|leave a).{0,40}$",
        where="edge",
        limit=140,
    ),
    row(
        "tags",
        r"^\W*(?:publicado en|publicado em|postado em|publié dans|classé dans|veröffentlicht (?:in|unter)|pubblicato in|"
        r"diposting (?:di|dalam|pada)|đăng trong|yayınlandığı|geplaatst in|opublikowano w|рубрика|カテゴリー?|카테고리)\b.{1,80}"
        r"[|•·—–].{0,60}" + _NO_STOP,
        where="edge",
        limit=140,
    ),
    row(
        "related",
        r"^\W*\S{1,30}\s?(?:카테고리의 (?:다른|최근|관련|이전|다음) 글|カテゴリの(?:最新|関連|他の|人気)記事).{0,40}$",
        limit=90,
    ),
    row("comments", rf"^\W*(?:{'|'.join(_LOG_IN)})$", where="tail", limit=140),
    row("furniture", rf"^\W*(?:{_THIS_PAGE})\b.{{0,40}}(?:{_EDITED})\w*\b.{{0,50}}\d{{4}}.{{0,40}}$", where="edge", limit=140),
    row("furniture", rf"^\W*(?:{_THIS_PAGE_GLUED}).{{0,8}}(?:{_EDITED}).{{0,20}}\d{{4}}.{{0,30}}$", where="edge", limit=90),
    row("furniture", rf"^\W*(?:{_THIS_PAGE_GLUED}).{{0,50}}\d{{4}}.{{0,36}}(?:{_EDITED}).{{0,20}}$", where="edge", limit=140),
    row("furniture", rf"^\[\s?(?:{_EDIT_LINKS})(?:\s?[|·/]\s?.{{2,30}})?\s?\]$", limit=50),
    row("furniture", rf"^[［【〔]\s?(?:{_EDIT_LINKS})(?:\s?[|·/]\s?.{{2,30}})?\s?[］】〕]$", limit=50),
    row(
        "copyright",
        r"^(?:community content|(?:extended |all )?content|text|unless|except where|el contenido|salvo|o conteúdo|der inhalt|"
        r"sofern|le contenu|sauf|i contenuti|konten|kecuali|nội dung|aksi|icerik|içerik|treść|если|tekst|이 저작물|별도|특별한|"
        r"特に記載|コンテンツ|除非|除另有|本[站页頁]).{0,110}cc[ -]by(?![a-z])",
        where="tail",
        limit=200,
    ),
    row(
        "furniture",
        r"^(?:for (?:the|other|an?)\b.{2,60}, see (?:also )?.{2,80}\)\.?|not to be confused with .{2,60}\)\.?|"
        r"this (?:article|page) is about .{2,60}\. for .{2,60}, see .{2,80}|この項目では、.{2,60}について(?:説明|"
        r"記述)しています.{0,80}|"
        r"[关關][于於].{2,40}，[请請][见見參参].{2,40}|이 문서는 .{2,50}에 관한 것입니다.{0,80}|"
        r"dieser artikel (?:behandelt|beschreibt) .{2,90}siehe .{2,60}|pour (?:les )?(?:articles homonymes|autres "
        r"significations), voir .{2,60}|"
        r"para (?:otros usos|otras acepciones|outros significados), (?:véase|veja) .{2,60})$",
        where="head",
        limit=200,
    ),
    row("furniture", rf"^\W*(?:{'|'.join(_STUBS)})", where="edge", limit=200),
    row(
        "related",
        r"^also on (?!the |this |that |our |my |his |her |their |its )[^\s:]{2,30}(?: [^\s:]{2,20})?: \S.{4,110}" + _NO_STOP,
        limit=160,
    ),
    row("furniture", r"^(?:watch more (?:in|on) \S{2,30}(?: \S{2,20})?|videos by \S.{2,40})" + _NO_STOP, limit=60),
    row(
        "furniture",
        r"^\W*(?:follow|ikuti|join|gabung|sigue|siga|suivez|folge)\b.{0,24}(?:whatsapp|telegram) "
        r"(?:channel|kanal|group|grup|saluran)\b.{0,110}$",
        limit=160,
    ),
    row("furniture", _ENCYCLOPEDIA, where="head", limit=90),
    row("tags", r"^in\s?: \S.{1,80}" + _NO_STOP, where="head", limit=90),
    row(
        "furniture",
        r"^(?:posts|messages|joined|threads|topics|reaction score|registered|beiträge|registriert|mensajes|registrado|"
        r"mensagens|messaggi|"
        r"iscritto|bài viết|tham gia|mesajlar|katılım|berichten|posty|dołączył|сообщени[яй]|регистрация|帖子|积分|"
        r"注册时间|投稿数|登録日)"
        r"\s?[:：]\s?\S{0,12}\s?\d[\d.,/ -]*$",
        where="edge",
        limit=40,
    ),
    row(
        "furniture",
        r"^(?:(?:\d+ )?users? (?:browsing|viewing|who are viewing|reading) this (?:forum|thread|topic).{0,80}|"
        r"this topic (?:was|is|has been) (?:automatically )?(?:closed|locked).{0,120}|\d+ posts? \W ?page \d+ of \d+|"
        r"本帖最[后後]由.{0,60}[编編][辑輯]|reactions?:\s?\S.{0,90}(?<![.!?]))$",
        where="edge",
        limit=180,
    ),
)
"""In the order in which they are asked."""
