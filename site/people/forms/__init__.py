"""The forms of people's own journeys, one idea a module."""

from .contact import REACHED_BY, ContactForm
from .take_part import CONSENT_FIELDS, TakePartForm

__all__ = ["CONSENT_FIELDS", "REACHED_BY", "ContactForm", "TakePartForm"]
