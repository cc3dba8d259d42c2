"""How our code is cut and what it says of itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import ROOT, named, our_code, our_tests

MOST_LINES = 300
MOST_SETTINGS_LINES = 250
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "misc.py", "common.py"}
FORBIDDEN_MARKS = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error")
EVERYTHING = [*our_code(), *our_tests()]


def test_there_is_code_to_look_at() -> None:
    assert len(our_code()) > 50
    assert len(our_tests()) > 10


@pytest.mark.parametrize("path", EVERYTHING, ids=named)
def test_module_is_short_finished_and_named_after_an_idea(path: Path) -> None:
    text = path.read_text()
    lines = len(text.splitlines())
    assert lines <= (MOST_SETTINGS_LINES if "settings" in path.parts else MOST_LINES)
    assert path.name not in FORBIDDEN_NAMES
    assert not [mark for mark in FORBIDDEN_MARKS if mark in text]


def _public_parts(tree: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the classes and functions that the module offers to others."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", our_code(), ids=named)
def test_module_and_what_it_offers_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text())
    if not tree.body:  # an empty __init__.py
        assert path.name == "__init__.py"
        return
    assert ast.get_docstring(tree), "The module has no docstring"
    silent = [part.name for part in _public_parts(tree) if not ast.get_docstring(part)]
    assert not silent


@pytest.mark.parametrize("path", our_tests(), ids=named)
def test_test_module_says_what_it_is_about(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert not tree.body or ast.get_docstring(tree)


@pytest.mark.parametrize("path", our_tests(), ids=named)
def test_tests_never_sleep_skip_or_mock(path: Path) -> None:
    """The one exception is the fixture that says plainly that Chromium is not installed."""
    text = path.read_text()
    words = ["time.sl" + "eep(", "unittest.mo" + "ck", "mark.sk" + "ip", "mark.xf" + "ail"]
    if path != ROOT / "tests" / "browser" / "conftest.py":
        words.append("pytest.sk" + "ip(")
    assert not [word for word in words if word in text]
