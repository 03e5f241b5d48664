"""Does a page speak of songs at all? Most of the web does not, and much of it is lists of `X – Y`.

The answer is a count of words a thousand characters, taken from the title and from the beginning of every block, in the
languages of the word tables and some more. It costs a tenth of a millisecond, so that a page about kitchens costs no more.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scraper.parsers.blocks import Block
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.words import OST_RE, ROLE_RE, SPACELESS
from scraper.text import DASHES

_SONG_WORDS = """
song songs song's ost osts o.s.t soundtrack soundtracks sung singer singers sing sings sang singing lyric lyrics lyricist album
albums ballad ballads chorus melody melodies melodic vocal vocals vocalist vocalists duet duets playlist playlists k-pop kpop
j-pop refrain refrains singer-songwriter songwriter discography karaoke earworm b-side hook verse verses amv amvs mv mvs
lagu lagunya lagu-lagu lagu-lagunya lirik liriknya penyanyi penyanyinya dinyanyikan menyanyikan bernyanyi nyanyian soundtracknya
ost-nya melodinya suaranya reff
canción canciones cantante cantantes canta cantan cantó cantada balada baladas letra melodía melodías estribillo sonora coro
chanson chansons chanteur chanteuse chanteurs chante chantent chantée mélodie mélodies paroles ballade balades refrain
lied lieder lieds liedes lieds titelsong titellied sänger sängerin sängerinnen gesang singt gesungen melodie melodien balladen
refrains strophe ohrwurm
canzone canzoni brano brani cantautore cantata ballata melodia melodie ritornello colonna colonne
músicas canção canções cantor cantora cantores cantam cantada trilha trilhas refrão melodias
nhạc hát khúc điệu sĩ
şarkı şarkısı şarkılar şarkıları şarkının şarkıyı şarkıya şarkıda şarkıcı söylüyor seslendiren nakarat
müziği müzikleri albüm melodisi
liedje liedjes zanger zangeres nummers piosenka piosenki piosenkę wokal песня песни песню песен саундтрек певец певица поёт поет
kanta awitin kumanta mang-aawit אלבום שיר שירים أغنية أغاني गाना गाने गीत
"""
_MUSIC_WORDS = """
music musical musik musiknya musique musiques música musica musiche müzik muziek muzyka музыка musicals track tracks record
records recording band bands tune tunes theme voice voices listen listening guitar piano drums bass strings concert single singles
artist artists musician musicians tema temas guitarra guitare gitarre gitar suara voz voix stimme voce ses sesi
"""
_CJK_SONGS = (
    "노래", "가수", "수록곡", "곡", "가사", "음악", "앨범", "보컬", "후렴", "멜로디", "가창", "사운드트랙",
    "오에스티", "歌", "曲", "演唱",
    "音楽", "音樂", "音乐", "サントラ", "アルバム", "メロディ", "サビ", "專輯", "专辑", "旋律", "เพลง", "ร้อง", "ทำนอง", "ดนตรี",
)  # fmt: skip
_BEFORE = ("", "“", '"', "‘", "'", "(", "#", "«", "¿", "l’", "l'", "—")
_AFTER = ("", ".", ",", ":", ";", "!", "?", ")", "”", '"', "’", "'", "’s", "'s", "…", "»", ".”", ',"', ",”")


def spelt(words: str) -> frozenset[str]:
    """Return the words with the punctuation that may cling to them, so that a text need not be taken apart."""
    return frozenset(before + word + after for word in words.split() for before in _BEFORE for after in _AFTER)


_SONG = spelt(_SONG_WORDS)
_MUSIC = spelt(_MUSIC_WORDS)
_TITLE_RE = re.compile(
    r"(?<![^\W_])(?:songs?|ballads?|lyrics?|albums?|discography|k-?pop|amvs?|mvs?|lagu(?:-lagu)?|canci[oó]n(?:es)?|baladas?|"
    r"chansons?|ca\s+khúc|bài\s+hát|nhạc|şarkı\w*|lied(?:er)?|canzon[ei]|canç(?:ão|ões)|músicas|liedjes?|piosen\w+|песн\w+|саундтрек\w*)"
    r"(?![^\W_])|노래|수록곡|가요|主題歌|挿入歌|歌|曲|사운드트랙|เพลง",
    re.IGNORECASE,
)
_PLAYERS = ("spotify.", "music.apple.", "soundcloud.", "deezer.", "bandcamp.", "tidal.", "music.amazon.")
_MUSIC_WEIGHT = 0.25
"""`music`, `track` or `voice` beside a word that only songs have: headphones have them too."""
PER_THOUSAND = 1.0
"""Words a thousand characters from which a page is about songs. Measured: pages with songs 1.8 and more, others below 0.6."""
SOME = 0.4
"""Evidence from which the prose of a page on another matter is searched for songs that it mentions."""
_SAMPLE = 160
"""Characters of a block that are read."""
_MOST = 8000
"""Characters of a page that are read."""
_SCRIPT = 1500
"""Characters in which a page shows its script."""
_LONGEST = 160
"""Characters of a line that may be a heading."""
_LONGEST_ACT = 30
"""Characters of a name that the tables of acts may know."""
_JOINTS = tuple(f" {joint} " for joint in ("-", "–", "—", "|", "by"))
_JOINT = re.compile(rf"\s[{re.escape(DASHES)}|]\s|\s[bB]y\s")
_HINTS = spelt(
    "ost osts o.s.t o.s.t. soundtrack soundtracks sound sonora originale song songs theme themes tema phim jenerik générique"
)
"""A line that names a soundtrack or a song's role has one of these words, or a script without spaces."""


class Evidence(NamedTuple):
    """How much a page speaks of songs."""

    points: float
    """1 and more: it is about songs; 0: not one word of it is."""
    lines: bool
    """A line of it may still be a song's: it names a soundtrack, or acts that the tables know stand in two lines."""


def song_evidence(title: str | None, blocks: Sequence[Block]) -> Evidence:
    """Ask title, prose, players and lines whether the page is about songs.

    >>> song_evidence("Five Songs for the Rain", ()).points, song_evidence("Five Tents for the Rain", ()).points
    (1.0, 0.0)
    """
    if title and (_TITLE_RE.search(title) or names_soundtrack(title)):
        return Evidence(1.0, lines=True)
    if any(player in url for block in blocks if block.embeds for url in block.embeds for player in _PLAYERS):
        return Evidence(1.0, lines=True)
    text = sample(title, blocks)
    points = song_words(text) / (PER_THOUSAND * max(1.0, len(text) / 1000))
    if points >= 1:
        return Evidence(points, lines=True)
    lines = list(_short_lines(blocks))
    return Evidence(points, lines=(points > 0 and any(map(_is_hinted, lines))) or _name_acts(lines))


def song_words(text: str) -> float:
    """Return how many words of songs stand in a text, those of music at large for a quarter.

    >>> song_words("The singer keeps the chorus of this song for the piano."), song_words("The kettle sings to no one.")
    (3.25, 1.0)
    """
    text = text.casefold()
    words = text.split()
    found = sum(map(_SONG.__contains__, words)) + _MUSIC_WEIGHT * sum(map(_MUSIC.__contains__, words))
    if not text.isascii() and SPACELESS.search(text[:_SCRIPT]):
        found += sum(map(text.count, _CJK_SONGS))
    return found


def sample(title: str | None, blocks: Sequence[Block]) -> str:
    """Return the title and the first words of every block."""
    parts = [title or ""]
    size = 0
    for block in blocks:
        part = block.text[:_SAMPLE]
        parts.append(part)
        size += len(part)
        if size > _MOST:
            break
    return "\n".join(parts)


def _is_hinted(line: str) -> bool:
    """Tell whether a line names a soundtrack; the dear patterns are asked only where a word of theirs stands."""
    hinted = not _HINTS.isdisjoint(line.casefold().split()) or (not line.isascii() and SPACELESS.search(line) is not None)
    return hinted and names_soundtrack(line)


def _name_acts(lines: Sequence[str]) -> bool:
    """Tell whether two lines have an act of the tables on one side of a dash or a `by`."""
    acts = 0
    for line in lines:
        if any(map(line.__contains__, _JOINTS)) and any(map(_is_act, _JOINT.split(line))):
            acts += 1
    return acts > 1


def _is_act(side: str) -> bool:
    return len(side) <= _LONGEST_ACT and is_act(side.strip(" \"“”‘’'"))


def names_soundtrack(line: str) -> bool:
    """Tell whether a line has a word for soundtrack or for what a song is in a drama."""
    return OST_RE.search(line) is not None or ROLE_RE.search(line) is not None


def _short_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if len(block.text) <= _LONGEST:
            yield from block.text.split("\n")
        elif "\n" in block.text:
            yield from (line for line in block.text.split("\n") if len(line) <= _LONGEST)
