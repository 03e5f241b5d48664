"""Content codings: whole is whole, half is called half, and a bomb is not unpacked."""

import gzip
import random
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from scraper.decoding import decode_body, decodes_to, gunzip

PAGE = b"<html>" + random.Random(1).randbytes(30_000) + b"a" * 400_000 + b"</html>"
CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def packed(data: bytes) -> bytes:
    # Without the time of the minute: pytest-xdist compares the names of tests, and these hold the bytes.
    return gzip.compress(data, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(data) + coder.flush()


@pytest.mark.parametrize("name", CODERS)
class TestEachCoding:
    def test_whole(self, name: str) -> None:
        decoded = decode_body(CODERS[name](PAGE), [name], 10**7)
        assert (decoded.body, decoded.problem) == (PAGE, "")

    @pytest.mark.parametrize("cut", [1, 5, 500, 20_000])
    def test_cut_short_is_named_and_what_came_is_kept(self, name: str, cut: int) -> None:
        decoded = decode_body(CODERS[name](PAGE)[:-cut], [name], 10**7)
        assert "broken" in decoded.problem
        assert PAGE.startswith(decoded.body)

    def test_a_bomb_stops_at_the_limit(self, name: str) -> None:
        bomb = CODERS[name](b"\0" * 50_000_000)
        decoded = decode_body(bomb, [name], 100_000)
        assert len(decoded.body) == 100_000
        assert "more than 100000 bytes" in decoded.problem

    @given(data=st.binary(max_size=300))
    def test_garbage_never_raises(self, name: str, data: bytes) -> None:
        decode_body(data, [name], 10_000)


@pytest.mark.parametrize(
    ("raw", "codings", "body", "problem", "reason"),
    [
        (b"abc", [], b"abc", "", "no coding"),
        (b"abc", ["identity"], b"abc", "", "the coding that is none"),
        (b"", ["gzip"], b"", "", "an empty answer, as to HEAD or 304"),
        (packed(b"abc"), ["x-gzip"], b"abc", "", "old name"),
        (packed(b"abc") + packed(b"def"), ["gzip"], b"abcdef", "", "two members are one body"),
        (packed(b"abc") + b"\0" * 9, ["gzip"], b"abc", "", "padding after the last member"),
        (packed(packed(b"abc")), ["gzip, gzip"], b"abc", "", "coded twice, in one header"),
        (packed(brotli.compress(b"abc")), ["br", "gzip"], b"abc", "", "coded twice, in two headers"),
        (raw_deflate(b"abc"), ["deflate"], b"abc", "", "deflate without the zlib header"),
        (b"<html>", ["gzip"], b"<html>", "", "labelled gzip, sent plain"),
        (b"abc", ["rot13"], b"abc", "unknown content coding: rot13", "unknown"),
        (b"abc", ["gzip"] * 9, b"abc", "9 content codings on one body", "a tower of codings"),
    ],
)
def test_codings_as_servers_send_them(raw: bytes, codings: list[str], body: bytes, problem: str, reason: str) -> None:
    decoded = decode_body(raw, codings, 10_000)
    assert (decoded.body, decoded.problem) == (body, problem), reason


@given(
    body=st.binary(max_size=200_000), cut=st.integers(0, 40), other=st.binary(max_size=3), name=st.sampled_from(sorted(CODERS))
)
def test_decodes_to_is_decoding_and_comparing(body: bytes, cut: int, other: bytes, name: str) -> None:
    raw = CODERS[name](body)
    for sent in (raw, raw[:-cut] if cut else raw + b"x", body):
        for wanted in (body, body[:-1], body + other, other):
            assert decodes_to(sent, [name], wanted) == (decode_body(sent, [name], len(wanted)).body == wanted)


def test_a_wrong_checksum_is_not_a_whole_page() -> None:
    coded = gzip.compress(PAGE)
    broken = coded[:-8] + bytes(4) + coded[-4:]
    assert "incorrect data check" in decode_body(broken, ["gzip"], 10**7).problem


def test_gunzip_reads_a_sitemap_file() -> None:
    assert gunzip(gzip.compress(b"<urlset/>"), 100).body == b"<urlset/>"
