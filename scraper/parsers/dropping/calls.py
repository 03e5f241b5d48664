"""What a site asks or counts round a text in one short line, in as many languages as we could write: share, rate, look, count.

Each is an imperative or a noun and its aim or number; the aim (a network, a recipe, pictures) is what makes it sure.
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

CALL_PATTERNS: tuple[LinePattern, ...] = (
    row("share", rf"^(?:{_SHARES})\b.{{0,24}}(?:{_NETWORKS})\w{{0,5}}\W*$", where="tail", limit=60),
    row("share", rf"^(?:{_SHARES}) .{{0,6}}(?:{_NETWORKS_ELSEWHERE})\W*$", limit=50),
    row("share", rf"^(?:{_NETWORKS_ELSEWHERE}) (?:पर|में) (?:साझा|शेयर) क\S{{0,6}}\W*$", limit=50),
    row("reactions", rf"^(?:{_RATES}) ?(?:\w{{1,6}} )?(?:{_RATED})(?:\s.{{0,40}})?(?<![.。])$", where="tail", limit=70),
    row("furniture", rf"^(?:{_ALBUMS})\W{{0,4}}\d{{1,3}}\W{{0,3}}(?:{_PICTURES})\W*$", limit=50),
    row("furniture", rf"^[^.!?。]{{3,70}}[.!。]\s?(?:{_VISITOR}).{{0,30}}\d[\d\s,.]*\W*$", where="tail", limit=120),
)
"""In lower case, as all rows."""
