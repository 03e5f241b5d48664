"""Which candidates are track headings: pieces that are marked up alike stand or fall together."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from scraper.parsers.credits import parse_credits
from scraper.parsers.subject.topics import Topic
from scraper.parsers.tracks.acceptance import EVIDENCE, Candidate
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.asides import read_aside
from scraper.parsers.tracks.called import are_dramas
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import mark_line
from scraper.parsers.tracks.music import music_density, names_soundtrack
from scraper.parsers.tracks.order import name_score, prose_score
from scraper.parsers.tracks.other_lists import lists_something_else
from scraper.parsers.tracks.words import CLOSING_RE, CONTENTS_RE, LABEL_RE
from scraper.text import DASHES

_TITLE_PLACES = frozenset(("heading", "bold", "row", "item", "term", "line", "plain", "lead", "sentence"))
_SUNG = re.compile(
    r"\b(?:sings?|sang|sung|singing|singers?|voice|vocals?|menyanyikan|dinyanyikan|canta|cantada|interpreta|interprète|interprétée?|"
    r"chante|chantée|hát|singt|söyl\w+)\b|불렀|부른|가창|목소리|歌う|歌って|歌声|演唱|唱|ร้อง",
    re.IGNORECASE,
)
_MARKED_UP = frozenset(("heading", "bold", "lead", "item", "row", "term"))
THRESHOLD = 2.2
"""Points at which a class of pieces is one of track headings; set on the research's lines, not on pages."""
_MOST = 0.7
"""Share of a class that must bear a sign."""
_WELL_KNOWN = 4
"""Acts of the tables that no page on another matter names in one class of lines."""
_TELLING = 0.6
"""How much the prose behind one bare title must speak of music."""
_VERSE = 70
"""Characters of a line of verse, at most."""
_OPENERS = frozenset(":–—-.")
"""What stands between a bare title and the prose that it runs into."""
_OPENING = frozenset("“\"‘'「『《〈«")
_TITLE_WORDS = 7
_BRACKET = re.compile(r"\s*[(（].*")
_SONG_BY = re.compile(r"[“\"](?P<title>[^“”\"\n]{2,50})[”\"],?\s(?:is\s)?(?:sung\s|performed\s)?by\s[A-Z]")
"""Prose that names a song with its singer."""
_NO_LETTER = re.compile(r"\W")
_LEADING_NUMBER = re.compile(r"^\W*\d+")
_PHRASE = 3
"""Words of a heading whose capitals tell that it is a title."""
_ENGLISH = frozenset((
    "the", "and", "of", "to", "your", "you", "it", "with", "for", "is", "are", "that", "what", "not", "how", "from", "before",
    "an",
))  # fmt: skip
"""Small words that English writes small in titles, too: they tell that a heading is English."""
_I = frozenset(("I", "I’m", "I'm", "I’ll", "I’d"))
_PEOPLE = 0.5
"""Score of a name that is a person's, at least: two people beside each other are a couple."""
_FEW = 3
"""Paragraphs that must open alike to be sections."""
_MANY = 5
"""Headings of one class among which a single one that looks like a song does so by chance."""


_OTHERS = 2
"""Headings beside a single one that looks like a song, on a page that tells of something else."""
_TELLS = frozenset(("recap", "review", "talk", "cast", "reasons", "news", "ratings"))
_SIGNS = frozenset("◇◆■□▪▫●○•▶►▷▲△▼▽★☆※◎▣◈")
"""What cross-heads open with."""
_NOTE = re.compile(r"^\W*[♪♫♬♩🎵🎶🎧🎼🎤🎙🎹🎸🎻]")
"""A sign of music before a heading."""
_PLAYER_TITLE = re.compile(
    r"^\[(?:official\s+)?(?:m\s?/?\s?v|music\s+video|lyric(?:s|\s+video)?|audio|가사|뮤직비디오)\]|"
    r"[(\[](?:official\s+)?(?:m\s?/?\s?v|music\s+video|lyric\s+video|audio|video)[)\]]$",
    re.IGNORECASE,
)
"""What players write over a video."""


def choose(candidates: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the track headings among the candidates, in page order; those that a site's rule selects, where it selects any."""
    if ruled := [c for c in candidates if c.piece.block.ruled]:
        return list({c.piece.block.index: c for c in reversed(ruled)}.values())[::-1]
    classes: dict[str, list[Candidate]] = {}
    for c in candidates:
        classes.setdefault(c.piece.key, []).append(c)
    if others := {
        key for key, members in classes.items() if len(members) > 1 and (lists_something_else(members) or are_dramas(members))
    }:
        classes = {key: members for key, members in classes.items() if key not in others}
        candidates = [c for c in candidates if c.piece.key not in others]
    if not topic.musical:
        classes = {key: kept for key, members in classes.items() if (kept := _speaking(members))}
    accepted: list[Candidate] = []
    for members in classes.values():
        accepted.extend(_choose_class(members, topic))
    accepted = _no_strays(_no_subjects(accepted, topic))
    accepted.sort(key=lambda c: c.piece.index)
    accepted = _prefer_markup(accepted)
    if topic.musical:
        accepted.extend(_bare_titles(candidates, accepted, topic))
    accepted.sort(key=lambda c: c.piece.index)
    return _drop_repeats(accepted)


def _no_subjects(accepted: list[Candidate], topic: Topic) -> list[Candidate]:
    """Drop sentences that open with song and singer, unless a page of songs has nothing else and at least three of them."""
    subjects = [c for c in accepted if c.piece.key == "sentence:named"]
    if not subjects or (len(subjects) == len(accepted) and len(subjects) >= _FEW and topic.head == "songs"):
        return accepted
    return [c for c in accepted if c.piece.key != "sentence:named"]


def _no_strays(accepted: list[Candidate]) -> list[Candidate]:
    """Drop a lone pair without a number beside a numbered list of another markup: a comment, a caption."""
    keys = Counter(c.piece.key for c in accepted)
    if len(keys) < 2:
        return accepted
    listed, size = keys.most_common(1)[0]
    if size < _FEW or not all(c.reading.number or c.piece.block.number for c in accepted if c.piece.key == listed):
        return accepted
    return [c for c in accepted if keys[c.piece.key] > 1 or not _is_stray(c)]


def _is_stray(c: Candidate) -> bool:
    reading = c.reading
    return reading.shape in {"pair", "side", "comma"} and not (reading.number or reading.ost or reading.part or c.embeds)


def _speaking(members: list[Candidate]) -> list[Candidate]:
    """Return the lines that say themselves that they are songs: a soundtrack named, acts that the tables know."""
    songs = [c for c in members if c.is_song]
    return songs if _knows_acts(songs) else [c for c in songs if c.reading.ost or names_soundtrack(c.piece.line)]


def _choose_class(members: list[Candidate], topic: Topic) -> list[Candidate]:
    songs = [c for c in members if c.is_song]
    if not songs:
        return _lone_leads(members, topic)
    if (
        topic.head != "songs"
        and not topic.intro
        and not _knows_acts(songs)
        and all(not c.embeds and not c.reading.ost and c.piece.place != "row" for c in songs)
        and not any(music_density(c.prose) for c in songs)
    ):
        return []
    songs = _no_cross_heads(songs, members)
    if not songs or _is_odd_one(songs, members) or _is_lone(songs, members, topic):
        return []
    if _is_couple(songs, members, topic) or _are_played(songs, topic):
        return []
    mean = sum(c.score for c in songs) / len(songs)
    if mean < THRESHOLD:
        return [c for c in songs if c.reading.shape in {"quoted", "fields"} and c.score >= THRESHOLD + 1.0]
    place = songs[0].piece.place
    if place == "sentence" and (len(songs) < 2 or not _agree(songs)):
        return []
    if place == "caption" and (len(songs) < 2 or any(c.reading.shape not in {"quoted", "fields", "de"} for c in songs)):
        return []
    if len(songs) == 1 and place in {"plain", "line"} and _PLAYER_TITLE.search(songs[0].piece.line):
        return []
    if place in {"plain", "line"}:
        songs = [c for c in songs if c.score >= THRESHOLD - 0.6 or c.reading.number]
    return songs


def _are_played(songs: Sequence[Candidate], topic: Topic) -> bool:
    """Tell whether a page that promises dramas, and no songs, lists them with their actors: `1. 《D》– A、B`.

    Nothing in the lines speaks of songs, the prose lets none of the names sing, and most of it does not speak of music.
    """
    if (
        topic.songs
        or topic.intro
        or not (topic.head in {"dramas", "cast"} or (topic.head == "news" and (topic.dramas or topic.cast)))
    ):
        return False
    readings = [c.reading for c in songs]
    named = sum(r.work is not None for r in readings)  # one of many may name a second drama: `「D」、「D」A`
    if any(r.ost or r.part or r.role for r in readings) or named > len(songs) / _MANY or _knows_acts(songs):
        return False
    sung = sum(any(prose_score(side, c.prose) > 0 for side in _sides_of(c.reading)) for c in songs)
    return not sung and sum(music_density(c.prose) >= _TELLING for c in songs) <= 0.5 * len(songs)


def _sides_of(reading: LineReading) -> tuple[str, ...]:
    return tuple(side for side in (reading.artist, reading.side, *(reading.pair or ())) if side)


def _is_odd_one(songs: Sequence[Candidate], members: Sequence[Candidate]) -> bool:
    """Tell whether one heading of many has a dash or a `from` by chance: nothing but its build speaks for it."""
    reading = songs[0].reading
    return (
        len(songs) == 1
        and sum(c.miss is None for c in members) >= (_FEW if reading.shape == "from" else _MANY)
        and reading.shape in {"pair", "by", "from", "comma", "side"}
        and not (reading.ost or reading.part or reading.number or _is_quoted_line(songs[0]))
    )


def _no_cross_heads(songs: list[Candidate], members: Sequence[Candidate]) -> list[Candidate]:
    """Drop the lines whose siblings by their opening sign are no songs: `◇ A "T"` beside `◇ …`, a cross-head like them."""
    if len(songs) == len(members):
        return songs
    kept = songs
    for sign in {c.piece.line[:1] for c in songs} & _SIGNS:
        alike = [c for c in songs if c.piece.line[:1] == sign]
        headed = sum(c.piece.line[:1] == sign for c in members)
        if headed > 1 and 2 * len(alike) <= headed and not any(map(_speaks_for_itself, alike)):
            kept = [c for c in kept if c.piece.line[:1] != sign]
    return kept


def _speaks_for_itself(c: Candidate) -> bool:
    reading = c.reading
    return bool(reading.ost or reading.part or reading.number or reading.work or c.embeds or _knows_acts([c, c]))


def _is_lone(songs: Sequence[Candidate], members: Sequence[Candidate], topic: Topic) -> bool:
    """Tell whether a page that retells, reviews or asks has one heading with a quotation among headings that are no songs."""
    if len(songs) > 1 or topic.head not in _TELLS or topic.songs or songs[0].piece.place not in {"heading", "bold"}:
        return False
    return sum(not c.is_song for c in members) >= _OTHERS and not _speaks_for_itself(songs[0])


def _is_couple(songs: Sequence[Candidate], members: Sequence[Candidate], topic: Topic) -> bool:
    """Tell whether the one pair among headings without any is two people: `2. A – B`, the leads of a drama."""
    pair = songs[0].reading.pair
    if len(songs) > 1 or len(members) < 2 or not pair or topic.head == "songs" or songs[0].embeds or songs[0].reading.ost:
        return False
    return all(name_score(side) >= _PEOPLE for side in pair)


def _is_quoted_line(c: Candidate) -> bool:
    return any(m.kind == "quote" for m in mark_line(c.reading.heading).marks)


def _knows_acts(songs: Sequence[Candidate]) -> bool:
    """Tell whether the tables know a good part of the acts that a class of headings names."""
    sides = [side for c in songs for side in _sides_of(c.reading)]
    known = sum(any(is_act(credit.name) for credit in parse_credits(side)) for side in sides)
    return known >= 2 and (known >= 0.4 * len(songs) or known >= _WELL_KNOWN)


def _agree(songs: Sequence[Candidate]) -> bool:
    return len({c.reading.shape for c in songs}) <= 2


def _lone_leads(members: list[Candidate], topic: Topic) -> list[Candidate]:
    """`**T** : prose …`: a bare title that runs into prose about music, on a page about songs."""
    if (topic.head != "songs" and not topic.intro) or members[0].piece.place != "lead":
        return []
    opening = [c for c in members if c.miss is None and c.reading.shape in {"title", "alone"} and _opens_prose(c)]
    sung = sum(bool(_SUNG.search(c.prose[:EVIDENCE])) for c in opening)
    named = any(map(_is_quoted, opening)) or all(_ends_in_name(c.reading.titles[0]) for c in opening)
    if named and len(opening) >= max(_FEW, _MOST * len(members)) and sung >= 0.5 * len(opening):
        return opening
    alone = [c for c in opening if c.piece.mark.strip() and music_density(c.prose) >= _TELLING]
    return alone if topic.head == "songs" and (len(alone) > 1 or not _is_dateline(alone)) else []


def _is_dateline(alone: Sequence[Candidate]) -> bool:
    """Tell whether a single word before the article's first sentence is where it was written: `**Jakarta** – …`."""
    return any(c.piece.mark.strip() in DASHES and c.reading.shape == "title" and not c.reading.number for c in alone)


def _opens_prose(c: Candidate) -> bool:
    title = c.reading.titles[0]
    return (
        (c.piece.mark.strip() or c.piece.line.rstrip()[-1:]) in _OPENERS
        and len(_BRACKET.sub("", title).split()) <= _TITLE_WORDS
        and not title[:1].islower()
        and not _is_section_name(c.piece.line)
    )


def _is_section_name(line: str) -> bool:
    text = line.strip(" :.")
    return bool(CLOSING_RE.fullmatch(text) or CONTENTS_RE.fullmatch(text) or LABEL_RE.match(text + ":"))


def _prefer_markup(accepted: list[Candidate]) -> list[Candidate]:
    """Tag evidence outranks text: lines of plain text under headings that markup shows are captions and player titles."""
    strong = [c for c in accepted if c.piece.place in _MARKED_UP and c.piece.place != "item"]
    weak = [c for c in accepted if c.piece.place in {"plain", "line", "caption", "sentence"}]
    if len(strong) < 2 or not weak:
        return _no_captions(accepted)
    first = strong[0].piece.index
    inside = [c for c in weak if c.piece.index > first]
    if len(inside) > 1.5 * len(strong) and all(c.piece.place != "caption" for c in inside):
        marked = {id(c) for c in strong}
        return [c for c in accepted if id(c) not in marked or c.reading.shape in {"quoted", "fields"}]
    dropped = {
        id(c)
        for c in weak
        if not (c.piece.place != "caption" and c.reading.number and c.piece.index > first and strong[0].reading.number)
    }
    return [c for c in accepted if id(c) not in dropped]


def _no_captions(accepted: list[Candidate]) -> list[Candidate]:
    """Captions head sections only where nothing else does."""
    others = [c for c in accepted if c.piece.place != "caption"]
    return others or accepted


def _bare_titles(candidates: Sequence[Candidate], accepted: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the headings that are a title and nothing more, carried by their neighbours or by their whole class."""
    bare = [
        c
        for c in candidates
        if c.reading.shape in {"title", "alone"} and c.miss is None and not _is_section_name(c.piece.line) and not c.reading.ost
    ]
    if not accepted:
        return _title_classes(bare, topic)
    taken = {c.piece.index for c in accepted}
    keys = {c.piece.key for c in accepted}
    numbered = {c.piece.key for c in accepted if c.reading.number or c.piece.block.number}
    used = {(c.piece.key, c.reading.number or c.piece.block.number) for c in accepted}
    found = []
    for c in bare:
        if c.piece.key not in keys or c.piece.index in taken or not (c.prose.strip() or c.embeds):
            continue
        has_number = bool(c.reading.number or c.piece.block.number)
        if (c.piece.key, c.reading.number or c.piece.block.number) in used and has_number:
            continue
        if (c.piece.key in numbered and has_number and topic.head in {"songs", ""}) or (
            c.reading.shape == "alone" and topic.head == "songs"
        ):
            found.append(c)
    return found


def _title_classes(bare: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """Return the headings of a page about songs that are titles only: all of one class, and the prose bears them out."""
    classes: dict[str, list[Candidate]] = defaultdict(list)
    for c in bare:
        classes[c.piece.key].append(c)
    if topic.head != "songs" and not topic.intro:
        return _silent_titles(classes) if topic.head == "" else []
    for members in sorted(classes.values(), key=len, reverse=True):
        if members[0].piece.place in _TITLE_PLACES and len(members) > 1:
            chosen = _title_class(members)
            if len(chosen) > 1:
                return chosen
    return []


def _silent_titles(classes: dict[str, list[Candidate]]) -> list[Candidate]:
    """Return bare titles of a page whose own title is silent: numbered ones over prose that speaks of singers throughout."""
    for members in classes.values():
        numbered = [c for c in members if c.reading.number or c.piece.block.number]
        sung = sum(bool(_SUNG.search(c.prose[:EVIDENCE])) or _is_quoted(c) for c in numbered)
        musical = sum(music_density(c.prose) > 0 for c in numbered)
        if (
            len(numbered) >= 3
            and members[0].piece.place in {"heading", "bold"}
            and sung >= 0.5 * len(numbered)
            and musical >= 0.7 * len(numbered)
        ):
            return [c for c in numbered if c.prose.strip() or c.embeds]
    return _numbered_songs(classes["sentence:numbered"])


def _numbered_songs(members: Sequence[Candidate]) -> list[Candidate]:
    """Accept `1. T (D) – prose` on a page whose title is silent: no side looks like a person, and the prose knows music."""
    if len(members) < 3 or not any(music_density(c.prose) for c in members):
        return []
    titles = [c.reading.titles[0] for c in members]
    if any(not _ends_in_name(t) for t in titles) or sum(name_score(_BRACKET.sub("", t)) for t in titles) > 0.3 * len(titles):
        return []
    return list(members)


def _title_class(members: Sequence[Candidate]) -> list[Candidate]:
    """Judge one class of bare titles: brackets with names, titles that the prose quotes, singers in the prose."""
    if sum(bool(_NOTE.match(c.reading.heading)) for c in members) >= max(2, _MOST * len(members)):
        return [c for c in members if _NOTE.match(c.reading.heading)]
    listed = members[0].piece.place in {"item", "row"}
    members = [c for c in members if not _is_verse(c)]
    chosen = [c for c in members if c.embeds or listed or _speaks_of_music(c)]
    chosen = [c for c in chosen if len(c.reading.titles[0].split()) <= 10]
    if not chosen:
        return []
    numbered = all(c.reading.number or c.piece.block.number for c in chosen)
    if sum(_is_phrase(c.reading.titles[0]) for c in chosen) > 0.5 * len(chosen):
        return []
    if _hold_songs(chosen):
        return []
    bracketed = [c for c in members if _ends_in_name(c.reading.titles[0])]
    if numbered and len(bracketed) >= 0.6 * len(chosen):
        return [c for c in members if c.reading.number or c.piece.block.number]
    if members[0].piece.place == "sentence":
        return []
    weak = members[0].piece.place in {"plain", "line"} and not members[0].piece.key.startswith("cell")
    if numbered and len(chosen) >= 0.6 * len(members):
        chosen = [c for c in members if c.prose.strip() or c.embeds]
    quoted = sum(_is_quoted(c) for c in chosen)
    sung = sum(bool(_SUNG.search(c.prose[:EVIDENCE])) for c in chosen)
    if quoted >= (0.5 if weak else 0.3) * len(chosen) or (numbered and (quoted or sung >= 0.5 * len(chosen))):
        return [c for c in chosen if c.prose.strip() or c.embeds]
    if quoted and not weak and sung >= 0.5 * len(chosen) and len(chosen) >= max(_FEW, _MOST * len(members)):
        return [c for c in members if c.prose.strip() or c.embeds]
    if any(c.reading.shape != "alone" for c in chosen):
        return []
    alike = [c for c in members if c.reading.shape == "alone" and c.prose.strip()]
    return alike if len(chosen) >= 0.5 * len(alike) else chosen


def _hold_songs(chosen: Sequence[Candidate]) -> bool:
    """Tell whether the sections of bare titles tell of other songs by their singers: `D` over `“T” by A is …`, dramas."""
    holding = sum(not _is_quoted(c) and _SONG_BY.search(c.prose[:EVIDENCE]) is not None for c in chosen if " by " in c.prose)
    return holding > 0.5 * len(chosen)


def _is_phrase(title: str) -> bool:
    """Tell whether an English heading is words of the article, which writes them small: titles are written in capitals.

    >>> _is_phrase("Borrow the neighbour’s umbrella"), _is_phrase("Umbrella in the Hall"), _is_phrase("Lluvia sobre el tejado")
    (True, False, False)
    """
    words = _BRACKET.sub("", title).replace(",", " ").split()
    if len(words) < _PHRASE or not any(w in _ENGLISH for w in words):
        return False
    return all(w[:1].islower() for w in words[1:] if w[:1].isalpha() and w not in _I)


def _speaks_of_music(c: Candidate) -> bool:
    return bool(c.prose.strip()) and (music_density(c.prose) > 0 or bool(_SUNG.search(c.prose[:EVIDENCE])))


def _is_verse(c: Candidate) -> bool:
    """Tell whether a line opens a stanza: plain text, written small, over lines as short as itself that end in no stop."""
    if c.piece.place != "line" or not c.piece.rest or not c.piece.line[:1].islower():
        return False
    return all(len(line) <= _VERSE and line.rstrip()[-1:] not in ".。" for line in c.piece.text.split("\n"))


def _ends_in_name(title: str) -> bool:
    """Tell whether an unexplained bracket ends a title, as in `T (A)`."""
    marks = [m for m in mark_line(title).marks if m.kind == "paren" and m.start > 0 and m.end == len(title)]
    return bool(marks) and read_aside(marks[-1], title[: marks[-1].start]).kind in {"open", "group"}


def _is_quoted(c: Candidate) -> bool:
    """Tell whether the prose quotes the title of its own heading."""
    title = _BRACKET.sub("", c.reading.titles[0]).strip("“”\"'‘’「」『』《》〈〉 ")
    at = c.prose.find(title)
    before = c.prose[:at].rstrip("\xa0\u202f ") if c.prose[:at].rstrip("\xa0\u202f ").endswith("«") else c.prose[:at]
    return len(title) > 1 and at > 0 and before[-1:] in _OPENING and c.reading.shape in {"title", "alone"}


def _drop_repeats(accepted: list[Candidate]) -> list[Candidate]:
    """Keep one of headings that a contents list or a chart repeats: the one with prose."""
    best: dict[str, Candidate] = {}
    for c in accepted:
        heading = c.reading.heading if not c.reading.number else _LEADING_NUMBER.sub("", c.reading.heading)
        key = _NO_LETTER.sub("", heading).casefold()
        held = best.get(key)
        if held is None or (_weight(c) > _weight(held)):
            best[key] = c
    kept = {id(c) for c in best.values()}
    return [c for c in accepted if id(c) in kept]


def _weight(c: Candidate) -> tuple[int, int]:
    return (int(bool(c.piece.rest or c.embeds or len(c.prose) > 60)), int(c.piece.place != "caption"))
