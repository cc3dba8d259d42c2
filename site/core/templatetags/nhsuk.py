"""The tag {% nhsuk "button" text="Save" %}: an official NHS component in a Django template."""

from typing import Any

from django import template
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from core.look import components
from core.look.components import UnknownComponent, render_component

register = template.Library()


@register.simple_tag
def nhsuk(component: str, params: dict[str, Any] | None = None, **given: Any) -> SafeString:
    """Render a component; `fieldset__legend__text="…"` sets a nested parameter, `params=` brings a dict."""
    merged: dict[str, Any] = dict(params or {})
    for name, value in given.items():
        *path, last = name.split("__")
        place = merged
        for step in path:
            place[step] = dict(place.get(step) or {})
            place = place[step]
        place[last] = value
    try:
        return render_component(component, merged)
    except UnknownComponent as error:
        raise TemplateSyntaxError(f"The NHS frontend has no component called “{component}”.") from error


@register.simple_tag
def nhs_logo() -> SafeString:
    """Draw the NHS logo."""
    return components.nhs_logo()
