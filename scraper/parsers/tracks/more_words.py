"""Words for song and series in languages of which the other tables know nothing: what a page's title is about.

Small words (`by`, `from`) are not needed: lines that are built alike give them away (`frames.py`).
"""

Words = tuple[str, ...]

SONG_NOUNS: Words = (
    r"låt(?:ar|arna|en)", r"låter", r"sång(?:er|erna|en)", r"sange(?:ne)?", r"sanger", r"kappale\w*",
    r"laulu\w*", r"(?:betét)?dal(?:ok|ai|okat)", r"(?:betét|sorozat|film|főcím|dráma)dal\w*",
    r"\w*(?:draama|sarja|tunnus)(?:kappale|laulu)\w*", r"(?:drama|serie)(?:låt|sång|sang)\w*",
    r"(?:drama|serien|film)(?:lied|song)\w*", r"serie(?:liedje|nummer)s?", r"písn[iěí]\w*", r"písničk\w+",
    r"píseň", r"skladb\w+", r"piesn\w+", r"pieseň", r"melodii(?:le)?", r"cântece(?:le)?", r"τραγούδι\w*",
    r"τραγουδι\w+", r"пісн\w+", r"пісень", r"pjesm\w+", r"pesm\w+", r"pesam\w+", r"dainos", r"dainų",
    r"laulud", r"dziesmas", r"(?:ال)?[أا]غاني", r"(?:ال)?[أا]غنية", r"(?:ال)?[أا]غنيات",
    "آهنگ\u200c?(?:ها|های)?", "ترانه\u200c?(?:ها|های)?", r"ה?שירים", r"ה?שיר", "שירי", "פסקול", "गाने", "गाना",
    "गानों", "गीत", "गीतों", "গান", "பாடல்கள்", "பாடல்", r"kanta(?:ng)?", r"awit(?:in)?", r"дуу(?:нууд)?",
    "ән", "ເພງ", "သီချင်း", "ចម្រៀង", r"cançons?", r"abesti\w*",
)  # fmt: skip
SERIES_NOUNS: Words = (
    r"serier(?:na)?", r"tv-serier?", r"sarj(?!a(?:kappale|laulu))\w+", r"draam(?!a(?:kappale|laulu))\w+",
    r"sorozat(?!dal)\w*", r"seriál\w*", r"seriale(?:le)?", r"serialul", r"σειρ\w+", r"δράμα\w*", r"серіал\w*",
    r"серија\w*", r"serij\w+", r"(?:ال)?مسلسلات", r"(?:ال)?مسلسل", r"(?:ال)?دراما", "سریال\u200c?(?:ها|های)?",
    r"ה?סדרות", r"ה?סדרה", "סדרת", "ड्रामा", "धारावाहिक", "सीरियल", "নাটক", r"teleserye\w*",
)  # fmt: skip
SONG_WORDS = """
sång sången sånger sångerna sångerska sångerskan sångare sångaren sjunger sjöng låt låten låtar låtarna ballad balladen
refräng refrängen slutlåten
sang sangen sange sangene sanger sangerinne sangeren synger sunget omkvæd refreng kappale kappaleen kappaletta kappaleet
laulu laulun laulut laulaja laulajan laulaa
kertosäe balladi dal dalt dala dalok dalát dalban énekes énekesnő énekel refrén betétdal píseň písně písni písničku
zpěvák zpěvačka zpívá zpěv balada
pieseň piesne spevák speváčka spieva melodia melodie melodii cântec cântecul cântece cântăreț cântăreața cântă refren
refrenul coloana balade
τραγούδι τραγουδιού τραγούδια τραγουδιστής τραγουδίστρια τραγουδά ρεφρέν μελωδία μπαλάντα στίχοι пісня пісні пісню
пісень співак співачка співає приспів мелодія
песен песента певецът певицата пее припев мелодията pjesma pjesme pjesmu pevač pevačica pjevač pjevačica peva pjeva
refren pesma pesme
ballada ballady wokalista wokalistka śpiewa piosenek piosenkach serienummers titelnummer nummer meezingen zingt zong couplet
أغنية الأغنية أغنيات الأغاني أغاني المغني المغنية يغني تغني اللحن لحن كلمات آهنگ ترانه خواننده می‌خواند ملودی השיר שיר
שירים הזמר הזמרת זמר זמרת שרה פזמון המנגינה
गाना गाने गीत गायक गायिका धुन
"""
"""Words that only songs have, in the same languages, as prose uses them."""
MUSIC_WORDS = """
musik musiken piano pianot gitarr elgitarr gitarren trummor trummisen stråkar röst rösten musikk pianoet gitar stemme
stemmen musiikki kitara ääni piano
zene zenéje zongora gitár hang hangja hudba hudbu klavír kytara hlas muzica muzică pian chitară voce vocea μουσική πιάνο
κιθάρα φωνή
музика фортепіано гітара голос пиано китара глас glazba muzika klavir gitara glas gitaar stem melodie muziek strijkers piano
موسيقى الموسيقى البيانو غيتار صوت الصوت موسیقی پیانو گیتار صدا המוזיקה פסנתר גיטרה הקול קול संगीत आवाज़ पियानो
"""
SCREEN_WORDS = """
serien serie serier avsnitt avsnittet avsnitten säsong skådespelare episode episoder skuespiller sarja sarjan jakso
jakson näyttelijä
sorozat sorozatban rész epizód színész színésznő seriál seriálu díl epizoda herec herečka serial serialul serialului
episod episodul actor actriță
σειρά σειράς επεισόδιο ηθοποιός серіал серіалу серія актор актриса сериал сериала епизод serija serije epizoda glumac
glumica afleveringen aflevering reeks
مسلسل المسلسل حلقة الحلقة الممثل الممثلة الدراما سریال قسمت بازیگر הסדרה סדרה פרק השחקן השחקנית ड्रामा धारावाहिक एपिसोड
अभिनेता अभिनेत्री
"""
