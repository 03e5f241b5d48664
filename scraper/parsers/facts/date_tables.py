"""Words that dates are written with: month names, eras, zones, relative words; data only.

Month names follow the Unicode CLDR (full and abbreviated, format and stand-alone forms) of the languages listed. Keys
are casefolded; a full stop after an abbreviation is matched by `dates.py`, so it is left out here.
"""

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en-short": "jan feb mar apr - jun jul aug sep oct nov dec",
    "en-other": "- febr - - - - - - sept - - -",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "id-short": "jan feb mar apr mei jun jul agu sep okt nov des",
    "id-other": "- pebruari - - - - - agt - - nopember -",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es-short": "ene feb mar abr may jun jul ago sept oct nov dic",
    "es-other": "- - - - - - - - setiembre - - -",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt-short": "jan fev mar abr mai jun jul ago set out nov dez",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr-short": "janv févr mars avr mai juin juil août sept oct nov déc",
    "fr-plain": "- fevrier - - - - - aout - - - decembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de-short": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "de-other": "jänner feber maerz - - - - - - - - -",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "it-short": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl-short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "tr-short": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pl-alone": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru-alone": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru-short": "янв февр мар апр мая июн июл авг сент окт нояб дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar-east": "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    "ar-west": "جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cs-alone": "leden únor březen duben květen červen červenec srpen - říjen - prosinec",
    "sk": "januára februára - apríla mája júna júla augusta septembra októbra novembra decembra",
    "hu": "január február március április május június július augusztus szeptember október - -",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "ro": "ianuarie februarie martie aprilie - iunie iulie - septembrie octombrie noiembrie decembrie",
    "ca": "gener febrer març - maig juny juliol agost setembre octubre novembre desembre",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "el-short": "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "he-in": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "hi-other": "- फरवरी - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "th-short": "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค",
}
"""Twelve names a row; `-` where a row adds nothing."""

MONTHS: dict[str, int] = {}
"""Casefolded name to 1-12. Where two languages disagree the first row wins; none of the common ones do."""
for _row in _MONTHS.values():
    for _number, _name in enumerate(_row.split(), 1):
        if _name != "-":
            MONTHS.setdefault(_name.casefold(), _number)
            MONTHS.setdefault(_name.lower(), _number)  # "ΐ" is three characters when casefolded, one on the page

VIETNAMESE_MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
"""The words after `tháng`."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""What is added to a year counted in an era (令和6年 is 2024)."""

BUDDHIST_ERA = 543
"""What is taken from a Thai year (2567 is 2024)."""

ZONES = {
    "utc": "Z", "gmt": "Z", "kst": "+09:00", "jst": "+09:00", "wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "ict": "+07:00",
    "hkt": "+08:00", "sgt": "+08:00", "pht": "+08:00", "myt": "+08:00", "cet": "+01:00", "cest": "+02:00", "msk": "+03:00",
    "trt": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00",
    "pdt": "-07:00",
}  # fmt: skip
"""Zone abbreviations that mean one offset only; `ist`, `bst`, `cst` and `ast` mean several and are left out."""

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "0123456789" * 5)
"""Figures of other scripts (Arabic, Persian, Devanagari, Thai, full width), each to its own."""

AFTERNOON = frozenset({"pm", "p.m", "오후", "下午", "午後", "晚上", "傍晚", "chiều", "tối"})
FORENOON = frozenset({"am", "a.m", "오전", "上午", "午前", "早上", "凌晨", "sáng"})

RELATIVE_UNITS = {
    "minute": ("minutes", "minute", "mins", "min", "분", "分", "分钟", "分鐘", "menit", "minutos", "minuto", "minuti", "minuten",
               "phút", "dakika", "นาที", "минут"),
    "hour": ("hours", "hour", "hrs", "hr", "시간", "時間", "小时", "小時", "jam", "horas", "hora", "heures", "heure", "stunden",
             "stunde", "ore", "giờ", "tiếng", "saat", "ชั่วโมง", "часов", "часа", "час"),
    "day": ("days", "day", "일", "日", "天", "hari", "días", "día", "dias", "dia", "jours", "jour", "tagen", "tag", "giorni",
            "giorno", "dagen", "ngày", "gün", "วัน", "дней", "дня", "день"),
    "week": ("weeks", "week", "주", "週間", "周", "週", "minggu", "semanas", "semana", "semaines", "semaine", "wochen", "woche",
             "settimane", "tuần", "hafta", "สัปดาห์", "недель", "недели"),
    "month": ("months", "month", "개월", "달", "か月", "ヶ月", "个月", "個月", "bulan", "meses", "mes", "mês", "mois", "monaten",
              "monat", "mesi", "tháng", "ay", "เดือน", "месяцев", "месяца"),
    "year": ("years", "year", "년", "年", "tahun", "años", "año", "anos", "ano", "ans", "an", "jahren", "jahr", "anni", "năm",
             "yıl", "ปี", "лет", "года"),
}  # fmt: skip
RELATIVE_DAYS = {
    "today": 0, "오늘": 0, "今日": 0, "今天": 0, "hari ini": 0, "hoy": 0, "hoje": 0, "aujourd'hui": 0, "aujourd’hui": 0,
    "heute": 0,
    "oggi": 0, "hôm nay": 0, "bugün": 0, "วันนี้": 0, "сегодня": 0,
    "yesterday": 1, "어제": 1, "昨日": 1, "昨天": 1, "kemarin": 1, "ayer": 1, "ontem": 1, "hier": 1, "gestern": 1, "ieri": 1,
    "hôm qua": 1, "dün": 1, "เมื่อวาน": 1, "вчера": 1,
}  # fmt: skip

AGO = (
    "ago", "전", "前", "yang lalu", "lalu", "atrás", "fa", "trước", "önce", "ที่แล้ว", "ที่ผ่านมา", "назад", "geleden",
)  # fmt: skip
AGO_BEFORE = ("hace", "há", "il y a", "vor")
"""Words that make a count of units a moment in the past, after it or before it."""

UPDATED_WORDS = (
    "last updated", "last modified", "last edited", "updated", "update", "modified", "revised", "edited", "최종수정", "최종 수정",
    "수정", "업데이트", "最終更新", "更新", "最后更新", "最後更新", "修改", "编辑于", "diperbarui", "diperbaharui",
    "terakhir diperbarui",
    "disunting", "actualizado", "actualización", "última actualización", "modificado", "atualizado", "atualização",
    "última atualização", "mis à jour", "mise à jour", "modifié", "màj", "maj", "aktualisiert", "zuletzt aktualisiert",
    "geändert",
    "stand", "aggiornato", "ultimo aggiornamento", "modificato", "bijgewerkt", "gewijzigd", "güncelleme", "güncellendi",
    "güncellenme", "son güncelleme", "cập nhật", "cập nhật lần cuối", "แก้ไข", "อัปเดต", "อัพเดท", "обновлено", "изменено",
    "aktualizacja", "zaktualizowano", "aktualizováno", "upraveno", "uppdaterad", "opdateret", "oppdatert", "päivitetty",
    "frissítve",
    "actualizat", "оновлено", "змінено", "ενημερώθηκε", "τελευταία ενημέρωση", "עודכן", "עדכון", "अपडेट", "अद्यतन", "آخر تحديث",
    "تحديث", "حُدّث",
)  # fmt: skip
"""Labels of a date that is not the first publication."""

PUBLISHED_WORDS = (
    "published", "posted", "publish date", "first published", "release date", "created", "written", "on", "date", "입력", "등록",
    "작성", "작성일", "등록일", "승인", "기사입력", "발행", "게시", "公開", "公開日", "投稿", "投稿日", "掲載", "配信",
    "作成", "发布", "發布",
    "發佈", "发表", "發表", "刊登", "时间", "時間", "日期", "发表于", "發表於", "发布于", "發布於", "發佈於",
    "dipublikasi", "dipublikasikan", "diterbitkan", "diposting", "terbit", "tayang",
    "ditulis",
    "publicado", "fecha", "publicada", "creado", "postado", "publié", "paru", "posté", "date de publication", "veröffentlicht",
    "erstellt", "erschienen", "datum", "pubblicato", "data", "gepubliceerd", "geplaatst", "yayınlanma", "yayın tarihi",
    "yayınlandı",
    "tarih", "eklenme", "đăng", "đăng lúc", "đăng ngày", "xuất bản", "ngày đăng", "ngày", "เผยแพร่", "โพสต์", "วันที่",
    "опубликовано",
    "дата", "opublikowano", "dodano", "data publikacji", "publicerad", "publiceret", "publisert", "publikováno",
    "vydáno", "zveřejněno",
    "julkaistu", "megjelent", "publicat", "опубліковано", "δημοσιεύτηκε", "δημοσίευση", "δημοσιεύθηκε", "פורסם",
    "תאריך", "प्रकाशित",
    "نشر", "نُشر", "تاريخ النشر",
)  # fmt: skip
"""Labels of the date of publication."""

MEMBER_WORDS = (
    "joined", "join date", "date joined", "registered", "registration date", "member since", "last seen", "last active",
    "last visit", "last online", "last login", "registriert", "registriert seit", "mitglied seit", "dabei seit", "zuletzt online",
    "zuletzt aktiv", "letzter besuch", "inscrit", "inscrite", "inscrit le", "inscription", "date d'inscription", "membre depuis",
    "dernière visite", "registrado", "registrada", "registrado el", "fecha de registro", "fecha de ingreso", "miembro desde",
    "se unió", "última visita", "registado", "data de registro", "cadastro", "membro desde", "entrou em", "iscritto", "iscritta",
    "iscritto il", "iscrizione", "data di iscrizione", "registrato", "membro dal", "ultima visita", "geregistreerd", "lid sinds",
    "laatst gezien", "laatste bezoek", "dołączył", "dołączyła", "rejestracja", "data rejestracji", "zarejestrowany",
    "zarejestrowana", "ostatnia wizyta", "зарегистрирован", "зарегистрирована", "регистрация", "дата регистрации", "на форуме с",
    "последний визит", "последнее посещение", "kayıt", "kayıt tarihi", "katılım", "katılma tarihi", "üyelik tarihi",
    "son görülme",
    "bergabung", "terdaftar", "tanggal bergabung", "gabung", "ngày tham gia", "tham gia", "tham gia từ", "thành viên từ",
    "lần cuối", "สมัครเมื่อ", "วันที่สมัคร", "เข้าร่วมเมื่อ", "เป็นสมาชิกตั้งแต่", "가입", "가입일", "가입일자", "최근 접속",
    "마지막 방문",
    "登録日", "参加日", "入会日", "最終ログイン", "注册", "注册时间", "注册日期", "注册于", "加入时间", "加入于", "最后登录",
    "註冊時間",
    "註冊日期", "註冊於", "加入時間", "加入於", "加入日期", "最後登入", "最後上線",
)  # fmt: skip
"""Labels of a member's own dates beside every post of a forum: when the account was made or last seen."""
