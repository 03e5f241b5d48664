"""Words for song and series in languages of which the other tables know nothing: what a page's title is about.

Small words (`by`, `from`) are not needed: lines that are built alike give them away (`frames.py`).
"""

from scraper.parsers.tracks.words import Words

SONG_NOUNS: Words = (
    r"låt(?:ar|arna|en)", r"låter", r"sång(?:er|erna|en)", r"sange(?:ne)?", r"sanger", r"kappale\w*", r"laulu\w*",
    r"(?:betét)?dal(?:ok|ai|okat)", r"betétdal\w*", r"písn[iěí]\w*", r"písničk\w+", r"píseň", r"skladb\w+", r"piesn\w+",
    r"pieseň", r"melodii(?:le)?", r"cântece(?:le)?", r"τραγούδι\w*", r"τραγουδι\w+", r"пісн\w+", r"пісень", r"pjesm\w+",
    r"pesm\w+", r"pesam\w+", r"dainos", r"dainų", r"laulud", r"dziesmas", r"(?:ال)?[أا]غاني", r"(?:ال)?[أا]غنية",
    r"(?:ال)?[أا]غنيات", "آهنگ\u200c?(?:ها|های)?", "ترانه\u200c?(?:ها|های)?", r"ה?שירים", r"ה?שיר", "שירי", "פסקול",
    "गाने", "गाना", "गानों", "गीत", "गीतों", "গান", "பாடல்கள்", "பாடல்", r"kanta(?:ng)?", r"awit(?:in)?", r"дуу(?:нууд)?", "ән",
    "ເພງ", "သီချင်း", "ចម្រៀង", r"cançons?", r"abesti\w*",
)  # fmt: skip
SERIES_NOUNS: Words = (
    r"serier(?:na)?", r"tv-serier?", r"sarj\w+", r"draam\w+", r"sorozat\w*", r"seriál\w*", r"seriale(?:le)?", r"serialul",
    r"σειρ\w+", r"δράμα\w*", r"серіал\w*", r"серија\w*", r"serij\w+", r"(?:ال)?مسلسلات", r"(?:ال)?مسلسل", r"(?:ال)?دراما",
    "سریال\u200c?(?:ها|های)?",
    r"ה?סדרות", r"ה?סדרה", "סדרת", "ड्रामा", "धारावाहिक", "सीरियल", "নাটক", r"teleserye\w*",
)  # fmt: skip
