"""Players by provider and id: the same video under its many addresses is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.urls import embed_of

YT = ("youtube", "dQw4w9WgXcQ")
PLAYERS = [
    ("https://www.youtube.com/embed/dQw4w9WgXcQ", YT),
    ("https://www.youtube.com/embed/dQw4w9WgXcQ?start=5&feature=oembed", YT),
    ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YT),
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", YT),
    ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ", YT),
    ("https://music.youtube.com/watch?v=dQw4w9WgXcQ&list=PL123", YT),
    ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YT),
    ("//www.youtube.com/embed/dQw4w9WgXcQ", YT),
    ("https://www.youtube.com/embed/videoseries?list=PL0123456789", ("youtube", "PL0123456789")),
    (
        "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC?utm_source=oembed",
        ("spotify", "track/4uLU6hMCjMI75M1A2tKUQC"),
    ),
    ("https://open.spotify.com/intl-ko/album/1ATL5GLyefJaxhQzSPVrLX", ("spotify", "album/1ATL5GLyefJaxhQzSPVrLX")),
    ("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/293&color=ff5500", ("soundcloud", "tracks/293")),
    ("https://soundcloud.com/artist/song-name", ("soundcloud", "artist/song-name")),
    ("https://embed.music.apple.com/us/album/last-chance/1735?i=1736", ("apple", "1736")),
    ("https://music.apple.com/kr/album/queen-of-tears/1735", ("apple", "1735")),
    ("https://www.tiktok.com/@user/video/7123456789012345678?lang=en", ("tiktok", "7123456789012345678")),
    ("https://www.tiktok.com/embed/v2/7123456789012345678", ("tiktok", "7123456789012345678")),
    ("https://www.instagram.com/p/CxYz_12-a/embed/captioned/", ("instagram", "CxYz_12-a")),
    ("https://www.instagram.com/user/reel/CxYz_12-a/", ("instagram", "CxYz_12-a")),
    ("https://twitter.com/user/status/1234567890", ("x", "1234567890")),
    ("https://x.com/user/status/1234567890?s=20", ("x", "1234567890")),
    ("https://player.vimeo.com/video/76979871?h=8272103f6e", ("vimeo", "76979871")),
    ("https://www.dailymotion.com/embed/video/x8abcde", ("dailymotion", "x8abcde")),
    ("https://geo.dailymotion.com/player.html?video=x8abcde", ("dailymotion", "x8abcde")),
    ("https://tv.naver.com/embed/47837838?autoPlay=true", ("naver", "47837838")),
    ("https://tv.kakao.com/embed/player/cliplink/438567", ("kakao", "438567")),
    ("https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&page=1", ("bilibili", "BV1xx411c7mD")),
    ("https://widget.deezer.com/widget/dark/track/3135556", ("deezer", "track/3135556")),
    ("https://embed.tidal.com/tracks/77646169", ("tidal", "tracks/77646169")),
    ("https://www.youtube.com/", (None, None)),
    ("https://www.youtube.com/@channel", (None, None)),
    ("https://notyoutube.com/embed/dQw4w9WgXcQ", (None, None)),
    ("https://youtube.com.evil.example/embed/dQw4w9WgXcQ", (None, None)),
    ("https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ", (None, None)),
    ("https://www.youtube.com/watch?v=%22%3E%3Cscript%3E", (None, None)),
    ("https://[broken", (None, None)),
    ("", (None, None)),
]


@pytest.mark.parametrize(("url", "expected"), PLAYERS)
def test_who_plays_what(url: str, expected: tuple[str | None, str | None]) -> None:
    assert embed_of(url) == expected


@given(st.text(max_size=100))
def test_no_address_is_an_error(url: str) -> None:
    provider, embed_id = embed_of(url)
    assert embed_id is None or provider is not None
    embed_of(f"https://w.soundcloud.com/player?url={url}")
    embed_of(f"https://www.youtube.com/embed/{url}")
