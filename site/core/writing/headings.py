"""Headings that leave out a level, so that somebody who jumps from one to the next loses the way."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding, shortened
from .reading import WrittenPage

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def heading_jumps(page: WrittenPage) -> Iterator[Finding]:
    """Yield each heading that is empty, is the second main one, or is more than one level below the one before it."""
    before = 0
    for heading in page.parts:
        if heading.name not in _LEVELS:
            continue
        level, words = int(heading.name[1]), shortened(heading.words())
        if not words and not any(part.name == "img" and "alt" in part.attributes for part in heading.inside()):
            yield Finding(_("A heading without words. Fill it in or take it out."))
            continue
        if level == 1 and before:
            yield Finding(_("A second main heading. A page has one."), words)
        elif before and level > before + 1:
            advice = _("This heading is of level %(level)s, the one before it of level %(before)s.")
            yield Finding(advice % {"level": level, "before": before}, words)
        before = level
