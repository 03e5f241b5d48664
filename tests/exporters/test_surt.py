"""Keys of addresses, as the Wayback Machine's own canonicalization has them (compared with surt 0.3.1)."""

import pytest

from exporters.surt import surt_key


@pytest.mark.parametrize(
    ("url", "key", "reason"),
    [
        ("https://www.Example.org:443/index.html", "org,example)/index.html", "www., default port and case are gone"),
        ("https://www2.example.org:8443/x/", "org,example:8443)/x", "another port stays, the last slash goes"),
        ("http://example.org", "org,example)/", "no path is the root"),
        ("http://example.org?x=1", "org,example)/?x=1", "no path but a query"),
        ("http://127.0.0.1:8000/a/B/?b=2&a=1", "1,0,0,127:8000)/a/b?a=1&b=2", "an IP address is turned round as well"),
        ("http://[::1]:8080/a", "::1:8080)/a", "IPv6 stays in order"),
        ("http://h.example/a//b/../c/./d", "example,h)/a/c/d", "empty segments and dots"),
        ("http://h.example/x/..", "example,h)/", "dots at the end"),
        ("http://h.example/../x", "example,h)/x", "above the root is the root, as browsers have it"),
        ("http://h.example/a%20b%2Fc%25?q=%E4%B8%AD&A=b+c", "example,h)/a%20b/c%25?a=b+c&q=%e4%b8%ad", "escapes"),
        ("http://h.example/%2525", "example,h)/%25", "escaped twice"),
        ("https://h.example/%7Euser/é", "example,h)/~user/%c3%a9", "a needless escape goes, a needed one comes"),
        ("http://例え.jp/パス", "jp,xn--r8jz45g)/%e3%83%91%e3%82%b9", "a name in another script"),
        ("https://h.example/a?b=1&a", "example,h)/a?a&b=1", "a name without value sorts first"),
        ("https://h.example/a?a=1&a=0", "example,h)/a?a=0&a=1", "by value, too"),
        ("https://h.example/a?b=&a", "example,h)/a?a&b=", "an empty value keeps its sign"),
        ("https://h.example/a?", "example,h)/a", "an empty query"),
        ("https://h.example/?PHPSESSID=0123456789abcdef0123456789abcdef&b=1", "example,h)/?b=1", "a session id"),
        ("https://h.example/a?sid=12&q=1", "example,h)/a?q=1&sid=12", "a short sid is a parameter like any other"),
        ("https://h.example/(S(4hqa0555fwsecu455xqckv45))/m.aspx", "example,h)/m.aspx", "a session id in the path"),
        ("https://me:secret@h.example/a", "example,h)/a", "who asks is no part of it"),
        ("https://h.example/a#frag", "example,h)/a", "a fragment"),
        ("urn:some:id", "urn:some:id", "no web address"),
    ],
)
def test_key(url: str, key: str, reason: str) -> None:
    assert surt_key(url) == key, reason
