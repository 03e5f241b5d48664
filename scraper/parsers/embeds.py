"""Players and posts embedded in an article: which element carries one, and its address."""

import re
from urllib.parse import quote

from bs4 import Tag

PLAYER_HOSTS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "spotify.com", "music.apple.com", "soundcloud.com",
    "tiktok.com", "instagram.com", "twitter.com", "x.com", "facebook.com", "vimeo.com", "dailymotion.com", "bilibili.com",
    "nicovideo.jp", "tv.naver.com", "naver.me", "kakao.com", "deezer.com", "bandcamp.com", "vlive.tv", "weibo.com", "threads.net",
    "tumblr.com", "pinterest.com", "reddit.com", "bsky.app", "tv.kakao.com", "music.amazon.com", "tidal.com", "mixcloud.com",
)  # fmt: skip
"""Hosts whose frames and links are players or posts, not advertising."""
_SOURCES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-url", "data-embed-src", "data-video-url", "data-href")
_PLAYER_URL = re.compile(
    r"(?i)https?://(?:[\w-]+\.)*(?:youtube\.com/(?:watch|embed|shorts|live|playlist|v/)|youtube-nocookie\.com/embed|youtu\.be/|"
    r"open\.spotify\.com/|spotify\.link/|(?:embed\.)?music\.apple\.com/|soundcloud\.com/|(?:vm\.|vt\.)?tiktok\.com/|instagram\.com/(?:p|reel|tv)/|"
    r"(?:twitter|x)\.com/\w+/status|vimeo\.com/\d|dailymotion\.com/|dai\.ly/|bilibili\.com/video|b23\.tv/|nicovideo\.jp/watch|nico\.ms/|"
    r"tv\.naver\.com/|tv\.kakao\.com/|deezer\.com/|vlive\.tv/|facebook\.com/\S*/(?:videos|posts)/|fb\.watch/|weibo\.com/|threads\.net/)\S*",
)
_POST_CLASS = re.compile(
    r"(?i)twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|text-post-media|reddit-(?:card|embed)|fb-(?:post|video)"
)


def is_player_url(text: str) -> bool:
    """Tell whether `text` is nothing but the address of a player or post.

    >>> is_player_url("https://youtu.be/abcdefghijk"), is_player_url("https://example.org/a"), is_player_url("See https://youtu.be/x")
    (True, False, False)
    """
    return text[:4].lower() == "http" and _PLAYER_URL.fullmatch(text) is not None


def is_player_source(url: str) -> bool:
    """Tell whether a frame's address belongs to a player or post, by its host."""
    host = re.sub(r"^(?:https?:)?//", "", url).split("/", 1)[0].split(":", 1)[0].lower()
    return any(host == h or host.endswith("." + h) for h in PLAYER_HOSTS)


def embed_in(tag: Tag) -> tuple[str, ...]:
    """Return the addresses of the player or post that `tag` is; empty when it is none.

    Read: `iframe`, `embed`, `object`, `video`, `audio` (also with lazy `data-*` addresses), `lite-youtube` and its kin,
    posts quoted by script (Twitter, Instagram, TikTok, ...), players that a script fills (`data-id`, `data-video-id`).
    """
    name = tag.name
    if name in {"iframe", "embed", "amp-iframe"}:
        url = source_of(tag)
        return (url,) if url and is_player_source(url) else ()
    if name in {"video", "audio"}:
        url = source_of(tag)
        if not url and isinstance(inner := tag.find("source"), Tag):
            url = source_of(inner)
        return (url,) if url else ()
    if name in {"lite-youtube", "amp-youtube", "youtube-video", "lite-yt-embed"}:
        video = tag.get("videoid") or tag.get("data-videoid") or tag.get("video-id")
        return (f"https://www.youtube.com/embed/{quote(str(video), safe='')}",) if video else ()
    if name in {"lite-vimeo", "amp-vimeo"} and (clip := tag.get("videoid") or tag.get("data-videoid")):
        return (f"https://player.vimeo.com/video/{quote(str(clip), safe='')}",)
    css = tag.get("class")
    if css and name in {"blockquote", "div"} and _POST_CLASS.search(str(css)):
        return _post_address(tag)
    if name == "div" and (lazy := str(tag.get("data-src") or tag.get("data-url") or "").strip()) and is_player_url(lazy):
        return (lazy,)
    return ()


def source_of(tag: Tag) -> str:
    """Return the address a frame or player loads, lazy forms included."""
    for key in _SOURCES:
        value = str(tag.get(key) or "").strip()
        if value and not value.startswith(("about:", "data:", "javascript:")):
            return value
    return ""


def _post_address(tag: Tag) -> tuple[str, ...]:
    for key in ("data-instgrm-permalink", "cite", "data-href", "data-bluesky-uri", "data-text-post-permalink"):
        if value := str(tag.get(key) or "").strip():
            return (value,)
    links = [str(a.get("href") or "") for a in tag.find_all("a", href=True)]
    return tuple([u for u in links if is_player_url(u)][-1:])
