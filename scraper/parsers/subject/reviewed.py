"""What titles on one drama put round its name: the box it stands in, that it was watched again, a motto behind a colon."""

import re
from collections.abc import Sequence

from scraper.parsers.subject.topics import Topic, read_topic
from scraper.parsers.tracks.words import OST, any_of
from scraper.text import fold

_WATCHED = re.compile(
    r"\s?(?:다시\s?보기|재주행|정주행|완주|[二三两兩]刷|重[刷看溫温]|完走|見返し|一気見|再視聴)\s?(?:[後后]|した|して|の)?\s?"
    r"(?=리뷰|감상|후기|感想|レビュー|評價|评价|心得|[觀观][後后]感)"
)
"""That it was watched to the end, or again, before the word for a review."""
_BOX = re.compile(
    rf"【([^】]{{2,24}})】\s*(?:{any_of(OST)}|主題歌|挿入歌|主題曲|主题曲|片尾曲|插曲|感想|レビュー|心得|評價|评价|후기|리뷰)",
    re.IGNORECASE,
)
_NO_BOX = re.compile(
    r"保存版|完全版|最新|速報|[独獨独]占|必[見聴看聽听]|厳選|徹底|解説|推[薦荐]|分享|整理|公式|曲|歌|ドラマ|[劇剧]|드라마|추천|정리|\d\d"
)
"""What such brackets hold that is no name."""
_EPISODE_BEFORE = re.compile(
    r"(?:第\s?\d+\s?[話话回集]|\d+\s?[화회]|(?<![^\W_])(?:ep|episodes?|episodio|épisode|capítulo|episódio|folge|aflevering|odcinek|"
    r"puntata|tập|bölüm)\.?\s?\d+|\d+\.\s?bölüm|ตอนที่\s?\d+)\s*[:：,，–—-]?\s*$",
    re.IGNORECASE,
)


def boxed_name(title: str, topic: Topic) -> str | None:
    """Return the name in lenticular brackets that a word for soundtracks or reviews follows: `【D】OST …`, `【D】感想`.

    >>> [boxed_name(title, read_topic(title, "ja")) for title in ("【冬の郵便局】感想", "【保存版】OST")]
    ['冬の郵便局', None]
    """
    found = _BOX.match(title) if title.startswith("【") and not topic.listy else None
    if found is None or read_topic(found[1]).head or _NO_BOX.search(found[1]):
        return None
    return found[1].strip()


def without_watching(title: str) -> str:
    """Return the title of a review without the words that its drama was watched to the end, or again.

    >>> without_watching("겨울 우체국 정주행 후기"), without_watching("河岸记二刷感想")
    ('겨울 우체국 후기', '河岸记感想')
    """
    return _WATCHED.sub(" " if " " in title else "", title, count=1)


def without_motto(name: str, low: str, keywords: Sequence[str]) -> str:
    """Cut what a review says of its drama behind a colon, where the prose (`low`, casefolded) writes the name without it only.

    >>> without_motto("Salt Road: Home by the Pier", "nobody in salt road is in a hurry.", ())
    'Salt Road'
    """
    head, colon, _ = name.partition(": ")
    if not colon or name.casefold() in low or any(fold(k) == fold(name) for k in keywords):
        return name
    return head if head.casefold() in low else name


def is_episode(quote: str, title: str) -> bool:
    """Tell whether a quotation stands behind the number of an episode: its title (`D 第6話「夜」`)."""
    at = title.find(quote)
    return at > 1 and _EPISODE_BEFORE.search(title, 0, at - 1) is not None
