"""Artist credits: the case table, and the law that names and join phrases give back what was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsers.credits import credit_text, parse_credits, parse_guests
from tests.parsers.track_pages import Case, load_cases

CASES = load_cases("credits.json")


@pytest.mark.parametrize("case", CASES, ids=[c["credit"] for c in CASES])
def test_a_credit_is_read(case: Case) -> None:
    read = []
    for credit in parse_credits(case["credit"]):
        facts = {"name": credit.name, "join": credit.join_phrase, "group": credit.group, "native": credit.native_name}
        if credit.role != "performer":
            facts["role"] = credit.role
        read.append({key: value for key, value in facts.items() if value})
    assert read == case["names"]


@pytest.mark.parametrize("case", CASES, ids=[c["credit"] for c in CASES])
def test_a_credit_reads_back_as_printed(case: Case) -> None:
    assert credit_text(parse_credits(case["credit"])) == case["credit"]


NAMES = st.sampled_from(("Heize", "Kim Na-young", "Chen (EXO)", "다비치", "青木譲", "10CM", "Ra.D", "Punch", "SEVENTEEN's BSS"))
JOINS = st.sampled_from((" & ", ", ", " and ", " x ", " feat. ", " ft. ", " with ", " et ", " và "))


@given(st.lists(st.tuples(NAMES, JOINS), min_size=1, max_size=5))
def test_any_credit_of_names_and_joins_reads_back(parts: list[tuple[str, str]]) -> None:
    text = "".join(name + join for name, join in parts[:-1]) + parts[-1][0]
    read = parse_credits(text)
    assert credit_text(read) == text
    assert len(read) == len(parts)


@given(st.text(max_size=80))
def test_no_credit_makes_a_name_of_nothing(text: str) -> None:
    assert all(credit.name.strip() for credit in parse_credits(text))


def test_only_a_guest_bracket_has_guests() -> None:
    assert parse_guests("EXO") is None
    assert [c.role for c in parse_guests("feat. IU & Suga") or ()] == ["featured", "featured"]
