"""SURT, the form of an address under which web archives sort and find it: host reversed, scheme, `www.` and case gone.

What readers of CDXJ ask for is not the bare rule of the CDXJ specification but the canonical form of the Wayback Machine
(default port, session ids and empty queries gone, parameters sorted), so that is what is written.
"""

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_WWW = re.compile(rb"^www\d*\.")
_SESSION_IN_QUERY = re.compile(
    rb"(?:^|(?<=&))(?:(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+)(?:&|$)"
)
_SESSION_IN_PATH = re.compile(rb"\((?:[a-z]\([0-9a-z]{24}\))+\)/|\([0-9a-z]{24}\)/")
_DEFAULT_PORTS = {"http": b":80", "https": b":443"}
_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters that stand unescaped in a key, beside letters and digits."""


def surt_key(url: str) -> str:
    """Return the key of an http(s) address; anything else is its own key.

    >>> surt_key("https://www.Example.org:443/A//b/?b=2&a=1#top"), surt_key("http://127.0.0.1:8000/%7Ex?PHPSESSID=" + "0" * 32)
    ('org,example)/a/b?a=1&b=2', '1,0,0,127:8000)/~x')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not parts.netloc:
        return url
    path = _escaped(_without_dots(_unescaped(parts.path))).lower()
    path = _SESSION_IN_PATH.sub(b"", path)
    query = _sorted(_SESSION_IN_QUERY.sub(b"", _escaped(_unescaped(parts.query)).lower()).rstrip(b"&"))
    if len(path) > 1:
        path = path.rstrip(b"/")
    return (_host_key(parts.netloc, _DEFAULT_PORTS[parts.scheme]) + b")" + path + (b"?" + query if query else b"")).decode(
        "ascii"
    )


def _host_key(netloc: str, default_port: bytes) -> bytes:
    name = netloc.rpartition("@")[2].lower()
    try:
        host = name.encode("ascii")
    except UnicodeEncodeError:
        try:
            host = name.encode("idna")
        except UnicodeError:
            host = _escaped(name.encode())
    host = _WWW.sub(b"", host.removesuffix(default_port))
    if host.startswith(b"["):
        return host.replace(b"[", b"").replace(b"]", b"")
    host, colon, port = host.partition(b":")
    return b",".join(reversed(host.strip(b".").split(b"."))) + colon + port


def _unescaped(text: str) -> bytes:
    """Undo percent-encoding until nothing changes."""
    data = text.encode("utf-8", "surrogatepass")
    while (plain := unquote_to_bytes(data)) != data:
        data = plain
    return data


def _escaped(data: bytes) -> bytes:
    return quote_from_bytes(data, safe=_SAFE).encode("ascii")


def _without_dots(path: bytes) -> bytes:
    """Return an absolute path without `.`, `..` and empty segments; a slash at its end stays."""
    kept: list[bytes] = []
    *inner, last = path.split(b"/")[1:] or [b""]
    if last in (b".", b".."):
        inner, last = [*inner, last], b""
    for segment in inner:
        if segment == b"..":
            del kept[-1:]
        elif segment not in (b"", b"."):
            kept.append(segment)
    return b"/" + b"/".join([*kept, last])


def _sorted(query: bytes) -> bytes:
    """Sort parameters by name, then by value, as the Wayback Machine does: a name without a value comes first."""
    parts = [part.partition(b"=") for part in query.split(b"&")]
    return b"&".join(b"".join(part) for part in sorted(parts))
