"""The settings: one frozen `Config`, read once, defaults < `dramarchive.toml` < environment < option.

A setting is one field of `Config` and one line in `_READERS`; the file's key, the environment variable
(`DRAMARCHIVE_DELAY`) and the option (`--delay`) follow from the field's name.
"""

import ipaddress
import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from scraper import __version__
from scraper.errors import ConfigError

CONFIG_FILE = "dramarchive.toml"
"""Name of the settings file, looked for in the working directory."""
ENVIRONMENT_PREFIX = "DRAMARCHIVE_"
"""What the name of an environment variable begins with."""
PRODUCT = "dramarchive"
"""The product token: what robots.txt groups are matched against, whatever `user_agent` says."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of one invocation."""

    archive: Path = Path("archive.db")
    """The SQLite file; `captures/` lies beside it."""
    sites: Path = Path("sites")
    """Folder with site rules of one's own (TOML); it need not exist."""
    delay: float = 1.0
    """Least gap between two requests to one host, seconds; robots.txt or a slow host may call for more. 0: none, not adapted."""
    concurrency: int = 8
    """Requests in flight over all hosts; one host never has more than one."""
    user_agent: str = f"{PRODUCT}/{__version__}"
    """The User-Agent header, before the contact address is added."""
    contact: str = ""
    """Address or URL that a site's owner can write to; added to the User-Agent."""
    allow_private: tuple[Network, ...] = ()
    """Private networks that may be contacted; none by default."""
    timeout: float = 30.0
    """Time limit of one download, seconds."""
    max_size: int = 32 * 1024 * 1024
    """Limit of one response, decoded, bytes."""
    retries: int = 2
    """How often a failed fetch is tried again in later visits before it counts as failed."""
    assets: bool = False
    """Whether a crawl also captures the style sheets, images and fonts of articles, so that they can be replayed."""
    lease_seconds: float = 300.0
    """How long a URL stays leased to a run that says nothing; a killed run's URLs are free after this."""

    def user_agent_header(self) -> str:
        """Return the User-Agent as sent.

        >>> Config(user_agent="dramarchive/1", contact="me@example.org").user_agent_header()
        'dramarchive/1 (+me@example.org)'
        """
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


def load_config(options: Mapping[str, Any], environ: Mapping[str, str], cwd: Path) -> Config:
    """Return the settings of this invocation.

    `options` maps field names to values; None and an empty tuple mean "not given". Raises `ConfigError` naming the
    place (file, variable or option) of the first impossible value.
    """
    values: dict[str, Any] = {}
    for name, raw, place in _given(options, environ, cwd):
        try:
            values[name] = _READERS[name](raw)
        except ValueError as problem:
            raise ConfigError(f"{place}: {problem} Next: mend it, or leave it out for the default.") from problem
    return Config(**values)


def _given(options: Mapping[str, Any], environ: Mapping[str, str], cwd: Path) -> Iterator[tuple[str, Any, str]]:
    """Yield (field, value, place for messages), weakest first."""
    path = cwd / CONFIG_FILE
    for name, raw in _read_file(path).items():
        if name not in _READERS:
            near = get_close_matches(name, _READERS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(_READERS)}."
            raise ConfigError(f"{CONFIG_FILE}: there is no setting {name!r}. Next: {hint}")
        yield name, raw, f"{CONFIG_FILE}: {name}"
    _check_variables(environ)
    for name in _READERS:
        variable = ENVIRONMENT_PREFIX + name.upper()
        if environ.get(variable):
            yield name, environ[variable], variable
    for name, raw in options.items():
        if name in _READERS and raw is not None and raw != ():
            yield name, raw, "--" + name.replace("_", "-")


def _check_variables(environ: Mapping[str, str]) -> None:
    """Refuse a variable that is a setting's misspelt; others may be somebody else's."""
    for variable in environ:
        name = variable.removeprefix(ENVIRONMENT_PREFIX).lower()
        near = get_close_matches(name, _READERS, n=1, cutoff=0.75)
        if variable.startswith(ENVIRONMENT_PREFIX) and name not in _READERS and near:
            meant = ENVIRONMENT_PREFIX + near[0].upper()
            raise ConfigError(f"{variable}: there is no setting {name!r}. Next: did you mean {meant}?")


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ConfigError(f"{path.name}: cannot be read: {problem}. Next: mend or remove the file.") from problem


def _number(least: float, most: float, unit: str) -> Callable[[object], float]:
    def read(raw: object) -> float:
        value = math.nan
        if isinstance(raw, int | float | str) and not isinstance(raw, bool):
            try:
                value = float(raw)
            except ValueError:
                value = math.nan
        if not least <= value <= most:
            raise ValueError(f"{raw!r} is not a number of {unit} from {least:g} to {most:g}.")
        return value

    return read


def _whole(least: int, most: int, unit: str) -> Callable[[object], int]:
    def read(raw: object) -> int:
        try:
            value = int(raw) if isinstance(raw, int | str) and not isinstance(raw, bool) else least - 1
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise ValueError(f"{raw!r} is not a whole number of {unit} from {least} to {most}.")
        return value

    return read


def _flag(raw: object) -> bool:
    """Read true and false, as TOML has them or in words."""
    said = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(raw).strip().lower())
    if said is None:
        raise ValueError(f"{raw!r} is neither true nor false.")
    return said


def _one_line(raw: object) -> str:
    # A line break in a header value would let a setting forge a second header.
    if not isinstance(raw, str) or not raw.isprintable() or not raw.isascii():
        raise ValueError(f"{raw!r} is not one line of plain ASCII text.")
    return raw.strip()


def _agent(raw: object) -> str:
    agent = _one_line(raw)
    if not agent:
        raise ValueError("an empty user agent hides who is crawling; leave the setting out for the default.")
    return agent


def _path(raw: object) -> Path:
    if not isinstance(raw, str | Path) or not str(raw).strip() or "\0" in str(raw):
        raise ValueError(f"{raw!r} is not a file name.")
    return Path(raw).expanduser()


def _networks(raw: object) -> tuple[Network, ...]:
    """Read `"127.0.0.0/8, ::1"` or a list of such."""
    parts = raw if isinstance(raw, list | tuple) else [raw]
    found: list[Network] = []
    for part in parts:
        for word in filter(None, map(str.strip, str(part).split(","))):
            try:
                found.append(ipaddress.ip_network(word))
            except ValueError as problem:
                raise ValueError(f"{word!r} is not a network such as 127.0.0.0/8 ({problem}).") from problem
    return tuple(found)


_READERS: dict[str, Callable[[object], Any]] = {
    "archive": _path,
    "sites": _path,
    "delay": _number(0, 3600, "seconds"),
    "concurrency": _whole(1, 256, "requests"),
    "user_agent": _agent,
    "contact": _one_line,
    "allow_private": _networks,
    "timeout": _number(0.1, 3600, "seconds"),
    "max_size": _whole(1024, 2**31, "bytes"),
    "retries": _whole(0, 20, "tries"),
    "assets": _flag,
    "lease_seconds": _number(1, 86400, "seconds"),
}
"""How the value of each field is read, whatever place it comes from; raises ValueError with the cause."""

if set(_READERS) != {field.name for field in fields(Config)}:
    raise AssertionError("every field of Config needs a line in _READERS")
