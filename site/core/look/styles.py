"""Derives our style sheet from the packaged NHS one: the parts we use, no font from elsewhere, either direction."""

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import tinycss2
from tinycss2 import ast

from core.look.sides import logical, mirrored

# Every NHS component that a template or a block of ours may use. Add a name here when you use a new one.
COMPONENTS = frozenset(
    [
        "action-link",
        "back-link",
        "body",
        "body-l",
        "body-s",
        "breadcrumb",
        "button",
        "button-group",
        "caption-l",
        "caption-m",
        "caption-xl",
        "card",
        "card-group",
        "character-count",
        "checkboxes",
        "contents-list",
        "date-input",
        "details",
        "expander",
        "expander-group",
        "error-message",
        "error-summary",
        "fieldset",
        "form-group",
        "footer",
        "grid-column-full",
        "grid-column-one-half",
        "grid-column-one-quarter",
        "grid-column-one-third",
        "grid-column-three-quarters",
        "grid-column-two-thirds",
        "grid-row",
        "header",
        "heading-l",
        "heading-m",
        "heading-s",
        "heading-xl",
        "heading-xs",
        "hint",
        "icon",
        "image",
        "input",
        "inset-text",
        "label",
        "label-wrapper",
        "lede-text",
        "link",
        "list",
        "main-wrapper",
        "pagination",
        "panel",
        "radios",
        "section-break",
        "select",
        "skip-link",
        "summary-list",
        "table",
        "table-container",
        "tag",
        "textarea",
        "warning-callout",
        "width-container",
    ]
)
UTILITIES = re.compile(
    r"u-(visually-hidden|reading-width|secondary-text-colour|nowrap|text-break-word|font-weight-(bold|normal)|clear"
    r"|(margin|padding)-(top|bottom)-[0-9]|margin-0)"
)
# Parts of used components that nothing here shows: other colours, parts that need the NHS scripts.
LEFT_OUT = re.compile(
    r"--(white|login|reverse|primary|type|top-task|warning-button|interruption)\b"
    r"|header--inline|header__(account|menu|navigation-text|navigation--|dropdown|organisation-(logo|name-))"
    r"|header__search-form \.|panel__title--|card__action|frontend-supported"
    r"|summary-list__(actions|row--no-actions)|summary-list--no-actions|button--secondary-solid"
    r"|:(visited|hover|active|focus)[^ ]* \.nhsuk-icon|(file-upload|password-input|hero|tabs)"
)
_CLASS = re.compile(r"\.nhsuk-([a-z0-9]+(?:-[a-z0-9]+)*)")
# The same hues, darker, so that all text has the enhanced contrast of 7:1 (WCAG 1.4.6), not only the 4.5:1 of AA.
STRONGER = {
    "#005eb8": "#004c95",  # links, header
    "#007f3b": "#00662f",  # buttons
    "#4c6272": "#415462",  # secondary text
    "#d5281b": "#9e1e14",  # errors
}
_FONT_FROM_ELSEWHERE = re.compile(r"[\"']?Frutiger W01[\"']?\s*,")


def packaged_css() -> str:
    """Return the text of the NHS style sheet that wagtail-nhsuk-frontend carries."""
    folder = files("wagtailnhsukfrontend") / "static" / "wagtailnhsukfrontend" / "css"
    [sheet] = [entry for entry in folder.iterdir() if entry.name.endswith(".min.css")]
    return sheet.read_text(encoding="utf-8")


def derived_css(source: str) -> str:
    """Return the part of the NHS style sheet that we use, without loading anything and with logical sides."""
    kept = _kept_rules(tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True))
    text = "".join(kept)
    used = set(re.findall(r"var\((--[\w-]+)", text)) | {"--nhsuk-frontend-version"}
    return '@charset "UTF-8";' + re.sub(r":root\{([^}]*)\}", lambda match: _used_properties(match[1], used), text)


def _kept_rules(rules: Iterable[Any]) -> list[str]:
    kept = []
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            kept.append(_kept_rule(rule))
        elif isinstance(rule, ast.AtRule) and rule.content is not None:
            kept.append(_kept_group(rule))
    return [text for text in kept if text]


def _kept_group(rule: ast.AtRule) -> str:
    condition = tinycss2.serialize(rule.prelude).strip().replace("(-ms-high-contrast:active),", "")
    if rule.at_keyword not in {"media", "supports"} or "print" in condition or "\ufffd" in condition:
        return ""  # fonts come from elsewhere, print.css says how a page prints, and "screen\\0" is for dead browsers
    inner = "".join(_kept_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
    return f"@{rule.at_keyword} {condition}{{{inner}}}" if inner else ""


def _kept_rule(rule: ast.QualifiedRule) -> str:
    selectors = [selector for selector in _selectors(tinycss2.serialize(rule.prelude)) if is_used(selector)]
    if not selectors:
        return ""
    declarations = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
    found = [each for each in declarations if isinstance(each, ast.Declaration)]
    body = ";".join(_declaration(selectors, each) for each in found)
    values = {each.lower_name: tinycss2.serialize(each.value).strip() for each in found}
    return f"{','.join(selectors)}{{{body}}}{mirrored(selectors, values)}"


def _selectors(prelude: str) -> list[str]:
    """Split at the commas that are not inside brackets, as in `:is(a, b)`."""
    without_preview_states = prelude.replace(r":not(.\:focus)", "")  # classes of the pattern library's own previews
    return [part.strip() for part in re.split(r",(?![^(]*\))", without_preview_states)]


def is_used(selector: str) -> bool:
    """Tell whether our style sheet keeps this selector of the NHS one."""
    if LEFT_OUT.search(selector):
        return False
    return all(name in COMPONENTS or UTILITIES.fullmatch(name) for name in _CLASS.findall(selector))


def _declaration(selectors: list[str], declaration: ast.Declaration) -> str:
    value = _FONT_FROM_ELSEWHERE.sub("", tinycss2.serialize(declaration.value)).strip()
    for packaged, ours in STRONGER.items():
        value = value.replace(packaged, ours)
    name = declaration.name if declaration.name.startswith("--") else declaration.lower_name
    end = "!important" if declaration.important else ""
    return ";".join(f"{name}:{value}{end}" for name, value in logical(selectors, name, value))


def _used_properties(declarations: str, used: set[str]) -> str:
    kept = [each for each in declarations.split(";") if each.split(":")[0] in used]
    return f":root{{{';'.join(kept)}}}" if kept else ""
