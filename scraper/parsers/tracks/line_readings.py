"""What a heading line says, and the parts of it that stand in quotation marks or between slashes."""

import itertools
import re
from dataclasses import replace
from typing import NamedTuple

from scraper.parsers.tracks.asides import Work, bare_work, is_version, read_aside, read_drama, split_year
from scraper.parsers.tracks.chunks import Chunk
from scraper.parsers.tracks.marks import BRACKETED, QUOTED, Mark, MarkedLine, mark_line
from scraper.parsers.tracks.words import DRAMA_NOUN_RE, NETWORK_RE, OST_RE, ROLE_RE, YEAR_RE

AND = re.compile(r"^\s*(?:,|、|&|and|và|y|et|e|und|dan|ve|와|과|和|與|と|และ)\s*(?:and\s+|và\s+|y\s+)?$", re.IGNORECASE)
DRAMA_AFTER = re.compile(
    r"^\s*(?:より|から|の?主題歌|の?挿入[歌曲]|の?(?:オープニング|エンディング)|的(?=\s*[《〈「『\ue000])|片[尾頭头]曲|主[題题]曲|插曲|"
    r"dizisi|드라마|중|수록곡|삽입곡|주제[곡가]|(?:오프닝|엔딩|메인\s?테마)곡?)"
)
_SAYS_TITLE = re.compile(
    r"\b(?:berjudul|titled|called|entitled|titulad[ao]|intitulée?|mang\s+tên|adlı|namens|intitolat[ao])\s*$", re.IGNORECASE
)
_LINKS = re.compile(r"^(?:的|より|から)\s*|\s*(?:和|與|と|และ|and|và)$")
_LAST_NOUN = re.compile(rf"(?:^|\s)(?:{DRAMA_NOUN_RE.pattern})$", re.IGNORECASE)
_KIND_LAST = re.compile(
    rf"(?:ドラマ|劇場|[劇剧]|[劇剧]集|映画|電影|电影|アニメ|動畫|动画|드라마|연속극|영화|시리즈|{DRAMA_NOUN_RE.pattern}|{NETWORK_RE.pattern})\s*$",
    re.IGNORECASE,
)
"""What kind of work it is, or where it ran, before its name."""
_GLUED_NOUN = re.compile(
    r"\S{0,16}?(?:ドラマ|드라마|(?:連続)?テレビ小説|朝ドラ|月9|[電电][視视][劇剧]|[韓韩日台][劇剧]|[劇剧]集)(?:シリーズ)?\s*$"
)
"""The kind of work, behind words that no space parts from it: `フジテレビ系ドラマ`, `NHK連続テレビ小説`."""
_YEAR_FIELD = re.compile(r"((?:19|20)\d\d)年?\s*[/／]\s*(?=\S)")
"""A year and the slash that ends its field, behind a drama."""
_GREATER, _LESSER = frozenset("《『"), frozenset("〈「")
"""Brackets of two ranks: where a line has both, the work stands in the greater, its song in the lesser."""
_VOTES = re.compile(r"[\d.,]+\s?(?:票|표|votes?|点|점)?")
_VOTES_ASIDE = re.compile(r"\s*[(（][\d.,]+\s?(?:票|표|votes?|点|점)[)）]")
_WORK_MARKS = frozenset("《『<＜≪")
_SONG_MARKS = frozenset("〈「'‘\"“")
"""Marks of a drama's title and, where both stand in a line, of a song's."""
_LAST_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]?$")
_SMALL = re.compile(r"\s[a-zà-ÿ]+")
"""An adjective behind the noun: `novela turca`."""
_POSSESSIVE = re.compile(r"(?<=\w)[’']s$|(?<=s)[’']$")
_GENERIC = re.compile(
    r"\b(?:album|review|original|full|the|official|songs?|tracks?|music|playlist|part|vol)\b|리뷰|앨범", re.IGNORECASE
)


class LineReading(NamedTuple):
    """What one line says. `pair` is set when title and other side are known but not which is which."""

    heading: str
    number: str | None
    shape: str
    """`quoted` | `by` | `pair` | `comma` | `from` | `de` | `fields` | `title`: how it is built."""
    titles: tuple[str, ...] = ()
    """Title texts; more than one when the line names several songs."""
    artist: str = ""
    work: Work | None = None
    pair: tuple[str, str] | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    """Other ways to cut the pair, when the line has several dashes: title-first cut last."""
    side: str = ""
    """The words beside a quoted title that may be artist or drama (`X, “T”`, `X “T”`)."""
    part: str | None = None
    year: str | None = None
    length: str | None = None
    tight: bool = False
    """The pair hangs on a hyphen without spaces."""
    ost: bool = False
    """A word for soundtrack stands in the line."""
    role: bool = False
    """What the song is in its drama opens the line (`Opening: …`, `片尾曲〈…〉`)."""
    undated: tuple[str, str] | None = None
    """The pair that the line is, if the year in its last bracket dates the song and not a drama."""


def titles_of(marked: MarkedLine, chunk: Chunk, quotes: list[Mark]) -> tuple[str, ...]:
    """Return the titles of a title side: its quotes when it has them, else its words."""
    if len(quotes) > 1:
        between = [marked.line[a.end : b.start] for a, b in itertools.pairwise(quotes)]
        if all(AND.match(b) for b in between):
            return tuple(q.text for q in quotes)
    if quotes and chunk.bare(marked).startswith(QUOTED):
        tail = marked.line[quotes[0].end : chunk.end].strip()
        return (marked.line[quotes[0].start : chunk.end].strip(),) if tail.startswith(("(", "（", "[")) else (quotes[0].text,)
    if quotes:
        return (quotes[-1].text,)
    return (chunk.text(marked),)


def read_named_work(text: str) -> Work:
    """Read a drama that stands in quotes or brackets: its dashes are its own."""
    drama, year = split_year(text)
    return Work(drama=drama, year=year)


def quote_role(marked: MarkedLine, chunk: Chunk, quote: Mark) -> str:
    """Tell whether a quoted run names the `drama` or the `title`."""
    after = marked.line[quote.end : chunk.end].strip()
    before = marked.line[chunk.start : quote.start].strip()
    if _SAYS_TITLE.search(before):
        return "title"
    if DRAMA_AFTER.match(after) or (OST_RE.match(after) and len(after) > 3):
        return "drama"
    next_aside = next(
        (m for m in marked.marks if m.kind == "paren" and m.start >= quote.end and not marked.line[quote.end : m.start].strip()),
        None,
    )
    if next_aside and (YEAR_RE.search(next_aside.text) or NETWORK_RE.search(next_aside.text)):
        return "title" if any(m.kind == "quote" and m.text for m in mark_line(next_aside.text).marks) else "drama"
    inner = mark_line(quote.text).marks
    if inner and inner[-1].kind == "paren" and YEAR_RE.search(inner[-1].text) and inner[-1].end == len(quote.text):
        return "drama"
    noun = DRAMA_NOUN_RE.search(before)
    if (
        noun
        and not OST_RE.search(before)
        and (noun.end() == len(before) or (noun.start() == 0 and _SMALL.fullmatch(before, noun.end())))
    ):
        return "drama"
    return "drama" if _ends_in_noun(marked, chunk, quote) else "title"


def _ends_in_noun(marked: MarkedLine, chunk: Chunk, quote: Mark) -> bool:
    """Tell whether words that end in a kind of work stand right before a quotation, whatever else is quoted before them."""
    words = marked.mask[chunk.start : quote.start].rpartition(QUOTED)[2]
    return not words.isascii() and _GLUED_NOUN.search(words) is not None


def drama_of_two(first: Mark, second: Mark) -> Mark | None:
    """Return which of two quotations is the drama by the rank of their brackets; None where they are alike."""
    if first.opener in _GREATER and second.opener in _LESSER:
        return first
    return second if first.opener in _LESSER and second.opener in _GREATER else None


def read_quotes(base: LineReading, marked: MarkedLine, chunk: Chunk, quotes: list[Mark]) -> LineReading | None:
    """One chunk with quoted runs in it."""
    roles = [quote_role(marked, chunk, q) for q in quotes]
    if len(quotes) > 1 and all(r == "title" for r in roles):
        between = [marked.line[a.end : b.start] for a, b in itertools.pairwise(quotes)]
        if not all(AND.match(b) for b in between):
            roles[0 if _opens_with_work(marked, chunk, quotes) else -1] = "drama"
    titles = [q for q, r in zip(quotes, roles, strict=True) if r == "title"]
    drama = next((q for q, r in zip(quotes, roles, strict=True) if r == "drama"), None)
    work = read_named_work(drama.text) if drama else None
    if drama and work and not work.year:
        work = replace(work, year=year_behind(marked, drama))
    if drama is None:
        work = _bracket_behind(marked, quotes[-1], chunk)
    outside = words_outside(marked, chunk, quotes, behind=work is not None and drama is None)
    if not titles:
        return base._replace(shape="from", titles=(outside,), work=work) if _names_song(outside) else None
    outside, work = _split_outside(marked, chunk, titles, outside, work)
    if work is None and len(quotes) == 1 and (dated := _dated_behind(marked, chunk, quotes[0])):
        outside, work = marked.line[chunk.start : quotes[0].start], dated
    first = titles[0]
    text = first.text if len(titles) == 1 else ""
    if len(titles) == 1 and drama is None and not marked.line[chunk.start : first.start].strip():
        tail = marked.line[first.end : chunk.end].strip()
        if tail.startswith(("(", "（")):
            end = _end_of_version(marked, chunk, first)
            text = marked.line[first.start : end].strip()
            outside = marked.line[end : chunk.end].strip()
    names = tuple(q.text for q in titles) if len(titles) > 1 else (text,)
    outside = outside.strip(" ,，、:：;の의") if any(map(str.isalnum, outside)) else ""  # else ornaments: `✿「T」✿`
    if marked.line[: quotes[0].start].strip() == outside:
        outside = _POSSESSIVE.sub("", outside)
    if outside.startswith("[") and outside.endswith("]"):
        outside = outside.strip("[] ")
    if work is not None:
        return base._replace(shape="from" if not outside else "quoted", titles=names, artist=outside, work=work)
    if outside and base.role and not marked.line[chunk.start : first.start].strip():
        return base._replace(shape="quoted", titles=names, artist=outside)
    if outside:
        return base._replace(shape="side", titles=names, side=outside)
    return base._replace(shape="alone", titles=names)


def _end_of_version(marked: MarkedLine, chunk: Chunk, title: Mark) -> int:
    """Return where a title ends that a bracket follows: behind the bracket if it is a version and a name stands behind it."""
    mark = next((m for m in marked.within(title.end, chunk.end) if m.kind == "paren"), None)
    if mark is None or not any(map(str.isalpha, marked.mask[mark.end : chunk.end])):
        return chunk.end
    return mark.end if read_aside(mark, title.text).kind in {"version", "guest"} else chunk.end


def _names_song(words: str) -> bool:
    """Tell whether the words beside a drama's quotation name anything, and do not only say what kind of work it is."""
    bare = NETWORK_RE.sub(" ", _GLUED_NOUN.sub(" ", _GENERIC.sub(" ", OST_RE.sub(" ", words)))).strip(" []():–—-")
    noun = DRAMA_NOUN_RE.match(bare)
    return bool(bare) and not (noun and _SMALL.fullmatch(_LAST_BRACKET.sub("", bare), noun.end()))


def _opens_with_work(marked: MarkedLine, chunk: Chunk, quotes: list[Mark]) -> bool:
    """Tell whether a drama's brackets open a part, and other marks, those of a song, close it: `《D》A〈T〉`, `<D> A ‘T’`."""
    first, last = quotes[0], quotes[-1]
    return (
        len(quotes) == 2
        and first.opener in _WORK_MARKS
        and last.opener in _SONG_MARKS
        and not marked.line[chunk.start : first.start].strip()
        and any(map(str.isalpha, marked.mask[first.end : last.start]))
        and marked.line[last.start - 1] not in ":："  # somebody's words
        and not any(map(str.isalpha, marked.mask[last.end : chunk.end]))
    )


def _split_outside(
    marked: MarkedLine, chunk: Chunk, titles: list[Mark], outside: str, work: Work | None
) -> tuple[str, Work | None]:
    """Sort the words outside the titles, where one of them says what the song is: the artist's words, the drama."""
    lead = marked.line[chunk.start : titles[0].start]
    artist = _named_behind(marked, chunk, titles[-1]) if ROLE_RE.search(lead) else _named_between(marked, chunk, titles, lead)
    if not artist and not OST_RE.search(outside) and not ROLE_RE.search(outside):
        return outside, work
    own = read_drama(_SAYS_TITLE.sub("", lead if artist else outside))
    return artist, work or (own if own.drama else None)


def _named_between(marked: MarkedLine, chunk: Chunk, titles: list[Mark], lead: str) -> str:
    """Return the words between a title that opens a part and its drama, `〈T〉A《D》片尾曲`; empty where they are no name."""
    behind = [m for m in marked.within(titles[-1].end, chunk.end) if m.kind == "quote"]
    if lead.strip() or len(titles) > 1 or len(behind) != 1:
        return ""
    words = marked.line[titles[0].end : behind[0].start].strip(" -–—:：,，、。.／/|｜·・")
    if not any(map(str.isalpha, words)) or _KIND_LAST.search(words) or OST_RE.search(words) or ROLE_RE.search(words):
        return ""
    return "" if words[0].islower() or DRAMA_AFTER.match(words) or is_version(words) else words


def _dated_behind(marked: MarkedLine, chunk: Chunk, quote: Mark) -> Work | None:
    """Return the drama of `A「T」D（2016年）`: words behind the title that a year dates, where a name stands before it."""
    last = marked.marks[-1]
    if last.kind != "paren" or last.end < chunk.end or read_aside(last, "x").kind != "year":
        return None
    named = marked.line[quote.end : last.start].strip()
    if (
        not named
        or not marked.line[chunk.start : quote.start].strip()
        or DRAMA_AFTER.match(named)
        or BRACKETED in marked.mask[quote.end : last.start]
    ):
        return None
    return read_drama(marked.line[quote.end : chunk.end].strip())


def _named_behind(marked: MarkedLine, chunk: Chunk, title: Mark) -> str:
    """Return the words behind a title that its role opened (`主題歌「T」A`), the artist; empty when they say a role."""
    words = marked.line[title.end : chunk.end].strip(" -–—:：,、。.")
    if not words or words.startswith(("(", "（")) or OST_RE.search(words) or ROLE_RE.search(words) or DRAMA_AFTER.match(words):
        return ""
    return words


def year_behind(marked: MarkedLine, quote: Mark) -> str | None:
    """Return the year in the bracket behind a quotation, None when there is none."""
    mark = next((m for m in marked.marks if m.kind == "paren" and m.start >= quote.end), None)
    return _year_of(mark.text) if mark else None


def _bracket_behind(marked: MarkedLine, quote: Mark, chunk: Chunk) -> Work | None:
    """`A「T」(D)`: words, a quoted title, a bracket at the end: the drama; guests may stand in one before it."""
    behind = [m for m in marked.within(quote.end, chunk.end) if m.kind == "paren"]
    mark = behind[-1] if behind else None
    if mark is not None and mark.end >= chunk.end and not marked.line[chunk.start : quote.start].strip():
        return _work_behind(marked, quote, mark)
    if (
        mark is None
        or mark.end < chunk.end
        or marked.mask[quote.end : mark.start].strip(f" {BRACKETED}")
        or any(read_aside(m, quote.text).kind not in {"guest", "version", "native"} for m in behind[:-1])
    ):
        return None
    aside = read_aside(mark, quote.text)
    if aside.kind == "drama":
        return Work(drama=aside.drama, part=aside.part, year=aside.year, role=aside.role)
    return read_named_work(bare_work(mark.text)) if aside.kind in {"open", "native"} else None


def _work_behind(marked: MarkedLine, quote: Mark, mark: Mark) -> Work | None:
    """`「T」A（『D』主題歌）`: a bracket behind the performer that says itself that it names the drama."""
    between = marked.line[quote.end : mark.start].strip()
    if not between or between[0] in "(（[［【" or OST_RE.search(between) or ROLE_RE.search(between) or is_version(between):
        return None
    aside = read_aside(mark, between)
    told = aside.kind == "drama" and aside.drama and (OST_RE.search(mark.text) or ROLE_RE.search(mark.text))
    return Work(drama=aside.drama, part=aside.part, year=aside.year, role=aside.role) if told else None


def words_outside(marked: MarkedLine, chunk: Chunk, quotes: list[Mark], *, behind: bool = False) -> str:
    """Return the words of a chunk that stand in no quote and no bracket that dates or counts (nor `behind` the last quote)."""
    kept = list(marked.line[chunk.start : chunk.end])
    if len(quotes) > 1 and (noun := _LAST_NOUN.search(marked.line[chunk.start : quotes[0].start].rstrip())):
        kept[noun.start() : noun.end()] = " " * (noun.end() - noun.start())
    for a, b in itertools.pairwise(quotes):
        if AND.match(marked.line[a.end : b.start]):
            kept[a.end - chunk.start : b.start - chunk.start] = " " * (b.start - a.end)
    if len(quotes) > 1 and _ends_in_noun(marked, chunk, quotes[-1]):
        start, end = quotes[-2].end - chunk.start, quotes[-1].start - chunk.start
        kept[start:end] = " " * (end - start)
    for m in marked.within(chunk.start, chunk.end):
        drop = m in quotes or (
            m.kind == "paren"
            and (
                read_aside(m, "x").kind in {"year", "count", "length"}
                or (behind and m.start >= quotes[-1].end and (m.end >= chunk.end or read_aside(m, "x").kind != "guest"))
            )
        )
        if drop:
            kept[m.start - chunk.start : m.end - chunk.start] = " " * (m.end - m.start)
    words = " ".join("".join(kept).split())
    words = _LINKS.sub("", words)
    return _LAST_NOUN.sub("", words).strip(" -–—/,，、.:：の")


def _says_work(words: str) -> bool:
    """Tell whether the words beside a quotation only say what its song is in it, or what kind of work it is."""
    bare = DRAMA_NOUN_RE.sub(" ", ROLE_RE.sub(" ", OST_RE.sub(" ", words)))
    return not any(ch.isalpha() for ch in bare.replace("の", "").replace("的", ""))


def _dates_or_says_work(words: str) -> bool:
    """Tell whether the words beside a quotation are its year, or a network and a word for soundtrack: it is a drama."""
    if YEAR_RE.fullmatch(words):
        return True
    return (OST_RE.search(words) or ROLE_RE.search(words)) is not None and _says_work(NETWORK_RE.sub(" ", words))


def _year_of(words: str) -> str | None:
    found = YEAR_RE.search(words)
    return found.group().rstrip("年") if found else None


def read_fields(base: LineReading, marked: MarkedLine, free: list[Chunk], work: Work | None) -> LineReading | None:
    """Fields between slashes, as rankings print them: title, artist, drama, votes in any order."""
    drama: Work | None = work
    title: str | None = None
    words: list[str] = []
    later: list[Mark] = []
    several = sum(QUOTED in c.bare(marked) for c in free) > 1
    for chunk in free:
        text = chunk.text(marked)
        quotes = [m for m in marked.within(chunk.start, chunk.end) if m.kind == "quote"]
        if _VOTES.fullmatch(text):
            continue
        if not quotes:
            words.append(text)
            continue
        outside = words_outside(marked, chunk, quotes)
        if several and drama is None and outside and _dates_or_says_work(outside):
            drama = replace(read_drama(quotes[0].text), year=_year_of(outside))
        elif several and drama is None and (dated := _YEAR_FIELD.match(outside)):
            drama = replace(read_drama(quotes[0].text), year=dated[1])
            words.append(outside[dated.end() :])
        elif outside and drama is None and quote_role(marked, chunk, quotes[0]) == "drama" and _says_work(outside):
            drama = replace(read_drama(quotes[0].text), year=year_behind(marked, quotes[0]))
        elif outside:
            words.append(_VOTES_ASIDE.sub("", outside).strip())
            title = title or quotes[-1].text
        elif drama is None and quote_role(marked, chunk, quotes[0]) == "drama":
            drama = replace(read_drama(quotes[0].text), year=year_behind(marked, quotes[0]))
        else:
            later.append(quotes[0])
    for mark in later:
        if title is None:
            title = mark.text
        elif drama is None:
            drama = read_drama(mark.text)
    if title is None:
        if len(words) == 2:
            return base._replace(shape="pair", pair=(words[0], words[1]), work=drama)
        return base._replace(shape="title", titles=(words[0],), work=drama) if words else None
    return base._replace(shape="fields", titles=(title,), artist=" / ".join(w for w in words if w), work=drama)
