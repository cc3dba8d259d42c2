"""Says on any page which actions of the strategy it supports."""

from typing import Any

from django import template
from wagtail.models import Page

from involvement.tracker.remembered import tracker_in

register = template.Library()


@register.inclusion_tag("involvement/components/helps.html")
def helps(page: Page | None) -> dict[str, Any]:
    """Show “this helps ...” where an editor named the page as evidence; nothing elsewhere."""
    if page is None or page.locale_id is None:
        return {"helped": ()}
    return {"helped": tracker_in(page.locale_id).helped_by(str(page.translation_key))}
