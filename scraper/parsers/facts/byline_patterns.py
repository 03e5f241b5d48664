"""Shapes of bylines as patterns, made of the words in `byline_tables.py`: what `names.py` reads them with."""

import re
from collections.abc import Iterable

from scraper.parsers.facts.byline_tables import (
    BARE_LABELS,
    COLLECTIVE_ENDINGS,
    COLLECTIVE_STARTS,
    GLUED_LABELS,
    LABELS,
    LEADING_ROLES,
    NOT_IN_NAMES,
    NOT_PERSONS,
    OURS,
    PLACE_WORDS,
    REPORTER_SUFFIXES,
    ROLE_PHRASES,
    ROLES,
    TEXTS,
    WEEKDAYS,
)

PIECE = "¦"
"""Put by `page_lines.py` where two inline elements meet without a space: on the screen they stand apart."""


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


LABEL = re.compile(
    rf"(?:[-–—·•*/（(\[【]\s*)?(?:(?:{_alternatives(LABELS)})\s*(?:[:：/／=＝]|{PIECE}|\s[-–|]\s)|"
    rf"(?:{_alternatives(BARE_LABELS)})(?:\s+|$)|(?:{_alternatives(GLUED_LABELS)})(?=\S))\s*",
    re.IGNORECASE,
)
LABEL_STARTS = frozenset(w[:2].casefold() for w in (*LABELS, *BARE_LABELS, *GLUED_LABELS)) | frozenset(
    f"{label}{mark}" for label in "文글" for mark in ":/：／=＝ "
)
LABEL_WORDS = frozenset(w.casefold() for w in (*LABELS, *BARE_LABELS, *GLUED_LABELS))
"""Every label, to tell a line that is one."""
LABEL_EDGE = " \t-–—·•*/／（([【:：=＝|" + PIECE
"""What may stand round it."""
FIRST_WORD = re.compile(r"[^\W\d_]+")
LABEL_FIRSTS = frozenset(m.group() for w in LABEL_WORDS if (m := FIRST_WORD.match(w)))
"""First words of labels in scripts with spaces: most lines are told by theirs."""
CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_POSTED = (
    r"written|posted|published|updated|submitted|created|reviewed|recapped|text|words|photos?|filed|"
    r"publicad[ao]|postad[ao]|escrit[ao]|enviad[ao]|criad[ao]|creado|subido|publiée?|postée?|écrite?|rédigée?|proposée?|"
    r"veröffentlicht|geschrieben|erstellt|verfasst|gepostet|eingestellt|pubblicat[ao]|scritt[ao]|postat[ao]|inserit[ao]|geplaatst|"
    r"gepubliceerd|geschreven|diposting|diposkan|dibuat|ditulis|dipublikasikan|diterbitkan|dikirim|đăng|viết|opublikowan[eoy]|dodan[eoy]|"
    r"เขียนเมื่อ|โพสต์เมื่อ|เผยแพร่เมื่อ|เขียน|โพสต์|เผยแพร่|"
    r"опубликован[оа]|добавлен[оа]|написан[оа]|napisan[eoy]|publicera[dt]|skriv[ei][tn]|postat|udgivet|skrevet|lagt ut"
)
_BYS = r"by|por|par|von|da|door|oleh|bởi|przez|av|af|автором|โดย"
FILED = re.compile(r"\s*(?:[|·,.•]|(?:in|en|em|dans|im|unter|su|pada|under|i|w|в)\s[^\W\d_])")
"""Behind an account: `en Reseñas`, `| 3 comments`."""
TEXT_BY = re.compile(
    rf"^(?:(?:an?|the|eine?|une?|una?|uma?|een|en|ett?|sebuah)\s)?(?:{_alternatives(TEXTS)})\s"
    rf"(?:(?:{_POSTED})\s)?(?:{_BYS}|de|di|van)\s(?P<rest>.+)$",
    re.IGNORECASE,
)
"""`Eine Rezension von Leonie Wachsmuth`, `Curated by Olu Farayan`."""
GUEST = re.compile(
    r"^(?:today['’]s|this(?:\sweek['’]s)?|the(?:\sfollowing)?)\s(?:guest\s)?(?:post|article|essay|review|recap|piece|story|column)\s"
    r"(?:is|was|comes)\s(?:written\s|contributed\s)?(?:by|from)\s(?P<rest>.+)$",
    re.IGNORECASE,
)
"""`Today’s guest post is by Viola Tran, who writes at Slow Lamp.`"""
OUR_ROLE = re.compile(
    rf"^(?:\w{{2,4}}\s)?(?:(?:{_alternatives(OURS)})\s(?:{_alternatives(LEADING_ROLES)})(?:\s(?:à|au|en|in|aus|uit|da|di|a|em|from|van)\s[^,]{{2,30}},)?"
    r"|laporan\s(?:wartawan|reporter|jurnalis|kontributor)\s[^,]{2,40},),?\s(?P<rest>[^\W\d_].*)$",
    re.IGNORECASE,
)
"""`From our critic Basil`, `Par notre envoyée spéciale à Séoul, Héloïse`, `Laporan wartawan Nada Kita, Wening`."""
_ARTICLES = ("a", "an", "the", "ein", "eine", "un", "une", "una", "uma", "een", "en", "ett", "et", "sebuah")
TEXT_STARTS = frozenset((*_ARTICLES, "laporan", "this", "today's", "today’s", *(t.split()[0] for t in TEXTS), *OURS))
"""First or second words of lines that `TEXT_BY` or `OUR_ROLE` can match: one look that spares most lines both."""
BY_INSIDE = re.compile(
    rf"^(?P<before>(?:(?P<verb>{_POSTED})(?![^\W\d_])|(?:[^\W\d_]{{2,12}},?\s)?\S{{0,12}}\d)"
    rf".{{0,60}}?)(?:(?<![^\W\d_])(?:{_BYS}):?|(?<=\d\d\d\d\s)d[ie])\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
"""`Posted January 12, 2022 by Rowena`, `11 février 2018 par Solenn`: a verb or a date, then `by`."""
HANDLE_BY = re.compile(
    rf"^\W*(?:(?:(?:{_POSTED}|post|recap|review|recapped|uploaded)\s)?(?:{_BYS})\s?:|(?:{_POSTED}|post|recap|review|recapped|uploaded)\s(?:{_BYS})|"
    rf"(?:author|writer|blogger|autora?|auteur|autore|penulis|yazar|skribent)\s?:)\s?(?P<name>[\w.-]{{4,30}})\W*$",
    re.IGNORECASE,
)
"""`— posted by quietfern`: an account and nothing else."""
DATED_HANDLE = re.compile(rf"^\W*(?:{_BYS})\s(?P<name>\S{{2,30}})\s[»›]\s.{{0,12}}\d", re.IGNORECASE)
"""`by quietfern » Sat Mar 14, 2020`: phpBB in all its languages."""
BY = re.compile(rf"(?<![^\W\d_])(?:{_BYS}|d[ie])(?![^\W\d_])", re.IGNORECASE)
ENTRY = re.compile(
    r"(?:(?:this|the) (?:entry|post|article) was (?:posted|written|published|filed)|(?:this|the) (?:post|article) is by|"
    r"dieser (?:beitrag|eintrag|artikel) wurde|cet(?:te)? (?:article|billet|entrée) a été (?:publiée?|postée?|écrite?)|"
    r"est[ea] (?:entrada|artículo|post) (?:fue|ha sido) (?:publicad[ao]|escrit[ao])|"
    r"est[ea] (?:artigo|entrada|post) foi (?:publicad[ao]|postad[ao]|escrit[ao])|"
    r"quest[oa] (?:articolo|voce|post) è stat[ao] (?:pubblicat[ao]|scritt[ao]|inserit[ao])|"
    r"dit (?:bericht|artikel) (?:is|werd) (?:geplaatst|gepubliceerd|geschreven)|"
    r"(?:tulisan|entri|artikel|pos) ini (?:dikirimkan|diterbitkan|dipublikasikan|ditulis|dipos(?:kan|ting)?)|"
    r"ten wpis (?:został|opublikowano))",
    re.IGNORECASE,
)
"""The sentence that WordPress's early themes put under every article, in the words of its translations."""
ENTRY_AUTHOR = re.compile(
    rf"(?<![^\W\d_])(?:{_BYS})\s(?P<name>[^\W\d_][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){{0,3}})(?=[.,;{PIECE}]|$|\s[^\W\d_])"
)
INSIDE_LABEL = re.compile(
    rf"(?<=[\s|¦/·，,\u3000])(?:(?:{_alternatives(LABELS)})\s?[:：]|(?:撰文|作者|採訪|采访|記者|记者|文)\s?[/／])\s?(?P<name>[^\s:：|¦][^:：|¦/]{{0,40}}?)(?=\s+[^\s:：]{{1,8}}[:：]|\s*$|\s*[|¦/])",
    re.IGNORECASE,
)
"""A label in the middle of a line of labels and values: `时间:2019-09-02 作者:阿洛 点击:902`."""
REPORTER = re.compile(
    rf"(?:^|[\s\[\]()（）【】=＝|/·ㆍ,.、。{PIECE}])(?P<name>[{CJK}]{{2,6}}(?:\s?[·ㆍ,]\s?[{CJK}]{{2,4}})*|"
    rf"[{CJK}]{{2,6}}(?:\s[{CJK}]{{2,4}})?)"
    rf"\s?(?:[가-힣]{{0,6}}(?<=\s))?(?:{_alternatives(REPORTER_SUFFIXES)})(?=$|[\s\])）】=＝@|/·,.、。{PIECE}])",
)
CJK_REPORTER = re.compile(
    rf"(?:記者|记者|特約記者|實習記者)\s?[:：]?\s?(?P<name>[{CJK}]{{2,4}}(?:\s?[、,]\s?[{CJK}]{{2,4}})*)(?=$|[\s/／|)）】\]{PIECE}])"
    rf"|(?:文|取材|執筆)・(?P<writer>[{CJK}]{{2,6}})(?=$|[)）】\]])"
    rf"|^(?:[Ee]ditor|[Ww]riter|[Tt]ext)\s(?P<editor>[{CJK}]{{2,6}})(?=$|\s?[|·])"
)
WITH_ROLE = re.compile(
    rf"^(?P<name>[^\W\d_][\w.'’-]*(?:\s[\w.'’&-]+){{1,6}}),\s(?:{_alternatives(ROLE_PHRASES)})(?=\s*(?:$|[/|·•{PIECE}(])|\s\D{{0,16}}\d)",
    re.IGNORECASE,
)
"""`Jane Roe, staff writer`; `Ana Lima e Rui Sá, da redação / 3 May`: the role is the byline's word."""
SUFFIXED = re.compile(
    r"^(?P<name>\S+?(?:\s\S+?){0,3})"
    r"(?:\s+(?:tarafından|yazdı)\b|\s?(?:發表在|發表於|发表在|发表于|[于於]\s?\d{4}.{4,20}[发發][表布佈])|"
    r"\s?(?:さんの(?:投稿|記事)|님의 (?:글|블로그)))",
    re.IGNORECASE,
)
ALL_POSTS = re.compile(
    r"^(?=view|see|read|browse|all|more|posts)(?:view|see|read|browse|show)?\s?(?:all|more)?\s?"
    r"(?:posts?|articles?|stories|entries|content|full profile)?\s?(?:by|from|of)\s+",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[(<\[]?\S+@\S+\.\S+[)>\]]?")
HANDLE = re.compile(r"(?<!\S)[(\[]?@[\w.]+[)\]]?")
WEB = re.compile(r"https?://\S+|www\.\S+|\b\S+\.(?:com|net|org|co|kr|id|jp)\b/?\S*", re.IGNORECASE)
PARENTHESIS = re.compile(r"\s*[(（\[［【<][^()（）\[\]【】<>]*[)）\]］】>]")
PARTS = re.compile(
    rf"\s*(?:[|│｜•●▪{PIECE}\n\t]|\s[-–—]{{1,3}}\s|—|(?<=[^\W\d_])[-–]\s(?=[A-Z])|\s[-–—]$|\s[·/]\s|\s[»›]+\s|[;；]\s?)\s*"
)
SEPARATED = re.compile(rf"[|│｜•●▪{PIECE}\n\t–—;；·/»›]|\s-|-\s")
"""A character that every separator of `PARTS` holds."""
TAIL = re.compile(
    r"\s+(?:on|in|at|for|from|via|with\sphotos|[Pp]ublished|[Pp]osted|(?:[Ll]ast\s)?[Uu]pdated|[Ff]iled|under|to|about|en|"
    r"el|em|dans|le|am|tarafından|pada|di|"
    r"il|op|den|dne|lúc|vào|ngày|tanggal|tarihinde|[Mm]in(?:ute)?s?\s[Rr]ead|[Ff]ollow|followed|follows|is|was|has|writes|covers)(?:\s.*)?$"
    r"|\s+(?:publiée?|publicad[ao]|postad[ao]|pubblicat[ao]|veröffentlicht|erschienen|diterbitkan|dipublikasikan|yayınlandı|"
    r"publicera[dt]|gepubliceerd)(?:\s.*)?$"
    r"|\s+(?:圖片|图片|攝影|摄影|圖|图|編輯|编辑|責編|责编|來源|来源|撮影|写真|編集|翻訳|사진|편집)$"
    r"|\s+(?:วันที่|เมื่อ|日期|时间|時間|发布|發布|发表|發表|公開|更新)(?:\s.*)?$"
    r"|\s+\d.*$"
)
JOINTS = re.compile(
    r"\s*(?:,\s*(?:and|y|e|et|und|dan|và|ve)\s|,|、|，|&|＆|\+|\s(?:and|with|y|e|et|dan|und|en|och|og|và|ve|i|и|และ|x)\s|\s/\s|"
    r"(?<=[\u3400-\u9fff\uac00-\ud7a3])[·・ㆍ/／](?=[\u3400-\u9fff\uac00-\ud7a3]))\s*"
)
LOUD_JOINTS = re.compile(JOINTS.pattern, re.IGNORECASE)
"""The same for a line in capitals: `POR ANA LIMA E RUI SÁ`."""
PARTICLES = frozenset((
    "de", "da", "do", "dos", "del", "della", "di", "du", "des", "la", "le", "van", "von", "der", "den", "ter", "bin",
    "binti", "al", "el", "y", "e", "i", "dela", "san", "ibn", "af", "zu",
))  # fmt: skip
ROLE_WORDS = frozenset(ROLES)
COLLECTIVE_WORDS = tuple(f" {e}" for e in COLLECTIVE_ENDINGS)
SPLITS_LABELS = frozenset(":：/／")
ENTRY_STARTS = ("this", "the ", "dies", "cet ", "cett", "este", "esta", "ques", "dit ", "tuli", "entr", "arti", "pos ", "ten ")
WORDS = re.compile(r"[^\W_]+")
JOINED = re.compile(rf"[\s{PIECE}]*(?P<joint>,|&|\b(?:and|y|e|et|und|dan|và|ve|en|och|og|i|и|και)(?=[\s{PIECE}]))[\s{PIECE}]*")
NEXT_LABEL = re.compile(r"\s+[^\s:：]{1,14}\s?[:：=＝].*$")
"""`Jane Roe Foto: Mia Lim`: what follows is somebody else's label."""
LEADING_ROLE = re.compile(
    rf"^(?:(?:{_alternatives(OURS)})\s+)?(?:{_alternatives(LEADING_ROLES)})\s+(?=[^\W\d_])|^(?:{_alternatives(OURS)})\s+",
    re.IGNORECASE,
)
EDGE = " \t,.;:·•|-–—_/\\\"'“”‘’«»()[]（）【】<>*#~=＝"
NO_NAME = re.compile(r"[@{}<>|\\=%#?!…:：]|//|\d{3}")
"""What no name holds."""
INITIAL = re.compile(r"\b[A-Z]\.\s*$")
CJK_LETTER = re.compile(f"[{CJK}]")
CJK_COLLECTIVES = tuple(e for e in COLLECTIVE_ENDINGS if e[0] > "\x7f")


def _words_of(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(w for table in tables for phrase in table for w in re.findall(r"[^\W\d_]+", phrase.casefold()))


_JOINING = [*_BYS.split("|"), "de", "di", "from", "of"]
_AFTER_NAMES = ["published", "posted", "updated", "last", "filed", "min", "mins", "minute", "minutes", "read", "follow"]
MEANING = _words_of(
    LABELS, BARE_LABELS, ROLES, LEADING_ROLES, OURS, TEXTS, TEXT_STARTS, ROLE_PHRASES, _JOINING, _AFTER_NAMES, PARTICLES,
    WEEKDAYS, NOT_PERSONS,
    NOT_IN_NAMES, COLLECTIVE_ENDINGS, COLLECTIVE_STARTS, PLACE_WORDS, [TAIL.pattern, JOINTS.pattern, ALL_POSTS.pattern],
)  # fmt: skip
"""Every word that a rule about names looks for: a name without them is told by its shape."""
PLAIN_NAME = re.compile(
    r"(?:(?:[Pp]osted |[Ww]ritten )?[Bb]y )?(?P<name>[A-ZÀ-Þ][a-zß-ÿ]+(?: [A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?){1,2})"
)
_LABELLING = LABEL_FIRSTS | _words_of(
    _JOINING, OURS, TEXTS, [" ".join(p.split()[:1]) for p in ROLE_PHRASES], ["laporan", "tarafından", "yazdı"]
)
LABELLING = _LABELLING | {word.replace("ı", "i") for word in _LABELLING}
"""A line without one of these words is no byline by its words; capital I is both i and ı."""
SPACELESS = re.compile(r"[\u0e00-\u1fff\u2e80-\uffff]")
"""Scripts that write labels and names without spaces, and all others above Arabic and the Indian ones."""
