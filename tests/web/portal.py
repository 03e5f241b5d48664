"""A news portal: dramas are one section among others, and half of its addresses lead round in circles."""

import re
import secrets
from urllib.parse import parse_qs, urlsplit

from tests.faults.server import Reply
from tests.web.pages import DATA, article, frame, plain, prose, slug, teasers
from tests.web.serving import Site
from tests.web.sites import STANDING

MENU = ("/", "/drama/", "/sports/", "/politics/", "/about/")
_GENRES, _YEARS, _SORTS = ("romance", "crime", "history"), range(2019, 2026), ("new", "old", "votes")


def _other(section: str, number: int) -> bytes:
    words, sentence = DATA["other_sections"][section]
    text = prose(number, 3, sentences=[sentence])
    body = f"<article><h1>{words} {number}</h1><div class='entry-content'>{text}</div></article>"
    return frame(body, heading=f"{words} {number}", site="Meridian Portal", menu=MENU)


def _facets(query: dict[str, list[str]]) -> str:
    """Links to every list that differs in one choice from this one."""
    chosen = {name: values[0] for name, values in query.items() if name != "page"}
    choices = [("genre", g) for g in _GENRES] + [("year", str(y)) for y in _YEARS] + [("by", s) for s in _SORTS]
    links = []
    for name, value in choices:
        wanted = "&amp;".join(f"{key}={word}" for key, word in sorted((chosen | {name: value}).items()))
        links.append(f"<a href='/drama/?{wanted}'>{value} dramas only</a>")
    return f"<div class='choices'>{' '.join(links)}</div>"


def portal() -> Site:
    """Dramas among sports and politics; facets, a calendar, session ids, tags, dead links, and an archive below itself."""
    section = {f"/drama/{slug(n)}": n for n in range(100, 124)}
    desk = {f"/news/{20250300 + n}.html": n for n in range(130, 138)}
    paths, names = section | desk, list(section)

    def listing(query: dict[str, list[str]]) -> bytes:
        page = int(query.get("page", ["1"])[0])
        part = names[(page - 1) * 8 : page * 8]
        session = f";jsessionid={secrets.token_hex(16)}" if page == 2 else ""
        dead = "".join(f"<h2><a href='/drama/lost-{page}-{n}'>A story of week {n}</a></h2>" for n in (1, 2))
        facets = {name: values for name, values in query.items() if name != "page"}
        more = f"<a href='/drama/{session}?page={page + 1}'>Next</a>" if page < 3 and not facets else ""
        pager = f"<div class='pagination'>{more}</div>"
        found = teasers([paths[name] for name in part], [name + session for name in part])
        return frame(found + dead + pager + _facets(query), heading="Drama", site="Meridian Portal", menu=MENU)

    def front() -> bytes:
        news = teasers(list(desk.values()), list(desk))
        others = "".join(
            f"<h2><a href='/{word}/report-{n}'>The {word} desk, report {n}</a></h2>"
            for word in ("sports", "politics")
            for n in range(6)
        )
        archive = "<p><a href='archive/back/'>Back numbers</a> <a href='/calendar/2026/03/'>Premieres of March</a></p>"
        return frame(news + others + archive, heading="Front", site="Meridian Portal", menu=MENU)

    def answer(base: str, path: str) -> Reply | bytes | None:
        parts = urlsplit(path)
        plain_path, query = parts.path.partition(";")[0], parse_qs(parts.query)
        if plain_path in paths:
            tags = "<p><a href='/topic/lamps'>#lamps</a> <a href='/topic/rain'>#rain</a></p>"
            return article(paths[plain_path], after=tags, site="Meridian Portal", menu=MENU)
        if plain_path in ("/", "/drama/"):
            return front() if plain_path == "/" else listing(query)
        month = re.fullmatch(r"/calendar/(\d{4})/(\d\d)/", plain_path)
        if month:
            return _calendar(int(month[1]) * 12 + int(month[2]) - 1)
        if plain_path.startswith("/archive/back/"):
            shown = teasers([paths[name] for name in names[:3]], names[:3])
            return frame(shown + "<p><a href='back/'>Older numbers</a></p>", heading="Back numbers", menu=MENU)
        if plain_path.startswith("/topic/"):
            return frame(teasers([paths[name] for name in names[:6]], names[:6]), heading="Topic", menu=MENU)
        other = re.fullmatch(r"/(sports|politics)/(?:report-(\d))?", plain_path)
        if other:
            return _other(other[1], int(other[2])) if other[2] else _section(other[1])
        return STANDING.get(plain_path)

    return Site(
        kind="mixed portal",
        articles=frozenset(paths),
        answer=answer,
        traps={
            "facets": re.compile(r"/drama/\?.*\b(?:genre|year|by)="),
            "calendar": re.compile(r"/calendar/"),
            "circle": re.compile(r"/archive/back/"),
            "sessions": re.compile(r"jsessionid"),
            "dead links": re.compile(r"/drama/lost-"),
        },
        missing=plain("Meridian Portal", DATA["lost"], site="Meridian Portal"),
    )


def _calendar(month: int) -> bytes:
    links = " ".join(f"<a href='/calendar/{n // 12:04d}/{n % 12 + 1:02d}/'>Month {n}</a>" for n in (month - 1, month + 1))
    return frame(f"<h1>Programme</h1><p>No premiere is known for month {month}.</p>{links}", heading="Programme", menu=MENU)


def _section(word: str) -> bytes:
    links = "".join(f"<h2><a href='/{word}/report-{n}'>The {word} desk, report {n}</a></h2>" for n in range(6))
    return frame(links, heading=word.title(), site="Meridian Portal", menu=MENU)
