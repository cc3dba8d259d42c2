"""What block templates cannot know by themselves."""

from django import template
from django.template import Context

from core import selectors
from core.blocks.contact import ContactDetails, ContactValue

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_details(context: Context, value: ContactValue) -> ContactDetails:
    """Return whom this contact block names, with the organisation's facts where it asks for them."""
    return value.details(selectors.organisation(context.get("request")))
