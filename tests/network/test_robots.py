"""robots.txt as files really are."""

import time

import pytest

from scraper.network.robots import KEPT_LEAST, READ_BYTES, KeptPolicies, RobotsPolicy, read_robots

RULES = b"User-agent: *\nDisallow: /private/\n"


@pytest.mark.parametrize(
    ("body", "path", "allowed", "reason"),
    [
        (RULES, "/private/x", False, "plain"),
        (RULES, "/public", True, "plain"),
        (b"\xef\xbb\xbf" + RULES, "/private/x", False, "byte order mark"),
        (RULES.replace(b"\n", b"\r"), "/private/x", False, "line ends of old Macs"),
        (b"\xff\xfe" + RULES.decode().encode("utf-16-le"), "/private/x", False, "UTF-16"),
        (b"User-agent: dramarchive\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/x", False, "our own group wins over *"),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: dramarchive\nDisallow:\n", "/x", True, "our own group, empty, allows all"),
        (b"User-agent: DramArchive/2.0\nDisallow: /a\n", "/a", False, "case and version of the token do not matter"),
        (
            b"User-agent: dramarchive\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: dramarchive\nDisallow: /b\n",
            "/b",
            False,
            "groups of one token are merged",
        ),
        (b"User-agent: *\nDisallow: /p\nAllow: /page\n", "/page", True, "the longest match wins"),
        (b"User-agent: *\nDisallow: /page\nAllow: /page\n", "/page", True, "Allow wins a tie"),
        (b"User-agent: *\nDisallow: /*.php$\n", "/x/a.php", False, "wildcard and end"),
        (b"User-agent: *\nDisallow: /*.php$\n", "/x/a.php?b", True, "wildcard and end"),
        (b"<!DOCTYPE html><html><body>Not here</body></html>", "/x", True, "an error page sent as 200"),
        (bytes(range(256)) * 40, "/x", True, "binary"),
        (b"", "/x", True, "empty"),
        (RULES + b"#" * READ_BYTES + b"\nDisallow: /late\n", "/late", True, "beyond 500 KiB nothing is read"),
    ],
)
def test_what_a_robots_txt_allows(body: bytes, path: str, allowed: bool, reason: str) -> None:
    policy = RobotsPolicy(read_robots(body), 0.0)
    assert policy.allows(f"https://h.example{path}") is allowed, reason


def test_a_pattern_made_to_be_slow_is_not() -> None:
    rules = read_robots(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"b\n")
    start = time.perf_counter()
    assert RobotsPolicy(rules, 0.0).allows("https://h.example/" + "a" * 5000)
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize(("value", "delay"), [("5", 5.0), ("0.5", 0.5), ("0", 0.0), ("soon", None), ("-1", None)])
def test_crawl_delay(value: str, delay: float | None) -> None:
    found = read_robots(f"User-agent: *\nCrawl-delay: {value}\n".encode()).crawl_delay("dramarchive")
    assert found == delay or (value == "-1" and (found or 0.0) <= 0.0)


def test_what_is_known_of_hosts_is_bounded_and_the_latest_is_kept() -> None:
    known = KeptPolicies(most=100 * KEPT_LEAST)
    for number in range(1000):
        known[f"https://{number}.example"] = RobotsPolicy(None, 0.0, size=0)
        assert known.get("https://0.example") is not None, "what is asked for again and again stays"
    assert len(known) <= 100
    known["https://big.example"] = RobotsPolicy(None, 0.0, size=1000 * KEPT_LEAST)
    assert len(known) == 1
    known["https://big.example"] = RobotsPolicy(None, 1.0, size=0)
    known["https://other.example"] = RobotsPolicy(None, 0.0, size=0)
    assert len(known) == 2
    assert known.get("https://nowhere.example") is None
