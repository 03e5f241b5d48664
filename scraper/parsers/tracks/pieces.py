"""Blocks cut into pieces: the stretches that can be a heading, with the prose that follows in the same block.

A block is usually one piece. It is two when bold opens a paragraph of prose or when a line break parts heading and
prose, and many when a paragraph holds a list by line breaks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from scraper.parsers.blocks import Block
from scraper.parsers.headings import read_line
from scraper.parsers.tracks.label_pairs import read_labelled
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTED, mark_line
from scraper.parsers.tracks.near_misses import is_prose, near_miss
from scraper.parsers.tracks.numbering import lone_number, take_number
from scraper.parsers.tracks.words import BY, BY_AFTER_QUOTE, any_of
from scraper.text import DASHES

MAX_HEADING = 160
"""Characters; a heading is shorter (two songs, four singers and a drama fit)."""
MAX_LINES = 400
"""Lines of one paragraph that are looked at; the rest of a hostile one is text."""
_BARE_NUMBER = re.compile(r"^(?:[#*]?\s?\d{1,3}\s?[.):]?|第?\d+\s?[位위]\s?[:：.]?)$")
_HANGING = re.compile(r"(?:[-–—,&/(]|\b(?:feat|ft|by|and|from|with|the|of|I))\.?$", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\s.])[.:：。]\s+|。|：|(?<=[”\"’)])\s?[:：]\s")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:\d{1,3}|feat|ft|vs|no|dr|mr|ms|mrs|st|jr|part|vol|ost|pt|[A-Z])$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[A-Z\d“\"‘'«(ÀÁÂÉÈÊÍÓÚ¡¿]|[^\x00-\x7f]")
_RUN_IN_JOINTS = (
    *(f" {dash} " for dash in (*DASHES, "ー")), " by ", " oleh ", " của ", " por ", " par ", " โดย ", "」", "』", "》", "〉",
)  # fmt: skip
_RUN_IN_STARTS = frozenset("0123456789#第“\"‘'«„*◆■●•")
"""What every heading that runs into prose has somewhere."""
_NUMBERED_TITLE = re.compile(
    rf"(?P<head>#?\d{{1,3}}[.)]\s+[^\n()（）]{{1,60}}\s?[(（][^\n()（）]{{2,60}}[)）])(?P<mark>\s+[{re.escape(DASHES)}]\s+)(?P<prose>(?:For|"
    rf"Written|Sung|The|A|An|This|It|I|When|Because|My|Not|One|Used|From|Played|In|On|As)\s[^\n]*)",
)
_NUMBERED_ANY = re.compile(
    rf"(?P<head>#?\d{{1,3}}[.)]\s+[^\n()（）]{{1,60}}\s?[(（][^\n()（）]{{2,60}}[)）])(?P<mark>\s+[{re.escape(DASHES)}]\s+)"
    r"(?P<prose>[^\n]*[a-z,]\s[^\n]*\.)$"
)
"""The same where the page has two such paragraphs: any sentence may follow."""
_CAPITAL_NAME = r"(?:[A-Z]|\d{1,3}[A-Za-z])[\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_NAMED_SONG = re.compile(
    r"(?P<head>(?:\d{1,3}[.)]\s+)?[“\"«„][^“”\"«»„\n]{1,60}[”\"»“]\s+(?:by|oleh|por|par|von|de|di|của)\s+"
    rf"{_CAPITAL_NAME}(?:(?:,\s|\s(?:&|and|dan|y|et|und|e|và)\s){_CAPITAL_NAME}){{0,3}})\s(?=[a-zà-ÿ])"
)
"""A paragraph whose first sentence has song and singer for its subject: a section where all others open alike."""
_BEHIND_LEAD = re.compile(
    rf"\s+(?:{any_of((*BY, *BY_AFTER_QUOTE))})\s+(?P<name>(?:[^\n:：–—()（）]|[(（][^()（）\n]*[)）]){{2,100}}?)"
    r"(?:\s*[:：]\s+|\s+[–—-]\s+|\n|(?<=[\w)])(?<!feat)(?<!ft)(?<![\s.-][^\W\d_])\.\s+|$)",
    re.IGNORECASE,
)
"""What stands between a bold title and its prose: the artist, up to a colon, a dash or a stop."""
_MANY_NAMES = 16
"""Words of the longest list of performers."""
_VERSE_BREAK = re.compile(r"\s[/／|]\s|／")
_SIDED = 3
"""Lines of a name and a quoted title that make a paragraph a list of them."""
_MOST = 0.6
_LONGEST_SIDED = 60
_CLOSED = ("」", "』", "》", "〉", "”", "’", '"', "'")
_QUOTES = frozenset("“\"‘'«„「『《〈")
_PROSE_SIGNS = frozenset((*DASHES, ",", "，"))
_FIELD_SIGNS = frozenset("/／|｜·・•♥") | _PROSE_SIGNS
"""Signs that part the fields of a heading, and those that open prose as well."""
_FEW_WORDS = 60
"""Characters behind such a sign, at most."""
_STOPS = (".", "!", "?", "。", "！", "？", "…")
_DIGITS = frozenset("#0123456789")
_RUN_IN_MARK = re.compile(r"^\s*(?:[.:：。、–—|]|[-]\s)?\s*")


class Piece(NamedTuple):
    """One stretch of the page, in order."""

    index: int  # type: ignore[assignment]  # a tuple's own method of this name is of no use here
    block: Block
    place: str
    """`heading` | `bold` | `lead` | `item` | `row` | `term` | `plain` | `line` | `caption` | `sentence` | `text` | `embed` |
    `quote`: what the markup makes of it."""
    line: str = ""
    """The words that may be a heading; empty for text that cannot be one."""
    rest: str = ""
    """The prose behind them in the same block."""
    mark: str = ""
    """What parts line and prose: `:`, `.`, a line break ..."""
    key: str = ""
    """Pieces with one key are marked up alike: they stand or fall together."""
    read_as: str = ""
    """The line with what markup alone says spelt out (`“T” by A` for a bold T); empty when the line says it itself."""

    @property
    def text(self) -> str:
        """All words of the piece."""
        if not self.rest:
            return self.line
        return f"{self.line}{self.mark}{self.rest}"


class _Part(NamedTuple):
    """A piece before it has its place in the page."""

    place: str
    line: str = ""
    rest: str = ""
    mark: str = ""
    key: str = ""
    read_as: str = ""


def cut_pieces(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Return the pieces of a page."""
    found: list[Piece] = []
    spelt = sum(1 for b in blocks if b.text[:1] in _DIGITS and b.kind == "paragraph" and _NUMBERED_TITLE.match(b.text)) > 1
    taken = False
    for block, following in zip_longest(blocks, blocks[1:]):
        if taken:
            taken = False
            continue
        if _is_plain_prose(block):
            found.append(Piece(index=len(found), block=block, place="text", rest=block.text, key="text"))
            continue
        labelled = _labelled(block, following)
        taken = labelled is not None and "\n" not in block.text
        looser = _numbered_title(block, _NUMBERED_ANY) if spelt and block.text[:1] in _DIGITS and not block.lead else None
        whole = labelled or looser
        for place, line, rest, mark, key, read_as in (whole,) if whole else _cut(block):
            found.append(
                Piece(index=len(found), block=block, place=place, line=line, rest=rest, mark=mark, key=key, read_as=read_as)
            )
    return tuple(found)


def _is_plain_prose(block: Block) -> bool:
    """Tell whether a block is a long paragraph that opens neither with bold nor as any heading does: most of a page is."""
    text = block.text
    return (
        block.kind == "paragraph"
        and not block.lead
        and len(text) > MAX_HEADING
        and "\n" not in text
        and not _may_run_in(text[:MAX_HEADING])
    )


def _labelled(block: Block, following: Block | None) -> _Part | None:
    """Cut `Song: T` over `Artist: A`, in two lines of a paragraph or in two paragraphs, in either order."""
    if not (":" in block.text[:24] or "：" in block.text[:24]) or block.kind in {"heading", "table_row", "caption"}:
        return None
    lines = block.text.split("\n")
    rest = "\n".join(lines[2:])
    if len(lines) == 1 and following is not None and following.kind == block.kind and "\n" not in following.text:
        lines.append(following.text)
    if len(lines) < 2 or len(lines[0]) + len(lines[1]) > MAX_HEADING:
        return None
    base = LineReading(heading="", number=None, shape="fields")
    for pair in (lines[:2], lines[1::-1]):
        reading = read_labelled(" ".join(pair), base)
        if reading is not None and ":" in lines[1].replace("：", ":"):
            mark = "\n" if rest else ""
            line, read_as = " ".join(lines[:2]), f"“{reading.titles[0]}” – {reading.artist}"
            return _Part(place="lead", line=line, rest=rest, mark=mark, key=_key(block, "labelled"), read_as=read_as)
    return None


def _cut(block: Block) -> Iterator[_Part]:
    if block.kind == "embed" or not block.text:
        yield _Part(place="embed", key="embed")
    elif block.kind == "table_row":
        yield _Part(place="row", line=block.text, key=f"row:{block.container}")
    elif block.kind == "heading":
        yield _Part(place="heading", line=block.text, key=f"h{block.level}")
    elif block.kind == "caption":
        yield _Part(
            place="caption",
            line=_short(block.text),
            rest="" if _short(block.text) else block.text,
            key="caption",
        )
    elif block.kind in {"quote", "preformatted"} and not block.lead:
        if len(block.text) <= MAX_HEADING and "\n" not in block.text and not _is_verse(block.text) and read_is_song(block.text):
            yield _Part(place="line", line=block.text, key="quoteblock")
        else:
            yield _Part(place="quote", rest=block.text, key="quote")
    elif block.lead and block.lead == block.text:
        if len(block.text) <= MAX_HEADING:
            yield _Part(place="bold", line=block.text, key=_key(block, "bold"))
        else:
            yield from _cut_plain(block)
    elif block.lead and len(block.lead) <= MAX_HEADING and _by_follows(block) and (named := _named_lead(block)):
        yield named
    elif block.lead and _goes_on(block):
        yield _Part(place="lead", line=block.text, key=_key(block, "bold"))
    elif block.lead and len(block.lead) <= MAX_HEADING and _is_lead(block):
        rest = block.text[len(block.lead) :]
        mark = _RUN_IN_MARK.match(rest)
        end = mark.end() if mark else 0
        yield _Part(place="lead", line=block.lead, rest=rest[end:], mark=rest[:end], key=_key(block, "lead"))
    else:
        yield from _cut_plain(block)


def _by_follows(block: Block) -> bool:
    """Tell whether a small letter follows a bold opening, as the words before a performer are written."""
    behind = block.text[len(block.lead) : len(block.lead) + 2].lstrip(" ")
    return behind[:1].islower()


def _goes_on(block: Block) -> bool:
    """Tell whether a sign behind a bold opening joins it to a few words, so that both are one heading: `**T** / A / D`."""
    if len(block.text) > MAX_HEADING or block.text.endswith(_STOPS):
        return False
    rest = block.text[len(block.lead) :].lstrip(" ")
    behind = rest[1:].lstrip()
    if rest[:1] not in _FIELD_SIGNS or not behind or "\n" in rest or is_prose(behind):
        return False
    return rest[0] not in _PROSE_SIGNS or not (behind[0].islower() or len(behind) > _FEW_WORDS or read_is_song(block.lead))


def _is_verse(text: str) -> bool:
    """Tell whether a quotation is lines of a song, which a slash parts, and no heading: `아무도 없는 골목에 / 눈이 내린다`."""
    mask = mark_line(text).mask
    return _VERSE_BREAK.search(mask) is not None and QUOTED not in mask and not any(f" {dash} " in mask for dash in DASHES)


def _named_lead(block: Block) -> _Part | None:
    """Cut `**T** by A: prose`: bold sets the title apart, as quotation marks would."""
    found = _BEHIND_LEAD.match(block.text, len(block.lead))
    if found is None or not _SENTENCE_START.match(found.group("name")) or len(found.group("name").split()) > _MANY_NAMES:
        return None
    number, title = take_number(block.lead)
    line, rest = block.text[: found.end("name")], block.text[found.end() :]
    read_as = f"{number}. " if number else ""
    read_as += title if title[:1] in _QUOTES else f"“{title}”"
    return _Part(
        place="lead",
        line=line,
        rest=rest,
        mark=block.text[found.end("name") : found.end()],
        key=_key(block, "named"),
        read_as=read_as + block.text[len(block.lead) : found.end("name")],
    )


def _key(block: Block, place: str) -> str:
    within = (
        "table"
        if "table" in block.container
        else "list"
        if block.kind == "list_item"
        else "term"
        if block.kind in {"term", "definition"}
        else ""
    )
    return f"{place}:{within}"


def _is_lead(block: Block) -> bool:
    """Tell whether a bold opening ends where a heading would: not in the middle of a sentence."""
    rest = block.text[len(block.lead) :]
    if "\n" in rest[:2] or block.lead.rstrip().endswith((".", ":", "。", "：", "!", "?", ")", "」", "』", "”", "〉")):
        return True
    stripped = rest.lstrip()
    return not stripped or stripped[0] in ".:：。–—|-(" or not stripped[0].islower() or read_is_song(block.lead)


def read_is_song(line: str) -> bool:
    """Tell whether a line has the build of a song heading, whatever the page."""
    reading = read_line(line)
    return reading is not None and reading.shape not in {"title", "alone", "side"} and near_miss(line, reading) is None


def _is_ranked(line: str) -> bool:
    """Tell whether a line ranks a quoted song: `第6位は、Kの「T」`."""
    reading = read_line(line)
    return reading is not None and reading.shape == "side" and reading.number is not None and near_miss(line, reading) is None


def _short(text: str) -> str:
    return text if len(text) <= MAX_HEADING else ""


def _cut_plain(block: Block) -> Iterator[_Part]:
    """Cut a block that bold does not mark."""
    place = {"list_item": "item", "term": "term"}.get(block.kind, "plain")
    key = f"cell:{block.container}" if "table" in block.container and place == "plain" else _key(block, place)
    lines = block.text.split("\n")
    if len(lines) == 1:
        numbered = _numbered_title(block) if block.text[:1] in "#0123456789" else None
        if numbered:
            yield numbered
            return
        run_in = _sentence(block) if len(block.text) > MAX_HEADING or is_prose(block.text) else None
        if run_in and (run_in.line or len(block.text) > MAX_HEADING):
            yield run_in
        else:
            yield _Part(place=place, line=block.text, key=key)
        return
    yield from _cut_lines(block, lines, place, key)


def _cut_lines(block: Block, lines: list[str], place: str, key: str) -> Iterator[_Part]:
    """Cut a paragraph with line breaks: a wrapped heading, a heading over its prose, a list, or a stanza."""
    wrapped = _wrapped(lines)
    if wrapped:
        head, tail = " ".join(lines[:wrapped]), "\n".join(lines[wrapped:])
        yield _Part(
            place=place if not tail else "line",
            line=head,
            rest=tail,
            mark="\n" if tail else "",
            key=key,
        )
        return
    songs = [(at, cut) for at, line in enumerate(lines[:MAX_LINES]) if (cut := _song_in(line))]
    if len(songs) < _SIDED and len(lines) >= _SIDED:
        sided = [(at, (line, "", "")) for at, line in enumerate(lines[:MAX_LINES]) if _is_sided(line)]
        songs = sided if len(sided) >= max(_SIDED, _MOST * len(lines)) else songs
    if len(songs) > 1 or (
        songs and songs[0][0] > 0 and (any(len(line) > MAX_HEADING for line in lines) or _is_numbered(lines, songs[0][0]))
    ):
        if songs[0][0] > 0:
            yield _Part(place="text", rest="\n".join(lines[: songs[0][0]]), key="text")
        for (at, cut), following in zip(songs, [*(at for at, _ in songs[1:]), len(lines)], strict=True):
            head, mark, own = cut
            rest = "\n".join([own, *lines[at + 1 : following]] if own else lines[at + 1 : following])
            yield _Part(place="line", line=head, rest=rest, mark=mark or ("\n" if rest else ""), key=key)
        return
    if len(lines[0]) <= MAX_HEADING:
        yield _Part(place="line", line=lines[0], rest="\n".join(lines[1:]), mark="\n", key=key)
    else:
        yield _Part(place="text", rest=block.text, key="text")


def _is_sided(line: str) -> bool:
    """Tell whether a line is a name and a title in quotes that ends it: `A「T」`, on which single lines are not relied."""
    bare = line.rstrip("。. ")
    if not bare.endswith(_CLOSED) or len(bare) > _LONGEST_SIDED:
        return False
    reading = read_line(line)
    return reading is not None and reading.shape == "side" and near_miss(line, reading) is None


def _is_numbered(lines: list[str], at: int) -> bool:
    """Tell whether a line amid a block is a numbered heading: the words before it belong to a picture or the song above."""
    return at + 1 < len(lines) and lines[at][:1] in _DIGITS and take_number(lines[at])[0] is not None


def _wrapped(lines: list[str]) -> int:
    """Return how many lines at the start are one heading that was broken; 0 when the first line stands alone."""
    if any(len(line) > 90 for line in lines[:2]):
        return 0
    first = lines[0].strip()
    numbered = _BARE_NUMBER.match(first) is not None or lone_number(first) is not None
    if not (numbered or _HANGING.search(first)):
        return 0
    best = 0
    for count in range(2, min(len(lines), 5) + 1):
        joined = " ".join(lines[:count])
        if len(joined) > MAX_HEADING or len(lines[count - 1]) > 90:
            break
        ranked = numbered and len(lines[count - 1]) <= _FEW_WORDS and not joined.endswith(_STOPS) and _is_ranked(joined)
        if ranked or read_is_song(joined):
            best = count
            if joined.rstrip("* ").endswith((")", "）", "”", "」", "』")):
                break
    return best


def _song_in(line: str) -> tuple[str, str, str] | None:
    """Return heading, mark and prose of a line that is a song's heading or opens with one."""
    if len(line) <= MAX_HEADING and not is_prose(line) and read_is_song(line):
        return line, "", ""
    return _run_in(line)


def _may_run_in(head: str) -> bool:
    return head[:1] in _RUN_IN_STARTS or any(map(head.__contains__, _RUN_IN_JOINTS))


def _run_in(text: str) -> tuple[str, str, str] | None:
    """Cut text whose first words are a heading that runs in: heading, mark, prose."""
    if not _may_run_in(text[:MAX_HEADING]):
        return None
    for found in _STOP.finditer(text[: MAX_HEADING + 2]):
        head = text[: found.start()]
        if len(head) < 4 or _ABBREVIATED.search(head) or not _SENTENCE_START.match(text, found.end()):
            continue
        if head.count(" ") < 20 and _may_run_in(head) and (read_is_song(head) or _is_ranked(head)):
            return head, found.group(), text[found.end() :]
        break
    return None


def _sentence(block: Block) -> _Part:
    """Cut a long paragraph whose first words are a heading that runs in (`1. T by A. Prose …`)."""
    named = _NAMED_SONG.match(block.text)
    if named:
        head, rest = named.group("head"), block.text[named.end() :]
        return _Part(place="sentence", line=head, rest=rest, mark=" ", key="sentence:named")
    cut = _run_in(block.text)
    if cut is None:
        return _Part(place="text", rest=block.text, key="text")
    head, mark, rest = cut
    return _Part(place="sentence", line=head, rest=rest, mark=mark, key=f"sentence:{block.kind}")


def _numbered_title(block: Block, build: re.Pattern[str] = _NUMBERED_TITLE) -> _Part | None:
    """Cut `1. T (D) – prose …`: a number, a bracket before the dash, running text behind it."""
    found = build.match(block.text)
    if not found or len(found.group("prose").split()) < 4:
        return None
    return _Part(
        place="sentence",
        line=found.group("head"),
        rest=found.group("prose"),
        mark=found.group("mark"),
        key="sentence:numbered",
    )


def is_contents_link(block: Block) -> bool:
    """Tell whether a list item is an entry of a table of contents: all its words are a link into the page."""
    return len(block.links) == 1 and block.links[0].text == block.text and "#" in block.links[0].url
