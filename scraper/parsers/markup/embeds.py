"""Players and posts embedded in an article: which element carries one, and its address."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from selectolax.lexbor import LexborNode

PLAYER_HOSTS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "spotify.com", "music.apple.com", "soundcloud.com",
    "tiktok.com", "instagram.com", "twitter.com", "x.com", "facebook.com", "vimeo.com", "dailymotion.com", "bilibili.com",
    "nicovideo.jp", "tv.naver.com", "naver.me", "kakao.com", "deezer.com", "bandcamp.com", "vlive.tv", "weibo.com", "threads.net",
    "tumblr.com", "pinterest.com", "reddit.com", "bsky.app", "tv.kakao.com", "music.amazon.com", "tidal.com", "mixcloud.com",
)  # fmt: skip
"""Hosts whose frames and links are players or posts, not advertising."""
LINK_CARD = "link-card"
"""The rule by which cards of linked pages are dropped; one of a player is a player."""
_SOURCES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-url", "data-embed-src", "data-video-url", "data-href")
_PLAYER_URL = re.compile(
    r"(?i)https?://(?:[\w-]+\.)*(?:youtube\.com/(?:watch|embed|shorts|live|playlist|v/)|youtube-nocookie\.com/embed|youtu\.be/|"
    r"open\.spotify\.com/|spotify\.link/|(?:embed\.)?music\.apple\.com/|soundcloud\.com/|(?:vm\.|vt\.)?tiktok\.com/|"
    r"instagram\.com/(?:p|reel|tv)/|(?:twitter|x)\.com/\w+/status|vimeo\.com/\d|dailymotion\.com/|dai\.ly/|bilibili\.com/video|"
    r"b23\.tv/|nicovideo\.jp/watch|nico\.ms/|tv\.naver\.com/|tv\.kakao\.com/|deezer\.com/|vlive\.tv/|"
    r"facebook\.com/\S*/(?:videos|posts)/|fb\.watch/|weibo\.com/|threads\.net/)\S*",
)
_PARAMETERS = 40
"""Children of an `object` that are looked at; text between them counts."""
_HOST = re.compile(r"^(?:https?:)?//")
_POST_CLASS = re.compile(
    r"(?i)twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|text-post-media|reddit-(?:card|embed)|"
    r"fb-(?:post|video)"
)
_PLAYER_WORDS = ("player", "video", "embed", "youtube")
_POST_WORDS = ("tweet", "media", "reddit-card", "fb-post", *_PLAYER_WORDS)
"""Letters of which every name of a post or player has some."""
CARRIERS = frozenset((
    "iframe", "embed", "amp-iframe", "video", "audio", "lite-youtube", "amp-youtube", "youtube-video", "lite-yt-embed",
    "lite-vimeo",
    "amp-vimeo", "object",
))  # fmt: skip
"""Elements that may be a player by their name alone."""


def is_player_url(text: str) -> bool:
    """Tell whether `text` is nothing but the address of a player or post.

    >>> is_player_url("https://youtu.be/abcdefghijk"), is_player_url("https://example.org/a"), is_player_url("See https://youtu.be/x")
    (True, False, False)
    """
    return text[:4].lower() == "http" and _PLAYER_URL.fullmatch(text) is not None


def is_player_source(url: str) -> bool:
    """Tell whether a frame's address belongs to a player or post, by its host."""
    host = _HOST.sub("", url).split("/", 1)[0].split(":", 1)[0].lower()
    return any(host == h or host.endswith("." + h) for h in PLAYER_HOSTS)


def player_links(node: LexborNode) -> tuple[str, ...]:
    """Return the addresses of the players that an element links to, or that it is the link of, each once."""
    around = [n for n in (node, node.parent) if n is not None and n.tag == "a"]
    links = [(a.attributes.get("href") or "").strip() for a in (*around, *node.css("a[href]"))]
    return tuple(dict.fromkeys(u for u in links if is_player_url(u)))


def embed_in(node: LexborNode, tag: str, name: str) -> tuple[str, ...]:
    """Return the addresses of the player or post that an element is; empty when it is none.

    Read: `iframe`, `embed`, `video`, `audio` (also with lazy `data-*` addresses), `lite-youtube` and its kin, posts quoted by
    script (Twitter, Instagram, TikTok, ...), players that a script fills. `name` is the element's class and id.
    """
    if tag in CARRIERS:
        return _of_carrier(node, tag)
    if tag in {"blockquote", "div"}:
        sort = sort_of(name)
        if sort == "post":
            return _of_post(node)
        if sort == "player":
            attributes = node.attributes
            lazy = (attributes.get("data-src") or attributes.get("data-url") or "").strip()
            return (lazy,) if lazy and is_player_url(lazy) else _of_lazy_box(attributes, name)
    return ()


@lru_cache(maxsize=2048)
def sort_of(name: str) -> str:
    """Return whether a class and id are those of a `post`, of a `player`, or of neither (empty)."""
    low = name.lower()
    if not any(map(low.__contains__, _POST_WORDS)):
        return ""
    if _POST_CLASS.search(name):
        return "post"
    return "player" if any(word in name for word in _PLAYER_WORDS) else ""


def _of_lazy_box(attributes: Mapping[str, str | None], name: str) -> tuple[str, ...]:
    """Return the address of a box that a script turns into a player: the video's id and the provider's name are all it has."""
    video = next(filter(None, (attributes.get(key) for key in ("data-video-id", "data-videoid", "data-youtube-id"))), "")
    provider = f"{attributes.get('data-provider-name') or attributes.get('data-provider') or ''} {name}".lower()
    if not video or ("youtube" not in provider and "vimeo" not in provider):
        return ()
    base = "https://www.youtube.com/embed/" if "youtube" in provider else "https://player.vimeo.com/video/"
    return (base + quote(video, safe=""),)


def _of_carrier(node: LexborNode, tag: str) -> tuple[str, ...]:
    attributes = node.attributes
    url = source_of(attributes)
    if tag in {"iframe", "embed", "amp-iframe"}:
        return (url,) if url and is_player_source(url) else ()
    if tag == "object":
        return _of_object(node)
    if tag in {"video", "audio"}:
        inner = None if url else node.css_first("source[src]")
        return tuple(filter(None, (url or (source_of(inner.attributes) if inner else ""),)))
    video = attributes.get("videoid") or attributes.get("data-videoid") or attributes.get("video-id")
    if not video:
        return ()
    base = "https://player.vimeo.com/video/" if "vimeo" in tag else "https://www.youtube.com/embed/"
    return (base + quote(video, safe=""),)


def _of_object(node: LexborNode) -> tuple[str, ...]:
    """Return the address that an `object` loads, as pages of the years of Flash wrote players: its own or of a child."""
    url = (node.attributes.get("data") or "").strip()
    child = node.first_child
    for _ in range(_PARAMETERS):
        if child is None or is_player_source(url):
            break
        if child.tag == "embed":
            url = source_of(child.attributes)
        elif child.tag == "param" and (child.attributes.get("name") or "").lower() in {"movie", "src"}:
            url = (child.attributes.get("value") or "").strip()
        child = child.next
    return (url,) if is_player_source(url) else ()


def source_of(attributes: Mapping[str, str | None]) -> str:
    """Return the address a frame or player loads, lazy forms included."""
    for key in _SOURCES:
        value = (attributes.get(key) or "").strip()
        if value and not value.startswith(("about:", "data:", "javascript:", "blob:")):
            return value
    return ""


def _of_post(node: LexborNode) -> tuple[str, ...]:
    attributes = node.attributes
    for key in ("data-instgrm-permalink", "cite", "data-href", "data-bluesky-uri", "data-text-post-permalink"):
        if value := (attributes.get(key) or "").strip():
            return (value,)
    links = [(a.attributes.get("href") or "").strip() for a in node.css("a[href]")]
    return tuple([u for u in links if is_player_url(u)][-1:])
