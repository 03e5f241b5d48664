"""The examples in docstrings run."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import exporters
import scraper
import spiders

MODULES = sorted(
    found.name
    for package in (scraper, spiders, exporters)
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    assert sum(bool(test.examples) for name in MODULES for test in finder.find(import_module(name))) > 30
