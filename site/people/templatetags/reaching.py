"""Ways to reach somebody, as links that a telephone understands."""

from django import template
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from people.addresses import normalised_phone

register = template.Library()


@register.filter
def phone_link(written: str) -> SafeString | str:
    """Return the number as a link to ring it, or what is written where that is not just a number."""
    try:
        number = normalised_phone(written)
    except ValidationError:
        return written
    return format_html('<a dir="ltr" href="tel:{}">{}</a>', number, written)
