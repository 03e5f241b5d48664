"""One heading line read alone: what is title, artist, drama — and what only the page can tell.

A line seldom says by itself which side of its dash is the title. `read_line` keeps such a pair open, with the line's own
leaning; `settle` closes it once the page has voted (see `order.py`).
"""

import re
from functools import lru_cache

from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.asides import Work, is_version, read_aside, read_drama, strip_quotes
from scraper.parsers.tracks.callings import unquote_group
from scraper.parsers.tracks.chunks import Chunk, split_chunks
from scraper.parsers.tracks.gates import plain
from scraper.parsers.tracks.label_pairs import called_song, read_labelled, spell_singer
from scraper.parsers.tracks.line_ends import without_ends, without_stop
from scraper.parsers.tracks.line_readings import (
    AND,
    DRAMA_AFTER,
    LineReading,
    drama_of_two,
    quote_role,
    read_fields,
    read_named_work,
    read_quotes,
    titles_of,
    words_outside,
)
from scraper.parsers.tracks.marks import BRACKETED, QUOTED, Mark, MarkedLine, mark_line
from scraper.parsers.tracks.numbering import take_number, take_part, without_ornament
from scraper.parsers.tracks.order import name_score
from scraper.parsers.tracks.respelt import respell, without_label
from scraper.parsers.tracks.sung import sung_line
from scraper.parsers.tracks.words import (
    DRAMA_NOUN_RE,
    OST,
    OST_RE,
    PART_RE,
    ROLE_LABEL_RE,
    ROLE_RE,
    SONG_ROLES,
    YEAR_RE,
    any_of,
)  # fmt: skip
from scraper.parsers.tracks.work_first import split_work
from scraper.text import one_line

_JOINTS = re.compile(
    r"[-‐‑‒–—―−－ー\"“”„‟‘’'`«»‹›「『《〈≪<＜(（\[【〔|｜/／~～,，:：_]|(?:^|\s)(?:by|oleh|của|por|par|โดย|from|aus|dari|จาก|untuk|from|trong|von|di|de|der|durch|bởi|tarafından)\s|ประกอบ",
    re.IGNORECASE,
)
"""What joins two parts of a heading: a line without any is one title."""
_DRAMA_MARK = re.compile(r"[」』》〉]\s?(?:より|から|の?主題歌|的|片尾曲|片頭曲|主題曲|插曲)|dizisi|수록곡|\s중")
_LABEL = re.compile(
    r"^(?:\[(?:m/?v|official\s+\S+|audio|lyrics?)\]|lirik\s+lagu|lyrics?\s*[:–-]|lagu\s*:|song\s*:|bài\s+hát\s*:?|노래\s*:|曲名\s*[:：]|toggle(?=[A-Z]))\s*",
    re.IGNORECASE,
)
_LABELS_BEGIN = frozenset("[lsb노曲t")
_ROLE_MARKS = frozenset(":：〈《「『≪<＜[【(（〔")
"""One of these stands in every line that opens with a song's role."""
_WORD = re.compile(r"\S{1,12}")
_PART_WORD = re.compile(r"part|pt\.|vol|파트", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z0-9]{2,8}")
_CORNERS = frozenset("〈《『≪<＜")
"""Brackets that stand round a drama before its song; 「」 are a song's own."""
_NO_TITLE = re.compile(
    r"(?:feat|ft|with|live|cover|inst|ver)\b|电视剧|電視劇|[韓韩][劇剧]|드라마|ドラマ|[×&,，、/:：]", re.IGNORECASE
)
"""What may follow a quoted title before a dash and is no title."""
_SAYS_WORK = re.compile(
    rf"\s?(?:の|的)?(?:(?:{any_of(SONG_ROLES)})|(?:{any_of(OST)}))(?![^\W\d_])"
    r"(?:\s?(?:part|pt\.?|vol\.?|파트)\s?\.?\s?\d+)?",
    re.IGNORECASE,
)
"""Behind a quotation: a role or a word for soundtrack, that makes it the drama's."""
_NOUN_BEFORE = re.compile(rf"(?:^|(?<=[\s·・,，、|｜/／]))(?:{DRAMA_NOUN_RE.pattern})\s*$", re.IGNORECASE)
_NAME = 0.5
"""Score of a bracket in plain letters that is somebody's name, at least: a translation may stand there too."""
_TWO_SIDED = frozenset(("quoted", "by", "pair", "side", "comma", "fields", "de", "de,"))
"""Shapes of readings that name an artist beside the title."""
_BESIDE = " ·・,，、|｜/／:：–—-"
_NOT_ARTIST = frozenset((
    "me", "you", "my", "your", "us", "him", "her", "side", "heart", "one", "day", "night", "step", "now", "then", "chance",
    "accident", "nature", "the", "way", "god", "love",
))  # fmt: skip


def read_line(line: str, *, dramas: tuple[str, ...] = (), tight: bool = False) -> LineReading | None:
    """Read a heading line; None when nothing in it can be a song.

    >>> r = read_line("1. Sweet Night by V from BTS for Itaewon Class"); r.titles, r.artist, r.work.drama
    (('Sweet Night',), 'V from BTS', 'Itaewon Class')
    >>> read_line("2. Hold Me Back – Heize").pair
    ('Hold Me Back', 'Heize')
    """
    return _read(line, dramas, tight)


@lru_cache(maxsize=4096)
def _read(line: str, dramas: tuple[str, ...], tight: bool) -> LineReading | None:
    heading = one_line(line)
    number, text = take_number(heading)
    text = without_label(without_ends(without_ornament(text, heading)))
    if ":" in text or "：" in text:
        labelled = read_labelled(text, LineReading(heading=heading, number=number, shape="fields"))
        if labelled is not None:
            return labelled
    label = (_LABEL.match(text) if text[:1].lower() in _LABELS_BEGIN else None) or called_song(text)
    role = ROLE_LABEL_RE.match(text) if label is None and not _ROLE_MARKS.isdisjoint(text) else None
    opened = label or role
    text = text[opened.end() :].strip() if opened else text.strip()
    part, text = take_part(text)
    text = without_stop(text)
    if not text:
        return None
    maybe = OST_RE.may_match(plain(text))
    ost = maybe and OST_RE.regex.search(text) is not None
    if not _JOINTS.search(text):
        whole = LineReading(
            heading=heading, number=number, shape="title", titles=(text,), part=part, ost=ost, role=role is not None
        )
        return None if ost and OST_RE.fullmatch(text) else whole
    text = respell(spell_singer(text), ost=ost)
    marked = mark_line(text, dramas)
    marked = unquote_group(marked) if marked.marks else marked
    base = LineReading(heading=heading, number=number, shape="title", part=part, ost=ost, role=role is not None)
    if framed := _read_framed(base, marked, dramas, tight=tight):
        return framed
    marked, sung = _respell(marked, dramas)
    chunks = split_chunks(marked, tight=tight or part is not None)
    if ost and part is None and (found := PART_RE.search(text)):
        base = base._replace(part=next(g for g in found.groups() if g))
    reading = _read_chunks(base, marked, chunks)
    if reading and any(not t.strip() or (maybe and OST_RE.fullmatch(t.strip())) for t in reading.titles):
        return None
    if reading and sung and reading.shape == "quoted":
        reading = reading._replace(shape="side")
    if reading and any(c.join == "tight" for c in chunks):
        reading = reading._replace(tight=True)
    return _with_bracket(reading)


def _with_bracket(reading: LineReading | None) -> LineReading | None:
    """Read `D OST – Part.1 T (A)`: the drama is known, so what its song's bracket names is who sings."""
    if reading is None or not reading.ost or reading.shape != "from" or len(reading.titles) != 1:
        return reading
    title = take_part(reading.titles[0])[1]
    mark = mark_line(title).marks[-1:]
    if mark and mark[0].kind == "paren" and mark[0].start > 0 and mark[0].end == len(title) and not reading.artist:
        aside = read_aside(mark[0], title[: mark[0].start])
        if aside.kind in {"open", "group"} or (aside.kind == "native" and name_score(aside.text) >= _NAME):
            return reading._replace(shape="quoted", titles=(strip_quotes(title[: mark[0].start].strip()),), artist=mark[0].text)
    return reading._replace(titles=(title,)) if title else reading


def _read_framed(base: LineReading, marked: MarkedLine, dramas: tuple[str, ...], *, tight: bool) -> LineReading | None:
    """Read a heading behind a frame that names its drama; None where what follows is not an artist and a title."""
    found = split_work(marked)
    if found is None:
        return None
    work, rest = found
    reading = _read(rest, dramas, tight)
    if reading is None or reading.shape not in _TWO_SIDED or (reading.work and work.drama and reading.work.drama):
        return None
    boxed = marked.mask.startswith(BRACKETED)
    mended = reading._replace(
        heading=base.heading,
        number=base.number or reading.number,
        work=work if work.drama else reading.work,
        part=base.part or reading.part or work.part,
        year=reading.year or work.year,
        ost=base.ost or reading.ost,
        role=base.role or not boxed,
    )
    if reading.side and work.drama and not (boxed and reading.shape == "side"):
        return mended._replace(shape="quoted", artist=reading.side, side="")
    return mended


def _respell(marked: MarkedLine, dramas: tuple[str, ...]) -> tuple[MarkedLine, bool]:
    """Return a line in the order and with the signs that are read below, and whether a verb said who sings."""
    sung = sung_line(marked)
    return (marked, False) if sung is None else (mark_line(sung, dramas), True)


def _read_chunks(base: LineReading, marked: MarkedLine, chunks: tuple[Chunk, ...]) -> LineReading | None:
    chunks = _mend_from(marked, _mend_by(marked, chunks))
    joins = {c.join: c for c in chunks}
    free = [c for c in chunks if c.join in {"start", "dash", "tight", "slash", "pipe", "comma", "colon"}]
    work = None
    for join in ("drama", "for", "from"):
        if join in joins:
            work = work or _work(joins[join].text(marked))
    if len(free) > 1 and any(c.join == "slash" for c in free):
        return read_fields(base, marked, free, work)
    if "by" in joins:
        return _read_by(base, marked, free, joins["by"], work)
    if work is None and len(free) > 1 and (base.ost or ROLE_RE.search(marked.mask) or _DRAMA_MARK.search(marked.line)):
        free, work = _take_ost_side(marked, free)
    if "de" in joins or "de," in joins:
        return _read_de(base, marked, free, joins, work)
    if len(free) == 1:
        return _read_single(base, marked, free[0], work)
    return _read_pair(base, marked, free, work)


def _work(text: str) -> Work:
    return read_drama(text)


def _mend_by(marked: MarkedLine, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Undo a `by` that belongs to an unquoted title: `Stand by Me – X`, `Step by Step`."""
    at = next((i for i, c in enumerate(chunks) if c.join == "by"), None)
    if at is None or QUOTED in chunks[0].bare(marked):
        return chunks
    words = chunks[at].bare(marked).replace(BRACKETED, " ").casefold().split()
    before = chunks[at - 1].text(marked).casefold().split()
    own = not words or (words[0] in _NOT_ARTIST and len(words) <= 2) or before[-1:] == words[-1:]
    if not own or chunks[at].bare(marked).startswith(BRACKETED):
        return chunks
    joined = Chunk(join=chunks[at - 1].join, start=chunks[at - 1].start, end=chunks[at].end)
    return (*chunks[: at - 1], joined, *chunks[at + 1 :])


def _mend_from(marked: MarkedLine, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Undo a `from` inside a drama's title: `My Love from the Star, “T”`."""
    joins = tuple(c.join for c in chunks)
    if joins != ("start", "from", "comma") or not chunks[-1].bare(marked).startswith(QUOTED) or QUOTED in chunks[0].bare(marked):
        return chunks
    return (Chunk(join="start", start=chunks[0].start, end=chunks[1].end), chunks[2])


def _has_ost(marked: MarkedLine, chunk: Chunk) -> bool:
    return bool(OST_RE.search(chunk.bare(marked)) or ROLE_RE.search(chunk.bare(marked)))


def _take_ost_side(marked: MarkedLine, free: list[Chunk]) -> tuple[list[Chunk], Work | None]:
    """Take out the side that a word for soundtrack marks as the drama's, unless the song stands in it too."""
    for chunk in free:
        bare = chunk.bare(marked)
        if not _has_ost(marked, chunk):
            continue
        quotes = [m for m in marked.within(chunk.start, chunk.end) if m.kind == "quote"]
        found = OST_RE.search(bare) or ROLE_RE.search(bare)
        assert found is not None
        leads = (
            found.start() == 0
            or bool(_PART_WORD.search(bare, found.end()))
            or bare.rstrip().endswith(BRACKETED)
            or chunk is free[0]
            or len(free) > 2
        )
        if named := _named_beside(marked, chunk, quotes):
            rest, work = named
            return [rest if c is chunk else c for c in free], work
        if quotes and any(
            not DRAMA_AFTER.match(marked.line[m.end :]) and not OST_RE.match(marked.line[m.end :].strip()) for m in quotes
        ):
            continue
        work = _work(chunk.text(marked))
        if leads and work.drama and work.drama.casefold() not in {"the", "its", "a", "an", "our", "my"}:
            return [c for c in free if c is not chunk], work
    for chunk in free:
        chunk.text(marked)
        quotes = [m for m in marked.within(chunk.start, chunk.end) if m.kind == "quote"]
        if (
            quotes
            and DRAMA_AFTER.match(marked.line[quotes[-1].end :])
            and not AND.match(marked.line[quotes[-1].end : chunk.end])
            and len(free) > 1
        ):
            return [c for c in free if c is not chunk], Work(drama=quotes[-1].text)
    return free, None


def _named_beside(marked: MarkedLine, chunk: Chunk, quotes: list[Mark]) -> tuple[Chunk, Work] | None:
    """Part `A《D》片尾曲` and `《D》 OST A`: what stands beside the drama and its role, and the drama; None if nothing."""
    if len(quotes) != 1:
        return None
    behind = _SAYS_WORK.match(marked.mask, quotes[0].end, chunk.end)
    if behind is None:
        return None
    lead = marked.line[chunk.start : quotes[0].start]
    noun = _NOUN_BEFORE.search(lead)
    lead = (lead[: noun.start()] if noun else lead).rstrip(_BESIDE)
    start = chunk.start + len(lead) - len(lead.lstrip(_BESIDE))
    rest = marked.line[behind.end() : chunk.end]
    if lead.strip() and not rest.strip(_BESIDE) and not OST_RE.search(lead) and not ROLE_RE.search(lead):
        return Chunk(join=chunk.join, start=start, end=chunk.start + len(lead)), read_named_work(quotes[0].text)
    plain_rest = BRACKETED not in marked.mask[behind.end() : chunk.end] or rest.lstrip()[:1] in {":", "："}
    if not lead.strip() and rest.strip(_BESIDE) and plain_rest:
        opened = behind.end() + len(rest) - len(rest.lstrip(":： "))
        return Chunk(join=chunk.join, start=opened, end=chunk.end), read_named_work(quotes[0].text)
    return None


def _read_by(base: LineReading, marked: MarkedLine, free: list[Chunk], by: Chunk, work: Work | None) -> LineReading | None:
    artist = by.text(marked)
    before = [c for c in free if c.start < by.start]
    after = [c for c in free if c.start > by.start]
    if not before:
        return None
    if artist.startswith(("(", "（")):
        aside = strip_quotes(artist.strip("()（） "))
        artist, work = "", work or _work(aside)
    if after:
        rest = marked.line[after[0].start :].strip()
        known = YEAR_RE.search(rest) or OST_RE.search(rest) or work is None
        if _WORD.fullmatch(rest) and _CAPITALS.fullmatch(artist):
            artist = marked.line[by.start : after[-1].end].strip()
        elif known:
            work = work or _work(rest)
    title_chunk = before[-1]
    if len(before) > 1:
        first = strip_quotes(before[0].text(marked))
        if title_chunk.join == "colon" and work is None:
            work = _work(first)
        elif _has_ost(marked, before[0]):
            work = work or _work(first)
        else:
            title_chunk = Chunk(join="start", start=before[0].start, end=before[-1].end)
    quotes = [m for m in marked.within(title_chunk.start, title_chunk.end) if m.kind == "quote"]
    shape = "quoted" if quotes else "by"
    titles = titles_of(marked, title_chunk, quotes)
    if title_chunk.bare(marked)[:1] != QUOTED and quotes and len(titles) == 1:
        lead = marked.line[title_chunk.start : quotes[0].start].strip()
        if OST_RE.search(lead):
            work = work or _work(lead)
    return base._replace(shape=shape, titles=titles, artist=artist, work=work)


def _read_de(
    base: LineReading, marked: MarkedLine, free: list[Chunk], joins: dict[str, Chunk], work: Work | None
) -> LineReading | None:
    """`« T » de A`, `“T”, de D`: what the preposition means is the language's and the page's to say."""
    chunk = joins.get("de") or joins["de,"]
    quotes = [m for m in marked.within(free[0].start, free[0].end) if m.kind == "quote"]
    titles = titles_of(marked, free[0], quotes)
    rest = chunk.text(marked)
    if work is not None:
        return base._replace(shape="de", titles=titles, artist=rest, work=work)
    tail = [c for c in free[1:] if c.start > chunk.start]
    if tail:
        return base._replace(shape="de", titles=titles, artist=rest, work=_work(marked.line[tail[0].start :].strip()))
    return base._replace(shape="de," if "de," in joins else "de", titles=titles, side=rest)


def _read_single(base: LineReading, marked: MarkedLine, chunk: Chunk, work: Work | None) -> LineReading | None:
    quotes = [m for m in marked.within(chunk.start, chunk.end) if m.kind == "quote" and m.text]
    if work is not None:
        if sung := _sung_in_bracket(marked, chunk, quotes, work):
            return base._replace(shape="quoted", titles=(quotes[0].text,), artist=sung, work=work)
        titles = titles_of(marked, chunk, quotes)
        lead = marked.line[chunk.start : quotes[0].start].strip() if quotes and len(titles) == 1 else ""
        lead = lead or _words_behind(marked, chunk, quotes)
        return base._replace(shape="from", titles=titles, artist=lead if lead and not OST_RE.search(lead) else "", work=work)
    if not quotes:
        return _read_words(base, marked, chunk)
    return read_quotes(base, marked, chunk, quotes)


def _sung_in_bracket(marked: MarkedLine, chunk: Chunk, quotes: list[Mark], work: Work) -> str:
    """Return the performer of `《D》片尾曲——《T》（A）`: a name in the bracket behind a title whose drama stands elsewhere."""
    behind = marked.marks[-1] if quotes else None
    if (
        behind is None
        or len(quotes) != 1
        or work.drama is None
        or not chunk.bare(marked).startswith(QUOTED)
        or behind.kind != "paren"
    ):
        return ""
    if marked.line[quotes[0].end : behind.start].strip() or behind.end < chunk.end:
        return ""
    kind = read_aside(behind, quotes[0].text).kind
    guests = any(c.role == "featured" for c in parse_credits(behind.text))
    named = kind == "group" or (kind == "open" and name_score(behind.text) >= (_NAME if behind.text.isascii() else 0))
    return behind.text if named or guests else ""


def _words_behind(marked: MarkedLine, chunk: Chunk, quotes: list[Mark]) -> str:
    """Return the words behind the one title that opens a part, the performer of `《T》 A ——《D》片尾曲`; else empty."""
    if len(quotes) != 1 or not chunk.bare(marked).startswith(QUOTED):
        return ""
    words = marked.line[quotes[0].end : chunk.end].strip(_BESIDE)
    if not words or words[0] in "(（[［【" or is_version(words) or ROLE_RE.search(words) or DRAMA_AFTER.match(words):
        return ""
    return words


def _read_words(base: LineReading, marked: MarkedLine, chunk: Chunk) -> LineReading:
    """Read a line of words only: a title, `T (A)`, `D OST`."""
    return base._replace(shape="title", titles=(chunk.text(marked),))


def _read_pair(base: LineReading, marked: MarkedLine, free: list[Chunk], work: Work | None) -> LineReading | None:
    quoted = [c for c in free if c.bare(marked).startswith(QUOTED)]
    inside = [c for c in free if QUOTED in c.bare(marked)]
    if len(free) == 2 and len(inside) == 2 and len(quoted) >= 1:
        return _read_two_quoted(base, marked, free, work)
    if quoted or (inside and len(inside) == 1):
        title = (quoted or inside)[0]
        others = [c for c in free if c is not title]
        joins = {c.join for c in free if c.join != "start"}
        quotes = [m for m in marked.within(title.start, title.end) if m.kind == "quote"]
        titles = titles_of(marked, title, quotes)
        side = " – ".join(c.text(marked) for c in others)
        if work is None and (led := _led_by_drama(base, marked, title, others)):
            return led
        if not title.bare(marked).startswith(QUOTED):
            return _read_mixed(base, marked, title, others, work)
        if joins == {"comma"} and work is None:
            return base._replace(shape="comma", titles=titles, side=side)
        if work is None and _is_work(side):
            return base._replace(shape="from", titles=titles, work=_work(side))
        return base._replace(shape="quoted", titles=titles, artist=side, work=work)
    first, *rest = [c.text(marked) for c in free]
    last = rest[-1]
    pair = (first, " – ".join(rest))
    other = (" – ".join([first, *rest[:-1]]), last)
    if len(rest) == 1 and is_version(last):
        return base._replace(shape="title", titles=(f"{first} ({last})",), work=work)
    if work is None and len(rest) == 1:
        for side, song in ((pair[1], pair[0]), (pair[0], pair[1])):
            if _is_work(side):
                undated = pair if YEAR_RE.search(side) else None
                return base._replace(shape="from", titles=(song,), work=_work(side), undated=undated)
    return base._replace(shape="pair", pair=other, pairs=(pair,) if len(rest) > 1 else (), work=work)


def _led_by_drama(base: LineReading, marked: MarkedLine, title: Chunk, others: list[Chunk]) -> LineReading | None:
    """`〈D〉 T - A`: corner or angle brackets before unquoted words are the drama's, and the words with the other side a pair."""
    quotes = [m for m in marked.within(title.start, title.end) if m.kind == "quote"]
    if len(quotes) != 1:
        return None
    words = marked.line[quotes[0].end : title.end].strip()
    if (
        title.join != "start"
        or len(others) != 1
        or others[0].join != "dash"
        or quotes[0].opener not in _CORNERS
        or marked.line[title.start : quotes[0].start].strip()
        or not words
        or words[0] in "(（[［【"
        or _NO_TITLE.match(words)
        or DRAMA_NOUN_RE.search(words)
        or _has_ost(marked, title)
        or is_version(words)
        or quotes[0].text.casefold() == others[0].text(marked).casefold()
    ):
        return None
    return base._replace(shape="pair", pair=(words, others[0].text(marked)), work=read_named_work(quotes[0].text))


def _is_work(side: str) -> bool:
    """Tell whether a year or network in brackets dates a side (`Line Walker (2014)`): it is a drama."""
    if not side.endswith((")", "）")):
        return False
    marks = mark_line(side).marks
    return bool(
        marks
        and marks[-1].kind == "paren"
        and marks[-1].end >= len(side)
        and marks[-1].start > 0
        and read_aside(marks[-1], "x").kind == "year"
    )


def _read_two_quoted(base: LineReading, marked: MarkedLine, free: list[Chunk], work: Work | None) -> LineReading | None:
    """`《D》 – A 〈T〉`, `'D' – 'T'`: the side that is all quotation, when the other holds words too, is the drama."""
    whole = [c for c in free if set(c.bare(marked)) <= {QUOTED, BRACKETED, " "}]
    mixed = [c for c in free if c not in whole]
    if len(whole) == 1 and mixed:
        quotes = [m for m in marked.within(mixed[0].start, mixed[0].end) if m.kind == "quote"]
        outside = words_outside(marked, mixed[0], quotes)
        if work is None and len(quotes) == 1 and OST_RE.match(outside) and quotes[0].end == mixed[0].end:
            return base._replace(shape="from", titles=(strip_quotes(whole[0].text(marked)),), work=_work(quotes[0].text))
        return base._replace(shape="quoted", titles=(quotes[-1].text,), artist=outside, work=work or _work(whole[0].text(marked)))
    first = [m for m in marked.within(free[0].start, free[0].end) if m.kind == "quote"]
    second = [m for m in marked.within(free[1].start, free[1].end) if m.kind == "quote"]
    if drama_of_two(first[0], second[0]) is first[0] or quote_role(marked, free[0], first[0]) == "drama":
        return base._replace(shape="from", titles=(second[0].text,), work=work or _work(first[0].text))
    return base._replace(shape="from", titles=(first[0].text,), work=work or _work(second[0].text))


def _read_mixed(
    base: LineReading, marked: MarkedLine, title: Chunk, others: list[Chunk], work: Work | None
) -> LineReading | None:
    """Read `A – words “T”`: the chunk with the quote first; the other side is drama or artist."""
    reading = _read_single(base, marked, title, None)
    if reading is None:
        return None
    other = " – ".join(c.text(marked) for c in others)
    if reading.side and work is None:
        return reading._replace(shape="quoted", artist=reading.side, side="", work=_work(strip_quotes(other)))
    if reading.work and not reading.artist:
        return reading._replace(artist=other)
    return reading._replace(shape="quoted", artist=reading.side or other, side="", work=work or reading.work)
