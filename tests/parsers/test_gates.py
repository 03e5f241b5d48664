"""A gate answers as its pattern does: no text that the pattern matches may be passed over for want of letters."""

import importlib
import pkgutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import scraper.parsers
from scraper.parsers.tracks.gates import Gate, letters_of
from scraper.text import one_line


def gates() -> dict[str, Gate]:
    """Every gate of the parser by the name it has in its module."""
    found = {}
    for info in pkgutil.walk_packages(scraper.parsers.__path__, "scraper.parsers."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Gate):
                found[f"{info.name}.{name}"] = value
            elif isinstance(value, tuple):
                found |= {
                    f"{info.name}.{name}[{n}]": v[1]
                    for n, v in enumerate(value)
                    if isinstance(v, tuple) and isinstance(v[-1], Gate)
                }
    return {name: gate for gate, name in {gate: name for name, gate in found.items()}.items()}


GATES = gates()


def test_the_gates_are_found() -> None:
    assert len(GATES) > 15


@pytest.mark.parametrize("name", GATES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_the_pattern_matches_passes_the_gate(name: str, data: st.DataObject) -> None:
    gate = GATES[name]
    text = one_line(data.draw(st.from_regex(gate.regex)))  # as all lines come to a gate
    assert (gate.search(text) is None) == (gate.regex.search(text) is None)
    assert (gate.match(text) is None) == (gate.regex.match(text) is None)


LETTERS = [
    ("rain|snow", ("rain", "snow"), "alternatives"),
    ("(?:main|love)? theme", (" theme",), "an optional group says nothing"),
    ("a+b{2}cd?", ("a", "b"), "repeated letters end a run"),
    ("[ab]cd", ("cd",), "a class may be any of its letters"),
    (r"\d+화", ("화",), "digits are no letters"),
]


@pytest.mark.parametrize(("pattern", "letters", "reason"), LETTERS)
def test_letters_that_every_match_has(pattern: str, letters: tuple[str, ...], reason: str) -> None:
    found = letters_of(pattern)
    assert found, reason
    assert all(any(letter.startswith(one) or one in letter for letter in letters) for one in found), (found, reason)


@pytest.mark.parametrize("pattern", [r"\d+", "a?", "(?:rain|)", "[abc]"])
def test_a_pattern_without_letters_has_no_gate(pattern: str) -> None:
    with pytest.raises(ValueError, match="no letters"):
        letters_of(pattern)
