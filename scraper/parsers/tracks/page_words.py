"""The words at the beginning of every block, counted once: those that speak of songs and those that speak of the screen.

A count over four tables in one pass, so that a page on another matter costs a tenth of a millisecond.
"""

from collections.abc import Iterable, Sequence

from scraper.parsers.blocks import Block
from scraper.parsers.tracks import more_words
from scraper.parsers.tracks.words import SPACELESS

_SONG_WORDS = """
song songs ost osts soundtrack soundtracks sung singer singers sing sings sang singing lyric lyrics lyricist album
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
_SONGS_CJK = (
    "노래", "가수", "수록곡", "곡", "가사", "음악", "앨범", "보컬", "후렴", "멜로디", "가창", "사운드트랙",
    "오에스티", "歌", "曲", "演唱",
    "音楽", "音樂", "音乐", "サントラ", "アルバム", "メロディ", "サビ", "專輯", "专辑", "旋律", "เพลง", "ร้อง", "ทำนอง", "ดนตรี",
)  # fmt: skip
_MARKS = tuple(zip("’‘“”–—…«»¿\u00a0", "''         ", strict=True))
"""Marks that most English pages have, and what stands for them: text without other letters than a to z is told and folded
five times as fast."""
_SPACED = bytes(ord(" ") if chr(code) in '"(#.,:;!?)\x00' else code for code in range(256))
"""Punctuation that clings to words as spaces; a byte of a longer character is none."""


def without_marks(text: str) -> str:
    """Return `text` with typographic marks as the plain apostrophe and spaces."""
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text


def bare_words(low: str) -> list[str]:
    """Return the words of a text without the punctuation at their edges; `low` is case folded and has no typographic marks.

    >>> bare_words("(the singer's song, an o.s.t. ballad!)")
    ['the', "singer's", 'song', 'an', 'ost', 'ballad']
    """
    coded = low.replace("o.s.t", "ost").encode("utf-8", "surrogatepass").translate(_SPACED)
    return coded.decode("utf-8", "surrogatepass").split()


def spelt(words: str) -> frozenset[str]:
    """Return the words with what may cling to them after all, since an apostrophe may be a letter: `song's`, `l'actrice`."""
    return frozenset(form for word in words.split() for form in (word, f"{word}'s", f"l'{word}", f"'{word}", f"{word}'"))


_SONG = spelt(_SONG_WORDS + more_words.SONG_WORDS)
_MUSIC = spelt(_MUSIC_WORDS + more_words.MUSIC_WORDS) - _SONG
_SCREEN = spelt(
    more_words.SCREEN_WORDS
    + """
drama dramas k-drama k-dramas kdrama kdramas c-drama j-drama dorama doramas episode episodes finale actor actors actress
actresses screenwriter showrunner miniseries sitcom telenovela telenovelas novela novelas sinetron soap viewers viewership
netflix disney+ viki hulu hbo tvn jtbc kbs kbs2 mbc sbs tvb viu iqiyi wetv rom-com romcom rewatch binge-watch recap
spoiler spoilers dramanya drakor episodenya aktor aktris pemeran tayang penonton serial serialnya
serie series-coreana episodio episodios capítulo capítulos actriz actores televisión guion telespectadores
série séries épisode épisodes acteur actrice acteurs téléspectateurs scénariste saison
folge folgen serien schauspieler schauspielerin zuschauer staffel drehbuch
episodi puntata puntate attore attrice attori telespettatori sceneggiatura
episódio episódios ator atriz atores dizi dizisi dizisinde dizisinin dizinin diziyi dizide diziler bölüm bölümü bölümde
oyuncu oyuncular oyuncusu phim tập kịch diễn khán sitcoms дорама сериал сериала серия актёр актриса
"""
)
_LOOSE = spelt(
    """
show shows series season seasons scene scenes character characters film films movie movies cast plot villain ending romance
network channel premiere premiered broadcast trailer director role lead leads couple hero heroine
escena escenas personaje personajes película scène scènes personnage personnages szene szenen figur figuren film filme scena
scene personaggi cena cenas personagem personagens sahne sahnede karakter adegan tokoh pemain cảnh nhân
"""
)
_SCREEN_CJK = (
    "드라마", "배우", "회차", "시청", "방송", "방영", "작가", "감독", "주연", "영화", "ドラマ", "俳優", "女優", "視聴", "放送",
    "主演", "映画", "第一話", "最終回", "劇", "剧", "演員", "演员", "收視", "收视", "電影", "电影", "角色",
    "ละคร", "ซีรีส์", "ตอน", "นักแสดง",
)  # fmt: skip
_KNOWN = _SONG | _MUSIC | _SCREEN | _LOOSE
_WEIGHT = 0.25
"""`music`, `track` or `voice` beside a word that only songs have: headphones have them too. So of words of the screen."""
_SAMPLE = 160
"""Characters of a block that are read."""
_MOST = 8000
"""Characters of a page that are read."""
_SCRIPT = 1500
"""Characters in which a page shows its script."""


class PageWords:
    """The words of the tables that a text holds."""

    __slots__ = ("_known", "_spaceless", "_thousands")

    def __init__(self, text: str) -> None:
        """Look every word up once."""
        self._thousands = max(1.0, len(text) / 1000)
        low = without_marks(text).casefold()
        self._known = list(filter(_KNOWN.__contains__, bare_words(low)))
        self._spaceless = low if not low.isascii() and SPACELESS.search(low, 0, _SCRIPT) else ""

    def songs(self) -> float:
        """Return how many words of songs stand in a thousand characters of it, those of music at large for a quarter.

        >>> PageWords("The singer keeps the chorus of this song for the piano.").songs(), PageWords("The kettle sings.").songs()
        (3.25, 1.0)
        """
        return self._count(_SONG, _MUSIC, _SONGS_CJK)

    def screen(self) -> float:
        """Return how many words of the screen stand in a thousand characters of it, loose ones for a quarter.

        >>> PageWords("The finale of a drama on this channel").screen()
        2.25
        """
        return self._count(_SCREEN, _LOOSE, _SCREEN_CJK)

    def _count(self, sure: frozenset[str], loose: frozenset[str], spaceless: Sequence[str]) -> float:
        found = sum(map(sure.__contains__, self._known)) + _WEIGHT * sum(map(loose.__contains__, self._known))
        if self._spaceless:
            found += sum(map(self._spaceless.count, spaceless))
        return found / self._thousands


def page_words(title: str | None, blocks: Sequence[Block]) -> PageWords:
    """Count the words in a page's title and at the beginning of every block."""
    return PageWords("\n".join(_sample(title or "", (block.text for block in blocks[:_MOST]))))


def _sample(title: str, texts: Iterable[str]) -> list[str]:
    parts = [title, *[text[:_SAMPLE] for text in texts]]
    size = sum(map(len, parts)) - len(title)
    while size > _MOST and size - len(parts[-1]) > _MOST:
        size -= len(parts.pop())
    return parts
