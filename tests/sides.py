"""Finds what in a style sheet names a physical side, which does not mirror in right-to-left languages."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from tinycss2 import ast

SIDE = re.compile(r"(^|-)(left|right)(-|$)")
# Shorthands that go round the box: the second value is the right side and the fourth is the left one.
ROUND_THE_BOX = frozenset(
    ["margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-margin", "scroll-padding"]
)
# Those that move to a side on the x axis, whatever the direction of writing.
ACROSS = frozenset(["translatex", "translate", "translate3d", "skewx"])

# A rule that says how the same thing looks from right to left: a shape turned round, or a picture on the other side.
MIRRORED = re.compile(r"(\[dir=\"rtl\"\][^{},]+)\{\s*(?:transform:scaleX\(-1\)|background-position:)")


def physical_sides(sheet: str) -> list[str]:
    """Return each declaration that names a physical side and has no counterpart for the other direction."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    found = list(_in_rules(rules))
    turned = {_without_direction(selector) for selector in MIRRORED.findall(sheet)}
    return [
        each for each in found if not each.startswith('[dir="rtl"]') and each.partition(" {")[0].strip() not in turned
    ]


def _without_direction(selector: str) -> str:
    return selector.removeprefix('[dir="rtl"]').strip()


def physical_sides_inline(style: str) -> list[str]:
    """Return the same for the content of a style attribute."""
    return list(_in_declarations("", style))


def _in_rules(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, ast.ParseError):
            yield f"cannot be read: {rule.message}"
        elif isinstance(rule, ast.QualifiedRule):
            yield from _in_declarations(tinycss2.serialize(rule.prelude).strip(), rule.content)
        elif rule.content is not None and rule.lower_at_keyword in ("page", "font-face"):
            yield from _in_declarations(f"@{rule.lower_at_keyword}", rule.content)
        elif rule.content is not None:
            yield from _in_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _in_declarations(selector: str, content: Any) -> Iterator[str]:
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(each, ast.QualifiedRule):  # a rule inside a rule
            yield from _in_declarations(f"{selector} {tinycss2.serialize(each.prelude)}".strip(), each.content)
        elif isinstance(each, ast.Declaration) and _is_physical(each.lower_name, each.value):
            yield f"{selector} {{ {each.name}: {tinycss2.serialize(each.value).strip()} }}".strip()


def _is_physical(name: str, value: list[Any]) -> bool:
    if SIDE.search(name) and not name.startswith("--"):
        return True
    return _names_a_side(value) or _is_lopsided(name, value)


def _names_a_side(tokens: Iterable[Any]) -> bool:
    for token in tokens:
        if token.type == "ident" and token.lower_value in ("left", "right"):
            return True
        if token.type == "function" and (token.lower_name in ACROSS and _moves_across(token.arguments)):
            return True
        if _names_a_side(getattr(token, "arguments", None) or getattr(token, "content", None) or ()):
            return True
    return False


def _moves_across(arguments: list[Any]) -> bool:
    first = next((token for token in arguments if token.type not in ("whitespace", "comment")), None)
    return first is not None and getattr(first, "value", None) != 0


def _is_lopsided(name: str, value: list[Any]) -> bool:
    parts = [tinycss2.serialize([token]) for token in value if token.type not in ("whitespace", "comment")]
    if name in ROUND_THE_BOX:
        return len(parts) == 4 and parts[1] != parts[3]
    if name == "border-radius" and "/" not in parts:
        corners = (parts + {1: parts * 3, 2: parts, 3: parts[1:2], 4: []}.get(len(parts), []))[:4]
        return corners[:2] != corners[1::-1] or corners[2:] != corners[:1:-1]
    return False
