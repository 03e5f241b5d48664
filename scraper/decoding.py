"""Content codings undone strictly: what is cut short, corrupt or endless is returned as far as it goes and named.

Scrapy's own middleware returns half a gzip body as a clean 200; an archive must know that it is half.
"""

import sys
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import brotli  # type: ignore[import-untyped]

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate"
"""What we send as Accept-Encoding: what every reader of WARC can undo, so that bodies are kept as they came."""
_STEP = 64 * 1024
_MOST_CODINGS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A body with its content codings removed."""

    body: bytes
    """As far as it could be decoded."""
    problem: str = ""
    """Why it is not whole; empty when it is."""


class _Broken(Exception):  # noqa: N818 - never leaves this module
    """The coded stream ends too early or is corrupt."""


def decode_body(raw: bytes, codings: Iterable[str], limit: int) -> Decoded:
    """Undo the Content-Encoding values `codings` (as sent, in order); give up beyond `limit` bytes of output.

    >>> decode_body(b"abc", [], 10).body, decode_body(b"abc", ["rot13"], 10).problem
    (b'abc', 'unknown content coding: rot13')
    """
    names = [name.strip().lower() for value in codings for name in value.split(",")]
    names = [name for name in names if name and name != "identity"]
    if len(names) > _MOST_CODINGS:
        return Decoded(body=raw, problem=f"{len(names)} content codings on one body")
    body = raw
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            return Decoded(body=body, problem=f"unknown content coding: {name[:40]}")
        if not body:
            break
        decoded = _run(decoder(body), limit, name)
        if decoded.problem and not decoded.body and body.lstrip()[:1] == b"<":
            continue  # labelled as coded, sent as plain markup: several servers do
        if decoded.problem:
            return decoded
        body = decoded.body
    return Decoded(body=body)


def decodes_to(raw: bytes, codings: Sequence[str], body: bytes) -> bool:
    """Tell whether `decode_body(raw, codings, len(body))` gives `body`, without holding it a second time.

    >>> import gzip; decodes_to(gzip.compress(b"abcd"), ["gzip"], b"abc"), decodes_to(b"abc", [], b"abd")
    (True, False)
    """
    decoder = _DECODERS.get(codings[0].strip().lower()) if len(codings) == 1 else None
    if decoder is None or not raw or raw.lstrip()[:1] == b"<":
        return decode_body(raw, codings, len(body)).body == body
    view, at = memoryview(body), 0
    try:
        for chunk in decoder(raw):
            if view[at : at + len(chunk)] != chunk[: len(body) - at]:
                return False
            at += len(chunk)
            if at > len(body):
                return True
    except (_Broken, zlib.error, brotli.error, zstd.ZstdError, EOFError):
        return at == len(body)
    return at == len(body)


def _run(chunks: Iterator[bytes], limit: int, name: str) -> Decoded:
    out = BytesIO()  # its value is not copied when it is taken out, unlike a bytearray's
    problem = ""
    try:
        for chunk in chunks:
            out.write(chunk)
            if out.tell() > limit:
                out.truncate(limit)
                problem = f"more than {limit} bytes when decoded from {name}"
                break
    except (_Broken, zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        problem = f"broken {name} body: {error}"
    return Decoded(body=out.getvalue(), problem=problem)


def _gzip(raw: bytes) -> Iterator[bytes]:
    rest = raw
    while rest:
        rest = yield from _zlib_stream(rest, 31)
        if rest[:2] != b"\x1f\x8b":  # padding or garbage after the last member is ignored, as RFC 1952 readers do
            return


def _deflate(raw: bytes) -> Iterator[bytes]:
    # RFC 9110 means the zlib format; some servers send the bare stream.
    zlib_header = len(raw) > 1 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    yield from _zlib_stream(raw, 15 if zlib_header else -15)


def _zlib_stream(raw: bytes, window: int) -> Generator[bytes, None, bytes]:
    decoder = zlib.decompressobj(window)
    data = raw
    while not decoder.eof:
        chunk = decoder.decompress(data, _STEP)
        data = decoder.unconsumed_tail
        if chunk:
            yield chunk
        elif not data and not decoder.eof:
            raise _Broken("it ends too early")
    return decoder.unused_data


def _brotli(raw: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    chunk = decoder.process(raw, output_buffer_limit=_STEP)
    while chunk or not decoder.is_finished():
        if not chunk:
            raise _Broken("it ends too early")
        yield chunk
        chunk = b"" if decoder.is_finished() else decoder.process(b"", output_buffer_limit=_STEP)


def _zstd(raw: bytes) -> Iterator[bytes]:
    data = raw
    while data:
        decoder = zstd.ZstdDecompressor()
        while not decoder.eof:
            chunk = decoder.decompress(data, _STEP)
            data = b""
            if chunk:
                yield chunk
            elif decoder.needs_input:
                raise _Broken("it ends too early")
        data = decoder.unused_data


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def gunzip(raw: bytes, limit: int) -> Decoded:
    """Undo a gzip file (a `.xml.gz` sitemap).

    >>> import gzip; gunzip(gzip.compress(b"x"), 10).body
    b'x'
    """
    return _run(_gzip(raw), limit, "gzip")


def coding_values(headers: Sequence[tuple[str, str]]) -> list[str]:
    """Return the values of Content-Encoding among response headers."""
    return [value for name, value in headers if name.lower() == "content-encoding"]
