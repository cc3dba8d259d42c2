"""What templates and scripts may not hold: inline code, other hosts, switched-off rules."""

import re
from pathlib import Path

import pytest

from .house import ROOT, named, our_code, our_templates, our_tests

TEMPLATES = [path for path in our_templates() if path.suffix in (".html", ".svg", ".txt", ".xml")]
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and "mail" not in path.parts]
STYLES = sorted((ROOT / "static").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))

_COMMENT = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_INLINE_STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)
_LOADED = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|track|use|image)\b[^>]*", re.IGNORECASE)
_LINKED = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(?:src|srcset|href|data|poster)\s*=\s*[\"']\s*(?:https?:)?//", re.IGNORECASE)
_ADDRESS_ONLY = re.compile(r"rel\s*=\s*[\"'](?:canonical|alternate|profile|license)", re.IGNORECASE)


def _text(path: Path) -> str:
    return _COMMENT.sub("", path.read_text())


def test_there_are_templates_to_look_at() -> None:
    assert len(PAGES) > 10


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_no_inline_style_script_or_handler(path: Path) -> None:
    text = _text(path)
    assert not _INLINE_STYLE.search(text)
    assert not _HANDLER.search(text)
    for attributes in _SCRIPT.findall(text):
        assert "src=" in attributes or "application/ld+json" in attributes or "application/json" in attributes


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = _text(path)
    assert not [tag for tag in _LOADED.findall(text) if _OTHER_HOST.search(tag)]
    assert not [tag for tag in _LINKED.findall(text) if _OTHER_HOST.search(tag) and not _ADDRESS_ONLY.search(tag)]


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=named)
def test_styles_and_scripts_load_nothing_from_another_host(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//|@font-face|sourceMappingURL", text)
    assert not re.search(r"fetch\(\s*[\"'](?:https?:)?//|\beval\(|document\.write|\.innerHTML\s*=", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_marked_safe_by_hand(path: Path) -> None:
    """Plain-text mails need no escaping; rich text was cleaned by Wagtail when it was saved."""
    if path.suffix != ".txt" and "wagtailcore" not in path.parts:
        assert not re.search(r"\|\s*safe\b|{%\s*autoescape off", _text(path))


def test_no_accessibility_rule_is_ever_switched_off() -> None:
    words = ("disableRules", "disable_rules", '"enabled": False', "enabled: false", "withoutRules", "axe.configure")
    this = Path(__file__)
    found = [
        f"{named(path)}: {word}"
        for path in [*our_code(), *our_tests(), *SCRIPTS]
        if path != this
        for word in words
        if word in path.read_text()
    ]
    assert not found
