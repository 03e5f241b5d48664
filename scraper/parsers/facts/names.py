"""Names in a byline: one string in, the persons in it out; labels, roles, dates, handles and organisations taken off."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from scraper.parsers.dropping.match import AUTHOR_BIO, COMMENTS, RELATED_LIST, SHARE, TAGS
from scraper.parsers.facts.byline_patterns import (
    ALL_POSTS,
    BY,
    BY_INSIDE,
    CJK_COLLECTIVES,
    CJK_LETTER,
    CJK_REPORTER,
    COLLECTIVE_WORDS,
    DATED_HANDLE,
    EDGE,
    EMAIL,
    ENTRY,
    ENTRY_AUTHOR,
    ENTRY_STARTS,
    FILED,
    FIRST_WORD,
    GUEST,
    HANDLE,
    HANDLE_BY,
    INITIAL,
    INSIDE_LABEL,
    JOINED,
    JOINTS,
    LABEL,
    LABEL_EDGE,
    LABEL_FIRSTS,
    LABEL_STARTS,
    LABEL_WORDS,
    LABELLING,
    LEADING_ROLE,
    LOUD_JOINTS,
    MEANING,
    NEXT_LABEL,
    NO_NAME,
    OUR_ROLE,
    PARENTHESIS,
    PARTICLES,
    PARTS,
    PIECE,
    PLAIN_NAME,
    REPORTER,
    ROLE_WORDS,
    SEPARATED,
    SPACELESS,
    SPLITS_LABELS,
    SUFFIXED,
    TAIL,
    TEXT_BY,
    TEXT_STARTS,
    WEB,
    WITH_ROLE,
    WORDS,
)
from scraper.parsers.facts.byline_tables import (
    COLLECTIVE_STARTS,
    COMMON_WORDS,
    KOREAN_FAMILIES,
    KOREAN_WORDS,
    NOT_IN_NAMES,
    NOT_PERSONS,
    OUTLET_ENDINGS,
    PLACE_WORDS,
    REPORTER_SUFFIXES,
    WEAK_LABELS,
    WEEKDAYS,
)
from scraper.parsers.facts.date_tables import PUBLISHED_WORDS, UPDATED_WORDS
from scraper.parsers.facts.dates import find_dates
from scraper.text import fold, one_line

_KOREAN = re.compile(rf"(?:[{KOREAN_FAMILIES}][가-힣]{{2}}|(?:남궁|황보|선우|제갈|사공|독고)[가-힣]{{1,2}})")
_SHORTEST_WORD = 6
"""Letters of a word in plain letters that is a label and nobody's name; `Data` and `Maj` are both."""
_LABELS = frozenset(
    label
    for label in (
        *(label for labels in (AUTHOR_BIO, COMMENTS, RELATED_LIST, SHARE, TAGS) for label in labels),
        *(word.casefold() for word in (*PUBLISHED_WORDS, *UPDATED_WORDS)),
    )
    if len(label) >= _SHORTEST_WORD or not label.isascii()
)
"""What stands over or before a name, a date or a list."""
MAX_NAME = 60
"""Characters; no name is longer, a slogan is."""
MAX_LABEL = 40
"""Characters of a label on a line of its own."""
MAX_BYLINE = 200
"""Characters; a longer line is prose."""


def split_names(text: str, *, site_names: Collection[str] = (), personal: bool = False) -> tuple[str, ...]:
    """Return the persons that `text` (a byline's content, label or not) names, in order, without duplicates.

    `site_names` are the ways the site calls itself: they are never its authors, except that with `personal` a site may be
    called after its owner (only for markup that says "person").

    >>> split_names("By Jane Roe, John Doe & Staff | May 4, 2015 | 27 Comments")
    ('Jane Roe', 'John Doe')
    >>> split_names("이단오 기자 dano@example.co.kr")
    ('이단오',)
    """
    text = one_line(text)[:MAX_BYLINE]
    if name := _plain_name(text):
        key = fold(name)
        if all(fold(s) != key for s in site_names) and not _made_of_site(name, site_names):
            return (name,)
    if text.casefold().strip(LABEL_EDGE) in _LABELS:
        return ()
    text = _rejoined(text)
    if is_entry(text):
        signed = ENTRY_AUTHOR.search(text)
        text = signed["name"].rstrip(".") if signed else ""
    refused = frozenset(map(fold, site_names))
    reporters = [] if text.isascii() or (LABEL.match(text) and not CJK_REPORTER.search(text)) else _reporters(text)
    if reporters:
        return unique_names(n for n in reporters if is_person(n, refused, personal=personal))
    for part in _candidates(ALL_POSTS.sub("", text)):
        if _made_of_site(part, site_names):
            continue
        names = unique_names(n for n in _names_in(part) if is_person(n, refused, personal=personal))
        if names:
            return names
    return ()


def _plain_name(text: str) -> str:
    """Return the name in `Jane Roe` or `By Jane Roe` where none of its words has a meaning in bylines: most of them."""
    match = PLAIN_NAME.fullmatch(text)
    if match is None:
        return ""
    name = match["name"]
    return name if len(name) <= MAX_NAME and MEANING.isdisjoint(name.casefold().replace("-", " ").split(" ")) else ""


def is_entry(line: str) -> bool:
    """Tell the sentence under a post that says when it was posted, by whom and in what.

    >>> is_entry("This entry was posted on May 4, 2015 by Jane Roe and is filed under Drama.")
    True
    """
    return line[:4].casefold() in ENTRY_STARTS and ENTRY.match(line) is not None


def _is_account(name: str, rest: str) -> bool:
    """Tell an account that stands behind `by`, with nothing after it but what it is filed under."""
    behind = rest.strip().removeprefix(name)
    return is_handle(name) and behind != rest and (not behind.strip(EDGE) or FILED.match(behind) is not None)


def _rejoined(text: str) -> str:
    """Put together what only markup parts: `Jane Roe¦ and¦ Mia Lim`."""
    return JOINED.sub(r" \g<joint> ", text) if PIECE in text else text


def _made_of_site(part: str, site_names: Collection[str]) -> bool:
    """Tell a department from persons: three words or more, all of them words of the site's name, not written like a person's."""
    words = set(WORDS.findall(part.casefold()))
    if len(words) < 3 or " " not in part or is_personal_site(part.strip(EDGE)):
        return False  # `jane_of_the_rain` is one word, an account
    return any(words <= set(WORDS.findall(site.casefold())) for site in site_names)


def read_byline(line: str, *, site_names: Collection[str] = ()) -> tuple[str, ...]:
    """Return the persons of a line that is a byline by its own words (`By X`, `글 X`, `X 기자`), else an empty tuple.

    Stricter than `split_names`: nothing but the words speaks for it, so the names must look like names.

    >>> read_byline("Reporter : Riza Umami"), read_byline("By the end of Episode 5, she knows.")
    (('Riza Umami',), ())
    """
    line = one_line(line)
    if is_entry(line):
        return split_names(line, site_names=site_names)
    if not line or not _may_be_byline(line):
        return ()
    line = _rejoined(line)
    if len(line) > MAX_BYLINE:
        return ()
    names = split_names(line, site_names=site_names) if has_byline_words(line) else ()
    if len(names) == 1 and (HANDLE_BY.match(line) or DATED_HANDLE.match(line) or _is_account(names[0], _by_inside(line))):
        return names  # an account and nothing else stands after the label
    return names if names and all(looks_like_name(n) for n in names) and _mostly_names(line, names) else ()


@lru_cache(maxsize=1024)
def has_byline_words(line: str) -> bool:
    """Tell whether a line holds a byline's label or a reporter's suffix.

    >>> has_byline_words("Posted by Rowena in Dramas"), has_byline_words("Rain fell on Seoul.")
    (True, False)
    """
    return _may_be_byline(line) and bool(
        any(_label_of(part) or is_label(part) for part in _parts(line))
        or _by_inside(line)
        or _with_role(line)
        or _inside_label(line)
        or (not line.isascii() and (REPORTER.search(line) or CJK_REPORTER.search(line) or SUFFIXED.match(line)))
    )


def _may_be_byline(line: str) -> bool:
    """Tell whether a line holds a word that bylines are known by; in scripts without spaces nothing is told so."""
    if line.isascii():
        return not LABELLING.isdisjoint(FIRST_WORD.findall(line.lower()))
    return SPACELESS.search(line) is not None or not LABELLING.isdisjoint(FIRST_WORD.findall(line.replace("İ", "i").casefold()))


def _parts(line: str) -> list[str]:
    """Return the stretches between a line's separators."""
    return [p for p in PARTS.split(line) if p] if SEPARATED.search(line) else [line] if line else []


def _inside_label(line: str) -> re.Match[str] | None:
    return INSIDE_LABEL.search(line) if not SPLITS_LABELS.isdisjoint(line) else None


def _label_of(part: str) -> re.Match[str] | None:
    """Return the label a stretch begins with; most lines are told by their first word, the pattern is slow."""
    start = part.lstrip(" -–—·•*/（([【")
    if start[:1].isascii():
        word = FIRST_WORD.match(start)
        told = word is not None and word.group().casefold() in LABEL_FIRSTS
    else:
        told = start[:2].casefold() in LABEL_STARTS
    return LABEL.match(part) if told else None


def _with_role(line: str) -> re.Match[str] | None:
    return WITH_ROLE.match(line) if ", " in line else None


def _by_inside(line: str) -> str:
    """Return what follows `by` in a line that begins with a byline's verb or a date, else nothing."""
    told = not TEXT_STARTS.isdisjoint(line.casefold().split(" ", 2)[:2])
    if told and (text := TEXT_BY.match(line) or OUR_ROLE.match(line) or GUEST.match(line)):
        return text["rest"]
    match = BY_INSIDE.match(line) if BY.search(line) else None
    if match is None:
        return ""
    return match["rest"] if match["verb"] or find_dates(match["before"]) else ""


def is_person(name: str, refused: Collection[str] = (), *, personal: bool = False) -> bool:
    """Tell whether `name` can be a person's: no role, organisation, address, or one of the folded names in `refused`.

    With `personal` a refused name passes that is written like a person's.

    >>> is_person("Jane Roe"), is_person("admin"), is_person("Drama Daily Staff"), is_person("a@b.example")
    (True, False, False, False)
    """
    low = name.casefold().strip()
    if not 2 <= len(name) <= MAX_NAME or low in NOT_PERSONS or low in ROLE_WORDS or low in _LABELS:
        return False
    if fold(name) in refused and not (personal and is_personal_site(name)):
        return False
    words = low.split()
    if personal and words[0] == "the" and len(words) > 1 and not any(w in COMMON_WORDS for w in words[1:]):
        words = words[1:]  # `The Tramspotter`, a pen name where markup says author
    if name[0].isdigit() or any(w in NOT_IN_NAMES for w in words):
        return False
    if not any(c.isalpha() for c in name) or NO_NAME.search(name) or find_dates(name):
        return False
    if len(words) > 6 or (len(words) > 1 and (low.endswith(COLLECTIVE_WORDS) or words[0] in COLLECTIVE_STARTS)):
        return False
    return low.isascii() or not (low.endswith(CJK_COLLECTIVES) and CJK_LETTER.search(low))


def is_label(line: str) -> bool:
    """Tell whether a line is a byline's label and nothing else: the name stands in the next one.

    >>> is_label("Written by"), is_label("Author"), is_label("Authority")
    (True, True, False)
    """
    return len(line) <= MAX_LABEL and line.strip(LABEL_EDGE).casefold() in LABEL_WORDS


def is_handle(name: str) -> bool:
    """Tell an account's name from a person's: one word of small letters, digits, dots.

    >>> is_handle("andrew.k"), is_handle("Susan"), is_handle("김수현")
    (True, False, False)
    """
    return name.isascii() and " " not in name and (name[0].islower() or any(c in "._" or c.isdigit() for c in name[:-1]))


def looks_like_name(name: str) -> bool:
    """Tell whether `name` is written like one: capitals, or a script without capitals; no digits.

    >>> looks_like_name("Vincent van Gogh"), looks_like_name("the end"), looks_like_name("김수현")
    (True, False, True)
    """
    words = name.split()
    if not words or len(words) > 5 or any(c.isdigit() or c in ":：?!" for c in name):
        return False
    strong = [w for w in words if w.casefold() not in PARTICLES]
    return (bool(strong) and all(not w[0].islower() for w in strong) and not name.endswith((".", ":"))) or _is_initialled(name)


def is_korean_name(name: str) -> bool:
    """Tell a Korean person's name by its family name: three letters, or four where that has two.

    >>> is_korean_name("김하늘"), is_korean_name("남궁하늘"), is_korean_name("드라마")
    (True, True, False)
    """
    if name in KOREAN_WORDS:
        return False
    return _KOREAN.fullmatch(name) is not None


def is_personal_site(name: str) -> bool:
    """Tell whether a site's name can be its owner's: two or three capitalised words, none of them a brand's.

    >>> is_personal_site("Jane Q. Roe"), is_personal_site("Luxury Travel Expert")
    (True, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 3 or any(w.casefold() in COMMON_WORDS for w in words):
        return False
    return all(w[0].isupper() and w.replace(".", "").replace("-", "").isalpha() for w in words)


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Drop repeated names, whatever their case, hyphens and spaces; the first spelling stays."""
    return tuple({fold(n): n for n in reversed(list(names))}.values())[::-1]


def _is_initialled(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]\w+(?:\s\w+)*\s[A-Z]\.", name))


def _mostly_names(line: str, names: tuple[str, ...]) -> bool:
    """Refuse prose that happens to begin like a byline: what stands after the names must be short or a date."""
    rest = line[line.rfind(names[-1]) + len(names[-1]) :]
    return len(rest) <= 40 or bool(PARTS.match(rest)) or bool(find_dates(rest))


def _reporters(text: str) -> list[str]:
    """Names that an East Asian reporter's word marks, wherever they stand in the line."""
    found = [m["name"] or m["writer"] or m["editor"] for m in CJK_REPORTER.finditer(text)] or [
        m["name"] for m in REPORTER.finditer(text)
    ]
    names = [n.strip() for group in found for n in re.split(r"[·ㆍ,、]", group)]
    return [_korean(n) for n in names if n]


def _korean(name: str) -> str:
    """Take the outlet off before a reporter's name, and what follows a whole one."""
    first, _, rest = name.partition(" ")
    if rest and first.endswith(OUTLET_ENDINGS):
        return rest
    return first if re.fullmatch(r"[가-힣]{3}\s[가-힣]{2,}", name) else name.replace(" ", "")


def _candidates(text: str) -> list[str]:
    """Return the stretches of a byline that may hold names, the labelled ones first."""
    suffixed = SUFFIXED.match(text)
    inside = _by_inside(text)
    middle = _inside_label(text)
    if suffixed:
        return [suffixed["name"].strip(f" {PIECE}")]
    if role := _with_role(text):
        return [role["name"]]
    if inside and (not LABEL.match(text) or OUR_ROLE.match(text)):
        return [PARTS.split(inside)[0]]
    if middle and not LABEL.match(text):
        return [middle["name"]]
    parts = _parts(text)
    labelled: list[str] = []
    weak: list[str] = []
    for i, part in enumerate(parts):
        label = LABEL.fullmatch(part + PIECE) or _label_of(part)
        if label:
            rest = part[label.end() :] or (parts[i + 1] if i + 1 < len(parts) else parts[i - 1] if i == 1 else "")
            (weak if label.group().strip(f" :{PIECE}").casefold() in WEAK_LABELS else labelled).append(rest)
    return labelled or weak or parts


def _names_in(part: str) -> Iterable[str]:
    """Split one stretch into names, everything else taken off."""
    label = LABEL.match(part)
    if label and label.end() < len(part):
        part = part[label.end() :]
    dates = find_dates(part)
    if dates:
        part = part[: dates[0].start]
    if "@" in part:
        part = HANDLE.sub(" ", EMAIL.sub(" ", part))
    if "." in part or "//" in part:
        part = WEB.sub(" ", part)
    part = PARENTHESIS.sub("", part.removeprefix("id:"))  # Hatena writes its accounts so
    part = NEXT_LABEL.sub("", part) if ":" in part or "：" in part or "＝" in part or "=" in part else part
    part = TAIL.sub("", part)
    full = False
    for joint, name in _joined_names(" " + part + " "):
        plain = _without_weekday(name)
        initial = "." if "." in plain and INITIAL.search(plain) else ""
        plain = _without_role(LEADING_ROLE.sub("", plain.strip(EDGE)) + initial)
        if "," in joint and full and (_is_place(name) or _is_one_word(plain)):
            return  # `Por Ana Lima, de São Paulo`, `By Jane Roe, London`, `Jane Roe, Senior Director`
        if plain and plain.casefold() not in ROLE_WORDS:
            full = full or (" " in plain and plain[0].isupper())
            yield plain


def _joined_names(part: str) -> Iterable[tuple[str, str]]:
    """Yield what stands between the joints, each with the joint before it."""
    start, joint = 0, ""
    for match in (LOUD_JOINTS if part.isupper() else JOINTS).finditer(part):
        yield joint, part[start : match.start()].strip()
        start, joint = match.end(), match.group()
    yield joint, part[start:].strip()


def _is_place(name: str) -> bool:
    """Tell what is no further name: `de São Paulo`, `translated from Korean by Daniel Cho`."""
    first, _, rest = name.partition(" ")
    return first in PLACE_WORDS or (bool(rest) and first[:1].islower() and first not in PARTICLES)


def _is_one_word(name: str) -> bool:
    """Tell a single capitalised word in a script with capitals: after a full name and a comma it is a place or an outlet."""
    return " " not in name and name[:1].isupper()


def _without_weekday(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].strip(EDGE).casefold() in WEEKDAYS:
        words.pop()
    return " ".join(words)


def _without_role(name: str) -> str:
    """Take a role or title off the end: `Jane Roe Staff Writer`, `이단오 기자`."""
    low = name.casefold()
    words = low.split(" ")
    for start in range(1, len(words)):
        role = " ".join(words[start:])
        if len(role) > 3 and role in ROLE_WORDS:
            return name[: -len(role) - 1].strip(EDGE)
    for suffix in REPORTER_SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix).strip(EDGE)
    return name
