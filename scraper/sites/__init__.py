"""Site rules: TOML files that ship with the program, and a folder of the user's own that goes before them.

A rule is only needed where the generic reading is not enough; `docs/teach-a-site.md` shows how to write one.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from scraper.errors import SiteRuleError
from scraper.rules import Layout, SiteRule

SHIPPED = Path(__file__).parent
"""Where the rules that ship with the program lie."""
_SELECTORS = ("body", "heading", "next_page")
_DATES = ("valid_from", "valid_until")
_LAYOUT_KEYS = tuple(field.name for field in fields(Layout))


@dataclass(frozen=True, slots=True)
class SiteRules:
    """All rules in force, the user's own first."""

    rules: tuple[SiteRule, ...] = ()

    def rule_for(self, url: str) -> SiteRule | None:
        """Return the rule for a page's address; None when the generic reading has to do.

        >>> rules = SiteRules((SiteRule(name="blog", hosts=(".blog.example",)),))
        >>> rules.rule_for("https://drama.blog.example/1").name, rules.rule_for("https://other.example/")
        ('blog', None)
        """
        host = (urlsplit(url).hostname or "").lower()
        return next((rule for rule in self.rules if any(_covers(pattern, host) for pattern in rule.hosts)), None)


def _covers(pattern: str, host: str) -> bool:
    return host == pattern.lstrip(".") or (pattern.startswith(".") and host.endswith(pattern))


def load_rules(own: Path | None = None) -> SiteRules:
    """Return the user's rules in the folder `own` (which need not exist) and the shipped ones after them.

    Raises `SiteRuleError` naming the file and the key of the first mistake.
    """
    folders = ([own] if own and own.is_dir() else []) + [SHIPPED]
    return SiteRules(tuple(read_rule(path) for folder in folders for path in sorted(folder.glob("*.toml"))))


def read_rule(path: Path) -> SiteRule:
    """Return one rule. Raises `SiteRuleError`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _wrong(path, f"cannot be read: {problem}", "mend the file") from problem
    unknown = sorted(set(data) - {"hosts", "layouts"})
    if unknown:
        raise _wrong(path, f"there is no key {unknown[0]!r}", "a rule has hosts and [[layouts]]")
    hosts = _strings(path, "hosts", data.get("hosts"))
    if not hosts:
        raise _wrong(path, "hosts is empty", 'name the site, such as hosts = ["blog.example"]')
    tables = data.get("layouts", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise _wrong(path, "it has no [[layouts]]", "add one with at least a body selector")
    return SiteRule(
        name=path.stem, hosts=tuple(h.lower() for h in hosts), layouts=_newest_first(_layout(path, t) for t in tables)
    )


def _newest_first(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    return tuple(sorted(layouts, key=lambda layout: layout.valid_from or "", reverse=True))


def _layout(path: Path, table: Mapping[str, Any]) -> Layout:
    unknown = sorted(set(table) - set(_LAYOUT_KEYS))
    if unknown:
        raise _wrong(path, f"a layout has no key {unknown[0]!r}", f"known are {', '.join(_LAYOUT_KEYS)}")
    values: dict[str, Any] = {"name": str(table.get("name", path.stem))}
    for key in _SELECTORS:
        if key in table:
            values[key] = _selector(path, key, table[key])
    for key in _DATES:
        if key in table:
            values[key] = _day(path, key, table[key])
    values["drop"] = tuple(_selector(path, "drop", one) for one in _strings(path, "drop", table.get("drop", [])))
    return Layout(**values)


def _strings(path: Path, key: str, value: object) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise _wrong(path, f"{key} is not a list of strings", f'write {key} = ["...", "..."]')
    return value


def _selector(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(path, f"{key} is not a string", "give a CSS selector")
    try:
        LexborHTMLParser("<p>").css(value)
    except (SelectolaxError, ValueError) as problem:
        raise _wrong(path, f"{key} = {value!r} is not a CSS selector", "try it in the browser's console") from problem
    return value


def _day(path: Path, key: str, value: object) -> str:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]
    except ValueError as problem:
        raise _wrong(path, f"{key} = {value!r} is not a day", "write it as 2026-03-01") from problem


def _wrong(path: Path, cause: str, step: str) -> SiteRuleError:
    return SiteRuleError(f"site rule {path.name}: {cause}. Next: {step}.", rule=path.name)
