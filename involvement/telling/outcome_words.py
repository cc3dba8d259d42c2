"""What came of an opportunity, as the public reads it and as a mail can say it."""

import html
import re

from django.utils.html import strip_tags
from wagtail.models import Page

from core.in_language import page_in_language_read
from involvement.models import OpportunityPage

LONGEST = 1_500  # characters of a mail; the page says the rest
_BEGINS_ITEM = re.compile(r"<li[^>]*>")
_ENDS_LINE = re.compile(r"</(p|li|h\d)>|<br\s*/?>")


def outcome_lines(rich_text: str) -> tuple[str, ...]:
    """Return the words of an outcome line by line, a list with hyphens, without markup; of a long one the beginning."""
    broken = _ENDS_LINE.sub("\n", _BEGINS_ITEM.sub("\n- ", rich_text))
    lines = [" ".join(line.split()) for line in html.unescape(strip_tags(broken)).splitlines()]
    kept: list[str] = []
    for line in (each for each in lines if each.strip("- ")):
        if kept and sum(map(len, kept)) + len(line) > LONGEST:
            return (*kept, "…")
        kept.append(line if len(line) <= LONGEST else f"{line[:LONGEST]}…")
    return tuple(kept)


def page_that_tells(page: OpportunityPage) -> Page | None:
    """Return the page that tells what happened, or None where there is none or the public cannot open it.

    In the language that is being read, where it is there in it.
    """
    if not page.outcome_page_id:
        return None
    return page_in_language_read(Page.objects.live().public().filter(pk=page.outcome_page_id).first())
