"""Writes the sides of a packaged style sheet as logical ones, so that right-to-left languages mirror."""

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

_LOGICAL = {
    f"{name}-{side}{rest}": f"{name}-inline-{'start' if side == 'left' else 'end'}{rest}"
    for name, rests in {"margin": [""], "padding": [""], "border": ["", "-width", "-color", "-style"]}.items()
    for side in ("left", "right")
    for rest in rests
} | {"left": "inset-inline-start", "right": "inset-inline-end"}
_WORDS = {
    "text-align": {"left": "start", "right": "end"},
    "float": {"left": "inline-start", "right": "inline-end"},
    "clear": {"left": "inline-start", "right": "inline-end"},
}
# Shorthands that go round the box, with the names of their two halves.
_ROUND_THE_BOX = {
    "margin": ("margin-block", "margin-inline"),
    "padding": ("padding-block", "padding-inline"),
    "border-width": ("border-block-width", "border-inline-width"),
}
_CORNERS = ("start-start", "start-end", "end-end", "end-start")
# Shapes that are drawn with borders and turns: their geometry stays as it is, and the whole is mirrored.
_ARROWS = (".nhsuk-back-link:before", ".nhsuk-breadcrumb__list-item:before", ".nhsuk-details__summary:before")
# The tick of a checkbox looks the same in every language.
_TICK = ".nhsuk-checkboxes__label:after"


def logical(selectors: Sequence[str], name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield what a declaration becomes: itself, or one or more with logical sides."""
    if name.startswith("border") and all(_is_drawn(selector) for selector in selectors):
        yield name, value
        return
    parts = _parts(value)
    if name in _ROUND_THE_BOX and len(parts) == 4 and parts[1] != parts[3]:
        across, along = _ROUND_THE_BOX[name]
        top, right, bottom, left = parts
        yield across, f"{top} {bottom}"
        yield along, f"{left} {right}"
    elif name == "border-radius" and len(parts) == 4:
        yield from ((f"border-{corner}-radius", part) for corner, part in zip(_CORNERS, parts, strict=True))
    else:
        yield _LOGICAL.get(name, name), _WORDS.get(name, {}).get(value, value)


def mirrored(selectors: Sequence[str], values: dict[str, str]) -> str:
    """Return the rule that mirrors an arrow, from the values of its own rule; empty for everything else."""
    arrows = [f'[dir="rtl"] {selector}' for selector in selectors if selector in _ARROWS]
    if not arrows or "content" not in values:
        return ""
    turned = f"scaleX(-1) {values.get('transform', '')}".strip()
    return f"{','.join(arrows)}{{transform:{turned}}}"


def _is_drawn(selector: str) -> bool:
    return selector.endswith((_TICK, *_ARROWS))


def _parts(value: str) -> list[str]:
    tokens: list[Any] = tinycss2.parse_component_value_list(value)
    return [tinycss2.serialize([token]) for token in tokens if token.type not in ("whitespace", "comment")]
