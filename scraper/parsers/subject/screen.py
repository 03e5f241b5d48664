"""Does a page speak of dramas, films or shows? Only one that does can be about a drama.

The same count of words as in `music.py`, taken from the title and the beginning of every block.
"""

from collections.abc import Sequence

from scraper.parsers.blocks import Block
from scraper.parsers.tracks.music import sample, spelt
from scraper.parsers.tracks.words import SPACELESS

_SCREEN = spelt(
    """
drama dramas drama's k-drama k-dramas kdrama kdramas c-drama j-drama dorama doramas episode episodes finale actor actors actress
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
_CJK = (
    "드라마", "배우", "회차", "시청", "방송", "방영", "작가", "감독", "주연", "영화", "ドラマ", "俳優", "女優", "視聴", "放送",
    "主演", "映画", "第一話", "最終回", "劇", "剧", "演員", "演员", "收視", "收视", "電影", "电影", "角色",
    "ละคร", "ซีรีส์", "ตอน", "นักแสดง",
)  # fmt: skip
_LOOSE_WEIGHT = 0.25
ON_SCREEN = 0.5
"""Points from which a page may be about a drama. Measured: pages on dramas 0.5 and more, nine of ten others less."""


def screen_points(title: str | None, blocks: Sequence[Block]) -> float:
    """Return how much a page speaks of the screen: words a thousand characters, loose ones for a quarter.

    >>> screen_points("Review: a small drama", ()), screen_points("Review: a small kettle", ())
    (1.0, 0.0)
    """
    text = sample(title, blocks).casefold()
    words = text.split()
    found = sum(map(_SCREEN.__contains__, words)) + _LOOSE_WEIGHT * sum(map(_LOOSE.__contains__, words))
    if not text.isascii() and SPACELESS.search(text[:1500]):
        found += sum(map(text.count, _CJK))
    return found / max(1.0, len(text) / 1000)
