"""Article pages of the test web: texts made from a number, so that no two are alike, in the frames of several kinds of site."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DATA: dict[str, Any] = json.loads(Path(__file__).with_name("data.json").read_text(encoding="utf-8"))
"""Words and markup that the pages are made of."""
_NAMES, _THINGS = DATA["names"], DATA["things"]


def drama(number: int) -> str:
    """The drama that an article is about, another one for each number up to 224.

    >>> drama(1) != drama(2)
    True
    """
    return f"{_NAMES[number % len(_NAMES)]} {_THINGS[number // len(_NAMES) % len(_THINGS)]}"


def title(number: int) -> str:
    """The headline of an article: every third one is about songs."""
    return str(DATA["titles"][number % 3]).format(drama(number)) + ("" if number < 224 else f" ({number})")


def _words(say: random.Random, number: int) -> dict[str, object]:
    """What fills the gaps of a sentence."""
    (place, other), (who, whom) = say.sample(DATA["places"], 2), say.sample(DATA["people"], 2)
    deed, end = say.sample(DATA["deeds"], 2)
    found = {"place": place, "other": other, "who": who, "whom": whom, "deed": deed, "end": end, "drama": drama(number)}
    numbers = {"number": number, "hour": say.randrange(1, 16), "take": say.randrange(10, 900), "episode": say.randrange(1, 17)}
    return found | numbers | {"sound": say.choice(DATA["sounds"]), "mood": say.choice(DATA["moods"])}


def prose(number: int, paragraphs: int = 4, *, sentences: Sequence[str] = DATA["prose"]) -> str:
    """Paragraphs made of the sentences, without songs."""
    say = random.Random(number)
    texts = (" ".join(sentences).format(**_words(say, number)) for _ in range(paragraphs))
    return "".join(f"<p>{text}</p>" for text in texts)


def songs(number: int) -> str:
    """Three track sections."""
    say = random.Random(number)
    found = []
    for n in (1, 2, 3):
        heading = f"{n}. “{say.choice(_NAMES)} {say.choice(_THINGS)} {number}” – Singer {number % 9} &amp; Band {n}"
        text = DATA["songs"].format(**_words(say, number))
        found.append(f"<h3>{heading}</h3><p>{text[0].upper()}{text[1:]}</p>")
    return "".join(found)


def story(number: int) -> str:
    """The text of an article: songs of the soundtrack, or prose alone."""
    return prose(number, 2) + "<h2>The soundtrack</h2>" + songs(number) if number % 3 == 0 else prose(number)


def frame(body: str, *, heading: str, head: str = "", site: str = "Evening Reel", menu: Sequence[str] = ("/",)) -> bytes:
    """A whole page."""
    links = "".join(f"<li><a href='{path}'>{path.strip('/').replace('-', ' ').title() or 'Home'}</a></li>" for path in menu)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{heading} | {site}</title>{head}</head><body>"
        f"<header><a href='/'>{site}</a><nav><ul>{links}</ul></nav></header><main>{body}</main>"
        f"<footer><a href='/about/'>About</a> <a href='/contact/'>Contact</a> © {site}</footer></body></html>"
    ).encode()


def article(number: int, *, head: str = "", after: str = "", site: str = "Evening Reel", menu: Sequence[str] = ("/",)) -> bytes:
    """An article page; `after` stands behind its text, inside `main`."""
    body = (
        f"<article class='post'><h1 class='entry-title'>{title(number)}</h1><div class='entry-content'>{story(number)}</div>"
        f"</article>{after}"
    )
    return frame(body, heading=title(number), head=head, site=site, menu=menu)


def plain(heading: str, words: str, *, site: str = "Evening Reel") -> bytes:
    """A standing page such as `About`."""
    return frame(f"<h1>{heading}</h1><p>{words}</p>", heading=heading, site=site)


def teasers(numbers: Sequence[int], paths: Sequence[str]) -> str:
    """A list of articles."""
    return "".join(f"<article><h2><a href='{path}'>{title(n)}</a></h2></article>" for n, path in zip(numbers, paths, strict=True))


def slug(number: int) -> str:
    """The last segment of an article's address.

    >>> slug(2)
    'silent-harbour-2'
    """
    return f"{drama(number).lower().replace(' ', '-')}-{number}"
