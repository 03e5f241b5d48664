"""Tables of songs: the columns are told by their headers, in many languages, or by what stands in them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.acceptance import Candidate, score_line
from scraper.parsers.tracks.asides import Work, is_version, read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.near_misses import is_date, is_prose
from scraper.parsers.tracks.numbering import take_number
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.pieces import Piece
from scraper.parsers.tracks.siblings import read_siblings
from scraper.parsers.tracks.slashes import read_slashed
from scraper.parsers.tracks.words import LABEL_RE, NETWORK_RE, OST_RE, PART_RE, ROLE_RE, any_of

_HEADERS: dict[str, tuple[str, ...]] = {
    "number": (r"no\.?", r"#", r"nr\.?", r"n\.?\s?[°º]", r"n[uú]m\.?",
     r"rank(?:ing)?", r"track(?:\s+(?:no\.?|number))?", r"순위", "번호", "트랙",
    "順位", "曲順", "序號", "序号", "排名", "peringkat", "stt", "puesto", "posición", "rang", "sıra", "platz", "ลำดับ",
    "อันดับ", "lp\\.?", "miejsce", "plaats", "numer", "номер", "место", "№", "urutan", "hạng"),
    "title": (r"(?:song|track)?\s*titles?", r"songs?(?:\s+(?:name|title))?", r"track(?:\s+name)?", "곡명?", "곡\\s?제목",
    "제목", "노래(?:\\s?제목)?", "曲名?", "タイトル", "楽曲", "歌名", "歌曲(?:名稱|名称)?", "曲目", "judul(?:\\s+lagu)?",
    "lagu", "canci[oó]n", "t[ií]tulo", "tema", "m[uú]sica", "titre", "chanson", "morceau", "(?:tên\\s+)?bài(?:\\s+hát)?",
    "tên\\s+(?:ca\\s+khúc|nhạc)",
    "ca\\s+khúc", "şarkı(?:\\s+adı)?", "parça", "titel", "lied", "titolo", "brano", "canzone", "(?:ชื่อ)?เพลง", "piosenka",
    "utwór", "tytuł", "nummer", "liedje", "песня", "название",
    "композиция", "tema\\s+musical", "pista", "faixa", "canção", "şarkının\\s+adı", "stück", "song(?:titel)?"),
    "artist": (r"artists?(?:\(s\))?", r"singers?(?:\(s\))?", r"performers?", r"performed\s+by", r"sung\s+by", r"vocals?",
    "가수", "아티스트", "가창자?", "노래한\\s?이", "歌手", "アーティスト", "歌", "演唱(?:者)?", "主唱", "penyanyi", "artis",
    "dinyanyikan\\s+oleh", "artistas?", "cantantes?", "intérpretes?", "cantor(?:a|es)?", "artistes?", "interprètes?",
    "chanteu(?:r|se)s?", "ca\\s+sĩ", "trình\\s+bày", "sanatçı", "şarkıcı", "künstler(?:in)?", "interpret(?:en)?",
    "sänger(?:in)?", "artista", "interprete", "cantante", "ศิลปิน", "นักร้อง", "ร้องโดย", "wykonawc(?:a|y)", "wykonanie",
    "(?:kto\\s+)?śpiewa", "piosenkar(?:z|ka)", "zanger(?:es)?",
    "artiest", "uitvoerende", "gezongen\\s+door", "исполнитель", "певец", "певица", "(?:кто\\s+)?по[её]т", "söyleyen",
    "seslendiren",
    "yorumcu", "gesungen\\s+von", "gesang", "chanté(?:e)?\\s+par", "cantad[ao]\\s+por", "cantat[ao]\\s+da", "voz", "voix",
    "voce",
    "thể\\s+hiện", "vokal(?:is)?", "who\\s+sings(?:\\s+it)?", "quién\\s+(?:la\\s+)?canta", "qui\\s+chante", "chi\\s+canta",
    "quem\\s+canta",
    "wer\\s+singt", "kim\\s+söylüyor", "ai\\s+hát"),
    "drama": (r"(?:k-)?dramas?(?:\s+title)?", r"series", r"shows?", r"ost", r"from", "드라마", "작품", "ドラマ(?:名)?",
    "作品", "劇名", "剧名", "電視劇", "电视剧", "[劇剧]集", "[戲戏][劇剧]", "影[視视][劇剧]?", "連續劇", "连续剧",
    "judul\\s+drama", "serie", "dorama", "série", "novela", "phim",
    "dizi", "ละคร", "ซีรีส์", "serial", "drama(?:y)?", "сериал", "дорама", "uit", "z\\s+serialu", "из", "tirée?\\s+d[eu]",
    "dizinin\\s+adı",
    "(?:k-?)?doramas?", "serie\\s+tv", "phim\\s+truyền\\s+hình"),
    "length": (r"length", r"duration", r"time", r"runtime", "시간", "길이", "時間", "長さ", "時長", "时长", "長度", "durasi",
    "duraci[oó]n", "duração", "durée", "thời\\s+lượng", "süre", "länge", "dauer", "durata", "ความยาว"),
    "writer": (r"writer(?:s|\(s\))?", r"written\s+by", r"lyric(?:s|ist)s?(?:\(s\))?", r"composer(?:s|\(s\))?", r"music",
    r"arranger(?:s|\(s\))?", r"producer(?:s|\(s\))?", "작사", "작곡", "편곡", "作詞", "作曲", "編曲", "作词", "编曲",
    "pencipta", "compositor(?:es)?", "auteurs?", "compositeurs?", "sáng\\s+tác", "nhạc\\s+sĩ", "söz", "beste", "komponist",
    "autore", "compositore", "ผู้แต่ง"),
    "part": (r"part", "파트", "パート", "ost\\s+part"),
    "date": (r"release(?:d|\s+date)?", r"date", "발매일?", "公開日", "發行日?", "发行", "rilis", "fecha", "data", "sortie"),
    "role": (r"role", r"type", r"use", r"note", "구분", "種類", "類型", "用途"),
    "year": (r"years?", "연도", "年", "tahun", "año", "ano", "année", "năm", "yıl", "jahr", "anno"),
}  # fmt: skip
_HEADER_RES = {role: re.compile(rf"^(?:{any_of(words)})$", re.IGNORECASE) for role, words in _HEADERS.items()}
_RELEASES = frozenset(("part", "date", "year", "number"))
"""Columns of a table that says when parts, episodes or albums came out: without a word for songs its rows are none."""
_LENGTH = re.compile(r"^\d{1,2}[:：]\d{2}$")
_RANK = re.compile(r"^#?\d{1,3}[.)位위]?$")
_FIGURE = re.compile(
    r"\d\s?%|(?:[$€£¥₩₫₹฿]|\b(?:rp|us\$|usd|eur|s\$)\.?)\s?\d|\d\s?(?:[€£₩₫₹฿元円]|원|usd|eur|euros?|kg|lbs?|oz|mm|cm|gb|tb|mah|hz|watts?|inch(?:es)?)(?![^\W_])|"
    r"\b\d(?:[.,]\d)?\s?/\s?(?:5|10)\b",
    re.IGNORECASE,
)
"""Prices, shares, measures, ratings: tables of things."""
_PEOPLE = 0.4
"""Mean score of a column of people's names, at least."""
_PROSE = 170
"""Characters; a longer cell is prose."""
_RANK_MARKS = str.maketrans("", "", ".)位위#")


def read_tables(pieces: Sequence[Piece], candidates: list[Candidate], topic: Topic) -> list[Candidate]:
    """Read the rows of every data table by their columns; rows that are no songs are dropped from the candidates."""
    tables: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.place == "row":
            tables[piece.block.container].append(piece)
    if not tables:
        return candidates
    rows: dict[int, Candidate] = {}
    by_index = {c.piece.index: c for c in candidates}
    for table in tables.values():
        for candidate in _read_table(table, by_index, topic):
            rows[candidate.piece.index] = candidate
    others = [c for c in candidates if c.piece.place != "row"]
    return sorted([*others, *rows.values()], key=lambda c: c.piece.index)


def _read_table(table: Sequence[Piece], by_index: dict[int, Candidate], topic: Topic) -> list[Candidate]:
    header = next((p for p in table[:2] if p.block.header_row or _roles_of(p.block.cells)), None)
    roles = _roles_of(header.block.cells) if header else {}
    rows = [p for p in table if p is not header and not p.block.header_row]
    if not rows:
        return []
    if "title" not in roles.values():
        named = _named(header.block.cells) if header else {}
        if header and (not named or (set(named.values()) <= _RELEASES and "date" in named.values())) and not _has_quotes(rows):
            return []
        roles = _with_title(rows, roles) or _guess_roles(rows)
    else:
        _name_figures(rows, roles)
    if "title" not in roles.values() or _is_facts(rows):
        return []
    found = []
    at = next(i for i, role in roles.items() if role == "title")
    titles = [p._replace(place="plain", key="row", line=p.block.cells[at]) for p in rows if at < len(p.block.cells)]
    parted = read_siblings(titles, ()) | read_slashed(titles, topic)
    for piece in rows:
        if piece.index in parted and "artist" not in roles.values():
            candidate = _plain_row(piece, piece.block.cells[at], roles, topic, parted[piece.index])
        else:
            candidate = _row(piece, roles, by_index.get(piece.index), topic, named=header is not None)
        if candidate:
            found.append(candidate)
    return found


def _named(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns that a header row names in words of songs."""
    roles: dict[int, str] = {}
    for at, cell in enumerate(cells):
        text = cell.strip(" :*")
        role = next((r for r, pattern in _HEADER_RES.items() if pattern.match(text)), None)
        if role and role not in roles.values():
            roles[at] = role
    return roles


def _with_title(rows: Sequence[Piece], roles: dict[int, str]) -> dict[int, str]:
    """Add the titles to columns that a header names as singers and dramas: the one other column of words that never repeat."""
    if not {"artist", "drama"} <= set(roles.values()):
        return {}
    width = min(len(p.block.cells) for p in rows)
    columns = {at: [p.block.cells[at] for p in rows] for at in range(width) if at not in roles}
    words = [
        at for at, column in columns.items() if len(set(column)) == len(column) and all(any(map(str.isalpha, c)) for c in column)
    ]
    if len(words) != 1 or _is_prose_column(columns[words[0]], [*columns.values(), columns[words[0]]], words[0]):
        return {}
    named = {**roles, words[0]: "title"}
    _name_figures(rows, named)
    return named


def _has_quotes(rows: Sequence[Piece]) -> bool:
    """Tell whether most rows quote something, as titles are."""
    return sum(any(m.kind == "quote" for m in mark_line(p.line).marks) for p in rows) > len(rows) / 2


def _roles_of(cells: Sequence[str]) -> dict[int, str]:
    """Name the columns by a header row; empty when it is none."""
    roles = _named(cells)
    return roles if len(roles) >= 2 or (len(roles) == 1 and len(cells) == 1) else {}


def _name_figures(rows: Sequence[Piece], roles: dict[int, str]) -> None:
    """Name the columns of numbers, lengths and prose that the header leaves out or names in other words."""
    for role, pattern in (("number", _RANK), ("length", _LENGTH)):
        if role in roles.values():
            continue
        for at in range(min(len(p.block.cells) for p in rows)):
            if at not in roles and all(pattern.match(p.block.cells[at]) for p in rows):
                roles[at] = role
                break
    width = min(len(p.block.cells) for p in rows)
    free = [at for at in range(width) if at not in roles]
    if len(rows) > 1 and "prose" not in roles.values() and free:
        columns = [[p.block.cells[at] for p in rows] for at in range(width)]
        longest = max(free, key=lambda at: sum(map(len, columns[at])))
        if _is_prose_column(columns[longest], columns, longest):
            roles[longest] = "prose"


def _guess_roles(rows: Sequence[Piece]) -> dict[int, str]:
    """Name the columns by what stands in them."""
    width = max(len(p.block.cells) for p in rows)
    columns = [[p.block.cells[i] if i < len(p.block.cells) else "" for p in rows] for i in range(width)]
    roles: dict[int, str] = {}
    for at, column in enumerate(columns):
        filled = [c for c in column if c] or [""]
        if all(_LENGTH.match(c) for c in filled):
            roles[at] = "length"
        elif all(_RANK.match(c) for c in filled):
            roles[at] = "number"
        elif all(PART_RE.fullmatch(c) for c in filled):
            roles[at] = "part"
        elif all(map(is_date, filled)):
            roles[at] = "date"
        elif _is_prose_column(filled, columns, at):
            roles[at] = "prose"
        elif sum(bool(OST_RE.search(c)) for c in filled) > len(filled) / 2 and width > 2:
            roles[at] = "drama"
    free = [i for i in range(width) if i not in roles]
    if len(rows) > 1:
        free = [i for i in free if len(set(columns[i])) > 1] or free
    if len(free) == 1 and (len(rows) == 1 or len(set(columns[free[0]])) > 1):
        roles[free[0]] = "title"
    elif len(free) >= 2:
        _guess_pair(columns, free, roles)
    return roles


def _is_prose_column(filled: Sequence[str], columns: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a column holds text about the songs: sentences, or by far the most letters."""
    if sum(is_prose(c) or len(c) > _PROSE for c in filled) > len(filled) / 2:
        return True
    mine = sum(map(len, filled)) / len(filled)
    others = [sum(map(len, c)) / max(1, len(c)) for i, c in enumerate(columns) if i != at]
    return mine > 45 and bool(others) and mine > 1.6 * max(others)


def _guess_pair(columns: Sequence[Sequence[str]], free: Sequence[int], roles: dict[int, str]) -> None:
    """Tell title and artist apart among the columns that are left."""
    quoted = [
        i
        for i in free
        if sum(any(m.kind == "quote" and m.start == 0 for m in mark_line(c).marks) for c in columns[i]) > len(columns[i]) / 2
    ]
    names = {i: sum(name_score(c) for c in columns[i] if c) / max(1, len(columns[i])) for i in free}
    title = quoted[0] if quoted else _title_column(columns, free, names)
    roles[title] = "title"
    rest = [i for i in free if i != title]
    artist = max(rest, key=lambda i: names[i])
    if quoted or names[artist] > 0.2:
        roles[artist] = "artist"
        left = [i for i in rest if i != artist]
        if len(left) == 1 and _are_works(columns[left[0]], names[left[0]]):
            roles[left[0]] = "drama"


def _title_column(columns: Sequence[Sequence[str]], free: Sequence[int], names: dict[int, float]) -> int:
    """Return the column of titles: the first of those that are no people's names, where one has words that never repeat."""
    artist = max(free, key=lambda i: names[i])
    others = [i for i in free if i != artist]
    if len(others) < 2 or names[artist] < _PEOPLE:
        return min(free, key=lambda i: (round(names[i], 1), i))
    unlike = [i for i in others if len(set(columns[i])) == len(columns[i])]
    return (unlike or others)[0]


def _are_works(column: Sequence[str], names: float) -> bool:
    """Tell whether a third column of words, beside title and artist, is the dramas: no people, roles, versions or dates."""
    return names < _PEOPLE and all(
        any(ch.isalpha() for ch in c) and not ROLE_RE.search(c) and not is_version(c) and not LABEL_RE.match(c) for c in column
    )


def _is_facts(rows: Sequence[Piece]) -> bool:
    """Tell whether a table is a box of facts (`Network | tvN`) or of ratings."""
    labels = sum(bool(p.block.cells and LABEL_RE.match(p.block.cells[0].strip() + ":")) for p in rows)
    numbers = sum(any(_FIGURE.search(c) or NETWORK_RE.fullmatch(c.strip()) for c in p.block.cells) for p in rows)
    return labels > len(rows) / 3 or numbers > len(rows) / 2


def _row(piece: Piece, roles: dict[int, str], old: Candidate | None, topic: Topic, *, named: bool) -> Candidate | None:
    """Read one row."""
    cells = {role: piece.block.cells[at].strip() for at, role in roles.items() if at < len(piece.block.cells)}
    title = cells.get("title", "")
    if not title:
        return None
    prose = cells.get("prose", "")
    head = _head(piece, roles)
    if not cells.get("artist") and not cells.get("drama"):
        return _plain_row(piece, title, roles, topic)
    number, title = take_number(title)
    number = cells.get("number", "").translate(_RANK_MARKS) or number
    drama = read_drama(cells["drama"]) if cells.get("drama") else None
    marks = mark_line(title).marks
    titles = (title if marks and marks[0].kind == "quote" and marks[-1].kind == "paren" else strip_quotes(title),)
    reading = LineReading(
        heading=head, number=number or None, shape="fields", titles=titles, artist=cells.get("artist", ""),
        work=Work(drama=drama.drama, part=cells.get("part") or drama.part, year=drama.year) if drama else None,
        part=cells.get("part") or None, year=cells.get("year") or None,
        length=cells.get("length") or None,
    )  # fmt: skip
    base = old.score if old else 2.0
    score = max(base, 3.5 if named or topic.head == "songs" else 2.0)
    return Candidate(
        piece=piece._replace(line=head, rest=prose, mark=" " if prose else ""),
        reading=reading,
        score=score,
        miss=None,
        prose=prose,
        embeds=len(piece.block.embeds),
    )


def _plain_row(
    piece: Piece, title: str, roles: dict[int, str], topic: Topic, reading: LineReading | None = None
) -> Candidate | None:
    """Read a row whose one column of words is a whole heading as a line."""
    prose = next(
        (piece.block.cells[at] for at, role in roles.items() if role == "prose" and at < len(piece.block.cells)), ""
    ).strip()
    return score_line(
        piece._replace(line=title, rest=prose, mark=" " if prose else ""), topic, head=_head(piece, roles), reading=reading
    )


def _head(piece: Piece, roles: dict[int, str]) -> str:
    """Return a row as shown, without its prose."""
    return " | ".join(c for at, c in enumerate(piece.block.cells) if c and roles.get(at) != "prose")
