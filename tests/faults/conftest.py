"""The canary is looked at after every test of this folder, and once more at the end."""

from collections.abc import Iterator

import pytest

from tests.faults.canary import CANARY


@pytest.fixture(autouse=True)
def canary_unseen() -> Iterator[None]:
    yield
    assert CANARY.seen == [], "a forbidden address was contacted"
