"""What a page's own program knows of the article: the state that a script leaves behind for the browser (hydration).

Pages made by Next.js, Nuxt, Gridsome, Gatsby and their like carry the article's record in a script (`__NEXT_DATA__`,
`window.__INITIAL_STATE__ = {...}`), with the date and author that the template may never print. It is machine data without a
published meaning, so it is asked last, and only the record whose title is the headline is believed.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from scraper.text import fold, one_line

MAX_SCRIPTS = 60
"""Scripts of one page that are looked at."""
MAX_STATE = 3_000_000
"""Characters of one script; a longer one is a data set."""
MAX_VALUES = 20_000
"""Objects and lists of one state that are walked."""
_DATES = (
    "firstpublishedat", "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "publishedon",
    "published", "pubdate", "postdate", "dategmt", "date", "createdat",
)  # fmt: skip
"""Keys of the publication, capitals and underscores aside, the most certain first."""
_AUTHORS = ("author", "authors", "byline", "writer", "writers", "creator")
_NAMES = ("name", "displayname", "fullname", "title")
_TITLES = ("title", "headline", "name", "posttitle")
_ASSIGNED = re.compile(r"^\s*(?:window\.|self\.|var\s|const\s|let\s)?[\w.$\[\]\"']{1,60}\s*=\s*(?=\{)")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppState:
    """The record of the article in a page's state; empty where there is none."""

    published: str = ""
    """The date as written there, for `parse_machine_date`."""
    authors: tuple[str, ...] = ()
    """The names as written there."""


def read_app_state(scripts: Iterable[str], title: str) -> AppState:
    """Return what the page's scripts say of the article called `title`; no script is run.

    >>> read_app_state(['window.S={"post":{"title":"A Walk","date":"2020-04-06T15:16:00"}};'], "A walk").published
    '2020-04-06T15:16:00'
    """
    key = fold(title)
    if not key:
        return AppState()
    for script in islice(scripts, MAX_SCRIPTS):
        for record in _objects(_load(script)) if len(script) <= MAX_STATE else ():
            keys = {re.sub(r"[_-]", "", k.casefold()): v for k, v in record.items()}
            if any(fold(_text(keys.get(name))) == key for name in _TITLES):
                state = AppState(published=_date(keys), authors=tuple(_people(keys)))
                if state.published or state.authors:
                    return state
    return AppState()


def _load(text: str) -> Any:
    """Read a script that is a JSON object, or one that is assigned; what follows it does not matter."""
    start = _ASSIGNED.match(text)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text[start.end() if start else 0 :].lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _objects(root: Any) -> Iterator[Mapping[str, Any]]:
    queue, walked = deque([root]), 0
    while queue and walked < MAX_VALUES:
        value = queue.popleft()
        walked += 1
        if isinstance(value, dict):
            yield value
            queue.extend(v for v in value.values() if isinstance(v, dict | list))
        elif isinstance(value, list):
            queue.extend(v for v in value[:MAX_VALUES] if isinstance(v, dict | list))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("en") or ""
    return one_line(unescape(value)) if isinstance(value, str) else ""


def _date(keys: Mapping[str, Any]) -> str:
    return next(
        (v.strip() for v in map(keys.get, _DATES) if isinstance(v, str) and re.match(r"\s*(?:19|20)\d\d-\d\d-\d\d", v)), ""
    )


def _people(keys: Mapping[str, Any]) -> Iterator[str]:
    value = next((v for v in map(keys.get, _AUTHORS) if v), None)
    for person in (value if isinstance(value, list) else [value])[:10]:
        inner = person.get("node") if isinstance(person, dict) and isinstance(person.get("node"), dict) else person
        if isinstance(inner, dict):
            plain = {re.sub(r"[_-]", "", k.casefold()): v for k, v in inner.items()}
            inner = next((v for v in map(plain.get, _NAMES) if isinstance(v, str)), "")
        if isinstance(inner, str) and inner.strip():
            yield one_line(unescape(inner))
