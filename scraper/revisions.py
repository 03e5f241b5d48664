"""Whether a new reading of an article becomes its text: what it means, whether that changed, and what must never replace it.

Pure: records in, intents out. A record is what `ParsedPage.to_record` returns and `revisions.record` holds.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scraper.items import ParsedPage
from scraper.text import fold, one_line
from scraper.urls import embed_of

DIGEST_VERSION = 1
"""Part of what is hashed: a change of `meaning_of` changes it, so that old and new digests never meet by accident."""
GONE = {404: "404 Not Found", 410: "410 Gone", 451: "451 Unavailable For Legal Reasons"}
"""Statuses that say that the page is no longer there; what was stored of it stays."""
LONG = 400
"""Characters of text below which no shrinkage is sudden."""
SHRUNK = 0.4
"""A reading with less than this share of the known text is not a new version of it."""
SHELL = 1000
"""An error, consent or bot page has fewer characters than this, and no tracks."""
STUB = 80
"""A page without a title and tracks has at least so many characters, or it is what a server says for itself."""
_FIELDS = ("title", "authors", "published_at", "source_url", "language", "kind", "drama", "body_text", "mentions")
_TRACK_FIELDS = (
    "number", "title", "artists", "featured", "group", "drama", "part", "native_title", "heading", "text", "quotes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The current revision of an article."""

    digest: str
    """Its `content_digest`."""
    record: Mapping[str, Any]
    """Its record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is to be done with a reading."""

    action: Literal["write", "keep", "refuse"]
    """`write` a revision, `keep` the current one as nothing changed, `refuse` the reading."""
    reason: str
    """Why, for a person."""


def meaning_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a record whose change is a change of the article; empty fields are left out.

    Left out too: how sure the parser is, what it dropped, its version, and `modified_at`, which some sites set to today.
    """
    meaning = {name: record.get(name) for name in _FIELDS}
    meaning["embeds"] = [_player(url) for url in record.get("embeds", ())]
    meaning["tracks"] = [
        {name: track.get(name) for name in _TRACK_FIELDS} | {"embeds": [_player(url) for url in track.get("embeds", ())]}
        for track in record.get("tracks", ())
    ]
    found: dict[str, Any] = _without_empty(meaning)
    return found


def content_digest(record: Mapping[str, Any]) -> str:
    """Return SHA-256 over the meaning of a record, hex.

    >>> content_digest({"title": "A", "drama": None}) == content_digest({"title": "A", "warnings": ["x"]})
    True
    """
    text = json.dumps([DIGEST_VERSION, meaning_of(record)], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def decide(page: ParsedPage, *, status: int, complete: bool, known: Known | None) -> Intent:
    """Return what to do with a reading; `status` and `complete` are its capture's, `known` the current revision."""
    broken = _not_an_article(page, status=status, complete=complete)
    if broken:
        return Intent(action="refuse", reason=broken)
    record = page.to_record()
    if known is None:
        return Intent(action="write", reason="new")
    if content_digest(record) == known.digest:
        return Intent(action="keep", reason="nothing changed")
    shrunk = shrinkage(known.record, record)
    if shrunk:
        return Intent(action="refuse", reason=shrunk)
    return Intent(action="write", reason="; ".join(describe_changes(known.record, record)) or "details changed")


def _not_an_article(page: ParsedPage, *, status: int, complete: bool) -> str:
    """Return why a reading is no article's text at all; empty when it may be."""
    if page.page_type != "article":
        return "an index page (list, category, tag or home page), not an article"
    if not 200 <= status < 300:
        return f"the site answered {status}"
    if not complete:
        return "incomplete: the answer was cut short"
    if not page.body_text.strip() and not page.tracks:
        return "no text was found on the page"
    if not page.tracks and not page.title and len(page.body_text) < STUB:
        return f"next to no text, and no title: {one_line(page.body_text)!r}"
    if page.tracks or len(page.body_text) >= SHELL:
        return ""
    first_line = page.body_text.split("\n", 1)[0]
    for line in (page.title or "", first_line):
        if looks_like_error(line):
            return f"looks like an error or consent page: {one_line(line)[:80]!r}"
    return ""


_ERROR_BEGINNINGS = (
    # the status itself, but not a song called `404 (New Era)`
    r"40\d\b\W*(?:$|not found|page\b|error\b|file\b|forbidden\b|unauthorized\b)",
    r"50\d\b\W*(?:$|error\b|internal\b|bad gateway|service\b|gateway\b)",
    r"(?:internal server error|service (?:temporarily )?unavailable|bad gateway|gateway time)", r"too many requests",
    # nothing there
    r"(?:page |file )?not found\W*(?:$|[-–—|:])", r"nothing (?:was )?found",
    (r"(?:this |that |the )?(?:requested )?(?:page|url|post|article|content)(?: (?:you|that) .{0,40})? ?.{0,12}"
     r"(?:not (?:be )?found|(?:not|n.t) exist|no longer (?:available|exists?)|been (?:removed|deleted)|be found"
     r"|(?:un|not )available)"),
    r"halaman (?:ini )?tidak (?:ditemukan|tersedia)", r"page (?:introuvable|non trouvée)", r"página no encontrada",
    r"página não encontrada", r"(?:diese )?seite (?:wurde )?nicht gefunden", r"pagina non trovata", r"страница не найдена",
    r"strona nie (?:została )?znaleziona", r"không tìm thấy", r"ไม่พบหน้า", r"sayfa bulunamadı", r"الصفحة غير موجودة",
    r"(?:요청하신 |해당 )?페이지를 찾을 수", r"(?:존재하지 않는|삭제된) (?:페이지|게시물|글)",
    r"(?:お探しの)?(?:ページ|記事)(?:が|は)(?:見つかりません|存在しません|ありません)",
    r"(?:抱歉|对不起)?\W*(?:您访问的)?(?:页面|頁面|网页)(?:不存在|未找到|找不到)", r"找不到(?:页面|頁面|网页)",
    # not for us
    r"access (?:to this page has been )?denied", r"forbidden$", r"permission denied$", r"접근이 (?:거부|제한)", r"アクセスが拒否",
    r"just a moment\W*$", r"attention required", r"checking your browser", r"are you (?:a )?(?:human|robot)",
    r"(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human", r"(?:security check|human verification|captcha)\b",
    r"please (?:enable|turn on) (?:javascript|cookies)", r"(?:enable )?javascript (?:is )?(?:required|disabled)",
    r"(?:please )?(?:log|sign) ?in(?:\W*$| to (?:continue|view|read|your)| required)",
    r"(?:로그인|ログイン|登录|登入)(?:\W*$|이 필요|が必要)",
    r"before you continue", r"we value your privacy", r"your privacy (?:choices|matters)", r"cookie consent",
    # not now
    r"(?:site|website) (?:is )?(?:under|down for|temporarily)", r"under (?:maintenance|construction)",
    r"account (?:has been )?suspended", r"(?:this )?domain (?:name )?(?:is|has) ",
)  # fmt: skip
"""How the titles or first lines begin of what sites show instead of an article."""
_ERROR = re.compile(rf"(?:\W|oops|sorry|error|ошибка|erreur|fehler)*(?:{'|'.join(_ERROR_BEGINNINGS)})", re.IGNORECASE)


def looks_like_error(line: str) -> bool:
    """Tell whether a title or first line is that of an error, bot-check or consent page.

    >>> looks_like_error("404 - Page not found | Blog"), looks_like_error("404 (New Era) by KiiiKiii")
    (True, False)
    """
    return bool(_ERROR.match(one_line(line)))


def shrinkage(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return why a record is a remnant of another rather than a new version of it; empty when it may be one."""
    before, after = len(old.get("body_text") or ""), len(new.get("body_text") or "")
    tracks_before, tracks_after = len(old.get("tracks") or ()), len(new.get("tracks") or ())
    if tracks_before >= 3 and not tracks_after and after < before:
        return f"all {tracks_before} tracks and {before - after} characters are missing: kept the known text"
    if before >= LONG and after < SHRUNK * before and not (tracks_after and tracks_after >= tracks_before):
        return f"shrunk from {before} to {after} characters: kept the known text"
    return ""


def describe_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    r"""Return what changed between two records, one line a change, for a person.

    >>> describe_changes({"title": "A", "body_text": "x"}, {"title": "B", "body_text": "x\n\ny"})
    ('title: A → B', '1 paragraph added')
    """
    lines = [
        f"{name}: {_shown(old.get(name))} → {_shown(new.get(name))}"
        for name in ("title", "authors", "published_at", "kind", "drama", "language", "source_url")
        if (old.get(name) or None) != (new.get(name) or None)
    ]
    lines += _track_changes(old.get("tracks") or (), new.get("tracks") or ())
    before, after = _paragraphs(old), _paragraphs(new)
    for number, what in ((len(after - before), "added"), (len(before - after), "removed")):
        if number:
            lines.append(f"{number} paragraph{'s' * (number > 1)} {what}")
    return tuple(lines)


def _track_changes(old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> list[str]:
    before, after = _by_title(old), _by_title(new)
    lines = [f"song added: {_shown(track['title'])}" for key, track in after.items() if key not in before]
    lines += [f"song removed: {_shown(track['title'])}" for key, track in before.items() if key not in after]
    for key in (key for key in after if key in before):
        for name in ("artists", "featured", "drama", "part"):
            was, now = before[key].get(name) or None, after[key].get(name) or None
            if was != now:
                lines.append(f"{name} of {_shown(after[key]['title'])}: {_shown(was)} → {_shown(now)}")
    shared = [key for key in after if key in before]
    if shared != [key for key in before if key in after]:
        lines.append("songs in another order")
    return lines


def _by_title(tracks: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """Map (folded title, how often it was seen before on the page) to a track."""
    found: dict[tuple[str, int], Mapping[str, Any]] = {}
    for track in tracks:
        title = str(track.get("title") or "")
        key, number = fold(title) or title, 0
        while (key, number) in found:
            number += 1
        found[key, number] = track
    return found


def _paragraphs(record: Mapping[str, Any]) -> set[str]:
    return {p.strip() for p in (record.get("body_text") or "").split("\n\n")} - {""}


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        value = ", ".join(str(v) for v in value)
    return one_line(str(value))[:80] if value else "none"


def _player(url: str) -> str:
    provider, embed_id = embed_of(url)
    return f"{provider}:{embed_id}" if provider and embed_id else url


def _without_empty(value: Any) -> Any:
    if isinstance(value, str):  # by far the most
        return value
    if isinstance(value, dict):
        return {key: inner for key, given in value.items() if (inner := _without_empty(given)) not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_without_empty(inner) for inner in value]
    return value
