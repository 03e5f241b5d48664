"""The same tables as in `labels.py` for further languages, most of which our other tables do not know.

Hungarian, Romanian, Finnish, Danish, Swedish, Norwegian, Ukrainian, Bulgarian, Croatian and Serbian, Czech, Slovak, Greek,
Hebrew, Persian, Arabic, Hindi, Filipino: the words of their WordPress and Blogger themes and of their press.
"""

PREVIOUS: dict[str, str] = {
    "hu": "előző bejegyzés|előző cikk|előző poszt|régebbi bejegyzés|régebbi bejegyzések|előző oldal",
    "ro": ("articolul precedent|articolul anterior|postarea anterioară|postare mai veche|postări mai vechi|pagina anterioară"),
    "fi": ("edellinen artikkeli|edellinen kirjoitus|edellinen julkaisu|vanhempi teksti|vanhemmat kirjoitukset|edellinen sivu"),
    "da": "forrige indlæg|forrige artikel|ældre indlæg|forrige side",
    "sv": "föregående inlägg|föregående artikel|äldre inlägg|föregående sida",
    "no": "forrige innlegg|forrige artikkel|eldre innlegg",
    "uk": ("попередній запис|попередня стаття|попередній допис|попередня новина|старіші записи|попередня сторінка"),
    "bg": "предишна публикация|предишна статия|предишна новина|по-стари публикации|предишна страница",
    "hr": "prethodni članak|prethodna objava|prethodni post|starije objave|prethodna stranica|prethodna vest",
    "cs": "předchozí příspěvek|předchozí článek|starší příspěvky|předchozí stránka",
    "sk": "predchádzajúci príspevok|predchádzajúci článok|staršie príspevky|predchádzajúca strana",
    "el": "προηγούμενο άρθρο|προηγούμενη ανάρτηση|παλαιότερη ανάρτηση|παλαιότερες αναρτήσεις|προηγούμενη σελίδα",
    "he": "הפוסט הקודם|לפוסט הקודם|הכתבה הקודמת|לכתבה הקודמת|הרשומה הקודמת|פוסטים ישנים יותר",
    "fa": "نوشته قبلی|مطلب قبلی|پست قبلی|خبر قبلی|صفحه قبل",
    "ar": "المقال السابق|المقالة السابقة|الموضوع السابق|التدوينة السابقة|الخبر السابق|رسائل أقدم|الصفحة السابقة",
    "hi": "पिछला लेख|पिछली पोस्ट|पिछली खबर|पुरानी पोस्ट|पिछला पृष्ठ",
    "tl": "nakaraang artikulo|nakaraang post|mas lumang post",
}
PREVIOUS_WORD: dict[str, str] = {
    "hu": "előző",
    "ro": "precedent|anterior",
    "fi": "edellinen",
    "da": "forrige",
    "sv": "föregående",
    "no": "forrige",
    "uk": "попередня|попередній",
    "bg": "предишна|предишен",
    "hr": "prethodno|prethodni",
    "cs": "předchozí",
    "sk": "predchádzajúci",
    "el": "προηγούμενο|προηγούμενη",
    "he": "הקודם",
    "fa": "قبلی",
    "ar": "السابق",
    "hi": "पिछला",
    "tl": "nakaraan",
}
NEXT: dict[str, str] = {
    "hu": "következő bejegyzés|következő cikk|következő poszt|újabb bejegyzés|újabb bejegyzések|következő oldal",
    "ro": "articolul următor|postarea următoare|postare mai nouă|postări mai noi|pagina următoare",
    "fi": ("seuraava artikkeli|seuraava kirjoitus|seuraava julkaisu|uudempi teksti|uudemmat kirjoitukset|seuraava sivu"),
    "da": "næste indlæg|næste artikel|nyere indlæg|næste side",
    "sv": "nästa inlägg|nästa artikel|nyare inlägg|nästa sida",
    "no": "neste innlegg|neste artikkel|nyere innlegg",
    "uk": "наступний запис|наступна стаття|наступний допис|наступна новина|новіші записи|наступна сторінка",
    "bg": "следваща публикация|следваща статия|следваща новина|по-нови публикации|следваща страница",
    "hr": (
        "sljedeći članak|sljedeća objava|sledeći članak|sledeća objava|sljedeći post|novije objave|sljedeća stranica|sledeća vest"
    ),
    "cs": ("následující příspěvek|další příspěvek|následující článek|další článek|novější příspěvky|další stránka"),
    "sk": "nasledujúci príspevok|ďalší príspevok|nasledujúci článok|ďalší článok|novšie príspevky|ďalšia strana",
    "el": "επόμενο άρθρο|επόμενη ανάρτηση|νεότερη ανάρτηση|νεότερες αναρτήσεις|επόμενη σελίδα",
    "he": "הפוסט הבא|לפוסט הבא|הכתבה הבאה|לכתבה הבאה|הרשומה הבאה|פוסטים חדשים יותר",
    "fa": "نوشته بعدی|مطلب بعدی|پست بعدی|خبر بعدی|صفحه بعد",
    "ar": "المقال التالي|المقالة التالية|الموضوع التالي|التدوينة التالية|الخبر التالي|رسائل أحدث|الصفحة التالية",
    "hi": "अगला लेख|अगली पोस्ट|अगली खबर|नई पोस्ट|अगला पृष्ठ",
    "tl": "susunod na artikulo|susunod na post|mas bagong post",
}
NEXT_WORD: dict[str, str] = {
    "hu": "következő",
    "ro": "următor|următorul",
    "fi": "seuraava",
    "da": "næste",
    "sv": "nästa",
    "no": "neste",
    "uk": "наступна|наступний",
    "bg": "следваща|следващ",
    "hr": "sljedeće|sljedeći|sledeće|sledeći",
    "cs": "následující",
    "sk": "nasledujúci",
    "el": "επόμενο|επόμενη",
    "he": "הבא",
    "fa": "بعدی",
    "ar": "التالي",
    "hi": "अगला",
    "tl": "susunod",
}
SOURCE: dict[str, str] = {
    "hu": "forrás|források|eredeti cikk",
    "ro": "sursă|sursa|surse|articolul original",
    "fi": "lähde|lähteet|alkuperäinen artikkeli",
    "da": "kilde|kilder|original artikel",
    "sv": "källa|källor|originalartikel",
    "no": "kilde|kilder|originalartikkel",
    "uk": "джерело|джерела|першоджерело|оригінал статті",
    "bg": "източник|източници|оригинална статия",
    "hr": "izvor|izvori|izvorni članak",
    "cs": "zdroj|zdroje|původní článek",
    "sk": "zdroj|zdroje|pôvodný článok",
    "el": "πηγή|πηγές|αρχικό άρθρο",
    "he": "מקור|מקורות|לכתבה המקורית",
    "fa": "منبع|منابع",
    "ar": "المصدر|المصادر|المقال الأصلي",
    "hi": "स्रोत",
    "tl": "pinagmulan|sanggunian",
}
ALSO_READ: dict[str, str] = {
    "hu": (
        "olvasd el ezt is|ezt is olvasd el|olvassa el ezt is|olvasta már|olvastad már|ez is érdekelhet|"
        "ajánlott cikk|kapcsolódó|kapcsolódó cikk|kapcsolódó cikkünk|kapcsolódó cikkek|lásd még|"
        "további részletek|bővebben"
    ),
    "ro": (
        "citește și|citeşte şi|citiți și|citiţi şi|citește mai mult|vezi și|vezi şi|te-ar putea interesa|"
        "pe aceeași temă|recomandări|articol similar|articol înrudit|articole similare"
    ),
    "fi": ("lue myös|lue lisää|lue seuraavaksi|katso myös|aiheeseen liittyvää|aiheesta lisää|lisää aiheesta|liittyy aiheeseen"),
    "da": ("læs også|læs mere|læs videre|læs her|se også|relateret|relateret artikel|relaterede artikler|mere om emnet|hør også"),
    "sv": (
        "läs också|läs även|läs mer|läs vidare|läs här|se också|se även|relaterat|relaterad artikel|"
        "relaterade artiklar|mer om ämnet|lyssna också"
    ),
    "no": (
        "les også|les mer|les videre|les her|se også|relatert|relatert artikkel|relaterte artikler|"
        "relaterte saker|mer om saken|hør også"
    ),
    "uk": (
        "читайте також|читайте ще|читати також|читайте далі|читати далі|дивіться також|за темою|по темі|"
        "ще за темою|пов’язане|схожі статті|матеріали за темою|радимо прочитати"
    ),
    "bg": (
        "прочетете още|прочетете също|прочети още|четете още|вижте още|вижте също|виж още|още по темата|"
        "по темата|свързани статии|свързана статия"
    ),
    "hr": (
        "pročitajte i|pročitajte još|pročitajte više|pročitaj i|pročitaj još|pročitaj više|čitajte još|"
        "pogledajte i|vidi još|povezano|povezani članak|povezani članci|vezane vijesti|povezane vesti|"
        "прочитајте и|прочитајте још|прочитај још"
    ),
    "cs": (
        "čtěte také|čtěte i|čtěte dále|přečtěte si také|přečtěte si i|přečtěte si|viz také|podívejte se také|"
        "související|související článek|související články|mohlo by vás zajímat|k tématu"
    ),
    "sk": (
        "čítajte aj|čítajte tiež|čítajte ďalej|prečítajte si aj|prečítajte si tiež|prečítajte si|"
        "pozrite si aj|pozri aj|súvisiace|súvisiaci článok|súvisiace články|mohlo by vás zaujímať|k téme"
    ),
    "el": (
        "διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|διαβάστε και|διάβασε επίσης|διάβασε ακόμα|"
        "διαβάστε περισσότερα|δείτε επίσης|δείτε ακόμα|δείτε και|σχετικό άρθρο|σχετικά άρθρα"
    ),
    "he": ("קראו גם|קרא גם|קראו עוד|קרא עוד|ראו גם|ראה גם|לקריאה נוספת|כתבות נוספות|כתבה קשורה|עוד בנושא|אולי יעניין אתכם"),
    "fa": (
        "بیشتر بخوانید|همچنین بخوانید|این را هم بخوانید|این مطلب را هم بخوانید|مطلب مرتبط|مطالب مرتبط|"
        "خبر مرتبط|اخبار مرتبط|همچنین ببینید"
    ),
    "ar": (
        "اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضًا|إقرأ أيضاً|اقرا ايضا|اقرأ المزيد|اقرئي أيضًا|"
        "شاهد أيضا|شاهد أيضًا|شاهد أيضاً|طالع أيضا|طالع أيضًا|قد يهمك|قد يهمك أيضا|قد يهمك أيضًا|ذات صلة|"
        "مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|موضوعات متعلقة"
    ),
    "hi": ("यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|यह भी पढ़े|ये भी पढ़े|यह भी देखें|ये भी देखें|और पढ़ें|संबंधित खबर|संबंधित खबरें|संबंधित लेख"),
    "tl": ("basahin din|basahin rin|basahin pa|tingnan din|panoorin din|kaugnay|kaugnay na balita|kaugnay na artikulo"),
}
HALF_LABELS: dict[str, str] = {
    "cs": "přečtěte si",
    "sk": "prečítajte si",
    "hr": "pročitajte i|pročitaj i|pogledajte i",
    "bg": "по темата",
    "uk": "по темі|за темою",
    "cs more": "k tématu",
    "sk more": "k téme",
    "hu": "további részletek",
}
RELATED_LIST: dict[str, str] = {
    "hu": (
        "kapcsolódó cikkek|kapcsolódó bejegyzések|hasonló cikkek|hasonló bejegyzések|ajánlott cikkek|"
        "további cikkek|legolvasottabb|legfrissebb cikkek|friss bejegyzések|ez is érdekelhet|"
        "ezek is érdekelhetnek|olvasd el ezt is|legnépszerűbb"
    ),
    "ro": (
        "articole similare|articole asemănătoare|articole recomandate|articole înrudite|cele mai citite|"
        "cele mai recente|articole recente|te-ar putea interesa|ți-ar putea plăcea|citește și|alte articole|"
        "postări populare"
    ),
    "fi": (
        "aiheeseen liittyvää|aiheeseen liittyvät artikkelit|samankaltaisia artikkeleita|lue myös|luetuimmat|"
        "suosituimmat|uusimmat artikkelit|uusimmat|saatat pitää myös|sinua voisi kiinnostaa|"
        "muita artikkeleita"
    ),
    "da": (
        "relaterede artikler|relaterede indlæg|lignende artikler|læs også|mest læste|mest læst|"
        "seneste artikler|seneste nyt|seneste indlæg|måske kan du også lide|populære indlæg|flere artikler"
    ),
    "sv": (
        "relaterade artiklar|relaterade inlägg|liknande artiklar|läs också|läs även|mest läst|mest lästa|"
        "senaste artiklarna|senaste nytt|senaste inläggen|du kanske också gillar|populära inlägg|"
        "fler artiklar"
    ),
    "no": (
        "relaterte artikler|relaterte innlegg|relaterte saker|lignende artikler|les også|mest lest|mest leste|"
        "siste artikler|siste nytt|siste innlegg|du liker kanskje også|populære innlegg|flere artikler|"
        "flere saker"
    ),
    "uk": (
        "схожі матеріали|схожі статті|схожі записи|схожі новини|читайте також|вам може сподобатися|"
        "вас може зацікавити|найпопулярніше|популярне|останні новини|останні записи|свіжі записи|"
        "матеріали за темою|новини за темою|рекомендуємо|інші статті"
    ),
    "bg": (
        "свързани статии|свързани публикации|подобни статии|подобни публикации|най-четени|най-нови|"
        "последни новини|последни публикации|може да ви хареса|още по темата|прочетете още"
    ),
    "hr": (
        "povezani članci|povezane objave|slični članci|slične objave|pročitajte još|pročitajte i|najčitanije|"
        "najnovije vijesti|najnovije vesti|najnovije objave|možda vas zanima|moglo bi vas zanimati|"
        "popularne objave|ostali članci"
    ),
    "cs": (
        "související články|související příspěvky|podobné články|podobné příspěvky|čtěte také|nejčtenější|"
        "nejčtenější články|nejnovější články|nejnovější příspěvky|mohlo by vás zajímat|mohlo by se vám líbit|"
        "další články"
    ),
    "sk": (
        "súvisiace články|súvisiace príspevky|podobné články|podobné príspevky|čítajte aj|najčítanejšie|"
        "najčítanejšie články|najnovšie články|najnovšie príspevky|mohlo by vás zaujímať|ďalšie články"
    ),
    "el": (
        "σχετικά άρθρα|σχετικές αναρτήσεις|παρόμοια άρθρα|διαβάστε επίσης|διαβάστε ακόμα|δημοφιλή άρθρα|"
        "τα πιο δημοφιλή|πρόσφατα άρθρα|πρόσφατες αναρτήσεις|τελευταία νέα|μπορεί να σας αρέσει|"
        "ίσως σας ενδιαφέρει"
    ),
    "he": (
        "כתבות קשורות|פוסטים קשורים|מאמרים קשורים|כתבות נוספות|פוסטים נוספים|קראו גם|הנקראות ביותר|הכי נקראות|"
        "פוסטים אחרונים|אולי יעניין אתכם|אולי תאהבו"
    ),
    "fa": (
        "مطالب مرتبط|نوشته‌های مرتبط|مطالب مشابه|اخبار مرتبط|پربازدیدترین مطالب|پربازدیدترین‌ها|آخرین اخبار|"
        "آخرین مطالب|نوشته‌های تازه|شاید دوست داشته باشید|بیشتر بخوانید"
    ),
    "ar": (
        "مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|مقالات مشابهة|مواضيع مشابهة|موضوعات متعلقة|اقرأ أيضا|"
        "اقرأ أيضًا|اقرأ أيضاً|الأكثر قراءة|الأكثر مشاهدة|أحدث المقالات|آخر الأخبار|أحدث الأخبار|"
        "قد يعجبك أيضا|قد يعجبك أيضًا|قد يهمك أيضا|قد يهمك أيضًا"
    ),
    "hi": (
        "संबंधित लेख|संबंधित खबरें|संबंधित पोस्ट|यह भी पढ़ें|ये भी पढ़ें|सबसे ज्यादा पढ़ी गई|ताज़ा खबरें|ताजा खबरें|हाल की पोस्ट|आपको यह भी पसंद आ सकता है"
    ),
    "tl": (
        "kaugnay na balita|kaugnay na artikulo|kaugnay na mga artikulo|mga kaugnay na artikulo|"
        "mga kaugnay na balita|basahin din|pinakabagong balita|baka magustuhan mo"
    ),
}
SHARE: dict[str, str] = {
    "hu": (
        "oszd meg|oszd meg a cikket|oszd meg ezt a cikket|oszd meg másokkal|megosztás|megosztás facebookon|"
        "tetszik|link másolása|nyomtatás|kövess minket|mentés"
    ),
    "ro": (
        "distribuie|distribuie articolul|distribuiți|distribuie pe facebook|partajează|apreciază|îmi place|"
        "copiază linkul|tipărește|urmărește-ne|salvează"
    ),
    "fi": ("jaa|jaa artikkeli|jaa tämä|jaa tämä artikkeli|jaa facebookissa|tykkää|kopioi linkki|tulosta|seuraa meitä|tallenna"),
    "da": (
        "del|del artiklen|del denne artikel|del indlægget|del dette|del på facebook|synes godt om|kopiér link|"
        "kopier link|udskriv|følg os|gem"
    ),
    "sv": (
        "dela|dela artikeln|dela den här artikeln|dela inlägget|dela detta|dela på facebook|gilla|"
        "kopiera länk|skriv ut|följ oss|spara"
    ),
    "no": (
        "del artikkelen|del denne artikkelen|del saken|del innlegget|del dette|del på facebook|liker|"
        "kopier lenke|skriv ut|følg oss|lagre"
    ),
    "uk": (
        "поділитися|поділитись|поділитися статтею|поділіться|поділіться з друзями|поділитися у facebook|"
        "подобається|мені подобається|скопіювати посилання|роздрукувати|підписатися|зберегти"
    ),
    "bg": (
        "сподели|споделете|споделете статията|сподели статията|сподели във facebook|харесай|харесва ми|"
        "копирай връзката|разпечатай|последвайте ни|запази"
    ),
    "hr": (
        "podijeli|podijelite|podijeli članak|podijelite članak|podeli|podelite|podeli članak|podelite članak|"
        "podijeli na facebooku|sviđa mi se|kopiraj link|ispiši|pratite nas|spremi"
    ),
    "cs": (
        "sdílet|sdílejte|sdílet článek|sdílejte článek|sdílet na facebooku|líbí se mi|kopírovat odkaz|"
        "vytisknout|sledujte nás|uložit"
    ),
    "sk": (
        "zdieľať|zdieľajte|zdieľať článok|zdieľajte článok|zdieľať na facebooku|páči sa mi|kopírovať odkaz|"
        "vytlačiť|sledujte nás|uložiť"
    ),
    "el": (
        "κοινοποίηση|κοινοποιήστε|κοινοποιήστε το άρθρο|μοιραστείτε|μοιραστείτε το|μοιραστείτε το άρθρο|"
        "μου αρέσει|αντιγραφή συνδέσμου|εκτύπωση|ακολουθήστε μας|αποθήκευση"
    ),
    "he": "שתפו|שתפו את הכתבה|שיתוף|שתף|שתף את הכתבה|אהבתי|העתקת קישור|הדפסה|עקבו אחרינו|שמירה",
    "fa": (
        "اشتراک‌گذاری|اشتراک گذاری|به اشتراک بگذارید|این مطلب را به اشتراک بگذارید|پسندیدن|کپی لینک|چاپ|ما را دنبال کنید|ذخیره"
    ),
    "ar": ("شارك|شاركها|شارك المقال|شارك هذا المقال|شارك الخبر|مشاركة|مشاركة المقال|أعجبني|نسخ الرابط|طباعة|تابعنا|حفظ"),
    "hi": ("शेयर करें|साझा करें|इस लेख को शेयर करें|खबर शेयर करें|पसंद करें|लिंक कॉपी करें|प्रिंट करें|हमें फॉलो करें"),
    "tl": (
        "ibahagi|ibahagi ito|ibahagi ang artikulo|ibahagi ang artikulong ito|i-share|i-share ang artikulo|"
        "kopyahin ang link|sundan kami"
    ),
}
ADVERTISING: dict[str, str] = {
    "hu": ("hirdetés|hirdetések|szponzorált|szponzorált tartalom|támogatott tartalom|a cikk a hirdetés után folytatódik"),
    "ro": "publicitate|reclamă|conținut sponsorizat|articolul continuă după publicitate",
    "fi": (
        "mainos|mainokset|kaupallinen yhteistyö|sponsoroitu|juttu jatkuu mainoksen jälkeen|artikkeli jatkuu mainoksen jälkeen"
    ),
    "da": "annonce|annoncer|reklame|sponsoreret|sponsoreret indhold|artiklen fortsætter efter annoncen",
    "sv": "annons|annonser|reklam|sponsrat|sponsrat innehåll|annonssamarbete|artikeln fortsätter efter annonsen",
    "no": (
        "annonse|annonser|reklame|sponset|annonsørinnhold|artikkelen fortsetter under annonsen|saken fortsetter under annonsen"
    ),
    "uk": "реклама|на правах реклами|спонсорський матеріал|партнерський матеріал|продовження після реклами",
    "bg": "реклама|платена публикация|спонсорирано съдържание|статията продължава след рекламата",
    "hr": "oglas|oglasi|reklama|sponzorirano|sponzorirani sadržaj|sponzorisano|nastavak članka ispod oglasa",
    "cs": "reklama|inzerce|sponzorováno|komerční sdělení|článek pokračuje pod reklamou",
    "sk": "reklama|inzercia|sponzorované|článok pokračuje pod reklamou",
    "el": "διαφήμιση|διαφημίσεις|χορηγούμενο|χορηγούμενο περιεχόμενο|η συνέχεια μετά τη διαφήμιση",
    "he": "פרסומת|פרסומות|תוכן ממומן|תוכן שיווקי",
    "fa": "تبلیغات|آگهی|رپورتاژ آگهی|محتوای حمایت‌شده",
    "ar": "إعلان|اعلان|إعلانات|محتوى مدعوم|إعلان ممول",
    "hi": "विज्ञापन|प्रायोजित",
    "tl": "patalastas|anunsiyo|nilalamang may bayad",
}
COMMENTS: dict[str, str] = {
    "hu": ("szólj hozzá|szóljon hozzá|hozzászólás írása|vélemény, hozzászólás|írj hozzászólást|új megjegyzés küldése|kommentelj"),
    "ro": ("lasă un comentariu|lasă un răspuns|adaugă un comentariu|scrie un comentariu|niciun comentariu|trimite comentariul"),
    "fi": "jätä kommentti|kirjoita kommentti|lisää kommentti|lähetä kommentti|vastaa viestiin|ei kommentteja",
    "da": "skriv en kommentar|skriv et svar|læg en kommentar|tilføj kommentar|send kommentar|ingen kommentarer",
    "sv": (
        "lämna en kommentar|lämna ett svar|skriv en kommentar|skriv ett svar|lägg till kommentar|"
        "skicka kommentar|inga kommentarer"
    ),
    "no": (
        "legg igjen en kommentar|legg igjen et svar|skriv en kommentar|legg inn en kommentar|publiser kommentar|ingen kommentarer"
    ),
    "uk": (
        "залишити коментар|залишити відповідь|додати коментар|написати коментар|опублікувати коментар|"
        "скасувати відповідь|немає коментарів|коментарів немає"
    ),
    "bg": ("оставете коментар|вашият коментар|добавете коментар|напишете коментар|публикуване на коментар|няма коментари"),
    "hr": (
        "ostavi komentar|ostavite komentar|komentiraj|komentirajte|dodaj komentar|napiši komentar|objavi komentar|nema komentara"
    ),
    "cs": ("napsat komentář|přidat komentář|vložit komentář|okomentovat|zanechte komentář|odeslat komentář|žádné komentáře"),
    "sk": ("napísať komentár|pridať komentár|pridaj komentár|zanechajte komentár|odoslať komentár|žiadne komentáre"),
    "el": ("αφήστε ένα σχόλιο|αφήστε μια απάντηση|γράψτε ένα σχόλιο|προσθήκη σχολίου|δημοσίευση σχολίου|δεν υπάρχουν σχόλια"),
    "he": "כתיבת תגובה|השארת תגובה|הוסף תגובה|הוסיפו תגובה|השאירו תגובה|כתבו תגובה|אין תגובות",
    "fa": "دیدگاهتان را بنویسید|ارسال دیدگاه|ارسال نظر|نظر بدهید|نظر خود را بنویسید|ثبت نظر|بدون دیدگاه",
    "ar": (
        "اترك تعليقا|اترك تعليقًا|اترك تعليقاً|اترك ردا|اترك ردًا|أضف تعليقا|أضف تعليقًا|أضف تعليقاً|"
        "أضف تعليق|كتابة تعليق|إرسال تعليق|لا توجد تعليقات|إلغاء الرد"
    ),
    "hi": "टिप्पणी करें|टिप्पणी लिखें|अपनी टिप्पणी दें|कमेंट करें|एक टिप्पणी छोड़ें|टिप्पणी जोड़ें",
    "tl": "mag-iwan ng komento|mag-iwan ng tugon|magkomento|magdagdag ng komento",
}
COMMENTS_WORD: dict[str, str] = {
    "hu": "hozzászólások|megjegyzések",
    "ro": "comentarii",
    "fi": "kommentit",
    "da": "kommentarer",
    "sv": "kommentarer",
    "no": "kommentarer",
    "uk": "коментарі|відгуки",
    "bg": "коментари",
    "hr": "komentari",
    "cs": "komentáře",
    "sk": "komentáre",
    "el": "σχόλια",
    "he": "תגובות",
    "fa": "دیدگاه‌ها|نظرات",
    "ar": "تعليقات|التعليقات",
    "hi": "टिप्पणियाँ|टिप्पणियां",
    "tl": "mga komento",
}
CONTENTS: dict[str, str] = {
    "hu": "tartalomjegyzék",
    "ro": "cuprins",
    "fi": "sisällysluettelo",
    "da": "indholdsfortegnelse",
    "sv": "innehållsförteckning",
    "no": "innholdsfortegnelse",
    "uk": "зміст",
    "bg": "съдържание",
    "hr": "sadržaj",
    "cs": "obsah",
    "sk": "obsah",
    "el": "περιεχόμενα|πίνακας περιεχομένων",
    "he": "תוכן עניינים",
    "fa": "فهرست مطالب",
    "ar": "جدول المحتويات|المحتويات",
    "hi": "विषय सूची|विषय-सूची",
    "tl": "talaan ng nilalaman",
}
AUTHOR_BIO: dict[str, str] = {
    "hu": "a szerzőről",
    "ro": "despre autor|despre autoare",
    "fi": "kirjoittajasta|tietoa kirjoittajasta",
    "da": "om forfatteren|om skribenten",
    "sv": "om författaren|om skribenten",
    "no": "om forfatteren|om skribenten",
    "uk": "про автора|про авторку",
    "bg": "за автора",
    "hr": "o autoru|o autorici|o autorki",
    "cs": "o autorovi|o autorce",
    "sk": "o autorovi|o autorke",
    "el": "σχετικά με τον συντάκτη|για τον συντάκτη",
    "he": "על המחבר|על הכותב|על הכותבת|אודות המחבר",
    "fa": "درباره نویسنده",
    "ar": "عن الكاتب|عن الكاتبة|نبذة عن الكاتب",
    "hi": "लेखक के बारे में|लेखक परिचय",
    "tl": "tungkol sa may-akda",
}
TAGS: dict[str, str] = {
    "hu": "címkék|címke|kategóriák|kulcsszavak",
    "ro": "etichete|categorii|cuvinte cheie",
    "fi": "avainsanat|tunnisteet|kategoriat|asiasanat",
    "da": "emneord|nøgleord|kategorier",
    "sv": "taggar|etiketter|nyckelord|kategorier",
    "no": "stikkord|emneord|kategorier",
    "uk": "теги|мітки|позначки|рубрики|рубрика|ключові слова",
    "bg": "етикети|тагове|категории|ключови думи",
    "hr": "oznake|tagovi|kategorije|ključne riječi|ključne reči",
    "cs": "štítky|tagy|rubriky|klíčová slova",
    "sk": "štítky|značky|rubriky|kľúčové slová",
    "el": "ετικέτες|κατηγορίες|λέξεις-κλειδιά",
    "he": "תגיות|תוויות|קטגוריות|מילות מפתח",
    "fa": "برچسب‌ها|برچسب ها|دسته‌بندی|کلیدواژه‌ها",
    "ar": "الوسوم|وسوم|التصنيفات|الكلمات المفتاحية|كلمات مفتاحية",
    "hi": "टैग|टैग्स|श्रेणियाँ|कीवर्ड",
    "tl": "mga tag|mga kategorya",
}
FURNITURE: dict[str, str] = {
    "hu": (
        "ugrás a tartalomhoz|tovább a tartalomhoz|bejelentkezés|regisztráció|vissza a tetejére|keresés|"
        "bezárás|kezdőlap|bejegyzés navigáció"
    ),
    "ro": ("sari la conținut|salt la conținut|autentificare|înregistrare|înapoi sus|caută|închide|acasă|navigare în articole"),
    "fi": ("siirry sisältöön|siirry pääsisältöön|kirjaudu sisään|rekisteröidy|takaisin ylös|sulje|etusivu|artikkelien selaus"),
    "da": ("gå til indhold|spring til indhold|log ind|opret bruger|til toppen|søg|luk|forside|navigation til indlæg"),
    "sv": (
        "hoppa till innehåll|gå till innehåll|hoppa till huvudinnehåll|logga in|skapa konto|till toppen|sök|"
        "stäng|startsida|inläggsnavigering"
    ),
    "no": ("hopp til innhold|gå til innhold|logg inn|registrer deg|til toppen|søk|lukk|forsiden|innleggsnavigasjon"),
    "uk": (
        "перейти до вмісту|перейти до змісту|увійти|зареєструватися|вгору|догори|пошук|закрити|головна|"
        "показати ще|навігація записів"
    ),
    "bg": "към съдържанието|преминете към съдържанието|вход|регистрация|нагоре|търсене|затвори|начало|навигация",
    "hr": (
        "preskoči na sadržaj|skoči na sadržaj|pređi na sadržaj|prijava|prijavi se|registracija|na vrh|"
        "pretraži|zatvori|naslovnica|početna|navigacija objava"
    ),
    "cs": (
        "přejít k obsahu|přejít k hlavnímu obsahu|přihlásit se|zaregistrovat se|zpět nahoru|hledat|zavřít|"
        "domů|navigace pro příspěvek"
    ),
    "sk": "prejsť na obsah|prihlásiť sa|registrovať sa|späť hore|hľadať|zavrieť|domov|navigácia v článku",
    "el": ("μετάβαση στο περιεχόμενο|σύνδεση|εγγραφή|επιστροφή στην κορυφή|αναζήτηση|κλείσιμο|αρχική|πλοήγηση άρθρων"),
    "he": "דלג לתוכן|דילוג לתוכן|התחברות|הרשמה|חזרה למעלה|חיפוש|סגור|דף הבית|ניווט בפוסטים",
    "fa": "پرش به محتوا|رفتن به محتوا|ورود|ثبت نام|بازگشت به بالا|جستجو|بستن|خانه|راهبری نوشته",
    "ar": ("تخطي إلى المحتوى|انتقل إلى المحتوى|تسجيل الدخول|إنشاء حساب|العودة إلى الأعلى|بحث|إغلاق|الرئيسية|تصفح المقالات"),
    "hi": "सामग्री पर जाएं|लॉग इन करें|साइन अप करें|ऊपर जाएं|खोजें|बंद करें|होम",
    "tl": "lumaktaw sa nilalaman|mag-log in|mag-sign up|bumalik sa itaas|maghanap|isara",
}
