"""Where a setting comes from, and what an impossible one says."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from scraper.config import Config, load_config
from scraper.errors import ConfigError


def test_defaults_need_no_file(tmp_path: Path) -> None:
    assert load_config({}, {}, tmp_path) == Config()


def test_an_option_beats_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / "dramarchive.toml").write_text('delay = 4\ntimeout = 5\narchive = "a.db"\n')
    environ = {"DRAMARCHIVE_DELAY": "3", "DRAMARCHIVE_ARCHIVE": "b.db"}
    config = load_config({"archive": "c.db", "delay": None, "allow_private": ()}, environ, tmp_path)
    assert (config.archive, config.delay, config.timeout) == (Path("c.db"), 3.0, 5.0)


@pytest.mark.parametrize(
    "raw",
    ["127.0.0.0/8,::1", ["127.0.0.0/8", "::1"], ("127.0.0.0/8", " ::1 ")],
    ids=["environment", "file", "options"],
)
def test_private_networks_in_each_notation(raw: object, tmp_path: Path) -> None:
    config = load_config({"allow_private": raw}, {}, tmp_path)
    assert config.allow_private == (ip_network("127.0.0.0/8"), ip_network("::1/128"))


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("delay", "-1", "a negative gap"),
        ("delay", "nan", "not a number, though float() takes it"),
        ("delay", "inf", "would wait for ever"),
        ("delay", True, "TOML true is an int in Python"),
        ("concurrency", "0", "nothing would ever be fetched"),
        ("concurrency", "1.5", "not a whole number"),
        ("allow_private", "10.0.0.1/8", "host bits set: which network is meant is a guess"),
        ("allow_private", "example.org", "names are not networks"),
        ("user_agent", "x\r\nCookie: y", "forges a header"),
        ("user_agent", "  ", "hides who is crawling"),
        ("contact", "드라마", "not a header value"),
        ("archive", "", "no file name"),
        ("archive", "a\0b", "no file name on any system"),
        ("timeout", [], "a list"),
    ],
)
def test_an_impossible_value_names_its_place_in_one_line(name: str, raw: object, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config({name: raw}, {}, tmp_path)
    assert str(caught.value).startswith("--" + name.replace("_", "-"))
    assert "\n" not in str(caught.value)


def test_a_misspelt_key_in_the_file_gets_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "dramarchive.toml").write_text("dealy = 4\n")
    with pytest.raises(ConfigError, match=r"'dealy'.*did you mean delay"):
        load_config({}, {}, tmp_path)


def test_a_misspelt_variable_gets_a_suggestion_and_a_stranger_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^DRAMARCHIVE_DELEY.*did you mean DRAMARCHIVE_DELAY"):
        load_config({}, {"DRAMARCHIVE_DELEY": "2"}, tmp_path)
    assert load_config({}, {"DRAMARCHIVE_HOME": "/opt", "DELEY": "2"}, tmp_path).delay == 1.0


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "dramarchive.toml").write_bytes(b"delay = \xff")
    with pytest.raises(ConfigError, match=r"^dramarchive\.toml"):
        load_config({}, {}, tmp_path)


def test_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    assert load_config({}, {"DRAMARCHIVE_DELAY": ""}, tmp_path).delay == 1.0
