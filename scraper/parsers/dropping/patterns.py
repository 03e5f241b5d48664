"""Chrome that is a sentence or a form rather than a label: patterns, by rule (see `line_pattern.py`)."""

import re

from scraper.parsers.dropping.blog_lines import BLOG_PATTERNS
from scraper.parsers.dropping.calls import CALL_PATTERNS
from scraper.parsers.dropping.line_pattern import LinePattern
from scraper.parsers.dropping.line_pattern import row as _row
from scraper.parsers.dropping.systems import SYSTEM_PATTERNS

RIGHTS = (
    "all rights reserved|무단 ?전재|재배포 ?금지|무단 ?복제|無断転載|転載を禁|禁無断|版权所有|版權所有|著作權|翻印必究|"
    "未经授权|不得转载|請勿轉載|hak cipta|"
    "todos los derechos|derechos reservados|todos os direitos|direitos reservados|tous droits réservés|bản quyền|"
    "hakları saklıdır|"
    "hakkı saklıdır|สงวนลิขสิทธิ์|alle rechte vorbehalten|alle rechten voorbehouden|prawa zastrzeżone|"
    "все права защищены|tutti i diritti|riproduzione riservata|all right reserved"
)
_NAMES = r"[^\W\d_][\w.'’&-]*"
_NO_SENTENCE = r"(?<!\w\w[.!?])$"
"""A line of names has no full stop: `By now the song is everywhere.` is a sentence."""

_PRICED = r"(?:for|at|from|por|desde|por|pour|à partir de|für|ab|a partir de|a soli|a|voor|vanaf|za|od|за|от)\s.{0,12}\d"
_IN_ORDER_TO = (
    r"(?:to|and|pour|et|para|per|e|y|um|und|om|en|untuk|demi|để|aby|żeby|i|чтобы|и) (?:(?:us|uns|ons|nous|nos|to|zu|te) ){0,2}"
    r"(?:help|support|keep|read|unlock|access|helfen|unterstütz\w*|weiter\w*|soutenir|aider|lire|accéder|apoyar(?:nos)?|ayudar|leer|"
    r"acceder|apoiar|ajudar|ler|acessar|sostener\w*|aiutar\w*|legger\w*|steunen|lezen|mendukung|membaca|ủng hộ|đọc|wesprzeć|"
    r"czytać|поддержать|читать)"
)
"""What membership is for: to help those who write, or to read on."""
_CALLS = (
    r"upgrade(?: your (?:plan|subscription)| to (?:paid|premium))?|subscribe|become an? (?:member|(?:paid )?subscriber|"
    r"patron|supporter)|"
    r"support (?:us|our work|this (?:site|blog|newsletter))(?: on \w+)?|start (?:your|a) free trial|buy (?:me|us) a coffee|"
    r"suscríbete|suscribite|suscríbase|hazte (?:soci[oa]|miembro|suscriptora?)|apóyanos(?: en \w+)?|"
    r"assine|seja (?:membro|assinante|apoiador)|torne-se (?:membro|assinante|apoiador)|apoie-nos|"
    r"abonnez-vous|devenez (?:membre|abonnée?)|soutenez-nous(?: sur \w+)?|"
    r"(?:jetzt )?abonnieren|abonniere(?: jetzt)?|werde(?:n sie)?(?: jetzt)? (?:mitglied|unterstützer(?:in)?)|"
    r"(?:jetzt )?mitglied werden|"
    r"unterstütze(?:n sie)? uns(?: auf \w+)?|"
    r"abbonati|diventa (?:soci[oa]|membro|sostenitore|abbonato)|sostienici(?: su \w+)?|"
    r"neem (?:nu )?een abonnement|abonneer(?: je)?|word (?:lid|abonnee|vriend)|steun ons|"
    r"subskrybuj|wykup (?:dostęp|prenumeratę|subskrypcję)|zostań (?:patronem|członkiem|subskrybentem)|wesprzyj nas(?: na \w+)?|"
    r"подпишитесь|подпишись|оформите подписку|станьте (?:участником|подписчиком|спонсором)|поддержите нас|"
    r"(?:hemen |şimdi )?(?:abone|üye) ol(?:un)?|bize destek ol(?:un)?|"
    r"berlangganan(?: sekarang)?|jadi(?:lah)? (?:anggota|member|pelanggan)(?: kami)?|dukung kami|"
    r"đăng ký (?:ngay|thành viên)|trở thành (?:hội viên|thành viên)|ủng hộ chúng tôi|สมัครสมาชิก(?:เลย|วันนี้)?|สนับสนุนเรา|"
    r"(?:지금 )?(?:유료 )?구독하(?:세요|기)|멤버십 (?:가입|구독)하기|후원하기|(?:今すぐ)?(?:購読|会員登録|入会)(?:する|"
    r"はこちら)|"
    r"(?:立即|马上|馬上)?(?:订阅|訂閱|开通会员|開通會員|加入会员|加入會員|成为会员|成為會員)|(?:赞助|贊助)我[们們]"
)
"""Imperatives of membership: a sentence of their own, with a price at most behind them."""
_NETWORKS = "pinterest|facebook|whatsapp|instagram|twitter|telegram|tiktok|threads|line|x|vk|linkedin|youtube|bluesky|mastodon"

PATTERNS: tuple[LinePattern, ...] = (
    _row("copyright", RIGHTS, where="tail"),
    _row("copyright", r"^\W*(?:copyright|copyrights)?\W*(?:©|ⓒ|\(c\))\s*(?:copyright\s*)?(?:\d{4}|.{0,60}$)", where="tail"),
    _row("copyright", r"^\W*(?:<)?\s*저작권자\W", limit=160),
    _row("copyright", r"^(?:licensed under|this work is licensed under|本作品采用|本著作係採用)", where="tail"),
    _row(
        "copyright",
        r"^(?:powered by|proudly powered by|built with|generated with|theme by|design(?:ed)? by|made with|diberdayakan oleh|"
        r"con la tecnología de|tecnologia do|fourni par)\b.{0,60}$",
        where="tail",
        limit=80,
    ),
    _row(
        "comments",
        r"^(?:your e-?mail address will not be published|required fields are marked|this site uses akismet|"
        r"learn how your comment data|"
        r"you must be logged in to|fill in your details below|you are commenting using|connecting to %s|notify me of|"
        r"save my name, e-?mail|logged in as|alamat email anda tidak akan|anda harus masuk|silakan login untuk|"
        r"tu dirección de correo|"
        r"tu correo electrónico no|los campos obligatorios|o seu endereço de e-?mail|o seu e-?mail não será|"
        r"os campos obrigatórios|"
        r"votre adresse e-?mail ne sera|votre adresse de messagerie|les champs obligatoires|email của bạn sẽ không|"
        r"các trường bắt buộc|"
        r"e-posta (?:adresiniz|hesabınız) yayımlanmayacak|e-posta hesabınız|อีเมลของคุณจะไม่|ช่องข้อมูลจำเป็น|"
        r"deine e-?mail-adresse wird nicht|"
        r"ihre e-?mail-adresse wird nicht|erforderliche felder|il tuo indirizzo e?-?mail non sarà|i campi obbligatori|"
        r"이메일 ?(?:주소)?는 공개되지|필수 (?:항목|입력)|로그인 후 댓글|メールアドレスが公開される|メールアドレスは公開|"
        r"スパム対策のため|コメントは承認|"
        r"您的(?:电子)?邮箱地址不会|您的電子郵件地址不會|你的電子郵件位址|必填项|必填欄位|發佈留言必須|"
        r"this entry was posted in|bookmark the permalink)",
    ),
    _row(
        "embed-leftover",
        r"^(?:a post shared by|a post via|view (?:this|more on|this post on) |this video is unavailable|an error occurred|"
        r"video unavailable)",
        limit=120,
    ),
    _row("embed-leftover", r"^[—–-] .{1,60}\(@\w{1,20}\)\s.{0,40}\d{4}$", limit=140),
    _row("embed-leftover", r"^(?:https?://)?(?:t\.co|pic\.twitter\.com|pic\.x\.com)/\w+$", limit=80),
    _row(
        "advertising", r"^\W*(?:advertis(?:e)?ment|iklan|anuncio|reklam|광고|広告|广告|廣告)\W*(?:[-–—|:]\W*.{0,50})?$", limit=70
    ),
    _row("advertising", r"^\d{2,4}\s?[x×]\s?\d{2,4}$", limit=12),
    _row(
        "advertising",
        r"^(?:this (?:post|article|page|website|site)|we|products? (?:are|is)|some of the links).{0,60}(?:affiliate|"
        r"commission)",
        limit=260,
    ),
    _row(
        "advertising",
        r"^(?:.{0,60}(?:쿠팡 파트너스|파트너스 활동)|.{0,30}アフィリエイト(?:広告|リンク|プログラム))",
        limit=260,
    ),
    _row(
        "newsletter",
        r"^(?:subscribe (?:to(?! th\w{1,3} (?:theor|idea|view|notion|belief|school|princip|opinion))|for|now|here|and|by)|"
        r"sign up (?:for|to|here|now|today|and)|enter your e-?mail|get (?:the latest|"
        r"our|the best|weekly|daily|more) .{0,60}"
        r"(?:inbox|newsletter|e-?mail)|join (?:our|the|\d[\d,.]*\+?) .{0,50}(?:newsletter|subscribers|mailing list|readers|"
        r"community|inbox)|never miss (?:a|an|our)|"
        r"don[’']t miss (?:a|out)|want more .{0,60}(?:newsletter|inbox))",
        limit=220,
    ),
    _row("newsletter", r"^.{0,40}delivered (?:straight |right |directly )?to your inbox", limit=220),
    _row(
        "newsletter",
        r"^(?:(?:berlangganan|langganan|dapatkan).{0,50}(?:newsletter|email|buletin|surel|notifikasi)|(?:suscríbete|suscribite|"
        r"suscríbase|recibe|regístrate).{0,60}"
        r"(?:boletín|newsletter|correo|noticias|novedades|canal)|(?:inscreva-se|assine|receba|cadastre-se).{0,60}(?:newsletter|"
        r"e-?mail|notícias|novidades|canal|boletim)|"
        r"(?:abonnez-vous|inscrivez-vous|recevez).{0,60}(?:newsletter|e-?mail|actualités?|infolettre|chaîne|nouveautés|"
        r"nouvelles)|"
        r"đăng ký.{0,30}(?:nhận|kênh|bản tin|theo dõi).{0,60}|"
        r"(?:สมัครรับ|กดติดตามเพื่อรับ|ลงทะเบียนรับ).{0,60}|"
        r"(?:abonnier\w*|melde dich|melden sie sich|jetzt anmelden).{0,60}(?:newsletter|kanal|mail|an\b)|"
        r"(?:iscriviti|ricevi|registrati).{0,60}(?:newsletter|e-?mail|canale|notizie|novità))",
        limit=160,
    ),
    _row(
        "newsletter",
        r"^(?:.{0,30}(?:구독하(?:면|고|시면|세요)|구독(?:과|을|해)|뉴스레터|알림 ?신청|알림을 (?:메일|이메일)).{0,40}(?:받아|"
        r"구독|신청|만나|주세요|있습니다)|.{0,25}(?:メルマガ|"
        r"メールマガジン|ニュースレター|チャンネル登録|"
        r"メール通知|読者登録).{0,40}(?:登録|購読|お届け|受け取|お願い|はこちら|ください)|.{0,10}(?:订阅|訂閱)(?:我们|我們|"
        r"本站|电子报|電子報|邮件|頻道|频道|最新).{0,40}|"
        r".{0,40}(?:e-?bülten|bültenimize|abone ol(?:un|mak)?).{0,40}|"
        r".{0,20}kostenlosen? newsletter.{0,40})",
        limit=160,
    ),
    _row(
        "share",
        r"^(?:(?:please )?(?:follow|like|find|join|add) (?:us|me|our|@\w+)\b(?![^.]{0,60}\.\s).{0,100}|"
        r"follow .{1,40} on (?:facebook|instagram|"
        r"twitter|x|youtube|tiktok|google|whatsapp|threads|linkedin|flipboard|pinterest)\b.{0,100}|"
        r"click to (?:share|print|email|tweet)\b.{0,80}|share (?:this|on|to|via)\b.{0,40}$|stay (?:connected|tuned|up to date|"
        r"updated) (?:with|to|on|by)\b.{0,80}|"
        r"for (?:more|the latest) .{0,80}(?:follow|subscribe|stay tuned|visit (?:our|us)|check out our)\b.{0,80}|"
        r"download (?:the|our) .{0,30}app\b.{0,60}|"
        r"to keep up with .{0,60}:$|support us on .{0,60})$",
        limit=200,
    ),
    _row(
        "share",
        r"^(?:(?:ikuti|follow) (?:kami|saluran|channel|akun|terus|juga|update|berita).{0,90}|"
        r"(?:síguenos|seguinos|sigue(?:nos)? (?:a|en|nuestr)|únete a).{0,90}|(?:siga-nos|siga (?:o|a|nos|no|nosso)|"
        r"acompanhe (?:o|a|nos|as) .{0,30}(?:nas|no|pelo|pela)|entre no canal).{0,90}|"
        r"(?:suivez-nous|suivez .{1,30} sur|rejoignez-nous).{0,90}|(?:theo dõi|tham gia) (?:chúng tôi|fanpage|kênh|trang|"
        r"nhóm).{0,90}|"
        r"(?:bizi .{0,30}takip|bizi instagram).{0,60}|(?:ติดตาม(?:เรา|ข่าว|พวกเรา|ได้ที่)|"
        r"กดติดตาม|ช่องทางติดตาม).{0,90}|(?:folg(?:e|t|en sie) uns|folge .{1,30} auf).{0,90}|"
        r"(?:seguici|segui .{1,30} su|resta aggiornato|volg ons|volg .{1,30} op|obserwuj(?:cie)? nas|śledź nas|"
        r"подписывайтесь|подпишитесь|подпишись|следите за нами|мы в (?:telegram|телеграм|вк)).{0,90})$",
        limit=130,
    ),
    _row(
        "share",
        r"^(?:.{0,60}(?:google news|whatsapp channel).{0,60}|.{0,30}takip (?:edin|etmeyi).{0,60}|"
        r".{0,30}(?:채널|블로그|인스타그램|유튜브|페이스북|"
        r"카카오톡)\S{0,3} ?.{0,12}(?:구독|팔로우|"
        r"추가)(?:하면|하고|하세요|해주세요|해 주세요|부탁).{0,50}|"
        r".{0,20}(?:をフォロー|フォローして|友だち追加|公式line|sns).{0,12}(?:してね|してください|して.{0,12}(?:受け取|"
        r"チェック|最新)|お願い|はこちら|シェア).{0,30}|"
        r".{0,6}(?:关注|關注|追蹤|追踪)(?:我们|我們|本站|公众号|公眾號|粉丝|粉絲|微信|官方|ig|facebook).{0,50}|"
        r".{0,10}(?:粉絲團|粉丝团|按讚).{0,20}(?:按讚|追蹤|关注|"
        r"加入).{0,30})$",
        limit=130,
    ),
    _row(
        "copyright",
        r"^(?:cc by\b|creative commons|저작자 ?표시|表示\W{1,3}非営利|署名\W{1,3}非商业|姓名標示|"
        r"attribution\W{1,3}(?:non-?commercial|share-?alike|no-?deriv)).{0,60}$",
        where="tail",
        limit=90,
    ),
    _row(
        "furniture",
        r"^(?:상위 문서|하위 문서|관련 문서|main article|parent (?:page|article)|主条目|主條目|上位項目|hauptartikel|"
        r"artículo principal|article détaillé|"
        r"articolo principale|artigo principal|hoofdartikel|główny artykuł|основная статья|artikel utama|ana madde|"
        r"bài chi tiết|บทความหลัก)"
        r"\s?[:：]\s?\S.{0,60}(?<![.。])$",
        limit=90,
    ),
    _row(
        "furniture",
        r"^\W*[-–—=~*·•]\W*(?:the end|end|fin|ende|fine|完|终|終|全文完|끝|конец|koniec|tamat|hết|son|จบ)\W*[-–—=~*·•]\W*$",
        where="tail",
        limit=24,
    ),
    _row("furniture", r"^(?:返回|回到).{1,12}(?:查看|看|阅读|閱讀)更多.{0,4}$", where="tail", limit=30),
    _row(
        "share",
        r"^(?:.{0,20}[点點][个個一]?\W?(?:在看|赞|讚|好看)\W?.{0,8}$|.{0,10}(?:微信扫一扫|扫一扫|扫码关注|掃一掃|"
        r"掃描.{0,6}(?:關注|加入)|[长長]按.{0,8}(?:二维码|二維碼)).{0,30}$|"
        r"(?:商务|商務|合作|投稿|广告|廣告)(?:合作|洽谈|洽談|联系|聯繫)?.{0,10}(?:微信|邮箱|郵箱|信箱|qq|line).{0,40}$|"
        r"(?:광고|제휴|협업|비즈니스) ?문의.{0,40}$|お仕事の(?:ご)?(?:依頼|相談).{0,40}$|"
        r"for (?:business|advertising|collaboration|press) (?:inquiries|enquiries).{0,60}$|"
        r"(?:.{0,14})サポート(?:を)?(?:お願い|してみませんか|いただけ).{0,20}$)",
        where="tail",
        limit=70,
    ),
    _row(
        "share",
        r"^(?:.{2,24}(?:[点點戳][这這]里|[点點戳]我|こちら|여기|here|aquí|aqui|hier|ici|di sini|tại đây|buraya|"
        r"ที่นี่)\W{0,3}[↓👇⬇]+\W*|"
        r"(?:欢迎|歡迎|记得|記得)?(?:关注|關注|追蹤|订阅|訂閱)\S{2,12}[，,]\S{2,16}(?<![。！!？?]))$",
        where="tail",
        limit=40,
    ),
    _row(
        "share",
        r"^(?:いいなと思ったら|よかったら|この記事が気に入ったら).{0,12}(?:応援|サポート|チップ).{0,12}$",
        where="tail",
        limit=40,
    ),
    _row("comments", r"^購入者(?:の|から)コメント$", where="tail", limit=20),
    _row(
        "disclaimer",
        r"^(?:(?:平台|免责|版权|特别|本站)声明|(?:平台|免責|版權|特別|本站)聲明|免責事項|면책 ?(?:조항|공고)|"
        r"haftungsausschluss|descargo de responsabilidad|"
        r"isenção de responsabilidade|clause de non-responsabilité|sorumluluk reddi|tuyên bố miễn trừ)\s?[:：]",
        where="tail",
        limit=240,
    ),
    _row(
        "furniture",
        r"^(?:you are (?:visitor|guest)|visitor (?:number|no)|(?:您|你)是(?:本站|本頁|本页)?第|"
        r"あなたは.{0,12}\d+\s?人目|오늘 방문|방문자 ?수|jesteś gościem|"
        r"odwiedzin|sie sind (?:der |besucher)|besucher(?:zähler)?\b|vous êtes le|eres (?:el|la) visit|você é o visit|"
        r"sei il visit|u bent bezoeker|"
        r"вы .{0,12}посетитель|pengunjung|ziyaretçi|bạn là (?:khách|người)|ผู้เข้าชม).{0,30}\d[\d\s,.]*\W*(?:位訪客|"
        r"位访客|人目です|人目|ième visiteur|visitante|visitatore)?\W*$",
        where="tail",
        limit=70,
    ),
    _row(
        "furniture",
        r"^(?:best viewed|(?:site |page |this page is |this site is )?optimi[sz]ed for|optimiert für|"
        r"strona zoptymalizowana|optimisé pour|optimizad[oa] para|"
        r"ottimizzat[oa] per|geoptimaliseerd voor|建[議议]使用|推奨(?:環境|ブラウザ|解像度)|권장 (?:해상도|브라우저)|"
        r"(?:сайт )?оптимизирован)"
        r".{0,40}(?:\d{3,4}\s?[x×]\s?\d{3,4}|firefox|explorer|chrome|netscape|safari|edge).{0,30}$",
        where="tail",
        limit=100,
    ),
    _row(
        "byline",
        r"^(?:最[後后終]更新|最近更新|마지막 수정|최근 수정(?: 시각)?|laatst bijgewerkt|ostatnia aktualizacja|"
        r"последнее обновление|son güncelleme)\W.{0,30}\d{1,2}.{0,16}$",
        where="edge",
        limit=60,
    ),
    _row(
        "newsletter",
        rf"^(?:[^.!?…]{{3,100}}[.!?…:]\s+)?(?:{_CALLS})(?:\s(?:now|today|here|jetzt|ahora|hoy|agora|hoje|oggi|ora|nu|dès|"
        rf"{_PRICED}).{{0,50}}|,?\s(?:{_IN_ORDER_TO})(?:\s.{{0,50}})?)?[.!]?$",
        limit=160,
    ),
    _row(
        "newsletter",
        r"^(?:this (?:post|article|story|issue|episode) is (?:only )?(?:for|available to) (?:our )?(?:paying |"
        r"paid )?(?:subscribers|members)|"
        r"(?:for|only for) (?:paying |paid )?(?:subscribers|members)(?: only)?|(?:article |contenu )?réservé aux abonnés|"
        r"(?:contenido|artículo|nota) (?:exclusiv[oa]|sólo|solo) para (?:suscriptores|socios|miembros)|"
        r"(?:conteúdo|matéria|texto) exclusiv[oa] para (?:assinantes|membros|apoiadores)|(?:exklusiv|"
        r"nur) für (?:abonnent|mitglied)\w+|"
        r"(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati|(?:exclusief|"
        r"alleen) voor (?:abonnees|leden)|"
        r"(?:treść|artykuł)? ?(?:tylko|wyłącznie) dla (?:subskrybentów|prenumeratorów|patronów)|"
        r"(?:материал )?только для подписчиков|"
        r"(?:bu içerik )?(?:sadece|yalnızca) (?:üyelere|abonelere)|(?:konten )?khusus (?:pelanggan|anggota|member)|"
        r"(?:이 글은 )?(?:유료 )?(?:구독자|멤버십|회원) ?전용|"
        r"(?:この記事は)?(?:有料)?会員限定|(?:本文)?(?:仅限|僅限|限)(?:会员|會員|订阅|訂閱))",
        limit=120,
    ),
    _row(
        "share",
        rf"^(?:save|pin|share|tweet|post|bookmark|find|follow|salva|condividi|segui|guarda|comparte|pinea|síguenos|salve|"
        rf"compartilhe|"
        rf"enregistre[rz]?|épingle[rz]?|partage[rz]?|speicher[ne]?|merk|pinne?|teile[n]?|bewaar|deel|volg|zapisz|"
        rf"przypnij|udostępnij|"
        rf"obserwuj|simpan|bagikan|ikuti|lưu|chia sẻ|сохраните?|поделитесь|поделись|делитесь)\b.{{0,50}}\b(?:{_NETWORKS})\W*$",
        limit=90,
    ),
    _row(
        "share",
        rf"^.{{0,40}}\b(?:{_NETWORKS})\W{{0,2}}(?:에서|에|で|に|’?[td][ea]|'[td][ea]) ?"
        rf"(?:저장|공유|팔로우|シェア|保存|フォロー|paylaş|kaydet|takip)\S{{0,8}}\W*$",
        limit=90,
    ),
    _row("share", rf"^(?:分享|保存|收藏|儲存)(?:到|至|在)? ?(?:{_NETWORKS})\W*$", limit=40),
    _row(
        "pager",
        r"^\W*(?:(?:go )?back to (?:the )?(?:overview|index|list|blog|archives?|home ?page|main page|series|table of contents)|"
        r"(?:terug )?naar (?:het |de )?(?:overzicht|inhoudsopgave|startpagina|lijst)|zurück zu[mr]? (?:übersicht|"
        r"startseite|liste|archiv)|"
        r"retour (?:à la|à l[’']|au) ?(?:liste|accueil|sommaire|blog)|volver (?:al|a la) (?:índice|lista|inicio|blog|"
        r"portada|archivo)|"
        r"voltar (?:para )?(?:ao|à|a|o) (?:índice|lista|início|blog|arquivo)|torna (?:all[’']|alla |al )(?:elenco|"
        r"indice|lista|home|blog|archivio)|"
        r"(?:powrót|wróć) do (?:listy|spisu|strony głównej|bloga|archiwum)|(?:вернуться )?(?:назад )?к (?:списку|"
        r"оглавлению|содержанию)|"
        r"на главную|kembali ke (?:daftar|beranda|indeks|blog)|(?:listeye|ana sayfaya|bloga) (?:geri )?dön|"
        r"(?:quay lại|trở về|về) (?:danh sách|trang chủ|mục lục)|กลับ(?:ไป)?(?:ที่)?(?:หน้าแรก|หน้าหลัก|สารบัญ)|"
        r"목록으로 ?(?:돌아가기|가기)?|(?:一覧|目次|トップ|ホーム)(?:ページ)?(?:に|へ)戻る|"
        r"(?:返回|回到)(?:列表|目录|目錄|首页|首頁|總覽|总览|文章列表))\W*$",
        where="edge",
        limit=60,
    ),
    _row(
        "page-mark",
        r"^\W*(?:page|halaman|hal|página|pagina|pág|seite|trang|sayfa|หน้า|หน้าที่|페이지|ページ|第)?\W*\d{1,3}\s*(?:/|of|dari|"
        r"de|sur|"
        r"von|di|trên|trong|จาก|中|共)\s*\d{1,3}\s*(?:halaman|pages?|páginas?|ページ|页|頁|페이지)?\W*$",
        limit=40,
    ),
    _row(
        "page-mark",
        r"^(?:page|halaman|página|pagina|pages|seite|trang|sayfa|หน้า|페이지|ページ|hal)\s*:?\W*(?:\d{1,3}\W*)*"
        r"(?:(?:selanjutnya|berikutnya|lihat semua|next|view all|all|siguiente|ver todo|próxima|suivante|weiter|alle|"
        r"tất cả|tümü|ถัดไป|"
        r"다음|次へ|下一页|下一頁|全部)\W*)*$",
        limit=40,
    ),
    _row(
        "page-mark",
        r"^(?:\[?\d{1,3}\]?[\s|·,]+){2,}(?:\[?\d{1,3}\]?|next|selanjutnya|»|›|>|다음|次へ|下一页|下一頁)\W*$",
        limit=60,
    ),
    _row("tags", r"^(?:#[^\s#]{1,40}[\s,、]*){2,}$", where="edge", limit=400),
    _row(
        "byline",
        r"^(?:by|von|por|oleh|di|par|bởi|yazan|โดย|penulis|editor|reporter|author|written by|posted by|published by|words|text|"
        r"edited by)\s*[:|]?\s+" + rf"{_NAMES}(?:[\s,&]+(?:and|dan|y|e|et|und|ve)?\s*{_NAMES}){{0,5}}\W*" + _NO_SENTENCE,
        where="head",
        limit=70,
    ),
    _row(
        "byline",
        r"^(?:(?:posted|published|updated|last updated|modified|date|diterbitkan|publicado|publié|veröffentlicht|pubblicato|"
        r"đăng|yayınlan\w*|เผยแพร่|입력|수정|등록|승인|작성|公開|更新|发布|發布|投稿)\w*\b)\W.{0,60}\d{2}",
        where="edge",
        limit=110,
    ),
    _row(
        "byline",
        r"^(?:\w{3,9},?\s+)?(?:\d{1,2}\s+\w{3,10}\.?\s+\d{4}|\w{3,10}\.?\s+\d{1,2},?\s+\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?|"
        r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])(?:\W.{0,30})?$",
        where="head",
        limit=60,
    ),
    _row(
        "byline",
        r"^\W*\d{1,3}\s?(?:-?\s?min(?:ute)?s?\.?(?: read| lesezeit| de lecture| de lectura| baca| di lettura| đọc)|분 (?:소요|"
        r"읽기)|"
        r"分で読め).{0,20}$",
        where="edge",
        limit=40,
    ),
    _row("byline", r"^.{0,12}[가-힣]{2,4}\s?(?:기자|특파원|인턴기자|객원기자|리포터|에디터)\s*[=|/·]?\s*\S*@\S+\W*$", limit=70),
    _row("byline", r"^\W*[가-힣]{2,5}\s?(?:기자|특파원|인턴기자|리포터|에디터)\W*$", where="edge", limit=20),
    _row("byline", r"^\[?\S{0,12}[=|]\s?[가-힣]{2,4}\s?기자\]?$", limit=30),
    _row(
        "byline",
        r"^.{0,60}\d{4}\W.{0,40}(?:조회|추천|댓글|views|hits|comments|閲覧|アクセス|トラックバック|コメント|阅读|閱讀|"
        r"浏览|瀏覽|點閱|回复|vistas|"
        r"visualizações|vues|aufrufe|weergaven|wyświetle|просмотр|görüntülenme|dilihat|"
        r"lượt xem)\S{0,6}[\s:：(]{1,3}\d[\d,.]*\)?(?:\s?[|/·].{0,40})?$",
        where="edge",
        limit=120,
    ),
    _row("furniture", r"^https?://[^\s/]+/?$", where="head", limit=80),
    _row("byline", r"^\S+@\S+\.\w{2,6}$", where="edge", limit=60),
    _row("byline", r"^\([a-z]{2,4}(?:/[a-z]{2,4})?\)$", where="tail", limit=12),
    _row("byline", r"^記者\S{2,4}[/／]\S{2,6}(?:報導|报道)$", limit=24),
    _row(
        "caption",
        r"^\W*(?:image|photo|picture|pic|still|screenshot|gambar|foto|ảnh|crédito|credits?|bild|fotoğraf|ภาพ|사진|写真|画像|图|"
        r"圖|图片|"
        r"圖片)s?\s*(?:credits?|source|courtesy|credit\(s\))?\s*(?:[:：=©/]|\bvia\b|\bby\b|\bcourtesy\b|제공)\s*\S.{0,90}$",
        limit=110,
    ),
    _row("caption", r"^\W{0,3}(?:사진|ⓒ|/사진|제공)\s*(?:제공|출처)?\s*[=:/|ⓒ]\s*\S.{0,40}$", limit=60),
    _row(
        "disclaimer",
        r"^(?:this (?:review|article|post|recap) (?:may )?contains? (?:major |mild |minor )?spoilers?|"
        r"\W*(?:major )?spoiler (?:alert|warning)s?\W*$|views expressed (?:are|in)|the views expressed|disclaimer:)",
        where="edge",
        limit=240,
    ),
    _row("disclaimer", r"^.{0,60}tidak mewakili pandangan redaksi", where="edge", limit=240),
    _row(
        "cookies",
        r"^(?:(?:this|our) (?:web)?site uses cookies|we (?:use|and our partners use) cookies|situs ini menggunakan cookie|"
        r"(?:este sitio|esta web|utilizamos) .{0,20}cookies|este site (?:usa|utiliza) cookies|ce site utilise (?:des )?cookies|"
        r"trang web này sử dụng cookie|bu (?:web )?sitesi? .{0,30}çerez|เว็บไซต์นี้ใช้คุกกี้|"
        r"diese (?:web)?seite verwendet cookies|questo sito (?:usa|utilizza) (?:i )?cookie|当サイトでは.{0,10}クッキー|"
        r"本网站使用.{0,6}cookie|"
        r"본 (?:사이트|웹사이트)는 쿠키)",
        limit=260,
    ),
    _row(
        "reactions",
        r"^(?:how did this (?:story|article) make you feel|what did you think of this (?:song|article|story)\?|"
        r"was this (?:article|page) helpful|did you (?:like|enjoy) this (?:article|post)|rate this (?:article|post)|"
        r"이 기사 어떠셨나요|"
        r"이 글이 도움이|この記事は(?:いかが|役に立ち)|\d+ \d+ votes?|article rating|average rating)",
        limit=120,
    ),
    _row(
        "furniture",
        r"^(?:글자크기|글자 크기|\(예시\) 빠른|showing posts with label|read the (?:full|rest)|click here to|"
        r"tap to|"
        r"page generated)\b.{0,90}$|^continue reading\b.{0,90}(?<![.!?])$",
        where="edge",
        limit=110,
    ),
    _row(
        "furniture",
        r"^\W*(?:read more|continue reading|lire la suite|leer más|weiterlesen|selengkapnya|続きを読む|더 ?보기|阅读更多|"
        r"閱讀更多|xem thêm|"
        r"devamını oku|อ่านต่อ|leia mais|leggi tutto|繼續閱讀|继续阅读|閱讀全文|阅读全文|계속 ?읽기|もっと読む|baca selengkapnya|"
        r"seguir leyendo|continuar leyendo|continu[ea]r? lendo|continua a leggere|đọc tiếp|okumaya devam(?: et)?|mehr lesen|"
        r"lees (?:meer|verder)|czytaj (?:dalej|więcej)|читать (?:далее|дальше))\W*$",
        limit=40,
    ),
    *SYSTEM_PATTERNS,
    *BLOG_PATTERNS,
    *CALL_PATTERNS,
)
ARROWED = re.compile(r"^(?:[←«‹⟵⬅◀]|<<?)\s|\s(?:[→»›⟶➡▶]|>>?)$")
"""A link with an arrow before or after its words; in the tail it leads to a neighbour."""
LED_BACK = re.compile(r"(?:[↩↪←⇐⬅⟵🔙🏠]\ufe0f?)\s?[^\W\d_]")
"""An arrow that leads back, before words."""
SPONSORED = re.compile(
    r"(?:sponsored(?: (?:content|post|message))?|advertisement|promoted|paid (?:content|partnership)|anzeige|werbung|"
    r"gesponsert|"
    r"publicidad|patrocinado|contenido patrocinado|publicidade|conteúdo patrocinado|publicité|sponsorisé|contenu sponsorisé|"
    r"pubblicità|sponsorizzato|advertentie|gesponsord|reklama|sponsorowane|materiał sponsorowany|реклама|reklam|"
    r"sponsorlu|iklan|"
    r"quảng cáo|โฆษณา|광고|협찬|ad(?=\s[가-힣\u3040-\u30ff\u3400-\u9fff])|広告|广告|廣告|推广|推廣|pr(?=[\]】]))(?![^\W\d_])"
)
"""What stands over or before an advertisement: no other meaning in front of a colon, in brackets or in capitals."""
COMMENT_COUNT = re.compile(
    r"(?i)^\W*(?:共\s?|전체\s?|총\s?|全部\s?|semua\s|alle\s|all\s)?(?:\d[\d,.]*\s*"
    r"(?:comments?|replies|responses?|thoughts? on\b.*|komentar|comentarios?|comentários?|commentaires?|"
    r"kommentare?|bình luận|yorum|"
    r"commenti|commento|ความคิดเห็น|개의? ?댓글|件のコメント|条评论|則留言|則回應|篇迴響|則迴響|條留言|條評論|條回應|"
    r"条留言|条回复|"
    r"개의? ?의견|件の感想|ulasan|tanggapan|"
    r"respuestas?|respostas?|réponses?|"
    r"antworten|risposte)|"
    r"(?:comments?|responses|discussion|komentar|comentarios|comentários|commentaires|kommentare|yorumlar|commenti|댓글|"
    r"의견|답글|(?:みんなの|読者の)?コメント|评论|"
    r"評論|留言|"
    r"bình luận|ความคิดเห็น)"
    r"\s*[(\[（]?\s*\d+\s*(?:개|건|条|條|則|件)?\s*[)\]）]?)\s*[:：]?\W*$"
)
"""`3 comments:`, `Comments (3)`, `2 thoughts on “...”`, in every language: what follows is comment text."""
PLATFORMS = re.compile(
    r"(?i)(?:facebook|twitter|x|whatsapp|telegram|pinterest|reddit|linkedin|tumblr|instagram|youtube|tiktok|line|kakaotalk|"
    r"kakao|e-?mail|pocket|threads|"
    r"bluesky|mastodon|messenger|copy link|print|snapchat|weibo|wechat|naver|band|hatena|viber|vk|flipboard|google\+|google|"
    r"rss|페이스북|트위터|카카오톡|카카오스토리|"
    r"네이버|밴드|微博|微信|qq|share|tweet|and|\+\d+|more)(?:\b|(?<=\W))"
)
"""Names of the places that share bars lead to; a line made of nothing else is one."""
